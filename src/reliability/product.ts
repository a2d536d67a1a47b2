/** Products of many objectives: exact, without writing out thousands of digits where fewer tell. */
import { type Decimal, parseDecimal, printDecimal } from './decimal.ts';

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
const SHOWN = 10n ** BigInt(SHOWN_PLACES + 2);
/** A product of more places is enclosed first: most questions are answered by that. */
const EXACT_PLACES = 60;
/** Products of more different objectives are not kept. */
const MOST_KEPT = 16;
/** Of what encloses: in binary, because a shift is cheap. */
const BITS = 128n;

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

/** A product, worked out when it is asked about. */
export interface Product {
  /** Whether an objective is above it. */
  readonly isBelow: (objective: string) => boolean;
  /** In percent, cut off after a few places. */
  readonly describe: () => { readonly product: string; readonly isExact: boolean };
}

/** Products, for many questions about the same few objectives: what is squared once need not be squared again. */
export const openProducts = (): ((powers: Powers) => Product) => {
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
  const enclose = (powers: Powers): Range => {
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
  const make = (powers: Powers): Product => {
    let enclosed: Range | null = null;
    let exact: Range | null = null;
    const roughly = (): Range => {
      enclosed ??= enclose(powers);
      return enclosed;
    };
    const precisely = (): Range => {
      exact ??= exactly(powers);
      return exact;
    };
    let described: ReturnType<Product['describe']> | null = null;
    return {
      isBelow: (objective) => compare(objective, roughly()) ?? compare(objective, precisely()) ?? false,
      describe: () => {
        described ??= cutOff(roughly()) ?? cutOff(precisely()) ?? { product: '0', isExact: false };
        return described;
      },
    };
  };
  // Many systems stand on the same few: then it is the same product.
  const made = new Map<string, Product>();
  return (powers) => {
    if (powers.length > MOST_KEPT) return make(powers);
    const key = powers.map(({ objective, count }) => `${objective}^${count}`).join(' ');
    const product = made.get(key) ?? make(powers);
    made.set(key, product);
    return product;
  };
};

/** A product is never less than one less the sum of what its factors leave: where that will do, nothing is multiplied. */
export const isWithinSum = (objective: string, powers: Powers): boolean => {
  const factors = powers.map(({ objective: each, count }) => ({ ...parseDecimal(each), count: BigInt(count) }));
  const own = parseDecimal(objective);
  const most = factors.reduce((places, factor) => Math.max(places, factor.places), own.places);
  const leave = ({ units, places }: Decimal): bigint => 10n ** BigInt(most + 2) - units * 10n ** BigInt(most - places);
  return leave(own) >= factors.reduce((sum, factor) => sum + leave(factor) * factor.count, 0n);
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
  const units = (low * SHOWN) / one;
  const isExact = units * one === low * SHOWN;
  if (low !== high && (isExact || units !== (high * SHOWN) / one)) return null;
  return { product: printDecimal({ units, places: SHOWN_PLACES }), isExact };
};
