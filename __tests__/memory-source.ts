/** A `Source` over trees in memory, for tests that judge many small changes. */
import { createHash } from 'node:crypto';
import { MAX_BYTES } from '../src/declaration/dialect.ts';
import type { Answers, Asks, ChangeFacts, DeclarationFile, Entry, EntryAnswer, Source } from '../src/facts.ts';

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

/** The change from `base`, which is the merge base too, to `head`. */
export const memorySource = (base: Tree, head: Tree): Source => {
  const [before, after] = [findDeclarations(base), findDeclarations(head)];
  const texts = [base, head].flatMap((tree) =>
    findDeclarations(tree).flatMap(({ path, id, size }) => {
      const text = tree[path];
      return typeof text === 'string' && size <= MAX_BYTES ? [[id, { known: text }] as const] : [];
    }),
  );
  const paths = [...new Set([...Object.keys(base), ...Object.keys(head)])].sort().flatMap((path) => {
    const [was, now] = [base[path], head[path]].map((content) => (content === undefined ? null : toEntry(content)));
    return was?.id === now?.id && was?.mode === now?.mode ? [] : [{ path, before: was ?? null, after: now ?? null }];
  });
  const commit = { ref: 'main', sha: 'b'.repeat(40) };
  const change: ChangeFacts = {
    law: commit,
    base: commit,
    mergeBase: commit.sha,
    head: { ref: 'feature', sha: 'a'.repeat(40) },
    paths,
    declarations: { law: before, base: before, mergeBase: before, head: after },
    texts: [...new Map(texts)],
  };
  return {
    readChange: async () => ({ known: change }),
    readAnswers: async ({ entries, listing }: Asks): Promise<Answers> => ({
      entries: entries.map((path) => answer(base, path)),
      listing: listing ? { known: Object.keys(base).sort() } : null,
    }),
  };
};
