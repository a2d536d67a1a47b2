/** What somebody meant to fill in. Looked for in prose alone: `grep TODO` is a command. */
import { type Span, splitLines } from './outline.ts';
import { PROMPT } from './tags.ts';

/** Longer lines are looked at so far. */
const LONGEST_LINE = 10_000;
/** What stands around a word is judged by as much of it. */
const NEAR = 200;

/** Words for what is left to do. */
const MARK = /(?<![\p{L}\p{N}_./#@-])(TODO|TBD|TBC|TBA|FIXME|XXX)(?![\p{L}\p{N}_/-])/gu;
/** What makes it a thing somebody talks about: "TODO comments", "the TBDs". */
const TALK =
  /^s?\s+(?:app|board|comments?|entry|entries|files?|items?|labels?|lines?|lists?|markers?|notes?|queue|tags?)\b/i;
const TALKED = /\b(?:an?|any|as|called|each|every|for|named|no|of|or|and|say|says|saying|the|with)\s+["'“‘(*_]*$/i;

/** Quote marks, bullets, numbers, check boxes and emphasis before the first word of a line. */
const START = /^[\s>|#/]*(?:(?:[-*+•]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s+)?[*_~"'“‘([{<]*/;
const BULLET = /^[\s>]*(?:[-*+•|]|\d{1,9}[.)])/;
/** Nothing more belongs to it: the end of a line, a sentence, a cell. */
const PART_ENDS = /^[*_~"'”’)\]}]*\s*(?:$|[|.,;:!?(–—…]|-\s)/;
const PART_STARTS = /(?:[:：|([{–—=]|\s-)\s*[*_~"'“‘]*$/;

/** A line of nothing else. */
const ELLIPSIS = /^[\s>*+|_()[\]-]*(?:\d{1,9}[.)]\s+)?[\s*_|()[\]]*(?:\.{3}|…)[\s*_|()[\].…]*$/;

/** Whole lines, without marks around them and in lower case. */
const PHRASES = new Set([
  ...['todo', 'to do', 'tbd', 'tba', 'tbc', 'fixme', 'xxx', 'wip', 'placeholder', 'lorem ipsum'],
  ...['work in progress', 'coming soon', 'under construction', 'fill me in', 'fill this in', 'fill in', 'write me'],
  ...['added', 'announced', 'completed', 'confirmed', 'decided', 'defined', 'determined', 'documented', 'done'].map(
    (done) => `to be ${done}`,
  ),
  ...['filled in', 'provided', 'written'].map((done) => `to be ${done}`),
  ...['insert text here', 'your text here', 'add content here', 'write something here', 'text goes here'],
]);
const VERB =
  '(?:please )?(?:add|describe|document|enter|explain|fill(?: in)?|include|insert|link(?: to)?|list|outline|provide|put|replace|specify|state|summari[sz]e|write)\\b';
/** "Describe the impact here" tells the writer what to write; "Describe what you see in the channel" tells the reader what to do. */
const INSTRUCTION = new RegExp(
  `^${VERB}.{0,150}\\b(?:here|in this section|with your own|for your (?:service|team|system))$`,
);
/** In italics or brackets it tells the writer in any case. */
const ASIDE =
  /^\s*(?:>\s*)?(?:[-*+]\s+)?(?:_(?!_).{1,200}_|\*(?!\*).{1,200}[^*]\*|\(.{1,200}\)|<.{1,200}>|\[.{1,200}\])[.\s]*$/;
const TELLS =
  /^(?:please )?(?:describe|explain|fill in|insert|list (?:all|any|every|the|your)|outline|provide|specify|summari[sz]e)\b/;
const ASKS = /^(?:how|what|when|where|which|who|whom|whose|why|is|are|does|do|can)\b.*\?[\W_]*$/i;

const BRACKETS =
  /\[(?![ xX]?\]|\^)([^\][\n]{1,80})\](?![([:])|<([A-Za-z][^<>\n]{1,80})>|\{\{\s{0,5}([A-Za-z][A-Za-z0-9 _-]{0,60})\}\}/g;
/** "[service name]", "[link to dashboard]", "[Slack channel]". */
const BLANK =
  /^(?:the )?(?:(?:alert|app|application|company|component|contact|dashboard|on-?call|owner|pager(?:duty)?|person|phone|product|runbook|service|slack|system|team)s?[ _-])?(?:name|link|links|url|urls|number|channel|title|e-?mail|handle|date|owner|role)s?(?: here)?$/i;

interface Found extends Span {
  /** It goes on to the next blank line: lorem ipsum fills a paragraph. */
  readonly toBlankLine?: boolean;
  /** Not something to report, and not something to read either. */
  readonly isQuiet?: boolean;
}

const normalise = (line: string): string =>
  line
    .replace(START, '')
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim()
    .toLowerCase();

/** From a mark to the end of what it announces: the cell of a table, the bracket it stands in, the line. */
const endOfPart = (line: string, { from, at }: { readonly from: number; readonly at: number }): number => {
  const before = line.slice(Math.max(0, from - 2), from);
  const stops = before.includes('(') ? ')' : before.includes('[') ? ']' : line.startsWith('|') ? '|' : null;
  const stop = stops === null ? -1 : line.indexOf(stops, at);
  return stop === -1 ? line.trimEnd().length : stop;
};

/** Marks in one line. The first word of a line that goes on with a sentence came there by chance. */
const findMarks = (line: string, goesOn: boolean): Found[] => {
  const first = START.exec(line)?.[0].length ?? 0;
  return [...line.matchAll(MARK)].flatMap(({ 0: word, index }): Found[] => {
    const at = index + word.length;
    const before = line.slice(Math.max(0, index - NEAR), index);
    const after = line.slice(at, at + NEAR);
    if (TALK.test(after) || /^s\b/.test(after)) return [];
    const starts = index <= first;
    const ends = PART_ENDS.test(after);
    const announces = /^[*_~]*\s*(?:\([^)]{0,50}\))?[*_~]*\s*[:：]/.test(after) || /^\([^)]{1,50}\)/.test(after);
    if ((starts || PART_STARTS.test(before)) && announces) {
      return [{ start: index, end: endOfPart(line, { from: index, at }) }];
    }
    const isMeant =
      (starts && !goesOn && word !== 'XXX') ||
      ((starts || PART_STARTS.test(before)) && ends) ||
      (/^TB/.test(word) && ends && !TALKED.test(before)) ||
      (/\b(?:is|are|still|currently)\s+[*_]*$/i.test(before) && ends);
    if (!isMeant) return [];
    return [{ start: index, end: ends && !starts ? at : endOfPart(line, { from: index, at }) }];
  });
};

const findBrackets = (line: string): Found[] =>
  [...line.matchAll(BRACKETS)].flatMap(({ 0: whole, 1: square, 2: angle, 3: braces, index }): Found[] => {
    const inner = square ?? angle ?? braces ?? '';
    const isMeant = braces !== undefined || PROMPT.test(inner) || (square !== undefined && BLANK.test(inner));
    return isMeant ? [{ start: index, end: index + whole.length }] : [];
  });

/** What a line says, without the marks around it; a bracket that opens it stays with the one that closes it. */
const findSaid = (line: string): Span => {
  const start = START.exec(line)?.[0] ?? '';
  const bracket = start.search(/[({<]|\[(?![ xX]?\])/);
  const end = line.replace(/[\s*_~"'”’]+$/, '').length;
  return { start: Math.min(bracket === -1 ? start.length : bracket, end), end };
};

/** What a whole line is, if it is a placeholder as a whole. */
const findWhole = (line: string): Found[] => {
  const span = findSaid(line);
  const said = normalise(line);
  if (PHRASES.has(said) || INSTRUCTION.test(said)) return [span];
  if (/^(?:todo|tbd|fixme)\s*[:：]/i.test(line.slice(span.start))) return [span];
  if (!ASIDE.test(line)) return [];
  if (TELLS.test(said)) return [span];
  return ASKS.test(line.replace(START, '')) ? [{ ...span, isQuiet: true }] : [];
};

/** `goesOn`: its sentence began on the line before. `isFirst`: nothing stands on the line before. */
interface Place {
  readonly goesOn: boolean;
  readonly isFirst: boolean;
}

const findInLine = (line: string, { goesOn, isFirst }: Place): Found[] => {
  const lorem = line.search(/\blorem ipsum\b/i);
  if (lorem !== -1) return [{ start: lorem, end: line.trimEnd().length, toBlankLine: true }];
  const isShort = line.trimEnd().length <= NEAR;
  if (isShort && (isFirst || /^\s*(?:[-*+|]|\d{1,9}[.)])/.test(line)) && ELLIPSIS.test(line.trimEnd())) {
    const start = line.search(/\.{3}|…/);
    return [{ start, end: start + (line[start] === '.' ? 3 : 1) }];
  }
  const whole = goesOn || !isShort ? [] : findWhole(line.trimEnd());
  if (whole.length > 0) return whole;
  return [...findMarks(line, goesOn), ...findBrackets(line)].sort((a, b) => a.start - b.start);
};

export interface Placeholder {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}
export interface Placeholders {
  readonly count: number;
  readonly first: readonly Placeholder[];
  /** Where they stand in the text, with what they announce and with questions to the writer. */
  readonly spans: readonly Span[];
}

/** As many are told one by one. */
const MOST_TOLD = 20;
const LONGEST_TOLD = 80;

const clip = (text: string): string => {
  const characters = [
    ...text
      .slice(0, 3 * LONGEST_TOLD)
      .replace(/\*\*|__/g, '')
      .trim(),
  ];
  return characters.length <= LONGEST_TOLD ? characters.join('') : `${characters.slice(0, LONGEST_TOLD - 1).join('')}…`;
};

/** Whether the next line begins in the middle of this one's sentence. */
const isOpenEnded = (line: string): boolean => /[\p{L}\p{N},]\s?$/u.test(line) && !/ {2}$/.test(line);

/** Finds them in `prose`: the text, in which all else is blank. They are told as they stand in the text. */
export const findPlaceholders = (prose: string, text: string): Placeholders => {
  const first: Placeholder[] = [];
  const spans: Span[] = [];
  let count = 0;
  let goesOn = false;
  let isFirst = true;
  let fills = false;
  for (const [index, { start, text: whole }] of splitLines(prose).entries()) {
    const line = whole.slice(0, LONGEST_LINE);
    if (fills && line.trim() !== '') spans.push({ start, end: start + whole.length });
    fills &&= line.trim() !== '';
    if (fills) continue;
    let end = 0;
    for (const found of line.trim() === '' ? [] : findInLine(line, { goesOn: goesOn && !BULLET.test(line), isFirst })) {
      if (found.start < end) continue;
      end = found.end;
      spans.push({ start: start + found.start, end: start + found.end });
      fills = found.toBlankLine === true;
      if (found.isQuiet === true) continue;
      count += 1;
      if (first.length === MOST_TOLD) continue;
      first.push({
        line: index + 1,
        column: found.start + 1,
        text: clip(text.slice(start + found.start, start + found.end)),
      });
    }
    goesOn = isOpenEnded(line);
    isFirst = line.trim() === '';
  }
  return { count, first, spans };
};
