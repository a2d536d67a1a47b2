/** What a Markdown text is about, by its first heading: found by a look at its lines, without a parser. */
import { UNSEEN } from './characters.ts';

export interface Headline {
  /** Without marks, and without the date it may begin with. */
  readonly words: string;
  /** Counted from 1. */
  readonly line: number;
}

/** How far down a heading is looked for, and how much of a line is looked at, in characters. */
const SEARCHED = 65_536;
const LONGEST_LINE = 1000;
const LONGEST_WORDS = 200;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const UNDERLINE = /^ {0,3}(?:=+|-+)$/;
const RULE = /^ {0,3}(?:[*_-][ \t]*){3,}$/;
/** Lists, quotes, tables, HTML and indented code: nothing in them is underlined. */
const OTHER_BLOCK = /^ {0,3}(?:(?:[-*+]|\d{1,9}[.)])(?:\s|$)|[>|<])|^(?: {4}| *\t)/;
const DATE = /^[[(]?\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?[\])]?\s*[:,–—-]*\s*/;

/** A heading as people say it: short, on one line, without links, marks and what nobody sees. */
export const toHeadline = (text: string): string => {
  const plain = text
    .slice(0, LONGEST_LINE)
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(UNSEEN, '')
    .trim();
  const letters = [...plain.replace(DATE, '')];
  return letters.length <= LONGEST_WORDS ? letters.join('') : `${letters.slice(0, LONGEST_WORDS - 1).join('')}…`;
};

/** The first heading that has words; none in code or comments. Never throws. */
export const findHeadline = (markdown: string): Headline | null => {
  let fence = '';
  let isComment = false;
  let paragraph: string[] = [];
  let isOther = false;
  for (const [index, whole] of markdown.slice(0, SEARCHED).split('\n').entries()) {
    const line = whole.slice(0, LONGEST_LINE).trimEnd();
    if (isComment) {
      isComment = !whole.includes('-->');
      continue;
    }
    const marks = FENCE.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (marks.startsWith(fence) && line.trim() === marks) fence = '';
      continue;
    }
    if (line.trimStart().startsWith('<!--')) {
      isComment = !whole.includes('-->');
      paragraph = [];
    } else if (marks !== '' && !(marks.startsWith('`') && line.trim().slice(marks.length).includes('`'))) {
      fence = marks;
      paragraph = [];
    } else if (/^ {0,3}#{1,6}(?:[ \t]|$)/.test(line)) {
      const words = toHeadline(line.replace(/^ *#+/, '').replace(/(?:^|[ \t])#+$/, ''));
      if (words !== '') return { words, line: index + 1 };
      paragraph = [];
    } else if (paragraph.length > 0 && UNDERLINE.test(line)) {
      const words = toHeadline(paragraph.join(' '));
      if (words !== '') return { words, line: index + 1 - paragraph.length };
      paragraph = [];
    } else if (line === '' || RULE.test(line)) {
      paragraph = [];
      isOther = false;
    } else if (paragraph.length === 0 && (isOther || OTHER_BLOCK.test(line))) isOther = true;
    else paragraph.push(line);
  }
  return null;
};
