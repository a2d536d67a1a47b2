/** Parts of a text that show something and do not say it: code between fences, and comments over several lines. */

/** From `start` up to, and without, `end`. */
export type Span = readonly [start: number, end: number];

/** How many of one character stand at a place. */
const count = (text: string, at: number): number => {
  let end = at;
  while (end < text.length && text[end] === text[at]) end += 1;
  return end - at;
};

/** A line that may open or close a fence: https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
const readFence = (text: string, start: number, end: number): { marks: string; rest: string } | null => {
  let at = start;
  while (at < start + 3 && text[at] === ' ') at += 1;
  if (text[at] !== '`' && text[at] !== '~') return null;
  const length = count(text, at);
  return length < 3 ? null : { marks: text.slice(at, at + length), rest: text.slice(at + length, end) };
};

/**
 * Fenced code, with its fences, in order. A fence that nothing closes is none: more is read then, and what is read only
 * adds a duty. Lines end in newlines here.
 */
export const findFences = (text: string): Span[] => {
  const spans: Span[] = [];
  let open: { readonly marks: string; readonly start: number } | null = null;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const fence = readFence(text, start, end);
    if (fence !== null && open === null) {
      if (!(fence.marks.startsWith('`') && fence.rest.includes('`'))) open = { marks: fence.marks, start };
    } else if (fence !== null && open !== null && fence.marks.startsWith(open.marks) && fence.rest.trim() === '') {
      spans.push([open.start, end]);
      open = null;
    }
    start = end + 1;
  }
  return spans;
};

/** HTML comments that go over several lines, in order: what a template tells people to write stands in them. */
export const findComments = (text: string): Span[] => {
  const spans: Span[] = [];
  for (let at = text.indexOf('<!--'); at !== -1; ) {
    const end = text.indexOf('-->', at + 4);
    if (end === -1) break;
    if (text.slice(at, end).includes('\n')) spans.push([at, end + 3]);
    at = text.indexOf('<!--', end + 3);
  }
  return spans;
};

/** Whether a place is in one of some spans that are in order and apart. */
export const isWithin = (spans: readonly Span[], at: number): boolean => {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[1] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span[0] <= at;
};
