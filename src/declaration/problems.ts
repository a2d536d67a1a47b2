/** What can be wrong with the text of a declaration. Words are made of these elsewhere. */
import type { PatternProblemCode } from './patterns.ts';
import type { Form } from './schema.ts';

export type ProblemCode =
  | 'declaration-syntax'
  | 'declaration-quotes'
  | 'declaration-colon'
  | 'declaration-tab'
  | 'declaration-character'
  | 'declaration-feature'
  | 'declaration-documents'
  | 'declaration-empty'
  | 'declaration-too-large'
  | 'declaration-too-deep'
  | 'declaration-too-many-patterns'
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
  readonly form?: Form | 'map' | 'list' | 'text';
  /** The keys or values there are to choose from. */
  readonly choices?: readonly string[];
  readonly pattern?: PatternProblemCode;
}
