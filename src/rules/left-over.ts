/** What has ended and serves nothing any more, and is still written down: an audit's alone, as no change is about it. */
import { findLevel, holdsOn } from '../declaration/law.ts';
import { type Finding, finding } from '../verdict.ts';
import { listKeepers } from './duty.ts';
import type { Situation } from './situation.ts';

const keyOf = ({ line, column }: { readonly line: number; readonly column: number }): string => `${line}:${column}`;

/** `findings`: those of the rules, which name the waivers and exemptions that are missed. */
export const judgeLeftOvers = ({ law, date }: Situation, findings: readonly Finding[]): readonly Finding[] => {
  if (findLevel(law, 'waiver') === 'off') return [];
  const missed = new Set(
    findings.flatMap(({ code, place, detail }) =>
      code === 'waiver-expired' && 'waiver' in detail
        ? [keyOf(detail.waiver)]
        : code === 'exemption-expired' && place !== null
          ? [keyOf(place)]
          : [],
    ),
  );
  const holds = holdsOn(date);
  const ended = [
    ...law.waivers.map((waiver) => ({ ...waiver, what: 'waiver' as const })),
    ...law.exempt.map((exemption) => ({ ...exemption, what: 'exemption' as const })),
  ].filter((entry) => !holds(entry) && !missed.has(keyOf(entry.place)));
  return ended.map(({ what, expires = '', reason, place }) =>
    finding(
      'waiver-left-over',
      'waiver',
      { what, expires, reason },
      {
        severity: 'notice',
        place,
        by: listKeepers(law),
      },
    ),
  );
};
