/** GitHub does not take what is written: a warning, and the verdict stands. */
import { describe, expect, test } from 'vitest';
import { expectQuiet, HTML, KINDS, mostSent, NOT_FOUND, speed, warnings } from './e2e/faults.ts';
import { hostRun } from './e2e/github/hosted.ts';
import type { Fault } from './e2e/github/server.ts';
import { openStage } from './e2e/stage.ts';

const PLAIN = new URL('./e2e/fixtures/plain', import.meta.url).pathname;

describe('what is written: a warning, and the verdict stands', () => {
  const endpoints = [
    { name: 'the list', match: /^GET .*\/issues\/1\/comments/, comments: 0 },
    { name: 'a new comment', match: /^POST .*\/issues\/1\/comments/, comments: 0 },
    { name: 'an old comment', match: /^PATCH /, comments: 1 },
    { name: 'a second comment', match: /^DELETE /, comments: 2 },
  ];
  const cases = endpoints.flatMap((endpoint) =>
    [...KINDS, NOT_FOUND, HTML]
      // What is gone already was to be deleted; a reply to a write is not read.
      .filter(({ about }) => !(about === '404' && endpoint.name === 'a second comment'))
      .filter(({ about }) => about !== 'a page' || endpoint.name === 'the list')
      .map((kind) => ({ ...endpoint, ...kind, kind: kind.about })),
  );
  test.each(cases)('$name: $kind', async ({ name, match, comments, fault, kind }) => {
    await using stage = await openStage(PLAIN);
    const [pull] = stage.repository.pulls;
    for (let id = 6000; id < 6000 + comments; id += 1) {
      const user = { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' } as const;
      const at = '2026-11-22T20:00:00Z';
      pull?.comments.push({ id, user, body: '<!-- ownership-gate:v1 -->\nOld.', created: at, updated: at });
    }
    stage.github.faults.push({ match, ...fault } as Fault);
    const run = await stage.action({ speed });
    expect({ status: run.status, verdict: run.outputs.verdict, summary: run.summary !== '' }).toEqual({
      status: 0,
      verdict: 'pass',
      summary: true,
    });
    const [warning, ...more] = warnings(run);
    expect(more).toEqual([]);
    expect(warning).toMatch(/^The comment on the pull request was not written.* The verdict stands\.$/);
    if (kind === '403' || kind === '404') {
      expect(warning).toMatch(/`pull-requests: write`.*docs\/recipes\.md#forks/);
    } else expect(warning).not.toMatch(/permissions/);
    if (name === 'a new comment') expect(pull?.comments).toHaveLength(1);
    expectQuiet(stage, run);
  });

  test.each([1, 2])('a new comment is made and no answer comes, %i times: one comment', async (times) => {
    await using stage = await openStage(PLAIN);
    stage.github.faults.push({ match: /^POST .*\/comments/, times, do: 'lose' });
    const run = await stage.action({ speed });
    expect([run.status, warnings(run)]).toEqual([0, []]);
    expect(stage.repository.pulls[0]?.comments).toHaveLength(2);
    expectQuiet(stage, run);
  });
});

describe('the check is not run again: a warning, and the verdict stands', () => {
  const endpoints = [
    { name: 'the list of runs', match: /^GET .*\/actions\/runs\?/ },
    { name: 'the run', match: /^POST .*\/rerun$/ },
  ];
  const cases = endpoints.flatMap((endpoint) =>
    [...KINDS, NOT_FOUND, HTML]
      .filter(({ about }) => about !== 'a page' || endpoint.name === 'the list of runs')
      .map((kind) => ({ ...endpoint, ...kind, kind: kind.about })),
  );
  test.each(cases)('$name: $kind', async ({ match, fault, kind, sent }) => {
    await using stage = await openStage(PLAIN);
    stage.repository.runs.push(hostRun(stage.built));
    stage.github.faults.push({ match, ...fault } as Fault);
    const run = await stage.action({ event: 'pull_request_review', speed });
    expect({ status: run.status, verdict: run.outputs.verdict, sent: mostSent(stage, match) }).toEqual({
      status: 0,
      verdict: 'pass',
      sent,
    });
    const [warning, ...more] = warnings(run);
    expect(more).toEqual([]);
    expect(warning).toMatch(/^The check was not run again .*“Re-run all jobs”\.$/);
    if (kind === '403' || kind === '404') expect(warning).toMatch(/`actions: write`/);
    else expect(warning).not.toMatch(/permissions/);
    expectQuiet(stage, run);
  });

  test('it is asked for and no answer comes: the run itself tells', async () => {
    await using stage = await openStage(PLAIN);
    stage.repository.runs.push(hostRun(stage.built));
    stage.github.faults.push({ match: /^POST .*\/rerun$/, times: 1, do: 'lose' });
    const run = await stage.action({ event: 'pull_request_review', speed });
    expect([run.status, warnings(run), stage.repository.runs[0]?.attempt]).toEqual([0, [], 2]);
  });
});
