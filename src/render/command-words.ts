/** Why a comment that begins with `/ownership` has no effect, in words, and what to write instead. */
import type { Details, Refusal } from '../verdict.ts';
import { join } from './change-words.ts';
import { show } from './said.ts';
import type { Words } from './words.ts';

/** How many digits of a commit a comment has to name at least. */
const DIGITS = 12;

const HEAD = '<head sha>';

/** Words about commands, with the commit in them where it is known: whole, since the beginning of an id can be forged. */
export const nameHead = (words: string, head: string | null): string =>
  head === null ? words : words.replaceAll(HEAD, head);

/** The line that accepts a commit; without one, how it is made. */
export const sayAccept = (head: string | null): string => nameHead(`/ownership accept ${HEAD}`, head);

type Refused = Details['command-refused'];

const WHY: Record<Refusal, (refused: Refused) => string> = {
  form: () => 'it is neither of the two commands, letter by letter',
  short: () => `it names fewer than ${DIGITS} digits of the commit`,
  'other-commit': () => 'it names another commit than the head of this pull request',
  edited: () => 'the comment was edited, and whoever may write here can edit the words of others',
  program: () => 'a program cannot answer for anything',
  access: ({ login }) => `${login} may not write here`,
  account: ({ login }) => `it does not come from the account that is pinned for ${login}`,
  'no-keeper': ({ login }) => `breaking the glass takes a keeper, and ${login} is none`,
  'no-reason': () => 'breaking the glass takes a reason',
  'not-lifted': ({ standing }) =>
    `breaking the glass does not lift what stands${standing.length === 0 ? '' : ` (${join(standing, 'and')})`}`,
  'not-asked': ({ login }) => `nobody asked ${login} to accept anything here`,
  retargeted: () => 'the pull request was given another base since',
  unknown: () => 'whether it counts could not be found out',
};

/** What to do instead; `line` is the command as it has to be written. */
const INSTEAD: Record<Refusal, (line: string, refused: Refused) => string> = {
  form: (line, { head }) =>
    isGlass(line)
      ? `Write \`${line}\` as a new comment's first line.`
      : `Write \`${line}\` as a new comment's first line, or \`${sayGlass(head)}\`.`,
  short: (line) => `Write \`${line}\` in a new comment.`,
  'other-commit': (line) => `Look at what is new, then write \`${line}\` in a new comment.`,
  edited: (line) => `Write \`${line}\` in a new comment, and leave it as it is.`,
  program: (line) => `A person who is asked writes \`${line}\`.`,
  access: (line) => `Somebody who is asked and may write here writes \`${line}\`.`,
  account: (line) => `Whoever holds the pinned account writes \`${line}\`.`,
  'no-keeper': (line) => `A keeper writes \`${line}\`.`,
  'no-reason': (line) => `Write \`${line}\` in a new comment.`,
  'not-lifted': () => 'Settle that first: only findings about code and papers can be let through.',
  'not-asked': () => 'Nothing to do.',
  retargeted: (line) => `Look at it again against the new base, then write \`${line}\` in a new comment.`,
  unknown: () => 'Run the check again.',
};

export const sayGlass = (head: string): string => `/ownership break-glass ${head} <reason>`;
const isGlass = (line: string): boolean => /^\/ownership\s+break/i.test(line);

export const sayRefusal = (refused: Refused): Words => {
  const { login, line, why, head } = refused;
  const right = isGlass(line) ? sayGlass(head) : sayAccept(head);
  return {
    message: `${login} wrote ${show(line)}, which has no effect: ${WHY[why](refused)}.`,
    settle: INSTEAD[why](right, refused),
  };
};
