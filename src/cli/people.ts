/** Words that begin with `@`: a person, a team, or nobody the declaration names. */
import type { StatedLaw } from '../declaration/law.ts';
import { findNearest } from '../declaration/nearest.ts';
import type { Declared } from '../declaration/resolve.ts';
import { type Answers, NO_ANSWERS } from '../facts.ts';
import { renderCarried, renderNobody, renderTeam } from '../render/person.ts';
import { sayHandOver, sayUnread } from '../render/person-words.ts';
import type { Look } from '../render/terminal.ts';
import { type Carried, type CarriedTeam, findCarried, findTeam } from '../rules/carried.ts';
import { type CarriedGround, type HandOverItem, listNamedLogins } from '../rules/leaving.ts';
import { listPledgeFolders, listPledgeTexts, readPledges, type Unread } from '../rules/pledges.ts';
import { openShelves } from '../rules/shelves.ts';
import type { Snapshot } from './snapshot.ts';

/** What a word with an `@` turned out to be. */
export type Somebody =
  | { readonly kind: 'person'; readonly word: string; readonly carried: Carried }
  | { readonly kind: 'team'; readonly word: string; readonly team: CarriedTeam }
  /** `near`: the login or team that was most likely meant. `unread`: files that may name this one all the same. */
  | {
      readonly kind: 'nobody';
      readonly word: string;
      readonly near: string | null;
      readonly unread: readonly Unread[];
    };

export const isPersonWord = (word: string): boolean => word.startsWith('@');

/** Reads the files in which systems keep their incidents and trade-offs, and finds who each of some words is. */
export const findPeople = async (
  words: readonly string[],
  { tree, proposal }: Snapshot,
  { declared, date }: { readonly declared: Declared; readonly date: string },
): Promise<ReadonlyMap<string, Somebody>> => {
  const { law, text } = proposal;
  if (words.length === 0 || law === null || text === null) return new Map();
  const stated: StatedLaw = { law, declaration: text };
  const folders = await tree.folders(listPledgeFolders(declared));
  const layShelves = openShelves({ paths: [], base: tree.commit, head: tree.commit });
  const lay = (texts: Answers['texts']) => layShelves({ ...NO_ANSWERS, folders, texts }).after;
  const pledges = readPledges(declared, lay(await tree.readTexts(listPledgeTexts(declared, lay([])))));
  const ground: CarriedGround = { declared, stated, pledges, date };
  return new Map(words.map((word) => [word, find(word, ground)]));
};

const find = (word: string, ground: CarriedGround): Somebody => {
  const login = word.slice(1);
  // A login with a slash is a team, whoever names it as a person.
  const carried = login.includes('/') ? null : findCarried(login, ground);
  if (carried !== null) return { kind: 'person', word, carried };
  const team = findTeam(login, ground);
  if (team !== null) return { kind: 'team', word, team };
  const near = findNearest(login, listNamedLogins(ground)) ?? null;
  return { kind: 'nobody', word, near, unread: ground.pledges.unread };
};

export const renderSomebody = (somebody: Somebody, declared: Declared, look: Look): string => {
  if (somebody.kind === 'person') return renderCarried(somebody.carried, declared, look);
  if (somebody.kind === 'team') return renderTeam(somebody.team, look);
  return renderNobody(somebody, look);
};

const listSystems = (item: HandOverItem): readonly string[] => ('systems' in item ? item.systems : []);

const toJsonItem = (item: HandOverItem, login: string) => {
  const systems = listSystems(item);
  const isTeam = 'team' in item && item.team !== null;
  return {
    kind: item.kind,
    system: !isTeam && systems.length === 1 ? (systems[0] ?? null) : null,
    systems,
    file: item.place.file,
    line: item.place.line,
    message: sayHandOver(item, login),
  };
};

/** `login` is `null` where nobody of it is named, as `system` is of a path. */
export const toJsonSomebody = (somebody: Somebody) => {
  const asked = somebody.word;
  if (somebody.kind === 'team') {
    const { team, owner, backup, systems, place } = somebody.team;
    const at = { file: place?.file ?? null, line: place?.line ?? null };
    return { asked, team, owner, backup, systems: systems.map(({ name }) => name), ...at };
  }
  const carried = somebody.kind === 'person' ? somebody.carried : null;
  return {
    asked,
    login: carried?.login ?? null,
    name: carried?.name ?? null,
    contact: carried?.contact ?? null,
    owner: carried?.load.owner ?? [],
    backup: carried?.load.backup ?? [],
    alone: carried?.load.alone ?? [],
    'hand-over': carried?.handOver.map((item) => toJsonItem(item, carried.login)) ?? [],
    'not-read': (carried ?? (somebody.kind === 'nobody' ? somebody : null))?.unread.map(sayUnread) ?? [],
  };
};
