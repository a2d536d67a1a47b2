/** The YAML library's errors as problems of this program: one a cause, at the thing itself. */
import type { Locate } from './lines.ts';
import { parsePattern } from './patterns.ts';
import type { Problem, SyntaxFault } from './problems.ts';

interface LibraryError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** Where quotes and brackets begin that nothing closes. */
interface Open {
  readonly openQuotes: readonly number[];
  readonly openBrackets: readonly number[];
}

interface Text {
  readonly text: string;
  readonly locate: Locate;
}

export interface Syntax {
  readonly problems: readonly Problem[];
  /** Whether the values can still be relied on. */
  readonly mended: boolean;
}

/** One problem a line; none behind a quote that is never closed, where everything is part of it. */
export const findSyntaxProblems = (
  errors: readonly LibraryError[],
  text: string,
  { openQuotes, openBrackets }: Open,
  locate: Locate,
): Syntax => {
  const at = { text, locate };
  const found: Problem[] = [];
  const lines = new Map<number, LibraryError[]>();
  for (const error of errors) {
    const { line } = locate(error.pos[0]);
    lines.set(line, [...(lines.get(line) ?? []), error].slice(0, 50));
    if (lines.size > 250) break;
  }
  for (const group of lines.values()) found.push(...nameErrors(group, at));
  for (const offset of openQuotes) found.push(fault('quote-open', offset, at, text.charAt(offset)));
  const isBracketFault = errors.some(({ message }) => / end with an? [\]}]/.test(message));
  for (const offset of isBracketFault ? openBrackets : []) {
    found.push(fault('bracket-open', offset, at, text.charAt(offset)));
  }
  return { problems: keepCauses(found), mended: errors.every(({ code }) => code === 'BAD_SCALAR_START') };
};

/** A line that does not line up; where a tab is the reason, that is told. */
const indentFault = (offset: number, at: Text): Problem => {
  const start = at.text.lastIndexOf('\n', offset - 1) + 1;
  const tab = /^ *\t/.exec(at.text.slice(start, offset));
  if (tab === null) return fault('indent', offset, at);
  return { code: 'declaration-tab', ...at.locate(start + tab[0].length - 1), at: '' };
};

const fault = (syntax: SyntaxFault, offset: number, { locate }: Text, got?: string, write?: string): Problem => ({
  code: 'declaration-syntax',
  ...locate(offset),
  at: '',
  ...(got === undefined ? {} : { got }),
  ...(write === undefined ? {} : { write }),
  syntax,
});

/** What follows from another problem goes: all behind an open quote, closing brackets behind an open one, the same line. */
const keepCauses = (found: readonly Problem[]): Problem[] => {
  const problems = [...found].sort((a, b) => a.line - b.line || a.column - b.column);
  const first = (syntax: SyntaxFault): number =>
    problems.find((problem) => problem.syntax === syntax)?.line ?? Number.POSITIVE_INFINITY;
  const [quote, bracket] = [first('quote-open'), first('bracket-open')];
  const seen = new Set<number>();
  return problems.filter(({ line, syntax, code }) => {
    if (syntax === 'quote-open') return line === quote && seen.size < seen.add(line).size;
    if (line >= quote) return false;
    if (syntax === 'bracket-open') return seen.size < seen.add(line).size;
    if (line > bracket && code === 'declaration-syntax') return false;
    if (code === 'declaration-quotes' || code === 'declaration-pattern') return true;
    return seen.size < seen.add(line).size;
  });
};

/** The errors of one line. */
const nameErrors = (errors: readonly LibraryError[], at: Text): Problem[] => {
  const has = (code: string, words = ''): LibraryError | undefined =>
    errors.find((error) => error.code === code && error.message.includes(words));
  const quotes = errors.flatMap((error) => nameQuotes(error, at));
  if (quotes.length > 0) {
    const places = new Set<number>();
    return quotes.filter(({ column }) => !places.has(column) && places.add(column));
  }
  const tab = has('TAB_AS_INDENT');
  if (tab !== undefined) return [{ code: 'declaration-tab', ...at.locate(tab.pos[0]), at: '' }];
  const nested = has('BLOCK_AS_IMPLICIT_KEY', 'Nested') ?? has('BLOCK_IN_FLOW');
  const torn = has('MULTILINE_IMPLICIT_KEY');
  if (nested !== undefined) {
    return [torn === undefined ? nameColon(nested, at) : indentFault(lastLine(torn, at), at)];
  }
  const item = has('BLOCK_AS_IMPLICIT_KEY');
  if (item !== undefined) return [fault('item-indent', skipBlanks(item.pos[0], at), at)];
  const beside = has('UNEXPECTED_TOKEN', 'block-seq-ind');
  if (beside !== undefined) {
    const offset = beside.pos[0];
    return [
      isFirst(offset, at) ? indentFault(offset, at) : fault('item-beside-key', offset, at, restOfLine(offset, at)),
    ];
  }
  const colonless = torn ?? has('MISSING_CHAR', 'followed by map values');
  if (colonless !== undefined) return [nameColonless(colonless.pos[0], at)];
  return errors.slice(0, 1).flatMap((error) => nameStar(error, at) ?? nameOne(error, at));
};

/** A key that begins with a star. */
const nameStar = ({ pos: [offset] }: LibraryError, at: Text): Problem[] | undefined => {
  const start = at.text.lastIndexOf('\n', offset - 1) + 1;
  const [, blanks = '', word = ''] = /^([ \t]*)(\*[^\s:]*):/.exec(at.text.slice(start, offset)) ?? [];
  if (word === '') return undefined;
  return [{ code: 'declaration-quotes', ...at.locate(start + blanks.length), at: '', got: word, write: `"${word}"` }];
};

const nameOne = ({ code, message, pos: [offset] }: LibraryError, at: Text): Problem[] => {
  const character = at.text.charAt(offset);
  if (code === 'BAD_DIRECTIVE' || /Missing (?:closing|directives-end)| end with an? [\]}]/.test(message)) return [];
  if (code === 'BAD_DQ_ESCAPE') return [fault('escape', offset, at, at.text.slice(offset, offset + 2))];
  if (/flow-(?:seq|map)-end/.test(message)) return [fault('bracket-extra', offset, at, character)];
  if (/Unexpected (?:,|empty item|comma)/.test(message)) return [fault('comma-extra', offset, at)];
  if (/Missing ,/.test(message)) return [fault('no-comma', offset, at)];
  if (code === 'BAD_INDENT') return [indentFault(skipBlanks(offset, at), at)];
  if (/at node end|in YAML stream|Unexpected scalar/.test(message)) {
    return [isFirst(offset, at) ? indentFault(offset, at) : fault('after-value', offset, at, restOfLine(offset, at))];
  }
  return [fault('other', offset, at, message.split('\n')[0] ?? '')];
};

/** A value that needs quotes, or a login that needs no `@`; nothing where the error is of another kind. */
const nameQuotes = ({ code, message, pos: [offset] }: LibraryError, at: Text): Problem[] => {
  const { text, locate } = at;
  const quotes = (from: number, word: string): Problem[] => {
    const told = { ...locate(from), at: '', got: word };
    // Quotes alone would not make alternatives a pattern.
    const parsed = /\{[^}]*,/.test(word) ? parsePattern(word) : null;
    if (parsed !== null && 'problem' in parsed && parsed.problem.code === 'pattern-braces') {
      const { code, write } = parsed.problem;
      return [{ code: 'declaration-pattern', ...told, pattern: code, ...(write === null ? {} : { write }) }];
    }
    return [{ code: 'declaration-quotes', ...told, write: unquote(word) }];
  };
  if (code === 'BAD_SCALAR_START') {
    if (text.charAt(offset) === '%' && locate(offset).column === 1) {
      return [{ code: 'declaration-feature', ...locate(offset), at: '', got: 'directive' }];
    }
    return quotes(offset, isInFlow(offset, at) ? wordAt(offset, at) : restOfLine(offset, at));
  }
  if (code === 'BAD_ALIAS' && text.charAt(offset) === '*') return quotes(offset, restOfLine(offset, at));
  if (/Block scalar header|Not a YAML token/.test(message)) {
    const start = text.lastIndexOf('\n', offset - 1) + 1;
    const header = /[|>][^|>]*$/.exec(text.slice(start, offset));
    const from = header === null ? offset : start + header.index;
    return quotes(from, restOfLine(from, at));
  }
  if (!/Missing , or :|at node end/.test(message)) return [];
  const [from, word] = bracketWord(offset, at);
  if (/[[{]/.test(word) && !/^[[{][^[{]*[\]}]$/.test(word)) return quotes(from, word);
  const alias = /\*\S*[ \t]+$/.exec(text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 300), offset));
  return alias === null ? [] : quotes(offset - alias[0].length, restOfLine(offset - alias[0].length, at));
};

/** What to write for a value YAML takes for something else: logins and teams go without `@`, code marks mean nothing. */
const unquote = (word: string): string => {
  const login = /^@([A-Za-z0-9_-]+(?:\/[A-Za-z0-9._-]+)?)$/.exec(word)?.[1];
  const marked = /^`([^`\s]*)`$/.exec(word)?.[1];
  return login ?? marked ?? JSON.stringify(word);
};

const nameColon = ({ code, pos: [offset] }: LibraryError, at: Text): Problem => {
  const rest = restOfLine(offset, at);
  const value = code === 'BLOCK_IN_FLOW' ? (/^[^,\]}]*/.exec(rest)?.[0] ?? rest).trimEnd() : rest;
  // A word and a key: two lines in one.
  if (/^\S+ [a-z][a-z-]*: /.test(value)) return { code: 'declaration-colon', ...at.locate(offset), at: '', got: value };
  const quote = /["\\]/.test(value) ? "'" : '"';
  const write = value.includes(quote) || value === '' ? {} : { write: `${quote}${value}${quote}` };
  return { code: 'declaration-colon', ...at.locate(offset), at: '', got: value, ...write };
};

const nameColonless = (offset: number, at: Text): Problem => {
  const got = restOfLine(offset, at);
  const tight = /^([A-Za-z][A-Za-z-]*):(\S.*)$/.exec(got);
  if (tight !== null) return fault('no-space', offset, at, got, `${tight[1]}: ${tight[2]}`);
  const loose = /^([A-Za-z][A-Za-z-]*)(?: *= *| +)(\S.*)$/.exec(got);
  const write = loose === null ? (/^[\w-]+$/.test(got) ? `${got}:` : undefined) : `${loose[1]}: ${loose[2]}`;
  return fault('no-colon', offset, at, got, write);
};

const isFirst = (offset: number, { text }: Text): boolean => {
  let at = offset - 1;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t') at -= 1;
  return at < 0 || text.charAt(at) === '\n';
};
const skipBlanks = (offset: number, { text }: Text): number => {
  let at = offset;
  while (/[ \t]/.test(text.charAt(at))) at += 1;
  return at;
};
/** Where the last line of a key that spans several begins. */
const lastLine = ({ pos: [start, end] }: LibraryError, at: Text): number => {
  const feed = at.text.lastIndexOf('\n', end - 1);
  return feed < start ? start : skipBlanks(feed + 1, at);
};

/** From an offset to the end of its line, without a comment. */
const restOfLine = (offset: number, { text }: Text): string => {
  const end = text.indexOf('\n', offset);
  const line = text.slice(offset, end === -1 ? text.length : end);
  const comment = /[ \t]#/.exec(line);
  return line.slice(0, comment?.index ?? line.length).trimEnd();
};

const isInFlow = (offset: number, { text }: Text): boolean => {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return line.lastIndexOf('[') > line.lastIndexOf(']') || line.lastIndexOf('{') > line.lastIndexOf('}');
};
const wordAt = (offset: number, at: Text): string => /^[^,\]}]+/.exec(restOfLine(offset, at))?.[0].trimEnd() ?? '';

/** The word around an offset in which brackets are literal: back and forth to a blank, a comma or a bracket of the list. */
const bracketWord = (offset: number, { text }: Text): readonly [number, string] => {
  let from = offset;
  let depth = 0;
  while (from > 0 && offset - from < 4096) {
    const character = text.charAt(from - 1);
    if (/\s/.test(character) || (depth === 0 && /[[{,]/.test(character))) break;
    depth += /[\]}]/.test(character) ? 1 : /[[{]/.test(character) ? -1 : 0;
    from -= 1;
  }
  let to = offset;
  depth = 0;
  while (to < text.length && to - offset < 4096) {
    const character = text.charAt(to);
    if (/\s/.test(character) || (depth === 0 && /[,\]}]/.test(character))) break;
    depth += /[[{]/.test(character) ? 1 : /[\]}]/.test(character) ? -1 : 0;
    to += 1;
  }
  return [from, text.slice(from, to)];
};
