import { type Amount, add, amount, times } from '../../libs/payments/amount.ts';

export interface Line {
  readonly product: string;
  readonly price: Amount;
  readonly count: number;
}

export function total(lines: readonly Line[]): Amount {
  const [first] = lines;
  if (first === undefined) throw new RangeError('an empty basket has no total');
  return lines.reduce((sum, line) => add(sum, times(line.price, line.count)), amount(first.price.currency, 0));
}
