/** What can go wrong with an answer of GitHub, for tests that lay it on one request after the other. */
import { expect } from 'vitest';
import type { Fault } from './github/server.ts';
import type { ActionRun } from './runner.ts';
import type { Stage } from './stage.ts';

/** Waiting is this much faster, and a request has still more than half a second. */
export const speed = 25;

/** A fault without the requests it meets. */
export type What = Fault extends infer F ? (F extends Fault ? Omit<F, 'match'> : never) : never;
export interface Kind {
  readonly about: string;
  readonly fault: What;
  /** How often one request is sent when the fault does not end. */
  readonly sent: number;
  readonly says: RegExp;
}
export const status = (number: number, headers: Readonly<Record<string, string>> = {}, message?: string): What => ({
  do: 'status',
  status: number,
  headers,
  ...(message !== undefined && { body: { message } }),
});
const forbidden = 'Resource not accessible by integration';
/** What every request can meet. */
export const KINDS: readonly Kind[] = [
  { about: '401', fault: status(401, {}, 'Bad credentials'), sent: 1, says: /HTTP 401/ },
  { about: '403', fault: status(403, {}, forbidden), sent: 1, says: /HTTP 403/ },
  { about: '403, a limit without its end', fault: status(403), sent: 1, says: /rate limit/ },
  {
    about: '403, nothing left this hour',
    fault: status(403, { 'x-ratelimit-remaining': '0' }, 'API rate limit exceeded'),
    sent: 1,
    says: /rate limit|after 2027-01-15T08:00:00/,
  },
  { about: '429 for a second', fault: status(429, { 'retry-after': '1' }), sent: 3, says: /rate limit/ },
  { about: '429 for an hour', fault: status(429, { 'retry-after': '3600' }), sent: 1, says: /rate limit/ },
  { about: '500', fault: status(500), sent: 3, says: /HTTP 500/ },
  { about: '502', fault: status(502), sent: 3, says: /HTTP 502/ },
  { about: 'cut off', fault: { do: 'truncate' }, sent: 3, says: /closed|terminated/ },
  { about: 'a reset connection', fault: { do: 'reset' }, sent: 3, says: /ECONNRESET|closed/ },
  { about: 'no answer', fault: { do: 'hang' }, sent: 3, says: /no answer within 15 seconds/ },
];
export const HTML: Kind = { about: 'a page', fault: { do: 'html' }, sent: 1, says: /not what its API promises/ };
export const NOT_FOUND: Kind = { about: '404', fault: status(404), sent: 1, says: /HTTP 404/ };

/** Most requests of one kind for one address. */
export const mostSent = (stage: Stage, match: RegExp): number => {
  const sent = stage.github.requests.map(({ method, path }) => `${method} ${path}`).filter((line) => match.test(line));
  return Math.max(0, ...sent.map((line) => sent.filter((each) => each === line).length));
};
export const warnings = (run: ActionRun): string[] =>
  run.commands.filter(({ command }) => command === 'warning').map(({ message }) => message);

/** No write, no stack, no violation, whatever happened. */
export const expectQuiet = (stage: Stage, run: ActionRun): void => {
  expect({ stderr: run.stderr, violations: stage.github.violations }).toEqual({ stderr: '', violations: [] });
  expect(run.stdout).not.toMatch(/\n\s+at .*:\d+:\d+/);
};
