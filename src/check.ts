/** The use case both shells call: facts → declaration → verdict. */
import { coversLine } from './declaration/law.ts';
import { propose } from './declaration/proposal.ts';
import { isNotApplicable, type System } from './declaration/resolve.ts';
import type { Answers, Asks, Source } from './facts.ts';
import { findDependents } from './reliability/dependents.ts';
import { findBudgetSeconds } from './reliability/objective.ts';
import { listNames } from './rules/asks.ts';
import { listNotApplicable } from './rules/duty.ts';
import { applyRules, type Case } from './rules/index.ts';
import { hideCredentials } from './rules/pointer.ts';
import { findProvenance } from './rules/provenance.ts';
import { frame, isDeclaration, type MappedPath, type Situation } from './rules/situation.ts';
import {
  type Finding,
  finding,
  findOutcome,
  type JudgedPath,
  type JudgedPerson,
  type JudgedSlo,
  type JudgedSystem,
  sortFindings,
  type Verdict,
} from './verdict.ts';

/** What a verdict rests on besides the change. */
export interface Run {
  /** Today, `YYYY-MM-DD` in UTC. */
  readonly date: string;
  /** The program's version. */
  readonly program: string;
}

/** Reads what is needed from `source`, in two readings, and judges it. */
export const check = async (source: Source, run: Run): Promise<Verdict> => {
  const { change, proposal } = await readProposal(source);
  const framed = 'unknown' in change || proposal === null ? null : frame(change.known, proposal, run.date);
  const answers = framed === null || isNothing(framed.asks) ? NO_ANSWERS : await source.readAnswers(framed.asks);
  return conclude({ change, proposal, situation: framed?.complete(answers) ?? null }, run);
};

const NO_ANSWERS: Answers = { entries: [], listing: null, people: [] };
const isNothing = ({ entries, listing, people }: Asks): boolean =>
  entries.length === 0 && !listing && people.length === 0;

/** The first reading. Where the law covers the branch a change targets, the change is read again, against that line. */
const readProposal = async (source: Source): Promise<Pick<Case, 'change' | 'proposal'>> => {
  const change = await source.readChange('default');
  if ('unknown' in change) return { change, proposal: null };
  const proposal = propose(change.known);
  const { target, law } = change.known;
  if (target === law.ref || proposal.law === null || proposal.lawOf !== 'base' || !coversLine(proposal.law, target)) {
    return { change, proposal };
  }
  const onLine = await source.readChange('target');
  return { change: onLine, proposal: 'unknown' in onLine ? null : propose(onLine.known) };
};

/** A verdict that could not be confirmed: what stands in it stands, and it is no pass. */
export const doubt = (verdict: Verdict, why: string, needs: string | null): Verdict => {
  const doubtful = finding('change-unknown', 'change', { why, needs }, { severity: 'undecided' });
  const findings = sortFindings([...verdict.findings, doubtful]);
  return { ...verdict, findings, outcome: findOutcome(findings) };
};

/** The verdict of what was read: pure, so the same facts give the same verdict. */
const conclude = (judged: Case, run: Run): Verdict => {
  const { change, proposal, situation } = judged;
  const facts = 'known' in change ? change.known : null;
  const { findings: unsorted, waived } = applyRules(judged);
  const findings = sortFindings(unsorted);
  const paths = situation?.paths.map(describePath) ?? [];
  return {
    program: run.program,
    date: run.date,
    outcome: findOutcome(findings),
    mode: proposal?.law?.mode ?? 'enforce',
    base: facts?.base ?? null,
    mergeBase: facts?.mergeBase ?? null,
    head: facts?.head ?? null,
    law: situation?.lawOf ?? null,
    policy: situation?.lawOf === 'base' ? (facts?.law ?? null) : null,
    target: facts?.target ?? null,
    provenance: facts === null ? null : findProvenance(facts.provenance, proposal?.law ?? null),
    systems: situation === null ? [] : describeSystems(situation, findings),
    people: situation === null ? [] : describePeople(situation),
    paths,
    findings,
    waived,
    exempted: paths.filter(({ exempt, pattern }) => exempt && pattern !== null).length,
    notChecked: situation === null || situation.accounts !== null ? [] : ['owner-access'],
  };
};

const describePath = (path: MappedPath): JudgedPath => {
  const decision = path.after === null ? path.was : path.now;
  const claim = decision.kind === 'system' || decision.kind === 'exempt' ? decision.claim : null;
  return {
    path: path.path,
    status: path.status,
    system: decision.kind === 'system' ? decision.system : null,
    exempt: decision.kind === 'exempt' || (decision.kind === 'none' && isDeclaration(path.path)),
    pattern: claim?.pattern.text ?? null,
    place: claim?.place ?? null,
  };
};

const describeSystems = ({ touched, after }: Situation, findings: readonly Finding[]): JudgedSystem[] =>
  [...touched]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, paths]) => {
      const system = after.declared.systems.get(name);
      if (system === undefined) return [];
      const own = findings.filter((finding) => finding.system === name);
      return [{ ...describeSystem(system, after.declared.systems), paths, outcome: findOutcome(own) }];
    });

const describePeople = ({ touched, after: { declared } }: Situation): JudgedPerson[] => {
  const systems = [...touched.keys()].flatMap((name) => declared.systems.get(name) ?? []);
  return [...new Set(systems.flatMap(listNames))].sort().flatMap((login) => {
    const name = declared.people.get(login.toLowerCase())?.name;
    return name === undefined ? [] : [{ login, name }];
  });
};

/** A system as verdicts and cards say it. */
export const describeSystem = (
  system: System,
  systems: ReadonlyMap<string, System>,
): Omit<JudgedSystem, 'paths' | 'outcome'> => ({
  name: system.name,
  description: system.description?.value ?? null,
  owner: system.owner?.value ?? null,
  backup: system.backup?.value ?? [],
  team: system.team?.value ?? null,
  tier: system.tier?.value ?? null,
  runbook:
    system.runbook === null || isNotApplicable(system.runbook.value) ? null : hideCredentials(system.runbook.value),
  slo: describeSlos(system),
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
              file: null,
            },
      );
