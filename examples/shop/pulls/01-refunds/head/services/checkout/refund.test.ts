import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amount } from '../../libs/payments/amount.ts';
import { createRefund } from './refund.ts';

const refund = { key: 'r-1', of: 'k-1', payment: 'p-1', amount: amount('EUR', 1250) };

test('what the ledger refuses is not paid back', async () => {
  const paid: string[] = [];
  const payBack = async (payment: string) => {
    paid.push(payment);
  };
  assert.equal(await createRefund({ book: async () => false, payBack })(refund), 'refused');
  assert.deepEqual(paid, []);
  assert.equal(await createRefund({ book: async () => true, payBack })(refund), 'paid back');
  assert.deepEqual(paid, ['p-1']);
});
