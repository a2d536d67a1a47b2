/** What the forms of a declaration are called, what they look like, and what each key is filled with. */
import type { FilesProblemCode } from '../declaration/files.ts';
import type { Shape } from '../declaration/problems.ts';
import type { Form } from '../declaration/schema.ts';
import { VERSION } from '../version.ts';

export const FORMS: Record<Form, { readonly is: string; readonly write: string }> = {
  version: { is: `is not a version Ownership Gate ${VERSION} reads`, write: '`version: 1`' },
  name: { is: 'is not a name', write: 'letters, digits, `-` and `_`, at most 63, such as `checkout-api`' },
  login: { is: 'is not a GitHub login', write: 'one login without `@`, such as `maya-lin`' },
  owner: { is: 'is not a GitHub login', write: 'one login without `@`, such as `maya-lin`' },
  team: { is: 'is not a team', write: 'a team as GitHub writes it, without `@`, such as `acme/payments`' },
  text: { is: 'is blank', write: 'a few words' },
  path: { is: 'is blank', write: 'a path in this repository, such as `slo/checkout.yaml`' },
  pointer: { is: 'is blank', write: 'a path in this repository, such as `docs/runbook.md`, or an https link' },
  pattern: { is: 'is blank', write: 'a path or pattern, such as `services/checkout/`' },
  files: {
    is: 'is not where files are',
    write: 'a path in this repository whose last part may have `*`, such as `docs/incidents/*.md`',
  },
  heading: { is: 'is no heading', write: 'its words on one line, without `#`, at most 80 characters' },
  short: { is: 'is too long', write: 'at most 2,000 characters (a path: 4,096)' },
  objective: { is: 'is not a percentage', write: 'a percentage such as `99.9%`' },
  window: { is: 'is not a window', write: 'a length with its unit: `30d`, `4w`, `1M` (months) or `1Q` (quarters)' },
  duration: { is: 'is not a length of time', write: 'a number with its unit: `30s`, `15m`, `1h` or `1d`' },
  date: { is: 'is not a day of the calendar', write: 'year, month and day, such as `2027-01-31`' },
  count: { is: 'is not a whole number', write: 'digits only, such as `1200000`' },
  positive: { is: 'is not a whole number above 0', write: 'digits only, such as `10`' },
  https: { is: 'is not an https link', write: 'a link that begins with `https://` and holds no user name or password' },
  contact: { is: 'is not a link', write: 'an `https://` or `mailto:` link' },
  host: {
    is: 'is not a host',
    write: 'a host by its full name, with its port unless that is 443, such as `wiki.acme.example`',
  },
  branch: { is: 'is not a branch', write: 'a branch such as `main` or `release/*`' },
  choice: { is: 'is not one of the values there are', write: 'one of them' },
  filled: { is: 'is empty', write: 'at least one item, or take it out' },
};
/** Forms of plain letters, digits and signs: a letter that only looks like one is named. */
export const PLAIN = new Set<Form>([
  'name',
  'login',
  'owner',
  'team',
  'objective',
  'window',
  'duration',
  'date',
  'count',
  'positive',
  'choice',
]);

/** What a key is filled with, by its name. */
const EXAMPLES: Readonly<Record<string, string>> = {
  version: 'version: 1',
  'waivers.systems': 'systems: [search]',
  paths: 'paths: [services/checkout/]',
  owner: 'owner: maya-lin',
  backup: 'backup: [sam-okafor]',
  runbook: 'runbook: docs/runbooks/checkout.md',
  team: 'team: acme/payments',
  tier: 'tier: 1',
  dashboard: 'dashboard: https://grafana.acme.example/d/checkout',
  description: 'description: Takes the money',
  escalation: 'escalation: { page: https://acme.pagerduty.com/p/checkout, acknowledge-within: 15m }',
  promised: 'promised: { objective: 99.5%, to: merchants }',
  actions: 'actions: [{ what: Idempotency keys, owner: maya-lin, due: 2026-06-30 }]',
  require: 'require: [owner, runbook, slo]',
  'also-require': 'also-require: [backup]',
  keepers: 'keepers: [maya-lin]',
  machines: 'machines: [acme-deployer]',
  lines: 'lines: [main, release/*]',
  tiers: 'tiers: { 1: { also-require: [backup] } }',
  acceptance: 'acceptance: { agent: accept }',
  rules: 'rules: { slo-arithmetic: fail }',
  'tiers.rules': 'rules: { history: fail }',
  'big-change': 'big-change: 10',
  'runbook-headings': 'runbook-headings: { escalate: [Who to call] }',
  'runbook-hosts': 'runbook-hosts: [wiki.acme.example]',
  policy: 'policy: { mode: report }',
  teams: 'teams: { acme/payments: { owner: maya-lin } }',
  people: 'people: { maya-lin: { name: Maya Lin } }',
  defaults: 'defaults: { runbook: docs/runbooks/<system>.md }',
  'policy.data': 'data: { payment: { also-require: [backup] } }',
  slo: 'slo: [{ indicator: A request answers 2xx within 1 s, objective: 99.9%, window: 30d }]',
  indicator: 'indicator: A request answers 2xx within 1 s',
  objective: 'objective: 99.9%',
  window: 'window: 30d',
  file: 'file: slo/checkout.yaml',
  page: 'page: https://acme.pagerduty.com/p/checkout',
  date: 'date: 2026-03-02',
  what: 'what: Double charge on retry',
  'actions.what': 'what: Idempotency keys',
  'trade-offs.what': 'what: One region only',
  system: 'system: ledger',
  external: 'external: Card network',
  reason: 'reason: Prose; ships nothing',
  'waivers.reason': 'reason: Second person starts in January (OPS-412)',
  'not-applicable': 'not-applicable: Built into other systems',
  duties: 'duties: [backup]',
  'approved-by': 'approved-by: maya-lin',
  expires: 'expires: 2027-01-31',
  'depends-on': 'depends-on: [ledger]',
  data: 'data: [personal]',
  incidents: 'incidents: [{ date: 2026-03-02, what: Double charge on retry }]',
  'trade-offs': 'trade-offs: [{ what: One region only }]',
  'defaults.incidents': 'incidents: docs/incidents/<system>/*.md',
  'defaults.trade-offs': 'trade-offs: docs/trade-offs/<system>/*.md',
  'front-matter.systems': 'systems: [checkout, ledger]',
  exempt: 'exempt: [{ paths: [docs/], reason: Prose, owner: maya-lin }]',
  waivers:
    'waivers: [{ systems: [search], duties: [backup], reason: Second person starts soon, approved-by: maya-lin, expires: 2027-01-31 }]',
};

export const SHAPES: Record<Shape, { readonly is: string; readonly wanted: string; readonly write: string }> = {
  map: { is: 'holds keys', wanted: '`key: value` lines belong here', write: '`key: value` lines below it' },
  list: { is: 'is a list', wanted: 'a list belongs here', write: 'a list: `[a, b]`, or lines that begin with `- `' },
  text: {
    is: 'is one plain value',
    wanted: 'one plain value belongs here',
    write: 'one plain value; brackets and braces that are part of it need quotes around the whole',
  },
};

export const PATTERNS: Record<FilesProblemCode, string> = {
  'pattern-empty': 'is empty',
  'pattern-negation': 'begins with `!`: nothing is taken away here',
  'pattern-leading-slash': 'begins with `/`: patterns start at the root already',
  'pattern-dot-segment': 'has `.` or `..` in it: patterns start at the root',
  'pattern-empty-segment': 'has `//` in it',
  'pattern-backslash': 'has a backslash in it: folders are parted by `/`, and nothing needs escaping',
  'pattern-braces': 'has alternatives in `{ }`, which need a pattern each',
  'pattern-extglob': 'has a group in `( )`, whose alternatives need a pattern each',
  'pattern-globstar-in-segment': 'has `**` beside other characters: it stands for whole folders, alone between slashes',
  'pattern-outer-space': 'begins or ends with a space',
  'pattern-too-many-wildcards': 'has more than 8 wildcards between two slashes',
  'pattern-too-many-globstars': 'has more than 8 `**`',
  'pattern-control-character': 'holds a character people cannot see',
  'pattern-too-long': 'is longer than any path',
  'files-link': 'is a link: only files of this repository are read',
  'files-words': 'is neither a list nor where files are',
  'files-folder': 'reads as a folder: what is wanted are the files in it',
  'files-globstar': 'has `**` in it: the files of one folder are read, not of those below it',
  'files-wild-folder': 'has a wildcard in the name of a folder: the files of one folder are read',
  'files-alternatives': 'has `!` or alternatives in it: one name is read, which may have `*`',
};
export const PATTERN_SETTLE: Partial<Record<FilesProblemCode, string>> = {
  'pattern-negation': 'Give that folder to a system or an exemption of its own: the deeper pattern wins.',
  'pattern-control-character': 'Delete it; between double quotes, a backslash begins an escape.',
  'pattern-braces': 'Write one pattern for each alternative.',
  'pattern-extglob': 'Write one pattern for each alternative.',
  'pattern-too-many-wildcards': 'Write a shorter pattern, such as the folder with a `/` at its end.',
  'pattern-too-many-globstars': 'Write a shorter pattern, such as the folder with a `/` at its end.',
  'pattern-too-long': 'Write the folder with a `/` at its end.',
  'pattern-dot-segment': 'Write the path from the root of the repository.',
};
/** The same for where files are. */
export const FILES_SETTLE: Partial<Record<FilesProblemCode, string>> = {
  'pattern-control-character': 'Delete it; between double quotes, a backslash begins an escape.',
  'files-globstar': 'Write the path of the one folder.',
  'files-wild-folder': 'Write the folder’s name out; under `defaults`, `<system>` stands for the system’s name.',
};

/** An example of a key: of the map it stands in, where that has one of its own. */
export const exampleOf = (key: string, map = ''): string | undefined =>
  [`${/^\d$/.test(map) ? 'tiers' : map}.${key}`, key]
    .map((name) => (Object.hasOwn(EXAMPLES, name) ? EXAMPLES[name] : undefined))
    .find(Boolean);
