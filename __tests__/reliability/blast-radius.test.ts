/** What breaks with all that a change touches, in which order it is told, and what of it is drawn. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dependency } from '../../src/declaration/schema.ts';
import { findBlastRadius } from '../../src/reliability/blast-radius.ts';
import { drawRadius, MOST_NODES, type RadiusGraph } from '../../src/reliability/radius-graph.ts';
import { declareNeeds, type Needs, soft } from './network.ts';

const SHOP: Needs = {
  ledger: ['vault', { external: 'Card network' }],
  vault: [],
  checkout: ['ledger', 'search'],
  search: [],
  storefront: ['checkout', soft('reports')],
  billing: ['ledger'],
  reports: [soft('ledger'), soft('billing')],
  dashboards: ['reports'],
  attic: [],
};
const TIERS = { checkout: '1', storefront: '2', billing: '4', ledger: '1', vault: '2' };
const shop = declareNeeds(SHOP, { tiers: TIERS, owners: { ledger: 'sam-okafor', checkout: 'maya-lin' } });

const NAMES = Array.from({ length: 45 }, (_, at) => `s${at}`);
const need = fc.oneof(
  fc.constantFrom(...NAMES),
  fc.record({ system: fc.constantFrom(...NAMES), soft: fc.boolean() }),
  fc.record({ external: fc.constantFrom('Card network', 'card  network', 's1'), soft: fc.boolean() }),
);
const needs = fc
  .array(fc.array(need, { maxLength: 3 }), { minLength: NAMES.length, maxLength: NAMES.length })
  .map((lists): Needs => Object.fromEntries(NAMES.map((name, at) => [name, lists[at] ?? []])));

describe('what is told', () => {
  /** `ledger: checkout 1, storefront 2 (checkout); worse: reports` */
  const say = (touched: readonly string[]): string => {
    const { sources, broken, degraded } = findBlastRadius(shop, touched);
    const told = broken.map(
      ({ system, through, steps }) => `${system.name} ${steps}${through === null ? '' : ` (${through})`}`,
    );
    const worse = degraded.length === 0 ? '' : `; worse: ${degraded.map(({ name }) => name).join(', ')}`;
    return `${sources.join(', ')}: ${told.join(', ')}${worse}`;
  };
  test.each<[what: string, touched: readonly string[], said: string]>([
    ['nothing', ['attic'], ': '],
    ['what nothing needs', ['storefront'], ': '],
    [
      'the worst tier first, then the nearest',
      ['ledger'],
      'ledger: checkout 1, storefront 2 (checkout), billing 1; worse: reports',
    ],
    ['without a tier last', ['reports'], 'reports: dashboards 1; worse: storefront'],
    [
      'through more than one',
      ['vault'],
      'vault: ledger 1, checkout 2 (ledger), storefront 3 (ledger), billing 2 (ledger); worse: reports',
    ],
    [
      'not what is touched as well',
      ['ledger', 'checkout'],
      'checkout, ledger: storefront 1, billing 1; worse: reports',
    ],
    [
      'nearest to any of them',
      ['vault', 'checkout'],
      'checkout, vault: ledger 1, storefront 1, billing 2 (ledger); worse: reports',
    ],
    ['not what nothing untouched needs', ['storefront', 'search'], 'search: checkout 1'],
    ['all of it touched', Object.keys(SHOP), ': '],
    ['a name no system has', ['museum'], ': '],
  ])('%s', (_, touched, said) => {
    expect(say(touched)).toBe(said);
  });

  test('it is what a walk through all needs finds', () => {
    fc.assert(
      fc.property(needs, fc.subarray(NAMES, { minLength: 1, maxLength: 4 }), (declared, touched) => {
        const { sources, broken, degraded } = findBlastRadius(declareNeeds(declared), touched);
        const isHard = (item: Dependency, name: string): boolean =>
          typeof item === 'string' ? item === name : 'system' in item && item.system === name && item.soft !== true;
        const isSoft = (item: Dependency, name: string): boolean =>
          typeof item !== 'string' && 'system' in item && item.system === name && item.soft === true;
        const spread = (from: readonly string[]): ReadonlySet<string> => {
          const down = new Set(from);
          for (let size = -1; size < down.size; ) {
            size = down.size;
            for (const name of NAMES) {
              if (declared[name]?.some((item) => [...down].some((each) => isHard(item, each)))) down.add(name);
            }
          }
          return down;
        };
        const down = spread(touched);
        const others = [...down].filter((name) => !touched.includes(name));
        expect(broken.map(({ system }) => system.name).sort()).toEqual(others.sort());
        const worse = NAMES.filter(
          (name) => !down.has(name) && declared[name]?.some((item) => [...down].some((each) => isSoft(item, each))),
        );
        expect(degraded.map(({ name }) => name).sort()).toEqual(worse.sort());
        const telling = touched.filter((name) => [...spread([name])].some((each) => !touched.includes(each)));
        expect(sources).toEqual(telling.sort());
      }),
    );
  });
});

describe('what is drawn', () => {
  /** `ledger! vault- | ledger>checkout ledger~reports` */
  const MARKS = { touched: '!', breaks: '', degrades: '~', needed: '-', external: '^' };
  const say = (graph: RadiusGraph | null): string => {
    if (graph === null) return 'nothing';
    const nameOf = (at: number): string => graph.nodes[at]?.name ?? '?';
    const nodes = graph.nodes.map(({ name, role }) => `${name}${MARKS[role]}`);
    const edges = graph.edges.map((edge) => `${nameOf(edge.from)}${edge.soft ? '~' : '>'}${nameOf(edge.to)}`);
    const more = graph.more.nodes + graph.more.edges === 0 ? '' : ` and ${graph.more.nodes}, ${graph.more.edges}`;
    return `${nodes.join(' ')} | ${edges.join(' ')}${more}`;
  };
  const draw = (needs: Needs, ...touched: string[]): string => say(drawRadius(declareNeeds(needs), touched));

  test('what breaks, what gets worse, and what it needs itself', () => {
    expect(say(drawRadius(shop, ['ledger']))).toBe(
      'ledger! checkout storefront billing reports~ Card network^ vault- | ledger>checkout ledger>billing ledger~reports checkout>storefront billing~reports Card network>ledger vault>ledger',
    );
    expect(drawRadius(shop, ['ledger'])?.nodes.slice(0, 3)).toEqual([
      { name: 'ledger', role: 'touched', tier: '1', owner: 'sam-okafor' },
      { name: 'checkout', role: 'breaks', tier: '1', owner: 'maya-lin' },
      { name: 'storefront', role: 'breaks', tier: '2', owner: null },
    ]);
  });

  test.each<[what: string, needs: Needs, touched: readonly string[], said: string]>([
    ['nothing where nothing is needed', { a: ['b', { external: 'x' }], b: [] }, ['a'], 'nothing'],
    ['what only gets worse', { a: [], b: [soft('a')] }, ['a'], 'a! b~ | a~b'],
    ['what is touched and hangs together', { a: [], b: ['a'] }, ['a', 'b'], 'a! b! | a>b'],
    ['what is touched and breaks through another', { a: [], b: ['a'], c: ['b'] }, ['a', 'c'], 'a! c! b | a>b b>c'],
    ['not what is touched and hangs alone', { a: [], b: ['a'], c: [] }, ['a', 'c'], 'a! b | a>b'],
    ['nothing of itself', { a: ['a'], b: [] }, ['a'], 'nothing'],
    ['a circle', { a: ['b'], b: ['a'] }, ['a'], 'a! b | a>b b>a'],
    ['no need of what breaks', { a: [], b: ['a', 'c'], c: [] }, ['a'], 'a! b | a>b'],
    [
      'a need of two that are touched, once',
      { a: ['n'], b: ['n'], n: [], c: ['a', 'b'] },
      ['a', 'b'],
      'a! b! c n- | a>c b>c n>a n>b',
    ],
    [
      'a soft need of what is touched',
      { a: [soft('n'), { external: 'x', soft: true }], n: [], b: ['a'] },
      ['a'],
      'a! b n- x^ | a>b n~a x~a',
    ],
    ['no soft need of what breaks anyway', { a: [], b: ['a'], c: ['b', soft('a')] }, ['a'], 'a! b c | a>b b>c'],
    ['nothing that stands on what gets worse', { a: [], b: [soft('a')], c: ['b', 'a'] }, ['a'], 'a! c b~ | a>c a~b'],
    ['no name no system has', { a: ['z'], b: ['a'] }, ['a'], 'a! b | a>b'],
    [
      'needs where they are few',
      {
        a: ['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7'],
        n1: [],
        n2: [],
        n3: [],
        n4: [],
        n5: [],
        n6: [],
        n7: [],
        b: ['a'],
      },
      ['a'],
      'a! b | a>b',
    ],
  ])('%s', (_, needs, touched, said) => {
    expect(draw(needs, ...touched)).toBe(said);
  });

  const many = (count: number, needsOf: (at: number) => Needs[string]): Needs =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`s${String(at).padStart(3, '0')}`, needsOf(at)]));

  test('as many boxes as there may be, and one that counts the rest', () => {
    const star = (count: number): RadiusGraph | null =>
      drawRadius(declareNeeds(many(count, (at) => (at === 0 ? [] : ['s000']))), ['s000']);
    expect([star(MOST_NODES)?.nodes.length, star(MOST_NODES)?.more.nodes]).toEqual([MOST_NODES, 0]);
    expect([star(MOST_NODES + 1)?.nodes.length, star(MOST_NODES + 1)?.more.nodes]).toEqual([MOST_NODES - 1, 2]);
  });

  test('the worst is drawn with what lies between, also from far away', () => {
    const needs = many(60, (at) => (at === 0 ? [] : at < 40 ? ['s000'] : [`s${String(at - 20).padStart(3, '0')}`]));
    const graph = drawRadius(declareNeeds(needs, { tiers: { s059: '1', s058: '2' } }), ['s000']);
    expect(graph?.nodes.slice(0, 5).map(({ name }) => name)).toEqual(['s000', 's039', 's059', 's038', 's058']);
  });

  test('of many that are touched some leave room for what breaks', () => {
    const needs = many(60, (at) => (at < 40 ? [] : [`s${String(at - 40).padStart(3, '0')}`]));
    const touched = Object.keys(needs).slice(0, 40);
    const graph = drawRadius(declareNeeds(needs), touched);
    const count = (role: string): number => graph?.nodes.filter((node) => node.role === role).length ?? 0;
    expect([count('touched'), count('breaks'), graph?.more.nodes]).toEqual([14, 14, 12]);
  });

  test('whatever is declared: no box twice, none in the air, none too many, and all are counted', () => {
    fc.assert(
      fc.property(needs, fc.subarray(NAMES, { minLength: 1, maxLength: 20 }), (declared, touched) => {
        const systems = declareNeeds(declared);
        const graph = drawRadius(systems, touched);
        const { broken, degraded } = findBlastRadius(systems, touched);
        if (graph === null) {
          expect([broken, degraded]).toEqual([[], []]);
          return;
        }
        const { nodes, edges, more } = graph;
        expect(nodes.length + (more.nodes === 0 ? 0 : 1)).toBeLessThanOrEqual(MOST_NODES);
        expect(new Set(nodes.map(({ name, role }) => `${name} ${role === 'external'}`)).size).toBe(nodes.length);
        const ends = new Set(edges.flatMap(({ from, to }) => [from, to]));
        for (const [at, { role }] of nodes.entries()) {
          if (role !== 'touched' && more.edges === 0) expect(ends.has(at)).toBe(true);
        }
        for (const { from, to } of edges) expect(Math.max(from, to)).toBeLessThan(nodes.length);
        const count = (role: string): number => nodes.filter((node) => node.role === role).length;
        if (more.nodes === 0) {
          expect([count('breaks'), count('degrades')]).toEqual([broken.length, degraded.length]);
        } else expect(count('breaks')).toBeLessThanOrEqual(broken.length);
        for (const { name, role } of nodes) {
          if (role === 'touched') expect(touched).toContain(name);
          if (role === 'breaks') expect(broken.map(({ system }) => system.name)).toContain(name);
        }
      }),
    );
  });

  test('any number of the first boxes hangs together', () => {
    fc.assert(
      fc.property(needs, fc.subarray(NAMES, { minLength: 1, maxLength: 5 }), (declared, touched) => {
        const graph = drawRadius(declareNeeds(declared), touched);
        if (graph === null || graph.more.edges > 0) return;
        for (const [at, { role }] of graph.nodes.entries()) {
          if (role === 'breaks') expect(graph.edges.some(({ from, to }) => to === at && from < at)).toBe(true);
        }
      }),
    );
  });
});
