/** What a handover says. */
import type { Place } from '../facts.ts';
import type { Ask, HandoverKind } from '../verdict.ts';

/** One change of who answers for what, or one by which somebody answers for less. */
export interface Handover {
  readonly kind: HandoverKind;
  /** The base's name, or the name of a new system; `null` for what is a person's, such as a contact. */
  readonly system: string | null;
  /** Which one of several is meant: an SLO, a dependency, a class of data, a duty, a login. */
  readonly about: string | null;
  /** Of the value at head; where it has none, at base. `null` where the base's is wanted and was not kept. */
  readonly place: Place | null;
  readonly before: string | null;
  readonly after: string | null;
  /** The value that was changed: the same for every system that inherits it. */
  readonly cause: string;
  readonly asks: readonly Ask[];
}
