/** What an operation is asked, what it answers, and what all operations share: refusals, paging, permissions. */
import type { Json, JsonObject } from './contract.ts';
import type { Account, HostedPull, HostedRepository } from './hosted.ts';
import type { Place } from './replies.ts';

export interface Ask {
  /** The operation's repository; for operations without one, null. */
  readonly place: Place | null;
  readonly repositories: readonly HostedRepository[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  /** The request's own address, for `Link`. */
  readonly address: URL;
  readonly accept: string;
  /** Whose token it is. */
  readonly viewer: Account;
  /** Entries of a recursive tree before it is cut short. */
  readonly treeLimit: number;
  /** The next moment: no two writes fall into one. */
  readonly now: () => string;
}
export interface Answer {
  readonly status: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is instead of JSON. */
  readonly raw?: Buffer;
}

/** An answer that is a refusal; thrown, so that a handler reads as what it does when all is well. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: JsonObject;
  constructor(status: number, message: string, more: JsonObject = {}) {
    super(message);
    this.status = status;
    this.body = { message, documentation_url: 'https://docs.github.com/rest', status: String(status), ...more };
  }
}
export const notFound = (): Refusal => new Refusal(404, 'Not Found');
export const invalid = (resource: string, message: string): Refusal =>
  new Refusal(422, 'Validation Failed', { errors: [{ resource, code: 'custom', field: 'data', message }] });

export const placeOf = (ask: Ask): Place => {
  if (ask.place === null) throw notFound();
  return ask.place;
};
export const pullOf = (
  ask: Ask,
  number = Number(ask.parameters.pull_number ?? ask.parameters.issue_number),
): HostedPull => {
  const pull = placeOf(ask).repository.pulls.find((each) => each.number === number);
  if (pull === undefined) throw notFound();
  return pull;
};
/** What was found, or 404. */
export const found = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw notFound();
  return value;
};

/** One page of a list, with the addresses of the others. Past `cap` the list just ends, as GitHub's does. */
export const page = <T>(
  ask: Pick<Ask, 'query' | 'address'>,
  list: readonly T[],
  limits: { readonly cap?: number; readonly size?: number } = {},
): { readonly items: readonly T[]; readonly number: number; readonly headers: Readonly<Record<string, string>> } => {
  const whole = list.slice(0, limits.cap ?? list.length);
  const size = Math.min(100, Number(ask.query.get('per_page') ?? limits.size ?? 30)) || 30;
  const given = ask.query.has('per_page') ? size : (limits.size ?? size);
  const number = Math.max(1, Number(ask.query.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(whole.length / given));
  const link = (rel: string, to: number): string => {
    const address = new URL(ask.address);
    address.searchParams.set('page', String(to));
    return `<${address.href}>; rel="${rel}"`;
  };
  const links = [
    ...(number > 1 ? [link('prev', Math.min(number - 1, last))] : []),
    ...(number < last ? [link('next', number + 1), link('last', last)] : []),
    ...(number > 1 ? [link('first', 1)] : []),
  ];
  const headers = links.length === 0 ? {} : { link: links.join(', ') };
  return { items: whole.slice((number - 1) * given, number * given), number, headers };
};

/** A list as an answer. */
export const listed = <T>(
  ask: Ask,
  list: readonly T[],
  write: (item: T) => Json,
  limits: { readonly cap?: number } = {},
): Answer => {
  const { items, headers } = page(ask, list, limits);
  return { status: 200, body: items.map(write), headers };
};

export type Area = 'contents' | 'pull-requests' | 'issues' | 'actions' | 'checks' | 'statuses' | 'members';
/** `none` answers 403, `hidden` 404: GitHub does either. */
export type Grant = 'write' | 'read' | 'none' | 'hidden';

/** The areas any of which lets a token do this; null: every token may. */
export const areasOf = (operation: string): readonly Area[] | null => {
  if (operation.startsWith('pulls/') || operation === 'repos/list-pull-requests-associated-with-commit')
    return ['pull-requests'];
  if (operation.startsWith('issues/')) return ['issues', 'pull-requests'];
  if (operation.startsWith('actions/')) return ['actions'];
  if (operation.startsWith('checks/')) return ['checks'];
  if (/status/.test(operation)) return ['statuses'];
  if (operation.startsWith('orgs/') || operation.startsWith('teams/')) return ['members'];
  if (
    operation.startsWith('git/') ||
    /^repos\/(get-(branch|commit|content)|compare-commits-with-basehead)$/.test(operation)
  )
    return ['contents'];
  return null;
};

export const checkGrants = (
  operation: string,
  writes: boolean,
  grants: Readonly<Record<Area, Grant>>,
): Refusal | null => {
  const areas = areasOf(operation);
  if (areas === null) return null;
  const held = areas.map((area) => grants[area]);
  if (held.includes('write') || (!writes && held.includes('read'))) return null;
  return held.every((grant) => grant === 'hidden')
    ? notFound()
    : new Refusal(403, 'Resource not accessible by integration');
};
