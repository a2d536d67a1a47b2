/** SLOs of Pyrra (pyrra-dev/pyrra, `ServiceLevelObjective` of pyrra.dev/v1alpha1, and its validation). */
import {
  asMap,
  type Field,
  find,
  guessDecimal,
  isNegative,
  isNumber,
  isText,
  judgeObjective,
  type MapField,
  measure,
  needMap,
  needOne,
  needText,
  readDecimal,
  sayField,
  tell,
  tellNumber,
  toLine,
  watch,
} from './fields.ts';
import { isPrometheusDuration, readPrometheusDuration } from './file-window.ts';
import type { Report } from './slo-file-problems.ts';
import type { Scoped } from './sloth.ts';

/** The SLO of one document; `taken` are the names of those read before it. */
export const readPyrra = (document: MapField, taken: Set<string>, report: Report): readonly Scoped[] => {
  const watched = watch(report);
  const told = { report: watched.report };
  const metadata = needMap(document, 'metadata', { ...told, write: 'metadata: { name: checkout-availability }' });
  const name = metadata === null ? null : readName(metadata, taken, watched.report);
  const spec = needMap(document, 'spec', { ...told, write: 'spec: { target: "99.9", window: 4w, … }' });
  if (spec === null) return [];
  const target = find(spec, 'target') ?? needText(spec, 'target', { ...told, write: 'target: "99.9"' });
  const objective = target === null ? null : readTarget(target, watched.report);
  const duration = needText(spec, 'window', { ...told, write: 'window: 4w' });
  const window = duration === null ? null : readPrometheusDuration(duration, watched.report);
  const indicator = needMap(spec, 'indicator', { ...told, write: 'indicator: { ratio: { … } }' });
  if (indicator !== null) readIndicator(indicator, watched.report);
  const measured = indicator === null ? null : measure(indicator, watched.report);
  const { line, column } = target ?? spec;
  if (!watched.isClean() || name === null || objective === null || window === null || measured === null) return [];
  const exactness = sayField(spec, 'performanceOverAccuracy') === 'true' ? ' performanceOverAccuracy' : '';
  const slo = { name, indicator: sayField(spec, 'description') ?? name, objective, window };
  const scope = sayField(metadata, 'namespace') ?? '';
  return [{ scope, slo: { ...slo, measure: `${measured}${exactness}`, line, column } }];
};

const readName = (metadata: MapField, taken: Set<string>, report: Report): string | null => {
  const name = needText(metadata, 'name', { report, write: 'name: checkout-availability' });
  if (name === null) return null;
  const { text } = name.value;
  if (toLine(text) !== text) return tell({ report }, 'name', { ...name, got: text });
  const id = `${sayField(metadata, 'namespace') ?? ''}\n${text}`;
  if (taken.has(id)) return tell({ report }, 'duplicate-name', { ...name, got: text });
  taken.add(id);
  return text;
};

/** A text: Kubernetes refuses the number. */
const readTarget = (field: Field, report: Report): string | null => {
  if (!isText(field)) return tell({ report, write: 'target: "99.9"' }, 'not-a-text', field);
  const { text } = field.value;
  if (isNumber(field.value)) {
    const meant = readDecimal(text) ?? guessDecimal(text);
    return tell({ report, ...(meant === null ? {} : { write: `"${meant}"` }) }, 'unquoted-number', {
      ...field,
      got: text,
    });
  }
  if (isNegative(text)) return tell({ report }, 'range', { ...field, got: text });
  const quoted: Report = (problem) =>
    report(problem.write === undefined ? problem : { ...problem, write: `"${problem.write}"` });
  const decimal = readDecimal(text);
  return decimal === null
    ? tellNumber(field, quoted)
    : judgeObjective(decimal, field, { report: quoted, isShare: false });
};

const KINDS = ['ratio', 'latency', 'latencyNative', 'bool_gauge'];

const readIndicator = (indicator: MapField, report: Report): void => {
  const key = needOne(indicator, KINDS, { report, write: 'ratio: { errors: { … }, total: { … } }' });
  const field = key === null ? null : find(indicator, key);
  const map = field === null ? null : asMap(field, { report });
  if (map === null) return;
  if (key === 'bool_gauge') readMetric(map, report);
  else if (key === 'latencyNative') {
    readQuery(map, 'total', report);
    const latency = needText(map, 'latency', { report, write: 'latency: 500ms' });
    if (latency !== null && !isPrometheusDuration(latency.value.text)) {
      tell({ report, write: '500ms' }, 'slice-duration', { ...latency, got: latency.value.text });
    }
  } else {
    const part = readQuery(map, key === 'ratio' ? 'errors' : 'success', report);
    const total = readQuery(map, 'total', report);
    if (part !== null && part.value.text.trim() === total?.value.text.trim()) tell({ report }, 'same-query', total);
    // Of a histogram, one bucket is what was fast enough.
    if (key === 'latency' && part !== null && !/[{,]\s*le\s*=\s*["'`][\d.]/.test(part.value.text)) {
      tell({ report, write: 'le="0.5"' }, 'no-bucket', part);
    }
  }
};

/** What PromQL does not read. A quote that is never closed goes to the end: looked for again and again, it would take minutes. */
const QUOTED = /"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?|`[^`]*`?|#[^\n]*/g;

const readQuery = (map: MapField, key: string, report: Report): ReturnType<typeof needText> => {
  const query = needMap(map, key, { report, write: `${key}: { metric: … }` });
  return query === null ? null : readMetric(query, report);
};

/** A metric with its labels: Pyrra writes the sums and rates around it. */
const readMetric = (map: MapField, report: Report): ReturnType<typeof needText> => {
  const metric = needText(map, 'metric', { report, write: 'metric: http_requests_total{job="checkout"}' });
  if (metric === null) return null;
  const bare = metric.value.text.replace(QUOTED, '');
  return /[([]/.test(bare) ? tell({ report }, 'no-selector', { ...metric, got: metric.value.text }) : metric;
};
