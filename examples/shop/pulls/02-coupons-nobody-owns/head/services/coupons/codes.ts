import { randomInt } from 'node:crypto';

/** Without the letters and digits people mix up: no 0 and O, no 1, I and L. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

export function createCode(): string {
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('');
}

/** What somebody typed, the way it is stored. */
export function normalise(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
