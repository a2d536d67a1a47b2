import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amount } from '../../libs/payments/amount.ts';
import { basketPage } from './pages/basket.ts';
import { productPage } from './pages/product.ts';

const mug = { id: 'mug/blue', name: 'Mug & saucer', price: amount('EUR', 1250) };

test('a product page shows its name and adds to the basket', () => {
  const html = productPage(mug);
  assert.match(html, /Mug &amp; saucer/);
  assert.match(html, /action="\/basket\/mug%2Fblue"/);
});

test('the basket carries one key', () => {
  assert.match(basketPage([mug], 'k-1'), /name="key" value="k-1"/);
  assert.match(basketPage([], 'k-1'), /empty/);
});

test('with the notice on nobody can press Pay', () => {
  const html = basketPage([mug], 'k-1', true);
  assert.match(html, /Paying is down/);
  assert.doesNotMatch(html, /name="pay"/);
});
