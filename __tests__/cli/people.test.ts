/** `who @login` in this process, on repositories made for it: files of incidents, names strangers wrote, no declaration. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { git } from '../e2e/scenario.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const commit = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'people-'));
  folders.push(folder);
  git(folder, ['init', '--quiet', '--initial-branch', 'main']);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  git(folder, ['add', '--all']);
  const author = ['-c', 'user.name=Maya Lin', '-c', 'user.email=maya-lin@acme.example'];
  git(folder, [...author, 'commit', '--quiet', '--allow-empty', '--message', 'All']);
  return folder;
};

interface Said {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}
const who = async (files: Readonly<Record<string, string>>, words: readonly string[], stdin = ''): Promise<Said> => {
  const said = { stdout: '', stderr: '' };
  const folder = commit(files);
  const status = await main(['who', ...words], {
    environment: { PATH: process.env.PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1' },
    folder,
    now: () => new Date('2026-11-23T12:00:00Z'),
    openInput: async function* () {
      yield Buffer.from(stdin);
    },
    print: (text) => {
      said.stdout += text;
    },
    complain: (text) => {
      said.stderr += text;
    },
    terminal: false,
    watched: false,
    columns: 100,
  });
  return { status, ...said };
};

const OWNERSHIP = `version: 1
defaults:
  incidents: docs/incidents/*.md
teams:
  acme/payments: { owner: maya-lin, backup: [sam-okafor] }
  acme/web: { owner: maya-lin }
systems:
  checkout: { team: acme/payments, paths: [services/checkout/], tier: 1 }
  types: { team: acme/web, paths: ["@types/"], backup: ["renovate[bot]"] }
  attic: { paths: [attic/], owner: "renovate[bot]" }
policy:
  keepers: [lea-fox]
  machines: [acme-deployer]
`;
const INCIDENT = `---
date: 2026-03-02
what: Double charge
systems: [checkout]
actions:
  - { what: "Keys ::error::", owner: noor-haddad, due: 2026-06-30 }
---
`;
const WRITTEN = 'docs/incidents/\u001b[2J\u202e.md';
const FILES = { 'OWNERSHIP.yaml': OWNERSHIP, [WRITTEN]: INCIDENT };

test('an owner of two teams', async () => {
  expect(await who(FILES, ['@Maya-Lin'])).toEqual({
    status: 0,
    stderr: '',
    stdout: `
  maya-lin

  Would wake maya-lin as owner
    checkout  tier 1
              no page declared
    types     no page declared

  Left with nobody: types

  Before maya-lin leaves
    [ ] OWNERSHIP.yaml:5  acme/payments: write \`owner: sam-okafor\`, who is the backup today, and
        somebody else as \`backup\`. That goes for checkout.
    [ ] OWNERSHIP.yaml:6  acme/web: write somebody else as \`owner\`; there is no backup who could
        take over. That goes for types.

`,
  });
});

test('somebody whom a file of an incident alone names; what is written there moves no cursor', async () => {
  expect((await who(FILES, ['@noor-haddad'])).stdout).toBe(`
  noor-haddad

  Nothing would wake noor-haddad: no system names this login.

  Before noor-haddad leaves
    [ ] docs/incidents/\\u001b[2J\\u202e.md:6  checkout: \`Keys ::error::\` is open since 2026-03-02,
        due 2026-06-30, which is past. Write who does it now as \`owner\`, or \`done:\` with the day.

`);
});

test('somebody whom the law alone names', async () => {
  expect(await who(FILES, ['@lea-fox'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('while lea-fox, the only one,\n        can still'),
  });
});

test.each<[what: string, word: string, status: number, said: string]>([
  ['a bot', '@renovate[bot]', 0, '  renovate[bot]  a bot, nobody who can be woken\n\n  Before renovate[bot] leaves\n'],
  ['a machine', '@ACME-deployer', 0, '  acme-deployer  a program, by `policy.machines`: nobody who can be woken\n'],
  ['a team', '@acme/WEB', 0, '  acme/web  a team, nobody who can be woken\n  systems    types (maya-lin)\n'],
  ['nobody', '@ghost', 1, '  @ghost: nobody of that login is named, and no team.\n'],
  ['a slip', '@sam-okafr', 1, 'Did you mean `@sam-okafor`?'],
  ['a key of every object', '@__proto__', 1, '  @__proto__: nobody'],
  ['a word that moves the cursor', '@\u001b[2J', 1, '  @\\u001b[2J: nobody'],
  ['a path with an @', './@types/a.ts', 0, '  types\n'],
])('%s', async (_, word, status, said) => {
  const run = await who(FILES, [word]);
  expect([run.status, run.stderr]).toEqual([status, '']);
  expect(run.stdout).toContain(said);
});

test('an @ alone is no login', async () => {
  expect(await who(FILES, ['@'])).toEqual({
    status: 2,
    stdout: '',
    stderr: 'ownership-gate who: `@` is followed by a login.\nSuch as `ownership-gate who @maya-lin`.\n',
  });
});

test('in a list of paths it is a path', async () => {
  const run = await who(FILES, ['-', '--format', 'json'], '@types/a.ts\n@maya-lin\n');
  expect(JSON.parse(run.stdout)).toMatchObject([
    { path: '@types/a.ts', system: 'types' },
    { path: '@maya-lin', system: null },
  ]);
});

describe('for a script', () => {
  test('a person, a team, nobody and a system, in the order they were asked', async () => {
    const run = await who(FILES, ['@noor-haddad', '@acme/web', '@ghost', 'checkout', '--format', 'json']);
    const [person, team, nobody, system] = JSON.parse(run.stdout);
    expect(run.status).toBe(1);
    expect(person).toEqual({
      asked: '@noor-haddad',
      login: 'noor-haddad',
      name: null,
      contact: null,
      owner: [],
      backup: [],
      alone: [],
      'hand-over': [
        {
          kind: 'action',
          system: 'checkout',
          systems: ['checkout'],
          file: WRITTEN,
          line: 6,
          message: expect.stringContaining('checkout: `Keys ::error::` is open'),
        },
      ],
      'not-read': [],
    });
    expect(team).toMatchObject({ asked: '@acme/web', team: 'acme/web', systems: ['types'], line: 6 });
    expect(nobody).toMatchObject({ asked: '@ghost', login: null, owner: [], 'hand-over': [] });
    expect(system).toMatchObject({ path: null, system: 'checkout', owner: 'maya-lin' });
  });

  test('what could not be read is said, and never that there is nothing', async () => {
    const files = { ...FILES, 'docs/incidents/b.md': '---\ndate: soon\nwhat: It\n---\n' };
    const run = await who(files, ['@sam-okafor', '--format', 'json']);
    expect(JSON.parse(run.stdout)[0]['not-read']).toEqual([
      'docs/incidents/b.md:2 cannot be read, and may name somebody.',
    ]);
    expect((await who(files, ['@sam-okafor'])).stdout).toContain(
      '\n  Not looked at\n    ? docs/incidents/b.md:2 cannot be read, and may name somebody.\n',
    );
    expect((await who(files, ['@ghost'])).stdout).toBe(
      '\n  @ghost: nobody of that login is named, and no team.\n    ? docs/incidents/b.md:2 cannot be read, and may name somebody.\n\n',
    );
    expect(JSON.parse((await who(files, ['@ghost', '--format', 'json'])).stdout)[0]['not-read']).toHaveLength(1);
  });
});

test.each<[what: string, files: Readonly<Record<string, string>>, status: number]>([
  ['no declaration', {}, 1],
  ['one that cannot be read', { 'OWNERSHIP.yaml': 'version: 1\nsystems: [' }, 2],
])('%s', async (_, files, status) => {
  const run = await who(files, ['@maya-lin']);
  expect([run.status, run.stdout]).toEqual([status, '']);
  expect(run.stderr).not.toBe('');
});
