/** What a stranger can write, made harmless for the place it lands in. */

/** Control, bidirectional and zero-width characters, and bytes that are not UTF-8 (lone surrogates). */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
  /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu;

/** Text for a terminal or a log: nothing moves the cursor, reorders the line or hides; a byte that is not UTF-8 is `\x..`. */
export const printable = (text: string): string =>
  text.replace(UNPRINTABLE, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    return `\\u${code.toString(16).padStart(4, '0')}`;
  });

/** A log line that GitHub's runner does not take for a command: neither `::` at its start nor `##[` anywhere. */
export const inertLog = (line: string): string => line.replace(/^(\s*):/, '$1\u2236').replaceAll('##[', '# #[');

/** Inline Markdown text: no link, image, mention, reference, element or line break of a stranger's making. */
export const markdown = (text: string): string =>
  printable(text)
    .replace(/[&<>\\`*_[\]|~$@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/(?<!&)#(?=\w)/g, '&#35;')
    .replace(/:\/\//g, '&#58;//')
    .replace(/:(?=[a-z0-9_+-]+:)/gi, '&#58;')
    .replace(/\bwww\./gi, (word) => `${word.slice(0, 3)}&#46;`)
    .replace(/\bGH-(?=\d)/gi, (word) => `${word.slice(0, 2)}&#45;`)
    .replace(/\b[0-9a-f]{7,40}\b/gi, (word) => `${word.slice(0, 1)}&#8203;${word.slice(1)}`)
    .replace(/^(\s*)([-+=]+|\d+[.)])(?=\s|$)/, '$1&#8203;$2');

/** Code in Markdown, as an element: backticks inside need no counting, and nothing in it is live. */
export const code = (text: string): string => `<code>${markdown(text)}</code>`;
