/** What a verdict rests on, in Markdown: remarks, waived duties, how each path was decided, and by which policy. */
import type { Commit } from '../facts.ts';
import type { JudgedPath, Verdict } from '../verdict.ts';
import { ICONS, listTopics, pick, sayFinding, sayTopic, type Topic } from './answer.ts';
import { isChange } from './changes.ts';
import { clip, code, markdown } from './escape.ts';
import { type Links, linkCommit, linkPlace } from './links.ts';
import { describeDebt, describeTarget } from './outcome.ts';
import { fitRows, type Share, type Sheet, sayRest } from './sheet.ts';
import { files } from './words.ts';

/** What is handed over has a table of its own. */
const listRemarkTopics = (verdict: Pick<Verdict, 'findings'>): readonly Topic[] =>
  listTopics(pick(verdict, 'warn', 'notice').filter((finding) => !isChange(finding)));

/** Warnings and notices by what they say, one line each, with what settles the first; `skip` were shown elsewhere. */
export const listRemarks = (
  sheet: Sheet<Pick<Verdict, 'findings'>>,
  share: Share & { readonly skip?: number },
): readonly string[] =>
  fitRows(listRemarkTopics(sheet.verdict).slice(share.skip ?? 0), (topic) => renderRemark(topic, sheet), {
    measure: sheet.measure,
    ...share,
  });

const renderRemark = (topic: Topic, { links }: Pick<Sheet, 'links'>): string => {
  const [first] = topic.findings;
  const where = first.place === null ? '' : ` (${linkPlace(first.place, links)})`;
  const rest = topic.findings.length - 1;
  const same =
    rest === 0 || first.system === null ? '' : ` The same goes for the other${rest === 1 ? '' : ` ${rest}`}.`;
  const settle =
    first.severity === 'warn' || first.code === 'command-refused' ? ` ${sayFinding(first, 'settle')}${same}` : '';
  return `- ${ICONS[first.severity]} ${sayTopic(topic)}${settle}${where}`;
};

/** What stands above the remarks, so that nobody takes a warning for an obstacle. */
export const sayRemarks = (verdict: Verdict): string =>
  pick(verdict, 'warn').length === 0 ? '' : 'Worth a look, though nothing of it stops the merge:';

/** How many lines {@link listRemarks} has in all. */
export const countRemarks = (verdict: Pick<Verdict, 'findings'>): number => listRemarkTopics(verdict).length;

export const renderWaived = (
  { verdict: { waived }, links, measure, rest }: Sheet<Pick<Verdict, 'waived'>>,
  share: Share,
): string => {
  const rows = fitRows(
    waived,
    ({ finding, reason, approvedBy, expires, place }) => {
      const where = linkPlace(place, links);
      const what = `**${markdown(finding.system ?? '')}**: ${finding.rule} is waived until ${expires} by ${code(approvedBy)}`;
      return `- ${what}: ${markdown(clip(reason, 500))} (${where})`;
    },
    { measure, ...share },
  );
  return [
    ...rows,
    ...(rows.length === waived.length ? [] : [`- ${sayRest(waived.length - rows.length, { rest })}`]),
  ].join('\n');
};

/** The summary line of {@link renderWaived}. */
export const countWaived = ({ waived }: Pick<Verdict, 'waived'>): string =>
  waived.length === 1 ? '1 duty is waived for now' : `${waived.length} duties are waived for now`;

const renderPath = ({ path, status, system, exempt, pattern, place }: JudgedPath, links: Links | null): string => {
  const who = system !== null ? code(system) : exempt ? 'exempt' : '**nobody**';
  const by = pattern === null || place === null ? '' : `${code(clip(pattern, 200))} (${linkPlace(place, links)})`;
  return `| ${code(clip(path, 400))} | ${status} | ${who} | ${by} |`;
};

/** The table of paths, those nobody answers for first. */
export const renderPaths = ({ verdict: { paths }, links, measure, rest }: Sheet, share: Share): string => {
  if (paths.length === 0) return '';
  const isLost = ({ system, exempt }: JudgedPath): boolean => system === null && !exempt;
  const worstFirst = [...paths.filter(isLost), ...paths.filter((path) => !isLost(path))];
  const rows = fitRows(worstFirst, (path) => renderPath(path, links), { measure, ...share });
  const left = paths.length - rows.length;
  const head = ['| File | Change | System | By |', '|---|---|---|---|'];
  return [...head, ...rows, ...(left === 0 ? [] : ['', sayRest(left, { rest })])].join('\n');
};

/** The summary line of {@link renderPaths}. */
export const countPaths = ({ paths }: Verdict): string =>
  paths.length === 1 ? 'how the 1 file was decided' : `how each of the ${files(paths.length)} was decided`;

/** Which commit was judged, by which policy, against what, and what the law excuses. */
export const renderFooter = ({ verdict, links }: Sheet, more: readonly string[]): string => {
  const { base, head, law, policy } = verdict;
  if (base === null || head === null) return more.length === 0 ? '' : `<sub>${more.join(' · ')}</sub>`;
  const at = ({ ref, sha }: Commit): string => `${code(clip(ref, 100))} at ${linkCommit(sha, links)}`;
  const debt = describeDebt(verdict);
  const against = policy === null || policy.sha !== base.sha ? ` against ${at(base)}` : '';
  const by =
    law === 'change' ? ' by the policy this change brings' : policy === null ? '' : ` by the policy on ${at(policy)}`;
  const said = [`Judged ${linkCommit(head.sha, links)}${against}${by}`, ...(debt === null ? [] : [debt]), ...more];
  return `<sub>${said.join(' · ')}</sub>`;
};

/** A note where the pull request was judged as if it targeted another branch. */
export const renderTarget = (verdict: Verdict): string => {
  const target = describeTarget(verdict, (ref) => code(clip(ref, 100)));
  return target === null ? '' : `↪ ${target}`;
};
