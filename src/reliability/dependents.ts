/** What breaks with a system: those that need it, and those that need them. */
import type { System } from '../declaration/resolve.ts';
import { listHard } from './dependencies.ts';

export interface Dependent {
  readonly name: string;
  /** The dependent of the system itself through which it breaks; `null` where it is one. */
  readonly through: string | null;
}

/** The reverse closure over hard dependencies, nearest first, then by name. A cycle is walked once. */
export const findDependents = (systems: ReadonlyMap<string, System>, name: string): Dependent[] => {
  const needs = new Map<string, string[]>();
  for (const system of systems.values()) {
    for (const needed of listHard(system).systems) needs.set(needed, [...(needs.get(needed) ?? []), system.name]);
  }
  const found = new Map<string, string | null>();
  let layer: { name: string; through: string | null }[] = [{ name, through: null }];
  while (layer.length > 0) {
    const next: { name: string; through: string | null }[] = [];
    for (const at of layer) {
      for (const dependent of [...(needs.get(at.name) ?? [])].sort()) {
        if (dependent === name || found.has(dependent)) continue;
        const through = at.name === name ? null : (at.through ?? at.name);
        found.set(dependent, through);
        next.push({ name: dependent, through });
      }
    }
    layer = next;
  }
  return [...found].map(([dependent, through]) => ({ name: dependent, through }));
};
