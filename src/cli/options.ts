import { CannotRun } from './shell.ts';

/** One of the formats a command knows. Throws {@link CannotRun} for another. */
export const readFormat = <const Format extends string>(word: string, formats: readonly Format[]): Format => {
  const found = formats.find((format) => format === word);
  if (found === undefined)
    throw new CannotRun(`There is no format \`${word}\`.`, `Write --format ${formats.join('|')}.`);
  return found;
};
