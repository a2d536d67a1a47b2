/** Waivers and exemptions: applied while they last, named once they have ended. Dates are inclusive, in UTC. */
import { findLevel } from '../declaration/law.ts';
import { type Finding, finding, listPaths, type Waived } from '../verdict.ts';
import type { MappedPath, Situation } from './situation.ts';

/** True where an exemption covers the path as it will be, but has ended. */
export const isExpired = ({ now }: MappedPath, { law, date }: Situation): boolean => {
  const expires = now.kind === 'exempt' ? law.exempt[now.exemption]?.expires : undefined;
  return expires !== undefined && expires < date;
};

/** Paths of this change that only an exemption that has ended speaks for. */
export const judgeExemptions = (situation: Situation): readonly Finding[] => {
  const level = findLevel(situation.law, 'waiver') ?? 'fail';
  if (level === 'off') return [];
  return situation.law.exempt.flatMap((exemption, index) => {
    const paths = situation.paths.filter(
      (path) => path.now.kind === 'exempt' && path.now.exemption === index && isExpired(path, situation),
    );
    if (paths.length === 0 || exemption.expires === undefined) return [];
    const detail = { expires: exemption.expires, reason: exemption.reason };
    const by = situation.law.keepers.map((login) => ({ login, as: 'keeper' as const }));
    return [
      finding('exemption-expired', 'waiver', detail, {
        severity: level,
        place: exemption.place,
        paths: listPaths(paths.map(({ path }) => path)),
        by,
      }),
    ];
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
    if (expires >= situation.date) {
      waived.push({
        finding: original,
        reason: waiver.reason,
        approvedBy: waiver['approved-by'],
        expires,
        place: waiver.place,
      });
      return [];
    }
    if (level === 'off') return [original];
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
