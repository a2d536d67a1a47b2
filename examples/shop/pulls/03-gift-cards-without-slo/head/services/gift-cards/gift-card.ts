import { type Amount, amount } from '../../libs/payments/amount.ts';

export interface GiftCard {
  readonly number: string;
  readonly left: Amount;
}

export interface Payment {
  readonly card: GiftCard;
  /** What the gift card did not cover. */
  readonly open: Amount;
}

/** Pays as much of a price as the card holds. */
export function pay(card: GiftCard, price: Amount): Payment {
  if (card.left.currency !== price.currency) return { card, open: price };
  const paid = Math.min(card.left.minor, price.minor);
  return {
    card: { ...card, left: amount(card.left.currency, card.left.minor - paid) },
    open: amount(price.currency, price.minor - paid),
  };
}
