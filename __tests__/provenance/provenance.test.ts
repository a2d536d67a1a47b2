import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findProgram } from '../../src/provenance/accounts.ts';
import {
  detectProvenance,
  type ExtraSignal,
  LONGEST,
  MOST,
  type ProvenanceCommit,
  type ProvenanceFacts,
} from '../../src/provenance/provenance.ts';
import { SIGNALS } from '../../src/provenance/signals.ts';
import { CASES } from './cases.ts';
import { ANA, by, change, commit, saying, sha, trailing } from './change.ts';

const detect = (facts: ProvenanceFacts, extra: readonly ExtraSignal[] = []) => detectProvenance(facts, extra);

describe('a change declares', () => {
  test.each(CASES)('%s', (_, facts, kind, agent, signals) => {
    const found = detect(facts);
    expect([found.class, found.agent, found.evidence.map(({ signal }) => signal)]).toEqual([kind, agent, signals]);
  });

  it('in cases whose names are their own', () => {
    expect(CASES.length).toBeGreaterThan(150);
    expect(new Set(CASES.map(([about]) => about)).size).toBe(CASES.length);
  });

  it('every row of the table in some case', () => {
    const hit = new Set(CASES.flatMap(([, , , , signals]) => signals));
    expect(SIGNALS.map(({ name }) => name).filter((name) => !hit.has(name))).toEqual([]);
  });
});

describe('the table', () => {
  it('names each row once, says who says so, and matches in lower case', () => {
    expect(new Set(SIGNALS.map(({ name }) => name)).size).toBe(SIGNALS.length);
    for (const one of SIGNALS) {
      expect(one.source, one.name).toMatch(/^https:\/\/\S+$/);
      expect(one.agent ?? 'declared', one.name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      const text = one.place === 'address' ? one.address : one.place === 'trailer' ? one.key : '';
      expect(text, one.name).toBe(text.toLowerCase());
    }
  });

  it('anchors every pattern and lets none remember', () => {
    for (const one of SIGNALS) {
      const pattern = one.place === 'trailer' ? one.value : one.place === 'branch' ? one.branch : null;
      const line = one.place === 'body' && typeof one.line !== 'string' ? one.line : null;
      for (const { source, flags } of [pattern, line].flatMap((each) => each ?? [])) {
        expect([one.name, source]).toEqual([one.name, expect.stringMatching(/^\^|^\.$/)]);
        expect([one.name, flags]).toEqual([one.name, expect.not.stringMatching(/[gymu]/)]);
      }
    }
  });

  it('is weak where people use the same: branches, labels, titles and free text', () => {
    const weak = SIGNALS.filter(({ strength }) => strength === 'weak');
    expect(new Set(weak.map(({ place }) => place))).toEqual(new Set(['branch', 'label', 'title', 'trailer']));
    const strong = SIGNALS.filter(({ strength }) => strength === 'strong');
    expect(strong.filter(({ place }) => ['branch', 'label', 'title'].includes(place))).toEqual([]);
  });

  it.each([
    [198982749, 'github.com', 'agent'],
    [175728472, 'github.com', 'agent'],
    [199175422, 'github.com', 'agent'],
    [62310815, 'github.com', 'bot'],
    [49699333, 'github.com', 'bot'],
    [49699333, 'github.acme.example', null],
    [198982749, null, null],
    [700_000_001, 'github.com', null],
    [Number.NaN, 'github.com', null],
  ] as const)('says of the account %i at %s: %s', (id, host, program) => {
    expect(findProgram(id, host)).toBe(program);
  });
});

describe('evidence', () => {
  it('says where it stands, in which commit, and what is written there', () => {
    expect(detect(trailing('Co-Authored-By: Claude <noreply@anthropic.com>'))).toEqual({
      class: 'agent',
      agent: 'claude-code',
      evidence: [
        {
          where: 'trailer',
          commit: sha(1),
          value: 'Co-Authored-By: Claude <noreply@anthropic.com>',
          signal: 'claude-code/address-noreply@anthropic.com',
          strength: 'strong',
          class: 'agent',
          commits: 1,
        },
      ],
      more: 0,
      incomplete: false,
    });
    const opened = detect(change({ author: { login: 'claude[bot]', id: 209825114, type: 'Bot' }, branch: 'claude/x' }));
    expect(opened.evidence.map(({ where, commit, value, commits }) => [where, commit, value, commits])).toEqual([
      ['author', null, 'claude[bot]', 0],
      ['branch', null, 'claude/x', 0],
    ]);
  });

  it('is listed once for all commits that bear it, by the first of them', () => {
    const commits = [3, 1, 2].map((number) => commit('Fees\n\nMade-with: Cursor\n', { sha: sha(number) }));
    expect(detect(change({ commits })).evidence).toMatchObject([{ commit: sha(1), commits: 3 }]);
  });

  it('keeps apart what the pull request and what its commits say', () => {
    const line = 'Made with [Cursor](https://cursor.com)';
    const found = detect(change({ body: line, commits: [commit(`Fees\n\n${line}\n`)] }));
    expect(found.evidence.map((one) => [one.where, one.commit])).toEqual([
      ['body', null],
      ['body', sha(1)],
    ]);
  });

  it('is bounded: the rest is counted, values are cut between characters', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `Co-authored-by: Model ${index} <noreply@anthropic.com>`);
    const found = detect(trailing(...lines));
    expect([found.evidence.length, found.more]).toEqual([MOST, 30]);
    const [long] = detect(trailing(`Assisted-by: ${'🤖'.repeat(500)}`)).evidence;
    expect(long?.value).toMatch(/^Assisted-by: 🤖+…$/u);
    expect(long?.value.length).toBeLessThanOrEqual(LONGEST);
  });

  it('shows the weightiest first', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `Assisted-by: Tool:model-${index}`);
    const found = detect(trailing(...lines, 'Co-authored-by: Copilot <copilot@github.com>', 'Made-with: Cursor'));
    expect(found.evidence[0]).toMatchObject({ signal: 'cursor/trailer-made-with' });
  });

  it('says that commits are out of view', () => {
    expect(detect(change({ complete: false }))).toMatchObject({ class: 'undeclared', incomplete: true });
    expect(detect({ ...trailing('Made-with: Cursor'), complete: false })).toMatchObject({
      class: 'agent',
      incomplete: true,
    });
  });
});

describe('a policy adds signals', () => {
  const extra = (place: ExtraSignal['place'], value: string, more: Partial<ExtraSignal> = {}): ExtraSignal => ({
    name: 'policy/acme-coder',
    agent: 'acme-coder',
    class: 'agent',
    strength: 'strong',
    place,
    value,
    ...more,
  });
  const coder = { login: 'acme-coder', id: 700_000_050, type: 'User' };
  const ghes = { host: 'github.acme.example' };

  test.each<[about: string, one: ExtraSignal, facts: ProvenanceFacts, kind: string, agent: string | null]>([
    ['an account opens', extra('account', '700000050'), change({ author: coder }), 'agent', 'acme-coder'],
    [
      'an account on the repository’s own host',
      extra('account', '700000050'),
      change({ ...ghes, author: coder }),
      'agent',
      'acme-coder',
    ],
    [
      'an account by the no-reply address of its host',
      extra('account', '700000050'),
      { ...trailing('Co-authored-by: x <700000050+x@users.noreply.github.acme.example>'), ...ghes },
      'agent',
      'acme-coder',
    ],
    ['another account', extra('account', '700000051'), change({ author: coder }), 'undeclared', null],
    ['a login for an id', extra('account', 'acme-coder'), change({ author: coder }), 'undeclared', null],
    ['a bot by who opens', extra('account', '700000050', { class: 'bot' }), change({ author: coder }), 'bot', null],
    [
      'a bot that only commits',
      extra('account', '700000050', { class: 'bot' }),
      change({ commits: [commit('Fees', by('x', 'x@shop.example', coder))] }),
      'undeclared',
      null,
    ],
    ['a bot by anything else', extra('branch', 'late', { class: 'bot' }), change(), 'undeclared', null],
    [
      'an address',
      extra('address', 'Coder@Acme.example'),
      trailing('Co-authored-by: x <coder@acme.example>'),
      'agent',
      'acme-coder',
    ],
    [
      'a Kelvin sign for a k',
      extra('address', 'kim@acme.example'),
      trailing('Co-authored-by: x <\u212aim@acme.example>'),
      'undeclared',
      null,
    ],
    ['a Kelvin sign in a label', extra('label', 'k'), change({ labels: ['\u212a'] }), 'undeclared', null],
    [
      'an address within another',
      extra('address', 'coder@acme.example'),
      trailing('Co-authored-by: x <de.coder@acme.example>'),
      'undeclared',
      null,
    ],
    ['a trailer by its key', extra('trailer', 'Acme-Session'), trailing('acme-session: 12'), 'agent', 'acme-coder'],
    [
      'a trailer by how its value begins',
      extra('trailer', 'Acme-Session: https://coder.acme.example/'),
      trailing('Acme-Session: https://coder.acme.example/12'),
      'agent',
      'acme-coder',
    ],
    [
      'a trailer with another value',
      extra('trailer', 'Acme-Session: https://coder.acme.example/'),
      trailing('Acme-Session: https://coderXacme.example/12'),
      'undeclared',
      null,
    ],
    [
      'a trailer that can be none',
      extra('trailer', 'Acme Session: x'),
      trailing('Acme Session: x'),
      'undeclared',
      null,
    ],
    [
      'a whole line',
      extra('body', 'Written by Acme Coder (v1.*)'),
      change({ body: 'Fees.\r\nWritten by Acme Coder (v1.*)  \r\n' }),
      'agent',
      'acme-coder',
    ],
    [
      'a part of a line',
      extra('body', 'Written by Acme Coder'),
      change({ body: 'Written by Acme Coder, mostly' }),
      'undeclared',
      null,
    ],
    ['a branch', extra('branch', 'acme.coder/'), change({ branch: 'acme.coder/fees' }), 'agent', 'acme-coder'],
    [
      'a branch that is text, no pattern',
      extra('branch', 'acme.coder/'),
      change({ branch: 'acme-coder/fees' }),
      'undeclared',
      null,
    ],
    ['a label', extra('label', 'AI'), change({ labels: ['ai'] }), 'agent', 'acme-coder'],
    ['a weak label', extra('label', 'ai', { strength: 'weak' }), change({ labels: ['ai'] }), 'undeclared', null],
    [
      'a weak label beside a branch of the table',
      extra('label', 'ai', { strength: 'weak' }),
      change({ labels: ['ai'], branch: 'codex/fees' }),
      'agent',
      null,
    ],
    ['a title', extra('title', '[acme] '), change({ title: '[acme] Fees' }), 'agent', 'acme-coder'],
    ['help', extra('label', 'ai-helped', { class: 'assisted' }), change({ labels: ['ai-helped'] }), 'assisted', null],
    ['nothing', extra('branch', ''), change(), 'undeclared', null],
    ['spaces', extra('title', '  '), change(), 'undeclared', null],
  ])('%s', (_, one, facts, kind, agent) => {
    const found = detect(facts, [one]);
    expect([found.class, found.agent]).toEqual([kind, agent]);
  });

  it('and takes none away', () => {
    const facts = trailing('Made-with: Cursor');
    expect(detect(facts, [extra('trailer', 'Made-with: Cursor', { class: 'assisted', strength: 'weak' })]).class).toBe(
      'agent',
    );
  });
});

describe('hostile texts are answered', () => {
  const FOOTER = 'Made with [Cursor](https://cursor.com)';
  const TRAILER = 'Co-authored-by: Claude <noreply@anthropic.com>';
  const much = 10_000_000;
  test.each<[about: string, text: string]>([
    ['one letter', 'a'.repeat(much)],
    ['short lines', 'a\n'.repeat(much / 2)],
    ['blank lines', '\n'.repeat(much)],
    ['carriage returns', '\r'.repeat(much)],
    ['spaces', ' '.repeat(much)],
    ['blank lines of spaces', '  \n'.repeat(much / 3)],
    ['folded lines', `a: b\n${' c\n'.repeat(much / 3)}`],
    ['fences', '```\n'.repeat(much / 4)],
    ['backticks', '`'.repeat(much)],
    ['open comments', '<!--\n'.repeat(much / 5)],
    ['open brackets', `Co-authored-by: ${'<'.repeat(much)}`],
    ['half a marker', '[Codex]('.repeat(much / 8)],
    ['comments of git', '#\n'.repeat(much / 2)],
    ['dashes of a key', '-'.repeat(much)],
    ['100,000 markers', `${FOOTER}\n`.repeat(100_000)],
    ['100,000 trailers', `${TRAILER}\n`.repeat(100_000)],
    ['100,000 trailers of their own', Array.from({ length: 100_000 }, (_, i) => `Assisted-by: x:${i}`).join('\n')],
  ])('%s', (_, text) => {
    const part = text.slice(0, 3_000_000);
    const commits = [commit(part), commit(`Fees\n\n${part}`)];
    const facts = change({ body: text, title: text, branch: text, commits });
    expect(['agent', 'undeclared']).toContain(detect(facts).class);
  });

  it('below them, a mark is still seen', () => {
    const prose = 'Some words, and more of them.\n'.repeat(much / 30);
    expect(detect(saying(`Fees\n\n${prose}\n${TRAILER}\n`)).class).toBe('agent');
    expect(detect(change({ body: `${prose}\n${FOOTER}` })).class).toBe('agent');
  });
});

describe('whatever stands there', () => {
  const DUTY = ['undeclared', 'bot', 'assisted', 'agent'];
  const dutyOf = (facts: ProvenanceFacts): number => DUTY.indexOf(detect(facts).class);

  const line = fc.oneof(
    fc.constantFrom(
      'Co-authored-by: Claude <noreply@anthropic.com>',
      'Co-authored-by: Copilot <copilot@github.com>',
      'Assisted-by: Some Tool:model-9',
      'Signed-off-by: Ana Ito <ana@shop.example>',
      'Made with [Cursor](https://cursor.com)',
      '```',
      '<!--',
      '-->',
      '',
      ' folded',
      '# comment',
      'Some words.',
    ),
    fc.string({ unit: 'binary' }),
  );
  const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
  const actor = fc.constantFrom(
    ANA,
    null,
    { login: 'claude[bot]', id: 209825114, type: 'Bot' },
    { login: 'dependabot[bot]', id: 49699333, type: 'Bot' },
    { login: 'acme[bot]', id: 700_000_077, type: 'Bot' },
    { login: 'Copilot', id: 175728472, type: 'Bot' },
  );
  const somebody = fc.record({
    name: fc.oneof(fc.constantFrom('Ana Ito', 'Ana Ito (aider)'), fc.string({ unit: 'binary' })),
    email: fc.oneof(fc.constantFrom('ana@shop.example', 'noreply@openai.com'), fc.string({ unit: 'binary' })),
    account: actor,
  });
  const some: fc.Arbitrary<ProvenanceCommit> = fc.record({
    sha: fc.integer({ min: 1, max: 99 }).map(sha),
    author: somebody,
    committer: somebody,
    message: text,
  });
  const anything: fc.Arbitrary<ProvenanceFacts> = fc.record({
    host: fc.constantFrom('github.com', 'github.acme.example', null),
    author: actor,
    branch: fc.option(fc.oneof(fc.constantFrom('claude/x', 'main'), fc.string({ unit: 'binary' }))),
    title: fc.option(fc.oneof(fc.constantFrom('[codex] x'), fc.string({ unit: 'binary' }))),
    body: fc.option(text),
    labels: fc.array(fc.oneof(fc.constantFrom('ai-generated', 'x'), fc.string({ unit: 'binary' })), { maxLength: 3 }),
    commits: fc.array(some, { maxLength: 4 }),
    complete: fc.boolean(),
  });
  /** More of everything that can be added to. */
  const added = fc.record({ labels: anything.map(({ labels }) => labels), commits: fc.array(some, { maxLength: 3 }) });

  it('there is an answer, plain data that survives JSON, the same each time, bounded', () => {
    fc.assert(
      fc.property(anything, (facts) => {
        const found = detect(facts);
        expect(detect(JSON.parse(JSON.stringify(facts)))).toEqual(found);
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
        expect(found.evidence.length).toBeLessThanOrEqual(MOST);
        expect(found.agent === null || found.class === 'agent').toBe(true);
        expect(found.class === 'undeclared' || found.evidence.length > 0).toBe(true);
        expect(found.incomplete).toBe(!facts.complete);
      }),
    );
  });

  it('more evidence never lowers the duty', () => {
    fc.assert(
      fc.property(anything, added, ({ ...facts }, more) => {
        const both = {
          ...facts,
          labels: [...facts.labels, ...more.labels],
          commits: [...facts.commits, ...more.commits],
        };
        expect(dutyOf(both)).toBeGreaterThanOrEqual(dutyOf(facts));
      }),
    );
  });

  it('a true mark in any place never lowers the duty', () => {
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom(...CASES),
        (facts, [, { author, branch, title, body, labels, commits }]) => {
          const places: Partial<ProvenanceFacts>[] = [
            ...(facts.author === null ? [{ author }] : []),
            ...(facts.branch === null ? [{ branch }] : []),
            ...(facts.title === null ? [{ title }] : []),
            ...(facts.body === null ? [{ body }] : []),
            { labels: [...labels, ...facts.labels] },
            { commits: [...commits, ...facts.commits] },
          ];
          for (const place of places) expect(dutyOf({ ...facts, ...place })).toBeGreaterThanOrEqual(dutyOf(facts));
        },
      ),
    );
  });

  it('the order of commits and labels means nothing', () => {
    fc.assert(
      fc.property(
        anything.chain((facts) =>
          fc.tuple(
            fc.constant(facts),
            fc.shuffledSubarray([...facts.commits], { minLength: facts.commits.length }),
            fc.shuffledSubarray([...facts.labels], { minLength: facts.labels.length }),
          ),
        ),
        ([facts, commits, labels]) => {
          expect(detect({ ...facts, commits, labels })).toEqual(detect(facts));
        },
      ),
    );
  });

  it('an unrelated trailer changes nothing', () => {
    const marks = fc.array(
      fc.constantFrom(
        'Co-authored-by: Claude <noreply@anthropic.com>',
        'Made-with: Cursor',
        'Assisted-by: Some Tool:model-9',
        'Co-authored-by: Bo Lund <bo@shop.example>',
      ),
      { minLength: 1, maxLength: 4 },
    );
    const other = fc.constantFrom('Refs: #12', 'Reviewed-by: Bo Lund <bo@shop.example>', 'Change-Id: I0', 'X: y');
    fc.assert(
      fc.property(marks, other, fc.nat(), (lines, unrelated, at) => {
        const place = at % (lines.length + 1);
        const more = [...lines.slice(0, place), unrelated, ...lines.slice(place)];
        expect(detect(trailing(...more))).toEqual(detect(trailing(...lines)));
      }),
    );
  });
});
