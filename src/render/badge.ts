/** What a badge says of an audit: a few words and a colour, neither of them better than what was found. */
import type { Audit, Coverage } from '../audit-result.ts';
import type { PassedBy } from '../trend.ts';
import type { Finding, RuleId } from '../verdict.ts';
import { renderSvg } from './badge-svg.ts';
import { findPercent, sayPercent, toPercent } from './coverage.ts';
import type { Links } from './links.ts';

export const VARIANTS = ['ownership', 'runbooks', 'slos'] as const;
export type Variant = (typeof VARIANTS)[number];

/** Best first, by the names shields has for them. Grey says nothing, neither good nor bad. */
export const COLOURS = ['brightgreen', 'green', 'yellowgreen', 'yellow', 'orange', 'red', 'lightgrey'] as const;
export type BadgeColour = (typeof COLOURS)[number];

export interface Badge {
  readonly label: string;
  readonly message: string;
  readonly color: BadgeColour;
  /** Something fails, or could not be found out: no address in a README may ask for another colour. */
  readonly isError: boolean;
}

/** As much of an audit as a badge rests on. */
export type Badged = Pick<Audit, 'outcome' | 'coverage' | 'systems' | 'findings' | 'duties'>;

const LABELS: Readonly<Record<Variant, string>> = { ownership: 'ownership', runbooks: 'runbooks', slos: 'SLOs' };

/** `told` came past the gate, as an earlier audit of the same commit told. */
export const toBadge = (audit: Badged, variant: Variant, told: readonly PassedBy[] = []): Badge => {
  const label = LABELS[variant];
  if (audit.coverage === null) return { label, isError: true, ...findUncounted(audit.findings) };
  const { message, color } = variant === 'ownership' ? findShare(audit.coverage) : findDuty(audit, variant);
  const { doubt, worst } = variant === 'ownership' ? findDoubt(audit, told) : findDoubtOf(audit, RULES_OF[variant]);
  if (doubt === null || worst === null) return { label, message, color, isError: false };
  return { label, message: `${message}, ${doubt}`, color: worse(color, worst), isError: true };
};

/** Grey is no colour to keep where something stands. */
const worse = (color: BadgeColour, worst: 'yellow' | 'red'): BadgeColour =>
  color === 'lightgrey' || COLOURS.indexOf(color) < COLOURS.indexOf(worst) ? worst : color;

/** Nothing was counted: without a declaration, with one that cannot be read, or where neither could be found out. */
const findUncounted = (findings: readonly Finding[]): Pick<Badge, 'message' | 'color'> => {
  const failing = findings.filter(({ severity }) => severity === 'fail');
  if (failing.some(({ code }) => code === 'declaration-missing' || code === 'declaration-misspelt'))
    return { message: 'no declaration', color: 'red' };
  if (failing.length > 0) return { message: 'unreadable', color: 'red' };
  return { message: 'could not find out', color: 'lightgrey' };
};

/** From so many percent on. Only what is whole is bright green. */
const SCALE: readonly (readonly [from: number, color: BadgeColour])[] = [
  [100, 'brightgreen'],
  [90, 'green'],
  [75, 'yellowgreen'],
  [50, 'yellow'],
  [25, 'orange'],
];

const toColour = (percent: number): BadgeColour => SCALE.find(([from]) => percent >= from)?.[1] ?? 'red';

/** What is exempt counts on neither side. */
const findShare = (coverage: Coverage): Pick<Badge, 'message' | 'color'> => {
  const percent = findPercent(coverage);
  if (percent === null) return { message: 'nothing to judge', color: 'lightgrey' };
  return { message: `${sayPercent(coverage)} answered for`, color: toColour(percent) };
};

const RULES_OF: Readonly<Record<'runbooks' | 'slos', ReadonlySet<RuleId>>> = {
  runbooks: new Set<RuleId>(['runbook', 'change', 'declaration']),
  slos: new Set<RuleId>(['slo', 'slo-arithmetic', 'change', 'declaration']),
};
const DUTIES = {
  runbooks: { duty: 'runbook', done: 'open' },
  slos: { duty: 'slo', done: 'declared' },
} as const;

/** Green only where every system that owes it meets it. */
const findDuty = ({ duties }: Badged, variant: 'runbooks' | 'slos'): Pick<Badge, 'message' | 'color'> => {
  const { duty, done } = DUTIES[variant];
  const { owed, met } = duties[duty];
  if (owed === 0) return { message: 'none owed', color: 'lightgrey' };
  const message = `${met} of ${owed} ${done}`;
  return { message, color: met >= owed ? 'brightgreen' : worse(toColour(toPercent(met, owed)), 'yellow') };
};

/** Why a badge is not as good as what it counts, and how good it can be at best; `null` where there is nothing. */
interface Doubt {
  readonly doubt: string | null;
  readonly worst: 'yellow' | 'red' | null;
}
const NO_DOUBT: Doubt = { doubt: null, worst: null };

/** Files nobody answers for are counted, and what they come to is in the share. */
const isCounted = ({ rule, system }: Finding): boolean =>
  system === null && (rule === 'unowned' || rule === 'ambiguous');

const findDoubt = ({ outcome, systems, findings }: Badged, told: readonly PassedBy[]): Doubt => {
  const failing = findings.filter((one) => one.severity === 'fail' && !isCounted(one));
  const names = new Set([
    ...systems.flatMap((system) => (system.outcome === 'fail' ? [system.name] : [])),
    ...failing.flatMap(({ system }) => (system === null ? [] : [system])),
  ]);
  if (names.size > 0) return { doubt: `${names.size} failing`, worst: 'red' };
  const past = Math.max(
    failing.filter(({ rule }) => rule === 'merged-past').length,
    told.filter((each) => each.outcome !== 'undecided').length,
  );
  if (past > 0) return { doubt: `${past} merged past`, worst: 'red' };
  if (failing.length > 0) return { doubt: 'failing', worst: 'red' };
  const isOpen = outcome === 'undecided' || systems.some((system) => system.outcome === 'undecided');
  return isOpen || told.length > 0 || findings.some(({ severity }) => severity === 'undecided')
    ? { doubt: 'undecided', worst: 'yellow' }
    : NO_DOUBT;
};

/** The same of one duty: what else stands is another badge's. */
const findDoubtOf = ({ findings }: Badged, rules: ReadonlySet<RuleId>): Doubt => {
  const found = findings.filter(({ rule }) => rules.has(rule));
  if (found.some(({ severity }) => severity === 'fail')) return { doubt: 'failing', worst: 'red' };
  return found.some(({ severity }) => severity === 'undecided') ? { doubt: 'undecided', worst: 'yellow' } : NO_DOUBT;
};

/**
 * The badge for https://shields.io/badges/endpoint-badge, which refuses keys it does not know. `isError` keeps the
 * colour from being overridden in the address of the picture.
 */
export const renderEndpoint = ({ label, message, color, isError }: Badge): string =>
  `${JSON.stringify({ schemaVersion: 1, label, message, color, ...(isError ? { isError } : {}) }, null, 2)}\n`;

export const BADGE_FORMATS = ['svg', 'json'] as const;
export type BadgeFormat = (typeof BADGE_FORMATS)[number];

export const renderBadge: Readonly<Record<BadgeFormat, (badge: Badge) => string>> = {
  svg: renderSvg,
  json: renderEndpoint,
};

/** Every badge in every format, by the name of its file. */
export const listBadgeFiles = (audit: Badged, told: readonly PassedBy[] = []): ReadonlyMap<string, string> =>
  new Map(
    VARIANTS.flatMap((variant) => {
      const badge = toBadge(audit, variant, told);
      return BADGE_FORMATS.map((format) => [`${variant}.${format}`, renderBadge[format](badge)] as const);
    }),
  );

/** A path as an address in Markdown has it: nothing in it ends the address or begins another part of it. */
const toAddress = (path: string): string =>
  path
    .toWellFormed()
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[!'()*~]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`))
    .join('/');

/** The line for a README that has the picture at a path beside it. */
export const renderPicture = (label: string, path: string): string => `![${label}](${toAddress(path)})`;

/**
 * The line for a README. The server itself gives the picture out, so that whoever sees a private repository sees it too;
 * its link leads to the declaration.
 */
export const renderSnippet = ({ server, repository }: Links, branch: string, variant: Variant = 'ownership'): string =>
  `[![${LABELS[variant]}](${server}/${repository}/raw/${toAddress(branch)}/${variant}.svg)](${server}/${repository}/blob/HEAD/OWNERSHIP.yaml)`;
