/**
 * What has to be opened to judge some systems. Each list is bounded, so that a change of everything stays within the
 * requests a run may make; what is left out is said where it is missed.
 */
import type { Declared, System } from '../declaration/resolve.ts';
import { isFile } from '../facts.ts';
import { findNetwork } from '../reliability/network.ts';
import { findRunbookPath, listPapers, listSloFiles, type Papers, type Shelf } from './papers.ts';
import { listHistoryFolders, listHistoryTexts } from './past.ts';
import { listDuties } from './pointing.ts';
import type { Shelves } from './shelves.ts';

/** How much is opened of each kind. */
export interface ReadingBounds {
  /** Runbooks and SLO files. */
  readonly papers: number;
  /** SLO files of systems that are only depended on, the nearest first. */
  readonly needed: number;
  /** Files of incidents and trade-offs. */
  readonly past: number;
  /** Files that runbooks link to. */
  readonly linked: number;
}
/** Where each costs a request. */
const USUAL: ReadingBounds = { papers: 80, needed: 40, past: 60, linked: 200 };
/** Where the repository is at hand. */
export const AT_HAND: ReadingBounds = { papers: 10_000, needed: 10_000, past: 10_000, linked: 100_000 };

interface Subjects {
  /** The systems the change touches or edits. */
  readonly names: readonly string[];
  readonly before: Declared | null;
  readonly after: Declared;
  readonly isChanged: (path: string) => boolean;
  readonly bounds?: ReadingBounds;
}

export interface ReadingList {
  /** Paths and folders of which it has to be known what lies there. */
  readonly first: { readonly entries: readonly string[]; readonly folders: readonly string[] };
  readonly hasRunbooks: boolean;
  /** Ids of the texts of what lies there. */
  readonly listTexts: (shelves: Shelves) => readonly string[];
  /** Paths the runbooks that were read link to. */
  readonly listLinked: (papers: Papers) => readonly string[];
}

/** SLO files of what some systems cannot work without, however deep. */
const listNeeded = (
  names: readonly string[],
  systems: ReadonlyMap<string, System>,
  most: number,
): readonly string[] => {
  if (names.length === 0) return [];
  const { nodes, indexOf, needs } = findNetwork(systems);
  const own = new Set(names);
  const files = new Set<string>();
  for (const at of needs.walk(names.flatMap((name) => indexOf(name) ?? [])).reached) {
    const system = nodes[at]?.system;
    if (system == null || own.has(system.name)) continue;
    for (const file of listSloFiles(system)) files.add(file);
    if (files.size >= most) break;
  }
  return [...files].slice(0, most);
};

const idsOf = (paths: readonly string[], { entryOf }: Shelf): string[] =>
  paths.flatMap((path) => {
    const { entry } = entryOf(path);
    return 'known' in entry && entry.known !== null && isFile(entry.known) ? [entry.known.id] : [];
  });

export const openReadingList = ({ names, before, after, isChanged, bounds = USUAL }: Subjects): ReadingList => {
  const sorted = [...new Set(names)].sort();
  const pick = (side: Declared | null): System[] => sorted.flatMap((name) => side?.systems.get(name) ?? []);
  const [was, is] = [pick(before), pick(after)];
  const needed = listNeeded(sorted, after.systems, bounds.needed);
  const pointed = [...was, ...is].flatMap(listDuties);
  return {
    first: {
      entries: [...new Set([...pointed, ...needed])].sort(),
      folders: [...new Set(is.flatMap(listHistoryFolders))].sort(),
    },
    hasRunbooks: [...was, ...is].some((system) => findRunbookPath(system) !== null),
    listTexts: (shelves) => {
      const [old, now] = [was, is].map((systems) => systems.flatMap(listPapers)) as [string[], string[]];
      const papers = [
        ...idsOf(now.filter(isChanged), shelves.after),
        ...idsOf(old.filter(isChanged), shelves.before),
        ...idsOf(now, shelves.after),
        ...idsOf(old, shelves.before),
      ];
      const past = is.flatMap((system) => listHistoryTexts(system, shelves.after));
      return [
        ...[...new Set(papers)].slice(0, bounds.papers),
        ...idsOf(needed, shelves.after),
        ...[...new Set(past)].slice(0, bounds.past),
      ];
    },
    listLinked: ({ runbookOf }) => {
      const linked = is.flatMap((system) => {
        const paper = runbookOf(system);
        return paper.state === 'read' ? paper.value.links.flatMap(({ path }) => path ?? []) : [];
      });
      return [...new Set(linked)].slice(0, bounds.linked);
    },
  };
};
