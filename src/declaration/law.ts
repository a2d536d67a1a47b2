/** The law: policy, exemptions and waivers, with the defaults the format states. */
import type { Place } from '../facts.ts';
import { compileGlob } from './glob.ts';
import type { Declaration } from './parse.ts';
import { findNode } from './parse.ts';
import type { Pattern } from './patterns.ts';
import type { System } from './resolve.ts';
import type { Adjustable, Duty, Exemption, Waiver, WrittenPolicy } from './schema.ts';

export interface LawExemption extends Exemption {
  readonly place: Place;
  readonly patterns: readonly { readonly pattern: Pattern; readonly place: Place }[];
}
export interface LawWaiver extends Waiver {
  readonly place: Place;
}

export interface Law {
  readonly mode: 'report' | 'enforce';
  readonly unowned: 'fail' | 'new-only' | 'warn';
  readonly keepers: readonly string[];
  readonly machines: readonly string[];
  readonly exempt: readonly LawExemption[];
  readonly waivers: readonly LawWaiver[];
  readonly policy: WrittenPolicy;
  /** Ids of accounts that the text of the law pins, by login in lower case. */
  readonly pins: ReadonlyMap<string, string>;
}

/** A law, and the text that states it. */
export interface StatedLaw {
  readonly law: Law;
  readonly declaration: Declaration;
}

/** The laws a change is about. `from` is what the change started from, the merge base's: a stale text changes nothing. */
export interface Laws {
  readonly from: StatedLaw | null;
  readonly base: StatedLaw;
  readonly head: StatedLaw;
}

/** Whether an exemption or a waiver holds on a day, `YYYY-MM-DD` in UTC: its last day counts. */
export const holdsOn =
  (date: string) =>
  ({ expires }: { readonly expires?: string }): boolean =>
    expires === undefined || expires >= date;

/** Of exemptions that speak for one path, the one that holds longest; in which order they are written says nothing. */
export const pickLasting = (exemptions: readonly LawExemption[]): LawExemption | null => {
  const keyed = exemptions.map((exemption): readonly [string, LawExemption] => {
    const { expires = '~', owner, reason, paths } = exemption;
    return [JSON.stringify([expires, owner, reason, [...paths].sort()]), exemption];
  });
  return (
    keyed.reduce<readonly [string, LawExemption] | null>(
      (best, each) => (best === null || each[0] > best[0] ? each : best),
      null,
    )?.[1] ?? null
  );
};

const USUAL: readonly Duty[] = ['owner', 'runbook', 'slo'];

/** The law one declaration states. */
export const readLaw = (declaration: Declaration): Law => {
  const { written, node, file, commit, patterns } = declaration;
  const policy = written.policy ?? {};
  const place = (path: readonly (string | number)[]): Place => {
    const { line, column } = findNode(node, path).node;
    return { file, line, column, commit };
  };
  return {
    mode: policy.mode ?? 'enforce',
    unowned: policy.unowned ?? 'fail',
    keepers: policy.keepers ?? [],
    machines: policy.machines ?? [],
    exempt: (written.exempt ?? []).map((exemption, index) => ({
      ...exemption,
      place: place(['exempt', index]),
      patterns: exemption.paths.flatMap((text, item) => {
        const pattern = patterns.get(text);
        return pattern === undefined ? [] : [{ pattern, place: place(['exempt', index, 'paths', item]) }];
      }),
    })),
    waivers: (written.waivers ?? []).map((waiver, index) => ({ ...waiver, place: place(['waivers', index]) })),
    policy,
    pins: new Map(
      Object.entries(written.people ?? {}).flatMap(([login, { id }]) =>
        id === undefined ? [] : [[login.toLowerCase(), id] as const],
      ),
    ),
  };
};

/** The duties of a system: those of its tier or the usual ones, and what its tier and its data ask for besides. */
export const findDuties = (law: Law, system: System): ReadonlySet<Duty> => {
  const { policy } = law;
  const tier = policy.tiers?.[(system.tier?.value ?? '') as '1'];
  const duties = new Set<Duty>(tier?.require ?? policy.require ?? USUAL);
  for (const duty of tier?.['also-require'] ?? []) duties.add(duty);
  for (const kind of system.data?.value ?? []) {
    for (const duty of policy.data?.[kind as 'payment']?.['also-require'] ?? []) duties.add(duty);
  }
  return duties;
};

/** Who wrote a change, as the policy tells changes apart. */
export const CLASSES = ['agent', 'assisted', 'bot', 'undeclared'] as const;
export type ChangeClass = (typeof CLASSES)[number];
/** What is asked of a change by who wrote it, where the policy says nothing. */
export const USUAL_ACCEPTANCE = { agent: 'accept', assisted: 'declare', bot: 'declare', undeclared: 'off' } as const;

/** What a system of a tier, or of none, is asked of a change of one class. */
export const findAcceptance = (
  { policy }: Law,
  tier: string | undefined,
  kind: ChangeClass,
): 'accept' | 'declare' | 'off' =>
  policy.tiers?.[tier as '1']?.acceptance?.[kind] ?? policy.acceptance?.[kind] ?? USUAL_ACCEPTANCE[kind];

/** Whether a branch is a line: one that `policy.lines` names. `*` and `**` mean there what they mean in a pattern. */
export const coversLine = (law: Law, branch: string): boolean =>
  (law.policy.lines ?? []).some((line) => compileGlob(line.split('/'))(branch));

/** From how many touched systems on a change is called big, where the policy says nothing. */
export const USUAL_BIG_CHANGE = 10;

/** How strictly the policy takes a rule, in a tier where that says it itself: `null` where it says nothing. */
export const findLevel = ({ policy }: Law, rule: string, tier?: string): 'fail' | 'warn' | 'off' | null =>
  policy.tiers?.[tier as '1']?.rules?.[rule as 'history'] ?? policy.rules?.[rule as Adjustable] ?? null;
