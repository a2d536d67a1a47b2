/** The audit in Markdown: for the job summary, and `--format markdown`. */
import type { Audit, AuditedSystem, FolderCoverage, Load } from '../audit-result.ts';
import type { TrendEntry } from '../trend.ts';
import { ICONS, isProblem, sayFinding } from './answer.ts';
import {
  type Bunch,
  countSettlers,
  describeAudit,
  groupByCause,
  listStanding,
  pickWorst,
  saySettler,
} from './audit-answer.ts';
import { renderNotices, renderStanding } from './audit-findings.ts';
import { listCounts, listGaps, sayGap, sayLoad, sayUncheckedHere } from './audit-words.ts';
import { countOf, sayCoverage, sayNumber, sayPercent } from './coverage.ts';
import { clip, code, markdown, prose } from './escape.ts';
import { type Links, linkCommit } from './links.ts';
import { countWaived, renderWaived } from './record.ts';
import { fence, fitRows, fold, joinBlocks, listNames, type Sheet, sayRest } from './sheet.ts';
import { headline } from './terminal.ts';
import { renderTrendLine } from './trend-words.ts';

/**
 * In bytes, beside what stands: as of a verdict, GitHub drops a summary larger than 1 MiB whole, so each list ends at a
 * row, within its share, and says how many more there are.
 */
const ROOM = { gaps: 20_000, folders: 50_000, people: 100_000, systems: 200_000, waived: 50_000 };
const MOST = { gaps: 20, causes: 3, names: 3, settlers: 5, alone: 10 };

/** What is known besides the audit itself. */
export interface AuditSurroundings {
  /** What the badge branch has kept, this audit among it; `null` where there is none. */
  readonly trend: readonly TrendEntry[] | null;
  /** The line for a README. */
  readonly snippet: string | null;
}

type AuditSheet = Sheet<Audit>;

export const renderAuditMarkdown = (
  audit: Audit,
  links: Links | null,
  { trend, snippet }: AuditSurroundings,
): string => {
  const encoder = new TextEncoder();
  const sheet: AuditSheet = {
    verdict: audit,
    links,
    measure: (text) => encoder.encode(text).length,
    rest: '; the report has them all',
  };
  const blocks = [
    renderHeading(audit),
    renderCounts(audit),
    renderWorst(audit),
    renderTrendLine(trend, audit.commit?.sha),
    renderGaps(sheet),
    renderStanding(sheet),
    renderAlone(audit),
    fold(`Who carries how much: ${countOf(audit.loads.length, 'person', 'people')}`, [renderLoads(sheet)]),
    fold(countOf(audit.systems.length, 'system'), [renderSystems(sheet)]),
    fold('Coverage by folder', [renderFolders(sheet)]),
    fold(countWaived(audit), [renderWaived(sheet, { room: ROOM.waived })]),
    renderNotices(sheet),
    snippet === null ? '' : fold('The badge for a README', [fence(snippet, 'markdown')]),
    renderFooter(sheet),
  ];
  return `${joinBlocks(blocks)}\n`;
};

const capitalise = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const renderHeading = (audit: Audit): string => {
  const report = audit.mode === 'report' && audit.outcome === 'fail';
  const blocked = report ? ' – nothing is blocked (<code>mode: report</code>)' : '';
  return `## ${ICONS[audit.outcome]} ${capitalise(describeAudit(audit))}${blocked}`;
};

const renderCounts = (audit: Audit): string =>
  audit.coverage === null ? '' : [`**${sayCoverage(audit.coverage)}**`, ...listCounts(audit).map(markdown)].join(' · ');

const sayBunch = ({ findings, brief }: Bunch): string => {
  const [first] = findings;
  if (isProblem(first)) return `${code(clip(first.place?.file ?? '', 200))} has ${countOf(findings.length, 'problem')}`;
  if (brief === null) return sayFinding(first, 'message');
  const few = prose(clip(brief, 200));
  if (headline(first) === first.rule) return few;
  const names = [...new Set(findings.map(headline))].map((name) => `**${markdown(clip(name, 100))}**`);
  return `${few} (${listNames(names, MOST.names)})`;
};

/** What is worst, and who settles how much of it; nothing where all that stands is one thing, which follows. */
const renderWorst = (audit: Audit): string => {
  const standing = listStanding(audit);
  const worst = pickWorst(groupByCause(standing), audit.outcome);
  if (worst.length === 0 || standing.length === 1) return '';
  const all = countSettlers(
    worst.flatMap(({ findings }) => findings),
    audit.keepers,
  );
  const shown = all.slice(0, MOST.settlers).map(({ settler, count }) => {
    const who = saySettler(settler, (login) => code(clip(login, 100)));
    return all.length === 1 ? who : `${who} ${sayNumber(count)}`;
  });
  const left = all.length - shown.length;
  const settlers = [...shown, ...(left === 0 ? [] : [`and ${countOf(left, 'other')}`])];
  return [
    `**${audit.outcome === 'pass' ? 'Worth a look' : 'Worst'}:** ${worst.slice(0, MOST.causes).map(sayBunch).join('; ').replace(/\.?$/, '.')}`,
    `**Settled by:** ${settlers.join(' · ')}`,
  ].join('<br>\n');
};

const nameFolder = ({ folder }: FolderCoverage): string => (folder === '' ? 'the root' : code(clip(folder, 200)));

/** A table whose rows end where its room does; nothing where there are none. */
const renderTable = <Item>(
  head: readonly string[],
  items: readonly Item[],
  render: (item: Item) => string,
  { sheet, ...share }: { readonly sheet: AuditSheet; readonly room: number; readonly most?: number },
): string => {
  const rows = fitRows(items, render, { measure: sheet.measure, ...share });
  if (items.length === 0) return '';
  return joinBlocks([[...head, ...rows].join('\n'), sayRest(items.length - rows.length, sheet)]);
};

const renderGaps = (sheet: AuditSheet): string =>
  renderTable(
    ['| Folder | nobody answers for | answered for |', '|---|---|---:|'],
    listGaps(sheet.verdict),
    (gap) => `| ${nameFolder(gap)} | ${sayGap(gap)} | ${sayPercent(gap)} |`,
    { sheet, room: ROOM.gaps, most: MOST.gaps },
  );

const renderFolders = (sheet: AuditSheet): string =>
  renderTable(
    ['| Folder | answered for | of | exempt |', '|---|---:|---:|---:|'],
    sheet.verdict.folders,
    (folder) => {
      const { owned, unowned, exempt } = folder;
      return `| ${nameFolder(folder)} | ${sayPercent(folder)} | ${sayNumber(owned + unowned)} | ${sayNumber(exempt)} |`;
    },
    { sheet, room: ROOM.folders },
  );

/** For which systems one person is the only one. */
const renderAlone = ({ loads }: Audit): string => {
  const alone = loads.filter((load) => load.alone.length > 0);
  if (alone.length === 0) return '';
  const said = alone.slice(0, MOST.alone).map((load) => {
    const names = load.alone.map((name) => markdown(clip(name, 100)));
    return `${code(clip(load.login, 100))} for ${listNames(names)}`;
  });
  const left = alone.length - said.length;
  const more = left > 0 ? [`and ${countOf(left, 'other')}`] : [];
  return `**Only one person:** ${[...said, ...more].join('; ')}.`;
};

const renderLoads = (sheet: AuditSheet): string =>
  renderTable(
    ['| Person | carries | nobody else for |', '|---|---|---:|'],
    sheet.verdict.loads,
    (load: Load) => {
      const name = load.name === null ? '' : ` ${markdown(clip(load.name, 100))}`;
      const alone = load.alone.length === 0 ? '' : sayNumber(load.alone.length);
      return `| ${code(clip(load.login, 100))}${name} | ${sayLoad(load)} | ${alone} |`;
    },
    { sheet, room: ROOM.people },
  );

const renderSystems = (sheet: AuditSheet): string =>
  renderTable(
    ['| System | who answers | tier | files |', '|---|---|---|---:|'],
    sheet.verdict.systems,
    ({ name, owner, backup, tier, files, outcome }: AuditedSystem) => {
      const who = [owner ?? 'nobody', ...backup].map((login) => code(clip(login, 100)));
      const what = `${ICONS[outcome]} **${markdown(clip(name, 200))}**`;
      return `| ${what} | ${listNames(who, MOST.names)} | ${markdown(tier ?? '')} | ${sayNumber(files)} |`;
    },
    { sheet, room: ROOM.systems },
  );

const renderFooter = ({ verdict, links }: AuditSheet): string => {
  const { commit, date, program } = verdict;
  const unchecked = sayUncheckedHere(verdict);
  const parts = [
    ...(commit === null ? [] : [`${code(clip(commit.ref, 100))} at ${linkCommit(commit.sha, links)}`]),
    `${date}, Ownership Gate ${program}`,
    ...(unchecked === null ? [] : [prose(unchecked)]),
    `${code('ownership-gate explain')} says more about each rule`,
  ];
  return `<sub>${parts.join(' · ')}</sub>`;
};
