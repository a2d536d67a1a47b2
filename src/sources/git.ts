/**
 * Facts from a local repository, through git's plumbing only. Two processes in the usual case: one
 * `git rev-parse` finds the commits, one `git cat-file --batch` serves every tree and every text. Nothing of
 * the work tree, the index or the attributes is read, so nothing a repository configures can run.
 */
import type {
  Answers,
  Asks,
  ChangeFacts,
  Commit,
  DeclarationFile,
  EntryAnswer,
  FolderAnswer,
  Known,
  ProvenanceCommit,
  ProvenanceFacts,
  Source,
  TreeFacts,
  TreeSource,
} from '../facts.ts';
import { isFile } from '../facts.ts';
import {
  type Closable,
  type Ended,
  explain,
  type GitObject,
  type GitPlace,
  mostText,
  mostTree,
  type Objects,
  openObjects,
  run,
} from './git-process.ts';
import {
  type Answerers,
  answerAsks,
  answerEntries,
  canonicalMode,
  decodePath,
  diffTrees,
  findDeclarationFiles,
  listFolders,
  lookUp,
  mostPaths,
  type PathEntry,
  type ReadTrees,
  settle,
  type TreeEntry,
  tooMany,
  Unreadable,
} from './trees.ts';

/** What is to be judged. A ref is whatever `git rev-parse` understands as one commit. */
export interface GitChange extends GitPlace {
  /** Default: the default branch of `origin`, as far as this clone knows it. */
  readonly base?: string;
  /** Default: `HEAD`. */
  readonly head?: string;
}

/** One commit's tree, and the declarations in it with their texts (regular files of at most 1 MiB, by id). */
export interface GitSnapshot {
  readonly commit: Commit;
  readonly declarations: readonly DeclarationFile[];
  readonly texts: ChangeFacts['texts'];
  readonly lookUp: (paths: readonly string[]) => Promise<readonly EntryAnswer[]>;
  /** The files of each folder, in the order asked. */
  readonly folders: (folders: readonly string[]) => Promise<readonly FolderAnswer[]>;
  /** The text of each blob, in the order asked, whichever commit it is of. */
  readonly readTexts: (ids: readonly string[]) => Promise<Answers['texts']>;
  /** Every path that is no folder, sorted by code units. */
  readonly list: () => Promise<Known<readonly string[]>>;
}

const escapes = /\p{Cc}|\.\.|^[-^]|^$/u;

/** Refuses what is no name of one commit: options, ranges, exclusions, and lines that would be two questions. */
const oneCommit = (ref: string): string => {
  if (escapes.test(ref)) {
    throw new Unreadable(`${JSON.stringify(ref)} is no name of one commit.`, 'Name a branch, a tag or a commit.');
  }
  return ref;
};

/**
 * The names git would shorten to `ref`. It takes the tag and only warns, and a tag is anybody's to push. What has
 * `@{` in it is of a branch, or of this clone's own log, and asking for its namesakes would end the conversation.
 */
const namesakes = (ref: string): string[] =>
  ref === 'HEAD' || ref.includes('@{') || /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref)
    ? []
    : ['tags', 'heads', 'remotes'].map((kind) => `refs/${kind}/${ref}`);

const commitOf = (ref: string): string => `${ref}^{commit}`;

/** Refuses a ref that means different commits as a tag, as a branch and as a remote's branch. */
const refuseAmbiguous = async (objects: Objects, ref: string): Promise<void> => {
  const names = namesakes(ref);
  const found = await objects.read(names.map(commitOf), mostText);
  const meant = names.filter((_, index) => found[index]);
  if (new Set(found.flatMap((object) => object?.id ?? [])).size > 1) {
    throw new Unreadable(`${meant.join(' and ')} are different commits.`, `Say which: ${meant.join(' or ')}.`);
  }
};

/** The entries of a raw tree object: `<mode> SP <name> NUL <id>`, the id in 20 bytes (SHA-1) or 32 (SHA-256). */
const parseTree = (id: string, content: Buffer): TreeEntry[] => {
  const entries: TreeEntry[] = [];
  const width = id.length / 2;
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0x00, space + 1);
    const mode = space < 0 ? null : canonicalMode(content.toString('latin1', at, space));
    at = end + 1 + width;
    const name = end < 0 ? '' : decodePath(content.subarray(space + 1, end));
    if (mode === null || name === '' || name.includes('/') || at > content.length) {
      throw new Unreadable(`The folder listing (tree ${id}) is damaged.`, 'git fsck');
    }
    entries.push({ name, mode, id: content.toString('hex', end + 1, at) });
  }
  return entries;
};

const notHere = (what: string): Unreadable =>
  new Unreadable(
    `${what} is not in this clone: it is a partial clone, or it is damaged.`,
    'git fetch --refetch --no-filter, or a new clone without --filter',
  );

/** The object of an answer, if it is of that type and was read whole. */
const whole = (object: GitObject | null | undefined, type: string, what: string): GitObject & { content: Buffer } => {
  if (object === null || object === undefined) throw notHere(what);
  if (object.type !== type) throw new Unreadable(`${what} is a ${object.type}, not a ${type}.`, 'git fsck');
  if (object.content === null) throw new Unreadable(`${what} has ${object.size} bytes, too many to be read.`);
  return { ...object, content: object.content };
};

/** Trees by id, each read and parsed once. */
const treeReader = (objects: Objects): ReadTrees => {
  const cache = new Map<string, Promise<readonly TreeEntry[]>>();
  return async (ids) => {
    const missing = ids.filter((id) => !cache.has(id));
    const reading = objects.read(missing, mostTree);
    for (const [index, id] of missing.entries()) {
      const entries = reading.then((found) =>
        parseTree(id, whole(found[index], 'tree', `The folder listing (tree ${id})`).content),
      );
      entries.catch(() => undefined);
      cache.set(id, entries);
    }
    return new Map(await Promise.all(ids.map(async (id) => [id, (await cache.get(id)) ?? []] as const)));
  };
};

/** Completes declarations, a list for each tree, with their sizes, and reads their texts, each blob once. */
const readDeclarations = async (
  objects: Objects,
  sides: readonly (readonly PathEntry[])[],
): Promise<{ declarations: DeclarationFile[][]; texts: ChangeFacts['texts'] }> => {
  const all = new Map(sides.flat().map((entry) => [entry.id, entry]));
  const files = new Set(sides.flatMap((side) => side.filter(isFile).map(({ id }) => id)));
  const blobs = [...all.values()].filter(({ id, mode }) => files.has(id) || mode === '120000');
  const found = await objects.read(
    blobs.map(({ id }) => id),
    mostText,
  );
  const sizes = new Map<string, number>();
  const texts: (readonly [string, Known<string>])[] = [];
  for (const [index, { id, path }] of blobs.entries()) {
    const object = found[index];
    if (!object) throw notHere(`The text of ${path}`);
    sizes.set(id, object.size);
    if (object.content !== null && files.has(id)) texts.push([id, { known: decodePath(object.content) }]);
  }
  const declarations = sides.map((side) => side.map((entry) => ({ ...entry, size: sizes.get(entry.id) ?? 0 })));
  return { declarations, texts: texts.sort(([one], [other]) => (one < other ? -1 : 1)) };
};

/** The texts of blobs, each `unknown` by itself: one that is not here, is no blob or has more than 1 MiB. */
const readTexts = async (objects: Objects, ids: readonly string[]): Promise<Answers['texts']> => {
  const reading = objects.read(ids, mostText);
  return Promise.all(
    ids.map(async (id, index) => {
      const read = async (): Promise<string> =>
        decodePath(whole((await reading)[index], 'blob', `The text (blob ${id})`).content);
      return [id, await settle(read())] as const;
    }),
  );
};

/** As many commits are read of one change. */
const mostCommits = 1000;

/** Who made the change, as its commits say; of a local repository nobody can be asked about accounts or the pull request. */
const readProvenance = async (place: GitPlace, { base, head, isShallow }: Ends): Promise<ProvenanceFacts> => {
  const format = '--format=%x00%H%n%an%n%ae%n%cn%n%ce%n%B';
  const range = [`--max-count=${mostCommits + 1}`, format, '--encoding=UTF-8', `${base.sha}..${head.sha}`];
  const ended = await run(place, ['rev-list', ...range]);
  if (ended.code !== 0) throw explain(place, ended);
  // A line `commit <id>` stands before each commit, and with it at the end of the text of the one before.
  const [, ...records] = decodePath(ended.stdout).split('\0');
  const commits = records.map((record, index): ProvenanceCommit => {
    const [sha = '', author = '', authorEmail = '', committer = '', committerEmail = '', ...message] =
      record.split('\n');
    if (index < records.length - 1) message.splice(-2);
    return {
      sha,
      author: { name: author, email: authorEmail, account: null },
      committer: { name: committer, email: committerEmail, account: null },
      message: message.join('\n'),
    };
  });
  return {
    host: null,
    author: null,
    branch: head.ref,
    title: null,
    body: null,
    labels: [],
    commits: commits.slice(0, mostCommits),
    complete: !isShallow && commits.length <= mostCommits,
  };
};

/** Every path of a tree. `ls-tree` lists a large tree several times faster than reading its folders one by one. */
const list = async (place: GitPlace, tree: string): Promise<readonly string[]> => {
  const ended = await run(place, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', tree]);
  if (ended.code !== 0) throw explain(place, ended);
  const paths = decodePath(ended.stdout).split('\0');
  paths.pop();
  if (paths.length > mostPaths) throw tooMany();
  // git sorts by bytes; code units order some characters beyond the basic plane differently.
  return paths.sort();
};

/** The ends of a change and what they have in common. */
interface Ends {
  readonly base: Commit;
  readonly head: Commit;
  readonly mergeBase: string;
  /** A shallow clone: commits may be missing from it. */
  readonly isShallow: boolean;
}

const shortName = (ref: string): string => ref.replace(/^refs\/(heads|remotes)\//, '');

const defaultBase = 'refs/remotes/origin/HEAD';

/**
 * Both ends and their merge base from one `git rev-parse`. Of several merge bases (a criss-cross history) it is
 * the first `git merge-base` names, so that everybody with the same history gets the same one.
 */
const findEnds = async (
  place: GitPlace,
  objects: Objects,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<Ends> => {
  const named = [...(head === 'HEAD' ? [head] : []), ...(base === defaultBase ? [base] : [])];
  const ends = [commitOf(oneCommit(base)), commitOf(oneCommit(head))];
  const options = named.length === 0 ? [] : ['--symbolic-full-name', ...named];
  const ended = await run(place, ['rev-parse', '--is-shallow-repository', ...ends, ends.join('...'), ...options]);
  if (ended.code !== 0) throw await explainEnds(place, objects, { base, head }, ended);
  const [shallow, ...lines] = decodePath(ended.stdout).split('\n').slice(0, -1);
  const full = lines.splice(lines.length - named.length);
  const [baseSha = '', headSha = ''] = lines;
  const mergeBase = lines.find((line) => line.startsWith('^'));
  if (mergeBase === undefined) {
    const what = `${shortName(base)} and ${shortName(head)} have no commit in common`;
    if (shallow !== 'true') throw new Unreadable(`${what}.`, 'Name the branch this one was made from: --base REF.');
    throw new Unreadable(`${what} in this shallow clone.`, 'git fetch --unshallow (actions/checkout: fetch-depth: 0)');
  }
  const headName = head === 'HEAD' ? (full[0] ?? head) : head;
  const baseName = base === defaultBase ? (full.at(-1) ?? base) : base;
  return {
    base: { ref: shortName(baseName), sha: baseSha },
    head: { ref: shortName(headName), sha: headSha },
    mergeBase: mergeBase.slice(1),
    isShallow: shallow === 'true',
  };
};

const missing = async (objects: Objects, ref: string): Promise<Unreadable> => {
  if (ref === 'HEAD') {
    return new Unreadable('There is no commit yet: the repository, or the branch it is on, is empty.', 'git commit');
  }
  const [remote] = await objects.read([commitOf(`refs/remotes/origin/${ref}`)], mostText);
  const short = shortName(ref);
  return new Unreadable(
    `This repository knows no commit called ${short}.`,
    remote ? `Say origin/${short}.` : `git fetch origin ${short.replace(/^origin\//, '')}`,
  );
};

/** Why `rev-parse` failed: asks the conversation which end is missing. */
const explainEnds = async (
  place: GitPlace,
  objects: Objects,
  { base, head }: { readonly base: string; readonly head: string },
  ended: Ended,
): Promise<Unreadable> => {
  // A ref such as @{upstream} can end the conversation; then the first complaint is the better one.
  const asked = await settle(objects.read([commitOf(head), commitOf(base)], mostText));
  if ('unknown' in asked) return explain(place, ended);
  const [headFound, baseFound] = asked.known;
  if (!headFound) return missing(objects, head);
  return baseFound ? explain(place, ended) : missing(objects, base);
};

/** The next best base where `origin/HEAD` is not known, which is so after `git init` and in CI's clones. */
const findBase = async (place: GitPlace, objects: Objects): Promise<string> => {
  const told = await run(place, ['rev-parse', '--symbolic-full-name', 'HEAD', '@{upstream}']);
  const [current = '', upstream = ''] = decodePath(told.stdout).split('\n');
  const remote = /^refs\/remotes\/([^/]+)\//.exec(upstream)?.[1] ?? 'origin';
  const candidates = [...new Set([remote, 'origin'])].flatMap((name) =>
    ['HEAD', 'main', 'master'].map((branch) => `refs/remotes/${name}/${branch}`),
  );
  candidates.push(...['refs/heads/main', 'refs/heads/master'].filter((branch) => branch !== current));
  const found = await objects.read(candidates.map(commitOf), mostText);
  const base = candidates.find((_, index) => found[index]);
  if (base !== undefined) return base;
  const [head] = await objects.read([commitOf('HEAD')], mostText);
  if (!head) throw await missing(objects, 'HEAD');
  throw new Unreadable(
    'There is nothing to compare with: this clone knows no default branch (origin/HEAD, main or master).',
    'Name the branch this one merges into: --base REF.',
  );
};

const treeIn = (object: GitObject | null | undefined, commit: string): string =>
  whole(object, 'tree', `The root folder of ${commit}`).id;

/**
 * The change `merge-base(base, head)..head` of a local repository; the law is the tip of the base. git starts
 * at once. Both readings share what was read, and answer `unknown` in words where git cannot.
 */
export const gitSource = (change: GitChange): Source & Closable => {
  const { base, head = 'HEAD' } = change;
  const objects = openObjects(change);
  const readTrees = treeReader(objects);

  const resolveEnds = async (): Promise<Ends> => {
    if (base !== undefined) return findEnds(change, objects, { base, head });
    const first = await settle(findEnds(change, objects, { base: defaultBase, head }));
    if ('known' in first) return first.known;
    return findEnds(change, objects, { base: await findBase(change, objects), head });
  };
  const readEnds = async () => {
    const ends = await resolveEnds();
    const commits = [ends.base.sha, ends.mergeBase, ends.head.sha];
    const [found] = await Promise.all([
      objects.read(
        commits.map((sha) => `${sha}^{tree}`),
        mostTree,
      ),
      base === undefined ? undefined : refuseAmbiguous(objects, base),
      refuseAmbiguous(objects, head),
    ]);
    const [baseTree = '', oldTree = '', newTree = ''] = commits.map((sha, index) => treeIn(found[index], sha));
    return { ends, baseTree, oldTree, newTree };
  };
  const ends = readEnds();
  const readFacts = async (): Promise<ChangeFacts> => {
    const { ends: found, baseTree, oldTree, newTree } = await ends;
    const [provenance, paths, ...sides] = await Promise.all([
      readProvenance(change, found),
      diffTrees(oldTree, newTree, readTrees),
      ...[baseTree, oldTree, newTree].map((tree) => findDeclarationFiles(tree, readTrees)),
    ]);
    const [onBase = [], onMergeBase = [], onHead = []] = sides;
    const { declarations, texts } = await readDeclarations(objects, [onBase, onMergeBase, onHead]);
    const [law = [], mergeBase = [], proposed = []] = declarations;
    return {
      law: found.base,
      base: found.base,
      head: found.head,
      pullHead: null,
      mergeBase: found.mergeBase,
      // `--base` plays the default branch.
      target: found.base.ref,
      provenance,
      paths,
      declarations: { law, base: law, mergeBase, head: proposed },
      texts,
    };
  };
  const facts = settle(readFacts());

  return {
    readChange: () => facts,
    readAnswers: (asks: Asks) =>
      answerAsks(asks, {
        lookUp: async (paths) => lookUp((await ends).baseTree, paths, readTrees),
        listFolders: async (folders) => listFolders((await ends).baseTree, folders, readTrees),
        list: async () => list(change, (await ends).baseTree),
        texts: (ids) => readTexts(objects, ids),
      }),
    close: objects.close,
  };
};

/** One commit of a local repository, whole. */
export interface GitTree extends GitPlace {
  readonly ref: string;
  /** Whom to ask about accounts, and where these have their ids; `null` where nobody can be asked. */
  readonly people: { readonly read: NonNullable<Answerers['people']>; readonly host: string } | null;
}

/** The tree of one commit, listed by a process of its own, which starts at once. Answers `unknown` in words where git cannot. */
export const gitTree = (place: GitTree): TreeSource & Closable => {
  const { ref, people } = place;
  const objects = openObjects(place);
  const readTrees = treeReader(objects);
  const root = `${ref}^{tree}`;
  // What the listing fails for, the conversation says better.
  const listing = settle(
    Promise.resolve(ref)
      .then(oneCommit)
      .then(() => list(place, root)),
  );
  const readCommit = async (): Promise<{ readonly sha: string; readonly tree: string }> => {
    const [[commit, tree]] = await Promise.all([
      objects.read([commitOf(oneCommit(ref)), root], mostTree),
      refuseAmbiguous(objects, ref),
    ]);
    if (!commit) throw await missing(objects, ref);
    return { sha: commit.id, tree: treeIn(tree, commit.id) };
  };
  const commit = readCommit();
  const readFacts = async (): Promise<TreeFacts> => {
    const { sha, tree } = await commit;
    const { declarations, texts } = await readDeclarations(objects, [await findDeclarationFiles(tree, readTrees)]);
    const paths = await listing;
    if ('unknown' in paths) throw new Unreadable(paths.unknown, paths.needs);
    const [after] = await objects.read([root], mostTree);
    if (after?.id !== tree) throw new Unreadable(`${shortName(ref)} moved while it was read.`, 'Run it again.');
    return {
      commit: { ref: shortName(ref), sha },
      host: people?.host ?? null,
      paths: paths.known,
      declarations: declarations[0] ?? [],
      texts,
      isAtHand: true,
    };
  };
  const facts = settle(readFacts());
  return {
    readTree: () => facts,
    readAnswers: (asks) =>
      answerAsks(asks, {
        lookUp: async (paths) => lookUp((await commit).tree, paths, readTrees),
        listFolders: async (folders) => listFolders((await commit).tree, folders, readTrees),
        list: async () => list(place, (await commit).tree),
        texts: (ids) => readTexts(objects, ids),
        ...(people === null ? {} : { people: people.read }),
      }),
    close: objects.close,
  };
};

/** A local repository, to be read at any commit of it, with one git process (and one more for a listing). */
export interface GitRepository extends Closable {
  /** `unknown` where the ref is none, or its declarations cannot be read. */
  readonly readAt: (ref: string) => Promise<Known<GitSnapshot>>;
}

/** Opens a repository; whether it is one is told by the first `readAt`. */
export const gitRepository = (place: GitPlace): GitRepository => {
  const objects = openObjects(place);
  const readTrees = treeReader(objects);
  const readAt = async (ref: string): Promise<GitSnapshot> => {
    const [[commit, root]] = await Promise.all([
      objects.read([commitOf(oneCommit(ref)), `${ref}^{tree}`], mostTree),
      refuseAmbiguous(objects, ref),
    ]);
    if (!commit) throw await missing(objects, ref);
    const tree = treeIn(root, commit.id);
    const found = await findDeclarationFiles(tree, readTrees);
    const { declarations, texts } = await readDeclarations(objects, [found]);
    return {
      commit: { ref: shortName(ref), sha: commit.id },
      declarations: declarations[0] ?? [],
      texts,
      lookUp: (paths) => answerEntries(paths, (asked) => lookUp(tree, asked, readTrees)),
      folders: (folders) => listFolders(tree, folders, readTrees),
      readTexts: (ids) => readTexts(objects, ids),
      list: () => settle(list(place, tree)),
    };
  };
  return { readAt: (ref) => settle(readAt(ref)), close: objects.close };
};
