/** What GitHub takes: a larger comment or summary is refused whole. Lists end at a row and say how many more there are. */
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { renderAnnotations } from '../../src/render/annotations.ts';
import { renderComment } from '../../src/render/comment.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { finding, type Verdict } from '../../src/verdict.ts';
import { memorySource, type Tree } from '../memory-source.ts';
import { LINKS, SUMMARY } from './examples.ts';

const SYSTEM = `
    owner: maya-lin
    runbook: https://wiki.acme.example/r
    slo: [{ indicator: It answers, objective: 99.5%, window: 30d }]
`;
const declare = (systems: readonly string[], entry = SYSTEM): string =>
  `version: 1\nsystems:\n${systems.map((name) => `  ${name}:\n    paths: [${name}/]${entry}`).join('')}`;
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `s${index}`);
const many = (count: number, toPath: (index: number) => string): Tree =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [toPath(index), `${index}`]));
const judge = (base: Tree, changes: Tree): Promise<Verdict> =>
  check(memorySource(base, { ...base, ...changes }), { date: '2026-11-23', program: '1.0.0', gate: null });

const REST = /… and \d+ more/;
const CASES: readonly { readonly about: string; readonly judged: () => Promise<Verdict>; readonly says: RegExp }[] = [
  {
    about: '40 systems',
    judged: () =>
      judge(
        { 'OWNERSHIP.yaml': declare(names(40), '\n') },
        many(40, (index) => `s${index}/a`),
      ),
    says: REST,
  },
  {
    about: '5,000 paths, each as long as git allows and nothing but what needs escaping',
    judged: () =>
      judge(
        { 'OWNERSHIP.yaml': declare(['s0']) },
        many(5_000, (index) => `s0/${'[|<@$'.repeat(800)}${index}`),
      ),
    says: REST,
  },
  {
    about: '3,000 folders nobody owns',
    judged: () =>
      judge(
        { 'OWNERSHIP.yaml': declare(['s0']) },
        many(3_000, (index) => `nobody${index}/a.ts`),
      ),
    says: /3000 things to settle/,
  },
  {
    about: 'long paths nobody owns',
    judged: () =>
      judge(
        { 'OWNERSHIP.yaml': declare(['s0']) },
        many(60, (index) => `${index}${'$@|'.repeat(1_300)}/a`),
      ),
    says: /60 things to settle/,
  },
  {
    about: '3,000 systems',
    judged: () =>
      judge(
        { 'OWNERSHIP.yaml': declare(names(3_000)) },
        many(3_000, (index) => `s${index}/a`),
      ),
    says: REST,
  },
  {
    about: '3,000 problems with words of 4,000 characters',
    judged: async () => {
      const verdict = await judge({ 'OWNERSHIP.yaml': declare(['s0']) }, { 's0/a': '1' });
      const why = '$'.repeat(4_000);
      const problem = finding('change-unknown', 'change', { why, needs: why }, { severity: 'undecided' });
      const other = finding(
        'declaration-adopted',
        'declaration',
        { people: [why], isAsked: true },
        { severity: 'warn' },
      );
      const findings = [...Array(1_500).fill(problem), ...Array(1_500).fill(other)];
      return { ...verdict, outcome: 'undecided', findings, base: { ref: why, sha: 'b'.repeat(40) }, target: why };
    },
    says: /more/,
  },
  {
    about: '3,000 systems handed over by 300 people each, with words of others that do not count',
    judged: async () => {
      const verdict = await judge({ 'OWNERSHIP.yaml': declare(['s0']) }, { 's0/a': '1' });
      const logins = many(300, (index) => `person-${index}`);
      const findings = names(3_000).map((system, index) => {
        const people = [...Object.keys(logins), `only-${index}`];
        const lapses = people.map((by) => ({ by, how: 'review', commit: 'c'.repeat(40), why: 'changed' }) as const);
        const asks = [{ ask: { who: 'system', system, logins: people }, answer: { state: 'open', lapses } }] as const;
        const row = { about: null, before: '[$@|'.repeat(1_000), after: null, systems: [system], asks };
        return finding('handover', 'handover', { kind: 'runbook-dropped', ...row }, { system });
      });
      return { ...verdict, outcome: 'fail', findings, author: 'person-7' };
    },
    says: /3000 things to settle/,
  },
  {
    about: 'glass broken for a reason of 60,000 characters',
    judged: async () => {
      const verdict = await judge({ 'OWNERSHIP.yaml': declare(['s0']) }, { 'nobody/a': '1' });
      const breakGlass = { by: 'maya-lin', reason: '$%|@'.repeat(15_000), commit: 'a'.repeat(40) };
      return { ...verdict, outcome: 'pass', breakGlass };
    },
    says: /Broken glass/,
  },
];

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Nothing is cut in its middle: what is opened is closed, and each row of a table has all its cells. */
const expectWhole = (text: string): void => {
  expect(count(text, /<details>/g)).toBe(count(text, /<\/details>/g));
  expect(count(text, /^ *```/gm) % 2).toBe(0);
  for (const row of text.split('\n').filter((line) => line.startsWith('|'))) {
    expect(row.endsWith('|')).toBe(true);
    expect([5, 6]).toContain(count(row, /\|/g));
  }
  expect(text.endsWith('</sub>\n')).toBe(true);
};

describe.each(CASES)('$about', ({ judged, says }) => {
  test('the comment stays below 60,000 characters', async () => {
    const text = renderComment(await judged(), LINKS, { summary: SUMMARY });
    expect(text.length).toBeLessThan(60_000);
    expect(text).toMatch(says);
    expectWhole(text);
  });

  test('the summary stays below 1 MiB', async () => {
    const text = renderSummary(await judged(), LINKS);
    expect(Buffer.byteLength(text)).toBeLessThan(1_048_576);
    expectWhole(text);
  });

  test('annotations stay within ten a level and 4,096 characters', async () => {
    const annotations = renderAnnotations(await judged());
    for (const level of ['error', 'warning', 'notice']) {
      const own = annotations.filter((annotation) => annotation.level === level);
      expect(own.length).toBeLessThanOrEqual(10);
    }
    for (const { message, title } of annotations) {
      expect(encodeURI(message).length).toBeGreaterThan(0);
      expect(message.replace(/[%\r\n]/g, '%25').length).toBeLessThanOrEqual(4_096);
      expect(title.length).toBeLessThanOrEqual(200);
    }
  });
});
