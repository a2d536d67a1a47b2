/** Characters that make what is read another thing than what is shown. */
import type { Locate } from './lines.ts';
import type { Problem } from './problems.ts';

/**
 * Control, bidirectional, zero-width and other characters nobody sees, a carriage return that ends no line, and bytes
 * that are not UTF-8 (lone surrogates). Emoji keep the selectors that give them colour.
 */
export const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]|\r(?!\n)|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}|\p{Surrogate}/gu;

/** The same in a name, which has no lines: a tab or a newline is one of them. */
export const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
  /[\0-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}|\p{Surrogate}/gu;

/** Spaces of other widths, and those that break no line: YAML takes none of them for an indent. */
const INDENT = /^[ \t]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])/gm;

/** More than anybody reads; the rest is alike. */
const ENOUGH = 250;

/** One problem for each such character on each line, at the first. */
export const findCharacters = (text: string, locate: Locate): Problem[] => {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const utf16 = /^(?:\udcff\udcfe|\udcfe\udcff)/.exec(text)?.[0];
  if (utf16 !== undefined) return [{ code: 'declaration-character', line: 1, column: 1, at: '', got: utf16 }];
  for (const { 0: got, index } of text.matchAll(FORBIDDEN)) {
    const place = locate(index);
    const kind = got >= '\udc80' && got <= '\udcff' ? 'byte' : got;
    if (seen.has(`${place.line}${kind}`)) continue;
    seen.add(`${place.line}${kind}`);
    problems.push({ code: 'declaration-character', ...place, at: '', got });
    if (problems.length === ENOUGH) break;
  }
  return problems;
};

/** Lines that are indented by a space that is none to YAML: they are not where they seem to be. */
export const findFalseIndents = (text: string, locate: Locate): Problem[] => {
  const problems: Problem[] = [];
  for (const { 0: whole, 1: got = '', index } of text.matchAll(INDENT)) {
    problems.push({ code: 'declaration-tab', ...locate(index + whole.length - 1), at: '', got });
    if (problems.length === ENOUGH) break;
  }
  return problems;
};
