import { describe, expect, test } from 'vitest';
import { renderAnnotations } from '../../src/render/annotations.ts';
import { type Finding, finding, type JudgedPath, type Verdict } from '../../src/verdict.ts';
import { EXAMPLES } from './examples.ts';

const HEAD = 'a'.repeat(40);
const pass = await (EXAMPLES.pass?.() ?? Promise.reject());
const withFindings = (findings: readonly Finding[], paths: readonly JudgedPath[] = pass.paths): Verdict => ({
  ...pass,
  head: { ref: 'feature', sha: HEAD },
  findings,
  paths,
});
const path = (name: string, status: JudgedPath['status']): JudgedPath => ({
  path: name,
  status,
  system: null,
  exempt: false,
  pattern: null,
  place: null,
});
const missing = (commit: string, more: Partial<Finding> = {}): Finding =>
  finding('runbook-missing', 'runbook', {}, {
    system: 'search',
    place: { file: 'OWNERSHIP.yaml', line: 27, column: 3, commit },
    ...more,
  } as object);
const unowned = (first: readonly string[], severity: Finding['severity'] = 'fail'): Finding =>
  finding(
    'unowned',
    'unowned',
    { near: null, proposed: null },
    { severity, paths: { count: first.length, first, folder: 'x/' } },
  );

describe('annotations', () => {
  test('say what is wrong and how to settle it, at the line of the head', () => {
    expect(renderAnnotations(withFindings([missing(HEAD)]))).toEqual([
      {
        level: 'error',
        title: 'search: no runbook',
        message:
          'search has no runbook: whoever is woken starts from nothing. Write a runbook and add `runbook: docs/runbooks/search.md` to search; an https link will do too.',
        file: 'OWNERSHIP.yaml',
        line: 27,
        column: 3,
      },
    ]);
  });

  test.each<[what: string, found: Finding, at: object]>([
    ['another commit’s line is no line of the head', missing('b'.repeat(40)), {}],
    ['a path the change leaves', unowned(['x/old', 'x/new']), { file: 'x/new', line: 1 }],
    ['a path that is gone', unowned(['x/old']), {}],
    ['a path whose name cannot be written', unowned(['x/a\u202eb']), {}],
  ])('%s', (_, found, at) => {
    const paths = [path('x/old', 'deleted'), path('x/new', 'added'), path('x/a\u202eb', 'added')];
    const [annotation] = renderAnnotations(withFindings([found], paths));
    expect(annotation).toMatchObject(at);
    expect(annotation && 'file' in annotation).toBe('file' in at);
  });

  test('a level for each severity; a notice needs a place', () => {
    const levels = (['fail', 'undecided', 'warn', 'notice'] as const).flatMap((severity) =>
      renderAnnotations(withFindings([missing(HEAD, { severity })])).map(({ level }) => level),
    );
    expect(levels).toEqual(['error', 'error', 'warning', 'notice']);
    expect(renderAnnotations(withFindings([unowned(['gone'], 'notice')]))).toEqual([]);
    expect(renderAnnotations(withFindings([unowned(['gone'], 'warn')]))).toHaveLength(1);
  });

  test('the tenth says how many more', () => {
    const shown = renderAnnotations(withFindings(Array(25).fill(missing(HEAD))));
    expect(shown).toHaveLength(10);
    expect(shown.at(-1)?.message).toBe('16 more in the job summary.');
    expect(renderAnnotations(withFindings(Array(10).fill(missing(HEAD))))).toHaveLength(10);
  });

  test('broken glass is said before everything, within ten warnings', () => {
    const broken = { by: 'maya-lin', reason: '::error::Search is down', commit: HEAD };
    const warnings = Array(12).fill(missing(HEAD, { severity: 'warn' }));
    const [first, ...rest] = renderAnnotations({
      ...withFindings([missing(HEAD), ...warnings]),
      breakGlass: broken,
    });
    expect(first).toEqual({
      level: 'warning',
      title: 'Broken glass',
      message: 'Glass broken by maya-lin (:\u2236error:\u2236Search is down); 1 thing stands.',
    });
    expect(rest.map(({ level }) => level)).toEqual(['error', ...Array(9).fill('warning')]);
  });

  test.each([
    ['a command', '::error::x', '∶'],
    ['an old command', '##[error]x', '# #[error]x'],
    ['a line', 'a\nb', 'a\\nb'],
    ['an escape', '\u001b[2J', '\\u001b[2J'],
  ])('%s is text', (_, why, shown) => {
    const [annotation] = renderAnnotations(
      withFindings([finding('change-unknown', 'change', { why, needs: null }, { severity: 'undecided' })]),
    );
    expect(annotation?.message).toContain(shown);
    expect(annotation?.message).toMatch(/^(?:(?!::|##\[|\p{Cc}).)*$/u);
  });

  test('a message is cut at 4,096 characters as the toolkit writes them', () => {
    const [annotation] = renderAnnotations(
      withFindings([
        finding('change-unknown', 'change', { why: '%'.repeat(5_000), needs: null }, { severity: 'undecided' }),
      ]),
    );
    const written = annotation?.message.replaceAll('%', '%25') ?? '';
    expect(written.length).toBeLessThanOrEqual(4_096);
    expect(written.length).toBeGreaterThan(4_080);
  });
});
