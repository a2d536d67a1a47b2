/** A review or a comment: the pull is judged, and the check itself is run again. */
import { describe, expect, test } from 'vitest';
import { type HostedRun, hostRun } from './e2e/github/hosted.ts';
import type { ActionRun } from './e2e/runner.ts';
import { openStage, type Stage } from './e2e/stage.ts';

const PLAIN = new URL('./e2e/fixtures/plain', import.meta.url).pathname;
const FAILING = new URL('./e2e/fixtures/unowned', import.meta.url).pathname;

const reruns = (stage: Stage): string[] =>
  stage.github.requests
    .filter(({ method, path }) => method === 'POST' && path.includes('/actions/'))
    .map(({ path }) => path.replace('/repos/acme/shop/actions/runs/', ''));
const warnings = (run: ActionRun): string[] =>
  run.commands.filter(({ command }) => command === 'warning').map(({ message }) => message);
const GATE = '.github/workflows/ownership.yml';
const TESTS = '.github/workflows/ci.yml';
const uses = (action: string): string => `on: pull_request\njobs:\n  a:\n    steps:\n      - uses: ${action}\n`;

interface Case {
  readonly about: string;
  readonly runs: readonly Partial<HostedRun>[];
  /** Workflows on the default branch. */
  readonly files?: Readonly<Record<string, string>>;
  readonly again: readonly string[];
  readonly warns?: RegExp;
  readonly action?: string;
}
const cases: Case[] = [
  { about: 'a red one', runs: [{}], again: ['41/rerun'] },
  { about: 'a green one', runs: [{ conclusion: 'success' }], again: ['41/rerun'] },
  { about: 'one that was cancelled', runs: [{ conclusion: 'cancelled' }], again: ['41/rerun'] },
  { about: 'of pull_request_target', runs: [{ event: 'pull_request_target' }], again: ['41/rerun'] },
  { about: 'the newest of several', runs: [{ id: 41 }, { id: 43 }, { id: 42 }], again: ['43/rerun'] },
  { about: 'of this commit only', runs: [{ id: 41 }, { id: 43, headSha: '1'.repeat(40) }], again: ['41/rerun'] },
  {
    about: 'of the pull’s own events only',
    runs: [{ id: 41 }, { id: 43, event: 'pull_request_review' }, { id: 44, event: 'push' }],
    again: ['41/rerun'],
  },
  { about: 'never this run itself', runs: [{ id: 41 }, { id: 90_001 }], again: ['41/rerun'] },
  {
    about: 'none',
    runs: [],
    again: [],
    warns: /no run of it on `pull_request` was found for this commit\. Open the check/,
  },
  {
    about: 'of two workflows, the one that uses the action',
    runs: [{ id: 41 }, { id: 43, path: TESTS, workflowId: 4 }],
    files: { [GATE]: uses("'Acme/Ownership-Gate@v1' # the gate"), [TESTS]: uses('actions/checkout@v4') },
    again: ['41/rerun'],
  },
  {
    about: 'of two workflows, the one that uses the action of the workspace',
    runs: [{ id: 41 }, { id: 43, path: TESTS, workflowId: 4 }],
    files: { [GATE]: uses('./'), [TESTS]: uses('./.github/actions/setup') },
    action: '',
    again: ['41/rerun'],
  },
  {
    about: 'of two workflows, both of which use the action',
    runs: [{ id: 41 }, { id: 43, path: TESTS, workflowId: 4 }],
    files: { [GATE]: uses('acme/ownership-gate@v1'), [TESTS]: uses('acme/ownership-gate@v2') },
    again: [],
    warns:
      /more than one workflow uses this action on this commit \(\.github\/workflows\/ci\.yml, \.github\/workflows\/ownership\.yml\)/,
  },
  {
    about: 'of two workflows, neither on the default branch',
    runs: [{ id: 41 }, { id: 43, path: TESTS, workflowId: 4 }],
    again: [],
    warns: /no run of it/,
  },
  {
    about: 'one that has been run 50 times',
    runs: [{ attempt: 51 }],
    again: ['41/rerun'],
    warns: /HTTP 403: This workflow run cannot be retried any more\)\. Open the check/,
  },
  {
    about: 'one of long ago',
    runs: [{ created: '2026-09-01T00:00:00Z' }],
    again: ['41/rerun'],
    warns: /created over a month ago/,
  },
  {
    about: 'one that does not end',
    runs: [{ status: 'in_progress', conclusion: null }],
    again: [],
    warns: /its run 41 was still going after 60 seconds/,
  },
];

/** The plain scenario with workflows on the default branch. */
const open = async ({ runs, files = {} }: Pick<Case, 'runs' | 'files'>): Promise<Stage> => {
  const stage = await openStage(PLAIN);
  for (const run of runs) stage.repository.runs.push(hostRun(stage.built, run));
  stage.github.faults.push(
    ...Object.entries(files).map(([path, text]) => ({
      match: new RegExp(`/contents/${encodeURIComponent(path)}\\?ref=main$`),
      do: 'status' as const,
      status: 200,
      body: { type: 'file', encoding: 'base64', content: Buffer.from(text).toString('base64') },
    })),
  );
  return stage;
};

describe('which run', () => {
  test.each(cases)('$about', async ({ runs, files, again, warns, action = 'acme/ownership-gate' }) => {
    await using stage = await open({ runs, ...(files && { files }) });
    const run = await stage.action({
      event: 'pull_request_review',
      speed: 20,
      environment: { GITHUB_ACTION_REPOSITORY: action },
    });
    expect({
      status: run.status,
      again: reruns(stage),
      stderr: run.stderr,
      violations: stage.github.violations,
    }).toEqual({
      status: 0,
      again,
      stderr: '',
      violations: [],
    });
    expect(warnings(run)).toEqual(warns === undefined ? [] : [expect.stringMatching(warns)]);
  });
});

describe('a run in progress', () => {
  test('is waited for, and then run again', async () => {
    await using stage = await open({ runs: [{ status: 'in_progress', conclusion: null }] });
    const [going] = stage.repository.runs;
    stage.github.faults.push({
      match: /\/actions\/runs\/41$/,
      skip: 2,
      times: 1,
      do: 'run',
      run: () => Object.assign(going ?? {}, { status: 'completed', conclusion: 'failure' }),
    });
    const run = await stage.action({ event: 'issue_comment', speed: 20 });
    expect([run.status, warnings(run), reruns(stage), going?.attempt]).toEqual([0, [], ['41/rerun'], 2]);
    expect(stage.github.requests.filter(({ path }) => path.endsWith('/actions/runs/41'))).toHaveLength(3);
  });
});

describe('the exit status is the verdict’s', () => {
  const cases = [
    { about: 'pass', scenario: PLAIN, status: 0 },
    { about: 'fail', scenario: FAILING, status: 1 },
  ];
  test.each(cases)('$about, and the check is run again', async ({ scenario, status }) => {
    await using stage = await openStage(scenario);
    stage.repository.runs.push(hostRun(stage.built, { conclusion: 'success' }));
    const at = '2026-11-23T08:00:00Z';
    stage.repository.pulls[0]?.comments.push({ id: 6001, user: null, body: 'Hm.', created: at, updated: at });
    const run = await stage.action({ event: 'issue_comment', speed: 20 });
    expect([run.status, reruns(stage), stage.repository.runs[0]?.status]).toEqual([status, ['41/rerun'], 'queued']);
  });

  test('a fork’s review: the token only reads, which is two warnings', async () => {
    await using stage = await openStage(PLAIN, { readOnly: true });
    stage.repository.runs.push(hostRun(stage.built));
    const run = await stage.action({ event: 'pull_request_review', speed: 20 });
    expect([run.status, warnings(run)]).toEqual([
      0,
      [expect.stringMatching(/`pull-requests: write`/), expect.stringMatching(/`actions: write`/)],
    ]);
  });

  test('undecided, and the pull is where it was: the check is run again all the same', async () => {
    await using stage = await open({ runs: [{}] });
    stage.github.faults.push({ match: /\/git\/blobs\//, do: 'status', status: 403 });
    const run = await stage.action({ event: 'pull_request_review', speed: 20 });
    expect([run.status, reruns(stage)]).toEqual([2, ['41/rerun']]);
  });
});
