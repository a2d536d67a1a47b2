import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it, test } from 'vitest';
import { isTrailerLine, readFoot } from '../../src/provenance/trailers.ts';

const listTrailers = (message: string): string[] =>
  readFoot(message).trailers.map(({ key, value }) => `${key}: ${value}`.trimEnd());

describe('git’s own rule', () => {
  test.each<[about: string, message: string, trailers: string[]]>([
    ['all trailers', 'Fees\n\nA: 1\nB: 2\n', ['A: 1', 'B: 2']],
    ['no newline at the end', 'Fees\n\nA: 1', ['A: 1']],
    ['the title is none', 'A: 1\n', []],
    ['nor is what goes on with it', 'Fees\nA: 1\n', []],
    ['blank lines before the title', '\n \nFees\n\nA: 1\n', ['A: 1']],
    ['one line of prose spoils it', 'Fees\n\nSoon\nA: 1\n', []],
    [
      'unless git wrote one and a quarter are trailers',
      'Fees\n\nx\ny\nz\nSigned-off-by: Ana\n',
      ['Signed-off-by: Ana'],
    ],
    ['less than a quarter', 'Fees\n\nw\nx\ny\nz\nSigned-off-by: Ana\n', []],
    ['git’s own in lower case is any other', 'Fees\n\nx\nsigned-off-by: Ana\n', []],
    ['a cherry-pick', 'Fees\n\nx\nA: 1\n(cherry picked from commit 12)\n', ['A: 1']],
    ['the last paragraph alone', 'Fees\n\nA: 1\n\nB: 2\n', ['B: 2']],
    ['a folded value', 'Fees\n\nA: 1\n  2\n\t3\nB: 4\n', ['A: 1 2 3', 'B: 4']],
    ['a folded line after none', 'Fees\n\n  2\nA: 1\n', []],
    ['spaces before the colon', 'Fees\n\nA \t: 1\n', ['A: 1']],
    ['spaces in the key', 'Fees\n\nA b: 1\n', []],
    ['no key', 'Fees\n\n: 1\n', []],
    ['no value', 'Fees\n\nA:\n', ['A:']],
    ['a link looks like one', 'Fees\n\nhttps://shop.example\n', ['https: //shop.example']],
    ['a divider is prose', 'Fees\n\nA: 1\n---\n', []],
    ['below a divider', 'Fees\n\nx\n---\ny\n\nA: 1\n', ['A: 1']],
    ['comments do not count', 'Fees\n\nA: 1\n# x\nB: 2\n', ['A: 1', 'B: 2']],
    ['an old list of conflicts', 'Fees\n\nA: 1\n\nConflicts:\n\tx.ts\n', ['A: 1']],
    ['below scissors', 'Fees\n\nA: 1\n# ------------------------ >8 ------------------------\n\nB: 2\n', ['A: 1']],
    ['CRLF', 'Fees\r\n\r\nA: 1\r\n 2\r\nB: 3\r\n', ['A: 1 2', 'B: 3']],
    ['lone CR', 'Fees\r\rA: 1\rB: 3\r', ['A: 1', 'B: 3']],
    ['other line ends are none', 'Fees\u2028\u2028A: 1\n\nx\u2028A: 1\u0085A: 2', []],
    ['other letters are no key', 'Fees\n\nÄ: 1\n', []],
    ['nothing', '', []],
    ['blank', ' \n\n\t\n', []],
  ])('%s', (_, message, trailers) => {
    expect(listTrailers(message)).toEqual(trailers);
  });

  test.each([
    ['A: 1', true],
    ['Co-authored-by: x', true],
    ['A b: 1', false],
    [' A: 1', false],
    ['', false],
  ])('%j has the shape of one: %s', (line, is) => {
    expect(isTrailerLine(line)).toBe(is);
  });
});

describe('the paragraph above', () => {
  test.each<[about: string, message: string, above: string[]]>([
    ['the trailers', 'Fees\n\none\ntwo  \n\nA: 1\n', ['one', 'two']],
    ['nothing: it is the last', 'Fees\n\none\n\ntwo\n', ['two']],
    ['is not the title', 'Fees\n\nA: 1\n', []],
    ['is not long', `Fees\n\n${'x\n'.repeat(21)}\nA: 1\n`, []],
    ['is not code', 'Fees\n\n```\none\n```\n\nA: 1\n', []],
    ['is not there', 'Fees', []],
  ])('%s', (_, message, above) => {
    expect(readFoot(message).above).toEqual(above);
  });
});

describe('beside git itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trailers-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const env = { PATH: process.env.PATH ?? '', HOME: folder, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (args: readonly string[], input = ''): string =>
    execFileSync('git', ['-C', folder, ...args], { input, encoding: 'utf8', env, maxBuffer: 1e8, stdio: 'pipe' });

  const line = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('', 'Signed-off-by: Ana Ito <ana@shop.example>', 'A: 1', 'Some words.') },
    {
      weight: 6,
      arbitrary: fc.constantFrom(
        ' folded',
        '\tfolded: too',
        '(cherry picked from commit 12)',
        'Signed-off-by:none',
        'A \t: 1  ',
        'A b: 1',
        ': 1',
        'A:',
        'Ä: 1',
        '# comment',
        '#',
        '---',
        '--- x',
        ' ',
        '\t',
        'Conflicts:',
        '\tx.ts',
        '# ------------------------ >8 ------------------------',
        'https://shop.example/x',
        '> A: 1',
        '- A: 1',
      ),
    },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('a', ':', ' ', '\t', '-', '#', '(') }) },
  );
  const message = fc
    .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('', '\n', '\n\n'))
    .map(([lines, end]) => lines.join('\n') + end);

  it('answers the same', () => {
    const messages = fc.sample(message, 1500);
    git(['init', '--quiet', '--bare']);
    const stream = messages.map(
      (text) =>
        `commit refs/heads/main\ncommitter Ana Ito <ana@shop.example> 0 +0000\ndata ${Buffer.byteLength(text)}\n${text}\n`,
    );
    git(['fast-import', '--quiet'], stream.join(''));
    const output = git(['log', '--reverse', '--format=%x00%(trailers:only,unfold)', 'main']);
    const answers = output.split('\0').slice(1);
    expect(answers).toHaveLength(messages.length);
    const said = answers.map((answer) => answer.split('\n').flatMap((one) => (one === '' ? [] : [one.trimEnd()])));
    expect(messages.map((text) => ({ text, trailers: listTrailers(text) }))).toEqual(
      messages.map((text, index) => ({ text, trailers: said[index] })),
    );
    expect(said.filter((trailers) => trailers.length > 0).length).toBeGreaterThan(100);
  });
});
