/** The answer in Markdown: one sentence, then a short paragraph with the worst of it. */
import { type Group, groupBy } from '../groups.ts';
import type { Finding, Outcome, Severity, Verdict } from '../verdict.ts';
import { sayWhyWanted } from './acceptance-words.ts';
import { findState, listAsks, pickAsks } from './agreement-words.ts';
import { sayWhat } from './agreements.ts';
import { describeBriefly, findSubject } from './brief.ts';
import { clip, code, markdown, prose } from './escape.ts';
import { linkCommit } from './links.ts';
import { fitRows, listNames, type Share, type Sheet } from './sheet.ts';
import { describe, files } from './words.ts';

export const ICONS: Record<Severity | 'pass', string> = {
  fail: '🔴',
  undecided: '⚪',
  warn: '🟡',
  notice: '🔵',
  pass: '🟢',
};

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
export const count = (number: number, thing: string): string =>
  `${NUMBERS[number] ?? number} ${thing}${number === 1 ? '' : 's'}`;

/** Findings of these severities, in their order. */
export const pick = ({ findings }: Pick<Verdict, 'findings'>, ...severities: readonly Severity[]): readonly Finding[] =>
  findings.filter(({ severity }) => severities.includes(severity));

const HEADINGS: Record<Outcome, (verdict: Verdict) => string> = {
  fail: (verdict) => {
    const things = count(pick(verdict, 'fail').length, 'thing');
    return verdict.mode === 'report'
      ? `${things} to settle; nothing is blocked (<code>mode: report</code>)`
      : `${things} to settle before this merges`;
  },
  undecided: () => 'Could not find out, so this stays red',
  pass: (verdict) => {
    const warnings = pick(verdict, 'warn').length;
    if (warnings > 0) return `Nothing stops this; ${count(warnings, 'thing').toLowerCase()} to look at`;
    return verdict.systems.length === 0
      ? 'This touches nothing that somebody has to answer for'
      : 'Somebody answers for everything this changes';
  },
};

export const renderHeading = (verdict: Verdict): string => {
  if (verdict.breakGlass === null) return `## ${ICONS[verdict.outcome]} ${HEADINGS[verdict.outcome](verdict)}`;
  const things = count(pick(verdict, 'fail').length, 'thing').toLowerCase();
  return `## 🚨 Broken glass: merges although ${things} ${things.startsWith('one ') ? 'stands' : 'stand'}`;
};

/** What a page dwells on: what stands, also where the glass was broken and it merges. */
export const findTheme = ({ outcome, breakGlass }: Pick<Verdict, 'outcome' | 'breakGlass'>): Outcome =>
  breakGlass === null ? outcome : 'fail';

/** A longer reason is cut. */
const MOST_REASON = 500;

/** Who broke the glass, of which commit, and why; nothing where nobody did. */
export const renderGlass = ({ verdict: { breakGlass }, links }: Sheet): string => {
  if (breakGlass === null) return '';
  const { by, commit, reason } = breakGlass;
  const why = markdown(clip(reason, MOST_REASON));
  return `**${code(by)}** broke the glass at ${linkCommit(commit, links)}: “${why}”. What stands still has to be settled.`;
};

/** Names, paths and places a finding's words may hold: what people copy. */
const listCopied = ({ path, paths, place, detail }: Finding): string[] => [
  ...(path === null ? [] : [path]),
  ...(paths === null ? [] : [...paths.first, ...(paths.folder === null ? [] : [paths.folder])]),
  ...(place === null ? [] : [`${place.file}:${place.line}`, place.file]),
  ...('path' in detail && typeof detail.path === 'string' ? [detail.path] : []),
];

/** Longer words are cut: what is that long was not written for people. */
const MOST_WORDS = 1_200;

/** A finding's words in Markdown, the paths in them as code. */
export const sayFinding = (finding: Finding, which: 'message' | 'settle'): string =>
  prose(clip(describe(finding)[which], MOST_WORDS), listCopied(finding));

/** Findings with something in common: that one sentence says them, or that the same people can settle them. */
export interface Topic {
  readonly key: string;
  readonly findings: Group<Finding>;
}

/** Whether it is one of the problems that make a declaration unreadable; those carry the problem itself. */
export const isProblem = ({ code: name, detail }: Finding): boolean => 'code' in detail && detail.code === name;

/** What people are asked about, and one sentence can say for all of it. */
const TOGETHER: ReadonlySet<string> = new Set(['acceptance-wanted', 'handover', 'law-changed']);

const findKey = (finding: Finding, index: number): string => {
  const { code: name, system, severity } = finding;
  if (isProblem(finding)) return `problem ${finding.place?.file}`;
  if (name === 'unowned') return `unowned ${severity}`;
  if (TOGETHER.has(name)) return `asked ${name} ${findState(listAsks(finding))}`;
  const brief = system === null || severity === 'undecided' ? null : describeBriefly(finding);
  return brief === null ? `alone ${index}` : `brief ${brief}`;
};

export const groupFindings = (
  findings: readonly Finding[],
  keyOf: (finding: Finding, index: number) => string,
): readonly Topic[] => [...groupBy(findings, keyOf)].map(([key, members]) => ({ key, findings: members }));

/** Findings by what one sentence can say, in their order. */
export const listTopics = (findings: readonly Finding[]): readonly Topic[] => groupFindings(findings, findKey);

/** A folder or a path, and how many more there are where it stands for several. */
export const nameSubject = (finding: Finding): string => {
  const { count: all = 1, folder = null } = finding.paths ?? {};
  const more = folder === null && all > 1 ? ` and ${all - 1} more` : '';
  return `${code(clip(findSubject(finding) ?? '', 200))}${more}`;
};

const countSubject = (finding: Finding): string =>
  finding.paths?.folder == null ? nameSubject(finding) : `${nameSubject(finding)} (${files(finding.paths.count)})`;

const capitalise = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** One sentence for what people are asked about. */
const sayAsked = (findings: readonly Finding[], first: Finding): string => {
  const what = sayWhat(findings);
  const state = findState(listAsks(first));
  if (state === 'unknown') {
    const why = pickAsks(listAsks(first), 'unknown')[0]?.answer.why ?? '';
    return `Whether ${what} is accepted could not be found out: ${markdown(clip(why.replace(/\.$/, ''), MOST_WORDS))}.`;
  }
  if (first.code === 'acceptance-wanted') {
    const names = listNames(findings.map(({ system }) => `**${markdown(system ?? '')}**`));
    const why = prose(sayWhyWanted(first.detail));
    return state === 'open'
      ? `Nobody named for ${names} has accepted this change yet; ${why}.`
      : `Somebody named for ${names} has to accept this change, and the pull request asks them; ${why}.`;
  }
  const is = findings.length === 1 ? 'is' : 'are';
  return state === 'open' ? `${capitalise(what)} ${is} not accepted yet.` : `${capitalise(what)}: below is who agrees.`;
};

/** One sentence for all of a topic. */
export const sayTopic = ({ key, findings }: Topic): string => {
  const [first] = findings;
  if (key.startsWith('problem')) {
    const problems = count(findings.length, 'problem').toLowerCase();
    return `${code(first.place?.file ?? 'OWNERSHIP.yaml')} has ${problems}, so it cannot be read.`;
  }
  if (first.code === 'unowned') return `Nobody answers for ${listNames(findings.map(countSubject), 3)}.`;
  if (key.startsWith('asked')) return sayAsked(findings, first);
  const brief = key.startsWith('brief') ? describeBriefly(first) : null;
  if (brief === null) return sayFinding(first, 'message');
  const names = listNames(
    findings.map(({ system }) => `**${markdown(system ?? '')}**`),
    3,
  );
  if (brief.startsWith('no ')) return `${names} ${findings.length === 1 ? 'has' : 'have'} ${prose(brief)}.`;
  return `${names}: ${prose(brief)}.`;
};

/** Sentences of the paragraph. */
const MOST_TOPICS = 3;

/** Findings whose own message stands in the paragraph already. */
export const listSaid = (verdict: Verdict): ReadonlySet<Finding> =>
  new Set(
    listTopics(pick(verdict, findTheme(verdict) === 'fail' ? 'fail' : 'undecided'))
      .slice(0, MOST_TOPICS)
      .flatMap(({ key, findings }) => (key.startsWith('alone') ? findings : [])),
  );

/** What the paragraph is made of; of paths and systems it asks no more than whether there are any. */
type Told = Pick<Verdict, 'outcome' | 'breakGlass' | 'findings'> & {
  readonly paths: readonly unknown[];
  readonly systems: readonly unknown[];
};

/** The paragraph: three sentences about the worst, and how many things are left. */
export const renderParagraph = (
  { verdict, measure }: Pick<Sheet<Told>, 'verdict' | 'measure'>,
  share: Share,
): string => {
  const theme = findTheme(verdict);
  if (theme === 'pass') return '';
  const topics = listTopics(pick(verdict, theme));
  const said = fitRows(topics, sayTopic, { measure, most: MOST_TOPICS, ...share });
  const left = topics.slice(said.length).reduce((sum, { findings }) => sum + findings.length, 0);
  const rest = said.length === 0 ? `${count(left, 'thing')}, too long to say here.` : `And ${left} more.`;
  return [...said, ...(left === 0 ? [] : [rest]), ...sayRemainder(verdict)].join(' ');
};

/** What an undecided verdict may say of everything else, where everything else was judged. */
const sayRemainder = ({ outcome, findings, paths, systems }: Told): string[] => {
  const isBlind = findings.some(({ code: name }) => name === 'change-unknown' || name === 'declaration-unknown');
  return outcome === 'undecided' && !isBlind && paths.length > 0 && systems.length > 0
    ? ['Everything else passes.']
    : [];
};
