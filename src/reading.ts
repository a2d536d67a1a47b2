/** The second reading: what a pure function of the first asks for, until it asks for nothing more. */
import type { Answers, Asks, Source } from './facts.ts';
import { NO_ANSWERS } from './facts.ts';
import type { Frame, Situation } from './rules/situation.ts';

export const NO_ASKS: Asks = {
  entries: [],
  folders: [],
  listing: false,
  people: [],
  texts: [],
  said: false,
  earlier: [],
  pages: [],
  pageHosts: [],
};

/** Nobody can be asked, or what is known of those that were asked about, and of more. */
const joinAsked = <T>(known: readonly T[] | null, more: readonly T[] | null, isAsked: boolean): readonly T[] | null =>
  isAsked ? more && [...(known ?? []), ...more] : known;

/** Answers as they come in; nothing is asked twice, whatever the answer was. */
export const openReading = (source: Pick<Source, 'readAnswers'>, listing: Answers['listing'] = null) => {
  const asked = {
    entries: new Set<string>(),
    folders: new Set<string>(),
    people: new Set<string>(),
    texts: new Set<string>(),
    earlier: new Set<string>(),
    pages: new Set<string>(),
    listing: listing !== null,
    said: false,
  };
  let answers: Answers = { ...NO_ANSWERS, people: [], pages: [], listing };
  const take = (known: Set<string>, keys: readonly string[], fold = (key: string): string => key): string[] =>
    keys.filter((key) => !known.has(fold(key)) && known.add(fold(key)));
  const takeNew = (asks: Asks): Asks => {
    const news = {
      entries: take(asked.entries, asks.entries),
      folders: take(asked.folders, asks.folders),
      people: take(asked.people, asks.people, (login) => login.toLowerCase()),
      texts: take(asked.texts, asks.texts),
      earlier: take(asked.earlier, asks.earlier),
      pages: take(asked.pages, asks.pages),
      pageHosts: asks.pageHosts,
      listing: asks.listing && !asked.listing,
      said: asks.said && !asked.said,
    };
    asked.listing ||= asks.listing;
    asked.said ||= asks.said;
    return news;
  };
  return {
    /** What was answered so far, and whether anything was asked that was not asked before. */
    ask: async (asks: Asks): Promise<{ readonly answers: Answers; readonly isMore: boolean }> => {
      const news = takeNew(asks);
      const { pageHosts: _, ...wants } = news;
      const isMore = Object.values(wants).some((wanted) => wanted === true || (wanted !== false && wanted.length > 0));
      if (!isMore) return { answers, isMore };
      const more = await source.readAnswers(news);
      answers = {
        entries: [...answers.entries, ...more.entries],
        folders: [...answers.folders, ...more.folders],
        listing: more.listing ?? answers.listing,
        people: joinAsked(answers.people, more.people, news.people.length > 0),
        texts: [...answers.texts, ...more.texts],
        said: more.said ?? answers.said,
        earlier: [...answers.earlier, ...more.earlier],
        pages: joinAsked(answers.pages, more.pages, news.pages.length > 0),
      };
      return { answers, isMore };
    },
  };
};
export type Reading = ReturnType<typeof openReading>;

/** Reads what lies where, then what that lets be asked for, and along with it who is who, until nothing is left. */
export const complete = async (framed: Frame, reading: Reading, said: boolean): Promise<Situation> => {
  const { people, pages, pageHosts, ...trees } = framed.asks;
  const first = reading.ask({ ...NO_ASKS, ...trees, said });
  const readRunbook = framed.hasRunbooks ? (await import('./reliability/runbook.ts')).readRunbook : null;
  let read = await first;
  const beside = { people, pages, pageHosts };
  do read = await reading.ask({ ...NO_ASKS, ...beside, ...framed.askFurther(read.answers, readRunbook) });
  while (read.isMore);
  return framed.complete(read.answers, readRunbook);
};
