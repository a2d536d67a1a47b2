import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangedPath, ChangeFacts, Known } from '../../src/facts.ts';
import { type GitChange, gitRepository, gitSource } from '../../src/sources/git.ts';
import { asking, NOTHING } from './asking.ts';

let folder: string;
let repo: string;
let environment: Record<string, string>;
const opened: { close: () => void }[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ownership-gate-'));
  environment = { PATH: process.env.PATH ?? '', HOME: folder };
  repo = join(folder, 'repo');
  init(repo);
});

afterEach(() => {
  for (const one of opened.splice(0)) one.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs git for the set-up, away from the configuration of the machine. */
const git = (args: readonly string[], input: string | Buffer = '', at = repo): string =>
  execFileSync('git', ['-C', at, ...args], {
    input,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'pipe'],
    env: {
      ...environment,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_AUTHOR_DATE: '1700000000 +0000',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@example.org',
      GIT_COMMITTER_DATE: '1700000000 +0000',
    },
  }).trim();

const init = (at: string, ...options: string[]): string =>
  git(['init', '-q', '-b', 'main', ...options, at], '', folder);

/** A file's text, or its mode and text (for a submodule its commit). A path may be written as C does, in quotes. */
type Files = Readonly<Record<string, string | readonly [mode: string, text: string]>>;

/** Makes a commit of exactly these files on a branch, from any parents, and returns its id. */
const commit = (branch: string, files: Files, ...parents: string[]): string => {
  const lines = [`commit refs/heads/${branch}`, 'committer a <a@example.org> 1700000000 +0000', 'data 1', 'm'];
  lines.push(...parents.map((parent, index) => `${index === 0 ? 'from' : 'merge'} ${parent}`), 'deleteall');
  for (const [path, content] of Object.entries(files)) {
    const [mode, text] = typeof content === 'string' ? ['100644', content] : content;
    if (mode === '160000') lines.push(`M 160000 ${text} ${path}`);
    else lines.push(`M ${mode} inline ${path}`, `data ${Buffer.byteLength(text)}`, text);
  }
  git(['fast-import', '--quiet', '--force'], `${lines.join('\n')}\n\n`);
  return git(['rev-parse', `refs/heads/${branch}`]);
};

const open = (options: Partial<GitChange> = {}) => {
  const source = gitSource({ repo, environment, ...options });
  opened.push(source);
  return source;
};

const read = async (options: Partial<GitChange> = {}): Promise<ChangeFacts> => {
  const change = await open(options).readChange();
  if ('unknown' in change) throw new Error(change.unknown);
  return change.known;
};

const complaint = async (options: Partial<GitChange> = {}): Promise<Known<ChangeFacts>> => open(options).readChange();

const openAt = (options: { repo?: string; environment?: Record<string, string>; patience?: number } = {}) => {
  const repository = gitRepository({ repo, environment, ...options });
  opened.push(repository);
  return repository;
};

const modes = (paths: readonly ChangedPath[]): Record<string, string> =>
  Object.fromEntries(paths.map(({ path, before, after }) => [path, `${before?.mode ?? '-'} > ${after?.mode ?? '-'}`]));

/** A `git` in front of the real one: a shell script, `$real` being the real one. */
const wrap = (script: string): Record<string, string> => {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  writeFileSync(join(bin, 'git'), `#!/bin/sh\nreal='${real}'\n${script}\n`);
  chmodSync(join(bin, 'git'), 0o755);
  return { ...environment, PATH: `${bin}:${environment.PATH}` };
};

/** Throws an object of the repository away, or writes something else in its place. */
const harm = (id: string, bytes?: string): void => {
  const path = join(repo, '.git/objects', id.slice(0, 2), id.slice(2));
  rmSync(path, { force: true });
  if (bytes !== undefined) writeFileSync(path, bytes);
};

/** Objects one by one instead of in a pack, so that one can be harmed. */
const unpack = (): void => {
  const packs = join(repo, '.git/objects/pack');
  for (const name of readdirSync(packs).filter((one) => one.endsWith('.pack'))) {
    const pack = readFileSync(join(packs, name));
    rmSync(packs, { recursive: true });
    mkdirSync(packs);
    git(['unpack-objects', '-q'], pack);
  }
};

describe('the change', () => {
  test('has every kind of path, with modes and ids, sorted', async () => {
    const sub = '1234567890123456789012345678901234567890';
    const base = commit('main', {
      'src/same.ts': 'same',
      'src/modified.ts': 'old',
      'src/deleted.ts': 'gone',
      'src/mode.sh': 'run',
      'src/type': 'target',
      'src/file-to-folder': 'f',
      'src/folder-to-file/x': 'x',
      sub: ['160000', sub],
      link: ['120000', 'a'],
    });
    const head = commit(
      'feature',
      {
        'src/same.ts': 'same',
        'src/modified.ts': 'new',
        'src/mode.sh': ['100755', 'run'],
        'src/type': ['120000', 'target'],
        'src/file-to-folder/x/y': 'f',
        'src/folder-to-file': 'x',
        'src/renamed.ts': 'gone',
        sub: ['160000', sub.replace('1', '9')],
        link: ['120000', 'b'],
        '"new\\nline"': 'n',
        '"quo\\"te"': 'q',
        '"latin-\\351"': 'l',
        '"h\\303\\251"': 'u',
      },
      base,
    );
    const facts = await read({ base: 'main', head: 'feature' });
    expect(modes(facts.paths)).toEqual({
      'h\u00e9': '- > 100644',
      'latin-\udce9': '- > 100644',
      link: '120000 > 120000',
      'new\nline': '- > 100644',
      'quo"te': '- > 100644',
      'src/deleted.ts': '100644 > -',
      'src/file-to-folder': '100644 > -',
      'src/file-to-folder/x/y': '- > 100644',
      'src/folder-to-file': '- > 100644',
      'src/folder-to-file/x': '100644 > -',
      'src/mode.sh': '100644 > 100755',
      'src/modified.ts': '100644 > 100644',
      'src/renamed.ts': '- > 100644',
      'src/type': '100644 > 120000',
      sub: '160000 > 160000',
    });
    expect(facts.paths.map(({ path }) => path)).toEqual(facts.paths.map(({ path }) => path).sort());
    expect(facts.paths.find(({ path }) => path === 'src/modified.ts')).toEqual({
      path: 'src/modified.ts',
      before: { mode: '100644', id: git(['rev-parse', `${base}:src/modified.ts`]) },
      after: { mode: '100644', id: git(['rev-parse', `${head}:src/modified.ts`]) },
    });
    expect(facts.paths.find(({ path }) => path === 'sub')?.after?.id).toBe(sub.replace('1', '9'));
    expect(facts).toMatchObject({
      law: { ref: 'main', sha: base },
      base: { ref: 'main', sha: base },
      target: 'main',
      provenance: { host: null, author: null, branch: 'feature', complete: true },
      mergeBase: base,
      head: { ref: 'feature', sha: head },
      texts: [],
    });
  });

  test('survives JSON', async () => {
    commit('feature', { '"\\377"': 'x', 'OWNERSHIP.yaml': 'x' }, commit('main', {}));
    const facts = await read({ base: 'main', head: 'feature' });
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
    expect(facts.paths.map(({ path }) => path)).toEqual(['OWNERSHIP.yaml', '\udcff']);
  });

  test('is what the head did since the merge base, and the law is the tip of the base', async () => {
    const root = commit('main', { a: '1' });
    const tip = commit('main', { a: '1', theirs: '1' }, root);
    commit('feature', { a: '1', ours: '1' }, root);
    const facts = await read({ base: 'main', head: 'feature' });
    expect(modes(facts.paths)).toEqual({ ours: '- > 100644' });
    expect([facts.law.sha, facts.mergeBase]).toEqual([tip, root]);
  });

  test('is empty between a commit and itself', async () => {
    commit('main', { a: '1' });
    expect((await read({ base: 'main' })).paths).toEqual([]);
  });

  test('of several merge bases takes the one git names first', async () => {
    const root = commit('main', { a: '1' });
    const [left, right] = [commit('left', { a: '1', l: '1' }, root), commit('right', { a: '1', r: '1' }, root)];
    commit('main', { a: '1', l: '1', r: '1' }, left, right);
    commit('feature', { a: '1', l: '1', r: '1', f: '1' }, right, left);
    expect(git(['merge-base', '--all', 'main', 'feature']).split('\n')).toHaveLength(2);
    expect((await read({ base: 'main', head: 'feature' })).mergeBase).toBe(git(['merge-base', 'main', 'feature']));
  });

  test('costs three processes, and one more for a listing', async () => {
    commit('feature', { 'a/b': '2', 'OWNERSHIP.yaml': 'x' }, commit('main', { 'a/b': '1' }));
    const log = join(folder, 'log');
    const source = open({
      base: 'main',
      head: 'feature',
      environment: wrap(`echo "$4" >> '${log}'; exec "$real" "$@"`),
    });
    await source.readChange();
    await source.readAnswers(asking({ entries: ['a/b', 'A/B'] }));
    expect(readFileSync(log, 'utf8').trim().split('\n').sort()).toEqual(['cat-file', 'rev-list', 'rev-parse']);
    await source.readAnswers(asking({ listing: true }));
    expect(readFileSync(log, 'utf8').trim().split('\n').sort()).toEqual([
      'cat-file',
      'ls-tree',
      'rev-list',
      'rev-parse',
    ]);
  });
});

describe('refs', () => {
  test('a branch that is checked out has its name, and a detached head what was typed', async () => {
    const sha = commit('main', { a: '1' });
    commit('topic/x', { a: '2' }, sha);
    git(['symbolic-ref', 'HEAD', 'refs/heads/topic/x']);
    expect((await read({ base: 'main' })).head.ref).toBe('topic/x');
    git(['update-ref', '--no-deref', 'HEAD', sha]);
    git(['checkout', '-q', '--detach', 'topic/x']);
    expect((await read({ base: 'main' })).head.ref).toBe('HEAD');
    expect((await read({ base: sha, head: 'refs/heads/topic/x' })).base).toEqual({ ref: sha, sha });
  });

  test.each(['@{upstream}', 'topic@{u}', '@{1}'])('%s is what it stands for', async (ref) => {
    const sha = commit('main', { a: '1' });
    git(['symbolic-ref', 'HEAD', 'refs/heads/topic']);
    git(['reset', '-q', sha]);
    git(['update-ref', '-m', 'm', 'HEAD', commit('other', { a: '2' }, sha)]);
    git(['branch', '-q', '--set-upstream-to=main', 'topic']);
    expect((await read({ base: ref })).base).toEqual({ ref, sha });
    expect(await openAt().readAt(ref)).toMatchObject({ known: { commit: { ref, sha } } });
  });

  test('an annotated tag is its commit', async () => {
    const sha = commit('main', { a: '1' });
    git(['tag', '-a', '-m', 't', 'v1', sha]);
    expect((await read({ base: 'v1' })).base).toEqual({ ref: 'v1', sha });
  });

  describe('without --base', () => {
    const onFeature = () => {
      const [base, tip] = [commit('trunk', { a: '1' }), commit('feature', { a: '2' }, 'refs/heads/trunk')];
      git(['symbolic-ref', 'HEAD', 'refs/heads/feature']);
      return { base, tip };
    };
    test("is the remote's default branch", async () => {
      const { base } = onFeature();
      git(['update-ref', 'refs/remotes/origin/trunk', base]);
      git(['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk']);
      const facts = await read();
      expect([facts.base, facts.head.ref]).toEqual([{ ref: 'origin/trunk', sha: base }, 'feature']);
    });
    test.each(['main', 'master'])('or origin/%s', async (name) => {
      git(['update-ref', `refs/remotes/origin/${name}`, onFeature().base]);
      expect((await read()).base.ref).toBe(`origin/${name}`);
    });
    test('or where origin/HEAD points nowhere, the same', async () => {
      git(['update-ref', 'refs/remotes/origin/main', onFeature().base]);
      git(['symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/gone']);
      expect((await read()).base.ref).toBe('origin/main');
    });
    test('or that of the remote the branch follows', async () => {
      const { base, tip } = onFeature();
      git(['update-ref', 'refs/remotes/fork/feature', tip]);
      git(['update-ref', 'refs/remotes/fork/main', base]);
      git(['config', 'remote.fork.url', '/nowhere']);
      git(['config', 'remote.fork.fetch', '+refs/heads/*:refs/remotes/fork/*']);
      git(['config', 'branch.feature.remote', 'fork']);
      git(['config', 'branch.feature.merge', 'refs/heads/feature']);
      expect((await read()).base.ref).toBe('fork/main');
    });
    test.each(['main', 'master'])('or the local %s', async (name) => {
      git(['update-ref', `refs/heads/${name}`, onFeature().base]);
      expect((await read()).base.ref).toBe(name);
    });
    test('but not the branch one is on', async () => {
      commit('main', { a: '1' });
      expect(await complaint()).toEqual({
        unknown: 'There is nothing to compare with: this clone knows no default branch (origin/HEAD, main or master).',
        needs: 'Name the branch this one merges into: --base REF.',
      });
    });
  });
});

describe('what cannot be found out', () => {
  test.each<[string, (() => Partial<GitChange>) | null, string, string?]>([
    [
      'not a repository',
      () => ({ repo: folder }),
      '{repo} is not in a git repository.',
      'Run it inside a git repository, or name one with --repo DIR.',
    ],
    [
      'no such folder',
      () => ({ repo: join(folder, 'none') }),
      'There is no folder {repo} that could be entered.',
      'Name the repository with --repo DIR.',
    ],
    [
      'no git',
      () => ({ environment: { PATH: folder } }),
      'git is not installed, or not on the PATH.',
      'Install git 2.30 or later.',
    ],
    [
      'an empty repository',
      null,
      'There is no commit yet: the repository, or the branch it is on, is empty.',
      'git commit',
    ],
    [
      'an unborn branch',
      () => {
        commit('main', { a: '1' });
        git(['symbolic-ref', 'HEAD', 'refs/heads/unborn']);
        return { base: 'main' };
      },
      'There is no commit yet: the repository, or the branch it is on, is empty.',
      'git commit',
    ],
    [
      'a base that is not there',
      () => {
        commit('main', { a: '1' });
        return { base: 'release/1' };
      },
      'This repository knows no commit called release/1.',
      'git fetch origin release/1',
    ],
    [
      "a base that only the remote's branch knows",
      () => {
        git(['update-ref', 'refs/remotes/origin/release', commit('main', { a: '1' })]);
        return { base: 'release' };
      },
      'This repository knows no commit called release.',
      'Say origin/release.',
    ],
    [
      'a head that is not there',
      () => {
        commit('main', { a: '1' });
        return { base: 'main', head: 'origin/gone' };
      },
      'This repository knows no commit called origin/gone.',
      'git fetch origin gone',
    ],
    [
      'a base that is a folder',
      () => {
        commit('main', { 'a/b': '1' });
        return { base: 'main:a' };
      },
      'This repository knows no commit called main:a.',
      'git fetch origin main:a',
    ],
    [
      'no merge base',
      () => {
        commit('main', { a: '1' });
        commit('other', { b: '1' });
        return { base: 'main', head: 'other' };
      },
      'main and other have no commit in common.',
      'Name the branch this one was made from: --base REF.',
    ],
    [
      'a branch and a tag of one name',
      () => {
        const sha = commit('main', { a: '1' });
        commit('feature', { a: '2' }, sha);
        git(['tag', 'main', 'feature']);
        return { base: 'main', head: 'feature' };
      },
      'refs/tags/main and refs/heads/main are different commits.',
      'Say which: refs/tags/main or refs/heads/main.',
    ],
  ])('%s', async (_, prepare, unknown, needs) => {
    const options = prepare?.() ?? {};
    const expected = unknown.replace('{repo}', options.repo ?? repo);
    expect(await complaint(options)).toEqual({ unknown: expected, needs });
    const answers = await open(options).readAnswers(asking({ entries: ['a'], listing: true }));
    expect(answers).toMatchObject({
      entries: [{ path: 'a', entry: { unknown: expected } }],
      listing: { unknown: expected },
    });
  });

  test.each(['--output=x', '-h', '', '^main', 'main..feature', 'main...feature', 'main\nHEAD', 'a\0b'])(
    'a ref such as %j is no name',
    async (ref) => {
      commit('feature', { a: '2' }, commit('main', { a: '1' }));
      for (const ends of [{ base: ref }, { base: 'main', head: ref }]) {
        expect(await complaint(ends)).toMatchObject({ unknown: `${JSON.stringify(ref)} is no name of one commit.` });
      }
      expect(await openAt().readAt(ref)).toMatchObject({ unknown: `${JSON.stringify(ref)} is no name of one commit.` });
    },
  );

  test.each<[string, string | null]>([
    ['main^@', null],
    ['main^!', null],
    ['main^{tree}', null],
    [':/m', null],
    ['main^-', null],
    ['main~1', 'main~1'],
    ['main^{/m}', 'main'],
    ['@{upstream}', null],
  ])('a ref such as %j is one commit or none', async (ref, same) => {
    commit('main', { a: '2' }, commit('main', { a: '1' }));
    const change = await complaint({ base: ref, head: 'main' });
    if (same === null)
      expect(change).toMatchObject({ unknown: expect.stringMatching(/^This repository knows|no upstream/) });
    else expect(change).toMatchObject({ known: { base: { ref, sha: git(['rev-parse', same]) } } });
  });

  test('a shallow clone', async () => {
    const root = commit('main', { a: '1' });
    commit('feature', { a: '2' }, root);
    commit('main', { a: '3' }, root);
    const clone = join(folder, 'clone');
    git(['clone', '-q', '--depth=1', '--no-single-branch', `file://${repo}`, clone], '', folder);
    expect(await complaint({ repo: clone, base: 'origin/main', head: 'origin/feature' })).toEqual({
      unknown: 'origin/main and origin/feature have no commit in common in this shallow clone.',
      needs: 'git fetch --unshallow (actions/checkout: fetch-depth: 0)',
    });
    git(['fetch', '-q', '--unshallow'], '', clone);
    const whole = await read({ repo: clone, head: 'origin/feature' });
    expect([whole.base.ref, whole.mergeBase]).toEqual(['origin/main', root]);
  });

  test('a repository of somebody else', async () => {
    commit('main', { a: '1' });
    const stranger = wrap('GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "$real" "$@"');
    const expected = {
      unknown: `git refuses to read ${repo}: the repository belongs to another user.`,
      needs: `git config --global --add safe.directory '${repo}'`,
    };
    expect(await complaint({ environment: stranger })).toEqual(expected);
    expect(await openAt({ environment: stranger }).readAt('HEAD')).toEqual(expected);
    writeFileSync(join(folder, '.gitconfig'), `[safe]\n\tdirectory = ${repo}\n`);
    expect(await complaint({ environment: stranger, base: 'main' })).toHaveProperty('known');
  });

  test.each([
    ['before it answers', 'kill -9 $$'],
    ['at the trees', 'case "$4" in cat-file) kill -9 $$;; *) exec "$real" "$@";; esac'],
  ])('git is killed %s', async (_, script) => {
    commit('main', { a: '1' });
    expect(await complaint({ base: 'main', environment: wrap(script) })).toEqual({
      unknown: 'git was stopped (SIGKILL) before it had answered.',
      needs: 'Run it again.',
    });
  });

  test.each([
    ['at once', 'exec sleep 600'],
    ['at the trees', 'case "$4" in cat-file) exec sleep 600;; *) exec "$real" "$@";; esac'],
  ])('git hangs %s', async (_, script) => {
    commit('main', { a: '1' });
    const unknown = { unknown: 'git did not answer in time.', needs: 'Run it again.' };
    expect(await complaint({ base: 'main', patience: 300, environment: wrap(script) })).toEqual(unknown);
  });

  test('a configuration this git does not know', async () => {
    commit('main', { a: '1' });
    git(['config', 'core.repositoryFormatVersion', '99']);
    expect(await complaint({ base: 'main' })).toMatchObject({ unknown: expect.stringContaining('git could not read') });
  });

  const damage: [string, (base: string, head: string) => void, RegExp][] = [
    [
      'a folder is missing',
      (_, head) => harm(git(['rev-parse', `${head}:src`])),
      /folder listing .* is not in this clone/,
    ],
    [
      'a folder is nonsense',
      (_, head) => harm(git(['rev-parse', `${head}:src`]), 'nonsense'),
      /could not read|not in this clone/,
    ],
    [
      'the root is missing',
      (base) => harm(git(['rev-parse', `${base}^{tree}`])),
      /root folder of .* is not in this clone/,
    ],
    ['a commit is missing', (base) => harm(base), /knows no commit|could not read/],
    [
      'a text is missing',
      (_, head) => harm(git(['rev-parse', `${head}:OWNERSHIP.yaml`])),
      /text of OWNERSHIP.yaml is not in this clone/,
    ],
  ];
  test.each(damage)('%s', async (_, break_, words) => {
    const base = commit('main', { 'src/a': '1' });
    const head = commit('feature', { 'src/a': '2', 'OWNERSHIP.yaml': 'version: 1' }, base);
    unpack();
    break_(base, head);
    expect(await complaint({ base: 'main', head: 'feature' })).toEqual({
      unknown: expect.stringMatching(words),
      needs: expect.any(String),
    });
  });

  test.each<[string, (id: string) => Buffer]>([
    ['one name twice', (id) => Buffer.concat([raw('100644', 'a', id), raw('100755', 'a', id)])],
    ['a file and a folder of one name', (id) => Buffer.concat([raw('100644', 'a', id), raw('40000', 'a', id)])],
    ['a name with a slash', (id) => raw('100644', 'a/b', id)],
    ['no name', (id) => raw('100644', '', id)],
    ['no mode', (id) => raw('mode', 'a', id)],
    ['a cut-off id', (id) => raw('100644', 'a', id).subarray(0, -1)],
    ['a cut-off name', () => Buffer.from('100644 a')],
  ])('a folder listing with %s', async (_, content) => {
    const base = commit('main', { a: '1' });
    const tree = git(
      ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'],
      content(git(['rev-parse', 'main:a'])),
    );
    const head = git(['commit-tree', '-m', 'm', '-p', base, tree]);
    expect(await complaint({ base: 'main', head })).toMatchObject({ unknown: expect.stringContaining(tree) });
  });
});

const raw = (mode: string, name: string, id: string): Buffer =>
  Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]);

describe('a repository that means harm', () => {
  const trap = (): { script: string; marker: string } => {
    const [script, marker] = [join(folder, 'trap.sh'), join(folder, 'sprung')];
    writeFileSync(script, `#!/bin/sh\ntouch '${marker}'\n`);
    chmodSync(script, 0o755);
    return { script, marker };
  };

  test('runs nothing it configures', async () => {
    const { script, marker } = trap();
    const base = commit('main', { a: '1', '.gitattributes': '* diff=evil filter=evil' });
    commit('feature', { a: '2', '.gitattributes': '* diff=evil filter=evil', '.gitmodules': '[submodule]' }, base);
    for (const key of [
      'diff.external',
      'diff.evil.command',
      'diff.evil.textconv',
      'filter.evil.smudge',
      'core.fsmonitor',
      'core.pager',
      'core.editor',
      'core.sshCommand',
      'core.alternateRefsCommand',
      'gpg.program',
      'credential.helper',
      'alias.cat-file',
    ]) {
      git(['config', key, key === 'alias.cat-file' ? `!${script}` : script]);
    }
    git(['config', 'diff.ignoreSubmodules', 'all']);
    mkdirSync(join(repo, '.git/hooks'), { recursive: true });
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction']) {
      writeFileSync(join(repo, '.git/hooks', hook), readFileSync(script), { mode: 0o755 });
    }
    const source = open({ base: 'main', head: 'feature' });
    expect(await source.readChange()).toHaveProperty('known');
    expect(await source.readAnswers(asking({ entries: ['a'], listing: true }))).toHaveProperty('listing.known');
    expect(existsSync(marker)).toBe(false);
  });

  test('is not asked for what a partial clone lacks', async () => {
    const { script, marker } = trap();
    const base = commit('main', { 'src/a': '1' });
    commit('feature', { 'src/a': '2', 'OWNERSHIP.yaml': 'version: 1' }, base);
    git(['config', 'uploadpack.allowFilter', 'true']);
    const clone = join(folder, 'clone');
    git(['clone', '-q', '--no-checkout', '--filter=blob:none', `file://${repo}`, clone], '', folder);
    git(['config', 'remote.origin.url', `ext::${script}`], '', clone);
    git(['config', 'protocol.ext.allow', 'always'], '', clone);
    const change = await complaint({ repo: clone, base: 'origin/main', head: 'origin/feature' });
    expect(change).toEqual({
      unknown: expect.stringMatching(/text of OWNERSHIP.yaml is not in this clone|could not fetch/),
      needs: expect.any(String),
    });
    expect(existsSync(marker)).toBe(false);
    const without = commit('plain', { 'src/a': '2' }, base);
    git(['fetch', '-q', '--filter=blob:none', `file://${repo}`, 'plain:plain'], '', clone);
    expect((await read({ repo: clone, base: 'origin/main', head: 'plain' })).head.sha).toBe(without);
  });

  test('replaces no object, and grafts no history', async () => {
    const base = commit('main', { a: '1' });
    const head = commit('feature', { a: '2', evil: '1' }, base);
    git(['replace', head, commit('harmless', { a: '1' }, base)]);
    git(['replace', git(['--no-replace-objects', 'rev-parse', 'feature:evil']), git(['rev-parse', 'main:a'])]);
    mkdirSync(join(repo, '.git/info'), { recursive: true });
    writeFileSync(join(repo, '.git/info/grafts'), `${head}\n`);
    expect(modes((await read({ base: 'main', head: 'feature' })).paths)).toEqual({
      a: '100644 > 100644',
      evil: '- > 100644',
    });
  });

  test('nor does the environment choose another repository, or where to trace', async () => {
    const sha = commit('main', { a: '1' });
    const other = join(folder, 'other');
    init(other);
    const trace = join(folder, 'trace');
    const given = {
      ...environment,
      GIT_DIR: join(other, '.git'),
      GIT_WORK_TREE: other,
      GIT_OBJECT_DIRECTORY: join(other, '.git/objects'),
      GIT_TRACE: trace,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.repositoryFormatVersion',
      GIT_CONFIG_VALUE_0: '99',
      GIT_NAMESPACE: 'x',
      LANGUAGE: 'de',
    };
    expect((await read({ base: 'main', environment: given })).head.sha).toBe(sha);
    expect(existsSync(trace)).toBe(false);
  });
});

test('a bare repository, a linked work tree and a folder inside are the repository', async () => {
  commit('feature', { 'a/b': '2' }, commit('main', { 'a/b': '1' }));
  const [bare, tree] = [join(folder, 'bare.git'), join(folder, 'tree')];
  git(['clone', '-q', '--bare', repo, bare], '', folder);
  git(['worktree', 'add', '-q', tree, 'feature']);
  for (const at of [bare, tree, join(tree, 'a')]) {
    const facts = await read({ repo: at, base: 'main', head: 'feature' });
    expect(modes(facts.paths)).toEqual({ 'a/b': '100644 > 100644' });
  }
});

test('a repository of SHA-256 names is read the same', async () => {
  repo = join(folder, 'sha256');
  init(repo, '--object-format=sha256');
  const base = commit('main', { 'a/b': '1', c: '1' });
  commit('feature', { 'a/b': '2', c: '1', 'OWNERSHIP.yaml': 'version: 1' }, base);
  const source = open({ base: 'main', head: 'feature' });
  const change = await source.readChange();
  expect(change).toMatchObject({
    known: { mergeBase: base, texts: [[expect.stringMatching(/^.{64}$/), { known: 'version: 1' }]] },
  });
  expect(base).toHaveLength(64);
  expect(modes('known' in change ? change.known.paths : [])).toEqual({
    'OWNERSHIP.yaml': '- > 100644',
    'a/b': '100644 > 100644',
  });
  const answers = await source.readAnswers(asking({ entries: ['a/b'], listing: true }));
  expect(answers).toMatchObject({
    entries: [{ entry: { known: { mode: '100644' } } }],
    listing: { known: ['a/b', 'c'] },
  });
});

describe('declarations', () => {
  const most = 1_048_576;
  test('of every side, with their sizes and texts', async () => {
    const old = commit('main', { 'OWNERSHIP.yaml': 'old' });
    commit('main', { 'OWNERSHIP.yaml': 'newer' }, old);
    commit('feature', { 'OWNERSHIP.yaml': 'old', '.github/ownership.yml': 'other', a: '1' }, old);
    const facts = await read({ base: 'main', head: 'feature' });
    const texts = new Map(facts.texts);
    const sides = Object.entries(facts.declarations).map(([side, files]) => [
      side,
      files.map(({ path, size, id }) => [path, size, texts.get(id)]),
    ]);
    expect(Object.fromEntries(sides)).toEqual({
      law: [['OWNERSHIP.yaml', 5, { known: 'newer' }]],
      base: [['OWNERSHIP.yaml', 5, { known: 'newer' }]],
      mergeBase: [['OWNERSHIP.yaml', 3, { known: 'old' }]],
      head: [
        ['.github/ownership.yml', 5, { known: 'other' }],
        ['OWNERSHIP.yaml', 3, { known: 'old' }],
      ],
    });
    expect(facts.texts).toHaveLength(3);
  });

  test.each<[string, Files, number, (string | undefined)?]>([
    ['empty', { 'OWNERSHIP.yaml': '' }, 0, ''],
    ['as large as may be', { 'OWNERSHIP.yaml': 'x'.repeat(most) }, most, 'x'.repeat(most)],
    ['a byte larger', { 'OWNERSHIP.yaml': 'x'.repeat(most + 1) }, most + 1],
    ['much larger', { 'OWNERSHIP.yaml': 'x'.repeat(40 * most) }, 40 * most],
    ['a symlink', { 'OWNERSHIP.yaml': ['120000', 'elsewhere'] }, 9],
    ['a submodule', { 'OWNERSHIP.yaml': ['160000', '1'.repeat(40)] }, 0],
    ['a folder', { 'OWNERSHIP.yaml/a': '1' }, 0],
    ['with a byte order mark', { 'OWNERSHIP.yaml': '\ufeffa' }, 4, '\ufeffa'],
  ])('%s', async (_, files, size, text) => {
    commit('main', { ...files, 'z/z': '1' });
    const facts = await read({ base: 'main' });
    expect(facts.declarations.head.map((file) => [file.path, file.size])).toEqual([['OWNERSHIP.yaml', size]]);
    expect(facts.texts.map(([, known]) => known)).toEqual(text === undefined ? [] : [{ known: text }]);
    // The conversation goes on behind what was not kept.
    expect(await open({ base: 'main' }).readAnswers(asking({ entries: ['z/z'] }))).toMatchObject({
      entries: [{ entry: { known: { mode: '100644' } } }],
    });
  });

  test('that are not UTF-8 show it', async () => {
    const id = git(['hash-object', '-w', '--stdin'], Buffer.from([0x61, 0xff, 0x0a]));
    const tree = git(['mktree'], `100644 blob ${id}\tOWNERSHIP.yaml\n`);
    const sha = git(['commit-tree', '-m', 'm', tree]);
    expect((await read({ base: sha, head: sha })).texts).toEqual([[id, { known: 'a\udcff\n' }]]);
  });

  test('that are a file on one side and a symlink of the same bytes on the other have their text', async () => {
    const base = commit('main', { 'OWNERSHIP.yaml': 'same' });
    commit('feature', { 'OWNERSHIP.yaml': ['120000', 'same'] }, base);
    expect((await read({ base: 'main', head: 'feature' })).texts.map(([, text]) => text)).toEqual([{ known: 'same' }]);
  });
});

describe('the second reading', () => {
  test("is of the base tip's tree, and knows nobody", async () => {
    const root = commit('main', { 'docs/Run.md': '1', gone: '1' });
    commit(
      'main',
      { 'docs/Run.md': '1', theirs: '1', '"\\377"': 'x', '"\\356\\200\\200"': 'x', '"\\360\\237\\230\\200"': 'x' },
      root,
    );
    commit('feature', { 'docs/Run.md': '1', gone: '1', ours: '1' }, root);
    const answers = await open({ base: 'main', head: 'feature' }).readAnswers(
      asking({ entries: ['theirs', 'ours', 'gone', 'docs/run.md', 'docs'], listing: true, people: ['maya'] }),
    );
    const id = git(['rev-parse', 'main:theirs']);
    expect(answers).toEqual({
      ...NOTHING,
      entries: [
        { path: 'theirs', entry: { known: { mode: '100644', id } } },
        { path: 'ours', entry: { known: null } },
        { path: 'gone', entry: { known: null } },
        { path: 'docs/run.md', entry: { known: null }, near: { path: 'docs/Run.md', folder: false } },
        { path: 'docs', entry: { known: null }, near: { path: 'docs', folder: true } },
      ],
      listing: { known: ['docs/Run.md', 'theirs', '\u{1f600}', '\udcff', '\ue000'] },
      people: null,
    });
  });

  test('has texts without loss, by id, and nothing anybody said', async () => {
    const most = 1_048_576;
    const files = { a: 'one', empty: '', long: 'x'.repeat(most), large: 'x'.repeat(most + 1) };
    commit('feature', { ...files, ours: '2' }, commit('main', files));
    const ids = ['a', 'empty', 'long', 'large', 'ours'].map((path) => git(['rev-parse', `feature:${path}`]));
    const bytes = git(['hash-object', '-w', '--stdin'], Buffer.from([0x61, 0xff]));
    const [folder, gone] = [git(['rev-parse', 'main^{tree}']), '1'.repeat(40)];
    const source = open({ base: 'main', head: 'feature' });
    const asks = { texts: [...ids, bytes, folder, gone], said: true, earlier: [git(['rev-parse', 'main'])] };
    const answers = await source.readAnswers(asking(asks));
    expect(answers).toMatchObject({ said: null, earlier: [] });
    expect(answers.texts.map(([id]) => id)).toEqual(asks.texts);
    expect(answers.texts.map(([, text]) => text)).toEqual([
      { known: 'one' },
      { known: '' },
      { known: 'x'.repeat(most) },
      { unknown: `The text (blob ${ids[3]}) has ${most + 1} bytes, too many to be read.` },
      { known: '2' },
      { known: 'a\udcff' },
      { unknown: `The text (blob ${folder}) is a tree, not a blob.`, needs: 'git fsck' },
      { unknown: expect.stringContaining(`The text (blob ${gone}) is not in this clone`), needs: expect.any(String) },
    ]);
    expect((await source.readAnswers(asking({ texts: [bytes] }))).texts).toEqual([[bytes, { known: 'a\udcff' }]]);
    const without = open({ base: 'none', head: 'feature' });
    expect((await without.readAnswers(asking({ texts: ids.slice(0, 1) }))).texts).toEqual([[ids[0], { known: 'one' }]]);
  });
});

describe('the files of folders', () => {
  const sub = '1234567890123456789012345678901234567890';
  const tree: Files = {
    'docs/incidents/2026-03-02.md': '1',
    'docs/incidents/run.sh': ['100755', '2'],
    'docs/incidents/link': ['120000', 'elsewhere'],
    'docs/incidents/sub': ['160000', sub],
    'docs/incidents/old/a.md': '3',
    '"docs/incidents/latin-\\351.md"': '4',
    '"docs/incidents/h\\303\\251.md"': '5',
    '"docs/incidents/new\\nline.md"': '6',
    '"docs/latin-\\351/a"': '7',
    sub: ['160000', sub],
    link: ['120000', 'docs'],
    top: '8',
  };
  const rows: [about: string, folder: string, files: Record<string, readonly [mode: string, text: string]>][] = [
    ['the root', '', { link: ['120000', 'docs'], sub: ['160000', sub], top: ['100644', '8'] }],
    [
      'nested: of every kind but folders, whatever their names',
      'docs/incidents',
      {
        'docs/incidents/2026-03-02.md': ['100644', '1'],
        'docs/incidents/h\u00e9.md': ['100644', '5'],
        'docs/incidents/latin-\udce9.md': ['100644', '4'],
        'docs/incidents/link': ['120000', 'elsewhere'],
        'docs/incidents/new\nline.md': ['100644', '6'],
        'docs/incidents/run.sh': ['100755', '2'],
        'docs/incidents/sub': ['160000', sub],
      },
    ],
    ['of folders only', 'docs', {}],
    ['whose name is not UTF-8', 'docs/latin-\udce9', { 'docs/latin-\udce9/a': ['100644', '7'] }],
    ['absent', 'docs/none', {}],
    ['in another case', 'Docs', {}],
    ['a file', 'top', {}],
    ['below a file', 'top/a', {}],
    ['a symlink to a folder', 'link', {}],
    ['a submodule', 'sub', {}],
  ];
  const blob = (text: string): string => createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex');

  test.each(rows)('%s', async (_, folder, files) => {
    // The head's tree is another one, and is not asked.
    commit('feature', { ours: '1' }, commit('main', tree));
    const known = Object.entries(files).map(([path, [mode, text]]) => ({
      path,
      mode,
      id: mode === '160000' ? text : blob(text),
    }));
    const { folders } = await open({ base: 'main', head: 'feature' }).readAnswers(asking({ folders: [folder] }));
    expect(folders).toEqual([{ folder, files: { known } }]);
    const snapshot = await openAt().readAt('main');
    expect('known' in snapshot && (await snapshot.known.folders([folder]))).toEqual(folders);
  });

  test('are read in the conversation that is kept', async () => {
    commit('feature', { ours: '1' }, commit('main', tree));
    const log = join(folder, 'log');
    const source = open({
      base: 'main',
      head: 'feature',
      environment: wrap(`echo "$4" >> '${log}'; exec "$real" "$@"`),
    });
    await source.readChange();
    const folders = rows.map(([, each]) => each);
    const answers = await source.readAnswers(asking({ folders }));
    expect(answers.folders.map(({ folder: each }) => each)).toEqual(folders);
    expect(readFileSync(log, 'utf8').trim().split('\n').sort()).toEqual(['cat-file', 'rev-list', 'rev-parse']);
  });

  test('that cannot be read are unknown, and the others known', async () => {
    commit(
      'feature',
      { 'a/x': '1', 'b/x': '1', 'c/d/x': '1' },
      commit('main', { 'a/x': '1', 'b/x': '1', 'c/d/x': '1' }),
    );
    unpack();
    const id = git(['rev-parse', 'main:c']);
    harm(id);
    const { folders } = await open({ base: 'main', head: 'feature' }).readAnswers(
      asking({ folders: ['a', 'c', 'c/d', 'e'] }),
    );
    const unknown = {
      unknown: expect.stringContaining(`(tree ${id}) is not in this clone`),
      needs: expect.any(String),
    };
    expect(folders).toMatchObject([
      { folder: 'a', files: { known: [{ path: 'a/x' }] } },
      { folder: 'c', files: unknown },
      { folder: 'c/d', files: unknown },
      { folder: 'e', files: { known: [] } },
    ]);
    const nowhere = await open({ base: 'none', head: 'feature' }).readAnswers(asking({ folders: ['a', ''] }));
    const gone = { unknown: 'This repository knows no commit called none.', needs: expect.any(String) };
    expect(nowhere.folders).toEqual([
      { folder: 'a', files: gone },
      { folder: '', files: gone },
    ]);
  });
});

describe('a repository at one commit', () => {
  test('gives its declarations, entries, folders, texts and listing, with one process before the listing', async () => {
    const sha = commit('main', { 'OWNERSHIP.yaml': 'version: 1', 'a/b': '1' });
    const log = join(folder, 'log');
    const repository = openAt({ environment: wrap(`echo "$4" >> '${log}'; exec "$real" "$@"`) });
    const snapshot = await repository.readAt('HEAD');
    if ('unknown' in snapshot) throw new Error(snapshot.unknown);
    const { commit: at, declarations, texts, lookUp, folders, readTexts, list } = snapshot.known;
    expect([at, declarations.map(({ path }) => path), texts.map(([, text]) => text)]).toEqual([
      { ref: 'HEAD', sha },
      ['OWNERSHIP.yaml'],
      [{ known: 'version: 1' }],
    ]);
    expect(await lookUp(['A/b'])).toEqual([
      { path: 'A/b', entry: { known: null }, near: { path: 'a/b', folder: false } },
    ]);
    const id = git(['rev-parse', 'main:a/b']);
    expect(await folders(['a', 'A'])).toEqual([
      { folder: 'a', files: { known: [{ path: 'a/b', mode: '100644', id }] } },
      { folder: 'A', files: { known: [] } },
    ]);
    const gone = { unknown: expect.stringContaining('is not in this clone'), needs: expect.any(String) };
    expect(await readTexts([id, '1'.repeat(40)])).toEqual([
      [id, { known: '1' }],
      ['1'.repeat(40), gone],
    ]);
    expect(readFileSync(log, 'utf8').trim()).toBe('cat-file');
    expect(await list()).toEqual({ known: ['OWNERSHIP.yaml', 'a/b'] });
  });

  test('or what is wrong', async () => {
    expect(await openAt().readAt('HEAD')).toMatchObject({ unknown: expect.stringContaining('no commit yet') });
    commit('feature', { a: '2' }, commit('main', { a: '1' }));
    git(['tag', 'main', 'feature']);
    expect(await openAt().readAt('main')).toMatchObject({ unknown: expect.stringContaining('are different commits') });
    expect(await openAt().readAt('none')).toMatchObject({ unknown: 'This repository knows no commit called none.' });
    expect(await openAt({ repo: folder }).readAt('HEAD')).toMatchObject({
      unknown: expect.stringContaining('not in a git'),
    });
    expect(await openAt({ environment: { PATH: folder } }).readAt('HEAD')).toMatchObject({
      unknown: 'git is not installed, or not on the PATH.',
    });
  });
});
