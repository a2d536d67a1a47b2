/** Why a path belongs to whom it does: every pattern that matches it, in order of precedence. */
import { holdsOn, type Law } from '../declaration/law.ts';
import type { Claim, Decision } from '../declaration/systems.ts';
import { isDeclaration } from '../rules/situation.ts';
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

/** The day an exemption ended; `null` for what still claims. */
const findEnd = (claim: Claim, { law, date }: Explanation): string | null => {
  const exemption = 'exemption' in claim.by ? law.exempt[claim.by.exemption] : undefined;
  return exemption === undefined || holdsOn(date)(exemption) ? null : (exemption.expires ?? null);
};

export const renderExplanation = (explanation: Explanation, look: Look): string => {
  const { path, decision, matching } = explanation;
  const winner = matching.find((claim) => findEnd(claim, explanation) === null);
  const heads = {
    none: isDeclaration(path)
      ? 'the declaration itself is nobody’s path: the rule declaration judges it'
      : paint(look, 'fail', 'nobody answers for it: no pattern matches'),
    ambiguous: paint(look, 'fail', 'nobody can say: two systems claim it equally'),
    exempt: 'exempt: nobody has to',
    system: decision.kind === 'system' ? paint(look, 'bold', decision.system) : '',
  };
  const lines = ['', `  ${printable(path)}`, `  → ${heads[decision.kind]}`, ''];
  for (const claim of decision.kind === 'none' && isDeclaration(path) ? [] : matching) {
    const end = findEnd(claim, explanation);
    const said =
      end !== null ? `ended on ${end}, claims nothing` : winner === undefined ? '' : describeLoss(winner, claim);
    const columns = [
      printable(`${claim.place.file}:${claim.place.line}`).padEnd(22),
      printable(claim.pattern.text).padEnd(28),
      ('system' in claim.by ? claim.by.system : 'exempt').padEnd(18),
      paint(look, 'dim', said),
    ];
    lines.push(`  ${columns.join(' ')}`);
  }
  if (decision.kind === 'none' && !isDeclaration(path)) lines.push('  See `ownership-gate explain unowned`.');
  return `${lines.join('\n').trimEnd()}\n\n`;
};
