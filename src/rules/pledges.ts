/** What people took on after incidents and what they waved away, in the whole declaration, each once however many systems point to it. */
import { type HistoryFile, readIncidentFile, readTradeOffFile, splitFiles } from '../declaration/history-files.ts';
import type { Declared, Located, System } from '../declaration/resolve.ts';
import type { Incident, TradeOff } from '../declaration/schema.ts';
import { type EntryInFolder, isFile, type Known, type Place } from '../facts.ts';
import { placeItem } from './duty.ts';
import { openPlaces, type PlaceIn } from './papers.ts';
import type { PastShelf } from './past.ts';

interface Pledged {
  readonly login: string;
  /** What is to be done, or was decided. */
  readonly what: string;
  readonly place: Place;
  /** The first ten of the systems it is about, by name. */
  readonly systems: readonly string[];
}
export type Pledge =
  /** `date`: of the incident. `isOpen`: without a day on which it was done. */
  | (Pledged & {
      readonly kind: 'action';
      readonly date: string;
      readonly due: string | null;
      readonly isOpen: boolean;
    })
  | (Pledged & { readonly kind: 'trade-off'; readonly revisitBy: string | null });

/** Files that may hold more. */
export type Unread =
  /** So many of these files, the first by name, are more than are read. */
  | { readonly kind: 'more'; readonly files: string; readonly count: number }
  | { readonly kind: 'illegible'; readonly place: Place }
  | { readonly kind: 'unknown'; readonly path: string; readonly why: string };

export interface Pledges {
  readonly pledges: readonly Pledge[];
  readonly unread: readonly Unread[];
}

/** As many files are read of one place, the last by name, and of all. */
const MOST_FILES = 100;
const MOST_TEXTS = 1000;
const MOST_SYSTEMS = 10;

type Key = 'incidents' | 'tradeOffs';

/** Where files of one kind are, and the systems that point there, by name. */
interface Store {
  readonly key: Key;
  readonly files: string;
  readonly systems: readonly string[];
}

const listStores = ({ systems }: Declared): readonly Store[] => {
  const stores = new Map<string, { key: Key; files: string; systems: string[] }>();
  for (const system of systems.values()) {
    for (const key of ['incidents', 'tradeOffs'] as const) {
      const files = system[key]?.value;
      if (typeof files !== 'string') continue;
      const store = stores.get(`${key} ${files}`) ?? { key, files, systems: [] };
      stores.set(`${key} ${files}`, store);
      store.systems.push(system.name);
    }
  }
  return [...stores.values()].map((store) => ({ ...store, systems: store.systems.sort() }));
};

/** Folders in which pledges are written. */
export const listPledgeFolders = (declared: Declared): readonly string[] => [
  ...new Set(listStores(declared).map(({ files }) => splitFiles(files).folder)),
];

type Folders = Pick<PastShelf, 'filesOf'>;

/** The files that match, the last by name first. */
const listFiles = (files: string, { filesOf }: Folders): Known<readonly EntryInFolder[]> => {
  const { folder, matches } = splitFiles(files);
  const found = filesOf(folder) ?? { unknown: 'it was not asked for' };
  if ('unknown' in found) return found;
  const nameOf = (path: string): string => path.slice(folder === '' ? 0 : folder.length + 1);
  return { known: found.known.filter((entry) => isFile(entry) && matches(nameOf(entry.path))).reverse() };
};

/** Ids of the texts in which pledges are written. */
export const listPledgeTexts = (declared: Declared, shelf: Folders): readonly string[] => {
  const ids = listStores(declared).flatMap(({ files }) => {
    const found = listFiles(files, shelf);
    return 'unknown' in found ? [] : found.known.slice(0, MOST_FILES).map(({ id }) => id);
  });
  return [...new Set(ids)].slice(0, MOST_TEXTS);
};

/** An incident or a trade-off, the systems it is about, and where its actions stand. */
interface Entry<T> {
  readonly entry: T;
  readonly place: Place;
  readonly actions: readonly Place[];
  readonly systems: readonly string[];
}

const listInline = <T>(system: System, declared: Located<readonly T[] | string> | null): Entry<T>[] =>
  declared === null || typeof declared.value === 'string'
    ? []
    : declared.value.map((entry, index) => ({
        entry,
        place: placeItem(declared, index),
        actions: [],
        systems: [system.name],
      }));

const fromIncident = ({ entry, place, actions, systems }: Entry<Incident>): Pledge[] =>
  (entry.actions ?? []).flatMap(({ what, owner, due = null, done }, index): Pledge[] =>
    owner === undefined
      ? []
      : [
          {
            kind: 'action',
            login: owner,
            what,
            date: entry.date,
            due,
            isOpen: done === undefined,
            place: actions[index] ?? place,
            systems,
          },
        ],
  );

const fromTradeOff = ({ entry, place, systems }: Entry<TradeOff>): Pledge[] => {
  const { what, 'decided-by': login, 'revisit-by': revisitBy = null } = entry;
  return login === undefined ? [] : [{ kind: 'trade-off', login, what, revisitBy, place, systems }];
};

/** What a file says of some systems. */
const readEntry = <T>(
  { entry, place, actions = [], systems: about }: HistoryFile<T>,
  { path, systems, placeIn }: { readonly path: string; readonly systems: readonly string[]; readonly placeIn: PlaceIn },
): Entry<T>[] => {
  const own = about === null ? systems : systems.filter((name) => about.includes(name));
  if (entry === null || own.length === 0) return [];
  return [
    {
      entry,
      place: placeIn(path, place),
      actions: actions.map((at) => placeIn(path, at)),
      systems: own.slice(0, MOST_SYSTEMS),
    },
  ];
};

const readStore = ({ key, files, systems }: Store, shelf: PastShelf): Pledges => {
  const found = listFiles(files, shelf);
  if ('unknown' in found) return { pledges: [], unread: [{ kind: 'unknown', path: files, why: found.unknown }] };
  const placeIn = openPlaces(shelf);
  const pledges: Pledge[] = [];
  const unread: Unread[] = [];
  let count = Math.max(0, found.known.length - MOST_FILES);
  for (const { path, id } of found.known.slice(0, MOST_FILES)) {
    const text = shelf.textOf(id);
    if (text === undefined) count += 1;
    else if ('unknown' in text) unread.push({ kind: 'unknown', path, why: text.unknown });
    else {
      const at = { path, systems, placeIn };
      const incident = key === 'incidents' ? readIncidentFile(text.known, path) : null;
      const tradeOff = key === 'tradeOffs' ? readTradeOffFile(text.known, path) : null;
      if (incident !== null) pledges.push(...readEntry(incident, at).flatMap(fromIncident));
      if (tradeOff !== null) pledges.push(...readEntry(tradeOff, at).flatMap(fromTradeOff));
      const [problem] = (incident ?? tradeOff)?.problems ?? [];
      if (problem !== undefined) unread.push({ kind: 'illegible', place: placeIn(path, problem) });
    }
  }
  return { pledges, unread: count === 0 ? unread : [...unread, { kind: 'more', files, count }] };
};

/** Everything people took on, as far as it was read. */
export const readPledges = (declared: Declared, shelf: PastShelf): Pledges => {
  const inline = [...declared.systems.values()].flatMap((system) => [
    ...listInline(system, system.incidents).flatMap(fromIncident),
    ...listInline(system, system.tradeOffs).flatMap(fromTradeOff),
  ]);
  const stored = listStores(declared).map((store) => readStore(store, shelf));
  return {
    pledges: [...inline, ...stored.flatMap(({ pledges }) => pledges)],
    unread: stored.flatMap(({ unread }) => unread),
  };
};
