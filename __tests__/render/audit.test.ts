/**
 * What an audit says, whole, on each surface: a case is a row of `audits.ts` and a file a surface in `audits/`.
 * `UPDATE=1` writes the files anew.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { Audit } from '../../src/audit-result.ts';
import { renderAuditAnnotations } from '../../src/render/annotations.ts';
import { renderAuditJson, toAuditOutputs } from '../../src/render/audit-json.ts';
import { renderAuditMarkdown } from '../../src/render/audit-markdown.ts';
import { renderAuditTerminal } from '../../src/render/audit-terminal.ts';
import type { TrendEntry } from '../../src/trend.ts';
import { AUDITS, makeHuge } from './audits.ts';

const update = process.env.UPDATE === '1';
if (update && process.env.CI === 'true') throw new Error('Expected files are not rewritten in CI: someone reads them.');

const folder = new URL('./audits/', import.meta.url);
if (update) mkdirSync(folder, { recursive: true });
const expectFile = (name: string, text: string): void => {
  const file = new URL(name, folder);
  if (update) writeFileSync(file, text);
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
};

const LINKS = { server: 'https://github.com', repository: 'acme/shop' };
const SNIPPET = '[![ownership](https://github.com/acme/shop/raw/ownership-badge/ownership.svg)](OWNERSHIP.yaml)';
const schema = JSON.parse(readFileSync(new URL('../../schema/audit.v1.json', import.meta.url), 'utf8'));
const isAudit = new Ajv({ strict: true, allowUnionTypes: true, allErrors: true }).compile(schema);

/** What the badge branch had a week before, and has now. */
const tell = ({ commit, outcome, systems }: Audit): readonly TrendEntry[] => {
  const now: TrendEntry = {
    at: '2026-11-23T05:17:00Z',
    commit: commit?.sha ?? '',
    outcome,
    files: 1538,
    owned: 1204,
    exempt: 310,
    unowned: 24,
    systems: systems.length,
    failing: systems.filter((system) => system.outcome === 'fail').length,
    findings: { unowned: 2, runbook: 3 },
    past: [],
  };
  const before = { commit: 'd'.repeat(40), owned: 1100, unowned: 60, systems: systems.length - 2, failing: 0 };
  return [{ ...now, ...before, at: '2026-11-15T05:17:00Z', findings: { unowned: 5 } }, now];
};

describe.each(Object.entries(AUDITS))('the audit: %s', (name, audit) => {
  test.each([80, 120])('at a terminal of %d columns', (width) => {
    const text = renderAuditTerminal(audit, { colour: false, width });
    expectFile(`${name}.${width}.txt`, text);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
  });

  test('in colours it says the same', () => {
    const text = renderAuditTerminal(audit, { colour: true, width: 80 });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
    expect(text.replace(/\u001b\[\d+m/g, '')).toBe(renderAuditTerminal(audit, { colour: false, width: 80 }));
  });

  test('in Markdown', () => {
    const more = { trend: tell(audit), snippet: SNIPPET };
    expectFile(`${name}.md`, renderAuditMarkdown(audit, LINKS, more));
  });

  test('as JSON that is as the schema says', () => {
    const text = renderAuditJson(audit);
    isAudit(JSON.parse(text));
    expect(isAudit.errors).toBeNull();
    expectFile(`${name}.json.txt`, text);
  });

  test('in outputs and beside lines', () => {
    expectFile(
      `${name}.outputs.txt`,
      `${JSON.stringify({ outputs: toAuditOutputs(audit), annotations: renderAuditAnnotations(audit) }, null, 2)}\n`,
    );
  });
});

describe('an audit of 300 systems and 80,000 files', () => {
  const huge = makeHuge();

  test('at a terminal is a page or two, and says how much is left out', () => {
    const text = renderAuditTerminal(huge, { colour: false, width: 80 });
    expectFile('huge.80.txt', text);
    expect(text.split('\n').length).toBeLessThan(200);
  });

  test('fits into a job summary, and says how much is left out', () => {
    const text = renderAuditMarkdown(huge, LINKS, { trend: null, snippet: SNIPPET });
    expect(Buffer.byteLength(text)).toBeLessThan(1_048_576);
    expect(text).toMatch(/… and [\d,]+ findings more; the report has them all/);
  });

  test('as JSON has every path as it is, bytes that are not UTF-8 included', () => {
    const { paths, systems, findings } = JSON.parse(renderAuditJson(huge));
    expect([systems.length, findings.length]).toEqual([300, huge.findings.length]);
    expect(paths).toEqual(
      huge.listPaths().map(({ path, system, exempt, place }) => ({ path, system, exempt, line: place?.line ?? null })),
    );
  });

  test('fits into outputs: GitHub counts them in UTF-16, 1 MB a job', () => {
    const systems = huge.systems.flatMap((system) =>
      Array.from({ length: 60 }, (_, index) => ({
        ...system,
        name: `${system.name}-${index}`,
        owner: `p-${system.name}-${index}`,
      })),
    );
    const outputs = toAuditOutputs({ ...huge, systems });
    expect(2 * Object.values(outputs).join('').length).toBeLessThan(1_000_000);
    for (const name of ['systems', 'owners', 'findings', 'coverage']) JSON.parse(outputs[name] ?? '');
  });

  test('is ten annotations of a level', () => {
    const annotations = renderAuditAnnotations(huge);
    for (const level of ['error', 'warning', 'notice']) {
      expect(annotations.filter((annotation) => annotation.level === level).length).toBeLessThanOrEqual(10);
    }
  });
});
