/** The one comment on a pull request: which it is, when it is written, and that two runs leave one. */
import { describe, expect, test } from 'vitest';
import { readFirstPage, writeComment } from '../src/action/comment.ts';
import type { Account, HostedComment } from './e2e/github/hosted.ts';
import type { ActionRun } from './e2e/runner.ts';
import { git, readScenario } from './e2e/scenario.ts';
import { openStage, type Stage } from './e2e/stage.ts';

const PLAIN = new URL('./e2e/fixtures/plain', import.meta.url).pathname;
const FAILING = new URL('./e2e/fixtures/unowned', import.meta.url).pathname;
/** The same by an agent's commit, which the owner approves. */
const plain = readScenario(PLAIN);
const message = 'Refund\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n';
const AGENT = { ...plain, pull: { ...plain.pull, commits: [{ merge: false, message }] } };
const MARKER = '<!-- ownership-gate:v1 -->';
const BOT: Account = { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' };
const APP: Account = { login: 'acme-gate[bot]', id: 880_001, type: 'Bot' };
const PERSON: Account = { login: 'robin-token', id: 880_002, type: 'User' };
const STRANGER: Account = { login: 'mallory', id: 880_003, type: 'User' };

const lay = (stage: Stage, id: number, user: Account | null, body = `${MARKER}\nOld.`): HostedComment => {
  const comment = { id, user, body, created: '2026-11-22T20:00:00Z', updated: '2026-11-22T20:00:00Z' };
  stage.repository.pulls[0]?.comments.push(comment);
  return comment;
};
/** Every marked comment: its id, its author, and what became of it. */
const marked = (stage: Stage): unknown[] =>
  (stage.repository.pulls[0]?.comments ?? [])
    .filter(({ body }) => body.startsWith(MARKER))
    .map(({ id, user, body }) => [id, user?.login, outcomeOf(body)]);
const outcomeOf = (body: string): string => {
  if (body === `${MARKER}\nOld.`) return 'old';
  return body.includes('🔴') ? 'red' : body.includes('🟢') ? 'green' : 'neither';
};
const writes = (stage: Stage): string[] =>
  stage.github.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace('/repos/acme/shop/issues/', '')}`);
const commentRequests = (stage: Stage): string[] =>
  stage.github.requests
    .filter(({ path }) => path.includes('/comments') || path === '/user')
    .map(
      ({ method, path }) => `${method} ${path.replace('/repos/acme/shop/issues/', '').replace(/&since=.*/, '&since')}`,
    );
const warnings = (run: ActionRun): string[] =>
  run.commands.filter(({ command }) => command === 'warning').map(({ message }) => message);
const LIST = 'GET 1/comments?per_page=100&page=1';

describe('which comment', () => {
  interface Case {
    readonly about: string;
    readonly viewer?: Account;
    readonly lay?: (stage: Stage) => unknown;
    readonly requests: readonly string[];
    readonly left: readonly unknown[];
  }
  const cases: Case[] = [
    {
      about: 'none yet: it is made, and then looked for others',
      requests: [LIST, 'POST 1/comments', `${LIST}&since`],
      left: [[9001, BOT.login, 'green']],
    },
    {
      about: 'ours: edited in place',
      lay: (stage) => lay(stage, 6001, BOT),
      requests: [LIST, 'PATCH comments/6001'],
      left: [[6001, BOT.login, 'green']],
    },
    {
      about: 'two of ours: the oldest stays',
      lay: (stage) => [lay(stage, 6001, BOT), lay(stage, 6002, BOT), lay(stage, 6003, BOT)],
      requests: [LIST, 'PATCH comments/6001', 'DELETE comments/6002', 'DELETE comments/6003'],
      left: [[6001, BOT.login, 'green']],
    },
    {
      about: 'a stranger’s with our marker: left alone',
      lay: (stage) => lay(stage, 6001, STRANGER),
      requests: [LIST, 'GET /user', 'POST 1/comments', `${LIST}&since`],
      left: [
        [6001, STRANGER.login, 'old'],
        [9001, BOT.login, 'green'],
      ],
    },
    {
      about: 'an account that is gone, with our marker: left alone',
      lay: (stage) => lay(stage, 6001, null),
      requests: [LIST, 'GET /user', 'POST 1/comments', `${LIST}&since`],
      left: [
        [6001, undefined, 'old'],
        [9001, BOT.login, 'green'],
      ],
    },
    {
      about: 'a person called like the bot: left alone',
      lay: (stage) => lay(stage, 6001, { ...STRANGER, login: 'github-actions' }),
      requests: [LIST, 'GET /user', 'POST 1/comments', `${LIST}&since`],
      left: [
        [6001, 'github-actions', 'old'],
        [9001, BOT.login, 'green'],
      ],
    },
    {
      about: 'the marker within a comment of ours: not ours',
      lay: (stage) => lay(stage, 6001, BOT, `> ${MARKER}\nQuoted.`),
      requests: [LIST, 'POST 1/comments', `${LIST}&since`],
      left: [[9001, BOT.login, 'green']],
    },
    {
      about: 'a person’s token: GitHub says who that is',
      viewer: PERSON,
      lay: (stage) => [lay(stage, 6001, STRANGER), lay(stage, 6002, PERSON)],
      requests: [LIST, 'GET /user', 'PATCH comments/6002'],
      left: [
        [6001, STRANGER.login, 'old'],
        [6002, PERSON.login, 'green'],
      ],
    },
    {
      about: 'another App’s token: the new comment says who that is',
      viewer: APP,
      lay: (stage) => lay(stage, 6001, APP),
      requests: [LIST, 'GET /user', 'POST 1/comments', `${LIST}&since`, 'PATCH comments/6001', 'DELETE comments/9001'],
      left: [[6001, APP.login, 'green']],
    },
    {
      about: 'on the third page',
      lay: (stage) => {
        for (let id = 10_000; id < 10_300; id += 1) lay(stage, id, STRANGER, 'Talk.');
        Object.assign(stage.repository.pulls[0]?.comments[250] ?? {}, { user: BOT, body: `${MARKER}\nOld.` });
      },
      requests: [LIST, ...[2, 3].map((page) => `GET 1/comments?per_page=100&page=${page}`), 'PATCH comments/10249'],
      left: [[10_249, BOT.login, 'green']],
    },
  ];
  test.each(cases)('$about', async (each) => {
    await using stage = await openStage(PLAIN, each.viewer === undefined ? {} : { viewer: each.viewer });
    each.lay?.(stage);
    const run = await stage.action({ speed: 25 });
    expect({
      status: run.status,
      warnings: warnings(run),
      requests: commentRequests(stage),
      left: marked(stage),
      violations: stage.github.violations,
    }).toEqual({ status: 0, warnings: [], requests: each.requests, left: each.left, violations: [] });
  });

  test('a conversation nobody can read through: a warning, and no second comment', async () => {
    await using stage = await openStage(PLAIN);
    for (let id = 10_000; id < 11_600; id += 1) lay(stage, id, STRANGER, 'Talk.');
    const run = await stage.action();
    expect([run.status, warnings(run), writes(stage)]).toEqual([
      0,
      [expect.stringMatching(/not among the first 1500 comments/)],
      [],
    ]);
  });

  test('run again with the same verdict: nothing is written', async () => {
    await using stage = await openStage(PLAIN);
    await stage.action();
    const [before, sent] = [marked(stage), stage.github.requests.length];
    const run = await stage.action();
    expect([run.status, marked(stage), writes(stage)]).toEqual([0, before, ['POST 1/comments']]);
    expect(stage.github.requests.length - sent).toBe(sent - 2);
  });

  test('it leads to the run', async () => {
    await using stage = await openStage(PLAIN);
    await stage.action({ runId: 77 });
    expect(stage.repository.pulls[0]?.comments.at(-1)?.body).toContain('https://github.com/acme/shop/actions/runs/77');
  });
});

describe('the first page of the conversation', () => {
  const ours = { id: 6001, user: BOT, body: `${MARKER}\nOld.`, created_at: '2026-11-22T20:00:00Z' };
  const talk = Array.from({ length: 100 }, (_, index) => ({ id: index, user: STRANGER, body: 'Talk.' }));
  const list = 'GET 1/comments 100';
  const patch = 'PATCH comments/6001';
  test.each<[about: string, read: (() => Promise<unknown>) | null, requests: readonly string[]]>([
    ['that nobody has read is asked for', null, [`${list} 1`, patch]],
    ['that the verdict rests on is not read again', async () => [talk[0], ours], [patch]],
    ['that is full is followed by the second', async () => talk, [`${list} 2`, patch]],
    ['that could not be read is asked for', () => Promise.reject(new Error('HTTP 502')), [`${list} 1`, patch]],
    ['that is no list is asked for', async () => '<html>', [`${list} 1`, patch]],
  ])('%s', async (_, read, requests) => {
    const sent: string[] = [];
    const request = async (route: string, parameters: Readonly<Record<string, unknown>>) => {
      const { issue_number: number, comment_id: id, per_page: size, page } = parameters;
      const path = id === undefined ? `${number}/comments` : `comments/${id}`;
      sent.push([route.split(' ')[0], path, size, page].filter((part) => part !== undefined).join(' '));
      return { status: 200, headers: {}, data: [ours] };
    };
    const place = { request, repository: { owner: 'acme', name: 'shop' }, pull: 1, marker: MARKER };
    const wanted = { body: `${MARKER}\nNew.`, make: true, now: new Date('2026-11-23T12:00:00Z') };
    expect(await writeComment(place, readFirstPage(place, read?.() ?? null), wanted)).toBe(null);
    expect(sent).toEqual(requests);
  });

  test('is read once by a run that looks for what was said', async () => {
    await using stage = await openStage(AGENT);
    lay(stage, 6001, BOT);
    const run = await stage.action();
    expect([run.status, commentRequests(stage)]).toEqual([0, [LIST, 'PATCH comments/6001']]);
    expect(stage.github.violations).toEqual([]);
  });
});

describe('when', () => {
  const cases = [
    { mode: 'always', scenario: PLAIN, there: false, left: [[9001, BOT.login, 'green']] },
    { mode: 'always', scenario: FAILING, there: false, left: [[9001, BOT.login, 'red']] },
    { mode: 'on-failure', scenario: PLAIN, there: false, left: [] },
    { mode: 'on-failure', scenario: PLAIN, there: true, left: [[6001, BOT.login, 'green']] },
    { mode: 'on-failure', scenario: FAILING, there: false, left: [[9001, BOT.login, 'red']] },
    { mode: 'on-failure', scenario: FAILING, there: true, left: [[6001, BOT.login, 'red']] },
    { mode: 'never', scenario: PLAIN, there: true, left: [[6001, BOT.login, 'old']] },
    { mode: 'never', scenario: FAILING, there: false, left: [] },
  ];
  test.each(cases)('$mode: $left', async ({ mode, scenario, there, left }) => {
    await using stage = await openStage(scenario);
    if (there) lay(stage, 6001, BOT);
    const run = await stage.action({ inputs: { comment: mode } });
    expect({ status: run.status, left: marked(stage), warnings: warnings(run) }).toEqual({
      status: scenario === PLAIN ? 0 : 1,
      left,
      warnings: [],
    });
    if (mode === 'never') expect(writes(stage)).toEqual([]);
    expect(stage.github.violations).toEqual([]);
  });

  test('on-failure, green, with another App’s token: its old comment turns green, and no new one stays', async () => {
    await using stage = await openStage(PLAIN, { viewer: APP });
    lay(stage, 6001, APP);
    await stage.action({ inputs: { comment: 'on-failure' }, speed: 25 });
    expect(marked(stage)).toEqual([[6001, APP.login, 'green']]);
  });

  test('undecided, and the pull is where it was: the comment says so', async () => {
    await using stage = await openStage(PLAIN);
    stage.github.faults.push({ match: /\/compare\//, do: 'status', status: 403 });
    const run = await stage.action();
    expect([run.status, marked(stage)]).toEqual([2, [[9001, BOT.login, 'neither']]]);
  });

  test('a fork’s token only reads: one warning, verdict and summary stand', async () => {
    await using stage = await openStage(FAILING, { readOnly: true });
    const run = await stage.action();
    expect([run.status, run.summary.includes('🔴'), marked(stage)]).toEqual([1, true, []]);
    expect(warnings(run)).toEqual([
      'The comment on the pull request was not written: this token may not (HTTP 403: Resource not accessible by integration). It takes `pull-requests: write` in the workflow’s `permissions`. The token of a fork’s pull request is read-only whatever they say: see docs/recipes.md#forks. The verdict stands.',
    ]);
  });

  const pushes = [
    { about: 'before the run', match: null },
    { about: 'while it was judged', match: /\/git\/blobs\// },
    { about: 'just before it was written', match: /\/issues\/1\/comments/ },
  ];
  test.each(pushes)('a push $about: the comment is not touched', async ({ match }) => {
    await using stage = await openStage(PLAIN);
    lay(stage, 6001, BOT);
    const push = (): void => void git(stage.built.folder, ['update-ref', 'refs/pull/1/head', stage.built.base]);
    const head = stage.built.head;
    if (match === null) push();
    else
      stage.github.faults.push(
        { match, times: 1, do: 'run', run: push },
        { match: /^GET .*\/pulls\/1$/, skip: 1, delay: 300, do: 'delay' },
      );
    const run = await stage.action({ head });
    expect({ status: run.status, writes: writes(stage), left: marked(stage) }).toEqual({
      status: 2,
      writes: [],
      left: [[6001, BOT.login, 'old']],
    });
    expect(run.stdout).toMatch(/older commit/);
  });
});

describe('two runs at once leave one comment', () => {
  test.each([1, 2, 3, 4, 5])('really at once, %i', async () => {
    await using stage = await openStage(PLAIN);
    const runs = await Promise.all([
      stage.action({ runId: 1 }),
      stage.action({ runId: 2 }),
      stage.action({ runId: 3 }),
    ]);
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(runs.flatMap(warnings)).toEqual([]);
    expect(marked(stage)).toHaveLength(1);
    expect(stage.github.violations).toEqual([]);
  });

  test.each([
    {
      about: 'the other was first',
      other: 8000,
      writes: ['POST 1/comments', 'PATCH comments/8000', 'DELETE comments/9001'],
      left: 8000,
    },
    { about: 'the other was second', other: 9500, writes: ['POST 1/comments', 'DELETE comments/9500'], left: 9001 },
  ])('between list and create: $about', async ({ other, writes: written, left }) => {
    await using stage = await openStage(PLAIN);
    const now = '2026-11-23T12:00:00Z';
    const match = other < 9000 ? /^POST .*\/comments/ : /^GET .*\/comments.*since/;
    const run = (): void => {
      stage.repository.pulls[0]?.comments.push({
        id: other,
        user: BOT,
        body: `${MARKER}\nTheirs.`,
        created: now,
        updated: now,
      });
      stage.repository.pulls[0]?.comments.sort((one, two) => one.id - two.id);
    };
    stage.github.faults.push({ match, times: 1, do: 'run', run });
    const done = await stage.action({ speed: 25 });
    expect([done.status, warnings(done), writes(stage), marked(stage)]).toEqual([
      0,
      [],
      written,
      [[left, BOT.login, 'green']],
    ]);
  });
});
