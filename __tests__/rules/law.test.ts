import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLevel } from '../../src/declaration/law.ts';
import { findLawChanges } from '../../src/rules/law.ts';
import { type Edits, edit, SHOP, sayRow, situate, state } from './shop.ts';

interface Row {
  readonly why: string;
  /** What the shop says otherwise at base. */
  readonly given?: Edits;
  /** What the merge base said otherwise than the base; the head is made of the base's text. */
  readonly started?: Edits;
  readonly edit: Edits;
  readonly expect: readonly string[];
}
const rows: readonly Row[] = JSON.parse(readFileSync(new URL('./law.json', import.meta.url), 'utf8'));

const judge = async (base: string, head: string, from = base): Promise<readonly string[]> => {
  const laws = { from: state(from), base: state(base), head: state(head) };
  return findLawChanges(laws, await situate(base, head)).map(sayRow);
};

describe('a change of the law', () => {
  test.each(rows)('$why', async ({ given, started, edit: edits, expect: expected }) => {
    const base = edit(SHOP, given ?? []);
    expect(await judge(base, edit(base, edits), edit(base, started ?? []))).toEqual(expected);
  });

  test('of a line is none: the law there is the default branch’s', async () => {
    const head = edit(SHOP, [
      ['keepers: [maya-lin, sam-okafor]', 'keepers: [mallory]'],
      ['paths: [tools/]', 'paths: [tools/, bin/]'],
    ]);
    const [change, ...more] = findLawChanges(null, await situate(SHOP, head));
    expect([change?.kind, more]).toEqual(['paths-excused', []]);
  });

  test('stands where the head says it, else where the base did', async () => {
    const head = edit(SHOP, [
      ['  machines: [acme-deployer]\n', ''],
      ['policy:\n', 'policy:\n  unowned: warn\n'],
      ['waivers:\n', 'waivers:\n  # first\n'],
      ['2027-01-31', '2027-02-28'],
      ['docs/search.md', '{ not-applicable: It never breaks. }'],
    ]);
    const laws = { from: null, base: state(SHOP), head: state(head) };
    const lines = findLawChanges(laws, await situate(SHOP, head)).map(({ kind, place }) => {
      const text = kind === 'policy' && place?.line === SHOP.split('\n').length - 1 ? SHOP : head;
      return text.split('\n')[(place?.line ?? 0) - 1]?.trim();
    });
    expect(lines).toEqual([
      'machines: [acme-deployer]',
      'unowned: warn',
      '- systems: [search]',
      'runbook: { not-applicable: It never breaks. }',
    ]);
  });
});

describe('how strictly a rule is taken', () => {
  const { law } = state(
    edit(SHOP, [
      ['policy:\n', 'policy:\n  rules: { history: off, slo: warn }\n'],
      ['acceptance: { undeclared: accept } }', 'rules: { history: fail } }\n    2: { rules: {} }'],
    ]),
  );
  test.each<[rule: string, tier: string | undefined, level: string | null]>([
    ['history', '1', 'fail'],
    ['history', '2', 'off'],
    ['history', '3', 'off'],
    ['history', undefined, 'off'],
    ['slo', '1', 'warn'],
    ['runbook', '1', null],
    ['runbook', undefined, null],
  ])('%s in tier %s: %s', (rule, tier, level) => {
    expect(findLevel(law, rule, tier)).toBe(level);
  });
});

const login = fc.constantFrom('maya', 'Maya', 'sam', 'robot');
const day = fc.option(fc.constantFrom('2026-11-22', '2026-11-23', '2027-01-31'), { nil: undefined });
const list = (...items: string[]) => fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: 3 });
const exemption = fc.record({
  paths: list('docs/', 'docs/**', 'a/*.md', '**/*.md', '**', 'a/b/'),
  reason: fc.constantFrom('Prose.', 'Words.'),
  owner: login,
  expires: day,
});
const waiver = fc.record({
  systems: list('a', 'b', 'c'),
  duties: list('slo', 'backup', 'runbook'),
  reason: fc.constantFrom('Soon.', 'Later.'),
  'approved-by': login,
  expires: fc.constantFrom('2026-11-22', '2026-11-23', '2027-01-31'),
});
const law = fc.record({
  exempt: fc.array(exemption, { maxLength: 3 }),
  waivers: fc.array(waiver, { maxLength: 3 }),
  keepers: list('maya', 'sam', 'ada'),
});
type Generated = Parameters<Parameters<typeof law.map>[0]>[0];

const write = ({ exempt, waivers, keepers }: Generated): string =>
  JSON.stringify({
    version: '1',
    systems: { a: { paths: ['a/'], owner: 'maya' }, b: { paths: ['a/b/*.ts', 'docs/b/'] } },
    ...(exempt.length === 0 ? {} : { exempt }),
    ...(waivers.length === 0 ? {} : { waivers }),
    policy: { keepers, machines: ['robot'] },
  });

describe('of any law', () => {
  test('the same in another order, and any part left out, changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(law, fc.nat(), async (generated, chosen) => {
        const { exempt, waivers, keepers } = generated;
        const turned = { exempt: exempt.toReversed(), waivers: waivers.toReversed(), keepers: keepers.toReversed() };
        expect(await judge(write(generated), write(turned))).toEqual([]);
        const without = <T>(items: readonly T[]): T[] => items.filter((_, index) => index !== chosen % items.length);
        expect(
          await judge(write(generated), write({ exempt: without(exempt), waivers: without(waivers), keepers })),
        ).toEqual([]);
      }),
    );
  });

  test('every change asks a keeper, and never a machine', async () => {
    await fc.assert(
      fc.asyncProperty(law, law, async (before, after) => {
        const [base, head] = [write(before), write(after)];
        for (const { asks } of findLawChanges(
          { from: null, base: state(base), head: state(head) },
          await situate(base, head),
        )) {
          expect(asks.filter(({ who }) => who === 'keepers')).toHaveLength(1);
          expect(asks).not.toContainEqual({ who: 'person', login: 'robot' });
        }
      }),
    );
  });

  test('a path that is newly exempt is never let through unasked', async () => {
    const paths = ['docs/x.md', 'docs/b/x.ts', 'a/x.md', 'a/b/x.ts', 'a/b/c/x.md', 'z.ts'];
    await fc.assert(
      fc.asyncProperty(law, law, async (before, after) => {
        const [base, head] = [state(write(before)), state(write(after))];
        const changes = findLawChanges({ from: null, base, head }, await situate(write(before), write(after)));
        if (changes.some(({ kind }) => kind.startsWith('exemption-'))) return;
        const isExempt = ({ law: { exempt } }: typeof base, path: string): boolean =>
          exempt.some(({ patterns }) => patterns.some(({ pattern }) => pattern.matches(path)));
        for (const path of paths) expect(isExempt(head, path) && !isExempt(base, path)).toBe(false);
      }),
    );
  });
});
