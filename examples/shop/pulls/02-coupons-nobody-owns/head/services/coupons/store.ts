import { normalise } from './codes.ts';
import type { Coupon } from './coupon.ts';

export class Store {
  readonly #coupons = new Map<string, Coupon>();

  put(coupon: Coupon): void {
    this.#coupons.set(normalise(coupon.code), coupon);
  }

  find(typed: string): Coupon | undefined {
    return this.#coupons.get(normalise(typed));
  }
}
