/** What a change hands over, loosens or excuses, in Markdown: before and after, and who ought to agree. */
import type { Finding, FindingWith, Verdict } from '../verdict.ts';
import { findWhich, sayAsks, sayHandover, sayLaw } from './change-words.ts';
import { clip, code, markdown } from './escape.ts';
import { linkPlace } from './links.ts';
import { fitRows, listNames, type Share, type Sheet, sayRest } from './sheet.ts';

type Row = FindingWith<'handover'> | FindingWith<'law-changed'>;

/** Whether a finding is a row of this table, and of no other list. */
export const isChange = (finding: Finding): finding is Row =>
  finding.code === 'handover' || finding.code === 'law-changed';

const listChanges = ({ findings }: Verdict): readonly Row[] => findings.filter(isChange);

const sayValue = (value: string | null): string => (value === null ? '–' : code(clip(value, 200)));

const renderRow = (row: Row, { links }: Sheet): string => {
  const { before, after, asks } = row.detail;
  const about = findWhich(row.detail);
  const names = row.code === 'handover' ? row.detail.systems : row.system === null ? [] : [row.system];
  const what = row.code === 'handover' ? sayHandover(row.detail.kind) : sayLaw(row.detail.kind);
  const which = about === null ? '' : ` ${code(clip(about, 100))}`;
  const systems = names.length === 0 ? '' : `**${listNames(names.map(markdown), 3)}**: `;
  const where = row.place === null ? '' : ` (${linkPlace(row.place, links)})`;
  return `| ${systems}${what}${which}${where} | ${sayValue(before)} | ${sayValue(after)} | ${sayAsks(asks, code)} |`;
};

/** Heading and table; nothing where nothing is handed over. */
export const renderChanges = (sheet: Sheet, share: Share): string => {
  const all = listChanges(sheet.verdict);
  if (all.length === 0) return '';
  const rows = fitRows(all, (row) => renderRow(row, sheet), { measure: sheet.measure, ...share });
  const rest = sayRest(all.length - rows.length, sheet);
  return [
    '### What this hands over',
    '',
    '| What | Before | After | Who ought to agree |',
    '|---|---|---|---|',
    ...rows,
    ...(rest === '' ? [] : ['', rest]),
  ].join('\n');
};
