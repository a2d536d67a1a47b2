/** Handovers of a system that stands on both sides: what its resolved values became. */
import { findDuties } from '../declaration/law.ts';
import { isNotApplicable, type Located, type System } from '../declaration/resolve.ts';
import type { Dependency, InlineSlo } from '../declaration/schema.ts';
import { type Place, toPlace } from '../facts.ts';
import { listInline } from '../reliability/dependencies.ts';
import type { Ask, HandoverKind } from '../verdict.ts';
import { askPerson, askSystem, isSameLogin, listNames, uniteAsks } from './asks.ts';
import type { Handover } from './handover-kinds.ts';
import { isFiled, listSloFiles } from './papers.ts';
import { hideCredentials } from './pointer.ts';
import type { Side, Situation } from './situation.ts';
import { findSloChanges } from './slo-change.ts';

/** A system on both sides, and what is needed to judge what it became. */
export interface Both {
  readonly before: System;
  readonly after: System;
  readonly situation: Situation;
  /** The base's name of each system after the change. */
  readonly names: ReadonlyMap<string, string>;
}

type Values<T> = readonly [before: Located<T> | null, after: Located<T> | null];

/** Places are the same for every system that inherits a value from one line. */
export const describeCause = (place: Place): string =>
  `${place.commit ?? ''}:${place.file}:${place.line}:${place.column}`;

interface Row {
  readonly kind: HandoverKind;
  /** The changed value on both sides; the system's own place stands in where there is neither. */
  readonly at: Values<unknown>;
  readonly about?: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Besides whoever answers for the system at base. */
  readonly asks?: readonly Ask[];
}

const toHandover = ({ before, after, situation }: Both, { kind, at, about, asks, ...texts }: Row): Handover => {
  const place = toPlace(at[1] ?? at[0] ?? after.place);
  return {
    kind,
    system: before.name,
    about: about ?? null,
    place,
    before: texts.before,
    after: texts.after,
    cause: describeCause(place),
    asks: uniteAsks([askSystem(before, situation.law), ...(asks ?? [])]),
  };
};

const joined = (names: readonly string[]): string | null => (names.length === 0 ? null : names.join(', '));

const findOwner = ({ before, after, situation: { law } }: Both): Row[] => {
  const [was, is] = [before.owner?.value, after.owner?.value];
  if (isSameLogin(was, is)) return [];
  const kind = was === undefined ? 'owner-added' : is === undefined ? 'owner-removed' : 'owner-replaced';
  const asks = is === undefined ? [] : askPerson(is, law);
  return [{ kind, at: [before.owner, after.owner], before: was ?? null, after: is ?? null, asks }];
};

/** Who becomes owner instead is no backup lost; who was owner or backup is not newly named. */
const findBackups = ({ before, after, situation: { law } }: Both): Row[] => {
  const [was, is] = [before.backup?.value ?? [], after.backup?.value ?? []];
  const isAmong = (login: string, names: readonly string[]): boolean => names.some((name) => isSameLogin(name, login));
  const gone = was.filter((login) => !isAmong(login, is) && !isSameLogin(login, after.owner?.value));
  const come = is.filter((login) => !isAmong(login, was));
  if (gone.length + come.length === 0) return [];
  const kind = gone.length === 0 ? 'backup-added' : come.length === 0 ? 'backup-removed' : 'backup-replaced';
  const asks = come.filter((login) => !isAmong(login, listNames(before))).flatMap((login) => askPerson(login, law));
  return [{ kind, at: [before.backup, after.backup], before: joined(was), after: joined(is), asks }];
};

/** An address somebody looks for at night: moved or gone. A first one asks nobody. */
const findAddress =
  (
    kinds: { readonly moved: HandoverKind; readonly dropped: HandoverKind },
    read: (system: System) => Located<string> | null,
  ) =>
  ({ before, after }: Both): Row[] => {
    const at: Values<string> = [read(before), read(after)];
    const [was, is] = [at[0]?.value, at[1]?.value];
    if (was === undefined || was === is) return [];
    const kind = is === undefined ? kinds.dropped : kinds.moved;
    return [{ kind, at, before: hideCredentials(was), after: is === undefined ? null : hideCredentials(is) }];
  };

const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const secondsOf = (duration: string): number => Number(duration.slice(0, -1)) * (SECONDS[duration.slice(-1)] ?? 1);

const findAcknowledgement = ({ before, after }: Both): Row[] => {
  const [was, is] = [before.escalation?.value['acknowledge-within'], after.escalation?.value['acknowledge-within']];
  // Where the page is gone altogether, that is said.
  if (was === undefined || after.escalation === null) return [];
  if (is !== undefined && secondsOf(is) <= secondsOf(was)) return [];
  const at: Values<unknown> = [before.escalation, after.escalation];
  return [{ kind: 'acknowledgement-loosened', at, before: was, after: is ?? null }];
};

const textOf = (value: Located<unknown> | null): string | null => {
  if (value === null) return null;
  if (isNotApplicable(value.value)) return `not applicable: ${value.value['not-applicable']}`;
  if (typeof value.value === 'string') return hideCredentials(value.value);
  return (value.value as readonly unknown[]).length === 1
    ? '1 entry'
    : `${(value.value as readonly unknown[]).length} entries`;
};

/** A duty the system owed and need not meet any more: by its tier, by its data, or because it says that it has none. */
const findDropped = ({ before, after, situation: { law } }: Both): Row[] => {
  const now = findDuties(law, after);
  const rows = [...findDuties(law, before)]
    .filter((duty) => !now.has(duty))
    .map((duty): Row => {
      const isTier = before.tier?.value !== after.tier?.value;
      const at: Values<unknown> = isTier ? [before.tier, after.tier] : [before.data, after.data];
      return { kind: 'duty-dropped', at, about: duty, before: 'required', after: 'not required' };
    });
  for (const duty of ['runbook', 'slo'] as const) {
    const at: Values<unknown> = [before[duty], after[duty]];
    if (!isNotApplicable(at[1]?.value) || isNotApplicable(at[0]?.value)) continue;
    if (at[0] === null && !findDuties(law, before).has(duty)) continue;
    rows.push({ kind: 'duty-dropped', at, about: duty, before: textOf(at[0]), after: textOf(at[1]) });
  }
  return rows;
};

/** 1 is the strictest. No tier counts as the mildest one: a first tier lowers nothing, and dropping one does. */
const findTier = ({ before, after }: Both): Row[] => {
  const [was, is] = [before.tier?.value ?? '4', after.tier?.value ?? '4'];
  if (is <= was) return [];
  return [{ kind: 'tier-lowered', at: [before.tier, after.tier], before: was, after: after.tier?.value ?? null }];
};

const findData = ({ before, after }: Both): Row[] =>
  [...new Set(before.data?.value ?? [])]
    .filter((kind) => kind !== 'none' && !(after.data?.value ?? []).includes(kind))
    .map((kind) => ({ kind: 'data-dropped', at: [before.data, after.data], about: kind, before: kind, after: null }));

/** A dependency as it is told apart from another, and whether the system breaks without it. */
const readDependency = (
  item: Dependency,
): { readonly name: string; readonly isSystem: boolean; readonly hard: boolean } => {
  if (typeof item === 'string') return { name: item, isSystem: true, hard: true };
  return { name: 'system' in item ? item.system : item.external, isSystem: 'system' in item, hard: item.soft !== true };
};

const findDependencies = ({ before, after, names }: Both): Row[] => {
  const read = (system: System) => (system.dependsOn?.value ?? []).map(readDependency);
  const now = read(after).map((item) => (item.isSystem ? { ...item, name: names.get(item.name) ?? item.name } : item));
  const seen = new Set<string>();
  return read(before).flatMap((item): Row[] => {
    const key = `${item.isSystem} ${item.name}`;
    const same = now.filter(({ name, isSystem }) => name === item.name && isSystem === item.isSystem);
    if (!item.hard || seen.has(key) || same.some(({ hard }) => hard)) return [];
    seen.add(key);
    const at: Values<unknown> = [before.dependsOn, after.dependsOn];
    const texts = { before: 'hard', after: same.length === 0 ? null : 'soft' };
    return [{ kind: 'dependency-dropped', at, about: item.name, ...texts }];
  });
};

const SLO_KINDS = { loosened: 'slo-loosened', incomparable: 'slo-incomparable', dropped: 'slo-dropped' } as const;

const findSlos = ({ before, after, situation }: Both): Row[] => {
  const at: Values<unknown> = [before.slo, after.slo];
  if (isNotApplicable(at[1]?.value) || isNotApplicable(at[0]?.value)) return [];
  const [was, is] = [listSloFiles(before), listSloFiles(after)];
  const isLegible = (side: 'before' | 'after', path: string): boolean => {
    const paper = situation[side]?.papers.sloFileOf(path);
    return paper?.state === 'read' && paper.value.problems.length === 0;
  };
  const opaque = new Set([
    ...was.filter((path) => !isLegible('before', path)),
    ...is.filter((path) => !isLegible('after', path)),
  ]);
  const list = (system: System, side: Side | null): InlineSlo[] =>
    listInline(side?.papers.expand(system) ?? system).flatMap(({ item }) =>
      isFiled(item) && opaque.has(item.place.file) ? [] : [item],
    );
  return [
    ...findSloChanges(list(before, situation.before), list(after, situation.after)).map(
      ({ change, ...texts }): Row => ({ kind: SLO_KINDS[change], at, ...texts }),
    ),
    ...findSloFiles(
      [...opaque].filter((path) => was.includes(path)),
      is,
      situation,
    ).map((row): Row => ({ ...row, at })),
  ];
};

/** SLO files of which a number cannot be read, before or after: where the content is not what it was, somebody has to look. */
const findSloFiles = (was: readonly string[], is: readonly string[], situation: Situation): Omit<Row, 'at'>[] => {
  // `undefined` where it was not asked for, as of a system that is neither touched nor edited.
  const idOf = (side: 'before' | 'after', path: string): string | null | undefined => {
    const answer = situation[side]?.entryOf(path).entry;
    return answer === undefined || 'unknown' in answer ? undefined : (answer.known?.id ?? null);
  };
  const isChanged = (path: string): boolean => {
    const [before, after] = [idOf('before', path), idOf('after', path)];
    return before !== undefined && after !== undefined && before !== after;
  };
  const fresh = is.filter((path) => !was.includes(path));
  return was.flatMap((path): Omit<Row, 'at'>[] => {
    const row = { about: path, before: path };
    if (is.includes(path)) return isChanged(path) ? [{ ...row, kind: 'slo-file-changed', after: path }] : [];
    const id = idOf('before', path);
    if (typeof id === 'string' && fresh.some((other) => idOf('after', other) === id)) return [];
    return [{ ...row, kind: 'slo-dropped', after: null }];
  });
};

const findRunbookAddress = findAddress({ moved: 'runbook-moved', dropped: 'runbook-dropped' }, ({ runbook }) =>
  runbook === null || isNotApplicable(runbook.value) ? null : { ...runbook, value: runbook.value },
);
/** Where it is not applicable any more, the duty is dropped, and that is said. */
const findRunbook = (both: Both): Row[] => (isNotApplicable(both.after.runbook?.value) ? [] : findRunbookAddress(both));

const FINDERS: readonly ((both: Both) => Row[])[] = [
  findOwner,
  findBackups,
  findDropped,
  findTier,
  findData,
  findDependencies,
  findSlos,
  findRunbook,
  findAddress({ moved: 'page-moved', dropped: 'page-dropped' }, ({ escalation }) =>
    escalation === null ? null : { ...escalation, value: escalation.value.page },
  ),
  findAcknowledgement,
  findAddress({ moved: 'dashboard-moved', dropped: 'dashboard-dropped' }, ({ dashboard }) => dashboard),
];

/** What a system's resolved values became, where somebody has to agree. */
export const findValueHandovers = (both: Both): readonly Handover[] =>
  FINDERS.flatMap((find) => find(both)).map((row) => toHandover(both, row));
