/** What each person carries, and what has to be written anew before one of them leaves. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listEntries } from '../../src/declaration/merge.ts';
import { type Declared, resolve } from '../../src/declaration/resolve.ts';
import { sayHandOver } from '../../src/render/person-words.ts';
import { findCarried, findTeam, listLoads } from '../../src/rules/carried.ts';
import { type CarriedGround, listNamedLogins } from '../../src/rules/leaving.ts';
import { listPledgeTexts, readPledges } from '../../src/rules/pledges.ts';
import { DATE, type Edits, edit, SHOP, state } from './shop.ts';

const declareAll = (text: string): Declared => resolve(listEntries(state(text).declaration));
const shelve = (files: Readonly<Record<string, string>>) => ({
  entryOf: (path: string) => ({ path, entry: { unknown: 'it was not asked for' } }),
  textOf: (id: string) => (files[id] === undefined ? undefined : { known: files[id] }),
  filesOf: (folder: string) => ({
    known: Object.keys(files)
      .filter((path) => path.slice(0, path.lastIndexOf('/')) === folder)
      .sort()
      .map((path) => ({ path, mode: '100644', id: path })),
  }),
  commitOf: () => 'c0ffee',
});
const stand = (text: string, files: Readonly<Record<string, string>> = {}, date = DATE): CarriedGround => {
  const declared = declareAll(text);
  return { declared, stated: state(text), pledges: readPledges(declared, shelve(files)), date };
};

/** A load in a line: what of, as owner; as backup; alone. */
const sayLoads = (text: string): string[] =>
  listLoads(declareAll(text), state(text).law).map(
    ({ login, name, owner, backup, alone }) =>
      `${login}${name === null ? '' : ` (${name})`}: ${owner.join(' ')} | ${backup.join(' ')} | ${alone.join(' ')}`,
  );
const systems = (lines: Readonly<Record<string, string>>, rest = ''): string =>
  `version: 1\n${rest}systems:\n${Object.entries(lines)
    .map(([name, keys]) => `  ${name}: { paths: [${name}/]${keys === '' ? '' : `, ${keys}`} }\n`)
    .join('')}`;

describe('the loads of a declaration', () => {
  test.each<[what: string, text: string, loads: readonly string[]]>([
    [
      'of the shop',
      SHOP,
      [
        'maya-lin (Maya Lin): checkout ledger |  | ',
        'noor-haddad: search | house | search',
        'ivo-petrov: house |  | ',
        'ada-berg:  | checkout ledger | ',
        'sam-okafor:  | checkout ledger | ',
      ],
    ],
    ['of nobody', systems({ a: '' }), []],
    [
      'in two spellings: the first counts',
      systems({ a: 'owner: Maya-Lin', b: 'owner: maya-lin, backup: [MAYA-LIN]' }),
      ['Maya-Lin: a b |  | a b'],
    ],
    [
      'of an owner who is her own backup: as owner, and alone',
      systems({ a: 'owner: maya-lin, backup: [maya-lin]', b: 'owner: maya-lin, backup: [Maya-Lin, sam-okafor]' }),
      ['maya-lin: a b |  | a', 'sam-okafor:  | b | '],
    ],
    [
      'of teams, bots and machines: nobody',
      systems(
        {
          a: 'owner: acme/payments, backup: [maya-lin]',
          b: 'owner: maya-lin, backup: ["renovate[bot]", Acme-Deployer]',
          c: 'owner: acme-deployer',
        },
        'policy: { machines: [acme-deployer] }\n',
      ),
      ['maya-lin: b | a | a b'],
    ],
    [
      'of backups alone',
      systems({ a: 'backup: [maya-lin]', b: 'backup: [maya-lin, sam-okafor]' }),
      ['maya-lin:  | a b | a', 'sam-okafor:  | b | '],
    ],
    [
      'with the same: by login',
      systems({ a: 'owner: zoe-ray', b: 'owner: Ada-Berg' }),
      ['Ada-Berg: b |  | b', 'zoe-ray: a |  | a'],
    ],
    [
      'of names that are keys of every object',
      systems({ valueOf: 'owner: valueOf', toString: 'owner: valueOf, backup: [hasOwnProperty]' }),
      ['valueOf: toString valueOf |  | valueOf', 'hasOwnProperty:  | toString | '],
    ],
  ])('%s', (_, text, loads) => {
    expect(sayLoads(text)).toEqual(loads);
  });

  const LOGINS = [
    'maya-lin',
    'Maya-Lin',
    'sam-okafor',
    'noor-haddad',
    'acme/payments',
    'renovate[bot]',
    'acme-deployer',
  ];
  const login = fc.constantFrom(...LOGINS);
  const entry = fc.record({ owner: fc.option(login), backup: fc.array(login, { maxLength: 3 }) });
  const arbitrary = fc.array(entry, { minLength: 1, maxLength: 6 });
  const quote = (word: string): string => `"${word}"`;
  const write = (entries: readonly { owner: string | null; backup: readonly string[] }[]): string =>
    systems(
      Object.fromEntries(
        entries.map(({ owner, backup }, index) => [
          `s${index}`,
          [
            ...(owner === null ? [] : [`owner: ${quote(owner)}`]),
            ...(backup.length === 0 ? [] : [`backup: [${backup.map(quote).join(', ')}]`]),
          ].join(', '),
        ]),
      ),
      'policy: { machines: [acme-deployer] }\n',
    );
  const isPerson = (word: string): boolean => !/\/|\[bot\]$|^acme-deployer$/.test(word);

  test('every system a person owns is in one list of owners, and what is left alone is carried', () => {
    fc.assert(
      fc.property(arbitrary, (entries) => {
        const text = write(entries);
        const loads = listLoads(declareAll(text), state(text).law);
        const owned = entries.flatMap(({ owner }, index) => (owner !== null && isPerson(owner) ? [`s${index}`] : []));
        expect(loads.flatMap(({ owner }) => owner).sort()).toEqual(owned.sort());
        expect(new Set(loads.map((load) => load.login.toLowerCase())).size).toBe(loads.length);
        for (const { owner, backup, alone } of loads) {
          expect(owner.length + backup.length).toBeGreaterThan(0);
          expect(owner.filter((name) => backup.includes(name))).toEqual([]);
          expect(alone.filter((name) => ![...owner, ...backup].includes(name))).toEqual([]);
        }
        // Nobody is alone with another, and where one person is named there is one who is.
        for (const [index, { owner, backup }] of entries.entries()) {
          const people = new Set(
            [owner ?? '', ...backup].filter((word) => word !== '' && isPerson(word)).map((word) => word.toLowerCase()),
          );
          const alone = loads.filter((load) => load.alone.includes(`s${index}`));
          expect(alone.map((load) => load.login.toLowerCase())).toEqual(people.size === 1 ? [...people] : []);
        }
      }),
    );
  });

  test('without all the others somebody is alone with everything', () => {
    fc.assert(
      fc.property(arbitrary, (entries) => {
        const isMaya = (word: string | null): word is string => word?.toLowerCase() === 'maya-lin';
        const left = entries.map(({ owner, backup }) => ({
          owner: isMaya(owner) || (owner !== null && !isPerson(owner)) ? owner : null,
          backup: backup.filter((word) => isMaya(word) || !isPerson(word)),
        }));
        const text = write(left);
        for (const { owner, backup, alone } of listLoads(declareAll(text), state(text).law)) {
          expect([...alone].sort()).toEqual([...owner, ...backup].sort());
        }
      }),
    );
  });

  test('what is found of one person is what is listed of all', () => {
    fc.assert(
      fc.property(arbitrary, (entries) => {
        const ground = stand(write(entries));
        for (const load of listLoads(ground.declared, ground.stated.law)) {
          expect(findCarried(load.login.toUpperCase(), ground)?.load).toEqual(load);
        }
      }),
    );
  });

  test('a team of very many people for very many systems, beside very many machines', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `b${index}`);
    const text = `version: 1\npolicy:\n  machines:\n${many.map((name) => `    - ${name}\n`).join('')}teams:\n  acme/all:\n    owner: maya-lin\n    backup:\n${many.map((name) => `      - c${name}\n`).join('')}systems:\n${many.map((name) => `  ${name}: { team: acme/all, paths: [${name}/] }\n`).join('')}`;
    const carried = findCarried('cb7', stand(text));
    expect([carried?.load.backup.length, carried?.load.alone, carried?.handOver.length]).toEqual([3000, [], 1]);
  });
});

/** What there is to do, in a line each: kind, the line of the text it stands in, and the words. */
const sayAll = (login: string, ground: CarriedGround, text: string): readonly string[] | null => {
  const carried = findCarried(login, ground);
  const lines = text.split('\n');
  return (
    carried?.handOver.map((item) => {
      const { file, line } = item.place;
      const there = file === 'OWNERSHIP.yaml' ? `"${lines[line - 1]?.trim()}"` : `${file}:${line}`;
      return `${item.kind} at ${there}: ${sayHandOver(item, carried.login)}`;
    }) ?? null
  );
};

describe('what is to be handed over', () => {
  test.each<[who: string, login: string, edits: Edits, items: readonly string[] | null]>([
    [
      'by an owner through a team, keeper, and decider of what is excused',
      'maya-lin',
      [],
      [
        'owner at "owner: maya-lin": acme/payments: write `owner: sam-okafor` or ada-berg, who are backups today. That goes for checkout and ledger.',
        'keeper at "keepers: [maya-lin, sam-okafor]": policy: write somebody else among `keepers` in place of maya-lin, or only sam-okafor is left.',
        'waiver at "approved-by: maya-lin": search: backup is waived until 2027-01-31. Write who approves that now as `approved-by`, and have it accepted there; or meet the duty and take it out.',
        'exemption at "owner: maya-lin": `docs/` and `**/*.md` are exempt (`Prose; ships nothing.`). Write who decides that now as `owner`, and have it accepted there.',
        'person at "maya-lin: { name: Maya Lin, contact: https://chat.example/maya, id: 4182733 }": people: take maya-lin out last, when nothing else names this login.',
      ],
    ],
    [
      'by a backup through a team',
      'SAM-okafor',
      [],
      [
        'backup at "backup: [sam-okafor, ada-berg]": acme/payments: take sam-okafor out of `backup`; ada-berg stays. That goes for checkout and ledger.',
        'keeper at "keepers: [maya-lin, sam-okafor]": policy: write somebody else among `keepers` in place of sam-okafor, or only maya-lin is left.',
      ],
    ],
    [
      'by the only backup there is, where one has to be',
      'sam-okafor',
      [
        ['backup: [sam-okafor, ada-berg]', 'backup: [sam-okafor]'],
        ['keepers: [maya-lin, sam-okafor]', 'keepers: [maya-lin]'],
      ],
      [
        'backup at "backup: [sam-okafor]": acme/payments: write somebody else as `backup`; there is no other, and one is required. That goes for checkout and ledger.',
      ],
    ],
    [
      'by an owner without a backup, and a backup nobody requires',
      'noor-haddad',
      [],
      [
        'owner at "owner: noor-haddad": search: write somebody else as `owner`; there is no backup who could take over.',
        'backup at "backup: [noor-haddad]": house: write somebody else as `backup`; there is no other.',
        'person at "noor-haddad: { contact: https://chat.example/noor }": people: take noor-haddad out last, when nothing else names this login.',
      ],
    ],
    [
      'by an owner with a backup',
      'ivo-petrov',
      [],
      [
        'owner at "owner: ivo-petrov": house: write `owner: noor-haddad`, who is the backup today, and somebody else as `backup`.',
      ],
    ],
    [
      'by somebody the law alone names',
      'ada-berg',
      [
        ['backup: [sam-okafor, ada-berg]', 'backup: [sam-okafor]'],
        ['keepers: [maya-lin, sam-okafor]', 'keepers: [ada-berg]'],
      ],
      [
        'keeper at "keepers: [ada-berg]": policy: write somebody else among `keepers` while ada-berg, the only one, can still accept that.',
      ],
    ],
    [
      'by one keeper of three',
      'lea-fox',
      [['keepers: [maya-lin, sam-okafor]', 'keepers: [maya-lin, lea-fox, sam-okafor]']],
      [
        'keeper at "keepers: [maya-lin, lea-fox, sam-okafor]": policy: take lea-fox out of `keepers`; maya-lin and sam-okafor stay.',
      ],
    ],
    [
      'by the owner of several teams, one of which no system is in',
      'lea-fox',
      [
        [
          '    owner: maya-lin\n    backup: [sam-okafor, ada-berg]',
          '    owner: Lea-Fox\n    backup: [sam-okafor, ada-berg]',
        ],
        ['systems:\n', '  acme/attic: { owner: lea-fox, backup: [ada-berg] }\nsystems:\n'],
      ],
      [
        'owner at "owner: Lea-Fox": acme/payments: write `owner: sam-okafor` or ada-berg, who are backups today. That goes for checkout and ledger.',
        'owner at "acme/attic: { owner: lea-fox, backup: [ada-berg] }": acme/attic: write `owner: ada-berg`, who is the backup today, and somebody else as `backup`. No system takes it today.',
      ],
    ],
    [
      'by an account that is a program',
      'acme-deployer',
      [],
      [
        'machine at "machines: [acme-deployer]": policy: take acme-deployer out of `machines` once the account is gone. What runs under it stops then.',
      ],
    ],
    [
      'by whoever approved a waiver and an exemption that have ended: nothing',
      'lea-fox',
      [
        ['approved-by: maya-lin\n    expires: 2027-01-31', 'approved-by: lea-fox\n    expires: 2026-11-22'],
        ['owner: maya-lin\n    expires: 2027-03-31', 'owner: lea-fox\n    expires: 2026-11-22'],
      ],
      [],
    ],
    ['by nobody', 'ghost', [], null],
    ['by a key of every object', '__proto__', [], null],
    ['by no login at all', '', [], null],
  ])('%s', (_, login, edits, items) => {
    const text = edit(SHOP, edits);
    expect(sayAll(login, stand(text), text)).toEqual(items);
  });

  const INCIDENT = `    incidents:
      - date: 2026-03-02
        what: Double charge
        actions:
          - { what: Idempotency keys, owner: lea-fox, due: 2026-06-30 }
          - { what: Tests, owner: lea-fox, due: 2026-06-30, done: 2026-05-11 }
          - { what: Alerts, owner: lea-fox }
    trade-offs:
      - { what: One region, decided-by: Lea-Fox, revisit-by: ${DATE} }
      - { what: No cache, decided-by: lea-fox }
`;
  const withHistory = edit(SHOP, [
    ['    description: Takes the money.\n', `    description: Takes the money.\n${INCIDENT}`],
  ]);
  test.each<[when: string, date: string, items: readonly string[]]>([
    [
      'the last day to look at it again',
      DATE,
      [
        'action at "- date: 2026-03-02": checkout: `Idempotency keys` is open since 2026-03-02, due 2026-06-30, which is past. Write who does it now as `owner`, or `done:` with the day.',
        'action at "- date: 2026-03-02": checkout: `Alerts` is open since 2026-03-02. Write who does it now as `owner`, or `done:` with the day.',
        `trade-off at "- { what: One region, decided-by: Lea-Fox, revisit-by: ${DATE} }": checkout: \`One region\` is to be looked at again by ${DATE}. Write who does that now as \`decided-by\`.`,
      ],
    ],
    [
      'the day after',
      '2026-11-24',
      [
        'action at "- date: 2026-03-02": checkout: `Idempotency keys` is open since 2026-03-02, due 2026-06-30, which is past. Write who does it now as `owner`, or `done:` with the day.',
        'action at "- date: 2026-03-02": checkout: `Alerts` is open since 2026-03-02. Write who does it now as `owner`, or `done:` with the day.',
        `trade-off at "- { what: One region, decided-by: Lea-Fox, revisit-by: ${DATE} }": checkout: \`One region\` is to be looked at again by ${DATE}, which is past. Write who does that now as \`decided-by\`.`,
      ],
    ],
  ])('actions and trade-offs, %s', (_, date, items) => {
    expect(sayAll('lea-fox', stand(withHistory, {}, date), withHistory)).toEqual(items);
  });
});

describe('what is written in files', () => {
  const text = edit(SHOP, [
    ['defaults:\n', 'defaults:\n  incidents: docs/incidents/*.md\n  trade-offs: docs/decisions/<system>-*.md\n'],
  ]);
  const incident = (more: string): string =>
    `---\ndate: 2026-03-02\nwhat: Double charge\nactions:\n  - what: Keys\n    owner: lea-fox\n${more}---\nText\n`;
  test.each<
    [what: string, files: Readonly<Record<string, string>>, items: readonly string[] | null, unread: readonly unknown[]]
  >([
    [
      'an incident of one system',
      { 'docs/incidents/a.md': incident('systems: [ledger]\n') },
      [
        'action at docs/incidents/a.md:5: ledger: `Keys` is open since 2026-03-02. Write who does it now as `owner`, or `done:` with the day.',
      ],
      [],
    ],
    [
      'an incident of all that point to it: once',
      { 'docs/incidents/a.md': incident('') },
      [
        'action at docs/incidents/a.md:5: attic, checkout, house, ledger and search: `Keys` is open since 2026-03-02. Write who does it now as `owner`, or `done:` with the day.',
      ],
      [],
    ],
    ['an incident of no system there is', { 'docs/incidents/a.md': incident('systems: [gone]\n') }, null, []],
    ['an action that was done', { 'docs/incidents/a.md': incident('    done: 2026-04-01\n') }, [], []],
    [
      'a trade-off',
      { 'docs/decisions/search-a.md': '---\nwhat: No cache\ndecided-by: lea-fox\nrevisit-by: 2027-01-01\n---\n' },
      [
        'trade-off at docs/decisions/search-a.md:2: search: `No cache` is to be looked at again by 2027-01-01. Write who does that now as `decided-by`.',
      ],
      [],
    ],
    ['a file nobody can read', { 'docs/incidents/a.md': incident('    due: soon\n') }, null, ['illegible']],
    ['files of other names and folders', { 'docs/incidents/a.txt': incident(''), 'docs/a.md': incident('') }, null, []],
  ])('%s', (_, files, items, unread) => {
    const ground = stand(text, files);
    expect(sayAll('lea-fox', ground, text)).toEqual(items);
    expect(ground.pledges.unread.map(({ kind }) => kind)).toEqual(unread);
  });

  test('the last hundred by name are read, and the others are counted', () => {
    const names = Array.from({ length: 130 }, (_, index) => `docs/incidents/${String(index).padStart(3, '0')}.md`);
    const files = Object.fromEntries(names.map((name) => [name, incident('systems: [ledger]\n')]));
    const ground = stand(text, files);
    const read = findCarried('lea-fox', ground);
    expect(read?.handOver.map(({ place }) => place.file)).toEqual(names.slice(30));
    expect(read?.unread).toEqual([{ kind: 'more', files: 'docs/incidents/*.md', count: 30 }]);
    expect(listPledgeTexts(ground.declared, shelve(files))).toEqual(names.slice(30).reverse());
  });

  test('folders that could not be read are told', () => {
    const filesOf = () => ({ unknown: 'git said no.' });
    const { unread } = readPledges(declareAll(text), { ...shelve({}), filesOf });
    expect(unread[0]).toEqual({ kind: 'unknown', path: 'docs/incidents/*.md', why: 'git said no.' });
    expect(unread).toHaveLength(6);
  });
});

describe('teams', () => {
  const misnamed = edit(SHOP, [['    owner: noor-haddad\n    runbook', '    owner: acme/Search\n    runbook']]);
  test.each<[name: string, text: string, said: string | null]>([
    ['acme/payments', SHOP, 'acme/payments: checkout ledger; maya-lin then sam-okafor ada-berg; 7'],
    ['ACME/Payments', SHOP, 'acme/payments: checkout ledger; maya-lin then sam-okafor ada-berg; 7'],
    ['acme/search', misnamed, 'acme/Search: search; null then ; undefined'],
    ['acme/nobody', SHOP, null],
    ['checkout', SHOP, null],
  ])('%s', (name, text, said) => {
    const team = findTeam(name, stand(text));
    const say = ({ team: written, systems, owner, backup, place }: Exclude<typeof team, null>): string =>
      `${written}: ${systems.map((system) => system.name).join(' ')}; ${owner} then ${backup.join(' ')}; ${place?.line}`;
    expect(team === null ? null : say(team)).toBe(said);
  });
});

test('every login and team that is named, each once', () => {
  const written = listNamedLogins(stand(SHOP));
  expect([...written].sort()).toEqual([
    'acme-deployer',
    'acme/payments',
    'ada-berg',
    'ivo-petrov',
    'maya-lin',
    'noor-haddad',
    'sam-okafor',
  ]);
  for (const login of written) {
    const ground = stand(SHOP);
    expect(findCarried(login, ground) ?? findTeam(login, ground)).not.toBeNull();
  }
});
