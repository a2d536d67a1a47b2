/**
 * The whole repository: the same rules as for a change, over every file of one commit. What an audit finds of a system is
 * what a change of all its files would find.
 */
import type { Audit, AuditedPath, Coverage, DutyCount, FolderCoverage } from './audit-result.ts';
import { findDuties, findLevel } from './declaration/law.ts';
import { type Proposal, propose } from './declaration/proposal.ts';
import { isNotApplicable } from './declaration/resolve.ts';
import type { Decision } from './declaration/systems.ts';
import { describeTouched } from './describe.ts';
import type { ChangeFacts, Commit, TreeFacts, TreeSource } from './facts.ts';
import { complete, openReading } from './reading.ts';
import { listLoads } from './rules/carried.ts';
import { countDebt } from './rules/debt.ts';
import { applyAuditRules, applyRules } from './rules/index.ts';
import { listPages } from './rules/pages.ts';
import { AT_HAND } from './rules/reading-list.ts';
import { frame, isDeclaration, type Situation, type Tree } from './rules/situation.ts';
import { type Finding, findOutcome, sortFindings, type Waived } from './verdict.ts';

/** What an audit rests on besides the tree. */
export interface AuditRun {
  /** Today, `YYYY-MM-DD` in UTC. */
  readonly date: string;
  /** The program's version. */
  readonly program: string;
  /** Findings that were made elsewhere: of what has just come to the branch. */
  readonly arrived?: readonly Finding[];
}

/** Reads one commit from `source`, and judges all of it. */
export const audit = async (source: TreeSource, run: AuditRun): Promise<Audit> => {
  const read = await source.readTree();
  if ('unknown' in read) {
    const { findings } = applyRules({ change: read, proposal: null, situation: null, provenance: null });
    return conclude({ commit: null, proposal: null, situation: null, findings, waived: [] }, run);
  }
  const { commit, paths, isAtHand } = read.known;
  const change = toChange(read.known);
  const proposal = propose(change);
  const framed = frame(change, proposal, {
    date: run.date,
    tree: paths,
    ...(isAtHand ? { bounds: AT_HAND } : {}),
  });
  const situation = framed === null ? null : await complete(framed, openReading(source, { known: paths }), false);
  const { findings, waived } = applyRules({ change: { known: change }, proposal, situation, provenance: null });
  const more = situation === null ? [] : applyAuditRules(situation, findings);
  return conclude({ commit, proposal, situation, findings: [...findings, ...proposal.findings, ...more], waived }, run);
};

/** A tree as a change that makes none: law, base and head are the same commit. */
const toChange = ({ commit, host, declarations, texts }: TreeFacts): ChangeFacts => ({
  law: commit,
  base: commit,
  target: commit.ref,
  provenance: { host, author: null, branch: null, title: null, body: null, labels: [], commits: [], complete: true },
  mergeBase: commit.sha,
  head: commit,
  pullHead: null,
  paths: [],
  declarations: { law: declarations, base: declarations, mergeBase: declarations, head: declarations },
  texts,
});

interface Judged {
  /** `null` where it could not be read. */
  readonly commit: Commit | null;
  readonly proposal: Proposal | null;
  readonly situation: Situation | null;
  readonly findings: readonly Finding[];
  readonly waived: readonly Waived[];
}

const conclude = ({ commit, proposal, situation, findings: found, waived }: Judged, run: AuditRun): Audit => {
  const tree = situation?.tree ?? null;
  const tally = tree === null ? null : count(tree);
  const findings = sortFindings([...found, ...(run.arrived ?? [])]);
  const law = proposal?.law ?? null;
  return {
    program: run.program,
    date: run.date,
    outcome: findOutcome(findings),
    mode: law?.mode ?? 'enforce',
    commit,
    coverage: tally?.whole ?? null,
    folders: tally?.folders ?? [],
    systems:
      situation === null
        ? []
        : describeTouched(situation, findings).map(({ count, ...system }) => ({ ...system, files: count })),
    loads: situation === null ? [] : listLoads(situation.after.declared, situation.law),
    listPaths: () => (tree === null ? [] : tree.paths.map((path, at) => describePath(path, tree.decisions[at]))),
    findings,
    waived,
    keepers: law?.keepers ?? [],
    debt: law === null ? null : countDebt(law, run.date),
    duties: countDuties(situation, findings, waived),
    notChecked: situation === null ? [] : listNotChecked(situation),
  };
};

/** What nobody could be asked about here. */
const listNotChecked = ({ law, after, accounts, pages }: Situation): readonly string[] => [
  ...(accounts === null && findLevel(law, 'owner-access') !== 'off' ? ['owner-access'] : []),
  ...(pages === null && listPages(after.declared.systems.values(), law).length > 0 ? ['runbook-hosts'] : []),
];

/** Whether somebody answers for a file, nobody has to, or nobody does. */
const weigh = (path: string, decision: Decision): Exclude<keyof Coverage, 'files'> => {
  if (decision.kind === 'system') return 'owned';
  return decision.kind === 'exempt' || isDeclaration(path) ? 'exempt' : 'unowned';
};

type Counter = { -readonly [K in keyof Coverage]: number };
const start = (): Counter => ({ files: 0, owned: 0, exempt: 0, unowned: 0 });
const add = (counter: Counter, kind: Exclude<keyof Coverage, 'files'>): void => {
  counter.files += 1;
  counter[kind] += 1;
};

/** Counters by folder: files come sorted, so the next one is mostly of the same. */
const openCounters = () => {
  const counters = new Map<string, Counter>();
  let last = { folder: '\0', counter: start() };
  return {
    counters,
    of: (path: string, end: number): Counter => {
      if (last.folder.length === end && path.startsWith(last.folder)) return last.counter;
      const folder = path.slice(0, end);
      const counter = counters.get(folder) ?? start();
      counters.set(folder, counter);
      last = { folder, counter };
      return counter;
    },
  };
};

/** All of it; folders of the root; and of those that are nobody's in part, the ones below them where somebody is missing. */
const count = ({
  paths,
  decisions,
}: Tree): { readonly whole: Coverage; readonly folders: readonly FolderCoverage[] } => {
  const whole = start();
  const [top, below] = [openCounters(), openCounters()];
  let at = 0;
  for (const path of paths) {
    const kind = weigh(path, decisions[at++] ?? { kind: 'none' });
    const first = path.indexOf('/') + 1;
    const second = first === 0 ? 0 : path.indexOf('/', first) + 1;
    add(whole, kind);
    add(top.of(path, first), kind);
    if (second > 0) add(below.of(path, second), kind);
  }
  const isShown = ([folder, { unowned }]: [string, Counter]): boolean => {
    const above = top.counters.get(folder.slice(0, folder.indexOf('/') + 1));
    return unowned > 0 && above !== undefined && above.unowned < above.files;
  };
  const folders = [...top.counters, ...[...below.counters].filter(isShown)]
    .map(([folder, counter]) => ({ folder, ...counter }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
  return { whole, folders };
};

const describePath = (path: string, now: Decision = { kind: 'none' }): AuditedPath => ({
  path,
  system: now.kind === 'system' ? now.system : null,
  exempt: weigh(path, now) === 'exempt',
  place: now.kind === 'system' || now.kind === 'exempt' ? now.claim.place : null,
});

const DUTIES = ['runbook', 'slo'] as const;

/** The rule a finding is about: that of the original, where a waiver of it has ended. */
const findRule = ({ rule, detail }: Finding): string => ('original' in detail ? detail.original.rule : rule);

const countDuties = (
  situation: Situation | null,
  findings: readonly Finding[],
  waived: readonly Waived[],
): Audit['duties'] => {
  const missed = new Set(
    [
      ...findings.filter(({ severity }) => severity === 'fail' || severity === 'undecided'),
      ...waived.map(({ finding }) => finding),
    ].map((finding) => `${findRule(finding)} ${finding.system}`),
  );
  const countOne = (duty: (typeof DUTIES)[number]): DutyCount => {
    if (situation === null) return { owed: 0, met: 0 };
    const { law, after } = situation;
    const owing = [...after.declared.systems.values()].filter(
      (system) => findDuties(law, system).has(duty) && !isNotApplicable(system[duty]?.value),
    );
    return { owed: owing.length, met: owing.filter(({ name }) => !missed.has(`${duty} ${name}`)).length };
  };
  return { runbook: countOne('runbook'), slo: countOne('slo') };
};
