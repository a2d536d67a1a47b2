/**
 * Pages elsewhere, opened for an audit: over https, on hosts the policy names, at addresses everybody may ask, and within a
 * time that is known beforehand. Only the head of a reply is read.
 */
import { lookup } from 'node:dns/promises';
import { request as send } from 'node:https';
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { Known, PageAnswer, PageFound, TreeSource } from '../facts.ts';

/** Milliseconds for one page with all its redirects, and for all pages together. */
const PATIENCE = { page: 8_000, all: 30_000 } as const;
const MOST_REDIRECTS = 5;
const MOST_PAGES = 100;
const IN_FLIGHT = 4;

/** Networks that are nobody's on the internet: https://www.iana.org/assignments/iana-ipv4-special-registry (RFC 6890). */
const SPECIAL_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
/** Of 2000::/3, which alone is given out; what stands for IPv4 addresses is among them: https://www.iana.org/assignments/iana-ipv6-special-registry */
const SPECIAL_IPV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const;

const makeList = (
  type: 'ipv4' | 'ipv6',
  networks: readonly (readonly [network: string, prefix: number])[],
): BlockList => {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, type);
  return list;
};

/** Whether an address is one of the internet, and not of the machine, its network or a cloud's own services. */
export const isPublic = (address: string): boolean => {
  if (isIPv4(address)) return !makeList('ipv4', SPECIAL_IPV4).check(address, 'ipv4');
  // A zone, as in `fe80::1%eth0`, is of this machine.
  if (!isIPv6(address) || address.includes('%')) return false;
  return (
    makeList('ipv6', [['2000::', 3]]).check(address, 'ipv6') && !makeList('ipv6', SPECIAL_IPV6).check(address, 'ipv6')
  );
};

/** What of the world outside is used. */
export interface Network {
  /** Every address a host has; rejects as `dns.lookup` does. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly isPublic: (address: string) => boolean;
  /** Certificates to trust besides those of Node. */
  readonly ca?: string;
}

/** The network of this machine. */
export const openNetwork = (): Network => ({
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  isPublic,
});

/** Opens pages on some hosts, written in lower case, with their port unless it is 443. An answer for each, in their order. */
export type PageReader = (pages: readonly string[], hosts: readonly string[]) => Promise<readonly PageAnswer[]>;

/** Why a page could not be reached. */
class Unreached extends Error {}

/** The head of a reply. */
interface Head {
  readonly status: number;
  readonly location: string | undefined;
}

const readHead = (url: URL, address: string, { ca }: Network, signal: AbortSignal): Promise<Head> =>
  new Promise((resolve, reject) => {
    const family = isIPv4(address) ? 4 : 6;
    const asked = send(
      url,
      {
        agent: false,
        signal,
        headers: { accept: '*/*', 'user-agent': 'ownership-gate' },
        // The address that was looked at, and no other: a name may lead elsewhere the next time.
        lookup: (_host, { all }, done) => {
          if (all === true) done(null, [{ address, family }]);
          else done(null, address, family);
        },
        ...(ca === undefined ? {} : { ca }),
      },
      (reply) => {
        resolve({ status: reply.statusCode ?? 0, location: reply.headers.location });
        reply.destroy();
      },
    );
    asked.on('error', reject);
    asked.end();
  });

const open = async (
  page: string,
  hosts: ReadonlySet<string>,
  network: Network,
  signal: AbortSignal,
): Promise<PageFound> => {
  let url = new URL(page);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const addresses = await withSignal(network.resolve(url.hostname), signal);
    const [address] = addresses;
    if (address === undefined) throw new Unreached(`${url.hostname} has no address`);
    const inner = addresses.find((each) => !network.isPublic(each));
    if (inner !== undefined) throw new Unreached(`${url.hostname} is at ${inner}, which is no address of the internet`);
    const { status, location } = await readHead(url, address, network, signal);
    if (status >= 200 && status < 300) return { status: 'there' };
    if (status === 404 || status === 410) return { status: 'gone', code: status };
    if (status === 401 || status === 403) return { status: 'locked', code: status, to: null };
    if (status < 300 || status >= 400 || location === undefined) throw new Unreached(`it answered HTTP ${status}`);
    if (!URL.canParse(location, url.href)) throw new Unreached(`it redirects to what is no address (HTTP ${status})`);
    const next = new URL(location, url);
    if (next.protocol !== 'https:') throw new Unreached(`it redirects to ${next.protocol}//, which is not https`);
    if (!hosts.has(next.host)) return { status: 'locked', code: status, to: next.host.slice(0, 260) };
    if (next.username !== '' || next.password !== '') throw new Unreached('it redirects to an address with a password');
    url = next;
  }
  throw new Unreached(`it redirects more than ${MOST_REDIRECTS} times`);
};

/** What is waited for, or the signal's reason, whichever comes first. */
const withSignal = <T>(waiting: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    waiting.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

/** In words, from the codes of Node's `dns`, `net` and `tls`. */
const explain = (error: unknown, signal: AbortSignal): string => {
  if (signal.aborted) return signal.reason instanceof Error ? signal.reason.message : 'it took too long';
  if (error instanceof Unreached) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'ENODATA' || code === 'EAI_AGAIN') return `its host was not found (${code})`;
  if (/^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code))
    return `its certificate is not valid (${code})`;
  return `no connection (${code === '' ? 'no reason given' : code})`;
};

const openOne = async (
  page: string,
  hosts: ReadonlySet<string>,
  network: Network,
  all: AbortSignal,
): Promise<Known<PageFound>> => {
  const own = new AbortController();
  const late = new Error(`no answer within ${PATIENCE.page / 1000} seconds`);
  const timer = setTimeout(() => own.abort(late), PATIENCE.page);
  const signal = AbortSignal.any([own.signal, all]);
  try {
    return { known: await open(page, hosts, network, signal) };
  } catch (error) {
    return { unknown: explain(error, signal) };
  } finally {
    clearTimeout(timer);
  }
};

/** Opens pages by a network. What is not on a host that is named is not asked for. */
export const pageReader =
  (network: Network): PageReader =>
  async (pages, names) => {
    const hosts = new Set(names);
    const over = new AbortController();
    const late = new Error(`the ${PATIENCE.all / 1000} seconds for all pages were over`);
    const timer = setTimeout(() => over.abort(late), PATIENCE.all);
    const answers: PageAnswer[] = pages.map((url) => ({
      url,
      page: { unknown: `no more than ${MOST_PAGES} pages are opened in one audit` },
    }));
    const rest = [...pages.slice(0, MOST_PAGES).entries()];
    const work = async (): Promise<void> => {
      for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
        const [index, url] = next;
        const isNamed = URL.canParse(url) && new URL(url).protocol === 'https:' && hosts.has(new URL(url).host);
        const page = isNamed
          ? await openOne(url, hosts, network, over.signal)
          : { unknown: 'its host is not one the policy names' };
        answers[index] = { url, page };
      }
    };
    try {
      await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    } finally {
      clearTimeout(timer);
    }
    return answers;
  };

/** A source of an audit that opens pages as well. */
export const withPages = (source: TreeSource, read: PageReader): TreeSource => ({
  ...source,
  readAnswers: async (asks) => {
    const [answers, pages] = await Promise.all([source.readAnswers(asks), read(asks.pages, asks.pageHosts)]);
    return { ...answers, pages };
  },
});
