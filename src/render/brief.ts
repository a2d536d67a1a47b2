/** A finding in a few words: what a cell has room for, and what a sentence about several systems says of each. */
import type { ProblemCode } from '../declaration/problems.ts';
import type { Asked, Code, Details, Finding } from '../verdict.ts';
import { findState, listAsks, pickAsks } from './agreement-words.ts';
import { sayRound } from './blast-words.ts';
import { saySection } from './paper-words.ts';

const FILE_KINDS = {
  absent: 'is not there',
  folder: 'is a folder',
  symlink: 'is a symbolic link',
  submodule: 'is a submodule',
} as const;
const KINDS = {
  team: 'a team',
  bot: 'a bot',
  machine: 'a program',
  agent: 'an AI agent',
  organization: 'an organisation',
  other: 'no person',
} as const;
const LINKS = { scheme: 'is no https link', credentials: 'holds a password', form: 'is no link that opens' } as const;

/** What is said of something people are asked about: that it is not accepted, not found out, or no more than its name. */
const sayState = (asks: readonly Asked[], what: string): string =>
  ({ open: `${what} not accepted`, unknown: `${what}: acceptance not found out`, unasked: what, met: what })[
    findState(asks)
  ];

type Brief = Exclude<Code, ProblemCode>;

/** Backticks mark what others wrote; `null` where no few words say it. */
const BRIEFS: { readonly [C in Brief]: ((detail: Details[C]) => string) | null } = {
  'change-unknown': null,
  'declaration-missing': null,
  'declaration-deleted': null,
  'declaration-misspelt': null,
  'declaration-twice': null,
  'declaration-not-a-file': null,
  'declaration-unknown': null,
  'declaration-unreadable-at-base': null,
  'declaration-mended': ({ asks }) => sayState(asks, 'mended declaration'),
  'declaration-conflict': null,
  'declaration-adopted': null,
  unowned: () => 'no system',
  'unowned-orphaned': ({ system }) => `no longer part of ${system}`,
  'unowned-deleted': null,
  'unowned-catch-all': null,
  ambiguous: () => 'claimed twice',
  'ambiguous-name': null,
  'owner-missing': () => 'no owner',
  'owner-not-a-person': ({ kind }) => `the owner is ${KINDS[kind]}`,
  'owner-access-nobody': ({ login }) => `\`${login}\` is no account`,
  'owner-access-not-a-person': ({ login, kind }) => `\`${login}\` is ${KINDS[kind]}`,
  'owner-access-other-account': ({ login }) => `\`${login}\` is another account now`,
  'owner-access-read-only': ({ login }) => `\`${login}\` cannot write here`,
  'owner-access-unknown': ({ login }) => `access of \`${login}\` not found out`,
  'backup-missing': () => 'no backup',
  'backup-is-owner': () => 'the backup is the owner',
  'backup-not-a-person': ({ kind }) => `a backup is ${KINDS[kind]}`,
  'escalation-missing': () => 'no page',
  'runbook-missing': () => 'no runbook',
  'runbook-not-a-file': ({ kind }) => `the runbook ${FILE_KINDS[kind]}`,
  'runbook-not-a-path': () => 'the runbook is no path',
  'runbook-not-https': ({ why }) => `the runbook ${LINKS[why]}`,
  'runbook-unknown': () => 'runbook not found out',
  'runbook-not-text': () => 'the runbook is no text',
  'runbook-anchor-missing': ({ anchor }) => `the runbook has no \`#${anchor}\``,
  'runbook-empty': () => 'the runbook says nothing',
  'runbook-gutted': () => 'the runbook is gutted',
  'runbook-sections-missing': ({ missing, hollow }) => {
    const count = missing.length + hollow.length;
    return count === 0
      ? 'a thin runbook'
      : `the runbook lacks ${count === 1 ? `“${saySection([...missing, ...hollow][0] ?? 'escalate')}”` : `${count} sections`}`;
  },
  'runbook-placeholders': () => 'placeholders in the runbook',
  'runbook-links-broken': () => 'broken links in the runbook',
  'runbook-unread': null,
  'runbook-page-gone': ({ status }) => `the runbook is gone (HTTP ${status})`,
  'runbook-page-unreachable': () => 'the runbook could not be reached',
  'runbook-page-locked': null,
  'runbook-page-unopened': null,
  'slo-missing': () => 'no SLO',
  'slo-out-of-range': ({ objective }) => `${objective} % cannot be`,
  'slo-not-a-file': ({ kind }) => `the SLO file ${FILE_KINDS[kind]}`,
  'slo-not-a-path': () => 'the SLO file is no path',
  'slo-unknown': () => 'SLO file not found out',
  'slo-file-problem': () => 'the SLO file is not valid',
  'slo-unread': null,
  'slo-above-dependencies': ({ objective }) => `${objective} % is more than its dependencies allow`,
  'slo-without-extra-nine': ({ objective }) => `no extra nine below ${objective} %`,
  'slo-promise-not-looser': ({ promised }) => `${promised} % promised, which is no looser than the SLO`,
  'slo-page-spends-budget': ({ share }) => `a page spends ${share} % of the budget`,
  'slo-page-too-late': ({ objective }) => `${objective} % is out of reach of a page`,
  'slo-few-events': ({ objective }) => `too few events for ${objective} %`,
  'slo-windows-differ': null,
  'waiver-expired': ({ original, expires }) =>
    `${describeBriefly(original) ?? original.rule}, its waiver ended on ${expires}`,
  'waiver-ends-soon': ({ duties, expires }) => `its waiver of ${duties.join(', ')} ends on ${expires}`,
  'waiver-too-long': () => 'waiver too long',
  'waiver-for-oneself': ({ login }) => `\`${login}\` waives it alone`,
  'acceptance-wanted': ({ asks }) =>
    ({ open: 'not accepted', unknown: 'acceptance not found out', unasked: 'acceptance', met: 'accepted' })[
      findState(asks)
    ],
  'command-refused': () => 'a comment without effect',
  handover: ({ asks }) => sayState(asks, 'handover'),
  'law-changed': ({ asks }) => sayState(asks, 'change of the law'),
  'law-in-force': null,
  'law-behind': () => 'accepted, and not in force yet',
  'gate-workflow': ({ asks }) => sayState(asks, 'change of this check'),
  'gate-workflow-unknown': () => 'workflow not found out',
  radius: null,
  'radius-big': null,
  'dependency-unknown': ({ name }) => `depends on \`${name}\`, which is no system`,
  'dependency-cycle': ({ circle }) => `depends on itself${circle.length === 1 ? '' : `: ${sayRound(circle, 4)}`}`,
  'history-taught': null,
  'history-action-overdue': ({ due }) => `an action is overdue since ${due}`,
  'history-trade-off-due': ({ revisitBy }) => `a trade-off is due since ${revisitBy}`,
  'history-file-problem': () => 'an incident cannot be read',
  'history-unknown': () => 'what happened before not found out',
  'history-unread': null,
  'exemption-ends-soon': ({ expires }) => `its exemption ends on ${expires}`,
  'exemption-expired': ({ expires }) => `its exemption ended on ${expires}`,
  'merged-past': ({ pull }) => (pull === null ? 'pushed past the gate' : `pull request ${pull} merged past the gate`),
  'merged-past-unknown': null,
  'waiver-left-over': null,
  'pattern-without-files': ({ pattern }) => `\`${pattern}\` matches no file`,
  'pattern-shadowed': ({ pattern }) => `\`${pattern}\` decides nothing`,
  'system-without-files': () => 'no file',
};

/** `no runbook`; `null` where only its own words say it. */
export const describeBriefly = ({ code, detail }: Finding): string | null =>
  (BRIEFS as Partial<Record<Code, ((detail: unknown) => string) | null>>)[code]?.(detail) ?? null;

/** What a finding is about where it is about no system: a folder, a path, or the first of several. */
export const findSubject = ({ paths, path }: Finding): string | null =>
  paths?.folder ?? path ?? paths?.first[0] ?? null;

/** What would make known what could not be found out; `undefined` for a finding that says nothing of that. */
export const findNeeds = (finding: Finding): string | null | undefined => {
  const { detail } = finding;
  return 'needs' in detail ? detail.needs : pickAsks(listAsks(finding), 'unknown')[0]?.answer.needs;
};

/** For what could not be found out and nobody can help with: when to run again, such as ` in 60 seconds`; else `null`. */
export const findRerun = (finding: Finding): string | null => {
  const needed = finding.severity === 'undecided' ? findNeeds(finding) : undefined;
  if (needed === undefined) return null;
  return needed === null ? '' : (/^Run it again( [^;.]*)?\.?$/.exec(needed)?.slice(1, 2).join('') ?? null);
};
