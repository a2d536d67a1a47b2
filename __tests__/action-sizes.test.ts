/** What pull requests of every size cost: all of it is judged, and the requests do not grow with the files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openStage } from './e2e/stage.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sizes-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const SYSTEMS = ['checkout', 'ledger', 'search'];
const declaration = `version: 1
teams:
  acme/payments: { owner: maya-lin, backup: [sam-okafor] }
systems:
${SYSTEMS.map(
  (name) => `  ${name}:
    paths: [services/${name}/]
    team: acme/payments
    runbook: docs/${name}.md
    slo: [{ indicator: It answers within 1 s, objective: 99.5%, window: 30d }]
`,
).join('')}`;

/** Whether an agent made the change, and at which of its commits the owner has approved it. */
type Agreed = 'nobody asked' | 'at the head' | 'before the branch was brought up to date';
const message = 'Add files\n\nCo-Authored-By: Claude <noreply@anthropic.com>\n';
const agreements: Readonly<Record<Agreed, object>> = {
  'nobody asked': { commits: [{ repeat: 5 }] },
  'at the head': { commits: [{ message, repeat: 5 }], reviews: [{ user: 'maya-lin', state: 'APPROVED' }] },
  'before the branch was brought up to date': {
    commits: [{ message, repeat: 5 }, { merge: true }],
    reviews: [{ user: 'maya-lin', state: 'APPROVED', commit: '{commit:5}' }],
  },
};

/** A scenario whose pull request adds so many files to three systems, in five commits. */
const writeScenario = (
  files: number,
  change: { readonly moved: boolean; readonly edited: boolean; readonly agreed?: Agreed },
): string => {
  const folder = mkdtempSync(join(scratch, `${files}-`));
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const tree of change.moved ? ['base', 'merge-base'] : ['base']) {
    write(`${tree}/OWNERSHIP.yaml`, declaration);
    for (const name of SYSTEMS) write(`${tree}/docs/${name}.md`, `{runbook}\n\n${name}\n`);
  }
  if (change.moved) write('base/docs/later.md', '# Later\n');
  if (change.edited) write('head/OWNERSHIP.yaml', `# Five commits\n${declaration}`);
  const share = Math.floor(files / SYSTEMS.length);
  const head = SYSTEMS.map((name, index) => ({
    path: `services/${name}/folder-{n}/file.ts`,
    text: `export const ${name} = {n};\n`,
    repeat: index === 0 ? files - share * (SYSTEMS.length - 1) : share,
  }));
  write('pull.json', JSON.stringify({ entries: { head }, ...agreements[change.agreed ?? 'nobody asked'] }));
  return folder;
};

interface Row {
  readonly files: number;
  readonly moved: boolean;
  readonly edited: boolean;
  readonly agreed?: Agreed;
  readonly reading: number;
  readonly writing: number;
}
/** Three of each are the runbooks. */
const cases: Row[] = [
  { files: 20, moved: false, edited: false, reading: 11, writing: 4 },
  { files: 20, moved: true, edited: false, reading: 12, writing: 4 },
  { files: 20, moved: true, edited: true, reading: 13, writing: 4 },
  { files: 300, moved: false, edited: false, reading: 11, writing: 4 },
  { files: 3000, moved: false, edited: false, reading: 11, writing: 4 },
  { files: 5000, moved: true, edited: true, reading: 13, writing: 4 },
  // Reviews, comments and events, of which the comments are not read again.
  { files: 20, moved: false, edited: false, agreed: 'at the head', reading: 14, writing: 3 },
  // Besides: the comparison with the approved commit, its tree and that of its merge base.
  {
    files: 300,
    moved: true,
    edited: false,
    agreed: 'before the branch was brought up to date',
    reading: 17,
    writing: 3,
  },
];
test.each(cases)(
  '$files files, base moved on: $moved, declaration edited: $edited, agreed: $agreed: $reading requests and $writing',
  async (row) => {
    await using stage = await openStage(writeScenario(row.files, row));
    const run = await stage.action();
    const report = JSON.parse(run.temporary['ownership-gate/verdict.json'] ?? '{}');
    expect({ status: run.status, paths: report.paths?.length, violations: stage.github.violations }).toEqual({
      status: 0,
      paths: row.files + (row.edited ? 1 : 0),
      violations: [],
    });
    const isConfirmation = (index: number): boolean =>
      index > 0 && stage.github.requests[index]?.path === '/repos/acme/shop/pulls/1';
    const before = stage.github.requests.findIndex(
      ({ path }, index) => (row.agreed === undefined && path.includes('/issues/')) || isConfirmation(index),
    );
    expect([before, stage.github.requests.length - before]).toEqual([row.reading, row.writing]);
  },
);

test('a tree that GitHub cuts off: read folder by folder, whole or undecided', async () => {
  const folder = writeScenario(250, { moved: false, edited: false });
  await using walked = await openStage(folder, { treeLimit: 300 });
  const run = await walked.action();
  const report = JSON.parse(run.temporary['ownership-gate/verdict.json'] ?? '{}');
  expect([run.status, report.paths?.length]).toEqual([0, 250]);
  await using spent = await openStage(writeScenario(1000, { moved: false, edited: false }), { treeLimit: 300 });
  const stopped = await spent.action();
  expect([stopped.status, stopped.outputs.verdict]).toEqual([2, 'undecided']);
  expect(stopped.stdout).toMatch(/280 requests a run may spend/);
  expect(spent.github.requests.length).toBeLessThanOrEqual(300);
});
