import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code, inertLog, markdown, printable } from '../../src/render/escape.ts';

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
    ['a bare link', 'https://evil.example', 'https&#58;//evil.example'],
    ['a bare www', 'www.evil.example', 'www&#46;evil.example'],
    ['a mention', '@acme/everyone', '&#64;acme/everyone'],
    ['an issue', '#123 and acme/shop#4', '&#35;123 and acme/shop&#35;4'],
    ['an issue by GH', 'GH-12', 'GH&#45;12'],
    ['an emoji by name', ':tada:', '&#58;tada:'],
    ['a commit', 'see 3f9c2ab4', 'see 3&#8203;f9c2ab4'],
    ['code', '`a` ``', '&#96;a&#96; &#96;&#96;'],
    ['a cell', 'a|b', 'a&#124;b'],
    ['a break', 'a\nb', 'a&#92;nb'],
    ['a list', '- a', '&#8203;- a'],
    ['a numbered list', '1. a', '&#8203;1. a'],
    ['a number', '99.9 %', '99.9 %'],
    ['stress', '*a* _b_ ~c~ $d$', '&#42;a&#42; &#95;b&#95; &#126;c&#126; &#36;d&#36;'],
  ])('%s', (_, text, shown) => expect(markdown(text)).toBe(shown));

  test('whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = markdown(text);
        expect(shown.replace(/&#\d+;/g, '')).not.toMatch(/[<>&[\]`*_|~$@\\]|:\/\/|\n/);
        expect(code(text)).toBe(`<code>${shown.replaceAll('&#8203;', '')}</code>`);
      }),
    );
  });
});
