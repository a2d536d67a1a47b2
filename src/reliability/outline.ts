/** What a text of prose is made of, whatever it is written in. Places are offsets in the text. */

/** From `start` up to, and without, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Heading extends Span {
  /** 1 to 6 as in Markdown; then what only looks like a heading: a bold line, and a bold label before its text. */
  readonly depth: number;
  readonly text: string;
  /** What leads to it after a `#`; empty where nothing does. */
  readonly anchor: string;
}
/** A line of its own in bold, or the summary of something folded. */
export const BOLD_LINE = 7;
/** `**Impact:** nobody can pay`: it heads what stands behind it. */
export const LABEL = 8;

/** Something a text points to, as it is written there. */
export interface Pointer extends Span {
  readonly target: string;
}

export interface Outline {
  /** In order. */
  readonly headings: readonly Heading[];
  /**
   * As long as the text, with what is no prose blank: headings, code, comments, tags, addresses behind a link's text. For
   * code and pictures within a sentence stands `STAND_IN`.
   */
  readonly prose: string;
  /** As long as the text, with all but code blank. */
  readonly code: string;
  /** Code that stands for itself, without its fences. */
  readonly blocks: readonly Span[];
  /** Links and images. */
  readonly pointers: readonly Pointer[];
  /** What leads to a place in the text after a `#`; `null` where that cannot be told. */
  readonly anchors: ReadonlySet<string> | null;
}

/** Says that there is something, and no word. */
export const STAND_IN = '\ufffc';

const toBlanks = (text: string): string => text.replace(/[^\r\n]/g, ' ');
const toStandIns = (text: string): string => text.replace(/[^\r\n]/g, STAND_IN);

interface Change {
  readonly inside: (text: string) => string;
  readonly outside: (text: string) => string;
}

/** A text as long, changed within some spans and outside of them. Lines stay lines. */
const change = (text: string, spans: readonly Span[], { inside, outside }: Change): string => {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= at) continue;
    parts.push(outside(text.slice(at, Math.max(at, start))), inside(text.slice(Math.max(at, start), end)));
    at = end;
  }
  return parts.join('') + outside(text.slice(at));
};
/** The text with some spans of it blank. */
export const blankOut = (text: string, spans: readonly Span[]): string =>
  change(text, spans, { inside: toBlanks, outside: String });
/** The text with all but some spans of it blank. */
export const keepOnly = (text: string, spans: readonly Span[]): string =>
  change(text, spans, { inside: String, outside: toBlanks });
/** The text with `STAND_IN` all over some spans of it. */
export const standIn = (text: string, spans: readonly Span[]): string =>
  change(text, spans, { inside: toStandIns, outside: String });

export interface Line {
  /** Where it begins in the text. */
  readonly start: number;
  readonly text: string;
}

/** Lines end as CommonMark says: https://spec.commonmark.org/0.31.2/#line-ending */
export const splitLines = (text: string): Line[] => {
  const lines: Line[] = [];
  let start = 0;
  for (const { index, 0: ending } of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ start, text: text.slice(start, index) });
    start = index + ending.length;
  }
  return [...lines, { start, text: text.slice(start) }];
};

/** The line, counted from 1, and the column of an offset. */
export const findSpot = (
  lines: readonly Line[],
  offset: number,
): { readonly line: number; readonly column: number } => {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lines[low]?.start ?? 0) + 1 };
};
