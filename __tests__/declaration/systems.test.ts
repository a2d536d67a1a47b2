import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parsePattern } from '../../src/declaration/patterns.ts';
import { type Claim, type Decision, indexClaims } from '../../src/declaration/systems.ts';

/** `exempt`, or the name of a system; and a pattern. */
type Entry = readonly [by: string, text: string];

const claimsOf = (entries: readonly Entry[]): readonly Claim[] =>
  entries.map(([by, text], at) => {
    const parsed = parsePattern(text);
    if ('problem' in parsed) throw new Error(`${JSON.stringify(text)} is refused: ${parsed.problem.code}`);
    const place = { file: 'OWNERSHIP.yaml', line: at + 1, column: 1 };
    return { pattern: parsed.pattern, by: by === 'exempt' ? { exemption: at } : { system: by }, place };
  });

const describeDecision = (decision: Decision): { readonly decides: unknown; readonly by?: unknown } => {
  if (decision.kind === 'none') return { decides: 'none' };
  if (decision.kind === 'ambiguous') {
    return { decides: decision.systems, by: decision.claims.map((claim) => claim.pattern.text) };
  }
  const decides = decision.kind === 'system' ? decision.system : 'exempt';
  return { decides, by: decision.claim.pattern.text };
};

interface Row {
  readonly why: string;
  readonly claims: readonly Entry[];
  readonly path: string;
  readonly decides: string | readonly string[];
  readonly by?: string | readonly string[];
}

describe('who answers for a path', () => {
  const rows: readonly Row[] = JSON.parse(readFileSync(new URL('./precedence.json', import.meta.url), 'utf8'));
  test.each(rows)('$why', ({ claims, path, decides, by }) => {
    const expected = by === undefined ? { decides } : { decides, by };
    for (const entries of [claims, [...claims].reverse()]) {
      expect(describeDecision(indexClaims(claimsOf(entries)).decide(path))).toEqual(expected);
    }
  });
});

// The rule, written once more from its words alone.

/** Whether a list of parts matches another, where `star` stands for any number of parts, none included. */
const naiveMatch = (
  parts: readonly string[],
  found: readonly string[],
  star: string,
  same: (part: string, found: string) => boolean,
): boolean => {
  const [part, ...rest] = parts;
  if (part === undefined) return found.length === 0;
  if (part === star) return [...found, ''].some((_, at) => naiveMatch(rest, found.slice(at), star, same));
  const [first, ...others] = found;
  return first !== undefined && same(part, first) && naiveMatch(rest, others, star, same);
};

const naiveSegments = (text: string): readonly string[] => text.replace(/\/$/, '/**').split('/');

const naiveMatches = (text: string, path: string): boolean =>
  naiveMatch(naiveSegments(text), path.split('/'), '**', (segment, name) =>
    naiveMatch([...segment], [...name], '*', (char, letter) => char === '?' || char === letter),
  );

const naiveDepth = (text: string): number => {
  const folders = naiveSegments(text).slice(0, -1);
  const wild = folders.findIndex((folder) => /[*?]/.test(folder));
  return wild === -1 ? folders.length : wild;
};

/** Smaller is better, from left to right. */
const naiveRank = ([by, text]: Entry): readonly number[] => [
  -naiveDepth(text),
  -[...text].filter((char) => !['*', '?', '/'].includes(char)).length,
  naiveSegments(text).filter((segment) => segment === '**').length,
  by === 'exempt' ? 1 : 0,
];

const compareRanks = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

const naiveDecides = (entries: readonly Entry[], path: string): string | readonly string[] => {
  const matching = entries.filter(([, text]) => naiveMatches(text, path));
  const best = matching.filter((entry) =>
    matching.every((other) => compareRanks(naiveRank(entry), naiveRank(other)) <= 0),
  );
  const winners = [...new Set(best.map(([by]) => by))].sort();
  return winners.length > 1 ? winners : (winners[0] ?? 'none');
};

const name = fc.string({
  unit: fc.constantFrom('a', 'b', '[', '.a', '\n', '\udc80', '*', 'é'),
  minLength: 1,
  maxLength: 3,
});
const simpleName = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 2 });
const path = fc.array(fc.oneof(simpleName, name), { minLength: 1, maxLength: 5 }).map((names) => names.join('/'));
const glob = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '[', ']', '.'), minLength: 1, maxLength: 4 });
const text = fc
  .tuple(fc.array(fc.oneof(simpleName, glob, fc.constant('**')), { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([segments, isFolder]) => segments.join('/') + (isFolder ? '/' : ''))
  .filter((candidate) => 'pattern' in parsePattern(candidate));
const entry: fc.Arbitrary<Entry> = fc.tuple(fc.constantFrom('x', 'y', 'exempt'), text);
const entries = fc.array(entry, { maxLength: 12 });
const paths = fc.array(path, { minLength: 1, maxLength: 12 });

describe('against the rule as it is written', () => {
  it('matches the same paths', () => {
    fc.assert(
      fc.property(text, path, (text, path) => {
        const [claim] = claimsOf([['x', text]]);
        expect(claim?.pattern.matches(path)).toBe(naiveMatches(text, path));
      }),
      { numRuns: 5000 },
    );
  });

  it('decides the same', () => {
    fc.assert(
      fc.property(entries, paths, (entries, paths) => {
        const index = indexClaims(claimsOf(entries));
        for (const path of paths)
          expect(describeDecision(index.decide(path)).decides).toEqual(naiveDecides(entries, path));
      }),
      { numRuns: 1000 },
    );
  });

  it('explains with every claim that matches, the best first', () => {
    fc.assert(
      fc.property(entries, paths, (entries, paths) => {
        const index = indexClaims(claimsOf(entries));
        for (const path of paths) {
          const explained = index.explain(path).map(({ place }) => entries[place.line - 1] ?? ['', '']);
          const ranks = explained.map((entry) => naiveRank([entry[0] ?? '', entry[1] ?? '']));
          expect([...ranks].sort(compareRanks)).toEqual(ranks);
          const matching = entries.filter(([, text]) => naiveMatches(text, path));
          expect(new Set(explained)).toEqual(new Set(matching));
          expect(explained).toHaveLength(matching.length);
        }
      }),
    );
  });

  it('starts its explanation with the claim that decides', () => {
    fc.assert(
      fc.property(entries, path, (entries, path) => {
        const index = indexClaims(claimsOf(entries));
        const decision = index.decide(path);
        const first = 'claims' in decision ? decision.claims[0] : 'claim' in decision ? decision.claim : undefined;
        expect(index.explain(path)[0]).toBe(first);
      }),
    );
  });
});

describe('the order of entries', () => {
  it('changes no decision, and not the pattern that is named for it', () => {
    const shuffled = entries.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray([...entries], { minLength: entries.length })),
    );
    fc.assert(
      fc.property(shuffled, paths, ([entries, other], paths) => {
        const [index, another] = [indexClaims(claimsOf(entries)), indexClaims(claimsOf(other))];
        for (const path of paths) {
          expect(describeDecision(another.decide(path))).toEqual(describeDecision(index.decide(path)));
        }
      }),
    );
  });

  it('of claims with their places changes nothing at all', () => {
    const claims = claimsOf([
      ['x', 'a/*b'],
      ['x', 'a/*b'],
      ['exempt', 'a/b*'],
      ['exempt', 'a/b*'],
      ['y', 'a/'],
    ]);
    const [index, reversed] = [indexClaims(claims), indexClaims([...claims].reverse())];
    for (const path of ['a/b', 'a/bc', 'a/x', 'a', 'b']) {
      expect(reversed.decide(path)).toEqual(index.decide(path));
      expect(reversed.explain(path)).toEqual(index.explain(path));
    }
  });

  it('of lookups changes no answer', () => {
    fc.assert(
      fc.property(entries, paths, (entries, paths) => {
        const index = indexClaims(claimsOf(entries));
        const first = paths.map(index.decide);
        expect([...paths].reverse().map(index.decide).reverse()).toEqual(first);
      }),
    );
  });
});

describe('a folder holds an anchor', () => {
  const claims = claimsOf([
    ['x', 'services/checkout/'],
    ['y', 'libs/pay/**/*.ts'],
    ['y', 'tools/x.sh'],
    ['exempt', '**/docs/'],
  ]);
  test.each([
    ['', true],
    ['services', true],
    ['services/checkout', true],
    ['services/checkout/api', false],
    ['services/check', false],
    ['libs/pay', true],
    ['libs/pay/x', false],
    ['tools', true],
    ['tools/x.sh', false],
    ['docs', false],
  ])('%j: %j', (folder, expected) => {
    expect(indexClaims(claims).isAnchor(folder)).toBe(expected);
  });

  it('never, without claims', () => {
    expect(indexClaims([]).isAnchor('')).toBe(false);
  });
});
