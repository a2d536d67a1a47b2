/** The audit by itself: what it counts, what it finds besides a check, and that it never disagrees with one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audit } from '../src/audit.ts';
import type { Audit } from '../src/audit-result.ts';
import { check } from '../src/check.ts';
import type { TreeSource } from '../src/facts.ts';
import { describe as say } from '../src/render/words.ts';
import type { Finding } from '../src/verdict.ts';
import { memorySource, type Tree } from './memory-source.ts';
import { RUNBOOK } from './runbook.ts';

const DATE = '2026-11-24';
const RUN = { date: DATE, program: '1.0.0' };

/** The tree of a memory source, taken for its default branch. */
const treeSource = (tree: Tree): TreeSource => {
  const source = memorySource(tree, tree);
  return {
    readAnswers: source.readAnswers,
    readTree: async () => {
      const change = await source.readChange();
      if ('unknown' in change) return change;
      const { law, declarations, texts } = change.known;
      const paths = Object.keys(tree).sort();
      return { known: { commit: law, host: null, paths, declarations: declarations.law, texts, isAtHand: true } };
    },
  };
};
const auditTree = (tree: Tree): Promise<Audit> => audit(treeSource(tree), RUN);

const OWNED =
  '    owner: maya-lin\n    runbook: docs/runbook.md\n    slo: [{ indicator: It answers, objective: 99.5%, window: 30d }]\n';
const declare = (systems: Readonly<Record<string, readonly string[]>>, rest = ''): string =>
  `version: 1\nsystems:\n${Object.entries(systems)
    .map(([name, paths]) => `  ${name}:\n    paths: ${JSON.stringify(paths)}\n${OWNED}`)
    .join('')}${rest}`;
const EXEMPT = 'exempt:\n  - { paths: [docs/], reason: Prose, owner: maya-lin }\n';
const treeOf = (declaration: string, ...files: readonly string[]): Tree => ({
  'OWNERSHIP.yaml': declaration,
  'docs/runbook.md': RUNBOOK,
  ...Object.fromEntries(files.map((file) => [file, file])),
});
const codes = ({ findings }: Audit): string[] =>
  findings.map(({ code, severity, system }) => `${severity} ${code}${system === null ? '' : ` ${system}`}`);

describe('core: what it counts and finds', () => {
  interface Case {
    readonly about: string;
    readonly tree: Tree;
    readonly coverage: readonly [files: number, owned: number, exempt: number, unowned: number] | null;
    readonly codes: readonly string[];
    readonly says?: RegExp;
  }
  const cases: readonly Case[] = [
    { about: 'all is well', tree: treeOf(declare({ a: ['a/'] }, EXEMPT), 'a/x'), coverage: [3, 1, 2, 0], codes: [] },
    {
      about: 'a file nobody owns',
      tree: treeOf(declare({ a: ['a/'] }, EXEMPT), 'a/x', 'b/y', 'b/z'),
      coverage: [5, 1, 2, 2],
      codes: ['fail unowned'],
    },
    {
      about: 'a pattern that matches nothing, and the folder that was meant',
      tree: treeOf(declare({ a: ['a/', 'services/pai/'] }, EXEMPT), 'a/x', 'services/pay/y'),
      coverage: [4, 1, 2, 1],
      codes: ['fail unowned', 'warn pattern-without-files a'],
      says: /`services\/pai\/` matches no file.*There is `services\/pay\/`/,
    },
    {
      about: 'a pattern without its slash',
      tree: treeOf(declare({ a: ['a/', 'b'] }, EXEMPT), 'a/x', 'b/y'),
      coverage: [4, 1, 2, 1],
      codes: ['fail unowned', 'warn pattern-without-files a'],
      says: /There is a folder of that name: `b\/`/,
    },
    {
      about: 'a pattern in another case',
      tree: treeOf(declare({ a: ['a/', 'B/'] }, EXEMPT), 'a/x', 'b/y'),
      coverage: [4, 1, 2, 1],
      codes: ['fail unowned', 'warn pattern-without-files a'],
      says: /There is `b\/`: case counts/,
    },
    {
      about: 'a pattern others win everywhere',
      tree: treeOf(declare({ a: ['a/', '**/*.ts'], b: ['b/'] }, EXEMPT), 'a/x.ts', 'b/y.ts'),
      coverage: [4, 2, 2, 0],
      codes: ['warn pattern-shadowed a'],
      says: /`\*\*\/\*\.ts` decides nothing: all 2 files it matches, first a\/x\.ts, fall to .*`a\/`/,
    },
    {
      about: 'a system without a file, said once',
      tree: treeOf(declare({ a: ['a/'], gone: ['c/', 'd/*.ts'] }, EXEMPT), 'a/x'),
      coverage: [3, 1, 2, 0],
      codes: ['warn system-without-files gone'],
      says: /gone has no file/,
    },
    {
      about: 'an exemption’s pattern that matches nothing',
      tree: treeOf(declare({ a: ['a/'] }, `${EXEMPT}  - { paths: [e/], reason: Old, owner: sam-okafor }\n`), 'a/x'),
      coverage: [3, 1, 2, 0],
      codes: ['warn pattern-without-files'],
    },
    {
      about: 'two systems claim a file alike',
      tree: treeOf(declare({ a: ['a/?x'], b: ['a/x?'] }, EXEMPT), 'a/xx'),
      coverage: [3, 0, 2, 1],
      codes: ['fail ambiguous'],
    },
    {
      about: 'a waiver and an exemption that have ended and serve nothing',
      tree: treeOf(
        declare(
          { a: ['a/'] },
          `${EXEMPT}  - { paths: [f/], reason: Old, owner: maya-lin, expires: 2026-01-01 }\nwaivers:\n  - { systems: [a], duties: [slo], reason: Soon, approved-by: sam-okafor, expires: 2026-02-01 }\n`,
        ),
        'a/x',
      ),
      coverage: [3, 1, 2, 0],
      codes: ['notice waiver-left-over', 'notice waiver-left-over'],
      says: /ended on 2026-0[12]-01 .*nothing needs it any more/,
    },
    {
      about: 'the policy turns the rule off',
      tree: treeOf(declare({ a: ['a/', 'b/'] }, `${EXEMPT}policy: { rules: { patterns: off } }\n`), 'a/x'),
      coverage: [3, 1, 2, 0],
      codes: [],
    },
    {
      about: 'the policy takes it strictly',
      tree: treeOf(declare({ a: ['a/', 'b/'] }, `${EXEMPT}policy: { rules: { patterns: fail } }\n`), 'a/x'),
      coverage: [3, 1, 2, 0],
      codes: ['fail pattern-without-files a'],
    },
    { about: 'no declaration', tree: { 'a/x': '' }, coverage: null, codes: ['fail declaration-missing'] },
    {
      about: 'one that cannot be read',
      tree: { 'OWNERSHIP.yaml': 'version: 2\n', 'a/x': '' },
      coverage: null,
      codes: expect.arrayContaining([expect.stringMatching(/^fail declaration-/)]) as unknown as string[],
    },
  ];
  test.each(cases)('$about', async ({ tree, coverage, codes: wanted, says }) => {
    const result = await auditTree(tree);
    expect(result.coverage).toEqual(
      coverage && { files: coverage[0], owned: coverage[1], exempt: coverage[2], unowned: coverage[3] },
    );
    expect(codes(result)).toEqual(wanted);
    if (says !== undefined) expect(result.findings.map((found) => say(found).message).join('\n')).toMatch(says);
    expect(result.listPaths().length).toBe(coverage === null ? 0 : Object.keys(tree).length);
  });

  test('folders: those of the root, and below one of both kinds those where somebody is missing', async () => {
    const { folders } = await auditTree(treeOf(declare({ a: ['s/a/'] }, EXEMPT), 's/a/x', 's/b/y', 't/z'));
    expect(folders.map(({ folder, files, unowned }) => [folder, files, unowned])).toEqual([
      ['', 1, 0],
      ['docs/', 1, 0],
      ['s/', 2, 1],
      ['s/b/', 1, 1],
      ['t/', 1, 1],
    ]);
  });

  test('who carries what, and where nobody else is named', async () => {
    const { loads, duties } = await auditTree(treeOf(declare({ a: ['a/'], b: ['b/'] }, EXEMPT), 'a/x', 'b/y'));
    expect(loads).toEqual([{ login: 'maya-lin', name: null, owner: ['a', 'b'], backup: [], alone: ['a', 'b'] }]);
    expect(duties).toEqual({ runbook: { owed: 2, met: 2 }, slo: { owed: 2, met: 2 } });
  });
});

/** What a finding says, without what a check alone could say. */
const plain = ({ code, severity, system, path, paths }: Finding) => ({ code, severity, system, path, paths });
const OF_CHANGE = new Set(['radius-big', 'radius']);
const OF_AUDIT = new Set(['pattern-without-files', 'pattern-shadowed', 'system-without-files', 'waiver-left-over']);

test('an audit and a check of a change of every file never disagree', async () => {
  const folders = ['a', 'b', 'c/d', 'c/e', 'docs'];
  const file = fc
    .tuple(fc.constantFrom(...folders), fc.constantFrom('x.ts', 'y.md', 'z'))
    .map((parts) => parts.join('/'));
  const pattern = fc.constantFrom('a/', 'b/', 'c/', 'c/d/', '**/*.md', '**/*.ts', 'c/e/z', 'nowhere/', '**');
  const system = fc.record(
    {
      paths: fc.uniqueArray(pattern, { minLength: 1, maxLength: 3 }),
      owner: fc.constantFrom('maya-lin', 'acme/payments', 'robot[bot]'),
      runbook: fc.constantFrom('docs/x.ts', 'docs/runbook.md', 'https://wiki.acme.example/a', 'gone.md'),
      objective: fc.constantFrom('99%', '99.9%', '100%'),
    },
    { requiredKeys: ['paths'] },
  );
  const given = fc.record({
    files: fc.uniqueArray(file, { minLength: 1, maxLength: 12 }),
    systems: fc.array(system, { minLength: 1, maxLength: 3 }),
    policy: fc.constantFrom(
      '',
      'policy: { unowned: new-only }\n',
      'policy: { unowned: warn, rules: { runbook: warn } }\n',
    ),
    exempt: fc.constantFrom('', EXEMPT, EXEMPT.replace('Prose', 'Prose, expires: 2026-11-30')),
  });
  await fc.assert(
    fc.asyncProperty(given, async ({ files, systems, policy, exempt }) => {
      const entries = systems.map(
        ({ paths, owner, runbook, objective }, index) =>
          `  s${index}:\n    paths: ${JSON.stringify(paths)}\n${owner === undefined ? '' : `    owner: "${owner}"\n`}${runbook === undefined ? '' : `    runbook: ${runbook}\n`}${objective === undefined ? '' : `    slo: [{ indicator: It answers, objective: ${objective}, window: 30d }]\n`}`,
      );
      const text = `version: 1\nsystems:\n${entries.join('')}${exempt}${policy}`;
      const base: Tree = {
        'OWNERSHIP.yaml': text,
        'docs/runbook.md': RUNBOOK,
        ...Object.fromEntries(files.map((name) => [name, name])),
      };
      const head = Object.fromEntries(
        Object.entries(base).map(([name, value]) => [name, name === 'OWNERSHIP.yaml' ? value : `${value} `]),
      ) as Tree;
      const whole = await auditTree(head);
      const verdict = await check(memorySource(base, head), { ...RUN, gate: null });
      const touched = new Set(verdict.systems.map(({ name }) => name));
      const ofAudit = whole.findings.filter(
        ({ code, system: name }) => !OF_AUDIT.has(code) && (name === null || touched.has(name)),
      );
      const ofCheck = verdict.findings.filter(({ code }) => !OF_CHANGE.has(code));
      expect(ofAudit.map(plain)).toEqual(ofCheck.map(plain));
      expect(ofAudit.map((found) => say(found))).toEqual(ofCheck.map((found) => say(found)));
      const { coverage } = whole;
      if (coverage !== null) expect(coverage.owned + coverage.exempt + coverage.unowned).toBe(coverage.files);
    }),
    { numRuns: 300 },
  );
});
