/** Whose word counts: accounts that were meant, of people who may write, and the keepers among them. */
import type { Law } from '../declaration/law.ts';
import type { Proposal } from '../declaration/proposal.ts';
import type { Account, Actor, Answers, ChangeFacts, Known } from '../facts.ts';
import { findProgram } from '../provenance/accounts.ts';
import type { Lapse } from '../verdict.ts';
import { isSameLogin } from './asks.ts';
import { findKind } from './duty.ts';
import { listHolders } from './pins.ts';

/** What something that was said is worth. */
export type Standing =
  | { readonly state: 'holds' }
  | { readonly state: 'lapsed'; readonly why: Lapse['why'] }
  | { readonly state: 'unknown'; readonly why: string; readonly needs: string | null };

/** Whether somebody is something, or why that could not be found out. */
export type Maybe = boolean | Extract<Standing, { state: 'unknown' }>;

export interface Roll {
  /** Whether it is the account that was meant, of a person who may write here. */
  readonly judge: (user: Actor) => Standing;
  readonly isKeeper: (user: Actor) => Maybe;
  readonly isAdmin: (user: Actor) => Maybe;
  /** Logins that would have to be asked about, each once. */
  readonly wants: () => readonly string[];
}

/** People nobody names whose access is asked for, because an administrator may be among them. */
const MOST_STRANGERS = 10;

const TOO_MANY = {
  state: 'unknown',
  why: `more than ${MOST_STRANGERS} people whom nobody names have spoken`,
  needs: 'An administrator says it again: those who spoke last are asked about first.',
} as const;

const HOLDS: Standing = { state: 'holds' };
const lapsed = (why: Lapse['why']): Standing => ({ state: 'lapsed', why });
export const toUnknown = ({ unknown, needs }: { unknown: string; needs?: string }) =>
  ({ state: 'unknown', why: unknown, needs: needs ?? null }) as const;

const mayWrite = (account: Account | null): boolean =>
  account?.permission === 'admin' || account?.permission === 'write';

/** `law` is the base's: who keeps it is not the change's to say. */
export const openRoll = (
  { provenance }: ChangeFacts,
  { before, after }: Proposal,
  law: Law,
  { people }: Answers,
): Roll => {
  const accounts = new Map((people ?? []).map(({ login, account }) => [login.toLowerCase(), account]));
  const wanted = new Map<string, string>();
  /** Whom base or law name: how their accounts are pinned is not the change's to say. */
  const known = new Set([
    ...(before === null ? [] : listHolders(before)),
    ...law.keepers.map((login) => login.toLowerCase()),
  ]);
  const strangers = new Set<number>();

  const find = (login: string): Known<Account | null> => {
    const account = accounts.get(login.toLowerCase());
    if (account === undefined) wanted.set(login.toLowerCase(), login);
    return account ?? { unknown: 'it was not asked for' };
  };
  const ask = (login: string, isIt: (account: Account | null) => boolean): Maybe => {
    const account = find(login);
    return 'unknown' in account ? toUnknown(account) : isIt(account.known);
  };
  /** The ids that base and law pin, which may be those of a line and of the default branch; for somebody new, the change's. */
  const listPins = (login: string): readonly string[] => {
    const key = login.toLowerCase();
    const pins = [before?.people.get(key)?.id, law.pins.get(key)].filter((pin) => pin !== undefined);
    const own = known.has(key) ? undefined : after?.people.get(key)?.id;
    return pins.length > 0 || own === undefined ? pins : [own];
  };

  /** Why an account that goes by this login is nobody's, or not the one that was meant. */
  const findFault = (login: string, { id, type }: Pick<Account, 'id' | 'type'>): 'program' | 'account' | null => {
    if (type !== 'User' || findProgram(id, provenance.host) !== null || findKind(login, law) !== null) return 'program';
    return listPins(login).every((pin) => pin === String(id)) ? null : 'account';
  };

  const judge = ({ login, id, type }: Actor): Standing => {
    const fault = findFault(login, { id, type });
    if (fault !== null) return lapsed(fault);
    const account = find(login);
    if ('unknown' in account) return toUnknown(account);
    if (account.known !== null && account.known.id !== id) return lapsed('account');
    return mayWrite(account.known) ? HOLDS : lapsed('access');
  };

  /** Where nobody else is named, or none of those who are is a person who may write here. */
  const areAdminsKeepers = (): Maybe => {
    const able = law.keepers.map((login) =>
      ask(login, (account) => account !== null && findFault(login, account) === null && mayWrite(account)),
    );
    return able.includes(true) ? false : (able.find((each) => typeof each === 'object') ?? true);
  };
  const isAdmin = ({ id, login, type }: Actor): Maybe => {
    if (type !== 'User') return false;
    if (strangers.size >= MOST_STRANGERS && !strangers.has(id)) return TOO_MANY;
    strangers.add(id);
    return ask(login, (account) => account?.permission === 'admin');
  };
  const isKeeper = (user: Actor): Maybe => {
    if (law.keepers.some((keeper) => isSameLogin(keeper, user.login))) return true;
    // Where there is a keeper, no stranger's access matters.
    const may = areAdminsKeepers();
    return may === true ? isAdmin(user) : may;
  };
  return { judge, isKeeper, isAdmin, wants: () => [...wanted.values()].sort() };
};
