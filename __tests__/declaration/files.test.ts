import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { FILES, findFilesProblem, splitFiles } from '../../src/declaration/files.ts';
import { listEntries } from '../../src/declaration/merge.ts';
import { parseDeclaration } from '../../src/declaration/parse.ts';
import { parsePattern } from '../../src/declaration/patterns.ts';
import { resolve } from '../../src/declaration/resolve.ts';

describe('where files are', () => {
  test.each<[files: string, folder: string, own: readonly string[], others: readonly string[]]>([
    ['docs/incidents/*.md', 'docs/incidents', ['a.md', '.md', '.a.md', '2026-03-02 x.md'], ['a.MD', 'a.md.txt', 'amd']],
    ['*.md', '', ['README.md'], ['README']],
    ['INCIDENTS.md', '', ['INCIDENTS.md'], ['incidents.md', 'INCIDENTSxmd']],
    ['docs/[a]/(b)/20??-*.md', 'docs/[a]/(b)', ['2026-x.md', '20[]-.md'], ['206-x.md', '20/6-x.md']],
    ['docs/[a]*.md', 'docs', ['[a]b.md'], ['a.md']],
    ['docs/*', 'docs', ['a', '.a', 'a.md'], []],
    ['docs/{x}.md', 'docs', ['{x}.md'], ['x.md']],
  ])('%s', (files, folder, own, others) => {
    expect(findFilesProblem(files)).toBeNull();
    const split = splitFiles(files);
    expect(split.folder).toBe(folder);
    expect([...own, ...others].filter(split.matches)).toEqual(own);
  });

  const part = fc.constantFrom(
    'docs',
    'a.b',
    '*',
    '**',
    '?',
    '*.md',
    'x.md',
    '.',
    '..',
    '',
    '{a,b}',
    '[a]',
    'a b',
    '@(a)',
  );
  const text = fc.oneof(
    fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/')),
    fc.string({ maxLength: 20 }),
    fc.constantFrom('https://x.example/*.md', 'none', `${'a/'.repeat(2100)}*.md`, 'a/'.repeat(2048)),
  );

  it('is a pattern with nothing but a name in its last part, and editors are told no less', () => {
    fc.assert(
      fc.property(text, (any) => {
        if (findFilesProblem(any) !== null) return;
        const parsed = parsePattern(any);
        expect(parsed).toMatchObject({ pattern: { globstars: 0, anchor: splitFiles(any).folder } });
        expect(any).toMatch(FILES);
      }),
      { numRuns: 1000 },
    );
  });

  it('and what is proposed instead is one', () => {
    fc.assert(
      fc.property(text, (any) => {
        const write = findFilesProblem(any)?.write ?? null;
        if (write !== null) expect(findFilesProblem(write)).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  it('matches what the pattern matches', () => {
    const name = fc.constantFrom('a.md', 'b.md', 'ab.md', '.md', 'a', '[a].md');
    const files = fc.tuple(
      fc.constantFrom('', 'docs/', 'docs/a b/'),
      fc.constantFrom('*.md', 'a*', '?.md', '[a]*', 'a.md'),
    );
    fc.assert(
      fc.property(files, name, ([folder, last], file) => {
        const parsed = parsePattern(folder + last);
        const matches = 'pattern' in parsed && parsed.pattern.matches(folder + file);
        expect(splitFiles(folder + last).matches(file)).toBe(matches);
      }),
    );
  });

  it('is each system’s own, or what the default makes of its name', () => {
    const text = `version: 1
defaults:
  incidents: docs/<system>/*.md
  trade-offs: docs/<system>-<system>.md
systems:
  a: { paths: [a/] }
  b: { paths: [b/], incidents: "*.md", trade-offs: [{ what: One region only }] }
`;
    const parsed = parseDeclaration(text, 'OWNERSHIP.yaml', 'c0ffee');
    if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
    const { systems } = resolve(listEntries(parsed.declaration));
    const found = ['a', 'b'].map((name) => {
      const { incidents, tradeOffs } = systems.get(name) ?? { incidents: null, tradeOffs: null };
      return [incidents, tradeOffs].map((each) => [each?.value, each?.by, `${each?.line}:${each?.column}`]);
    });
    expect(found).toEqual([
      [
        ['docs/a/*.md', 'default', '3:14'],
        ['docs/a-a.md', 'default', '4:15'],
      ],
      [
        ['*.md', 'system', '7:32'],
        [[{ what: 'One region only' }], 'system', '7:52'],
      ],
    ]);
  });
});
