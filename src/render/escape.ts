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

/** GitHub reads the finished text once more, entities and all: a zero-width space parts what it would make a link of. */
const PART = '\u200b';

/** Parts mentions, references, commits, emoji by name and addresses; what is left between two parts is none of them. */
const part = (text: string): string =>
  text
    .replaceAll('@', `@${PART}`)
    .replace(/#(?=\w)/g, `#${PART}`)
    .replace(/GH-(?=\d)/gi, `$&${PART}`)
    .replace(/:(?=\/\/|[\w+-]+:)/g, `:${PART}`)
    .replace(/www(?=\.)/gi, `$&${PART}`)
    .replace(/(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/gi, (digits) => digits.replace(/.{6}(?=.)/g, `$&${PART}`))
    .replace(/^(?= {4}| {0,3}(?:[-+=#]+|\d+[.)])(?:\s|$))/, PART);

/** What Markdown and HTML read as more than itself. */
const encode = (text: string): string =>
  text.replace(/[&<>\\`*_[\]|~$]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Inline Markdown text: no link, image, mention, reference, element or line break of a stranger's making. */
export const markdown = (text: string): string =>
  encode(part(printable(text)))
    .replaceAll(PART, '&#8203;')
    // GitHub's own way to write a dollar sign that begins no formula.
    .replaceAll('&#36;', '<span>&#36;</span>');

/**
 * Code in Markdown, as an element: backticks inside need no counting. GitHub links no name, reference or commit in code;
 * for addresses, which its parser links there too, an element parts the text, so what is copied is what was written.
 */
export const code = (text: string): string =>
  `<code>${encode(printable(text)).replace(/@|:(?=\/\/)|(?<=www)\./gi, '<span>$&</span>')}</code>`;

/** Prose of ours in which backticks mark what was written by others. Those parts become code, and so do `names`. */
export const prose = (text: string, names: readonly string[] = []): string =>
  text
    .split(/`([^`]*)`/)
    .map((words, index) => (index % 2 === 1 ? code(words) : nameInCode(words, names)))
    .join('');

const nameInCode = (words: string, names: readonly string[]): string => {
  const found = names.filter((name) => name !== '' && words.includes(name)).sort((a, b) => b.length - a.length);
  if (found.length === 0) return markdown(words);
  const either = found.map((name) => name.replace(/[^\w]/g, '\\$&')).join('|');
  // With its line, where one follows.
  const pattern = new RegExp(`(?<![\\w/.-])((?:${either})(?::\\d+)?)(?![\\w/-])`);
  return words
    .split(pattern)
    .map((piece, index) => (index % 2 === 1 ? code(piece) : markdown(piece)))
    .join('');
};

/** At most so many characters, whole ones, the middle left out: both ends of a path say where it is. */
export const clip = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const letters = [...text.slice(0, most)];
  const tail = [...text.slice(-most)];
  const half = Math.floor((most - 1) / 2);
  return `${letters.slice(0, half).join('')}…${tail.slice(-half).join('')}`;
};
