/** What the second reading is asked for, with nothing where nothing is said. */
import type { Answers, Asks } from '../../src/facts.ts';

export const asking = (asks: Partial<Asks>): Asks => ({
  entries: [],
  folders: [],
  listing: false,
  people: [],
  texts: [],
  said: false,
  earlier: [],
  pages: [],
  pageHosts: [],
  ...asks,
});

/** What is answered to nothing. */
export const NOTHING: Answers = {
  entries: [],
  folders: [],
  listing: null,
  people: [],
  texts: [],
  said: null,
  earlier: [],
  pages: [],
};
