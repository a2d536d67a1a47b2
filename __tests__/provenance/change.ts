/** A change as it is looked at, of people who do not exist. */
import type { Actor, CommitPerson, ProvenanceCommit, ProvenanceFacts } from '../../src/provenance/provenance.ts';

export const ANA: Actor = { login: 'ana-ito', id: 700_000_001, type: 'User' };
const person: CommitPerson = { name: 'Ana Ito', email: 'ana@shop.example', account: ANA };

export const by = (
  name: string,
  email: string,
  account: Actor | null = null,
): { readonly author: CommitPerson; readonly committer: CommitPerson } => ({
  author: { name, email, account },
  committer: { name, email, account },
});
/** A sha of its own for each number. */
export const sha = (number: number): string => number.toString(16).padStart(40, '0');
export const commit = (message: string, more: Partial<ProvenanceCommit> = {}): ProvenanceCommit => ({
  sha: sha(1),
  author: person,
  committer: person,
  message,
  ...more,
});
export const change = (more: Partial<ProvenanceFacts> = {}): ProvenanceFacts => ({
  host: 'github.com',
  author: ANA,
  branch: 'late-fees',
  title: 'Charge late fees',
  body: 'Closes #12.',
  labels: ['billing'],
  commits: [commit('Charge late fees\n\nFrom the second reminder on.\n')],
  complete: true,
  ...more,
});
/** A change whose one commit has this message. */
export const saying = (message: string): ProvenanceFacts => change({ commits: [commit(message)] });
/** A change whose one commit ends in these trailers. */
export const trailing = (...lines: string[]): ProvenanceFacts =>
  saying(`Charge late fees\n\nFrom the second reminder on.\n\n${lines.join('\n')}\n`);
