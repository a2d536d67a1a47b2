// The demo's GitHub: a server on 127.0.0.1 that answers what `check --pull N --online` asks, from the shop's git repository
// and the `pull.json` of its pull requests. https://docs.github.com/en/rest says what each answer holds; only what is used
// is here.
import { createServer } from 'node:http';

/** A reply of this status instead of an answer. */
const refuse = (status, message) => {
  throw Object.assign(new Error(message), { status });
};

/** What git says about the objects of the repository; `git` resolves to its output, and rejects where there is no such thing. */
const readObjects = (git) => {
  const FIELDS = '%H%n%T%n%an%n%ae%n%cn%n%ce%n%B';
  const commits = async (...args) => {
    const output = await git('log', '-z', `--format=${FIELDS}`, ...args);
    return output
      .split('\0')
      .filter((text) => text !== '')
      .map((text) => {
        const [sha, tree, author, authorEmail, committer, committerEmail, ...message] = text.split('\n');
        return {
          sha,
          commit: {
            author: { name: author, email: authorEmail },
            committer: { name: committer, email: committerEmail },
            message: message.join('\n').trimEnd(),
            tree: { sha: tree },
          },
        };
      });
  };
  return {
    commits,
    commit: async (name) => (await commits('-1', name))[0],
    id: async (name) => (await git('rev-parse', '--verify', name)).trim(),
    mergeBase: async (base, head) => (await git('merge-base', base, head)).trim(),
    changedFiles: async (base, head) =>
      (await git('diff', '--name-only', '--no-renames', '-z', base, head)).split('\0').length - 1,
    tree: async (id, recursive) => {
      const output = await git('ls-tree', '-z', '--long', ...(recursive ? ['-r', '-t'] : []), id);
      return output
        .split('\0')
        .filter((line) => line !== '')
        .map((line) => {
          const [, mode, type, sha, size, path] = /^(\d+) (\w+) (\w+) +(\d+|-)\t(.*)$/s.exec(line);
          return { path, mode, type, sha, ...(size === '-' ? {} : { size: Number(size) }) };
        });
    },
    text: (id) => git('cat-file', 'blob', id),
  };
};

/** Everything that is asked, as a pattern of the path below the repository, and what is answered. */
const ROUTES = [
  [/^\/pulls\/(\d+)$/, describePull],
  [/^\/pulls\/(\d+)\/reviews$/, listReviews],
  [/^\/issues\/(\d+)\/comments$/, listComments],
  [/^\/issues\/(\d+)\/events$/, () => []],
  [
    /^\/git\/ref\/(.+)$/,
    async ({ objects }, ref) => ({
      ref: `refs/${ref}`,
      object: { sha: await objects.id(`refs/${ref}`), type: 'commit' },
    }),
  ],
  [/^\/compare\/(.+)\.\.\.(.+)$/, compare],
  [
    /^\/git\/trees\/(\w+)$/,
    async ({ objects, query }, sha) => ({
      sha,
      tree: await objects.tree(sha, query.has('recursive')),
      truncated: false,
    }),
  ],
  [/^\/git\/blobs\/(\w+)$/, readBlob],
  [/^\/collaborators\/([\w-]+)\/permission$/, describeAccess],
];

const findPull = ({ pulls }, number) => pulls.get(Number(number)) ?? refuse(404, 'Not Found');

async function readBlob({ objects }, sha) {
  const content = Buffer.from(await objects.text(sha));
  return { sha, size: content.length, encoding: 'base64', content: content.toString('base64') };
}

/** Everybody who exists may write; other logins are nobody's. */
const accountOf = ({ people }, login) => {
  const id = people.get(login);
  return id === undefined ? null : { login, id, type: 'User' };
};

async function describePull(github, number) {
  const { title, body, branch, author } = findPull(github, number);
  const [main, head] = await Promise.all(['main', branch].map((name) => github.objects.id(`refs/heads/${name}`)));
  const mergeBase = await github.objects.mergeBase(main, head);
  const repo = { full_name: github.repository, default_branch: 'main' };
  return {
    number: Number(number),
    state: 'open',
    title,
    body,
    user: author,
    labels: [],
    head: { ref: branch, sha: head, repo },
    base: { ref: 'main', sha: main, repo },
    changed_files: await github.objects.changedFiles(mergeBase, head),
  };
}

/** The first page is all there is. */
const onFirstPage = ({ query }, list) => (Number(query.get('page') ?? 1) === 1 ? list : []);

const listSaid = (github, said, describe) => {
  const list = said.map(({ user, ...more }) => ({ user: accountOf(github, user), ...describe(more) }));
  return onFirstPage(github, list);
};

async function listReviews(github, number) {
  const { branch, reviews = [] } = findPull(github, number);
  const commit = await github.objects.id(`refs/heads/${branch}`);
  return listSaid(github, reviews, ({ state, at }) => ({ state, body: '', commit_id: commit, submitted_at: at }));
}

function listComments(github, number) {
  const { comments = [] } = findPull(github, number);
  return listSaid(github, comments, ({ body, at }) => ({ body, created_at: at, updated_at: at }));
}

async function compare(github, base, head) {
  const { objects } = github;
  const [tip, from, commits] = await Promise.all([
    objects.commit(base),
    objects.mergeBase(base, head).then(objects.commit),
    objects.commits('--reverse', `${base}..${head}`),
  ]);
  const account = ({ email }) => accountOf(github, email.replace(/@acme\.example$/, ''));
  const withAccounts = (one) => ({
    ...one,
    author: account(one.commit.author),
    committer: account(one.commit.committer),
  });
  return {
    base_commit: tip,
    merge_base_commit: from,
    total_commits: commits.length,
    commits: onFirstPage(github, commits.map(withAccounts)),
  };
}

function describeAccess(github, login) {
  const user = accountOf(github, login) ?? refuse(404, 'Not Found');
  return { permission: 'write', role_name: 'write', user };
}

async function answer(github, { method, url, headers }) {
  if (method !== 'GET') refuse(405, 'The demo only reads');
  if (headers.authorization === undefined) refuse(401, 'Requires authentication');
  const [path, query] = url.split('?');
  const prefix = `/repos/${github.repository}`;
  if (!path.startsWith(`${prefix}/`)) refuse(404, 'Not Found');
  for (const [pattern, reply] of ROUTES) {
    const match = pattern.exec(decodeURIComponent(path.slice(prefix.length)));
    if (match !== null) return await reply({ ...github, query: new URLSearchParams(query) }, ...match.slice(1));
  }
  return refuse(404, 'Not Found');
}

/**
 * Starts it. `pulls` are pull requests by number and are read anew for each request; `people` are the ids of everybody who
 * may write, by login. Answers with its address and what ends it.
 */
export async function startGitHub({ repository, git, pulls, people }) {
  const github = { repository, objects: readObjects(git), pulls, people };
  const server = createServer(async (request, response) => {
    const [status, body] = await answer(github, request).then(
      (found) => [200, found],
      ({ status = 404, message }) => [status, { message }],
    );
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
