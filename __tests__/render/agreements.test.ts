/** Who is asked and who has agreed: the words for each answer, who is listed with what, and the lines around it. */
import { describe, expect, test } from 'vitest';
import { sayLapse } from '../../src/render/agreement-words.ts';
import { listWanted, renderStandIn, renderWanted } from '../../src/render/agreements.ts';
import { describeDebt, describeGlass, describeOutcome, describeUnchecked } from '../../src/render/outcome.ts';
import { renderTerminal } from '../../src/render/terminal.ts';
import { describe as say } from '../../src/render/words.ts';
import {
  type Answer,
  type Ask,
  type Asked,
  type Finding,
  finding,
  type Lapse,
  type Refusal,
  type Verdict,
} from '../../src/verdict.ts';
import { EXAMPLES } from './examples.ts';

const HEAD = '3f9c2ab81f00';
const pass = await (EXAMPLES.pass?.() ?? Promise.reject());
const OPEN: Answer = { state: 'open', lapses: [] };
const met = (by: string, standsIn = false): Answer => ({
  state: 'met',
  agreement: { by, how: 'review', commit: HEAD, standsIn },
});
const ofLedger: Ask = { who: 'system', system: 'ledger', logins: ['sam-okafor', 'maya-lin'] };
const ofAuth: Ask = { who: 'system', system: 'auth', logins: ['Maya-Lin', 'sam-okafor'] };
const person = (login: string): Ask => ({ who: 'person', login });
const approver = (login: string): Ask => ({ who: 'approver', login });
const KEEPERS: Ask = { who: 'keepers' };

const handOver = (asks: readonly Asked[], severity: Finding['severity'] = 'fail', system = 'ledger'): Finding =>
  finding(
    'handover',
    'handover',
    {
      kind: 'owner-replaced',
      systems: [system],
      about: 'sam-okafor',
      before: 'sam-okafor',
      after: 'ines-duarte',
      asks,
    },
    { severity, system },
  );
const want = (ask: Ask, system = 'ledger', lapses: readonly Lapse[] = []): Finding =>
  finding(
    'acceptance-wanted',
    'acceptance',
    { class: 'agent', agent: null, unseen: false, asks: [{ ask, answer: { state: 'open', lapses } }] },
    { system },
  );
const excuse = (asks: readonly Ask[]): Finding =>
  finding('law-changed', 'law', {
    kind: 'waiver-added',
    about: null,
    before: null,
    after: 'runbook of search',
    asks: asks.map((ask) => ({ ask, answer: OPEN })),
  });

const judged = (findings: readonly Finding[], more: Partial<Verdict> = {}): Verdict => ({
  ...pass,
  outcome: 'fail',
  head: { ref: 'feature', sha: HEAD },
  pullHead: HEAD,
  author: 'dana-pull',
  keepers: ['maya-lin', 'noor-haddad'],
  findings,
  ...more,
});
const read = (html: string): string => html.replace(/<\/?code>/g, '`').replace(/<\/?span>/g, '');
const list = (verdict: Verdict): string[] => {
  const sheet = { verdict, links: null, measure: (text: string) => text.length, rest: '' };
  return listWanted(verdict).map((wanted) => read(renderWanted(wanted, sheet)));
};

describe('the words for an answer', () => {
  test.each<[what: string, asks: readonly Asked[], severity: Finding['severity'], message: string, settle: string]>([
    [
      'nobody can be asked',
      [
        { ask: ofLedger, answer: { state: 'unasked' } },
        { ask: person('ines-duarte'), answer: { state: 'unasked' } },
      ],
      'notice',
      'The pull request asks sam-okafor or maya-lin (ledger) and ines-duarte.',
      'Nothing to do here: they approve the pull request, or comment `/ownership accept <head sha>` on it.',
    ],
    [
      'half of it',
      [
        { ask: ofLedger, answer: met('noor-haddad', true) },
        { ask: person('ines-duarte'), answer: OPEN },
      ],
      'fail',
      'Still to accept it: ines-duarte. Agreed: noor-haddad by a review of 3f9c2ab, for sam-okafor or maya-lin.',
      'ines-duarte approves this pull request, or comments `/ownership accept <head sha>`. A keeper may stand in for somebody who cannot.',
    ],
    [
      'all of it',
      [{ ask: KEEPERS, answer: met('maya-lin') }],
      'notice',
      'Agreed: maya-lin by a review of 3f9c2ab.',
      'Nothing to do.',
    ],
    [
      'nobody stands in for an approver',
      [{ ask: approver('maya-lin'), answer: OPEN }],
      'fail',
      'Still to accept it: maya-lin.',
      'maya-lin approves this pull request, or comments `/ownership accept <head sha>`.',
    ],
    [
      'several',
      [
        { ask: KEEPERS, answer: OPEN },
        { ask: approver('maya-lin'), answer: OPEN },
      ],
      'fail',
      'Still to accept it: a keeper and maya-lin.',
      'Each of them approves this pull request, or comments `/ownership accept <head sha>`.',
    ],
    [
      'not known',
      [{ ask: ofLedger, answer: { state: 'unknown', why: 'GitHub failed (HTTP 500).', needs: 'pull-requests: read' } }],
      'undecided',
      'Whether sam-okafor or maya-lin (ledger) agreed could not be found out: GitHub failed (HTTP 500).',
      'Give the job the permission `pull-requests: read`.',
    ],
  ])('%s', (_, asks, severity, message, settle) => {
    const words = say(handOver(asks, severity));
    expect(words.message).toBe(`ledger: another owner: \`sam-okafor\` → \`ines-duarte\`. ${message}`);
    expect(words.settle).toBe(settle);
  });

  test.each<[why: Lapse['why'], words: string]>([
    ['changed', 'sam approved 3f9c2ab; since then its files or its entry have changed'],
    ['gone', 'sam approved 3f9c2ab; that commit is gone, so nobody can say what has changed since'],
    ['retargeted', 'sam approved 3f9c2ab; the pull request was given another base since'],
    ['account', 'sam approved 3f9c2ab, but not from the account that is pinned'],
    ['access', 'sam approved 3f9c2ab, but may not write here'],
    ['program', 'sam approved 3f9c2ab, but is a program, which cannot answer'],
  ])('what does not count: %s', (why, words) => {
    expect(sayLapse({ by: 'sam', how: 'review', commit: HEAD, why })).toBe(words);
  });
});

describe('a comment without effect', () => {
  const refuse = (why: Refusal, line: string) =>
    say(
      finding('command-refused', 'acceptance', {
        login: 'lev-orlov',
        line,
        why,
        standing: ['law', 'handover'],
        head: HEAD,
      }),
    );

  test.each<[why: Refusal, line: string, message: string, settle: string]>([
    ['form', '/ownership ok', 'neither of the two commands', '`/ownership accept 3f9c2ab81f00`'],
    [
      'short',
      '/ownership accept 3f9',
      'fewer than 12 digits',
      'Write `/ownership accept 3f9c2ab81f00` in a new comment.',
    ],
    ['other-commit', '/ownership accept 000000000000', 'another commit', 'Look at what is new'],
    ['edited', '/ownership accept 3f9c2ab81f00', 'was edited', 'leave it as it is'],
    ['program', '/ownership accept 3f9c2ab81f00', 'a program cannot answer', 'A person'],
    ['access', '/ownership accept 3f9c2ab81f00', 'lev-orlov may not write here', 'may write here'],
    ['account', '/ownership accept 3f9c2ab81f00', 'the account that is pinned', 'the pinned account'],
    [
      'no-keeper',
      '/ownership break-glass 3f9c2ab81f00 x',
      'takes a keeper',
      '`/ownership break-glass 3f9c2ab81f00 <reason>`',
    ],
    [
      'no-reason',
      '/ownership break-glass 3f9c2ab81f00',
      'takes a reason',
      '`/ownership break-glass 3f9c2ab81f00 <reason>`',
    ],
    [
      'not-lifted',
      '/ownership break-glass 3f9c2ab81f00 x',
      'does not lift what stands (law and handover)',
      'Settle that first',
    ],
    ['not-asked', '/ownership accept 3f9c2ab81f00', 'nobody asked lev-orlov', 'Nothing to do'],
    ['retargeted', '/ownership accept 3f9c2ab81f00', 'another base', 'against the new base'],
    ['unknown', '/ownership accept 3f9c2ab81f00', 'could not be found out', 'Run the check again.'],
  ])('%s', (why, line, message, settle) => {
    const words = refuse(why, line);
    expect(words.message).toContain(`lev-orlov wrote \`${line}\`, which has no effect: `);
    expect(words.message).toContain(message);
    expect(words.settle).toContain(settle);
  });
});

describe('who is listed with what', () => {
  test('the same people are one item, however they are spelt and in whatever order', () => {
    expect(list(judged([want(ofLedger), want(ofAuth, 'auth'), handOver([{ ask: ofLedger, answer: OPEN }])]))).toEqual([
      '**`sam-okafor`** (or `maya-lin`) approves this pull request at `3f9c2ab`: settles the change of **ledger** and **auth** and the handover of **ledger** (another owner).',
    ]);
  });

  test('whoever has to agree anyway does so for everything; those who settle most come first', () => {
    const verdict = judged([
      want(person('ines-duarte')),
      want(ofLedger, 'auth'),
      excuse([KEEPERS, approver('maya-lin')]),
    ]);
    expect(list(verdict)).toEqual([
      '**`maya-lin`** approves this pull request at `3f9c2ab`: settles the change of **auth** and the change of the law (new waiver).',
      '**`ines-duarte`** approves this pull request at `3f9c2ab`: settles the change of **ledger**.',
    ]);
  });

  test('an author cannot approve, and has a line to paste', () => {
    const line = '```\n/ownership accept 3f9c2ab81f00\n```';
    expect(list(judged([want(ofLedger)], { author: 'SAM-okafor' }))).toEqual([
      `**\`maya-lin\`** approves this pull request at \`3f9c2ab\`: settles the change of **ledger**. \`SAM-okafor\`, who cannot approve their own, comments this instead:\n\n${line}`,
    ]);
    expect(list(judged([want(person('dana-pull'))]))).toEqual([
      `**\`dana-pull\`** opened this pull request and cannot approve it, so comments this, which settles the change of **ledger**:\n\n${line}`,
    ]);
    expect(list(judged([excuse([KEEPERS])], { keepers: [] }))[0]).toMatch(
      /^\*\*An admin\*\* approves .* If that is `dana-pull`/,
    );
  });

  test('keepers', () => {
    expect(list(judged([excuse([KEEPERS])]))[0]).toMatch(/^\*\*A keeper\*\* \(`maya-lin` or `noor-haddad`\) approves/);
    expect(list(judged([excuse([KEEPERS])], { keepers: ['maya-lin'] }))[0]).toMatch(
      /^\*\*`maya-lin`\*\*, a keeper, app/,
    );
  });

  test('what does not count stands below, once', () => {
    const lapse: Lapse = { by: 'sam-okafor', how: 'comment', commit: 'c'.repeat(40), why: 'changed' };
    expect(list(judged([want(ofLedger, 'ledger', [lapse]), want(ofAuth, 'auth', [lapse])]))[0]).toContain(
      '\n\n- `sam-okafor` accepted `ccccccc`; since then its files or its entry have changed (**ledger** and **auth**).',
    );
  });

  test.each<[what: string, asks: readonly Ask[], keepers: readonly string[], words: string]>([
    ['a keeper', [ofLedger], ['noor-haddad'], 'A keeper (`noor-haddad`) may stand in for anybody who cannot.'],
    ['an admin', [ofLedger], [], 'An admin may stand in for anybody who cannot.'],
    ['every keeper is asked already', [ofLedger], ['maya-lin'], ''],
    ['keepers are asked', [KEEPERS], ['noor-haddad'], ''],
    ['nobody does for an approver', [approver('ines-duarte')], ['noor-haddad'], ''],
    [
      'for some only',
      [person('dana-pull'), approver('ines-duarte')],
      ['noor-haddad'],
      'A keeper (`noor-haddad`) may stand in for anybody who cannot, but not for what `ines-duarte` decided.',
    ],
  ])('who may stand in: %s', (_, asks, keepers, words) => {
    const verdict = judged([excuse(asks)], { keepers });
    expect(read(renderStandIn(listWanted(verdict), verdict))).toBe(words);
  });
});

describe('the lines around it', () => {
  const broken = { by: 'maya-lin', reason: 'Checkout is down\u001b[2J', commit: HEAD };

  test('broken glass is on every line', () => {
    const verdict = judged([want(ofLedger), want(ofAuth, 'auth')], { outcome: 'pass', breakGlass: broken });
    const said = 'glass broken by maya-lin (Checkout is down\\u001b[2J); 2 things stand';
    expect(describeGlass(verdict)).toBe(said);
    expect(describeOutcome(verdict)).toBe(`: ${said}`);
    const lines = renderTerminal(verdict, { colour: false, width: 200 }).split('\n');
    expect(lines[1]).toBe(`  !! ${said}`);
    expect(lines.at(-2)).toBe(`  pass: ${said}`);
  });

  test('a terminal has the line to paste', () => {
    const text = renderTerminal(judged([want(ofLedger)]), { colour: false, width: 200 });
    expect(text).toContain('or comments `/ownership accept 3f9c2ab81f00`');
  });

  test('whom the pull request will ask', () => {
    const unasked = (ask: Ask): Asked => ({ ask, answer: { state: 'unasked' } });
    const findings = [
      handOver([unasked(ofLedger), unasked(person('dana-pull'))], 'notice'),
      handOver([unasked(ofLedger), unasked(ofAuth), unasked(KEEPERS)], 'notice'),
    ];
    const notChecked = ['owner-access', 'acceptance', 'handover'];
    expect(describeUnchecked(judged(findings, { notChecked }))).toBe(
      'not checked here, but on the pull request: accounts and access (owner-access); who stands behind the change (acceptance); sam-okafor or maya-lin (ledger), dana-pull, Maya-Lin or sam-okafor (auth), 1 more (handover)',
    );
  });

  test.each<[debt: Verdict['debt'], words: string | null]>([
    [null, null],
    [{ waivers: 0, exemptions: 0, endingSoon: 0, ended: 0 }, null],
    [{ waivers: 1, exemptions: 0, endingSoon: 0, ended: 0 }, '1 waiver in force'],
    [
      { waivers: 2, exemptions: 1, endingSoon: 1, ended: 1 },
      '2 waivers and 1 exemption in force, 1 ends within two weeks, 1 has ended',
    ],
    [
      { waivers: 0, exemptions: 3, endingSoon: 2, ended: 2 },
      '3 exemptions in force, 2 end within two weeks, 2 have ended',
    ],
    [{ waivers: 0, exemptions: 0, endingSoon: 0, ended: 1 }, '1 waiver or exemption has ended'],
  ])('debt: %j', (debt, words) => expect(describeDebt({ debt })).toBe(words));
});
