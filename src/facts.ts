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

/** What a pure function of the first reading asks the second one for. */
export interface Asks {
  /** Paths whose entry in the base tip's tree is wanted. */
  readonly entries: readonly string[];
  /** Whether every path of the base tip's tree is wanted. */
  readonly listing: boolean;
  /** Logins whose account and access are wanted, each once (logins compare without case). */
  readonly people: readonly string[];
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

/** The second reading, of the base tip's tree. */
export interface Answers {
  readonly entries: readonly EntryAnswer[];
  /** Every path of the tree that is no folder, sorted; `null` when not asked for. */
  readonly listing: Known<readonly string[]> | null;
  /** One for each login asked, in that order; `null` where nobody can be asked, as in a local repository. */
  readonly people: readonly PersonAnswer[] | null;
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
  readonly readAnswers: (asks: Asks) => Promise<Answers>;
}

/** True for a regular file: a symlink or a submodule is none. */
export const isFile = (entry: Entry): boolean => entry.mode.startsWith('100');
