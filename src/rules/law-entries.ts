/** Which exemptions and waivers of one law another one does not know, or knows narrower, shorter or from somebody else. */
import type { Law, LawExemption, LawWaiver } from '../declaration/law.ts';
import type { Pattern } from '../declaration/patterns.ts';
import type { Claim } from '../declaration/systems.ts';
import { isSameLogin } from './asks.ts';
import { canonical, compareRank, covers, type Meter, overlaps } from './claims.ts';

/** What an entry is compared with the same part of an older law: the later in this list, the more it excuses. */
const STATES = ['held', 'reassigned', 'extended', 'new'] as const;
type State = (typeof STATES)[number];

export interface EntryChange {
  readonly change: 'added' | 'widened' | 'extended' | 'reassigned';
  /** The entry of the older law that was nearest; `null` for one that is new. */
  readonly was: string | null;
  readonly is: string;
  /** What is new in it: patterns, or `duty of system`. */
  readonly parts: readonly string[];
}

const least = (states: readonly State[]): State =>
  states.reduce((best, state) => (STATES.indexOf(state) < STATES.indexOf(best) ? state : best), 'new');
const most = (states: readonly State[]): State =>
  states.reduce((worst, state) => (STATES.indexOf(state) > STATES.indexOf(worst) ? state : worst), 'held');

/** Whether a last day is at least as late as another; none is later than any. */
const lastsAsLong = (was: string | undefined, is: string | undefined): boolean =>
  was === undefined || (is !== undefined && is <= was);

interface Term {
  readonly person: string;
  readonly expires: string | undefined;
}
const compareTerms = (was: Term, is: Term): State =>
  !lastsAsLong(was.expires, is.expires) ? 'extended' : isSameLogin(was.person, is.person) ? 'held' : 'reassigned';

/** The change that the states of an entry's parts make together. */
const conclude = (states: readonly State[]): EntryChange['change'] | null => {
  const worst = most(states);
  if (worst === 'held') return null;
  if (worst !== 'new') return worst;
  return states.every((state) => state === 'new') ? 'added' : 'widened';
};

export const describeExemption = ({ paths, owner, expires }: LawExemption): string =>
  `${paths.join(', ')} by ${owner}${expires === undefined ? '' : ` until ${expires}`}`;
export const describeWaiver = (waiver: LawWaiver): string =>
  `${waiver.duties.join(', ')} of ${waiver.systems.join(', ')} by ${waiver['approved-by']} until ${waiver.expires}`;

const termOf = ({ owner, expires }: LawExemption): Term => ({ person: owner, expires });

/** What an exemption is weighed against. */
export interface Scale {
  readonly older: readonly Law[];
  /** The claims of systems, on either side. */
  readonly systems: readonly Claim[];
  readonly meter: Meter;
}

/** Whether an exemption's pattern inside an older one's takes a path from a system that the older one left to it. */
const takesMore = (is: Pattern, was: Pattern, { systems, meter }: Scale): boolean => {
  const place = { file: '', line: 0, column: 0 };
  const [now, then] = [is, was].map((pattern): Claim => ({ pattern, by: { exemption: 0 }, place })) as [Claim, Claim];
  return systems.some(
    (claim) => compareRank(now, claim) < 0 && compareRank(then, claim) >= 0 && overlaps(claim.pattern, is, meter),
  );
};

const isInside = (is: Pattern, was: Pattern, scale: Scale): boolean =>
  canonical(was) === canonical(is) || (covers(was, is, scale.meter) && !takesMore(is, was, scale));

/** What an exemption excuses that none of the older laws did. */
export const compareExemption = (exemption: LawExemption, scale: Scale): EntryChange | null => {
  const { older } = scale;
  const stateIn = (law: Law, pattern: Pattern): State =>
    least(
      law.exempt.flatMap((was) => {
        const terms = compareTerms(termOf(was), termOf(exemption));
        return was.patterns.filter((each) => isInside(pattern, each.pattern, scale)).map(() => terms);
      }),
    );
  const states = exemption.patterns.map(({ pattern }) => least(older.map((law) => stateIn(law, pattern))));
  const change = conclude(states);
  if (change === null) return null;
  const known = new Set(exemption.patterns.map(({ pattern }) => canonical(pattern)));
  const shared = (other: LawExemption): number =>
    other.patterns.filter(({ pattern }) => known.has(canonical(pattern))).length;
  const was = change === 'added' ? undefined : [...(older[0]?.exempt ?? [])].sort((a, b) => shared(b) - shared(a))[0];
  return {
    change,
    was: was === undefined ? null : describeExemption(was),
    is: describeExemption(exemption),
    parts: exemption.patterns.filter((_, index) => states[index] !== 'held').map(({ pattern }) => pattern.text),
  };
};

interface Unit {
  readonly system: string;
  readonly duty: string;
}
const listUnits = ({ systems, duties }: LawWaiver): Unit[] =>
  systems.flatMap((system) => duties.map((duty) => ({ system, duty })));

/** What a waiver excuses that none of the older laws did. `names` are the base's names of systems that are renamed. */
export const compareWaiver = (
  waiver: LawWaiver,
  older: readonly Law[],
  names: ReadonlyMap<string, string>,
): EntryChange | null => {
  const covering = (law: Law, { system, duty }: Unit): readonly LawWaiver[] =>
    law.waivers.filter(
      ({ systems, duties }) =>
        (systems.includes(system) || systems.includes(names.get(system) ?? system)) &&
        (duties as readonly string[]).includes(duty),
    );
  const termOfWaiver = (of: LawWaiver): Term => ({ person: of['approved-by'], expires: of.expires });
  const units = listUnits(waiver);
  const states = units.map((unit) =>
    least(
      older.map((law) =>
        least(covering(law, unit).map((was) => compareTerms(termOfWaiver(was), termOfWaiver(waiver)))),
      ),
    ),
  );
  const change = conclude(states);
  if (change === null) return null;
  const known = new Set(units.map(({ system, duty }) => `${system} ${duty}`));
  const shared = (other: LawWaiver): number =>
    listUnits(other).filter(({ system, duty }) => known.has(`${system} ${duty}`)).length;
  const was = change === 'added' ? undefined : [...(older[0]?.waivers ?? [])].sort((a, b) => shared(b) - shared(a))[0];
  return {
    change,
    was: was === undefined ? null : describeWaiver(was),
    is: describeWaiver(waiver),
    parts: units.filter((_, index) => states[index] !== 'held').map(({ system, duty }) => `${duty} of ${system}`),
  };
};
