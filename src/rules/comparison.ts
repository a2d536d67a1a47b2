/** The systems of both sides laid beside one another, and what became of their patterns and files: worked out once. */
import { once } from './once.ts';
import { nameAtBase, type Pair, pairSystems } from './pairs.ts';
import { findMoves, findPatternChanges, type Move, type PatternChange } from './pattern-change.ts';
import type { Situation } from './situation.ts';

export interface Comparison {
  readonly pairs: readonly Pair[];
  /** The base's name of each system after the change. */
  readonly names: ReadonlyMap<string, string>;
  readonly findPatterns: () => ReadonlyMap<Pair, readonly PatternChange[]>;
  readonly findMoves: () => readonly Move[];
}

const compare = (situation: Situation): Comparison => {
  const { before, after } = situation;
  const pairs = before === null ? [] : pairSystems(before.declared, after.declared);
  return {
    pairs,
    names: nameAtBase(pairs),
    findPatterns: once(() =>
      before === null || before.index === after.index ? new Map() : findPatternChanges({ before, after }, pairs),
    ),
    findMoves: once(() => (before === null || before.index === after.index ? [] : findMoves(situation, pairs))),
  };
};

const known = new WeakMap<Situation, Comparison>();

/** Nothing where there is no base to compare with. */
export const compareSides = (situation: Situation): Comparison => {
  const comparison = known.get(situation) ?? compare(situation);
  known.set(situation, comparison);
  return comparison;
};
