/** What has become of things since an earlier audit, in one line of Markdown. */
import { compareTrend, drawSparkline, type TrendEntry } from '../trend.ts';
import { sayNumber } from './coverage.ts';
import { clip, code } from './escape.ts';
import { listNames } from './sheet.ts';

/** Rules that are told; of more it is said how many there are. */
const MOST_RULES = 5;

const sign = (number: number, text = sayNumber(Math.abs(number))): string => `${number > 0 ? '+' : '−'}${text}`;

const saySince = (days: number): string => {
  if (days < 1) return 'since earlier today';
  if (days === 1) return 'since yesterday';
  return days >= 7 && days < 14 ? 'since last week' : `in ${sayNumber(days)} days`;
};

/** `+1.2 % answered for`: to a tenth, and never nothing where there is something. */
const sayShare = (points: number | null): string[] => {
  if (points === null || points === 0) return [];
  const size = Math.abs(points);
  return [`${sign(points, size < 0.1 ? 'less than 0.1' : size.toFixed(1).replace(/\.0$/, ''))} % answered for`];
};

/** `+3 systems, −1 failing since last week` with a line of blocks; empty where there is nothing to compare with. `commit`: what was judged. */
export const renderTrendLine = (trend: readonly TrendEntry[] | null, commit: string | undefined): string => {
  const now = trend?.findLast((entry) => entry.commit === commit);
  if (trend === null || now === undefined) return '';
  const change = compareTrend(trend, now);
  if (change === null) return '';
  const { since, systems, share, findings, days } = change;
  const failing = now.failing - since.failing;
  const rules = Object.entries(findings).map(([rule, more]) => `${sign(more)} ${code(clip(rule, 60))}`);
  const said = [
    ...(systems === 0 ? [] : [`${sign(systems)} ${Math.abs(systems) === 1 ? 'system' : 'systems'}`]),
    ...sayShare(share),
    ...(failing === 0 ? [] : [`${sign(failing)} failing`]),
    ...(rules.length === 0 ? [] : [listNames(rules, MOST_RULES)]),
  ];
  const line = drawSparkline(trend);
  const what = said.length === 0 ? 'Nothing has changed' : said.join(', ');
  return `${what} ${saySince(days)}${line === '' ? '' : ` ${code(line)}`}`;
};
