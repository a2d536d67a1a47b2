/** The Action: the event's pull request in, exit status, summary, outputs, report and comment out. */
import type { CommentMode } from './comment.ts';
import { type Runner, rest, stop } from './runner.ts';

/** The inputs, which `action.yml` describes. */
export interface Inputs {
  readonly token: string;
  /** Empty where there is none. */
  readonly orgToken: string;
  readonly comment: CommentMode;
  /** The branch the badge is published to; empty where none is. */
  readonly badgeBranch: string;
}

/** Runs once. Resolves to the exit status, which is the check: 0 pass, 1 fail, 2 undecided. Never rejects. */
export const main = async (runner: Runner): Promise<number> => {
  const { core, environment } = runner;
  try {
    const inputs = readInputs(runner);
    if (typeof inputs === 'string') return stop(runner, inputs);
    const { readPlan } = await import('./event.ts');
    const plan = readPlan(environment, core.getInput('pull'));
    if (plan.kind === 'refused') return stop(runner, plan.why);
    if (plan.kind === 'nothing') return rest(runner, plan.why);
    if (plan.kind === 'audit') {
      const { carryOutAudit } = await import('./audit.ts');
      return await carryOutAudit(plan, inputs, runner);
    }
    const { carryOut } = await import('./run.ts');
    return await carryOut(plan, inputs, runner);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return stop(
      runner,
      `Something went wrong in this program, so nothing was decided: ${message.replace(/[^ -~]/g, '?').slice(0, 500)}`,
    );
  }
};

/** The inputs, or why they cannot be used. */
const readInputs = ({ core }: Runner): Inputs | string => {
  const [token, orgToken, comment] = [core.getInput('token'), core.getInput('org-token'), core.getInput('comment')];
  if (token === '') {
    return 'The input `token` is empty, so nothing can be asked of GitHub. Leave it out: its default is the job’s own token.';
  }
  for (const secret of [token, orgToken]) if (secret !== '') core.setSecret(secret);
  if (comment !== 'always' && comment !== 'on-failure' && comment !== 'never') {
    return 'The input `comment` is `always`, `on-failure` or `never`. Leave it out for `always`.';
  }
  return { token, orgToken, comment, badgeBranch: core.getInput('badge-branch') };
};
