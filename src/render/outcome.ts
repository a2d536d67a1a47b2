/** The one sentence a verdict comes down to, the same on every surface. */
import type { Debt, RuleId, Verdict } from '../verdict.ts';
import { listAsks, sayAsk } from './agreement-words.ts';
import { clip, printable } from './escape.ts';

const countOf = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** `glass broken by maya-lin (checkout is down); 2 things stand`, for a terminal; `null` where nobody broke it. */
export const describeGlass = ({ breakGlass, findings }: Pick<Verdict, 'breakGlass' | 'findings'>): string | null => {
  if (breakGlass === null) return null;
  const count = findings.filter(({ severity }) => severity === 'fail').length;
  const reason = printable(clip(breakGlass.reason, 500));
  return `glass broken by ${printable(breakGlass.by)} (${reason}); ${countOf(count, 'thing')} ${count === 1 ? 'stands' : 'stand'}`;
};

/** `: 2 things to settle`, `: 1 thing could not be found out`, who broke the glass, or nothing on a pass. */
export const describeOutcome = (verdict: Pick<Verdict, 'outcome' | 'findings' | 'breakGlass'>): string => {
  const { outcome, findings } = verdict;
  const glass = describeGlass(verdict);
  if (glass !== null) return `: ${glass}`;
  if (outcome === 'pass') return '';
  const severity = outcome === 'fail' ? 'fail' : 'undecided';
  const things = countOf(findings.filter((finding) => finding.severity === severity).length, 'thing');
  return outcome === 'fail' ? `: ${things} to settle` : `: ${things} could not be found out`;
};

/** What the mode and the warnings add to it. */
export const describeNotes = ({ outcome, mode, findings }: Pick<Verdict, 'outcome' | 'mode' | 'findings'>): string => {
  const warnings = findings.filter(({ severity }) => severity === 'warn').length;
  const notes = [
    ...(warnings === 0 ? [] : [countOf(warnings, 'warning')]),
    ...(mode === 'report' && outcome === 'fail' ? ['mode: report, so nothing is blocked'] : []),
  ];
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
};

/** That it was judged as if it targeted another branch than it does; `null` where it was not. `show` makes a name harmless. */
export const describeTarget = ({ base, target }: Verdict, show: (ref: string) => string): string | null =>
  base === null || target === null || target === base.ref
    ? null
    : `The pull request targets ${show(target)} and was judged as if it targeted ${show(base.ref)}, whose policy is the one that counts.`;

/** What could not be asked here and does not count, with whom the pull request will ask; `null` where everything was. */
export const describeUnchecked = (verdict: Verdict): string | null =>
  verdict.notChecked.length === 0
    ? null
    : `not checked here, but on the pull request: ${verdict.notChecked.map((rule) => sayUnchecked(rule, verdict)).join('; ')}`;

const UNCHECKED: Partial<Record<RuleId, string>> = {
  'owner-access': 'accounts and access',
  declaration: 'who agrees to the declaration',
  acceptance: 'who stands behind the change',
  handover: 'who agrees to what it hands over',
  law: 'who agrees to what it does to the law',
  'gate-workflow': 'who agrees to what it does to this check',
};
/** People one rule asks, beyond whom the others are counted. */
const MOST_ASKS = 3;

/** `acceptance of maya-lin or sam-okafor (checkout)`, `a keeper (law)`, `accounts and access (owner-access)`. */
const sayUnchecked = (rule: string, { findings }: Pick<Verdict, 'findings'>): string => {
  const asks = findings.flatMap((finding) => (finding.rule === rule ? listAsks(finding) : []));
  const unasked = asks.filter(({ answer }) => answer.state === 'unasked');
  if (unasked.length === 0) {
    const words = UNCHECKED[rule as RuleId];
    return words === undefined ? rule : `${words} (${rule})`;
  }
  const all = [...new Set(unasked.map(({ ask }) => sayAsk(ask)))];
  const more = all.length > MOST_ASKS ? [`${all.length - MOST_ASKS} more`] : [];
  const who = printable([...all.slice(0, MOST_ASKS), ...more].join(', '));
  return rule === 'acceptance' ? `acceptance of ${who}` : `${who} (${rule})`;
};

/** `2 waivers and 1 exemption in force, 1 ends within two weeks, 1 has ended`; `null` where the law excuses nothing. */
export const describeDebt = ({ debt }: Pick<Verdict, 'debt'>): string | null => {
  if (debt === null) return null;
  const { waivers, exemptions, endingSoon, ended }: Debt = debt;
  const inForce = [
    ...(waivers === 0 ? [] : [countOf(waivers, 'waiver')]),
    ...(exemptions === 0 ? [] : [countOf(exemptions, 'exemption')]),
  ].join(' and ');
  const parts = [
    ...(inForce === '' ? [] : [`${inForce} in force`]),
    ...(endingSoon === 0 ? [] : [`${endingSoon} ${endingSoon === 1 ? 'ends' : 'end'} within two weeks`]),
    ...(ended === 0
      ? []
      : [
          `${inForce === '' ? `${ended} waiver${ended === 1 ? '' : 's'} or exemption${ended === 1 ? '' : 's'}` : ended} ${ended === 1 ? 'has' : 'have'} ended`,
        ]),
  ];
  return parts.length === 0 ? null : parts.join(', ');
};
