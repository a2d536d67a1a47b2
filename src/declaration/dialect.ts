/**
 * The YAML that OWNERSHIP.yaml may use, read into plain values of which every scalar is text, with the place of
 * everything. Anything outside that dialect is a located problem; nothing is guessed.
 */
import { Composer, isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, Parser, type YAMLError } from 'yaml';
import type { Problem } from './problems.ts';

/** What the contents API of GitHub returns inline, in bytes. */
export const MAX_BYTES = 1_048_576;
const MAX_DEPTH = 12;
const MAX_LINE = 10_000;

/** The place of a value and of what is in it. Lines and columns count from 1. */
export interface Node {
  readonly line: number;
  readonly column: number;
  /** The last line with something of the value on it. */
  readonly endLine: number;
  /** Written as `{…}` or `[…]`. */
  readonly flow: boolean;
  readonly keys: ReadonlyMap<string, { readonly line: number; readonly column: number; readonly node: Node }>;
  readonly items: readonly Node[];
}

export interface Read {
  /** `undefined` where a problem leaves nothing to validate. */
  readonly value: unknown;
  readonly node: Node | null;
  readonly problems: readonly Problem[];
}

/** Control, bidirectional and zero-width characters, and bytes that are not UTF-8 (lone surrogates). */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a declaration's text. Never throws. */
export const readDialect = (source: string): Read => {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const problems: Problem[] = [];
  const tooMuch = findExcess(text);
  if (tooMuch !== null) return { value: undefined, node: null, problems: [tooMuch] };

  const counter = new LineCounter();
  const tokens = [...new Parser(counter.addNewLine).parse(text)];
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  for (const match of text.matchAll(FORBIDDEN)) {
    problems.push({ code: 'declaration-character', ...place(match.index), at: '', got: match[0] });
  }
  const options = { schema: 'failsafe', version: '1.2', uniqueKeys: false, prettyErrors: false } as const;
  const [document, second] = new Composer(options).compose(tokens, true, text.length);
  if (document === undefined) return { value: undefined, node: null, problems };

  if (text.startsWith('%'))
    problems.push({ code: 'declaration-feature', line: 1, column: 1, at: '', got: 'directive' });
  if (second !== undefined) {
    problems.push({ code: 'declaration-documents', ...place(second.range[0]), at: '' });
  }
  const mended = addSyntaxProblems(document.errors, text, place, problems);
  if (document.contents === null) {
    if (problems.length === 0) problems.push({ code: 'declaration-empty', line: 1, column: 1, at: '' });
    return { value: undefined, node: null, problems };
  }
  const read = walk(document.contents as ParsedNode, { place, problems }, '', 1);
  const usable = mended && second === undefined;
  return { value: usable ? read.value : undefined, node: read.node, problems };
};

/** What would cost the YAML library minutes or the process its memory is refused before it sees it. */
const findExcess = (text: string): Problem | null => {
  if (text.length > MAX_BYTES) return { code: 'declaration-too-large', line: 1, column: 1, at: '' };
  let depth = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.length > MAX_LINE)
      return { code: 'declaration-too-large', line: index + 1, column: 1, at: '', got: 'line' };
    const nested = /(?:[-?:&!][^\s]*[ \t]+){40}/.exec(line);
    for (const character of line.replace(/[^[\]{}]/g, '')) depth += character === '[' || character === '{' ? 1 : -1;
    if (nested !== null || depth > 100) {
      return { code: 'declaration-too-deep', line: index + 1, column: (nested?.index ?? 0) + 1, at: '' };
    }
    depth = Math.max(depth, 0);
  }
  return null;
};

/** Puts the library's errors in this program's words, one a line. True where the values can still be relied on. */
const addSyntaxProblems = (
  errors: readonly YAMLError[],
  text: string,
  place: (offset: number) => { line: number; column: number },
  problems: Problem[],
): boolean => {
  const lines = text.split('\n');
  const seen = new Set<number>();
  let mended = true;
  for (const error of errors) {
    const at = place(error.pos[0]);
    const rest = text.slice(error.pos[0], error.pos[0] + 200);
    const login = /^@([A-Za-z0-9_-]+)/.exec(rest);
    if (error.code !== 'BAD_SCALAR_START') mended = false;
    if (seen.has(at.line)) continue;
    seen.add(at.line);
    const line = lines[at.line - 1] ?? '';
    if (error.code === 'BAD_SCALAR_START') {
      const word = /^[^\s,\]}]+/.exec(rest)?.[0] ?? rest.charAt(0);
      problems.push({ code: 'declaration-quotes', ...at, at: '', got: word, write: login?.[1] ?? `"${word}"` });
    } else if (error.code === 'TAB_AS_INDENT') {
      problems.push({ code: 'declaration-tab', ...at, at: '' });
    } else if (error.code === 'BLOCK_AS_IMPLICIT_KEY' || error.code === 'BLOCK_IN_FLOW') {
      const value = /^\s*(?:- )?(?:[A-Za-z-]+: *)(.*?)\s*$/.exec(line)?.[1] ?? '';
      problems.push({ code: 'declaration-colon', ...at, at: '', got: value, ...quoted(value) });
    } else if (error.code === 'MISSING_CHAR' && /[^\s,[]\[[^\]]*\]/.test(line)) {
      const word = /[^\s,[]+\[[^\]]*\][^\s,\]]*/.exec(line)?.[0] ?? '';
      problems.push({ code: 'declaration-quotes', ...at, at: '', got: word, ...quoted(word) });
    } else {
      problems.push({ code: 'declaration-syntax', ...at, at: '', got: error.message.split('\n')[0] ?? '' });
    }
  }
  return mended;
};

const quoted = (value: string): { write?: string } =>
  value !== '' && !/["{}]/.test(value) ? { write: `"${value}"` } : {};

interface Walk {
  readonly place: (offset: number) => { line: number; column: number };
  readonly problems: Problem[];
}

const walk = (node: ParsedNode | null, context: Walk, at: string, depth: number): { value: unknown; node: Node } => {
  const { place, problems } = context;
  const start = place(node?.range[0] ?? 0);
  const leaf: Node = { ...start, endLine: start.line, flow: false, keys: new Map(), items: [] };
  if (node === null) return { value: '', node: leaf };
  const last = place(node.range[1]);
  const end = { endLine: Math.max(start.line, last.column === 1 ? last.line - 1 : last.line) };
  if (isAlias(node)) {
    const word = `*${node.source}`;
    problems.push({ code: 'declaration-quotes', ...start, at, got: word, write: `"${word}"` });
    return { value: word, node: leaf };
  }
  if (node.anchor !== undefined) problems.push({ code: 'declaration-feature', ...start, at, got: 'anchor' });
  if (node.tag !== undefined) problems.push({ code: 'declaration-feature', ...start, at, got: 'tag' });
  if (isScalar(node)) {
    const value = String(node.value ?? '');
    const bare = node.type === 'PLAIN' && /^@[A-Za-z0-9_-]+$/.test(value) ? value.slice(1) : value;
    return { value: bare, node: { ...leaf, ...end } };
  }
  if (depth >= MAX_DEPTH) {
    problems.push({ code: 'declaration-too-deep', ...start, at });
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
  const keys = new Map<string, { line: number; column: number; node: Node }>();
  for (const pair of node.items) {
    const keyPlace = place(pair.key?.range[0] ?? 0);
    if (!isScalar(pair.key)) {
      problems.push({ code: 'declaration-feature', ...keyPlace, at, got: 'key' });
      continue;
    }
    const key = String(pair.key.value ?? '');
    const below = at === '' ? key : `${at}.${key}`;
    const earlier = keys.get(key);
    if (key === '<<') problems.push({ code: 'declaration-feature', ...keyPlace, at, got: 'merge' });
    else if (FORBIDDEN_KEYS.has(key)) problems.push({ code: 'declaration-forbidden-key', ...keyPlace, at, got: key });
    else if (earlier !== undefined) {
      problems.push({ code: 'declaration-duplicate-key', ...keyPlace, at, got: key, write: String(earlier.line) });
    } else {
      if (pair.key.anchor !== undefined || pair.key.tag !== undefined) {
        problems.push({ code: 'declaration-feature', ...keyPlace, at, got: 'anchor' });
      }
      const read = walk(pair.value, context, below, depth + 1);
      const there = pair.value === null ? { ...read.node, ...keyPlace, endLine: keyPlace.line } : read.node;
      value[key] = read.value;
      keys.set(key, { ...keyPlace, node: there });
    }
  }
  return { value, node: { ...leaf, ...end, flow: node.flow === true, keys } };
};
