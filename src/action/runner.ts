/** The runner a run is given, and the two ways to end without a verdict. */
import type * as core from '@actions/core';

/** What of the toolkit is used. */
export type Toolkit = Pick<
  typeof core,
  'getInput' | 'setSecret' | 'setOutput' | 'info' | 'error' | 'warning' | 'notice' | 'summary'
>;

export interface Runner {
  readonly core: Toolkit;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}

/** Could not even begin: red, explained, never skipped. */
export const stop = ({ core }: Runner, why: string): number => {
  core.setOutput('verdict', 'undecided');
  core.error(why, { title: 'Ownership Gate could not decide' });
  return 2;
};

/** Nothing here is anybody's check. */
export const rest = ({ core }: Runner, why: string): number => {
  core.info(`There is nothing to judge: ${why}.`);
  return 0;
};
