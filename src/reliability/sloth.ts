/** SLOs of Sloth: its own files, and those of its Kubernetes resource (slok/sloth: prometheus/v1, sloth.slok.dev/v1). */
import {
  asMap,
  type Field,
  find,
  findFirst,
  judgeObjective,
  type MapField,
  measure,
  needItems,
  needMap,
  needNumber,
  needOne,
  needText,
  sayField,
  tell,
  toLine,
  watch,
} from './fields.ts';
import type { FileSlo, Report } from './slo-file-problems.ts';

/** Sloth is told the window when it runs (`--default-slo-period`); this is what it takes where it is not. */
const WINDOW = '30d';
const KIND = 'PrometheusServiceLevel';
const NAME = /^[A-Za-z0-9][-A-Za-z0-9_.]*[A-Za-z0-9]$/;
const WINDOW_VARIABLE = /\{\{ *\.window *\}\}/;

/** The keys of a query in a file of Sloth, and in its Kubernetes resource. */
const KEYS = {
  error: ['error_query', 'errorQuery'],
  total: ['total_query', 'totalQuery'],
  raw: ['error_ratio_query', 'errorRatioQuery'],
} as const;
const GOOD = ['good_query', 'goodQuery', 'success_query', 'successQuery'];

/** An SLO, and what it belongs to: names are told apart by it where they are the same. */
export interface Scoped {
  readonly scope: string;
  readonly slo: FileSlo & { readonly name: string };
}

/** What a document is read with: its kind, where it is a Kubernetes resource, and the names of those before it. */
interface Reading {
  readonly kind: string | null;
  readonly taken: Set<string>;
}

/** The SLOs of one document. */
export const readSloth = (document: MapField, { kind, taken }: Reading, report: Report): readonly Scoped[] => {
  const isResource = kind !== null;
  if (isResource && kind !== KIND) return [];
  const metadata = isResource ? needMap(document, 'metadata', { report, write: 'metadata: { name: checkout }' }) : null;
  if (metadata !== null) needText(metadata, 'name', { report, write: 'name: checkout' });
  const spec = isResource ? needMap(document, 'spec', { report, write: 'spec: { service: checkout, … }' }) : document;
  if (spec === null) return [];
  const service = readName(spec, 'service', { report, write: 'service: checkout' });
  const items = needItems(spec, 'slos', { report, write: 'slos: [{ name: availability, objective: 99.9, … }]' });
  const scope = service ?? '';
  // Plugins change how it is measured.
  const plugins = findFirst(spec, ['slo_plugins', 'sloPlugins']);
  const chain = plugins === null ? '' : measure(plugins, report);
  return (items ?? []).flatMap((item) => {
    const slo = readSlo(item, { isResource, taken, scope }, report);
    if (slo === null || service === null || chain === null) return [];
    return [{ scope, slo: chain === '' ? slo : { ...slo, measure: `${slo.measure} ${chain}` } }];
  });
};

/** Where an SLO stands. */
interface Within {
  readonly isResource: boolean;
  readonly taken: Set<string>;
  readonly scope: string;
}

const readName = (
  map: MapField,
  key: string,
  told: { readonly report: Report; readonly write: string },
): string | null => {
  const name = needText(map, key, told);
  if (name === null) return null;
  const { text } = name.value;
  return NAME.test(text) ? toLine(text) : tell({ report: told.report }, 'name', { ...name, got: text });
};

const readSlo = (item: Field, { isResource, taken, scope }: Within, report: Report): Scoped['slo'] | null => {
  const watched = watch(report);
  const told = { report: watched.report };
  const map = asMap(item, told);
  if (map === null) return null;
  const name = readName(map, 'name', { ...told, write: 'name: availability' });
  const id = `${scope}\n${name}`;
  if (name !== null && taken.has(id)) tell(told, 'duplicate-name', { ...(find(map, 'name') ?? map), got: name });
  if (name !== null) taken.add(id);
  const field = find(map, 'objective') ?? needText(map, 'objective', { ...told, write: 'objective: 99.9' });
  const decimal = field === null ? null : needNumber(field, told);
  const objective =
    field === null || decimal === null ? null : judgeObjective(decimal, field, { ...told, isShare: false });
  const sli = needMap(map, 'sli', { ...told, write: 'sli: { events: { … } }' });
  if (sli !== null) readSli(sli, isResource, watched.report);
  const parts = [sli, find(map, 'plugins')];
  const measured = parts.map((part) => (part === null ? '' : measure(part, watched.report)));
  if (!watched.isClean() || name === null || objective === null || field === null) return null;
  const { line, column } = field;
  const indicator = sayField(map, 'description') ?? name;
  return { name, indicator, objective, window: WINDOW, measure: measured.join(' ').trim(), line, column };
};

const readSli = (sli: MapField, isResource: boolean, report: Report): void => {
  const spelling = isResource ? 1 : 0;
  const key = needOne(sli, ['events', 'raw', 'plugin'], {
    report,
    write: `events: { ${KEYS.error[spelling]}: …, ${KEYS.total[spelling]}: … }`,
  });
  const map = key === null ? null : needMap(sli, key, { report });
  if (map === null) return;
  if (key === 'plugin') {
    needText(map, 'id', { report, write: 'id: availability' });
    return;
  }
  if (key === 'raw') {
    readQuery(map, KEYS.raw[spelling], report);
    return;
  }
  const good = findFirst(map, GOOD);
  if (good !== null) tell({ report, write: KEYS.error[spelling] }, 'good-query', good);
  const errors = good === null ? readQuery(map, KEYS.error[spelling], report) : null;
  const total = readQuery(map, KEYS.total[spelling], report);
  if (errors !== null && errors.value.text.trim() === total?.value.text.trim()) tell({ report }, 'same-query', total);
};

/** A query that can be asked of any window. */
const readQuery = (map: MapField, key: string, report: Report): ReturnType<typeof needText> => {
  const other =
    Object.values(KEYS)
      .find((keys) => (keys as readonly string[]).includes(key))
      ?.find((name) => name !== key) ?? '';
  const misspelt = find(map, key) === null ? find(map, other) : null;
  if (misspelt !== null) return tell({ report, write: key }, 'spelling', { ...misspelt, got: other });
  const query = needText(map, key, { report, write: `${key}: sum(rate(…[{{.window}}]))` });
  if (query !== null && !WINDOW_VARIABLE.test(query.value.text)) {
    tell({ report, write: '[{{.window}}]' }, 'no-window-variable', query);
  }
  return query;
};
