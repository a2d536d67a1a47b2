/**
 * Words to the gate that are nobody's agreement: a keeper's order to let the change pass although findings stand, and
 * comments without effect, each with its reason.
 */
import type { BreakGlass, Finding, Refusal, RuleId } from '../verdict.ts';
import { finding } from '../verdict.ts';
import type { Inquiry } from './inquiry.ts';
import type { Standing } from './roll.ts';

/** What no order lifts: who answers for what, the law, and what watches over them. What could not be found out neither. */
const NEVER: ReadonlySet<RuleId> = new Set(['change', 'declaration', 'handover', 'law', 'gate-workflow']);

/** What stands that no order lifts. */
export const listUnliftable = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ rule, severity }) => severity === 'undecided' || (severity === 'fail' && NEVER.has(rule)));

/** Comments that are answered: each person's latest, and no more than these. */
const MOST_ANSWERED = 5;

interface Answered {
  readonly login: string;
  readonly line: string;
  readonly at: string;
  /** `null` for what has an effect. */
  readonly why: Refusal | null;
}

const byTime = (a: Answered, b: Answered): number => Number(a.at > b.at) - Number(a.at < b.at);

/** What was ordered and said in vain, where something stands in the way. `head` is the commit it has to be said of. */
export const judgeWords = (
  findings: readonly Finding[],
  inquiry: Inquiry,
  head: string | null,
): { readonly glass: BreakGlass | null; readonly refused: readonly Finding[] } => {
  const standing = findings.filter(({ severity }) => severity === 'fail' || severity === 'undecided');
  if (head === null || standing.length === 0) return { glass: null, refused: [] };
  const rules = [...new Set(listUnliftable(standing).map(({ rule }) => rule))];
  let glass: BreakGlass | null = null;
  const words: Answered[] = inquiry.listRefused().map(({ user, ...word }) => ({ login: user.login, ...word }));
  for (const { voice, standing: worth } of inquiry.listGlass()) {
    const { user, line, at, reason } = voice;
    const why = findRefusal(worth, rules);
    words.push({ login: user.login, line, at, why });
    if (why === null) glass = { by: user.login, reason, commit: head };
  }
  const latest = new Map(words.sort(byTime).map((word) => [word.login.toLowerCase(), word]));
  const refused = [...latest.values()].sort(byTime).flatMap(({ login, line, why }): Finding[] => {
    if (why === null) return [];
    const detail = { login, line, why, standing: why === 'not-lifted' ? rules : [], head };
    return [finding('command-refused', 'acceptance', detail, { severity: 'notice' })];
  });
  return { glass, refused: refused.slice(-MOST_ANSWERED) };
};

/** Why an order to break the glass has no effect; `null` where it has. `rules` are those it would have to lift and cannot. */
const findRefusal = (worth: Standing | Refusal, rules: readonly RuleId[]): Refusal | null => {
  if (typeof worth === 'string') return worth;
  if (worth.state !== 'holds') return 'unknown';
  return rules.length > 0 ? 'not-lifted' : null;
};
