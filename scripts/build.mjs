// Builds dist: tsc writes lib/, ncc bundles the two entries. The output depends on the sources and the lock file alone.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = (script, ...args) => {
  const { status } = spawnSync(process.execPath, [`${root}node_modules/${script}`, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(1);
};

rmSync(`${root}lib`, { recursive: true, force: true });
run('typescript/bin/tsc', '-p', 'tsconfig.json');
rmSync(`${root}dist`, { recursive: true, force: true });
run('@vercel/ncc/dist/ncc/cli.js', 'build', 'lib/action.js', '-q', '-o', 'dist', '--license', 'licenses.txt');
run('@vercel/ncc/dist/ncc/cli.js', 'build', 'lib/cli.js', '-q', '-o', 'dist/cli', '--license', 'licenses.txt');
// V8 reads every character of a chunk before the first statement runs: half the text is a fifth of a check's start.
// Names stay, so that a stack trace can be read. Licences are in licenses.txt.
for (const folder of ['dist/', 'dist/cli/']) {
  for (const name of readdirSync(root + folder).filter((file) => file.endsWith('index.js'))) {
    // yaml asks the environment for its debugging switches at every token: slow, and a way to write into our output.
    const text = readFileSync(root + folder + name, 'utf8').replace(
      /node_process\.env\.LOG_(?:TOKENS|STREAM)/g,
      'false',
    );
    const { code } = transformSync(text, {
      minifyWhitespace: true,
      minifySyntax: true,
      legalComments: 'none',
      format: 'esm',
      target: 'node20',
    });
    writeFileSync(root + folder + name, code);
  }
}
const cli = `${root}dist/cli/index.js`;
writeFileSync(cli, `#!/usr/bin/env node\n${readFileSync(cli, 'utf8')}`, { mode: 0o755 });
for (const [from, to] of [
  ['docs/rules', 'dist/cli/rules'],
  ['schema', 'dist/cli/schema'],
]) {
  cpSync(`${root}${from}`, `${root}${to}`, { recursive: true });
}
