/** The verdict as `schema/verdict.v1.json` describes it. The same facts give the same bytes. */
import type {
  Asked,
  Debt,
  DescribedSystem,
  Finding,
  JudgedAgreement,
  JudgedSystem,
  Verdict,
  Waived,
} from '../verdict.ts';
import { listAsks, listLogins } from './agreement-words.ts';
import { describe } from './words.ts';

const place = (at: { file: string; line: number; column: number } | null) => ({
  file: at?.file ?? null,
  line: at?.line ?? null,
  column: at?.column ?? null,
});

const toAsk = ({ ask, answer: { state } }: Asked) => ({
  who: ask.who,
  ...(ask.who === 'system' ? { system: ask.system } : {}),
  ...(listLogins(ask).length === 0 ? {} : { logins: listLogins(ask) }),
  state,
});

export const toFinding = (finding: Finding) => {
  const { rule, code, severity, system, path, paths, by, patch } = finding;
  const asks = listAsks(finding);
  return {
    rule,
    code,
    severity,
    system,
    path,
    paths,
    ...place(finding.place),
    ...describe(finding),
    by,
    patch: patch === null ? null : { file: patch.file, 'after-line': patch.afterLine, text: patch.text },
    ...(asks.length === 0 ? {} : { asks: asks.map(toAsk) }),
  };
};

export const toWaived = ({ finding, reason, approvedBy, expires, place: at }: Waived) => ({
  rule: finding.rule,
  code: finding.code,
  system: finding.system,
  reason,
  'approved-by': approvedBy,
  expires,
  file: at.file,
  line: at.line,
});

/** `for` are those who were asked, where a keeper agreed in their place. */
const toAgreement = ({ rule, system, by, how, commit, standsIn, ask }: JudgedAgreement) => ({
  rule,
  system,
  by,
  for: standsIn ? listLogins(ask) : [],
  how,
  commit,
});

export const toDebt = ({ waivers, exemptions, endingSoon, ended }: Debt) => ({
  waivers,
  exemptions,
  'ending-soon': endingSoon,
  ended,
});

/** The promises of a system as JSON says them. */
export const toSlos = (slos: JudgedSystem['slo']) =>
  slos.map(({ budgetSeconds, ...slo }) => ({ ...slo, 'budget-seconds': budgetSeconds }));

/** A system without what a change does to it. */
export const toDescribed = ({
  name,
  owner,
  backup,
  team,
  tier,
  runbook,
  sections,
  slo,
  notApplicable,
  escalation,
  data,
  dependents,
  place: at,
}: DescribedSystem) => ({
  name,
  owner,
  backup,
  team,
  tier,
  runbook,
  sections,
  slo: toSlos(slo),
  'not-applicable': notApplicable,
  escalation:
    escalation === null ? null : { page: escalation.page, 'acknowledge-within': escalation.acknowledgeWithin },
  data,
  dependents: dependents.map(({ name: dependent }) => dependent),
  file: at.file,
  line: at.line,
});

const toSystem = (system: JudgedSystem) => ({
  ...toDescribed(system),
  paths: system.paths,
  outcome: system.outcome,
  'accepted-by': [...new Set(system.acceptedBy.map(({ by }) => by))],
});

/** One JSON value, indented, with a newline at its end. */
export const renderJson = (verdict: Verdict): string => {
  const value = {
    schema: 'ownership-gate/verdict/v1',
    program: verdict.program,
    date: verdict.date,
    outcome: verdict.outcome,
    mode: verdict.mode,
    'break-glass': verdict.breakGlass,
    law: verdict.law,
    policy: verdict.policy,
    base: verdict.base,
    'merge-base': verdict.mergeBase,
    head: verdict.head,
    target: verdict.target,
    author: verdict.author,
    provenance: verdict.provenance,
    systems: verdict.systems.map(toSystem),
    paths: verdict.paths.map(({ path, status, system, exempt, pattern, place: at }) => ({
      path,
      status,
      system,
      exempt,
      pattern,
      file: at?.file ?? null,
      line: at?.line ?? null,
    })),
    findings: verdict.findings.map(toFinding),
    waived: verdict.waived.map(toWaived),
    exempted: verdict.exempted,
    agreements: verdict.agreements.map(toAgreement),
    keepers: verdict.keepers,
    debt: verdict.debt === null ? null : toDebt(verdict.debt),
    'not-checked': verdict.notChecked,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
};

/**
 * Characters of one list. GitHub keeps 1 MB of outputs a job, counted as UTF-16, so that three of these fit with room to
 * spare; the report has the rest. https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/pass-job-outputs
 */
const MOST_OUTPUT = 150_000;

/** A list as JSON, cut at an item where it would grow too large. */
const cut = (items: readonly unknown[]): string => {
  let size = 2;
  const fits = items.filter((item) => {
    size += JSON.stringify(item).length + 1;
    return size < MOST_OUTPUT;
  });
  return JSON.stringify(fits);
};

/** The outputs a verdict and an audit have alike. */
export const toSharedOutputs = (judged: {
  readonly outcome: Verdict['outcome'];
  readonly systems: readonly DescribedSystem[];
  readonly findings: readonly Finding[];
}) => {
  const owners = [...new Set(judged.systems.flatMap(({ owner }) => (owner === null ? [] : [owner])))].sort();
  const findings = judged.findings.map((finding) => {
    const { rule, code, severity, system, path, file, line, message, settle } = toFinding(finding);
    return { rule, code, severity, system, path, file, line, message, settle };
  });
  return {
    verdict: judged.outcome,
    systems: cut(judged.systems.map(({ name }) => name)),
    owners: cut(owners),
    findings: cut(findings),
  };
};

/** The Action's outputs, by name: one word, then lists as JSON. */
export const toOutputs = (verdict: Verdict): Readonly<Record<string, string>> => {
  const { verdict: outcome, systems, owners, findings } = toSharedOutputs(verdict);
  return { verdict: outcome, systems, owners, provenance: verdict.provenance?.class ?? '', findings };
};
