/** What a stranger can write, made harmless for the place it lands in. */
import { UNSEEN } from '../declaration/characters.ts';

/** Text for a terminal or a log: nothing moves the cursor, reorders the line or hides; a byte that is not UTF-8 is `\x..`. */
export const printable = (text: string): string =>
  text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
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

/**
 * Code in Markdown, as an element: backticks inside need no counting, and nothing in it is live. GitHub links no commit
 * in code, and text in code does not begin a line, so what can be copied from here is what was written.
 */
export const code = (text: string): string => `<code>${markdown(text).replaceAll('&#8203;', '')}</code>`;
