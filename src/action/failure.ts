/** A request that was refused or failed, in words for a warning: what could not be written changes no verdict. */
import { printable } from '../render/escape.ts';
import { valueAt } from '../sources/json.ts';
import { textAt } from './payload.ts';

/** The status GitHub answered with; `null` where it gave no answer, which Octokit calls 500. */
export const statusOf = (error: unknown): number | null => {
  const status = valueAt(error, 'status');
  return typeof status === 'number' && valueAt(error, 'response') !== undefined ? status : null;
};

/** GitHub's own words, or why there are none; without what could act on the place they land in. */
export const wordsOf = (error: unknown): string => {
  const status = statusOf(error);
  const words = textAt(error, 'response.data.message') ?? (error instanceof Error ? error.message : 'no reason given');
  return `${status === null ? '' : `HTTP ${status}: `}${printable(words).slice(0, 300)}`;
};

/** True where the token may not do it. A 403 is a rate limit as well, and then it may, later. */
export const isForbidden = (error: unknown): boolean => {
  const status = statusOf(error);
  if (status === 404) return true;
  return status === 403 && !/rate limit/i.test(textAt(error, 'response.data.message') ?? '');
};
