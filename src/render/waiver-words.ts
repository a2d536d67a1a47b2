/** What has to be said of waivers and exemptions by themselves, in words: that they end, or cannot be as they are. */
import type { Finding, FindingWith } from '../verdict.ts';
import { join } from './change-words.ts';
import { sayPlace } from './said.ts';
import type { Words } from './words.ts';

const RENEW = 'Or a keeper agrees to a new end.';

const which = (what: string, { place }: Finding): string => `${what}${place === null ? '' : ` at ${sayPlace(place)}`}`;
/** The paths it is about, to end a sentence with. */
const paths = ({ paths: about }: Finding): string => {
  const { count = 0, first: [name = ''] = [] } = about ?? {};
  return count < 2 ? name : `${name} and ${count - 1} more`;
};

export const WAIVER_WORDS: {
  readonly [C in
    | 'waiver-ends-soon'
    | 'waiver-too-long'
    | 'waiver-for-oneself'
    | 'exemption-ends-soon'
    | 'exemption-expired'
    | 'waiver-left-over']: (finding: FindingWith<C>) => Words;
} = {
  'waiver-ends-soon': (finding) => {
    const { system, detail } = finding;
    const duties = join(detail.duties, 'and');
    return {
      message: `${system === null ? '' : `${system}: `}${which('the waiver', finding)} of ${duties} ends on ${detail.expires} (“${detail.reason}”); from the next day on it fails.`,
      settle: `Write down what is missing (${duties}) before then. ${RENEW}`,
    };
  },
  'waiver-too-long': (finding) => ({
    message: `${which('The waiver', finding)} would last until ${finding.detail.expires}; the policy lets it last ${finding.detail.days} days, until ${finding.detail.latest}.`,
    settle: `Write \`expires: ${finding.detail.latest}\`, or an earlier day.`,
  }),
  'waiver-for-oneself': (finding) => ({
    message: `${which('The waiver', finding)} serves the one person who approves it: ${finding.detail.login} answers for ${join(finding.detail.systems, 'and')}, and nobody else has looked.`,
    settle: 'Somebody else approves it, and stands under `approved-by`.',
  }),
  'exemption-ends-soon': (finding) => {
    const about = paths(finding);
    return {
      message: `${which('The exemption', finding)} ends on ${finding.detail.expires} (“${finding.detail.reason}”); from the next day on nobody answers for ${about === '' ? 'what it covers' : about}.`,
      settle: `Add a system that covers it before then. ${RENEW}`,
    };
  },
  'exemption-expired': (finding) => ({
    message: `${which('The exemption', finding)} ended on ${finding.detail.expires} (“${finding.detail.reason}”): nobody answers for ${paths(finding)}.`,
    settle: 'Add a system that covers it. Or a keeper agrees to a new end of the exemption.',
  }),
  'waiver-left-over': (finding) => ({
    message: `${which(`The ${finding.detail.what}`, finding)} ended on ${finding.detail.expires} (“${finding.detail.reason}”), and nothing needs it any more.`,
    settle: 'Delete it: a list of what is excused is read only while it is short.',
  }),
};
