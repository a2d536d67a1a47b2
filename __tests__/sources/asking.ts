/** What the second reading is asked for, with nothing where nothing is said. */
import type { Answers, Asks } from '../../src/facts.ts';

export const asking = (asks: Partial<Asks>): Asks => ({
  entries: [],
  listing: false,
  people: [],
  texts: [],
  said: false,
  earlier: [],
  ...asks,
});

/** What is answered to nothing. */
export const NOTHING: Answers = { entries: [], listing: null, people: [], texts: [], said: null, earlier: [] };
