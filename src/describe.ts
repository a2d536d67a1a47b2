/** Systems as a verdict and an audit describe them. */
import { isNotApplicable, type System } from './declaration/resolve.ts';
import { groupBy } from './groups.ts';
import { findDependents } from './reliability/dependents.ts';
import { findBudgetSeconds } from './reliability/objective.ts';
import type { RunbookReading } from './reliability/runbook.ts';
import { listNotApplicable } from './rules/duty.ts';
import { findRunbookPath, isFiled, type Paper } from './rules/papers.ts';
import { hideCredentials } from './rules/pointer.ts';
import type { Side, Situation } from './rules/situation.ts';
import {
  type DescribedSystem,
  type Finding,
  findOutcome,
  type JudgedSlo,
  type JudgedSystem,
  type Outcome,
} from './verdict.ts';

/** The systems a situation touches, by name: how many of its paths are whose, and what was found comes to. */
export const describeTouched = (
  { touched, after }: Situation,
  findings: readonly Finding[],
): readonly (DescribedSystem & { readonly count: number; readonly outcome: Outcome })[] => {
  const own = groupBy(findings, ({ system }) => system);
  return [...touched]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, count]) => {
      const system = after.declared.systems.get(name);
      if (system === undefined) return [];
      return [{ ...describeSystem(system, after), count, outcome: findOutcome(own.get(name) ?? []) }];
    });
};

/** A system as verdicts and cards say it, with what its papers say. */
export const describeSystem = (
  system: System,
  { declared: { systems }, papers }: Pick<Side, 'declared' | 'papers'>,
): DescribedSystem => ({
  name: system.name,
  description: system.description?.value ?? null,
  owner: system.owner?.value ?? null,
  backup: system.backup?.value ?? [],
  team: system.team?.value ?? null,
  tier: system.tier?.value ?? null,
  runbook:
    system.runbook === null || isNotApplicable(system.runbook.value) ? null : hideCredentials(system.runbook.value),
  sections: listSections(system, papers.runbookOf(system)),
  slo: describeSlos(papers.expand(system)),
  data: system.data?.value ?? [],
  notApplicable: listNotApplicable(system),
  escalation:
    system.escalation === null
      ? null
      : {
          page: system.escalation.value.page,
          acknowledgeWithin: system.escalation.value['acknowledge-within'] ?? null,
        },
  dependents: findDependents(systems, system.name),
  place: system.place,
});

/** Those a link leads to. Where a runbook is a part of a file, the file's first sections may be those of another system. */
const listSections = (system: System, runbook: Paper<RunbookReading>): JudgedSystem['sections'] =>
  runbook.state === 'read' && runbook.value.kind === 'markdown' && findRunbookPath(system)?.anchor === null
    ? runbook.value.sections.flatMap(({ id, anchor }) => (anchor === '' ? [] : [{ id, anchor }]))
    : [];

const describeSlos = ({ slo }: System): JudgedSlo[] =>
  slo === null || isNotApplicable(slo.value)
    ? []
    : slo.value.map((item) =>
        'file' in item
          ? { indicator: null, objective: null, window: null, budgetSeconds: null, file: item.file }
          : {
              indicator: item.indicator,
              objective: item.objective,
              window: item.window,
              budgetSeconds: findBudgetSeconds(item.objective, item.window),
              file: isFiled(item) ? item.place.file : null,
            },
      );
