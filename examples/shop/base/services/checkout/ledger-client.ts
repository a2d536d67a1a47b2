import type { Amount } from '../../libs/payments/amount.ts';

export interface Booking {
  readonly key: string;
  readonly debit: string;
  readonly credit: string;
  readonly amount: Amount;
}

export type Book = (booking: Booking) => Promise<void>;

export function createLedgerClient(address: string): Book {
  return async ({ key, debit, credit, amount }) => {
    const answer = await fetch(new URL('/entries', address), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ key, debit, credit, ...amount }),
      signal: AbortSignal.timeout(150),
    });
    if (!answer.ok) throw new Error(`ledger answered ${answer.status}`);
  };
}
