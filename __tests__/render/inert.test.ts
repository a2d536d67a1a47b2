/**
 * What strangers write stays text on the comment and the job summary: under GitHub's Markdown, and under the filters
 * that GitHub runs over the finished page for names, references, commits, emoji and addresses.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Audit } from '../../src/audit-result.ts';
import { renderAuditMarkdown } from '../../src/render/audit-markdown.ts';
import { renderAuditTerminal } from '../../src/render/audit-terminal.ts';
import { renderComment } from '../../src/render/comment.ts';
import { printable } from '../../src/render/escape.ts';
import { renderSummary } from '../../src/render/summary.ts';
import type { TrendEntry } from '../../src/trend.ts';
import { type Asked, finding, findOutcome, type JudgedSystem, type Severity, type Verdict } from '../../src/verdict.ts';
import { type Page, readPage } from './dom.ts';

const LINKS = { server: 'https://github.com', repository: 'acme/shop' };
const SUMMARY = 'https://github.com/acme/shop/actions/runs/7';
const HEAD = 'a'.repeat(40);

/** A verdict in which a stranger wrote the same text wherever strangers can write. */
const spoil = (text: string, severity: Severity): Verdict => {
  const place = { file: text, line: 4, column: 3, commit: HEAD };
  const agreement = { by: text, how: 'comment', commit: HEAD, standsIn: true } as const;
  const system: JudgedSystem = {
    name: 'ledger',
    description: text,
    owner: text,
    backup: [text, text],
    team: text,
    tier: '1',
    runbook: text,
    sections: [{ id: 'first-five-minutes', anchor: text }],
    data: [text],
    slo: [
      { indicator: text, objective: '99.9', window: '30d', budgetSeconds: '2592', file: null },
      { indicator: null, objective: null, window: null, budgetSeconds: null, file: text },
    ],
    notApplicable: [],
    escalation: { page: text, acknowledgeWithin: '15m' },
    dependents: [{ name: text, through: null }],
    place,
    paths: 3,
    outcome: 'fail',
    acceptedBy: [agreement],
  };
  const named = { who: 'system', system: 'ledger', logins: [text, `${text}2`] } as const;
  const lapse = { by: text, how: 'review', commit: HEAD, why: 'changed' } as const;
  const open = { state: 'open', lapses: [lapse] } as const;
  const asks: readonly Asked[] =
    severity === 'undecided'
      ? [{ ask: named, answer: { state: 'unknown', why: text, needs: text } }]
      : severity === 'notice'
        ? [{ ask: named, answer: { state: 'unasked' } }]
        : [
            { ask: named, answer: open },
            { ask: { who: 'person', login: text }, answer: open },
            { ask: { who: 'approver', login: `${text}2` }, answer: open },
            { ask: { who: 'keepers' }, answer: open },
            { ask: { who: 'person', login: `${text}3` }, answer: { state: 'met', agreement } },
          ];
  const about = { severity, place, paths: { count: 2, first: [text, text], folder: text } };
  const original = finding(
    'runbook-not-https',
    'runbook',
    { got: text, why: 'scheme' },
    { severity, system: 'ledger', place },
  );
  const findings = [
    finding(
      'unowned',
      'unowned',
      { near: null, proposed: place },
      { ...about, patch: { file: text, afterLine: 4, text: `  x:\n    paths: [${text}]\n` } },
    ),
    finding(
      'unowned',
      'unowned',
      { near: { kind: 'case', pattern: text, place, write: text }, proposed: null },
      { ...about, paths: { count: 1, first: [text], folder: null }, path: text },
    ),
    finding(
      'ambiguous',
      'ambiguous',
      {
        claims: [
          { system: 'a', pattern: text, place },
          { system: 'b', pattern: text, place },
        ],
      },
      {
        ...about,
        path: text,
        by: [
          { login: text, as: 'owner' },
          { login: `${text}2`, as: 'backup' },
        ],
      },
    ),
    finding('declaration-conflict', 'declaration', { entry: text, base: place, head: place }, { severity, place }),
    finding(
      'declaration-value',
      'declaration',
      { code: 'declaration-value', line: 1, column: 1, at: text, got: text, write: text, form: 'login' },
      { severity, place },
    ),
    finding('change-unknown', 'change', { why: text, needs: text }, { severity }),
    finding(
      'radius',
      'blast-radius',
      {
        systems: [text],
        first: [{ name: text, tier: text, owner: text, through: text }],
        count: 3,
        tier: text,
        degraded: 2,
      },
      { severity },
    ),
    finding(
      'radius-big',
      'blast-radius',
      { systems: 12, threshold: 10, shares: [{ owner: text, count: 9 }] },
      { severity },
    ),
    finding(
      'dependency-unknown',
      'blast-radius',
      { name: text, near: text, isRemoved: false },
      { severity, system: 'ledger', place },
    ),
    finding('dependency-cycle', 'blast-radius', { circle: [text, text], members: 3 }, { severity, system: 'ledger' }),
    finding(
      'runbook-unknown',
      'runbook',
      { path: text, why: text, needs: null },
      { severity, system: 'ledger', place },
    ),
    finding(
      'owner-access-unknown',
      'owner-access',
      { login: text, as: 'owner', why: text, needs: 'Run it again.' },
      { severity, system: 'ledger', place },
    ),
    finding(
      'waiver-expired',
      'waiver',
      { expires: '2026-01-01', waiver: place, original },
      { severity, system: 'other', place },
    ),
    finding('exemption-expired', 'waiver', { expires: '2026-01-01', reason: text }, about),
    finding(
      'handover',
      'handover',
      { kind: 'owner-replaced', systems: ['checkout'], about: text, before: text, after: `${text}2`, asks },
      { severity, system: 'checkout', place },
    ),
    finding(
      'law-changed',
      'law',
      { kind: 'waiver-added', about: text, before: null, after: text, asks },
      { severity, place },
    ),
    finding(
      'acceptance-wanted',
      'acceptance',
      { class: 'agent', agent: text, unseen: false, asks },
      { severity, system: 'ledger', place },
    ),
    finding('gate-workflow', 'gate-workflow', { why: 'job', name: text, asks }, { severity, path: text }),
    finding('gate-workflow-unknown', 'gate-workflow', { why: text, needs: text }, { severity, path: text }),
    finding('declaration-mended', 'declaration', { ref: text, asks }, { severity, place }),
    finding('law-in-force', 'law', { agreements: [agreement] }, { severity }),
    finding('law-behind', 'law', { ref: text }, { severity }),
    finding('waiver-for-oneself', 'law', { login: text, systems: ['ledger'] }, { severity, place }),
    finding(
      'waiver-ends-soon',
      'waiver',
      { expires: '2026-12-01', reason: text, duties: ['runbook'] },
      { severity, system: 'ledger', place },
    ),
    finding('exemption-ends-soon', 'waiver', { expires: '2026-12-01', reason: text }, about),
    ...(['form', 'not-asked', 'account', 'no-keeper'] as const).map((why) =>
      finding(
        'command-refused',
        'acceptance',
        { login: text, line: text, why, standing: [], head: HEAD },
        { severity },
      ),
    ),
    original,
  ];
  return {
    program: '1.0.0',
    date: '2026-11-23',
    outcome: findOutcome(findings),
    mode: 'enforce',
    base: { ref: text, sha: 'b'.repeat(40) },
    mergeBase: 'b'.repeat(40),
    head: { ref: text, sha: HEAD },
    pullHead: HEAD,
    law: 'base',
    policy: { ref: text, sha: 'b'.repeat(40) },
    target: `${text}2`,
    provenance: {
      class: 'agent',
      agent: 'claude-code',
      evidence: [
        { where: 'trailer', commit: HEAD, value: text, signal: text, strength: 'strong', class: 'agent', commits: 2 },
        { where: 'title', commit: null, value: text, signal: text, strength: 'weak', class: 'agent', commits: 0 },
      ],
      more: 3,
      incomplete: true,
    },
    systems: [system, { ...system, name: 'checkout' }],
    people: [{ login: text, name: text }],
    paths: [{ path: text, status: 'added', system: null, exempt: false, pattern: text, place }],
    findings,
    waived: [{ finding: original, reason: text, approvedBy: text, expires: '2027-01-01', place }],
    exempted: 1,
    breakGlass: severity === 'warn' ? { by: text, reason: text, commit: HEAD } : null,
    agreements: [{ rule: 'acceptance', system: 'ledger', ask: named, ...agreement }],
    author: severity === 'fail' ? `${text}2` : text,
    keepers: severity === 'fail' ? [text, `${text}4`] : [],
    debt: { waivers: 2, exemptions: 1, endingSoon: 1, ended: 1 },
    radius: {
      nodes: (['touched', 'breaks', 'degrades', 'needed', 'external'] as const).map((role) => {
        return { name: text, role, tier: text, owner: text };
      }),
      edges: [
        { from: 0, to: 1, soft: false },
        { from: 0, to: 2, soft: true },
      ],
      more: { nodes: 2, edges: 1 },
    },
    notChecked: ['owner-access', 'acceptance', 'handover'],
  };
};

/** The same of an audit, and of the history that anybody who may push can write. */
const spoilAudit = (text: string, severity: Severity): { readonly audit: Audit; readonly trend: TrendEntry[] } => {
  const { findings, systems, outcome, ...verdict } = spoil(text, severity);
  const counts = { files: 4, owned: 1, exempt: 1, unowned: 2 };
  const past = finding(
    'merged-past',
    'merged-past',
    { pull: 12, kind: 'pull', base: 'b'.repeat(40), head: HEAD, outcome: 'fail', findings, count: 40 },
    { severity },
  );
  const unknown = finding(
    'merged-past-unknown',
    'merged-past',
    { why: text, needs: text, base: 'b'.repeat(40), head: HEAD },
    { severity },
  );
  const place = { file: text, line: 4, column: 3, commit: HEAD };
  const about = { severity, place, by: [{ login: text, as: 'owner' }] } as const;
  const near = { kind: 'spelling', write: text } as const;
  const by = { pattern: text, place, system: text };
  const left = [
    finding('pattern-without-files', 'patterns', { pattern: text, of: 'system', near }, about),
    finding('pattern-shadowed', 'patterns', { pattern: text, of: 'exemption', count: 2, first: text, by }, about),
    finding('system-without-files', 'patterns', { patterns: [text], shadowed: false, near }, about),
    finding('waiver-left-over', 'waiver', { what: 'waiver', expires: '2026-01-01', reason: text }, about),
  ];
  const audit: Audit = {
    ...verdict,
    outcome,
    commit: { ref: text, sha: HEAD },
    coverage: counts,
    folders: [{ folder: text, ...counts }],
    systems: systems.map((system) => ({ ...system, files: 2 })),
    loads: [{ login: text, name: text, owner: [text, 'ledger'], backup: [text], alone: [text] }],
    listPaths: () => [{ path: text, system: null, exempt: false, place: null }],
    findings: [past, unknown, ...left, ...findings],
    duties: { runbook: { owed: 2, met: 1 }, slo: { owed: 2, met: 2 } },
    notChecked: ['owner-access', 'runbook-hosts'],
  };
  const entry = { at: '2026-11-23T09:00:00Z', outcome, ...counts, systems: 2, failing: 1, past: [] };
  const trend: TrendEntry[] = [
    { ...entry, at: '2026-11-10T09:00:00Z', commit: 'b'.repeat(40), findings: {}, systems: 1 },
    { ...entry, commit: HEAD, findings: { [text]: 2 } },
  ];
  return { audit, trend };
};

const ELEMENTS = new Set(
  'h2 h3 p table thead tbody tr th td code strong a ol ul li pre details summary sub br span'.split(' '),
);
/** What GitHub's filters look for in the text of a finished page, and never in `a`, `code` and `pre`. */
const FILTERS: Readonly<Record<string, RegExp>> = {
  mention: /@[a-z0-9]/i,
  issue: /#\d|GH-\d/i,
  commit: /(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/i,
  emoji: /:[\w+-]+:/,
  address: /:\/\/|www\./i,
};
/** What its parser makes links of in any text, that of code written as an element included. */
const PARSED = /[\w.+-]@[\w-]+\.\w|:\/\/|www\./i;

/** An address that is meant to be followed: https, without anybody's password. */
const parseMeant = (text: string): URL | null => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url : null;
};

const isMeant = (href: string, text: string): boolean => {
  if (!URL.canParse(href)) return false;
  const { origin, pathname, username } = new URL(href);
  if (origin === LINKS.server && /^\/acme\/shop\/(?:blob\/a{40}\/|commit\/[ab]{40}$|actions\/runs\/7$)/.test(pathname))
    return true;
  return username === '' && origin === parseMeant(text)?.origin;
};

/** Everything on a page that a stranger's text brought to life, in words. */
const findAlive = ({ elements, texts }: Page, text: string): string[] => {
  const alive = elements.flatMap(({ name, attributes }) => {
    const { href, ...others } = attributes;
    const isOurs = name === 'code' && /^language-(?:yaml|mermaid|markdown)$/.test(others.class ?? '');
    // A column of numbers.
    const isNumber = (name === 'th' || name === 'td') && others.align === 'right';
    const allowed = { ...others, ...(isOurs && { class: undefined }), ...(isNumber && { align: undefined }) };
    return [
      ...(ELEMENTS.has(name) ? [] : [`<${name}>`]),
      ...Object.entries(allowed).flatMap(([key, value]) => (value === undefined ? [] : [`<${name} ${key}=${value}>`])),
      ...(href === undefined || (name === 'a' && isMeant(href, text)) ? [] : [`a link to ${href}`]),
    ];
  });
  for (const { value, within } of texts) {
    const isApart = within.some((name) => name === 'a' || name === 'pre');
    const isCode = within.includes('code');
    if (!isApart && PARSED.test(value)) alive.push(`an address in ${value}`);
    if (isApart || isCode) continue;
    for (const [what, filter] of Object.entries(FILTERS)) if (filter.test(value)) alive.push(`${what} in ${value}`);
    if (value.includes('$') && (value !== '$' || within.at(-1) !== 'span')) alive.push(`a formula in ${value}`);
  }
  return alive;
};

/** What a reader sees, without what parts words. */
const read = ({ texts }: Page): string =>
  texts
    .map(({ value }) => value)
    .join('')
    .replaceAll('\u200b', '')
    .replaceAll('\u00a0', ' ');

const SNIPPET = '[![ownership](https://img.example/ownership.svg)](https://github.com/acme/shop)';

const SEVERITIES = ['fail', 'undecided', 'warn', 'notice'] as const;
const renderAll = (text: string): string[] =>
  SEVERITIES.flatMap((severity) => {
    const verdict = spoil(text, severity);
    const comment = renderComment(verdict, LINKS, { summary: SUMMARY });
    const { audit, trend } = spoilAudit(text, severity);
    const audited = renderAuditMarkdown(audit, LINKS, { trend, snippet: SNIPPET });
    if (severity !== 'fail') return [comment, audited];
    const plain = renderAuditMarkdown(audit, null, { trend: null, snippet: null });
    return [comment, renderSummary(verdict, LINKS), renderSummary(verdict, null), audited, plain];
  });

const STRINGS = [
  '`',
  '``` a ```',
  '`<b>`',
  'a|b|c',
  '\\|x|',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</td></tr></table>',
  '</details>',
  '</code></pre>',
  '<!-- x',
  '-->',
  '<!-- ownership-gate:v1 -->',
  '@org/everyone',
  'me@evil.example',
  'mailto:me@evil.example',
  'node_modules/@types/node',
  '#123',
  'acme/shop#123',
  'acme/shop@3f9c2ab4',
  'GH-1',
  'gh-12',
  '3f9c2ab4',
  '3f9c2ab43f9c2ab43f9c2ab43f9c2ab43f9c2ab4',
  'https://evil.example/x',
  'http://evil.example',
  'HTTPS://evil.example/a)b>c"d e`f|g\\h',
  'https://me:secret@evil.example/',
  'https://evil.example/?a=1&copy;=2&lt;#@org',
  'https://evił.example/путь',
  'javascript:alert(1)',
  'data:text/html,x',
  '//evil.example',
  'www.evil.example',
  'wwww.evil.example',
  'ftp://evil.example',
  ':tada:',
  ':+1::tada:',
  '[x](http://evil.example)',
  '![x](http://evil.example/x.png)',
  '[x]: http://evil.example',
  '[^1]',
  '[^1]: x',
  '- [ ] x',
  '- [x] x',
  '1. x',
  '# x',
  '> [!NOTE]',
  '~~x~~',
  '**x** __y__ *z*',
  '$x$',
  '$$x$$',
  '$`x`$',
  'a\n\nb',
  'a\r\nb',
  'a\n- b',
  'a\n===',
  '===',
  '---',
  '    four spaces',
  '\tx',
  '&lt;b&gt;',
  '&#64;org',
  '&nbsp;&copy;',
  '\u202eevil',
  'a\u200bb',
  'a\0b',
  'caf\udce9',
  '\ud83d',
  '../../../../evil/repo',
  './../x',
  '..\\..\\x',
  'a%2F..%2Fb',
  'docs/a.md#"><img>',
  'x'.repeat(4_000),
  '|'.repeat(100),
  '$'.repeat(100),
];

describe('what strangers write stays text, and can be read', () => {
  test.each(STRINGS.map((text) => [text.slice(0, 60), text]))('%j', (_, text) => {
    for (const markdown of renderAll(text)) {
      const page = readPage(markdown);
      expect(findAlive(page, text)).toEqual([]);
      if (text.length <= 100) expect(read(page)).toContain(printable(text));
    }
  });

  test('whatever it is', () => {
    const piece = fc.constantFrom(
      ...STRINGS.filter((text) => text.length < 100),
      ' ',
      'a',
      '0',
      '\n',
      '(',
      ')',
      '<',
      '>',
    );
    const mixed = fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 6 });
    fc.assert(
      fc.property(
        mixed.map((pieces) => pieces.join('')),
        fc.constantFrom(...SEVERITIES),
        (text, severity) => {
          const verdict = spoil(text, severity);
          expect(findAlive(readPage(renderComment(verdict, LINKS, { summary: null })), text)).toEqual([]);
          expect(findAlive(readPage(renderSummary(verdict, LINKS)), text)).toEqual([]);
          const { audit, trend } = spoilAudit(text, severity);
          expect(findAlive(readPage(renderAuditMarkdown(audit, LINKS, { trend, snippet: null })), text)).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('on a terminal nothing of an audit moves or hides', () => {
  test.each(STRINGS.map((text) => [text.slice(0, 60), text]))('%j', (_, text) => {
    for (const severity of SEVERITIES) {
      const { audit } = spoilAudit(`${text}\u001b[2J`, severity);
      const said = renderAuditTerminal(audit, { colour: false, width: 100 });
      expect(said.split('\n').filter((line) => printable(line) !== line)).toEqual([]);
    }
  });
});

describe('the test itself sees', () => {
  test.each([
    ['an image', '![x](http://e.example/x.png)'],
    ['an element', '<img src=x>'],
    ['a link', '[x](https://evil.example)'],
    ['a way out of the repository', '[x](https://github.com/acme/shop/blob/../../../evil)'],
    ['a footnote', 'x[^1]\n\n[^1]: y'],
    ['a task', '- [ ] x'],
    ['a stroke', '~~x~~'],
    ['a mention by entity', '&#64;org'],
    ['an issue', '&#35;123'],
    ['a commit', 'see 3f9c2ab4'],
    ['an emoji', '&#58;tada:'],
    ['an address', 'https&#58;//evil.example'],
    ['an address in code', '<code>me&#64;evil.example</code>'],
    ['a formula', '&#36;x&#36;'],
  ])('%s', (_, markdown) => expect(findAlive(readPage(markdown), '')).not.toEqual([]));
});
