/** What the second reading is asked for, with nothing where nothing is said. */
import { type Answers, type Asks, NO_ANSWERS } from '../../src/facts.ts';
import { NO_ASKS } from '../../src/reading.ts';

export const asking = (asks: Partial<Asks>): Asks => ({ ...NO_ASKS, ...asks });

/** What is answered to nothing. */
export const NOTHING: Answers = { ...NO_ANSWERS, people: [], pages: [] };
