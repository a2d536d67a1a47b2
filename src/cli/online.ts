/**
 * A pull request as GitHub has it now, for `check --pull N --online`: which repository is meant, and requests through Node's
 * own `fetch`, so that the command line loads nothing of the Action.
 */
import { resolve } from 'node:path';
import { check, confirm } from '../check.ts';
import { explain, run as runGit } from '../sources/git-process.ts';
import { type GitHubPull, type GitHubReply, type GitHubRequest, gitHubSource } from '../sources/github.ts';
import type { Verdict } from '../verdict.ts';
import { VERSION } from '../version.ts';
import { CannotRun, findToday, type Shell } from './shell.ts';

/** Milliseconds until a try is given up. */
const PATIENCE = 15_000;
/** Tries after the first where no server answered, or a server failed: 1 and 4 seconds later. */
const RETRIES = 2;
/** HTTP requests, counting each try, as many as the Action reads with. */
const MOST = 280;
/** Milliseconds until somebody at a terminal is told what is waited for. */
const QUIET = 1000;

/** The options of `check` that say which pull request. */
export interface PullOptions {
  readonly pull?: string;
  readonly online: boolean;
  readonly base?: string;
  readonly head?: string;
  readonly repo?: string;
}

/** The verdict on a pull request, and in words what was judged. Throws {@link CannotRun}. */
export const judgePull = async (
  options: PullOptions,
  shell: Shell,
): Promise<{ readonly verdict: Verdict; readonly judged: string }> => {
  const pull = readNumber(options);
  const { request, repository, api, host } = await openApi(options.repo, shell, `check --pull ${pull} --online`);
  const said = `pull request ${pull} of ${repository.owner}/${repository.name}`;
  const notice = setTimeout(() => {
    if (shell.watched) shell.complain(`Asking ${new URL(api).host} about ${said} …\n`);
  }, QUIET);
  try {
    // The pull itself says its default branch; a wrong guess costs two requests.
    const verdict = await judge({ request, repository, pull, expectedHead: null, defaultBranch: 'main', host }, shell);
    const at = verdict.head === null ? '' : ` at ${verdict.head.sha.slice(0, 12)}`;
    return { verdict, judged: `${said}${at}, as GitHub has it now: what is not pushed was not looked at.` };
  } finally {
    clearTimeout(notice);
  }
};

/** Judges it, and looks once more whether it is still the one that was judged: after a push nothing of a verdict holds. */
const judge = async (place: GitHubPull, shell: Shell): Promise<Verdict> => {
  const run = { date: findToday(shell), program: VERSION, gate: null };
  const source = gitHubSource(place);
  const verdict = await check(source, run);
  return confirm(verdict, await source.confirmPull(), source, run);
};

/** The number of the pull request, once the options fit together. */
const readNumber = ({ pull, online, base, head }: PullOptions): number => {
  if (pull === undefined) {
    throw new CannotRun('`--online` does not say which pull request is meant.', 'Write `--pull N --online`.');
  }
  if (!/^[1-9]\d{0,14}$/.test(pull)) {
    throw new CannotRun('`--pull` takes the number of a pull request.', 'Such as `--pull 12 --online`.');
  }
  if (!online) {
    throw new CannotRun(
      'A pull request is on GitHub, and nothing is asked there without `--online`.',
      `Write \`--pull ${pull} --online\`, or \`--head REF\` for a branch of this clone.`,
    );
  }
  if (base !== undefined || head !== undefined) {
    throw new CannotRun(
      `\`--${base === undefined ? 'head' : 'base'}\` does not go with \`--pull\`: the pull request says what it changes, and where it goes.`,
      'Leave it out.',
    );
  }
  return Number(pull);
};

/** The API of the server a clone is from. Throws {@link CannotRun}; `command` is what was typed, for an example. */
export const openApi = async (
  repo: string | undefined,
  shell: Shell,
  command: string,
): Promise<Place & { readonly request: GitHubRequest }> => {
  const token = readToken(command, shell);
  const place = await findPlace(resolve(shell.folder, repo ?? '.'), shell.environment);
  return { ...place, request: openRequest(place.api, token) };
};

/** A token never shows in a complaint, so one that no header could carry is met here. */
const readToken = (command: string, { environment }: Shell): string => {
  const token = (environment.GITHUB_TOKEN || environment.GH_TOKEN || '').trim();
  if (/^[!-~]+$/.test(token)) return token;
  throw new CannotRun(
    token === ''
      ? 'GitHub is asked with a token, and GITHUB_TOKEN is not set.'
      : 'What GITHUB_TOKEN holds is no token.',
    `Such as \`GITHUB_TOKEN=$(gh auth token) ownership-gate ${command}\`.`,
  );
};

/** Where a repository is, and where its API is; `host` gives accounts their ids. */
interface Place {
  readonly repository: GitHubPull['repository'];
  /** Without a slash at its end. */
  readonly api: string;
  readonly host: string;
}

/**
 * The token goes to the API that `GITHUB_API_URL` names, else to GitHub's own, and nowhere else: a clone somebody unpacked
 * may name any server as its `origin`.
 */
export const findPlace = async (repo: string, environment: Shell['environment']): Promise<Place> => {
  const { GITHUB_REPOSITORY: named, GITHUB_API_URL: told, GITHUB_SERVER_URL: server } = environment;
  const { host, repository } = named
    ? { host: 'github.com', repository: parseName(named) }
    : await readOrigin(repo, environment);
  const api = told ? parseAddress('GITHUB_API_URL', told) : findApi(host);
  return {
    repository,
    api: api.replace(/\/+$/, ''),
    host: server ? new URL(parseAddress('GITHUB_SERVER_URL', server)).host : findServer(api),
  };
};

const OWNER = '[A-Za-z0-9][\\w-]*';
const NAME = '(?!\\.{1,2}(?:\\.git)?/?$)[\\w.-]+?';
/** `https://host/owner/name`, and the same with `ssh://user@`, `git://`, a port or `.git`. */
const ADDRESS = new RegExp(
  `^(https?|ssh|git)://(?:[^@/?#]*@)?([\\w.-]+)(:\\d+)?/(${OWNER})/(${NAME})(?:\\.git)?/?$`,
  'i',
);
/** `user@host:owner/name`, as ssh writes it. */
const SSH = new RegExp(`^(?:[^@/:]+@)?([\\w.-]+):/?(${OWNER})/(${NAME})(?:\\.git)?/?$`);

/** A repository and the server it is on; `null` for an address that is no such thing, such as a folder. */
export const parseRemote = (address: string): { host: string; repository: GitHubPull['repository'] } | null => {
  const [, scheme = 'ssh', named = '', port = '', ...whole] = ADDRESS.exec(address) ?? [];
  const [, short = '', ...brief] = SSH.exec(address) ?? [];
  const [owner, name] = whole.length > 0 ? whole : brief;
  // Without a dot it is no server's name but what somebody's ssh calls it.
  const host = (named || short).toLowerCase();
  if (owner === undefined || name === undefined || !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)) return null;
  // https://docs.github.com/en/authentication/troubleshooting-ssh/using-ssh-over-the-https-port
  const server = host.replace(/^(?:ssh|www)\.github\.com$/, 'github.com');
  return { host: scheme.toLowerCase() === 'https' ? `${server}${port}` : server, repository: { owner, name } };
};

const readOrigin = async (repo: string, environment: Shell['environment']) => {
  const settle =
    'Name the repository: `GITHUB_REPOSITORY=owner/name`, and GITHUB_API_URL where it is not on github.com.';
  const place = { repo, environment };
  const ended = await runGit(place, ['remote', 'get-url', 'origin']).catch((error: Error) => {
    throw new CannotRun(error.message, settle);
  });
  if (ended.code !== 0) {
    const why = /no such remote/i.test(ended.stderr)
      ? `${repo} has no remote \`origin\`.`
      : explain(place, ended).message;
    throw new CannotRun(why, settle);
  }
  const found = parseRemote(ended.stdout.toString().trim());
  if (found === null) throw new CannotRun(`The remote \`origin\` of ${repo} names no repository on GitHub.`, settle);
  return found;
};

const parseName = (text: string): GitHubPull['repository'] => {
  const [, owner, name] = new RegExp(`^(${OWNER})/(${NAME})$`).exec(text) ?? [];
  if (owner !== undefined && name !== undefined) return { owner, name };
  throw new CannotRun('GITHUB_REPOSITORY names no repository.', 'Such as `GITHUB_REPOSITORY=acme/shop`.');
};

const parseAddress = (variable: string, text: string): string => {
  if (URL.canParse(text)) {
    const { protocol, username, password, search, hash } = new URL(text);
    if (/^https?:$/.test(protocol) && [username, password, search, hash].join('') === '') return text;
  }
  throw new CannotRun(
    `${variable} is no address of a server.`,
    `Leave it out for github.com, or write one such as \`https://${variable === 'GITHUB_API_URL' ? 'github.acme.example/api/v3' : 'github.acme.example'}\`.`,
  );
};

/**
 * https://docs.github.com/en/enterprise-server@latest/rest/using-the-rest-api/getting-started-with-the-rest-api and, for
 * ghe.com, https://docs.github.com/en/enterprise-cloud@latest/admin/data-residency/network-details-for-ghecom
 */
const findApi = (host: string): string => {
  if (host === 'github.com' || host.endsWith('.ghe.com')) return `https://api.${host}`;
  throw new CannotRun(
    `The remote \`origin\` is on ${host}, which is not GitHub’s own, and the token would go there.`,
    `If that is your GitHub Enterprise Server, say so: \`GITHUB_API_URL=https://${host}/api/v3\`.`,
  );
};
const findServer = (api: string): string => new URL(api).host.replace(/^api\.(?=github\.com$|[^.]+\.ghe\.com$)/, '');

/** One segment of a path, as Octokit encodes it: `heads/main` is `heads%2Fmain`, and dots stay. */
const encodeSegment = (value: unknown): string =>
  encodeURIComponent(String(value)).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** The method and the address below the API of a route such as `GET /repos/{owner}/{repo}`. */
export const expandRoute: (...call: Parameters<GitHubRequest>) => { method: string; path: string } = (
  route,
  parameters,
) => {
  const [method = '', template = ''] = route.split(' ');
  const used = new Set<string>();
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    used.add(name);
    return encodeSegment(parameters[name]);
  });
  const query = Object.entries(parameters)
    .filter(([name]) => !used.has(name))
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return { method, path: query.length === 0 ? path : `${path}?${query.join('&')}` };
};

/** GitHub's API with a token. A redirect to another server is followed without it, as `fetch` does. */
const openRequest = (api: string, token: string): GitHubRequest => {
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': `ownership-gate/${VERSION}`,
    // https://docs.github.com/en/rest/about-the-rest-api/api-versions
    'x-github-api-version': '2022-11-28',
  };
  let spent = 0;
  return async (route, parameters) => {
    const { method, path } = expandRoute(route, parameters);
    for (let tries = 1; ; tries += 1) {
      if (spent >= MOST) throw new Error(`this takes more than the ${MOST} requests a run may spend`);
      spent += 1;
      const reply = await tryOnce(`${api}${path}`, { method, headers });
      if (!(reply instanceof Error) && reply.status < 400) return reply;
      if (tries > RETRIES || (!(reply instanceof Error) && reply.status < 500)) throw toFailure(reply, tries);
      await new Promise((done) => setTimeout(done, tries ** 2 * 1000));
    }
  };
};

/** One try: the reply read to its end, or why there is none. */
const tryOnce = async (address: string, init: RequestInit): Promise<GitHubReply | Error> => {
  const abort = new AbortController();
  const late = new Error(`no answer within ${PATIENCE / 1000} seconds`);
  const timer = setTimeout(() => abort.abort(late), PATIENCE);
  try {
    const response = await fetch(address, { ...init, signal: abort.signal });
    const text = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), data: parseJson(text) };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    clearTimeout(timer);
  }
};

/** The text itself where it is no JSON: what reads it says that it is not what GitHub promises. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** A failure as Octokit throws it, with the reply, if there was one, and how often it was tried again. */
const toFailure = (reply: GitHubReply | Error, tries: number): Error => {
  const request = { request: { retryCount: tries - 1 } };
  if (!(reply instanceof Error)) {
    return Object.assign(new Error(`HTTP ${reply.status}`), { status: reply.status, response: reply, request });
  }
  // `fetch` says only that it failed; the reason is behind it.
  const { cause } = reply;
  const why = cause instanceof Error ? cause.message || ('code' in cause ? String(cause.code) : '') : '';
  return Object.assign(new Error(why || reply.message), { status: 500, request });
};
