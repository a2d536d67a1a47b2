/**
 * OWNERSHIP.yaml version 1, written once: the types, the validation, `schema/ownership.v1.json` and
 * `docs/ownership-yaml.md` all come from here. Every scalar arrives as text and leaves as what it means.
 *
 * The message of each check is the name of a {@link Form}: words are made elsewhere.
 */
import * as v from 'valibot';
import type { SectionId } from '../reliability/runbook-kind.ts';
import {
  BRANCH,
  CONTACT,
  count,
  DURATION,
  date,
  described,
  either,
  flag,
  form,
  HEADING,
  HOST,
  HTTPS,
  isMap,
  list,
  login,
  map,
  NAME,
  OWNER,
  object,
  objective,
  optional,
  pointer,
  positive,
  sentence,
  TEAM,
  text,
  WINDOW,
} from './forms.ts';
import { files, incident, inFiles, tradeOff } from './history-schema.ts';

export type { Form } from './forms.ts';
export { NAME } from './forms.ts';
export type { Incident, TradeOff } from './history-schema.ts';

const https = form('https', HTTPS);
const path = text('path', 4096);
const pattern = text('pattern', 4096);

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
/** The rules whose severity the policy may set: all but those that guard the law and the facts themselves. */
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
  'patterns',
] as const;

/** The sections of a runbook, as `SECTIONS` of reliability/ has them. */
const RUNBOOK_SECTIONS = [
  'what-breaks',
  'how-you-know',
  'first-five-minutes',
  'stop-the-bleeding',
  'escalate',
] as const satisfies readonly SectionId[];

const escalation = object({
  page: described('Where the person on call is paged: an https link.', https),
  'acknowledge-within': optional('How soon a page is answered, such as `15m`.', form('duration', DURATION)),
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
    form('window', WINDOW),
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

/** An SLO whose list was forgotten. */
const isSlo = (input: object): boolean => ['indicator', 'objective', 'window', 'file'].some((key) => key in input);

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
  paths: described('Patterns of the paths it answers for.', list(pattern)),
  team: optional('The team it belongs to, as `org/team`; never instead of a person.', form('team', TEAM)),
  owner: optional('The one person who answers for it: a GitHub login without `@`.', form('owner', OWNER)),
  backup: optional('Who answers when the owner cannot.', list(form('owner', OWNER))),
  escalation: optional('How the person on call is reached.', escalation),
  runbook: optional(
    'What to do when it breaks: a path in this repository, an https link, or `not-applicable`.',
    either([pointer, notApplicable], (input) => (isMap(input) ? 1 : 0)),
  ),
  slo: optional(
    'What it promises: a list, or `not-applicable`.',
    either(
      [list(either([inlineSlo, sloFile], (input) => (isMap(input) && 'file' in input ? 1 : 0))), notApplicable],
      (input) => (isMap(input) && !isSlo(input) ? 1 : 0),
    ),
  ),
  tier: optional('1 (an outage is existential) to 4 (a shrug).', v.picklist(TIERS, 'choice')),
  'depends-on': optional('What it needs to work.', list(dependency)),
  data: optional(
    'The classes of data it holds; `none` is said, not implied.',
    list(v.picklist(DATA_CLASSES, 'choice')),
  ),
  dashboard: optional('Where its health is seen: an https link.', https),
  incidents: optional('What happened here before: a list, or where its files are.', inFiles(incident)),
  'trade-offs': optional('What was waved away, and until when: a list, or where its files are.', inFiles(tradeOff)),
});

const defaults = object({
  runbook: optional('A path or link; `<system>` stands for the system’s name.', pointer),
  slo: optional('SLO files; `<system>` stands for the system’s name.', list(sloFile)),
  escalation: optional('How the person on call is reached.', escalation),
  tier: optional('1 to 4.', v.picklist(TIERS, 'choice')),
  data: optional('The classes of data.', list(v.picklist(DATA_CLASSES, 'choice'))),
  dashboard: optional('An https link; `<system>` stands for the system’s name.', https),
  incidents: optional('Where the files of incidents are; `<system>` stands for the system’s name.', files),
  'trade-offs': optional('Where the files of trade-offs are; `<system>` stands for the system’s name.', files),
});

const team = object({
  owner: optional('The person who answers for the team’s systems.', form('owner', OWNER)),
  backup: optional('Who answers when the owner cannot.', list(form('owner', OWNER))),
  escalation: optional('How the person on call is reached.', escalation),
});

const person = object({
  name: optional('What the person is called.', sentence),
  contact: optional('Where the person is reached: an https or mailto link.', form('contact', CONTACT)),
  id: optional('The numeric id of the account: pins it to this person.', form('count', /^[1-9][0-9]{0,14}$/)),
});

const exemption = object({
  paths: described('Patterns of the paths nobody needs to answer for.', list(pattern)),
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

const tierPolicy = object({
  require: optional('The duties of this tier, instead of the usual ones.', duties),
  'also-require': optional('Duties on top of the usual ones.', duties),
  acceptance: optional('Acceptance for this tier.', acceptance),
  rules: optional(
    'How strictly a rule is taken in this tier, whatever `policy.rules` says.',
    keyed(['history'], v.picklist(['fail', 'warn'], 'choice')),
  ),
});

/** Where a mark of a program can stand, in a pull request and its commits. */
const SIGNAL_PLACES = ['account', 'address', 'trailer', 'body', 'branch', 'label', 'title'] as const;
const signal = object({
  place: described('Where the mark stands.', v.picklist(SIGNAL_PLACES, 'choice')),
  value: described(
    'The mark, as text: the numeric id of an `account`; a whole `address`, `label` or line of `body`; how a `branch` or `title` begins; a `trailer`’s key, or `Key: how its value begins`.',
    text('text', 200),
  ),
  agent: optional('Which agent leaves it, such as `acme-coder`.', form('name', NAME)),
  says: optional(
    'What it says of a change; `bot` with an account only. Default: `agent`.',
    v.picklist(['agent', 'assisted', 'bot'], 'choice'),
  ),
  strength: optional(
    'Two weak marks from different places weigh as one strong one. Default: strong for `account`, `address`, `trailer` and `body`.',
    v.picklist(['strong', 'weak'], 'choice'),
  ),
});
const provenance = object({
  signals: described('Marks besides those the program knows: they add to them.', list(signal)),
});

const policy = object({
  mode: optional(
    '`report` judges and says the same, but a failure does not fail the check. Default: `enforce`.',
    v.picklist(['report', 'enforce'], 'choice'),
  ),
  require: optional('The duties of every system. Default: owner, runbook, slo.', duties),
  tiers: optional('Duties by tier.', keyed(TIERS, tierPolicy)),
  data: optional('Duties by class of data.', keyed(DATA_CLASSES, dataPolicy)),
  unowned: optional(
    'Paths nobody answers for: `fail`, `new-only` (only those the change adds) or `warn`. Default: `fail`.',
    v.picklist(['fail', 'new-only', 'warn'], 'choice'),
  ),
  acceptance: optional('Who must accept what, by who wrote it.', acceptance),
  provenance: optional('How programs that write code here are known.', provenance),
  'longest-waiver': optional('The most days a waiver may last from the day it is added. Default: 180.', count),
  'big-change': optional('From how many touched systems on a change is called big. Default: 10.', positive),
  'runbook-headings': optional(
    'Headings that runbooks here have for a section, besides those that are known.',
    keyed(RUNBOOK_SECTIONS, list(form('heading', HEADING))),
  ),
  'runbook-hosts': optional(
    'Hosts whose runbooks an audit may open, such as `wiki.acme.example` or `docs.acme.example:8443`: of the internet, for everybody to ask. Default: none is opened.',
    list(form('host', HOST)),
  ),
  rules: optional('How strictly a rule is taken.', keyed(ADJUSTABLE, v.picklist(['fail', 'warn', 'off'], 'choice'))),
  keepers: optional('Who may change the law. Default: the repository’s admins.', list(login)),
  lines: optional('The branches the law covers. Default: the default branch.', list(form('branch', BRANCH))),
  machines: optional('Accounts that are programs: never owner, acceptor or keeper.', list(login)),
});

export const ownership = object({
  version: described('The version of this format: 1.', form('version', /^1$/)),
  defaults: optional('What neither a system nor its team says.', defaults),
  teams: optional('What the systems of a team have in common.', map(form('team', TEAM), team)),
  systems: described('What somebody answers for, by name.', map(form('name', NAME), system)),
  exempt: optional('Paths that belong to no system on purpose.', list(exemption)),
  waivers: optional('Duties not met yet, on purpose.', list(waiver)),
  people: optional('How a login is called and reached.', map(login, person)),
  policy: optional('What is required, and how strictly.', policy),
});

/** The keys of the maps people take for one another, by where they stand. */
export const HOMES: Readonly<Record<string, readonly string[]>> = {
  policy: Object.keys(policy.entries),
  'systems.<name>': Object.keys(system.entries),
  '': Object.keys(ownership.entries),
};

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
export type Adjustable = (typeof ADJUSTABLE)[number];
