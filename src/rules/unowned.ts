/** A touched path belongs to no system and no exemption. One finding a proposed folder, not one a path. */
import { findLevel, holdsOn } from '../declaration/law.ts';
import { findNearMiss, proposeFolder } from '../declaration/near-miss.ts';
import { addTo, type Group, groupBy } from '../groups.ts';
import { type Finding, finding, listPaths, type Severity } from '../verdict.ts';
import { listPeople } from './duty.ts';
import { nameSystem, patchNewSystem } from './patch.ts';
import { listPointed } from './pointing.ts';
import { isDeclaration, type MappedPath, type Situation } from './situation.ts';

export const judgeUnowned = (situation: Situation): readonly Finding[] => [
  ...findOrphans(situation),
  ...findUnowned(situation),
  ...findNotices(situation),
];

/** What the policy calls new: an end of a rename is no different from an addition. */
const isNew = ({ before, after, status }: MappedPath): boolean =>
  after !== null && (before === null || status === 'type-changed');

/** The declaration, and what is meant as one: `declaration` judges them. */
const isDeclarationLike = (path: string): boolean => /^(?:\.github\/)?ownership\.ya?ml$/i.test(path);

/** Paths that nobody answers for, and how strictly that is taken. Those that lose their system are not among them. */
export const findUnownedPaths = ({ law, paths }: Situation): { path: MappedPath; severity: 'fail' | 'warn' }[] => {
  const level = findLevel(law, 'unowned');
  if (level === 'off') return [];
  return paths.flatMap((path) => {
    if (path.after === null || path.now.kind !== 'none' || path.was.kind === 'system') return [];
    if (isDeclarationLike(path.path)) return [];
    const soft = law.unowned === 'warn' || level === 'warn' || (law.unowned === 'new-only' && !isNew(path));
    return [{ path, severity: soft ? 'warn' : 'fail' }];
  });
};

/** Paths that had a system and have none any more, also those the change does not touch: under every setting. */
const findOrphans = ({ law, paths, listing, before, after }: Situation): Finding[] => {
  const orphans = new Map<string, Group<string>>();
  for (const { path, after: there, was, now } of paths) {
    if (there !== null && was.kind === 'system' && now.kind === 'none') addTo(orphans, was.system, path);
  }
  if (before !== null && before.declared !== after.declared && listing !== null && 'known' in listing) {
    const changed = new Set(paths.map(({ path }) => path));
    for (const path of listing.known) {
      if (changed.has(path) || isDeclaration(path) || after.index.decide(path).kind !== 'none') continue;
      const was = before.index.decide(path);
      if (was.kind === 'system') addTo(orphans, was.system, path);
    }
  }
  return [...orphans].map(([system, lost]) => {
    const kept = after.declared.systems.get(system);
    const was = before?.declared.systems.get(system);
    const place = kept?.paths[0] ?? was?.place ?? null;
    const by = was === undefined ? [] : listPeople(was, law);
    return finding(
      'unowned-orphaned',
      'unowned',
      { system, kept: kept !== undefined },
      { place, paths: listPaths(lost), by },
    );
  });
};

const findUnowned = (situation: Situation): Finding[] => {
  const { law, after } = situation;
  // Where an exemption has ended, the rule `waiver` says so.
  const isSaid = findLevel(law, 'waiver') !== 'off';
  const lost = findUnownedPaths(situation).filter(({ path }) => path.ended === null || !isSaid);
  const holds = findHolders(
    situation,
    lost.map(({ path }) => path),
  );
  const groups = groupBy(lost, ({ path: { path }, severity }) => {
    const folder = proposeFolder(path, holds);
    return JSON.stringify([severity, folder, folder === null ? path.slice(0, path.lastIndexOf('/') + 1) : '']);
  });
  const taken = new Set([...after.declared.systems.keys()].map((name) => name.toLowerCase()));
  const names = new Map<string, string>();
  return [...groups].map(([key, members]) => {
    const [severity, folder, parent] = JSON.parse(key) as [Severity, string | null, string];
    const files = members.map(({ path }) => path.path);
    const first = files[0] ?? '';
    const miss = findNearMiss(first, after.claims);
    const near =
      miss === null
        ? null
        : { kind: miss.kind, pattern: miss.claim.pattern.text, place: miss.claim.place, write: miss.write };
    const home = folder ?? (parent === '' ? 'root' : parent);
    const name = names.get(home) ?? nameSystem(home, taken);
    names.set(home, name);
    taken.add(name.toLowerCase());
    // Where a pattern was meant for the path, mending it is the way, not a second system.
    const patch =
      near === null || near.kind === 'root-only'
        ? patchNewSystem(name, folder === null ? files.slice(0, 20) : [folder], situation.text, law)
        : null;
    const proposed = situation.proposed?.exempt
      .filter(holdsOn(situation.date))
      .flatMap(({ patterns }) => patterns)
      .find(({ pattern }) => pattern.matches(first));
    return finding(
      'unowned',
      'unowned',
      { near, proposed: proposed?.place ?? null },
      { severity, path: files.length === 1 ? first : null, paths: listPaths(files, folder), patch },
    );
  });
};

/** Which folders somebody already speaks for: they hold a pattern's anchor, or an owned or exempt file. */
const findHolders = ({ listing, after }: Situation, lost: readonly MappedPath[]): ((folder: string) => boolean) => {
  const held = new Set<string>();
  const roots = new Set(lost.map(({ path }) => path.slice(0, path.indexOf('/') + 1)));
  for (const path of listing !== null && 'known' in listing ? listing.known : []) {
    if (!roots.has(path.slice(0, path.indexOf('/') + 1)) || after.index.decide(path).kind === 'none') continue;
    for (
      let end = path.lastIndexOf('/');
      end > 0 && !held.has(path.slice(0, end));
      end = path.lastIndexOf('/', end - 1)
    )
      held.add(path.slice(0, end));
  }
  return (folder) => held.has(folder) || after.index.isAnchor(folder);
};

const findNotices = ({ paths, before, after }: Situation): Finding[] => {
  const gone = paths.filter(
    ({ path, after: there, was }) => there === null && was.kind === 'none' && !isDeclaration(path),
  );
  const systems = gone.length === 0 || before === null ? [] : [...before.declared.systems.values()];
  const pointed = new Set(systems.flatMap(listPointed));
  const dead = gone.map(({ path }) => path).filter((path) => !pointed.has(path));
  const caught = new Map<string, Group<string>>();
  for (const path of after.declared.systems.size > 1 ? paths : []) {
    if (!isNew(path) || path.now.kind !== 'system') continue;
    const { pattern } = path.now.claim;
    if (pattern.globstars > 0 && pattern.literals === 0) addTo(caught, path.now.system, path.path);
  }
  return [
    ...(dead.length === 0
      ? []
      : [finding('unowned-deleted', 'unowned', {}, { severity: 'notice', paths: listPaths(dead) })]),
    ...[...caught].map(([system, files]) =>
      finding(
        'unowned-catch-all',
        'unowned',
        { system },
        {
          severity: 'notice',
          system,
          place: after.declared.systems.get(system)?.place ?? null,
          paths: listPaths(files),
        },
      ),
    ),
  ];
};
