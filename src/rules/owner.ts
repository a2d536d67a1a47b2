import { type DutyRule, findKind } from './duty.ts';
import { BLANKS } from './patch.ts';

/** A touched system names a person who answers for it: not a team, not a bot. */
export const owner: DutyRule = {
  id: 'owner',
  findGaps: (system, { law }) => {
    if (system.owner === null) return [{ code: 'owner-missing', detail: {}, lines: [BLANKS.owner] }];
    const kind = findKind(system.owner.value, law);
    if (kind === null) return [];
    return [{ code: 'owner-not-a-person', detail: { got: system.owner.value, kind }, place: system.owner }];
  },
};
