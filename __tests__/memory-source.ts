/** A `Source` over trees in memory, for tests that judge many small changes. */
import { createHash } from 'node:crypto';
import { MAX_BYTES } from '../src/declaration/dialect.ts';
import type {
  Account,
  Answers,
  Asks,
  ChangeFacts,
  DeclarationFile,
  Entry,
  EntryAnswer,
  FolderAnswer,
  Known,
  ProvenanceFacts,
  Said,
  Source,
} from '../src/facts.ts';

/** Text by path, or an entry of another kind. */
export type Tree = Readonly<Record<string, string | Entry>>;

const hash = (text: string): string => createHash('sha1').update(text).digest('hex');
const toEntry = (content: string | Entry): Entry =>
  typeof content === 'string' ? { mode: '100644', id: hash(content) } : content;

const findDeclarations = (tree: Tree): DeclarationFile[] =>
  Object.keys(tree)
    .filter((path) => /^(?:\.github\/)?ownership\.ya?ml$/i.test(path))
    .sort()
    .map((path) => {
      const content = tree[path] ?? '';
      const size = typeof content === 'string' ? Buffer.byteLength(content) : 0;
      return { path, ...toEntry(content), size };
    });

const answer = (tree: Tree, path: string): EntryAnswer => {
  const found = tree[path];
  if (found !== undefined) return { path, entry: { known: toEntry(found) } };
  const entry = { known: null };
  if (Object.keys(tree).some((other) => other.startsWith(`${path}/`)))
    return { path, entry, near: { path, folder: true } };
  const near = Object.keys(tree).find((other) => other.toLowerCase() === path.toLowerCase());
  return near === undefined ? { path, entry } : { path, entry, near: { path: near, folder: false } };
};

const listFolder = (tree: Tree, folder: string): FolderAnswer => {
  const start = folder === '' ? '' : `${folder}/`;
  const paths = Object.keys(tree).filter((path) => path.startsWith(start) && !path.slice(start.length).includes('/'));
  return { folder, files: { known: paths.sort().map((path) => ({ path, ...toEntry(tree[path] ?? '') })) } };
};

/** What a source may know besides the trees. */
export interface Surroundings {
  /** Accounts by login; nobody can be asked where they are left out. */
  readonly accounts?: Readonly<Record<string, Known<Account | null>>>;
  readonly host?: string;
  /** What is known of who made the change: nothing where it is left out. */
  readonly provenance?: Partial<ProvenanceFacts>;
  /** The line the change is to be merged into: its branch, and its tip's tree, which is its merge base too. */
  readonly line?: { readonly branch: string; readonly tree: Tree };
  /** What was said about the pull request, of which each list is empty where it is left out; nobody can be asked where all is. */
  readonly said?: Partial<Said>;
  /** The head's tree at earlier commits; every other commit is gone. */
  readonly earlier?: Readonly<Record<string, Tree>>;
}

const MAIN = { ref: 'main', sha: 'b'.repeat(40) };
export const HEAD = { ref: 'feature', sha: 'a'.repeat(40) };

/** The text of a blob in any of the trees. */
const readText = (trees: readonly Tree[], id: string): Known<string> => {
  const contents = trees.flatMap((tree) => Object.values(tree));
  const text = contents.find((content) => typeof content === 'string' && hash(content) === id);
  return typeof text === 'string' ? { known: text } : { unknown: `There is no text ${id}.` };
};

const readTrees = (main: Tree, base: Tree, head: Tree): Pick<ChangeFacts, 'paths' | 'declarations' | 'texts'> => {
  const [law, before, after] = [findDeclarations(main), findDeclarations(base), findDeclarations(head)];
  const texts = [main, base, head].flatMap((tree) =>
    findDeclarations(tree).flatMap(({ path, id, size }) => {
      const text = tree[path];
      return typeof text === 'string' && size <= MAX_BYTES ? [[id, { known: text }] as const] : [];
    }),
  );
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])].sort().flatMap((path) => {
    const [was, now] = [base[path], head[path]].map((content) => (content === undefined ? null : toEntry(content)));
    return was?.id === now?.id && was?.mode === now?.mode ? [] : [{ path, before: was ?? null, after: now ?? null }];
  });
  return { paths, declarations: { law, base: before, mergeBase: before, head: after }, texts: [...new Map(texts)] };
};

/** The change from `main`, which is the merge base too, to `head`; and, where there is a line, the change from that. */
export const memorySource = (
  main: Tree,
  head: Tree,
  { accounts, earlier = {}, host, line, provenance, said }: Surroundings = {},
): Source => {
  const shared = {
    law: MAIN,
    head: HEAD,
    pullHead: accounts === undefined && said === undefined ? null : HEAD.sha,
    target: line?.branch ?? MAIN.ref,
    provenance: {
      host: host ?? null,
      author: null,
      branch: 'feature',
      title: null,
      body: null,
      labels: [],
      commits: [],
      complete: true,
      ...provenance,
    },
  };
  let base = main;
  let commit = MAIN;
  const changeAt = (sha: string, tree: Tree): ChangeFacts => ({
    ...shared,
    head: { ...HEAD, sha },
    base: commit,
    mergeBase: commit.sha,
    ...readTrees(main, base, tree),
  });
  return {
    readChange: async (against = 'default') => {
      const onLine = against === 'target' ? line : undefined;
      base = onLine?.tree ?? main;
      commit = onLine === undefined ? MAIN : { ref: onLine.branch, sha: 'c'.repeat(40) };
      return { known: changeAt(HEAD.sha, head) };
    },
    readAnswers: async (asks: Asks): Promise<Answers> => ({
      entries: asks.entries.map((path) => answer(base, path)),
      folders: asks.folders.map((folder) => listFolder(base, folder)),
      listing: asks.listing ? { known: Object.keys(base).sort() } : null,
      people:
        asks.people.length === 0
          ? []
          : accounts === undefined
            ? null
            : asks.people.map((login) => ({ login, account: accounts[login] ?? { known: null } })),
      texts: asks.texts.map((id) => [id, readText([main, base, head, ...Object.values(earlier)], id)] as const),
      said:
        asks.said && said !== undefined
          ? { reviews: { known: [] }, words: { known: [] }, retargets: { known: [] }, ...said }
          : null,
      earlier: asks.earlier.map((sha) => {
        const tree = earlier[sha];
        return { commit: sha, change: { known: tree === undefined ? null : changeAt(sha, tree) } };
      }),
      pages: asks.pages.length === 0 ? [] : null,
    }),
  };
};
