/** What `who` says besides the cards: why nobody answers, which paths a card is for, and why it is shown. */
import { printable } from './escape.ts';

/** Why nobody answers for a path. */
export type Gap =
  /** `isWord`: it might have been the name of a system. */
  | { readonly kind: 'unowned'; readonly isWord: boolean }
  | { readonly kind: 'ambiguous'; readonly systems: readonly string[] }
  | { readonly kind: 'lawless' }
  /** `ended`: the day after which the exemption holds no more, where that is past. */
  | {
      readonly kind: 'exempt';
      readonly reason: string;
      readonly file: string;
      readonly line: number;
      readonly ended: string | null;
    }
  | { readonly kind: 'declaration' };

/** Why nobody answers for so many paths, the first of which is told. */
export const sayGap = (gap: Gap, path: string, count: number): string => {
  const them = count === 1 ? 'it' : 'them';
  switch (gap.kind) {
    case 'unowned':
      return `nobody answers for ${them}${gap.isWord ? ', and there is no system of that name' : ''}. See \`ownership-gate explain unowned\``;
    case 'ambiguous':
      return `nobody can say: ${gap.systems.join(' and ')} claim ${them} equally. See \`ownership-gate explain ${printable(path)}\``;
    case 'lawless':
      return 'nobody';
    case 'exempt':
      return `nobody, on purpose (${gap.file}:${gap.line}): ${printable(gap.reason)}${gap.ended === null ? '' : `, but that ended on ${gap.ended}`}`;
    case 'declaration':
      return 'the declaration itself is nobody’s path: the rule declaration judges it';
  }
};

/** `3 paths: a, b and 1 more`; of one path the path. */
export const sayPaths = (paths: readonly string[], most: number): string => {
  const first = paths.slice(0, most).map(printable).join(', ');
  if (paths.length === 1) return first;
  return `${paths.length} paths: ${first}${paths.length > most ? ` and ${paths.length - most} more` : ''}`;
};

/** Why somebody is shown for a trace: the place that counts most of theirs, and what all of it rests on. */
export interface Reason {
  readonly path: string;
  readonly line: number;
  /** In how many of the `traces` the innermost frame is theirs. */
  readonly broke: number;
  readonly traces: number;
  /** How many frames are theirs. */
  readonly count: number;
  readonly by: 'trace' | 'mention' | 'name';
}

export const sayReason = ({ path, line, broke, traces, count, by }: Reason): string => {
  const place = printable(`${path}:${line}`);
  if (by === 'mention') return count === 1 ? `${place}, named outside a trace` : `named ${count} times, first ${place}`;
  const reason =
    broke > 1
      ? `${broke} of ${traces} traces broke here, the first at ${place}`
      : broke === 1
        ? `${place}, where ${traces === 1 ? 'it' : `1 of ${traces} traces`} broke`
        : count === 1
          ? `1 frame, ${place}`
          : `${count} frames, the innermost ${place}`;
  return by === 'name' ? `${reason}, by its name alone` : reason;
};

/** What of a trace was not shown. */
export interface Rest {
  readonly doubts: readonly {
    readonly path: string;
    readonly line: number;
    readonly files: readonly string[];
    readonly count: number;
  }[];
  /** How many places were read, and how many of them are in no file of the commit. */
  readonly references: number;
  readonly strangers: number;
  readonly isCut: boolean;
}

/** As many places that are not told apart are shown. */
const MOST_DOUBTS = 3;

/** What was not told apart, what is somebody else's, and what was not read; a sentence each. */
export const sayRest = ({ doubts, strangers, isCut }: Rest): string[] => [
  ...doubts.slice(0, MOST_DOUBTS).map(({ path, line, files, count }) => {
    const last = count > files.length ? `${count - files.length} more` : (files.at(-1) ?? '');
    const others = count > files.length ? files : files.slice(0, -1);
    return printable(`${path}:${line} is not told apart: ${others.join(', ')} or ${last}.`);
  }),
  ...(doubts.length > MOST_DOUBTS ? [`${doubts.length - MOST_DOUBTS} more places are not told apart.`] : []),
  ...(strangers === 0
    ? []
    : [
        `${strangers === 1 ? '1 place is' : `${strangers} places are`} in no file of this commit: packages, another repository, or another commit (--ref).`,
      ]),
  ...(isCut ? ['There are more than 100,000 places; only those were read.'] : []),
];

/** That nothing but names fits. */
export const GUESS =
  'this is a guess: the folders fit nowhere, only names of files do. They may be of another repository, or of another commit (--ref).';

/** That no file of the commit was found, and what was looked for. */
export const sayNothingFound = (rest: Rest, commit: string): string => {
  const { references } = rest;
  const found = references === 0 ? 'found none' : references === 1 ? 'found 1' : `found ${references}`;
  return [
    `It names no file of ${printable(commit)}${rest.doubts.length === 0 ? '' : ' for sure'}.`,
    `Looked for places such as \`at f (src/a.ts:12:7)\`, \`File "a.py", line 31\`, \`(Api.java:42)\` and \`a.go:43 +0x1d\`: ${found}.`,
    ...sayRest(rest),
  ].join('\n');
};
