/** Offsets in a text as lines and columns. */

export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset, counted from 1; one behind the end is the end's. */
export type Locate = (offset: number) => Spot;

/** Lines end with a line feed, as they do for YAML and on GitHub. */
export const indexLines = (text: string): Locate => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  // Places are asked for from top to bottom: the last line or the one below it mostly has the next.
  let last = 0;
  return (offset) => {
    const wanted = Math.min(Math.max(offset, 0), text.length);
    if (wanted >= (starts[last + 1] ?? Number.POSITIVE_INFINITY)) last += 1;
    if (wanted < (starts[last] ?? 0) || wanted >= (starts[last + 1] ?? Number.POSITIVE_INFINITY)) {
      last = findLine(starts, wanted);
    }
    return { line: last + 1, column: wanted - (starts[last] ?? 0) + 1 };
  };
};

/** The last line that begins at an offset or before it. */
const findLine = (starts: readonly number[], offset: number): number => {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};
