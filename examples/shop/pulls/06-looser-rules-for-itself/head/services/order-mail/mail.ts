import { escape } from '../../packages/ui-kit/escape.ts';
import { price } from '../../packages/ui-kit/price.ts';
import type { Amount } from '../../libs/payments/amount.ts';

export interface Order {
  readonly number: string;
  readonly sum: Amount;
}

export function mail({ number, sum }: Order): { subject: string; html: string } {
  return {
    subject: `Your order ${number.replace(/[\r\n]/g, '')}`,
    html: `<p>Thank you. We charged ${escape(price(sum))} for order ${escape(number)}.</p>`,
  };
}
