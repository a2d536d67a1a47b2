/** What a push brought to a branch, pull by pull, as GitHub's API tells it. */
import type { Commit, Known } from '../facts.ts';
import {
  type Ask,
  type GitHubPlace,
  idAt,
  listAt,
  misshapen,
  openAsker,
  type Subject,
  textAt,
} from './github-request.ts';
import { valueAt } from './json.ts';
import { settle, Unreadable } from './trees.ts';

/** Consecutive commits of the branch that one pull request brought, or that were pushed without one. */
export interface Arrival {
  /** `null` where no pull request brought it. */
  readonly pull: number | null;
  /** The branch before it, and with it. */
  readonly base: Commit;
  readonly head: Commit;
}

export interface Push {
  readonly before: string;
  readonly after: string;
}

/** Commits of the branch that are asked about. */
const MOST_COMMITS = 30;

const commitSubject: Subject = { words: 'a commit of the push', permission: 'contents: read' };
const pullsSubject: Subject = { words: 'the pull request a commit came with', permission: 'pull-requests: read' };

const tooMany = (): Unreadable =>
  new Unreadable(
    `More than ${MOST_COMMITS} commits came to the branch at once.`,
    'Run `ownership-gate check --base BEFORE --head AFTER` for them.',
  );

/** Arrivals of a push that rewrote nothing, oldest first; `branch` is the branch's name. */
export const readArrivals = (place: GitHubPlace, branch: string, push: Push): Promise<Known<readonly Arrival[]>> =>
  settle(list(openAsker(place).ask, { ...place.repository, branch }, push));

/** The branch that went on. */
interface Line {
  readonly owner: string;
  readonly name: string;
  readonly branch: string;
}

const list = async (ask: Ask, line: Line, { before, after }: Push): Promise<readonly Arrival[]> => {
  const chain = await walk(ask, { before, after });
  // Joined from the other side, the branch's own commits are not the first parents: nobody's pull is told from another's.
  const pulls = chain.isJoined ? [null] : await Promise.all(chain.commits.map((sha) => findPull(ask, sha, line)));
  const arrivals: { pull: number | null; base: string; head: string }[] = [];
  let base = before;
  for (const [index, head] of (chain.isJoined ? [after] : chain.commits).entries()) {
    const pull = pulls[index] ?? null;
    const last = arrivals.at(-1);
    if (last !== undefined && last.pull === pull) last.head = head;
    else arrivals.push({ pull, base, head });
    base = head;
  }
  const at = (sha: string): Commit => ({ ref: line.branch, sha });
  return arrivals.map((arrival) => ({ pull: arrival.pull, base: at(arrival.base), head: at(arrival.head) }));
};

/** The commits by which the branch went on, oldest first: each the first parent of the next. */
const walk = async (ask: Ask, { before, after }: Push): Promise<{ commits: string[]; isJoined: boolean }> => {
  const commits: string[] = [];
  for (let sha = after; sha !== before; ) {
    if (commits.length === MOST_COMMITS) throw tooMany();
    commits.unshift(sha);
    // https://docs.github.com/en/rest/git/commits#get-a-commit-object
    const data = await ask(commitSubject, '/repos/{owner}/{repo}/git/commits/{commit_sha}', { commit_sha: sha });
    const [first, ...others] = listAt(data, 'parents').map((parent) => idAt(commitSubject, parent, 'sha'));
    if (others.includes(before)) return { commits, isJoined: true };
    if (first === undefined)
      throw new Unreadable('The branch does not go on from the commit it was at: it has another beginning.');
    sha = first;
  }
  return { commits, isJoined: false };
};

/**
 * The merged pull request that brought a commit to the branch; `null` for none. Forks have pulls of their own, with
 * numbers of their own.
 * https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
const findPull = async (ask: Ask, sha: string, { owner, name, branch }: Line): Promise<number | null> => {
  const route = '/repos/{owner}/{repo}/commits/{commit_sha}/pulls';
  const data = await ask(pullsSubject, route, { commit_sha: sha, per_page: 100 });
  if (!Array.isArray(data)) throw misshapen(pullsSubject, 'list');
  const own = `${owner}/${name}`.toLowerCase();
  const merged = data.filter(
    (pull) =>
      typeof valueAt(pull, 'merged_at') === 'string' &&
      textAt(pullsSubject, pull, 'base.ref') === branch &&
      textAt(pullsSubject, pull, 'base.repo.full_name').toLowerCase() === own,
  );
  const numbers = merged.map((pull) => valueAt(pull, 'number'));
  const [number] = numbers.filter((each): each is number => Number.isSafeInteger(each)).sort((a, b) => b - a);
  if (number === undefined && merged.length > 0) throw misshapen(pullsSubject, 'number');
  return number ?? null;
};
