/** What a change does to a system's patterns, by what they can match; and which files change hands by it. */

import type { Pattern } from '../declaration/patterns.ts';
import type { Located } from '../declaration/resolve.ts';
import type { Decision } from '../declaration/systems.ts';
import { canonical, covers, type Meter, type Span, startMeter, surveyClaims } from './claims.ts';
import { nameAtBase, type Pair } from './pairs.ts';
import { isDeclaration, type Side, type Situation } from './situation.ts';

export interface PatternChange {
  readonly kind: 'pattern-added' | 'pattern-widened' | 'pattern-narrowed' | 'pattern-removed';
  readonly before: readonly Located<Pattern>[];
  readonly after: readonly Located<Pattern>[];
  /** Systems, by their names at base, that answered for paths the patterns after take from them. */
  readonly losers: ReadonlySet<string>;
  /** Whether the system can get paths it had not. */
  readonly gains: boolean;
  /** Whether the system can lose paths it had. */
  readonly loses: boolean;
}

/** Files that go from one system to another, or to an exemption. */
export interface Move {
  /** Names at base; several where they claimed the files equally. */
  readonly from: readonly string[];
  /** The name after; `null` for an exemption. */
  readonly to: string | null;
  readonly place: Located<unknown> | { readonly file: string; readonly line: number; readonly column: number };
  readonly paths: readonly string[];
}

type Patterns = readonly Located<Pattern>[];

const subtract = (patterns: Patterns, others: Patterns): Patterns => {
  const known = new Set(others.map(({ value }) => canonical(value)));
  // In an order that does not depend on where they stand.
  const key = ({ value }: Located<Pattern>): string => `${canonical(value)} ${value.text}`;
  return [...patterns]
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .filter(({ value }) => !known.has(canonical(value)) && known.add(canonical(value)));
};

const pathsOf = (pair: Pair): { readonly added: Patterns; readonly removed: Patterns } => {
  const [before, after] = [pair.before?.paths ?? [], pair.after?.paths ?? []];
  return { added: subtract(after, before), removed: pair.after === null ? [] : subtract(before, after) };
};

interface Means {
  readonly meter: Meter;
  readonly spanBefore: (pattern: Pattern, taker: string) => Span;
  readonly spanAfter: (pattern: Pattern) => Span;
}

/** What became of a system's patterns; nothing where they only say again what others of its own say. */
const compare = (pair: Pair, { meter, spanBefore, spanAfter }: Means): readonly PatternChange[] => {
  const { added, removed } = pathsOf(pair);
  if (added.length + removed.length === 0) return [];
  const isOwn = ({ systems, open }: Span, name: string): boolean => !open && systems.size === 1 && systems.has(name);
  const others = (span: Span): string[] => [...span.systems].filter((name) => name !== pair.name);
  const gaining = new Map(added.map((item) => [item, spanBefore(item.value, pair.name)]));
  const gains = (item: Located<Pattern>): boolean => !isOwn(gaining.get(item) ?? NOTHING, pair.name);
  const losersOf = (items: Patterns): ReadonlySet<string> =>
    new Set(items.flatMap((item) => others(gaining.get(item) ?? NOTHING)));

  const loses = (item: Located<Pattern>): boolean => !isOwn(spanAfter(item.value), pair.after?.name ?? '');
  const changes: PatternChange[] = [];
  const told = new Set<Located<Pattern>>();
  const say = (kind: PatternChange['kind'], olds: Patterns, news: Patterns): void => {
    for (const item of [...olds, ...news]) told.add(item);
    const [isMore, isLess] = [news.some(gains), olds.some(loses)];
    if (isMore || isLess)
      changes.push({ kind, before: olds, after: news, losers: losersOf(news), gains: isMore, loses: isLess });
  };
  // Where comparing costs too much, they are said as removed and added: the same people are asked.
  const find = (items: Patterns, isWanted: (pattern: Pattern) => boolean): Patterns =>
    meter.left < 0 ? [] : items.filter((item) => !told.has(item) && isWanted(item.value));
  for (const item of added) {
    const olds = find(removed, (old) => covers(item.value, old, meter));
    if (olds.length > 0) say('pattern-widened', olds, [item]);
  }
  for (const item of removed.filter((each) => !told.has(each))) {
    const news = find(added, (each) => covers(item.value, each, meter));
    say(news.length === 0 ? 'pattern-removed' : 'pattern-narrowed', [item], news);
  }
  for (const item of added.filter((each) => !told.has(each))) say('pattern-added', [], [item]);
  return changes;
};

const NOTHING: Span = { systems: new Set(), open: true };

/** The changes of every system's patterns. Those of a system that is gone are not said one by one. */
export const findPatternChanges = (
  { before, after }: { readonly before: Side; readonly after: Side },
  pairs: readonly Pair[],
): ReadonlyMap<Pair, readonly PatternChange[]> => {
  const meter = startMeter();
  const means = { meter, spanBefore: surveyClaims(before, meter), spanAfter: surveyClaims(after, meter) };
  return new Map(
    pairs.flatMap((pair) => {
      const changes = compare(pair, means);
      return changes.length === 0 ? [] : [[pair, changes] as const];
    }),
  );
};

/** Who held a path: no system, one, or several that claimed it equally. */
const holdersOf = (decision: Decision): readonly string[] =>
  decision.kind === 'system' ? [decision.system] : decision.kind === 'ambiguous' ? decision.systems : [];

/** Files, as they will be after the merge, that another system or an exemption answers for than did at base. */
export const findMoves = ({ before, after, listing }: Situation, pairs: readonly Pair[]): readonly Move[] => {
  if (before === null || listing === null || 'unknown' in listing) return [];
  const names = nameAtBase(pairs);
  const moves = new Map<string, Move & { readonly paths: string[] }>();
  for (const path of listing.known) {
    if (isDeclaration(path)) continue;
    const from = holdersOf(before.index.decide(path));
    const now = from.length === 0 ? null : after.index.decide(path);
    if (now === null || now.kind === 'none' || now.kind === 'ambiguous') continue;
    const to = now.kind === 'system' ? now.system : null;
    if (to !== null && from.length === 1 && from[0] === (names.get(to) ?? to)) continue;
    const key = JSON.stringify([from, to]);
    const move = moves.get(key) ?? { from, to, place: now.claim.place, paths: [] };
    moves.set(key, move);
    move.paths.push(path);
  }
  return [...moves.values()];
};
