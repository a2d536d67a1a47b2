import { describe, expect, test } from 'vitest';
import type { ChangedPath, Entry, Gate, Known } from '../../src/facts.ts';
import { judgeGateWorkflow } from '../../src/rules/gate-workflow.ts';
import type { Inquiry } from '../../src/rules/inquiry.ts';
import { findGateChanges, listWorkflowTexts } from '../../src/rules/workflows.ts';
import type { Answer } from '../../src/verdict.ts';
import { edit, SHOP, situate } from './shop.ts';

const GATE: Gate = { action: 'acme/ownership-gate', workflow: '.github/workflows/ownership.yml', job: 'owners' };
/** As the gate's own repository says it. */
const SELF: Gate = { ...GATE, action: null };
/** A fork under another name. */
const FORK: Gate = { ...GATE, action: 'acme/who-answers' };

const CI = '.github/workflows/ci.yml';
const file = (id: string, mode = '100644'): Entry => ({ mode, id });
const changed = (path: string, before: Entry | null, after: Entry | null): ChangedPath => ({ path, before, after });

/** The change of texts that are their own ids. */
const judge = (gate: Gate | null, ...paths: readonly ChangedPath[]) =>
  findGateChanges({ paths, gate, textOf: (id): Known<string> => ({ known: id }) });
/** What a workflow that is added is said to be. */
const why = (text: string, gate: Gate | null = GATE): string | null => {
  const [found] = judge(gate, changed(CI, null, file(text)));
  if (found === undefined) return null;
  return 'why' in found ? `${found.why} ${found.name}` : `unknown ${found.unknown}`;
};

const step = (uses: string): string =>
  `on: [pull_request]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${uses}\n`;
const job = (key: string, name = ''): string =>
  `on: [pull_request]\njobs:\n  ${key}:\n${name === '' ? '' : `    name: ${name}\n`}    runs-on: ubuntu-latest\n    steps: [{ run: exit 0 }]\n`;

describe('a workflow that uses the action', () => {
  test.each<[uses: string, expected: string | null]>([
    ['acme/ownership-gate@v1', 'action acme/ownership-gate'],
    ['"acme/ownership-gate@v1"', 'action acme/ownership-gate'],
    ["'Acme/Ownership-Gate@V1' # pinned", 'action Acme/Ownership-Gate'],
    ['acme/ownership-gate@11bd71901bbe5b1630ceea73d27597364c9af683', 'action acme/ownership-gate'],
    ['acme/ownership-gate/recheck@v1', 'action acme/ownership-gate'],
    ['acme/ownership-gate/.github/workflows/check.yml@main', 'action acme/ownership-gate'],
    ['somebody/ownership-gate@v1', 'action somebody/ownership-gate'],
    ['acme//ownership-gate@v1', 'action acme/ownership-gate'],
    ['acme\\ownership-gate@v1', 'action acme/ownership-gate'],
    ['https://github.example/acme/ownership-gate@v1', 'action acme/ownership-gate'],
    ['"acme/owner\\x73hip-g\\u0061te@v1"', 'action acme/ownership-gate'],
    ['"acme\\/ownership-gate@v1"', 'action acme/ownership-gate'],
    ['"acme/owner\\\n          ship-gate@v1"', 'action acme/ownership-gate'],
    ['!!str acme/ownership-gate@v1', 'action acme/ownership-gate'],
    ['&gate acme/ownership-gate@v1', 'action acme/ownership-gate'],
    ['>-\n          acme/ownership-gate@v1', 'action acme/ownership-gate'],
    ['acme/ownership-gate', null],
    ['acme/ownership-gate@', null],
    ['acme/ownership-gates@v1', null],
    ['acme/my-ownership-gate@v1', null],
    ['acme/tools/ownership-gate@v1', null],
    ['ownership-gate@v1', null],
    ['./ownership-gate@v1', null],
    ['docker://acme/ownership-gate@v1', null],
    ['./', null],
    ['actions/checkout@v4 # before acme/ownership-gate@v1', null],
  ])('%s', (uses, expected) => {
    expect(why(step(uses))).toBe(expected);
  });

  test.each<[what: string, text: string, expected: string | null]>([
    ['in braces', '{jobs: {a: {steps: [{uses: acme/ownership-gate@v1}]}}}', 'action acme/ownership-gate'],
    ['as a job', 'jobs:\n  a:\n    uses: acme/ownership-gate/.github/workflows/a.yml@v1', 'action acme/ownership-gate'],
    [
      'far from where steps are',
      'x: &s\n  - uses: acme/ownership-gate@v1\njobs: { a: { steps: *s } }',
      'action acme/ownership-gate',
    ],
    ['behind a byte order mark', `\ufeff${step('acme/ownership-gate@v1')}`, 'action acme/ownership-gate'],
    [
      'with line ends of Windows',
      step('acme/ownership-gate@v1').replaceAll('\n', '\r\n'),
      'action acme/ownership-gate',
    ],
    ['in a comment', `# - uses: acme/ownership-gate@v1\n${step('actions/checkout@v4')}`, null],
    ['in a script', 'jobs: { a: { steps: [{ run: "echo acme/ownership-gate@v1 is ours" }] } }', null],
    ['nowhere', step('actions/checkout@v4'), null],
    ['in nothing', '', null],
    ['in a comment alone', '# acme/ownership-gate@v1', null],
  ])('%s', (_, text, expected) => {
    expect(why(text)).toBe(expected);
  });

  test.each<[uses: string, gate: Gate | null, expected: string | null]>([
    ['./', SELF, 'action ./'],
    ['"./"', null, 'action ./'],
    ['.//', SELF, 'action ./'],
    ['./.', SELF, 'action ./'],
    ['./dist/..', SELF, 'action ./'],
    ['.\\', SELF, 'action ./'],
    ['$/', SELF, 'action ./'],
    ['./.github/actions/setup', SELF, null],
    ['./..', SELF, 'action ./'],
    ['.', SELF, null],
    ['ownership-gate/ownership-gate@v1', null, 'action ownership-gate/ownership-gate'],
    ['acme/who-answers@v1', FORK, 'action acme/who-answers'],
    ['acme/who-answers/.github/workflows/a.yml@v1', FORK, 'action acme/who-answers'],
    ['other/who-answers@v1', FORK, null],
    ['ownership-gate/ownership-gate@v1', FORK, 'action ownership-gate/ownership-gate'],
    ['./', FORK, null],
  ])('%s, where the run is known as %o', (uses, gate, expected) => {
    expect(why(step(uses), gate)).toBe(expected);
  });
});

describe('a workflow with a job of the check’s name', () => {
  test.each<[what: string, text: string, expected: string | null]>([
    ['as its key', job('owners'), 'job owners'],
    ['as its name', job('test', 'owners'), 'job owners'],
    ['in quotes', job('"owners"', "'something else'"), 'job owners'],
    ['with escapes', job('"\\x6fwners"'), 'job owners'],
    ['as a name behind an alias', `env: { a: &n owners }\n${job('test', '*n')}`, 'job owners'],
    ['as a key behind an alias', 'env: { a: &n owners }\njobs: { *n : { runs-on: x } }', 'job owners'],
    ['in jobs behind an alias', 'x: &j { owners: { runs-on: x } }\njobs: *j', 'job owners'],
    ['in a job behind an alias', 'x: &j { name: owners }\njobs: { a: *j }', 'job owners'],
    ['with an anchor that is named twice', 'x: [&n owners, &n b]\njobs: { a: { name: *n } }', 'job owners'],
    ['in the second of two maps', 'jobs: { a: {} }\njobs: { owners: {} }', 'job owners'],
    ['as an explicit key', 'jobs:\n  ? owners\n  : runs-on: x\n', 'job owners'],
    ['in other letters', job('Owners'), null],
    ['within another name', job('owners-recheck', 'owners of all'), null],
    ['with a space behind it', job('a', '"owners "'), null],
    ['in an expression', job('a', `"\${{ 'owners' }}"`), null],
    ['as the name of the workflow', `name: owners\n${job('a')}`, null],
    ['as the name of a step', 'jobs: { a: { steps: [{ name: owners, run: exit 0 }] } }', null],
    ['in a comment', `${job('a')}# owners:\n`, null],
    ['beside an alias of nothing', 'jobs: { a: *b, owners: {} }', 'job owners'],
    ['in jobs that are a list', 'jobs: [owners]', null],
  ])('%s', (_, text, expected) => {
    expect(why(text)).toBe(expected);
  });

  test('is called as in the README where nobody told', () => {
    expect(why(job('ownership'), null)).toBe('job ownership');
    expect(why(job('owners'), null)).toBe(null);
  });

  test('weighs less than the action', () => {
    expect(why(step('acme/ownership-gate@v1').replace('test:', 'owners:'))).toBe('action acme/ownership-gate');
  });
});

describe('a text that may be read in two ways', () => {
  const LINE = `run: ${'a'.repeat(11_000)}\n`;
  test.each<[what: string, text: string, expected: string | null]>([
    ['no YAML, with the action', 'jobs: [\n  uses: acme/ownership-gate@v1', 'action ownership-gate'],
    ['no YAML, with the job', 'jobs: [\n  owners: {', 'job owners'],
    ['no YAML, with a longer word', 'jobs: [\n  co-owners: {', null],
    ['no YAML, and nothing of it', 'jobs: [\n  test: {', null],
    ['an escape in a text that is no YAML', 'jobs: [{ "\\x6fwners": }, {', 'job owners'],
    ['a second document', `${job('a')}---\n${job('owners')}`, 'job owners'],
    ['a line too long to be read', `${LINE}${job('owners')}`, 'job owners'],
    ['a line too long to be read, and nothing of it', `${LINE}${job('a')}`, null],
    ['line ends that are none here', '# a comment\u2028jobs: { owners: {} }', 'job owners'],
    ['a line end of old', '# a comment\rjobs: { owners: {} }\n', 'job owners'],
    ['a comment that ends like a line that goes on', `# a\\\n${job('owners')}`, 'job owners'],
  ])('%s', (_, text, expected) => {
    expect(why(text)).toBe(expected);
  });

  test('no YAML, with the own repository', () => {
    expect(why('jobs: [\n  uses: "./"', SELF)).toBe('action ./');
    expect(why('jobs: [\n  run: ./test.sh', SELF)).toBe(null);
  });

  const MIB = 1_048_576;
  test.each<[what: string, text: string]>([
    ['lists in each other', `${'- '.repeat(20_000)}owners`],
    ['brackets in each other', `jobs: ${'['.repeat(20_000)}owners`],
    [
      'maps in each other',
      `${Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')} owners`,
    ],
    [
      'an alias bomb',
      `a: &a [owners]\n${Array.from({ length: 900 }, (_, at) => `b${at}: &a [*a, *a]`).join('\n')}\njobs: *a`,
    ],
    ['anchors of one name', `jobs:\n${' ? &a owners\n : *a\n'.repeat(400)}`],
    ['a mebibyte of keys', `jobs: { owners: {} }\n${'a: b\n'.repeat(MIB / 5 - 10)}`],
    ['a mebibyte of words', 'owners '.repeat(MIB / 7)],
    ['a mebibyte of backslashes', `owners ${'\\'.repeat(MIB - 7)}`],
    ['a mebibyte of lines that go on', `owners "${'\\\n'.repeat(MIB / 2 - 5)}"`],
    ['a mebibyte of slashes', `uses: owners${'/'.repeat(MIB)}`],
    ['more than a mebibyte', `owners\n${'a: ownership-gate\n'.repeat(MIB / 10)}`],
    ['NUL', 'owners\0'],
    ['lone surrogates', 'owners: \udcff\udcfe'],
  ])('costs little: %s', (_, text) => {
    const start = performance.now();
    for (const gate of [GATE, SELF]) why(text, gate);
    expect(performance.now() - start).toBeLessThan(6_000);
  });

  test.each<[what: string, text: string]>([
    ['lists in each other', `${'- '.repeat(20_000)}owners`],
    ['brackets in each other', `jobs: ${'['.repeat(20_000)}owners`],
    ['too many anchors', `${'- &a owners\n'.repeat(2_000)}`],
  ])('and is the gate’s where it is too much: %s', (_, text) => {
    expect(why(text)).toBe('job owners');
  });
});

describe('a path of the change', () => {
  const OURS = step('acme/ownership-gate@v1');
  const OTHER = step('actions/checkout@v4');
  const LINK = file('../../elsewhere.yml', '120000');
  const MODULE = file('c0ffee', '160000');

  test.each<[what: string, path: ChangedPath, expected: string | null]>([
    ['added', changed(CI, null, file(OURS)), 'action'],
    ['deleted, or renamed away', changed(CI, file(OURS), null), 'action'],
    ['that uses it no more', changed(CI, file(OURS), file(OTHER)), 'action'],
    ['that uses it now', changed(CI, file(OTHER), file(OURS)), 'action'],
    ['with another mode', changed(CI, file(OURS), file(OURS, '100755')), 'action'],
    ['of another name', changed(CI, file(OTHER), null), null],
    ['with a symlink in its place', changed(CI, file(OURS), LINK), 'action'],
    ['with a submodule in its place', changed(CI, file(OURS), MODULE), 'action'],
    ['in the place of a symlink', changed(CI, LINK, file(job('owners'))), 'job'],
    ['that is a symlink', changed(CI, null, file(OURS, '120000')), null],
    ['that is a submodule', changed(CI, null, MODULE), null],
    ['with the other ending', changed('.github/workflows/x.yaml', null, file(OURS)), 'action'],
    ['with no name but the ending', changed('.github/workflows/.yml', null, file(OURS)), 'action'],
    ['in a folder below', changed('.github/workflows/old/ci.yml', null, file(OURS)), null],
    ['in another folder', changed('docs/.github/workflows/ci.yml', null, file(OURS)), null],
    ['in other letters', changed('.github/workflows/CI.YML', null, file(OURS)), null],
    ['in a folder of other letters', changed('.github/Workflows/ci.yml', null, file(OURS)), null],
    ['with another ending', changed('.github/workflows/ci.yml.off', null, file(OURS)), null],
    ['of an action', changed('.github/actions/gate/action.yml', null, file(OURS)), null],
    ['of this run', changed('.github/workflows/ownership.yml', null, file(OTHER)), 'own-file'],
    ['of this run, deleted', changed('.github/workflows/ownership.yml', file(OURS), null), 'own-file'],
    ['of this run, a symlink now', changed('.github/workflows/ownership.yml', file(OURS), LINK), 'own-file'],
    ['like this run’s in other letters', changed('.github/workflows/Ownership.yml', null, file(OTHER)), null],
  ])('%s', (_, path, expected) => {
    const [found] = judge(GATE, path);
    expect(found === undefined ? null : 'why' in found && found.why).toBe(expected);
  });

  test('asks for the texts of workflows alone, each once', () => {
    const ids = listWorkflowTexts([
      changed('.github/workflows/b.yaml', file('3'), file('1')),
      changed(CI, file('2'), file('3')),
      changed('.github/workflows/link.yml', file('4'), file('5', '120000')),
      changed('.github/workflows/module.yml', file('6', '160000'), null),
      changed('.github/workflows/deep/x.yml', null, file('7')),
      changed('README.md', file('8'), file('9')),
    ]);
    expect(ids).toEqual(['1', '2', '3', '4']);
  });

  test('comes once, in the order of the change, with its weightiest reason', () => {
    const paths = [
      changed('.github/workflows/a.yml', file(job('owners')), file(OURS)),
      changed('.github/workflows/b.yml', file(job('owners')), file(OTHER)),
      changed('.github/workflows/c.yml', file(OTHER), file(`${OTHER}\n`)),
      changed('.github/workflows/ownership.yml', file(OURS), file(job('owners'))),
      changed('src/index.ts', file(OURS), null),
    ];
    expect(judge(GATE, ...paths)).toEqual([
      { path: '.github/workflows/a.yml', why: 'action', name: 'acme/ownership-gate' },
      { path: '.github/workflows/b.yml', why: 'job', name: 'owners' },
      { path: '.github/workflows/ownership.yml', why: 'own-file', name: null },
    ]);
  });

  test.each<[what: string, before: Known<string>, after: Known<string>, expected: object | null]>([
    ['both sides', { unknown: 'a' }, { unknown: 'b', needs: 'contents: read' }, { unknown: 'a', needs: null }],
    ['one', { known: OTHER }, { unknown: 'b', needs: 'contents: read' }, { unknown: 'b', needs: 'contents: read' }],
    [
      'one, the other being the gate’s',
      { unknown: 'a' },
      { known: OURS },
      { why: 'action', name: 'acme/ownership-gate' },
    ],
    ['none', { known: OTHER }, { known: OTHER }, null],
  ])('whose text is unknown on %s', (_, before, after, expected) => {
    const textOf = (id: string): Known<string> => (id === '1' ? before : after);
    const found = findGateChanges({ paths: [changed(CI, file('1'), file('2'))], gate: GATE, textOf });
    expect(found).toEqual(expected === null ? [] : [{ path: CI, ...expected }]);
  });

  test('of this run needs no text', () => {
    const textOf = (): Known<string> => ({ unknown: 'it was not read' });
    const paths = [changed('.github/workflows/ownership.yml', file('1'), file('2'))];
    expect(findGateChanges({ paths, gate: GATE, textOf })).toEqual([
      { path: '.github/workflows/ownership.yml', why: 'own-file', name: null },
    ]);
  });
});

describe('the rule', () => {
  const agreement = { by: 'maya-lin', how: 'review', commit: 'c0ffee', standsIn: false } as const;
  const ANSWERS: Record<string, Answer> = {
    open: { state: 'open', lapses: [] },
    met: { state: 'met', agreement },
    unknown: { state: 'unknown', why: 'GitHub does not answer', needs: null },
    unasked: { state: 'unasked' },
  };
  const judgeRule = async (
    state: string,
    {
      level = null,
      known = true,
      lawOf = 'base',
    }: { level?: string | null; known?: boolean; lawOf?: 'base' | 'change' },
  ) => {
    const text = level === null ? SHOP : edit(SHOP, [['policy:\n', `policy:\n  rules: { gate-workflow: ${level} }\n`]]);
    const workflow = step('acme/ownership-gate@v1');
    const situation = await situate(text, text, { changed: { [CI]: workflow } });
    const id = situation.paths.find(({ path }) => path === CI)?.after?.id ?? '';
    const texts = new Map<string, Known<string>>(known ? [[id, { known: workflow }]] : []);
    const asked: unknown[] = [];
    const inquiry = {
      answer: (ask, subject) => {
        asked.push([ask, subject.files]);
        return ANSWERS[state] as Answer;
      },
    } as Pick<Inquiry, 'answer'> as Inquiry;
    const [found, ...more] = judgeGateWorkflow({ ...situation, texts, lawOf }, GATE, inquiry);
    expect(more).toEqual([]);
    return { found, asked };
  };

  test.each<[state: string, level: string | null, expected: string | null]>([
    ['open', null, 'fail'],
    ['open', 'fail', 'fail'],
    ['open', 'warn', 'warn'],
    ['open', 'off', null],
    ['met', null, 'notice'],
    ['met', 'warn', 'notice'],
    ['unknown', null, 'undecided'],
    ['unknown', 'warn', 'warn'],
    ['unasked', null, 'notice'],
  ])('with a keeper’s agreement %s, under %s, is %s', async (state, level, expected) => {
    const { found, asked } = await judgeRule(state, { level });
    expect(found?.severity ?? null).toBe(expected);
    expect(asked).toEqual(expected === null ? [] : [[{ who: 'keepers' }, [CI]]]);
  });

  test.each<[level: string | null, expected: string | null]>([
    [null, 'undecided'],
    ['warn', 'warn'],
    ['off', null],
  ])('of a text that is not known, under %s, is %s and asks nobody', async (level, expected) => {
    const { found, asked } = await judgeRule('open', { level, known: false });
    expect(found?.severity ?? null).toBe(expected);
    expect(asked).toEqual([]);
  });

  test('in the change that brings the first declaration is a notice and asks nobody', async () => {
    const { found, asked } = await judgeRule('open', { lawOf: 'change' });
    expect([found?.severity, found?.path, asked]).toEqual(['notice', CI, []]);
  });
});
