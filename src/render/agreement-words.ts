/** Who is asked to agree, who has agreed, and what was said that does not count, in words. */
import type { Agreement, Answer, Ask, Asked, Finding, Lapse } from '../verdict.ts';
import { join } from './change-words.ts';
import { because, sayNeeds } from './said.ts';

/** How names are written where the words land. */
export interface Quote {
  readonly login: (login: string) => string;
  readonly system: (name: string) => string;
}
const PLAIN: Quote = { login: (login) => login, system: (name) => name };

/** Logins of one ask, asks of one sentence, and remarks that do not count, beyond which the others are counted. */
const MOST_LOGINS = 3;
const MOST_ASKS = 5;
const MOST_LAPSES = 3;

export const listAsks = ({ detail }: Finding): readonly Asked[] => ('asks' in detail ? detail.asks : []);

/** The asks with one kind of answer. */
export const pickAsks = <S extends Answer['state']>(
  asks: readonly Asked[],
  state: S,
): readonly { readonly ask: Ask; readonly answer: Extract<Answer, { state: S }> }[] =>
  asks.flatMap(({ ask, answer }) =>
    answer.state === state ? [{ ask, answer: answer as Extract<Answer, { state: S }> }] : [],
  );

/** Whether somebody still has to agree. */
export const isOpen = (finding: Finding): boolean => pickAsks(listAsks(finding), 'open').length > 0;

/** What became of asks together: the answer that weighs most. */
export const findState = (asks: readonly Asked[]): Answer['state'] =>
  (['open', 'unknown', 'unasked'] as const).find((state) => pickAsks(asks, state).length > 0) ?? 'met';

/** Whom an ask names; nobody where it asks keepers or admins. */
export const listLogins = (ask: Ask): readonly string[] =>
  ask.who === 'system' ? ask.logins : 'login' in ask ? [ask.login] : [];

/** `a, b or c`; of many the first ones and how many more. */
export const joinFew = (items: readonly string[], word: string, most: number): string =>
  join(items.length > most ? [...items.slice(0, most), `${items.length - most} more`] : items, word);

const sayPeople = (ask: Ask, { login }: Quote): string => {
  if (ask.who === 'keepers') return 'a keeper';
  return ask.who === 'admins' ? 'an admin' : joinFew(listLogins(ask).map(login), 'or', MOST_LOGINS);
};

/** `maya-lin or sam-okafor (checkout)`, `ines-duarte`, `a keeper`. */
export const sayAsk = (ask: Ask, quote: Quote = PLAIN): string =>
  `${sayPeople(ask, quote)}${ask.who === 'system' ? ` (${quote.system(ask.system)})` : ''}`;

/** `maya-lin or sam-okafor (checkout), ines-duarte and a keeper`; each once, the first few of many. */
export const sayAsks = (asks: readonly Asked[], most = MOST_ASKS): string =>
  joinFew([...new Set(asks.map(({ ask }) => sayAsk(ask)))], 'and', most);

/** `, for sam-okafor` where a keeper agreed in place of those who were asked. */
export const sayStandIn = ({ standsIn }: Agreement, ask: Ask, quote: Quote = PLAIN): string =>
  standsIn ? `, for ${sayPeople(ask, quote)}` : '';

const HOW: Record<Agreement['how'], (commit: string) => string> = {
  review: (commit) => `by a review of ${commit}`,
  comment: (commit) => `in a comment on ${commit}`,
  authorship: () => 'as the author of every commit',
};
const sayAgreement = (agreement: Agreement, ask: Ask): string =>
  `${agreement.by} ${HOW[agreement.how](agreement.commit.slice(0, 7))}${sayStandIn(agreement, ask)}`;

const SAID: Record<Agreement['how'], string> = { review: 'approved', comment: 'accepted', authorship: 'wrote' };
const LAPSED: Record<Lapse['why'], string> = {
  changed: '; since then its files or its entry have changed',
  gone: '; that commit is gone, so nobody can say what has changed since',
  retargeted: '; the pull request was given another base since',
  account: ', but not from the account that is pinned',
  access: ', but may not write here',
  program: ', but is a program, which cannot answer',
};

/** `sam-okafor approved 3f9c2ab; since then its files or its entry have changed`; names through `quote`. */
export const sayLapse = ({ by, how, commit, why }: Lapse, quote: (text: string) => string = (text) => text): string =>
  `${quote(by)} ${SAID[how]} ${commit === null ? 'this' : quote(commit.slice(0, 7))}${LAPSED[why]}`;

/** What became of asks, in sentences: who is still asked, what does not count, who has agreed, and what is not known. */
export const sayAnswers = (asks: readonly Asked[]): string => {
  const [unasked, open, met, unknown] = [
    pickAsks(asks, 'unasked'),
    pickAsks(asks, 'open'),
    pickAsks(asks, 'met'),
    pickAsks(asks, 'unknown'),
  ];
  const lapses = [...new Set(open.flatMap(({ answer }) => answer.lapses.map((lapse) => `${sayLapse(lapse)}.`)))];
  const agreed = [...new Set(met.map(({ ask, answer }) => sayAgreement(answer.agreement, ask)))];
  return [
    ...(unasked.length === 0 ? [] : [`The pull request asks ${sayAsks(unasked)}.`]),
    ...(open.length === 0 ? [] : [`Still to accept it: ${sayAsks(open)}.`]),
    ...lapses.slice(0, MOST_LAPSES),
    ...(agreed.length === 0 ? [] : [`Agreed: ${joinFew(agreed, 'and', MOST_ASKS)}.`]),
    ...(unknown[0] === undefined
      ? []
      : [`Whether ${sayAsks(unknown)} agreed could not be found out: ${because(unknown[0].answer.why)}.`]),
  ].join(' ');
};

/** How asks are settled. What is still open comes before what could not be found out. */
export const settleAsks = (asks: readonly Asked[]): string => {
  const open = pickAsks(asks, 'open');
  const [first] = open;
  if (first !== undefined) {
    const who =
      open.length === 1 ? sayAsk(first.ask).replace(/^an? /, (article) => `A${article.slice(1)}`) : 'Each of them';
    const mayStandIn = open.some(({ ask }) => ask.who === 'system' || ask.who === 'person');
    const instead = mayStandIn ? ' A keeper may stand in for somebody who cannot.' : '';
    return `${who} approves this pull request, or comments \`/ownership accept <head sha>\`.${instead}`;
  }
  const [unknown] = pickAsks(asks, 'unknown');
  if (unknown !== undefined) return sayNeeds(unknown.answer.needs, 'Run the check again.');
  return pickAsks(asks, 'unasked').length === 0
    ? 'Nothing to do.'
    : 'Nothing to do here: they approve the pull request, or comment `/ownership accept <head sha>` on it.';
};
