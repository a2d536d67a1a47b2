/** Signals a repository adds to the table, as its policy says them: they add a duty, and take none away. */
import type { Mark, Role, Signal, SignalClass, Strength } from './signals.ts';

/** A signal of the policy. It is matched as text: no patterns. */
export interface ExtraSignal {
  /** How evidence calls it. */
  readonly name: string;
  readonly agent: string | null;
  /** `bot` with an account only: it rests on who opened the pull request. */
  readonly class: SignalClass;
  readonly strength: Strength;
  readonly place: 'account' | 'address' | 'trailer' | 'body' | 'branch' | 'label' | 'title';
  /**
   * `account`: the numeric id, on the repository's own host. `address`, `label`: the whole of it, without case. `body`: a
   * whole line. `branch`, `title`: how it begins. `trailer`: a key, or `Key: how the value begins`.
   */
  readonly value: string;
}

const ANY_ROLE: readonly Role[] = ['opener', 'author', 'committer', 'trailer'];

/** Lower case of the letters A to Z alone: a Kelvin sign is no k. */
export const fold = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

const startingWith = (text: string): RegExp => new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`);

const toTrailer = (mark: Mark, text: string): Signal[] => {
  const [, key, beginning = ''] = /^([A-Za-z0-9-]+)[ \t]*(?::[ \t]*([^\n]*))?$/.exec(text) ?? [];
  if (key === undefined) return [];
  return [{ ...mark, place: 'trailer', key: fold(key), value: startingWith(beginning.trimEnd()), shape: text }];
};

/** The row an extra signal makes; none where there is nothing it could match. */
export const toSignals = (extra: ExtraSignal, host: string | null): Signal[] => {
  const { name, agent, strength, place } = extra;
  const mark: Mark = { name, agent, class: extra.class, strength, source: 'OWNERSHIP.yaml' };
  const value = extra.value.trim();
  const isBot = extra.class === 'bot';
  if (value === '' || (isBot && place !== 'account')) return [];
  switch (place) {
    case 'account': {
      const roles: readonly Role[] = isBot ? ['opener'] : ANY_ROLE;
      return /^[0-9]{1,15}$/.test(value)
        ? [{ ...mark, place, id: Number(value), login: '', host: host ?? 'github.com', roles }]
        : [];
    }
    case 'address':
      return [{ ...mark, place, address: fold(value), roles: ['author', 'committer', 'trailer'] }];
    case 'trailer':
      return toTrailer(mark, value);
    case 'body':
      return [{ ...mark, place, line: value, shape: value }];
    case 'branch':
      return [{ ...mark, place, branch: startingWith(value), shape: `${value}…` }];
    case 'label':
      return [{ ...mark, place, label: fold(value) }];
    case 'title':
      return [{ ...mark, place, beginning: extra.value.trimStart() }];
  }
};
