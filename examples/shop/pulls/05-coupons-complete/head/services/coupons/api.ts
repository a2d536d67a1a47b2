import type { Amount } from '../../libs/payments/amount.ts';
import { apply, isValid } from './coupon.ts';
import type { Store } from './store.ts';

export interface Question {
  readonly code: string;
  readonly price: Amount;
  readonly today: string;
}

/** The price with the coupon, or the price as it was when the code does not count. */
export function createCoupons(store: Store): (question: Question) => { price: Amount; counted: boolean } {
  return ({ code, price, today }) => {
    const coupon = store.find(code);
    if (coupon === undefined || !isValid(coupon, today)) return { price, counted: false };
    return { price: apply(coupon, price), counted: true };
  };
}
