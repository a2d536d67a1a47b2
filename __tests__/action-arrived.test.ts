/** What comes to the default branch, judged by the law that was before it: a repository of several merges and pushes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeArrived } from '../src/action/arrived.ts';
import { describe as say } from '../src/render/words.ts';
import type { GitHubRequest } from '../src/sources/github.ts';
import type { Finding } from '../src/verdict.ts';
import type { Account, HostedPull, HostedRepository } from './e2e/github/hosted.ts';
import { type NewTreeItem, openObjects } from './e2e/github/objects.ts';
import { type GitHub, startGitHub } from './e2e/github/server.ts';
import { git, idOf } from './e2e/scenario.ts';
import { RUNBOOK } from './runbook.ts';

type Changes = Readonly<Record<string, string | null>>;
interface Written {
  readonly by?: string;
  readonly message?: string;
}
interface Push {
  readonly before: string;
  readonly after: string;
  readonly forced?: boolean;
}

const declaration = (policy = '', owner = 'maya-lin', more = '') => `version: 1
systems:
  checkout:
    paths: [services/checkout/, docs/]
    owner: ${owner}
    backup: [sam-okafor]
    runbook: docs/checkout.md
    slo: [{ indicator: A checkout answers within 1 s, objective: 99.5%, window: 30d }]
${more}exempt:
  - { paths: [.github/, OWNERSHIP.yaml], reason: Papers., owner: maya-lin }
policy:
  keepers: [noor-haddad]
${policy}`;
const WORKFLOW =
  'on: pull_request\njobs:\n  ownership:\n    runs-on: ubuntu-latest\n    steps: [{ uses: ownership-gate/ownership-gate@v1 }]\n';
const BASE: Changes = {
  'OWNERSHIP.yaml': declaration(),
  'docs/checkout.md': RUNBOOK,
  'services/checkout/api.ts': 'export const pay = 1;\n',
  '.github/workflows/ownership.yml': WORKFLOW,
};
const OWNED: Changes = { 'services/checkout/api.ts': 'export const pay = 2;\n' };
const UNOWNED: Changes = { 'services/search/find.ts': 'export const find = 1;\n' };
const AGENT = 'Pay twice\n\nCo-authored-by: Claude <noreply@anthropic.com>\n';
const PEOPLE = ['maya-lin', 'sam-okafor', 'noor-haddad', 'dana-pull'];
const DATE = '2026-11-23';

const account = (login: string): Account => ({ login, id: idOf(login), type: 'User' });

/** A repository with a default branch that moves on; its GitHub tells of it as it is by then. */
const openShop = async (base: Changes = BASE) => {
  const folder = mkdtempSync(join(tmpdir(), 'arrived-'));
  git(folder, ['init', '--quiet', '--template=', '--initial-branch=main']);
  const objects = openObjects(folder);
  const repository: HostedRepository = {
    owner: 'acme',
    name: 'shop',
    folder,
    defaultBranch: 'main',
    private: false,
    pulls: [],
    accounts: new Map(PEOPLE.map((login) => [login, account(login)])),
    permissions: new Map(PEOPLE.map((login) => [login, 'write'])),
    runs: [],
    checkRuns: [],
    rules: new Map(),
    teams: new Map(),
    statuses: [],
  };
  const changed = new Map<string, Changes & object>();
  let seconds = Date.parse('2026-11-20T00:00:00Z') / 1000;
  const commit = (
    parents: readonly string[],
    changes: Changes,
    { by = 'dana-pull', message = 'Change\n' }: Written = {},
  ) => {
    const items = Object.entries(changes).map(
      ([path, text]): NewTreeItem => ({
        path,
        mode: '100644',
        sha: text === null ? null : objects.writeBlob(Buffer.from(text)),
      }),
    );
    const [first] = parents;
    const tree = objects.writeTree(first ?? null, items) ?? '';
    seconds += 60;
    const who = `${by} <${idOf(by)}+${by}@users.noreply.github.com> ${seconds} +0000`;
    const head = [`tree ${tree}`, ...parents.map((parent) => `parent ${parent}`), `author ${who}`, `committer ${who}`];
    const sha = objects.writeObject('commit', `${head.join('\n')}\n\n${message}`) ?? '';
    changed.set(sha, changes);
    return sha;
  };
  let main = commit([], base);
  const move = (to: string): string => {
    objects.setRef('refs/heads/main', to);
    main = to;
    return to;
  };
  move(main);

  /** Opens a pull request of a branch that began at the default branch's tip. */
  const open = (commits: readonly (readonly [Changes, Written?])[], more: Partial<HostedPull> = {}) => {
    const number = repository.pulls.length + 1;
    const own: string[] = [];
    for (const [changes, written] of commits) own.push(commit([own.at(-1) ?? main], changes, written));
    const head = own.at(-1) ?? main;
    objects.setRef(`refs/pull/${number}/head`, head);
    const pull: HostedPull = {
      number,
      author: account('dana-pull'),
      title: 'Change something',
      body: null,
      draft: false,
      state: 'open',
      head: { ref: `feature-${number}`, repository: { owner: 'acme', name: 'shop' } },
      base: { ref: 'main', sha: main },
      reviews: [],
      comments: [],
      retargets: [],
      labels: [],
      ...more,
    };
    repository.pulls.push(pull);
    return { pull, head, own };
  };
  const approve = ({ pull, head }: { pull: HostedPull; head: string }, by: string, commitSha = head): void => {
    const at = '2026-11-21T00:00:00Z';
    pull.reviews.push({
      id: 7000 + pull.reviews.length,
      user: account(by),
      state: 'APPROVED',
      body: '',
      commit: commitSha,
      at,
    });
  };
  const comment = ({ pull }: { pull: HostedPull }, by: string, body: string): void => {
    const at = '2026-11-21T00:00:00Z';
    pull.comments.push({ id: 5000 + pull.comments.length, user: account(by), body, created: at, updated: at });
  };
  /** Brings a pull request to the default branch; `other` is merged in its place. */
  const merge = (
    { pull, head, own }: { pull: HostedPull; head: string; own: readonly string[] },
    how: 'merge' | 'squash' | 'rebase' = 'merge',
    other?: Changes,
  ): Push => {
    const before = main;
    const all = Object.assign({}, ...own.map((sha) => changed.get(sha)), other) as Changes;
    pull.state = 'closed';
    if (how !== 'rebase') {
      pull.merged = move(
        commit(how === 'merge' ? [before, head] : [before], all, { message: `Merge ${pull.number}\n` }),
      );
      return { before, after: main };
    }
    const made = own.map((sha) => move(commit([main], changed.get(sha) ?? {})));
    pull.rebased = made.slice(0, -1);
    pull.merged = main;
    return { before, after: main };
  };
  const push = (changes: Changes, written?: Written): Push => {
    const before = main;
    return { before, after: move(commit([main], changes, written)) };
  };
  const github = await startGitHub({ repositories: [repository], date: DATE });
  const close = async (): Promise<void> => {
    await github.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    folder,
    repository,
    github,
    commit,
    open,
    approve,
    comment,
    merge,
    push,
    move,
    tip: () => main,
    [Symbol.asyncDispose]: close,
  };
};
type Shop = Awaited<ReturnType<typeof openShop>>;

/** Asks once, as Octokit would: what is no success is thrown. */
const requestOf =
  ({ url }: GitHub): GitHubRequest =>
  async (route, parameters) => {
    const [method = '', path = ''] = route.split(' ');
    const rest = new Map(Object.entries(parameters));
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = String(rest.get(name));
      rest.delete(name);
      return encodeURIComponent(value);
    });
    const query = new URLSearchParams([...rest].map(([name, value]): [string, string] => [name, String(value)]));
    const response = await fetch(`${url}${filled}?${query}`, {
      method,
      headers: { authorization: 'token t', 'user-agent': 'test', 'x-github-api-version': '2022-11-28' },
    });
    const headers = Object.fromEntries(response.headers);
    const reply = { status: response.status, headers, data: await response.json() };
    if (!response.ok) throw Object.assign(new Error('refused'), { status: reply.status, response: reply });
    return reply;
  };

const judge = (shop: Shop, { before, after, forced = false }: Push, request = requestOf(shop.github)) =>
  judgeArrived(
    {
      request,
      repository: { owner: 'acme', name: 'shop' },
      defaultBranch: 'main',
      host: 'github.com',
      gate: { action: 'ownership-gate/ownership-gate', workflow: null, job: null },
    },
    { before, after, forced },
    { date: DATE, program: '1.0.0' },
  );

/** `fail direct: unowned, handover`, with the pull's number where there is one. */
const brief = (finding: Finding): string => {
  if (finding.code === 'merged-past-unknown') return `${finding.severity} unknown`;
  if (finding.code !== 'merged-past') return finding.code;
  const { pull, kind, findings } = finding.detail;
  const which = pull === null ? kind : `${kind} ${pull}`;
  return `${finding.severity} ${which}: ${[...new Set(findings.map(({ code }) => code))].join(', ')}`;
};

interface Row {
  readonly about: string;
  readonly base?: Changes;
  readonly act: (shop: Shop) => Push;
  readonly finds: readonly string[];
}

const within = (policy: string): Changes => ({ ...BASE, 'OWNERSHIP.yaml': declaration(policy) });
const WITHOUT: Changes = { 'services/checkout/api.ts': 'export const pay = 1;\n' };
const MISSPELT: Changes = { 'ownership.yml': 'version: 1\n' };
const BROKEN: Changes = { ...BASE, 'OWNERSHIP.yaml': 'version: 1\nsystems: [\n' };

const ROWS: readonly Row[] = [
  { about: 'a merge of a pull that passes', act: (shop) => shop.merge(shop.open([[OWNED]])), finds: [] },
  { about: 'a squash of a pull that passes', act: (shop) => shop.merge(shop.open([[OWNED]]), 'squash'), finds: [] },
  {
    about: 'a rebase of three commits of which the last brings the papers: one arrival',
    act: (shop) => {
      const more =
        '  search:\n    paths: [services/search/]\n    owner: dana-pull\n    backup: [maya-lin]\n    runbook: docs/search.md\n    slo: [{ indicator: A query answers, objective: 99%, window: 30d }]\n';
      const pull = shop.open([
        [UNOWNED],
        [{ 'docs/search.md': RUNBOOK }],
        [{ 'OWNERSHIP.yaml': declaration('', 'maya-lin', more) }],
      ]);
      for (const login of ['maya-lin', 'dana-pull']) shop.approve(pull, login);
      return shop.merge(pull, 'rebase');
    },
    finds: [],
  },
  {
    about: 'an agent’s pull that its owner approved',
    act: (shop) => {
      const pull = shop.open([[OWNED, { message: AGENT }]]);
      shop.approve(pull, 'maya-lin');
      return shop.merge(pull);
    },
    finds: [],
  },
  {
    about: 'bypassed: a red pull that an admin merged',
    act: (shop) => shop.merge(shop.open([[UNOWNED]])),
    finds: ['fail pull 1: unowned'],
  },
  {
    about: 'bypassed: an agent’s pull nobody accepted',
    act: (shop) => shop.merge(shop.open([[OWNED, { message: AGENT }]]), 'squash'),
    finds: ['fail pull 1: acceptance-wanted'],
  },
  {
    about: 'stale: approved, and other content merged',
    act: (shop) => {
      const pull = shop.open([[OWNED, { message: AGENT }]]);
      shop.approve(pull, 'maya-lin');
      return shop.merge(pull, 'squash', { 'services/checkout/api.ts': 'export const pay = 3;\n' });
    },
    finds: ['fail pull 1: acceptance-wanted'],
  },
  {
    about: 'stale: an earlier head was approved',
    act: (shop) => {
      const pull = shop.open([
        [OWNED, { message: AGENT }],
        [{ 'services/checkout/api.ts': 'export const pay = 3;\n' }, { message: AGENT }],
      ]);
      shop.approve(pull, 'maya-lin', pull.own[0]);
      return shop.merge(pull);
    },
    finds: ['fail pull 1: acceptance-wanted'],
  },
  {
    about: 'replaced: the pull took the gate out of its workflow',
    act: (shop) => shop.merge(shop.open([[{ '.github/workflows/ownership.yml': 'on: pull_request\njobs: {}\n' }]])),
    finds: ['fail pull 1: gate-workflow'],
  },
  {
    about: 'forged: commits in the owner’s name in somebody else’s pull',
    base: within('  acceptance: { undeclared: accept }\n'),
    act: (shop) => shop.merge(shop.open([[OWNED, { by: 'maya-lin' }]])),
    finds: ['fail pull 1: acceptance-wanted'],
  },
  {
    about: 'forged: commits in the owner’s name, pushed',
    base: within('  acceptance: { undeclared: accept }\n'),
    act: (shop) => shop.push(OWNED, { by: 'maya-lin' }),
    finds: ['fail direct: acceptance-wanted'],
  },
  { about: 'owned code, pushed by a person', act: (shop) => shop.push(OWNED), finds: [] },
  { about: 'unowned code, pushed', act: (shop) => shop.push(UNOWNED), finds: ['fail direct: unowned'] },
  {
    about: 'an agent’s commit, pushed',
    act: (shop) => shop.push(OWNED, { message: AGENT }),
    finds: ['fail direct: acceptance-wanted'],
  },
  {
    about: 'a looser law, pushed',
    act: (shop) => shop.push({ 'OWNERSHIP.yaml': declaration('  unowned: warn\n') }),
    finds: ['fail direct: law-changed'],
  },
  {
    about: 'another owner, pushed',
    act: (shop) => shop.push({ 'OWNERSHIP.yaml': declaration('', 'dana-pull') }),
    finds: ['fail direct: handover'],
  },
  {
    about: 'the declaration deleted, pushed',
    act: (shop) => shop.push({ 'OWNERSHIP.yaml': null }),
    finds: ['fail direct: declaration-deleted'],
  },
  {
    about: 'several pushed commits are one arrival',
    act: (shop) => {
      const { before } = shop.push(UNOWNED);
      const { after } = shop.push({ 'services/search/find.ts': null });
      return { before, after };
    },
    finds: [],
  },
  {
    about: 'two pulls at once, the first of them bad',
    act: (shop) => {
      const [bad, good] = [shop.open([[UNOWNED]]), shop.open([[OWNED]])];
      const { before } = shop.merge(bad);
      const { after } = shop.merge(good, 'squash');
      return { before, after };
    },
    finds: ['fail pull 1: unowned'],
  },
  {
    about: 'a push between two pulls: three arrivals',
    act: (shop) => {
      const [one, other] = [shop.open([[OWNED]]), shop.open([[{ 'docs/more.md': 'More.\n' }]])];
      const { before } = shop.merge(one);
      shop.push(UNOWNED);
      const { after } = shop.merge(other);
      return { before, after };
    },
    finds: ['fail direct: unowned'],
  },
  {
    about: 'a pull loosens the law, and the next makes use of it: each by the law before it',
    act: (shop) => {
      const loosens = shop.open([[{ 'OWNERSHIP.yaml': declaration('  unowned: warn\n') }]]);
      const uses = shop.open([[UNOWNED]]);
      const { before } = shop.merge(loosens);
      const { after } = shop.merge(uses);
      return { before, after };
    },
    finds: ['fail pull 1: law-changed'],
  },
  {
    about: 'a pull that was merged into another branch brought nothing here',
    act: (shop) => {
      const pull = shop.open([[OWNED, { message: AGENT }]], { base: { ref: 'next', sha: shop.tip() } });
      git(shop.folder, ['update-ref', 'refs/heads/next', shop.tip()]);
      shop.approve(pull, 'maya-lin');
      return shop.merge(pull);
    },
    finds: ['fail direct: acceptance-wanted'],
  },
  {
    about: 'a pull that is still open brought nothing',
    act: (shop) => {
      const before = shop.tip();
      const pull = shop.open([[OWNED, { message: AGENT }], [{ 'docs/more.md': 'More.\n' }]]);
      shop.approve(pull, 'maya-lin');
      return { before, after: shop.move(pull.own[0] ?? '') };
    },
    finds: ['fail direct: acceptance-wanted'],
  },
  {
    about: 'joined from the other side: the branch is the second parent',
    act: (shop) => {
      const start = shop.tip();
      const { after: before } = shop.push(OWNED);
      const own = shop.commit([start], UNOWNED);
      return { before, after: shop.move(shop.commit([own, before], OWNED)) };
    },
    finds: ['fail direct: unowned'],
  },
  {
    about: 'a forced push, also where what it brings would pass',
    act: (shop) => {
      const start = shop.tip();
      const { after: before } = shop.push(OWNED);
      return { before, after: shop.move(shop.commit([start], { 'docs/more.md': 'More.\n' })), forced: true };
    },
    finds: ['fail rewritten: '],
  },
  {
    about: 'a forced push back to where it was',
    act: (shop) => {
      const after = shop.tip();
      const { after: before } = shop.push(OWNED);
      return { before, after: shop.move(after), forced: true };
    },
    finds: ['fail rewritten: '],
  },
  {
    about: 'a forced push whose start is gone: told all the same',
    act: (shop) => ({ before: 'd'.repeat(40), after: shop.push(OWNED).after, forced: true }),
    finds: ['fail rewritten: change-unknown'],
  },
  {
    about: 'a forced push under a law that only reports',
    base: within('  mode: report\n'),
    act: (shop) => {
      const after = shop.tip();
      const { after: before } = shop.push(OWNED);
      return { before, after: shop.move(after), forced: true };
    },
    finds: ['warn rewritten: '],
  },
  {
    about: 'the branch was made',
    act: (shop) => ({ before: '0'.repeat(40), after: shop.push(UNOWNED).after }),
    finds: [],
  },
  { about: 'no declaration before, and none now', base: WITHOUT, act: (shop) => shop.push(UNOWNED), finds: [] },
  {
    about: 'no declaration before: adopted',
    base: WITHOUT,
    act: (shop) => shop.merge(shop.open([[{ ...BASE, ...UNOWNED }]])),
    finds: [],
  },
  {
    about: 'no declaration before, and one that cannot be read now',
    base: WITHOUT,
    act: (shop) => shop.push(BROKEN),
    finds: [],
  },
  {
    about: 'no declaration before but a spelling that is not read',
    base: { ...WITHOUT, ...MISSPELT },
    act: (shop) => shop.push(UNOWNED),
    finds: [],
  },
  {
    about: 'a spelling that is not read, beside a law: it takes nothing away',
    base: { ...BASE, ...MISSPELT },
    act: (shop) => shop.push(UNOWNED),
    finds: ['fail direct: unowned'],
  },
  {
    about: 'the same, brought along by the push that has something to hide',
    act: (shop) => shop.push({ ...UNOWNED, ...MISSPELT }),
    finds: ['fail direct: declaration-misspelt, unowned'],
  },
  {
    about: 'a law that could not be read, mended by a push without an admin',
    base: BROKEN,
    act: (shop) => shop.push({ 'OWNERSHIP.yaml': declaration('  unowned: warn\n') }),
    finds: ['fail direct: declaration-mended'],
  },
  {
    about: 'a law that cannot be read before and after',
    base: BROKEN,
    act: (shop) => shop.push(OWNED),
    finds: ['fail direct: declaration-unreadable-at-base'],
  },
  {
    about: 'broken glass',
    act: (shop) => {
      const pull = shop.open([[UNOWNED]]);
      shop.comment(pull, 'noor-haddad', `/ownership break-glass ${pull.head} Production is down`);
      return shop.merge(pull, 'squash');
    },
    finds: [],
  },
  {
    about: 'accepted after the merge, by whom it had to be',
    act: (shop) => {
      const pull = shop.open([[OWNED, { message: AGENT }]]);
      const push = shop.merge(pull);
      shop.comment(pull, 'maya-lin', `/ownership accept ${pull.head}`);
      return push;
    },
    finds: [],
  },
  {
    about: 'glass broken by nobody who may',
    act: (shop) => {
      const pull = shop.open([[UNOWNED]]);
      shop.comment(pull, 'dana-pull', `/ownership break-glass ${pull.head} Production is down`);
      return shop.merge(pull, 'squash');
    },
    finds: ['fail pull 1: unowned'],
  },
  {
    about: 'a law that only reports',
    base: within('  mode: report\n'),
    act: (shop) => shop.push(UNOWNED),
    finds: ['warn direct: unowned'],
  },
  {
    about: 'more commits than are asked about',
    act: (shop) => {
      const before = shop.tip();
      for (let index = 0; index < 31; index += 1) shop.push({ 'docs/more.md': `${index}\n` });
      return { before, after: shop.tip() };
    },
    finds: ['undecided unknown'],
  },
  {
    about: 'more pulls than are judged',
    act: (shop) => {
      const { before } = shop.merge(shop.open([[UNOWNED]]), 'squash');
      for (let index = 0; index < 10; index += 1) shop.merge(shop.open([[{ 'docs/more.md': `${index}\n` }]]), 'squash');
      return { before, after: shop.tip() };
    },
    finds: ['fail pull 1: unowned', 'undecided unknown'],
  },
];

describe('what arrived', () => {
  test.each(ROWS)('$about', async ({ base, act, finds }) => {
    await using shop = await openShop(base);
    const push = act(shop);
    const findings = await judge(shop, push);
    expect({ finds: findings.map(brief), violations: shop.github.violations }).toEqual({ finds, violations: [] });
    for (const each of findings) {
      const { message, settle } = say(each);
      expect([message, settle].join(' ')).not.toMatch(/undefined|\bnull\b|\[object/);
    }
  });

  test('says who, what and how', async () => {
    await using shop = await openShop();
    const { before, after } = shop.merge(shop.open([[OWNED, { message: AGENT }], [UNOWNED]]));
    const [finding] = await judge(shop, { before, after });
    expect(finding).toMatchObject({
      rule: 'merged-past',
      severity: 'fail',
      system: null,
      by: [{ login: 'noor-haddad', as: 'keeper' }],
      detail: { pull: 1, kind: 'pull', base: before, head: after, outcome: 'fail', count: 2 },
    });
  });
});

describe('GitHub fails', () => {
  /** A push with everything there is to ask: chain, pulls, the pull, what was said, trees, texts, people. */
  const act = (shop: Shop): Push => {
    const pull = shop.open([[OWNED, { message: AGENT }]]);
    shop.approve(pull, 'maya-lin');
    return shop.merge(pull);
  };

  test('at any one request: never a pass, and nobody is accused', async () => {
    await using shop = await openShop();
    const push = act(shop);
    expect(await judge(shop, push)).toEqual([]);
    const asks = [...new Set(shop.github.requests.map(({ method, path }) => `${method} ${path}`))];
    // Commits of the pull that cannot be seen may be an agent's; and its owner has accepted them.
    const own = asks.filter(
      (line) =>
        line.includes(`/compare/${push.before}...`) && /\?per_page=100$/.test(line) && !line.includes(push.after),
    );
    expect(own.length).toBe(1);
    for (const line of asks.filter((each) => !own.includes(each))) {
      const match = { test: (text: string) => text === line } as RegExp;
      shop.github.faults.splice(0, Infinity, { match, do: 'status', status: 502 });
      const found = (await judge(shop, push)).map((each) => brief(each).split(':')[0]);
      expect([line, found]).toEqual([line, [expect.stringMatching(/^undecided (?:unknown|pull 1)$/)]]);
    }
    expect(shop.github.violations).toEqual([]);
  });

  test('one arrival takes few requests, and all of them together a share of what a run has', async () => {
    await using shop = await openShop();
    const push = act(shop);
    await judge(shop, push);
    expect(shop.github.requests.length).toBe(16);
    for (let index = 0; index < 9; index += 1) {
      shop.merge(shop.open([[{ 'docs/more.md': `${index}\n` }, { message: AGENT }]]));
    }
    shop.github.requests.length = 0;
    const findings = await judge(shop, { before: push.before, after: shop.tip() });
    expect(shop.github.requests.length).toBe(120);
    expect(findings.at(-1)?.severity).toBe('undecided');
  });

  test.each([
    ['a reply of another shape', { do: 'html' }],
    ['no permission', { do: 'status', status: 403, body: { message: 'Resource not accessible by integration' } }],
  ] as const)('%s about the pulls of a commit', async (_, fault) => {
    await using shop = await openShop();
    const push = act(shop);
    shop.github.faults.push({ match: /\/commits\/[0-9a-f]{40}\/pulls/, ...fault });
    const findings = await judge(shop, push);
    expect(findings.map(brief)).toEqual(['undecided unknown']);
    expect(findings[0]?.detail).toMatchObject({ base: push.before, head: push.after });
  });

  test('no requests are left', async () => {
    await using shop = await openShop();
    const push = act(shop);
    const request = requestOf(shop.github);
    let left = 6;
    const findings = await judge(shop, push, (route, parameters) => {
      left -= 1;
      if (left < 0) throw new Error('this takes more than the 6 requests a run may spend');
      return request(route, parameters);
    });
    expect(findings.map(brief)).toEqual([expect.stringMatching(/^undecided /)]);
  });

  test('a pull of another repository brings nothing here', async () => {
    await using shop = await openShop();
    const push = act(shop);
    shop.github.faults.push({
      match: /\/commits\/[0-9a-f]{40}\/pulls/,
      do: 'change',
      change: (body) =>
        (body as { base: { repo: object } }[]).map((pull) => ({
          ...pull,
          base: { ...pull.base, repo: { ...pull.base.repo, full_name: 'mallory/shop' } },
        })) as never,
    });
    expect((await judge(shop, push)).map(brief)).toEqual(['fail direct: acceptance-wanted']);
  });
});
