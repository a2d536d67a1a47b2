/** The systems of both sides of a change, laid beside one another. */
import type { Declared, System } from '../declaration/resolve.ts';
import { groupBy } from '../groups.ts';
import { canonical } from './claims.ts';

/** A system before and after; at most one of the two is `null`. */
export interface Pair {
  /** The base's name, or the new one. */
  readonly name: string;
  readonly before: System | null;
  readonly after: System | null;
}

const describePaths = ({ paths }: System): string =>
  [...new Set(paths.map(({ value }) => canonical(value)))].sort().join('\n');

/** New names for systems that are gone: one with the very same patterns, and where several have, with the same owner. */
const findRenames = (gone: readonly System[], fresh: readonly System[]): ReadonlyMap<System, System> => {
  const renames = new Map<System, System>();
  const lost = new Map([...groupBy(gone, describePaths)].map(([paths, systems]) => [paths, [...systems]]));
  for (const system of fresh) {
    const same = lost.get(describePaths(system)) ?? [];
    const owner = (of: System): string => of.owner?.value.toLowerCase() ?? '';
    const was = same.find((other) => owner(other) === owner(system)) ?? same[0];
    if (was === undefined) continue;
    same.splice(same.indexOf(was), 1);
    renames.set(system, was);
  }
  return renames;
};

/** Every system of either side, by name. A system under another name with the same patterns is the same one. */
export const pairSystems = (before: Declared, after: Declared): readonly Pair[] => {
  const byName = (a: System, b: System): number => (a.name < b.name ? -1 : 1);
  const gone = [...before.systems.values()].filter(({ name }) => !after.systems.has(name)).sort(byName);
  const fresh = [...after.systems.values()].filter(({ name }) => !before.systems.has(name)).sort(byName);
  const renames = findRenames(gone, fresh);
  const renamed = new Set(renames.values());
  return [
    ...[...after.systems.values()].map((system): Pair => {
      const was = before.systems.get(system.name) ?? renames.get(system) ?? null;
      return { name: was?.name ?? system.name, before: was, after: system };
    }),
    ...gone
      .filter((system) => !renamed.has(system))
      .map((system): Pair => ({ name: system.name, before: system, after: null })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** The base's name of each system after the change. */
export const nameAtBase = (pairs: readonly Pair[]): ReadonlyMap<string, string> =>
  new Map(pairs.flatMap(({ name, after }) => (after === null ? [] : [[after.name, name] as const])));
