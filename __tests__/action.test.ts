/** The built Action, started as GitHub's runner starts it: what it leaves behind, what it spends, and how it reaches GitHub. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openAllowance } from '../src/action/request.ts';
import { openStage } from './e2e/stage.ts';

const PLAIN = new URL('./e2e/fixtures/plain', import.meta.url).pathname;
const FAILING = new URL('./e2e/fixtures/unowned', import.meta.url).pathname;
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

describe('what it leaves behind', () => {
  test('outputs, report and summary say the same', async () => {
    await using stage = await openStage(PLAIN);
    const run = await stage.action();
    const report = JSON.parse(run.temporary['ownership-gate/verdict.json'] ?? '');
    expect(run.status).toBe(0);
    expect(run.outputs).toMatchObject({
      verdict: 'pass',
      systems: '["checkout"]',
      owners: '["maya-lin"]',
      findings: '[]',
    });
    expect(report.outcome).toBe('pass');
    expect(run.summary).toContain('checkout');
    expect(run.workspace).toEqual([]);
    expect(run.state).toEqual({ environment: '', path: '', state: '' });
    expect(stage.github.violations).toEqual([]);
  });

  test('what fails stands beside a file, too', async () => {
    await using stage = await openStage(FAILING);
    const run = await stage.action();
    expect(run.status).toBe(1);
    expect(
      run.commands
        .filter(({ command }) => command === 'error')
        .map(({ properties: { file, line, title } }) => ({ file, line, titled: title !== '' })),
    ).toEqual([{ file: 'services/search/find.ts', line: '1', titled: true }]);
  });

  test('what cannot be written is a warning, and the verdict stands', async () => {
    await using stage = await openStage(PLAIN);
    const run = await stage.action({
      environment: { GITHUB_STEP_SUMMARY: '/nowhere/summary', RUNNER_TEMP: '/dev/null' },
    });
    expect(run.status).toBe(0);
    expect(run.commands.filter(({ command }) => command === 'warning').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The report could not be written .* The verdict stands\.$/),
      expect.stringMatching(/^The job summary could not be written .* The verdict stands\.$/),
    ]);
  });

  test('both tokens are masked, before anything else is said', async () => {
    await using stage = await openStage(PLAIN);
    const run = await stage.action({ inputs: { 'org-token': 'of-acme' } });
    const masks = run.commands.filter(({ command }) => command === 'add-mask').map(({ message }) => message);
    expect([masks, run.stdout.startsWith('::add-mask::')]).toEqual([['test-token', 'of-acme'], true]);
  });
});

describe('what it spends', () => {
  test('on a small pull: nine requests before the verdict, one of them for a runbook, two to confirm, two for a new comment', async () => {
    await using stage = await openStage(PLAIN);
    await stage.action();
    const routes = stage.github.requests.map(
      ({ method, path }) => `${method} ${path.split('/').slice(4, 6).join('/')}`,
    );
    expect(routes.slice(0, 9).sort()).toEqual([
      'GET collaborators/maya-lin',
      'GET collaborators/sam-okafor',
      expect.stringMatching(/^GET compare/),
      'GET git/blobs',
      'GET git/blobs',
      'GET git/ref',
      'GET git/trees',
      'GET git/trees',
      'GET pulls/1',
    ]);
    expect(routes.slice(9, 11).sort()).toEqual(['GET issues/1', 'GET pulls/1']);
    expect(routes.slice(11)).toEqual(['POST issues/1', 'GET issues/1']);
  });

  test('ten, and no write, where nobody wants a comment', async () => {
    await using stage = await openStage(PLAIN);
    await stage.action({ inputs: { comment: 'never' } });
    expect(stage.github.requests.map(({ method }) => method)).toEqual(Array(10).fill('GET'));
  });

  test('never more than 300: what is too much is undecided', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'many-'));
    made.push(folder);
    mkdirSync(join(folder, 'base'));
    mkdirSync(join(folder, 'head'));
    const people = Array.from({ length: 300 }, (_, index) => `person-${index}`);
    const slo = '{ indicator: It answers, objective: 99%, window: 28d }';
    writeFileSync(
      join(folder, 'base/OWNERSHIP.yaml'),
      `version: 1\nsystems:\n  all:\n    paths: ["**"]\n    owner: maya-lin\n    backup: [${people.join(', ')}]\n    runbook: runbook.md\n    slo: [${slo}]\n`,
    );
    writeFileSync(join(folder, 'base/runbook.md'), '{runbook}\n');
    writeFileSync(join(folder, 'head/a.ts'), '1\n');
    await using stage = await openStage(folder);
    const run = await stage.action();
    expect([run.status, run.outputs.verdict]).toEqual([2, 'undecided']);
    expect(run.stdout).toMatch(/280 requests a run may spend/);
    expect(stage.github.requests.length).toBe(280 + 4);
  });

  test('each try counts, and twenty are kept for writing', () => {
    const allowance = openAllowance();
    const spend = (): number => {
      for (let spent = 0; ; spent += 1) {
        try {
          allowance.spend();
        } catch {
          return spent;
        }
      }
    };
    const reading = spend();
    allowance.beginWriting();
    expect([reading, spend()]).toEqual([280, 20]);
  });
});

describe('how it reaches GitHub', () => {
  test('through the runner’s proxy', async () => {
    await using stage = await openStage(PLAIN);
    const asked: string[] = [];
    const sockets: Socket[] = [];
    const proxy = createServer().on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      const onward = connect(Number(new URL(stage.github.url).port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      sockets.push(onward);
      for (const end of [socket, onward]) end.on('error', () => onward.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    try {
      const run = await stage.action({
        environment: {
          GITHUB_API_URL: 'http://api.github.test',
          http_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
        },
      });
      expect([run.status, new Set(asked)]).toEqual([0, new Set(['api.github.test:80'])]);
    } finally {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    }
  });

  test('on a GitHub of one’s own: links lead there', async () => {
    await using stage = await openStage(FAILING);
    const run = await stage.action({ environment: { GITHUB_SERVER_URL: 'https://git.acme.example' } });
    expect(run.status).toBe(1);
    expect(run.summary).toContain('https://git.acme.example/acme/shop/');
    expect(run.summary).not.toContain('https://github.com/acme');
    expect(stage.repository.pulls[0]?.comments.at(-1)?.body).toContain(
      'https://git.acme.example/acme/shop/actions/runs/90001',
    );
  });
});
