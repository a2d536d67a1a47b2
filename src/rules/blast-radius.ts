/** What breaks with what a change touches, how big the change is, and whether what systems say they need is there. */
import { findLevel, USUAL_BIG_CHANGE } from '../declaration/law.ts';
import { findNearest } from '../declaration/nearest.ts';
import type { System } from '../declaration/resolve.ts';
import type { Dependency } from '../declaration/schema.ts';
import type { Place } from '../facts.ts';
import { findBlastRadius } from '../reliability/blast-radius.ts';
import { type Circle, type Circles, findCircles } from '../reliability/cycles.ts';
import { findNetwork } from '../reliability/network.ts';
import { drawRadius, type RadiusGraph } from '../reliability/radius-graph.ts';
import { type Finding, finding, type Severity } from '../verdict.ts';
import { type Gap, listPeople, pickStanding, placeItem } from './duty.ts';
import type { Situation } from './situation.ts';

/** Dependents that are named. */
const MOST_NAMED = 10;
/** Names that are compared to find what somebody meant: with a few thousand systems, some hundred slips. */
const MOST_COMPARED = 200_000;

/**
 * Shows what breaks with the systems a change touches, and that it is big; neither stops anything. Names no system has
 * and circles warn, unless the policy says otherwise; in a system whose entry alone is edited, what stood before warns
 * at most.
 */
export const judgeBlastRadius = (situation: Situation): readonly Finding[] => {
  const level = findLevel(situation.law, 'blast-radius') ?? 'warn';
  if (level === 'off') return [];
  return [
    ...showRadius(situation),
    ...showSize(situation),
    ...judgeNames({ situation, level }),
    ...judgeCircles({ situation, level }),
  ];
};

/** What is to be drawn of it. */
export const drawBlastRadius = ({ law, after, touched }: Situation): RadiusGraph | null =>
  findLevel(law, 'blast-radius') === 'off' ? null : drawRadius(after.declared.systems, [...touched.keys()]);

const showRadius = ({ after, touched }: Situation): readonly Finding[] => {
  const { sources, broken, degraded } = findBlastRadius(after.declared.systems, [...touched.keys()]);
  const [worst] = broken;
  if (worst === undefined) return [];
  const first = broken.slice(0, MOST_NAMED).map(({ system: { name, tier, owner }, through }) => {
    return { name, tier: tier?.value ?? null, owner: owner?.value ?? null, through };
  });
  const tier = worst.system.tier?.value ?? null;
  const detail = { systems: sources, first, count: broken.length, tier, degraded: degraded.length };
  const [only] = sources;
  const system = sources.length === 1 && only !== undefined ? only : null;
  const place = system === null ? null : (after.declared.systems.get(system)?.place ?? null);
  return [finding('radius', 'blast-radius', detail, { severity: 'notice', system, place })];
};

const showSize = ({ law, after, touched, tree }: Situation): readonly Finding[] => {
  const threshold = law.policy['big-change'] ?? USUAL_BIG_CHANGE;
  if (tree !== null || touched.size < threshold) return [];
  const shares = new Map<string, { owner: string | null; count: number }>();
  for (const name of touched.keys()) {
    const owner = after.declared.systems.get(name)?.owner?.value ?? null;
    const key = owner?.toLowerCase() ?? '';
    shares.set(key, { owner: shares.get(key)?.owner ?? owner, count: (shares.get(key)?.count ?? 0) + 1 });
  }
  const byCount = [...shares].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
  const detail = { systems: touched.size, threshold, shares: byCount.map(([, share]) => share) };
  return [finding('radius-big', 'blast-radius', detail, { severity: 'notice' })];
};

interface Judging {
  readonly situation: Situation;
  readonly level: 'fail' | 'warn';
}

const toFinding = (gap: Gap, system: System, severity: Severity, { law }: Situation): Finding => {
  const more = { severity, system: system.name, place: gap.place ?? system.place, by: listPeople(system, law) };
  return finding(gap.code, 'blast-radius', gap.detail, more as object);
};

/** The system an item of `depends-on` names; `null` for what is outside. */
const nameOf = (item: Dependency): string | null =>
  typeof item === 'string' ? item : 'system' in item ? item.system : null;

type UnknownGap = Extract<Gap, { readonly code: 'dependency-unknown' }>;

/** Names no system has, each where it is first written. */
const findUnknown = (
  { dependsOn }: System,
  systems: ReadonlyMap<string, System>,
  isRemoved: (name: string) => boolean = () => false,
): readonly UnknownGap[] => {
  if (dependsOn === null) return [];
  const seen = new Set<string>();
  return dependsOn.value.flatMap((item, index): UnknownGap[] => {
    const name = nameOf(item);
    if (name === null || systems.has(name) || seen.has(name)) return [];
    seen.add(name);
    const detail = { name, near: null, isRemoved: isRemoved(name) };
    return [{ code: 'dependency-unknown', detail, place: placeItem(dependsOn, index) }];
  });
};

/** Says which system was meant, as long as there are not too many to look through. */
const openGuess = (systems: ReadonlyMap<string, System>): ((name: string, own: string) => string | null) => {
  const names = [...systems.keys()];
  let compared = 0;
  return (name, own) => {
    compared += names.length;
    if (compared > MOST_COMPARED) return null;
    const others = names.filter((other) => other !== own);
    return findNearest(name, others) ?? null;
  };
};

/** Of the systems it touches and edits, and of those that need a system it takes away. */
const judgeNames = ({ situation, level }: Judging): readonly Finding[] => {
  const { before, after, touched, edited } = situation;
  const { systems } = after.declared;
  const guess = openGuess(systems);
  const earlier = before?.declared.systems ?? new Map<string, System>();
  const removed = new Set([...earlier.keys()].filter((name) => !systems.has(name)));
  return [...systems.values()]
    .filter(({ name }) => removed.size > 0 || touched.has(name) || edited.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((system) => {
      const { name } = system;
      const all = findUnknown(system, systems, (other) => removed.has(other));
      const [gone, others] = [all.filter((gap) => gap.detail.isRemoved), all.filter((gap) => !gap.detail.isRemoved)];
      const was = touched.has(name) ? undefined : earlier.get(name);
      const stood = was === undefined ? new Set<Gap>() : pickStanding(others, findUnknown(was, earlier));
      const own = touched.has(name) || edited.has(name) ? all : gone;
      return own.map((gap) => {
        const near = gap.detail.isRemoved ? null : guess(gap.detail.name, name);
        const told = { ...gap, detail: { ...gap.detail, near } };
        return toFinding(told, system, stood.has(gap) ? 'warn' : level, situation);
      });
    });
};

/** Where a system says that it cannot work without another. */
const placeNeed = ({ dependsOn, place }: System, need: string | undefined): Place => {
  const index = (dependsOn?.value ?? []).findIndex(
    (item) => nameOf(item) === need && (typeof item === 'string' || item.soft !== true),
  );
  return dependsOn === null || index === -1 ? place : placeItem(dependsOn, index);
};

/** One finding for all circles that hang together, at a touched system where there is one; a system that needs itself apart. */
const judgeCircles = ({ situation, level }: Judging): readonly Finding[] => {
  const { before, after, touched, edited } = situation;
  const { systems } = after.declared;
  const names = [[...touched.keys()].sort(), [...edited].filter((name) => !touched.has(name)).sort()].flat();
  const circles = findCircles(findNetwork(systems));
  const selves = names.filter(circles.needsItself).map((name): Circle => ({ names: [name], members: [name] }));
  const found = [...selves, ...circles.findThrough(names)];
  // Where all is only edited, it has to be known whether they were in a circle before.
  const mayStand = level === 'fail' && before !== null && found.some(({ members }) => !members.some(isIn(touched)));
  const earlier = mayStand ? findCircles(findNetwork(before.declared.systems)) : null;
  return found.flatMap((circle) => {
    const [name = '', next = name] = circle.names;
    const system = systems.get(name);
    if (system === undefined) return [];
    const hasStood = earlier !== null && !circle.members.some(isIn(touched)) && wasCircle(circle, earlier);
    const detail = { circle: circle.names, members: circle.members.length };
    const gap: Gap = { code: 'dependency-cycle', detail, place: placeNeed(system, next) };
    return [toFinding(gap, system, hasStood ? 'warn' : level, situation)];
  });
};

const isIn =
  (names: ReadonlyMap<string, unknown> | ReadonlySet<string>) =>
  (name: string): boolean =>
    names.has(name);

/** Whether all of them were in circles together before. */
const wasCircle = ({ members }: Circle, earlier: Circles): boolean => {
  const [name = ''] = members;
  return members.length === 1 ? earlier.needsItself(name) : members.every(isIn(new Set(earlier.listMembers(name))));
};
