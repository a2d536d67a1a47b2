import assert from 'node:assert/strict';
import { test } from 'node:test';
import { button } from './button.ts';

test('what a shop writes stays text', () => {
  assert.equal(button({ label: 'Buy <1>', name: 'buy' }), '<button type="submit" name="buy">Buy &lt;1&gt;</button>');
});

test('a busy button cannot be pressed twice', () => {
  assert.match(button({ label: 'Pay', name: 'pay', busy: true }), / disabled aria-busy="true">/);
});
