/** Stack traces and logs as text: what they say broke, and with what. Whose files these are is not asked here. Pure. */
import { type Form, MOST, type Piece, type Reference, readLine } from './places.ts';

/** What broke at once: the innermost place first, those of the root cause before those of what it caused. */
export type Trace = readonly Reference[];

export interface Reading {
  readonly traces: readonly Trace[];
  /** Places named outside any trace: by compilers, and by loggers that say where they stand. */
  readonly mentions: Trace;
  /** Whether there are more than are read. */
  readonly isCut: boolean;
}

/** Lines after which what announced a trace (`Caused by:`) announces nothing any more. */
const PATIENCE = 30;

/** What may stand between two lines of a trace: frames without a file, and what was left out. */
const FILLER =
  /(?:^|\t| {2}|\| )(?:at|from)\s|(?:^|[\s"])(?:#\d+|\d{1,4}:)\s|\.\.\. \d+ |Stack trace:|thrown in |--- End of stack trace from/;
const isFiller = ({ text }: Piece): boolean => FILLER.test(text) || text.trim() === '';
/** What announces that another trace begins, and how it goes with the one before. */
const MARK = new RegExp(
  [
    '(?<deeper>Caused by: |\\[cause\\]: |\\+-+ \\d+ -)',
    '(?<outer>direct cause of the following exception|another exception occurred|End of inner exception stack trace|' +
      '(?:^|[\\s"])Next [\\w\\\\]{1,200}: |Suppressed: |Wrapped by: |(?:freed|allocated) by thread|stack backtrace:)',
    '(?<alone>goroutine \\d+ \\[running)|(?<crowd>goroutine \\d+ \\[)',
    '(?<last>most recent call last)',
  ].join('|'),
);

/** How many lines may stand between two of a trace, besides fillers. */
const GAPS: Readonly<Record<Form, number>> = { python: 4, go: 1, other: 0 };

/** Lines of a trace that follow each other. */
interface Section {
  readonly references: Reference[];
  readonly form: Form;
  /** Whether the most recent call stands last. */
  readonly isReversed: boolean;
  /** `#0` has been seen: another one begins another section, and so does a line without a number. */
  isNumbered: boolean;
  /** `from` has been seen: in Ruby a line without it begins the cause. */
  isContinued: boolean;
}

/** Sections that one failure printed, in the order of the text. */
interface Chain {
  readonly first: Section;
  /** Each the cause of all before it. */
  readonly deeper: Section[];
  /** What came of the first. */
  readonly outer: Section[];
}

const flatten = ({ first, deeper, outer }: Chain): Trace =>
  [...deeper.reverse(), first, ...outer].flatMap(({ references, isReversed }) =>
    isReversed ? references.reverse() : references,
  );

type Link = 'alone' | 'deeper' | 'outer';

/** Every place a text names. Takes time in proportion to the text, whatever the text is. */
export const findTraces = (text: string): Reading => {
  const chains: Chain[] = [];
  const mentions: Reference[] = [];
  let section: Section | null = null;
  let link: Link = 'alone';
  let isReversed = false;
  let count = 0;
  /** Lines since the last one of a trace, or since what announced one. */
  let gap = 0;

  const announce = ({ text: line }: Piece): void => {
    const mark = MARK.exec(line)?.groups;
    if (mark === undefined) return;
    if (gap > PATIENCE) link = 'alone';
    else if (mark.deeper !== undefined) link = 'deeper';
    else if (mark.outer !== undefined) link = 'outer';
    else if (mark.alone !== undefined) link = 'alone';
    else if (mark.crowd !== undefined) link = section?.form === 'go' && gap <= GAPS.go ? 'outer' : 'alone';
    if (mark.last !== undefined) isReversed = true;
    section = null;
    gap = 0;
  };

  const take = ({ text: line, references }: Piece, form: Form): void => {
    const isFirst = /(?:^|[\s"])#0\s/.test(line);
    const isFrom = /(?:^|\s)from\s/.test(line);
    let open: Section | null = section;
    if (open !== null) {
      const isCause = open.isContinued && !isFrom && gap === 0 && line.endsWith(')');
      if (isCause) link = 'deeper';
      const isNext = open.isNumbered && (isFirst || !/(?:^|[\s"])(?:#\d+|at)\s/.test(line));
      if (isCause || isNext || open.form !== form || gap > GAPS[form]) open = null;
    } else if (gap > PATIENCE) {
      link = 'alone';
      isReversed = false;
    }
    if (open === null) {
      open = {
        references: [],
        form,
        isReversed: isReversed || form === 'python',
        isNumbered: false,
        isContinued: false,
      };
      const chain = chains.at(-1);
      if (link === 'alone' || chain === undefined) chains.push({ first: open, deeper: [], outer: [] });
      else chain[link].push(open);
      link = 'alone';
      isReversed = false;
    }
    for (const reference of references) open.references.push(reference);
    open.isNumbered ||= isFirst;
    open.isContinued ||= isFrom;
    section = open;
    count += references.length;
    gap = 0;
  };

  const read = (piece: Piece): void => {
    announce(piece);
    if (piece.form !== null) take(piece, piece.form);
    else {
      for (const reference of piece.references) if (mentions.length < MOST) mentions.push(reference);
      if (!isFiller(piece)) gap += 1;
    }
  };

  for (const [line] of text.matchAll(/[^\r\n]+/g)) {
    const pieces = readLine(line);
    const frames = pieces.filter(({ form }) => form !== null);
    // A record of a log holds a line of a trace, or the whole of it.
    const isWhole = pieces.length > 1 && frames.length > 1;
    if (isWhole) section = null;
    const before = gap;
    for (const piece of pieces.length > 1 && frames.length === 1 ? frames : pieces) read(piece);
    if (isWhole) section = null;
    else if (pieces.length > 1) gap = Math.min(gap, pieces.some(isFiller) ? before : before + 1);
    if (count >= MOST) break;
  }
  return { traces: chains.map(flatten), mentions, isCut: count >= MOST || mentions.length >= MOST };
};
