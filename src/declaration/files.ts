/**
 * Where files are that hold an entry each: a path from the root whose folder is written out, and whose last part may have
 * wildcards. `docs/incidents/*.md`, or one file.
 */
import { compileGlob } from './glob.ts';
import { type PatternProblemCode, parsePattern } from './patterns.ts';

export type FilesProblemCode =
  | PatternProblemCode
  | 'files-link'
  | 'files-words'
  | 'files-folder'
  | 'files-globstar'
  | 'files-wild-folder'
  | 'files-alternatives';

/** Why a text does not say where files are. */
export interface FilesProblem {
  readonly code: FilesProblemCode;
  /** What to write instead; `null` where nobody can know. */
  readonly write: string | null;
}

/** What editors are told; {@link findFilesProblem} refuses all this does, and more. */
export const FILES = /^(?!\.{0,2}\/)(?:[^/*?\\]+\/)*(?:[^/*?\\]*[*?][^/\\]*|[^/*?\\]*\.[^/*?\\.]+)$/;

/** What people write where there is nothing to say. */
const NOTHING = /^(?:none|nothing|no|nil|null|n\/a|~|-)$/i;
const WILDCARD = /[*?]/;
const CHOICES = new Set<PatternProblemCode>(['pattern-braces', 'pattern-extglob', 'pattern-negation']);

const lastOf = (text: string): string => text.slice(text.lastIndexOf('/') + 1);
const folderOf = (text: string): string => text.slice(0, Math.max(text.lastIndexOf('/'), 0));
/** A name that may be a file's: one with an ending, or with wildcards for one. */
const isName = (name: string): boolean => WILDCARD.test(name) || /\.[^.]+$/.test(name);

const findCode = (text: string): FilesProblemCode | null => {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return 'files-link';
  if (NOTHING.test(text) || (/\s/.test(text.trim()) && !/[/*?]/.test(text) && !isName(text))) return 'files-words';
  const parsed = parsePattern(text);
  const code = 'problem' in parsed ? parsed.problem.code : null;
  if (code === 'pattern-too-long' || code === 'pattern-empty') return code;
  if (text.includes('**')) return 'files-globstar';
  if (code !== null) return CHOICES.has(code) ? 'files-alternatives' : code;
  if (WILDCARD.test(folderOf(text))) return 'files-wild-folder';
  return isName(lastOf(text)) ? null : 'files-folder';
};

/** The Markdown of the folder that was meant, or the same files in one folder. */
const mend = (text: string): string | null => {
  const parsed = parsePattern(text);
  const plain = 'pattern' in parsed ? text : parsed.problem.write;
  if (plain === null || plain.includes(', ')) return null;
  const segments = plain.split('/').filter((segment) => segment !== '' && segment !== '**');
  const last = segments.at(-1) ?? '';
  const isFolder = /(?:^|\/)(?:\*\*)?$/.test(plain) || !isName(last);
  const write = (isFolder ? [...segments, '*.md'] : segments).join('/');
  return findCode(write) === null ? write : null;
};

/** Why a text does not say where files are, and what to write instead; `null` where it does. */
export const findFilesProblem = (text: string): FilesProblem | null => {
  const code = findCode(text);
  if (code === null) return null;
  return { code, write: code === 'files-link' || code === 'files-words' ? null : mend(text) };
};

/** The folder that the files are in, '' for the root, and which names in it are theirs. */
export const splitFiles = (
  files: string,
): { readonly folder: string; readonly matches: (name: string) => boolean } => ({
  folder: folderOf(files),
  matches: compileGlob([lastOf(files)]),
});
