/** What happened and what was waved away: entries of a declaration, or files that hold one each. */
import * as v from 'valibot';
import { FILES, findFilesProblem } from './files.ts';
import { date, described, either, form, list, login, NAME, object, optional, pointer, sentence } from './forms.ts';

const action = object({
  what: described('What is to be done.', sentence),
  owner: optional('Who does it.', login),
  due: optional('Until when.', date),
  done: optional('When it was done.', date),
});
export const incident = object({
  date: described('The day it happened.', date),
  what: described('What broke, in a few words.', sentence),
  link: optional('The write-up: a path or a link.', pointer),
  actions: optional('What was to change after it.', list(action)),
});
export const tradeOff = object({
  what: described('What was decided.', sentence),
  'decided-by': optional('Who decided it.', login),
  risk: optional('What may come of it.', sentence),
  'revisit-by': optional('When to look at it again.', date),
});

const isFiles = (text: string): boolean => findFilesProblem(text) === null;
export const files = v.pipe(v.string('files'), v.regex(FILES, 'files'), v.check(isFiles, 'files'));
/** Entries one below the other, or where the files are that hold one each. A single path in brackets is meant as one. */
export const inFiles = <Entry extends v.GenericSchema>(entry: Entry) =>
  either([list(entry), files], (input) => {
    const text = Array.isArray(input) && input.length === 1 ? input[0] : input;
    return typeof text === 'string' && (text === input ? text.trim() !== '' : isFiles(text)) ? 1 : 0;
  });

/** Whom an entry is about that is a file. */
const about = optional('The systems it is about; without it, all that point to it.', list(form('name', NAME)));
const { link: _writeUp, ...ofIncident } = incident.entries;
/** The front matter of an incident that is a file: the file is the write-up. */
export const incidentFile = object({ ...ofIncident, systems: about });
/** The front matter of a trade-off that is a file. */
export const tradeOffFile = object({ ...tradeOff.entries, systems: about });

export type Incident = v.InferOutput<typeof incident>;
export type TradeOff = v.InferOutput<typeof tradeOff>;
