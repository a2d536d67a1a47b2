import type { Place } from '../facts.ts';
import { addTo, type Group } from '../groups.ts';
import type { Pattern } from './patterns.ts';

/** One pattern, who put it there, and where it stands. `exemption` is the entry's index in `exempt`, from 0. */
export interface Claim {
  readonly pattern: Pattern;
  readonly by: { readonly system: string } | { readonly exemption: number };
  readonly place: Place;
}

/** Who answers for a path. `systems` and `claims` of `ambiguous` are sorted: the order of entries changes nothing. */
export type Decision =
  | { readonly kind: 'system'; readonly system: string; readonly claim: Claim }
  | { readonly kind: 'exempt'; readonly exemption: number; readonly claim: Claim }
  | { readonly kind: 'ambiguous'; readonly systems: readonly string[]; readonly claims: readonly Claim[] }
  | { readonly kind: 'none' };

/** All claims of a declaration, arranged for looking paths up. Nothing here throws. */
export interface ClaimIndex {
  readonly decide: (path: string) => Decision;
  /** Every claim that matches, in order of precedence: the winner is the first. */
  readonly explain: (path: string) => readonly Claim[];
  /** True if some pattern is anchored in this folder or below it. No slash at the end; '' is the root. */
  readonly isAnchor: (folder: string) => boolean;
}

/** The claims anchored in one folder. */
interface Anchored {
  /** Those without a wildcard, by path. */
  readonly exact: Map<string, Group<Claim>>;
  readonly globs: Claim[];
}

const none: Decision = { kind: 'none' };
const noClaims: readonly Claim[] = [];

const isSystem = (claim: Claim): boolean => 'system' in claim.by;

/** Precedence of two claims with the same anchor; 0 where nothing that is written decides. */
const compareRank = (a: Claim, b: Claim): number =>
  b.pattern.literals - a.pattern.literals ||
  a.pattern.globstars - b.pattern.globstars ||
  Number(isSystem(b)) - Number(isSystem(a));

const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** A total order, so that which of several equal claims is named depends on what they say, not on where they come. */
const compareClaims = (a: Claim, b: Claim): number =>
  compareRank(a, b) ||
  ('system' in a.by && 'system' in b.by ? compareText(a.by.system, b.by.system) : 0) ||
  compareText(a.pattern.text, b.pattern.text) ||
  compareText(a.place.file, b.place.file) ||
  a.place.line - b.place.line ||
  a.place.column - b.place.column;

/** Of claims that win alone, each is the same decision for all of its paths. */
const decideAmong = (winners: readonly Claim[], first: Claim, made: Map<Claim, Decision>): Decision => {
  const known = winners.length === 1 ? made.get(first) : undefined;
  if (known !== undefined) return known;
  const decision = makeDecision(winners, first);
  if (winners.length === 1) made.set(first, decision);
  return decision;
};

const makeDecision = (winners: readonly Claim[], first: Claim): Decision => {
  if ('exemption' in first.by) return { kind: 'exempt', exemption: first.by.exemption, claim: first };
  if (winners.length > 1) {
    const systems = new Set(winners.flatMap(({ by }) => ('system' in by ? [by.system] : [])));
    if (systems.size > 1) return { kind: 'ambiguous', systems: [...systems].sort(compareText), claims: winners };
  }
  return { kind: 'system', system: first.by.system, claim: first };
};

/** The matching claims of the highest rank, sorted; empty where none matches. */
const findWinners = ({ exact, globs }: Anchored, path: string): readonly Claim[] => {
  const literal = exact.size === 0 ? noClaims : (exact.get(path) ?? noClaims);
  let winners: Claim[] | undefined;
  let best = literal[0];
  for (const claim of globs) {
    if (best !== undefined && compareRank(claim, best) > 0) break;
    if (!claim.pattern.matches(path)) continue;
    best ??= claim;
    winners ??= [];
    winners.push(claim);
  }
  if (literal.length === 0) return winners ?? noClaims;
  // A wildcard may match nothing, so `a*` can be as good as `a`; it cannot have more literal characters.
  const equal = literal.filter((claim) => best !== undefined && compareRank(claim, best) === 0);
  return winners === undefined ? equal : [...equal, ...winners].sort(compareClaims);
};

const anchorClaims = (claims: readonly Claim[]): Map<string, Anchored> => {
  const anchors = new Map<string, Anchored>();
  for (const claim of [...claims].sort(compareClaims)) {
    const { anchor, text } = claim.pattern;
    const anchored = anchors.get(anchor) ?? { exact: new Map<string, Group<Claim>>(), globs: [] };
    anchors.set(anchor, anchored);
    if (/[*?]|\/$/.test(text)) {
      anchored.globs.push(claim);
      continue;
    }
    addTo(anchored.exact, text, claim);
  }
  return anchors;
};

const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** Every folder that is the parent of an anchor, or above one. */
const foldersAbove = (anchors: Iterable<string>): Set<string> => {
  const above = new Set<string>();
  for (const anchor of anchors) {
    for (let folder = anchor; folder !== ''; ) {
      folder = parentOf(folder);
      if (above.has(folder)) break;
      above.add(folder);
    }
  }
  return above;
};

/** Arranges the claims. Their order changes no answer. */
export const indexClaims = (claims: readonly Claim[]): ClaimIndex => {
  const anchors = anchorClaims(claims);
  const above = foldersAbove(anchors.keys());
  const made = new Map<Claim, Decision>();

  // Paths come sorted, so the next one is mostly in the same folder: its anchors, deepest first, are kept.
  let folder: string | null = null;
  let chain: readonly Anchored[] = [];
  let holdsAnchors = false;
  const enterFolderOf = (path: string): void => {
    const length = Math.max(path.lastIndexOf('/'), 0);
    if (folder !== null && length === folder.length && path.startsWith(folder)) return;
    folder = path.slice(0, length);
    holdsAnchors = above.has(folder);
    const found: Anchored[] = [];
    for (let at = folder; ; at = parentOf(at)) {
      const anchored = anchors.get(at);
      if (anchored !== undefined) found.push(anchored);
      if (at === '') break;
    }
    chain = found;
  };

  /** A folder's pattern is anchored at the folder, and claims an entry of that very name. */
  const anchoredAt = (path: string): Anchored | undefined => (holdsAnchors ? anchors.get(path) : undefined);

  const decide = (path: string): Decision => {
    enterFolderOf(path);
    const own = anchoredAt(path);
    const claimed = own === undefined ? noClaims : findWinners(own, path);
    if (claimed[0] !== undefined) return decideAmong(claimed, claimed[0], made);
    for (const anchored of chain) {
      const winners = findWinners(anchored, path);
      if (winners[0] !== undefined) return decideAmong(winners, winners[0], made);
    }
    return none;
  };

  const explain = (path: string): readonly Claim[] => {
    enterFolderOf(path);
    const own = anchoredAt(path);
    return (own === undefined ? chain : [own, ...chain]).flatMap(({ exact, globs }) => {
      const matching = globs.filter((claim) => claim.pattern.matches(path));
      return [...(exact.get(path) ?? noClaims), ...matching].sort(compareClaims);
    });
  };

  return { decide, explain, isAnchor: (folder) => anchors.has(folder) || above.has(folder) };
};
