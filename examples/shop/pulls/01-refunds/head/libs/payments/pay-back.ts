import type { Amount } from './amount.ts';

/** The same key always gives the same refund, so a retry never pays back twice. */
export type PayBack = (payment: string, amount: Amount, key: string) => Promise<void>;

export function createPayBack(address: string, secret: string): PayBack {
  return async (payment, amount, key) => {
    const answer = await fetch(new URL('/refunds', address), {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ payment, amount, key }),
      signal: AbortSignal.timeout(5000),
    });
    if (!answer.ok) throw new Error(`card network answered ${answer.status} to a refund`);
  };
}
