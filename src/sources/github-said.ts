/** What was said about a pull request: reviews, comments that are commands, and that it was pointed at another base. */
import type { Actor, Known, Retarget, Review, Said, Word } from '../facts.ts';
import { type Ask, actorAt, idAt, misshapen, type Subject, textAt } from './github-request.ts';
import { valueAt } from './json.ts';
import { settle, Unreadable } from './trees.ts';

/** A list that is read page by page. */
interface Listed extends Subject {
  readonly route: string;
  readonly number: 'pull_number' | 'issue_number';
  /** Pages that are read. */
  readonly most: number;
}

const PAGE = 100;

const LISTS = {
  // https://docs.github.com/en/rest/pulls/reviews#list-reviews-for-a-pull-request
  reviews: {
    words: 'the reviews of the pull request',
    permission: 'pull-requests: read',
    route: '/repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    number: 'pull_number',
    most: 10,
  },
  // https://docs.github.com/en/rest/issues/comments#list-issue-comments
  comments: {
    words: 'the comments on the pull request',
    permission: 'pull-requests: read',
    route: '/repos/{owner}/{repo}/issues/{issue_number}/comments',
    number: 'issue_number',
    most: 15,
  },
  // https://docs.github.com/en/rest/issues/events#list-issue-events-for-an-issue
  events: {
    words: 'the events of the pull request',
    permission: 'pull-requests: read',
    route: '/repos/{owner}/{repo}/issues/{issue_number}/events',
    number: 'issue_number',
    most: 10,
  },
} as const satisfies Record<string, Listed>;

/**
 * By hand, and by GitHub itself when the branch it was pointed at is merged and deleted: that says no `base_ref_changed`.
 * https://docs.github.com/en/rest/using-the-rest-api/issue-event-types#automatic_base_change_succeeded
 */
const RETARGETS = ['base_ref_changed', 'automatic_base_change_succeeded'];

/** How the first line of a command begins. */
const COMMAND = '/ownership';

/** As much of a command's line is kept, in UTF-16 units. */
const LONGEST_LINE = 1000;

type ReadPage = (page: number) => Promise<unknown>;

/** One page as GitHub gives it. */
const pageReader =
  (ask: Ask, list: Listed, pull: number): ReadPage =>
  (page) =>
    ask(list, list.route, { [list.number]: pull, per_page: PAGE, page });

/** The items of all pages. */
const readItems = async (list: Listed, readPage: ReadPage): Promise<readonly unknown[]> => {
  const items: unknown[] = [];
  for (let number = 1; number <= list.most; number += 1) {
    const page = await readPage(number);
    if (!Array.isArray(page)) throw misshapen(list, 'a list');
    items.push(...page);
    if (page.length < PAGE) return items;
  }
  throw new Unreadable(`No more than ${list.most * PAGE} of ${list.words} are read, and there are as many.`);
};

/** Who it was; `null` where the account is gone. */
const personAt = (list: Listed, data: unknown, key: 'user' | 'actor'): Actor | null => {
  const actor = actorAt(data, key);
  if (actor === null && valueAt(data, key) !== null) throw misshapen(list, key);
  return actor;
};

const instantAt = (list: Listed, data: unknown, key: 'submitted_at' | 'created_at' | 'updated_at'): string => {
  const value = textAt(list, data, key);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) throw misshapen(list, key);
  return value;
};

const parseReview = (data: unknown): Review[] => {
  const list = LISTS.reviews;
  const state = textAt(list, data, 'state');
  // It has no date yet, and is shown to its author alone: nothing was said.
  if (state === 'PENDING') return [];
  const commit = valueAt(data, 'commit_id') === null ? null : idAt(list, data, 'commit_id');
  return [{ user: personAt(list, data, 'user'), state, commit, at: instantAt(list, data, 'submitted_at') }];
};

const parseWord = (data: unknown): Word[] => {
  const list = LISTS.comments;
  const body = valueAt(data, 'body');
  if (typeof body !== 'string') throw misshapen(list, 'body');
  if (!body.startsWith(COMMAND)) return [];
  const [line = ''] = body.split(/[\r\n]/, 1);
  const at = instantAt(list, data, 'created_at');
  const edited = instantAt(list, data, 'updated_at') !== at;
  return [{ user: personAt(list, data, 'user'), line: line.trimEnd().slice(0, LONGEST_LINE), at, edited }];
};

const parseRetarget = (data: unknown): Retarget[] => {
  const list = LISTS.events;
  if (!RETARGETS.includes(textAt(list, data, 'event'))) return [];
  return [{ by: personAt(list, data, 'actor'), at: instantAt(list, data, 'created_at') }];
};

/** Oldest first; what was said in one second stays in GitHub's order. */
const inOrder = <T extends { readonly at: string }>(said: readonly T[]): T[] =>
  [...said].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));

/** Reads what was said, once. */
export interface SaidReader {
  readonly read: () => Promise<Said>;
  /** The first page of comments as GitHub gave it, or why it did not; `null` where nobody has asked. */
  readonly firstComments: () => Promise<unknown> | null;
}

/** Opens what was said about a pull request: three lists at once, each `unknown` by itself. */
export const saidReader = (ask: Ask, pull: number): SaidReader => {
  let first: Promise<unknown> | null = null;
  const readComments: ReadPage = (page) => {
    const reading = pageReader(ask, LISTS.comments, pull)(page);
    if (page === 1) first = reading;
    return reading;
  };
  const readAll = async <T extends { readonly at: string }>(
    list: Listed,
    parse: (item: unknown) => readonly T[],
    readPage = pageReader(ask, list, pull),
  ): Promise<Known<readonly T[]>> =>
    settle(readItems(list, readPage).then((items) => inOrder(items.flatMap((item) => parse(item)))));
  const read = async (): Promise<Said> => {
    const [reviews, words, retargets] = await Promise.all([
      readAll(LISTS.reviews, parseReview),
      readAll(LISTS.comments, parseWord, readComments),
      readAll(LISTS.events, parseRetarget),
    ]);
    return { reviews, words, retargets };
  };
  let said: Promise<Said> | null = null;
  return {
    read: () => {
      said ??= read();
      return said;
    },
    firstComments: () => first,
  };
};
