/** Waivers and exemptions: applied while they last, named once they have ended. Dates are inclusive, in UTC. */
import { findLevel, holdsOn, type LawExemption } from '../declaration/law.ts';
import { type Finding, finding, isAside, listPaths, type Waived } from '../verdict.ts';
import type { Situation } from './situation.ts';
import { findUnownedPaths } from './unowned.ts';

/** Paths of this change that only an exemption that has ended speaks for: as strictly as if there were none. */
export const judgeExemptions = (situation: Situation): readonly Finding[] => {
  const level = findLevel(situation.law, 'waiver') ?? 'fail';
  if (level === 'off') return [];
  const groups = new Map<string, { exemption: LawExemption; severity: 'fail' | 'warn'; paths: string[] }>();
  for (const { path, severity: found } of findUnownedPaths(situation)) {
    if (path.ended === null) continue;
    const severity = level === 'warn' ? 'warn' : found;
    const key = `${severity} ${path.ended.place.line}:${path.ended.place.column}`;
    const group = groups.get(key) ?? { exemption: path.ended, severity, paths: [] };
    group.paths.push(path.path);
    groups.set(key, group);
  }
  const by = situation.law.keepers.map((login) => ({ login, as: 'keeper' as const }));
  return [...groups.values()].map(({ exemption, severity, paths }) => {
    const detail = { expires: exemption.expires ?? '', reason: exemption.reason };
    const only = paths.length === 1 ? (paths[0] ?? null) : null;
    const more = { severity, place: exemption.place, path: only, paths: listPaths(paths), by };
    return finding('exemption-expired', 'waiver', detail, more);
  });
};

/** Takes findings about a duty off the list while a waiver covers them; where it has ended, names it beside the finding. */
export const applyWaivers = (
  findings: readonly Finding[],
  situation: Situation,
): { readonly findings: readonly Finding[]; readonly waived: readonly Waived[] } => {
  const level = findLevel(situation.law, 'waiver') ?? 'fail';
  const waived: Waived[] = [];
  const standing = findings.flatMap((original): Finding[] => {
    const { system, rule, severity, place, by, patch } = original;
    const waivers = situation.law.waivers.filter(
      ({ systems, duties }) =>
        system !== null && systems.includes(system) && (duties as readonly string[]).includes(rule),
    );
    const waiver = waivers.sort((a, b) => (a.expires < b.expires ? 1 : -1))[0];
    if (waiver === undefined) return [original];
    const { expires } = waiver;
    if (holdsOn(situation.date)(waiver)) {
      waived.push({
        finding: original,
        reason: waiver.reason,
        approvedBy: waiver['approved-by'],
        expires,
        place: waiver.place,
      });
      return [];
    }
    // What could be better about papers that are there was never waived.
    if (level === 'off' || isAside(original.code)) return [original];
    const softened = level === 'warn' && severity === 'fail' ? 'warn' : severity;
    return [
      finding(
        'waiver-expired',
        'waiver',
        { expires, waiver: waiver.place, original },
        { severity: softened, system, place, by, patch },
      ),
    ];
  });
  return { findings: standing, waived };
};
