/**
 * Facts about a pull request from GitHub's REST API, read through the base repository (a fork may be gone).
 * Trees tell what changed: unlike the lists of files they are complete, and carry modes. In the usual case
 * two waves of requests: pull, branch, comparison and head's tree at once; then the other trees and the texts.
 * Every answer is checked for the shape that is used, and what cannot be read is `unknown`, never left out.
 */
import type { Asks, ChangedPath, ChangeFacts, Commit, DeclarationFile, Known, Source } from '../facts.ts';
import { isFile } from '../facts.ts';
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
 * as one segment, and for its query. Octokit's `request` is one. It may reject, and has to give up by itself.
 */
export type GitHubRequest = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<GitHubReply>;

/** Which pull request, and what the event said of it. */
export interface GitHubPull {
  readonly request: GitHubRequest;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly pull: number;
  /** The commit this run's own check hangs on. */
  readonly expectedHead: string;
  /** By the event; where the live pull says otherwise, that is taken. */
  readonly defaultBranch: string;
  /** Requests this source may spend; 300 if not said. */
  readonly budget?: number;
}

/** The pull request as it is now. */
export interface LivePull {
  readonly head: Commit;
  /** The branch it targets. The change is judged against the default branch, whichever it is. */
  readonly base: string;
  readonly defaultBranch: string;
  /** As GitHub counts, with a rename as one. */
  readonly changedFiles: number;
}

/** A `Source` with what the Action asks of the pull itself. */
export interface GitHubSource extends Source {
  /** The pull as the first reading met it. */
  readonly readPull: () => Promise<Known<LivePull>>;
  /** Reads the pull again, to be asked before anything is written: `unknown` once it has another head or base. */
  readonly confirmPull: () => Promise<Known<LivePull>>;
}

/** What is asked for, in the words of a complaint, and the permission it needs. */
interface Subject {
  readonly words: string;
  readonly permission: 'contents: read' | 'pull-requests: read';
}

const subjects = {
  pull: { words: 'the pull request', permission: 'pull-requests: read' },
  branch: { words: 'the tip of the default branch', permission: 'contents: read' },
  comparison: { words: 'the comparison with the default branch', permission: 'contents: read' },
  tree: { words: 'a folder listing', permission: 'contents: read' },
  text: { words: 'the text of the declaration', permission: 'contents: read' },
} as const satisfies Record<string, Subject>;

const inFlight = 8;

/** The largest text that is read: 1 MiB, in bytes, what GitHub's contents API returns inline. */
const mostText = 1_048_576;

/** The id of a tree without entries (`git hash-object -t tree --stdin </dev/null`), which GitHub does not serve. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The value at a path of own keys, `undefined` where there is none. */
const valueAt = (data: unknown, keys: string): unknown => {
  let value = data;
  for (const key of keys.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
};

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
const explain = ({ words, permission }: Subject, fault: unknown): Unreadable => {
  const status = valueAt(fault, 'status');
  const reply = valueAt(fault, 'response') ?? (fault instanceof Error ? undefined : fault);
  const thrown = fault instanceof Error ? fault.message : '';
  const message = String(valueAt(reply, 'data.message') ?? thrown).slice(0, 300);
  // Octokit gives a request that met no server at all status 500, and no response.
  if (typeof status !== 'number' || (status === 500 && reply === undefined)) {
    return new Unreadable(`GitHub could not be reached for ${words}: ${message || 'no reason given'}`, 'Run it again.');
  }
  const headers = valueAt(reply, 'headers');
  const limited = valueAt(headers, 'retry-after') !== undefined || valueAt(headers, 'x-ratelimit-remaining') === '0';
  if (status === 429 || (status === 403 && (limited || /rate limit/i.test(message)))) {
    const complaint = `GitHub's rate limit was reached at ${words} (HTTP ${status}).`;
    return new Unreadable(complaint, `Run it again ${limitEnds(headers)}.`);
  }
  if (status === 404 && /no common ancestor/i.test(message)) {
    return new Unreadable('The pull request and the default branch have no commit in common.');
  }
  if (status === 401) return new Unreadable(`GitHub refused the token at ${words} (HTTP 401).`, 'a valid token');
  if (status === 403) return new Unreadable(`GitHub does not let this token read ${words} (HTTP 403).`, permission);
  if (status === 404) {
    const complaint = `GitHub shows no such thing as ${words} (HTTP 404): it is gone, or this token may not read it.`;
    return new Unreadable(complaint, permission);
  }
  if (status >= 500) return new Unreadable(`GitHub failed at ${words} (HTTP ${status}).`, 'Run it again.');
  return new Unreadable(`GitHub gave no answer about ${words} (HTTP ${status}): ${message || 'no reason given'}`);
};

type Ask = (subject: Subject, route: string, parameters?: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The one place requests leave from: counted, at most eight at a time, and every failure in words. */
const asker = ({ request, repository: { owner, name }, budget = 300 }: GitHubPull): Ask => {
  let [spent, active] = [0, 0];
  const waiting: (() => void)[] = [];
  return async (subject, route, parameters) => {
    if (active >= inFlight) await new Promise<void>((resolve) => waiting.push(resolve));
    else active += 1;
    try {
      if (spent >= budget) throw new Unreadable(`This takes more than the ${budget} requests a run may spend.`);
      spent += 1;
      const reply = await request(`GET /repos/{owner}/{repo}${route}`, { owner, repo: name, ...parameters });
      if (valueAt(reply, 'status') !== 200) throw explain(subject, reply);
      return reply.data;
    } catch (error) {
      throw error instanceof Unreadable ? error : explain(subject, error);
    } finally {
      const next = waiting.shift();
      if (next === undefined) active -= 1;
      else next();
    }
  };
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
const treeReader = (ask: Ask): Trees => {
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
  const read = async (id: string): Promise<readonly TreeEntry[]> => {
    const whole = parseListing(await ask(subjects.tree, '/git/trees/{tree_sha}', { tree_sha: id, recursive: '1' }));
    if (!whole.truncated) return keep(id, whole, true);
    const flat = parseListing(await ask(subjects.tree, '/git/trees/{tree_sha}', { tree_sha: id }));
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
  const data = await ask(subjects.text, '/git/blobs/{file_sha}', { file_sha: id });
  const content = valueAt(data, 'content');
  if (typeof content !== 'string' || valueAt(data, 'encoding') !== 'base64') throw misshapen(subjects.text, 'content');
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length !== countAt(subjects.text, data, 'size')) throw misshapen(subjects.text, 'size');
  return decodePath(bytes);
};

const readLivePull = async (ask: Ask, pull: number): Promise<LivePull> => {
  const data = await ask(subjects.pull, '/pulls/{pull_number}', { pull_number: pull });
  return {
    head: { ref: textAt(subjects.pull, data, 'head.ref'), sha: idAt(subjects.pull, data, 'head.sha') },
    base: textAt(subjects.pull, data, 'base.ref'),
    defaultBranch: textAt(subjects.pull, data, 'base.repo.default_branch'),
    changedFiles: countAt(subjects.pull, data, 'changed_files'),
  };
};

/** The tip of the default branch, the merge base, and the trees of both. */
interface Ends {
  readonly tip: string;
  readonly tipTree: string;
  readonly mergeBase: string;
  readonly mergeBaseTree: string;
}

const compare = async (ask: Ask, base: string, head: string): Promise<Ends> => {
  const basehead = `${base}...${head}`;
  const data = await ask(subjects.comparison, '/compare/{basehead}', { basehead, per_page: 1 });
  return {
    tip: idAt(subjects.comparison, data, 'base_commit.sha'),
    tipTree: idAt(subjects.comparison, data, 'base_commit.commit.tree.sha'),
    mergeBase: idAt(subjects.comparison, data, 'merge_base_commit.sha'),
    mergeBaseTree: idAt(subjects.comparison, data, 'merge_base_commit.commit.tree.sha'),
  };
};

/**
 * The comparison is asked for by the branch's name, so that it leaves at once; but a name in a comparison may be a
 * tag's as well, and tags are anybody's who can push. The branch itself tells its tip, and where the comparison
 * had another (or the branch moved in between), it is repeated from the tip.
 */
const readEnds = async (ask: Ask, branch: string, head: string): Promise<Ends> => {
  const [reference, first] = await Promise.all([
    ask(subjects.branch, '/git/ref/{ref}', { ref: `heads/${branch}` }),
    compare(ask, branch, head),
  ]);
  const tip = idAt(subjects.branch, reference, 'object.sha');
  const ends = first.tip === tip ? first : await compare(ask, tip, head);
  if (ends.tip !== tip) throw misshapen(subjects.comparison, 'base_commit.sha');
  return ends;
};

/** Checks the reading against GitHub's own count, which takes a deletion and an addition together for a rename. */
const checkCount = (paths: readonly ChangedPath[], pull: LivePull): void => {
  const added = paths.filter(({ before }) => before === null).length;
  const deleted = paths.filter(({ after }) => after === null).length;
  const least = paths.length - Math.min(added, deleted);
  if (pull.changedFiles >= least && pull.changedFiles <= paths.length) return;
  throw new Unreadable(
    `GitHub counts ${pull.changedFiles} changed files in this pull request, and its trees differ in ${paths.length} paths.`,
    'Run it again; if it stays so, update the branch from its base.',
  );
};

/**
 * One pull request, judged against the default branch whichever branch it targets: law and base are its live
 * tip. The first requests leave at once. The change is `unknown` once the pull has another head than expected.
 */
export const gitHubSource = (place: GitHubPull): GitHubSource => {
  const { pull: number, expectedHead, defaultBranch } = place;
  const ask = asker(place);
  const trees = treeReader(ask);
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
  const guessedEnds = readEnds(ask, defaultBranch, expectedHead);
  const onHead = findDeclarations(expectedHead);
  const readEndsOfPull = async (): Promise<Ends> => {
    const pull = await livePull;
    if (pull.head.sha !== expectedHead) throw moved(expectedHead, pull.head.sha);
    return pull.defaultBranch === defaultBranch ? guessedEnds : readEnds(ask, pull.defaultBranch, expectedHead);
  };
  const ends = readEndsOfPull();
  const readFacts = async (): Promise<ChangeFacts> => {
    const [pull, { tip, tipTree, mergeBase, mergeBaseTree }] = await Promise.all([livePull, ends]);
    const [paths, base, old, head] = await Promise.all([
      diffTrees(mergeBaseTree, expectedHead, trees.read),
      findDeclarations(tipTree),
      findDeclarations(mergeBaseTree),
      onHead,
    ]);
    if (pull.base === pull.defaultBranch) checkCount(paths, pull);
    const law = { ref: pull.defaultBranch, sha: tip };
    return {
      law,
      base: law,
      mergeBase,
      head: pull.head,
      paths,
      declarations: { law: base, base, mergeBase: old, head },
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
  for (const early of [guessedEnds, onHead]) early.catch(() => undefined);

  const confirm = async (): Promise<LivePull> => {
    const [before, now] = await Promise.all([livePull, readLivePull(ask, number)]);
    if (now.head.sha !== expectedHead) throw moved(expectedHead, now.head.sha);
    if (now.base === before.base && now.defaultBranch === before.defaultBranch) return now;
    throw new Unreadable('The pull request was given another base while it was judged.', 'Run it again.');
  };
  return {
    readChange: () => facts,
    readAnswers: (asks: Asks) =>
      answerAsks(asks, {
        lookUp: async (paths) => lookUp((await ends).tipTree, paths, trees.read),
        list: async () => (await listTree((await ends).tipTree, trees.read)).map(({ path }) => path),
      }),
    readPull: () => settle(livePull),
    confirmPull: () => settle(confirm()),
  };
};

const moved = (expected: string, now: string): Unreadable =>
  new Unreadable(
    `This run belongs to an older commit (${expected}): the pull request's head is now ${now}.`,
    'The run of the newer commit judges it.',
  );
