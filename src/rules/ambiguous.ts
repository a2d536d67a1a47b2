/** Nobody can say who owns a path: two systems claim it equally, or its name cannot be told from another. */
import { findLevel } from '../declaration/law.ts';
import type { Claim } from '../declaration/systems.ts';
import { type Finding, finding, listPaths } from '../verdict.ts';
import type { Situation } from './situation.ts';

/** Control, bidirectional and zero-width characters, and bytes that are not UTF-8 (lone surrogates). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
const UNREADABLE = /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]|\p{Surrogate}/u;

export const judgeAmbiguous = (situation: Situation): readonly Finding[] => {
  const level = findLevel(situation.law, 'ambiguous') ?? 'fail';
  if (level === 'off') return [];
  return [...findEqualClaims(situation).map((found) => ({ ...found, severity: level })), ...findNames(situation)];
};

const findEqualClaims = ({ paths, listing, before, after }: Situation): Finding[] => {
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
      const now = changed.has(path) ? null : after.index.decide(path);
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
    return finding(
      'ambiguous',
      'ambiguous',
      { claims: detail },
      { path: only, paths: listPaths(files), place: claims[0]?.place ?? null },
    );
  });
};

/** New names that people or other file systems cannot tell from another: said, as the file may fall to somebody else. */
const findNames = ({ paths, after }: Situation): Finding[] => {
  const added = paths.filter(({ before, after: there }) => before === null && there !== null);
  const odd = added.filter(({ path }) => UNREADABLE.test(path)).map(({ path }) => path);
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
  const anchors = new Map(after.claims.map((claim) => [fold(claim.pattern.anchor), claim]));
  const seen = new Map<Claim, string[]>();
  for (const { path } of added) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      const claim = anchors.get(fold(folder));
      if (claim === undefined || after.index.isAnchor(folder) || claim.pattern.anchor === folder) continue;
      seen.set(claim, [...(seen.get(claim) ?? []), path]);
      break;
    }
  }
  for (const [{ pattern, place, by }, files] of seen) {
    const detail = { kind: 'case', pattern: pattern.text, place, system: 'system' in by ? by.system : null } as const;
    findings.push(
      finding('ambiguous-name', 'ambiguous', detail, {
        severity: 'warn',
        path: files.length === 1 ? (files[0] ?? null) : null,
        paths: listPaths(files),
        place,
      }),
    );
  }
  return findings;
};

const fold = (text: string): string => text.normalize('NFC').toLowerCase();
