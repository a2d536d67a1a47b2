/** Exact decimals as text, and the error budget they leave. No floats: 99.9 has no exact binary form. */

/** A decimal as an integer and the number of its decimal places. */
const parse = (decimal: string): { readonly units: bigint; readonly places: number } => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { units: BigInt(whole + fraction), places: fraction.length };
};

const print = (units: bigint, places: number): string => {
  const digits = units.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
};

/** True above 0 and below 100: 100 % is no objective, it leaves nothing to spend. */
export const isPercentage = (decimal: string): boolean => {
  const { units, places } = parse(decimal);
  return units > 0n && units < 100n * 10n ** BigInt(places);
};

const SECONDS: Record<string, bigint> = { d: 86_400n, w: 604_800n };

/**
 * The error budget of one window in seconds, an exact decimal: (100 − objective) % of the window.
 * `null` for calendar months (`1M`) and quarters (`1Q`), whose length is not fixed, and for an objective that cannot be.
 */
export const findBudgetSeconds = (objective: string, window: string): string | null => {
  const unit = SECONDS[window.slice(-1)];
  if (unit === undefined || !isPercentage(objective)) return null;
  const { units, places } = parse(objective);
  const seconds = BigInt(window.slice(0, -1)) * unit;
  return print((100n * 10n ** BigInt(places) - units) * seconds, places + 2);
};

/** Seconds in words: `43 m 12 s`, `4 h 19 m`, `10 m 4.8 s`. At most three units, nothing rounded below a tenth of a second. */
export const describeSeconds = (seconds: string): string => {
  const [whole = '0', fraction = ''] = seconds.split('.');
  let rest = BigInt(whole);
  const parts: string[] = [];
  for (const [name, size] of [
    ['d', 86_400n],
    ['h', 3_600n],
    ['m', 60n],
  ] as const) {
    if (rest >= size) parts.push(`${rest / size} ${name}`);
    rest %= size;
  }
  const tenths = fraction.slice(0, 3).replace(/0+$/, '');
  if (rest > 0n || tenths !== '' || parts.length === 0) parts.push(`${rest}${tenths === '' ? '' : `.${tenths}`} s`);
  return parts.join(' ');
};
