/** What is to be done before somebody leaves, in words, and what may have been missed. */
import type { Carried } from '../rules/carried.ts';
import type { HandOverItem } from '../rules/leaving.ts';
import type { Unread } from '../rules/pledges.ts';
import { join } from './change-words.ts';
import { because, sayPlace, show } from './said.ts';

type ItemOf<K extends HandOverItem['kind']> = Extract<HandOverItem, { readonly kind: K }>;

/** As many systems are named in a sentence. */
const MOST_SYSTEMS = 5;
const MOST_PATHS = 2;

/** The first of some names, and how many more there are. */
export const sayFirst = (names: readonly string[], most: number): string => {
  const first = names.slice(0, most);
  return join(names.length > most ? [...first, `${names.length - most} more`] : first, 'and');
};
const saySystems = (systems: readonly string[]): string => sayFirst(systems, MOST_SYSTEMS);

/** Whom a sentence is about: a system by itself, or a team; and the systems that take it from the team. */
const sayGiven = ({ team, systems }: ItemOf<'owner' | 'backup'>): { readonly of: string; readonly goes: string } => {
  if (team === null) return { of: saySystems(systems), goes: '' };
  return {
    of: team,
    goes: systems.length === 0 ? ' No system takes it today.' : ` That goes for ${saySystems(systems)}.`,
  };
};

const sayOwner = (item: ItemOf<'owner'>): string => {
  const { of, goes } = sayGiven(item);
  const [first, ...rest] = item.instead;
  if (first === undefined)
    return `${of}: write somebody else as \`owner\`; there is no backup who could take over.${goes}`;
  const backup =
    rest.length === 0 ? ', who is the backup today, and somebody else as `backup`' : ', who are backups today';
  return `${of}: write \`owner: ${first}\`${rest.length === 0 ? '' : ` or ${join(rest, 'or')}`}${backup}.${goes}`;
};

const sayBackup = (item: ItemOf<'backup'>, login: string): string => {
  const { of, goes } = sayGiven(item);
  const { others, isOwed } = item;
  if (others.length > 0) {
    return `${of}: take ${login} out of \`backup\`; ${join(others, 'and')} ${others.length === 1 ? 'stays' : 'stay'}.${goes}`;
  }
  return `${of}: write somebody else as \`backup\`; there is no other${isOwed ? ', and one is required' : ''}.${goes}`;
};

const sayKeeper = ({ others }: ItemOf<'keeper'>, login: string): string => {
  const [first, ...rest] = others;
  if (first === undefined) {
    return `policy: write somebody else among \`keepers\` while ${login}, the only one, can still accept that.`;
  }
  return rest.length === 0
    ? `policy: write somebody else among \`keepers\` in place of ${login}, or only ${first} is left.`
    : `policy: take ${login} out of \`keepers\`; ${join(others, 'and')} stay.`;
};

const sayOverdue = (isOverdue: boolean): string => (isOverdue ? ', which is past' : '');

/** What to write in place of a login. */
export const sayHandOver = (item: HandOverItem, login: string): string => {
  switch (item.kind) {
    case 'owner':
      return sayOwner(item);
    case 'backup':
      return sayBackup(item, login);
    case 'keeper':
      return sayKeeper(item, login);
    case 'waiver':
      return `${saySystems(item.systems)}: ${join(item.duties, 'and')} ${item.duties.length === 1 ? 'is' : 'are'} waived until ${item.expires}. Write who approves that now as \`approved-by\`, and have it accepted there; or meet the ${item.duties.length === 1 ? 'duty' : 'duties'} and take it out.`;
    case 'exemption':
      return `${sayFirst(item.paths.map(show), MOST_PATHS)} ${item.paths.length === 1 ? 'is' : 'are'} exempt (${show(item.reason)}). Write who decides that now as \`owner\`, and have it accepted there.`;
    case 'action':
      return `${saySystems(item.systems)}: ${show(item.what)} is open since ${item.date}${item.due === null ? '' : `, due ${item.due}${sayOverdue(item.isOverdue)}`}. Write who does it now as \`owner\`, or \`done:\` with the day.`;
    case 'trade-off':
      return `${saySystems(item.systems)}: ${show(item.what)} is to be looked at again by ${item.revisitBy}${sayOverdue(item.isOverdue)}. Write who does that now as \`decided-by\`.`;
    case 'machine':
      return `policy: take ${login} out of \`machines\` once the account is gone. What runs under it stops then.`;
    case 'person':
      return `people: take ${login} out last, when nothing else names this login.`;
  }
};

/** Why nobody is to be woken under a login; `null` for what may be a person. */
export const sayKind = (kind: Carried['kind']): string | null => {
  if (kind === 'bot') return 'a bot, nobody who can be woken';
  if (kind === 'machine') return 'a program, by `policy.machines`: nobody who can be woken';
  return kind === 'team' ? 'a team, nobody who can be woken' : null;
};

/** Files that may name somebody too, and were not looked at. */
export const sayUnread = (unread: Unread): string => {
  if (unread.kind === 'illegible') return `${sayPlace(unread.place)} cannot be read, and may name somebody.`;
  if (unread.kind === 'unknown') return `${unread.path} could not be found out: ${because(unread.why)}.`;
  const { files, count } = unread;
  return `Of ${files} the last by name were read; ${count === 1 ? 'one more was' : `${count} more were`} not.`;
};

/** That a word names nobody; `near`: the login or team that was most likely meant. */
export const sayNobody = (word: string, near: string | null): string => {
  const hint = near === null ? '' : ` Did you mean \`@${near}\`?`;
  const path = /[/.]/.test(word) ? ` A path that begins with \`@\` is written \`./${word}\`.` : '';
  return `${word}: nobody of that login is named, and no team.${hint}${path}`;
};
