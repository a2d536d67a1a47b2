// npm run generate: writes what other files say about the format from the one place it is written in. Of
// src/declaration/schema.ts it makes schema/ownership.v1.json and docs/ownership-yaml.md, of schema/verdict.v1.json
// schema/audit.v1.json, of action.yml the tables
// between the markers in README.md. With --check it writes nothing, names the stale files, and exits with 1.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The format and the rules as the compiled sources say them. */
async function readSources() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', 'tsconfig.json'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
  } catch {
    console.error('The sources do not compile, so nothing was made of them.');
    process.exit(2);
  }
  const { ownership } = await import(new URL('../lib/declaration/schema.js', import.meta.url));
  const { RULES } = await import(new URL('../lib/verdict.js', import.meta.url));
  return { ownership, rules: RULES };
}

// --- what a valibot schema is, looked at from outside ---

const unwrap = (schema) => (schema.type === 'exact_optional' ? unwrap(schema.wrapped) : schema);
const isRequired = (schema) => schema.type !== 'exact_optional';
const flatten = (schema) => (schema.pipe ?? []).flatMap((item) => (item === schema ? [] : [item, ...flatten(item)]));
const actionsOf = (schema, type) => flatten(schema).filter((item) => item.type === type);
const descriptionOf = (schema) => actionsOf(unwrap(schema), 'description').at(-1)?.description;
const regexOf = (schema) => actionsOf(schema, 'regex')[0];

// --- schema/ownership.v1.json ---

/** Keys the dialect refuses before it looks at anything: they mean something to JavaScript. */
const FORBIDDEN = ['constructor', 'prototype'];

/** JSON Schema knows no flags: a pattern that takes upper and lower case alike has to say both. */
const sourceOf = ({ source, flags }) =>
  flags.includes('i')
    ? source.replace(/\\.|\[(?:\\.|[^\]])*\]|[a-z]/gi, (part) =>
        part.length === 1 ? `[${part.toUpperCase()}${part.toLowerCase()}]` : part,
      )
    : source;

const convert = (schema) => {
  const {
    $schema: _schema,
    $defs: _defs,
    ...rest
  } = toJsonSchema(schema, {
    typeMode: 'input',
    errorMode: 'ignore',
    target: 'draft-07',
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === 'regex' ? { ...jsonSchema, pattern: sourceOf(valibotAction.requirement) } : undefined,
    overrideSchema: ({ valibotSchema, jsonSchema, referenceMap }) => {
      if (valibotSchema.type === 'lazy') {
        // toJsonSchema followed the option it picks for no input, and would point to it wherever it comes again.
        referenceMap.clear();
        return { anyOf: valibotSchema.options.map(convert) };
      }
      if (valibotSchema.type !== 'record') return undefined;
      const { propertyNames, additionalProperties: value, ...record } = jsonSchema;
      const names = { not: { enum: FORBIDDEN } };
      return {
        ...record,
        propertyNames: names,
        patternProperties: { [propertyNames.pattern]: value },
        additionalProperties: false,
      };
    },
  });
  return rest;
};

const POWERS = Array.from({ length: 15 }, (_, index) => 10 ** (index + 1));
/** Whole numbers that show where a form of digits begins and ends. */
const PROBES = [...Array(200).keys(), ...POWERS.flatMap((power) => [power - 1, power])].sort((a, b) => a - b);

/** Which numbers, written in digits, a text's form takes: the type and the bounds JSON Schema needs to say so. */
const findNumbers = (fits) => {
  const found = PROBES.filter((number) => fits(String(number)));
  const [first] = found;
  const last = found.at(-1);
  if (first === undefined) return null;
  if (found.length < 3) return { only: [...new Set(found)] };
  if (PROBES.some((number) => number > first && number < last && !found.includes(number))) {
    throw new Error(`a form takes ${first} and ${last} and not everything between: say how JSON Schema should`);
  }
  const decimal = fits('99.5');
  const open = decimal && first > 0 && fits(String(first - 0.5));
  const lower = fits('-5') ? {} : open ? { exclusiveMinimum: first - 1 } : { minimum: first };
  const upper = last === PROBES.at(-1) ? {} : decimal ? { exclusiveMaximum: last + 1 } : { maximum: last };
  return { type: decimal ? 'number' : 'integer', bounds: { ...lower, ...upper } };
};

const plain = (text) => (/^(?:true|false)$|^(?:0|[1-9][0-9]*)$/.test(text) ? JSON.parse(text) : text);

/** Every scalar is text to this program; an editor's YAML reads `tier: 1` as a number and `soft: true` as a boolean. */
const widenText = (json, schema) => {
  if (json.enum !== undefined) {
    const read = json.enum.map(plain);
    const texts = json.enum.filter((text) => !read.includes(text));
    json.enum = [...read, ...texts];
    if (texts.length > 0) delete json.type;
    return;
  }
  const fits = (text) => v.safeParse(schema, text).success;
  const numbers = findNumbers(fits);
  if (numbers?.only !== undefined) {
    for (const key of ['type', 'pattern']) delete json[key];
    json.enum = [...numbers.only, ...numbers.only.map(String)];
    return;
  }
  const types = ['string', numbers?.type, fits('true') && fits('false') ? 'boolean' : undefined].filter(Boolean);
  json.type = types.length === 1 ? 'string' : types;
  Object.assign(json, numbers?.bounds);
};

/** Walks the JSON Schema along the schema it was made from, which knows what JSON Schema was not told. */
const widen = (json, wrapped) => {
  const schema = unwrap(wrapped);
  if (schema.type === 'string' || schema.type === 'picklist') widenText(json, schema);
  else if (schema.type === 'array') widen(json.items, schema.item);
  else if (schema.type === 'record') widen(Object.values(json.patternProperties)[0], schema.value);
  else if (schema.type === 'lazy')
    for (const [index, option] of schema.options.entries()) widen(json.anyOf[index], option);
  else if (schema.type === 'strict_object') {
    if (json.required.length === 0) delete json.required;
    for (const [key, entry] of Object.entries(schema.entries)) widen(json.properties[key], entry);
  } else throw new Error(`a schema of a type this script does not know: ${schema.type}`);
};

/** Keys in the order people read them. */
const ORDER = ['$schema', '$id', 'title', 'description', 'type'];
const arrange = (value) => {
  if (Array.isArray(value)) return value.map(arrange);
  if (typeof value !== 'object' || value === null) return value;
  const keys = [
    ...ORDER.filter((key) => typeof value[key] === 'string' || Array.isArray(value[key])),
    ...Object.keys(value),
  ];
  return Object.fromEntries([...new Set(keys)].map((key) => [key, arrange(value[key])]));
};

/** As the formatter leaves it: a list on one line where it fits, a map never. */
const print = (value, indent, before) => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map((item) => print(item, inner, '')).join(', ')}]`;
    if (!line.includes('\n') && indent.length + before.length + line.length < 120) return line;
    return `[\n${value.map((item) => inner + print(item, inner, '')).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    return inner + name + print(item, inner, name);
  });
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`;
};

function renderJsonSchema(ownership) {
  const json = convert(ownership);
  widen(json, ownership);
  const head = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:ownership-gate:ownership:v1',
    title: 'OWNERSHIP.yaml, version 1',
    description: 'Who answers for what in this repository: systems with their owner, runbook and SLO, and the law.',
  };
  return `${print(arrange({ ...head, ...json }), '', '')}\n`;
}

// --- docs/ownership-yaml.md ---

/** How a form is called in a table, what it looks like, and what has it. */
const FORMS = {
  version: ['`1`', null, null],
  name: ['name', 'letters, digits, `-` and `_`, at most 63, the first a letter or a digit', '`checkout-api`'],
  login: ['login', 'a GitHub login without `@`; upper and lower case are the same', '`maya-lin`'],
  owner: ['login', null, null],
  team: ['team', 'a team as GitHub writes it, without `@`', '`acme/payments`'],
  text: ['text', 'at most 2,000 characters', '`Takes the money.`'],
  path: ['path', 'from the root of the repository, without `./` or `/` before it', '`docs/runbooks/checkout.md`'],
  pointer: ['path or link', 'a path as above, or an https link', '`https://wiki.acme.example/runbooks/ledger`'],
  pattern: ['pattern', 'see [Patterns](#patterns)', '`services/checkout/`'],
  files: [
    'files',
    'a path from the root; its last part may have `*` and `?`, its folders may not',
    '`docs/incidents/*.md`',
  ],
  heading: ['heading', 'the words of a heading, without `#`, at most 80 characters', '`Wen anrufen`'],
  objective: [
    'percentage',
    'above 0, below 100, every digit kept; the `%` may be left out above 1, so that `0.999` is not taken for 0.999 %',
    '`99.9%`',
  ],
  window: ['window', 'days, weeks, calendar months or calendar quarters', '`30d`, `4w`, `1M`, `1Q`'],
  duration: ['duration', 'seconds, minutes, hours or days', '`15m`'],
  date: ['date', 'a day of the calendar, in UTC', '`2027-01-31`'],
  count: ['whole number', 'digits only', '`1200000`'],
  positive: ['whole number', null, null],
  https: ['https link', 'no user name or password in it', '`https://grafana.acme.example/d/checkout`'],
  contact: ['contact', 'an https or mailto link', '`mailto:maya@acme.example`'],
  host: [
    'host',
    'the name of a host of the internet, with its port unless that is 443; no address, wildcard, `https://` or path',
    '`wiki.acme.example`, `docs.acme.example:8443`',
  ],
  branch: ['branch', 'a branch, or a pattern of branches', '`main`, `release/*`'],
};

/** One table each. `at` leads to the map: a key, `*` for any name, `[]` for an item, `|n` for a choice. */
const SECTIONS = [
  {
    title: 'The file',
    at: '',
    lead: 'It stands at `OWNERSHIP.yaml`, or at `.github/OWNERSHIP.yaml`; never at both. Only `version` and `systems` have to be there.',
  },
  {
    title: 'Systems',
    at: 'systems.*',
    lead: 'Under `systems`, each key is the name of something somebody answers for. Paths are all that the format itself asks for; what else is owed the policy says (owner, runbook and SLO by default), and a finding says it with the lines to paste.',
  },
  {
    title: 'Not applicable',
    at: 'systems.*.runbook.|1',
    lead: 'In place of a runbook or of SLOs, for what does not run on its own:',
  },
  {
    title: 'Escalation',
    at: 'systems.*.escalation',
    lead: 'How the person on call is reached. A system, a team and `defaults` may have it.',
  },
  {
    title: 'SLOs in words',
    at: 'systems.*.slo.|0.[].|0',
    lead: 'An item of `slo` says what is promised, or points to a file.',
  },
  {
    title: 'Promised',
    at: 'systems.*.slo.|0.[].|0.promised',
    lead: 'What others were told, which may be less than the team aims for.',
  },
  {
    title: 'SLOs in a file',
    at: 'systems.*.slo.|0.[].|1',
    lead: 'The file is a regular file of this repository after the merge. It may be the only item, or one of several.',
  },
  {
    title: 'Dependencies on systems',
    at: 'systems.*.depends-on.[].|1',
    lead: 'An item of `depends-on` is the name of a system (`- ledger`), or one of these two maps.',
  },
  { title: 'Dependencies outside', at: 'systems.*.depends-on.[].|2', lead: 'What somebody else runs.' },
  {
    title: 'Incidents',
    at: 'systems.*.incidents.|0.[]',
    lead: 'What broke before, so that whoever touches it next knows. They may be [files](#incidents-and-trade-offs-in-files) as well.',
  },
  {
    title: 'Actions',
    at: 'systems.*.incidents.|0.[].actions.[]',
    lead: 'What was to change after an incident. It is open until `done` has a date.',
  },
  {
    title: 'Trade-offs',
    at: 'systems.*.trade-offs.|0.[]',
    lead: 'What was decided with open eyes; in [files](#incidents-and-trade-offs-in-files) as well.',
  },
  {
    title: 'Teams',
    at: 'teams.*',
    lead: 'Under `teams`, each key is a team as GitHub writes it. A system that names the team takes these values unless it has its own.',
  },
  {
    title: 'Defaults',
    at: 'defaults',
    lead: 'What neither a system nor its team says. Never a person, a path of code, or an SLO or incident in words: those are said for each system.',
  },
  {
    title: 'Exemptions',
    at: 'exempt.[]',
    lead: 'Paths that belong to no system on purpose. They are part of the law: the default branch’s count, and one added by a pull request counts once a keeper and its `owner` have accepted it.',
  },
  {
    title: 'Waivers',
    at: 'waivers.[]',
    lead: 'A duty not met yet, on purpose. Part of the law as well: a keeper and `approved-by` accept it. The day after `expires` it is no waiver.',
  },
  { title: 'People', at: 'people.*', lead: 'Under `people`, each key is a login. Nobody has to be listed.' },
  {
    title: 'Policy',
    at: 'policy',
    lead: 'What is required, and how strictly. It is read from the default branch: a pull request does not loosen the rules that judge it, unless a keeper accepts that.',
  },
  {
    title: 'Policy for a tier',
    at: 'policy.tiers.1',
    lead: 'Under `policy.tiers`, by the system’s tier. `require` replaces, `also-require` adds.',
  },
  {
    title: 'Policy for a class of data',
    at: 'policy.data.payment',
    lead: 'Under `policy.data`, by what the system holds. It only adds.',
  },
  {
    title: 'Marks of programs',
    at: 'policy.provenance',
    lead: 'What tells that a program wrote a change, besides [what is known anyway](provenance.md).',
  },
  {
    title: 'A mark of a program',
    at: 'policy.provenance.signals.[]',
    lead: 'It is compared as text, without patterns, and can only add to what is known.',
  },
  {
    title: 'Acceptance',
    at: 'policy.acceptance',
    lead: '`accept`: a person named for each touched system has to accept the change. `declare`: who wrote it is shown. `off`: neither. The default is `{ agent: accept, assisted: declare, bot: declare, undeclared: off }`.',
  },
];

const follow = (schema, step) => {
  const inner = unwrap(schema);
  const next = {
    strict_object: () => inner.entries[step],
    record: () => inner.value,
    array: () => inner.item,
    lazy: () => inner.options[Number(step.slice(1))],
  }[inner.type]?.();
  if (next === undefined) throw new Error(`no ${step} in the schema`);
  return next;
};
const find = (schema, at) => at.split('.').filter(Boolean).reduce(follow, schema);

const slug = (title) => title.toLowerCase().replaceAll(' ', '-');
const code = (text) => `\`${text}\``;
const or = (words) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`);
const cell = (text) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

/** Keys that all mean the same to the format and say nothing of their own: a map from one of several words. */
const isKeyed = ({ entries }) => Object.values(entries).every((entry) => descriptionOf(entry) === undefined);

/** What a value looks like, in a table's words. `titles` finds the section of a map by its entries. */
const describeForm = (wrapped, titles, key) => {
  const schema = unwrap(wrapped);
  const inside = (inner) => describeForm(inner, titles, key);
  if (schema.type === 'picklist') return or(schema.options.map(code));
  if (schema.type === 'array') return `list: ${inside(schema.item)}`;
  if (schema.type === 'record') return `map: ${FORMS[regexOf(schema.key).message][0]} → ${inside(schema.value)}`;
  if (schema.type === 'lazy') {
    const forms = schema.options.map(inside);
    return forms.some((form) => form.includes(' or ')) ? forms.join('; or ') : or(forms);
  }
  if (schema.type === 'strict_object') {
    const [first] = Object.values(schema.entries);
    if (isKeyed(schema)) return `map: ${or(Object.keys(schema.entries).map(code))} → ${inside(first)}`;
    const title = titles.get(schema.entries);
    if (title === undefined)
      throw new Error(`no section describes the map with ${Object.keys(schema.entries).join(', ')}`);
    return `[${title}](#${slug(title)})`;
  }
  const [most] = actionsOf(schema, 'max_length');
  const long = { paths: 'pattern', file: 'path' }[key] ?? 'pointer';
  const form = regexOf(schema)?.message ?? (most.requirement > 2000 ? long : 'text');
  return FORMS[form][0];
};

const renderSection = ({ title, at, lead }, { ownership, rules }, titles) => {
  const rows = Object.entries(unwrap(find(ownership, at)).entries).map(([key, entry]) => {
    const meaning = descriptionOf(entry);
    if (meaning === undefined) throw new Error(`${at}.${key} has no description`);
    const idle =
      at === 'policy' && key === 'rules' ? Object.keys(unwrap(entry).entries).filter((id) => !rules.includes(id)) : [];
    const unruled = idle.length === 0 ? '' : ` This version has no rule ${or(idle.map(code))}.`;
    return [code(key), describeForm(entry, titles, key), isRequired(entry) ? 'yes' : 'no', meaning + unruled];
  });
  return `### ${title}\n\n${lead}\n\n${table(['key', 'form', 'required', 'meaning'], rows)}`;
};

const INTRODUCTION = `<!-- Written by \`npm run generate\` from src/declaration/schema.ts and scripts/generate.mjs. -->
# OWNERSHIP.yaml, version 1

Everything the file may say. \`schema/ownership.v1.json\` says the same to editors, and \`ownership-gate schema\` prints it:
with the YAML extension of VS Code, begin the file with \`# yaml-language-server: $schema=\` and where you keep that schema.

The YAML is plain on purpose: one document, no anchors, aliases, merge keys or tags, no key twice, no key that is not
listed here, at most 1 MiB, 12 levels deep and 20,000 patterns. Every scalar is text first, so \`99.90\` keeps its digits and
a login such as \`12345\` or \`1e3\` stays a login. All problems are shown at once, each with its line and column.`;

const EXAMPLE = `## A complete example

\`\`\`yaml
version: 1

defaults:                           # what neither a system nor its team says
  runbook: docs/runbooks/<system>.md
  slo: [{ file: slo/<system>.yaml }]
teams:                              # a system with \`team: acme/payments\` takes these unless it says otherwise
  acme/payments:
    owner: maya-lin
    backup: [sam-okafor]
    escalation: { page: https://acme.pagerduty.com/escalation_policies#PABC123, acknowledge-within: 15m }

systems:
  checkout:
    description: Takes the money.
    paths:
      - services/checkout/          # a folder: everything below it
      - libs/payments/**/*.ts
    team: acme/payments
    runbook: docs/runbooks/checkout.md
    slo:
      - name: requests              # optional; matches entries across a change, else the indicator does
        indicator: A checkout request answers 2xx within 800 ms
        objective: 99.9%
        window: 30d
        promised: { objective: 99.5%, to: merchants }
        events: 1200000             # optional: valid events in a window, roughly
    tier: 1
    depends-on: [ledger, { system: search, soft: true }, { external: Card network, objective: 99.95% }]
    data: [payment, personal]
    dashboard: https://grafana.acme.example/d/checkout
    incidents:
      - date: 2026-03-02
        what: Double charge on retry
        link: docs/incidents/2026-03-02.md
        actions: [{ what: Idempotency keys, owner: maya-lin, due: 2026-06-30, done: 2026-05-11 }]
    trade-offs:
      - what: One region only
        decided-by: maya-lin
        risk: A regional outage takes checkout with it
        revisit-by: 2027-01-31

  ledger:
    paths: [services/ledger/]
    owner: sam-okafor
    backup: [maya-lin]
    runbook: https://wiki.acme.example/runbooks/ledger
    slo: [{ file: slo/ledger.yaml }]      # OpenSLO v1, Sloth or Pyrra, in this repository
    incidents: docs/incidents/*.md        # or a list, as above

  search:
    paths: [services/search/]
    owner: noor-haddad
    slo: [{ indicator: A query answers within 1 s, objective: 99%, window: 28d }]

  ui-kit:
    paths: [packages/ui-kit/]
    owner: noor-haddad
    runbook: { not-applicable: Built into other systems; nothing of it runs alone. }
    slo: { not-applicable: The systems that ship it carry the SLO. }

exempt:
  - paths: [docs/, "**/*.md"]       # services/checkout/README.md stays checkout's: the deeper folder wins
    reason: Prose; ships nothing.
    owner: maya-lin
    expires: 2029-03-31             # optional

waivers:
  - systems: [search]
    duties: [backup]
    reason: Second person starts in January (OPS-412).
    approved-by: maya-lin
    expires: 2027-01-31

people:                             # optional: how a login is called and reached
  maya-lin: { name: Maya Lin, contact: https://acme.slack.com/team/U1, id: 4182733 }

policy:
  mode: enforce                     # report | enforce
  require: [owner, runbook, slo]    # the default
  tiers:
    1: { also-require: [backup, escalation], acceptance: { undeclared: accept }, rules: { history: fail } }
    4: { require: [owner] }
  data: { payment: { also-require: [backup] } }
  unowned: fail                     # fail | new-only | warn
  acceptance: { agent: accept, assisted: declare, bot: declare, undeclared: off }   # the default
  rules: { slo-arithmetic: fail }   # per rule: fail | warn | off
  keepers: [maya-lin, sam-okafor]   # default: the repository's admins
  longest-waiver: 180               # days; the default
  big-change: 10                    # systems; the default
  runbook-headings: { escalate: [Wen anrufen] }   # a team's own, besides those that are known
  runbook-hosts: [wiki.acme.example]   # whose pages an audit may open; default: none
  lines: [main, release/*]          # default: the default branch
  machines: [acme-deployer]         # accounts that are programs
\`\`\``;

const PATTERNS = `## Patterns

A pattern starts at the root of the repository and is compared with whole paths, upper and lower case apart.

| written | matches |
| --- | --- |
| \`services/checkout/\` | the folder: everything below it, at any depth (the same as \`services/checkout/**\`), and an entry \`services/checkout\` that is no folder, such as a symlink or a submodule |
| \`package.json\` | that one file, in the root |
| \`*\` | any characters within one name, none included: \`services/*/main.ts\` |
| \`?\` | one character within a name: \`v?.ts\` |
| \`**\` | whole folders, any number, none included: \`libs/payments/**/*.ts\` |
| \`**/*.md\` | Markdown in every folder; \`*.md\` is the root’s own only |
| \`.github/\`, \`**/.env\` | names that begin with a dot are names like any other |
| \`src/[id].ts\`, \`app/(group)/page.tsx\` | themselves: everything else is literal |

**Which pattern wins.** The order of entries never matters. Of all patterns that match a path:

1. The one anchored in the deeper folder wins. The anchor is the folders before the first wildcard, the last part never
   included: \`services/checkout/*.ts\` and \`services/checkout/\` are anchored in \`services/checkout\`, \`**/*.md\` in the root.
2. With the same anchor, the one with more literal characters: all but \`*\`, \`?\` and \`/\`.
3. Then the one with fewer \`**\`; a \`/\` at the end counts as one.
4. Then a system before an exemption.

If two systems are still equal, nobody can say who answers: the rule \`ambiguous\` names both lines.

**Refused**, with the text to write instead where there is one:

| written | write |
| --- | --- |
| \`/src/\`, \`./src/\`, \`src//api/\`, \`src/../lib/\` | the path from the root: \`src/\`, \`src/api/\`, \`lib/\` |
| \`src\\api\` | \`src/api\` |
| \`!src/generated/\` | nothing is taken away: give the deeper folder to a system or an exemption of its own |
| \`src/{api,web}/\`, \`src/@(api\\|web)/\` | one pattern each: \`src/api/\`, \`src/web/\` |
| \`src/**.ts\` | \`src/**/*.ts\` |
| more than 8 wildcards between two slashes, or more than 8 \`**\` | something shorter |
| spaces before or after, characters people cannot see | the pattern without them |`;

const QUOTES = `## What will need quotes

YAML has a meaning of its own for some characters. A problem says what to write, except in the last row:

| written | write | why |
| --- | --- | --- |
| \`paths: [**]\`, \`- *.md\` | \`paths: ["**"]\`, \`- "*.md"\` | a value that begins with \`*\` |
| \`owner: @maya-lin\` | \`owner: maya-lin\` | \`@\`: logins and teams go without it |
| \`paths: [src/[id].ts]\` | \`paths: ["src/[id].ts"]\` | brackets within \`[ ]\`; in a list of \`- \` lines \`- src/[id].ts\` needs none |
| \`what: Outage: search\` | \`what: "Outage: search"\` | a colon and a space within a value |
| \`{ reason: Old, unused }\` | \`{ reason: "Old, unused" }\` | a comma within \`{ }\` or \`[ ]\` |
| \`what: Ticket #12\` | \`what: "Ticket #12"\` | a space and \`#\` begin a comment: the rest is lost without a word |`;

const INHERITANCE = `## Inheritance

A value of a system is its own; else its team’s, for \`owner\`, \`backup\` and \`escalation\`; else the one in \`defaults\`. A value
is taken whole: a system’s own \`backup\` replaces the team’s list, it does not add to it. Teams are found by name, upper and
lower case alike.

\`<system>\` in \`defaults\` stands for the system’s name. It is the only placeholder, and there is none elsewhere.

Findings name the line a value came from, also where that is the line of a team or a default: changing a team’s owner
changes who answers for each of its systems.

In the policy, \`require\` of a tier replaces the usual duties; \`also-require\` of a tier and of each class of data adds to them.`;

const HISTORY = `## Incidents and trade-offs in files

\`incidents: docs/incidents/*.md\` says that each of these files is an incident; the same goes for \`trade-offs\`. It may also
be one file. Only the files of that folder are meant, not those of folders in it, and never a \`README.md\`, \`index.md\` or
\`template.md\`. As a default, \`docs/incidents/<system>/*.md\` gives each system a folder.

A file begins with front matter: YAML between two \`---\` lines, as plain as the declaration itself. Markdown follows.

\`\`\`markdown
---
date: 2026-03-02
systems: [checkout, ledger]
actions:
  - { what: Idempotency keys, owner: maya-lin, due: 2026-06-30, done: 2026-05-11 }
  - { what: Alert on doubled charges, owner: sam-okafor, due: 2027-01-31 }
---

# Double charge on retry

Clients that timed out tried again, and both charges went through.
\`\`\`

The keys are those of [incidents](#incidents) and [trade-offs](#trade-offs), with these differences:

| key | in a file |
| --- | --- |
| \`date\` | may be left out where the file’s name begins with the day: \`2026-03-02-double-charge.md\`; of a time, its day is taken |
| \`what\` | may be left out: it is the \`title\`, else the first heading, without the day it may begin with |
| \`actions\` | at most 100 |
| \`link\` | is not read: the file is the write-up |
| \`systems\` | names the systems it is about; without it, it is about all that point to the file |

So a file with a day in its name and a heading is an incident without a line of front matter. Keys of other programs, such as
\`layout\`, \`tags\` or \`severity\`, are left alone; one that is nearly ours, such as \`action\` or \`revisit_by\`, is a problem. The
front matter has at most 64 KiB.`;

function renderReference(sources) {
  const titles = new Map(SECTIONS.map(({ title, at }) => [unwrap(find(sources.ownership, at)).entries, title]));
  const sections = SECTIONS.map((section) => renderSection(section, sources, titles)).join('\n\n');
  const forms = Object.values(FORMS).filter(([, looks]) => looks !== null);
  const keys = `## Keys\n\n${sections}`;
  const legend = `## Forms\n\n${table(['form', 'what it is', 'such as'], forms)}`;
  return `${[INTRODUCTION, EXAMPLE, keys, HISTORY, legend, PATTERNS, QUOTES, INHERITANCE].join('\n\n')}\n`;
}

// --- schema/audit.v1.json ---

/** What an audit says of systems and findings is what a verdict says: only what is around them is another. */
function renderAuditSchema(verdict) {
  const ref = (name) => ({ $ref: `#/definitions/${name}` });
  const object = (properties) => ({
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  });
  const list = (items) => ({ type: 'array', items });
  const names = list({ type: 'string', minLength: 1 });
  const { paths: _paths, 'accepted-by': _accepted, ...system } = verdict.definitions.system.properties;
  const counts = { files: ref('count'), owned: ref('count'), exempt: ref('count'), unowned: ref('count') };
  const duty = object({ owed: ref('count'), met: ref('count') });
  const properties = {
    schema: { const: 'ownership-gate/audit/v1' },
    program: verdict.properties.program,
    date: verdict.properties.date,
    outcome: ref('outcome'),
    mode: verdict.properties.mode,
    commit: {
      description: 'What was judged; null where it could not be read.',
      anyOf: [{ type: 'null' }, object({ ref: { type: 'string', minLength: 1 }, sha: ref('sha') })],
    },
    coverage: {
      description:
        'How many files belong to a system, how many to an exemption, and how many to nobody; null where that could not be counted.',
      anyOf: [{ type: 'null' }, object(counts)],
    },
    folders: {
      description: 'The same by folder, with a slash at the end; the root’s own files under the empty name.',
      ...list(object({ folder: { type: 'string' }, ...counts })),
    },
    systems: { description: 'All systems, by name.', ...list(ref('system')) },
    loads: {
      description: 'What each person carries, who carries most first; `alone`: where nobody else is named.',
      ...list(
        object({ login: ref('login'), name: { type: ['string', 'null'] }, owner: names, backup: names, alone: names }),
      ),
    },
    paths: {
      description: 'Every file. `line` is that of the pattern that decides.',
      ...list(
        object({
          path: { type: 'string', minLength: 1 },
          system: { type: ['string', 'null'] },
          exempt: { type: 'boolean' },
          line: { type: ['integer', 'null'], minimum: 1 },
        }),
      ),
    },
    findings: verdict.properties.findings,
    waived: verdict.properties.waived,
    keepers: verdict.properties.keepers,
    debt: verdict.properties.debt,
    duties: {
      description: 'How many systems owe a duty, and how many of them meet it.',
      ...object({ runbook: duty, slo: duty }),
    },
    'not-checked': { description: 'What could not be asked here, and does not count.', ...names },
  };
  const definitions = { ...verdict.definitions, system: object({ ...system, files: ref('count') }) };
  const used = new Set();
  const use = (value) => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/definitions\/([\w-]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      use(definitions[name]);
    }
  };
  use(properties);
  const schema = {
    $schema: verdict.$schema,
    $id: 'urn:ownership-gate:audit:v1',
    title: 'Audit of Ownership Gate, version 1',
    description:
      'What `ownership-gate audit --format json` prints, and the file behind the Action’s output `report` of an audit.',
    ...object(properties),
    definitions: Object.fromEntries(Object.entries(definitions).filter(([name]) => used.has(name))),
  };
  return `${print(schema, '', '')}\n`;
}

// --- README.md ---

const between = (text, marker, content) => {
  const [open, close] = [`<!-- ${marker} -->`, `<!-- /${marker} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  return start === -1 || end < start ? text : `${text.slice(0, start)}${open}\n${content}\n${text.slice(end)}`;
};

function renderReadme(text, action) {
  const inputs = Object.entries(action.inputs ?? {}).map(
    ([name, { description = '', default: preset = '', required }]) => [
      code(name),
      preset === '' ? (required === true ? 'required' : '') : code(preset),
      description,
    ],
  );
  const outputs = Object.entries(action.outputs ?? {}).map(([name, { description = '' }]) => [code(name), description]);
  const filled = between(text, 'inputs', table(['input', 'default', 'what it is'], inputs));
  return between(filled, 'outputs', table(['output', 'what it is'], outputs));
}

// --- all of it ---

const read = (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : null);

async function generate() {
  const sources = await readSources();
  const files = new Map([
    ['schema/ownership.v1.json', renderJsonSchema(sources.ownership)],
    ['docs/ownership-yaml.md', renderReference(sources)],
  ]);
  const verdict = read('schema/verdict.v1.json');
  if (verdict !== null) files.set('schema/audit.v1.json', renderAuditSchema(JSON.parse(verdict)));
  const [readme, action] = [read('README.md'), read('action.yml')];
  if (readme !== null && action !== null) files.set('README.md', renderReadme(readme, parse(action)));
  return files;
}

const check = process.argv.includes('--check');
const stale = [...(await generate())].filter(([file, text]) => read(file) !== text);
for (const [file, text] of check ? [] : stale) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  console.log(`${file} is written.`);
}
if (check && stale.length > 0) {
  console.error(`Stale: ${stale.map(([file]) => file).join(', ')}. Write them anew: npm run generate`);
  process.exitCode = 1;
}
