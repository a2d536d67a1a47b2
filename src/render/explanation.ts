/** Why a path belongs to whom it does: every pattern that matches it, in order of precedence. */
import type { Law } from '../declaration/law.ts';
import type { Claim, Decision } from '../declaration/systems.ts';
import { printable } from './escape.ts';
import { type Look, paint } from './terminal.ts';

export interface Explanation {
  readonly path: string;
  readonly decision: Decision;
  /** The winner first. */
  readonly matching: readonly Claim[];
  readonly law: Law;
  /** Today, `YYYY-MM-DD` in UTC. */
  readonly date: string;
}

/** Why `winner` goes before `other`, both matching; `equal` where nothing written decides. */
const describeLoss = (winner: Claim, other: Claim): string => {
  if (winner === other) return 'wins';
  if (winner.pattern.anchor !== other.pattern.anchor) return 'loses to the deeper folder';
  if (winner.pattern.literals !== other.pattern.literals) return 'loses to more literal characters';
  if (winner.pattern.globstars !== other.pattern.globstars) return 'loses to fewer **';
  return 'system' in winner.by === 'system' in other.by ? 'equal' : 'loses: a system goes before an exemption';
};

const name = (claim: Claim, { law, date }: Explanation): string => {
  if ('system' in claim.by) return claim.by.system;
  const expires = law.exempt[claim.by.exemption]?.expires;
  return expires !== undefined && expires < date ? `exempt until ${expires}, which is past` : 'exempt';
};

export const renderExplanation = (explanation: Explanation, look: Look): string => {
  const { path, decision, matching } = explanation;
  const heads = {
    none: paint(look, 'fail', 'nobody answers for it: no pattern matches'),
    ambiguous: paint(look, 'fail', 'nobody can say: two systems claim it equally'),
    exempt: decision.kind === 'exempt' ? name(decision.claim, explanation) : '',
    system: decision.kind === 'system' ? paint(look, 'bold', decision.system) : '',
  };
  const lines = ['', `  ${printable(path)}`, `  → ${heads[decision.kind]}`, ''];
  const winner = matching[0];
  for (const claim of matching) {
    const said = winner === undefined ? '' : describeLoss(winner, claim);
    lines.push(
      `  ${printable(`${claim.place.file}:${claim.place.line}`).padEnd(22)} ${printable(claim.pattern.text).padEnd(28)} ${name(claim, explanation).padEnd(18)} ${paint(look, 'dim', said)}`,
    );
  }
  if (matching.length === 0) lines.push('  See `ownership-gate explain unowned`.');
  return `${lines.join('\n')}\n\n`;
};
