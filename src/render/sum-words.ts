/** Sums over SLOs in words: each shows its figures, so that a person can check it by hand. */
import type { Ceiling, Factor, LeftOut, Omission } from '../reliability/dependencies.ts';
import { PARTS } from '../reliability/extra-nine.ts';
import { type Budgets, describeSeconds, findBudgetShare } from '../reliability/objective.ts';
import { MOST_SPENT, USUAL_DAYS } from '../reliability/paging.ts';
import type { Finding, FindingWith, SummedSlo } from '../verdict.ts';
import { join } from './change-words.ts';
import { show } from './said.ts';
import type { Words } from './words.ts';

const UNITS: Readonly<Record<string, string>> = { M: 'calendar month', Q: 'calendar quarter' };

/** `30 d`, `1 calendar month`. */
const sayWindow = (window: string): string => {
  const [count, unit] = [window.slice(0, -1), window.slice(-1)];
  const word = UNITS[unit];
  return word === undefined ? `${count} ${unit}` : `${count} ${word}${count === '1' ? '' : 's'}`;
};

/** `43 m 12 s`; of a window of the calendar from the shortest to the longest. */
const sayBudgets = ({ least, most }: Budgets): string =>
  `${describeSeconds(least)}${least === most ? '' : ` to ${describeSeconds(most)}`}`;

const sayDuration = (duration: string): string => duration.replace(/(\d)(\D)$/, '$1 $2');

/** `checkout: 99.9 % over 30 d`, with the name of the SLO where there are several. */
const begin = ({ system }: Finding, { about, objective, window }: SummedSlo): string =>
  `${system}${about === null ? '' : ` (${show(about)})`}: ${objective} % over ${sayWindow(window)}`;

const sayName = ({ name, external }: { readonly name: string; readonly external: boolean }): string =>
  external ? show(name) : name;
const sayNames = (factors: readonly Factor[], count: number): string => {
  const names = factors.slice(0, count > 4 ? 3 : 4).map(sayName);
  return join(count > names.length ? [...names, `${count - names.length} more`] : names, 'and');
};

const WHY: Record<Omission, string> = {
  window: 'promised over another window',
  method: 'its failures are counted in another way (time slices or events)',
  file: 'its SLO is in a file that was not read',
  none: 'it has no objective',
  absent: 'there is no such system',
};

const sayLeft = ({ why, count, first }: LeftOut): string => {
  const names = first.map(
    (each) => `${sayName(each)}${each.windows.length === 0 ? '' : ` (${each.windows.map(sayWindow).join(', ')})`}`,
  );
  return `${join(count > names.length ? [...names, `${count - names.length} more`] : names, 'and')}: ${WHY[why]}`;
};

/** The factors, each with its name where there are few, else how often each objective is multiplied. */
const sayProduct = ({ weakest, powers, count, product, isExact }: Ceiling): string => {
  const total = `${product}${isExact ? '' : '…'} %`;
  if (count === 1) return `${weakest.map(sayName).join('')} promises ${total}`;
  if (count === weakest.length)
    return `${weakest.map((factor) => `${sayName(factor)} ${factor.objective} %`).join(' × ')} = ${total}`;
  if (powers === null) return `the product of all ${count} is ${total}`;
  const factors = powers.map((each) =>
    each.count === 1 ? `${each.objective} %` : `(${each.objective} %)^${each.count}`,
  );
  return `${factors.join(' × ')} = ${total}, ${count} of them`;
};

/** What was taken for granted in a product, and what is no part of it. */
const sayProviso = ({ weakest, count, left, isCycle }: Ceiling, { system }: Finding, { window }: SummedSlo): string => {
  const several = weakest.filter(({ isLowest }) => isLowest);
  const outside = weakest.filter(({ external }) => external);
  const over = sayWindow(window);
  const omitted = left.map(sayLeft).join('; ');
  return [
    count === 1 ? '' : `; the weakest is ${weakest.slice(0, 1).map(sayName).join('')}`,
    several.length === 0
      ? ''
      : `. Of several SLOs over ${over} the lowest counts (${sayNames(several, several.length)})`,
    outside.length === 0 ? '' : `. What is outside is taken as promised over ${over}`,
    omitted === '' ? '' : `. Not multiplied: ${omitted}`,
    isCycle ? `. ${system} is among its own dependencies, and no factor itself` : '',
  ].join('');
};

const orSoft = (system: string | null): string => `mark as soft what ${system} can work without`;

export const SUM_WORDS: {
  readonly [C in
    | 'slo-above-dependencies'
    | 'slo-without-extra-nine'
    | 'slo-promise-not-looser'
    | 'slo-page-spends-budget'
    | 'slo-page-too-late'
    | 'slo-few-events'
    | 'slo-windows-differ']: (finding: FindingWith<C>) => Words;
} = {
  'slo-above-dependencies': (finding) => {
    const { system, detail } = finding;
    const { ceiling } = detail;
    const lower = ceiling.product === '0' ? 'Lower the objective' : `Write at most ${ceiling.product} %`;
    return {
      message: `${begin(finding, detail)} is more than its hard dependencies allow${ceiling.count === 1 ? '' : ' together'}: ${sayProduct(ceiling)}${sayProviso(ceiling, finding, detail)}.`,
      settle: `${lower}, agree on more with whoever answers for ${ceiling.weakest.slice(0, 1).map(sayName).join('')}, or ${orSoft(system)}.`,
    };
  },
  'slo-without-extra-nine': (finding) => {
    const { system, detail } = finding;
    const { short, count, wanted, highest, objective } = detail;
    const share = findBudgetShare(objective);
    const said = short.map((factor) => `${sayName(factor)} ${factor.objective} %`);
    const more = count > said.length ? [...said, `${count - said.length} more`] : said;
    return {
      message: `${begin(finding, detail)} leaves ${share} %, and what it cannot work without should fail at most a tenth as often: 100 % − ${share} % ÷ ${PARTS} = ${wanted} %, and it has ${join(more, 'and')} (the rule of the extra nine).`,
      settle: `Agree on ${wanted} % with whoever answers for ${sayNames(short, count)}, ${orSoft(system)}${highest === null ? '' : `, or write at most ${highest} %`}.`,
    };
  },
  'slo-promise-not-looser': (finding) => {
    const { detail } = finding;
    const { promised, to, objective, budgets, promisedBudgets } = detail;
    const whom = to === null ? '' : ` to ${show(to)}`;
    const isSame = budgets.least === promisedBudgets.least;
    return {
      message: isSame
        ? `${begin(finding, detail)} is also what was promised${whom}: both allow ${sayBudgets(budgets)}, so the promise breaks as soon as the SLO does.`
        : `${begin(finding, detail)} allows ${sayBudgets(budgets)}, and the ${promised} % promised${whom} only ${sayBudgets(promisedBudgets)}: the promise breaks while the SLO is still met.`,
      settle: `Promise less than ${objective} %, or hold an SLO tighter than ${promised} %.`,
    };
  },
  'slo-page-spends-budget': (finding) => ({
    message: `${begin(finding, finding.detail)} leaves ${sayBudgets(finding.detail.budgets)}, and a page answered within ${sayDuration(finding.detail.acknowledge ?? '')} spends ${finding.detail.share} % of ${sayBase(finding.detail)} before anybody has looked, more than ${MOST_SPENT} %.`,
    settle: settlePage(finding),
  }),
  'slo-page-too-late': (finding) => {
    const { detail } = finding;
    const { acknowledge, budgets, share, seconds } = detail;
    return {
      message:
        acknowledge === null
          ? `${begin(finding, detail)} leaves ${sayBudgets(budgets)} in ${USUAL_DAYS} d, less than the ${describeSeconds(seconds)} in which a person usually answers a page: nobody who has to be woken can keep it.`
          : `${begin(finding, detail)} leaves ${sayBudgets(budgets)}, and a page answered within ${sayDuration(acknowledge)} spends ${share} % of ${sayBase(detail)}: it is gone before anybody has looked.`,
      settle: settlePage(finding),
    };
  },
  'slo-few-events': (finding) => {
    const { system, detail } = finding;
    const { events, failures, highest, objective } = detail;
    return {
      message: `${begin(finding, detail)} allows ${findBudgetShare(objective)} % of ${events} events, which is ${failures}: the first failure breaks it.`,
      settle: `${highest === null ? 'Count' : `Write at most ${highest} %, which allows one, count`} over a longer window, or count what ${system} has more of.`,
    };
  },
  'slo-windows-differ': (finding) => ({
    message: `${begin(finding, finding.detail)} was not held against ${sayLeft(finding.detail.left)}. ${
      finding.detail.left.why === 'method' ? 'Different ways to count' : 'Different windows'
    } are never multiplied.`,
    settle: `Where the sum is wanted, give both an SLO over the same window, counted in the same way.`,
  }),
};

/** What a share is a share of: of a window of the calendar the shortest. */
const sayBase = ({ budgets }: { readonly budgets: Budgets }): string =>
  budgets.least === budgets.most ? 'it' : 'the shortest';

const settlePage = ({
  detail: { highest, acknowledge },
}: FindingWith<'slo-page-spends-budget'> | FindingWith<'slo-page-too-late'>): string => {
  const sooner =
    acknowledge === null ? 'Say how soon a page is answered (`acknowledge-within`)' : 'Answer pages sooner';
  return `${sooner}${highest === null ? ', or lower the objective' : `, or write at most ${highest} %`}; what mends itself needs no page in time.`;
};
