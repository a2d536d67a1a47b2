/** Which files of a commit the places in a trace are, and whose failure it most likely is. Pure. */
import { addTo, type Group } from '../groups.ts';
import type { Reading, Trace } from './trace.ts';

/** A place in a file of the commit. */
export interface Frame {
  readonly path: string;
  readonly line: number;
}

/** A place that several files fit alike. */
export interface Doubt {
  /** The end of the path that they share. */
  readonly path: string;
  readonly line: number;
  /** Some of the files, sorted. */
  readonly files: readonly string[];
  readonly count: number;
}

export interface Match {
  /** Frames innermost first; a trace without a file of the commit is left out. */
  readonly traces: readonly (readonly Frame[])[];
  /** What they rest on: frames of traces, places named outside them, or names of files alone. */
  readonly by: 'trace' | 'mention' | 'name';
  /** Each once, in the order they were met. */
  readonly doubts: readonly Doubt[];
  /** How many places were named, and how many of them are in no file of the commit. */
  readonly references: number;
  readonly strangers: number;
}

/** Files shown of those that fit alike. */
const SHOWN = 3;

/** Folders of other people's code: below them a file is ours only where the commit has that folder too. */
const LIBRARIES =
  /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|python[\d.]*|vendor|gems|pkg\/mod|rustc|\.cargo|\.rustup|\.yarn|\.pnpm|\.pub-cache|Pods|hostedtoolcache|Program Files(?: \(x86\))?)(?=\/)|^(?:usr\/(?:local\/)?(?:lib(?:64|exec|32)?|include|go|share\/(?:php|perl|dotnet))|(?:javax?|jdk|sun|kotlinx?|scala|androidx?)(?=\/.*\.(?:java|kt|scala)$))(?=\/)/g;

/** How many segments at the end of a path have to fit. */
const countNeeded = (path: string): number => {
  let start = path.length;
  for (const { 0: folder, index } of path.matchAll(LIBRARIES)) start = index + (folder.startsWith('/') ? 1 : 0);
  return start === path.length ? 1 : path.slice(start).split('/').length;
};

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const afterSpace = (text: string): string => text.slice(text.lastIndexOf(' ') + 1);
const join = (folder: string, rest: string): string => (folder === '' ? rest : `${folder}/${rest}`);
/** From the last segment to the first, each with its `/`: paths that end alike begin alike. */
const turn = (path: string): string => `${path.split('/').reverse().join('/')}/`;
const turnBack = (key: string): string => key.slice(0, -1).split('/').reverse().join('/');

/** The first index from `from` on whose text is not below `text`, in code units. */
const findFrom = (sorted: readonly string[], text: string, from: number, to: number): number => {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** The files whose paths end as a reference does, with as many whole segments as any of them fits. */
interface Fit {
  readonly count: number;
  readonly depth: number;
  /** The first of them, sorted from their ends. */
  readonly files: readonly string[];
  /** The part that fits, and what stands before it in the reference; `null` where words of a log do. */
  readonly rest: string;
  readonly root: string | null;
}

/** `tracked` is what `git ls-tree` lists, sorted by code units. */
const indexPaths = (tracked: readonly string[], names: ReadonlySet<string>) => {
  const byName = new Map<string, Group<string>>();
  for (const path of tracked) {
    const name = nameOf(path);
    if (names.has(name)) addTo(byName, name, turn(path));
  }
  for (const keys of byName.values()) keys.sort();

  const has = (path: string): boolean => tracked[findFrom(tracked, path, 0, tracked.length)] === path;
  const measure = (path: string): Fit | null => {
    const segments = path.split('/');
    const last = segments.at(-1) ?? '';
    const keys = byName.get(last) ?? byName.get(afterSpace(last)) ?? [];
    let [from, to, key, depth] = [0, keys.length, '', 0];
    let isWhole = true;
    while (depth < segments.length && isWhole) {
      const segment = segments.at(-1 - depth) ?? '';
      let found: readonly [number, number] | undefined;
      for (const word of new Set([segment, afterSpace(segment)])) {
        const next = `${key}${word}/`;
        const start = findFrom(keys, next, from, to);
        // `0` is the character after `/`.
        const end = findFrom(keys, `${next.slice(0, -1)}0`, start, to);
        if (start === end) continue;
        [found, isWhole, key] = [[start, end], word === segment, next];
        break;
      }
      if (found === undefined) break;
      [from, to] = found;
      depth += 1;
    }
    if (depth < countNeeded(path)) return null;
    return {
      count: to - from,
      depth,
      files: keys.slice(from, Math.min(to, from + SHOWN)).map(turnBack),
      rest: turnBack(key),
      root: isWhole ? segments.slice(0, segments.length - depth).join('/') : null,
    };
  };
  return { has, measure };
};

/** Where the folders of the machine that failed are in the repository, as the files that fit alone tell. */
const openRoots = (has: (path: string) => boolean) => {
  const folders = new Map<string, Set<string>>();
  const learn = ({ root, rest, files: [file = ''] }: Fit): void => {
    if (root === null) return;
    const folder = file.slice(0, -rest.length - 1);
    const known = folders.get(root);
    if (known === undefined) folders.set(root, new Set([folder]));
    else if (known.size < 8) known.add(folder);
  };
  /** The one file that a reference is by what is known of the folders before it. */
  const settle = ({ root, rest }: Fit): string | undefined => {
    const found = [...(folders.get(root ?? '\n') ?? [])].map((folder) => join(folder, rest)).filter(has);
    return found.length === 1 ? found[0] : undefined;
  };
  return { learn, settle };
};

/** What a reference is: a file for sure, one by its name alone, several alike, or none. */
type Finding = { readonly file: string; readonly isSure: boolean } | { readonly doubt: Fit } | null;

const openFinder = (paths: ReadonlySet<string>, tracked: readonly string[]): ((path: string) => Finding) => {
  const { has, measure } = indexPaths(
    tracked,
    new Set([...paths].flatMap((path) => [nameOf(path), afterSpace(nameOf(path))])),
  );
  const { learn, settle } = openRoots(has);
  const fits = new Map([...paths].map((path) => [path, measure(path)]));
  const isAlone = ({ count, depth }: Fit): boolean => count === 1 && depth > 1;
  for (const found of fits.values()) if (found !== null && isAlone(found)) learn(found);
  const decide = (found: Fit): Finding => {
    const [file = ''] = found.files;
    if (isAlone(found)) return { file, isSure: true };
    const settled = settle(found);
    if (settled !== undefined) return { file: settled, isSure: true };
    if (found.count === 1) return { file, isSure: false };
    // Read from the root it is that file; read from elsewhere, any of them.
    return found.depth > 1 && has(found.rest) ? { file: found.rest, isSure: true } : { doubt: found };
  };
  const findings = new Map([...fits].map(([path, found]) => [path, found === null ? null : decide(found)]));
  return (path) => findings.get(path) ?? null;
};

/** Looks the places of a reading up among the files of a commit, by the longest end of whole segments. */
export const matchTraces = ({ traces, mentions }: Reading, tracked: readonly string[]): Match => {
  const framed = traces.flat();
  const find = openFinder(new Set([...framed, ...mentions].map(({ path }) => path)), tracked);
  const pick = (lists: readonly Trace[], isSure: boolean): Frame[][] =>
    lists
      .map((list) =>
        list.flatMap(({ path, line }) => {
          const found = find(path);
          return found !== null && 'file' in found && found.isSure === isSure ? [{ path: found.file, line }] : [];
        }),
      )
      .filter((frames) => frames.length > 0);
  // Each by itself: of what stands outside traces nothing is innermost.
  const single = mentions.map((mention) => [mention]);
  const sure = pick(traces, true);
  const named = sure.length > 0 ? [] : pick(single, true);
  const [by, best]: [Match['by'], Frame[][]] =
    sure.length > 0
      ? ['trace', sure]
      : named.length > 0
        ? ['mention', named]
        : ['name', [traces, single].map((lists) => pick(lists, false)).find(({ length }) => length > 0) ?? []];

  // Outside traces, `db.internal:5432` is no file.
  const asked = by === 'trace' ? framed : [...framed, ...mentions.filter(({ path }) => path.includes('/'))];
  const doubts = new Map<string, Doubt>();
  let strangers = 0;
  for (const { path, line } of asked) {
    const found = find(path);
    if (found === null || ('file' in found && !found.isSure && by !== 'name')) strangers += 1;
    else if ('doubt' in found) {
      const { rest, files, count } = found.doubt;
      doubts.set(`${rest}:${line}`, { path: rest, line, files: [...files].sort(), count });
    }
  }
  return { traces: best, by, doubts: [...doubts.values()], references: asked.length, strangers };
};

/** Whose frames a match has, for one group of files: a system, or those nobody answers for. */
export interface Suspect {
  readonly group: string;
  /** In how many traces the innermost frame is theirs. */
  readonly broke: number;
  /** How many frames are theirs. */
  readonly count: number;
  /** Each place once: first where traces broke, then the others from the inside. */
  readonly frames: readonly Frame[];
}

interface Tally {
  broke: number;
  count: number;
  /** When it was met, and when a trace broke there: how many frames were before. */
  readonly met: number;
  brokeAt: number;
  readonly inner: Map<string, Frame>;
  readonly others: Map<string, Frame>;
}

/**
 * The most likely owner first: where most traces broke (of as many, the earlier), then who has more frames, then the
 * nearer to where it broke.
 */
export const rankSuspects = (
  traces: readonly (readonly Frame[])[],
  groupOf: (path: string) => string,
): readonly Suspect[] => {
  const tallies = new Map<string, Tally>();
  let at = 0;
  for (const trace of traces) {
    for (const [depth, frame] of trace.entries()) {
      const group = groupOf(frame.path);
      const tally: Tally = tallies.get(group) ?? {
        broke: 0,
        count: 0,
        met: at,
        brokeAt: 0,
        inner: new Map(),
        others: new Map(),
      };
      tallies.set(group, tally);
      at += 1;
      tally.count += 1;
      if (depth === 0 && tally.broke === 0) tally.brokeAt = at;
      if (depth === 0) tally.broke += 1;
      (depth === 0 ? tally.inner : tally.others).set(`${frame.path}:${frame.line}`, frame);
    }
  }
  return [...tallies]
    .sort(
      ([a, one], [b, other]) =>
        other.broke - one.broke ||
        one.brokeAt - other.brokeAt ||
        other.count - one.count ||
        one.met - other.met ||
        Number(a > b) - Number(a < b),
    )
    .map(([group, { broke, count, inner, others }]) => ({
      group,
      broke,
      count,
      frames: [...new Map([...inner, ...others]).values()],
    }));
};
