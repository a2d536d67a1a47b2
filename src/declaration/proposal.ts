/**
 * What a change makes of the declaration: the law it is judged by, the systems before it, the systems as they will be
 * after the merge, and everything that is wrong with the texts. Base is law, head is a proposal.
 */
import type { ChangeFacts, DeclarationFile, Known, Place } from '../facts.ts';
import { isFile } from '../facts.ts';
import { type Finding, finding } from '../verdict.ts';
import { MAX_BYTES } from './dialect.ts';
import { type Law, type Laws, readLaw, type StatedLaw } from './law.ts';
import { type Entries, listEntries, mergeEntries } from './merge.ts';
import { type Declaration, parseDeclaration } from './parse.ts';
import type { Problem } from './problems.ts';
import { type Declared, resolve } from './resolve.ts';

/** The two places a declaration may stand, in the order they are looked at. */
export const PLACES = ['OWNERSHIP.yaml', '.github/OWNERSHIP.yaml'] as const;

export interface Proposal {
  /** `null` where there is none that can be read: `findings` say why. */
  readonly law: Law | null;
  /** Whether the law is the default branch's, or the change's own for want of another. */
  readonly lawOf: 'base' | 'change';
  /** `null` where the base has no declaration that can be read. */
  readonly before: Declared | null;
  /** The same object as `before` where the change leaves the declaration alone; `null` where nothing can be judged. */
  readonly after: Declared | null;
  /** The declaration whose text the change's author edits; patches are made for it. */
  readonly text: Declaration | null;
  /** What the change proposes as law where the default branch's is in force. */
  readonly proposed: Law | null;
  /** The laws before and after, with their texts; `null` where the change states none that would count. */
  readonly laws: Laws | null;
  readonly findings: readonly Finding[];
}

type Side =
  | { readonly kind: 'none'; readonly spelt: readonly string[] }
  | {
      readonly kind: 'declaration';
      readonly declaration: Declaration;
      readonly id: string;
      readonly spelt: readonly string[];
    }
  | { readonly kind: 'broken'; readonly findings: readonly Finding[]; readonly id: string };

/** What of a change a proposal is made of. */
type DeclaredChange = Omit<ChangeFacts, 'target' | 'provenance' | 'pullHead'>;

/** Pure: the same change gives the same proposal. */
export const propose = (change: DeclaredChange): Proposal => {
  const read = reader(change.texts);
  const merged = overlay(change);
  const law = read(change.declarations.law, change.law.sha);
  const base = read(change.declarations.base, change.base.sha);
  const mergeBase = read(change.declarations.mergeBase, change.mergeBase);
  const head = read(change.declarations.head, change.head.sha);
  const after = read(merged, change.head.sha);
  const unknown = [law, base, mergeBase, head, after].find(
    (side) => side.kind === 'broken' && side.findings.some(({ severity }) => severity === 'undecided'),
  );
  const nothing = {
    law: law.kind === 'declaration' ? readLaw(law.declaration) : null,
    lawOf: 'base',
    before: null,
    after: null,
    text: null,
    proposed: null,
    laws: null,
  } as const;

  if (unknown?.kind === 'broken') return { ...nothing, findings: unknown.findings };
  // A line without a declaration uses the default branch's.
  const lent = base.kind === 'none' && law.kind === 'declaration' && change.base.sha !== change.law.sha ? law : null;
  if (lent !== null && after.kind === 'none') {
    const declared = resolve(listEntries(lent.declaration));
    return { ...nothing, before: declared, after: declared, findings: listMisspelt(after.spelt, change) };
  }
  if (after.kind === 'none' && law.kind === 'none' && base.kind === 'none') {
    return { ...nothing, findings: [finding('declaration-missing', 'declaration', { spelt: after.spelt })] };
  }
  if (after.kind === 'none') {
    const gone = change.declarations.base.find(({ path }) => isExact(path));
    const place: Place = { file: gone?.path ?? PLACES[0], line: 1, column: 1, commit: change.base.sha };
    const detail = { spelt: after.spelt };
    return {
      ...nothing,
      findings: [finding('declaration-deleted', 'declaration', detail, { place, path: place.file })],
    };
  }
  if (after.kind === 'broken') {
    const [problem] = after.findings;
    const stood = base.kind === 'broken' && base.id === after.id && problem !== undefined;
    return {
      ...nothing,
      findings: stood ? [unreadable(problem, after.findings.length, change.base.ref)] : after.findings,
    };
  }

  const findings: Finding[] = listMisspelt(after.spelt, change);
  let source = law;
  if (law.kind === 'none') {
    findings.push(
      finding(
        'declaration-adopted',
        'declaration',
        { people: listPeople(after.declaration), isAsked: false },
        { severity: 'notice', place: top(after.declaration) },
      ),
    );
    source = after;
  } else if (law.kind === 'broken') {
    findings.push(
      finding(
        'declaration-mended',
        'declaration',
        { ref: change.law.ref, asks: [] },
        { severity: 'undecided', place: top(after.declaration) },
      ),
    );
    source = after;
  }
  const lawOf = source === after && law.kind !== 'declaration' ? 'change' : 'base';
  const standing = base.kind === 'declaration' ? base : lent;
  const before = standing === null ? null : resolve(listEntries(standing.declaration));
  const entries = mergeSides(mergeBase, base, head, after, findings);
  return {
    law: source.kind === 'declaration' ? readLaw(source.declaration) : null,
    lawOf,
    before,
    after: entries === null ? null : base.kind === 'declaration' && base.id === after.id ? before : resolve(entries),
    text: head.kind === 'declaration' ? head.declaration : after.declaration,
    proposed: lawOf === 'base' && head.kind === 'declaration' ? readLaw(head.declaration) : null,
    laws: change.base.sha === change.law.sha ? stateLaws(mergeBase, base, head) : null,
    findings,
  };
};

/** On a line the default branch's law holds, whatever the line's own text says. */
const stateLaws = (mergeBase: Side, base: Side, head: Side): Laws | null => {
  if (base.kind !== 'declaration' || head.kind !== 'declaration') return null;
  if (base.declaration.node === head.declaration.node) return null;
  const state = (declaration: Declaration): StatedLaw => ({ law: readLaw(declaration), declaration });
  return {
    from: mergeBase.kind === 'declaration' ? state(mergeBase.declaration) : null,
    base: state(base.declaration),
    head: state(head.declaration),
  };
};

/** Files beside the declaration that are spelt nearly like it: no obstacle where they stood before. */
const listMisspelt = (spelt: readonly string[], change: DeclaredChange): Finding[] => {
  const [file] = spelt;
  if (file === undefined) return [];
  const place: Place = { file, line: 1, column: 1, commit: change.head.sha };
  const severity = change.paths.some(({ path }) => spelt.includes(path)) ? 'fail' : 'warn';
  return [finding('declaration-misspelt', 'declaration', { spelt }, { place, severity })];
};

const isFolder = (mode: string): boolean => mode === '040000';
const isExact = (path: string): boolean => (PLACES as readonly string[]).includes(path);
const top = (declaration: Declaration): Place => ({
  file: declaration.file,
  line: 1,
  column: 1,
  commit: declaration.commit,
});

/** The declaration files of the base tip's tree with the change's own laid over them. */
const overlay = (change: DeclaredChange): readonly DeclarationFile[] => {
  // A folder in a declaration's place changes with what is in it.
  const isChanged = ({ path, mode }: DeclarationFile): boolean =>
    change.paths.some((changed) => changed.path === path || (isFolder(mode) && changed.path.startsWith(`${path}/`)));
  return [
    ...change.declarations.base.filter((file) => !isChanged(file)),
    ...change.declarations.head.filter(isChanged),
  ];
};

/** Reads one side; a blob that several sides share is parsed once. */
const reader = (texts: ChangeFacts['texts']) => {
  const byId = new Map<string, Known<string>>(texts);
  const parsed = new Map<string, ReturnType<typeof parseDeclaration>>();
  return (files: readonly DeclarationFile[], commit: string): Side => {
    const exact = PLACES.flatMap((place) => files.filter(({ path }) => path === place));
    const spelt = files
      .map(({ path }) => path)
      .filter((path) => !isExact(path))
      .sort();
    const [file, second] = exact;
    if (file === undefined) return { kind: 'none', spelt };
    const place: Place = { file: file.path, line: 1, column: 1, commit };
    const id = exact.map((each) => `${each.path} ${each.id}`).join(' ');
    const broken = (problem: Finding): Side => ({ kind: 'broken', findings: [problem], id });
    if (second !== undefined) {
      return broken(finding('declaration-twice', 'declaration', { files: exact.map(({ path }) => path) }, { place }));
    }
    if (!isFile(file)) {
      const kind = file.mode === '120000' ? 'symlink' : isFolder(file.mode) ? 'folder' : 'submodule';
      return broken(finding('declaration-not-a-file', 'declaration', { kind }, { place }));
    }
    if (file.size > MAX_BYTES) {
      return broken(
        finding(
          'declaration-too-large',
          'declaration',
          { code: 'declaration-too-large', line: 1, column: 1, at: '' },
          { place },
        ),
      );
    }
    const text = byId.get(file.id) ?? { unknown: 'its text was not read' };
    if ('unknown' in text) {
      const detail = { why: text.unknown, needs: text.needs ?? null };
      return broken(finding('declaration-unknown', 'declaration', detail, { place, severity: 'undecided' }));
    }
    const key = `${id} ${commit}`;
    const result = parsed.get(key) ?? reuse(parsed, id, commit) ?? parseDeclaration(text.known, file.path, commit);
    parsed.set(key, result);
    parsed.set(id, result);
    if ('declaration' in result) return { kind: 'declaration', declaration: result.declaration, id, spelt };
    return { kind: 'broken', findings: result.problems.map((problem) => toFinding(problem, file.path, commit)), id };
  };
};

const reuse = (parsed: ReadonlyMap<string, ReturnType<typeof parseDeclaration>>, key: string, commit: string) => {
  const same = parsed.get(key);
  if (same === undefined || 'problems' in same) return same;
  return { declaration: { ...same.declaration, commit } };
};

const toFinding = (problem: Problem, file: string, commit: string): Finding =>
  finding(problem.code, 'declaration', problem, {
    place: { file, line: problem.line, column: problem.column, commit },
  });

const unreadable = (problem: Finding, count: number, ref: string): Finding =>
  finding(
    'declaration-unreadable-at-base',
    'declaration',
    { problem, count, ref },
    { place: problem.place, severity: problem.severity },
  );

/** The entries after the merge; `null` with an undecided finding where the two sides contradict each other. */
const mergeSides = (
  mergeBase: Side,
  base: Side,
  head: Side,
  after: Side & { kind: 'declaration' },
  findings: Finding[],
): Entries | null => {
  const id = (side: Side): string => (side.kind === 'none' ? '' : side.id);
  if (id(head) === id(mergeBase) && base.kind === 'declaration') return listEntries(base.declaration);
  if (id(base) === id(mergeBase) || id(base) === id(head) || base.kind !== 'declaration')
    return listEntries(after.declaration);
  if (mergeBase.kind === 'broken' || head.kind !== 'declaration') {
    findings.push(
      finding(
        'declaration-conflict',
        'declaration',
        { entry: '', base: top(base.declaration), head: top(after.declaration) },
        { severity: 'undecided', place: top(after.declaration) },
      ),
    );
    return null;
  }
  const { entries, conflicts } = mergeEntries({
    mergeBase: mergeBase.kind === 'declaration' ? mergeBase.declaration : null,
    base: base.declaration,
    head: head.declaration,
  });
  for (const conflict of conflicts) {
    findings.push(
      finding('declaration-conflict', 'declaration', conflict, {
        severity: 'undecided',
        place: conflict.head ?? conflict.base,
      }),
    );
  }
  return conflicts.length === 0 ? entries : null;
};

/** Everybody a declaration names as somebody who answers; a team or a bot, which `owner` refuses, cannot approve. */
const listPeople = ({ written }: Declaration): string[] => {
  const people = new Map<string, string>();
  const add = (login: string): unknown => people.has(login.toLowerCase()) || people.set(login.toLowerCase(), login);
  for (const keeper of written.policy?.keepers ?? []) add(keeper);
  for (const holder of [...Object.values(written.systems), ...Object.values(written.teams ?? {})]) {
    for (const login of [holder.owner, ...(holder.backup ?? [])])
      if (login !== undefined && !/[/[]/.test(login)) add(login);
  }
  return [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, login]) => login);
};
