import type { Amount } from '../../libs/payments/amount.ts';
import type { PayBack } from '../../libs/payments/pay-back.ts';

export interface Refund {
  readonly key: string;
  /** The key of the order that is paid back, in part or whole. */
  readonly of: string;
  readonly payment: string;
  readonly amount: Amount;
}

export interface Needs {
  /** False when the order was not booked, or more would go back than came in. */
  readonly book: (refund: Refund) => Promise<boolean>;
  readonly payBack: PayBack;
}

/** Books first: money that went back unbooked is harder to find than money that waits. */
export function createRefund({ book, payBack }: Needs): (refund: Refund) => Promise<'paid back' | 'refused'> {
  return async (refund) => {
    if (!(await book(refund))) return 'refused';
    await payBack(refund.payment, refund.amount, refund.key);
    return 'paid back';
  };
}
