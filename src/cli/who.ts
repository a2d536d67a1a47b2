import { parseArgs } from 'node:util';
import type { System } from '../declaration/resolve.ts';
import { describeSystem } from '../describe.ts';
import { type Card, renderCard } from '../render/card.ts';
import { printable } from '../render/escape.ts';
import { toSlos } from '../render/json.ts';
import { wrap } from '../render/terminal.ts';
import { GUESS, sayGap, sayNothingFound, sayPaths, sayReason, sayRest } from '../render/who-words.ts';
import { describe } from '../render/words.ts';
import { findRunbookPath } from '../rules/papers.ts';
import { readPast } from '../rules/past.ts';
import { decodePath } from '../sources/trees.ts';
import { type Answer, type Answers, type Group, groupAnswers, nameGroup, openAnswers } from './answers.ts';
import { type Frame, matchTraces, rankSuspects } from './frames.ts';
import { readInput } from './input.ts';
import { readFormat } from './options.ts';
import { type Opened, readPapers } from './papers.ts';
import { parsePathList } from './path-list.ts';
import { findPeople, isPersonWord, renderSomebody, type Somebody, toJsonSomebody } from './people.ts';
import { CannotRun, findLook, findToday, type Shell } from './shell.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { findTraces } from './trace.ts';

/** What was asked: words as they were typed, paths from the root, or the text of a trace. */
type Question =
  | { readonly words: readonly string[] }
  | { readonly paths: readonly string[] }
  | { readonly text: string };

/** What is shown together: a card and why it is shown, or why there is none. */
interface Section extends Group {
  readonly heading: string | null;
}

/** A word with an `@`, which is looked up by itself. */
interface Named {
  readonly word: string;
}

/** What is said to a question, in its order; `frames` where it was a trace. */
interface Reply {
  readonly sections: readonly (Section | Named)[];
  readonly elements: readonly ({ readonly answer: Answer; readonly frames?: readonly Frame[] } | Named)[];
  /** Below the cards. */
  readonly notes: readonly string[];
  /** What to know before relying on it; why there is nothing. */
  readonly remark: string | null;
}

/** As many paths are read, and shown with a card and where nobody answers; as many places of a trace. */
const MOST_PATHS = 100_000;
const WITH_CARD = 3;
const WITHOUT_CARD = 10;
const MOST_FRAMES = 100;

/** `ownership-gate who`. */
export const run = async (words: readonly string[], shell: Shell): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      ref: { type: 'string' },
      repo: { type: 'string' },
      format: { type: 'string', default: 'text' },
      trace: { type: 'boolean', default: false },
    },
  });
  const format = readFormat(values.format, ['text', 'json']);
  const question = await readQuestion(positionals, values.trace, shell);
  const snapshot = await readSnapshot(shell, values);
  try {
    const { after } = snapshot.proposal;
    if (after === null) return complain(snapshot, shell);
    const answers = openAnswers(snapshot, after, findToday(shell));
    const { sections, elements, notes, remark } =
      'words' in question
        ? replyToWords(question.words, answers)
        : 'paths' in question
          ? replyToPaths(question.paths, answers, snapshot)
          : await replyToTrace(question.text, answers, snapshot);
    const systems = new Map(
      elements.flatMap((element) =>
        'word' in element || element.answer.system === null
          ? []
          : [[element.answer.system.name, element.answer.system]],
      ),
    );
    const opened = await readPapers([...systems.keys()], snapshot, after);
    const named = elements.flatMap((element) => ('word' in element ? [element.word] : []));
    const people = await findPeople(named, snapshot, { declared: after, date: findToday(shell) });
    const somebodyOf = (word: string): Somebody => people.get(word) ?? { kind: 'nobody', word, near: null, unread: [] };
    const cards = new Map([...systems].map(([name, system]) => [name, makeCard(system, opened, findToday(shell))]));
    const cardOf = (system: System | null): Card | null => (system === null ? null : (cards.get(system.name) ?? null));
    if (format === 'json') {
      // One by one: all in one text may be more than a text can be.
      for (const [index, element] of elements.entries()) {
        const said = 'word' in element ? toJsonSomebody(somebodyOf(element.word)) : toJsonElement(element, cardOf);
        shell.print(`${index === 0 ? '[' : ','}\n  ${JSON.stringify(said, null, 2).replaceAll('\n', '\n  ')}`);
      }
      shell.print(elements.length === 0 ? '[]\n' : '\n]\n');
    } else {
      const look = findLook(shell);
      for (const section of sections) {
        const text =
          'word' in section
            ? renderSomebody(somebodyOf(section.word), after, look)
            : renderSection(section, cardOf(section.system), shell);
        shell.print(text);
      }
      const lines = notes.flatMap((note) => wrap(note, look.width, '  '));
      if (lines.length > 0) shell.print(`\n${lines.join('\n')}\n`);
      if (sections.length > 0) shell.print('\n');
    }
    if (remark !== null) shell.complain(`ownership-gate who: ${remark}\n`);
    const isFound = (element: Reply['elements'][number]): boolean =>
      'word' in element ? somebodyOf(element.word).kind !== 'nobody' : element.answer.system !== null;
    return elements.length > 0 && elements.every(isFound) ? 0 : 1;
  } finally {
    snapshot.close();
  }
};

/** Reads standard input where it is asked for, before any repository is opened. */
const readQuestion = async (words: readonly string[], isTrace: boolean, shell: Shell): Promise<Question> => {
  const isPiped = isTrace || words.includes('-');
  if (isPiped && words.some((word) => word !== '-'))
    throw new CannotRun(
      `${isTrace ? '`--trace` reads a trace' : '`-` reads paths'} from standard input, and nothing is asked besides.`,
      'Leave out the other words, or ask for them by themselves.',
    );
  if (isTrace) {
    const less = 'Give the part that broke, such as `tail -n 1000 app.log | ownership-gate who --trace`.';
    const text = decodePath(await readInput(shell, { what: 'a stack trace', less }));
    if (text.trim() === '')
      throw new CannotRun('Standard input is empty.', 'Such as `ownership-gate who --trace < crash.log`.');
    return { text };
  }
  if (isPiped) {
    const less = 'Give them in parts, such as `git diff --name-only main -- services/ | ownership-gate who -`.';
    const paths = parsePathList(await readInput(shell, { what: 'paths, one a line,', less }));
    if (paths.length === 0)
      throw new CannotRun(
        'Standard input has no path in it.',
        'Such as `git diff --name-only main | ownership-gate who -`.',
      );
    if (paths.length > MOST_PATHS) throw new CannotRun('Standard input has more than 100,000 paths.', less);
    return { paths };
  }
  if (words.length === 0)
    throw new CannotRun('Say a path, a system or a person.', 'Such as `ownership-gate who services/checkout/api.ts`.');
  if (words.includes('@'))
    throw new CannotRun('`@` is followed by a login.', 'Such as `ownership-gate who @maya-lin`.');
  return { words };
};

const replyToWords = (words: readonly string[], { ofWord }: Answers): Reply => {
  const answers = words.map((word): Answer | Named => (isPersonWord(word) ? { word } : ofWord(word)));
  return {
    sections: answers.map((answer) => ('word' in answer ? answer : { ...answer, answers: [answer], heading: null })),
    elements: answers.map((answer) => ('word' in answer ? answer : { answer })),
    notes: [],
    remark: null,
  };
};

const replyToPaths = (paths: readonly string[], { ofPath }: Answers, { toPath, toRoot }: Snapshot): Reply => {
  // A path of another form, such as `./a` or one from the root of the machine, is taken for what it leads to.
  const answers = paths.map((path) => ofPath(toPath(toRoot(path))));
  return {
    sections: groupAnswers(answers).map((group) => {
      const all = [...new Set(group.answers.map(({ path }) => path ?? ''))];
      const isGap = group.gap !== null;
      return { ...group, heading: isGap && all.length === 1 ? null : sayPaths(all, isGap ? WITHOUT_CARD : WITH_CARD) };
    }),
    elements: answers.map((answer) => ({ answer })),
    notes: [],
    remark: null,
  };
};

const replyToTrace = async (text: string, { ofPath }: Answers, { tree }: Snapshot): Promise<Reply> => {
  const listed = await tree.list();
  if ('unknown' in listed) throw new CannotRun(listed.unknown, listed.needs ?? 'git fsck');
  const reading = findTraces(text);
  const { traces, by, ...counts } = matchTraces(reading, listed.known);
  const rest = { ...counts, isCut: reading.isCut };
  const answers = new Map([...new Set(traces.flat().map(({ path }) => path))].map((path) => [path, ofPath(path)]));
  const answerOf = (path: string): Answer => answers.get(path) ?? ofPath(path);
  const suspects = rankSuspects(traces, (path) => nameGroup(answerOf(path)));
  const found = suspects.flatMap(({ broke, count, frames }) =>
    frames.slice(0, 1).map(({ path, line }) => ({
      answer: answerOf(path),
      answers: [...new Set(frames.map((frame) => frame.path))].map(answerOf),
      heading: sayReason({ path, line, broke, traces: traces.length, count, by }),
      frames: frames.slice(0, MOST_FRAMES),
    })),
  );
  const { ref, sha } = tree.commit;
  const isNothing = found.length === 0;
  return {
    sections: found.map(({ answer: { system, gap }, answers, heading }) => ({ system, gap, answers, heading })),
    elements: found.map(({ answer, frames }) => ({ answer, frames })),
    notes: isNothing ? [] : sayRest(rest),
    remark: isNothing ? sayNothingFound(rest, `${ref}@${sha.slice(0, 7)}`) : by === 'name' ? GUESS : null,
  };
};

const renderSection = ({ answers, gap, heading }: Section, card: Card | null, shell: Shell): string => {
  const look = findLook(shell);
  const [{ path, claim } = { path: null, claim: null }] = answers;
  const above = heading === null ? '' : `${wrap(heading, look.width, '  ').join('\n')}\n`;
  if (card !== null) {
    const isCommon = answers.every((answer) => answer.claim === claim);
    return `\n${above}${renderCard({ ...card, claim: isCommon ? claim : null }, look).replace(/^\n/, '')}`;
  }
  const why = gap === null ? '' : sayGap(gap, path ?? '', new Set(answers.map((answer) => answer.path)).size);
  return above === '' ? `\n  ${printable(path ?? '')}: ${why}\n` : `\n${above}  ${why}\n`;
};

/** Without a declaration nobody answers (1); with one that cannot be read nobody knows (2). */
const complain = ({ proposal, tree }: Snapshot, shell: Shell): number => {
  for (const finding of proposal.findings) {
    const at = finding.place === null ? '' : `${finding.place.file}:${finding.place.line}:${finding.place.column}: `;
    const { message, settle } = describe(finding);
    shell.complain(printable(`${at}${message}`).concat(`\n  → ${printable(settle)}\n`));
  }
  return tree.declarations.length === 0 ? 1 : 2;
};

const makeCard = (system: System, opened: Opened, date: string): Card => {
  const runbook = findRunbookPath(system);
  return {
    system,
    declared: opened.declared,
    described: describeSystem(system, opened),
    past: readPast(system, opened),
    runbook: runbook === null ? null : opened.entryOf(runbook.path),
    claim: null,
    date,
  };
};

const toJsonElement = (
  { answer, frames }: { readonly answer: Answer; readonly frames?: readonly Frame[] },
  cardOf: (system: System | null) => Card | null,
) => ({ ...toJson(answer, cardOf(answer.system)), ...(frames === undefined ? {} : { frames }) });

const toJson = ({ path, claim }: Answer, card: Card | null) => {
  const place = claim?.place ?? card?.system.place ?? null;
  const described = card?.described ?? null;
  return {
    path,
    system: described?.name ?? null,
    owner: described?.owner ?? null,
    backup: described?.backup ?? [],
    team: described?.team ?? null,
    escalation: card?.system.escalation?.value ?? null,
    runbook: described?.runbook ?? null,
    sections: described?.sections ?? [],
    slo: described === null ? [] : toSlos(described.slo),
    tier: described?.tier ?? null,
    'depends-on': card?.system.dependsOn?.value ?? [],
    dependents: described?.dependents.map(({ name }) => name) ?? [],
    data: described?.data ?? [],
    incidents: card?.past.incidents.map(({ entry }) => entry) ?? [],
    'trade-offs': card?.past.tradeOffs.map(({ entry }) => entry) ?? [],
    pattern: claim?.pattern.text ?? null,
    file: place?.file ?? null,
    line: place?.line ?? null,
  };
};
