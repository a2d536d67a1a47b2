import { isNotApplicable } from '../declaration/resolve.ts';
import type { EntryAnswer } from '../facts.ts';
import { isFile } from '../facts.ts';
import type { DutyRule, Gap } from './duty.ts';
import { BLANKS } from './patch.ts';
import { hideCredentials, isInRepository, mendPath, splitAnchor } from './pointer.ts';

/** There is a runbook, and it opens: a regular file after the merge, or an https link without credentials. */
export const runbook: DutyRule = {
  id: 'runbook',
  findGaps: (system, { entryOf }) => {
    const pointer = system.runbook;
    if (pointer === null) return [{ code: 'runbook-missing', detail: {}, lines: [BLANKS.runbook] }];
    if (isNotApplicable(pointer.value)) return [];
    const got = pointer.value;
    if (!isInRepository(got)) return findLinkGaps(got).map((gap) => ({ ...gap, place: pointer }));
    const { path } = splitAnchor(got);
    const write = mendPath(path);
    if (write !== undefined) return [{ code: 'runbook-not-a-path', detail: { got, write }, place: pointer }];
    const found = findFileGap(entryOf(path));
    if (found === null) return [];
    if ('why' in found)
      return [{ code: 'runbook-unknown', detail: { path, ...found }, severity: 'undecided', place: pointer }];
    return [{ code: 'runbook-not-a-file', detail: { path, ...found }, place: pointer }];
  },
};

type FileGap =
  | { kind: 'absent' | 'folder' | 'symlink' | 'submodule'; near: string | null }
  | { why: string; needs: string | null };

/** Why an entry is no regular file; `null` where it is one. */
export const findFileGap = ({ path, entry, near }: EntryAnswer): FileGap | null => {
  if ('unknown' in entry) return { why: entry.unknown, needs: entry.needs ?? null };
  if (entry.known === null) {
    if (near?.folder === true && near.path === path) return { kind: 'folder', near: null };
    return { kind: 'absent', near: near === undefined || near.folder ? null : near.path };
  }
  if (isFile(entry.known)) return null;
  return { kind: entry.known.mode === '120000' ? 'symlink' : 'submodule', near: null };
};

const findLinkGaps = (link: string): Gap[] => {
  const got = hideCredentials(link);
  if (!/^https:\/\//i.test(link)) return [{ code: 'runbook-not-https', detail: { got, why: 'scheme' } }];
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url === null || /\s/.test(link)) return [{ code: 'runbook-not-https', detail: { got, why: 'form' } }];
  if (url.username !== '' || url.password !== '')
    return [{ code: 'runbook-not-https', detail: { got, why: 'credentials' } }];
  return [];
};
