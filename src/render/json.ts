/** The verdict as `schema/verdict.v1.json` describes it. The same facts give the same bytes. */
import type { Finding, JudgedSystem, Verdict, Waived } from '../verdict.ts';
import { describe } from './words.ts';

const place = (at: { file: string; line: number; column: number } | null) => ({
  file: at?.file ?? null,
  line: at?.line ?? null,
  column: at?.column ?? null,
});

const toFinding = (finding: Finding) => {
  const { rule, code, severity, system, path, paths, by, patch } = finding;
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
  };
};

const toWaived = ({ finding, reason, approvedBy, expires, place: at }: Waived) => ({
  rule: finding.rule,
  code: finding.code,
  system: finding.system,
  reason,
  'approved-by': approvedBy,
  expires,
  file: at.file,
  line: at.line,
});

/** The promises of a system as JSON says them. */
export const toSlos = (slos: JudgedSystem['slo']) =>
  slos.map(({ budgetSeconds, ...slo }) => ({ ...slo, 'budget-seconds': budgetSeconds }));

const toSystem = ({
  name,
  owner,
  backup,
  team,
  tier,
  runbook,
  slo,
  notApplicable,
  place: at,
  paths,
  outcome,
}: JudgedSystem) => ({
  name,
  owner,
  backup,
  team,
  tier,
  runbook,
  slo: toSlos(slo),
  'not-applicable': notApplicable,
  file: at.file,
  line: at.line,
  paths,
  outcome,
  'accepted-by': [],
});

/** One JSON value, indented, with a newline at its end. */
export const renderJson = (verdict: Verdict): string => {
  const value = {
    schema: 'ownership-gate/verdict/v1',
    program: verdict.program,
    date: verdict.date,
    outcome: verdict.outcome,
    mode: verdict.mode,
    'break-glass': null,
    law: verdict.law,
    base: verdict.base,
    'merge-base': verdict.mergeBase,
    head: verdict.head,
    provenance: null,
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
    'not-checked': verdict.notChecked,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
};
