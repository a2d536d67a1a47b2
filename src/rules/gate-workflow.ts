/** Workflows of a change that run the gate, or run under its name: whoever edits them can take the check away unseen. */
import { findLevel } from '../declaration/law.ts';
import type { Gate, Known } from '../facts.ts';
import { type Finding, finding, type Severity } from '../verdict.ts';
import { KEEPERS, weighAsked } from './asks.ts';
import { answerAll, type Inquiry } from './inquiry.ts';
import type { Situation } from './situation.ts';
import { findGateChanges } from './workflows.ts';

/**
 * One finding for each workflow of the gate that the change touches, until a keeper agrees. The pull request that brings
 * the first declaration mostly brings the workflow too: there it is a notice.
 */
export const judgeGateWorkflow = (situation: Situation, gate: Gate | null, inquiry: Inquiry): readonly Finding[] => {
  const { law, paths, texts, lawOf } = situation;
  const level = findLevel(law, 'gate-workflow') ?? 'fail';
  if (level === 'off') return [];
  const soften = (severity: Severity): Severity => (level === 'warn' && severity !== 'notice' ? 'warn' : severity);
  const textOf = (id: string): Known<string> => texts.get(id) ?? { unknown: 'its text was not asked for' };
  return findGateChanges({ paths, gate, textOf }).map((changed) => {
    const { path } = changed;
    if ('unknown' in changed) {
      const detail = { why: changed.unknown, needs: changed.needs };
      return finding('gate-workflow-unknown', 'gate-workflow', detail, { severity: soften('undecided'), path });
    }
    const subject = { systems: [], people: [], files: [path], whole: false };
    const asks = lawOf === 'change' ? [] : answerAll(inquiry, [KEEPERS], () => subject);
    const detail = { why: changed.why, name: changed.name, asks };
    const { severity, by } = weighAsked(asks, situation);
    return finding('gate-workflow', 'gate-workflow', detail, { severity: soften(severity), by, path });
  });
};
