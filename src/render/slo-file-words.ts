/** What is wrong with a file of SLOs, in words: what stands there, why it is refused, what to write instead. */
import type { SloFileProblem, SloFileProblemCode } from '../reliability/slo-file.ts';
import { cut, hex, show } from './said.ts';
import type { Words } from './words.ts';

type Say = (problem: SloFileProblem) => Words;

const FORMATS: Readonly<Record<string, string>> = { openslo: 'OpenSLO', sloth: 'Sloth', pyrra: 'Pyrra' };

const it = ({ at }: SloFileProblem): string => (at === '' ? 'This' : `\`${cut(at)}\``);
const code = (text = ''): string => `\`${text.replaceAll('`', 'ˋ')}\``;
const names = (list = ''): string => list.split(', ').map(code).join(', ');
/** `a` or `b`. */
const either = (list = ''): string => {
  const all = list.split(', ').map(code);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
};
const instead = ({ write }: SloFileProblem, otherwise: string): string =>
  write === undefined ? otherwise : `Write ${code(write)}.`;

const QUERY_QUOTES =
  'Put the whole value between quotes, or begin it with `|` and write it on the next line, indented.';

const sayCharacter = (got = ''): Words => {
  if (/^(?:\udcff\udcfe|\udcfe\udcff)/.test(got)) {
    return { message: 'The file is written in UTF-16; only UTF-8 is read.', settle: 'Save it as UTF-8.' };
  }
  const point = got.codePointAt(0) ?? 0;
  if (point >= 0xdc80 && point <= 0xdcff) {
    const byte = (point - 0xdc00).toString(16).toUpperCase();
    return { message: `A byte stands here that is not UTF-8 (0x${byte}).`, settle: 'Save the file as UTF-8.' };
  }
  return { message: `A character stands here that YAML does not allow (${hex(got)}).`, settle: 'Delete it.' };
};

const sayMissing: Say = (problem) => {
  const { got = '', at, write } = problem;
  const why =
    got === 'timeWindow'
      ? ': without a window an objective says nothing, whatever OpenSLO allows'
      : at.endsWith('.spec') && got === 'spec'
        ? ': a source has to be asked something'
        : '';
  return {
    message: `${it(problem)} is missing${why}.`,
    settle: write === undefined ? 'Add it.' : `Add ${code(write)}.`,
  };
};

const sayVersion: Say = (problem) => {
  const { got = '', write = '' } = problem;
  const wanted = write.split(', ')[0] ?? '';
  if (/^openslo(?:\.com)?\//i.test(got) && got.toLowerCase() !== wanted) {
    return {
      message: `${it(problem)} is ${show(got)}: of OpenSLO only v1 is read, and other versions write their SLOs in another way.`,
      settle: `Rewrite the object as ${code(`apiVersion: ${wanted}`)}: \`indicator\`, \`timeWindow\` as a list of one, \`target\` or \`targetPercent\`.`,
    };
  }
  return { message: `${it(problem)} is ${show(got)}, a version that is not read.`, settle: `Write ${code(wanted)}.` };
};

/** What a number says, by the key it belongs to. */
const kindOf = ({ at }: SloFileProblem): { readonly example: string; readonly range: string } => {
  if (at.endsWith('.timeSliceTarget')) return { example: '0.95', range: 'a share above 0 and at most 1' };
  if (at.endsWith('.compositeWeight')) return { example: '2', range: 'a number above 0' };
  if (at.endsWith('.value')) return { example: '500', range: 'a number' };
  if (/objectives\[\d+\]\.target$/.test(at)) return { example: '0.999', range: 'a share above 0 and below 1' };
  return { example: '99.9', range: 'a percentage above 0 and below 100' };
};

const SHAPES = {
  'not-a-map': { is: 'is no map: `key: value` lines belong here', settle: 'Write `key: value` lines below it.' },
  'not-a-list': { is: 'is no list, and one belongs here', settle: 'Begin its lines with `- `.' },
  'not-a-text': { is: 'holds keys or items where one plain value belongs', settle: 'Write one plain value.' },
} as const;
const sayShape =
  (shape: keyof typeof SHAPES): Say =>
  (problem) => ({ message: `${it(problem)} ${SHAPES[shape].is}.`, settle: instead(problem, SHAPES[shape].settle) });

const DURATION_UNITS = '`m` (minutes), `h`, `d`, `w`, `M` (months), `Q` (quarters) or `Y`';

const WORDS: Record<SloFileProblemCode, Say> = {
  'file-too-large': () => ({
    message: 'The file is larger than 256 KiB: nobody can review it.',
    settle: 'Split it, a file for each system.',
  }),
  'line-too-long': () => ({
    message: 'This line is longer than 10,000 characters: nobody can review it.',
    settle: 'Break it into several.',
  }),
  'too-many-marks': () => ({
    message: 'The file holds more keys, values and signs than are read: 50,000.',
    settle: 'Split it, a file for each system.',
  }),
  'too-deep': () => ({
    message: 'Here values stand in each other more than 24 levels deep: no format of SLOs does that.',
    settle: 'Take out the brackets, `- ` or indents that are too many.',
  }),
  'too-many-documents': () => ({
    message: 'The file holds more documents than are read: 100.',
    settle: 'Split it, a file for each system.',
  }),
  'too-many-slos': () => ({
    message: 'This is SLO number 1,001 of the file: at most 1,000 are read, and then none of them.',
    settle: 'Split it, a file for each system.',
  }),
  'too-many-problems': ({ got }) => ({
    message: got === '1' ? 'One more problem is not listed.' : `From here on, ${got} more problems are not listed.`,
    settle: 'Settle those above first.',
  }),
  'aliases-too-large': () => ({
    message: 'Aliases (`*`) of this document come to more than a million characters, or to more than 24 levels.',
    settle: 'Write the values out where they count.',
  }),
  'indicator-too-large': (problem) => ({
    message: `${it(problem)} is longer than 16,384 characters: nobody can tell what it measures.`,
    settle: 'Make the query shorter, with a recording rule for the long part.',
  }),
  character: ({ got }) => sayCharacter(got),
  empty: () => ({ message: 'The file is empty: it states no SLO.', settle: 'Write the SLO into it.' }),
  'git-lfs': () => ({
    message: 'This is a Git LFS pointer: the text of the file is not in the repository.',
    settle: 'Take the file out of Git LFS (`git lfs untrack`), add it again and commit it.',
  }),
  yaml: ({ got = '' }) => ({
    message: `This is not YAML: ${got.replace(/[.:]*$/, '').replaceAll('`', 'ˋ')}.`,
    settle: 'Mend the line; an editor with YAML support shows where it goes wrong.',
  }),
  'yaml-quote': () => ({
    message: 'A quote opens here and is never closed: everything below is taken for its text.',
    settle: 'Close it.',
  }),
  'yaml-bracket': () => ({
    message: 'A bracket has no partner here: one is not closed, or closes nothing.',
    settle: 'Close it or take it out; a value that begins with a bracket of its own needs quotes around the whole.',
  }),
  'yaml-indent': () => ({
    message: 'This line does not line up with the lines it belongs to, or has no colon.',
    settle: 'Give it the same indent as its neighbours, and each key its `: `.',
  }),
  'yaml-tab': () => ({
    message: 'A tab indents this line; YAML takes plain spaces only.',
    settle: 'Replace it with plain spaces.',
  }),
  'yaml-colon': () => ({
    message: 'This value has a colon and a space in it, so YAML takes its first words for another key.',
    settle: QUERY_QUOTES,
  }),
  'yaml-comma': (problem) => ({
    message: `${show(problem.got)} has a comma in it, which between \`{ }\` begins another key.`,
    settle: `Write ${code(problem.write)}.`,
  }),
  'yaml-start': () => ({
    message: 'YAML takes the first sign of this value for something else.',
    settle: QUERY_QUOTES,
  }),
  'yaml-escape': () => ({
    message: 'Between double quotes, a backslash changes the character behind it, and this one it cannot change.',
    settle: 'Put the value between single quotes.',
  }),
  'yaml-tag': (problem) => ({
    message: `${it(problem)} has a tag (${show(problem.got?.replace(/^tag:yaml\.org,2002:/, '!!'))}): programs may read such a value as they like.`,
    settle: 'Take the tag out, or put quotes around the whole value if the `!` belongs to it.',
  }),
  'yaml-alias': (problem) => ({
    message: `${it(problem)} is ${show(problem.got)}, and nothing above it has that anchor.`,
    settle: 'Write the value out, or put quotes around it if the `*` belongs to it.',
  }),
  'yaml-merge': () => ({
    message: '`<<` takes over the keys of a map, and this is none.',
    settle: 'Write `<<: *name` with the anchor of a map.',
  }),
  'yaml-key': () => ({
    message: 'This key is a list or a map: no format of SLOs has such keys.',
    settle: 'Put quotes around what the brackets belong to; a template (`{{ … }}`) has to be filled in first.',
  }),
  'duplicate-key': ({ got, write }) => ({
    message: `${show(got)} stands on line ${write} already: one of the two would be lost.`,
    settle: 'Keep one.',
  }),
  'unknown-format': ({ got = '' }) => ({
    message:
      got === 'text' || got === 'list'
        ? `This is a ${got}, and no SLO of OpenSLO v1, Sloth or Pyrra.`
        : `This is no SLO of OpenSLO v1, Sloth or Pyrra (${show(got)}).`,
    settle:
      'Begin it with `apiVersion: openslo/v1`, `version: prometheus/v1` or `apiVersion: pyrra.dev/v1alpha1`, or write the SLO inline.',
  }),
  'mixed-formats': ({ got = '' }) => ({
    message: `This file holds SLOs of two formats: ${got
      .split(', ')
      .map((format) => FORMATS[format] ?? format)
      .join(' and ')}. Only those of the first are read.`,
    settle: 'Give each format a file of its own.',
  }),
  'in-a-list': ({ got = '' }) => ({
    message: `This is a list, and ${FORMATS[got] ?? got} reads documents only.`,
    settle: 'Make a document of each: a line `---` between them, and no `- ` before.',
  }),
  'other-version': sayVersion,
  'other-kind': (problem) => ({
    message: `${it(problem)} is ${show(problem.got)}, a kind that this format does not have.`,
    settle: `Write ${either(problem.write)}; several of one kind are a document each.`,
  }),
  'no-slo': ({ got, write }) => ({
    message: `The file states no SLO: it holds ${names(got)} only.`,
    settle: `Add an object with ${code(write)}, or point to the file that has it.`,
  }),
  missing: sayMissing,
  'not-a-map': sayShape('not-a-map'),
  'not-a-list': sayShape('not-a-list'),
  'not-a-text': sayShape('not-a-text'),
  'empty-list': (problem) => ({
    message: `${it(problem)} is an empty list: nothing is stated.`,
    settle: instead(problem, 'Write at least one item.'),
  }),
  both: (problem) => ({
    message: `${it(problem)}: of ${names(problem.got)} only one can be said, else nobody knows which counts.`,
    settle: 'Keep one of them.',
  }),
  neither: (problem) => ({
    message: `${it(problem)} has none of ${names(problem.got)}.`,
    settle: `Add one, such as ${code(problem.write)}.`,
  }),
  choice: (problem) => ({
    message: `${it(problem)} is ${show(problem.got)}, which is none of the values there are.`,
    settle: `Write ${either(problem.write)}.`,
  }),
  name: (problem) => ({
    message: `${it(problem)} is ${show(problem.got)}, which cannot be a name here.`,
    settle:
      'Write letters, digits, `-`, `_` and `.`, with a letter or digit at both ends, such as `checkout-availability`.',
  }),
  'duplicate-name': (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is the name of another one of this file: nobody can tell the two apart.`,
    settle: 'Give it another name.',
  }),
  spelling: (problem) => ({
    message: `${it(problem)} is not read: this kind of file spells it ${code(problem.write)}.`,
    settle: `Write ${code(problem.write)}.`,
  }),
  number: (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is not a plain decimal number.`,
    settle: instead(problem, `Write its digits out, such as ${code(kindOf(problem).example)}.`),
  }),
  'quoted-number': (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} stands between quotes, and this format takes a number here.`,
    settle: instead(problem, 'Take the quotes out.'),
  }),
  'unquoted-number': (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is a number, and Kubernetes takes only a text here.`,
    settle: instead(problem, 'Write its digits out between quotes, such as `"99.9"`.'),
  }),
  places: (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} comes to more than 12 decimal places of a percent.`,
    settle: 'Write fewer digits.',
  }),
  range: (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is outside of what this format allows here.`,
    settle: instead(problem, `Write ${kindOf(problem).range}.`),
  }),
  share: (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is a percentage here, so it asks for next to nothing.`,
    settle: instead(problem, 'Write a percentage, such as `99.9`.'),
  }),
  nothing: (problem) => ({
    message: `${it(problem)}: an objective of 0 promises nothing: it holds while everything fails.`,
    settle: 'Write what people can count on.',
  }),
  everything: (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is everything, and 100 % is no objective: it leaves nothing to spend, not even on a deployment.`,
    settle: 'Write something below it.',
  }),
  'one-window': (problem) => ({
    message: `${it(problem)} has ${problem.got} windows, and OpenSLO takes exactly one.`,
    settle: 'Keep one, and make an SLO of each other.',
  }),
  duration: (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is not a duration of OpenSLO: a whole number above 0 and one of ${DURATION_UNITS}.`,
    settle: instead(problem, 'Write `30d`, `4w`, `1M`, `1Q` or `1Y`.'),
  }),
  'prometheus-duration': (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is not a duration of Prometheus, which has neither months nor quarters.`,
    settle: instead(problem, 'Write `4w`, `28d` or `30d`.'),
  }),
  'slice-duration': (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is not a length of time.`,
    settle: instead(problem, 'Write `1m`.'),
  }),
  minutes: (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} are minutes (\`m\`), and no objective holds for so short a time.`,
    settle: instead(problem, 'Write days.'),
  }),
  'part-of-a-day': (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is not a whole number of days, and budgets are compared over days.`,
    settle: 'Write days or weeks, such as `1d` or `4w`.',
  }),
  'long-window': (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is longer than any window that is read (9,999 of a unit).`,
    settle: 'Write what somebody looks back on, such as `30d`.',
  }),
  'window-kind': (problem) => ({
    message: `${it(problem)} says neither that it rolls nor when it begins: without \`isRolling: true\` a window is one of the calendar.`,
    settle: `Add ${code(problem.write)}, or \`calendar\` with \`startTime\` and \`timeZone\`.`,
  }),
  'rolling-calendar': (problem) => ({
    message: `${it(problem)}: a window that rolls has no place in the calendar.`,
    settle: 'Take out `calendar`, or write `isRolling: false`.',
  }),
  'start-time': (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is not a day and a time without a zone.`,
    settle: instead(problem, 'Write `2026-01-01 00:00:00`.'),
  }),
  'several-thresholds': (problem) => ({
    message: `${it(problem)}: with a \`thresholdMetric\` there can be one objective only.`,
    settle: 'Make an SLO of each, or count good events with a `ratioMetric`.',
  }),
  'good-query': (problem) => ({
    message: `${it(problem)}: Sloth counts errors, not what went well.`,
    settle: `Write ${code(problem.write)} with a query that counts what failed.`,
  }),
  'same-query': (problem) => ({
    message: `${it(problem)} is the same as the query it is compared to: the ratio would always be 1.`,
    settle: 'Narrow down one of the two.',
  }),
  'no-window-variable': (problem) => ({
    message: `${it(problem)} does not say \`{{.window}}\`: Sloth asks every query over several windows.`,
    settle: `Write ${code(problem.write)} where the query has a length of time.`,
  }),
  'no-selector': (problem) => ({
    message: `${it(problem)}: ${show(problem.got)} is a calculation, and Pyrra writes the sums and rates itself.`,
    settle: 'Write the metric and its labels alone, such as `http_requests_total{job="checkout"}`.',
  }),
  'no-bucket': (problem) => ({
    message: `${it(problem)} has no label \`le\` with a number: which bucket of the histogram is fast enough?`,
    settle: `Add ${code(problem.write)}, the slowest that still is, in the unit of the histogram.`,
  }),
};

/** Says one problem: both are whole sentences, and the first can follow `slo/ledger.yaml:12:7: `. */
export const sayFileProblem = (problem: SloFileProblem): Words => WORDS[problem.code](problem);
