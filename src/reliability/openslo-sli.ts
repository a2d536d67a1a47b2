/** Indicators of OpenSLO v1: a ratio of good or bad events to all, a ratio already made, or a threshold. */
import { find, type MapField, measure, needChoice, needMap, needOne, needText, sayField, tell } from './fields.ts';
import type { Report } from './slo-file-problems.ts';

export interface Indicator {
  /** What it says of itself for people. */
  readonly words: string | null;
  readonly name: string | null;
  /** Compared to a value; `null` where it is in another file. */
  readonly isThreshold: boolean | null;
  readonly measure: string;
}

/** An indicator written where it is needed, with a name of its own. */
export const readInline = (inline: MapField, report: Report): Indicator | null => {
  const metadata = needMap(inline, 'metadata', { report, write: 'metadata: { name: checkout-availability }' });
  const name = metadata === null ? null : needText(metadata, 'name', { report, write: 'name: checkout-availability' });
  const spec = needMap(inline, 'spec', { report, write: 'spec: { ratioMetric: { … } }' });
  const read = spec === null ? null : readIndicator(spec, report);
  if (read === null || name === null) return null;
  const words = sayField(metadata, 'displayName') ?? sayField(spec, 'description');
  return { ...read, words, name: sayField(metadata, 'name') };
};

/** The `spec` of an SLI. What is wrong with it is told; `null` where it cannot be told what is measured. */
export const readIndicator = (spec: MapField, report: Report): Indicator | null => {
  const key = needOne(spec, ['ratioMetric', 'thresholdMetric'], {
    report,
    write: 'ratioMetric: { good: { … }, total: { … } }',
  });
  const metric = key === null ? null : needMap(spec, key, { report });
  if (key === null || metric === null) return null;
  if (key === 'thresholdMetric') readSource(metric, report);
  else readRatio(metric, report);
  const measured = measure(metric, report);
  if (measured === null) return null;
  return { words: null, name: null, isThreshold: key === 'thresholdMetric', measure: `${key} ${measured}` };
};

const readRatio = (ratio: MapField, report: Report): void => {
  const has = (key: string): boolean => find(ratio, key) !== null;
  if (has('raw')) {
    const beside = ['good', 'bad', 'total'].map((key) => find(ratio, key)).find((field) => field !== null);
    if (beside) tell({ report }, 'both', { ...beside, got: `raw, ${beside.at.split('.').at(-1)}` });
    needChoice(ratio, 'rawType', { report, choices: ['success', 'failure'] });
    readMetric(ratio, 'raw', report);
    return;
  }
  if (!has('total') && !has('good') && !has('bad')) {
    tell({ report, write: 'good: { … }, total: { … }' }, 'neither', { ...ratio, got: 'good, total, raw' });
    return;
  }
  const key = needOne(ratio, ['good', 'bad'], { report, write: 'good: { metricSource: { … } }' });
  if (key !== null) readMetric(ratio, key, report);
  readMetric(ratio, 'total', report);
};

const readMetric = (ratio: MapField, key: string, report: Report): void => {
  const metric = needMap(ratio, key, { report, write: `${key}: { metricSource: { … } }` });
  if (metric !== null) readSource(metric, report);
};

/** Where numbers come from: what to ask is the source's own business, but something has to be asked. */
const readSource = (metric: MapField, report: Report): void => {
  const source = needMap(metric, 'metricSource', {
    report,
    write: 'metricSource: { type: Prometheus, spec: { query: … } }',
  });
  const spec = source === null ? null : needMap(source, 'spec', { report, write: 'spec: { query: … }' });
  if (spec?.value.entries.size === 0) tell({ report, write: 'query: …' }, 'missing', { ...spec, got: 'spec' });
};
