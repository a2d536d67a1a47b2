/** What an audit comes down to, the same on every surface: is it fine, what is worst, and who settles it. */
import type { Audit } from '../audit-result.ts';
import { type Group, groupBy } from '../groups.ts';
import { type Finding, type Outcome, RANK, type Severity } from '../verdict.ts';
import { isProblem } from './answer.ts';
import { describeBriefly, findNeeds, findRerun } from './brief.ts';
import { countFiles, countOf, sayNumber } from './coverage.ts';

const countSeverity = ({ findings }: Pick<Audit, 'findings'>, severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

const sayFailing = ({ systems }: Audit): string => {
  const failing = systems.filter(({ outcome }) => outcome === 'fail').length;
  return failing === 0 ? '' : `, in ${sayNumber(failing)} of ${countOf(systems.length, 'system')}`;
};

/** `5 things to settle, in 3 of 12 systems; nobody answers for 24 files`. */
export const describeAudit = (audit: Audit): string => {
  const { outcome, systems, coverage } = audit;
  const missing = coverage?.unowned ?? 0;
  const nobody = missing === 0 ? '' : `nobody answers for ${countFiles(missing)}`;
  if (outcome === 'fail') {
    const things = `${countOf(countSeverity(audit, 'fail'), 'thing')} to settle`;
    if (coverage === null) return `${things} before anything can be judged`;
    return `${things}${sayFailing(audit)}${nobody === '' ? '' : `; ${nobody}`}`;
  }
  if (outcome === 'undecided') {
    const things = `${countOf(countSeverity(audit, 'undecided'), 'thing')} could not be found out`;
    return `${things}${coverage === null ? ', so nothing was judged' : '; nothing that was seen fails'}`;
  }
  if (nobody !== '') return `nothing fails, but ${nobody}`;
  const warnings = countSeverity(audit, 'warn');
  if (warnings > 0) return `nothing fails; ${countOf(warnings, 'thing')} to look at`;
  if (coverage === null || coverage.owned === 0) return 'there is nothing that somebody has to answer for';
  return `somebody answers for everything: ${countFiles(coverage.owned)} in ${countOf(systems.length, 'system')}`;
};

/** Findings of one severity and one cause, which differ in what they are about. */
export interface Bunch {
  readonly findings: Group<Finding>;
  /** `no runbook`: a few words, in which backticks mark what others wrote; `null` where only their own words say it. */
  readonly brief: string | null;
}

/** What is said of many patterns together. */
const PATTERNS: Readonly<Record<string, string>> = {
  'pattern-without-files': 'patterns that match no file',
  'pattern-shadowed': 'patterns that decide nothing',
};

const findCause = (finding: Finding, index: number): { readonly key: string; readonly brief: string | null } => {
  const { code, severity, rule, place } = finding;
  if (isProblem(finding)) return { key: `problem ${place?.file}`, brief: 'cannot be read' };
  if (severity === 'undecided') {
    const needs = findNeeds(finding);
    const key = needs === undefined ? `alone ${index}` : `undecided ${rule} ${needs}`;
    return { key, brief: `${rule} not found out` };
  }
  const brief = PATTERNS[code] ?? describeBriefly(finding);
  // What was meant to cover a place is another thing for each.
  const isAlone = brief === null || (finding.code === 'unowned' && finding.detail.near !== null);
  return { key: isAlone ? `alone ${index}` : `${severity} ${code} ${brief}`, brief };
};

/** Findings by cause, in the order of the first of each. What could not be found out goes by what would help. */
export const groupByCause = (findings: readonly Finding[]): readonly Bunch[] => {
  const found = findings.map((finding, index) => ({ finding, ...findCause(finding, index) }));
  return [...groupBy(found, ({ key }) => key).values()].map((members) => {
    const [{ finding, brief }, ...more] = members;
    return { brief, findings: [finding, ...more.map((each) => each.finding)] };
  });
};

/** What concerns all of the repository comes before every tier, and what has no tier after them. */
const WHOLE: ReadonlySet<string> = new Set(['change', 'declaration', 'merged-past']);
const NO_TIER = 9;

/** What stands: worst first, then what concerns the most important systems. What is no more than good to know is left out. */
export const listStanding = ({ systems, findings }: Pick<Audit, 'systems' | 'findings'>): readonly Finding[] => {
  const tiers = new Map(systems.map(({ name, tier }) => [name, Number(tier ?? NO_TIER)]));
  const tierOf = ({ rule, system }: Finding): number =>
    WHOLE.has(rule) ? 0 : ((system === null ? undefined : tiers.get(system)) ?? NO_TIER);
  return findings
    .filter(({ severity }) => severity !== 'notice')
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || tierOf(a) - tierOf(b));
};

/** Of these, what a page dwells on: what fails, else what could not be found out, else what is worth a look. */
export const pickWorst = (causes: readonly Bunch[], outcome: Outcome): readonly Bunch[] => {
  const severity = outcome === 'pass' ? 'warn' : outcome;
  return causes.filter(({ findings: [first] }) => first.severity === severity);
};

/** Who settles something. */
export type Settler =
  | { readonly who: 'person'; readonly login: string }
  /** Whoever will answer for a place of nobody's. */
  | { readonly who: 'volunteer' }
  /** Any one keeper; without names, any administrator. */
  | { readonly who: 'keepers'; readonly logins: readonly string[] }
  /** Whoever keeps the workflow that runs this, or runs it. */
  | { readonly who: 'runner' }
  /** Nobody: to run it again is all there is to do. */
  | { readonly who: 'nobody' };

/** Who can settle a finding: the first it names, which is the owner where there is one. */
export const findSettler = (finding: Finding, keepers: readonly string[]): Settler => {
  if (findRerun(finding) !== null) return { who: 'nobody' };
  if (finding.severity === 'undecided' && findNeeds(finding) != null) return { who: 'runner' };
  const [first] = finding.by;
  if (first !== undefined && (first.as !== 'keeper' || keepers.length < 2))
    return { who: 'person', login: first.login };
  return finding.code === 'unowned' && first === undefined ? { who: 'volunteer' } : { who: 'keepers', logins: keepers };
};

const keyOf = (settler: Settler): string =>
  settler.who === 'person' ? `person ${settler.login.toLowerCase()}` : settler.who;

/** Who settles how many of these; those who settle most come first. */
export const countSettlers = (
  findings: readonly Finding[],
  keepers: readonly string[],
): readonly { readonly settler: Settler; readonly count: number }[] => {
  const settlers = findings.map((finding) => findSettler(finding, keepers));
  return [...groupBy(settlers, keyOf).values()]
    .map((alike) => ({ settler: alike[0], count: alike.length }))
    .sort((a, b) => b.count - a.count);
};

/** Who that is, in a sentence; `show` makes a login harmless for where it lands. */
export const saySettler = (settler: Settler, show: (login: string) => string): string => {
  if (settler.who === 'person') return show(settler.login);
  if (settler.who === 'volunteer') return 'whoever will answer for it';
  if (settler.who === 'runner') return 'whoever runs this';
  if (settler.who === 'nobody') return 'nobody: it is run again';
  const [first, second, ...more] = settler.logins.map(show);
  if (first === undefined) return 'an administrator';
  return second === undefined ? first : `a keeper (${first}, ${second}${more.length === 0 ? '' : ', …'})`;
};
