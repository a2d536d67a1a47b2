/** The summary's limits: GitHub drops one larger than 1 MiB whole. What it says is held by `cli/check-markdown-*.txt`. */
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { memorySource, type Tree } from '../memory-source.ts';

const RUN = { date: '2026-11-23', program: '1.0.0' };
const SYSTEM = `
    owner: maya-lin
    runbook: https://wiki.acme.example/r
    slo: [{ indicator: It answers, objective: 99.5%, window: 30d }]
`;
const declare = (systems: readonly string[]): string =>
  `version: 1\nsystems:\n${systems.map((name) => `  ${name}:\n    paths: [${name}/]${SYSTEM}`).join('')}`;
const name = (index: number): string => `s${index}`;
const many = (count: number, toPath: (index: number) => string): Tree =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [toPath(index), `${index}`]));

const CASES: readonly { readonly about: string; readonly head: Tree; readonly says: RegExp }[] = [
  {
    about: '5,000 paths, each as long as git allows and nothing but what needs escaping',
    head: { 'OWNERSHIP.yaml': declare(['s0']), ...many(5_000, (index) => `s0/${'[|<@'.repeat(1_000)}${index}`) },
    says: /… and 4\d{3} more; the report has them all\./,
  },
  {
    about: '3,000 folders nobody owns',
    head: { 'OWNERSHIP.yaml': declare(['s0']), ...many(3_000, (index) => `nobody${index}/a.ts`) },
    says: /Not yet: 3000 things to settle[\s\S]*… and \d+ more; the report has them all\./,
  },
  {
    about: '3,000 systems',
    head: {
      'OWNERSHIP.yaml': declare(Array.from({ length: 3_000 }, (_, index) => name(index))),
      ...many(3_000, (index) => `${name(index)}/a`),
    },
    says: /Somebody answers for everything[\s\S]*… and \d+ more; the report has them all\./,
  },
];

describe('the summary stays below 1 MiB, ends its lists at a row and says how many more there are', () => {
  test.each(CASES)('$about', async ({ head, says }) => {
    const verdict = await check(memorySource({}, head), RUN);
    const summary = renderSummary(verdict, { server: 'https://github.example', repository: 'acme/shop' });
    expect(Buffer.byteLength(summary)).toBeLessThan(1_048_576);
    expect(summary).toMatch(says);
    expect(summary.trimEnd().endsWith('</sub>')).toBe(true);
  });
});
