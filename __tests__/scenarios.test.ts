/**
 * Every folder of `scenarios/` is one case: a repository, a pull request on it, and the whole verdict that is right.
 * Three drivers have to say the same: the core in this process, the built command line, and the built Action against
 * a GitHub that serves the repository. Where only GitHub can tell, `online.json` is the Action's verdict.
 * `UPDATE=1` rewrites what is expected, the first two from the core, the third from the Action as it is built: read the diff.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { renderJson } from '../src/render/json.ts';
import { renderTerminal } from '../src/render/terminal.ts';
import { gitSource } from '../src/sources/git.ts';
import { findExitCode } from '../src/verdict.ts';
import { VERSION } from '../src/version.ts';
import { hostScenario } from './e2e/github/hosted.ts';
import { startGitHub } from './e2e/github/server.ts';
import { runAction, runCli } from './e2e/runner.ts';
import { type Built, buildRepository, gitEnvironment, listScenarios, type Scenario } from './e2e/scenario.ts';

const SCENARIOS = listScenarios(fileURLToPath(new URL('./scenarios', import.meta.url)));
const update = process.env.UPDATE === '1';
if (update && process.env.CI === 'true') throw new Error('Expected files are not rewritten in CI: someone reads them.');

/** The Action before it is written is a few bytes. */
const ACTION = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const noAction = !existsSync(ACTION) || statSync(ACTION).size < 1024;

const repositories = new Map<string, Built>();
const build = (scenario: Scenario): Built => {
  const built =
    repositories.get(scenario.name) ?? buildRepository(scenario, mkdtempSync(join(tmpdir(), `${scenario.name}-`)));
  repositories.set(scenario.name, built);
  return built;
};
afterAll(() => {
  for (const { folder } of repositories.values()) rmSync(folder, { recursive: true, force: true });
});

type Expected = 'verdict.json' | 'terminal.txt' | 'online.json';
const expected = ({ folder }: Scenario, file: Expected): string => readFileSync(join(folder, file), 'utf8');

/** What the Action says: on GitHub everybody can be asked. */
const expectedOnline = (scenario: Scenario): string =>
  existsSync(join(scenario.folder, 'online.json'))
    ? expected(scenario, 'online.json')
    : expected(scenario, 'verdict.json')
        .replace(/"not-checked": \[[^\]]*\]/, '"not-checked": []')
        .replace('"author": null', `"author": ${JSON.stringify(scenario.author.login)}`);

/** 0 pass, 1 fail, 2 undecided; `mode: report` turns 1 into 0. */
const statusOf = (verdict: string): number => findExitCode(JSON.parse(verdict));

const writeOnline = (scenario: Scenario, report: string): void => {
  const file = join(scenario.folder, 'online.json');
  rmSync(file, { force: true });
  if (report !== expectedOnline(scenario)) writeFileSync(file, report);
};

const cases = SCENARIOS.map((scenario) => [scenario.name, scenario] as const);

describe.concurrent('core', () => {
  test.each(cases)('%s', async (_, scenario) => {
    const { branch, target, date } = scenario.pull;
    const source = gitSource({ repo: build(scenario).folder, environment: gitEnvironment, base: target, head: branch });
    try {
      const verdict = await check(source, { date, program: VERSION, gate: null });
      const said = {
        'verdict.json': renderJson(verdict),
        'terminal.txt': renderTerminal(verdict, { colour: false, width: 100 }),
      };
      for (const [file, text] of Object.entries(said) as [keyof typeof said, string][]) {
        if (update) writeFileSync(join(scenario.folder, file), text);
        else expect(text).toBe(expected(scenario, file));
      }
    } finally {
      source.close();
    }
  });
});

/** What people say on GitHub is not seen in a clone: there one scenario is like another. */
const unsaid = cases.filter(([, { pull }]) => pull.reviews.length + pull.comments.length + pull.retargets.length === 0);

(update ? describe.skip : describe.concurrent)('command line', () => {
  test.each(unsaid)('%s', async (_, scenario) => {
    const { branch, target, date } = scenario.pull;
    const run = (...more: string[]) =>
      runCli({
        args: ['check', '--base', target, '--head', branch, ...more],
        cwd: build(scenario).folder,
        date,
      });
    const status = statusOf(expected(scenario, 'verdict.json'));
    const text = await run();
    expect(text).toEqual({ status, stdout: expected(scenario, 'terminal.txt'), stderr: '' });
    const json = await run('--format', 'json');
    expect(json).toEqual({ status, stdout: expected(scenario, 'verdict.json'), stderr: '' });
  });
});

(noAction ? describe.skip : describe.concurrent)('Action', () => {
  test.each(cases)('%s', async (_, scenario) => {
    const { date } = scenario.pull;
    const repository = hostScenario(scenario, build(scenario));
    const github = await startGitHub({ repositories: [repository], date });
    try {
      const ended = await runAction({ event: 'pull_request', date, github, repository });
      const [, report] = Object.entries(ended.temporary).find(([path]) => ended.outputs.report?.endsWith(path)) ?? [];
      if (update && report !== undefined) writeOnline(scenario, report);
      expect(report ?? `no report\n${ended.stdout}`).toBe(expectedOnline(scenario));
      expect(ended.status).toBe(statusOf(expectedOnline(scenario)));
      expect(ended.workspace).toEqual([]);
      expect(github.violations).toEqual([]);
    } finally {
      await github.close();
    }
  });
});
