/** What is wrong with the text of a declaration, in words: what stands there, why it is refused, what to write instead. */

import { LFS_POINTER } from '../declaration/foreign.ts';
import { FRONT_MATTER } from '../declaration/front-matter.ts';
import type { Problem, ProblemCode } from '../declaration/problems.ts';
import { VERSION } from '../version.ts';
import { exampleOf, FILES_SETTLE, FORMS, PATTERN_SETTLE, PATTERNS } from './form-words.ts';
import { foreignLetter, hex, instead, keys, lastKey, show, where } from './said.ts';
import { SYNTAX } from './syntax-words.ts';
import { sayShape, sayValue } from './value-words.ts';
import type { Words } from './words.ts';

const FEATURES: Record<string, string> = {
  anchor: 'Anchors and aliases (`&`, `*`) are',
  tag: 'Tags (`!`) are',
  merge: 'Merge keys (`<<`) are',
  directive: 'A directive (`%`) is',
  key: 'A key that is a list or a map is',
};
const FEATURE_SETTLE: Record<string, string> = {
  anchor: 'Write the values out; what systems share goes under `teams:` or `defaults:`.',
  tag: 'Take it out, or put quotes around the whole value if the `!` belongs to it.',
  merge: 'Write the values out; what systems share goes under `teams:` or `defaults:`.',
  directive: 'Take the line out.',
  key: 'Write a plain key, or put quotes around it if the brackets belong to it.',
};

/** Rules that guard the law itself: no policy makes them milder. */
const FIXED_RULES = new Set(['declaration', 'change', 'handover', 'law', 'acceptance']);
/** Keys that say where files are. */
const OF_FILES = /\.(?:incidents|trade-offs)$/;
const sayFiles = (problem: Problem): Words => {
  const { pattern = 'files-words', at } = problem;
  const key = lastKey(at);
  const list = at.startsWith('defaults.') ? undefined : exampleOf(key);
  const isElsewhere = list !== undefined && (pattern === 'files-words' || pattern === 'files-link');
  const otherwise = isElsewhere ? `Write a list, such as \`${list}\`, or` : 'Write';
  const files = FORMS.files.write.replace('docs/incidents/', `docs/${key}/`);
  const orNothing = pattern === 'files-words' ? ', or take it out' : '';
  return {
    message: `${where(problem)}${show(problem.got)} ${PATTERNS[pattern]}.`,
    settle: instead(problem, FILES_SETTLE[pattern] ?? `${otherwise} ${files}${orNothing}.`),
  };
};
const sayPattern = (problem: Problem): Words => {
  if (OF_FILES.test(problem.at)) return sayFiles(problem);
  const { pattern = 'pattern-empty', write = '' } = problem;
  const several = write.includes(', ') && write.length <= 200;
  return {
    message: `${where(problem)}${show(problem.got)} ${PATTERNS[pattern]}.`,
    settle: several
      ? `Write one pattern each: ${keys(write.split(', '))}.`
      : instead(problem, PATTERN_SETTLE[pattern] ?? 'See “Patterns” in docs/ownership-yaml.md.'),
  };
};

const sayCharacter = (got: string): Words => {
  if (got.startsWith('\udcff\udcfe') || got.startsWith('\udcfe\udcff')) {
    return { message: 'The file is written in UTF-16; only UTF-8 is read.', settle: 'Save it as UTF-8.' };
  }
  const code = got.codePointAt(0) ?? 0;
  if (code >= 0xdc80 && code <= 0xdcff) {
    const byte = (code - 0xdc00).toString(16).toUpperCase();
    return { message: `A byte stands here that is not UTF-8 (0x${byte}).`, settle: 'Save the file as UTF-8.' };
  }
  if (got === '\r') {
    return {
      message: 'A carriage return stands here that ends no line (U+000D): some programs show a new line, others none.',
      settle: 'Delete it, or save the file with line feeds.',
    };
  }
  return {
    message: `A character people cannot see stands here (${hex(got)}): what is read would not be what is shown.`,
    settle: 'Delete it.',
  };
};

const NEWER = 'Take it out, or update Ownership Gate if a newer version knows it.';

const sayUnknownKey = (problem: Problem): Words => {
  const { got = '', write, at, belongs, choices = [] } = problem;
  const letter = foreignLetter(got);
  if (write !== undefined && letter !== undefined) {
    return {
      message: `${where(problem)}${show(got)} only looks like \`${write}\`: it holds ${hex(letter)}.`,
      settle: `Type \`${write}\` anew.`,
    };
  }
  const told = sayMisplaced(problem);
  if (told !== undefined) return told;
  const message = `${where(problem)}${show(got)} is not a key that Ownership Gate ${VERSION} knows here`;
  if (belongs !== undefined) {
    const settle =
      belongs === '' ? `Move \`${got}:\` to the left margin of the file.` : `Move it to \`${belongs}.${got}\`.`;
    return { message: `${message}.`, settle };
  }
  if (write !== undefined) return { message: `${message}.`, settle: `Did you mean \`${write}\`?` };
  if (at.endsWith('.runbook') && /^(?:path|file|link|url|href)$/.test(got)) {
    return { message: `${message}.`, settle: 'Write the path or link itself, or `not-applicable` with the reason.' };
  }
  if (/\.(?:incidents|trade-offs)\[\d+\]$/.test(at) && /^(?:path|files?|folder)$/.test(got)) {
    const key = lastKey(at);
    return {
      message: `${message}.`,
      settle: `Where they are files, write their path itself: \`${key}: docs/${key}/*.md\`.`,
    };
  }
  const others = choices.length === 0 || choices.length > 14 ? '' : `; there is ${keys(choices)}`;
  return { message: `${message}${others}.`, settle: NEWER };
};

/** Keys that are known, and refused where they stand. */
const sayMisplaced = (problem: Problem): Words | undefined => {
  const { got = '', at } = problem;
  const it = `${where(problem)}${show(got)}`;
  if (/(?:^|\.)rules$/.test(at) && FIXED_RULES.has(got)) {
    return {
      message: `${where(problem)}the rule ${show(got)} cannot be softened or switched off: it guards what all others rest on.`,
      settle: 'Take the line out.',
    };
  }
  if (/^policy\.tiers\.\d\.rules$/.test(at) && problem.write === undefined) {
    return {
      message: `${it} cannot be set for a tier: only \`history\` can, and the other rules are as strict for all, under \`policy.rules\`.`,
      settle: `Move it to \`policy.rules\`, or take it out.`,
    };
  }
  if (at === 'defaults' && got === 'paths') {
    return { message: `${it} cannot be a default: each system names its own.`, settle: 'Move it below its system.' };
  }
  if (at === 'defaults' && (got === 'owner' || got === 'backup')) {
    return {
      message: `${it} cannot be a default: people are named for each system or team.`,
      settle: 'Move it to a team under `teams:`, or to each system.',
    };
  }
  if (/\.slo\[\d+\]$/.test(at) && problem.choices?.[0] === 'file' && problem.choices.length === 1) {
    return at.startsWith('defaults.')
      ? {
          message: `${it} cannot be a default: an SLO in words is said for each system.`,
          settle: 'Write `file:` with a path, or move it below its system.',
        }
      : {
          message: `${it} cannot stand beside \`file\`.`,
          settle: 'Keep the file, or the SLO in words; each is an item of its own.',
        };
  }
  if (/depends-on\[\d+\]$/.test(at) && got === 'system') {
    return { message: `${it} cannot stand beside \`external\`.`, settle: 'Make two items of them, or keep one.' };
  }
  return undefined;
};

/** What a file may leave out where its name or its text says it. */
const DERIVED: Readonly<Record<string, Words>> = {
  date: {
    message: 'front-matter: `date` is missing, and the name of the file does not begin with the day.',
    settle:
      'Begin the name with it, such as `2026-03-02-double-charge.md`, or write `date: 2026-03-02` between two `---` lines at the very start of the file.',
  },
  what: {
    message: 'front-matter: `what` is missing, and the file has no heading that says it.',
    settle:
      'Give the file a first heading, such as `# Double charge on retry`, or write `what:` into the front matter.',
  },
};

const PROBLEMS: Record<ProblemCode, (problem: Problem) => Words> = {
  'declaration-syntax': (problem) => SYNTAX[problem.syntax ?? 'other'](problem),
  'declaration-quotes': (problem) => {
    const { got = '' } = problem;
    const sign = /^[*@`%|>,]/.exec(got)?.[0].replace('`', 'ˋ');
    const why = sign === undefined ? 'the brackets in it' : `a value that begins with \`${sign}\``;
    return {
      message: got.startsWith('@')
        ? `${show(got)}: YAML keeps \`@\` for itself, and logins and teams go without it.`
        : `${show(got)} needs quotes: YAML takes ${why} for something else.`,
      settle: instead(problem, 'Put it between double quotes.'),
    };
  },
  'declaration-colon': (problem) => {
    const key = /^\S+ ([a-z][a-z-]*): /.exec(problem.got ?? '')?.[1];
    const otherwise = 'Put the whole value between quotes';
    return {
      message: `${show(problem.got)} has a colon and a space in it, so YAML takes its first words for another key.`,
      settle: instead(
        problem,
        key === undefined ? `${otherwise}.` : `${otherwise}, or begin a new line with \`${key}:\`.`,
      ),
    };
  },
  'declaration-comma': (problem) => ({
    message: `${where(problem)}${show(problem.got)} has a comma in it, which between \`{ }\` begins another key.`,
    settle: instead(problem, 'Put the whole value between double quotes.'),
  }),
  'declaration-tab': ({ got }) => ({
    message:
      got === undefined
        ? 'A tab indents this line; YAML takes plain spaces only.'
        : `A space of another kind (${hex(got)}) indents this line; YAML takes plain spaces only.`,
    settle: 'Replace it with plain spaces.',
  }),
  'declaration-character': ({ got = '' }) => sayCharacter(got),
  'declaration-feature': ({ got = 'tag' }) => ({
    message: `${FEATURES[got]} not part of this format${got === 'merge' || got === 'anchor' ? ': each value is written where it counts' : ''}.`,
    settle: FEATURE_SETTLE[got] ?? 'Take it out.',
  }),
  'declaration-documents': () => ({
    message: 'A second document begins here: only one is read, so the rest would be lost.',
    settle: 'Put everything into one document, without `---` or `...` between.',
  }),
  'declaration-empty': () => ({
    message: 'The declaration is empty: nobody is named for anything.',
    settle: 'Run `ownership-gate init` for a start.',
  }),
  'declaration-too-large': ({ got }) => {
    if (got === 'line') {
      return {
        message: 'This line is longer than 10,000 characters: nobody can review it.',
        settle: 'Break it into several.',
      };
    }
    if (got === FRONT_MATTER) {
      return {
        message: 'The front matter is larger than 64 KiB: nothing of it was read.',
        settle: 'Move what is prose below its second `---`.',
      };
    }
    if (got === 'actions') {
      return {
        message: 'This is action number 101: at most 100 of an incident are read.',
        settle: 'Move those that are done into the text below the front matter.',
      };
    }
    const most = got === 'marks' ? 'holds more keys, values and signs than are read: 350,000' : 'is larger than 1 MiB';
    return { message: `The declaration ${most}.`, settle: 'Make patterns coarser: a folder instead of its files.' };
  },
  'declaration-too-deep': () => ({
    message: 'Here values stand in each other more than 12 levels deep: nothing in this format does.',
    settle: 'Take out the brackets, `- ` or indents that are too many.',
  }),
  'declaration-too-many-patterns': () => ({
    message: 'This is pattern number 20,001: at most 20,000 are read.',
    settle: 'Make patterns coarser: a folder instead of its files.',
  }),
  'declaration-too-many-problems': ({ got }) => ({
    message: got === '1' ? 'One more problem is not listed.' : `From here on, ${got} more problems are not listed.`,
    settle: 'Settle those above first.',
  }),
  'declaration-foreign': ({ got, at }) =>
    got === LFS_POINTER
      ? {
          message: `This is a Git LFS pointer: the text of the ${at === FRONT_MATTER ? 'file' : 'declaration'} is not in the repository.`,
          settle: 'Take the file out of Git LFS (`git lfs untrack`), add it again and commit it.',
        }
      : {
          message: `This looks like ${got}, another program’s file. Nothing of it was read.`,
          settle: 'Give that file another name or folder; `ownership-gate init` prints a start of ours.',
        },
  'declaration-forbidden-key': (problem) => ({
    message: `${where(problem)}${show(problem.got)} cannot be a key: programs take it for something of their own.`,
    settle: 'Give it another name.',
  }),
  'declaration-duplicate-key': (problem) => ({
    message: `${where(problem)}${show(problem.got)} stands on line ${problem.first} already: one of the two would be lost.`,
    settle: 'Keep one, or put what both say into one.',
  }),
  'declaration-unknown-key': sayUnknownKey,
  'declaration-missing-key': (problem) => {
    const derived = problem.at === FRONT_MATTER ? DERIVED[problem.got ?? ''] : undefined;
    if (derived !== undefined) return derived;
    const example = exampleOf(problem.got ?? '', lastKey(problem.at));
    return {
      message: `${where(problem)}${show(problem.got)} is missing.`,
      settle:
        problem.at === '' && problem.got === 'systems'
          ? 'Add `systems:` with the name, paths and owner of each; `ownership-gate init` prints a start.'
          : `Add it${example === undefined ? '' : `, such as \`${example}\``}.`,
    };
  },
  'declaration-shape': sayShape,
  'declaration-value': sayValue,
  'declaration-pattern': sayPattern,
  'declaration-placeholder': (problem) =>
    problem.choices?.length
      ? {
          message: `${where(problem)}${show(problem.got)} is not a placeholder there is: the only one is \`<system>\`.`,
          settle: instead(problem, 'Write `<system>`, or the path itself.'),
        }
      : {
          message: `${where(problem)}${show(problem.got)} would stay as it is: placeholders are filled in under \`defaults\` only.`,
          settle: 'Write the path or link itself.',
        },
  'declaration-names-clash': (problem) => ({
    message: `${where(problem)}${show(problem.got)} and ${show(problem.choices?.[0])} on line ${problem.first} differ in upper and lower case only: people take them for one.`,
    settle: 'Rename one of them, or put both into one.',
  }),
};

/** Says one problem. */
export const describeProblem = (problem: Problem): Words => PROBLEMS[problem.code](problem);
