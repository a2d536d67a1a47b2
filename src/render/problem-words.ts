/** What is wrong with the text of a declaration, in words: what stands there, why it is refused, what to write instead. */
import type { PatternProblemCode } from '../declaration/patterns.ts';
import type { Problem, ProblemCode } from '../declaration/problems.ts';
import type { Form } from '../declaration/schema.ts';
import type { Words } from './words.ts';

const FORMS: Record<Form, { readonly is: string; readonly write: string }> = {
  version: { is: 'is not a version this program reads', write: 'version: 1' },
  name: { is: 'is not a name', write: 'letters, digits, `-` and `_`, such as `checkout-api`' },
  login: { is: 'is not a GitHub login', write: 'one login without `@`, such as `maya-lin`' },
  owner: { is: 'is not a GitHub login', write: 'one login without `@`, such as `maya-lin`' },
  team: { is: 'is not a team', write: 'a team as GitHub writes it without `@`, such as `acme/payments`' },
  text: { is: 'is too long', write: 'at most 2,000 characters' },
  objective: { is: 'is not an objective', write: 'a percentage such as `99.9%`' },
  window: { is: 'is not a window', write: 'a length with its unit: `30d`, `4w`, `1M` or `1Q`' },
  duration: { is: 'is not a duration', write: 'a length with its unit, such as `15m` or `1h`' },
  date: { is: 'is not a day of the calendar', write: 'a date such as `2027-01-31`' },
  count: { is: 'is not a whole number', write: 'digits only' },
  https: { is: 'is not an https link', write: 'a link that begins with `https://` and holds no user name' },
  contact: { is: 'is not a link', write: 'an `https://` or `mailto:` link' },
  branch: { is: 'is not a branch name or pattern', write: 'a branch such as `main` or `release/*`' },
  choice: { is: 'is not one of the values there are', write: 'one of them' },
  filled: { is: 'is empty', write: 'a value, or take the line out' },
};

const SHAPES = {
  map: '`key: value` lines',
  list: 'a list: `[a, b]`, or lines that begin with `- `',
  text: 'one plain value',
} as const;

const FEATURES: Record<string, string> = {
  anchor: 'Anchors and aliases (`&`, `*`)',
  tag: 'Tags (`!`)',
  merge: 'Merge keys (`<<`)',
  directive: 'Directives (`%`)',
  key: 'Keys that are lists or maps',
};

const PATTERNS: Record<PatternProblemCode, string> = {
  'pattern-empty': 'is empty',
  'pattern-negation': 'begins with `!`: a pattern cannot take away, give the rest to the systems that own it',
  'pattern-leading-slash': 'begins with `/`: patterns start at the root already',
  'pattern-dot-segment': 'has `.` or `..` in it',
  'pattern-empty-segment': 'has `//` in it',
  'pattern-backslash': 'has a backslash in it: folders are parted by `/`, and nothing needs escaping',
  'pattern-braces': 'has a `{a,b}` list: write one pattern for each',
  'pattern-extglob': 'has an `@(a|b)` group: write one pattern for each',
  'pattern-globstar-in-segment': 'has `**` beside other characters: it stands for whole folders, between slashes',
  'pattern-outer-space': 'begins or ends with a space',
  'pattern-too-many-wildcards': 'has more than 8 wildcards between two slashes',
  'pattern-too-many-globstars': 'has more than 8 `**`',
  'pattern-control-character': 'holds a character people cannot see',
  'pattern-too-long': 'is longer than any path',
};

const instead = (problem: Problem, otherwise: string): string =>
  problem.write === undefined ? otherwise : `Write \`${problem.write}\`.`;
const where = (problem: Problem): string => (problem.at === '' ? '' : `${problem.at}: `);

const PROBLEMS: Record<ProblemCode, (problem: Problem) => Words> = {
  'declaration-syntax': ({ got }) => ({
    message: `This is not YAML: ${got}.`,
    settle: 'Mend the line; an editor with YAML support shows where it goes wrong.',
  }),
  'declaration-quotes': (problem) => ({
    message: problem.got?.startsWith('@')
      ? `\`${problem.got}\`: YAML takes \`@\` for something else, and logins go without it.`
      : `\`${problem.got}\` needs quotes: YAML takes its first characters or brackets for something else.`,
    settle: instead(problem, 'Put it between double quotes.'),
  }),
  'declaration-colon': (problem) => ({
    message: `\`${problem.got}\` has a colon and a space in it, which YAML takes for another key.`,
    settle: instead(problem, 'Put the value between double quotes.'),
  }),
  'declaration-tab': () => ({ message: 'A tab stands where YAML needs spaces.', settle: 'Indent with spaces.' }),
  'declaration-character': ({ got = '' }) => ({
    message: `A character people cannot see stands here (U+${got.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}): what is read would not be what is shown.`,
    settle: 'Delete it.',
  }),
  'declaration-feature': ({ got = '' }) => ({
    message: `${FEATURES[got] ?? 'This'} are not part of this format: everything is written where it holds.`,
    settle:
      got === 'merge' || got === 'anchor'
        ? 'Write the values out; what systems share goes under `teams:` or `defaults:`.'
        : 'Take it out.',
  }),
  'declaration-documents': () => ({
    message: 'A second document begins here (`---`): only one is read, so the rest would be lost.',
    settle: 'Merge the two, or delete one.',
  }),
  'declaration-empty': () => ({
    message: 'The declaration is empty: nobody is named for anything.',
    settle: 'Run `ownership-gate init` for a start.',
  }),
  'declaration-too-large': ({ got }) => ({
    message: got === 'line' ? 'A line is longer than 10,000 characters.' : 'The declaration is larger than 1 MiB.',
    settle: got === 'line' ? 'Break it into several.' : 'Make patterns coarser: a folder instead of its files.',
  }),
  'declaration-too-deep': () => ({
    message: 'Values stand deeper than 12 levels in each other: nothing in this format does.',
    settle: 'Take the extra brackets or indents out.',
  }),
  'declaration-too-many-patterns': ({ got }) => ({
    message: `There are ${got} patterns; at most 20,000 are read.`,
    settle: 'Make patterns coarser: a folder instead of its files.',
  }),
  'declaration-foreign': ({ got }) => ({
    message: `This looks like ${got}, another program’s file of the same name. It was not read.`,
    settle:
      'Keep that one under another name or put ours at `.github/OWNERSHIP.yaml`; `ownership-gate init` prints a start.',
  }),
  'declaration-forbidden-key': ({ got }) => ({
    message: `\`${got}\` cannot be a key.`,
    settle: 'Give it another name.',
  }),
  'declaration-duplicate-key': ({ got, write }) => ({
    message: `\`${got}\` stands twice (first on line ${write}): one of the two would be lost.`,
    settle: 'Merge the two, or delete one.',
  }),
  'declaration-unknown-key': (problem) => ({
    message: `${where(problem)}\`${problem.got}\` is not a key this version knows${problem.choices === undefined || problem.choices.length === 0 || problem.choices.length > 8 ? '' : `; there is ${problem.choices.map((key) => `\`${key}\``).join(', ')}`}.`,
    settle:
      problem.write === undefined
        ? 'Take it out; docs/ownership-yaml.md lists the keys.'
        : `Did you mean \`${problem.write}\`?`,
  }),
  'declaration-missing-key': (problem) => ({
    message: `${where(problem)}\`${problem.got}\` is missing.`,
    settle: `Add \`${problem.got}\`; docs/ownership-yaml.md says what belongs there.`,
  }),
  'declaration-shape': (problem) => {
    const shape = SHAPES[(problem.form ?? 'text') as keyof typeof SHAPES];
    if (problem.got === '')
      return {
        message: `${problem.at === '' ? 'The declaration' : problem.at} is empty.`,
        settle: `Write ${shape}, or take the line out.`,
      };
    return {
      message: `${problem.at === '' ? 'The declaration' : problem.at} has another shape than ${shape}.`,
      settle: instead(problem, `Write ${shape}.`),
    };
  },
  'declaration-value': (problem) => {
    const form = FORMS[problem.form as Form];
    const choices =
      problem.choices === undefined ? '' : `: ${problem.choices.map((choice) => `\`${choice}\``).join(', ')}`;
    return {
      message: `${where(problem)}${problem.got === '' ? 'this' : `\`${problem.got}\``} ${form.is}${choices}.`,
      settle: instead(problem, `Write ${form.write}.`),
    };
  },
  'declaration-pattern': (problem) => ({
    message: `${where(problem)}\`${problem.got}\` ${problem.pattern === undefined ? 'is no pattern' : PATTERNS[problem.pattern]}.`,
    settle: instead(problem, 'See “Patterns” in docs/ownership-yaml.md.'),
  }),
  'declaration-placeholder': ({ at, got, choices }) => ({
    message: `${at}: \`${got}\` is a placeholder${choices?.length ? ' there is none of' : ', and only `defaults` knows one'}.`,
    settle: choices?.length
      ? `Write ${choices.map((choice) => `\`${choice}\``).join(', ')} or the path itself.`
      : 'Write the path itself.',
  }),
  'declaration-names-clash': ({ at, got, write }) => ({
    message: `${at}: \`${got}\` and \`${write}\` differ in case only: people take them for one.`,
    settle: 'Rename one of them.',
  }),
};

/** Says one problem. */
export const describeProblem = (problem: Problem): Words => PROBLEMS[problem.code](problem);
