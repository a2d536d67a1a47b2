/** What a text would cost the parser of Markdown, told from its lines before it is parsed. */
import type { Line } from './outline.ts';

/** Where a line stands: quotes, bullets and numbers before its text. */
const LEAD = /^[ \t]*(?:(?:>|[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))[ \t]*){0,13}/;
const HEADING = /^(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$|\[[^\]]{1,999}\]:)/;
/** Deeper lists and quotes are nobody's prose, and cost more with each level. */
const DEEPEST = 12;
/** About as many milliseconds on two slow cores, the parser not warm yet: what is dearer is read line by line. */
const MOST = 200;

interface Run {
  readonly lines: number;
  readonly length: number;
  readonly marks: number;
  readonly closers: number;
  readonly open: number;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const countAfterLast = (line: string, closer: string, opener: string): number =>
  line.slice(line.lastIndexOf(closer) + 1).split(opener).length - 1;

/** Lines without a blank one between them are looked at together: emphasis, links and tags may go over all of them. */
const weighRun = ({ lines, length, marks, closers, open }: Run): number =>
  150 + 0.1 * lines ** 2 + 30 * marks + 0.08 * closers * marks + 0.05 * open * length;

const measureRun = (lines: readonly string[]): Run => {
  const text = lines.join('\n');
  const ticks = new Set((text.match(/`+/g) ?? []).map((run) => run.length));
  // What is opened and not closed on its line may be looked for until the end of the run.
  const open = lines.map((line) => countAfterLast(line, '>', '<') + countAfterLast(line, ')', '](')).reduce(add, 0);
  return {
    lines: lines.length,
    length: text.length,
    marks: count(text, /[*_[\]`<>&\\!()]/g) + 2 * count(text, /&/g),
    closers: count(text, /\]|(?<=\S)\*+|(?<=[^\s_])_+(?![\p{L}\p{N}_])/gu),
    open: open + ticks.size + count(text, /<[!?]|\\`/g),
  };
};
const add = (a: number, b: number): number => a + b;

/**
 * In microseconds, from above. Most of Markdown costs by its length; the rest was found by measuring: many headings or items
 * cost by their square, closed emphasis and links by what stands before them, what is never closed by what follows.
 */
const weigh = (lines: readonly string[]): number => {
  let cost = 0;
  let markers = 0;
  let headings = 0;
  let run: string[] = [];
  for (const line of [...lines, '']) {
    cost += 30 + line.length;
    if (line.trim() === '') {
      if (run.length > 0) cost += weighRun(measureRun(run));
      run = [];
      continue;
    }
    const lead = LEAD.exec(line)?.[0] ?? '';
    const depth = count(lead, /[^\s\d]/g);
    if (depth > DEEPEST) return Number.POSITIVE_INFINITY;
    markers += depth;
    cost += 0.05 * lead.length ** 2;
    if (HEADING.test(line.slice(lead.length)) || /^ *-+[ \t]*$/.test(line)) headings += 1;
    run.push(line);
  }
  return cost + 250 * markers + 0.03 * markers ** 2 + 250 * headings + 0.4 * headings ** 2;
};

/** Whether a text can be parsed in about the time a person does not notice. Some texts of a few kilobytes take minutes. */
export const isCheap = (lines: readonly Line[]): boolean => weigh(lines.map(({ text }) => text)) <= MOST * 1000;
