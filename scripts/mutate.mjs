// No rule is idle: turns each rule of the table off in turn, in a copy of the project, and runs the core of the scenarios.
// Exits 1 where a rule can be turned off and nobody notices.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'mutate-'));
const table = join(copy, 'src/rules/index.ts');
const end = '\n};\n';

/** Runs the tests of the core in the copy: the names of those that failed, or null where they could not run. */
const run = () => {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const tests = ['__tests__/scenarios.test.ts', '__tests__/hostile.test.ts', '__tests__/audit.test.ts'];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...tests,
      '-t',
      '^core',
      '--sequence.shuffle=false',
      '--bail=5',
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    { cwd: copy, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, UPDATE: '' } },
  );
  try {
    const { testResults, numPassedTests } = JSON.parse(readFileSync(report, 'utf8'));
    const results = testResults.flatMap(({ assertionResults }) => assertionResults);
    const failed = results.filter(({ status }) => status === 'failed').map(({ title }) => title);
    return numPassedTests + failed.length === 0 ? null : failed;
  } catch {
    process.stderr.write(`${stdout}${stderr}`);
    return null;
  }
};

try {
  for (const name of ['src', '__tests__', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(join(root, name), join(copy, name), { recursive: true, verbatimSymlinks: true });
  }
  for (const name of ['node_modules', 'dist', 'schema', 'docs', 'examples']) {
    symlinkSync(join(root, name), join(copy, name));
  }
  const [, list = ''] =
    /export const RULES = \[(.*?)\]/s.exec(readFileSync(join(copy, 'src/verdict.ts'), 'utf8')) ?? [];
  const rules = [...list.matchAll(/'([\w-]+)'/g)].map(([, rule]) => rule);
  const source = readFileSync(table, 'utf8');
  const at = source.indexOf(end, source.indexOf('const ASKING'));
  const auditing = source.indexOf('const AUDITING');
  if (rules.length === 0 || at === -1 || auditing === -1)
    throw new Error('The tables of rules were not found in src/rules/index.ts.');

  const failing = run();
  if (failing === null || failing.length > 0) {
    throw new Error(`The scenarios fail with every rule in its place: ${failing?.join(', ') ?? 'no test ran'}`);
  }
  let idle = 0;
  // Of what came to the branch, the Action's own tests tell: no table has it.
  for (const rule of rules.filter((id) => id !== 'merged-past')) {
    const off = `for (const table of [RULES, ASKING, AUDITING]) if ('${rule}' in table) table['${rule}'] = () => [];\n`;
    const place = source.indexOf(';\n', auditing) + 2;
    writeFileSync(table, source.slice(0, place) + off + source.slice(place));
    const broken = run();
    if (broken === null) throw new Error(`The scenarios did not run without \`${rule}\`.`);
    if (broken.length === 0) idle += 1;
    const said =
      broken.length === 0
        ? 'IDLE: nothing breaks without it'
        : `${broken.length}${broken.length < 5 ? '' : ' or more'} break, such as ${broken.slice(0, 3).join(', ')}`;
    console.log(`${rule.padEnd(14)} ${said}`);
  }
  process.exitCode = idle === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
