/** Reads a runbook: its sections, what is left to fill in, where its links lead. It loads a parser: `runbook-kind.ts` does not. */
import { readLines } from './line-outline.ts';
import { readMarkdown } from './markdown.ts';
import { blankOut, findSpot, type Heading, type Line, type Outline, type Span, splitLines } from './outline.ts';
import { isCheap } from './parse-cost.ts';
import { findPlaceholders, type Placeholder } from './placeholders.ts';
import { resolveTarget } from './relative-links.ts';
import { findKind, type Headings, type RunbookKind, SECTIONS, type SectionId } from './runbook-kind.ts';
import { findTitle, openSections } from './sections.ts';
import { openSubstance } from './substance.ts';
import { countWords } from './word-count.ts';

export { findKind, type Headings, type RunbookKind, SECTIONS, type SectionId } from './runbook-kind.ts';

export interface RunbookReading {
  readonly kind: RunbookKind;
  /** Only the first 256 Ki characters or 10,000 lines were read: what is not found may stand behind them. */
  readonly isCut: boolean;
  /** Words somebody can use, code included; no headings, placeholders, comments or front matter. */
  readonly words: number;
  /** Each section with something below its heading, once: the first. In the order of `SECTIONS`; `anchor` is empty where nothing leads to it. */
  readonly sections: readonly {
    readonly id: SectionId;
    readonly heading: string;
    readonly anchor: string;
    readonly line: number;
  }[];
  /** Sections whose heading is there, and nothing or only placeholders below it. */
  readonly hollow: readonly { readonly id: SectionId; readonly heading: string; readonly line: number }[];
  /** The first 20 of them, and how many there are. */
  readonly placeholders: { readonly count: number; readonly first: readonly Placeholder[] };
  /**
   * Whether an anchor, without `#` and decoded, leads somewhere. `null` where we cannot know: in AsciiDoc and text, and in
   * Markdown that is too long or too tangled for the parser.
   */
  readonly hasAnchor: ((anchor: string) => boolean) | null;
  /** In order; none where `hasAnchor` is `null`. */
  readonly listAnchors: () => readonly string[];
  /** Links and images that lead to files of the repository, or to this one: each target once, at most 200. Markdown only. */
  readonly links: readonly {
    readonly line: number;
    readonly column: number;
    /** As it is written. */
    readonly target: string;
    /** From the root; `null` where it leaves the repository. */
    readonly path: string | null;
    /** Decoded. */
    readonly anchor: string | null;
  }[];
}

/** In UTF-16 units, and in lines. */
const LONGEST = 262_144;
const MOST_LINES = 10_000;
const MOST_LINKS = 200;

/** What site generators read at the very start: https://jekyllrb.com/docs/front-matter/ */
const findFrontMatter = (lines: readonly Line[]): Span[] => {
  const [first, ...rest] = lines;
  if (first?.text.trim() !== '---') return [];
  const last = rest.find(({ text }) => text.trimEnd() === '---');
  // A line across the page may stand first as well: what follows it is no key then.
  const next = rest.find(({ text }) => text.trim() !== '' && !text.startsWith('#'));
  if (last === undefined || next === undefined || !/^(?:---\s*$|["']?[\w-]+["']?\s*:)/.test(next.text)) return [];
  return [{ start: 0, end: last.start + last.text.length }];
};

const readOutline = (text: string, lines: readonly Line[], kind: RunbookKind): Outline => {
  try {
    if (kind === 'markdown' && isCheap(lines)) return readMarkdown(text);
  } catch {
    // A parser that fails on a text says nothing about the text: its lines can still be read.
  }
  return readLines(text, lines, kind);
};

/** From a heading to the next of its level or a higher one: what lies below it. */
const findBodies = (headings: readonly Heading[], length: number): ReadonlyMap<Heading, Span> => {
  const bodies = new Map<Heading, Span>();
  const open: Heading[] = [];
  const close = (depth: number, end: number): void => {
    for (let last = open.at(-1); last !== undefined && last.depth >= depth; last = open.at(-1)) {
      bodies.set(last, { start: last.end, end });
      open.pop();
    }
  };
  for (const heading of headings) {
    close(heading.depth, heading.start);
    open.push(heading);
  }
  close(0, length);
  return bodies;
};

/** Where what has no levels of its own may have its title: capitals and underlines count two. */
const DEEPEST_TITLE: Readonly<Record<RunbookKind, number>> = { markdown: 1, asciidoc: 1, text: 2 };

type Parts = Pick<RunbookReading, 'sections' | 'hollow'>;

const findParts = (
  { headings }: Outline,
  found: {
    readonly lines: readonly Line[];
    readonly title: Heading | null;
    readonly bodies: ReadonlyMap<Heading, Span>;
    readonly name: (heading: string) => readonly SectionId[];
    readonly hasSubstance: (range: Span) => boolean;
  },
): Parts => {
  const full = new Map<SectionId, Heading>();
  const bare = new Map<SectionId, Heading>();
  for (const heading of headings) {
    if (heading === found.title) continue;
    const wanted = found.name(heading.text).filter((id) => !full.has(id));
    if (wanted.length === 0) continue;
    const body = found.bodies.get(heading);
    const into = body !== undefined && found.hasSubstance(body) ? full : bare;
    for (const id of wanted) if (!into.has(id)) into.set(id, heading);
  }
  const say = (heading: Heading) => ({ heading: clip(heading.text), line: findSpot(found.lines, heading.start).line });
  return {
    sections: SECTIONS.flatMap((id) => {
      const heading = full.get(id);
      return heading === undefined ? [] : [{ id, ...say(heading), anchor: heading.anchor }];
    }),
    hollow: SECTIONS.flatMap((id) => {
      const heading = full.has(id) ? undefined : bare.get(id);
      return heading === undefined ? [] : [{ id, ...say(heading) }];
    }),
  };
};

const clip = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 199)}…`);

const findLinks = ({ pointers }: Outline, lines: readonly Line[], path: string): RunbookReading['links'] => {
  const links = new Map<string, RunbookReading['links'][number]>();
  for (const { start, target } of pointers) {
    if (links.size === MOST_LINKS) break;
    const destination = links.has(target) ? null : resolveTarget(target, path);
    if (destination !== null) links.set(target, { ...findSpot(lines, start), target, ...destination });
  }
  return [...links.values()];
};

/** Reads a runbook, as its path says what it is written in. Never throws; what would keep the parser busy is read by its lines. */
export const readRunbook = (text: string, path: string, headings: Headings = {}): RunbookReading => {
  const kind = findKind(path) ?? 'text';
  const begin = text.slice(0, LONGEST).replace(/^\ufeff/, ' ');
  const below = splitLines(begin)[MOST_LINES]?.start ?? begin.length;
  const isCut = below < text.length;
  const whole = begin.slice(0, below);
  const read = blankOut(whole, findFrontMatter(splitLines(whole)));
  const lines = splitLines(read);
  const outline = readOutline(read, lines, kind);
  const placeholders = findPlaceholders(outline.prose, read);
  const { anchors } = outline;
  return {
    kind,
    isCut,
    words: countWords(blankOut(outline.prose, placeholders.spans)) + countWords(outline.code),
    ...findParts(outline, {
      lines,
      title: findTitle(outline.headings, DEEPEST_TITLE[kind]),
      bodies: findBodies(outline.headings, read.length),
      name: openSections(headings),
      hasSubstance: openSubstance(outline, placeholders),
    }),
    placeholders: { count: placeholders.count, first: placeholders.first },
    hasAnchor: anchors === null ? null : (anchor) => anchor === '' || /^top$/i.test(anchor) || anchors.has(anchor),
    listAnchors: () => (anchors === null ? [] : [...anchors]),
    links: findLinks(outline, lines, path),
  };
};
