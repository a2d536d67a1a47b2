/** What can be wrong with the text of a declaration. Words are made of these elsewhere. */
import type { FilesProblemCode } from './files.ts';
import type { Form } from './schema.ts';

export type ProblemCode =
  | 'declaration-syntax'
  | 'declaration-quotes'
  | 'declaration-colon'
  | 'declaration-comma'
  | 'declaration-tab'
  | 'declaration-character'
  | 'declaration-feature'
  | 'declaration-documents'
  | 'declaration-empty'
  | 'declaration-too-large'
  | 'declaration-too-deep'
  | 'declaration-too-many-patterns'
  | 'declaration-too-many-problems'
  | 'declaration-foreign'
  | 'declaration-forbidden-key'
  | 'declaration-duplicate-key'
  | 'declaration-unknown-key'
  | 'declaration-missing-key'
  | 'declaration-shape'
  | 'declaration-value'
  | 'declaration-pattern'
  | 'declaration-placeholder'
  | 'declaration-names-clash';

/** Where a text stops being YAML. */
export type SyntaxFault =
  | 'quote-open'
  | 'bracket-open'
  | 'bracket-extra'
  | 'indent'
  | 'item-indent'
  | 'no-colon'
  | 'no-space'
  | 'no-comma'
  | 'comma-extra'
  | 'item-beside-key'
  | 'after-value'
  | 'escape'
  | 'front-matter-open'
  | 'front-matter-late'
  | 'front-matter-toml'
  | 'other';

export type Shape = 'map' | 'list' | 'text';

/** One thing wrong, and where: lines and columns count from 1, `at` is the key path (`systems.checkout.slo[0]`). */
export interface Problem {
  readonly code: ProblemCode;
  readonly line: number;
  readonly column: number;
  readonly at: string;
  /** What stands there. */
  readonly got?: string;
  /** What to write instead, where that can be known. */
  readonly write?: string;
  /** `declaration-value`: the form it should have. `declaration-shape`: map, list or text. */
  readonly form?: Form | Shape;
  /** `declaration-shape`: what it is instead. */
  readonly found?: Shape;
  /** The keys or values there are to choose from. */
  readonly choices?: readonly string[];
  readonly pattern?: FilesProblemCode;
  readonly syntax?: SyntaxFault;
  /** `declaration-unknown-key`: the map that knows the key (`policy`), '' for the file itself. */
  readonly belongs?: string;
  /** `declaration-duplicate-key`, `declaration-names-clash`: the line of the first. */
  readonly first?: number;
}
