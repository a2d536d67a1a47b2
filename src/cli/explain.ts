import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { holdsOn } from '../declaration/law.ts';
import { renderExplanation } from '../render/explanation.ts';
import { decide, indexSide, isDeclaration } from '../rules/situation.ts';
import { RULES } from '../verdict.ts';
import { CannotRun, findLook, findToday, type Shell } from './shell.ts';
import { readSnapshot } from './snapshot.ts';

/** `ownership-gate explain`: a rule's page, or why a path belongs to whom it does. */
export const run = async (words: readonly string[], shell: Shell): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { ref: { type: 'string' }, repo: { type: 'string' } },
  });
  const [word, ...more] = positionals;
  if (word === undefined || more.length > 0)
    throw new CannotRun('One rule or one path is explained at a time.', `Rules: ${RULES.join(', ')}.`);
  const rule = RULES.find((id) => id === word);
  if (rule !== undefined) {
    shell.print(readFileSync(new URL(`./rules/${rule}.md`, import.meta.url), 'utf8'));
    return 0;
  }
  const snapshot = await readSnapshot(shell, values);
  try {
    const { proposal } = snapshot;
    if (proposal.after === null || proposal.law === null) {
      throw new CannotRun(
        `\`${word}\` is no rule, and as a path it cannot be explained: the declaration cannot be read.`,
        'Run `ownership-gate check` to see why.',
      );
    }
    const path = snapshot.toPath(word);
    const date = findToday(shell);
    const decision = decide(indexSide(proposal.after, proposal.law, holdsOn(date)).index, path);
    const matching = indexSide(proposal.after, proposal.law).index.explain(path);
    shell.print(renderExplanation({ path, decision, matching, law: proposal.law, date }, findLook(shell)));
    return decision.kind === 'system' || decision.kind === 'exempt' || isDeclaration(path) ? 0 : 1;
  } finally {
    snapshot.close();
  }
};
