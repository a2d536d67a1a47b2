/**
 * The YAML library behind one file: the tokens of a text, taken one by one so that what would cost too much is refused
 * in time, and the nodes made of them.
 */
import { Composer, type CST, Lexer, Parser } from 'yaml';
import type { ProblemCode } from './problems.ts';

export { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';
export type { Node } from './located.ts';

/** What the contents API of GitHub returns inline, in bytes. */
export const MAX_BYTES = 1_048_576;
/** Levels of values in each other, the file's own among them. */
export const MAX_DEPTH = 12;
/** Keys, values, brackets, spaces, line ends, …: as many as 1 MiB of a declaration as people write it has. */
const MAX_TOKENS = 350_000;
/** Anchors, aliases, tags and the like, none of which a declaration has: more are not worth listing. */
const MAX_OUTSIDE = 1000;
/** What the library's lexer says before a plain value. */
const SCALAR = '\x1f';

export interface Tokens {
  /** Of the first document, whole; of nothing behind a second one's beginning or behind its own end. */
  readonly tokens: readonly CST.Token[];
  readonly directives: readonly number[];
  /** Where a second document begins. */
  readonly second: number | null;
  readonly anchors: ReadonlySet<string>;
  /** Where quotes and brackets begin that nothing closes. */
  readonly openQuotes: readonly number[];
  readonly openBrackets: readonly number[];
}

export interface Refused {
  readonly refused: ProblemCode;
  readonly offset: number;
  readonly got?: string;
  readonly write?: string;
}

/**
 * Never throws. The library reads nested values by recursion, and near the end of its stack a regular expression can
 * end the whole process: so depth is counted here, where nothing recurses yet.
 */
export const tokenize = (text: string): Tokens | Refused => {
  const parser = new Parser();
  const found = {
    tokens: [] as CST.Token[],
    directives: [] as number[],
    second: null as number | null,
    anchors: new Set<string>(),
    openQuotes: [] as number[],
    openBrackets: [] as number[],
  };
  let outside = 0;
  const brackets: { offset: number; closes: string }[] = [];
  let count = 0;
  let documents = 0;
  let before = '';
  const take = (token: CST.Token): boolean => {
    if (token.type === 'directive') found.directives.push(token.offset);
    if (token.type === 'document') {
      documents += 1;
      if (documents > 1) {
        found.second = token.offset;
        return false;
      }
    }
    found.tokens.push(token);
    // Between documents: the first is over, and what follows is noise.
    return token.type !== 'error';
  };
  for (const lexeme of new Lexer().lex(text)) {
    const offset = parser.offset;
    count += 1;
    if (count > MAX_TOKENS) return { refused: 'declaration-too-large', offset, got: 'marks' };
    for (const token of parser.next(lexeme)) if (!take(token)) return found;
    const top = parser.stack.at(-1);
    if (parser.stack.length > MAX_DEPTH && top !== undefined && countLevels(parser.stack) >= MAX_DEPTH) {
      return { refused: 'declaration-too-deep', offset: top.offset };
    }
    if (before !== SCALAR) {
      const first = lexeme.charAt(0);
      const kind = OUTSIDE[first];
      if (kind !== undefined) outside += 1;
      if (kind !== undefined && outside > MAX_OUTSIDE) {
        if (first !== '*' || found.anchors.has(lexeme.slice(1)))
          return { refused: 'declaration-feature', offset, got: kind };
        return { refused: 'declaration-quotes', offset, got: lexeme, write: JSON.stringify(lexeme) };
      }
      if (lexeme === '[' || lexeme === '{') brackets.push({ offset, closes: lexeme === '[' ? ']' : '}' });
      else if (lexeme === ']' || lexeme === '}') {
        const open = brackets.pop();
        if (open !== undefined && open.closes !== lexeme) found.openBrackets.push(open.offset);
      } else if (lexeme === '\x18') found.openBrackets.push(...brackets.splice(0).map((open) => open.offset));
      else if (first === '&') found.anchors.add(lexeme.slice(1));
      else if ((first === '"' || first === "'") && !isClosed(lexeme, first)) found.openQuotes.push(offset);
    }
    before = lexeme;
  }
  found.openBrackets.push(...brackets.map((open) => open.offset));
  for (const token of parser.end()) if (!take(token)) break;
  return found;
};

const OUTSIDE: Readonly<Record<string, string>> = {
  '&': 'anchor',
  '*': 'anchor',
  '!': 'tag',
  '?': 'key',
  '%': 'directive',
};

const countLevels = (stack: readonly CST.Token[]): number =>
  stack.filter(({ type }) => type === 'block-map' || type === 'block-seq' || type === 'flow-collection').length;

const isClosed = (lexeme: string, quote: string): boolean => {
  if (lexeme.length < 2 || !lexeme.endsWith(quote)) return false;
  if (quote === "'") {
    let quotes = 0;
    while (quotes < lexeme.length - 1 && lexeme.charAt(lexeme.length - 1 - quotes) === quote) quotes += 1;
    // Two of them are one of the text.
    return quotes % 2 === 1;
  }
  let slashes = 0;
  while (lexeme.charAt(lexeme.length - 2 - slashes) === '\\') slashes += 1;
  return slashes % 2 === 0;
};

/** An error of the library costs most where it notes its stack, and a hostile text has hundreds of thousands. */
export const compose = (tokens: readonly CST.Token[], length: number) => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const options = { schema: 'failsafe', version: '1.2', uniqueKeys: false, prettyErrors: false } as const;
    const [document] = new Composer(options).compose(tokens, true, length);
    return document;
  } finally {
    Error.stackTraceLimit = limit;
  }
};
