/** What a page costs: until it is answered, the budget is spent and nobody has looked. */
import { compareDecimals, divideDecimals, multiplyDecimals } from './decimal.ts';
import { type Budgets, findBudgets, findHighest, readDuration } from './objective.ts';
import { findDays } from './window.ts';

/** One page may spend as much of the budget, in percent: with more, a second one in the same window breaks the SLO. Our choice. */
export const MOST_SPENT = '50';
/**
 * How soon a person answers a page where nothing is declared, in seconds: “typical values are 5 minutes for user-facing
 * or otherwise highly time-critical services” (Site Reliability Engineering, chapter 11, Being On-Call).
 */
export const USUAL_ANSWER = '300';
/** Over how many days the budget has to hold one such answer: the window most SLOs have. */
export const USUAL_DAYS = 30;

export interface PageCost {
  /** As declared, such as `15m`; `null` where nothing is, and {@link USUAL_ANSWER} is taken. */
  readonly acknowledge: string | null;
  readonly seconds: string;
  /** Of the window; where nothing is declared, of {@link USUAL_DAYS} days. */
  readonly budgets: Budgets;
  /** How much of the smaller budget one page spends, in percent, to a tenth. */
  readonly share: string;
  /** The highest objective at which that is no longer said. */
  readonly highest: string | null;
}

/** How much of a budget is spent after so many seconds, in percent. */
export const findSpentShare = (seconds: string, budget: string, places = 1): string =>
  divideDecimals(multiplyDecimals(seconds, '100'), budget, { places, round: 'nearest' });

/** Whether one page spends the whole budget before anybody has looked, or too much of it; `null` where it does not. */
export const judgePaging = (
  { objective, window }: { readonly objective: string; readonly window: string },
  acknowledge: string | null,
): { readonly kind: 'spends' | 'too-late'; readonly cost: PageCost } | null => {
  const over = acknowledge === null ? `${USUAL_DAYS}d` : window;
  const budgets = findBudgets(objective, over);
  if (budgets === null) return null;
  const seconds = acknowledge === null ? USUAL_ANSWER : readDuration(acknowledge);
  const isTooLate = compareDecimals(seconds, budgets.least) > 0;
  const spends = compareDecimals(multiplyDecimals(seconds, '100'), multiplyDecimals(MOST_SPENT, budgets.least)) > 0;
  if (!isTooLate && (acknowledge === null || !spends)) return null;
  const whole = String(findDays(over).least * 86_400);
  const needed = acknowledge === null ? seconds : multiplyDecimals(seconds, divideDecimals('100', MOST_SPENT, CUT));
  const share = findSpentShare(seconds, budgets.least);
  const cost = { acknowledge, seconds, budgets, share, highest: findHighest(needed, whole) };
  return { kind: isTooLate ? 'too-late' : 'spends', cost };
};

const CUT = { places: 2, round: 'down' } as const;
