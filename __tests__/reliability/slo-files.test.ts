/**
 * SLO files of other programs: whole examples with what they come to, a row for every problem, and what holds for any text.
 * `UPDATE=1 npx vitest run slo-files` writes what is expected anew: read the diff.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPercentage } from '../../src/reliability/objective.ts';
import { readSloFile, type SloFileProblem, type SloFileReading } from '../../src/reliability/slo-file.ts';
import { SLO_FILE_PROBLEMS } from '../../src/reliability/slo-file-problems.ts';
import { findDays } from '../../src/reliability/window.ts';
import { sayFileProblem } from '../../src/render/slo-file-words.ts';

/** A text, or its parts: what is long is written as what is repeated and how often. */
type Text = string | readonly (string | readonly [part: string, times: number])[];

type Said = SloFileProblem & { readonly message: string; readonly settle: string };
interface Row {
  readonly about: string;
  readonly text: Text;
  readonly problems: readonly Said[];
}
type Told = Omit<SloFileReading, 'problems'> & { readonly problems: readonly Said[] };

const folder = new URL('./slo-files/', import.meta.url);
const load = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const TABLES = ['problems.json', 'readings.json', 'measures.json'];
const files = readdirSync(folder)
  .filter((name) => !TABLES.includes(name))
  .sort();

const textOf = (text: Text): string =>
  typeof text === 'string'
    ? text
    : text.map((part) => (typeof part === 'string' ? part : part[0].repeat(part[1]))).join('');
const say = (problems: readonly SloFileProblem[]): Said[] =>
  problems.map((problem) => ({ ...problem, ...sayFileProblem(problem) }));
const tell = (text: string): Told => {
  const { problems, ...read } = readSloFile(text);
  return { ...read, problems: say(problems) };
};

if (process.env.UPDATE === '1' && process.env.CI === undefined) {
  const write = (name: string, value: unknown): void =>
    writeFileSync(new URL(name, folder), `${JSON.stringify(value, null, 2)}\n`);
  write('readings.json', Object.fromEntries(files.map((name) => [name, tell(load(name))])));
  const rows = JSON.parse(load('problems.json')) as Row[];
  write(
    'problems.json',
    rows.map(({ about, text }) => ({ about, text, problems: say(readSloFile(textOf(text)).problems) })),
  );
}
const rows = JSON.parse(load('problems.json')) as readonly Row[];
const readings = JSON.parse(load('readings.json')) as Readonly<Record<string, Told>>;

/** What is always so. */
const hold = (text: string): SloFileReading => {
  const reading = readSloFile(text);
  const { slos, problems } = reading;
  const lines = text.replace(/^\ufeff/, '').split('\n');
  const isPlace = ({ line, column }: { line: number; column: number }): boolean =>
    line >= 1 && column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 1;
  expect(slos.length + problems.length).toBeGreaterThan(0);
  expect(slos.length).toBeLessThanOrEqual(1_000);
  expect(problems.length).toBeLessThanOrEqual(50);
  for (const slo of slos) {
    expect(isPlace(slo)).toBe(true);
    expect(slo.objective).toMatch(/^(?:0|[1-9]\d?)(?:\.\d{0,11}[1-9])?$/);
    expect(isPercentage(slo.objective)).toBe(true);
    expect(slo.window).toMatch(/^[1-9]\d{0,3}[dwMQ]$/);
    expect(findDays(slo.window).least).toBeGreaterThan(0);
    expect(slo.measure.length).toBeGreaterThan(0);
    for (const shown of [slo.name ?? 'none', slo.indicator]) {
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.length).toBeLessThanOrEqual(700);
      expect(shown).not.toMatch(/[\p{Cc}\u200b\u202e]|^\s|\s$/u);
    }
  }
  for (const [index, problem] of problems.entries()) {
    expect(isPlace(problem)).toBe(true);
    for (const part of [problem.at, problem.got, problem.write]) expect((part ?? '').length).toBeLessThanOrEqual(200);
    const before = problems[index - 1];
    if (before !== undefined) {
      expect(before.line < problem.line || (before.line === problem.line && before.column <= problem.column)).toBe(
        true,
      );
    }
    const { message, settle } = sayFileProblem(problem);
    for (const words of [message, settle]) {
      expect(words).toMatch(/^[A-Z`].*[.?]$/s);
      expect(words.length).toBeLessThan(700);
    }
  }
  return reading;
};

describe('a file', () => {
  test('of each example has an entry', () => {
    expect(Object.keys(readings).sort()).toEqual(files);
    expect(files.length).toBeGreaterThan(15);
  });

  test.each(files)('%s', (name) => {
    hold(load(name));
    expect(tell(load(name))).toEqual(readings[name]);
  });

  test.each(files)('%s says the same with other line ends, and with a byte order mark', (name) => {
    const text = load(name);
    expect(tell(`\ufeff${text.replaceAll('\n', '\r\n')}`)).toEqual(readings[name]);
  });
});

describe('what is wrong', () => {
  test('is each in a row', () => {
    const found = new Set(rows.flatMap(({ problems }) => problems.map(({ code }) => code)));
    expect(SLO_FILE_PROBLEMS.filter((code) => !found.has(code))).toEqual([]);
    expect(new Set(rows.map(({ about }) => about)).size).toBe(rows.length);
  });

  test.each(rows)('$about', ({ text, problems }) => {
    const reading = hold(textOf(text));
    expect(problems.length).toBeGreaterThan(0);
    expect(say(reading.problems)).toEqual(problems);
  });
});

const openslo = (objective: string, name = 'requests'): string =>
  [
    'apiVersion: openslo/v1',
    'kind: SLO',
    `metadata: { name: ${name} }`,
    'spec:',
    '  service: checkout',
    '  indicatorRef: requests',
    '  timeWindow: [{ duration: 30d, isRolling: true }]',
    '  budgetingMethod: Occurrences',
    `  objectives: [{ ${objective} }]`,
    '',
  ].join('\n');

describe('an objective', () => {
  test.each<[written: string, percent: string]>([
    ['target: 0.999', '99.9'],
    ['target: 0.9990', '99.9'],
    ['target: .5', '50'],
    ['target: +0.5', '50'],
    ['target: 0.1', '10'],
    ['target: 0.07', '7'],
    ['target: 0.29', '29'],
    ['target: 0.005', '0.5'],
    ['target: 00.5', '50'],
    ['target: 0.99999999999999', '99.999999999999'],
    ['target: 0.00000000000001', '0.000000000001'],
    ['target: 0.990000000000000000000', '99'],
    ['targetPercent: 99.95', '99.95'],
    ['targetPercent: 99.', '99'],
    ['targetPercent: 1.000000000001', '1.000000000001'],
    ['targetPercent: 50', '50'],
    ['target: 0.9, targetPercent: null', '90'],
  ])('written %s is %s %', (written, percent) => {
    const { slos, problems } = hold(openslo(written));
    expect(problems).toEqual([]);
    expect(slos.map(({ objective }) => objective)).toEqual([percent]);
  });

  const digits = (most: number) =>
    fc
      .string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: most })
      .filter((text) => /[1-9]/.test(text));

  test('is shifted by two places, to the last digit', () => {
    fc.assert(
      fc.property(digits(14), (fraction) => {
        const [, whole = '', rest = ''] = /^(..)(.*)$/.exec(fraction.padEnd(2, '0')) ?? [];
        const percent = `${whole.replace(/^0/, '')}.${rest}`.replace(/\.?0*$/, '');
        const { slos } = hold(openslo(`target: 0.${fraction}`));
        expect(slos.map(({ objective }) => objective)).toEqual([/^\d/.test(percent) ? percent : `0${percent}`]);
      }),
    );
  });

  test('is the same as a share and as a percentage', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99 }), digits(12), (whole, fraction) => {
        const both = [`targetPercent: ${whole}.${fraction}`, `target: 0.${String(whole).padStart(2, '0')}${fraction}`];
        const [a, b] = both.map((written) => hold(openslo(written)).slos.map(({ objective }) => objective));
        expect(a).toHaveLength(1);
        expect(a).toEqual(b);
      }),
    );
  });
});

describe('a window', () => {
  const of = (duration: string): readonly string[] =>
    hold(openslo('target: 0.9').replace('30d', duration)).slos.map(({ window }) => window);
  const ofPyrra = (window: string): readonly string[] =>
    hold(
      `apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { name: a }\nspec: { target: "99", window: ${window}, indicator: { bool_gauge: { metric: up } } }\n`,
    ).slos.map(({ window: read }) => read);

  test.each<[duration: string, window: string]>([
    ['1d', '1d'],
    ['028d', '28d'],
    ['4w', '4w'],
    ['1M', '1M'],
    ['12M', '12M'],
    ['1Q', '1Q'],
    ['1Y', '12M'],
    ['833Y', '9996M'],
    ['365d', '365d'],
    ['24h', '1d'],
    ['672h', '28d'],
    ['1440m', '1d'],
    ['40320m', '28d'],
  ])('of OpenSLO, %s, is %s', (duration, window) => expect(of(duration)).toEqual([window]));

  test.each<[duration: string, window: string]>([
    ['1d', '1d'],
    ['2w', '2w'],
    ['02w', '2w'],
    ['1w1d', '8d'],
    ['1y', '365d'],
    ['1y2w', '379d'],
    ['168h', '7d'],
    ['23h60m', '1d'],
    ['23h59m60s', '1d'],
    ['23h59m59s1000ms', '1d'],
    ['0w30d', '30d'],
  ])('of Pyrra, %s, is %s', (duration, window) => expect(ofPyrra(duration)).toEqual([window]));
});

describe('what is measured', () => {
  interface Pair {
    readonly about: string;
    readonly first: string;
    readonly second: string;
    readonly same: boolean;
  }
  const pairs = JSON.parse(load('measures.json')) as readonly Pair[];
  test.each(pairs)('$about', ({ first, second, same }) => {
    const [a, b] = [first, second].map((text) => {
      const { slos, problems } = hold(text);
      expect(problems).toEqual([]);
      expect(slos.length).toBeGreaterThan(0);
      return slos.map(({ measure }) => measure);
    });
    if (same) expect(a).toEqual(b);
    else expect(a).not.toEqual(b);
  });
});

describe('any text', () => {
  const examples = files.map(load);
  const WORDS = [
    ...[
      'apiVersion: ',
      'openslo/v1',
      'kind: ',
      'SLO',
      'version: prometheus/v1',
      'spec:',
      'slos:',
      '- ',
      'objective: ',
      '99.9',
    ],
    ...[
      '\n',
      '\n  ',
      '\n    ',
      '\t',
      ': ',
      '&a ',
      '*a',
      '<<: *a',
      '!!str ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '"',
      "'",
      '|\n',
      '>-\n',
      '? ',
      '---\n',
    ],
    ...[
      '...\n',
      '%YAML 1.2\n',
      '#',
      'target',
      'null',
      '~',
      '@',
      '`',
      '\\',
      '\r\n',
      '\u0085',
      '\u2028',
      '🛍️',
      '__proto__: ',
      '0.999',
      '30d',
    ],
  ];

  test('is read, or its problems are told', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 300 })), (text) => {
        hold(text);
      }),
    );
  });

  test('made of pieces of YAML is read, or its problems are told', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }), (words) => {
        hold(words.join(''));
      }),
      { numRuns: 500 },
    );
  });

  test('that was a file, with a piece taken out and another put in, is read, or its problems are told', () => {
    const cut = fc.record({
      example: fc.constantFrom(...examples),
      from: fc.nat(2_000),
      length: fc.nat(40),
      put: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(cut, ({ example, from, length, put }) => {
        const at = from % example.length;
        hold(example.slice(0, at) + put.join('') + example.slice(at + length));
      }),
      { numRuns: 500 },
    );
  });

  test('has the same SLOs whichever document comes first', () => {
    const several = examples
      .map((text) => text.split(/^---.*\n/m).filter((part) => /^\w/m.test(part)))
      .filter((parts) => parts.length > 1);
    const sorted = (parts: readonly string[]): readonly string[] => {
      const { slos, problems } = hold(parts.map((part) => `---\n${part}`).join(''));
      const stated = slos.map(({ name, indicator, objective, window, measure }) =>
        JSON.stringify([name, indicator, objective, window, measure]),
      );
      return [...stated, ...problems.map(({ code, at, got }) => JSON.stringify([code, at, got]))].sort();
    };
    expect(several.length).toBeGreaterThan(3);
    fc.assert(
      fc.property(
        fc
          .constantFrom(...several)
          .chain((parts) => fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length }))),
        ([parts, shuffled]) => {
          expect(sorted(shuffled)).toEqual(sorted(parts));
        },
      ),
    );
  });
});
