/** Audits made by hand, for what shows them: a clean one, one with much to settle, one of which nothing could be read, and a huge one. */
import type { Audit, AuditedPath, AuditedSystem, FolderCoverage, Load } from '../../src/audit-result.ts';
import type { Place } from '../../src/facts.ts';
import { type Finding, finding, findOutcome, sortFindings, type Waived } from '../../src/verdict.ts';

const SHA = 'a'.repeat(40);
const at = (line: number, file = 'OWNERSHIP.yaml'): Place => ({ file, line, column: 5, commit: SHA });

const EMPTY: Audit = {
  program: '1.0.0',
  date: '2026-11-23',
  outcome: 'pass',
  mode: 'enforce',
  commit: { ref: 'main', sha: SHA },
  coverage: null,
  folders: [],
  systems: [],
  loads: [],
  listPaths: () => [],
  findings: [],
  waived: [],
  keepers: ['maya-lin', 'sam-okafor'],
  debt: { waivers: 0, exemptions: 0, endingSoon: 0, ended: 0 },
  duties: { runbook: { owed: 0, met: 0 }, slo: { owed: 0, met: 0 } },
  notChecked: [],
};

const system = (name: string, more: Partial<AuditedSystem> = {}): AuditedSystem => ({
  name,
  description: null,
  owner: 'maya-lin',
  backup: ['sam-okafor'],
  team: null,
  tier: null,
  runbook: `docs/runbooks/${name}.md`,
  sections: [{ id: 'first-five-minutes', anchor: 'first-five-minutes' }],
  slo: [
    { indicator: 'A request answers within 1 s', objective: '99.9', window: '30d', budgetSeconds: '2592', file: null },
  ],
  data: [],
  notApplicable: [],
  escalation: { page: 'https://pager.acme.example/payments', acknowledgeWithin: '15m' },
  dependents: [],
  place: at(4),
  files: 12,
  outcome: 'pass',
  ...more,
});

const folder = (name: string, owned: number, unowned: number, exempt = 0): FolderCoverage => ({
  folder: name,
  files: owned + unowned + exempt,
  owned,
  exempt,
  unowned,
});

const load = (login: string, more: Partial<Load> = {}): Load => ({
  login,
  name: null,
  owner: [],
  backup: [],
  alone: [],
  ...more,
});

const path = (name: string, more: Partial<AuditedPath> = {}): AuditedPath => ({
  path: name,
  system: null,
  exempt: false,
  place: null,
  ...more,
});

const CLEAN: Audit = {
  ...EMPTY,
  coverage: { files: 38, owned: 27, exempt: 11, unowned: 0 },
  folders: [folder('', 1, 0, 2), folder('docs/', 0, 0, 9), folder('services/', 26, 0)],
  systems: [
    system('checkout', { tier: '1', place: at(21), files: 14 }),
    system('ledger', { place: at(31), files: 13 }),
  ],
  loads: [
    load('maya-lin', { name: 'Maya Lin', owner: ['checkout', 'ledger'] }),
    load('sam-okafor', { backup: ['checkout', 'ledger'] }),
  ],
  listPaths: () => [
    path('docs/a.md', { exempt: true, place: at(40) }),
    path('services/checkout/api.ts', { system: 'checkout', place: at(22) }),
  ],
  debt: { waivers: 0, exemptions: 1, endingSoon: 0, ended: 0 },
  duties: { runbook: { owed: 2, met: 2 }, slo: { owed: 2, met: 2 } },
  findings: [
    finding(
      'history-taught',
      'history',
      {
        incidents: [{ date: '2026-03-02', what: 'Double charge on retry', link: null }],
        incidentCount: 1,
        open: [],
        openCount: 0,
        tradeOffs: [],
        tradeOffCount: 0,
      },
      { severity: 'notice', system: 'checkout', place: at(21) },
    ),
  ],
};

const SETTLERS = [
  { login: 'noor-haddad', as: 'owner' },
  { login: 'maya-lin', as: 'keeper' },
] as const;

const noRunbook = (name: string, line: number): Finding =>
  finding(
    'runbook-missing',
    'runbook',
    {},
    {
      system: name,
      place: at(line),
      by: SETTLERS,
      patch: { file: 'OWNERSHIP.yaml', afterLine: line + 3, text: `    runbook: docs/runbooks/${name}.md\n` },
    },
  );

const nobody = (folderName: string, count: number): Finding =>
  finding(
    'unowned',
    'unowned',
    { near: null, proposed: null },
    {
      paths: { count, first: [`${folderName}api.ts`], folder: folderName },
      patch: {
        file: 'OWNERSHIP.yaml',
        afterLine: 60,
        text: `  coupons:\n    paths: [${folderName}]\n    owner: <GitHub login>\n`,
      },
    },
  );

const WAIVED: Waived = {
  finding: finding('backup-missing', 'backup', {}, { system: 'search', place: at(44) }),
  reason: 'Second person starts in January (OPS-412).',
  approvedBy: 'maya-lin',
  expires: '2027-01-31',
  place: at(70),
};

const STANDING: readonly Finding[] = [
  nobody('services/coupons/', 20),
  nobody('tools/old/', 4),
  noRunbook('search', 44),
  noRunbook('mail', 52),
  noRunbook('refunds', 58),
  finding(
    'owner-access-nobody',
    'owner-access',
    { login: 'ivo-petrov', as: 'owner' },
    { system: 'refunds', place: at(58), by: [{ login: 'maya-lin', as: 'keeper' }] },
  ),
  finding(
    'merged-past',
    'merged-past',
    {
      pull: 12,
      kind: 'pull',
      base: 'b'.repeat(40),
      head: 'c'.repeat(40),
      outcome: 'fail',
      findings: [noRunbook('search', 44)],
      count: 1,
    },
    {
      by: [
        { login: 'maya-lin', as: 'keeper' },
        { login: 'sam-okafor', as: 'keeper' },
      ],
    },
  ),
  finding(
    'owner-access-unknown',
    'owner-access',
    { login: 'noor-haddad', as: 'owner', why: 'GitHub failed when asked (HTTP 500, 4 tries).', needs: 'Run it again.' },
    { severity: 'undecided', system: 'search', place: at(44) },
  ),
  finding(
    'pattern-without-files',
    'patterns',
    { pattern: 'libs/payment/', of: 'system', near: { kind: 'spelling', write: 'libs/payments/' } },
    { severity: 'warn', system: 'checkout', place: at(23), by: [{ login: 'maya-lin', as: 'owner' }] },
  ),
  finding(
    'pattern-shadowed',
    'patterns',
    {
      pattern: 'services/**',
      of: 'exemption',
      count: 3,
      first: 'services/checkout/api.ts',
      by: { pattern: 'services/checkout/', place: at(22), system: 'checkout' },
    },
    { severity: 'warn', place: at(64), by: [{ login: 'maya-lin', as: 'keeper' }] },
  ),
  finding(
    'waiver-ends-soon',
    'waiver',
    { expires: '2026-12-01', reason: 'Being written (OPS-412)', duties: ['runbook'] },
    { severity: 'warn', system: 'ledger', place: at(74), by: [{ login: 'maya-lin', as: 'keeper' }] },
  ),
  finding(
    'waiver-left-over',
    'waiver',
    { what: 'exemption', expires: '2026-10-01', reason: 'Moves out' },
    { severity: 'notice', place: at(78) },
  ),
];

const MANY: Audit = {
  ...EMPTY,
  coverage: { files: 1538, owned: 1204, exempt: 310, unowned: 24 },
  folders: [
    folder('', 0, 0, 6),
    folder('docs/', 0, 0, 304),
    folder('services/', 1182, 20),
    folder('services/coupons/', 0, 20),
    folder('tools/', 22, 4),
    folder('tools/old/', 0, 4),
  ],
  systems: [
    system('checkout', { tier: '1', place: at(21), files: 600 }),
    system('ledger', { owner: 'sam-okafor', backup: ['maya-lin'], place: at(31), files: 400 }),
    system('mail', { owner: 'noor-haddad', backup: [], runbook: null, place: at(52), files: 44, outcome: 'fail' }),
    system('refunds', {
      owner: 'ivo-petrov',
      backup: [],
      tier: '2',
      runbook: null,
      place: at(58),
      files: 60,
      outcome: 'fail',
    }),
    system('search', {
      owner: 'noor-haddad',
      backup: [],
      tier: '3',
      runbook: null,
      place: at(44),
      files: 100,
      outcome: 'fail',
    }),
  ],
  loads: [
    load('maya-lin', { name: 'Maya Lin', owner: ['checkout'], backup: ['ledger'] }),
    load('noor-haddad', { owner: ['mail', 'search'], alone: ['mail', 'search'] }),
    load('sam-okafor', { owner: ['ledger'], backup: ['checkout'] }),
    load('ivo-petrov', { owner: ['refunds'], alone: ['refunds'] }),
  ],
  listPaths: () => [
    path('services/checkout/api.ts', { system: 'checkout', place: at(22) }),
    path('services/coupons/api.ts'),
  ],
  outcome: findOutcome(STANDING),
  findings: sortFindings(STANDING),
  waived: [WAIVED],
  debt: { waivers: 2, exemptions: 1, endingSoon: 1, ended: 1 },
  duties: { runbook: { owed: 5, met: 2 }, slo: { owed: 5, met: 5 } },
  notChecked: ['owner-access', 'runbook-hosts'],
};

const UNREAD: readonly Finding[] = [
  finding(
    'change-unknown',
    'change',
    { why: 'GitHub does not let this token read the tree (HTTP 403).', needs: 'contents: read' },
    { severity: 'undecided' },
  ),
];
const NOTHING: Audit = {
  ...EMPTY,
  outcome: 'undecided',
  commit: null,
  findings: UNREAD,
  keepers: [],
  debt: null,
};

const problem = (line: number): Finding =>
  finding(
    'declaration-unknown-key',
    'declaration',
    { code: 'declaration-unknown-key', line, column: 5, at: 'systems.search', got: 'teir', write: 'tier' },
    { place: at(line), by: [] },
  );
const PROBLEMS = Array.from({ length: 14 }, (_, index) => problem(index + 4));
const UNREADABLE: Audit = { ...EMPTY, outcome: 'fail', findings: PROBLEMS, keepers: [], debt: null };

export const AUDITS: Readonly<Record<string, Audit>> = {
  clean: CLEAN,
  many: MANY,
  nothing: NOTHING,
  unreadable: UNREADABLE,
  warned: { ...CLEAN, findings: MANY.findings.filter(({ severity }) => severity === 'warn') },
  report: { ...MANY, mode: 'report', findings: MANY.findings.slice(0, 1), notChecked: [], waived: [] },
};

const PEOPLE = Array.from({ length: 60 }, (_, index) => `person-${index}`);
const NAMES = Array.from({ length: 300 }, (_, index) => `system-${String(index).padStart(3, '0')}`);

/** 300 systems and 80,000 files: half of the systems have no runbook, and each pattern has something to be told. */
export const makeHuge = (): Audit => {
  const findings = sortFindings([
    ...NAMES.filter((_, index) => index % 2 === 0).map((name, index) => noRunbook(name, index * 9 + 4)),
    ...Array.from({ length: 2_000 }, (_, index) => nobody(`places/place-${String(index).padStart(4, '0')}/`, 4)),
    ...Array.from({ length: 3_000 }, (_, index) =>
      finding(
        'pattern-without-files',
        'patterns',
        { pattern: `gone/${index}/`, of: 'system', near: null },
        { severity: 'warn', system: NAMES[index % 300] ?? null, place: at(index + 1) },
      ),
    ),
    ...NAMES.map((name) =>
      finding(
        'waiver-left-over',
        'waiver',
        { what: 'waiver', expires: '2026-10-01', reason: 'Moved' },
        { severity: 'notice', system: name, place: at(1) },
      ),
    ),
  ]);
  const count = 80_000;
  return {
    ...EMPTY,
    outcome: findOutcome(findings),
    coverage: { files: count, owned: count - 8_000, exempt: 0, unowned: 8_000 },
    folders: [
      ...Array.from({ length: 2_000 }, (_, index) => folder(`places/place-${String(index).padStart(4, '0')}/`, 0, 4)),
      folder('places/', 10, 8_000),
    ],
    systems: NAMES.map((name, index) =>
      system(name, { owner: PEOPLE[index % 60] ?? null, outcome: index % 2 === 0 ? 'fail' : 'pass' }),
    ),
    loads: PEOPLE.map((login, person) => {
      const owner = NAMES.filter((_, index) => index % 60 === person);
      return load(login, { owner, alone: owner });
    }),
    listPaths: () =>
      Array.from({ length: count }, (_, index) =>
        path(
          `services/${NAMES[index % 300]}/folder-${index % 97}/file-${index}${index % 100 === 0 ? '"},{"path":\udce9' : ''}.ts`,
          {
            system: NAMES[index % 300] ?? null,
            place: at((index % 3_000) + 1),
          },
        ),
      ),
    findings,
    waived: Array.from({ length: 200 }, () => WAIVED),
  };
};
