/** Handovers: what a change of the declaration moves or loosens of who answers for what, and who has to agree to it. */
import { findNode } from '../declaration/parse.ts';
import type { System } from '../declaration/resolve.ts';
import { type Place, toPlace } from '../facts.ts';
import { type Ask, type Finding, finding, HANDOVERS, type HandoverKind } from '../verdict.ts';
import { askOwner, askPerson, askSystem, isSameLogin, KEEPERS, keyOf, listNames, uniteAsks } from './asks.ts';
import { groupHandovers } from './handover-groups.ts';
import type { Handover } from './handover-kinds.ts';
import { describeCause, findValueHandovers } from './handover-values.ts';
import { nameAtBase, type Pair, pairSystems } from './pairs.ts';
import { findMoves, findPatternChanges, type Move, type PatternChange } from './pattern-change.ts';
import type { Side, Situation } from './situation.ts';

/** What a change hands over, one finding for what one line did. In this version it is shown, and nobody is asked. */
export const judgeHandover = (situation: Situation): readonly Finding[] =>
  groupHandovers(findHandovers(situation)).map(({ kind, systems, about, before, after, asks, place }) => {
    const system = systems.length === 1 ? (systems[0] ?? null) : null;
    const detail = { kind, systems, about, before, after, asks };
    return finding('handover', 'handover', detail, { severity: 'notice', system, place });
  });

/** Everything by which somebody answers for more, or for less, than at base. Their order depends on nothing that is ordered. */
export const findHandovers = (situation: Situation): readonly Handover[] => {
  const { before, after } = situation;
  if (before === null) return [];
  const pairs = pairSystems(before.declared, after.declared);
  const names = nameAtBase(pairs);
  const patterns = before.index === after.index ? new Map() : findPatternChanges({ before, after }, pairs);
  const said = [
    ...pairs.flatMap((pair) => findSystem(pair, situation)),
    ...pairs.flatMap(({ before: was, after: is }) =>
      was === null || is === null ? [] : findValueHandovers({ before: was, after: is, situation, names }),
    ),
    ...[...patterns].flatMap(([pair, changes]) =>
      changes.flatMap((each: PatternChange) => sayPattern(pair, each, situation)),
    ),
    ...findPeople(situation),
  ];
  const asked = new Set(said.flatMap(({ kind, asks }) => (PATHS.test(kind) ? asks.map(keyOf) : [])));
  const moves = before.index === after.index ? [] : findMoves(situation, pairs);
  const moved = moves
    .flatMap((move) => sayMove(move, situation, names))
    // Where everybody is asked about the patterns that do it, the files need no row of their own.
    .filter(({ asks }) => asks.some((ask) => !asked.has(keyOf(ask))));
  return [...said, ...moved].sort(compareHandovers);
};

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
      after: move.to ?? 'exempt',
      about: move.to ?? 'exempt',
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

const holdersOf = ({ declared }: Side): ReadonlySet<string> =>
  new Set([...declared.systems.values()].flatMap((system) => listNames(system).map((login) => login.toLowerCase())));

/**
 * Whose account is pinned otherwise, and who is reached elsewhere: exactly that person says so. Somebody whom no system
 * names any more, and who keeps nothing, may be taken off the list.
 */
const findPeople = (situation: Situation): Handover[] => {
  const { before, after, law } = situation;
  if (before === null || before.declared.people === after.declared.people) return [];
  const keepers = new Set(law.keepers.map((login) => login.toLowerCase()));
  const [held, holds] = [holdersOf(before), holdersOf(after)];
  return [...before.declared.people].flatMap(([login, was]): Handover[] => {
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
