/**
 * Stack traces of many languages, as text, and whose they are in one invented tree. A case is a row in
 * `traces/cases.json` and a file beside it.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchTraces, rankSuspects } from '../../src/cli/frames.ts';
import { findTraces } from '../../src/cli/trace.ts';

const read = (name: string): string => readFileSync(new URL(`./traces/${name}`, import.meta.url), 'utf8');
const tree: readonly string[] = JSON.parse(read('tree.json'));

/** What a text comes to, a line each: whose, in how many traces it broke there, how many frames, where. */
interface Told {
  readonly by: string;
  readonly suspects: readonly string[];
  /** Places that several files fit. */
  readonly doubts?: readonly string[];
  /** Places in no file of the tree, of so many. */
  readonly strangers?: string;
}
interface Case extends Told {
  readonly why: string;
  readonly file: string;
}
const CASES: readonly Case[] = JSON.parse(read('cases.json'));

/** Systems here are folders of the second level. */
const groupOf = (path: string): string => path.split('/', 2).join('/');

const tell = (text: string, tracked = tree): Told => {
  const { traces, by, doubts, references, strangers } = matchTraces(findTraces(text), tracked);
  return {
    by,
    suspects: rankSuspects(traces, groupOf).map(
      ({ group, broke, count, frames }) =>
        `${group}: broke ${broke} of ${traces.length}, frames ${count}: ${frames.map(({ path, line }) => `${path.replace(`${group}/`, '')}:${line}`).join(' ')}`,
    ),
    ...(doubts.length === 0 ? {} : { doubts: doubts.map((one) => `${one.path}:${one.line} ${one.count}`) }),
    ...(strangers === 0 ? {} : { strangers: `${strangers} of ${references}` }),
  };
};

/** Who is to be called, in which order. */
const rank = (text: string, tracked = tree): readonly string[] => tell(text, tracked).suspects;

describe('whose a trace is', () => {
  test.each(CASES)('$file: $why', ({ file, why, ...told }) => {
    expect(tell(read(file))).toEqual(told);
  });
});

const eachLine = (text: string, change: (line: string) => string): string => text.replace(/[^\n]*\n/g, change);

/** Ways a trace takes through logs; none changes whose it is. */
const WAYS: readonly { readonly way: string; readonly send: (text: string) => string; readonly not?: RegExp }[] = [
  { way: 'with Windows line ends', send: (text) => text.replace(/\r?\n/g, '\r\n') },
  { way: 'behind the name of a container', send: (text) => eachLine(text, (line) => `web-1  | ${line}`) },
  { way: 'behind a time', send: (text) => eachLine(text, (line) => `2026-11-23T02:04:05.123456789Z ${line}`) },
  { way: 'between other lines', send: (text) => `started\n${text}\n12:30:45 request 7 of db.internal:5432 done\n` },
  { way: 'in colours', send: (text) => text.replace(/(?<=\S) (?=\S)|$/gm, (space) => `\u001b[0m${space}\u001b[1;31m`) },
  {
    way: 'as one record of JSON',
    send: (text) => `${JSON.stringify({ level: 'error', 'stack trace': text, at: 1763863445 })}\n`,
    // What loggers say is no trace, and a record is; a record of records says where their lines end no more.
    not: /^loggers|line-by-line/,
  },
  {
    way: 'as a record of JSON in another',
    send: (text) => `${JSON.stringify({ log: `${JSON.stringify({ stack: text })}\n`, stream: 'stderr' })}\n`,
    not: /^loggers|line-by-line/,
  },
  {
    way: 'a record of JSON a line',
    send: (text) =>
      eachLine(text, (line) => `${JSON.stringify({ log: line, stream: 'stderr', time: '02:04:05.1Z' })}\n`),
  },
];

describe.each(WAYS)('a trace $way', ({ send, not }) => {
  test.each(CASES.filter(({ file }) => not?.test(file) !== true).map(({ file }) => file))('%s', (file) => {
    expect(rank(send(read(file)))).toEqual(rank(read(file)));
  });
});

const name = fc.stringMatching(/^[a-z][a-z0-9_()[\]-][a-z0-9 _()[\]-]{0,5}[a-z0-9]$/);
const path = fc
  .tuple(fc.array(name, { minLength: 1, maxLength: 4 }), fc.constantFrom('ts', 'py', 'go', 'rb', 'php', 'c', 'java'))
  .map(([folders, extension]) => `${folders.join('/')}/${folders.at(-1)}.${extension}`);
const paths = fc.uniqueArray(path, { minLength: 1, maxLength: 20 }).map((all) => all.sort());

/** A frame for a path, as different programs print it. */
const FRAMES: readonly ((path: string) => string)[] = [
  (at) => `    at f (/srv-root/${at}:12:7)`,
  (at) => `    at async file:///srv-root/${at.split('/').map(encodeURIComponent).join('/')}:12:7`,
  (at) => `  File "/srv-root/${at}", line 12, in f`,
  (at) => `\t/srv-root/${at}:12 +0x1d`,
  (at) => `   at F() in C:\\srv-root\\${at.replaceAll('/', '\\')}:line 12`,
  (at) => `#3 /srv-root/${at}(12): f()`,
  (at) => `\tfrom /srv-root/${at}:12:in 'f'`,
];

describe('any', () => {
  test('path is found under any folder of another machine', () => {
    fc.assert(
      fc.property(paths, fc.nat(), fc.constantFrom(...FRAMES), (tracked, at, print) => {
        const wanted = tracked[at % tracked.length] ?? '';
        const { traces, by } = matchTraces(findTraces(print(wanted)), tracked);
        expect({ traces, by }).toEqual({ traces: [[{ path: wanted, line: 12 }]], by: 'trace' });
      }),
    );
  });

  const scrap = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(...FRAMES).map((print) => print('services/checkout/api.ts')),
    fc.constantFrom(...FRAMES).map((print) => print('src/index.ts')),
    fc.constantFrom('Caused by: x', 'Traceback (most recent call last):', 'goroutine 7 [select]:', '[cause]: ', '"'),
    fc.constantFrom('\\n', '\\', '{"', ':', '/', '../', 'index.ts:4', '\u001b[1m', '%', '\t', ' at ', '(', 'x.ts:0'),
  );
  const text = fc
    .array(scrap, { maxLength: 40 })
    .chain((scraps) => fc.constantFrom('\n', '', ' ', '\r\n').map((between) => scraps.join(between)));

  test('text comes to files of the tree, each trace to one who is called first', () => {
    fc.assert(
      fc.property(text, (said) => {
        const { traces, references, strangers, doubts } = matchTraces(findTraces(said), tree);
        const frames = traces.flat();
        for (const { path: at, line } of frames) {
          expect(tree).toContain(at);
          expect(line).toBeGreaterThan(0);
        }
        expect(strangers + doubts.length).toBeLessThanOrEqual(references);
        const suspects = rankSuspects(traces, groupOf);
        expect(suspects.reduce((sum, { broke }) => sum + broke, 0)).toBe(traces.length);
        expect(suspects.reduce((sum, { count }) => sum + count, 0)).toBe(frames.length);
        expect(suspects.map(({ broke }) => broke)).toEqual(suspects.map(({ broke }) => broke).sort((a, b) => b - a));
      }),
    );
  });

  test('text says the same of a tree with more files of other names', () => {
    fc.assert(
      fc.property(text, paths, (said, more) => {
        const other = more.map((at) => `${at}.unheard-of`);
        expect(rank(said, [...tree, ...other].sort())).toEqual(rank(said));
      }),
    );
  });

  // A pattern that goes back over what it has read would take hours for these.
  test.each([
    ...['a', ' ', '\t', ':', '1', ':1', '/', '\\', '"', '(', '(1', '%41', '?', '../', '#0 ', '@http', '\n', '+-', 'é'],
    ...[' at ', ' at f (', 'File "', 'goroutine 1 [', 'Caused by: ', ' line 1', ' in a.php', '\\n', '\\n at ', '{"\\n'],
    ...['a.b:1 ', 'x/', 'index.ts:1 ', '\u001b[', '\u001b]', '\ud800', 'a.b.', ' at f (src/index.ts:1)\n', '\t/x.go:1'],
  ])('length of %j ends', (unit) => {
    const said = unit.repeat(1_000_000 / unit.length);
    expect(matchTraces(findTraces(said), tree).by).toMatch(/^(?:trace|mention|name)$/);
  });
});
