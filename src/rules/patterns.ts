/** Patterns and systems of the declaration that no file stands for: what they promise to cover is somewhere else by now. */
import { findLevel, type LawExemption } from '../declaration/law.ts';
import { findNearest } from '../declaration/nearest.ts';
import type { Pattern } from '../declaration/patterns.ts';
import type { Claim, Decision } from '../declaration/systems.ts';
import { type Details, type Finding, finding, type Person } from '../verdict.ts';
import { listKeepers, listPeople } from './duty.ts';
import { once } from './once.ts';
import type { Situation, Tree } from './situation.ts';

/** How often a pattern is compared with a path, all together: beyond it nobody knows which of the rest match nothing. */
const MOST_COMPARED = 5_000_000;

const winnersOf = (decision: Decision): readonly Claim[] =>
  decision.kind === 'none' ? [] : decision.kind === 'ambiguous' ? decision.claims : [decision.claim];

/** Judges the whole repository, since a change says nothing of what no file stands for. Warns, unless the policy says otherwise. */
export const judgePatterns = (situation: Situation): readonly Finding[] => {
  const level = findLevel(situation.law, 'patterns') ?? 'warn';
  const { after, tree, touched } = situation;
  if (level === 'off' || tree === null) return [];
  const winning = new Set([...new Set(tree.decisions)].flatMap(winnersOf));
  const idle = after.claims.filter((claim) => !winning.has(claim));
  const claiming = new Set([...winning].flatMap(({ by }) => ('system' in by ? [by.system] : [])));
  const empty = new Set([...touched.keys()].filter((name) => !claiming.has(name)));
  const survey = surveyPaths(tree);
  const shown = idle.filter(({ by }) => !('system' in by && empty.has(by.system)));
  return [
    ...[...empty].sort().flatMap((name) => describeEmpty(name, idle, situation, survey)),
    ...shown.flatMap((claim) => describeIdle(claim, { ...situation, tree }, survey)),
  ].map((found) => ({ ...found, severity: level }));
};

/** What a pattern meets: files other patterns win, or, where it meets none, what was probably meant. */
interface Survey {
  /** The index of the first file it matches, and how many; `null` once too much was compared. */
  readonly meet: (pattern: Pattern) => { readonly first: number | null; readonly count: number } | null;
  readonly suggest: (pattern: Pattern) => Details['pattern-without-files']['near'];
}

const surveyPaths = ({ paths }: Tree): Survey => {
  let left = MOST_COMPARED;
  const folders = once(() => nameFolders(paths));
  /** The anchor itself, where it is no folder, and all that is below it. */
  const listBelow = function* (anchor: string): Generator<number> {
    const own = findFirst(paths, anchor);
    if (anchor !== '' && paths[own] === anchor) yield own;
    const below = anchor === '' ? '' : `${anchor}/`;
    for (let at = findFirst(paths, below); paths[at]?.startsWith(below); at += 1) yield at;
  };
  return {
    meet: ({ anchor, matches }) => {
      let first: number | null = null;
      let count = 0;
      for (const at of listBelow(anchor)) {
        left -= 1;
        if (left < 0) return null;
        if (!matches(paths[at] ?? '')) continue;
        first ??= at;
        count += 1;
      }
      return { first, count };
    },
    suggest: (pattern) => suggestFolder(pattern, folders()),
  };
};

/** The index of the first path that is not before a text. */
const findFirst = (paths: readonly string[], text: string): number => {
  let [low, high] = [0, paths.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The names in each folder, of folders (with a slash at their end) and of files. */
const nameFolders = (paths: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const folders = new Map<string, Set<string>>();
  const put = (folder: string, name: string): boolean => {
    const names = folders.get(folder) ?? new Set();
    const isNew = !names.has(name);
    folders.set(folder, names.add(name));
    return isNew;
  };
  for (const path of paths) {
    let slash = path.lastIndexOf('/');
    put(path.slice(0, slash + 1), path.slice(slash + 1));
    while (slash > 0) {
      const above = path.lastIndexOf('/', slash - 1);
      if (!put(path.slice(0, above + 1), path.slice(above + 1, slash + 1))) break;
      slash = above;
    }
  }
  return folders;
};

/** What stands where a pattern without wildcards in its folders leads astray: a folder, another spelling, the nearest name. */
const suggestFolder = (
  { text, anchor }: Pattern,
  folders: ReadonlyMap<string, ReadonlySet<string>>,
): Details['pattern-without-files']['near'] => {
  const isFolder = /\/(?:\*\*)?$/.test(text) || /[*?]/.test(text);
  const names = (isFolder ? `${anchor}/` : text).split(/(?<=\/)/);
  let folder = '';
  for (const name of names) {
    const there = folders.get(folder) ?? new Set<string>();
    if (there.has(name)) {
      folder += name;
      continue;
    }
    const rest = text.slice(folder.length + name.length);
    const write = (found: string): string => `${folder}${found}${rest}`;
    if (there.has(`${name}/`)) return { kind: 'folder', write: write(`${name}/`) };
    const alike = [...there].find((other) => other.toLowerCase() === name.toLowerCase());
    if (alike !== undefined) return { kind: 'case', write: write(alike) };
    const nearest = findNearest(
      name,
      [...there].filter((other) => other.endsWith('/') === name.endsWith('/')),
    );
    return nearest === undefined ? null : { kind: 'spelling', write: write(nearest) };
  }
  return null;
};

/** Who can mend a pattern: the people of its system, or who decided the exemption. */
const listMending = ({ by }: Claim, { law, after }: Situation): readonly Person[] => {
  if ('system' in by) {
    const system = after.declared.systems.get(by.system);
    return system === undefined ? [] : listPeople(system, law);
  }
  const exemption: LawExemption | undefined = law.exempt[by.exemption];
  return exemption === undefined ? listKeepers(law) : [{ login: exemption.owner, as: 'named' }];
};

const describeIdle = (claim: Claim, situation: Situation & { readonly tree: Tree }, survey: Survey): Finding[] => {
  const { pattern, by, place } = claim;
  const met = survey.meet(pattern);
  if (met === null) return [];
  const more = { system: 'system' in by ? by.system : null, place, by: listMending(claim, situation) };
  const of = 'system' in by ? 'system' : 'exemption';
  const { paths, decisions } = situation.tree;
  const [winner] = met.first === null ? [] : winnersOf(decisions[met.first] ?? { kind: 'none' });
  if (met.first === null || winner === undefined) {
    const near = survey.suggest(pattern);
    return [finding('pattern-without-files', 'patterns', { pattern: pattern.text, of, near }, more)];
  }
  const detail = {
    pattern: pattern.text,
    of,
    count: met.count,
    first: paths[met.first] ?? '',
    by: {
      pattern: winner.pattern.text,
      place: winner.place,
      system: 'system' in winner.by ? winner.by.system : null,
    },
  } as const;
  return [finding('pattern-shadowed', 'patterns', detail, more)];
};

/** One finding for a system whose patterns all come to nothing. */
const describeEmpty = (name: string, idle: readonly Claim[], situation: Situation, survey: Survey): Finding[] => {
  const system = situation.after.declared.systems.get(name);
  if (system === undefined) return [];
  const own = idle.filter(({ by }) => 'system' in by && by.system === name);
  const met = own.map(({ pattern }) => survey.meet(pattern));
  const count = met.reduce((sum, each) => sum + (each?.count ?? 0), 0);
  const near = own.length === 1 && own[0] !== undefined && count === 0 ? survey.suggest(own[0].pattern) : null;
  const detail = { patterns: own.map(({ pattern }) => pattern.text), shadowed: count > 0, near };
  const more = { system: name, place: system.place, by: listPeople(system, situation.law) };
  return [finding('system-without-files', 'patterns', detail, more)];
};
