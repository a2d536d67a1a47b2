/** Exact decimals as text. No floats: 99.9 has no exact binary form. */

/** A decimal as an integer and the number of its decimal places. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

export const parseDecimal = (decimal: string): Decimal => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { units: BigInt(whole + fraction), places: fraction.length };
};

/** Without zeros at the end. */
export const printDecimal = ({ units, places }: Decimal): string => {
  const digits = units.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
};

/** Both with as many places. */
const align = (a: string, b: string): { readonly x: bigint; readonly y: bigint; readonly places: number } => {
  const [first, second] = [parseDecimal(a), parseDecimal(b)];
  const places = Math.max(first.places, second.places);
  const [x, y] = [first, second].map((each) => each.units * 10n ** BigInt(places - each.places)) as [bigint, bigint];
  return { x, y, places };
};

/** Compares two decimals: negative where the first is smaller. */
export const compareDecimals = (a: string, b: string): number => {
  const { x, y } = align(a, b);
  return Number(x > y) - Number(x < y);
};

/** The first less the second, which is not greater. */
export const subtractDecimals = (a: string, b: string): string => {
  const { x, y, places } = align(a, b);
  return printDecimal({ units: x - y, places });
};

export const multiplyDecimals = (a: string, b: string): string => {
  const [first, second] = [parseDecimal(a), parseDecimal(b)];
  return printDecimal({ units: first.units * second.units, places: first.places + second.places });
};

/** A quotient with at most so many places: rounded to the nearest, or down. */
export const divideDecimals = (
  a: string,
  b: string,
  { places, round }: { readonly places: number; readonly round: 'nearest' | 'down' },
): string => {
  const { x, y } = align(a, b);
  const scaled = x * 10n ** BigInt(places);
  return printDecimal({ units: round === 'down' ? scaled / y : (2n * scaled + y) / (2n * y), places });
};
