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
  return (offset) => {
    const wanted = Math.min(Math.max(offset, 0), text.length);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: wanted - (starts[low] ?? 0) + 1 };
  };
};
