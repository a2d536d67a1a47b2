/** Circles of systems that cannot work without one another. */
import { groupBy } from '../groups.ts';
import { type Edges, listEnds, type Network } from './network.ts';

/**
 * For each node the number of its component: nodes with the same number can all reach one another along edges. Tarjan's
 * way, without recursion: every node and every edge is looked at once.
 */
export const findComponents = ({ starts, ends }: Edges): Int32Array => {
  const size = starts.length - 1;
  const components = new Int32Array(size).fill(-1);
  /** When each node was met, from 1, and the earliest met one it leads back to. */
  const met = new Int32Array(size);
  const low = new Int32Array(size);
  const next = starts.slice(0, size);
  /** The way to where we are, and the nodes that are in no component yet. */
  const path: number[] = [];
  const open: number[] = [];
  let time = 0;
  let count = 0;
  const enter = (at: number): void => {
    time += 1;
    met[at] = time;
    low[at] = time;
    path.push(at);
    open.push(at);
  };
  const lower = (at: number, to: number): void => {
    low[at] = Math.min(low[at] ?? 0, to);
  };
  const leave = (at: number): void => {
    path.pop();
    const caller = path.at(-1);
    if (caller !== undefined) lower(caller, low[at] ?? 0);
    if (low[at] !== met[at]) return;
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      components[member] = count;
      if (member === at) break;
    }
    count += 1;
  };
  for (let root = 0; root < size; root += 1) {
    if (met[root] !== 0) continue;
    enter(root);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const edge = next[at] ?? 0;
      if (edge === starts[at + 1]) {
        leave(at);
        continue;
      }
      next[at] = edge + 1;
      const end = ends[edge] ?? 0;
      if (met[end] === 0) enter(end);
      else if (components[end] === -1) lower(at, met[end] ?? 0);
    }
  }
  return components;
};

export interface Circle {
  /** The shortest way round, each before what it needs; the last needs the first. */
  readonly names: readonly string[];
  /** Everybody who is in some circle with these, by name. */
  readonly members: readonly string[];
}

export interface Circles {
  /** One for all circles that hang together and that one of these systems is part of: the shortest through the first of them. */
  readonly findThrough: (names: readonly string[]) => readonly Circle[];
  /** Everybody who is in some circle with a system, itself included; nobody where it is in none. */
  readonly listMembers: (name: string) => readonly string[];
  readonly needsItself: (name: string) => boolean;
}

/** Circles of two systems and more, and systems that need themselves. */
export const findCircles = ({ nodes, indexOf, needs: { hard } }: Network): Circles => {
  const components = findComponents(hard);
  const members = groupBy(components.keys(), (at) => components[at] ?? -1);
  const nameOf = (at: number): string => nodes[at]?.name ?? '';
  const componentOf = (name: string): { readonly at: number; readonly own: readonly number[] } | null => {
    const at = indexOf(name);
    const own = at === undefined ? undefined : members.get(components[at] ?? -1);
    return at === undefined || own === undefined || own.length < 2 ? null : { at, own };
  };
  /** Nearest first, and never out of the component: whoever leaves it does not come back. */
  const findShortest = (start: number): number[] => {
    const from = new Map<number, number>();
    const queue = [start];
    for (const at of queue) {
      for (const next of listEnds(hard, at)) {
        if (next === start && at !== start) {
          const circle: number[] = [];
          for (let back = at; back !== start; back = from.get(back) ?? start) circle.push(back);
          return [start, ...circle.reverse()];
        }
        if (next === start || from.has(next) || components[next] !== components[start]) continue;
        from.set(next, at);
        queue.push(next);
      }
    }
    return [start];
  };
  return {
    findThrough: (names) => {
      const seen = new Set<number>();
      return names.flatMap((name): Circle[] => {
        const found = componentOf(name);
        const component = found === null ? -1 : (components[found.at] ?? -1);
        if (found === null || seen.has(component)) return [];
        seen.add(component);
        return [{ names: findShortest(found.at).map(nameOf), members: found.own.map(nameOf) }];
      });
    },
    listMembers: (name) => componentOf(name)?.own.map(nameOf) ?? [],
    needsItself: (name) => {
      const at = indexOf(name);
      return at !== undefined && listEnds(hard, at).includes(at);
    },
  };
};
