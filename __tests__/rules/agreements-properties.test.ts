/** What holds of agreement whatever people say, in whatever order, and however the declaration is sorted. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Said } from '../../src/facts.ts';
import type { Outcome, Verdict } from '../../src/verdict.ts';
import { AGENT, DECLARED, type Given, hear, judge, system, tell } from './acceptance.ts';
import { edit } from './shop.ts';

const QUIET: Given = { by: 'undeclared', files: {}, author: 'eve-stone' };
const NO_KEEPERS: Given['base'] = [['  keepers: [kim-vale, ana-cole]\n', '']];
const NEW: Given['head'] = [['    owner: maya-lin\n', '    owner: noor-haddad\n']];
const EXEMPT: Given['head'] = [
  ['people:\n', '  - { paths: [tools/], reason: Scripts., owner: noor-haddad }\npeople:\n'],
];

/** Changes of every kind somebody is asked about. */
const CHANGES: Readonly<Record<string, Given>> = {
  acceptance: { author: 'eve-stone', old: {} },
  'acceptance of two systems': {
    author: 'eve-stone',
    files: { 'checkout/api.ts': '2', 'ledger/book.ts': '2' },
    old: {},
  },
  'acceptance, and no keepers': { author: 'eve-stone', base: NO_KEEPERS, old: {} },
  'acceptance, and an owner who is a program': {
    author: 'eve-stone',
    people: { 'maya-lin': { id: AGENT }, 'kim-vale': { permission: 'read' } },
  },
  'acceptance, and an owner nobody knows about': {
    author: 'eve-stone',
    accounts: { 'maya-lin': { unknown: 'GitHub failed' } },
  },
  'acceptance of one’s own': { author: 'maya-lin', old: {} },
  handover: { ...QUIET, head: NEW, old: { head: NEW } },
  law: { ...QUIET, head: EXEMPT, files: { 'tools/a.sh': '1' }, old: { head: EXEMPT, files: {} } },
  'a declaration mended': { ...QUIET, texts: { base: DECLARED.replace('version: 1', 'version: 2'), head: DECLARED } },
  'a workflow of the gate': { ...QUIET, files: { '.github/workflows/ci.yml': 'jobs:\n  ownership:\n    steps: []\n' } },
};

const SAYS = [
  'approves',
  'approves old',
  'approves gone',
  'approves unknown',
  'objects',
  'remarks',
  'is dismissed',
  ': /ownership accept HEAD',
  ' edited: /ownership accept HEAD',
  ': /ownership accept OLD',
  ': /ownership break-glass HEAD Payments are down',
  ': /ownership break-glass OLD Payments are down',
  'retargets',
];
const MEANT = ['maya-lin', 'Sam-Okafor', 'noor-haddad', 'kim-vale', 'ana-cole', 'rosa-lund'];
/** Named nowhere: one without access, two who may write, a machine, a bot, and an account that is gone. */
const STRANGERS = ['eve-stone', 'ivo-petrov', 'lea-stern', 'acme-deployer', 'acme-ci[bot]', 'nobody'];
const PEOPLE: Given['people'] = { 'lea-stern': { permission: 'write' } };

const utterance = (people: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...people), fc.constantFrom(...SAYS))
    .map(([login, says]) => (/^[: ]/.test(says) ? `${login}${says}` : `${login} ${says}`));
const change = fc.constantFrom(...Object.values(CHANGES));
/** Some words of people who are meant and of strangers, one minute apart. */
const talk = fc.array(utterance([...MEANT, ...STRANGERS]), { maxLength: 8 });

const RANK: Record<Outcome, number> = { pass: 0, undecided: 1, fail: 2 };
const judgeTalk = async (given: Given, said: readonly string[], more: Partial<Given> = {}): Promise<Verdict> => {
  const timed = said.map((item, index) => (item.startsWith('@') ? item : `@${index * 2} ${item}`));
  return (await judge({ ...given, people: { ...PEOPLE, ...given.people }, said: timed, ...more })).verdict;
};

test('there are changes that pass and changes that fail, by what is said', async () => {
  const outcomes = async (said: readonly string[]): Promise<string[]> =>
    Promise.all(Object.values(CHANGES).map(async (given) => (await judgeTalk(given, said)).outcome));
  expect(new Set(await outcomes([]))).toEqual(new Set(['fail', 'pass']));
  const everybody = MEANT.map((login) => `${login} approves`);
  expect(new Set(await outcomes(everybody))).toEqual(new Set(['pass']));
});

describe('whatever is said', () => {
  test('a stranger’s word makes nothing pass, and is no agreement', async () => {
    await fc.assert(
      fc.asyncProperty(change, talk, utterance(STRANGERS), fc.nat(8), async (given, said, more, at) => {
        const before = await judgeTalk(given, said);
        const timed = said.map((item, index) => `@${index * 2} ${item}`);
        const after = await judgeTalk(given, [...timed, `@${at * 2 + 1} ${more}`]);
        if (before.outcome !== 'pass') expect(after.outcome).not.toBe('pass');
        for (const { by, how } of after.agreements) expect([how, STRANGERS.includes(by)]).toEqual([how, false]);
      }),
      { numRuns: 300 },
    );
  });

  test('somebody who objects at last makes nothing greener', async () => {
    await fc.assert(
      fc.asyncProperty(change, talk, fc.constantFrom(...MEANT, ...STRANGERS), async (given, said, login) => {
        const [before, after] = [await judgeTalk(given, said), await judgeTalk(given, [...said, `${login} objects`])];
        expect(RANK[after.outcome]).toBeGreaterThanOrEqual(RANK[before.outcome]);
        const spoken = after.agreements.filter(
          ({ by, how }) => by.toLowerCase() === login.toLowerCase() && how !== 'authorship',
        );
        expect(spoken).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('the order of the lists does not matter where the times differ', async () => {
    const shuffled = <T>(items: readonly T[], by: readonly number[]): T[] =>
      items
        .map((item, index) => ({ item, key: by[index] ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item);
    const keys = fc.array(fc.integer(), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(change, talk, keys, async (given, said, by) => {
        const heard = hear(said, { ...PEOPLE, ...given.people });
        const unread: Record<string, unknown> = {};
        for (const [part, list] of Object.entries(heard)) unread[part] = { known: shuffled(list.known, by) };
        const usual = (await judge({ ...given, people: { ...PEOPLE, ...given.people }, said })).verdict;
        expect(await judgeTalk(given, said, { unread: unread as Partial<Said> })).toEqual(usual);
      }),
      { numRuns: 200 },
    );
  });

  test('who agrees is named or keeps the law, may write, and is a person', async () => {
    await fc.assert(
      fc.asyncProperty(change, talk, async (given, said) => {
        const verdict = await judgeTalk(given, said);
        for (const { by, standsIn, ask } of verdict.agreements) {
          const logins = ask.who === 'system' ? ask.logins : 'login' in ask ? [ask.login] : [];
          const isNamed = logins.some((login) => login.toLowerCase() === by.toLowerCase());
          expect(standsIn).toBe(logins.length > 0 && !isNamed);
          expect(given.people?.[by.toLowerCase()]).toBeUndefined();
          expect(ask.who === 'approver' ? isNamed : isNamed || /^(?:kim-vale|ana-cole|rosa-lund)$/.test(by)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the same facts give the same verdict', async () => {
    await fc.assert(
      fc.asyncProperty(change, talk, async (given, said) => {
        expect(await judgeTalk(given, said)).toEqual(await judgeTalk(given, said));
      }),
      { numRuns: 50 },
    );
  });
});

describe('however the declaration is sorted', () => {
  const SYSTEMS = ['team: acme/pay', 'owner: sam-okafor', 'owner: noor-haddad\ntier: 1'];
  const NAMES = ['checkout', 'ledger', 'search'];
  /** The declaration of the other tests, its systems and keepers in another order. */
  const sort = (systems: readonly number[], keepers: readonly string[]): string => {
    const entries = NAMES.map((name, index) => system(name, SYSTEMS[index] ?? ''));
    const sorted = systems.map((index) => entries[index]).join('');
    return edit(DECLARED, [
      [entries.join(''), sorted],
      ['[kim-vale, ana-cole]', `[${keepers.join(', ')}]`],
    ]);
  };
  const order = fc.tuple(
    fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
    fc.shuffledSubarray(['kim-vale', 'ana-cole'], { minLength: 2 }),
  );
  const EDITS: readonly Given['head'][] = [
    [],
    NEW,
    EXEMPT,
    [...(NEW ?? []), ...(EXEMPT ?? [])],
    [['paths: [ledger/]', 'paths: [ledger/, checkout/web.ts]']],
    [['    tier: 1\n', '']],
  ];

  test('the verdict is the same, but for its places', async () => {
    await fc.assert(
      fc.asyncProperty(order, fc.constantFrom(...EDITS), talk, async (by, edits = [], said) => {
        const files = { 'checkout/api.ts': '2', 'ledger/book.ts': '2', 'tools/a.sh': '1' };
        const judgeText = async (base: string): Promise<string[]> => {
          const texts = { base, head: edit(base, edits) };
          const verdict = await judgeTalk({ texts, files, author: 'eve-stone', old: { head: edits } }, said);
          return tell(verdict).sort();
        };
        expect(await judgeText(sort(...by))).toEqual(await judgeText(DECLARED));
      }),
      { numRuns: 200 },
    );
  });
});
