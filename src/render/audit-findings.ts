/** What stands in a repository, in Markdown: by system and by place, each with who settles it and how. */
import type { Audit } from '../audit-result.ts';
import { type Group, groupBy } from '../groups.ts';
import type { Finding } from '../verdict.ts';
import { ICONS, isProblem, pick, sayFinding } from './answer.ts';
import { countSettlers, listStanding, saySettler } from './audit-answer.ts';
import { countOf } from './coverage.ts';
import { clip, code, markdown } from './escape.ts';
import { linkPlace } from './links.ts';
import { fitRows, fold, joinBlocks, listNames, type Sheet, sayRest } from './sheet.ts';
import { headline } from './terminal.ts';
import { MOST_PATCH, renderPatch, sayPatch, setIn } from './to-do.ts';

/** In bytes: what is seen at once, and what is folded. */
const ROOM = { seen: 120_000, folded: 250_000, notices: 100_000 };
/** Systems and places that are seen at once. */
const MOST_SEEN = 20;
/** Findings of one of them, and names of those who settle them. */
const MOST_BULLETS = 10;
const MOST_SETTLERS = 3;

type Part = Pick<Audit, 'findings' | 'systems' | 'keepers' | 'commit'>;
type AuditSheet = Sheet<Part>;

/** What findings about the same system have in common, or about the same place of nobody's. */
const keyOf = (finding: Finding): string => {
  if (finding.system !== null) return `system ${finding.system}`;
  return isProblem(finding) ? `file ${finding.place?.file}` : `place ${headline(finding)}`;
};

/** Of each kind the first finding with a text to paste: it shows what to write for the others. */
const pickPatched = (findings: readonly Finding[]): ReadonlySet<Finding> => {
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const { patch, severity, code: kind } = finding;
    if (patch === null || severity !== 'fail' || patch.text.length > MOST_PATCH || first.has(kind)) continue;
    first.set(kind, finding);
  }
  return new Set(first.values());
};

const renderPatchOf = (finding: Finding, { verdict, links }: AuditSheet): string => {
  if (finding.patch === null) return '';
  return joinBlocks([
    sayPatch(finding.patch, [finding], { verdict: { head: verdict.commit }, links }),
    renderPatch(finding.patch),
  ]);
};

/** `message (rule, place)`, and how to settle it in a line of its own. */
const sayWhole = (finding: Finding, { links }: Pick<AuditSheet, 'links'>): string => {
  const { rule, place, severity } = finding;
  const where = ` (${[rule, ...(place === null ? [] : [linkPlace(place, links)])].join(', ')})`;
  const settle = severity === 'notice' ? '' : `<br>→ ${sayFinding(finding, 'settle')}`;
  return `${sayFinding(finding, 'message')}${where}${settle}`;
};

const setItem = (text: string): string => `- ${setIn(text, 2).trimStart()}`;

const renderGroup = (group: Group<Finding>, patched: ReadonlySet<Finding>, sheet: AuditSheet): string => {
  const [first] = group;
  const all = countSettlers(group, sheet.verdict.keepers).map(({ settler }) => settler);
  const people = all.filter(({ who }) => who !== 'nobody');
  const settlers = (people.length === 0 ? all : people).map((settler) => saySettler(settler, showLogin));
  const head = `${ICONS[first.severity]} **${markdown(clip(headline(first), 200))}** · ${listNames(settlers, MOST_SETTLERS)}`;
  const say = (finding: Finding): string =>
    joinBlocks([sayWhole(finding, sheet), patched.has(finding) ? renderPatchOf(finding, sheet) : '']);
  if (group.length === 1) return setItem(`${head}: ${say(first)}`);
  const bullets = group.slice(0, MOST_BULLETS).map((finding) => setItem(`${ICONS[finding.severity]} ${say(finding)}`));
  const left = group.length - bullets.length;
  const rest = left === 0 ? [] : [`- ${sayRest(left, sheet)}`];
  return setItem([head, ...bullets, ...rest].join('\n'));
};

const showLogin = (login: string): string => code(clip(login, 100));

/** Those that fail, could not be found out, or warn, under their heading; the worst are seen at once. */
export const renderStanding = (sheet: AuditSheet): string => {
  const standing = listStanding(sheet.verdict);
  // Within each, the worst come first.
  const groups = [...groupBy(standing, keyOf).values()];
  const patched = pickPatched(standing);
  const render = (group: Group<Finding>): string => renderGroup(group, patched, sheet);
  const { measure } = sheet;
  const seen = fitRows(groups, render, { measure, room: ROOM.seen, most: MOST_SEEN });
  const others = groups.slice(seen.length);
  const folded = fitRows(others, render, { measure, room: ROOM.folded });
  const left = others.slice(folded.length).reduce((sum, { length }) => sum + length, 0);
  const rest = left === 0 ? '' : `… and ${countOf(left, 'finding')} more${sheet.rest}`;
  if (groups.length === 0) return '';
  if (folded.length === 0) return joinBlocks(['### What stands', seen.join('\n'), rest]);
  const summary = countOf(others.length, 'more system or place', 'more systems and places');
  return joinBlocks(['### What stands', seen.join('\n'), fold(summary, [folded.join('\n'), rest])]);
};

/** What is good to know, and nobody has to settle. */
export const renderNotices = (sheet: AuditSheet): string => {
  const notices = pick(sheet.verdict, 'notice');
  const render = (finding: Finding): string =>
    `- ${ICONS.notice} **${markdown(clip(headline(finding), 200))}**: ${sayWhole(finding, sheet)}`;
  const rows = fitRows(notices, render, { measure: sheet.measure, room: ROOM.notices });
  return fold(countOf(notices.length, 'notice'), [rows.join('\n'), sayRest(notices.length - rows.length, sheet)]);
};
