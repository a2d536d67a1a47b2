/**
 * Event payloads: real ones from `@octokit/webhooks-examples`, with our values laid over. The example decides the keys (the
 * pull of a review's payload is a simple one), the tests' GitHub the values.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Json, JsonObject } from './github/contract.ts';
import type { Account, HostedRepository } from './github/hosted.ts';
import type { GitHub } from './github/server.ts';

export type EventName =
  | 'pull_request'
  | 'pull_request_target'
  | 'pull_request_review'
  | 'issue_comment'
  | 'merge_group'
  | 'workflow_run'
  | 'push'
  | 'schedule'
  | 'workflow_dispatch';

export interface EventOptions {
  readonly github: GitHub;
  readonly repository: HostedRepository;
  readonly event: EventName;
  /** The payload's `action`. Default: the first an example has. */
  readonly action?: string;
  /** Default: the repository's first. */
  readonly pull?: number;
  /** The head the event is about, where that is not the live one: what a re-run replays. */
  readonly head?: string;
  /** Id of the review or comment that the event is about. Default: the last. */
  readonly about?: number;
  /** `push`, `schedule`, `workflow_dispatch`: the full ref. Default: the default branch. */
  readonly ref?: string;
  /** `push`: the commit before. Default: the first parent. */
  readonly before?: string;
  /** `workflow_dispatch`: what was typed. */
  readonly dispatched?: Readonly<Record<string, string>>;
  /** `merge_group`: see `queuePull`. */
  readonly group?: {
    readonly headSha: string;
    readonly headRef: string;
    readonly baseSha: string;
    readonly baseRef: string;
  };
  /** `workflow_run`: the run that ended. Default: the repository's last. */
  readonly run?: number;
  readonly sender?: Account;
  /** The last word on the payload. */
  readonly change?: (payload: Record<string, Json>) => JsonObject;
}

export interface Event {
  readonly payload: JsonObject;
  readonly ref: string;
  readonly sha: string;
  /** Names of branches; empty where the event is about no pull request. */
  readonly headRef: string;
  readonly baseRef: string;
}

interface Examples {
  readonly name: string;
  readonly examples: readonly JsonObject[];
}
const examples = createRequire(import.meta.url)('@octokit/webhooks-examples') as readonly Examples[];

const exampleOf = (name: string, action: string | undefined): JsonObject => {
  const all = examples.find((each) => each.name === name)?.examples ?? [];
  const found = all.find((each) => action === undefined || each.action === action);
  if (found === undefined) throw new Error(`no example of ${name} ${action ?? ''}`);
  return found;
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The example with real values wherever both have the key. */
const laid = (example: JsonObject, real: JsonObject): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(example).map(([key, value]) => {
      const ours = real[key];
      if (ours === undefined) return [key, value ?? null];
      return [key, isObject(value) && isObject(ours) ? laid(value, ours) : ours];
    }),
  );

/** A commit id nobody has: GitHub's test merge of a pull request. */
const testMerge = (base: string, head: string): string => createHash('sha1').update(`${base} ${head}`).digest('hex');

const EXAMPLE: Partial<Record<EventName, string>> = { pull_request_target: 'pull_request' };
const FIRST_ACTION: Partial<Record<EventName, string>> = {
  pull_request: 'synchronize',
  pull_request_target: 'synchronize',
  pull_request_review: 'submitted',
  issue_comment: 'created',
  merge_group: 'checks_requested',
  workflow_run: 'completed',
};

/** The payload of an event and what the runner's environment says of it. */
export const makeEvent = (options: EventOptions): Event => {
  const { github, repository, event } = options;
  const at = { owner: repository.owner, repo: repository.name };
  const hosted = github.reply('repos/get', at);
  const pull = repository.pulls.find((each) => each.number === (options.pull ?? repository.pulls[0]?.number));
  const sender: JsonObject = { ...(options.sender ?? pull?.author ?? repository.accounts.values().next().value) };
  const action = options.action ?? FIRST_ACTION[event];
  const common: JsonObject = { repository: hosted, sender, ...(action === undefined ? {} : { action }) };
  const mainRef = `refs/heads/${repository.defaultBranch}`;
  const tipOf = (ref: string): string => {
    const { object } = github.reply('git/get-ref', { ...at, ref: ref.replace(/^refs\//, '') });
    return String((object as JsonObject).sha);
  };
  const done = (
    real: JsonObject,
    where: Omit<Event, 'payload'>,
    example = exampleOf(EXAMPLE[event] ?? event, action),
  ): Event => {
    const payload = laid(example, { ...common, ...real });
    return { ...where, payload: options.change?.(payload) ?? payload };
  };
  const nobody = { headRef: '', baseRef: '' };
  const ref = options.ref ?? mainRef;

  if (event === 'schedule') {
    const whole = { schedule: '17 5 * * 1', workflow: '.github/workflows/ownership-audit.yml', ...common };
    return done(whole, { ref: mainRef, sha: tipOf(mainRef), ...nobody }, whole);
  }
  if (event === 'workflow_dispatch') {
    const example = { ...exampleOf(event, undefined), inputs: null };
    return done({ inputs: { ...options.dispatched }, ref }, { ref, sha: tipOf(ref), ...nobody }, example);
  }
  if (event === 'push') {
    const after = tipOf(ref);
    const commit = github.reply('git/get-commit', { ...at, commit_sha: after });
    const before = options.before ?? String((commit.parents as readonly JsonObject[])[0]?.sha ?? '0'.repeat(40));
    const told = { id: after, tree_id: (commit.tree as JsonObject).sha, message: commit.message };
    return done(
      { ref, before, after, head_commit: told, commits: [told], created: false, deleted: false, forced: false },
      { ref, sha: after, ...nobody },
    );
  }
  if (event === 'merge_group') {
    if (options.group === undefined) throw new Error('a merge_group event needs its group');
    const { headSha, headRef, baseSha, baseRef } = options.group;
    const commit = github.reply('git/get-commit', { ...at, commit_sha: headSha });
    const group = {
      head_sha: headSha,
      head_ref: headRef,
      base_sha: baseSha,
      base_ref: baseRef,
      head_commit: { id: headSha, message: commit.message },
    };
    return done({ merge_group: group }, { ref: headRef, sha: headSha, ...nobody });
  }
  if (event === 'workflow_run') {
    const run =
      repository.runs.find((each) => options.run === undefined || each.id === options.run) ?? repository.runs.at(-1);
    if (run === undefined) throw new Error('a workflow_run event needs a run');
    const workflow = { id: run.workflowId, name: run.name, path: run.path };
    return done(
      { workflow_run: github.reply('actions/get-workflow-run', { ...at, run_id: run.id }), workflow },
      { ref: mainRef, sha: tipOf(mainRef), ...nobody },
    );
  }

  if (pull === undefined) throw new Error(`a ${event} event needs a pull request`);
  const live = github.reply('pulls/get', { ...at, pull_number: pull.number });
  const head = options.head ?? String((live.head as JsonObject).sha);
  const told: JsonObject = { ...live, head: { ...(live.head as JsonObject), sha: head } };
  const onPull = {
    ref: `refs/pull/${pull.number}/merge`,
    sha: testMerge(tipOf(`refs/heads/${pull.base.ref}`), head),
    headRef: pull.head.ref,
    baseRef: pull.base.ref,
  };
  const onMain = { ...onPull, ref: mainRef, sha: tipOf(mainRef) };
  if (event === 'issue_comment') {
    const comment = pull.comments.find((each) => each.id === options.about) ?? pull.comments.at(-1);
    if (comment === undefined) throw new Error('an issue_comment event needs a comment');
    const said = github.reply('issues/get-comment', { ...at, comment_id: comment.id });
    const { number, title, body, user, state, url, html_url } = live;
    const issue = { number, title, body, user, state, comments: pull.comments.length };
    // Only the issue of a pull request has this key; the examples are of issues.
    const example = exampleOf(event, action);
    const marked = { ...example, issue: { ...(example.issue as JsonObject), pull_request: { url, html_url } } };
    return done({ issue, comment: said, sender: { ...(comment.user ?? sender) } }, { ...onMain, ...nobody }, marked);
  }
  if (event === 'pull_request_review') {
    const id = pull.reviews.find((each) => each.id === options.about)?.id ?? pull.reviews.at(-1)?.id;
    const review = pull.reviews.find((each) => each.id === id);
    if (review === undefined) throw new Error('a pull_request_review event needs a review');
    const { user, state, body, commit, at: submitted } = review;
    const said = {
      id: review.id,
      user: { ...user },
      state: state.toLowerCase(),
      body,
      commit_id: commit,
      submitted_at: submitted,
    };
    return done({ pull_request: told, review: said, sender: { ...(user ?? sender) } }, onPull);
  }
  // `before` and `after` are there when commits were pushed.
  return done(
    { pull_request: told, number: pull.number, after: head },
    event === 'pull_request_target' ? onMain : onPull,
  );
};
