import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Declaration, parseDeclaration } from '../../src/declaration/parse.ts';
import type { Problem } from '../../src/declaration/problems.ts';
import { describeProblem } from '../../src/render/problem-words.ts';

/** A text, or its parts: what is long is written as what is repeated and how often. */
type Text = string | readonly (string | readonly [part: string, times: number])[];

interface Said {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly at: string;
  readonly got?: string;
  readonly write?: string;
  readonly message: string;
  readonly settle: string;
}

/** Read as text: a bundler would lose the lone surrogates. */
const read = <Row>(name: string): readonly Row[] =>
  JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8'));

const refused = read<{ readonly about: string; readonly text: Text; readonly problems: readonly Said[] }>('problems');
const accepted = read<{ readonly about: string; readonly text: string; readonly written: object }>('accepted');

const textOf = (text: Text): string =>
  typeof text === 'string'
    ? text
    : text.map((part) => (typeof part === 'string' ? part : part[0].repeat(part[1]))).join('');

const parse = (text: string) => parseDeclaration(text, 'OWNERSHIP.yaml', 'c0ffee');
const problemsOf = (text: string): readonly Problem[] => {
  const parsed = parse(text);
  return 'problems' in parsed ? parsed.problems : [];
};
const declarationOf = (text: string): Declaration => {
  const parsed = parse(text);
  if ('problems' in parsed)
    throw new Error(parsed.problems.map((problem) => describeProblem(problem).message).join(' '));
  return parsed.declaration;
};
const say = (problem: Problem): Said => {
  const { code, line, column, at, got, write } = problem;
  const known = { ...(got === undefined ? {} : { got }), ...(write === undefined ? {} : { write }) };
  return { code, line, column, at, ...known, ...describeProblem(problem) };
};

/** The text from a place on; a byte order mark at the beginning is in no column. */
const from = (text: string, { line, column }: { line: number; column: number }): string =>
  text
    .replace(/^\ufeff/, '')
    .split('\n')
    .slice(line - 1)
    .join('\n')
    .slice(column - 1);

/** What is always so: a declaration, or problems in order, each at a place of the text and with words. */
const expectSound = (text: string): void => {
  const parsed = parse(text);
  if ('declaration' in parsed) return;
  const lines = text.replace(/^\ufeff/, '').split('\n');
  expect(parsed.problems.length).toBeGreaterThan(0);
  let before = { line: 1, column: 1 };
  for (const problem of parsed.problems) {
    const { line, column } = problem;
    const { message, settle } = describeProblem(problem);
    expect(line).toBeGreaterThanOrEqual(before.line);
    if (line === before.line) expect(column).toBeGreaterThanOrEqual(before.column);
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
    expect(`${message} ${settle}`).not.toMatch(/undefined|\[object|NaN(?!`)/);
    before = problem;
  }
};

describe('refused:', () => {
  test.each(refused)('$about', ({ text, problems }) => {
    expect(problemsOf(textOf(text)).map(say)).toEqual(problems);
    expectSound(textOf(text));
  });

  it('holds at least 140 texts, and none twice', () => {
    expect(refused.length).toBeGreaterThan(140);
    expect(new Set(refused.map(({ about }) => about)).size).toBe(refused.length);
  });

  it('counts the problems that are more than anybody reads', () => {
    const problems = problemsOf(`version: 1\nsystems: {}\nexempt:\n${'  - docs/\n'.repeat(230)}`);
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)).toMatchObject({ code: 'declaration-too-many-problems', line: 204, got: '30' });
  });
});

describe('accepted:', () => {
  test.each(accepted)('$about', ({ text, written }) => {
    const { node, patterns, ...declaration } = declarationOf(text);
    expect(JSON.parse(JSON.stringify(declaration))).toEqual({ file: 'OWNERSHIP.yaml', commit: 'c0ffee', written });
    const entries = [...(node.keys.get('systems')?.node.keys.values() ?? [])];
    for (const item of entries.flatMap((entry) => entry.node.keys.get('paths')?.node.items ?? [])) {
      // Every pattern is where it says, in quotes or without.
      const there = from(text, item).replace(/^["']/, '');
      expect([...patterns.keys()].some((pattern) => there.startsWith(pattern.slice(0, 3)))).toBe(true);
    }
  });

  it('holds at least 40 texts', () => {
    expect(accepted.length).toBeGreaterThanOrEqual(40);
  });
});

/** The text with what is proposed in place of what is refused; `null` where the proposal is more than that. */
const mend = (text: string, problem: Problem): string | null => {
  const { write, got, code } = problem;
  if (write === undefined || (code === 'declaration-pattern' && write.includes(', '))) return null;
  const rest = from(text, problem);
  const offset = text.length - rest.length;
  const quoted = [got, `"${got}"`, `'${got}'`].find((form) => got !== undefined && rest.startsWith(form ?? ''));
  const old = quoted ?? (/^\[[^\]]*\]/.exec(rest) ?? /^[^\s,]+/.exec(rest))?.[0] ?? '';
  const value = code === 'declaration-placeholder' && got !== undefined ? (/^\S+/.exec(rest)?.[0] ?? '') : old;
  return text.slice(0, offset) + write + rest.slice(value.length);
};

describe('what is proposed', () => {
  const mended = refused.flatMap(({ about, text }) =>
    problemsOf(textOf(text)).flatMap((problem) => {
      const better = mend(textOf(text), problem);
      return better === null ? [] : [{ about: `${about}: ${problem.write}`.slice(0, 100), problem, better }];
    }),
  );

  test.each(mended)('stands in the place of what is refused ($about)', ({ problem, better }) => {
    const { line, column, code } = problem;
    const left = problemsOf(better).filter((one) => one.line === line && one.column === column);
    // A key of the right name may now stand there twice, or have a value to see.
    expect(left.filter((one) => one.code === code || one.code === 'declaration-syntax')).toEqual([]);
  });

  it('is seen for most kinds of value', () => {
    expect(mended.length).toBeGreaterThan(90);
    const forms = new Set(mended.map(({ problem }) => problem.form));
    for (const form of [
      'name',
      'owner',
      'team',
      'objective',
      'window',
      'duration',
      'date',
      'count',
      'https',
      'contact',
    ]) {
      expect(forms).toContain(form);
    }
  });
});

describe('a text that was changed somewhere', () => {
  const whole = accepted.find(({ about }) => about === 'the complete example')?.text ?? '';
  const odd = [
    ...'[]{}:,-?!&*|>%@`"\'#\\ \t\r\n~<=.\0\u200b\u00a0é\udc80',
    ': ',
    '- ',
    '\n  ',
    '&a ',
    '*a',
    '<<: ',
    '---\n',
    '__proto__: ',
  ];
  const piece = fc.oneof(fc.constantFrom(...odd), fc.string({ maxLength: 6, unit: 'binary' }));
  const change = fc.record({
    place: fc.nat({ max: whole.length }),
    kind: fc.constantFrom('delete', 'insert', 'replace', 'delete line', 'copy line', 'replace line'),
    piece,
  });
  const apply = (
    text: string,
    { place, kind, piece: added }: { place: number; kind: string; piece: string },
  ): string => {
    const at = Math.min(place, text.length);
    if (!kind.endsWith('line')) {
      return text.slice(0, at) + (kind === 'delete' ? '' : added) + text.slice(kind === 'insert' ? at : at + 1);
    }
    const lines = text.split('\n');
    const line = text.slice(0, at).split('\n').length - 1;
    const copies = { 'delete line': [], 'copy line': [lines[line] ?? '', lines[line] ?? ''], 'replace line': [added] };
    return lines.toSpliced(line, 1, ...copies[kind as keyof typeof copies]).join('\n');
  };

  it('gives a declaration or problems with places', () => {
    const changes = fc.array(change, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(changes, (made) => expectSound(made.reduce(apply, whole))),
      { numRuns: 600 },
    );
  });

  it('and so does any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (any) => expectSound(any)),
      { numRuns: 600 },
    );
  });
});

const MIB = 1_048_576;
const fill = (part: string, length = MIB): string => part.repeat(Math.floor(length / part.length));
/** The same on lines that are not too long by themselves. */
const lined = (part: string, length = MIB - 1000): string => fill(`${fill(part, 9000)}\n`, length);
const count = (times: number, line: (index: number) => string): string =>
  Array.from({ length: times }, (_, index) => line(index)).join('');
const head = 'version: 1\nsystems:\n';

describe('a hostile text ends, and is refused:', () => {
  test.each<[why: string, text: string]>([
    ['twenty thousand brackets', '['.repeat(20_000)],
    ['twenty thousand dashes', '- '.repeat(20_000)],
    ['a million quotes', `a: ${'"'.repeat(1e6)}`],
    ['sixty thousand keys', head.replace('systems:', 'systems: {}') + count(60_000, (index) => `key${index}: x\n`)],
    ['forty thousand keys', head.replace('systems:', 'systems: {}') + count(40_000, (index) => `key${index}: x\n`)],
    ['forty-three thousand systems without anything', head + count(43_000, (index) => `  s${index}: x\n`)],
    ['one key forty thousand times', head + '  a: {}\n'.repeat(40_000)],
    [
      'forty thousand words behind commas',
      `version: 1\nsystems: { a: { description: x${count(40_000, (index) => `, w${index}${index % 100 === 0 ? '\n' : ''}`)}}}`,
    ],
    ['an alias bomb', `a: &a [x, x]\n${count(9000, (index) => `b${index}: &b${index} [*a, *a, *b${index - 1}]\n`)}`],
    ['an indent deeper with every line', count(1400, (index) => `${' '.repeat(index)}a:\n`)],
    ['dashes deeper with every line', count(120, (index) => `${' '.repeat(index * 70)}${'- '.repeat(35)}\n`)],
    ['braces in patterns', `${head}  a:\n    paths:\n${fill(`      - ${'{a,b}'.repeat(300)}\n`, MIB - 100)}`],
    ['stars in patterns', `${head}  a:\n    paths:\n${fill(`      - "${'**/'.repeat(1300)}"\n`, MIB - 100)}`],
    [
      'long keys that are near none',
      head.replace('systems:', 'systems: {}') + count(1000, (index) => `${'systems'.repeat(140)}${index}: x\n`),
    ],
    ...[
      '[',
      '- ',
      '? ',
      '"',
      "''",
      '&a ',
      '!a ',
      '*a ',
      '\r',
      '|\n',
      '---\n',
      '%a\n',
      ',',
      '[]',
      'a[',
      '@,',
      '\0\n',
      '\udc80',
      '#\n',
    ].flatMap((part): [string, string][] => [
      [`1 MiB of ${JSON.stringify(part)}`, fill(part)],
      [`1 MiB of ${JSON.stringify(part)} on lines`, lined(part)],
      [
        `1 MiB of ${JSON.stringify(part)} in brackets`,
        `a: [${part.includes('\n') ? fill(part, MIB - 10) : lined(part)}`,
      ],
    ]),
  ])('%s', (_, text) => {
    expectSound(text);
    expect(problemsOf(text).length).toBeGreaterThan(0);
  });
});
