/** Lists of paths as git prints them, with and without `-z`. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePathList } from '../../src/cli/path-list.ts';
import { decodePath } from '../../src/sources/trees.ts';

const ROWS: readonly (readonly [what: string, list: string, paths: readonly string[]])[] = [
  ['nothing', '', []],
  ['empty lines', '\n\r\n\n', []],
  ['a path a line', 'a.ts\nb/c.ts\n', ['a.ts', 'b/c.ts']],
  ['no end of the last line', 'a.ts\nb/c.ts', ['a.ts', 'b/c.ts']],
  ['Windows line ends', 'a.ts\r\nb/c.ts\r\n', ['a.ts', 'b/c.ts']],
  ['spaces, which git does not quote', ' a b.ts \n', [' a b.ts ']],
  ['a path twice', 'a\na\n', ['a', 'a']],
  ['bytes in octal', '"gr\\303\\274n.ts"\n', ['grün.ts']],
  ['a byte that is not UTF-8', '"a\\377.ts"\n', ['a\udcff.ts']],
  ['letters, quotes and backslashes', '"a\\tb\\n\\"c\\"\\\\d"\n', ['a\tb\n"c"\\d']],
  ['a carriage return at the end of a name', '"a\\r"\r\n', ['a\r']],
  ['UTF-8 as it is (core.quotePath=false)', 'grün.ts\n', ['grün.ts']],
  ['UTF-8 as it is, in quotes for something else', '"grün\\t.ts"\n', ['grün\t.ts']],
  ['a quote that does not end', '"a.ts\n', ['"a.ts']],
  ['one quote', '"\n', ['"']],
  ['NUL between paths', 'a b.ts\0"c".ts\0d\ne\r\0', ['a b.ts', '"c".ts', 'd\ne\r']],
];

describe('a list of paths', () => {
  test.each(ROWS)('with %s', (_, list, paths) => {
    expect(parsePathList(Buffer.from(list, 'utf8'))).toEqual(paths);
  });

  /** https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath */
  const quote = (bytes: Uint8Array): string => {
    const letters: Readonly<Record<number, string>> = {
      ...{ 7: 'a', 8: 'b', 9: 't', 10: 'n', 11: 'v', 12: 'f', 13: 'r' },
      ...{ 34: '"', 92: '\\' },
    };
    const text = [...bytes].map((byte) =>
      letters[byte] !== undefined
        ? `\\${letters[byte]}`
        : byte < 32 || byte > 126
          ? `\\${byte.toString(8).padStart(3, '0')}`
          : String.fromCharCode(byte),
    );
    return text.some((character) => character.length > 1) ? `"${text.join('')}"` : text.join('');
  };
  const byte = fc.integer({ min: 1, max: 255 });
  const bytes = fc.array(byte, { minLength: 1, maxLength: 12 }).map((all) => Uint8Array.from(all));

  test('reads what git writes, whatever bytes names have', () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 8 }), (names) => {
        const paths = names.map((name) => decodePath(name));
        expect(parsePathList(Buffer.from(names.map((name) => `${quote(name)}\n`).join(''), 'latin1'))).toEqual(paths);
        const parted = names.flatMap((name) => [...name, 0]);
        expect(parsePathList(Uint8Array.from(parted))).toEqual(paths);
      }),
    );
  });
});
