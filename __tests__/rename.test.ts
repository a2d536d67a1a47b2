/**
 * git and GitHub detect renames differently, so no rule may tell one from a deletion and an addition; and people sort
 * their declarations, so the order of entries may change nothing.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { check } from '../src/check.ts';
import { describe } from '../src/render/words.ts';
import { memorySource, type Surroundings, type Tree } from './memory-source.ts';

const DATE = '2026-11-23';
const FILES = ['a/x.ts', 'a/y.ts', 'a/b/x.ts', 'a/b/c/z.md', 'd/x.ts', 'd/e/y.md', 'docs/a.md', 'docs/B.md', 'run.sh'];
const MORE = ['a/new.ts', 'a/b/new.md', 'd/e/new.ts', 'fresh/x.ts', 'fresh/deep/y.ts', 'A/x.ts', 'docs/b.md', 'new.sh'];
const PATTERNS = ['a/', 'a/b/', 'a/*.ts', 'a/**/*.ts', 'd/', 'd/e', 'd/?.ts', '**', '**/*.md', 'docs/', '*.sh', 'A/'];
const POINTERS = ['docs/a.md', 'docs/b.md', 'a/b/c/z.md', 'd', 'https://wiki.example/a', 'http://wiki.example/a'];
/** One who can write here, and one of whom that could not be found out. */
const ACCOUNTS: Surroundings['accounts'] = {
  maya: { known: { id: 1, type: 'User', permission: 'write' } },
  sam: { unknown: 'the API answered 403' },
};
const DUTIES = ['owner', 'runbook', 'slo', 'backup', 'escalation'];

const patterns = fc.uniqueArray(fc.constantFrom(...PATTERNS), { minLength: 1, maxLength: 3 });
const duties = fc.uniqueArray(fc.constantFrom(...DUTIES), { minLength: 1, maxLength: 3 });
const day = fc.constantFrom('2026-11-22', '2026-11-23', '2027-01-31');
const level = fc.constantFrom('fail', 'warn', 'off');
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const person = fc.constantFrom('maya', 'sam', 'acme/team', 'ci[bot]', 'robot');

const system = fc.record({
  paths: patterns,
  team: optional(fc.constantFrom('acme/one', 'acme/two')),
  owner: optional(person),
  backup: optional(fc.uniqueArray(person, { minLength: 1, maxLength: 2 })),
  runbook: optional(fc.constantFrom(...POINTERS)),
  slo: optional(
    fc.constantFrom(
      [{ indicator: 'It answers', objective: '99.9%', window: '30d' }],
      [{ indicator: 'It answers', objective: '100%', window: '30d' }],
      [{ file: 'docs/a.md' }, { file: 'docs/gone.yaml' }],
    ),
  ),
  tier: optional(fc.constantFrom('1', '4')),
});
const systemName = fc.constantFrom('one', 'two', 'three');
const systems = fc.dictionary(systemName, system, { minKeys: 1, maxKeys: 3, noNullPrototype: true });

const declaration = fc.record({
  version: fc.constant('1'),
  defaults: optional(fc.constant({ runbook: 'docs/<system>.md' })),
  teams: optional(fc.constant({ 'acme/one': { owner: 'maya', backup: ['sam'] }, 'acme/two': { owner: 'sam' } })),
  systems,
  exempt: optional(
    fc.array(
      fc.record({
        paths: patterns,
        reason: fc.constant('Prose.'),
        owner: person.filter(isLogin),
        expires: optional(day),
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
  ),
  waivers: optional(
    fc.array(
      fc.record({
        systems: fc.uniqueArray(systemName, { minLength: 1 }),
        duties,
        reason: fc.constant('Later.'),
        'approved-by': fc.constant('maya'),
        expires: day,
      }),
      { minLength: 1, maxLength: 3 },
    ),
  ),
  policy: optional(
    fc.record({
      require: optional(duties),
      tiers: fc.constant({ 1: { 'also-require': ['backup', 'escalation'] }, 4: { require: ['owner'] } }),
      unowned: fc.constantFrom('fail', 'new-only', 'warn'),
      machines: fc.constant(['robot']),
      rules: optional(
        fc.record({ unowned: level, ambiguous: level, waiver: level, runbook: level, 'owner-access': level }),
      ),
    }),
  ),
});
function isLogin(name: string): boolean {
  return /^[a-z]+$/.test(name);
}
type Declaration = typeof declaration extends fc.Arbitrary<infer T> ? T : never;

/** What a pull request does: every move goes to a place of its own. */
const change = fc.record({
  moved: fc.array(fc.tuple(fc.constantFrom(...FILES), fc.constantFrom(...MORE)), { minLength: 1, maxLength: 3 }),
  modified: fc.subarray(FILES, { maxLength: 2 }),
  deleted: fc.subarray(FILES, { maxLength: 2 }),
  head: optional(declaration),
});

const write = (value: Declaration): string => stringify(JSON.parse(JSON.stringify(value)));
const NAME = 'OWNERSHIP.yaml';

const baseOf = (declared: Declaration): Record<string, string> => ({
  ...Object.fromEntries(FILES.map((path) => [path, `${path}\n`])),
  [NAME]: write(declared),
});

/** The head, with what is moved altered on its way or not. */
const headOf = (base: Tree, made: typeof change extends fc.Arbitrary<infer T> ? T : never, altered: boolean): Tree => {
  const head: Record<string, string> = { ...(base as Record<string, string>) };
  for (const path of made.modified) head[path] = `${path} modified\n`;
  for (const path of made.deleted) delete head[path];
  for (const [from, to] of made.moved) {
    if (!(from in head) || to in head) continue;
    head[to] = altered ? `${base[from]}altered on the way to ${to}\n` : String(base[from]);
    delete head[from];
  }
  if (made.head !== undefined) head[NAME] = write(made.head);
  return head;
};

/** What may not depend on how a change is seen: the outcome, and each finding's rule, code, severity and system. */
const judge = async (base: Tree, head: Tree) => {
  const source = memorySource(base, head, { accounts: ACCOUNTS, host: 'github.com' });
  const { outcome, findings, waived, paths } = await check(source, { date: DATE, program: 'test', gate: null });
  for (const found of [...findings, ...waived.map(({ finding }) => finding)]) {
    const { message, settle } = describe(found);
    expect(`${message} ${settle}`).not.toMatch(/undefined|null|\[object/);
  }
  return {
    statuses: paths.map(({ path, status }) => `${path} ${status}`),
    outcome,
    findings: findings.map(({ rule, code, severity, system }) => `${rule} ${code} ${severity} ${system}`).sort(),
    waived: waived.map(({ finding: { rule, code, system } }) => `${rule} ${code} ${system}`).sort(),
  };
};

test('a rename is judged as a deletion and an addition', async () => {
  let renames = 0;
  await fc.assert(
    fc.asyncProperty(declaration, change, async (declared, made) => {
      const base = baseOf(declared);
      const { statuses: seen, ...rename } = await judge(base, headOf(base, made, false));
      const { statuses: unseen, ...apart } = await judge(base, headOf(base, made, true));
      expect(rename).toEqual(apart);
      expect(unseen.filter((status) => / renamed-/.test(status))).toEqual([]);
      renames += seen.filter((status) => / renamed-to/.test(status)).length;
    }),
    { numRuns: 200 },
  );
  expect(renames).toBeGreaterThan(50);
});

/** The same entries in another order: a permutation is drawn for every list and map. */
const shuffle = (value: unknown, random: () => number): unknown => {
  const mixed = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item);
  if (Array.isArray(value)) return mixed(value.map((item) => shuffle(item, random)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(mixed(Object.entries(value).map(([key, item]) => [key, shuffle(item, random)])));
};

test('the order of entries changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      declaration,
      change,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      async (declared, made, stream) => {
        const random = (): number => stream.next().value ?? 0;
        const mixed = shuffle(declared, random) as Declaration;
        const mixedHead = made.head === undefined ? undefined : (shuffle(made.head, random) as Declaration);
        const [base, other] = [baseOf(declared), baseOf(mixed)];
        const straight = await judge(base, headOf(base, made, false));
        const shuffled = await judge(other, headOf(other, { ...made, head: mixedHead }, false));
        expect({ ...shuffled, statuses: [] }).toEqual({ ...straight, statuses: [] });
      },
    ),
    { numRuns: 200 },
  );
});

test('a change of nothing passes by every declaration', async () => {
  await fc.assert(
    fc.asyncProperty(declaration, async (declared) => {
      const base = baseOf(declared);
      expect(await judge(base, base)).toEqual({ statuses: [], outcome: 'pass', findings: [], waived: [] });
    }),
    { numRuns: 100 },
  );
});
