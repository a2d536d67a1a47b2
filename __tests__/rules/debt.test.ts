import { describe, expect, test } from 'vitest';
import { addDays, countDebt, judgeEnding } from '../../src/rules/debt.ts';
import { DATE, type Edits, edit, SHOP, situate, state } from './shop.ts';

test.each<[date: string, days: number, expected: string]>([
  ['2026-11-23', 0, '2026-11-23'],
  ['2026-11-23', 14, '2026-12-07'],
  ['2026-12-20', 14, '2027-01-03'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-02-28', 1, '2027-03-01'],
  ['2026-11-23', 180, '2027-05-22'],
  ['2026-03-28', 2, '2026-03-30'],
  ['9999-12-31', 1, '9999-12-31'],
  ['2026-11-23', 999_999_999_999_999, '9999-12-31'],
])('%s and %i days is %s', (date, days, expected) => {
  expect(addDays(date, days)).toBe(expected);
});

const TODAY = DATE;
const WAIVER = `  - systems: [search]
    duties: [backup]
    reason: Second person starts in January.
    approved-by: maya-lin
    expires: 2027-01-31
`;
const EXEMPTION = `    owner: maya-lin
    expires: 2027-03-31
`;

describe('the debt of a law', () => {
  test.each<[what: string, edits: Edits, date: string, expected: ReturnType<typeof countDebt>]>([
    ['of the shop', [], TODAY, { waivers: 1, exemptions: 1, endingSoon: 0, ended: 0 }],
    ['the waiver’s last day', [], '2027-01-31', { waivers: 1, exemptions: 1, endingSoon: 1, ended: 0 }],
    ['the day after', [], '2027-02-01', { waivers: 0, exemptions: 1, endingSoon: 0, ended: 1 }],
    ['14 days before', [], '2027-01-17', { waivers: 1, exemptions: 1, endingSoon: 1, ended: 0 }],
    ['15 days before', [], '2027-01-16', { waivers: 1, exemptions: 1, endingSoon: 0, ended: 0 }],
    ['when all is over', [], '2028-01-01', { waivers: 0, exemptions: 0, endingSoon: 0, ended: 2 }],
    [
      'with an exemption without an end',
      [[EXEMPTION, '    owner: maya-lin\n']],
      '2028-01-01',
      { waivers: 0, exemptions: 1, endingSoon: 0, ended: 1 },
    ],
    [
      'of nothing',
      [
        [`waivers:\n${WAIVER}`, ''],
        [`exempt:\n  - paths: [docs/, "**/*.md"]\n    reason: Prose; ships nothing.\n${EXEMPTION}`, ''],
      ],
      TODAY,
      { waivers: 0, exemptions: 0, endingSoon: 0, ended: 0 },
    ],
    [
      'that serves no system any more',
      [['systems: [search]', 'systems: [gone]']],
      TODAY,
      { waivers: 1, exemptions: 1, endingSoon: 0, ended: 0 },
    ],
  ])('%s', (_, edits, date, expected) => {
    expect(countDebt(state(edit(SHOP, edits)).law, date)).toEqual(expected);
  });
});

/** The findings in a line each, of a change of the files under a shop with these words otherwise. */
const judge = async (edits: Edits, ...files: readonly string[]): Promise<readonly string[]> => {
  const text = edit(SHOP, edits);
  const changed = Object.fromEntries(files.map((path) => [path, 'changed']));
  const lines = text.split('\n');
  return judgeEnding(await situate(text, text, { changed })).map((found) => {
    const { code, severity, system, path, paths, place, by, detail } = found;
    const what = system ?? `${path} ${paths?.count} ${paths?.first.join(' ')}`;
    const told = detail as { expires: string; reason: string; duties?: readonly string[] };
    const duties = told.duties === undefined ? '' : ` ${told.duties.join(',')}`;
    const people = by.map(({ login, as }) => `${login}/${as}`).join(' ');
    const line = lines[(place?.line ?? 0) - 1]?.trim();
    return `${severity} ${code} ${what} ${told.expires}${duties} (${told.reason}) at "${line}"; ${people}`;
  });
};

const OWED: Edits[number] = ['require: [owner, runbook, slo]', 'require: [owner, runbook, slo, backup]'];
const SOON: Edits[number] = ['2027-01-31', '2026-12-07'];
const QUERY = 'services/search/query.ts';
const SAID =
  'warn waiver-ends-soon search 2026-12-07 backup (Second person starts in January.) at "- systems: [search]"; maya-lin/keeper sam-okafor/keeper';

describe('a waiver that ends', () => {
  test.each<[when: string, edits: Edits, files: readonly string[], expected: readonly string[]]>([
    ['in two weeks', [OWED, SOON], [QUERY], [SAID]],
    ['today', [OWED, ['2027-01-31', TODAY]], [QUERY], [SAID.replace('2026-12-07', TODAY)]],
    ['a day later than that', [OWED, ['2027-01-31', '2026-12-08']], [QUERY], []],
    ['yesterday', [OWED, ['2027-01-31', '2026-11-22']], [QUERY], []],
    ['soon, of a system that is not touched', [OWED, SOON], ['services/ledger/main.go'], []],
    ['soon, of a duty nobody owes', [SOON], [QUERY], []],
    [
      'soon, as a warning at most',
      [OWED, SOON, ['policy:\n', 'policy:\n  rules: { waiver: warn }\n']],
      [QUERY],
      [SAID],
    ],
    ['soon, and the rule is off', [OWED, SOON, ['policy:\n', 'policy:\n  rules: { waiver: off }\n']], [QUERY], []],
    [
      'soon, by somebody who is no keeper',
      [OWED, SOON, ['approved-by: maya-lin', 'approved-by: ada-berg']],
      [QUERY],
      [`${SAID} ada-berg/named`],
    ],
    [
      'soon, by a keeper in other letters',
      [OWED, SOON, ['approved-by: maya-lin', 'approved-by: Maya-Lin']],
      [QUERY],
      [SAID],
    ],
    [
      'soon, while another goes on',
      [OWED, [WAIVER, `${WAIVER.replace('2027-01-31', '2026-12-01')}${WAIVER}`]],
      [QUERY],
      [],
    ],
    [
      'soon, while another goes on for one of its duties',
      [OWED, [WAIVER, `${WAIVER.replace('2027-01-31', '2026-12-07').replace('[backup]', '[backup, slo]')}${WAIVER}`]],
      [QUERY],
      [SAID.replace('backup', 'slo')],
    ],
    [
      'soon, for two systems',
      [OWED, SOON, ['systems: [search]', 'systems: [search, ledger, attic]']],
      [QUERY, 'services/ledger/main.go'],
      ['ledger', 'search'].map((name) =>
        SAID.replace('soon search', `soon ${name}`).replace('[search]', '[search, ledger, attic]'),
      ),
    ],
    [
      'soon, of a system that owes one of its duties by its tier',
      [SOON, ['systems: [search]', 'systems: [house]'], ['duties: [backup]', 'duties: [owner, slo]']],
      ['tools/lint.sh'],
      [SAID.replace('soon search', 'soon house').replace(' backup ', ' owner ').replace('[search]', '[house]')],
    ],
    ['soon, of a system there is none of', [OWED, SOON, ['systems: [search]', 'systems: [gone]']], [QUERY], []],
  ])('%s', async (_, edits, files, expected) => {
    expect(await judge(edits, ...files)).toEqual(expected);
  });
});

describe('an exemption that ends', () => {
  const END: Edits[number] = ['2027-03-31', '2026-12-07'];
  const said = (what: string): string =>
    `warn exemption-ends-soon ${what} 2026-12-07 (Prose; ships nothing.) at "- paths: [docs/, "**/*.md"]"; maya-lin/keeper sam-okafor/keeper`;
  test.each<[when: string, edits: Edits, files: readonly string[], expected: readonly string[]]>([
    ['in two weeks', [END], ['docs/a.txt'], [said('docs/a.txt 1 docs/a.txt')]],
    ['in two weeks, of several paths', [END], ['docs/a.txt', 'NEWS.md'], [said('null 2 NEWS.md docs/a.txt')]],
    ['later', [['2027-03-31', '2026-12-08']], ['docs/a.txt'], []],
    ['never', [[EXEMPTION, '    owner: maya-lin\n']], ['docs/a.txt'], []],
    ['yesterday', [['2027-03-31', '2026-11-22']], ['docs/a.txt'], []],
    ['soon, with no path of it in the change', [END], [QUERY], []],
    ['soon, where a system’s pattern is deeper', [END], ['services/search/notes.md'], []],
    ['soon, and the rule is off', [END, ['policy:\n', 'policy:\n  rules: { waiver: off }\n']], ['docs/a.txt'], []],
    [
      'soon, by somebody who is no keeper',
      [END, [`ships nothing.\n    owner: maya-lin`, 'ships nothing.\n    owner: ada-berg']],
      ['docs/a.txt'],
      [`${said('docs/a.txt 1 docs/a.txt')} ada-berg/named`],
    ],
  ])('%s', async (_, edits, files, expected) => {
    expect(await judge(edits, ...files)).toEqual(expected);
  });

  test('soon, of a path that goes away', async () => {
    const text = edit(SHOP, [END]);
    const situation = await situate(text, text, { files: { 'docs/a.txt': '1' } });
    const gone = { ...situation, paths: situation.paths.map((path) => ({ ...path, after: null })) };
    expect(judgeEnding(gone)).toEqual([]);
  });
});
