/**
 * The text of an SLO file → its documents as values of which every scalar is text, each with its place. Other programs’
 * files are ordinary YAML, so anchors, aliases and merge keys count; what they come to is bounded.
 */
import {
  compose,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Locate,
  MAX_DEPTH,
  nameFaults,
  type ParsedNode,
  type Spot,
  tokenize,
} from './documents.ts';
import { clip, type Report, type SloFileProblem, type SloFileProblemCode } from './slo-file-problems.ts';

/** In UTF-16 code units: a file of SLOs as people write them has a tenth of it. */
const MAX_LENGTH = 262_144;
const MAX_LINE = 10_000;
/** Characters and values that all aliases of a document come to. */
const MAX_SIZE = 1_000_000;

interface Sized extends Spot {
  /** Characters and values, aliases followed. */
  readonly size: number;
  readonly depth: number;
}

export interface TextValue extends Sized {
  readonly kind: 'text';
  readonly text: string;
  /** Without quotes: YAML may take it for a number, or for nothing. */
  readonly isPlain: boolean;
}

export interface ListValue extends Sized {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

export interface MapValue extends Sized {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, Entry>;
}

export type Value = TextValue | ListValue | MapValue;

/** A value below its key, and where the key stands. */
export interface Entry extends Spot {
  readonly value: Value;
}

export interface FileDocument {
  readonly value: Value;
  /**
   * `faulty`: programs refuse it, and it can still be told what it means. `broken`: what was read may not be what
   * somebody wrote.
   */
  readonly state: 'sound' | 'faulty' | 'broken';
}

/** Characters YAML does not allow (YAML 1.2.2, 5.1, c-printable), and bytes that are not UTF-8, as lone surrogates. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]|\p{Surrogate}/u;

/** What leaves a value open: what follows from it is not told. */
const BREAKS: ReadonlySet<SloFileProblemCode> = new Set([
  'aliases-too-large',
  'yaml-alias',
  'yaml-comma',
  'yaml-key',
  'yaml-merge',
]);

/** The documents of a text that have something in them. Never throws. */
export const readDocuments = (source: string, report: Report): readonly FileDocument[] => {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  if (text.length > MAX_LENGTH) {
    report({ code: 'file-too-large', line: 1, column: 1, at: '' });
    return [];
  }
  const locate = indexLines(text);
  const excess = findExcess(text, locate);
  if (excess !== null) {
    report(excess);
    return [];
  }
  const tokens = tokenize(text);
  if ('code' in tokens) {
    report({ code: tokens.code, ...locate(tokens.offset), at: '' });
    return [];
  }
  return compose(tokens.tokens, text.length).flatMap(({ contents, errors }) => {
    let state: FileDocument['state'] = 'sound';
    const faults = nameFaults(errors, tokens, locate);
    for (const fault of faults) report(fault);
    if (contents === null && faults.length === 0) return [];
    const context: Walk = {
      locate,
      anchors: new Map(),
      followed: 0,
      isFull: false,
      report: (problem) => {
        state = state === 'broken' || BREAKS.has(problem.code) ? 'broken' : 'faulty';
        // What was made of a line that is no YAML is not told again.
        if (faults.length === 0) report(problem);
      },
    };
    const value = walk(contents as ParsedNode | null, context, '');
    if (faults.length === 0 && isNothing(value)) return [];
    return [{ value, state: faults.length > 0 ? 'broken' : state }];
  });
};

/** True of what YAML takes for no value: nothing, `~` or `null`. */
export const isNothing = (value: Value): boolean =>
  value.kind === 'text' && value.isPlain && /^(?:~|null|Null|NULL)?$/.test(value.text);

/** What would cost the library too much, or is no YAML from its first character on. */
const findExcess = (text: string, locate: Locate): SloFileProblem | null => {
  for (let start = 0, line = 1; start < text.length; line += 1) {
    const feed = text.indexOf('\n', start);
    const end = feed === -1 ? text.length : feed;
    if (end - start > MAX_LINE) return { code: 'line-too-long', line, column: MAX_LINE + 1, at: '' };
    start = end + 1;
  }
  const found = FORBIDDEN.exec(text);
  if (found !== null) {
    const got = /^(?:\udcff\udcfe|\udcfe\udcff)/.exec(text)?.[0] ?? found[0];
    return { code: 'character', ...locate(found.index), at: '', got };
  }
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    return { code: 'git-lfs', line: 1, column: 1, at: '' };
  }
  return null;
};

/** Lines end with a line feed; an offset behind the end is the end's. */
const indexLines = (text: string): Locate => {
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

interface Walk {
  readonly locate: Locate;
  readonly report: Report;
  readonly anchors: Map<string, Value>;
  /** What aliases came to so far. */
  followed: number;
  /** It was too much: what follows is left out. */
  isFull: boolean;
}

/** Reads a node and all below it; `at` is its key path. Nodes are as deep as tokens allow, aliases are not walked again. */
const walk = (node: ParsedNode | null, context: Walk, at: string): Value => {
  const spot = context.locate(node?.range[0] ?? 0);
  if (node === null) return nothingAt(spot);
  if (isAlias(node)) return follow(node.source, spot, context, at);
  const read = isScalar(node)
    ? readText(node, spot)
    : isSeq(node)
      ? addList(
          node.items.map((item, index) => walk(item as ParsedNode | null, context, `${at}[${index}]`)),
          spot,
        )
      : walkMap(node, context, at);
  if (node.tag !== undefined) context.report({ code: 'yaml-tag', ...spot, at, got: clip(node.tag) });
  if (read.depth > MAX_DEPTH) return refuse(spot, context, at);
  if (node.anchor !== undefined) context.anchors.set(node.anchor, read);
  return read;
};

const readText = (node: ParsedNode, spot: Spot): TextValue => {
  const text = isScalar(node) ? String(node.value ?? '') : '';
  const isPlain = isScalar(node) && node.type === 'PLAIN';
  return { kind: 'text', text, isPlain, ...spot, size: text.length + 1, depth: 0 };
};

const addList = (items: readonly Value[], spot: Spot): ListValue => ({
  kind: 'list',
  items,
  ...spot,
  size: items.reduce((sum, { size }) => sum + size, 1),
  depth: items.reduce((most, { depth }) => Math.max(most, depth), 0) + 1,
});

const addMap = (entries: ReadonlyMap<string, Entry>, spot: Spot): MapValue => {
  let [size, depth] = [1, 0];
  for (const [key, { value }] of entries) {
    size += key.length + value.size;
    depth = Math.max(depth, value.depth);
  }
  return { kind: 'map', entries, ...spot, size, depth: depth + 1 };
};

const nothingAt = (spot: Spot): TextValue => ({ kind: 'text', text: '', isPlain: true, ...spot, size: 1, depth: 0 });

const refuse = (spot: Spot, context: Walk, at: string): Value => {
  if (!context.isFull) context.report({ code: 'aliases-too-large', ...spot, at });
  // What comes of it is not told.
  context.isFull = true;
  return nothingAt(spot);
};

/** Aliases of aliases double with every line: all of a document together come to no more than a bound. */
const follow = (name: string, spot: Spot, context: Walk, at: string): Value => {
  const value = context.anchors.get(name);
  if (value === undefined) {
    if (!context.isFull) context.report({ code: 'yaml-alias', ...spot, at, got: clip(`*${name}`) });
    return nothingAt(spot);
  }
  context.followed += value.size;
  return context.followed > MAX_SIZE ? refuse(spot, context, at) : value;
};

const walkMap = (node: ParsedNode, context: Walk, at: string): MapValue => {
  const { locate, report } = context;
  const own = new Map<string, Entry>();
  const merged: { readonly value: Value; readonly place: Spot }[] = [];
  let before = '';
  for (const pair of isMap(node) ? node.items : []) {
    const { key: written, value: content } = pair as { key: ParsedNode; value: ParsedNode | null };
    const place = locate(written.range[0]);
    const name = walk(written, context, at);
    if (name.kind !== 'text') {
      report({ code: 'yaml-key', ...place, at });
      continue;
    }
    const key = name.text;
    // Between braces, a comma within a number begins another key.
    if (content === null && /^\d/.test(key) && /^\d+$/.test(before)) {
      report({
        code: 'yaml-comma',
        ...place,
        at,
        got: clip(`${before},${key}`),
        write: clip(`${before}.${/^\d+/.exec(key)?.[0]}`),
      });
    }
    const value = walk(content, context, at === '' ? key : `${at}.${key}`);
    before = value.kind === 'text' && value.isPlain ? value.text : '';
    const nothing = content === null || content.range[1] === content.range[0];
    const entry = { ...place, value: nothing && isNothing(value) ? { ...value, ...place } : value };
    const earlier = own.get(key);
    if (key === '<<' && name.isPlain) merged.push({ value, place });
    else if (earlier !== undefined)
      report({ code: 'duplicate-key', ...place, at, got: clip(key), write: String(earlier.line) });
    else own.set(key, entry);
  }
  const entries =
    merged.length === 0
      ? own
      : merge(own, merged, (place) => context.isFull || report({ code: 'yaml-merge', ...place, at }));
  return addMap(entries, locate(node.range[0]));
};

/** What a map says itself counts more than what it takes over, and what stands first more than what follows. */
const merge = (
  own: ReadonlyMap<string, Entry>,
  merged: readonly { readonly value: Value; readonly place: Spot }[],
  refuse: (place: Spot) => unknown,
): ReadonlyMap<string, Entry> => {
  const entries = new Map(own);
  for (const { value, place } of merged) {
    for (const from of value.kind === 'list' ? value.items : [value]) {
      if (from.kind !== 'map') refuse(place);
      else for (const [key, entry] of from.entries) if (!entries.has(key)) entries.set(key, entry);
    }
  }
  return entries;
};
