/** What breaks with a system: in which order, through what, and that circles end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDependents } from '../../src/reliability/dependents.ts';
import { declareNeeds, type Needs, soft } from './network.ts';

const say = (needs: Needs, name: string): string =>
  findDependents(declareNeeds(needs), name)
    .map((each) => (each.through === null ? each.name : `${each.name} (${each.through})`))
    .join(', ');

test.each<[what: string, needs: Needs, name: string, said: string]>([
  ['nobody', { a: [], b: ['c'], c: [] }, 'a', ''],
  ['one that is not declared', { a: ['b'] }, 'b', 'a'],
  ['one nobody has heard of', { a: ['b'] }, 'z', ''],
  ['by name', { a: [], d: ['a'], b: ['a'], c: ['a'] }, 'a', 'b, c, d'],
  ['nearest first, with the first on the way', { a: [], z: ['a'], b: ['z'], c: ['b'] }, 'a', 'z, b (z), c (z)'],
  ['once, by the shortest way', { a: [], b: ['a'], c: ['a', 'b'], d: ['b', 'c'] }, 'a', 'b, c, d (b)'],
  ['not what gets on without it', { a: [], b: [soft('a')], c: ['b'] }, 'a', ''],
  ['what is hard and soft at once', { a: [], b: [soft('a'), 'a'] }, 'a', 'b'],
  ['a circle, once round', { a: ['c'], b: ['a'], c: ['b'] }, 'a', 'b, c (b)'],
  ['not itself', { a: ['a'], b: ['a'] }, 'a', 'b'],
  ['not what is outside', { a: [], b: [{ external: 'a' }] }, 'a', ''],
  ['names that mean something to JavaScript', { toString: [], valueOf: ['toString'] }, 'toString', 'valueOf'],
])('%s', (_, needs, name, said) => {
  expect(say(needs, name)).toBe(said);
});

test('they are those that a walk through all needs finds, for every system, in any order of asking', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
  const graph = fc.array(fc.subarray([...names]), { minLength: names.length, maxLength: names.length });
  fc.assert(
    fc.property(graph, fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 8 }), (lists, asked) => {
      const needs: Needs = Object.fromEntries(names.map((name, at) => [name, lists[at] ?? []]));
      const systems = declareNeeds(needs);
      for (const name of asked) {
        const reached = new Set<string>();
        for (let size = -1; size < reached.size; ) {
          size = reached.size;
          for (const [other, list] of Object.entries(needs)) {
            if (list.some((need) => need === name || reached.has(need as string))) reached.add(other);
          }
        }
        reached.delete(name);
        expect(
          findDependents(systems, name)
            .map((each) => each.name)
            .sort(),
        ).toEqual([...reached].sort());
      }
    }),
  );
});
