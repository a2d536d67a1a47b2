/** Links to files of the same repository. */

/** Longer ones are no paths. */
const LONGEST = 1_000;

/** Where a link leads. */
export interface Destination {
  /** From the root; `null` where it leaves the repository. */
  readonly path: string | null;
  readonly anchor: string | null;
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The path that `steps` make from a folder; `null` where they go above the root. */
const walk = (folder: readonly string[], steps: readonly string[]): string | null => {
  const path = [...folder];
  for (const step of steps) {
    if (step === '..') {
      if (path.pop() === undefined) return null;
    } else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
};

/**
 * Where a target leads from a file; `null` for an address elsewhere, for what a site generator fills in, and for the
 * root itself, which is always there. As GitHub does it: a leading `/` is the root, `%20` a blank, and a query is for the page.
 */
export const resolveTarget = (target: string, from: string): Destination | null => {
  const trimmed = target.trim();
  if (
    trimmed === '' ||
    trimmed.length > LONGEST ||
    /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(trimmed) ||
    /\{[{%]|\$\{/.test(trimmed)
  )
    return null;
  const hash = trimmed.indexOf('#');
  const anchor = hash === -1 ? null : decode(trimmed.slice(hash + 1));
  const written = decode((hash === -1 ? trimmed : trimmed.slice(0, hash)).replace(/\?.*$/s, ''));
  if (written === '') return { path: from, anchor };
  const folder = written.startsWith('/') ? [] : from.split('/').slice(0, -1);
  const path = walk(folder, written.split('/'));
  return path === '' ? null : { path, anchor };
};
