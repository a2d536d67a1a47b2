/** A scenario brought to life: its repository in a temporary folder, a GitHub that serves it, and both programs to run on it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostScenario } from './github/hosted.ts';
import { type GitHub, type GitHubOptions, type HostedRepository, startGitHub } from './github/server.ts';
import type { EventOptions } from './payload.ts';
import { type ActionOptions, type ActionRun, type CliOptions, type Ended, runAction, runCli } from './runner.ts';
import { type Built, buildRepository, git, readScenario, type Scenario } from './scenario.ts';

export interface Stage {
  readonly scenario: Scenario;
  readonly built: Built;
  readonly repository: HostedRepository;
  readonly github: GitHub;
  readonly action: (options?: Partial<Omit<ActionOptions, 'github' | 'repository'>>) => Promise<ActionRun>;
  /** In the repository, on the scenario's date. */
  readonly cli: (args: readonly string[], options?: Partial<Omit<CliOptions, 'args'>>) => Promise<Ended>;
  readonly close: () => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

/** Use it with `await using`, or close it. `remote` and `checkout`: see `buildRepository`. */
export const openStage = async (
  given: Scenario | string,
  options: Omit<GitHubOptions, 'repositories' | 'date'> & {
    readonly checkout?: boolean;
    readonly remote?: boolean;
  } = {},
): Promise<Stage> => {
  const scenario = typeof given === 'string' ? readScenario(given) : given;
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  const { date } = scenario.pull;
  const built = buildRepository(scenario, folder, options);
  const repository = hostScenario(scenario, built);
  const github = await startGitHub({ ...options, repositories: [repository], date });
  const close = async (): Promise<void> => {
    await github.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    scenario,
    built,
    repository,
    github,
    action: (more) => runAction({ event: 'pull_request', date, ...more, github, repository }),
    cli: (args, more) => runCli({ cwd: folder, date, ...more, args }),
    close,
    [Symbol.asyncDispose]: close,
  };
};

/** Puts a pull request at the end of a merge queue: its commits merged onto the target's tip, and what the event says of that. */
export const queuePull = (stage: Stage): NonNullable<EventOptions['group']> => {
  const { built, scenario } = stage;
  const { target, number } = scenario.pull;
  const tree = git(built.folder, ['merge-tree', '--write-tree', built.base, built.head]).toString().trim();
  const who = `Merge Queue <noreply@github.com> ${Date.parse(`${scenario.pull.date}T08:00:00Z`) / 1000} +0000`;
  const text = `tree ${tree}\nparent ${built.base}\nparent ${built.head}\nauthor ${who}\ncommitter ${who}\n\nMerge pull request #${number}\n`;
  const headSha = git(built.folder, ['hash-object', '-t', 'commit', '-w', '--stdin'], text).toString().trim();
  const headRef = `refs/heads/gh-readonly-queue/${target}/pr-${number}-${built.base}`;
  git(built.folder, ['update-ref', headRef, headSha]);
  return { headSha, headRef, baseSha: built.base, baseRef: `refs/heads/${target}` };
};
