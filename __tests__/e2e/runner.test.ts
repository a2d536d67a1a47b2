import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { hostRun } from './github/hosted.ts';
import { type EventName, parseCommands, parseOutputs } from './runner.ts';
import { openStage, queuePull } from './stage.ts';

const plain = fileURLToPath(new URL('./fixtures/plain', import.meta.url));
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder with a program to run instead of what was built. */
const program = (source: string): string => {
  const dist = mkdtempSync(join(tmpdir(), 'dist-'));
  made.push(dist);
  mkdirSync(join(dist, 'cli'));
  writeFileSync(join(dist, 'package.json'), '{ "type": "module" }');
  for (const path of ['index.js', 'cli/index.js']) writeFileSync(join(dist, path), source);
  return dist;
};

const TELLS = `
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
const { env } = process;
const payload = JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8'));
const { NODE_OPTIONS, PATH, ...seen } = env;
writeFileSync(env.RUNNER_TEMP + '/report.json', JSON.stringify({
  payload, seen, cwd: process.cwd() === env.GITHUB_WORKSPACE, files: readdirSync('.'),
  days: [new Date().toISOString().slice(0, 10), new Date(Date.now()).toISOString().slice(0, 10), new Date(0).toISOString(), new Date() instanceof Date],
  live: (await (await fetch(env.GITHUB_API_URL + '/repos/acme/shop', { headers: { authorization: 'token ' + env.INPUT_TOKEN } })).json()).full_name,
}));
appendFileSync(env.GITHUB_OUTPUT, 'verdict<<EOF\\npass\\nreally\\nEOF\\nsystems=2\\n');
appendFileSync(env.GITHUB_STEP_SUMMARY, '# pass\\n');
console.log('::error file=a%2Cb.ts,line=3::one%0Atwo');
console.error('see ##[warning]legacy');
process.exitCode = 3;
`;

test('a run: what goes in, what comes out', async () => {
  await using stage = await openStage(plain);
  const run = await stage.action({
    dist: program(TELLS),
    token: 'secret',
    environment: { EXTRA: 'x', HOME: undefined },
  });
  const report = JSON.parse(run.temporary['report.json'] ?? '{}');
  expect(run).toMatchObject({
    status: 3,
    outputs: { verdict: 'pass\nreally', systems: '2' },
    summary: '# pass\n',
    commands: [
      { command: 'error', properties: { file: 'a,b.ts', line: '3' }, message: 'one\ntwo' },
      { command: 'warning', properties: {}, message: 'legacy' },
    ],
    workspace: [],
    state: { environment: '', path: '', state: '' },
  });
  expect(report).toMatchObject({
    cwd: true,
    files: [],
    days: ['2026-11-23', '2026-11-23', '1970-01-01T00:00:00.000Z', true],
    live: 'acme/shop',
    seen: {
      EXTRA: 'x',
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_REF: 'refs/pull/1/merge',
      GITHUB_HEAD_REF: 'feature',
      GITHUB_BASE_REF: 'main',
      GITHUB_ACTOR: 'dana-pull',
      GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/ownership.yml@refs/pull/1/merge',
      INPUT_TOKEN: 'secret',
    },
    payload: {
      action: 'synchronize',
      number: 1,
      pull_request: { head: { sha: stage.built.head }, title: 'Raise the price' },
    },
  });
  expect(report.seen).not.toHaveProperty('HOME');
  expect(report.seen).not.toHaveProperty('GITHUB_TOKEN');
  expect(stage.github.violations).toEqual([]);
});

test('the payload of every event tells of this repository', async () => {
  await using stage = await openStage(plain);
  const { built, repository } = stage;
  repository.runs.push(hostRun(built));
  const dist = program(TELLS);
  const group = queuePull(stage);
  const seen = async (event: EventName, more = {}) => {
    const { temporary } = await stage.action({ dist, event, ...more });
    const { payload, seen: environment } = JSON.parse(temporary['report.json'] ?? '{}');
    expect(payload.repository.full_name).toBe('acme/shop');
    return { payload, ref: environment.GITHUB_REF, sha: environment.GITHUB_SHA };
  };
  const { head, main } = built;
  expect(await seen('pull_request_target', { action: 'opened' })).toMatchObject({
    payload: { action: 'opened', pull_request: { head: { sha: head } } },
    ref: 'refs/heads/main',
    sha: main,
  });
  const review = await seen('pull_request_review', { head: main });
  expect(review).toMatchObject({
    payload: {
      review: { state: 'approved', user: { login: 'maya-lin' }, commit_id: head },
      pull_request: { number: 1, head: { sha: main } },
    },
  });
  expect(review.payload.pull_request).not.toHaveProperty('changed_files');
  expect(await seen('issue_comment')).toMatchObject({
    payload: {
      issue: { number: 1, pull_request: {} },
      comment: { id: 5001, body: `/ownership accept ${head.slice(0, 12)}` },
      sender: { login: 'dana-pull' },
    },
    ref: 'refs/heads/main',
  });
  expect(await seen('merge_group', { group })).toMatchObject({
    payload: {
      merge_group: {
        head_sha: group.headSha,
        base_sha: main,
        head_ref: `refs/heads/gh-readonly-queue/main/pr-1-${main}`,
      },
    },
    sha: group.headSha,
  });
  expect(await seen('workflow_run')).toMatchObject({
    payload: { workflow_run: { id: 41, head_sha: head, event: 'pull_request' } },
  });
  expect(await seen('push')).toMatchObject({ payload: { ref: 'refs/heads/main', after: main }, sha: main });
  expect(await seen('schedule')).toMatchObject({
    payload: { schedule: '17 5 * * 1' },
    ref: 'refs/heads/main',
    sha: main,
  });
  expect(await seen('workflow_dispatch', { dispatched: { pull: '1' }, ref: 'refs/heads/feature' })).toMatchObject({
    payload: { inputs: { pull: '1' }, ref: 'refs/heads/feature' },
    sha: head,
  });
  const change = (payload: object) => ({ ...payload, action: 'edited' });
  expect(await seen('pull_request', { change })).toMatchObject({ payload: { action: 'edited' } });
});

test('the command line: arguments, input, folder, date', async () => {
  await using stage = await openStage(plain, { checkout: true });
  const dist = join(
    program(`
process.stdout.write(JSON.stringify([process.argv.slice(2), process.cwd(), new Date().toISOString().slice(0, 10), process.env.NO_COLOR]) + '\\n');
for await (const chunk of process.stdin) process.stderr.write(chunk);
process.exit(2);`),
    'cli',
  );
  expect(await stage.cli(['who', 'a b'], { dist, stdin: 'typed', environment: { NO_COLOR: '1' } })).toEqual({
    status: 2,
    stdout: `${JSON.stringify([['who', 'a b'], stage.built.folder, '2026-11-23', '1'])}\n`,
    stderr: 'typed',
  });
});

test('commands are read as the runner reads them', () => {
  const stream = [
    'plain ::error::no',
    '  ::notice title=a::b',
    '::stop-commands::t0k',
    '::error::hidden',
    '##[error]hidden',
    '::t0k::',
    'x ##[error file=a;line=2]y%25',
    '::group::g\r::endgroup::',
  ];
  expect(parseCommands(stream.join('\n'))).toEqual([
    { command: 'notice', properties: { title: 'a' }, message: 'b' },
    { command: 'error', properties: { file: 'a', line: '2' }, message: 'y%' },
    { command: 'group', properties: {}, message: 'g' },
    { command: 'endgroup', properties: {}, message: '' },
  ]);
});

test('outputs that the runner refuses', () => {
  expect(() => parseOutputs('a<<EOF\nx\n')).toThrow(/no end of output a/);
  expect(() => parseOutputs('nonsense\n')).toThrow(/invalid output line/);
});
