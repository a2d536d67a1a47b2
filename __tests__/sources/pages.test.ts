/** Pages of a host that nobody has, served here over https with a certificate of the tests' own. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Asks, TreeSource } from '../../src/facts.ts';
import { type Network, pageReader, withPages } from '../../src/sources/pages.ts';
import { isPublic } from '../../src/sources/public-address.ts';
import { asking, NOTHING } from './asking.ts';

const read = (name: string): string => readFileSync(new URL(`./fixtures/${name}.pem`, import.meta.url), 'utf8');
const ca = read('wiki-certificate');

/** What was asked, oldest first: `host path`. */
let asked: { readonly host: string; readonly path: string; readonly headers: IncomingMessage['headers'] }[] = [];
let server: Server;
let port: number;
const open = new Set<Duplex>();

const HANDLERS: Record<string, (reply: ServerResponse, socket: Duplex) => void> = {
  // Neither ends: the head is all that is waited for.
  '/endless': (reply) => {
    reply.writeHead(200);
    const more = setInterval(() => reply.write('x'.repeat(1000)), 1);
    reply.on('close', () => clearInterval(more));
  },
  '/hangs': () => {},
  '/slow-head': (_, socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const more = setInterval(() => socket.write('x: y\r\n'), 5);
    socket.on('close', () => clearInterval(more));
  },
  '/long-head': (_, socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`),
  '/circle': (reply) => reply.writeHead(302, { location: '/circle' }).end(),
  '/hang-up': (_, socket) => socket.destroy(),
  '/no-http': (_, socket) => socket.end('SSH-2.0-x\r\n'),
  '/switches': (_, socket) =>
    socket.end('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
  '/hints': (_, socket) => socket.end('HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'),
};

/** `/404` answers that; `/302?to=…` sends there. */
const answer = (request: IncomingMessage, reply: ServerResponse): void => {
  const { host = '' } = request.headers;
  const url = new URL(request.url ?? '/', `https://${host}`);
  asked.push({ host, path: url.pathname, headers: request.headers });
  const handler = HANDLERS[url.pathname];
  const to = url.searchParams.get('to');
  if (handler !== undefined) handler(reply, request.socket);
  else {
    reply.writeHead(Number(/^\/(\d{3})/.exec(url.pathname)?.[1] ?? 200), to === null ? {} : { location: to });
    reply.end('A page.');
  }
};

beforeAll(async () => {
  server = createServer({ key: read('wiki-key'), cert: ca, maxHeaderSize: 200_000 }, answer);
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  for (const socket of open) socket.destroy();
  server.close();
});

const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  'wiki.acme.example': ['127.0.0.1'],
  'docs.acme.example': ['127.0.0.1'],
  // The same server, whose certificate is not theirs.
  'other.acme.example': ['127.0.0.1'],
  'inside.acme.example': ['10.0.0.7'],
  'both.acme.example': ['127.0.0.1', '10.0.0.7'],
  'cloud.acme.example': ['169.254.169.254'],
  'mapped.acme.example': ['::ffff:127.0.0.1'],
  'none.acme.example': [],
};
const failing = (code: string) => Object.assign(new Error(code), { code });
/** This server stands for the internet; all else is as it is. */
const network = (more: Partial<Network> = {}): Network => ({
  resolve: async (host) => {
    const addresses = ADDRESSES[host];
    if (addresses === undefined) throw failing('ENOTFOUND');
    return addresses;
  },
  isPublic: (address) => address === '127.0.0.1' || isPublic(address),
  ca,
  ...more,
});

const HOSTS = [...Object.keys(ADDRESSES), 'unknown.acme.example'];
/** `wiki/404` is that path of wiki.acme.example at the port of the server. */
const urlOf = (short: string): string =>
  short.replace(/^([a-z]+)\//, (_, name) => `https://${name}.acme.example:${port}/`);
const hosts = (): string[] => HOSTS.map((host) => `${host}:${port}`);
/** What is found, in one word or with its reason. */
const visit = async (
  pages: readonly string[],
  {
    reader = pageReader(network()),
    named = hosts(),
  }: { reader?: ReturnType<typeof pageReader>; named?: readonly string[] } = {},
): Promise<readonly string[]> => {
  asked = [];
  const answers = await reader(pages.map(urlOf), named);
  expect(answers.map(({ url }) => url)).toEqual(pages.map(urlOf));
  return answers.map(({ page }) => {
    if ('unknown' in page) return `unknown: ${page.unknown.replaceAll(`:${port}`, '')}`;
    const { known } = page;
    const to = 'to' in known && known.to !== null ? ` to ${known.to.replace(`:${port}`, '')}` : '';
    return `${known.status}${'code' in known ? ` ${known.code}` : ''}${to}`;
  });
};
/** A page that sends to another, which is written as in {@link urlOf}. */
const sends = (to: string, code = 302): string => `wiki/${code}?to=${encodeURIComponent(urlOf(to))}`;

describe('a page', () => {
  test.each([
    ['wiki/200', 'there'],
    ['wiki/runbooks/ledger?page=7', 'there'],
    ['wiki/204', 'there'],
    ['wiki/endless', 'there'],
    ['wiki/hints', 'there'],
    ['wiki/404', 'gone 404'],
    ['wiki/410', 'gone 410'],
    ['wiki/401', 'locked 401'],
    ['wiki/403', 'locked 403'],
    ['wiki/400', 'unknown: it answered HTTP 400'],
    ['wiki/429', 'unknown: it answered HTTP 429'],
    ['wiki/451', 'unknown: it answered HTTP 451'],
    ['wiki/500', 'unknown: it answered HTTP 500'],
    ['wiki/503', 'unknown: it answered HTTP 503'],
    ['wiki/304', 'unknown: it answered HTTP 304'],
    ['wiki/302', 'unknown: it answered HTTP 302'],
    ['wiki/hang-up', 'unknown: no connection (ECONNRESET)'],
    ['wiki/no-http', 'unknown: its answer is none a browser could read (HPE_INVALID_CONSTANT)'],
    ['wiki/long-head', 'unknown: its answer is none a browser could read (HPE_HEADER_OVERFLOW)'],
    ['wiki/switches', 'unknown: it ended without an answer'],
    ['other/200', 'unknown: its certificate is not valid (ERR_TLS_CERT_ALTNAME_INVALID)'],
    ['inside/200', 'unknown: inside.acme.example is at an address that is not of the internet'],
    ['both/200', 'unknown: both.acme.example is at an address that is not of the internet'],
    ['cloud/200', 'unknown: cloud.acme.example is at an address that is not of the internet'],
    ['mapped/200', 'unknown: mapped.acme.example is at an address that is not of the internet'],
    ['none/200', 'unknown: none.acme.example has no address'],
    ['unknown/200', 'unknown: its host was not found (ENOTFOUND)'],
  ])('%s: %s', async (page, expected) => {
    expect(await visit([page])).toEqual([expected]);
  });

  test('is asked with nothing but its address, and without its fragment', async () => {
    expect(await visit(['wiki/200#first'])).toEqual(['there']);
    expect(asked.map(({ path, headers }) => ({ path, headers }))).toEqual([
      {
        path: '/200',
        headers: {
          accept: '*/*',
          'user-agent': 'ownership-gate',
          host: `wiki.acme.example:${port}`,
          connection: 'close',
        },
      },
    ]);
  });

  test('whose certificate nobody vouches for is not reached', async () => {
    const { ca: _, ...trusting } = network();
    const [said] = await visit(['wiki/200'], { reader: pageReader(trusting) });
    expect(said).toMatch(
      /^unknown: its certificate is not valid \((?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN)\)$/,
    );
    expect(asked).toEqual([]);
  });

  test('where nobody listens is not reached', async () => {
    const closed = createServer();
    await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
    const { port: free } = closed.address() as AddressInfo;
    await new Promise((done) => closed.close(done));
    const named = [`wiki.acme.example:${free}`];
    expect(await visit([`https://${named[0]}/200`], { named })).toEqual(['unknown: no connection (ECONNREFUSED)']);
  });

  test.each([
    ['a host that is not named', 'https://elsewhere.example/200'],
    ['another port of a host that is', 'https://wiki.acme.example/200'],
    ['http', 'http://wiki.acme.example/200'],
    ['an address', 'https://127.0.0.1/200'],
    ['no link', 'wiki.acme.example'],
  ])('of %s is not asked for', async (_, page) => {
    expect(await visit([page])).toEqual(['unknown: its host is not one the policy names']);
    expect(asked).toEqual([]);
  });
});

describe('a page that sends on', () => {
  test.each([
    ['to another of its host', 'wiki/200', 'there'],
    ['to what is gone', 'wiki/404', 'gone 404'],
    ['to what is locked', 'wiki/401', 'locked 401'],
    ['to another host that is named', 'docs/200', 'there'],
    ['by a path', '/200', 'there'],
    ['to a named host at a port that is not', '//docs.acme.example/200', 'locked 302 to docs.acme.example'],
    [
      'to a host that is not named',
      'https://login.elsewhere.example/authorize?x=1',
      'locked 302 to login.elsewhere.example',
    ],
    ['to an address', 'https://10.0.0.7/', 'locked 302 to 10.0.0.7'],
    ['to http', 'http://wiki.acme.example/200', 'unknown: it redirects to what is not https (HTTP 302)'],
    ['to a script', 'javascript:alert(1)', 'unknown: it redirects to what is not https (HTTP 302)'],
    ['to a file', 'file:///etc/passwd', 'unknown: it redirects to what is not https (HTTP 302)'],
    ['to what is no address', 'https://[', 'unknown: it redirects to what is no address (HTTP 302)'],
    [
      'to a named host that is inside',
      'inside/200',
      'unknown: inside.acme.example is at an address that is not of the internet',
    ],
    [
      'to a named host with another certificate',
      'other/200',
      'unknown: its certificate is not valid (ERR_TLS_CERT_ALTNAME_INVALID)',
    ],
    ['to a log-in of its host', 'wiki/login?os_destination=%2Fx', 'locked 302'],
    ['to a log-in, as a file', 'wiki/login.action', 'locked 302'],
    ['to a log-in, deeper', 'wiki/users/sign_in', 'locked 302'],
    ['to a log-in by its words', 'wiki/x?client_id=1&redirect_uri=y', 'locked 302'],
    ['to a log-in by SAML', 'docs/x?SAMLRequest=y', 'locked 302'],
    ['to what only has such a word in it', 'wiki/spaces/login-service', 'there'],
  ])('%s: %s', async (_, to, expected) => {
    expect(await visit([sends(to)])).toEqual([expected]);
  });

  test('with a password is not followed', async () => {
    const to = `https://maya:secret@docs.acme.example:${port}/200`;
    expect(await visit([sends(to)])).toEqual(['unknown: it redirects to an address with a password']);
    expect(asked.map(({ path }) => path)).toEqual(['/302']);
  });

  test('and is a log-in by its own name is looked at as any other', async () => {
    expect(await visit([`wiki/301/login?to=${encodeURIComponent('/runbooks/login/')}`])).toEqual(['there']);
  });

  test.each([301, 302, 303, 307, 308])('by HTTP %i', async (code) => {
    expect(await visit([sends('docs/200', code)])).toEqual(['there']);
    expect(asked.map(({ host, path }) => `${host.replace(`:${port}`, '')}${path}`)).toEqual([
      `wiki.acme.example/${code}`,
      'docs.acme.example/200',
    ]);
  });

  test('five times is followed, six times is not', async () => {
    const [five, six] = [5, 6].map((times) =>
      Array.from({ length: times }).reduce<string>((to) => sends(to), 'wiki/200'),
    );
    expect(await visit([five ?? '', six ?? ''])).toEqual(['there', 'unknown: it redirects more than 5 times']);
  });

  test('in a circle ends', async () => {
    expect(await visit(['wiki/circle'])).toEqual(['unknown: it redirects more than 5 times']);
    expect(asked).toHaveLength(6);
  });
});

test('a name is looked up once for each request, and what it leads to later is not used', async () => {
  const found = [['127.0.0.1'], ['10.0.0.7'], ['127.0.0.1']];
  const names: string[] = [];
  const reader = pageReader(
    network({
      resolve: async (host) => {
        names.push(host);
        return found.shift() ?? [];
      },
    }),
  );
  expect(await visit(['wiki/200'], { reader })).toEqual(['there']);
  expect(names).toEqual(['wiki.acme.example']);
  expect(await visit([sends('wiki/200')], { reader })).toEqual([
    'unknown: wiki.acme.example is at an address that is not of the internet',
  ]);
  expect(asked).toEqual([]);
});

test('where the first address does not answer, the next one is asked', async () => {
  const reader = pageReader(network({ resolve: async () => ['::1', '127.0.0.1'], isPublic: () => true }));
  expect(await visit(['wiki/200'], { reader })).toEqual(['there']);
});

describe('what takes too long', () => {
  const shortly = (page: number, all: number, more: Partial<Network> = {}) => pageReader(network(more), { page, all });

  test.each([['wiki/hangs'], ['wiki/slow-head']])('%s is let go', async (page) => {
    expect(await visit([page], { reader: shortly(200, 60_000) })).toEqual(['unknown: no answer within 0.2 seconds']);
  });

  test('a name that is never found is let go', async () => {
    const reader = shortly(200, 60_000, { resolve: () => new Promise(() => {}) });
    expect(await visit(['wiki/200'], { reader })).toEqual(['unknown: no answer within 0.2 seconds']);
  });

  test('all together are let go, those that were not begun as well', async () => {
    const pages = Array.from({ length: 9 }, (_, index) => `wiki/hangs?${index}`);
    const said = 'unknown: no answer within 0.3 seconds for all pages together';
    expect(await visit([...pages, 'wiki/200'], { reader: shortly(60_000, 300) })).toEqual(Array(10).fill(said));
    expect(asked.length).toBeLessThanOrEqual(4);
  });

  test('what hangs keeps nobody from the others', async () => {
    const said = await visit(['wiki/hangs', 'wiki/200', 'wiki/404'], { reader: shortly(1500, 60_000) });
    expect(said).toEqual(['unknown: no answer within 1.5 seconds', 'there', 'gone 404']);
  });

  test('no connection is left open', async () => {
    await visit(['wiki/hangs', 'wiki/endless', 'wiki/404'], { reader: shortly(200, 60_000) });
    await expect.poll(() => open.size).toBe(0);
  });
});

test('of very many a hundred are opened, four at a time, and the others are said to be left', async () => {
  let [now, most] = [0, 0];
  const { resolve } = network();
  const reader = pageReader(
    network({
      resolve: async (host) => {
        now += 1;
        most = Math.max(most, now);
        const addresses = await resolve(host);
        await new Promise((done) => setImmediate(done));
        now -= 1;
        return addresses;
      },
    }),
  );
  const said = await visit(
    Array.from({ length: 103 }, (_, index) => `wiki/200/${index}`),
    { reader },
  );
  expect(said).toEqual([...Array(100).fill('there'), 'unopened', 'unopened', 'unopened']);
  expect([asked.length, most]).toEqual([100, 4]);
});

describe('a source with pages', () => {
  const openSource = () => {
    const said: Asks[] = [];
    const source: TreeSource = {
      readTree: async () => ({ unknown: 'not here' }),
      readAnswers: async (asks) => {
        said.push(asks);
        return { ...NOTHING, pages: null };
      },
    };
    return { said, source: withPages(source, pageReader(network())) };
  };

  test('answers for them, and leaves the rest to the other', async () => {
    const { said, source } = openSource();
    const asks = asking({ entries: ['a'], pages: [urlOf('wiki/404')], pageHosts: hosts() });
    const { pages } = await source.readAnswers(asks);
    expect(pages).toEqual([{ url: urlOf('wiki/404'), page: { known: { status: 'gone', code: 404 } } }]);
    expect(said).toEqual([asks]);
  });

  test('asks nobody where none is wanted', async () => {
    asked = [];
    expect(await openSource().source.readAnswers(asking({}))).toEqual(NOTHING);
    expect(asked).toEqual([]);
  });
});
