import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clip, code, inertLog, markdown, printable, prose } from '../../src/render/escape.ts';

describe('printable: nothing moves the cursor, reorders the line or hides', () => {
  test.each([
    ['plain', 'services/a.ts', 'services/a.ts'],
    ['letters of any script', 'サービス/ñ.ts', 'サービス/ñ.ts'],
    ['an escape', '\u001b[2Ja', '\\u001b[2Ja'],
    ['a newline, a tab, a return', 'a\nb\tc\rd', 'a\\nb\\tc\\u000dd'],
    ['right to left', 'a\u202egnp.exe', 'a\\u202egnp.exe'],
    ['zero width', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
    ['a byte that is not UTF-8', 'caf\udce9', 'caf\\xe9'],
    ['a soft hyphen, a filler, a tag', 'a\u00adb\u3164c\u{e0041}', 'a\\u00adb\\u3164c\\u{e0041}'],
    ['half a pair', '\ud83d', '\\ud83d'],
    ['a whole pair', '😀', '😀'],
  ])('%s', (_, text, shown) => expect(printable(text)).toBe(shown));
});

describe('inertLog: no line is a command of the runner', () => {
  test.each([
    ['::error::x', '∶:error::x'],
    ['   ::add-mask::x', '   ∶:add-mask::x'],
    ['a ##[error]x', 'a # #[error]x'],
    ['a :: b', 'a :: b'],
  ])('%s', (line, shown) => expect(inertLog(line)).toBe(shown));

  test('whatever the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(':', '#', '[', ' ', 'a', ']') }), (line) => {
        const shown = inertLog(line);
        expect(shown.trimStart().startsWith('::')).toBe(false);
        expect(shown).not.toContain('##[');
      }),
    );
  });
});

describe('markdown: text stays text', () => {
  test.each([
    ['an element', '<img src=x onerror=y>', '&#60;img src=x onerror=y&#62;'],
    ['an entity', '&lt;', '&#38;lt;'],
    ['a link', '[a](b)', '&#91;a&#93;(b)'],
    ['a bare link', 'https://evil.example', 'https:&#8203;//evil.example'],
    ['a bare www', 'www.evil.example', 'www&#8203;.evil.example'],
    ['a mention', '@acme/everyone', '@&#8203;acme/everyone'],
    ['an issue', '#123 and acme/shop#4', '#&#8203;123 and acme/shop#&#8203;4'],
    ['an issue by GH', 'GH-12', 'GH-&#8203;12'],
    ['an emoji by name', ':tada:', ':&#8203;tada:'],
    ['a commit', 'see 3f9c2ab4', 'see 3f9c2a&#8203;b4'],
    ['a whole commit', '0123456789abcdef', '012345&#8203;6789ab&#8203;cdef'],
    ['code', '`a` ``', '&#96;a&#96; &#96;&#96;'],
    ['a cell', 'a|b', 'a&#124;b'],
    ['a break', 'a\nb', 'a&#92;nb'],
    ['a list', '- a', '&#8203;- a'],
    ['a numbered list', '1. a', '&#8203;1. a'],
    ['a heading', '# a', '&#8203;# a'],
    ['a number', '99.9 %', '99.9 %'],
    ['stress', '*a* _b_ ~c~', '&#42;a&#42; &#95;b&#95; &#126;c&#126;'],
    ['a formula', '$d$', '<span>&#36;</span>d<span>&#36;</span>'],
  ])('%s', (_, text, shown) => expect(markdown(text)).toBe(shown));
});

describe('code: what is copied is what was written', () => {
  test.each([
    ['a path', 'services/[id]/a_b.ts', '<code>services/&#91;id&#93;/a&#95;b.ts</code>'],
    ['a commit', '3f9c2ab4', '<code>3f9c2ab4</code>'],
    ['an address', 'me@evil.example', '<code>me<span>@</span>evil.example</code>'],
    ['a link', 'https://www.a.example', '<code>https<span>:</span>//www<span>.</span>a.example</code>'],
  ])('%s', (_, text, shown) => expect(code(text)).toBe(shown));
});

describe('prose: backticks and names become code', () => {
  test.each<[what: string, text: string, names: string[], shown: string]>([
    ['backticks', 'Write `a: b`.', [], 'Write <code>a: b</code>.'],
    ['one alone', 'a ` b', [], 'a &#96; b'],
    ['a name', 'x: there is no docs/a_b.md.', ['docs/a_b.md'], 'x: there is no <code>docs/a&#95;b.md</code>.'],
    ['no part of another', 'docs/a.mdx', ['docs/a.md'], 'docs/a.mdx'],
    ['a line of it', 'at a.yaml:16)', ['a.yaml'], 'at <code>a.yaml:16</code>)'],
    ['the longest', 'in a/b/c.ts', ['a/b', 'a/b/c.ts'], 'in <code>a/b/c.ts</code>'],
  ])('%s', (_, text, names, shown) => expect(prose(text, names)).toBe(shown));
});

describe('clip', () => {
  test.each([
    ['short', 'abc', 3, 'abc'],
    ['long', 'abcdefghij', 5, 'ab…ij'],
    ['whole letters', '😀😀😀😀', 5, '😀😀…😀😀'],
  ])('%s', (_, text, most, shown) => expect(clip(text, most)).toBe(shown));
});
