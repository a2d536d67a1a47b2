/** A stream to read once, and whether a person types into it. */
export type Input = AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };

/** What the command line needs of the process it runs in; given by parameter, so that importing does nothing. */
export interface Shell {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The current folder, absolute. */
  readonly folder: string;
  readonly now: () => Date;
  /** Results. */
  readonly print: (text: string) => void;
  /** Standard input. Nothing is opened, and nothing waited for, until a command asks for it. */
  readonly openInput: () => Input;
  /** Diagnostics. */
  readonly complain: (text: string) => void;
  /** Whether results go to a terminal. */
  readonly terminal: boolean;
  /** Whether diagnostics go to a terminal. */
  readonly watched: boolean;
  readonly columns: number;
}

/** A command that could not run, and what to do: printed as it is, exit status 2. */
export class CannotRun extends Error {
  constructor(message: string, settle: string) {
    super(`${message}\n${settle}`);
    this.name = 'CannotRun';
  }
}

/** Today, `YYYY-MM-DD` in UTC. */
export const findToday = ({ now }: Shell): string => now().toISOString().slice(0, 10);

/** Colour only on a terminal, and never with NO_COLOR (https://no-color.org: set and not empty). */
export const findLook = ({ terminal, environment, columns }: Shell): { colour: boolean; width: number } => ({
  colour: terminal && !environment.NO_COLOR && environment.TERM !== 'dumb',
  width: Math.min(Math.max(columns, 60), 120),
});
