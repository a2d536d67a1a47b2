/** What SLO files come to: the SLOs they state, and what can be wrong with them. Words are made of these elsewhere. */

/** An SLO as a file states it, in the shape of one that is written inline. */
export interface FileSlo {
  /** As the file names it; one of several objectives of an SLO of OpenSLO: `name / displayName`, or its number. */
  readonly name?: string;
  /** What is measured, as the file says it for people: on one line, without characters nobody sees. */
  readonly indicator: string;
  /** In percent: an exact decimal without zeros at its end. Above 0, below 100, at most 12 places. */
  readonly objective: string;
  /** `30d`, `4w`, `1M` or `1Q`. */
  readonly window: string;
  /** How failures are counted, where it is not event by event. */
  readonly method?: 'Timeslices' | 'RatioTimeslices';
  /** The same text where the same is measured in the same way. To be compared, not to be read. */
  readonly measure: string;
  /** Where the objective stands; counted from 1. */
  readonly line: number;
  readonly column: number;
}

export type SloFileFormat = 'openslo' | 'sloth' | 'pyrra';

export const SLO_FILE_PROBLEMS = [
  // The text
  'file-too-large',
  'line-too-long',
  'too-many-marks',
  'too-deep',
  'too-many-documents',
  'too-many-slos',
  'too-many-problems',
  'aliases-too-large',
  'indicator-too-large',
  'character',
  'empty',
  'git-lfs',
  // YAML
  'yaml',
  'yaml-quote',
  'yaml-bracket',
  'yaml-indent',
  'yaml-tab',
  'yaml-colon',
  'yaml-comma',
  'yaml-start',
  'yaml-escape',
  'yaml-tag',
  'yaml-alias',
  'yaml-merge',
  'yaml-key',
  'duplicate-key',
  // Which format
  'unknown-format',
  'mixed-formats',
  'in-a-list',
  'other-version',
  'other-kind',
  'no-slo',
  // What is there, and what is not
  'missing',
  'not-a-map',
  'not-a-list',
  'not-a-text',
  'empty-list',
  'both',
  'neither',
  'choice',
  'name',
  'duplicate-name',
  'spelling',
  // Numbers
  'number',
  'quoted-number',
  'unquoted-number',
  'places',
  'range',
  'share',
  'nothing',
  'everything',
  // Windows
  'one-window',
  'duration',
  'prometheus-duration',
  'slice-duration',
  'minutes',
  'part-of-a-day',
  'long-window',
  'window-kind',
  'rolling-calendar',
  'start-time',
  // Indicators
  'several-thresholds',
  'good-query',
  'same-query',
  'no-window-variable',
  'no-selector',
  'no-bucket',
] as const;
export type SloFileProblemCode = (typeof SLO_FILE_PROBLEMS)[number];

/** One thing wrong, and where: lines and columns count from 1, `at` is the key path (`spec.objectives[0].target`). */
export interface SloFileProblem {
  readonly code: SloFileProblemCode;
  readonly line: number;
  readonly column: number;
  readonly at: string;
  /** What stands there; at most 200 characters. */
  readonly got?: string;
  /** What to write instead, where that can be known. */
  readonly write?: string;
}

export type Report = (problem: SloFileProblem) => void;

const MOST_SHOWN = 200;

/** What somebody wrote, as much of it as is shown. */
export const clip = (text: string): string => (text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN - 1)}…`);
