/**
 * A review or a comment settles what a check said before, and a required check is the job on the pull's own event:
 * so its newest run for this commit is run again, whatever it concluded.
 * https://docs.github.com/en/rest/actions/workflow-runs#re-run-a-workflow
 */
import type { GitHubRequest } from '../sources/github.ts';
import { valueAt } from '../sources/json.ts';
import { isForbidden, wordsOf } from './failure.ts';
import { numberAt, textAt } from './payload.ts';

/** Which check is run again. */
export interface Check {
  readonly request: GitHubRequest;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly defaultBranch: string;
  /** The commit it hangs on. */
  readonly head: string;
  /** This run, which is none. */
  readonly current: number;
  /** `owner/name` of this action; empty where the workflow says `uses: ./`. */
  readonly action: string;
}

/** Milliseconds a run in progress is waited for, and between two looks at it. */
export const WAIT = 60_000;
const PAUSE = 5_000;

interface Run {
  readonly id: number;
  readonly number: number;
  readonly attempt: number;
  readonly path: string;
  readonly event: string;
  readonly completed: boolean;
}

const parseRun = (run: unknown): Run | null => {
  const [id, path, event] = [numberAt(run, 'id'), textAt(run, 'path'), textAt(run, 'event')];
  if (id === null || path === null || event === null) return null;
  return {
    id,
    number: numberAt(run, 'run_number') ?? 0,
    attempt: numberAt(run, 'run_attempt') ?? 1,
    // A run of a workflow that is required for the repository says where its file is from, behind an `@`.
    path: path.replace(/@.*$/, ''),
    event,
    completed: textAt(run, 'status') === 'completed',
  };
};

const inRepository = ({ repository }: Check) => ({ owner: repository.owner, repo: repository.name });

/** Runs for this commit on the pull's own events, newest first. */
const readRuns = async (check: Check): Promise<Run[]> => {
  const given = { ...inRepository(check), head_sha: check.head, per_page: 100 };
  const { data } = await check.request('GET /repos/{owner}/{repo}/actions/runs', given);
  const runs = valueAt(data, 'workflow_runs');
  if (!Array.isArray(runs)) throw new Error('GitHub’s list of runs is not what its API promises');
  return runs
    .flatMap((run) => parseRun(run) ?? [])
    .filter(({ id, event }) => id !== check.current && (event === 'pull_request' || event === 'pull_request_target'))
    .sort((one, other) => other.number - one.number || other.id - one.id);
};

/** Whether the workflow's file uses this action, on the default branch: a pull's own copy is anybody's. */
const usesAction = async (check: Check, path: string): Promise<boolean> => {
  const route = 'GET /repos/{owner}/{repo}/contents/{path}';
  try {
    const { data } = await check.request(route, { ...inRepository(check), path, ref: check.defaultBranch });
    const text = Buffer.from(textAt(data, 'content') ?? '', 'base64').toString('utf8');
    const names = [...text.matchAll(/^[\s-]*uses:\s*['"]?([^\s'"#]+)/gm)].map(([, name = '']) => name.toLowerCase());
    if (check.action === '') return names.some((name) => /^\.\/?$/.test(name));
    return names.some((name) => name.startsWith(`${check.action.toLowerCase()}@`));
  } catch (error) {
    if (valueAt(error, 'status') === 404) return false;
    throw error;
  }
};

/** The newest run of the workflow that holds the check; a text says why there is none. */
const findRun = async (check: Check): Promise<Run | string> => {
  const runs = await readRuns(check);
  const paths = [...new Set(runs.map(({ path }) => path))];
  const own: string[] = [];
  if (paths.length === 1) own.push(...paths);
  else for (const path of paths) if (await usesAction(check, path)) own.push(path);
  const found = runs.find(({ path }) => path === own[0]);
  if (found !== undefined && own.length === 1) return found;
  return own.length === 0
    ? 'no run of it on `pull_request` was found for this commit'
    : `more than one workflow uses this action on this commit (${own.sort().join(', ')})`;
};

const readRun = async (check: Check, { id }: Run): Promise<Run | null> => {
  const given = { ...inRepository(check), run_id: id };
  return parseRun((await check.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}', given)).data);
};

/** A run in progress cannot be run again, and may have read everything before what started this one. */
const waitFor = async (check: Check, run: Run): Promise<boolean> => {
  let completed = run.completed;
  for (let waited = 0; !completed && waited < WAIT; waited += PAUSE) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
    completed = (await readRun(check, run))?.completed ?? false;
  }
  return completed;
};

/** Asks for it. Where the answer is lost, or another run asked at the same time, the run itself tells. */
const ask = async (check: Check, run: Run): Promise<void> => {
  try {
    await check.request('POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun', {
      ...inRepository(check),
      run_id: run.id,
    });
  } catch (error) {
    const now = await readRun(check, run).catch(() => null);
    if (now === null || now.attempt <= run.attempt) throw error;
  }
};

const BY_HAND = 'Open the check on the pull request and choose “Re-run all jobs”.';

/** Runs the check again. Answers with what to warn about, or `null`: the verdict of this run stands either way. */
export const rerunCheck = async (check: Check): Promise<string | null> => {
  try {
    const run = await findRun(check);
    if (typeof run === 'string') return `The check was not run again: ${run}. ${BY_HAND}`;
    if (!(await waitFor(check, run))) {
      return `The check was not run again: its run ${run.id} was still going after ${WAIT / 1000} seconds. When it has ended: ${BY_HAND}`;
    }
    await ask(check, run);
    return null;
  } catch (error) {
    const permission = /not accessible|not found/i.test(wordsOf(error)) && isForbidden(error);
    const needs = permission
      ? ' It takes `actions: write` in the workflow’s `permissions`, which a fork’s token never has.'
      : '';
    return `The check was not run again (${wordsOf(error)}).${needs} ${BY_HAND}`;
  }
};
