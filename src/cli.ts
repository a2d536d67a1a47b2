import { main } from './cli/main.ts';

process.exitCode = await main(process.argv.slice(2), {
  environment: process.env,
  folder: process.cwd(),
  now: () => new Date(),
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  terminal: process.stdout.isTTY === true,
  watched: process.stderr.isTTY === true,
  columns: process.stdout.columns ?? 100,
});
