/** What is written to the badge's branch, by one audit and by many at once, and what is not. */
import { beforeAll, describe, expect, test } from 'vitest';
import { type BadgePlace, type Draw, type Published, publishBadge } from '../src/action/badge-branch.ts';
import type { GitHubReply, GitHubRequest } from '../src/sources/github-request.ts';
import { type PassedBy, parseTrend, renderTrend, type TrendEntry } from '../src/trend.ts';
import type { GitHub, GitHubOptions } from './e2e/github/server.ts';
import { git } from './e2e/scenario.ts';
import { openStage, type Stage } from './e2e/stage.ts';

const PLAIN = new URL('./e2e/fixtures/plain', import.meta.url).pathname;
const BRANCH = 'ownership-badge';
const REPOSITORY = '/repos/acme/shop';

/** Asks as Octokit does, without its plugins: what is no success is thrown. */
const openRequest =
  ({ url }: GitHub): GitHubRequest =>
  async (route, given) => {
    const [method = '', path = ''] = route.split(' ');
    const rest = new Map(Object.entries(given));
    const address = new URL(
      path.replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = String(rest.get(name));
        rest.delete(name);
        return encodeURIComponent(value);
      }),
      url,
    );
    if (method === 'GET') for (const [name, value] of rest) address.searchParams.set(name, String(value));
    const response = await fetch(address, {
      method,
      headers: { authorization: 'token abc', 'user-agent': 'test' },
      ...(method !== 'GET' && { body: JSON.stringify(Object.fromEntries(rest)) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
    const data = isJson && text !== '' ? JSON.parse(text) : text;
    const reply: GitHubReply = { status: response.status, headers: {}, data };
    if (response.ok) return reply;
    throw Object.assign(new Error(data.message), { status: response.status, response: reply });
  };

const open = async (options: Omit<GitHubOptions, 'repositories' | 'date'> = {}): Promise<Stage> =>
  openStage(PLAIN, options);
const say = (stage: Stage, args: readonly string[], input?: string): string =>
  git(stage.built.folder, args, input).toString().trim();

/** A commit on top of others, with the tree of `main`. */
const commit = (stage: Stage, number: number, parents: readonly string[]): string => {
  const tree = say(stage, ['rev-parse', 'main^{tree}']);
  const who = `Maya Lin <maya@acme.example> ${1_790_000_000 + number} +0000`;
  const lines = [`tree ${tree}`, ...parents.map((sha) => `parent ${sha}`), `author ${who}`, `committer ${who}`];
  return say(stage, ['hash-object', '-t', 'commit', '-w', '--stdin'], `${lines.join('\n')}\n\nChange ${number}\n`);
};
/** Commits of the default branch, one on top of the other. */
const line = (stage: Stage, count: number): readonly string[] => {
  const made: string[] = [];
  for (let number = 1; number <= count; number += 1)
    made.push(commit(stage, number, [made.at(-1) ?? say(stage, ['rev-parse', 'main'])]));
  say(stage, ['update-ref', 'refs/heads/main', made.at(-1) ?? '']);
  return made;
};

const entryOf = (sha: string, minute = 0, more: Partial<TrendEntry> = {}): TrendEntry => ({
  at: `2026-11-23T12:${String(minute).padStart(2, '0')}:00Z`,
  commit: sha,
  outcome: 'pass',
  files: 10,
  owned: 9,
  exempt: 0,
  unowned: 1,
  systems: 2,
  failing: 0,
  findings: {},
  past: [],
  ...more,
});
const filesOf = (sha: string): ReadonlyMap<string, string> =>
  new Map([
    ['ownership.svg', `<svg>${sha} · 90 %</svg>\n`],
    ['ownership.json', `{"message":"${sha}"}\n`],
  ]);
const NAMES = ['README.md', 'history.json', 'ownership.json', 'ownership.svg'];

const placeOf = (stage: Stage, more: Partial<BadgePlace> = {}): BadgePlace => ({
  request: openRequest(stage.github),
  repository: { owner: 'acme', name: 'shop' },
  branch: BRANCH,
  defaultBranch: 'main',
  ...more,
});
const publish = (
  stage: Stage,
  entry: TrendEntry,
  more: Partial<BadgePlace> = {},
  branch = BRANCH,
): Promise<Published> =>
  publishBadge(
    placeOf(stage, { branch, ...more }),
    () => filesOf(entry.commit),
    entry,
    async () => undefined,
  );
const stateOf = (done: Published): string => ('failed' in done ? done.failed : done.state);
const failure = (done: Published): string => ('failed' in done ? done.failed : `no failure: ${done.state}`);

const tipOf = (stage: Stage, branch = BRANCH): string =>
  say(stage, ['for-each-ref', '--format=%(objectname)', `refs/heads/${branch}`]);
const read = (stage: Stage, path: string, at = `refs/heads/${BRANCH}`): string =>
  git(stage.built.folder, ['cat-file', 'blob', `${at}:${path}`]).toString();
const historyAt = (stage: Stage, at?: string): readonly string[] =>
  (parseTrend(read(stage, 'history.json', at)) ?? []).map((entry) => entry.commit);
const requests = (stage: Stage): string[] =>
  stage.github.requests.map(
    ({ method, path }) => `${method} ${path.replace(REPOSITORY, '').replace(/[0-9a-f]{40}/g, '…')}`,
  );
const writes = (stage: Stage): string[] => requests(stage).filter((request) => !request.startsWith('GET'));

/** A branch that is not an audit's. */
const lay = (stage: Stage, files: Readonly<Record<string, string>>, branch = BRANCH): string => {
  const rows = Object.entries(files).map(
    ([path, text]) => `100644 blob ${say(stage, ['hash-object', '-w', '--stdin'], text)}\t${path}`,
  );
  const tree = say(stage, ['mktree'], `${rows.join('\n')}\n`);
  const who = 'Sam Okafor <sam@acme.example> 1790000000 +0000';
  const text = `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\nTheirs\n`;
  const sha = say(stage, ['hash-object', '-t', 'commit', '-w', '--stdin'], text);
  say(stage, ['update-ref', `refs/heads/${branch}`, sha]);
  return sha;
};

/** Whatever happened on the branch: a line of commits from an orphan, each with the badge of its own newest entry. */
const expectClean = (stage: Stage): number => {
  expect(stage.github.violations).toEqual([]);
  const log = say(stage, ['log', '--format=%H %P', `refs/heads/${BRANCH}`]).split('\n');
  const parents = log.map((row) =>
    row
      .split(' ')
      .slice(1)
      .filter((sha) => sha !== ''),
  );
  expect(parents.map(({ length }) => length)).toEqual([...log.slice(1).map(() => 1), 0]);
  for (const [sha = ''] of log.map((row) => row.split(' '))) {
    expect(say(stage, ['ls-tree', '--name-only', sha]).split('\n')).toEqual(NAMES);
    const newest = historyAt(stage, sha).at(-1) ?? '';
    expect([...filesOf(newest)].map(([path]) => read(stage, path, sha))).toEqual([...filesOf(newest).values()]);
  }
  say(stage, ['fsck', '--strict']);
  return log.length;
};

describe('one audit', () => {
  test('makes the branch, an orphan, with what GitHub signs', async () => {
    await using stage = await open();
    const [first = ''] = line(stage, 1);
    expect(await publish(stage, entryOf(first))).toEqual({ entries: [entryOf(first)], state: 'written' });
    expect(requests(stage)).toEqual([
      `GET /git/ref/heads%2F${BRANCH}`,
      'POST /git/trees',
      'POST /git/commits',
      'POST /git/refs',
    ]);
    expect(expectClean(stage)).toBe(1);
    expect(read(stage, 'history.json')).toBe(renderTrend([entryOf(first)]));
    expect(read(stage, 'README.md')).toMatch(/^# Badges\n[\s\S]*Ownership Gate[\s\S]*do not edit/);
    expect(say(stage, ['log', '--format=%an %s', `refs/heads/${BRANCH}`])).toBe(
      'github-actions[bot] Update the badge [skip ci]',
    );
    expect(say(stage, ['rev-parse', 'main'])).toBe(first);
  });

  test('puts the next one on top, in eight requests', async () => {
    await using stage = await open();
    const [first = '', second = ''] = line(stage, 2);
    await publish(stage, entryOf(first));
    stage.github.requests.length = 0;
    const done = await publish(stage, entryOf(second, 1));
    expect(done).toEqual({ entries: [entryOf(first), entryOf(second, 1)], state: 'written' });
    expect(requests(stage)).toEqual([
      `GET /git/ref/heads%2F${BRANCH}`,
      'GET /git/commits/…',
      'GET /git/trees/…',
      'GET /git/blobs/…',
      'GET /compare/…...…?per_page=1',
      'POST /git/trees',
      'POST /git/commits',
      `PATCH /git/refs/heads%2F${BRANCH}`,
    ]);
    expect(stage.github.requests.at(-1)?.body).toMatchObject({ force: false });
    expect(expectClean(stage)).toBe(2);
  });

  test('writes nothing where it says what the branch says', async () => {
    await using stage = await open();
    const [first = ''] = line(stage, 1);
    const past = [{ pull: 7, commit: first, outcome: 'fail' } as const];
    await publish(stage, entryOf(first, 0, { past }));
    const tip = tipOf(stage);
    stage.github.requests.length = 0;
    // At night nobody tells of a push.
    expect(await publish(stage, entryOf(first, 30))).toEqual({
      entries: [entryOf(first, 0, { past })],
      state: 'unchanged',
    });
    expect(requests(stage)).toHaveLength(4);
    expect([writes(stage), tipOf(stage)]).toEqual([[], tip]);
  });

  test('draws what came past the gate with the same commit, whoever was told of it', async () => {
    await using stage = await open();
    const [first = ''] = line(stage, 1);
    const past = [{ pull: 7, commit: first, outcome: 'fail' } as const];
    const told: (readonly PassedBy[])[] = [];
    const draw: Draw = (each) => {
      told.push(each);
      return filesOf(first);
    };
    const pause = async (): Promise<void> => undefined;
    await publishBadge(placeOf(stage), draw, entryOf(first, 0, { past }), pause);
    await publishBadge(placeOf(stage), draw, entryOf(first, 30, { unowned: 2 }), pause);
    expect(told).toEqual([past, past]);
  });

  test('writes where the same commit is another truth', async () => {
    await using stage = await open();
    const [first = ''] = line(stage, 1);
    await publish(stage, entryOf(first));
    const expired = entryOf(first, 30, { outcome: 'fail', failing: 1, findings: { waiver: 1 } });
    expect(await publish(stage, expired)).toEqual({ entries: [expired], state: 'written' });
    expect(expectClean(stage)).toBe(2);
  });

  test('of an older commit leaves the badge as it is', async () => {
    await using stage = await open();
    const [first = '', second = '', third = ''] = line(stage, 3);
    await publish(stage, entryOf(first));
    await publish(stage, entryOf(third, 1));
    expect(stateOf(await publish(stage, entryOf(second, 2)))).toBe('older');
    expect(historyAt(stage)).toEqual([first, second, third]);
    expect(read(stage, 'ownership.json')).toContain(third);
    // Again, and of one that is there already: nothing new.
    const tip = tipOf(stage);
    expect(stateOf(await publish(stage, entryOf(second, 3)))).toBe('unchanged');
    expect(stateOf(await publish(stage, entryOf(first, 4)))).toBe('unchanged');
    expect(tipOf(stage)).toBe(tip);
    expect(expectClean(stage)).toBe(3);
  });

  test('of a commit that is older than all that are asked about', async () => {
    await using stage = await open();
    const all = line(stage, 14);
    const entries = all.slice(1).map((sha, at) => entryOf(sha, at));
    lay(stage, {
      ...Object.fromEntries(filesOf(all[13] ?? '')),
      'README.md': '#',
      'history.json': renderTrend(entries),
    });
    expect(stateOf(await publish(stage, entryOf(all[0] ?? '', 30)))).toBe('older');
    // The newest is asked about twice: whether it is on the branch, too.
    expect(requests(stage).filter((request) => request.includes('/compare/'))).toHaveLength(11);
    expect(historyAt(stage)).toEqual([...all.slice(1, 4), all[0], ...all.slice(4)]);
    expectClean(stage);
  });

  interface Rewritten {
    readonly about: string;
    /** The commit that is there, of the one that is audited now. */
    readonly there: (stage: Stage, mine: string) => string;
    readonly at: number;
    readonly state: string;
  }
  test.each<Rewritten>([
    {
      about: 'other history, judged before',
      there: (stage) => commit(stage, 7, [stage.built.main]),
      at: 0,
      state: 'written',
    },
    {
      about: 'other history, judged later',
      there: (stage) => commit(stage, 7, [stage.built.main]),
      at: 9,
      state: 'written',
    },
    {
      about: 'history from another start, judged before',
      there: (stage) => commit(stage, 7, []),
      at: 0,
      state: 'written',
    },
    {
      about: 'history from another start, judged later',
      there: (stage) => commit(stage, 7, []),
      at: 9,
      state: 'written',
    },
    { about: 'what is gone, whenever it was judged', there: () => 'ab'.repeat(20), at: 9, state: 'written' },
    {
      about: 'what came after it, and may not be shown on the branch yet',
      there: (stage, mine) => commit(stage, 7, [mine]),
      at: 0,
      state: 'older',
    },
    {
      about: 'what says to have come after it, and is not on the branch',
      there: (stage, mine) => commit(stage, 7, [mine]),
      at: 40,
      state: 'written',
    },
  ])('beside $about: $state', async ({ there, at, state }) => {
    await using stage = await open();
    const [mine = ''] = line(stage, 1);
    const theirs = there(stage, mine);
    await publish(stage, entryOf(theirs, at));
    expect(stateOf(await publish(stage, entryOf(mine, 5)))).toBe(state);
    expect(historyAt(stage)).toEqual(state === 'written' ? [theirs, mine] : [mine, theirs]);
    expect(expectClean(stage)).toBe(2);
  });

  test('after the branch was taken back, the badge is that of what is there', async () => {
    await using stage = await open();
    const [first = '', second = ''] = line(stage, 2);
    await publish(stage, entryOf(first));
    await publish(stage, entryOf(second, 1));
    say(stage, ['update-ref', 'refs/heads/main', first]);
    const later = { ...entryOf(first), at: '2026-11-24T12:00:00Z', unowned: 2 };
    expect(stateOf(await publish(stage, later))).toBe('written');
    expect(historyAt(stage)).toEqual([second, first]);
    expect(expectClean(stage)).toBe(3);
  });

  test('a picture that somebody changed is put back', async () => {
    await using stage = await open();
    const [first = ''] = line(stage, 1);
    const files = {
      ...Object.fromEntries(filesOf(first)),
      'README.md': '#',
      'history.json': renderTrend([entryOf(first)]),
    };
    lay(stage, { ...files, 'ownership.svg': '<svg>100 %</svg>' });
    expect(stateOf(await publish(stage, entryOf(first, 30)))).toBe('written');
    expect(read(stage, 'ownership.svg')).toBe(filesOf(first).get('ownership.svg'));
    expect(historyAt(stage)).toEqual([first]);
    expect(stateOf(await publish(stage, entryOf(first, 31)))).toBe('unchanged');
  });

  test('a history that begins with one that never was is gone on with', async () => {
    await using stage = await open();
    const [first = ''] = line(stage, 1);
    const forged = { ...entryOf(commit(stage, 9, [first])), at: '2036-01-01T00:00:00Z' };
    const files = { ...Object.fromEntries(filesOf(forged.commit)), 'README.md': '#' };
    lay(stage, { ...files, 'history.json': renderTrend([forged]) });
    expect(stateOf(await publish(stage, entryOf(first)))).toBe('written');
    expect(read(stage, 'ownership.json')).toContain(first);
  });

  test('the badges of another version give way to those of this one', async () => {
    await using stage = await open();
    const [first = '', second = ''] = line(stage, 2);
    lay(stage, {
      ...Object.fromEntries(filesOf(first)),
      'alerts.svg': '<svg/>',
      'alerts.json': '{}',
      'README.md': '#',
      'history.json': renderTrend([entryOf(first)]),
    });
    expect(stateOf(await publish(stage, entryOf(second, 1)))).toBe('written');
    expect(say(stage, ['ls-tree', '--name-only', `refs/heads/${BRANCH}`]).split('\n')).toEqual(NAMES);
  });

  test('after history was put back, what was there before is the newest again', async () => {
    await using stage = await open();
    const [mine = ''] = line(stage, 1);
    const other = commit(stage, 7, [stage.built.main]);
    await publish(stage, entryOf(mine, 0));
    await publish(stage, entryOf(other, 1));
    expect(stateOf(await publish(stage, entryOf(mine, 2)))).toBe('written');
    expect(historyAt(stage)).toEqual([other, mine]);
    expectClean(stage);
  });
});

describe('nothing is written to', () => {
  const ours = renderTrend([]);
  const badge = { 'ownership.svg': '<svg/>', 'ownership.json': '{}', 'README.md': '# Badges' };
  test.each<[what: string, files: Readonly<Record<string, string>>, says: string]>([
    ['a branch of code', { 'index.html': '<p>', 'README.md': '# Shop' }, '(`index.html`)'],
    ['a branch with a README alone', { 'README.md': '# Shop' }, '(no `history.json`)'],
    ['a history beside something else', { ...badge, 'history.json': ours, 'Logo.svg': '<svg/>' }, '(`Logo.svg`)'],
    [
      'somebody else’s history',
      { ...badge, 'history.json': '[{"price":1}]' },
      '(a `history.json` that is none of an audit)',
    ],
    [
      'a history that is too long',
      { ...badge, 'history.json': ours.padEnd(2_100_000) },
      '(a `history.json` that is none of an audit)',
    ],
    ['a name that could act', { 'a`::error::\u001b[31m@acme.md': '' }, '(`a��error��'.slice(0, 4)],
  ])('%s', async (_, files, says) => {
    await using stage = await open();
    const tip = lay(stage, files);
    const failed = failure(await publish(stage, entryOf(stage.built.main)));
    expect(failed).toContain(`a branch with other content ${says}`);
    expect(failed).not.toMatch(/::|\p{Cc}|@/u);
    expect([tipOf(stage), writes(stage), stage.github.violations]).toEqual([tip, [], []]);
  });

  test('a history that is a folder', async () => {
    await using stage = await open();
    lay(stage, { 'x.json': '{}' });
    const inner = say(stage, ['rev-parse', `refs/heads/${BRANCH}^{tree}`]);
    const tree = say(stage, ['mktree'], `040000 tree ${inner}\thistory.json\n`);
    const tip = say(stage, ['-c', 'user.name=x', '-c', 'user.email=x@y', 'commit-tree', '-m', 'x', tree]);
    say(stage, ['update-ref', `refs/heads/${BRANCH}`, tip]);
    expect(failure(await publish(stage, entryOf(stage.built.main)))).toContain(
      'a branch with other content (`history.json`)',
    );
    expect([tipOf(stage), writes(stage)]).toEqual([tip, []]);
  });

  test.each<[branch: string, says: RegExp]>([
    ['main', /names the default branch/],
    ...[
      '',
      '@',
      'HEAD',
      '-x',
      '/x',
      'x/',
      'x.',
      '.x',
      'a//b',
      'a/.b',
      'a..b',
      'a.lock',
      'a.lock/b',
      'a b',
      'a~1',
      'a^',
      'a:b',
    ]
      .concat([
        'a?',
        'a*',
        'a[b',
        'a\\b',
        'a@{b',
        'a\u007fb',
        'a\nb',
        'refs/heads/x',
        'refs/heads/main',
        'x'.repeat(201),
      ])
      .map((name): [string, RegExp] => [name, /is no name a branch can have/]),
  ])('a branch called %j', async (branch, says) => {
    const request: GitHubRequest = async () => expect.unreachable();
    const place = { request, repository: { owner: 'acme', name: 'shop' }, branch, defaultBranch: 'main' };
    const [entry, files] = [entryOf('a'.repeat(40)), filesOf('a')];
    expect(
      failure(
        await publishBadge(
          place,
          () => files,
          entry,
          async () => undefined,
        ),
      ),
    ).toMatch(says);
  });

  test('but to branches with other names', async () => {
    await using stage = await open();
    for (const branch of ['badge', 'ci/badge', 'ünïcode', 'a.b', 'release-1.x/badge', 'MAIN2']) {
      expect(stateOf(await publish(stage, entryOf(stage.built.main), {}, branch))).toBe('written');
      expect(tipOf(stage, branch)).not.toBe('');
    }
    expect(stage.github.violations).toEqual([]);
  });
});

/** Lets one request at a time through, in an order that is chosen: all the others wait in front of theirs. */
const openGate = (choose: (waiting: number, turn: number) => number) => {
  const waiting: (() => void)[] = [];
  let running = 0;
  let turn = 0;
  const next = (): void => {
    if (running > 0 || waiting.length === 0) return;
    const [chosen] = waiting.splice(choose(waiting.length, turn), 1);
    turn += 1;
    running += 1;
    chosen?.();
  };
  const leave = (): void => {
    running -= 1;
    next();
  };
  const pass = async (): Promise<void> => {
    const turnCame = new Promise<void>((resolve) => waiting.push(resolve));
    leave();
    await turnCame;
  };
  const enter = async <T>(work: () => Promise<T>): Promise<T> => {
    running += 1;
    return work().finally(leave);
  };
  return { enter, pass };
};

/** Numbers that look like chance, and are the same each time. */
const shuffle = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

describe('ten audits at once', () => {
  const orders: Readonly<Record<string, (waiting: number, turn: number) => number>> = {
    'in step': () => 0,
    'the last to ask goes first': (waiting) => waiting - 1,
    'in step, from the newest': (waiting, turn) => (turn === 0 ? waiting - 1 : 0),
    'as it comes': shuffle(1),
  };
  test.each(Object.entries(orders))('one history: %s', async (order, choose) => {
    await using stage = await open();
    const all = line(stage, 10);
    const gate = openGate(choose);
    const started = order.includes('newest') ? [...all].reverse() : all;
    const spent = new Map<string, number>();
    const done = await Promise.all(
      started.map((sha) => {
        const ask = openRequest(stage.github);
        const request: GitHubRequest = async (...call) => {
          await gate.pass();
          spent.set(sha, (spent.get(sha) ?? 0) + 1);
          return ask(...call);
        };
        return gate.enter(() => publish(stage, entryOf(sha, all.indexOf(sha)), { request }));
      }),
    );
    expect(done.filter((each) => 'failed' in each)).toEqual([]);
    expect(historyAt(stage)).toEqual(all);
    expect(read(stage, 'ownership.json')).toContain(all[9]);
    expect(expectClean(stage)).toBe(10);
    // The last of ten is done in its tenth try: each reads four times and writes three times, and asks once about each other.
    if (process.env.B_PRINT) console.log(order, [...spent.values()]);
    expect(Math.max(...spent.values())).toBeLessThanOrEqual(10 * 7 + 10);
  });

  test('and with a branch that has been there for long', async () => {
    await using stage = await open();
    const all = line(stage, 6);
    for (const [minute, sha] of all.slice(0, 2).entries()) await publish(stage, entryOf(sha, minute));
    const done = await Promise.all(all.slice(2).map((sha, at) => publish(stage, entryOf(sha, at + 2))));
    expect(done.filter((each) => 'failed' in each)).toEqual([]);
    expect(historyAt(stage)).toEqual(all);
    expect(expectClean(stage)).toBe(6);
  });
});

describe('what goes wrong', () => {
  const ROUTES = {
    ref: 'GET /repos/{owner}/{repo}/git/ref/{ref}',
    commit: 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    tree: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    blob: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
    compare: 'GET /repos/{owner}/{repo}/compare/{basehead}',
    newTree: 'POST /repos/{owner}/{repo}/git/trees',
    newCommit: 'POST /repos/{owner}/{repo}/git/commits',
    move: 'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
  };
  type Name = keyof typeof ROUTES;
  const names = Object.keys(ROUTES) as Name[];
  const MISSHAPEN = /its answer is not what its API promises/;
  const NEEDS = /It takes `contents: write` in the workflow’s `permissions`/;

  /** What GitHub answered, by route, to an audit that found an earlier one. */
  const answers = new Map<string, GitHubReply>();
  let [first, second] = ['', ''];
  beforeAll(async () => {
    await using stage = await open();
    [first = '', second = ''] = line(stage, 2);
    await publish(stage, entryOf(first));
    const ask = openRequest(stage.github);
    const request: GitHubRequest = async (route, given) => {
      const reply = await ask(route, given);
      answers.set(route, reply);
      return reply;
    };
    expect(stateOf(await publish(stage, entryOf(second, 1), { request }))).toBe('written');
    expect([...answers.keys()]).toEqual(Object.values(ROUTES));
  });

  /** Publishes with the same answers, but for those of one route: each may throw. */
  const meet = async (name: Name, answer: (data: object) => unknown, times = Number.POSITIVE_INFINITY) => {
    const [sent, pauses]: [string[], number[]] = [[], []];
    let left = times;
    const request: GitHubRequest = async (route) => {
      sent.push(route);
      const reply = answers.get(route) ?? expect.unreachable(route);
      if (route !== ROUTES[name] || left === 0) return reply;
      left -= 1;
      return { ...reply, data: answer(reply.data as object) };
    };
    const place = { request, repository: { owner: 'acme', name: 'shop' }, branch: BRANCH, defaultBranch: 'main' };
    const done = await publishBadge(
      place,
      () => filesOf(second),
      entryOf(second, 1),
      async (round) => void pauses.push(round),
    );
    return { done, sent, pauses };
  };
  /** As Octokit throws. */
  const refuse = (number: number, message: string) => (): never => {
    const response = { status: number, headers: {}, data: { message } };
    throw Object.assign(new Error(message), { status: number, response });
  };
  /** No answer came: Octokit says 500, and has no response. */
  const hangUp = (): never => {
    throw Object.assign(new Error('other side closed'), { status: 500 });
  };
  /** Requests up to the one of that name: nothing follows what failed. */
  const until = (name: Name): string[] => Object.values(ROUTES).slice(0, names.indexOf(name) + 1);

  const forbidden = refuse(403, 'Resource not accessible by integration');
  const limit = refuse(403, 'API rate limit exceeded for installation.');
  test.each(
    names.flatMap((name): [Name, string, () => never, RegExp][] => [
      [name, '403', forbidden, /\(HTTP 403: Resource not accessible by integration\)\. It takes `contents: write`/],
      [name, 'a rate limit', limit, /\(HTTP 403: API rate limit exceeded for installation\.\)\.$/],
      [name, '500', refuse(500, 'Server Error'), /\(HTTP 500: Server Error\)\.$/],
      [name, 'no answer', hangUp, /\(other side closed\)\.$/],
    ]),
  )('at %s: %s', async (name, _, answer, says) => {
    const met = await meet(name, answer);
    expect(failure(met.done)).toMatch(says);
    expect([met.sent, met.pauses]).toEqual([until(name), []]);
  });

  // A branch that is not there, and a commit that is gone, are answers.
  test.each(names.filter((name) => name !== 'ref' && name !== 'compare'))('at %s: 404', async (name) => {
    const met = await meet(name, refuse(404, 'Not Found'));
    expect(failure(met.done)).toMatch(NEEDS);
    expect([met.sent, met.pauses]).toEqual([until(name), []]);
  });

  const shapes: Readonly<Record<string, () => unknown>> = {
    nothing: () => undefined,
    null: () => null,
    'an empty object': () => ({}),
    'a list': () => [],
    'a page': () => '<!DOCTYPE html>',
  };
  test.each<[name: Name, what: string, change: (data: object) => unknown]>([
    ...names
      .filter((name) => name !== 'move')
      .flatMap((name) =>
        Object.entries(shapes).map(([what, change]): [Name, string, () => unknown] => [name, what, change]),
      ),
    ['ref', 'a tip that is none', (data) => ({ ...data, object: { sha: '../x' } })],
    ['tree', 'a tree that is no list', (data) => ({ ...data, tree: { length: 0 } })],
    ['blob', 'another encoding', (data) => ({ ...data, encoding: 'utf-8' })],
    ['compare', 'a standing nobody knows', (data) => ({ ...data, status: 'sideways' })],
    ['newTree', 'an id that is none', (data) => ({ ...data, sha: 'HEAD' })],
    ['newCommit', 'an id that is none', (data) => ({ ...data, sha: '7'.repeat(39) })],
  ])('at %s, another shape: %s', async (name, _, change) => {
    const met = await meet(name, change);
    expect(failure(met.done)).toMatch(MISSHAPEN);
    expect([met.sent, met.pauses]).toEqual([until(name), []]);
  });

  test.each(Object.entries(shapes))(
    'a branch that has been moved is moved, whatever the answer: %s',
    async (_, change) => {
      expect(stateOf((await meet('move', change)).done)).toBe('written');
    },
  );

  test.each<[what: string, items: readonly unknown[]]>([
    ['nothing', []],
    ['items that are none', [null, 7]],
    ['items without a name', [{ type: 'blob' }]],
  ])('a tree of %s is somebody else’s', async (_, items) => {
    const met = await meet('tree', (data) => ({ ...data, tree: items }));
    expect(failure(met.done)).toContain('a branch with other content');
    expect(met.sent).toEqual(until('tree'));
  });

  test.each<[number: number, words: string, tries: number, says: RegExp]>([
    [
      422,
      'Update is not a fast forward',
      20,
      /20 times, somebody had written to `ownership-badge` in between\. Run the/,
    ],
    [422, 'Reference does not exist', 20, /20 times, somebody had written/],
    [422, 'Reference cannot be updated', 3, /HTTP 422: Reference cannot be updated\)\.$/],
    [422, 'Repository rule violations found', 3, /HTTP 422: Repository rule violations found\)\.$/],
    [409, 'Conflict', 3, /HTTP 409: Conflict\)\.$/],
  ])('%i for ever: %s', async (number, words, tries, says) => {
    const met = await meet('move', refuse(number, words));
    expect(failure(met.done)).toMatch(says);
    // Whom it stands behind is asked once.
    expect([met.pauses.length, met.sent.length]).toEqual([tries - 1, tries * 7 + 1]);
    expect(met.pauses).toEqual(met.pauses.map((_, at) => at + 1));
  });

  test.each(['Update is not a fast forward', 'Reference cannot be updated'])('422 twice: %s', async (words) => {
    const met = await meet('move', refuse(422, words), 2);
    expect([stateOf(met.done), met.pauses]).toEqual(['written', [1, 2]]);
  });

  test('the branch is made by somebody else in between', async () => {
    await using stage = await open();
    const [first = '', second = ''] = line(stage, 2);
    const run = (): void => {
      lay(stage, {
        ...Object.fromEntries(filesOf(second)),
        'README.md': '#',
        'history.json': renderTrend([entryOf(second, 1)]),
      });
    };
    stage.github.faults.push({ match: /^POST .*\/git\/refs$/, times: 1, do: 'run', run });
    expect(stateOf(await publish(stage, entryOf(first)))).toBe('older');
    expect(historyAt(stage)).toEqual([first, second]);
    expect(stage.github.violations).toEqual([]);
  });

  test('the branch is deleted in between', async () => {
    await using stage = await open();
    const [first = '', second = ''] = line(stage, 2);
    await publish(stage, entryOf(first));
    const run = (): void => void say(stage, ['update-ref', '-d', `refs/heads/${BRANCH}`]);
    stage.github.faults.push({ match: /^PATCH .*\/git\/refs\//, times: 1, do: 'run', run });
    expect(stateOf(await publish(stage, entryOf(second, 1)))).toBe('written');
    expect(historyAt(stage)).toEqual([second]);
    expect(expectClean(stage)).toBe(1);
  });

  test('the answer is lost, and the request is sent again', async () => {
    await using stage = await open();
    const [first = '', second = ''] = line(stage, 2);
    const ask = openRequest(stage.github);
    // As plugin-retry does.
    const request: GitHubRequest = (...call) => ask(...call).catch(() => ask(...call));
    for (const match of [/^POST .*\/git\/trees/, /^POST .*\/git\/commits/, /^POST .*\/git\/refs$/])
      stage.github.faults.push({ match, times: 1, do: 'lose' });
    expect(stateOf(await publish(stage, entryOf(first), { request }))).toBe('unchanged');
    stage.github.faults.push({ match: /^PATCH .*\/git\/refs\//, times: 1, do: 'lose' });
    expect(stateOf(await publish(stage, entryOf(second, 1), { request }))).toBe('written');
    expect(historyAt(stage)).toEqual([first, second]);
    expect(expectClean(stage)).toBe(2);
  });

  test('a token that only reads', async () => {
    await using stage = await open({ readOnly: true });
    expect(failure(await publish(stage, entryOf(stage.built.main)))).toMatch(NEEDS);
    expect([tipOf(stage), stage.github.violations]).toEqual(['', []]);
  });
});
