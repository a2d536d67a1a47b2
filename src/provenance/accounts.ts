/** Accounts of github.com that are programs: several agents have accounts of the type `User`, so the type does not tell. */
import { type AccountSignal, SIGNALS, type Signal } from './signals.ts';

/** GitHub's own scanner: it suggests, on nobody's order, and is no agent of anyone. */
const SCANNER = 62310815;

const isAccount = (signal: Signal): signal is AccountSignal => signal.place === 'account';
const PROGRAMS: ReadonlyMap<number, 'agent' | 'bot'> = new Map(
  SIGNALS.filter(isAccount).map((one) => [one.id, one.class === 'bot' || one.id === SCANNER ? 'bot' : 'agent']),
);

/** What program an account is; `null` for all others. `host` says where the id was given: they hold on github.com alone. */
export const findProgram = (id: number, host: string | null): 'agent' | 'bot' | null =>
  host === 'github.com' ? (PROGRAMS.get(id) ?? null) : null;
