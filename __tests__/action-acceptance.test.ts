/** What people say about a pull request, and what the check makes of it: event by event, request by request, and where GitHub fails. */
import { describe, expect, test } from 'vitest';
import { expectQuiet, mostSent, speed, status, type What } from './e2e/faults.ts';
import { type HostedPull, type HostedReview, hostRun } from './e2e/github/hosted.ts';
import type { Fault } from './e2e/github/server.ts';
import type { ActionRun } from './e2e/runner.ts';
import { git, readScenario, type Scenario } from './e2e/scenario.ts';
import { openStage, queuePull, type Stage } from './e2e/stage.ts';

const scenario = (name: string): Scenario => readScenario(new URL(`./scenarios/${name}`, import.meta.url).pathname);
const NOBODY = scenario('accept-agent-nobody');
const APPROVED = scenario('accept-agent-approved');
const COMMENTED = scenario('accept-comment');
const FORK = scenario('accept-fork-comment');
const PUSHED = scenario('accept-then-push-prose');
const BROKEN = scenario('glass-by-keeper');

interface Verdict {
  readonly outcome: string;
  readonly 'break-glass': unknown;
  readonly findings: readonly { readonly code: string; readonly severity: string; readonly message: string }[];
  readonly agreements: readonly { readonly by: string; readonly how: string; readonly commit: string }[];
}
const verdictOf = (run: ActionRun): Verdict => JSON.parse(run.temporary['ownership-gate/verdict.json'] ?? run.stdout);
const codesOf = (run: ActionRun): string[] =>
  verdictOf(run).findings.map(({ code, severity }) => `${severity} ${code}`);
const spokenOf = (run: ActionRun): string[] => verdictOf(run).agreements.map(({ by, how }) => `${by} ${how}`);

const pullOf = ({ repository }: Stage): HostedPull => {
  const [pull] = repository.pulls;
  if (pull === undefined) throw new Error('a scenario has a pull request');
  return pull;
};
const account = ({ repository }: Stage, login: string) => repository.accounts.get(login) ?? null;

const review = (stage: Stage, more: Partial<HostedReview> = {}): void => {
  const { reviews } = pullOf(stage);
  const at = `2026-11-22T20:${String(reviews.length % 60).padStart(2, '0')}:00Z`;
  const user = account(stage, 'maya-lin');
  const id = 7101 + reviews.length;
  reviews.push({ id, user, state: 'APPROVED', body: '', commit: stage.built.head, at, ...more });
};
const comment = (stage: Stage, login: string, body: string, at = '2026-11-22T20:00:00Z'): void => {
  const { comments } = pullOf(stage);
  comments.push({ id: 5101 + comments.length, user: account(stage, login), body, created: at, updated: at });
};

const reruns = ({ github }: Stage): string[] =>
  github.requests
    .filter(({ method, path }) => method === 'POST' && path.includes('/actions/'))
    .map(({ path }) => path.replace('/repos/acme/shop/actions/runs/', ''));

/** What a run says, and whether it ended as it had to. */
const tell = (run: ActionRun) => ({ status: run.status, verdict: run.outputs.verdict });
const PASS = { status: 0, verdict: 'pass' };
const FAIL = { status: 1, verdict: 'fail' };
const UNDECIDED = { status: 2, verdict: 'undecided' };

describe('the check turns without a push', () => {
  interface Case {
    readonly about: string;
    readonly given: Scenario;
    readonly happens: (stage: Stage) => void;
    readonly event: 'pull_request_review' | 'issue_comment';
    readonly action?: string;
    readonly before: typeof PASS;
    readonly after: typeof PASS;
  }
  const turn = (before: typeof PASS, after: typeof PASS) => ({ before, after });
  const cases: Case[] = [
    {
      about: 'green, by a review',
      given: NOBODY,
      happens: (stage) => review(stage),
      event: 'pull_request_review',
      ...turn(FAIL, PASS),
    },
    {
      about: 'green, by a comment',
      given: NOBODY,
      happens: (stage) => comment(stage, 'maya-lin', `/ownership accept ${stage.built.head}`),
      event: 'issue_comment',
      ...turn(FAIL, PASS),
    },
    {
      about: 'green, by broken glass',
      given: NOBODY,
      happens: (stage) => comment(stage, 'ines-duarte', `/ownership break-glass ${stage.built.head} Checkout is down.`),
      event: 'issue_comment',
      ...turn(FAIL, PASS),
    },
    {
      about: 'red, by a dismissed review',
      given: APPROVED,
      happens: (stage) => {
        for (const each of pullOf(stage).reviews) each.state = 'DISMISSED';
      },
      event: 'pull_request_review',
      action: 'dismissed',
      ...turn(PASS, FAIL),
    },
    {
      about: 'red, by a review that asks for changes',
      given: APPROVED,
      happens: (stage) => review(stage, { state: 'CHANGES_REQUESTED' }),
      event: 'pull_request_review',
      ...turn(PASS, FAIL),
    },
    {
      about: 'red, by a comment somebody edits',
      given: COMMENTED,
      happens: (stage) => {
        for (const each of pullOf(stage).comments) each.updated = '2026-11-22T21:00:00Z';
      },
      event: 'issue_comment',
      action: 'edited',
      ...turn(PASS, FAIL),
    },
    {
      about: 'not at all, by a review of somebody nobody names',
      given: NOBODY,
      happens: (stage) => review(stage, { user: account(stage, 'dana-pull') }),
      event: 'pull_request_review',
      ...turn(FAIL, FAIL),
    },
    {
      about: 'not at all, by a comment of somebody nobody names',
      given: NOBODY,
      happens: (stage) => comment(stage, 'dana-pull', `/ownership accept ${stage.built.head}`),
      event: 'issue_comment',
      ...turn(FAIL, FAIL),
    },
  ];
  test.each(cases)('$about', async ({ given, happens, event, action, before, after }) => {
    await using stage = await openStage(given);
    stage.repository.runs.push(hostRun(stage.built));
    expect(tell(await stage.action())).toEqual(before);
    happens(stage);
    // Of a comment the event is about the person's, not about what the check wrote last.
    const about =
      event === 'issue_comment' ? pullOf(stage).comments.find(({ body }) => body.startsWith('/')) : undefined;
    const run = await stage.action({ event, speed, ...(action && { action }), ...(about && { about: about.id }) });
    expect({ ...tell(run), again: reruns(stage) }).toEqual({ ...after, again: ['41/rerun'] });
    expect(tell(await stage.action({ attempt: 2 }))).toEqual(after);
    expectQuiet(stage, run);
  });

  test('a fork’s pull, by a comment of the owner: it runs with the base’s token', async () => {
    await using stage = await openStage(FORK);
    stage.repository.runs.push(hostRun(stage.built));
    const run = await stage.action({ event: 'issue_comment', speed });
    expect({ ...tell(run), again: reruns(stage), spoken: spokenOf(run) }).toEqual({
      ...PASS,
      again: ['41/rerun'],
      spoken: ['maya-lin comment'],
    });
  });
});

describe('no run is greener than the pull', () => {
  const QUIET = {
    ...NOBODY,
    pull: {
      ...NOBODY.pull,
      commits: [
        { merge: false, message: 'Round prices up [skip ci]\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n' },
      ],
    },
  };

  test.each(['COMMENTED', 'APPROVED'] as const)('the head skips the check, and its author says %s', async (state) => {
    await using stage = await openStage(QUIET);
    review(stage, { user: account(stage, 'dana-pull'), state });
    const run = await stage.action({ event: 'pull_request_review', speed });
    expect({ ...tell(run), codes: codesOf(run), again: reruns(stage) }).toEqual({
      ...FAIL,
      codes: ['fail acceptance-wanted'],
      again: [],
    });
  });

  test('an old run of a head nobody accepted is run again, while the live head is accepted', async () => {
    await using stage = await openStage(PUSHED);
    review(stage);
    const [old = ''] = stage.built.commits;
    expect(tell(await stage.action())).toEqual(PASS);
    expect(tell(await stage.action({ head: old, attempt: 2 }))).toEqual(UNDECIDED);
  });

  test('a review of an old head, while the live one is another', async () => {
    await using stage = await openStage(PUSHED);
    const [old = ''] = stage.built.commits;
    const run = await stage.action({ event: 'pull_request_review', head: old, speed });
    expect(tell(run)).toEqual(UNDECIDED);
  });
});

describe('a merge queue', () => {
  const cases = [
    { about: 'nobody has accepted', given: NOBODY, ends: FAIL, spoken: [] },
    { about: 'a review of the pull’s head', given: APPROVED, ends: PASS, spoken: ['maya-lin review'] },
    { about: 'a comment about the pull’s head', given: COMMENTED, ends: PASS, spoken: ['maya-lin comment'] },
    {
      about: 'the owner’s own pull',
      given: scenario('accept-authorship'),
      ends: PASS,
      spoken: ['maya-lin authorship'],
    },
    { about: 'a review from before a push', given: scenario('accept-then-push'), ends: FAIL, spoken: [] },
    { about: 'broken glass', given: BROKEN, ends: PASS, spoken: [] },
  ];
  test.each(cases)('$about', async ({ given, ends, spoken }) => {
    await using stage = await openStage(given);
    const run = await stage.action({ event: 'merge_group', group: queuePull(stage) });
    expect({ ...tell(run), spoken: spokenOf(run) }).toEqual({ ...ends, spoken });
    const commits = verdictOf(run).agreements.map(({ commit }) => commit);
    expect(commits).toEqual(spoken.map(() => stage.built.head));
  });

  test('a review that is dismissed while the pull is in the queue', async () => {
    await using stage = await openStage(APPROVED);
    const group = queuePull(stage);
    for (const each of pullOf(stage).reviews) each.state = 'DISMISSED';
    expect(tell(await stage.action({ event: 'merge_group', group }))).toEqual(FAIL);
  });
});

describe('requests', () => {
  const routes = ({ github }: Stage): string[] =>
    github.requests.filter(({ method }) => method === 'GET').map(({ route }) => route ?? '');
  const readsOf = async (given: Scenario, inputs: Record<string, string> = {}): Promise<string[]> => {
    await using stage = await openStage(given);
    const run = await stage.action({ inputs });
    expect(tell(run)).toEqual(PASS);
    return routes(stage);
  };
  const REVIEWS = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
  const COMMENTS = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const EVENTS = 'GET /repos/{owner}/{repo}/issues/{issue_number}/events';
  const byAPerson: Scenario = {
    ...NOBODY,
    pull: { ...NOBODY.pull, commits: [{ merge: false, message: 'Round up\n' }] },
  };

  test('an approved agent’s pull takes two more than a person’s: the comments are read for the comment anyway', async () => {
    const plain = await readsOf(byAPerson);
    const approved = await readsOf(APPROVED);
    const further = [...approved];
    for (const route of plain) {
      const at = further.indexOf(route);
      if (at !== -1) further.splice(at, 1);
    }
    expect(further.sort()).toEqual([EVENTS, REVIEWS]);
    expect(approved).toHaveLength(plain.length + 2);
  });

  test('and three where no comment is written', async () => {
    const plain = await readsOf(byAPerson, { comment: 'never' });
    const approved = await readsOf(APPROVED, { comment: 'never' });
    expect(approved).toHaveLength(plain.length + 3);
  });

  const silent = ['settled-comment-only', 'settled-prose-by-agent', 'settled-revert', 'settled-tighter'];
  test.each(silent)('%s: nobody is asked, and nothing that was said is read', async (name) => {
    const reads = await readsOf(scenario(name), { comment: 'never' });
    expect(reads.filter((route) => [REVIEWS, COMMENTS, EVENTS].includes(route))).toEqual([]);
  });

  test('50 systems ask what was said once', async () => {
    const reads = await readsOf(scenario('settled-codemod'), { comment: 'never' });
    for (const route of [REVIEWS, COMMENTS, EVENTS]) expect(reads.filter((each) => each === route)).toHaveLength(1);
  });
});

describe('a list of more than a page is read whole', () => {
  test('what takes an approval back is the 151st review', async () => {
    await using stage = await openStage(APPROVED);
    for (let n = 0; n < 149; n += 1) review(stage, { state: 'COMMENTED', at: '2026-11-22T20:00:00Z' });
    review(stage, { state: 'CHANGES_REQUESTED', at: '2026-11-22T21:00:00Z' });
    expect(tell(await stage.action())).toEqual(FAIL);
  });

  test('what accepts is the 151st comment', async () => {
    await using stage = await openStage(NOBODY);
    for (let n = 0; n < 150; n += 1) comment(stage, 'dana-pull', 'Hm.');
    comment(stage, 'maya-lin', `/ownership accept ${stage.built.head}`, '2026-11-22T21:00:00Z');
    expect(tell(await stage.action())).toEqual(PASS);
  });

  test('there are more than are read', async () => {
    await using stage = await openStage(APPROVED);
    for (let n = 0; n < 1000; n += 1) review(stage, { state: 'COMMENTED', at: '2026-11-22T20:00:00Z' });
    const run = await stage.action();
    expect({ ...tell(run), codes: codesOf(run) }).toEqual({ ...UNDECIDED, codes: ['undecided acceptance-wanted'] });
  });
});

describe('GitHub does not say: undecided, never a pass', () => {
  const lists = [
    { name: 'reviews', match: /^GET .*\/pulls\/1\/reviews/ },
    { name: 'comments', match: /^GET .*\/issues\/1\/comments/ },
    { name: 'events', match: /^GET .*\/issues\/1\/events/ },
  ];
  const faults: readonly { kind: string; fault: What; sent: number }[] = [
    { kind: '403', fault: status(403, {}, 'Resource not accessible by integration'), sent: 1 },
    { kind: '404', fault: status(404), sent: 1 },
    { kind: '500', fault: status(500), sent: 3 },
    { kind: '429 for an hour', fault: status(429, { 'retry-after': '3600' }), sent: 1 },
    { kind: 'cut off', fault: { do: 'truncate' }, sent: 3 },
    { kind: 'a page', fault: { do: 'html' }, sent: 1 },
    { kind: 'no list', fault: { do: 'status', status: 200, body: {} }, sent: 1 },
  ];
  const cases = lists.flatMap((list) => faults.map((fault) => ({ ...list, ...fault })));
  test.each(cases)('$name: $kind', async ({ match, fault, sent }) => {
    await using stage = await openStage(APPROVED);
    stage.github.faults.push({ match, ...fault } as Fault);
    const run = await stage.action({ speed, inputs: { comment: 'never' } });
    expect({ ...tell(run), codes: codesOf(run), sent: mostSent(stage, match) }).toEqual({
      ...UNDECIDED,
      codes: ['undecided acceptance-wanted'],
      sent,
    });
    expectQuiet(stage, run);
  });

  test.each(lists)('$name: 500, twice, is survived', async ({ match }) => {
    await using stage = await openStage(APPROVED);
    stage.github.faults.push({ match, times: 2, ...status(500) } as Fault);
    expect(tell(await stage.action({ speed }))).toEqual(PASS);
  });

  test('the earlier commit an approval was for', async () => {
    await using stage = await openStage(PUSHED);
    const [approved = ''] = stage.built.commits;
    stage.github.faults.push({ match: new RegExp(`/compare/.*${approved}`), ...status(500) } as Fault);
    const run = await stage.action({ speed });
    expect({ ...tell(run), codes: codesOf(run) }).toEqual({ ...UNDECIDED, codes: ['undecided acceptance-wanted'] });
  });

  test('whether a keeper who stands in may write', async () => {
    await using stage = await openStage(scenario('accept-keeper-stands-in'));
    stage.github.faults.push({ match: /\/collaborators\/ines-duarte\//, ...status(403) } as Fault);
    const run = await stage.action({ speed });
    expect({ ...tell(run), codes: codesOf(run) }).toEqual({ ...UNDECIDED, codes: ['undecided acceptance-wanted'] });
  });

  test('an account of those who are named: no glass is broken for that', async () => {
    await using stage = await openStage(scenario('glass-unowned'));
    stage.github.faults.push({ match: /\/collaborators\/sam-okafor\//, ...status(403) } as Fault);
    const run = await stage.action({ speed });
    expect({ ...tell(run), glass: verdictOf(run)['break-glass'] }).toEqual({ ...FAIL, glass: null });
    const refused = verdictOf(run).findings.find(({ code }) => code === 'command-refused');
    expect(refused?.message).toMatch(/does not lift what stands \(owner-access\)/);
  });

  test('whether the keeper who breaks the glass may write', async () => {
    await using stage = await openStage(BROKEN);
    stage.github.faults.push({ match: /\/collaborators\/ines-duarte\//, ...status(500) } as Fault);
    const run = await stage.action({ speed });
    expect({ ...tell(run), glass: verdictOf(run)['break-glass'] }).toEqual({ ...FAIL, glass: null });
    expect(codesOf(run)).toContain('notice command-refused');
  });

  test('a push lands while it is judged: what was accepted was another commit', async () => {
    await using stage = await openStage(APPROVED);
    stage.github.faults.push({
      match: /\/pulls\/1\/reviews/,
      times: 1,
      do: 'run',
      run: () => git(stage.built.folder, ['update-ref', 'refs/pull/1/head', stage.built.base]),
    });
    expect(tell(await stage.action({ speed }))).toEqual(UNDECIDED);
  });
});
