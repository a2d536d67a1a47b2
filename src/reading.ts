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
  const asked = new Set<string>(listing === null ? [] : ['listing']);
  let answers: Answers = { ...NO_ANSWERS, people: [], pages: [], listing };
  const isNew = (what: string): boolean => {
    const { size } = asked;
    return asked.add(what).size > size;
  };
  const takeNew = (asks: Asks): Asks => ({
    entries: asks.entries.filter((path) => isNew(`entry ${path}`)),
    folders: asks.folders.filter((folder) => isNew(`folder ${folder}`)),
    people: asks.people.filter((login) => isNew(`person ${login.toLowerCase()}`)),
    texts: asks.texts.filter((id) => isNew(`text ${id}`)),
    earlier: asks.earlier.filter((commit) => isNew(`commit ${commit}`)),
    pages: asks.pages.filter((page) => isNew(`page ${page}`)),
    pageHosts: asks.pageHosts,
    listing: asks.listing && isNew('listing'),
    said: asks.said && isNew('said'),
  });
  return {
    /** What was answered so far, and whether anything was asked that was not asked before. */
    ask: async (asks: Asks): Promise<{ readonly answers: Answers; readonly isMore: boolean }> => {
      const { size } = asked;
      const news = takeNew(asks);
      const isMore = asked.size > size;
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
