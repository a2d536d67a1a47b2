/** What rules look at: the change laid beside the systems before and after it. Pure; rules never read. */
import { holdsOn, type Law, type LawExemption, pickLasting } from '../declaration/law.ts';
import type { Declaration } from '../declaration/parse.ts';
import { PLACES, type Proposal } from '../declaration/proposal.ts';
import type { Declared, System } from '../declaration/resolve.ts';
import { type Claim, type ClaimIndex, type Decision, indexClaims } from '../declaration/systems.ts';
import type { Account, Answers, Asks, ChangedPath, ChangeFacts, Entry, Known, PageFound } from '../facts.ts';
import { addTo, type Group } from '../groups.ts';
import type { PathStatus } from '../verdict.ts';
import { listAsked } from './owner-access.ts';
import { listHosts, listPages } from './pages.ts';
import { openPapers, openReaders, type Papers, type RunbookReader } from './papers.ts';
import type { PastShelf } from './past.ts';
import { listFirstPinned } from './pins.ts';
import { listTouching } from './pointing.ts';
import { openReadingList, type ReadingBounds } from './reading-list.ts';
import { openShelves } from './shelves.ts';
import { listWorkflowTexts } from './workflows.ts';

/** The systems of one side, how a path is decided by them, and its tree: the base tip's, or what it will be after the merge. */
export interface Side extends PastShelf {
  readonly declared: Declared;
  /** What the files its systems point to say. */
  readonly papers: Papers;
  readonly claims: readonly Claim[];
  readonly index: ClaimIndex;
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

/** A tree by itself: its paths, sorted, and who answers for each. */
export interface Tree {
  readonly paths: readonly string[];
  readonly decisions: readonly Decision[];
}

export interface Situation {
  readonly law: Law;
  readonly lawOf: 'base' | 'change';
  readonly date: string;
  readonly lawRef: string;
  readonly before: Side | null;
  readonly after: Side;
  /** Of an audit only those that no system answers for. */
  readonly paths: readonly MappedPath[];
  /** Systems of after that the change touches, with how many paths of the change are theirs. */
  readonly touched: ReadonlyMap<string, number>;
  /** In an audit every file of the repository, each taken for touched; `null` for a change. */
  readonly tree: Tree | null;
  /** Systems of after whose resolved entry the change makes, or makes different. */
  readonly edited: ReadonlySet<string>;
  /** Every path after the merge; `null` when nothing asked for it. */
  readonly listing: Known<readonly string[]> | null;
  /** Accounts of the people that touched and edited systems name, by login in lower case; `null` where nobody can be asked. */
  readonly accounts: ReadonlyMap<string, Known<Account | null>> | null;
  /** Runbooks elsewhere, by their address without a fragment, as far as they were asked for; `null` where nobody opens them. */
  readonly pages: ReadonlyMap<string, Known<PageFound>> | null;
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

/** A change of which the first reading is known. */
export interface Frame {
  /** What is asked for first. */
  readonly asks: Pick<Asks, 'entries' | 'folders' | 'listing' | 'people' | 'texts' | 'pages' | 'pageHosts'>;
  /** Whether some system of it has a runbook to look into. */
  readonly hasRunbooks: boolean;
  /** What the answers let be asked for besides: texts of papers, then what those link to. */
  readonly askFurther: (answers: Answers, readRunbook: RunbookReader) => Pick<Asks, 'entries' | 'texts'>;
  readonly complete: (answers: Answers, readRunbook: RunbookReader) => Situation;
}

/** By what, and how much of the repository, is judged. */
interface Framing {
  /** Today, `YYYY-MM-DD` in UTC. */
  readonly date: string;
  /** The law this change brings, where it counts already; what was before it stays under the base's. */
  readonly accepted?: Law | null;
  /** Every path of the tree, where not a change but the tree itself is judged. */
  readonly tree?: readonly string[];
  /** How much is opened; by default what a check may spend. */
  readonly bounds?: ReadingBounds;
}

/** An entry that stands on both sides; no rule asks which. */
const STANDING: Entry = { mode: '100644', id: '' };

/**
 * What the second reading asks for, and the situation once it is answered. `null` where the texts leave nothing to judge.
 * Dates are inclusive: an exemption holds on the day it expires.
 */
export const frame = (
  change: ChangeFacts,
  proposal: Proposal,
  { date, accepted = null, tree: listed, bounds }: Framing,
): Frame | null => {
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
  const findEnded = ({ path, after: there, now }: PathDecisions): LawExemption | null =>
    there === null || now.kind !== 'none' || isDeclaration(path)
      ? null
      : pickLasting(
          ended.explain(path).flatMap(({ by }) => ('exemption' in by ? (law.exempt[by.exemption] ?? []) : [])),
        );
  const tree = listed === undefined ? null : decideTree(listed, after.index);
  const decided = tree === null ? mapPaths(change.paths, before?.index ?? null, after.index) : mapTree(tree);
  const paths = decided.map(
    (path): MappedPath => ({ ...path, status: statuses.get(path.path) ?? 'modified', ended: findEnded(path) }),
  );
  const touched =
    tree === null ? countTouching(paths, declared, proposal.before) : countOwn(tree, [...declared.systems.keys()]);
  const edited = proposal.before === declared ? new Set<string>() : findEdited(proposal.before, declared);

  const names = [...touched.keys(), ...edited];
  const list = openReadingList({
    names,
    before: proposal.before,
    after: declared,
    isChanged: (path) => changed.has(path),
    ...(bounds === undefined ? {} : { bounds }),
  });
  const moved = before !== null && before !== after && describeClaims(before.claims) !== describeClaims(after.claims);
  const asks: Frame['asks'] = {
    ...list.first,
    listing:
      moved ||
      paths.some(({ path, after: there, now }) => there !== null && now.kind === 'none' && !isDeclaration(path)),
    people: uniteLogins([
      ...listAsked(names, declared, law),
      ...(proposal.before === null ? [] : listFirstPinned(proposal.before, declared, base)),
    ]),
    texts: listWorkflowTexts(change.paths),
    // What others have elsewhere is no business of a pull request.
    pages: tree === null ? [] : listPages(declared.systems.values(), law),
    pageHosts: tree === null ? [] : listHosts(law),
  };
  const readersWith = openReaders(law.policy['runbook-headings'] ?? {});
  const layShelves = openShelves(change);
  const completeSides = (answers: Answers, readRunbook: RunbookReader) => {
    const shelves = layShelves(answers);
    const complete = ({ declared: { systems } }: Pick<Side, 'declared'>, shelf: PastShelf) => ({
      ...shelf,
      papers: openPapers(systems, shelf, readersWith(readRunbook)),
    });
    return {
      shelves,
      before: before === null ? null : { ...before, ...complete(before, shelves.before) },
      after: { ...after, ...complete(after, shelves.after) },
    };
  };
  return {
    asks,
    hasRunbooks: list.hasRunbooks,
    askFurther: (answers, readRunbook) => {
      const { shelves, after: side } = completeSides(answers, readRunbook);
      return { entries: list.listLinked(side.papers), texts: list.listTexts(shelves) };
    },
    complete: (answers, readRunbook) => {
      const { before: was, after: is } = completeSides(answers, readRunbook);
      return {
        before: was,
        after: is,
        law,
        lawOf: proposal.lawOf,
        date,
        lawRef: change.law.ref,
        paths,
        touched,
        tree,
        edited,
        listing: layOver(answers.listing, changed),
        accounts:
          answers.people === null
            ? null
            : new Map(answers.people.map(({ login, account }) => [login.toLowerCase(), account])),
        pages: answers.pages === null ? null : new Map(answers.pages.map(({ url, page }) => [url, page])),
        host: change.provenance.host,
        texts: new Map(answers.texts),
        text: proposal.text,
        proposed: proposal.proposed,
      };
    },
  };
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

const decideTree = (paths: readonly string[], index: ClaimIndex): Tree => ({
  paths,
  decisions: paths.map((path) => decide(index, path)),
});

/** The paths of a tree that no system answers for, where nothing is before or after. */
const mapTree = ({ paths, decisions }: Tree): readonly PathDecisions[] => {
  const found: PathDecisions[] = [];
  for (const [at, now] of decisions.entries())
    if (now.kind !== 'system') found.push({ path: paths[at] ?? '', before: STANDING, after: STANDING, was: now, now });
  return found;
};

/** How many of the paths a change touches are whose. */
const countTouching = (
  paths: readonly MappedPath[],
  after: Declared,
  before: Declared | null,
): ReadonlyMap<string, number> =>
  new Map(
    [...listTouching(paths, after, before)]
      .filter(([name]) => after.systems.has(name))
      .map(([name, { length }]) => [name, length]),
  );

/** How many of the paths of a tree are whose; systems without any are among them. */
const countOwn = ({ decisions }: Tree, names: readonly string[]): ReadonlyMap<string, number> => {
  const own = new Map(names.map((name) => [name, 0]));
  for (const now of decisions) if (now.kind === 'system') own.set(now.system, (own.get(now.system) ?? 0) + 1);
  return own;
};

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
  const gone = new Map<string, Group<string>>();
  const content = ({ mode, id }: Entry): string => `${mode.slice(0, 3)} ${id}`;
  for (const { path, before, after } of paths) {
    if (before !== null && after === null) addTo(gone, content(before), path);
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
  if (listing === null || 'unknown' in listing || changed.size === 0) return listing;
  const after = listing.known.filter((path) => !changed.has(path));
  for (const [path, { after: there }] of changed) if (there !== null) after.push(path);
  return { known: after.sort() };
};
