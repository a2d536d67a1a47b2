/** Somebody who is named for a system stands behind this change of it, where the policy asks for that. */
import { CLASSES, findAcceptance, type Law } from '../declaration/law.ts';
import type { System } from '../declaration/resolve.ts';
import type { Provenance } from '../provenance/provenance.ts';
import { type Ask, type Finding, finding } from '../verdict.ts';
import { askSystem, weighAsked } from './asks.ts';
import { compareSides } from './comparison.ts';
import type { Inquiry } from './inquiry.ts';
import type { Situation } from './situation.ts';

/** A touched system whose people are asked. */
export interface Want {
  /** The name after the change, and the base's, which a new system has not. */
  readonly name: string;
  readonly nameAtBase: string;
  readonly system: System;
  readonly ask: Ask;
}

/** Whether a system asks for it: by its tier on either side of the change, whichever is stricter. */
const isWanted = (law: Law, { class: kind, incomplete }: Provenance, sides: readonly (System | null)[]): boolean =>
  // What could not be seen may be of any class.
  (incomplete ? CLASSES : [kind]).some((each) =>
    sides.some((system) => system !== null && findAcceptance(law, system.tier?.value, each) === 'accept'),
  );

/** The systems a change touches whose people have to accept it: those the base names; for a new system, its own. */
export const listWants = (situation: Situation, provenance: Provenance): readonly Want[] => {
  const { law, before, after, touched } = situation;
  const { names } = compareSides(situation);
  return [...touched.keys()].sort().flatMap((name): Want[] => {
    const system = after.declared.systems.get(name);
    const nameAtBase = names.get(name) ?? name;
    const stood = before?.declared.systems.get(nameAtBase) ?? null;
    if (system === undefined || !isWanted(law, provenance, [stood, system])) return [];
    return [{ name, nameAtBase, system, ask: askSystem(stood ?? system, law) }];
  });
};

/** One finding for each system whose people have not accepted yet. */
export const judgeAcceptance = (situation: Situation, provenance: Provenance, inquiry: Inquiry): readonly Finding[] =>
  listWants(situation, provenance).map(({ name, nameAtBase, system, ask }) => {
    const subject = { systems: [nameAtBase], people: [], files: [], whole: false };
    const asks = [{ ask, answer: inquiry.answer(ask, subject) }];
    const { class: kind, agent, incomplete } = provenance;
    const detail = { class: kind, agent, unseen: incomplete, asks };
    const more = { ...weighAsked(asks, situation), system: name, place: system.place };
    return finding('acceptance-wanted', 'acceptance', detail, more);
  });
