/** Nobody can say who owns a path: two systems claim it equally, or its name cannot be told from another. */
import { UNSEEN } from '../declaration/characters.ts';
import { findLevel } from '../declaration/law.ts';
import type { Claim } from '../declaration/systems.ts';
import { addTo, type Group } from '../groups.ts';
import { type Finding, finding, listPaths, type Person } from '../verdict.ts';
import { listPeople } from './duty.ts';
import { isDeclaration, type Situation } from './situation.ts';

export const judgeAmbiguous = (situation: Situation): readonly Finding[] => {
  const level = findLevel(situation.law, 'ambiguous') ?? 'fail';
  if (level === 'off') return [];
  return [...findEqualClaims(situation).map((found) => ({ ...found, severity: level })), ...findNames(situation)];
};

const findEqualClaims = ({ law, paths, listing, before, after }: Situation): Finding[] => {
  const groups = new Map<string, { claims: readonly Claim[]; paths: string[] }>();
  const add = (path: string, claims: readonly Claim[]): void => {
    const key = claims.map(({ place }) => `${place.file}:${place.line}:${place.column}`).join(' ');
    const group = groups.get(key) ?? { claims, paths: [] };
    group.paths.push(path);
    groups.set(key, group);
  };
  for (const { path, now } of paths) if (now.kind === 'ambiguous') add(path, now.claims);
  if (before !== null && before.declared !== after.declared && listing !== null && 'known' in listing) {
    const changed = new Set(paths.map(({ path }) => path));
    for (const path of listing.known) {
      const now = changed.has(path) || isDeclaration(path) ? null : after.index.decide(path);
      if (now?.kind === 'ambiguous' && before.index.decide(path).kind !== 'ambiguous') add(path, now.claims);
    }
  }
  return [...groups.values()].map(({ claims, paths: files }) => {
    const detail = claims.map(({ by, pattern, place }) => ({
      system: 'system' in by ? by.system : '',
      pattern: pattern.text,
      place,
    }));
    const only = files.length === 1 ? (files[0] ?? null) : null;
    const systems = [...new Set(detail.map(({ system }) => system))].flatMap((name) => {
      const system = after.declared.systems.get(name);
      return system === undefined ? [] : [system];
    });
    const by = systems.flatMap((system) => listPeople(system, law)).filter(isFirst);
    return finding(
      'ambiguous',
      'ambiguous',
      { claims: detail },
      { path: only, paths: listPaths(files), place: claims[0]?.place ?? null, by },
    );
  });
};

const isFirst = ({ login }: Person, index: number, people: readonly Person[]): boolean =>
  people.findIndex((person) => person.login.toLowerCase() === login.toLowerCase()) === index;

/** New names that people or other file systems cannot tell from another: said, as the file may fall to somebody else. */
const findNames = ({ paths, after }: Situation): Finding[] => {
  const added = paths.filter(({ before, after: there }) => before === null && there !== null);
  const odd = added.filter(({ path }) => path.search(UNSEEN) !== -1 || path.includes('\ufffd')).map(({ path }) => path);
  const findings =
    odd.length === 0
      ? []
      : [
          finding(
            'ambiguous-name',
            'ambiguous',
            { kind: 'characters' },
            { severity: 'warn', path: odd.length === 1 ? (odd[0] ?? null) : null, paths: listPaths(odd) },
          ),
        ];
  const anchors = new Map<string, Claim>();
  for (const claim of after.claims) {
    const key = fold(claim.pattern.anchor);
    const other = anchors.get(key);
    if (other === undefined || describeClaim(claim) < describeClaim(other)) anchors.set(key, claim);
  }
  const seen = new Map<Claim, Group<string>>();
  for (const { path, now } of added) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      const claim = anchors.get(fold(folder));
      if (claim === undefined || after.index.isAnchor(folder)) continue;
      // Where nobody owns the path, `unowned` says a difference in case already.
      const said = now.kind === 'none' && claim.pattern.anchor.toLowerCase() === folder.toLowerCase();
      if (!said) addTo(seen, claim, path);
      break;
    }
  }
  for (const [{ pattern, place, by }, files] of seen) {
    const detail = { kind: 'case', pattern: pattern.text, place, system: 'system' in by ? by.system : null } as const;
    findings.push(
      finding('ambiguous-name', 'ambiguous', detail, {
        severity: 'warn',
        path: files.length === 1 ? files[0] : null,
        paths: listPaths(files),
        place,
      }),
    );
  }
  return findings;
};

/** An order of claims in which lines and the order of entries do not count. */
const describeClaim = ({ pattern, by }: Claim): string => `${'system' in by ? `0 ${by.system}` : '1'} ${pattern.text}`;

const fold = (text: string): string => text.normalize('NFC').toLowerCase();
