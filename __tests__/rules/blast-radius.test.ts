/** The rule `blast-radius`: what is shown of what breaks, when a change is big, and what is wrong with what systems need. */
import { describe, expect, test } from 'vitest';
import { describe as say } from '../../src/render/words.ts';
import { drawBlastRadius, judgeBlastRadius } from '../../src/rules/blast-radius.ts';
import type { Finding } from '../../src/verdict.ts';
import { situate } from './shop.ts';

interface Entry {
  readonly needs?: string;
  readonly owner?: string;
  readonly tier?: number;
  readonly description?: string;
}
const declare = (systems: Readonly<Record<string, Entry>>, policy = ''): string => {
  const entries = Object.entries(systems).map(([name, { needs = '', owner = 'maya-lin', tier, description }]) => {
    const lines = [
      `paths: [services/${name}/]`,
      ...(owner === '' ? [] : [`owner: ${owner}`]),
      ...(description === undefined ? [] : [`description: ${description}`]),
      ...(tier === undefined ? [] : [`tier: ${tier}`]),
      ...(needs === '' ? [] : [`depends-on: [${needs}]`]),
    ];
    return `  ${name}:\n${lines.map((line) => `    ${line}\n`).join('')}`;
  });
  return `version: 1\nsystems:\n${entries.join('')}${policy === '' ? '' : `policy: { ${policy} }\n`}`;
};
const FAIL = 'rules: { blast-radius: fail }';
const touch = (...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`services/${name}/main.go`, 'other']));

const find = async (base: string, head: string, changed: Record<string, string>): Promise<readonly Finding[]> =>
  judgeBlastRadius(await situate(base, head, { changed }));
/** A line each; where they stand is what stands there. */
const judge = async (base: string, head: string, changed: Record<string, string>): Promise<readonly string[]> =>
  (await find(base, head, changed)).map(({ rule, severity, code, system, place, by }) => {
    const at = head.split('\n')[(place?.line ?? 0) - 1]?.slice((place?.column ?? 1) - 1);
    const where = place === null ? '' : ` at ${(/^[\w-]+|^\{[^}]*\}/.exec(at ?? '') ?? [''])[0]}`;
    return `${rule} ${severity} ${code}${system === null ? '' : ` ${system}`}${where}${by.length === 0 ? '' : `; ${by.map(({ login }) => login).join(' ')}`}`;
  });

const SHOP = {
  ledger: { tier: 1, owner: 'sam-okafor' },
  checkout: { needs: 'ledger, { external: Card network }', tier: 1 },
  storefront: { needs: 'checkout', tier: 2, owner: 'ines-duarte' },
  reports: { needs: '{ system: ledger, soft: true }' },
  attic: { owner: '' },
};
const { ledger: _ledger, ...WITHOUT_LEDGER } = SHOP;
const UNKNOWN = { ...SHOP, checkout: { needs: 'legder' } };
const CIRCLE = { ...SHOP, ledger: { needs: 'storefront', tier: 1 } };
const edited = <Systems extends Readonly<Record<string, Entry>>>(systems: Systems, name: keyof Systems): Systems => ({
  ...systems,
  [name]: { ...systems[name], description: 'Money.' },
});

describe('which findings, how strictly', () => {
  const RADIUS = 'blast-radius notice radius ledger at ledger';
  const unknown = (severity: string): string =>
    `blast-radius ${severity} dependency-unknown checkout at legder; maya-lin`;
  const circle = (severity: string, at = 'checkout at ledger'): string =>
    `blast-radius ${severity} dependency-cycle ${at}; maya-lin`;
  const self = (severity: string): string => `blast-radius ${severity} dependency-cycle a at a; maya-lin`;

  test.each<
    [
      what: string,
      base: Readonly<Record<string, Entry>>,
      head: Readonly<Record<string, Entry>>,
      policy: string,
      touched: readonly string[],
      expected: readonly string[],
    ]
  >([
    ['nothing touched', SHOP, SHOP, '', [], []],
    ['something hangs on it', SHOP, SHOP, '', ['ledger'], [RADIUS]],
    ['a notice stays one', SHOP, SHOP, FAIL, ['ledger'], [RADIUS]],
    ['off', SHOP, SHOP, 'rules: { blast-radius: off }', ['ledger'], []],
    ['nothing hangs on it', SHOP, SHOP, '', ['storefront', 'attic'], []],
    [
      'what hangs on it is touched as well',
      { a: {}, b: { needs: 'a' } },
      { a: {}, b: { needs: 'a' } },
      '',
      ['a', 'b'],
      [],
    ],
    [
      'it only gets worse',
      { a: {}, b: { needs: '{ system: a, soft: true }' } },
      { a: {}, b: { needs: '{ system: a, soft: true }' } },
      '',
      ['a'],
      [],
    ],
    ['several, of no single system', SHOP, SHOP, '', ['ledger', 'checkout'], ['blast-radius notice radius']],
    [
      'as the systems are after the change',
      { a: {}, b: {} },
      { a: {}, b: { needs: 'a' } },
      '',
      ['a'],
      ['blast-radius notice radius a at a'],
    ],

    [
      'a name no system has',
      UNKNOWN,
      UNKNOWN,
      '',
      ['checkout'],
      ['blast-radius notice radius checkout at checkout', unknown('warn')],
    ],
    [
      'as strictly as the policy says',
      UNKNOWN,
      UNKNOWN,
      FAIL,
      ['checkout'],
      ['blast-radius notice radius checkout at checkout', unknown('fail')],
    ],
    ['in another system', UNKNOWN, UNKNOWN, FAIL, ['storefront'], []],
    ['edited: what stood before warns', UNKNOWN, edited(UNKNOWN, 'checkout'), FAIL, [], [unknown('warn')]],
    ['edited: what is new does not', SHOP, UNKNOWN, FAIL, [], [unknown('fail')]],
    [
      'edited: another instead is no worse',
      { ...SHOP, checkout: { needs: 'museum' } },
      UNKNOWN,
      FAIL,
      [],
      [unknown('warn')],
    ],
    [
      'edited: one more',
      UNKNOWN,
      { ...SHOP, checkout: { needs: 'legder, museum' } },
      FAIL,
      [],
      [unknown('warn'), 'blast-radius fail dependency-unknown checkout at museum; maya-lin'],
    ],
    [
      'twice is said once',
      SHOP,
      { ...SHOP, checkout: { needs: 'legder, { system: legder, soft: true }' } },
      FAIL,
      [],
      [unknown('fail')],
    ],
    [
      'a soft one',
      { a: {} },
      { a: { needs: '{ system: museum, soft: true }' } },
      '',
      [],
      ['blast-radius warn dependency-unknown a at { system: museum, soft: true }; maya-lin'],
    ],
    ['what is outside has any name', { a: {} }, { a: { needs: '{ external: museum }' } }, '', [], []],
    [
      'a system is taken away',
      SHOP,
      WITHOUT_LEDGER,
      FAIL,
      [],
      [
        'blast-radius fail dependency-unknown checkout at ledger; maya-lin',
        'blast-radius fail dependency-unknown reports at { system: ledger, soft: true }; maya-lin',
      ],
    ],
    [
      'a system gets another name',
      { a: {}, b: { needs: 'a' } },
      { a2: {}, b: { needs: 'a' } },
      '',
      [],
      ['blast-radius warn dependency-unknown b at a; maya-lin'],
    ],
    ['a system is taken away, what hung on it goes with it', { a: {}, b: { needs: 'a' } }, { b: {} }, FAIL, [], []],
    ['what stood elsewhere is left alone when a system is taken away', { ...UNKNOWN, x: {} }, UNKNOWN, FAIL, [], []],

    ['a circle', CIRCLE, CIRCLE, '', ['checkout'], ['blast-radius notice radius checkout at checkout', circle('warn')]],
    [
      'as strictly',
      CIRCLE,
      CIRCLE,
      FAIL,
      ['checkout'],
      ['blast-radius notice radius checkout at checkout', circle('fail')],
    ],
    ['once, whoever of it is touched', CIRCLE, CIRCLE, '', ['ledger', 'checkout', 'storefront'], [circle('warn')]],
    [
      'at what is touched, not at what is edited',
      CIRCLE,
      edited(CIRCLE, 'checkout'),
      FAIL,
      ['ledger'],
      ['blast-radius notice radius ledger at ledger', circle('fail', 'ledger at storefront')],
    ],
    ['outside of it', CIRCLE, CIRCLE, FAIL, ['attic'], []],
    ['edited: what stood before warns', CIRCLE, edited(CIRCLE, 'checkout'), FAIL, [], [circle('warn')]],
    [
      'edited: what is new does not',
      SHOP,
      CIRCLE,
      FAIL,
      [],
      ['blast-radius fail dependency-cycle ledger at storefront; maya-lin'],
    ],
    [
      'edited: it has grown',
      { a: { needs: 'b' }, b: { needs: 'a' }, c: {} },
      { a: { needs: 'b' }, b: { needs: 'a, c' }, c: { needs: 'b' } },
      FAIL,
      [],
      ['blast-radius fail dependency-cycle b at a; maya-lin'],
    ],
    [
      'edited: it has shrunk',
      { a: { needs: 'b' }, b: { needs: 'a, c' }, c: { needs: 'b' } },
      { a: { needs: 'b' }, b: { needs: 'a, c' }, c: {} },
      FAIL,
      [],
      [],
    ],
    [
      'a circle broken by a soft step',
      CIRCLE,
      { ...CIRCLE, ledger: { needs: '{ system: storefront, soft: true }', tier: 1 } },
      FAIL,
      [],
      [],
    ],
    ['itself', { a: { needs: 'a' } }, { a: { needs: 'a' } }, '', ['a'], [self('warn')]],
    ['itself, strictly', { a: { needs: 'a' } }, { a: { needs: 'a' } }, FAIL, ['a'], [self('fail')]],
    ['itself, as before', { a: { needs: 'a' } }, edited({ a: { needs: 'a' } }, 'a'), FAIL, [], [self('warn')]],
    ['itself, new', { a: {} }, { a: { needs: 'a' } }, FAIL, [], [self('fail')]],
    [
      'keepers, where nobody answers',
      { a: { owner: '', needs: 'z' } },
      { a: { owner: '', needs: 'z' } },
      'keepers: [ada-berg]',
      ['a'],
      ['blast-radius warn dependency-unknown a at z; ada-berg'],
    ],
  ])('%s', async (_, base, head, policy, touched, expected) => {
    expect(await judge(declare(base, policy), declare(head, policy), touch(...touched))).toEqual(expected);
  });
});

describe('a big change', () => {
  const names = Array.from({ length: 12 }, (_, at) => `s${at}`);
  const owners = ['maya-lin', 'sam-okafor', 'Maya-Lin', ''];
  const systems = Object.fromEntries(names.map((name, at) => [name, { owner: owners[at % 4] ?? '' }]));
  const count = async (touched: number, policy = ''): Promise<readonly string[]> => {
    const text = declare(systems, policy);
    return (await find(text, text, touch(...names.slice(0, touched)))).map((each) => say(each).message);
  };

  test('from ten on, where the policy says nothing', async () => {
    expect(await count(9)).toEqual([]);
    expect(await count(10)).toEqual([
      'This change touches 10 systems that 2 people answer for at once; from 10 on it counts as big. Nobody looks at all of it, and taking it back takes back all of it. Split by who answers it is 3 smaller ones: maya-lin 5, sam-okafor 3 and nobody 2.',
    ]);
  });
  test('from as many on as it says', async () => {
    expect(await count(1, 'big-change: 2')).toEqual([]);
    expect(await count(3, 'big-change: 2')).toHaveLength(1);
    expect(await count(12, 'big-change: 13')).toEqual([]);
    expect(await count(1, 'big-change: 1')).toEqual([
      'This change touches 1 system at once; from 1 on it counts as big. Nobody looks at all of it, and taking it back takes back all of it. Split by system, each part can be looked at and taken back alone.',
    ]);
  });
  test('not where the policy turns the rule off', async () => {
    expect(await count(12, 'rules: { blast-radius: off }')).toEqual([]);
  });
});

describe('in words', () => {
  const words = async (
    head: Readonly<Record<string, Entry>>,
    touched: readonly string[],
    base = head,
  ): Promise<readonly (readonly [string, string])[]> =>
    (await find(declare(base), declare(head), touch(...touched))).map((finding) => {
      const { message, settle } = say(finding);
      return [message, settle] as const;
    });

  test('what breaks, the worst first, and who answers, whom nobody calls', async () => {
    expect(await words(SHOP, ['ledger'])).toEqual([
      [
        'When ledger breaks, 2 systems break as well, the worst of tier 1: checkout (tier 1, maya-lin) and storefront (tier 2, ines-duarte, through checkout). 1 more is worse off without it.',
        'Nothing has to be done. Whoever answers for them should know before this goes out.',
      ],
    ]);
  });
  test('with several, and many', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 15 }, (_, at) => [`s${at}`, { needs: 'a, b, c, d', owner: '' }]),
    );
    const [found] = await words({ a: {}, b: {}, c: {}, d: {}, ...many }, ['a', 'b', 'c', 'd']);
    expect(found?.[0]).toBe(
      'When a, b, c and 1 more break, 15 systems break as well: s0 (nobody answers), s1 (nobody answers), s10 (nobody answers), s11 (nobody answers), s12 (nobody answers), s13 (nobody answers), s14 (nobody answers), s2 (nobody answers), s3 (nobody answers), s4 (nobody answers) and 5 more.',
    );
  });
  test('one that breaks', async () => {
    const [found] = await words({ a: {}, b: { needs: 'a', tier: 3 } }, ['a']);
    expect(found?.[0]).toBe('When a breaks, 1 system breaks as well: b (tier 3, maya-lin).');
  });

  test.each<
    [
      what: string,
      base: Readonly<Record<string, Entry>>,
      head: Readonly<Record<string, Entry>>,
      said: readonly [string, string],
    ]
  >([
    [
      'a slip',
      SHOP,
      UNKNOWN,
      [
        'checkout depends on `legder`, and there is no system of that name; there is ledger: whoever looks at night is sent to nobody, and no sum counts it.',
        'Write `ledger`, or `{ external: legder }` for what is outside.',
      ],
    ],
    [
      'nothing like it',
      { a: {} },
      { a: { needs: 'museum' } },
      [
        'a depends on `museum`, and there is no system of that name: whoever looks at night is sent to nobody, and no sum counts it.',
        'Write the name of a system that is declared, or `{ external: museum }` for what is outside.',
      ],
    ],
    [
      'not its own name',
      { checkout: {} },
      { checkout: { needs: 'checkuot' } },
      [
        'checkout depends on `checkuot`, and there is no system of that name: whoever looks at night is sent to nobody, and no sum counts it.',
        'Write the name of a system that is declared, or `{ external: checkuot }` for what is outside.',
      ],
    ],
    [
      'one that is taken away',
      { a: {}, b: { needs: 'a' } },
      { b: { needs: 'a' } },
      [
        'b depends on a, which this change removes: whoever looks at night is sent to nobody, and no sum counts it any more.',
        'Take `a` out of `depends-on` of b, or write what it depends on now; for what is outside by now, `{ external: a }`.',
      ],
    ],
    [
      'a circle',
      SHOP,
      CIRCLE,
      [
        'ledger depends on itself: ledger → storefront → checkout → ledger, each on the next. When all are down, none can start before the others, and each is left out of its own sums.',
        'Decide which of them can start and work, if worse, without the next, and mark that one as soft; for ledger write `{ system: storefront, soft: true }`.',
      ],
    ],
    [
      'a long one, of more',
      { s0: {} },
      {
        ...Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`s${at}`, { needs: `s${(at + 1) % 12}` }])),
        s0: { needs: 's1, x' },
        x: { needs: 's0, s1' },
      },
      [
        's0 depends on itself: s0 → x → s0, each on the next, and 11 more systems are in circles with them. When all are down, none can start before the others, and each is left out of its own sums.',
        'Decide which of them can start and work, if worse, without the next, and mark that one as soft; for s0 write `{ system: x, soft: true }`.',
      ],
    ],
    [
      'a very long one',
      { s0: {} },
      Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`s${at}`, { needs: `s${(at + 1) % 12}` }])),
      [
        's0 depends on itself: s0 → s1 → s2 → s3 → 4 more → s8 → s9 → s10 → s11 → s0, each on the next. When all are down, none can start before the others, and each is left out of its own sums.',
        'Decide which of them can start and work, if worse, without the next, and mark that one as soft; for s0 write `{ system: s1, soft: true }`.',
      ],
    ],
    [
      'itself',
      { a: {} },
      { a: { needs: 'a' } },
      ['a depends on itself: that says nothing, and no sum can count it.', 'Take a out of its own `depends-on`.'],
    ],
  ])('%s', async (_, base, head, said) => {
    expect(await words(head, [], base)).toEqual([said]);
  });
});

describe('what is drawn', () => {
  const draw = async (policy: string, touched: readonly string[]) =>
    drawBlastRadius(await situate(declare(SHOP, policy), declare(SHOP, policy), { changed: touch(...touched) }));
  test('what the change touches', async () => {
    expect((await draw('', ['ledger']))?.nodes.map(({ name }) => name)).toEqual([
      'ledger',
      'checkout',
      'storefront',
      'reports',
    ]);
  });
  test('nothing, where nothing is touched, or the policy turns the rule off', async () => {
    expect(await draw('', [])).toBe(null);
    expect(await draw('rules: { blast-radius: off }', ['ledger'])).toBe(null);
  });
});

test('a thousand slips among two thousand systems are said in time, the last without a guess', async () => {
  const names = Array.from({ length: 2_000 }, (_, at) => `service-number-${at}`);
  const text = declare(Object.fromEntries(names.map((name, at) => [name, at < 1_000 ? { needs: `${name}x` } : {}])));
  const found = await find(text, text, touch(...names.slice(0, 1_000)));
  const nears = found.flatMap((each) => (each.code === 'dependency-unknown' ? [each.detail.near] : []));
  expect([nears.length, nears[0] !== null, nears.at(-1)]).toEqual([1_000, true, null]);
});
