/**
 * The built command line on the shop of the demo: whole output, both streams, exit status. A case is a row here and a
 * file in `cli/`; `UPDATE=1` writes the files anew.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildShop } from '../scripts/demo.mjs';
import { runCli } from './e2e/runner.ts';

const FILES = new URL('./cli/', import.meta.url);
const shop = mkdtempSync(join(tmpdir(), 'shop-'));
beforeAll(() => buildShop(shop));
afterAll(() => rmSync(shop, { recursive: true, force: true }));

/** A failure of the storefront: the innermost frame of the shop's own code is checkout's. */
const TRACE = [
  "TypeError: Cannot read properties of undefined (reading 'total')",
  '    at post (/app/node_modules/posting/index.js:4:3)',
  '    at charge (/app/services/checkout/api.ts:12:7)',
  '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
  '    at async pay (/app/apps/storefront/server.ts:31:11)',
  '    at async handle (/app/apps/storefront/main.ts:9:3)',
  '',
].join('\n');

const CASES: readonly {
  readonly name: string;
  readonly args: readonly string[];
  readonly folder?: string;
  readonly date?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}[] = [
  { name: 'nothing', args: [] },
  { name: 'help', args: ['--help'] },
  { name: 'help-of-check', args: ['help', 'check'] },
  { name: 'help-of-who', args: ['who', '--help'] },
  { name: 'version', args: ['--version'] },
  { name: 'no-such-command', args: ['chekc'] },
  { name: 'no-such-option', args: ['check', '--bass', 'main'] },
  { name: 'option-without-value', args: ['check', '--base'] },
  { name: 'no-such-format', args: ['check', '--format', 'xml'] },
  { name: 'check-of-head', args: ['check', '--base', 'main'] },
  { name: 'stray-word', args: ['check', 'main'] },
  { name: 'no-such-base', args: ['check', '--base', 'mian'] },
  {
    name: 'output-nowhere',
    args: ['check', '--base', 'main', '--head', 'refunds', '--output', 'no/such/folder/verdict.json'],
  },
  { name: 'not-a-repository', args: ['check', '--repo', '/'] },
  { name: 'pull-not-online', args: ['check', '--pull', '12'] },
  { name: 'online-without-pull', args: ['check', '--online'] },
  { name: 'pull-is-no-number', args: ['check', '--pull', 'main', '--online'] },
  { name: 'pull-with-base', args: ['check', '--pull', '12', '--online', '--base', 'main'] },
  { name: 'pull-with-head', args: ['check', '--pull', '12', '--online', '--head', 'coupons'] },
  { name: 'pull-without-token', args: ['check', '--pull', '12', '--online'] },
  {
    name: 'pull-with-two-tokens',
    args: ['check', '--pull', '12', '--online'],
    environment: { GITHUB_TOKEN: 'first\nsecond' },
  },
  { name: 'pull-without-origin', args: ['check', '--pull', '12', '--online'], environment: { GH_TOKEN: 'token' } },
  {
    name: 'pull-not-in-a-repository',
    args: ['check', '--pull', '12', '--online', '--repo', '/'],
    environment: { GITHUB_TOKEN: 'token' },
  },
  {
    name: 'pull-of-no-repository',
    args: ['check', '--pull', '12', '--online'],
    environment: { GITHUB_TOKEN: 'token', GITHUB_REPOSITORY: 'shop' },
  },
  {
    name: 'pull-at-no-address',
    args: ['check', '--pull', '12', '--online'],
    environment: { GITHUB_TOKEN: 'token', GITHUB_REPOSITORY: 'acme/shop', GITHUB_API_URL: 'api.github.com' },
  },
  { name: 'check-markdown-fail', args: ['check', '--base', 'main', '--head', 'coupons', '--format', 'markdown'] },
  { name: 'check-markdown-pass', args: ['check', '--base', 'main', '--head', 'refunds', '--format', 'markdown'] },
  { name: 'who-nothing', args: ['who'] },
  { name: 'who-path', args: ['who', 'services/ledger/main.go'] },
  { name: 'who-system', args: ['who', 'storefront'] },
  { name: 'who-system-json', args: ['who', 'ledger', '--format', 'json'] },
  { name: 'who-nobody', args: ['who', 'services/coupons/api.ts'] },
  { name: 'who-nobody-json', args: ['who', 'nowhere/a.ts', '--format', 'json'] },
  { name: 'who-no-such-system', args: ['who', 'chekout'] },
  { name: 'who-exempt', args: ['who', 'docs/incidents/2026-03-02.md'] },
  { name: 'who-declaration', args: ['who', 'OWNERSHIP.yaml'] },
  { name: 'who-several', args: ['who', 'search', 'packages/ui-kit/button.ts'] },
  { name: 'who-in-a-folder', args: ['who', 'api.ts', '../ledger/main.go'], folder: 'services/checkout' },
  { name: 'who-at-another-ref', args: ['who', 'services/coupons/api.ts', '--ref', 'coupons-complete'] },
  { name: 'who-no-such-ref', args: ['who', 'search', '--ref', 'nowhere'] },
  { name: 'who-years-later', args: ['who', 'checkout'], date: '2031-01-01' },
  { name: 'audit', args: ['audit', '--ref', 'main'] },
  { name: 'audit-years-later', args: ['audit', '--ref', 'main'], date: '2031-01-01' },
  { name: 'audit-markdown', args: ['audit', '--ref', 'coupons', '--format', 'markdown'] },
  { name: 'audit-json', args: ['audit', '--ref', 'coupons', '--format', 'json'] },
  { name: 'audit-no-such-ref', args: ['audit', '--ref', 'nowhere'] },
  { name: 'audit-a-path', args: ['audit', 'services/'] },
  { name: 'audit-online-without-a-token', args: ['audit', '--online'] },
  { name: 'who-person', args: ['who', '@maya-lin'] },
  { name: 'who-person-json', args: ['who', '@sam-okafor', '--format', 'json'] },
  { name: 'who-person-in-other-letters', args: ['who', '@INES-Duarte'] },
  { name: 'who-person-years-later', args: ['who', '@maya-lin'], date: '2031-01-01' },
  { name: 'who-person-and-others', args: ['who', '@noor-haddad', 'ui-kit', 'services/coupons/api.ts'] },
  { name: 'who-team', args: ['who', '@acme/payments'] },
  { name: 'who-team-json', args: ['who', '@ACME/shopfront', '--format', 'json'] },
  { name: 'who-no-such-person', args: ['who', '@mayalin', '@ghost'] },
  { name: 'who-no-such-person-json', args: ['who', '@ghost', '--format', 'json'] },
  { name: 'who-no-such-team', args: ['who', '@acme/payment'] },
  { name: 'who-at-sign', args: ['who', '@', 'checkout'] },
  {
    name: 'who-list',
    args: ['who', '-'],
    stdin:
      'README.md\nservices/ledger/main.go\nservices/coupons/api.ts\nservices/checkout/api.ts\nOWNERSHIP.yaml\n' +
      'services/checkout/basket.ts\nlibs/payments/amount.ts\nservices/coupons/codes.ts\nservices/checkout/keys.ts\n',
  },
  {
    name: 'who-list-of-one-system',
    args: ['who', '-'],
    stdin: 'services/ledger/main.go\r\nservices/ledger/journal.go\r\n',
  },
  { name: 'who-list-of-nobody', args: ['who', '-'], stdin: 'services/coupons/api.ts\n' },
  {
    name: 'who-list-json',
    args: ['who', '-', '--format', 'json'],
    stdin: 'services/search/index.py\nnowhere/a.ts\nservices/search/app.py\nservices/search/index.py\nREADME.md\n',
  },
  {
    name: 'who-list-quoted',
    args: ['who', '-'],
    stdin: '"services/search/gr\\303\\274n \\"a\\".py"\n"services/search/\\377.py"\n',
  },
  { name: 'who-list-with-nul', args: ['who', '-'], stdin: 'services/search/a\nb.py\0services/search/"c".py\0' },
  {
    name: 'who-list-in-a-folder',
    args: ['who', '-'],
    folder: 'services/checkout',
    stdin: 'services/ledger/main.go\n./services/ledger/journal.go\n',
  },
  { name: 'who-list-empty', args: ['who', '-'], stdin: '\n' },
  { name: 'who-list-and-words', args: ['who', 'checkout', '-'], stdin: 'services/ledger/main.go\n' },
  { name: 'who-list-too-long', args: ['who', '-'], stdin: 'a\n'.repeat(100_001) },
  { name: 'who-list-too-large', args: ['who', '-'], stdin: 'a'.repeat(10 * 1024 * 1024 + 1) },
  { name: 'who-trace', args: ['who', '--trace'], stdin: TRACE },
  { name: 'who-trace-json', args: ['who', '-', '--trace', '--format', 'json'], stdin: TRACE },
  {
    name: 'who-trace-python',
    args: ['who', '--trace'],
    stdin: [
      'Traceback (most recent call last):',
      '  File "/srv/shop/services/search/app.py", line 12, in <module>',
      '    main()',
      '  File "/srv/shop/services/search/index.py", line 31, in find',
      '    return json.loads(text)',
      '  File "/usr/local/lib/python3.12/json/__init__.py", line 346, in loads',
      'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
      '',
    ].join('\r\n'),
  },
  {
    name: 'who-trace-nobody',
    args: ['who', '--trace', '--ref', 'coupons'],
    stdin: `Error: spent\n    at spend (/app/services/coupons/store.ts:7:3)\n${TRACE.slice(TRACE.indexOf('\n') + 1)}`,
  },
  {
    name: 'who-trace-doubts',
    args: ['who', '--trace'],
    stdin: 'Error\n    at f (/app/main.ts:4:1)\n    at g (/app/keys.ts:4:1)\n',
  },
  {
    name: 'who-trace-elsewhere',
    args: ['who', '--trace'],
    stdin: 'panic: x\n\ngoroutine 1 [running]:\nmain.f()\n\t/src/other/worker.go:4 +0x1d\n',
  },
  { name: 'who-trace-elsewhere-json', args: ['who', '--trace', '--format', 'json'], stdin: 'Error: no frames\n' },
  { name: 'who-trace-empty', args: ['who', '--trace'], stdin: ' \n' },
  { name: 'who-trace-and-words', args: ['who', '--trace', 'crash.log'], stdin: TRACE },
  { name: 'help-of-badge', args: ['badge', '--help'] },
  { name: 'badge', args: ['badge'] },
  { name: 'badge-json', args: ['badge', '--of', 'runbooks', '--format', 'json'] },
  { name: 'badge-of-unowned', args: ['badge', '--ref', 'coupons', '--format', 'json'] },
  { name: 'badge-output', args: ['badge', '--of', 'slos', '--output', 'our badge.svg'] },
  { name: 'badge-output-json', args: ['badge', '--output', 'badge.JSON'] },
  { name: 'badge-output-nowhere', args: ['badge', '--output', 'no/such/folder/badge.svg'] },
  { name: 'badge-of-what', args: ['badge', '--of', 'owners'] },
  { name: 'badge-in-text', args: ['badge', '--format', 'text'] },
  { name: 'badge-stray-word', args: ['badge', 'badge.svg'] },
  { name: 'badge-no-such-ref', args: ['badge', '--ref', 'nowhere'] },
  { name: 'badge-not-a-repository', args: ['badge', '--repo', '/'] },
  { name: 'explain-nothing', args: ['explain'] },
  { name: 'explain-rule', args: ['explain', 'ambiguous'] },
  { name: 'explain-path', args: ['explain', 'services/checkout/README.md'] },
  { name: 'explain-exempt', args: ['explain', 'README.md'] },
  { name: 'explain-nobody', args: ['explain', 'services/coupons/api.ts'] },
  { name: 'explain-declaration', args: ['explain', 'OWNERSHIP.yaml'] },
  { name: 'schema-of-what', args: ['schema', 'audit'] },
  { name: 'init', args: ['init'] },
  { name: 'init-write', args: ['init', '--write'] },
];

describe('ownership-gate', () => {
  test.each(CASES)('$name', async ({ name, args, folder, date, environment = {}, stdin }) => {
    const run = await runCli({
      args,
      cwd: join(shop, folder ?? '.'),
      date: date ?? '2026-11-23',
      environment,
      ...(stdin === undefined ? {} : { stdin }),
    });
    const given =
      stdin === undefined || stdin.length > 10_000 ? [] : ['--- stdin', stdin.replaceAll('\0', '\\0'), '---'];
    const said = [
      `$ ownership-gate ${args.join(' ')}`,
      ...given,
      run.stdout,
      ...(run.stderr === '' ? [] : ['--- stderr', run.stderr]),
      `exit ${run.status}`,
      '',
    ]
      .join('\n')
      .replaceAll(shop, '<shop>');
    const file = new URL(`${name}.txt`, FILES);
    if (process.env.UPDATE !== undefined && process.env.CI === undefined) writeFileSync(file, said);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : '').toBe(said);
  });

  test('a reader that has read enough is no fault', () => {
    const paths = 'services/ledger/main.go\n'.repeat(20_000);
    const program = fileURLToPath(new URL('../dist/cli/index.js', import.meta.url));
    const command = `"$0" "$1" who - --format json | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const run = spawnSync('bash', ['-c', command, process.execPath, program], {
      cwd: shop,
      encoding: 'utf8',
      input: paths,
    });
    expect([run.stdout, run.stderr]).toEqual(['[\n0\n', '']);
  });

  test('the schemas it prints are the published ones', async () => {
    for (const which of ['ownership', 'verdict']) {
      const run = await runCli({ args: ['schema', which], cwd: shop, date: '2026-11-23' });
      expect(run.stdout).toBe(readFileSync(new URL(`../schema/${which}.v1.json`, import.meta.url), 'utf8'));
    }
  });
});
