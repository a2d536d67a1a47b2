/** YAML between two `---` lines at the very start of a Markdown file, in the dialect of a declaration. */
import { findCharacters } from './characters.ts';
import { findForeignText, LFS_POINTER } from './foreign.ts';
import { keyPath } from './issues.ts';
import { indexLines, type Spot } from './lines.ts';
import { type Node, readLocated } from './located.ts';
import type { Problem } from './problems.ts';

export interface FrontMatter {
  /** As it was read, a map or not; an empty map where there is no front matter, or nothing in it. */
  readonly value: unknown;
  /** Lines count in the front matter, here and in `problems`. */
  readonly node: Node;
  readonly problems: readonly Problem[];
  /** Whether what was read is what somebody wrote. */
  readonly usable: boolean;
  /** The lines of the file above its front matter. */
  readonly above: number;
  /** The Markdown below it. */
  readonly body: string;
  /** The lines of the file above its body. */
  readonly aboveBody: number;
}

/** What the front matter is called where a problem says where it is. */
export const FRONT_MATTER = 'front-matter';
/** Characters. */
const LONGEST = 65_536;

const TOP: Spot = { line: 1, column: 1 };
const NO_NODE: Node = { ...TOP, endLine: 1, flow: false, keys: new Map(), items: [] };
const NOTHING = { value: {}, node: NO_NODE, problems: [], usable: true, above: 0, aboveBody: 0 };

/** Reads the front matter of a file. Never throws. */
export const readFrontMatter = (source: string): FrontMatter => {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const none: FrontMatter = { ...NOTHING, body: text };
  const obstacle = findObstacle(text);
  if (obstacle !== null) return { ...none, problems: [obstacle], usable: false };
  const first = /^---[ \t]*\r?\n/.exec(text)?.[0].length ?? 0;
  if (first === 0) return none;
  const end = findEnd(text, first);
  if (end === null) {
    return beginsWithKey(text.slice(first))
      ? { ...none, problems: [atTop({ syntax: 'front-matter-open' })], usable: false }
      : none;
  }
  const rest = { above: 1, body: text.slice(end.after), aboveBody: end.line };
  if (end.start - first > LONGEST) {
    return { ...none, ...rest, problems: [atTop({ code: 'declaration-too-large', got: FRONT_MATTER })], usable: false };
  }
  const { value, node, usable, problems } = readLocated(text.slice(first, end.start));
  if (problems.length === 1 && problems[0]?.code === 'declaration-empty') return { ...none, ...rest };
  return { value, node: node ?? NO_NODE, problems, usable: usable && node !== null, ...rest };
};

/** A problem of the front matter as one of the file. */
export const locateInFile = (problem: Problem, { above }: FrontMatter): Problem => ({
  ...problem,
  line: problem.line + above,
  at: keyPath([FRONT_MATTER, ...(problem.at === '' ? [] : [problem.at])]),
  ...(problem.first === undefined ? {} : { first: problem.first + above }),
});

/** Lines across the page are Markdown as well; a key below them is not. */
const beginsWithKey = (text: string): boolean => /^[A-Za-z][\w-]{0,99}[ \t]{0,9}:(?:\s|$)/.test(text);

const atTop = (told: Partial<Problem>): Problem => ({ code: 'declaration-syntax', ...TOP, at: '', ...told });

/** What is wrong with a text before its front matter is looked for. */
const findObstacle = (text: string): Problem | null => {
  const whose = findForeignText(text.slice(0, 200));
  if (whose === LFS_POINTER) return atTop({ code: 'declaration-foreign', got: whose });
  const [wide] = findCharacters(text.slice(0, 2), indexLines(''));
  if (wide?.got?.length === 2) return wide;
  if (/^\+\+\+[ \t]*\r?\n/.test(text)) return atTop({ syntax: 'front-matter-toml' });
  const blanks = /^\s+(?=---[ \t]*\r?\n)/.exec(text)?.[0].length ?? 0;
  if (blanks === 0 || !beginsWithKey(text.slice(text.indexOf('\n', blanks) + 1))) return null;
  return { ...atTop({ syntax: 'front-matter-late' }), ...indexLines(text)(blanks) };
};

/** The line `---` that ends the front matter: where it begins, what number it has, and where the next line begins. */
const findEnd = (text: string, first: number): { start: number; line: number; after: number } | null => {
  for (let start = first, line = 2; start < text.length; line += 1) {
    const feed = text.indexOf('\n', start);
    const after = feed === -1 ? text.length : feed + 1;
    if (text.startsWith('---', start) && text.slice(start, after).trimEnd() === '---') return { start, line, after };
    start = after;
  }
  return null;
};
