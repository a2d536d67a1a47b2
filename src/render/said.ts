/** What somebody wrote in a declaration, and what a source answered, made fit to stand in a sentence. */
import type { Problem } from '../declaration/problems.ts';
import type { Place } from '../facts.ts';

/** What somebody wrote, short enough for a sentence. */
export const show = (got = ''): string => {
  const line = got.replaceAll('`', 'ˋ').replace(/\s*\n\s*/g, ' ');
  const letters = [...line.slice(0, 200)];
  return `\`${letters.length <= 80 && line.length <= 200 ? line : `${letters.slice(0, 79).join('')}…`}\``;
};
export const hex = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
export const foreignLetter = (got = ''): string | undefined => [...got].find((letter) => letter > '\x7f');
export const keys = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
export const lastKey = (at: string): string =>
  at
    .replace(/(?:\[\d+\])+$/, '')
    .split('.')
    .at(-1) ?? '';
/** The key of the map a key stands in. */
export const parentKey = (at: string): string => lastKey(at.replace(/(?:\[\d+\])+$/, '').replace(/\.?[^.]*$/, ''));
export const instead = (problem: Problem, otherwise: string): string =>
  problem.write === undefined || problem.write.length > 200
    ? otherwise
    : `Write \`${problem.write.replaceAll('`', 'ˋ')}\`.`;
export const where = (problem: Problem): string => (problem.at === '' ? '' : `${cut(problem.at)}: `);
export const subject = (problem: Problem): string => (problem.at === '' ? 'The declaration' : cut(problem.at));
export const cut = (at: string): string => (at.length <= 120 ? at : `${at.slice(0, 119)}…`).replaceAll('`', 'ˋ');
export const sayPlace = ({ file, line }: Place): string => `${file}:${line}`;
/** A reason a source gave, to stand inside a sentence. */
export const because = (why: string): string => why.replace(/\.$/, '');
/** What a source says would help: a permission, a token, or a sentence of its own. */
export const sayNeeds = (needed: string | null, otherwise: string): string => {
  if (needed === null) return otherwise;
  if (/^[a-z-]+: (?:read|write)$/.test(needed)) return `Give the job the permission \`${needed}\`.`;
  return needed === 'a valid token' ? 'Give the job a valid token.' : needed;
};
