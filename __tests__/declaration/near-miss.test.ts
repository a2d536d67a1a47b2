import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findNearMiss, proposeFolder } from '../../src/declaration/near-miss.ts';
import { parsePattern } from '../../src/declaration/patterns.ts';
import type { Claim } from '../../src/declaration/systems.ts';

const claimOf = (text: string, line: number): Claim => {
  const parsed = parsePattern(text);
  if ('problem' in parsed) throw new Error(`${JSON.stringify(text)} is refused: ${parsed.problem.code}`);
  return { pattern: parsed.pattern, by: { system: 'x' }, place: { file: 'OWNERSHIP.yaml', line, column: 1 } };
};
const claimsOf = (texts: readonly string[]): readonly Claim[] => texts.map(claimOf);

describe('the claim that was meant', () => {
  test.each<[path: string, patterns: string[], missed: [kind: string, text: string, write: string] | null]>([
    ['docs/a.md', ['*.md'], ['root-only', '*.md', '**/*.md']],
    ['a/b/Makefile', ['Makefile'], ['root-only', 'Makefile', '**/Makefile']],
    ['x/vendor/y.go', ['vendor/'], ['root-only', 'vendor/', '**/vendor/']],
    ['x/y/vendor/z/a.go', ['vendor/**'], ['root-only', 'vendor/**', '**/vendor/**']],
    ['x/y.go', ['*'], ['root-only', '*', '**/*']],
    ['vendor', ['x/'], null],
    ['x/vendors/y.go', ['vendor/'], null],
    ['x/y/a.md', ['y/*.md'], null],
    ['services/coupons/a.ts', ['services/coupons'], ['folder-without-slash', 'services/coupons', 'services/coupons/']],
    ['docs/a/b.md', ['docs'], ['folder-without-slash', 'docs', 'docs/']],
    ['services/coupons/a.ts', ['services/*'], ['folder-without-slash', 'services/*', 'services/*/']],
    ['x/gen/a/b.ts', ['**/gen'], ['folder-without-slash', '**/gen', '**/gen/']],
    ['services/coupons2/a.ts', ['services/coupons'], null],
    ['src/pay/a.ts', ['SRC/Pay/'], ['case', 'SRC/Pay/', 'src/pay/']],
    ['src/pay/a.ts', ['src/Pay/**'], ['case', 'src/Pay/**', 'src/pay/**']],
    ['README.md', ['Readme.md'], ['case', 'Readme.md', 'README.md']],
    ['README.md', ['readme.*'], ['case', 'readme.*', 'README.*']],
    ['a.md', ['*.MD'], ['case', '*.MD', '*.md']],
    ['src/x/CamelCaseView.tsx', ['SRC/**/camelcase*.tsx'], ['case', 'SRC/**/camelcase*.tsx', 'src/**/CamelCase*.tsx']],
    ['Src/aXb/Q.ts', ['src/A?B/q.ts'], ['case', 'src/A?B/q.ts', 'Src/a?b/Q.ts']],
    ['a/B/b/C', ['**/b/*C'], null],
    ['a/B/c', ['**/b/C'], ['case', '**/b/C', '**/B/c']],
    ['src/[ID].ts', ['src/[id].ts'], ['case', 'src/[id].ts', 'src/[ID].ts']],
    ['Vendor/lib', ['vendor/lib/'], ['case', 'vendor/lib/', 'Vendor/lib/']],
    ['stra\u00dfe', ['STRASSE'], null],
    ['caf\u00c9/a', ['caf\u00e9/'], ['case', 'caf\u00e9/', 'caf\u00c9/']],
    ['src/\udc80A', ['src/\udc80a'], ['case', 'src/\udc80a', 'src/\udc80A']],
    ['lib/a.ts', ['src/', 'docs/*.md', 'LIBS/'], null],
    ['lib/a.ts', [], null],
    ['src/pay/a.ts', ['*.ts', 'SRC/Pay/'], ['case', 'SRC/Pay/', 'src/pay/']],
    ['src/pay/a.ts', ['src', 'src/pay', '*.ts'], ['folder-without-slash', 'src/pay', 'src/pay/']],
    ['a/b/long-name.md', ['*ng-name.md', 'A/b/*'], ['case', 'A/b/*', 'a/b/*']],
    [`a/${'b'.repeat(510)}`, ['A/'], ['case', 'A/', 'a/']],
    [`a/${'b'.repeat(511)}`, ['A/'], null],
    ['x/readme.md', ['*', '*.md', 'readme.*'], ['root-only', 'readme.*', '**/readme.*']],
  ])('%j of %j: %j', (path, patterns, missed) => {
    for (const claims of [claimsOf(patterns), [...claimsOf(patterns)].reverse()]) {
      const found = findNearMiss(path, claims);
      expect(found && [found.kind, found.claim.pattern.text, found.write]).toEqual(missed);
    }
  });

  it('is the earlier line where two say the same', () => {
    const claims = claimsOf(['*.md', '*.md']);
    expect(findNearMiss('x/a.md', [...claims].reverse())?.claim.place.line).toBe(0);
  });

  it('is looked for in any number of claims, and in any path', () => {
    const claims = claimsOf(Array.from({ length: 3000 }, (_, at) => `*a*a*a*a*a*a*${at % 2 === 0 ? 'B' : ''}${at}`));
    for (const path of ['a/'.repeat(2000), 'a'.repeat(4000), `${'a'.repeat(20)}/`.repeat(200)]) {
      expect(findNearMiss(`${path}x`, claims)).toBe(null);
    }
  });

  it('covers the path as written', () => {
    const path = fc
      .array(fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'é', 'É', 'İ', 'Σ', 'ς'), minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((names) => names.join('/'));
    const segment = fc.string({
      unit: fc.constantFrom('a', 'A', 'b', '*', '?', 'é', 'i', 'σ'),
      minLength: 1,
      maxLength: 3,
    });
    const text = fc
      .tuple(fc.array(fc.oneof(segment, fc.constant('**')), { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([segments, isFolder]) => segments.join('/') + (isFolder ? '/' : ''))
      .filter((candidate) => 'pattern' in parsePattern(candidate));
    fc.assert(
      fc.property(path, text, (path, text) => {
        const claim = claimOf(text, 1);
        if (claim.pattern.matches(path)) return;
        const missed = findNearMiss(path, [claim]);
        if (missed !== null) expect(claimOf(missed.write, 1).pattern.matches(path)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('the folder to propose', () => {
  test.each<[path: string, holding: string[], proposed: string | null]>([
    ['services/coupons/api/a.ts', ['services'], 'services/coupons/'],
    ['services/coupons/api/a.ts', [], 'services/'],
    ['services/coupons/api/a.ts', ['services', 'services/coupons'], 'services/coupons/api/'],
    ['services/coupons/api/a.ts', ['services', 'services/coupons', 'services/coupons/api'], null],
    ['services/coupons/a.ts', ['services/coupons'], 'services/'],
    ['a.ts', [], null],
    ['a.ts', ['a.ts'], null],
    ['a\nb/\udc80/c', ['a\nb'], 'a\nb/\udc80/'],
  ])('%j, where %j hold something: %j', (path, holding, proposed) => {
    expect(proposeFolder(path, (folder) => holding.includes(folder))).toBe(proposed);
  });

  it('is never asked about the root', () => {
    const asked: string[] = [];
    proposeFolder('a/b/c', (folder) => asked.push(folder) > 0);
    expect(asked).toEqual(['a', 'a/b']);
  });
});
