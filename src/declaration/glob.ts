import { Minimatch, type MinimatchOptions } from 'minimatch';

const options: MinimatchOptions = {
  dot: true,
  nobrace: true,
  noext: true,
  nocomment: true,
  nonegate: true,
  platform: 'linux',
};

const wildcard = /[*?]/;

// With these options a class is the only syntax left that the declaration does not have.
const escapeClasses = (text: string): string => text.replace(/[[\]]/g, '\\$&');

const compileWildcards = (text: string): ((path: string) => boolean) => {
  let compiled: Minimatch | undefined;
  return (path) => {
    compiled ??= new Minimatch(escapeClasses(text), options);
    return compiled.match(path);
  };
};

/** `folder/**` + `/*ending`: what most patterns with wildcards are, at no cost of compiling them. */
const matchEnding =
  (folder: string, ending: string): ((path: string) => boolean) =>
  (path) =>
    path.startsWith(folder) && path.endsWith(ending);

/**
 * A function that says whether a path matches the segments of a pattern: literal characters, `*` and `?` inside one
 * segment, `**` alone for any number of segments, none included. Throws nothing for segments that
 * `parsePattern` let through; what it costs is at most the pattern's length times the path's.
 * Nothing is compiled before the first path that needs it. A path has no empty, `.` or `..` segment: git refuses them.
 */
export const compileGlob = (segments: readonly string[]): ((path: string) => boolean) => {
  let end = segments.length;
  while (end > 0 && segments[end - 1] === '**') end--;
  if (end === 0) return () => true;
  const text = segments.slice(0, end).join('/');
  const isFolder = end < segments.length;
  if (!wildcard.test(text)) {
    if (!isFolder) return (path) => path === text;
    const below = `${text}/`;
    return (path) => path.startsWith(below) || path === text;
  }
  const below = /^((?:[^*?]+\/)?)\*\*\/\*([^*?/]*)$/.exec(text);
  if (below !== null && !isFolder) return matchEnding(below[1] ?? '', below[2] ?? '');
  const matchesEntry = compileWildcards(text);
  if (!isFolder) return matchesEntry;
  // minimatch wants at least one segment for a `**` at the end; the entry itself is matched apart.
  const matchesBelow = compileWildcards(`${text}/**`);
  return (path) => matchesBelow(path) || matchesEntry(path);
};
