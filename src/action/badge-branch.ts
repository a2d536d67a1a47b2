/**
 * The branch of the badge: pictures and data of the newest audit, and the history of audits, written through the Git database
 * (https://docs.github.com/en/rest/git). An orphan, so that nothing of the code is in it; never force-pushed, so that audits
 * that race lose nothing of one another. Each try reads the branch anew, and takes some eight requests.
 */
import { createHash } from 'node:crypto';
import type { GitHubPlace } from '../sources/github-request.ts';
import { valueAt } from '../sources/json.ts';
import {
  insertEntry,
  isSameTruth,
  keepPast,
  MOST_CHARACTERS,
  type PassedBy,
  parseTrend,
  renderTrend,
  type TrendEntry,
} from '../trend.ts';
import { isForbidden, statusOf, wordsOf } from './failure.ts';
import { numberAt, textAt } from './payload.ts';

export interface BadgePlace extends GitHubPlace {
  readonly branch: string;
  readonly defaultBranch: string;
}

export type Published =
  /** `older`: the badge is that of a newer commit, and only the history has this audit. */
  | { readonly entries: readonly TrendEntry[]; readonly state: 'written' | 'unchanged' | 'older' }
  /** In words, for a warning. */
  | { readonly failed: string };

/** Tries where others publish at the same time; each time, one of those who race is done. */
const MOST_ROUNDS = 20;
/** Of those, where GitHub does not say why it did not move the branch. */
const MOST_UNCLEAR = 3;
/** Milliseconds between two audits within which GitHub may not show the later commit on its branch yet. */
const LAG = 10 * 60_000;
/** Entries that are asked about, from the newest back, for where this audit belongs. */
const MOST_COMPARED = 10;
const HISTORY = 'history.json';
const ABOUT = 'README.md';
/** Pictures and data of this version and of others, so that a version with more or fewer of them can follow. */
const BADGE = /^[a-z][a-z0-9-]{0,39}\.(?:svg|json)$/;
const ABOUT_TEXT = `# Badges

Written by the audit of Ownership Gate on the default branch, and by nothing else: do not edit anything here. \`${HISTORY}\` has
what the last audits came to.
`;

/** The pictures and data of an audit, of a commit that came with this past the gate. */
export type Draw = (past: readonly PassedBy[]) => ReadonlyMap<string, string>;

type Ask = (route: string, parameters?: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** What one audit publishes, and what stays known from one try to the next. */
interface Publication {
  readonly ask: Ask;
  readonly branch: string;
  readonly defaultBranch: string;
  readonly draw: Draw;
  readonly entry: TrendEntry;
  /** How this audit's commit stands to those of entries. */
  readonly compared: Map<string, Standing>;
  /** Commits of entries that are on the default branch. */
  readonly seen: Set<string>;
}

/** What is on the branch. */
interface Present {
  /** `null` where there is no such branch. */
  readonly on: { readonly tip: string; readonly tree: string; readonly blobs: ReadonlyMap<string, string> } | null;
  readonly entries: readonly TrendEntry[];
}

type Standing = 'ahead' | 'behind' | 'identical' | 'diverged' | 'gone';

/** Somebody else was faster; `unclear` where that is a guess. */
interface Raced {
  readonly raced: unknown;
  readonly unclear: boolean;
}

/** As git has it (https://git-scm.com/docs/git-check-ref-format), and no full name of a ref. */
const isBranchName = (name: string): boolean =>
  /^[^\p{Cc}\p{Cs} ~^:?*[\\]{1,200}$/u.test(name) &&
  !/\.\.|@\{|\/\/|\.lock(?:\/|$)|\/\.|^[-./]|[./]$|^refs\/|^(?:@|HEAD)$/.test(name);

/** Why nothing may be written there; `null` where it may. */
const refuse = ({ branch, defaultBranch }: BadgePlace): string | null => {
  const settle = 'Leave it out for `ownership-badge`, or name a branch for the badge alone.';
  if (branch === defaultBranch) return `\`badge-branch\` names the default branch. ${settle}`;
  return isBranchName(branch) ? null : `\`badge-branch\` is no name a branch can have. ${settle}`;
};

/**
 * Publishes what `draw` makes of this audit, and its entry. `pause` is waited for between two tries;
 * `round` counts from 1. Never throws, and never writes to another branch.
 */
export const publishBadge = async (
  place: BadgePlace,
  draw: Draw,
  entry: TrendEntry,
  pause: (round: number) => Promise<void>,
): Promise<Published> => {
  const { branch, defaultBranch } = place;
  const refused = refuse(place);
  if (refused !== null) return fail(refused);
  const known = { compared: new Map<string, Standing>(), seen: new Set<string>() };
  const publication = { ask: openAsk(place), branch, defaultBranch, draw, entry, ...known };
  try {
    let unclear = 0;
    for (let round = 1; ; round += 1) {
      const done = await tryOnce(publication);
      if (!('raced' in done)) return done;
      unclear += done.unclear ? 1 : 0;
      if (unclear === MOST_UNCLEAR) throw done.raced;
      if (round === MOST_ROUNDS)
        return fail(`${round} times, somebody had written to \`${branch}\` in between. Run the audit again.`);
      await pause(round);
    }
  } catch (error) {
    const settle = isForbidden(error)
      ? ' It takes `contents: write` in the workflow’s `permissions`; to go without the badge, leave `badge-branch` empty.'
      : '';
    return fail(`the branch \`${branch}\` could not be read or written (${wordsOf(error)}).${settle}`);
  }
};

const fail = (why: string): Published => ({ failed: `The badge was not published: ${why}` });

const openAsk =
  ({ request, repository: { owner, name } }: BadgePlace): Ask =>
  async (route, parameters) =>
    (await request(route, { owner, repo: name, ...parameters })).data;

const misshapen = (keys: string): Error =>
  new Error(`its answer is not what its API promises (${keys}): it was cut off, or is not GitHub’s`);

const idAt = (data: unknown, keys: string): string => {
  const id = textAt(data, keys);
  if (id === null || !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) throw misshapen(keys);
  return id;
};

const tryOnce = async (publication: Publication): Promise<Published | Raced> => {
  const { branch, draw, entry } = publication;
  const present = await readPresent(publication);
  if (typeof present === 'string') {
    return fail(
      `\`badge-branch\` names \`${branch}\`, a branch with other content (${present}), which would be lost. Name another one; or, if nobody needs it, delete it.`,
    );
  }
  const index = await findIndex(publication, present.entries);
  const own = present.entries.findIndex(({ commit }) => commit === entry.commit);
  const earlier = present.entries[own];
  // What was told before stays as it was told; the files are looked at all the same: anybody may have put others there.
  const isTold = earlier !== undefined && index <= own + 1 && isSameTruth(entry, earlier);
  const entries = isTold ? present.entries : insertEntry(present.entries, entry, index);
  const isNewest = entries.at(-1)?.commit === entry.commit;
  const texts = new Map([
    ...(isNewest ? [...draw(keepPast(entry, earlier).past), [ABOUT, ABOUT_TEXT] as const] : []),
    [HISTORY, renderTrend(entries)],
  ]);
  if (isThere(present, texts, isNewest)) return { entries, state: 'unchanged' };
  const written = await write(publication, present, texts, isNewest);
  if (typeof written === 'object') return written;
  return { entries, state: written === 'unchanged' ? 'unchanged' : isNewest ? 'written' : 'older' };
};

/** The commit the branch is at; `null` where there is no such branch. */
const readTip = async ({ ask, branch }: Publication): Promise<string | null> => {
  try {
    return idAt(await ask('GET /repos/{owner}/{repo}/git/ref/{ref}', { ref: `heads/${branch}` }), 'object.sha');
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
};

/** The id git gives a text; as long as ids are in this repository. */
const blobOf = (text: string, like: string): string => {
  const bytes = Buffer.from(text);
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
};

/** Whether the branch says all this already, and, where that is to be all, no more. */
const isThere = ({ on }: Present, texts: ReadonlyMap<string, string>, isWhole: boolean): boolean =>
  on !== null &&
  (!isWhole || on.blobs.size === texts.size) &&
  [...texts].every(([path, text]) => on.blobs.get(path) === blobOf(text, on.tip));

/** A text says what is there that is not ours. */
const readPresent = async (publication: Publication): Promise<Present | string> => {
  const { ask } = publication;
  const tip = await readTip(publication);
  if (tip === null) return { on: null, entries: [] };
  const commit = await ask('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { commit_sha: tip });
  const tree = idAt(commit, 'tree.sha');
  const listing = await ask('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', { tree_sha: tree });
  const items = valueAt(listing, 'tree');
  if (!Array.isArray(items)) throw misshapen('tree');
  const isOurs = (path: string): boolean => path === ABOUT || path === HISTORY || BADGE.test(path);
  const other = items.find((item) => !isOurs(textAt(item, 'path') ?? '') || textAt(item, 'mode') !== '100644');
  if (other !== undefined) return `\`${sayName(textAt(other, 'path') ?? '')}\``;
  const history = items.find((item) => textAt(item, 'path') === HISTORY);
  if (history === undefined) return `no \`${HISTORY}\``;
  const entries = await readHistory(ask, history);
  if (entries === null) return `a \`${HISTORY}\` that is none of an audit`;
  const blobs = new Map(items.map((item) => [textAt(item, 'path') ?? '', idAt(item, 'sha')]));
  return { on: { tip, tree, blobs }, entries };
};

/** Anybody who may push can have given it that name. */
const sayName = (path: string): string => path.replace(/[^\w./ -]/g, '�').slice(0, 100);

const readHistory = async (ask: Ask, item: unknown): Promise<readonly TrendEntry[] | null> => {
  if ((numberAt(item, 'size') ?? 0) > MOST_CHARACTERS) return null;
  const blob = await ask('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { file_sha: idAt(item, 'sha') });
  const content = textAt(blob, 'content');
  if (content === null || textAt(blob, 'encoding') !== 'base64') throw misshapen('content');
  return parseTrend(Buffer.from(content, 'base64').toString('utf8'));
};

/**
 * Where an audit belongs: behind the entries of older commits. Most are of the newest, and one question says so. Whoever may
 * push can have written the entries: what claims to be newer has to be on the default branch, else no audit would ever be
 * newer; nor is a commit that was taken back.
 */
const findIndex = async (publication: Publication, entries: readonly TrendEntry[]): Promise<number> => {
  const { entry } = publication;
  const end = Math.max(0, entries.length - MOST_COMPARED);
  for (let index = entries.length; index > end; index -= 1) {
    const other = entries[index - 1];
    if (other === undefined || other.commit === entry.commit) return index;
    const standing = await compare(publication, other.commit);
    const isOlder = standing === 'diverged' ? other.at <= entry.at : standing === 'ahead' || standing === 'gone';
    if (isOlder || (index === entries.length && !(await isOnBranch(publication, other)))) return index;
  }
  return end;
};

/** Whether the default branch has the commit, as it is now. */
const isOnBranch = async ({ ask, defaultBranch, entry, seen }: Publication, other: TrendEntry): Promise<boolean> => {
  if (seen.has(other.commit)) return true;
  const standing = await compareEnds(ask, other.commit, defaultBranch);
  // A branch that ends before it was taken back, or has just been moved and does not show it yet.
  const lags = standing === 'behind' && Math.abs(Date.parse(other.at) - Date.parse(entry.at)) < LAG;
  const isThere = standing === 'ahead' || standing === 'identical' || lags;
  if (isThere) seen.add(other.commit);
  return isThere;
};

/** How this audit's commit stands to another; of two commits that never changes. */
const compare = async ({ ask, entry, compared }: Publication, commit: string): Promise<Standing> => {
  const standing = compared.get(commit) ?? (await compareEnds(ask, commit, entry.commit));
  compared.set(commit, standing);
  return standing;
};

/** How `head` stands to `base`: https://docs.github.com/en/rest/commits/commits#compare-two-commits */
const compareEnds = async (ask: Ask, base: string, head: string): Promise<Standing> => {
  const basehead = `${base}...${head}`;
  const found = await ask('GET /repos/{owner}/{repo}/compare/{basehead}', { basehead, per_page: 1 }).then(
    (data) => textAt(data, 'status'),
    (error: unknown): Standing => {
      if (statusOf(error) !== 404) throw error;
      // A history that was rewritten from the start has none in common; of one that was cleared away, nothing is left.
      return /no common ancestor/i.test(wordsOf(error)) ? 'diverged' : 'gone';
    },
  );
  const standing = (['ahead', 'behind', 'identical', 'diverged', 'gone'] as const).find((each) => each === found);
  if (standing === undefined) throw misshapen('status');
  return standing;
};

/**
 * One commit on top of what was read; without an author, so that GitHub signs it as the token's own. A request that is sent
 * again because no answer came is harmless: trees are named by what they hold, a commit nothing leads to is cleared away,
 * and a branch that has been moved is found there by the next try.
 */
const write = async (
  { ask, branch }: Publication,
  { on }: Present,
  texts: ReadonlyMap<string, string>,
  isWhole: boolean,
): Promise<'written' | 'unchanged' | Raced> => {
  const made = await ask('POST /repos/{owner}/{repo}/git/trees', {
    // What a newer audit said stays as it is.
    ...(!isWhole && on !== null && { base_tree: on.tree }),
    tree: [...texts].map(([path, content]) => ({ path, mode: '100644', type: 'blob', content })),
  });
  const tree = idAt(made, 'sha');
  if (tree === on?.tree) return 'unchanged';
  const commit = await ask('POST /repos/{owner}/{repo}/git/commits', {
    message: 'Update the badge [skip ci]',
    tree,
    parents: on === null ? [] : [on.tip],
  });
  const sha = idAt(commit, 'sha');
  try {
    if (on === null) await ask('POST /repos/{owner}/{repo}/git/refs', { ref: `refs/heads/${branch}`, sha });
    else await ask('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { ref: `heads/${branch}`, sha, force: false });
    return 'written';
  } catch (error) {
    const status = statusOf(error);
    if (status !== 409 && status !== 422) throw error;
    return { raced: error, unclear: !/already exists|not a fast.forward|does not exist/i.test(wordsOf(error)) };
  }
};
