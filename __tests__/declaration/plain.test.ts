/** What is read without the library is what the library reads, to the last place. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCharacters } from '../../src/declaration/characters.ts';
import { indexLines } from '../../src/declaration/lines.ts';
import { readByLibrary } from '../../src/declaration/located.ts';
import { readPlain } from '../../src/declaration/plain.ts';

/** Whether it was read without the library; then the library has to say the same. */
const compare = (text: string): boolean => {
  const locate = indexLines(text);
  if (findCharacters(text, locate).length > 0) return false;
  const plain = readPlain(text);
  if (plain === null) return false;
  expect({ ...plain, usable: true, problems: [] }, JSON.stringify(text)).toEqual(readByLibrary(text, locate, []));
  return true;
};

const root = join(import.meta.dirname, '..', '..');
const TEXTS = ['__tests__', 'docs', 'examples'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(root, folder, path))
    .filter((path) => /\.(?:ya?ml|md|json)$/.test(path) && statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8')),
);

test('of every file of this repository that is some YAML', () => {
  expect(compare(readFileSync(join(root, 'OWNERSHIP.yaml'), 'utf8'))).toBe(true);
  expect(TEXTS.filter(compare).length).toBeGreaterThan(500);
});

describe('is read without the library', () => {
  test.each([
    'a: b',
    'a: b\n',
    '# first\n\na:   b   # why\n\n  # more\nc: d # x\n\n\n',
    'systems:\n  checkout:\n    paths:\n      - services/checkout/\n      - "lib/**"\n    owner: maya-lin\n',
    'a:\n- b\n- c\nd: e\n',
    'a:\n  - b: c\n    d:\n    - e\n  -   f: g\n      h: i\n',
    "slo: [{ indicator: It answers 2xx within 800 ms, objective: 99.9%, window: '30d' }]\n",
    'a: []\nb: {}\nc: [ d , "e, f" ]\nd: { e: [ f ], g: "" }\n',
    'runbook: https://wiki.acme.example/checkout#first\n',
    'a:\n  b:\n    c: 1\n    # here\n  # there\n\nd: 2\n',
    'a: é😀 b\nc: [😀, d]\n',
  ])('%j', (text) => expect(compare(text)).toBe(true));
});

describe('is left to the library', () => {
  test.each([
    '',
    '# nothing\n',
    '- a\n',
    ' a: b\n',
    'a\n',
    'a:\n',
    'a:\nb: c\n',
    'a: b\n  c\n',
    'a: b\n  c: d\n',
    'a:\n  - b\n    c\n',
    'a:\n  - b\n   - c\n',
    'a:\n    b: c\n  d: e\n',
    'a:\n  -\n    b\n',
    'a:\n  - - b\n',
    'a: b: c\n',
    'a: b:\n',
    'a: &b c\n',
    'a: *b\n',
    'a: !b c\n',
    'a: |\n  b\n',
    'a: "b\\n"\n',
    "a: 'b''c'\n",
    'a: "b" c\n',
    'a: [b\n  c]\n',
    'a: [b: c]\n',
    'a: [b,]\n',
    'a: {b}\n',
    'a: {b: c, b: d}\n',
    'a: [b]]\n',
    'a: "b # c"\n',
    'a: @b\n',
    'a: b\na: c\n',
    '__proto__: b\n',
    '<<: b\n',
    '"a": b\n',
    '? a\n',
    '---\na: b\n',
    'a: b\n---\nc: d\n',
    'a: b\n...\n',
    '%YAML 1.2\n---\na: b\n',
    'a:\tb\n',
    'a: b\r\n',
    'a: [b #c\n]\n',
    `${'a'.repeat(1001)}: b\n`,
    `${Array.from({ length: 13 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}${' '.repeat(13)}b: c\n`,
    `a: ${'['.repeat(12)}${']'.repeat(12)}\n`,
  ])('%j', (text) => expect(readPlain(text)).toBe(null));
});

test('as deep as the library goes', () => {
  for (let depth = 1; depth < 14; depth += 1) {
    const maps = Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:\n`).join('');
    compare(`${maps}${' '.repeat(depth)}b: c\n`);
    compare(`${maps}${' '.repeat(depth - 1)}- c\n`);
    compare(`a: ${'['.repeat(depth)}b${']'.repeat(depth)}\n`);
    compare(`a: ${'{ a: '.repeat(depth)}b${'}'.repeat(depth)}\n`);
  }
});

const word = fc.constantFrom(
  ...[
    'a',
    'b',
    'owner',
    'a b',
    'https://x.example/#y',
    '99.9%',
    '30d',
    '"c"',
    "'d'",
    '"e: f"',
    "'g # h'",
    '""',
    '~',
    '.',
  ],
  ...[
    '[]',
    '{}',
    '[a, b]',
    '[ a ]',
    '{a: b}',
    '{ a: b, c: [d] }',
    '[{ a: "b" }, c]',
    '[a: b]',
    '[a,]',
    '{a}',
    '[',
    '}',
  ],
  ...[
    'a: b',
    'b:',
    ':',
    '- a',
    '-',
    '-a',
    '?',
    '&a',
    '*a',
    '!a',
    '|',
    '>',
    '@a',
    '`a`',
    '%a',
    'a #b',
    'a# b',
    '#c',
    'é',
    '<<',
  ],
  ...[
    'a, b',
    'a]',
    'a}',
    "it's",
    'say "x"',
    '__proto__',
    '1',
    '1.5',
    'a:b',
    '"a" b',
    '"a"b',
    "'a''b'",
    '"\\n"',
    '---',
    '...',
  ],
);
const blanks = fc.constantFrom('', ' ', ' ', ' ', '  ', '   ');
const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'paths', 'x.y/z-0', '1', '"q"', 'a b', '<<', 'constructor');
const line = fc
  .tuple(
    fc.constantFrom('', '', '  ', '  ', '    ', '    ', '      ', ' ', '   '),
    fc.oneof(
      fc.tuple(key, fc.constantFrom(': ', ':  ', ':', ': '), word).map((parts) => parts.join('')),
      key.map((name) => `${name}:`),
      key.map((name) => `${name}:`),
      fc.tuple(blanks, word).map(([space, text]) => `-${space}${text}`),
      fc.tuple(blanks, key, word).map(([space, name, text]) => `-${space}${name}: ${text}`),
      fc.tuple(key).map(([name]) => `- ${name}:`),
      fc.constantFrom('', '# note', '#', '---'),
      word,
    ),
    fc.constantFrom('', '', '', '', ' ', ' # note', '  #', '#'),
  )
  .map((parts) => parts.join(''));

/** Lines that mostly belong together, so that much of it is YAML. */
const tree = fc.letrec<{ value: readonly string[]; map: readonly string[]; list: readonly string[] }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    word.map((text) => [` ${text}`]),
    tie('map').map((lines) => ['', ...lines.map((each) => `  ${each}`)]),
    tie('list').map((lines) => ['', ...lines.map((each) => `  ${each}`)]),
    tie('list').map((lines) => ['', ...lines]),
  ),
  map: fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd-e'), { minLength: 1, maxLength: 3 })
    .chain((names) =>
      fc.tuple(...names.map((name) => tie('value').map(([head = '', ...more]) => [`${name}:${head}`, ...more]))),
    )
    .map((entries) => entries.flat()),
  list: fc
    .array(
      fc.oneof(
        word.map((text) => [`- ${text}`]),
        tie('map').map(([head = '', ...more]) => [`- ${head}`, ...more.map((each) => `  ${each}`)]),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((items) => items.flat()),
}));
const noise = fc.constantFrom('', '', '', '', '# note', '   # note', '  ', 'a', '- b', '  c: d');
const woven = tree.map.chain((lines) =>
  fc
    .tuple(fc.array(noise, { minLength: lines.length, maxLength: lines.length }), fc.boolean())
    .map(([more, isRare]) =>
      lines.flatMap((each, at) => (isRare && more[at] !== '' ? [each, more[at] ?? ''] : [each])),
    ),
);

describe('whatever the text is', () => {
  const end = fc.constantFrom('', '\n', '\n\n', '\n# end', '\n  # end\n');
  test.each([
    ['lines', fc.array(line, { maxLength: 8 })],
    ['trees', woven],
  ])('%s', (_, lines) => {
    fc.assert(
      fc.property(lines, end, (each, last) => {
        compare(`${each.join('\n')}${last}`);
      }),
      { numRuns: 3000 },
    );
  });
});
