/**
 * How ownership went: what the badge's branch keeps of every audit, in the order of the commits. Whoever may push can
 * write that branch, so its text is anything until it has been read here.
 */
import * as v from 'valibot';
import type { Audit } from './audit-result.ts';
import type { Outcome } from './verdict.ts';

/** What came to the branch past the gate. */
export interface PassedBy {
  /** `null` for what no pull request brought. */
  readonly pull: number | null;
  readonly commit: string;
  /** `pass` where history was put in place of other history, and nothing else is wrong. */
  readonly outcome: Outcome;
}

/** What one audit said. Counts are of files unless they say otherwise. */
export interface TrendEntry {
  /** When it was judged, in UTC: `YYYY-MM-DDThh:mm:ssZ`. */
  readonly at: string;
  readonly commit: string;
  readonly outcome: Outcome;
  readonly files: number;
  readonly owned: number;
  readonly exempt: number;
  readonly unowned: number;
  readonly systems: number;
  /** Of the systems, those that fail. */
  readonly failing: number;
  /** Findings that stand, by rule: those that fail, warn, or could not be decided. */
  readonly findings: Readonly<Record<string, number>>;
  readonly past: readonly PassedBy[];
}

/** What is different since an earlier entry. */
export interface TrendChange {
  readonly since: TrendEntry;
  /** Whole days between the two. */
  readonly days: number;
  readonly systems: number;
  /** In percentage points, not rounded; `null` where there was nothing to answer for at either end. */
  readonly share: number | null;
  /** By rule, for the rules of which there are more or fewer, by name. */
  readonly findings: Readonly<Record<string, number>>;
}

const SCHEMA = 'ownership-gate/history/v1';
export const MOST_ENTRIES = 400;
/** Of one entry: what came past the gate, and rules. Later versions have more rules than this one. */
const MOST_PAST = 10;
const MOST_RULES = 40;
const DAY = 86_400_000;
/** Days back that a change is told against. */
const WEEK = 7;
const MOST_POINTS = 30;
/** Of everything, what a sparkline is high at the least: nothing small looks steep. */
const LEAST_HEIGHT = 0.08;
const BLOCKS = '▁▂▃▄▅▆▇█';

/** Characters of a text that is read at all: more than 400 entries take that are as long as they may be. */
export const MOST_CHARACTERS = 2 * 1024 * 1024;

const isInstant = (text: string): boolean => {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString() === `${text.slice(0, 19)}.000Z`;
};
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/), v.check(isInstant));
const commit = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/));
const outcome = v.picklist(['pass', 'fail', 'undecided']);
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999_999));
/** A rule, of this version or a later one; never the name of something every object has. */
const rule = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,39}$/),
  v.check((name) => !(name in {})),
);

/** Without a prototype, else `toString` would be a key it knows. */
const closed = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.strictObject(Object.assign(Object.create(null) as Entries, entries));
/** A list whose length is looked at before what is in it. */
const few = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(v.unknown()), v.maxLength(most), v.array(item));

const isMap = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Told by its own keys: a record of valibot leaves some of them out unseen. */
const counts = v.pipe(
  v.custom<object>(isMap),
  v.transform((map): unknown[] => Object.entries(map)),
  v.maxLength(MOST_RULES),
  v.array(v.strictTuple([rule, count])),
  v.transform((pairs): Record<string, number> => Object.fromEntries(pairs)),
);

const history = closed({
  schema: v.literal(SCHEMA),
  entries: few(
    closed({
      at: instant,
      commit,
      outcome,
      files: count,
      owned: count,
      exempt: count,
      unowned: count,
      systems: count,
      failing: count,
      findings: counts,
      past: few(closed({ pull: v.nullable(count), commit, outcome }), MOST_PAST),
    }),
    MOST_ENTRIES,
  ),
});

/** What is kept of an audit; `null` where there was no tree, or no declaration to count by. */
export const toEntry = (audit: Audit, at: string): TrendEntry | null => {
  if (audit.commit === null || audit.coverage === null) return null;
  const { files, owned, exempt, unowned } = audit.coverage;
  const findings = new Map<string, number>();
  const past: PassedBy[] = [];
  for (const finding of audit.findings) {
    if (finding.severity === 'notice') continue;
    findings.set(finding.rule, (findings.get(finding.rule) ?? 0) + 1);
    if (finding.code !== 'merged-past' || past.length === MOST_PAST) continue;
    const { pull, head, outcome } = finding.detail;
    past.push({ pull, commit: head, outcome });
  }
  return {
    // A clock may tell more than seconds.
    at: `${at.slice(0, 19)}Z`,
    commit: audit.commit.sha,
    outcome: audit.outcome,
    files,
    owned,
    exempt,
    unowned,
    systems: audit.systems.length,
    failing: audit.systems.filter(({ outcome }) => outcome === 'fail').length,
    findings: Object.fromEntries(findings),
    past,
  };
};

/** Reads a history; `null` where the text is none that {@link renderTrend} can have written. Never throws. */
export const parseTrend = (text: string): readonly TrendEntry[] | null => {
  if (text.length > MOST_CHARACTERS) return null;
  try {
    const read = v.safeParse(history, JSON.parse(text), { abortEarly: true });
    return read.success ? read.output.entries : null;
  } catch {
    return null;
  }
};

/** Keys in one order, whatever order they came in. */
const toRow = ({ findings, past, ...entry }: TrendEntry): object => ({
  at: entry.at,
  commit: entry.commit,
  outcome: entry.outcome,
  files: entry.files,
  owned: entry.owned,
  exempt: entry.exempt,
  unowned: entry.unowned,
  systems: entry.systems,
  failing: entry.failing,
  findings: Object.fromEntries(Object.entries(findings).sort(([one], [other]) => (one < other ? -1 : 1))),
  past: past.map(({ pull, commit, outcome }) => ({ pull, commit, outcome })),
});

/** An entry a line, so that a change of the branch reads as what was added. */
export const renderTrend = (entries: readonly TrendEntry[]): string => {
  const rows = entries.map((entry) => `\n    ${JSON.stringify(toRow(entry))}`).join(',');
  return `{\n  "schema": "${SCHEMA}",\n  "entries": [${rows === '' ? '' : `${rows}\n  `}]\n}\n`;
};

/** A later audit of the same commit is told of no push: what came with it is still true. */
export const keepPast = (entry: TrendEntry, earlier: TrendEntry | undefined): TrendEntry =>
  earlier === undefined || entry.past.length > 0 ? entry : { ...entry, past: earlier.past };

/** Whether an audit says what an earlier one of the same commit said, whenever that was. */
export const isSameTruth = (entry: TrendEntry, earlier: TrendEntry): boolean =>
  JSON.stringify(toRow({ ...keepPast(entry, earlier), at: '' })) === JSON.stringify(toRow({ ...earlier, at: '' }));

const dayOf = ({ at }: TrendEntry): string => at.slice(0, 10);

/**
 * Puts an entry before the one at `index`, instead of an earlier one of the same commit, and keeps the list bounded: of each
 * day before the latest the last entry stays, and those past which something came; 400 in all, the oldest go first.
 */
export const insertEntry = (
  entries: readonly TrendEntry[],
  entry: TrendEntry,
  index: number,
): readonly TrendEntry[] => {
  const isOther = ({ commit }: TrendEntry): boolean => commit !== entry.commit;
  const earlier = entries.find((each) => !isOther(each));
  const all = [
    ...entries.slice(0, index).filter(isOther),
    keepPast(entry, earlier),
    ...entries.slice(index).filter(isOther),
  ];
  const last = new Map(all.map((each) => [dayOf(each), each]));
  const latest = [...last.keys()].reduce((one, other) => (other > one ? other : one));
  return all
    .filter((each) => dayOf(each) === latest || each.past.length > 0 || last.get(dayOf(each)) === each)
    .slice(-MOST_ENTRIES);
};

/** Of the files that are to be answered for, the share somebody answers for, from 0 to 1; `null` where there are none. */
const findShare = ({ owned, unowned }: TrendEntry): number | null =>
  owned + unowned === 0 ? null : owned / (owned + unowned);

const countChanges = (before: TrendEntry['findings'], after: TrendEntry['findings']): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .sort()
      .map((name): [string, number] => [name, (after[name] ?? 0) - (before[name] ?? 0)])
      .filter(([, difference]) => difference !== 0),
  );

/**
 * What is different since last week: since the newest entry that is a week older or more, else since the oldest there is.
 * `null` where nothing is older than what is compared.
 */
export const compareTrend = (entries: readonly TrendEntry[], now: TrendEntry): TrendChange | null => {
  const age = ({ at }: TrendEntry): number => Date.parse(now.at) - Date.parse(at);
  const older = entries.filter((each) => each.commit !== now.commit && age(each) > 0);
  const since = older.findLast((each) => age(each) >= WEEK * DAY) ?? older[0];
  if (since === undefined) return null;
  const [before, after] = [findShare(since), findShare(now)];
  return {
    since,
    days: Math.floor(age(since) / DAY),
    systems: now.systems - since.systems,
    share: before === null || after === null ? null : (after - before) * 100,
    findings: countChanges(since.findings, now.findings),
  };
};

/** The share somebody answers for, as a line of blocks, the newest last. Empty where there are fewer than two points. */
export const drawSparkline = (entries: readonly TrendEntry[]): string => {
  const shares = entries.flatMap((entry) => findShare(entry) ?? []).slice(-MOST_POINTS);
  if (shares.length < 2) return '';
  const low = Math.min(...shares);
  const moved = Math.max(...shares) - low;
  const height = Math.max(moved, LEAST_HEIGHT);
  // What is to spare goes below by how much it is: all of it is the full block, none of it the lowest.
  const floor = moved === height ? low : low - ((height - moved) * low) / (1 - moved);
  const top = BLOCKS.length - 1;
  // A hair above, since a share is no exact number.
  return shares.map((share) => BLOCKS[Math.min(top, Math.floor(((share - floor) * top) / height + 1e-9))]).join('');
};
