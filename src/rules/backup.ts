import { type DutyRule, findKind, type Gap } from './duty.ts';
import { BLANKS } from './patch.ts';

/** Somebody else than the owner answers when the owner cannot. */
export const backup: DutyRule = {
  id: 'backup',
  findGaps: (system, { law }) => {
    const { backup: named } = system;
    if (named === null) return [{ code: 'backup-missing', detail: {}, lines: [BLANKS.backup] }];
    return named.value.flatMap((login): Gap[] => {
      const kind = findKind(login, law);
      if (kind !== null) return [{ code: 'backup-not-a-person', detail: { got: login, kind }, place: named }];
      const isOwner = login.toLowerCase() === system.owner?.value.toLowerCase();
      return isOwner ? [{ code: 'backup-is-owner', detail: { got: login }, place: named }] : [];
    });
  },
};
