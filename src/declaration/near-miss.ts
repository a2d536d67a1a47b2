import type { Claim } from './systems.ts';

/**
 * A claim that was probably meant for a path and does not cover it, and the pattern that would. `root-only`: written
 * as .gitignore is, for every folder; `folder-without-slash`: the path is below it; `case`: the spelling differs.
 */
export type NearMiss = {
  readonly kind: 'root-only' | 'folder-without-slash' | 'case';
  readonly claim: Claim;
  readonly write: string;
};

// How much of a path is looked at: folders from the root down, and characters. Real trees stay far below either.
const maxDepth = 64;
const maxLength = 512;

const segmentsOf = (text: string): readonly string[] => text.split('/');

interface Alignment<T> {
  readonly pattern: readonly T[];
  readonly subject: readonly T[];
  /** The element of a pattern that stands for any number of the subject's, none included. */
  readonly star: T;
  readonly equal: (wanted: T, found: T) => boolean;
}

/** For each element of the pattern the index of what it stands for in the subject (-1 for a star), or `null`. */
const align = <T>({ pattern, subject, star, equal }: Alignment<T>): readonly number[] | null => {
  const stands: number[] = pattern.map(() => -1);
  let at = 0;
  let starAt = -1;
  let starEnd = 0;
  for (let index = 0; index < subject.length; ) {
    const [wanted, found] = [pattern[at], subject[index]];
    if (wanted === star) {
      starAt = at++;
      starEnd = index;
    } else if (wanted !== undefined && found !== undefined && equal(wanted, found)) {
      stands[at++] = index++;
    } else if (starAt === -1) {
      return null;
    } else {
      // Only the last star need give way: what an earlier one could take, it could as well.
      at = starAt + 1;
      index = ++starEnd;
    }
  }
  while (pattern[at] === star) at++;
  return at === pattern.length ? stands : null;
};

const alignLetters = (wanted: string, found: string): readonly number[] | null =>
  align({
    pattern: [...wanted],
    subject: [...found],
    star: '*',
    equal: (a, b) => a === '?' || a === b || a.toLowerCase() === b.toLowerCase(),
  });

const respellSegment = (segment: string, found: string): string => {
  const letters = [...found];
  const stands = alignLetters(segment, found);
  return [...segment].map((char, at) => (char === '?' ? char : (letters[stands?.[at] ?? -1] ?? char))).join('');
};

/** The pattern in the path's own spelling, or `null` where more than case tells them apart. */
const respell = (text: string, path: string): string | null => {
  const pattern = segmentsOf(text.replace(/\/$/, '/**'));
  const subject = segmentsOf(path);
  const equal = (a: string, b: string): boolean => alignLetters(a, b) !== null;
  const stands = align({ pattern, subject, star: '**', equal });
  if (stands === null) return null;
  const spelled = pattern.map((segment, at) => {
    const found = subject[stands[at] ?? -1];
    return found === undefined ? segment : respellSegment(segment, found);
  });
  return text.endsWith('/') ? `${spelled.slice(0, -1).join('/')}/` : spelled.join('/');
};

const foldersOf = (path: string): readonly string[] => {
  const folders: string[] = [];
  for (let cut = path.indexOf('/'); cut > 0 && folders.length < maxDepth; cut = path.indexOf('/', cut + 1)) {
    folders.push(path.slice(0, cut));
  }
  return folders;
};

/** Cheap, and false for nearly every claim: the literal runs of the pattern are somewhere in the path, case aside. */
const resembles = (text: string, lower: string): boolean =>
  lower.length <= maxLength && text.split(/[*?/]+/).every((run) => lower.includes(run.toLowerCase()));

interface Missed {
  readonly path: string;
  readonly lower: string;
  readonly name: string;
  readonly folders: readonly string[];
  /** The names of the folders, the outermost left out: there a pattern of the root would have matched. */
  readonly inner: readonly string[];
}

const describePath = (path: string): Missed => {
  const folders = foldersOf(path);
  const names = folders.map((folder) => folder.slice(folder.lastIndexOf('/') + 1));
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { path, lower: path.toLowerCase(), name, folders, inner: names.slice(1) };
};

const missBy = (claim: Claim, missed: Missed): NearMiss | null => {
  const { text, anchor, matches } = claim.pattern;
  const isFolder = /(^|\/)(\*\*)?$/.test(text);
  if (/^[^/]+(\/|\/\*\*)?$/.test(text) && missed.folders.length > 0) {
    const covers = isFolder ? missed.inner.some(matches) : matches(missed.name);
    if (covers) return { kind: 'root-only', claim, write: `**/${text}` };
  }
  const isAbove = anchor === '' || missed.path.startsWith(`${anchor}/`);
  if (!isFolder && isAbove && missed.folders.some(matches)) {
    return { kind: 'folder-without-slash', claim, write: `${text}/` };
  }
  if (!missed.lower.startsWith(anchor.toLowerCase()) || !resembles(text, missed.lower)) return null;
  const write = respell(text, missed.path);
  return write === null || write === text ? null : { kind: 'case', claim, write };
};

const depthOf = (folder: string): number => (folder === '' ? 0 : segmentsOf(folder).length);

const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** The deeper, longer, narrower pattern says more about the path; the rest makes the order of claims irrelevant. */
const compareMisses = (a: NearMiss, b: NearMiss): number => {
  const [first, second] = [a.claim.pattern, b.claim.pattern];
  return (
    depthOf(second.anchor) - depthOf(first.anchor) ||
    second.literals - first.literals ||
    first.globstars - second.globstars ||
    compareText(first.text, second.text) ||
    compareText(a.claim.place.file, b.claim.place.file) ||
    a.claim.place.line - b.claim.place.line ||
    a.claim.place.column - b.claim.place.column
  );
};

/**
 * The claim that came nearest to covering a path nobody claims, or `null`. What it costs grows with the claims, not
 * with the tree: it is for one path of each proposed folder.
 */
export const findNearMiss = (path: string, claims: readonly Claim[]): NearMiss | null => {
  const missed = describePath(path);
  let nearest: NearMiss | null = null;
  for (const claim of claims) {
    const miss = missBy(claim, missed);
    if (miss !== null && (nearest === null || compareMisses(miss, nearest) < 0)) nearest = miss;
  }
  return nearest;
};

/**
 * The topmost folder of the path, never the root, for which `holds` is false, with a slash at the end; `null` for a
 * file in the root, or where every folder holds something. `holds` is asked without the slash: does the folder hold
 * a pattern's anchor, or a file that is owned or exempt?
 */
export const proposeFolder = (path: string, holds: (folder: string) => boolean): string | null => {
  for (let cut = path.indexOf('/'); cut !== -1; cut = path.indexOf('/', cut + 1)) {
    const folder = path.slice(0, cut);
    if (!holds(folder)) return `${folder}/`;
  }
  return null;
};
