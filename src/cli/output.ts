import { writeFileSync } from 'node:fs';
import { CannotRun } from './shell.ts';

/** Writes a result into a file, in place of what is there. Throws {@link CannotRun} where that cannot be done. */
export const writeResult = (file: string, text: string): void => {
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
