/** The YAML library behind one file: a text taken token by token, so that what would cost too much is refused in time. */
import { Composer, type CST, Lexer, Parser } from 'yaml';
import { clip, type SloFileProblem, type SloFileProblemCode } from './slo-file-problems.ts';

export { isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml';

/** Keys, values, brackets, spaces, line ends, …. */
const MAX_TOKENS = 50_000;
/** Levels of values in each other, aliases followed. */
export const MAX_DEPTH = 24;
const MAX_DOCUMENTS = 100;
/** Places at which one document is no YAML: the rest mostly follows from them. */
const MAX_FAULTS = 10;
/** What the library's lexer says before a plain value. */
const SCALAR = '\x1f';

export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset, counted from 1. */
export type Locate = (offset: number) => Spot;

export interface Tokens {
  readonly tokens: readonly CST.Token[];
  /** Where quotes and brackets begin that nothing closes. */
  readonly openQuotes: readonly number[];
  readonly openBrackets: readonly number[];
}

/**
 * The library reads nested values by recursion, and near the end of its stack a regular expression can end the whole
 * process: so depth is counted here, where nothing recurses yet.
 */
export const tokenize = (text: string): Tokens | { readonly code: SloFileProblemCode; readonly offset: number } => {
  const parser = new Parser();
  const found = { tokens: [] as CST.Token[], openQuotes: [] as number[], openBrackets: [] as number[] };
  let brackets: number[] = [];
  let documents = 0;
  let count = 0;
  let before = '';
  for (const lexeme of new Lexer().lex(text)) {
    const { offset } = parser;
    count += 1;
    if (count > MAX_TOKENS) return { code: 'too-many-marks', offset };
    for (const token of parser.next(lexeme)) {
      if (token.type === 'document') documents += 1;
      if (documents > MAX_DOCUMENTS) return { code: 'too-many-documents', offset: token.offset };
      found.tokens.push(token);
    }
    if (parser.stack.length > MAX_DEPTH && countLevels(parser.stack) > MAX_DEPTH) return { code: 'too-deep', offset };
    if (before !== SCALAR) {
      const first = lexeme.charAt(0);
      if (lexeme === '[' || lexeme === '{') brackets.push(offset);
      else if (lexeme === ']' || lexeme === '}') brackets.pop();
      else if (lexeme === '\x18') {
        found.openBrackets.push(...brackets);
        brackets = [];
      } else if ((first === '"' || first === "'") && !isClosed(lexeme, first)) found.openQuotes.push(offset);
    }
    before = lexeme;
  }
  found.openBrackets.push(...brackets);
  found.tokens.push(...parser.end());
  if (found.tokens.filter(({ type }) => type === 'document').length > MAX_DOCUMENTS) {
    return { code: 'too-many-documents', offset: found.tokens.at(-1)?.offset ?? 0 };
  }
  return found;
};

const countLevels = (stack: readonly CST.Token[]): number =>
  stack.filter(({ type }) => type === 'block-map' || type === 'block-seq' || type === 'flow-collection').length;

const isClosed = (lexeme: string, quote: string): boolean => {
  if (lexeme.length < 2 || !lexeme.endsWith(quote)) return false;
  const before = quote === '"' ? '\\' : quote;
  let count = 0;
  while (count < lexeme.length - 2 && lexeme.charAt(lexeme.length - 2 - count) === before) count += 1;
  // A backslash before a quote, and a second single one beside it, make it part of the text.
  return count % 2 === 0;
};

/** An error of the library costs most where it notes its stack, and a hostile text has hundreds of thousands. */
export const compose = (tokens: readonly CST.Token[], length: number) => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const options = { schema: 'failsafe', version: '1.2', uniqueKeys: false, prettyErrors: false } as const;
    return [...new Composer(options).compose(tokens, false, length)];
  } finally {
    Error.stackTraceLimit = limit;
  }
};

interface LibraryError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

const FAULTS: readonly { readonly code: SloFileProblemCode; readonly codes: RegExp; readonly words: RegExp }[] = [
  { code: 'yaml-tab', codes: /^TAB_AS_INDENT$/, words: /./ },
  { code: 'yaml-quote', codes: /^MISSING_CHAR$/, words: /closing/ },
  { code: 'yaml-bracket', codes: /./, words: / end with an? [\]}]|flow-(?:seq|map)-end/ },
  { code: 'yaml-colon', codes: /^(?:BLOCK_AS_IMPLICIT_KEY|BLOCK_IN_FLOW)$/, words: /Nested|flow/ },
  { code: 'yaml-start', codes: /^BAD_SCALAR_START$|^UNEXPECTED_TOKEN$/, words: /Plain value|Block scalar header/ },
  { code: 'yaml-escape', codes: /^BAD_DQ_ESCAPE$/, words: /./ },
  { code: 'yaml-indent', codes: /^(?:BAD_INDENT|MULTILINE_IMPLICIT_KEY)$/, words: /./ },
];

/** One a line, and none behind a quote or a bracket that is never closed, where everything is part of it. */
export const nameFaults = (
  errors: readonly LibraryError[],
  tokens: Tokens,
  locate: Locate,
): readonly SloFileProblem[] => {
  const lines = new Map<number, SloFileProblem>();
  for (const { code: libraryCode, message, pos } of errors) {
    if (lines.size === MAX_FAULTS) break;
    const said = message.split('\n', 1)[0] ?? '';
    const code = FAULTS.find(({ codes, words }) => codes.test(libraryCode) && words.test(said))?.code ?? 'yaml';
    const open = code === 'yaml-quote' ? tokens.openQuotes : code === 'yaml-bracket' ? tokens.openBrackets : [];
    // The library sees the end of what is open, and a person looks for its beginning.
    const place = locate(open.findLast((offset) => offset <= pos[0]) ?? pos[0]);
    if (lines.has(place.line)) continue;
    lines.set(place.line, { code, ...place, at: '', ...(code === 'yaml' ? { got: clip(said) } : {}) });
    if (open.length > 0) break;
  }
  return [...lines.values()];
};
