/** The rule of the extra nine: what a system cannot work without fails at most a tenth as often as it may itself. */
import { compareDecimals, multiplyDecimals, subtractDecimals } from './decimal.ts';
import type { Factor } from './dependencies.ts';
import { findBudgetShare, isPercentage } from './objective.ts';

/**
 * A critical dependency leaves at most one part in as many of its caller's budget (Treynor, Dahlin, Rau, Beyer: The
 * Calculus of Service Availability, ACM Queue 15:2, 2017).
 */
export const PARTS = '10';
const PART = '0.1';
const MOST_FACTORS = 6;

export interface NineShort {
  /** What each of them should promise at least, in percent. */
  readonly wanted: string;
  /** Those that promise less, the weakest first. */
  readonly short: readonly Factor[];
  readonly count: number;
  /** What the caller may promise with the weakest of them as it is. */
  readonly highest: string | null;
}

/** Which direct dependencies lack the extra nine; `null` where none does. */
export const judgeExtraNine = (objective: string, direct: readonly Factor[]): NineShort | null => {
  const wanted = subtractDecimals('100', multiplyDecimals(findBudgetShare(objective), PART));
  const short = direct
    .filter((factor) => compareDecimals(factor.objective, wanted) < 0)
    .sort((a, b) => compareDecimals(a.objective, b.objective) || (a.name < b.name ? -1 : 1));
  const [weakest] = short;
  if (weakest === undefined) return null;
  const spent = multiplyDecimals(findBudgetShare(weakest.objective), PARTS);
  const highest = compareDecimals(spent, '100') < 0 ? subtractDecimals('100', spent) : null;
  return {
    wanted,
    short: short.slice(0, MOST_FACTORS),
    count: short.length,
    highest: highest !== null && isPercentage(highest) ? highest : null,
  };
};
