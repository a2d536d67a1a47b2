/** Durations as other formats write them → windows as ours are written. */
import type { TextValue } from './document-values.ts';
import { asText, type Field, tell } from './fields.ts';
import type { Report } from './slo-file-problems.ts';

/** OpenSLO, duration-shorthand: a positive whole number and a unit in which case counts. */
const SHORTHAND = /^0*([1-9][0-9]{0,17})([mhdwMQY])$/;
/** Prometheus, `model.ParseDuration`: units from large to small, each at most once; a year has 365 days, all else is fixed. */
const PROMETHEUS =
  /^(?:([0-9]{1,18})y)?(?:([0-9]{1,18})w)?(?:([0-9]{1,18})d)?(?:([0-9]{1,18})h)?(?:([0-9]{1,18})m)?(?:([0-9]{1,18})s)?(?:([0-9]{1,18})ms)?$/;
const MILLISECONDS: readonly bigint[] = [31_536_000_000n, 604_800_000n, 86_400_000n, 3_600_000n, 60_000n, 1_000n, 1n];
const DAY = 86_400_000n;
/** As inline windows have it: four digits. */
const MOST = 9_999n;

/** Minutes and hours are whole days or no window of ours; a year is twelve months. */
export const readShorthand = (field: Field, report: Report): string | null => {
  const text = asText(field, { report });
  if (text === null) return null;
  const [, digits, unit = ''] = SHORTHAND.exec(text.value.text) ?? [];
  if (digits === undefined) return refuse('duration', text, report);
  const count = BigInt(digits);
  if (unit === 'Y') return print(count * 12n, 'M', text, report);
  if (unit !== 'm' && unit !== 'h') return print(count, unit, text, report);
  const milliseconds = count * (unit === 'h' ? 3_600_000n : 60_000n);
  if (milliseconds % DAY === 0n) return print(milliseconds / DAY, 'd', text, report);
  // Minutes are `m`, months `M`: the examples OpenSLO publishes have it wrong themselves.
  if (unit === 'm' && count <= 24n)
    return tell({ report, write: `${count}M` }, 'minutes', { ...text, got: text.value.text });
  return tell({ report }, 'part-of-a-day', { ...text, got: text.value.text });
};

export const isPrometheusDuration = (text: string): boolean => text !== '' && PROMETHEUS.test(text);

export const readPrometheusDuration = (field: Field, report: Report): string | null => {
  const text = asText(field, { report });
  if (text === null) return null;
  const got = text.value.text;
  const counts = PROMETHEUS.exec(got)?.slice(1);
  if (counts === undefined || got === '') return refuse('prometheus-duration', text, report);
  const [, days] = /^([0-9]+)d$/.exec(got) ?? [];
  const [, weeks] = /^([0-9]+)w$/.exec(got) ?? [];
  const milliseconds = counts.reduce((sum, count = '0', at) => sum + BigInt(count) * (MILLISECONDS[at] ?? 0n), 0n);
  if (milliseconds === 0n) return refuse('prometheus-duration', text, report);
  if (weeks !== undefined) return print(BigInt(weeks), 'w', text, report);
  if (days !== undefined || milliseconds % DAY === 0n) return print(milliseconds / DAY, 'd', text, report);
  const months = /^([0-9]{1,2})m$/.exec(got)?.[1];
  return months !== undefined && BigInt(months) <= 24n
    ? tell({ report, write: `${BigInt(months) * 30n}d` }, 'minutes', { ...text, got })
    : tell({ report }, 'part-of-a-day', { ...text, got });
};

const print = (count: bigint, unit: string, text: Field<TextValue>, report: Report): string | null =>
  count > MOST ? tell({ report }, 'long-window', { ...text, got: text.value.text }) : `${count}${unit}`;

const NAMED: Readonly<Record<string, string>> = { day: 'd', week: 'w', month: 'M', quarter: 'Q', year: 'Y', mo: 'M' };

/** What somebody may have meant: `30 days`, `30D`, `1y`, `28`. */
const refuse = (code: 'duration' | 'prometheus-duration', text: Field<TextValue>, report: Report): null => {
  const got = text.value.text;
  const [, count = '', word = ''] = /^0*([1-9][0-9]{0,3}) ?([A-Za-z]{0,8})$/.exec(got) ?? [];
  const small = word.toLowerCase().replace(/s$/, '');
  const unit = Object.hasOwn(NAMED, small) ? (NAMED[small] ?? '') : (/^[dwqy]$/.exec(small)?.[0] ?? '');
  const known = code === 'duration' && /^[qy]$/.test(unit) ? unit.toUpperCase() : unit;
  const meant = code === 'duration' ? { count, unit: known } : toPrometheus(count, word === 'M' ? 'M' : known);
  const write = count === '' || meant.unit === '' ? {} : { write: `${meant.count}${meant.unit}` };
  return tell({ report, ...write }, code, { ...text, got });
};

/** Prometheus has no months. */
const toPrometheus = (count: string, unit: string): { readonly count: string; readonly unit: string } => {
  const days = { M: 30, Q: 90, q: 90, Y: 365 }[unit];
  return days === undefined || count === '' ? { count, unit } : { count: String(Number(count) * days), unit: 'd' };
};
