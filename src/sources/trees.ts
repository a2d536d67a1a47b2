/**
 * Questions about git trees, asked over one port, so that the diff and the look-ups are written once for
 * every place trees can be read from. Both work a level at a time: however many folders a level has, it costs
 * one call of the port. Folders that are listed are walked to one by one, so that one cannot spoil another.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import type {
  Answers,
  Asks,
  ChangedPath,
  Entry,
  EntryAnswer,
  EntryInFolder,
  FolderAnswer,
  Known,
  PersonAnswer,
  Said,
} from '../facts.ts';
import { groupBy } from '../groups.ts';

/** The mode of a folder, as `canonicalMode` spells it (a raw tree object says `40000`). */
export const folderMode = '040000';

/** One entry of one folder: its name there (no `/`), its canonical mode, and the object it names. */
export interface TreeEntry {
  readonly name: string;
  readonly mode: string;
  readonly id: string;
}

/** An entry with its path from the root of the tree. */
export interface PathEntry extends Entry {
  readonly path: string;
}

/**
 * The port: the entries of each tree asked for, by its id. It answers for every id or rejects with
 * `Unreadable`; it may be called with the same id again and with several calls under way.
 */
export type ReadTrees = (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly TreeEntry[]>>;

/** Why something could not be read, on its way to becoming a `Known`; `needs` names what would help. */
export class Unreadable extends Error {
  readonly needs: string | undefined;
  constructor(message: string, needs?: string) {
    super(message);
    this.needs = needs;
  }
}

/** The outcome of a reading as a `Known`. Rejects with what is not `Unreadable`: that is a bug, not a fact. */
export const settle = async <T>(reading: Promise<T>): Promise<Known<T>> => {
  try {
    return { known: await reading };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return error.needs === undefined ? { unknown: error.message } : { unknown: error.message, needs: error.needs };
  }
};

/**
 * A mode the way git itself reads it: six octal digits; a file is 100644 or 100755 whatever its other
 * permission bits say, and what is no file, symlink or folder is a submodule (`canon_mode` in git's
 * object.h). `null` for text that is no mode.
 */
export const canonicalMode = (text: string): string | null => {
  if (!/^[0-7]{5,7}$/.test(text)) return null;
  const mode = Number.parseInt(text, 8);
  const kind = mode & 0o170000;
  if (kind === 0o100000) return (mode & 0o100) === 0 ? '100644' : '100755';
  if (kind === 0o120000) return '120000';
  return kind === 0o040000 ? folderMode : '160000';
};

/** The length of the UTF-8 sequence that begins at `at` (the table of RFC 3629, section 4), 0 where none does. */
const sequenceLength = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (length === 0 || at + length > bytes.length || second < low || second > high) return 0;
  return bytes.subarray(at + 2, at + length).every((byte) => byte >= 0x80 && byte <= 0xbf) ? length : 0;
};

/**
 * Bytes as text without loss: UTF-8 where it is UTF-8, and each byte that belongs to no valid sequence as
 * the lone surrogate U+DC00 + byte (U+DC80–DCFF), which no valid UTF-8 decodes to. A byte order mark stays.
 */
export const decodePath = (bytes: Uint8Array): string => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii(buffer)) return buffer.toString('latin1');
  if (isUtf8(buffer)) return buffer.toString('utf8');
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < buffer.length; ) {
    const length = sequenceLength(buffer, at);
    if (length === 0) {
      parts.push(buffer.toString('utf8', start, at), String.fromCharCode(0xdc00 + (buffer[at] ?? 0)));
      start = at + 1;
    }
    at += length || 1;
  }
  parts.push(buffer.toString('utf8', start));
  return parts.join('');
};

/** Sorts by the string's UTF-16 code units, as `<` does: the same everywhere, unlike a locale's order. */
const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** Reads one tree's entries out of a reply of the port, by name; a tree that names one thing twice is refused. */
const named = (trees: ReadonlyMap<string, readonly TreeEntry[]>, id: string | null): ReadonlyMap<string, TreeEntry> => {
  const entries = id === null ? [] : trees.get(id);
  if (entries === undefined) throw new Unreadable(`The folder listing (tree ${id}) could not be read.`);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  if (byName.size !== entries.length) {
    throw new Unreadable(`Two entries of one folder (tree ${id}) have the same name, so they cannot be told apart.`);
  }
  return byName;
};

const unique = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

const isFolder = (entry: TreeEntry): boolean => entry.mode === folderMode;

/** The tree an entry names, where it is a folder. */
const treeOf = (entry: TreeEntry | undefined): string | null =>
  entry !== undefined && isFolder(entry) ? entry.id : null;

/** What stands at a name where a path can end: no folder. */
const leaf = (entry: TreeEntry | undefined): Entry | null =>
  entry === undefined || isFolder(entry) ? null : { mode: entry.mode, id: entry.id };

/**
 * As many paths and folders are taken in. A tree may name one sub-tree many times, ten levels of ten such
 * names are ten thousand million paths in a few hundred bytes, and that must end in words.
 */
export const mostPaths = 1_000_000;

/** The complaint of one who met more than `mostPaths`. */
export const tooMany = (): Unreadable => new Unreadable('There are more than 1,000,000 paths to look at.');

/**
 * Every path in which two trees differ, sorted by code units, each once. A folder that became a file (or the
 * reverse) is the file's path and every path below the folder. Renames are a deletion and an addition.
 * Reads only the folders whose ids differ. Rejects with what `readTrees` rejects with, and with `Unreadable`
 * past `mostPaths`.
 */
export const diffTrees = async (a: string, b: string, readTrees: ReadTrees): Promise<ChangedPath[]> => {
  const changed: ChangedPath[] = [];
  let level: { folder: string; a: string | null; b: string | null }[] = a === b ? [] : [{ folder: '', a, b }];
  while (level.length > 0) {
    const trees = await readTrees(unique(level.flatMap((pair) => [pair.a, pair.b])));
    const next: typeof level = [];
    for (const pair of level) {
      const [before, after] = [named(trees, pair.a), named(trees, pair.b)];
      for (const name of new Set([...before.keys(), ...after.keys()])) {
        const [old, now] = [before.get(name), after.get(name)];
        if (old?.id === now?.id && old?.mode === now?.mode) continue;
        const path = join(pair.folder, name);
        const [oldTree, newTree] = [treeOf(old), treeOf(now)];
        if (oldTree !== newTree) next.push({ folder: path, a: oldTree, b: newTree });
        const [oldLeaf, newLeaf] = [leaf(old), leaf(now)];
        if (oldLeaf !== null || newLeaf !== null) changed.push({ path, before: oldLeaf, after: newLeaf });
        if (changed.length + next.length > mostPaths) throw tooMany();
      }
    }
    level = next;
  }
  return changed.sort(byPath);
};

/** Every entry of a tree that is no folder, sorted by code units of the path. */
export const listTree = async (root: string, readTrees: ReadTrees): Promise<PathEntry[]> => {
  const found = await diffTrees('', root, async (ids) => {
    const trees = new Map(await readTrees(ids.filter((id) => id !== '')));
    return trees.set('', []);
  });
  return found.flatMap(({ path, after }) => (after === null ? [] : [{ path, ...after }]));
};

const declarationName = /^ownership\.ya?ml$/;

/**
 * What is, or may be meant as, the declaration: entries of the root and of `.github` (in exact case, as GitHub
 * reads it) whose lower-cased name is `ownership.yaml` or `ownership.yml`, sorted. A folder of such a name is
 * among them, with a folder's mode: it is in the way of a declaration, and is no file.
 */
export const findDeclarationFiles = async (root: string, readTrees: ReadTrees): Promise<PathEntry[]> => {
  const top = named(await readTrees([root]), root);
  const gitHub = treeOf(top.get('.github'));
  const below = gitHub === null ? new Map<string, TreeEntry>() : named(await readTrees([gitHub]), gitHub);
  const pick = (entries: ReadonlyMap<string, TreeEntry>, folder: string): PathEntry[] =>
    [...entries.values()]
      .filter((entry) => declarationName.test(entry.name.toLowerCase()))
      .map(({ name, mode, id }) => ({ path: join(folder, name), mode, id }));
  return [...pick(top, ''), ...pick(below, '.github')].sort(byPath);
};

/** As many spellings of one path are followed at a level; a tree made to have thousands must not cost more. */
const spellings = 8;

/** Entries by their lower-cased name. */
const folded = (entries: Iterable<TreeEntry>): ReadonlyMap<string, readonly TreeEntry[]> =>
  groupBy(entries, ({ name }) => name.toLowerCase());

interface Walk {
  readonly tree: string;
  readonly spelt: string;
  readonly exact: boolean;
}

/**
 * What stands at each path, in the order asked. Where nothing does, `near` is the path itself if a folder
 * stands there, else the first path (files first, then by code units) that differs in case only.
 */
export const lookUp = async (root: string, paths: readonly string[], readTrees: ReadTrees): Promise<EntryAnswer[]> => {
  const folds = new Map<string, ReadonlyMap<string, readonly TreeEntry[]>>();
  const likes = (id: string, trees: ReadonlyMap<string, readonly TreeEntry[]>, name: string): readonly TreeEntry[] => {
    const known = folds.get(id) ?? folded(named(trees, id).values());
    folds.set(id, known);
    return known.get(name.toLowerCase()) ?? [];
  };
  const answers = new Map<string, EntryAnswer>();
  let asked = [...new Set(paths)].map((path) => ({
    path,
    names: path.split('/'),
    walks: [{ tree: root, spelt: '', exact: true }] as Walk[],
  }));
  for (let depth = 0; asked.length > 0; depth += 1) {
    const trees = await readTrees(unique(asked.flatMap((ask) => ask.walks.map((walk) => walk.tree))));
    const deeper: typeof asked = [];
    for (const ask of asked) {
      const name = ask.names[depth] ?? '';
      const met = ask.walks.flatMap((walk) =>
        likes(walk.tree, trees, name).map((entry) => ({
          entry,
          spelt: join(walk.spelt, entry.name),
          exact: walk.exact && entry.name === name,
        })),
      );
      met.sort((x, y) => Number(y.exact) - Number(x.exact) || (x.spelt < y.spelt ? -1 : 1));
      if (depth === ask.names.length - 1) answers.set(ask.path, answer(ask.path, met));
      else {
        const folders = met.filter(({ entry }) => isFolder(entry)).slice(0, spellings);
        const walks = folders.map(({ entry, spelt, exact }) => ({ tree: entry.id, spelt, exact }));
        if (walks.length > 0) deeper.push({ ...ask, walks });
      }
    }
    asked = deeper;
  }
  return paths.map((path) => answers.get(path) ?? { path, entry: { known: null } });
};

const answer = (
  path: string,
  met: readonly { readonly entry: TreeEntry; readonly spelt: string; readonly exact: boolean }[],
): EntryAnswer => {
  const [first] = met;
  const entry = first?.exact ? leaf(first.entry) : null;
  const near = first?.exact ? first : (met.find((one) => !isFolder(one.entry)) ?? first);
  if (entry !== null || near === undefined) return { path, entry: { known: entry } };
  return { path, entry: { known: null }, near: { path: near.spelt, folder: isFolder(near.entry) } };
};

/**
 * What lies directly in each folder and is no folder itself, in the order asked; '' is the root. Where the tree has no
 * such folder, the tree above it says so. Reads the folders on the way and no others, each once; where one cannot be
 * read, what lies below it is `unknown`.
 */
export const listFolders = (
  root: string,
  folders: readonly string[],
  readTrees: ReadTrees,
): Promise<readonly FolderAnswer[]> => {
  const opened = new Map<string, Promise<ReadonlyMap<string, TreeEntry>>>();
  const open = (id: string): Promise<ReadonlyMap<string, TreeEntry>> => {
    const entries = opened.get(id) ?? readTrees([id]).then((trees) => named(trees, id));
    opened.set(id, entries);
    return entries;
  };
  const listOne = async (folder: string): Promise<readonly EntryInFolder[]> => {
    let tree = root;
    for (const name of folder === '' ? [] : folder.split('/')) {
      const below = treeOf((await open(tree)).get(name));
      if (below === null) return [];
      tree = below;
    }
    const files = [...(await open(tree)).values()].filter((entry) => !isFolder(entry));
    return files.map(({ name, mode, id }) => ({ path: join(folder, name), mode, id })).sort(byPath);
  };
  return Promise.all(folders.map(async (folder) => ({ folder, files: await settle(listOne(folder)) })));
};

/** How a source answers: about one tree, about texts, and, where somebody can be asked, about people and the pull request. */
export interface Answerers {
  /** It, `listFolders` and `list` may reject with `Unreadable`. */
  readonly lookUp: (paths: readonly string[]) => Promise<EntryAnswer[]>;
  readonly listFolders: (folders: readonly string[]) => Promise<readonly FolderAnswer[]>;
  readonly list: () => Promise<readonly string[]>;
  readonly texts: (ids: readonly string[]) => Promise<Answers['texts']>;
  readonly people?: (logins: readonly string[]) => Promise<readonly PersonAnswer[]>;
  readonly said?: () => Promise<Said>;
  readonly earlier?: (commits: readonly string[]) => Promise<Answers['earlier']>;
}

/** What stands at each path; `unknown` at all of them where the tree cannot be read. */
export const answerEntries = async (
  paths: readonly string[],
  find: Answerers['lookUp'],
): Promise<readonly EntryAnswer[]> => {
  const entries = await settle(paths.length === 0 ? Promise.resolve([]) : find(paths));
  return 'known' in entries ? entries.known : paths.map((path) => ({ path, entry: entries }));
};

/** The files of each folder; `unknown` at all of them where there is no tree to look in. */
const answerFolders = async (
  folders: readonly string[],
  find: Answerers['listFolders'],
): Promise<readonly FolderAnswer[]> => {
  const found = await settle(folders.length === 0 ? Promise.resolve([]) : find(folders));
  return 'known' in found ? found.known : folders.map((folder) => ({ folder, files: found }));
};

/** The second reading of either source: each part that cannot be read is `unknown`, and the rest stands. */
export const answerAsks = async (asks: Asks, source: Answerers): Promise<Answers> => {
  const [entries, folders, listing, people, texts, said, earlier] = await Promise.all([
    answerEntries(asks.entries, source.lookUp),
    answerFolders(asks.folders, source.listFolders),
    asks.listing ? settle(source.list()) : null,
    // Nobody to be asked about is an answer of every source.
    asks.people.length === 0 ? [] : (source.people?.(asks.people) ?? null),
    asks.texts.length === 0 ? [] : source.texts(asks.texts),
    asks.said ? (source.said?.() ?? null) : null,
    asks.earlier.length === 0 ? [] : (source.earlier?.(asks.earlier) ?? []),
  ]);
  // No page lies in a repository: who opens them answers for them.
  const pages = asks.pages.length === 0 ? [] : null;
  return { entries, folders, listing, people, texts, said, earlier, pages };
};
