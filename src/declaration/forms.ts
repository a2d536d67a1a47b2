/**
 * The forms single values of OWNERSHIP.yaml can have, and how the schema says so. Every scalar arrives as text and
 * leaves as what it means. The message of each check is the name of a {@link Form}: words are made elsewhere.
 */
import * as v from 'valibot';

/** The forms a value can be asked to have. */
export type Form =
  | 'version'
  | 'name'
  | 'login'
  | 'owner'
  | 'team'
  | 'text'
  | 'path'
  | 'pointer'
  | 'pattern'
  | 'files'
  | 'heading'
  | 'short'
  | 'objective'
  | 'window'
  | 'duration'
  | 'date'
  | 'count'
  | 'positive'
  | 'https'
  | 'contact'
  | 'branch'
  | 'host'
  | 'choice'
  | 'filled';

export const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
export const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?$/;
/** What a login may be mistaken for and the rule `owner` answers in words: a team, a bot. */
export const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?(?:\[bot\]|\/[A-Za-z0-9][A-Za-z0-9._-]{0,98})?$/;
export const TEAM = /^[A-Za-z0-9][A-Za-z0-9-]{0,98}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,98})?$/;
export const HTTPS = /^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/i;
export const CONTACT = /^(?:https:\/\/[^\s/?#@]+(?:[/?#]\S*)?|mailto:\S+@\S+)$/i;
export const WINDOW = /^[1-9][0-9]{0,3}[dwMQ]$/;
export const DURATION = /^[1-9][0-9]{0,4}[smhd]$/;
export const HEADING = /^[^\s#].{0,79}$/;
export const BRANCH = /^[^\s~^:\\[\]?]+$/;
/** A host of the internet by its name, in ASCII, with a port or without: at least two labels, and the last of them no number. */
export const HOST =
  /^(?!.{260})(?!(?:.*\.)?[Ll][Oo][Cc][Aa][Ll][Hh][Oo][Ss][Tt](?::|$))(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?::(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?$/;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** A form the value must have: its message is the form's name. */
export const form = (name: Form, pattern: RegExp) => v.pipe(v.string(name), v.regex(pattern, name));

/** Text of no other form than its length; blanks alone are none. */
export const text = (name: Form, length: number) =>
  v.pipe(
    v.string(name),
    v.minLength(1, name),
    v.check((value) => value.trim() !== '', name),
    v.maxLength(length, 'short'),
  );

export const login = form('login', LOGIN);
export const sentence = text('text', 2000);
/** A path or a link. */
export const pointer = text('pointer', 4096);

export const isDate = (value: string): boolean => {
  const date = new Date(`${value}T00:00:00Z`);
  return DATE.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};
export const date = v.pipe(v.string('date'), v.regex(DATE, 'date'), v.check(isDate, 'date'));

/** At or below 1 without a `%`: a share somebody meant as a percentage. */
export const isShare = (value: string): boolean => /^0*(?:\.|0(?:\.|$)|1(?:\.0+)?$)/.test(value);

/** A decimal stays text, its digits as written. */
export const objective = v.pipe(
  v.string('objective'),
  v.regex(/^[0-9]{1,3}(?:\.[0-9]{1,12})? ?%?$/, 'objective'),
  v.check((value) => value.endsWith('%') || !isShare(value), 'objective'),
  v.transform((value) => value.replace(/ ?%$/, '')),
);
export const count = v.pipe(
  v.string('count'),
  v.regex(/^[0-9]{1,15}$/, 'count'),
  v.transform((value) => Number(value)),
);
export const positive = v.pipe(
  form('positive', /^[1-9][0-9]{0,14}$/),
  v.transform((value) => Number(value)),
);
export const flag = v.pipe(
  v.picklist(['true', 'false'], 'choice'),
  v.transform((value) => value === 'true'),
);

/**
 * One of several shapes. Which one is meant is chosen by looking, so that a problem inside is reported
 * against the shape somebody was writing, not against all of them.
 */
export const either = <const Options extends readonly v.GenericSchema[]>(
  options: Options,
  choose: (input: unknown) => number,
) => {
  const schema = v.lazy((input) => options[choose(input)] as Options[number]);
  return Object.assign(
    schema as unknown as v.GenericSchema<v.InferInput<Options[number]>, v.InferOutput<Options[number]>>,
    { options },
  );
};

/** To valibot a list is an object whose keys are numbers; here it is a list. */
const noList = <Schema extends v.GenericSchema>(schema: Schema): Schema => {
  const run = schema['~run'].bind(schema);
  return Object.assign(schema, {
    '~run': ((dataset, config) => {
      if (!Array.isArray(dataset.value)) return run(dataset, config);
      v._addIssue(schema, 'type', dataset, config);
      return dataset as unknown as ReturnType<Schema['~run']>;
    }) as Schema['~run'],
  });
};

/**
 * An object with these keys and no other; the message of its issues lists the keys, so that a near one can be named.
 * Without a prototype, else `toString` would be a key it knows.
 */
export const object = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  noList(
    v.strictObject(Object.assign(Object.create(null) as Entries, entries), `keys ${Object.keys(entries).join(' ')}`),
  );
/** A map from names to values of one kind. */
export const map = <Value extends v.GenericSchema>(key: v.GenericSchema<string, string>, value: Value) =>
  noList(v.record(key, value));
export const isMap = (input: unknown): input is object =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

export const described = <Schema extends v.GenericSchema>(words: string, schema: Schema) =>
  v.pipe(schema, v.description(words));
export const optional = <Schema extends v.GenericSchema>(words: string, schema: Schema) =>
  v.exactOptional(described(words, schema));
export const list = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.array(schema), v.minLength(1, 'filled'));
