import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Pattern, parsePattern } from '../../src/declaration/patterns.ts';
import { type Claim, indexClaims } from '../../src/declaration/systems.ts';
import { covers, type Meter, overlaps, startMeter, surveyClaims } from '../../src/rules/claims.ts';

const toPattern = (text: string): Pattern => {
  const parsed = parsePattern(text);
  if ('problem' in parsed) throw new Error(`${text} is refused`);
  return parsed.pattern;
};

describe('two patterns', () => {
  test.each<[a: string, b: string, overlaps: boolean, covers: boolean]>([
    ['a/', 'a/', true, true],
    ['a/', 'a/**', true, true],
    ['a/', 'a/b/', true, true],
    ['a/b/', 'a/', true, false],
    ['a/', 'a', true, true],
    ['a', 'a/', true, false],
    ['a/', 'b/', false, false],
    ['a/', 'ab/', false, false],
    ['**', 'a/b', true, true],
    ['a/b', '**', true, false],
    ['*', 'a/', true, false],
    ['*', 'a/b', false, false],
    ['**/*.ts', 'a/', true, false],
    ['**/*.ts', 'a/b/*.ts', true, true],
    ['**/*.ts', 'a/*.md', false, false],
    ['a/**/c', 'a/b/**', true, false],
    ['a/**/c/', 'a/b/c/d/', true, true],
    ['a*/', '*b/', true, false],
    ['a*/', 'b*/', false, false],
    ['a?', 'ab', true, true],
    ['a?', 'a*', true, false],
    ['a*', 'a?', true, true],
    ['a/*/c', 'a/b/*', true, false],
    ['src/[id].ts', 'src/i.ts', false, false],
    ['x/**/y/**', '**/y', true, false],
  ])('%s and %s share a path: %j; the first holds the second: %j', (first, second, shares, holds) => {
    const [a, b] = [toPattern(first), toPattern(second)];
    const meter = startMeter();
    expect([overlaps(a, b, meter), overlaps(b, a, meter), covers(a, b, meter)]).toEqual([shares, shares, holds]);
  });
});

const segment = fc.constantFrom('a', 'b', 'ab', '*', 'a*', '*b', '?', '**');
const pattern = fc
  .tuple(fc.array(segment, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(([segments, isFolder]) => segments.join('/') + (isFolder ? '/' : ''))
  .filter((text) => 'pattern' in parsePattern(text))
  .map(toPattern);
const NAMES = ['a', 'b', 'aab', 'c'];
const deeper = (paths: readonly string[]): string[] => paths.flatMap((path) => NAMES.map((name) => `${path}/${name}`));
const PATHS = [NAMES, deeper(NAMES), deeper(deeper(NAMES))].flat();

const claims = fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z', null), pattern), { maxLength: 8 }).map((items) =>
  items.map(
    ([system, each], at): Claim => ({
      pattern: each,
      by: system === null ? { exemption: at } : { system },
      place: { file: 'OWNERSHIP.yaml', line: at + 1, column: 1 },
    }),
  ),
);

describe('against every short path', () => {
  test('patterns overlap where they share one, and cover where they share all', () => {
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        const [matchedByA, matchedByB] = [a, b].map(({ matches }) => PATHS.filter(matches)) as [string[], string[]];
        if (matchedByB.some((path) => matchedByA.includes(path))) expect(overlaps(a, b, startMeter())).toBe(true);
        if (covers(a, b, startMeter())) expect(matchedByB.filter((path) => !a.matches(path))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each<[string, () => Meter]>([
    ['as long as it takes', startMeter],
    ['stopped at once', () => ({ left: 0 })],
    ['stopped on the way', () => ({ left: 200 })],
  ])('a survey, %s, misses nobody who answers', (_, start) => {
    fc.assert(
      fc.property(claims, pattern, (items, asked) => {
        const index = indexClaims(items);
        const { systems, open } = surveyClaims({ claims: items, index }, start())(asked);
        for (const path of PATHS.filter(asked.matches)) {
          const decision = index.decide(path);
          if (decision.kind === 'system') expect(systems).toContain(decision.system);
          else if (decision.kind === 'ambiguous') for (const name of decision.systems) expect(systems).toContain(name);
          else expect(open).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
