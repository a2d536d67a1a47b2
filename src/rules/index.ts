/** The closed table of rules: a rule of {@link RULES} without a row here does not compile. */
import type { Proposal } from '../declaration/proposal.ts';
import type { ChangeFacts, Known } from '../facts.ts';
import { type Finding, finding, type RuleId, type Waived } from '../verdict.ts';
import { judgeAmbiguous } from './ambiguous.ts';
import { backup } from './backup.ts';
import { judgeDuty } from './duty.ts';
import { escalation } from './escalation.ts';
import { judgeHandover } from './handover.ts';
import { judgeLaw } from './law.ts';
import { owner } from './owner.ts';
import { judgeOwnerAccess } from './owner-access.ts';
import { runbook } from './runbook.ts';
import type { Situation } from './situation.ts';
import { slo } from './slo.ts';
import { judgeUnowned } from './unowned.ts';
import { applyWaivers, judgeExemptions } from './waiver.ts';

/** What has been read and made of it so far; the later parts are `null` where the earlier leave nothing to judge. */
export interface Case {
  readonly change: Known<ChangeFacts>;
  readonly proposal: Proposal | null;
  readonly situation: Situation | null;
}

type Rule = (judged: Case) => readonly Finding[];

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

const TABLE: Record<RuleId, Rule> = {
  change,
  declaration: ({ proposal }) => proposal?.findings ?? [],
  unowned: onSituation(judgeUnowned),
  ambiguous: onSituation(judgeAmbiguous),
  owner: onSituation((situation) => judgeDuty(owner, situation)),
  'owner-access': onSituation(judgeOwnerAccess),
  runbook: onSituation((situation) => judgeDuty(runbook, situation)),
  slo: onSituation((situation) => judgeDuty(slo, situation)),
  backup: onSituation((situation) => judgeDuty(backup, situation)),
  escalation: onSituation((situation) => judgeDuty(escalation, situation)),
  waiver: onSituation(judgeExemptions),
  handover: onSituation(judgeHandover),
  law: ({ proposal, situation }) => (situation === null ? [] : judgeLaw(proposal?.laws ?? null, situation)),
};

/** Every finding of every rule, those a waiver covers apart. */
export const applyRules = (
  judged: Case,
): { readonly findings: readonly Finding[]; readonly waived: readonly Waived[] } => {
  const findings = Object.values(TABLE).flatMap((rule) => rule(judged));
  return judged.situation === null ? { findings, waived: [] } : applyWaivers(findings, judged.situation);
};
