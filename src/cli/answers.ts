/** Who answers for words and paths, by the declaration of one commit. */
import { holdsOn } from '../declaration/law.ts';
import type { Declared, System } from '../declaration/resolve.ts';
import type { Claim } from '../declaration/systems.ts';
import { groupBy } from '../groups.ts';
import type { Gap } from '../render/who-words.ts';
import { indexSide, isDeclaration } from '../rules/situation.ts';
import type { Snapshot } from './snapshot.ts';

/** What a word or a path turned out to be: a system, or why there is none. */
export interface Answer {
  /** From the root; `null` where a system was asked for by name. */
  readonly path: string | null;
  readonly system: System | null;
  /** The pattern that decided, also where it exempts. */
  readonly claim: Claim | null;
  readonly gap: Gap | null;
}

/** Answers that say the same: of one system, or of paths nobody answers for in the same way. */
export interface Group {
  readonly system: System | null;
  readonly gap: Gap | null;
  readonly answers: readonly Answer[];
}

export interface Answers {
  /** A word typed in the current folder: a system's name, or a path from there. */
  readonly ofWord: (word: string) => Answer;
  /** A path from the root. */
  readonly ofPath: (path: string) => Answer;
}

/** `date` is today, `YYYY-MM-DD`. */
export const openAnswers = ({ proposal, toPath }: Snapshot, after: Declared, date: string): Answers => {
  const { law } = proposal;
  const index = law === null ? null : indexSide(after, law, holdsOn(date)).index;
  const answer = (path: string, isWord: boolean): Answer => {
    const nobody = (gap: Gap, claim: Claim | null = null): Answer => ({ path, system: null, claim, gap });
    if (law === null || index === null) return nobody({ kind: 'lawless' });
    if (isDeclaration(path)) return nobody({ kind: 'declaration' });
    const decision = index.decide(path);
    if (decision.kind === 'none') return nobody({ kind: 'unowned', isWord });
    if (decision.kind === 'ambiguous') return nobody({ kind: 'ambiguous', systems: decision.systems });
    const { claim } = decision;
    if (decision.kind === 'system')
      return { path, system: after.systems.get(decision.system) ?? null, claim, gap: null };
    const { reason, expires } = law.exempt[decision.exemption] ?? { reason: '' };
    const ended = expires !== undefined && expires < date ? expires : null;
    return nobody({ kind: 'exempt', reason, file: claim.place.file, line: claim.place.line, ended }, claim);
  };
  return {
    ofWord: (word) => {
      const isName = !/[/.]/.test(word);
      const system = isName ? after.systems.get(word) : undefined;
      if (system !== undefined) return { path: null, system, claim: null, gap: null };
      return answer(toPath(word), isName);
    },
    ofPath: (path) => answer(path, false),
  };
};

/** What answers that belong together have in common. */
export const nameGroup = ({ system, gap }: Answer): string =>
  system === null ? JSON.stringify(gap) : `system ${system.name}`;

/** What has to be settled first; what is so on purpose after it. */
const GAPS: readonly Gap['kind'][] = ['unowned', 'ambiguous', 'lawless', 'exempt', 'declaration'];

/** Paths nobody answers for first, then systems by how many of the paths are theirs, then by name. */
export const groupAnswers = (answers: readonly Answer[]): readonly Group[] => {
  const rank = ({ gap }: Group): number => (gap === null ? GAPS.length : GAPS.indexOf(gap.kind));
  return [...groupBy(answers, nameGroup)]
    .map(([name, members]): [string, Group] => {
      const [{ system, gap }] = members;
      return [name, { system, gap, answers: members }];
    })
    .sort(
      ([a, one], [b, other]) =>
        rank(one) - rank(other) || other.answers.length - one.answers.length || Number(a > b) - Number(a < b),
    )
    .map(([, group]) => group);
};
