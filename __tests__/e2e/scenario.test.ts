import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { buildRepository, git, listNamed, listScenarios, readScenario } from './scenario.ts';

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));
const made: string[] = [];
const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-test-'));
  made.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const write = (files: Readonly<Record<string, string | object>>): string => {
  const folder = temporary();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
};
const build = (folder: string, options = {}) => buildRepository(readScenario(folder), temporary(), options);
const paths = (folder: string, commit: string): string[] =>
  git(folder, ['ls-tree', '-r', '-z', commit])
    .toString('latin1')
    .split('\0')
    .slice(0, -1)
    .map((line) => `${line.slice(0, 6)} ${line.slice(line.indexOf('\t') + 1)}`);
const changed = (folder: string, from: string, to: string): string[] =>
  git(folder, ['diff-tree', '-r', '-z', '-M', '--name-status', from, to]).toString('latin1').split('\0').slice(0, -1);

test.each([
  ['an unknown key', { titel: 'x' }, /titel/],
  ['an unknown key inside', { author: { login: 'a', name: 'b' } }, /author/],
  ['a date that is none', { date: '23.11.2026' }, /date: YYYY-MM-DD/],
  ['content twice', { entries: { head: [{ path: 'a', text: 'a', bytes: '61' }] } }, /one of text, bytes, id/],
  ['a path twice', { entries: { head: [{ path: 'a', 'path-bytes': '61', text: 'a' }] } }, /one of path, path-bytes/],
  ['a submodule without its commit', { entries: { head: [{ path: 'a', mode: '160000', text: 'a' }] } }, /mode 160000/],
  ['no commit', { commits: [] }, /commits/],
  ['merges alone', { commits: [{ merge: true }] }, /commits: one that is no merge/],
  ['a commit of a folder that is not there', { commits: [{ tree: 'first' }] }, /no folder of its own: first/],
  ['a commit of a tree that has its place', { commits: [{ tree: 'base' }] }, /no folder of its own: base/],
  ['a commit of a folder elsewhere', { commits: [{ tree: '../first' }] }, /the name of a folder/],
  ['one branch for both ends', { branch: 'main' }, /one branch/],
  ['a target tree for the default branch', { entries: { target: [{ path: 'a', text: 'a' }] } }, /target tree/],
])('refuses %s', (_, pull, words) => {
  expect(() => readScenario(write({ 'pull.json': pull }))).toThrow(words);
});

test('refuses a folder that is no tree, and a move or deletion of nothing', () => {
  expect(() => readScenario(write({ 'bas/a': '' }))).toThrow(/no such tree: bas/);
  expect(() => build(write({ 'base/a': '', 'pull.json': { deleted: ['b'] } }))).toThrow(
    /nothing there to move or delete: b/,
  );
  expect(() => build(write({ 'base/a': '', 'pull.json': { moved: { b: 'c' } } }))).toThrow(
    /nothing there to move or delete: b/,
  );
});

test('an empty folder is a pull request that changes nothing', () => {
  const { folder, main, head, mergeBase } = build(temporary());
  expect(paths(folder, main)).toEqual([]);
  expect(mergeBase).toBe(main);
  expect(head).not.toBe(main);
  expect(git(folder, ['symbolic-ref', 'HEAD']).toString().trim()).toBe('refs/heads/feature');
});

test('the same folder gives the same commits', () => {
  const [first, second] = [0, 1].map(() => build(join(fixtures, 'plain')));
  expect({ ...first, folder: '' }).toEqual({ ...second, folder: '' });
  expect({ ...first, folder: '' }).toMatchInlineSnapshot(`
    {
      "base": "fc1daac26bdc59cd7522fe12bd1c6ecd3aacc842",
      "commits": [
        "9e3cfe8b179a9a721f9a3f45056b6f757ec3c83a",
      ],
      "folder": "",
      "head": "9e3cfe8b179a9a721f9a3f45056b6f757ec3c83a",
      "main": "fc1daac26bdc59cd7522fe12bd1c6ecd3aacc842",
      "mergeBase": "fc1daac26bdc59cd7522fe12bd1c6ecd3aacc842",
    }
  `);
});

test('head is laid over the fork point, the base moves on by itself', () => {
  const { folder, main, base, head, mergeBase } = build(join(fixtures, 'moved-on'));
  expect(base).toBe(main);
  expect(git(folder, ['merge-base', main, head]).toString().trim()).toBe(mergeBase);
  expect(paths(folder, mergeBase)).toEqual([
    '100644 .github/OWNERSHIP.yaml',
    '100644 old/a.txt',
    '100644 old/b.txt',
    '100644 stays.txt',
  ]);
  expect(changed(folder, mergeBase, main)).toEqual(['M', '.github/OWNERSHIP.yaml', 'A', 'later.txt']);
  expect(changed(folder, mergeBase, head)).toEqual([
    'R100',
    'old/a.txt',
    'new/a.txt',
    'D',
    'old/b.txt',
    'M',
    'stays.txt',
  ]);
});

test('symlinks, submodules, modes, bytes and many files', () => {
  const id = '1234567890123456789012345678901234567890';
  const { folder, head, mergeBase } = build(
    write({
      'base/run.sh': 'true\n',
      'pull.json': {
        entries: {
          head: [
            { path: 'link', mode: '120000', text: 'run.sh' },
            { path: 'vendor/lib', mode: '160000', id },
            { path: 'run.sh', mode: '100755', text: 'true\n' },
            { 'path-bytes': '636166e9', text: 'latin' },
            { path: 'caf\u00e9', bytes: '00ff' },
            { path: 'new\n"line"', text: '' },
            { path: 'many/{n}.txt', text: '{n}\n', repeat: 3 },
            { path: 'long', text: 'ab', repeat: 5 },
          ],
        },
      },
    }),
  );
  expect(
    changed(folder, mergeBase, head)
      .filter((each) => each.length === 1)
      .join(''),
  ).toBe('AAAAAAAAMA');
  expect(paths(folder, head)).toEqual([
    '100644 caf\u00c3\u00a9',
    '100644 caf\u00e9',
    '120000 link',
    '100644 long',
    '100644 many/1.txt',
    '100644 many/2.txt',
    '100644 many/3.txt',
    '100644 new\n"line"',
    '100755 run.sh',
    '160000 vendor/lib',
  ]);
  expect(git(folder, ['show', `${head}:long`]).toString()).toBe('ababababab');
  expect(git(folder, ['show', `${head}:many/2.txt`]).toString()).toBe('2\n');
  expect(
    git(folder, ['rev-parse', `${head}:vendor/lib`])
      .toString()
      .trim(),
  ).toBe(id);
});

test('several commits: the last carries the change', () => {
  const { folder, mergeBase, head } = build(
    write({
      'head/a': 'a',
      'pull.json': {
        author: { login: 'maya-lin', id: 7 },
        commits: [
          { repeat: 2 },
          {
            author: { name: 'Zo\u00eb', email: 'zoe@acme.example', date: '2026-11-20T10:00:00Z' },
            committer: 'web-flow',
            message: 'Add a\n\nCo-authored-by: x <x@y>\n',
          },
        ],
      },
    }),
  );
  const log = git(folder, ['log', '--format=%an|%ae|%cn|%ce|%ad|%s', '--date=iso-strict', `${mergeBase}..${head}`])
    .toString()
    .trim()
    .split('\n');
  expect(log).toEqual([
    'Zo\u00eb|zoe@acme.example|GitHub|noreply@github.com|2026-11-20T10:00:00+00:00|Add a',
    'maya-lin|7+maya-lin@users.noreply.github.com|maya-lin|7+maya-lin@users.noreply.github.com|2026-11-22T00:01:00+00:00|Change something',
    'maya-lin|7+maya-lin@users.noreply.github.com|maya-lin|7+maya-lin@users.noreply.github.com|2026-11-22T00:00:00+00:00|Change something',
  ]);
  expect(changed(folder, mergeBase, `${head}~1`)).toEqual([]);
  expect(changed(folder, mergeBase, head)).toEqual(['A', 'a']);
});

test('commits with trees of their own, and one that brings the branch up to date', () => {
  const folder = write({
    'merge-base/a': '1',
    'merge-base/b': '1',
    'merge-base/gone': '1',
    'base/a': '2',
    'base/b': '1',
    'first/c': 'c',
    'first/d/e': 'e',
    'evil/b': 'evil',
    'head/b': '3',
    'head/d': 'no folder',
    'pull.json': {
      author: { login: 'maya-lin', id: 7 },
      deleted: ['c'],
      commits: [{ tree: 'first' }, { tree: 'evil', merge: true, author: 'sam-okafor' }, {}, { merge: true }],
    },
  });
  const { folder: at, commits, main, head, mergeBase } = build(folder);
  const shown = git(at, ['log', '--reverse', '--topo-order', '--format=%H|%P|%an|%cn|%s', `${main}..${head}`])
    .toString()
    .trim();
  const fork = git(at, ['rev-parse', `${main}~1`])
    .toString()
    .trim();
  const [first = '', merge = '', own = '', again = ''] = commits;
  expect(shown.split('\n')).toEqual([
    `${first}|${fork}|maya-lin|maya-lin|Change something`,
    `${merge}|${first} ${main}|sam-okafor|GitHub|Merge branch 'main' into feature`,
    `${own}|${merge}|maya-lin|maya-lin|Change something`,
    `${again}|${own} ${main}|maya-lin|GitHub|Merge branch 'main' into feature`,
  ]);
  expect([commits.length, again, mergeBase]).toEqual([4, head, main]);
  const texts = (commit: string): string[] =>
    paths(at, commit).map((line) => `${line.slice(7)}: ${git(at, ['show', `${commit}:${line.slice(7)}`])}`);
  expect(commits.map(texts)).toEqual([
    ['a: 1', 'b: 1', 'c: c', 'd/e: e', 'gone: 1'],
    ['a: 2', 'b: evil', 'c: c', 'd/e: e'],
    ['a: 2', 'b: 3', 'd: no folder'],
    ['a: 2', 'b: 3', 'd: no folder'],
  ]);
});

test('a branch that cannot be brought up to date by GitHub', () => {
  const files = { 'merge-base/a': '1', 'base/a': '2', 'head/a': '3', 'pull.json': { commits: [{}, { merge: true }] } };
  expect(() => build(write(files))).toThrow(/a conflict at the merge: a/);
});

test('names whoever a declaration names, in the trees of commits too', () => {
  const folder = write({
    'base/OWNERSHIP.yaml':
      'systems: { a: { owner: maya-lin, backup: [sam-okafor] } }\npolicy: { keepers: [kim-keeper, { x: y }] }\n',
    'first/.github/OWNERSHIP.yaml': 'waivers:\n  - approved-by: alex-approver\n    reason: noor-haddad\n',
    'pull.json': { commits: [{ tree: 'first' }, {}] },
  });
  expect(listNamed(readScenario(folder))).toEqual(['maya-lin', 'sam-okafor', 'kim-keeper', 'alex-approver']);
});

test('another target, a fork, a clone', () => {
  const files = {
    'base/a': 'main',
    'target/a': 'line',
    'head/b': 'b',
    'pull.json': { target: 'release/1', fork: 'sam/shop', branch: 'main', number: 12 },
  };
  const { folder, main, base, head, mergeBase } = build(write(files), { remote: true, checkout: true });
  expect([git(folder, ['show', `${main}:a`]), git(folder, ['show', `${base}:a`])].map(String)).toEqual([
    'main',
    'line',
  ]);
  expect(base).toBe(mergeBase);
  expect(git(folder, ['for-each-ref', '--format=%(refname) %(objectname)']).toString().trim().split('\n')).toEqual([
    `refs/heads/main ${main}`,
    `refs/heads/release/1 ${base}`,
    `refs/pull/12/head ${head}`,
    `refs/remotes/origin/HEAD ${main}`,
    `refs/remotes/origin/main ${main}`,
    `refs/remotes/origin/release/1 ${base}`,
  ]);
  expect(git(folder, ['rev-parse', 'HEAD']).toString().trim()).toBe(head);
  expect(git(folder, ['status', '--porcelain']).toString()).toBe('');
});

test('lists scenarios by name', () => {
  expect(listScenarios(fixtures).map(({ name }) => name)).toEqual(['moved-on', 'plain', 'unowned', 'whole']);
});
