/** What is looked at for marks, and the marks that are found there. What they come to is decided elsewhere. */
import type { Actor, CommitPerson, ProvenanceCommit, ProvenanceFacts } from '../facts.ts';
import { groupBy } from '../groups.ts';
import { type ExtraSignal, fold, toSignals } from './extra.ts';
import { findComments, findFences, isWithin, type Span } from './fences.ts';
import {
  type AccountSignal,
  type AddressSignal,
  type BodySignal,
  type Role,
  SIGNALS,
  type Signal,
  type TrailerSignal,
} from './signals.ts';
import { isTrailerLine, normalize, readFoot, type Trailer } from './trailers.ts';

export type Where = 'author' | 'committer' | 'trailer' | 'body' | 'branch' | 'label' | 'title';

/** Lines longer than this are no marker. */
const LONGEST_LINE = 1000;
/**
 * Trailers that say who made the commit: https://docs.kernel.org/process/submitting-patches.html and
 * https://docs.github.com/en/pull-requests/committing-changes-to-your-project/creating-and-editing-commits/creating-a-commit-with-multiple-authors
 */
const MAKERS = new Set(['co-authored-by', 'co-developed-by', 'signed-off-by']);

// --- the table, by what is looked up ---

interface Table {
  readonly accounts: ReadonlyMap<number, readonly AccountSignal[]>;
  readonly addresses: ReadonlyMap<string, readonly AddressSignal[]>;
  readonly trailers: ReadonlyMap<string, readonly TrailerSignal[]>;
  readonly lines: ReadonlyMap<string, readonly BodySignal[]>;
  readonly patterns: readonly (BodySignal & { readonly line: RegExp })[];
  readonly all: readonly Signal[];
}
type At<P extends Signal['place']> = Extract<Signal, { readonly place: P }>;

const listAt = <P extends Signal['place']>(signals: readonly Signal[], place: P): At<P>[] =>
  signals.filter((one): one is At<P> => one.place === place);
const hasPattern = (one: BodySignal): one is BodySignal & { readonly line: RegExp } => typeof one.line !== 'string';

const makeTable = (all: readonly Signal[]): Table => {
  const bodies = listAt(all, 'body');
  return {
    accounts: groupBy(listAt(all, 'account'), ({ id }) => id),
    addresses: groupBy(listAt(all, 'address'), ({ address }) => address),
    trailers: groupBy(listAt(all, 'trailer'), ({ key }) => key),
    lines: groupBy(
      bodies.filter((one) => !hasPattern(one)),
      ({ line }) => String(line),
    ),
    patterns: bodies.filter(hasPattern),
    all,
  };
};

// --- what is found ---

/** A mark where it was found: `commit` is null where the pull request bears it. */
export interface Found {
  readonly where: Where;
  readonly commit: string | null;
  readonly value: string;
  readonly signal: Signal;
}

/** https://docs.github.com/en/account-and-profile/reference/email-addresses-reference#your-noreply-email-address */
const NO_REPLY = /^([0-9]{1,15})\+[^@\s]+@users\.noreply\.([^@\s]+)$/;

/** The signals of an address, for somebody in a role. */
const findByAddress = (email: string, role: Role, { addresses, accounts }: Table): Signal[] => {
  const address = fold(email.trim());
  const [, id, host] = NO_REPLY.exec(address) ?? [];
  const named = id === undefined ? [] : (accounts.get(Number(id)) ?? []).filter((one) => one.host === host);
  return [...(addresses.get(address) ?? []), ...named].filter(({ roles }) => roles.includes(role));
};
const findByAccount = (actor: Actor | null, role: Role, from: { host: string | null; table: Table }): Signal[] =>
  actor === null
    ? []
    : (from.table.accounts.get(actor.id) ?? []).filter(({ host, roles }) => host === from.host && roles.includes(role));

interface Looked {
  readonly person: CommitPerson;
  readonly role: 'author' | 'committer';
  readonly commit: string;
}
const findInPerson = ({ person, role, commit }: Looked, host: string | null, table: Table): Found[] => {
  const byAddress = findByAddress(person.email, role, table);
  const byAccount = findByAccount(person.account, role, { host, table }).filter((one) => !byAddress.includes(one));
  const byName = listAt(table.all, 'name').filter(
    ({ ending, roles }) => roles.includes(role) && person.name.endsWith(ending),
  );
  return [
    ...byAddress.map((signal) => ({ where: role, commit, value: person.email.trim(), signal })),
    ...byAccount.map((signal) => ({ where: role, commit, value: person.account?.login ?? '', signal })),
    ...byName.map((signal) => ({ where: role, commit, value: person.name, signal })),
  ];
};

/** The address in `Name <address>`: the last one between angle brackets. */
const findAddress = (value: string): string | null => {
  const start = value.lastIndexOf('<');
  const end = value.indexOf('>', start);
  return start === -1 || end === -1 ? null : value.slice(start + 1, end);
};

const findInTrailer = ({ key, value }: Trailer, table: Table): Signal[] => {
  const name = fold(key);
  const address = MAKERS.has(name) ? findAddress(value) : null;
  const shaped = (table.trailers.get(name) ?? []).filter((one) => one.value.test(value));
  return address === null ? shaped : [...shaped, ...findByAddress(address, 'trailer', table)];
};

/** The signals of a whole line, without spaces after it. */
const findInLine = (line: string, { lines, patterns }: Table): BodySignal[] => {
  if (line === '' || line.length > LONGEST_LINE) return [];
  // Cheap, for texts of millions of lines: there is no other pattern.
  const isWorthIt = line.includes('https://') || line.startsWith('<!-- ');
  return [...(lines.get(line) ?? []), ...(isWorthIt ? patterns.filter((one) => one.line.test(line)) : [])];
};

const findInCommit = (commit: ProvenanceCommit, host: string | null, table: Table): Found[] => {
  const { sha, author, committer, message } = commit;
  const { trailers, above } = readFoot(message);
  const marks = above.map((line) => ({ line, signals: findInLine(line, table) }));
  const isFoot = marks.every(({ line, signals }) => signals.length > 0 || isTrailerLine(line));
  return [
    ...findInPerson({ person: author, role: 'author', commit: sha }, host, table),
    ...findInPerson({ person: committer, role: 'committer', commit: sha }, host, table),
    ...trailers.flatMap((trailer) =>
      findInTrailer(trailer, table).map(
        (signal): Found => ({ where: 'trailer', commit: sha, value: `${trailer.key}: ${trailer.value}`, signal }),
      ),
    ),
    ...(isFoot ? marks : []).flatMap(({ line, signals }) =>
      signals.map((signal): Found => ({ where: 'body', commit: sha, value: line, signal })),
    ),
  ];
};

/** Markers of a pull request's text: whole lines, outside of code and of comments over several lines. */
const findInBody = (body: string, table: Table): Found[] => {
  const text = normalize(body);
  const found: (Found & { readonly at: number })[] = [];
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    if (end - at <= LONGEST_LINE) {
      const line = text.slice(at, end).trimEnd();
      for (const signal of findInLine(line, table))
        found.push({ where: 'body', commit: null, value: line, signal, at });
    }
    at = end + 1;
  }
  if (found.length === 0) return [];
  const hidden: Span[][] = [findFences(text), findComments(text)];
  return found.filter(({ at }) => !hidden.some((spans) => isWithin(spans, at)));
};

const findInPull = (facts: ProvenanceFacts, table: Table): Found[] => {
  const { author, host, branch, title, body, labels } = facts;
  const byId = findByAccount(author, 'opener', { host, table });
  const openers =
    byId.length > 0 || author === null
      ? byId
      : listAt(table.all, 'account-type').filter(({ type }) => type === author.type);
  const branches = branch === null ? [] : listAt(table.all, 'branch').filter((one) => one.branch.test(branch));
  const titles = title === null ? [] : listAt(table.all, 'title').filter((one) => title.startsWith(one.beginning));
  const named = groupBy(listAt(table.all, 'label'), ({ label }) => label);
  const of = (where: Where, value: string, signals: readonly Signal[]): Found[] =>
    signals.map((signal) => ({ where, commit: null, value, signal }));
  return [
    ...of('author', author?.login ?? '', openers),
    ...of('branch', branch ?? '', branches),
    ...of('title', title ?? '', titles),
    ...labels.flatMap((label) => of('label', label, named.get(fold(label.trim())) ?? [])),
    ...(body === null ? [] : findInBody(body, table)),
  ];
};

/** Every mark of a change, by the table and by what is added to it, as often as it is there. */
export const findMarks = (facts: ProvenanceFacts, extra: readonly ExtraSignal[]): Found[] => {
  const table = makeTable([...SIGNALS, ...extra.flatMap((one) => toSignals(one, facts.host))]);
  return [...findInPull(facts, table), ...facts.commits.flatMap((commit) => findInCommit(commit, facts.host, table))];
};
