/**
 * A declaration's text → plain values of which every scalar is text, with the place of everything. Anything outside
 * the dialect is a located problem; nothing is guessed.
 */
import { FORBIDDEN, findCharacters, findFalseIndents } from './characters.ts';
import {
  compose,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  MAX_BYTES,
  MAX_DEPTH,
  type ParsedNode,
  tokenize,
} from './dialect.ts';
import { indexLines, type Locate, type Spot } from './lines.ts';
import type { Problem } from './problems.ts';
import { findSyntaxProblems } from './syntax.ts';

const MAX_LINE = 10_000;

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

export interface Read {
  /** `undefined` where there is nothing to look at. */
  readonly value: unknown;
  readonly node: Node | null;
  /** Whether what was read is what somebody wrote, so that it can be validated. */
  readonly usable: boolean;
  readonly problems: readonly Problem[];
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a declaration's text. Never throws. */
export const readLocated = (source: string): Read => {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const locate = indexLines(text);
  const refuse = (problem: Problem): Read => ({ value: undefined, node: null, usable: false, problems: [problem] });
  const tooMuch = findExcess(text);
  if (tooMuch !== null) return refuse(tooMuch);
  const characters = findCharacters(text, locate);
  if (characters[0]?.got === '\udcff\udcfe' || characters[0]?.got === '\udcfe\udcff') return refuse(characters[0]);
  const tokens = tokenize(text);
  if ('refused' in tokens) return refuse({ code: tokens.refused, ...locate(tokens.offset), at: '', got: 'marks' });

  const indents = findFalseIndents(text, locate);
  const problems: Problem[] = [...characters, ...indents];
  for (const offset of tokens.directives) {
    problems.push({ code: 'declaration-feature', ...locate(offset), at: '', got: 'directive' });
  }
  if (tokens.second !== null) problems.push({ code: 'declaration-documents', ...locate(tokens.second), at: '' });
  const document = compose(tokens.tokens, text.length);
  if (document === undefined) return { value: undefined, node: null, usable: false, problems };
  const { mended, ...syntax } = findSyntaxProblems(document.errors, text, tokens, locate);
  const unseen = new Set(problems.map(({ line }) => line));
  problems.push(...syntax.problems.filter(({ line }) => !unseen.has(line)));
  const contents = document.contents as ParsedNode | null;
  if (contents === null || (isScalar(contents) && contents.source === '' && contents.type === 'PLAIN')) {
    if (problems.length === 0) problems.push({ code: 'declaration-empty', line: 1, column: 1, at: '' });
    return { value: undefined, node: null, usable: false, problems };
  }
  const context: Walk = {
    text,
    locate,
    problems: [],
    dirty: characters.length > 0,
    anchors: tokens.anchors,
    tooDeep: false,
  };
  const read = walk(contents, context, '', 1);
  // What was made of a line that is no YAML is not told again.
  const faults = new Set(syntax.problems.filter(({ code }) => code === 'declaration-syntax').map(({ line }) => line));
  const places = new Set(syntax.problems.map(({ line, column }) => `${line}:${column}`));
  const own = context.problems.filter(({ line, column }) => !faults.has(line) && !places.has(`${line}:${column}`));
  problems.push(...own);
  return { ...read, usable: mended && tokens.second === null && indents.length === 0 && !context.tooDeep, problems };
};

/** What would cost the YAML library seconds, or nobody could review, is refused before it sees it. */
const findExcess = (text: string): Problem | null => {
  if (text.length > MAX_BYTES || countBytes(text) > MAX_BYTES) {
    return { code: 'declaration-too-large', line: 1, column: 1, at: '' };
  }
  for (let start = 0, line = 1; start < text.length; line += 1) {
    const end = text.indexOf('\n', start);
    if ((end === -1 ? text.length : end) - start > MAX_LINE) {
      return { code: 'declaration-too-large', line, column: MAX_LINE + 1, at: '', got: 'line' };
    }
    if (end === -1) break;
    start = end + 1;
  }
  return null;
};

/** In UTF-8; a lone surrogate stands for one byte that is none. */
const countBytes = (text: string): number => {
  if (text.length * 3 <= MAX_BYTES) return text.length;
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at += 1;
    bytes += code < 0x80 || (code >= 0xdc80 && code <= 0xdcff) ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};

interface Walk {
  readonly text: string;
  readonly locate: Locate;
  readonly problems: Problem[];
  /** Whether there are characters in the text that must not be; they are taken out of what is read. */
  readonly dirty: boolean;
  readonly anchors: ReadonlySet<string>;
  tooDeep: boolean;
}

const walk = (node: ParsedNode | null, context: Walk, at: string, depth: number): { value: unknown; node: Node } => {
  const { locate, problems } = context;
  const start = locate(node?.range[0] ?? 0);
  const leaf: Node = { ...start, endLine: start.line, flow: false, keys: new Map(), items: [] };
  if (node === null) return { value: '', node: leaf };
  if (isAlias(node)) {
    const word = `*${node.source}`;
    if (context.anchors.has(node.source)) problems.push({ code: 'declaration-feature', ...start, at, got: 'anchor' });
    else problems.push({ code: 'declaration-quotes', ...start, at, got: word, write: `"${word}"` });
    return { value: word, node: leaf };
  }
  const negated = isScalar(node) && node.source === '' && /\.paths\[\d+\]$/.test(at) && /^!(?!!)/.test(node.tag ?? '');
  if (negated) {
    const tag = locate(context.text.lastIndexOf('!', node.range[0] - 1));
    return { value: node.tag, node: { ...leaf, ...tag, endLine: tag.line } };
  }
  addProperties(node, context, at);
  const last = locate(node.range[1]);
  const end = { endLine: Math.max(start.line, last.column === 1 ? last.line - 1 : last.line) };
  if (isScalar(node)) return { value: readScalar(node, context, at), node: { ...leaf, ...end } };
  if (depth >= MAX_DEPTH) {
    if (!context.tooDeep) problems.push({ code: 'declaration-too-deep', ...start, at: '' });
    context.tooDeep = true;
    return { value: '', node: leaf };
  }
  if (isSeq(node)) {
    const items = node.items.map((item, index) =>
      walk(item as ParsedNode | null, context, `${at}[${index}]`, depth + 1),
    );
    return {
      value: items.map((item) => item.value),
      node: { ...leaf, ...end, flow: node.flow === true, items: items.map((item) => item.node) },
    };
  }
  if (!isMap(node)) return { value: '', node: leaf };
  const value: Record<string, unknown> = {};
  const keys = new Map<string, Entry>();
  let torn: (Spot & { readonly from: number; readonly text: string }) | undefined;
  for (const pair of node.items) {
    const place = locate(pair.key?.range[0] ?? 0);
    if (!isScalar(pair.key)) {
      const code = isAlias(pair.key) ? 'declaration-quotes' : 'declaration-feature';
      const word = isAlias(pair.key) ? `*${pair.key.source}` : 'key';
      const write = isAlias(pair.key) ? { write: `"${word}"` } : {};
      problems.push({ code, ...place, at, got: word, ...write });
      torn = undefined;
      continue;
    }
    addProperties(pair.key, context, at);
    const key = clean(String(pair.key.value ?? ''), context);
    const before = torn;
    const bare = node.flow === true && pair.value === null;
    const text = before === undefined ? '' : context.text.slice(before.from, pair.key.range[1]);
    torn = bare && before !== undefined ? { ...before, text } : undefined;
    if (isScalar(pair.value) && pair.value.type === 'PLAIN' && pair.value.source !== '') {
      torn = { from: pair.value.range[0], text: pair.value.source ?? '', ...locate(pair.value.range[0]) };
    }
    const earlier = keys.get(key);
    if (key === '<<') problems.push({ code: 'declaration-feature', ...place, at, got: 'merge' });
    else if (FORBIDDEN_KEYS.has(key)) problems.push({ code: 'declaration-forbidden-key', ...place, at, got: key });
    else if (earlier !== undefined) {
      problems.push({ code: 'declaration-duplicate-key', ...place, at, got: key, first: earlier.line });
    } else {
      const read = walk(pair.value, context, at === '' ? key : `${at}.${key}`, depth + 1);
      const empty = pair.value === null || (isScalar(pair.value) && pair.value.source === '' && read.value === '');
      const quoted = isScalar(pair.value) && pair.value.type !== 'PLAIN';
      const there = empty && !quoted ? { ...read.node, ...place, endLine: place.line } : read.node;
      value[key] = read.value;
      keys.set(key, { ...place, node: there, ...(bare && torn !== undefined ? { torn } : {}) });
    }
  }
  return { value, node: { ...leaf, ...end, flow: node.flow === true, keys } };
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
  const place = context.locate(node.range[0]);
  if (node.type === 'PLAIN') {
    // A list's line that is indented too far goes on with the item above it, and nobody would see.
    const stray = /\]$/.test(at) ? /\n([ \t]*)- /.exec(context.text.slice(node.range[0], node.range[1])) : null;
    if (stray !== null) {
      const offset = node.range[0] + stray.index + 1 + (stray[1]?.length ?? 0);
      context.problems.push({ code: 'declaration-syntax', ...context.locate(offset), at, syntax: 'item-indent' });
      return value.slice(0, Math.max(value.indexOf(' - '), 1));
    }
    if (/^@[A-Za-z0-9_-]+(?:\/[A-Za-z0-9._-]+)?$/.test(value)) return value.slice(1);
  }
  if (node.type === 'QUOTE_DOUBLE' && context.text.startsWith('"', node.range[0]) && !context.dirty) {
    const hidden = value.replace(/[\r\n]/g, '').match(FORBIDDEN)?.[0];
    if (hidden !== undefined) {
      const letter = hidden < ' ' ? /\\[abefv0]/.exec(context.text.slice(node.range[0], node.range[1])) : null;
      if (letter === null) context.problems.push({ code: 'declaration-character', ...place, at, got: hidden });
      else {
        const there = context.locate(node.range[0] + letter.index);
        context.problems.push({ code: 'declaration-syntax', ...there, at, got: letter[0], syntax: 'escape' });
      }
      return value.replace(FORBIDDEN, '');
    }
  }
  return clean(value, context);
};
