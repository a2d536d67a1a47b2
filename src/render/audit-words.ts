/** What an audit says of itself besides its answer, the same on every surface: what it rests on, who is missing, who carries how much. */
import type { Audit, FolderCoverage, Load } from '../audit-result.ts';
import { countFiles, countOf, sayNumber } from './coverage.ts';
import { describeDebt } from './outcome.ts';

/** `12 systems`, `runbooks: 11 of 12 open`, `SLOs: 12 of 12 declared`, and what the law excuses. */
export const listCounts = (audit: Pick<Audit, 'systems' | 'duties' | 'debt'>): readonly string[] => {
  const { runbook, slo } = audit.duties;
  const debt = describeDebt(audit);
  return [
    countOf(audit.systems.length, 'system'),
    ...(runbook.owed === 0 ? [] : [`runbooks: ${sayNumber(runbook.met)} of ${sayNumber(runbook.owed)} open`]),
    ...(slo.owed === 0 ? [] : [`SLOs: ${sayNumber(slo.met)} of ${sayNumber(slo.owed)} declared`]),
    ...(debt === null ? [] : [debt]),
  ];
};

/** The folder of the root in which this one is. */
const findTop = (folder: string): string => folder.slice(0, folder.indexOf('/') + 1);

/**
 * Folders with files nobody answers for, those with the most first; without those of which all that is missing is in
 * folders below that are listed too.
 */
export const listGaps = ({ folders }: Pick<Audit, 'folders'>): readonly FolderCoverage[] => {
  const gaps = folders.filter(({ unowned }) => unowned > 0);
  const below = new Map<string, number>();
  for (const { folder, unowned } of gaps) {
    const top = findTop(folder);
    if (top !== folder) below.set(top, (below.get(top) ?? 0) + unowned);
  }
  return gaps
    .filter(({ folder, unowned }) => (below.get(folder) ?? 0) < unowned)
    .sort((a, b) => b.unowned - a.unowned || (a.folder < b.folder ? -1 : 1));
};

/** `12 of 40 files`; of those that are not exempt. */
export const sayGap = ({ unowned, owned }: Pick<FolderCoverage, 'owned' | 'unowned'>): string =>
  owned === 0 ? countFiles(unowned) : `${sayNumber(unowned)} of ${countFiles(owned + unowned)}`;

/** `owner of 12 systems, backup of 3`. */
export const sayLoad = ({ owner, backup }: Load): string =>
  [
    ...(owner.length === 0 ? [] : [`owner of ${countOf(owner.length, 'system')}`]),
    ...(backup.length === 0
      ? []
      : [`backup of ${owner.length === 0 ? countOf(backup.length, 'system') : sayNumber(backup.length)}`]),
  ].join(', ');

const UNCHECKED: Readonly<Record<string, string>> = {
  'owner-access': 'whether owners and backups exist and may write (owner-access): with `--online`, or by the Action',
  'runbook-hosts': 'whether runbooks elsewhere open (policy.runbook-hosts): with `--online`, or by the Action',
};

/** What could not be asked here and does not count; `null` where everything was. */
export const sayUncheckedHere = ({ notChecked }: Pick<Audit, 'notChecked'>): string | null =>
  notChecked.length === 0 ? null : `not checked here: ${notChecked.map((what) => UNCHECKED[what] ?? what).join('; ')}`;
