import { readFileSync } from 'node:fs';
import { CannotRun, type Shell } from './shell.ts';

const SCHEMAS = ['ownership', 'verdict', 'audit'];

/** `ownership-gate schema`. */
export const run = async ([which = 'ownership', ...more]: readonly string[], shell: Shell): Promise<number> => {
  if (!SCHEMAS.includes(which) || more.length > 0) {
    throw new CannotRun(`There is no schema \`${which}\`.`, `Write \`ownership-gate schema ${SCHEMAS.join('|')}\`.`);
  }
  shell.print(readFileSync(new URL(`./schema/${which}.v1.json`, import.meta.url), 'utf8'));
  return 0;
};
