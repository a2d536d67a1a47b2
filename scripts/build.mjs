// Builds dist: tsc writes lib/, ncc bundles the two entries. The output depends on the sources and the lock file alone.
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (script, ...args) =>
  execFileSync(process.execPath, [`${root}node_modules/${script}`, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });

rmSync(`${root}lib`, { recursive: true, force: true });
rmSync(`${root}dist`, { recursive: true, force: true });
run('typescript/bin/tsc', '-p', 'tsconfig.json');
run('@vercel/ncc/dist/ncc/cli.js', 'build', 'lib/action.js', '-o', 'dist', '--license', 'licenses.txt');
run('@vercel/ncc/dist/ncc/cli.js', 'build', 'lib/cli.js', '-o', 'dist/cli', '--license', 'licenses.txt');
const cli = `${root}dist/cli/index.js`;
writeFileSync(cli, `#!/usr/bin/env node\n${readFileSync(cli, 'utf8')}`, { mode: 0o755 });
for (const [from, to] of [
  ['docs/rules', 'dist/cli/rules'],
  ['schema', 'dist/cli/schema'],
]) {
  cpSync(`${root}${from}`, `${root}${to}`, { recursive: true });
}
