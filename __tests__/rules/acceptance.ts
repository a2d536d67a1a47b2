/** A pull request to agree to: three systems, those who answer for them, what people say, and what became of it. */
import { check, type Run } from '../../src/check.ts';
import type { Account, Actor, Asks, ChangeFacts, Known, ProvenanceCommit, Said, Source } from '../../src/facts.ts';
import type { Ask, Finding, Lapse, Verdict } from '../../src/verdict.ts';
import { HEAD as HEAD_COMMIT, memorySource, type Tree } from '../memory-source.ts';
import { type Edits, edit } from './shop.ts';

export const DATE = '2026-11-23';
export const HEAD = HEAD_COMMIT.sha;
/** Commits the pull request had before: one there still is, and one that is gone. */
export const OLD = '0ddc0ffee0ddc0ffee0ddc0ffee0ddc0ffee0ddc';
export const GONE = '90de'.repeat(10);

const DUTIES = `    runbook: https://wiki.example/runbook
    slo: [{ indicator: It answers, objective: 99.9%, window: 30d }]
`;
export const DECLARED = `version: 1
teams:
  acme/pay:
    owner: maya-lin
    backup: [sam-okafor]
systems:
  checkout:
    paths: [checkout/]
    team: acme/pay
${DUTIES}  ledger:
    paths: [ledger/]
    owner: sam-okafor
${DUTIES}  search:
    paths: [search/]
    owner: noor-haddad
    tier: 1
${DUTIES}exempt:
  - { paths: [docs/, .github/], reason: Prose., owner: kim-vale }
people:
  noor-haddad: { id: 13 }
policy:
  keepers: [kim-vale, ana-cole]
  machines: [acme-deployer]
  tiers: { 1: { acceptance: { undeclared: accept, bot: accept } } }
  rules: { owner-access: off }
`;
export const system = (name: string, people: string): string =>
  `  ${name}:\n    paths: [${name}/]\n    ${people.replaceAll('\n', '\n    ')}\n${DUTIES}`;
const CODE: Tree = {
  'checkout/api.ts': '1',
  'checkout/web.ts': '1',
  'ledger/book.ts': '1',
  'search/query.ts': '1',
  'docs/guide.md': '1',
};

/** An agent's account on github.com, of the type `User`. */
export const AGENT = 175_740_463;
const WEB_FLOW: Actor = { login: 'web-flow', id: 19_864_447, type: 'User' };

type Permission = Account['permission'];
const PEOPLE: Readonly<Record<string, readonly [id: number, permission: Permission]>> = {
  'maya-lin': [11, 'write'],
  'sam-okafor': [12, 'write'],
  'noor-haddad': [13, 'write'],
  'kim-vale': [21, 'write'],
  'ana-cole': [22, 'write'],
  'ivo-petrov': [31, 'write'],
  'rosa-lund': [51, 'admin'],
  'eve-stone': [61, 'none'],
  'acme-deployer': [71, 'write'],
};

export interface Given {
  /** Words of the declaration at base, written anew; and of the head's, where it changes it. */
  readonly base?: Edits;
  readonly head?: Edits;
  /** Words of the default branch's declaration that were written anew since the change left it. */
  readonly since?: Edits;
  /** Instead of these, the whole texts; `null` for none. */
  readonly texts?: { readonly base: string | null; readonly head: string | null };
  /** Files of the head; code of `checkout` where they are left out. `null` takes one away. */
  readonly files?: Readonly<Record<string, Tree[string] | null>>;
  /** What the change was at {@link OLD}, which is gone where it is left out. `onto`: what its base was without. */
  readonly old?: {
    readonly head?: Edits;
    readonly files?: Given['files'];
    readonly onto?: Tree;
    readonly unknown?: string;
  };
  readonly by?: 'agent' | 'assisted' | 'bot' | 'undeclared';
  /** Who opened it: a person nobody names where it is left out. */
  readonly author?: string;
  /** Who made each commit, as `login` or `login via login`; the author where it is left out. */
  readonly commits?: readonly string[];
  readonly complete?: boolean;
  readonly host?: string;
  /** What was said, one minute apart, as {@link hear} reads it. Nobody can be asked where it is `null`. */
  readonly said?: readonly string[] | null;
  /** Parts of what was said that could not be read. */
  readonly unread?: Partial<Said>;
  /** Accounts that are others than usual, for what they say as well. */
  readonly people?: Readonly<Record<string, Partial<Account>>>;
  /** What is known of accounts now, whatever they were when they spoke. */
  readonly accounts?: Readonly<Record<string, Known<Account | null>>>;
  readonly gate?: Run['gate'];
}

const accountOf = (login: string, people: Given['people'] = {}): Account => {
  const key = login.toLowerCase();
  const letters = [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
  const [id, permission] = PEOPLE[key] ?? [1000 + letters, 'none'];
  return { id, type: key.endsWith('[bot]') ? 'Bot' : 'User', permission, ...people[key] };
};
const actorOf = (login: string, people?: Given['people']): Actor => {
  const { id, type } = accountOf(login, people);
  return { login, id, type };
};

const STATES = {
  approves: 'APPROVED',
  objects: 'CHANGES_REQUESTED',
  remarks: 'COMMENTED',
  'is dismissed': 'DISMISSED',
};
const COMMITS: Readonly<Record<string, string | null>> = { '': HEAD, old: OLD, gone: GONE, unknown: null };

/**
 * What was said, such as `maya-lin approves`, `maya-lin approves old`, `maya-lin objects`, `kim-vale retargets`,
 * `maya-lin: /ownership accept HEAD` and `maya-lin edited: …`; `nobody` is an account that is gone. An item that begins
 * with `@5` was said in the fifth minute.
 */
export const hear = (items: readonly string[], people?: Given['people']): Said => {
  const [reviews, words, retargets]: [object[], object[], object[]] = [[], [], []];
  for (const [index, item] of items.entries()) {
    const [, minute, text = ''] = /^(?:@(\d+) )?(.*)$/su.exec(item) ?? [];
    const at = `2026-11-23T10:${String(minute ?? index).padStart(2, '0')}:00Z`;
    const [, login = '', rest = ''] = /^([\w[\]-]+):? ?(.*)$/su.exec(text) ?? [];
    const user = login === 'nobody' ? null : actorOf(login, people);
    const [, verb = '', commit = ''] = /^(approves|objects|remarks|is dismissed)(?: (\w+))?$/.exec(rest) ?? [];
    if (verb !== '') reviews.push({ user, state: STATES[verb as 'approves'], commit: COMMITS[commit] ?? null, at });
    else if (rest === 'retargets') retargets.push({ by: user, at });
    else words.push({ user, line: spell(rest.replace(/^edited: /, '')), at, edited: rest.startsWith('edited: ') });
  }
  return { reviews: { known: reviews }, words: { known: words }, retargets: { known: retargets } } as unknown as Said;
};
/** `HEAD` and `OLD` are written out, `HEAD12` is the first 12 digits. */
const spell = (line: string): string =>
  line.replace(/\b(HEAD|OLD|GONE)(\d*)/g, (_, name: string, digits: string) =>
    ({ HEAD, OLD, GONE })[name as 'HEAD'].slice(0, digits === '' ? undefined : Number(digits)),
  );

const MARKS = { agent: 'Claude <noreply@anthropic.com>', assisted: 'Copilot <copilot@github.com>' };

const commitOf = (index: number, made: string, { by = 'agent', people }: Given): ProvenanceCommit => {
  const [author = '', committer = author] = made.split(' via ');
  const person = (login: string) => {
    const account = login === 'web-flow' ? WEB_FLOW : login === 'unknown' ? null : actorOf(login, people);
    return { name: login, email: `${login}@mail.example`, account };
  };
  const mark = by === 'agent' || by === 'assisted' ? `\n\nCo-authored-by: ${MARKS[by]}` : '';
  const sha = index === 0 ? HEAD : index === 1 ? OLD : String(index).repeat(40).slice(0, 40);
  return { sha, author: person(author), committer: person(committer), message: `Change it${mark}\n` };
};

const treeOf = (code: Tree, declared: string | null, files: Given['files'] = {}): Tree => {
  const laid: NonNullable<Given['files']> = {
    ...code,
    ...(declared === null ? {} : { 'OWNERSHIP.yaml': declared }),
    ...files,
  };
  return Object.fromEntries(Object.entries(laid).filter((each): each is [string, Tree[string]] => each[1] !== null));
};

const textsOf = ({ base = [], head = [], texts }: Given): { base: string | null; head: string | null } => {
  const before = edit(DECLARED, base);
  return texts ?? { base: before, head: edit(before, head) };
};
const USUAL_FILES = { 'checkout/api.ts': '2' };

/** The change as it was at {@link OLD}, as it is known now. */
const changeAtOld = async (given: Given, now: ChangeFacts): Promise<ChangeFacts> => {
  const { onto = {}, head = [], files = given.files ?? USUAL_FILES } = given.old ?? {};
  const { base } = textsOf(given);
  const tree = (more: Given['files'], text: string | null): Tree => treeOf({ ...CODE, ...onto }, text, more);
  const source = memorySource(tree({}, base), tree(files, base === null ? null : edit(base, head)));
  const change = await source.readChange();
  if ('unknown' in change) throw new Error(change.unknown);
  const { paths, texts } = change.known;
  return {
    ...now,
    head: { ...now.head, sha: OLD },
    paths,
    declarations: { ...change.known.declarations, law: now.declarations.law, base: now.declarations.base },
    texts: [...now.texts, ...texts],
  };
};

/** The same change, where the default branch has moved on. */
const moveOn = async (given: Given, change: Known<ChangeFacts>): Promise<Known<ChangeFacts>> => {
  const { base } = textsOf(given);
  if (given.since === undefined || base === null || 'unknown' in change) return change;
  const moved = { sha: 'd'.repeat(40), ref: 'main' };
  const tip = await memorySource(treeOf(CODE, edit(base, given.since)), {}).readChange();
  if ('unknown' in tip) throw new Error(tip.unknown);
  const { law, base: declared } = tip.known.declarations;
  const { known } = change;
  const declarations = { ...known.declarations, law, base: declared };
  return { known: { ...known, law: moved, base: moved, declarations, texts: [...known.texts, ...tip.known.texts] } };
};

/** What the change is judged to be, and what was asked for to judge it, one item for each reading after the first. */
export const judge = async (given: Given): Promise<{ readonly verdict: Verdict; readonly asked: readonly Asks[] }> => {
  const { by = 'agent', author = by === 'bot' ? 'acme-ci[bot]' : 'ivo-petrov', people, said = [], host } = given;
  const { base, head } = textsOf(given);
  const provenance = {
    host: host ?? 'github.com',
    author: actorOf(author, people),
    commits: (given.commits ?? [author]).map((made, index) => commitOf(index, made, given)),
    complete: given.complete ?? true,
  };
  const known = { ...(said === null ? {} : { said: { ...hear(said, people), ...given.unread }, accounts: {} }) };
  const source = memorySource(treeOf(CODE, base), treeOf(CODE, head, given.files ?? USUAL_FILES), {
    host: provenance.host,
    provenance,
    ...known,
  });
  const readChange: Source['readChange'] = async () => moveOn(given, await source.readChange());
  const asked: Asks[] = [];
  const readAnswers: Source['readAnswers'] = async (asks) => {
    asked.push(asks);
    const now = await readChange();
    if ('unknown' in now) throw new Error(now.unknown);
    const answers = await source.readAnswers(asks);
    const old = async (): Promise<Known<ChangeFacts | null>> => {
      if (given.old === undefined) return { known: null };
      const { unknown } = given.old;
      return unknown === undefined ? { known: await changeAtOld(given, now.known) } : { unknown };
    };
    return {
      ...answers,
      people:
        answers.people?.map(({ login }) => ({
          login,
          account: given.accounts?.[login.toLowerCase()] ?? { known: accountOf(login, people) },
        })) ?? null,
      earlier: await Promise.all(
        asks.earlier.map(async (commit) => ({ commit, change: commit === OLD ? await old() : { known: null } })),
      ),
    };
  };
  const run = { date: DATE, program: 'test', gate: given.gate ?? null };
  return { verdict: await check({ readChange, readAnswers }, run), asked };
};

export const sayAsk = (ask: Ask): string => {
  if (ask.who === 'system') return ask.system;
  if (ask.who === 'approver') return `${ask.login} alone`;
  return ask.who === 'person' ? ask.login : ask.who === 'keepers' ? 'a keeper' : 'an admin';
};
const nameCommit = (commit: string | null): string =>
  commit === HEAD ? '' : ` of ${Object.keys(COMMITS).find((name) => COMMITS[name] === commit) ?? commit}`;
const sayLapse = ({ by, how, commit, why }: Lapse): string => `${by}’s ${how}${nameCommit(commit)} ${why}`;

const sayDetail = ({ code, system: name, path, detail }: Finding): string => {
  if (code === 'command-refused')
    return [` ${detail.login} ${detail.why}`, ...detail.standing.map((rule) => ` ${rule}`)].join('');
  if (code === 'declaration-adopted') return ` ${detail.people.join(' ')}`;
  if (code === 'law-in-force') return ` by ${detail.agreements.map(({ by }) => by).join(' ')}`;
  const kind = 'kind' in detail ? ` ${detail.kind}` : '';
  const about = [kind, name === null ? '' : ` ${name}`, path === null ? '' : ` ${path}`].join('');
  const asks = 'asks' in detail ? detail.asks : [];
  const open = asks.flatMap(({ ask, answer }) => {
    if (answer.state === 'met') return [];
    if (answer.state === 'unknown') return [`${sayAsk(ask)}: unknown, ${answer.why}`];
    const lapses = answer.state === 'open' ? answer.lapses.map(sayLapse) : ['unasked'];
    return [[sayAsk(ask), ...lapses].join(': ')];
  });
  return `${about}${open.length === 0 ? '' : ` <- ${open.join('; ')}`}`;
};

/**
 * All that matters of a verdict, one line for each: the outcome; findings, with those who have not agreed after the
 * arrow; who broke the glass; and who agreed to what.
 */
export const tell = ({ outcome, findings, breakGlass, agreements }: Verdict): string[] => [
  outcome,
  ...findings.map((each) => `${each.severity} ${each.code}${sayDetail(each)}`),
  ...(breakGlass === null ? [] : [`glass: ${breakGlass.by}, ${breakGlass.reason}`]),
  ...agreements.map(
    ({ rule, by, how, commit, standsIn, ask }) =>
      `${rule}: ${by} ${standsIn ? 'stands in' : 'agrees'} for ${sayAsk(ask)} by ${how}${nameCommit(commit)}`,
  ),
];
