/** The rule `owner-access`, through `check`: whom it asks about, what it says of them, and how strictly. */
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import type { Account, Known, Place, Source } from '../../src/facts.ts';
import { describe as say } from '../../src/render/words.ts';
import { type Finding, findOutcome, type Verdict } from '../../src/verdict.ts';
import { memorySource, type Surroundings, type Tree } from '../memory-source.ts';

const DUTIES = `    runbook: https://wiki.example/checkout
    slo: [{ indicator: It answers, objective: 99.9%, window: 30d }]
`;
/** A declaration of one system, whose people stand from line 5 on; `more` begins in the line after its SLO. */
const declare = (people: string, more = ''): string =>
  `version: 1\nsystems:\n  checkout:\n    paths: [checkout/]\n    ${people.replaceAll('\n', '\n    ')}\n${DUTIES}${more}`;
const MAYA = declare('owner: maya');
const SAM = declare('owner: sam');
const LEDGER = `  ledger:\n    paths: [ledger/]\n    owner: sam\n${DUTIES}`;
const level = (text: string): string => `policy: { rules: { owner-access: ${text} } }\n`;

const account = (more: Partial<Account> = {}): Known<Account> => ({
  known: { id: 5, type: 'User', permission: 'write', ...more },
});
const NOBODY = { known: null };
const UNKNOWN = { unknown: 'GitHub failed when asked for an account (HTTP 502).', needs: 'Run it again.' };
const AGENT = 175740463;
const BOT = 29139614;

interface Given extends Surroundings {
  /** `null`: there is none yet. */
  readonly base: string | null;
  /** The declaration of the head, where it is another. */
  readonly head?: string;
  /** Whether code of the system is changed; else where the declaration is not. */
  readonly touched?: boolean;
}
const HOST = 'github.com';
const judge = async (given: Given): Promise<{ verdict: Verdict; asked: readonly string[] | null }> => {
  const { base, head = base, touched = head === base, ...surroundings } = given;
  const declared = (text: string | null): Tree => (text === null ? {} : { 'OWNERSHIP.yaml': text });
  const changed: Tree = { 'checkout/api.ts': touched ? '2' : '1' };
  const source = memorySource(
    { 'checkout/api.ts': '1', ...declared(base) },
    { ...changed, ...declared(head) },
    {
      host: HOST,
      ...(surroundings.accounts === undefined ? {} : { said: {} }),
      ...surroundings,
    },
  );
  let asked: readonly string[] | null = null;
  const readAnswers: Source['readAnswers'] = (asks) => {
    asked = [...(asked ?? []), ...asks.people];
    return source.readAnswers(asks);
  };
  const judged = await check({ ...source, readAnswers }, { date: '2026-11-23', program: 'test', gate: null });
  // What a change hands over has tables of its own.
  const findings = judged.findings.filter(({ rule }) => rule !== 'handover' && rule !== 'law');
  const notChecked = judged.notChecked.filter((rule) => rule !== 'handover');
  return { verdict: { ...judged, findings, notChecked, outcome: findOutcome(findings) }, asked };
};

const at = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;
/** All of a finding: its rule and code, how strict, where, who can settle it, and the words. */
const tell = (found: Finding) => [
  `${found.severity} ${found.rule} ${found.code}`,
  `${found.system} ${found.place === null ? '' : at(found.place)}`,
  found.by.map(({ login, as }) => `${login}, ${as}`).join('; '),
  say(found).message,
  say(found).settle,
];

/** The words of each code, once. `who` is such as `owner maya`. */
const split = (who: string): [as: string, login: string] => who.split(' ') as [string, string];
const nobody = (who: string, system = 'checkout') => {
  const [as, login] = split(who);
  return [
    `${system}: ${as} \`${login}\` is no account on GitHub, so nobody would be called.`,
    `Write the ${as} of ${system} as GitHub spells the login, or name somebody else.`,
  ];
};
const notAPerson = (who: string, what: string) => {
  const [as, login] = split(who);
  return [
    `checkout: ${as} \`${login}\` is ${what}: it cannot be woken and cannot answer.`,
    'Write the login of the person who answers for checkout.',
  ];
};
const cannotWrite = (what: string) => [
  `checkout: owner \`maya\` ${what}, so they could not mend what they are woken for.`,
  'An admin gives `maya` write access, or checkout names somebody who has it.',
];
const unknown = (who: string, why = 'GitHub failed when asked for an account (HTTP 502)', settle = 'Run it again.') => {
  const [as, login] = split(who);
  return [`checkout: whether ${as} \`${login}\` can write here could not be found out: ${why}.`, settle];
};
const owner = (severity: string, code: string, by = '') => [
  `${severity} owner-access owner-access-${code}`,
  'checkout OWNERSHIP.yaml:5:12',
  by,
];
const backup = (severity: string, code: string, by = '') => [
  `${severity} owner-access owner-access-${code}`,
  'checkout OWNERSHIP.yaml:6:13',
  by,
];

type Expected = readonly (readonly string[])[];
const one = (accounts: Known<Account | null>, more: Partial<Given> = {}): Given => ({
  base: MAYA,
  accounts: { maya: accounts },
  ...more,
});

describe('of an owner', () => {
  test.each<[name: string, given: Given, findings: Expected]>([
    ['who can write', one(account()), []],
    ['who is an admin', one(account({ permission: 'admin' })), []],
    ['who is nobody', one(NOBODY), [[...owner('fail', 'nobody'), ...nobody('owner maya')]]],
    [
      'who is nobody, with a backup to settle it',
      { base: declare('owner: maya\nbackup: [sam]'), accounts: { maya: NOBODY, sam: account() } },
      [[...owner('fail', 'nobody', 'sam, backup'), ...nobody('owner maya')]],
    ],
    [
      'who is nobody, with keepers to settle it',
      one(NOBODY, { base: declare('owner: maya', 'policy: { keepers: [kim, ana] }\n') }),
      [[...owner('fail', 'nobody', 'kim, keeper; ana, keeper'), ...nobody('owner maya')]],
    ],
    [
      'who is an agent by id, of the type User',
      one(account({ id: AGENT })),
      [[...owner('fail', 'not-a-person'), ...notAPerson('owner maya', 'the account of an AI agent')]],
    ],
    [
      'who is an agent by id, and a bot by type',
      one(account({ id: AGENT, type: 'Bot', permission: null })),
      [[...owner('fail', 'not-a-person'), ...notAPerson('owner maya', 'the account of an AI agent')]],
    ],
    ['who has the id of an agent on another host', one(account({ id: AGENT }), { host: 'github.acme.example' }), []],
    [
      'who is a bot by id, of the type User',
      one(account({ id: BOT })),
      [[...owner('fail', 'not-a-person'), ...notAPerson('owner maya', 'the account of a bot')]],
    ],
    [
      'who is a bot by type, on another host',
      one(account({ type: 'Bot' }), { host: 'github.acme.example' }),
      [[...owner('fail', 'not-a-person'), ...notAPerson('owner maya', 'the account of a bot')]],
    ],
    [
      'who is an organisation',
      one(account({ type: 'Organization', permission: null })),
      [[...owner('fail', 'not-a-person'), ...notAPerson('owner maya', 'an organisation')]],
    ],
    [
      'who is of another type',
      one(account({ type: 'Mannequin', permission: 'read' })),
      [[...owner('fail', 'not-a-person'), ...notAPerson('owner maya', 'no account of a person')]],
    ],
    ['who is pinned', one(account(), { base: declare('owner: maya', 'people: { Maya: { id: 5 } }\n') }), []],
    [
      'who is another than pinned, and may only read',
      one(account({ permission: 'read' }), { base: declare('owner: maya', 'people: { Maya: { id: 6 } }\n') }),
      [
        [
          ...owner('fail', 'other-account'),
          'checkout: owner `maya` is account 5 on GitHub, and `people` pins 6. A login that is given up can be taken by anybody.',
          'Find out who holds `maya` now. The same person: change `id` under `people` to 5. Anybody else: name another owner.',
        ],
      ],
    ],
    [
      'who may read',
      one(account({ permission: 'read' })),
      [[...owner('fail', 'read-only'), ...cannotWrite('may read this repository and not write to it')]],
    ],
    [
      'who has no access',
      one(account({ permission: 'none' })),
      [[...owner('fail', 'read-only'), ...cannotWrite('has no access to this repository')]],
    ],
    [
      'of whom nothing could be found out',
      one(UNKNOWN),
      [[...owner('undecided', 'unknown'), ...unknown('owner maya')]],
    ],
    [
      'of whom nothing could be found out, and nothing would help',
      one({ unknown: 'it is dark' }),
      [[...owner('undecided', 'unknown'), ...unknown('owner maya', 'it is dark', 'Run the check again.')]],
    ],
    [
      'who is nobody, where the rule warns',
      one(NOBODY, { base: declare('owner: maya', level('warn')) }),
      [[...owner('warn', 'nobody'), ...nobody('owner maya')]],
    ],
    [
      'of whom nothing could be found out, where the rule warns',
      one(UNKNOWN, { base: declare('owner: maya', level('warn')) }),
      [[...owner('warn', 'unknown'), ...unknown('owner maya')]],
    ],
    ['who is nobody, where the rule is off', one(NOBODY, { base: declare('owner: maya', level('off')) }), []],
    [
      'who is nobody, where the head turns the rule off',
      one(NOBODY, { head: declare('owner: maya', level('off')), touched: true }),
      [[...owner('fail', 'nobody'), ...nobody('owner maya')]],
    ],
    [
      'who is nobody, given by the team: the place is the team’s line',
      one(NOBODY, { base: declare('team: acme/pay', 'teams:\n  acme/pay:\n    owner: maya\n') }),
      [['fail owner-access owner-access-nobody', 'checkout OWNERSHIP.yaml:10:12', '', ...nobody('owner maya')]],
    ],
    [
      'who is nobody, in a declaration that is new',
      one(NOBODY, { base: null, head: MAYA }),
      [
        [...owner('fail', 'nobody'), ...nobody('owner maya')],
        expect.arrayContaining(['notice declaration declaration-adopted']),
      ],
    ],
    [
      'who is nobody, where the duty to have one is waived',
      one(NOBODY, {
        base: declare(
          'owner: maya',
          'waivers:\n  - { systems: [checkout], duties: [owner], reason: Later., approved-by: kim, expires: 2027-04-01 }\n',
        ),
      }),
      [[...owner('fail', 'nobody'), ...nobody('owner maya')]],
    ],
  ])('%s', async (_, given, findings) => {
    const { verdict } = await judge(given);
    expect(verdict.findings.map(tell)).toEqual(findings);
    expect(verdict.notChecked).toEqual([]);
  });
});

describe('of a backup', () => {
  test.each<[name: string, given: Given, findings: Expected]>([
    [
      'each in turn, at the line that names them',
      {
        base: declare('owner: maya\nbackup: [sam, kim, ana]'),
        accounts: { maya: account(), sam: NOBODY, kim: account({ id: AGENT }), ana: account() },
      },
      [
        [...backup('fail', 'nobody', 'maya, owner; kim, backup; ana, backup'), ...nobody('backup sam')],
        [
          ...backup('fail', 'not-a-person', 'maya, owner; sam, backup; ana, backup'),
          ...notAPerson('backup kim', 'the account of an AI agent'),
        ],
      ],
    ],
    [
      'of whom nothing could be found out',
      { base: declare('owner: maya\nbackup: [sam]'), accounts: { maya: account(), sam: UNKNOWN } },
      [[...backup('undecided', 'unknown', 'maya, owner'), ...unknown('backup sam')]],
    ],
    [
      'who is the owner in another case: said once',
      { base: declare('owner: maya\nbackup: [Maya, sam]'), accounts: { maya: NOBODY, sam: account() } },
      [[...owner('fail', 'nobody', 'sam, backup'), ...nobody('owner maya')]],
    ],
    [
      'of a system without an owner, which is said apart',
      { base: declare('tier: "1"\nbackup: [sam]'), accounts: { sam: NOBODY } },
      [expect.arrayContaining(['fail owner owner-missing']), [...backup('fail', 'nobody'), ...nobody('backup sam')]],
    ],
  ])('%s', async (_, given, findings) => {
    expect((await judge(given)).verdict.findings.map(tell)).toEqual(findings);
  });
});

describe('where only the entry is edited', () => {
  const described = (people: string) => declare(`${people}\ndescription: Takes the money.`);
  test.each<[name: string, given: Given, findings: Expected]>([
    [
      'who stood before warns',
      one(NOBODY, { head: described('owner: maya') }),
      [[...owner('warn', 'nobody'), ...nobody('owner maya')]],
    ],
    [
      'who stood before in another case warns',
      { base: MAYA, head: declare('owner: MAYA'), accounts: { MAYA: NOBODY } },
      [[...owner('warn', 'nobody'), ...nobody('owner MAYA')]],
    ],
    [
      'who stood before and could not be found out about warns',
      one(UNKNOWN, { head: described('owner: maya') }),
      [[...owner('warn', 'unknown'), ...unknown('owner maya')]],
    ],
    [
      'who is newly named fails',
      { base: MAYA, head: SAM, accounts: { sam: NOBODY } },
      [[...owner('fail', 'nobody'), ...nobody('owner sam')]],
    ],
    [
      'who is newly named and cannot be found out about is undecided',
      { base: MAYA, head: SAM, accounts: { sam: UNKNOWN } },
      [[...owner('undecided', 'unknown'), ...unknown('owner sam')]],
    ],
    [
      'who is newly named fails beside one who stood',
      { base: MAYA, head: declare('owner: maya\nbackup: [sam]'), accounts: { maya: NOBODY, sam: NOBODY } },
      [
        [...backup('fail', 'nobody', 'maya, owner'), ...nobody('backup sam')],
        [...owner('warn', 'nobody', 'sam, backup'), ...nobody('owner maya')],
      ],
    ],
    [
      'a team’s new owner fails in its systems',
      {
        base: declare('team: acme/pay', 'teams:\n  acme/pay:\n    owner: maya\n'),
        head: declare('team: acme/pay', 'teams:\n  acme/pay:\n    owner: sam\n'),
        accounts: { sam: NOBODY },
      },
      [['fail owner-access owner-access-nobody', 'checkout OWNERSHIP.yaml:10:12', '', ...nobody('owner sam')]],
    ],
    [
      'a system that is new fails, and one left alone is not judged',
      { base: MAYA, head: `${MAYA}${LEDGER}`, accounts: { maya: NOBODY, sam: NOBODY } },
      [['fail owner-access owner-access-nobody', 'ledger OWNERSHIP.yaml:10:12', '', ...nobody('owner sam', 'ledger')]],
    ],
    [
      'and its code is changed too, who stood before fails',
      one(NOBODY, { head: described('owner: maya'), touched: true }),
      [[...owner('fail', 'nobody'), ...nobody('owner maya')]],
    ],
    [
      'a better one in place of nobody is fine',
      { base: MAYA, head: SAM, accounts: { maya: NOBODY, sam: account() } },
      [],
    ],
  ])('%s', async (_, given, findings) => {
    expect((await judge(given)).verdict.findings.map(tell)).toEqual(findings);
  });
});

/** Systems of one owner, spelt in turn as `Maya` and `maya`, all of them touched. */
const many = (count: number): { base: Tree; head: Tree } => {
  const names = Array.from({ length: count }, (_, index) => `s${String(index).padStart(2, '0')}`);
  const entries = names.map(
    (name, index) => `  ${name}:\n    paths: [${name}/]\n    owner: ${index % 2 === 0 ? 'Maya' : 'maya'}\n${DUTIES}`,
  );
  const tree = (text: string): Tree => ({
    'OWNERSHIP.yaml': `version: 1\nsystems:\n${entries.join('')}`,
    ...Object.fromEntries(names.map((name) => [`${name}/a`, text])),
  });
  return { base: tree('1'), head: tree('2') };
};

describe('asks', () => {
  test.each<[name: string, given: Given, asked: readonly string[] | null]>([
    ['about owner and backups, sorted', { base: declare('owner: sam\nbackup: [maya, ana]') }, ['ana', 'maya', 'sam']],
    ['once about a login in two cases', { base: declare('owner: maya\nbackup: [Maya]') }, ['maya']],
    [
      'nobody where it is off, though there is something else to ask',
      { base: declare('owner: maya', level('off')).replace('https://wiki.example', 'docs') },
      [],
    ],
    [
      'nothing at all where it is off and nothing else is to be asked',
      { base: declare('owner: maya', level('off')) },
      null,
    ],
    [
      'about no team, no bot and no machine',
      {
        base: declare(
          'owner: acme/pay\nbackup: ["ci[bot]", robot, sam]',
          'policy: { machines: [Robot], keepers: [kim] }\n',
        ),
      },
      ['sam'],
    ],
    ['about those the head names', { base: MAYA, head: SAM }, ['sam']],
    ['about nobody of a system left alone', { base: MAYA, head: `${MAYA}${LEDGER}` }, ['sam']],
    ['nothing at all where nothing is changed', { base: MAYA, touched: false }, null],
  ])('%s', async (_, given, asked) => {
    expect((await judge({ accounts: {}, ...given })).asked).toEqual(asked);
  });

  test('a team, a bot and a machine are the rule `owner`’s', async () => {
    const teams = ['acme/pay', '"ci[bot]"', 'robot'].map(async (login) => {
      const base = declare(`owner: ${login}`, 'policy: { machines: [Robot] }\n');
      const { verdict, asked } = await judge({ base, accounts: {} });
      return [asked, ...verdict.findings.map(({ code }) => code)];
    });
    expect(await Promise.all(teams)).toEqual(teams.map(() => [[], 'owner-not-a-person']));
  });

  test('once about the owner of forty systems, and says it of each', async () => {
    const { base, head } = many(40);
    const source = memorySource(base, head, { host: HOST, accounts: { Maya: NOBODY } });
    const asked: string[] = [];
    const readAnswers: Source['readAnswers'] = (asks) => {
      asked.push(...asks.people);
      return source.readAnswers(asks);
    };
    const { findings } = await check({ ...source, readAnswers }, { date: '2026-11-23', program: 'test', gate: null });
    expect(asked).toEqual(['Maya']);
    const said = findings.filter(({ rule }) => rule === 'owner-access');
    expect(said.map((found) => `${found.severity} ${found.code} ${found.system} ${found.place?.line}`)).toEqual(
      Array.from(
        { length: 40 },
        (_, index) => `fail owner-access-nobody s${String(index).padStart(2, '0')} ${5 + index * 5}`,
      ),
    );
  });
});

describe('where nobody can be asked', () => {
  test.each<[name: string, given: Given, notChecked: readonly string[]]>([
    ['says that it did not check', { base: MAYA }, ['owner-access']],
    ['says so of an edited entry', { base: MAYA, head: SAM }, ['owner-access']],
    ['says nothing where it is off', { base: declare('owner: maya', level('off')) }, []],
    ['says nothing where nobody is concerned', { base: MAYA, touched: false }, []],
    ['says nothing where only a comment is changed', { base: MAYA, head: `${MAYA}# nothing\n` }, []],
  ])('%s', async (_, given, notChecked) => {
    const { verdict } = await judge(given);
    expect([verdict.outcome, verdict.findings, verdict.notChecked]).toEqual(['pass', [], notChecked]);
  });
});
