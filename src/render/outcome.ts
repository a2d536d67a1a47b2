/** The one sentence a verdict comes down to, the same on every surface. */
import type { Verdict } from '../verdict.ts';

/** `: 2 things to settle`, `: 1 thing could not be found out`, or nothing on a pass. */
export const describeOutcome = ({ outcome, findings }: Verdict): string => {
  if (outcome === 'pass') return '';
  const severity = outcome === 'fail' ? 'fail' : 'undecided';
  const count = findings.filter((finding) => finding.severity === severity).length;
  const things = count === 1 ? '1 thing' : `${count} things`;
  return outcome === 'fail' ? `: ${things} to settle` : `: ${things} could not be found out`;
};

/** What the mode and the warnings add to it. */
export const describeNotes = ({ outcome, mode, findings }: Verdict): string => {
  const warnings = findings.filter(({ severity }) => severity === 'warn').length;
  const notes = [
    ...(warnings === 0 ? [] : [warnings === 1 ? '1 warning' : `${warnings} warnings`]),
    ...(mode === 'report' && outcome === 'fail' ? ['mode: report, so nothing is blocked'] : []),
  ];
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
};

/** That it was judged as if it targeted another branch than it does; `null` where it was not. `show` makes a name harmless. */
export const describeTarget = ({ base, target }: Verdict, show: (ref: string) => string): string | null =>
  base === null || target === null || target === base.ref
    ? null
    : `The pull request targets ${show(target)} and was judged as if it targeted ${show(base.ref)}, whose policy is the one that counts.`;

/** What could not be asked here and does not count; `null` where everything was. */
export const describeUnchecked = ({ notChecked }: Verdict): string | null =>
  notChecked.length === 0
    ? null
    : `not checked here, but on the pull request: ${notChecked.map((rule) => UNCHECKED[rule] ?? rule).join(', ')}`;

const UNCHECKED: Readonly<Record<string, string>> = {
  'owner-access': 'accounts and access (owner-access)',
};
