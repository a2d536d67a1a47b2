/** The event's payload as it came: anything, looked into by own keys and checked by shape before it is used. */
import { readFileSync } from 'node:fs';
import { valueAt } from '../sources/json.ts';

/** What stands in the payload file; `null` where there is none or it is no JSON. */
export const readPayload = (file: string | undefined): unknown => {
  try {
    return JSON.parse(readFileSync(file ?? '', 'utf8'));
  } catch {
    return null;
  }
};

/** A text that is not empty, else `null`. */
export const textAt = (value: unknown, keys: string): string | null => {
  const text = valueAt(value, keys);
  return typeof text === 'string' && text !== '' ? text : null;
};

/** The id of a commit, of SHA-1 or SHA-256, else `null`. */
export const shaAt = (value: unknown, keys: string): string | null => {
  const text = textAt(value, keys);
  return text !== null && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? text : null;
};

/** A whole number above zero, as GitHub numbers pulls and gives ids, else `null`. */
export const numberAt = (value: unknown, keys: string): number | null => {
  const number = valueAt(value, keys);
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null;
};
