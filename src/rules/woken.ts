/** Who can be woken for a system, looked up for very many systems. */
import type { Law } from '../declaration/law.ts';
import type { System } from '../declaration/resolve.ts';
import { findKind } from './duty.ts';

/** How logins compare. */
export const keyOf = (login: string): string => login.toLowerCase();

/** Logins by how they compare, as they are written first. */
export type People = ReadonlyMap<string, string>;
export const NOBODY: People = new Map();

/** Whom a system names: teams and programs are left out. The owner may be among the backups. */
export interface Woken {
  readonly owner: string | null;
  readonly backup: People;
}

export interface Wakes {
  /** The people of a list. */
  readonly pick: (logins: readonly string[]) => People;
  readonly wake: (system: System) => Woken;
}

/** A list is looked at once: a team gives the same one to all of its systems. */
export const openWakes = (law: Law): Wakes => {
  const lists = new Map<readonly string[], People>();
  // Very many names beside very many machines are not compared one by one.
  const machines = new Set(law.machines.map(keyOf));
  const machineless: Law = { ...law, machines: [] };
  const isPerson = (login: string): boolean => !machines.has(keyOf(login)) && findKind(login, machineless) === null;
  const pick = (logins: readonly string[]): People => {
    const found = lists.get(logins);
    if (found !== undefined) return found;
    const people = new Map<string, string>();
    for (const login of logins) if (!people.has(keyOf(login)) && isPerson(login)) people.set(keyOf(login), login);
    lists.set(logins, people);
    return people;
  };
  const wake = ({ owner, backup }: System): Woken => ({
    owner: owner !== null && isPerson(owner.value) ? owner.value : null,
    backup: backup === null ? NOBODY : pick(backup.value),
  });
  return { pick, wake };
};
