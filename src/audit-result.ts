/** What an audit answers with: the whole repository at one commit. Renderers and shells need no more of it. */
import type { Commit, Place } from './facts.ts';
import type { Debt, DescribedSystem, Finding, Outcome, Waived } from './verdict.ts';

/** How many files somebody answers for. `files` is the sum of the others; the declaration itself is exempt. */
export interface Coverage {
  readonly files: number;
  readonly owned: number;
  readonly exempt: number;
  /** Files of no system and no exemption, and those that two systems claim alike. */
  readonly unowned: number;
}

export interface FolderCoverage extends Coverage {
  /** With a slash at the end; '' for the files of the root itself. */
  readonly folder: string;
}

export interface AuditedSystem extends DescribedSystem {
  /** How many files of the tree are its own. */
  readonly files: number;
  readonly outcome: Outcome;
}

export interface AuditedPath {
  readonly path: string;
  readonly system: string | null;
  readonly exempt: boolean;
  /** Where the pattern stands that decides; `null` where none does. */
  readonly place: Place | null;
}

/** What one person carries. Systems by name, sorted. */
export interface Load {
  /** As it is written first. */
  readonly login: string;
  readonly name: string | null;
  readonly owner: readonly string[];
  readonly backup: readonly string[];
  /** Of both, the systems that name nobody else who can be woken. */
  readonly alone: readonly string[];
}

/** Of the systems that owe a duty, how many meet it: without a waiver, and without anything that stands or is not known. */
export interface DutyCount {
  readonly owed: number;
  readonly met: number;
}

export interface Audit {
  readonly program: string;
  readonly date: string;
  readonly outcome: Outcome;
  readonly mode: 'report' | 'enforce';
  /** `null` where the tree could not be read. */
  readonly commit: Commit | null;
  /** `null` where it could not be counted: no tree, or no declaration that can be read. */
  readonly coverage: Coverage | null;
  /** Folders by name: those of the root, and below one that has files of both kinds, its own. */
  readonly folders: readonly FolderCoverage[];
  readonly systems: readonly AuditedSystem[];
  /** Who carries most comes first. */
  readonly loads: readonly Load[];
  /** Every file, sorted; made when they are asked for. */
  readonly listPaths: () => readonly AuditedPath[];
  readonly findings: readonly Finding[];
  readonly waived: readonly Waived[];
  /** The keepers the law names; empty where the administrators are. */
  readonly keepers: readonly string[];
  /** `null` where no law could be read. */
  readonly debt: Debt | null;
  readonly duties: Readonly<Record<'runbook' | 'slo', DutyCount>>;
  /** Rules that could not be asked here and do not count. */
  readonly notChecked: readonly string[];
}
