/** Who has to agree to a change, whose word counts, and for how long: what `check` says of each case, whole. */
import { describe, expect, test } from 'vitest';
import { RUNBOOK } from '../runbook.ts';
import { AGENT, DECLARED, type Given, judge, OLD, system, tell } from './acceptance.ts';
import type { Edits } from './shop.ts';

type Row = readonly [name: string, given: Given, told: readonly string[]];

/** What is told of code of `checkout` that an agent changed, for which one of its people is asked. */
const OPEN = ['fail', 'fail acceptance-wanted checkout <- checkout'];
const lapsed = (...lapses: string[]) => ['fail', `fail acceptance-wanted checkout <- checkout: ${lapses.join(': ')}`];
const unknown = (why: string) => ['undecided', `undecided acceptance-wanted checkout <- checkout: unknown, ${why}`];
const met = (login: string, how = 'review') => ['pass', `acceptance: ${login} agrees for checkout by ${how}`];
const stoodIn = (login: string, how = 'review') => ['pass', `acceptance: ${login} stands in for checkout by ${how}`];

const table = (name: string, rows: readonly Row[]): void => {
  describe(name, () => {
    test.each(rows)('%s', async (_, given, told) => {
      const { verdict, asked } = await judge(given);
      expect(tell(verdict)).toEqual(told);
      expect(asked.length).toBeLessThanOrEqual(5);
      const logins = asked.flatMap(({ people }) => people.map((login) => login.toLowerCase()));
      expect(logins).toEqual([...new Set(logins)]);
      expect(asked.filter(({ said }) => said).length).toBeLessThanOrEqual(1);
    });
  });
};

const policy = (text: string): readonly [string, string] => ['policy:\n', `policy:\n  ${text}\n`];
const TIER = '{ 1: { acceptance: { undeclared: accept, bot: accept } } }';
const SEARCH: Given['files'] = { 'search/query.ts': '2' };
const LEDGER: Given['files'] = { 'ledger/book.ts': '2' };

table('by who wrote it', [
  ['an agent', {}, OPEN],
  ['somebody assisted', { by: 'assisted' }, ['pass']],
  ['a bot', { by: 'bot' }, ['pass']],
  ['nobody says', { by: 'undeclared' }, ['pass']],
  ['nobody says, and commits are out of view', { by: 'undeclared', complete: false }, OPEN],
  ['somebody assisted, and commits are out of view', { by: 'assisted', complete: false }, OPEN],
  ['an agent, where nothing is asked of it', { base: [policy('acceptance: { agent: off }')] }, ['pass']],
  ['an agent, where it is only shown', { base: [policy('acceptance: { agent: declare }')] }, ['pass']],
  [
    'commits are out of view, where no class is asked for anything',
    { base: [policy('acceptance: { agent: declare }')], complete: false },
    ['pass'],
  ],
  [
    'commits are out of view, where bots alone are asked',
    { base: [policy('acceptance: { agent: off, bot: accept }')], by: 'undeclared', complete: false },
    OPEN,
  ],
  [
    'somebody assisted, where that is asked',
    { base: [policy('acceptance: { assisted: accept }')], by: 'assisted' },
    OPEN,
  ],
  ['a bot, where that is asked', { base: [policy('acceptance: { bot: accept }')], by: 'bot' }, OPEN],
  [
    'nobody says, where all are asked',
    { base: [policy('acceptance: { undeclared: accept }')], by: 'undeclared' },
    OPEN,
  ],
  [
    'nobody says, in a tier that asks',
    { files: SEARCH, by: 'undeclared' },
    ['fail', 'fail acceptance-wanted search <- search'],
  ],
  ['a bot, in a tier that asks', { files: SEARCH, by: 'bot' }, ['fail', 'fail acceptance-wanted search <- search']],
  ['an agent, in a tier that asks others', { files: SEARCH }, ['fail', 'fail acceptance-wanted search <- search']],
  ['somebody assisted, in a tier that asks others', { files: SEARCH, by: 'assisted' }, ['pass']],
  [
    'an agent, in a tier that asks nobody',
    { base: [[TIER, '{ 1: { acceptance: { agent: off } } }']], files: { ...SEARCH, 'checkout/api.ts': '2' } },
    OPEN,
  ],
  [
    'nobody says, and the change puts it into the tier that asks',
    {
      head: [['    paths: [ledger/]\n', '    paths: [ledger/]\n    tier: 1\n']],
      files: LEDGER,
      by: 'undeclared',
      said: ['noor-haddad approves'],
    },
    ['fail', 'fail acceptance-wanted ledger <- ledger'],
  ],
  [
    'nobody says, and the change takes it out of the tier that asks',
    { head: [['    tier: 1\n', '']], files: SEARCH, by: 'undeclared', said: ['kim-vale approves'] },
    [
      'pass',
      'notice handover tier-lowered search',
      'notice law-changed tier-owes-less search',
      'acceptance: kim-vale stands in for search by review',
      'handover: kim-vale stands in for search by review',
      'law: kim-vale agrees for a keeper by review',
    ],
  ],
  [
    'an agent, two systems: each is asked',
    { files: { ...SEARCH, ...LEDGER }, said: ['noor-haddad approves'] },
    ['fail', 'fail acceptance-wanted ledger <- ledger', 'acceptance: noor-haddad agrees for search by review'],
  ],
  [
    'an agent, fifty systems: one keeper will do',
    {
      texts: ((text) => ({ base: text, head: text }))(
        `version: 1\nsystems:\n${Array.from({ length: 50 }, (_, index) => system(`s${index + 10}`, 'owner: maya-lin')).join('')}policy: { keepers: [kim-vale], rules: { owner-access: off } }\n`,
      ),
      files: Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`s${index + 10}/a.ts`, '2'])),
      said: ['kim-vale approves'],
    },
    [
      'pass',
      'notice radius-big',
      ...Array.from({ length: 50 }, (_, index) => `acceptance: kim-vale stands in for s${index + 10} by review`),
    ],
  ],
  ['an agent, only exempt paths', { files: { 'docs/guide.md': '2' } }, ['pass']],
  [
    'an agent, and nobody can be asked',
    { said: null },
    ['pass', 'notice acceptance-wanted checkout <- checkout: unasked'],
  ],
  [
    'an agent, in a file the system points to',
    {
      base: [
        [
          '    team: acme/pay\n    runbook: https://wiki.example/runbook\n',
          '    team: acme/pay\n    runbook: docs/guide.md\n',
        ],
      ],
      files: { 'docs/guide.md': RUNBOOK },
    },
    OPEN,
  ],
  ['an agent, a deletion', { files: { 'checkout/api.ts': null } }, OPEN],
  [
    'an agent, a mode',
    { files: { 'checkout/api.ts': { mode: '100755', id: '356a192b7913b04c54574d18c28d46e6395428ab' } } },
    OPEN,
  ],
]);

table('whose word', [
  [
    'a keeper’s, of a system that names a machine alone',
    {
      base: [['    owner: noor-haddad', '    owner: acme-deployer']],
      files: SEARCH,
      said: ['acme-deployer approves', 'kim-vale approves'],
    },
    ['fail', 'fail owner-not-a-person machine search', 'acceptance: kim-vale agrees for a keeper by review'],
  ],
  ['the owner’s', { said: ['maya-lin approves'] }, met('maya-lin')],
  ['a backup’s', { said: ['sam-okafor approves'] }, met('sam-okafor')],
  ['the owner’s in another case', { said: ['Maya-Lin approves'] }, met('Maya-Lin')],
  ['of both, who spoke last', { said: ['maya-lin approves', 'sam-okafor approves'] }, met('sam-okafor')],
  ['of both, whose counts', { said: ['maya-lin approves', 'sam-okafor approves gone'] }, met('maya-lin')],
  ['somebody’s who may write', { said: ['rosa-lund approves', 'noor-haddad approves'] }, OPEN],
  ['a stranger’s', { said: ['eve-stone approves'] }, OPEN],
  ['an account’s that is gone', { said: ['nobody approves'] }, OPEN],
  ['a bot’s', { said: ['acme-ci[bot] approves'] }, OPEN],
  [
    'the owner’s, who is a bot by type',
    { said: ['maya-lin approves'], people: { 'maya-lin': { type: 'Bot' } } },
    lapsed('maya-lin’s review program'),
  ],
  [
    'the owner’s, who is an agent by id',
    { said: ['maya-lin approves'], people: { 'maya-lin': { id: AGENT } } },
    lapsed('maya-lin’s review program'),
  ],
  [
    'the owner’s, who has the id of an agent on another host',
    { said: ['maya-lin approves'], people: { 'maya-lin': { id: AGENT } }, host: 'github.acme.example' },
    met('maya-lin'),
  ],
  [
    'the owner’s, who is a machine: the backup is asked',
    { base: [['machines: [acme-deployer]', 'machines: [Maya-Lin]']], said: ['maya-lin approves'] },
    ['fail', 'fail owner-not-a-person machine checkout', 'fail acceptance-wanted checkout <- checkout'],
  ],
  [
    'the owner’s, whom this change calls a machine',
    {
      head: [['machines: [acme-deployer]', 'machines: [acme-deployer, maya-lin]']],
      said: ['maya-lin approves'],
    },
    ['fail', 'fail law-changed policy <- a keeper', 'acceptance: maya-lin agrees for checkout by review'],
  ],
  [
    'the owner’s, who may not write',
    { said: ['maya-lin approves'], people: { 'maya-lin': { permission: 'read' } } },
    lapsed('maya-lin’s review access'),
  ],
  [
    'the owner’s, who is an admin',
    { said: ['maya-lin approves'], people: { 'maya-lin': { permission: 'admin' } } },
    met('maya-lin'),
  ],
  [
    'the owner’s, whose account is gone now',
    { said: ['maya-lin approves'], accounts: { 'maya-lin': { known: null } } },
    lapsed('maya-lin’s review access'),
  ],
  [
    'the owner’s, whose login is somebody else’s now',
    {
      said: ['maya-lin approves'],
      accounts: { 'maya-lin': { known: { id: 9, type: 'User', permission: 'write' } } },
    },
    lapsed('maya-lin’s review account'),
  ],
  [
    'the owner’s, of whom nothing could be found out',
    { said: ['maya-lin approves'], accounts: { 'maya-lin': { unknown: 'GitHub failed' } } },
    unknown('GitHub failed'),
  ],
  [
    'the owner’s, of whom nothing could be found out, and the backup’s',
    { said: ['sam-okafor approves', 'maya-lin approves'], accounts: { 'maya-lin': { unknown: 'GitHub failed' } } },
    met('sam-okafor'),
  ],
  [
    'the owner’s under the pinned id',
    { files: SEARCH, said: ['noor-haddad approves'] },
    ['pass', 'acceptance: noor-haddad agrees for search by review'],
  ],
  [
    'the owner’s under another than the pinned id',
    { files: SEARCH, said: ['noor-haddad approves'], people: { 'noor-haddad': { id: 14 } } },
    ['fail', 'fail acceptance-wanted search <- search: noor-haddad’s review account'],
  ],
  [
    'the owner’s under the id this change pins',
    {
      head: [['{ id: 13 }', '{ id: 14 }']],
      files: SEARCH,
      said: ['noor-haddad approves'],
      people: { 'noor-haddad': { id: 14 } },
    },
    [
      'fail',
      'fail acceptance-wanted search <- search: noor-haddad’s review account',
      'fail handover id-changed <- noor-haddad: noor-haddad’s review account',
    ],
  ],
  [
    'the owner’s under the id pinned at base, which this change pins otherwise',
    { head: [['{ id: 13 }', '{ id: 14 }']], files: SEARCH, said: ['noor-haddad approves'] },
    [
      'pass',
      'notice handover id-changed',
      'acceptance: noor-haddad agrees for search by review',
      'handover: noor-haddad agrees for noor-haddad by review',
    ],
  ],
  [
    'the new owner’s, whom only this change names: the base’s people are asked',
    { head: [['    team: acme/pay', '    owner: ivo-petrov']], author: 'eve-stone', said: ['ivo-petrov approves'] },
    [
      'fail',
      'fail acceptance-wanted checkout <- checkout',
      'fail handover backup-removed checkout <- checkout',
      'fail handover owner-replaced checkout <- checkout',
      'handover: ivo-petrov agrees for ivo-petrov by review',
    ],
  ],
  [
    'the owner’s of a system this change makes',
    {
      head: [['exempt:', `${system('till', 'owner: ivo-petrov')}exempt:`]],
      files: { 'till/a.ts': '1' },
      author: 'eve-stone',
      said: ['ivo-petrov approves'],
    },
    [
      'pass',
      'notice handover system-added till',
      'acceptance: ivo-petrov agrees for till by review',
      'handover: ivo-petrov agrees for ivo-petrov by review',
    ],
  ],
  ['a keeper’s: stands in', { said: ['kim-vale approves'] }, stoodIn('kim-vale')],
  ['a keeper’s in another case', { said: ['Kim-Vale approves'] }, stoodIn('Kim-Vale')],
  [
    'a keeper’s who is the owner: stands in for nobody',
    { base: [['keepers: [kim-vale, ana-cole]', 'keepers: [maya-lin]']], said: ['maya-lin approves'] },
    met('maya-lin'),
  ],
  ['the owner’s before a later one of a keeper', { said: ['maya-lin approves', 'kim-vale approves'] }, met('maya-lin')],
  [
    'a keeper’s who may not write',
    { said: ['kim-vale approves'], people: { 'kim-vale': { permission: 'read' } } },
    lapsed('kim-vale’s review access'),
  ],
  [
    'a keeper’s of whom nothing could be found out',
    { said: ['kim-vale approves'], accounts: { 'kim-vale': { unknown: 'GitHub failed' } } },
    unknown('GitHub failed'),
  ],
  [
    'a keeper’s whom only this change names',
    {
      head: [['[kim-vale, ana-cole]', '[kim-vale, ana-cole, ivo-petrov]']],
      author: 'eve-stone',
      said: ['ivo-petrov approves'],
    },
    ['fail', 'fail acceptance-wanted checkout <- checkout', 'fail law-changed policy <- a keeper'],
  ],
  [
    'an admin’s, where a keeper may write',
    { said: ['rosa-lund approves'], people: { 'kim-vale': { permission: 'none' } } },
    OPEN,
  ],
  [
    'an admin’s, where no keeper may write',
    {
      said: ['rosa-lund approves'],
      people: { 'kim-vale': { permission: 'read' }, 'ana-cole': { permission: 'none' } },
    },
    stoodIn('rosa-lund'),
  ],
  [
    'an admin’s, where of one keeper nothing could be found out',
    {
      said: ['rosa-lund approves'],
      people: { 'kim-vale': { permission: 'read' } },
      accounts: { 'ana-cole': { unknown: 'GitHub failed' } },
    },
    unknown('GitHub failed'),
  ],
  [
    'an admin’s, where the only keepers are a machine and an agent',
    {
      base: [['keepers: [kim-vale, ana-cole]', 'keepers: [acme-deployer, ana-cole]']],
      said: ['rosa-lund approves'],
      people: { 'ana-cole': { id: AGENT } },
    },
    stoodIn('rosa-lund'),
  ],
  [
    'an admin’s, where no keepers are named',
    { base: [['  keepers: [kim-vale, ana-cole]\n', '']], said: ['rosa-lund approves'] },
    stoodIn('rosa-lund'),
  ],
  [
    'that of somebody who may write, where no keepers are named',
    { base: [['  keepers: [kim-vale, ana-cole]\n', '']], said: ['ana-cole approves'] },
    OPEN,
  ],
  [
    'that of somebody of whom nothing could be found out, where no keepers are named',
    {
      base: [['  keepers: [kim-vale, ana-cole]\n', '']],
      said: ['rosa-lund approves'],
      accounts: { 'rosa-lund': { unknown: 'GitHub failed' } },
    },
    unknown('GitHub failed'),
  ],
  [
    'an admin’s after that of eleven strangers, where no keepers are named',
    {
      base: [['  keepers: [kim-vale, ana-cole]\n', '']],
      said: [...Array.from({ length: 11 }, (_, index) => `guest-${index} approves`), 'rosa-lund approves'],
    },
    stoodIn('rosa-lund'),
  ],
  [
    'an admin’s before that of eleven strangers, where no keepers are named',
    {
      base: [['  keepers: [kim-vale, ana-cole]\n', '']],
      said: ['rosa-lund approves', ...Array.from({ length: 11 }, (_, index) => `guest-${index} approves`)],
    },
    unknown('more than 10 people whom nobody names have spoken'),
  ],
  [
    'a keeper’s before that of eleven strangers',
    { said: ['kim-vale approves', ...Array.from({ length: 11 }, (_, index) => `guest-${index} approves`)] },
    stoodIn('kim-vale'),
  ],
]);

const USUAL: Given['files'] = { 'checkout/api.ts': '2' };
const COMMENT = 'maya-lin: /ownership accept HEAD';
const refused = (why: string, login = 'maya-lin') => [...OPEN, `notice command-refused ${login} ${why}`];
table('how it is said', [
  [
    'a wrong comment, then a right one, where something else stands',
    { files: { ...USUAL, ...SEARCH }, said: ['maya-lin: /ownership accept', COMMENT] },
    ['fail', 'fail acceptance-wanted search <- search', 'acceptance: maya-lin agrees for checkout by comment'],
  ],
  ['an approval, then a remark', { said: ['maya-lin approves', 'maya-lin remarks'] }, met('maya-lin')],
  ['a remark alone', { said: ['maya-lin remarks'] }, OPEN],
  ['an approval, then an objection', { said: ['maya-lin approves', 'maya-lin objects'] }, OPEN],
  ['an objection, then an approval', { said: ['maya-lin objects', 'maya-lin approves'] }, met('maya-lin')],
  ['an approval that is dismissed', { said: ['maya-lin is dismissed'] }, OPEN],
  [
    'an approval after one that is dismissed',
    { said: ['maya-lin is dismissed', 'maya-lin approves'] },
    met('maya-lin'),
  ],
  ['an approval before one that is dismissed', { said: ['maya-lin approves', 'maya-lin is dismissed'] }, OPEN],
  [
    'an approval of a commit nobody knows',
    { said: ['maya-lin approves unknown'] },
    lapsed('maya-lin’s review of unknown gone'),
  ],
  [
    'an approval of a commit that is gone',
    { said: ['maya-lin approves gone'] },
    lapsed('maya-lin’s review of gone gone'),
  ],
  ['the owner objects, the backup approves', { said: ['maya-lin objects', 'sam-okafor approves'] }, met('sam-okafor')],
  ['an approval in another case, then an objection', { said: ['Maya-Lin approves', 'maya-lin objects'] }, OPEN],
  ['a comment', { said: [COMMENT] }, met('maya-lin', 'comment')],
  ['a comment with 12 digits', { said: ['maya-lin: /ownership accept HEAD12'] }, met('maya-lin', 'comment')],
  ['a comment with 11 digits', { said: ['maya-lin: /ownership accept HEAD11'] }, refused('short')],
  ['a comment with upper-case digits', { said: [`maya-lin: /ownership accept ${'A'.repeat(40)}`] }, refused('form')],
  ['a comment with 41 digits', { said: [`maya-lin: /ownership accept ${'a'.repeat(41)}`] }, refused('other-commit')],
  ['a comment without a commit', { said: ['maya-lin: /ownership accept'] }, refused('form')],
  ['a comment with something after it', { said: [`${COMMENT} please`] }, refused('form')],
  ['a comment with two spaces', { said: ['maya-lin: /ownership  accept HEAD'] }, refused('form')],
  ['a comment in upper case', { said: ['maya-lin: /ownership ACCEPT HEAD'] }, refused('form')],
  ['a comment to something else', { said: ['maya-lin: /ownership-gate accept HEAD'] }, OPEN],
  ['a comment with something before it', { said: ['maya-lin: I say /ownership accept HEAD'] }, OPEN],
  ['a comment that is edited', { said: ['maya-lin edited: /ownership accept HEAD'] }, refused('edited')],
  ['a comment of another commit', { said: ['maya-lin: /ownership accept GONE'] }, refused('other-commit')],
  ['a wrong comment, then a right one', { said: ['maya-lin: /ownership accept', COMMENT] }, met('maya-lin', 'comment')],
  ['a comment, then an objection', { said: [COMMENT, 'maya-lin objects'] }, OPEN],
  ['an objection, then a comment', { said: ['maya-lin objects', COMMENT] }, met('maya-lin', 'comment')],
  ['a comment and an objection in one second', { said: [`@3 ${COMMENT}`, '@3 maya-lin objects'] }, OPEN],
  [
    'a review, then an edited comment',
    { said: ['maya-lin approves', 'maya-lin edited: /ownership accept HEAD'] },
    met('maya-lin'),
  ],
  ['a stranger’s comment', { said: ['eve-stone: /ownership accept HEAD'] }, refused('not-asked', 'eve-stone')],
  [
    'a comment of somebody who was asked, where another has agreed and something else stands',
    {
      files: { 'checkout/api.ts': '2', 'search/query.ts': '2' },
      said: ['sam-okafor: /ownership accept HEAD', 'kim-vale objects', 'maya-lin approves'],
    },
    ['fail', 'fail acceptance-wanted search <- search', 'acceptance: maya-lin agrees for checkout by review'],
  ],
  [
    'reviews that could not be read',
    { said: [COMMENT], unread: { reviews: { unknown: 'GitHub failed' } } },
    unknown('GitHub failed'),
  ],
  [
    'comments that could not be read',
    { said: ['maya-lin approves'], unread: { words: { unknown: 'GitHub failed' } } },
    unknown('GitHub failed'),
  ],
  [
    'retargeting that could not be read',
    { said: ['maya-lin approves'], unread: { retargets: { unknown: 'GitHub failed' } } },
    unknown('GitHub failed'),
  ],
]);

const OWN: Given = { author: 'maya-lin' };
table('by authorship', [
  ['the owner’s, of the only commit', OWN, met('maya-lin', 'authorship')],
  ['a backup’s', { author: 'sam-okafor' }, met('sam-okafor', 'authorship')],
  ['a keeper’s, who stands in by a word alone', { author: 'kim-vale' }, OPEN],
  [
    'a keeper’s, with the word',
    { author: 'kim-vale', said: ['kim-vale: /ownership accept HEAD'] },
    stoodIn('kim-vale', 'comment'),
  ],
  ['a stranger’s', { author: 'eve-stone' }, OPEN],
  ['of every commit', { ...OWN, commits: ['maya-lin', 'maya-lin'] }, met('maya-lin', 'authorship')],
  ['of every commit in another case', { ...OWN, commits: ['Maya-Lin', 'MAYA-LIN'] }, met('maya-lin', 'authorship')],
  ['of all commits but one', { ...OWN, commits: ['maya-lin', 'ivo-petrov', 'maya-lin'] }, OPEN],
  ['of all commits but one, the backup’s', { ...OWN, commits: ['maya-lin', 'sam-okafor'] }, OPEN],
  ['committed on GitHub’s pages', { ...OWN, commits: ['maya-lin via web-flow'] }, met('maya-lin', 'authorship')],
  [
    'committed on the pages of another host',
    { ...OWN, host: 'github.acme.example', commits: ['maya-lin via web-flow'] },
    OPEN,
  ],
  ['committed by somebody else', { ...OWN, commits: ['maya-lin via sam-okafor'] }, OPEN],
  ['committed by nobody known', { ...OWN, commits: ['maya-lin via unknown'] }, OPEN],
  ['of a commit of nobody known', { ...OWN, commits: ['unknown via maya-lin'] }, OPEN],
  ['of every commit, opened by somebody else', { author: 'ivo-petrov', commits: ['maya-lin'] }, OPEN],
  ['commits out of view', { ...OWN, complete: false }, OPEN],
  [
    'no commit',
    { ...OWN, by: 'undeclared', complete: true, commits: [], files: SEARCH },
    ['fail', 'fail acceptance-wanted search <- search'],
  ],
  ['by an agent’s account', { ...OWN, people: { 'maya-lin': { id: AGENT } } }, lapsed('maya-lin’s authorship program')],
  [
    'without write access',
    { ...OWN, people: { 'maya-lin': { permission: 'read' } } },
    lapsed('maya-lin’s authorship access'),
  ],
  [
    'not of all commits, and said again',
    { ...OWN, commits: ['maya-lin', 'ivo-petrov'], said: [COMMENT] },
    met('maya-lin', 'comment'),
  ],
  ['of another base since, by the author', { ...OWN, said: ['maya-lin retargets'] }, met('maya-lin', 'authorship')],
  [
    'of another base since, by somebody else',
    { ...OWN, said: ['ivo-petrov retargets'] },
    lapsed('maya-lin’s authorship retargeted'),
  ],
  [
    'of another base since, by nobody known',
    { ...OWN, said: ['nobody retargets'] },
    lapsed('maya-lin’s authorship retargeted'),
  ],
  [
    'of another base since, and said again',
    { ...OWN, said: ['ivo-petrov retargets', COMMENT] },
    met('maya-lin', 'comment'),
  ],
]);

const held = (old: Given['old'], more: Given = {}): Given => ({
  old: old ?? {},
  said: ['maya-lin approves old'],
  ...more,
});
const HELD = met('maya-lin', 'review of old');
const CHANGED = lapsed('maya-lin’s review of old changed');
const TWO: Given['files'] = { 'checkout/api.ts': '2', 'ledger/book.ts': '2' };
const LEDGER_OPEN = 'fail acceptance-wanted ledger <- ledger';
table('of an earlier commit', [
  ['that is the same', held({}), HELD],
  ['that said the same of an older base', held({ onto: { 'ledger/book.ts': '0', 'checkout/web.ts': '0' } }), HELD],
  [
    'that said the same, by comment',
    held({}, { commits: ['ivo-petrov', 'ivo-petrov'], said: ['maya-lin: /ownership accept OLD'] }),
    met('maya-lin', 'comment of old'),
  ],
  ['with another blob', held({ files: { 'checkout/api.ts': '3' } }), CHANGED],
  ['with another blob at base', held({ onto: { 'checkout/api.ts': '0' } }), CHANGED],
  [
    'with another mode',
    held({ files: { 'checkout/api.ts': { mode: '100755', id: 'da4b9237bacccdf19c0760cab7aec4a8359010b0' } } }),
    CHANGED,
  ],
  [
    'with a path less',
    held({ files: { 'checkout/api.ts': '2' } }, { files: { 'checkout/api.ts': '2', 'checkout/new.ts': '1' } }),
    CHANGED,
  ],
  ['with a path more', held({ files: { 'checkout/api.ts': '2', 'checkout/web.ts': '2' } }), CHANGED],
  [
    'with a path deleted since',
    held({}, { files: { 'checkout/api.ts': null }, old: { files: { 'checkout/api.ts': '2' } } }),
    CHANGED,
  ],
  [
    'with an entry that is another since',
    held({}, { head: [['    team: acme/pay\n', '    team: acme/pay\n    description: Takes the money.\n']] }),
    CHANGED,
  ],
  [
    'with an entry that was another',
    held({ head: [['    team: acme/pay\n', '    team: acme/pay\n    description: Takes the money.\n']] }),
    CHANGED,
  ],
  [
    'with a comment in the declaration since',
    held({}, { head: [['    team: acme/pay\n', '    team: acme/pay # the tills\n']] }),
    HELD,
  ],
  [
    'with another system changed since',
    held({ files: { 'checkout/api.ts': '2' } }, { files: TWO }),
    ['fail', LEDGER_OPEN, 'acceptance: maya-lin agrees for checkout by review of old'],
  ],
  [
    'with its own system changed since, and another not',
    held({ files: { ...TWO, 'ledger/book.ts': '3' } }, { files: TWO, said: ['sam-okafor approves old'] }),
    [
      'fail',
      'fail acceptance-wanted ledger <- ledger: sam-okafor’s review of old changed',
      'acceptance: sam-okafor agrees for checkout by review of old',
    ],
  ],
  ['that is gone', { said: ['maya-lin approves old'] }, lapsed('maya-lin’s review of old gone')],
  ['that could not be read', held({ unknown: 'GitHub failed' }), unknown('GitHub failed')],
  ['of which the declaration could not be read', held({ head: [['version: 1', 'version: 2']] }), CHANGED],
  ['that was the same, then an objection', held({}, { said: ['maya-lin approves old', 'maya-lin objects old'] }), OPEN],
  ['that was the same, after an objection', held({}, { said: ['maya-lin objects', 'maya-lin approves old'] }), HELD],
  [
    'that was another, and the backup’s of the head',
    held({ files: {} }, { said: ['maya-lin approves old', 'sam-okafor approves'] }),
    met('sam-okafor'),
  ],
  [
    'given another base since',
    held({}, { said: ['maya-lin approves', 'ivo-petrov retargets'] }),
    lapsed('maya-lin’s review retargeted'),
  ],
  [
    'given another base since by the one who approved',
    held({}, { said: ['maya-lin approves', 'maya-lin retargets'] }),
    lapsed('maya-lin’s review retargeted'),
  ],
  [
    'given another base since by nobody',
    held({}, { said: ['maya-lin approves', 'nobody retargets'] }),
    lapsed('maya-lin’s review retargeted'),
  ],
  [
    'given another base in the same second',
    held({}, { said: ['@1 maya-lin approves', '@1 nobody retargets'] }),
    lapsed('maya-lin’s review retargeted'),
  ],
  ['given another base before', held({}, { said: ['ivo-petrov retargets', 'maya-lin approves'] }), met('maya-lin')],
  [
    'given another base, then approved again',
    held({}, { said: ['maya-lin approves', 'ivo-petrov retargets', 'maya-lin approves'] }),
    met('maya-lin'),
  ],
  [
    'given another base after a comment',
    held({}, { said: [COMMENT, 'ivo-petrov retargets'] }),
    lapsed('maya-lin’s comment retargeted'),
  ],
]);

const QUIET: Given = { by: 'undeclared', files: {}, author: 'eve-stone' };
const NEW: Edits = [['    owner: maya-lin\n', '    owner: ivo-petrov\n']];
const BACKUP: Edits = [['backup: [sam-okafor]', 'backup: [sam-okafor, ivo-petrov]']];
const TAKEN: Edits = [['paths: [ledger/]', 'paths: [ledger/, checkout/web.ts]']];
const FORTY = Array.from({ length: 40 }, (_, index) => `s${index + 10}`);
const forty = (owner: string): string =>
  `version: 1\nteams:\n  acme/pay: { owner: ${owner} }\nsystems:\n${FORTY.map((name) => system(name, 'team: acme/pay')).join('')}policy: { keepers: [kim-vale], rules: { owner-access: off } }\n`;
const TEAM: Given = { ...QUIET, texts: { base: forty('maya-lin'), head: forty('ivo-petrov') } };
const LOSES = 'fail handover owner-replaced checkout <- checkout';
const AGREED = 'handover: maya-lin agrees for checkout by review';
const NAMED = 'handover: ivo-petrov agrees for ivo-petrov by review';
const SELF = 'handover: ivo-petrov agrees for ivo-petrov by authorship';
table('a handover', [
  [
    'of an account, agreed to when it was another',
    {
      ...QUIET,
      head: [['{ id: 13 }', '{ id: 14 }']],
      old: { head: [['{ id: 13 }', '{ id: 15 }']] },
      said: ['noor-haddad approves old'],
    },
    ['fail', 'fail handover id-changed <- noor-haddad: noor-haddad’s review of old changed'],
  ],
  [
    'of an account, agreed to when it was the same',
    {
      ...QUIET,
      head: [['{ id: 13 }', '{ id: 14 }']],
      files: LEDGER,
      old: { head: [['{ id: 13 }', '{ id: 14 }']] },
      said: ['noor-haddad approves old'],
    },
    ['pass', 'notice handover id-changed', 'handover: noor-haddad agrees for noor-haddad by review of old'],
  ],
  [
    'of a name, with code an agent wrote: the people of the old name are asked',
    { head: [['  search:\n', '  finder:\n']], files: SEARCH, author: 'eve-stone', said: ['noor-haddad approves'] },
    [
      'pass',
      'notice handover system-renamed search',
      'acceptance: noor-haddad agrees for search by review',
      'handover: noor-haddad agrees for search by review',
    ],
  ],
  [
    'of an agent’s paths to a new system of its author: those who had them are asked',
    {
      head: [['exempt:', `${system('till', 'owner: ivo-petrov').replace('[till/]', '[checkout/api.ts]')}exempt:`]],
    },
    [
      'fail',
      'fail acceptance-wanted checkout <- checkout',
      'fail handover pattern-added till <- checkout',
      'notice handover system-added till',
      'acceptance: ivo-petrov agrees for till by authorship',
      SELF,
    ],
  ],
  ['nobody has agreed to', { ...QUIET, head: NEW }, ['fail', `${LOSES}; ivo-petrov`]],
  [
    'nobody can be asked about',
    { ...QUIET, head: NEW, said: null },
    ['pass', 'notice handover owner-replaced checkout <- checkout: unasked; ivo-petrov: unasked'],
  ],
  [
    'both sides have agreed to',
    { ...QUIET, head: NEW, said: ['maya-lin approves', 'ivo-petrov approves'] },
    ['pass', 'notice handover owner-replaced checkout', AGREED, NAMED],
  ],
  [
    'those who lose have agreed to',
    { ...QUIET, head: NEW, said: ['maya-lin approves'] },
    ['fail', 'fail handover owner-replaced checkout <- ivo-petrov', AGREED],
  ],
  ['those who gain have agreed to', { ...QUIET, head: NEW, said: ['ivo-petrov approves'] }, ['fail', LOSES, NAMED]],
  [
    'whoever gains it has made: the other side is asked',
    { ...QUIET, head: NEW, author: 'ivo-petrov' },
    ['fail', LOSES, SELF],
  ],
  [
    'whoever gains it has made, and a backup has agreed to',
    { ...QUIET, head: NEW, author: 'ivo-petrov', said: ['sam-okafor approves'] },
    ['pass', 'notice handover owner-replaced checkout', 'handover: sam-okafor agrees for checkout by review', SELF],
  ],
  [
    'that makes its author a backup, who says so twice',
    { ...QUIET, head: BACKUP, author: 'ivo-petrov', said: ['ivo-petrov: /ownership accept HEAD'] },
    [
      'fail',
      'fail handover backup-added checkout <- checkout',
      'handover: ivo-petrov agrees for ivo-petrov by comment',
    ],
  ],
  [
    'the owner has agreed to, and takes it back',
    { ...QUIET, head: BACKUP, author: 'ivo-petrov', said: ['maya-lin approves', 'maya-lin objects'] },
    ['fail', 'fail handover backup-added checkout <- checkout', SELF],
  ],
  [
    'of code an agent changes too, by whoever gains it',
    { ...QUIET, by: 'agent', head: NEW, files: { 'checkout/api.ts': '2' }, author: 'ivo-petrov' },
    ['fail', 'fail acceptance-wanted checkout <- checkout', LOSES, SELF],
  ],
  [
    'a keeper has agreed to: stands in for both',
    { ...QUIET, head: NEW, said: ['kim-vale approves'] },
    [
      'pass',
      'notice handover owner-replaced checkout',
      'handover: kim-vale stands in for checkout by review',
      'handover: kim-vale stands in for ivo-petrov by review',
    ],
  ],
  ['a keeper has made', { ...QUIET, head: NEW, author: 'kim-vale' }, ['fail', `${LOSES}; ivo-petrov`]],
  [
    'an admin has agreed to, who is no keeper',
    { ...QUIET, head: NEW, said: ['rosa-lund approves'] },
    ['fail', `${LOSES}; ivo-petrov`],
  ],
  [
    'of whom one has agreed, and of the other nothing could be found out',
    {
      ...QUIET,
      head: NEW,
      said: ['maya-lin approves', 'ivo-petrov approves'],
      accounts: { 'ivo-petrov': { unknown: 'GitHub failed' } },
    },
    ['undecided', 'undecided handover owner-replaced checkout <- ivo-petrov: unknown, GitHub failed', AGREED],
  ],
  [
    'one side has not agreed to, and of the other nothing could be found out: it fails',
    { ...QUIET, head: NEW, said: ['ivo-petrov approves'], accounts: { 'ivo-petrov': { unknown: 'GitHub failed' } } },
    ['fail', `${LOSES}; ivo-petrov: unknown, GitHub failed`],
  ],
  [
    'to somebody who may not write',
    {
      ...QUIET,
      head: NEW,
      said: ['maya-lin approves', 'ivo-petrov approves'],
      people: { 'ivo-petrov': { permission: 'read' } },
    },
    ['fail', 'fail handover owner-replaced checkout <- ivo-petrov: ivo-petrov’s review access', AGREED],
  ],
  [
    'agreed to at an earlier commit, with other code since',
    {
      ...QUIET,
      head: NEW,
      files: LEDGER,
      old: { head: NEW, files: { 'ledger/book.ts': '3' } },
      said: ['maya-lin approves old', 'ivo-petrov approves old'],
    },
    ['pass', 'notice handover owner-replaced checkout', `${AGREED} of old`, `${NAMED} of old`],
  ],
  [
    'agreed to at an earlier commit, to somebody else',
    {
      ...QUIET,
      head: NEW,
      old: { head: [['    owner: maya-lin\n', '    owner: rosa-lund\n']] },
      said: ['maya-lin approves old', 'ivo-petrov approves'],
    },
    ['fail', `${LOSES}: maya-lin’s review of old changed`, NAMED],
  ],
  [
    'of a pattern: who loses it agrees',
    { ...QUIET, head: TAKEN, said: ['maya-lin approves'] },
    ['fail', 'fail handover pattern-added ledger <- sam-okafor', AGREED],
  ],
  [
    'of a pattern: one person of both sides agrees',
    { ...QUIET, head: TAKEN, said: ['sam-okafor approves'] },
    [
      'pass',
      'notice handover pattern-added ledger',
      'handover: sam-okafor agrees for checkout by review',
      'handover: sam-okafor agrees for sam-okafor by review',
    ],
  ],
  [
    'of forty systems of a team: two agree',
    { ...TEAM, said: ['maya-lin approves', 'ivo-petrov approves'] },
    [
      'pass',
      'notice handover owner-replaced',
      ...FORTY.map((name) => `handover: maya-lin agrees for ${name} by review`),
      NAMED,
    ],
  ],
  [
    'of forty systems of a team: one agrees',
    { ...TEAM, said: ['ivo-petrov approves'] },
    ['fail', `fail handover owner-replaced <- ${FORTY.join('; ')}`, NAMED],
  ],
  [
    'of a system that goes',
    {
      ...QUIET,
      files: { 'search/query.ts': null },
      head: [[system('search', 'owner: noor-haddad\ntier: 1'), '']],
      said: ['noor-haddad approves'],
    },
    ['pass', 'notice handover system-removed search', 'handover: noor-haddad agrees for search by review'],
  ],
]);

const LOOSE: Edits = [policy('mode: report')];
const exempt = (paths: string, owner: string): Edits => [
  ['people:\n', `  - { paths: [${paths}], reason: Scripts., owner: ${owner} }\npeople:\n`],
];
const TOOLS: Given = { ...QUIET, head: exempt('tools/', 'noor-haddad'), files: { 'tools/a.sh': '1' } };
const UNOWNED = 'fail unowned tools/a.sh';
const APPROVED = 'law: noor-haddad agrees for noor-haddad alone by review';
table('the law', [
  [
    'a keeper has agreed to, before a file nobody answers for changed',
    {
      ...QUIET,
      head: LOOSE,
      files: { 'docs/guide.md': '3' },
      old: { head: LOOSE, files: { 'docs/guide.md': '2' } },
      said: ['kim-vale approves old'],
    },
    ['fail', 'fail law-changed policy <- a keeper: kim-vale’s review of old changed'],
  ],
  [
    'a keeper has agreed to, and it is another since',
    { ...QUIET, head: LOOSE, old: { head: [policy('unowned: new-only')] }, said: ['kim-vale approves old'] },
    ['fail', 'fail law-changed policy <- a keeper: kim-vale’s review of old changed'],
  ],
  [
    'a keeper has agreed to, and the people are others since',
    {
      ...QUIET,
      head: [...LOOSE, ['people:\n', 'people:\n  kim-vale: { id: 21 }\n']],
      old: { head: LOOSE },
      said: ['kim-vale approves old'],
    },
    ['fail', 'fail law-changed policy <- a keeper: kim-vale’s review of old changed'],
  ],
  ['nobody has agreed to', { ...QUIET, head: LOOSE }, ['fail', 'fail law-changed policy <- a keeper']],
  [
    'the owner of everything has agreed to',
    { ...QUIET, head: LOOSE, said: ['maya-lin approves', 'sam-okafor approves', 'noor-haddad approves'] },
    ['fail', 'fail law-changed policy <- a keeper'],
  ],
  [
    'a keeper has agreed to',
    { ...QUIET, head: LOOSE, said: ['kim-vale approves'] },
    ['pass', 'notice law-changed policy', 'law: kim-vale agrees for a keeper by review'],
  ],
  [
    'a keeper has made',
    { ...QUIET, head: LOOSE, author: 'kim-vale' },
    ['pass', 'notice law-changed policy', 'law: kim-vale agrees for a keeper by authorship'],
  ],
  [
    'a keeper has agreed to who may not write',
    { ...QUIET, head: LOOSE, said: ['kim-vale approves'], people: { 'kim-vale': { permission: 'read' } } },
    ['fail', 'fail law-changed policy <- a keeper: kim-vale’s review access'],
  ],
  [
    'a keeper it names itself has agreed to',
    {
      ...QUIET,
      head: [['[kim-vale, ana-cole]', '[ivo-petrov]']],
      author: 'ivo-petrov',
      said: ['ivo-petrov: /ownership accept HEAD'],
    },
    ['fail', 'fail law-changed policy <- a keeper', 'notice command-refused ivo-petrov not-asked'],
  ],
  [
    'a keeper it takes away has agreed to',
    { ...QUIET, head: [['[kim-vale, ana-cole]', '[ana-cole]']], said: ['kim-vale approves'] },
    ['pass', 'notice law-changed policy', 'law: kim-vale agrees for a keeper by review'],
  ],
  [
    'a keeper has agreed to at an earlier commit',
    { ...QUIET, head: LOOSE, files: LEDGER, old: { head: LOOSE }, said: ['kim-vale approves old'] },
    ['pass', 'notice law-changed policy', 'law: kim-vale agrees for a keeper by review of old'],
  ],
  [
    'a keeper has agreed to before any file changed since',
    { ...QUIET, head: LOOSE, files: LEDGER, old: { head: LOOSE, files: {} }, said: ['kim-vale approves old'] },
    ['fail', 'fail law-changed policy <- a keeper: kim-vale’s review of old changed'],
  ],
  [
    'of another mode, for code that fails: it fails still, and the mode is the new one',
    { ...QUIET, head: LOOSE, files: { 'tools/a.sh': '1' }, said: ['kim-vale approves'] },
    [
      'fail',
      UNOWNED,
      'notice law-in-force by kim-vale',
      'notice law-changed policy',
      'law: kim-vale agrees for a keeper by review',
    ],
  ],
  [
    'of what an agent is asked, agreed to: a keeper stands in anyway',
    { head: [policy('acceptance: { agent: off }')], said: ['kim-vale approves'] },
    [
      'pass',
      'notice law-changed policy',
      'acceptance: kim-vale stands in for checkout by review',
      'law: kim-vale agrees for a keeper by review',
    ],
  ],
  [
    'of what an agent is asked, not agreed to: it is asked',
    { head: [policy('acceptance: { agent: off }')] },
    ['fail', 'fail acceptance-wanted checkout <- checkout', 'fail law-changed policy <- a keeper'],
  ],
  [
    'of an exemption: nobody',
    TOOLS,
    ['fail', UNOWNED, 'fail law-changed exemption-added <- noor-haddad alone; a keeper'],
  ],
  [
    'of an exemption: a keeper alone, who is not the one it names',
    { ...TOOLS, said: ['kim-vale approves', 'ana-cole approves'] },
    [
      'fail',
      UNOWNED,
      'fail law-changed exemption-added <- noor-haddad alone',
      'law: ana-cole agrees for a keeper by review',
    ],
  ],
  [
    'of an exemption: the one it names alone',
    { ...TOOLS, said: ['noor-haddad approves'] },
    ['fail', UNOWNED, 'fail law-changed exemption-added <- a keeper', APPROVED],
  ],
  [
    'of an exemption: both; it counts at once',
    { ...TOOLS, said: ['noor-haddad approves', 'kim-vale approves'] },
    [
      'pass',
      'notice law-in-force by noor-haddad kim-vale',
      'notice law-changed exemption-added',
      APPROVED,
      'law: kim-vale agrees for a keeper by review',
    ],
  ],
  [
    'of an exemption: both, and the default branch has moved on elsewhere',
    {
      ...TOOLS,
      since: [['    tier: 1\n', '    tier: 1\n    description: Finds things.\n']],
      said: ['noor-haddad approves', 'kim-vale approves'],
    },
    [
      'pass',
      'notice law-in-force by noor-haddad kim-vale',
      'notice law-changed exemption-added',
      APPROVED,
      'law: kim-vale agrees for a keeper by review',
    ],
  ],
  [
    'of an exemption: both, and the law has moved on',
    { ...TOOLS, since: [policy('unowned: fail')], said: ['noor-haddad approves', 'kim-vale approves'] },
    [
      'fail',
      UNOWNED,
      'notice law-behind',
      'notice law-changed exemption-added',
      APPROVED,
      'law: kim-vale agrees for a keeper by review',
    ],
  ],
  [
    'of an exemption of files somebody has: a keeper alone stands in',
    { ...QUIET, head: exempt('ledger/book.ts', 'kim-vale'), files: LEDGER, said: ['kim-vale approves'] },
    [
      'pass',
      'notice handover files-moved ledger',
      'notice law-in-force by kim-vale',
      'notice law-changed exemption-added',
      'handover: kim-vale stands in for ledger by review',
      'law: kim-vale agrees for a keeper by review',
    ],
  ],
  [
    'of an exemption of files somebody has: those who have them alone',
    { ...QUIET, head: exempt('ledger/book.ts', 'kim-vale'), files: LEDGER, said: ['sam-okafor approves'] },
    ['fail', 'fail law-changed exemption-added <- kim-vale alone; a keeper'],
  ],
]);

const BROKEN = DECLARED.replace('version: 1', 'version: 2');
const MENDED: Given = { ...QUIET, texts: { base: BROKEN, head: DECLARED } };
const ADOPTION = { base: null, head: DECLARED };
const ADOPTED: Given = { ...QUIET, texts: ADOPTION };
const MENDING = 'fail declaration-mended <- an admin';
const adopted = (people: string): string => `notice declaration-adopted ${people}`;
table('the declaration', [
  ['mended, and nobody has agreed', MENDED, ['fail', MENDING]],
  [
    'mended, and an admin has agreed',
    { ...MENDED, said: ['rosa-lund approves'] },
    ['pass', 'notice declaration-mended', 'declaration: rosa-lund agrees for an admin by review'],
  ],
  [
    'mended by an admin',
    { ...MENDED, author: 'rosa-lund' },
    ['pass', 'notice declaration-mended', 'declaration: rosa-lund agrees for an admin by authorship'],
  ],
  [
    'mended, and people who may write have agreed',
    { ...MENDED, said: ['kim-vale approves', 'maya-lin approves'] },
    ['fail', MENDING],
  ],
  [
    'mended, and of an admin nothing could be found out',
    { ...MENDED, said: ['rosa-lund approves'], accounts: { 'rosa-lund': { unknown: 'GitHub failed' } } },
    ['undecided', 'undecided declaration-mended <- an admin: unknown, GitHub failed'],
  ],
  [
    'mended, and an admin has agreed to other code',
    { ...MENDED, files: LEDGER, old: { files: {} }, said: ['rosa-lund approves old'] },
    ['fail', `${MENDING}: rosa-lund’s review of old changed`],
  ],
  [
    'mended, and a machine that is an admin has agreed',
    { ...MENDED, said: ['acme-deployer approves'], people: { 'acme-deployer': { permission: 'admin' } } },
    ['fail', `${MENDING}: acme-deployer’s review program`],
  ],
  [
    'mended, and an admin breaks the glass',
    { ...MENDED, said: ['rosa-lund: /ownership break-glass HEAD Down'] },
    ['fail', MENDING, 'notice command-refused rosa-lund no-keeper'],
  ],
  ['adopted, and nobody has approved', ADOPTED, ['pass', adopted('ana-cole kim-vale maya-lin noor-haddad sam-okafor')]],
  [
    'adopted, and one has approved, one objects',
    { ...ADOPTED, said: ['Maya-Lin approves', 'sam-okafor objects'] },
    ['pass', adopted('ana-cole kim-vale noor-haddad sam-okafor')],
  ],
  [
    'adopted by one whom it names',
    { ...ADOPTED, author: 'ana-cole' },
    ['pass', adopted('kim-vale maya-lin noor-haddad sam-okafor')],
  ],
  [
    'adopted, and nobody can be asked',
    { ...ADOPTED, said: null },
    ['pass', adopted('ana-cole kim-vale maya-lin noor-haddad sam-okafor')],
  ],
  [
    'adopted, with code an agent wrote',
    { ...ADOPTED, by: 'agent', files: LEDGER },
    ['fail', 'fail acceptance-wanted ledger <- ledger', adopted('ana-cole kim-vale maya-lin noor-haddad sam-okafor')],
  ],
  ['broken by the change', { ...QUIET, texts: { base: DECLARED, head: BROKEN } }, ['fail', 'fail declaration-value']],
]);

const WORKFLOW = 'on: pull_request\njobs:\n  ownership:\n    steps: [{ uses: acme/ownership-gate@v1 }]\n';
const CI: Given = { ...QUIET, files: { '.github/workflows/ci.yml': WORKFLOW } };
const GATE = 'fail gate-workflow .github/workflows/ci.yml <- a keeper';
const GATED = ['pass', 'notice gate-workflow .github/workflows/ci.yml'];
table('a workflow of the gate', [
  ['nobody has agreed to', CI, ['fail', GATE]],
  [
    'an owner and an admin have agreed to',
    { ...CI, said: ['maya-lin approves', 'rosa-lund approves'] },
    ['fail', GATE],
  ],
  [
    'a keeper has agreed to',
    { ...CI, said: ['kim-vale approves'] },
    [...GATED, 'gate-workflow: kim-vale agrees for a keeper by review'],
  ],
  [
    'a keeper has agreed to, and code changed since',
    { ...CI, files: { ...CI.files, ...LEDGER }, old: { files: CI.files }, said: ['kim-vale approves old'] },
    [...GATED, 'gate-workflow: kim-vale agrees for a keeper by review of old'],
  ],
  [
    'a keeper has agreed to, and it changed since',
    { ...CI, old: { files: { '.github/workflows/ci.yml': `${WORKFLOW}#` } }, said: ['kim-vale approves old'] },
    ['fail', `${GATE}: kim-vale’s review of old changed`],
  ],
  [
    'a keeper has agreed to before it was there',
    { ...CI, old: { files: {} }, said: ['kim-vale approves old'] },
    ['fail', `${GATE}: kim-vale’s review of old changed`],
  ],
  [
    'in the change that adopts it',
    { ...CI, texts: ADOPTION },
    [
      'pass',
      adopted('ana-cole kim-vale maya-lin noor-haddad sam-okafor'),
      'notice gate-workflow .github/workflows/ci.yml',
    ],
  ],
]);

describe('what is read', () => {
  /** One line for each reading after the first: what it asks for. */
  const sayAsked = async (given: Given): Promise<string[]> =>
    (await judge(given)).asked.map(({ entries, listing, people, texts, said, earlier }) =>
      [
        ...[...entries, ...(listing ? ['every path'] : []), ...texts.map(() => 'a text')],
        ...(said ? ['what was said'] : []),
        ...[...people, ...earlier.map((commit) => (commit === OLD ? 'old' : 'another commit'))],
      ].join(', '),
    );
  const UNABLE: Given['people'] = { 'kim-vale': { permission: 'read' }, 'ana-cole': { permission: 'none' } };
  const GUESTS = Array.from({ length: 12 }, (_, index) => `guest-${index} approves`);

  test.each<[name: string, given: Given, asked: readonly string[]]>([
    ['nothing, where nobody is asked', { by: 'undeclared' }, []],
    ['nothing of what was said, where nobody is asked', { by: 'undeclared', said: ['eve-stone: /ownership'] }, []],
    ['nothing, where nobody can be asked', { said: null }, []],
    [
      'what was said, where anything stands: a keeper may have broken the glass',
      { by: 'undeclared', files: { 'tools/a.sh': '1' }, commits: ['unknown'] },
      ['every path', 'what was said'],
    ],
    ['what was said, at once', { commits: ['unknown'] }, ['what was said']],
    [
      'along with all that is asked at once',
      { files: { ...LEDGER, 'tools/a.sh': '1' }, commits: ['unknown'] },
      ['every path, what was said'],
    ],
    ['who said it', { commits: ['unknown'], said: ['maya-lin approves'] }, ['what was said', 'maya-lin']],
    [
      'of an old word, the commit',
      { commits: ['unknown'], old: {}, said: ['maya-lin approves old'] },
      ['what was said', 'maya-lin, old'],
    ],
    [
      'once, whoever asks',
      {
        ...QUIET,
        head: NEW,
        files: { ...LEDGER },
        by: 'agent',
        commits: ['unknown'],
        old: {},
        said: ['maya-lin approves old', 'sam-okafor approves old'],
      },
      ['what was said', 'ana-cole, kim-vale, maya-lin, sam-okafor, old'],
    ],
    [
      'of several people in one reading, though one would do',
      { commits: ['unknown'], old: {}, said: ['maya-lin approves old', 'sam-okafor approves'] },
      ['what was said', 'maya-lin, sam-okafor, old'],
    ],
    [
      'of strangers nothing, but whether there is a keeper',
      { commits: ['unknown'], said: GUESTS },
      ['what was said', 'ana-cole, kim-vale'],
    ],
    [
      'of the last ten strangers, where admins are keepers',
      { commits: ['unknown'], base: [['  keepers: [kim-vale, ana-cole]\n', '']], said: GUESTS },
      ['what was said', 'guest-10, guest-11, guest-2, guest-3, guest-4, guest-5, guest-6, guest-7, guest-8, guest-9'],
    ],
    [
      'what was said, once it is known that somebody is asked',
      { ...QUIET, head: NEW, commits: ['unknown'] },
      ['what was said'],
    ],
    [
      'most, where no keeper may write and an admin agreed at another commit',
      {
        ...TOOLS,
        commits: ['unknown'],
        people: UNABLE,
        old: TOOLS,
        said: ['noor-haddad approves old', 'rosa-lund approves old'],
      },
      ['every path', 'what was said', 'ana-cole, kim-vale, noor-haddad, old', 'rosa-lund'],
    ],
  ])('%s', async (_, given, asked) => {
    expect(await sayAsked(given)).toEqual(asked);
  });
});
