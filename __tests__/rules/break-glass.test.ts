/** Breaking the glass: who can, over what, and what is said to those who cannot. */
import { expect, test } from 'vitest';
import { DECLARED, type Given, HEAD, judge, tell } from './acceptance.ts';

const ORDER = '/ownership break-glass HEAD Payments are down';
const GLASS = 'glass: kim-vale, Payments are down';
const OPEN = 'fail acceptance-wanted checkout <- checkout';
const QUIET: Given = { by: 'undeclared', files: {}, author: 'eve-stone' };
const NO_RUNBOOK: Given['base'] = [['    tier: 1\n    runbook: https://wiki.example/runbook\n', '    tier: 1\n']];
const NO_KEEPERS: Given['base'] = [['  keepers: [kim-vale, ana-cole]\n', '']];
const refused = (login: string, why: string): string => `notice command-refused ${login} ${why}`;

test.each<[name: string, given: Given, told: readonly string[]]>([
  ['by a keeper', { said: [`kim-vale: ${ORDER}`] }, ['pass', OPEN, GLASS]],
  [
    'by a keeper, with 12 digits',
    { said: ['kim-vale: /ownership break-glass HEAD12 Payments are down'] },
    ['pass', OPEN, GLASS],
  ],
  [
    'by a keeper, about their own change',
    { author: 'ana-cole', said: [`kim-vale: ${ORDER}`], commits: ['ivo-petrov'] },
    ['pass', OPEN, GLASS],
  ],
  [
    'by a keeper, of code nobody answers for and a system without a runbook',
    {
      base: NO_RUNBOOK,
      by: 'assisted',
      files: { 'tools/a.sh': '1', 'search/query.ts': '2' },
      said: [`kim-vale: ${ORDER}`],
    },
    ['pass', 'fail unowned tools/a.sh', 'fail runbook-missing search', GLASS],
  ],
  [
    'by a keeper, where the mode is `report`',
    { base: [['policy:\n', 'policy:\n  mode: report\n']], said: [`kim-vale: ${ORDER}`] },
    ['pass', OPEN, GLASS],
  ],
  [
    'by two keepers: the last says why',
    { said: ['ana-cole: /ownership break-glass HEAD First', `kim-vale: ${ORDER}`] },
    ['pass', OPEN, GLASS],
  ],
  [
    'by a keeper, after one who is none',
    { said: [`maya-lin: ${ORDER}`, `kim-vale: ${ORDER}`] },
    ['pass', OPEN, refused('maya-lin', 'no-keeper'), GLASS],
  ],
  [
    'by a keeper, who got it wrong before',
    { said: ['kim-vale: /ownership break-glass Payments are down', `kim-vale: ${ORDER}`] },
    ['pass', OPEN, GLASS],
  ],
  ['by a keeper, who objects', { said: [`kim-vale: ${ORDER}`, 'kim-vale objects'] }, ['pass', OPEN, GLASS]],
  ['where nothing stands', { by: 'undeclared', said: [`kim-vale: ${ORDER}`] }, ['pass']],
  [
    'where all have agreed',
    { said: ['maya-lin approves', `kim-vale: ${ORDER}`] },
    ['pass', 'acceptance: maya-lin agrees for checkout by review'],
  ],
  ['by an owner', { said: [`maya-lin: ${ORDER}`] }, ['fail', OPEN, refused('maya-lin', 'no-keeper')]],
  ['by a stranger', { said: [`eve-stone: ${ORDER}`] }, ['fail', OPEN, refused('eve-stone', 'no-keeper')]],
  ['by an account that is gone', { said: [`nobody: ${ORDER}`] }, ['fail', OPEN]],
  [
    'by an admin, where a keeper may write',
    { said: [`rosa-lund: ${ORDER}`] },
    ['fail', OPEN, refused('rosa-lund', 'no-keeper')],
  ],
  [
    'by an admin, where no keepers are named',
    { base: NO_KEEPERS, said: [`rosa-lund: ${ORDER}`] },
    ['pass', OPEN, 'glass: rosa-lund, Payments are down'],
  ],
  [
    'by somebody who may write, where no keepers are named',
    { base: NO_KEEPERS, said: [`maya-lin: ${ORDER}`] },
    ['fail', OPEN, refused('maya-lin', 'no-keeper')],
  ],
  [
    'by a keeper this change names',
    { ...QUIET, head: [['[kim-vale, ana-cole]', '[ivo-petrov]']], said: [`ivo-petrov: ${ORDER}`] },
    ['fail', 'fail law-changed policy <- a keeper', refused('ivo-petrov', 'no-keeper')],
  ],
  [
    'by a keeper who may not write',
    { said: [`kim-vale: ${ORDER}`], people: { 'kim-vale': { permission: 'read' } } },
    ['fail', OPEN, refused('kim-vale', 'access')],
  ],
  [
    'by a keeper who is a bot',
    { said: [`kim-vale: ${ORDER}`], people: { 'kim-vale': { type: 'Bot' } } },
    ['fail', OPEN, refused('kim-vale', 'program')],
  ],
  [
    'by a machine among the keepers',
    { base: [['[kim-vale, ana-cole]', '[acme-deployer, ana-cole]']], said: [`acme-deployer: ${ORDER}`] },
    ['fail', OPEN, refused('acme-deployer', 'program')],
  ],
  [
    'by a keeper whose login is somebody else’s now',
    { said: [`kim-vale: ${ORDER}`], accounts: { 'kim-vale': { known: { id: 9, type: 'User', permission: 'write' } } } },
    ['fail', OPEN, refused('kim-vale', 'account')],
  ],
  [
    'by a keeper under another than the pinned id',
    { base: [['people:\n', 'people:\n  kim-vale: { id: 20 }\n']], said: [`kim-vale: ${ORDER}`] },
    ['fail', OPEN, refused('kim-vale', 'account')],
  ],
  [
    'by a keeper of whom nothing could be found out',
    { said: [`kim-vale: ${ORDER}`], accounts: { 'kim-vale': { unknown: 'GitHub failed' } } },
    ['fail', OPEN, refused('kim-vale', 'unknown')],
  ],
  [
    'of an earlier commit',
    {
      old: {},
      commits: ['ivo-petrov', 'ivo-petrov'],
      said: ['kim-vale: /ownership break-glass OLD Payments are down'],
    },
    ['fail', OPEN, refused('kim-vale', 'other-commit')],
  ],
  [
    'of a commit that is gone',
    { said: ['kim-vale: /ownership break-glass GONE Payments are down'] },
    ['fail', OPEN, refused('kim-vale', 'other-commit')],
  ],
  [
    'with 11 digits',
    { said: ['kim-vale: /ownership break-glass HEAD11 Payments are down'] },
    ['fail', OPEN, refused('kim-vale', 'short')],
  ],
  [
    'without a reason',
    { said: ['kim-vale: /ownership break-glass HEAD'] },
    ['fail', OPEN, refused('kim-vale', 'no-reason')],
  ],
  ['edited', { said: [`kim-vale edited: ${ORDER}`] }, ['fail', OPEN, refused('kim-vale', 'edited')]],
  [
    'by an owner, who says something else since',
    { said: [`maya-lin: ${ORDER}`, 'maya-lin: /ownership'] },
    ['fail', OPEN, refused('maya-lin', 'form')],
  ],
  ['not at the beginning', { said: [`kim-vale: Please ${ORDER}`] }, ['fail', OPEN]],
  [
    'before the pull request was given another base',
    { said: [`kim-vale: ${ORDER}`, 'nobody retargets'] },
    ['fail', OPEN, refused('kim-vale', 'retargeted')],
  ],
  [
    'after the pull request was given another base',
    { said: ['nobody retargets', `kim-vale: ${ORDER}`] },
    ['pass', OPEN, GLASS],
  ],
  [
    'where comments could not be read',
    { said: [`kim-vale: ${ORDER}`], unread: { words: { unknown: 'GitHub failed' } } },
    ['undecided', 'undecided acceptance-wanted checkout <- checkout: unknown, GitHub failed'],
  ],
  [
    'where reviews could not be read',
    { said: [`kim-vale: ${ORDER}`], unread: { reviews: { unknown: 'GitHub failed' } } },
    ['undecided', 'undecided acceptance-wanted checkout <- checkout: unknown, GitHub failed'],
  ],
  [
    'over a handover',
    { ...QUIET, head: [['    owner: maya-lin\n', '    owner: ivo-petrov\n']], said: [`kim-vale: ${ORDER}`] },
    [
      'fail',
      'fail handover owner-replaced checkout <- checkout; ivo-petrov',
      refused('kim-vale', 'not-lifted handover'),
    ],
  ],
  [
    'over the law, and code',
    { head: [['policy:\n', 'policy:\n  unowned: warn\n']], author: 'eve-stone', said: [`kim-vale: ${ORDER}`] },
    ['fail', OPEN, 'fail law-changed policy <- a keeper', refused('kim-vale', 'not-lifted law')],
  ],
  [
    'over a workflow of the gate',
    {
      ...QUIET,
      files: { '.github/workflows/ci.yml': 'jobs:\n  ownership:\n    steps: []\n' },
      said: [`kim-vale: ${ORDER}`],
    },
    [
      'fail',
      'fail gate-workflow .github/workflows/ci.yml <- a keeper',
      refused('kim-vale', 'not-lifted gate-workflow'),
    ],
  ],
  [
    'over a declaration that is mended',
    {
      ...QUIET,
      texts: { base: DECLARED.replace('version: 1', 'version: 2'), head: DECLARED },
      said: [`kim-vale: ${ORDER}`],
    },
    ['fail', 'fail declaration-mended <- an admin', refused('kim-vale', 'not-lifted declaration')],
  ],
  [
    'over what could not be found out',
    {
      said: ['maya-lin approves', `kim-vale: ${ORDER}`],
      accounts: { 'maya-lin': { unknown: 'GitHub failed' } },
    },
    [
      'undecided',
      'undecided acceptance-wanted checkout <- checkout: unknown, GitHub failed',
      refused('kim-vale', 'not-lifted acceptance'),
    ],
  ],
  [
    'over two that it does not lift',
    {
      ...QUIET,
      head: [
        ['    owner: maya-lin\n', '    owner: ivo-petrov\n'],
        ['policy:\n', 'policy:\n  unowned: warn\n'],
      ],
      said: [`kim-vale: ${ORDER}`],
    },
    [
      'fail',
      'fail handover owner-replaced checkout <- checkout; ivo-petrov',
      'fail law-changed policy <- a keeper',
      refused('kim-vale', 'not-lifted handover law'),
    ],
  ],
  [
    'over a handover all have agreed to, and code',
    {
      head: [['backup: [sam-okafor]', 'backup: [sam-okafor, ivo-petrov]']],
      files: { 'ledger/book.ts': '2' },
      said: ['maya-lin approves', `kim-vale: ${ORDER}`],
    },
    [
      'pass',
      'fail acceptance-wanted ledger <- ledger',
      'notice handover backup-added checkout',
      'glass: kim-vale, Payments are down',
      'handover: maya-lin agrees for checkout by review',
      'handover: ivo-petrov agrees for ivo-petrov by authorship',
    ],
  ],
])('%s', async (_, given, told) => {
  const { verdict } = await judge(given);
  expect(tell(verdict)).toEqual(told);
  expect(verdict.breakGlass?.commit ?? HEAD).toBe(HEAD);
});

test('of refused comments the latest of each person is answered, and of people the last five', async () => {
  const guests = Array.from({ length: 7 }, (_, index) => `guest-${index}: /ownership accept`);
  const { verdict } = await judge({
    said: [
      'kim-vale: /ownership',
      ...guests,
      'guest-3: /ownership break-glass HEAD Now',
      'kim-vale: /ownership accept',
    ],
  });
  expect(tell(verdict)).toEqual([
    'fail',
    OPEN,
    refused('guest-4', 'form'),
    refused('guest-5', 'form'),
    refused('guest-6', 'form'),
    refused('guest-3', 'no-keeper'),
    refused('kim-vale', 'form'),
  ]);
});
