/** Looks into the values of an SLO file: what has to be there, in which shape, and what numbers come to in percent. */
import { compareDecimals, parseDecimal, printDecimal } from './decimal.ts';
import { isNothing, type ListValue, type MapValue, type TextValue, type Value } from './document-values.ts';
import { clip, type Report, type SloFileProblemCode } from './slo-file-problems.ts';

/** A value, the path of keys that leads to it, and where it stands. */
export interface Field<V extends Value = Value> {
  readonly value: V;
  readonly at: string;
  readonly line: number;
  readonly column: number;
}

export type MapField = Field<MapValue>;

/** To whom problems are told, and what to write where something is missing. */
export interface Told {
  readonly report: Report;
  readonly write?: string;
}

/** In a file: nobody reviews more. */
export const MOST_SLOS = 1_000;
/** As inline objectives have them. */
const MOST_PLACES = 12;

export const fieldOf = <V extends Value>(value: V, at: string): Field<V> => ({
  value,
  at,
  line: value.line,
  column: value.column,
});

/** What is said of a field: a problem at its place. */
export const tell = (
  { report, write }: Told,
  code: SloFileProblemCode,
  {
    line,
    column,
    at,
    got,
  }: { readonly line: number; readonly column: number; readonly at: string; readonly got?: string },
): null => {
  report({
    code,
    line,
    column,
    at,
    ...(got === undefined ? {} : { got: clip(got) }),
    ...(write === undefined ? {} : { write: clip(write) }),
  });
  return null;
};

const below = (at: string, key: string): string => (at === '' ? key : `${at}.${key}`);

/** Tells problems on, and whether there were any. */
export const watch = (report: Report): { readonly report: Report; readonly isClean: () => boolean } => {
  let isClean = true;
  const told: Report = (problem) => {
    isClean = false;
    report(problem);
  };
  return { report: told, isClean: () => isClean };
};

/** What stands under a key; `null` where nothing does. */
export const find = ({ value, at }: MapField, key: string): Field | null => {
  const entry = value.entries.get(key);
  return entry === undefined || isNothing(entry.value) ? null : fieldOf(entry.value, below(at, key));
};

/** The first of several keys that has something. */
export const findFirst = (map: MapField, keys: readonly string[]): Field | null =>
  keys.map((key) => find(map, key)).find((field) => field !== null) ?? null;

export const isMap = (field: Field): field is MapField => field.value.kind === 'map';
const isList = (field: Field): field is Field<ListValue> => field.value.kind === 'list';
export const isText = (field: Field): field is Field<TextValue> => field.value.kind === 'text';

export const asMap = (field: Field, told: Told): MapField | null =>
  isMap(field) ? field : tell(told, 'not-a-map', field);

export const asText = (field: Field, told: Told): Field<TextValue> | null =>
  isText(field) ? field : tell(told, 'not-a-text', field);

/** The place of what is missing is the map it is missing from. */
const miss = (map: MapField, key: string, told: Told): null => {
  const { line, column, at } = map;
  return tell(told, 'missing', { line, column, at: below(at, key), got: key });
};

export const needMap = (map: MapField, key: string, told: Told): MapField | null => {
  const field = find(map, key);
  return field === null ? miss(map, key, told) : asMap(field, told);
};

/** The text under a key; blanks alone are none. */
export const needText = (map: MapField, key: string, told: Told): Field<TextValue> | null => {
  const field = find(map, key);
  if (field === null) return miss(map, key, told);
  const text = asText(field, told);
  return text?.value.text.trim() === '' ? miss(map, key, told) : text;
};

/** The items of a list under a key: at least one, and no more than SLOs are read. */
export const needItems = (map: MapField, key: string, told: Told): readonly Field[] | null => {
  const field = find(map, key);
  if (field === null) return miss(map, key, told);
  if (!isList(field)) return tell(told, 'not-a-list', field);
  const fields = field.value.items.map((item, index) => fieldOf(item, `${field.at}[${index}]`));
  const excess = fields[MOST_SLOS];
  if (excess !== undefined) return tell({ report: told.report }, 'too-many-slos', excess);
  return fields.length === 0 ? tell(told, 'empty-list', field) : fields;
};

/** One of several words. */
export const needChoice = (
  map: MapField,
  key: string,
  told: Told & { readonly choices: readonly string[] },
): string | null => {
  const { report, choices } = told;
  const field = needText(map, key, { report, write: `${key}: ${choices[0]}` });
  if (field === null) return null;
  const { text } = field.value;
  if (choices.includes(text)) return text;
  const near = choices.find((choice) => choice.toLowerCase() === text.toLowerCase().replace(/[\s_-]/g, ''));
  return tell({ report, write: near ?? choices.join(', ') }, 'choice', { ...field, got: text });
};

/** Which of several keys there is; exactly one may be. */
export const needOne = (map: MapField, keys: readonly string[], told: Told): string | null => {
  const found = keys.filter((key) => find(map, key) !== null);
  const [first, second] = found;
  if (first === undefined) return tell(told, 'neither', { ...map, got: keys.join(', ') });
  if (second === undefined) return first;
  return tell({ report: told.report }, 'both', { ...(find(map, second) ?? map), got: found.join(', ') });
};

/** A text of people on one line, without characters nobody sees. */
export const toLine = (text: string): string => {
  const line = text
    .replace(UNSEEN, '')
    .replace(/[\s\u0085]+/g, ' ')
    .trim();
  return line.length <= MOST_SAID ? line : `${line.slice(0, MOST_SAID - 1).replace(/\p{Surrogate}$/u, '')}…`;
};
/** Of words for people. */
const MOST_SAID = 300;
/** White space is none of them: it becomes a blank. Emoji keep the selectors that give them colour. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
  /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb]|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}|\p{Surrogate}/gu;

/** What a key says for people; `null` where it says nothing. */
export const sayField = (map: Field | null, key: string): string | null => {
  const field = map !== null && isMap(map) ? find(map, key) : null;
  const line = field !== null && isText(field) ? toLine(field.value.text) : '';
  return line === '' ? null : line;
};

/** What is measured, in characters: it is kept with every objective, so that a change of it is seen. */
const MOST_MEASURED = 16_384;

/** The same text for what is the same. */
export const measure = (field: Field, report: Report): string | null => {
  const text = field.value.size > MOST_MEASURED ? null : canonise(field.value);
  return text === null || text.length > MOST_MEASURED ? tell({ report }, 'indicator-too-large', field) : text;
};

/** Keys in order, texts without the blanks around them. */
const canonise = (value: Value): string => {
  if (value.kind === 'text') return isNothing(value) ? 'null' : JSON.stringify(value.text.trim());
  if (value.kind === 'list') return `[${value.items.map(canonise).join(',')}]`;
  const entries = [...value.entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonise(entry.value)}`).join(',')}}`;
};

const YAML_NUMBER = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$|^0[ox][\da-fA-F]+$|^[-+]?\.(?:inf|nan)$/i;
/** Of anything somebody meant as a number. */
const MOST_DIGITS = 100;
const DECIMAL = /^\+?(?!0\d+$)(\d{0,40})(?:\.(\d{0,40}))?$/;

/** True of what YAML takes for a number where it stands without quotes. */
export const isNumber = ({ text, isPlain }: TextValue): boolean => isPlain && YAML_NUMBER.test(text);

/** A number such as `99.9`, `.5` or `5.` as a decimal; `null` for what is none, or is written in another way. */
export const readDecimal = (text: string): string | null => {
  const [, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
  return whole === '' && fraction === '' ? null : printPlain(`${whole || '0'}${fraction === '' ? '' : `.${fraction}`}`);
};
const printPlain = (decimal: string): string => printDecimal(parseDecimal(decimal));

/** What somebody may have meant by a number with a `%`, a comma or underscores in it. */
export const guessDecimal = (text: string): string | null =>
  text.length > MOST_DIGITS ? null : readDecimal(text.replace(/\s*%$/, '').replaceAll('_', '').replace(',', '.'));

export const isNegative = (text: string): boolean => text.startsWith('-') && readDecimal(text.slice(1)) !== null;

/** A number that is no text: `null` where it is none, and told. */
export const needNumber = (field: Field, told: Told): string | null => {
  const { report } = told;
  const text = asText(field, told);
  if (text === null) return null;
  const got = text.value.text;
  const decimal = readDecimal(got);
  if (!text.value.isPlain && decimal !== null)
    return tell({ report, write: decimal }, 'quoted-number', { ...text, got });
  if (decimal !== null) return decimal;
  if (isNegative(got)) return tell({ report }, 'range', { ...text, got });
  return tellNumber(text, report);
};

export const tellNumber = (text: Field<TextValue>, report: Report): null => {
  const guess = guessDecimal(text.value.text);
  return tell(guess === null ? { report } : { report, write: guess }, 'number', { ...text, got: text.value.text });
};

/** A decimal with its point moved by so many places to the right, or to the left. */
export const shift = (decimal: string, by: number): string => {
  const { units, places } = parseDecimal(decimal);
  return places >= by
    ? printDecimal({ units, places: places - by })
    : printDecimal({ units: units * 10n ** BigInt(by - places), places: 0 });
};

/** A percentage as an objective: above 0 and below 100, with as many places as inline ones may have. */
export const judgeObjective = (
  percent: string,
  field: Field,
  told: Told & { readonly isShare: boolean },
): string | null => {
  const { report, isShare } = told;
  const got = isText(field) ? field.value.text : '';
  const [whole, none] = [compareDecimals(percent, '100'), compareDecimals(percent, '0')];
  if (none === 0) return tell({ report }, 'nothing', { ...field, got });
  if (whole === 0) return tell({ report }, 'everything', { ...field, got });
  if (whole > 0) return tell(told, 'range', { ...field, got });
  if (!isShare && compareDecimals(percent, '1') <= 0) {
    const meant = shift(percent, 2);
    return tell(compareDecimals(meant, '100') < 0 ? { report, write: meant } : { report }, 'share', { ...field, got });
  }
  if (parseDecimal(percent).places > MOST_PLACES) return tell({ report }, 'places', { ...field, got });
  return percent;
};
