/** A finding in words: what is wrong and why it matters, and how to settle it. The one place where prose is made. */
import type { Change, Code, Details, Finding, FindingWith } from '../verdict.ts';
import { ACCEPTANCE_WORDS } from './acceptance-words.ts';
import { sayAnswers, settleAsks } from './agreement-words.ts';
import { BLAST_WORDS } from './blast-words.ts';
import { findWhich, join, sayHandover, sayLaw } from './change-words.ts';
import { sayRefusal } from './command-words.ts';
import { HISTORY_WORDS } from './history-words.ts';
import { PAPER_WORDS } from './paper-words.ts';
import { makePastWords } from './past-words.ts';
import { PATTERN_WORDS } from './pattern-words.ts';
import { describeProblem } from './problem-words.ts';
import { because, sayNeeds, sayPlace, show } from './said.ts';
import { SUM_WORDS } from './sum-words.ts';
import { WAIVER_WORDS } from './waiver-words.ts';

export interface Words {
  readonly message: string;
  readonly settle: string;
}

/** Says a finding. Names and paths are as they are; the renderer makes them harmless for where they land. */
export const describe = (finding: Finding): Words => {
  const say = WORDS[finding.code as 'unowned'] as ((found: Finding) => Words) | undefined;
  return say === undefined ? describeProblem(finding.detail as Details['declaration-syntax']) : say(finding);
};

type Spoken = Exclude<Code, Details['declaration-syntax']['code']>;

export const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`);
const one = (count: number, singular: string, plural: string): string => (count === 1 ? singular : plural);
const list = (items: readonly string[]): string => join(items, 'and');
const first = (finding: Finding): string => {
  const { count = 0, first: [name = ''] = [] } = finding.paths ?? {};
  return count < 2 ? name : `${name} and ${count - 1} more`;
};

const NOT_A_PERSON = {
  team: 'is a team: at 2 a.m. a team does not pick up, a person does',
  bot: 'is a bot: it cannot be woken and cannot answer',
  machine: 'is listed under policy.machines: a program cannot answer',
} as const;
/** The systems a row is about, to begin a sentence with. */
const subjectOf = (system: string | null, systems: readonly string[]): string => {
  const names = system === null ? systems : [system];
  const shown = names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return names.length === 0 ? '' : `${list(shown)}: `;
};
const sayChange = (change: Change): string => {
  const { before, after } = change;
  const about = findWhich(change);
  const which = about === null ? '' : ` ${show(about)}`;
  if (before === null && after === null) return which;
  return `${which}: ${before === null ? 'nothing' : show(before)} → ${after === null ? 'nothing' : show(after)}`;
};
const NO_PERSON = {
  agent: 'the account of an AI agent',
  bot: 'the account of a bot',
  organization: 'an organisation',
  other: 'no account of a person',
} as const;
const NOT_A_FILE = {
  absent: 'is not there after the merge',
  folder: 'is a folder',
  symlink: 'is a symbolic link, not a file',
  submodule: 'is a submodule, not a file',
} as const;

/** What was meant to cover a path nobody answers for, and why it does not; empty where there is no such thing. */
export const describeNear = ({ near, proposed }: Details['unowned']): string => {
  const law =
    proposed === null
      ? ''
      : ` The exemption at ${sayPlace(proposed)} is proposed by this change: it counts once a keeper accepts this change, or it is on the default branch.`;
  if (near === null) return law;
  const why = {
    'root-only': `covers the root only; \`${near.write}\` covers every folder.`,
    'folder-without-slash': `is one file; \`${near.write}\` is the folder and all below it.`,
    case: `differs in case only; \`${near.write}\` would match.`,
  }[near.kind];
  return ` \`${near.pattern}\` (${sayPlace(near.place)}) ${why}${law}`;
};

const WORDS: { readonly [C in Spoken]: (finding: FindingWith<C>) => Words } = {
  'change-unknown': ({ detail }) => ({
    message: `The change could not be seen whole: ${because(detail.why)}. What was not seen was not judged.`,
    settle: sayNeeds(detail.needs, 'Run the check again; if it says the same, see `ownership-gate explain change`.'),
  }),
  'declaration-missing': ({ detail }) => ({
    message:
      detail.spelt.length === 0
        ? 'There is no OWNERSHIP.yaml, so nobody is named for anything in this repository.'
        : `There is no OWNERSHIP.yaml; ${list(detail.spelt)} is another spelling and is not read.`,
    settle:
      detail.spelt.length === 0
        ? 'Run `ownership-gate init > OWNERSHIP.yaml`, fill in what it leaves open, and commit it.'
        : `Run \`git mv ${detail.spelt[0]} OWNERSHIP.yaml\` and commit it.`,
  }),
  'declaration-deleted': ({ detail, place }) => ({
    message: `This change deletes ${place?.file ?? 'OWNERSHIP.yaml'}: after it nobody would be named for anything.${detail.spelt.length === 0 ? '' : ` ${list(detail.spelt)} is another spelling and is not read.`}`,
    settle:
      detail.spelt.length === 0
        ? `Restore it: \`git checkout ${place?.commit?.slice(0, 12) ?? 'origin/HEAD'} -- ${place?.file ?? 'OWNERSHIP.yaml'}\`.`
        : `Give it its name back: \`git mv ${detail.spelt[0]} ${place?.file ?? 'OWNERSHIP.yaml'}\`.`,
  }),
  'declaration-misspelt': ({ detail }) => ({
    message: `${list(detail.spelt)} looks like the declaration but is not read: only OWNERSHIP.yaml or .github/OWNERSHIP.yaml is. Two files that differ in spelling mislead whoever looks at night.`,
    settle: 'Move what it says into the declaration and delete it, or give it another name.',
  }),
  'declaration-twice': ({ detail }) => ({
    message: `There are two declarations, ${list(detail.files)}: nobody can say which one counts.`,
    settle: `Move everything into ${detail.files[0]} and delete ${detail.files[1]}.`,
  }),
  'declaration-not-a-file': ({ detail, place }) => ({
    message: `${place?.file} is a ${detail.kind === 'symlink' ? 'symbolic link' : detail.kind}, not a file${detail.kind === 'folder' ? '' : ': what it says could change without a review here'}.`,
    settle: 'Commit it as a regular file.',
  }),
  'declaration-unknown': ({ detail, place }) => ({
    message: `${place?.file} could not be read: ${because(detail.why)}.`,
    settle: sayNeeds(detail.needs, 'Run the check again.'),
  }),
  'declaration-unreadable-at-base': ({ detail }) => ({
    message: `The declaration on ${detail.ref} cannot be read, so nothing can be judged by it. ${describe(detail.problem).message}${detail.count > 1 ? ` (${detail.count - 1} more)` : ''}`,
    settle: `Mend the line in a pull request of its own; an admin has to accept it. ${describe(detail.problem).settle}`,
  }),
  'declaration-mended': ({ detail }) => ({
    message: `The declaration on ${detail.ref} cannot be read; this change mends it and is judged by the rules it brings, so an admin has to accept them. ${sayAnswers(detail.asks)}`,
    settle: settleAsks(detail.asks),
  }),
  'declaration-conflict': ({ detail }) => ({
    message: `${detail.entry === '' ? 'The declaration' : detail.entry} was changed on both sides in different ways (the base ${detail.base === null ? 'removed it' : sayPlace(detail.base)}, this change ${detail.head === null ? 'removed it' : sayPlace(detail.head)}): who answers after the merge cannot be said.`,
    settle: 'Update the branch from its base and decide which of the two holds.',
  }),
  'declaration-adopted': ({ detail: { people, isAsked } }) => ({
    message: `The default branch has no declaration yet: this change is judged by the rules it brings.${people.length === 0 ? '' : ` It names ${list(people)}${isAsked ? `, who ${one(people.length, 'has', 'have')} not approved it yet` : ''}.`}`,
    settle:
      people.length === 0
        ? 'Nothing to do.'
        : `${one(people.length, `${people[0]} approves`, 'Each of them approves')} this pull request: from the merge on they are asked.`,
  }),
  unowned: (finding) => {
    const { folder, count = 1 } = finding.paths ?? {};
    const { near } = finding.detail;
    const where = folder ?? first(finding);
    return {
      message: `Nobody answers for ${where}${folder == null ? '' : ` (${files(count)}, first ${finding.paths?.first[0]})`}: when it breaks, there is nobody to call and no runbook.${describeNear(finding.detail)}`,
      settle:
        near === null
          ? 'Whoever will answer for it adds a system that covers it, or adds it to the paths of a system that exists.'
          : near.kind === 'case'
            ? `Spell the path as the pattern does, or write \`${near.write}\`.`
            : `Write \`${near.write}\`, or add a system that covers it.`,
    };
  },
  'unowned-orphaned': (finding) => ({
    message: `${files(finding.paths?.count ?? 0)} ${one(finding.paths?.count ?? 0, 'loses its', 'lose their')} system: ${first(finding)} belonged to ${finding.detail.system}, and after this change to nobody.`,
    settle: finding.detail.kept
      ? `Widen the paths of ${finding.detail.system} again, or add a system that covers them.`
      : `Keep ${finding.detail.system}, or give its paths to another system.`,
  }),
  'unowned-deleted': (finding) => ({
    message: `${files(finding.paths?.count ?? 0)} nobody answered for ${one(finding.paths?.count ?? 0, 'is', 'are')} gone from where ${one(finding.paths?.count ?? 0, 'it was', 'they were')}: ${first(finding)}. A dead file needs no pager.`,
    settle: 'Nothing to do.',
  }),
  'unowned-catch-all': (finding) => ({
    message: `${first(finding)} is new and falls to ${finding.detail.system} only by its catch-all pattern: a catch-all hides what nobody chose to own.`,
    settle: `If ${finding.detail.system} really answers for it, nothing to do; else add a pattern to the system that does.`,
  }),
  ambiguous: (finding) => ({
    message: `${list(finding.detail.claims.map(({ system, pattern, place }) => `${system} (\`${pattern}\`, ${sayPlace(place)})`))} claim ${first(finding)} equally: nobody can say who answers.`,
    settle: 'Make the pattern of the one that answers more exact, or take the path out of the other.',
  }),
  'ambiguous-name': (finding) => {
    const { detail } = finding;
    return detail.kind === 'characters'
      ? {
          message: `${first(finding)}: the name holds characters people cannot see or tell apart.`,
          settle: 'Rename it with plain letters.',
        }
      : {
          message: `${first(finding)} differs from \`${detail.pattern}\` (${sayPlace(detail.place)})${detail.system === null ? '' : ` of ${detail.system}`} in case or accents only, and does not belong to it.`,
          settle: 'Rename it to match, or add a pattern for it.',
        };
  },
  'owner-missing': ({ system }) => ({
    message: `${system} names no owner: when it breaks there is nobody to call.`,
    settle: `The person who answers for ${system} adds \`owner: <GitHub login>\` to it.`,
  }),
  'owner-not-a-person': ({ system, detail }) => ({
    message: `${system}: \`owner: ${detail.got}\` ${NOT_A_PERSON[detail.kind]}.`,
    settle: `Write the login of the one person who answers for ${system}${detail.kind === 'team' ? '; the team goes under `team:`' : ''}.`,
  }),
  'owner-access-nobody': ({ system, detail }) => ({
    message: `${system}: ${detail.as} \`${detail.login}\` is no account on GitHub, so nobody would be called.`,
    settle: `Write the ${detail.as} of ${system} as GitHub spells the login, or name somebody else.`,
  }),
  'owner-access-not-a-person': ({ system, detail }) => ({
    message: `${system}: ${detail.as} \`${detail.login}\` is ${NO_PERSON[detail.kind]}: it cannot be woken and cannot answer.`,
    settle: `Write the login of the person who answers for ${system}.`,
  }),
  'owner-access-other-account': ({ system, detail }) => ({
    message: `${system}: ${detail.as} \`${detail.login}\` is account ${detail.found} on GitHub, and \`people\` pins ${detail.pinned}. A login that is given up can be taken by anybody.`,
    settle: `Find out who holds \`${detail.login}\` now. The same person: change \`id\` under \`people\` to ${detail.found}. Anybody else: name another ${detail.as}.`,
  }),
  'owner-access-read-only': ({ system, detail }) => ({
    message: `${system}: ${detail.as} \`${detail.login}\` ${detail.permission === 'none' ? 'has no access to this repository' : 'may read this repository and not write to it'}, so they could not mend what they are woken for.`,
    settle: `An admin gives \`${detail.login}\` write access, or ${system} names somebody who has it.`,
  }),
  'owner-access-unknown': ({ system, detail }) => ({
    message: `${system}: whether ${detail.as} \`${detail.login}\` can write here could not be found out: ${because(detail.why)}.`,
    settle: sayNeeds(detail.needs, 'Run the check again.'),
  }),
  'backup-missing': ({ system }) => ({
    message: `${system} names no backup: when its owner is on a plane, nobody answers.`,
    settle: `Add \`backup: [<GitHub login>]\` to ${system}: somebody else than the owner.`,
  }),
  'backup-is-owner': ({ system, detail }) => ({
    message: `${system}: ${detail.got} is its owner already, so it is no backup.`,
    settle: `Name somebody else as backup of ${system}.`,
  }),
  'backup-not-a-person': ({ system, detail }) => ({
    message: `${system}: backup \`${detail.got}\` ${NOT_A_PERSON[detail.kind]}.`,
    settle: `Write the login of a person as backup of ${system}.`,
  }),
  'escalation-missing': ({ system }) => ({
    message: `${system} does not say how to page whoever is on call.`,
    settle: `Add \`escalation: { page: https://… }\` to ${system}.`,
  }),
  'runbook-missing': ({ system }) => ({
    message: `${system} has no runbook: whoever is woken starts from nothing.`,
    settle: `Write a runbook and add \`runbook: docs/runbooks/${system}.md\` to ${system}; an https link will do too.`,
  }),
  'runbook-not-a-file': ({ system, detail }) => ({
    message: `${system}: runbook ${detail.path} ${NOT_A_FILE[detail.kind]}.${detail.near === null ? '' : ` There is ${detail.near}: case counts.`}`,
    settle:
      detail.near !== null
        ? `Write \`runbook: ${detail.near}\` in ${system}.`
        : detail.kind === 'absent'
          ? `Commit the file ${detail.path}, or point \`runbook\` of ${system} to the one there is.`
          : `Point \`runbook\` of ${system} to a regular file of this repository, or an https link.`,
  }),
  'runbook-not-a-path': ({ system, detail }) => ({
    message: `${system}: runbook \`${detail.got}\` is no path in this repository.`,
    settle:
      detail.write === null
        ? `Write the runbook of ${system} as a path from the root of the repository, such as \`docs/runbooks/checkout.md\`.`
        : `Write \`runbook: ${detail.write}\` in ${system}.`,
  }),
  'runbook-not-https': ({ system, detail }) => ({
    message: `${system}: runbook ${detail.why === 'credentials' ? 'holds a user name or password, which everybody can read here' : detail.why === 'scheme' ? `\`${detail.got}\` is no https link` : `\`${detail.got}\` is no link that opens`}.`,
    settle:
      detail.why === 'credentials'
        ? 'Change that password now, and write the link without it.'
        : `Point \`runbook\` of ${system} to an https link, or to a path in this repository.`,
  }),
  'runbook-unknown': ({ system, detail }) => ({
    message: `${system}: whether runbook ${detail.path} is there could not be found out: ${because(detail.why)}.`,
    settle: sayNeeds(detail.needs, 'Run the check again.'),
  }),
  'slo-missing': ({ system }) => ({
    message: `${system} declares no SLO: nobody can say what is broken enough to be woken for.`,
    settle: `Add \`slo: [{ indicator: …, objective: 99.5%, window: 30d }]\` to ${system}, with a number its owner stands behind.`,
  }),
  'slo-out-of-range': ({ system, detail }) => ({
    message: `${system}: ${detail.promised ? 'a promise' : 'an objective'} of ${detail.objective} % cannot be: it has to be above 0 and below 100${/^100(\.0*)?$/.test(detail.objective) ? '; 100 % leaves nothing to spend, so the first error breaks it' : ''}.`,
    settle: `Write a number the owner of ${system} stands behind, such as \`99.5%\`.`,
  }),
  'slo-not-a-file': ({ system, detail }) => ({
    message: `${system}: SLO file ${detail.path} ${NOT_A_FILE[detail.kind]}.${detail.near === null ? '' : ` There is ${detail.near}: case counts.`}`,
    settle:
      detail.near !== null
        ? `Write \`file: ${detail.near}\` in ${system}.`
        : detail.kind === 'absent'
          ? `Commit the file ${detail.path}, or declare the SLO of ${system} inline.`
          : `Point the SLO of ${system} to a regular file of this repository, or declare it inline.`,
  }),
  'slo-not-a-path': ({ system, detail }) => ({
    message: `${system}: SLO file \`${detail.got}\` is no path in this repository.`,
    settle:
      detail.write === null
        ? `Write the SLO file of ${system} as a path from the root of the repository, such as \`slo/checkout.yaml\`.`
        : `Write \`file: ${detail.write}\` in ${system}.`,
  }),
  'slo-unknown': ({ system, detail }) => ({
    message: `${system}: whether SLO file ${detail.path} is there could not be found out: ${because(detail.why)}.`,
    settle: sayNeeds(detail.needs, 'Run the check again.'),
  }),
  'waiver-expired': ({ detail }) => {
    const words = describe(detail.original);
    return {
      message: `The waiver at ${sayPlace(detail.waiver)} ended on ${detail.expires}. ${words.message}`,
      settle: `${words.settle} Or a keeper agrees to a new end of the waiver.`,
    };
  },
  handover: ({ system, detail }) => ({
    message: `${subjectOf(system, detail.systems)}${sayHandover(detail.kind)}${sayChange(detail)}. ${sayAnswers(detail.asks)}`,
    settle: settleAsks(detail.asks),
  }),
  'law-changed': ({ system, detail }) => ({
    message: `${subjectOf(system, [])}${sayLaw(detail.kind)}${sayChange(detail)}. ${sayAnswers(detail.asks)}`,
    settle: settleAsks(detail.asks),
  }),
  ...SUM_WORDS,
  ...PAPER_WORDS,
  ...BLAST_WORDS,
  ...HISTORY_WORDS,
  ...ACCEPTANCE_WORDS,
  ...makePastWords((finding) => describe(finding)),
  ...PATTERN_WORDS,
  ...WAIVER_WORDS,
  'command-refused': ({ detail }) => sayRefusal(detail),
};
