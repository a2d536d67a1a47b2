/** What is wanted of people before a change of theirs counts, in words: acceptance, the law, and the check's own workflow. */
import type { Details, FindingWith } from '../verdict.ts';
import { findState, sayAnswers, settleAsks } from './agreement-words.ts';
import { join } from './change-words.ts';
import { because, sayNeeds } from './said.ts';
import type { Words } from './words.ts';

/** Why acceptance is wanted at all: a clause about the change. */
export const sayWhyWanted = ({
  class: declared,
  agent,
  unseen,
}: Pick<Details['acceptance-wanted'], 'class' | 'agent' | 'unseen'>): string => {
  if (declared === 'agent') return `it declares an AI agent${agent === null ? '' : ` (${agent})`}`;
  if (unseen) return 'not all of its commits could be seen, so it may be an agent’s';
  if (declared === 'assisted') return 'it declares the help of an AI assistant';
  return declared === 'bot' ? 'a bot opened it' : 'the policy asks for it whoever wrote the change';
};

const sayWanted = ({ system, detail }: FindingWith<'acceptance-wanted'>): string => {
  const { asks } = detail;
  const wanted =
    findState(asks) === 'open'
      ? 'nobody named for it stands behind this change yet'
      : 'somebody named for it has to stand behind this change';
  return `${system}: ${wanted}; ${sayWhyWanted(detail)}. ${sayAnswers(asks)}`;
};

const GUARDS: Record<Details['gate-workflow']['why'], (name: string | null) => string> = {
  action: (name) => `uses \`${name ?? 'this action'}\``,
  'own-file': () => 'is the file this check runs from',
  job: (name) => `has a job called \`${name ?? ''}\`, as this check is`,
};

export const ACCEPTANCE_WORDS: {
  readonly [C in 'acceptance-wanted' | 'law-in-force' | 'law-behind' | 'gate-workflow' | 'gate-workflow-unknown']: (
    finding: FindingWith<C>,
  ) => Words;
} = {
  'acceptance-wanted': (finding) => ({ message: sayWanted(finding), settle: settleAsks(finding.detail.asks) }),
  'law-in-force': ({ detail }) => ({
    message: `Accepted by ${join([...new Set(detail.agreements.map(({ by }) => by))], 'and')}: what this change loosens in the law counts for this change already.`,
    settle: 'Nothing to do.',
  }),
  'law-behind': ({ detail }) => ({
    message: `What this change does to the law is accepted; it counts for this change once the branch is updated: the law on ${detail.ref} has changed since it began.`,
    settle: `Update the branch from ${detail.ref}.`,
  }),
  'gate-workflow': ({ path, detail }) => ({
    message: `${path ?? 'A workflow'} ${GUARDS[detail.why](detail.name)}: whoever changes it can switch this check off or give it another result. ${sayAnswers(detail.asks)}`,
    settle: settleAsks(detail.asks),
  }),
  'gate-workflow-unknown': ({ path, detail }) => ({
    message: `Whether ${path ?? 'a workflow'} holds this check could not be found out: ${because(detail.why)}.`,
    settle: sayNeeds(detail.needs, 'Run the check again.'),
  }),
};
