/** The verdict in Markdown, as the job summary shows it: the answer, what to do, the systems, then every path. */
import type { Finding, JudgedPath, JudgedSystem, Severity, Verdict } from '../verdict.ts';
import { code, markdown } from './escape.ts';
import { describeNotes, describeOutcome } from './outcome.ts';
import { headline, longSlo } from './terminal.ts';
import { describe, files } from './words.ts';

/** Where links lead; `null` renders without links. */
export interface Links {
  /** Such as `https://github.com`. */
  readonly server: string;
  /** `owner/name`. */
  readonly repository: string;
}

const ICONS: Record<Severity | 'pass', string> = { fail: '🔴', undecided: '⚪', warn: '🟡', notice: '🔵', pass: '🟢' };
/**
 * GitHub drops a summary larger than 1 MiB whole, so each list ends at a row, within its share in bytes, and says how
 * many more there are. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary
 */
const SHARES = { findings: 250_000, systems: 150_000, waived: 50_000, paths: 250_000 } as const;

/** The rows that fit, made one by one: what is not shown costs nothing. */
const showRows = <Item>(
  items: readonly Item[],
  share: keyof typeof SHARES,
  render: (item: Item, index: number) => string,
): string[] => {
  const encoder = new TextEncoder();
  const rows: string[] = [];
  let left: number = SHARES[share];
  for (const [index, item] of items.entries()) {
    const row = render(item, index);
    left -= encoder.encode(row).length + 2;
    if (left < 0) break;
    rows.push(row);
  }
  return rows;
};

const sayRest = (all: readonly unknown[], shown: readonly unknown[]): string[] =>
  all.length === shown.length ? [] : ['', `… and ${all.length - shown.length} more; the report has them all.`];

/** Markdown for the job summary, or for `--format markdown`. */
export const renderSummary = (verdict: Verdict, links: Links | null): string => {
  const { findings } = verdict;
  const loud = findings.filter(({ severity }) => severity === 'fail' || severity === 'undecided');
  const quiet = findings.filter(({ severity }) => severity === 'warn' || severity === 'notice');
  const blocks = [
    `## ${ICONS[verdict.outcome]} ${headlineOf(verdict)}`,
    ...renderFindings(loud, verdict, links),
    renderSystems(verdict.systems, verdict, links),
    ...renderFindings(quiet, verdict, links),
    renderWaived(verdict),
    renderPaths(verdict.paths),
    renderFooter(verdict, links),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
};

const headlineOf = (verdict: Verdict): string => {
  const said = {
    pass: 'Somebody answers for everything this changes',
    fail: 'Not yet',
    undecided: 'Could not find out, so this stays red',
  }[verdict.outcome];
  return `${said}${describeOutcome(verdict)}${describeNotes(verdict)}`;
};

const link = (
  text: string,
  finding: { file: string; line: number; commit?: string } | null,
  links: Links | null,
): string => {
  if (finding === null || links === null || finding.commit === undefined) return code(text);
  const path = finding.file.split('/').map(encodeURIComponent).join('/');
  return `[${code(text)}](${links.server}/${links.repository}/blob/${finding.commit}/${path}#L${finding.line})`;
};

const renderFindings = (findings: readonly Finding[], verdict: Verdict, links: Links | null): string[] => {
  const shown = showRows(findings, 'findings', (finding, index) => renderFinding(finding, index, verdict, links));
  return [...shown, ...sayRest(findings, shown)].filter((block) => block !== '');
};

const renderFinding = (finding: Finding, index: number, { outcome }: Verdict, links: Links | null): string => {
  const { message, settle } = describe(finding);
  const { severity, rule, place, by, patch } = finding;
  const where = place === null ? '' : ` · ${link(`${place.file}:${place.line}`, place, links)}`;
  const who =
    by.length === 0 ? '' : ` Can be settled by ${by.map(({ login, as }) => `${code(login)} (${as})`).join(', ')}.`;
  const number = severity === 'fail' && outcome === 'fail' ? `${index + 1}. ` : '';
  const lines = [
    `### ${number}${ICONS[severity]} ${markdown(headline(finding))} · ${rule}`,
    '',
    `${inline(message)}${where}`,
  ];
  if (severity !== 'notice') lines.push('', `**→** ${inline(settle)}${who}`);
  if (patch !== null) {
    const fence = '`'.repeat(Math.max(3, ...[...patch.text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
    lines.push(
      '',
      `${code(patch.file)}, after line ${patch.afterLine}:`,
      '',
      `${fence}yaml`,
      patch.text.trimEnd(),
      fence,
    );
  }
  return lines.join('\n');
};

/** Prose of ours in which backticks mark what was written by others: those parts become code, the rest plain text. */
const inline = (prose: string): string =>
  prose
    .split('`')
    .map((part, index, parts) => (index % 2 === 1 && index < parts.length - 1 ? code(part) : markdown(part)))
    .join('');

const renderSystems = (systems: readonly JudgedSystem[], { findings }: Verdict, links: Links | null): string => {
  if (systems.length === 0) return '';
  const rows = showRows(systems, 'systems', (system) => {
    const worst =
      findings.find(({ system: name, severity }) => name === system.name && severity !== 'notice')?.severity ?? 'pass';
    const owner = system.owner === null ? '**nobody**' : code(system.owner);
    const backup = system.backup.length === 0 ? '' : `, then ${system.backup.map(code).join(', ')}`;
    const absent = (duty: string): string =>
      system.notApplicable.some((name) => name === duty) ? 'not applicable' : '–';
    const runbook = system.runbook === null ? absent('runbook') : code(system.runbook);
    const slo =
      system.slo.length === 0 ? absent('slo') : system.slo.map((item) => markdown(longSlo(item))).join('<br>');
    const tier = system.tier === null ? '' : ` · tier ${system.tier}`;
    return `| ${ICONS[worst]} ${link(system.name, system.place, links)}${tier} | ${owner}${backup} | ${runbook} | ${slo} | ${system.paths} |`;
  });
  const head = ['| System | Who answers | Runbook | Promise | Files |', '|---|---|---|---|---|'];
  return [...head, ...rows, ...sayRest(systems, rows)].join('\n');
};

const renderWaived = ({ waived }: Verdict): string => {
  const rows = showRows(
    waived,
    'waived',
    ({ finding, reason, approvedBy, expires }) =>
      `- ${markdown(`${finding.system}: ${finding.rule} is waived until ${expires} by`)} ${code(approvedBy)}: ${markdown(reason)}`,
  );
  return [...rows, ...sayRest(waived, rows)].join('\n');
};

const renderPaths = (paths: readonly JudgedPath[]): string => {
  if (paths.length === 0) return '';
  const rows = showRows(paths, 'paths', ({ path, status, system, exempt, pattern, place }) => {
    const who = system !== null ? code(system) : exempt ? 'exempt' : '**nobody**';
    const why = pattern === null || place === null ? '' : `${code(pattern)} (${code(`${place.file}:${place.line}`)})`;
    return `| ${code(path)} | ${status} | ${who} | ${why} |`;
  });
  return [
    `<details><summary>How each of the ${files(paths.length)} was decided</summary>`,
    '',
    '| File | Change | System | By |',
    '|---|---|---|---|',
    ...rows,
    ...sayRest(paths, rows),
    '',
    '</details>',
  ].join('\n');
};

const renderFooter = ({ base, head, law }: Verdict, links: Links | null): string => {
  if (base === null || head === null) return '';
  const commit = (sha: string): string =>
    links === null
      ? `<code>${sha.slice(0, 7)}</code>`
      : `[<code>${sha.slice(0, 7)}</code>](${links.server}/${links.repository}/commit/${sha})`;
  const by =
    law === 'change' ? 'by the policy this change brings' : `by the policy on ${code(base.ref)} at ${commit(base.sha)}`;
  return `<sub>Judged ${commit(head.sha)} ${by} · <code>ownership-gate explain</code> says more about each rule</sub>`;
};
