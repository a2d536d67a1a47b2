/** Whether there is something to read below a heading. */
import type { Outline, Span } from './outline.ts';
import { blankOut, STAND_IN } from './outline.ts';
import type { Placeholders } from './placeholders.ts';
import { findPlaceholders } from './placeholders.ts';
import { countWords } from './word-count.ts';

/** As many words say something. */
const FEWEST = 3;

const WORD = /[\p{L}\p{N}]/u;
const ITEM = /^[\s>]*(?:[-*+•]|\.{1,5}|\d{1,9}[.)])\s+(?:\[[ xX]\]\s*)?(.*)$/;
const RULER = /^[\s>]*[|:-][\s|:-]*$/;
/** Somebody, or something, that can be reached: `@maya-lin`, `#payments`, an address, a phone number. */
const REACH =
  /(?:^|[\s(])[@#]\p{L}[\p{L}\p{N}_-]+|[^\s@]@[^\s@]{1,100}\.[^\s@]|https?:\/\/[^\s/]{1,200}\.\S|\d[\d ()-]{5,30}\d/u;
/** Where a link in a template leads. */
const NOWHERE = /^(?:#?|todo|tbd|url|link|https?:\/\/(?:example\.com\/?|\.\.\.|…)?)$/i;

/** What prose and code say between them: the two are as long, and where one is not blank the other is. */
const merge = (told: string, code: string): string => {
  const parts: string[] = [];
  let at = 0;
  const prose = told.replaceAll(STAND_IN, ' ');
  for (const { 0: piece, index } of code.matchAll(/\S+/g)) {
    parts.push(prose.slice(at, index), piece);
    at = index + piece.length;
  }
  return parts.join('') + prose.slice(at);
};

/** A body without the lines a template brings: labels with nothing behind them, heads and first columns of empty tables. */
const stripLabels = (body: string): { readonly text: string; readonly hasRows: boolean } => {
  const kept: string[] = [];
  let inTable = false;
  let hasRows = false;
  for (const line of body.split(/\r\n|\r|\n/)) {
    if (RULER.test(line) && line.includes('|') && line.includes('-')) {
      kept.pop();
      inTable = true;
      continue;
    }
    inTable &&= line.includes('|');
    if (inTable) {
      const filled = line.split('|').filter((cell) => WORD.test(cell)).length;
      if (filled < 2) continue;
      hasRows = true;
    } else if (/[:：][\s*_|]*$/.test(line.slice(-200)) && line.length <= 200 && countWords(line) <= 4) continue;
    kept.push(line);
  }
  return { text: kept.join('\n'), hasRows };
};

const isWithin = ({ start, end }: Span, range: Span): boolean => start >= range.start && end <= range.end;

/** Tells of a part of the text whether somebody can use what stands there. */
export const openSubstance = (outline: Outline, placeholders: Placeholders): ((range: Span) => boolean) => {
  // A command is never a placeholder, but code that is nothing else is none of use.
  const code = blankOut(outline.code, findPlaceholders(outline.code, outline.code).spans);
  const content = merge(blankOut(outline.prose, placeholders.spans), code);
  const blocks = outline.blocks.filter(({ start, end }) => WORD.test(code.slice(start, end)));
  const pointers = outline.pointers.filter(({ target }) => !NOWHERE.test(target.trim()));
  return (range) => {
    const { text, hasRows } = stripLabels(content.slice(range.start, range.end));
    if (hasRows || countWords(text) >= FEWEST || REACH.test(text)) return true;
    if (text.split('\n').some((line) => WORD.test(ITEM.exec(line)?.[1] ?? ''))) return true;
    return [...blocks, ...pointers].some((one) => isWithin(one, range));
  };
};
