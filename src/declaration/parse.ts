/** A declaration's text → its checked content with places, or every problem it has. */
import { distance } from 'fastest-levenshtein';
import * as v from 'valibot';
import { type Node, readDialect } from './dialect.ts';
import { findForeign } from './foreign.ts';
import { type Pattern, parsePattern } from './patterns.ts';
import type { Problem } from './problems.ts';
import { type Form, ownership, type Written } from './schema.ts';

const MAX_PATTERNS = 20_000;
/** More problems than a person reads at once; the count of the rest is kept. */
const MAX_PROBLEMS = 200;

/** A declaration as one file says it. */
export interface Declaration {
  readonly file: string;
  readonly commit: string;
  readonly written: Written;
  readonly node: Node;
  /** The patterns of a list of paths, by the list's texts. */
  readonly patterns: ReadonlyMap<string, Pattern>;
}

export type Parsed = { readonly declaration: Declaration } | { readonly problems: readonly Problem[] };

/** Reads one file. Pure, never throws; problems are sorted by place. */
export const parseDeclaration = (text: string, file: string, commit: string): Parsed => {
  const read = readDialect(text);
  const problems = [...read.problems];
  const patterns = new Map<string, Pattern>();
  if (read.value !== undefined && read.node !== null) {
    const foreign = findForeign(read.value);
    if (foreign !== null) {
      return { problems: [{ code: 'declaration-foreign', line: 1, column: 1, at: '', got: foreign }] };
    }
    const result = v.safeParse(ownership, read.value);
    for (const issue of result.issues ?? []) problems.push(...toProblems(issue, read.node));
    if (isRecord(read.value)) {
      addNameClashes(read.value, read.node, problems);
      addPatternProblems(read.value, read.node, patterns, problems);
      addPlaceholderProblems(read.value, read.node, problems);
    }
    if (problems.length === 0 && result.success) {
      return { declaration: { file, commit, written: result.output, node: read.node, patterns } };
    }
  }
  const seen = new Set<string>();
  const unique = problems.filter((problem) => {
    const key = `${problem.line}:${problem.column}:${problem.code === 'declaration-quotes' ? '' : problem.code}:${problem.got}`;
    return !seen.has(key) && seen.add(key);
  });
  unique.sort((a, b) => a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1));
  return { problems: unique.slice(0, MAX_PROBLEMS) };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where a key path leads: the value, and the key it stands under. */
export const findNode = (
  root: Node,
  path: readonly (string | number)[],
): { key: { line: number; column: number }; node: Node } => {
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

const keyPath = (path: readonly (string | number)[]): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );

/** The one of `choices` somebody most likely meant. */
export const findNearest = (word: string, choices: readonly string[]): string | undefined => {
  const close = choices
    .map((choice) => ({ choice, far: distance(word.toLowerCase().replaceAll('_', '-'), choice.toLowerCase()) }))
    .filter(({ choice, far }) => far <= Math.max(1, Math.floor(choice.length / 3)))
    .sort((a, b) => a.far - b.far || (a.choice < b.choice ? -1 : 1));
  return close[0]?.choice;
};

const toProblems = (issue: v.BaseIssue<unknown>, root: Node): Problem[] => {
  const path = (issue.path ?? []).map((item) => item.key as string | number);
  const { key, node } = findNode(root, path);
  const at = keyPath(path);
  const got = typeof issue.input === 'string' ? { got: issue.input } : {};
  if (issue.type === 'strict_object') {
    const known = issue.message.split(' ').slice(1);
    if (issue.expected === 'Object') return [{ code: 'declaration-shape', ...start(node), at, form: 'map', ...got }];
    const parent = findNode(root, path.slice(0, -1));
    const within = { at: keyPath(path.slice(0, -1)) };
    if (issue.expected !== 'never') {
      return [{ code: 'declaration-missing-key', ...start(parent.key), ...within, got: String(path.at(-1)) }];
    }
    return [...parent.node.keys]
      .filter(([name]) => !known.includes(name))
      .map(([name, entry]) => {
        const near = findNearest(name, known);
        const choices = known.filter((choice) => !parent.node.keys.has(choice));
        return {
          code: 'declaration-unknown-key',
          line: entry.line,
          column: entry.column,
          ...within,
          got: name,
          choices,
          ...(near === undefined ? {} : { write: near }),
        };
      });
  }
  if (issue.type === 'record') return [{ code: 'declaration-shape', ...start(node), at, form: 'map', ...got }];
  if (issue.type === 'array') {
    const write = typeof issue.input === 'string' && issue.input !== '' ? { write: `[${issue.input}]` } : {};
    return [{ code: 'declaration-shape', ...start(node), at, form: 'list', ...got, ...write }];
  }
  if (issue.type === 'string') return [{ code: 'declaration-shape', ...start(node), at, form: 'text' }];
  const isKey = issue.path?.at(-1)?.origin === 'key';
  const place = start(isKey ? key : node);
  if (issue.type === 'picklist') {
    if (typeof issue.input !== 'string') return [{ code: 'declaration-shape', ...place, at, form: 'text' }];
    const choices = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
    const near = findNearest(issue.input, choices);
    return [
      {
        code: 'declaration-value',
        ...place,
        at,
        ...got,
        form: 'choice',
        choices,
        ...(near === undefined ? {} : { write: near }),
      },
    ];
  }
  const form: Form = issue.input === '' ? 'filled' : (issue.message as Form);
  const write = typeof issue.input === 'string' ? suggest(form, issue.input) : undefined;
  return [{ code: 'declaration-value', ...place, at, ...got, form, ...(write === undefined ? {} : { write }) }];
};

const start = (node: { line: number; column: number }) => ({ line: node.line, column: node.column });

/** What somebody who wrote `got` most likely meant, in the form asked for. */
const suggest = (form: Form, got: string): string | undefined => {
  if ((form === 'login' || form === 'owner') && /^@[A-Za-z0-9_-]+$/.test(got)) return got.slice(1);
  if (form === 'window') {
    const days = /^(\d{1,4}) ?(?:days?)?$/i.exec(got);
    return days?.[1] === undefined ? undefined : `${days[1]}d`;
  }
  if (form === 'duration') {
    const [, amount, unit] = /^(\d{1,4}) ?([smhd]?)/i.exec(got) ?? [];
    return amount === undefined ? undefined : `${amount}${unit?.toLowerCase() || 'm'}`;
  }
  if (form === 'objective') {
    if (/^\d{1,3},\d+ ?%?$/.test(got)) return `${got.replace(',', '.').replace(/ ?%$/, '')}%`;
    const share = /^0?\.(\d{2})(\d*)$/.exec(got);
    if (share?.[1] !== undefined) return `${Number(share[1])}${share[2] ? `.${share[2]}` : ''}%`;
  }
  if ((form === 'https' || form === 'contact') && /^http:\/\//i.test(got)) return got.replace(/^http:/i, 'https:');
  if (form === 'name' && /^[A-Za-z0-9]/.test(got)) {
    const name = got
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .replace(/-+$/, '')
      .slice(0, 63);
    return name === '' ? undefined : name;
  }
  return undefined;
};

/** Two names that differ only in case are one name to people. */
const addNameClashes = (value: Record<string, unknown>, root: Node, problems: Problem[]): void => {
  for (const section of ['systems', 'teams', 'people']) {
    const first = new Map<string, string>();
    for (const name of isRecord(value[section]) ? Object.keys(value[section]) : []) {
      const other = first.get(name.toLowerCase());
      if (other === undefined) first.set(name.toLowerCase(), name);
      else {
        const { key } = findNode(root, [section, name]);
        problems.push({ code: 'declaration-names-clash', ...start(key), at: section, got: name, write: other });
      }
    }
  }
};

const addPatternProblems = (
  value: Record<string, unknown>,
  root: Node,
  patterns: Map<string, Pattern>,
  problems: Problem[],
): void => {
  let count = 0;
  const readList = (paths: unknown, at: readonly (string | number)[]): void => {
    for (const [index, text] of Array.isArray(paths) ? paths.entries() : []) {
      if (typeof text !== 'string') continue;
      count += 1;
      if (text === '' || patterns.has(text)) continue;
      const parsed = parsePattern(text);
      if ('pattern' in parsed) patterns.set(text, parsed.pattern);
      else {
        const place = start(findNode(root, [...at, index]).node);
        const { code, write } = parsed.problem;
        problems.push({
          code: 'declaration-pattern',
          ...place,
          at: keyPath([...at, index]),
          got: text,
          pattern: code,
          ...(write === null ? {} : { write }),
        });
      }
    }
  };
  const systems = isRecord(value.systems) ? value.systems : {};
  for (const [name, system] of Object.entries(systems)) {
    if (isRecord(system)) readList(system.paths, ['systems', name, 'paths']);
  }
  for (const [index, exemption] of Array.isArray(value.exempt) ? value.exempt.entries() : []) {
    if (isRecord(exemption)) readList(exemption.paths, ['exempt', index, 'paths']);
  }
  if (count > MAX_PATTERNS) {
    problems.push({ code: 'declaration-too-many-patterns', line: 1, column: 1, at: '', got: String(count) });
  }
};

/** `<system>` is the only placeholder, and only `defaults` knows which system is meant. */
const addPlaceholderProblems = (value: Record<string, unknown>, root: Node, problems: Problem[]): void => {
  const look = (text: unknown, allowed: readonly string[], at: readonly (string | number)[]): void => {
    for (const match of typeof text === 'string' ? text.matchAll(/<[a-z-]+>/g) : []) {
      if (allowed.includes(match[0])) continue;
      const place = start(findNode(root, at).node);
      problems.push({ code: 'declaration-placeholder', ...place, at: keyPath(at), got: match[0], choices: allowed });
    }
  };
  const lookAt = (holder: unknown, at: readonly (string | number)[], allowed: readonly string[]): void => {
    if (!isRecord(holder)) return;
    look(holder.runbook, allowed, [...at, 'runbook']);
    look(holder.dashboard, allowed, [...at, 'dashboard']);
    for (const [index, slo] of Array.isArray(holder.slo) ? holder.slo.entries() : []) {
      if (isRecord(slo)) look(slo.file, allowed, [...at, 'slo', index, 'file']);
    }
  };
  lookAt(value.defaults, ['defaults'], ['<system>']);
  for (const [name, system] of Object.entries(isRecord(value.systems) ? value.systems : {}))
    lookAt(system, ['systems', name], []);
};
