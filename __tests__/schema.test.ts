import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseDeclaration } from '../src/declaration/parse.ts';
import { DUTIES } from '../src/declaration/schema.ts';
import { renderJson } from '../src/render/json.ts';
import { finding, RULES, type Verdict } from '../src/verdict.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const ajv = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true });
const ownership = ajv.compile(JSON.parse(read('schema/ownership.v1.json')));
const verdictSchema = JSON.parse(read('schema/verdict.v1.json'));
const verdict = ajv.compile(verdictSchema);

/** Whether an editor would accept the text: YAML 1.2 as it usually is, then the schema. */
const editorAccepts = (text: string): boolean => {
  try {
    return ownership(parse(text));
  } catch {
    return false;
  }
};
const programAccepts = (text: string): boolean => 'declaration' in parseDeclaration(text, 'OWNERSHIP.yaml', '');
const answers = (text: string) => ({ program: programAccepts(text), editor: editorAccepts(text) });

/** Every fenced block of YAML in the documentation that is a whole declaration. */
const fences = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((file) => `docs/${file}`),
]
  .filter((file) => file.endsWith('.md') && existsSync(join(root, file)))
  .flatMap((file) =>
    [...read(file).matchAll(/^```ya?ml[^\n]*\n([\s\S]*?)^```/gm)].flatMap(({ index, 1: text = '' }) =>
      text.startsWith('version: 1') ? [{ at: `${file}:${read(file).slice(0, index).split('\n').length}`, text }] : [],
    ),
  );

/** The smallest declaration with lines added to its one system, and sections after it. */
const say = (lines: string, sections = ''): string =>
  `version: 1\nsystems:\n  a:\n    paths: [a/]\n${lines === '' ? '' : `    ${lines}\n`}${sections === '' ? '' : `${sections}\n`}`;

const slo = (objective: string, window = '30d') =>
  say(`slo: [{ indicator: It answers, objective: ${objective}, window: ${window} }]`);

describe('the schema of OWNERSHIP.yaml', () => {
  test('accepts the complete example of the reference and the example shop', () => {
    const example = fences.find(({ at }) => at.startsWith('docs/ownership-yaml.md'));
    expect(answers(example?.text ?? '')).toEqual({ program: true, editor: true });
    expect(answers(read('examples/shop/base/OWNERSHIP.yaml'))).toEqual({ program: true, editor: true });
  });

  test.each<[why: string, text: string]>([
    ['nothing but paths', say('')],
    ['several systems', say('', '  b: { paths: [b/] }')],
    ['no system', 'version: 1\nsystems: {}\n'],
    ['a version in quotes', say('').replace('1', '"1"')],
    ['a login of digits', say('owner: 12345')],
    ['a login that reads as a number', say('owner: 1e3')],
    ['a login that reads as a boolean', say('owner: true')],
    ['an owner that the rule refuses in words', say('owner: acme/payments')],
    ['a bot, likewise', say('owner: dependabot[bot]')],
    ['backups of digits', say('backup: [12345, maya-lin]')],
    ['a tier', say('tier: 1')],
    ['a tier in quotes', say('tier: "1"')],
    ['an objective with a percent sign', slo('99.9%')],
    ['an objective without', slo('99.90')],
    ['an objective above 100, which the rule refuses in words', slo('120%')],
    ['a window of a quarter', slo('99%', '1Q')],
    ['a number of events', say('slo: [{ indicator: It answers, objective: 99%, window: 4w, events: 1200000 }]')],
    ['an SLO file', say('slo: [{ file: slo/a.yaml }]')],
    ['no SLO', say('slo: { not-applicable: It does not run. }')],
    ['no runbook', say('runbook: { not-applicable: It does not run. }')],
    ['a runbook elsewhere', say('runbook: https://wiki.example/a')],
    ['a runbook whose name is a number', say('runbook: 404')],
    ['a soft dependency', say('depends-on: [b, { system: c, soft: true }, { external: Cards, objective: 99.95 }]')],
    ['a dependency whose name is a number', say('depends-on: [404]')],
    ['a link with a scheme in capitals', say('dashboard: HTTPS://graphs.example/d/a')],
    ['a sentence that is a number', say('description: 42')],
    ['an incident', say('incidents: [{ date: 2026-03-02, what: Double charge, actions: [{ what: Keys }] }]')],
    ['a default with the placeholder', say('', 'defaults: { runbook: docs/<system>.md }')],
    ['incidents in files', say('incidents: docs/incidents/*.md')],
    ['trade-offs in one file of the root', say('trade-offs: trade-offs.md')],
    ['files of every system', say('', 'defaults: { incidents: docs/<system>/*.md, trade-offs: docs/<system>.md }')],
    ['a team', say('team: acme/a', 'teams: { acme/a: { owner: maya-lin, escalation: { page: https://p.example } } }')],
    ['a person', say('', 'people: { 12345: { name: 2024, id: 1, contact: mailto:maya@acme.example } }')],
    ['an exemption', say('', 'exempt: [{ paths: [docs/], reason: Prose, owner: maya-lin, expires: 2027-03-31 }]')],
    [
      'a waiver',
      say('', 'waivers: [{ systems: [a], duties: [slo], reason: Soon, approved-by: m, expires: 2027-01-31 }]'),
    ],
    ['a policy', say('', 'policy: { mode: report, tiers: { 1: { also-require: [backup] } }, rules: { slo: warn } }')],
    ['a term for waivers', say('', 'policy: { longest-waiver: 90 }')],
    ['a size of big changes', say('', 'policy: { big-change: 1 }')],
    ['headings of runbooks', say('', 'policy: { runbook-headings: { escalate: [Wen anrufen, 404] } }')],
    ['hosts of runbooks', say('', 'policy: { runbook-hosts: [wiki.acme.example, "Docs.acme.example:65535"] }')],
    ['a rule of a tier', say('', 'policy: { tiers: { 1: { rules: { history: fail } } } }')],
    ['branches that read as numbers', say('', 'policy: { lines: [main, 1.0, release/*] }')],
  ])('and the program accept %s', (_, text) => {
    expect(answers(text)).toEqual({ program: true, editor: true });
  });

  test.each<[why: string, text: string]>([
    ['nothing', ''],
    ['a list', '- version: 1\n'],
    ['no version', say('').replace('version: 1\n', '')],
    ['another version', say('').replace('1', '2')],
    ['no systems', 'version: 1\n'],
    ['systems without a value', 'version: 1\nsystems:\n'],
    ['an unknown key of the file', say('', 'owners: [maya-lin]')],
    ['an unknown key of a system', say('owners: [maya-lin]')],
    ['a system without paths', 'version: 1\nsystems: { a: { owner: maya-lin } }\n'],
    ['an empty list of paths', 'version: 1\nsystems: { a: { paths: [] } }\n'],
    ['paths that are no list', 'version: 1\nsystems: { a: { paths: a/ } }\n'],
    ['a system name with a space', 'version: 1\nsystems: { a b: { paths: [a/] } }\n'],
    ['a system name that means something to JavaScript', 'version: 1\nsystems: { constructor: { paths: [a/] } }\n'],
    ['a person’s name, likewise', say('', 'people: { prototype: {} }')],
    ['an owner that is a list', say('owner: [maya-lin]')],
    ['an owner with an @', say('owner: "@maya-lin"')],
    ['an owner without a value', say('owner:')],
    ['an owner below zero', say('owner: -5')],
    ['an owner with a fraction', say('owner: 1.5')],
    ['a backup that is no list', say('backup: maya-lin')],
    ['a tier there is none of', say('tier: 5')],
    ['a tier in words', say('tier: high')],
    ['an objective that is a share', slo('0.999')],
    ['an objective of one', slo('1')],
    ['an objective with a comma', slo('"99,9"')],
    ['an objective of four digits', slo('1000')],
    ['a window without a unit', slo('99%', '30')],
    ['events with a fraction', say('slo: [{ indicator: It answers, objective: 99%, window: 4w, events: 1.5 }]')],
    ['an SLO without an objective', say('slo: [{ indicator: It answers, window: 30d }]')],
    ['an SLO that is both', say('slo: [{ file: a.yaml, indicator: It answers, objective: 99%, window: 30d }]')],
    ['SLOs that are no list', say('slo: { file: a.yaml }')],
    ['a page that is not https', say('escalation: { page: http://p.example }')],
    ['an escalation without a page', say('escalation: { acknowledge-within: 15m }')],
    ['a delay without a unit', say('escalation: { page: https://p.example, acknowledge-within: 15 }')],
    ['a dashboard with a password in it', say('dashboard: https://maya:secret@graphs.example/d')],
    ['a flag that is no flag', say('depends-on: [{ system: b, soft: maybe }]')],
    ['a dependency that is both', say('depends-on: [{ system: b, external: Cards }]')],
    ['a class of data there is none of', say('data: [secret]')],
    ['a date that is no date', say('incidents: [{ date: soon, what: Double charge }]')],
    ['incidents in a folder', say('incidents: docs/incidents/')],
    ['incidents in a folder without its slash', say('incidents: docs/incidents')],
    ['incidents in folders of any name', say('incidents: docs/*/*.md')],
    ['incidents below a folder', say('incidents: docs/**/*.md')],
    ['incidents behind a slash', say('incidents: /docs/*.md')],
    ['incidents elsewhere', say('incidents: https://wiki.example/*.md')],
    ['incidents in words', say('incidents: Double charge')],
    ['trade-offs in brackets though they are files', say('trade-offs: [docs/*.md]')],
    ['an owner in the defaults', say('', 'defaults: { owner: maya-lin }')],
    ['an SLO in words in the defaults', say('', 'defaults: { slo: [{ indicator: x, objective: 99%, window: 30d }] }')],
    ['an incident in the defaults', say('', 'defaults: { incidents: [{ date: 2026-03-02, what: Double charge }] }')],
    ['an exemption without a reason', say('', 'exempt: [{ paths: [docs/], owner: maya-lin }]')],
    ['an exemption without a person', say('', 'exempt: [{ paths: [docs/], reason: Prose }]')],
    ['a waiver without an end', say('', 'waivers: [{ systems: [a], duties: [slo], reason: Soon, approved-by: m }]')],
    [
      'a waiver of no duty',
      say('', 'waivers: [{ systems: [a], duties: [], reason: x, approved-by: m, expires: 2027-01-31 }]'),
    ],
    ['a duty there is none of', say('', 'policy: { require: [owner, dashboard] }')],
    ['a term for waivers in words', say('', 'policy: { longest-waiver: 90d }')],
    ['a big change of nothing', say('', 'policy: { big-change: 0 }')],
    ['a section of runbooks there is none of', say('', 'policy: { runbook-headings: { impact: [Folgen] } }')],
    ['a heading that is too long', say('', `policy: { runbook-headings: { escalate: [${'x'.repeat(81)}] } }`)],
    ['a host that is an address', say('', 'policy: { runbook-hosts: [10.0.0.1] }')],
    ['a host that is this machine', say('', 'policy: { runbook-hosts: [wiki.LocalHost] }')],
    ['a host without a domain', say('', 'policy: { runbook-hosts: [wiki] }')],
    ['a host with its scheme', say('', 'policy: { runbook-hosts: ["https://wiki.acme.example"] }')],
    ['a host with a wildcard', say('', 'policy: { runbook-hosts: ["*.acme.example"] }')],
    ['a host with a port there is none of', say('', 'policy: { runbook-hosts: ["wiki.acme.example:65536"] }')],
    ['a heading with its sign', say('', 'policy: { runbook-headings: { escalate: ["# Wen anrufen"] } }')],
    ['a rule that no tier sets', say('', 'policy: { tiers: { 1: { rules: { slo: warn } } } }')],
    ['a rule off in a tier', say('', 'policy: { tiers: { 1: { rules: { history: off } } } }')],
    ['a rule that cannot be softened', say('', 'policy: { rules: { declaration: off } }')],
    ['a tier of the policy there is none of', say('', 'policy: { tiers: { 5: { require: [owner] } } }')],
    ['an account number of zero', say('', 'people: { maya-lin: { id: 0 } }')],
    ['a key twice', say('owner: a\n    owner: b')],
    ['an unquoted @', say('owner: @maya-lin')],
    ['an unquoted asterisk', 'version: 1\nsystems: { a: { paths: [**] } }\n'],
  ])('and the program refuse %s', (_, text) => {
    expect(answers(text)).toEqual({ program: false, editor: false });
  });

  test.each<[why: string, text: string]>([
    ['a day that is in no calendar', say('incidents: [{ date: 2026-02-30, what: Double charge }]')],
    ['what a pattern may not be', 'version: 1\nsystems: { a: { paths: [/a] } }\n'],
    ['a share in quotes', slo('"0.999"')],
    ['names that differ in case only', 'version: 1\nsystems: { a: { paths: [a/] }, A: { paths: [b/] } }\n'],
    ['a placeholder outside the defaults', say('runbook: docs/<system>.md')],
    ['what a name of files may not be', say('incidents: docs/**.md')],
    ['a number written in another way', say('tier: 01')],
    ['a boolean written in another way', say('depends-on: [{ system: b, soft: True }]')],
    ['an anchor', say('owner: &me maya-lin\n    backup: [*me]')],
    ['a tag', say('owner: !!str maya-lin')],
    ['characters people cannot see', say('description: a\u200bb')],
  ])('cannot say %s: only the program refuses it', (_, text) => {
    expect(answers(text)).toEqual({ program: false, editor: true });
  });

  test.each<[why: string, text: string]>([
    ['a word that YAML reads as nothing', say('owner: null')],
    ['a login that reads as a fraction', say('owner: 1e-3')],
  ])('takes %s for what it is not: quotes settle it', (_, text) => {
    expect(answers(text)).toEqual({ program: true, editor: false });
    expect(answers(text.replace(/owner: (.*)/, 'owner: "$1"'))).toEqual({ program: true, editor: true });
  });

  test('leaves no object open', () => {
    const open: string[] = [];
    const look = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const { type, additionalProperties, properties } = value as Record<string, unknown>;
      if (
        (type === 'object' || typeof properties === 'object') &&
        additionalProperties !== false &&
        !at.endsWith('/properties')
      )
        open.push(at);
      for (const [key, inner] of Object.entries(value)) look(inner, `${at}/${key}`);
    };
    look(JSON.parse(read('schema/ownership.v1.json')), 'ownership');
    look(verdictSchema, 'verdict');
    expect(open).toEqual([]);
  });
});

const place = { file: 'OWNERSHIP.yaml', line: 4, column: 3, commit: 'a'.repeat(40) };
const missing = finding(
  'runbook-missing',
  'runbook',
  {},
  {
    system: 'ledger',
    place,
    by: [{ login: 'sam-okafor', as: 'owner' }],
    patch: { file: 'OWNERSHIP.yaml', afterLine: 0, text: 'runbook:\n' },
  },
);
const unowned = finding(
  'unowned',
  'unowned',
  { near: null, proposed: null },
  {
    paths: { count: 12, first: ['services/coupons/api.ts'], folder: 'services/coupons/' },
  },
);
const system = {
  name: 'ledger',
  description: 'Keeps the books.',
  owner: 'sam-okafor',
  backup: ['maya-lin'],
  team: 'acme/payments',
  tier: '1',
  runbook: null,
  slo: [
    { indicator: 'It answers', objective: '99.90', window: '30d', budgetSeconds: '2592', file: null },
    { indicator: null, objective: null, window: null, budgetSeconds: null, file: 'slo/ledger.yaml' },
  ],
  sections: [{ id: 'first-five-minutes', anchor: 'first-five-minutes' }],
  data: ['payment'],
  notApplicable: [],
  escalation: { page: 'https://page.example/ledger', acknowledgeWithin: '15m' },
  dependents: [
    { name: 'checkout', through: null },
    { name: 'storefront', through: 'checkout' },
  ],
  place,
  paths: 3,
  outcome: 'fail',
  acceptedBy: [{ by: 'maya-lin', how: 'review', commit: 'c'.repeat(40), standsIn: true }],
} as const;
const nothing: Verdict = {
  program: '1.0.0',
  date: '2026-11-23',
  outcome: 'undecided',
  mode: 'enforce',
  base: null,
  mergeBase: null,
  head: null,
  pullHead: null,
  law: null,
  policy: null,
  target: null,
  provenance: null,
  systems: [],
  people: [],
  paths: [],
  findings: [
    finding('change-unknown', 'change', { why: 'git is not installed', needs: null }, { severity: 'undecided' }),
  ],
  waived: [],
  exempted: 0,
  breakGlass: null,
  agreements: [],
  author: null,
  keepers: [],
  debt: null,
  radius: null,
  notChecked: [],
};
const everything: Verdict = {
  ...nothing,
  outcome: 'fail',
  mode: 'report',
  base: { ref: 'main', sha: 'a'.repeat(40) },
  mergeBase: 'b'.repeat(40),
  head: { ref: 'feature', sha: 'c'.repeat(64) },
  law: 'base',
  policy: { ref: 'main', sha: 'a'.repeat(40) },
  target: 'release/1',
  provenance: {
    class: 'agent',
    agent: 'claude-code',
    evidence: [
      {
        where: 'trailer',
        commit: 'c'.repeat(40),
        value: 'Co-authored-by: Claude <noreply@anthropic.com>',
        signal: 'claude-code/address',
        strength: 'strong',
        class: 'agent',
        commits: 2,
      },
    ],
    more: 0,
    incomplete: false,
  },
  systems: [
    system,
    { ...system, escalation: { page: 'https://page.example/ledger', acknowledgeWithin: null } },
    {
      ...system,
      escalation: null,
      dependents: [],
      owner: null,
      backup: [],
      team: null,
      tier: null,
      slo: [],
      notApplicable: ['runbook', 'slo'],
    },
  ],
  paths: [
    {
      path: 'services/ledger/main.go',
      status: 'modified',
      system: 'ledger',
      exempt: false,
      pattern: 'services/ledger/',
      place,
    },
    { path: 'services/coupons/api.ts', status: 'added', system: null, exempt: false, pattern: null, place: null },
  ],
  findings: [missing, unowned],
  waived: [{ finding: missing, reason: 'Soon.', approvedBy: 'maya-lin', expires: '2027-01-31', place }],
  exempted: 1,
  notChecked: ['owner-access'],
};

describe('the schema of a verdict', () => {
  test.each([
    ['with everything in it', everything],
    ['with nothing in it', nothing],
  ])('accepts what the program prints: a verdict %s', (_, judged) => {
    verdict(JSON.parse(renderJson(judged)));
    expect(verdict.errors).toBeNull();
  });

  test('accepts acceptance and broken glass as a verdict may carry them', () => {
    const value = JSON.parse(renderJson(everything));
    value['break-glass'] = { by: 'maya-lin', reason: 'Checkout is down', commit: 'c'.repeat(40) };
    value.systems[0]['accepted-by'] = ['maya-lin'];
    verdict(value);
    expect(verdict.errors).toBeNull();
  });

  test.each<[why: string, spoil: (value: Record<string, never>) => unknown]>([
    ['another format', (value) => ({ ...value, schema: 'ownership-gate/verdict/v2' })],
    ['an outcome there is none of', (value) => ({ ...value, outcome: 'ok' })],
    ['a key there is none of', (value) => ({ ...value, extra: 1 })],
    [
      'a finding of no rule',
      (value) => ({ ...value, findings: [Object.assign({}, value.findings?.[0], { rule: 'style' })] }),
    ],
    [
      'a code in other letters',
      (value) => ({ ...value, findings: [Object.assign({}, value.findings?.[0], { code: 'Runbook' })] }),
    ],
    ['a number for a decimal', (value) => ({ ...value, systems: [{ ...system, slo: [{ objective: 99.9 }] }] })],
    ['a commit cut short', (value) => ({ ...value, 'merge-base': 'abc1234' })],
    ['no list of what was not checked', ({ 'not-checked': _, ...value }) => value],
  ])('refuses %s', (_, spoil) => {
    expect(verdict(spoil(JSON.parse(renderJson(everything))))).toBe(false);
  });

  test('names the rules and duties of this version', () => {
    expect(verdictSchema.definitions.rule.enum).toEqual([...RULES]);
    expect(verdictSchema.definitions.duty.enum).toEqual([...DUTIES]);
  });
});

describe('the documentation', () => {
  test.each(fences)('holds a declaration that is valid at $at', ({ text }) => {
    expect(parseDeclaration(text, 'OWNERSHIP.yaml', '')).not.toHaveProperty('problems');
  });

  test('has one page for each rule and no other', () => {
    const pages = readdirSync(join(root, 'docs', 'rules')).sort();
    expect(pages).toEqual(RULES.map((rule) => `${rule}.md`).sort());
  });

  test.each<[written: string, write: string]>([
    ['paths: [**]', '"**"'],
    ['paths: [a/]\n    owner: @maya-lin', 'maya-lin'],
    ['paths: [src/[id].ts]', '"src/[id].ts"'],
    ['paths: [a/]\n    incidents: [{ date: 2026-03-02, what: Outage: search }]', ''],
    ['paths: [/src/]', 'src/'],
    ['paths: [./src/]', 'src/'],
    ['paths: [src//api/]', 'src/api/'],
    ['paths: [src/../lib/]', 'lib/'],
    ['paths: [src\\api]', 'src/api'],
    ['paths: ["src/{api,web}/"]', 'src/api/, src/web/'],
    ['paths: [src/@(api|web)/]', 'src/api/, src/web/'],
    ['paths: [src/**.ts]', 'src/**/*.ts'],
  ])('of what is refused, %s, is right', (written, write) => {
    const parsed = parseDeclaration(`version: 1\nsystems:\n  a:\n    ${written}\n`, 'OWNERSHIP.yaml', '');
    const problems = 'problems' in parsed ? parsed.problems : [];
    expect(problems).not.toEqual([]);
    if (write !== '') expect(problems.map((problem) => problem.write)).toContain(write);
  });
});

describe('npm run generate', () => {
  const made = ['schema/ownership.v1.json', 'docs/ownership-yaml.md'];
  let copy: string;
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'ownership-gate-'));
    const needed = ['src', 'scripts/generate.mjs', 'tsconfig.json', 'package.json', ...made, 'README.md', 'action.yml'];
    for (const file of needed)
      if (existsSync(join(root, file))) cpSync(join(root, file), join(copy, file), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  const generate = (...args: string[]) =>
    promisify(execFile)(process.execPath, [join(copy, 'scripts', 'generate.mjs'), ...args]).then(
      () => ({ status: 0, stderr: '' }),
      ({ code, stderr, stdout }: { code: number; stderr: string; stdout: string }) => ({
        status: code,
        stderr: stdout + stderr,
      }),
    );
  const readCopy = (file: string): string => readFileSync(join(copy, file), 'utf8');

  test('has been run since its sources changed', async () => {
    expect(await generate('--check')).toEqual({ status: 0, stderr: '' });
  });

  test('--check names what is stale and writes nothing; without it the files are written', async () => {
    const [schema = '', reference = ''] = made;
    writeFileSync(join(copy, schema), '{}\n');
    rmSync(join(copy, reference));
    const inputs = '{ pull: { description: "Which | one.\\n" }, token: { description: T, default: always } }';
    const action = `inputs: ${inputs}\noutputs: { verdict: { description: The outcome. } }\n`;
    writeFileSync(join(copy, 'action.yml'), action);
    const readme = 'a\n<!-- inputs -->\nold\n<!-- /inputs -->\nb\n<!-- outputs --><!-- /outputs -->\nc\n';
    writeFileSync(join(copy, 'README.md'), readme);

    const checked = await generate('--check');
    expect(checked.status).toBe(1);
    for (const file of [...made, 'README.md']) expect(checked.stderr).toContain(file);
    expect(readCopy(schema)).toBe('{}\n');
    expect(readCopy('README.md')).toBe(readme);

    expect(await generate()).toMatchObject({ status: 0 });
    for (const file of made) expect(readCopy(file)).toBe(read(file));
    expect(readCopy('README.md')).toBe(`a
<!-- inputs -->
| input | default | what it is |
| --- | --- | --- |
| \`pull\` |  | Which \\| one. |
| \`token\` | \`always\` | T |
<!-- /inputs -->
b
<!-- outputs -->
| output | what it is |
| --- | --- |
| \`verdict\` | The outcome. |
<!-- /outputs -->
c
`);
    expect(await generate('--check')).toEqual({ status: 0, stderr: '' });
  });
});
