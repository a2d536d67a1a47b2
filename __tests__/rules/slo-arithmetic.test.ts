/** The rule `slo-arithmetic`: which sums are done of which systems, where they are said, how strictly, and in which words. */
import { describe, expect, test } from 'vitest';
import { describe as say } from '../../src/render/words.ts';
import { judgeSloArithmetic } from '../../src/rules/slo-arithmetic.ts';
import { situate } from './shop.ts';

const slo = (objective: string, more = ''): string =>
  `{ indicator: It answers, objective: ${objective}%, window: 30d${more} }`;
const system = (name: string, lines: string, owner = 'maya-lin'): string =>
  `  ${name}:\n    paths: [services/${name}/]\n    owner: ${owner}\n    backup: [sam-okafor]\n${lines === '' ? '' : `    ${lines.replaceAll('\n', '\n    ')}\n`}`;
const declare = (systems: readonly string[], sections = ''): string =>
  `version: 1\nsystems:\n${systems.join('')}${sections}`;
const policy = (level: string): string => `policy: { rules: { slo-arithmetic: ${level} } }\n`;

const LEDGER = system('ledger', `slo: [${slo('99.95')}]`);
const checkout = (objective: string, more = ''): string =>
  system('checkout', `slo: [${slo(objective, more)}]\ndepends-on: [ledger]`);
const API = { 'services/checkout/api.ts': 'other' };

/** The findings in a line each: where they stand is what stands there. */
const judge = async (base: string, head = base, changed: Record<string, string> = {}): Promise<readonly string[]> =>
  judgeSloArithmetic(await situate(base, head, { changed })).map(
    ({ rule, severity, code, system: of, place, by }) =>
      `${rule} ${severity} ${code} ${of} at ${head
        .split('\n')
        [(place?.line ?? 0) - 1]?.slice((place?.column ?? 1) - 1)
        .slice(0, 24)}; ${by.map(({ login }) => login).join(' ')}`,
  );
const found = (severity: string, code: string): string =>
  `slo-arithmetic ${severity} slo-${code} checkout at { indicator: It answers,; maya-lin sam-okafor`;

describe('which systems, and how strictly', () => {
  const ABOVE = declare([checkout('99.96'), LEDGER]);
  const strict = (text: string): string => `${text}${policy('fail')}`;
  test.each<[what: string, base: string, head: string, changed: Record<string, string>, expected: readonly string[]]>([
    ['none that is not touched', ABOVE, ABOVE, {}, []],
    ['none that only what is touched is needed by', ABOVE, ABOVE, { 'services/ledger/main.go': 'other' }, []],
    ['one that is touched: warns', ABOVE, ABOVE, API, [found('warn', 'above-dependencies')]],
    ['as strictly as the policy says', strict(ABOVE), strict(ABOVE), API, [found('fail', 'above-dependencies')]],
    ['not at all', `${ABOVE}${policy('off')}`, `${ABOVE}${policy('off')}`, API, []],
    [
      'one that is edited: what stood before warns',
      strict(ABOVE),
      strict(ABOVE.replace('owner: maya-lin', 'owner: maya-lin\n    description: Money.')),
      {},
      [found('warn', 'above-dependencies')],
    ],
    [
      'one that is edited: what is new does not',
      strict(declare([checkout('99.5'), LEDGER])),
      strict(ABOVE),
      {},
      [found('fail', 'above-dependencies')],
    ],
    [
      'one that is edited: a sum of another kind is new',
      strict(declare([checkout('99.9'), LEDGER])),
      strict(ABOVE),
      {},
      [found('fail', 'above-dependencies')],
    ],
    [
      'one that is edited: better, and not good yet',
      strict(declare([checkout('99.99'), LEDGER])),
      strict(ABOVE),
      {},
      [found('warn', 'above-dependencies')],
    ],
    ['one that is edited and now in order', strict(ABOVE), strict(declare([checkout('99.5'), LEDGER])), {}, []],
    ['one that is new', strict(declare([LEDGER])), strict(ABOVE), {}, [found('fail', 'above-dependencies')]],
    [
      'one that is edited and touched',
      strict(ABOVE),
      strict(ABOVE.replace('owner: maya-lin', 'owner: maya-lin\n    description: Money.')),
      API,
      [found('fail', 'above-dependencies')],
    ],
  ])('%s', async (_, base, head, changed, expected) => {
    expect(await judge(base, head, changed)).toEqual(expected);
  });
});

describe('which sums', () => {
  const page = (within: string): string =>
    `\nescalation: { page: https://page.example/p${within === '' ? '' : `, acknowledge-within: ${within}`} }`;
  const alone = (slos: string, more = ''): string => declare([system('checkout', `slo: [${slos}]${more}`), LEDGER]);
  test.each<[what: string, text: string, expected: readonly string[]]>([
    ['in order', declare([checkout('99.5'), LEDGER]), []],
    ['as much as is allowed', declare([checkout('99.95'), LEDGER]), [found('warn', 'without-extra-nine')]],
    ['a hair more', declare([checkout('99.950000000001'), LEDGER]), [found('warn', 'above-dependencies')]],
    ['none at all', declare([system('checkout', 'depends-on: [ledger]'), LEDGER]), []],
    [
      'not applicable',
      declare([system('checkout', 'slo: { not-applicable: It is a library. }\ndepends-on: [ledger]'), LEDGER]),
      [],
    ],
    ['in a file', declare([system('checkout', 'slo: [{ file: slo.yaml }]\ndepends-on: [ledger]'), LEDGER]), []],
    ['what the rule slo refuses', declare([checkout('100', ', promised: { objective: 100% }'), LEDGER]), []],
    ['a promise that cannot be', alone(slo('99', ', promised: { objective: 100% }')), []],
    ['a looser promise', alone(slo('99', ', promised: { objective: 98.9% }')), []],
    ['a tighter promise', alone(slo('99', ', promised: { objective: 99.1% }')), [found('warn', 'promise-not-looser')]],
    ['the same promise', alone(slo('99.0', ', promised: { objective: 99% }')), [found('warn', 'promise-not-looser')]],
    ['a page in time', alone(slo('99.9'), page('15m')), []],
    ['a page that spends more than half', alone(slo('99.9'), page('30m')), [found('warn', 'page-spends-budget')]],
    ['a page that comes too late', alone(slo('99.95'), page('30m')), [found('warn', 'page-too-late')]],
    ['a page of which it is not said', alone(slo('99.99'), page('')), [found('warn', 'page-too-late')]],
    ['four nines with a fast answer', alone(slo('99.99'), page('1m')), []],
    ['events enough', alone(slo('99.9', ', events: 1000')), []],
    ['too few events', alone(slo('99.9', ', events: 999')), [found('warn', 'few-events')]],
    [
      'everything at once',
      declare([
        system(
          'checkout',
          `slo: [${slo('99.99', ', events: 10, promised: { objective: 99.999% }')}]\ndepends-on: [ledger]`,
        ),
        LEDGER,
      ]),
      ['above-dependencies', 'promise-not-looser', 'page-too-late', 'few-events'].map((code) => found('warn', code)),
    ],
    [
      'each of several',
      declare([system('checkout', `slo:\n  - ${slo('99.96')}\n  - ${slo('99.97')}\ndepends-on: [ledger]`), LEDGER]),
      [found('warn', 'above-dependencies'), found('warn', 'above-dependencies')],
    ],
    [
      'over another window',
      declare([checkout('99.9'), LEDGER.replace('30d', '28d')]),
      [found('notice', 'windows-differ')],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await judge(text, text, API)).toEqual(expected);
  });

  test('a notice stays one where the policy is strict', async () => {
    const text = `${declare([checkout('99.9'), LEDGER.replace('30d', '28d')])}${policy('fail')}`;
    expect(await judge(text, text, API)).toEqual([found('notice', 'windows-differ')]);
  });

  test('an acknowledgement a team gives counts', async () => {
    const text = `version: 1\nteams:\n  acme/pay: { owner: maya-lin, escalation: { page: https://page.example/p, acknowledge-within: 1h } }\nsystems:\n  checkout: { paths: [services/checkout/], team: acme/pay, slo: [${slo('99.9')}] }\n`;
    expect(await judge(text, text, API)).toEqual([
      'slo-arithmetic warn slo-page-too-late checkout at { indicator: It answers,; maya-lin',
    ]);
  });
});

const words = async (systems: readonly string[]): Promise<readonly string[]> => {
  const text = declare(systems);
  return judgeSloArithmetic(await situate(text, text, { changed: API })).map((each) => say(each).message);
};

describe('the sum is said', () => {
  test('of many by how often each objective is multiplied', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const others = names.map((name, at) => system(name, `slo: [${slo(at < 4 ? '99.9' : at < 6 ? '99.95' : '99.5')}]`));
    expect(
      await words([system('checkout', `slo: [${slo('99.9')}]\ndepends-on: [${names.join(', ')}]`), ...others]),
    ).toEqual([
      'checkout: 99.9 % over 30 d is more than its hard dependencies allow together: 99.5 % × (99.9 %)^4 × (99.95 %)^2 = 99.003518… %, 7 of them; the weakest is g.',
    ]);
  });

  test('of very many different ones by their product', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const others = names.map((name, at) => system(name, `slo: [${slo(`99.${at + 1}`)}]`));
    expect(
      await words([system('checkout', `slo: [${slo('99.9')}]\ndepends-on: [${names.join(', ')}]`), ...others]),
    ).toEqual([
      'checkout: 99.9 % over 30 d is more than its hard dependencies allow together: the product of all 9 is 95.586061… %; the weakest is a.',
    ]);
  });

  test('of one alone', async () => {
    expect(await words([checkout('99.96'), LEDGER])).toEqual([
      'checkout: 99.96 % over 30 d is more than its hard dependencies allow: ledger promises 99.95 %.',
    ]);
  });
});
