import { isNotApplicable } from '../declaration/resolve.ts';
import { isPercentage } from '../reliability/objective.ts';
import type { DutyRule, Gap } from './duty.ts';
import { BLANKS } from './patch.ts';
import { isInRepository, mendPath } from './pointer.ts';
import { findFileGap } from './runbook.ts';

/** There is an SLO declaration with numbers that can be. What a referenced file says is read by a later version. */
export const slo: DutyRule = {
  id: 'slo',
  findGaps: (system, { entryOf }) => {
    const declared = system.slo;
    if (declared === null) return [{ code: 'slo-missing', detail: {}, lines: [BLANKS.slo] }];
    if (isNotApplicable(declared.value)) return [];
    return declared.value.flatMap((item): Gap[] => {
      if ('file' in item) {
        const write = isInRepository(item.file) ? mendPath(item.file) : null;
        if (write !== undefined)
          return [{ code: 'slo-not-a-path', detail: { got: item.file, write }, place: declared }];
        const found = findFileGap(entryOf(item.file));
        if (found === null) return [];
        const detail = { path: item.file, ...found };
        if ('why' in detail) return [{ code: 'slo-unknown', detail, severity: 'undecided', place: declared }];
        return [{ code: 'slo-not-a-file', detail, place: declared }];
      }
      const gaps: Gap[] = [];
      for (const [objective, promised] of [
        [item.objective, false],
        [item.promised?.objective, true],
      ] as const) {
        if (objective !== undefined && !isPercentage(objective)) {
          gaps.push({ code: 'slo-out-of-range', detail: { objective, promised }, place: declared });
        }
      }
      return gaps;
    });
  },
};
