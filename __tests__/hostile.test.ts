/**
 * Hostile and faulty input at the command line, where it is no scenario: clones that lack something, refs that are
 * none, texts made to break a parser. Nothing here may end in a pass that was not earned, a stack trace or a hang.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { check } from '../src/check.ts';
import { parseDeclaration } from '../src/declaration/parse.ts';
import { type Known, NO_ANSWERS, type Source } from '../src/facts.ts';
import { describe as say } from '../src/render/words.ts';
import { runCli } from './e2e/runner.ts';
import { type Built, buildRepository, git, readScenario } from './e2e/scenario.ts';
import { memorySource, type Tree } from './memory-source.ts';
import { RUNBOOK } from './runbook.ts';

const DATE = '2026-11-23';
const RUN = { date: DATE, program: 'test', gate: null };
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});
const temporary = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  made.push(folder);
  return folder;
};
const build = (scenario: string, options = {}): Built =>
  buildRepository(
    readScenario(fileURLToPath(new URL(`./scenarios/${scenario}`, import.meta.url))),
    temporary(scenario),
    options,
  );
const cli = (cwd: string, ...args: string[]) => runCli({ args: ['check', ...args], cwd, date: DATE });
const judge = async (cwd: string, ...args: string[]) => {
  const { status, stdout, stderr } = await cli(cwd, '--format', 'json', ...args);
  expect(stderr).toBe('');
  const verdict = JSON.parse(stdout);
  expect(status).toBe({ pass: 0, fail: 1, undecided: 2 }[verdict.outcome as 'pass']);
  return verdict as {
    outcome: string;
    head: { ref: string; sha: string } | null;
    paths: { path: string }[];
    findings: { code: string; message: string; settle: string }[];
  };
};
const expectUnknown = async (cwd: string, args: string[], message: RegExp, settle: RegExp): Promise<void> => {
  const { outcome, findings, paths } = await judge(cwd, ...args);
  expect(outcome).toBe('undecided');
  expect(findings.map(({ code }) => code)).toEqual(['change-unknown']);
  expect(findings[0]?.message).toMatch(message);
  expect(findings[0]?.settle).toMatch(settle);
  expect(paths).toEqual([]);
};

describe.concurrent('repositories', () => {
  test('a shallow clone is undecided, and says what to run', async () => {
    const { folder } = build('pass');
    const clone = join(temporary('shallow'), 'clone');
    git(folder, ['clone', '--quiet', '--depth=1', '--branch=feature', `file://${folder}`, clone]);
    git(clone, ['fetch', '--quiet', '--depth=1', 'origin', 'main:main']);
    await expectUnknown(clone, ['--base', 'main'], /shallow clone/, /^git fetch --unshallow/);
  });

  test('no commit in common is undecided', async () => {
    const { folder } = build('pass');
    const tree = git(folder, ['rev-parse', 'feature^{tree}']).toString().trim();
    const who = 'A <a@example.com> 1700000000 +0000';
    const text = `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\nAlone\n`;
    const id = git(folder, ['hash-object', '-t', 'commit', '-w', '--stdin'], text).toString().trim();
    git(folder, ['branch', 'alone', id]);
    await expectUnknown(
      folder,
      ['--base', 'main', '--head', 'alone'],
      /main and alone have no commit in common/,
      /--base/,
    );
  });

  test('what is no repository is undecided', async () => {
    await expectUnknown(temporary('nothing'), ['--base', 'main'], /not in a git repository/, /--repo DIR/);
  });

  test('an empty repository is undecided', async () => {
    const folder = temporary('empty');
    git(folder, ['init', '--quiet', '--initial-branch=main']);
    await expectUnknown(folder, ['--base', 'main'], /no commit yet/, /git commit/);
  });

  test.each(['nowhere', 'refs/heads/nowhere', '0'.repeat(40), 'main:OWNERSHIP.yaml', 'main^{tree}'])(
    'the ref %s is undecided',
    async (ref) => {
      const { folder } = build('pass');
      const { outcome, findings } = await judge(folder, '--base', ref, '--head', 'feature');
      expect([outcome, ...findings.map(({ code }) => code)]).toEqual(['undecided', 'change-unknown']);
    },
  );

  test.each([
    '-x',
    '--output=/tmp/x',
    '--upload-pack=touch x',
    '',
    'main..feature',
    '^main',
    'a\nb',
    '$(touch x)',
    'main feature',
  ])('the ref %j is no ref, and nothing is done with it', async (ref) => {
    const { folder } = build('pass');
    for (const side of ['base', 'head']) {
      const other = side === 'base' ? '--head=feature' : '--base=main';
      const { outcome, findings } = await judge(folder, `--${side}=${ref}`, other);
      expect([outcome, ...findings.map(({ code }) => code)]).toEqual(['undecided', 'change-unknown']);
    }
  });

  test('an option where a ref belongs is refused', async () => {
    const ended = await cli(build('pass').folder, '--base', '--output', 'x');
    expect(ended.status).toBe(2);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toMatch(/--base/);
    expect(ended.stderr).not.toMatch(/ {4}at /);
  });

  test('a detached head and a bare repository are judged as they are', async () => {
    const { folder, head } = build('pass', { checkout: true });
    git(folder, ['checkout', '--quiet', '--detach']);
    expect(await judge(folder, '--base', 'main')).toMatchObject({ outcome: 'pass', head: { sha: head } });
    const bare = join(temporary('bare'), 'bare.git');
    git(folder, ['clone', '--quiet', '--bare', folder, bare]);
    expect(await judge(bare, '--base', 'main', '--head', 'feature')).toMatchObject({
      outcome: 'pass',
      head: { sha: head },
    });
  });

  test('a branch against itself is a change of nothing', async () => {
    const { folder } = build('unowned-folder');
    expect(await judge(folder, '--base', 'feature', '--head', 'feature')).toMatchObject({ outcome: 'pass', paths: [] });
  });

  test('a replaced object is judged by what it was', async () => {
    const { folder, base, head } = build('unowned-folder');
    git(folder, ['replace', head, base]);
    expect(await judge(folder, '--base', 'main', '--head', 'feature')).toMatchObject({
      outcome: 'fail',
      head: { sha: head },
    });
  });

  test('neither uncommitted files nor attributes nor a worktree change the verdict', async () => {
    const { folder } = build('unowned-folder', { checkout: true });
    const before = await judge(folder, '--base', 'main');
    writeFileSync(join(folder, 'OWNERSHIP.yaml'), 'version: 1\nsystems: { all: { paths: ["**"], owner: dana } }\n');
    mkdirSync(join(folder, '.git/info'), { recursive: true });
    writeFileSync(join(folder, '.git/info/attributes'), '* export-ignore filter=evil\n');
    git(folder, ['config', 'filter.evil.smudge', 'touch evil']);
    expect(await judge(folder, '--base', 'main')).toEqual(before);
  });

  test('a name that is not UTF-8 is shown as bytes and falls to nobody else', async () => {
    const folder = temporary('bytes');
    writeFileSync(
      join(folder, 'pull.json'),
      JSON.stringify({
        entries: {
          base: [
            { path: 'OWNERSHIP.yaml', text: VALID },
            { path: 'docs/checkout.md', text: RUNBOOK },
          ],
          head: [
            { 'path-bytes': Buffer.from('services/checkout/caf\u00e9.ts', 'latin1').toString('hex'), text: '1' },
            { 'path-bytes': Buffer.from('caf\u00e9/\u001b[31m.ts', 'latin1').toString('hex'), text: '1' },
          ],
        },
      }),
    );
    const built = buildRepository(readScenario(folder), temporary('bytes'));
    const { status, stdout } = await cli(built.folder, '--base', 'main', '--head', 'feature');
    expect(status).toBe(1);
    expect(stdout).toContain('caf\\xe9/\\u001b[31m.ts and 1 more: the name holds characters people cannot see');
    expect(stdout).toContain('Nobody answers for caf\\xe9/');
    expect(stdout).not.toContain('\u001b');
    const { paths } = await judge(built.folder, '--base', 'main', '--head', 'feature');
    expect(paths.map(({ path }) => path)).toEqual(['caf\udce9/\u001b[31m.ts', 'services/checkout/caf\udce9.ts']);
  });

  test('a declaration of 40 MB is a finding, at the base and at the head', async () => {
    const folder = temporary('large');
    const large = { path: 'OWNERSHIP.yaml', text: '# forty megabytes\n'.padEnd(1024, '#'), repeat: 40_960 };
    for (const [side, code] of [
      ['base', 'declaration-unreadable-at-base'],
      ['head', 'declaration-too-large'],
    ] as const) {
      const other =
        side === 'head' ? { base: [{ path: 'OWNERSHIP.yaml', text: VALID }] } : { head: [{ path: 'a', text: 'a' }] };
      writeFileSync(join(folder, 'pull.json'), JSON.stringify({ entries: { [side]: [large], ...other } }));
      const built = buildRepository(readScenario(folder), temporary('large'));
      const { outcome, findings } = await judge(built.folder, '--base', 'main', '--head', 'feature');
      expect([outcome, ...findings.map((found) => found.code)]).toEqual(['fail', code]);
    }
  });
});

const VALID = `version: 1
teams:
  acme/payments: { owner: maya-lin, backup: [sam-okafor] }
systems:
  checkout:
    description: Takes the money.
    paths:
      - services/checkout/
      - "**/*.pay.ts"
    team: acme/payments
    runbook: docs/checkout.md
    slo: [{ indicator: A checkout answers, objective: 99.9%, window: 30d }]
    depends-on: [ledger, { external: Card network }]
    data: [payment]
  ledger:
    paths: [services/ledger/]
    owner: sam-okafor
    runbook: https://wiki.acme.example/ledger
    slo: { not-applicable: Batch. }
exempt:
  - paths: [docs/]
    reason: Prose; ships nothing.
    owner: maya-lin
waivers:
  - systems: [ledger]
    duties: [backup]
    reason: Later.
    approved-by: maya-lin
    expires: 2027-01-31
policy:
  unowned: fail
`;
const BASE: Tree = { 'docs/checkout.md': RUNBOOK, 'services/checkout/api.ts': '1\n', 'OWNERSHIP.yaml': VALID };
const HEAD: Tree = { ...BASE, 'services/checkout/api.ts': '2\n' };

const system = (line: string): string => VALID.replace('    team: acme/payments\n', `    ${line}\n`);
const TEXTS: readonly (readonly [name: string, text: string, codes: readonly string[]])[] = [
  ['nothing', '', ['declaration-empty']],
  ['only comments', '# who answers?\n\n# nobody\n', ['declaration-empty']],
  ['two documents', `${VALID}---\n${VALID}`, ['declaration-documents']],
  ['an LFS pointer', `version https://git-lfs.github.com/spec/v1\noid sha256:${'4'.repeat(64)}\nsize 12345\n`, []],
  ['20,000 nested lists', '['.repeat(20_000), []],
  ['20,000 nested lists in a value', system(`owner: ${'['.repeat(20_000)}`), []],
  ['1,000 nested block lists', `${'- '.repeat(1000)}a\n`, ['declaration-too-deep']],
  ['13 levels', Array.from({ length: 13 }, (_, depth) => `${' '.repeat(depth)}k:`).join('\n'), []],
  ['NUL', VALID.replace('maya-lin', 'maya\0lin'), ['declaration-character']],
  ['a bidi override', VALID.replace('Takes the', 'Takes \u202ethe'), ['declaration-character']],
  ['a zero-width space in a key', VALID.replace('ledger:', 'led\u200bger:'), []],
  ['bytes that are not UTF-8', VALID.replace('Batch', 'Batch\udce9'), ['declaration-character']],
  ['duplicate keys', system('owner: dana\n    owner: sam'), ['declaration-duplicate-key']],
  ['a system twice', VALID.replace('  ledger:', '  checkout:'), ['declaration-duplicate-key']],
  ['systems that differ in case', VALID.replace('  ledger:', '  Checkout:'), ['declaration-names-clash']],
  ['__proto__', system('__proto__: { owner: dana }'), ['declaration-forbidden-key']],
  ['constructor as a system', VALID.replace('  ledger:', '  constructor:'), ['declaration-forbidden-key']],
  ['a merge key', VALID.replace('  ledger:\n', '  ledger:\n    <<: { tier: 1 }\n'), ['declaration-feature']],
  ['an alias', system('owner: &me dana\n    backup: [*me]'), []],
  [
    'an alias bomb',
    `a: &a [x, x, x, x, x, x, x, x, x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]`).join('\n')}\n`,
    [],
  ],
  ['a tag that runs code', system('owner: !!js/function "function () { process.exit(0) }"'), ['declaration-feature']],
  ['a directive', `%YAML 1.1\n---\n${VALID}`, ['declaration-feature']],
  ['a key that is a list', VALID.replace('  ledger:', '  [a, b]:'), []],
  ['a homoglyph key', system('\u043ewner: dana'), ['declaration-unknown-key']],
  ['tabs', VALID.replaceAll('    ', '\t'), []],
  ['a line of 20,000 characters', `# ${'x'.repeat(20_000)}\n${VALID}`, ['declaration-too-large']],
  ['another version', VALID.replace('version: 1', 'version: 1.0'), ['declaration-value']],
  ['no version', VALID.replace('version: 1\n', ''), ['declaration-missing-key']],
  ['a list', '- a\n- b\n', []],
  ['a word', 'ownership\n', []],
  ['JSON', JSON.stringify({ version: 1, ownership: [] }), ['declaration-foreign']],
  ['NaN as an objective', VALID.replace('99.9%', 'NaN'), ['declaration-value']],
  ['a share as an objective', VALID.replace('99.9%', '0.999'), ['declaration-value']],
  ['a comma as an objective', VALID.replace('99.9%', '"99,9"'), ['declaration-value']],
  ['a window without its unit', VALID.replace('30d', '30'), ['declaration-value']],
  [
    'fourteen lists of a pattern',
    VALID.replace('services/ledger/', `"${'{a,b}'.repeat(14)}"`),
    ['declaration-pattern'],
  ],
  ['an extglob', VALID.replace('services/ledger/', '"*(*(*(a|b)))"'), ['declaration-pattern']],
  ['a pattern of stars', VALID.replace('services/ledger/', `"${'*'.repeat(40)}x"`), ['declaration-pattern']],
  ['a pattern of eleven **', VALID.replace('services/ledger/', `"${'**/'.repeat(11)}x"`), ['declaration-pattern']],
  ['a pattern above the root', VALID.replace('services/ledger/', '../ledger/'), ['declaration-pattern']],
  [
    '30,000 patterns',
    VALID.replace(
      '[services/ledger/]',
      `\n${Array.from({ length: 30_000 }, (_, at) => `      - l/${at}/`).join('\n')}`,
    ),
    ['declaration-too-many-patterns'],
  ],
  ['a day that is none', VALID.replace('2027-01-31', '2027-02-30'), ['declaration-value']],
  ['empty lists', `${VALID.replace(/exempt:[\s\S]*waivers/, 'exempt: []\nwaivers')}`, []],
];

/** Every finding has its place in the text, and is said in words. */
const expectLocated = (text: string, problems: readonly { line: number; column: number }[]): void => {
  const lines = text.split('\n').length;
  expect(problems.length).toBeGreaterThan(0);
  for (const { line, column } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines + 1);
    expect(column).toBeGreaterThanOrEqual(1);
  }
};

/** Judges a text as the head's declaration and as the base's; one that does not parse passes nowhere. */
const expectSafe = async (text: string): Promise<readonly string[]> => {
  const parsed = parseDeclaration(text, 'OWNERSHIP.yaml', 'a'.repeat(40));
  const proposed = await check(memorySource(BASE, { ...HEAD, 'OWNERSHIP.yaml': text }), RUN);
  const standing = await check(
    memorySource({ ...BASE, 'OWNERSHIP.yaml': text }, { ...HEAD, 'OWNERSHIP.yaml': text }),
    RUN,
  );
  for (const found of [...proposed.findings, ...standing.findings]) {
    const { message, settle } = say(found);
    expect(message.length * settle.length).toBeGreaterThan(0);
  }
  if ('declaration' in parsed) return [];
  expectLocated(text, parsed.problems);
  expect([proposed.outcome, standing.outcome]).toEqual(['fail', 'fail']);
  expect(proposed.findings.every(({ rule, place }) => rule === 'declaration' && place !== null)).toBe(true);
  expect(standing.findings.map(({ code }) => code)).toEqual(['declaration-unreadable-at-base']);
  return parsed.problems.map(({ code }) => code);
};

describe('declarations', () => {
  test('the one they are made from is in order', async () => {
    expect(await expectSafe(VALID)).toEqual([]);
    expect((await check(memorySource(BASE, HEAD), RUN)).outcome).toBe('pass');
  });

  test.each(TEXTS)('%s', async (_, text, codes) => {
    const found = await expectSafe(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(expect.arrayContaining([...codes]));
  });

  test('an LFS pointer at the command line', async () => {
    const folder = temporary('lfs');
    const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${'4'.repeat(64)}\nsize 12345\n`;
    writeFileSync(join(folder, 'pull.json'), JSON.stringify({ entries: { head: [{ path: 'OWNERSHIP.yaml', text }] } }));
    const built = buildRepository(readScenario(folder), temporary('lfs'));
    const { outcome } = await judge(built.folder, '--base', 'main', '--head', 'feature');
    expect(outcome).toBe('fail');
  });
});

describe('fuzz', () => {
  const TOKENS = [
    '[',
    ']',
    '{',
    '}',
    ':',
    ' ',
    '\n',
    '- ',
    '&a',
    '*a',
    '!!x',
    '"',
    "'",
    '|',
    '>',
    '#',
    '%',
    '@',
    '`',
    '\t',
    '---\n',
  ]
    .concat([
      '\0',
      '\u202e',
      '\udce9',
      '\ufeff',
      '  ',
      'owner',
      'paths',
      '**',
      'systems:',
      'exempt: []',
      '<<: ',
      '? ',
      '1e999',
      '~',
    ])
    .concat(['__proto__: ', '\r\n', 'null', '<system>', 'toString: ', '{a,b}', '../']);
  const cut = fc.record({
    at: fc.nat(VALID.length),
    length: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(80)),
    text: fc.oneof(fc.constantFrom(...TOKENS), fc.constant(''), fc.string({ unit: 'binary', maxLength: 4 })),
  });
  const mutated = fc
    .array(cut, { minLength: 1, maxLength: 4 })
    .map((cuts) =>
      cuts.reduce((text, { at, length, text: put }) => text.slice(0, at) + put + text.slice(at + length), VALID),
    );
  const noise = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.constantFrom(...TOKENS), { maxLength: 80 }).map((tokens) => tokens.join('')),
  );

  test.each([
    ['bytes', noise],
    ['a declaration that was damaged', mutated],
  ])('%s', async (_, texts) => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const problems = await expectSafe(text);
        if (problems.length > 0) return;
        // What is accepted is what plain YAML says, whole: nothing is half-read.
        const plain = parseDocument(text, { schema: 'failsafe', uniqueKeys: true });
        expect(plain.errors).toEqual([]);
        const parsed = parseDeclaration(text, 'OWNERSHIP.yaml', '');
        const read = 'declaration' in parsed ? parsed.declaration.written : null;
        const systems = (plain.toJS() as { systems: Record<string, { paths: string[] }> }).systems;
        expect(Object.entries(read?.systems ?? {}).map(([name, { paths }]) => [name, paths])).toEqual(
          Object.entries(systems).map(([name, { paths }]) => [name, paths]),
        );
      }),
      { numRuns: 400 },
    );
  });
});

/** Run by `npm run mutate` with the scenarios: what git always answers, and the API may not. */
describe('core', () => {
  const unknown: Known<never> = { unknown: 'the API answered 403', needs: 'contents: read' };
  const judged = async (change: (source: Source) => Partial<Source>, trees: readonly [Tree, Tree] = [BASE, HEAD]) => {
    const source = memorySource(...trees);
    const { outcome, findings: all } = await check({ ...source, ...change(source) }, RUN);
    const findings = all.filter(({ severity }) => severity !== 'notice');
    for (const { message } of findings.map(say)) expect(message).toContain('the API answered 403');
    return [outcome, ...findings.map(({ rule, code, severity }) => `${rule} ${code} ${severity}`)];
  };

  test('a change that cannot be seen is undecided', async () => {
    expect(await judged(() => ({ readChange: async () => unknown }))).toEqual([
      'undecided',
      'change change-unknown undecided',
    ]);
  });

  test('a text that cannot be read is undecided', async () => {
    const hide = async (source: Source) => {
      const change = await source.readChange();
      if ('unknown' in change) return change;
      return { known: { ...change.known, texts: change.known.texts.map(([id]) => [id, unknown] as const) } };
    };
    expect(await judged((source) => ({ readChange: () => hide(source) }))).toEqual([
      'undecided',
      'declaration declaration-unknown undecided',
    ]);
  });

  test('an entry that cannot be looked up is undecided', async () => {
    const slo = VALID.replace(/slo: \[.*\]/, 'slo: [{ file: slo/checkout.yaml }]');
    const trees = [
      { ...BASE, 'OWNERSHIP.yaml': slo },
      { ...HEAD, 'OWNERSHIP.yaml': slo },
    ] as const;
    const hide: Source['readAnswers'] = async ({ entries }) => ({
      ...NO_ANSWERS,
      entries: entries.map((path) => ({ path, entry: unknown })),
    });
    expect(await judged(() => ({ readAnswers: hide }), trees)).toEqual([
      'undecided',
      'runbook runbook-unknown undecided',
      'slo slo-unknown undecided',
    ]);
  });

  test('an account that cannot be looked up is undecided', async () => {
    const hide =
      (source: Source): Source['readAnswers'] =>
      async (asks) => ({
        ...(await source.readAnswers(asks)),
        people: asks.people.map((login) => ({ login, account: unknown })),
      });
    expect(await judged((source) => ({ readAnswers: hide(source) }))).toEqual([
      'undecided',
      // The owner and the backup.
      'owner-access owner-access-unknown undecided',
      'owner-access owner-access-unknown undecided',
    ]);
  });

  test('a listing cut short is undecided', async () => {
    const narrowed = VALID.replace('- services/checkout/\n', '- services/checkout/*.ts\n');
    const head = { ...BASE, 'OWNERSHIP.yaml': narrowed };
    const hide =
      (source: Source): Source['readAnswers'] =>
      async (asks) => ({ ...(await source.readAnswers(asks)), listing: unknown });
    expect(await judged((source) => ({ readAnswers: hide(source) }), [BASE, head])).toEqual([
      'undecided',
      'change change-unknown undecided',
    ]);
  });
});
