/** What each person carries, what would be left with nobody, and what is to be handed over before one of them leaves. */
import type { Load } from '../audit-result.ts';
import type { Law } from '../declaration/law.ts';
import { listEntries } from '../declaration/merge.ts';
import type { Declared } from '../declaration/resolve.ts';
import type { Place } from '../facts.ts';
import { findKind } from './duty.ts';
import { type CarriedGround, type HandOverItem, listMentions, sortNames } from './leaving.ts';
import type { Unread } from './pledges.ts';
import { keyOf, openWakes, type Woken } from './woken.ts';

/** One login, with everything that rests on it. */
export interface Carried {
  /** As it is written first. */
  readonly login: string;
  /** Why it is nobody who can be woken; `null` for what may be a person. */
  readonly kind: ReturnType<typeof findKind>;
  readonly name: string | null;
  readonly contact: string | null;
  readonly load: Load;
  /** What to do before this person leaves, what matters most first. */
  readonly handOver: readonly HandOverItem[];
  /** Files that may name this login too. */
  readonly unread: readonly Unread[];
}

/** A team, which is nobody: who answers for its systems. */
export interface CarriedTeam {
  /** As it is written first. */
  readonly team: string;
  /** What its entry gives to its systems. */
  readonly owner: string | null;
  readonly backup: readonly string[];
  /** Those that belong to it, or name it as if it were a person; by name. */
  readonly systems: readonly { readonly name: string; readonly owner: string | null }[];
  /** Of its entry; `null` where it has none. */
  readonly place: Place | null;
}

type Lists = Readonly<Record<'owner' | 'backup' | 'alone', string[]>>;
const makeLists = (): Lists => ({ owner: [], backup: [], alone: [] });

const isOwner = (key: string, { owner }: Woken): boolean => owner !== null && keyOf(owner) === key;

/** Notes a system for one of the people it names. */
const note = (key: string, name: string, { woken, to }: { readonly woken: Woken; readonly to: Lists }): void => {
  const { owner, backup } = woken;
  to[isOwner(key, woken) ? 'owner' : 'backup'].push(name);
  const others = backup.size - (backup.has(key) ? 1 : 0);
  if (others === 0 && (owner === null || keyOf(owner) === key)) to.alone.push(name);
};

const toLoad = (login: string, { owner, backup, alone }: Lists, people: Declared['people']): Load => ({
  login,
  name: people.get(keyOf(login))?.name ?? null,
  owner: sortNames(owner),
  backup: sortNames(backup),
  alone: sortNames(alone),
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What each person carries whom a system names; who carries most comes first. */
export const listLoads = ({ systems, people }: Declared, law: Law): readonly Load[] => {
  const { wake } = openWakes(law);
  const found = new Map<string, { readonly login: string; readonly lists: Lists }>();
  for (const system of systems.values()) {
    const woken = wake(system);
    const { owner, backup } = woken;
    const others = [...backup].filter(([key]) => !isOwner(key, woken));
    for (const [key, login] of owner === null ? others : [[keyOf(owner), owner] as const, ...others]) {
      const own = found.get(key) ?? { login, lists: makeLists() };
      found.set(key, own);
      note(key, system.name, { woken, to: own.lists });
    }
  }
  return [...found.values()]
    .map(({ login, lists }) => toLoad(login, lists, people))
    .sort(
      (a, b) =>
        b.owner.length - a.owner.length || b.backup.length - a.backup.length || compare(keyOf(a.login), keyOf(b.login)),
    );
};

/** The load of one person, without those of all the others; `login` is `null` where no system names them. */
const findLoad = (key: string, { systems }: Declared, law: Law): { login: string | null; lists: Lists } => {
  const { wake } = openWakes(law);
  const lists = makeLists();
  let login: string | null = null;
  for (const system of systems.values()) {
    const woken = wake(system);
    const named = isOwner(key, woken) ? woken.owner : (woken.backup.get(key) ?? null);
    if (named === null) continue;
    login ??= named;
    note(key, system.name, { woken, to: lists });
  }
  return { login, lists };
};

/** What matters most, while somebody can still be asked. */
const ORDER: readonly HandOverItem['kind'][] = [
  'owner',
  'backup',
  'keeper',
  'waiver',
  'exemption',
  'action',
  'trade-off',
  'machine',
  'person',
];

const inOrder = (a: HandOverItem, b: HandOverItem): number =>
  ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
  compare(a.place.file, b.place.file) ||
  a.place.line - b.place.line ||
  a.place.column - b.place.column;

/** Everything that rests on a login, without its `@`; `null` where nobody of that login is named. */
export const findCarried = (login: string, ground: CarriedGround): Carried | null => {
  const key = keyOf(login);
  const { declared, stated, pledges } = ground;
  const mentions = listMentions(key, ground);
  const [first] = mentions;
  if (first === undefined) return null;
  const load = findLoad(key, declared, stated.law);
  const written = load.login ?? first.login;
  const person = declared.people.get(key);
  return {
    login: written,
    kind: findKind(written, stated.law),
    name: person?.name ?? null,
    contact: person?.contact ?? null,
    load: toLoad(written, load.lists, declared.people),
    handOver: mentions.flatMap(({ item }) => (item === null ? [] : [item])).sort(inOrder),
    unread: pledges.unread,
  };
};

/** A team by its name, without an `@`; `null` where there is none of that name. */
export const findTeam = (name: string, { declared, stated }: CarriedGround): CarriedTeam | null => {
  const key = keyOf(name);
  const isIt = (other: string | undefined): other is string => other !== undefined && keyOf(other) === key;
  /** A team gives the same list to all of its systems: it is looked through once. */
  const lists = new Map<readonly string[], string | undefined>();
  const findIn = (logins: readonly string[]): string | undefined => {
    if (!lists.has(logins)) lists.set(logins, logins.find(isIt));
    return lists.get(logins);
  };
  const entry = [...listEntries(stated.declaration).teams].find(([team]) => isIt(team));
  const systems = [...declared.systems.values()].flatMap(({ name: system, owner, backup, team }) => {
    const said = [team?.value, owner?.value].find(isIt) ?? (backup === null ? undefined : findIn(backup.value));
    return said === undefined ? [] : [{ said, name: system, owner: owner?.value ?? null }];
  });
  const [first] = systems;
  if (entry === undefined && first === undefined) return null;
  return {
    team: entry?.[0] ?? first?.said ?? name,
    owner: entry?.[1].value.owner ?? null,
    backup: entry?.[1].value.backup ?? [],
    systems: systems.map(({ said: _, ...system }) => system).sort((a, b) => compare(a.name, b.name)),
    place: entry?.[1].place ?? null,
  };
};
