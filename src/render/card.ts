/** The card: what the person on call wants to know about a system, in the order they want it. */
import { type Declared, isNotApplicable, type Located, type System } from '../declaration/resolve.ts';
import type { Claim } from '../declaration/systems.ts';
import type { EntryAnswer } from '../facts.ts';
import type { Past } from '../rules/past.ts';
import { splitAnchor } from '../rules/pointer.ts';
import type { DescribedSystem } from '../verdict.ts';
import { printable } from './escape.ts';
import { saySection } from './paper-words.ts';
import { type Look, longSlo, paint, wrap } from './terminal.ts';

export interface Card {
  readonly system: System;
  readonly declared: Declared;
  readonly described: DescribedSystem;
  readonly past: Past;
  /** The runbook's entry at the commit looked at; `null` where it is none of the repository's. */
  readonly runbook: EntryAnswer | null;
  /** The pattern that decided; `null` where the system was asked for by name. */
  readonly claim: Claim | null;
  /** Today, `YYYY-MM-DD` in UTC. */
  readonly date: string;
}

const LABEL = 11;
/** What is opened first at night. */
export const URGENT: ReadonlySet<string> = new Set(['first-five-minutes', 'stop-the-bleeding']);
/** As many incidents are shown. */
const MOST_INCIDENTS = 3;

const duration = (text: string): string => `${text.slice(0, -1)} ${text.slice(-1)}`;
const by = (located: Located<unknown>, team: string | undefined): string =>
  located.by === 'team' ? ` (by team ${team ?? ''})` : located.by === 'default' ? ' (by default)' : '';

const describePeople = ({ system, declared }: Card): string => {
  const name = (login: string): string => {
    const person = declared.people.get(login.toLowerCase());
    return person?.name === undefined ? login : `${person.name} (${login})`;
  };
  const backup = system.backup?.value ?? [];
  const owner = system.owner === null ? 'nobody' : name(system.owner.value);
  return `${owner}${backup.length === 0 ? ', no backup' : `, then ${backup.map(name).join(', ')}`}${system.owner === null ? '' : by(system.owner, system.team?.value)}`;
};

const describeRunbook = ({ system, runbook, described: { sections } }: Card): string[] => {
  if (system.runbook === null) return ['none'];
  if (isNotApplicable(system.runbook.value)) return [`not applicable: ${system.runbook.value['not-applicable']}`];
  const { value } = system.runbook;
  const isGone = runbook !== null && 'known' in runbook.entry && runbook.entry.known === null;
  const { path } = splitAnchor(value);
  const urgent = sections.filter(({ id }) => URGENT.has(id));
  return [
    `${value}${isGone ? '  ✗ not there' : ''}`,
    ...urgent.map(({ id, anchor }) => `${path}#${anchor}  ${saySection(id).toLowerCase()}`),
  ];
};

const describeNeeds = ({ system }: Card): string[] =>
  (system.dependsOn?.value ?? []).map((item) => {
    if (typeof item === 'string') return item;
    const soft = item.soft === true ? ', soft' : '';
    if ('system' in item) return `${item.system}${soft === '' ? '' : ' (soft)'}`;
    return `${item.external} (external${item.objective === undefined ? '' : `, ${item.objective} %`}${soft})`;
  });

const describeBefore = ({ past, date }: Card): string[] => [
  ...past.incidents.slice(0, MOST_INCIDENTS).map(({ entry: { date: day, what, link, actions = [] } }) => {
    const open = actions.filter(({ done }) => done === undefined);
    const late = open.some(({ due }) => due !== undefined && due < date);
    const first = open[0];
    const who = [first?.owner, first?.due === undefined ? undefined : `due ${first.due}`].filter(
      (word) => word !== undefined,
    );
    const left =
      open.length === 0
        ? ''
        : `: ${open.length} action${open.length === 1 ? '' : 's'} open${who.length === 0 ? '' : ` (${who.join(', ')})`}${late ? ', overdue' : ''}`;
    return `${day} ${what}${link === undefined ? '' : ` · ${link}`}${left}`;
  }),
  ...past.unread.map(({ files, count }) => `${count} more in ${files}`),
  ...past.illegible.map(({ path, problem }) => `${path}:${problem.line} cannot be read`),
  ...past.unknown.map(({ path, why }) => `${path} could not be found out: ${why}`),
];

const describeSlos = (card: Card): string[] => {
  const declared = card.system.slo;
  if (declared === null) return ['none'];
  if (isNotApplicable(declared.value)) return [`not applicable: ${declared.value['not-applicable']}`];
  return card.described.slo.map((slo) =>
    slo.indicator === null ? longSlo(slo) : `${longSlo(slo)} · ${slo.indicator}`,
  );
};

/** The card as lines of text; rows with nothing to say are left out, rows that ought to say something say so. */
export const renderCard = (card: Card, look: Look): string => {
  const { system, claim, date, past } = card;
  const { dependents } = card.described;
  const { escalation, data, dashboard, description } = system;
  const title = [system.tier === null ? null : `tier ${system.tier.value}`, description?.value ?? null].filter(
    (word) => word !== null,
  );
  const pager =
    escalation === null
      ? 'not declared'
      : `${escalation.value.page}${escalation.value['acknowledge-within'] === undefined ? '' : `  acknowledged within ${duration(escalation.value['acknowledge-within'])}`}`;
  const because =
    claim === null
      ? `${system.place.file}:${system.place.line}`
      : `${claim.place.file}:${claim.place.line}  ${claim.pattern.text}`;
  const needs = describeNeeds(card);
  const rows: [string, readonly string[]][] = [
    ['page', [pager]],
    ['answers', [describePeople(card)]],
    ['runbook', describeRunbook(card)],
    ['slo', describeSlos(card)],
    ['look', dashboard === null ? [] : [dashboard.value]],
    ['needs', needs.length === 0 ? [] : [needs.join(', ')]],
    [
      'breaks',
      dependents.length === 0
        ? []
        : [
            dependents
              .map(({ name, through }) => (through === null ? name : `${name} (through ${through})`))
              .join(', '),
          ],
    ],
    ['holds', data === null ? [] : [data.value.join(', ')]],
    ['before', describeBefore(card)],
    [
      'waved off',
      past.tradeOffs.map(
        ({ entry: item }) =>
          `${item.what}${item['revisit-by'] === undefined ? '' : `, to be looked at again by ${item['revisit-by']}${item['revisit-by'] < date ? ': overdue' : ''}`}`,
      ),
    ],
    ['because', [because]],
  ];
  const lines = [
    '',
    `  ${paint(look, 'bold', printable(system.name))}${title.length === 0 ? '' : `  ${paint(look, 'dim', printable(title.join(' · ')))}`}`,
  ];
  for (const [label, texts] of rows) {
    for (const [index, text] of texts.entries()) {
      const indent = ' '.repeat(LABEL + 2);
      const wrapped = wrap(printable(text), look.width, indent);
      wrapped[0] = `  ${paint(look, 'dim', (index === 0 ? label : '').padEnd(LABEL))}${wrapped[0]?.slice(LABEL + 2) ?? ''}`;
      lines.push(...wrapped);
    }
  }
  return `${lines.join('\n')}\n`;
};
