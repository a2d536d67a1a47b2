/** What a place has already taught: its incidents, what was to change after them, and what was waved away. */
import { findLevel } from '../declaration/law.ts';
import type { System } from '../declaration/resolve.ts';
import { type Finding, finding, type OpenAction, type Person } from '../verdict.ts';
import { type Gap, listJudged, listPeople, pickStanding, weighGap } from './duty.ts';
import { type Past, readPast, type ToldIncident } from './past.ts';
import type { Side, Situation } from './situation.ts';

const MOST_INCIDENTS = 3;
const MOST_OPEN = 5;
const MOST_TRADE_OFFS = 3;

/**
 * Shows the last incidents of every system a change touches, and what is still open of them. What is overdue warns, or as
 * the policy says for the system's tier; in a system whose entry alone is edited only that is looked at, and what stood
 * before warns at most.
 */
export const judgeHistory = (situation: Situation): readonly Finding[] => {
  const { law, after, before, touched, date } = situation;
  return listJudged(situation).flatMap((name) => {
    const system = after.declared.systems.get(name);
    if (system === undefined) return [];
    const level = findLevel(law, 'history', system.tier?.value) ?? 'warn';
    if (level === 'off') return [];
    const past = readPast(system, after);
    const gaps = findGaps(past, system, date);
    const stood = touched.has(name) ? new Set<Gap>() : findStanding(gaps, { name, before, date });
    const by = listPeople(system, law);
    const findings = gaps.map((gap) => {
      const severity = weighGap(gap, stood.has(gap) ? 'warn' : level);
      const more = { severity, system: name, place: gap.place ?? system.place, by: findSettlers(gap, by) };
      return finding(gap.code, 'history', gap.detail, more as object);
    });
    return touched.has(name) ? [...findings, ...showPast(past, system, date)] : findings;
  });
};

const findStanding = (
  gaps: readonly Gap[],
  { name, before, date }: { readonly name: string; readonly before: Side | null; readonly date: string },
): ReadonlySet<Gap> => {
  const was = before?.declared.systems.get(name);
  return before === null || was === undefined
    ? new Set()
    : pickStanding(gaps, findGaps(readPast(was, before), was, date));
};

/** Whoever took on an action can do it; else the people of the system. */
const findSettlers = ({ code, detail }: Gap, by: readonly Person[]): readonly Person[] => {
  if (code !== 'history-action-overdue' || detail.owner === null) return by;
  const { owner } = detail;
  const named = by.find(({ login }) => login.toLowerCase() === owner.toLowerCase());
  return named === undefined ? by : [named, ...by.filter((person) => person !== named)];
};

const toOpen = ({ entry }: ToldIncident, index: number): OpenAction => {
  const { what = '', owner = null, due = null } = entry.actions?.[index] ?? {};
  return { what, owner, due, date: entry.date, after: entry.what };
};

/** Actions without a day on which they were done, of the latest incident first, each with its place. */
const listOpen = ({ incidents }: Past) =>
  incidents.flatMap((told) =>
    (told.entry.actions ?? []).flatMap(({ done }, index) =>
      done === undefined ? [{ action: toOpen(told, index), place: told.actions[index] ?? told.place }] : [],
    ),
  );

const isPast = (day: string | null | undefined, date: string): day is string => day != null && day < date;

const findGaps = (past: Past, system: System, date: string): readonly Gap[] => [
  ...listOpen(past).flatMap(({ action, place }): Gap[] =>
    isPast(action.due, date) ? [{ code: 'history-action-overdue', detail: action, place }] : [],
  ),
  ...past.tradeOffs.flatMap(({ entry, place }): Gap[] => {
    const { what, risk = null, 'decided-by': decidedBy = null, 'revisit-by': revisitBy } = entry;
    if (!isPast(revisitBy, date)) return [];
    return [{ code: 'history-trade-off-due', detail: { what, decidedBy, risk, revisitBy }, place }];
  }),
  ...past.illegible.map(({ path, problem, count, place }): Gap => {
    const detail = { path, problem, count };
    return { code: 'history-file-problem', detail, place, severity: 'warn' };
  }),
  ...past.unknown.map(
    (detail): Gap => ({
      code: 'history-unknown',
      detail,
      place: system.incidents ?? system.place,
      severity: 'undecided',
    }),
  ),
  ...past.unread.map((detail): Gap => ({ code: 'history-unread', detail, severity: 'notice' })),
];

/** Nothing where nothing is written down; what is overdue is said by itself. */
const showPast = (past: Past, system: System, date: string): readonly Finding[] => {
  const { incidents } = past;
  const tradeOffs = past.tradeOffs.filter(({ entry }) => !isPast(entry['revisit-by'], date));
  if (incidents.length + tradeOffs.length === 0) return [];
  const open = listOpen(past).flatMap(({ action }) => (isPast(action.due, date) ? [] : [action]));
  const detail = {
    incidents: incidents
      .slice(0, MOST_INCIDENTS)
      .map(({ entry: { date, what, link = null } }) => ({ date, what, link })),
    incidentCount: incidents.length,
    open: open.slice(0, MOST_OPEN),
    openCount: open.length,
    tradeOffs: tradeOffs.slice(0, MOST_TRADE_OFFS).map(({ entry }) => ({
      what: entry.what,
      risk: entry.risk ?? null,
      revisitBy: entry['revisit-by'] ?? null,
    })),
    tradeOffCount: tradeOffs.length,
  };
  const place = incidents[0]?.place ?? tradeOffs[0]?.place ?? system.place;
  return [finding('history-taught', 'history', detail, { severity: 'notice', system: system.name, place })];
};
