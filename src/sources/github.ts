/**
 * Facts about a pull request from GitHub's REST API, read through the base repository (a fork may be gone).
 * Trees tell what changed: unlike the lists of files they are complete, and carry modes. In the usual case
 * two waves of requests: pull, branch, comparison and head's tree at once; then the other trees and the texts.
 * Every answer is checked for the shape that is used, and what cannot be read is `unknown`, never left out.
 */
import type {
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
import { peopleReader } from './github-people.ts';
import {
  type Ask,
  actorAt,
  countAt,
  type GitHubPlace,
  type GitHubRequest,
  idAt,
  listAt,
  maybeTextAt,
  misshapen,
  openAsker,
  type Subject,
  textAt,
} from './github-request.ts';
import { saidReader } from './github-said.ts';
import { mostText, textReader, treeReader } from './github-trees.ts';
import { valueAt } from './json.ts';
import {
  answerAsks,
  diffTrees,
  findDeclarationFiles,
  listFolders,
  listTree,
  lookUp,
  settle,
  Unreadable,
} from './trees.ts';

export type { GitHubReply, GitHubRequest } from './github-request.ts';

/** Which pull request, and what the event said of it. */
export interface GitHubPull extends GitHubPlace {
  /** With a token of the organisation, for accounts the job's token cannot see. */
  readonly orgRequest?: GitHubRequest;
  /** `null` for a group that no pull request brought: then nobody opened it, and nobody said anything. */
  readonly pull: number | null;
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
  /**
   * The first page of comments as GitHub gave it (https://docs.github.com/en/rest/issues/comments#list-issue-comments),
   * which rejects where it could not be read; `null` where what was said was not asked for.
   */
  readonly firstComments: () => Promise<unknown> | null;
}

const pullSubject: Subject = { words: 'the pull request', permission: 'pull-requests: read' };

/** What a change is read against, as a complaint calls it, and what is asked about it. */
type Against = 'the default branch' | 'the line';
const branchOf = (against: Against): Subject => ({ words: `the tip of ${against}`, permission: 'contents: read' });
const comparisonWith = (against: Against): Subject => ({
  words: `the comparison with ${against}`,
  permission: 'contents: read',
  apart: `The pull request and ${against} have no commit in common.`,
});

const readLivePull = async (ask: Ask, pull: number): Promise<LivePull> => {
  const data = await ask(pullSubject, '/repos/{owner}/{repo}/pulls/{pull_number}', { pull_number: pull });
  return {
    head: { ref: textAt(pullSubject, data, 'head.ref'), sha: idAt(pullSubject, data, 'head.sha') },
    base: textAt(pullSubject, data, 'base.ref'),
    defaultBranch: textAt(pullSubject, data, 'base.repo.default_branch'),
    changedFiles: countAt(pullSubject, data, 'changed_files'),
    isFork: valueAt(data, 'head.repo.full_name') !== textAt(pullSubject, data, 'base.repo.full_name'),
    author: actorAt(data, 'user'),
    title: maybeTextAt(data, 'title') ?? '',
    body: maybeTextAt(data, 'body'),
    labels: listAt(data, 'labels').flatMap((label) => maybeTextAt(label, 'name') ?? []),
  };
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
  const data = await ask(subject, comparisons, { basehead: `${base}...${head}`, per_page: commitPage });
  return parseEnds(subject, data);
};

const parseEnds = (subject: Subject, data: unknown): Ends => ({
  tip: idAt(subject, data, 'base_commit.sha'),
  tipTree: idAt(subject, data, 'base_commit.commit.tree.sha'),
  mergeBase: idAt(subject, data, 'merge_base_commit.sha'),
  mergeBaseTree: idAt(subject, data, 'merge_base_commit.commit.tree.sha'),
  commits: listAt(data, 'commits').map((commit) => parseCommit(subject, commit)),
  total: countAt(subject, data, 'total_commits'),
});

/** Commits the pull had before that are compared. */
const mostEarlier = 5;
const earlierSubject: Subject = {
  words: 'the comparison with an earlier commit of the pull request',
  permission: 'contents: read',
  absent: [404, 422],
};

/** The comparison of a tip with a commit the pull had before; `null` where there is no such commit any more. */
const compareEarlier = async (ask: Ask, tip: string, commit: string): Promise<Ends | null> => {
  // Anybody who can push may give a branch a name that looks like the beginning of an id.
  if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit)) throw new Unreadable(`${commit} is not the whole id of a commit.`);
  const data = await ask(earlierSubject, comparisons, { basehead: `${tip}...${commit}`, per_page: 1 });
  if (data === null) return null;
  const ends = parseEnds(earlierSubject, data);
  if (ends.tip !== tip) throw misshapen(earlierSubject, 'base_commit.sha');
  return ends;
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

/** Whether it is a text that is read. */
const hasText = (file: DeclarationFile): boolean => isFile(file) && file.size <= mostText;

const tooManyEarlier: Known<never> = {
  unknown: `No more than ${mostEarlier} earlier commits of the pull request are compared with its head.`,
};

/** The pull is no longer the one that was judged. */
class Moved extends Unreadable {}

const UNSAID: ReturnType<typeof saidReader> = {
  read: async () => ({ reviews: { known: [] }, words: { known: [] }, retargets: { known: [] } }),
  firstComments: () => null,
};

/** What would be a pull request, if somebody had opened one. */
const toLivePull = ({ group, defaultBranch }: GitHubPull): LivePull => ({
  head: group?.head ?? { ref: defaultBranch, sha: '' },
  base: group?.base.ref ?? defaultBranch,
  defaultBranch,
  changedFiles: 0,
  isFork: false,
  author: null,
  title: '',
  body: null,
  labels: [],
});

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
  const texts = textReader(asker, trees.sizes);
  const readPeople = peopleReader(ask, orgRequest);
  const said = number === null ? UNSAID : saidReader(ask, number);

  const findDeclarations = async (tree: string): Promise<DeclarationFile[]> => {
    const entries = await findDeclarationFiles(tree, trees.read);
    const found = entries.map((entry) => ({ ...entry, size: trees.sizes.get(entry.id) ?? 0 }));
    for (const { id } of found.filter(hasText)) texts.read(id, 'the text of the declaration');
    return found;
  };

  const readLive = (): Promise<LivePull> =>
    number === null ? Promise.resolve(toLivePull(place)) : readLivePull(ask, number);
  const livePull = readLive();
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

  /** What the change to a commit does. */
  const readSides = async (
    lawTree: string,
    { mergeBase, mergeBaseTree, tipTree }: Ends,
    head: { readonly sha: string; readonly declarations: Promise<DeclarationFile[]> },
  ): Promise<Pick<ChangeFacts, 'mergeBase' | 'paths' | 'declarations' | 'texts'>> => {
    const [paths, ...sides] = await Promise.all([
      diffTrees(mergeBaseTree, head.sha, trees.read),
      findDeclarations(lawTree),
      findDeclarations(tipTree),
      findDeclarations(mergeBaseTree),
      head.declarations,
    ]);
    const [law = [], base = [], onMergeBase = [], onHead = []] = sides;
    const ids = new Set(sides.flatMap((side) => side.filter(hasText).map(({ id }) => id)));
    return {
      mergeBase,
      paths,
      declarations: { law, base, mergeBase: onMergeBase, head: onHead },
      texts: await Promise.all(
        [...ids].sort().map(async (id) => [id, await texts.read(id, 'the text of the declaration')] as const),
      ),
    };
  };

  const readFacts = async (): Promise<ChangeFacts> => {
    const [pull, head, { law, lawTree, base, ends }] = await Promise.all([readPull(), headId, reading]);
    const [provenance, sides] = await Promise.all([
      readProvenance(pull, ends),
      readSides(lawTree, ends, { sha: head, declarations: onHead }),
    ]);
    const target = group?.base.ref ?? pull.base;
    if (group === undefined && target === base.ref) checkCount(sides.paths, pull);
    return { law, base, target, provenance, head: group?.head ?? pull.head, pullHead: pull.head.sha, ...sides };
  };

  /** The change as the reading before would have met it with the pull at an earlier commit. */
  const readEarlier = async (commit: string): Promise<ChangeFacts | null> => {
    const { lawTree, ends } = await reading;
    const then = await compareEarlier(ask, ends.tip, commit);
    if (then === null) return null;
    const [pull, now, sides] = await Promise.all([
      livePull,
      current,
      readSides(lawTree, then, { sha: commit, declarations: findDeclarations(commit) }),
    ]);
    return { ...now, head: { ref: pull.head.ref, sha: commit }, ...sides };
  };
  const earlier = new Map<string, Promise<Known<ChangeFacts | null>>>();
  const readEarlierOnce = (commit: string): Promise<Known<ChangeFacts | null>> => {
    const known = earlier.get(commit);
    if (known !== undefined) return known;
    if (earlier.size >= mostEarlier) return Promise.resolve(tooManyEarlier);
    const change = settle(readEarlier(commit));
    earlier.set(commit, change);
    return change;
  };

  let current = readFacts();
  const facts = settle(current);
  // What left early and is not waited for, because something before it failed, has been answered for by that.
  for (const early of [guessed, onHead]) early.catch(() => undefined);

  const confirm = async (): Promise<LivePull> => {
    const before = await readPull();
    if (group !== undefined) return before;
    const now = await readLive();
    if (now.head.sha !== before.head.sha) throw moved(before.head.sha, now.head.sha);
    if (now.base === before.base && now.defaultBranch === before.defaultBranch) return now;
    throw new Moved('The pull request was given another base while it was judged.', 'Run it again.');
  };
  return {
    readChange: (against = 'default') => {
      if (against === 'default') return facts;
      reading = readTarget();
      current = readFacts();
      return settle(current);
    },
    readAnswers: (asks: Asks) =>
      answerAsks(asks, {
        lookUp: async (paths) => lookUp((await reading).ends.tipTree, paths, trees.read),
        listFolders: async (folders) => listFolders((await reading).ends.tipTree, folders, trees.read),
        list: async () => (await listTree((await reading).ends.tipTree, trees.read)).map(({ path }) => path),
        people: readPeople,
        texts: (ids) => Promise.all(ids.map(async (id) => [id, await texts.read(id, 'the text of a file')] as const)),
        said: said.read,
        earlier: (commits) =>
          Promise.all(commits.map(async (commit) => ({ commit, change: await readEarlierOnce(commit) }))),
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
    firstComments: said.firstComments,
  };
};

const moved = (expected: string, now: string): Moved =>
  new Moved(
    `This run belongs to an older commit (${expected}): the pull request's head is now ${now}.`,
    'The run of the newer commit judges it.',
  );
