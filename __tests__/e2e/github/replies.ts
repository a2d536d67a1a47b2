/** Facts as GitHub writes them. Only what somebody may read is given: the contract completes the rest. */
import type { Json, JsonObject } from './contract.ts';
import type { Account, HostedComment, HostedPull, HostedRepository, HostedReview, HostedRun } from './hosted.ts';
import type { ChangedFile, CommitObject, Objects, TreeItem } from './objects.ts';

/** A repository with its objects, and the addresses GitHub would name. */
export interface Place {
  readonly repository: HostedRepository;
  readonly objects: Objects;
  /** Of the API, without a slash at its end. */
  readonly url: string;
}

/** Cut lists this long, as GitHub does. */
export const CAPS = {
  pullFiles: 3000,
  pullCommits: 250,
  compareFiles: 300,
  compareCommits: 250,
  inlineContent: 1_048_576,
};

const html = 'https://github.com';

export const user = (account: Account): JsonObject => ({
  login: account.login,
  id: account.id,
  type: account.type,
  url: `https://api.github.com/users/${encodeURIComponent(account.login)}`,
  html_url: `${html}/${account.login}`,
  site_admin: false,
});

/** A stand-in for an owner nobody described: organisations and forks' owners. */
export const ownerAccount = (repository: HostedRepository, login: string): Account =>
  repository.accounts.get(login.toLowerCase()) ?? {
    login,
    id: 900_000 + login.length,
    type: login === repository.owner ? 'Organization' : 'User',
  };

export const repositoryReply = (
  place: Place,
  named?: { readonly owner: string; readonly name: string },
): JsonObject => {
  const { repository, url } = place;
  const { owner, name } = named ?? repository;
  const own = owner === repository.owner && name === repository.name;
  return {
    id: own ? 1001 : 1002,
    name,
    full_name: `${owner}/${name}`,
    owner: user(ownerAccount(repository, owner)),
    private: repository.private ?? false,
    visibility: repository.private === true ? 'private' : 'public',
    fork: !own,
    default_branch: repository.defaultBranch,
    url: `${url}/repos/${owner}/${name}`,
    html_url: `${html}/${owner}/${name}`,
    archived: false,
    disabled: false,
  };
};

/** The account an address belongs to: a noreply address says it, others are unknown here. */
export const accountOfEmail = (repository: HostedRepository, email: string): Account | null => {
  if (email === 'noreply@github.com') return { login: 'web-flow', id: 19_864_447, type: 'User' };
  const login = /^(?:\d+\+)?(.+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  return login === undefined ? null : (repository.accounts.get(login.toLowerCase()) ?? null);
};

export const gitCommit = ({ repository, url }: Place, commit: CommitObject): JsonObject => ({
  sha: commit.sha,
  url: `${url}/repos/${repository.owner}/${repository.name}/git/commits/${commit.sha}`,
  html_url: `${html}/${repository.owner}/${repository.name}/commit/${commit.sha}`,
  author: { ...commit.author },
  committer: { ...commit.committer },
  message: commit.message,
  tree: { sha: commit.tree, url: `${url}/repos/${repository.owner}/${repository.name}/git/trees/${commit.tree}` },
  parents: commit.parents.map((sha) => ({
    sha,
    url: `${url}/repos/${repository.owner}/${repository.name}/git/commits/${sha}`,
    html_url: `${html}/${repository.owner}/${repository.name}/commit/${sha}`,
  })),
  verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
});

export const commitReply = (place: Place, commit: CommitObject): JsonObject => {
  const { repository, url } = place;
  const account = (email: string): Json => {
    const found = accountOfEmail(repository, email);
    return found === null ? null : user(found);
  };
  const { author, committer, message, tree, verification } = gitCommit(place, commit);
  return {
    sha: commit.sha,
    url: `${url}/repos/${repository.owner}/${repository.name}/commits/${commit.sha}`,
    html_url: `${html}/${repository.owner}/${repository.name}/commit/${commit.sha}`,
    commit: { author, committer, message, tree, verification, comment_count: 0 },
    author: account(commit.author.email),
    committer: account(commit.committer.email),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/repos/${repository.owner}/${repository.name}/commits/${sha}`,
    })),
  };
};

export const fileReply = ({ repository, url }: Place, file: ChangedFile, ref: string): JsonObject => {
  const path = file.filename.split('/').map(encodeURIComponent).join('/');
  return {
    ...file,
    changes: file.additions + file.deletions,
    contents_url: `${url}/repos/${repository.owner}/${repository.name}/contents/${path}?ref=${ref}`,
    blob_url: `${html}/${repository.owner}/${repository.name}/blob/${ref}/${path}`,
    raw_url: `${html}/${repository.owner}/${repository.name}/raw/${ref}/${path}`,
  };
};

export const treeItem = ({ repository, url }: Place, item: TreeItem): JsonObject => ({
  ...item,
  ...(item.type === 'commit'
    ? {}
    : { url: `${url}/repos/${repository.owner}/${repository.name}/git/${item.type}s/${item.sha}` }),
});

const association = (repository: HostedRepository, account: Account | null): string =>
  ['admin', 'maintain', 'write'].includes(repository.permissions.get(account?.login.toLowerCase() ?? '') ?? '')
    ? 'COLLABORATOR'
    : 'NONE';

/** Commits of a pull request and what it changes. */
export const pullObjects = ({ objects }: Place, pull: HostedPull) => {
  const head = objects.resolve(`refs/pull/${pull.number}/head`);
  const tip = objects.commitOf(`heads/${pull.base.ref}`);
  if (head === null || tip === null) throw new Error(`pull ${pull.number} lacks its head or its base branch`);
  // What was merged is told as it was before.
  const before = pull.merged === undefined ? tip : pull.base.sha;
  const mergeBase = objects.mergeBase(before, head);
  return {
    head,
    tip,
    commits: objects.commitsBetween(before, head),
    files: mergeBase === null ? [] : objects.changedFiles(mergeBase, head),
  };
};

export const pullReply = (place: Place, pull: HostedPull): JsonObject => {
  const { repository, url } = place;
  const { head, commits, files } = pullObjects(place, pull);
  const address = `${url}/repos/${repository.owner}/${repository.name}/pulls/${pull.number}`;
  const sum = (key: 'additions' | 'deletions'): number => files.reduce((total, file) => total + file[key], 0);
  const headOwner = pull.head.repository?.owner ?? pull.author.login;
  return {
    id: 300_000 + pull.number,
    number: pull.number,
    url: address,
    html_url: `${html}/${repository.owner}/${repository.name}/pull/${pull.number}`,
    state: pull.state,
    locked: false,
    title: pull.title,
    body: pull.body,
    draft: pull.draft,
    user: user(pull.author),
    author_association: association(repository, pull.author),
    labels: pull.labels.map(label),
    created_at: '2026-11-01T00:00:00Z',
    updated_at: '2026-11-01T00:00:00Z',
    merged: pull.merged !== undefined,
    merged_at: pull.merged === undefined ? null : '2026-11-02T00:00:00Z',
    merge_commit_sha: pull.merged ?? null,
    mergeable: true,
    mergeable_state: 'blocked',
    head: {
      label: `${headOwner}:${pull.head.ref}`,
      ref: pull.head.ref,
      sha: head,
      user: user(ownerAccount(repository, headOwner)),
      repo: pull.head.repository === null ? null : repositoryReply(place, pull.head.repository),
    },
    base: {
      label: `${repository.owner}:${pull.base.ref}`,
      ref: pull.base.ref,
      sha: pull.base.sha,
      user: user(ownerAccount(repository, repository.owner)),
      repo: repositoryReply(place),
    },
    comments: pull.comments.length,
    review_comments: 0,
    commits: commits.length,
    additions: sum('additions'),
    deletions: sum('deletions'),
    changed_files: files.length,
  };
};

const SIMPLE = [
  'merged',
  'mergeable',
  'mergeable_state',
  'comments',
  'review_comments',
  'commits',
  'additions',
  'deletions',
  'changed_files',
];

/** As lists give it: without what takes GitHub a look at the objects. */
export const simplePull = (place: Place, pull: HostedPull): JsonObject =>
  Object.fromEntries(Object.entries(pullReply(place, pull)).filter(([key]) => !SIMPLE.includes(key)));

export const reviewReply = ({ repository }: Place, pull: HostedPull, review: HostedReview): JsonObject => ({
  id: review.id,
  user: review.user === null ? null : user(review.user),
  body: review.body,
  state: review.state,
  commit_id: review.commit,
  submitted_at: review.state === 'PENDING' ? undefined : review.at,
  html_url: `${html}/${repository.owner}/${repository.name}/pull/${pull.number}#pullrequestreview-${review.id}`,
  author_association: association(repository, review.user),
});

export const commentReply = ({ repository, url }: Place, number: number, comment: HostedComment): JsonObject => ({
  id: comment.id,
  url: `${url}/repos/${repository.owner}/${repository.name}/issues/comments/${comment.id}`,
  html_url: `${html}/${repository.owner}/${repository.name}/pull/${number}#issuecomment-${comment.id}`,
  issue_url: `${url}/repos/${repository.owner}/${repository.name}/issues/${number}`,
  user: comment.user === null ? null : user(comment.user),
  body: comment.body,
  created_at: comment.created,
  updated_at: comment.updated,
  author_association: association(repository, comment.user),
});

/** What happened to a pull request, as lists of events call it. */
export interface HostedEvent {
  readonly event: string;
  readonly by: Account | null;
  readonly at: string;
  readonly label?: string;
}
export const eventReply = ({ repository, url }: Place, event: HostedEvent, id: number): JsonObject => ({
  id,
  url: `${url}/repos/${repository.owner}/${repository.name}/issues/events/${id}`,
  actor: event.by === null ? null : user(event.by),
  event: event.event,
  commit_id: null,
  commit_url: null,
  created_at: event.at,
  performed_via_github_app: null,
  ...(event.label !== undefined && { label: { name: event.label, color: 'ededed' } }),
});

export const label = (name: string, index = 0): JsonObject => ({
  id: 100 + index,
  name,
  color: 'ededed',
  default: false,
  description: '',
});

export const runReply = (place: Place, run: HostedRun): JsonObject => {
  const { repository, url } = place;
  const address = `${url}/repos/${repository.owner}/${repository.name}/actions/runs/${run.id}`;
  return {
    id: run.id,
    name: run.name,
    path: run.path,
    event: run.event,
    head_sha: run.headSha,
    head_branch: run.headBranch,
    status: run.status,
    conclusion: run.conclusion,
    run_attempt: run.attempt,
    run_number: run.id,
    workflow_id: run.workflowId,
    created_at: run.created,
    updated_at: run.created,
    run_started_at: run.created,
    url: address,
    html_url: `${html}/${repository.owner}/${repository.name}/actions/runs/${run.id}`,
    rerun_url: `${address}/rerun`,
    jobs_url: `${address}/jobs`,
    repository: repositoryReply(place),
    head_repository: repositoryReply(place),
    // GitHub leaves this empty for runs of forks; a run says its head either way.
    pull_requests: (run.pulls ?? []).map((number) => ({
      id: 300_000 + number,
      number,
      url: `${url}/repos/${repository.owner}/${repository.name}/pulls/${number}`,
    })),
  };
};
