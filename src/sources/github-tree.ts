/** One commit of a repository, whole, from GitHub's REST API: for an audit without a checkout. */
import type { Commit, Known, TreeFacts, TreeSource } from '../facts.ts';
import { isFile } from '../facts.ts';
import { peopleReader } from './github-people.ts';
import { type GitHubPlace, type GitHubRequest, openAsker } from './github-request.ts';
import { mostText, textReader, treeReader } from './github-trees.ts';
import { type Answerers, answerAsks, findDeclarationFiles, listFolders, listTree, lookUp, settle } from './trees.ts';

export interface GitHubTree extends GitHubPlace {
  /** With a token of the organisation, for accounts the job's token cannot see. */
  readonly orgRequest?: GitHubRequest;
  readonly commit: Commit;
  /** Of the server that gives accounts their ids, such as `github.com`. */
  readonly host: string;
}

/** Answers about accounts by themselves, for a tree that is read elsewhere. */
export const openPeople = ({
  orgRequest,
  ...place
}: Omit<GitHubTree, 'commit' | 'host'>): NonNullable<Answerers['people']> =>
  peopleReader(openAsker(place).ask, orgRequest);

/** The tree of a commit: whole in one request where GitHub does not cut it off, else folder by folder. */
export const gitHubTree = ({ commit, host, orgRequest, ...place }: GitHubTree): TreeSource => {
  const asker = openAsker(place);
  const trees = treeReader(asker);
  const texts = textReader(asker, trees.sizes);
  const root = commit.sha;
  const readFacts = async (): Promise<TreeFacts> => {
    const [found, entries] = await Promise.all([findDeclarationFiles(root, trees.read), listTree(root, trees.read)]);
    const declarations = found.map((entry) => ({ ...entry, size: trees.sizes.get(entry.id) ?? 0 }));
    const ids = declarations.filter((file) => isFile(file) && file.size <= mostText).map(({ id }) => id);
    const read = async (id: string): Promise<readonly [string, Known<string>]> => [
      id,
      await texts.read(id, 'the text of the declaration'),
    ];
    return {
      commit,
      host,
      paths: entries.map(({ path }) => path),
      declarations,
      texts: await Promise.all([...new Set(ids)].sort().map(read)),
      isAtHand: false,
    };
  };
  const facts = settle(readFacts());
  return {
    readTree: () => facts,
    readAnswers: (asks) =>
      answerAsks(asks, {
        lookUp: (paths) => lookUp(root, paths, trees.read),
        listFolders: (folders) => listFolders(root, folders, trees.read),
        list: async () => (await listTree(root, trees.read)).map(({ path }) => path),
        people: peopleReader(asker.ask, orgRequest),
        texts: (ids) => Promise.all(ids.map(async (id) => [id, await texts.read(id, 'the text of a file')] as const)),
      }),
  };
};
