/** Changes of the law: what is required, what is excused, and what is put where less is required. A keeper decides. */
import {
  type ChangeClass,
  CLASSES,
  findAcceptance,
  findDuties,
  findLevel,
  holdsOn,
  type Law,
  type Laws,
  type LawWaiver,
  type StatedLaw,
} from '../declaration/law.ts';
import { findNode } from '../declaration/parse.ts';
import { isNotApplicable, type Located, type System } from '../declaration/resolve.ts';
import { type Place, toPlace } from '../facts.ts';
import { type Ask, type Finding, type FindingWith, finding, LAW_CHANGES, type LawChangeKind } from '../verdict.ts';
import { askApprover, askPerson, KEEPERS, uniteAsks, weighAsked } from './asks.ts';
import { startMeter } from './claims.ts';
import { compareSides } from './comparison.ts';
import { listNotApplicable } from './duty.ts';
import { describeLaw, WHOLE } from './held.ts';
import { answerAll, type Inquiry } from './inquiry.ts';
import { compareExemption, compareWaiver, type EntryChange } from './law-entries.ts';
import type { Pair } from './pairs.ts';
import type { PatternChange } from './pattern-change.ts';
import { findPolicyChanges } from './policy-change.ts';
import type { Situation } from './situation.ts';

/** One change of the law, or one thing put where the law asks less. */
export interface LawChange {
  readonly kind: LawChangeKind;
  /** The name after the change; `null` for what is no system's. */
  readonly system: string | null;
  /** The key of the policy, what is new in an entry, the duty, or by what paths are excused. */
  readonly about: string | null;
  readonly place: Place | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly asks: readonly Ask[];
}

const placeIn = ({ declaration }: StatedLaw, path: readonly (string | number)[]): Place => {
  const { line, column } = findNode(declaration.node, path).node;
  return { file: declaration.file, line, column, commit: declaration.commit };
};

const isStatedIn = ({ declaration }: StatedLaw, path: readonly string[]): boolean => {
  let value: unknown = declaration.written;
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
  return value !== undefined;
};

const findPolicy = ({ base, head }: Laws, older: readonly Law[]): LawChange[] =>
  findPolicyChanges(head.law, older).map(({ key, before, after }) => {
    const path = ['policy', ...key.split('.')];
    const at = isStatedIn(head, path) ? head : base;
    return { kind: 'policy', system: null, about: key, place: placeIn(at, path), before, after, asks: [KEEPERS] };
  });

const sayEntry = (
  of: 'exemption' | 'waiver',
  { change, was, is, parts }: EntryChange,
  { place, asks }: { readonly place: Place; readonly asks: readonly Ask[] },
): LawChange => ({
  kind: `${of}-${change}`,
  system: null,
  about: parts.join(', '),
  place,
  before: was,
  after: is,
  asks: uniteAsks([KEEPERS, ...asks]),
});

const findEntries = ({ head }: Laws, older: readonly Law[], situation: Situation): LawChange[] => {
  const { before, after } = situation;
  const systems = [...(before?.claims ?? []), ...after.claims].filter(({ by }) => 'system' in by);
  const scale = { older, systems, meter: startMeter() };
  const { names } = compareSides(situation);
  return [
    ...head.law.exempt.flatMap((entry): LawChange[] => {
      const change = compareExemption(entry, scale);
      const more = { place: entry.place, asks: [askApprover(entry.owner)] };
      return change === null ? [] : [sayEntry('exemption', change, more)];
    }),
    ...head.law.waivers.flatMap((entry): LawChange[] => {
      const change = compareWaiver(entry, older, names);
      const more = { place: entry.place, asks: [askApprover(entry['approved-by'])] };
      return change === null ? [] : [sayEntry('waiver', change, more)];
    }),
  ];
};

const describeValue = (value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  return Array.isArray(value) ? `${value.length} ${value.length === 1 ? 'entry' : 'entries'}` : String(value);
};

/** A duty that a system says it has none of, and did not say before. */
const findNotApplicable = ({ before, after }: Pair): LawChange[] =>
  (['runbook', 'slo'] as const).flatMap((duty): LawChange[] => {
    const value: Located<unknown> | null = after?.[duty] ?? null;
    if (after === null || value === null || !isNotApplicable(value.value)) return [];
    if (before !== null && isNotApplicable(before[duty]?.value)) return [];
    return [
      {
        kind: 'not-applicable',
        system: after.name,
        about: duty,
        place: toPlace(value),
        before: describeValue(before?.[duty]?.value),
        after: value.value['not-applicable'],
        asks: [KEEPERS],
      },
    ];
  });

const STRICTNESS = { off: 0, declare: 1, accept: 2 } as const;
const LEVELS = { off: 0, warn: 1, fail: 2 } as const;

/** What a tier owes less than another one: duties, acceptance of classes of changes, and what is overdue. */
const findOwedLess = (
  law: Law,
  tier: Located<string> | null,
  other: Located<string> | null,
  system: System,
): string[] => {
  const duties = (at: Located<string> | null) => findDuties(law, { ...system, tier: at, data: null });
  const answer = (at: Located<string> | null, kind: ChangeClass): number =>
    STRICTNESS[findAcceptance(law, at?.value, kind)];
  const level = (at: Located<string> | null): number => LEVELS[findLevel(law, 'history', at?.value) ?? 'warn'];
  const owed = duties(tier);
  return [
    ...[...duties(other)].filter((duty) => !owed.has(duty)),
    ...CLASSES.filter((kind) => answer(tier, kind) < answer(other, kind)).map((kind) => `acceptance of ${kind}`),
    ...(level(tier) < level(other) ? ['history'] : []),
  ];
};

/** A tier that owes less than the one before; for a new system, less than none. */
const findTier = ({ before, after }: Pair, { law }: Situation): LawChange[] => {
  if (after === null || before?.tier?.value === after.tier?.value) return [];
  const was = before?.tier ?? null;
  const less = findOwedLess(law, after.tier, was, after);
  if (less.length === 0) return [];
  const place = toPlace(after.tier ?? after.place);
  const texts = { before: was?.value ?? null, after: after.tier?.value ?? null };
  return [{ kind: 'tier-owes-less', system: after.name, about: less.join(', '), place, ...texts, asks: [KEEPERS] }];
};

interface Excuse {
  readonly words: string;
  readonly asks: readonly Ask[];
}

/** Waivers in force that serve a system under the name it has now; where it is renamed, those it had not under the old one. */
const findWaivers = ({ before, after }: Pair, { law, date }: Situation): readonly LawWaiver[] => {
  const serving = (name: string | undefined): LawWaiver[] =>
    law.waivers.filter((waiver) => name !== undefined && waiver.systems.includes(name) && holdsOn(date)(waiver));
  if (before === null || before.name === after?.name) return serving(after?.name);
  const had = new Set(serving(before.name).flatMap(({ duties }) => duties));
  return serving(after?.name).filter(({ duties }) => duties.some((duty) => !had.has(duty)));
};

/** By what a system is asked for less than others, where this change did not bring it: that is said by itself. */
const findExcuses = (pair: Pair, situation: Situation): Excuse[] => {
  const { before, after } = pair;
  if (after === null) return [];
  const stood = before === null ? [] : listNotApplicable(before);
  const isMild = findOwedLess(situation.law, after.tier, null, after).length > 0;
  return [
    ...listNotApplicable(after)
      .filter((duty) => stood.includes(duty))
      .map((duty) => ({ words: `${duty} not applicable`, asks: [] })),
    ...(isMild && findTier(pair, situation).length === 0 ? [{ words: `tier ${after.tier?.value}`, asks: [] }] : []),
    ...findWaivers(pair, situation).map((waiver) => ({
      words: `waiver of ${waiver.duties.join(', ')} until ${waiver.expires}`,
      asks: askPerson(waiver['approved-by'], situation.law),
    })),
  ];
};

/** Paths given to systems that are asked for less: patterns they had not, and files that fall to them. */
const findExcused = (situation: Situation): LawChange[] => {
  const { pairs, findPatterns, findMoves } = compareSides(situation);
  const changes = findPatterns();
  const moves = findMoves().filter(({ to }) => to !== null);
  return pairs.flatMap((pair): LawChange[] => {
    const excuses = findExcuses(pair, situation);
    const gained = (changes.get(pair) ?? []).filter(({ gains }: PatternChange) => gains);
    const fallen = moves.filter(({ to }) => to === pair.after?.name);
    // Under a name that has a waiver everything it has is given to that waiver.
    const isRiding = pair.after?.name !== pair.name && findWaivers(pair, situation).length > 0;
    const given = isRiding ? (pair.after?.paths ?? []) : gained.flatMap((change) => change.after);
    const [at] = [...given, ...fallen.map(({ place }) => place)];
    if (pair.after === null || excuses.length === 0 || at === undefined) return [];
    const losers = new Set([...gained.flatMap((change) => [...change.losers]), ...fallen.flatMap(({ from }) => from)]);
    losers.delete(pair.name);
    const patterns = given.map(({ value }) => value.text);
    const count = fallen.reduce((sum, { paths }) => sum + paths.length, 0);
    return [
      {
        kind: 'paths-excused',
        system: pair.after.name,
        about: excuses.map(({ words }) => words).join('; '),
        place: toPlace(at),
        before: losers.size === 0 ? null : [...losers].sort().join(', '),
        after: patterns.length === 0 ? `${count} ${count === 1 ? 'file' : 'files'}` : patterns.sort().join(', '),
        asks: uniteAsks([KEEPERS, ...excuses.flatMap(({ asks }) => asks)]),
      },
    ];
  });
};

/** Changes of the law, a finding each. A change that brings the first law changes none. */
export const judgeLaw = (laws: Laws | null, situation: Situation, inquiry: Inquiry): readonly Finding[] =>
  situation.lawOf === 'change'
    ? []
    : findLawChanges(laws, situation).map(({ kind, system, about, before, after, asks, place }) => {
        // A law that is accepted holds for all of the change.
        const asked = answerAll(inquiry, asks, () => WHOLE);
        const detail = { kind, about, before, after, asks: asked };
        return finding('law-changed', 'law', detail, { ...weighAsked(asked, situation), system, place });
      });

/**
 * The law a change brings, where every change of it has been accepted by those who keep it, and what there is to say of
 * that. `accepted` is `null` where it does not count yet.
 */
export const judgeAccepted = (
  laws: Laws | null,
  lawRef: string,
  findings: readonly Finding[],
): { readonly accepted: Law | null; readonly findings: readonly Finding[] } => {
  const rows = findings.filter((each): each is FindingWith<'law-changed'> => each.code === 'law-changed');
  const agreements = rows.flatMap(({ detail }) =>
    detail.asks.flatMap(({ answer }) => (answer.state === 'met' ? [answer.agreement] : [])),
  );
  const isMet = rows.every(({ detail }) => detail.asks.every(({ answer }) => answer.state === 'met'));
  if (laws === null || agreements.length === 0 || !isMet) return { accepted: null, findings: [] };
  const say = (said: Finding): Finding[] => [{ ...said, severity: 'notice' }];
  // What the base has become since is not in this text, and would be lost by it.
  if (laws.from === null || describeLaw(laws.from.law) !== describeLaw(laws.base.law))
    return { accepted: null, findings: say(finding('law-behind', 'law', { ref: lawRef })) };
  const unique = [...new Map(agreements.map((each) => [each.by.toLowerCase(), each])).values()];
  return { accepted: laws.head.law, findings: say(finding('law-in-force', 'law', { agreements: unique })) };
};

/**
 * Everything that changes what is required, or lets something owe less. What is only tightened needs nobody, except in
 * the policy, where no machine can tell. `laws` is `null` where the texts of the law are not this change's to make: on a
 * line, whose law is the default branch's.
 */
export const findLawChanges = (laws: Laws | null, situation: Situation): readonly LawChange[] => {
  const { pairs } = compareSides(situation);
  const older = laws === null ? [] : [laws.base.law, ...(laws.from === null ? [] : [laws.from.law])];
  const changes = [
    ...(laws === null ? [] : [...findPolicy(laws, older), ...findEntries(laws, older, situation)]),
    ...pairs.flatMap((pair) => [...findNotApplicable(pair), ...findTier(pair, situation)]),
    ...findExcused(situation),
  ];
  const key = ({ system, about, after: is }: LawChange): string => `${system ?? ''} ${about} ${is}`;
  return changes.sort(
    (a, b) => LAW_CHANGES.indexOf(a.kind) - LAW_CHANGES.indexOf(b.kind) || (key(a) < key(b) ? -1 : 1),
  );
};
