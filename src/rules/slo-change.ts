/** How one list of SLOs compares with another: what became looser, what cannot be compared, what is gone. */
import type { InlineSlo } from '../declaration/schema.ts';
import { addTo, type Group } from '../groups.ts';
import { compareDecimals } from '../reliability/decimal.ts';
import { findBudgetSeconds } from '../reliability/objective.ts';
import { measureWindow } from '../reliability/window.ts';
import { plain } from '../reliability/wording.ts';
import { isFiled } from './papers.ts';

/** `null`: nobody can say which of the two asks more. */
export type Comparison = 'same' | 'tighter' | 'looser' | null;

export interface SloChange {
  readonly change: 'loosened' | 'incomparable' | 'dropped';
  /** The name of the entry, else its indicator. */
  readonly about: string;
  readonly before: string;
  readonly after: string | null;
}

const weigh = (difference: number): Comparison => (difference === 0 ? 'same' : difference > 0 ? 'tighter' : 'looser');

/** Which budget is the smaller one, and so asks more. */
const compareBudgets = (before: InlineSlo, after: InlineSlo): Comparison => {
  const [was, is] = [measureWindow(before.window), measureWindow(after.window)];
  if (was.unit !== is.unit) return null;
  if (was.count === is.count) return weigh(compareDecimals(after.objective, before.objective));
  // Months have no fixed length, but so many of them are in proportion to so many others: days do as well.
  const [spent, spends] = [
    findBudgetSeconds(before.objective, `${was.count}d`),
    findBudgetSeconds(after.objective, `${is.count}d`),
  ];
  return spent === null || spends === null ? null : weigh(compareDecimals(spent, spends));
};

const comparePromises = (before: InlineSlo['promised'], after: InlineSlo['promised']): Comparison => {
  if (before === undefined) return after === undefined ? 'same' : 'tighter';
  return after === undefined ? 'looser' : weigh(compareDecimals(after.objective, before.objective));
};

/** In a file it is known how something is measured: then its words say nothing. */
const isSameIndicator = (before: InlineSlo, after: InlineSlo): boolean =>
  isFiled(before) && isFiled(after)
    ? before.measure === after.measure
    : isFiled(before) === isFiled(after) && plain(before.indicator) === plain(after.indicator);

/**
 * What an entry became. Objective, budget and promise have to agree: looser in one and tighter in another cannot be
 * compared, and neither can two different indicators.
 */
export const compareSlos = (before: InlineSlo, after: InlineSlo): Comparison => {
  if (!isSameIndicator(before, after)) return null;
  const parts = [
    weigh(compareDecimals(after.objective, before.objective)),
    compareBudgets(before, after),
    comparePromises(before.promised, after.promised),
  ];
  const said = new Set(parts.filter((part) => part !== 'same'));
  if (said.size === 0) return 'same';
  return said.size === 1 ? ([...said][0] ?? null) : null;
};

const describeSlo = ({ objective, window, promised }: InlineSlo): string =>
  `${objective}% over ${window}${promised === undefined ? '' : `, promised ${promised.objective}%`}`;

const titleOf = (slo: InlineSlo): string => `${slo.name ?? slo.indicator}${isFiled(slo) ? ` (${slo.place.file})` : ''}`;

/** Entries of the one list with what they became in the other: by name, else by indicator; the nearest window first. */
const matchSlos = (
  before: readonly InlineSlo[],
  after: readonly InlineSlo[],
): readonly (readonly [before: InlineSlo, after: InlineSlo | null])[] => {
  const left = new Set(sortSlos(after));
  const nearby = groupSlos([...left]);
  const matches = new Map<InlineSlo, InlineSlo>();
  const isSame = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && plain(a) === plain(b);
  const WAYS: readonly ((a: InlineSlo, b: InlineSlo) => boolean)[] = [
    (a, b) => isSame(a.name, b.name) && compareSlos(a, b) === 'same',
    (a, b) => compareSlos(a, b) === 'same',
    (a, b) => isSame(a.name, b.name) && a.window === b.window,
    (a, b) => isSame(a.name, b.name),
    (a, b) => isSame(a.indicator, b.indicator) && a.window === b.window,
    (a, b) => isSame(a.indicator, b.indicator),
  ];
  const entries = sortSlos(before);
  for (const isMatch of WAYS) {
    for (const slo of entries.filter((each) => !matches.has(each))) {
      const found = nearby(slo).find((other) => left.has(other) && isMatch(slo, other));
      if (found === undefined) continue;
      left.delete(found);
      matches.set(slo, found);
    }
  }
  return entries.map((slo) => [slo, matches.get(slo) ?? null]);
};

/** Of a list, the entries that have the name or the indicator of another one, or measure the same. */
const groupSlos = (slos: readonly InlineSlo[]): ((slo: InlineSlo) => readonly InlineSlo[]) => {
  const keysOf = (slo: InlineSlo): string[] => {
    const { name, indicator } = slo;
    return [
      ...(name === undefined ? [] : [`name ${plain(name)}`]),
      ...(isFiled(slo) ? [`measure ${slo.measure}`] : []),
      `indicator ${plain(indicator)}`,
    ];
  };
  const groups = new Map<string, Group<InlineSlo>>();
  for (const slo of slos) for (const key of keysOf(slo)) addTo(groups, key, slo);
  return (slo) => keysOf(slo).flatMap((key) => groups.get(key) ?? []);
};

/** In an order that does not depend on where they stand. */
const sortSlos = (slos: readonly InlineSlo[]): InlineSlo[] => {
  const key = (slo: InlineSlo): string => JSON.stringify([slo.name ?? '', slo.indicator, describeSlo(slo)]);
  return [...slos].sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

/** Everything that asks less than before, or may. */
export const findSloChanges = (before: readonly InlineSlo[], after: readonly InlineSlo[]): readonly SloChange[] =>
  matchSlos(before, after).flatMap(([was, is]): SloChange[] => {
    const row = { about: titleOf(was), before: describeSlo(was) };
    if (is === null) return [{ ...row, change: 'dropped', after: null }];
    const comparison = compareSlos(was, is);
    if (comparison === 'same' || comparison === 'tighter') return [];
    const isReworded = !isSameIndicator(was, is) && plain(was.indicator) !== plain(is.indicator);
    const [from, to] = isReworded ? [`${was.indicator}: `, `${is.indicator}: `] : ['', ''];
    const elsewise = isReworded || isSameIndicator(was, is) ? '' : ', measured another way';
    return [
      {
        change: comparison === 'looser' ? 'loosened' : 'incomparable',
        about: row.about,
        before: from + row.before,
        after: to + describeSlo(is) + elsewise,
      },
    ];
  });
