/** Objectives, and the error budget they leave: as a share, and as a duration. Exact decimals as text, never floats. */
import { compareDecimals, divideDecimals, multiplyDecimals, parseDecimal, subtractDecimals } from './decimal.ts';
import { findDays } from './window.ts';

/** True above 0 and below 100: 100 % is no objective, it leaves nothing to spend. */
export const isPercentage = (decimal: string): boolean => {
  const { units, places } = parseDecimal(decimal);
  return units > 0n && units < 100n * 10n ** BigInt(places);
};

/** The share that may be bad, in percent: 100 less the objective. */
export const findBudgetShare = (objective: string): string => subtractDecimals('100', objective);

/** The error budget of so many days in seconds: a percent of a day is 864 seconds. */
const spend = (objective: string, days: number): string =>
  multiplyDecimals(findBudgetShare(objective), String(days * 864));

/** Exact decimals, in seconds. */
export interface Budgets {
  readonly least: string;
  readonly most: string;
}

/**
 * The error budget of one window: in the shortest and the longest such window, which are the
 * same unless it is one of the calendar. `null` for an objective that cannot be.
 */
export const findBudgets = (objective: string, window: string): Budgets | null => {
  if (!isPercentage(objective)) return null;
  const { least, most } = findDays(window);
  return { least: spend(objective, least), most: spend(objective, most) };
};

/**
 * The error budget of one window in seconds, an exact decimal: (100 − objective) % of the window.
 * `null` for calendar months (`1M`) and quarters (`1Q`), whose length is not fixed, and for an objective that cannot be.
 */
export const findBudgetSeconds = (objective: string, window: string): string | null =>
  /[dw]$/.test(window) ? (findBudgets(objective, window)?.least ?? null) : null;

const SECONDS: Record<string, bigint> = { s: 1n, m: 60n, h: 3_600n, d: 86_400n };

/** A duration such as `15m` in seconds. */
export const readDuration = (duration: string): string =>
  String(BigInt(duration.slice(0, -1)) * (SECONDS[duration.slice(-1)] ?? 0n));

/** The highest objective that leaves so much of a whole, cut off after two places; `null` where none is left. */
export const findHighest = (spent: string, whole: string): string | null => {
  if (compareDecimals(spent, whole) >= 0) return null;
  const left = multiplyDecimals(subtractDecimals(whole, spent), '100');
  const highest = divideDecimals(left, whole, { places: 2, round: 'down' });
  return isPercentage(highest) ? highest : null;
};

/** Seconds in words: `43 m 12 s`, `4 h 19 m`, `10 m 4.8 s`. At most three units, nothing rounded below a tenth of a second. */
export const describeSeconds = (seconds: string): string => {
  const [whole = '0', fraction = ''] = seconds.split('.');
  let rest = BigInt(whole);
  const parts: string[] = [];
  for (const [name, size] of [
    ['d', 86_400n],
    ['h', 3_600n],
    ['m', 60n],
  ] as const) {
    if (rest >= size) parts.push(`${rest / size} ${name}`);
    rest %= size;
  }
  const tenths = fraction.slice(0, 3).replace(/0+$/, '');
  if (rest > 0n || tenths !== '' || parts.length === 0) parts.push(`${rest}${tenths === '' ? '' : `.${tenths}`} s`);
  return parts.join(' ');
};
