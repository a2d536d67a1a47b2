import { button } from '../../../packages/ui-kit/button.ts';
import { escape } from '../../../packages/ui-kit/escape.ts';
import { price } from '../../../shared/money/price.ts';
import type { Product } from './product.ts';

/** The key goes out with the page, so that a second press of Pay carries the same one. */
export function basketPage(products: readonly Product[], key: string, payNotice = false): string {
  if (products.length === 0) return '<h1>Your basket is empty</h1>';
  const rows = products.map((product) => `<li>${escape(product.name)}, ${escape(price(product.price))}</li>`);
  const list = `<h1>Your basket</h1>
<ul>${rows.join('')}</ul>`;
  if (payNotice) return `${list}
<p>Paying is down. Your basket is kept; please come back in an hour.</p>`;
  return `${list}
<form method="post" action="/pay">
<input type="hidden" name="key" value="${escape(key)}">${button({ label: 'Pay', name: 'pay' })}
</form>`;
}
