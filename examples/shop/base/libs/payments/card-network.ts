import type { Amount } from './amount.ts';

export interface Authorisation {
  readonly id: string;
  readonly amount: Amount;
}

export interface CardNetwork {
  /** The same key always gives the same authorisation, so a retry never charges twice. */
  authorise(card: string, amount: Amount, key: string): Promise<Authorisation>;
  cancel(id: string): Promise<void>;
}

export class CardDeclined extends Error {}

export function createCardNetwork(address: string, secret: string): CardNetwork {
  const call = async (path: string, body: unknown): Promise<Response> =>
    fetch(new URL(path, address), {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(600),
    });

  return {
    async authorise(card, amount, key) {
      const answer = await call('/authorisations', { card, amount, key });
      if (answer.status === 402) throw new CardDeclined('the card was declined');
      if (!answer.ok) throw new Error(`card network answered ${answer.status}`);
      const { id } = (await answer.json()) as { id: string };
      return { id, amount };
    },
    async cancel(id) {
      const answer = await call('/cancellations', { id });
      if (!answer.ok) throw new Error(`card network answered ${answer.status} to a cancellation`);
    },
  };
}
