import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLaw } from '../../src/declaration/law.ts';
import type { InlineSlo } from '../../src/declaration/schema.ts';
import { askSystem, keyOf } from '../../src/rules/asks.ts';
import { findHandovers } from '../../src/rules/handover.ts';
import { groupHandovers } from '../../src/rules/handover-groups.ts';
import type { Handover } from '../../src/rules/handover-kinds.ts';
import { nameAtBase, pairSystems } from '../../src/rules/pairs.ts';
import { decide, indexSide, type Side, type Situation } from '../../src/rules/situation.ts';
import { compareSlos } from '../../src/rules/slo-change.ts';
import type { Ask } from '../../src/verdict.ts';
import { memorySource, type Tree } from '../memory-source.ts';
import { declare, type Edits, edit, SHOP, sayRow, situate } from './shop.ts';

interface Row {
  readonly why: string;
  /** What the shop says otherwise at base. */
  readonly given?: Edits;
  readonly edit: Edits;
  /** Files on both sides, and those the change adds or changes. */
  readonly files?: Tree;
  readonly changed?: Tree;
  readonly expect: readonly string[];
}
const rows: readonly Row[] = JSON.parse(readFileSync(new URL('./handover.json', import.meta.url), 'utf8'));

describe('a handover', () => {
  test.each(rows)('$why', async ({ given, edit: edits, expect: expected, ...trees }) => {
    const base = edit(SHOP, given ?? []);
    expect(findHandovers(await situate(base, edit(base, edits), trees)).map(sayRow)).toEqual(expected);
  });

  test('is none where there was no declaration', async () => {
    const situation = await situate(SHOP, SHOP);
    expect(findHandovers({ ...situation, before: null })).toEqual([]);
  });

  test('of files to an exemption that is in force for the change already', async () => {
    const head = edit(SHOP, [['[docs/, ', '[docs/, services/checkout/web/, ']]);
    const situation = await situate(SHOP, head);
    const { after } = situation;
    const exempting: Situation = {
      ...situation,
      after: { ...after, ...indexSide(after.declared, readLaw(declare(head))) },
      listing: { known: ['services/checkout/web/page.ts'] },
    };
    expect(findHandovers(exempting).map(sayRow)).toEqual([
      'files-moved checkout [exempt]: checkout (1 file) -> exempt; asks checkout (maya-lin or sam-okafor or ada-berg)',
    ]);
  });

  test('stands where the head says it, else where the base did', async () => {
    const head = edit(SHOP, [
      ['    owner: maya-lin\n    backup', '    owner: noor-haddad\n    backup'],
      ['    dashboard: https://grafana.example/d/checkout\n', ''],
      ['id: 4182733', 'id: 7'],
    ]);
    const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;
    const places = findHandovers(await situate(SHOP, head)).map(({ kind, place }) => [
      kind,
      place?.line,
      place?.commit?.[0],
    ]);
    expect(places).toEqual([
      ['id-changed', lineOf(head, 'id: 7'), 'a'],
      ['owner-replaced', lineOf(head, 'owner: noor'), 'a'],
      ['dashboard-dropped', lineOf(SHOP, 'dashboard:'), 'b'],
      ['owner-replaced', lineOf(head, 'owner: noor'), 'a'],
    ]);
  });
});

describe('a table of handovers', () => {
  const names = Array.from({ length: 40 }, (_, index) => `s${index + 10}`);
  const write = (owner: string, runbook: string, teams: (index: number) => string): string =>
    [
      'version: 1',
      `defaults: { runbook: ${runbook} }`,
      `teams: { one: { owner: ${owner}, backup: [sam] }, two: { owner: ${owner}, backup: [sam] } }`,
      'systems:',
      ...names.map((name, index) => `  ${name}: { paths: [${name}/], team: ${teams(index)} }`),
    ].join('\n');
  const say = (handovers: readonly Handover[]): unknown[] =>
    groupHandovers(handovers).map(({ kind, systems, before, after, asks }) => [
      kind,
      systems.length,
      before,
      after,
      asks.length,
    ]);

  test('has one row for a team’s owner, whatever number of systems it has', async () => {
    const handovers = findHandovers(
      await situate(
        write('maya', 'docs/<system>.md', () => 'one'),
        write('noor', 'docs/<system>.md', () => 'one'),
      ),
    );
    expect(handovers).toHaveLength(40);
    expect(say(handovers)).toEqual([['owner-replaced', 40, 'maya', 'noor', 41]]);
  });

  test('has one row for a default, with its placeholder', async () => {
    const handovers = findHandovers(
      await situate(
        write('maya', 'docs/<system>.md', () => 'one'),
        write('maya', 'https://wiki.example/<system>', () => 'one'),
      ),
    );
    expect(say(handovers)).toEqual([['runbook-moved', 40, 'docs/<system>.md', 'https://wiki.example/<system>', 40]]);
  });

  test('has a row for each line that did it, and says the first of what differs', async () => {
    const base = write('maya', 'docs/<system>.md', () => 'one');
    const mixed = names.reduce(
      (text, name, index) => edit(text, [[`[${name}/], team: one`, `[${name}/], owner: p${index}, team: one`]]),
      base,
    );
    const handovers = findHandovers(
      await situate(
        mixed,
        write('noor', 'docs/<system>.md', (index) => (index < 20 ? 'one' : 'two')),
      ),
    );
    const replaced = say(handovers);
    expect(replaced).toEqual([
      ['owner-replaced', 20, 'p0, p1, p2 and 17 more', 'noor', 21],
      ['owner-replaced', 20, 'p20, p21, p22 and 17 more', 'noor', 21],
    ]);
  });

  test('has one row for a system’s patterns, where they ask the same people', async () => {
    const head = edit(SHOP, [['paths: [tools/]', 'paths: [tools/, a/, b/, c/, d/, services/ledger/x/]']]);
    expect(say(findHandovers(await situate(SHOP, head)))).toEqual([
      ['pattern-added', 1, null, 'a/, b/, c/ and 1 more', 1],
      ['pattern-added', 1, null, 'services/ledger/x/', 2],
    ]);
  });
});

// Declarations that are small and collide often.
const FILES = ['a/x.ts', 'a/b/x.ts', 'a/b/c/y.md', 'd/x.ts', 'd/e/y.md', 'docs/a.md', 'run.sh'];
const ELSEWHERE = ['a/new.ts', 'a/b/new.md', 'a/b/c/d/e.ts', 'd/e', 'd/e/f/g.ts', 'docs/x/y.md', 'z', 'a'];
const PATTERNS = [
  'a/',
  'a/**',
  'a/b/',
  'a/*',
  'a/*.ts',
  'a/**/*.ts',
  'a/b*/**',
  'd/',
  'd/e',
  'd/e/',
  '**',
  '**/*.md',
  '*',
  'a/b/c/y.md',
];
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const person = fc.constantFrom('maya', 'sam', 'ada', 'Maya', 'acme/team', 'robot');
const list = <T>(value: fc.Arbitrary<T>) => fc.uniqueArray(value, { minLength: 1, maxLength: 3 });
const slo = fc.record(
  {
    name: fc.constantFrom('x', 'y'),
    indicator: fc.constantFrom('It answers', 'It is right'),
    objective: fc.constantFrom('99%', '99.0', '99.5%', '99.9%', '99.90'),
    window: fc.constantFrom('7d', '28d', '4w', '30d', '1M', '3M', '1Q'),
    promised: fc.record({ objective: fc.constantFrom('98', '98.5') }),
  },
  { requiredKeys: ['indicator', 'objective', 'window'] },
);
const system = fc.record({
  paths: list(fc.constantFrom(...PATTERNS)),
  team: optional(fc.constantFrom('one', 'two')),
  owner: optional(person),
  backup: optional(list(person)),
  runbook: optional(fc.constantFrom('docs/a.md', 'docs/b.md', { 'not-applicable': 'No.' })),
  slo: optional(fc.oneof(fc.array(slo, { minLength: 1, maxLength: 2 }), fc.constant({ 'not-applicable': 'No.' }))),
  tier: optional(fc.constantFrom('1', '3', '4')),
  'depends-on': optional(list(fc.constantFrom('r', 's', 't'))),
  data: optional(list(fc.constantFrom('payment', 'none', 'public'))),
});
const team = fc.record({ owner: optional(person), backup: optional(list(person)) });
const declaration = fc.record({
  systems: fc.dictionary(fc.constantFrom('r', 's', 't', 'u'), system, { minKeys: 1 }),
  teams: fc.record({ one: team, two: team }),
});
type Generated = Parameters<Parameters<typeof declaration.map>[0]>[0];

const LAW = {
  exempt: [{ paths: ['docs/', 'd/e/*.md'], reason: 'Prose.', owner: 'maya' }],
  policy: { tiers: { 1: { 'also-require': ['backup'] } }, machines: ['robot'], keepers: ['kim'] },
};
const write = (generated: Generated): string => JSON.stringify({ version: '1', ...generated, ...LAW });
const files: Tree = Object.fromEntries(FILES.map((path) => [path, path]));
const change = (before: string, after: string): Promise<Situation> => situate(before, after, { files });
/** Entries and the items of their lists turned round; people stay in the order in which they are called. */
const turn = (value: unknown, key = ''): unknown =>
  Array.isArray(value)
    ? key === 'backup'
      ? value
      : value.toReversed().map((item) => turn(item))
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([name, item]) => [name, turn(item, name)]),
        )
      : value;

describe('of any declarations', () => {
  test('the same once more hands nothing over', async () => {
    await fc.assert(
      fc.asyncProperty(declaration, async (generated) => {
        const text = write(generated);
        expect(findHandovers(await change(text, `${text} # again`))).toEqual([]);
        expect(findHandovers(await change(text, write(turn(generated) as Generated)))).toEqual([]);
      }),
    );
  });

  test('the order of what is written changes no handover', async () => {
    await fc.assert(
      fc.asyncProperty(declaration, declaration, async (before, after) => {
        const rows = findHandovers(await change(write(before), write(after))).map(sayRow);
        const turned = [before, after].map((generated) => write(turn(generated) as Generated)) as [string, string];
        expect(findHandovers(await change(...turned)).map(sayRow)).toEqual(rows);
      }),
    );
  });

  /** Who is the system of a path on one side; `undefined` where several claim it. */
  const systemOf = ({ index, declared }: Side, path: string) => {
    const decision = decide(index, path);
    if (decision.kind === 'ambiguous') return undefined;
    return decision.kind === 'system' ? (declared.systems.get(decision.system) ?? null) : null;
  };

  test('whoever loses a path is asked, also for one that is not there yet; whoever gets a file is', async () => {
    await fc.assert(
      fc.asyncProperty(declaration, declaration, async (before, after) => {
        const { before: base, ...situation } = await change(write(before), write(after));
        if (base === null) return;
        const asked = new Set(findHandovers({ ...situation, before: base }).flatMap(({ asks }) => asks.map(keyOf)));
        const names = nameAtBase(pairSystems(base.declared, situation.after.declared));
        for (const path of [...FILES, ...ELSEWHERE]) {
          const [was, now] = [systemOf(base, path), systemOf(situation.after, path) ?? null];
          const isSame = was?.name === (now === null ? undefined : names.get(now.name));
          const [from, to] = [was, now].map((system) => system?.owner?.value.toLowerCase());
          if (isSame && from === to) continue;
          expect(asked.size, path).toBeGreaterThan(0);
          if (was) expect(asked, path).toContain(keyOf(askSystem(was, situation.law)));
          if (to === undefined || to === 'robot' || to === 'acme/team') continue;
          // A folder without a file is given to nobody by what others let go of.
          const isGiven = FILES.includes(path) || was === null || isSame;
          if (isGiven) expect(asked, path).toContain(`person ${to}`);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('nobody is asked who is no person', async () => {
    await fc.assert(
      fc.asyncProperty(declaration, declaration, async (before, after) => {
        const isNobody = (login: string): boolean => login === 'robot' || login.includes('/');
        for (const { asks } of findHandovers(await change(write(before), write(after)))) {
          expect(asks.length).toBeGreaterThan(0);
          const logins = asks.flatMap((ask: Ask) =>
            ask.who === 'system' ? ask.logins : ask.who === 'person' ? [ask.login] : [],
          );
          expect(logins.filter(isNobody)).toEqual([]);
        }
      }),
    );
  });
});

describe('two SLOs', () => {
  const inline = slo.map((each) => ({ ...each, objective: each.objective.replace('%', '') }) as InlineSlo);

  test('are looser one way and tighter the other, or neither', () => {
    const OTHER = { same: 'same', looser: 'tighter', tighter: 'looser' } as const;
    fc.assert(
      fc.property(inline, inline, (a, b) => {
        const there = compareSlos(a, b);
        expect(compareSlos(b, a)).toBe(there === null ? null : OTHER[there]);
      }),
      { numRuns: 2000 },
    );
  });

  test('that are looser twice are looser', () => {
    fc.assert(
      fc.property(inline, inline, inline, (a, b, c) => {
        if (compareSlos(a, b) === 'looser' && compareSlos(b, c) === 'looser') expect(compareSlos(a, c)).toBe('looser');
      }),
      { numRuns: 5000 },
    );
  });
});

test('the ground of these tests is a declaration that can be judged', async () => {
  const read = await memorySource({ 'OWNERSHIP.yaml': SHOP }, { 'OWNERSHIP.yaml': SHOP }).readChange();
  expect('known' in read && read.known.declarations.base).toHaveLength(1);
});
