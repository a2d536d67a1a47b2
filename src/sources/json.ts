/** JSON that somebody else wrote: looked into by own keys, since it can be anything. */

/** The value at a path of own keys such as `pull_request.head.sha`; `undefined` where there is none. */
export const valueAt = (value: unknown, keys: string): unknown =>
  keys
    .split('.')
    .reduce<unknown>(
      (at, key) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, key)
          ? (at as Record<string, unknown>)[key]
          : undefined,
      value,
    );
