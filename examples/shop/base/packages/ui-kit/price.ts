import type { Amount } from '../../libs/payments/amount.ts';

/** A price the way people write it: "12,50 €". */
export function price({ currency, minor }: Amount, language = 'de-DE'): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(minor / 100);
}
