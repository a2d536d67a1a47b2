/**
 * The foot of a commit's message: its trailers, by git's own rule, and the paragraph above them.
 *
 * The rule is that of `git interpret-trailers --parse --no-divider` and of `git log --format=%(trailers)`, without
 * configuration: https://git-scm.com/docs/git-interpret-trailers. A group of lines at the end, after a blank line and
 * below the title, that is all trailers, or a quarter trailers where one of them is git's own. Comments, old lists of
 * conflicts and what is below git's scissors are not read, as git does not read them. Cost grows with the length alone.
 */
import { findFences, isWithin, type Span } from './fences.ts';

export interface Trailer {
  /** As it is written: keys compare without case. */
  readonly key: string;
  /** On one line, without spaces around it. */
  readonly value: string;
}

export interface Foot {
  readonly trailers: readonly Trailer[];
  /** The paragraph above the trailers; the last one where there are none. Empty where it is long, in a fence, or the title. */
  readonly above: readonly string[];
}

/** Line ends as git writes them: CRLF and a lone CR become LF. Split and joined: to replace ten million takes seconds. */
export const normalize = (text: string): string =>
  text.includes('\r') ? text.split('\r\n').join('\n').split('\r').join('\n') : text;

const COMMENT = '#';
/** https://git-scm.com/docs/git-commit#Documentation/git-commit.txt---cleanupmode */
const SCISSORS = '# ------------------------ >8 ------------------------\n';
/** What git itself has written since before there were trailers. */
const OWN = ['Signed-off-by: ', '(cherry picked from commit '];
const BLANK = /[ \t]*(?:\n|$)/y;
const KEY = /[A-Za-z0-9-]+[ \t]*:/y;
/** More lines than a foot has. */
const LONG = 20;
/** More of a trailer than anybody writes, in UTF-16 units: the rest of it is not read. */
const LONG_TRAILER = 10_000;

const isAt = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};
const isSpace = (char: string): boolean => char === ' ' || char === '\t' || char === '\n';
/** Whether the line at a place is blank. Most begin with what says that they are not. */
const isBlank = (text: string, at: number): boolean =>
  (at >= text.length || isSpace(text.charAt(at))) && isAt(BLANK, text, at);
/** Where the line after the one at a place begins. */
const findNext = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
};
/** Where the last line before a place begins; -1 at the start. */
const findLast = (text: string, end: number): number =>
  end === 0 ? -1 : end === 1 ? 0 : text.lastIndexOf('\n', end - 2) + 1;

/** Where a message ends: before scissors, and before comments, blank lines and an old list of conflicts at its end. */
const findEnd = (text: string): number => {
  const scissors = text.startsWith(SCISSORS) ? 0 : text.indexOf(`\n${SCISSORS}`) + 1;
  const cut = scissors === 0 && !text.startsWith(SCISSORS) ? text.length : scissors;
  let ignored = 0;
  let conflicts = false;
  for (let at = 0; at < cut; at = findNext(text, at)) {
    const isConflicts = text[at] === 'C' && text.startsWith('Conflicts:\n', at);
    if (text[at] === COMMENT || text[at] === '\n' || isConflicts) {
      ignored ||= at;
      conflicts ||= isConflicts;
    } else if (!(conflicts && text[at] === '\t')) {
      ignored = 0;
      conflicts = false;
    }
  }
  return ignored === 0 ? cut : ignored;
};

/** Where the first paragraph ends: it is the title, and never trailers. */
const findTitleEnd = (text: string): number => {
  let at = 0;
  while (at < text.length && (text[at] === COMMENT || !isBlank(text, at))) at = findNext(text, at);
  return at;
};

/** Where the trailers begin; `end` where there are none. */
const findStart = (text: string, titleEnd: number, end: number): number => {
  let [trailers, others, own, started] = [0, 0, false, false];
  /** Indented lines: they go on with the trailer above them, if there is one. */
  let indented = 0;
  for (let at = findLast(text, end); at >= titleEnd; at = findLast(text, at)) {
    if (text[at] === COMMENT) {
      others += indented;
      indented = 0;
    } else if (isBlank(text, at)) {
      if (!started) continue;
      others += indented;
      const isBlock = (own && trailers * 3 >= others) || (trailers > 0 && others === 0);
      return isBlock ? findNext(text, at) : end;
    } else {
      started = true;
      const isOwn = (text[at] === 'S' || text[at] === '(') && OWN.some((beginning) => text.startsWith(beginning, at));
      if (isOwn || isAt(KEY, text, at)) {
        trailers += 1;
        indented = 0;
        own ||= isOwn;
      } else if (isSpace(text.charAt(at))) indented += 1;
      else {
        others += 1 + indented;
        indented = 0;
      }
    }
  }
  return end;
};

/** One trailer from its lines; `null` for lines that are none. */
const parseTrailer = (lines: string): Trailer | null => {
  if (!isAt(KEY, lines, 0)) return null;
  const colon = lines.indexOf(':');
  const value = lines.slice(colon + 1).replace(/\n[ \t\n]*/g, ' ');
  return { key: lines.slice(0, colon).trimEnd(), value: value.replace(/^[ \t]+/, '').trimEnd() };
};

const listTrailers = (text: string, start: number, fences: readonly Span[]): Trailer[] => {
  const trailers: Trailer[] = [];
  for (let at = start; at < text.length; ) {
    const first = at;
    const isTrailer = isAt(KEY, text, at);
    at = findNext(text, at);
    while (isTrailer && at < text.length && isSpace(text.charAt(at))) at = findNext(text, at);
    const trailer =
      isTrailer && !isWithin(fences, first)
        ? parseTrailer(text.slice(first, Math.min(at, first + LONG_TRAILER)))
        : null;
    if (trailer !== null) trailers.push(trailer);
  }
  return trailers;
};

/** The last paragraph between two places; nothing where it is long or shows code. */
const listParagraph = (text: string, from: number, to: number, fences: readonly Span[]): string[] => {
  const lines: string[] = [];
  for (let at = findLast(text, to); at >= from; at = findLast(text, at)) {
    const blank = isBlank(text, at);
    if (blank && lines.length > 0) break;
    if (blank) continue;
    if (lines.length === LONG || isWithin(fences, at)) return [];
    lines.unshift(text.slice(at, findNext(text, at)).trimEnd());
  }
  return lines;
};

/** Whether a line has the shape of a trailer, wherever it stands. */
export const isTrailerLine = (line: string): boolean => isAt(KEY, line, 0);

/** A message from its title on: git shows none of the blank lines above it. */
const skipBlank = (text: string): string => {
  const first = text.search(/[^ \t\n]/);
  return first === -1 ? '' : text.slice(text.lastIndexOf('\n', first) + 1);
};

/** The foot of a commit's message. */
export const readFoot = (message: string): Foot => {
  const text = skipBlank(normalize(message));
  const titleEnd = findTitleEnd(text);
  const end = findEnd(text);
  const start = findStart(text, titleEnd, end);
  const fences = findFences(text);
  return {
    trailers: listTrailers(text.slice(0, end), start, fences),
    above: listParagraph(text, titleEnd, start, fences),
  };
};
