/** What happened to a system before, in words: the last incidents, what is still open, what was waved away. */
import type { FindingWith, OpenAction } from '../verdict.ts';
import { join } from './change-words.ts';
import { describeProblem } from './problem-words.ts';
import { because, sayNeeds, sayPlace, show } from './said.ts';
import type { Words } from './words.ts';

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;
const more = (count: number, shown: number): string[] => (count > shown ? [`${count - shown} more`] : []);

/** `“Idempotency keys” (maya-lin, due 2026-06-30)`. */
const sayAction = ({ what, owner, due }: OpenAction): string => {
  const known = [...(owner === null ? [] : [owner]), ...(due === null ? [] : [`due ${due}`])];
  return `${show(what)}${known.length === 0 ? '' : ` (${known.join(', ')})`}`;
};

const sayTaught = ({
  incidents,
  incidentCount,
  open,
  openCount,
  tradeOffs,
  tradeOffCount,
}: FindingWith<'history-taught'>['detail']): string => {
  const happened = incidents.map(({ date, what, link }) => `${date} ${show(what)}${link === null ? '' : ` (${link})`}`);
  const waved = tradeOffs.map(
    ({ what, risk, revisitBy }) =>
      `${show(what)}${risk === null ? '' : ` – ${risk.replace(/\.$/, '')}`}${revisitBy === null ? '' : ` (to be looked at again by ${revisitBy})`}`,
  );
  return [
    incidentCount === 0
      ? ''
      : `${counted(incidentCount, 'incident', 'incidents')} here before: ${join([...happened, ...more(incidentCount, happened.length)], 'and')}.`,
    openCount === 0 ? '' : `Still open: ${join([...open.map(sayAction), ...more(openCount, open.length)], 'and')}.`,
    tradeOffCount === 0 ? '' : `Waved away: ${join([...waved, ...more(tradeOffCount, waved.length)], 'and')}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
};

export const HISTORY_WORDS: {
  readonly [C in
    | 'history-taught'
    | 'history-action-overdue'
    | 'history-trade-off-due'
    | 'history-file-problem'
    | 'history-unknown'
    | 'history-unread']: (finding: FindingWith<C>) => Words;
} = {
  'history-taught': ({ system, detail }) => ({
    message: `${system}: ${sayTaught(detail)}`,
    settle: 'Look whether this change brings it back, or could settle it.',
  }),
  'history-action-overdue': ({ system, place, detail }) => ({
    message: `${system}: after ${show(detail.after)} (${detail.date}) this was to be done by ${detail.due}, and is not: ${show(detail.what)}${
      detail.owner === null ? '' : `, by ${detail.owner}`
    }. Until then it can happen again.`,
    settle: `Do it and write \`done:\` with the day${place === null ? '' : ` at ${sayPlace(place)}`}, or agree on another \`due:\`.`,
  }),
  'history-trade-off-due': ({ system, place, detail }) => ({
    message: `${system}: ${show(detail.what)} was waved away${detail.decidedBy === null ? '' : ` by ${detail.decidedBy}`} and was to be looked at again by ${detail.revisitBy}${
      detail.risk === null ? '' : `. The risk: ${detail.risk.replace(/\.$/, '')}`
    }. Nobody has decided it again.`,
    settle: `Decide it again: settle it and take it out, or write a new \`revisit-by:\`${place === null ? '' : ` at ${sayPlace(place)}`}.`,
  }),
  'history-file-problem': ({ system, place, detail: { path, problem, count } }) => {
    const { message, settle } = describeProblem(problem);
    const left = count === 1 ? '' : ` ${count - 1} more in this file.`;
    return {
      message: `${system}: ${place === null ? path : sayPlace(place)}: ${message}${left} What it tells is not shown.`,
      settle,
    };
  },
  'history-unknown': ({ system, detail: { path, why, needs } }) => ({
    message: `${system}: what ${path} tells of before could not be found out: ${because(why)}.`,
    settle: sayNeeds(needs, 'Run the check again.'),
  }),
  'history-unread': ({ system, detail: { files, count } }) => ({
    message: `${system}: of ${files} the last by name were read; ${count === 1 ? 'one more was' : `${count} more were`} not.`,
    settle: 'Nothing has to be done. Old ones may move to another folder.',
  }),
};
