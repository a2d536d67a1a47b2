import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type HistoryFile, readIncidentFile, readTradeOffFile } from '../../src/declaration/history-files.ts';
import { findSlip } from '../../src/declaration/nearest.ts';
import { parseDeclaration } from '../../src/declaration/parse.ts';
import { describeProblem } from '../../src/render/problem-words.ts';

/** A text, or its parts: what is long is written as what is repeated and how often. */
type Text = string | readonly (string | readonly [part: string, times: number])[];

interface Row {
  readonly about: string;
  readonly kind: 'incident' | 'trade-off';
  readonly path: string;
  readonly text: Text;
  readonly entry: object | null;
  /** Line and column. */
  readonly place: string;
  readonly actions?: readonly string[];
  readonly systems: readonly string[] | null;
  readonly problems: readonly object[];
}

/** Read as text: a bundler would lose the lone surrogates. */
const rows: readonly Row[] = JSON.parse(readFileSync(new URL('./history-files.json', import.meta.url), 'utf8'));

const textOf = (text: Text): string =>
  typeof text === 'string'
    ? text
    : text.map((part) => (typeof part === 'string' ? part : part[0].repeat(part[1]))).join('');
const say = ({ line, column }: { readonly line: number; readonly column: number }): string => `${line}:${column}`;
const read = (kind: Row['kind'], text: string, path: string): HistoryFile<object> =>
  kind === 'incident' ? readIncidentFile(text, path) : readTradeOffFile(text, path);

/** What is always so: an entry or problems, in order and in words, and every place in the file. */
const expectSound = (text: string, path: string): void => {
  const lines = text.replace(/^\ufeff/, '').split('\n');
  for (const { entry, place, actions = [], problems } of [readIncidentFile(text, path), readTradeOffFile(text, path)]) {
    expect(entry === null).toBe(problems.length > 0);
    let before = { line: 1, column: 1 };
    for (const { line, column } of [place, ...actions, ...problems]) {
      expect(line).toBeLessThanOrEqual(lines.length);
      expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
    }
    for (const problem of problems) {
      expect(problem.line * 1e6 + problem.column).toBeGreaterThanOrEqual(before.line * 1e6 + before.column);
      const { message, settle } = describeProblem(problem);
      expect(`${message} ${settle}`).not.toMatch(/undefined|\[object|NaN(?!`)|[Tt]he declaration/);
      before = problem;
    }
  }
};

describe('a file of history:', () => {
  test.each(rows)('$kind, $about', ({ kind, path, text, entry, place, actions, systems, problems }) => {
    const found = read(kind, textOf(text), path);
    expect(found.entry).toEqual(entry);
    expect(say(found.place)).toBe(place);
    if (actions !== undefined) expect(found.actions?.map(say)).toEqual(actions);
    expect(found.systems).toEqual(systems);
    const said = found.problems.map((problem) => {
      const { code, line, column, at, got, write } = problem;
      const known = { ...(got === undefined ? {} : { got }), ...(write === undefined ? {} : { write }) };
      return { code, line, column, at, ...known, ...describeProblem(problem) };
    });
    expect(said).toEqual(problems);
    if (entry !== null || problems.length > 0) expectSound(textOf(text), path);
  });

  it('is shown in the reference as it is read', () => {
    const page = readFileSync(new URL('../../docs/ownership-yaml.md', import.meta.url), 'utf8');
    const fences = [...page.matchAll(/^```markdown\n([\s\S]*?)^```/gm)].map(([, text = '']) => text);
    expect(fences).toHaveLength(1);
    for (const text of fences) {
      const { entry, systems, problems } = readIncidentFile(text, 'docs/incidents/double-charge.md');
      expect({ ...entry, systems, problems }).toMatchObject({
        date: '2026-03-02',
        what: 'Double charge on retry',
        systems: ['checkout', 'ledger'],
        problems: [],
      });
    }
  });
});

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const words = fc.constantFrom('Double charge on retry', 'Ausfall: Suche', '#1', '最初', '404', 'a  b', '- x');
const login = fc.constantFrom('maya-lin', '12345', 'noor_acme');
const maybe = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((found) => (found === undefined ? {} : { [key]: found }));
const both = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<Record<string, unknown>> =>
  fc.tuple(...parts).map((found) => Object.assign({}, ...found));
const action = both(
  words.map((what) => ({ what })),
  maybe('owner', login),
  maybe('due', day),
  maybe('done', day),
);
const incident = both(
  day.map((date) => ({ date })),
  words.map((what) => ({ what })),
  maybe('actions', fc.array(action, { minLength: 1, maxLength: 4 })),
);
const tradeOff = both(
  words.map((what) => ({ what })),
  maybe('decided-by', login),
  maybe('risk', words),
  maybe('revisit-by', day),
);
const cases: readonly (readonly [kind: Row['kind'], key: string, entry: typeof incident])[] = [
  ['incident', 'incidents', incident],
  ['trade-off', 'trade-offs', tradeOff],
];

/** JSON is YAML too. */
const front = (entry: object, below = ''): string => `---\n${JSON.stringify(entry)}\n---\n${below}`;

describe.each(cases)('any %s', (kind, key, any) => {
  it('says in a file what it says in a list', () => {
    fc.assert(
      fc.property(any, (entry) => {
        const text = JSON.stringify({ version: '1', systems: { a: { paths: ['a/'], [key]: [entry] } } });
        const parsed = parseDeclaration(text, 'OWNERSHIP.yaml', '');
        const system = 'declaration' in parsed ? parsed.declaration.written.systems.a : undefined;
        const { entry: found, problems } = read(kind, front(entry), 'docs/x.md');
        expect(problems).toEqual([]);
        expect([found]).toEqual(system?.[key as 'incidents']);
      }),
    );
  });

  it('is the same beside keys of other programs, and above any text', () => {
    const ours = ['date', 'what', 'actions', 'systems', 'decided-by', 'risk', 'revisit-by'];
    const others = ['action-items', 'risks', 'revisit', 'revisit-on', 'constructor', 'prototype', '__proto__', 'title'];
    const foreign = fc
      .stringMatching(/^[a-z][a-z_-]{0,12}$/)
      .filter((name) => findSlip(name, ours) === undefined && !others.includes(name.replaceAll('_', '-')));
    const value = fc.oneof(words, fc.array(words), fc.dictionary(foreign, words));
    fc.assert(
      fc.property(any, fc.dictionary(foreign, value), fc.string(), (entry, keys, below) => {
        const found = read(kind, front({ ...entry, ...keys }, below), 'docs/x.md');
        expect(found).toEqual(read(kind, front(entry), 'docs/x.md'));
        expect(found.entry).not.toBeNull();
      }),
    );
  });

  it('is about the systems it names, and about all where it names none', () => {
    fc.assert(
      fc.property(any, fc.array(fc.constantFrom('a', 'b-c', 'D_1'), { maxLength: 3 }), (entry, systems) => {
        const text = front(systems.length === 0 ? entry : { ...entry, systems });
        const found = read(kind, text, 'docs/x.md');
        expect(found.systems).toEqual(systems.length === 0 ? null : systems);
        expect(found.entry).not.toHaveProperty('systems');
      }),
    );
  });
});

describe('any text', () => {
  const pieces = [
    '---\n',
    '---',
    '\n',
    '# ',
    'date: 2026-03-02\n',
    'what: x\n',
    'actions:\n',
    '  - ',
    'due: 2026-3-2\n',
  ]
    .concat(['systems: [a', ']', '```\n', '<!--', '-->', '+++\n', '\ufeff', '\r\n', '\u200b', '\udc80', '===\n', 'x\n'])
    .concat(['title: ', '"', '{', '&a ', '*a', '__proto__: x\n', '\t', '- ', '> ', '[x](y)']);
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('')),
    fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => `---\n${parts.join('')}\n---\n# x\n`),
  );
  it('is an entry, or has problems with places', () => {
    const path = fc.constantFrom('docs/incidents/2026-03-02-x.md', 'x.md');
    fc.assert(fc.property(text, path, expectSound), { numRuns: 600 });
  });
});

const KIB_64 = 65_000;
const MIB = 1_048_576;
const fill = (part: string, length: number): string => part.repeat(Math.floor(length / part.length));

describe('a hostile file ends:', () => {
  test.each<[why: string, text: string]>([
    ['keys that are nearly ours', front({}).replace('{}', fill('actionss: x\n', KIB_64))],
    ['actions that are none', front({}).replace('{}', `actions:\n${fill('  - {due: 2026-3-2, q: 1}\n', KIB_64)}`)],
    ['systems that are none', front({}).replace('{}', `systems: [\n${fill('a b,\n', KIB_64)}]`)],
    ['brackets', front({}).replace('{}', fill('[', 9000))],
    ['front matter without an end', `---\n${fill('a: b\n', MIB)}`],
    ['lines across the page', fill('---\n\n', MIB)],
    ['one line of a heading', `# ${fill('[', MIB)}`],
    ['headings without words', fill('# []()\n', MIB)],
    ['a paragraph without an end', fill('x\n', MIB)],
    ['comments', fill('<!--\n', MIB)],
    ['blanks', fill(' ', MIB)],
    ['line feeds', fill('\n', MIB)],
  ])('%s', (_, text) => expectSound(text, 'docs/incidents/2026-03-02-x.md'));
});
