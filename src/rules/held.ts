/**
 * Whether what somebody agreed to at an earlier commit is still what the pull request proposes: an update of the branch
 * from its base asks nobody again, another line of code in the system does.
 */
import { holdsOn, type Law } from '../declaration/law.ts';
import { type Proposal, propose } from '../declaration/proposal.ts';
import type { ChangedPath, ChangeFacts, Entry } from '../facts.ts';
import { pairSystems } from './pairs.ts';
import { listTouching } from './pointing.ts';
import { describeSystem, indexSide, isDeclaration, mapPaths } from './situation.ts';

/** What an agreement is about, and what must not have changed since. */
export interface Subject {
  /** Systems by their names at base; of a new one, its own. Their entries, and the paths of the change that are theirs. */
  readonly systems: readonly string[];
  /** Logins whose entries under `people` count. */
  readonly people: readonly string[];
  /** Paths of the change that count by themselves. */
  readonly files: readonly string[];
  /** Whether everything counts: all paths, all entries and the law. */
  readonly whole: boolean;
}

export const WHOLE: Subject = { systems: [], people: [], files: [], whole: true };

/** One state of a pull request, in texts that are the same where what they say is. */
interface State {
  readonly systems: ReadonlyMap<string, string>;
  readonly people: (login: string) => string;
  readonly files: ReadonlyMap<string, string>;
  readonly whole: string;
}

const describeEntry = (entry: Entry | null): string => (entry === null ? '-' : `${entry.mode} ${entry.id}`);
const describePath = ({ path, before, after }: ChangedPath): string =>
  `${path}\0${describeEntry(before)}\0${describeEntry(after)}`;

/** The law a text states, without the places where it does. */
export const describeLaw = ({ policy, exempt, waivers }: Law): string =>
  JSON.stringify([
    policy,
    exempt.map(({ paths, reason, owner, expires }) => [paths, reason, owner, expires]),
    waivers.map(({ place: _, ...waiver }) => waiver),
  ]);

/** `null` where the texts of that commit leave nothing to compare. */
const describeState = (
  change: ChangeFacts,
  { law, before, after, laws, proposed }: Proposal,
  date: string,
): State | null => {
  if (law === null || after === null) return null;
  const holds = holdsOn(date);
  const now = indexSide(after, law, holds);
  const was = before === null ? null : before === after ? now : indexSide(before, law, holds);
  const paths = mapPaths(change.paths, was?.index ?? null, now.index);
  const touching = listTouching(paths, after, before);
  const systems = new Map<string, string>();
  for (const { name, before: stood, after: stands } of pairSystems(before ?? { ...after, systems: new Map() }, after)) {
    const own = [...new Set([...(touching.get(stands?.name ?? '') ?? []), ...(touching.get(stood?.name ?? '') ?? [])])];
    const entry = [stood, stands].map((system) => (system === null ? '' : describeSystem(system)));
    systems.set(name, JSON.stringify([entry, own.map(describePath).sort()]));
  }
  const files = new Map(change.paths.map((path) => [path.path, describePath(path)]));
  const people = (login: string): string => JSON.stringify(after.people.get(login.toLowerCase()) ?? null);
  const code = change.paths.filter(({ path }) => !isDeclaration(path)).map(describePath);
  const everybody = [...after.people].sort(([a], [b]) => (a < b ? -1 : 1));
  const stated = describeLaw(laws?.head.law ?? proposed ?? law);
  return { systems, people, files, whole: JSON.stringify([code, [...systems].sort(), everybody, stated]) };
};

/** Compares an earlier state with the one that is judged. The comparison is made for many subjects. */
export const compareStates = (
  now: { readonly change: ChangeFacts; readonly proposal: Proposal },
  then: ChangeFacts,
  date: string,
): ((subject: Subject) => boolean) => {
  const [is, was] = [describeState(now.change, now.proposal, date), describeState(then, propose(then), date)];
  if (is === null || was === null) return () => false;
  return ({ systems, people, files, whole }) =>
    whole
      ? is.whole === was.whole
      : systems.every((name) => is.systems.get(name) === was.systems.get(name)) &&
        people.every((login) => is.people(login) === was.people(login)) &&
        files.every((path) => is.files.get(path) === was.files.get(path));
};
