/** Circles of hard dependencies: which are found, the shortest way round, and that a large network is no matter. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findCircles, findComponents } from '../../src/reliability/cycles.ts';
import { findNetwork } from '../../src/reliability/network.ts';
import { declareNeeds, type Needs, soft } from './network.ts';

const say = (needs: Needs, names: readonly string[]): string => {
  const circles = findCircles(findNetwork(declareNeeds(needs)));
  const selves = names.filter(circles.needsItself).map((name) => `${name} itself`);
  const found = circles.findThrough(names).map(({ names: circle, members }) => {
    const others = members.filter((name) => !circle.includes(name));
    return `${circle.join(' ')}${others.length === 0 ? '' : ` with ${others.join(' ')}`}`;
  });
  return [...selves, ...found].join('; ');
};

test.each<[what: string, needs: Needs, names: readonly string[], said: string]>([
  ['none', { a: ['b'], b: ['c'], c: [] }, ['a', 'b', 'c'], ''],
  ['two', { a: ['b'], b: ['a'] }, ['b'], 'b a'],
  ['three, begun where it is asked', { a: ['b'], b: ['c'], c: ['a'] }, ['b'], 'b c a'],
  ['once for all of it', { a: ['b'], b: ['c'], c: ['a'] }, ['c', 'a', 'b'], 'c a b'],
  ['the shortest of several', { a: ['b', 'd'], b: ['c'], c: ['a'], d: ['a'] }, ['a'], 'a d with b c'],
  ['of two as short the first by name', { a: ['c', 'b'], b: ['a'], c: ['a'] }, ['a'], 'a b with c'],
  ['two apart', { a: ['b'], b: ['a'], c: ['d', 'a'], d: ['c'] }, ['a', 'd'], 'a b; d c'],
  ['not one it only leads to', { a: ['b'], b: ['c'], c: ['b'] }, ['a'], ''],
  ['not one it is only reached from', { a: ['b', 'c'], b: ['a'], c: [] }, ['c'], ''],
  ['not one of which a step is soft', { a: ['b'], b: [soft('a')] }, ['a', 'b'], ''],
  ['itself', { a: ['a'] }, ['a'], 'a itself'],
  ['itself, and a circle besides', { a: ['a', 'b'], b: ['a'] }, ['a', 'b'], 'a itself; a b'],
  ['not itself where that is soft', { a: [soft('a')] }, ['a'], ''],
  ['not through what is outside', { a: [{ external: 'b' }], b: ['a'] }, ['a', 'b'], ''],
  ['not through a name no system has', { a: ['z'] }, ['a', 'z'], ''],
  ['a name nobody has heard of', { a: ['b'], b: ['a'] }, ['z'], ''],
])('%s', (_, needs, names, said) => {
  expect(say(needs, names)).toBe(said);
});

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
const needsOf = fc
  .array(fc.subarray([...NAMES], { maxLength: 3 }), { minLength: NAMES.length, maxLength: NAMES.length })
  .map((lists): Needs => Object.fromEntries(NAMES.map((name, at) => [name, lists[at] ?? []])));
const listReached = (needs: Needs, from: string): ReadonlySet<string> => {
  const reached = new Set<string>();
  const queue = [from];
  for (const name of queue) {
    for (const need of needs[name] ?? []) {
      if (reached.has(need as string)) continue;
      reached.add(need as string);
      queue.push(need as string);
    }
  }
  return reached;
};

test('components are those that reach one another', () => {
  fc.assert(
    fc.property(needsOf, (needs) => {
      const { nodes, needs: ways } = findNetwork(declareNeeds(needs));
      const components = findComponents(ways.hard);
      for (const [at, { name }] of nodes.entries()) {
        for (const [other, { name: second }] of nodes.entries()) {
          const together =
            at === other || (listReached(needs, name).has(second) && listReached(needs, second).has(name));
          expect(components[at] === components[other]).toBe(together);
        }
      }
    }),
  );
});

test('a circle is one, is the shortest, and has its members', () => {
  fc.assert(
    fc.property(needsOf, fc.constantFrom(...NAMES), (needs, name) => {
      const [found] = findCircles(findNetwork(declareNeeds(needs))).findThrough([name]);
      const together = NAMES.filter(
        (other) => other !== name && listReached(needs, name).has(other) && listReached(needs, other).has(name),
      );
      if (found === undefined) {
        expect(together).toEqual([]);
        return;
      }
      expect(found.members).toEqual([...together, name].sort());
      expect(found.names[0]).toBe(name);
      expect(new Set(found.names).size).toBe(found.names.length);
      for (const [at, each] of found.names.entries()) {
        expect(needs[each]).toContain(found.names[(at + 1) % found.names.length]);
      }
      // By steps, from whatever it needs itself back to it.
      let [layer, steps] = [new Set((needs[name] ?? []).filter((need) => need !== name)), 1];
      for (; !layer.has(name); steps += 1)
        layer = new Set([...layer].flatMap((each) => [...(needs[each as string] ?? [])]));
      expect(found.names.length).toBe(steps);
    }),
  );
});

test('a circle of twenty thousand is found without going too deep', () => {
  const count = 20_000;
  const needs = Object.fromEntries(Array.from({ length: count }, (_, at) => [`s${at}`, [`s${(at + 1) % count}`]]));
  const circles = findCircles(findNetwork(declareNeeds(needs)));
  expect(circles.findThrough(Object.keys(needs)).map(({ names, members }) => [names.length, members.length])).toEqual([
    [count, count],
  ]);
});
