/** The papers of some systems at one commit, for the commands that judge nothing. */
import type { Declared } from '../declaration/resolve.ts';
import { type Answers, NO_ANSWERS } from '../facts.ts';
import { openPapers, openReaders, type RunbookReader } from '../rules/papers.ts';
import { openReadingList } from '../rules/reading-list.ts';
import { openShelves } from '../rules/shelves.ts';
import type { Side } from '../rules/situation.ts';
import type { Snapshot } from './snapshot.ts';

/** One side, without how paths are decided. */
export type Opened = Omit<Side, 'claims' | 'index'>;

/** Reads what the systems of these names point to; of all others what they say themselves is known. */
export const readPapers = async (
  names: readonly string[],
  { tree, proposal }: Snapshot,
  declared: Declared,
): Promise<Opened> => {
  const list = openReadingList({ names, before: null, after: declared, isChanged: () => false });
  const [entries, folders] = await Promise.all([tree.lookUp(list.first.entries), tree.folders(list.first.folders)]);
  const layShelves = openShelves({ paths: [], base: tree.commit, head: tree.commit });
  const lay = (texts: Answers['texts']) => layShelves({ ...NO_ANSWERS, entries, folders, texts });
  const readRunbook: RunbookReader = list.hasRunbooks ? (await import('../reliability/runbook.ts')).readRunbook : null;
  const shelf = lay(await tree.readTexts(list.listTexts(lay([])))).after;
  const readers = openReaders(proposal.law?.policy['runbook-headings'] ?? {})(readRunbook);
  return { declared, ...shelf, papers: openPapers(declared.systems, shelf, readers) };
};
