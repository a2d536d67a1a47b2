/** What no waiver may be that a change brings: longer than the policy lets it, or granted to oneself. */
import type { Laws, LawWaiver } from '../declaration/law.ts';
import { findNode } from '../declaration/parse.ts';
import type { System } from '../declaration/resolve.ts';
import type { Place } from '../facts.ts';
import { type Finding, finding } from '../verdict.ts';
import { isSameLogin, listNames } from './asks.ts';
import { compareSides } from './comparison.ts';
import { addDays } from './debt.ts';
import { findKind, listKeepers } from './duty.ts';
import { compareWaiver } from './law-entries.ts';
import { USUAL } from './policy-change.ts';
import type { Situation } from './situation.ts';

/**
 * Waivers that are new, wider, longer or approved by somebody else than before, by the terms of the policy in force. Where
 * the law is the change's own there are no terms yet. `laws` is `null` where the change states none that would count.
 */
export const judgeWaiverTerms = (laws: Laws | null, situation: Situation): readonly Finding[] => {
  const { before, after, lawOf } = situation;
  if (laws === null || lawOf === 'change') return [];
  const { base, head, from } = laws;
  const { names } = compareSides(situation);
  const older = [base.law, ...(from === null ? [] : [from.law])];
  const placeOf = (index: number, key: 'expires' | 'approved-by'): Place => {
    const { line, column } = findNode(head.declaration.node, ['waivers', index, key]).node;
    return { file: head.declaration.file, line, column, commit: head.declaration.commit };
  };
  const listBoth = (name: string): System[] =>
    [before?.declared.systems.get(names.get(name) ?? name), after.declared.systems.get(name)].filter(
      (system) => system !== undefined,
    );
  return head.law.waivers.flatMap((waiver, index): Finding[] => {
    const change = compareWaiver(waiver, older, names)?.change;
    if (change === undefined) return [];
    return [
      // Who approves it says nothing about how long it lasts.
      ...(change === 'reassigned' ? [] : findTooLong(waiver, situation)).map((found) => ({
        ...found,
        place: placeOf(index, 'expires'),
      })),
      ...findForOneself(waiver, laws, waiver.systems.flatMap(listBoth)).map((found) => ({
        ...found,
        place: placeOf(index, 'approved-by'),
      })),
    ];
  });
};

const findTooLong = ({ expires }: LawWaiver, { law, date }: Situation): Finding[] => {
  const days = law.policy['longest-waiver'] ?? USUAL['longest-waiver'];
  const latest = addDays(date, days);
  return expires <= latest ? [] : [finding('waiver-too-long', 'law', { expires, latest, days })];
};

/** Where there is one keeper, nobody else could approve anything: theirs stands. */
const findForOneself = (waiver: LawWaiver, { base: { law } }: Laws, systems: readonly System[]): Finding[] => {
  const login = waiver['approved-by'];
  const named = systems.flatMap(listNames).filter((name) => findKind(name, law) === null);
  const isOther = (name: string): boolean => !isSameLogin(name, login);
  if (named.length === 0 || named.some(isOther)) return [];
  if (law.keepers.length > 0 && !law.keepers.some(isOther)) return [];
  const by = listKeepers(law).filter((keeper) => isOther(keeper.login));
  return [finding('waiver-for-oneself', 'law', { login, systems: waiver.systems }, { by })];
};
