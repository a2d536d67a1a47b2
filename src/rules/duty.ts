/** What the rules about duties share: which systems are asked, how strictly, and who can settle a gap. */
import { findDuties, findLevel, type Law } from '../declaration/law.ts';
import { isNotApplicable, type Located, type System } from '../declaration/resolve.ts';
import type { Duty } from '../declaration/schema.ts';
import type { EntryAnswer, Place } from '../facts.ts';
import { type Code, type Details, type Finding, finding, type Person, type Severity } from '../verdict.ts';
import type { Papers } from './papers.ts';
import { patchSystem } from './patch.ts';
import type { Side, Situation } from './situation.ts';

/** One way in which a duty is not met. */
export type Gap = {
  [C in Code]: {
    readonly code: C;
    readonly detail: Details[C];
    readonly place?: Place;
    /** Where it is not as grave as an unmet duty, or nobody knows. */
    readonly severity?: 'undecided' | 'warn' | 'notice';
    /** Lines of YAML for the system's entry that would meet it, where the key is missing. */
    readonly lines?: readonly string[];
  };
}[Code];

/** What a duty may be judged by. */
export interface Ground {
  readonly law: Law;
  readonly entryOf: (path: string) => EntryAnswer;
  readonly papers: Papers;
  readonly pages: Situation['pages'];
  /** The same system before the change, and its papers; `null` where it is new, or is itself what stood before. */
  readonly earlier: { readonly system: System; readonly papers: Papers } | null;
}

export interface DutyRule {
  readonly id: Duty;
  readonly findGaps: (system: System, ground: Ground) => readonly Gap[];
}

/**
 * Judges one duty over every system the change touches or edits. In a system it touches a gap fails; in one whose entry
 * alone it edits, a gap that stood before only warns, so that papers can be mended line by line.
 */
export const judgeDuty = (rule: DutyRule, situation: Situation): readonly Finding[] => {
  const { law, after, before, touched, pages } = situation;
  const level = findLevel(law, rule.id) ?? 'fail';
  if (level === 'off') return [];
  return listJudged(situation).flatMap((name) => {
    const system = after.declared.systems.get(name);
    if (system === undefined || !findDuties(law, system).has(rule.id)) return [];
    const was = before?.declared.systems.get(name);
    const earlier = before === null || was === undefined ? null : { system: was, papers: before.papers };
    const gaps = rule.findGaps(system, { law, entryOf: after.entryOf, papers: after.papers, pages, earlier });
    const stood = touched.has(name) ? new Set<Gap>() : findStanding(gaps, { rule, name, law, before });
    return gaps.map((gap) => {
      const severity = stood.has(gap) ? 'warn' : weighGap(gap, level);
      const patch = gap.lines === undefined ? null : patchSystem(system, situation.text, gap.lines);
      const more = { severity, system: name, place: gap.place ?? system.place, by: listPeople(system, law), patch };
      return finding(gap.code, rule.id, gap.detail, more as object);
    });
  });
};

/** The systems that are judged: those the change touches, and those whose entry it edits; by name. */
export const listJudged = ({ touched, edited }: Situation): string[] =>
  [...new Set([...touched.keys(), ...edited])].sort();

/** How a gap counts where its rule is taken so strictly. */
export const weighGap = ({ severity }: Gap, level: 'fail' | 'warn'): Severity =>
  severity === undefined || (severity === 'undecided' && level === 'warn') ? level : severity;

/** Gaps that are no worse than what stood before: all where there are no more than then, else those there were then. */
const findStanding = (
  gaps: readonly Gap[],
  { rule, name, law, before }: { rule: DutyRule; name: string; law: Law; before: Side | null },
): ReadonlySet<Gap> => {
  const system = before?.declared.systems.get(name);
  const isGrave = ({ severity }: Gap): boolean => severity === undefined || severity === 'undecided';
  const grave = gaps.filter(isGrave);
  if (before === null || system === undefined) return new Set();
  if (!findDuties(law, system).has(rule.id)) return new Set(grave);
  const { entryOf, papers } = before;
  const known = rule
    .findGaps(system, { law, entryOf, papers, pages: null, earlier: null })
    .filter(({ severity }) => severity === undefined);
  return pickStanding(grave, known);
};

/** Of gaps, those that are no worse than the ones known from before. */
export const pickStanding = (gaps: readonly Gap[], known: readonly Gap[]): ReadonlySet<Gap> => {
  const stood = new Set(known.map(describeGap));
  return new Set(gaps.length <= known.length ? gaps : gaps.filter((gap) => stood.has(describeGap(gap))));
};

/** Where an item of a list stands; of one a team or a default gives, where the list is given. */
export const placeItem = ({ file, line, column, commit, items }: Located<unknown>, index: number): Place => ({
  file,
  line,
  column,
  ...items?.[index],
  ...(commit === undefined ? {} : { commit }),
});

const describeGap = ({ code, detail }: Gap): string => JSON.stringify([code, detail]);

interface NamedPerson {
  readonly login: string;
  readonly as: 'owner' | 'backup';
  readonly place: Located<unknown>;
}

/** Whom a system names, owner first: without teams and programs, which `owner` and `backup` refuse; each once. */
export const listNamed = ({ owner, backup }: System, law: Law): NamedPerson[] => {
  const named: NamedPerson[] = [
    ...(owner === null ? [] : [{ login: owner.value, as: 'owner' as const, place: owner }]),
    ...(backup?.value ?? []).map((login) => ({ login, as: 'backup' as const, place: backup as Located<unknown> })),
  ];
  const seen = new Set<string>();
  return named.filter(({ login }) => {
    const isNew = !seen.has(login.toLowerCase()) && findKind(login, law) === null;
    seen.add(login.toLowerCase());
    return isNew;
  });
};

/** Who can settle something about a system: the people it names, else the keepers. */
export const listPeople = (system: System, law: Law): Person[] => {
  const named = listNamed(system, law).map(({ login, as }) => ({ login, as }));
  return named.length > 0 ? named : listKeepers(law);
};

/** The keepers the policy names. */
export const listKeepers = (law: Law): Person[] => law.keepers.map((login) => ({ login, as: 'keeper' }));

/** Why a login is nobody who can be woken; `null` for what may be a person. */
export const findKind = (login: string, law: Law): 'team' | 'bot' | 'machine' | null => {
  if (login.includes('/')) return 'team';
  if (/\[bot\]$/i.test(login)) return 'bot';
  return law.machines.some((machine) => machine.toLowerCase() === login.toLowerCase()) ? 'machine' : null;
};

/** The duties a system says it has none of. */
export const listNotApplicable = (system: System): Duty[] =>
  (['runbook', 'slo'] as const).filter((duty) => isNotApplicable(system[duty]?.value));
