/** Systems and people as a verdict and an audit name them. */
import { type Declared, isNotApplicable, type System } from './declaration/resolve.ts';
import { findDependents } from './reliability/dependents.ts';
import { findBudgetSeconds } from './reliability/objective.ts';
import type { RunbookReading } from './reliability/runbook.ts';
import { listNames } from './rules/asks.ts';
import { listNotApplicable } from './rules/duty.ts';
import { findRunbookPath, isFiled, type Paper } from './rules/papers.ts';
import { hideCredentials } from './rules/pointer.ts';
import type { Side } from './rules/situation.ts';
import type { DescribedSystem, JudgedPerson, JudgedSlo, JudgedSystem } from './verdict.ts';

/** Whom some systems name, where they are given a name, by login. */
export const describePeople = (names: Iterable<string>, { systems, people }: Declared): JudgedPerson[] => {
  const logins = [...names].flatMap((name) => {
    const system = systems.get(name);
    return system === undefined ? [] : listNames(system);
  });
  return [...new Set(logins)].sort().flatMap((login) => {
    const name = people.get(login.toLowerCase())?.name;
    return name === undefined ? [] : [{ login, name }];
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
