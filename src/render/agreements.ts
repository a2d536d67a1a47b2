/** Who has to agree before it is green, in Markdown: grouped by who can, with the line to paste; and who has agreed. */
import { listUnliftable } from '../rules/break-glass.ts';
import type { Ask, Finding, JudgedSystem, Lapse, Verdict } from '../verdict.ts';
import {
  isOpen,
  joinFew,
  listAsks,
  listLogins,
  pickAsks,
  type Quote,
  sayLapse,
  sayStandIn,
} from './agreement-words.ts';
import { findWhich, join, sayHandover, sayLaw } from './change-words.ts';
import { sayAccept, sayGlass } from './command-words.ts';
import { clip, code, markdown } from './escape.ts';
import { linkCommit } from './links.ts';
import { fold, joinBlocks, listNames, type Sheet } from './sheet.ts';

/** Agreements that the same people can give. */
export interface Wanted {
  /** As the first ask spells them; the keepers the law names where keepers are asked, nobody where admins are. */
  readonly logins: readonly string[];
  readonly asked: readonly { readonly finding: Finding; readonly ask: Ask; readonly lapses: readonly Lapse[] }[];
}

const MOST_NAMES = 5;
const MOST_PEOPLE = 3;
const MOST_LAPSES = 5;
const QUOTE: Quote = { login: code, system: markdown };

const isSame = (a: string, b: string | null): boolean => a.toLowerCase() === b?.toLowerCase();

/** Whether a finding is settled by nothing but people who agree. */
export const isWanted = (finding: Finding): boolean => finding.severity === 'fail' && isOpen(finding);

interface Group extends Wanted {
  readonly asked: Wanted['asked'][number][];
}

const keyOf = (logins: readonly string[]): string =>
  [...new Set(logins.map((login) => login.toLowerCase()))].sort().join(' ');

/**
 * Who still has to agree to what, those who settle most first. Without keepers in the law, its keepers are the admins.
 * Whoever has to agree anyway does so for everything one of several could.
 */
export const listWanted = ({ findings, keepers }: Verdict): readonly Wanted[] => {
  const groups = new Map<string, Group>();
  for (const finding of findings.filter(isWanted)) {
    for (const { ask, answer } of pickAsks(listAsks(finding), 'open')) {
      const logins = ask.who === 'keepers' ? keepers : listLogins(ask);
      const group = groups.get(keyOf(logins)) ?? { logins, asked: [] };
      group.asked.push({ finding, ask, lapses: answer.lapses });
      groups.set(keyOf(logins), group);
    }
  }
  for (const [key, { logins, asked }] of groups) {
    const anyway = logins.length < 2 ? undefined : logins.map((login) => groups.get(keyOf([login]))).find(Boolean);
    if (anyway === undefined) continue;
    anyway.asked.push(...asked);
    groups.delete(key);
  }
  return [...groups.values()].sort((a, b) => b.asked.length - a.asked.length);
};

const bold = (systems: readonly (string | null)[]): string[] => [
  ...new Set(systems.flatMap((system) => (system === null ? [] : [`**${markdown(system)}**`]))),
];

/** What findings that ask people are about: `the change of **ledger**, 3 handovers (**checkout**) and 1 change of the law`. */
export const sayWhat = (findings: readonly Finding[]): string => {
  const accepted = findings.filter(({ code: name }) => name === 'acceptance-wanted');
  const handovers = findings.flatMap((finding) => (finding.code === 'handover' ? [finding] : []));
  const laws = findings.flatMap((finding) => (finding.code === 'law-changed' ? [finding] : []));
  const workflows = findings.flatMap((finding) => (finding.code === 'gate-workflow' ? [finding] : []));
  const isMended = findings.some(({ code: name }) => name === 'declaration-mended');
  const [handover] = handovers;
  const [law] = laws;
  const given = bold(handovers.flatMap(({ system, detail }) => (system === null ? detail.systems : [system])));
  const of = given.length === 0 ? '' : ` of ${listNames(given, MOST_NAMES)}`;
  const which = law === undefined ? null : findWhich(law.detail);
  const parts = [
    ...(accepted.length === 0
      ? []
      : [`the change of ${listNames(bold(accepted.map(({ system }) => system)), MOST_NAMES)}`]),
    ...(handover === undefined
      ? []
      : [
          handovers.length === 1
            ? `the handover${of} (${sayHandover(handover.detail.kind)})`
            : `${handovers.length} handovers${of}`,
        ]),
    ...(law === undefined
      ? []
      : laws.length === 1
        ? [`the change of the law (${sayLaw(law.detail.kind)}${which === null ? '' : ` ${code(clip(which, 100))}`})`]
        : [`${laws.length} changes of the law`]),
    ...(workflows.length === 0
      ? []
      : [
          `the change of ${listNames(
            workflows.map(({ path }) => code(clip(path ?? '', 200))),
            3,
          )}`,
        ]),
    ...(isMended ? ['the mended declaration'] : []),
  ];
  return join(parts, 'and');
};

const findingsOf = ({ asked }: Wanted): readonly Finding[] => [...new Set(asked.map(({ finding }) => finding))];

const nameActor = ({ asked }: Wanted, able: readonly string[]): string => {
  const names = able.map((login) => code(login));
  const [first, ...others] = names;
  if (first === undefined) return '**An admin**';
  const areKeepers = asked.every(({ ask }) => ask.who === 'keepers');
  if (others.length === 0) return `**${first}**${areKeepers ? ', a keeper,' : ''}`;
  if (areKeepers) return `**A keeper** (${joinFew(names, 'or', MOST_PEOPLE)})`;
  return `**${first}** (or ${joinFew(others, 'or', MOST_PEOPLE)})`;
};

/** What was said and does not count, once for all it was said of. */
const renderLapses = (wanted: Wanted): string => {
  const { asked } = wanted;
  const isOne = findingsOf(wanted).length === 1;
  const said = new Map<string, (string | null)[]>();
  for (const { finding, lapses } of asked) {
    for (const lapse of lapses) {
      const words = sayLapse(lapse, code);
      said.set(words, [...(said.get(words) ?? []), finding.system]);
    }
  }
  const lines = [...said].map(([words, systems]) => {
    const about = isOne ? [] : bold(systems);
    return `- ${words}${about.length === 0 ? '' : ` (${listNames(about, MOST_NAMES)})`}.`;
  });
  const left = lines.length - MOST_LAPSES;
  return [...lines.slice(0, MOST_LAPSES), ...(left > 0 ? [`- … and ${left} more that do not count.`] : [])].join('\n');
};

/** One item of the list: who approves, and where that is the author, who cannot, the line to paste. */
export const renderWanted = (wanted: Wanted, { verdict, links }: Sheet): string => {
  const { author, pullHead } = verdict;
  const able = wanted.logins.filter((login) => !isSame(login, author));
  const isAuthors = able.length < wanted.logins.length;
  const settles = `settles ${sayWhat(findingsOf(wanted))}`;
  const line = `\`\`\`\n${sayAccept(pullHead)}\n\`\`\``;
  const lapses = renderLapses(wanted);
  const writer = author === null ? '' : code(author);
  if (isAuthors && able.length === 0) {
    return joinBlocks([
      `**${writer}** opened this pull request and cannot approve it, so comments this, which ${settles}:`,
      line,
      lapses,
    ]);
  }
  const at = pullHead === null ? '' : ` at ${linkCommit(pullHead, links)}`;
  const approves = `${nameActor(wanted, able)} approves this pull request${at}: ${settles}.`;
  if (isAuthors)
    return joinBlocks([`${approves} ${writer}, who cannot approve their own, comments this instead:`, line, lapses]);
  if (wanted.logins.length === 0 && author !== null) {
    return joinBlocks([
      `${approves} If that is ${writer}, who cannot approve their own, this comment does it:`,
      line,
      lapses,
    ]);
  }
  return joinBlocks([approves, lapses]);
};

/** That a keeper may stand in, where somebody is asked who is none; nothing where nobody may. */
export const renderStandIn = (wanted: readonly Wanted[], { keepers }: Verdict): string => {
  const people = wanted.flatMap(({ asked }) => asked).filter(({ ask }) => listLogins(ask).length > 0);
  const isKeeper = (login: string): boolean => keepers.some((keeper) => isSame(keeper, login));
  // Where every keeper is asked already, nobody else is left.
  const mayBe = people.filter(
    ({ ask }) =>
      ask.who !== 'approver' &&
      (keepers.length === 0 || keepers.some((keeper) => !listLogins(ask).some((login) => isSame(login, keeper)))),
  );
  if (mayBe.length === 0) return '';
  const exact = [
    ...new Set(people.flatMap(({ ask }) => (ask.who === 'approver' && !isKeeper(ask.login) ? [code(ask.login)] : []))),
  ];
  const who =
    keepers.length === 0
      ? 'An admin'
      : `A keeper (${joinFew(
          keepers.map((login) => code(login)),
          'or',
          MOST_PEOPLE,
        )})`;
  const except = exact.length === 0 ? '' : `, but not for what ${joinFew(exact, 'and', MOST_PEOPLE)} decided`;
  return `${who} may stand in for anybody who cannot${except}.`;
};

/** How a keeper lets it pass all the same, where an order would lift everything that stands; folded. */
export const renderGlassHint = ({ outcome, mode, findings, pullHead, keepers }: Verdict): string => {
  if (outcome !== 'fail' || mode === 'report' || pullHead === null || listUnliftable(findings).length > 0) return '';
  const who = keepers.length === 0 ? 'An admin' : `A keeper (${joinFew(keepers.map(code), 'or', MOST_PEOPLE)})`;
  return fold('Production is down, and this cannot wait?', [
    `${who} comments this with a reason in place of the last word. It merges then, and what stands here still stands.`,
    `\`\`\`\n${sayGlass(pullHead)}\n\`\`\``,
  ]);
};

/** `accepted by sam-okafor`, `accepted by maya-lin, for sam-okafor`; nothing where nobody has. */
export const sayAccepted = (
  { name, acceptedBy }: JudgedSystem,
  { agreements }: Pick<Verdict, 'agreements'>,
): string => {
  const said = acceptedBy.map((agreement) => {
    const asked = agreements.find(
      ({ rule, system, by }) => rule === 'acceptance' && system === name && by === agreement.by,
    );
    return `${code(agreement.by)}${asked === undefined ? (agreement.standsIn ? ', a keeper' : '') : sayStandIn(agreement, asked.ask, QUOTE)}`;
  });
  return said.length === 0 ? '' : `accepted by ${listNames([...new Set(said)], 2)}`;
};
