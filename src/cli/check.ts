import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gitSource } from '../sources/git.ts';
import { VERSION } from '../version.ts';
import { readFormat } from './options.ts';
import { CannotRun, findLook, type Shell } from './shell.ts';

/** `ownership-gate check`: git starts first, the rest of the program loads while it works. */
export const run = async (words: readonly string[], shell: Shell): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      base: { type: 'string' },
      head: { type: 'string' },
      repo: { type: 'string' },
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
    },
  });
  const format = readFormat(values.format, ['text', 'json', 'markdown']);
  if (positionals.length > 0) {
    throw new CannotRun(
      `\`${positionals[0]}\` is not an option.`,
      'Write `--base REF` and `--head REF`; see `ownership-gate check --help`.',
    );
  }
  const source = gitSource({
    repo: resolve(shell.folder, values.repo ?? '.'),
    environment: shell.environment,
    ...(values.base === undefined ? {} : { base: values.base }),
    ...(values.head === undefined ? {} : { head: values.head }),
  });
  try {
    const { check } = await import('../check.ts');
    const verdict = await check(source, { date: shell.now().toISOString().slice(0, 10), program: VERSION });
    const text = await render(verdict, format, shell);
    if (values.output === undefined) shell.print(text);
    else writeResult(resolve(shell.folder, values.output), text);
    const { findExitCode } = await import('../verdict.ts');
    return findExitCode(verdict);
  } finally {
    source.close();
  }
};

const render = async (
  verdict: Awaited<ReturnType<typeof import('../check.ts')['check']>>,
  format: string,
  shell: Shell,
): Promise<string> => {
  if (format === 'json') return (await import('../render/json.ts')).renderJson(verdict);
  if (format === 'markdown') return (await import('../render/summary.ts')).renderSummary(verdict, null);
  return (await import('../render/terminal.ts')).renderTerminal(verdict, findLook(shell));
};

const writeResult = (file: string, text: string): void => {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CannotRun(
      `${file} could not be written (${why}).`,
      'Name a file in a folder that exists and can be written to.',
    );
  }
};
