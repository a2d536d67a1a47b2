/** The Action: the event's pull request in, exit status, summary, outputs and report out. */
import type * as core from '@actions/core';
import { VERSION } from '../version.ts';

/** What of the toolkit is used. */
export type Toolkit = Pick<
  typeof core,
  'getInput' | 'setSecret' | 'setOutput' | 'info' | 'error' | 'warning' | 'summary'
>;

export interface Runner {
  readonly core: Toolkit;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}

/** Runs once. Resolves to the exit status, which is the check: 0 pass, 1 fail, 2 undecided. Never rejects. */
export const main = async (runner: Runner): Promise<number> => {
  const { core, environment, now } = runner;
  try {
    const token = core.getInput('token');
    if (token === '') {
      return stop(
        runner,
        'The input `token` is empty, so nothing can be asked of GitHub. Leave it out: its default is the job’s own token.',
      );
    }
    core.setSecret(token);
    const { readEvent } = await import('./event.ts');
    const event = readEvent(environment);
    if ('refused' in event) return stop(runner, event.refused);
    const [{ openRequest }, { gitHubSource }, { check }, { findExitCode }] = await Promise.all([
      import('./request.ts'),
      import('../sources/github.ts'),
      import('../check.ts'),
      import('../verdict.ts'),
    ]);
    const source = gitHubSource({ request: await openRequest(token), ...event.pull });
    const run = { date: now().toISOString().slice(0, 10), program: VERSION };
    const judged = await check(source, run);
    // A push while it was being judged leaves a verdict about another commit: nothing of it is shown on this one.
    const confirmed = judged.head === null ? null : await source.confirmPull();
    const moved = confirmed !== null && 'unknown' in confirmed ? confirmed : null;
    const verdict = moved === null ? judged : await check({ ...source, readChange: async () => moved }, run);
    const { publish } = await import('./publish.ts');
    await publish(verdict, runner, {
      server: environment.GITHUB_SERVER_URL ?? 'https://github.com',
      repository: `${event.pull.repository.owner}/${event.pull.repository.name}`,
    });
    const pull = await source.readPull();
    if ('known' in pull && pull.known.base !== pull.known.defaultBranch) {
      const { inertLog, printable } = await import('../render/escape.ts');
      const line = `This pull request targets ${pull.known.base}; it was judged as if it targeted ${pull.known.defaultBranch}, whose policy is the one that counts.`;
      core.info(inertLog(printable(line)));
    }
    return findExitCode(verdict);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return stop(
      runner,
      `Something went wrong in this program, so nothing was decided: ${message.replace(/[^ -~]/g, '?').slice(0, 500)}`,
    );
  }
};

/** Could not even begin: red, explained, never skipped. */
const stop = ({ core }: Runner, why: string): number => {
  core.setOutput('verdict', 'undecided');
  core.error(why, { title: 'Ownership Gate could not decide' });
  return 2;
};
