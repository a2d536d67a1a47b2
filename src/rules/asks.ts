/** Whom a change of the declaration has to be accepted by. */
import type { Law } from '../declaration/law.ts';
import type { System } from '../declaration/resolve.ts';
import type { Ask, Asked, Person, Severity } from '../verdict.ts';
import { findKind, listKeepers } from './duty.ts';
import type { Situation } from './situation.ts';

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

/** Whom an entry of the law names as the one who decided it: nobody else can say that. */
export const askApprover = (login: string): Ask => ({ who: 'approver', login });

/** Whoever is given more when a system is: its owner; without one, its backups. */
export const askOwner = (system: System, law: Law): Ask[] => {
  const [first, ...rest] = listNames(system);
  const given = system.owner === null ? [first, ...rest] : [first];
  return given.flatMap((login) => (login === undefined ? [] : askPerson(login, law)));
};

/** What tells two asks apart. */
export const keyOf = (ask: Ask): string => {
  if (ask.who === 'system') return `system ${ask.system}`;
  return 'login' in ask ? `${ask.who} ${ask.login.toLowerCase()}` : ask.who;
};

const ORDER: Record<Ask['who'], number> = { system: 0, person: 1, approver: 2, keepers: 3, admins: 4 };

/** Every ask once: systems, then people, then the keepers. */
export const uniteAsks = (asks: readonly Ask[]): readonly Ask[] =>
  [...new Map([...asks].reverse().map((ask) => [keyOf(ask), ask])).values()].sort(
    (a, b) => ORDER[a.who] - ORDER[b.who] || (keyOf(a) < keyOf(b) ? -1 : 1),
  );

/** How a finding weighs whose asks these are: it stands while somebody who can be asked has not agreed. */
export const weighAsked = (
  asked: readonly Asked[],
  situation: Situation,
): { readonly severity: Severity; readonly by: readonly Person[] } => {
  const has = (state: Asked['answer']['state']): boolean => asked.some(({ answer }) => answer.state === state);
  const severity = has('open') ? 'fail' : has('unknown') ? 'undecided' : 'notice';
  const people = asked
    .filter(({ answer }) => answer.state !== 'met')
    .flatMap(({ ask }) => listAskedPeople(ask, situation));
  return { severity, by: [...new Map(people.map((person) => [person.login.toLowerCase(), person])).values()] };
};

const listAskedPeople = (ask: Ask, { law, before, after }: Situation): Person[] => {
  if (ask.who === 'admins') return [];
  if (ask.who === 'keepers') return listKeepers(law);
  if (ask.who !== 'system') return [{ login: ask.login, as: ask.who === 'person' ? 'named' : 'keeper' }];
  const owner = (before?.declared.systems.get(ask.system) ?? after.declared.systems.get(ask.system))?.owner?.value;
  return ask.logins.map((login) => ({ login, as: isSameLogin(login, owner) ? 'owner' : 'backup' }));
};
