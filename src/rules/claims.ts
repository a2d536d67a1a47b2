/** What patterns say of one another without any file: which share a path, which holds all of another, and who answered there. */
import type { Pattern } from '../declaration/patterns.ts';
import type { Claim, ClaimIndex } from '../declaration/systems.ts';
import { groupBy } from '../groups.ts';

/** Who answers for the paths a pattern can match, also for those that are not there yet. */
export interface Span {
  readonly systems: ReadonlySet<string>;
  /** Whether it can match a path that no system answers for: an exempt one, or nobody's. */
  readonly open: boolean;
}

/**
 * What comparing patterns may still cost, a few hundredths of a microsecond each. Once it is used up, patterns whose
 * folders meet are taken to share a path, and only a folder's pattern to hold what is below it: more people are asked, never fewer.
 */
export interface Meter {
  left: number;
}
export const startMeter = (): Meter => ({ left: 20_000_000 });

/** What is asked about a pattern again and again. */
interface Shape {
  readonly canonical: string;
  readonly isLiteral: boolean;
  /** Whether it is a folder and all below it, without another wildcard. */
  readonly isFolder: boolean;
  /** The folder below which alone it matches; of a literal one, its own path. */
  readonly root: string;
}
const shapes = new WeakMap<Pattern, Shape>();
const shapeOf = (pattern: Pattern): Shape => {
  const known = shapes.get(pattern);
  if (known !== undefined) return known;
  const { text, anchor } = pattern;
  const canonical = text.endsWith('/') ? `${text}**` : text;
  const isLiteral = !/[*?]/.test(canonical);
  const isFolder = canonical === (anchor === '' ? '**' : `${anchor}/**`);
  const shape = { canonical, isLiteral, isFolder, root: isLiteral ? text : anchor };
  shapes.set(pattern, shape);
  return shape;
};

/** The text that is the same for patterns that mean the same: a slash at the end is a `**`. */
export const canonical = (pattern: Pattern): string => shapeOf(pattern).canonical;

/**
 * Whether two sequences have a reading in common (`either`), or the first reads all of the second. `isStar` is a part
 * that stands for any number of parts; `meets` compares two that are none.
 */
const align = <Part>(
  first: readonly Part[],
  second: readonly Part[],
  { isStar, meets, either }: { isStar: (part: Part) => boolean; meets: (a: Part, b: Part) => boolean; either: boolean },
): boolean => {
  let below: boolean[] = [];
  for (let i = first.length; i >= 0; i--) {
    const row: boolean[] = new Array(second.length + 1).fill(false);
    for (let j = second.length; j >= 0; j--) {
      const [a, b] = [first[i], second[j]];
      if (a === undefined && b === undefined) row[j] = true;
      else if (a !== undefined && isStar(a)) row[j] = below[j] === true || (b !== undefined && row[j + 1] === true);
      else if (b !== undefined && isStar(b))
        row[j] = either && (row[j + 1] === true || (a !== undefined && below[j] === true));
      else row[j] = a !== undefined && b !== undefined && below[j + 1] === true && meets(a, b);
    }
    below = row;
  }
  return below[0] === true;
};

const isWild = (text: string): boolean => /[*?]/.test(text);
const isGlobstar = (segment: string): boolean => segment === '**';
const isStar = (char: string): boolean => char === '*';

const segmentsMeet =
  (either: boolean, meter: Meter) =>
  (a: string, b: string): boolean => {
    if (a === b) return true;
    if (!isWild(a) && !isWild(b)) return false;
    const meets = (x: string, y: string): boolean => x === y || x === '?' || (either && y === '?');
    meter.left -= a.length * b.length;
    return meter.left < 0 ? either : align([...a], [...b], { isStar, meets, either });
  };

const isWithin = (folder: string, other: string): boolean =>
  other === '' || folder === other || folder.startsWith(`${other}/`);

/** Of two patterns whose folders meet, the segments below the folder that both are in. */
const compareSegments = (a: Pattern, b: Pattern, { either, meter }: { either: boolean; meter: Meter }): boolean => {
  const shared = a.anchor.length < b.anchor.length ? a.anchor : b.anchor;
  const below = (pattern: Pattern): string[] =>
    canonical(pattern)
      .slice(shared === '' ? 0 : shared.length + 1)
      .split('/');
  const [first, second] = [below(a), below(b)];
  meter.left -= 20 + first.length * second.length;
  if (meter.left < 0) return either;
  return align(first, second, { isStar: isGlobstar, meets: segmentsMeet(either, meter), either });
};

/** Whether some path matches both. */
export const overlaps = (a: Pattern, b: Pattern, meter: Meter): boolean => {
  const [isInB, isInA] = [isWithin(shapeOf(a).root, b.anchor), isWithin(shapeOf(b).root, a.anchor)];
  if (!isInA && !isInB) return false;
  if ((isInA && shapeOf(a).isFolder) || (isInB && shapeOf(b).isFolder)) return true;
  return compareSegments(a, b, { either: true, meter });
};

/** Whether every path that `b` matches is matched by `a`. Where that is hard to tell, it says no. */
export const covers = (a: Pattern, b: Pattern, meter: Meter): boolean =>
  isWithin(shapeOf(b).root, a.anchor) && (shapeOf(a).isFolder || compareSegments(a, b, { either: false, meter }));

const depthOf = ({ anchor }: Pattern): number => (anchor === '' ? 0 : anchor.split('/').length);

/** Precedence of two claims on one path: negative where the first wins, 0 where nothing that is written decides. */
export const compareRank = (a: Claim, b: Claim): number =>
  depthOf(b.pattern) - depthOf(a.pattern) ||
  b.pattern.literals - a.pattern.literals ||
  a.pattern.globstars - b.pattern.globstars ||
  Number('exemption' in a.by) - Number('exemption' in b.by);

/** Claims by the folder they are anchored in, those that win first. */
const arrange = (claims: readonly Claim[]) => {
  const ranked = [...claims].sort(compareRank);
  const byAnchor = groupBy(ranked, ({ pattern }) => pattern.anchor);
  const anchors = [...byAnchor.keys()].sort();
  /** Claims anchored above, in or below a folder: no other can meet a pattern anchored there. */
  return (folder: string): readonly Claim[] => {
    if (folder === '') return ranked;
    const found: Claim[] = [];
    for (let at = findFirst(anchors, `${folder}/`); anchors[at]?.startsWith(`${folder}/`); at++)
      found.push(...(byAnchor.get(anchors[at] ?? '') ?? []));
    found.sort(compareRank);
    for (let at = folder; ; at = at.slice(0, Math.max(at.lastIndexOf('/'), 0))) {
      found.push(...(byAnchor.get(at) ?? []));
      if (at === '') return found;
    }
  };
};

/** The index of the first text that is not before another, in a sorted list. */
const findFirst = (sorted: readonly string[], text: string): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * A function from a pattern to who answers for what it can match. Claims are walked from the one that wins, to the first
 * that holds the whole pattern. With `taker`, the system that claims the pattern: others whose claims go before it lose
 * nothing by it, and are left out.
 */
export const surveyClaims = (
  { claims, index }: { readonly claims: readonly Claim[]; readonly index: ClaimIndex },
  meter: Meter,
): ((pattern: Pattern, taker?: string) => Span) => {
  const meeting = arrange(claims);
  const survey = (pattern: Pattern, taker: string | undefined): Span => {
    const systems = new Set<string>();
    let open = false;
    let whole: Claim | null = null;
    const taking: Claim = { pattern, by: { system: taker ?? '' }, place: { file: '', line: 0, column: 0 } };
    const keeps = (claim: Claim): boolean =>
      taker !== undefined && compareRank(claim, taking) < 0 && !('system' in claim.by && claim.by.system === taker);
    for (const claim of meeting(pattern.anchor)) {
      if (whole !== null && compareRank(whole, claim) !== 0) break;
      if (!overlaps(claim.pattern, pattern, meter)) continue;
      if (!keeps(claim)) {
        if ('system' in claim.by) systems.add(claim.by.system);
        else open = true;
      }
      if (whole === null && covers(claim.pattern, pattern, meter)) whole = claim;
    }
    return { systems, open: open || whole === null };
  };
  // Where comparing costs too much, the folder alone says who is met.
  const byFolder = new Map<string, Span>();
  return (pattern, taker) => {
    if (shapeOf(pattern).isLiteral) return surveyPath(index, pattern.text);
    const known = meter.left < 0 ? byFolder.get(pattern.anchor) : undefined;
    if (known !== undefined) return known;
    const isRough = meter.left < 0;
    const span = survey(pattern, isRough ? undefined : taker);
    if (isRough) byFolder.set(pattern.anchor, span);
    return span;
  };
};

const surveyPath = (index: ClaimIndex, path: string): Span => {
  const decision = index.decide(path);
  if (decision.kind === 'system') return { systems: new Set([decision.system]), open: false };
  return {
    systems: new Set(decision.kind === 'ambiguous' ? decision.systems : []),
    open: decision.kind !== 'ambiguous',
  };
};
