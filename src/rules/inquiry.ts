/**
 * Who of those that are asked has agreed. It answers by what has been read so far, and keeps what it would have to
 * know besides, so that nothing is read that decides nothing.
 */
import type { Law } from '../declaration/law.ts';
import type { Proposal } from '../declaration/proposal.ts';
import type { Answers, Asks, ChangeFacts } from '../facts.ts';
import type { Agreement, Answer, Ask, Asked, Lapse, Refusal } from '../verdict.ts';
import { isSameLogin } from './asks.ts';
import { compareStates, type Subject, WHOLE } from './held.ts';
import { type Maybe, openRoll, type Standing, toUnknown } from './roll.ts';
import { type GlassVoice, listVoices, type RefusedWord, type Voice, type Voices } from './voices.ts';

/** What is laid before the inquiry. */
export interface Ground {
  readonly change: ChangeFacts;
  readonly proposal: Proposal;
  /** The base's: who keeps it is not the change's to say. */
  readonly law: Law;
  readonly answers: Answers;
  readonly date: string;
}

export interface Inquiry {
  /** What became of an ask. */
  readonly answer: (ask: Ask, subject: Subject) => Answer;
  /** Whether somebody has spoken for the change, by their last word; `null` where that is not known. */
  readonly hasSpoken: (login: string) => boolean | null;
  /** Orders to break the glass: whether they hold, or why they do not. */
  readonly listGlass: () => readonly { readonly voice: GlassVoice; readonly standing: Standing | Refusal }[];
  /** Comments without effect, whoever wrote them, and those of people nobody asked. */
  readonly listRefused: () => readonly RefusedWord[];
  /** What has not been read, and would decide something. */
  readonly wants: () => Asks;
}

type Unknown = Extract<Standing, { state: 'unknown' }>;
const PENDING: Unknown = { state: 'unknown', why: 'it was not asked for', needs: null };

/** The logins an ask names; a keeper or an administrator is nobody by name. */
const listLogins = (ask: Ask): readonly string[] =>
  ask.who === 'system' ? ask.logins : 'login' in ask ? [ask.login] : [];

/** Opens it. The same ground gives the same answers. */
export const openInquiry = ({ change, proposal, law, answers, date }: Ground): Inquiry => {
  const roll = openRoll(change, proposal, law, answers);
  const said: Voices | null = answers.said === null ? null : listVoices(change, answers.said);
  const earlier = new Map(answers.earlier.map(({ commit, change: then }) => [commit, then]));
  const comparisons = new Map<string, (subject: Subject) => boolean>();
  const wanted = { said: false, earlier: new Set<string>() };
  /** Accounts that were asked for something, or may answer in place of those who were. */
  const asked = new Set<number>();

  const hear = (): Voices | Unknown => {
    if (said !== null) return said.unknown === null ? said : toUnknown(said.unknown);
    wanted.said = true;
    return PENDING;
  };

  const judgeCommit = (commit: string | null, subject: Subject): Standing => {
    // In a queue the group's files are judged, which may be others than those at the head of the pull request.
    if (commit === change.pullHead && commit === change.head.sha) return { state: 'holds' };
    if (commit === null) return { state: 'lapsed', why: 'gone' };
    const then = earlier.get(commit);
    if (then === undefined) {
      wanted.earlier.add(commit);
      return PENDING;
    }
    if ('unknown' in then) return toUnknown(then);
    if (then.known === null) return { state: 'lapsed', why: 'gone' };
    const isSame = comparisons.get(commit) ?? compareStates({ change, proposal }, then.known, date);
    comparisons.set(commit, isSame);
    return isSame(subject) ? { state: 'holds' } : { state: 'lapsed', why: 'changed' };
  };
  const judge = ({ user, isRetargeted, commit }: Voice, subject: Subject): Standing => {
    const person = roll.judge(user);
    if (person.state === 'lapsed') return person;
    if (isRetargeted) return { state: 'lapsed', why: 'retargeted' };
    const standing = judgeCommit(commit, subject);
    return standing.state === 'holds' ? person : standing;
  };

  /** Whether somebody whom an ask does not name may answer it. */
  const mayAnswer = ({ who }: Ask, { user }: Voice): Maybe => {
    if (who === 'approver') return false;
    return who === 'admins' ? roll.isAdmin(user) : roll.isKeeper(user);
  };

  const isNamedKeeper = ({ user }: Voice): boolean => law.keepers.some((login) => isSameLogin(login, user.login));

  const find = (ask: Ask, subject: Subject): Answer => {
    const heard = hear();
    if ('state' in heard) return heard;
    const lapses: Lapse[] = [];
    let unknown: Unknown | null = null;
    const weigh = (voice: Voice, standsIn: boolean): Agreement | null => {
      const { user, how, commit } = voice;
      const standing = judge(voice, subject);
      if (standing.state === 'holds') return { by: user.login, how, commit: commit ?? '', standsIn };
      if (standing.state === 'unknown') unknown ??= standing;
      else lapses.push({ by: user.login, how, commit, why: standing.why });
      return null;
    };
    const logins = listLogins(ask);
    const isNamed = ({ user }: Voice): boolean => logins.some((login) => isSameLogin(login, user.login));
    const isAsked = (voice: Voice): boolean => isNamed(voice) || (ask.who !== 'approver' && isNamedKeeper(voice));
    for (const { user } of heard.voices.filter(isAsked)) asked.add(user.id);
    for (const voice of heard.voices.filter(isNamed)) {
      const agreement = weigh(voice, false);
      if (agreement !== null) return { state: 'met', agreement };
    }
    // Nobody stands in for others without a word: to have written all of it says nothing about them.
    const maySpeak = ({ how }: Voice): boolean => logins.length === 0 || how !== 'authorship';
    for (const voice of heard.voices.filter((each) => !isNamed(each) && maySpeak(each))) {
      const may = mayAnswer(ask, voice);
      if (typeof may === 'object') unknown ??= may;
      else if (may) asked.add(voice.user.id);
      const agreement = may === true ? weigh(voice, logins.length > 0) : null;
      if (agreement !== null) return { state: 'met', agreement };
    }
    return unknown ?? { state: 'open', lapses };
  };

  const judgeGlass = (voice: GlassVoice): Standing | Refusal => {
    const isKeeper = roll.isKeeper(voice.user);
    if (isKeeper !== true) return isKeeper === false ? 'no-keeper' : isKeeper;
    const standing = judge(voice, WHOLE);
    if (standing.state !== 'lapsed') return standing;
    return standing.why === 'changed' || standing.why === 'gone' ? 'other-commit' : standing.why;
  };

  return {
    answer: (ask, subject) => (change.pullHead === null ? { state: 'unasked' } : find(ask, subject)),
    hasSpoken: (login) => {
      if (change.pullHead === null) return null;
      const heard = hear();
      return 'state' in heard ? null : heard.voices.some(({ user }) => isSameLogin(user.login, login));
    },
    listGlass: () => {
      if (change.pullHead === null) return [];
      const heard = hear();
      return 'state' in heard ? [] : heard.glass.map((voice) => ({ voice, standing: judgeGlass(voice) }));
    },
    listRefused: () => {
      if (said === null) return [];
      // Who was asked is not known where something could not be read.
      const unasked = said.unknown === null ? said.voices : [];
      const strangers = unasked.flatMap(({ user }): RefusedWord[] => {
        const comment = said.lines.get(user.id);
        return comment === undefined || asked.has(user.id) ? [] : [{ user, ...comment, why: 'not-asked' }];
      });
      // What was said better since needs no answer.
      const isLast = ({ user, at }: RefusedWord): boolean => (said.lines.get(user.id)?.at ?? '') <= at;
      return [...said.refused.filter(isLast), ...strangers];
    },
    wants: () => ({
      entries: [],
      folders: [],
      listing: false,
      texts: [],
      people: roll.wants(),
      said: wanted.said,
      earlier: [...wanted.earlier].sort(),
      pages: [],
      pageHosts: [],
    }),
  };
};

/** Asks with what became of each. */
export const answerAll = (inquiry: Inquiry, asks: readonly Ask[], subjectOf: (ask: Ask) => Subject): readonly Asked[] =>
  asks.map((ask) => ({ ask, answer: inquiry.answer(ask, subjectOf(ask)) }));
