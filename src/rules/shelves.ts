/** The trees of both sides of a change, as far as they were asked for: the base tip's, and the same with the change laid over it. */
import type { Answers, ChangedPath, ChangeFacts, EntryAnswer, EntryInFolder, Known } from '../facts.ts';
import { once } from './once.ts';
import type { PastShelf } from './past.ts';

export interface Shelves {
  readonly before: PastShelf;
  readonly after: PastShelf;
}

/** What the change itself says is worked out once; the answers to lay it over come in one after the other. */
export const openShelves = ({
  paths,
  base,
  head,
}: Pick<ChangeFacts, 'paths' | 'base' | 'head'>): ((answers: Answers) => Shelves) => {
  const there = paths.filter(({ after }) => after !== null).map(({ path }) => path);
  const changed = new Map(paths.map((path) => [path.path, path]));
  const made = once(() => new Set(there.flatMap(listFolders)));
  /** The first path of each spelling in lower case. */
  const spelt = once(() => new Map([...there].reverse().map((path) => [path.toLowerCase(), path])));
  return (answers) => {
    const entries = new Map(answers.entries.map((answer) => [answer.path, answer]));
    const folders = new Map(answers.folders.map(({ folder, files }) => [folder, files]));
    const texts = new Map(answers.texts);
    const textOf = (id: string): Known<string> | undefined => texts.get(id);
    const entryBefore = (path: string): EntryAnswer =>
      entries.get(path) ?? { path, entry: { unknown: 'it was not asked for' } };
    const entryAfter = (path: string): EntryAnswer => {
      const own = changed.get(path);
      const answer = own === undefined ? entryBefore(path) : { path, entry: { known: own.after } };
      if ('unknown' in answer.entry || answer.entry.known !== null) return answer;
      if (made().has(path)) return { ...answer, near: { path, folder: true } };
      const near = spelt().get(path.toLowerCase());
      if (near !== undefined) return { ...answer, near: { path: near, folder: false } };
      const gone = answer.near !== undefined && changed.get(answer.near.path)?.after === null;
      return gone ? { path, entry: answer.entry } : answer;
    };
    const filesAfter = (folder: string): Known<readonly EntryInFolder[]> | undefined => {
      const files = folders.get(folder);
      return files === undefined || 'unknown' in files ? files : { known: layOver(files.known, folder, paths) };
    };
    return {
      before: { entryOf: entryBefore, textOf, filesOf: (folder) => folders.get(folder), commitOf: () => base.sha },
      after: {
        entryOf: entryAfter,
        textOf,
        filesOf: filesAfter,
        commitOf: (path) => (changed.has(path) ? head : base).sha,
      },
    };
  };
};

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

const listFolders = (path: string): string[] => {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, end) => segments.slice(0, end + 1).join('/'));
};

const layOver = (
  files: readonly EntryInFolder[],
  folder: string,
  paths: readonly ChangedPath[],
): readonly EntryInFolder[] => {
  const own = paths.filter(({ path }) => folderOf(path) === folder);
  const gone = new Set(own.map(({ path }) => path));
  const come = own.flatMap(({ path, after }) => (after === null ? [] : [{ path, ...after }]));
  return [...files.filter(({ path }) => !gone.has(path)), ...come].sort((a, b) => (a.path < b.path ? -1 : 1));
};
