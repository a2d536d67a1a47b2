/** Runbooks elsewhere: which an audit asks for, what it makes of the answers, and that a check asks for none. */
import { describe, expect, test } from 'vitest';
import { audit } from '../../src/audit.ts';
import { check } from '../../src/check.ts';
import type { Asks, Known, PageFound, Source, TreeSource } from '../../src/facts.ts';
import { describe as say } from '../../src/render/words.ts';
import { memorySource, type Tree } from '../memory-source.ts';

const DATE = '2026-11-23';
const WIKI = 'https://wiki.acme.example/runbooks/';
const NAMED = '{ runbook-hosts: [wiki.acme.example, "DOCS.acme.example:8443", pages.acme.example:443] }';

/** One system for each link, in their order, and what else the declaration says. */
const declare = (links: readonly string[], policy: string, more = ''): string =>
  `version: 1\nsystems:\n${links
    .map(
      (link, index) =>
        `  s${index}:\n    paths: [s${index}/]\n    owner: maya-lin\n    runbook: ${JSON.stringify(link)}\n    slo: [{ indicator: It answers, objective: 99%, window: 30d }]\n`,
    )
    .join('')}${more}policy: ${policy}\n`;
const treeOf = (text: string, links: readonly string[]): Tree => ({
  'OWNERSHIP.yaml': text,
  ...Object.fromEntries(links.map((_, index) => [`s${index}/a.ts`, '1'])),
});

/** What is asked of `source`, in the order in which it is. */
const listen = (source: Pick<Source, 'readAnswers'>) => {
  const asked: Asks[] = [];
  const readAnswers: Source['readAnswers'] = (asks) => {
    asked.push(asks);
    return source.readAnswers(asks);
  };
  return { asked, readAnswers };
};

/** An audit of one system for each link, where each page is found so; `null` where nobody opens any. */
const auditLinks = async (
  links: readonly string[],
  {
    policy = NAMED,
    more = '',
    found = () => ({ known: { status: 'there' } }),
  }: { policy?: string; more?: string; found?: ((url: string) => Known<PageFound>) | null } = {},
) => {
  const tree = treeOf(declare(links, policy, more), links);
  const source = memorySource(tree, tree);
  const change = await source.readChange();
  if ('unknown' in change) throw new Error(change.unknown);
  const { head, declarations, texts } = change.known;
  const paths = Object.keys(tree).sort();
  const { asked, readAnswers } = listen({
    readAnswers: async (asks) => ({
      ...(await source.readAnswers(asks)),
      pages: found === null ? null : asks.pages.map((url) => ({ url, page: found(url) })),
    }),
  });
  const open: TreeSource = {
    readTree: async () => ({
      known: { commit: head, host: null, paths, declarations: declarations.head, texts, isAtHand: true },
    }),
    readAnswers,
  };
  const result = await audit(open, { date: DATE, program: 'test' });
  return {
    result,
    pages: asked.flatMap((asks) => asks.pages),
    hosts: [...new Set(asked.filter(({ pages }) => pages.length > 0).flatMap(({ pageHosts }) => pageHosts))],
    findings: result.findings.filter(({ rule }) => rule === 'runbook' || rule === 'waiver'),
  };
};

describe('an audit', () => {
  test('asks for https links on the hosts the policy names, each once, and says which hosts', async () => {
    const { pages, hosts, findings } = await auditLinks([
      `${WIKI}ledger`,
      `${WIKI}ledger#first-five-minutes`,
      'https://WIKI.acme.example:443/runbooks/search?page=7',
      'https://docs.acme.example:8443/x',
      'https://docs.acme.example/x',
      'https://pages.acme.example/x',
      'https://wiki.acme.example.evil.example/x',
      'https://evil.example/wiki.acme.example',
      'https://sub.wiki.acme.example/x',
    ]);
    expect(pages).toEqual([
      'https://docs.acme.example:8443/x',
      'https://pages.acme.example/x',
      `${WIKI}ledger`,
      `${WIKI}search?page=7`,
    ]);
    expect(hosts).toEqual(['wiki.acme.example', 'docs.acme.example:8443', 'pages.acme.example']);
    expect(findings).toEqual([]);
  });

  test.each([
    ['without the policy', `${WIKI}a`, { policy: '{ mode: enforce }' }],
    ['of a link that is none', 'http://wiki.acme.example/a', {}],
    ['of a link with a password', 'https://maya:secret@wiki.acme.example/a', {}],
    ['of a path', 'docs/wiki.acme.example.md', {}],
    [
      'where the rule is off',
      `${WIKI}a`,
      { policy: '{ runbook-hosts: [wiki.acme.example], rules: { runbook: off } }' },
    ],
    ['where no runbook is owed', `${WIKI}a`, { policy: '{ runbook-hosts: [wiki.acme.example], require: [owner] }' }],
  ])('asks for none %s', async (_, link, given) => {
    const { pages, result } = await auditLinks([link], given);
    expect(pages).toEqual([]);
    expect(result.notChecked).not.toContain('runbook-hosts');
  });

  test.each<[string, Known<PageFound>, string | null]>([
    ['is there', { known: { status: 'there' } }, null],
    ['is gone', { known: { status: 'gone', code: 404 } }, 'fail runbook-page-gone'],
    ['asks for a log-in', { known: { status: 'locked', code: 401, to: null } }, 'notice runbook-page-locked'],
    [
      'sends elsewhere',
      { known: { status: 'locked', code: 302, to: 'login.elsewhere.example' } },
      'notice runbook-page-locked',
    ],
    ['is one too many', { known: { status: 'unopened' } }, 'notice runbook-page-unopened'],
    ['was not reached', { unknown: 'no answer within 8 seconds' }, 'undecided runbook-page-unreachable'],
  ])('of a page that %s', async (_, page, expected) => {
    const { findings, result } = await auditLinks([`${WIKI}a#top`], { found: () => page });
    expect(findings.map(({ severity, code }) => `${severity} ${code}`)).toEqual(expected === null ? [] : [expected]);
    const isMissed = expected !== null && !expected.startsWith('notice');
    expect(result.duties.runbook).toEqual({ owed: 1, met: isMissed ? 0 : 1 });
    for (const found of findings) {
      const { message, settle } = say(found);
      expect(message).toContain(`${WIKI}a#top`);
      expect(settle).not.toBe('');
      expect(found.place).toMatchObject({ file: 'OWNERSHIP.yaml', line: 6 });
      // What was not seen is never said to be missing.
      if (expected !== 'fail runbook-page-gone') expect(message).not.toMatch(/\bgone\b|is not there/);
    }
  });

  test('says it of each system that points there', async () => {
    const { findings } = await auditLinks([`${WIKI}a`, `${WIKI}a#x`, `${WIKI}b`], {
      found: (url) => (url.endsWith('/a') ? { known: { status: 'gone', code: 410 } } : { known: { status: 'there' } }),
    });
    expect(findings.map(({ system, code }) => `${system} ${code}`)).toEqual([
      's0 runbook-page-gone',
      's1 runbook-page-gone',
    ]);
  });

  test.each<[string, Known<PageFound>]>([
    ['what is gone', { known: { status: 'gone', code: 404 } }],
    ['what was not reached', { unknown: 'no connection (ECONNREFUSED)' }],
  ])('where the policy takes runbooks mildly only warns of %s', async (_, page) => {
    const policy = '{ runbook-hosts: [wiki.acme.example], rules: { runbook: warn } }';
    const { findings } = await auditLinks([`${WIKI}a`], { policy, found: () => page });
    expect(findings.map(({ severity }) => severity)).toEqual(['warn']);
  });

  test('a waiver of the duty covers what is gone', async () => {
    const more =
      'waivers: [{ systems: [s0], duties: [runbook], reason: The wiki moves, approved-by: sam-okafor, expires: 2027-01-31 }]\n';
    const { findings, result } = await auditLinks([`${WIKI}a`], {
      more,
      found: () => ({ known: { status: 'gone', code: 404 } }),
    });
    expect(findings).toEqual([]);
    expect(result.waived.map(({ finding }) => finding.code)).toEqual(['runbook-page-gone']);
  });

  test('where nobody opens any says that they were not looked at', async () => {
    const { result, findings } = await auditLinks([`${WIKI}a`], { found: null });
    expect(findings).toEqual([]);
    expect(result.notChecked).toContain('runbook-hosts');
  });
});

describe('a check', () => {
  const links = [`${WIKI}a`];
  const silent = '{ rules: { owner-access: off } }';
  test.each([
    ['of code', declare(links, NAMED), declare(links, NAMED)],
    ['that points to another page', declare([`${WIKI}z`], NAMED), declare(links, NAMED)],
    ['that names the host', declare(links, silent), declare(links, NAMED)],
    ['that brings it all', null, declare(links, NAMED)],
  ])('%s opens no page, whatever the policy says', async (_, before, after) => {
    const base = before === null ? { 'README.md': 'a' } : treeOf(before, links);
    const head = { ...treeOf(after, links), 's0/a.ts': '2' };
    const source = memorySource(base, head);
    const { asked, readAnswers } = listen(source);
    const { findings } = await check({ ...source, readAnswers }, { date: DATE, program: 'test', gate: null });
    expect(asked.flatMap(({ pages, pageHosts }) => [...pages, ...pageHosts])).toEqual([]);
    expect(findings.filter(({ code }) => code.startsWith('runbook-page'))).toEqual([]);
  });
});
