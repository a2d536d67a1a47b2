/** What no schema says: names that clash, patterns that are none, placeholders where nothing fills them in, marks that match nothing. */
import { findNode, keyPath, placeOf } from './issues.ts';
import type { Node } from './located.ts';
import { type Pattern, parsePattern } from './patterns.ts';
import type { Problem } from './problems.ts';

const MAX_PATTERNS = 20_000;
const PLACEHOLDER = '<system>';
/** A word between angle brackets is meant as one; braces are names of folders too, except where a default says this. */
const ANGLED = /<[A-Za-z][\w -]*>/g;
const ANGLED_OR_BRACED = /<[A-Za-z][\w -]*>|\$?\{\{? ?(?:system|name|service)(?:\.name)? ?\}?\}|\$system\b/g;

type Path = readonly (string | number)[];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const entriesOf = (value: unknown): [string, unknown][] => (isRecord(value) ? Object.entries(value) : []);
const itemsOf = (value: unknown): [number, unknown][] => (Array.isArray(value) ? [...value.entries()] : []);

/** Two names that differ only in case are one name to people. */
export const findNameClashes = (value: unknown, root: Node): Problem[] => {
  const problems: Problem[] = [];
  for (const section of isRecord(value) ? ['systems', 'teams', 'people'] : []) {
    const first = new Map<string, string>();
    for (const [name] of entriesOf((value as Record<string, unknown>)[section])) {
      const other = first.get(name.toLowerCase());
      if (other === undefined) first.set(name.toLowerCase(), name);
      else {
        const place = placeOf(findNode(root, [section, name]).key);
        const { line } = findNode(root, [section, other]).key;
        problems.push({
          code: 'declaration-names-clash',
          ...place,
          at: section,
          got: name,
          choices: [other],
          first: line,
        });
      }
    }
  }
  return problems;
};

/** Every pattern by its text, and those that are none. */
export const readPatterns = (value: unknown, root: Node): { patterns: Map<string, Pattern>; problems: Problem[] } => {
  const patterns = new Map<string, Pattern>();
  const problems: Problem[] = [];
  if (!isRecord(value)) return { patterns, problems };
  let count = 0;
  const readList = (paths: unknown, at: Path): void => {
    for (const [index, text] of itemsOf(paths)) {
      if (typeof text !== 'string') continue;
      count += 1;
      if (count > MAX_PATTERNS) {
        if (count > MAX_PATTERNS + 1) continue;
        const place = placeOf(findNode(root, [...at, index]).node);
        problems.push({ code: 'declaration-too-many-patterns', ...place, at: '' });
      }
      if (text.trim() === '' || patterns.has(text) || count > MAX_PATTERNS) continue;
      const parsed = parsePattern(text);
      if ('pattern' in parsed) patterns.set(text, parsed.pattern);
      else {
        const { code, write } = parsed.problem;
        problems.push({
          code: 'declaration-pattern',
          ...placeOf(findNode(root, [...at, index]).node),
          at: keyPath([...at, index]),
          got: text,
          pattern: code,
          ...(write === null || code === 'pattern-control-character' ? {} : { write }),
        });
      }
    }
  };
  for (const [name, system] of entriesOf(value.systems)) {
    if (isRecord(system)) readList(system.paths, ['systems', name, 'paths']);
  }
  for (const [index, exemption] of itemsOf(value.exempt)) {
    if (isRecord(exemption)) readList(exemption.paths, ['exempt', index, 'paths']);
  }
  return { patterns, problems };
};

/** `<system>` is the only placeholder, and only `defaults` knows which system is meant. */
export const findPlaceholders = (value: unknown, root: Node): Problem[] => {
  const problems: Problem[] = [];
  const look = (text: unknown, at: Path): void => {
    const fills = at[0] === 'defaults';
    for (const [got] of typeof text === 'string' ? text.matchAll(fills ? ANGLED_OR_BRACED : ANGLED) : []) {
      if (fills && got === PLACEHOLDER) continue;
      const meant =
        fills && /system|name|service/i.test(got) ? { write: (text as string).replaceAll(got, PLACEHOLDER) } : {};
      const place = placeOf(findNode(root, at).node);
      const choices = fills ? [PLACEHOLDER] : [];
      problems.push({ code: 'declaration-placeholder', ...place, at: keyPath(at), got, choices, ...meant });
    }
  };
  const lookAt = (holder: unknown, at: Path): void => {
    if (!isRecord(holder)) return;
    look(holder.runbook, [...at, 'runbook']);
    for (const key of ['dashboard', 'incidents', 'trade-offs']) look(holder[key], [...at, key]);
    if (isRecord(holder.escalation)) look(holder.escalation.page, [...at, 'escalation', 'page']);
    for (const [index, slo] of itemsOf(holder.slo)) {
      if (isRecord(slo)) look(slo.file, [...at, 'slo', index, 'file']);
    }
  };
  if (!isRecord(value)) return problems;
  lookAt(value.defaults, ['defaults']);
  for (const section of ['teams', 'systems']) {
    for (const [name, holder] of entriesOf(value[section])) lookAt(holder, [section, name]);
  }
  return problems;
};

/** A mark that could never be found: an account is a number, and only an account is a bot's. */
export const findIdleSignals = (value: unknown, root: Node): Problem[] => {
  const policy = isRecord(value) ? value.policy : undefined;
  const provenance = isRecord(policy) ? policy.provenance : undefined;
  const problems: Problem[] = [];
  for (const [index, signal] of itemsOf(isRecord(provenance) ? provenance.signals : undefined)) {
    if (!isRecord(signal) || typeof signal.place !== 'string') continue;
    const refuse = (key: string, wanted: Pick<Problem, 'form' | 'choices'>): void => {
      const path = ['policy', 'provenance', 'signals', index, key];
      const place = placeOf(findNode(root, path).node);
      problems.push({ code: 'declaration-value', ...place, at: keyPath(path), got: String(signal[key]), ...wanted });
    };
    const isId = /^[1-9][0-9]{0,14}$/.test(String(signal.value));
    if (signal.place === 'account' && typeof signal.value === 'string' && !isId) refuse('value', { form: 'count' });
    if (signal.place !== 'account' && signal.says === 'bot')
      refuse('says', { form: 'choice', choices: ['agent', 'assisted'] });
  }
  return problems;
};
