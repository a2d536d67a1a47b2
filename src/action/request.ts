/**
 * GitHub's REST API as a function, through the toolkit, at `GITHUB_API_URL` and through the runner's proxy. What a run
 * may spend is decided here, in time and in requests, and so is what is worth another try. `@octokit/plugin-retry`
 * repeats a request, `@octokit/plugin-throttling` keeps writes a second apart, as GitHub asks:
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
import type { GitHubRequest } from '../sources/github.ts';

/**
 * Milliseconds. A check that hangs is worse than one that says it could not find out. GitHub itself ends a request that
 * takes more than 10 seconds: https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#timeouts
 */
const PATIENCE = { attempt: 15_000, reading: 70_000, writing: 90_000 } as const;
/** HTTP requests of one run, counting each try: GitHub gives a repository 1,000 an hour, for all its runs together. */
const MOST = { reading: 280, writing: 300 } as const;
/** Tries after the first, 1 and 4 seconds later; so three tries that hang still end before the reading does. */
const RETRIES = 2;
/** Seconds of a rate limit that are waited for; a longer one is reported with the time it ends. */
const LONGEST_LIMIT = 15;

type Phase = keyof typeof MOST;

/** How much a run may take: time in milliseconds, and requests. */
export interface Limits {
  readonly patience: Readonly<Record<Phase, number>>;
  readonly most: Readonly<Record<Phase, number>>;
}
/** Nobody waits for an audit; what it publishes may have to be tried again while others publish too. */
export const AUDIT_LIMITS: Limits = {
  patience: { reading: 180_000, writing: 420_000 },
  most: { reading: 200, writing: 300 },
};

/** What the requests of one run spend between them, whoever's token they carry. */
export interface Allowance {
  /** Counts a request that is about to leave. Throws where the run has none left for now. */
  readonly spend: () => void;
  /** Aborted, with the reason in words, once there is no time left for now. */
  readonly signal: () => AbortSignal;
  /** The facts are there: from now on requests have what was kept back for writing. */
  readonly beginWriting: () => void;
  /** There is this much time for writing from now on, in milliseconds. */
  readonly extend: (more: number) => void;
}

/** Starts the clock of a run. None of its timers keeps the process alive. */
export const openAllowance = ({ patience, most }: Limits = { patience: PATIENCE, most: MOST }): Allowance => {
  let spent = 0;
  let phase: Phase = 'reading';
  const over = { reading: new AbortController(), writing: new AbortController() };
  const after = (ending: Phase, wait: number): NodeJS.Timeout => {
    const reason = new Error(`no answer within the ${wait / 1000} seconds a run may take`);
    const { [ending]: ended } = over;
    return setTimeout(() => ended.abort(reason), wait).unref();
  };
  after('reading', patience.reading);
  let writing = after('writing', patience.writing);
  return {
    spend: () => {
      if (spent >= most[phase]) throw new Error(`this takes more than the ${most[phase]} requests a run may spend`);
      spent += 1;
    },
    signal: () => over[phase].signal,
    beginWriting: () => {
      phase = 'writing';
    },
    extend: (more) => {
      clearTimeout(writing);
      over.writing = new AbortController();
      writing = after('writing', more);
    },
  };
};

/** One try: the reply read to its end, so that one that was cut off is a failure and not an empty text. */
const tryOnce = async (send: typeof fetch, [input, init]: Parameters<typeof fetch>): Promise<Response> => {
  const abort = new AbortController();
  const stop = (): void => abort.abort(init?.signal?.reason);
  const reason = new Error(`no answer within ${PATIENCE.attempt / 1000} seconds`);
  const tooLong = setTimeout(() => abort.abort(reason), PATIENCE.attempt);
  init?.signal?.addEventListener('abort', stop, { once: true });
  try {
    init?.signal?.throwIfAborted();
    const response = await send(input, { ...init, signal: abort.signal });
    const body = await response.arrayBuffer();
    const { status, statusText, headers } = response;
    // https://fetch.spec.whatwg.org/#null-body-status
    return new Response([204, 205, 304].includes(status) ? null : body, { status, statusText, headers });
  } finally {
    clearTimeout(tooLong);
    init?.signal?.removeEventListener('abort', stop);
  }
};

/** What of a failed request decides whether it is tried again. */
interface Failure {
  readonly status?: number;
  readonly message: string;
  readonly response?: { readonly headers: Readonly<Record<string, string | number | undefined>> };
  readonly request?: { request?: object; readonly method?: string; readonly url?: string };
}

/**
 * Seconds until a rate limit ends; `null` for any other failure. A secondary limit may not say, and then it is a minute
 * at the least: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
const findLimit = ({ status, message, response }: Failure): number | null => {
  if (status !== 403 && status !== 429) return null;
  const { 'retry-after': after, 'x-ratelimit-remaining': left, 'x-ratelimit-reset': reset } = response?.headers ?? {};
  if (after !== undefined) return Number.isFinite(Number(after)) ? Number(after) : 60;
  if (left === '0' && Number.isFinite(Number(reset))) return Math.max(1, Number(reset) - Date.now() / 1000);
  return status === 429 || /\brate limit\b/i.test(message) ? 60 : null;
};

/** A new comment may have been made although no answer came: made again, there would be two. */
const isRepeatable = ({ request }: Failure): boolean =>
  !(request?.method === 'POST' && /\/comments$/.test(request.url ?? ''));

/** How often a failed request is sent again, and after how many seconds; `null` leaves it to the plugin. */
const judge = (failure: Failure, signal: AbortSignal | undefined): { retries: number; after: number } | null => {
  const limit = findLimit(failure);
  if (limit !== null) return { retries: limit <= LONGEST_LIMIT ? RETRIES : 0, after: Math.ceil(limit) };
  const hopeless = signal?.aborted === true || /^this takes more than the \d+ requests/.test(failure.message);
  return hopeless || !isRepeatable(failure) ? { retries: 0, after: 0 } : null;
};

/** Statuses that another try would not change; rate limits are decided by {@link judge}. */
const FINAL = [400, 401, 403, 404, 409, 410, 422, 429, 451];

/** Opens the API with a token. */
export const openRequest = async (token: string, allowance: Allowance): Promise<GitHubRequest> => {
  const [{ getOctokit }, { defaults }, { retry }, { throttling }] = await Promise.all([
    import('@actions/github'),
    import('@actions/github/lib/utils'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ]);
  // The toolkit's own, which goes through the proxy the runner was given.
  const send = defaults.request?.fetch as typeof fetch;
  const patient: typeof fetch = (...call) => {
    allowance.spend();
    return tryOnce(send, call);
  };
  const octokit = getOctokit(
    token,
    {
      request: { fetch: patient },
      retry: { retries: RETRIES, doNotRetry: FINAL },
      throttle: { onRateLimit: () => false, onSecondaryRateLimit: () => false },
    },
    // Before plugin-retry, which reads what is put on the error here and would count on by itself.
    ({ hook }) => {
      hook.error('request', (error, { request }) => {
        if ('request' in error) decide(error as Failure, request);
        throw error;
      });
    },
    retry,
    throttling,
  );
  // https://docs.github.com/en/rest/about-the-rest-api/api-versions
  const ask = octokit.request.defaults({ headers: { 'x-github-api-version': '2022-11-28' } });
  return (route, parameters) => {
    const signal = allowance.signal();
    return endWith(signal, ask(route, { ...parameters, request: { signal } }) as ReturnType<GitHubRequest>);
  };
};

/** Says to plugin-retry how often and when, where that is not as usual. */
const decide = (failure: Failure, options: { signal?: AbortSignal; retries?: number }): void => {
  const said = judge(failure, options.signal);
  if (said === null) return;
  options.retries = said.retries;
  if (failure.request !== undefined) {
    failure.request.request = { ...failure.request.request, retries: said.retries, retryAfter: said.after };
  }
};

/** The answer, or the signal's reason, whichever comes first: what waits for another try does not hear the signal. */
const endWith = <T>(signal: AbortSignal, answer: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
