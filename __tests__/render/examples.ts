/** Pull requests worth looking at, judged: what the comment and the summary say of each is in `examples/`. */
import { check } from '../../src/check.ts';
import type { Account, Actor, Known, Review, Word } from '../../src/facts.ts';
import type { Finding, Verdict } from '../../src/verdict.ts';
import { finding } from '../../src/verdict.ts';
import { HEAD, memorySource, type Surroundings, type Tree } from '../memory-source.ts';
import { RUNBOOK } from '../runbook.ts';

const RUN = { date: '2026-11-23', program: '1.0.0', gate: null };
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
  'docs/runbooks/checkout.md': RUNBOOK,
  'docs/runbooks/search.md': RUNBOOK,
  'docs/runbooks/storefront.md': RUNBOOK,
  'slo/storefront.yaml':
    'version: prometheus/v1\nservice: storefront\nslos:\n  - name: pages\n    objective: 99.5\n    sli:\n      events:\n        error_query: errors[{{.window}}]\n        total_query: total[{{.window}}]\n    alerting: { page_alert: { disable: true }, ticket_alert: { disable: true } }\n',
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

const PEOPLE = ['maya-lin', 'sam-okafor', 'noor-haddad', 'ines-duarte', 'dana-pull', 'lev-orlov'];
const actor = (login: string): Actor => ({ login, id: PEOPLE.indexOf(login) + 1, type: 'User' });
const ACCOUNTS: Readonly<Record<string, Known<Account | null>>> = Object.fromEntries(
  PEOPLE.map((login) => {
    const permission = login === 'lev-orlov' ? 'read' : 'write';
    return [login, { known: { id: actor(login).id, type: 'User', permission } }];
  }),
);

/** Minutes in the order in which things are said. */
const at = (minute: number): string => `2026-11-23T09:${String(minute).padStart(2, '0')}:00Z`;
const approve = (login: string, minute: number, commit = HEAD.sha): Review => ({
  user: actor(login),
  state: 'APPROVED',
  commit,
  at: at(minute),
});
const comment = (login: string, minute: number, line: string): Word => ({
  user: actor(login),
  line,
  at: at(minute),
  edited: false,
});

/** A pull request on which this has been said; an agent's, unless its commits are told. */
const ask = (
  { author = 'dana-pull', commits = [WRITTEN_BY_AGENT] }: { author?: string; commits?: (typeof WRITTEN_BY_AGENT)[] },
  reviews: readonly Review[] = [],
  words: readonly Word[] = [],
): Surroundings => ({
  accounts: ACCOUNTS,
  host: 'github.com',
  provenance: { author: actor(author), commits },
  said: { reviews: { known: reviews }, words: { known: words } },
});

const EARLIER = 'c'.repeat(40);
/** Hands checkout to somebody else, and takes ledger's promise down. */
const HANDED_OVER: Tree = {
  'services/ledger/main.go': '2',
  'OWNERSHIP.yaml': DECLARED.replace('    owner: maya-lin\n', '    owner: dana-pull\n')
    .replace('objective: 99.95%', 'objective: 99.5%')
    .replace('    depends-on: [ledger]\n', '')
    .concat('  unowned: warn\n'),
};
const WAIVED = `${DECLARED}waivers:
  - { systems: [search], duties: [runbook], reason: "Being written (OPS-412)", approved-by: maya-lin, expires: 2026-12-01 }
`;
const TWO_SYSTEMS: Tree = { 'services/checkout/api.ts': '2', 'services/ledger/main.go': '2' };

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
  handover: () => judge(BASE, HANDED_OVER, { provenance: { commits: [WRITTEN_BY_AGENT] } }),
  'acceptance-wanted': () => judge(BASE, { ...TWO_SYSTEMS, 'services/search/query.py': '2' }, ask({})),
  'acceptance-half': () =>
    judge(
      BASE,
      { ...TWO_SYSTEMS, 'apps/storefront/cart.tsx': '2' },
      {
        ...ask({ author: 'ines-duarte' }, [approve('sam-okafor', 1, EARLIER), approve('maya-lin', 2, EARLIER)]),
        earlier: { [EARLIER]: { ...BASE, 'services/checkout/api.ts': '2', 'services/ledger/main.go': '1.5' } },
      },
    ),
  'acceptance-unknown': () =>
    judge(BASE, TWO_SYSTEMS, {
      ...ask({}),
      said: {
        reviews: {
          unknown: 'GitHub does not let this token read the reviews (HTTP 403).',
          needs: 'pull-requests: read',
        },
      },
    }),
  'handover-half': () => judge(BASE, HANDED_OVER, ask({ commits: [] }, [approve('sam-okafor', 1)])),
  'handover-accepted': () =>
    judge(
      BASE,
      HANDED_OVER,
      ask(
        { commits: [] },
        [approve('maya-lin', 1)],
        [comment('dana-pull', 2, `/ownership accept ${HEAD.sha.slice(0, 12)}`)],
      ),
    ),
  'law-changed': () =>
    judge(
      BASE,
      { 'OWNERSHIP.yaml': `${WAIVED}`.replace('    reason: Prose', '    expires: 2027-05-31\n    reason: Prose') },
      ask({ author: 'maya-lin', commits: [] }),
    ),
  'law-in-force': () =>
    judge(
      BASE,
      { 'OWNERSHIP.yaml': WAIVED, 'services/search/query.py': '2' },
      ask({ commits: [] }, [approve('maya-lin', 1)]),
    ),
  'broken-glass': () =>
    judge(
      BASE,
      { 'services/search/query.py': '2', 'services/coupons/api.ts': '1' },
      ask(
        { commits: [] },
        [],
        [
          comment(
            'maya-lin',
            1,
            `/ownership break-glass ${HEAD.sha.slice(0, 12)} Search is down, runbook follows (OPS-512)`,
          ),
        ],
      ),
    ),
  'commands-refused': () =>
    judge(
      BASE,
      { 'services/ledger/main.go': '2' },
      ask(
        {},
        [],
        [
          comment('sam-okafor', 1, '/ownership accept aaaaaaa'),
          comment('lev-orlov', 2, `/ownership accept ${HEAD.sha.slice(0, 12)}`),
          comment('noor-haddad', 3, `/ownership break-glass ${HEAD.sha.slice(0, 12)} It is late`),
          comment('dana-pull', 4, '/ownership please @acme/everyone'),
        ],
      ),
    ),
  accepted: () =>
    judge(
      { ...BASE, 'OWNERSHIP.yaml': WAIVED },
      { ...TWO_SYSTEMS, 'apps/storefront/cart.tsx': '2' },
      ask(
        { author: 'sam-okafor' },
        [approve('maya-lin', 1)],
        [comment('sam-okafor', 2, `/ownership accept ${HEAD.sha.slice(0, 12)}`)],
      ),
    ),
  'another-target': async () => ({
    ...(await judge(BASE, { 'services/ledger/main.go': '2' })),
    target: 'spike/ledger-2',
  }),
};
