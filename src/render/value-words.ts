/** What is wrong with a value of a declaration, in words. */
import type { Problem, Shape } from '../declaration/problems.ts';
import type { Form } from '../declaration/schema.ts';
import { exampleOf, FORMS, PLAIN, SHAPES } from './form-words.ts';
import { foreignLetter, hex, instead, keys, lastKey, parentKey, show, subject, where } from './said.ts';
import type { Words } from './words.ts';

/** Lists that a declaration cannot do without. */
const REQUIRED_LISTS = new Set(['paths', 'systems', 'duties']);
/** Lists whose items are maps. */
const OF_MAPS = new Set(['slo', 'incidents', 'actions', 'trade-offs', 'exempt', 'waivers', 'depends-on']);

const suchAs = (problem: Problem): string => {
  const found = exampleOf(lastKey(problem.at), parentKey(problem.at));
  return found === undefined ? '' : `, such as \`${found}\``;
};

const sayEmpty = (problem: Problem): Words => {
  const message = `${subject(problem)} is empty.`;
  if (problem.at === 'systems') {
    return {
      message,
      settle: 'Name at least one system and its paths below it; `ownership-gate init` prints a start.',
    };
  }
  if (/^systems\.[^.]+$/.test(problem.at)) {
    return { message, settle: 'Write its `paths:`, `owner:`, `runbook:` and `slo:` below it.' };
  }
  const item = problem.at.endsWith(']');
  if (problem.form === 'filled' || problem.form === 'list') {
    const otherwise = REQUIRED_LISTS.has(lastKey(problem.at)) ? '' : ', or take it out';
    return { message, settle: `Fill in at least one${suchAs(problem)}${otherwise}.` };
  }
  if (problem.form === 'map') return { message, settle: `Fill it in${suchAs(problem)}, or take it out.` };
  if (problem.choices !== undefined) return { message, settle: `Fill in one of ${keys(problem.choices)}.` };
  if (problem.form === 'text' && !item) return { message, settle: `Fill in a few words${suchAs(problem)}.` };
  return { message, settle: `Fill in ${FORMS[problem.form as Form]?.write ?? 'a value'}.` };
};

const sayLogin = ({ got = '', at }: Problem): string | undefined => {
  if (/^@?[\w-]+\/[\w.-]+$/.test(got)) return 'is a team, and this asks for a person';
  if (/\[bot\]$/.test(got)) {
    return at.startsWith('policy.machines')
      ? 'is known to be a bot without this'
      : 'is a bot, and this asks for a person';
  }
  if (/^[^\s@]+@[^\s@]+$/.test(got)) return 'is an e-mail address, not a GitHub login';
  if (/^@[\w-]+$/.test(got)) return 'begins with `@`: logins go without it';
  if (/^\S+, *\S+/.test(got)) return 'names several people: one answers, the others go under `backup`';
  return /^\S+(?: \S+)+$/.test(got) ? 'has a space in it: that is a name, not a GitHub login' : undefined;
};

const sayHost = (got: string): string | undefined => {
  if (got.includes('*')) return 'has `*` in it: each host is named by itself, so that it is seen who is asked';
  if (/^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/]*@/i.test(got)) return 'holds a user name or password';
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(got)) return 'is a link, and this asks for the host alone';
  if (/^(?:\d+\.){3}\d+(?::\d+)?$|^\[|:.*:/.test(got)) return 'is an address, and this asks for the name of a host';
  if (/^(?:[^/]*\.)?localhost(?::\d+)?$/i.test(got)) return 'is the machine of the audit itself';
  if (/^[a-z0-9-]+(?::\d+)?$/i.test(got)) return 'has no dot in it: a host of the internet is named in full';
  if (got.includes('/')) return 'has a path in it, and this asks for the host alone';
  const letter = foreignLetter(got);
  return letter === undefined ? undefined : `is not how programs spell that host: it holds ${hex(letter)}`;
};

/** Why a value is refused where more can be said than that it has another form. */
const sayWhy = ({ form, got = '', at }: Problem): string | undefined => {
  if (form === 'login' || form === 'owner') return sayLogin({ got, at } as Problem);
  if (form === 'count' && /\.id$|signals\[\d+\]\.value$/.test(at)) return 'is not the number of an account';
  if (form === 'team' && got.startsWith('@')) return 'begins with `@`: teams go without it';
  if (form === 'objective' && /^(?:0?\.\d+|0|1(?:\.0+)?)$/.test(got))
    return 'is a share, and this asks for a percentage';
  if (form === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(got)) return 'is not a date as this format has it';
  if ((form === 'https' || form === 'contact') && /^[a-z]+:\/\/[^/]*@/i.test(got))
    return 'holds a user name or password';
  return form === 'host' ? sayHost(got) : undefined;
};

/** A value that has another form than its key asks for. */
export const sayValue = (problem: Problem): Words => {
  const { form: name, got = '', choices } = problem;
  if (got.trim() === '') return sayEmpty(problem);
  if (choices !== undefined) {
    return {
      message: `${where(problem)}${show(got)} is none of ${keys(choices)}.`,
      settle: instead(problem, 'Write one of these.'),
    };
  }
  const form = FORMS[name as Form];
  const letter = PLAIN.has(name as Form) ? foreignLetter(got) : undefined;
  const odd = letter === undefined ? '' : `: it holds ${hex(letter)}, which is no plain letter, digit or sign`;
  const known = problem.at.startsWith('policy.machines') && got.endsWith('[bot]');
  const newer = name === 'version' && /^\d+$/.test(got) && Number(got) > 1;
  return {
    message: `${where(problem)}${show(got)} ${sayWhy(problem) ?? form.is}${odd}.`,
    settle: known
      ? 'Take it out.'
      : newer
        ? 'Update Ownership Gate, or write the file in version 1 (`version: 1`).'
        : instead(problem, `Write ${form.write}.`),
  };
};

/** A list, a map or a plain value where another of them belongs. */
export const sayShape = (problem: Problem): Words => {
  if (problem.got === '') return sayEmpty(problem);
  const { form = 'text', found = 'text' } = problem;
  const key = lastKey(problem.at);
  const got = problem.got === undefined ? '' : ` (${show(problem.got)})`;
  const settle = (): string => {
    if (problem.at === '') return 'Run `ownership-gate init` for a start.';
    if (form === 'list' && found === 'map' && OF_MAPS.has(key))
      return 'Put `[ ]` around the `{ }`, or `- ` before its first key.';
    if (form === 'text' && found === 'list' && key === 'owner')
      return 'Write one person; the others go under `backup`.';
    if (problem.at === 'systems') return 'Write each system’s name as a key, with `paths:` and the rest below it.';
    if (/^systems\.[^.]+$/.test(problem.at)) return 'Write `paths:`, `owner:` and the rest below it.';
    const example = suchAs(problem);
    if (form === 'text') return `Write one plain value${example}; brackets and braces that are part of it need quotes.`;
    return example === ''
      ? `Write ${SHAPES[form as Shape].write}.`
      : `Write ${form === 'list' ? 'a list' : 'it with its keys'}${example}.`;
  };
  return {
    message: `${subject(problem)}${got} ${SHAPES[found].is}; ${SHAPES[form as Shape].wanted}.`,
    settle: instead(problem, settle()),
  };
};
