/** Trees and texts as GitHub's Git database gives them: https://docs.github.com/en/rest/git */
import type { Known } from '../facts.ts';
import { type Ask, type Asker, countAt, idAt, misshapen, type Subject, textAt } from './github-request.ts';
import { valueAt } from './json.ts';
import {
  canonicalMode,
  decodePath,
  folderMode,
  type PathEntry,
  type ReadTrees,
  settle,
  type TreeEntry,
  Unreadable,
} from './trees.ts';

const treeSubject: Subject = { words: 'a folder listing', permission: 'contents: read' };

/** What a text is, as a complaint about it says. */
export type TextSubject = 'the text of the declaration' | 'the text of a file';

/** The largest text that is read: 1 MiB, in bytes, what GitHub's contents API returns inline. */
export const mostText = 1_048_576;

/** The id of a tree without entries (`git hash-object -t tree --stdin </dev/null`), which GitHub does not serve. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

interface Listing {
  readonly truncated: boolean;
  readonly entries: readonly (PathEntry & { readonly size: number })[];
}

/** A reply of `git/trees`; `size` is 0 for what has none. */
const parseListing = (data: unknown): Listing => {
  const [truncated, tree] = [valueAt(data, 'truncated'), valueAt(data, 'tree')];
  if (typeof truncated !== 'boolean' || !Array.isArray(tree)) throw misshapen(treeSubject, 'tree');
  const entries = tree.map((entry: unknown) => {
    const mode = canonicalMode(textAt(treeSubject, entry, 'mode'));
    if (mode === null) throw misshapen(treeSubject, 'mode');
    const size = mode === folderMode || mode === '160000' ? 0 : countAt(treeSubject, entry, 'size');
    return { path: textAt(treeSubject, entry, 'path'), mode, id: idAt(treeSubject, entry, 'sha'), size };
  });
  return { truncated, entries };
};

/** Trees by id (a commit's id serves for its root), and what their listings said of the size of blobs. */
export interface Trees {
  readonly read: ReadTrees;
  readonly sizes: ReadonlyMap<string, number>;
}

/**
 * Reads a tree with everything below it at once. Where GitHub cuts that off (past 100,000 entries or 7 MB),
 * reads the folder alone, and its folders the same way when they are asked for.
 */
export const treeReader = ({ ask, leaveSome }: Asker): Trees => {
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
      if (folder === undefined || (slash >= 0 && !deep)) throw misshapen(treeSubject, 'path');
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
      await ask(treeSubject, '/repos/{owner}/{repo}/git/trees/{tree_sha}', { tree_sha: id, recursive: '1' }),
    );
    if (!whole.truncated) return keep(id, whole, true);
    isWalking = true;
    const flat = parseListing(await ask(treeSubject, '/repos/{owner}/{repo}/git/trees/{tree_sha}', { tree_sha: id }));
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

/** Text by the id of its blob. */
export interface Texts {
  /** The text without loss; `unknown` past 1 MiB. A blob is asked for once, whatever it is called then. */
  readonly read: (id: string, words: TextSubject) => Promise<Known<string>>;
}

const tooLong = (id: string, size: number): Unreadable =>
  new Unreadable(`The text (blob ${id}) has ${size} bytes, too many to be read.`);

/** GitHub breaks the base64 of a blob into lines. */
const readText = async (ask: Ask, id: string, words: TextSubject): Promise<string> => {
  const subject: Subject = { words, permission: 'contents: read' };
  const data = await ask(subject, '/repos/{owner}/{repo}/git/blobs/{file_sha}', { file_sha: id });
  const content = valueAt(data, 'content');
  if (typeof content !== 'string' || valueAt(data, 'encoding') !== 'base64') throw misshapen(subject, 'content');
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length !== countAt(subject, data, 'size')) throw misshapen(subject, 'size');
  if (bytes.length > mostText) throw tooLong(id, bytes.length);
  return decodePath(bytes);
};

/** Opens the texts; what is known to be too long is not asked for. */
export const textReader = ({ ask }: Asker, sizes: Trees['sizes']): Texts => {
  const texts = new Map<string, Promise<Known<string>>>();
  const read = async (id: string, words: TextSubject): Promise<string> => {
    const size = sizes.get(id) ?? 0;
    if (size > mostText) throw tooLong(id, size);
    return readText(ask, id, words);
  };
  return {
    read: (id, words) => {
      const text = texts.get(id) ?? settle(read(id, words));
      texts.set(id, text);
      return text;
    },
  };
};
