import { main } from './cli/main.ts';

// Whoever reads may have read enough, as `head` has: what was found stays found.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

process.exitCode = await main(process.argv.slice(2), {
  environment: process.env,
  folder: process.cwd(),
  now: () => new Date(),
  openInput: () => process.stdin,
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  terminal: process.stdout.isTTY === true,
  watched: process.stderr.isTTY === true,
  columns: process.stdout.columns ?? 100,
});
