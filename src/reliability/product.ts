/** Products of many objectives: exact, without writing out thousands of digits where fewer tell. */
import { parseDecimal, printDecimal } from './decimal.ts';

/** How often each objective is multiplied. */
export type Powers = readonly { readonly objective: string; readonly count: number }[];

/** A share of one, at least `low` and at most `high` units, of which so many are one; exact where the two are the same. */
interface Range {
  readonly low: bigint;
  readonly high: bigint;
  readonly one: bigint;
}

/** A percentage is shown with as many places. */
const SHOWN_PLACES = 6;
/** A product of more places is enclosed first: most questions are answered by that. */
const EXACT_PLACES = 60;
/** Of what encloses: in binary, because a shift is cheap. */
const BITS = 128n;
/** Objectives have at most so many places. */
const MOST_PLACES = 12;

/** Written in one way, so that `99.9` and `99.90` are one. */
export const normalise = (objective: string): string => printDecimal(parseDecimal(objective));

const toShare = (objective: string): { readonly units: bigint; readonly places: number } => {
  const { units, places } = parseDecimal(normalise(objective));
  return { units, places: places + 2 };
};

/** To the last digit. */
const exactly = (powers: Powers): Range => {
  let [units, places] = [1n, 0];
  for (const { objective, count } of powers) {
    const share = toShare(objective);
    units *= share.units ** BigInt(count);
    places += share.places * count;
  }
  return { low: units, high: units, one: 10n ** BigInt(places) };
};

type Enclosed = readonly [low: bigint, high: bigint];
const ONE: Enclosed = [1n << BITS, 1n << BITS];
const times = ([a, b]: Enclosed, [c, d]: Enclosed): Enclosed => [(a * c) >> BITS, ((b * d) >> BITS) + 1n];

/** Products, for many questions about the same few objectives: what is squared once need not be squared again. */
export const openProducts = (): {
  /** Whether an objective is above a product. */
  readonly isAbove: (objective: string, powers: Powers) => boolean;
  /** A product in percent, cut off after a few places. */
  readonly describe: (powers: Powers) => { readonly product: string; readonly isExact: boolean };
} => {
  const known = new Map<string, { readonly places: number; readonly squares: Enclosed[] }>();
  const look = (objective: string): { readonly places: number; readonly squares: Enclosed[] } => {
    const found = known.get(objective);
    if (found !== undefined) return found;
    const { units, places } = toShare(objective);
    const low = (units << BITS) / 10n ** BigInt(places);
    const looked = { places, squares: [[low, low + 1n] as const] };
    known.set(objective, looked);
    return looked;
  };
  const multiply = (powers: Powers): Range => {
    if (powers.reduce((sum, { objective, count }) => sum + look(objective).places * count, 0) <= EXACT_PLACES)
      return exactly(powers);
    let product = ONE;
    for (const { objective, count } of powers) {
      const { squares } = look(objective);
      for (let [left, at] = [count, 0]; left > 0; left = Math.floor(left / 2), at += 1) {
        const last = squares[at - 1] ?? ONE;
        const square = squares[at] ?? times(last, last);
        squares[at] = square;
        if (left % 2 === 1) product = times(product, square);
      }
    }
    return { low: product[0], high: product[1], one: 1n << BITS };
  };
  return {
    isAbove: (objective, powers) =>
      compare(objective, multiply(powers)) ?? compare(objective, exactly(powers)) ?? false,
    describe: (powers) => cutOff(multiply(powers)) ?? cutOff(exactly(powers)) ?? { product: '0', isExact: false },
  };
};

/** A product is never less than one less the sum of what its factors leave: where that will do, nothing is multiplied. */
export const isWithinSum = (objective: string, powers: Powers): boolean => {
  const leave = (each: string): bigint => {
    const { units, places } = parseDecimal(each);
    return 100n * 10n ** BigInt(MOST_PLACES) - units * 10n ** BigInt(MOST_PLACES - places);
  };
  const sum = powers.reduce((total, { objective: each, count }) => total + leave(each) * BigInt(count), 0n);
  return leave(objective) >= sum;
};

/** Whether an objective is above a product; `null` where it lies between the two that enclose it. */
const compare = (objective: string, { low, high, one }: Range): boolean | null => {
  const { units, places } = toShare(objective);
  const [share, scale] = [units * one, 10n ** BigInt(places)];
  if (share > high * scale) return true;
  return share <= low * scale ? false : null;
};

/** `null` where the two that enclose a product are cut off to different ones, or may be. */
const cutOff = ({ low, high, one }: Range): { readonly product: string; readonly isExact: boolean } | null => {
  const scale = 10n ** BigInt(SHOWN_PLACES + 2);
  const units = (low * scale) / one;
  const isExact = units * one === low * scale;
  if (low !== high && (isExact || units !== (high * scale) / one)) return null;
  return { product: printDecimal({ units, places: SHOWN_PLACES }), isExact };
};
