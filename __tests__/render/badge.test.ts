import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BADGE_FORMATS,
  type Badge,
  type Badged,
  COLOURS,
  listBadgeFiles,
  renderBadge,
  renderEndpoint,
  renderPicture,
  renderSnippet,
  toBadge,
  VARIANTS,
} from '../../src/render/badge.ts';
import type { PassedBy } from '../../src/trend.ts';
import { finding, RULES, type Severity } from '../../src/verdict.ts';
import { BADGE_CASES, past, toAudit, toExpected, toSystem } from './badge-cases.ts';

describe('what it says, and in which colour', () => {
  test.each(BADGE_CASES)('%s', (_, audit, said) => {
    expect(VARIANTS.map((variant) => toBadge(audit, variant))).toEqual(
      VARIANTS.map((variant, at) => toExpected(said[at] ?? ['', 'red'], variant)),
    );
  });
});

describe('what an earlier audit of the same commit told', () => {
  const told = (...outcomes: readonly PassedBy['outcome'][]): readonly PassedBy[] =>
    outcomes.map((outcome, at) => ({ pull: at + 1, commit: `${at}`.repeat(40), outcome }));
  const failing = toAudit(98, 2, { findings: [past] });
  test.each<[what: string, audit: Badged, told: readonly PassedBy[], message: string, color: Badge['color']]>([
    ['nothing', toAudit(100, 0), [], '100 % answered for', 'brightgreen'],
    ['one past the gate', toAudit(100, 0), told('fail'), '100 % answered for, 1 merged past', 'red'],
    [
      'two, one of them unknown',
      toAudit(100, 0),
      told('fail', 'undecided'),
      '100 % answered for, 1 merged past',
      'red',
    ],
    ['an unknown one', toAudit(100, 0), told('undecided'), '100 % answered for, undecided', 'yellow'],
    ['what this audit found itself', failing, told('fail'), '98 % answered for, 1 merged past', 'red'],
  ])('%s', (_, audit, earlier, message, color) => {
    const isError = earlier.length > 0;
    expect(toBadge(audit, 'ownership', earlier)).toEqual({ label: 'ownership', message, color, isError });
    for (const variant of ['runbooks', 'slos'] as const) {
      expect(toBadge(audit, variant, earlier)).toEqual(toBadge(audit, variant));
    }
    expect(listBadgeFiles(audit, earlier).get('ownership.json')).toContain(`"message": "${message}"`);
  });
});

const GREENS: ReadonlySet<string> = new Set(['brightgreen', 'green', 'yellowgreen']);
const count = fc.oneof(fc.nat(5), fc.nat(200), fc.nat(100_000));
const severity = fc.constantFrom<Severity>('fail', 'undecided', 'warn', 'notice');
const OUTCOMES = ['pass', 'fail', 'undecided'] as const;
/** Of any rule: what a badge makes of it must not rest on the code. */
const found = fc
  .record({ rule: fc.constantFrom(...RULES), severity, system: fc.constantFrom(null, 'checkout', 'search') })
  .map(({ rule, ...more }) => finding('owner-missing', rule, {}, more));
const anAudit = fc
  .record({
    owned: count,
    unowned: count,
    outcome: fc.constantFrom(...OUTCOMES),
    systems: fc.array(fc.constantFrom(...OUTCOMES), { maxLength: 4 }),
    findings: fc.array(found, { maxLength: 4 }),
    owed: fc.nat(20),
    met: fc.nat(20),
  })
  .map(({ owned, unowned, systems, owed, met, ...more }) => {
    const duty = { owed, met: Math.min(owed, met) };
    const judged = systems.map((outcome, at) => toSystem(`s${at}`, outcome));
    return toAudit(owned, unowned, { ...more, systems: judged, duties: { runbook: duty, slo: duty } });
  });

describe('whatever was found', () => {
  test('nothing that fails is green, and what is not known is not either', () => {
    fc.assert(
      fc.property(anAudit, (audit) => {
        const { color, isError } = toBadge(audit, 'ownership');
        const isFailing =
          audit.systems.some(({ outcome }) => outcome === 'fail') ||
          audit.findings.some((one) => one.severity === 'fail' && (one.system !== null || one.rule === 'merged-past'));
        const isOpen = audit.outcome === 'undecided' || audit.findings.some((one) => one.severity === 'undecided');
        if (isFailing) expect([color, isError]).toEqual(['red', true]);
        if (isOpen) expect(GREENS.has(color)).toBe(false);
        if (isOpen) expect(isError).toBe(true);
      }),
    );
  });

  test('a duty that is not met everywhere is not green, nor one of whose rule something stands', () => {
    fc.assert(
      fc.property(anAudit, (audit) => {
        const rules = { runbooks: ['runbook'], slos: ['slo', 'slo-arithmetic'] };
        for (const variant of ['runbooks', 'slos'] as const) {
          const { owed, met } = audit.duties.runbook;
          const { color } = toBadge(audit, variant);
          const own = audit.findings.filter(({ rule }) => rules[variant].includes(rule));
          if (met < owed || own.some((one) => one.severity === 'undecided')) expect(GREENS.has(color)).toBe(false);
          if (own.some((one) => one.severity === 'fail')) expect(color).toBe('red');
        }
      }),
    );
  });

  test('100 % leaves nothing out, and 0 % has nobody', () => {
    fc.assert(
      fc.property(anAudit, ({ coverage, ...rest }) => {
        const { message } = toBadge({ coverage, ...rest }, 'ownership');
        const { owned = 0, unowned = 0 } = coverage ?? {};
        if (owned + unowned === 0) {
          expect(message).toMatch(/^nothing to judge/);
          return;
        }
        expect(message.startsWith('100 %')).toBe(unowned === 0);
        expect(message.startsWith('0 %')).toBe(owned === 0);
        expect(message).toMatch(/^(?:\d+|< 1) % answered for/);
      }),
    );
  });

  test('more files of nobody never make a better colour', () => {
    fc.assert(
      fc.property(anAudit, fc.integer({ min: 1, max: 1000 }), (audit, more) => {
        const { coverage } = audit;
        if (coverage === null || coverage.owned + coverage.unowned === 0) return;
        const worse = { ...audit, coverage: { ...coverage, unowned: coverage.unowned + more } };
        const [before, after] = [audit, worse].map((one) => COLOURS.indexOf(toBadge(one, 'ownership').color));
        expect(after).toBeGreaterThanOrEqual(before ?? 0);
      }),
    );
  });

  test('exempt files change nothing', () => {
    fc.assert(
      fc.property(anAudit, count, (audit, exempt) => {
        if (audit.coverage === null) return;
        const { owned, unowned } = audit.coverage;
        const coverage = { files: owned + unowned + exempt, owned, exempt, unowned };
        expect(toBadge({ ...audit, coverage }, 'ownership')).toEqual(toBadge(audit, 'ownership'));
      }),
    );
  });
});

/** What shields takes of an endpoint: these keys and no other, of these types; the message says something. */
const findEndpointFaults = (text: string): readonly string[] => {
  const takes: Readonly<Record<string, (value: unknown) => boolean>> = {
    schemaVersion: (value) => value === 1,
    label: (value) => typeof value === 'string',
    message: (value) => typeof value === 'string' && value !== '',
    color: (value) => typeof value === 'string' && value !== '',
    isError: (value) => typeof value === 'boolean',
  };
  const value = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return [
    ...['schemaVersion', 'label', 'message'].filter((key) => !Object.hasOwn(value, key)),
    ...Object.keys(value).filter((key) => !Object.hasOwn(takes, key) || takes[key]?.(value[key]) !== true),
    ...(text.endsWith('}\n') ? [] : ['no newline at the end']),
  ];
};

describe('the endpoint', () => {
  test.each(BADGE_CASES)('%s: shields takes it', (_, audit) => {
    for (const variant of VARIANTS) expect(findEndpointFaults(renderEndpoint(toBadge(audit, variant)))).toEqual([]);
  });

  test.each<[what: string, badge: Badge, text: string]>([
    [
      'a pass',
      { label: 'ownership', message: '100 % answered for', color: 'brightgreen', isError: false },
      '{\n  "schemaVersion": 1,\n  "label": "ownership",\n  "message": "100 % answered for",\n  "color": "brightgreen"\n}\n',
    ],
    [
      'a failure, which no address can paint green',
      { label: 'ownership', message: '98 % answered for, 2 failing', color: 'red', isError: true },
      '{\n  "schemaVersion": 1,\n  "label": "ownership",\n  "message": "98 % answered for, 2 failing",\n  "color": "red",\n  "isError": true\n}\n',
    ],
  ])('%s', (_, badge, text) => expect(renderEndpoint(badge)).toBe(text));
});

test('there is a file of each badge in each format', () => {
  const audit = toAudit(42, 58);
  const files = listBadgeFiles(audit);
  expect([...files.keys()]).toEqual([
    'ownership.svg',
    'ownership.json',
    'runbooks.svg',
    'runbooks.json',
    'slos.svg',
    'slos.json',
  ]);
  for (const variant of VARIANTS) {
    for (const format of BADGE_FORMATS) {
      expect(files.get(`${variant}.${format}`)).toBe(renderBadge[format](toBadge(audit, variant)));
    }
  }
});

describe('the line for a README', () => {
  const links = { server: 'https://github.com', repository: 'acme/shop' };
  test.each([
    ['ownership-badge', 'ownership-badge'],
    ['status/badge', 'status/badge'],
    ['a)b#c?d', 'a%29b%23c%3Fd'],
    ['grün', 'gr%C3%BCn'],
  ])('a branch %s', (branch, address) => {
    expect(renderSnippet(links, branch)).toBe(
      `[![ownership](https://github.com/acme/shop/raw/${address}/ownership.svg)](https://github.com/acme/shop/blob/HEAD/OWNERSHIP.yaml)`,
    );
  });

  test.each([
    ['badge.svg', '![ownership](badge.svg)'],
    ['our badge (1).svg', '![ownership](our%20badge%20%281%29.svg)'],
    ['a"b](c.svg', '![ownership](a%22b%5D%28c.svg)'],
    ['\ud83d.svg', '![ownership](%EF%BF%BD.svg)'],
  ])('a file %j', (file, line) => expect(renderPicture('ownership', file)).toBe(line));
});
