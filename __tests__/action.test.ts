/** The built Action, started as GitHub's runner starts it, where it is not the scenarios' matter: events, faults, outputs. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { EventName } from './e2e/runner.ts';
import { openStage } from './e2e/stage.ts';

const PLAIN = 'e2e/fixtures/plain';
const scenario = (name: string): string => new URL(`./${name}`, import.meta.url).pathname;

describe('cannot begin: red, explained, undecided', () => {
  const cases: {
    about: string;
    event?: EventName;
    inputs?: Record<string, string>;
    environment?: Record<string, string>;
    says: RegExp;
  }[] = [
    { about: 'an empty token', inputs: { token: '' }, says: /input `token` is empty/ },
    { about: 'a push', event: 'push', says: /judges the event pull_request; it was started by `push`/ },
    { about: 'a schedule', event: 'schedule', says: /started by `schedule`/ },
    { about: 'a review', event: 'pull_request_review', says: /started by `pull_request_review`/ },
    { about: 'no event', environment: { GITHUB_EVENT_NAME: '' }, says: /started by ``/ },
    {
      about: 'an event of a strange name',
      environment: { GITHUB_EVENT_NAME: 'x\n::notice::y' },
      says: /started by `x\?+notice\?+y`/,
    },
    {
      about: 'no payload',
      environment: { GITHUB_EVENT_PATH: '/nowhere/event.json' },
      says: /payload does not name a pull request/,
    },
    {
      about: 'a payload that is a folder',
      environment: { GITHUB_EVENT_PATH: '/' },
      says: /payload does not name a pull request/,
    },
  ];
  test.each(cases)('$about', async ({ event, inputs, environment, says }) => {
    await using stage = await openStage(scenario(PLAIN));
    const run = await stage.action({
      ...(event && { event }),
      ...(inputs && { inputs }),
      ...(environment && { environment }),
    });
    expect({
      status: run.status,
      verdict: run.outputs.verdict,
      stderr: run.stderr,
      requests: stage.github.requests.length,
    }).toEqual({
      status: 2,
      verdict: 'undecided',
      stderr: '',
      requests: 0,
    });
    const errors = run.commands.filter(({ command }) => command === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toMatch(says);
  });
});

describe('GitHub does not answer as it should: undecided, never a pass', () => {
  const endpoints = [
    { name: 'the pull', match: /^GET \/repos\/acme\/shop\/pulls\/1/ },
    { name: 'the comparison', match: /\/compare\// },
    { name: 'a tree', match: /\/git\/trees\// },
    { name: 'the declaration', match: /\/git\/blobs\// },
  ];
  const faults = [
    { fault: 'status', status: 401 },
    { fault: 'status', status: 403 },
    { fault: 'status', status: 404 },
    { fault: 'status', status: 429 },
    { fault: 'status', status: 500 },
    { fault: 'status', status: 502 },
    { fault: 'truncate' },
    { fault: 'html' },
    { fault: 'reset' },
  ] as const;
  const cases = endpoints.flatMap((endpoint) =>
    faults.map((fault) => ({ ...endpoint, ...fault, status: 'status' in fault ? fault.status : 0 })),
  );
  test.each(cases)('$name: $fault $status', async ({ match, fault, status }) => {
    await using stage = await openStage(scenario(PLAIN));
    stage.github.faults.push(fault === 'status' ? { match, do: 'status', status } : { match, do: fault });
    const run = await stage.action();
    expect({ status: run.status, verdict: run.outputs.verdict, stderr: run.stderr }).toEqual({
      status: 2,
      verdict: 'undecided',
      stderr: '',
    });
    const { findings } = JSON.parse(run.temporary['ownership-gate/verdict.json'] ?? '{}');
    expect(findings.map(({ code }: { code: string }) => code)).toEqual([
      match.test('/git/blobs/') ? 'declaration-unknown' : 'change-unknown',
    ]);
    expect(run.summary).toContain('Could not find out');
    expect(run.stdout).not.toMatch(/\n\s+at .*:\d+:\d+/);
  });

  test('a request that hangs', { timeout: 90_000 }, async () => {
    await using stage = await openStage(scenario(PLAIN));
    stage.github.faults.push({ match: /\/pulls\/1/, do: 'hang' });
    const run = await stage.action();
    expect({ status: run.status, verdict: run.outputs.verdict }).toEqual({ status: 2, verdict: 'undecided' });
  });
});

describe('belongs to another commit', () => {
  test('a push before the run: the live pull has another head', async () => {
    await using stage = await openStage(scenario(PLAIN));
    const run = await stage.action({ head: stage.built.base });
    expect(run.status).toBe(2);
    expect(run.stdout).toMatch(/older commit/);
  });

  test('a push while it was being judged', async () => {
    await using stage = await openStage(scenario(PLAIN));
    stage.github.faults.push({
      match: /\/git\/blobs\//,
      times: 1,
      do: 'run',
      run: () => {
        const [pull] = stage.repository.pulls;
        if (pull !== undefined) Object.assign(pull, { head: stage.built.base });
      },
    });
    const run = await stage.action();
    expect({ status: run.status, verdict: run.outputs.verdict }).toEqual({ status: 2, verdict: 'undecided' });
  });
});

describe('what it leaves behind', () => {
  test('outputs, report and summary say the same', async () => {
    await using stage = await openStage(scenario(PLAIN));
    const run = await stage.action();
    const report = JSON.parse(run.temporary['ownership-gate/verdict.json'] ?? '');
    expect(run.status).toBe(0);
    expect(run.outputs).toMatchObject({
      verdict: 'pass',
      systems: '["checkout"]',
      owners: '["maya-lin"]',
      findings: '[]',
    });
    expect(readFileSync(new URL('../action.yml', import.meta.url), 'utf8')).toContain('using: node24');
    expect(report.outcome).toBe('pass');
    expect(run.summary).toContain('Somebody answers for everything this changes');
    expect(run.workspace).toEqual([]);
    expect(stage.github.violations).toEqual([]);
  });

  test('what cannot be written is a warning, and the verdict stands', async () => {
    await using stage = await openStage(scenario(PLAIN));
    const run = await stage.action({ environment: { GITHUB_STEP_SUMMARY: '/nowhere/summary' } });
    expect(run.status).toBe(0);
    expect(run.commands.filter(({ command }) => command === 'warning').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The job summary could not be written .* The verdict stands\.$/),
    ]);
  });

  test('requests: seven, none of them a write', async () => {
    await using stage = await openStage(scenario(PLAIN));
    await stage.action();
    expect(stage.github.requests.map(({ method }) => method)).toEqual(Array(7).fill('GET'));
  });
});
