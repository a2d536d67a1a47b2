/** What a system cannot work without, however deep, and what the promises of all that allow together. */
import type { System } from '../declaration/resolve.ts';
import type { InlineSlo } from '../declaration/schema.ts';
import { compareDecimals } from './decimal.ts';
import { isPercentage } from './objective.ts';
import { isWithinSum, normalise, openProducts, type Powers } from './product.ts';
import { windowKey } from './window.ts';
import { plain } from './wording.ts';

interface External {
  readonly external: string;
  readonly objective?: string;
}

/** The hard dependencies of a system: other systems by name, and what is outside. */
export const listHard = (
  system: System,
): { readonly systems: readonly string[]; readonly externals: readonly External[] } => {
  const systems: string[] = [];
  const externals: External[] = [];
  for (const item of system.dependsOn?.value ?? []) {
    if (typeof item === 'string') systems.push(item);
    else if (item.soft === true) continue;
    else if ('system' in item) systems.push(item.system);
    else externals.push(item);
  }
  return { systems, externals };
};

/** The SLOs of a system that are written inline, each with where it stands in the list. */
export const listInline = ({ slo }: System): readonly { readonly item: InlineSlo; readonly index: number }[] =>
  slo === null || !Array.isArray(slo.value)
    ? []
    : slo.value.flatMap((item, index) => ('file' in item ? [] : [{ item: item as InlineSlo, index }]));

/** A dependency and what it promises. What is outside has no window of its own: it is taken as promised over the caller's. */
export interface Factor {
  readonly name: string;
  readonly external: boolean;
  /** In percent; of several over the same window the lowest. */
  readonly objective: string;
  readonly isLowest: boolean;
}

/** Why a dependency is no part of a product: its SLO is in a file, over other windows, there is none, or no such system. */
export type Omission = 'file' | 'window' | 'none' | 'absent';

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
    slo: { readonly objective: string; readonly window: string },
  ) => { readonly isAbove: boolean; readonly left: readonly LeftOut[]; readonly ceiling: () => Ceiling } | null;
  /** The hard dependencies it names itself and what they promise over a window, by name. */
  readonly listDirect: (name: string, window: string) => readonly Factor[];
}

interface Node {
  readonly name: string;
  readonly external: boolean;
  readonly system: System | null;
  /** What is promised of something outside: of several the lowest. */
  objective: string | null;
  next: readonly number[];
}

/** What each node promises over one window. */
interface Table {
  readonly promises: readonly (Factor | Omission)[];
  /** For each node the rank of its objective among all, the lowest first; -1 where it promises nothing over the window. */
  readonly ranks: Int32Array;
  readonly objectives: readonly string[];
}

/** Indexes the systems of one side once; each question then costs one walk. */
export const mapDependencies = (systems: ReadonlyMap<string, System>): Dependencies => {
  const { nodes, indexOf } = connect(systems);
  const tables = new Map<string, Table>();
  const tableOf = (window: string): Table => {
    const key = windowKey(window);
    const table = tables.get(key) ?? tabulate(nodes, key);
    tables.set(key, table);
    return table;
  };
  const { starts, ends } = flatten(nodes);
  const marks = new Uint32Array(nodes.length);
  const queue = new Int32Array(nodes.length);
  let walks = 0;
  /** Marks what a node needs, itself only where it is among that; the queue holds as many as are returned. */
  const walk = (from: number): number => {
    walks += 1;
    let count = 0;
    for (let head = -1; head < count; head += 1) {
      const at = head === -1 ? from : (queue[head] ?? 0);
      const end = starts[at + 1] ?? 0;
      for (let edge = starts[at] ?? 0; edge < end; edge += 1) {
        const next = ends[edge] ?? 0;
        if (marks[next] === walks) continue;
        marks[next] = walks;
        queue[count] = next;
        count += 1;
      }
    }
    return count;
  };
  const { isAbove, describe } = openProducts();
  return {
    findCeiling: (name, { objective, window }) => {
      const from = indexOf(name);
      if (from === undefined || nodes[from]?.next.length === 0) return null;
      const table = tableOf(window);
      const size = walk(from);
      const isCycle = marks[from] === walks;
      const needs = queue.slice(0, size);
      if (isCycle) needs[needs.indexOf(from)] = needs[size - 1] ?? 0;
      const others = isCycle ? needs.subarray(0, size - 1) : needs;
      const counts = new Int32Array(table.objectives.length);
      const omitted: number[] = [];
      for (let at = 0; at < others.length; at += 1) {
        const need = others[at] ?? 0;
        const rank = table.ranks[need] ?? -1;
        if (rank === -1) omitted.push(need);
        else counts[rank] = (counts[rank] ?? 0) + 1;
      }
      const left = describeOmitted(omitted, nodes, table);
      const powers = table.objectives.flatMap((each, rank) =>
        counts[rank] ? [{ objective: each, count: counts[rank] }] : [],
      );
      const [lowest] = powers;
      // A product is no more than its lowest factor.
      const above =
        lowest !== undefined &&
        (compareDecimals(objective, lowest.objective) > 0 ||
          (!isWithinSum(objective, powers) && isAbove(objective, powers)));
      return {
        isAbove: above,
        left,
        ceiling: () => ({
          ...describe(powers),
          count: others.length - omitted.length,
          weakest: listWeakest(others, table),
          powers: powers.length > MOST_POWERS ? null : powers,
          left,
          isCycle,
        }),
      };
    },
    listDirect: (name, window) => {
      const start = indexOf(name);
      const { promises } = tableOf(window);
      const direct = start === undefined ? [] : (nodes[start]?.next ?? []).filter((need) => need !== start);
      return direct.flatMap((need) => {
        const promise = promises[need];
        return typeof promise === 'object' ? [promise] : [];
      });
    },
  };
};

/** Systems and what is outside, in the order of their names, so that an index sorts as a name does. */
const connect = (
  systems: ReadonlyMap<string, System>,
): { readonly nodes: readonly Node[]; readonly indexOf: (name: string) => number | undefined } => {
  const found = new Map<string, Node>();
  const externalKey = (words: string): string => `external ${plain(words)}`;
  const add = (key: string, node: Node): Node => {
    const known = found.get(key) ?? node;
    found.set(key, known);
    return known;
  };
  const hard = new Map([...systems].map(([name, system]) => [name, listHard(system)]));
  for (const [name, system] of systems) {
    add(`system ${name}`, { name, external: false, system, objective: null, next: [] });
  }
  for (const { systems: needed, externals } of hard.values()) {
    for (const name of needed)
      add(`system ${name}`, { name, external: false, system: null, objective: null, next: [] });
    for (const { external, objective = null } of externals) {
      const node = add(externalKey(external), { name: external, external: true, system: null, objective, next: [] });
      if (objective !== null && (node.objective === null || compareDecimals(objective, node.objective) < 0))
        node.objective = objective;
    }
  }
  const entries = [...found].sort(([a, { name: one }], [b, { name: other }]) =>
    one === other ? (a < b ? -1 : 1) : one < other ? -1 : 1,
  );
  const indexes = new Map(entries.map(([key], index) => [key, index]));
  for (const [name, { systems: needed, externals }] of hard) {
    const keys = [...needed.map((each) => `system ${each}`), ...externals.map(({ external }) => externalKey(external))];
    const node = found.get(`system ${name}`);
    if (node !== undefined) node.next = [...new Set(keys.flatMap((key) => indexes.get(key) ?? []))];
  }
  return { nodes: entries.map(([, node]) => node), indexOf: (name) => indexes.get(`system ${name}`) };
};

/** Who needs whom, in two lists of numbers: those a node needs stand from its start to the next one's. */
const flatten = (nodes: readonly Node[]): { readonly starts: Int32Array; readonly ends: Int32Array } => {
  const starts = new Int32Array(nodes.length + 1);
  for (const [at, { next }] of nodes.entries()) starts[at + 1] = (starts[at] ?? 0) + next.length;
  return { starts, ends: Int32Array.from(nodes.flatMap(({ next }) => next)) };
};

const tabulate = (nodes: readonly Node[], key: string): Table => {
  const promises = nodes.map((node) => findPromise(node, key));
  const stated = promises.flatMap((promise) => (typeof promise === 'object' ? [promise.objective] : []));
  const objectives = [...new Set(stated)].sort(compareDecimals);
  const ranks = new Map(objectives.map((objective, rank) => [objective, rank]));
  return {
    promises,
    ranks: Int32Array.from(promises, (promise) =>
      typeof promise === 'object' ? (ranks.get(promise.objective) ?? -1) : -1,
    ),
    objectives,
  };
};

const findPromise = ({ name, external, system, objective }: Node, key: string): Factor | Omission => {
  if (external) {
    if (objective === null || !isPercentage(objective)) return 'none';
    return { name, external, objective: normalise(objective), isLowest: false };
  }
  if (system === null) return 'absent';
  const inline = listInline(system).filter(({ item }) => isPercentage(item.objective));
  const [lowest, ...others] = inline
    .flatMap(({ item }) => (windowKey(item.window) === key ? [item.objective] : []))
    .sort(compareDecimals);
  if (lowest !== undefined) return { name, external, objective: normalise(lowest), isLowest: others.length > 0 };
  const slos = Array.isArray(system.slo?.value) ? system.slo.value : [];
  if (slos.some((item) => 'file' in item)) return 'file';
  return inline.length > 0 ? 'window' : 'none';
};

const OMISSIONS: readonly Omission[] = ['window', 'file', 'none', 'absent'];

const describeOmitted = (omitted: readonly number[], nodes: readonly Node[], { promises }: Table): LeftOut[] => {
  if (omitted.length === 0) return [];
  return OMISSIONS.flatMap((why) => {
    const own = omitted.filter((need) => promises[need] === why);
    const smallest: number[] = [];
    for (const need of own) keepSmallest(smallest, need, MOST_NAMES);
    const first = smallest.map((need) => {
      const { name = '', external = false, system } = nodes[need] ?? {};
      const windows = system == null || why !== 'window' ? [] : listInline(system).map(({ item }) => item.window);
      return { name, external, windows: [...new Set(windows)].slice(0, 2) };
    });
    return own.length === 0 ? [] : [{ why, count: own.length, first }];
  });
};

/** Puts a key among the few smallest, which stand in order. */
const keepSmallest = (smallest: number[], key: number, most: number): void => {
  if (smallest.length === most && key >= (smallest[most - 1] ?? 0)) return;
  let at = smallest.length;
  while (at > 0 && (smallest[at - 1] ?? 0) > key) at -= 1;
  smallest.splice(at, 0, key);
  if (smallest.length > most) smallest.pop();
};

const listWeakest = (needs: Int32Array, { promises, ranks }: Table): Factor[] => {
  const { length } = ranks;
  const smallest: number[] = [];
  for (let at = 0; at < needs.length; at += 1) {
    const need = needs[at] ?? 0;
    const rank = ranks[need] ?? -1;
    // A rank, then a name: one number sorts as both do.
    if (rank !== -1) keepSmallest(smallest, rank * length + need, MOST_FACTORS);
  }
  return smallest.flatMap((key) => {
    const promise = promises[key % length];
    return typeof promise === 'object' ? [promise] : [];
  });
};
