/** git as a process: started clean, so that nothing a repository or its caller configures can run, and talked to. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { devNull } from 'node:os';
import { mostPaths, tooMany, Unreadable } from './trees.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the repository is, and the caller's environment variables. */
export interface GitPlace {
  /** Any folder of the work tree, or a bare repository. */
  readonly repo: string;
  readonly environment: Environment;
  /** Milliseconds git may stay silent while an answer is owed; a minute if not said. */
  readonly patience?: number;
}

/** Ends the git process that is kept for questions. Not needed before the program ends: it goes along. */
export interface Closable {
  readonly close: () => void;
}

/** What is read of a text (1 MiB, in bytes: what GitHub's contents API returns inline), and of a folder. */
export const mostText = 1_048_576;
export const mostTree = 64 * mostText;

/**
 * The variables git gets from the caller: where to find programs, the user's configuration (for
 * `safe.directory`, which also asks `SUDO_UID`) and temporary files. None that begins with `GIT_`: those
 * point at other repositories, add configuration, or make git write traces.
 */
const passed =
  /^(PATH|PATHEXT|HOME|XDG_CONFIG_HOME|SUDO_UID|TMPDIR|TEMP|TMP|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA|SYSTEMROOT|WINDIR)$/i;

/**
 * A partial clone fetches what it lacks from the address its configuration names: `GIT_NO_LAZY_FETCH` stops
 * that from git 2.45 on, and before it a fetch finds no protocol allowed (https://git-scm.com/docs/git).
 */
const cleanEnvironment = (environment: Environment): Record<string, string | undefined> => ({
  ...Object.fromEntries(Object.entries(environment).filter(([name]) => passed.test(name))),
  LANG: 'C',
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_GRAFT_FILE: devNull,
});

const start = ({ repo, environment }: GitPlace, args: readonly string[]): ChildProcessWithoutNullStreams => {
  const child = spawn('git', ['--no-replace-objects', '-C', repo, ...args], {
    env: cleanEnvironment(environment),
    windowsHide: true,
  });
  // The pipe breaks when git ends early; why it did is told by 'error' and 'close'.
  child.stdin.on('error', () => undefined);
  return child;
};

/** How a process ended. `code` is null where a signal ended it, or it never began (`error`). */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
  readonly error?: NodeJS.ErrnoException;
}

/** What git's complaint means for the person at the terminal. */
export const explain = ({ repo }: GitPlace, { signal, stderr, error }: Ended): Unreadable => {
  if (error?.code === 'ENOENT') {
    return new Unreadable('git is not installed, or not on the PATH.', 'Install git 2.30 or later.');
  }
  if (error !== undefined) return new Unreadable(`git could not be started: ${error.message}`);
  if (signal !== null) return new Unreadable(`git was stopped (${signal}) before it had answered.`, 'Run it again.');
  const dubious = /dubious ownership in repository at '(.*)'|unsafe repository \('(.*)' is owned/.exec(stderr);
  if (dubious !== null) {
    return new Unreadable(
      `git refuses to read ${repo}: the repository belongs to another user.`,
      `git config --global --add safe.directory '${(dubious[1] ?? dubious[2] ?? '').replaceAll("'", "'\\''")}'`,
    );
  }
  if (/cannot change to/.test(stderr)) {
    return new Unreadable(`There is no folder ${repo} that could be entered.`, 'Name the repository with --repo DIR.');
  }
  if (/not a git repository/i.test(stderr)) {
    return new Unreadable(
      `${repo} is not in a git repository.`,
      'Run it inside a git repository, or name one with --repo DIR.',
    );
  }
  const lines = stderr.split('\n');
  const line = lines.find((one) => one.startsWith('fatal: ')) ?? lines.find((one) => one !== '') ?? 'no reason given';
  const damaged = /corrupt|inflate|loose object|unable to (read|find|parse)|bad (object|tree)|could not (parse|fetch)/;
  return new Unreadable(
    `git could not read the repository: ${line.slice(0, 300)}`,
    damaged.test(stderr) ? 'git fsck, or a new clone' : undefined,
  );
};

/** Runs git to its end. Rejects with `Unreadable` only where it did not end by itself. */
export const run = (place: GitPlace, args: readonly string[]): Promise<Ended & { readonly stdout: Buffer }> =>
  new Promise((resolve, reject) => {
    const child = start(place, args);
    child.stdin.end();
    const out: Buffer[] = [];
    let [stderr, bytes] = ['', 0];
    const timer = setTimeout(() => give(silent()), place.patience ?? 60_000);
    const give = (reason: Unreadable): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(reason);
    };
    child.stdout.on('data', (chunk: Buffer) => {
      timer.refresh();
      bytes += chunk.length;
      if (bytes > 128 * mostPaths) give(tooMany());
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < 8192) stderr += chunk;
    });
    child.on('error', (error) => give(explain(place, { code: null, signal: null, stderr, error })));
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === null) reject(explain(place, { code, signal, stderr }));
      else resolve({ code, signal, stderr, stdout: Buffer.concat(out) });
    });
  });

const silent = (): Unreadable => new Unreadable('git did not answer in time.', 'Run it again.');

export interface GitObject {
  readonly id: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** `null` where the object is larger than was asked for. */
  readonly content: Buffer | null;
}

/** A conversation with `git cat-file --batch`: `null` stands for what git calls missing or ambiguous. */
export interface Objects extends Closable {
  readonly read: (names: readonly string[], most: number) => Promise<readonly (GitObject | null)[]>;
}

/**
 * Begins the conversation. Answers come in the order of the questions; `owed[next]` is whose answer comes next.
 * `read` rejects with `Unreadable` when the process ends or falls silent, and from then on.
 */
export const openObjects = (place: GitPlace): Objects => {
  const child = start(place, ['cat-file', '--batch']);
  const owed: { most: number; resolve: (object: GitObject | null) => void; reject: (reason: Error) => void }[] = [];
  let next = 0;
  let failure: Unreadable | undefined;
  let stderr = '';
  let timer: NodeJS.Timeout | undefined;

  // A conversation at rest must not keep the program alive, and one under way must.
  const hold = (active: boolean): void => {
    clearTimeout(timer);
    timer = active ? setTimeout(() => fail(silent()), place.patience ?? 60_000) : undefined;
    for (const held of [child, child.stdin, child.stdout, child.stderr] as unknown as Socket[]) {
      if (active) held.ref();
      else held.unref();
    }
  };
  const fail = (reason: Unreadable): void => {
    failure ??= reason;
    child.kill('SIGKILL');
    for (const { reject } of owed.splice(0).slice(next)) reject(failure);
    next = 0;
    hold(false);
  };
  child.on('error', (error) => fail(explain(place, { code: null, signal: null, stderr, error })));
  child.on('close', (code, signal) => fail(explain(place, { code, signal, stderr })));
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < 8192) stderr += chunk;
  });

  let header: { id: string; type: string; size: number } | null = null;
  let [chunks, have, skip]: [Buffer[], number, number] = [[], 0, 0];
  const settleNext = (object: GitObject | null): void => {
    owed[next]?.resolve(object);
    next += 1;
    if (next < owed.length) return;
    owed.length = 0;
    next = 0;
    hold(false);
  };
  child.stdout.on('data', (chunk: Buffer) => {
    timer?.refresh();
    const dropped = Math.min(skip, chunk.length);
    skip -= dropped;
    chunks.push(chunk.subarray(dropped));
    have += chunk.length - dropped;
    if (skip > 0 || (header !== null && have <= header.size)) return;
    let [rest] = chunks.length === 1 ? chunks : [Buffer.concat(chunks)];
    while (rest !== undefined) {
      if (header === null) {
        const end = rest.indexOf(0x0a);
        if (end < 0) break;
        const line = rest.toString('latin1', 0, end);
        rest = rest.subarray(end + 1);
        const [, id = '', type = '', size = ''] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(line) ?? [];
        if (id === '') settleNext(null);
        else header = { id, type, size: Number(size) };
        continue;
      }
      if (header.size > (owed[next]?.most ?? 0)) {
        // What is too large is let go as it arrives.
        const gone = Math.min(rest.length, header.size + 1);
        skip = header.size + 1 - gone;
        rest = rest.subarray(gone);
        settleNext({ ...header, content: null });
        header = null;
        continue;
      }
      if (rest.length <= header.size) break;
      settleNext({ ...header, content: rest.subarray(0, header.size) });
      rest = rest.subarray(header.size + 1);
      header = null;
    }
    chunks = rest === undefined || rest.length === 0 ? [] : [rest];
    have = rest?.length ?? 0;
  });
  hold(false);

  return {
    read: async (names, most) => {
      if (failure !== undefined) throw failure;
      if (names.length === 0) return [];
      if (owed.length === 0) hold(true);
      const answers = names.map(
        () => new Promise<GitObject | null>((resolve, reject) => owed.push({ most, resolve, reject })),
      );
      child.stdin.write(`${names.join('\n')}\n`);
      return Promise.all(answers);
    },
    close: () => {
      child.stdin.end();
    },
  };
};
