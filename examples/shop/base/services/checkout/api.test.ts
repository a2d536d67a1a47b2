import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amount } from '../../libs/payments/amount.ts';
import type { CardNetwork } from '../../libs/payments/card-network.ts';
import { createCheckout } from './api.ts';

const order = { key: 'k-1', card: 'tok-1', lines: [{ product: 'mug', price: amount('EUR', 1250), count: 2 }] };

function fakeCards() {
  const calls: string[] = [];
  const cards: CardNetwork = {
    async authorise(_card, sum) {
      calls.push(`authorise ${sum.minor}`);
      return { id: 'p-1', amount: sum };
    },
    async cancel(id) {
      calls.push(`cancel ${id}`);
    },
  };
  return { cards, calls };
}

test('a retry with the same key charges once', async () => {
  const { cards, calls } = fakeCards();
  const checkout = createCheckout({ cards, book: async () => {} });
  await checkout(order);
  assert.deepEqual(await checkout(order), { status: 201, payment: 'p-1' });
  assert.deepEqual(calls, ['authorise 2500']);
});

test('a charge that cannot be booked is cancelled', async (t) => {
  t.mock.method(console, 'error', () => {});
  const { cards, calls } = fakeCards();
  const book = async () => {
    throw new Error('ledger answered 500');
  };
  assert.equal((await createCheckout({ cards, book })(order)).status, 503);
  assert.deepEqual(calls, ['authorise 2500', 'cancel p-1']);
});
