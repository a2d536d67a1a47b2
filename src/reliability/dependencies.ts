/** What a system cannot work without, however deep, and what the promises of all that allow together. */
import type { System } from '../declaration/resolve.ts';
import type { InlineSlo } from '../declaration/schema.ts';
import { findComponents } from './cycles.ts';
import { compareDecimals } from './decimal.ts';
import { findNetwork, listEnds, type Node } from './network.ts';
import { isPercentage } from './objective.ts';
import { isWithinSum, normalise, openProducts, type Powers } from './product.ts';
import { type Basis, basisKey, windowKey } from './window.ts';

/** The SLOs of a system that are written inline, each with where it stands in the list. */
export const listInline = ({ slo }: System): readonly { readonly item: InlineSlo; readonly index: number }[] =>
  slo === null || !Array.isArray(slo.value)
    ? []
    : slo.value.flatMap((item, index) => ('file' in item ? [] : [{ item: item as InlineSlo, index }]));

/** How failures are counted, where a file says that it is not event by event. */
export const methodOf = (slo: InlineSlo): string | undefined =>
  'method' in slo && typeof slo.method === 'string' ? slo.method : undefined;

/** A dependency and what it promises. What is outside has no window of its own: it is taken as promised over the caller's. */
export interface Factor {
  readonly name: string;
  readonly external: boolean;
  /** In percent; of several over the same window the lowest. */
  readonly objective: string;
  readonly isLowest: boolean;
}

/** Why a dependency is no part of a product: its SLO is in a file, over other windows, by another method, there is none, or no such system. */
export type Omission = 'file' | 'window' | 'method' | 'none' | 'absent';

export interface LeftOut {
  readonly why: Omission;
  readonly count: number;
  /** The first by name. */
  readonly first: readonly { readonly name: string; readonly external: boolean; readonly windows: readonly string[] }[];
}

/** What hard dependencies allow together: the product of what they promise over one window. */
export interface Ceiling {
  /** The product in percent, cut off after six places; whole where `isExact`. */
  readonly product: string;
  readonly isExact: boolean;
  /** How many are multiplied. */
  readonly count: number;
  /** The weakest first. */
  readonly weakest: readonly Factor[];
  /** How often each objective is multiplied, the lowest first; `null` where there are too many to say. */
  readonly powers: Powers | null;
  readonly left: readonly LeftOut[];
  /** It is among its own dependencies: it is no part of its own product. */
  readonly isCycle: boolean;
}

const MOST_FACTORS = 6;
const MOST_POWERS = 8;
const MOST_NAMES = 3;

export interface Dependencies {
  /** What the hard dependencies of a system, however deep, say of an SLO: `null` where nothing of them is known. */
  readonly findCeiling: (
    name: string,
    slo: Basis & { readonly objective: string },
  ) => { readonly isAbove: boolean; readonly left: readonly LeftOut[]; readonly ceiling: () => Ceiling } | null;
  /** The hard dependencies it names itself and what they promise over a window and by a method, by name. */
  readonly listDirect: (name: string, basis: Basis) => readonly Factor[];
}

/** The smallest numbers that were put in, in order, and how many there were. */
interface Smallest {
  count: number;
  readonly first: number[];
}

/** What all a system needs promises over one window. One more is kept than is shown: a system is no part of its own. */
interface Tally {
  /** How often each objective stands in it, by rank. */
  readonly counts: Int32Array;
  /** By rank, then by name. */
  readonly weakest: Smallest;
  readonly omitted: ReadonlyMap<Omission, Smallest>;
}

/** What each node promises over one window. */
interface Table {
  readonly promises: readonly (Factor | Omission)[];
  /** For each node the rank of its objective among all, the lowest first; -1 where it promises nothing over the window. */
  readonly ranks: Int32Array;
  readonly objectives: readonly string[];
  /** By component, where several systems share one. */
  readonly tallies: Map<number, Tally>;
}

/** Tallies are kept up to so many numbers. */
const MOST_KEPT = 1_000_000;

/** Indexes the systems of one side once; each question then costs one walk, and none where a circle was walked before. */
export const mapDependencies = (systems: ReadonlyMap<string, System>): Dependencies => {
  const { nodes, indexOf, needs } = findNetwork(systems);
  const components = findComponents(needs.hard);
  const sizes = new Int32Array(nodes.length);
  for (const component of components) sizes[component] = (sizes[component] ?? 0) + 1;
  const tables = new Map<string, Table>();
  const tableOf = (basis: Basis): Table => {
    const key = basisKey(basis);
    const table = tables.get(key) ?? tabulate(nodes, basis);
    tables.set(key, table);
    return table;
  };
  const isShared = (at: number): boolean => (sizes[components[at] ?? 0] ?? 0) > 1;
  let room = MOST_KEPT;
  /** Systems that need one another need the same. */
  const tallyOf = (at: number, table: Table): Tally => {
    const component = components[at] ?? 0;
    const known = table.tallies.get(component);
    if (known !== undefined) return known;
    const tally = addUp(needs.walk([at]).reached, table);
    if (isShared(at) && tally.counts.length <= room) {
      table.tallies.set(component, tally);
      room -= tally.counts.length;
    }
    return tally;
  };
  const multiply = openProducts();
  return {
    findCeiling: (name, { objective, ...basis }) => {
      const from = indexOf(name);
      if (from === undefined) return null;
      const direct = listEnds(needs.hard, from);
      if (direct.length === 0) return null;
      const table = tableOf(basis);
      const { counts, weakest, omitted } = tallyOf(from, table);
      const isCycle = isShared(from) || direct.includes(from);
      const own = isCycle ? from : null;
      const powers = listPowers(counts, own, table);
      const left = describeOmitted(omitted, { own, nodes, promises: table.promises });
      const [lowest] = powers;
      const product = multiply(powers);
      // A product is no more than its lowest factor.
      const isAbove =
        lowest !== undefined &&
        (compareDecimals(objective, lowest.objective) > 0 ||
          (!isWithinSum(objective, powers) && product.isBelow(objective)));
      return {
        isAbove,
        left,
        ceiling: () => ({
          ...product.describe(),
          count: powers.reduce((sum, { count }) => sum + count, 0),
          weakest: describeWeakest(weakest, own, table),
          powers: powers.length > MOST_POWERS ? null : powers,
          left,
          isCycle,
        }),
      };
    },
    listDirect: (name, basis) => {
      const start = indexOf(name);
      if (start === undefined) return [];
      const { promises } = tableOf(basis);
      return [...listEnds(needs.hard, start)].flatMap((need) => {
        const promise = promises[need];
        return need !== start && typeof promise === 'object' ? [promise] : [];
      });
    },
  };
};

/** What was read of a text once need not be read again. */
const remember = <T>(read: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = read(text);
    known.set(text, value);
    return value;
  };
};

/** What is promised over one window and by one method. */
interface Reading {
  readonly isOver: (window: string) => boolean;
  readonly method: string | undefined;
  /** An objective in its shortest form; `null` for one that cannot be. */
  readonly readObjective: (objective: string) => string | null;
}

const tabulate = (nodes: readonly Node[], { window: over, method }: Basis): Table => {
  const key = windowKey(over);
  const reading: Reading = {
    method,
    isOver: remember((window) => windowKey(window) === key),
    readObjective: remember((objective) => (isPercentage(objective) ? normalise(objective) : null)),
  };
  const promises = nodes.map((node) => findPromise(node, reading));
  const stated = promises.flatMap((promise) => (typeof promise === 'object' ? [promise.objective] : []));
  const objectives = [...new Set(stated)].sort(compareDecimals);
  const ranks = new Map(objectives.map((objective, rank) => [objective, rank]));
  return {
    promises,
    ranks: Int32Array.from(promises, (promise) =>
      typeof promise === 'object' ? (ranks.get(promise.objective) ?? -1) : -1,
    ),
    objectives,
    tallies: new Map(),
  };
};

const findPromise = (
  { name, external, system, objective: promised }: Node,
  { isOver, method, readObjective }: Reading,
): Factor | Omission => {
  if (external) {
    const objective = promised === null ? null : readObjective(promised);
    return objective === null ? 'none' : { name, external, objective, isLowest: false };
  }
  if (system === null) return 'absent';
  const inline = listInline(system).flatMap(({ item }) => {
    const objective = readObjective(item.objective);
    return objective === null ? [] : [{ objective, item }];
  });
  const over = inline.filter(({ item }) => isOver(item.window));
  const [lowest, ...others] = over
    .flatMap(({ objective, item }) => (methodOf(item) === method ? [objective] : []))
    .sort(compareDecimals);
  if (lowest !== undefined) return { name, external, objective: lowest, isLowest: others.length > 0 };
  const slos = Array.isArray(system.slo?.value) ? system.slo.value : [];
  if (slos.some((item) => 'file' in item)) return 'file';
  if (over.length > 0) return 'method';
  return inline.length > 0 ? 'window' : 'none';
};

const OMISSIONS: readonly Omission[] = ['window', 'method', 'file', 'none', 'absent'];

const put = (smallest: Smallest, number: number, most: number): void => {
  const { first } = smallest;
  smallest.count += 1;
  if (first.length === most && number >= (first[most - 1] ?? 0)) return;
  let at = first.length;
  while (at > 0 && (first[at - 1] ?? 0) > number) at -= 1;
  first.splice(at, 0, number);
  if (first.length > most) first.pop();
};

const addUp = (closure: Int32Array, { promises, ranks, objectives }: Table): Tally => {
  const counts = new Int32Array(objectives.length);
  const weakest: Smallest = { count: 0, first: [] };
  const omitted = new Map(OMISSIONS.map((why): [Omission, Smallest] => [why, { count: 0, first: [] }]));
  const { length } = ranks;
  for (let at = 0; at < closure.length; at += 1) {
    const need = closure[at] ?? 0;
    const rank = ranks[need] ?? -1;
    if (rank === -1) {
      const own = omitted.get(promises[need] as Omission);
      if (own !== undefined) put(own, need, MOST_NAMES + 1);
    } else {
      counts[rank] = (counts[rank] ?? 0) + 1;
      // A rank, then a name: one number sorts as both do.
      put(weakest, rank * length + need, MOST_FACTORS + 1);
    }
  }
  return { counts, weakest, omitted };
};

/** How often each objective is multiplied; `own` is a system that is no part of it. */
const listPowers = (counts: Int32Array, own: number | null, { ranks, objectives }: Table): Powers => {
  const without = own === null ? -1 : (ranks[own] ?? -1);
  const powers: { objective: string; count: number }[] = [];
  for (const [rank, objective] of objectives.entries()) {
    const count = (counts[rank] ?? 0) - (rank === without ? 1 : 0);
    if (count > 0) powers.push({ objective, count });
  }
  return powers;
};

const describeWeakest = ({ first }: Smallest, own: number | null, { promises, ranks }: Table): Factor[] =>
  first
    .map((key) => key % ranks.length)
    .filter((need) => need !== own)
    .slice(0, MOST_FACTORS)
    .flatMap((need) => {
      const promise = promises[need];
      return typeof promise === 'object' ? [promise] : [];
    });

const describeOmitted = (
  omitted: Tally['omitted'],
  { own, nodes, promises }: { own: number | null; nodes: readonly Node[]; promises: Table['promises'] },
): LeftOut[] =>
  [...omitted].flatMap(([why, { count, first }]) => {
    const others = count - (own !== null && promises[own] === why ? 1 : 0);
    if (others === 0) return [];
    const shown = first.filter((need) => need !== own).slice(0, MOST_NAMES);
    const described = shown.map((need) => {
      const { name = '', external = false, system } = nodes[need] ?? {};
      const windows = system == null || why !== 'window' ? [] : listInline(system).map(({ item }) => item.window);
      return { name, external, windows: [...new Set(windows)].slice(0, 2) };
    });
    return [{ why, count: others, first: described }];
  });
