/** Pull requests worth looking at, judged: what the comment and the summary say of each is in `examples/`. */
import { check } from '../../src/check.ts';
import type { Finding, Verdict } from '../../src/verdict.ts';
import { finding } from '../../src/verdict.ts';
import { memorySource, type Surroundings, type Tree } from '../memory-source.ts';

const RUN = { date: '2026-11-23', program: '1.0.0' };
export const LINKS = { server: 'https://github.com', repository: 'acme/shop' };
export const SUMMARY = 'https://github.com/acme/shop/actions/runs/7';

const DECLARED = `version: 1
teams:
  acme/payments:
    owner: maya-lin
    backup: [sam-okafor]
    escalation: { page: "https://acme.pagerduty.com/escalation_policies#PABC123", acknowledge-within: 15m }
systems:
  checkout:
    paths: [services/checkout/]
    team: acme/payments
    runbook: docs/runbooks/checkout.md#first-five-minutes
    slo: [{ indicator: A checkout request answers 2xx within 800 ms, objective: 99.9%, window: 30d }]
    tier: 1
    depends-on: [ledger]
  ledger:
    paths: [services/ledger/]
    owner: sam-okafor
    backup: [maya-lin]
    runbook: https://wiki.acme.example/runbooks/ledger
    slo: [{ indicator: A posting is durable within 1 s, objective: 99.95%, window: 30d }]
  storefront:
    paths: [apps/storefront/]
    owner: ines-duarte
    runbook: docs/runbooks/storefront.md
    slo: [{ file: slo/storefront.yaml }]
    depends-on: [checkout]
  search:
    paths: [services/search/]
    owner: noor-haddad
    backup: [ines-duarte]
    slo: [{ indicator: A query answers within 1 s, objective: 99%, window: 28d }]
  ui-kit:
    paths: [packages/ui-kit/]
    owner: ines-duarte
    runbook: { not-applicable: Built into other systems; nothing of it runs alone. }
    slo: { not-applicable: The systems that ship it carry the SLO. }
exempt:
  - paths: [docs/]
    reason: Prose; ships nothing.
    owner: maya-lin
people:
  maya-lin: { name: Maya Lin }
  noor-haddad: { name: Noor Haddad }
policy:
  keepers: [maya-lin]
`;
const BASE: Tree = {
  'OWNERSHIP.yaml': DECLARED,
  'docs/runbooks/checkout.md': '# Checkout',
  'docs/runbooks/search.md': '# Search',
  'docs/runbooks/storefront.md': '# Storefront',
  'slo/storefront.yaml': 'apiVersion: openslo/v1',
  'services/checkout/api.ts': '1',
  'services/ledger/main.go': '1',
};
const WITH_RUNBOOK = DECLARED.replace(
  '    backup: [ines-duarte]\n',
  '    backup: [ines-duarte]\n    runbook: docs/runbooks/search.md\n',
);
const ONE_OF_EACH: Tree = {
  'services/checkout/api.ts': '2',
  'services/ledger/main.go': '2',
  'apps/storefront/cart.tsx': '2',
  'services/search/query.py': '2',
  'packages/ui-kit/button.tsx': '2',
};

/** A change of `base` as the program judges it. */
const judge = (base: Tree, changes: Tree, known: Surroundings = {}): Promise<Verdict> =>
  check(memorySource(base, { ...base, ...changes }, known), RUN);

const DANA = { name: 'Dana', email: 'dana@acme.example', account: null };
const WRITTEN_BY_AGENT = {
  sha: 'a'.repeat(40),
  author: DANA,
  committer: DANA,
  message: 'Move things\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n',
};

/** What only a host can be asked, as it would be found for one system. */
const withFindings = async (verdict: Promise<Verdict>, more: readonly Finding[]): Promise<Verdict> => {
  const judged = await verdict;
  return { ...judged, outcome: 'undecided', notChecked: [], findings: [...more, ...judged.findings] };
};

const OWNERS = ['maya-lin', 'sam-okafor', 'noor-haddad'];
const FORTY = Array.from({ length: 40 }, (_, index) => `worker-${String(index + 1).padStart(2, '0')}`);
const FORTY_DECLARED = `version: 1
systems:
${FORTY.map(
  (name, index) => `  ${name}:
    paths: [workers/${name}/]
    owner: ${OWNERS[index % 3]}
    backup: [${OWNERS[(index + 1) % 3]}]
${index % 8 === 0 ? '' : `    slo: [{ indicator: A job ends within 5 min, objective: 99%, window: 30d }]\n`}`,
).join('')}`;

export const EXAMPLES: Readonly<Record<string, () => Promise<Verdict>>> = {
  fail: () =>
    judge(BASE, {
      ...Object.fromEntries(
        ['api', 'api.test', 'codes', 'coupon', 'main', 'store'].map((name) => [`services/coupons/${name}.ts`, name]),
      ),
      'services/search/query.py': '2',
      'services/checkout/api.ts': '2',
      'docs/coupons.md': '# Coupons',
    }),
  pass: () => judge(BASE, { 'services/checkout/api.ts': '2', 'services/checkout/refund.ts': '1' }),
  'pass-five-systems': () => judge({ ...BASE, 'OWNERSHIP.yaml': WITH_RUNBOOK }, { ...ONE_OF_EACH, 'docs/a.md': 'a' }),
  'pass-exempt': () => judge(BASE, { 'docs/a.md': 'a', 'docs/b.md': 'b' }),
  undecided: () =>
    withFindings(judge({ ...BASE, 'OWNERSHIP.yaml': WITH_RUNBOOK }, { 'services/search/query.py': '2' }), [
      finding(
        'owner-access-unknown',
        'owner-access',
        {
          login: 'noor-haddad',
          as: 'owner',
          why: 'GitHub failed when asked for the account’s access to the repository (HTTP 500, 4 tries).',
          needs: 'Run it again.',
        },
        { severity: 'undecided', system: 'search' },
      ),
    ]),
  'undecided-permission': () =>
    withFindings(judge(BASE, { 'docs/a.md': 'a' }), [
      finding(
        'change-unknown',
        'change',
        { why: 'GitHub does not let this token read the pull request (HTTP 403).', needs: 'pull-requests: read' },
        { severity: 'undecided' },
      ),
    ]),
  'forty-systems': () =>
    judge(
      { 'OWNERSHIP.yaml': FORTY_DECLARED },
      Object.fromEntries(FORTY.map((name) => [`workers/${name}/job.ts`, name])),
    ),
  warnings: () =>
    judge(
      {
        ...BASE,
        'OWNERSHIP.yaml': `${DECLARED}  unowned: warn\n  require: [owner, runbook, slo, backup]\n  rules: { backup: warn, runbook: warn }\n`,
      },
      { ...ONE_OF_EACH, 'scripts/seed.sh': '1' },
    ),
  report: () => judge({ ...BASE, 'OWNERSHIP.yaml': `${DECLARED}  mode: report\n` }, ONE_OF_EACH),
  unreadable: () =>
    judge(BASE, {
      'OWNERSHIP.yaml': DECLARED.replace('owner: sam-okafor', 'owner: @sam-okafor').replace(
        '    tier: 1',
        '    teir: 1',
      ),
      'services/ledger/main.go': '2',
    }),
  'no-declaration': () => judge({ 'a.ts': '1' }, { 'a.ts': '2' }),
  meant: () =>
    judge({ ...BASE, 'OWNERSHIP.yaml': DECLARED.replace('[docs/]', '[docs/, "*.md"]') }, { 'tools/readme.md': '1' }),
  'claimed-twice': () =>
    judge(
      { ...BASE, 'OWNERSHIP.yaml': DECLARED.replace('[services/ledger/]', '[services/ledger/, services/checkout/]') },
      { 'services/checkout/api.ts': '2' },
    ),
  'waiver-expired': () =>
    judge(
      {
        ...BASE,
        'OWNERSHIP.yaml': `${DECLARED}waivers:
  - { systems: [search], duties: [runbook], reason: Soon, approved-by: maya-lin, expires: 2026-11-01 }
  - { systems: [storefront], duties: [slo], reason: "After @acme/web moves (#12)", approved-by: maya-lin, expires: 2026-12-31 }
`.replace('    slo: [{ file: slo/storefront.yaml }]\n', ''),
      },
      { 'services/search/query.py': '2', 'apps/storefront/cart.tsx': '2' },
    ),
  handover: () =>
    judge(
      BASE,
      {
        'services/ledger/main.go': '2',
        'OWNERSHIP.yaml': DECLARED.replace('    owner: maya-lin\n', '    owner: dana-pull\n')
          .replace('objective: 99.95%', 'objective: 99.5%')
          .replace('    depends-on: [ledger]\n', '')
          .concat('  unowned: warn\n'),
      },
      { provenance: { commits: [WRITTEN_BY_AGENT] } },
    ),
  'another-target': async () => ({
    ...(await judge(BASE, { 'services/ledger/main.go': '2' })),
    target: 'spike/ledger-2',
  }),
};
