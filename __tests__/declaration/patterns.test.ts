import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Pattern, parsePattern } from '../../src/declaration/patterns.ts';

/** Read as text: a bundler would lose the lone surrogates. */
const table: {
  readonly matches: readonly (readonly [pattern: string, path: string, matches: boolean])[];
  readonly refused: readonly (readonly [text: string, code: string, write: string | null])[];
  readonly precedence: readonly (readonly [text: string, anchor: string, literals: number, globstars: number])[];
} = JSON.parse(readFileSync(new URL('./patterns.json', import.meta.url), 'utf8'));

const patternOf = (text: string): Pattern => {
  const parsed = parsePattern(text);
  if ('problem' in parsed) throw new Error(`${JSON.stringify(text)} is refused: ${parsed.problem.code}`);
  return parsed.pattern;
};

describe('a pattern matches', () => {
  test.each(table.matches)('%j %j %j', (text, path, matches) => {
    expect(patternOf(text).matches(path)).toBe(matches);
  });
});

describe('a text is refused', () => {
  test.each(table.refused)('%j: %s, write %j', (text, code, write) => {
    expect(parsePattern(text)).toEqual({ problem: { code, write } });
  });

  it('when it is longer than a path can be', () => {
    expect(parsePattern('a'.repeat(4097))).toEqual({ problem: { code: 'pattern-too-long', write: null } });
    expect(patternOf('a'.repeat(4096)).matches('a'.repeat(4096))).toBe(true);
    expect(patternOf(`${'['.repeat(4095)}*`).matches('['.repeat(4096))).toBe(true);
  });
});

describe('what decides between patterns', () => {
  test.each(table.precedence)('%j: anchor %j, %i literals, %i globstars', (text, anchor, literals, globstars) => {
    expect(patternOf(text)).toMatchObject({ text, anchor, literals, globstars });
  });
});

describe('hostile patterns are answered', () => {
  const deep = 'a/'.repeat(2000);
  const wide = 'a'.repeat(4000);
  const folders = `${'a'.repeat(30)}/`.repeat(130);
  test.each([
    ['*a*a*a*a*a*a*a*', `${wide}b`, true],
    ['*a*a*a*a*a*a*ab', wide, false],
    ['*a*a*a*a*a*ab?*', `${wide}b`, false],
    ['**/*a*/**/*a*/**/*a*/**/*a*/**/*a*/**/*a*/**/*a*/**/x', `${deep}x`, true],
    ['**/*a*/**/*a*/**/*a*/**/*a*/**/*a*/**/*a*/**/*b*/**/x', `${deep}x`, false],
    ['**/*a*a*a*a*/**/*a*a*a*a*/**/*a*a*a*a*/**/*a*a*a*a*b/', `${folders}x`, false],
    ['**/a/**/a/**/a/**/a/**/a/**/a/**/b/', deep, false],
    ['**/**/**/**/**/**/**/**', deep, true],
  ])('%j', (text, path, matches) => {
    expect(patternOf(text).matches(path)).toBe(matches);
  });

  test.each([
    '{a,'.repeat(1365),
    `${'{a,'.repeat(1000)}${'}'.repeat(1000)}`,
    '@(a|'.repeat(1000),
    `${'*('.repeat(1000)}a${')'.repeat(1000)}`,
    '\\('.repeat(2000),
    `${'*'.repeat(4000)}x`,
    '../'.repeat(1300),
  ])('%#', (text) => {
    expect(Object.keys(parsePattern(text))).toHaveLength(1);
  });
});

describe('the text to write instead', () => {
  const syntax = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '*', '?', '{', '}', ',', '(', ')', '|', '@') });
  const anything = fc.oneof(
    syntax,
    fc.string({ unit: fc.constantFrom('a', '/', '.', '*', '\\', '!', ' ', '[', ']', '\n', '+', '?', '(', ')', '**') }),
    fc.string({ unit: 'binary' }),
  );

  it('is made of patterns', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parsePattern(text);
        if ('pattern' in parsed || parsed.problem.write === null) return;
        for (const part of parsed.problem.write.split(', ')) expect(parsePattern(part)).toHaveProperty('pattern');
      }),
      { numRuns: 5000 },
    );
  });

  it('is never given for a pattern, which matches without throwing', () => {
    fc.assert(
      fc.property(anything, anything, (text, path) => {
        const parsed = parsePattern(text);
        if ('pattern' in parsed) expect(typeof parsed.pattern.matches(path)).toBe('boolean');
      }),
    );
  });
});
