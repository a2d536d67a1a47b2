/** Handovers: what a change of the declaration moves or loosens of who answers for what, and who has to agree to it. */
import { findNode } from '../declaration/parse.ts';
import type { System } from '../declaration/resolve.ts';
import { type Place, toPlace } from '../facts.ts';
import { type Ask, type Finding, finding, HANDOVERS, type HandoverKind } from '../verdict.ts';
import {
  askOwner,
  askPerson,
  askSystem,
  isSameLogin,
  KEEPERS,
  keyOf,
  listNames,
  uniteAsks,
  weighAsked,
} from './asks.ts';
import { compareSides } from './comparison.ts';
import { groupHandovers, type HandoverGroup } from './handover-groups.ts';
import type { Handover } from './handover-kinds.ts';
import { describeCause, findValueHandovers } from './handover-values.ts';
import type { Subject } from './held.ts';
import { answerAll, type Inquiry } from './inquiry.ts';
import type { Pair } from './pairs.ts';
import type { Move, PatternChange } from './pattern-change.ts';
import { listFirstPinned, listHolders } from './pins.ts';
import type { Situation } from './situation.ts';

/** What a change hands over, one finding for what one line did, and whether those who have to have agreed. */
export const judgeHandover = (situation: Situation, inquiry: Inquiry): readonly Finding[] =>
  groupHandovers(findHandovers(situation)).map((group) => {
    const { kind, systems, about, before, after, asks, place } = group;
    const asked = answerAll(inquiry, asks, (ask) => findSubject(group, ask, situation));
    const system = systems.length === 1 ? (systems[0] ?? null) : null;
    const detail = { kind, systems, about, before, after, asks: asked };
    return finding('handover', 'handover', detail, { ...weighAsked(asked, situation), system, place });
  });

/** What must not change after somebody has agreed: the systems of both sides of the row, or whom it is about. */
const findSubject = ({ kind, systems, about }: HandoverGroup, ask: Ask, situation: Situation): Subject => {
  const isExempting = kind === 'files-moved' && about === EXEMPT;
  const to = kind === 'files-moved' && about !== null ? (compareSides(situation).names.get(about) ?? about) : null;
  return {
    systems: [...systems, ...(ask.who === 'system' ? [ask.system] : []), ...(to === null || isExempting ? [] : [to])],
    people: systems.length === 0 && about !== null ? [about] : [],
    files: [],
    whole: isExempting,
  };
};

/** Everything by which somebody answers for more, or for less, than at base. Their order depends on nothing that is ordered. */
export const findHandovers = (situation: Situation): readonly Handover[] => {
  const { before } = situation;
  if (before === null) return [];
  const { pairs, names, findPatterns, findMoves } = compareSides(situation);
  const said = [
    ...pairs.flatMap((pair) => findSystem(pair, situation)),
    ...pairs.flatMap(({ before: was, after: is }) =>
      was === null || is === null ? [] : findValueHandovers({ before: was, after: is, situation, names }),
    ),
    ...[...findPatterns()].flatMap(([pair, changes]) =>
      changes.flatMap((each: PatternChange) => sayPattern(pair, each, situation)),
    ),
    ...findPeople(situation),
  ];
  const asked = new Set(said.flatMap(({ kind, asks }) => (PATHS.test(kind) ? asks.map(keyOf) : [])));
  const moved = findMoves()
    .flatMap((move) => sayMove(move, situation, names))
    // Where everybody is asked about the patterns that do it, the files need no row of their own.
    .filter(({ asks }) => asks.some((ask) => !asked.has(keyOf(ask))));
  return [...said, ...moved].sort(compareHandovers);
};

/** What files become that no system has any more, and need not have. */
const EXEMPT = 'exempt';

const PATHS = /^(?:pattern-|system-removed)/;

const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);
const compareHandovers = (a: Handover, b: Handover): number =>
  compareText(a.system ?? '', b.system ?? '') ||
  HANDOVERS.indexOf(a.kind) - HANDOVERS.indexOf(b.kind) ||
  compareText(a.about ?? '', b.about ?? '') ||
  compareText(`${a.before} ${a.after}`, `${b.before} ${b.after}`);

const handover = (
  kind: HandoverKind,
  {
    asks,
    place,
    ...more
  }: Pick<Handover, 'system' | 'before' | 'after' | 'place' | 'asks'> & { readonly about?: string },
): Handover => ({
  kind,
  about: null,
  ...more,
  place,
  cause: place === null ? `${kind} ${more.about ?? more.system}` : describeCause(place),
  asks: uniteAsks(asks),
});

const describePeople = (system: System): string | null => {
  const [first, ...rest] = listNames(system);
  if (first === undefined) return null;
  if (system.owner === null) return `backup ${[first, ...rest].join(', ')}`;
  return rest.length === 0 ? first : `${first}, backup ${rest.join(', ')}`;
};

/** A system that comes, goes, or is called otherwise. A new one asks those it names; its patterns are said apart. */
const findSystem = ({ before, after }: Pair, { law }: Situation): Handover[] => {
  if (before === null && after !== null) {
    const asks = listNames(after).flatMap((login) => askPerson(login, law));
    const row = { system: after.name, place: after.place, before: null, after: describePeople(after), asks };
    return asks.length === 0 ? [] : [handover('system-added', row)];
  }
  if (before !== null && after === null) {
    const asks = [askSystem(before, law)];
    return [
      handover('system-removed', {
        system: before.name,
        place: before.place,
        before: describePeople(before),
        after: null,
        asks,
      }),
    ];
  }
  if (before === null || after === null || before.name === after.name) return [];
  const asks = [askSystem(before, law)];
  return [
    handover('system-renamed', {
      system: before.name,
      place: after.place,
      before: before.name,
      after: after.name,
      asks,
    }),
  ];
};

/** A person is given more with every path that was not the system's own; those who had such paths lose them. */
const sayPattern = (
  { name, before: was, after: is }: Pair,
  change: PatternChange,
  situation: Situation,
): Handover[] => {
  const { law, before } = situation;
  const { kind } = change;
  const losers = [...change.losers].flatMap((loser) => before?.declared.systems.get(loser) ?? []);
  const taken =
    change.gains && is !== null ? [...losers.map((loser) => askSystem(loser, law)), ...askOwner(is, law)] : [];
  const lost = was !== null && change.loses ? [askSystem(was, law)] : [];
  // A new system on paths nobody had: whoever it names is asked for the system.
  if (was === null && losers.length === 0) return [];
  const asks = [...lost, ...taken];
  const [at] = [...change.after, ...change.before];
  const texts = [change.before, change.after].map((items) => items.map(({ value }) => value.text).sort());
  return [
    handover(kind, {
      system: name,
      place: at === undefined ? null : toPlace(at),
      before: texts[0]?.join(', ') || null,
      after: texts[1]?.join(', ') || null,
      asks: asks.length === 0 ? [KEEPERS] : asks,
    }),
  ];
};

/** Files that go to somebody who did not have them, whatever pattern does it. */
const sayMove = (move: Move, { law, before, after }: Situation, names: ReadonlyMap<string, string>): Handover[] => {
  const to = move.to === null ? null : (after.declared.systems.get(move.to) ?? null);
  const losers = move.from
    .filter((name) => to === null || name !== names.get(to.name))
    .flatMap((name) => before?.declared.systems.get(name) ?? []);
  const asks: Ask[] = [...losers.map((loser) => askSystem(loser, law)), ...(to === null ? [] : askOwner(to, law))];
  const count = `${move.paths.length} ${move.paths.length === 1 ? 'file' : 'files'}`;
  return [
    handover('files-moved', {
      system: move.from[0] ?? null,
      place: toPlace(move.place),
      before: `${move.from.join(' and ')} (${count})`,
      after: move.to ?? EXEMPT,
      about: move.to ?? EXEMPT,
      asks,
    }),
  ];
};

/** Where a person is written about in the text of the change. */
const placePerson = ({ text }: Situation, login: string, key: 'contact' | 'id'): Place | null => {
  const name = Object.keys(text?.written.people ?? {}).find((other) => isSameLogin(other, login));
  if (text === null || name === undefined) return null;
  const { line, column } = findNode(text.node, ['people', name, key]).node;
  return { file: text.file, line, column, commit: text.commit };
};

/**
 * Whose account is pinned otherwise, and who is reached elsewhere: exactly that person says so. Somebody whom no system
 * names any more, and who keeps nothing, may be taken off the list. A first pin is as good as another one, since a wrong one
 * takes the person's word away: it asks nobody only where GitHub says that it is their account.
 */
const findPeople = (situation: Situation): Handover[] => {
  const { before, after, law, accounts } = situation;
  if (before === null || before.declared.people === after.declared.people) return [];
  const keepers = new Set(law.keepers.map((login) => login.toLowerCase()));
  const [held, holds] = [listHolders(before.declared), listHolders(after.declared)];
  const pinned = new Set(listFirstPinned(before.declared, after.declared, law));
  const isTheirs = (login: string, id: string | undefined): boolean => {
    const account = accounts?.get(login);
    return account !== undefined && 'known' in account && String(account.known?.id) === id;
  };
  return [...new Set([...before.declared.people.keys(), ...pinned])].flatMap((login): Handover[] => {
    const was = before.declared.people.get(login) ?? {};
    const is = after.declared.people.get(login);
    const isKeeper = keepers.has(login);
    const answers = isKeeper || holds.has(login);
    const spelt = listSpelling(situation, login);
    const asks = [...askPerson(spelt, law), ...(isKeeper ? [KEEPERS] : [])];
    const row = (kind: HandoverKind, key: 'contact' | 'id', needed: readonly Ask[]): Handover =>
      handover(kind, {
        system: null,
        about: spelt,
        place: placePerson(situation, login, key),
        before: was[key] ?? null,
        after: is?.[key] ?? null,
        asks: needed,
      });
    const repinned = was.id !== undefined && was.id !== is?.id && (is?.id !== undefined || answers);
    const reached =
      was.contact !== undefined && was.contact !== is?.contact && answers && (held.has(login) || isKeeper);
    return [
      ...(pinned.has(login) && !isTheirs(login, is?.id) ? [row('id-added', 'id', asks)] : []),
      ...(repinned ? [row(is?.id === undefined ? 'id-dropped' : 'id-changed', 'id', asks)] : []),
      ...(reached
        ? [row(is?.contact === undefined ? 'contact-dropped' : 'contact-moved', 'contact', askPerson(spelt, law))]
        : []),
    ];
  });
};

/** How a login is written where the base names it, as people are kept by their login in lower case. */
const listSpelling = ({ before, law }: Situation, login: string): string =>
  [...(before?.declared.systems.values() ?? [])].flatMap(listNames).find((name) => isSameLogin(name, login)) ??
  law.keepers.find((name) => isSameLogin(name, login)) ??
  login;
