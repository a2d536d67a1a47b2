/**
 * The plain data a verdict rests on. Facts are read once, by `sources/`, and survive
 * `JSON.parse(JSON.stringify(facts))`; nothing here knows where they came from.
 */

/** A fact that can fail to be found. `unknown` says why in words; `needs` names what would make it known. */
export type Known<T> = { readonly known: T } | { readonly unknown: string; readonly needs?: string };

/** Where something stands in a file. Lines and columns count from 1. `commit` is the commit whose file is meant. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly commit?: string;
}

/** Where something stands, without what stands there. */
export const toPlace = ({ file, line, column, commit }: Place): Place => ({
  file,
  line,
  column,
  ...(commit === undefined ? {} : { commit }),
});

/** A git tree entry that is no folder. Modes: 100644, 100755 (files), 120000 (symlink), 160000 (submodule). */
export interface Entry {
  readonly mode: string;
  /** Object id: of the blob, or of the commit for a submodule. */
  readonly id: string;
}

/**
 * A path in which merge base and head differ; `null` is "not there".
 * A byte of a path that is not UTF-8 is a lone surrogate U+DC80–DCFF.
 */
export interface ChangedPath {
  readonly path: string;
  readonly before: Entry | null;
  readonly after: Entry | null;
}

export interface Commit {
  /** The name people use: a branch, or what was typed. */
  readonly ref: string;
  readonly sha: string;
}

/**
 * Something in a tree that is, or may be meant as, the declaration: any entry of the root or of `.github`
 * whose name, in lower case, is `ownership.yaml` or `ownership.yml`.
 */
export interface DeclarationFile extends Entry {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

/** What lies directly in a folder, and is no folder itself. */
export interface EntryInFolder extends Entry {
  /** From the root of the tree. */
  readonly path: string;
}

/** An account as GitHub's API gives it: https://docs.github.com/en/rest/users/users */
export interface Actor {
  readonly login: string;
  readonly id: number;
  readonly type: string;
}
/** Who a commit names; texts are empty where it names nobody. */
export interface CommitPerson {
  readonly name: string;
  readonly email: string;
  /** The account GitHub finds by the address; `null` where there is none, or nobody was asked. */
  readonly account: Actor | null;
}
export interface ProvenanceCommit {
  readonly sha: string;
  readonly author: CommitPerson;
  readonly committer: CommitPerson;
  readonly message: string;
}
/** What is looked at. A local check has commits without accounts, a branch, and no more. */
export interface ProvenanceFacts {
  /** Where the accounts have their ids, such as `github.com`; `null` where there are none. */
  readonly host: string | null;
  /** Who opened the pull request. */
  readonly author: Actor | null;
  readonly branch: string | null;
  readonly title: string | null;
  readonly body: string | null;
  readonly labels: readonly string[];
  readonly commits: readonly ProvenanceCommit[];
  /** False where some of the commits are out of view. */
  readonly complete: boolean;
}

/** A review of the pull request: https://docs.github.com/en/rest/pulls/reviews */
export interface Review {
  /** `null` where the account is gone. */
  readonly user: Actor | null;
  /** `APPROVED`, `CHANGES_REQUESTED`, `COMMENTED`, `DISMISSED` or `PENDING`. */
  readonly state: string;
  /** The commit that was looked at; `null` where it is not known any more. */
  readonly commit: string | null;
  /** `YYYY-MM-DDThh:mm:ssZ`. */
  readonly at: string;
}
/** A comment on the pull request whose first line begins with `/ownership`. */
export interface Word {
  readonly user: Actor | null;
  /** The first line, without spaces after it, cut to 1,000 UTF-16 units. */
  readonly line: string;
  readonly at: string;
  /** Whether it was changed after it was made: whoever may write can edit the words of others. */
  readonly edited: boolean;
}
/** That the pull request was pointed at another base: https://docs.github.com/en/rest/using-the-rest-api/issue-event-types#base_ref_changed */
export interface Retarget {
  readonly by: Actor | null;
  readonly at: string;
}
/** What was said about the pull request, oldest first. */
export interface Said {
  readonly reviews: Known<readonly Review[]>;
  readonly words: Known<readonly Word[]>;
  readonly retargets: Known<readonly Retarget[]>;
}

/** The first reading: what the change does, and the declarations on every side of it. */
export interface ChangeFacts {
  /** The tip of the default branch, from which the law comes; in a merge queue of that branch, the group's base. */
  readonly law: Commit;
  /** The tip the change is judged against: of the default branch, or of the line it targets. */
  readonly base: Commit;
  /** The branch the change is to be merged into, whichever it is judged against. */
  readonly target: string;
  /** Who made the change, and what it says of that. */
  readonly provenance: ProvenanceFacts;
  readonly mergeBase: string;
  readonly head: Commit;
  /** The head of the pull request, which reviews and words are about: in a queue not the commit that is judged. `null` where there is no pull request. */
  readonly pullHead: string | null;
  /** Complete, sorted by path, each path once. */
  readonly paths: readonly ChangedPath[];
  readonly declarations: {
    readonly law: readonly DeclarationFile[];
    readonly base: readonly DeclarationFile[];
    readonly mergeBase: readonly DeclarationFile[];
    readonly head: readonly DeclarationFile[];
  };
  /** The texts of the declaration files above that are regular files of at most 1 MiB, by object id. */
  readonly texts: readonly (readonly [id: string, text: Known<string>])[];
}

/** The first reading of an audit: the tree of one commit, and the declaration in it. */
export interface TreeFacts {
  readonly commit: Commit;
  /** Where the accounts have their ids, such as `github.com`; `null` where there are none. */
  readonly host: string | null;
  /** Every path that is no folder: complete, sorted by code units, each once. */
  readonly paths: readonly string[];
  readonly declarations: readonly DeclarationFile[];
  /** The texts of the declaration files above that are regular files of at most 1 MiB, by object id. */
  readonly texts: ChangeFacts['texts'];
  /** Whether texts are at hand, and cost no request. */
  readonly isAtHand: boolean;
}

/** What a pure function of the first reading asks the second one for. */
export interface Asks {
  /** Paths whose entry in the base tip's tree is wanted. */
  readonly entries: readonly string[];
  /** Folders of the base tip's tree whose files are wanted, without a slash at the end; '' is the root. */
  readonly folders: readonly string[];
  /** Whether every path of the base tip's tree is wanted. */
  readonly listing: boolean;
  /** Logins whose account and access are wanted, each once (logins compare without case). */
  readonly people: readonly string[];
  /** Ids of blobs whose text is wanted. */
  readonly texts: readonly string[];
  /** Whether what was said about the pull request is wanted. */
  readonly said: boolean;
  /** Commits the pull request had before: what its change was there is wanted. */
  readonly earlier: readonly string[];
  /** Https addresses elsewhere of which it is wanted whether they open, without their fragments. Only an audit has any. */
  readonly pages: readonly string[];
  /** The hosts that may be asked for them, in lower case, with their port unless it is 443. */
  readonly pageHosts: readonly string[];
}

/** An account of GitHub, and what it may do in this repository. */
export interface Account {
  readonly id: number;
  /** `User`, `Bot`, `Organization`, or what GitHub says. */
  readonly type: string;
  /** `null` where it was not found out because the type already says that it is nobody's. */
  readonly permission: 'admin' | 'write' | 'read' | 'none' | null;
}

export interface PersonAnswer {
  /** As it was asked. */
  readonly login: string;
  /** `null`: there is no such account. */
  readonly account: Known<Account | null>;
}

export interface EntryAnswer {
  readonly path: string;
  /** `null`: the tree has no such entry, or a folder stands there. */
  readonly entry: Known<Entry | null>;
  /** Where there is no entry: the spelling that differs in case only, or the path itself where it is a folder. */
  readonly near?: { readonly path: string; readonly folder: boolean };
}

export interface FolderAnswer {
  readonly folder: string;
  /** Sorted by path: also symlinks and submodules. Empty where the tree has no such folder, or a file stands there. */
  readonly files: Known<readonly EntryInFolder[]>;
}

/** What somebody without an account finds at an address elsewhere. */
export type PageFound =
  | { readonly status: 'there' }
  | { readonly status: 'gone'; readonly code: number }
  /** It asks who that is: nobody can tell from outside what is behind it. `to` is the host that asks, where it is another. */
  | { readonly status: 'locked'; readonly code: number; readonly to: string | null }
  /** There are more pages than are opened at a time. */
  | { readonly status: 'unopened' };

export interface PageAnswer {
  /** As it was asked. */
  readonly url: string;
  /** `unknown`: it could not be reached, which does not say that it is gone. */
  readonly page: Known<PageFound>;
}

/** The second reading, of the base tip's tree. */
export interface Answers {
  readonly entries: readonly EntryAnswer[];
  /** One for each folder asked, in that order. */
  readonly folders: readonly FolderAnswer[];
  /** Every path of the tree that is no folder, sorted; `null` when not asked for. */
  readonly listing: Known<readonly string[]> | null;
  /** One for each login asked, in that order; `null` where nobody can be asked, as in a local repository. */
  readonly people: readonly PersonAnswer[] | null;
  /** One for each blob asked, in that order. */
  readonly texts: readonly (readonly [id: string, text: Known<string>])[];
  /** `null` where it was not asked for, or nobody can be asked. */
  readonly said: Said | null;
  /** One for each commit asked, in that order: the same as the first reading would be there; `null` where there is no such commit any more. */
  readonly earlier: readonly { readonly commit: string; readonly change: Known<ChangeFacts | null> }[];
  /** One for each page asked, in that order; `null` where nobody opens them. */
  readonly pages: readonly PageAnswer[] | null;
}

/** Where nothing was asked, and nobody can be. */
export const NO_ANSWERS: Answers = {
  entries: [],
  folders: [],
  listing: null,
  people: null,
  texts: [],
  said: null,
  earlier: [],
  pages: null,
};

/** The run that judges, as workflows name it: what a change must not take away unseen. */
export interface Gate {
  /** `owner/name` of the action, in lower case; `null` where the workflow says `uses: ./`, and in a local check. */
  readonly action: string | null;
  /** The path of the workflow's file in the repository; `null` where it lies in another one, and in a local check. */
  readonly workflow: string | null;
  /** The job's key in that file; `null` in a local check. */
  readonly job: string | null;
}

/** Everything a verdict rests on. */
export interface Facts {
  readonly change: ChangeFacts;
  readonly answers: Answers;
  /** Today, `YYYY-MM-DD` in UTC. */
  readonly date: string;
  /** The program's version. */
  readonly program: string;
}

/**
 * Where facts come from. `readChange` answers `unknown` where the change cannot be seen whole. It reads the change against
 * the default branch, or, where the law covers the branch the change targets, against that line.
 */
export interface Source {
  readonly readChange: (against?: 'default' | 'target') => Promise<Known<ChangeFacts>>;
  /** May be called several times, each time for what was not asked before. */
  readonly readAnswers: (asks: Asks) => Promise<Answers>;
}

/** Where the facts of an audit come from: the same, but for the first reading. */
export interface TreeSource extends Pick<Source, 'readAnswers'> {
  readonly readTree: () => Promise<Known<TreeFacts>>;
}

/** True for a regular file: a symlink or a submodule is none. */
export const isFile = (entry: Entry): boolean => entry.mode.startsWith('100');
