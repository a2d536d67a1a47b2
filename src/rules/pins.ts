/** Whose accounts a change pins that nobody pinned before. */
import type { Law } from '../declaration/law.ts';
import type { Declared } from '../declaration/resolve.ts';
import { listNames } from './asks.ts';

/** Everybody whom a system names, in lower case. */
export const listHolders = ({ systems }: Declared): ReadonlySet<string> =>
  new Set([...systems.values()].flatMap((system) => listNames(system).map((login) => login.toLowerCase())));

/** Logins in lower case, of people who answered or kept the law before, with an id that is new. */
export const listFirstPinned = (before: Declared, after: Declared, law: Law): readonly string[] => {
  if (before.people === after.people) return [];
  const known = new Set([...listHolders(before), ...law.keepers.map((login) => login.toLowerCase())]);
  return [...after.people]
    .filter(([login, { id }]) => id !== undefined && before.people.get(login)?.id === undefined && known.has(login))
    .map(([login]) => login);
};
