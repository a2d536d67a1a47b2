import { describe, expect, test } from 'vitest';
import { findPolicyChanges } from '../../src/rules/policy-change.ts';
import { judgeWaiverTerms } from '../../src/rules/waiver-terms.ts';
import { type Edits, edit, SHOP, situate, state } from './shop.ts';

/** The findings in a line each; `given` and `started` are what base and merge base say otherwise than the shop. */
const judge = async (edits: Edits, given: Edits = [], started: Edits = []): Promise<readonly string[]> => {
  const base = edit(SHOP, given);
  const head = edit(base, edits);
  const laws = { from: state(edit(base, started)), base: state(base), head: state(head) };
  return judgeWaiverTerms(laws, await situate(base, head)).map(({ rule, code, severity, place, by, detail }) => {
    const line = head.split('\n')[(place?.line ?? 0) - 1]?.slice((place?.column ?? 1) - 1);
    return `${rule} ${severity} ${code} ${JSON.stringify(detail)} at ${line}; ${by.map(({ login }) => login).join(' ')}`;
  });
};

const add = (systems: string, approver: string, expires: string): Edits => [
  [
    'people:\n',
    `  - { systems: [${systems}], duties: [slo], reason: Soon., approved-by: ${approver}, expires: ${expires} }\n\npeople:\n`,
  ],
];
const tooLong = (expires: string, latest = '2027-05-22', days = 180): string =>
  `law fail waiver-too-long ${JSON.stringify({ expires, latest, days })} at ${expires}`;
const KEEPERS = 'keepers: [maya-lin, sam-okafor]';
const policy = (line: string): Edits => [['policy:\n', `policy:\n  ${line}\n`]];
const WAIVER_END: Edits[number][0] = 'expires: 2027-01-31';

describe('how long a waiver may last', () => {
  test.each<[what: string, edits: Edits, given: Edits, expected: readonly string[]]>([
    ['180 days', add('ledger', 'sam-okafor', '2027-05-22'), [], []],
    ['a day more', add('ledger', 'sam-okafor', '2027-05-23'), [], ['2027-05-23']],
    ['for ever', add('ledger', 'sam-okafor', '9999-12-31'), [], ['9999-12-31']],
    ['already over', add('ledger', 'sam-okafor', '2026-01-01'), [], []],
    ['an old one made longer', [[WAIVER_END, 'expires: 2027-06-30']], [], ['2027-06-30']],
    ['an old one made longer within the term', [[WAIVER_END, 'expires: 2027-05-22']], [], []],
    ['an old one for one more system', [['[search]\n    duties', '[search, ledger]\n    duties']], [], []],
    [
      'an old one that is longer, for one more system',
      [['[search]\n    duties', '[search, ledger]\n    duties']],
      [[WAIVER_END, 'expires: 2029-01-31']],
      ['2029-01-31'],
    ],
    [
      'an old one that is longer, for one more duty',
      [['duties: [backup]', 'duties: [backup, slo]']],
      [[WAIVER_END, 'expires: 2029-01-31']],
      ['2029-01-31'],
    ],
    ['an old one that is longer, shortened', [['2029-01-31', '2028-01-31']], [[WAIVER_END, 'expires: 2029-01-31']], []],
    ['an old one that is longer, with other words', [['January', 'March']], [[WAIVER_END, 'expires: 2029-01-31']], []],
    [
      'an old one that is longer, approved by another',
      [['approved-by: maya-lin', 'approved-by: sam-okafor']],
      [[WAIVER_END, 'expires: 2029-01-31']],
      [],
    ],
    [
      'an old one that is longer, of a system with another name',
      [
        ['  search:\n    paths', '  finder:\n    paths'],
        ['systems: [search]', 'systems: [finder]'],
        ['{ system: search, soft', '{ system: finder, soft'],
      ],
      [[WAIVER_END, 'expires: 2029-01-31']],
      [],
    ],
  ])('%s', async (_, edits, given, expected) => {
    const found = await judge(edits, given);
    expect(found.map((line) => line.replace(/( })?; $/, ''))).toEqual(expected.map((expires) => tooLong(expires)));
  });

  test.each<[what: string, given: Edits, expires: string, expected: readonly string[]]>([
    ['a shorter term', policy('longest-waiver: 30'), '2026-12-23', []],
    ['a day more than that', policy('longest-waiver: 30'), '2026-12-24', [tooLong('2026-12-24', '2026-12-23', 30)]],
    ['a longer term', policy('longest-waiver: 365'), '2027-11-23', []],
    ['a term of today', policy('longest-waiver: 0'), '2026-11-24', [tooLong('2026-11-24', '2026-11-23', 0)]],
    ['a term without end', policy('longest-waiver: 999999999999999'), '9999-12-31', []],
  ])('%s, by the base’s policy', async (_, given, expires, expected) => {
    const found = await judge(add('ledger', 'sam-okafor', expires), given);
    expect(found.map((line) => line.replace(/ }; $/, ''))).toEqual(expected);
  });

  test('by the base’s policy, whatever the change makes of it', async () => {
    const longer = [...add('ledger', 'sam-okafor', '2028-01-01'), ...policy('longest-waiver: 9999')];
    expect(await judge(longer)).toHaveLength(1);
    const shorter = [...add('ledger', 'sam-okafor', '2027-01-01'), ...policy('longest-waiver: 1')];
    expect(await judge(shorter)).toEqual([]);
  });

  test('of a waiver that came to the base since the change began is none of its business', async () => {
    const since: Edits = add('ledger', 'sam-okafor', '2029-01-01');
    const base = edit(SHOP, since);
    const laws = { from: state(SHOP), base: state(base), head: state(base) };
    expect(judgeWaiverTerms(laws, await situate(base, base))).toEqual([]);
    // Nor is one that was taken away meanwhile, and that the change still carries.
    const stale = { from: state(base), base: state(SHOP), head: state(base) };
    expect(judgeWaiverTerms(stale, await situate(SHOP, base))).toEqual([]);
  });
});

describe('a waiver for oneself', () => {
  const said = (login: string, systems: readonly string[], by: string): readonly string[] => [
    `law fail waiver-for-oneself ${JSON.stringify({ login, systems })} at ${login}, expires: 2027-01-31 }; ${by}`,
  ];
  const BOTH = 'maya-lin sam-okafor';
  test.each<[what: string, edits: Edits, given: Edits, expected: readonly string[]]>([
    ['by the only person', add('search', 'noor-haddad', '2027-01-31'), [], said('noor-haddad', ['search'], BOTH)],
    ['in other letters', add('search', 'Noor-Haddad', '2027-01-31'), [], said('Noor-Haddad', ['search'], BOTH)],
    ['by somebody else', add('search', 'maya-lin', '2027-01-31'), [], []],
    ['by the owner of a system with a backup', add('house', 'ivo-petrov', '2027-01-31'), [], []],
    ['by the owner of a team’s system', add('ledger', 'maya-lin', '2027-01-31'), [], []],
    ['of a system that names nobody', add('attic', 'noor-haddad', '2027-01-31'), [], []],
    ['of a system there is none of', add('gone', 'noor-haddad', '2027-01-31'), [], []],
    ['of two systems, one of others', add('search, ledger', 'noor-haddad', '2027-01-31'), [], []],
    [
      'of two systems, one of nobody',
      add('search, attic', 'noor-haddad', '2027-01-31'),
      [],
      said('noor-haddad', ['search', 'attic'], BOTH),
    ],
    [
      'of two systems of one person',
      [
        ...add('search, attic', 'noor-haddad', '2027-01-31'),
        ['paths: [attic/]', 'paths: [attic/]\n    owner: noor-haddad'],
      ],
      [],
      said('noor-haddad', ['search', 'attic'], BOTH),
    ],
    [
      'of a system whose backup is a program',
      add('search', 'noor-haddad', '2027-01-31'),
      [
        [
          'owner: noor-haddad\n    runbook',
          'owner: noor-haddad\n    backup: [acme-deployer, "renovate[bot]"]\n    runbook',
        ],
      ],
      said('noor-haddad', ['search'], BOTH),
    ],
    [
      'of a new system',
      [
        ...add('fresh', 'mallory', '2027-01-31'),
        ['  attic:\n', '  fresh: { paths: [fresh/], owner: mallory }\n  attic:\n'],
      ],
      [],
      said('mallory', ['fresh'], BOTH),
    ],
    [
      'of a system that had another owner before',
      [...add('search', 'mallory', '2027-01-31'), ['owner: noor-haddad\n    runbook', 'owner: mallory\n    runbook']],
      [],
      [],
    ],
    [
      'of a system with another name',
      [
        ...add('finder', 'noor-haddad', '2027-01-31'),
        ['  search:\n    paths', '  finder:\n    paths'],
        ['owner: noor-haddad\n    runbook: docs/search.md', 'owner: noor-haddad\n    runbook: docs/finder.md'],
      ],
      [],
      said('noor-haddad', ['finder'], BOTH),
    ],
    [
      'by one of the keepers',
      add('search', 'noor-haddad', '2027-01-31'),
      [[KEEPERS, 'keepers: [maya-lin, Noor-Haddad]']],
      said('noor-haddad', ['search'], 'maya-lin'),
    ],
    ['by the only keeper', add('search', 'noor-haddad', '2027-01-31'), [[KEEPERS, 'keepers: [Noor-Haddad]']], []],
    [
      'where the administrators are keepers',
      add('search', 'noor-haddad', '2027-01-31'),
      [[`  ${KEEPERS}\n`, '']],
      said('noor-haddad', ['search'], ''),
    ],
    [
      'by the one this change makes the only keeper',
      [...add('search', 'noor-haddad', '2027-01-31'), [KEEPERS, 'keepers: [noor-haddad]']],
      [],
      said('noor-haddad', ['search'], BOTH),
    ],
  ])('%s', async (_, edits, given, expected) => {
    expect(await judge(edits, given)).toEqual(expected);
  });

  test('is found too where an old one is made so', async () => {
    const to = (...edits: Edits): Promise<readonly string[]> => judge(edits);
    const line =
      'law fail waiver-for-oneself {"login":"noor-haddad","systems":["search"]} at noor-haddad; maya-lin sam-okafor';
    expect(await to(['approved-by: maya-lin', 'approved-by: noor-haddad'])).toEqual([line]);
    const old: Edits = [['approved-by: maya-lin', 'approved-by: noor-haddad']];
    expect(await judge([[WAIVER_END, 'expires: 2027-02-28']], old)).toEqual([line]);
    expect(await judge([['duties: [backup]', 'duties: [backup, slo]']], old)).toEqual([line]);
    expect(await judge([['January', 'March']], old)).toEqual([]);
    expect(await judge([[WAIVER_END, 'expires: 2026-12-31']], old)).toEqual([]);
  });

  test('that is too long as well is both', async () => {
    const found = await judge(add('search', 'noor-haddad', '2029-01-31'));
    expect(found.map((line) => line.split(' ')[2])).toEqual(['waiver-too-long', 'waiver-for-oneself']);
  });
});

describe('no terms', () => {
  const head = edit(SHOP, add('search', 'noor-haddad', '2029-01-31'));
  test('where the change brings the first law', async () => {
    const laws = { from: null, base: state(SHOP), head: state(head) };
    expect(judgeWaiverTerms(laws, { ...(await situate(SHOP, head)), lawOf: 'change' })).toEqual([]);
  });

  test('on a line, whose waivers are no law', async () => {
    expect(judgeWaiverTerms(null, await situate(SHOP, head))).toEqual([]);
  });
});

test.each<[line: string, expected: readonly object[]]>([
  ['longest-waiver: 180', []],
  ['longest-waiver: 0180', []],
  ['longest-waiver: 365', [{ key: 'longest-waiver', before: '180', after: '365' }]],
  ['longest-waiver: 90', [{ key: 'longest-waiver', before: '180', after: '90' }]],
])('%s is a change of the policy where it differs from the default', (line, expected) => {
  expect(findPolicyChanges(state(edit(SHOP, policy(line))).law, [state(SHOP).law])).toEqual(expected);
});
