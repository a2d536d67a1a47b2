import { compileGlob } from './glob.ts';

/** A pattern of OWNERSHIP.yaml: which paths it matches, and what decides between it and another one. */
export interface Pattern {
  /** As written. */
  readonly text: string;
  /** The leading segments without a wildcard, the last one never included; '' for the root. No slash at the end. */
  readonly anchor: string;
  /** Literal characters (code points): all but `*`, `?` and `/`. */
  readonly literals: number;
  /** `**` segments; a slash at the end counts as one. */
  readonly globstars: number;
  /** Compares with case, and byte for byte: NFC and NFD differ. Throws nothing. */
  readonly matches: (path: string) => boolean;
}

export type PatternProblemCode =
  | 'pattern-empty'
  | 'pattern-too-long'
  | 'pattern-outer-space'
  | 'pattern-control-character'
  | 'pattern-backslash'
  | 'pattern-negation'
  | 'pattern-braces'
  | 'pattern-extglob'
  | 'pattern-leading-slash'
  | 'pattern-dot-segment'
  | 'pattern-empty-segment'
  | 'pattern-globstar-in-segment'
  | 'pattern-too-many-globstars'
  | 'pattern-too-many-wildcards';

/** Why a text is no pattern. */
export interface PatternProblem {
  readonly code: PatternProblemCode;
  /** What to write instead: a pattern, or several separated by `, `; `null` where nobody can know. */
  readonly write: string | null;
}

// The longest path Linux opens. It also keeps clear of minimatch's own limit, which throws.
const maxLength = 4096;
const maxWildcards = 8;
const maxAlternatives = 16;

const wildcard = /[*?]/;
// Control, bidi and zero-width characters, and the two that break a line without being control characters.
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

interface Group {
  readonly code: 'pattern-braces' | 'pattern-extglob';
  readonly start: number;
  readonly end: number;
  /** `null` for a repetition or a negation, which no list of patterns can say. */
  readonly alternatives: readonly string[] | null;
}

const alternativesOf = (operator: string, parts: readonly string[]): readonly string[] | null => {
  if (operator === '?') return ['', ...parts];
  return operator === '@' || operator === '{' ? parts : null;
};

/** The first `{a,b}` or `@(a|b)` to close. A brace without a comma, or a bracket without an operator, is literal. */
const findGroup = (text: string): Group | null => {
  if (!/[{(]/.test(text)) return null;
  const braces: number[][] = [];
  const brackets: number[][] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === '{') braces.push([at]);
    else if (char === '(') brackets.push([at]);
    else if (char === ',') braces.at(-1)?.push(at);
    else if (char === '|') brackets.at(-1)?.push(at);
    else if (char === '}' || char === ')') {
      const cuts = (char === '}' ? braces : brackets).pop();
      const open = cuts?.[0];
      if (cuts === undefined || open === undefined) continue;
      const operator = char === '}' ? '{' : text.charAt(open - 1);
      const isGroup = char === '}' ? cuts.length > 1 : operator !== '' && '?*+@!'.includes(operator);
      if (!isGroup) continue;
      const parts = cuts.map((cut, index) => text.slice(cut + 1, cuts[index + 1] ?? at));
      return {
        code: char === '}' ? 'pattern-braces' : 'pattern-extglob',
        start: char === '}' ? open : open - 1,
        end: at + 1,
        alternatives: alternativesOf(operator, parts),
      };
    }
  }
  return null;
};

/** Every text that the groups of `text` stand for, or `null` where they are too many or not a list. */
const expandGroups = (text: string): readonly string[] | null => {
  const done: string[] = [];
  const open = [text];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const group = findGroup(next);
    if (group === null) {
      done.push(next);
      continue;
    }
    if (group.alternatives === null || done.length + open.length + group.alternatives.length > maxAlternatives) {
      return null;
    }
    const [before, after] = [next.slice(0, group.start), next.slice(group.end)];
    open.push(...group.alternatives.map((part) => before + part + after).reverse());
  }
  return done;
};

const mendGlobstar = (segment: string): readonly string[] => {
  if (!segment.includes('**')) return [segment];
  if (/^\*+$/.test(segment)) return ['**'];
  const inner = segment.replace(/\*{2,}/g, '*');
  if (/^\*\*/.test(segment) && !segment.replace(/^\*+/, '').includes('**')) return ['**', inner];
  if (/\*\*$/.test(segment) && !segment.replace(/\*+$/, '').includes('**')) return [inner, '**'];
  return [inner];
};

const mendSegments = (text: string): string | null => {
  const mended: string[] = [];
  for (const segment of text.split('/').flatMap(mendGlobstar)) {
    if (segment === '' || segment === '.' || (segment === '**' && mended.at(-1) === '**')) continue;
    if (segment !== '..') mended.push(segment);
    // Nothing is above the root, and `**` says no folder whose parent could be meant.
    else if (['**', undefined].includes(mended.pop())) return null;
  }
  if (mended.length === 0) return '**';
  return mended.join('/') + (/(^|\/)\.{0,2}$/.test(text) && mended.at(-1) !== '**' ? '/' : '');
};

/** What to write instead of a refused text: every fault mended, or `null`. */
const mend = (text: string): string | null => {
  const visible = text.trim().replace(new RegExp(invisible, 'gu'), '?');
  // Escaped pairs come from .gitignore, where brackets have to be; every other backslash separates folders.
  const plain = visible.replace(/\\([[({])([^\\/]*)\\([\])}])/g, '$1$2$3').replace(/\\+/g, '/');
  if (plain.startsWith('!')) return null;
  const mended = (expandGroups(plain) ?? [null]).map((part) => part && mendSegments(part));
  const usable = mended.filter((part) => part !== null && findProblem(part) === null);
  return usable.length === mended.length ? [...new Set(usable)].join(', ') : null;
};

const isDots = (segment: string): boolean => segment === '.' || segment === '..';
const count = (text: string, of: RegExp): number => text.match(of)?.length ?? 0;

/** The segments as they are matched: a slash at the end is a `**`. */
const segmentsOf = (text: string): readonly string[] => {
  const segments = text.split('/');
  if (segments.at(-1) === '') segments[segments.length - 1] = '**';
  return segments;
};

const findProblem = (text: string): PatternProblemCode | null => {
  if (text.trim() === '') return 'pattern-empty';
  if (text.length > maxLength) return 'pattern-too-long';
  if (text !== text.trim()) return 'pattern-outer-space';
  if (invisible.test(text)) return 'pattern-control-character';
  if (text.includes('\\')) return 'pattern-backslash';
  if (text.startsWith('!')) return 'pattern-negation';
  const group = findGroup(text);
  if (group !== null) return group.code;
  if (text.startsWith('/')) return 'pattern-leading-slash';
  const segments = segmentsOf(text);
  if (segments.some(isDots)) return 'pattern-dot-segment';
  if (segments.includes('')) return 'pattern-empty-segment';
  if (segments.some((segment) => segment !== '**' && segment.includes('**'))) return 'pattern-globstar-in-segment';
  if (segments.filter((segment) => segment === '**').length > maxWildcards) return 'pattern-too-many-globstars';
  const isWild = (segment: string): boolean => count(segment, /[*?]/g) > maxWildcards;
  return segments.some(isWild) ? 'pattern-too-many-wildcards' : null;
};

/** Reads one pattern. Throws nothing; a refused text comes back with the text to write instead. */
export const parsePattern = (text: string): { readonly pattern: Pattern } | { readonly problem: PatternProblem } => {
  const code = findProblem(text);
  if (code !== null) return { problem: { code, write: code === 'pattern-too-long' ? null : mend(text) } };
  const segments = segmentsOf(text);
  const wild = segments.findIndex((segment) => wildcard.test(segment));
  const pattern: Pattern = {
    text,
    // Without a wildcard this is -1: all but the last one.
    anchor: segments.slice(0, wild).join('/'),
    literals: [...text.replace(/[*?/]/g, '')].length,
    globstars: segments.filter((segment) => segment === '**').length,
    matches: compileGlob(segments),
  };
  return { pattern };
};
