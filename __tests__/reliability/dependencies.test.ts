/** What hard dependencies allow together: products to be checked by hand, what is left out of them, and what always holds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { System } from '../../src/declaration/resolve.ts';
import type { Dependency, Slo } from '../../src/declaration/schema.ts';
import { compareDecimals } from '../../src/reliability/decimal.ts';
import { type Dependencies, mapDependencies } from '../../src/reliability/dependencies.ts';
import { describeSeconds, findBudgetSeconds } from '../../src/reliability/objective.ts';

type Needs = readonly Dependency[];
const slo = (objective: string, window = '30d'): Slo => ({ indicator: 'It answers', objective, window });
/** Only what is looked at of a system. */
const system = (name: string, slos: readonly Slo[], needs: Needs): System =>
  ({
    name,
    slo: slos.length === 0 ? null : { value: slos },
    dependsOn: needs.length === 0 ? null : { value: needs },
  }) as unknown as System;
const map = (...systems: readonly System[]): Dependencies =>
  mapDependencies(new Map(systems.map((each) => [each.name, each])));

/** `above 99.85005 % of 2 (ledger, search) - window: mail` */
const say = (dependencies: Dependencies, objective: string, window = '30d'): string => {
  const found = dependencies.findCeiling('checkout', { objective, window });
  if (found === null) return 'nothing';
  const { product, isExact, count, weakest, left, isCycle } = found.ceiling();
  const names = weakest.map(({ name, isLowest }) => `${name}${isLowest ? ' lowest' : ''}`).join(', ');
  const omitted = left.map(
    ({ why, count: many, first }) =>
      ` - ${why}${many === first.length ? '' : ` ${many}`}: ${first.map(({ name, windows }) => [name, ...windows].join(' ')).join(', ')}`,
  );
  return `${found.isAbove ? 'above' : 'within'} ${product}${isExact ? '' : '…'} % of ${count} (${names})${omitted.join('')}${isCycle ? ' - cycle' : ''}`;
};

const five = ['a', 'b', 'c', 'd', 'e'].map((name) => system(name, [slo('99.9')], []));
test.each<[what: string, systems: readonly System[], objective: string, said: string]>([
  ['nothing needed', [system('checkout', [], [])], '99.9', 'nothing'],
  [
    'one',
    [system('checkout', [], ['ledger']), system('ledger', [slo('99.5')], [])],
    '99.9',
    'above 99.5 % of 1 (ledger)',
  ],
  [
    'one that promises as much',
    [system('checkout', [], ['ledger']), system('ledger', [slo('99.90')], [])],
    '99.9',
    'within 99.9 % of 1 (ledger)',
  ],
  [
    'two',
    [system('checkout', [], ['a', 'search']), ...five, system('search', [slo('99.95')], [])],
    '99.9',
    'above 99.85005 % of 2 (a, search)',
  ],
  [
    'two, the objective their very product',
    [system('checkout', [], ['a', 'search']), ...five, system('search', [slo('99.95')], [])],
    '99.85005',
    'within 99.85005 % of 2 (a, search)',
  ],
  [
    'two, the objective a hair above',
    [system('checkout', [], ['a', 'search']), ...five, system('search', [slo('99.95')], [])],
    '99.850050000001',
    'above 99.85005 % of 2 (a, search)',
  ],
  [
    'five',
    [system('checkout', [], ['a', 'b', 'c', 'd', 'e']), ...five],
    '99.9',
    'above 99.500999… % of 5 (a, b, c, d, e)',
  ],
  [
    'five and its own 99.9 %',
    [system('checkout', [], ['a', 'b', 'c', 'd', 'e', { external: 'its own', objective: '99.9' }]), ...five],
    '99.4',
    'within 99.401498… % of 6 (a, b, c, d, e, its own)',
  ],
  [
    'each once, however often and deep',
    [
      system('checkout', [], ['a', 'b', 'a', { system: 'a' }]),
      system('a', [slo('99')], ['b', 'c']),
      system('b', [slo('98')], ['c']),
      system('c', [slo('50')], []),
    ],
    '99',
    'above 48.51 % of 3 (c, b, a)',
  ],
  [
    'not what is soft, nor what that needs',
    [
      system('checkout', [], [{ system: 'a', soft: true }, 'b', { external: 'Mail', objective: '90', soft: true }]),
      system('a', [slo('99')], ['c']),
      system('b', [slo('98')], [{ system: 'c', soft: true }]),
      system('c', [slo('50')], []),
    ],
    '97',
    'within 98 % of 1 (b)',
  ],
  [
    'of several the lowest over the same window',
    [
      system('checkout', [], ['a', 'b']),
      system('a', [slo('99.9'), slo('90', '4w'), slo('99.5')], []),
      system('b', [slo('98', '4w')], []),
    ],
    '99',
    'within 99.5 % of 1 (a lowest) - window: b 4w',
  ],
  [
    'what is left out, and why',
    [
      system('checkout', [], ['a', 'b', 'c', 'd', 'gone', { external: 'Time' }, { external: 'God', objective: '100' }]),
      system('a', [{ file: 'slo.yaml' }], []),
      system('b', [slo('99', '28d'), slo('99', '1M'), slo('99', '1Q')], []),
      system('c', [], ['e']),
      system('d', [slo('100')], []),
      system('e', [slo('99'), { file: 'slo.yaml' }, slo('98')], []),
    ],
    '99',
    'above 98 % of 1 (e lowest) - window: b 28d 1M - file: a - none 4: God, Time, c - absent: gone',
  ],
  [
    'what is outside, once, at its lowest',
    [
      system('checkout', [], ['a', { external: 'Card network', objective: '99.9' }]),
      system('a', [], [{ external: ' card  Network', objective: '99.5' }, { external: 'CARD NETWORK' }]),
    ],
    '99',
    'within 99.5 % of 1 (Card network) - none: a',
  ],
  [
    'a system and something outside of one name',
    [system('checkout', [], ['a', { external: 'a', objective: '50' }]), system('a', [slo('50')], [])],
    '30',
    'above 25 % of 2 (a, a)',
  ],
  [
    'a cycle with itself in it',
    [
      system('checkout', [slo('10')], ['a']),
      system('a', [slo('99')], ['b']),
      system('b', [slo('99')], ['checkout', 'a']),
    ],
    '99',
    'above 98.01 % of 2 (a, b) - cycle',
  ],
  [
    'a cycle among what it needs',
    [system('checkout', [], ['a']), system('a', [slo('99')], ['b']), system('b', [slo('99')], ['a'])],
    '99',
    'above 98.01 % of 2 (a, b)',
  ],
  ['itself alone', [system('checkout', [slo('10')], ['checkout'])], '99', 'within 100 % of 0 () - cycle'],
])('%s', (_, systems, objective, said) => {
  expect(say(map(...systems), objective)).toBe(said);
});

test('a window is the same however it is written', () => {
  const dependencies = map(system('checkout', [], ['a']), system('a', [slo('99', '4w'), slo('90', '30d')], []));
  expect(say(dependencies, '99', '28d')).toBe('within 99 % of 1 (a)');
});

test('its own 99.9 % and five more leave 4 h 19 m of 30 days', () => {
  expect(describeSeconds(findBudgetSeconds('99.401498001499', '30d') ?? '')).toBe('4 h 18 m 33.171 s');
});

const names = ['checkout', 's1', 's2', 's3', 's4', 's5'] as const;
const arbitrary = fc.array(
  fc.record({
    objective: fc.constantFrom('50', '99', '99.5', '99.9', '99.99', '99.999999999999'),
    window: fc.constantFrom('30d', '30d', '30d', '28d'),
    needs: fc.array(fc.constantFrom(...names), { maxLength: 4 }),
  }),
  { minLength: names.length, maxLength: names.length },
);
type Graph = readonly { readonly objective: string; readonly window: string; readonly needs: readonly string[] }[];
const build = (graph: Graph): Dependencies =>
  map(...graph.map(({ objective, window, needs }, at) => system(names[at] ?? '', [slo(objective, window)], needs)));
const ceilingOf = (graph: Graph) => build(graph).findCeiling('checkout', { objective: '99', window: '30d' });

test('one dependency more never raises what they allow', () => {
  fc.assert(
    fc.property(arbitrary, fc.nat(5), fc.constantFrom(...names), (graph, at, more) => {
      const added = graph.map((each, index) => (index === at ? { ...each, needs: [...each.needs, more] } : each));
      const [was, is] = [ceilingOf(graph), ceilingOf(added)];
      if (was === null) return;
      expect(compareDecimals(is?.ceiling().product ?? '', was.ceiling().product)).toBeLessThanOrEqual(0);
      if (was.isAbove) expect(is?.isAbove).toBe(true);
    }),
  );
});

test('the product is that of a plain multiplication of everything within reach', () => {
  fc.assert(
    fc.property(arbitrary, (graph) => {
      const reached = new Set<string>();
      const reach = (name: string): void => {
        for (const need of graph[names.indexOf(name as 's1')]?.needs ?? []) {
          if (reached.has(need)) continue;
          reached.add(need);
          reach(need);
        }
      };
      reach('checkout');
      const factors = [...reached]
        .filter((name) => name !== 'checkout')
        .flatMap((name) => {
          const { objective, window } = graph[names.indexOf(name as 's1')] ?? { objective: '', window: '' };
          return window === '30d' ? [objective] : [];
        });
      // Of parts in 10^14, as whole numbers.
      const parts = (objective: string): bigint => {
        const [whole = '', fraction = ''] = objective.split('.');
        return BigInt(whole + fraction.padEnd(12, '0'));
      };
      const scale = 10n ** 14n;
      const product = factors.reduce((total, each) => total * parts(each), 1n);
      for (const objective of ['50', '98', '99', '99.5', '99.9']) {
        const above = factors.length > 0 && parts(objective) * scale ** BigInt(factors.length) > product * scale;
        expect(build(graph).findCeiling('checkout', { objective, window: '30d' })?.isAbove ?? false).toBe(above);
      }
    }),
  );
});

test('two thousand systems with ten thousand dependencies do not get out of hand', () => {
  const count = 2000;
  const objectives = ['99', '99.5', '99.9', '99.95', '99.99', '99.995', '99.999'];
  const systems = Array.from({ length: count }, (_, at) =>
    system(
      `s${at}`,
      [slo(objectives[at % objectives.length] ?? '')],
      Array.from({ length: 5 }, (_each, step) => `s${(at * 7 + step * 131 + 1) % count}`),
    ),
  );
  const dependencies = map(...systems);
  const started = performance.now();
  const above = systems.filter(({ name }) => {
    const found = dependencies.findCeiling(name, { objective: '99.9', window: '30d' });
    return found?.isAbove && found.ceiling().count > 0;
  });
  const took = performance.now() - started;
  expect(above.length).toBeGreaterThan(0);
  // A change touches a few of them, and these are all, each within reach of each: it only must not get out of hand.
  expect(took).toBeLessThan(5_000);
});
