/** Every event: what is asked, what is written, and what the exit status says. */
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from './e2e/github/contract.ts';
import { hostRun } from './e2e/github/hosted.ts';
import type { ActionRun, EventName } from './e2e/runner.ts';
import { git } from './e2e/scenario.ts';
import { openStage, queuePull, type Stage } from './e2e/stage.ts';

const PLAIN = new URL('./e2e/fixtures/plain', import.meta.url).pathname;
const FAILING = new URL('./e2e/fixtures/unowned', import.meta.url).pathname;
const MARKER = '<!-- ownership-gate:v1 -->';
const ZEROS = '0'.repeat(40);

const writes = (stage: Stage): string[] =>
  stage.github.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace('/repos/acme/shop/', '')}`);
const messages = (run: ActionRun, level: string): string[] =>
  run.commands.filter(({ command }) => command === level).map(({ message }) => message);
const push = (stage: Stage, to: string): void => {
  git(stage.built.folder, ['update-ref', 'refs/pull/1/head', to]);
};
/** The payload with a value put in at a path such as `pull_request.head.sha`. */
const put = (payload: JsonObject, keys: string, value: Json): JsonObject => {
  const [key = '', ...rest] = keys.split('.');
  const inner = (payload[key] ?? {}) as JsonObject;
  return { ...payload, [key]: rest.length === 0 ? value : put(inner, rest.join('.'), value) };
};

describe('what each event does', () => {
  interface Case {
    readonly event: EventName;
    readonly about?: string;
    readonly inputs?: Record<string, string>;
    readonly summary: boolean;
    readonly annotations: boolean;
    readonly writes: readonly string[];
    /** Where not the verdict's own. */
    readonly status?: number;
  }
  const comment = 'POST issues/1/comments';
  const cases: Case[] = [
    { event: 'pull_request', summary: true, annotations: true, writes: [comment] },
    { event: 'pull_request_target', summary: true, annotations: true, writes: [comment] },
    { event: 'merge_group', summary: true, annotations: true, writes: [] },
    {
      event: 'pull_request_review',
      summary: true,
      annotations: true,
      writes: [comment, 'POST actions/runs/41/rerun'],
    },
    { event: 'issue_comment', summary: true, annotations: true, writes: [comment, 'POST actions/runs/41/rerun'] },
    { event: 'workflow_run', summary: false, annotations: false, writes: [comment], status: 0 },
    { event: 'workflow_dispatch', inputs: { pull: '1' }, summary: true, annotations: false, writes: [] },
  ];
  const both = [
    { scenario: PLAIN, verdict: 'pass', exit: 0 },
    { scenario: FAILING, verdict: 'fail', exit: 1 },
  ];
  test.each(cases.flatMap((each) => both.map((one) => ({ ...each, ...one }))))('$event: $verdict', async (each) => {
    await using stage = await openStage(each.scenario);
    const pull = stage.repository.pulls[0];
    const by = { login: 'maya-lin', id: 601, type: 'User' } as const;
    const at = '2026-11-23T08:00:00Z';
    pull?.comments.push({ id: 6001, user: by, body: 'Looks good.', created: at, updated: at });
    pull?.reviews.push({ id: 6002, user: by, state: 'APPROVED', body: '', commit: stage.built.head, at });
    stage.repository.runs.push(hostRun(stage.built, { pulls: [1] }));
    const run = await stage.action({
      event: each.event,
      speed: 25,
      ...(each.event === 'merge_group' && { group: queuePull(stage) }),
      ...(each.inputs && { inputs: each.inputs, dispatched: each.inputs }),
    });
    expect({
      status: run.status,
      said: run.stdout.includes(each.verdict),
      verdict: run.outputs.verdict,
      summary: run.summary !== '',
      errors: messages(run, 'error').length > 0,
      warnings: messages(run, 'warning'),
      writes: writes(stage),
      stderr: run.stderr,
      violations: stage.github.violations,
    }).toEqual({
      status: each.status ?? each.exit,
      said: true,
      verdict: each.event === 'workflow_run' ? undefined : each.verdict,
      summary: each.summary,
      errors: each.annotations && each.verdict === 'fail',
      warnings: [],
      writes: each.writes,
      stderr: '',
      violations: [],
    });
  });
});

describe('refused before anything is asked: red, in words', () => {
  interface Case {
    readonly about: string;
    readonly event?: EventName;
    readonly inputs?: Record<string, string>;
    readonly environment?: Record<string, string>;
    /** What is different in the payload. */
    readonly payload?: readonly [keys: string, value: Json];
    readonly says: RegExp;
  }
  const payload = /payload does not say what this check needs/;
  const names =
    /the events `pull_request`, `pull_request_target`, `merge_group`, `pull_request_review`, `issue_comment`, `workflow_run` and, with the input `pull`, `workflow_dispatch`; and the default branch, on `push`, `schedule`, `workflow_dispatch`/;
  const elsewhere = { GITHUB_REF: 'refs/heads/feature' };
  const onMain = /An audit is of the default branch, `main`, and this run is on `feature`/;
  const queue = 'refs/heads/gh-readonly-queue/main/pr-';
  const cases: Case[] = [
    { about: 'an empty token', inputs: { token: '' }, says: /input `token` is empty/ },
    {
      about: 'a comment mode nobody knows',
      inputs: { comment: 'sometimes' },
      says: /`always`, `on-failure` or `never`/,
    },
    { about: 'an empty comment mode', inputs: { comment: '' }, says: /`always`, `on-failure` or `never`/ },
    { about: 'a push to another branch', event: 'push', environment: elsewhere, says: onMain },
    { about: 'a schedule elsewhere', event: 'schedule', environment: elsewhere, says: onMain },
    {
      about: 'a push of a tag called main',
      event: 'push',
      environment: { GITHUB_REF: 'refs/tags/main' },
      says: /is on `main`/,
    },
    { about: 'a push without a commit before', event: 'push', payload: ['before', 'main'], says: payload },
    { about: 'a release', environment: { GITHUB_EVENT_NAME: 'release' }, says: names },
    { about: 'no event', environment: { GITHUB_EVENT_NAME: '' }, says: /started by ``/ },
    { about: 'an event called like a method', environment: { GITHUB_EVENT_NAME: 'toString' }, says: names },
    {
      about: 'an event of a strange name',
      environment: { GITHUB_EVENT_NAME: 'x\n::notice::y' },
      says: /started by `x\?+notice\?+y`/,
    },
    { about: 'no payload', environment: { GITHUB_EVENT_PATH: '/nowhere/event.json' }, says: payload },
    { about: 'a payload that is a folder', environment: { GITHUB_EVENT_PATH: '/' }, says: payload },
    { about: 'a pull without a number', payload: ['pull_request.number', '1'], says: payload },
    { about: 'pull 0', payload: ['pull_request.number', 0], says: payload },
    { about: 'a head that is no id', payload: ['pull_request.head.sha', 'main'], says: payload },
    { about: 'a head in capitals', payload: ['pull_request.head.sha', 'A'.repeat(40)], says: payload },
    { about: 'no default branch', payload: ['repository.default_branch', ''], says: payload },
    { about: 'no pull at all', payload: ['pull_request', null], says: payload },
    {
      about: 'a review without a head',
      event: 'pull_request_review',
      payload: ['pull_request.head', {}],
      says: payload,
    },
    { about: 'a dispatch elsewhere without a pull', event: 'workflow_dispatch', environment: elsewhere, says: onMain },
    ...['x', '-1', '0', '1.5', '01', '1e3', '99999999999999999999'].map((pull) => ({
      about: `a dispatch with pull ${pull}`,
      event: 'workflow_dispatch' as const,
      inputs: { pull },
      says: /not the number of a pull request/,
    })),
    { about: 'the input pull on a pull_request', inputs: { pull: '1' }, says: /belongs to `workflow_dispatch` alone/ },
    ...[
      ['no pull', `${queue.slice(0, -3)}feature`, /no pull request/],
      ['a pull that is not at the end', `${queue}1-${ZEROS}/more`, /no pull request/],
      ['two pulls', `${queue}1-${ZEROS}/pr-2-${ZEROS}`, /more than one/],
      ['pull 0', `${queue}0-${ZEROS}`, /no pull request/],
      ['a short commit', `${queue}1-${ZEROS.slice(1)}`, /no pull request/],
      ['a long commit', `${queue}1-${ZEROS}0`, /no pull request/],
    ].map(([about, head, says]) => ({
      about: `a merge group of ${about}`,
      event: 'merge_group' as const,
      payload: ['merge_group.head_ref', String(head)] as const,
      says: says as RegExp,
    })),
    {
      about: 'a merge group without a base',
      event: 'merge_group',
      payload: ['merge_group.base_sha', 'main'],
      says: payload,
    },
  ];
  test.each(cases)('$about', async ({ event, inputs, environment, payload: given, says }) => {
    await using stage = await openStage(PLAIN);
    const run = await stage.action({
      ...(event && { event }),
      ...(event === 'merge_group' && { group: queuePull(stage) }),
      ...(inputs && { inputs }),
      ...(environment && { environment }),
      ...(given && { change: (whole) => put(whole, given[0], given[1]) }),
    });
    expect({
      status: run.status,
      outputs: run.outputs,
      summary: run.summary,
      stderr: run.stderr,
      requests: stage.github.requests.length,
    }).toEqual({ status: 2, outputs: { verdict: 'undecided' }, summary: '', stderr: '', requests: 0 });
    expect(messages(run, 'error')).toEqual([expect.stringMatching(says)]);
  });
});

describe('nothing to judge: green, and nothing is asked', () => {
  const cases: { about: string; event: EventName; payload: readonly [string, Json]; says: RegExp }[] = [
    {
      about: 'a comment on a plain issue',
      event: 'issue_comment',
      payload: ['issue.pull_request', null],
      says: /nothing to judge: the comment is on no pull request/,
    },
    {
      about: 'our own comment, by a person’s token',
      event: 'issue_comment',
      payload: ['comment.body', `${MARKER}\nVerdict.`],
      says: /the check’s own/,
    },
    {
      about: 'a run of a push has ended',
      event: 'workflow_run',
      payload: ['workflow_run.event', 'push'],
      says: /of no pull request/,
    },
    {
      about: 'the branch of a fork is gone',
      event: 'workflow_run',
      payload: ['workflow_run.head_repository', null],
      says: /is gone/,
    },
  ];
  test.each(cases)('$about', async ({ event, payload, says }) => {
    await using stage = await openStage(PLAIN);
    stage.repository.runs.push(hostRun(stage.built));
    const run = await stage.action({ event, change: (whole) => put(whole, ...payload) });
    expect([run.status, run.outputs, run.summary, stage.github.requests.length]).toEqual([0, {}, '', 0]);
    expect(run.stdout).toMatch(says);
  });
});

describe('belongs to another commit', () => {
  const events = ['pull_request', 'pull_request_target', 'pull_request_review'] as const;
  test.each(events)('%s: the payload is frozen, and the live pull has another head', async (event) => {
    await using stage = await openStage(PLAIN);
    stage.repository.runs.push(hostRun(stage.built));
    push(stage, stage.built.base);
    const run = await stage.action({ event, head: stage.built.head });
    expect([run.status, run.outputs.verdict, writes(stage)]).toEqual([2, 'undecided', []]);
    expect(run.stdout).toMatch(/older commit/);
  });

  test('an old run of a bad commit is run again while a good one is live: not green', async () => {
    await using stage = await openStage(PLAIN);
    const run = await stage.action({ head: stage.built.base, attempt: 2 });
    expect([run.status, writes(stage)]).toEqual([2, []]);
  });

  test('issue_comment has no head of its own: the live one is judged', async () => {
    await using stage = await openStage(PLAIN);
    const run = await stage.action({ event: 'issue_comment' });
    expect([run.status, run.outputs.verdict]).toEqual([0, 'pass']);
  });
});

describe('a merge queue', () => {
  test('a base whose name has slashes', async () => {
    await using stage = await openStage(PLAIN);
    const group = queuePull(stage);
    const headRef = group.headRef.replace('/main/', '/release/2026/11/');
    git(stage.built.folder, ['update-ref', headRef, group.headSha]);
    const run = await stage.action({ event: 'merge_group', group: { ...group, headRef } });
    expect([run.status, run.outputs.verdict, writes(stage)]).toEqual([0, 'pass', []]);
  });

  test('the pull is not there', async () => {
    await using stage = await openStage(PLAIN);
    const group = queuePull(stage);
    const run = await stage.action({
      event: 'merge_group',
      group: { ...group, headRef: group.headRef.replace('/pr-1-', '/pr-2-') },
    });
    expect([run.status, run.outputs.verdict]).toEqual([2, 'undecided']);
  });
});

describe('workflow_run: the comment on a fork’s pull', () => {
  const fork = (stage: Stage): void => {
    Object.assign(stage.repository.pulls[0] ?? {}, {
      head: { ref: 'feature', repository: { owner: 'dana-pull', name: 'shop' } },
    });
    stage.repository.runs.push(hostRun(stage.built));
  };
  const ended = (payload: JsonObject): JsonObject =>
    put(payload, 'workflow_run.head_repository.owner.login', 'dana-pull');

  test('the run names no pull: found by branch and commit', async () => {
    await using stage = await openStage(FAILING);
    fork(stage);
    const run = await stage.action({ event: 'workflow_run', change: ended });
    expect([run.status, writes(stage), stage.github.violations]).toEqual([0, ['POST issues/1/comments'], []]);
    expect(stage.github.requests[0]?.path).toBe(
      '/repos/acme/shop/pulls?state=open&per_page=100&head=dana-pull%3Afeature',
    );
  });

  test.each([
    { about: 'closed', change: (stage: Stage) => Object.assign(stage.repository.pulls[0] ?? {}, { state: 'closed' }) },
    { about: 'pushed to since', change: (stage: Stage) => push(stage, stage.built.base) },
  ])('the pull was $about: nothing to do', async ({ change }) => {
    await using stage = await openStage(FAILING);
    fork(stage);
    change(stage);
    const run = await stage.action({ event: 'workflow_run', change: ended });
    expect([run.status, writes(stage)]).toEqual([0, []]);
    expect(run.stdout).toMatch(/no open pull request has the commit/);
  });

  test('the run names a pull that was pushed to since: nothing is written', async () => {
    await using stage = await openStage(FAILING);
    stage.repository.runs.push(hostRun(stage.built, { pulls: [1] }));
    push(stage, stage.built.base);
    const run = await stage.action({ event: 'workflow_run' });
    expect([run.status, writes(stage)]).toEqual([0, []]);
  });

  test.each([
    { about: 'nobody says which pull', match: /\/pulls\?/ },
    { about: 'the comment cannot be written', match: /^POST / },
    { about: 'the pull cannot be read', match: /\/pulls\/1$/ },
  ])('$about: red, since the comment is not there', async ({ match }) => {
    await using stage = await openStage(FAILING);
    fork(stage);
    stage.github.faults.push({ match, do: 'status', status: 403 });
    const run = await stage.action({ event: 'workflow_run', change: ended });
    expect([run.status, stage.repository.pulls[0]?.comments.length]).toEqual([2, 0]);
  });

  test('nobody wants a comment', async () => {
    await using stage = await openStage(FAILING);
    fork(stage);
    const run = await stage.action({ event: 'workflow_run', change: ended, inputs: { comment: 'never' } });
    expect([run.status, writes(stage)]).toEqual([0, []]);
  });
});

describe('workflow_dispatch: a preview', () => {
  const pull = { inputs: { pull: '1' }, dispatched: { pull: '1' } };
  const refs = [
    { about: 'on the default branch', ref: 'refs/heads/main', status: 1, verdict: 'fail' },
    { about: 'on the pull’s own branch', ref: 'refs/heads/feature', status: 1, verdict: 'fail' },
    { about: 'on another pull’s branch', ref: 'refs/heads/other', status: 2, verdict: 'undecided' },
    { about: 'on a branch called like the default one', ref: 'refs/tags/main', status: 2, verdict: 'undecided' },
  ];
  test.each(refs)('$about', async ({ ref, status, verdict }) => {
    await using stage = await openStage(FAILING);
    const { folder, base } = stage.built;
    git(folder, ['update-ref', 'refs/heads/other', base]);
    git(folder, ['update-ref', 'refs/tags/main', base]);
    const run = await stage.action({ event: 'workflow_dispatch', ref, ...pull });
    expect([run.status, run.outputs.verdict, writes(stage)]).toEqual([status, verdict, []]);
    if (status === 2) {
      expect(messages(run, 'error')).toEqual([expect.stringMatching(/not the head of pull request 1.*default branch/)]);
      expect(run.summary).toBe('');
    }
  });

  test('a pull that is not there', async () => {
    await using stage = await openStage(PLAIN);
    const run = await stage.action({ event: 'workflow_dispatch', inputs: { pull: '7' } });
    expect([run.status, run.outputs.verdict]).toEqual([2, 'undecided']);
  });
});
