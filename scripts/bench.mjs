// npm run bench: how much the program costs, as ratios to what cannot be saved: node itself, and git reading the same
// repository. Compiles the sources for the look-ups; everything else is dist/ as it was last built. Works in a temporary
// folder and asks no network. `--pairs N` sets how often each pair is run (15), `--parts FILE` is for itself.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { availableParallelism, devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values: options } = parseArgs({
  options: { pairs: { type: 'string', default: '15' }, parts: { type: 'string' } },
});
const pairs = Math.max(3, Number(options.pairs) || 15);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const times = (ratio) => `${ratio.toFixed(ratio < 10 ? 2 : 1)} ×`;
const percent = (share) => (share < 0.001 ? '< 0.1 %' : `${(share * 100).toFixed(1)} %`);
const count = (number) => Math.round(number).toLocaleString('en');

function show(title, head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('   ')
      .trimEnd();
  console.log(`\n${title}\n\n${[head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n')}`);
}

/** Compiles the sources as they are now, away from lib/, so that a build beside it takes nothing away half-way. */
function compile(folder) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json'), '--outDir', join(folder, 'lib')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
}

/** What compiled modules export, together. */
async function load(folder, ...modules) {
  const urls = modules.map((file) => pathToFileURL(join(folder, 'lib', 'declaration', `${file}.js`)));
  return Object.assign({}, ...(await Promise.all(urls.map((url) => import(url)))));
}

// --- an invented repository: folders by system, as many patterns as asked for, files spread evenly over them ---

const pad = (number, digits) => String(number).padStart(digits, '0');
/** The folder a pattern is about: one in ten is a service, the others are libraries in areas. */
const folderOf = (index) =>
  index % 10 === 0 ? `services/s-${pad(index, 5)}` : `libs/area-${pad(index % 97, 2)}/l-${pad(index, 5)}`;
/** Mostly folders, as people write them; one in five picks files within one. */
const patternOf = (index) => (index % 5 === 3 ? `${folderOf(index)}/**/*.ts` : `${folderOf(index)}/`);
const fileOf = (index, patterns) =>
  `${folderOf(index % patterns)}/${['src', 'src/api', 'test'][index % 3]}/f-${pad(index, 6)}.ts`;

function makeDeclaration({ systems, patterns }) {
  const entries = Array.from({ length: systems }, (_, system) => {
    const own = Array.from({ length: patterns }, (_, index) => index).filter((index) => index % systems === system);
    return [
      `  system-${pad(system, 3)}:`,
      '    paths:',
      ...own.map((index) => `      - ${patternOf(index)}`),
      '    owner: maya-lin',
      '    backup: [sam-okafor]',
      '    runbook: docs/runbook.md',
      '    slo: [{ indicator: It answers 2xx within 800 ms, objective: 99.9%, window: 30d }]',
    ];
  });
  const law = ['exempt:', '  - { paths: [docs/], reason: Prose, owner: maya-lin }'];
  return `${['version: 1', 'systems:', ...entries.flat(), ...law].join('\n')}\n`;
}

/** What a pull request does, by branch, and the exit status its check has to have. */
const CHANGES = [
  {
    branch: 'feature',
    what: 'a few files',
    status: 0,
    paths: ({ files }) => Array.from({ length: files < 100 ? 1 : 9 }, (_, n) => Math.floor((n * files) / 9)),
  },
  {
    branch: 'wide',
    what: 'every tenth file',
    status: 0,
    paths: ({ files }) => Array.from({ length: Math.floor(files / 10) }, (_, n) => n * 10),
  },
  { branch: 'unowned', what: 'a file nobody owns', status: 1, paths: () => [], adds: ['services/nobody/api.ts'] },
];

const SIZES = [
  { name: 'small', files: 60, patterns: 6, systems: 3 },
  { name: 'middle', files: 10_000, patterns: 330, systems: 33 },
  { name: 'large', files: 80_000, patterns: 3_000, systems: 300 },
];

/** The caller's settings, of git, node and GitHub alike, stay out of it. */
function cleanEnvironment(home) {
  const kept = ['PATH', 'PATHEXT', 'SYSTEMROOT', 'TEMP', 'TMP', 'TMPDIR'].flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]]],
  );
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
  };
}

function buildRepository(folder, size, env) {
  const git = (args, input = '') =>
    execFileSync('git', ['-C', folder, ...args], { env, input, stdio: ['pipe', 'ignore', 'inherit'] });
  mkdirSync(folder);
  git(['init', '--quiet', '--template=', '--initial-branch=main']);
  const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const file = (path, text) => `M 100644 inline ${path}\n${data(text)}`;
  const commit = (branch, from, files) =>
    `commit refs/heads/${branch}\ncommitter bench <bench@acme.example> 1767225600 +0000\n${data(branch)}${from}${files.join('')}\n`;
  const paths = Array.from({ length: size.files }, (_, index) => fileOf(index, size.patterns));
  const stream = [
    commit('main', '', [
      file('OWNERSHIP.yaml', makeDeclaration(size)),
      file('docs/runbook.md', '# Runbook\n'),
      ...paths.map((path) => file(path, `${path}\n`)),
    ]),
    ...CHANGES.map(({ branch, paths: pick, adds = [] }) => {
      const changed = [...pick(size).map((index) => paths[index]), ...adds];
      return commit(
        branch,
        'from refs/heads/main\n',
        changed.map((path) => file(path, `${branch} ${path}\n`)),
      );
    }),
  ];
  git(['fast-import', '--quiet'], stream.join(''));
  return paths;
}

// --- measuring ---

/** Runs a command to its end, with nothing of it shown. Throws where it ends otherwise than expected: that is no measure. */
function run(command, { env, expect = 0 }) {
  const [program, ...args] = command;
  const began = performance.now();
  const { status, error } = spawnSync(program, args, { env, stdio: 'ignore' });
  const took = performance.now() - began;
  if (error !== undefined) throw error;
  if (status !== expect) throw new Error(`${command.join(' ')} ended with ${status}, not ${expect}`);
  return took;
}

/** Runs all of them in turn, the order changing. Answers with the median ratio to each baseline. */
function compare(measured, ...baselines) {
  const all = [measured, ...baselines];
  for (const warm of all) warm();
  const rounds = Array.from({ length: pairs }, (_, round) => {
    const order = round % 2 === 0 ? all : [...all].reverse();
    const took = new Map(order.map((one) => [one, one()]));
    return baselines.map((one) => took.get(measured) / took.get(one));
  });
  return baselines.map((_, index) => median(rounds.map((round) => round[index])));
}

/** Prints the peak of this process alone: what the parent had when it began counts in maxRSS on Linux, not in VmHWM. */
const PRELOAD = `data:text/javascript,${encodeURIComponent(`
import { readFileSync, writeSync } from 'node:fs';
process.on('exit', () => {
  let kilobytes = process.resourceUsage().maxRSS;
  try { kilobytes = Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]); } catch {}
  writeSync(3, String(kilobytes));
});`)}`;

/** MiB. */
function findPeak(args, env) {
  const peaks = Array.from({ length: 3 }, () => {
    const { output } = spawnSync(process.execPath, ['--import', PRELOAD, ...args], {
      env,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    return Number(String(output[3])) / 1024;
  });
  return median(peaks);
}

// --- a: look-ups ---

function makePaths(patterns) {
  const paths = Array.from({ length: 20_000 }, (_, index) => fileOf(index, patterns));
  const sorted = [...paths].sort();
  // Far from its neighbour each time: nothing of the folder before can be used again.
  const scattered = sorted.map((_, index) => sorted[(index * 7919) % sorted.length]);
  return { sorted, scattered };
}

async function benchLookups(folder) {
  const { parsePattern, indexClaims } = await load(folder, 'patterns', 'systems');
  const speed = (index, paths) => {
    const rounds = Array.from({ length: 9 }, () => {
      const began = performance.now();
      for (const path of paths) index.decide(path);
      return performance.now() - began;
    });
    return (paths.length * 1000) / median(rounds);
  };
  const found = [10, 100, 1_000, 5_000].map((patterns) => {
    const claims = [...Array.from({ length: patterns - 1 }, (_, index) => patternOf(index)), '**/*.md'].map(
      (text, index) => {
        const { pattern } = parsePattern(text);
        return {
          pattern,
          by: { system: `system-${index % 100}` },
          place: { file: 'OWNERSHIP.yaml', line: index + 1, column: 1 },
        };
      },
    );
    const index = indexClaims(claims);
    const { sorted, scattered } = makePaths(patterns);
    return { patterns, sorted: speed(index, sorted), scattered: speed(index, scattered) };
  });
  const [least] = found;
  show(
    'Look-ups a second: 20,000 paths, as git lists them and scattered (compiled sources, warm)',
    ['patterns', 'as listed', 'to 10 patterns', 'scattered', 'to 10 patterns'],
    found.map(({ patterns, sorted, scattered }) => [
      count(patterns),
      count(sorted),
      times(sorted / least.sorted),
      count(scattered),
      times(scattered / least.scattered),
    ]),
  );
}

/** What the parts of a check that matching is made of take in a process that has done nothing yet: milliseconds. */
async function measureParts(file) {
  const { folder, text, paths } = JSON.parse(readFileSync(file, 'utf8'));
  const modules = await load(folder, 'parse', 'merge', 'resolve', 'systems', 'law');
  const { parseDeclaration, listEntries, resolve, readLaw, indexClaims } = modules;
  const began = performance.now();
  const { declaration } = parseDeclaration(text, 'OWNERSHIP.yaml', '');
  const parsed = performance.now();
  const { systems } = resolve(listEntries(declaration));
  const claims = [...systems.values()].flatMap(({ name, paths: own }) =>
    own.map(({ value, ...place }) => ({ pattern: value, by: { system: name }, place })),
  );
  for (const [exemption, { patterns }] of readLaw(declaration).exempt.entries()) {
    for (const { pattern, place } of patterns) claims.push({ pattern, by: { exemption }, place });
  }
  const resolved = performance.now();
  const index = indexClaims(claims);
  for (const path of paths) index.decide(path);
  const ended = performance.now();
  console.log(JSON.stringify({ parse: parsed - began, lookUp: ended - resolved }));
}

/** Which part of a check looking up and reading the declaration are: each measured right after the whole. */
function findShares(folder, { text, paths }, check, env) {
  const file = join(folder, 'parts.json');
  writeFileSync(file, JSON.stringify({ folder, text, paths }));
  const rounds = Array.from({ length: Math.ceil(pairs / 2) }, () => {
    const whole = check();
    const args = [fileURLToPath(import.meta.url), '--parts', file];
    const { lookUp, parse } = JSON.parse(execFileSync(process.execPath, args, { env, encoding: 'utf8' }));
    return [lookUp / whole, parse / whole];
  });
  return [0, 1].map((part) => median(rounds.map((round) => round[part])));
}

// --- b and c: the built program ---

function benchProgram(folder) {
  const env = cleanEnvironment(folder);
  // A copy, so that a build beside it changes nothing half-way.
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  const program = join(folder, 'dist', 'cli', 'index.js');
  const action = join(folder, 'dist', 'index.js');
  const version = spawnSync(process.execPath, [program, '--version'], { env, encoding: 'utf8' }).stdout;
  if (!/^\d+\.\d+\.\d+/.test(version)) {
    console.log('\ndist/ is not built, so the program itself was not measured: npm run build');
    return;
  }
  const node = () => run([process.execPath, '-e', '0'], { env });
  const checkOf = (repo, branch) => [program, 'check', '--repo', repo, '--base', 'main', '--head', branch];
  const repositories = SIZES.map((size) => {
    const repo = join(folder, size.name);
    return { size, repo, paths: buildRepository(repo, size, env) };
  });

  const small = repositories[0].repo;
  const starts = [
    ['ownership-gate --version', [program, '--version'], 0],
    ['ownership-gate check, 3 systems, one changed file', checkOf(small, 'feature'), 0],
    ['the Action, failing on a missing input', [action], 2],
  ].map(([what, args, expect]) => {
    const ratios = compare(() => run([process.execPath, ...args], { env, expect }), node);
    return [what, ...ratios.map(times)];
  });
  show(`Start-up, to \`node -e 0\` (median of ${pairs} pairs run in turn)`, ['what', 'ratio'], starts);

  const bare = findPeak(['-e', '0'], env);
  const rows = repositories.flatMap(({ size, repo, paths }) =>
    CHANGES.filter(({ branch }) => size.name !== 'small' || branch === 'feature').map((change) => {
      const args = checkOf(repo, change.branch);
      const changed = [...change.paths(size).map((index) => paths[index]), ...(change.adds ?? [])];
      const git = () =>
        run(['git', '-C', repo, 'diff-tree', '-r', 'main', change.branch], { env }) +
        run(['git', '-C', repo, 'ls-tree', '-r', 'main'], { env });
      const check = () => run([process.execPath, ...args], { env, expect: change.status });
      const ratios = compare(check, git, node);
      // Each path is looked up before and after; beside one nobody owns, all of the same topmost folder are.
      const looked = [
        ...changed,
        ...changed,
        ...(change.adds === undefined ? [] : paths.filter((path) => path.startsWith('services/'))),
      ];
      const shares = findShares(folder, { text: makeDeclaration(size), paths: looked }, check, env);
      const peak = findPeak(args, env);
      return [
        `${count(size.files)} × ${count(size.patterns)} × ${size.systems}`,
        `${change.what} (${count(changed.length)})`,
        ...ratios.map(times),
        ...shares.map(percent),
        `${count(peak)} MiB`,
        times(peak / bare),
      ];
    }),
  );
  show(
    `check (median of ${pairs} pairs run in turn); git is \`git diff-tree -r\` and \`git ls-tree -r\` of the same repository`,
    ['files × patterns × systems', 'change (paths)', 'to git', 'to node', 'look-up', 'YAML', 'peak', 'to node'],
    rows,
  );
  console.log(`
Look-up and YAML are parts of check's whole time: arranging the patterns and deciding every path asked about, and
reading the declaration once; each measured cold, in a process of its own. Peak memory is that of the program without git.`);

  const audits = repositories.map(({ size, repo }) => {
    const args = [program, 'audit', '--repo', repo];
    // Nothing the audit does can be had for less than listing the files and starting node. The runbook says nothing.
    const least = () => run(['git', '-C', repo, 'ls-tree', '-r', 'main'], { env }) + node();
    const ratios = compare(() => run([process.execPath, ...args], { env, expect: 1 }), least);
    const peak = findPeak(args, env);
    return [
      `${count(size.files)} × ${count(size.patterns)} × ${size.systems}`,
      ...ratios.map(times),
      `${count(peak)} MiB`,
      times(peak / bare),
    ];
  });
  show(
    `audit (median of ${pairs} pairs run in turn), to \`git ls-tree -r\` of the same repository and \`node -e 0\` one after the other`,
    ['files × patterns × systems', 'ratio', 'peak', 'to node'],
    audits,
  );
}

async function main() {
  if (options.parts !== undefined) return measureParts(options.parts);
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores. Compare the ratios: times are this machine's own.`,
  );
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'ownership-gate-bench-'));
  try {
    compile(folder);
    await benchLookups(folder);
    benchProgram(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

await main();
