/** What a change hands over, loosens or excuses, in Markdown: before and after, and who agrees. */
import type { Asked, Finding, FindingWith, Verdict } from '../verdict.ts';
import { type Quote, sayAsk, sayStandIn } from './agreement-words.ts';
import { findWhich, sayHandover, sayLaw } from './change-words.ts';
import { clip, code, markdown } from './escape.ts';
import { linkPlace } from './links.ts';
import { fitRows, listNames, type Share, type Sheet, sayRest } from './sheet.ts';

type Row = FindingWith<'handover'> | FindingWith<'law-changed'>;

/** Whether a finding is a row of this table, and of no other list. */
export const isChange = (finding: Finding): finding is Row =>
  finding.code === 'handover' || finding.code === 'law-changed';

const listChanges = ({ findings }: Verdict): readonly Row[] => findings.filter(isChange);

const sayValue = (value: string | null): string => (value === null ? '–' : code(clip(value, 200)));

const QUOTE: Quote = { login: code, system: markdown };
/** Asks in one cell beyond these are counted. */
const MOST_ASKS = 5;

/** One ask: who has agreed, or who is still asked. Where nobody can be asked, who will be. */
const sayAnswer = ({ ask, answer }: Asked): string => {
  const who = sayAsk(ask, QUOTE);
  if (answer.state === 'unasked') return who;
  if (answer.state === 'open') return `still asked: ${who}`;
  if (answer.state === 'unknown') return `not found out: ${who}`;
  const about = ask.who === 'system' ? ` (${markdown(ask.system)})` : '';
  return `✓ ${code(answer.agreement.by)}${sayStandIn(answer.agreement, ask, QUOTE)}${about}`;
};

/** What is still to be done comes first. */
const RANK = { open: 0, unknown: 1, unasked: 2, met: 3 };
const sayAnswers = (asks: readonly Asked[]): string => {
  const sorted = [...asks].sort((a, b) => RANK[a.answer.state] - RANK[b.answer.state]);
  const all = [...new Set(sorted.map(sayAnswer))];
  const shown = all.length > MOST_ASKS ? [...all.slice(0, MOST_ASKS), `and ${all.length - MOST_ASKS} more`] : all;
  return shown.join('<br>');
};

const renderRow = (row: Row, { links }: Sheet): string => {
  const { before, after, asks } = row.detail;
  const about = findWhich(row.detail);
  const names = row.code === 'handover' ? row.detail.systems : row.system === null ? [] : [row.system];
  const what = row.code === 'handover' ? sayHandover(row.detail.kind) : sayLaw(row.detail.kind);
  const which = about === null ? '' : ` ${code(clip(about, 100))}`;
  const systems = names.length === 0 ? '' : `**${listNames(names.map(markdown), 3)}**: `;
  const where = row.place === null ? '' : ` (${linkPlace(row.place, links)})`;
  return `| ${systems}${what}${which}${where} | ${sayValue(before)} | ${sayValue(after)} | ${sayAnswers(asks)} |`;
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
    '| What | Before | After | Who agrees |',
    '|---|---|---|---|',
    ...rows,
    ...(rest === '' ? [] : ['', rest]),
  ].join('\n');
};
