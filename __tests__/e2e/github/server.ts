/**
 * A GitHub on 127.0.0.1 that serves real git repositories. Every request and every reply is held against GitHub's own
 * description of its API; what breaks it is answered with 500 and kept in `violations`, which a test asserts to be empty.
 * What no schema says is done by hand: caps, `Link`, the limit of a comment, grants of a token, and faults.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, type Area, type Ask, checkGrants, type Grant, notFound, Refusal } from './answers.ts';
import {
  completeReply,
  findOperation,
  type Json,
  type JsonObject,
  type Operation,
  operations,
  replyProblems,
  requestProblems,
} from './contract.ts';
import type { Account, HostedRepository } from './hosted.ts';
import { type Objects, openObjects } from './objects.ts';
import { handlers } from './operations.ts';

export type { HostedRepository } from './hosted.ts';

/** What goes wrong, for requests whose `GET /path?query` matches. `delay` waits first; `run` then lets the request go on. */
export type Fault = {
  readonly match: RegExp;
  /** How often; for ever when left out. */
  times?: number;
  /** Lets this many matching requests through first. */
  skip?: number;
  readonly delay?: number;
} & (
  | {
      readonly do: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: Json;
    }
  /** `lose` does what was asked, and the answer is lost. */
  | { readonly do: 'hang' | 'truncate' | 'html' | 'reset' | 'delay' | 'lose' }
  | { readonly do: 'run'; readonly run: () => void }
  /** Changes a good reply; the result is still held against the description. */
  | { readonly do: 'change'; readonly change: (body: Json) => Json }
);

export interface LoggedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
  /** `GET /repos/{owner}/{repo}/…`; null for what is no operation. */
  readonly route: string | null;
  readonly token: string;
  readonly body: unknown;
  /** Null: never answered. */
  status: number | null;
}

export interface GitHubOptions {
  readonly repositories: readonly HostedRepository[];
  /** Whose token everybody uses; a person's can say whose it is. Default: `github-actions[bot]`. */
  readonly viewer?: Account;
  /** What a token may do. Default: all but `members`, which a workflow's token never has. */
  readonly grants?: Partial<Record<Area, Grant>>;
  /** A token that only reads, as a fork's pull request gets. */
  readonly readOnly?: boolean;
  /** Tokens with grants of their own, by token. */
  readonly tokens?: Readonly<Record<string, Partial<Record<Area, Grant>>>>;
  /** Entries of a recursive tree before it is cut short. Default 100,000. */
  readonly treeLimit?: number;
  /** Milliseconds before every reply. */
  readonly delay?: number;
  /** What `x-ratelimit-remaining` begins with. Default 1,000. */
  readonly remaining?: number;
  /** Today; writes are stamped from noon on. */
  readonly date?: string;
}

export interface GitHub {
  readonly url: string;
  /** Live: a test may change what is hosted. */
  readonly repositories: readonly HostedRepository[];
  readonly requests: LoggedRequest[];
  readonly violations: string[];
  /** Live: push and remove as you like. */
  readonly faults: Fault[];
  /** The whole reply of an operation without asking over the network: not logged, no grants, no faults. */
  readonly reply: (operation: string, parameters: Readonly<Record<string, string | number>>) => JsonObject;
  readonly close: () => Promise<void>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}

const ALL: Record<Area, Grant> = {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  actions: 'write',
  checks: 'read',
  statuses: 'write',
  members: 'hidden',
};
const READ: Record<Area, Grant> = {
  ...ALL,
  contents: 'read',
  'pull-requests': 'read',
  issues: 'read',
  actions: 'read',
  statuses: 'read',
};

const ACTIONS: Account = { login: 'github-actions[bot]', id: 41_898_282, type: 'Bot' };

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const FAULT_WORDS: Readonly<Record<number, string>> = {
  403: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  404: 'Not Found',
  429: 'API rate limit exceeded for installation.',
  500: 'Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
};

export const startGitHub = async (options: GitHubOptions): Promise<GitHub> => {
  const requests: LoggedRequest[] = [];
  const violations: string[] = [];
  const faults: Fault[] = [];
  const opened = new Map<string, Objects>();
  let url = '';
  let writes = 0;
  const noon = Date.parse(`${options.date ?? '2026-11-23'}T12:00:00Z`);
  const now = (): string => {
    writes += 1;
    return new Date(noon + writes * 1000).toISOString().replace('.000Z', 'Z');
  };

  const askFor = (parameters: Readonly<Record<string, string>>, more: Partial<Ask>): Ask => {
    const repository = options.repositories.find(
      (each) =>
        each.owner.toLowerCase() === parameters.owner?.toLowerCase() &&
        each.name.toLowerCase() === parameters.repo?.toLowerCase(),
    );
    if (repository !== undefined && !opened.has(repository.folder))
      opened.set(repository.folder, openObjects(repository.folder));
    const objects = repository === undefined ? undefined : opened.get(repository.folder);
    return {
      place: repository === undefined || objects === undefined ? null : { repository, objects, url },
      repositories: options.repositories,
      parameters,
      query: new URLSearchParams(),
      body: {},
      address: new URL(url),
      accept: '',
      viewer: options.viewer ?? ACTIONS,
      treeLimit: options.treeLimit ?? 100_000,
      now,
      ...more,
    };
  };

  const handle = (operation: Operation, ask: Ask): Answer => {
    try {
      const handler = handlers[operation.id];
      if (handler === undefined) throw new Error(`nobody answers ${operation.id}`);
      if ('repo' in ask.parameters && ask.place === null) throw notFound();
      return handler(ask);
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body };
      throw error;
    }
  };

  const grantsOf = (token: string): Record<Area, Grant> => ({
    ...(options.readOnly === true ? READ : ALL),
    ...options.grants,
    ...options.tokens?.[token],
  });

  /** The answer to one request; what breaks the description becomes a violation. */
  const answer = (
    request: LoggedRequest,
    headers: IncomingMessage['headers'],
    sent: string,
    change?: (body: Json) => Json,
  ): Answer => {
    const broken = (problems: readonly string[]): Answer => {
      violations.push(...problems.map((problem) => `${request.method} ${request.path}: ${problem}`));
      return { status: 500, body: { message: `against GitHub's description: ${problems.join('; ')}` } };
    };
    const address = new URL(request.path, url);
    const asked = findOperation(request.method, address.pathname);
    if (asked === null) return broken(['no such operation in openapi.json']);
    const { operation, parameters } = asked;
    const problems = requestProblems(operation, {
      parameters,
      query: address.searchParams,
      body: sent === '' ? undefined : request.body,
      version: headers['x-github-api-version']?.toString(),
    });
    if (problems.length > 0) return broken(problems);
    const refusal = checkGrants(operation.id, request.method !== 'GET', grantsOf(request.token));
    const ask = askFor(parameters, {
      query: address.searchParams,
      body: (request.body ?? {}) as JsonObject,
      address,
      accept: headers.accept ?? '',
    });
    const given = refusal === null ? handle(operation, ask) : { status: refusal.status, body: refusal.body };
    if (given.raw !== undefined) return given;
    const completed = completeReply(operation, given.status, given.body);
    const body = completed !== undefined && change !== undefined ? change(completed) : completed;
    const against = replyProblems(operation, given.status, body);
    return against.length > 0 ? broken(against) : { ...given, ...(body === undefined ? {} : { body }) };
  };

  const send = (response: ServerResponse, request: LoggedRequest, { status, body, headers, raw }: Answer): void => {
    const bytes = raw ?? (body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body)));
    request.status = status;
    response.writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': bytes.length,
      'x-github-request-id': `TEST:${requests.length}`,
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': String(Math.max(0, (options.remaining ?? 1000) - requests.length)),
      'x-ratelimit-reset': '1800000000',
      'x-ratelimit-resource': 'core',
      ...headers,
    });
    response.end(bytes);
  };

  /** True when the fault answered, or made sure that nobody will. */
  const fail = (fault: Fault, response: ServerResponse, request: LoggedRequest): boolean => {
    if (fault.do === 'status') {
      const body = fault.body ?? {
        message: FAULT_WORDS[fault.status] ?? 'Fault',
        documentation_url: 'https://docs.github.com/rest',
      };
      send(response, request, {
        status: fault.status,
        body,
        ...(fault.headers === undefined ? {} : { headers: fault.headers }),
      });
      return true;
    }
    if (fault.do === 'html') {
      const raw = Buffer.from('<!DOCTYPE html><html><body><h1>Unicorn!</h1></body></html>');
      send(response, request, { status: 200, raw, headers: { 'content-type': 'text/html; charset=utf-8' } });
      return true;
    }
    if (fault.do === 'truncate') {
      request.status = 200;
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': 4096 });
      response.write('{"sha": "0123', () => response.socket?.destroy());
      return true;
    }
    if (fault.do === 'reset' || fault.do === 'lose') response.socket?.resetAndDestroy();
    if (fault.do === 'run') fault.run();
    return fault.do === 'reset' || fault.do === 'lose' || fault.do === 'hang';
  };

  const takeFault = (request: LoggedRequest): Fault | undefined => {
    for (const fault of faults) {
      if (fault.times === 0 || !fault.match.test(`${request.method} ${request.path}`)) continue;
      if (fault.skip !== undefined && fault.skip > 0) {
        fault.skip -= 1;
        continue;
      }
      if (fault.times !== undefined) fault.times -= 1;
      return fault;
    }
    return undefined;
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = await readBody(incoming);
    const { method = '', url: path = '', headers } = incoming;
    const token = /^(?:token|bearer) (\S+)$/i.exec(headers.authorization ?? '')?.[1];
    let body: unknown;
    let readable = true;
    try {
      body = sent === '' ? undefined : JSON.parse(sent);
    } catch {
      readable = false;
    }
    const route = findOperation(method, new URL(path, url).pathname)?.operation.route ?? null;
    const request: LoggedRequest = { method, path, route, token: token ?? '', body, status: null };
    requests.push(request);
    const fault = takeFault(request);
    const wait = (options.delay ?? 0) + (fault?.delay ?? 0);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    if (headers['user-agent'] === undefined) {
      return send(response, request, {
        status: 403,
        body: {
          message: 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
        },
      });
    }
    if (token === undefined)
      return send(response, request, { status: 401, body: { message: 'Requires authentication' } });
    if (!readable) {
      violations.push(`${method} ${path}: the body is no JSON`);
      return send(response, request, { status: 400, body: { message: 'Problems parsing JSON' } });
    }
    if (fault?.do === 'lose') answer(request, headers, sent);
    if (fault !== undefined && fail(fault, response, request)) return;
    send(response, request, answer(request, headers, sent, fault?.do === 'change' ? fault.change : undefined));
  };

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      violations.push(
        `${incoming.method} ${incoming.url}: the server failed: ${error instanceof Error ? error.stack : String(error)}`,
      );
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const reply = (id: string, given: Readonly<Record<string, string | number>>): JsonObject => {
    const operation = operations.find((each) => each.id === id);
    if (operation === undefined) throw new Error(`no such operation: ${id}`);
    const { status, body } = handle(
      operation,
      askFor(Object.fromEntries(Object.entries(given).map(([k, v]) => [k, String(v)])), {}),
    );
    if (status >= 300) throw new Error(`${id}: ${status} ${JSON.stringify(body)}`);
    return completeReply(operation, status, body) as JsonObject;
  };
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return {
    url,
    repositories: options.repositories,
    requests,
    violations,
    faults,
    reply,
    close,
    [Symbol.asyncDispose]: close,
  };
};
