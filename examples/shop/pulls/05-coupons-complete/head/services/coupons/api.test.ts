import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amount } from '../../libs/payments/amount.ts';
import { createCoupons } from './api.ts';
import { Store } from './store.ts';

const store = new Store();
store.put({ code: 'WNTR2026', percent: 10, until: '2026-12-31' });
const coupons = createCoupons(store);
const price = amount('EUR', 1255);

test('a code counts the way people type it, to the end of its last day', () => {
  const asked = coupons({ code: 'wntr-2026', price, today: '2026-12-31' });
  assert.deepEqual(asked, { price: amount('EUR', 1129), counted: true });
});

test('an old or unknown code changes nothing', () => {
  assert.deepEqual(coupons({ code: 'WNTR2026', price, today: '2027-01-01' }), { price, counted: false });
  assert.deepEqual(coupons({ code: 'NOPE', price, today: '2026-12-01' }), { price, counted: false });
});
