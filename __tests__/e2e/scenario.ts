/**
 * A scenario is a folder that says a repository and one pull request on it:
 *
 * - `base/`        the tree of the default branch's tip, whole. Missing: the empty tree.
 * - `head/`        what the pull request adds or changes, laid over the tree at its fork point.
 * - `merge-base/`  the tree at the fork point, whole, where the base has moved on since. Missing: as `base/`.
 * - `target/`      the tree of the target's tip, whole, where the target is another branch. Missing: as the fork point.
 * - `<name>/`      what a commit before the last adds or changes, laid over the tree so far, where that commit names it.
 * - `pull.json`    everything else; see `PullFile`. Every key is optional, an unknown one is an error.
 *
 * A file whose text begins with the line `{runbook}` has `__tests__/runbook.md` in its place.
 *
 * `buildRepository` makes a git repository of it. The same folder gives the same commit ids on every machine.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import { RUNBOOK } from '../runbook.ts';

const hex = (length: number) =>
  v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${length}}$`), `${length} hex digits`));
const bytes = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})*$/, 'pairs of hex digits'));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const date = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'YYYY-MM-DD'));
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'YYYY-MM-DDThh:mm:ssZ'));

const Account = v.strictObject({
  login: v.string(),
  id: v.optional(count),
  type: v.optional(v.picklist(['User', 'Bot', 'Organization'])),
});
const AccountOrLogin = v.union([v.string(), Account]);

/** What files on disk cannot say. With `{n}` in the path, `repeat` makes that many entries; else it repeats the content. */
const TreeEntry = v.pipe(
  v.strictObject({
    path: v.optional(v.string()),
    'path-bytes': v.optional(bytes),
    mode: v.optional(v.picklist(['100644', '100755', '120000', '160000'])),
    text: v.optional(v.string()),
    bytes: v.optional(bytes),
    id: v.optional(hex(40)),
    repeat: v.optional(count),
  }),
  v.check((entry) => (entry.path === undefined) !== (entry['path-bytes'] === undefined), 'one of path, path-bytes'),
  v.check(
    (entry) => [entry.text, entry.bytes, entry.id].filter((content) => content !== undefined).length === 1,
    'one of text, bytes, id',
  ),
  v.check((entry) => (entry.id !== undefined) === (entry.mode === '160000'), 'an id for mode 160000, and only there'),
);

/** Who a commit says it is by. A login brings its noreply address; a name and an address can be anybody's. */
const Signature = v.strictObject({
  login: v.optional(v.string()),
  name: v.optional(v.string()),
  email: v.optional(v.string()),
  date: v.optional(instant),
});

const Permission = v.picklist(['admin', 'maintain', 'write', 'triage', 'read', 'none']);

const PullFile = v.strictObject({
  /** Today, in UTC; what lies in the repository is a few days older. */
  date: v.optional(date, '2026-11-23'),
  /** `owner/name`. */
  repository: v.optional(v.pipe(v.string(), v.regex(/^[\w.-]+\/[\w.-]+$/, 'owner/name')), 'acme/shop'),
  private: v.optional(v.boolean(), false),
  number: v.optional(count, 1),
  author: v.optional(AccountOrLogin, 'dana-pull'),
  title: v.optional(v.string(), 'Change something'),
  body: v.optional(v.nullable(v.string()), null),
  draft: v.optional(v.boolean(), false),
  branch: v.optional(v.string(), 'feature'),
  target: v.optional(v.string(), 'main'),
  /** `owner/name` the head lies in; null where that repository is gone. */
  fork: v.optional(v.nullable(v.string())),
  deleted: v.optional(v.array(v.string()), []),
  moved: v.optional(v.record(v.string(), v.string()), {}),
  entries: v.optional(
    v.strictObject({
      base: v.optional(v.array(TreeEntry)),
      head: v.optional(v.array(TreeEntry)),
      'merge-base': v.optional(v.array(TreeEntry)),
      target: v.optional(v.array(TreeEntry)),
    }),
    {},
  ),
  /**
   * Oldest first. The last that is no merge carries `head/`, moves and deletions; those before it are empty unless they
   * name a folder of their own (`tree`). `merge` is GitHub's *Update branch*: the target's tip merged in, committed by
   * GitHub. Default: one, by the author.
   */
  commits: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          tree: v.optional(v.pipe(v.string(), v.regex(/^[\w-]+$/, 'the name of a folder'))),
          merge: v.optional(v.boolean(), false),
          author: v.optional(v.union([v.string(), Signature])),
          committer: v.optional(v.union([v.string(), Signature])),
          message: v.optional(v.string()),
          repeat: v.optional(count),
        }),
      ),
      v.minLength(1),
      v.check((commits) => commits.some(({ merge }) => !merge), 'one that is no merge'),
    ),
    [{}],
  ),
  /**
   * In bodies and in `commit`, `{head}` (and `{head:12}`, its first 12 digits), `{base}`, `{merge-base}` and `{commit:1}`
   * (and `{commit:1:12}`), the first of the pull request's own, stand for commit ids.
   */
  reviews: v.optional(
    v.array(
      v.strictObject({
        user: v.nullable(AccountOrLogin),
        state: v.picklist(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING']),
        commit: v.optional(v.nullable(v.string()), '{head}'),
        body: v.optional(v.string(), ''),
        at: v.optional(instant),
      }),
    ),
    [],
  ),
  comments: v.optional(
    v.array(
      v.strictObject({
        user: v.nullable(AccountOrLogin),
        body: v.string(),
        at: v.optional(instant),
        /** When it was edited. Default: never. */
        edited: v.optional(instant),
      }),
    ),
    [],
  ),
  /** When it was pointed at another base, and by whom. */
  retargets: v.optional(v.array(v.strictObject({ by: v.nullable(AccountOrLogin), at: v.optional(instant) })), []),
  labels: v.optional(v.array(v.string()), []),
  /** By login. Everybody else may read if the repository is public. The author may write unless the head is a fork's. */
  permissions: v.optional(v.record(v.string(), Permission), {}),
  /** Accounts that exist besides those named above. */
  users: v.optional(
    v.record(
      v.string(),
      v.strictObject({ id: v.optional(count), type: v.optional(v.picklist(['User', 'Bot', 'Organization'])) }),
    ),
    {},
  ),
  /** Logins that are no account. Whoever else a declaration names as owner, backup, keeper or approver is a person who may write. */
  absent: v.optional(v.array(v.string()), []),
});

export type Pull = v.InferOutput<typeof PullFile>;
export interface ScenarioAccount {
  readonly login: string;
  readonly id: number;
  readonly type: 'User' | 'Bot' | 'Organization';
}
export interface Scenario {
  /** The folder's name. */
  readonly name: string;
  readonly folder: string;
  readonly pull: Pull;
  readonly author: ScenarioAccount;
  /** Everybody who exists, by login in lower case. */
  readonly accounts: ReadonlyMap<string, ScenarioAccount>;
}

/** A repository made of a scenario, and its commits. */
export interface Built {
  readonly folder: string;
  /** Tip of the default branch. */
  readonly main: string;
  /** Tip of the pull request's target. */
  readonly base: string;
  readonly mergeBase: string;
  readonly head: string;
  /** The pull request's own, oldest first. */
  readonly commits: readonly string[];
}

/** Folders that commits name. */
const listCommitTrees = ({ commits }: Pull): string[] => commits.flatMap(({ tree }) => tree ?? []);

const DEFAULT_BRANCH = 'main';
const TREES = ['base', 'head', 'merge-base', 'target'] as const;
type TreeName = (typeof TREES)[number];

/** Accounts of github.com that commits and comments carry, with their real ids. */
const WELL_KNOWN: Readonly<Record<string, number>> = {
  'web-flow': 19_864_447,
  'github-actions[bot]': 41_898_282,
  'dependabot[bot]': 49_699_333,
};

/** Otherwise an id that depends on the login alone, so that adding an account changes no other. */
export const idOf = (login: string): number => {
  const known = WELL_KNOWN[login];
  if (known !== undefined) return known;
  let hash = 7;
  for (const character of login.toLowerCase()) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 89_999_999;
  return 10_000_000 + hash;
};

const collectAccounts = (pull: Pull): Map<string, ScenarioAccount> => {
  const accounts = new Map<string, ScenarioAccount>();
  const add = (given: v.InferOutput<typeof AccountOrLogin> | null): void => {
    if (given === null) return;
    const { login, id, type } = typeof given === 'string' ? { login: given } : given;
    const known = accounts.get(login.toLowerCase());
    accounts.set(login.toLowerCase(), {
      login: known?.login ?? login,
      id: id ?? known?.id ?? idOf(login),
      type: type ?? known?.type ?? (login.endsWith('[bot]') ? 'Bot' : 'User'),
    });
  };
  add(pull.author);
  for (const { user } of [...pull.reviews, ...pull.comments]) add(user);
  for (const { by } of pull.retargets) add(by);
  for (const { author, committer } of pull.commits) {
    for (const by of [author, committer]) add((typeof by === 'string' ? by : by?.login) ?? null);
  }
  for (const login of Object.keys(pull.permissions)) add(login);
  for (const [login, account] of Object.entries(pull.users)) add({ login, ...account });
  return accounts;
};

/** Reads and checks a scenario folder. Throws an error that names the folder and every problem of its `pull.json`. */
export const readScenario = (folder: string): Scenario => {
  const file = join(folder, 'pull.json');
  const parsed = v.safeParse(PullFile, existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
  if (!parsed.success) {
    const problems = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? '(top)'}: ${issue.message}`);
    throw new Error(`${file}: ${problems.join('; ')}`);
  }
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const named = listCommitTrees(parsed.output);
  for (const { name } of folders) {
    if (![...TREES, ...named, 'expected'].includes(name)) throw new Error(`${folder}: no such tree: ${name}`);
  }
  for (const name of named) {
    if ([...TREES, 'expected'].includes(name) || !existsSync(join(folder, name))) {
      throw new Error(`${folder}: a commit names what is no folder of its own: ${name}`);
    }
  }
  const { branch, target, fork } = parsed.output;
  if (fork === undefined && (branch === DEFAULT_BRANCH || branch === target)) {
    throw new Error(`${folder}: head and target are one branch, and the head lies in no fork: ${branch}`);
  }
  if (target === DEFAULT_BRANCH && (existsSync(join(folder, 'target')) || parsed.output.entries.target)) {
    throw new Error(`${folder}: a target tree, but the target is ${DEFAULT_BRANCH}, whose tree is base/`);
  }
  const accounts = collectAccounts(parsed.output);
  const { author } = parsed.output;
  const account = accounts.get((typeof author === 'string' ? author : author.login).toLowerCase());
  if (account === undefined) throw new Error(`${folder}: no author`);
  return { name: basename(folder), folder, pull: parsed.output, author: account, accounts };
};

/** All scenarios below a folder, sorted by name. */
export const listScenarios = (parent: string): Scenario[] =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => readScenario(join(parent, name)));

/** git without anybody's configuration. */
export const gitEnvironment = {
  PATH: process.env.PATH ?? '',
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_REPLACE_OBJECTS: '1',
};

/** Runs git in a repository and returns what it printed. Throws where git fails. */
export const git = (folder: string, args: readonly string[], input?: string | Uint8Array): Buffer =>
  execFileSync('git', ['-C', folder, ...args], {
    env: gitEnvironment,
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(input === undefined ? {} : { input }),
  });

/** A tree entry. The path is bytes as Latin-1 text, so that any byte survives and equal bytes are equal keys. */
interface Entry {
  readonly mode: string;
  readonly content: Buffer | { readonly id: string };
}
type Entries = Map<string, Entry>;

/** What stands for {@link RUNBOOK} at the beginning of a text. */
const MARK = '{runbook}\n';
const expand = (content: Buffer): Buffer =>
  content.subarray(0, MARK.length).toString() === MARK
    ? Buffer.concat([Buffer.from(RUNBOOK), content.subarray(MARK.length)])
    : content;

const rawPath = (path: string): string => Buffer.from(path, 'utf8').toString('latin1');

const readFolder = (folder: string, below = '', entries: Entries = new Map()): Entries => {
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = below === '' ? name : `${below}/${name}`;
    const full = join(folder, path);
    const stat = lstatSync(full);
    if (stat.isDirectory()) readFolder(folder, path, entries);
    else if (stat.isSymbolicLink())
      entries.set(rawPath(path), { mode: '120000', content: Buffer.from(readlinkSync(full)) });
    else
      entries.set(rawPath(path), {
        mode: (stat.mode & 0o100) === 0 ? '100644' : '100755',
        content: expand(readFileSync(full)),
      });
  }
  return entries;
};

const layEntries = (entries: Entries, given: readonly v.InferOutput<typeof TreeEntry>[]): void => {
  for (const entry of given) {
    const path =
      entry.path === undefined ? Buffer.from(entry['path-bytes'] ?? '', 'hex').toString('latin1') : rawPath(entry.path);
    const text = entry.text ?? Buffer.from(entry.bytes ?? '', 'hex');
    const mode = entry.mode ?? '100644';
    const times = entry.repeat ?? 1;
    if (entry.id !== undefined) entries.set(path, { mode, content: { id: entry.id } });
    else if (path.includes('{n}'))
      for (let n = 1; n <= times; n += 1) {
        const content = typeof text === 'string' ? Buffer.from(text.replaceAll('{n}', String(n))) : text;
        entries.set(path.replaceAll('{n}', String(n)), { mode, content });
      }
    else entries.set(path, { mode, content: expand(Buffer.concat(Array<Buffer>(times).fill(Buffer.from(text)))) });
  }
};

const readTree = (scenario: Scenario, name: TreeName): Entries | null => {
  const folder = join(scenario.folder, name);
  const given = scenario.pull.entries[name];
  if (!existsSync(folder) && given === undefined) return null;
  const entries: Entries = existsSync(folder) ? readFolder(folder) : new Map();
  layEntries(entries, given ?? []);
  return entries;
};

/** A folder that a commit names. */
const readCommitTree = (scenario: Scenario, name: string): Entries => readFolder(join(scenario.folder, name));

/** Keys of a declaration that hold logins. */
const NAMING = ['owner', 'backup', 'keepers', 'approved-by'];

/** Logins that the declaration of any of a scenario's trees names as owner, backup, keeper or approver, of whatever. */
export const listNamed = (scenario: Scenario): string[] => {
  const named = new Set<string>();
  const add = (value: unknown): void => {
    if (isScalar(value) && /^[\w-]{1,39}$/.test(String(value.source ?? ''))) named.add(String(value.source));
  };
  const trees = [
    ...TREES.flatMap((name) => readTree(scenario, name) ?? []),
    ...listCommitTrees(scenario.pull).map((name) => readCommitTree(scenario, name)),
  ];
  for (const tree of trees) {
    for (const [path, { content }] of tree) {
      if (!/^(?:\.github\/)?ownership\.ya?ml$/i.test(path) || !Buffer.isBuffer(content) || content.length > 1 << 20)
        continue;
      try {
        visit(parseDocument(content.toString('utf8'), { schema: 'failsafe', logLevel: 'silent' }), {
          Pair: (_, { key, value }) => {
            if (!isScalar(key) || !NAMING.includes(String(key.value))) return;
            if (isSeq(value)) for (const item of value.items) add(item);
            else if (!isMap(value)) add(value);
          },
        });
      } catch {
        // A declaration that no parser takes names nobody.
      }
    }
  }
  return [...named];
};

/** A path as fast-import reads it: quoted, and every unusual byte as octal. */
const quoted = (path: string): string =>
  `"${path.replace(/[^\w./-]/g, (byte) => `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`)}"`;

const modifications = (entries: Entries): (string | Buffer)[] =>
  [...entries].flatMap(([path, { mode, content }]) =>
    Buffer.isBuffer(content)
      ? [`M ${mode} inline ${quoted(path)}\ndata ${content.length}\n`, content, '\n']
      : [`M ${mode} ${content.id} ${quoted(path)}\n`],
  );

const seconds = (instantText: string): number => Date.parse(instantText) / 1000;
const DAY = 86_400;

type CommitSignature = v.InferOutput<typeof Signature>;
const signature = (scenario: Scenario, given: string | CommitSignature | undefined, otherwise: number): string => {
  const said: CommitSignature = typeof given === 'string' ? { login: given } : (given ?? {});
  const login = said.login ?? scenario.author.login;
  const account = scenario.accounts.get(login.toLowerCase());
  const noreply =
    login === 'web-flow' ? 'noreply@github.com' : `${account?.id ?? idOf(login)}+${login}@users.noreply.github.com`;
  const name = said.name ?? (login === 'web-flow' ? 'GitHub' : login);
  return `${name} <${said.email ?? noreply}> ${said.date === undefined ? otherwise : seconds(said.date)} +0000`;
};

const isSame = (one: Entry | undefined, other: Entry | undefined): boolean => {
  if (one === undefined || other === undefined) return one === other;
  if (one.mode !== other.mode) return false;
  if (Buffer.isBuffer(one.content) && Buffer.isBuffer(other.content)) return one.content.equals(other.content);
  return !Buffer.isBuffer(one.content) && !Buffer.isBuffer(other.content) && one.content.id === other.content.id;
};

/** The folders a path lies in. */
const foldersOf = (path: string): string[] =>
  [...path].flatMap((character, index) => (character === '/' ? [path.slice(0, index)] : []));

/** A tree with entries laid over it. What a file takes the place of goes, and so does a file that becomes a folder. */
const lay = (tree: Entries, over: Entries): Entries => {
  const folders = new Set([...over.keys()].flatMap(foldersOf));
  const kept = [...tree].filter(([path]) => !folders.has(path) && !foldersOf(path).some((folder) => over.has(folder)));
  return new Map([...kept, ...over]);
};

/** A tree after the pull request's moves and deletions, each of which must find something. */
const remove = (scenario: Scenario, tree: Entries): Entries => {
  const { deleted, moved } = scenario.pull;
  let left = tree;
  const take = (path: string): Entries => {
    const raw = rawPath(path);
    const taken = new Map([...left].filter(([each]) => each === raw || each.startsWith(`${raw}/`)));
    if (taken.size === 0) throw new Error(`${scenario.folder}: nothing there to move or delete: ${path}`);
    left = new Map([...left].filter(([each]) => !taken.has(each)));
    return taken;
  };
  for (const [from, to] of Object.entries(moved)) {
    const taken = [...take(from)];
    left = lay(left, new Map(taken.map(([path, entry]) => [rawPath(to) + path.slice(rawPath(from).length), entry])));
  }
  for (const path of deleted) take(path);
  return left;
};

/** A tree with what became of `base` in `theirs`. Throws where both changed a path, each in its own way. */
const merge = (scenario: Scenario, tree: Entries, [base, theirs]: readonly [Entries, Entries]): Entries => {
  const merged = new Map(tree);
  for (const path of new Set([...base.keys(), ...theirs.keys()])) {
    const [was, now] = [base.get(path), theirs.get(path)];
    if (isSame(was, now) || isSame(tree.get(path), now)) continue;
    if (!isSame(tree.get(path), was)) throw new Error(`${scenario.folder}: a conflict at the merge: ${path}`);
    if (now === undefined) merged.delete(path);
    else merged.set(path, now);
  }
  return merged;
};

/** What makes of one tree the other. */
const difference = (from: Entries, to: Entries): (string | Buffer)[] => [
  ...[...from.keys()].filter((path) => !to.has(path)).map((path) => `D ${quoted(path)}\n`),
  ...modifications(new Map([...to].filter(([path, entry]) => !isSame(from.get(path), entry)))),
];

/**
 * Makes a repository of a scenario in an existing empty folder: `main`, the target and head branches, and
 * `refs/pull/<number>/head`. HEAD is the head branch, or detached at the head where a fork holds that branch. The work tree is empty unless `checkout` asks for it;
 * `remote` adds `origin/main`, `origin/<target>` and `origin/HEAD`, as a clone has them.
 */
export const buildRepository = (
  scenario: Scenario,
  folder: string,
  options: { readonly checkout?: boolean; readonly remote?: boolean } = {},
): Built => {
  const { pull } = scenario;
  const today = seconds(`${pull.date}T00:00:00Z`);
  const base = readTree(scenario, 'base') ?? new Map();
  const target = readTree(scenario, 'target');
  const forkGiven = readTree(scenario, 'merge-base');
  const otherTarget = pull.target !== DEFAULT_BRANCH;
  const fork = forkGiven ?? (otherTarget && target !== null ? target : base);

  const stream: (string | Buffer)[] = [];
  let marks = 0;
  const commit = (from: number | null, who: { author: string; committer: string; message: string }): number => {
    marks += 1;
    const message = Buffer.from(who.message);
    stream.push(
      `commit refs/pull/${pull.number}/head\nmark :${marks}\nauthor ${who.author}\ncommitter ${who.committer}\n`,
    );
    stream.push(`data ${message.length}\n`, message, '\n', from === null ? '' : `from :${from}\n`);
    return marks;
  };
  const maintainer = (daysAgo: number, message: string) => {
    const by = `Ola Maintainer <ola@acme.example> ${today - daysAgo * DAY} +0000`;
    return { author: by, committer: by, message: `${message}\n` };
  };
  const wholeTree = (entries: Entries) => stream.push('deleteall\n', ...modifications(entries), '\n');

  const forkMark = commit(null, maintainer(10, 'Begin'));
  wholeTree(fork);
  let mainMark = forkMark;
  if (fork !== base) {
    mainMark = commit(forkMark, maintainer(5, 'Move on'));
    wholeTree(base);
  }
  let targetMark = otherTarget ? forkMark : mainMark;
  if (otherTarget && target !== null && target !== fork) {
    targetMark = commit(forkMark, maintainer(4, 'Move the line on'));
    wholeTree(target);
  }
  const tip = otherTarget ? (target ?? fork) : base;
  let headMark = forkMark;
  let [tree, common] = [fork, fork];
  const own: number[] = [];
  const said = pull.commits.flatMap((each) => Array<typeof each>(each.repeat ?? 1).fill(each));
  const last = said.findLastIndex((each) => !each.merge);
  for (const [index, each] of said.entries()) {
    const at = today - DAY + index * 60;
    headMark = commit(headMark, {
      author: signature(scenario, each.author, at),
      committer: signature(scenario, each.committer ?? (each.merge ? 'web-flow' : each.author), at),
      message: each.message ?? (each.merge ? `Merge branch '${pull.target}' into ${pull.branch}\n` : `${pull.title}\n`),
    });
    own.push(headMark);
    if (each.merge) stream.push(`merge :${targetMark}\n`);
    const before = tree;
    if (each.merge) [tree, common] = [merge(scenario, tree, [common, tip]), tip];
    if (each.tree !== undefined) tree = lay(tree, readCommitTree(scenario, each.tree));
    if (index === last) tree = lay(remove(scenario, tree), readTree(scenario, 'head') ?? new Map());
    stream.push(...difference(before, tree), '\n');
  }

  const refs = new Map<string, number>([
    [`refs/heads/${DEFAULT_BRANCH}`, mainMark],
    [`refs/heads/${pull.target}`, targetMark],
    ...(pull.fork === undefined ? [[`refs/heads/${pull.branch}`, headMark] as const] : []),
    [`refs/pull/${pull.number}/head`, headMark],
  ]);
  if (options.remote === true) {
    refs.set(`refs/remotes/origin/${DEFAULT_BRANCH}`, mainMark);
    refs.set(`refs/remotes/origin/${pull.target}`, targetMark);
  }
  for (const [ref, mark] of refs) stream.push(`reset ${ref}\nfrom :${mark}\n\n`);
  const asked = [mainMark, targetMark, common === fork ? forkMark : targetMark, headMark, ...own];
  stream.push(...asked.map((mark) => `get-mark :${mark}\n`), 'done\n');

  git(folder, [
    'init',
    '--quiet',
    '--template=',
    `--initial-branch=${pull.fork === undefined ? pull.branch : DEFAULT_BRANCH}`,
  ]);
  const input = Buffer.concat(stream.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const shas = git(folder, ['fast-import', '--quiet', '--done', '--date-format=raw', '--force'], input)
    .toString()
    .split('\n');
  if (options.remote === true) {
    writeFileSync(join(folder, '.git/refs/remotes/origin/HEAD'), `ref: refs/remotes/origin/${DEFAULT_BRANCH}\n`);
  }
  const [main = '', targetTip = '', mergeBase = '', head = '', ...commits] = shas.slice(0, asked.length);
  if (pull.fork !== undefined) writeFileSync(join(folder, '.git/HEAD'), `${head}\n`);
  if (options.checkout === true) git(folder, ['reset', '--quiet', '--hard']);
  return { folder, main, base: targetTip, mergeBase, head, commits };
};
