import type { Amount } from '../../libs/payments/amount.ts';
import { type GiftCard, pay } from './gift-card.ts';

/** Null when there is no such card. */
export function createGiftCards(cards: Map<string, GiftCard>): (number: string, price: Amount) => Amount | null {
  return (number, price) => {
    const card = cards.get(number);
    if (card === undefined) return null;
    const payment = pay(card, price);
    cards.set(number, payment.card);
    return payment.open;
  };
}
