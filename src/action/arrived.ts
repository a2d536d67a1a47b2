/** What has come to the default branch, judged by the law that was before it: what got past the gate is told afterwards. */
import { check } from '../check.ts';
import { PLACES } from '../declaration/proposal.ts';
import type { Gate } from '../facts.ts';
import { gitHubSource } from '../sources/github.ts';
import { type Arrival, type Push, readArrivals } from '../sources/github-arrivals.ts';
import type { GitHubPlace, GitHubRequest } from '../sources/github-request.ts';
import { type Finding, type FindingWith, findExitCode, finding, type Verdict } from '../verdict.ts';

export interface ArrivedPlace extends GitHubPlace {
  readonly orgRequest?: GitHubRequest;
  readonly defaultBranch: string;
  /** Of the server that gives accounts their ids, such as `github.com`. */
  readonly host: string;
  readonly gate: Gate | null;
}

type Kind = FindingWith<'merged-past'>['detail']['kind'];
type Run = Readonly<Record<'date' | 'program', string>>;

/** Findings that are shown of a verdict. */
const MOST_SHOWN = 10;
/** Pulls and pushes that are judged. */
const MOST_ARRIVALS = 10;
/** Requests in all: what an audit may spend is for the tree as well. */
const MOST_REQUESTS = 120;

/**
 * Judges each pull request and each push by itself, `base..head`, with the people of the pull. Nothing is found of what
 * passes, or for which a keeper broke the glass. `before` is all zeros where the branch was made: nothing came past.
 */
export const judgeArrived = async (
  given: ArrivedPlace,
  push: Push & { readonly forced: boolean },
  run: Run,
): Promise<readonly Finding[]> => {
  if (/^0+$/.test(push.before) || push.before === push.after) return [];
  const place = limit(given);
  const at = (sha: string): Arrival['base'] => ({ ref: place.defaultBranch, sha });
  if (push.forced) {
    return judge(place, { pull: null, base: at(push.before), head: at(push.after) }, 'rewritten', run);
  }
  const read = await readArrivals(place, place.defaultBranch, push);
  if ('unknown' in read) return [unjudged(read.unknown, read.needs ?? null, push)];
  const findings: Finding[] = [];
  // One after the other: together they could spend more than a run has.
  for (const arrival of read.known.slice(0, MOST_ARRIVALS)) {
    findings.push(...(await judge(place, arrival, arrival.pull === null ? 'direct' : 'pull', run)));
  }
  const next = read.known[MOST_ARRIVALS];
  if (next !== undefined) {
    const why = `More than ${MOST_ARRIVALS} pull requests and pushes came at once.`;
    const needs = 'Run `ownership-gate check --base BEFORE --head AFTER` for the rest.';
    findings.push(unjudged(why, needs, { before: next.base.sha, after: push.after }));
  }
  return findings;
};

const unjudged = (why: string, needs: string | null, { before, after }: Push): Finding =>
  finding('merged-past-unknown', 'merged-past', { why, needs, base: before, head: after }, { severity: 'undecided' });

/** The same place, with a share of the requests. */
const limit = (place: ArrivedPlace): ArrivedPlace => {
  let spent = 0;
  const share =
    (request: GitHubRequest): GitHubRequest =>
    async (route, parameters) => {
      spent += 1;
      if (spent > MOST_REQUESTS) {
        throw new Error(`this takes more than the ${MOST_REQUESTS} requests an audit keeps for what has come`);
      }
      return request(route, parameters);
    };
  const { request, orgRequest } = place;
  return { ...place, request: share(request), ...(orgRequest !== undefined && { orgRequest: share(orgRequest) }) };
};

/** As in a merge queue: the commits that came are judged, with the author, the reviews and the marks of the pull. */
const judge = async (
  { gate, ...place }: ArrivedPlace,
  arrival: Arrival,
  kind: Kind,
  run: Run,
): Promise<readonly Finding[]> => {
  const { pull, base, head } = arrival;
  const source = gitHubSource({ ...place, pull, expectedHead: null, group: { base, head } });
  const change = await source.readChange();
  // Without a declaration before it there was no law, and nothing to get past. One that cannot be read is one.
  const isLawless =
    'known' in change && !change.known.declarations.law.some(({ path }) => PLACES.some((place) => place === path));
  return isLawless ? [] : describe(arrival, kind, await check(source, { ...run, gate }));
};

const describe = ({ pull, base, head }: Arrival, kind: Kind, verdict: Verdict): readonly Finding[] => {
  const { outcome, mode, keepers } = verdict;
  if (outcome === 'pass' && kind !== 'rewritten') return [];
  const standing = verdict.findings.filter(({ severity }) => severity === 'fail' || severity === 'undecided');
  const detail = {
    pull,
    kind,
    base: base.sha,
    head: head.sha,
    outcome,
    findings: standing.slice(0, MOST_SHOWN),
    count: standing.length,
  };
  // That a branch was rewritten is known, whatever its content comes to.
  const stands = kind === 'rewritten' ? 'fail' : outcome;
  const weight = (['warn', 'fail', 'undecided'] as const)[findExitCode({ outcome: stands, mode })];
  const by = keepers.map((login) => ({ login, as: 'keeper' as const }));
  return [finding('merged-past', 'merged-past', detail, { severity: weight, by })];
};
