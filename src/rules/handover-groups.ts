/** Handovers as a table shows them: one row for what one line of the declaration did to many systems. */
import type { Place } from '../facts.ts';
import { groupBy } from '../groups.ts';
import { type Ask, HANDOVERS, type HandoverKind } from '../verdict.ts';
import { keyOf, uniteAsks } from './asks.ts';
import type { Handover } from './handover-kinds.ts';

export interface HandoverGroup {
  readonly kind: HandoverKind;
  /** By name; empty for what is a person's. */
  readonly systems: readonly string[];
  readonly about: string | null;
  readonly place: Place | null;
  /** What all have in common, with `<system>` for their names; else the first few. */
  readonly before: string | null;
  readonly after: string | null;
  readonly cause: string;
  readonly asks: readonly Ask[];
  readonly handovers: readonly Handover[];
}

/** Texts shown of several that differ. */
const SHOWN = 3;

/** Patterns go by their system and by who is asked, everything else by the line that was changed. */
const groupOf = ({ kind, system, about, cause, asks }: Handover): string =>
  kind.startsWith('pattern-') ? JSON.stringify([kind, system, asks.map(keyOf)]) : JSON.stringify([kind, cause, about]);

const quote = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What the texts of all members come to; a system's name in its own text is `<system>` where that makes them one. */
const summarise = (members: readonly Handover[], side: 'before' | 'after'): string | null => {
  const texts = [...new Set(members.map((member) => member[side]))];
  if (texts.length === 1) return texts[0] ?? null;
  const templates = new Set(
    members.map(
      ({ system, [side]: text }) =>
        text?.replace(new RegExp(`(?<![\\w-])${quote(system ?? '')}(?![\\w-])`, 'g'), '<system>') ?? null,
    ),
  );
  const [template] = templates;
  if (templates.size === 1 && template !== null) return template ?? null;
  const said = texts.flatMap((text) => text ?? []);
  const rest = said.length - SHOWN;
  return said.slice(0, SHOWN).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
};

/** One group for each cause, in the order of a table: who answers first, then for what. */
export const groupHandovers = (handovers: readonly Handover[]): readonly HandoverGroup[] =>
  [...groupBy(handovers, groupOf).values()]
    .map((members): HandoverGroup => {
      const [{ kind, about, place, cause }] = members;
      return {
        kind,
        systems: [...new Set(members.flatMap(({ system }) => system ?? []))].sort(),
        about,
        place,
        before: summarise(members, 'before'),
        after: summarise(members, 'after'),
        cause,
        asks: uniteAsks(members.flatMap(({ asks }) => asks)),
        handovers: members,
      };
    })
    .sort((a, b) => HANDOVERS.indexOf(a.kind) - HANDOVERS.indexOf(b.kind));
