import { type Amount, amount } from '../../libs/payments/amount.ts';

export interface Coupon {
  readonly code: string;
  /** Whole percent, 1 to 90. */
  readonly percent: number;
  /** The last day it counts, such as 2026-12-31 (UTC). */
  readonly until: string;
}

export function isValid(coupon: Coupon, today: string): boolean {
  return Number.isInteger(coupon.percent) && coupon.percent >= 1 && coupon.percent <= 90 && today <= coupon.until;
}

/** What is left to pay. Half a cent goes to the shopper. */
export function apply(coupon: Coupon, price: Amount): Amount {
  return amount(price.currency, price.minor - Math.ceil((price.minor * coupon.percent) / 100));
}
