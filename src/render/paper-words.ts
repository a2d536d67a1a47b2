/** What is said of the papers a system points to: what a runbook lacks, and what an SLO file gets wrong. */
import type { SectionId } from '../reliability/runbook-kind.ts';
import type { FindingWith } from '../verdict.ts';
import { join } from './change-words.ts';
import { sayPlace, show } from './said.ts';
import { sayFileProblem } from './slo-file-words.ts';
import type { Words } from './words.ts';

/** What the sections are called: the headings to write. */
const SECTIONS: Record<SectionId, string> = {
  'what-breaks': 'What breaks and who is hurt',
  'how-you-know': 'How you know',
  'first-five-minutes': 'First five minutes',
  'stop-the-bleeding': 'Stop the bleeding',
  escalate: 'Escalate',
};
export const saySection = (id: SectionId): string => SECTIONS[id];
const saySections = (ids: readonly SectionId[]): string =>
  join(
    ids.map((id) => `“${SECTIONS[id]}”`),
    'and',
  );

const words = (count: number): string => (count === 1 ? '1 word' : `${count} words`);
const more = (count: number, shown: number): string => (count > shown ? ` and ${count - shown} more` : '');

const BROKEN = {
  absent: 'is not there after the merge',
  anchor: 'names no heading of it',
  outside: 'leaves the repository',
} as const;

const sayLink = ({ target, line, why, near }: FindingWith<'runbook-links-broken'>['detail']['first'][number]): string =>
  `${show(target)} (line ${line}) ${BROKEN[why]}${near === null ? '' : `; \`${near}\` is there`}`;

const TOO_MANY = 'The change is about more files than are opened in one run';

export const PAPER_WORDS: {
  readonly [C in
    | 'runbook-not-text'
    | 'runbook-anchor-missing'
    | 'runbook-empty'
    | 'runbook-gutted'
    | 'runbook-sections-missing'
    | 'runbook-placeholders'
    | 'runbook-links-broken'
    | 'runbook-unread'
    | 'runbook-page-gone'
    | 'runbook-page-unreachable'
    | 'runbook-page-locked'
    | 'runbook-page-unopened'
    | 'slo-file-problem'
    | 'slo-unread']: (finding: FindingWith<C>) => Words;
} = {
  'runbook-not-text': ({ system, detail: { path } }) => ({
    message: `${system}: runbook ${path} is there, but it is no text this program reads, so nobody knows whether it says anything.`,
    settle: `Write the runbook of ${system} as Markdown, AsciiDoc or plain text (\`.md\`, \`.adoc\`, \`.txt\`).`,
  }),
  'runbook-anchor-missing': ({ system, detail: { path, anchor, near } }) => ({
    message: `${system}: runbook ${path} has no heading \`#${anchor}\`. Whoever opens it at night lands at the top and has to search.`,
    settle: `${near === null ? `Write the anchor of a heading of ${path}` : `Write \`${path}#${near}\``}, or leave it out.`,
  }),
  'runbook-empty': ({ system, detail }) => ({
    message: `${system}: runbook ${detail.path} says nothing: ${words(detail.words)} somebody could use${
      detail.placeholder === null ? '' : `, and ${show(detail.placeholder)} left to fill in`
    }. It opens at 2 a.m. and does not help.`,
    settle: `Write in ${detail.path}, for somebody who did not write the code: what breaks and who is hurt, how you know, the first five minutes, how to stop the bleeding, whom to call.`,
  }),
  'runbook-gutted': ({ system, detail }) => ({
    message: `${system}: this change takes most of runbook ${detail.path} away: ${saySections(detail.lost)} ${
      detail.lost.length === 1 ? 'is' : 'are'
    } gone, and of ${words(detail.words.before)} ${detail.words.after} are left. It still is what ${system} points to at night.`,
    settle: `Put back what is needed at night, or point ${system} to the runbook that has it now.`,
  }),
  'runbook-sections-missing': ({ system, detail }) => {
    const { path, missing, hollow } = detail;
    const lacks = [
      ...(missing.length === 0 ? [] : [`has no section${missing.length === 1 ? '' : 's'} ${saySections(missing)}`]),
      ...(hollow.length === 0 ? [] : [`has nothing below ${saySections(hollow)}`]),
      ...(missing.length + hollow.length === 0 ? [`has ${words(detail.words)}: little for a bad night`] : []),
    ];
    const wanted = [...missing, ...hollow];
    return {
      message: `${system}: runbook ${path} ${join(lacks, 'and')}. What is not written down has to be found out while it is down.`,
      settle:
        wanted.length === 0
          ? `Write down what somebody has to know who sees ${system} for the first time at night.`
          : `Write ${saySections(wanted)} in ${path}, or tell the policy your own headings: \`policy.runbook-headings\`.`,
    };
  },
  'runbook-placeholders': ({ system, detail: { path, count, first } }) => ({
    message: `${system}: runbook ${path} has ${count === 1 ? 'something' : `${count} things`} left to fill in: ${join(
      first.map(({ text, line }) => `${show(text)} (line ${line})`),
      'and',
    )}${more(count, first.length)}. At night nobody can.`,
    settle: `Fill in what is meant, or take it out of ${path}.`,
  }),
  'runbook-links-broken': ({ system, detail: { path, count, first } }) => ({
    message: `${system}: runbook ${path} links to what does not open: ${first.map(sayLink).join('; ')}${more(count, first.length)}.`,
    settle: `Mend the link${count === 1 ? '' : 's'} in ${path}: they are relative to its own folder, or begin with \`/\` at the root.`,
  }),
  'runbook-page-gone': ({ system, detail: { link, status } }) => ({
    message: `${system}: runbook ${link} is not there (HTTP ${status}). Whoever is woken opens it and has nothing.`,
    settle: `Point \`runbook\` of ${system} to where it is now, or write it anew. Where its host says so to everybody without an account, a keeper takes it out of \`policy.runbook-hosts\`.`,
  }),
  'runbook-page-unreachable': ({ system, detail: { link, why } }) => ({
    message: `${system}: runbook ${link} could not be reached: ${why}. Whether it is there is not known.`,
    settle: 'Open it by hand; if it opens, run the audit again.',
  }),
  'runbook-page-locked': ({ system, detail: { link, status, to } }) => ({
    message: `${system}: runbook ${link} ${to === null ? `asks who that is (HTTP ${status})` : `leads to ${to}, which the policy does not name (HTTP ${status})`}, so whether it opens for whoever is woken was not seen.`,
    settle: `Open it once with the account that is used at night${to === null ? '' : `; if ${to} has the runbook itself, a keeper adds it to \`policy.runbook-hosts\``}.`,
  }),
  'runbook-page-unopened': ({ system, detail: { link } }) => ({
    message: `${system}: runbook ${link} was not opened: there are more of them than are opened in one audit. Whether it is there is not known.`,
    settle: 'Open it by hand. Runbooks that lie in the repository are looked at with less.',
  }),
  'runbook-unread': ({ system, detail: { path } }) => ({
    message: `${system}: runbook ${path} is there; what it says was not looked at. ${TOO_MANY}.`,
    settle: 'Nothing has to be done. In a smaller change it is looked at.',
  }),
  'slo-file-problem': ({ system, place, detail: { path, problem, count } }) => {
    const { message, settle } = sayFileProblem(problem);
    const left = count === 1 ? '' : ` ${count - 1} more in this file.`;
    return {
      message: `${system}: SLO file ${place === null ? path : sayPlace(place)}: ${message}${left} Its numbers cannot be relied on.`,
      settle,
    };
  },
  'slo-unread': ({ system, detail: { path } }) => ({
    message: `${system}: SLO file ${path} is there; what it says was not looked at. ${TOO_MANY}.`,
    settle: 'Nothing has to be done. In a smaller change it is looked at.',
  }),
};
