import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { operations } from './github/contract.ts';
import { type HostedRun, hostRun } from './github/hosted.ts';
import { handlers } from './github/operations.ts';
import type { GitHub } from './github/server.ts';
import { git, readScenario, type Scenario } from './scenario.ts';
import { openStage, type Stage } from './stage.ts';

const plain = fileURLToPath(new URL('./fixtures/plain', import.meta.url));
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A scenario that is a `pull.json` alone. */
const scenarioOf = (pull: object): Scenario => {
  const folder = mkdtempSync(join(tmpdir(), 'server-test-'));
  made.push(folder);
  mkdirSync(join(folder, 'base'));
  writeFileSync(join(folder, 'pull.json'), JSON.stringify(pull));
  return readScenario(folder);
};

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what a reply holds is what these tests ask
  readonly body: any;
}
const ask = async (
  github: GitHub,
  route: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> => {
  const [method = '', path = ''] = route.split(' ');
  const response = await fetch(`${github.url}${path}`, {
    method,
    headers: { authorization: 'token abc', 'user-agent': 'test', 'x-github-api-version': '2022-11-28', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
};
const repo = '/repos/acme/shop';

const run = ({ built }: Stage, more: Partial<HostedRun> = {}): HostedRun => hostRun(built, more);

test('whoever is described answers, and nobody else', () => {
  expect(Object.keys(handlers).sort()).toEqual(operations.map(({ id }) => id).sort());
});

test('every reading operation answers as described', async () => {
  const viewer = { login: 'maya-lin', id: 601, type: 'User' } as const;
  await using stage = await openStage(plain, { grants: { members: 'read' }, viewer });
  const { github, built, repository } = stage;
  repository.runs.push(run(stage));
  repository.teams.set('*', ['maya-lin', 'sam-okafor']).set('payments', ['sam-okafor']);
  repository.rules.set('main', [{ type: 'deletion' }]);
  repository.checkRuns.push({
    id: 1,
    name: 'ownership',
    status: 'completed',
    conclusion: 'success',
    head_sha: built.head,
  });
  git(built.folder, ['-c', 'user.name=x', '-c', 'user.email=x@y', 'tag', '-a', '-m', 'First', 'v1', built.main]);
  const tag = git(built.folder, ['rev-parse', 'v1']).toString().trim();
  const blob = git(built.folder, ['rev-parse', `${built.head}:OWNERSHIP.yaml`])
    .toString()
    .trim();
  const routes: Readonly<Record<string, string>> = {
    'actions/get-workflow-run': `${repo}/actions/runs/41`,
    'actions/list-jobs-for-workflow-run': `${repo}/actions/runs/41/jobs?filter=latest`,
    'actions/list-workflow-runs': `${repo}/actions/workflows/ownership.yml/runs`,
    'actions/list-workflow-runs-for-repo': `${repo}/actions/runs?head_sha=${built.head}&event=pull_request&status=failure`,
    'checks/list-for-ref': `${repo}/commits/${built.head}/check-runs`,
    'git/get-blob': `${repo}/git/blobs/${blob}`,
    'git/get-commit': `${repo}/git/commits/${built.head}`,
    'git/get-ref': `${repo}/git/ref/heads/main`,
    'git/get-tag': `${repo}/git/tags/${tag}`,
    'git/get-tree': `${repo}/git/trees/main?recursive=1`,
    'git/list-matching-refs': `${repo}/git/matching-refs/heads/`,
    'issues/get-comment': `${repo}/issues/comments/5001`,
    'issues/list-comments': `${repo}/issues/1/comments`,
    'issues/list-events': `${repo}/issues/1/events`,
    'issues/list-labels-on-issue': `${repo}/issues/1/labels`,
    'orgs/check-membership-for-user': '/orgs/acme/members/maya-lin',
    'orgs/list-members': '/orgs/acme/members',
    'pulls/get': `${repo}/pulls/1`,
    'pulls/list': `${repo}/pulls?state=open&base=main&head=acme:feature`,
    'pulls/list-commits': `${repo}/pulls/1/commits`,
    'pulls/list-files': `${repo}/pulls/1/files`,
    'pulls/list-reviews': `${repo}/pulls/1/reviews`,
    'rate-limit/get': '/rate_limit',
    'repos/compare-commits-with-basehead': `${repo}/compare/main...acme:feature`,
    'repos/get': repo,
    'repos/get-branch': `${repo}/branches/main`,
    'repos/get-branch-rules': `${repo}/rules/branches/main`,
    'repos/get-collaborator-permission-level': `${repo}/collaborators/Maya-Lin/permission`,
    'repos/get-combined-status-for-ref': `${repo}/commits/main/status`,
    'repos/get-commit': `${repo}/commits/feature`,
    'repos/get-content': `${repo}/contents/services/checkout/api.ts?ref=feature`,
    'repos/list-collaborators': `${repo}/collaborators?permission=admin`,
    'repos/list-pull-requests-associated-with-commit': `${repo}/commits/${built.head}/pulls`,
    'teams/get-membership-for-user-in-org': '/orgs/acme/teams/payments/memberships/sam-okafor',
    'teams/list-members-in-org': '/orgs/acme/teams/payments/members',
    'users/get-authenticated': '/user',
    'users/get-by-username': '/users/maya-lin',
  };
  expect(Object.keys(routes).sort()).toEqual(
    operations
      .filter(({ route }) => route.startsWith('GET '))
      .map(({ id }) => id)
      .sort(),
  );
  const replies = new Map<string, Reply>();
  for (const [id, path] of Object.entries(routes)) {
    const reply = await ask(github, `GET ${path}`);
    expect([id, reply.status, reply.status < 300 ? undefined : reply.body?.message]).toEqual([
      id,
      id === 'orgs/check-membership-for-user' ? 204 : 200,
      undefined,
    ]);
    replies.set(id, reply);
  }
  expect(github.violations).toEqual([]);
  const body = (id: string) => replies.get(id)?.body;
  expect(body('pulls/get')).toMatchObject({
    number: 1,
    title: 'Raise the price',
    user: { login: 'dana-pull', id: 501, type: 'User' },
    head: { ref: 'feature', sha: built.head, repo: { full_name: 'acme/shop' } },
    base: { ref: 'main', sha: built.mergeBase },
    commits: 1,
    changed_files: 2,
    additions: 2,
    deletions: 1,
  });
  expect(body('pulls/list')[0].changed_files).toBeUndefined();
  expect(body('pulls/list-files').map((file: Reply['body']) => [file.filename, file.status])).toEqual([
    ['services/checkout/api.ts', 'modified'],
    ['services/checkout/refund.ts', 'added'],
  ]);
  expect(body('repos/compare-commits-with-basehead')).toMatchObject({
    base_commit: { sha: built.main },
    merge_base_commit: {
      sha: built.mergeBase,
      commit: {
        tree: {
          sha: git(built.folder, ['rev-parse', `${built.mergeBase}^{tree}`])
            .toString()
            .trim(),
        },
      },
    },
    status: 'ahead',
    ahead_by: 1,
  });
  expect(body('pulls/list-commits')[0]).toMatchObject({
    author: { login: 'dana-pull', id: 501 },
    commit: { message: 'Raise the price' },
  });
  expect(body('pulls/list-reviews')[0]).toMatchObject({
    state: 'APPROVED',
    user: { login: 'maya-lin' },
    commit_id: built.head,
  });
  expect(body('issues/list-comments')[0].body).toBe(`/ownership accept ${built.head.slice(0, 12)}`);
  expect(body('git/get-blob').content).toMatch(/^[\w+/=]{60}\n/);
  expect(Buffer.from(body('git/get-blob').content, 'base64').toString()).toContain('version: 1');
  expect(Buffer.from(body('repos/get-content').content, 'base64').toString()).toBe('export const pay = 2;\n');
  expect(body('repos/get-collaborator-permission-level')).toMatchObject({
    permission: 'admin',
    user: { login: 'maya-lin' },
  });
  expect(body('repos/list-collaborators').map((each: Reply['body']) => each.login)).toEqual(['maya-lin']);
  expect(body('git/get-tree')).toMatchObject({ truncated: false });
  expect(body('actions/list-workflow-runs-for-repo')).toMatchObject({
    total_count: 1,
    workflow_runs: [{ id: 41, event: 'pull_request' }],
  });
  expect(body('repos/list-pull-requests-associated-with-commit')[0].number).toBe(1);
  expect(github.requests.at(0)).toMatchObject({
    method: 'GET',
    route: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}',
    token: 'abc',
    status: 200,
  });
});

test('writing: a comment, a branch made of objects, a run again, a status', async () => {
  await using stage = await openStage(plain);
  const { github, built, repository } = stage;
  repository.runs.push(
    run(stage),
    run(stage, { id: 42, status: 'in_progress', conclusion: null }),
    run(stage, { id: 43, created: '2026-09-01T00:00:00Z' }),
  );
  const written = await ask(github, `POST ${repo}/issues/1/comments`, { body: 'x'.repeat(65_536) });
  expect(written).toMatchObject({
    status: 201,
    body: { id: 9001, user: { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' } },
  });
  const edited = await ask(github, `PATCH ${repo}/issues/comments/9001`, { body: 'y' });
  expect(edited).toMatchObject({ status: 200, body: { id: 9001, body: 'y', created_at: written.body.created_at } });
  expect(edited.body.updated_at > edited.body.created_at).toBe(true);
  expect((await ask(github, `POST ${repo}/issues/1/comments`, { body: 'x'.repeat(65_537) })).status).toBe(422);
  expect((await ask(github, `POST ${repo}/issues/2/comments`, { body: 'x' })).status).toBe(404);

  const blob = await ask(github, `POST ${repo}/git/blobs`, { content: 'eA==', encoding: 'base64' });
  const tree = await ask(github, `POST ${repo}/git/trees`, {
    base_tree: git(built.folder, ['rev-parse', 'main^{tree}']).toString().trim(),
    tree: [
      { path: 'badge/a.svg', mode: '100644', type: 'blob', sha: blob.body.sha },
      { path: 'badge/b.json', mode: '100644', type: 'blob', content: '{}' },
      { path: 'OWNERSHIP.yaml', mode: '100644', type: 'blob', sha: null },
    ],
  });
  const commit = await ask(github, `POST ${repo}/git/commits`, {
    message: 'Badge',
    tree: tree.body.sha,
    parents: [built.main],
  });
  const ref = { ref: 'refs/heads/badges', sha: commit.body.sha };
  expect([blob.status, tree.status, commit.status, (await ask(github, `POST ${repo}/git/refs`, ref)).status]).toEqual([
    201, 201, 201, 201,
  ]);
  expect((await ask(github, `POST ${repo}/git/refs`, ref)).body.message).toBe('Reference already exists');
  expect(git(built.folder, ['ls-tree', '-r', '--name-only', 'badges']).toString()).toBe(
    'badge/a.svg\nbadge/b.json\ndocs/checkout.md\nservices/checkout/api.ts\n',
  );
  const back = await ask(github, `PATCH ${repo}/git/refs/heads/badges`, { sha: built.main });
  expect([back.status, back.body.message]).toEqual([422, 'Update is not a fast forward']);
  expect((await ask(github, `PATCH ${repo}/git/refs/heads/badges`, { sha: built.main, force: true })).status).toBe(200);
  const tag = await ask(github, `POST ${repo}/git/tags`, {
    tag: 'v1',
    message: 'One',
    object: built.main,
    type: 'commit',
  });
  expect(tag).toMatchObject({ status: 201, body: { tag: 'v1', message: 'One', object: { sha: built.main } } });

  const again = [41, 41, 42, 43].map((id) => ask(github, `POST ${repo}/actions/runs/${id}/rerun`));
  expect((await Promise.all(again)).map(({ status }) => status)).toEqual([201, 403, 403, 403]);
  expect(repository.runs[0]).toMatchObject({ status: 'queued', conclusion: null, attempt: 2 });
  const status = await ask(github, `POST ${repo}/statuses/${built.head}`, { state: 'success', context: 'ownership' });
  expect([status.status, repository.statuses.length]).toEqual([201, 1]);
  expect(github.violations).toEqual([]);
});

test('grants: a token that reads, one that has none, one that may ask for members', async () => {
  await using stage = await openStage(plain, {
    readOnly: true,
    tokens: { org: { members: 'read' }, poor: { contents: 'none', 'pull-requests': 'hidden' } },
  });
  const { github, repository } = stage;
  repository.teams.set('*', ['maya-lin']);
  const as = async (token: string, route: string, body?: unknown) =>
    (await ask(github, route, body, { authorization: `Bearer ${token}` })).status;
  expect(await as('abc', `GET ${repo}/pulls/1`)).toBe(200);
  expect(await as('abc', `POST ${repo}/issues/1/comments`, { body: 'x' })).toBe(403);
  expect(await as('abc', 'GET /orgs/acme/members/maya-lin')).toBe(404);
  expect(await as('org', 'GET /orgs/acme/members/maya-lin')).toBe(204);
  expect(await as('poor', `GET ${repo}/git/trees/main`)).toBe(403);
  expect(await as('poor', `GET ${repo}/pulls/1`)).toBe(404);
  expect(await as('poor', `GET ${repo}`)).toBe(200);
  expect((await fetch(`${github.url}${repo}`)).status).toBe(401);
  expect(github.violations).toEqual([]);
});

describe('what breaks the description is a violation', () => {
  test.each([
    ['an operation nobody described', 'GET /repos/acme/shop/zen', undefined, {}, /no such operation/],
    ['GraphQL', 'POST /graphql', { query: '{}' }, {}, /no such operation/],
    ['a number that is none', `GET ${repo}/pulls/one`, undefined, {}, /pull_number must be integer/],
    ['an unknown query', `GET ${repo}/pulls/1/files?perpage=5`, undefined, {}, /no such query parameter: perpage/],
    ['a page too large', `GET ${repo}/pulls/1/files?per_page=200`, undefined, {}, /per_page 200/],
    ['a word not in the list', `GET ${repo}/pulls?state=opened`, undefined, {}, /state must be equal to one of/],
    ['a body without its key', `POST ${repo}/issues/1/comments`, {}, {}, /required property 'body'/],
    [
      'a body with another',
      `POST ${repo}/issues/1/comments`,
      { body: 'x', text: 'x' },
      {},
      /no such key in the body: text/,
    ],
    ['no body', `POST ${repo}/issues/1/comments`, undefined, {}, /body is missing/],
    [
      'another version',
      `GET ${repo}`,
      undefined,
      { 'x-github-api-version': '2019-01-01' },
      /X-GitHub-Api-Version 2019-01-01/,
    ],
  ])('%s', async (_, route, body, headers, words) => {
    await using stage = await openStage(plain);
    expect((await ask(stage.github, route, body, headers)).status).toBe(500);
    expect(stage.github.violations).toHaveLength(1);
    expect(stage.github.violations[0]).toMatch(words);
  });

  test('a reply too', async () => {
    await using stage = await openStage(plain);
    stage.github.faults.push({ match: /pulls\/1$/, do: 'change', change: () => ({ number: 'one' }) });
    expect((await ask(stage.github, `GET ${repo}/pulls/1`)).status).toBe(500);
    expect(stage.github.violations[0]).toMatch(/reply/);
  });
});

describe('faults', () => {
  test('a status, as often as said, with its headers', async () => {
    await using stage = await openStage(plain);
    stage.github.faults.push({
      match: /GET .*\/files/,
      times: 1,
      skip: 1,
      do: 'status',
      status: 429,
      headers: { 'retry-after': '3600' },
    });
    const replies = [];
    for (let n = 0; n < 3; n += 1) replies.push(await ask(stage.github, `GET ${repo}/pulls/1/files`));
    expect(replies.map(({ status }) => status)).toEqual([200, 429, 200]);
    expect(replies[1]?.headers.get('retry-after')).toBe('3600');
    expect(stage.github.requests.map(({ status }) => status)).toEqual([200, 429, 200]);
  });

  test.each(['truncate', 'reset'] as const)('%s: the connection ends early', async (what) => {
    await using stage = await openStage(plain);
    stage.github.faults.push({ match: /./, do: what });
    await expect(ask(stage.github, `GET ${repo}`)).rejects.toThrow();
  });

  test('hang: no answer until the caller gives up', async () => {
    await using stage = await openStage(plain);
    stage.github.faults.push({ match: /./, do: 'hang' });
    const signal = AbortSignal.timeout(200);
    await expect(fetch(stage.github.url, { signal, headers: { authorization: 'token x' } })).rejects.toThrow(
      /abort|timeout/i,
    );
    expect(stage.github.requests[0]?.status).toBeNull();
  });

  test('html where JSON is due', async () => {
    await using stage = await openStage(plain);
    stage.github.faults.push({ match: /./, do: 'html' });
    const response = await fetch(`${stage.github.url}${repo}`, { headers: { authorization: 'token x' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  test('run and change: a push between two requests, a number that does not fit', async () => {
    await using stage = await openStage(plain);
    const { github, built } = stage;
    const push = () => void git(built.folder, ['update-ref', 'refs/pull/1/head', built.main]);
    github.faults.push({ match: /files/, times: 1, delay: 5, do: 'run', run: push });
    const sha = async () => (await ask(github, `GET ${repo}/pulls/1`)).body.head.sha;
    expect(await sha()).toBe(built.head);
    expect((await ask(github, `GET ${repo}/pulls/1/files`)).body).toEqual([]);
    expect(await sha()).toBe(built.main);
    github.faults.push({
      match: /pulls\/1$/,
      do: 'change',
      change: (body) => ({ ...(body as object), changed_files: 4000 }),
    });
    expect((await ask(github, `GET ${repo}/pulls/1`)).body.changed_files).toBe(4000);
    expect(github.violations).toEqual([]);
  });
});

test('lists: pages, Link, and where they just end', async () => {
  const scenario = scenarioOf({
    commits: [{ repeat: 251 }],
    entries: { head: [{ path: 'f/{n}', text: '{n}', repeat: 3001 }] },
  });
  await using stage = await openStage(scenario, { treeLimit: 100 });
  const { github, built } = stage;
  expect((await ask(github, `GET ${repo}/pulls/1`)).body).toMatchObject({ changed_files: 3001, commits: 251 });
  const pageOf = async (path: string, n: number) => ask(github, `GET ${repo}${path}?per_page=100&page=${n}`);
  const first = await pageOf('/pulls/1/files', 1);
  expect(first.body).toHaveLength(100);
  expect(first.headers.get('link')).toBe(
    `<${github.url}${repo}/pulls/1/files?per_page=100&page=2>; rel="next", <${github.url}${repo}/pulls/1/files?per_page=100&page=30>; rel="last"`,
  );
  const last = await pageOf('/pulls/1/files', 30);
  expect([last.body.length, last.headers.get('link')?.includes('rel="next"')]).toEqual([100, false]);
  expect((await pageOf('/pulls/1/files', 31)).body).toEqual([]);
  expect((await pageOf('/pulls/1/commits', 3)).body).toHaveLength(50);
  expect((await ask(github, `GET ${repo}/pulls/1/files`)).body).toHaveLength(30);
  const compared = (await ask(github, `GET ${repo}/compare/main...${built.head}`)).body;
  expect([compared.total_commits, compared.commits.length, compared.files.length]).toEqual([251, 250, 300]);
  const tree = (await ask(github, `GET ${repo}/git/trees/${built.head}?recursive=1`)).body;
  expect([tree.truncated, tree.tree.length]).toEqual([true, 100]);
  expect((await ask(github, `GET ${repo}/git/trees/${built.head}`)).body).toMatchObject({
    truncated: false,
    tree: [{ path: 'f', type: 'tree' }],
  });
  expect(github.violations).toEqual([]);
});

test('entries that are no files, names that are no UTF-8, renames', async () => {
  const id = '1234567890123456789012345678901234567890';
  const scenario = scenarioOf({
    entries: {
      base: [
        { path: 'a/long.txt', text: 'one\ntwo\nthree\n' },
        { path: 'big', text: 'x', repeat: 1_048_577 },
      ],
      head: [
        { 'path-bytes': '63e9', text: 'x' },
        { path: 'link', mode: '120000', text: 'b/long.txt' },
        { path: 'loose', mode: '120000', text: '/etc/passwd' },
        { path: 'sub', mode: '160000', id },
      ],
    },
    moved: { 'a/long.txt': 'b/long.txt' },
    target: 'main',
    branch: 'topic/one#two',
  });
  await using stage = await openStage(scenario);
  const { github } = stage;
  const files = (await ask(github, `GET ${repo}/pulls/1/files`)).body;
  expect(files.map((file: Reply['body']) => [file.status, file.filename, file.previous_filename])).toEqual([
    ['renamed', 'b/long.txt', 'a/long.txt'],
    ['added', 'c\ufffd', undefined],
    ['added', 'link', undefined],
    ['added', 'loose', undefined],
    ['added', 'sub', undefined],
  ]);
  const tree = (await ask(github, `GET ${repo}/git/trees/topic%2Fone%23two?recursive=0`)).body.tree;
  expect(tree.map((item: Reply['body']) => `${item.mode} ${item.type} ${item.path}`)).toEqual([
    '040000 tree b',
    '100644 blob b/long.txt',
    '100644 blob big',
    '100644 blob c\ufffd',
    '120000 blob link',
    '120000 blob loose',
    '160000 commit sub',
  ]);
  const content = async (path: string) => (await ask(github, `GET ${repo}/contents/${path}?ref=topic/one%23two`)).body;
  expect(await content('link')).toMatchObject({ type: 'file', name: 'link', content: 'b25lCnR3bwp0aHJlZQo=\n' });
  expect(await content('loose')).toMatchObject({ type: 'symlink', target: '/etc/passwd' });
  expect(await content('sub')).toMatchObject({ type: 'submodule', sha: id });
  expect(await content('big')).toMatchObject({ encoding: 'none', content: '', size: 1_048_577 });
  expect((await content('')).map((item: Reply['body']) => [item.name, item.type])).toContainEqual(['sub', 'file']);
  expect((await ask(github, `GET ${repo}/contents/B/long.txt`)).status).toBe(404);
  expect((await ask(github, `GET ${repo}/compare/main...topic%2Fone%23two`)).body.ahead_by).toBe(1);
  const blob = git(stage.built.folder, ['rev-parse', `${stage.built.head}:loose`])
    .toString()
    .trim();
  const raw = await fetch(`${github.url}${repo}/git/blobs/${blob}`, {
    headers: { authorization: 'token x', accept: 'application/vnd.github.raw+json' },
  });
  expect(await raw.text()).toBe('/etc/passwd');
  expect(github.violations).toEqual([]);
});

test('people: who may, who exists, who is gone', async () => {
  await using stage = await openStage(plain);
  const { github } = stage;
  const permission = async (login: string) => {
    const { status, body } = await ask(github, `GET ${repo}/collaborators/${encodeURIComponent(login)}/permission`);
    return [status, body.permission, body.user?.type];
  };
  expect(await permission('sam-okafor')).toEqual([200, 'write', 'User']);
  expect(await permission('dana-pull')).toEqual([200, 'write', 'User']);
  expect(await permission('lurker')).toEqual([200, 'read', 'User']);
  expect(await permission('dependabot[bot]')).toEqual([200, 'read', 'Bot']);
  expect(await permission('nobody')).toEqual([404, undefined, undefined]);
  expect((await ask(github, 'GET /users/nobody')).status).toBe(404);
  expect(github.violations).toEqual([]);
});

test.each([
  ['a fork', 'sam/shop', { full_name: 'sam/shop', fork: true }],
  ['a fork that is gone', null, null],
])('the pull request of %s', async (_, fork, expected) => {
  await using stage = await openStage(
    scenarioOf({ fork, branch: 'main', author: 'sam', entries: { head: [{ path: 'a', text: 'a' }] } }),
  );
  const { github, built } = stage;
  const { body } = await ask(github, `GET ${repo}/pulls/1`);
  expect(body.head).toMatchObject({ label: 'sam:main', sha: built.head });
  if (expected === null) expect(body.head.repo).toBeNull();
  else expect(body.head.repo).toMatchObject(expected);
  const compared = await ask(github, `GET ${repo}/compare/main...sam:main`);
  expect([compared.status, compared.body.ahead_by]).toEqual(fork === null ? [404, undefined] : [200, 1]);
  expect((await ask(github, `GET ${repo}/collaborators/sam/permission`)).body.permission).toBe('read');
  expect(github.violations).toEqual([]);
});

describe('what was said', () => {
  test('commits by their number, and being pointed at another base', async () => {
    const scenario = scenarioOf({
      commits: [{ message: 'First' }, {}],
      labels: ['one'],
      comments: [{ user: 'maya-lin', body: '{commit:1} {commit:2:12} {head:12} {commit:x}' }],
      reviews: [{ user: 'maya-lin', state: 'APPROVED', commit: '{commit:1}' }],
      retargets: [{ by: 'dana-pull', at: '2026-11-20T00:00:00Z' }, { by: null }],
    });
    await using stage = await openStage(scenario);
    const { commits, head } = stage.built;
    const [comment] = (await ask(stage.github, `GET ${repo}/issues/1/comments`)).body;
    expect(comment.body).toBe(`${commits[0]} ${head.slice(0, 12)} ${head.slice(0, 12)} {commit:x}`);
    expect((await ask(stage.github, `GET ${repo}/pulls/1/reviews`)).body).toMatchObject([{ commit_id: commits[0] }]);
    const events = await ask(stage.github, `GET ${repo}/issues/1/events`);
    const told = events.body.map((each: { event: string; actor: { login: string } | null; created_at: string }) => [
      each.event,
      each.actor?.login ?? null,
      each.created_at,
    ]);
    expect(told).toEqual([
      ['labeled', 'dana-pull', '2026-11-01T00:00:00Z'],
      ['mentioned', 'dana-pull', '2026-11-01T00:00:00Z'],
      ['subscribed', 'dana-pull', '2026-11-01T00:00:00Z'],
      ['base_ref_changed', 'dana-pull', '2026-11-20T00:00:00Z'],
      ['base_ref_changed', null, '2026-11-22T21:01:00Z'],
    ]);
    expect(events.body.map((each: object) => 'label' in each)).toEqual([true, false, false, false, false]);
    expect(stage.github.violations).toEqual([]);
  });

  test('a commit that the pull request does not have', async () => {
    const scenario = scenarioOf({ body: '{commit:3}', commits: [{ repeat: 2 }] });
    await expect(openStage(scenario)).rejects.toThrow(/no such commit: \{commit:3\}/);
  });

  test.each([
    [{ issues: 'none' }, 200],
    [{ 'pull-requests': 'none' }, 200],
    [{ issues: 'none', 'pull-requests': 'none' }, 403],
  ] as const)('events with %o: %i', async (grants, status) => {
    await using stage = await openStage(plain, { grants });
    expect((await ask(stage.github, `GET ${repo}/issues/1/events`)).status).toBe(status);
  });
});
