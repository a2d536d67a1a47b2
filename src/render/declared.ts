/** Who or what a change declares itself to be written by. It is said as *declared* everywhere: marks can be forged and taken out. */
import type { Evidence, Provenance, ProvenanceClass } from '../provenance/provenance.ts';
import type { Verdict } from '../verdict.ts';
import { clip, code, printable } from './escape.ts';
import { linkCommit } from './links.ts';
import { fitRows, type Share, type Sheet, sayRest } from './sheet.ts';

const SAID: Record<ProvenanceClass, string> = {
  agent: 'written by an AI agent',
  assisted: 'written with the help of an AI assistant',
  bot: 'opened by a bot',
  undeclared: 'a mark of an AI agent, too weak to count alone',
};

/** `Declared: written by an AI agent (claude-code).`; `null` where there is no mark and every commit was seen. */
export const sayDeclared = ({ provenance }: Verdict, quote: (text: string) => string): string | null => {
  if (provenance === null) return null;
  const { agent, evidence, incomplete } = provenance;
  const unseen = incomplete ? ['Not all of its commits could be seen.'] : [];
  if (evidence.length === 0) return unseen[0] ?? null;
  const which = agent === null ? '' : ` (${quote(agent)})`;
  return [`Declared: ${SAID[provenance.class]}${which}.`, ...unseen].join(' ');
};

const PLACES: Record<Evidence['where'], string> = {
  author: 'author',
  committer: 'committer',
  trailer: 'trailer',
  body: 'line of the message',
  branch: 'branch',
  label: 'label',
  title: 'title',
};

/** `trailer in 3f9c2ab and 2 more commits`; a mark of the pull request itself has no commit. */
const sayWhere = ({ where, commit, commits }: Evidence, name: (sha: string) => string): string => {
  if (commit === null)
    return where === 'author' ? 'who opened it' : where === 'body' ? 'its text' : `its ${PLACES[where]}`;
  const more = commits < 2 ? '' : ` and ${commits - 1} more commit${commits === 2 ? '' : 's'}`;
  return `${PLACES[where]} in ${name(commit)}${more}`;
};

/** For a terminal: the sentence, and the weightiest mark. */
export const describeDeclared = (verdict: Verdict): string | null => {
  const said = sayDeclared(verdict, printable)?.replace(/^D/, 'd') ?? null;
  const [first] = verdict.provenance?.evidence ?? [];
  if (said === null || first === undefined) return said;
  return `${said.replace(/\.$/, '')}: ${sayWhere(first, (sha) => sha.slice(0, 7))}, \`${printable(first.value)}\``;
};

const renderEvidence = (evidence: Evidence, { links }: Sheet): string => {
  const { value, signal, strength } = evidence;
  const where = sayWhere(evidence, (sha) => linkCommit(sha, links));
  return `- ${code(clip(value, 200))} · ${where} · ${code(signal)}, ${strength}`;
};

/** Each mark, the weightiest first. */
export const renderDeclared = (sheet: Sheet, share: Share): string => {
  const { evidence = [], more = 0 }: Partial<Provenance> = sheet.verdict.provenance ?? {};
  const rows = fitRows(evidence, (one) => renderEvidence(one, sheet), { measure: sheet.measure, ...share });
  const left = evidence.length - rows.length + more;
  return [...rows, ...(left === 0 ? [] : [`- ${sayRest(left, sheet)}`])].join('\n');
};
