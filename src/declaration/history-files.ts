/**
 * Incidents and trade-offs that are files: front matter, then Markdown. Other programs read the same front matter, so
 * only the keys that are ours are judged.
 */
import * as v from 'valibot';
import { isDate } from './forms.ts';
import { type FrontMatter, locateInFile, readFrontMatter } from './front-matter.ts';
import { findHeadline, toHeadline } from './headline.ts';
import { type Incident, incidentFile, type TradeOff, tradeOffFile } from './history-schema.ts';
import { placeOf, toProblems } from './issues.ts';
import type { Spot } from './lines.ts';
import type { Node } from './located.ts';
import { findSlip } from './nearest.ts';
import { uniteProblems } from './parse.ts';
import type { Problem } from './problems.ts';

export { splitFiles } from './files.ts';

/** One incident or trade-off, as a file tells it. Lines count in the file. */
export interface HistoryFile<T> {
  /** `null` where there is a problem, and for a file that is none: a README, an index, a template. */
  readonly entry: T | null;
  /** Of what says what it is: `what`, the title, the heading; else the top of the file. */
  readonly place: Spot;
  /** Where its actions stand. */
  readonly actions?: readonly Spot[];
  /** The systems it is about; `null` for all that point to it. */
  readonly systems: readonly string[] | null;
  readonly problems: readonly Problem[];
}

const MOST_ACTIONS = 100;

/** Files of a folder that are about it, and none of what is in it. */
const NO_ENTRY = /^_?(?:readme|index|template)(?:\.[^/]*)?$/i;
const TOP: Spot = { line: 1, column: 1 };

/** Our keys by names that are no slips. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['action-items', 'actions'],
  ['risks', 'risk'],
  ['revisit', 'revisit-by'],
  ['revisit-on', 'revisit-by'],
]);
const DAYS = new Set(['date', 'due', 'done', 'revisit-by']);
/** Programs that make sites want the time of day as well. */
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:Z|UTC|[+-]\d{2}:?\d{2})?$/i;

type Values = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a map's values those under these keys; of a time its day. */
const pick = (values: Values, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    keys.flatMap((key): [string, unknown][] => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      if (value === undefined) return [];
      const day = DAYS.has(key) && typeof value === 'string' ? TIMESTAMP.exec(value.trim())?.[1] : undefined;
      return [[key, day ?? value]];
    }),
  );

/** Keys that were meant as ours. */
const findMisspelt = (node: Node, keys: readonly string[]): Problem[] =>
  [...node.keys].flatMap(([name, key]): Problem[] => {
    if (keys.includes(name)) return [];
    const write = MEANT.get(name.toLowerCase().replaceAll('_', '-')) ?? findSlip(name, keys);
    if (write === undefined || !keys.includes(write)) return [];
    return [{ code: 'declaration-unknown-key', ...placeOf(key), at: '', got: name, write }];
  });

interface Derived {
  readonly values: Values;
  /** Of what says what it is. */
  readonly place: Spot;
}

/** What the front matter may leave to the name of the file, and to its title or first heading. */
const derive = (values: Values, path: string, { node, above, body, aboveBody }: FrontMatter): Derived => {
  const day = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(path.slice(path.lastIndexOf('/') + 1))?.[0] ?? '';
  const date = isDate(day) ? { date: day } : {};
  const title = typeof values.title === 'string' ? toHeadline(values.title) : '';
  const said = node.keys.get('what') ?? (title === '' ? undefined : node.keys.get('title'));
  if (said !== undefined) {
    const place = { line: said.node.line + above, column: said.node.column };
    return { values: title === '' ? date : { ...date, what: title }, place };
  }
  const heading = findHeadline(body);
  if (heading === null) return { values: date, place: TOP };
  return { values: { ...date, what: heading.words }, place: { line: heading.line + aboveBody, column: 1 } };
};

/** The actions as far as they are read, and a problem where there are more. */
const boundActions = (actions: unknown, node: Node | undefined): { read: unknown; problems: Problem[] } => {
  if (!Array.isArray(actions)) return { read: actions, problems: [] };
  const read = actions
    .slice(0, MOST_ACTIONS)
    .map((action: unknown) => (isMap(action) ? pick(action, Object.keys(action)) : action));
  const extra = node?.items[MOST_ACTIONS];
  if (extra === undefined) return { read, problems: [] };
  return {
    read,
    problems: [{ code: 'declaration-too-large', ...placeOf(extra), at: 'actions', got: 'actions' }],
  };
};

const readFile = <S extends typeof incidentFile | typeof tradeOffFile>(schema: S, text: string, path: string) => {
  const nothing = { output: null, place: TOP, actions: [] as readonly Spot[], systems: null };
  if (NO_ENTRY.test(path.slice(path.lastIndexOf('/') + 1))) return { ...nothing, problems: [] };
  const front = readFrontMatter(text);
  const locate = (problems: readonly Problem[]): Problem[] => problems.map((problem) => locateInFile(problem, front));
  const { value, node } = front;
  if (!front.usable) return { ...nothing, problems: uniteProblems(locate(front.problems), []) };

  const keys = Object.keys(schema.entries);
  const written: Values = isMap(value) ? value : {};
  const derived = derive(written, path, front);
  const own: Record<string, unknown> = { ...pick(derived.values, keys), ...pick(written, keys) };
  const actions = boundActions(own.actions, node.keys.get('actions')?.node);
  if (actions.read !== undefined) own.actions = actions.read;

  const result = v.safeParse(schema, isMap(value) ? own : value);
  const misspelt = findMisspelt(node, keys);
  const refused = toProblems(result.issues ?? [], node).filter(
    ({ code, at, got }) =>
      !(code === 'declaration-missing-key' && at === '' && misspelt.some(({ write }) => write === got)),
  );
  const judged = [...misspelt, ...actions.problems, ...refused];
  const problems = uniteProblems(locate(front.problems), locate(judged));
  const about = v.safeParse(schema.entries.systems, own.systems);
  return {
    output: result.success && problems.length === 0 ? (result.output as v.InferOutput<S>) : null,
    place: derived.place,
    actions: (node.keys.get('actions')?.node.items ?? [])
      .slice(0, MOST_ACTIONS)
      .map(({ line, column }) => ({ line: line + front.above, column })),
    systems: about.success ? (about.output ?? null) : null,
    problems,
  };
};

/** Reads the file of one incident. Never throws. */
export const readIncidentFile = (text: string, path: string): HistoryFile<Incident> => {
  const { output, ...read } = readFile(incidentFile, text, path);
  if (output === null) return { entry: null, ...read };
  const { systems: _about, ...entry } = output;
  return { entry, ...read };
};

/** Reads the file of one trade-off. Never throws. */
export const readTradeOffFile = (text: string, path: string): HistoryFile<TradeOff> => {
  const { output, actions: _none, ...read } = readFile(tradeOffFile, text, path);
  if (output === null) return { entry: null, ...read };
  const { systems: _about, ...entry } = output;
  return { entry, ...read };
};
