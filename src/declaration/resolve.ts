/** Entries of a declaration → systems whose every value carries where it came from and by what it was given. */
import type { Place } from '../facts.ts';
import type { Entries, Entry } from './merge.ts';
import type { Pattern } from './patterns.ts';
import type {
  Dependency,
  Escalation,
  Incident,
  NotApplicable,
  Slo,
  TradeOff,
  WrittenPerson,
  WrittenSystem,
} from './schema.ts';

/** A value, its place, and by what it was given. */
export interface Located<T> extends Place {
  readonly value: T;
  readonly by: 'system' | 'team' | 'default';
  /** Where each item of a list stands. */
  readonly items?: readonly { readonly line: number; readonly column: number }[];
}

/** A named thing somebody answers for, everything inherited filled in. */
export interface System {
  readonly name: string;
  /** Of its name in the file. */
  readonly place: Place;
  /** The last line of its entry, and whether text can be pasted below it (not where it is written as `{…}`). */
  readonly endLine: number;
  readonly pastable: boolean;
  readonly paths: readonly Located<Pattern>[];
  readonly description: Located<string> | null;
  readonly team: Located<string> | null;
  readonly owner: Located<string> | null;
  readonly backup: Located<readonly string[]> | null;
  readonly escalation: Located<Escalation> | null;
  readonly runbook: Located<string | NotApplicable> | null;
  readonly slo: Located<readonly Slo[] | NotApplicable> | null;
  readonly tier: Located<string> | null;
  readonly dependsOn: Located<readonly Dependency[]> | null;
  readonly data: Located<readonly string[]> | null;
  readonly dashboard: Located<string> | null;
  /** A text says where the files are that hold one each. */
  readonly incidents: Located<readonly Incident[] | string> | null;
  readonly tradeOffs: Located<readonly TradeOff[] | string> | null;
}

/** All systems of one side, and how its people are called. */
export interface Declared {
  readonly systems: ReadonlyMap<string, System>;
  readonly people: ReadonlyMap<string, WrittenPerson>;
}

/** Fills in what systems take from their team and the defaults. */
export const resolve = (entries: Entries): Declared => {
  const teams = new Map([...entries.teams].map(([name, entry]) => [name.toLowerCase(), entry]));
  const systems = new Map<string, System>();
  for (const [name, entry] of entries.systems) systems.set(name, resolveSystem(name, entry, teams, entries));
  const people = new Map([...entries.people].map(([login, entry]) => [login.toLowerCase(), entry.value]));
  return { systems, people };
};

export const isNotApplicable = (value: unknown): value is NotApplicable =>
  typeof value === 'object' && value !== null && 'not-applicable' in value;

type Key = Exclude<keyof WrittenSystem, 'paths'>;

const resolveSystem = (
  name: string,
  entry: Entry<WrittenSystem>,
  teams: ReadonlyMap<string, Entry<object>>,
  entries: Entries,
): System => {
  const team = entry.value.team === undefined ? undefined : teams.get(entry.value.team.toLowerCase());
  const take = <K extends Key>(key: K): Located<Exclude<WrittenSystem[K], undefined>> | null => {
    type Value = Exclude<WrittenSystem[K], undefined>;
    const sources = [
      { by: 'system', entry, value: entry.value[key] },
      { by: 'team', entry: team, value: (team?.value as Partial<WrittenSystem> | undefined)?.[key] },
    ] as const;
    for (const { by, entry: from, value } of sources) {
      if (from === undefined || value === undefined) continue;
      const node = from.node.keys.get(key)?.node;
      const { line, column } = node ?? from.place;
      const items = node?.items ?? [];
      return { value: value as Value, file: from.place.file, line, column, ...commit(from.place), by, items };
    }
    const preset = entries.defaults.get(key);
    if (preset === undefined) return null;
    const { line, column } = preset.node;
    return { value: fill(preset.value, name) as Value, ...preset.place, line, column, by: 'default' };
  };
  const list = entry.node.keys.get('paths')?.node;
  return {
    name,
    place: entry.place,
    endLine: entry.node.endLine,
    pastable: !entry.node.flow,
    paths: entry.value.paths.flatMap((text, index): Located<Pattern>[] => {
      const pattern = entry.patterns.get(text);
      const { line, column } = list?.items[index] ?? entry.place;
      return pattern === undefined
        ? []
        : [{ value: pattern, file: entry.place.file, line, column, ...commit(entry.place), by: 'system' }];
    }),
    description: take('description'),
    team: take('team'),
    owner: take('owner'),
    backup: take('backup'),
    escalation: take('escalation'),
    runbook: take('runbook'),
    slo: take('slo'),
    tier: take('tier'),
    dependsOn: take('depends-on'),
    data: take('data'),
    dashboard: take('dashboard'),
    incidents: take('incidents'),
    tradeOffs: take('trade-offs'),
  };
};

const commit = (place: Place): { commit?: string } => (place.commit === undefined ? {} : { commit: place.commit });

/** `<system>` in a default is the system's name. */
const fill = (value: unknown, name: string): unknown =>
  typeof value === 'string'
    ? value.replaceAll('<system>', name)
    : Array.isArray(value)
      ? value.map((item) => fill(item, name))
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, name)]))
        : value;
