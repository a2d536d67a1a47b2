/** Lines: the branches `policy.lines` names, and what a change that targets one is judged by. */
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.ts';
import { coversLine, readLaw } from '../../src/declaration/law.ts';
import { parseDeclaration } from '../../src/declaration/parse.ts';
import type { Source } from '../../src/facts.ts';
import { describe as say } from '../../src/render/words.ts';
import { memorySource, type Surroundings, type Tree } from '../memory-source.ts';

const system = (name: string, owner: string): string => `  ${name}:
    paths: [${name}/]
    owner: ${owner}
    runbook: https://wiki.example/${name}
    slo: [{ indicator: It answers, objective: 99.9%, window: 30d }]
`;
const declare = (systems: readonly string[], policy = ''): string =>
  `version: 1\nsystems:\n${systems.join('')}${policy === '' ? '' : `policy: ${policy}\n`}`;

test.each<[lines: string | null, covered: readonly string[], not: readonly string[]]>([
  [null, [], ['main', 'release/2', '']],
  ['[main]', ['main'], ['Main', 'mainx', 'main/x', 'x/main', 'release/2']],
  ['[release/2]', ['release/2'], ['release/20', 'release/2/x', 'release']],
  ['["release/*"]', ['release/2', 'release/2.x'], ['release', 'release/2/hotfix', 'pre/release/2', 'releases/2']],
  ['["release/**"]', ['release/2', 'release/2/hotfix', 'release'], ['releases/2', 'x/release/2']],
  ['["**/stable"]', ['stable', 'a/stable', 'a/b/stable'], ['a/stable/b', 'unstable']],
  ['["*"]', ['main', 'feature', 'v2.x', '.dot'], ['release/2']],
  ['["**"]', ['main', 'release/2', 'a/b/c', '.dot/x'], []],
  ['["v*.x"]', ['v2.x', 'v.x', 'v2.1.x'], ['v2', 'v2/x', 'v2yx']],
  ['["{a,b}"]', ['{a,b}'], ['a', 'b']],
  ['["+(a)", "!a"]', ['+(a)', '!a'], ['a', 'aa', 'b']],
  ['["#1"]', ['#1'], ['', '1']],
  ['[main, "release/*"]', ['main', 'release/2'], ['feature']],
])('the lines %s', (lines, covered, not) => {
  const read = parseDeclaration(
    declare([system('checkout', 'maya')], lines === null ? '' : `{ lines: ${lines} }`),
    'OWNERSHIP.yaml',
    'c'.repeat(40),
  );
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const law = readLaw(read.declaration);
  expect([...covered, ...not].filter((branch) => coversLine(law, branch))).toEqual(covered);
});

const LINES = '{ lines: ["release/*"] }';
const CHECKOUT = system('checkout', 'maya');
const MAIN = declare([CHECKOUT], LINES);
/** The line has another owner, a system more, and a policy that is no law here. */
const LINE = declare([system('checkout', 'sam'), system('ledger', 'ana')], '{ mode: report, unowned: warn }');
const CODE: Tree = { 'checkout/api.ts': '1', 'ledger/book.ts': '1', 'docs/a.md': '1' };

const tree = (declaration: string | null, code: Tree = {}): Tree => ({
  ...CODE,
  ...code,
  ...(declaration === null ? {} : { 'OWNERSHIP.yaml': declaration }),
});

interface Given {
  /** The declarations: of the default branch, of the line, and of the head where it is not the line's. */
  readonly main: string | null;
  readonly line: string | null;
  readonly head?: string | null;
  readonly branch?: string;
  /** What the change does to the line's code. */
  readonly changed?: Tree;
  readonly accounts?: NonNullable<Surroundings['accounts']>;
}
/** Reads and judges; all that tells what it was judged against, and by what. */
const judge = async ({ main, line, head = line, branch = 'release/2', changed = {}, ...more }: Given) => {
  const surroundings = { ...more, line: { branch, tree: tree(line, { 'line-only.ts': '1' }) } };
  const source = memorySource(tree(main), tree(head, { 'line-only.ts': '1', ...changed }), surroundings);
  const read: unknown[] = [];
  const readChange: Source['readChange'] = (against) => {
    read.push(against);
    return source.readChange(against);
  };
  const verdict = await check({ ...source, readChange }, { date: '2026-11-23', program: 'test', gate: null });
  // What a change hands over has tables of its own.
  const findings = verdict.findings.filter(({ rule }) => rule !== 'handover' && rule !== 'law');
  return {
    read,
    base: verdict.base?.ref,
    target: verdict.target,
    law: `${verdict.law} ${verdict.policy?.ref ?? '-'} ${verdict.mode}`,
    systems: verdict.systems.map(({ name, owner, place }) => `${name} ${owner} ${place.commit?.charAt(0)}`),
    paths: verdict.paths.map(({ path }) => path),
    findings: findings.map(({ severity, code, path, paths }) =>
      [severity, code, ...(path === null ? (paths?.first ?? []) : [path])].join(' '),
    ),
    words: findings.map((found) => [say(found).message, say(found).settle]),
  };
};

/** Places name the commit: `a` the head's, `b` the default branch's, `c` the line's. */
describe('a change into a branch', () => {
  const checkout = { 'checkout/api.ts': '2' };
  const both = ['default', 'target'];
  const asMain = { read: ['default'], base: 'main' };
  const asLine = { read: both, base: 'release/2', law: 'base main enforce' };
  test.each<[name: string, given: Given, judged: Partial<Awaited<ReturnType<typeof judge>>>]>([
    [
      'that is a line is judged against it, by its own systems and the law of the default branch',
      { main: MAIN, line: LINE, changed: checkout },
      {
        ...asLine,
        target: 'release/2',
        systems: ['checkout sam c'],
        paths: ['checkout/api.ts'],
        findings: [],
      },
    ],
    [
      'that is no line is judged against the default branch',
      { main: MAIN, line: LINE, branch: 'scratch', changed: checkout },
      {
        ...asMain,
        target: 'scratch',
        law: 'base main enforce',
        // The scratch branch's declaration is a proposal.
        systems: ['checkout sam a'],
        paths: ['OWNERSHIP.yaml', 'checkout/api.ts', 'line-only.ts'],
        findings: ['fail unowned line-only.ts'],
      },
    ],
    [
      'that is a line, where only the line loosens: what nobody answers for fails by the default branch',
      { main: MAIN, line: LINE, changed: { 'docs/a.md': '2' } },
      { ...asLine, findings: ['fail unowned docs/a.md'] },
    ],
    [
      'that is a line, where only the line exempts',
      {
        main: MAIN,
        line: `${LINE}exempt: [{ paths: [docs/], reason: Prose., owner: maya }]\n`,
        changed: { 'docs/a.md': '2' },
      },
      { ...asLine, findings: ['fail unowned docs/a.md'] },
    ],
    [
      'that is a line, where the default branch exempts',
      {
        main: `${MAIN}exempt: [{ paths: [docs/], reason: Prose., owner: maya }]\n`,
        line: LINE,
        changed: { 'docs/a.md': '2' },
      },
      { ...asLine, findings: [] },
    ],
    [
      'that only its own declaration calls a line',
      { main: declare([CHECKOUT]), line: declare([CHECKOUT], LINES), changed: checkout },
      { ...asMain, findings: ['fail unowned line-only.ts'] },
    ],
    [
      'that only the head’s declaration calls a line',
      { main: declare([CHECKOUT]), line: declare([CHECKOUT]), head: MAIN, changed: checkout },
      { ...asMain, findings: ['fail unowned line-only.ts'] },
    ],
    [
      'that is a line without a declaration uses the default branch’s systems',
      { main: MAIN, line: null, changed: checkout },
      { ...asLine, systems: ['checkout maya b'], paths: ['checkout/api.ts'], findings: [] },
    ],
    [
      'that is a line without a declaration, where nobody answers',
      { main: MAIN, line: null, changed: { 'ledger/book.ts': '2' } },
      { ...asLine, findings: ['fail unowned ledger/book.ts'] },
    ],
    [
      'that is a line without a declaration, to which the head brings one',
      { main: MAIN, line: null, head: LINE, changed: { ...checkout, 'ledger/book.ts': '2' } },
      {
        ...asLine,
        systems: ['checkout sam a', 'ledger ana a'],
        paths: ['OWNERSHIP.yaml', 'checkout/api.ts', 'ledger/book.ts'],
        findings: [],
      },
    ],
    [
      'that is a line without a declaration, to which the head brings one that cannot be read',
      { main: MAIN, line: null, head: 'systems: [' },
      { read: both, base: 'release/2', systems: [], findings: ['fail declaration-syntax'] },
    ],
    [
      'that is a line whose declaration the head edits',
      { main: MAIN, line: LINE, head: LINE.replace('owner: sam', 'owner: kim'), changed: checkout },
      { ...asLine, systems: ['checkout kim a'], paths: ['OWNERSHIP.yaml', 'checkout/api.ts'], findings: [] },
    ],
    [
      'that is a line whose declaration the head deletes',
      { main: MAIN, line: LINE, head: null },
      { read: both, base: 'release/2', findings: ['fail declaration-deleted OWNERSHIP.yaml'] },
    ],
    [
      'that is a line whose declaration cannot be read names the line',
      { main: MAIN, line: 'systems: [', changed: checkout },
      {
        read: both,
        base: 'release/2',
        findings: ['fail declaration-unreadable-at-base'],
        words: [[expect.stringMatching(/^The declaration on release\/2 cannot be read/), expect.any(String)]],
      },
    ],
    [
      'that is a line whose declaration the head mends',
      { main: MAIN, line: 'systems: [', head: LINE, changed: checkout },
      { ...asLine, systems: ['checkout sam a'], findings: [] },
    ],
    [
      'is judged against the default branch where that has no declaration, and the head’s names the branch',
      { main: null, line: null, head: MAIN, changed: checkout },
      {
        ...asMain,
        target: 'release/2',
        law: 'change - enforce',
        systems: ['checkout maya a'],
        findings: ['fail unowned line-only.ts', 'notice declaration-adopted'],
      },
    ],
    [
      'is judged against the default branch where that has no declaration, and the branch names itself',
      { main: null, line: MAIN, changed: checkout },
      { ...asMain, law: 'change - enforce' },
    ],
    [
      'is judged against the default branch where its declaration cannot be read',
      { main: 'systems: [', line: MAIN, changed: checkout },
      { ...asMain, findings: ['fail unowned line-only.ts', 'notice declaration-mended'] },
    ],
    [
      'that is a line whose people are asked about',
      {
        main: MAIN,
        line: LINE,
        changed: checkout,
        accounts: { maya: { known: { id: 1, type: 'User', permission: 'write' } } },
      },
      { ...asLine, findings: ['fail owner-access-nobody'] },
    ],
    [
      'that is the default branch is read once, whatever the lines are',
      { main: declare([CHECKOUT], '{ lines: ["**"] }'), line: LINE, branch: 'main', changed: checkout },
      { ...asMain, target: 'main' },
    ],
  ])('%s', async (_, given, judged) => {
    expect(await judge(given)).toMatchObject(judged);
  });
});

test('a line that cannot be seen whole is undecided, and nothing is judged by the default branch instead', async () => {
  const line = { branch: 'release/2', tree: tree(LINE) };
  const source = memorySource(tree(MAIN), tree(LINE, { 'checkout/api.ts': '2' }), { line });
  const readChange: Source['readChange'] = async (against) =>
    against === 'target' ? { unknown: 'the API answered 502', needs: 'Run it again.' } : source.readChange(against);
  const { outcome, base, systems, findings } = await check(
    { ...source, readChange },
    { date: '2026-11-23', program: 'test', gate: null },
  );
  expect([outcome, base, systems, findings.map(({ code }) => code)]).toEqual([
    'undecided',
    null,
    [],
    ['change-unknown'],
  ]);
});
