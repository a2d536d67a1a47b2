/** Sums over SLOs, each of which can be done by hand, and what holds for all of them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InlineSlo } from '../../src/declaration/schema.ts';
import {
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  printDecimal,
  subtractDecimals,
} from '../../src/reliability/decimal.ts';
import { judgeExtraNine } from '../../src/reliability/extra-nine.ts';
import {
  describeSeconds,
  findBudgetSeconds,
  findBudgetShare,
  findBudgets,
  findHighest,
  readDuration,
} from '../../src/reliability/objective.ts';
import { findSpentShare, judgePaging } from '../../src/reliability/paging.ts';
import { findFailures, judgeTraffic } from '../../src/reliability/traffic.ts';
import { findDays, windowKey } from '../../src/reliability/window.ts';
import { compareSlos } from '../../src/rules/slo-change.ts';

describe('the budget', () => {
  test.each<[objective: string, window: string, share: string, budget: string]>([
    ['99.9', '7d', '0.1', '10 m 4.8 s'],
    ['99.9', '28d', '0.1', '40 m 19.2 s'],
    ['99.9', '4w', '0.1', '40 m 19.2 s'],
    ['99.9', '30d', '0.1', '43 m 12 s'],
    ['99.95', '30d', '0.05', '21 m 36 s'],
    ['99.99', '30d', '0.01', '4 m 19.2 s'],
    ['99.999', '30d', '0.001', '25.92 s'],
    ['99', '30d', '1', '7 h 12 m'],
    ['99.5', '30d', '0.5', '3 h 36 m'],
    ['90', '1w', '10', '16 h 48 m'],
    ['50', '1d', '50', '12 h'],
    ['99.9', '365d', '0.1', '8 h 45 m 36 s'],
    ['99.90', '30d', '0.1', '43 m 12 s'],
    ['99.9', '1M', '0.1', '40 m 19.2 s to 44 m 38.4 s'],
    ['99', '1M', '1', '6 h 43 m 12 s to 7 h 26 m 24 s'],
    ['99.9', '1Q', '0.1', '2 h 9 m 36 s to 2 h 12 m 28.8 s'],
    ['99.99', '1Q', '0.01', '12 m 57.6 s to 13 m 14.88 s'],
    ['99', '12M', '1', '3 d 15 h 36 m to 3 d 15 h 50 m 24 s'],
  ])('of %s % over %s is %s %, %s', (objective, window, share, budget) => {
    expect(findBudgetShare(objective)).toBe(share);
    const { least = '', most = '' } = findBudgets(objective, window) ?? {};
    expect([...new Set([least, most].map(describeSeconds))].join(' to ')).toBe(budget);
    expect(findBudgetSeconds(objective, window)).toBe(/[dw]$/.test(window) ? least : null);
  });

  test.each<[objective: string]>([['0'], ['100'], ['100.0'], ['250']])('of %s % is none', (objective) => {
    expect(findBudgets(objective, '30d')).toBeNull();
  });
});

test.each<[window: string, least: number, most: number]>([
  ['30d', 30, 30],
  ['4w', 28, 28],
  ['1M', 28, 31],
  ['2M', 59, 62],
  ['3M', 89, 92],
  ['1Q', 90, 92],
  ['2Q', 181, 184],
  ['4Q', 365, 366],
  ['12M', 365, 366],
  // From 2096 to 2104 no February has 29 days before the last.
  ['48M', 1460, 1461],
  ['4800M', 146_097, 146_097],
  ['1600Q', 146_097, 146_097],
])('%s has %i to %i days', (window, least, most) => {
  expect(findDays(window)).toEqual({ least, most });
});

test.each<[one: string, other: string, same: boolean]>([
  ['28d', '4w', true],
  ['28d', '30d', false],
  ['3M', '1Q', true],
  ['30d', '1M', false],
])('%s and %s', (one, other, same) => {
  expect(windowKey(one) === windowKey(other)).toBe(same);
});

describe('a page', () => {
  test.each<[acknowledge: string, objective: string, window: string, share: string, whole: string]>([
    ['30m', '99.9', '30d', '69.4', '69'],
    ['30m', '99.95', '30d', '138.9', '139'],
    ['15m', '99.9', '30d', '34.7', '35'],
    ['5m', '99.99', '30d', '115.7', '116'],
    ['1h', '99', '30d', '13.9', '14'],
    ['90s', '99.999', '30d', '347.2', '347'],
    ['1d', '90', '30d', '33.3', '33'],
  ])('answered within %s spends of %s % over %s %s %', (acknowledge, objective, window, share, whole) => {
    const seconds = readDuration(acknowledge);
    const budget = findBudgetSeconds(objective, window) ?? '';
    expect(findSpentShare(seconds, budget)).toBe(share);
    expect(findSpentShare(seconds, budget, 0)).toBe(whole);
  });

  test.each<[acknowledge: string | null, objective: string, window: string, said: string]>([
    ['30m', '99.9', '30d', 'spends 69.4 %, at most 99.86 %'],
    ['30m', '99.95', '30d', 'too-late 138.9 %, at most 99.86 %'],
    // 21 m 36 s are the half of 43 m 12 s, and the whole of 21 m 36 s.
    ['1296s', '99.9', '30d', 'fits'],
    ['1297s', '99.9', '30d', 'spends 50 %, at most 99.89 %'],
    ['1296s', '99.95', '30d', 'spends 100 %, at most 99.9 %'],
    ['1297s', '99.95', '30d', 'too-late 100.1 %, at most 99.89 %'],
    ['30m', '99.9', '1M', 'spends 74.4 %, at most 99.85 %'],
    ['20m', '99.9', '1M', 'fits'],
    ['20m', '99.9', '27d', 'spends 51.4 %, at most 99.89 %'],
    ['9d', '50', '1w', 'too-late 257.1 %, at most - %'],
    [null, '99.99', '30d', 'too-late 115.7 %, at most 99.98 %'],
    [null, '99.98', '30d', 'fits'],
    [null, '99.99', '1Q', 'too-late 115.7 %, at most 99.98 %'],
    [null, '99.9', '1d', 'fits'],
  ])('%s for %s % over %s: %s', (acknowledge, objective, window, said) => {
    const judged = judgePaging({ objective, window }, acknowledge);
    expect(
      judged === null ? 'fits' : `${judged.kind} ${judged.cost.share} %, at most ${judged.cost.highest ?? '-'} %`,
    ).toBe(said);
  });
});

test.each<[events: number, objective: string, failures: string, highest: string | null]>([
  [1000, '99.9', '1', 'enough'],
  [999, '99.9', '0.999', '99.89'],
  [500, '99.9', '0.5', '99.8'],
  [10_000, '99.9', '10', 'enough'],
  [10_000, '99.99', '1', 'enough'],
  [100, '99.5', '0.5', '99'],
  [1, '99', '0.01', null],
  [0, '99', '0', null],
  [999_999_999_999_999, '99.999999999999', '9.99999999999999', 'enough'],
])('%i events at %s % may fail %s times', (events, objective, failures, highest) => {
  expect(findFailures(events, objective)).toBe(failures);
  const judged = judgeTraffic(events, objective);
  expect(judged === null ? 'enough' : judged.highest).toBe(highest);
});

test.each<[caller: string, dependency: string, said: string]>([
  ['99.9', '99.99', 'has it'],
  ['99.9', '99.95', 'wants 99.99, else 99.5'],
  ['99.9', '99.9', 'wants 99.99, else 99'],
  ['99', '99.9', 'has it'],
  ['99.5', '99.95', 'has it'],
  ['99.95', '99.99', 'wants 99.995, else 99.9'],
  ['99', '90', 'wants 99.9, else -'],
])('the extra nine of %s %: %s %, %s', (caller, objective, said) => {
  const short = judgeExtraNine(caller, [{ name: 'ledger', external: false, objective, isLowest: false }]);
  expect(short === null ? 'has it' : `wants ${short.wanted}, else ${short.highest ?? '-'}`).toBe(said);
});

test.each<[what: string, got: string, expected: string]>([
  ['0.999 to the sixth', Array(6).fill('0.999').reduce(multiplyDecimals), '0.994014980014994001'],
  ['a product', multiplyDecimals('99.9', '0.01'), '0.999'],
  ['a difference', subtractDecimals('100', '99.95'), '0.05'],
  ['a third', divideDecimals('1', '3', { places: 4, round: 'down' }), '0.3333'],
  ['two thirds', divideDecimals('2', '3', { places: 4, round: 'nearest' }), '0.6667'],
  ['a half, to the nearest', divideDecimals('1', '2', { places: 0, round: 'nearest' }), '1'],
  ['nothing of something', findHighest('5', '5') ?? 'none', 'none'],
])('%s', (_, got, expected) => {
  expect(got).toBe(expected);
});

test('burn-rate factors: 2 % of the budget in an hour, 5 % in six, 10 % in a day and in three', () => {
  const factor = (percent: string, hours: string, days: string): string =>
    divideDecimals(multiplyDecimals(multiplyDecimals(percent, '0.24'), days), hours, { places: 2, round: 'nearest' });
  const parts = [
    ['2', '1'],
    ['5', '6'],
    ['10', '24'],
    ['10', '72'],
  ] as const;
  expect(parts.map(([percent, hours]) => factor(percent, hours, '30'))).toEqual(['14.4', '6', '3', '1']);
  expect(parts.map(([percent, hours]) => factor(percent, hours, '28'))).toEqual(['13.44', '5.6', '2.8', '0.93']);
});

// --- what holds for all of them ---

const objective = fc.bigInt({ min: 1n, max: 10n ** 14n - 1n }).map((units) => printDecimal({ units, places: 12 }));
const days = fc.integer({ min: 1, max: 4999 });
const add = (a: string, b: string): string => {
  // There is no need of an addition outside of tests.
  const big = '100000000000000';
  return subtractDecimals(big, subtractDecimals(subtractDecimals(big, a), b));
};

test('budgets add up: over two windows in a row, and with what has to be good', () => {
  fc.assert(
    fc.property(objective, days, days, (each, one, other) => {
      const [first, second, both] = [one, other, one + other].map(
        (count) => findBudgetSeconds(each, `${count}d`) ?? '',
      );
      expect(add(first ?? '', second ?? '')).toBe(both);
      const good = multiplyDecimals(each, String(one * 864));
      expect(add(first ?? '', good)).toBe(String(one * 86_400));
      expect(findBudgetSeconds(each, `${one}w`)).toBe(multiplyDecimals(first ?? '', '7'));
    }),
  );
});

test('the higher objective leaves the smaller budget', () => {
  fc.assert(
    fc.property(objective, objective, fc.constantFrom('30d', '4w', '1M', '1Q'), (one, other, window) => {
      const [first, second] = [one, other].map((each) => findBudgets(each, window)?.least ?? '');
      expect(compareDecimals(first ?? '', second ?? '')).toBe(0 - compareDecimals(one, other));
    }),
  );
});

test('loosening is antisymmetric: what is looser one way is tighter the other way', () => {
  const inline: fc.Arbitrary<InlineSlo> = fc.record(
    {
      indicator: fc.constantFrom('It answers', 'it  answers', 'It is fast'),
      objective: fc.constantFrom('99', '99.0', '99.5', '99.9', '99.99'),
      window: fc.constantFrom('7d', '1w', '28d', '4w', '30d', '1M', '3M', '1Q'),
      promised: fc.record({ objective: fc.constantFrom('98', '99', '99.5') }),
    },
    { requiredKeys: ['indicator', 'objective', 'window'] },
  );
  const OTHER = { same: 'same', looser: 'tighter', tighter: 'looser' } as const;
  fc.assert(
    fc.property(inline, inline, (one, other) => {
      const there = compareSlos(one, other);
      expect(compareSlos(other, one)).toBe(there === null ? null : OTHER[there]);
    }),
  );
});

test('a decimal is read and printed as it is, and compares as its digits do', () => {
  fc.assert(
    fc.property(objective, objective, (one, other) => {
      expect(add(subtractDecimals('100', one), one)).toBe('100');
      const [a, b] = [one, other].map((each) => multiplyDecimals(each, '1000000000000'));
      expect(compareDecimals(one, other)).toBe(
        Number(BigInt(a ?? '') > BigInt(b ?? '')) - Number(BigInt(a ?? '') < BigInt(b ?? '')),
      );
    }),
  );
});
