/**
 * SLOs of OpenSLO v1, with the SLIs they refer to (the specification of OpenSLO/OpenSLO; where it leaves a rule to be
 * guessed, the validation of OpenSLO/go-sdk).
 */
import { compareDecimals } from './decimal.ts';
import {
  asMap,
  type Field,
  find,
  findFirst,
  isNumber,
  judgeObjective,
  type MapField,
  needChoice,
  needItems,
  needMap,
  needNumber,
  needOne,
  needText,
  sayField,
  shift,
  tell,
  tellNumber,
  toLine,
  watch,
} from './fields.ts';
import type { FileObject } from './file-objects.ts';
import { readShorthand } from './file-window.ts';
import { type Indicator, readIndicator, readInline } from './openslo-sli.ts';
import { clip, type FileSlo, type Report } from './slo-file-problems.ts';

const METHODS = ['Occurrences', 'Timeslices', 'RatioTimeslices'];
const SIGNS: Readonly<Record<string, string>> = { lte: '≤', gte: '≥', lt: '<', gt: '>' };

/** The indicators of a file by name; `null` for one that is wrong. */
type Slis = ReadonlyMap<string, Indicator | null>;

/** The SLOs of objects that say `apiVersion: openslo/v1`. */
export const readOpenslo = (objects: readonly FileObject[], report: Report): readonly FileSlo[] => {
  const names = { SLI: new Set<string>(), SLO: new Set<string>() };
  const slis = new Map<string, Indicator | null>();
  for (const { field, isSound, kind } of objects) {
    if (kind !== 'SLI') continue;
    const watched = watch(report);
    const name = readName(field, names.SLI, watched.report);
    const spec = needMap(field, 'spec', { report: watched.report, write: 'spec: { ratioMetric: { … } }' });
    const indicator = spec === null ? null : readIndicator(spec, watched.report);
    const words = sayField(find(field, 'metadata'), 'displayName') ?? sayField(spec, 'description');
    if (name !== null)
      slis.set(name, isSound && watched.isClean() && indicator !== null ? { ...indicator, words } : null);
  }
  const slos: FileSlo[] = [];
  for (const { field, isSound, kind } of objects) {
    if (kind !== 'SLO') continue;
    const watched = watch(report);
    const name = readName(field, names.SLO, watched.report);
    const found = readSlo(field, slis, watched);
    if (isSound && name !== null) slos.push(...nameEach(toLine(name), found));
  }
  return slos;
};

/** A name that nothing else of its kind has. */
const readName = (field: MapField, taken: Set<string>, report: Report): string | null => {
  const metadata = needMap(field, 'metadata', { report, write: 'metadata: { name: checkout-availability }' });
  const name = metadata === null ? null : needText(metadata, 'name', { report, write: 'name: checkout-availability' });
  if (name === null) return null;
  const { text } = name.value;
  if (toLine(text) !== text) return tell({ report }, 'name', { ...name, got: text });
  if (taken.has(text)) return tell({ report }, 'duplicate-name', { ...name, got: text });
  taken.add(text);
  return text;
};

/** One objective of an SLO; `null` in the place of one that is wrong. */
type Stated = Omit<FileSlo, 'name'> & { readonly displayName: string | null };

/** The only objective of an SLO has its name; of several each is named besides, by a number where that is not its own. */
const nameEach = (name: string, found: readonly (Stated | null)[]): readonly FileSlo[] => {
  const counts = new Map<string | null, number>();
  for (const stated of found) {
    if (stated !== null) counts.set(stated.displayName, (counts.get(stated.displayName) ?? 0) + 1);
  }
  return found.flatMap((stated, index) => {
    if (stated === null) return [];
    const { displayName, ...slo } = stated;
    const part = displayName !== null && counts.get(displayName) === 1 ? displayName : String(index + 1);
    return [{ name: found.length === 1 ? name : `${name} / ${part}`, ...slo }];
  });
};

const readSlo = (
  field: MapField,
  slis: Slis,
  { report, isClean }: { readonly report: Report; readonly isClean: () => boolean },
): readonly (Stated | null)[] => {
  const spec = needMap(field, 'spec', { report, write: 'spec: { service: checkout, … }' });
  if (spec === null) return [];
  needText(spec, 'service', { report, write: 'service: checkout' });
  const method = needChoice(spec, 'budgetingMethod', { report, choices: METHODS });
  const timeWindow = readWindow(spec, report);
  const items = needItems(spec, 'objectives', { report, write: 'objectives: [{ target: 0.999 }]' });
  const objectives = (items ?? []).map((item) => asMap(item, { report, write: '{ target: 0.999 }' }));
  const isComposite = objectives.some((one) => one !== null && findFirst(one, INDICATORS) !== null);
  const above = isComposite ? refuseAbove(spec, report) : readEither(spec, slis, report);
  const second = objectives[1];
  if (above?.isThreshold === true && second) tell({ report }, 'several-thresholds', second);
  const about = find(field, 'metadata');
  const words = sayField(about, 'displayName') ?? sayField(spec, 'description');
  const isWhole = isClean();
  return objectives.map((one) => {
    if (one === null) return null;
    const watched = watch(report);
    const indicator = isComposite ? readEither(one, slis, watched.report) : above;
    const percent = readTarget(one, watched.report);
    const slices = readSlices(one, method, watched.report);
    const threshold = indicator?.isThreshold === true ? readThreshold(one, watched.report) : null;
    const weight = readWeight(one, watched.report);
    const isRight = isWhole && watched.isClean();
    if (!isRight || indicator === null || percent === null || timeWindow === null) return null;
    const said = indicator.words ?? words ?? indicator.name ?? sayField(about, 'name') ?? '';
    const { line, column } = percent.field;
    return {
      displayName: sayField(one, 'displayName'),
      indicator: threshold === null ? said : `${said} ${SIGNS[threshold.op] ?? ''} ${threshold.value}`,
      objective: percent.percent,
      window: timeWindow.window,
      ...(method === 'Timeslices' || method === 'RatioTimeslices' ? { method } : {}),
      measure: `${indicator.measure} ${JSON.stringify([method, slices, threshold, weight, timeWindow.kind])}`,
      line,
      column,
    };
  });
};

const INDICATORS = ['indicator', 'indicatorRef'] as const;

/** The indicators of a composite SLO belong to its objectives. */
const refuseAbove = (spec: MapField, report: Report): null => {
  const above = findFirst(spec, INDICATORS);
  return above === null
    ? null
    : tell({ report }, 'both', { ...above, got: `${above.at}, spec.objectives[].indicator` });
};

/** An indicator written in its place, or one the SLO refers to: of this file where that has it, else by its name. */
const readEither = (map: MapField, slis: Slis, report: Report): Indicator | null => {
  const key = needOne(map, INDICATORS, { report, write: 'indicatorRef: checkout-availability' });
  if (key === null) return null;
  if (key === 'indicator') {
    const inline = needMap(map, key, { report });
    return inline === null ? null : readInline(inline, report);
  }
  const name = needText(map, key, { report, write: 'indicatorRef: checkout-availability' })?.value.text;
  if (name === undefined) return null;
  const known = slis.get(name);
  if (known !== undefined) return known === null ? null : { ...known, name: toLine(name) };
  return { words: null, name: toLine(name), isThreshold: null, measure: JSON.stringify({ indicatorRef: name }) };
};

interface TimeWindow {
  readonly window: string;
  /** Rolling, or from when on and where. */
  readonly kind: string;
}

const readWindow = (spec: MapField, report: Report): TimeWindow | null => {
  const items = needItems(spec, 'timeWindow', { report, write: 'timeWindow: [{ duration: 30d, isRolling: true }]' });
  const [first, second] = items ?? [];
  if (first === undefined) return null;
  if (second !== undefined)
    return tell({ report }, 'one-window', { ...second, at: 'spec.timeWindow', got: String(items?.length) });
  const map = asMap(first, { report, write: '{ duration: 30d, isRolling: true }' });
  if (map === null) return null;
  const duration = needText(map, 'duration', { report, write: 'duration: 30d' });
  const window = duration === null ? null : readShorthand(duration, report);
  const kind = readWindowKind(map, report);
  return window === null || kind === null ? null : { window, kind };
};

/** A window rolls, or is one of the calendar; `isRolling` is `false` where it is left out. */
const readWindowKind = (map: MapField, report: Report): string | null => {
  const says = find(map, 'isRolling');
  const rolls = says === null ? 'false' : needChoice(map, 'isRolling', { report, choices: ['true', 'false'] });
  const found = find(map, 'calendar');
  if (rolls === null) return null;
  if (found === null)
    return rolls === 'true' ? 'rolling' : tell({ report, write: 'isRolling: true' }, 'window-kind', map);
  if (rolls === 'true') return tell({ report }, 'rolling-calendar', found);
  const calendar = asMap(found, { report });
  if (calendar === null) return null;
  const start = needText(calendar, 'startTime', { report, write: 'startTime: 2026-01-01 00:00:00' });
  const zone = needText(calendar, 'timeZone', { report, write: 'timeZone: Europe/Zurich' });
  if (start !== null && !isStartTime(start.value.text)) {
    const near = start.value.text.replace(
      /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d).{0,40})?$/,
      (_, day, time = '00:00:00') => `${day} ${time}`,
    );
    return tell(isStartTime(near) ? { report, write: near } : { report }, 'start-time', {
      ...start,
      got: start.value.text,
    });
  }
  return start === null || zone === null ? null : `${start.value.text} ${zone.value.text.trim()}`;
};

/** A day of the calendar and a time of it, without a zone. */
const isStartTime = (text: string): boolean => {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return false;
  const instant = `${text.replace(' ', 'T')}.000Z`;
  const date = new Date(instant);
  return !Number.isNaN(date.getTime()) && date.toISOString() === instant;
};

const readTarget = (map: MapField, report: Report): { readonly percent: string; readonly field: Field } | null => {
  const key = needOne(map, ['target', 'targetPercent'], { report, write: 'target: 0.999' });
  const field = key === null ? null : find(map, key);
  // Above 1 and below 100, somebody meant a percentage.
  const isMeant = (decimal: string): boolean =>
    compareDecimals(decimal, '1') > 0 && compareDecimals(decimal, '100') < 0;
  const retold: Report = (problem) => {
    const { code, write } = problem;
    const isPercent = code === 'number' && key === 'target' && write !== undefined && isMeant(write);
    report(isPercent ? { ...problem, write: `targetPercent: ${write}` } : problem);
  };
  const decimal = field === null ? null : needNumber(field, { report: retold });
  if (field === null || decimal === null) return null;
  if (key === 'targetPercent') {
    const percent = judgeObjective(decimal, field, { report, isShare: false });
    return percent === null ? null : { percent, field };
  }
  const percent = shift(decimal, 2);
  const told = isMeant(decimal) ? { report, write: `targetPercent: ${decimal}` } : { report };
  const share = judgeObjective(percent, field, { ...told, isShare: true });
  return share === null ? null : { percent: share, field };
};

const readSlices = (map: MapField, method: string | null, report: Report): readonly string[] | null => {
  if (method !== 'Timeslices' && method !== 'RatioTimeslices') return null;
  const window = needText(map, 'timeSliceWindow', { report, write: 'timeSliceWindow: 1m' });
  // A number alone is one of minutes.
  const [, minutes] = /^0*([1-9]\d{0,8})$/.exec(window?.value.text ?? '') ?? [];
  const length = minutes === undefined ? window?.value.text : `${minutes}m`;
  if (window !== null && !/^0*[1-9]\d{0,8}[mhdwMQY]$/.test(length ?? '')) {
    tell({ report, write: '1m' }, 'slice-duration', { ...window, got: window.value.text });
  }
  if (method === 'RatioTimeslices') return [length ?? ''];
  const found = needText(map, 'timeSliceTarget', { report, write: 'timeSliceTarget: 0.95' });
  const target = found === null ? null : needNumber(found, { report });
  if (found !== null && target !== null && (target === '0' || compareDecimals(target, '1') > 0)) {
    tell({ report }, 'range', { ...found, got: found.value.text });
  }
  return [length ?? '', target ?? ''];
};

const readThreshold = (map: MapField, report: Report): { readonly op: string; readonly value: string } | null => {
  const op = needChoice(map, 'op', { report, choices: Object.keys(SIGNS) });
  const value = needText(map, 'value', { report, write: 'value: 500' });
  if (value === null || op === null) return null;
  const { text, isPlain } = value.value;
  if (isNumber(value.value)) return { op, value: text };
  if (!isPlain && isNumber({ ...value.value, isPlain: true })) {
    return tell({ report, write: clip(text) }, 'quoted-number', { ...value, got: text });
  }
  return tellNumber(value, report);
};

const readWeight = (map: MapField, report: Report): string | null => {
  const field = find(map, 'compositeWeight');
  const weight = field === null ? null : needNumber(field, { report });
  if (field !== null && weight === '0') return tell({ report }, 'range', { ...field, got: weight });
  return weight;
};
