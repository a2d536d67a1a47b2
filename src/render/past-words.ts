/** What has to be said of what came to the default branch past the gate. */
import type { Finding, FindingWith } from '../verdict.ts';
import { listAsks } from './agreement-words.ts';
import { because, sayNeeds } from './said.ts';
import type { Words } from './words.ts';

const short = (sha: string): string => sha.slice(0, 12);

/** What came, and how. */
const sayArrival = ({ pull, kind, base, head }: FindingWith<'merged-past'>['detail']): string => {
  const range = `\`${short(base)}..${short(head)}\``;
  if (kind === 'rewritten') return `The default branch was rewritten (${range}, a forced push)`;
  return pull === null
    ? `${range} was pushed to the default branch without a pull request`
    : `Pull request ${pull} was merged (${range})`;
};

const HOW = {
  pull: 'its check was bypassed, replaced or forged, or belonged to another commit',
  direct: 'no check was asked',
  rewritten: 'what was accepted before may be gone',
} as const;

/** What to do now that it is there. Who is asked to accept it is told by what stands; it can still be said where a pull request is. */
const sayRemedy = (
  { kind, outcome, findings: [worst] }: FindingWith<'merged-past'>['detail'],
  describe: (finding: Finding) => Words,
): string => {
  if (kind === 'rewritten') {
    return 'Find out who rewrote it and why. What is missing since comes back by a pull request; the rules of the branch can forbid forced pushes.';
  }
  if (outcome === 'undecided') return 'Run the audit again; if it says the same, look at what could not be found out.';
  const accepts =
    kind === 'pull'
      ? ' Or whoever is asked comments `/ownership accept <head sha>` on the pull request now, and this run is started again.'
      : '';
  const first = worst === undefined ? '' : listAsks(worst).length > 0 ? accepts : ` First: ${describe(worst).settle}`;
  return `Revert it, or settle in a new pull request what stands in it.${first} Then see who could get past the check, in the rules of the branch.`;
};

/** `describe` says the findings that stand in it. */
export const makePastWords = (
  describe: (finding: Finding) => Words,
): { readonly [C in 'merged-past' | 'merged-past-unknown']: (finding: FindingWith<C>) => Words } => ({
  'merged-past': ({ detail }) => {
    const { outcome, findings, count, kind } = detail;
    const [worst] = findings;
    const told = worst === undefined ? '' : ` ${describe(worst).message}${count > 1 ? ` (${count - 1} more)` : ''}`;
    const verdict = {
      pass: `: by the law that was before it, it passes, but ${HOW[kind]}.`,
      fail: ` although it fails by the law that was before it: ${HOW[kind]}.`,
      undecided: `, and whether it passes by the law that was before it could not be found out.`,
    }[outcome];
    return { message: `${sayArrival(detail)}${verdict}${told}`, settle: sayRemedy(detail, describe) };
  },
  'merged-past-unknown': ({ detail }) => ({
    message: `What came to the default branch (\`${short(detail.base)}..${short(detail.head)}\`) could not be found out: ${because(detail.why)}. It was not judged.`,
    settle: sayNeeds(detail.needs, 'Run the audit again.'),
  }),
});
