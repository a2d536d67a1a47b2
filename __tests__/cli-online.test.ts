/** `check --pull N --online` of the built command line, against the tests' GitHub: where it asks, what it says, how it fails. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getOctokit } from '@actions/github';
import { describe, expect, test } from 'vitest';
import { expandRoute, findPlace, judgePull, parseRemote } from '../src/cli/online.ts';
import { HTML, KINDS, mostSent, NOT_FOUND, speed, status } from './e2e/faults.ts';
import type { Fault } from './e2e/github/server.ts';
import type { CliOptions, Ended } from './e2e/runner.ts';
import { git, readScenario } from './e2e/scenario.ts';
import { openStage, type Stage } from './e2e/stage.ts';

const PLAIN = new URL('./e2e/fixtures/plain', import.meta.url).pathname;
const FAILING = new URL('./e2e/fixtures/unowned', import.meta.url).pathname;
const PULL = ['check', '--pull', '1', '--online'];
const TOKEN = 'a-token-of-mine';

const addressOf = (stage: Stage) => ({
  GITHUB_API_URL: stage.github.url,
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_REPOSITORY: 'acme/shop',
});
const online = (
  stage: Stage,
  args: readonly string[] = PULL,
  environment: CliOptions['environment'] = {},
): Promise<Ended> =>
  stage.cli(args, {
    environment: {
      ...addressOf(stage),
      GITHUB_TOKEN: TOKEN,
      OWNERSHIP_GATE_TEST_SPEED: String(speed),
      ...environment,
    },
  });
const note = (stage: Stage): string =>
  `Judged pull request 1 of acme/shop at ${stage.built.head.slice(0, 12)}, as GitHub has it now: what is not pushed was not looked at.\n`;

describe('a pull request', () => {
  test.each([
    { about: 'that passes', scenario: PLAIN, exit: 0, last: 'pass' },
    { about: 'that fails', scenario: FAILING, exit: 1, last: 'fail: 1 thing to settle' },
  ])('$about', async ({ scenario, exit, last }) => {
    await using stage = await openStage(scenario);
    const { status: ended, stdout, stderr } = await online(stage);
    expect({ ended, last: stdout.trimEnd().split('\n').at(-1)?.trim(), stderr }).toEqual({
      ended: exit,
      last,
      stderr: note(stage),
    });
    expect(stdout).not.toContain('not checked here');
    expect(stage.github.violations).toEqual([]);
    expect(new Set(stage.github.requests.map(({ method, token }) => `${method} with ${token}`))).toEqual(
      new Set([`GET with ${TOKEN}`]),
    );
  });

  test.each([PLAIN, FAILING])('the verdict is that of the Action: %s', async (scenario) => {
    await using stage = await openStage(scenario);
    const run = await stage.action();
    const { stdout, stderr } = await online(stage, [...PULL, '--format', 'json']);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(run.temporary['ownership-gate/verdict.json'] ?? ''));
    expect(stderr).toBe('');
  });

  test('that an agent wrote: whoever answers for it is asked, and heard', async () => {
    const { pull, ...scenario } = readScenario(PLAIN);
    const message = 'Raise the price\n\nCopilot-Session: 6f1c2a7e-3b54-4c0d-9a51-2d8e7f30b6a4';
    await using stage = await openStage({
      ...scenario,
      pull: { ...pull, commits: pull.commits.map((each) => ({ ...each, message })) },
    });
    const heard = await online(stage);
    expect([heard.status, heard.stdout]).toEqual([0, expect.stringContaining('accepted by maya-lin')]);
    stage.repository.pulls[0]?.reviews.splice(0);
    const asked = await online(stage);
    expect([asked.status, asked.stdout]).toEqual([1, expect.stringMatching(/acceptance[\s\S]*maya-lin/)]);
    expect(stage.github.violations).toEqual([]);
  });

  test('is told by `origin`, and the token may be GH_TOKEN', async () => {
    await using stage = await openStage(PLAIN);
    git(stage.built.folder, ['remote', 'add', 'origin', 'git@github.com:acme/shop.git']);
    const { GITHUB_REPOSITORY: _, ...address } = addressOf(stage);
    const run = await stage.cli(PULL, { environment: { ...address, GITHUB_TOKEN: '', GH_TOKEN: TOKEN } });
    expect([run.status, run.stderr]).toEqual([0, note(stage)]);
    expect(stage.github.requests.every(({ token }) => token === TOKEN)).toBe(true);
  });

  test('of a repository whose default branch is called otherwise', async () => {
    await using stage = await openStage(PLAIN);
    git(stage.built.folder, ['update-ref', 'refs/heads/trunk/1', stage.built.base]);
    git(stage.built.folder, ['update-ref', '-d', 'refs/heads/main']);
    Object.assign(stage.repository, { defaultBranch: 'trunk/1' });
    Object.assign(stage.repository.pulls[0]?.base ?? {}, { ref: 'trunk/1' });
    const run = await online(stage);
    expect([run.status, run.stdout]).toEqual([0, expect.stringContaining('policy of trunk/1@')]);
    expect(stage.github.requests.map(({ path }) => path)).toContain('/repos/acme/shop/git/ref/heads%2Ftrunk%2F1');
  });

  test('that nobody knows', async () => {
    await using stage = await openStage(PLAIN);
    const run = await online(stage, ['check', '--pull', '404', '--online']);
    expect([run.status, run.stdout, run.stderr]).toEqual([2, expect.stringContaining('no such thing as the pull'), '']);
  });

  test('to which somebody pushes meanwhile: nothing is said of the old head', async () => {
    await using stage = await openStage(FAILING);
    const run = () => git(stage.built.folder, ['update-ref', 'refs/pull/1/head', stage.built.base]);
    stage.github.faults.push({ match: /\/pulls\/1$/, skip: 1, do: 'run', run: () => void run() });
    const { status: ended, stdout } = await online(stage);
    expect([ended, stdout]).toEqual([2, expect.stringContaining('head is now')]);
    expect(stdout).not.toContain('services/search');
  });

  test('that cannot be looked at again: what stands in the verdict stands', async () => {
    await using stage = await openStage(FAILING);
    stage.github.faults.push({ match: /\/pulls\/1$/, skip: 1, ...status(403) } as Fault);
    const { status: ended, stdout } = await online(stage);
    expect([ended, stdout]).toEqual([1, expect.stringMatching(/services\/search[\s\S]*rate limit/)]);
  });
});

describe('GitHub does not answer as it should: undecided, never a pass, and never for ever', () => {
  // Only what another try can change is tried again: a limit is told with its end.
  const kinds = [...KINDS, HTML, NOT_FOUND].map((kind) => ({ ...kind, sent: /429/.test(kind.about) ? 1 : kind.sent }));
  test.each(kinds)('$about', async ({ fault, sent, says }) => {
    await using stage = await openStage(PLAIN);
    stage.github.faults.push({ match: /\/git\/ref\//, ...fault } as Fault);
    const run = await online(stage, [...PULL, '--format', 'json']);
    const { outcome, findings } = JSON.parse(run.stdout);
    expect([run.status, outcome, mostSent(stage, /\/git\/ref\//)]).toEqual([2, 'undecided', sent]);
    expect(`${findings[0].message} ${findings[0].settle}`).toMatch(says);
    if (sent === 3) expect(findings[0].message).toMatch(/3 tries/);
    expect(run.stderr).toBe('');
    expect(run.stdout).not.toContain(TOKEN);
  });

  test.each([
    { about: 'a server that fails twice', fault: status(502) },
    { about: 'a connection that breaks twice', fault: { do: 'reset' } as const },
  ])('$about', async ({ fault }) => {
    await using stage = await openStage(PLAIN);
    stage.github.faults.push({ match: /\/compare\//, times: 2, ...fault } as Fault);
    const run = await online(stage);
    expect([run.status, mostSent(stage, /\/compare\//)]).toEqual([0, 3]);
  });

  test('nobody is there', async () => {
    await using stage = await openStage(PLAIN);
    const run = await online(stage, PULL, { GITHUB_API_URL: 'http://127.0.0.1:2' });
    expect([run.status, run.stderr]).toEqual([2, '']);
    expect(run.stdout.replace(/\s+/g, ' ')).toContain('could not be reached for the pull request, 3 tries');
  });
});

describe('the token', () => {
  test('does not go along to another server', async () => {
    await using stage = await openStage(PLAIN);
    const met: IncomingHttpHeaders[] = [];
    const other = createServer((request, response) => {
      met.push(request.headers);
      response.writeHead(401).end('{}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
    try {
      stage.github.faults.push({ match: /\/pulls\/1$/, ...status(302, { location }) } as Fault);
      const run = await online(stage);
      expect(run.status).toBe(2);
    } finally {
      other.closeAllConnections();
      other.close();
    }
    expect(met.length).toBeGreaterThan(0);
    expect(met.map(({ authorization }) => authorization)).toEqual(met.map(() => undefined));
  });

  const cases: { about: string; environment?: Record<string, string>; origin?: string; api: string; host: string }[] = [
    {
      about: 'the server of origin',
      origin: 'https://github.com/acme/shop',
      api: 'https://api.github.com',
      host: 'github.com',
    },
    {
      about: 'Enterprise Cloud with data residency',
      origin: 'https://acme.ghe.com/acme/shop',
      api: 'https://api.acme.ghe.com',
      host: 'acme.ghe.com',
    },
    {
      about: 'what GITHUB_API_URL says, whatever origin is',
      origin: 'https://elsewhere.example/acme/shop',
      environment: { GITHUB_API_URL: 'https://github.acme.example/api/v3/' },
      api: 'https://github.acme.example/api/v3',
      host: 'github.acme.example',
    },
    {
      about: 'github.com, where GITHUB_REPOSITORY says which repository',
      origin: 'https://elsewhere.example/acme/shop',
      environment: { GITHUB_REPOSITORY: 'acme/shop' },
      api: 'https://api.github.com',
      host: 'github.com',
    },
  ];
  test.each(cases)('goes to $about', async ({ environment, origin, api, host }) => {
    const folder = mkdtempSync(join(tmpdir(), 'origin-'));
    try {
      git(folder, ['init', '--quiet']);
      if (origin !== undefined) git(folder, ['remote', 'add', 'origin', origin]);
      const found = await findPlace(folder, { PATH: process.env.PATH, ...environment });
      expect(found).toEqual({ repository: { owner: 'acme', name: 'shop' }, api, host });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test('a server that is not GitHub’s own gets no token, whatever origin says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'origin-'));
  try {
    git(folder, ['init', '--quiet']);
    git(folder, ['remote', 'add', 'origin', 'ssh://git@github.acme.example:2222/acme/shop.git']);
    await expect(findPlace(folder, { PATH: process.env.PATH })).rejects.toThrow(
      'say so: `GITHUB_API_URL=https://github.acme.example/api/v3`.',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('an address of a repository', () => {
  test.each([
    'https://github.com/acme/shop',
    'https://github.com/acme/shop.git',
    'https://github.com/acme/shop/',
    'https://somebody:secret@github.com/acme/shop.git',
    'http://github.com/acme/shop',
    'git://github.com/acme/shop.git',
    'ssh://git@github.com/acme/shop.git',
    'ssh://git@ssh.github.com:443/acme/shop.git',
    'git@github.com:acme/shop.git',
    'git@github.com:/acme/shop',
    'GitHub.com:acme/shop',
  ])('%s', (address) => {
    expect(parseRemote(address)).toEqual({ host: 'github.com', repository: { owner: 'acme', name: 'shop' } });
  });

  test.each([
    ['https://github.acme.example:8443/acme/shop', 'github.acme.example:8443', 'shop'],
    ['ssh://git@github.acme.example:8443/acme/shop', 'github.acme.example', 'shop'],
    ['git@github.acme.example:acme/shop.js.git', 'github.acme.example', 'shop.js'],
    ['git@github.acme.example:acme/.github', 'github.acme.example', '.github'],
  ])('%s', (address, host, name) => {
    expect(parseRemote(address)).toEqual({ host, repository: { owner: 'acme', name } });
  });

  test.each([
    '',
    '/srv/git/acme/shop.git',
    '../shop',
    'file:///srv/acme/shop',
    'C:/acme/shop',
    'C:\\acme\\shop',
    'git@work:acme/shop.git', // what ssh alone knows
    'https://github.com/acme',
    'https://github.com/acme/shop/extra',
    'https://github.com/acme/..',
    'https://github.com/acme/...git',
    'https://github.com/../shop',
    'https://github.com/acme/shop?x=1',
    'https://github.com#@elsewhere.example/acme/shop',
    'https://-/acme/shop',
  ])('%j is none', (address) => {
    expect(parseRemote(address)).toBeNull();
  });
});

test.each([
  ['GET /repos/{owner}/{repo}/git/ref/{ref}', { owner: 'acme', repo: 'shop.js', ref: 'heads/main' }],
  ['GET /repos/{owner}/{repo}/git/ref/{ref}', { owner: 'acme', repo: 'a', ref: "heads/é (1)/it's*!%41#?&" }],
  [
    'GET /repos/{owner}/{repo}/compare/{basehead}',
    { owner: 'a', repo: 'b', basehead: 'release/1...0a', per_page: 100 },
  ],
  ['GET /repos/{owner}/{repo}/git/trees/{tree_sha}', { owner: 'a', repo: 'b', tree_sha: '0a', recursive: '1' }],
  ['GET /users/{username}', { username: 'mona_acme', head: 'a b:c/d+e' }],
] as const)('%s is written as Octokit writes it: %o', (route, parameters) => {
  const { method, url } = getOctokit('-', { baseUrl: 'https://x' }).request.endpoint(route, { ...parameters });
  const written = expandRoute(route, parameters);
  expect({ method: written.method, url: `https://x${written.path}` }).toEqual({ method, url });
});

test('somebody at a terminal is told after a second what is waited for', async () => {
  const said: string[] = [];
  await using stage = await openStage(PLAIN);
  stage.github.faults.push({ match: /\/pulls\/1$/, times: 1, do: 'delay', delay: 1200 });
  const shell = {
    environment: { ...addressOf(stage), GITHUB_TOKEN: TOKEN },
    folder: stage.built.folder,
    now: () => new Date(`${stage.scenario.pull.date}T12:00:00Z`),
    print: () => undefined,
    openInput: () => expect.unreachable(),
    complain: (text: string) => void said.push(text),
    terminal: true,
    watched: true,
    columns: 100,
  };
  await judgePull({ pull: '1', online: true }, shell);
  expect(said).toEqual([`Asking ${new URL(stage.github.url).host} about pull request 1 of acme/shop …\n`]);
});
