/** What the schema refuses, as located problems: one a cause. */
import type * as v from 'valibot';
import { findFilesProblem } from './files.ts';
import type { Node } from './located.ts';
import { findNearest } from './nearest.ts';
import type { Problem, Shape } from './problems.ts';
import { type Form, HOMES } from './schema.ts';
import { proposeChoice, proposeItems, proposeValue } from './suggestions.ts';

type Path = readonly (string | number)[];

/** Where a key path leads: the value, and the key it stands under. */
export const findNode = (root: Node, path: Path): { key: { line: number; column: number }; node: Node } => {
  let found: { key: { line: number; column: number }; node: Node } = { key: root, node: root };
  for (const step of path) {
    if (typeof step === 'number') {
      const item = found.node.items[step];
      if (item === undefined) break;
      found = { key: item, node: item };
    } else {
      const entry = found.node.keys.get(step);
      if (entry === undefined) break;
      found = { key: entry, node: entry.node };
    }
  }
  return found;
};

export const keyPath = (path: Path): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );

export const placeOf = (node: { line: number; column: number }) => ({ line: node.line, column: node.column });

/** All issues of a declaration, in the order of the schema. */
export const toProblems = (issues: readonly v.BaseIssue<unknown>[], root: Node): Problem[] => {
  const problems: Problem[] = [];
  for (const issue of issues) for (const problem of toProblem(issue, root, problems.length)) problems.push(problem);
  const version = problems.find(({ code, form }) => code === 'declaration-value' && form === 'version');
  // Another version's file: every other difference follows from that.
  if (version !== undefined && /^\d+$/.test(version.got ?? '') && Number(version.got) > 1) return [version];
  return pairMistakes(problems);
};

/** A key under another name is both unknown and missing: it is told once. */
const pairMistakes = (problems: readonly Problem[]): Problem[] => {
  const maps = new Map<string, { unknown: Problem[]; missing: Problem[] }>();
  for (const problem of problems) {
    const kind = KINDS[problem.code as keyof typeof KINDS];
    if (kind === undefined) continue;
    const map = maps.get(problem.at) ?? { unknown: [], missing: [] };
    map[kind].push(problem);
    maps.set(problem.at, map);
  }
  const dropped = new Set<Problem>();
  const mended = new Map<Problem, Problem>();
  const unread = new Set(problems.filter(isMisread).map(({ at }) => at));
  for (const [at, { unknown, missing }] of maps) {
    if (unread.has(at)) for (const lost of missing) dropped.add(lost);
    for (const { write } of unknown) for (const lost of missing) if (lost.got === write) dropped.add(lost);
    const left = missing.filter((lost) => !dropped.has(lost));
    const nameless = unknown.filter(({ write, belongs }) => write === undefined && belongs === undefined);
    const [stranger, other] = nameless;
    const [lost, second] = left;
    if (stranger === undefined) continue;
    // A map that knows one key only: where that is missing or others stand beside it, the map is meant as another thing.
    // Not so with rules: each is one more that is known elsewhere.
    if (stranger.choices?.length === 1 && !at.endsWith('.rules')) {
      for (const problem of [...nameless.slice(1), ...left]) dropped.add(problem);
    } else if (at !== '' && other === undefined && lost !== undefined && second === undefined) {
      dropped.add(lost);
      mended.set(stranger, { ...stranger, write: lost.got ?? '' });
    }
  }
  return problems.filter((problem) => !dropped.has(problem)).map((problem) => mended.get(problem) ?? problem);
};
/** Keys that were meant are in the text, and not where they are looked for. */
const isMisread = ({ code }: Problem): boolean => code === 'declaration-comma' || code === 'declaration-syntax';
const KINDS = { 'declaration-unknown-key': 'unknown', 'declaration-missing-key': 'missing' } as const;

const toProblem = (issue: v.BaseIssue<unknown>, root: Node, before: number): Problem[] => {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const { key, node } = findNode(root, path);
  const at = keyPath(path);
  const { type, input } = issue;
  if (type === 'strict_object' && issue.expected !== 'Object') {
    const known = issue.message.split(' ').slice(1);
    const parent = findNode(root, path.slice(0, -1));
    const within = keyPath(path.slice(0, -1));
    if (issue.expected === 'never') return findUnknown(parent.node, { known, at: within, before });
    return [{ code: 'declaration-missing-key', ...placeOf(parent.key), at: within, got: String(path.at(-1)) }];
  }
  const wanted = SHAPES[type];
  const found = shapeOf(input);
  if (wanted !== undefined && wanted !== found) return [toShape(issue, { ...placeOf(node), at }, wanted)];
  const isKey = issue.path?.at(-1)?.origin === 'key';
  const place = isKey ? { ...placeOf(key), at: keyPath(path.slice(0, -1)) } : { ...placeOf(node), at };
  if (type === 'picklist') {
    if (found !== 'text') return [toShape(issue, place, 'text')];
    const choices = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
    const near = findNearest(String(input), choices) ?? proposeChoice(String(input), choices);
    return [
      {
        code: 'declaration-value',
        ...place,
        got: String(input),
        form: 'choice',
        choices,
        ...(near === undefined ? {} : { write: near }),
      },
    ];
  }
  if (typeof input !== 'string') return [{ code: 'declaration-value', ...place, got: '', form: 'filled' }];
  const form = issue.message as Form;
  // A pattern says itself that it is too long.
  if (form === 'short' && /\.paths\[\d+\]$/.test(at)) return [];
  const files = form === 'files' && input.trim() !== '' ? findFilesProblem(input) : null;
  if (files !== null) {
    const { code, write } = files;
    const told = { ...place, got: hideSecret(input), pattern: code };
    // YAML has a meaning of its own for a star at the beginning.
    const text = write?.startsWith('*') === true ? JSON.stringify(write) : write;
    return [{ code: 'declaration-pattern', ...told, ...(text === null ? {} : { write: text }) }];
  }
  const write = proposeValue(form, input);
  return [
    { code: 'declaration-value', ...place, got: hideSecret(input), form, ...(write === undefined ? {} : { write }) },
  ];
};

/** What stands between `//` and `@` in a link is not for a report to repeat. */
const hideSecret = (text: string): string => text.replace(/^([a-z]+:\/\/)[^\s/?#]*@/i, '$1…@');

const SHAPES: Readonly<Record<string, Shape>> = { strict_object: 'map', record: 'map', array: 'list', string: 'text' };

const shapeOf = (input: unknown): Shape => (typeof input === 'string' ? 'text' : Array.isArray(input) ? 'list' : 'map');

const toShape = (
  issue: v.BaseIssue<unknown>,
  place: { line: number; column: number; at: string },
  form: Shape,
): Problem => {
  const { input } = issue;
  const got = typeof input === 'string' ? { got: input } : {};
  const write = proposeItems(input, form, place.at);
  const shape = { form, found: shapeOf(input), ...(write === undefined ? {} : { write }) };
  return { code: 'declaration-shape', ...place, ...got, ...shape };
};

/** What was meant is looked for this often, which takes longer than all the rest; nobody reads more. */
const ENOUGH = 250;

interface Known {
  readonly known: readonly string[];
  readonly at: string;
  /** How many problems there are already. */
  readonly before: number;
}

/** Every key of a map that is not among those it knows. */
const findUnknown = (map: Node, { known, at, before }: Known): Problem[] => {
  const problems = new Map<string, Problem>();
  const left = known.filter((choice) => !map.keys.has(choice));
  for (const [name, { line, column, torn }] of map.keys) {
    if (known.includes(name)) continue;
    if (torn !== undefined && !/^[A-Za-z][\w-]*:\S/.test(name)) {
      const digits = /^\d+(?:, ?\d+)+ ?%?$/.test(torn.text);
      const decimal = digits && !/^\d+(?:, ?\d{3})+$/.test(torn.text);
      const number = torn.text.replace(/, ?/g, decimal ? '.' : '').replace(/ %$/, '%');
      const place = { line: torn.line, column: torn.column, at };
      // A later word of the same value replaces the earlier one: it has both.
      problems.set(`${torn.line}:${torn.column}`, {
        code: 'declaration-comma',
        ...place,
        got: torn.text,
        ...(torn.text.length < 300 ? { write: digits ? number : JSON.stringify(torn.text) } : {}),
      });
      continue;
    }
    const tight = /^([A-Za-z][\w-]*):(\S.*)$/.exec(name);
    const place = { line, column, at };
    if (tight !== null && map.flow) {
      const write = `${tight[1]}: ${tight[2]}`;
      problems.set(name, { code: 'declaration-syntax', ...place, got: name, write, syntax: 'no-space' });
      continue;
    }
    const search = before + problems.size < ENOUGH;
    const near = search ? findNearest(name, known) : undefined;
    const home = search && near === undefined ? findHome(name, at) : undefined;
    problems.set(name, {
      code: 'declaration-unknown-key',
      ...place,
      got: name,
      choices: known.length === 1 ? known : left,
      ...(near === undefined ? {} : { write: near }),
      ...(home === undefined ? {} : { belongs: home }),
    });
  }
  return [...problems.values()];
};

/** The map a key belongs to that stands in another one. */
const findHome = (name: string, at: string): string | undefined => {
  const outer = at === '' || at === 'defaults' || at === 'policy' || /^(?:systems|teams)\.[^.]*$/.test(at);
  return outer ? Object.keys(HOMES).find((home) => HOMES[home]?.includes(name)) : undefined;
};
