/** What each operation answers, by its id in GitHub's description. */
import { type Answer, type Ask, found, listed, notFound, page, placeOf, pullOf, Refusal } from './answers.ts';
import type { Json, JsonObject } from './contract.ts';
import type { Account, HostedComment, HostedPull, HostedRun } from './hosted.ts';
import * as reply from './replies.ts';
import { writeOperations } from './writes.ts';

export type Handler = (ask: Ask) => Answer;

const ok = (body: Json): Answer => ({ status: 200, body });
const parameter = (ask: Ask, name: string): string => ask.parameters[name] ?? '';

const anybody = (ask: Ask, login: string): Account =>
  found(ask.repositories.map((each) => each.accounts.get(login.toLowerCase())).find((each) => each !== undefined));

/** A commit by whatever GitHub takes for one: an id, a branch, a tag. */
const commitOf = (ask: Ask, name: string): string => found(placeOf(ask).objects.commitOf(name));
const readCommit = (ask: Ask, sha: string) => found(placeOf(ask).objects.commit(sha));

/** One end of a comparison: `branch`, `owner:branch`, `owner:repository:branch`, or an id. */
const endOf = (ask: Ask, text: string): string => {
  const parts = text.split(':');
  const name = parts.at(-1) ?? '';
  const { repository, objects } = placeOf(ask);
  if (parts.length === 1 || parts[0] === repository.owner) return commitOf(ask, name);
  const pull = repository.pulls.find((each) => each.head.repository?.owner === parts[0] && each.head.ref === name);
  return found(objects.resolve(`refs/pull/${found(pull).number}/head`));
};

const compare: Handler = (ask) => {
  const place = placeOf(ask);
  const ends = /^(.+?)\.\.\.(.+)$/.exec(parameter(ask, 'basehead'));
  if (ends === null) throw notFound();
  const base = endOf(ask, ends[1] ?? '');
  const head = endOf(ask, ends[2] ?? '');
  const { objects } = place;
  const mergeBase = objects.mergeBase(base, head);
  if (mergeBase === null) throw new Refusal(404, `No common ancestor between ${ends[1]} and ${ends[2]}.`);
  const ahead = objects.commitsBetween(base, head);
  const behind = objects.commitsBetween(head, base);
  const { items, number, headers } = page(ask, ahead, { size: reply.CAPS.compareCommits });
  const status =
    ahead.length === 0 ? (behind.length === 0 ? 'identical' : 'behind') : behind.length === 0 ? 'ahead' : 'diverged';
  const files = number > 1 ? [] : objects.changedFiles(mergeBase, head).slice(0, reply.CAPS.compareFiles);
  return {
    status: 200,
    headers,
    body: {
      base_commit: reply.commitReply(place, readCommit(ask, base)),
      merge_base_commit: reply.commitReply(place, readCommit(ask, mergeBase)),
      status,
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: items.map((each) => reply.commitReply(place, each)),
      files: files.map((each) => reply.fileReply(place, each, head)),
    },
  };
};

const tree: Handler = (ask) => {
  const place = placeOf(ask);
  const asked = parameter(ask, 'tree_sha');
  const sha = place.objects.typeOf(asked) === 'tree' && /^[0-9a-f]{40}$/.test(asked) ? asked : commitOf(ask, asked);
  const recursive = ask.query.has('recursive'); // any value, `0` and `false` too
  const items = found(place.objects.tree(sha, recursive));
  const truncated = recursive && items.length > ask.treeLimit;
  const given = truncated ? items.slice(0, ask.treeLimit) : items;
  const url = `${place.url}/repos/${place.repository.owner}/${place.repository.name}/git/trees/${sha}`;
  return ok({ sha, url, tree: given.map((item) => reply.treeItem(place, item)), truncated });
};

/** Base64 as GitHub writes it: lines of 60 characters, each ended. */
const base64 = (content: Buffer): string => content.toString('base64').replace(/.{1,60}/g, '$&\n');

const raw = (ask: Ask, content: Buffer): Answer | null =>
  /\braw\b/.test(ask.accept)
    ? { status: 200, raw: content, headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' } }
    : null;

const blob: Handler = (ask) => {
  const place = placeOf(ask);
  const sha = parameter(ask, 'file_sha');
  const content = found(place.objects.blob(sha));
  const url = `${place.url}/repos/${place.repository.owner}/${place.repository.name}/git/blobs/${sha}`;
  return raw(ask, content) ?? ok({ sha, url, size: content.length, encoding: 'base64', content: base64(content) });
};

/** The tree entry at a path; null for the root. */
const entryAt = (ask: Ask, commit: string, path: string) => {
  const { objects } = placeOf(ask);
  if (path === '') return null;
  let items = found(objects.tree(commit, false));
  const segments = path.split('/');
  for (const [index, segment] of segments.entries()) {
    const item = found(segment.includes('\ufffd') ? null : items.find((each) => each.path === segment));
    if (index === segments.length - 1) return item;
    if (item.type !== 'tree') throw notFound();
    items = found(objects.tree(item.sha, false));
  }
  throw notFound();
};

const content: Handler = (ask) => {
  const place = placeOf(ask);
  const { repository, objects } = place;
  const path = parameter(ask, 'path').replace(/\/+$/, '');
  const ref = ask.query.get('ref') ?? repository.defaultBranch;
  const commit = objects.commitOf(ref);
  if (commit === null) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const entry = entryAt(ask, commit, path);
  const describe = (
    name: string,
    below: string,
    item: { readonly sha: string; readonly size?: number },
    type: string,
  ): JsonObject => {
    const address = `${place.url}/repos/${repository.owner}/${repository.name}/contents/${below.split('/').map(encodeURIComponent).join('/')}?ref=${ref}`;
    return {
      name,
      path: below,
      sha: item.sha,
      size: item.size ?? 0,
      type,
      url: address,
      html_url: address,
      git_url: address,
      download_url: type === 'file' ? address : null,
      _links: { self: address, git: address, html: address },
    };
  };
  if (entry === null || entry.type === 'tree') {
    const items = found(objects.tree(entry?.sha ?? commit, false)).slice(0, 1000);
    const typeOf = (mode: string): string => (mode === '040000' ? 'dir' : mode === '120000' ? 'symlink' : 'file');
    return ok(
      items.map((item) =>
        describe(item.path, path === '' ? item.path : `${path}/${item.path}`, item, typeOf(item.mode)),
      ),
    );
  }
  const name = entry.path;
  if (entry.type === 'commit')
    return ok({
      ...describe(name, path, entry, 'submodule'),
      submodule_git_url: `https://github.com/${repository.owner}/${name}.git`,
    });
  let bytes = found(objects.blob(entry.sha));
  let described = entry;
  if (entry.mode === '120000') {
    // A symlink to a file of the repository answers with that file's content.
    const target = bytes.toString('utf8');
    const to = new URL(target, `https://x/${path}`).pathname.slice(1);
    const there = (() => {
      try {
        return target.startsWith('/') ? null : entryAt(ask, commit, decodeURIComponent(to));
      } catch {
        return null;
      }
    })();
    if (there === null || there.type !== 'blob') return ok({ ...describe(name, path, entry, 'symlink'), target });
    bytes = found(objects.blob(there.sha));
    described = there;
  }
  const asRaw = raw(ask, bytes);
  if (asRaw !== null) return asRaw;
  const inline = bytes.length <= reply.CAPS.inlineContent;
  return ok({
    ...describe(name, path, described, 'file'),
    encoding: inline ? 'base64' : 'none',
    content: inline ? base64(bytes) : '',
  });
};

const permission: Handler = (ask) => {
  const account = anybody(ask, parameter(ask, 'username'));
  const { repository } = placeOf(ask);
  const role =
    repository.permissions.get(account.login.toLowerCase()) ?? (repository.private === true ? 'none' : 'read');
  const level = role === 'maintain' ? 'write' : role === 'triage' ? 'read' : role;
  return ok({ permission: level, role_name: role, user: { ...reply.user(account), role_name: role } });
};

const LEVELS = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
const collaborators: Handler = (ask) => {
  const { repository } = placeOf(ask);
  const wanted = ask.query.get('permission');
  const least = LEVELS.indexOf(
    (wanted === 'pull' ? 'read' : wanted === 'push' ? 'write' : (wanted ?? 'read')) as 'read',
  );
  const people = [...repository.permissions].filter(([, level]) => LEVELS.indexOf(level) >= Math.max(1, least));
  return listed(ask, people, ([login, level]) => {
    const has = (name: (typeof LEVELS)[number]): boolean => LEVELS.indexOf(level) >= LEVELS.indexOf(name);
    const permissions = {
      pull: has('read'),
      triage: has('triage'),
      push: has('write'),
      maintain: has('maintain'),
      admin: has('admin'),
    };
    return { ...reply.user(anybody(ask, login)), role_name: level, permissions };
  });
};

const findComment = (ask: Ask): { pull: HostedPull; comment: HostedComment } => {
  const id = Number(parameter(ask, 'comment_id'));
  for (const pull of placeOf(ask).repository.pulls) {
    const comment = pull.comments.find((each) => each.id === id);
    if (comment !== undefined) return { pull, comment };
  }
  throw notFound();
};

const runs = (ask: Ask, only: (run: HostedRun) => boolean): Answer => {
  const place = placeOf(ask);
  const keys = { head_sha: 'headSha', event: 'event', branch: 'headBranch' } as const;
  const chosen = place.repository.runs
    .filter(only)
    .filter((run) =>
      Object.entries(keys).every(([key, own]) => !ask.query.has(key) || ask.query.get(key) === run[own as 'event']),
    )
    .filter((run) => !ask.query.has('status') || [run.status, run.conclusion].includes(ask.query.get('status')))
    .sort((a, b) => (a.created < b.created || (a.created === b.created && a.id < b.id) ? 1 : -1));
  const { items, headers } = page(ask, chosen);
  return {
    status: 200,
    headers,
    body: { total_count: chosen.length, workflow_runs: items.map((run) => reply.runReply(place, run)) },
  };
};

const runOf = (ask: Ask): HostedRun =>
  found(placeOf(ask).repository.runs.find((each) => each.id === Number(parameter(ask, 'run_id'))));

const jobs: Handler = (ask) => {
  const run = runOf(ask);
  const { items, headers } = page(ask, run.jobs);
  const described = items.map((job) => ({
    ...job,
    run_id: run.id,
    run_attempt: run.attempt,
    head_sha: run.headSha,
    steps: [],
    labels: [],
  }));
  return { status: 200, headers, body: { total_count: run.jobs.length, jobs: described } };
};

const workflowRuns: Handler = (ask) => {
  const asked = parameter(ask, 'workflow_id');
  return runs(ask, (run) => String(run.workflowId) === asked || run.path.endsWith(`/${asked}`));
};

/** Members of a team of the organisation; `*` is all of it. */
const members = (ask: Ask, org: string, team: string): readonly string[] =>
  found(ask.repositories.find((each) => each.owner === org && each.teams.has(team))?.teams.get(team));

const belongs = (ask: Ask, team: string): boolean =>
  members(ask, parameter(ask, 'org'), team).some(
    (each) => each.toLowerCase() === parameter(ask, 'username').toLowerCase(),
  );

const rateLimit: Handler = () => {
  const core = { limit: 1000, remaining: 900, used: 100, reset: 1_800_000_000 };
  return ok({ resources: { core, search: core }, rate: core });
};

const refReply = (ask: Ask, ref: { readonly ref: string; readonly sha: string; readonly type: string }): JsonObject => {
  const { repository, url } = placeOf(ask);
  const address = `${url}/repos/${repository.owner}/${repository.name}/git`;
  return {
    ref: ref.ref,
    url: `${address}/${ref.ref}`,
    object: { sha: ref.sha, type: ref.type, url: `${address}/${ref.type}s/${ref.sha}` },
  };
};

const refs = (ask: Ask, exact: boolean) => {
  const wanted = `refs/${parameter(ask, 'ref')}`;
  return placeOf(ask)
    .objects.refs(wanted)
    .filter((each) => !exact || each.ref === wanted);
};

const tag: Handler = (ask) => {
  const { objects, repository, url } = placeOf(ask);
  const sha = parameter(ask, 'tag_sha');
  if (objects.typeOf(sha) !== 'tag') throw notFound();
  const text = found(objects.readTag(sha));
  const address = `${url}/repos/${repository.owner}/${repository.name}/git`;
  return ok({
    sha,
    url: `${address}/tags/${sha}`,
    tag: text.tag,
    message: text.message,
    tagger: { ...text.tagger },
    object: { sha: text.object, type: text.type, url: `${address}/${text.type}s/${text.object}` },
  });
};

const branch: Handler = (ask) => {
  const place = placeOf(ask);
  const name = parameter(ask, 'branch');
  const commit = readCommit(ask, found(place.objects.resolve(`refs/heads/${name}`)));
  return ok({ name, commit: reply.commitReply(place, commit), protected: place.repository.rules.has(name) });
};

const commit: Handler = (ask) => {
  const place = placeOf(ask);
  const sha = place.objects.commitOf(parameter(ask, 'ref'));
  if (sha === null) throw new Refusal(422, `No commit found for SHA: ${parameter(ask, 'ref')}`);
  const read = readCommit(ask, sha);
  const parent = read.parents[0] ?? '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
  const { items, headers } = page(ask, place.objects.changedFiles(parent, sha), { cap: 3000, size: 300 });
  const files = items.map((file) => reply.fileReply(place, file, sha));
  return { status: 200, headers, body: { ...reply.commitReply(place, read), files } };
};

const pullsOfCommit: Handler = (ask) => {
  const place = placeOf(ask);
  const sha = commitOf(ask, parameter(ask, 'commit_sha'));
  const pulls = place.repository.pulls.filter(
    (pull) =>
      pull.merged === sha ||
      pull.rebased?.includes(sha) === true ||
      reply.pullObjects(place, pull).commits.some((each) => each.sha === sha),
  );
  return listed(ask, pulls, (pull) => reply.simplePull(place, pull));
};

const listPulls: Handler = (ask) => {
  const place = placeOf(ask);
  const state = ask.query.get('state') ?? 'open';
  const chosen = place.repository.pulls
    .filter((pull) => state === 'all' || pull.state === state)
    .filter((pull) => !ask.query.has('base') || pull.base.ref === ask.query.get('base'))
    .filter(
      (pull) => !ask.query.has('head') || `${pull.head.repository?.owner}:${pull.head.ref}` === ask.query.get('head'),
    )
    .sort((a, b) => b.number - a.number);
  return listed(ask, chosen, (pull) => reply.simplePull(place, pull));
};

const comments: Handler = (ask) => {
  const pull = pullOf(ask);
  const since = ask.query.get('since');
  const chosen = pull.comments.filter((each) => since === null || each.updated >= since);
  return listed(ask, chosen, (each) => reply.commentReply(placeOf(ask), pull.number, each));
};

/** What happened to a pull request besides what was said, oldest first: labels and mentions are among it. */
const events: Handler = (ask) => {
  const pull = pullOf(ask);
  const opened = '2026-11-01T00:00:00Z';
  const all: reply.HostedEvent[] = [
    ...pull.labels.map((name) => ({ event: 'labeled', by: pull.author, at: opened, label: name })),
    { event: 'mentioned', by: pull.author, at: opened },
    { event: 'subscribed', by: pull.author, at: opened },
    ...pull.retargets.map((retarget) => ({ event: 'base_ref_changed', ...retarget })),
  ];
  all.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  return listed(ask, [...all.entries()], ([index, event]) => reply.eventReply(placeOf(ask), event, 8001 + index));
};

const combinedStatus: Handler = (ask) => {
  const { repository } = placeOf(ask);
  const sha = commitOf(ask, parameter(ask, 'ref'));
  const statuses = repository.statuses.filter((each) => each.sha === sha);
  return ok({
    state: 'pending',
    sha,
    statuses: statuses.map(({ sha: _, ...each }) => each),
    total_count: statuses.length,
  });
};

const checkRuns: Handler = (ask) => {
  const sha = commitOf(ask, parameter(ask, 'ref'));
  const chosen = placeOf(ask).repository.checkRuns.filter(
    (each) => each.head_sha === undefined || each.head_sha === sha,
  );
  const { items, headers } = page(ask, chosen);
  return { status: 200, headers, body: { total_count: chosen.length, check_runs: items } };
};

export const handlers: Readonly<Record<string, Handler>> = {
  ...writeOperations,
  'actions/get-workflow-run': (ask) => ok(reply.runReply(placeOf(ask), runOf(ask))),
  'actions/list-jobs-for-workflow-run': jobs,
  'actions/list-workflow-runs': workflowRuns,
  'actions/list-workflow-runs-for-repo': (ask) => runs(ask, () => true),
  'checks/list-for-ref': checkRuns,
  'git/get-blob': blob,
  'git/get-commit': (ask) => ok(reply.gitCommit(placeOf(ask), readCommit(ask, parameter(ask, 'commit_sha')))),
  'git/get-ref': (ask) => ok(refReply(ask, found(refs(ask, true)[0]))),
  'git/get-tag': tag,
  'git/get-tree': tree,
  'git/list-matching-refs': (ask) => ok(refs(ask, false).map((each) => refReply(ask, each))),
  'issues/get-comment': (ask) => {
    const { pull, comment } = findComment(ask);
    return ok(reply.commentReply(placeOf(ask), pull.number, comment));
  },
  'issues/list-comments': comments,
  'issues/list-events': events,
  'issues/list-labels-on-issue': (ask) => listed(ask, pullOf(ask).labels, (name) => reply.label(name)),
  'orgs/check-membership-for-user': (ask) => {
    if (!belongs(ask, '*')) throw notFound();
    return { status: 204 };
  },
  'orgs/list-members': (ask) =>
    listed(ask, members(ask, parameter(ask, 'org'), '*'), (login) => reply.user(anybody(ask, login))),
  'pulls/get': (ask) => ok(reply.pullReply(placeOf(ask), pullOf(ask))),
  'pulls/list': listPulls,
  'pulls/list-commits': (ask) => {
    const place = placeOf(ask);
    return listed(ask, reply.pullObjects(place, pullOf(ask)).commits, (each) => reply.commitReply(place, each), {
      cap: reply.CAPS.pullCommits,
    });
  },
  'pulls/list-files': (ask) => {
    const place = placeOf(ask);
    const { files, head } = reply.pullObjects(place, pullOf(ask));
    return listed(ask, files, (each) => reply.fileReply(place, each, head), { cap: reply.CAPS.pullFiles });
  },
  'pulls/list-reviews': (ask) => {
    const pull = pullOf(ask);
    return listed(ask, pull.reviews, (each) => reply.reviewReply(placeOf(ask), pull, each));
  },
  'rate-limit/get': rateLimit,
  'repos/compare-commits-with-basehead': compare,
  'repos/get': (ask) => ok(reply.repositoryReply(placeOf(ask))),
  'repos/get-branch': branch,
  'repos/get-branch-rules': (ask) =>
    listed(ask, placeOf(ask).repository.rules.get(parameter(ask, 'branch')) ?? [], (rule) => rule),
  'repos/get-collaborator-permission-level': permission,
  'repos/get-combined-status-for-ref': combinedStatus,
  'repos/get-commit': commit,
  'repos/get-content': content,
  'repos/list-collaborators': collaborators,
  'repos/list-pull-requests-associated-with-commit': pullsOfCommit,
  'teams/get-membership-for-user-in-org': (ask) => {
    if (!belongs(ask, parameter(ask, 'team_slug'))) throw notFound();
    return ok({ role: 'member', state: 'active' });
  },
  'teams/list-members-in-org': (ask) =>
    listed(ask, members(ask, parameter(ask, 'org'), parameter(ask, 'team_slug')), (login) =>
      reply.user(anybody(ask, login)),
    ),
  // An installation has no user: https://docs.github.com/en/rest/users/users#get-the-authenticated-user
  'users/get-authenticated': ({ viewer }) => {
    if (viewer.type === 'Bot') throw new Refusal(403, 'Resource not accessible by integration');
    return ok({ ...reply.user(viewer), user_view_type: 'public' });
  },
  'users/get-by-username': (ask) =>
    ok({ ...reply.user(anybody(ask, parameter(ask, 'username'))), user_view_type: 'public' }),
};
