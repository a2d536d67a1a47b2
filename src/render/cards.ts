/** The cards in Markdown: who answers, by what runbook, for what promise, and what breaks too. The worst comes first. */
import { isInRepository, splitAnchor } from '../rules/pointer.ts';
import {
  type Finding,
  isAside,
  type JudgedSlo,
  type JudgedSystem,
  type RuleId,
  type Severity,
  type Verdict,
} from '../verdict.ts';
import { sayAccepted } from './agreements.ts';
import { ICONS, nameSubject, pick } from './answer.ts';
import { describeBriefly } from './brief.ts';
import { URGENT } from './card.ts';
import { clip, code, markdown, prose } from './escape.ts';
import { linkAddress, linkFile, linkRunbook } from './links.ts';
import { saySection } from './paper-words.ts';
import { fitRows, joinBlocks, listNames, type Share, type Sheet } from './sheet.ts';
import { longSlo } from './terminal.ts';

interface Row {
  readonly severity: Severity | 'pass';
  readonly render: () => string;
}

/** What cards are made of. */
type Carded = Pick<Verdict, 'findings' | 'systems' | 'people' | 'head' | 'agreements'>;

const RANK: Record<Severity | 'pass', number> = { fail: 0, undecided: 1, warn: 2, notice: 3, pass: 4 };
const HEAD = ['| System | Who answers | Runbook | Promise | Breaks with it |', '|---|---|---|---|---|'];

/** Names of promises, backups and dependents beyond these are counted. */
const MOST_IN_CELL = 3;

/** The rule a finding is about, also where a waiver of it has ended. */
const findRule = (finding: Finding): RuleId =>
  finding.code === 'waiver-expired' ? finding.detail.original.rule : finding.rule;

const listOwn = ({ findings }: Pick<Verdict, 'findings'>, name: string): readonly Finding[] =>
  findings.filter(({ system, severity }) => system === name && severity !== 'notice');

/** The worst of what is said about a system. */
const findSeverity = (verdict: Pick<Verdict, 'findings'>, name: string): Row['severity'] =>
  listOwn(verdict, name)[0]?.severity ?? 'pass';

const hasFinding = (findings: readonly Finding[], rule: RuleId): boolean =>
  findings.some((finding) => findRule(finding) === rule && !isAside(finding.code));

/** `Maya Lin (maya-lin)`; a login alone where nobody gave it a name. */
export const namePerson = (login: string, { people }: Pick<Verdict, 'people'>): string => {
  const name = people.find((person) => person.login.toLowerCase() === login.toLowerCase())?.name;
  return name === undefined ? code(login) : `${markdown(clip(name, 80))} (${code(login)})`;
};

/** The page, where there is one: what is needed first at night. */
const renderPage = ({ escalation }: JudgedSystem, { links }: Pick<Sheet, 'links'>): string[] => {
  if (escalation === null) return [];
  const within = escalation.acknowledgeWithin?.replace(/(\d)(\D)$/, '$1 $2');
  return [`${linkAddress(escalation.page, links, 'page')}${within === undefined ? '' : `, ${markdown(within)}`}`];
};

const renderBackups = ({ backup }: JudgedSystem): string =>
  backup.length === 0 ? '' : `, then ${listNames(backup.map(code), MOST_IN_CELL)}`;

const renderPeople = (system: JudgedSystem, sheet: Sheet<Carded>): string => {
  const own = listOwn(sheet.verdict, system.name);
  const owner = system.owner === null ? '**nobody**' : namePerson(system.owner, sheet.verdict);
  // What the first cell says of the papers is not said again here; that nobody is left to call is.
  const isAlone = system.backup.length === 0 && (hasFinding(own, 'owner') || hasFinding(own, 'owner-access'));
  const accepted = sayAccepted(system, sheet.verdict);
  return [
    ...renderPage(system, sheet),
    `${owner}${isAlone ? ', no backup' : renderBackups(system)}`,
    ...(accepted === '' ? [] : [accepted]),
  ].join(' · ');
};

const renderRunbook = (
  { runbook, name, sections, notApplicable }: JudgedSystem,
  { verdict, links }: Sheet<Carded>,
): string => {
  const isWrong = hasFinding(listOwn(verdict, name), 'runbook');
  if (runbook === null) return notApplicable.includes('runbook') ? 'not applicable' : isWrong ? '**none**' : '–';
  if (isWrong) return code(clip(runbook, 120));
  return [
    linkRunbook(runbook, { commit: verdict.head?.sha }, links),
    ...linkSections(runbook, sections, { verdict, links }),
  ].join(' · ');
};

/** Straight to what is needed first; nothing where no link leads there. */
const linkSections = (
  runbook: string,
  sections: JudgedSystem['sections'],
  { verdict: { head }, links }: Pick<Sheet<Carded>, 'verdict' | 'links'>,
): string[] => {
  if (links === null || head === null || !isInRepository(runbook)) return [];
  const { path: file } = splitAnchor(runbook);
  return sections
    .filter(({ id }) => URGENT.has(id))
    .map(({ id, anchor }) =>
      linkFile(saySection(id).toLowerCase(), { file, commit: head.sha, heading: anchor }, links),
    );
};

/** A promise, its numbers kept with their units. */
const saySlo = (slo: JudgedSlo): string =>
  slo.objective !== null
    ? markdown(clip(longSlo(slo), 160)).replace(/(?<=\d) (?=[%a-z])/g, '\u00a0')
    : `SLO in ${code(clip(slo.file ?? '', 120))}`;

const renderPromise = ({ slo, name, notApplicable }: JudgedSystem, { verdict }: Sheet<Carded>): string => {
  if (slo.length > 0) {
    const said = slo.slice(0, 2).map(saySlo);
    return [...said, ...(slo.length > 2 ? [`and ${slo.length - 2} more`] : [])].join('<br>');
  }
  if (notApplicable.includes('slo')) return 'not applicable';
  return hasFinding(listOwn(verdict, name), 'slo') ? '**none**' : '–';
};

/** `checkout, and through it storefront`. */
const sayDependents = ({ dependents }: JudgedSystem): string => {
  const direct = dependents.filter(({ through }) => through === null);
  if (direct.length === 0) return '';
  if (direct.length === 1 && dependents.length > 1) {
    const behind = dependents.filter(({ through }) => through !== null).map(({ name }) => markdown(name));
    return `${markdown(direct[0]?.name ?? '')}, and through it ${listNames(behind, MOST_IN_CELL)}`;
  }
  const indirect = dependents.length - direct.length;
  const more = indirect === 0 ? '' : `, and through them ${indirect} more`;
  return `${listNames(
    direct.map(({ name }) => markdown(name)),
    MOST_IN_CELL,
  )}${more}`;
};

const renderSystem = (system: JudgedSystem, severity: Row['severity'], sheet: Sheet<Carded>): string => {
  const { file, line, commit } = system.place;
  const name = `**${linkFile(markdown(system.name), { file, line, commit }, sheet.links)}**`;
  const briefs = [...new Set(listOwn(sheet.verdict, system.name).flatMap((finding) => describeBriefly(finding) ?? []))];
  const state =
    briefs.length === 0
      ? ''
      : `: ${listNames(
          briefs.map((brief) => prose(brief)),
          2,
        )}`;
  const tier = system.tier === null ? '' : ` · tier ${markdown(system.tier)}`;
  const holds = system.data.length === 0 ? '' : ` · holds ${markdown(system.data.join(', '))}`;
  const cells = [
    `${ICONS[severity]} ${name}${state}${tier}${holds}`,
    renderPeople(system, sheet),
    renderRunbook(system, sheet),
    renderPromise(system, sheet),
    sayDependents(system) || '–',
  ];
  return `| ${cells.join(' | ')} |`;
};

/** Places nobody answers for, or two do: no system's row would show them. */
const NO_SYSTEM = new Set(['unowned', 'unowned-orphaned', 'ambiguous', 'exemption-expired']);
const renderPlace = (finding: Finding): string => {
  const who = finding.code === 'ambiguous' ? '**nobody can say**' : '**nobody**';
  const state = prose(describeBriefly(finding) ?? '');
  return `| ${ICONS[finding.severity]} ${nameSubject(finding)}: ${state} | ${who} | – | – | not known |`;
};

const listRows = (sheet: Sheet<Carded>): readonly Row[] => {
  const { verdict } = sheet;
  const places = pick(verdict, 'fail', 'undecided', 'warn').filter(({ code: name }) => NO_SYSTEM.has(name));
  const rows: Row[] = [
    ...places.map((finding) => ({ severity: finding.severity, render: () => renderPlace(finding) })),
    ...verdict.systems.map((system): Row => {
      const severity = findSeverity(verdict, system.name);
      return { severity, render: () => renderSystem(system, severity, sheet) };
    }),
  ];
  return rows.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
};

/** The table; nothing where the change touches no system and leaves none. */
export const renderCards = (sheet: Sheet<Carded>, share: Share): string => {
  const rows = listRows(sheet);
  const shown = fitRows(rows, ({ render }) => render(), { measure: sheet.measure, ...share });
  if (rows.length === 0) return '';
  const left = rows.length - shown.length;
  return [...HEAD, ...shown, ...(left === 0 ? [] : [`| … and ${left} more | | | | |`])].join('\n');
};

/** One line a system, the worst first: all that a pass has to say. */
export const renderLines = (sheet: Sheet, share: Share): string => {
  const { verdict } = sheet;
  const severityOf = ({ name }: JudgedSystem): Row['severity'] => findSeverity(verdict, name);
  const worstFirst = [...verdict.systems].sort((a, b) => RANK[severityOf(a)] - RANK[severityOf(b)]);
  return joinBlocks(
    fitRows(worstFirst, (system) => renderLine(system, ICONS[severityOf(system)], sheet), {
      measure: sheet.measure,
      ...share,
    }),
  );
};

const renderLine = (system: JudgedSystem, icon: string, sheet: Sheet): string => {
  const { verdict, links } = sheet;
  const { owner, runbook, slo, name } = system;
  const who = owner === null ? 'nobody answers' : `${namePerson(owner, verdict)} answers${renderBackups(system)}`;
  const isWrong = hasFinding(listOwn(verdict, name), 'runbook');
  const accepted = sayAccepted(system, verdict);
  const parts = [
    who,
    ...(accepted === '' ? [] : [accepted]),
    ...renderPage(system, sheet),
    ...(runbook === null || isWrong
      ? []
      : [linkRunbook(runbook, { commit: verdict.head?.sha, text: 'runbook' }, links)]),
    ...slo.slice(0, 1).map((item) => saySlo({ ...item, budgetSeconds: null })),
    ...(system.dependents.length === 0 ? [] : [`breaks ${sayDependents(system)}`]),
  ];
  return `${icon} **${markdown(name)}**: ${parts.join(' · ')}`;
};
