/**
 * Pages elsewhere, opened for an audit: over https, on hosts the policy names, at addresses everybody may ask, and within a
 * time that is known beforehand. Only the head of a reply is read.
 */
import { lookup } from 'node:dns/promises';
import { type RequestOptions, request as send } from 'node:https';
import { isIPv4, type TcpNetConnectOpts } from 'node:net';
import type { Known, PageAnswer, PageFound, TreeSource } from '../facts.ts';
import { isPublic } from './public-address.ts';

/** Milliseconds for one page with all its redirects, and for all pages together. */
export interface Patience {
  readonly page: number;
  readonly all: number;
}
const USUAL: Patience = { page: 8_000, all: 30_000 };
const MOST_REDIRECTS = 5;
const MOST_PAGES = 100;
const IN_FLIGHT = 4;
/** Milliseconds after which the next address of a host is tried. */
const NEXT_ADDRESS = 1_000;

/** What of the world outside is used. */
export interface Network {
  /** Every address a host has; rejects as `dns.lookup` does. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  readonly isPublic: (address: string) => boolean;
  /** Certificates to trust in place of those of Node. */
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

/** What a page is opened with. */
interface Way {
  readonly hosts: ReadonlySet<string>;
  readonly network: Network;
  readonly signal: AbortSignal;
}

/** Connects to these addresses alone: a name that was looked up once is not looked up again, since it may lead elsewhere then. */
const readHead = (url: URL, addresses: readonly string[], { network: { ca }, signal }: Way): Promise<Head> =>
  new Promise((resolve, reject) => {
    const found = addresses.map((address) => ({ address, family: isIPv4(address) ? 4 : 6 }));
    const [first] = found;
    const options: RequestOptions & Pick<TcpNetConnectOpts, 'autoSelectFamily' | 'autoSelectFamilyAttemptTimeout'> = {
      agent: false,
      signal,
      headers: { accept: '*/*', 'user-agent': 'ownership-gate' },
      rejectUnauthorized: true,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: NEXT_ADDRESS,
      lookup: (_host, { all }, done) => {
        if (all === true) done(null, found);
        else done(null, first?.address ?? '', first?.family);
      },
      ...(ca === undefined ? {} : { ca }),
    };
    const asked = send(url, options, (reply) => {
      resolve({ status: reply.statusCode ?? 0, location: reply.headers.location });
      reply.destroy();
    });
    asked.on('error', reject);
    // What switches to another protocol ends without an error.
    asked.on('close', () => reject(new Unreached('it ended without an answer')));
    asked.end();
  });

/** Every address of a host: a name that leads inside as well is not asked at all. */
const findAddresses = async (host: string, { network, signal }: Way): Promise<readonly string[]> => {
  const addresses = await withSignal(network.resolve(host), signal);
  if (addresses.length === 0) throw new Unreached(`${host} has no address`);
  if (!addresses.every(network.isPublic)) throw new Unreached(`${host} is at an address that is not of the internet`);
  return addresses;
};

/** What the paths of log-ins are called, one folder or the name of a file; and what is handed to them. */
const LOG_IN = /(?:^|\/)(?:log[-_]?[io]n|sign[-_]?in|sso|saml2?|oauth2?|oidc|authorize|authenticate)(?:$|[/.])/i;
const isLogIn = ({ pathname, searchParams }: URL): boolean =>
  LOG_IN.test(pathname) ||
  searchParams.has('SAMLRequest') ||
  (searchParams.has('client_id') && searchParams.has('redirect_uri'));

const open = async (page: string, way: Way): Promise<PageFound> => {
  let url = new URL(page);
  const isAskedFor = isLogIn(url);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const addresses = await findAddresses(url.hostname, way);
    const { status, location } = await withSignal(readHead(url, addresses, way), way.signal);
    if (status >= 200 && status < 300) return { status: 'there' };
    if (status === 404 || status === 410) return { status: 'gone', code: status };
    if (status === 401 || status === 403) return { status: 'locked', code: status, to: null };
    if (status < 300 || status >= 400 || location === undefined) throw new Unreached(`it answered HTTP ${status}`);
    if (!URL.canParse(location, url.href)) throw new Unreached(`it redirects to what is no address (HTTP ${status})`);
    const next = new URL(location, url);
    if (next.protocol !== 'https:') throw new Unreached(`it redirects to what is not https (HTTP ${status})`);
    if (!way.hosts.has(next.host)) return { status: 'locked', code: status, to: next.host.slice(0, 260) };
    if (next.username !== '' || next.password !== '') throw new Unreached('it redirects to an address with a password');
    // A log-in opens for everybody, whatever is behind it.
    if (!isAskedFor && isLogIn(next)) return { status: 'locked', code: status, to: null };
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

/** In words, from the codes of Node's `dns`, `net`, `tls` and `http`. */
const explain = (error: unknown, signal: AbortSignal): string => {
  if (signal.aborted) return signal.reason instanceof Error ? signal.reason.message : 'it took too long';
  if (error instanceof Unreached) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'ENODATA' || code === 'EAI_AGAIN') return `its host was not found (${code})`;
  if (code.startsWith('HPE_')) return `its answer is none a browser could read (${code})`;
  if (/^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/.test(code))
    return `its certificate is not valid (${code})`;
  return `no connection (${code === '' ? 'no reason given' : code})`;
};

interface Timer {
  readonly signal: AbortSignal;
  readonly stop: () => void;
}

/** Signals that time is up: after so many milliseconds, or because that of a whole is. */
const openTimer = (milliseconds: number, about: string, whole: Timer | null): Timer => {
  const controller = new AbortController();
  const late = new Error(`no answer within ${milliseconds / 1000} seconds${about}`);
  const timer = setTimeout(() => controller.abort(late), milliseconds);
  const follow = (): void => controller.abort(whole?.signal.reason);
  if (whole?.signal.aborted === true) follow();
  whole?.signal.addEventListener('abort', follow);
  const stop = (): void => {
    clearTimeout(timer);
    whole?.signal.removeEventListener('abort', follow);
  };
  return { signal: controller.signal, stop };
};

/** Opens pages by a network. What is not on a host that is named is not asked for. */
export const pageReader =
  (network: Network, patience: Patience = USUAL): PageReader =>
  async (pages, names) => {
    const hosts = new Set(names);
    const all = openTimer(patience.all, ' for all pages together', null);
    const openOne = async (page: string): Promise<Known<PageFound>> => {
      const url = URL.canParse(page) ? new URL(page) : null;
      if (url === null || url.protocol !== 'https:' || !hosts.has(url.host))
        return { unknown: 'its host is not one the policy names' };
      const { signal, stop } = openTimer(patience.page, '', all);
      try {
        return { known: await open(page, { hosts, network, signal }) };
      } catch (error) {
        return { unknown: explain(error, signal) };
      } finally {
        stop();
      }
    };
    const answers = pages.map((url): PageAnswer => ({ url, page: { known: { status: 'unopened' } } }));
    const rest = [...pages.slice(0, MOST_PAGES).entries()].reverse();
    const work = async (): Promise<void> => {
      for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
        const [index, url] = next;
        answers[index] = { url, page: await openOne(url) };
      }
    };
    try {
      await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    } finally {
      all.stop();
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
