/** Tags and comments of HTML, in a text of Markdown. Places are offsets in the text. */
import { BOLD_LINE, type Pointer, type Span } from './outline.ts';

/** It gets its anchor where the headings before it are known. */
export interface TagHeading extends Span {
  readonly depth: number;
  /** As it stands between the tags, blanks and all: the anchor is made of it. */
  readonly inner: string;
}

export interface Tags {
  /** Tags and comments: nobody reads them. */
  readonly unseen: readonly Span[];
  readonly headings: readonly TagHeading[];
  readonly ids: readonly string[];
  readonly pointers: readonly Pointer[];
}

const PIECE =
  /<!--[\s\S]*?(?:-->|$)|<(?<closing>\/)?(?<name>[A-Za-z][A-Za-z0-9-]{0,40})(?=[\s/>])(?<rest>[^<>]{0,2000})>/g;
const VALUE = '\\s*=\\s*(?:"([^"]*)"|\'([^\']*)\'|([^\\s"\'=<>`]+))';
const ID = new RegExp(`\\s(?:id|name)${VALUE}`, 'gi');
const TARGET = new RegExp(`\\s(?:href|src)${VALUE}`, 'i');

/** `<insert the name of your team>` is no tag, whatever a parser says, and `[your team]` no text. "[Add to cart]" is one. */
export const PROMPT =
  /^(?:(?:your|placeholder|todo|tbd)\b|(?:insert|name of|link to)\s|(?:add|describe|enter|fill|list|provide|put|replace)\s(?:.*\s)?(?:an?|any|details|here|in|link|name|steps|the|your)\b)/i;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['nbsp', '\u00a0'],
]);
const decode = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|nbsp);/g, (all, name: string) => NAMED.get(name) ?? all);

const depthOf = (name: string): number | null => {
  if (/^h[1-6]$/.test(name)) return Number(name[1]);
  return name === 'summary' ? BOLD_LINE : null;
};

/** Reads `html`, which stands at an offset of the text. */
export const readTags = (html: string, offset: number): Tags => {
  const unseen: Span[] = [];
  const headings: TagHeading[] = [];
  const ids: string[] = [];
  const pointers: Pointer[] = [];
  let open: { readonly name: string; readonly start: number; readonly from: number } | null = null;
  for (const { 0: piece, index, groups = {} } of html.matchAll(PIECE)) {
    const span = { start: offset + index, end: offset + index + piece.length };
    const name = groups.name?.toLowerCase();
    if (name !== undefined && groups.closing === undefined && PROMPT.test(piece.slice(1))) continue;
    unseen.push(span);
    if (name === undefined) continue;
    const depth = depthOf(name);
    if (groups.closing !== undefined) {
      if (depth === null || open?.name !== name) continue;
      const inner = decode(html.slice(open.from, index).replace(PIECE, ''));
      headings.push({ start: open.start, end: span.end, depth, inner });
      open = null;
      continue;
    }
    const rest = groups.rest ?? '';
    for (const [, ...values] of rest.matchAll(ID)) ids.push(decode(values.find((one) => one !== undefined) ?? ''));
    const target = TARGET.exec(rest)
      ?.slice(1)
      .find((one) => one !== undefined);
    if (target !== undefined) pointers.push({ ...span, target: decode(target) });
    if (depth !== null) open = { name, start: span.start, from: index + piece.length };
  }
  return { unseen, headings, ids, pointers };
};
