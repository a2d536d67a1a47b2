/** Whom a change of the declaration has to be accepted by. */
import type { Law } from '../declaration/law.ts';
import type { System } from '../declaration/resolve.ts';
import type { Ask } from '../verdict.ts';
import { findKind } from './duty.ts';

export const KEEPERS: Ask = { who: 'keepers' };

export const isSameLogin = (a: string | undefined, b: string | undefined): boolean =>
  a?.toLowerCase() === b?.toLowerCase();

/** The owner and the backups of a system, each once, as they are written. */
export const listNames = (system: System | null): string[] => {
  const names =
    system === null ? [] : [...(system.owner === null ? [] : [system.owner.value]), ...(system.backup?.value ?? [])];
  return names.filter((login, index) => names.findIndex((other) => isSameLogin(other, login)) === index);
};

/** The people who stand for a system at base; the keepers where it names nobody who could. */
export const askSystem = (system: System, law: Law): Ask => {
  const logins = listNames(system).filter((login) => findKind(login, law) === null);
  return logins.length === 0 ? KEEPERS : { who: 'system', system: system.name, logins };
};

/** A person who is newly named or given more. Teams and programs accept nothing: `owner` and `backup` refuse them. */
export const askPerson = (login: string, law: Law): Ask[] =>
  findKind(login, law) === null ? [{ who: 'person', login }] : [];

/** Whoever is given more when a system is: its owner; without one, its backups. */
export const askOwner = (system: System, law: Law): Ask[] => {
  const [first, ...rest] = listNames(system);
  const given = system.owner === null ? [first, ...rest] : [first];
  return given.flatMap((login) => (login === undefined ? [] : askPerson(login, law)));
};

/** What tells two asks apart. */
export const keyOf = (ask: Ask): string =>
  ask.who === 'system'
    ? `system ${ask.system}`
    : ask.who === 'person'
      ? `person ${ask.login.toLowerCase()}`
      : 'keepers';

/** Every ask once: systems, then people, then the keepers. */
export const uniteAsks = (asks: readonly Ask[]): readonly Ask[] => {
  const ORDER = { system: 0, person: 1, keepers: 2 };
  return [...new Map([...asks].reverse().map((ask) => [keyOf(ask), ask])).values()].sort(
    (a, b) => ORDER[a.who] - ORDER[b.who] || (keyOf(a) < keyOf(b) ? -1 : 1),
  );
};
