/** The one comment on the pull request: the answer, who can settle what, and the cards, short enough for GitHub. */
import type { Verdict } from '../verdict.ts';
import { renderGlassHint } from './agreements.ts';
import { findTheme, pick, renderGlass, renderHeading, renderParagraph } from './answer.ts';
import { renderCards, renderLines } from './cards.ts';
import { renderChanges } from './changes.ts';
import { renderDeclared, sayDeclared } from './declared.ts';
import { code } from './escape.ts';
import { renderGraph } from './graph.ts';
import { type Links, linkAddress } from './links.ts';
import {
  countPaths,
  countRemarks,
  countWaived,
  listRemarks,
  renderFooter,
  renderPaths,
  renderTarget,
  renderWaived,
  sayRemarks,
} from './record.ts';
import { fold, joinBlocks, type Sheet, sayRest } from './sheet.ts';
import { renderRerun, renderToDo } from './to-do.ts';

/** The first line of every comment: how it is found again. */
export const MARKER = '<!-- ownership-gate:v1 -->';

/**
 * GitHub refuses a comment of more than 65,536 characters whole. What these lists take, and the little around them,
 * stays below 60,000.
 */
const ROOM = {
  paragraph: 8_000,
  cards: 12_000,
  toDo: 12_000,
  remarks: 3_000,
  more: 4_000,
  changes: 5_000,
  graph: 4_000,
  declared: 2_500,
  waived: 3_000,
  paths: 4_000,
};
const MOST_ROWS = 10;
const MOST_LINES = 3;

/** Markdown below 60,000 characters, whatever the verdict. `summary` is the address of the run's page. */
export const renderComment = (
  verdict: Verdict,
  links: Links,
  { summary }: { readonly summary: string | null },
): string => {
  const page = summary === null ? null : linkAddress(summary, links, 'the job summary');
  const sheet: Sheet = {
    verdict,
    links,
    measure: (text) => text.length,
    rest: `; ${page ?? 'the report'} has them all`,
  };
  const blocks = findTheme(verdict) === 'pass' ? renderPass(sheet) : renderObstacles(sheet);
  const worst = pick(verdict, 'fail', 'warn')[0];
  const more = [
    ...(worst === undefined ? [] : [code(`ownership-gate explain ${worst.rule}`)]),
    ...(page === null ? [] : [page]),
  ];
  return `${MARKER}\n${joinBlocks([...blocks, renderTarget(verdict), renderFooter(sheet, more)])}\n`;
};

const renderTable = (sheet: Sheet): string => renderCards(sheet, { room: ROOM.cards, most: MOST_ROWS });
const renderHandovers = (sheet: Sheet): string => renderChanges(sheet, { room: ROOM.changes, most: MOST_ROWS });
const renderRadius = (sheet: Sheet): string => fold('What breaks with it', [renderGraph(sheet, { room: ROOM.graph })]);
const renderFiles = (sheet: Sheet): string => renderPaths(sheet, { room: ROOM.paths });

const renderObstacles = (sheet: Sheet): string[] => [
  renderHeading(sheet.verdict),
  renderGlass(sheet),
  renderParagraph(sheet, { room: ROOM.paragraph }),
  renderRerun(sheet.verdict),
  renderTable(sheet),
  renderToDo(sheet, { room: ROOM.toDo, most: MOST_ROWS }),
  renderGlassHint(sheet.verdict),
  renderHandovers(sheet),
  ...renderRemarks(sheet),
  renderRadius(sheet),
  ...renderProvenance(sheet),
  fold(countWaived(sheet.verdict), [renderWaived(sheet, { room: ROOM.waived })]),
  fold(capitalise(countPaths(sheet.verdict)), [renderFiles(sheet)]),
];

const renderPass = (sheet: Sheet): string[] => {
  const { verdict } = sheet;
  const lines = renderLines(sheet, { room: ROOM.paragraph, most: MOST_LINES });
  const left = verdict.systems.length - MOST_LINES;
  const cards =
    left > 0 ? `${left} more system${left === 1 ? '' : 's'}` : verdict.systems.length === 1 ? 'The card' : 'The cards';
  const folded =
    verdict.systems.length === 0 ? capitalise(countPaths(verdict)) : `${cards}, and ${countPaths(verdict)}`;
  return [
    lines === '' ? `${renderHeading(verdict).replace(/^## /, '')}.` : lines,
    renderHandovers(sheet),
    ...renderRemarks(sheet),
    renderRadius(sheet),
    ...renderProvenance(sheet),
    fold(countWaived(verdict), [renderWaived(sheet, { room: ROOM.waived })]),
    fold(folded, [renderTable(sheet), renderFiles(sheet)]),
  ];
};

/** The first warnings and notices in the open, the rest folded. */
const renderRemarks = (sheet: Sheet): string[] => {
  const all = countRemarks(sheet.verdict);
  const shown = listRemarks(sheet, { room: ROOM.remarks, most: MOST_LINES });
  const folded = listRemarks(sheet, { room: ROOM.more, skip: shown.length });
  const left = all - shown.length - folded.length;
  return [
    joinBlocks([sayRemarks(sheet.verdict), shown.join('\n')]),
    fold(`${all - shown.length} more to look at`, [folded.join('\n'), sayRest(left, sheet)]),
  ];
};

const renderProvenance = (sheet: Sheet): string[] => [
  sayDeclared(sheet.verdict, code) ?? '',
  fold('What declares it', [renderDeclared(sheet, { room: ROOM.declared })]),
];

const capitalise = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
