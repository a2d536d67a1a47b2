/** A list of paths as git prints it. Pure. */
import { decodePath } from '../sources/trees.ts';

const LETTERS: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** A name git put in quotes (`core.quotePath`): bytes in octal, letters as in C. Any other is what it says. */
const unquote = (name: string): string =>
  name.length > 1 && name.startsWith('"') && name.endsWith('"')
    ? name
        .slice(1, -1)
        .replace(/\\(?:([0-3][0-7]{2})|(.))/g, (_, octal: string | undefined, letter: string) =>
          octal === undefined ? (LETTERS[letter] ?? letter) : String.fromCharCode(Number.parseInt(octal, 8)),
        )
    : name;

/** The paths of a list, one a line; where there is a NUL, what stands between two of them, as it is. */
export const parsePathList = (bytes: Uint8Array): readonly string[] => {
  // A character a byte, so that what is quoted and what is not come to bytes alike.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const names = text.includes('\0') ? text.split('\0') : text.split(/\r?\n/).map(unquote);
  return names.filter((name) => name !== '').map((name) => decodePath(Buffer.from(name, 'latin1')));
};
