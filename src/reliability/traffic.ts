/** What an objective means for as many events as there are. */
import { compareDecimals, multiplyDecimals } from './decimal.ts';
import { findBudgetShare, findHighest } from './objective.ts';

/**
 * An objective has to allow as many failures in a window; below that the first one breaks it (The Site Reliability
 * Workbook, chapter 5, Alerting on SLOs: low-traffic services). Ten would be better, and are not asked for.
 */
export const FEWEST_FAILURES = '1';

export interface Traffic {
  readonly events: number;
  /** How many of them may fail: events × budget. */
  readonly failures: string;
  /** The highest objective that allows enough of them. */
  readonly highest: string | null;
}

/** How many of so many events an objective lets fail. */
export const findFailures = (events: number, objective: string): string =>
  multiplyDecimals(multiplyDecimals(String(events), findBudgetShare(objective)), '0.01');

/** `null` where there are enough events for the objective to mean something. */
export const judgeTraffic = (events: number, objective: string): Traffic | null => {
  const failures = findFailures(events, objective);
  if (compareDecimals(failures, FEWEST_FAILURES) >= 0) return null;
  return { events, failures, highest: findHighest(FEWEST_FAILURES, String(events)) };
};
