import { parseArgs } from 'node:util';
import { describeSystem } from '../check.ts';
import { holdsOn } from '../declaration/law.ts';
import type { Declared, System } from '../declaration/resolve.ts';
import type { Claim } from '../declaration/systems.ts';
import { type Card, renderCard } from '../render/card.ts';
import { printable } from '../render/escape.ts';
import { toSlos } from '../render/json.ts';
import { describe } from '../render/words.ts';
import { indexSide, isDeclaration, listPointed } from '../rules/situation.ts';
import { readFormat } from './options.ts';
import { CannotRun, findLook, findToday, type Shell } from './shell.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';

/** What one word turned out to be. */
interface Answer {
  readonly path: string | null;
  readonly system: System | null;
  readonly claim: Claim | null;
  /** Why nobody answers, in words. */
  readonly nobody: string | null;
}

/** `ownership-gate who`. */
export const run = async (words: readonly string[], shell: Shell): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { ref: { type: 'string' }, repo: { type: 'string' }, format: { type: 'string', default: 'text' } },
  });
  const format = readFormat(values.format, ['text', 'json']);
  if (positionals.length === 0)
    throw new CannotRun('Say a path or a system.', 'Such as `ownership-gate who services/checkout/api.ts`.');
  const snapshot = await readSnapshot(shell, values);
  try {
    const { after } = snapshot.proposal;
    if (after === null) return complain(snapshot, shell);
    const answers = positionals.map((word) => find(word, snapshot, after, shell));
    const cards = await Promise.all(
      answers.map(({ system, claim }) => (system === null ? null : readCard(system, claim, snapshot, after, shell))),
    );
    if (format === 'json')
      shell.print(
        `${JSON.stringify(
          answers.map((answer, index) => toJson(answer, cards[index] ?? null)),
          null,
          2,
        )}\n`,
      );
    else {
      for (const [index, { path, nobody }] of answers.entries()) {
        const card = cards[index];
        shell.print(card == null ? `\n  ${printable(path ?? '')}: ${nobody}\n` : renderCard(card, findLook(shell)));
      }
      shell.print('\n');
    }
    return answers.every(({ system }) => system !== null) ? 0 : 1;
  } finally {
    snapshot.close();
  }
};

/** Without a declaration nobody answers (1); with one that cannot be read nobody knows (2). */
const complain = ({ proposal, tree }: Snapshot, shell: Shell): number => {
  for (const finding of proposal.findings) {
    const at = finding.place === null ? '' : `${finding.place.file}:${finding.place.line}:${finding.place.column}: `;
    const { message, settle } = describe(finding);
    shell.complain(printable(`${at}${message}`).concat(`\n  → ${printable(settle)}\n`));
  }
  return tree.declarations.length === 0 ? 1 : 2;
};

const find = (word: string, { proposal, toPath }: Snapshot, after: Declared, shell: Shell): Answer => {
  const named = /[/.]/.test(word) ? undefined : after.systems.get(word);
  if (named !== undefined) return { path: null, system: named, claim: null, nobody: null };
  const path = toPath(word);
  if (proposal.law === null) return { path, system: null, claim: null, nobody: 'nobody' };
  if (isDeclaration(path)) {
    return {
      path,
      system: null,
      claim: null,
      nobody: 'the declaration itself is nobody’s path: the rule declaration judges it',
    };
  }
  const date = findToday(shell);
  const decision = indexSide(after, proposal.law, holdsOn(date)).index.decide(path);
  if (decision.kind === 'system') {
    const system = after.systems.get(decision.system) ?? null;
    return { path, system, claim: decision.claim, nobody: null };
  }
  if (decision.kind === 'exempt') {
    const { reason, expires } = proposal.law.exempt[decision.exemption] ?? { reason: '' };
    const past = expires !== undefined && expires < findToday(shell) ? `, but that ended on ${expires}` : '';
    const { file, line } = decision.claim.place;
    return {
      path,
      system: null,
      claim: decision.claim,
      nobody: `nobody, on purpose (${file}:${line}): ${printable(reason)}${past}`,
    };
  }
  if (decision.kind === 'ambiguous') {
    return {
      path,
      system: null,
      claim: null,
      nobody: `nobody can say: ${decision.systems.join(' and ')} claim it equally. See \`ownership-gate explain ${printable(path)}\``,
    };
  }
  const system = /[/.]/.test(word) ? '' : ', and there is no system of that name';
  return {
    path,
    system: null,
    claim: null,
    nobody: `nobody answers for it${system}. See \`ownership-gate explain unowned\``,
  };
};

const readCard = async (
  system: System,
  claim: Claim | null,
  { tree }: Snapshot,
  declared: Declared,
  shell: Shell,
): Promise<Card> => {
  const pointed =
    typeof system.runbook?.value === 'string' ? listPointed({ ...system, slo: null, incidents: null }) : [];
  const [runbook = null] = pointed.length === 0 ? [] : await tree.lookUp(pointed);
  const date = findToday(shell);
  const { slo, dependents } = describeSystem(system, declared.systems);
  return {
    system,
    declared,
    slo,
    dependents,
    runbook,
    claim,
    date,
  };
};

const toJson = ({ path, claim }: Answer, card: Card | null) => {
  const place = claim?.place ?? card?.system.place ?? null;
  const described = card === null ? null : describeSystem(card.system, card.declared.systems);
  return {
    path,
    system: described?.name ?? null,
    owner: described?.owner ?? null,
    backup: described?.backup ?? [],
    team: described?.team ?? null,
    escalation: card?.system.escalation?.value ?? null,
    runbook: described?.runbook ?? null,
    slo: described === null ? [] : toSlos(described.slo),
    tier: described?.tier ?? null,
    'depends-on': card?.system.dependsOn?.value ?? [],
    dependents: card?.dependents.map(({ name }) => name) ?? [],
    data: card?.system.data?.value ?? [],
    pattern: claim?.pattern.text ?? null,
    file: place?.file ?? null,
    line: place?.line ?? null,
  };
};
