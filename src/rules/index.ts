/** The closed tables of rules: a rule without a row here does not compile. */
import type { Proposal } from '../declaration/proposal.ts';
import type { ChangeFacts, Gate, Known } from '../facts.ts';
import type { Provenance } from '../provenance/provenance.ts';
import { type Finding, finding, type RuleId, type Waived } from '../verdict.ts';
import { judgeAcceptance } from './acceptance.ts';
import { judgeAmbiguous } from './ambiguous.ts';
import { backup } from './backup.ts';
import { judgeBlastRadius } from './blast-radius.ts';
import { judgeEnding } from './debt.ts';
import { judgeDeclaration } from './declaration.ts';
import { judgeDuty } from './duty.ts';
import { escalation } from './escalation.ts';
import { judgeGateWorkflow } from './gate-workflow.ts';
import { judgeHandover } from './handover.ts';
import { judgeHistory } from './history.ts';
import type { Inquiry } from './inquiry.ts';
import { judgeLaw } from './law.ts';
import { judgeLeftOvers } from './left-over.ts';
import { owner } from './owner.ts';
import { judgeOwnerAccess } from './owner-access.ts';
import { judgePatterns } from './patterns.ts';
import { runbook } from './runbook.ts';
import type { Situation } from './situation.ts';
import { slo } from './slo.ts';
import { judgeSloArithmetic } from './slo-arithmetic.ts';
import { judgeUnowned } from './unowned.ts';
import { applyWaivers, judgeExemptions } from './waiver.ts';
import { judgeWaiverTerms } from './waiver-terms.ts';

/** What has been read and made of it so far; the later parts are `null` where the earlier leave nothing to judge. */
export interface Case {
  readonly change: Known<ChangeFacts>;
  readonly proposal: Proposal | null;
  readonly situation: Situation | null;
  readonly provenance: Provenance | null;
}

/** A case, and somebody to ask who has agreed to what. */
export interface Asking extends Case {
  readonly inquiry: Inquiry;
  readonly gate: Gate | null;
}

type Rule<Given = Case> = (judged: Given) => readonly Finding[];

const onSituation =
  (judge: (situation: Situation) => readonly Finding[]): Rule =>
  ({ situation }) =>
    situation === null ? [] : judge(situation);

/** The change could not be seen whole. */
const change: Rule = ({ change: read, situation }) => {
  const listing = situation?.listing ?? null;
  const unknown = 'unknown' in read ? read : listing !== null && 'unknown' in listing ? listing : null;
  if (unknown === null) return [];
  return [
    finding(
      'change-unknown',
      'change',
      { why: unknown.unknown, needs: unknown.needs ?? null },
      { severity: 'undecided' },
    ),
  ];
};

/** Rules whose answer rests on what somebody agrees to. */
type AskingRule = 'declaration' | 'acceptance' | 'handover' | 'law' | 'gate-workflow';
/** Rules about the repository as a whole, of which a change says nothing. */
type AuditRule = 'patterns';
/** What the Action asks of a push to the default branch, by judging it as a change. */
type PushRule = 'merged-past';

const RULES: Record<Exclude<RuleId, AskingRule | AuditRule | PushRule>, Rule> = {
  change,
  unowned: onSituation(judgeUnowned),
  ambiguous: onSituation(judgeAmbiguous),
  owner: onSituation((situation) => judgeDuty(owner, situation)),
  'owner-access': onSituation(judgeOwnerAccess),
  runbook: onSituation((situation) => judgeDuty(runbook, situation)),
  slo: onSituation((situation) => judgeDuty(slo, situation)),
  'slo-arithmetic': onSituation(judgeSloArithmetic),
  backup: onSituation((situation) => judgeDuty(backup, situation)),
  escalation: onSituation((situation) => judgeDuty(escalation, situation)),
  'blast-radius': onSituation(judgeBlastRadius),
  history: onSituation(judgeHistory),
  waiver: onSituation((situation) => [...judgeExemptions(situation), ...judgeEnding(situation)]),
};

const ASKING: Record<AskingRule, Rule<Asking & { readonly situation: Situation }>> = {
  declaration: ({ proposal, situation, inquiry }) =>
    (proposal?.findings ?? []).map((found) => judgeDeclaration(found, situation, inquiry)),
  acceptance: ({ situation, provenance, inquiry }) =>
    provenance === null ? [] : judgeAcceptance(situation, provenance, inquiry),
  handover: ({ situation, inquiry }) => judgeHandover(situation, inquiry),
  law: ({ proposal, situation, inquiry }) => [
    ...judgeLaw(proposal?.laws ?? null, situation, inquiry),
    ...judgeWaiverTerms(proposal?.laws ?? null, situation),
  ],
  'gate-workflow': ({ situation, gate, inquiry }) => judgeGateWorkflow(situation, gate, inquiry),
};

const AUDITING: Record<AuditRule, (situation: Situation) => readonly Finding[]> = { patterns: judgePatterns };

/** Every finding that rests on the code and the papers alone, those a waiver covers apart. */
export const applyRules = (
  judged: Case,
): { readonly findings: readonly Finding[]; readonly waived: readonly Waived[] } => {
  const findings = Object.values(RULES).flatMap((rule) => rule(judged));
  return judged.situation === null ? { findings, waived: [] } : applyWaivers(findings, judged.situation);
};

/** Every finding that rests on who agrees as well. */
export const applyAskingRules = (judged: Asking & { readonly situation: Situation }): readonly Finding[] =>
  Object.values(ASKING).flatMap((rule) => rule(judged));

/** What an audit finds besides what a change of every file would: `findings` are those. */
export const applyAuditRules = (situation: Situation, findings: readonly Finding[]): readonly Finding[] => [
  ...Object.values(AUDITING).flatMap((rule) => rule(situation)),
  ...judgeLeftOvers(situation, findings),
];
