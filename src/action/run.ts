/** Carries out a plan: facts, verdict, a last look at the pull, and only then anything that is written. */
import { check, confirm } from '../check.ts';
import type { Gate, Known } from '../facts.ts';
import type { Links } from '../render/links.ts';
import {
  type Confirmation,
  type GitHubRequest,
  type GitHubSource,
  gitHubSource,
  type LivePull,
} from '../sources/github.ts';
import { findExitCode, type Verdict } from '../verdict.ts';
import { VERSION } from '../version.ts';
import { type Conversation, readFirstPage, writeComment } from './comment.ts';
import type { Branch, Plan } from './event.ts';
import { wordsOf } from './failure.ts';
import type { Inputs } from './main.ts';
import { numberAt, shaAt } from './payload.ts';
import { type Allowance, openAllowance, openRequest } from './request.ts';
import { type Runner, rest, stop } from './runner.ts';

/** A plan that something is to be done for. */
type Work = Exclude<Plan, { kind: 'nothing' | 'refused' | 'audit' }>;

/** Milliseconds for running the check again: a minute of waiting for it, and what it takes to ask. */
const AGAIN = 80_000;

interface Job {
  readonly plan: Work;
  readonly inputs: Inputs;
  readonly runner: Runner;
  readonly allowance: Allowance;
  readonly request: GitHubRequest;
  /** Such as `https://github.com`. */
  readonly server: string;
  readonly pull: number;
}

/** Resolves to the exit status. What cannot be written changes nothing about it. */
export const carryOut = async (plan: Work, inputs: Inputs, runner: Runner): Promise<number> => {
  if (plan.kind === 'recheck' && plan.said !== null) {
    // With a person's token our own comment starts a run as well, which would write it again, and so on.
    const { MARKER } = await import('../render/comment.ts');
    if (plan.said.startsWith(MARKER)) return rest(runner, 'the comment is the check’s own');
  }
  const allowance = openAllowance();
  const request = await openRequest(inputs.token, allowance);
  const pull = typeof plan.pull === 'number' ? plan.pull : await findPull(request, plan, plan.pull);
  if (typeof pull === 'string') return stop(runner, pull);
  if (pull === null) return rest(runner, 'no open pull request has the commit of the run that ended');
  const server = runner.environment.GITHUB_SERVER_URL ?? 'https://github.com';
  const job = { plan, inputs, runner, allowance, request, server, pull };
  const source = await openSource(job);
  const live = await source.readPull();
  if (plan.kind === 'preview' && plan.onlyAt !== null && 'known' in live && live.known.head.sha !== plan.onlyAt) {
    return stop(
      runner,
      `This run lands on a commit that is not the head of pull request ${pull}, and would say of it what is true of another. Start it on the default branch.`,
    );
  }
  return await judge(job, source, live);
};

/** The number of the open pull request with this branch and commit; `null` where there is none; a text says what failed. */
const findPull = async (
  request: GitHubRequest,
  { repository }: Work,
  branch: Branch,
): Promise<number | string | null> => {
  // https://docs.github.com/en/rest/pulls/pulls#list-pull-requests
  const open = { owner: repository.owner, repo: repository.name, state: 'open', per_page: 100 };
  try {
    const { data } = await request('GET /repos/{owner}/{repo}/pulls', {
      ...open,
      head: `${branch.owner}:${branch.name}`,
    });
    if (!Array.isArray(data)) throw new Error('the answer is not what its API promises');
    return numberAt(
      data.find((pull) => shaAt(pull, 'head.sha') === branch.sha),
      'number',
    );
  } catch (error) {
    return `GitHub did not say which pull request the run that ended was for (${wordsOf(error)}). Run it again.`;
  }
};

const openSource = async ({ plan, inputs, request, allowance, server, pull }: Job): Promise<GitHubSource> =>
  gitHubSource({
    request,
    ...(inputs.orgToken !== '' && { orgRequest: await openRequest(inputs.orgToken, allowance) }),
    repository: plan.repository,
    pull,
    expectedHead: plan.expectedHead,
    defaultBranch: plan.defaultBranch,
    host: new URL(server).host,
    ...(plan.kind === 'check' && plan.group !== null && { group: plan.group }),
  });

/** Where the comment goes; `null` where none is written: in a queue, for a preview, and where nobody wants it. */
const findConversation = ({ plan, inputs, request, pull }: Job, marker: string): Conversation | null =>
  inputs.comment === 'never' || plan.kind === 'preview' || (plan.kind === 'check' && plan.group !== null)
    ? null
    : { request, repository: plan.repository, pull, marker };

const judge = async (job: Job, source: GitHubSource, live: Known<LivePull>): Promise<number> => {
  const { plan, runner, allowance } = job;
  const run = { date: runner.now().toISOString().slice(0, 10), program: VERSION, gate: findGate(job) };
  const judged = await check(source, run);
  allowance.beginWriting();
  const { MARKER } = await import('../render/comment.ts');
  const conversation = 'known' in live ? findConversation(job, MARKER) : null;
  const first = conversation === null ? null : readFirstPage(conversation, source.firstComments());
  first?.catch(() => undefined); // told where it is used, if it is
  const confirmed: Confirmation = 'unknown' in live ? live : await source.confirmPull();
  const verdict = await confirm(judged, confirmed, source, run);
  const { publish, say } = await import('./publish.ts');
  const links = findLinks(job);
  if (plan.kind === 'comment') say(verdict, runner);
  else await publish(verdict, runner, { links, annotate: plan.kind !== 'preview' });
  const writes = conversation !== null && first !== null && 'known' in confirmed;
  const failed = writes ? await comment(job, conversation, first, verdict) : null;
  if (failed !== null) runner.core.warning(`${failed} The verdict stands.`);
  if (plan.kind === 'comment') return failed === null && (writes || isNobodys(job, live)) ? 0 : 2;
  if (plan.kind === 'recheck' && 'known' in confirmed) await again(job, confirmed.known.head.sha);
  return findExitCode(verdict);
};

/** This run, by the runner's variables: https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
const findGate = ({ plan: { kind, repository }, runner: { environment } }: Job): Gate => {
  const said = environment.GITHUB_ACTION_REPOSITORY ?? '';
  const action = said === '' ? null : said.toLowerCase();
  // A recheck is another workflow with another job, and says nothing of those of the check.
  if (kind !== 'check') return { action, workflow: null, job: null };
  const [file = ''] = (environment.GITHUB_WORKFLOW_REF ?? '').split('@refs/', 1);
  const own = `${repository.owner}/${repository.name}/`;
  return {
    action,
    workflow: file.toLowerCase().startsWith(own.toLowerCase()) ? file.slice(own.length) : null,
    job: environment.GITHUB_JOB ?? null,
  };
};

const findLinks = ({ plan, server }: Job): Links => ({
  server,
  repository: `${plan.repository.owner}/${plan.repository.name}`,
});

/** Writes the comment; what it answers with is what went wrong. */
const comment = async (
  job: Job,
  conversation: Conversation,
  first: ReturnType<typeof readFirstPage>,
  verdict: Verdict,
): Promise<string | null> => {
  const { renderComment } = await import('../render/comment.ts');
  const { environment, now } = job.runner;
  const links = findLinks(job);
  const id = environment.GITHUB_RUN_ID ?? '';
  const summary = /^\d+$/.test(id) ? `${links.server}/${links.repository}/actions/runs/${id}` : null;
  const make = job.inputs.comment === 'always' || verdict.outcome !== 'pass';
  return writeComment(conversation, first, { body: renderComment(verdict, links, { summary }), make, now: now() });
};

/** Whether no comment is anybody's loss: none is wanted, or the pull has moved on and the run of its head writes it. */
const isNobodys = ({ plan, inputs }: Job, live: Known<LivePull>): boolean =>
  inputs.comment === 'never' || ('known' in live && live.known.head.sha !== plan.expectedHead);

/** Runs the check itself again. */
const again = async ({ plan, request, allowance, runner }: Job, head: string): Promise<void> => {
  const { rerunCheck } = await import('./rerun.ts');
  allowance.extend(AGAIN);
  const failed = await rerunCheck({
    request,
    repository: plan.repository,
    defaultBranch: plan.defaultBranch,
    head,
    current: Number(runner.environment.GITHUB_RUN_ID),
    action: runner.environment.GITHUB_ACTION_REPOSITORY ?? '',
  });
  if (failed !== null) runner.core.warning(failed);
};
