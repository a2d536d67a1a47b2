/** Whether the numbers of SLOs go together: with what they need, with what was promised, with who is paged, with how much happens. */
import { findLevel } from '../declaration/law.ts';
import type { System } from '../declaration/resolve.ts';
import type { InlineSlo } from '../declaration/schema.ts';
import type { Place } from '../facts.ts';
import { compareDecimals } from '../reliability/decimal.ts';
import { type Dependencies, listInline, mapDependencies, methodOf } from '../reliability/dependencies.ts';
import { judgeExtraNine } from '../reliability/extra-nine.ts';
import { findBudgets, isPercentage } from '../reliability/objective.ts';
import { judgePaging } from '../reliability/paging.ts';
import { judgeTraffic } from '../reliability/traffic.ts';
import { type Code, type Finding, finding, type Severity, type SummedSlo } from '../verdict.ts';
import { type Gap, listJudged, listPeople, pickStanding, placeItem } from './duty.ts';
import { isFiled } from './papers.ts';
import type { Situation } from './situation.ts';

/**
 * Does the sums of every system the change touches or edits, over SLOs written inline and in files that were read. Warns unless the policy says
 * otherwise; what stood before in a system whose entry alone is edited warns at most.
 */
export const judgeSloArithmetic = (situation: Situation): readonly Finding[] => {
  const { law, after, before, touched } = situation;
  const level = findLevel(law, 'slo-arithmetic') ?? 'warn';
  if (level === 'off') return [];
  const names = listJudged(situation);
  const dependencies = mapDependencies(after.papers.systems());
  const mayStand = level === 'fail' && before !== null && names.some((name) => !touched.has(name));
  const earlier = mayStand ? mapDependencies(before.papers.systems()) : null;
  return names.flatMap((name) => {
    const system = after.papers.systems().get(name);
    if (system === undefined) return [];
    const gaps = findGaps(system, dependencies);
    const was = touched.has(name) ? undefined : before?.papers.systems().get(name);
    const known = was === undefined || earlier === null ? [] : findGaps(was, earlier);
    // By kind: a sum that comes out wrong is not made good by another one that no longer does.
    const stood = new Set(
      [...new Set(known.map(({ code }) => code))].flatMap((code) => [
        ...pickStanding(pickKind(gaps, code), pickKind(known, code)),
      ]),
    );
    return gaps.map((gap) => {
      const severity: Severity = gap.code === 'slo-windows-differ' ? 'notice' : stood.has(gap) ? 'warn' : level;
      const more = { severity, system: name, place: gap.place ?? system.place, by: listPeople(system, law) };
      return finding(gap.code, 'slo-arithmetic', gap.detail, more as object);
    });
  });
};

const pickKind = (gaps: readonly Gap[], code: Code): Gap[] => gaps.filter((gap) => gap.code === code);

const findGaps = (system: System, dependencies: Dependencies): readonly Gap[] => {
  const inline = listInline(system);
  return inline
    .filter(({ item }) => isPercentage(item.objective))
    .flatMap(({ item, index }) => {
      const { objective, window } = item;
      const sum = { about: inline.length === 1 ? null : (item.name ?? item.indicator), objective, window };
      const place = placeOf(system, item, index);
      return [
        ...findDependencyGaps(sum, { system, dependencies, method: methodOf(item) }),
        ...findPromiseGaps(sum, item),
        ...findPagingGaps(sum, system),
        ...findTrafficGaps(sum, item),
      ].map((gap): Gap => ({ ...gap, place }));
    });
};

const placeOf = ({ slo, place }: System, item: InlineSlo, index: number): Place =>
  isFiled(item) ? item.place : slo === null ? place : placeItem(slo, index);

const findDependencyGaps = (
  sum: SummedSlo,
  {
    system: { name },
    dependencies,
    method,
  }: { system: System; dependencies: Dependencies; method: string | undefined },
): Gap[] => {
  const { objective, window } = sum;
  const allowed = dependencies.findCeiling(name, { objective, window, method });
  if (allowed === null) return [];
  // What is above what all of them allow lacks the nine as well: said once, by its sum.
  if (allowed.isAbove) return [{ code: 'slo-above-dependencies', detail: { ...sum, ceiling: allowed.ceiling() } }];
  const nine = judgeExtraNine(sum.objective, dependencies.listDirect(name, { window, method }));
  const differing = allowed.left.find(({ why }) => why === 'window' || why === 'method');
  return [
    ...(nine === null ? [] : [{ code: 'slo-without-extra-nine' as const, detail: { ...sum, ...nine } }]),
    ...(differing === undefined ? [] : [{ code: 'slo-windows-differ' as const, detail: { ...sum, left: differing } }]),
  ];
};

/** A promise has no window of its own: it is made over that of its SLO. */
const findPromiseGaps = (sum: SummedSlo, { promised }: InlineSlo): Gap[] => {
  if (promised === undefined || compareDecimals(promised.objective, sum.objective) < 0) return [];
  const budgets = findBudgets(sum.objective, sum.window);
  const promisedBudgets = findBudgets(promised.objective, sum.window);
  if (budgets === null || promisedBudgets === null) return [];
  const detail = { ...sum, promised: promised.objective, to: promised.to ?? null, budgets, promisedBudgets };
  return [{ code: 'slo-promise-not-looser', detail }];
};

const findPagingGaps = (sum: SummedSlo, { escalation }: System): Gap[] => {
  const judged = judgePaging(sum, escalation?.value['acknowledge-within'] ?? null);
  if (judged === null) return [];
  const detail = { ...sum, ...judged.cost };
  return [{ code: judged.kind === 'spends' ? 'slo-page-spends-budget' : 'slo-page-too-late', detail }];
};

const findTrafficGaps = (sum: SummedSlo, { events }: InlineSlo): Gap[] => {
  const few = events === undefined ? null : judgeTraffic(events, sum.objective);
  return few === null ? [] : [{ code: 'slo-few-events', detail: { ...sum, ...few } }];
};
