import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Audit } from '../audit-result.ts';
import type { Known, TreeFacts, TreeSource } from '../facts.ts';
import { type GitTree, gitTree } from '../sources/git.ts';
import { findExitCode } from '../verdict.ts';
import { VERSION } from '../version.ts';
import { readFormat } from './options.ts';
import { writeResult } from './output.ts';
import { CannotRun, findLook, findToday, type Shell } from './shell.ts';

/** Milliseconds until somebody at a terminal is told what is waited for. */
const QUIET = 1000;
/** Files from which on judging them alone may take as long. */
const MANY = 50_000;

/** Which commit of which clone, and whether GitHub is asked who is who. */
export interface AuditOptions {
  readonly repo?: string;
  readonly ref?: string;
  readonly online?: boolean;
}

/** `ownership-gate audit`. */
export const run = async (words: readonly string[], shell: Shell): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      ref: { type: 'string' },
      repo: { type: 'string' },
      format: { type: 'string', default: 'text' },
      output: { type: 'string' },
      online: { type: 'boolean', default: false },
    },
  });
  const format = readFormat(values.format, ['text', 'json', 'markdown']);
  if (positionals.length > 0) {
    throw new CannotRun(
      `\`${positionals[0]}\` is not an option: an audit is of the whole repository.`,
      'For a path, write `ownership-gate who PATH`; for another commit `--ref REF`.',
    );
  }
  const [result, render] = await Promise.all([auditClone(values, shell), RENDERERS[format](shell)]);
  const text = render(result);
  if (values.output === undefined) shell.print(text);
  else writeResult(resolve(shell.folder, values.output), text);
  if (values.ref === undefined && result.commit !== null && format === 'text') {
    shell.complain('Judged what is committed: changes that are not committed yet were not looked at.\n');
  }
  return findExitCode(result);
};

/** Every file of one commit, judged; git starts first, the rest of the program loads while it lists. Throws {@link CannotRun}. */
export const auditClone = async (
  { repo, ref = 'HEAD', online = false }: AuditOptions,
  shell: Shell,
): Promise<Audit> => {
  const people = online ? await openPeopleOnline(repo, shell) : null;
  const place = { repo: resolve(shell.folder, repo ?? '.'), environment: shell.environment };
  const source = gitTree({ ...place, ref, people });
  const began = shell.now().getTime();
  const tell = (text: string): void => {
    if (shell.watched) shell.complain(text);
  };
  const notice = setTimeout(() => tell(`Reading ${ref} …\n`), QUIET);
  const told: TreeSource = {
    ...source,
    readTree: async () => {
      const tree: Known<TreeFacts> = await source.readTree();
      clearTimeout(notice);
      const isSlow = shell.now().getTime() - began > QUIET / 2;
      if ('known' in tree && (isSlow || tree.known.paths.length > MANY))
        tell(`Judging ${tree.known.paths.length.toLocaleString('en')} files …\n`);
      return tree;
    },
  };
  try {
    const { audit } = await import('../audit.ts');
    return await audit(online ? await openPages(told) : told, { date: findToday(shell), program: VERSION });
  } finally {
    clearTimeout(notice);
    source.close();
  }
};

/** Runbooks elsewhere are opened as well, where the policy names their hosts. */
const openPages = async (source: TreeSource): Promise<TreeSource> => {
  const { openNetwork, pageReader, withPages } = await import('../sources/pages.ts');
  return withPages(source, pageReader(openNetwork()));
};

/** Whom to ask about accounts, with the token in the environment. */
const openPeopleOnline = async (repo: string | undefined, shell: Shell): Promise<GitTree['people']> => {
  const [{ openApi }, { openPeople }] = await Promise.all([import('./online.ts'), import('../sources/github-tree.ts')]);
  const { request, repository, host } = await openApi(repo, shell, 'audit --online');
  return { read: openPeople({ request, repository }), host };
};

type Render = (result: Audit) => string;

/** Loads what one format needs. */
const RENDERERS: Record<'text' | 'json' | 'markdown', (shell: Shell) => Promise<Render>> = {
  text: async (shell) => {
    const { renderAuditTerminal } = await import('../render/audit-terminal.ts');
    return (result) => renderAuditTerminal(result, findLook(shell));
  },
  json: async () => (await import('../render/audit-json.ts')).renderAuditJson,
  markdown: async () => {
    const { renderAuditMarkdown } = await import('../render/audit-markdown.ts');
    return (result) => renderAuditMarkdown(result, null, { trend: null, snippet: null });
  },
};
