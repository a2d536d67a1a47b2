/** Where a declaration points: a path of the repository, perhaps with an anchor, or an address elsewhere. */

/** True for what is meant as a path of this repository: anything that does not begin like an address. */
export const isInRepository = (pointer: string): boolean =>
  !/^[a-z][a-z0-9+.-]*:/i.test(pointer) && !pointer.startsWith('//');

/** An address without the user name and password somebody left in it: a report carries them further than the file did. */
export const hideCredentials = (address: string): string =>
  address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1…@');

export const splitAnchor = (pointer: string): { readonly path: string; readonly anchor: string | null } => {
  const at = pointer.indexOf('#');
  return at === -1 ? { path: pointer, anchor: null } : { path: pointer.slice(0, at), anchor: pointer.slice(at + 1) };
};

/** What to write instead of a path that does not start at the root of the repository; `undefined` where it does. */
export const mendPath = (path: string): string | null | undefined => {
  const segments = path.split(/[\\/]/);
  const plain =
    path !== '' &&
    !path.includes('\\') &&
    !segments.some((segment) => segment === '' || segment === '.' || segment === '..');
  if (plain) return undefined;
  if (segments.includes('..')) return null;
  const mended = segments.filter((segment) => segment !== '' && segment !== '.').join('/');
  return mended === '' ? null : mended;
};
