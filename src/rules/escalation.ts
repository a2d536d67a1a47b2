import type { DutyRule } from './duty.ts';
import { BLANKS } from './patch.ts';

/** There is a way to page whoever is on call. */
export const escalation: DutyRule = {
  id: 'escalation',
  findGaps: (system) =>
    system.escalation === null ? [{ code: 'escalation-missing', detail: {}, lines: [BLANKS.escalation] }] : [],
};
