/** Windows of SLOs: days `30d`, weeks `4w`, calendar months `1M`, calendar quarters `1Q`. */

/** A window whose length can be compared: in days, or, for calendar windows, in months. */
export const measureWindow = (window: string): { readonly count: number; readonly unit: 'days' | 'months' } => {
  const count = Number(window.slice(0, -1));
  const unit = window.slice(-1);
  if (unit === 'd' || unit === 'w') return { count: unit === 'w' ? count * 7 : count, unit: 'days' };
  return { count: unit === 'Q' ? count * 3 : count, unit: 'months' };
};

/** The same for windows that mean the same: `28d` and `4w`, `3M` and `1Q`. */
export const windowKey = (window: string): string => {
  const { count, unit } = measureWindow(window);
  return `${count} ${unit}`;
};

/** What has to be the same for two objectives to be multiplied. */
export interface Basis {
  readonly window: string;
  /** How failures are counted; event by event where it is left out. */
  readonly method?: string | undefined;
}
export const basisKey = ({ window, method = '' }: Basis): string => `${windowKey(window)} ${method}`;

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
/** The calendar repeats after as many months: 400 years. */
const CYCLE = 4_800;

const daysOf = (month: number): number => {
  const year = Math.floor(month / 12) % 400;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year === 0);
  return (MONTHS[month % 12] ?? 0) + (isLeap && month % 12 === 1 ? 1 : 0);
};

/** The fewest and the most days a window can have: the same unless it is one of the calendar. */
export const findDays = (window: string): { readonly least: number; readonly most: number } => {
  const { count, unit } = measureWindow(window);
  if (unit === 'days') return { least: count, most: count };
  const rest = count % CYCLE;
  const whole = ((count - rest) / CYCLE) * 146_097;
  let days = 0;
  for (let month = 0; month < rest; month += 1) days += daysOf(month);
  let [least, most] = [days, days];
  // Quarters begin in January, April, July and October; months anywhere.
  const step = window.endsWith('Q') ? 3 : 1;
  for (let start = 0; start < CYCLE; start += 1) {
    if (start % step === 0) [least, most] = [Math.min(least, days), Math.max(most, days)];
    days += daysOf(start + rest) - daysOf(start);
  }
  return { least: least + whole, most: most + whole };
};
