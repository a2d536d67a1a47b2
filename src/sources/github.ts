/**
 * Facts about a pull request from GitHub's REST API, read through the base repository (a fork may be gone).
 * Trees tell what changed: unlike the lists of files they are complete, and carry modes. In the usual case
 * two waves of requests: pull, branch, comparison and head's tree at once; then the other trees and the texts.
 * Every answer is checked for the shape that is used, and what cannot be read is `unknown`, never left out.
 */
import type {
  Account,
  Actor,
  Asks,
  ChangedPath,
  ChangeFacts,
  Commit,
  CommitPerson,
  DeclarationFile,
  Known,
  ProvenanceCommit,
  ProvenanceFacts,
  Source,
} from '../facts.ts';
import { isFile } from '../facts.ts';
import { valueAt } from './json.ts';
import {
  answerAsks,
  canonicalMode,
  decodePath,
  diffTrees,
  findDeclarationFiles,
  folderMode,
  listTree,
  lookUp,
  type PathEntry,
  type ReadTrees,
  settle,
  type TreeEntry,
  Unreadable,
} from './trees.ts';

/** What is used of a reply; an Octokit response is one. Header names are in lower case. */
export interface GitHubReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

/**
 * Asks GitHub once: a route such as `GET /repos/{owner}/{repo}` and the parameters for its braces, each encoded
 * as one segment, and for its query. Octokit's `request` is one. It may reject, and has to give up by itself and to
 * count: a run may spend 300.
 */
export type GitHubRequest = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<GitHubReply>;

/** Which pull request, and what the event said of it. */
export interface GitHubPull {
  readonly request: GitHubRequest;
  /** With a token of the organisation, for accounts the job's token cannot see. */
  readonly orgRequest?: GitHubRequest;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly pull: number;
  /** The commit this run's own check hangs on; `null` where it hangs on none of the pull, so that the live head is judged. */
  readonly expectedHead: string | null;
  /** In a merge queue: the group's own commits, which are judged in place of the pull's. Refs are names of branches. */
  readonly group?: { readonly base: Commit; readonly head: Commit };
  /** By the event; where the live pull says otherwise, that is taken. */
  readonly defaultBranch: string;
  /** Of the server that gives accounts their ids, such as `github.com`. */
  readonly host: string;
}

/** The pull request as it is now. */
export interface LivePull {
  readonly head: Commit;
  /** The branch it targets. The change is judged against the default branch, whichever it is. */
  readonly base: string;
  readonly defaultBranch: string;
  /** As GitHub counts, with a rename as one. */
  readonly changedFiles: number;
  /** Whether the head lies in another repository, or in one that is gone: the job's token then only reads. */
  readonly isFork: boolean;
  /** Who opened it; `null` where the account is gone. */
  readonly author: Actor | null;
  readonly title: string;
  readonly body: string | null;
  readonly labels: readonly string[];
}

/** The pull as it was, or why that is not known; `moved` where it has another head or base by now. */
export type Confirmation = Known<LivePull> & { readonly moved?: true };

/** A `Source` with what the Action asks of the pull itself. */
export interface GitHubSource extends Source {
  /** The pull as the first reading met it. */
  readonly readPull: () => Promise<Known<LivePull>>;
  /** Reads the pull again, to be asked before anything is written. */
  readonly confirmPull: () => Promise<Confirmation>;
}

/** What helps where only members of an organisation see an account. */
const orgToken =
  'Give the input `org-token` a token with the organisation permission `members: read`; see `ownership-gate explain owner-access`.';

/** What is asked for, in the words of a complaint, and the permission it needs. */
interface Subject {
  readonly words: string;
  readonly permission: 'contents: read' | 'pull-requests: read' | 'metadata: read' | typeof orgToken;
  /** That there is no such thing is an answer: `null`. */
  readonly mayBeAbsent?: true;
  /** What it means that two commits have none in common. */
  readonly apart?: string;
}

const subjects = {
  pull: { words: 'the pull request', permission: 'pull-requests: read' },
  tree: { words: 'a folder listing', permission: 'contents: read' },
  text: { words: 'the text of the declaration', permission: 'contents: read' },
  access: { words: 'the account’s access to the repository', permission: 'metadata: read', mayBeAbsent: true },
  account: { words: 'the account', permission: 'metadata: read', mayBeAbsent: true },
  orgAccess: { words: 'the account’s access, with `org-token`', permission: orgToken, mayBeAbsent: true },
  orgAccount: { words: 'the account, with `org-token`', permission: orgToken, mayBeAbsent: true },
} as const satisfies Record<string, Subject>;

/** What a change is read against, as a complaint calls it, and what is asked about it. */
type Against = 'the default branch' | 'the line';
const branchOf = (against: Against): Subject => ({ words: `the tip of ${against}`, permission: 'contents: read' });
const comparisonWith = (against: Against): Subject => ({
  words: `the comparison with ${against}`,
  permission: 'contents: read',
  apart: `The pull request and ${against} have no commit in common.`,
});

const inFlight = 8;

/** Of the requests a repository has in an hour, which all its runs share, a walk through folders leaves as many. */
const leftForOthers = 200;

/** The largest text that is read: 1 MiB, in bytes, what GitHub's contents API returns inline. */
const mostText = 1_048_576;

/** The id of a tree without entries (`git hash-object -t tree --stdin </dev/null`), which GitHub does not serve. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

const misshapen = ({ words }: Subject, what: string): Unreadable =>
  new Unreadable(
    `GitHub's answer about ${words} is not what its API promises (${what}): it was cut off, or is not GitHub's.`,
    'Run it again; on GitHub Enterprise Server, check GITHUB_API_URL.',
  );

const textAt = (subject: Subject, data: unknown, keys: string): string => {
  const value = valueAt(data, keys);
  if (typeof value !== 'string' || value === '') throw misshapen(subject, keys);
  return value;
};

const idAt = (subject: Subject, data: unknown, keys: string): string => {
  const value = textAt(subject, data, keys);
  if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) throw misshapen(subject, keys);
  return value;
};

const countAt = (subject: Subject, data: unknown, keys: string): number => {
  const value = valueAt(data, keys);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw misshapen(subject, keys);
  return value;
};

/** When a rate limit ends, as GitHub's headers tell (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api). */
const limitEnds = (headers: unknown): string => {
  const [seconds, reset] = [Number(valueAt(headers, 'retry-after')), Number(valueAt(headers, 'x-ratelimit-reset'))];
  if (seconds > 0) return `in ${seconds} seconds`;
  return reset > 0 && reset < 1e11 ? `after ${new Date(reset * 1000).toISOString()}` : 'later';
};

/** What a refused or failed request means. `fault` is what was thrown, or a reply that is no success. */
const explain = ({ words, permission, apart }: Subject, fault: unknown): Unreadable => {
  const status = valueAt(fault, 'status');
  const reply = valueAt(fault, 'response') ?? (fault instanceof Error ? undefined : fault);
  const thrown = fault instanceof Error ? fault.message : '';
  const message = String(valueAt(reply, 'data.message') ?? thrown).slice(0, 300);
  // As its retry plugin counts (https://github.com/octokit/plugin-retry.js).
  const retries = Number(valueAt(fault, 'request.request.retryCount') ?? 0);
  const tries = retries > 0 ? `, ${retries + 1} tries` : '';
  if (/^this takes more than the \d+ requests/.test(thrown)) return new Unreadable(`T${thrown.slice(1)}.`);
  // Octokit gives a request that met no server at all status 500, and no response.
  if (typeof status !== 'number' || (status === 500 && reply === undefined)) {
    const complaint = `GitHub could not be reached for ${words}${tries}: ${message || 'no reason given'}`;
    return new Unreadable(complaint, 'Run it again.');
  }
  const headers = valueAt(reply, 'headers');
  const limited = valueAt(headers, 'retry-after') !== undefined || valueAt(headers, 'x-ratelimit-remaining') === '0';
  if (status === 429 || (status === 403 && (limited || /rate limit/i.test(message)))) {
    const complaint = `GitHub's rate limit was reached at ${words} (HTTP ${status}).`;
    return new Unreadable(complaint, `Run it again ${limitEnds(headers)}.`);
  }
  if (status === 404 && apart !== undefined && /no common ancestor/i.test(message)) return new Unreadable(apart);
  if (status === 401)
    return new Unreadable(
      `GitHub refused the token at ${words} (HTTP 401).`,
      permission === orgToken ? orgToken : 'a valid token',
    );
  if (status === 403) return new Unreadable(`GitHub does not let this token read ${words} (HTTP 403).`, permission);
  if (status === 404) {
    const complaint = `GitHub shows no such thing as ${words} (HTTP 404): it is gone, or this token may not read it.`;
    return new Unreadable(complaint, permission);
  }
  if (status >= 500)
    return new Unreadable(`GitHub failed when asked for ${words} (HTTP ${status}${tries}).`, 'Run it again.');
  return new Unreadable(`GitHub gave no answer about ${words} (HTTP ${status}): ${message || 'no reason given'}`);
};

type Ask = (
  subject: Subject,
  route: string,
  parameters?: Readonly<Record<string, unknown>>,
  request?: GitHubRequest,
) => Promise<unknown>;

interface Asker {
  readonly ask: Ask;
  /** Throws where what is left of the hour belongs to other runs. */
  readonly leaveSome: () => void;
}

/** The one place requests leave from: at most eight at a time, and every failure in words. */
const openAsker = ({ request: usual, repository: { owner, name } }: GitHubPull): Asker => {
  let active = 0;
  let last: GitHubReply['headers'] = {};
  const waiting: (() => void)[] = [];
  const ask: Ask = async (subject, route, parameters, request = usual) => {
    if (active >= inFlight) await new Promise<void>((resolve) => waiting.push(resolve));
    else active += 1;
    try {
      const place = route.includes('{owner}') ? { owner, repo: name } : {};
      const reply = await request(`GET ${route}`, { ...place, ...parameters });
      if (valueAt(reply, 'status') !== 200) throw reply;
      if (request === usual) last = reply.headers ?? {};
      return reply.data;
    } catch (fault) {
      if (subject.mayBeAbsent === true && valueAt(fault, 'status') === 404) return null;
      throw fault instanceof Unreadable ? fault : explain(subject, fault);
    } finally {
      const next = waiting.shift();
      if (next === undefined) active -= 1;
      else next();
    }
  };
  const leaveSome = (): void => {
    const left = last['x-ratelimit-remaining'];
    if (left === undefined || Number(left) >= leftForOthers) return;
    throw new Unreadable(
      `This repository has ${left} requests left this hour, and reading a repository this large folder by folder would take them from other runs.`,
      `Run it again ${limitEnds(last)}.`,
    );
  };
  return { ask, leaveSome };
};

interface Listing {
  readonly truncated: boolean;
  readonly entries: readonly (PathEntry & { readonly size: number })[];
}

/** A reply of `git/trees`; `size` is 0 for what has none. */
const parseListing = (data: unknown): Listing => {
  const [truncated, tree] = [valueAt(data, 'truncated'), valueAt(data, 'tree')];
  if (typeof truncated !== 'boolean' || !Array.isArray(tree)) throw misshapen(subjects.tree, 'tree');
  const entries = tree.map((entry: unknown) => {
    const mode = canonicalMode(textAt(subjects.tree, entry, 'mode'));
    if (mode === null) throw misshapen(subjects.tree, 'mode');
    const size = mode === folderMode || mode === '160000' ? 0 : countAt(subjects.tree, entry, 'size');
    return { path: textAt(subjects.tree, entry, 'path'), mode, id: idAt(subjects.tree, entry, 'sha'), size };
  });
  return { truncated, entries };
};

/** Trees by id (a commit's id serves for its root), and what their listings said of the size of blobs. */
interface Trees {
  readonly read: ReadTrees;
  readonly sizes: ReadonlyMap<string, number>;
}

/**
 * Reads a tree with everything below it at once. Where GitHub cuts that off (past 100,000 entries or 7 MB),
 * reads the folder alone, and its folders the same way when they are asked for.
 */
const treeReader = ({ ask, leaveSome }: Asker): Trees => {
  const cache = new Map<string, Promise<readonly TreeEntry[]>>([[emptyTree, Promise.resolve([])]]);
  const sizes = new Map<string, number>();
  const keep = (root: string, { entries }: Listing, deep: boolean): readonly TreeEntry[] => {
    const folders = new Map<string, { id: string; entries: TreeEntry[] }>([['', { id: root, entries: [] }]]);
    for (const { path, mode, id } of entries) {
      if (mode === folderMode) folders.set(path, { id, entries: [] });
    }
    for (const { path, mode, id, size } of entries) {
      const slash = path.lastIndexOf('/');
      const folder = folders.get(path.slice(0, Math.max(slash, 0)));
      if (folder === undefined || (slash >= 0 && !deep)) throw misshapen(subjects.tree, 'path');
      folder.entries.push({ name: path.slice(slash + 1), mode, id });
      sizes.set(id, size);
    }
    for (const folder of deep ? folders.values() : []) {
      if (!cache.has(folder.id)) cache.set(folder.id, Promise.resolve(folder.entries));
    }
    return folders.get('')?.entries ?? [];
  };
  let isWalking = false;
  const read = async (id: string): Promise<readonly TreeEntry[]> => {
    if (isWalking) leaveSome();
    const whole = parseListing(
      await ask(subjects.tree, '/repos/{owner}/{repo}/git/trees/{tree_sha}', { tree_sha: id, recursive: '1' }),
    );
    if (!whole.truncated) return keep(id, whole, true);
    isWalking = true;
    const flat = parseListing(await ask(subjects.tree, '/repos/{owner}/{repo}/git/trees/{tree_sha}', { tree_sha: id }));
    if (!flat.truncated) return keep(id, flat, false);
    throw new Unreadable(`One folder (tree ${id}) has more entries than GitHub lists.`);
  };
  const readOnce = (id: string): Promise<readonly TreeEntry[]> => {
    const reading = cache.get(id) ?? read(id);
    cache.set(id, reading);
    return reading;
  };
  return {
    read: async (ids) => new Map(await Promise.all(ids.map(async (id) => [id, await readOnce(id)] as const))),
    sizes,
  };
};

/** A blob as text without loss. GitHub breaks its base64 into lines. */
const readText = async (ask: Ask, id: string): Promise<string> => {
  const data = await ask(subjects.text, '/repos/{owner}/{repo}/git/blobs/{file_sha}', { file_sha: id });
  const content = valueAt(data, 'content');
  if (typeof content !== 'string' || valueAt(data, 'encoding') !== 'base64') throw misshapen(subjects.text, 'content');
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length !== countAt(subjects.text, data, 'size')) throw misshapen(subjects.text, 'size');
  return decodePath(bytes);
};

const readLivePull = async (ask: Ask, pull: number): Promise<LivePull> => {
  const data = await ask(subjects.pull, '/repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: pull });
  return {
    head: { ref: textAt(subjects.pull, data, 'head.ref'), sha: idAt(subjects.pull, data, 'head.sha') },
    base: textAt(subjects.pull, data, 'base.ref'),
    defaultBranch: textAt(subjects.pull, data, 'base.repo.default_branch'),
    changedFiles: countAt(subjects.pull, data, 'changed_files'),
    isFork: valueAt(data, 'head.repo.full_name') !== textAt(subjects.pull, data, 'base.repo.full_name'),
    author: actorAt(data, 'user'),
    title: maybeTextAt(data, 'title') ?? '',
    body: maybeTextAt(data, 'body'),
    labels: listAt(data, 'labels').flatMap((label) => maybeTextAt(label, 'name') ?? []),
  };
};

const maybeTextAt = (data: unknown, keys: string): string | null => {
  const value = valueAt(data, keys);
  return typeof value === 'string' ? value : null;
};
const listAt = (data: unknown, keys: string): readonly unknown[] => {
  const value = valueAt(data, keys);
  return Array.isArray(value) ? value : [];
};
/** An account; `null` where there is none, or none any more. */
const actorAt = (data: unknown, keys: string): Actor | null => {
  const [login, id, type] = ['login', 'id', 'type'].map((key) => valueAt(data, `${keys}.${key}`));
  return typeof login === 'string' && typeof id === 'number' && typeof type === 'string' ? { login, id, type } : null;
};

const parseCommit = (subject: Subject, data: unknown): ProvenanceCommit => {
  const person = (role: 'author' | 'committer'): CommitPerson => ({
    name: maybeTextAt(data, `commit.${role}.name`) ?? '',
    email: maybeTextAt(data, `commit.${role}.email`) ?? '',
    account: actorAt(data, role),
  });
  return {
    sha: idAt(subject, data, 'sha'),
    author: person('author'),
    committer: person('committer'),
    message: maybeTextAt(data, 'commit.message') ?? '',
  };
};

/** The tip a change is read against, the merge base, and the trees of both. */
interface Ends {
  readonly tip: string;
  readonly tipTree: string;
  readonly mergeBase: string;
  readonly mergeBaseTree: string;
  /** Commits of the head that the tip has not: of all `total`, the first hundred, oldest first. */
  readonly commits: readonly ProvenanceCommit[];
  readonly total: number;
}

/** Commits of a page, and pages of a comparison that are read. */
const commitPage = 100;
const mostCommitPages = 10;

const compare = async (ask: Ask, base: string, head: string, against: Against): Promise<Ends> => {
  const subject = comparisonWith(against);
  const basehead = `${base}...${head}`;
  const data = await ask(subject, comparisons, { basehead, per_page: commitPage });
  return {
    tip: idAt(subject, data, 'base_commit.sha'),
    tipTree: idAt(subject, data, 'base_commit.commit.tree.sha'),
    mergeBase: idAt(subject, data, 'merge_base_commit.sha'),
    mergeBaseTree: idAt(subject, data, 'merge_base_commit.commit.tree.sha'),
    commits: listAt(data, 'commits').map((commit) => parseCommit(subject, commit)),
    total: countAt(subject, data, 'total_commits'),
  };
};

const comparisons = '/repos/{owner}/{repo}/compare/{basehead}';

/** All commits between a tip and a head, and whether these are all: a page that cannot be read is only missing. */
const readCommits = async (
  ask: Ask,
  { tip, commits, total }: Ends,
  head: string,
): Promise<Pick<ProvenanceFacts, 'commits' | 'complete'>> => {
  const pages = Math.min(mostCommitPages, Math.ceil(total / commitPage));
  const subject = comparisonWith('the default branch');
  const more = await Promise.all(
    Array.from({ length: Math.max(0, pages - 1) }, (_, index) =>
      settle(ask(subject, comparisons, { basehead: `${tip}...${head}`, per_page: commitPage, page: index + 2 })),
    ),
  );
  const rest = more.flatMap((page) => ('known' in page ? listAt(page.known, 'commits') : []));
  const all = [...commits, ...rest.map((commit) => parseCommit(subject, commit))];
  const unique = [...new Map(all.map((commit) => [commit.sha, commit])).values()];
  return { commits: unique, complete: unique.length === total };
};

/**
 * The comparison is asked for by the branch's name, so that it leaves at once; but a name in a comparison may be a
 * tag's as well, and tags are anybody's who can push. The branch itself tells its tip, and where the comparison
 * had another (or the branch moved in between), it is repeated from the tip.
 */
const readEnds = async (ask: Ask, branch: string, head: string, against: Against): Promise<Ends> => {
  const subject = branchOf(against);
  const [reference, first] = await Promise.all([
    ask(subject, '/repos/{owner}/{repo}/git/ref/{ref}', { ref: `heads/${branch}` }),
    compare(ask, branch, head, against),
  ]);
  const tip = idAt(subject, reference, 'object.sha');
  return first.tip === tip ? first : readEndsFrom(ask, tip, head, against);
};

/** The comparison from a commit. */
const readEndsFrom = async (ask: Ask, tip: string, head: string, against: Against): Promise<Ends> => {
  const ends = await compare(ask, tip, head, against);
  if (ends.tip !== tip) throw misshapen(comparisonWith(against), 'base_commit.sha');
  return ends;
};

/** Checks the reading against GitHub's own count, which takes a deletion and an addition together for a rename. */
const checkCount = (paths: readonly ChangedPath[], pull: LivePull): void => {
  const added = paths.filter(({ before }) => before === null).length;
  const deleted = paths.filter(({ after }) => after === null).length;
  const least = paths.length - Math.min(added, deleted);
  if (pull.changedFiles >= least && pull.changedFiles <= paths.length) return;
  throw new Unreadable(
    `GitHub counts ${pull.changedFiles} changed files in this pull request, and its trees differ in ${paths.length === 1 ? '1 path' : `${paths.length} paths`}.`,
    'Run it again; if it stays so, update the branch from its base.',
  );
};

/**
 * An account and what it may do here. GitHub answers 404 for a login that is none, and also for what a token may not see:
 * so the account itself is asked for, and with the organisation's token where there is one.
 * https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
 */
const readAccount = async (ask: Ask, login: string, orgRequest: GitHubRequest | undefined): Promise<Account | null> => {
  const asked = [
    { access: subjects.access, account: subjects.account, request: undefined },
    ...(orgRequest === undefined
      ? []
      : [{ access: subjects.orgAccess, account: subjects.orgAccount, request: orgRequest }]),
  ];
  let exists = false;
  for (const { access, account, request } of asked) {
    const route = '/repos/{owner}/{repo}/collaborators/{username}/permission';
    const permission = await ask(access, route, { username: login }, request);
    if (permission !== null) return readPermission(permission);
    const found = await ask(account, '/users/{username}', { username: login }, request);
    const type = found === null ? null : textAt(account, found, 'type');
    if (type !== null && type !== 'User') return { id: countAt(account, found, 'id'), type, permission: null };
    exists ||= type !== null;
  }
  // Enterprise Managed Users carry `_` and their enterprise's short name, and are seen by its members alone.
  // https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/understanding-iam-for-enterprises/abilities-and-restrictions-of-managed-user-accounts
  if (!exists && (orgRequest !== undefined || !login.includes('_'))) return null;
  throw new Unreadable(
    orgRequest === undefined
      ? 'this job’s token does not see what the account may do here (HTTP 404)'
      : 'neither the job’s token nor `org-token` sees what the account may do here (HTTP 404)',
    orgToken,
  );
};

const readPermission = (data: unknown): Account => {
  const permission = textAt(subjects.access, data, 'permission');
  if (!isPermission(permission)) throw misshapen(subjects.access, 'permission');
  return {
    id: countAt(subjects.access, data, 'user.id'),
    type: textAt(subjects.access, data, 'user.type'),
    permission,
  };
};
const isPermission = (text: string): text is 'admin' | 'write' | 'read' | 'none' =>
  ['admin', 'write', 'read', 'none'].includes(text);

/** The pull is no longer the one that was judged. */
class Moved extends Unreadable {}

/** What is judged against what. */
interface Reading {
  readonly law: Commit;
  readonly lawTree: string;
  readonly base: Commit;
  readonly ends: Ends;
}

/**
 * One pull request. Law is the default branch's live tip, and so is the base unless the law covers the branch the pull
 * targets and that line is asked for. The first requests leave at once. The change is `unknown` once the pull has
 * another head than expected.
 */
export const gitHubSource = (place: GitHubPull): GitHubSource => {
  const { pull: number, expectedHead, defaultBranch, group, host, orgRequest } = place;
  const asker = openAsker(place);
  const { ask } = asker;
  const trees = treeReader(asker);
  const texts = new Map<string, Promise<Known<string>>>();

  const findDeclarations = async (tree: string): Promise<DeclarationFile[]> => {
    const entries = await findDeclarationFiles(tree, trees.read);
    const found = entries.map((entry) => ({ ...entry, size: trees.sizes.get(entry.id) ?? 0 }));
    for (const { id } of found.filter((file) => isFile(file) && file.size <= mostText)) {
      if (!texts.has(id)) texts.set(id, settle(readText(ask, id)));
    }
    return found;
  };

  const livePull = readLivePull(ask, number);
  const known = group?.head.sha ?? expectedHead;
  const headId = known === null ? livePull.then(({ head }) => head.sha) : Promise.resolve(known);
  const readPull = async (): Promise<LivePull> => {
    const pull = await livePull;
    if (group === undefined && expectedHead !== null && pull.head.sha !== expectedHead) {
      throw moved(expectedHead, pull.head.sha);
    }
    return pull;
  };
  /** The ends on a branch: its live tip, or the base of the queue's group where the group is to be merged into it. */
  const endsOn = async (branch: string, against: Against): Promise<Ends> =>
    group?.base.ref === branch
      ? readEndsFrom(ask, group.base.sha, await headId, against)
      : readEnds(ask, branch, await headId, against);
  const guessed = endsOn(defaultBranch, 'the default branch');
  const onHead = headId.then(findDeclarations);

  const readDefault = async (): Promise<Reading> => {
    const pull = await readPull();
    const ends = await (pull.defaultBranch === defaultBranch
      ? guessed
      : endsOn(pull.defaultBranch, 'the default branch'));
    const law = { ref: pull.defaultBranch, sha: ends.tip };
    return { law, lawTree: ends.tipTree, base: law, ends };
  };
  const readTarget = async (): Promise<Reading> => {
    const target = group?.base.ref ?? (await readPull()).base;
    const [reading, ends] = await Promise.all([judgedByDefault, endsOn(target, 'the line')]);
    return { ...reading, base: { ref: target, sha: ends.tip }, ends };
  };
  const judgedByDefault = readDefault();
  let reading = judgedByDefault;

  /** Of the pull itself, also in a queue: there the group's commits are GitHub's own. */
  const readProvenance = async (pull: LivePull, ends: Ends): Promise<ProvenanceFacts> => {
    const { author, title, body, labels, head } = pull;
    const into: Against = group?.base.ref === pull.defaultBranch ? 'the default branch' : 'the line';
    const own = group === undefined ? { known: ends } : await settle(compare(ask, group.base.sha, head.sha, into));
    const unseen = { commits: [], complete: false };
    const commits = 'known' in own ? await readCommits(ask, own.known, head.sha) : unseen;
    return { host, author, branch: head.ref, title, body, labels, ...commits };
  };

  const readFacts = async (): Promise<ChangeFacts> => {
    const [pull, head, { law, lawTree, base, ends }] = await Promise.all([readPull(), headId, reading]);
    const [provenance, paths, onLaw, onBase, onMergeBase, proposed] = await Promise.all([
      readProvenance(pull, ends),
      diffTrees(ends.mergeBaseTree, head, trees.read),
      findDeclarations(lawTree),
      findDeclarations(ends.tipTree),
      findDeclarations(ends.mergeBaseTree),
      onHead,
    ]);
    const target = group?.base.ref ?? pull.base;
    if (group === undefined && target === base.ref) checkCount(paths, pull);
    return {
      law,
      base,
      target,
      provenance,
      mergeBase: ends.mergeBase,
      head: group?.head ?? pull.head,
      paths,
      declarations: { law: onLaw, base: onBase, mergeBase: onMergeBase, head: proposed },
      // By id, since which was asked for first depends on which reply came first.
      texts: await Promise.all(
        [...texts]
          .sort(([one], [other]) => (one < other ? -1 : 1))
          .map(async ([id, text]) => [id, await text] as const),
      ),
    };
  };
  const facts = settle(readFacts());
  // What left early and is not waited for, because something before it failed, has been answered for by that.
  for (const early of [guessed, onHead]) early.catch(() => undefined);

  const confirm = async (): Promise<LivePull> => {
    const before = await readPull();
    if (group !== undefined) return before;
    const now = await readLivePull(ask, number);
    if (now.head.sha !== before.head.sha) throw moved(before.head.sha, now.head.sha);
    if (now.base === before.base && now.defaultBranch === before.defaultBranch) return now;
    throw new Moved('The pull request was given another base while it was judged.', 'Run it again.');
  };
  return {
    readChange: (against = 'default') => {
      if (against === 'default') return facts;
      reading = readTarget();
      return settle(readFacts());
    },
    readAnswers: (asks: Asks) =>
      answerAsks(asks, {
        lookUp: async (paths) => lookUp((await reading).ends.tipTree, paths, trees.read),
        list: async () => (await listTree((await reading).ends.tipTree, trees.read)).map(({ path }) => path),
        people: (logins) =>
          Promise.all(
            logins.map(async (login) => ({ login, account: await settle(readAccount(ask, login, orgRequest)) })),
          ),
      }),
    readPull: () => settle(livePull),
    confirmPull: async () => {
      let isMoved = false;
      const confirming = confirm().catch((error: unknown) => {
        isMoved = error instanceof Moved;
        throw error;
      });
      const confirmed = await settle(confirming);
      return isMoved ? { ...confirmed, moved: true } : confirmed;
    },
  };
};

const moved = (expected: string, now: string): Moved =>
  new Moved(
    `This run belongs to an older commit (${expected}): the pull request's head is now ${now}.`,
    'The run of the newer commit judges it.',
  );
