/** Lines of traces and logs: which places in files they name. Pure. */

/** A place in a file as a text names it: parted by `/`, without scheme, drive, leading `/`, `.`, `..` or query. */
export interface Reference {
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** As many places are read, in traces and outside. */
export const MOST = 100_000;
/** Characters of a path; a longer one loses its beginning, which decides least. */
const LONGEST = 1000;

// Each pattern below is tried on text of any length: after its fixed beginning it runs through one class of characters only.

/** Text without colons, quotes and tabs, and the line after it: `a.ts:12:7`, `A.cs:line 12`, `run.sh: line 12`, `"a.py", line 12`. */
const PLACE = /([^:"'`|\t]+)(?::(?: ?line )?(\d{1,8})(?!\d)(?::\d{1,8})?|(", line )(\d{1,8})(?!\d))?/g;
/** The line within that text: `A.php(12)`, `a.ts(12,5)`, `A.php on line 12`, `A.swift, line 12`, `a.pl line 12.` */
const PLACE_END = /(?:\((\d{1,8})(?:,\d{1,8})?\)|(?:,| on)? line (\d{1,8})\.?)$/;
const EXTENSION = /\.[A-Za-z][\w+]{0,9}$/;
/** Sources of languages whose frames say package, class and method, and of the file its name alone. */
const PACKAGED = /^[^\s/\\()]+\.(?:java|kts?|scala|groovy|cljc?)$/;

/** How a line of a trace can be told from one of a log that names a place. */
const FRAME = [
  /(?:^ ?|\t| {2}|[|>)\]:Z] |panicked )(?:at|from)\s/, // Node, Java, .NET, Rust, gdb; Ruby
  /\sat\s(?:async )?[^\s(]{1,300} ?\(/, // the same, put into one line
  /(?:^|[\s"])#\d+\s/, // PHP, gdb, sanitizers, Dart
  /File "/, // Python
  /:\d+:in\s/, // Ruby
  /\s\+0x[\da-f]/, // Go
  /\t[^\s:]{1,1000}\.go:\d/, // Go, as its loggers print it
  /\sin\s[^\s:]{1,1000}\.php\b/, // PHP, where it begins
  /@(?:https?|file|webpack)/, // Firefox and Safari
  /\(\w{1,60} \d[\w.]{0,20}\)\s/, // Elixir
];

// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
const COLOURS = /\u001b(?:\[[0-9;?]{0,32}[ -/]{0,4}[@-~]|\][^\u0007\u001b]{0,1000}(?:\u0007|\u001b\\))/g;
/** A line break written out, and after it what a line of a trace begins with: not `C:\new`. */
const FOLDED = /\\n(?:\\+t| {2}| ?(?:at |from |File |#\d|Caused by|goroutine \d|Traceback))/;
const RECORD = /\{\s{0,8}"/;
const RECORD_IN_TEXT = /\{\s{0,8}\\+"/;

/** Undoes the escapes of JSON, but for those that say nothing here. */
const readEscapes = (text: string): string =>
  text
    .replaceAll('\\\\', '\0')
    .replace(/\\[nr]/g, '\n')
    .replaceAll('\\t', '\t')
    .replace(/\\(?=["/])/g, '')
    .replace(/\\u([\da-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\0', '\\');

/** The lines that one line of a log holds: JSON writes their ends out, once or several times over. */
const unfold = (line: string): readonly string[] => {
  let text = line;
  let isRecord = text.includes('\\n') && RECORD.test(text);
  for (let round = 0; round < 4 && (isRecord || FOLDED.test(text)); round += 1) {
    isRecord = RECORD_IN_TEXT.test(text);
    text = readEscapes(text);
  }
  return text === line ? [line] : text.split(/[\r\n]+/);
};

const afterLast = (text: string, pattern: RegExp): string => text.split(pattern).at(-1) ?? '';

/** `at com.acme.checkout.Api.handle(Api.java` is `com/acme/checkout/Api.java`: the package is the folder. */
const findPackaged = (text: string): string | null => {
  const open = text.lastIndexOf('(');
  const file = text.slice(open + 1);
  if (open === -1 || !PACKAGED.test(file)) return null;
  const method = afterLast(text.slice(0, open), /[\s/]/);
  return method.includes('.') ? [...method.split('.').slice(0, -2), file].join('/') : null;
};

const readPercents = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The path at the end of a text; `null` where there is none. */
const findPath = (text: string): string | null => {
  const packaged = findPackaged(text);
  if (packaged !== null) return packaged;
  const slashes = text.replaceAll('\\', '/');
  const query = slashes.indexOf('?', slashes.lastIndexOf('/') + 1);
  const whole = query === -1 ? slashes : slashes.slice(0, query);
  if (!EXTENSION.test(whole)) return null;
  const [first = '', ...rest] = whole.split('/');
  // Folders have spaces and brackets; what stands before the first folder has words of the log.
  const segments = [afterLast(first, /[\s([{<=,;@]/), ...rest];
  // `https://shop.example:443`: the name of a server.
  if (segments.length === 3 && segments[0] === '' && segments[1] === '') return null;
  const path: string[] = [];
  for (const segment of segments) {
    if (segment === '..') path.pop();
    else if (segment !== '' && segment !== '.') path.push(segment);
  }
  const joined = path.join('/');
  return joined.includes('%') ? joined.replace(/(?:%[\da-fA-F]{2})+/g, readPercents) : joined;
};

/** How the lines of a trace follow each other: Python's with a line of source, Go's with the function's name between. */
export type Form = 'python' | 'go' | 'other';

/** A line as somebody printed it, without colours. */
export interface Piece {
  readonly text: string;
  readonly references: readonly Reference[];
  /** `null` where it is no line of a trace. */
  readonly form: Form | null;
}

const readPiece = (line: string): Piece => {
  const text = line.includes('\u001b') ? line.replace(COLOURS, '') : line;
  const references: Reference[] = [];
  if (!/\d/.test(text)) return { text, references, form: null };
  let isQuoted = false;
  PLACE.lastIndex = 0;
  for (let match = PLACE.exec(text); match !== null; match = PLACE.exec(text)) {
    const [, before = '', after, quoted, afterQuoted] = match;
    const tail = before.slice(-LONGEST);
    const end = after === undefined && afterQuoted === undefined ? PLACE_END.exec(tail) : null;
    const at = after ?? afterQuoted ?? end?.[1] ?? end?.[2];
    const path = at === undefined ? null : findPath(end === null ? tail : tail.slice(0, end.index));
    if (path === null || Number(at) === 0) continue;
    references.push({ path, line: Number(at) });
    isQuoted ||= quoted !== undefined;
    if (references.length > MOST) break;
  }
  // PHP says at the end once more where it began.
  if (text.includes('thrown in ')) references.length = 0;
  const isFrame = references.length > 0 && FRAME.some((pattern) => pattern.test(text));
  if (!isFrame) return { text, references, form: null };
  const isGo = references.some(({ path }) => path.endsWith('.go')) || / \+0x/.test(text);
  return { text, references, form: isQuoted ? 'python' : isGo ? 'go' : 'other' };
};

/** The lines that one line of a log holds. */
export const readLine = (line: string): readonly Piece[] => unfold(line).map(readPiece);
