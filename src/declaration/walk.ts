/** The library's nodes → plain values, and the place of each; what this format does not have is a problem. */
import { FORBIDDEN } from './characters.ts';
import { isAlias, isMap, isScalar, isSeq, MAX_DEPTH, type ParsedNode } from './dialect.ts';
import type { Locate, Spot } from './lines.ts';
import type { Problem } from './problems.ts';

/** The place of a value and of what is in it. Lines and columns count from 1. */
export interface Node {
  readonly line: number;
  readonly column: number;
  /** The last line with something of the value on it. */
  readonly endLine: number;
  /** Written as `{…}` or `[…]`. */
  readonly flow: boolean;
  readonly keys: ReadonlyMap<string, Entry>;
  readonly items: readonly Node[];
}

export interface Entry {
  readonly line: number;
  readonly column: number;
  readonly node: Node;
  /** A word after a comma, without a colon, that may belong to the value before it: that value with it, and its place. */
  readonly torn?: { readonly text: string; readonly line: number; readonly column: number };
}

/** What a walk knows and collects. */
export interface Walk {
  readonly text: string;
  readonly locate: Locate;
  readonly problems: Problem[];
  /** Whether there are characters in the text that must not be; they are taken out of what is read. */
  readonly dirty: boolean;
  readonly anchors: ReadonlySet<string>;
  tooDeep: boolean;
}

export interface Walked {
  readonly value: unknown;
  readonly node: Node;
}

/** What would be a property of every object. */
export const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
export const NO_KEYS: ReadonlyMap<string, Entry> = new Map();
export const NO_ITEMS: readonly Node[] = [];
export const leafAt = ({ line, column }: Spot, endLine: number): Node => ({
  line,
  column,
  endLine,
  flow: false,
  keys: NO_KEYS,
  items: NO_ITEMS,
});

/** Reads a node and all below it; `at` is its key path. */
export const walk = (node: ParsedNode | null, context: Walk, at: string, depth: number): Walked => {
  const { locate, problems } = context;
  const start = locate(node?.range[0] ?? 0);
  if (node === null) return { value: '', node: leafAt(start, start.line) };
  if (isAlias(node)) return walkAlias(node.source, start, context, at);
  if (isScalar(node)) {
    const tag = node.source === '' ? (node.tag ?? '') : '';
    // A pattern of .gitignore is a tag to YAML: the pattern says what is wrong with it.
    if (/^!(?!!)/.test(tag) && /\.paths\[\d+\]$/.test(at)) {
      const place = locate(context.text.lastIndexOf('!', node.range[0] - 1));
      return { value: tag, node: leafAt(place, place.line) };
    }
    addProperties(node, context, at);
    return { value: readScalar(node, context, at), node: leafAt(start, lastLine(node, start, context)) };
  }
  addProperties(node, context, at);
  if (depth >= MAX_DEPTH) {
    if (!context.tooDeep) problems.push({ code: 'declaration-too-deep', ...start, at: '' });
    context.tooDeep = true;
    return { value: '', node: leafAt(start, start.line) };
  }
  const { line, column } = start;
  const flow = node.flow === true;
  // Of a block the library counts comments and empty lines below it, up to whatever comes next.
  const findEnd = (last: number): number => (flow ? lastLine(node, start, context) : Math.max(line, last));
  if (isSeq(node)) {
    const value: unknown[] = [];
    const items: Node[] = [];
    for (const [index, item] of node.items.entries()) {
      const read = walk(item as ParsedNode | null, context, `${at}[${index}]`, depth + 1);
      value.push(read.value);
      items.push(read.node);
    }
    const endLine = findEnd(items.at(-1)?.endLine ?? 0);
    return { value, node: { line, column, endLine, flow, keys: NO_KEYS, items } };
  }
  const { value, keys, last } = walkMap(node, context, at, depth);
  const endLine = findEnd(last);
  return { value, node: { line, column, endLine, flow, keys, items: NO_ITEMS } };
};

const walkAlias = (name: string, place: Spot, context: Walk, at: string): Walked => {
  const word = `*${name}`;
  if (context.anchors.has(name)) context.problems.push({ code: 'declaration-feature', ...place, at, got: 'anchor' });
  else context.problems.push({ code: 'declaration-quotes', ...place, at, got: word, write: `"${word}"` });
  return { value: word, node: leafAt(place, place.line) };
};

const lastLine = (node: ParsedNode, start: Spot, { locate }: Walk): number => {
  const { line, column } = locate(node.range[1]);
  return Math.max(start.line, column === 1 ? line - 1 : line);
};

const walkMap = (node: ParsedNode, context: Walk, at: string, depth: number) => {
  const { locate, problems } = context;
  const value: Record<string, unknown> = {};
  const keys = new Map<string, Entry>();
  // Where the last plain value begins: in braces, words behind a comma may belong to it.
  let plain: number | null = null;
  let last = 0;
  for (const pair of isMap(node) ? node.items : []) {
    const { key: written, value: content } = pair as { key: ParsedNode; value: ParsedNode | null };
    const place = locate(written.range[0]);
    if (!isScalar(written)) {
      if (isAlias(written)) walkAlias(written.source, place, context, at);
      else problems.push({ code: 'declaration-feature', ...place, at, got: 'key' });
      plain = null;
      continue;
    }
    addProperties(written, context, at);
    const key = clean(String(written.value ?? ''), context);
    const torn = content === null && plain !== null ? readTorn(plain, written.range[1], context) : undefined;
    const isPlain = isScalar(content) && content.type === 'PLAIN' && content.source !== '';
    plain = isMap(node) && node.flow === true && isPlain ? content.range[0] : content === null ? plain : null;
    const earlier = keys.get(key);
    if (key === '<<') problems.push({ code: 'declaration-feature', ...place, at, got: 'merge' });
    else if (FORBIDDEN_KEYS.has(key)) problems.push({ code: 'declaration-forbidden-key', ...place, at, got: key });
    else if (earlier !== undefined) {
      problems.push({ code: 'declaration-duplicate-key', ...place, at, got: key, first: earlier.line });
    } else {
      const read = walk(content, context, at === '' ? key : `${at}.${key}`, depth + 1);
      const empty = content === null || (isScalar(content) && content.source === '' && content.type === 'PLAIN');
      const inner = empty && read.value === '' ? leafAt(place, place.line) : read.node;
      value[key] = read.value;
      last = inner.endLine;
      const entry = { line: place.line, column: place.column, node: inner };
      keys.set(key, torn === undefined ? entry : { ...entry, torn });
    }
  }
  return { value, keys, last };
};

const readTorn = (from: number, to: number, { text, locate }: Walk): NonNullable<Entry['torn']> => {
  const { line, column } = locate(from);
  return { text: text.slice(from, Math.min(to, from + 300)), line, column };
};

/** Anchors and tags, at their own place: the library keeps the value's only. */
const addProperties = (node: ParsedNode, context: Walk, at: string): void => {
  if (isAlias(node) || (node.anchor === undefined && node.tag === undefined)) return;
  const from = Math.max(0, node.range[0] - 300);
  const before = context.text.slice(from, node.range[0]);
  const found = /(?:^|[\s[{,])([!&]\S*)\s*(?:[!&]\S*\s*)?$/.exec(before);
  const offset = found?.[1] === undefined ? node.range[0] : from + found.index + found[0].indexOf(found[1]);
  const got = node.tag === undefined ? 'anchor' : 'tag';
  context.problems.push({ code: 'declaration-feature', ...context.locate(offset), at, got });
};

const clean = (text: string, context: Walk): string => (context.dirty ? text.replace(FORBIDDEN, '') : text);

const readScalar = (node: ParsedNode, context: Walk, at: string): string => {
  if (!isScalar(node)) return '';
  const value = String(node.value ?? '');
  if (node.type === 'PLAIN') {
    // A list's line that is indented too far goes on with the item above it, and nobody would see.
    const [from, to] = node.range;
    const isItem = at.endsWith(']') && to - from > value.length;
    const stray = isItem ? /\n([ \t]*)- /.exec(context.text.slice(from, to)) : null;
    if (stray !== null) {
      const offset = node.range[0] + stray.index + 1 + (stray[1]?.length ?? 0);
      context.problems.push({ code: 'declaration-syntax', ...context.locate(offset), at, syntax: 'item-indent' });
      return value.slice(0, Math.max(value.indexOf(' - '), 1));
    }
    if (value.startsWith('@') && /^@[A-Za-z0-9_-]+(?:\/[A-Za-z0-9._-]+)?$/.test(value)) return value.slice(1);
  }
  if (node.type === 'QUOTE_DOUBLE' && context.text.startsWith('"', node.range[0]) && !context.dirty) {
    const hidden = value.replace(/[\r\n]/g, '').match(FORBIDDEN)?.[0];
    if (hidden !== undefined) {
      const letter = hidden < ' ' ? /\\[abefv0]/.exec(context.text.slice(node.range[0], node.range[1])) : null;
      if (letter === null)
        context.problems.push({ code: 'declaration-character', ...context.locate(node.range[0]), at, got: hidden });
      else {
        const there = context.locate(node.range[0] + letter.index);
        context.problems.push({ code: 'declaration-syntax', ...there, at, got: letter[0], syntax: 'escape' });
      }
      return value.replace(FORBIDDEN, '');
    }
  }
  return clean(value, context);
};
