/** Findings, the verdict they make, and the exit status it has. Words are made of findings in `render/words.ts`. */
import type { Problem, ProblemCode } from './declaration/problems.ts';
import type { Duty } from './declaration/schema.ts';
import type { Commit, Place } from './facts.ts';
import type { Provenance, ProvenanceClass } from './provenance/provenance.ts';
import type { Ceiling, LeftOut } from './reliability/dependencies.ts';
import type { NineShort } from './reliability/extra-nine.ts';
import type { Budgets } from './reliability/objective.ts';
import type { PageCost } from './reliability/paging.ts';
import type { RadiusGraph } from './reliability/radius-graph.ts';
import type { SectionId } from './reliability/runbook-kind.ts';
import type { SloFileProblem } from './reliability/slo-file.ts';
import type { Traffic } from './reliability/traffic.ts';

export type Severity = 'fail' | 'warn' | 'notice' | 'undecided';
export type Outcome = 'pass' | 'fail' | 'undecided';

/** The rules of this version. Each has a file in `rules/` and a page in `docs/rules/`. */
export const RULES = [
  'change',
  'declaration',
  'unowned',
  'ambiguous',
  'owner',
  'owner-access',
  'runbook',
  'slo',
  'slo-arithmetic',
  'backup',
  'escalation',
  'waiver',
  'acceptance',
  'handover',
  'law',
  'gate-workflow',
  'blast-radius',
  'history',
  'patterns',
  'merged-past',
] as const;
export type RuleId = (typeof RULES)[number];

/** Somebody a system names, and as what. */
interface Named {
  readonly login: string;
  readonly as: 'owner' | 'backup';
}

/** The SLO a sum is about; its name, else its indicator, where the system has several. */
export interface SummedSlo {
  readonly about: string | null;
  readonly objective: string;
  readonly window: string;
}

/** What was to change after an incident, and has not. */
export interface OpenAction {
  readonly what: string;
  readonly owner: string | null;
  readonly due: string | null;
  /** Of the incident. */
  readonly date: string;
  readonly after: string;
}

/** One row of what a change moves, loosens or excuses, and who has to agree to it. */
export interface Change {
  /** Which one of several is meant. */
  readonly about: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly asks: readonly Asked[];
}

/** One agreement that is wanted. */
export type Ask =
  /** Of any one of the people the base names for a system. */
  | { readonly who: 'system'; readonly system: string; readonly logins: readonly string[] }
  /** Of exactly this person. */
  | { readonly who: 'person'; readonly login: string }
  /** Of exactly this person, whom an exemption or a waiver names as the one who decided it: nobody stands in. */
  | { readonly who: 'approver'; readonly login: string }
  /** Of any one keeper of the base. */
  | { readonly who: 'keepers' }
  /** Of any one administrator of the repository. */
  | { readonly who: 'admins' };

/** That somebody stands behind a commit. */
export interface Agreement {
  readonly by: string;
  /** By an approving review, by `/ownership accept` in a comment, or as the author of the pull request and of every commit. */
  readonly how: 'review' | 'comment' | 'authorship';
  /** The commit it was said of: the head, or an earlier one where what it is about was the same. */
  readonly commit: string;
  /** Whether a keeper said it in place of those who were asked. */
  readonly standsIn: boolean;
}

/** Something somebody who was asked has said, and why it does not count. */
export interface Lapse {
  readonly by: string;
  readonly how: Agreement['how'];
  readonly commit: string | null;
  /**
   * `changed`: what it is about is another by now. `gone`: that commit is not there any more, so nobody can compare.
   * `retargeted`: the pull request was given another base since. `account`: not the account that is pinned.
   * `access`: may not write here. `program`: a bot, an agent or one of `policy.machines`.
   */
  readonly why: 'changed' | 'gone' | 'retargeted' | 'account' | 'access' | 'program';
}

/** What became of an ask. */
export type Answer =
  | { readonly state: 'met'; readonly agreement: Agreement }
  | { readonly state: 'open'; readonly lapses: readonly Lapse[] }
  | { readonly state: 'unknown'; readonly why: string; readonly needs: string | null }
  /** Nobody can be asked here, as in a local repository. */
  | { readonly state: 'unasked' };

export interface Asked {
  readonly ask: Ask;
  readonly answer: Answer;
}

/** Why a comment that begins with `/ownership` has no effect. */
export type Refusal =
  /** Not one of the two commands, letter by letter. */
  | 'form'
  /** Fewer than 12 digits of the commit. */
  | 'short'
  /** The commit is not the head of the pull request. */
  | 'other-commit'
  | 'edited'
  /** By a bot, an agent, or one of `policy.machines`. */
  | 'program'
  /** Its author may not write here. */
  | 'access'
  /** Not the account that is pinned. */
  | 'account'
  /** Breaking the glass takes a keeper. */
  | 'no-keeper'
  /** Breaking the glass takes a reason. */
  | 'no-reason'
  /** Breaking the glass does not lift what stands. */
  | 'not-lifted'
  /** Nobody asked this person. */
  | 'not-asked'
  /** The pull request was given another base since. */
  | 'retargeted'
  /** Whether it counts could not be found out. */
  | 'unknown';

/** That a keeper lets a change pass although findings stand. */
export interface BreakGlass {
  readonly by: string;
  readonly reason: string;
  readonly commit: string;
}

/** What a handover can be, in the order a table shows them: who answers, for what, by which promise, and where help is. */
export const HANDOVERS = [
  'system-added',
  'system-removed',
  'system-renamed',
  'owner-added',
  'owner-replaced',
  'owner-removed',
  'backup-added',
  'backup-replaced',
  'backup-removed',
  'id-added',
  'id-changed',
  'id-dropped',
  'pattern-added',
  'pattern-widened',
  'pattern-narrowed',
  'pattern-removed',
  'files-moved',
  'duty-dropped',
  'tier-lowered',
  'data-dropped',
  'dependency-dropped',
  'slo-loosened',
  'slo-incomparable',
  'slo-dropped',
  'slo-file-changed',
  'runbook-moved',
  'runbook-dropped',
  'page-moved',
  'page-dropped',
  'acknowledgement-loosened',
  'dashboard-moved',
  'dashboard-dropped',
  'contact-moved',
  'contact-dropped',
] as const;
export type HandoverKind = (typeof HANDOVERS)[number];

/** What a change of the law can be, in the order a table shows them. */
export const LAW_CHANGES = [
  'policy',
  'exemption-added',
  'exemption-widened',
  'exemption-extended',
  'exemption-reassigned',
  'waiver-added',
  'waiver-widened',
  'waiver-extended',
  'waiver-reassigned',
  'not-applicable',
  'tier-owes-less',
  'paths-excused',
] as const;
export type LawChangeKind = (typeof LAW_CHANGES)[number];

/** What a finding of each code rests on besides its place, paths and system. */
export interface Details extends Record<ProblemCode, Problem> {
  'change-unknown': { readonly why: string; readonly needs: string | null };
  'declaration-missing': { readonly spelt: readonly string[] };
  'declaration-deleted': { readonly spelt: readonly string[] };
  'declaration-misspelt': { readonly spelt: readonly string[] };
  'declaration-twice': { readonly files: readonly string[] };
  'declaration-not-a-file': { readonly kind: 'symlink' | 'submodule' | 'folder' };
  'declaration-unknown': { readonly why: string; readonly needs: string | null };
  'declaration-unreadable-at-base': { readonly problem: Finding; readonly count: number; readonly ref: string };
  'declaration-mended': { readonly ref: string; readonly asks: readonly Asked[] };
  'declaration-conflict': { readonly entry: string; readonly base: Place | null; readonly head: Place | null };
  /** People it names who have not approved it yet; where nobody can be asked, all of them. */
  'declaration-adopted': { readonly people: readonly string[]; readonly isAsked: boolean };
  unowned: {
    readonly near: {
      readonly kind: 'root-only' | 'folder-without-slash' | 'case';
      readonly pattern: string;
      readonly place: Place;
      readonly write: string;
    } | null;
    /** An exemption this change proposes for the paths: no law yet. */
    readonly proposed: Place | null;
  };
  'unowned-orphaned': { readonly system: string; readonly kept: boolean };
  'unowned-deleted': Record<never, never>;
  'unowned-catch-all': { readonly system: string };
  ambiguous: {
    readonly claims: readonly { readonly system: string; readonly pattern: string; readonly place: Place }[];
  };
  'ambiguous-name':
    | { readonly kind: 'characters' }
    | { readonly kind: 'case'; readonly pattern: string; readonly place: Place; readonly system: string | null };
  'owner-missing': Record<never, never>;
  'owner-not-a-person': { readonly got: string; readonly kind: 'team' | 'bot' | 'machine' };
  'owner-access-nobody': Named;
  'owner-access-not-a-person': Named & { readonly kind: 'agent' | 'bot' | 'organization' | 'other' };
  'owner-access-other-account': Named & { readonly pinned: string; readonly found: string };
  'owner-access-read-only': Named & { readonly permission: 'read' | 'none' };
  'owner-access-unknown': Named & { readonly why: string; readonly needs: string | null };
  'backup-missing': Record<never, never>;
  'backup-is-owner': { readonly got: string };
  'backup-not-a-person': { readonly got: string; readonly kind: 'team' | 'bot' | 'machine' };
  'escalation-missing': Record<never, never>;
  'runbook-missing': Record<never, never>;
  'runbook-not-a-file': {
    readonly path: string;
    readonly kind: 'absent' | 'folder' | 'symlink' | 'submodule';
    readonly near: string | null;
  };
  'runbook-not-a-path': { readonly got: string; readonly write: string | null };
  'runbook-not-https': { readonly got: string; readonly why: 'scheme' | 'credentials' | 'form' };
  'runbook-unknown': { readonly path: string; readonly why: string; readonly needs: string | null };
  /** It is there, and no text that could be read. */
  'runbook-not-text': { readonly path: string };
  'runbook-anchor-missing': { readonly path: string; readonly anchor: string; readonly near: string | null };
  /** It says nothing, or next to nothing; `placeholder` is the first where it has some. */
  'runbook-empty': { readonly path: string; readonly words: number; readonly placeholder: string | null };
  /** This change takes most of it away. */
  'runbook-gutted': {
    readonly path: string;
    readonly lost: readonly SectionId[];
    readonly words: { readonly before: number; readonly after: number };
  };
  'runbook-sections-missing': {
    readonly path: string;
    readonly missing: readonly SectionId[];
    /** Sections of which only the heading is there. */
    readonly hollow: readonly SectionId[];
    readonly words: number;
  };
  'runbook-placeholders': {
    readonly path: string;
    readonly count: number;
    readonly first: readonly { readonly line: number; readonly text: string }[];
  };
  'runbook-links-broken': {
    readonly path: string;
    readonly count: number;
    readonly first: readonly {
      readonly line: number;
      readonly target: string;
      readonly why: 'absent' | 'anchor' | 'outside';
      readonly near: string | null;
    }[];
  };
  /** An audit met nothing at the address. */
  'runbook-page-gone': { readonly link: string; readonly status: number };
  'runbook-page-unreachable': { readonly link: string; readonly why: string };
  /** It asks who that is, or leads to a host the policy does not name: `to`. */
  'runbook-page-locked': { readonly link: string; readonly status: number; readonly to: string | null };
  /** An audit of so many runbooks elsewhere that not every one was opened. */
  'runbook-page-unopened': { readonly link: string };
  /** A change of so many systems that not every paper of theirs was opened. */
  'runbook-unread': { readonly path: string };
  'slo-file-problem': { readonly path: string; readonly problem: SloFileProblem; readonly count: number };
  'slo-unread': { readonly path: string };
  'slo-missing': Record<never, never>;
  'slo-out-of-range': { readonly objective: string; readonly promised: boolean };
  'slo-not-a-file': {
    readonly path: string;
    readonly kind: 'absent' | 'folder' | 'symlink' | 'submodule';
    readonly near: string | null;
  };
  'slo-not-a-path': { readonly got: string; readonly write: string | null };
  'slo-unknown': { readonly path: string; readonly why: string; readonly needs: string | null };
  'slo-above-dependencies': SummedSlo & { readonly ceiling: Ceiling };
  'slo-without-extra-nine': SummedSlo & NineShort;
  'slo-promise-not-looser': SummedSlo & {
    readonly promised: string;
    readonly to: string | null;
    readonly budgets: Budgets;
    readonly promisedBudgets: Budgets;
  };
  'slo-page-spends-budget': SummedSlo & PageCost;
  'slo-page-too-late': SummedSlo & PageCost;
  'slo-few-events': SummedSlo & Traffic;
  /** Hard dependencies whose SLOs are over other windows only. */
  'slo-windows-differ': SummedSlo & { readonly left: LeftOut };
  'waiver-expired': { readonly expires: string; readonly waiver: Place; readonly original: Finding };
  'waiver-ends-soon': { readonly expires: string; readonly reason: string; readonly duties: readonly Duty[] };
  'exemption-ends-soon': { readonly expires: string; readonly reason: string };
  'acceptance-wanted': {
    readonly class: ProvenanceClass;
    readonly agent: string | null;
    /** Not all of its commits could be seen, so that it may be an agent's. */
    readonly unseen: boolean;
    readonly asks: readonly Asked[];
  };
  'command-refused': {
    readonly login: string;
    readonly line: string;
    readonly why: Refusal;
    /** Where breaking the glass lifts nothing: the rules that stand. */
    readonly standing: readonly RuleId[];
    readonly head: string;
  };
  handover: Change & { readonly kind: HandoverKind; readonly systems: readonly string[] };
  'law-changed': Change & { readonly kind: LawChangeKind };
  /** What a keeper has accepted of the law counts for this change. */
  'law-in-force': { readonly agreements: readonly Agreement[] };
  /** It was accepted, and does not count yet: the base's law is another than the one this change started from. */
  'law-behind': { readonly ref: string };
  /** A waiver that would last longer than the policy lets it. */
  'waiver-too-long': { readonly expires: string; readonly latest: string; readonly days: number };
  /** A waiver that serves the one person who approves it. */
  'waiver-for-oneself': { readonly login: string; readonly systems: readonly string[] };
  'gate-workflow': {
    /** It uses the action, is this run's own file, or has a job of the check's name. */
    readonly why: 'action' | 'own-file' | 'job';
    /** The action or the job. */
    readonly name: string | null;
    readonly asks: readonly Asked[];
  };
  /** What a system has been through, and what is still open. */
  'history-taught': {
    readonly incidents: readonly { readonly date: string; readonly what: string; readonly link: string | null }[];
    readonly incidentCount: number;
    readonly open: readonly OpenAction[];
    readonly openCount: number;
    readonly tradeOffs: readonly {
      readonly what: string;
      readonly risk: string | null;
      readonly revisitBy: string | null;
    }[];
    readonly tradeOffCount: number;
  };
  'history-action-overdue': OpenAction;
  'history-trade-off-due': {
    readonly what: string;
    readonly decidedBy: string | null;
    readonly risk: string | null;
    readonly revisitBy: string;
  };
  'history-file-problem': { readonly path: string; readonly problem: Problem; readonly count: number };
  'history-unknown': { readonly path: string; readonly why: string; readonly needs: string | null };
  'history-unread': { readonly files: string; readonly count: number };
  'gate-workflow-unknown': { readonly why: string; readonly needs: string | null };
  /** What breaks with what the change touches, and is not touched itself. */
  radius: {
    /** The touched systems something breaks with, by name. */
    readonly systems: readonly string[];
    /** The first ten: the worst tier first, then the nearest. `through` is next to what is touched. */
    readonly first: readonly {
      readonly name: string;
      readonly tier: string | null;
      readonly owner: string | null;
      readonly through: string | null;
    }[];
    readonly count: number;
    /** The worst there is among them; `null` where none has a tier. */
    readonly tier: string | null;
    /** How many more get on without it, and are worse off. */
    readonly degraded: number;
  };
  /** So many systems at once that the policy calls it big. */
  'radius-big': {
    readonly systems: number;
    readonly threshold: number;
    /** Who answers for how many of them, the most first; `null` for those nobody answers for. */
    readonly shares: readonly { readonly owner: string | null; readonly count: number }[];
  };
  'dependency-unknown': {
    readonly name: string;
    /** There is a system of this name. */
    readonly near: string | null;
    /** There was a system of that name, and the change takes it away. */
    readonly isRemoved: boolean;
  };
  'dependency-cycle': {
    /** The shortest way round, each before what it needs. */
    readonly circle: readonly string[];
    /** How many systems are in some circle with these. */
    readonly members: number;
  };
  'exemption-expired': { readonly expires: string; readonly reason: string };
  /** It is on the default branch, and is no pass by the law that was before it. */
  'merged-past': {
    /** `null` where no pull request brought it. */
    readonly pull: number | null;
    /** Merged, pushed directly, or put in place of what was there. */
    readonly kind: 'pull' | 'direct' | 'rewritten';
    /** The branch before it, and with it. */
    readonly base: string;
    readonly head: string;
    readonly outcome: Outcome;
    /** The worst of what stands in it; of `count` in all. */
    readonly findings: readonly Finding[];
    readonly count: number;
  };
  'merged-past-unknown': {
    readonly why: string;
    readonly needs: string | null;
    readonly base: string;
    readonly head: string;
  };
  /** It has ended, and nothing needs it any more. */
  'waiver-left-over': {
    readonly what: 'waiver' | 'exemption';
    readonly expires: string;
    readonly reason: string;
  };
  'pattern-without-files': {
    readonly pattern: string;
    readonly of: 'system' | 'exemption';
    /** What stands where it leads astray. */
    readonly near: { readonly kind: 'folder' | 'case' | 'spelling'; readonly write: string } | null;
  };
  /** It matches files, and other patterns win all of them. */
  'pattern-shadowed': {
    readonly pattern: string;
    readonly of: 'system' | 'exemption';
    readonly count: number;
    readonly first: string;
    /** The one that wins the first; `system` is `null` for an exemption's. */
    readonly by: { readonly pattern: string; readonly place: Place; readonly system: string | null };
  };
  'system-without-files': {
    readonly patterns: readonly string[];
    /** They match files, and other patterns win all of them. */
    readonly shadowed: boolean;
    readonly near: Details['pattern-without-files']['near'];
  };
}
export type Code = keyof Details;

/** What could be better about papers by which the duty is met. */
const ASIDE: ReadonlySet<Code> = new Set<Code>([
  'runbook-not-text',
  'runbook-sections-missing',
  'runbook-placeholders',
  'runbook-links-broken',
  'runbook-unread',
  'runbook-page-locked',
  'runbook-page-unopened',
  'slo-unread',
]);
export const isAside = (code: Code): boolean => ASIDE.has(code);

/** Somebody who can settle a finding. */
export interface Person {
  readonly login: string;
  /** `named`: somebody the change itself names or gives more. */
  readonly as: 'owner' | 'backup' | 'keeper' | 'named';
}

/** Text to paste into a file after a line; it ends with a newline. */
export interface Patch {
  readonly file: string;
  readonly afterLine: number;
  readonly text: string;
}

interface FindingOf<C extends Code> {
  readonly rule: RuleId;
  readonly code: C;
  readonly severity: Severity;
  readonly system: string | null;
  /** The one path it is about; `null` where it is about several or none. */
  readonly path: string | null;
  readonly paths: { readonly count: number; readonly first: readonly string[]; readonly folder: string | null } | null;
  readonly place: Place | null;
  readonly by: readonly Person[];
  readonly patch: Patch | null;
  readonly detail: Details[C];
}

/** One rule's answer. Closed: a code without a row in {@link Details} does not compile. */
export type Finding = { [C in Code]: FindingOf<C> }[Code];
export type FindingWith<C extends Code> = FindingOf<C>;

/** A finding with nothing but what its code needs; the rest is given where it is known. */
export const finding = <C extends Code>(
  code: C,
  rule: RuleId,
  detail: Details[C],
  more: Partial<Omit<FindingOf<C>, 'code' | 'rule' | 'detail'>> = {},
): Finding =>
  ({
    rule,
    code,
    severity: 'fail',
    system: null,
    path: null,
    paths: null,
    place: null,
    by: [],
    patch: null,
    ...more,
    detail,
  }) as unknown as Finding;

/** A finding that a waiver in force covers: on the record, and no obstacle. */
export interface Waived {
  readonly finding: Finding;
  readonly reason: string;
  readonly approvedBy: string;
  readonly expires: string;
  readonly place: Place;
}

export type PathStatus =
  | 'added'
  | 'modified'
  | 'deleted'
  | 'renamed-from'
  | 'renamed-to'
  | 'mode-changed'
  | 'type-changed';

/** How one path of the change was decided. */
export interface JudgedPath {
  readonly path: string;
  readonly status: PathStatus;
  readonly system: string | null;
  readonly exempt: boolean;
  readonly pattern: string | null;
  readonly place: Place | null;
}

export interface JudgedSlo {
  readonly indicator: string | null;
  readonly objective: string | null;
  readonly window: string | null;
  /** The error budget of one window, an exact decimal; `null` where the window has no fixed length or the file was not read. */
  readonly budgetSeconds: string | null;
  /** The file that states it; of one that was not read, or states none, the rest is `null`. */
  readonly file: string | null;
}

/** A system the change touches, as it will be after the merge. */
export interface JudgedSystem {
  readonly name: string;
  readonly description: string | null;
  readonly owner: string | null;
  readonly backup: readonly string[];
  readonly team: string | null;
  readonly tier: string | null;
  readonly runbook: string | null;
  /** Sections of the runbook that were found, where it is Markdown of this repository. */
  readonly sections: readonly { readonly id: SectionId; readonly anchor: string }[];
  readonly slo: readonly JudgedSlo[];
  /** The classes of data it holds. */
  readonly data: readonly string[];
  readonly notApplicable: readonly Duty[];
  readonly escalation: { readonly page: string; readonly acknowledgeWithin: string | null } | null;
  /** What breaks with it over hard dependencies, nearest first; `through` is the dependent it goes through. */
  readonly dependents: readonly { readonly name: string; readonly through: string | null }[];
  readonly place: Place;
  /** How many paths of the change are its own. */
  readonly paths: number;
  readonly outcome: Outcome;
  /** Who stands behind this change of it; empty where nobody was asked, or nobody has yet. */
  readonly acceptedBy: readonly Agreement[];
}

/** A system by itself, without what a change does to it. */
export type DescribedSystem = Omit<JudgedSystem, 'paths' | 'outcome' | 'acceptedBy'>;

/** Agreement to something that was asked for. */
export interface JudgedAgreement extends Agreement {
  readonly rule: RuleId;
  /** `null` for what is no system's. */
  readonly system: string | null;
  /** Who was asked. */
  readonly ask: Ask;
}

/** What the law excuses on the day of the verdict, in the whole repository. */
export interface Debt {
  readonly waivers: number;
  readonly exemptions: number;
  /** Of both, how many end within two weeks. */
  readonly endingSoon: number;
  /** Of both, how many have ended and are still written down. */
  readonly ended: number;
}

/** How somebody named in a verdict is called. */
export interface JudgedPerson {
  readonly login: string;
  readonly name: string;
}

/** The answer, with everything it rests on. */
export interface Verdict {
  readonly program: string;
  readonly date: string;
  readonly outcome: Outcome;
  readonly mode: 'report' | 'enforce';
  readonly base: Commit | null;
  readonly mergeBase: string | null;
  readonly head: Commit | null;
  /** The head of the pull request, of which people say that they accept it: in a queue not the commit that is judged. `null` where there is none. */
  readonly pullHead: string | null;
  /** Where policy, exemptions and waivers came from; `change` where the default branch has none. */
  readonly law: 'base' | 'change' | null;
  /** The commit policy, exemptions and waivers come from; `null` where they are the change's own, or were not read. */
  readonly policy: Commit | null;
  /** What the change declares of who wrote it; `null` where the change was not seen. */
  readonly provenance: Provenance | null;
  /** The branch it is to be merged into, which may be another than the one it is judged against. */
  readonly target: string | null;
  readonly systems: readonly JudgedSystem[];
  /** Owners and backups of the systems above who are given a name, by login. */
  readonly people: readonly JudgedPerson[];
  readonly paths: readonly JudgedPath[];
  readonly findings: readonly Finding[];
  readonly waived: readonly Waived[];
  readonly exempted: number;
  /** Who let it pass although findings stand; `null` where nobody did. */
  readonly breakGlass: BreakGlass | null;
  /** Everything that was agreed to, in the order of the rules. */
  readonly agreements: readonly JudgedAgreement[];
  /** Who opened the pull request, and cannot approve it. */
  readonly author: string | null;
  /** The keepers the law names; empty where the administrators are. */
  readonly keepers: readonly string[];
  /** `null` where no law could be read. */
  readonly debt: Debt | null;
  /** What breaks with it, to be drawn; `null` where nothing does, or the policy turns the rule off. */
  readonly radius: RadiusGraph | null;
  /** Rules that could not be asked here and do not count. */
  readonly notChecked: readonly string[];
}

/** The worst of the findings decides: what fails outweighs what could not be found out. */
export const findOutcome = (findings: readonly Finding[]): Outcome =>
  findings.some(({ severity }) => severity === 'fail')
    ? 'fail'
    : findings.some(({ severity }) => severity === 'undecided')
      ? 'undecided'
      : 'pass';

/** 0 pass, 1 fail, 2 undecided. `report` turns 1 into 0 and leaves 2: it does not say that all is well. */
export const findExitCode = (verdict: Pick<Verdict, 'outcome' | 'mode'>): 0 | 1 | 2 => {
  if (verdict.outcome === 'pass') return 0;
  if (verdict.outcome === 'undecided') return 2;
  return verdict.mode === 'report' ? 0 : 1;
};

/** The worst first. */
export const RANK: Readonly<Record<Severity, number>> = { fail: 0, undecided: 1, warn: 2, notice: 3 };

/** Worst first, then by rule, place and path: the same facts give the same order. */
export const sortFindings = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] ||
      RULES.indexOf(a.rule) - RULES.indexOf(b.rule) ||
      compare(a.place?.file ?? '', b.place?.file ?? '') ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      compare(a.path ?? a.paths?.first[0] ?? '', b.path ?? b.paths?.first[0] ?? '') ||
      compare(a.code, b.code),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How a finding says which paths it is about: sorted, the first ten by name. */
export const listPaths = (
  paths: readonly string[],
  folder: string | null = null,
): { count: number; first: readonly string[]; folder: string | null } => ({
  count: paths.length,
  first: [...paths].sort(compare).slice(0, 10),
  folder,
});
