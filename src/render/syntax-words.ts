/** Where a text stops being YAML, in words. */
import type { Problem, SyntaxFault } from '../declaration/problems.ts';
import { instead, show } from './said.ts';
import type { Words } from './words.ts';

export const SYNTAX: Record<SyntaxFault, (problem: Problem) => Words> = {
  'quote-open': ({ got }) => ({
    message: `A quote (${got}) opens here and is never closed: everything below is taken for its text.`,
    settle: `Close it with another ${got}.`,
  }),
  'bracket-open': ({ got }) => ({
    message: `\`${got}\` opens here and is not closed, or its \`${got === '[' ? ']' : '}'}\` stands further left than the key it belongs to.`,
    settle: `Close it with \`${got === '[' ? ']' : '}'}\`.`,
  }),
  'bracket-extra': ({ got }) => ({ message: `\`${got}\` closes nothing.`, settle: 'Take it out.' }),
  indent: () => ({
    message: 'This line does not line up with the lines it belongs to.',
    settle: 'Give it the same indent as its neighbours; a list and `key: value` lines cannot stand side by side.',
  }),
  'item-indent': () => ({
    message: 'This `- ` does not line up with the items above: it is not an item of their list.',
    settle: 'Give every `- ` of a list the same indent.',
  }),
  'no-colon': (problem) => ({
    message: `${show(problem.got)} has no colon, so it is neither a key nor a value.`,
    settle: instead(problem, 'Write `key: value`, or indent it below the value it goes on from.'),
  }),
  'no-space': (problem) => ({
    message: `${show(problem.got)} has no space after its colon, so it is one word to YAML.`,
    settle: instead(problem, 'Put a space after the colon.'),
  }),
  'no-comma': () => ({
    message: 'A comma is missing before this.',
    settle: 'Put commas between the entries of `[ ]` and `{ }`, and quotes around values with brackets in them.',
  }),
  'comma-extra': () => ({ message: 'A comma stands here with nothing before it.', settle: 'Take it out.' }),
  'item-beside-key': () => ({
    message: 'A `- ` item cannot begin on the line of its key.',
    settle: 'Put it on the next line, indented, or write `[a, b]`.',
  }),
  'after-value': ({ got }) => ({
    message: `${show(got)} stands behind a value that has already ended.`,
    settle: 'Put the whole value between one pair of double quotes, or take the rest out.',
  }),
  escape: ({ got }) => ({
    message: `${show(got)} is not read as it stands: between double quotes a backslash changes the character behind it.`,
    settle: 'Write folders with `/`, or put the value between single quotes.',
  }),
  'front-matter-open': () => ({
    message: 'Front matter begins here, and no second `---` ends it: nothing of the file was read.',
    settle: 'Put `---` on a line of its own below its last key.',
  }),
  'front-matter-late': () => ({
    message: 'Front matter stands below the first line, so it is none: nothing of it was read.',
    settle: 'Take out the blanks above its first `---`.',
  }),
  'front-matter-toml': () => ({
    message: 'The front matter is written in TOML (`+++`): only YAML is read.',
    settle: 'Put it between two `---` lines, as `key: value`.',
  }),
  other: ({ got }) => ({
    message: `This is not YAML: ${String(got)
      .replace(/[.:]*$/, '')
      .replaceAll('`', 'ˋ')}.`,
    settle: 'Mend the line; an editor with YAML support shows where it goes wrong.',
  }),
};
