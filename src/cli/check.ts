import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gitSource } from '../sources/git.ts';
import { findExitCode, type Verdict } from '../verdict.ts';
import { VERSION } from '../version.ts';
import { readFormat } from './options.ts';
import { writeResult } from './output.ts';
import { CannotRun, findLook, findToday, type Shell } from './shell.ts';

/** `ownership-gate check`. */
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
      pull: { type: 'string' },
      online: { type: 'boolean', default: false },
    },
  });
  const format = readFormat(values.format, ['text', 'json', 'markdown']);
  if (positionals.length > 0) {
    throw new CannotRun(
      `\`${positionals[0]}\` is not an option.`,
      'Write `--base REF` and `--head REF`; see `ownership-gate check --help`.',
    );
  }
  const isPull = values.online || values.pull !== undefined;
  const judging = isPull
    ? import('./online.ts').then(({ judgePull }) => judgePull(values, shell))
    : judgeClone(values, shell);
  const [{ verdict, judged }, render] = await Promise.all([judging, RENDERERS[format](shell)]);
  const text = render(verdict);
  if (values.output === undefined) shell.print(text);
  else writeResult(resolve(shell.folder, values.output), text);
  if (judged !== null && verdict.head !== null && format === 'text') shell.complain(`Judged ${judged}\n`);
  return findExitCode(verdict);
};

/** A verdict, and what is to be said of where it comes from; `null` for nothing. */
interface Judged {
  readonly verdict: Verdict;
  readonly judged: string | null;
}

/** Commits of this clone: git starts first, the rest of the program loads while it works. */
const judgeClone = async (
  { repo, base, head }: { readonly repo?: string; readonly base?: string; readonly head?: string },
  shell: Shell,
): Promise<Judged> => {
  const source = gitSource({
    repo: resolve(shell.folder, repo ?? '.'),
    environment: shell.environment,
    ...(base === undefined ? {} : { base }),
    ...(head === undefined ? {} : { head }),
  });
  try {
    const { check } = await import('../check.ts');
    const verdict = await check(source, { date: findToday(shell), program: VERSION, gate: null });
    const uncommitted = 'what is committed: changes that are not committed yet were not looked at.';
    return { verdict, judged: head === undefined ? uncommitted : null };
  } finally {
    source.close();
  }
};

type Render = (verdict: Verdict) => string;

/** Loads what one format needs. */
const RENDERERS: Record<'text' | 'json' | 'markdown', (shell: Shell) => Promise<Render>> = {
  text: async (shell) => {
    const { renderTerminal } = await import('../render/terminal.ts');
    return (verdict) => renderTerminal(verdict, findLook(shell));
  },
  json: async () => (await import('../render/json.ts')).renderJson,
  markdown: async () => {
    const { renderSummary } = await import('../render/summary.ts');
    return (verdict) => renderSummary(verdict, null);
  },
};
