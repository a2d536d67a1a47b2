/** A touched path belongs to no system and no exemption. One finding a proposed folder, not one a path. */
import { findLevel } from '../declaration/law.ts';
import { findNearMiss, proposeFolder } from '../declaration/near-miss.ts';
import { type Finding, finding, listPaths, type Severity } from '../verdict.ts';
import { nameSystem, patchNewSystem } from './patch.ts';
import { isDeclaration, type MappedPath, type Situation } from './situation.ts';
import { isExpired } from './waiver.ts';

export const judgeUnowned = (situation: Situation): readonly Finding[] => [
  ...findOrphans(situation),
  ...findUnowned(situation),
  ...findNotices(situation),
];

/** What the policy calls new: an end of a rename is no different from an addition. */
const isNew = ({ before, after, status }: MappedPath): boolean =>
  after !== null && (before === null || status === 'type-changed');

const isUnowned = (path: MappedPath, situation: Situation): boolean =>
  path.after !== null &&
  !isDeclaration(path.path) &&
  (path.now.kind === 'none' || (isExpired(path, situation) && findLevel(situation.law, 'waiver') === 'off'));

/** Paths that had a system and have none any more, also those the change does not touch: under every setting. */
const findOrphans = ({ paths, listing, before, after }: Situation): Finding[] => {
  const orphans = new Map<string, string[]>();
  const add = (path: string, system: string): void => {
    orphans.set(system, [...(orphans.get(system) ?? []), path]);
  };
  for (const { path, after: there, was, now } of paths) {
    if (there !== null && was.kind === 'system' && now.kind === 'none') add(path, was.system);
  }
  if (before !== null && before.declared !== after.declared && listing !== null && 'known' in listing) {
    const changed = new Set(paths.map(({ path }) => path));
    for (const path of listing.known) {
      if (changed.has(path) || after.index.decide(path).kind !== 'none') continue;
      const was = before.index.decide(path);
      if (was.kind === 'system') add(path, was.system);
    }
  }
  return [...orphans].map(([system, lost]) => {
    const kept = after.declared.systems.get(system);
    const place = kept?.paths[0] ?? before?.declared.systems.get(system)?.place ?? null;
    return finding(
      'unowned-orphaned',
      'unowned',
      { system, kept: kept !== undefined },
      { place, paths: listPaths(lost) },
    );
  });
};

const findUnowned = (situation: Situation): Finding[] => {
  const { law, paths, after } = situation;
  const level = findLevel(law, 'unowned');
  if (level === 'off') return [];
  const lost = paths.filter((path) => isUnowned(path, situation) && path.was.kind !== 'system');
  const holds = findHolders(situation, lost);
  const groups = new Map<string, MappedPath[]>();
  for (const path of lost) {
    const soft = law.unowned === 'warn' || level === 'warn' || (law.unowned === 'new-only' && !isNew(path));
    const folder = proposeFolder(path.path, holds);
    const key = JSON.stringify([
      soft ? 'warn' : 'fail',
      folder,
      folder === null ? path.path.slice(0, path.path.lastIndexOf('/') + 1) : '',
    ]);
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  const taken = new Set([...after.declared.systems.keys()].map((name) => name.toLowerCase()));
  return [...groups].map(([key, group]) => {
    const [severity, folder, parent] = JSON.parse(key) as [Severity, string | null, string];
    const files = group.map(({ path }) => path);
    const first = files[0] ?? '';
    const miss = findNearMiss(first, after.claims);
    const near =
      miss === null
        ? null
        : { kind: miss.kind, pattern: miss.claim.pattern.text, place: miss.claim.place, write: miss.write };
    const name = nameSystem(folder ?? (parent === '' ? 'root' : parent), taken);
    taken.add(name.toLowerCase());
    const patch = patchNewSystem(name, folder === null ? files.slice(0, 20) : [folder], situation.text, law);
    const proposed = situation.proposed?.exempt
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

const findNotices = ({ paths, after }: Situation): Finding[] => {
  const dead = paths
    .filter(({ path, after: there, was }) => there === null && was.kind === 'none' && !isDeclaration(path))
    .map(({ path }) => path);
  const caught = new Map<string, string[]>();
  for (const path of after.declared.systems.size > 1 ? paths : []) {
    if (!isNew(path) || path.now.kind !== 'system') continue;
    const { pattern } = path.now.claim;
    if (pattern.globstars > 0 && pattern.literals === 0)
      caught.set(path.now.system, [...(caught.get(path.now.system) ?? []), path.path]);
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
