import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amount } from '../../libs/payments/amount.ts';
import { mail } from './mail.ts';

test('the subject is one line', () => {
  assert.equal(mail({ number: '17\r\nBcc: x', sum: amount('EUR', 1250) }).subject, 'Your order 17Bcc: x');
});
