/** Everywhere a declaration names somebody, and what has to be known to write that anew before this person leaves. */
import { findDuties, holdsOn, type StatedLaw } from '../declaration/law.ts';
import { listEntries } from '../declaration/merge.ts';
import { findNode } from '../declaration/parse.ts';
import type { Declared, System } from '../declaration/resolve.ts';
import type { Duty } from '../declaration/schema.ts';
import { type Place, toPlace } from '../facts.ts';
import { groupBy } from '../groups.ts';
import { placeItem } from './duty.ts';
import type { Pledge, Pledges } from './pledges.ts';
import { keyOf, NOBODY, openWakes, type People, type Wakes } from './woken.ts';

/** Systems that take what is written in one place, by name; `team`: whose entry that is, where it is a team's. */
interface Given {
  readonly team: string | null;
  readonly systems: readonly string[];
}
/** What somebody took on, for the first ten of the systems it is about. */
interface TakenOn {
  readonly systems: readonly string[];
  readonly what: string;
  readonly isOverdue: boolean;
}
/** One place that names somebody. Of people who could stay or take over the first three are listed. */
export type HandOverItem = { readonly place: Place } /** `instead`: who is backup of all of these. */ & (
  | ({ readonly kind: 'owner'; readonly instead: readonly string[] } & Given)
  /** `others`: who else is in the list, and owns none of these. `isOwed`: one of these has to have a backup. */
  | ({ readonly kind: 'backup'; readonly others: readonly string[]; readonly isOwed: boolean } & Given)
  | { readonly kind: 'keeper'; readonly others: readonly string[] }
  | { readonly kind: 'exemption'; readonly paths: readonly string[]; readonly reason: string }
  | {
      readonly kind: 'waiver';
      readonly systems: readonly string[];
      readonly duties: readonly Duty[];
      readonly expires: string;
    }
  /** Still open; `date` is the incident's. */
  | ({ readonly kind: 'action'; readonly date: string; readonly due: string | null } & TakenOn)
  | ({ readonly kind: 'trade-off'; readonly revisitBy: string } & TakenOn)
  | { readonly kind: 'person' }
  | { readonly kind: 'machine' }
);

/** What is declared, the text that says it, and what people took on besides. */
export interface CarriedGround {
  readonly declared: Declared;
  readonly stated: StatedLaw;
  readonly pledges: Pledges;
  /** Today, `YYYY-MM-DD` in UTC. */
  readonly date: string;
}

/** A place that names somebody: how, and what that asks for. `null`: nothing any more. */
export interface Mention {
  readonly login: string;
  readonly item: HandOverItem | null;
}
type Named = readonly Mention[];

const MOST_NAMED = 3;

export const sortNames = (names: readonly string[]): string[] => [...names].sort();
const namesOf = (systems: readonly System[]): string[] => sortNames(systems.map(({ name }) => name));

/** The first of some people but this one of whom something is true. */
const pickOthers = (people: People, key: string, isFit: (other: string) => boolean = () => true): string[] => {
  const picked: string[] = [];
  for (const [other, login] of people) {
    if (picked.length === MOST_NAMED) break;
    if (other !== key && isFit(other)) picked.push(login);
  }
  return picked;
};

/** Entries of systems and of teams. What a team gives stands in its entry, once for all of its systems. */
const listEntryMentions = (key: string, { declared, stated }: CarriedGround, { pick, wake }: Wakes): Named => {
  const mentions: Mention[] = [];
  const isIt = (login: string): boolean => keyOf(login) === key;
  const addOwner = (login: string, place: Place, { team, systems, list }: Giving): void => {
    const [first = list, ...rest] = new Set(systems.map((system) => wake(system).backup));
    const instead = pickOthers(first, key, (other) => rest.every((people) => people.has(other)));
    mentions.push({ login, item: { kind: 'owner', place, team, systems: namesOf(systems), instead } });
  };
  const addBackup = (login: string, place: Place, { team, systems, list }: Giving): void => {
    const owners = new Set(systems.flatMap(({ owner }) => (owner === null ? [] : [keyOf(owner.value)])));
    const others = pickOthers(list, key, (other) => !owners.has(other));
    const isOwed = systems.some((system) => findDuties(stated.law, system).has('backup'));
    mentions.push({ login, item: { kind: 'backup', place, team, systems: namesOf(systems), others, isOwed } });
  };
  for (const system of declared.systems.values()) {
    const { owner, backup } = system;
    if (owner?.by === 'system' && isIt(owner.value)) {
      addOwner(owner.value, toPlace(owner), { team: null, systems: [system], list: NOBODY });
    }
    if (backup?.by !== 'system') continue;
    for (const [index, login] of backup.value.entries()) {
      if (!isIt(login)) continue;
      addBackup(login, placeItem(backup, index), { team: null, systems: [system], list: pick(backup.value) });
    }
  }
  const ofTeam = groupBy(declared.systems.values(), (system) =>
    system.team === null ? null : keyOf(system.team.value),
  );
  for (const [team, { value, node, place }] of listEntries(stated.declaration).teams) {
    const { owner, backup = [] } = value;
    const placeOf = (path: readonly (string | number)[]): Place => {
      const { line, column } = findNode(node, path).node;
      return { ...place, line, column };
    };
    const give = (what: 'owner' | 'backup'): Giving => ({
      team,
      systems: (ofTeam.get(keyOf(team)) ?? []).filter((system) => system[what]?.by === 'team'),
      list: pick(backup),
    });
    if (owner !== undefined && isIt(owner)) addOwner(owner, placeOf(['owner']), give('owner'));
    for (const [index, login] of backup.entries()) {
      if (isIt(login)) addBackup(login, placeOf(['backup', index]), give('backup'));
    }
  }
  return mentions;
};
interface Giving {
  readonly team: string | null;
  readonly systems: readonly System[];
  /** The people of the list of backups beside it. */
  readonly list: People;
}

/** The law, and `people`. */
const listLawMentions = (key: string, { stated, date }: CarriedGround, { pick }: Wakes): Named => {
  const { law, declaration } = stated;
  const { node, file, commit } = declaration;
  const placeOf = (path: readonly (string | number)[], of: 'key' | 'node' = 'node'): Place => {
    const { line, column } = findNode(node, path)[of];
    return { file, line, column, commit };
  };
  const holds = holdsOn(date);
  const isIt = (login: string): boolean => keyOf(login) === key;
  const at = <T>(
    list: readonly T[],
    loginOf: (each: T) => string,
    toItem: (each: T, index: number) => Mention['item'],
  ) =>
    list.flatMap((each, index): Mention[] =>
      isIt(loginOf(each)) ? [{ login: loginOf(each), item: toItem(each, index) }] : [],
    );
  const self = (login: string): string => login;
  return [
    ...at(law.keepers, self, (_, index) => {
      const others = pickOthers(pick(law.keepers), key);
      return { kind: 'keeper', place: placeOf(['policy', 'keepers', index]), others };
    }),
    ...at(
      law.exempt,
      ({ owner }) => owner,
      (exemption, index) => {
        const { paths, reason } = exemption;
        return holds(exemption)
          ? { kind: 'exemption', place: placeOf(['exempt', index, 'owner']), paths, reason }
          : null;
      },
    ),
    ...at(
      law.waivers,
      (waiver) => waiver['approved-by'],
      (waiver, index) => {
        const { systems, duties, expires } = waiver;
        const place = placeOf(['waivers', index, 'approved-by']);
        return holds(waiver) ? { kind: 'waiver', place, systems: sortNames(systems), duties, expires } : null;
      },
    ),
    ...at(Object.keys(declaration.written.people ?? {}), self, (login) => ({
      kind: 'person',
      place: placeOf(['people', login], 'key'),
    })),
    ...at(law.machines, self, (_, index) => ({ kind: 'machine', place: placeOf(['policy', 'machines', index]) })),
  ];
};

const toTakenOn = (pledge: Pledge, date: string): HandOverItem | null => {
  const { systems, what, place } = pledge;
  const isPast = (day: string | null): boolean => day !== null && day < date;
  if (pledge.kind === 'action') {
    const { due } = pledge;
    return pledge.isOpen
      ? { kind: 'action', place, systems, what, date: pledge.date, due, isOverdue: isPast(due) }
      : null;
  }
  const { revisitBy } = pledge;
  return revisitBy === null
    ? null
    : { kind: 'trade-off', place, systems, what, revisitBy, isOverdue: isPast(revisitBy) };
};

/** Every place that names a login, `key` as logins compare: of systems and teams, of the law, of what was taken on. */
export const listMentions = (key: string, ground: CarriedGround): Named => {
  const wakes = openWakes(ground.stated.law);
  const taken = ground.pledges.pledges
    .filter(({ login }) => keyOf(login) === key)
    .map((pledge): Mention => ({ login: pledge.login, item: toTakenOn(pledge, ground.date) }));
  return [...listEntryMentions(key, ground, wakes), ...listLawMentions(key, ground, wakes), ...taken];
};

/** Every login a declaration names, and every team, as they are written, each once. */
export const listNamedLogins = ({ declared, stated, pledges }: CarriedGround): readonly string[] => {
  const { law, declaration } = stated;
  const { people, teams } = declaration.written;
  const all = [
    ...[...declared.systems.values()].flatMap(({ owner, backup, team }) => [
      ...(owner?.by === 'system' ? [owner.value] : []),
      ...(backup?.by === 'system' ? backup.value : []),
      ...(team === null ? [] : [team.value]),
    ]),
    ...Object.entries(teams ?? {}).flatMap(([team, { owner, backup = [] }]) => [
      team,
      ...(owner === undefined ? [] : [owner]),
      ...backup,
    ]),
    ...law.keepers,
    ...law.exempt.map(({ owner }) => owner),
    ...law.waivers.map((waiver) => waiver['approved-by']),
    ...pledges.pledges.map(({ login }) => login),
    ...Object.keys(people ?? {}),
    ...law.machines,
  ];
  return [...new Map([...all].reverse().map((login) => [keyOf(login), login])).values()].reverse();
};
