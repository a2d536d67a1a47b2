/** A git repository as GitHub's API tells of it. Bytes that are not UTF-8 become U+FFFD, as there. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, gitEnvironment } from '../scenario.ts';

export interface TreeItem {
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  readonly size?: number;
}
export interface CommitObject {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
}
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}
export interface ChangedFile {
  readonly filename: string;
  readonly previous_filename?: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
}
export interface TagObject {
  readonly object: string;
  readonly type: string;
  readonly tag: string;
  readonly message: string;
  readonly tagger: Person;
}
export interface NewTreeItem {
  readonly path: string;
  readonly mode: string;
  /** Null removes the path. */
  readonly sha: string | null;
}

const STATUS = { A: 'added', D: 'removed', M: 'modified', R: 'renamed', T: 'changed' } as const;
const NOTHING = '0'.repeat(40);

const instant = (seconds: string): string => new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');

export type Objects = ReturnType<typeof openObjects>;

/** Answers are kept: objects never change. Names of commits are resolved anew each time, since branches move. */
export const openObjects = (folder: string) => {
  const kept = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as T;
  };
  const run = (args: readonly string[], input?: string | Uint8Array): string =>
    git(folder, args, input).toString('utf8');
  const attempt = <T>(make: () => T): T | null => {
    try {
      return make();
    } catch {
      return null;
    }
  };
  const resolve = (name: string): string | null =>
    name.startsWith('-')
      ? null
      : attempt(() => run(['rev-parse', '--verify', '--quiet', '--end-of-options', name]).trim());

  /** A commit by id, branch, tag or full ref name. */
  const commitOf = (name: string): string | null => {
    const names = /^[0-9a-f]{40}$/.test(name)
      ? [name]
      : [`refs/heads/${name}`, `refs/tags/${name}`, `refs/${name}`, name];
    for (const each of names) {
      const found = each.includes('^') || each.includes('~') ? null : resolve(`${each}^{commit}`);
      if (found !== null) return found;
    }
    return null;
  };

  const commits = (args: readonly string[]): CommitObject[] => {
    const format = '%H%x00%T%x00%P%x00%an%x00%ae%x00%at%x00%cn%x00%ce%x00%ct%x00%B';
    const fields = run(['log', '-z', '--encoding=UTF-8', `--format=${format}`, ...args]).split('\0');
    const found: CommitObject[] = [];
    for (let index = 0; index + 9 < fields.length; index += 10) {
      const [sha = '', tree = '', parents = '', an = '', ae = '', at = '', cn = '', ce = '', ct = '', message = ''] =
        fields.slice(index, index + 10);
      found.push({
        sha,
        tree,
        parents: parents === '' ? [] : parents.split(' '),
        author: { name: an, email: ae, date: instant(at) },
        committer: { name: cn, email: ce, date: instant(ct) },
        message: message.replace(/\n+$/, ''),
      });
    }
    return found;
  };

  return {
    folder,
    commitOf,
    resolve,
    commit: (sha: string): CommitObject | null =>
      once(
        `commit ${sha}`,
        () => attempt(() => commits(['--max-count=1', '--end-of-options', sha, '--']))?.[0] ?? null,
      ),

    /** Commits of head that base lacks, oldest first. */
    commitsBetween: (base: string, head: string): readonly CommitObject[] =>
      once(`between ${base} ${head}`, () => commits(['--reverse', '--topo-order', `${base}..${head}`, '--'])),

    mergeBase: (base: string, head: string): string | null =>
      once(`base ${base} ${head}`, () => attempt(() => run(['merge-base', base, head]).trim())),

    contains: (commit: string, sha: string): boolean =>
      attempt(() => run(['merge-base', '--is-ancestor', sha, commit])) !== null,

    typeOf: (sha: string): string | null => attempt(() => run(['cat-file', '-t', sha]).trim()),

    blob: (sha: string): Buffer | null =>
      once(`blob ${sha}`, () => attempt(() => git(folder, ['cat-file', 'blob', sha]))),

    tree: (sha: string, recursive: boolean): readonly TreeItem[] | null =>
      once(`tree ${sha} ${recursive}`, () => {
        const out = attempt(() =>
          run(['ls-tree', '-z', '--long', '--full-tree', ...(recursive ? ['-r', '-t'] : []), sha]),
        );
        if (out === null) return null;
        return out
          .split('\0')
          .slice(0, -1)
          .map((line): TreeItem => {
            const tab = line.indexOf('\t');
            const [mode = '', type = '', id = '', size = '-'] = line.slice(0, tab).split(/ +/);
            const item = { path: line.slice(tab + 1), mode, type: type as TreeItem['type'], sha: id };
            return size === '-' ? item : { ...item, size: Number(size) };
          });
      }),

    /** What differs, with renames found as `git diff` finds them. */
    changedFiles: (from: string, to: string): readonly ChangedFile[] =>
      once(`diff ${from} ${to}`, () => {
        const parts = run([
          'diff-tree',
          '-r',
          '-z',
          '-M',
          '--raw',
          '--numstat',
          '--no-abbrev',
          '--ignore-submodules=none',
          from,
          to,
        ]).split('\0');
        const files = new Map<string, ChangedFile>();
        let at = 0;
        while (parts[at]?.startsWith(':') === true) {
          const [, , before = '', after = '', letter = 'M'] = (parts[at] ?? '').split(' ');
          const status = STATUS[letter.charAt(0) as keyof typeof STATUS];
          const renamed = status === 'renamed';
          const filename = parts[at + (renamed ? 2 : 1)] ?? '';
          // Two paths may differ in bytes that are no UTF-8 only, so files are told apart by their place, not by name.
          files.set(`${files.size}`, {
            filename,
            ...(renamed ? { previous_filename: parts[at + 1] ?? '' } : {}),
            status,
            sha: after === NOTHING ? before : after,
            additions: 0,
            deletions: 0,
          });
          at += renamed ? 3 : 2;
        }
        for (const [key, file] of files) {
          const [added = '', deleted = '', name = ''] = (parts[at] ?? '').split('\t');
          const number = (text: string): number => (text === '-' ? 0 : Number(text));
          files.set(key, { ...file, additions: number(added), deletions: number(deleted) });
          at += name === '' ? 3 : 1;
        }
        return [...files.values()];
      }),

    readTag: (sha: string): TagObject | null => {
      const text = attempt(() => run(['cat-file', 'tag', sha]));
      const parts = /^object (\S+)\ntype (\S+)\ntag (.+)\ntagger (.+) <(.*)> (\d+) \S+\n\n([\s\S]*)$/.exec(text ?? '');
      if (parts === null) return null;
      const [, object = '', type = '', tag = '', name = '', email = '', at = '', message = ''] = parts;
      return { object, type, tag, message: message.replace(/\n$/, ''), tagger: { name, email, date: instant(at) } };
    },

    refs: (prefix: string): readonly { readonly ref: string; readonly sha: string; readonly type: string }[] =>
      run(['for-each-ref', '--format=%(refname) %(objectname) %(objecttype)'])
        .split('\n')
        .filter((line) => line.startsWith(prefix))
        .map((line) => {
          const [ref = '', sha = '', type = ''] = line.split(' ');
          return { ref, sha, type };
        }),

    setRef: (ref: string, sha: string): void => void run(['update-ref', ref, sha]),

    writeBlob: (content: Buffer): string => run(['hash-object', '-w', '--stdin'], content).trim(),

    writeTree: (base: string | null, items: readonly NewTreeItem[]): string | null => {
      const temporary = mkdtempSync(join(tmpdir(), 'index-'));
      const env = { ...gitEnvironment, GIT_INDEX_FILE: join(temporary, 'index') };
      const indexed = (args: readonly string[], input = ''): string =>
        execFileSync('git', ['-C', folder, ...args], { env, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
      try {
        return attempt(() => {
          indexed(['read-tree', base ?? '--empty']);
          const lines = items.map(({ path, mode, sha }) => `${sha === null ? '0' : mode} ${sha ?? NOTHING}\t${path}\0`);
          indexed(['update-index', '--add', '--replace', '-z', '--index-info'], lines.join(''));
          return indexed(['write-tree']).trim();
        });
      } finally {
        rmSync(temporary, { recursive: true, force: true });
      }
    },

    /** Writes an object in git's own text form. */
    writeObject: (type: 'commit' | 'tag', text: string): string | null =>
      attempt(() => run(['hash-object', '-t', type, '-w', '--stdin'], text).trim()),
  };
};
