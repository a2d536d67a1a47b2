/**
 * OWNERSHIP.yaml version 1, written once: the types, the validation, `schema/ownership.v1.json` and
 * `docs/ownership-yaml.md` all come from here. Every scalar arrives as text and leaves as what it means.
 *
 * The message of each check is the name of a {@link Form}: words are made elsewhere.
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
  | 'objective'
  | 'window'
  | 'duration'
  | 'date'
  | 'count'
  | 'https'
  | 'contact'
  | 'branch'
  | 'choice'
  | 'filled';

export const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?$/;
/** What a login may be mistaken for and the rule `owner` answers in words: a team, a bot. */
const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?(?:\[bot\]|\/[A-Za-z0-9][A-Za-z0-9._-]{0,98})?$/;
const TEAM = /^[A-Za-z0-9][A-Za-z0-9-]{0,98}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,98})?$/;
const HTTPS = /^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/i;

/** A form the value must have: its message is the form's name. */
const form = (name: Form, pattern: RegExp) => v.pipe(v.string('filled'), v.regex(pattern, name));

const login = form('login', LOGIN);
const sentence = v.pipe(v.string('filled'), v.minLength(1, 'filled'), v.maxLength(2000, 'text'));
const path = v.pipe(v.string('filled'), v.minLength(1, 'filled'), v.maxLength(4096, 'text'));
const https = form('https', HTTPS);

const isDate = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};
const date = v.pipe(v.string('filled'), v.regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, 'date'), v.check(isDate, 'date'));

/** A decimal stays text, its digits as written; at or below 1 without a `%` is a share somebody meant as a percentage. */
const objective = v.pipe(
  v.string('filled'),
  v.regex(/^[0-9]{1,3}(?:\.[0-9]{1,12})? ?%?$/, 'objective'),
  v.check((text) => text.endsWith('%') || !/^(?:0(?:\.|$)|1(?:\.0+)?$)/.test(text), 'objective'),
  v.transform((text) => text.replace(/ ?%$/, '')),
);
const count = v.pipe(
  v.string('filled'),
  v.regex(/^[0-9]{1,15}$/, 'count'),
  v.transform((text) => Number(text)),
);
const flag = v.pipe(
  v.picklist(['true', 'false'], 'choice'),
  v.transform((text) => text === 'true'),
);

/**
 * One of several shapes. Which one is meant is chosen by looking, so that a problem inside is reported
 * against the shape somebody was writing, not against all of them.
 */
const either = <const Options extends readonly v.GenericSchema[]>(
  options: Options,
  choose: (input: unknown) => number,
) => {
  const schema = v.lazy((input) => options[choose(input)] as Options[number]);
  return Object.assign(
    schema as unknown as v.GenericSchema<v.InferInput<Options[number]>, v.InferOutput<Options[number]>>,
    {
      options,
    },
  );
};
/** An object with these keys and no other; the message of its issues lists the keys, so that a near one can be named. */
const object = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(entries, `keys ${Object.keys(entries).join(' ')}`);
const isMap = (input: unknown): input is object => typeof input === 'object' && input !== null && !Array.isArray(input);

const described = <Schema extends v.GenericSchema>(text: string, schema: Schema) => v.pipe(schema, v.description(text));
const optional = <Schema extends v.GenericSchema>(text: string, schema: Schema) =>
  v.exactOptional(described(text, schema));
const list = <Schema extends v.GenericSchema>(schema: Schema) => v.pipe(v.array(schema), v.minLength(1, 'filled'));

const notApplicable = object({
  'not-applicable': described('Why this system needs none.', sentence),
});

const DATA_CLASSES = [
  'personal',
  'special-category',
  'payment',
  'health',
  'children',
  'credentials',
  'internal',
  'public',
  'none',
] as const;
const TIERS = ['1', '2', '3', '4'] as const;
/** What a system can owe. */
export const DUTIES = ['owner', 'runbook', 'slo', 'backup', 'escalation'] as const;
export type Duty = (typeof DUTIES)[number];
/** The rules whose severity the policy may set. `declaration`, `change`, `handover`, `law` and `acceptance` are not among them. */
const ADJUSTABLE = [
  'unowned',
  'ambiguous',
  'owner',
  'owner-access',
  'runbook',
  'slo',
  'slo-arithmetic',
  'backup',
  'escalation',
  'waiver',
  'gate-workflow',
  'blast-radius',
  'history',
] as const;

const escalation = object({
  page: described('Where the person on call is paged: an https link.', https),
  'acknowledge-within': optional(
    'How soon a page is answered, such as `15m`.',
    form('duration', /^[1-9][0-9]{0,4}[smhd]$/),
  ),
});

const sloFile = object({
  file: described('An OpenSLO v1, Sloth or Pyrra file in this repository.', path),
});
const inlineSlo = object({
  name: optional('Matches entries across a change; else the indicator does.', sentence),
  indicator: described('What is measured, in words a customer would understand.', sentence),
  objective: described('The share that is good, such as `99.9%`: above 0, below 100.', objective),
  window: described(
    'Over how long: days `30d`, weeks `4w`, calendar months `1M`, calendar quarters `1Q`.',
    form('window', /^[1-9][0-9]{0,3}[dwMQ]$/),
  ),
  promised: optional(
    'What others were promised, looser than the objective.',
    object({
      objective: described('The share promised.', objective),
      to: optional('Whom it was promised to.', sentence),
    }),
  ),
  events: optional('Roughly how many valid events a window has.', count),
});

const action = object({
  what: described('What is to be done.', sentence),
  owner: optional('Who does it.', login),
  due: optional('Until when.', date),
  done: optional('When it was done.', date),
});
const incident = object({
  date: described('The day it happened.', date),
  what: described('What broke, in a few words.', sentence),
  link: optional('The write-up: a path or a link.', path),
  actions: optional('What was to change after it.', list(action)),
});
const tradeOff = object({
  what: described('What was decided.', sentence),
  'decided-by': optional('Who decided it.', login),
  risk: optional('What may come of it.', sentence),
  'revisit-by': optional('When to look at it again.', date),
});
const dependency = either(
  [
    form('name', NAME),
    object({
      system: described('The system it needs.', form('name', NAME)),
      soft: optional('`true`: it degrades without it, and does not break.', flag),
    }),
    object({
      external: described('What it needs from outside, in words.', sentence),
      objective: optional('What that promises.', objective),
      soft: optional('`true`: it degrades without it, and does not break.', flag),
    }),
  ],
  (input) => (!isMap(input) ? 0 : 'external' in input ? 2 : 1),
);

const system = object({
  description: optional('What it does, in one line.', sentence),
  paths: described('Patterns of the paths it answers for.', list(path)),
  team: optional('The team it belongs to, as `org/team`; never instead of a person.', form('team', TEAM)),
  owner: optional('The one person who answers for it: a GitHub login without `@`.', form('owner', OWNER)),
  backup: optional('Who answers when the owner cannot.', list(form('owner', OWNER))),
  escalation: optional('How the person on call is reached.', escalation),
  runbook: optional(
    'What to do when it breaks: a path in this repository, an https link, or `not-applicable`.',
    either([path, notApplicable], (input) => (isMap(input) ? 1 : 0)),
  ),
  slo: optional(
    'What it promises: a list, or `not-applicable`.',
    either(
      [list(either([inlineSlo, sloFile], (input) => (isMap(input) && 'file' in input ? 1 : 0))), notApplicable],
      (input) => (isMap(input) ? 1 : 0),
    ),
  ),
  tier: optional('1 (an outage is existential) to 4 (a shrug).', v.picklist(TIERS, 'choice')),
  'depends-on': optional('What it needs to work.', list(dependency)),
  data: optional(
    'The classes of data it holds; `none` is said, not implied.',
    list(v.picklist(DATA_CLASSES, 'choice')),
  ),
  dashboard: optional('Where its health is seen: an https link.', https),
  incidents: optional('What happened here before.', list(incident)),
  'trade-offs': optional('What was waved away, and until when.', list(tradeOff)),
});

const defaults = object({
  runbook: optional('A path or link; `<system>` stands for the system’s name.', path),
  slo: optional('SLO files; `<system>` stands for the system’s name.', list(sloFile)),
  escalation: optional('How the person on call is reached.', escalation),
  tier: optional('1 to 4.', v.picklist(TIERS, 'choice')),
  data: optional('The classes of data.', list(v.picklist(DATA_CLASSES, 'choice'))),
  dashboard: optional('An https link; `<system>` stands for the system’s name.', https),
});

const team = object({
  owner: optional('The person who answers for the team’s systems.', form('owner', OWNER)),
  backup: optional('Who answers when the owner cannot.', list(form('owner', OWNER))),
  escalation: optional('How the person on call is reached.', escalation),
});

const person = object({
  name: optional('What the person is called.', sentence),
  contact: optional(
    'Where the person is reached: an https or mailto link.',
    form('contact', /^(?:https:\/\/[^\s/?#@]+(?:[/?#]\S*)?|mailto:\S+@\S+)$/i),
  ),
  id: optional('The numeric id of the account: pins it to this person.', form('count', /^[1-9][0-9]{0,14}$/)),
});

const exemption = object({
  paths: described('Patterns of the paths nobody needs to answer for.', list(path)),
  reason: described('Why.', sentence),
  owner: described('The person who decided it.', login),
  expires: optional('The last day it holds, in UTC.', date),
});
const waiver = object({
  systems: described('The systems it serves.', list(form('name', NAME))),
  duties: described('The duties not met yet.', list(v.picklist(DUTIES, 'choice'))),
  reason: described('Why, and what will end it.', sentence),
  'approved-by': described('The person who agreed.', login),
  expires: described('The last day it holds, in UTC.', date),
});

const duties = list(v.picklist(DUTIES, 'choice'));
const answer = v.picklist(['accept', 'declare', 'off'], 'choice');
const acceptance = object({
  agent: optional('A change an agent wrote.', answer),
  assisted: optional('A change an editor’s assistant helped with.', answer),
  bot: optional('A change of a bot such as a dependency updater.', answer),
  undeclared: optional('A change that declares none of these.', answer),
});
const tierPolicy = object({
  require: optional('The duties of this tier, instead of the usual ones.', duties),
  'also-require': optional('Duties on top of the usual ones.', duties),
  acceptance: optional('Acceptance for this tier.', acceptance),
});
const dataPolicy = object({
  'also-require': optional('Duties on top of the usual ones.', duties),
});
const keyed = <Key extends string, Schema extends v.GenericSchema>(keys: readonly Key[], schema: Schema) =>
  object(
    Object.fromEntries(keys.map((key) => [key, v.exactOptional(schema)])) as Record<
      Key,
      v.ExactOptionalSchema<Schema, undefined>
    >,
  );

const policy = object({
  mode: optional(
    '`report` judges and says the same, but never fails the check.',
    v.picklist(['report', 'enforce'], 'choice'),
  ),
  require: optional('The duties of every system. Default: owner, runbook, slo.', duties),
  tiers: optional('Duties by tier.', keyed(TIERS, tierPolicy)),
  data: optional('Duties by class of data.', keyed(DATA_CLASSES, dataPolicy)),
  unowned: optional(
    'Paths nobody answers for: `fail`, `new-only` (only those the change adds) or `warn`.',
    v.picklist(['fail', 'new-only', 'warn'], 'choice'),
  ),
  acceptance: optional('Who must accept what, by who wrote it.', acceptance),
  rules: optional('How strictly a rule is taken.', keyed(ADJUSTABLE, v.picklist(['fail', 'warn', 'off'], 'choice'))),
  keepers: optional('Who may change the law. Default: the repository’s admins.', list(login)),
  lines: optional(
    'The branches the law covers. Default: the default branch.',
    list(form('branch', /^[^\s~^:\\[\]?]+$/)),
  ),
  machines: optional('Accounts that are programs: never owner, acceptor or keeper.', list(login)),
});

export const ownership = object({
  version: described('The version of this format: 1.', form('version', /^1$/)),
  defaults: optional('What neither a system nor its team says.', defaults),
  teams: optional('What the systems of a team have in common.', v.record(form('team', TEAM), team)),
  systems: described('What somebody answers for, by name.', v.record(form('name', NAME), system)),
  exempt: optional('Paths that belong to no system on purpose.', list(exemption)),
  waivers: optional('Duties not met yet, on purpose.', list(waiver)),
  people: optional('How a login is called and reached.', v.record(login, person)),
  policy: optional('What is required, and how strictly.', policy),
});

/** The declaration as it was written, checked, every scalar turned into what it means. */
export type Written = v.InferOutput<typeof ownership>;
export type WrittenSystem = v.InferOutput<typeof system>;
export type WrittenTeam = v.InferOutput<typeof team>;
export type WrittenPolicy = v.InferOutput<typeof policy>;
export type WrittenPerson = v.InferOutput<typeof person>;
export type Exemption = v.InferOutput<typeof exemption>;
export type Waiver = v.InferOutput<typeof waiver>;
export type Escalation = v.InferOutput<typeof escalation>;
export type NotApplicable = v.InferOutput<typeof notApplicable>;
export type InlineSlo = v.InferOutput<typeof inlineSlo>;
export type SloFile = v.InferOutput<typeof sloFile>;
export type Slo = InlineSlo | SloFile;
export type Dependency = v.InferOutput<typeof dependency>;
export type Incident = v.InferOutput<typeof incident>;
export type TradeOff = v.InferOutput<typeof tradeOff>;
export type Adjustable = (typeof ADJUSTABLE)[number];
