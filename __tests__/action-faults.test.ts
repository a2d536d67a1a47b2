/** GitHub does not answer as it should when it is asked: undecided, never a pass, and never for ever. */
import { describe, expect, test } from 'vitest';
import { expectQuiet, HTML, KINDS, mostSent, NOT_FOUND, speed, status, warnings } from './e2e/faults.ts';
import type { Fault } from './e2e/github/server.ts';
import { openStage } from './e2e/stage.ts';

const PLAIN = new URL('./e2e/fixtures/plain', import.meta.url).pathname;

describe('what is read: undecided and red', () => {
  const endpoints = [
    { name: 'the pull', match: /^GET .*\/pulls\/1$/, code: 'change-unknown' },
    { name: 'the branch', match: /\/git\/ref\//, code: 'change-unknown' },
    { name: 'the comparison', match: /\/compare\//, code: 'change-unknown' },
    { name: 'a tree', match: /\/git\/trees\//, code: 'change-unknown' },
    { name: 'the declaration', match: /\/git\/blobs\//, code: 'declaration-unknown' },
    { name: 'a permission', match: /\/collaborators\/maya-lin\/permission$/, code: 'owner-access-unknown' },
    { name: 'an account', match: /\/users\/maya-lin$/, code: 'owner-access-unknown' },
  ];
  const cases = endpoints.flatMap((endpoint) =>
    [...KINDS, HTML, NOT_FOUND]
      // An account that is not found is nobody: that is a finding, and below.
      .filter(({ about }) => !(about === '404' && endpoint.name === 'an account'))
      .map((kind) => ({ ...endpoint, ...kind, kind: kind.about })),
  );
  test.each(cases)('$name: $kind', async ({ name, match, code, fault, sent, says, kind }) => {
    await using stage = await openStage(PLAIN);
    if (name === 'an account') {
      stage.github.faults.push({ match: /\/collaborators\/maya-lin\//, ...status(404) } as Fault);
    }
    stage.github.faults.push({ match, ...fault } as Fault);
    const run = await stage.action({ speed });
    const { findings } = JSON.parse(run.temporary['ownership-gate/verdict.json'] ?? '{"findings":[]}');
    expect({
      status: run.status,
      verdict: run.outputs.verdict,
      // What somebody said is answered besides.
      codes: findings.flatMap(({ code: found, severity }: { code: string; severity: string }) =>
        severity === 'notice' ? [] : [found],
      ),
      sent: mostSent(stage, match),
    }).toEqual({ status: 2, verdict: 'undecided', codes: [code], sent });
    const said = `${findings[0].message} ${findings[0].settle}`;
    if (!(kind === '404' && name === 'a permission')) expect(said).toMatch(says);
    if (sent > 1 && !/429|no answer/.test(kind)) expect(said).toMatch(/3 tries/);
    expectQuiet(stage, run);
  });

  test('a limit says when it ends', async () => {
    await using stage = await openStage(PLAIN);
    stage.github.faults.push({ match: /\/compare\//, ...status(429, { 'retry-after': '3600' }) } as Fault);
    const run = await stage.action({ speed });
    expect(run.stdout).toMatch(/Run it again in 3600 seconds/);
  });

  test('an owner whom GitHub does not know is a finding, not a fault', async () => {
    await using stage = await openStage(PLAIN);
    stage.repository.accounts.delete('maya-lin');
    const run = await stage.action({ speed });
    expect([run.status, run.outputs.verdict]).toEqual([1, 'fail']);
  });

  test('GitHub that is not there', async () => {
    await using stage = await openStage(PLAIN);
    const run = await stage.action({ speed, environment: { GITHUB_API_URL: 'http://127.0.0.1:2' } });
    expect([run.status, run.outputs.verdict]).toEqual([2, 'undecided']);
    expect(run.stdout).toMatch(/could not be reached for the pull request, 3 tries: connect ECONNREFUSED/);
  });

  test('everything hangs: it ends by itself, and asks nothing more', async () => {
    await using stage = await openStage(PLAIN);
    stage.github.faults.push({ match: /./, do: 'hang' });
    const run = await stage.action({ speed });
    expect([run.status, run.outputs.verdict]).toEqual([2, 'undecided']);
    expectQuiet(stage, run);
  });

  test('each answer takes long, and each try ends in time: the run does', async () => {
    await using stage = await openStage(PLAIN, { delay: 360 });
    const run = await stage.action({ speed: 40 });
    expect([run.status, run.outputs.verdict]).toEqual([2, 'undecided']);
    expect(run.stdout).toMatch(/no answer within/);
    expectQuiet(stage, run);
  });
});

describe('a fault that ends is survived', () => {
  const faults = [
    { about: '500', fault: status(500) },
    { about: '503', fault: status(503) },
    { about: '429 for a second', fault: status(429, { 'retry-after': '1' }) },
    { about: 'a secondary limit for a second', fault: status(403, { 'retry-after': '1' }) },
    { about: 'cut off', fault: { do: 'truncate' } as const },
    { about: 'a reset connection', fault: { do: 'reset' } as const },
    { about: 'no answer', fault: { do: 'hang' } as const },
  ];
  const endpoints = [
    { name: 'the pull', match: /^GET .*\/pulls\/1$/ },
    { name: 'the comparison', match: /\/compare\// },
    { name: 'a tree', match: /\/git\/trees\// },
    { name: 'a permission', match: /\/collaborators\// },
    { name: 'the list of comments', match: /^GET .*\/comments/ },
    { name: 'a new comment', match: /^POST .*\/comments/ },
  ];
  const cases = endpoints.flatMap((endpoint) => faults.map((each) => ({ ...endpoint, ...each })));
  test.each(cases)('$name: $about, twice', async ({ match, fault }) => {
    await using stage = await openStage(PLAIN);
    stage.github.faults.push({ match, times: 2, ...fault } as Fault);
    const run = await stage.action({ speed });
    expect({ status: run.status, verdict: run.outputs.verdict, warnings: warnings(run) }).toEqual({
      status: 0,
      verdict: 'pass',
      warnings: [],
    });
    expect(stage.repository.pulls[0]?.comments).toHaveLength(2);
    expectQuiet(stage, run);
  });
});
