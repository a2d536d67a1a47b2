/** The audit as `schema/audit.v1.json` describes it, and the Action's outputs of it. The same facts give the same bytes. */
import type { Audit, AuditedPath, AuditedSystem, Coverage, Load } from '../audit-result.ts';
import { findPercent } from './coverage.ts';
import { toDebt, toDescribed, toFinding, toSharedOutputs, toWaived } from './json.ts';

const toCoverage = ({ files, owned, exempt, unowned }: Coverage) => ({ files, owned, exempt, unowned });

const toSystem = ({ files, outcome, ...system }: AuditedSystem) => ({ ...toDescribed(system), files, outcome });

const toLoad = ({ login, name, owner, backup, alone }: Load) => ({ login, name, owner, backup, alone });

const indent = (value: unknown): string => JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');

/**
 * A path a line. There may be many, so they are written at once and parted afterwards: within a name, a quote is never
 * alone.
 */
const listPaths = (paths: readonly AuditedPath[]): string => {
  if (paths.length === 0) return '[]';
  const rows = paths.map(({ path, system, exempt, place }) => ({ path, system, exempt, line: place?.line ?? null }));
  return `[\n    ${JSON.stringify(rows).slice(1, -1).replaceAll('},{"path":', '},\n    {"path":')}\n  ]`;
};

/** One JSON value, indented, a path a line, with a newline at its end. */
export const renderAuditJson = (audit: Audit): string => {
  const { runbook, slo } = audit.duties;
  const before = {
    schema: 'ownership-gate/audit/v1',
    program: audit.program,
    date: audit.date,
    outcome: audit.outcome,
    mode: audit.mode,
    commit: audit.commit,
    coverage: audit.coverage === null ? null : toCoverage(audit.coverage),
    folders: audit.folders.map(({ folder, ...coverage }) => ({ folder, ...toCoverage(coverage) })),
    systems: audit.systems.map(toSystem),
    loads: audit.loads.map(toLoad),
  };
  const after = {
    findings: audit.findings.map(toFinding),
    waived: audit.waived.map(toWaived),
    keepers: audit.keepers,
    debt: audit.debt === null ? null : toDebt(audit.debt),
    duties: { runbook: { owed: runbook.owed, met: runbook.met }, slo: { owed: slo.owed, met: slo.met } },
    'not-checked': audit.notChecked,
  };
  const entries = [
    ...Object.entries(before).map(([key, value]) => [key, indent(value)]),
    ['paths', listPaths(audit.listPaths())],
    ...Object.entries(after).map(([key, value]) => [key, indent(value)]),
  ];
  return `{\n${entries.map(([key, text]) => `  "${key}": ${text}`).join(',\n')}\n}\n`;
};

/** The Action's outputs of an audit, by name. Nothing is said of coverage that could not be counted. */
export const toAuditOutputs = (audit: Audit): Readonly<Record<string, string>> => {
  const { coverage } = audit;
  const counted = coverage === null ? null : { ...toCoverage(coverage), percent: findPercent(coverage) };
  return { ...toSharedOutputs(audit), coverage: counted === null ? '' : JSON.stringify(counted) };
};
