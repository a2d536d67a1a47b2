/** The command line: which command, and what its exit status is. */
import { VERSION } from '../version.ts';
import { COMMAND_NAMES, describeCommand, isCommand, OVERVIEW } from './help.ts';
import type { Shell } from './shell.ts';

/** Runs one command. Resolves to the exit status; never rejects, never shows a stack trace. */
export const main = async (words: readonly string[], shell: Shell): Promise<number> => {
  const [first, ...rest] = words;
  if (first === '--version' || first === '-V') {
    shell.print(`${VERSION}\n`);
    return 0;
  }
  try {
    if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
      const about = rest[0];
      shell.print(about !== undefined && isCommand(about) ? describeCommand(about) : OVERVIEW);
      return first === undefined ? 2 : 0;
    }
    if (!isCommand(first)) {
      const { findNearest } = await import('../declaration/nearest.ts');
      const near = findNearest(first, COMMAND_NAMES);
      const hint = near === undefined ? '' : ` Did you mean \`${near}\`?`;
      shell.complain(
        `ownership-gate: there is no command \`${printableWord(first)}\`.${hint} See \`ownership-gate --help\`.\n`,
      );
      return 2;
    }
    if (rest.includes('--help') || rest.includes('-h')) {
      shell.print(describeCommand(first));
      return 0;
    }
    const { run } = await COMMANDS[first]();
    return await run(rest, shell);
  } catch (error) {
    return explain(error, shell, first ?? '');
  }
};

const COMMANDS = {
  check: () => import('./check.ts'),
  who: () => import('./who.ts'),
  audit: () => import('./audit.ts'),
  badge: () => import('./badge.ts'),
  explain: () => import('./explain.ts'),
  schema: () => import('./schema.ts'),
  init: () => import('./init.ts'),
};

const printableWord = (word: string): string => word.replace(/[^ -~]/g, '?').slice(0, 60);

/** Options that do not fit and commands that cannot run are said in words; anything else is a fault of this program. */
const explain = (error: unknown, shell: Shell, command: string): number => {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EPIPE') return 0;
  if (code.startsWith('ERR_PARSE_ARGS')) {
    const said = message.split('. To specify')[0] ?? message;
    shell.complain(
      `ownership-gate ${command}: ${said.replace(/[^ -~]/g, '?')}. See \`ownership-gate ${command} --help\`.\n`,
    );
  } else if (error instanceof Error && error.name === 'CannotRun') {
    shell.complain(`ownership-gate ${command}: ${message}\n`);
  } else {
    shell.complain(
      `ownership-gate ${command}: something went wrong in this program: ${message.replace(/[^ -~\n]/g, '?')}\nNothing was decided. Please report it with the command you ran.\n`,
    );
  }
  return 2;
};
