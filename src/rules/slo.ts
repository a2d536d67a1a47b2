import { isNotApplicable } from '../declaration/resolve.ts';
import type { Place } from '../facts.ts';
import { isPercentage } from '../reliability/objective.ts';
import type { SloFileReading } from '../reliability/slo-file.ts';
import type { DutyRule, Gap } from './duty.ts';
import type { Paper, PlaceIn } from './papers.ts';
import { BLANKS } from './patch.ts';
import { isInRepository, mendPath } from './pointer.ts';
import { findFileGap } from './runbook.ts';

/** There is an SLO declaration with numbers that can be, and the files it points to state some. */
export const slo: DutyRule = {
  id: 'slo',
  findGaps: (system, { entryOf, papers }) => {
    const declared = system.slo;
    if (declared === null) return [{ code: 'slo-missing', detail: {}, lines: [BLANKS.slo] }];
    if (isNotApplicable(declared.value)) return [];
    return declared.value.flatMap((item): Gap[] => {
      if ('file' in item) {
        const write = isInRepository(item.file) ? mendPath(item.file) : null;
        if (write !== undefined)
          return [{ code: 'slo-not-a-path', detail: { got: item.file, write }, place: declared }];
        const found = findFileGap(entryOf(item.file));
        if (found === null) return findFileProblems(papers.sloFileOf(item.file), declared, papers.placeIn);
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

/** One gap a file: what is wrong first, and how much more. */
const findFileProblems = (paper: Paper<SloFileReading>, place: Place, placeIn: PlaceIn): Gap[] => {
  if (paper.state === 'none') return [];
  const { path } = paper;
  if (paper.state === 'unread') return [{ code: 'slo-unread', detail: { path }, severity: 'notice', place }];
  if (paper.state === 'unknown') {
    const { why, needs } = paper;
    return [{ code: 'slo-unknown', detail: { path, why, needs }, severity: 'undecided', place }];
  }
  const { problems } = paper.value;
  const [problem] = problems;
  if (problem === undefined) return [];
  const detail = { path, problem, count: problems.length };
  return [{ code: 'slo-file-problem', detail, place: placeIn(path, problem) }];
};
