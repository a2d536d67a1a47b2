/**
 * The one comment on a pull request: found by a hidden marker at its start and by its author, edited in place, and
 * never a second one, though two runs may write at once. A stranger's comment with the marker is never touched.
 */
import type { GitHubRequest } from '../sources/github.ts';
import { isForbidden, statusOf, wordsOf } from './failure.ts';
import { numberAt, textAt } from './payload.ts';

/** What the input `comment` can say. */
export type CommentMode = 'always' | 'on-failure' | 'never';

/** Where the comment belongs. */
export interface Conversation {
  readonly request: GitHubRequest;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly pull: number;
  /** What our comments begin with. */
  readonly marker: string;
}

/** A comment that begins with our marker. */
interface Marked {
  readonly id: number;
  readonly author: { readonly id: number | null; readonly login: string; readonly type: string };
  readonly body: string;
  /** When it was made, as GitHub says it. */
  readonly created: string;
}
/** One page of the conversation: what is marked, and whether another page follows. */
interface Page {
  readonly marked: readonly Marked[];
  readonly more: boolean;
}

/** Pages of 100 that are looked through: nobody reads a longer conversation either. */
const MOST_PAGES = 15;
/** How far back other runs are looked for after a comment was made, in milliseconds. */
const RECENT = 10 * 60_000;
/** How often a comment is made anew after no answer came and no comment either. */
const TRIES = 3;

/** Whose comments are ours: those of the job's own token, until we learn otherwise. */
type IsOurs = (comment: Marked) => boolean;
const byActions: IsOurs = ({ author }) => author.type === 'Bot' && author.login === 'github-actions[bot]';
const byAccount =
  (id: number | null): IsOurs =>
  ({ author }) =>
    id !== null && author.id === id;

/** A comment that says exactly this, by an App: where no answer told whose it is. */
const byRobot =
  (body: string): IsOurs =>
  (comment) =>
    comment.author.type === 'Bot' && sameText(comment.body, body);
const either =
  (one: IsOurs, other: IsOurs): IsOurs =>
  (comment) =>
    one(comment) || other(comment);

const parseComment = (comment: unknown): Marked | null => {
  const id = numberAt(comment, 'id');
  if (id === null) return null;
  return {
    id,
    author: {
      id: numberAt(comment, 'user.id'),
      login: textAt(comment, 'user.login') ?? '',
      type: textAt(comment, 'user.type') ?? '',
    },
    body: textAt(comment, 'body') ?? '',
    created: textAt(comment, 'created_at') ?? '',
  };
};

/** What of a page as GitHub gives it is marked. */
const parsePage = ({ marker }: Conversation, data: readonly unknown[]): Page => ({
  marked: data.flatMap((each) => parseComment(each) ?? []).filter(({ body }) => body.startsWith(marker)),
  more: data.length === 100,
});

/** Asks for one page, oldest first: https://docs.github.com/en/rest/issues/comments#list-issue-comments */
const readPage = async (place: Conversation, page: number, since: string | null = null): Promise<Page> => {
  const { request, repository, pull } = place;
  const reply = await request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    owner: repository.owner,
    repo: repository.name,
    issue_number: pull,
    per_page: 100,
    page,
    ...(since !== null && { since }),
  });
  if (!Array.isArray(reply.data)) throw new Error('GitHub’s list of comments is not what its API promises');
  return parsePage(place, reply.data);
};

/**
 * The first page of the conversation: what the verdict rests on already, where that was read, else it is asked for while
 * the verdict is still being confirmed.
 */
export const readFirstPage = async (place: Conversation, read: Promise<unknown> | null): Promise<Page> => {
  const data = await read?.catch(() => null);
  return Array.isArray(data) ? parsePage(place, data) : readPage(place, 1);
};

/** Everything marked up to the first page that holds one of ours, which then holds the oldest of them. */
const readMarked = async (place: Conversation, first: Promise<Page>, isOurs: IsOurs): Promise<readonly Marked[]> => {
  const marked: Marked[] = [];
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    const page = await (number === 1 ? first : readPage(place, number));
    marked.push(...page.marked);
    if (!page.more || page.marked.some(isOurs)) return marked;
  }
  throw new Error(`it is not among the first ${MOST_PAGES * 100} comments, and further ones were not looked through`);
};

/** Who we are, where that is a person's token; an App's is refused: https://docs.github.com/en/rest/users/users#get-the-authenticated-user */
const readOwnId = async ({ request }: Conversation): Promise<number | null> => {
  try {
    return numberAt((await request('GET /user', {})).data, 'id');
  } catch {
    return null;
  }
};

const place = ({ repository }: Conversation, id: number) => ({
  owner: repository.owner,
  repo: repository.name,
  comment_id: id,
});

const edit = async (conversation: Conversation, comment: Marked, body: string): Promise<void> => {
  if (sameText(comment.body, body)) return;
  const route = 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}';
  await conversation.request(route, { ...place(conversation, comment.id), body });
};

const sameText = (one: string, other: string): boolean =>
  one.replaceAll('\r\n', '\n').trimEnd() === other.replaceAll('\r\n', '\n').trimEnd();

/** Another run that tidies up as well may have been first. */
const remove = async (conversation: Conversation, { id }: Marked): Promise<void> => {
  try {
    await conversation.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', place(conversation, id));
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
};

/** Leaves the oldest, with our body. `comments` are ours, in any order. */
const keepOldest = async (conversation: Conversation, comments: readonly Marked[], body: string): Promise<void> => {
  const [oldest, ...others] = [...comments].sort((one, other) => one.id - other.id);
  if (oldest === undefined) return;
  await edit(conversation, oldest, body);
  for (const other of others) await remove(conversation, other);
};

/** Makes the comment; `null` where no answer came, so that it may be there or not. */
const create = async ({ request, repository, pull }: Conversation, body: string): Promise<Marked | null> => {
  try {
    const reply = await request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      owner: repository.owner,
      repo: repository.name,
      issue_number: pull,
      body,
    });
    return parseComment(reply.data);
  } catch (error) {
    const status = statusOf(error);
    if (status !== null && status < 500) throw error;
    return null;
  }
};

/** What is recent in the conversation, by the clock of GitHub where it has told the time. */
const readRecent = async (conversation: Conversation, now: Date): Promise<readonly Marked[]> => {
  const since = new Date(now.getTime() - RECENT).toISOString();
  return (await readPage(conversation, 1, since)).marked;
};

interface Wanted {
  readonly body: string;
  /** Whether a comment is to be made where there is none. */
  readonly make: boolean;
  readonly now: Date;
}

/**
 * Makes the comment, then looks who else did: of two runs that found none, both see both. `known` is what was marked
 * before; some of it may be ours, where only the new comment tells who we are.
 */
const make = async (
  conversation: Conversation,
  known: readonly Marked[],
  wanted: Wanted,
  isOurs: IsOurs,
): Promise<void> => {
  for (let tried = 1; tried <= TRIES; tried += 1) {
    const made = await create(conversation, wanted.body);
    const recent = await readRecent(conversation, made === null ? wanted.now : new Date(made.created));
    const isMine = made === null ? either(isOurs, byRobot(wanted.body)) : byAccount(made.author.id);
    const all = new Map([...known, ...recent, ...(made === null ? [] : [made])].map((one) => [one.id, one]));
    const ours = [...all.values()].filter(isMine);
    if (made === null && ours.length === 0) continue;
    if (wanted.make || ours.some(({ id }) => id !== made?.id)) return keepOldest(conversation, ours, wanted.body);
    if (made !== null) return remove(conversation, made);
  }
  throw new Error('GitHub gave no answer, and the comment is not there');
};

const write = async (conversation: Conversation, first: Promise<Page>, wanted: Wanted): Promise<void> => {
  const marked = await readMarked(conversation, first, byActions);
  const own = marked.length === 0 || marked.some(byActions) ? undefined : await readOwnId(conversation);
  const isOurs = own === undefined ? byActions : byAccount(own);
  const ours = marked.filter(isOurs);
  if (ours.length > 0) return keepOldest(conversation, ours, wanted.body);
  // Another App's token cannot ask who it is, but it sees whose comment it made.
  const strange = own === null && marked.some(({ author }) => author.type === 'Bot');
  if (wanted.make || strange) return make(conversation, marked, wanted, isOurs);
};

/** Puts the comment in place. Answers with what to warn about, or `null`: nothing here can change a verdict. */
export const writeComment = async (
  conversation: Conversation,
  first: Promise<Page>,
  wanted: Wanted,
): Promise<string | null> => {
  try {
    await write(conversation, first, wanted);
    return null;
  } catch (error) {
    if (!isForbidden(error)) return `The comment on the pull request was not written (${wordsOf(error)}).`;
    return `The comment on the pull request was not written: this token may not (${wordsOf(error)}). It takes \`pull-requests: write\` in the workflow’s \`permissions\`. The token of a fork’s pull request is read-only whatever they say: see docs/recipes.md#forks.`;
  }
};
