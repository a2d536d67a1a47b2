/**
 * A declaration's text → plain values of which every scalar is text, with the place of everything. Anything outside
 * the dialect is a located problem; nothing is guessed.
 */
import { findCharacters, findFalseIndents } from './characters.ts';
import { compose, isScalar, MAX_BYTES, type ParsedNode, tokenize } from './dialect.ts';
import { indexLines, type Locate } from './lines.ts';
import { readPlain } from './plain.ts';
import type { Problem } from './problems.ts';
import { findSyntaxProblems } from './syntax.ts';
import { type Node, type Walk, walk } from './walk.ts';

export type { Entry, Node } from './walk.ts';

const MAX_LINE = 10_000;

export interface Read {
  /** `undefined` where there is nothing to look at. */
  readonly value: unknown;
  readonly node: Node | null;
  /** Whether what was read is what somebody wrote, so that it can be validated. */
  readonly usable: boolean;
  readonly problems: readonly Problem[];
}

/** Reads a declaration's text. Never throws. */
export const readLocated = (source: string): Read => {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const locate = indexLines(text);
  const refuse = (problem: Problem): Read => ({ value: undefined, node: null, usable: false, problems: [problem] });
  const tooMuch = findExcess(text);
  if (tooMuch !== null) return refuse(tooMuch);
  const characters = findCharacters(text, locate);
  if (characters[0]?.got === '\udcff\udcfe' || characters[0]?.got === '\udcfe\udcff') return refuse(characters[0]);
  const plain = characters.length === 0 ? readPlain(text) : null;
  return plain === null ? readByLibrary(text, locate, characters) : { ...plain, usable: true, problems: [] };
};

/** Reads whatever YAML it is, in a text whose excesses were refused and whose forbidden `characters` were found. */
export const readByLibrary = (text: string, locate: Locate, characters: readonly Problem[]): Read => {
  const tokens = tokenize(text);
  if ('refused' in tokens) {
    const { refused: code, offset, ...told } = tokens;
    const problem = { code, ...locate(offset), at: '', ...told };
    return { value: undefined, node: null, usable: false, problems: [problem] };
  }

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
  const usable = mended && tokens.second === null && indents.length === 0 && !context.tooDeep;
  return { value: read.value, node: read.node, usable, problems: [...problems, ...own] };
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
