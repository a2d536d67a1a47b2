/** A declaration's text → its checked content with places, or every problem it has. */
import * as v from 'valibot';
import { findIdleSignals, findNameClashes, findPlaceholders, readPatterns } from './beyond-schema.ts';
import { findForeign, findForeignText } from './foreign.ts';
import { toProblems } from './issues.ts';
import { type Node, readLocated } from './located.ts';
import type { Pattern } from './patterns.ts';
import type { Problem, ProblemCode } from './problems.ts';
import { ownership, type Written } from './schema.ts';

export { findNode } from './issues.ts';
export { findNearest } from './nearest.ts';

/** More problems than a person reads at once. */
const MAX_PROBLEMS = 200;

/** A declaration as one file says it. */
export interface Declaration {
  readonly file: string;
  readonly commit: string;
  readonly written: Written;
  readonly node: Node;
  /** The patterns of a list of paths, by the list's texts. */
  readonly patterns: ReadonlyMap<string, Pattern>;
}

export type Parsed = { readonly declaration: Declaration } | { readonly problems: readonly Problem[] };

/** Reads one file. Pure, never throws; problems are sorted by place. */
export const parseDeclaration = (text: string, file: string, commit: string): Parsed => {
  const foreign = (got: string): Parsed => ({
    problems: [{ code: 'declaration-foreign', line: 1, column: 1, at: '', got }],
  });
  const whose = findForeignText(text);
  if (whose !== null) return foreign(whose);
  const { value, node, usable, problems: written } = readLocated(text);
  const others = findForeign(value);
  if (others !== null) return foreign(others);
  if (!usable || node === null) return { problems: arrange(written) };

  const result = v.safeParse(ownership, value);
  const { patterns, problems: refused } = readPatterns(value, node);
  const problems = uniteProblems(written, [
    ...toProblems(result.issues ?? [], node),
    ...findNameClashes(value, node),
    ...refused,
    ...findPlaceholders(value, node),
    ...findIdleSignals(value, node),
  ]);
  if (problems.length === 0 && result.success) {
    return { declaration: { file, commit, written: result.output, node, patterns } };
  }
  return { problems };
};

/** What is wrong with a text, and with what was made of it: one problem a cause, by place. */
export const uniteProblems = (written: readonly Problem[], judged: readonly Problem[]): Problem[] => {
  // A place that has a problem as text is not told again for what was made of it.
  const told = new Set(written.map(spot));
  // A map of which a key could not be read may have what it seems to miss.
  const partly = new Set(written.filter(({ code }) => PARTLY.has(code)).map(({ at }) => at));
  const isNew = (problem: Problem): boolean =>
    !told.has(spot(problem)) && !(problem.code === 'declaration-missing-key' && partly.has(problem.at));
  return arrange([...written, ...judged.filter(isNew)]);
};

const PARTLY = new Set<ProblemCode>(['declaration-feature', 'declaration-quotes']);

const spot = ({ line, column }: Problem): string => `${line}:${column}`;

/** By place, each once; what is more than enough is counted. */
const arrange = (problems: readonly Problem[]): Problem[] => {
  const seen = new Set<string>();
  const unique = problems.filter((problem) => {
    const key = `${spot(problem)}:${problem.code}:${problem.got}`;
    return !seen.has(key) && seen.add(key);
  });
  unique.sort((a, b) => a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1));
  const rest = unique[MAX_PROBLEMS];
  if (rest === undefined) return unique;
  const { line, column } = rest;
  const got = String(unique.length - MAX_PROBLEMS);
  return [...unique.slice(0, MAX_PROBLEMS), { code: 'declaration-too-many-problems', line, column, at: '', got }];
};
