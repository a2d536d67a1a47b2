/** What is drawn of a blast radius: what is touched, what breaks, what degrades, and what is needed where there is room. */
import type { System } from '../declaration/resolve.ts';
import { compareBroken, findBroken, rankTier } from './blast-radius.ts';
import { findNetwork, listEnds, type Network, type Node } from './network.ts';

/** What a node is to the change: `needed` and `external` are what something touched needs itself. */
export type Role = 'touched' | 'breaks' | 'degrades' | 'needed' | 'external';

export interface RadiusNode {
  readonly name: string;
  readonly role: Role;
  readonly tier: string | null;
  readonly owner: string | null;
}

export interface RadiusGraph {
  /** Those that matter most come first, and none before what leads to it: any number of the first makes a picture. */
  readonly nodes: readonly RadiusNode[];
  /** From what fails to what that breaks, or makes worse where it is soft; by their places in the list of nodes. */
  readonly edges: readonly { readonly from: number; readonly to: number; readonly soft: boolean }[];
  /** How many more are touched, break or degrade, and how many lines between the nodes are left out. */
  readonly more: { readonly nodes: number; readonly edges: number };
}

/** Boxes of one picture, the one that counts the rest included: more than that nobody reads. */
export const MOST_NODES = 30;
/** Of these boxes, for what is touched where not everything has room. */
const MOST_TOUCHED = 10;
/** What the touched need is drawn where it is no more than that: the picture is about what breaks. */
const MOST_NEEDED = 6;
const MOST_EDGES = 90;

/** Nodes in the order in which they are drawn, each with its place, as long as there is room. */
const openPicture = (room: number) => {
  const places = new Map<number, number>();
  return {
    places,
    /** All of them or none; those that are there already take no room. */
    add: (nodes: readonly number[]): void => {
      const fresh = nodes.filter((at) => !places.has(at));
      if (places.size + fresh.length > room) return;
      for (const at of fresh) places.set(at, places.size);
    },
  };
};

/** `null` where nothing breaks, degrades or hangs together. */
export const drawRadius = (systems: ReadonlyMap<string, System>, touched: readonly string[]): RadiusGraph | null => {
  const network = findNetwork(systems);
  const { nodes, needs, neededBy } = network;
  const { sources, broken, degraded } = findBroken(network, touched);
  const listAround = ({ hard, soft }: Network['needs'], at: number): number[] =>
    [...listEnds(hard, at), ...listEnds(soft, at)].filter((other) => other !== at);
  const isPart = (at: number): boolean => sources.has(at) || broken.has(at);
  const compare = (a: number, b: number): number => rankTier(nodes[a]?.system) - rankTier(nodes[b]?.system) || a - b;
  const telling = [...sources]
    .filter((at) => listAround(neededBy, at).length > 0 || listAround(needs, at).some(isPart))
    .sort(compare);
  if (telling.length === 0) return null;

  const all = telling.length + broken.size + degraded.size;
  const isCrowded = all > MOST_NODES;
  const { places, add } = openPicture(isCrowded ? MOST_NODES - 1 : MOST_NODES);
  for (const at of telling.slice(0, isCrowded ? MOST_TOUCHED : all)) add([at]);
  for (const [at] of [...broken].sort(([, a], [, b]) => compareBroken(a, b))) {
    // With all that lies between: a box that hangs in the air says nothing.
    const way = [at];
    for (let back = broken.get(at)?.from; back !== undefined && !places.has(back); back = broken.get(back)?.from) {
      if (way.push(back) > MOST_NODES) break;
    }
    add(way.reverse());
  }
  for (const at of [...degraded.keys()].sort(compare)) {
    if (listEnds(needs.soft, at).some((need) => places.has(need))) add([at]);
  }
  const left = all - places.size;
  const below = [...places.keys()]
    .filter((at) => sources.has(at))
    .flatMap((at) => listAround(needs, at))
    .filter((at) => !places.has(at) && isSomething(nodes[at]));
  if (new Set(below).size <= MOST_NEEDED) add([...new Set(below)]);

  const roleOf = (at: number): Role => {
    if (sources.has(at)) return 'touched';
    if (broken.has(at)) return 'breaks';
    if (degraded.has(at)) return 'degrades';
    return nodes[at]?.external === true ? 'external' : 'needed';
  };
  const edges = listEdges(places, network, roleOf);
  // Those that hold the picture together come first.
  const isHolding = ({ from, to, soft }: Edge): boolean => (soft ? degraded.has(to) : broken.get(to)?.from === from);
  const drawn = [...edges.filter(isHolding), ...edges.filter((edge) => !isHolding(edge))].slice(0, MOST_EDGES);
  return {
    nodes: [...places.keys()].map((at) => describeNode(nodes[at], roleOf(at))),
    edges: drawn
      .map(({ from, to, soft }) => ({ from: places.get(from) ?? 0, to: places.get(to) ?? 0, soft }))
      .sort((a, b) => a.from - b.from || a.to - b.to),
    more: { nodes: left, edges: edges.length - drawn.length },
  };
};

/** A line from what fails, by the numbers the network has for both. */
interface Edge {
  readonly from: number;
  readonly to: number;
  readonly soft: boolean;
}

/**
 * What degrades still works, so that nothing breaks with it; what breaks anyway is none the worse for a soft need; and what
 * is needed is drawn for what is touched alone.
 */
const listEdges = (
  places: ReadonlyMap<number, number>,
  { needs }: Network,
  roleOf: (at: number) => Role,
): readonly Edge[] => {
  const isDrawn = ({ from, to, soft }: Edge): boolean => {
    if (from === to || !places.has(from) || roleOf(from) === 'degrades') return false;
    if (soft && roleOf(to) === 'breaks') return false;
    return roleOf(to) === 'touched' || roleOf(from) === 'touched' || roleOf(from) === 'breaks';
  };
  return [...places.keys()].flatMap((to) => {
    const [hard, soft] = [listEnds(needs.hard, to), listEnds(needs.soft, to)];
    const toEdges = (ends: Int32Array, isSoft: boolean): Edge[] =>
      [...ends].map((from) => ({ from, to, soft: isSoft }));
    return [...toEdges(hard, false), ...toEdges(soft, true)].filter(isDrawn);
  });
};

/** A name no system has is said elsewhere, and not drawn. */
const isSomething = (node: Node | undefined): boolean => node?.external === true || node?.system != null;

const describeNode = (node: Node | undefined, role: Role): RadiusNode => ({
  name: node?.name ?? '',
  role,
  tier: node?.system?.tier?.value ?? null,
  owner: node?.system?.owner?.value ?? null,
});
