/** Owners and backups are real: accounts of people, the ones that were meant, who can write here. */
import { findLevel, type Law } from '../declaration/law.ts';
import type { Declared } from '../declaration/resolve.ts';
import type { Account, Known } from '../facts.ts';
import { findProgram } from '../provenance/accounts.ts';
import { type Code, type Details, type Finding, finding, type Severity } from '../verdict.ts';
import { listJudged, listKeepers, listNamed, listPeople } from './duty.ts';
import type { Situation } from './situation.ts';

/** The logins to be asked about for some systems, as often as they are named. */
export const listAsked = (names: readonly string[], { systems }: Declared, law: Law): string[] =>
  findLevel(law, 'owner-access') === 'off'
    ? []
    : names.flatMap((name) => {
        const system = systems.get(name);
        return system === undefined ? [] : listNamed(system, law).map(({ login }) => login);
      });

type Trouble = {
  [C in Extract<Code, `owner-access-${string}`>]: {
    readonly code: C;
    readonly detail: Omit<Details[C], 'login' | 'as'>;
  };
}[Extract<Code, `owner-access-${string}`>];

/** What is wrong with an account; `null` for a person who can write. `pinned` is the id under `people`. */
const findTrouble = (read: Known<Account | null>, pinned: string | undefined, host: string | null): Trouble | null => {
  if ('unknown' in read) {
    return { code: 'owner-access-unknown', detail: { why: read.unknown, needs: read.needs ?? null } };
  }
  const account = read.known;
  if (account === null) return { code: 'owner-access-nobody', detail: {} };
  const { id, type, permission } = account;
  const program = findProgram(id, host) ?? (type === 'Bot' ? 'bot' : null);
  if (program !== null || type !== 'User') {
    const kind = program ?? (type === 'Organization' ? 'organization' : 'other');
    return { code: 'owner-access-not-a-person', detail: { kind } };
  }
  if (pinned !== undefined && pinned !== String(id)) {
    return { code: 'owner-access-other-account', detail: { pinned, found: String(id) } };
  }
  return permission === 'read' || permission === 'none'
    ? { code: 'owner-access-read-only', detail: { permission } }
    : null;
};

/** One finding for each person of each touched or edited system. What stood before in a system that is only edited warns. */
export const judgeOwnerAccess = (situation: Situation): readonly Finding[] => {
  const { law, after, before, touched, accounts, host } = situation;
  const level = findLevel(law, 'owner-access') ?? 'fail';
  if (accounts === null || level === 'off') return [];
  return listJudged(situation).flatMap((name) => {
    const system = after.declared.systems.get(name);
    if (system === undefined) return [];
    const was = touched.has(name) ? undefined : before?.declared.systems.get(name);
    const stood = was === undefined ? [] : listNamed(was, law);
    return listNamed(system, law).flatMap(({ login, as, place }) => {
      const key = login.toLowerCase();
      const read = accounts.get(key) ?? { unknown: 'it was not asked for' };
      const trouble = findTrouble(read, after.declared.people.get(key)?.id, host);
      if (trouble === null) return [];
      const strictly: Severity = 'unknown' in read && level === 'fail' ? 'undecided' : level;
      // Who was a backup and is made the owner is given more than before.
      const isOld = stood.some((person) => person.login.toLowerCase() === key && (as === 'backup' || person.as === as));
      const by = [listPeople(system, law), listKeepers(law)]
        .map((people) => people.filter((person) => person.login.toLowerCase() !== key))
        .find((people) => people.length > 0);
      const more = { severity: isOld ? 'warn' : strictly, system: name, place, by: by ?? [] };
      return [finding(trouble.code, 'owner-access', { login, as, ...trouble.detail } as never, more as object)];
    });
  });
};
