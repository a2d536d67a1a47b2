/** What is to be done, in Markdown: a numbered list of the people who can do it, and what each of them settles. */
import type { Finding, Patch, Verdict } from '../verdict.ts';
import { listAsks } from './agreement-words.ts';
import { isWanted, listWanted, renderStandIn, renderWanted } from './agreements.ts';
import { groupFindings, listSaid, nameSubject, pick, sayFinding, type Topic } from './answer.ts';
import { findNeeds, findRerun } from './brief.ts';
import { clip, code, markdown, prose } from './escape.ts';
import { linkFile, linkPlace } from './links.ts';
import { fence, fitRows, joinBlocks, listNames, type Share, type Sheet, sayRest } from './sheet.ts';
import { describe, describeNear } from './words.ts';

/** More places than this without a system are one item, with what to write for the first. */
const MOST_PLACES = 3;
/** A longer text to paste is left to the report, and said in words. */
export const MOST_PATCH = 3_000;
/** Bullets for one person, and names in one sentence. */
const MOST_BULLETS = 6;
const MOST_NAMES = 5;

/**
 * Failures, and what could not be found out for want of something a person can give: once, whoever is asked about
 * however much. What people have only to agree to is no task.
 */
const listTasks = (verdict: Verdict): readonly Finding[] => {
  const tasks = pick(verdict, 'fail', 'undecided').filter(
    (finding) => findRerun(finding) === null && !isWanted(finding),
  );
  const asking = tasks.filter((finding) => finding.severity === 'undecided' && listAsks(finding).length > 0);
  const repeated = asking.filter(
    (finding, index) => asking.findIndex((other) => findNeeds(other) === findNeeds(finding)) < index,
  );
  return repeated.length === 0 ? tasks : tasks.filter((finding) => !repeated.includes(finding));
};

/** Who settles it: somebody named, whoever will answer, whoever keeps the workflow, or the author. */
const groupTasks = (tasks: readonly Finding[]): readonly Topic[] => {
  const places = tasks.filter(isNewPlace).length;
  return groupFindings(tasks, (finding) => {
    const [first] = finding.by;
    if (first !== undefined && listAsks(finding).length === 0) return `person ${first.login.toLowerCase()}`;
    if (isNewPlace(finding)) return places > MOST_PLACES ? 'places' : `place ${nameSubject(finding)}`;
    return findNeeds(finding) == null ? 'author' : 'runner';
  });
};

/** A pattern was meant for it: to mend that is the way, not a second system. */
const isMeant = (finding: Finding): boolean => finding.code === 'unowned' && finding.detail.near !== null;

/** Nobody answers for it, and no pattern was meant to: a system is to be added. */
const isNewPlace = (finding: Finding): boolean =>
  finding.code === 'unowned' && !isMeant(finding) && finding.by.length === 0;

const nameActor = ({ key, findings }: Topic): string => {
  const [first] = findings;
  if (key.startsWith('place'))
    return `**Whoever will answer for ${listNames(findings.map(nameSubject), MOST_PLACES)}**`;
  if (key === 'runner') return '**Whoever keeps the workflow**';
  if (key === 'author') return '**The author**';
  const [actor, ...others] = first.by;
  const shared = others.filter(({ login }) => findings.every(({ by }) => by.some((person) => person.login === login)));
  const instead =
    shared.length === 0
      ? ''
      : ` (or ${listNames(
          shared.map(({ login }) => code(login)),
          2,
        ).replace(' and ', ' or ')})`;
  return `**${code(actor?.login ?? '')}**${actor?.as === 'keeper' ? ', a keeper' : ''}${instead}`;
};

/** Findings that differ in nothing but the system they are about. */
const findLikeness = (finding: Finding): string => {
  const { settle } = describe(finding);
  const words = finding.system === null ? settle : settle.replaceAll(new RegExp(`\\b${finding.system}\\b`, 'g'), '…');
  return JSON.stringify([finding.code, words, finding.system === null ? finding.place : '', finding.patch?.text]);
};

/** What a group is told: its bunches of like findings, one sentence each. */
const listBunches = ({ key, findings }: Topic): readonly Topic[] =>
  key.startsWith('place') ? [{ key, findings }] : groupFindings(findings, findLikeness);

const nameSystems = (findings: readonly Finding[]): string =>
  listNames([...new Set(findings.map(({ system }) => `**${markdown(system ?? '')}**`))], MOST_NAMES);

/** Where a patch goes: after which lines of which file, and for which systems. The lines are the head's. */
export const sayPatch = (
  patch: Patch,
  findings: readonly Finding[],
  { verdict, links }: Pick<Sheet<Pick<Verdict, 'head'>>, 'verdict' | 'links'>,
): string => {
  const spots = findings.flatMap(({ patch: own, system }) => {
    if (own === null) return [];
    const { file, afterLine: line } = own;
    const spot = line === 0 ? 'the top' : linkFile(`line ${line}`, { file, commit: verdict.head?.sha, line }, links);
    return [system === null ? spot : `${spot} (${markdown(system)})`];
  });
  const several = spots.length === 1 ? 'fill it in' : 'fill it in for each';
  return `Add this to ${code(clip(patch.file, 200))} after ${listNames(spots, MOST_PLACES)}, and ${several}:`;
};

export const renderPatch = ({ text }: Patch): string => fence(text, 'yaml');

/** What text to paste leaves unsaid: what was meant to cover the place, or that a waiver may be given a new end. */
const sayBeside = (finding: Finding): string => {
  if (finding.code === 'unowned') return prose(clip(describeNear(finding.detail), 600)).trim();
  return finding.code === 'waiver-expired' ? 'Or a keeper agrees to a new end of the waiver.' : '';
};

/** What settles a bunch: text to paste, or the words of its first and for whom else they go. */
const renderBunch = (group: Topic, sheet: Sheet, said: ReadonlySet<Finding>): string => {
  const [first] = group.findings;
  const { patch } = first;
  if (patch === null || patch.text.length > MOST_PATCH || isMeant(first)) return sayBunch(group, sheet, said);
  // A system for each place: what to write for the first shows what to write for the others.
  const isFirstOnly = group.key === 'places';
  const others = isFirstOnly ? `And likewise for the other ${group.findings.length - 1}.` : '';
  const where = sayPatch(patch, isFirstOnly ? [first] : group.findings, sheet);
  return joinBlocks([where, renderPatch(patch), [others, sayBeside(first)].filter((words) => words !== '').join(' ')]);
};

const sayBunch = ({ findings }: Topic, { links }: Sheet, said: ReadonlySet<Finding>): string => {
  const [first, ...rest] = findings;
  // Whose answer is not known is no matter of a line.
  const isElsewhere = first.place === null || listAsks(first).length > 0;
  const where = isElsewhere ? '' : ` (${linkPlace(first.place, links)})`;
  const same = rest.length === 0 || first.system === null ? '' : ` The same goes for ${nameSystems(rest)}.`;
  if (isNewPlace(first)) return 'Add a system that covers it, or add it to the paths of a system that exists.';
  // Without a system, and not said above, what is to be settled would not be known.
  const isOpen = first.system === null && first.code !== 'unowned' && !said.has(first);
  const why = isOpen ? `${sayFinding(first, 'message')} ` : `${sayBeside(first)} `;
  return `${first.code === 'waiver-expired' ? '' : why.trimStart()}${sayFinding(first, 'settle')}${where}${same}`;
};

/** Lines set in, so that they stay within their item. */
export const setIn = (text: string, width: number): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `${' '.repeat(width)}${line}`))
    .join('\n');

const renderGroup = (
  group: Topic,
  mark: string,
  { said, ...sheet }: Sheet & { said: ReadonlySet<Finding> },
): string => {
  const actor = nameActor(group);
  const bunches = listBunches(group);
  const [only] = bunches;
  if (only !== undefined && bunches.length === 1) return setItem(mark, `${actor}: ${renderBunch(only, sheet, said)}`);
  const bullets = bunches.slice(0, MOST_BULLETS).map((bunch) => setItem('- ', renderBunch(bunch, sheet, said)));
  const left = bunches.slice(MOST_BULLETS).reduce((sum, { findings }) => sum + findings.length, 0);
  const systems = nameSystems(group.findings.filter(({ system }) => system !== null));
  const list = [...bullets, ...(left === 0 ? [] : [`- ${sayRest(left, sheet)}`])].join('\n');
  return setItem(mark, joinBlocks([`${actor}${systems === '' ? '' : ` settles ${systems}`}:`, list]));
};

const setItem = (mark: string, text: string): string => `${mark}${setIn(text, mark.length).trimStart()}`;

/** The list under its heading, what takes a commit before what takes a word; nothing where nobody is asked for anything. */
export const renderToDo = (sheet: Sheet, share: Share): string => {
  const { verdict } = sheet;
  const desk = { ...sheet, said: listSaid(verdict) };
  const wanted = listWanted(verdict);
  const items = [
    ...groupTasks(listTasks(verdict)).map((group) => ({
      count: group.findings.length,
      render: (mark: string) => renderGroup(group, mark, desk),
    })),
    ...wanted.map((each) => ({
      count: each.asked.length,
      render: (mark: string) => setItem(mark, renderWanted(each, sheet)),
    })),
  ];
  if (items.length === 0) return '';
  const shown = fitRows(items, ({ render }, index) => render(`${index + 1}. `), { measure: sheet.measure, ...share });
  const left = items.slice(shown.length).reduce((sum, { count }) => sum + count, 0);
  const heading = verdict.breakGlass === null ? '### To make this green' : '### Still to be settled';
  return joinBlocks([heading, ...shown, sayRest(left, sheet), renderStandIn(wanted, verdict)]);
};

/** What nobody has to do: run it again, and where to look if that does not help. */
export const renderRerun = (verdict: Verdict): string => {
  const unknown = pick(verdict, 'undecided').filter((finding) => findRerun(finding) !== null);
  const [first] = unknown;
  if (first === undefined) return '';
  const when = markdown(findRerun(first) ?? '');
  const explain = code(`ownership-gate explain ${first.rule}`);
  if (verdict.outcome === 'undecided' && listTasks(verdict).length === 0) {
    return `**Nothing is asked of you.** Re-run the check${when}; if it says the same, ${explain} says more.`;
  }
  const things = unknown.length === 1 ? '1 thing' : `${unknown.length} things`;
  return `⚪ ${things} could not be found out; nobody has to do anything about ${unknown.length === 1 ? 'it' : 'them'} but re-run the check${when}.`;
};
