import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Account, Asks, ChangeFacts, Known, Said } from '../../src/facts.ts';
import { type GitHubPull, type GitHubReply, type GitHubRequest, gitHubSource } from '../../src/sources/github.ts';
import { asking, NOTHING } from './asking.ts';

type Files = Readonly<Record<string, string | readonly [mode: string, text: string]>>;
type Parameters = Readonly<Record<string, unknown>>;

const hash = (text: string): string => createHash('sha1').update(text).digest('hex');
const ok = (data: unknown): GitHubReply => ({ status: 200, headers: {}, data });

/** Throws what the Action's request throws once a run has spent its share. */
const spendAtMost = (most: number) => {
  let spent = 0;
  return (): undefined => {
    spent += 1;
    if (spent > most) throw new Error(`this takes more than the ${most} requests a run may spend`);
  };
};

/** What Octokit throws for a reply that is no success. */
const refusal = (status: number, message: string, headers: Record<string, string> = {}) =>
  Object.assign(new Error(message), { status, response: { status, headers, data: { message } } });

interface Row {
  readonly path: string;
  readonly mode: string;
  readonly sha: string;
  readonly type: string;
  readonly size?: number;
}

/**
 * GitHub as one repository with one pull request. `line` is another branch, `group` what a merge queue made of the pull;
 * `cap` is how many entries a listing may have before it is cut; `answer` may put another reply in the place of one, or
 * throw. Calls with the organisation's token are counted as `org …`.
 */
const gitHub = (
  options: {
    mergeBase?: Files;
    tip?: Files;
    head?: Files;
    pull?: Record<string, unknown>;
    cap?: number;
    changed?: number;
    /** What the head has and the tip has not, oldest first. */
    commits?: readonly unknown[];
    defaultBranch?: string;
    compareTip?: string;
    line?: { name: string; tip: Files; mergeBase: Files };
    group?: { base: Files; head: Files };
    /** The head's tree at a commit it had before. */
    earlier?: Files;
    /** Lists of what was said, each item as GitHub gives it. */
    said?: { reviews?: readonly unknown[]; comments?: readonly unknown[]; events?: readonly unknown[] };
    headers?: Record<string, string>;
    answer?: (route: string, parameters: Parameters, call: number, token: 'job' | 'org') => unknown;
  } = {},
) => {
  const { mergeBase = {}, tip = mergeBase, head = mergeBase, cap = 100_000, defaultBranch = 'main' } = options;
  const trees = new Map<string, Row[]>();
  const blobs = new Map<string, string>();
  const put = (files: Files): string => {
    const rows: Row[] = [];
    const below = new Map<string, Record<string, Files[string]>>();
    for (const [path, content] of Object.entries(files)) {
      const [name = '', ...rest] = path.split('/');
      if (rest.length > 0) {
        below.set(name, { ...below.get(name), [rest.join('/')]: content });
        continue;
      }
      const [mode, text] = typeof content === 'string' ? ['100644', content] : content;
      const sha = hash(`blob ${text}`);
      blobs.set(sha, text);
      const isBlob = mode !== '160000';
      rows.push({
        path: name,
        mode,
        sha,
        type: isBlob ? 'blob' : 'commit',
        ...(isBlob ? { size: Buffer.byteLength(text) } : {}),
      });
    }
    for (const [name, inner] of below) rows.push({ path: name, mode: '040000', sha: put(inner), type: 'tree' });
    const sha = hash(JSON.stringify(rows));
    trees.set(sha, rows);
    return sha;
  };
  const { line = { name: 'no line', tip: {}, mergeBase: {} }, group = { base: {}, head: {} } } = options;
  const commits = new Map<string, string>();
  const make = (name: string, files: Files): string => {
    const id = hash(`commit ${name}`);
    commits.set(id, put(files));
    return id;
  };
  const sha = {
    mergeBase: make('mergeBase', mergeBase),
    tip: make('tip', tip),
    head: make('head', head),
    line: make('line', line.tip),
    lineBase: make('lineBase', line.mergeBase),
    groupBase: make('groupBase', group.base),
    groupHead: make('groupHead', group.head),
    earlier: make('earlier', options.earlier ?? {}),
  };
  const branches = new Map([
    [defaultBranch, sha.tip],
    [line.name, sha.line],
  ]);
  const mergeBases = new Map([
    [sha.tip, sha.mergeBase],
    [sha.line, sha.lineBase],
    [sha.groupBase, sha.groupBase],
  ]);
  const deep = (tree: string): Row[] =>
    (trees.get(tree) ?? []).flatMap((row) => [
      row,
      ...(row.type === 'tree' ? deep(row.sha).map((inner) => ({ ...inner, path: `${row.path}/${inner.path}` })) : []),
    ]);
  const commit = (id: string) => ({ sha: id, commit: { tree: { sha: commits.get(id) } } });
  const said = (all: readonly unknown[] = [], { page, per_page: size }: Parameters): readonly unknown[] =>
    all.slice((Number(page) - 1) * Number(size), Number(page) * Number(size));
  const reply = (route: string, parameters: Parameters): unknown => {
    switch (route.replace('GET /repos/{owner}/{repo}', '')) {
      case '/pulls/{pull_number}':
        return {
          number: parameters.pull_number,
          head: { ref: 'feature', sha: sha.head, repo: { full_name: 'acme/shop' } },
          base: { ref: 'main', sha: 'stale', repo: { full_name: 'acme/shop', default_branch: defaultBranch } },
          changed_files: options.changed ?? 1,
          ...options.pull,
        };
      case '/pulls/{pull_number}/reviews':
        return said(options.said?.reviews, parameters);
      case '/issues/{issue_number}/comments':
        return said(options.said?.comments, parameters);
      case '/issues/{issue_number}/events':
        return said(options.said?.events, parameters);
      case '/git/ref/{ref}': {
        const tipSha = branches.get(String(parameters.ref).replace(/^heads\//, ''));
        if (tipSha === undefined) throw refusal(404, 'Not Found');
        return { ref: `refs/${parameters.ref}`, object: { type: 'commit', sha: tipSha } };
      }
      case '/compare/{basehead}': {
        const [base = '', given = ''] = String(parameters.basehead).split('...');
        const from = branches.get(base) ?? base;
        const common = mergeBases.get(from);
        if (![sha.head, sha.groupHead, sha.earlier].includes(given) || common === undefined)
          throw refusal(404, 'Not Found');
        const named = base === defaultBranch ? (options.compareTip ?? from) : from;
        const all = options.commits ?? [];
        const page = Number(parameters.page ?? 1);
        return {
          base_commit: commit(named),
          merge_base_commit: commit(common),
          total_commits: all.length,
          commits: all.slice((page - 1) * 100, page * 100),
          files: [],
        };
      }
      case '/git/trees/{tree_sha}': {
        const id = String(parameters.tree_sha);
        const tree = commits.get(id) ?? id;
        const rows = parameters.recursive === undefined ? trees.get(tree) : deep(tree);
        if (rows === undefined || !trees.has(tree)) throw refusal(404, 'Not Found');
        return { sha: id, tree: rows.slice(0, cap), truncated: rows.length > cap };
      }
      case '/git/blobs/{file_sha}': {
        const text = blobs.get(String(parameters.file_sha));
        if (text === undefined) throw refusal(404, 'Not Found');
        const content = Buffer.from(text).toString('base64').replace(/.{60}/g, '$&\n');
        return { sha: parameters.file_sha, encoding: 'base64', size: Buffer.byteLength(text), content };
      }
      default:
        throw new Error(`no such route: ${route}`);
    }
  };
  const calls: string[] = [];
  let [active, most] = [0, 0];
  const requestWith =
    (token: 'job' | 'org'): GitHubRequest =>
    async (route, parameters) => {
      const { owner, repo, ...rest } = parameters;
      // What no brace of the route takes would become a part of the query.
      expect([owner, repo]).toEqual(route.includes('{owner}') ? ['acme', 'shop'] : [undefined, undefined]);
      const name = route.replace(/^GET (?:\/repos\/\{owner\}\/\{repo\})?/, token === 'org' ? 'org ' : '');
      calls.push(`${name} ${Object.values(rest).join(' ')}`);
      const call = calls.length;
      active += 1;
      most = Math.max(most, active);
      await new Promise((resolve) => setImmediate(resolve));
      active -= 1;
      const other = await options.answer?.(route, parameters, call, token);
      return other === undefined
        ? { status: 200, headers: options.headers ?? {}, data: reply(route, parameters) }
        : (other as GitHubReply);
    };
  const open = (more: Partial<GitHubPull> & { org?: true } = {}) => {
    const { org, ...place } = more;
    return gitHubSource({
      request: requestWith('job'),
      ...(org === undefined ? {} : { orgRequest: requestWith('org') }),
      repository: { owner: 'acme', name: 'shop' },
      pull: 7,
      expectedHead: sha.head,
      defaultBranch,
      host: 'github.com',
      ...place,
    });
  };
  return { open, calls, sha, most: () => most };
};

const known = async (source: ReturnType<typeof gitHubSource>, against?: 'default' | 'target'): Promise<ChangeFacts> => {
  const change = await source.readChange(against);
  if ('unknown' in change) throw new Error(change.unknown);
  return change.known;
};

const modes = (facts: ChangeFacts): string[] =>
  facts.paths.map(({ path, before, after }) => `${path}: ${before?.mode ?? '-'} > ${after?.mode ?? '-'}`);

describe('the change', () => {
  const mergeBase: Files = { 'OWNERSHIP.yaml': 'version: 1', 'src/a': '1', 'src/b': '2', 'docs/x': 'x', run: 'r' };
  const head: Files = {
    'OWNERSHIP.yaml': 'version: 1',
    'src/a': '1!',
    'docs/x/y': 'x',
    run: ['100755', 'r'],
    sub: ['160000', 'c'],
    'bad\ufffd': 'b',
  };

  test('is read from the trees of the merge base and the head; the law is the tip of the default branch', async () => {
    const tip = { ...mergeBase, 'OWNERSHIP.yaml': 'version: 1 # newer', theirs: 't' };
    const { open, calls, sha, most } = gitHub({ mergeBase, tip, head, changed: 6 });
    const facts = await known(open());
    expect(modes(facts)).toEqual([
      'bad\ufffd: - > 100644',
      'docs/x: 100644 > -',
      'docs/x/y: - > 100644',
      'run: 100644 > 100755',
      'src/a: 100644 > 100644',
      'src/b: 100644 > -',
      'sub: - > 160000',
    ]);
    expect(facts).toMatchObject({
      law: { ref: 'main', sha: sha.tip },
      base: { ref: 'main', sha: sha.tip },
      target: 'main',
      provenance: { host: 'github.com', branch: 'feature', commits: [], complete: true },
      mergeBase: sha.mergeBase,
      head: { ref: 'feature', sha: sha.head },
      pullHead: sha.head,
      declarations: {
        law: [{ path: 'OWNERSHIP.yaml', size: 18 }],
        base: [{ path: 'OWNERSHIP.yaml', size: 18 }],
        mergeBase: [{ path: 'OWNERSHIP.yaml', size: 10 }],
        head: [{ path: 'OWNERSHIP.yaml', size: 10 }],
      },
    });
    const texts = ['version: 1', 'version: 1 # newer'].map((text) => [hash(`blob ${text}`), { known: text }]);
    expect(facts.texts).toEqual(texts.sort());
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
    expect(calls.slice(0, 4)).toEqual([
      '/pulls/{pull_number} 7',
      '/git/ref/{ref} heads/main',
      `/compare/{basehead} main...${sha.head} 100`,
      `/git/trees/{tree_sha} ${sha.head} 1`,
    ]);
    expect([calls.length, most()]).toEqual([8, 4]);
  });

  test('costs six requests where the base did not move, and none for what stands beside it', async () => {
    const { open, calls } = gitHub({ mergeBase, head: { ...mergeBase, 'src/a': '1!' } });
    const source = open();
    expect(modes(await known(source))).toEqual(['src/a: 100644 > 100644']);
    const answers = await source.readAnswers(asking({ entries: ['src/a', 'SRC/b', 'src'], listing: true }));
    expect(answers).toMatchObject({
      entries: [
        { path: 'src/a', entry: { known: { mode: '100644' } } },
        { path: 'SRC/b', entry: { known: null }, near: { path: 'src/b', folder: false } },
        { path: 'src', entry: { known: null }, near: { path: 'src', folder: true } },
      ],
      listing: { known: ['OWNERSHIP.yaml', 'docs/x', 'run', 'src/a', 'src/b'] },
    });
    expect(await source.readPull()).toMatchObject({ known: { base: 'main', changedFiles: 1 } });
    expect(calls).toHaveLength(6);
  });

  test('of an unchanged head is empty', async () => {
    expect((await known(gitHub({ mergeBase, changed: 0 }).open())).paths).toEqual([]);
  });

  test('is the same however small the listings are cut', async () => {
    const before: Record<string, string> = {};
    for (let index = 0; index < 60; index += 1) before[`d${index % 4}/e${index % 8}/f${index}`] = `${index}`;
    const after = { ...before, 'd1/e1/f1': 'changed', 'd2/e2/new': 'n' };
    const [whole, cut] = [20, 9].map((cap) => gitHub({ mergeBase: before, head: after, changed: 2, cap }));
    const all = gitHub({ mergeBase: before, head: after, changed: 2 });
    const expected = await known(all.open());
    expect(modes(expected)).toEqual(['d1/e1/f1: 100644 > 100644', 'd2/e2/new: - > 100644']);
    for (const some of [whole, cut]) {
      const source = some?.open();
      if (source === undefined) throw new Error('no source');
      expect(await known(source)).toEqual(expected);
      const answers = await source.readAnswers(asking({ entries: ['d0/e0/f0'], listing: true }));
      expect(answers).toMatchObject({ listing: { known: Object.keys(before).sort() } });
      const asked = some?.calls.filter((call) => call.startsWith('/git/trees'));
      expect(new Set(asked).size).toBe(asked?.length);
      expect(some?.most()).toBeLessThanOrEqual(8);
    }
  });

  test('keeps at most eight requests in flight', async () => {
    const before = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`d${index}/f`, `${index}`]));
    const after = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`d${index}/f`, `${index}!`]));
    const { open, most, calls } = gitHub({ mergeBase: before, head: after, changed: 40, cap: 40 });
    expect((await known(open())).paths).toHaveLength(40);
    expect([most(), calls.length]).toEqual([8, 3 + 2 + 2 + 80]);
  });

  test('is unknown, never a part, once it costs more than may be spent', async () => {
    const before = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`d${index}/f`, `${index}`]));
    const after = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`d${index}/f`, `${index}!`]));
    const { open } = gitHub({ mergeBase: before, head: after, changed: 40, cap: 40, answer: spendAtMost(50) });
    expect(await open().readChange()).toEqual({
      unknown: 'This takes more than the 50 requests a run may spend.',
    });
  });

  test('is unknown where one folder is larger than a listing', async () => {
    const before = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`d/f${index}`, `${index}`]));
    const { open } = gitHub({ mergeBase: before, head: { ...before, 'd/f1': '!' }, cap: 9 });
    expect(await open().readChange()).toEqual({ unknown: expect.stringContaining('more entries than GitHub lists') });
  });
});

describe('the pull', () => {
  const mergeBase: Files = { a: '1', b: '2' };
  const head: Files = { a: '1!', c: '2' };

  test('with another head makes the run one of an older commit', async () => {
    const { open, sha } = gitHub({ mergeBase, head, pull: { head: { ref: 'feature', sha: 'f'.repeat(40) } } });
    const source = open();
    const unknown = `This run belongs to an older commit (${sha.head}): the pull request's head is now ${'f'.repeat(40)}.`;
    expect(await source.readChange()).toMatchObject({ unknown });
    expect(await source.confirmPull()).toMatchObject({ unknown });
    expect(await source.readAnswers(asking({ entries: ['a'], listing: true }))).toMatchObject({
      entries: [{ path: 'a', entry: { unknown } }],
      listing: { unknown },
    });
  });

  test('that moves while it is judged is seen at the end', async () => {
    let pulls = 0;
    const { open, sha } = gitHub({
      mergeBase,
      head,
      changed: 2,
      answer: (route) => {
        if (!route.includes('/pulls/')) return undefined;
        pulls += 1;
        const base = { ref: pulls < 4 ? 'main' : 'release', repo: { full_name: 'acme/shop', default_branch: 'main' } };
        const now = { ref: 'feature', sha: pulls === 3 ? 'f'.repeat(40) : sha.head };
        return ok({ head: now, base, changed_files: 2 });
      },
    });
    const source = open();
    expect(await source.readChange()).toHaveProperty('known');
    expect(await source.confirmPull()).toMatchObject({ known: { head: { sha: sha.head } } });
    expect(await source.confirmPull()).toMatchObject({ unknown: expect.stringContaining('an older commit') });
    expect(await source.confirmPull()).toMatchObject({ unknown: expect.stringContaining('another base') });
  });

  test('of a run that hangs on no commit is judged at its live head, which the end is held to', async () => {
    let pulls = 0;
    const { open, sha, calls } = gitHub({
      mergeBase,
      head,
      changed: 2,
      answer: (route) => {
        if (!route.includes('/pulls/')) return undefined;
        pulls += 1;
        const head = { ref: 'feature', sha: pulls === 3 ? 'f'.repeat(40) : sha.head };
        return ok({
          head,
          base: { ref: 'main', repo: { full_name: 'acme/shop', default_branch: 'main' } },
          changed_files: 2,
        });
      },
    });
    const source = open({ expectedHead: null });
    expect(modes(await known(source))).toHaveLength(3);
    expect((await known(source)).head).toEqual({ ref: 'feature', sha: sha.head });
    expect(calls.filter((call) => call.startsWith('/pulls'))).toHaveLength(1);
    expect(await source.confirmPull()).toMatchObject({ known: { head: { sha: sha.head } } });
    expect(await source.confirmPull()).toMatchObject({
      unknown: `This run belongs to an older commit (${sha.head}): the pull request's head is now ${'f'.repeat(40)}.`,
    });
  });

  test('that cannot be read leaves a run that hangs on no commit without a change', async () => {
    const answer = (route: string) => {
      if (route.includes('/pulls/')) throw refusal(502, 'Bad Gateway');
    };
    const { open, calls } = gitHub({ mergeBase, head, answer });
    const source = open({ expectedHead: null });
    const unknown = 'GitHub failed when asked for the pull request (HTTP 502).';
    expect(await source.readChange()).toMatchObject({ unknown });
    expect(await source.readChange('target')).toMatchObject({ unknown });
    expect(calls).toEqual(['/pulls/{pull_number} 7']);
  });

  test.each<[string, unknown, boolean]>([
    ['the same repository', { full_name: 'acme/shop' }, false],
    ['another of its name', { full_name: 'mallory/shop' }, true],
    ['one that is gone', null, true],
    ['one without a name', {}, true],
  ])('with a head in %s', async (_, repo, isFork) => {
    const { open, sha } = gitHub({ mergeBase, head });
    const pull = { head: { ref: 'feature', sha: sha.head, repo } };
    expect(await gitHub({ mergeBase, head, pull }).open().readPull()).toMatchObject({ known: { isFork } });
    expect(await open().readPull()).toMatchObject({ known: { isFork: false } });
  });

  test('to another branch is judged against the default branch, without the count of files', async () => {
    const base = { ref: 'release/1', repo: { full_name: 'acme/shop', default_branch: 'main' } };
    const { open, sha } = gitHub({ mergeBase, head, pull: { base }, changed: 999 });
    const source = open();
    expect((await known(source)).base).toEqual({ ref: 'main', sha: sha.tip });
    expect(await source.readPull()).toMatchObject({ known: { base: 'release/1', defaultBranch: 'main' } });
  });

  test('of a repository whose default branch was renamed since the event', async () => {
    const base = { ref: 'trunk/#1', repo: { full_name: 'acme/shop', default_branch: 'trunk/#1' } };
    const { open, sha } = gitHub({ mergeBase, head, defaultBranch: 'trunk/#1', pull: { base }, changed: 2 });
    expect((await known(open({ defaultBranch: 'main' }))).law).toEqual({ ref: 'trunk/#1', sha: sha.tip });
  });

  test('is compared with the branch, not with a tag of its name', async () => {
    const lax = hash('commit mergeBase');
    const tip = { ...mergeBase, theirs: '1' };
    const { open, sha, calls } = gitHub({ mergeBase, tip, head, changed: 2, compareTip: lax });
    expect((await known(open())).law.sha).toBe(sha.tip);
    expect(calls.filter((call) => call.startsWith('/compare'))).toEqual([
      `/compare/{basehead} main...${sha.head} 100`,
      `/compare/{basehead} ${sha.tip}...${sha.head} 100`,
    ]);
  });

  // a modified, b deleted, c added: three paths, and two files if b and c are one renamed.
  test.each([
    [1, false],
    [2, true],
    [3, true],
    [4, false],
  ])('that has %d changed files by GitHub: %s', async (changed, whole) => {
    const change = await gitHub({ mergeBase, head, changed }).open().readChange();
    if (whole) expect(change).toHaveProperty('known');
    else {
      const unknown = `GitHub counts ${changed} changed files in this pull request, and its trees differ in 3 paths.`;
      expect(change).toMatchObject({ unknown });
    }
  });
});

describe('a line', () => {
  const law = { 'OWNERSHIP.yaml': 'version: 1 # law' };
  const onLine = { 'OWNERSHIP.yaml': 'version: 1 # line', 'src/a': '1', 'src/old': 'o' };
  const trees = {
    mergeBase: { 'src/a': '0' },
    tip: { ...law, 'src/a': '2' },
    line: { name: 'release/2', tip: { ...onLine, 'src/theirs': 't' }, mergeBase: onLine },
    head: { ...onLine, 'src/a': '1!' },
  };
  const base = { ref: 'release/2', repo: { full_name: 'acme/shop', default_branch: 'main' } };
  const text = (content: string) => hash(`blob ${content}`);

  test('is read where it is asked for: its own tip and merge base, the law of the default branch', async () => {
    const { open, sha, calls } = gitHub({ ...trees, pull: { base }, changed: 1 });
    const source = open();
    const byDefault = await known(source, 'default');
    expect(byDefault).toMatchObject({
      law: { ref: 'main', sha: sha.tip },
      base: { ref: 'main', sha: sha.tip },
      target: 'release/2',
      mergeBase: sha.mergeBase,
      declarations: { base: [{ id: text('version: 1 # law') }], mergeBase: [] },
    });
    expect(modes(byDefault)).toEqual(['OWNERSHIP.yaml: - > 100644', 'src/a: 100644 > 100644', 'src/old: - > 100644']);
    const spent = calls.length;
    const facts = await known(source, 'target');
    expect(facts).toMatchObject({
      law: { ref: 'main', sha: sha.tip },
      base: { ref: 'release/2', sha: sha.line },
      target: 'release/2',
      mergeBase: sha.lineBase,
      head: { ref: 'feature', sha: sha.head },
      declarations: {
        law: [{ id: text('version: 1 # law') }],
        base: [{ id: text('version: 1 # line') }],
        mergeBase: [{ id: text('version: 1 # line') }],
        head: [{ id: text('version: 1 # line') }],
      },
    });
    expect(modes(facts)).toEqual(['src/a: 100644 > 100644']);
    expect(Object.fromEntries(facts.texts)).toMatchObject({
      [text('version: 1 # law')]: { known: 'version: 1 # law' },
      [text('version: 1 # line')]: { known: 'version: 1 # line' },
    });
    expect(calls.slice(spent)).toEqual([
      '/git/ref/{ref} heads/release/2',
      `/compare/{basehead} release/2...${sha.head} 100`,
      expect.stringMatching(/^\/git\/trees\//),
      expect.stringMatching(/^\/git\/trees\//),
    ]);
    expect(await source.readAnswers(asking({ entries: ['src/theirs', 'src/b'], listing: true }))).toMatchObject({
      entries: [{ entry: { known: { id: text('t') } } }, { entry: { known: null } }],
      listing: { known: ['OWNERSHIP.yaml', 'src/a', 'src/old', 'src/theirs'] },
    });
  });

  test('that is not asked for is not read, and the answers are the default branch’s', async () => {
    const { open, calls } = gitHub({ ...trees, pull: { base }, changed: 1 });
    const source = open();
    await known(source);
    expect(await source.readAnswers(asking({ listing: true }))).toMatchObject({
      listing: { known: ['OWNERSHIP.yaml', 'src/a'] },
    });
    expect(calls.join()).not.toContain('release/2');
  });

  test('is where GitHub’s count of files holds', async () => {
    const source = gitHub({ ...trees, pull: { base }, changed: 3 }).open();
    expect(await source.readChange('default')).toHaveProperty('known');
    expect(await source.readChange('target')).toMatchObject({
      unknown: 'GitHub counts 3 changed files in this pull request, and its trees differ in 1 path.',
    });
  });

  test.each<[string, string, () => unknown, string]>([
    ['its tip', '/git/ref/', () => refusal(404, 'Not Found'), 'GitHub shows no such thing as the tip of the line'],
    [
      'its comparison',
      '/compare/',
      () => refusal(502, 'Bad Gateway'),
      'GitHub failed when asked for the comparison with the line',
    ],
    [
      'a commit in common',
      '/compare/',
      () => refusal(404, 'No common ancestor between release/2 and 1234.'),
      'The pull request and the line have no commit in common.',
    ],
  ])('without %s is unknown, and so are the answers', async (_, place, fault, words) => {
    const answer = (route: string, { ref, basehead }: Parameters) => {
      if (route.includes(place) && `${ref ?? basehead}`.includes('release/2')) throw fault();
    };
    const source = gitHub({ ...trees, pull: { base }, changed: 1, answer }).open();
    expect(await source.readChange('default')).toHaveProperty('known');
    const unknown = expect.stringContaining(words);
    expect(await source.readChange('target')).toMatchObject({ unknown });
    expect(await source.readAnswers(asking({ entries: ['src/a'], listing: true }))).toMatchObject({
      entries: [{ path: 'src/a', entry: { unknown } }],
      listing: { unknown },
    });
  });
});

describe('who made it', () => {
  const mergeBase: Files = { a: '1' };
  const account = (login: string, id: number) => ({ login, id, type: 'User', avatar_url: 'x' });
  const written = (index: number) => ({
    sha: hash(`written ${index}`),
    commit: {
      author: { name: 'Dana', email: 'dana@acme.example', date: 'x' },
      committer: index === 0 ? null : { name: 'GitHub', email: 'noreply@github.com' },
      message: `Change ${index}\n\nbody`,
    },
    author: index === 0 ? {} : account('dana-pull', 7),
    committer: null,
  });
  const many = (count: number) => Array.from({ length: count }, (_, index) => written(index));

  test('the pull, and each commit with its accounts', async () => {
    const pull = { user: account('dana-pull', 7), title: 'A title', body: null, labels: [{ name: 'one' }, {}] };
    const { open } = gitHub({ mergeBase, changed: 0, pull, commits: many(2) });
    expect((await known(open())).provenance).toEqual({
      host: 'github.com',
      author: { login: 'dana-pull', id: 7, type: 'User' },
      branch: 'feature',
      title: 'A title',
      body: null,
      labels: ['one'],
      complete: true,
      commits: [
        {
          sha: hash('written 0'),
          author: { name: 'Dana', email: 'dana@acme.example', account: null },
          committer: { name: '', email: '', account: null },
          message: 'Change 0\n\nbody',
        },
        {
          sha: hash('written 1'),
          author: { name: 'Dana', email: 'dana@acme.example', account: { login: 'dana-pull', id: 7, type: 'User' } },
          committer: { name: 'GitHub', email: 'noreply@github.com', account: null },
          message: 'Change 1\n\nbody',
        },
      ],
    });
  });

  const pages: [commits: number, requests: number, seen: number, complete: boolean][] = [
    [0, 1, 0, true],
    [100, 1, 100, true],
    [101, 2, 101, true],
    [250, 3, 250, true],
    [1000, 10, 1000, true],
    [1001, 10, 1000, false],
  ];
  test.each(pages)('%i commits take %i requests', async (count, requests, seen, complete) => {
    const { open, calls } = gitHub({ mergeBase, changed: 0, commits: many(count) });
    const { provenance } = await known(open());
    expect([calls.filter((call) => call.startsWith('/compare/')).length, provenance.commits.length]).toEqual([
      requests,
      seen,
    ]);
    expect(provenance.complete).toBe(complete);
  });

  test('a page that cannot be read leaves it incomplete, and the change whole', async () => {
    const { open } = gitHub({
      mergeBase,
      changed: 0,
      commits: many(250),
      answer: (route, { page }) => {
        if (route.includes('/compare/') && page === 3) throw refusal(502, 'Bad Gateway');
        return undefined;
      },
    });
    const { provenance } = await known(open());
    expect([provenance.commits.length, provenance.complete]).toEqual([200, false]);
  });
});

describe('a group of a merge queue', () => {
  const trees = {
    mergeBase: { a: '0' },
    tip: { 'OWNERSHIP.yaml': 'version: 1 # tip', a: '1', later: 'l' },
    head: { a: '0', mine: 'm' },
    line: { name: 'release/2', tip: { a: 'r' }, mergeBase: { a: 'q' } },
    group: {
      base: { 'OWNERSHIP.yaml': 'version: 1', a: '1' },
      head: { 'OWNERSHIP.yaml': 'version: 1', a: '1', mine: 'm' },
    },
  };
  const queue = 'gh-readonly-queue/main/pr-7-1234';
  const into = (branch: string, sha: { groupBase: string; groupHead: string }) => ({
    expectedHead: null,
    group: { base: { ref: branch, sha: sha.groupBase }, head: { ref: queue, sha: sha.groupHead } },
  });

  test('into the default branch is judged from its own base, which is the law', async () => {
    const { open, sha, calls } = gitHub({ ...trees, changed: 99 });
    const source = open(into('main', sha));
    const facts = await known(source);
    expect(facts).toMatchObject({
      law: { ref: 'main', sha: sha.groupBase },
      base: { ref: 'main', sha: sha.groupBase },
      target: 'main',
      mergeBase: sha.groupBase,
      head: { ref: queue, sha: sha.groupHead },
      pullHead: sha.head,
      texts: [[hash('blob version: 1'), { known: 'version: 1' }]],
    });
    expect(modes(facts)).toEqual(['mine: - > 100644']);
    expect(await source.readAnswers(asking({ listing: true }))).toMatchObject({
      listing: { known: ['OWNERSHIP.yaml', 'a'] },
    });
    expect(calls.filter((call) => !call.startsWith('/git/trees') && !call.startsWith('/git/blobs'))).toEqual([
      '/pulls/{pull_number} 7',
      `/compare/{basehead} ${sha.groupBase}...${sha.groupHead} 100`,
      `/compare/{basehead} ${sha.groupBase}...${sha.head} 100`,
    ]);
    const spent = calls.length;
    const pull = { known: { head: { ref: 'feature', sha: sha.head }, base: 'main', changedFiles: 99 } };
    expect(await source.readPull()).toMatchObject(pull);
    expect(await source.confirmPull()).toMatchObject(pull);
    expect(calls).toHaveLength(spent);
  });

  test('whose pull’s commits cannot be seen: provenance is incomplete, the change is whole', async () => {
    const pull = { head: { ref: 'feature', sha: 'f'.repeat(40), repo: null } };
    const { open, sha } = gitHub({ ...trees, pull });
    expect((await known(open(into('main', sha)))).provenance).toMatchObject({ commits: [], complete: false });
  });

  test('is judged whatever the head of the pull is by now', async () => {
    const pull = { head: { ref: 'feature', sha: 'f'.repeat(40), repo: null } };
    const { open, sha } = gitHub({ ...trees, pull });
    const source = open({ ...into('main', sha), expectedHead: sha.head });
    expect((await known(source)).head.sha).toBe(sha.groupHead);
    expect(await source.confirmPull()).toMatchObject({ known: { head: { sha: 'f'.repeat(40) } } });
  });

  test('into a line is judged by the tip of the default branch, and from its own base where that is asked for', async () => {
    const { open, sha, calls } = gitHub(trees);
    const source = open(into('release/2', sha));
    const law = { ref: 'main', sha: sha.tip };
    expect(await known(source, 'default')).toMatchObject({
      law,
      base: law,
      target: 'release/2',
      mergeBase: sha.mergeBase,
      head: { ref: queue, sha: sha.groupHead },
    });
    const onLine = await known(source, 'target');
    expect(onLine).toMatchObject({
      law,
      base: { ref: 'release/2', sha: sha.groupBase },
      target: 'release/2',
      mergeBase: sha.groupBase,
      head: { ref: queue, sha: sha.groupHead },
      declarations: {
        law: [{ id: hash('blob version: 1 # tip') }],
        base: [{ id: hash('blob version: 1') }],
        mergeBase: [{ id: hash('blob version: 1') }],
      },
    });
    expect(modes(onLine)).toEqual(['mine: - > 100644']);
    expect(calls.filter((call) => call.startsWith('/git/ref'))).toEqual(['/git/ref/{ref} heads/main']);
  });

  test.each<[string, (sha: { tip: string; mergeBase: string }) => (route: string) => unknown, RegExp]>([
    [
      'compared with another commit',
      ({ tip, mergeBase }) => {
        const commit = (sha: string) => ({ sha, commit: { tree: { sha } } });
        const data = { base_commit: commit(tip), merge_base_commit: commit(mergeBase), total_commits: 0 };
        return (route) => (route.includes('/compare/') ? ok(data) : undefined);
      },
      /^GitHub's answer about the comparison with the default branch is not what its API promises \(base_commit\.sha\)/,
    ],
    [
      'whose base is gone',
      () => (route) => {
        if (route.includes('/compare/')) throw refusal(404, 'Not Found');
      },
      /^GitHub shows no such thing as the comparison with the default branch \(HTTP 404\)/,
    ],
    [
      'whose pull cannot be read',
      () => (route) => {
        if (route.includes('/pulls/')) throw refusal(403, 'Resource not accessible by integration');
      },
      /^GitHub does not let this token read the pull request \(HTTP 403\)\.$/,
    ],
  ])('%s is unknown', async (_, answerFor, words) => {
    const { sha } = gitHub(trees);
    const source = gitHub({ ...trees, answer: answerFor(sha) }).open(into('main', sha));
    expect(await source.readChange()).toMatchObject({ unknown: expect.stringMatching(words) });
  });
});

describe('people', () => {
  type Reply = number | (() => unknown) | object;
  const access = (permission: string, type = 'User', id = 5) => ({ permission, user: { id, type } });
  const user = (type: string, id = 5) => ({ id, type, login: 'x' });
  const fault = (status: number, message = 'no', headers = {}) => ({
    throws: () => refusal(status, message, headers),
  });
  const give = (reply: Reply | { throws: () => unknown } | undefined): unknown => {
    if (reply === undefined) throw new Error('this was not to be asked');
    if (typeof reply === 'number') throw refusal(reply, 'Not Found');
    if ('throws' in reply) throw reply.throws();
    return ok(reply);
  };
  /** What each token is told of somebody's access and, where it asks, of their account. */
  interface Told {
    readonly job: readonly [access: Reply, account?: Reply];
    readonly org?: readonly [access: Reply, account?: Reply];
  }
  const orgToken = expect.stringMatching(/^Give the input `org-token` a token with .*`members: read`/);
  const again = 'Run it again; on GitHub Enterprise Server, check GITHUB_API_URL.';
  const misshapen = (words: string, what: string) =>
    `GitHub's answer about ${words} is not what its API promises (${what}): it was cut off, or is not GitHub's.`;

  test.each<[name: string, login: string, told: Told, account: Known<Account | null>]>([
    ...(['admin', 'write', 'read', 'none'] as const).map((permission): [string, string, Told, Known<Account>] => [
      `with the permission ${permission}`,
      'maya',
      { job: [access(permission)] },
      { known: { id: 5, type: 'User', permission } },
    ]),
    [
      'a bot with a permission',
      'maya',
      { job: [access('write', 'Bot')] },
      { known: { id: 5, type: 'Bot', permission: 'write' } },
    ],
    ['nobody', 'maya', { job: [404, 404] }, { known: null }],
    [
      'nobody, told in a reply that is not thrown',
      'maya',
      { job: [() => ({ status: 404, headers: {}, data: {} }), () => ({ status: 404, headers: {}, data: {} })] },
      { known: null },
    ],
    [
      'nobody this token sees, who may be a managed user',
      'maya_acme',
      { job: [404, 404] },
      { unknown: 'this job’s token does not see what the account may do here (HTTP 404)', needs: orgToken },
    ],
    [
      'somebody whose access this token does not see',
      'maya',
      { job: [404, user('User')] },
      { unknown: 'this job’s token does not see what the account may do here (HTTP 404)', needs: orgToken },
    ],
    [
      'an organisation',
      'acme',
      { job: [404, user('Organization')] },
      { known: { id: 5, type: 'Organization', permission: null } },
    ],
    ['a bot', 'maya', { job: [404, user('Bot')] }, { known: { id: 5, type: 'Bot', permission: null } }],
    [
      'somebody the organisation’s token sees',
      'maya_acme',
      { job: [404, 404], org: [access('write')] },
      { known: { id: 5, type: 'User', permission: 'write' } },
    ],
    [
      'somebody the job’s token sees already',
      'maya',
      { job: [access('read')], org: [] as never },
      { known: { id: 5, type: 'User', permission: 'read' } },
    ],
    ['nobody either token sees', 'maya', { job: [404, 404], org: [404, 404] }, { known: null }],
    ['nobody either token sees, with a `_`', 'maya_acme', { job: [404, 404], org: [404, 404] }, { known: null }],
    [
      'an organisation that only the second token sees',
      'acme',
      { job: [404, 404], org: [404, user('Organization')] },
      { known: { id: 5, type: 'Organization', permission: null } },
    ],
    [
      'somebody whose access neither token sees',
      'maya',
      { job: [404, user('User')], org: [404, user('User')] },
      {
        unknown: 'neither the job’s token nor `org-token` sees what the account may do here (HTTP 404)',
        needs: orgToken,
      },
    ],
    [
      'somebody only the job’s token sees, without their access',
      'maya',
      { job: [404, user('User')], org: [404, 404] },
      {
        unknown: 'neither the job’s token nor `org-token` sees what the account may do here (HTTP 404)',
        needs: orgToken,
      },
    ],
    [
      'whose access is refused',
      'maya',
      { job: [fault(403)] },
      {
        unknown: 'GitHub does not let this token read the account’s access to the repository (HTTP 403).',
        needs: 'metadata: read',
      },
    ],
    [
      'whose account is refused',
      'maya',
      { job: [404, fault(403)] },
      { unknown: 'GitHub does not let this token read the account (HTTP 403).', needs: 'metadata: read' },
    ],
    [
      'past the rate limit',
      'maya',
      { job: [fault(429, 'Slow down', { 'retry-after': '60' })] },
      {
        unknown: "GitHub's rate limit was reached at the account’s access to the repository (HTTP 429).",
        needs: 'Run it again in 60 seconds.',
      },
    ],
    [
      'where GitHub fails',
      'maya',
      { job: [fault(500)] },
      {
        unknown: 'GitHub failed when asked for the account’s access to the repository (HTTP 500).',
        needs: 'Run it again.',
      },
    ],
    [
      'with a permission there is not',
      'maya',
      { job: [access('superb')] },
      { unknown: misshapen('the account’s access to the repository', 'permission'), needs: again },
    ],
    [
      'with a permission that is a property of every object',
      'maya',
      { job: [access('constructor')] },
      { unknown: misshapen('the account’s access to the repository', 'permission'), needs: again },
    ],
    [
      'without a user',
      'maya',
      { job: [{ permission: 'write' }] },
      { unknown: misshapen('the account’s access to the repository', 'user.id'), needs: again },
    ],
    [
      'with the user null',
      'maya',
      { job: [{ permission: 'write', user: null }] },
      { unknown: misshapen('the account’s access to the repository', 'user.id'), needs: again },
    ],
    [
      'with an account of no type',
      'maya',
      { job: [404, { id: 5 }] },
      { unknown: misshapen('the account', 'type'), needs: again },
    ],
    [
      'with an organisation of no id',
      'maya',
      { job: [404, { type: 'Organization' }] },
      { unknown: misshapen('the account', 'id'), needs: again },
    ],
  ])('%s', async (_, login, told, account) => {
    const { open, calls } = gitHub({
      changed: 0,
      answer: (route, __, ___, token) => {
        const step = route.endsWith('/permission') ? 0 : route.endsWith('/users/{username}') ? 1 : -1;
        if (step === -1) return undefined;
        const reply = told[token]?.[step];
        return typeof reply === 'function' ? reply() : give(reply);
      },
    });
    const source = open(told.org === undefined ? {} : { org: true });
    await known(source);
    const spent = calls.length;
    const answers = await source.readAnswers(asking({ people: [login] }));
    expect(answers).toEqual({ ...NOTHING, people: [{ login, account }] });
    const asked = ['job', 'org'].flatMap((token) => {
      const prefix = token === 'org' ? 'org ' : '';
      const routes = ['/collaborators/{username}/permission', '/users/{username}'];
      return (told[token as 'job'] ?? []).map((___, step) => `${prefix}${routes[step]} ${login}`);
    });
    expect(calls.slice(spent)).toEqual(asked);
  });

  test('are asked about once each, and one who fails does not spoil the others', async () => {
    const { open, calls, most } = gitHub({
      changed: 0,
      answer: (route, { username }) => {
        if (!route.endsWith('/permission')) return undefined;
        return give(username === 'p3' ? fault(502) : access('write', 'User', Number(String(username).slice(1))));
      },
    });
    const source = open();
    await known(source);
    const spent = calls.length;
    const people = Array.from({ length: 20 }, (_, index) => `p${index}`);
    const answers = await source.readAnswers(asking({ entries: ['x'], people }));
    expect(answers.people).toEqual(
      people.map((login, id) => ({
        login,
        account:
          id === 3
            ? { unknown: expect.stringContaining('HTTP 502'), needs: 'Run it again.' }
            : { known: { id, type: 'User', permission: 'write' } },
      })),
    );
    expect(answers.entries).toEqual([{ path: 'x', entry: { known: null } }]);
    expect(calls.slice(spent)).toHaveLength(20);
    expect(most()).toBe(8);
  });

  test('are one request each in a run, however often and however spelt they are asked for', async () => {
    const { open, calls } = gitHub({
      changed: 0,
      answer: (route, { username }) => {
        if (!route.endsWith('/permission')) return undefined;
        return give(username === 'sam' ? fault(502) : access('write'));
      },
    });
    const source = open();
    await known(source);
    const spent = calls.length;
    const first = await source.readAnswers(asking({ people: ['Maya', 'maya', 'sam'] }));
    const second = await source.readAnswers(asking({ people: ['SAM', 'maya', 'noor'] }));
    expect([first, second].map(({ people }) => people?.map(({ login }) => login))).toEqual([
      ['Maya', 'maya', 'sam'],
      ['SAM', 'maya', 'noor'],
    ]);
    expect(second.people?.[0]?.account).toEqual(first.people?.[2]?.account);
    expect(second.people?.[1]?.account).toEqual(first.people?.[0]?.account);
    expect(calls.slice(spent)).toEqual(
      ['Maya', 'sam', 'noor'].map((login) => `/collaborators/{username}/permission ${login}`),
    );
  });

  test('past what a run may spend are unknown, and the others are known', async () => {
    const spend = spendAtMost(6);
    const { open } = gitHub({
      changed: 0,
      answer: (route) => {
        spend();
        return route.endsWith('/permission') ? give(access('write')) : undefined;
      },
    });
    const source = open();
    await known(source);
    const people = Array.from({ length: 8 }, (_, index) => `p${index}`);
    const answers = await source.readAnswers(asking({ people }));
    const words = answers.people?.map(({ account }) => ('unknown' in account ? account.unknown : 'known'));
    expect(words?.filter((word) => word === 'known')).not.toEqual([]);
    expect([...new Set(words)]).toEqual(['known', 'This takes more than the 6 requests a run may spend.']);
  });
});

describe('what was said', () => {
  const maya = { login: 'maya-lin', id: 7, type: 'User' };
  const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00Z`;
  const review = (more: object = {}) => ({
    user: { ...maya, avatar_url: 'x' },
    state: 'APPROVED',
    body: 'Good.',
    commit_id: 'a'.repeat(40),
    submitted_at: at(1),
    ...more,
  });
  const comment = (body: unknown, more: object = {}) => ({
    user: maya,
    body,
    created_at: at(1),
    updated_at: at(1),
    ...more,
  });
  const event = (name: string, more: object = {}) => ({ event: name, actor: maya, created_at: at(1), ...more });
  const read = async (source: ReturnType<typeof gitHubSource>): Promise<Said> => {
    const { said } = await source.readAnswers(asking({ said: true }));
    if (said === null) throw new Error('nothing was read');
    return said;
  };
  const lists = [
    ['reviews', '/pulls/{pull_number}/reviews', 'the reviews of the pull request', 10],
    ['words', '/issues/{issue_number}/comments', 'the comments on the pull request', 15],
    ['retargets', '/issues/{issue_number}/events', 'the events of the pull request', 10],
  ] as const;

  test('is read at once and once, oldest first', async () => {
    const { open, calls, most } = gitHub({
      changed: 0,
      said: {
        reviews: [
          review({ submitted_at: at(9) }),
          review({ state: 'PENDING', submitted_at: undefined }),
          review({ user: null, state: 'COMMENTED', commit_id: null }),
          review({ state: 'DISMISSED' }),
        ],
        comments: [comment('Talk.'), comment('/ownership accept abc'), comment('', { user: null })],
        events: [
          event('labeled', { actor: 'x', created_at: 3 }),
          event('automatic_base_change_succeeded', { actor: null, created_at: at(5) }),
          event('automatic_base_change_failed'),
          event('base_ref_changed'),
          event('base_ref_force_pushed'),
        ],
      },
    });
    const source = open();
    await known(source);
    const spent = calls.length;
    expect(source.firstComments()).toBe(null);
    expect((await source.readAnswers(asking({}))).said).toBe(null);
    const said = await read(source);
    expect(said).toEqual({
      reviews: {
        known: [
          { user: null, state: 'COMMENTED', commit: null, at: at(1) },
          { user: maya, state: 'DISMISSED', commit: 'a'.repeat(40), at: at(1) },
          { user: maya, state: 'APPROVED', commit: 'a'.repeat(40), at: at(9) },
        ],
      },
      words: { known: [{ user: maya, line: '/ownership accept abc', at: at(1), edited: false }] },
      retargets: {
        known: [
          { by: maya, at: at(1) },
          { by: null, at: at(5) },
        ],
      },
    });
    expect(await read(source)).toBe(said);
    expect(await source.firstComments()).toHaveLength(3);
    expect([calls.slice(spent), most()]).toEqual([lists.map(([, route]) => `${route} 7 100 1`), 4]);
  });

  test.each<[about: string, body: string, line: string | null]>([
    ['the line alone', '/ownership accept 0123456789ab', '/ownership accept 0123456789ab'],
    ['what follows is cut', '/ownership accept 01\nI looked.', '/ownership accept 01'],
    ['as browsers send it', '/ownership accept 01\r\nI looked.', '/ownership accept 01'],
    ['spaces after it', '/ownership accept 01 \t', '/ownership accept 01'],
    ['one that is none', '/ownership-gate explain', '/ownership-gate explain'],
    ['long', `/ownership break-glass ${'x'.repeat(2000)}`, `/ownership break-glass ${'x'.repeat(977)}`],
    ['a space before it', ' /ownership accept 01', null],
    ['the second line', 'Well.\n/ownership accept 01', null],
    ['an empty first line', '\n/ownership accept 01', null],
    ['quoted', '> /ownership accept 01', null],
    ['in other letters', '/Ownership accept 01', null],
    ['empty', '', null],
  ])('in a comment: %s', async (_, body, line) => {
    const { words } = await read(gitHub({ changed: 0, said: { comments: [comment(body)] } }).open());
    expect(words).toEqual({ known: line === null ? [] : [{ user: maya, line, at: at(1), edited: false }] });
  });

  test('in a comment that was edited shows it', async () => {
    const comments = [comment('/ownership accept 01', { updated_at: at(2) })];
    const { words } = await read(gitHub({ changed: 0, said: { comments } }).open());
    expect(words).toMatchObject({ known: [{ edited: true, at: at(1) }] });
  });

  const many = {
    reviews: (count: number) => Array.from({ length: count }, () => review()),
    words: (count: number) => Array.from({ length: count }, () => comment('/ownership accept 01')),
    retargets: (count: number) => Array.from({ length: count }, () => event('base_ref_changed')),
  };
  const pages = lists.flatMap(([name, route, words, last]) =>
    (
      [
        [0, 1],
        [99, 1],
        [100, 2],
        [101, 2],
        [last * 100 - 1, last],
        [last * 100, last],
        [last * 100 + 1, last],
      ] as const
    ).map(([count, asked]) => [name, count, asked, count < last * 100, route, words, last] as const),
  );
  test.each(pages)('%s: %i of them take %i requests', async (name, count, asked, whole, route, words, last) => {
    const said = { reviews: many.reviews(count), comments: many.words(count), events: many.retargets(count) };
    const { open, calls } = gitHub({ changed: 0, said });
    const { [name]: list } = await read(open());
    if (whole) expect(list).toEqual({ known: expect.objectContaining({ length: count }) });
    else expect(list).toEqual({ unknown: `No more than ${last * 100} of ${words} are read, and there are as many.` });
    expect(calls.filter((call) => call.startsWith(route))).toHaveLength(asked);
  });

  const others = lists.map(([name]) => name);
  test.each(lists)('%s that may not be read leave the others', async (name, route, words) => {
    const answer = (asked: string) => {
      if (asked.endsWith(route)) throw refusal(403, 'Resource not accessible by integration');
    };
    const source = gitHub({ changed: 0, answer, said: { comments: [comment('Talk.')] } }).open();
    const said = await read(source);
    expect(said[name]).toEqual({
      unknown: `GitHub does not let this token read ${words} (HTTP 403).`,
      needs: 'pull-requests: read',
    });
    for (const other of others.filter((each) => each !== name)) expect(said[other]).toEqual({ known: [] });
    const first = source.firstComments();
    if (name === 'words') await expect(first).rejects.toThrow(/HTTP 403/);
    else expect(await first).toEqual([comment('Talk.')]);
  });

  test.each(lists)('%s with a page that cannot be read are unknown, never a part', async (name, route) => {
    const answer = (asked: string, { page }: Parameters) => {
      if (asked.endsWith(route) && page === 2) throw refusal(502, 'Bad Gateway');
    };
    const said = { reviews: many.reviews(150), comments: many.words(150), events: many.retargets(150) };
    const source = gitHub({ changed: 0, answer, said }).open();
    expect((await read(source))[name]).toMatchObject({ unknown: expect.stringContaining('HTTP 502') });
    expect(await source.firstComments()).toHaveLength(100);
  });

  test.each<[name: 'reviews' | 'words' | 'retargets', what: string, item: unknown]>([
    ['reviews', 'a list', '<html>'],
    ['reviews', 'state', {}],
    ['reviews', 'state', null],
    ['reviews', 'user', review({ user: { login: 'maya-lin' } })],
    ['reviews', 'user', review({ user: undefined })],
    ['reviews', 'commit_id', review({ commit_id: 'main' })],
    ['reviews', 'commit_id', review({ commit_id: undefined })],
    ['reviews', 'submitted_at', review({ submitted_at: null })],
    ['reviews', 'submitted_at', review({ submitted_at: '2026-11-22' })],
    ['words', 'a list', {}],
    ['words', 'body', comment(null)],
    ['words', 'body', 'text'],
    ['words', 'user', comment('/ownership', { user: 'maya-lin' })],
    ['words', 'created_at', comment('/ownership', { created_at: undefined })],
    ['words', 'updated_at', comment('/ownership', { updated_at: 'today' })],
    ['retargets', 'a list', null],
    ['retargets', 'event', { event: 5 }],
    ['retargets', 'actor', event('base_ref_changed', { actor: undefined })],
    ['retargets', 'created_at', event('base_ref_changed', { created_at: 'x' })],
  ])('%s misshapen at %s', async (name, what, item) => {
    const route = lists.find(([each]) => each === name)?.[1] ?? '';
    const answer = (asked: string) => (asked.endsWith(route) ? ok(what === 'a list' ? item : [item]) : undefined);
    const unknown = expect.stringContaining(`is not what its API promises (${what})`);
    expect((await read(gitHub({ changed: 0, answer }).open()))[name]).toMatchObject({ unknown });
  });
});

describe('an earlier commit', () => {
  const law = 'version: 1 # law';
  const mergeBase: Files = { 'OWNERSHIP.yaml': 'version: 1', a: '1', b: '1' };
  const trees = {
    mergeBase,
    tip: { ...mergeBase, 'OWNERSHIP.yaml': law, theirs: 't' },
    head: { ...mergeBase, a: '3', b: '2' },
    earlier: { ...mergeBase, 'OWNERSHIP.yaml': 'version: 1 # then', a: '2' },
    changed: 2,
    commits: [{ sha: 'c'.repeat(40) }],
  };
  const compared = (calls: readonly string[]) => calls.filter((call) => call.startsWith('/compare/'));

  test('has a change of its own, against the same tip and by the same law', async () => {
    const { open, sha, calls } = gitHub(trees);
    const source = open();
    const now = await known(source);
    const spent = calls.length;
    const { earlier } = await source.readAnswers(asking({ earlier: [sha.earlier] }));
    const blob = (text: string) => hash(`blob ${text}`);
    const ids = ['version: 1', law, 'version: 1 # then'];
    const file = (text: string) => [{ path: 'OWNERSHIP.yaml', mode: '100644', id: blob(text), size: text.length }];
    expect(earlier).toEqual([
      {
        commit: sha.earlier,
        change: {
          known: {
            ...now,
            head: { ref: 'feature', sha: sha.earlier },
            paths: [
              {
                path: 'OWNERSHIP.yaml',
                before: { mode: '100644', id: blob('version: 1') },
                after: { mode: '100644', id: blob('version: 1 # then') },
              },
              { path: 'a', before: { mode: '100644', id: blob('1') }, after: { mode: '100644', id: blob('2') } },
            ],
            declarations: {
              law: file(law),
              base: file(law),
              mergeBase: file('version: 1'),
              head: file('version: 1 # then'),
            },
            texts: ids.map((text) => [blob(text), { known: text }]).sort(),
          },
        },
      },
    ]);
    expect(now.pullHead).toBe(sha.head);
    expect(calls.slice(spent)).toEqual([
      `/compare/{basehead} ${sha.tip}...${sha.earlier} 1`,
      `/git/trees/{tree_sha} ${sha.earlier} 1`,
      `/git/blobs/{file_sha} ${blob('version: 1 # then')}`,
    ]);
    expect((await source.readAnswers(asking({ earlier: [sha.earlier, sha.earlier] }))).earlier).toHaveLength(2);
    expect(calls).toHaveLength(spent + 3);
  });

  test('is compared with the line, where that is read, and with the base of a queue’s group', async () => {
    const line = { name: 'release/2', tip: { a: 'r' }, mergeBase: { a: 'q' } };
    const base = { ref: 'release/2', repo: { full_name: 'acme/shop', default_branch: 'main' } };
    const onLine = gitHub({ ...trees, line, pull: { base }, changed: 3 });
    const source = onLine.open();
    await known(source);
    const { base: tip } = await known(source, 'target');
    const asks = asking({ earlier: [onLine.sha.earlier] });
    expect((await source.readAnswers(asks)).earlier).toMatchObject([
      { change: { known: { base: tip, target: 'release/2', mergeBase: onLine.sha.lineBase } } },
    ]);
    const queue = gitHub({ ...trees, group: { base: mergeBase, head: mergeBase } });
    const group = { base: { ref: 'main', sha: queue.sha.groupBase }, head: { ref: 'queue', sha: queue.sha.groupHead } };
    const queued = queue.open({ expectedHead: null, group });
    await known(queued);
    expect((await queued.readAnswers(asks)).earlier).toMatchObject([
      { change: { known: { base: group.base, head: { ref: 'feature', sha: queue.sha.earlier } } } },
    ]);
  });

  test.each<[about: string, status: number, message: string]>([
    ['404', 404, 'Not Found'],
    ['422', 422, 'No commit found for SHA'],
    ['404, nothing in common', 404, 'No common ancestor between main and 1234.'],
  ])('that is gone: %s', async (_, status, message) => {
    const answer = (route: string, { basehead }: Parameters) => {
      if (route.includes('/compare/') && String(basehead).endsWith('e'.repeat(40))) throw refusal(status, message);
    };
    const { open, sha } = gitHub({ ...trees, answer });
    const source = open();
    const asks = asking({ earlier: ['e'.repeat(40), sha.earlier] });
    expect((await source.readAnswers(asks)).earlier).toMatchObject([
      { commit: 'e'.repeat(40), change: { known: null } },
      { commit: sha.earlier, change: { known: { head: { sha: sha.earlier } } } },
    ]);
  });

  test.each<[about: string, place: string, reply: () => unknown, words: string]>([
    ['its comparison', '/compare/', () => refusal(403, 'no'), 'the comparison with an earlier commit'],
    ['its tree', '/git/trees/', () => refusal(404, 'Not Found'), 'GitHub shows no such thing as a folder listing'],
  ])('of which %s cannot be read is unknown', async (_, place, reply, words) => {
    const { sha } = gitHub(trees);
    const answer = (route: string, { basehead, tree_sha: tree }: Parameters) => {
      if (route.includes(place) && `${basehead ?? tree}`.endsWith(sha.earlier)) throw reply();
    };
    const source = gitHub({ ...trees, answer }).open();
    expect((await source.readAnswers(asking({ earlier: [sha.earlier] }))).earlier).toMatchObject([
      { change: { unknown: expect.stringContaining(words), needs: 'contents: read' } },
    ]);
  });

  test('compared with another tip is unknown', async () => {
    const { sha } = gitHub(trees);
    const commit = (id: string) => ({ sha: id, commit: { tree: { sha: id } } });
    const data = { base_commit: commit(sha.head), merge_base_commit: commit(sha.head), total_commits: 0 };
    const answer = (_: string, { basehead }: Parameters) =>
      `${basehead}`.endsWith(sha.earlier) ? ok(data) : undefined;
    const source = gitHub({ ...trees, answer }).open();
    expect((await source.readAnswers(asking({ earlier: [sha.earlier] }))).earlier).toMatchObject([
      { change: { unknown: expect.stringContaining('(base_commit.sha)') } },
    ]);
  });

  test('by the beginning of its id is not asked for: a branch may be called so', async () => {
    const { open, calls } = gitHub(trees);
    const source = open();
    await known(source);
    const spent = calls.length;
    const named = ['0123456789ab', 'main', `${'a'.repeat(40)}...main`, ''];
    const { earlier } = await source.readAnswers(asking({ earlier: named }));
    expect(earlier.map(({ change }) => change)).toEqual(
      named.map((name) => ({ unknown: `${name} is not the whole id of a commit.` })),
    );
    expect(calls).toHaveLength(spent);
  });

  test('past the fifth is unknown, however they are asked for', async () => {
    const { open, calls } = gitHub(trees);
    const source = open();
    const [one = '', ...more] = ['1', '2', '3', '4', '5', '6', '7'].map((digit) => digit.repeat(40));
    await source.readAnswers(asking({ earlier: [one] }));
    const { earlier } = await source.readAnswers(asking({ earlier: [one, ...more] }));
    const unknown = 'No more than 5 earlier commits of the pull request are compared with its head.';
    expect(earlier.map(({ change }) => change)).toEqual([
      ...Array.from({ length: 5 }, () => ({ known: null })),
      { unknown },
      { unknown },
    ]);
    expect(compared(calls)).toHaveLength(1 + 5);
  });

  test('of a change that is not known is not known', async () => {
    const { open, sha } = gitHub({ ...trees, changed: 99 });
    expect((await open().readAnswers(asking({ earlier: [sha.earlier] }))).earlier).toMatchObject([
      { change: { unknown: expect.stringContaining('GitHub counts 99 changed files') } },
    ]);
  });
});

describe('texts by id', () => {
  const most = 1_048_576;
  const files = {
    'OWNERSHIP.yaml': 'version: 1',
    a: 'one',
    empty: '',
    long: 'x'.repeat(most),
    large: 'x'.repeat(most + 1),
  };
  const blob = (text: string) => hash(`blob ${text}`);

  test('are read once, and what is too long is not asked for', async () => {
    const { open, calls } = gitHub({ mergeBase: files, changed: 0 });
    const source = open();
    await known(source);
    const spent = calls.length;
    const asks = asking({ texts: [files.a, files['OWNERSHIP.yaml'], files.empty, files.long, files.large].map(blob) });
    const expected = [
      { known: 'one' },
      { known: 'version: 1' },
      { known: '' },
      { known: files.long },
      { unknown: `The text (blob ${blob(files.large)}) has ${most + 1} bytes, too many to be read.` },
    ];
    for (const _ of [1, 2]) {
      const { texts } = await source.readAnswers(asks);
      expect(texts).toEqual(asks.texts.map((id, index) => [id, expected[index]]));
    }
    expect(calls.slice(spent)).toEqual(['one', '', files.long].map((text) => `/git/blobs/{file_sha} ${blob(text)}`));
  });

  test('keep at most eight requests in flight, and past what a run may spend are unknown, the others known', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`f${index}`, `${index}`]));
    const { open, calls, most } = gitHub({ mergeBase: many, changed: 0, answer: spendAtMost(280) });
    const source = open();
    await known(source);
    const left = 280 - calls.length;
    const ids = Object.values(many).map(blob);
    const { texts } = await source.readAnswers(asking({ texts: ids }));
    expect(texts.map(([id]) => id)).toEqual(ids);
    const read = texts.filter(([, text]) => 'known' in text);
    expect([read.length, most()]).toEqual([left, 8]);
    expect(texts.slice(read.length).map(([, text]) => text)).toEqual(
      ids.slice(read.length).map(() => ({ unknown: 'This takes more than the 280 requests a run may spend.' })),
    );
  });

  test('that cannot be read are unknown, each by itself', async () => {
    const data = { encoding: 'base64', size: most + 1, content: Buffer.alloc(most + 1).toString('base64') };
    const answer = (_: string, { file_sha: id }: Parameters) => (id === 'f'.repeat(40) ? ok(data) : undefined);
    const source = gitHub({ mergeBase: files, changed: 0, answer }).open();
    const { texts } = await source.readAnswers(asking({ texts: ['e'.repeat(40), 'f'.repeat(40), blob('one')] }));
    expect(texts.map(([, text]) => text)).toEqual([
      { unknown: expect.stringContaining('the text of a file (HTTP 404)'), needs: 'contents: read' },
      { unknown: `The text (blob ${'f'.repeat(40)}) has ${most + 1} bytes, too many to be read.` },
      { known: 'one' },
    ]);
  });
});

describe('the files of folders', () => {
  const tree: Files = {
    'OWNERSHIP.yaml': 'version: 1',
    'docs/incidents/2026-03-02.md': '1',
    'docs/incidents/run.sh': ['100755', '2'],
    'docs/incidents/link': ['120000', 'elsewhere'],
    'docs/incidents/sub': ['160000', 'c'],
    'docs/incidents/old/a.md': '3',
    'docs/incidents/h\u00e9.md': '4',
    // What GitHub gives for a byte that is not UTF-8.
    'docs/incidents/bad\ufffd.md': '5',
    'docs/h\u00e9/a': '6',
    sub: ['160000', 'c'],
    link: ['120000', 'docs'],
    run: 'r',
  };
  const rows: [about: string, folder: string, paths: string[]][] = [
    ['the root', '', ['OWNERSHIP.yaml', 'link', 'run', 'sub']],
    [
      'nested: of every kind but folders, whatever their names',
      'docs/incidents',
      ['2026-03-02.md', 'bad\ufffd.md', 'h\u00e9.md', 'link', 'run.sh', 'sub'].map((name) => `docs/incidents/${name}`),
    ],
    ['of folders only', 'docs', []],
    ['whose name is not ASCII', 'docs/h\u00e9', ['docs/h\u00e9/a']],
    ['absent', 'docs/none', []],
    ['in another case', 'Docs', []],
    ['a file', 'run', []],
    ['below a file', 'run/a', []],
    ['a symlink to a folder', 'link', []],
    ['a submodule', 'sub', []],
  ];
  const answerOf = ([, folder, paths]: (typeof rows)[number]) => ({
    folder,
    files: {
      known: paths.map((path) => {
        const [mode, text] = typeof tree[path] === 'string' ? ['100644', tree[path]] : (tree[path] ?? ['', '']);
        return { path, mode, id: hash(`blob ${text}`) };
      }),
    },
  });

  test.each(rows)('%s', async (...row) => {
    const { open } = gitHub({ mergeBase: tree, head: { ...tree, 'docs/incidents/ours.md': 'o' } });
    const source = open();
    expect(await source.readAnswers(asking({ folders: [row[1]] }))).toEqual({ ...NOTHING, folders: [answerOf(row)] });
  });

  test('cost nothing where the tree was listed whole, as entries do', async () => {
    const { open, calls } = gitHub({ mergeBase: tree, head: { ...tree, run: 'r!' } });
    const source = open();
    await known(source);
    const spent = calls.length;
    const answers = await source.readAnswers(asking({ folders: rows.map(([, folder]) => folder) }));
    expect(answers.folders).toEqual(rows.map(answerOf));
    expect(calls).toHaveLength(spent);
  });

  test.each([10, 9, 8])(
    'are the same where listings are cut at %d, for as many requests as entries take',
    async (cap) => {
      const spend = async (asks: Partial<Asks>) => {
        const { open, calls } = gitHub({ mergeBase: tree, head: { ...tree, run: 'r!' }, cap });
        const source = open();
        await known(source);
        const before = calls.length;
        const answers = await source.readAnswers(asking(asks));
        return { answers, more: calls.slice(before), source, calls };
      };
      const folders = rows.map(([, folder]) => folder);
      const { answers, more, source, calls } = await spend({ folders });
      expect(answers.folders).toEqual(rows.map(answerOf));
      const looked = await spend({ entries: ['docs/incidents/x', 'docs/h\u00e9/x'] });
      expect(more.sort()).toEqual(looked.more.sort());
      expect(more.length).toBeGreaterThan(0);
      const spent = calls.length;
      await source.readAnswers(asking({ folders, entries: ['docs/incidents/x'] }));
      expect(calls).toHaveLength(spent);
    },
  );

  test('larger than a listing, or gone, are unknown, and the others known', async () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`many/f${index}`, `${index}`]));
    const files = { ...many, 'few/a': 'a', 'lost/b/c': 'c' };
    let isGone = false;
    const answer = () => {
      if (isGone) throw refusal(404, 'Not Found');
    };
    const source = gitHub({ mergeBase: files, head: { ...files, 'few/a': 'a!' }, cap: 8, answer }).open();
    expect(modes(await known(source))).toEqual(['few/a: 100644 > 100644']);
    await source.readAnswers(asking({ folders: ['many'] }));
    isGone = true;
    const { folders } = await source.readAnswers(asking({ folders: ['many', 'few', 'lost', 'lost/b', 'none', ''] }));
    const gone = { unknown: expect.stringContaining('a folder listing (HTTP 404)'), needs: 'contents: read' };
    expect(folders).toMatchObject([
      { folder: 'many', files: { unknown: expect.stringContaining('has more entries than GitHub lists') } },
      { folder: 'few', files: { known: [{ path: 'few/a' }] } },
      { folder: 'lost', files: gone },
      { folder: 'lost/b', files: gone },
      { folder: 'none', files: { known: [] } },
      { folder: '', files: { known: [] } },
    ]);
  });

  test('of a tree nobody could find are unknown', async () => {
    const answer = (route: string) => {
      if (route.includes('/compare/')) throw refusal(500, 'down');
    };
    const { folders } = await gitHub({ answer })
      .open()
      .readAnswers(asking({ folders: ['', 'docs'] }));
    const unknown = { unknown: expect.stringContaining('HTTP 500'), needs: 'Run it again.' };
    expect(folders).toEqual([
      { folder: '', files: unknown },
      { folder: 'docs', files: unknown },
    ]);
  });

  test('are of the line, where that is read', async () => {
    const line = { name: 'stable', tip: { 'docs/old.md': '1' }, mergeBase: { 'docs/old.md': '1' } };
    const { open } = gitHub({
      line,
      tip: { 'docs/new.md': '2' },
      pull: { base: { ref: 'stable', sha: 'stale', repo: { full_name: 'acme/shop', default_branch: 'main' } } },
    });
    const source = open();
    await source.readChange();
    const asks = asking({ folders: ['docs'] });
    expect(await source.readAnswers(asks)).toMatchObject({
      folders: [{ files: { known: [{ path: 'docs/new.md' }] } }],
    });
    await source.readChange('target');
    expect(await source.readAnswers(asks)).toMatchObject({
      folders: [{ files: { known: [{ path: 'docs/old.md' }] } }],
    });
  });
});

describe('what is left for other runs', () => {
  const before = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`d${index}/f`, `${index}`]));
  const head = { ...before, 'd1/f': '!' };
  const reset = { 'x-ratelimit-reset': '1795433410' };
  const refused = (left: string, when: string) => ({
    unknown: `This repository has ${left} requests left this hour, and reading a repository this large folder by folder would take them from other runs.`,
    needs: `Run it again ${when}.`,
  });
  test.each<[cap: number, headers: Record<string, string>, outcome: object | 'known']>([
    [40, { ...reset, 'x-ratelimit-remaining': '200' }, 'known'],
    [40, {}, 'known'],
    [40, { ...reset, 'x-ratelimit-remaining': '199' }, refused('199', 'after 2026-11-23T11:30:10.000Z')],
    [40, { 'x-ratelimit-remaining': '0' }, refused('0', 'later')],
    [100, { ...reset, 'x-ratelimit-remaining': '199' }, 'known'],
    [100, { ...reset, 'x-ratelimit-remaining': '0' }, 'known'],
  ])('listings of %d entries, %o', async (cap, headers, outcome) => {
    const { open, calls } = gitHub({ mergeBase: before, head, cap, headers });
    const change = await open().readChange();
    if (outcome === 'known') expect(change).toHaveProperty('known');
    else {
      expect(change).toEqual(outcome);
      // The pull, the branch and the comparison; each root at once and alone.
      expect(calls).toHaveLength(3 + 2 * 2);
    }
  });
});

describe('declarations', () => {
  const most = 1_048_576;
  test.each<[string, Files, number, (string | undefined)?]>([
    ['empty', { 'OWNERSHIP.yaml': '' }, 0, ''],
    ['long', { 'OWNERSHIP.yaml': 'x'.repeat(most) }, most, 'x'.repeat(most)],
    ['too long', { 'OWNERSHIP.yaml': 'x'.repeat(most + 1) }, most + 1],
    ['a symlink', { 'OWNERSHIP.yaml': ['120000', 'elsewhere'] }, 9],
    ['a submodule', { 'OWNERSHIP.yaml': ['160000', 'c'] }, 0],
    ['a folder', { 'OWNERSHIP.yaml/a': '1' }, 0],
  ])('%s', async (_, files, size, text) => {
    const { open, calls } = gitHub({ mergeBase: files, changed: 0 });
    const facts = await known(open());
    expect(facts.declarations.head.map((file) => [file.path, file.size])).toEqual([['OWNERSHIP.yaml', size]]);
    expect(facts.texts.map(([, one]) => one)).toEqual(text === undefined ? [] : [{ known: text }]);
    expect(calls.filter((call) => call.startsWith('/git/blobs'))).toHaveLength(text === undefined ? 0 : 1);
  });

  test('that are not UTF-8 show it', async () => {
    const data = { encoding: 'base64', size: 2, content: Buffer.from([0x61, 0xff]).toString('base64') };
    const answer = (route: string) => (route.includes('/blobs/') ? ok(data) : undefined);
    const facts = await known(gitHub({ mergeBase: { 'OWNERSHIP.yaml': 'ab' }, changed: 0, answer }).open());
    expect(facts.texts.map(([, text]) => text)).toEqual([{ known: 'a\udcff' }]);
  });

  test.each<[string, unknown]>([
    ['cut off', { encoding: 'base64', size: 10, content: 'dmVyc2k=' }],
    ['not inline', { encoding: 'none', size: 10, content: '' }],
    ['without a text', { encoding: 'base64', size: 10 }],
    ['a page', '<html>'],
  ])('%s are an unknown text', async (_, data) => {
    const answer = (route: string) => (route.includes('/blobs/') ? ok(data) : undefined);
    const facts = await known(gitHub({ mergeBase: { 'OWNERSHIP.yaml': 'version: 1' }, changed: 0, answer }).open());
    expect(facts.texts.map(([, text]) => text)).toEqual([
      { unknown: expect.stringContaining('the text of the declaration'), needs: expect.any(String) },
    ]);
  });
});

/** As GitHub's retry plugin leaves a request it has given up. */
const tried = (retryCount: number, fault: Error): Error =>
  Object.assign(fault, { request: { request: { retryCount } } });

describe('a failure', () => {
  const mergeBase: Files = { a: '1', 'OWNERSHIP.yaml': 'version: 1' };
  const head: Files = { ...mergeBase, a: '2' };
  const places: [string, string, string, string][] = [
    ['pulls/{pull_number}', 'the pull', 'the pull request', 'pull-requests: read'],
    ['git/ref/{ref}', 'the branch', 'the tip of the default branch', 'contents: read'],
    ['compare/{basehead}', 'the comparison', 'the comparison with the default branch', 'contents: read'],
    ['git/trees/{tree_sha}', 'a tree', 'a folder listing', 'contents: read'],
    ['git/blobs/{file_sha}', 'a blob', 'the text of the declaration', 'contents: read'],
  ];
  const reset = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795433410' };
  const faults: [string, () => unknown, RegExp, string | null][] = [
    ['401', () => refusal(401, 'Bad credentials'), /refused the token .*HTTP 401/, 'a valid token'],
    ['403', () => refusal(403, 'Resource not accessible by integration'), /HTTP 403/, null],
    ['404', () => refusal(404, 'Not Found'), /HTTP 404/, null],
    [
      '403, rate limit',
      () => refusal(403, 'API rate limit exceeded', reset),
      /rate limit .*HTTP 403/,
      'Run it again after 2026-11-23T11:30:10.000Z.',
    ],
    [
      '429',
      () => refusal(429, 'Slow down', { 'retry-after': '3600' }),
      /rate limit .*HTTP 429/,
      'Run it again in 3600 seconds.',
    ],
    [
      '403, secondary limit',
      () => refusal(403, 'You have exceeded a secondary rate limit'),
      /rate limit/,
      'Run it again later.',
    ],
    ['500', () => refusal(500, 'oops'), /HTTP 500/, 'Run it again.'],
    ['502', () => refusal(502, 'Bad Gateway'), /HTTP 502\)\.$/, 'Run it again.'],
    ['500, time and again', () => tried(3, refusal(500, 'oops')), /\(HTTP 500, 4 tries\)\.$/, 'Run it again.'],
    [
      'no server, time and again',
      () => tried(3, Object.assign(new Error('fetch failed'), { status: 500 })),
      /could not be reached for .*, 4 tries: fetch failed$/,
      'Run it again.',
    ],
    ['500, once', () => tried(0, refusal(500, 'oops')), /\(HTTP 500\)\.$/, 'Run it again.'],
    [
      'no server',
      () => Object.assign(new Error('fetch failed'), { status: 500 }),
      /could not be reached .*fetch failed/,
      'Run it again.',
    ],
    [
      'a closed socket',
      () => Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
      /could not be reached .*ECONNRESET/,
      'Run it again.',
    ],
    [
      'a timeout',
      () => new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
      /could not be reached .*timeout/,
      'Run it again.',
    ],
    ['something that is no error', () => undefined, /could not be reached .*no reason/, 'Run it again.'],
  ];
  const complaints = async (place: string, answer: () => unknown) => {
    const within = (route: string) => (route.includes(place) ? answer() : undefined);
    const change = await gitHub({ mergeBase, head, answer: within }).open().readChange();
    if ('unknown' in change) return change;
    const [text] = change.known.texts;
    return text?.[1];
  };
  const all = places.flatMap(([place, at, words, permission]) =>
    faults.map(([name, ...fault]) => [`${at}: ${name}`, place, words, permission, ...fault] as const),
  );
  test.each(all)('at %s', async (_, place, words, permission, fault, pattern, needs) => {
    const complaint = await complaints(place, () => {
      throw fault();
    });
    expect(complaint).toEqual({ unknown: expect.stringMatching(pattern), needs: needs ?? permission });
    expect(complaint).toMatchObject({ unknown: expect.stringContaining(words) });
  });

  const oddities: [string, unknown][] = [
    ['a page of HTML', '<!DOCTYPE html><html>'],
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['an empty object', {}],
    ['numbers', { head: 1, base: 2, object: 3, base_commit: 4, tree: 5, truncated: 6, content: 7 }],
    ['its own prototype', JSON.parse('{"__proto__": {"head": {"sha": "x"}}}')],
  ];
  const odd = places.flatMap(([place, at, words]) =>
    oddities.map(([name, data]) => [`${at}: ${name}`, place, words, data] as const),
  );
  test.each(odd)('at %s', async (_, place, words, data) => {
    expect(await complaints(place, () => ok(data))).toEqual({
      unknown: expect.stringContaining(`GitHub's answer about ${words} is not what its API promises`),
      needs: expect.any(String),
    });
  });

  test.each(places)('at %s: a reply that is no success, or no reply', async (place, _, words, permission) => {
    const forbidden = await complaints(place, () => ({ status: 403, headers: {}, data: { message: 'no' } }));
    expect(forbidden).toEqual({ unknown: expect.stringContaining(words), needs: permission });
    expect(await complaints(place, () => ({ status: 202, headers: {}, data: {} }))).toMatchObject({
      unknown: `GitHub gave no answer about ${words} (HTTP 202): no reason given`,
    });
    expect(await complaints(place, () => null)).toMatchObject({ unknown: expect.stringContaining(words) });
  });

  const tree = (entry: Record<string, unknown>, truncated = false) => ({
    truncated,
    tree: [{ path: 'a', mode: '100644', type: 'blob', sha: '1'.repeat(40), size: 1, ...entry }],
  });
  test.each<[string, unknown]>([
    ['an entry without a path', tree({ path: '' })],
    ['an entry that is no object', { truncated: false, tree: ['a'] }],
    ['a mode that is none', tree({ mode: 'blob' })],
    ['an id that is none', tree({ sha: 'main' })],
    ['a file without a size', tree({ size: undefined })],
    ['a folder that is not listed', tree({ path: 'x/a' })],
    ['a file as a folder', { truncated: false, tree: [...tree({}).tree, ...tree({ path: 'a/b' }).tree] }],
  ])('in a listing: %s', async (_, data) => {
    expect(await complaints('git/trees/', () => ok(data))).toMatchObject({
      unknown: expect.stringContaining("GitHub's answer about a folder listing is not what its API promises"),
    });
  });

  test('in a listing: two entries of one name', async () => {
    const data = { truncated: false, tree: [...tree({}).tree, ...tree({ mode: '100755' }).tree] };
    expect(await complaints('git/trees/', () => ok(data))).toMatchObject({
      unknown: expect.stringContaining('same name'),
    });
  });

  test('no commit in common', async () => {
    const answer = () => {
      throw refusal(404, 'No common ancestor between main and 1234.');
    };
    expect(await complaints('compare/', answer)).toEqual({
      unknown: 'The pull request and the default branch have no commit in common.',
    });
  });

  test('a comparison that ends at a third commit even when asked from the tip', async () => {
    const answer = (route: string) =>
      route.includes('/git/ref/') ? ok({ object: { sha: 'e'.repeat(40) } }) : undefined;
    expect(await gitHub({ mergeBase, head, answer }).open().readChange()).toMatchObject({
      unknown: expect.any(String),
    });
  });

  test('of the first of three trees only', async () => {
    let trees = 0;
    const within = (route: string) => {
      if (!route.includes('/git/trees/')) return undefined;
      trees += 1;
      if (trees === 2) throw refusal(502, 'Bad Gateway');
      return undefined;
    };
    expect(await gitHub({ mergeBase, head, answer: within }).open().readChange()).toMatchObject({
      unknown: 'GitHub failed when asked for a folder listing (HTTP 502).',
    });
  });

  test('at the end is told by confirmPull', async () => {
    const answer = (route: string, _: Parameters, call: number) => {
      if (route.includes('/pulls/') && call > 1) throw refusal(503, 'Unavailable');
      return undefined;
    };
    const source = gitHub({ mergeBase, head, answer }).open();
    expect(await source.readChange()).toHaveProperty('known');
    expect(await source.confirmPull()).toMatchObject({
      unknown: 'GitHub failed when asked for the pull request (HTTP 503).',
    });
  });
});

test('an empty root folder is not asked for', async () => {
  const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
  const { open, sha, calls } = gitHub({
    head: { 'OWNERSHIP.yaml': 'version: 1' },
    answer: (route) => {
      const commit = (id: string) => ({ sha: id, commit: { tree: { sha: emptyTree } } });
      return route.includes('/compare/')
        ? ok({ base_commit: commit(sha.tip), merge_base_commit: commit(sha.mergeBase), total_commits: 0 })
        : undefined;
    },
  });
  expect(modes(await known(open()))).toEqual(['OWNERSHIP.yaml: - > 100644']);
  expect(calls.join()).not.toContain(emptyTree);
});
