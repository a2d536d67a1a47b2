/** What is wrong with the declaration is found where it is read; here, who has to agree to what it became. */
import { type Ask, type Finding, finding } from '../verdict.ts';
import { weighAsked } from './asks.ts';
import { WHOLE } from './held.ts';
import type { Inquiry } from './inquiry.ts';
import type { Situation } from './situation.ts';

const ADMINS: Ask = { who: 'admins' };

/** The same finding, with what those who are asked have said. */
export const judgeDeclaration = (found: Finding, situation: Situation, inquiry: Inquiry): Finding => {
  if (found.code === 'declaration-adopted') {
    const spoken = found.detail.people.map((login) => inquiry.hasSpoken(login));
    const people = found.detail.people.filter((_, index) => spoken[index] !== true);
    return { ...found, detail: { people, isAsked: !spoken.includes(null) } };
  }
  if (found.code !== 'declaration-mended') return found;
  const asks = [{ ask: ADMINS, answer: inquiry.answer(ADMINS, WHOLE) }];
  const more = { ...weighAsked(asks, situation), place: found.place };
  return finding('declaration-mended', 'declaration', { ...found.detail, asks }, more);
};
