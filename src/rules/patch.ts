/** Text that pastes into the declaration: right place, right indent, quotes where YAML needs them. */
import { findDuties, type Law } from '../declaration/law.ts';
import type { Declaration } from '../declaration/parse.ts';
import type { System } from '../declaration/resolve.ts';
import type { Duty } from '../declaration/schema.ts';
import type { Patch } from '../verdict.ts';

/** What a person fills in; the comment says what belongs there. */
export const BLANKS: Record<Duty, string> = {
  owner: 'owner:      # one person, by GitHub login',
  backup: 'backup: []  # somebody else, by GitHub login',
  runbook: 'runbook:    # a file in this repository or an https link',
  slo: 'slo: [{ indicator: , objective: , window: 30d }]',
  escalation: 'escalation: { page: , acknowledge-within: 15m }',
};

/** A path or pattern as an item of a YAML list. */
export const quote = (text: string): string =>
  /^[A-Za-z0-9._/][A-Za-z0-9._/@+*()-]*$/.test(text) ? text : JSON.stringify(text);

/** Lines to add to a system's entry; `null` where the entry is not in the text or written as `{…}`. */
export const patchSystem = (system: System, text: Declaration | null, lines: readonly string[]): Patch | null => {
  const entry = text?.node.keys.get('systems')?.node.keys.get(system.name);
  if (text === null || entry === undefined || entry.node.flow) return null;
  const first = [...entry.node.keys.values()][0];
  const indent = ' '.repeat((first?.column ?? entry.column + 2) - 1);
  return { file: text.file, afterLine: entry.node.endLine, text: lines.map((line) => `${indent}${line}\n`).join('') };
};

/** A new system for paths nobody answers for, with the duties the policy asks of it left open. */
export const patchNewSystem = (
  name: string,
  paths: readonly string[],
  text: Declaration | null,
  law: Law,
): Patch | null => {
  const systems = text?.node.keys.get('systems')?.node;
  const first = systems === undefined ? undefined : [...systems.keys.values()][0];
  if (text === null || systems === undefined || systems.flow || first === undefined) return null;
  const indent = ' '.repeat(first.column - 1);
  const duties = findDuties(law, { tier: null, data: null } as System);
  const lines = [
    `${name}:`,
    `  paths: [${paths.map(quote).join(', ')}]`,
    ...Object.entries(BLANKS).flatMap(([duty, line]) => (duties.has(duty as Duty) ? [`  ${line}`] : [])),
  ];
  return { file: text.file, afterLine: systems.endLine, text: lines.map((line) => `${indent}${line}\n`).join('') };
};

/** A name for a new system, from the folder, that none has yet. */
export const nameSystem = (folder: string, taken: ReadonlySet<string>): string => {
  const last =
    folder
      .split('/')
      .filter((segment) => segment !== '')
      .at(-1) ?? '';
  const base =
    last
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .replace(/^[-_]+|-+$/g, '')
      .slice(0, 50) || 'new-system';
  let name = base;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${base}-${count}`;
  return name;
};
