/** How much somebody answers for, in numbers people can read. */
import type { Coverage } from '../audit-result.ts';

/** Whole percent of a whole that is not 0, rounded down: 100 means all of it. */
export const toPercent = (part: number, whole: number): number => Math.floor((part * 100) / whole);

/** Of the files that are not exempt; `null` where there are none. */
export const findPercent = ({ owned, unowned }: Pick<Coverage, 'owned' | 'unowned'>): number | null =>
  owned + unowned === 0 ? null : toPercent(owned, owned + unowned);

/** `98 %`; `< 1 %` where there are some and it is not one in a hundred, `–` where there is nothing to answer for. */
export const sayPercent = (coverage: Pick<Coverage, 'owned' | 'unowned'>): string => {
  const percent = findPercent(coverage);
  if (percent === null) return '–';
  return percent === 0 && coverage.owned > 0 ? '< 1 %' : `${percent} %`;
};

/** `1,204`. */
export const sayNumber = (number: number): string => `${number}`.replace(/\B(?=(?:\d{3})+$)/g, ',');

/** `1,204 systems`. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${sayNumber(count)} ${count === 1 ? one : many}`;

/** `1,204 files`. */
export const countFiles = (count: number): string => countOf(count, 'file');

/** `98 % answered for: 1,204 of 1,228 files; 310 exempt`. */
export const sayCoverage = (coverage: Coverage): string => {
  const { owned, unowned, exempt } = coverage;
  const beside = exempt === 0 ? '' : `; ${sayNumber(exempt)} exempt`;
  return owned + unowned === 0
    ? `nothing to answer for${beside}`
    : `${sayPercent(coverage)} answered for: ${sayNumber(owned)} of ${countFiles(owned + unowned)}${beside}`;
};
