/**
 * One way to ask GitHub's REST API: how many requests are under way, what a failure means in words, and the shape a
 * reply has to have for the part of it that is used.
 */
import type { Actor } from '../facts.ts';
import { valueAt } from './json.ts';
import { Unreadable } from './trees.ts';

/** What is used of a reply; an Octokit response is one. Header names are in lower case. */
export interface GitHubReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

/**
 * Asks GitHub once: a route such as `GET /repos/{owner}/{repo}` and the parameters for its braces, each encoded
 * as one segment, and for its query. Octokit's `request` is one. It may reject, and has to give up by itself and to
 * count: a run may spend 300.
 */
export type GitHubRequest = (route: string, parameters: Readonly<Record<string, unknown>>) => Promise<GitHubReply>;

/** A repository, and how it is asked about. */
export interface GitHubPlace {
  readonly request: GitHubRequest;
  readonly repository: { readonly owner: string; readonly name: string };
}

/** What helps where only members of an organisation see an account. */
export const orgToken =
  'Give the input `org-token` a token with the organisation permission `members: read`; see `ownership-gate explain owner-access`.';

/** What is asked for, in the words of a complaint, and the permission it needs. */
export interface Subject {
  readonly words: string;
  readonly permission: 'contents: read' | 'pull-requests: read' | 'metadata: read' | typeof orgToken;
  /** Statuses by which GitHub says that there is no such thing, where that is an answer: `null`. */
  readonly absent?: readonly number[];
  /** What it means that two commits have none in common. */
  readonly apart?: string;
}

const inFlight = 8;

/** Of the requests a repository has in an hour, which all its runs share, a walk through folders leaves as many. */
const leftForOthers = 200;

export const misshapen = ({ words }: Subject, what: string): Unreadable =>
  new Unreadable(
    `GitHub's answer about ${words} is not what its API promises (${what}): it was cut off, or is not GitHub's.`,
    'Run it again; on GitHub Enterprise Server, check GITHUB_API_URL.',
  );

export const textAt = (subject: Subject, data: unknown, keys: string): string => {
  const value = valueAt(data, keys);
  if (typeof value !== 'string' || value === '') throw misshapen(subject, keys);
  return value;
};

export const idAt = (subject: Subject, data: unknown, keys: string): string => {
  const value = textAt(subject, data, keys);
  if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value)) throw misshapen(subject, keys);
  return value;
};

export const countAt = (subject: Subject, data: unknown, keys: string): number => {
  const value = valueAt(data, keys);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw misshapen(subject, keys);
  return value;
};

export const maybeTextAt = (data: unknown, keys: string): string | null => {
  const value = valueAt(data, keys);
  return typeof value === 'string' ? value : null;
};
export const listAt = (data: unknown, keys: string): readonly unknown[] => {
  const value = valueAt(data, keys);
  return Array.isArray(value) ? value : [];
};
/** An account; `null` where there is none, or none any more. */
export const actorAt = (data: unknown, keys: string): Actor | null => {
  const [login, id, type] = ['login', 'id', 'type'].map((key) => valueAt(data, `${keys}.${key}`));
  return typeof login === 'string' && typeof id === 'number' && typeof type === 'string' ? { login, id, type } : null;
};

/** When a rate limit ends, as GitHub's headers tell (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api). */
const limitEnds = (headers: unknown): string => {
  const [seconds, reset] = [Number(valueAt(headers, 'retry-after')), Number(valueAt(headers, 'x-ratelimit-reset'))];
  if (seconds > 0) return `in ${seconds} seconds`;
  return reset > 0 && reset < 1e11 ? `after ${new Date(reset * 1000).toISOString()}` : 'later';
};

/** What a refused or failed request means. `fault` is what was thrown, or a reply that is no success. */
const explain = ({ words, permission, apart }: Subject, fault: unknown): Unreadable => {
  const status = valueAt(fault, 'status');
  const reply = valueAt(fault, 'response') ?? (fault instanceof Error ? undefined : fault);
  const thrown = fault instanceof Error ? fault.message : '';
  const message = String(valueAt(reply, 'data.message') ?? thrown).slice(0, 300);
  // As its retry plugin counts (https://github.com/octokit/plugin-retry.js).
  const retries = Number(valueAt(fault, 'request.request.retryCount') ?? 0);
  const tries = retries > 0 ? `, ${retries + 1} tries` : '';
  if (/^this takes more than the \d+ requests/.test(thrown)) return new Unreadable(`T${thrown.slice(1)}.`);
  // Octokit gives a request that met no server at all status 500, and no response.
  if (typeof status !== 'number' || (status === 500 && reply === undefined)) {
    const complaint = `GitHub could not be reached for ${words}${tries}: ${message || 'no reason given'}`;
    return new Unreadable(complaint, 'Run it again.');
  }
  const headers = valueAt(reply, 'headers');
  const limited = valueAt(headers, 'retry-after') !== undefined || valueAt(headers, 'x-ratelimit-remaining') === '0';
  if (status === 429 || (status === 403 && (limited || /rate limit/i.test(message)))) {
    const complaint = `GitHub's rate limit was reached at ${words} (HTTP ${status}).`;
    return new Unreadable(complaint, `Run it again ${limitEnds(headers)}.`);
  }
  if (status === 404 && apart !== undefined && /no common ancestor/i.test(message)) return new Unreadable(apart);
  if (status === 401)
    return new Unreadable(
      `GitHub refused the token at ${words} (HTTP 401).`,
      permission === orgToken ? orgToken : 'a valid token',
    );
  if (status === 403) return new Unreadable(`GitHub does not let this token read ${words} (HTTP 403).`, permission);
  if (status === 404) {
    const complaint = `GitHub shows no such thing as ${words} (HTTP 404): it is gone, or this token may not read it.`;
    return new Unreadable(complaint, permission);
  }
  if (status >= 500)
    return new Unreadable(`GitHub failed when asked for ${words} (HTTP ${status}${tries}).`, 'Run it again.');
  return new Unreadable(`GitHub gave no answer about ${words} (HTTP ${status}): ${message || 'no reason given'}`);
};

export type Ask = (
  subject: Subject,
  route: string,
  parameters?: Readonly<Record<string, unknown>>,
  request?: GitHubRequest,
) => Promise<unknown>;

export interface Asker {
  readonly ask: Ask;
  /** Throws where what is left of the hour belongs to other runs. */
  readonly leaveSome: () => void;
}

/** The one place requests leave from: at most eight at a time, and every failure in words. */
export const openAsker = ({ request: usual, repository: { owner, name } }: GitHubPlace): Asker => {
  let active = 0;
  let last: GitHubReply['headers'] = {};
  const waiting: (() => void)[] = [];
  const ask: Ask = async (subject, route, parameters, request = usual) => {
    if (active >= inFlight) await new Promise<void>((resolve) => waiting.push(resolve));
    else active += 1;
    try {
      const place = route.includes('{owner}') ? { owner, repo: name } : {};
      const reply = await request(`GET ${route}`, { ...place, ...parameters });
      if (valueAt(reply, 'status') !== 200) throw reply;
      if (request === usual) last = reply.headers ?? {};
      return reply.data;
    } catch (fault) {
      if (subject.absent?.includes(Number(valueAt(fault, 'status')))) return null;
      throw fault instanceof Unreadable ? fault : explain(subject, fault);
    } finally {
      const next = waiting.shift();
      if (next === undefined) active -= 1;
      else next();
    }
  };
  const leaveSome = (): void => {
    const left = last['x-ratelimit-remaining'];
    if (left === undefined || Number(left) >= leftForOthers) return;
    throw new Unreadable(
      `This repository has ${left} requests left this hour, and reading a repository this large folder by folder would take them from other runs.`,
      `Run it again ${limitEnds(last)}.`,
    );
  };
  return { ask, leaveSome };
};
