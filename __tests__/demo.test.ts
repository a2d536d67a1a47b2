/** The whole demo, word for word, as `__tests__/demo.txt` has it. `UPDATE=1 npx vitest run demo` writes that file anew. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const expected = join(root, '__tests__', 'demo.txt');
const NODE = process.env.E2E_NODE ?? process.execPath;
/** The day the demo is read on: its waivers and dates lie after it. */
const DAY = '2026-11-23';
/** Which commit was judged, for each time GitHub is asked. */
const NOTES = /^(?:Judged pull request [89] of acme\/shop at [0-9a-f]{12}, as GitHub has it now: .*\n){3}$/;

/** Starts the demo of a copy of the project, with nothing of this machine but git and a folder for temporary files. */
const runDemo = (project: string) => {
  const temporary = mkdtempSync(join(tmpdir(), 'demo-test-tmp-'));
  try {
    const { status, stdout, stderr } = spawnSync(NODE, [join(project, 'scripts', 'demo.mjs')], {
      cwd: temporary,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH ?? '',
        TMPDIR: temporary,
        NODE_OPTIONS: `--import=${new URL('./e2e/fixed-date.mjs', import.meta.url).href}`,
        OWNERSHIP_GATE_TEST_DATE: DAY,
      },
    });
    return { status, stdout, stderr, left: readdirSync(temporary) };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
};

test('the demo says what it said, ends with 0 and leaves nothing behind', () => {
  const { stdout, ...rest } = runDemo(root);
  expect(rest).toEqual({ status: 0, stderr: expect.stringMatching(NOTES), left: [] });
  if (process.env.UPDATE === '1') {
    expect(process.env.CI ?? 'false', 'CI writes nothing').toBe('false');
    writeFileSync(expected, stdout);
  }
  expect(stdout).toBe(existsSync(expected) ? readFileSync(expected, 'utf8') : 'no __tests__/demo.txt');
});

test('without node_modules it says the same', () => {
  const project = mkdtempSync(join(tmpdir(), 'demo-test-'));
  try {
    for (const folder of ['scripts', 'examples', 'dist', 'docs']) {
      cpSync(join(root, folder), join(project, folder), { recursive: true });
    }
    expect(runDemo(project)).toEqual({
      status: 0,
      stdout: readFileSync(expected, 'utf8'),
      stderr: expect.stringMatching(NOTES),
      left: [],
    });
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
});
