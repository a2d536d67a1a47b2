/**
 * The event that started the run, as the runner left it in the environment and the payload file, and what is to be
 * done for it. Everything in a payload can be a stranger's, so each value is checked for its shape.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
import type { GitHubPull } from '../sources/github.ts';
import { valueAt } from '../sources/json.ts';
import { numberAt, readPayload, shaAt, textAt } from './payload.ts';

/** Where a pull request is looked for that an event does not name: the branch of a fork, and its commit. */
export interface Branch {
  readonly owner: string;
  readonly name: string;
  readonly sha: string;
}

interface Judged {
  readonly repository: GitHubPull['repository'];
  readonly defaultBranch: string;
  readonly pull: number;
  /** The commit the event is about, or that this run's check hangs on; `null` where it is about the pull as it is. */
  readonly expectedHead: string | null;
}

/**
 * What a run does. `check`: the run's own result is the check. `recheck`: the same, and the check itself is run again;
 * `said` is the comment that asks for it.
 * `comment`: only the comment is written. `preview`: a pull somebody asked about; `onlyAt` is the commit the run lands
 * on where that is not the default branch, and the pull must have it as its head.
 */
export type Plan =
  | (Judged & { readonly kind: 'check'; readonly group: NonNullable<GitHubPull['group']> | null })
  | (Judged & { readonly kind: 'recheck'; readonly said: string | null })
  | (Omit<Judged, 'pull'> & { readonly kind: 'comment'; readonly pull: number | Branch })
  | (Judged & { readonly kind: 'preview'; readonly onlyAt: string | null })
  | AuditPlan
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string };

/** The whole default branch is judged, at the commit the run lands on. */
export interface AuditPlan extends Pick<Judged, 'repository' | 'defaultBranch'> {
  readonly kind: 'audit';
  readonly commit: string;
  /** What has just come to the branch; `null` where nothing has. `before` is all zeros where the branch was made. */
  readonly push: { readonly before: string; readonly after: string; readonly forced: boolean } | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What every plan needs of its payload. */
interface Told {
  readonly payload: unknown;
  readonly place: Pick<Judged, 'repository' | 'defaultBranch'>;
  readonly environment: Environment;
  /** The input `pull`. */
  readonly asked: string;
}

const PULL_EVENTS = ['pull_request', 'pull_request_target', 'pull_request_review'];
const refused = (why: string): Plan => ({ kind: 'refused', why });
const nothing = (why: string): Plan => ({ kind: 'nothing', why });

/** Two events of the pull itself; a fork's pull has them as well. */
const planCheck = ({ payload, place }: Told): Plan | null => {
  const [pull, head] = [numberAt(payload, 'pull_request.number'), shaAt(payload, 'pull_request.head.sha')];
  return pull === null || head === null ? null : { kind: 'check', ...place, pull, expectedHead: head, group: null };
};

/**
 * A group of a merge queue is a branch `gh-readonly-queue/<target>/pr-<number>-<sha>`, and nothing else in the payload
 * names the pull. A target may be called like that too, so the text has to say it once, at its end.
 */
const planGroup = ({ payload, place }: Told): Plan | null => {
  const [baseSha, headSha] = [shaAt(payload, 'merge_group.base_sha'), shaAt(payload, 'merge_group.head_sha')];
  const [base, head] = [textAt(payload, 'merge_group.base_ref'), textAt(payload, 'merge_group.head_ref')];
  if (baseSha === null || headSha === null || base === null || head === null) return null;
  const named = [...head.matchAll(/\/pr-([1-9]\d{0,14})-[0-9a-f]{40}(?=$|\/)/g)];
  const [only] = named;
  if (only === undefined || named.length > 1 || !head.endsWith(only[0])) {
    return refused(
      `The merge queue’s branch names ${named.length > 1 ? 'more than one pull request' : 'no pull request at its end'}, so it is not known whose change this is. Take the pull request out of the queue and put it in again.`,
    );
  }
  const short = (ref: string): string => ref.replace(/^refs\/heads\//, '');
  const group = { base: { ref: short(base), sha: baseSha }, head: { ref: short(head), sha: headSha } };
  return { kind: 'check', ...place, pull: Number(only[1]), expectedHead: null, group };
};

const planReview = ({ payload, place }: Told): Plan | null => {
  const [pull, head] = [numberAt(payload, 'pull_request.number'), shaAt(payload, 'pull_request.head.sha')];
  return pull === null || head === null ? null : { kind: 'recheck', ...place, pull, expectedHead: head, said: null };
};

/** Comments on plain issues start this event as well. It comes without the pull's head. */
const planWord = ({ payload, place }: Told): Plan | null => {
  const pull = numberAt(payload, 'issue.number');
  if (pull === null) return null;
  if (textAt(payload, 'issue.pull_request.url') === null) return nothing('the comment is on no pull request');
  return { kind: 'recheck', ...place, pull, expectedHead: null, said: textAt(payload, 'comment.body') };
};

/** The run that ended names its pull, unless that is a fork's: then by the branch it ran for. */
const planComment = ({ payload, place }: Told): Plan | null => {
  const [event, sha] = [textAt(payload, 'workflow_run.event'), shaAt(payload, 'workflow_run.head_sha')];
  if (event === null || sha === null) return null;
  if (!PULL_EVENTS.includes(event)) return nothing('the run that ended was of no pull request');
  const plan = { kind: 'comment', ...place, expectedHead: sha } as const;
  const pull = numberAt(payload, 'workflow_run.pull_requests.0.number');
  if (pull !== null) return { ...plan, pull };
  const owner = textAt(payload, 'workflow_run.head_repository.owner.login');
  const name = textAt(payload, 'workflow_run.head_branch');
  if (owner === null || name === null) return nothing('the branch of the run that ended is gone');
  return { ...plan, pull: { owner, name, sha } };
};

/** Whoever may start it on a branch could paint that branch's head green with another pull's verdict. */
const planPreview = (told: Told): Plan | null => {
  const { place, environment, asked } = told;
  if (asked === '') return planAudit(told);
  const pull = Number(asked);
  if (!/^[1-9]\d*$/.test(asked) || !Number.isSafeInteger(pull)) {
    return refused('The input `pull` is not the number of a pull request, such as `17`.');
  }
  const onDefault = environment.GITHUB_REF === `refs/heads/${place.defaultBranch}`;
  const onlyAt = onDefault ? null : (environment.GITHUB_SHA ?? '');
  return { kind: 'preview', ...place, pull, expectedHead: null, onlyAt };
};

/** Elsewhere than on the default branch it would land on the commit of a pull, and be greener than that. */
const planAudit = ({ place, environment }: Told, push: AuditPlan['push'] = null): Plan | null => {
  const { GITHUB_REF: ref = '', GITHUB_SHA: sha = '' } = environment;
  if (ref !== `refs/heads/${place.defaultBranch}`) {
    const where = ref
      .replace(/^refs\/(?:heads|tags)\//, '')
      .replace(/[^\w./-]/g, '?')
      .slice(0, 100);
    return refused(
      `An audit is of the default branch, \`${place.defaultBranch.replace(/[^\w./-]/g, '?')}\`, and this run is on \`${where}\`. Write \`branches: [<default branch>]\` under \`push\` in the workflow; to look at a pull request, dispatch it with the input \`pull\`.`,
    );
  }
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(sha) ? { kind: 'audit', ...place, commit: sha, push } : null;
};

const planPush = (told: Told): Plan | null => {
  const { payload } = told;
  const [before, after] = [shaAt(payload, 'before'), shaAt(payload, 'after')];
  if (valueAt(payload, 'deleted') === true) return nothing('the branch was deleted');
  if (before === null || after === null) return null;
  return planAudit(told, { before, after, forced: valueAt(payload, 'forced') === true });
};

/** The events this version judges, each with what makes a plan of its payload; `null` says the payload does not do. */
const PLANS: Readonly<Record<string, (told: Told) => Plan | null>> = {
  pull_request: planCheck,
  pull_request_target: planCheck,
  merge_group: planGroup,
  pull_request_review: planReview,
  issue_comment: planWord,
  workflow_run: planComment,
  workflow_dispatch: planPreview,
  push: planPush,
  schedule: (told) => planAudit(told),
};

/** Reads the event. Throws nothing: what cannot be used is refused in words. */
export const readPlan = (environment: Environment, asked: string): Plan => {
  const event = environment.GITHUB_EVENT_NAME ?? '';
  const plan = Object.hasOwn(PLANS, event) ? PLANS[event] : undefined;
  if (plan === undefined) {
    const name = (events: readonly string[]): string => events.map((each) => `\`${each}\``).join(', ');
    const audits = ['push', 'schedule', 'workflow_dispatch'];
    const checks = Object.keys(PLANS).filter((each) => !audits.includes(each));
    return refused(
      `This version judges pull requests, on the events ${name(checks)} and, with the input \`pull\`, \`workflow_dispatch\`; and the default branch, on ${name(audits)}. It was started by \`${event.replace(/[^\w-]/g, '?').slice(0, 60)}\`. Write \`on: pull_request\` in the workflow.`,
    );
  }
  if (asked !== '' && event !== 'workflow_dispatch') {
    return refused(
      `The input \`pull\` belongs to \`workflow_dispatch\` alone: on \`${event}\` the event says what is judged. Leave it out.`,
    );
  }
  const payload = readPayload(environment.GITHUB_EVENT_PATH);
  const [owner, name] = [textAt(payload, 'repository.owner.login'), textAt(payload, 'repository.name')];
  const defaultBranch = textAt(payload, 'repository.default_branch');
  const place =
    owner === null || name === null || defaultBranch === null ? null : { repository: { owner, name }, defaultBranch };
  const told = place === null ? null : { payload, place, environment, asked };
  return (
    (told === null ? null : plan(told)) ??
    refused(
      'The event’s payload does not say what this check needs of it: the repository, the pull request and its commit. Run the check again; if it says the same, report it with the event’s name.',
    )
  );
};
