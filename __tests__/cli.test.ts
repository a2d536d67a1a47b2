/**
 * The built command line on the shop of the demo: whole output, both streams, exit status. A case is a row here and a
 * file in `cli/`; `UPDATE=1` writes the files anew.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildShop } from '../scripts/demo.mjs';
import { runCli } from './e2e/runner.ts';

const FILES = new URL('./cli/', import.meta.url);
const shop = mkdtempSync(join(tmpdir(), 'shop-'));
beforeAll(() => buildShop(shop));
afterAll(() => rmSync(shop, { recursive: true, force: true }));

const CASES: readonly {
  readonly name: string;
  readonly args: readonly string[];
  readonly folder?: string;
  readonly date?: string;
  readonly environment?: Readonly<Record<string, string>>;
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
  test.each(CASES)('$name', async ({ name, args, folder, date, environment = {} }) => {
    const run = await runCli({ args, cwd: join(shop, folder ?? '.'), date: date ?? '2026-11-23', environment });
    const said = [
      `$ ownership-gate ${args.join(' ')}`,
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

  test('the schemas it prints are the published ones', async () => {
    for (const which of ['ownership', 'verdict']) {
      const run = await runCli({ args: ['schema', which], cwd: shop, date: '2026-11-23' });
      expect(run.stdout).toBe(readFileSync(new URL(`../schema/${which}.v1.json`, import.meta.url), 'utf8'));
    }
  });
});
