/** What the files systems point to say, on one side of a change, as far as they were read. Pure; rules never read. */
import { isNotApplicable, type System } from '../declaration/resolve.ts';
import type { InlineSlo, Slo } from '../declaration/schema.ts';
import { type EntryAnswer, isFile, type Known, type Place } from '../facts.ts';
import type { RunbookReading, readRunbook } from '../reliability/runbook.ts';
import { findKind, type Headings } from '../reliability/runbook-kind.ts';
import { readSloFile, type SloFileReading } from '../reliability/slo-file.ts';
import { once } from './once.ts';
import { isInRepository, mendPath, splitAnchor } from './pointer.ts';

/** What became of a file somebody points to. */
export type Paper<T> =
  | { readonly state: 'read'; readonly path: string; readonly value: T }
  /** None of the repository's, no regular file, or no text: whether it ought to be is said elsewhere. */
  | { readonly state: 'none' }
  /** It is there and was not opened: the change is about too many of them. */
  | { readonly state: 'unread'; readonly path: string }
  | { readonly state: 'unknown'; readonly path: string; readonly why: string; readonly needs: string | null };

/** The files of one side. */
export interface Shelf {
  readonly entryOf: (path: string) => EntryAnswer;
  /** The text of a blob; `undefined` where it was not asked for. */
  readonly textOf: (id: string) => Known<string> | undefined;
  /** The commit in which a file stands as it does on this side. */
  readonly commitOf: (path: string) => string;
}
export type PlaceIn = (file: string, at: { readonly line: number; readonly column: number }) => Place;
export const openPlaces =
  ({ commitOf }: Pick<Shelf, 'commitOf'>): PlaceIn =>
  (file, { line, column }) => ({ file, line, column, commit: commitOf(file) });

/** An SLO that a file states, in the shape of an inline one. */
export interface FiledSlo extends InlineSlo {
  readonly place: Place;
  /** What is measured and how, in a text that is the same where that is. */
  readonly measure: string;
}
export const isFiled = (slo: Slo): slo is FiledSlo => 'measure' in slo;

export interface Papers {
  readonly runbookOf: (system: System) => Paper<RunbookReading>;
  readonly sloFileOf: (path: string) => Paper<SloFileReading>;
  readonly placeIn: PlaceIn;
  /** A system with the SLOs its files state in place of those files that were read. */
  readonly expand: (system: System) => System;
  /** All systems of the side, expanded. */
  readonly systems: () => ReadonlyMap<string, System>;
}

/** Reads a runbook; `null` where none is looked into. It comes with a Markdown parser, and is loaded where there is one to read. */
export type RunbookReader = typeof readRunbook | null;

/** Readers that read each text once, whichever side it is on. */
export interface Readers {
  readonly runbook: ((id: string, text: string, path: string) => RunbookReading) | null;
  readonly sloFile: (id: string, text: string) => SloFileReading;
}
export const openReaders = (headings: Headings): ((readRunbook: RunbookReader) => Readers) => {
  const runbooks = new Map<string, RunbookReading>();
  const sloFiles = new Map<string, SloFileReading>();
  const keep = <T>(known: Map<string, T>, key: string, read: () => T): T => {
    const value = known.get(key) ?? read();
    known.set(key, value);
    return value;
  };
  return (readRunbook) => ({
    runbook:
      readRunbook === null
        ? null
        : (id, text, path) => keep(runbooks, `${id} ${path}`, () => readRunbook(text, path, headings)),
    sloFile: (id, text) => keep(sloFiles, id, () => readSloFile(text)),
  });
};

/** The runbook of a system as a path of the repository; `null` where it is none. */
export const findRunbookPath = ({
  runbook,
}: System): { readonly path: string; readonly anchor: string | null } | null => {
  if (runbook === null || isNotApplicable(runbook.value) || !isInRepository(runbook.value)) return null;
  const pointer = splitAnchor(runbook.value);
  return mendPath(pointer.path) === undefined ? pointer : null;
};

/** The SLO files of a system. */
export const listSloFiles = ({ slo }: System): readonly string[] =>
  slo === null || isNotApplicable(slo.value)
    ? []
    : slo.value.flatMap((item) =>
        'file' in item && isInRepository(item.file) && mendPath(item.file) === undefined ? [item.file] : [],
      );

/** The files of a system that are opened: what it says it does at night, and what it promises. */
export const listPapers = (system: System): readonly string[] => {
  const runbook = findRunbookPath(system)?.path;
  return [...(runbook === undefined || findKind(runbook) === null ? [] : [runbook]), ...listSloFiles(system)];
};

const open = <T>(
  path: string,
  { entryOf, textOf }: Shelf,
  read: ((id: string, text: string) => T) | null,
): Paper<T> => {
  const { entry } = entryOf(path);
  if ('unknown' in entry || entry.known === null || !isFile(entry.known)) return { state: 'none' };
  const { id } = entry.known;
  const text = textOf(id);
  if (text === undefined || read === null) return { state: 'unread', path };
  if ('unknown' in text) return { state: 'unknown', path, why: text.unknown, needs: text.needs ?? null };
  return { state: 'read', path, value: read(id, text.known) };
};

/** An SLO and where it stands, where that is known of it alone. */
interface Stated {
  readonly slo: Slo;
  readonly at: { readonly line: number; readonly column: number } | undefined;
}

/** Opens the papers of one side's systems; each is read when it is asked for. */
export const openPapers = (systems: ReadonlyMap<string, System>, shelf: Shelf, readers: Readers): Papers => {
  const placeIn = openPlaces(shelf);
  const sloFileOf = (path: string): Paper<SloFileReading> => open(path, shelf, readers.sloFile);
  const expand = (system: System): System => {
    const { slo } = system;
    if (slo === null || isNotApplicable(slo.value) || !slo.value.some((item) => 'file' in item)) return system;
    const stated = slo.value.flatMap((item, index): Stated[] => {
      const paper: Paper<SloFileReading> = 'file' in item ? sloFileOf(item.file) : { state: 'none' };
      if (paper.state !== 'read') return [{ slo: item, at: slo.items?.[index] }];
      return paper.value.slos.map(({ line, column, ...stated }) => {
        const place = placeIn(paper.path, { line, column });
        return { slo: { ...stated, place }, at: place };
      });
    });
    const { line, column } = slo;
    const items = stated.map(({ at }) => at ?? { line, column });
    return { ...system, slo: { ...slo, value: stated.map(({ slo: each }) => each), items } };
  };
  /** The same map where nothing is stated in files: what is worked out for it is then worked out once. */
  const expandAll = (): ReadonlyMap<string, System> => {
    const all = [...systems].map(([name, system]) => [name, expand(system)] as const);
    return all.every(([name, system]) => system === systems.get(name)) ? systems : new Map(all);
  };
  return {
    runbookOf: (system) => {
      const pointer = findRunbookPath(system);
      const { runbook } = readers;
      if (pointer === null || findKind(pointer.path) === null) return { state: 'none' };
      return open(pointer.path, shelf, runbook === null ? null : (id, text) => runbook(id, text, pointer.path));
    },
    sloFileOf,
    placeIn,
    expand,
    systems: once(expandAll),
  };
};
