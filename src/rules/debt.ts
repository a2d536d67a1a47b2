/** What the law excuses, as a debt: how much there is, and what falls due where the change touches it. */
import {
  findDuties,
  findLevel,
  holdsOn,
  type Law,
  type LawExemption,
  type LawWaiver,
  pickLasting,
} from '../declaration/law.ts';
import type { Duty } from '../declaration/schema.ts';
import { type Claim, indexClaims } from '../declaration/systems.ts';
import { addTo, type Group } from '../groups.ts';
import { type Debt, type Finding, finding, listPaths, type Person } from '../verdict.ts';
import { isSameLogin } from './asks.ts';
import { listKeepers } from './duty.ts';
import type { Situation } from './situation.ts';

/** Days before a waiver or an exemption ends on which it is said. */
const NOTICE = 14;
const DAY = 86_400_000;
const LAST_DATE = '9999-12-31';

/** The day so many days after a date, both `YYYY-MM-DD` in UTC; beyond the year 9999 its last day. */
export const addDays = (date: string, days: number): string => {
  const time = new Date(`${date}T00:00:00Z`).getTime() + days * DAY;
  const last = new Date(`${LAST_DATE}T00:00:00Z`).getTime();
  return time > last ? LAST_DATE : new Date(time).toISOString().slice(0, 10);
};

/** Whether something that holds today does so for no longer than {@link NOTICE} days. One without an end does. */
const endsSoon = (date: string): ((of: { readonly expires?: string }) => boolean) => {
  const [holds, lasts] = [holdsOn(date), holdsOn(addDays(date, NOTICE + 1))];
  return (entry) => holds(entry) && !lasts(entry);
};

/** Counts what is written down, whether or not it still serves anything. `date`: today, `YYYY-MM-DD` in UTC. */
export const countDebt = ({ waivers, exempt }: Law, date: string): Debt => {
  const holds = holdsOn(date);
  const all = [...waivers, ...exempt];
  return {
    waivers: waivers.filter(holds).length,
    exemptions: exempt.filter(holds).length,
    endingSoon: all.filter(endsSoon(date)).length,
    ended: all.filter((entry) => !holds(entry)).length,
  };
};

/** Waivers and exemptions the change rests on that end within two weeks. It blocks nothing, and stands while they hold. */
export const judgeEnding = (situation: Situation): readonly Finding[] =>
  findLevel(situation.law, 'waiver') === 'off' ? [] : [...findWaivers(situation), ...findExemptions(situation)];

/** Who can give it a new end: the keepers, and whoever decided it. */
const listDeciders = (law: Law, login: string): Person[] => {
  const keepers = listKeepers(law);
  return keepers.some((keeper) => isSameLogin(keeper.login, login)) ? keepers : [...keepers, { login, as: 'named' }];
};

const serves = ({ systems, duties }: LawWaiver, system: string, duty: Duty): boolean =>
  systems.includes(system) && duties.includes(duty);

/** A finding for each waiver and system, about duties it owes that no other waiver puts off for longer. */
const findWaivers = ({ law, date, touched, after }: Situation): Finding[] => {
  const isEnding = endsSoon(date);
  const lasting = law.waivers.filter(holdsOn(addDays(date, NOTICE + 1)));
  return [...touched.keys()].sort().flatMap((name) => {
    const system = after.declared.systems.get(name);
    const owed = system === undefined ? new Set<Duty>() : findDuties(law, system);
    return law.waivers.filter(isEnding).flatMap((waiver): Finding[] => {
      const { expires, reason, place } = waiver;
      const duties = waiver.duties.filter(
        (duty) => owed.has(duty) && serves(waiver, name, duty) && !lasting.some((other) => serves(other, name, duty)),
      );
      if (duties.length === 0) return [];
      const by = listDeciders(law, waiver['approved-by']);
      const detail = { expires, reason, duties };
      return [finding('waiver-ends-soon', 'waiver', detail, { severity: 'warn', system: name, place, by })];
    });
  });
};

/** A finding for each exemption on which a path of the change rests that is there after the merge, and would be nobody's without. */
const findExemptions = ({ law, date, paths, after: { claims, index } }: Situation): Finding[] => {
  const isEnding = endsSoon(date);
  if (!law.exempt.some(isEnding)) return [];
  const exemptionOf = ({ by }: Claim): LawExemption | undefined =>
    'exemption' in by ? law.exempt[by.exemption] : undefined;
  const isLasting = (claim: Claim): boolean => {
    const exemption = exemptionOf(claim);
    return exemption === undefined || !isEnding(exemption);
  };
  const later = indexClaims(claims.filter(isLasting));
  const findOwn = (path: string): LawExemption | null =>
    pickLasting(
      index
        .explain(path)
        .flatMap((claim) => exemptionOf(claim) ?? [])
        .filter(isEnding),
    );
  const rests = new Map<LawExemption, Group<string>>();
  for (const { path, after, now } of paths) {
    if (after === null || now.kind !== 'exempt' || later.decide(path).kind !== 'none') continue;
    const exemption = findOwn(path);
    if (exemption !== null) addTo(rests, exemption, path);
  }
  return [...rests].map(([exemption, own]) => {
    const { expires = '', reason, place, owner } = exemption;
    const only = own.length === 1 ? own[0] : null;
    const more = { severity: 'warn', place, path: only, paths: listPaths(own), by: listDeciders(law, owner) } as const;
    return finding('exemption-ends-soon', 'waiver', { expires, reason }, more);
  });
};
