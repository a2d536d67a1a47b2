/** The audit for a terminal: the answer, what is worst and who settles it; then where, why, and who carries how much. */
import type { Audit, FolderCoverage, Load } from '../audit-result.ts';
import { groupBy } from '../groups.ts';
import type { Finding, Outcome } from '../verdict.ts';
import { isProblem } from './answer.ts';
import {
  type Bunch,
  countSettlers,
  describeAudit,
  groupByCause,
  listStanding,
  pickWorst,
  saySettler,
} from './audit-answer.ts';
import { listCounts, listGaps, sayGap, sayLoad, sayUncheckedHere } from './audit-words.ts';
import { countOf, sayCoverage, sayNumber } from './coverage.ts';
import { clip, printable } from './escape.ts';
import { describeNotes } from './outcome.ts';
import { headline, type Look, MARKS, paint, renderFinding, renderWaived, sayCommit, wrap } from './terminal.ts';
import { describe } from './words.ts';

/** Rows of each kind; of the rest it is said how many there are. */
const MOST = {
  causes: 3,
  settlers: 3,
  folders: 10,
  bunches: 40,
  alike: 10,
  notices: 5,
  waived: 20,
  people: 15,
  names: 5,
};
/** Problems of one file are each told. */
const MOST_PROBLEMS = 10;
/** As many alike are each told; of more, the first is, and the others are named. */
const FEW = 2;
/** Longer names and words are cut where several share a line. */
const LONGEST = 60;
/** Lines below which the answer at the top is still seen at the end. */
const SHORT = 20;

export const renderAuditTerminal = (audit: Audit, look: Look): string => {
  const { outcome, coverage, commit, findings, mode } = audit;
  const causes = groupByCause(listStanding(audit));
  const answer = `${outcome}: ${describeAudit(audit)}`;
  const show = (text: string, colour: 'dim' | Outcome): string[] =>
    wrap(text, look.width, '  ').map((line) => paint(look, colour, line));
  const unchecked = sayUncheckedHere(audit);
  const rests = [
    ...(coverage === null ? [] : listCounts(audit)),
    ...(commit === null ? [] : [`at ${sayCommit(commit)}`]),
  ].join(' · ');
  const blocks = [
    renderGaps(listGaps(audit), look),
    ...renderCauses(causes, look),
    renderNotices(findings, look),
    renderPeople(audit, look),
    renderAllWaived(audit, look),
    [...show(rests, 'dim'), ...show(unchecked ?? '', 'dim')],
  ].flatMap((block) => (block.length === 0 ? [] : ['', ...block]));
  // Of a long page the end is what is seen.
  const isLong = blocks.length > SHORT;
  const notes = outcome === 'pass' ? '' : describeNotes(audit);
  const top = isLong && mode === 'enforce' ? answer : `${answer}${notes}`;
  const lines = [
    '',
    ...show(top, outcome),
    ...(coverage === null ? [] : wrap(sayCoverage(coverage), look.width, '  ')),
    ...renderWorst(pickWorst(causes, outcome), audit, look),
    ...blocks,
    ...(isLong ? show(`${answer}${notes}`, outcome) : []),
    '',
  ];
  return lines.join('\n');
};

/** `and 212 more: --format json`. */
const sayRest = (count: number, look: Look, indent = '    '): string[] =>
  count <= 0 ? [] : [`${indent}${paint(look, 'dim', `and ${sayNumber(count)} more: --format json`)}`];

/** `a, b and 3 more`. */
const listFew = (names: readonly string[], most: number): string => {
  const left = names.length - most;
  return left > 0 ? `${names.slice(0, most).join(', ')} and ${sayNumber(left)} more` : names.join(', ');
};

const short = (text: string): string => printable(clip(text, LONGEST));

/** What tells one finding of a bunch from the next. */
const nameIt = (finding: Finding): string => {
  if (finding.code === 'pattern-without-files' || finding.code === 'pattern-shadowed') return finding.detail.pattern;
  return headline(finding);
};

const nameBunch = ({ findings, brief }: Bunch): string => {
  const [first] = findings;
  if (isProblem(first)) return `${printable(first.place?.file ?? '')}: ${countOf(findings.length, 'problem')}`;
  if (brief === null) return printable(clip(describe(first).message, 2 * LONGEST));
  const said = short(brief.replaceAll('`', ''));
  const names = [...new Set(findings.map(nameIt))].map(short);
  return headline(first) === first.rule ? said : `${said}: ${listFew(names, FEW)}`;
};

/** What is worst, and who settles how much of it. */
const renderWorst = (worst: readonly Bunch[], { keepers, outcome }: Audit, { width }: Look): string[] => {
  if (worst.length === 0) return [];
  const all = countSettlers(
    worst.flatMap(({ findings }) => findings),
    keepers,
  );
  const settlers = all.map(({ settler, count }) => {
    const who = saySettler(settler, short);
    return all.length === 1 ? who : `${who} ${sayNumber(count)}`;
  });
  const causes = worst.slice(0, MOST.causes).map(nameBunch);
  return [
    ...wrap(`${outcome === 'pass' ? 'worth a look' : 'worst'}: ${causes.join('; ')}`, width, '  '),
    ...wrap(`settled by: ${listFew(settlers, MOST.settlers)}`, width, '  '),
  ];
};

const renderGaps = (gaps: readonly FolderCoverage[], look: Look): string[] => {
  if (gaps.length === 0) return [];
  const rows = gaps.slice(0, MOST.folders).map((gap) => ({
    name: gap.folder === '' ? 'the root' : short(gap.folder),
    gap,
  }));
  const width = Math.max(...rows.map(({ name }) => name.length));
  return [
    '  Nobody answers for',
    ...rows.map(({ name, gap }) => `    ${name.padEnd(width)}  ${sayGap(gap)}`),
    ...sayRest(gaps.length - rows.length, look),
  ];
};

const renderCauses = (causes: readonly Bunch[], look: Look): string[][] => {
  const left = causes.slice(MOST.bunches).reduce((sum, { findings }) => sum + findings.length, 0);
  return [...causes.slice(0, MOST.bunches).map((bunch) => renderBunch(bunch, look)), sayRest(left, look, '  ')];
};

const nameWithPlace = (finding: Finding): string => {
  const { place, paths } = finding;
  const many = paths !== null && paths.count > 1 ? ` (${countOf(paths.count, 'file')})` : '';
  return `${short(nameIt(finding))}${place === null ? many : ` (${short(`${place.file}:${place.line}`)})`}`;
};

/** The first at length, as a check says it; the others by name. */
const renderBunch = ({ findings }: Bunch, look: Look): string[] => {
  const [first] = findings;
  const isEach = isProblem(first);
  const told = findings.slice(0, isEach ? MOST_PROBLEMS : findings.length <= FEW ? FEW : 1);
  const lines = told.flatMap((finding, index) => [...(index === 0 ? [] : ['']), ...renderFinding(finding, null, look)]);
  const others = findings.slice(told.length);
  if (others.length === 0) return lines;
  if (isEach) return [...lines, ...sayRest(others.length, look, '      ')];
  const names = others.slice(0, MOST.alike).map(nameWithPlace);
  return [
    ...lines,
    ...wrap(`The same goes for ${names.join(', ')}`, look.width, '      '),
    ...sayRest(others.length - names.length, look, '      '),
  ];
};

/** Few are told; of many it is said how many each rule has. */
const renderNotices = (findings: readonly Finding[], look: Look): string[] => {
  const notices = findings.filter(({ severity }) => severity === 'notice');
  if (notices.length <= MOST.notices) return notices.flatMap((finding) => renderFinding(finding, null, look));
  const said = [...groupBy(notices, ({ rule }) => rule)]
    .map(([rule, { length }]) => `${rule} ${sayNumber(length)}`)
    .join(', ');
  const [line = '', ...more] = wrap(
    `${MARKS.notice} ${countOf(notices.length, 'notice')}: ${said}: --format json`,
    look.width,
    '  ',
  );
  return [line, ...more].map((each) => paint(look, 'notice', each));
};

const renderPeople = ({ loads }: Audit, look: Look): string[] => {
  if (loads.length === 0) return [];
  const shown = loads.slice(0, MOST.people);
  const width = Math.max(...shown.map(({ login }) => short(login).length));
  const render = (load: Load): string[] => {
    const alone = load.alone.length === 0 ? '' : `; nobody else for ${listFew(load.alone.map(short), MOST.names)}`;
    const [first = '', ...rest] = wrap(`${sayLoad(load)}${alone}`, look.width, ' '.repeat(width + 6));
    return [`    ${short(load.login).padEnd(width)}  ${first.trimStart()}`, ...rest];
  };
  return ['  Who carries how much', ...shown.flatMap(render), ...sayRest(loads.length - shown.length, look)];
};

const renderAllWaived = ({ waived }: Audit, look: Look): string[] => [
  ...waived.slice(0, MOST.waived).flatMap((each) => renderWaived(each, look)),
  ...sayRest(waived.length - MOST.waived, look),
];
