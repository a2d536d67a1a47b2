/** What the tests' GitHub knows of a repository besides its objects. Everything is read anew at each request, so a test may change it. */
import { type Built, idOf, listNamed, type Scenario, type ScenarioAccount } from '../scenario.ts';
import type { JsonObject } from './contract.ts';

export type Account = ScenarioAccount;
export type Level = 'admin' | 'maintain' | 'write' | 'triage' | 'read' | 'none';

export interface HostedReview {
  readonly id: number;
  /** Null: an account that is gone. */
  readonly user: Account | null;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  readonly body: string;
  readonly commit: string | null;
  readonly at: string;
}
export interface HostedComment {
  readonly id: number;
  readonly user: Account | null;
  body: string;
  readonly created: string;
  updated: string;
}
/** That it was pointed at another base. */
export interface HostedRetarget {
  readonly by: Account | null;
  readonly at: string;
}
export interface HostedPull {
  readonly number: number;
  readonly author: Account;
  title: string;
  body: string | null;
  draft: boolean;
  state: 'open' | 'closed';
  /** The commit is that of `refs/pull/<number>/head`. `repository` null: a fork that is gone. */
  head: { ref: string; repository: { owner: string; name: string } | null };
  /** `sha` is what GitHub says, which is not the branch's tip. */
  base: { ref: string; sha: string };
  /** The commit that merged it. */
  merged?: string;
  /** Further commits the merge made on its base, as a rebase does. */
  rebased?: readonly string[];
  reviews: HostedReview[];
  comments: HostedComment[];
  retargets: HostedRetarget[];
  labels: string[];
}
export interface HostedRun {
  readonly id: number;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string;
  readonly name: string;
  /** `.github/workflows/ownership.yml` */
  readonly path: string;
  readonly workflowId: number;
  readonly created: string;
  status: 'queued' | 'in_progress' | 'completed' | 'waiting';
  conclusion: string | null;
  attempt: number;
  jobs: {
    readonly id: number;
    readonly name: string;
    status: 'queued' | 'in_progress' | 'completed';
    conclusion: string | null;
  }[];
  pulls?: number[];
}
/** A run of the check on the pull request's head, which ended red; with whatever is to be different. */
export const hostRun = (built: Built, more: Partial<HostedRun> = {}): HostedRun => ({
  id: 41,
  event: 'pull_request',
  headSha: built.head,
  headBranch: 'feature',
  name: 'Ownership',
  path: '.github/workflows/ownership.yml',
  workflowId: 3,
  created: '2026-11-22T00:00:00Z',
  status: 'completed',
  conclusion: 'failure',
  attempt: 1,
  jobs: [{ id: 51, name: 'ownership', status: 'completed', conclusion: 'failure' }],
  ...more,
});

export interface HostedRepository {
  readonly owner: string;
  readonly name: string;
  /** A git repository. */
  readonly folder: string;
  readonly defaultBranch: string;
  private?: boolean;
  pulls: HostedPull[];
  /** Everybody who exists on this GitHub, by login in lower case. */
  accounts: Map<string, Account>;
  /** By login in lower case; everybody else may read a public repository, and nothing of a private one. */
  permissions: Map<string, Level>;
  runs: HostedRun[];
  /** `check-runs` of any commit: the schema's required rest is filled in. */
  checkRuns: JsonObject[];
  /** By branch: what `rules/branches/{branch}` answers. */
  rules: Map<string, JsonObject[]>;
  /** Teams of the owner, by slug: logins. An `org` of all members is the team `*`. */
  teams: Map<string, string[]>;
  statuses: {
    readonly sha: string;
    readonly state: string;
    readonly context: string;
    readonly description: string | null;
  }[];
}

/** Ids in bodies and commits of a scenario, put in. */
const filled = (text: string, built: Built): string =>
  text.replace(
    /\{(?:(head|base|merge-base)|commit:(\d+))(?::(\d+))?\}/g,
    (all, name: 'head' | 'base' | 'merge-base' | undefined, number: string, digits?: string) => {
      const own = built.commits[Number(number) - 1];
      const id = name === undefined ? own : name === 'merge-base' ? built.mergeBase : built[name];
      if (id === undefined) throw new Error(`the pull request has no such commit: ${all}`);
      return id.slice(0, digits === undefined ? 40 : Number(digits));
    },
  );

const hoursBefore = (date: string, hours: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - hours * 3_600_000).toISOString().replace('.000Z', 'Z');

/** Everybody who exists, and who may write: whoever the scenario says, and people its declarations name. */
const hostPeople = (scenario: Scenario): Pick<HostedRepository, 'accounts' | 'permissions'> => {
  const { pull, author } = scenario;
  const accounts = new Map(scenario.accounts);
  const permissions = new Map(Object.entries(pull.permissions).map(([login, level]) => [login.toLowerCase(), level]));
  const mayWrite = ({ login, type }: Account): void => {
    if (type === 'User' && !permissions.has(login.toLowerCase())) permissions.set(login.toLowerCase(), 'write');
  };
  if (pull.fork === undefined) mayWrite(author);
  for (const login of listNamed(scenario)) {
    const account = accounts.get(login.toLowerCase()) ?? { login, id: idOf(login), type: 'User' };
    accounts.set(login.toLowerCase(), account);
    mayWrite(account);
  }
  for (const login of pull.absent) accounts.delete(login.toLowerCase());
  return { accounts, permissions };
};

/** A scenario's repository and pull request, as GitHub hosts them. */
export const hostScenario = (scenario: Scenario, built: Built): HostedRepository => {
  const { pull, author, accounts } = scenario;
  const [owner = '', name = ''] = pull.repository.split('/');
  const [forkOwner = '', forkName = ''] = pull.fork?.split('/') ?? [];
  const accountOf = (given: (typeof pull.comments)[number]['user']): Account | null =>
    given === null ? null : (accounts.get((typeof given === 'string' ? given : given.login).toLowerCase()) ?? null);
  return {
    owner,
    name,
    folder: built.folder,
    defaultBranch: 'main',
    private: pull.private,
    ...hostPeople(scenario),
    runs: [],
    checkRuns: [],
    rules: new Map(),
    teams: new Map(),
    statuses: [],
    pulls: [
      {
        number: pull.number,
        author,
        title: pull.title,
        body: pull.body === null ? null : filled(pull.body, built),
        draft: pull.draft,
        state: 'open',
        head: {
          ref: pull.branch,
          repository:
            pull.fork === undefined
              ? { owner, name }
              : pull.fork === null
                ? null
                : { owner: forkOwner, name: forkName },
        },
        base: { ref: pull.target, sha: built.mergeBase },
        labels: [...pull.labels],
        retargets: pull.retargets.map(({ by, at }, index) => ({
          by: accountOf(by),
          at: at ?? hoursBefore(pull.date, 3 - index / 60),
        })),
        reviews: pull.reviews.map((review, index) => ({
          id: 7001 + index,
          user: accountOf(review.user),
          state: review.state,
          body: filled(review.body, built),
          commit: review.commit === null ? null : filled(review.commit, built),
          at: review.at ?? hoursBefore(pull.date, 12 - index / 60),
        })),
        comments: pull.comments.map((comment, index) => {
          const created = comment.at ?? hoursBefore(pull.date, 6 - index / 60);
          const body = filled(comment.body, built);
          return { id: 5001 + index, user: accountOf(comment.user), body, created, updated: comment.edited ?? created };
        }),
      },
    ],
  };
};
