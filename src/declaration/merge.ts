/**
 * The declaration as it will be after the merge, from three texts, entry by entry: a system, a team, a person or a
 * default is one entry. Changed on one side only is taken, changed alike is taken once, changed differently is a conflict.
 */
import type { Place } from '../facts.ts';
import type { Node } from './dialect.ts';
import type { Declaration } from './parse.ts';
import type { Pattern } from './patterns.ts';
import type { WrittenPerson, WrittenSystem, WrittenTeam } from './schema.ts';

export interface Entry<T> {
  readonly value: T;
  /** Of its key. */
  readonly place: Place;
  readonly node: Node;
  readonly patterns: ReadonlyMap<string, Pattern>;
}

export interface Entries {
  readonly systems: ReadonlyMap<string, Entry<WrittenSystem>>;
  readonly teams: ReadonlyMap<string, Entry<WrittenTeam>>;
  readonly people: ReadonlyMap<string, Entry<WrittenPerson>>;
  readonly defaults: ReadonlyMap<string, Entry<unknown>>;
}

/** An entry both sides changed, differently. */
export interface Conflict {
  readonly entry: string;
  readonly base: Place | null;
  readonly head: Place | null;
}

const SECTIONS = ['systems', 'teams', 'people', 'defaults'] as const;

/** The entries of one declaration. */
export const listEntries = (declaration: Declaration): Entries => {
  const section = <T>(name: (typeof SECTIONS)[number]): Map<string, Entry<T>> => {
    const keys = declaration.node.keys.get(name)?.node.keys ?? new Map();
    const entries = new Map<string, Entry<T>>();
    for (const [key, value] of Object.entries(declaration.written[name] ?? {})) {
      const found = keys.get(key);
      if (found === undefined) continue;
      const place = { file: declaration.file, line: found.line, column: found.column, commit: declaration.commit };
      entries.set(key, { value: value as T, place, node: found.node, patterns: declaration.patterns });
    }
    return entries;
  };
  return {
    systems: section('systems'),
    teams: section('teams'),
    people: section('people'),
    defaults: section('defaults'),
  };
};

const NOTHING: Entries = { systems: new Map(), teams: new Map(), people: new Map(), defaults: new Map() };

/** Merges what the base tip and the head made of the merge base's entries. */
export const mergeEntries = (sides: {
  readonly mergeBase: Declaration | null;
  readonly base: Declaration | null;
  readonly head: Declaration | null;
}): { readonly entries: Entries; readonly conflicts: readonly Conflict[] } => {
  const [from, base, head] = [sides.mergeBase, sides.base, sides.head].map((side) =>
    side === null ? NOTHING : listEntries(side),
  ) as [Entries, Entries, Entries];
  const conflicts: Conflict[] = [];
  const merged = SECTIONS.map((section) => {
    const result = new Map<string, Entry<unknown>>();
    for (const name of new Set([...head[section].keys(), ...base[section].keys()])) {
      const [was, ours, theirs] = [from, base, head].map(
        (side) => side[section].get(name) as Entry<unknown> | undefined,
      );
      const [wasText, ourText, theirText] = [was, ours, theirs].map(canonical);
      const taken = ourText === theirText || ourText === wasText ? theirs : ours;
      if (taken === ours && theirText !== wasText && ourText !== theirText) {
        conflicts.push({ entry: `${section}.${name}`, base: ours?.place ?? null, head: theirs?.place ?? null });
      }
      if (taken !== undefined) result.set(name, taken);
    }
    return [section, result];
  });
  return { entries: Object.fromEntries(merged) as unknown as Entries, conflicts };
};

const canonical = (entry: Entry<unknown> | undefined): string =>
  entry === undefined
    ? ''
    : JSON.stringify(entry.value, (_, value: unknown) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
          : value,
      );
