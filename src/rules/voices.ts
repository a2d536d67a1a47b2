/** Who has said that they stand behind the change: each person's last word, and of which commit it was said. */
import type { Actor, ChangeFacts, Retarget, Review, Said, Word } from '../facts.ts';
import type { Agreement, Refusal } from '../verdict.ts';
import { isAddressed, readCommand } from './commands.ts';

/** What somebody has said, whoever they are. */
export interface Voice {
  readonly user: Actor;
  readonly how: Agreement['how'];
  /** The whole id; `null` where GitHub does not know it any more. */
  readonly commit: string | null;
  /** Whether the pull request was given another base since. */
  readonly isRetargeted: boolean;
}

/** A keeper's order to let the change pass, if it is a keeper's. */
export interface GlassVoice extends Voice {
  readonly reason: string;
  readonly line: string;
  readonly at: string;
}

/** A comment that has no effect, whoever is asked for what. */
export interface RefusedWord {
  readonly user: Actor;
  readonly line: string;
  readonly at: string;
  readonly why: Refusal;
}

export interface Voices {
  /** Who spoke last comes first; authorship comes after all that was said. */
  readonly voices: readonly Voice[];
  /** As they were given, the oldest first. */
  readonly glass: readonly GlassVoice[];
  readonly refused: readonly RefusedWord[];
  /** The lines of comments among the voices, by the account's id. */
  readonly lines: ReadonlyMap<number, { readonly line: string; readonly at: string }>;
  /** What could not be read, so that there may be more. */
  readonly unknown: { readonly unknown: string; readonly needs?: string } | null;
}

/** GitHub's own account, which commits for whoever clicks on its pages: https://github.com/web-flow */
const WEB_FLOW = 19_864_447;

/** States that decide; a comment or a draft leaves what was said before. */
const DECIDING = ['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'];

/** One word of one person, in the order of time. */
interface Utterance {
  readonly user: Actor;
  readonly at: string;
  /** `null`: it takes back what was said before. */
  readonly says: { readonly how: 'review' | 'comment'; readonly commit: string | null; readonly line: string } | null;
}

const readReviews = (reviews: readonly Review[]): Utterance[] =>
  reviews.flatMap(({ user, state, commit, at }) =>
    user === null || !DECIDING.includes(state)
      ? []
      : [{ user, at, says: state === 'APPROVED' ? { how: 'review', commit, line: '' } : null }],
  );

/** The one commit of the pull request that begins with these digits; its head first. */
const findCommit = ({ pullHead, provenance }: ChangeFacts, digits: string): string | null => {
  if (pullHead?.startsWith(digits)) return pullHead;
  const found = provenance.commits.filter(({ sha }) => sha.startsWith(digits));
  return found.length === 1 ? (found[0]?.sha ?? null) : null;
};

interface ReadWords {
  readonly utterances: readonly Utterance[];
  readonly glass: readonly Omit<GlassVoice, 'isRetargeted'>[];
  readonly refused: readonly RefusedWord[];
}

const byTime = (a: { readonly at: string }, b: { readonly at: string }): number =>
  Number(a.at > b.at) - Number(a.at < b.at);

const readWords = (words: readonly Word[], change: ChangeFacts): ReadWords => {
  const utterances: Utterance[] = [];
  const glass: ReadWords['glass'][number][] = [];
  const refused: RefusedWord[] = [];
  for (const { user, line, at, edited } of [...words].sort(byTime)) {
    if (user === null || !isAddressed(line)) continue;
    const command = readCommand(line);
    const refuse = (why: Refusal): unknown => refused.push({ user, line, at, why });
    if (typeof command === 'string') refuse(command);
    else if (edited) refuse('edited');
    else {
      const commit = findCommit(change, command.commit);
      const isHead = commit !== null && commit === change.pullHead;
      if (commit === null || (command.kind === 'break-glass' && !isHead)) refuse('other-commit');
      else if (command.kind === 'accept') utterances.push({ user, at, says: { how: 'comment', commit, line } });
      else glass.push({ user, how: 'comment', commit, at, line, reason: command.reason });
    }
  }
  return { utterances, glass, refused };
};

/** Who opened the pull request, where every commit is theirs as well: committed by themselves, or by GitHub for them. */
const findSoleAuthor = ({ provenance }: ChangeFacts): Actor | null => {
  const { author, commits, complete, host } = provenance;
  if (author === null || !complete || commits.length === 0) return null;
  const isTheirs = (id: number | undefined): boolean => id === author.id;
  const isSole = commits.every(
    ({ author: by, committer }) =>
      isTheirs(by.account?.id) &&
      (isTheirs(committer.account?.id) || (host === 'github.com' && committer.account?.id === WEB_FLOW)),
  );
  return isSole ? author : null;
};

/** Reads what was said. Of each person the last word counts, by whatever way it was said; authorship besides. */
export const listVoices = (change: ChangeFacts, said: Said): Voices => {
  const { reviews, words, retargets } = said;
  const unknown = [reviews, words, retargets].find((part) => 'unknown' in part);
  const moves: readonly Retarget[] = 'known' in retargets ? retargets.known : [];
  const isRetargeted = (at: string): boolean => moves.some((move) => move.at >= at);
  const read = readWords('known' in words ? words.known : [], change);
  // Of a comment and a review in the same second the review counts: it may take back.
  const utterances = [...read.utterances, ...('known' in reviews ? readReviews(reviews.known) : [])].sort(byTime);
  const last = new Map<number, Utterance>();
  for (const each of utterances.reverse()) if (!last.has(each.user.id)) last.set(each.user.id, each);
  const voices = [...last.values()].flatMap(({ user, at, says }): Voice[] =>
    says === null ? [] : [{ user, how: says.how, commit: says.commit, isRetargeted: isRetargeted(at) }],
  );
  const author = findSoleAuthor(change);
  if (author !== null) {
    // It was not said at a time, so any other hand that moved the pull request takes it away.
    const isMoved = moves.some(({ by }) => by?.id !== author.id);
    voices.push({ user: author, how: 'authorship', commit: change.pullHead, isRetargeted: isMoved });
  }
  const lines = [...last.values()].flatMap(({ user, at, says }) =>
    says === null || says.how !== 'comment' ? [] : [[user.id, { line: says.line, at }] as const],
  );
  return {
    voices,
    glass: read.glass.map((voice) => ({ ...voice, isRetargeted: isRetargeted(voice.at) })),
    refused: read.refused,
    lines: new Map(lines),
    unknown: unknown !== undefined && 'unknown' in unknown ? unknown : null,
  };
};
