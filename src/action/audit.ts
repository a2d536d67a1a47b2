/** Carries out an audit: facts, the answer, then the badge, the summary and the report. Nothing of the writing can change the answer. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from '../audit.ts';
import type { Audit } from '../audit-result.ts';
import type { Gate, TreeSource } from '../facts.ts';
import { renderAuditAnnotations } from '../render/annotations.ts';
import { renderAuditJson, toAuditOutputs } from '../render/audit-json.ts';
import { renderAuditMarkdown } from '../render/audit-markdown.ts';
import { renderAuditTerminal } from '../render/audit-terminal.ts';
import { listBadgeFiles, renderSnippet } from '../render/badge.ts';
import type { Links } from '../render/links.ts';
import { gitTree } from '../sources/git.ts';
import { type GitHubTree, gitHubTree, openPeople } from '../sources/github-tree.ts';
import { openNetwork, pageReader, withPages } from '../sources/pages.ts';
import { type PassedBy, type TrendEntry, toEntry } from '../trend.ts';
import { findExitCode } from '../verdict.ts';
import { VERSION } from '../version.ts';
import { judgeArrived } from './arrived.ts';
import { publishBadge } from './badge-branch.ts';
import type { AuditPlan } from './event.ts';
import type { Inputs } from './main.ts';
import { LOG, writeAll } from './publish.ts';
import { AUDIT_LIMITS, openAllowance, openRequest } from './request.ts';
import type { Runner } from './runner.ts';

/** Milliseconds between two tries to publish, at most: where audits race, each waits for its own part of it. */
const PAUSE = 2000;

/** Resolves to the exit status. */
export const carryOutAudit = async (plan: AuditPlan, inputs: Inputs, runner: Runner): Promise<number> => {
  const { environment, now } = runner;
  const allowance = openAllowance(AUDIT_LIMITS);
  const request = await openRequest(inputs.token, allowance);
  const server = environment.GITHUB_SERVER_URL ?? 'https://github.com';
  const links = { server, repository: `${plan.repository.owner}/${plan.repository.name}` };
  const place: GitHubTree = {
    request,
    ...(inputs.orgToken !== '' && { orgRequest: await openRequest(inputs.orgToken, allowance) }),
    repository: plan.repository,
    commit: { ref: plan.defaultBranch, sha: plan.commit },
    host: new URL(server).host,
  };
  const run = { date: now().toISOString().slice(0, 10), program: VERSION };
  const { source, close } = await openTree(place, runner);
  try {
    const arrived =
      plan.push === null
        ? []
        : await judgeArrived({ ...place, defaultBranch: plan.defaultBranch, gate: findGate(runner) }, plan.push, run);
    const result = await audit(withPages(source, pageReader(openNetwork())), { ...run, arrived });
    allowance.beginWriting();
    const { trend, snippet, failed } = await publishTrend(result, links, {
      plan,
      inputs,
      request: place.request,
      runner,
    });
    if (failed !== null) runner.core.warning(`${failed} The verdict stands.`);
    await writeAll(
      {
        log: () => renderAuditTerminal(result, LOG),
        annotations: () => renderAuditAnnotations(result),
        report: ['audit.json', () => renderAuditJson(result)],
        outputs: () => toAuditOutputs(result),
        summary: () => renderAuditMarkdown(result, links, { trend, snippet }),
      },
      runner,
    );
    return findExitCode(result);
  } finally {
    close();
  }
};

/** By what name the check is known; of an audit's own run that says nothing. */
const findGate = ({ environment }: Runner): Gate => {
  const { GITHUB_ACTION_REPOSITORY: said = '' } = environment;
  return { action: said === '' ? null : said.toLowerCase(), workflow: null, job: null };
};

/** The tree from the checkout, where there is one that has the commit; else from the API. */
const openTree = async (
  place: GitHubTree,
  { environment }: Runner,
): Promise<{ readonly source: TreeSource; readonly close: () => void }> => {
  const folder = environment.GITHUB_WORKSPACE ?? '';
  if (folder !== '' && existsSync(join(folder, '.git'))) {
    const people = { read: openPeople(place), host: place.host };
    const local = gitTree({ repo: folder, environment, ref: place.commit.sha, people });
    const tree = await local.readTree();
    // A clone that left out texts, or is another user's, is as good as none.
    if ('known' in tree && tree.known.texts.every(([, text]) => 'known' in text)) {
      const named = { known: { ...tree.known, commit: place.commit } };
      return { source: { ...local, readTree: async () => named }, close: local.close };
    }
    local.close();
  }
  return { source: gitHubTree(place), close: () => undefined };
};

interface Publishing {
  readonly plan: AuditPlan;
  readonly inputs: Inputs;
  readonly request: GitHubTree['request'];
  readonly runner: Runner;
}

/** What the badge branch says by now; `failed` says in words what could not be written to it. */
interface Published {
  readonly trend: readonly TrendEntry[] | null;
  readonly snippet: string | null;
  readonly failed: string | null;
}

/** Publishes the badge and this audit's line of the history, where a branch is named for them. */
const publishTrend = async (
  result: Audit,
  links: Links,
  { plan, inputs, request, runner }: Publishing,
): Promise<Published> => {
  const branch = inputs.badgeBranch;
  const entry = toEntry(result, `${runner.now().toISOString().slice(0, 19)}Z`);
  // What could not be judged leaves the last badge as it is.
  if (branch === '' || entry === null) return { trend: null, snippet: null, failed: null };
  const { repository, defaultBranch } = plan;
  const pause = (round: number): Promise<void> =>
    new Promise((done) => setTimeout(done, Math.random() * Math.min(round, 4) * PAUSE));
  const draw = (past: readonly PassedBy[]): ReadonlyMap<string, string> => listBadgeFiles(result, past);
  const done = await publishBadge({ request, repository, branch, defaultBranch }, draw, entry, pause);
  if ('failed' in done) return { trend: null, snippet: null, failed: done.failed };
  return { trend: done.entries, snippet: renderSnippet(links, branch), failed: null };
};
