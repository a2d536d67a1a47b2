/** What breaks with a system: those that need it, and those that need them. */
import type { System } from '../declaration/resolve.ts';
import { findNetwork } from './network.ts';

export interface Dependent {
  readonly name: string;
  /** The dependent of the system itself through which it breaks; `null` where it is one. */
  readonly through: string | null;
}

/** The reverse closure over hard dependencies, nearest first, then by name. A cycle is walked once. */
export const findDependents = (systems: ReadonlyMap<string, System>, name: string): Dependent[] => {
  const { nodes, indexOf, neededBy } = findNetwork(systems);
  const start = indexOf(name);
  if (start === undefined) return [];
  const nameOf = (at: number): string => nodes[at]?.name ?? '';
  const { reached, first } = neededBy.walk([start]);
  const dependents: Dependent[] = [];
  for (const at of reached) {
    if (at === start) continue;
    const hop = first[at] ?? at;
    dependents.push({ name: nameOf(at), through: hop === at ? null : nameOf(hop) });
  }
  return dependents;
};
