import type { Amount } from '../../../libs/payments/amount.ts';
import { button } from '../../../packages/ui-kit/button.ts';
import { escape } from '../../../packages/ui-kit/escape.ts';
import { price } from '../../../shared/money/price.ts';

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly price: Amount;
}

export function productPage(product: Product): string {
  return `<h1>${escape(product.name)}</h1>
<p>${escape(price(product.price))}</p>
<form method="post" action="/basket/${encodeURIComponent(product.id)}">${button({ label: 'Add to basket', name: 'add' })}</form>`;
}
