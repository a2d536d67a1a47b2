/** What the documents of an SLO file are: of which format, in which version, and of which kind. */
import { type FileDocument, isNothing } from './document-values.ts';
import { type Field, fieldOf, isMap, isText, type MapField, sayField, tell } from './fields.ts';
import type { Report, SloFileFormat } from './slo-file-problems.ts';

/** One object of a file: mostly a document. */
export interface FileObject {
  readonly field: MapField;
  /** `null` in a file of Sloth’s own, which has none. */
  readonly kind: string | null;
  /** SLOs of an object that is not sound are not taken. */
  readonly isSound: boolean;
}

interface Found {
  readonly field: Field;
  readonly format: SloFileFormat | null;
  readonly state: FileDocument['state'];
}

interface Family {
  readonly format: SloFileFormat;
  readonly begins: RegExp;
  readonly api: string;
  /** What states SLOs. */
  readonly kind: string;
  /** What may stand beside. */
  readonly beside: readonly string[];
}

const FAMILIES: readonly Family[] = [
  {
    format: 'openslo',
    begins: /^openslo(?:\.com)?\//i,
    api: 'openslo/v1',
    kind: 'SLO',
    beside: ['SLI', 'Service', 'DataSource', 'AlertPolicy', 'AlertCondition', 'AlertNotificationTarget'],
  },
  {
    format: 'sloth',
    begins: /^sloth\.slok\.dev\//i,
    api: 'sloth.slok.dev/v1',
    kind: 'PrometheusServiceLevel',
    beside: ['AlertWindows'],
  },
  {
    format: 'pyrra',
    begins: /^pyrra\.dev\//i,
    api: 'pyrra.dev/v1alpha1',
    kind: 'ServiceLevelObjective',
    beside: [],
  },
];
/** Of a file of Sloth’s own. */
const SLOTH_VERSION = 'prometheus/v1';

/** The objects of the format the first of them has; what cannot be read is told. */
export const findObjects = (
  documents: readonly FileDocument[],
  report: Report,
): { readonly format: SloFileFormat | null; readonly objects: readonly FileObject[] } => {
  const all = documents.flatMap(listAll);
  const format = all.find((found) => found.format !== null)?.format ?? null;
  tellForeign(all, format, report);
  let isWhole = true;
  const objects = all.flatMap(({ field, state, format: own }) => {
    if (own === null || own !== format || !isMap(field)) return [];
    const kind = state === 'broken' ? null : readKind(field, own, report);
    if (kind === null) isWhole = false;
    return kind === null ? [] : [{ field, kind: kind.kind, isSound: state === 'sound' }];
  });
  const wanted = FAMILIES.find((family) => family.format === format)?.kind ?? '';
  if (isWhole && objects[0] && objects.every(({ kind }) => kind !== null && kind !== wanted)) {
    const kinds = [...new Set(objects.map(({ kind }) => kind))];
    tell({ report, write: `kind: ${wanted}` }, 'no-slo', { ...objects[0].field, at: '', got: kinds.join(', ') });
  }
  return { format, objects };
};

/** OpenSLO also has objects in a list. */
const listAll = ({ value, state }: FileDocument): readonly Found[] => {
  if (value.kind !== 'list') {
    const field = fieldOf(value, '');
    return [{ field, format: findFormat(field), state }];
  }
  const items = value.items.map((item, index) => {
    const field = fieldOf(item, `[${index}]`);
    return { field, format: findFormat(field), state };
  });
  const isRead = items.some(({ format }) => format === 'openslo');
  return isRead
    ? items.filter(({ field }) => !isNothing(field.value))
    : [{ field: fieldOf(value, ''), format: null, state }];
};

/** By how its version begins; whether that is one that is read, is looked at later. */
const findFormat = (field: Field): SloFileFormat | null => {
  const [api, version] = [sayField(field, 'apiVersion'), sayField(field, 'version')];
  if (api !== null) return FAMILIES.find(({ begins }) => begins.test(api))?.format ?? null;
  if (version !== null && /^prometheus\b/i.test(version)) return 'sloth';
  return isMap(field) && field.value.entries.has('slos') && field.value.entries.has('service') ? 'sloth' : null;
};

/** `null` where its version or kind is none that is read. */
const readKind = (field: MapField, format: SloFileFormat, report: Report): { readonly kind: string | null } | null => {
  const family = FAMILIES.find((one) => one.format === format);
  if (family === undefined || sayField(field, 'apiVersion') === null) {
    return isOneOf(field, 'version', [SLOTH_VERSION], report) ? { kind: null } : null;
  }
  if (!isOneOf(field, 'apiVersion', [family.api], report)) return null;
  return isOneOf(field, 'kind', [family.kind, ...family.beside], report) ? { kind: sayField(field, 'kind') } : null;
};

const isOneOf = (field: MapField, key: string, choices: readonly string[], report: Report): boolean => {
  const value = field.value.entries.get(key)?.value;
  const { line, column } = value ?? field;
  const got = sayField(field, key);
  if (got !== null && choices.includes(got)) return true;
  const place = { line, column, at: field.at === '' ? key : `${field.at}.${key}` };
  const near = choices.find((choice) => choice.toLowerCase() === got?.toLowerCase());
  const write = `${key}: ${choices[0]}`;
  if (value !== undefined && value.kind !== 'text') tell({ report, write }, 'not-a-text', place);
  else if (got === null) tell({ report, write }, 'missing', { ...place, got: key });
  else {
    const code = key === 'kind' ? 'other-kind' : 'other-version';
    tell({ report, write: near ?? choices.join(', ') }, code, { ...place, got });
  }
  return false;
};

/** Objects of other programs may stand beside those of a format that is read, but not those of two that are. */
const tellForeign = (all: readonly Found[], format: SloFileFormat | null, report: Report): void => {
  for (const { field, format: own, state } of all) {
    if (own !== null && own !== format) {
      tell({ report }, 'mixed-formats', { ...field, at: '', got: `${format}, ${own}` });
    } else if (own === null && state !== 'broken' && (format === null || sayField(field, 'apiVersion') === null)) {
      const listed = findListed(field);
      if (listed === null) tell({ report }, 'unknown-format', { ...field, got: describe(field) });
      else tell({ report }, 'in-a-list', { ...field, got: listed });
    }
  }
};

/** The format of what stands in a list without being read there. */
const findListed = ({ value }: Field): SloFileFormat | null =>
  value.kind === 'list'
    ? (value.items.map((item) => findFormat(fieldOf(item, ''))).find((one) => one !== null) ?? null)
    : null;

/** What an object says of itself; its keys where that is nothing. */
const describe = (field: Field): string => {
  const said = ['apiVersion', 'kind', 'version'].flatMap((key) => {
    const text = sayField(field, key);
    return text === null ? [] : [`${key}: ${text}`];
  });
  if (said.length > 0) return said.join(', ');
  if (!isMap(field)) return isText(field) ? 'text' : 'list';
  return [...field.value.entries.keys()].slice(0, 5).join(', ');
};
