/**
 * Runs what the documentation shows and follows where it leads. A fence with lines `$ command` has a comment above it
 * that says where it runs and how it ends: `<!-- run: shop, exit 1 -->` in the demo's shop, `<!-- run: shop coupons -->`
 * in a clone of it with that branch checked out. `UPDATE=1 npx vitest run docs` writes the output into the page anew.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { VERSION } from '../src/version.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const NODE = process.env.E2E_NODE ?? process.execPath;
const DAY = '2026-11-23';
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

// --- the pages ---

/** Not ours to read: what is built or installed, and trees that stand for other people's repositories. */
const ELSEWHERE = new Set(['node_modules', 'dist', 'lib', '.git', '__tests__', 'pulls']);
const listPages = (folder = root): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return ELSEWHERE.has(entry.name) ? [] : listPages(path);
      return entry.name.endsWith('.md') ? [relative(root, path).replaceAll('\\', '/')] : [];
    });
const pages = listPages();

/** A fenced block; `start` is where its content begins. */
interface Fence {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly content: string;
  readonly start: number;
  /** The comment right above it, without its marks. */
  readonly comment: string | null;
}
const FENCE = /^(?:<!-- (.*) -->\n+)?^(`{3,})(.*)\n((?:(?!^\2$)[\s\S])*?)^\2$/gm;
const listFences = (page: string): Fence[] => {
  const text = read(page);
  return [...text.matchAll(FENCE)].map((match) => {
    const [whole, comment = null, marks = '', language = '', content = ''] = match;
    const start = match.index + whole.length - marks.length - content.length;
    return { page, line: text.slice(0, start).split('\n').length - 1, language, content, start, comment };
  });
};
const fences = pages.flatMap(listFences);
const prose = (page: string): string => read(page).replace(FENCE, '');

// --- what is run ---

const scratch = mkdtempSync(join(tmpdir(), 'docs-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const shop = join(scratch, 'shop');
const bin = join(scratch, 'bin');

const environment = {
  PATH: [bin, dirname(NODE), process.env.PATH ?? ''].join(delimiter),
  HOME: scratch,
  NODE_OPTIONS: `--import=${new URL('./e2e/fixed-date.mjs', import.meta.url).href}`,
  OWNERSHIP_GATE_TEST_DATE: DAY,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};
const shell = (command: string, cwd: string): { status: number | null; output: string } => {
  const { status, stdout, error } = spawnSync('bash', ['-o', 'pipefail', '-c', `exec 2>&1\n${command}`], {
    cwd,
    encoding: 'utf8',
    env: environment,
  });
  if (error !== undefined) throw error;
  return { status, output: stdout };
};
const cloneShop = (branch: string): string => {
  const folder = mkdtempSync(join(scratch, 'clone-'));
  const { status, output } = shell(`git clone --quiet ${shop} . && git checkout --quiet ${branch}`, folder);
  if (status !== 0) throw new Error(output);
  return folder;
};
const isThere = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;

beforeAll(async () => {
  for (const folder of [shop, bin]) mkdirSync(folder);
  const shim = join(bin, 'ownership-gate');
  writeFileSync(shim, `#!/bin/sh\nexec '${NODE}' '${join(root, 'dist/cli/index.js')}' "$@"\n`);
  chmodSync(shim, 0o755);
  const demo: { buildShop: (folder: string) => Promise<unknown> } = await import(
    /* @vite-ignore */ pathToFileURL(join(root, 'scripts/demo.mjs')).href
  );
  await demo.buildShop(shop);
});

const isRun = ({ content }: Fence): boolean => /^\$ /m.test(content);
const examples = fences.filter(isRun);
const RUN = /^run: shop(?: ([\w-]+))?(?:, exit (\d))?$/;

/** Runs every command of a fence. Answers with the fence as it should read, and the status of its last command. */
const runFence = (fence: Fence): { content: string; status: number | null; wanted: number } => {
  const [, branch, exit = '0'] = RUN.exec(fence.comment ?? '') ?? [];
  const cwd = branch === undefined ? shop : cloneShop(branch);
  let last: number | null = null;
  const parts = fence.content
    .split(/^(?=\$ )/m)
    .filter((part) => part.startsWith('$ '))
    .map((part) => {
      // A command goes on over the lines that follow a backslash, and to the end of what it is given to read.
      const [typed = ''] = /^\$ (?:.*\\\n)*(?:.*<<'(\w+)'\n(?:.*\n)*?\1\n|.*\n)/.exec(part) ?? [];
      const { status, output } = shell(typed.slice(2), cwd);
      last = status;
      return output.trim() === '' ? typed : `${typed}${output.trimEnd()}\n`;
    });
  return { content: parts.join(''), status: last, wanted: Number(exit) };
};

test('every command that is shown says where it runs', () => {
  const silent = examples.filter(({ comment }) => !RUN.test(comment ?? ''));
  expect(silent.map(({ page, line }) => `${page}:${line}`)).toEqual([]);
  expect(examples.length).toBeGreaterThan(0);
});

if (process.env.UPDATE === '1') {
  test('the pages are written anew', () => {
    expect(process.env.CI ?? 'false', 'CI writes nothing').toBe('false');
    for (const page of new Set(examples.map(({ page }) => page))) {
      const text = examples
        .filter((fence) => fence.page === page)
        .reverse()
        .reduce(
          (all, fence) =>
            all.slice(0, fence.start) + runFence(fence).content + all.slice(fence.start + fence.content.length),
          read(page),
        );
      writeFileSync(join(root, page), text);
    }
  });
} else {
  test.each(examples.map((fence) => [`${fence.page}:${fence.line}`, fence] as const))('%s says this', (_, fence) => {
    if (/\bjq\b/.test(fence.content) && !isThere('jq')) return; // the only program that is not needed otherwise
    const { content, status, wanted } = runFence(fence);
    expect(fence.content).toBe(content);
    expect(status).toBe(wanted);
  });
}

test('the pre-push hook stops what fails and lets through what passes', () => {
  const hook = fences.find(({ comment }) => comment === 'pre-push hook');
  const folder = cloneShop('main');
  const there = join(folder, '.git/hooks/pre-push');
  mkdirSync(dirname(there), { recursive: true });
  writeFileSync(there, hook?.content ?? '', { mode: 0o755 });
  const push = (branch: string) =>
    shell(`git init --quiet --bare there.git; git checkout --quiet ${branch} && git push there.git ${branch}`, folder);
  const [stopped, through] = [push('coupons'), push('coupons-complete')];
  expect([stopped.status, through.status]).toEqual([1, 0]);
  expect(stopped.output).toContain('fail: 1 thing to settle');
  const gone = shell('git push there.git :coupons-complete', folder);
  expect(gone).toMatchObject({ status: 0 });
});

// --- what is said about the project ---

test('links lead somewhere', () => {
  const slug = (heading: string): string =>
    heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
  const anchors = new Map<string, Set<string>>();
  const anchorsOf = (page: string): Set<string> => {
    const known = anchors.get(page);
    if (known !== undefined) return known;
    const found = new Set<string>();
    for (const [, heading = ''] of prose(page).matchAll(/^#{1,6} (.+?)\s*$/gm)) {
      const name = slug(heading);
      let unique = name;
      for (let n = 1; found.has(unique); n += 1) unique = `${name}-${n}`;
      found.add(unique);
    }
    anchors.set(page, found);
    return found;
  };
  const broken = pages.flatMap((page) =>
    [
      ...prose(page)
        .replace(/`[^`\n]*`/g, '')
        .matchAll(/\]\(\s*<?([^)\s>]+)/g),
    ].flatMap(([, target = '']) => {
      if (/^[a-z][a-z+.-]*:/i.test(target)) return [];
      const [path = '', anchor] = target.split('#');
      const lead = path === '' ? page : join(dirname(page), decodeURIComponent(path)).replaceAll('\\', '/');
      if (!existsSync(join(root, lead))) return [`${page}: ${target} is not there`];
      if (anchor === undefined || !lead.endsWith('.md') || statSync(join(root, lead)).isDirectory()) return [];
      return anchorsOf(lead).has(anchor) ? [] : [`${page}: ${target} has no such heading`];
    }),
  );
  expect(broken).toEqual([]);
});

test('files that are named are there', () => {
  // Code spans that look like a path of this project, such as `src/check.ts`.
  const SPAN = /`((?:src|scripts|docs|schema|examples|__tests__|\.ci|\.github|dist)\/[\w./-]*\w\/?)`/g;
  const named = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/threat-model.md', 'docs/runbook.md'];
  const missing = named.flatMap((page) =>
    [...prose(page).matchAll(SPAN)].flatMap(([, path = '']) =>
      existsSync(join(root, path)) ? [] : [`${page}: ${path}`],
    ),
  );
  expect(missing).toEqual([]);
});

test('npm scripts that are named exist', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const unknown = pages.flatMap((page) =>
    [...read(page).matchAll(/\bnpm run ([\w:-]+)/g)].flatMap(([, name = '']) =>
      name in scripts ? [] : [`${page}: npm run ${name}`],
    ),
  );
  expect(unknown).toEqual([]);
});

test('one version everywhere', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const lock = JSON.parse(read('package-lock.json')) as { version: string; packages: { '': { version: string } } };
  expect([VERSION, lock.version, lock.packages[''].version]).toEqual([version, version, version]);
  expect(read('CHANGELOG.md')).toContain(`## [${version}]`);
  const [major] = version.split('.');
  expect(
    new Set([...read('README.md').matchAll(/ownership-gate\/ownership-gate@(\S+)/g)].map(([, tag]) => tag)),
  ).toEqual(new Set([`v${major}`]));
});

test('the tables of inputs and outputs are those of action.yml', () => {
  interface Field {
    readonly description: string;
    readonly default?: string;
  }
  const action = parse(read('action.yml')) as Record<'inputs' | 'outputs', Record<string, Field>>;
  for (const kind of ['inputs', 'outputs'] as const) {
    const [, table = ''] = new RegExp(`<!-- ${kind} -->\\n([\\s\\S]*?)<!-- /${kind} -->`).exec(read('README.md')) ?? [];
    const rows = table
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(rows).toEqual(
      Object.entries(action[kind]).map(([name, { description, default: preset }]) => [
        `\`${name}\``,
        ...(kind === 'inputs' ? [preset === undefined ? '' : `\`${preset}\``] : []),
        description,
      ]),
    );
  }
});

test('workflows, here and in the documentation, are sound', async () => {
  const linter: {
    findWorkflows: () => readonly { readonly file: string; readonly text: string }[];
    lintWorkflows: (workflows: unknown) => Promise<readonly string[]>;
  } = await import(/* @vite-ignore */ pathToFileURL(join(root, 'scripts/lint-workflows.mjs')).href);
  const workflows = linter.findWorkflows();
  const files = new Set(workflows.map(({ file }) => file));
  expect([...files]).toEqual(expect.arrayContaining(['.github/workflows/ci.yml', 'README.md', 'docs/recipes.md']));
  expect(await linter.lintWorkflows(workflows)).toEqual([]);
  const broken = [{ file: 'a.yml', before: 7, text: 'on: push\njobs:\n  a:\n    steps: []\n' }];
  expect((await linter.lintWorkflows(broken)).join()).toMatch(/^a\.yml:\d+:\d+: .*runs-on/);
});
