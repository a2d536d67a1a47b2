/**
 * Nearly every declaration is written in a small part of YAML: a key or a dash a line, words behind it, brackets and quotes
 * that end on their line. That part is read here, many times faster than the library reads it. Whatever is not certain to be
 * of it is left to the library, which has the last word; both make the same values and the same places of a text.
 */
import { MAX_DEPTH } from './dialect.ts';
import { type Entry, FORBIDDEN_KEYS, leafAt, NO_ITEMS, NO_KEYS, type Node, type Walked } from './walk.ts';

/** The marks of a text are at most twice as many as its characters, so that one of this length has not too many. */
const MOST_LENGTH = 170_000;
/** A little less than the longest key of YAML. */
const MOST_KEY = 1000;

const KEY = /([A-Za-z0-9_][A-Za-z0-9_./-]*):(?: +|$)/y;
/** What is no beginning of a plain value, or of none that is read here. */
const INDICATOR = /^[-?:,[\]{}#&*!|>'"%@` ]/;
const ENDS_KEY = /:(?: |$)/;
const IN_BRACKETS = /[^-?:,[\]{}#&*!|>'"%@` ][^,[\]{}]*/y;
const UNCERTAIN_IN_BRACKETS = /:(?: |$)| #/;
const QUOTED = /"[^"\\]*"|'[^']*'/y;

/** A line with something on it. */
interface Line {
  /** From 1. */
  readonly number: number;
  /** What is on it, without blanks at its ends and without a comment. */
  readonly text: string;
  /** Columns before it, from 0. Behind a dash, the dash and what is before it count. */
  readonly indent: number;
}

/** Of a text without characters that must not be; `null` where the library has to read it. */
export const readPlain = (text: string): Walked | null => {
  const lines = splitLines(text);
  if (lines === null || lines[0]?.indent !== 0) return null;
  const cursor = { lines, at: 0 };
  const read = readMap(cursor, lines[0], 1);
  return read === null || cursor.at < lines.length ? null : read;
};

const splitLines = (text: string): Line[] | null => {
  if (text.length > MOST_LENGTH || text.includes('\t') || text.includes('\r')) return null;
  const lines: Line[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    let indent = 0;
    while (line.charCodeAt(indent) === 0x20) indent += 1;
    if (indent === line.length || line.charCodeAt(indent) === 0x23) continue;
    let end = line.length;
    if (line.includes(' #')) {
      // A quote may hold a `#`, and what is open before it is not looked into.
      const comment = line.indexOf(' #');
      const quote = line.search(/["']/);
      if (quote !== -1 && quote < comment) return null;
      end = comment;
    }
    while (line.charCodeAt(end - 1) === 0x20) end -= 1;
    lines.push({ number: index + 1, text: line.slice(indent, end), indent });
  }
  return lines;
};

/** Where the reading is: at a line none of which is read yet. */
interface Cursor {
  readonly lines: readonly Line[];
  at: number;
}

const isItem = ({ text }: Line): boolean => text.startsWith('- ');

const lastNumber = ({ lines, at }: Cursor): number => lines[at - 1]?.number ?? 1;

/** A map of which the cursor's line, or what is behind its dash, is the first: `first`. */
const readMap = (cursor: Cursor, first: Line, depth: number): Walked | null => {
  if (depth >= MAX_DEPTH) return null;
  const value: Record<string, unknown> = {};
  const keys = new Map<string, Entry>();
  const { indent } = first;
  for (
    let line: Line | undefined = first;
    line !== undefined && line.indent === indent;
    line = cursor.lines[cursor.at]
  ) {
    KEY.lastIndex = 0;
    const found = KEY.exec(line.text);
    const key = found?.[1];
    if (found === null || key === undefined || key.length > MOST_KEY || FORBIDDEN_KEYS.has(key) || keys.has(key)) {
      return null;
    }
    const behind = found[0].length;
    const read =
      behind < line.text.length ? readRest(cursor, line, behind, depth + 1) : readBelow(cursor, indent, depth + 1);
    if (read === null) return null;
    value[key] = read.value;
    keys.set(key, { line: line.number, column: indent + 1, node: read.node });
  }
  if ((cursor.lines[cursor.at]?.indent ?? 0) > indent) return null;
  const place = { line: first.number, column: indent + 1 };
  return { value, node: { ...place, endLine: lastNumber(cursor), flow: false, keys, items: NO_ITEMS } };
};

/** What is below a key with nothing behind it: a list may be as far to the left as the key. */
const readBelow = (cursor: Cursor, indent: number, depth: number): Walked | null => {
  cursor.at += 1;
  const next = cursor.lines[cursor.at];
  if (next === undefined || next.indent < indent) return null;
  if (isItem(next)) return readList(cursor, next, depth);
  return next.indent === indent ? null : readMap(cursor, next, depth);
};

const readList = (cursor: Cursor, first: Line, depth: number): Walked | null => {
  if (depth >= MAX_DEPTH) return null;
  const value: unknown[] = [];
  const items: Node[] = [];
  const { indent } = first;
  for (let line: Line | undefined = first; line?.indent === indent && isItem(line); line = cursor.lines[cursor.at]) {
    let behind = 2;
    while (line.text.charCodeAt(behind) === 0x20) behind += 1;
    KEY.lastIndex = behind;
    const read = KEY.test(line.text)
      ? readMap(cursor, { number: line.number, text: line.text.slice(behind), indent: indent + behind }, depth + 1)
      : readRest(cursor, line, behind, depth + 1);
    if (read === null) return null;
    value.push(read.value);
    items.push(read.node);
  }
  if ((cursor.lines[cursor.at]?.indent ?? 0) > indent) return null;
  const place = { line: first.number, column: indent + 1 };
  return { value, node: { ...place, endLine: lastNumber(cursor), flow: false, keys: NO_KEYS, items } };
};

/** A value that ends its line; a line that is further to the right would go on with it, and is left to the caller to find. */
const readRest = (cursor: Cursor, line: Line, from: number, depth: number): Walked | null => {
  cursor.at += 1;
  const { text } = line;
  const first = text.charAt(from);
  if (first === '[' || first === '{' || first === '"' || first === "'") {
    const inLine = { line, at: from };
    const read = readValue(inLine, depth);
    return inLine.at === text.length ? read : null;
  }
  const value = text.slice(from);
  if (INDICATOR.test(value) || ENDS_KEY.test(value)) return null;
  return { value, node: leafIn(line, from) };
};

const leafIn = ({ number, indent }: Line, at: number): Node =>
  leafAt({ line: number, column: indent + at + 1 }, number);

/** Where the reading of a line is. */
interface InLine {
  readonly line: Line;
  at: number;
}

/** What is in brackets, quotes, or between the commas of brackets. */
const readValue = (cursor: InLine, depth: number): Walked | null => {
  const { line, at } = cursor;
  const first = line.text.charAt(at);
  if (first === '[' || first === '{') return depth >= MAX_DEPTH ? null : readBrackets(cursor, first, depth);
  const node = leafIn(line, at);
  const isQuoted = first === '"' || first === "'";
  const text = match(isQuoted ? QUOTED : IN_BRACKETS, cursor);
  if (text === null) return null;
  if (isQuoted) return { value: text.slice(1, -1), node };
  return UNCERTAIN_IN_BRACKETS.test(text) ? null : { value: text.trimEnd(), node };
};

const match = (pattern: RegExp, cursor: InLine): string | null => {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.line.text)?.[0];
  if (found === undefined) return null;
  cursor.at += found.length;
  return found;
};

const skipBlanks = (cursor: InLine): void => {
  while (cursor.line.text.charCodeAt(cursor.at) === 0x20) cursor.at += 1;
};

const readBrackets = (cursor: InLine, open: '[' | '{', depth: number): Walked | null => {
  const start = leafIn(cursor.line, cursor.at);
  const close = open === '[' ? ']' : '}';
  const value: Record<string, unknown> = {};
  const keys = new Map<string, Entry>();
  const values: unknown[] = [];
  const items: Node[] = [];
  for (let isFirst = true; ; isFirst = false) {
    cursor.at += 1;
    skipBlanks(cursor);
    if (isFirst && cursor.line.text.charAt(cursor.at) === close) break;
    const place = leafIn(cursor.line, cursor.at);
    const key = open === '{' ? match(KEY, cursor)?.replace(/: +$/, '') : undefined;
    if (open === '{' && (key === undefined || FORBIDDEN_KEYS.has(key) || keys.has(key))) return null;
    const read = readValue(cursor, depth + 1);
    if (read === null) return null;
    if (key === undefined) {
      values.push(read.value);
      items.push(read.node);
    } else {
      value[key] = read.value;
      keys.set(key, { line: place.line, column: place.column, node: read.node });
    }
    skipBlanks(cursor);
    const next = cursor.line.text.charAt(cursor.at);
    if (next === close) break;
    if (next !== ',') return null;
  }
  cursor.at += 1;
  if (open === '[') return { value: values, node: { ...start, flow: true, items } };
  return { value, node: { ...start, flow: true, keys } };
};
