/** What rules look at: the change laid beside the systems before and after it. Pure; rules never read. */
import { holdsOn, type Law, type LawExemption, pickLasting } from '../declaration/law.ts';
import type { Declaration } from '../declaration/parse.ts';
import { PLACES, type Proposal } from '../declaration/proposal.ts';
import { type Declared, isNotApplicable, type System } from '../declaration/resolve.ts';
import { type Claim, type ClaimIndex, type Decision, indexClaims } from '../declaration/systems.ts';
import type { Account, Answers, Asks, ChangedPath, ChangeFacts, Entry, EntryAnswer, Known } from '../facts.ts';
import type { PathStatus } from '../verdict.ts';
import { listAsked } from './owner-access.ts';
import { listFirstPinned } from './pins.ts';
import { isInRepository, splitAnchor } from './pointer.ts';
import { listWorkflowTexts } from './workflows.ts';

/** The systems of one side and how a path is decided by them. */
export interface Side {
  readonly declared: Declared;
  readonly claims: readonly Claim[];
  readonly index: ClaimIndex;
  /** The tree of this side: the base tip's, or what it will be after the merge. */
  readonly entryOf: (path: string) => EntryAnswer;
}

/** A path of the change, and who answered for it at base and will after the merge. */
export interface PathDecisions extends ChangedPath {
  readonly was: Decision;
  readonly now: Decision;
}

export interface MappedPath extends PathDecisions {
  readonly status: PathStatus;
  /** The exemption that has ended and would cover the path, where nobody answers for it. */
  readonly ended: LawExemption | null;
}

export interface Situation {
  readonly law: Law;
  readonly lawOf: 'base' | 'change';
  readonly date: string;
  readonly lawRef: string;
  readonly before: Side | null;
  readonly after: Side;
  readonly paths: readonly MappedPath[];
  /** Systems of after that the change touches, with how many paths of the change are theirs. */
  readonly touched: ReadonlyMap<string, number>;
  /** Systems of after whose resolved entry the change makes, or makes different. */
  readonly edited: ReadonlySet<string>;
  /** Every path after the merge; `null` when nothing asked for it. */
  readonly listing: Known<readonly string[]> | null;
  /** Accounts of the people that touched and edited systems name, by login in lower case; `null` where nobody can be asked. */
  readonly accounts: ReadonlyMap<string, Known<Account | null>> | null;
  /** Where accounts have their ids. */
  readonly host: string | null;
  /** Of changed workflows, by the blob's id. */
  readonly texts: ReadonlyMap<string, Known<string>>;
  readonly text: Declaration | null;
  readonly proposed: Law | null;
}

/** The declaration itself is nobody's path, whatever a pattern says: `declaration` judges it. */
export const isDeclaration = (path: string): boolean => (PLACES as readonly string[]).includes(path);

const NONE: Decision = { kind: 'none' };
/** Who answers for a path; for the declaration itself nobody has to. */
export const decide = (index: ClaimIndex, path: string): Decision => (isDeclaration(path) ? NONE : index.decide(path));

/**
 * What the second reading asks for, and the situation once it is answered. `null` where the texts leave nothing to judge.
 * `accepted` is the law this change brings, where it counts already; what was before it stays under the base's.
 * Dates are inclusive: an exemption holds on the day it expires.
 */
export const frame = (
  change: ChangeFacts,
  proposal: Proposal,
  { date, accepted }: { readonly date: string; readonly accepted: Law | null },
): { readonly asks: Asks; readonly complete: (answers: Answers) => Situation } | null => {
  const { law: base, after: declared } = proposal;
  if (base === null || declared === null) return null;
  const law = accepted ?? base;
  const changed = new Map(change.paths.map((path) => [path.path, path]));
  const holds = holdsOn(date);
  const after = { declared, ...indexSide(declared, law, holds) };
  const ended = indexClaims(listExempt(law, (exemption) => !holds(exemption)));
  const before =
    proposal.before === null
      ? null
      : proposal.before === declared && law === base
        ? after
        : { declared: proposal.before, ...indexSide(proposal.before, base, holds) };
  const statuses = labelStatuses(change.paths);
  const paths = mapPaths(change.paths, before?.index ?? null, after.index).map((path): MappedPath => {
    const isNobodys = path.after !== null && path.now.kind === 'none' && !isDeclaration(path.path);
    const past = isNobodys ? ended.explain(path.path) : [];
    return {
      ...path,
      status: statuses.get(path.path) ?? 'modified',
      ended: pickLasting(past.flatMap(({ by }) => ('exemption' in by ? (law.exempt[by.exemption] ?? []) : []))),
    };
  });
  const touched = new Map(
    [...listTouching(paths, declared, proposal.before)]
      .filter(([name]) => declared.systems.has(name))
      .map(([name, { length }]) => [name, length]),
  );
  const edited = proposal.before === declared ? new Set<string>() : findEdited(proposal.before, declared);

  const pointed = new Set<string>();
  for (const name of [...touched.keys(), ...edited]) {
    for (const side of [proposal.before, declared])
      for (const path of listPointed(side?.systems.get(name))) pointed.add(path);
  }
  const moved = before !== null && before !== after && describeClaims(before.claims) !== describeClaims(after.claims);
  const asks: Asks = {
    entries: [...pointed].sort(),
    listing:
      moved ||
      paths.some(({ path, after: there, now }) => there !== null && now.kind === 'none' && !isDeclaration(path)),
    people: uniteLogins([
      ...listAsked([...touched.keys(), ...edited], declared, law),
      ...(proposal.before === null ? [] : listFirstPinned(proposal.before, declared, base)),
    ]),
    texts: listWorkflowTexts(change.paths),
    said: false,
    earlier: [],
  };
  const complete = (answers: Answers): Situation => {
    const base = new Map(answers.entries.map((answer) => [answer.path, answer]));
    const entryBefore = (path: string): EntryAnswer =>
      base.get(path) ?? { path, entry: { unknown: 'it was not asked for' } };
    const folders = new Set(
      change.paths.flatMap(({ path, after: there }) => (there === null ? [] : listFolders(path))),
    );
    const entryAfter = (path: string): EntryAnswer => {
      const own = changed.get(path);
      const answer = own === undefined ? entryBefore(path) : { path, entry: { known: own.after } };
      if ('unknown' in answer.entry || answer.entry.known !== null) return answer;
      if (folders.has(path)) return { ...answer, near: { path, folder: true } };
      const lower = path.toLowerCase();
      const near = change.paths.find((other) => other.after !== null && other.path.toLowerCase() === lower);
      if (near !== undefined) return { ...answer, near: { path: near.path, folder: false } };
      const gone = answer.near !== undefined && changed.get(answer.near.path)?.after === null;
      return gone ? { path, entry: answer.entry } : answer;
    };
    return {
      law,
      lawOf: proposal.lawOf,
      date,
      lawRef: change.law.ref,
      before: before === null ? null : { ...before, entryOf: entryBefore },
      after: { ...after, entryOf: entryAfter },
      paths,
      touched,
      edited,
      listing: layOver(answers.listing, changed),
      accounts:
        answers.people === null
          ? null
          : new Map(answers.people.map(({ login, account }) => [login.toLowerCase(), account])),
      host: change.provenance.host,
      texts: new Map(answers.texts),
      text: proposal.text,
      proposed: proposal.proposed,
    };
  };
  return { asks, complete };
};

/** Who answers for each path of a change, on both sides of it. */
export const mapPaths = (
  paths: readonly ChangedPath[],
  before: ClaimIndex | null,
  after: ClaimIndex,
): readonly PathDecisions[] =>
  paths.map((path) => ({
    ...path,
    was: path.before === null || before === null ? NONE : decide(before, path.path),
    now: path.after === null ? NONE : decide(after, path.path),
  }));

/** Each login once, as it is written first. */
const uniteLogins = (logins: readonly string[]): string[] =>
  [...new Map([...logins].reverse().map((login) => [login.toLowerCase(), login])).values()].sort();

/** The claims of one side under a law, indexed: of all its exemptions, or of those that hold. */
export const indexSide = (
  declared: Declared,
  law: Law,
  holds: (exemption: LawExemption) => boolean = () => true,
): { claims: readonly Claim[]; index: ClaimIndex } => {
  const claims: Claim[] = [];
  for (const system of declared.systems.values()) {
    for (const { value, by: _, ...place } of system.paths)
      claims.push({ pattern: value, by: { system: system.name }, place });
  }
  claims.push(...listExempt(law, holds));
  return { claims, index: indexClaims(claims) };
};

const listExempt = (law: Law, isWanted: (exemption: LawExemption) => boolean): Claim[] =>
  law.exempt.flatMap((exempt, exemption) =>
    isWanted(exempt) ? exempt.patterns.map(({ pattern, place }) => ({ pattern, by: { exemption }, place })) : [],
  );

const describeClaims = (claims: readonly Claim[]): string =>
  claims
    .map(({ pattern, by }) => `${'system' in by ? by.system : `#${by.exemption}`} ${pattern.text}`)
    .sort()
    .join('\n');

/** Statuses for people. A rename is two ends with the same content; no rule tells it from a deletion and an addition. */
const labelStatuses = (paths: readonly ChangedPath[]): ReadonlyMap<string, PathStatus> => {
  const statuses = new Map<string, PathStatus>();
  const gone = new Map<string, string[]>();
  const content = ({ mode, id }: Entry): string => `${mode.slice(0, 3)} ${id}`;
  for (const { path, before, after } of paths) {
    if (before !== null && after === null) gone.set(content(before), [...(gone.get(content(before)) ?? []), path]);
    statuses.set(path, findStatus(before, after));
  }
  for (const { path, before, after } of paths) {
    if (before !== null || after === null) continue;
    const from = gone.get(content(after))?.shift();
    if (from === undefined) continue;
    statuses.set(from, 'renamed-from');
    statuses.set(path, 'renamed-to');
  }
  return statuses;
};

const findStatus = (before: Entry | null, after: Entry | null): PathStatus => {
  if (before === null) return 'added';
  if (after === null) return 'deleted';
  if (before.mode.slice(0, 3) !== after.mode.slice(0, 3)) return 'type-changed';
  return before.id === after.id ? 'mode-changed' : 'modified';
};

const listFolders = (path: string): string[] => {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, end) => segments.slice(0, end + 1).join('/'));
};

/** The files of the repository a system points to. */
export const listPointed = (system: System | undefined): string[] => {
  if (system === undefined) return [];
  const { runbook, slo, incidents } = system;
  const pages = [
    ...(runbook === null || isNotApplicable(runbook.value) ? [] : [runbook.value]),
    ...(incidents?.value ?? []).flatMap(({ link }) => (link === undefined ? [] : [link])),
  ].map((page) => splitAnchor(page).path);
  const files =
    slo === null || isNotApplicable(slo.value) ? [] : slo.value.flatMap((item) => ('file' in item ? [item.file] : []));
  return [...pages, ...files].filter(isInRepository);
};

/** The paths of the change that are a system's, before or after it, or that the system points to: by the name it has there. */
export const listTouching = <P extends PathDecisions>(
  paths: readonly P[],
  after: Declared,
  before: Declared | null,
): ReadonlyMap<string, readonly P[]> => {
  const touching = new Map<string, P[]>();
  const pointers = new Map<string, Set<string>>();
  for (const side of before === null || before === after ? [after] : [before, after]) {
    for (const system of side.systems.values()) {
      for (const path of listPointed(system)) pointers.set(path, (pointers.get(path) ?? new Set()).add(system.name));
    }
  }
  for (const path of paths) {
    const names = new Set(pointers.get(path.path));
    for (const decision of [path.was, path.now]) if (decision.kind === 'system') names.add(decision.system);
    for (const name of names) {
      const own = touching.get(name);
      if (own === undefined) touching.set(name, [path]);
      else own.push(path);
    }
  }
  return touching;
};

const findEdited = (before: Declared | null, after: Declared): Set<string> => {
  const edited = new Set<string>();
  for (const [name, system] of after.systems) {
    const was = before?.systems.get(name);
    if (was === undefined || describeSystem(was) !== describeSystem(system)) edited.add(name);
  }
  return edited;
};

/** A system's resolved values without their places. */
export const describeSystem = (system: System): string => {
  const { place: _place, endLine: _end, pastable: _pastable, paths, ...values } = system;
  const plain = Object.entries(values).map(([key, value]) => [
    key,
    typeof value === 'object' && value !== null ? value.value : value,
  ]);
  return JSON.stringify([paths.map(({ value }) => value.text).sort(), plain]);
};

const layOver = (
  listing: Known<readonly string[]> | null,
  changed: ReadonlyMap<string, ChangedPath>,
): Known<readonly string[]> | null => {
  if (listing === null || 'unknown' in listing) return listing;
  const after = listing.known.filter((path) => !changed.has(path));
  for (const [path, { after: there }] of changed) if (there !== null) after.push(path);
  return { known: after.sort() };
};
