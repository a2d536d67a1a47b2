/** Which papers are opened where there are many, and what is said of the others. */
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import type { Asks, Source } from '../../src/facts.ts';
import { memorySource, type Tree } from '../memory-source.ts';
import { RUNBOOK } from '../runbook.ts';

const RUN = { date: '2026-11-23', program: 'test', gate: null };
const nameOf = (index: number): string => `s${String(index).padStart(3, '0')}`;
const SLO = 'version: prometheus/v1\nservice: shop\nslos:\n';
const sloFile = (objective: string): string =>
  `${SLO}  - name: answers\n    objective: ${objective}\n    sli: { events: { error_query: "a[{{.window}}]", total_query: "b[{{.window}}]" } }\n    alerting: { page_alert: { disable: true }, ticket_alert: { disable: true } }\n`;

/** So many systems, each with these lines besides what it needs, and the files of each. */
const declare = (count: number, lines: (name: string, index: number) => string): string =>
  `version: 1\nsystems:\n${Array.from({ length: count }, (_, index) => {
    const name = nameOf(index);
    return `  ${name}:\n    paths: [${name}/]\n    owner: maya-lin\n${lines(name, index)}`;
  }).join('')}policy: { rules: { owner-access: off, blast-radius: off } }\n`;
const files = (count: number, make: (name: string, index: number) => Tree): Tree =>
  Object.assign({}, ...Array.from({ length: count }, (_, index) => make(nameOf(index), index)));

/** The findings of a change, and how many texts it took. */
const judge = async (base: Tree, head: Tree) => {
  const source = memorySource(base, head);
  const asked: Asks[] = [];
  const readAnswers: Source['readAnswers'] = (asks) => {
    asked.push(asks);
    return source.readAnswers(asks);
  };
  const { findings } = await check({ ...source, readAnswers }, RUN);
  return { findings, texts: asked.flatMap(({ texts }) => texts).length, rounds: asked.length };
};
const list = (findings: Awaited<ReturnType<typeof judge>>['findings'], code: string): (string | null)[] =>
  findings.flatMap((found) => (found.code === code ? [found.system] : []));

describe('runbooks of a change of very many systems', () => {
  const INLINE = '    slo: [{ indicator: It answers, objective: 99%, window: 30d }]\n';
  const runbooks = (name: string) => `    runbook: docs/${name}.md\n${INLINE}`;
  const base: Tree = {
    'OWNERSHIP.yaml': declare(100, runbooks),
    ...files(100, (name) => ({ [`${name}/a.ts`]: '1', [`docs/${name}.md`]: `${RUNBOOK}\n${name}\n` })),
  };
  const touchAll = files(100, (name) => ({ [`${name}/a.ts`]: '2' }));

  test('eighty are opened, and the others are named', async () => {
    const { findings, texts } = await judge(base, { ...base, ...touchAll });
    expect(texts).toBe(80);
    expect(list(findings, 'runbook-unread')).toEqual(Array.from({ length: 20 }, (_, index) => nameOf(80 + index)));
  });

  test('what the change itself empties is opened first, whatever it is called', async () => {
    const { findings, texts } = await judge(base, { ...base, ...touchAll, 'docs/s099.md': '# s099\n' });
    expect(texts).toBe(80);
    expect(list(findings, 'runbook-empty')).toEqual(['s099']);
  });
});

describe('SLO files of what is depended on', () => {
  const chain = (count: number): Tree => ({
    'OWNERSHIP.yaml': declare(
      count,
      (name, index) =>
        `    runbook: https://wiki.example/${name}\n    slo: [{ file: slo/${name}.yaml }]\n${index + 1 < count ? `    depends-on: [${nameOf(index + 1)}]\n` : ''}`,
    ),
    ...files(count, (name, index) => ({ [`${name}/a.ts`]: '1', [`slo/${name}.yaml`]: sloFile(`99.9${index + 100}`) })),
  });

  test('the forty nearest are read; those further away are named where they are missed', async () => {
    const base = chain(60);
    const { findings, texts } = await judge(base, { ...base, 's000/a.ts': '2' });
    expect(texts).toBe(41);
    const [sum] = findings.flatMap((found) => (found.code === 'slo-above-dependencies' ? [found.detail] : []));
    expect([sum?.ceiling.count, sum?.ceiling.left.map(({ why, count }) => [why, count])]).toEqual([40, [['file', 19]]]);
  });
});

describe('files of incidents', () => {
  const folder = (count: number): Tree => ({
    'OWNERSHIP.yaml': declare(
      1,
      () => '    runbook: { not-applicable: No. }\n    slo: { not-applicable: No. }\n    incidents: past/*.md\n',
    ),
    's000/a.ts': '1',
    ...files(count, (name) => ({ [`past/2026-01-01-${name}.md`]: `# Outage of ${name}\n` })),
  });

  test('the last twenty by name are read, in two rounds', async () => {
    const base = folder(50);
    const { findings, texts, rounds } = await judge(base, { ...base, 's000/a.ts': '2' });
    const [unread] = findings.flatMap((found) => (found.code === 'history-unread' ? [found.detail] : []));
    expect([texts, rounds, unread]).toEqual([20, 2, { files: 'past/*.md', count: 30 }]);
  });

  test('what the change adds is shown with the rest', async () => {
    const base = folder(1);
    const head = { ...base, 's000/a.ts': '2', 'past/2026-11-20.md': '# The queue was full\n' };
    const { findings } = await judge(base, head);
    const [taught] = findings.flatMap((found) => (found.code === 'history-taught' ? [found.detail] : []));
    expect(taught?.incidents.map(({ what }) => what)).toEqual(['The queue was full', 'Outage of s000']);
  });
});
