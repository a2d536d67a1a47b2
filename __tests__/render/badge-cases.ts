/** What audits come to, and what their badges have to say: the ground of the tables and of the pictures. */
import type { AuditedSystem } from '../../src/audit-result.ts';
import type { Badge, BadgeColour, Badged, Variant } from '../../src/render/badge.ts';
import { type Finding, finding, type Outcome } from '../../src/verdict.ts';

export const toSystem = (name: string, outcome: Outcome): AuditedSystem =>
  ({ name, outcome, files: 1 }) as unknown as AuditedSystem;

/** An audit of so many files, of which so many are owned; nothing else is wrong with it unless it is said. */
export const toAudit = (owned: number, unowned: number, more: Partial<Badged> = {}): Badged => ({
  outcome: unowned > 0 ? 'fail' : 'pass',
  coverage: { files: owned + unowned + 7, owned, exempt: 7, unowned },
  systems: [toSystem('ledger', 'pass')],
  findings: unowned > 0 ? [finding('unowned', 'unowned', { near: null, proposed: null })] : [],
  duties: { runbook: { owed: 12, met: 12 }, slo: { owed: 12, met: 12 } },
  ...more,
});

const missing = finding('runbook-missing', 'runbook', {}, { system: 'checkout' });
const nobody = finding('owner-missing', 'owner', {}, { system: 'search' });
const unread = finding(
  'slo-unknown',
  'slo',
  { path: 'slo/search.yaml', why: 'HTTP 502.', needs: null },
  { severity: 'undecided', system: 'search' },
);
export const past = finding('merged-past', 'merged-past', {
  pull: 12,
  kind: 'pull',
  base: 'a'.repeat(40),
  head: 'b'.repeat(40),
  outcome: 'fail',
  findings: [],
  count: 0,
});
const none: Finding = finding('declaration-missing', 'declaration', { spelt: [] });
const twice = finding('declaration-twice', 'declaration', { files: ['OWNERSHIP.yaml', '.github/OWNERSHIP.yaml'] });
const hidden = finding(
  'declaration-unknown',
  'declaration',
  { why: 'HTTP 502.', needs: null },
  { severity: 'undecided' },
);
const unseen = finding('change-unknown', 'change', { why: 'HTTP 502.', needs: null }, { severity: 'undecided' });

/** Nothing could be counted. */
const uncounted = (outcome: Outcome, ...findings: readonly Finding[]): Badged =>
  toAudit(0, 0, {
    outcome,
    coverage: null,
    systems: [],
    findings,
    duties: { runbook: { owed: 0, met: 0 }, slo: { owed: 0, met: 0 } },
  });

type Said = readonly [message: string, color: BadgeColour, error?: 'error'];
const OPEN: Said = ['12 of 12 open', 'brightgreen'];
const DECLARED: Said = ['12 of 12 declared', 'brightgreen'];
const alike = (...said: Said): readonly [Said, Said, Said] => [said, said, said];

/** The state, and what it makes of the three badges: ownership, runbooks and SLOs. */
export const BADGE_CASES: readonly (readonly [state: string, audit: Badged, said: readonly [Said, Said, Said]])[] = [
  ['all', toAudit(1204, 0), [['100 % answered for', 'brightgreen'], OPEN, DECLARED]],
  ['all but one of very many', toAudit(99_999, 1), [['99 % answered for', 'green'], OPEN, DECLARED]],
  ['98 %', toAudit(1204, 24), [['98 % answered for', 'green'], OPEN, DECLARED]],
  ['90 %', toAudit(90, 10), [['90 % answered for', 'green'], OPEN, DECLARED]],
  ['less than 90 %', toAudit(899, 101), [['89 % answered for', 'yellowgreen'], OPEN, DECLARED]],
  ['75 %', toAudit(3, 1), [['75 % answered for', 'yellowgreen'], OPEN, DECLARED]],
  ['less than 75 %', toAudit(7499, 2501), [['74 % answered for', 'yellow'], OPEN, DECLARED]],
  ['half', toAudit(1, 1), [['50 % answered for', 'yellow'], OPEN, DECLARED]],
  ['42 %', toAudit(42, 58), [['42 % answered for', 'orange'], OPEN, DECLARED]],
  ['29 %, as floats do not have it', toAudit(29, 71), [['29 % answered for', 'orange'], OPEN, DECLARED]],
  ['a quarter', toAudit(1, 3), [['25 % answered for', 'orange'], OPEN, DECLARED]],
  ['less than a quarter', toAudit(24, 76), [['24 % answered for', 'red'], OPEN, DECLARED]],
  ['1 %', toAudit(1, 99), [['1 % answered for', 'red'], OPEN, DECLARED]],
  ['hardly any', toAudit(1, 100), [['< 1 % answered for', 'red'], OPEN, DECLARED]],
  [
    '0 %',
    toAudit(0, 24, { systems: [], duties: { runbook: { owed: 0, met: 0 }, slo: { owed: 0, met: 0 } } }),
    [
      ['0 % answered for', 'red'],
      ['none owed', 'lightgrey'],
      ['none owed', 'lightgrey'],
    ],
  ],
  [
    'empty',
    toAudit(0, 0, { systems: [], duties: { runbook: { owed: 0, met: 0 }, slo: { owed: 0, met: 0 } } }),
    [
      ['nothing to judge', 'lightgrey'],
      ['none owed', 'lightgrey'],
      ['none owed', 'lightgrey'],
    ],
  ],
  [
    'two systems fail',
    toAudit(1204, 24, {
      systems: [toSystem('checkout', 'fail'), toSystem('ledger', 'pass'), toSystem('search', 'fail')],
      findings: [missing, nobody],
      duties: { runbook: { owed: 12, met: 11 }, slo: { owed: 12, met: 12 } },
    }),
    [['98 % answered for, 2 failing', 'red', 'error'], ['11 of 12 open, failing', 'red', 'error'], DECLARED],
  ],
  [
    'a system without files fails',
    toAudit(0, 0, { outcome: 'fail', systems: [], findings: [nobody] }),
    [['nothing to judge, 1 failing', 'red', 'error'], OPEN, DECLARED],
  ],
  [
    'a system fails, and another could not be judged',
    toAudit(12, 0, {
      outcome: 'fail',
      findings: [nobody, unread],
      duties: { runbook: { owed: 2, met: 2 }, slo: { owed: 2, met: 1 } },
    }),
    [
      ['100 % answered for, 1 failing', 'red', 'error'],
      ['2 of 2 open', 'brightgreen'],
      ['1 of 2 declared, undecided', 'yellow', 'error'],
    ],
  ],
  [
    'waived',
    toAudit(12, 0, { duties: { runbook: { owed: 12, met: 11 }, slo: { owed: 12, met: 3 } } }),
    [
      ['100 % answered for', 'brightgreen'],
      ['11 of 12 open', 'yellow'],
      ['3 of 12 declared', 'orange'],
    ],
  ],
  [
    'merged past',
    toAudit(12, 0, { outcome: 'fail', findings: [past, past] }),
    [['100 % answered for, 2 merged past', 'red', 'error'], OPEN, DECLARED],
  ],
  [
    'two declarations',
    toAudit(12, 0, { outcome: 'fail', findings: [twice] }),
    [
      ['100 % answered for, failing', 'red', 'error'],
      ['12 of 12 open, failing', 'red', 'error'],
      ['12 of 12 declared, failing', 'red', 'error'],
    ],
  ],
  [
    'only warnings',
    toAudit(12, 0, { findings: [{ ...missing, severity: 'warn' }] }),
    [['100 % answered for', 'brightgreen'], OPEN, DECLARED],
  ],
  [
    'undecided',
    toAudit(12, 0, { outcome: 'undecided', findings: [unread] }),
    [['100 % answered for, undecided', 'yellow', 'error'], OPEN, ['12 of 12 declared, undecided', 'yellow', 'error']],
  ],
  [
    'undecided, with nobody for most',
    toAudit(12, 24, { outcome: 'fail', findings: [unread] }),
    [['33 % answered for, undecided', 'orange', 'error'], OPEN, ['12 of 12 declared, undecided', 'yellow', 'error']],
  ],
  ['no declaration', uncounted('fail', none), alike('no declaration', 'red', 'error')],
  ['a declaration that cannot be read', uncounted('fail', twice), alike('unreadable', 'red', 'error')],
  [
    'a declaration nobody could fetch',
    uncounted('undecided', hidden),
    alike('could not find out', 'lightgrey', 'error'),
  ],
  ['a tree nobody could list', uncounted('undecided', unseen), alike('could not find out', 'lightgrey', 'error')],
];

export const toExpected = ([message, color, error]: Said, variant: Variant): Badge => ({
  label: variant === 'slos' ? 'SLOs' : variant,
  message,
  color,
  isError: error !== undefined,
});
