/** Money in the smallest unit of its currency: 1250 in EUR is 12.50. Never a float. */
export interface Amount {
  readonly currency: 'EUR' | 'SEK';
  readonly minor: number;
}

export function amount(currency: Amount['currency'], minor: number): Amount {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole number of ${currency} cents: ${minor}`);
  return { currency, minor };
}

export function add(a: Amount, b: Amount): Amount {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${b.currency} to ${a.currency}`);
  return amount(a.currency, a.minor + b.minor);
}

export function times(a: Amount, count: number): Amount {
  return amount(a.currency, a.minor * count);
}
