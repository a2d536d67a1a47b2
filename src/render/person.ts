/** What rests on one person, for a terminal: what would wake them, what nobody else could answer for, what to hand over. */
import type { Declared, System } from '../declaration/resolve.ts';
import type { Carried, CarriedTeam } from '../rules/carried.ts';
import type { Unread } from '../rules/pledges.ts';
import { printable } from './escape.ts';
import { sayFirst, sayHandOver, sayKind, sayNobody, sayUnread } from './person-words.ts';
import { type Look, paint, wrap } from './terminal.ts';

/** As many systems are shown of each kind. What is to be handed over is shown whole. */
const MOST_SYSTEMS = 100;
/** As many files that were not read. */
const MOST_UNREAD = 20;
/** As many backups of a team. */
const MOST_BACKUPS = 10;

/** Worst tier first, those without one last. */
const byTier = (a: System, b: System): number => {
  const [one, other] = [a, b].map(({ tier }) => tier?.value ?? '9') as [string, string];
  return one < other ? -1 : one > other ? 1 : a.name < b.name ? -1 : 1;
};

const pick = (names: readonly string[], { systems }: Declared): System[] =>
  names.flatMap((name) => systems.get(name) ?? []).sort(byTier);

const renderTitle = (name: string, about: readonly (string | null)[], look: Look): string => {
  const said = about.filter((word) => word !== null).join(' · ');
  return `  ${paint(look, 'bold', printable(name))}${said === '' ? '' : `  ${paint(look, 'dim', printable(said))}`}`;
};

const renderSystems = (names: readonly string[], declared: Declared, look: Look): string[] => {
  const systems = pick(names, declared);
  const shown = systems.slice(0, MOST_SYSTEMS);
  const width = Math.max(0, ...shown.map(({ name }) => name.length));
  const indent = ' '.repeat(Math.min(width + 6, 30));
  const lines = shown.flatMap(({ name, tier, data, escalation }) => {
    const facts = [
      ...(tier === null ? [] : [`tier ${tier.value}`]),
      ...(data === null ? [] : [`holds ${data.value.join(', ')}`]),
    ];
    const within = escalation?.value['acknowledge-within'];
    const page =
      escalation === null
        ? 'no page declared'
        : `${escalation.value.page}${within === undefined ? '' : `  acknowledged within ${within.slice(0, -1)} ${within.slice(-1)}`}`;
    const texts = facts.length === 0 ? [page] : [facts.join(' · '), page];
    const rows = texts.flatMap((text) => wrap(printable(text), look.width, indent));
    const label = `    ${name}`;
    return label.length + 2 > indent.length
      ? [label, ...rows]
      : [`${label.padEnd(indent.length)}${rows[0]?.slice(indent.length) ?? ''}`, ...rows.slice(1)];
  });
  const left = systems.length - shown.length;
  return left === 0 ? lines : [...lines, `    and ${left} more: --format json`];
};

const renderAlone = ({ load, login }: Carried, look: Look): string[] => {
  const { owner, backup, alone } = load;
  if (owner.length + backup.length === 0) return [`  Nothing would wake ${login}: no system names this login.`];
  if (alone.length === 0)
    return wrap('Left with nobody: nothing. Each of these names somebody else too.', look.width, '  ');
  const shown = alone.slice(0, MOST_SYSTEMS);
  const more = alone.length > shown.length ? ` and ${alone.length - shown.length} more` : '';
  return wrap(`Left with nobody: ${shown.join(', ')}${more}`, look.width, '  ').map((line) =>
    paint(look, 'fail', line),
  );
};

/** Everything that rests on one person, the checklist last. */
export const renderCarried = (carried: Carried, declared: Declared, look: Look): string => {
  const { login, name, contact, kind, load, handOver, unread } = carried;
  const heading = (text: string): string => `  ${paint(look, 'bold', text)}`;
  const indent = ' '.repeat(8);
  const lines = ['', renderTitle(login, [name, contact, sayKind(kind)], look)];
  if (load.owner.length > 0) {
    lines.push('', heading(`Would wake ${login} as owner`), ...renderSystems(load.owner, declared, look));
  }
  if (load.backup.length > 0) {
    lines.push('', heading(`Would wake ${login} as backup`), ...renderSystems(load.backup, declared, look));
  }
  if (kind === null) lines.push('', ...renderAlone(carried, look));
  lines.push('', heading(handOver.length === 0 ? 'Nothing is to be handed over' : `Before ${login} leaves`));
  for (const item of handOver) {
    const { file, line } = item.place;
    const [first = '', ...rest] = wrap(printable(`${file}:${line}  ${sayHandOver(item, login)}`), look.width, indent);
    lines.push(`    [ ] ${first.slice(indent.length)}`, ...rest);
  }
  if (unread.length > 0) lines.push('', heading('Not looked at'), ...renderUnread(unread, look));
  return `${lines.join('\n')}\n`;
};

const renderUnread = (unread: readonly Unread[], look: Look): string[] => [
  ...unread.slice(0, MOST_UNREAD).flatMap((each) => wrap(`? ${printable(sayUnread(each))}`, look.width, '    ')),
  ...(unread.length > MOST_UNREAD ? [`    and ${unread.length - MOST_UNREAD} more: --format json`] : []),
];

/** A word that names nobody, as far as was read. */
export const renderNobody = (
  { word, near, unread }: { readonly word: string; readonly near: string | null; readonly unread: readonly Unread[] },
  look: Look,
): string =>
  `\n${[...wrap(printable(sayNobody(word, near)), look.width, '  '), ...renderUnread(unread, look)].join('\n')}\n`;

/** A team, which answers for nothing itself: its systems, and who answers for each. */
export const renderTeam = ({ team, systems, place, owner, backup }: CarriedTeam, look: Look): string => {
  const names = systems.slice(0, MOST_SYSTEMS).map((system) => `${system.name} (${system.owner ?? 'nobody'})`);
  const more = systems.length > names.length ? ` and ${systems.length - names.length} more: --format json` : '';
  const people = [...(owner === null ? [] : [owner]), ...backup];
  const rows: [string, string][] = [
    ['systems', names.length === 0 ? 'none' : `${names.join(', ')}${more}`],
    [
      'gives',
      people.length === 0
        ? 'nobody'
        : `${owner ?? 'no owner'}${backup.length === 0 ? '' : `, then ${sayFirst(backup, MOST_BACKUPS)}`}`,
    ],
    ...(place === null ? [] : [['because', `${place.file}:${place.line}`] as [string, string]]),
    ...(people[0] === undefined ? [] : [['ask', `for a person: ownership-gate who @${people[0]}`] as [string, string]]),
  ];
  const lines = ['', renderTitle(team, [sayKind('team')], look)];
  for (const [label, text] of rows) {
    const [first = '', ...rest] = wrap(printable(text), look.width, ' '.repeat(13));
    lines.push(`  ${paint(look, 'dim', label.padEnd(11))}${first.slice(13)}`, ...rest);
  }
  return `${lines.join('\n')}\n`;
};
