/** What happened to a system before, and what was waved away: written in its entry, or in files it points to. */
import { type HistoryFile, readIncidentFile, readTradeOffFile, splitFiles } from '../declaration/history-files.ts';
import type { Problem } from '../declaration/problems.ts';
import type { Located, System } from '../declaration/resolve.ts';
import type { Incident, TradeOff } from '../declaration/schema.ts';
import { type EntryInFolder, isFile, type Known, type Place } from '../facts.ts';
import { placeItem } from './duty.ts';
import { openPlaces, type Shelf } from './papers.ts';
import { isInRepository, splitAnchor } from './pointer.ts';

/** An incident or a trade-off, and where it is written. */
export interface Told<T> {
  readonly entry: T;
  readonly place: Place;
}
export interface ToldIncident extends Told<Incident> {
  /** Where its actions stand. */
  readonly actions: readonly Place[];
}

/** What went wrong on reading one file. */
export interface Illegible {
  readonly path: string;
  readonly problem: Problem;
  readonly count: number;
  readonly place: Place;
}

export interface Past {
  /** The latest first. */
  readonly incidents: readonly ToldIncident[];
  readonly tradeOffs: readonly Told<TradeOff>[];
  readonly illegible: readonly Illegible[];
  /** What could not be found out. */
  readonly unknown: readonly { readonly path: string; readonly why: string; readonly needs: string | null }[];
  /** Files that match and were not opened: there are more than are read. */
  readonly unread: readonly { readonly files: string; readonly count: number }[];
}

/** The files of one side, those of folders too. */
export interface PastShelf extends Shelf {
  /** The files of a folder; `undefined` where they were not asked for. */
  readonly filesOf: (folder: string) => Known<readonly EntryInFolder[]> | undefined;
}

/** As many files of one kind are read of one system: the last by name, which begins with the date as a rule. */
const MOST_FILES = 20;

const HISTORIES = ['incidents', 'tradeOffs'] as const;

/** Where the files of a system's history are; none where it is written in its entry. */
export const listHistoryFiles = (system: System): readonly string[] =>
  HISTORIES.flatMap((key) => (typeof system[key]?.value === 'string' ? [system[key].value] : []));

/** The folders of a system's history. */
export const listHistoryFolders = (system: System): readonly string[] =>
  listHistoryFiles(system).map((files) => splitFiles(files).folder);

/** The write-ups an entry links to, as paths of the repository. */
export const listWriteUps = ({ incidents }: System): readonly string[] =>
  incidents === null || typeof incidents.value === 'string'
    ? []
    : incidents.value.flatMap(({ link }) =>
        link !== undefined && isInRepository(link) ? [splitAnchor(link).path] : [],
      );

/** The files that match, the last by name first, as many as are read, and how many more there are. */
const listFiles = (
  files: string,
  { filesOf }: Pick<PastShelf, 'filesOf'>,
): Known<{ readonly read: readonly EntryInFolder[]; readonly left: number }> | undefined => {
  const { folder, matches } = splitFiles(files);
  const found = filesOf(folder);
  if (found === undefined || 'unknown' in found) return found;
  const nameOf = (path: string): string => path.slice(folder === '' ? 0 : folder.length + 1);
  const own = found.known.filter((entry) => isFile(entry) && matches(nameOf(entry.path))).reverse();
  return { known: { read: own.slice(0, MOST_FILES), left: Math.max(0, own.length - MOST_FILES) } };
};

/** Ids of the texts a system's history is in. */
export const listHistoryTexts = (system: System, shelf: Pick<PastShelf, 'filesOf'>): readonly string[] =>
  listHistoryFiles(system).flatMap((files) => {
    const found = listFiles(files, shelf);
    return found === undefined || 'unknown' in found ? [] : found.known.read.map(({ id }) => id);
  });

type Reader<T> = (text: string, path: string) => HistoryFile<T>;

interface Read<T> extends Pick<Past, 'illegible' | 'unknown' | 'unread'> {
  readonly told: readonly (Told<T> & { readonly actions: readonly Place[] })[];
}
const NOTHING = { told: [], illegible: [], unknown: [], unread: [] };

const readFiles = <T>(system: System, files: string, shelf: PastShelf, read: Reader<T>): Read<T> => {
  const found = listFiles(files, shelf);
  if (found === undefined) return NOTHING;
  if ('unknown' in found) {
    return { ...NOTHING, unknown: [{ path: files, why: found.unknown, needs: found.needs ?? null }] };
  }
  const { left } = found.known;
  const placeIn = openPlaces(shelf);
  const told: Read<T>['told'][number][] = [];
  const illegible: Illegible[] = [];
  const unknown: Past['unknown'][number][] = [];
  let unopened = 0;
  for (const { path, id } of found.known.read) {
    const text = shelf.textOf(id);
    if (text === undefined) unopened += 1;
    else if ('unknown' in text) unknown.push({ path, why: text.unknown, needs: text.needs ?? null });
    else {
      const { entry, place, actions = [], systems, problems } = read(text.known, path);
      if (systems !== null && !systems.includes(system.name)) continue;
      const [problem] = problems;
      if (problem !== undefined)
        illegible.push({ path, problem, count: problems.length, place: placeIn(path, problem) });
      if (entry !== null)
        told.push({ entry, place: placeIn(path, place), actions: actions.map((at) => placeIn(path, at)) });
    }
  }
  const count = left + unopened;
  return { told, illegible, unknown, unread: count === 0 ? [] : [{ files, count }] };
};

const readHistory = <T>(
  system: System,
  declared: Located<readonly T[] | string> | null,
  shelf: PastShelf,
  read: Reader<T>,
): Read<T> => {
  if (declared === null) return NOTHING;
  if (typeof declared.value === 'string') return readFiles(system, declared.value, shelf, read);
  const told = declared.value.map((entry, index) => ({ entry, place: placeItem(declared, index), actions: [] }));
  return { ...NOTHING, told };
};

/** A file is its own write-up. */
const linkFile = <T extends ToldIncident>(told: T): T => ({
  ...told,
  entry: { ...told.entry, link: told.place.file },
});

/** Everything a system has been through, as far as it was read. */
export const readPast = (system: System, shelf: PastShelf): Past => {
  const incidents = readHistory(system, system.incidents, shelf, readIncidentFile);
  const tradeOffs = readHistory(system, system.tradeOffs, shelf, readTradeOffFile);
  const both = [incidents, tradeOffs];
  return {
    incidents: incidents.told
      .map((told) => (typeof system.incidents?.value === 'string' ? linkFile(told) : told))
      .sort((a, b) => (a.entry.date < b.entry.date ? 1 : a.entry.date > b.entry.date ? -1 : 0)),
    tradeOffs: tradeOffs.told,
    illegible: both.flatMap(({ illegible }) => illegible),
    unknown: both.flatMap(({ unknown }) => unknown),
    unread: both.flatMap(({ unread }) => unread),
  };
};
