/** The history of the badge branch: what is kept, what is believed, and what is told of it. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Audit } from '../src/audit-result.ts';
import {
  compareTrend,
  drawSparkline,
  insertEntry,
  isSameTruth,
  MOST_CHARACTERS,
  MOST_ENTRIES,
  parseTrend,
  renderTrend,
  type TrendEntry,
  toEntry,
} from '../src/trend.ts';

const sha = (number: number): string => number.toString(16).padStart(40, '0');
const PAST = { pull: 7, commit: sha(7), outcome: 'fail' } as const;

/** An entry of a commit, judged on a day of November at noon or at another time. */
const entry = (commit: number, at: string, more: Partial<TrendEntry> = {}): TrendEntry => ({
  at: `2026-11-${at.length === 2 ? `${at}T12:00:00` : at}Z`,
  commit: sha(commit),
  outcome: 'pass',
  files: 110,
  owned: 90,
  exempt: 10,
  unowned: 10,
  systems: 3,
  failing: 0,
  findings: {},
  past: [],
  ...more,
});
/** Commits as numbers, in their order. */
const commits = (entries: readonly TrendEntry[]): number[] => entries.map(({ commit }) => Number.parseInt(commit, 16));

const second = fc.integer({ min: Date.parse('2025-12-30') / 1000, max: Date.parse('2026-01-12') / 1000 });
const count = fc.integer({ min: 0, max: 999_999_999 });
const outcome = fc.constantFrom('pass', 'fail', 'undecided');
const anyCommit = fc.integer({ min: 1, max: 60 }).map(sha);
const anyEntry: fc.Arbitrary<TrendEntry> = fc.record({
  at: second.map((time) => `${new Date(time * 1000).toISOString().slice(0, 19)}Z`),
  commit: anyCommit,
  outcome,
  files: count,
  owned: count,
  exempt: count,
  unowned: count,
  systems: count,
  failing: count,
  findings: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/), count, { maxKeys: 5 }).map((found) =>
    Object.fromEntries(
      Object.entries(found)
        .filter(([rule]) => !(rule in {}))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
  ),
  past: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.record({ pull: fc.option(count), commit: anyCommit, outcome }), { maxLength: 3 }),
    },
  ),
});
const anyHistory = fc.uniqueArray(anyEntry, { selector: ({ commit }) => commit, maxLength: 40 });

describe('what is kept of an audit', () => {
  const audit = {
    commit: { ref: 'main', sha: sha(1) },
    coverage: { files: 12, owned: 7, exempt: 3, unowned: 2 },
    outcome: 'fail',
    systems: [{ outcome: 'pass' }, { outcome: 'fail' }, { outcome: 'undecided' }],
    findings: [
      { rule: 'runbook', code: 'runbook-missing', severity: 'fail' },
      { rule: 'runbook', code: 'runbook-sections', severity: 'warn' },
      { rule: 'owner-access', code: 'owner-unknown', severity: 'undecided' },
      { rule: 'history', code: 'action-open', severity: 'notice' },
      {
        rule: 'merged-past',
        code: 'merged-past',
        severity: 'fail',
        detail: { pull: 7, head: sha(7), outcome: 'fail' },
      },
      { rule: 'merged-past', code: 'merged-past-unknown', severity: 'undecided', detail: { head: sha(8) } },
    ],
  } as unknown as Audit;

  test('counts, by rule, and what came past the gate', () => {
    expect(toEntry(audit, '2026-11-23T12:00:00Z')).toEqual({
      ...{ at: '2026-11-23T12:00:00Z', commit: sha(1), outcome: 'fail' },
      ...{ files: 12, owned: 7, exempt: 3, unowned: 2, systems: 3, failing: 1 },
      findings: { runbook: 2, 'owner-access': 1, 'merged-past': 2 },
      past: [PAST],
    });
  });

  test('what came past the gate is bounded', () => {
    const [, , , , past] = audit.findings;
    const many = { ...audit, findings: Array.from({ length: 40 }, () => past) } as unknown as Audit;
    expect(toEntry(many, '2026-11-23T12:00:00Z')).toMatchObject({
      findings: { 'merged-past': 40 },
      past: { length: 10 },
    });
  });

  test.each<[without: string, audit: Audit]>([
    ['a commit', { ...audit, commit: null }],
    ['coverage', { ...audit, coverage: null }],
  ])('nothing without %s', (_, given) => {
    expect(toEntry(given, '2026-11-23T12:00:00Z')).toBeNull();
  });
});

describe('the text', () => {
  test('an entry a line, whatever order its keys are in', () => {
    const { past, ...rest } = entry(2, '23', { findings: { slo: 1, owner: 2 }, past: [PAST] });
    const line = (more: string): string =>
      `"outcome":"pass","files":110,"owned":90,"exempt":10,"unowned":10,"systems":3,"failing":0,${more}`;
    const text = [
      '{',
      '  "schema": "ownership-gate/history/v1",',
      '  "entries": [',
      `    {"at":"2026-11-22T12:00:00Z","commit":"${sha(1)}",${line('"findings":{},"past":[]}')},`,
      `    {"at":"2026-11-23T12:00:00Z","commit":"${sha(2)}",${line(`"findings":{"owner":2,"slo":1},"past":[{"pull":7,"commit":"${sha(7)}","outcome":"fail"}]}`)}`,
      '  ]',
      '}',
      '',
    ].join('\n');
    expect(renderTrend([entry(1, '22'), { past, ...rest }])).toBe(text);
  });

  test('is read as it was written', () => {
    expect(renderTrend([])).toBe('{\n  "schema": "ownership-gate/history/v1",\n  "entries": []\n}\n');
    fc.assert(
      fc.property(anyHistory, (entries) => {
        const text = renderTrend(entries);
        expect(parseTrend(text)).toEqual(entries);
        expect(renderTrend(parseTrend(text) ?? [])).toBe(text);
      }),
    );
  });

  test('the longest there can be is read', () => {
    const findings = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`${'r'.repeat(38)}${at + 10}`, 999_999_999]),
    );
    const past = Array.from({ length: 10 }, () => ({
      pull: 999_999_999,
      commit: 'f'.repeat(64),
      outcome: 'undecided' as const,
    }));
    const most = { files: 999_999_999, owned: 999_999_999, exempt: 999_999_999, unowned: 999_999_999 };
    const long = entry(1, '23', {
      ...most,
      systems: 999_999_999,
      failing: 999_999_999,
      findings,
      past,
      outcome: 'undecided',
    });
    const entries = Array.from({ length: MOST_ENTRIES }, () => ({ ...long, commit: 'e'.repeat(64) }));
    expect(parseTrend(renderTrend(entries))).toEqual(entries);
  });

  const good = JSON.parse(renderTrend([entry(1, '23', { findings: { slo: 1 }, past: [PAST] })]));
  /** The good one with its entry changed. */
  const changed = (more: object): string => JSON.stringify({ ...good, entries: [{ ...good.entries[0], ...more }] });
  const text = JSON.stringify(good);
  const many = (length: number): unknown[] => Array.from({ length }, () => good.entries[0]);

  test('which is good where nothing is changed', () => {
    expect(parseTrend(text)).toHaveLength(1);
  });

  test.each<[what: string, text: string]>([
    ['nothing', ''],
    ['no JSON', '<!DOCTYPE html>'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['no entries', '{"schema":"ownership-gate/history/v1"}'],
    ['a later schema', text.replace('history/v1', 'history/v2')],
    ['two documents', `${text}\n${text}`],
    ['a key nobody knows', JSON.stringify({ ...good, more: 1 })],
    ['a key nobody knows in an entry', changed({ more: 1 })],
    ['a key nobody knows in what came past', changed({ past: [{ ...PAST, more: 1 }] })],
    ['entries as an object', JSON.stringify({ ...good, entries: { length: 0 } })],
    ['an entry too many', JSON.stringify({ ...good, entries: many(MOST_ENTRIES + 1) })],
    ['more characters than are read', `${text}${' '.repeat(MOST_CHARACTERS)}`],
    ['an entry that is null', JSON.stringify({ ...good, entries: [null] })],
    ['a number as text', changed({ files: '110' })],
    ['a number below nothing', changed({ owned: -1 })],
    ['half a file', changed({ unowned: 0.5 })],
    ['a number without end', text.replace('"files":110', '"files":1e999')],
    ['a commit by its branch', changed({ commit: 'main' })],
    ['a commit with what could act behind it', changed({ commit: `${sha(1)}\n::error::` })],
    ['a commit in capitals', changed({ commit: 'A'.repeat(40) })],
    ['an outcome nobody knows', changed({ outcome: 'green' })],
    ['a day without a time', changed({ at: '2026-11-23' })],
    ['a day that is none', changed({ at: '2026-02-30T12:00:00Z' })],
    ['an hour that is none', changed({ at: '2026-11-23T24:00:00Z' })],
    ['a time elsewhere', changed({ at: '2026-11-23T12:00:00+02:00' })],
    ['a rule with markup', changed({ findings: { '<img>': 1 } })],
    ['a rule that is too long', changed({ findings: { ['r'.repeat(41)]: 1 } })],
    ['findings as a list', changed({ findings: [] })],
    ['rules without end', changed({ findings: Object.fromEntries(many(41).map((_, at) => [`r${at}`, 1])) })],
    ['a count that is none', changed({ findings: { slo: null } })],
    ['what came past without end', changed({ past: Array.from({ length: 11 }, () => PAST) })],
    ['a pull request by its title', changed({ past: [{ ...PAST, pull: '7' }] })],
    ['a prototype', text.replace('{"schema"', '{"__proto__":{"polluted":1},"schema"')],
    ['a prototype of an entry', text.replace('{"at"', '{"__proto__":{"polluted":1},"at"')],
    ['a prototype of findings', text.replace('{"slo":1}', '{"__proto__":1}')],
    ['a constructor in findings', text.replace('{"slo":1}', '{"constructor":1}')],
    ['a method in an entry', text.replace('{"at"', '{"toString":1,"at"')],
    ['brackets without end', `{"schema":"ownership-gate/history/v1","entries":${'['.repeat(500_000)}`],
    ['lists without end', `{"entries":${'['.repeat(500_000)}${']'.repeat(500_000)}}`],
  ])('is refused: %s', (_, hostile) => {
    expect(parseTrend(hostile)).toBeNull();
    expect('polluted' in {}).toBe(false);
  });

  test('is never believed by halves: whatever it is, what is read is written again as it was read', () => {
    const anyChange = fc.oneof(
      fc.json(),
      fc
        .tuple(fc.nat(text.length), fc.string({ maxLength: 5 }))
        .map(([at, put]) => `${text.slice(0, at)}${put}${text.slice(at + put.length)}`),
    );
    fc.assert(
      fc.property(anyChange, (hostile) => {
        const read = parseTrend(hostile);
        if (read !== null) expect(parseTrend(renderTrend(read))).toEqual(read);
      }),
    );
  });
});

describe('an entry put in its place', () => {
  const past = { past: [PAST] };
  test.each<[what: string, before: readonly TrendEntry[], put: TrendEntry, index: number, after: readonly number[]]>([
    ['the first', [], entry(1, '23'), 0, [1]],
    ['at the end', [entry(1, '23')], entry(2, '23'), 1, [1, 2]],
    ['in between', [entry(1, '23'), entry(3, '23')], entry(2, '23'), 1, [1, 2, 3]],
    ['instead of an earlier one of its commit', [entry(1, '23'), entry(2, '23')], entry(1, '23T15:00:00'), 1, [1, 2]],
    ['the newest again', [entry(1, '23'), entry(2, '23')], entry(2, '23T15:00:00'), 2, [1, 2]],
    [
      'from further down, after history was rewritten',
      [entry(1, '23'), entry(2, '23')],
      entry(1, '23T15:00:00'),
      2,
      [2, 1],
    ],
    [
      'a new day leaves one of the day before',
      [entry(1, '22'), entry(2, '22'), entry(3, '22')],
      entry(4, '23'),
      3,
      [3, 4],
    ],
    [
      'days with what came past stay',
      [entry(1, '22'), entry(2, '22', past), entry(3, '22')],
      entry(4, '23'),
      3,
      [2, 3, 4],
    ],
    ['days out of order', [entry(1, '22'), entry(2, '21'), entry(3, '22')], entry(4, '23'), 3, [2, 3, 4]],
    ['an older commit, today', [entry(2, '22'), entry(3, '22')], entry(1, '23'), 0, [1, 3]],
    ['an older commit, a day before', [entry(2, '23')], entry(1, '22'), 0, [1, 2]],
  ])('%s', (_, before, put, index, after) => {
    expect(commits(insertEntry(before, put, index))).toEqual(after);
  });

  test('the oldest go where there are too many', () => {
    const full = Array.from({ length: MOST_ENTRIES }, (_, at) => entry(at + 1, '23'));
    expect(commits(insertEntry(full, entry(900, '23'), MOST_ENTRIES))).toEqual([...commits(full).slice(1), 900]);
    expect(insertEntry(full, entry(900, '23'), 0)).toEqual(full);
  });

  test('what came with a commit stays where a later audit was told of no push', () => {
    const [pushed, later] = [entry(1, '22', past), entry(1, '23', { at: '2026-11-23T03:00:00Z' })];
    expect(insertEntry([pushed], later, 1)).toEqual([{ ...later, past: [PAST] }]);
    const told = entry(1, '23', { past: [{ ...PAST, pull: null }] });
    expect(insertEntry([pushed], told, 1)).toEqual([told]);
  });

  test.each<[what: string, more: Partial<TrendEntry>, is: boolean]>([
    ['another time', { at: '2026-11-24T12:00:00Z' }, true],
    ['not told what came past', { past: [] }, true],
    ['told of something else', { past: [{ ...PAST, pull: 8 }] }, false],
    ['another outcome', { outcome: 'fail' }, false],
    ['one file more', { owned: 91, files: 111 }, false],
    ['other findings', { findings: { slo: 2 } }, false],
  ])('says the same as before: %s', (_, more, is) => {
    const earlier = entry(1, '23', { findings: { slo: 1 }, past: [PAST] });
    expect(isSameTruth({ ...earlier, ...more }, earlier)).toBe(is);
  });

  test('bounded, in order, once, and the same when it is put there again', () => {
    fc.assert(
      fc.property(anyHistory, anyEntry, fc.nat(40), (entries, put, at) => {
        const index = Math.min(at, entries.length);
        const after = insertEntry(entries, put, index);
        const own = after.findIndex(({ commit }) => commit === put.commit);
        // Nobody else is moved, and who goes is not the last of its day.
        const others = after.filter(({ commit }) => commit !== put.commit);
        expect(others).toEqual(entries.filter((each) => others.includes(each)));
        for (const gone of entries.filter((each) => !after.includes(each) && each.commit !== put.commit)) {
          expect(gone.past).toEqual([]);
          expect(after.some((each) => each.at.slice(0, 10) === gone.at.slice(0, 10))).toBe(true);
        }
        const latest = [...entries.filter(({ commit }) => commit !== put.commit), put]
          .map((each) => each.at)
          .sort()
          .at(-1);
        const quiet = after.filter((each) => each.past.length === 0 && each.at.slice(0, 10) !== latest?.slice(0, 10));
        expect(new Set(quiet.map((each) => each.at.slice(0, 10))).size).toBe(quiet.length);
        expect(new Set(after.map(({ commit }) => commit)).size).toBe(after.length);
        if (own !== -1) expect(insertEntry(after, put, own + 1)).toEqual(after);
        expect(parseTrend(renderTrend(after))).toEqual(after);
      }),
    );
  });
});

describe('what has changed', () => {
  const now = entry(9, '23', { systems: 6, owned: 99, unowned: 1, findings: { slo: 1, owner: 2 } });
  const week = entry(1, '16', { findings: { slo: 3, owner: 2, runbook: 1 } });
  test.each<[since: string, before: readonly TrendEntry[], commit: number | null, days: number]>([
    ['nothing', [], null, 0],
    ['itself alone', [now], null, 0],
    ['an earlier audit of the same commit', [entry(9, '20')], null, 0],
    ['what was judged later', [entry(8, '24')], null, 0],
    ['a week', [entry(2, '08'), week, entry(3, '17')], 1, 7],
    ['a second less than a week, which is not one', [entry(2, '08'), entry(1, '16T12:00:01')], 2, 15],
    ['more than a week, where nothing is nearer', [entry(2, '02'), entry(3, '20')], 2, 21],
    ['the oldest, where nothing is a week old', [entry(3, '20'), entry(4, '22')], 3, 3],
    ['today', [entry(4, '23T09:00:00')], 4, 0],
  ])('since %s', (_, before, commit, days) => {
    const change = compareTrend([...before, now], now);
    expect(change === null ? null : [...commits([change.since]), change.days]).toEqual(
      commit === null ? null : [commit, days],
    );
  });

  test('in systems, share and findings by rule', () => {
    expect(compareTrend([week, now], now)).toEqual({
      since: week,
      days: 7,
      systems: 3,
      share: expect.closeTo(9),
      findings: { runbook: -1, slo: -2 },
    });
    const empty = entry(1, '16', { owned: 0, unowned: 0 });
    expect(compareTrend([empty, now], now)).toMatchObject({ share: null });
  });
});

describe('the line of blocks', () => {
  const line = (...shares: (number | null)[]): string =>
    drawSparkline(
      shares.map((share, at) =>
        entry(at + 1, '23', share === null ? { owned: 0, unowned: 0 } : { owned: share, unowned: 1000 - share }),
      ),
    );
  test.each<[what: string, shares: (number | null)[], drawn: string]>([
    ['nothing', [], ''],
    ['one point', [500], ''],
    ['one point, and nothing to judge', [500, null], ''],
    ['everything', [1000, 1000, 1000], '███'],
    ['nothing answered for', [0, 0], '▁▁'],
    ['half, all the time', [500, 500], '▄▄'],
    ['from nothing to everything', [0, 143, 286, 429, 572, 715, 858, 1000], '▁▂▃▄▅▆▇█'],
    ['a file that is lost does not look like all of them', [1000, 999, 1000], '█▇█'],
    ['a little is little', [980, 985, 990], '▇▇▇'],
    ['less is lower', [900, 800, 850], '█▁▄'],
  ])('%s', (_, shares, drawn) => {
    expect(line(...shares)).toBe(drawn);
  });

  test('thirty points at the most, all of them blocks, in order of their share', () => {
    fc.assert(
      fc.property(anyHistory, (entries) => {
        const drawn = drawSparkline(entries);
        expect(drawn).toMatch(/^[▁▂▃▄▅▆▇█]{0,30}$/);
        const shares = entries.filter(({ owned, unowned }) => owned + unowned > 0).slice(-30);
        if (shares.length >= 2) expect(drawn).toHaveLength(shares.length);
        const points = shares.map(({ owned, unowned }, at) => [owned / (owned + unowned), drawn[at] ?? ''] as const);
        const sorted = [...points].sort(([one], [other]) => one - other).map(([, block]) => block);
        expect(sorted).toEqual([...sorted].sort());
      }),
    );
  });
});
