import { readFileSync } from 'node:fs';
import { CannotRun, type Shell } from './shell.ts';

/** `ownership-gate schema`. */
export const run = async ([which = 'ownership', ...more]: readonly string[], shell: Shell): Promise<number> => {
  if ((which !== 'ownership' && which !== 'verdict') || more.length > 0) {
    throw new CannotRun(
      `There is no schema \`${which}\`.`,
      'Write `ownership-gate schema ownership` or `ownership-gate schema verdict`.',
    );
  }
  shell.print(readFileSync(new URL(`./schema/${which}.v1.json`, import.meta.url), 'utf8'));
  return 0;
};
