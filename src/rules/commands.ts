/** What a comment says to the gate: its first line, letter by letter. */
import type { Refusal } from '../verdict.ts';

export type Command =
  | { readonly kind: 'accept'; readonly commit: string }
  | { readonly kind: 'break-glass'; readonly commit: string; readonly reason: string };

/** Digits of a commit's id that are enough to mean it: nobody types them by chance. */
const FEWEST_DIGITS = 12;

/** Whether a line is meant for the gate at all: `/ownership-gate …` and `/ownershipping` are not. */
export const isAddressed = (line: string): boolean => /^\/ownership(?:\s|$)/.test(line);

/** The command of a line that is addressed to the gate, or why it is none. */
export const readCommand = (line: string): Command | Extract<Refusal, 'form' | 'short' | 'no-reason'> => {
  const [, kind, commit = '', reason = ''] =
    /^\/ownership (accept|break-glass) ([0-9a-f]+)(?: (.*))?$/.exec(line) ?? [];
  if (kind === undefined || commit.length > 64) return 'form';
  if (commit.length < FEWEST_DIGITS) return 'short';
  if (kind === 'accept') return reason === '' ? { kind, commit } : 'form';
  // A reason that is only dots or dashes is none, and neither is the word in its place.
  const isReason = /[\p{L}\p{N}]/u.test(reason) && reason.trim() !== '<reason>';
  return isReason ? { kind: 'break-glass', commit, reason: reason.trim() } : 'no-reason';
};
