/** One commit of a local repository with its declaration, for the commands that judge nothing. */
import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { type Proposal, propose } from '../declaration/proposal.ts';
import { type GitSnapshot, gitRepository } from '../sources/git.ts';
import { CannotRun, type Shell } from './shell.ts';

export interface Snapshot {
  readonly tree: GitSnapshot;
  readonly proposal: Proposal;
  /** The path from the root of the repository of a word typed in the current folder. */
  readonly toPath: (word: string) => string;
  /** Where a path from the root of the repository is on this machine. */
  readonly toRoot: (path: string) => string;
  readonly close: () => void;
}

/** Throws {@link CannotRun} where the commit cannot be read. */
export const readSnapshot = async (
  shell: Shell,
  options: { readonly repo?: string; readonly ref?: string },
): Promise<Snapshot> => {
  const folder = resolve(shell.folder, options.repo ?? '.');
  const repository = gitRepository({ repo: folder, environment: shell.environment });
  const read = await repository.readAt(options.ref ?? 'HEAD');
  if ('unknown' in read) {
    repository.close();
    throw new CannotRun(read.unknown, read.needs ?? 'See `ownership-gate explain change`.');
  }
  const { commit, declarations, texts } = read.known;
  const proposal = propose({
    law: commit,
    base: commit,
    mergeBase: commit.sha,
    head: commit,
    paths: [],
    declarations: { law: declarations, base: declarations, mergeBase: declarations, head: declarations },
    texts,
  });
  const root = options.repo === undefined ? findRoot(folder) : folder;
  const toPath = (word: string): string => relative(root, resolve(folder, word)).split(sep).join('/');
  return { tree: read.known, proposal, toPath, toRoot: (path) => resolve(root, path), close: repository.close };
};

/** The nearest folder upwards that holds `.git`; the folder itself where none does. */
const findRoot = (folder: string): string => {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(resolve(at, '.git'))) return at;
    if (dirname(at) === at) return folder;
  }
};
