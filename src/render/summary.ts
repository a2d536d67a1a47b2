/** The verdict in Markdown as the job summary shows it, and `--format markdown`: what the comment says, at length. */
import type { Finding, Verdict } from '../verdict.ts';
import { renderGlassHint } from './agreements.ts';
import { ICONS, pick, renderGlass, renderHeading, renderParagraph, sayFinding } from './answer.ts';
import { renderCards } from './cards.ts';
import { renderChanges } from './changes.ts';
import { renderDeclared, sayDeclared } from './declared.ts';
import { clip, code, markdown } from './escape.ts';
import { renderGraph } from './graph.ts';
import { type Links, linkPlace } from './links.ts';
import { describeUnchecked } from './outcome.ts';
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
import { fitRows, fold, joinBlocks, type Sheet, sayRest } from './sheet.ts';
import { headline } from './terminal.ts';
import { renderRerun, renderToDo } from './to-do.ts';

/**
 * GitHub drops a summary larger than 1 MiB whole, so each list ends at a row, within its share in bytes, and says how
 * many more there are. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
 */
const ROOM = {
  paragraph: 20_000,
  cards: 150_000,
  toDo: 150_000,
  found: 200_000,
  remarks: 100_000,
  changes: 100_000,
  graph: 20_000,
  declared: 50_000,
  waived: 50_000,
  paths: 250_000,
};

/** Markdown for the job summary; without links for `--format markdown`. */
export const renderSummary = (verdict: Verdict, links: Links | null): string => {
  const encoder = new TextEncoder();
  const sheet: Sheet = {
    verdict,
    links,
    measure: (text) => encoder.encode(text).length,
    rest: '; the report has them all',
  };
  const blocks = [
    renderHeading(verdict),
    renderGlass(sheet),
    renderParagraph(sheet, { room: ROOM.paragraph }),
    renderRerun(verdict),
    renderCards(sheet, { room: ROOM.cards }),
    renderToDo(sheet, { room: ROOM.toDo }),
    renderGlassHint(verdict),
    renderChanges(sheet, { room: ROOM.changes }),
    renderRemarks(sheet),
    renderRadius(sheet),
    sayDeclared(verdict, code) ?? '',
    fold('What declares it', [renderDeclared(sheet, { room: ROOM.declared })]),
    fold('Every finding, and why it matters', [renderFindings(sheet)]),
    fold(countWaived(verdict), [renderWaived(sheet, { room: ROOM.waived })]),
    fold(`How ${countPaths(verdict).slice('how '.length)}`, [renderPaths(sheet, { room: ROOM.paths })]),
    renderTarget(verdict),
    renderFooter(sheet, [...sayUnchecked(verdict), `${code('ownership-gate explain')} says more about each rule`]),
  ];
  return `${joinBlocks(blocks)}\n`;
};

const renderRadius = (sheet: Sheet): string => {
  const graph = renderGraph(sheet, { room: ROOM.graph });
  return graph === '' ? '' : joinBlocks(['### What breaks with it', graph]);
};

const sayUnchecked = (verdict: Verdict): string[] => {
  const note = describeUnchecked(verdict);
  return note === null ? [] : [markdown(note)];
};

const renderRemarks = (sheet: Sheet): string => {
  const shown = listRemarks(sheet, { room: ROOM.remarks });
  const left = countRemarks(sheet.verdict) - shown.length;
  return joinBlocks([sayRemarks(sheet.verdict), shown.join('\n'), sayRest(left, sheet)]);
};

/** Each finding that stands with its own words: the comment has them by topic and by person. */
const renderFindings = (sheet: Sheet): string => {
  const loud = pick(sheet.verdict, 'fail', 'undecided', 'warn');
  const rows = fitRows(loud, (finding) => renderFinding(finding, sheet.links), {
    measure: sheet.measure,
    room: ROOM.found,
  });
  return joinBlocks([rows.join('\n'), sayRest(loud.length - rows.length, sheet)]);
};

const renderFinding = (finding: Finding, links: Links | null): string => {
  const { severity, rule, place } = finding;
  const where = place === null ? '' : ` (${linkPlace(place, links)})`;
  return `- ${ICONS[severity]} **${markdown(clip(headline(finding), 200))}** · ${rule}${where}: ${sayFinding(finding, 'message')}`;
};
