import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amount } from '../../libs/payments/amount.ts';
import { pay } from './gift-card.ts';

const card = { number: 'g-1', left: amount('EUR', 2000) };

test('a card pays what it holds and no more', () => {
  const { card: after, open } = pay(card, amount('EUR', 2500));
  assert.deepEqual([after.left.minor, open.minor], [0, 500]);
});

test('a card pays only in its own currency', () => {
  assert.deepEqual(pay(card, amount('SEK', 500)), { card, open: amount('SEK', 500) });
});
