/** The files of the repository that systems point to: they are touched with their system, whoever claims their paths. */
import { splitFiles } from '../declaration/history-files.ts';
import type { Declared, System } from '../declaration/resolve.ts';
import { addTo, type Group } from '../groups.ts';
import { findRunbookPath, listSloFiles } from './papers.ts';
import { listHistoryFiles, listWriteUps } from './past.ts';
import type { PathDecisions } from './situation.ts';

/** The files by which a system meets its duties: its runbook, its SLO files. */
export const listDuties = (system: System): readonly string[] => {
  const runbook = findRunbookPath(system);
  return [...(runbook === null ? [] : [runbook.path]), ...listSloFiles(system)];
};

/** The files a system names: its runbook, its SLO files, the write-ups of its incidents. */
export const listPointed = (system: System | undefined): readonly string[] => {
  if (system === undefined) return [];
  return [...listDuties(system), ...listWriteUps(system)];
};

/** Who points to a path, by its name or by a folder: systems by the names they have on any of these sides. */
const openPointers = (
  sides: readonly Declared[],
): Readonly<Record<'byName' | 'byFolder', (path: string) => readonly string[]>> => {
  const named = new Map<string, Set<string>>();
  const folders = new Map<string, Group<{ readonly matches: (name: string) => boolean; readonly system: string }>>();
  for (const side of sides) {
    for (const system of side.systems.values()) {
      for (const path of listPointed(system)) named.set(path, (named.get(path) ?? new Set()).add(system.name));
      for (const files of listHistoryFiles(system)) {
        const { folder, matches } = splitFiles(files);
        addTo(folders, folder, { matches, system: system.name });
      }
    }
  }
  return {
    byName: (path) => [...(named.get(path) ?? [])],
    byFolder: (path) => {
      const slash = path.lastIndexOf('/');
      const name = path.slice(slash + 1);
      const pointing = folders.get(path.slice(0, Math.max(slash, 0))) ?? [];
      return pointing.flatMap(({ matches, system }) => (matches(name) ? [system] : []));
    },
  };
};

/**
 * The paths of the change that are a system's, before or after it, or that the system points to: by the name it has there.
 * Of a folder of incidents what is new touches nobody: several systems may share it, and to write down what happened
 * takes nothing from anybody.
 */
export const listTouching = <P extends PathDecisions>(
  paths: readonly P[],
  after: Declared,
  before: Declared | null,
): ReadonlyMap<string, readonly P[]> => {
  const touching = new Map<string, Group<P>>();
  const { byName, byFolder } = openPointers(before === null || before === after ? [after] : [before, after]);
  for (const path of paths) {
    const names = new Set([...byName(path.path), ...(path.before === null ? [] : byFolder(path.path))]);
    for (const decision of [path.was, path.now]) if (decision.kind === 'system') names.add(decision.system);
    for (const name of names) addTo(touching, name, path);
  }
  return touching;
};
