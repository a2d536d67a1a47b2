// npm run demo: builds a small repository from examples/shop in a temporary folder, and judges its pull requests with
// the committed program. Needs Node and git; installs nothing, asks nobody outside this machine, leaves nothing behind.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startGitHub } from './demo-github.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const shop = join(root, 'examples', 'shop');
const program = join(root, 'dist', 'cli', 'index.js');
const statuses = { pass: 0, fail: 1, undecided: 2 };

/** The history of main: what each commit adds of examples/shop/base; the last one adds what is left. */
const history = [
  {
    message: 'The shop',
    author: 'ines-duarte',
    date: '2026-01-12',
    adds: ['apps', 'libs', 'packages', 'services', 'package.json', 'tsconfig.json', '.github'],
  },
  {
    message: 'Say who answers for what',
    author: 'maya-lin',
    date: '2026-02-02',
    adds: ['OWNERSHIP.yaml', 'docs/runbooks', 'slo', 'README.md'],
  },
  { message: 'Write down what went wrong', author: 'sam-okafor', date: '2026-09-21', adds: ['.'] },
];

/** The user's git settings, hooks, signing and templates stay out of it, and so does a hook that runs the demo. */
function cleanEnvironment() {
  const own = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith('GIT_'));
  return {
    ...Object.fromEntries(own),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
}

const running = new Set();

/** Runs a program to its end. Rejects when it cannot be started; any exit status is an answer. */
function run(command, args, { cwd, env = {}, show = false }) {
  return new Promise((resolve, reject) => {
    const stdio = show ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { cwd, env: { ...cleanEnvironment(), ...env }, stdio });
    running.add(child);
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      running.delete(child);
      resolve({ status: status ?? signal, output: Buffer.concat(output).toString() });
    });
  });
}

function createGit(folder) {
  return async (args, { author, date } = {}) => {
    const env = {};
    if (author !== undefined) {
      for (const role of ['AUTHOR', 'COMMITTER']) {
        env[`GIT_${role}_NAME`] = author;
        env[`GIT_${role}_EMAIL`] = `${author}@acme.example`;
        env[`GIT_${role}_DATE`] = `${date}T09:00:00Z`;
      }
    }
    const { status, output } = await run('git', args, { cwd: folder, env }).catch((cause) => {
      if (cause.code !== 'ENOENT') throw cause;
      throw new Error('git was not found. The demo builds a small repository with it: install git and try again.');
    });
    if (status !== 0) throw new Error(`git ${args.join(' ')} ended with ${status}:\n${output}`);
    return output;
  };
}

/** The pull requests of the shop, in the order of their numbers. */
export function readPulls() {
  const folders = readdirSync(join(shop, 'pulls'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => ({
      name,
      number: Number.parseInt(name, 10),
      ...JSON.parse(readFileSync(join(shop, 'pulls', name, 'pull.json'), 'utf8')),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Makes a git repository of the shop in an existing, empty folder: `main`, and a branch for each pull request. `main`
 * is checked out. The same sources give the same commits. Answers with the pull requests.
 */
export async function buildShop(folder) {
  const git = createGit(folder);
  const commit = async (message, by) => {
    await git(['add', '--all', '--force']);
    await git(['commit', '--quiet', '--no-verify', '--message', message], by);
  };
  const lay = (from, to = '.') => cpSync(from, join(folder, to), { recursive: true });

  await git(['init', '--quiet', '--template=']);
  await git(['symbolic-ref', 'HEAD', 'refs/heads/main']);
  const settings = {
    autocrlf: 'false',
    fileMode: 'false',
    hooksPath: '/dev/null',
    attributesFile: '/dev/null',
    excludesFile: '/dev/null',
  };
  for (const [name, value] of Object.entries(settings)) await git(['config', `core.${name}`, value]);
  for (const name of ['commit.gpgSign', 'gc.auto', 'maintenance.auto']) await git(['config', name, 'false']);

  for (const { message, adds, ...by } of history) {
    for (const path of adds) lay(join(shop, 'base', path), path);
    await commit(message, by);
  }

  const pulls = readPulls();
  for (const { name, branch, title, body, trailers = [], author, date, deleted = [], moved = {} } of pulls) {
    await git(['checkout', '--quiet', '-b', branch, 'main']);
    for (const [from, to] of Object.entries(moved)) {
      mkdirSync(dirname(join(folder, to)), { recursive: true });
      renameSync(join(folder, from), join(folder, to));
    }
    for (const path of deleted) rmSync(join(folder, path), { recursive: true });
    const head = join(shop, 'pulls', name, 'head');
    if (existsSync(head)) lay(head); // a pull that only moves or deletes needs none
    const message = [title, body, ...(trailers.length === 0 ? [] : [trailers.join('\n')])].join('\n\n');
    await commit(message, { author: author.login, date });
  }
  await git(['checkout', '--quiet', 'main']);
  return pulls;
}

function write(text) {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (cause) => (cause ? reject(cause) : resolve()));
  });
}

/** Shows each pull request while the demo's GitHub is there; `show` gets it, and the variables that lead there. */
async function judgeOnline(git, pulls, show) {
  const github = await startGitHub({
    repository: 'acme/shop',
    git: (...args) => git(args),
    pulls: new Map(pulls.map((pull) => [pull.number, pull])),
    people: new Map(pulls.flatMap((pull) => Object.entries(pull['may-write']))),
  });
  try {
    for (const pull of pulls) {
      await show(pull, {
        GITHUB_API_URL: github.url,
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_TOKEN: 'of-the-demo',
      });
    }
  } finally {
    github.close();
  }
}

async function demo(folder) {
  const styled = process.stdout.isTTY && !process.env.NO_COLOR;
  const bold = (text) => (styled ? `\u001b[1m${text}\u001b[22m` : text);
  const gate = async (args, env = {}) => {
    await write(`\n$ ownership-gate ${args.join(' ')}\n`);
    return (await run(process.execPath, [program, ...args, '--repo', folder], { cwd: folder, env, show: true })).status;
  };

  await write('An invented shop, five systems, and what Ownership Gate says to its pull requests.');
  const pulls = await buildShop(folder);
  const surprises = [];
  const tell = async (number, status, expect) => {
    const right = status === statuses[expect];
    if (!right) surprises.push(`#${number} was meant to ${expect} (${statuses[expect]}), and ended with ${status}`);
    await write(
      `\nexit status ${status}${right ? `, as meant: ${expect}` : `. NOT AS MEANT: ${expect} is ${statuses[expect]}`}`,
    );
  };
  const present = (number, { title, author }) =>
    write(`\n${'─'.repeat(100)}\n${bold(`#${number} ${title}`)}  by ${author.login}`);

  for (const { number, shows, branch, expect, ...pull } of pulls.filter(({ online }) => online === undefined)) {
    await present(number, pull);
    await write(shows);
    await tell(number, await gate(['check', '--base', 'main', '--head', branch]), expect);
  }

  await write(`\n${'─'.repeat(100)}\n${bold('On GitHub')}  Whoever answers for code accepts there what happens to it.
GitHub is played by a small server on this machine (scripts/demo-github.mjs), and nothing leaves it. For a pull request of
your own: GITHUB_TOKEN=$(gh auth token) ownership-gate check --pull 12 --online`);
  await judgeOnline(
    createGit(folder),
    pulls.filter(({ online }) => online !== undefined),
    async (pull, address) => {
      await present(pull.number, pull);
      for (const [index, { shows, expect, ...said }] of pull.online.entries()) {
        Object.assign(pull, said);
        await write(index === 0 ? shows : `\n${shows}`);
        // What keeps requests from being sent to a proxy stands beside what says where they go.
        const env = { ...address, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' };
        await tell(pull.number, await gate(['check', '--pull', String(pull.number), '--online'], env), expect);
      }
    },
  );

  await write(`\n${'─'.repeat(100)}\n${bold('2 a.m.')}  Checkout is down. Who is it, and what do they do first?`);
  const status = await gate(['who', 'services/checkout/api.ts']);
  if (status !== 0) surprises.push(`who ended with ${status}, not with 0`);

  await write(`\n${'─'.repeat(100)}\n${bold('Where to read next')}
  README.md                            what it is, and how to put it to work
  examples/shop/base/OWNERSHIP.yaml    the shop's declaration; examples/shop/pulls/ holds the pull requests above
  docs/rules/unowned.md                the rule that met most of them, and how to settle it
  node dist/cli/index.js check         the same for your own repository: --repo DIR --base main`);
  if (surprises.length > 0)
    await write(`\n${bold('Not as meant:')}\n${surprises.map((text) => `  ${text}`).join('\n')}`);
  return surprises.length === 0 ? 0 : 1;
}

async function main() {
  if (!existsSync(program)) {
    console.error('dist/cli/index.js is not there. Build it first: npm ci && npm run build');
    process.exitCode = 2;
    return;
  }
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'ownership-gate-demo-'));
  // On exit, so that a crash, a closed pipe or Ctrl-C leaves nothing behind either.
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  for (const [signal, status] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 })) {
    process.on(signal, () => {
      for (const child of running) child.kill('SIGKILL');
      process.exit(status);
    });
  }
  process.stdout.on('error', () => process.exit(2)); // `npm run demo | head`
  try {
    process.exitCode = await demo(folder);
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 2;
  }
}

const started = process.argv[1] === undefined ? null : pathToFileURL(realpathSync(process.argv[1])).href;
if (import.meta.url === started) await main();
