/** A page in Markdown that has only so much room: what stands on it, and how lists end where the room does. */
import type { Verdict } from '../verdict.ts';
import { join } from './change-words.ts';
import { printable } from './escape.ts';
import type { Links } from './links.ts';

/** The verdict on one surface, or as much of it as its parts look at. */
export interface Sheet<Judged = Verdict> {
  readonly verdict: Judged;
  readonly links: Links | null;
  /** How the surface counts text: characters in a comment, bytes in a job summary. */
  readonly measure: (text: string) => number;
  /** Where the rest can be read, to follow “… and 3 more”. */
  readonly rest: string;
}

/** What one list may take. */
export interface Share {
  readonly room: number;
  /** How many rows at most; without it, as many as fit. */
  readonly most?: number;
}

/** The rows that fitRows, made one by one: what is not shown costs nothing. */
export const fitRows = <Item>(
  items: readonly Item[],
  render: (item: Item, index: number) => string,
  { measure, room, most = Number.POSITIVE_INFINITY }: Pick<Sheet, 'measure'> & Share,
): readonly string[] => {
  const rows: string[] = [];
  let left = room;
  for (const [index, item] of items.entries()) {
    if (index >= most) break;
    const row = render(item, index);
    left -= measure(row) + 2;
    if (left < 0) break;
    rows.push(row);
  }
  return rows;
};

/** `… and 3 more; the job summary has them all.`, or nothing where all are shown. */
export const sayRest = (count: number, { rest }: Pick<Sheet, 'rest'>): string =>
  count === 0 ? '' : `… and ${count} more${rest}`;

/** Blocks of Markdown, one after the other; empty ones are none. */
export const joinBlocks = (blocks: readonly string[]): string => blocks.filter((block) => block !== '').join('\n\n');

/** Lines to copy, as they are, in a fence that nothing in them closes. */
export const fence = (text: string, language: string): string => {
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return [`${ticks}${language}`, ...text.trimEnd().split('\n').map(printable), ticks].join('\n');
};

/** Blocks folded under a line; nothing where there are none. */
export const fold = (summary: string, blocks: readonly string[]): string => {
  const body = joinBlocks(blocks);
  return body === '' ? '' : `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;
};

/** `a, b and c`; of more than `most`, the first ones and how many more. Each is Markdown already. */
export const listNames = (names: readonly string[], most = 5): string => {
  const shown = names.length > most ? [...names.slice(0, most), `${names.length - most} more`] : names;
  return join(shown, 'and');
};
