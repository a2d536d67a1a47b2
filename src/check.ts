/** The use case both shells call: facts → declaration → verdict. */
import { coversLine, type Law } from './declaration/law.ts';
import { type Proposal, propose } from './declaration/proposal.ts';
import { describeTouched } from './describe.ts';
import { type ChangeFacts, type Gate, type Known, NO_ANSWERS, type Source } from './facts.ts';
import type { Provenance } from './provenance/provenance.ts';
import { complete, NO_ASKS, openReading, type Reading } from './reading.ts';
import { listWants } from './rules/acceptance.ts';
import { listNames } from './rules/asks.ts';
import { drawBlastRadius } from './rules/blast-radius.ts';
import { judgeWords } from './rules/break-glass.ts';
import { compareSides } from './rules/comparison.ts';
import { countDebt } from './rules/debt.ts';
import { applyAskingRules, applyRules, type Case } from './rules/index.ts';
import { type Inquiry, openInquiry } from './rules/inquiry.ts';
import { judgeAccepted } from './rules/law.ts';
import { findProvenance } from './rules/provenance.ts';
import { frame, isDeclaration, type MappedPath, type Situation } from './rules/situation.ts';
import {
  type Agreement,
  type BreakGlass,
  type Finding,
  findExitCode,
  finding,
  findOutcome,
  type JudgedAgreement,
  type JudgedPath,
  type JudgedPerson,
  type JudgedSystem,
  RULES,
  type RuleId,
  sortFindings,
  type Verdict,
  type Waived,
} from './verdict.ts';

/** What a verdict rests on besides the change. */
export interface Run {
  /** Today, `YYYY-MM-DD` in UTC. */
  readonly date: string;
  /** The program's version. */
  readonly program: string;
  /** The workflow that judges; `null` in a local check. */
  readonly gate: Gate | null;
}

/** Reads what is needed from `source` and judges it: the change, then what it asks for, then what is said of it. */
export const check = async (source: Source, run: Run): Promise<Verdict> => {
  const { change, proposal } = await readProposal(source);
  const facts = 'known' in change ? change.known : null;
  const provenance = facts === null ? null : findProvenance(facts.provenance, proposal?.law ?? null);
  const given = { change, proposal, provenance };
  if (facts === null || proposal === null) return conclude(given, judgeNothing(given), run);
  const reading = openReading(source);
  const judgeBy = (accepted: Law | null) => judge({ ...given, facts, proposal, provenance, accepted }, reading, run);
  const judged = await judgeBy(null);
  const { accepted, findings } = judgeAccepted(proposal.laws, facts.law.ref, judged.findings);
  const eased = accepted === null ? judged : await judgeBy(accepted);
  // What was loosened counts already, what was tightened does not yet; and what it takes from whom is told.
  const isEasier =
    accepted !== null &&
    (weigh(eased) < weigh(judged) ||
      (weigh(eased) === weigh(judged) && countHandovers(eased) > countHandovers(judged)));
  const last = isEasier ? eased : judged;
  const said = accepted === null || isEasier ? findings : [];
  return conclude(given, { ...last, findings: [...last.findings, ...said] }, run);
};

const countHandovers = ({ findings }: Judged): number => findings.filter(({ rule }) => rule === 'handover').length;

/** How much stands in the way, where anything does; what the mode lets pass weighs less than what it stops. */
const weigh = ({ findings, glass, situation }: Judged): number => {
  const standing = findings.filter(({ severity }) => severity === 'fail' || severity === 'undecided').length;
  const mode = situation?.law.mode ?? 'enforce';
  const stops = findExitCode({ outcome: glass === null ? findOutcome(findings) : 'pass', mode }) !== 0;
  return standing + (stops ? 1e6 : 0);
};

/** What was judged, before it is a verdict. */
interface Judged {
  readonly situation: Situation | null;
  readonly findings: readonly Finding[];
  readonly waived: readonly Waived[];
  readonly glass: BreakGlass | null;
}

/** Where there is nothing to judge by, the texts alone say why. */
const judgeNothing = (given: Omit<Case, 'situation'>): Judged => {
  const { findings } = applyRules({ ...given, situation: null });
  return { situation: null, findings: [...findings, ...(given.proposal?.findings ?? [])], waived: [], glass: null };
};

/** Readings after the first: what is asked for at once, what was said, who said it, and who else keeps the law. */
const MOST_READINGS = 5;

interface Judging extends Omit<Case, 'situation'> {
  readonly facts: ChangeFacts;
  readonly proposal: Proposal;
  readonly provenance: Provenance | null;
  /** The law the change brings, once it counts. */
  readonly accepted: Law | null;
}

/** Whether somebody is asked whatever the second reading says: then what was said is read along with it. */
const isAsking = (situation: Situation, { facts, provenance }: Judging): boolean =>
  facts.pullHead !== null && provenance !== null && listWants(situation, provenance).length > 0;

const judge = async (judging: Judging, reading: Reading, run: Run): Promise<Judged> => {
  const { facts, proposal, provenance, accepted } = judging;
  const { law } = proposal;
  const framed = frame(facts, proposal, { date: run.date, accepted });
  if (framed === null || law === null) {
    const nothing = judgeNothing(judging);
    // No order lifts that, and whoever gave one is told.
    return law === null ? nothing : { ...nothing, ...(await consult(judging, { law, reading, run }, () => nothing)) };
  }
  const situation = await complete(framed, reading, isAsking(framed.complete(NO_ANSWERS, null), judging));
  const { findings, waived } = applyRules({ ...judging, situation });
  const consulted = await consult(judging, { law, reading, run }, (inquiry) => ({
    findings: [...findings, ...applyAskingRules({ ...judging, provenance, situation, inquiry, gate: run.gate })],
  }));
  return { situation, waived, ...consulted };
};

/** Judges by what is known of who agrees, reads what that leaves open, and judges again, until nothing is left to read. */
const consult = async (
  { facts, proposal }: Judging,
  { law, reading, run }: { readonly law: Law; readonly reading: Reading; readonly run: Run },
  judgeBy: (inquiry: Inquiry) => Pick<Judged, 'findings'>,
): Promise<Pick<Judged, 'findings' | 'glass'>> => {
  let { answers } = await reading.ask(NO_ASKS);
  for (let round = 1; ; round += 1) {
    const inquiry = openInquiry({ change: facts, proposal, law, answers, date: run.date });
    const { findings } = judgeBy(inquiry);
    const { glass, refused } = judgeWords(findings, inquiry, facts.pullHead);
    const next = round === MOST_READINGS ? null : await reading.ask(inquiry.wants());
    if (next === null || !next.isMore) return { glass, findings: [...findings, ...refused] };
    answers = next.answers;
  }
};

/** The first reading. Where the law covers the branch a change targets, the change is read again, against that line. */
const readProposal = async (source: Source): Promise<Pick<Case, 'change' | 'proposal'>> => {
  const change = await source.readChange('default');
  if ('unknown' in change) return { change, proposal: null };
  const proposal = propose(change.known);
  const { target, law } = change.known;
  if (target === law.ref || proposal.law === null || proposal.lawOf !== 'base' || !coversLine(proposal.law, target)) {
    return { change, proposal };
  }
  const onLine = await source.readChange('target');
  return { change: onLine, proposal: 'unknown' in onLine ? null : propose(onLine.known) };
};

/** A verdict that could not be confirmed: what stands in it stands, it is no pass, and no glass is broken for it. */
const doubt = (verdict: Verdict, why: string, needs: string | null): Verdict => {
  const doubtful = finding('change-unknown', 'change', { why, needs }, { severity: 'undecided' });
  const findings = sortFindings([...verdict.findings, doubtful]);
  return { ...verdict, findings, outcome: findOutcome(findings), breakGlass: null };
};

/**
 * What may be shown once the pull request was looked at again: where it has moved on, nothing of a verdict about another
 * commit; without an answer the verdict, and the doubt.
 */
export const confirm = async (
  verdict: Verdict,
  confirmed: Known<unknown> & { readonly moved?: true },
  source: Source,
  run: Run,
): Promise<Verdict> => {
  if ('known' in confirmed || verdict.head === null) return verdict;
  if (confirmed.moved !== true) return doubt(verdict, confirmed.unknown, confirmed.needs ?? null);
  return check({ ...source, readChange: async () => confirmed }, run);
};

/** The verdict of what was judged: pure, so the same facts give the same verdict. */
const conclude = (
  { change, proposal, provenance }: Omit<Case, 'situation'>,
  { situation, findings: found, waived, glass }: Judged,
  run: Run,
): Verdict => {
  const facts = 'known' in change ? change.known : null;
  const agreements = listAgreements(found);
  const findings = sortFindings(found.filter((finding) => !isAccepted(finding)));
  const paths = situation?.paths.map(describePath) ?? [];
  return {
    program: run.program,
    date: run.date,
    outcome: glass === null ? findOutcome(findings) : 'pass',
    mode: situation?.law.mode ?? proposal?.law?.mode ?? 'enforce',
    base: facts?.base ?? null,
    mergeBase: facts?.mergeBase ?? null,
    head: facts?.head ?? null,
    pullHead: facts?.pullHead ?? null,
    law: situation?.lawOf ?? null,
    policy: situation?.lawOf === 'base' ? (facts?.law ?? null) : null,
    target: facts?.target ?? null,
    provenance,
    author: facts?.provenance.author?.login ?? null,
    keepers: proposal?.law?.keepers ?? [],
    systems: situation === null ? [] : describeSystems(situation, findings, agreements),
    people: situation === null ? [] : describePeople(situation),
    paths,
    findings,
    waived,
    exempted: paths.filter(({ exempt, pattern }) => exempt && pattern !== null).length,
    breakGlass: glass,
    agreements,
    debt: situation === null ? null : countDebt(situation.law, run.date),
    radius: situation === null ? null : drawBlastRadius(situation),
    notChecked: situation === null ? [] : listNotChecked(situation, facts, findings),
  };
};

const isAccepted = ({ code, severity, detail }: Finding): boolean =>
  code === 'acceptance-wanted' &&
  severity === 'notice' &&
  'asks' in detail &&
  detail.asks.every(({ answer }) => answer.state === 'met');

/** Everything somebody has agreed to, in the order of the rules. */
const listAgreements = (findings: readonly Finding[]): JudgedAgreement[] => {
  const agreements = sortFindings(findings).flatMap(({ rule, system, detail }) =>
    ('asks' in detail ? detail.asks : []).flatMap(({ ask, answer }) =>
      answer.state === 'met'
        ? [{ rule, system: ask.who === 'system' ? ask.system : system, ask, ...answer.agreement }]
        : [],
    ),
  );
  const key = ({ rule, system, by, how, commit, standsIn, ask }: JudgedAgreement): string =>
    JSON.stringify([rule, system, by, how, commit, standsIn ? ask : null]);
  const unique = [...new Map(agreements.map((each) => [key(each), each])).values()];
  return unique.sort((a, b) => RULES.indexOf(a.rule) - RULES.indexOf(b.rule));
};

/** Rules that would have asked somebody, where nobody can be asked. */
const listNotChecked = (
  { accounts }: Situation,
  facts: ChangeFacts | null,
  findings: readonly Finding[],
): readonly RuleId[] => {
  const asking = new Set(
    facts?.pullHead === null ? findings.flatMap(({ rule, detail }) => ('asks' in detail ? [rule] : [])) : [],
  );
  return RULES.filter((rule) => asking.has(rule) || (rule === 'owner-access' && accounts === null));
};

const describePath = (path: MappedPath): JudgedPath => {
  const decision = path.after === null ? path.was : path.now;
  const claim = decision.kind === 'system' || decision.kind === 'exempt' ? decision.claim : null;
  return {
    path: path.path,
    status: path.status,
    system: decision.kind === 'system' ? decision.system : null,
    exempt: decision.kind === 'exempt' || (decision.kind === 'none' && isDeclaration(path.path)),
    pattern: claim?.pattern.text ?? null,
    place: claim?.place ?? null,
  };
};

const describeSystems = (
  situation: Situation,
  findings: readonly Finding[],
  agreements: readonly JudgedAgreement[],
): JudgedSystem[] => {
  const { names } = compareSides(situation);
  const acceptedBy = (name: string): Agreement[] => {
    const own = agreements.filter(
      ({ rule, system }) => rule === 'acceptance' && (system === name || system === (names.get(name) ?? name)),
    );
    return own.map(({ by, how, commit, standsIn }) => ({ by, how, commit, standsIn }));
  };
  return describeTouched(situation, findings).map(({ count, ...system }) => ({
    ...system,
    paths: count,
    acceptedBy: acceptedBy(system.name),
  }));
};

/** Whom the systems a change touches name, where they are given a name, by login. */
const describePeople = ({ touched, after }: Situation): JudgedPerson[] => {
  const { systems, people } = after.declared;
  const logins = [...touched.keys()].flatMap((name) => listNames(systems.get(name) ?? null));
  return [...new Set(logins)].sort().flatMap((login) => {
    const name = people.get(login.toLowerCase())?.name;
    return name === undefined ? [] : [{ login, name }];
  });
};
