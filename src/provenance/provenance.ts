/**
 * Who or what a change says it was written by. Marks are evidence that something was *declared*: they can be forged and
 * taken out, and where there are none nothing is known. It never says that a person wrote it.
 */

import type { ProvenanceFacts } from '../facts.ts';
import { groupBy } from '../groups.ts';
import type { ExtraSignal } from './extra.ts';
import { type Found, findMarks, type Where } from './marks.ts';
import type { SignalClass, Strength } from './signals.ts';

export type { Actor, CommitPerson, ProvenanceCommit, ProvenanceFacts } from '../facts.ts';
export type { ExtraSignal } from './extra.ts';
export type { Where } from './marks.ts';

export type ProvenanceClass = SignalClass | 'undeclared';

/** A mark that was found. */
export interface Evidence {
  readonly where: Where;
  /** The commit that bears it, the first by id where several do; `null` where the pull request does. */
  readonly commit: string | null;
  /** What stands there, cut to a length people read. */
  readonly value: string;
  /** The name of the signal. */
  readonly signal: string;
  readonly strength: Strength;
  /** What the signal says of a change. */
  readonly class: SignalClass;
  /** How many commits bear it; 0 where the pull request does. */
  readonly commits: number;
}

export interface Provenance {
  readonly class: ProvenanceClass;
  /** The one agent that strong evidence names; `null` where it names none or several, and for every other class. */
  readonly agent: string | null;
  /** The weightiest first, each once, at most {@link MOST}. */
  readonly evidence: readonly Evidence[];
  /** How many more there are. */
  readonly more: number;
  /** Some commits could not be seen: whatever the class, there may be more to it. */
  readonly incomplete: boolean;
}

/** As much evidence as is listed. */
export const MOST = 20;
/** As much of a value as is kept, in UTF-16 units. */
export const LONGEST = 200;

const CLASSES: readonly ProvenanceClass[] = ['agent', 'assisted', 'bot', 'undeclared'];
const PLACES: readonly Where[] = ['author', 'committer', 'trailer', 'body', 'branch', 'label', 'title'];

/** One strong mark, or two weak ones from different places. */
const isEnough = (found: readonly Found[]): boolean =>
  found.some(({ signal }) => signal.strength === 'strong') || new Set(found.map(({ where }) => where)).size > 1;

const findClass = (found: readonly Found[]): ProvenanceClass => {
  const ofClass = (...classes: SignalClass[]) => found.filter(({ signal }) => classes.includes(signal.class));
  if (isEnough(ofClass('agent'))) return 'agent';
  // What is too weak for an agent still says that something helped.
  if (isEnough(ofClass('assisted', 'agent'))) return 'assisted';
  return ofClass('bot').length > 0 ? 'bot' : 'undeclared';
};

const findAgent = (found: readonly Found[]): string | null => {
  const named = found.flatMap(({ signal }) =>
    signal.class === 'agent' && signal.strength === 'strong' ? [signal.agent] : [],
  );
  const [agent = null, ...others] = new Set(named);
  return others.length === 0 ? agent : null;
};

/** The beginning of a text, never half a character. */
const cut = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const compare = (a: Evidence, b: Evidence): number =>
  CLASSES.indexOf(a.class) - CLASSES.indexOf(b.class) ||
  compareText(a.strength, b.strength) ||
  PLACES.indexOf(a.where) - PLACES.indexOf(b.where) ||
  compareText(a.signal, b.signal) ||
  compareText(a.value, b.value) ||
  compareText(a.commit ?? '', b.commit ?? '');

/** Each mark once, however many commits bear it. */
const listEvidence = (found: readonly Found[]): Evidence[] => {
  const groups = groupBy(found, ({ where, commit, value, signal }) =>
    JSON.stringify([where, commit === null, cut(value), signal.name]),
  );
  return [...groups.values()].map((group) => {
    const [{ where, value, signal }] = group;
    const shas = [...new Set(group.flatMap(({ commit }) => commit ?? []))].sort();
    const { name, strength, class: kind } = signal;
    return {
      where,
      commit: shas[0] ?? null,
      value: cut(value),
      signal: name,
      strength,
      class: kind,
      commits: shas.length,
    };
  });
};

/** What a change declares, by the table and by what the policy adds to it. The order of commits and labels means nothing. */
export const detectProvenance = (facts: ProvenanceFacts, extra: readonly ExtraSignal[]): Provenance => {
  const found = findMarks(facts, extra);
  const evidence = listEvidence(found).sort(compare);
  const kind = findClass(found);
  return {
    class: kind,
    agent: kind === 'agent' ? findAgent(found) : null,
    evidence: evidence.slice(0, MOST),
    more: Math.max(0, evidence.length - MOST),
    incomplete: !facts.complete,
  };
};
