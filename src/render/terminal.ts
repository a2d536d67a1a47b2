/** The verdict for a terminal: what fails first, each with its place and what to do, then one line a system. */

import type { Commit } from '../facts.ts';
import { describeSeconds } from '../reliability/objective.ts';
import {
  type Finding,
  isAside,
  type JudgedSlo,
  type JudgedSystem,
  type Severity,
  type Verdict,
  type Waived,
} from '../verdict.ts';
import { nameHead } from './command-words.ts';
import { describeDeclared } from './declared.ts';
import { printable } from './escape.ts';
import {
  describeDebt,
  describeGlass,
  describeNotes,
  describeOutcome,
  describeTarget,
  describeUnchecked,
} from './outcome.ts';
import { describe, files } from './words.ts';

export interface Look {
  readonly colour: boolean;
  /** Columns; prose is wrapped to it. */
  readonly width: number;
}

export const MARKS: Record<Severity, string> = { fail: '✗', undecided: '?', warn: '!', notice: '·' };
const COLOURS: Record<Severity | 'pass' | 'dim' | 'bold', string> = {
  fail: '31',
  undecided: '35',
  warn: '33',
  notice: '36',
  pass: '32',
  dim: '2',
  bold: '1',
};

export const paint = (look: Look, colour: keyof typeof COLOURS, text: string): string =>
  look.colour ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text;

/** Breaks prose at spaces; a word longer than the line stays whole, so that what is to be copied can be. */
export const wrap = (text: string, width: number, indent: string): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, indent + line];
};

/** How a finding is headed: the system, the folder or the path it is about. */
export const headline = ({ system, path, paths, place, rule }: Finding): string =>
  printable(
    system ??
      paths?.folder ??
      path ??
      (paths !== null && paths.count > 0 ? (paths.first[0] ?? '') : undefined) ??
      place?.file ??
      rule,
  );

/** A finding at length: its head with its place, what is wrong, and how to settle it. */
export const renderFinding = (finding: Finding, pullHead: string | null, look: Look): string[] => {
  const { message, settle } = describe(finding);
  const { severity, place, patch } = finding;
  const head = headline(finding);
  const spot = place === null ? '' : `:${place.line}:${place.column}`;
  const at = place === null || head === printable(place.file) ? spot : `  ${printable(place.file)}${spot}`;
  const lines = [
    `  ${paint(look, severity, `${MARKS[severity]} ${head}`)}${paint(look, 'dim', `${at}${head === finding.rule ? '' : `  ${finding.rule}`}`)}`,
    ...wrap(printable(message), look.width, '      '),
  ];
  if (severity !== 'notice' || finding.code === 'command-refused')
    lines.push(...wrap(`→ ${printable(nameHead(settle, pullHead))}`, look.width, '      '));
  if (patch !== null && severity === 'fail') {
    lines.push(paint(look, 'dim', `        ${printable(patch.file)}, after line ${patch.afterLine}:`));
    for (const line of patch.text.trimEnd().split('\n')) lines.push(`        ${printable(line)}`);
  }
  return lines;
};

/** `99.9 %/30 d`. */
export const shortSlo = ({ objective, window, file }: JudgedSlo): string =>
  objective === null || window === null
    ? printable(file ?? '')
    : `${objective} %/${window.slice(0, -1)} ${window.slice(-1)}`;

/** `99.9 % of 30 d: budget 43 m 12 s`. */
export const longSlo = (slo: JudgedSlo): string => {
  if (slo.objective === null || slo.window === null) return `declared in ${printable(slo.file ?? '')}`;
  const budget = slo.budgetSeconds === null ? '' : `: budget ${describeSeconds(slo.budgetSeconds)}`;
  return `${slo.objective} % of ${slo.window.slice(0, -1)} ${slo.window.slice(-1)}${budget}`;
};

/** Those who stand behind the change of a system; `maya-lin, a keeper` where one stood in. */
const listAccepted = ({ acceptedBy }: JudgedSystem): string =>
  [...new Set(acceptedBy.map(({ by, standsIn }) => `${printable(by)}${standsIn ? ', a keeper' : ''}`))].join(' and ');

/** What a waiver in force covers, and until when. */
export const renderWaived = (
  { finding, reason, approvedBy, expires, place }: Waived,
  { width }: Pick<Look, 'width'>,
): string[] =>
  wrap(
    `~ ${finding.system}: ${finding.rule} is waived until ${expires} by ${printable(approvedBy)} (${printable(place.file)}:${place.line}): ${printable(reason)}`,
    width,
    '  ',
  );

const renderSystem = (
  system: JudgedSystem,
  findings: readonly Finding[],
  widths: readonly number[],
  look: Look,
): string => {
  const worst = findings.find(({ system: name }) => name === system.name)?.severity;
  const mark = worst === undefined || worst === 'notice' ? paint(look, 'pass', '✓') : paint(look, worst, MARKS[worst]);
  const state = (rule: string, value: string | null): string =>
    findings.some(
      (finding) =>
        (finding.code === 'waiver-expired' ? finding.detail.original.rule : finding.rule) === rule &&
        finding.system === system.name &&
        finding.severity !== 'notice' &&
        !isAside(finding.code),
    )
      ? `${rule} ✗`
      : (value ?? (system.notApplicable.some((duty) => duty === rule) ? `${rule} not applicable` : `${rule} –`));
  const slo = state(
    'slo',
    system.slo[0] === undefined
      ? null
      : `slo ${shortSlo(system.slo[0])}${system.slo.length > 1 ? ` +${system.slo.length - 1}` : ''}`,
  );
  const owner = `${printable(system.owner ?? 'nobody')}${system.backup.length > 0 ? ` +${system.backup.length}` : ''}`;
  const columns = [
    system.name.padEnd(widths[0] ?? 0),
    owner.padEnd(widths[1] ?? 0),
    state('runbook', system.runbook === null ? null : 'runbook ✓').padEnd(22),
    slo,
    ...(system.acceptedBy.length === 0 ? [] : [`accepted by ${listAccepted(system)}`]),
  ];
  return `  ${mark} ${columns.join('  ').trimEnd()}`;
};

/** `main@3f9c2ab`. */
export const sayCommit = ({ ref, sha }: Commit): string => `${printable(ref)}@${sha.slice(0, 7)}`;

/** The whole verdict as lines of text. */
export const renderTerminal = (verdict: Verdict, look: Look): string => {
  const { findings, systems, paths, outcome } = verdict;
  const lines: string[] = [''];
  const loud = findings.filter(({ severity }) => severity !== 'notice');
  const notices = findings.filter(({ severity }) => severity === 'notice');
  const glass = describeGlass(verdict);
  if (glass !== null) {
    lines.push(...wrap(`!! ${glass}`, look.width, '  ').map((line) => paint(look, 'fail', line)), '');
  }
  for (const finding of loud) lines.push(...renderFinding(finding, verdict.pullHead, look), '');
  const widths = [
    Math.max(0, ...systems.map(({ name }) => name.length)),
    Math.max(
      0,
      ...systems.map(
        ({ owner, backup }) => (owner ?? 'nobody').length + (backup.length > 0 ? 2 + `${backup.length}`.length : 0),
      ),
    ),
  ];
  for (const system of systems) lines.push(renderSystem(system, findings, widths, look));
  if (systems.length > 0) lines.push('');
  for (const finding of notices) lines.push(...renderFinding(finding, verdict.pullHead, look));
  if (notices.length > 0) lines.push('');
  for (const waived of verdict.waived) lines.push(...renderWaived(waived, look));
  if (verdict.waived.length > 0) lines.push('');
  if (verdict.head !== null && verdict.base !== null) {
    const debt = describeDebt(verdict);
    const unowned = paths.filter(
      ({ system, exempt, status }) => system === null && !exempt && status !== 'deleted' && status !== 'renamed-from',
    ).length;
    const counts = [
      files(paths.length),
      systems.length === 1 ? '1 system' : `${systems.length} systems`,
      ...(unowned > 0 ? [`${files(unowned)} nobody answers for`] : []),
      ...(verdict.exempted > 0 ? [`${verdict.exempted} exempt`] : []),
      verdict.law === 'change' ? 'policy of this change' : `policy of ${sayCommit(verdict.policy ?? verdict.base)}`,
      ...(debt === null ? [] : [debt]),
    ];
    const said =
      verdict.law === null
        ? `judged ${verdict.head.sha.slice(0, 7)} against ${sayCommit(verdict.base)}`
        : counts.join(' · ');
    lines.push(...wrap(said, look.width, '  ').map((line) => paint(look, 'dim', line)));
  }
  const notes = [describeDeclared(verdict), describeTarget(verdict, printable), describeUnchecked(verdict)].filter(
    (note) => note !== null,
  );
  for (const note of notes) lines.push(...wrap(note, look.width, '  ').map((line) => paint(look, 'dim', line)));
  lines.push(`  ${paint(look, outcome, `${outcome}${describeOutcome(verdict)}`)}${describeNotes(verdict)}`, '');
  return lines.join('\n');
};
