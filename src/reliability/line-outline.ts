/** An outline from lines alone: of AsciiDoc, of text, and of Markdown that would keep a parser busy. */
import { slug } from 'github-slugger';
import { BOLD_LINE, blankOut, type Heading, keepOnly, type Line, type Outline, type Span, standIn } from './outline.ts';
import type { RunbookKind } from './runbook-kind.ts';
import { countWords } from './word-count.ts';

/** A line, and those around it. */
interface Around {
  readonly before: string;
  readonly line: string;
  readonly after: string;
}
interface Found {
  readonly depth: number;
  readonly text: string;
  /** As many lines belong to it. */
  readonly lines: 1 | 2;
}

interface Dialect {
  /** What opens something that is no prose, up to a line that closes it: code, or a comment. */
  readonly findOpening: (
    line: string,
  ) => { readonly isCode: boolean; readonly closes: (line: string) => boolean } | null;
  readonly findHeading: (around: Around) => Found | null;
  /** Lines for the program that reads it. */
  readonly hidden: RegExp;
}

const findHashes = (line: string): Found | null => {
  const [, marks, text] = /^ {0,3}(#{1,6})[ \t]+(.*)$/.exec(line) ?? [];
  return marks === undefined || text === undefined
    ? null
    : { depth: marks.length, text: text.replace(/[ \t]#+[ \t]*$/, ''), lines: 1 };
};

const findTicks = (line: string): ReturnType<Dialect['findOpening']> => {
  const [, ticks, tildes] = /^\s*(?:(`{3,})(?!`)(?!.*`)|(~{3,}))/.exec(line) ?? [];
  const fence = ticks ?? tildes;
  if (fence === undefined) return null;
  return { isCode: true, closes: (other) => other.trim().startsWith(fence) && /^\s*(?:`+|~+)\s*$/.test(other) };
};

const MARKDOWN: Dialect = {
  findOpening: (line) => {
    const at = line.lastIndexOf('<!--');
    if (at !== -1 && !line.includes('-->', at)) return { isCode: false, closes: (other) => other.includes('-->') };
    return findTicks(line);
  },
  findHeading: (around) => {
    const hashes = findHashes(around.line);
    if (hashes !== null) return hashes;
    const { before, line, after } = around;
    if (before.trim() === '' && /^ {0,3}[^\s>|-]/.test(line) && /^ {0,3}(?:={2,}|-{2,})[ \t]*$/.test(after)) {
      return { depth: after.includes('=') ? 1 : 2, text: line, lines: 2 };
    }
    const [, , bold] = /^\s{0,3}(\*\*|__)([^*_]{1,100})\1:?\s*$/.exec(line) ?? [];
    return bold === undefined ? null : { depth: BOLD_LINE, text: bold.replace(/:$/, ''), lines: 1 };
  },
  hidden: /^\s*<!--.*-->\s*$/,
};

/** https://docs.asciidoctor.org/asciidoc/latest/sections/titles-and-levels/ and the pages on blocks and attributes. */
const ASCIIDOC: Dialect = {
  findOpening: (line) => {
    const fence = line.trimEnd();
    if (!/^(?:-{4,}|\.{4,}|\/{4,}|`{3,}.*)$/.test(fence)) return null;
    const closing = /^`+/.exec(fence)?.[0] ?? fence;
    return { isCode: !fence.startsWith('/'), closes: (other) => other.trimEnd() === closing };
  },
  findHeading: ({ line }) => {
    const [, marks, text] = /^(={1,6}|#{1,6})[ \t]+(\S.*)$/.exec(line) ?? [];
    return marks === undefined || text === undefined ? null : { depth: marks.length, text, lines: 1 };
  },
  hidden:
    /^(?:\/\/|:!?[\w-]+!?:|\[[^\]]*\]\s*$|(?:toc|include|ifdef|ifndef|endif)::|(?:\|===|'''|<<<|--|\++|={4,}|\*{4,}|_{4,})\s*$)/,
};

/** A line of one mark, below a title or above and below it: https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#sections */
const RULE = /^\s*([=\-~*^"#+])\1+\s*$/;

const TEXT: Dialect = {
  findOpening: findTicks,
  findHeading: (around) => {
    const { before, line, after } = around;
    const hashes = findHashes(line);
    if (hashes !== null) return hashes;
    const text = line.trim();
    if (text.length > 80 || !/\p{L}/u.test(text) || (before.trim() !== '' && !RULE.test(before))) return null;
    if (RULE.test(after)) return { depth: after.includes('=') ? 1 : 2, text, lines: 2 };
    if (/\p{Lu}/u.test(text) && !/\p{Ll}|[.;,!]$/u.test(text) && !/^(?:TODO|TBD|FIXME|XXX)\b/.test(text)) {
      return { depth: 2, text, lines: 1 };
    }
    return /^[^\s*•-].*[^:：][:：]$/.test(text) && countWords(text) <= 6
      ? { depth: 3, text: text.slice(0, -1), lines: 1 }
      : null;
  },
  hidden: /^(?!)/,
};

const DIALECTS: Readonly<Record<RunbookKind, Dialect>> = { markdown: MARKDOWN, asciidoc: ASCIIDOC, text: TEXT };

/** Longer lines are no headings. */
const LONGEST_HEADING = 300;
/** More than anybody reads. */
const MOST_HEADINGS = 2_000;

/** The line that closes what a line opens; behind the last where none does. */
const findClosing = (lines: readonly Line[], index: number, closes: (line: string) => boolean): number => {
  let at = index + 1;
  while (at < lines.length && !closes(lines[at]?.text ?? '')) at += 1;
  return at;
};

const findInlineCode = ({ start, text }: Line): Span[] =>
  [...text.matchAll(/(?<!`)(`+)(?!`)[^`]{1,300}\1/g)].map(({ index, 0: piece }) => ({
    start: start + index,
    end: start + index + piece.length,
  }));

const endOf = ({ start, text }: Line): number => start + text.length;

/** Where its anchors lead is not known for sure, and links are not looked for. */
export const readLines = (text: string, lines: readonly Line[], kind: RunbookKind): Outline => {
  const { findOpening, findHeading, hidden } = DIALECTS[kind];
  const headings: Heading[] = [];
  const blanks: Span[] = [];
  const inline: Span[] = [];
  const blocks: Span[] = [];
  let before = '';
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? { start: 0, text: '' };
    const opening = findOpening(line.text);
    if (opening !== null) {
      const closing = findClosing(lines, index, opening.closes);
      const last = lines[closing];
      // A comment may begin behind something that is said.
      const from = opening.isCode ? 0 : Math.max(0, line.text.lastIndexOf('<!--'));
      blanks.push({ start: line.start + from, end: last === undefined ? text.length : endOf(last) });
      if (opening.isCode) blocks.push({ start: endOf(line), end: last?.start ?? text.length });
      index = closing;
      before = '';
      continue;
    }
    const isShort = line.text.length <= LONGEST_HEADING && headings.length < MOST_HEADINGS;
    const heading = isShort ? findHeading({ before, line: line.text, after: lines[index + 1]?.text ?? '' }) : null;
    before = heading === null ? line.text : '';
    if (heading !== null) {
      if (heading.lines === 2) index += 1;
      const span = { start: line.start, end: endOf(lines[index] ?? line) };
      const said = heading.text.trim();
      const anchor = heading.depth === BOLD_LINE ? '' : slug(said);
      headings.push({ ...span, depth: heading.depth, text: said, anchor });
      blanks.push(span);
    } else if (hidden.test(line.text)) blanks.push({ start: line.start, end: endOf(line) });
    else inline.push(...findInlineCode(line));
  }
  const prose = blankOut(standIn(text, inline), blanks);
  return { headings, prose, code: keepOnly(text, [...blocks, ...inline]), blocks, pointers: [], anchors: null };
};
