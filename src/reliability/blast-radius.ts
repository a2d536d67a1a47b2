/** What breaks with what a change touches: the reverse closure over hard dependencies, and who is worse off besides. */
import type { System } from '../declaration/resolve.ts';
import { findNetwork, listEnds, type Network } from './network.ts';

/** A system that nothing of the change touches, and that cannot work without something it does. */
export interface Broken {
  readonly system: System;
  /** The one it breaks through, next to what is touched; `null` where it needs something touched itself. */
  readonly through: string | null;
  /** How far away it is: 1 next to what is touched. */
  readonly steps: number;
}

export interface BlastRadius {
  /** The touched systems with which something breaks, by name. */
  readonly sources: readonly string[];
  /** The worst tier first, then the nearest, then by name. */
  readonly broken: readonly Broken[];
  /**
   * Those that get on without something that is touched or breaks, and are worse off; in the same order. What stands on
   * these is not counted: they still work.
   */
  readonly degraded: readonly System[];
}

const NO_TIER = 9;
/** 1 is the worst; a system without a tier comes last. */
export const rankTier = (system: System | null | undefined): number => Number(system?.tier?.value ?? NO_TIER);

const compareSystems = (a: System, b: System): number => rankTier(a) - rankTier(b) || (a.name < b.name ? -1 : 1);

/** What is touched, what breaks with it, nearest first, and from which one the walk came to each. */
export const findBroken = ({ nodes, indexOf, neededBy }: Network, touched: readonly string[]) => {
  const sources = touched.flatMap((name) => indexOf(name) ?? []).sort((a, b) => a - b);
  const isSource = new Set(sources);
  const { reached, from, first } = neededBy.walk(sources);
  const steps = new Map<number, number>();
  const broken = new Map<number, Broken & { readonly from: number }>();
  for (const at of reached) {
    const system = nodes[at]?.system ?? null;
    if (isSource.has(at) || system === null) continue;
    const back = from[at] ?? at;
    const hop = first[at] ?? at;
    const step = (steps.get(back) ?? 0) + 1;
    steps.set(at, step);
    broken.set(at, { system, through: hop === at ? null : (nodes[hop]?.name ?? null), steps: step, from: back });
  }
  const degraded = new Map<number, System>();
  for (const at of [...isSource, ...broken.keys()]) {
    for (const other of listEnds(neededBy.soft, at)) {
      const system = nodes[other]?.system ?? null;
      if (system !== null && !isSource.has(other) && !broken.has(other)) degraded.set(other, system);
    }
  }
  return { sources: isSource, broken, degraded };
};

export const compareBroken = (a: Broken, b: Broken): number =>
  rankTier(a.system) - rankTier(b.system) || a.steps - b.steps || (a.system.name < b.system.name ? -1 : 1);

export const findBlastRadius = (systems: ReadonlyMap<string, System>, touched: readonly string[]): BlastRadius => {
  const network = findNetwork(systems);
  const { nodes, needs } = network;
  const { sources, broken, degraded } = findBroken(network, touched);
  // What somebody untouched needs, however deep: with all that is touched of it, something breaks.
  const untouched = nodes.flatMap(({ system }, at) => (system === null || sources.has(at) ? [] : [at]));
  const needed = new Set(broken.size === 0 ? [] : needs.walk(untouched).reached);
  return {
    sources: [...sources].filter((at) => needed.has(at)).flatMap((at) => nodes[at]?.name ?? []),
    broken: [...broken.values()].map(({ from: _, ...each }) => each).sort(compareBroken),
    degraded: [...degraded.values()].sort(compareSystems),
  };
};
