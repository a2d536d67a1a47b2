import { CardDeclined, type CardNetwork } from '../../libs/payments/card-network.ts';
import { type Line, total } from './basket.ts';
import { Keys } from './keys.ts';
import type { Book } from './ledger-client.ts';

export interface Order {
  readonly key: string;
  readonly card: string;
  readonly lines: readonly Line[];
}

export interface Answer {
  readonly status: 201 | 402 | 503;
  readonly payment: string | null;
}

export interface Needs {
  readonly cards: CardNetwork;
  readonly book: Book;
}

/** Charges a basket once, and books it. A charge that cannot be booked is cancelled, so no money hangs in the air. */
export function createCheckout({ cards, book }: Needs): (order: Order) => Promise<Answer> {
  const keys = new Keys<Answer>();

  const charge = async ({ key, card, lines }: Order): Promise<Answer> => {
    const amount = total(lines);
    const payment = await cards.authorise(card, amount, key);
    try {
      await book({ key, debit: 'card-network', credit: 'sales', amount });
    } catch (cause) {
      await cards.cancel(payment.id);
      throw cause;
    }
    return { status: 201, payment: payment.id };
  };

  return async (order) => {
    try {
      return await keys.once(order.key, () => charge(order));
    } catch (cause) {
      if (cause instanceof CardDeclined) return { status: 402, payment: null };
      console.error('checkout failed', order.key, cause);
      return { status: 503, payment: null };
    }
  };
}
