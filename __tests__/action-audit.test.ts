/** The audit as the Action runs it: what it reads, says and publishes, and what came past the gate. */
import { describe, expect, test } from 'vitest';
import type { ActionRun, EventName } from './e2e/runner.ts';
import { git } from './e2e/scenario.ts';
import { openStage, type Stage } from './e2e/stage.ts';

const WHOLE = new URL('./e2e/fixtures/whole', import.meta.url).pathname;
const UNOWNED = new URL('./e2e/fixtures/unowned', import.meta.url).pathname;
const BRANCH = 'refs/heads/ownership-badge';

const writes = (stage: Stage): string[] =>
  stage.github.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace('/repos/acme/shop/', '')}`);
const warnings = (run: ActionRun): string[] =>
  run.commands.filter(({ command }) => command === 'warning').map(({ message }) => message);
const report = (run: ActionRun) => JSON.parse(run.temporary['ownership-gate/audit.json'] ?? 'null');
const show = (stage: Stage, file: string): string => git(stage.built.folder, ['show', `${BRANCH}:${file}`]).toString();
const commitCount = (stage: Stage): number =>
  Number(git(stage.built.folder, ['rev-list', '--count', BRANCH]).toString());
const PUBLISHED = ['POST git/trees', 'POST git/commits', 'POST git/refs'];

/** Merges the pull request as a merge, a squash or a rebase would, and says what was before. */
const merge = (stage: Stage, how: 'merge' | 'squash' | 'direct' = 'merge'): string => {
  const { folder, base, head } = stage.built;
  const before = git(folder, ['rev-parse', 'refs/heads/main']).toString().trim();
  const tree = git(folder, ['merge-tree', '--write-tree', base, head]).toString().trim();
  const who = 'Dana Pull <dana@acme.example> 1795420800 +0000';
  const parents = how === 'merge' ? `parent ${before}\nparent ${head}` : `parent ${before}`;
  const text = `tree ${tree}\n${parents}\nauthor ${who}\ncommitter ${who}\n\nMerge\n`;
  const sha = git(folder, ['hash-object', '-t', 'commit', '-w', '--stdin'], text).toString().trim();
  git(folder, ['update-ref', 'refs/heads/main', sha]);
  const pull = stage.repository.pulls[0];
  if (pull !== undefined && how !== 'direct') {
    pull.merged = sha;
    pull.state = 'closed';
  }
  return before;
};

describe('an audit', () => {
  test.each<EventName>(['schedule', 'workflow_dispatch', 'push'])(
    'on %s: the tree, the badge, the summary',
    async (event) => {
      await using stage = await openStage(WHOLE);
      const run = await stage.action({ event, speed: 25 });
      expect({
        status: run.status,
        verdict: run.outputs.verdict,
        coverage: run.outputs.coverage,
        systems: run.outputs.systems,
        schema: report(run).schema,
        commit: report(run).commit.sha,
        warnings: warnings(run),
        writes: writes(stage),
        stderr: run.stderr,
        violations: stage.github.violations,
      }).toEqual({
        status: 0,
        verdict: 'pass',
        coverage: expect.stringContaining('"percent":100'),
        systems: expect.stringContaining('['),
        schema: 'ownership-gate/audit/v1',
        commit: stage.built.main,
        warnings: [],
        writes: PUBLISHED,
        stderr: '',
        violations: [],
      });
      expect(run.summary).toContain('100 % answered for');
      expect(run.summary).toContain('[![ownership](');
      expect(git(stage.built.folder, ['ls-tree', '--name-only', BRANCH]).toString().trim().split('\n')).toEqual([
        'README.md',
        'history.json',
        'ownership.json',
        'ownership.svg',
        'runbooks.json',
        'runbooks.svg',
        'slos.json',
        'slos.svg',
      ]);
      expect(JSON.parse(show(stage, 'ownership.json'))).toEqual({
        schemaVersion: 1,
        label: 'ownership',
        message: '100 % answered for',
        color: 'brightgreen',
      });
      expect(git(stage.built.folder, ['log', '--format=%P|%s', BRANCH]).toString()).toBe(
        '|Update the badge [skip ci]\n',
      );
    },
  );

  test('from the checkout, where there is one', async () => {
    await using stage = await openStage(WHOLE, { checkout: true });
    const run = await stage.action({
      event: 'schedule',
      speed: 25,
      environment: { GITHUB_WORKSPACE: stage.built.folder },
    });
    expect([run.status, run.outputs.verdict]).toEqual([0, 'pass']);
    expect(
      stage.github.requests.filter(({ path }) => /git\/(trees|blobs)/.test(path) && !/POST/.test(path)).length,
    ).toBeLessThan(3);
  });

  test('the same again writes nothing', async () => {
    await using stage = await openStage(WHOLE);
    await stage.action({ event: 'schedule', speed: 25 });
    const before = writes(stage).length;
    const run = await stage.action({ event: 'schedule', speed: 25 });
    expect([run.status, writes(stage).length - before, commitCount(stage)]).toEqual([0, 0, 1]);
  });

  test('without a branch for the badge nothing is written', async () => {
    await using stage = await openStage(WHOLE);
    const run = await stage.action({ event: 'schedule', speed: 25, inputs: { 'badge-branch': '' } });
    expect([run.status, writes(stage), warnings(run)]).toEqual([0, [], []]);
  });

  test.each([
    ['the default branch', 'main', /names the default branch/],
    ['a branch with other content', 'feature', /a branch with other content/],
    ['no name of a branch', 'a..b', /no name a branch can have/],
  ])('the badge goes to no other branch: %s', async (_, branch, says) => {
    await using stage = await openStage(WHOLE);
    git(stage.built.folder, ['update-ref', 'refs/heads/feature', stage.built.head]);
    const run = await stage.action({ event: 'schedule', speed: 25, inputs: { 'badge-branch': branch } });
    expect([run.status, writes(stage)]).toEqual([0, []]);
    expect(warnings(run)).toEqual([expect.stringMatching(says)]);
  });

  test('a token that may not write: a warning, and the verdict stands', async () => {
    await using stage = await openStage(WHOLE, { grants: { contents: 'read' } });
    const run = await stage.action({ event: 'schedule', speed: 25 });
    expect([run.status, run.outputs.verdict]).toEqual([0, 'pass']);
    expect(warnings(run)).toEqual([expect.stringContaining('contents: write')]);
  });
});

describe('what came to the branch', () => {
  const past = (run: ActionRun) =>
    report(run)
      .findings.filter(({ rule }: { rule: string }) => rule === 'merged-past')
      .map(({ code, severity, message }: { code: string; severity: string; message: string }) => ({
        code,
        severity,
        message,
      }));

  test.each(['merge', 'squash'] as const)('a pull request that passes, as a %s: nothing', async (how) => {
    await using stage = await openStage(WHOLE);
    const before = merge(stage, how);
    const run = await stage.action({ event: 'push', before, speed: 25 });
    expect([run.status, past(run), stage.github.violations]).toEqual([0, [], []]);
  });

  test('a pull request that fails, merged past its check', async () => {
    await using stage = await openStage(UNOWNED);
    const before = merge(stage);
    const run = await stage.action({ event: 'push', before, speed: 25 });
    expect(run.status).toBe(1);
    expect(past(run)).toEqual([
      {
        code: 'merged-past',
        severity: 'fail',
        message: expect.stringMatching(/^Pull request 1 was merged .*Nobody answers/s),
      },
    ]);
    const history = JSON.parse(show(stage, 'history.json'));
    expect(history.entries[0].past).toEqual([
      { pull: 1, commit: git(stage.built.folder, ['rev-parse', 'main']).toString().trim(), outcome: 'fail' },
    ]);
    expect(JSON.parse(show(stage, 'ownership.json')).color).toBe('red');
  });

  test('the same, pushed without a pull request', async () => {
    await using stage = await openStage(UNOWNED);
    const before = merge(stage, 'direct');
    const run = await stage.action({ event: 'push', before, speed: 25 });
    expect(past(run)).toEqual([
      { code: 'merged-past', severity: 'fail', message: expect.stringContaining('without a pull request') },
    ]);
  });

  test('a forced push is told in any case', async () => {
    await using stage = await openStage(WHOLE);
    const before = merge(stage);
    const run = await stage.action({
      event: 'push',
      before,
      speed: 25,
      change: (payload) => ({ ...payload, forced: true }),
    });
    expect(past(run)).toEqual([
      expect.objectContaining({ code: 'merged-past', message: expect.stringContaining('rewritten') }),
    ]);
  });

  test('a branch that was just made: nothing came past', async () => {
    await using stage = await openStage(UNOWNED);
    const run = await stage.action({ event: 'push', before: '0'.repeat(40), speed: 25 });
    expect(past(run)).toEqual([]);
  });
});
