/** Who needs whom: systems and what is outside of them, as numbers in the order of their names. */
import type { System } from '../declaration/resolve.ts';
import { compareDecimals } from './decimal.ts';
import { plain } from './wording.ts';

export interface Node {
  readonly name: string;
  readonly external: boolean;
  /** `null` for what is outside, and for a name no system has. */
  readonly system: System | null;
  /** What is promised of something outside: of several the lowest. */
  objective: string | null;
}

/** Lists of nodes, by name: those of a node stand from its start to the start of the next one. */
export interface Edges {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** What was reached, nearest first. All of it is good until the next walk. */
export interface Walked {
  readonly reached: Int32Array;
  /** For each node that was reached: the one next to it on the way back, and the first one on the way to it. */
  readonly from: Int32Array;
  readonly first: Int32Array;
}

/** Edges of one direction. */
export interface Way {
  readonly hard: Edges;
  readonly soft: Edges;
  /** Along hard edges from some nodes, which are among what is reached only where edges lead to them. */
  readonly walk: (sources: readonly number[]) => Walked;
}

export interface Network {
  readonly nodes: readonly Node[];
  /** `undefined` for a name that stands nowhere. */
  readonly indexOf: (system: string) => number | undefined;
  /** What each cannot work without, and what it is worse without. Both at once is hard. */
  readonly needs: Way;
  readonly neededBy: Way;
}

/** The other way round; lists come out in order, whatever order they had. */
const turn = ({ starts, ends }: Edges): Edges => {
  const size = starts.length - 1;
  const turned = { starts: new Int32Array(size + 1), ends: new Int32Array(ends.length) };
  for (const end of ends) turned.starts[end + 1] = (turned.starts[end + 1] ?? 0) + 1;
  for (let at = 0; at < size; at += 1) turned.starts[at + 1] = (turned.starts[at + 1] ?? 0) + (turned.starts[at] ?? 0);
  const next = turned.starts.slice();
  for (let from = 0; from < size; from += 1) {
    for (let at = starts[from] ?? 0; at < (starts[from + 1] ?? 0); at += 1) {
      const end = ends[at] ?? 0;
      turned.ends[next[end] ?? 0] = from;
      next[end] = (next[end] ?? 0) + 1;
    }
  }
  return turned;
};

/** Lists that are written one after the other, each number once. */
const openLists = () => {
  const starts: number[] = [0];
  const ends: number[] = [];
  /** In which list each number stood last. */
  const seen: number[] = [];
  return {
    has: (end: number): boolean => seen[end] === starts.length,
    add: (end: number): void => {
      if (seen[end] === starts.length) return;
      seen[end] = starts.length;
      ends.push(end);
    },
    close: (): void => {
      starts.push(ends.length);
    },
    starts,
    ends,
  };
};

/** Nodes as they are first met, and what each needs. */
const meet = (systems: ReadonlyMap<string, System>) => {
  const nodes: Node[] = [];
  const byName = new Map<string, number>();
  const outside = new Map<string, number>();
  const add = (known: Map<string, number>, key: string, node: Node): number => {
    known.set(key, nodes.length);
    return nodes.push(node) - 1;
  };
  for (const [name, system] of systems) add(byName, name, { name, external: false, system, objective: null });
  const findSystem = (name: string): number =>
    byName.get(name) ?? add(byName, name, { name, external: false, system: null, objective: null });
  const findOutside = (name: string): number => {
    const key = plain(name);
    return outside.get(key) ?? add(outside, key, { name, external: true, system: null, objective: null });
  };
  const [hard, soft] = [openLists(), openLists()];
  for (const { dependsOn } of systems.values()) {
    const mild: number[] = [];
    for (const item of dependsOn?.value ?? []) {
      if (typeof item === 'string') {
        hard.add(findSystem(item));
        continue;
      }
      const at = 'system' in item ? findSystem(item.system) : findOutside(item.external);
      if (item.soft === true) {
        mild.push(at);
        continue;
      }
      hard.add(at);
      const node = nodes[at];
      if ('system' in item || item.objective === undefined || node === undefined) continue;
      if (node.objective === null || compareDecimals(item.objective, node.objective) < 0)
        node.objective = item.objective;
    }
    for (const at of mild) if (!hard.has(at)) soft.add(at);
    hard.close();
    soft.close();
  }
  return { nodes, byName, hard, soft };
};

/** The nodes of one list. */
export const listEnds = ({ starts, ends }: Edges, at: number): Int32Array =>
  ends.subarray(starts[at] ?? 0, starts[at + 1] ?? 0);

const openWalk = ({ starts, ends }: Edges): Way['walk'] => {
  const size = starts.length - 1;
  const marks = new Uint32Array(size);
  const queue = new Int32Array(size);
  const from = new Int32Array(size);
  const first = new Int32Array(size);
  let walks = 0;
  return (sources) => {
    walks += 1;
    let count = 0;
    const step = (at: number, isSource: boolean): void => {
      const end = starts[at + 1] ?? 0;
      for (let edge = starts[at] ?? 0; edge < end; edge += 1) {
        const next = ends[edge] ?? 0;
        if (marks[next] === walks) continue;
        marks[next] = walks;
        queue[count] = next;
        from[next] = at;
        first[next] = isSource ? next : (first[at] ?? 0);
        count += 1;
      }
    };
    for (const source of sources) step(source, true);
    for (let head = 0; head < count; head += 1) step(queue[head] ?? 0, false);
    return { reached: queue.subarray(0, count), from, first };
  };
};

const toWay = (hard: Edges, soft: Edges): Way => ({ hard, soft, walk: openWalk(hard) });

const compareNodes = (a: Node, b: Node): number =>
  a.name === b.name ? Number(b.external) - Number(a.external) : a.name < b.name ? -1 : 1;

const connect = (systems: ReadonlyMap<string, System>): Network => {
  const met = meet(systems);
  const order = met.nodes.map((node, at) => ({ node, at })).sort((a, b) => compareNodes(a.node, b.node));
  const ranks = new Int32Array(order.length);
  for (const [rank, { at }] of order.entries()) ranks[at] = rank;
  /** In the order of names, and the other way round. */
  const arrange = ({ starts, ends }: ReturnType<typeof openLists>): readonly [needs: Edges, neededBy: Edges] => {
    const arranged = { starts: new Int32Array(order.length + 1), ends: new Int32Array(ends.length) };
    let length = 0;
    for (const [rank, { at }] of order.entries()) {
      const end = starts[at + 1] ?? 0;
      for (let edge = starts[at] ?? end; edge < end; edge += 1) {
        arranged.ends[length] = ranks[ends[edge] ?? 0] ?? 0;
        length += 1;
      }
      arranged.starts[rank + 1] = length;
    }
    const neededBy = turn(arranged);
    return [turn(neededBy), neededBy];
  };
  const [hard, hardBack] = arrange(met.hard);
  const [soft, softBack] = arrange(met.soft);
  return {
    nodes: order.map(({ node }) => node),
    indexOf: (name) => {
      const at = met.byName.get(name);
      return at === undefined ? undefined : ranks[at];
    },
    needs: toWay(hard, soft),
    neededBy: toWay(hardBack, softBack),
  };
};

const known = new WeakMap<ReadonlyMap<string, System>, Network>();

/** The network of one side's systems, made once. */
export const findNetwork = (systems: ReadonlyMap<string, System>): Network => {
  const network = known.get(systems) ?? connect(systems);
  known.set(systems, network);
  return network;
};
