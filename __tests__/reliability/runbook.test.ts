/** Runbooks of many dialects, invented, and what is read from them. `readings.json` says what each of them holds. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { slug } from 'github-slugger';
import { micromark } from 'micromark';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it, test } from 'vitest';
import {
  findKind,
  type Headings,
  type RunbookKind,
  type RunbookReading,
  readRunbook,
  SECTIONS,
} from '../../src/reliability/runbook.ts';
import { openSections, SYNONYMS } from '../../src/reliability/sections.ts';

const folder = new URL('./runbooks/', import.meta.url);
const readText = (path: string): string => readFileSync(new URL(path, folder), 'utf8');

interface Good {
  /** What the policy calls them. */
  readonly headings?: Headings;
  readonly words: number;
  /** In the order of `SECTIONS`, as `line: heading #anchor`. */
  readonly sections: readonly string[];
}
interface Hollow {
  readonly words: number;
  readonly hollow: readonly string[];
  /** As `line:column text`. */
  readonly placeholders: readonly string[];
}
const table: {
  readonly good: Readonly<Record<string, Good>>;
  readonly hollow: Readonly<Record<string, Hollow>>;
} = JSON.parse(readText('readings.json'));

const sayPlaceholders = ({ placeholders }: RunbookReading): string[] =>
  placeholders.first.map(({ line, column, text }) => `${line}:${column} ${text}`);
const saySections = ({ sections }: RunbookReading): string[] =>
  sections.map(({ line, heading, anchor }) => `${line}: ${heading} #${anchor}`);
const idsOf = (found: RunbookReading['hollow']): string[] => found.map(({ id }) => id);

const read = (text: string, headings?: Headings): RunbookReading =>
  readRunbook(text, 'docs/runbooks/shop.md', headings);

describe('a runbook', () => {
  const good = Object.entries(table.good);

  test.each(good)('has its five sections: %s', (name, { headings, words, sections }) => {
    const reading = readRunbook(readText(`good/${name}`), name, headings);
    expect(saySections(reading)).toEqual(sections);
    expect([idsOf(reading.sections), reading.hollow, reading.words]).toEqual([SECTIONS, [], words]);
    expect([reading.placeholders, reading.isCut]).toEqual([{ count: 0, first: [] }, false]);
    for (const { anchor } of reading.sections) expect(reading.hasAnchor?.(anchor) ?? true).toBe(true);
  });

  test.each(good)('reads the same with carriage returns and a byte-order mark: %s', (name, { headings, sections }) => {
    const text = readText(`good/${name}`);
    const reading = readRunbook(`\ufeff${text.replaceAll('\n', '\r\n')}`, name, headings);
    expect(saySections(reading)).toEqual(sections);
  });

  test.each(Object.entries(table.hollow))('has none: %s', (name, { words, hollow, placeholders }) => {
    const reading = readRunbook(readText(`hollow/${name}`), name);
    expect(reading.sections).toEqual([]);
    expect(reading.hollow.map(({ line, heading }) => `${line}: ${heading}`)).toEqual(hollow);
    expect([sayPlaceholders(reading), reading.placeholders.count]).toEqual([placeholders, placeholders.length]);
    expect(reading.words).toBe(words);
  });

  it('of each file there is has its row', () => {
    for (const kind of ['good', 'hollow'] as const) {
      expect(Object.keys(table[kind]).sort()).toEqual(readdirSync(new URL(kind, folder)).sort());
    }
    expect(good.length).toBeGreaterThanOrEqual(15);
    expect(Object.keys(table.hollow).length).toBeGreaterThanOrEqual(10);
  });
});

test.each<[path: string, kind: RunbookKind | null]>([
  ['docs/runbook.md', 'markdown'],
  ['docs/RUNBOOK.MD', 'markdown'],
  ['a.markdown', 'markdown'],
  ['a.mdx', 'markdown'],
  ['a.b.adoc', 'asciidoc'],
  ['a.asciidoc', 'asciidoc'],
  ['a.txt', 'text'],
  ['a.rst', 'text'],
  ['RUNBOOK', 'text'],
  ['docs.v2/RUNBOOK', 'text'],
  ['.runbook', 'text'],
  ['a.pdf', null],
  ['a.ts', null],
  ['a.html', null],
  ['a.md.bak', null],
  ['a.__proto__', null],
])('%s is %s', (path, kind) => {
  expect(findKind(path)).toBe(kind);
});

describe('a heading', () => {
  const idsFor = openSections({});

  test.each<[heading: string, sections: string]>([
    ['Impact', 'what-breaks'],
    ['IMPACT:', 'what-breaks'],
    ['Customer impact', 'what-breaks'],
    ['Impact on customers', 'what-breaks'],
    ['The blast radius', 'what-breaks'],
    ['What’s broken?', 'what-breaks'],
    ['What breaks and who is hurt', 'what-breaks'],
    ['2.3.1 Meaning', 'what-breaks'],
    ['II. Meaning', 'what-breaks'],
    ['b) Meaning', 'what-breaks'],
    ['1️⃣ Meaning', 'what-breaks'],
    ['Phase 1: Meaning', 'what-breaks'],
    ['Known alerts', 'how-you-know'],
    ['Alerts (Prometheus)', 'how-you-know'],
    ['How do you know?', 'how-you-know'],
    ['Monitoring', 'how-you-know'],
    ['🔔Alerts🔔', 'how-you-know'],
    ['First 5 minutes', 'first-five-minutes'],
    ['The first five minutes', 'first-five-minutes'],
    ['Troubleshooting guide', 'first-five-minutes'],
    ['Step 3 - Triage', 'first-five-minutes'],
    ['Stop the bleeding', 'stop-the-bleeding'],
    ['Roll-back', 'stop-the-bleeding'],
    ['Rolling back a release', 'stop-the-bleeding'],
    ['Data recovery', 'stop-the-bleeding'],
    ['Escalate', 'escalate'],
    ['On-call', 'escalate'],
    ['When to call whom', 'escalate'],
    ['Ｅｓｃａｌａｔｉｏｎ', 'escalate'],
    ['Symptoms and impact', 'what-breaks how-you-know'],
    ['Symptoms & fixes', 'how-you-know stop-the-bleeding'],
    ['Triage, mitigation / escalation', 'first-five-minutes stop-the-bleeding escalate'],
    ['What this alert means', 'what-breaks'],
    ['Architecture', ''],
    ['Deployment', ''],
    ['Overview', ''],
    ['Dependencies', ''],
    ['Last tested', ''],
    ['Impactful work', ''],
    ['Compact view', ''],
    ['Non-escalatory tone', ''],
    ['How to silence alerts', ''],
    ['Configuring dashboards', ''],
    ['Browser support', ''],
    ['Why we no longer send an alert for each failed login', ''],
    ['🔥🔥🔥', ''],
    ['', ''],
    ['__proto__', ''],
    ['constructor', ''],
  ])('%j names “%s”', (heading, sections) => {
    expect(idsFor(heading).join(' ')).toBe(sections);
  });

  it('has at least twelve names for each section, none of them for two', () => {
    const names = SECTIONS.map((id) => [...SYNONYMS[id].clear, ...SYNONYMS[id].short, ...SYNONYMS[id].alone]);
    expect(Math.min(...names.map(({ length }) => length))).toBeGreaterThanOrEqual(12);
    expect(new Set(names.flat()).size).toBe(names.flat().length);
    for (const [index, id] of SECTIONS.entries()) {
      for (const name of names[index] ?? []) expect([name, idsFor(name)]).toEqual([name, expect.arrayContaining([id])]);
    }
  });

  test.each<[own: string, heading: string, names: boolean]>([
    ['Wer ist betroffen?', '3. Wer ist betroffen', true],
    ['Wer ist betroffen?', 'Wer ist alles betroffen', false],
    ['Auswirkung', 'Auswirkung auf Kunden', true],
    ['Auswirkung', 'Auswirkungen', false],
    ['影響', '１．影響範囲', true],
    ['影響', '障害', false],
    ['영향', '고객 영향', true],
    ['Qui est touché ?', 'Qui est touché', true],
    ['The Wave', 'Wave', true],
    ['🔥', '🔥', false],
    ['', 'Anything', false],
    ['the', 'Anything', false],
  ])('a policy calls %j names %j: %s', (own, heading, names) => {
    expect(openSections({ 'what-breaks': [own] })(heading).includes('what-breaks')).toBe(names);
  });
});

describe('a section', () => {
  test.each<[what: string, text: string, sections: string, hollow?: string]>([
    ['has words below it', '## Impact\nNobody can pay.', 'what-breaks'],
    ['has too few words', '## Impact\nBad.', '', 'what-breaks'],
    ['has code', '## Triage\n```\nuptime\n```', 'first-five-minutes'],
    ['has indented code', '## Triage\n\n    uptime', 'first-five-minutes'],
    ['has empty code', '## Triage\n```sh\n\n```', '', 'first-five-minutes'],
    ['has a list', '## Contacts\n- Maya', 'escalate'],
    ['has a picture', '## Dashboard\n![](board.png)', 'how-you-know'],
    ['has a link', '## Dashboard\n[Board](https://graphs.acme.example/d/1)', 'how-you-know'],
    ['has a link by reference', '## Dashboard\n[Board]\n\n[board]: https://graphs.acme.example', 'how-you-know'],
    ['has a bare address', '## Dashboard\nhttps://graphs.acme.example/d/1', 'how-you-know'],
    ['has a link to nowhere', '## Dashboard\n[Board](#)', '', 'how-you-know'],
    ['has a table', '## Contacts\n| Who | Phone |\n|---|---|\n| Maya | 100 |', 'escalate'],
    ['has the head of a table', '## Contacts\n| Who is called | Phone number |\n|---|---|', '', 'escalate'],
    ['has somebody to call', '## Contacts\n@maya-lin', 'escalate'],
    ['has a number to call', '## Contacts\n+1 555 0100', 'escalate'],
    ['has words between tags', '## Impact\n<div><b>Nobody</b> can pay.</div>', 'what-breaks'],
    ['has a line across the page', '## Impact\n\n---\n\n***', '', 'what-breaks'],
    ['has a blank that does not break', '## Impact\n\n&nbsp;&nbsp;\u00a0', '', 'what-breaks'],
    ['has what stands below its parts', '## Impact\n### Shops\nNobody can pay.', 'what-breaks'],
    ['has not what stands below the next', '## Impact\n## Other\nNobody can pay.', '', 'what-breaks'],
    ['is filled the second time', '## Impact\nTBD\n## Impact\nNobody can pay.', 'what-breaks'],
    ['stands in a quote', '> ## Impact\n> Nobody can pay.', 'what-breaks'],
    ['stands in a list', '- ## Impact\n  Nobody can pay.', 'what-breaks'],
    [
      'is not the title',
      '# Disaster recovery\nWhat to do when the hall burns.\n## Impact\nNo parcel leaves.',
      'what-breaks',
    ],
    [
      'is one of several titles',
      '# Impact\nNobody can pay.\n# Recovery\nWait for the bank.',
      'what-breaks stop-the-bleeding',
    ],
    ['is in bold', '**Impact:** nobody can pay.', 'what-breaks'],
    [
      'is in bold in a list',
      '- **Impact:** nobody can pay.\n- **Escalation:** maya-lin, then @sam.',
      'what-breaks escalate',
    ],
    ['is in bold and empty', '**Impact:**\n\n**Escalation:** TBD', '', 'what-breaks escalate'],
    ['is no bold sentence', '**Impact is what we look at first.** Nobody can pay.', ''],
    ['is folded', '<details><summary>Impact</summary>\n\nNobody can pay.\n\n</details>', 'what-breaks'],
    ['is in a comment', '<!--\n## Impact\nNobody can pay.\n-->', ''],
    ['is in an open comment', '<!--\n## Impact\nNobody can pay.', ''],
    ['is in front matter', '---\nx: y\n\n## Impact\nNobody can pay.\n---\n', ''],
    ['is below a line across the page', '---\n\n## Impact\nNobody can pay.\n\n---\n', 'what-breaks'],
    ['is in code', '```\n## Impact\nNobody can pay.\n```', ''],
    ['is in code in a list', '- a\n\n  ~~~\n  ## Impact\n  Nobody can pay.\n  ~~~', ''],
    ['is in code that nothing closes', '````\n```\n## Impact\nNobody can pay.', ''],
    ['has no blank before its text', '##Impact\nNobody can pay.', ''],
  ])('%s', (_, text, sections, hollow = '') => {
    const reading = read(text);
    expect([idsOf(reading.sections).join(' '), idsOf(reading.hollow).join(' ')]).toEqual([sections, hollow]);
  });
});

describe('words', () => {
  test.each<[text: string, words: number]>([
    ['Nobody can pay.', 3],
    ['- Nobody\n- can\n\n1. pay', 3],
    ['# Nobody\ncan pay', 2],
    ['`kubectl get pods`', 3],
    ['```sh\nkubectl get pods\n```', 3],
    ['[the board](https://graphs.acme.example/a/b "wide and high")', 2],
    ['<https://graphs.acme.example/a/b>', 1],
    ['![the board](a.png)', 0],
    ['<!-- nobody can pay --> a', 1],
    ['---\ntitle: nobody can pay\n---\na', 1],
    ['TODO: nobody can pay', 0],
    ['a&nbsp;b &amp; c', 3],
    ['| a | b |\n|---|---|\n| c | d |', 4],
    ['支払いができません。', 5],
    ['결제를 할 수 없습니다', 4],
    ['kubectl で確認する', 4],
    ['🔥 🔥 🔥', 0],
    ['', 0],
  ])('%j has %i', (text, words) => {
    expect(read(text).words).toBe(words);
  });
});

describe('a placeholder', () => {
  test.each<[text: string, found: string]>([
    ['TODO', '1:1 TODO'],
    ['tbd', '1:1 tbd'],
    ['TODO: describe it', '1:1 TODO: describe it'],
    ['todo: describe it', '1:1 todo: describe it'],
    ['TODO(maya): describe it', '1:1 TODO(maya): describe it'],
    ['TODO describe it', '1:1 TODO describe it'],
    ['  - [ ] TODO add commands', '1:9 TODO add commands'],
    ['> **FIXME**', '1:5 FIXME'],
    ['XXX', '1:1 XXX'],
    ['XXX: check this', '1:1 XXX: check this'],
    ['Dashboard: TBD', '1:12 TBD'],
    ['**Dashboard:** TBD', '1:16 TBD'],
    ['Call Maya (TODO: number) first.', '1:12 TODO: number'],
    ['The number is TBD.', '1:15 TBD'],
    ['Rollback steps TBD', '1:16 TBD'],
    ['The alert is still TODO.', '1:20 TODO'],
    ['| a | b |\n|---|---|\n| TBD | TODO |', '3:3 TBD, 3:9 TODO'],
    ['Some words before,\nand so on.\nTODO: more', '3:1 TODO: more'],
    ['Lorem ipsum dolor', '1:1 Lorem ipsum dolor'],
    ['Call [your team] first.', '1:6 [your team]'],
    ['Call [Team Name] first.', '1:6 [Team Name]'],
    ['See [link to dashboard].', '1:5 [link to dashboard]'],
    ['Call <insert name here> first.', '1:6 <insert name here>'],
    ['Call <your-team> first.', '1:6 <your-team>'],
    ['Call <your team’s name> first.', '1:6 <your team’s name>'],
    ['Call {{ team }} first.', '1:6 {{ team }}'],
    ['…', '1:1 …'],
    ['1. ...', '1:4 ...'],
    ['Coming soon', '1:1 Coming soon'],
    ['Describe the impact here.', '1:1 Describe the impact here.'],
    ['_Describe the impact._', '1:2 Describe the impact.'],
    ['Replace this with your own.', '1:1 Replace this with your own.'],
    ['---\na: b\n---\n\nTBD', '5:1 TBD'],
    ['`code`\n\n`more` and TODO: x\n\nTODO: `x` y', '5:1 TODO: `x` y'],
  ])('is found in %j', (text, found) => {
    const reading = read(text);
    expect(sayPlaceholders(reading).join(', ')).toBe(found);
  });

  test.each<[text: string]>([
    ['`grep TODO src`'],
    ['```\nTODO: x\n```'],
    ['    TODO: x'],
    ['<!-- TODO: x -->'],
    ['# TODO'],
    ['[TODO comments](todo.md) are allowed.'],
    ['A TODO in the code says why.'],
    ['Search for TODO and read what it says.'],
    ['TODO comments are left in the code.'],
    ['TODOs are fine.'],
    ['No TODO is left.'],
    ['Look for lines that say TODO.'],
    ['An order marked as TBD, or without a date, is skipped.'],
    ['The words that are searched for, in the source, are\nTODO and the name of whoever wrote it.'],
    ['Restart it, wait for the light,\nto be written\ndown afterwards.'],
    ['The ticket is XXX-123.'],
    ['Everything else, and so on...'],
    ['Wait… then go on.'],
    ['* `run.js` ...'],
    ['* `node`: the first.\n...\n* `last`: the last.'],
    ['Press [Enter].'],
    ['Use [Add to cart].'],
    ['- [ ] done\n- [x] not done'],
    ['[name](names.md), [the link][1], [url]\n\n[1]: a.md\n[url]: b.md'],
    ['`kubectl delete pod <name>`'],
    ['Run kubectl delete pod <pod-name>.'],
    ['{{ $labels.instance }} {{ .Values.x }} {{< note >}} {{% note %}} {{ site.url }}'],
    ['Describe what you see in the incident channel.'],
    ['(Add a pod if the queue is long.)'],
    ['Todo el mundo puede pagar.'],
    ['_Is it us?_ Look at the page of the bank.'],
    ['docs/TODO.md lists the rest.'],
  ])('is none in %j', (text) => {
    expect(sayPlaceholders(read(text))).toEqual([]);
  });

  it('is told at most twenty times, and clipped', () => {
    const { count, first } = read(`- TODO: ${'a'.repeat(200)}\n`.repeat(50)).placeholders;
    expect([count, first.length, first[0]?.text]).toEqual([50, 20, `TODO: ${'a'.repeat(73)}…`]);
  });
});

/** What GitHub makes of the headings of a text, by another way: HTML, and the slugs of what its headings say. */
const renderAnchors = (text: string): string[] => {
  const anchors: string[] = [];
  const sayText = (node: DefaultTreeAdapterTypes.ChildNode): string =>
    'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(sayText).join('') : '';
  const walk = (node: DefaultTreeAdapterTypes.ParentNode | DefaultTreeAdapterTypes.ChildNode): void => {
    if (/^h[1-6]$/.test(node.nodeName)) anchors.push(slug(sayText(node as DefaultTreeAdapterTypes.Element)));
    else if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(micromark(text, { allowDangerousHtml: true })));
  return anchors;
};

describe('an anchor', () => {
  test.each<[text: string, anchors: string]>([
    ['# Stop the bleeding', 'stop-the-bleeding'],
    ['## 1. Stop  the bleeding! ##', '1-stop--the-bleeding'],
    ['# Impact\n# Impact\n# Impact', 'impact impact-1 impact-2'],
    ['# Impact-1\n# Impact\n# Impact', 'impact-1 impact impact-2'],
    ['# 💥 Impact', '-impact'],
    ['# Impact 💥', 'impact-'],
    ['# :boom: Impact', 'boom-impact'],
    ['# Übergröße & Café', 'übergröße--café'],
    ['# 影響範囲（暫定）', '影響範囲暫定'],
    ['# Влияние', 'влияние'],
    ['# `kubectl get` _pods_ and **nodes**', 'kubectl-get-pods-and-nodes'],
    ['# snake_case and kebab-case', 'snake_case-and-kebab-case'],
    ['# [A link](a.md) and <b>tag</b>', 'a-link-and-tag'],
    ['# ![picture](a.png) Impact', '-impact'],
    ['# C++, C# / .NET', 'c-c--net'],
    ['# 50 % &amp; 5 &lt; 6', '50---5--6'],
    ["# What's broken?", 'whats-broken'],
    ['# “Quoted” – dash — long', 'quoted--dash--long'],
    ['Impact\n===\n\nOther\n---', 'impact other'],
    ['Two\nlines\n===', 'twolines'],
    ['<h2>Impact</h2>', 'impact'],
    ['<h2 align="center" id="x">Impact &amp; more</h2>\n\n# Impact & more', 'x impact--more impact--more-1'],
    ['<a name="here"></a>\n<a id=there>\n\ntext <span id=\'within\'>', 'here there within'],
    ['> # In a quote\n\n- # In a list', 'in-a-quote in-a-list'],
    ['# \\# Escaped \\*', '-escaped-'],
    ['# __proto__\n# constructor', 'proto constructor'],
    ['#', ''],
    ['#Not a heading\n\n    # nor this\n\n```\n# nor this\n```', ''],
    ['---\ntitle: a\n# a: b\n---\n# Real', 'real'],
  ])('of %j: %s', (text, anchors) => {
    const { hasAnchor, listAnchors } = read(text);
    expect(listAnchors().join(' ')).toBe(anchors);
    for (const anchor of listAnchors()) expect(hasAnchor?.(anchor)).toBe(true);
  });

  test.each<[anchor: string, leads: boolean]>([
    ['impact', true],
    ['', true],
    ['top', true],
    ['Impact', false],
    ['#impact', false],
    ['impact-1', false],
    ['toString', false],
    ['__proto__', false],
  ])('#%s leads somewhere: %s', (anchor, leads) => {
    expect(read('# Impact').hasAnchor?.(anchor)).toBe(leads);
  });

  test.each(['a.txt', 'a.adoc'])('of %s is not known', (path) => {
    const { hasAnchor, listAnchors } = readRunbook('= Impact', path);
    expect([hasAnchor, listAnchors()]).toEqual([null, []]);
  });

  const written = Object.keys(table.good).filter((name) => name.endsWith('.md') && name !== 'front-matter.md');
  test.each(written)('is one that GitHub makes: %s', (name) => {
    const text = readText(`good/${name}`);
    expect(read(text).listAnchors()).toEqual(expect.arrayContaining(renderAnchors(text)));
  });
});

describe('a link', () => {
  test.each<[text: string, links: string]>([
    ['[a](ledger.md)', '1:1 ledger.md: docs/runbooks/ledger.md'],
    ['see [a](./ledger.md#stop)', '1:5 ./ledger.md#stop: docs/runbooks/ledger.md #stop'],
    ['[a](../README.md)', '1:1 ../README.md: docs/README.md'],
    ['[a](../../src/)', '1:1 ../../src/: src'],
    ['[a](../../../other.md)', '1:1 ../../../other.md: null'],
    ['[a](/src/a.ts#L3)', '1:1 /src/a.ts#L3: src/a.ts #L3'],
    ['[a](/../a.ts)', '1:1 /../a.ts: null'],
    ['[a](#impact)', '1:1 #impact: docs/runbooks/shop.md #impact'],
    ['[a](#%C3%BCber)', '1:1 #%C3%BCber: docs/runbooks/shop.md #über'],
    ['[a](<a b.md>) [b](a%20b.md)', '1:1 a b.md: docs/runbooks/a b.md, 1:15 a%20b.md: docs/runbooks/a b.md'],
    ['[a](%zz.md)', '1:1 %zz.md: docs/runbooks/%zz.md'],
    ['[a](a.md?plain=1#L3)', '1:1 a.md?plain=1#L3: docs/runbooks/a.md #L3'],
    ['![a](img/a.png "title")', '1:1 img/a.png: docs/runbooks/img/a.png'],
    ['[![a](a.png)](b.md)', '1:1 b.md: docs/runbooks/b.md, 1:2 a.png: docs/runbooks/a.png'],
    ['text\n\n- [a][b], [B] ![c][B]\n\n[b]: c.md\n[d]: unused.md', '3:3 c.md: docs/runbooks/c.md'],
    ['<a href="a.md">a</a> <img src=\'b.png\'>', '1:1 a.md: docs/runbooks/a.md, 1:22 b.png: docs/runbooks/b.png'],
    ['# [a](a.md)', '1:3 a.md: docs/runbooks/a.md'],
    ['[a](a.md) [b](a.md)', '1:1 a.md: docs/runbooks/a.md'],
    ['[a](a\\_b.md) [b](a&amp;b.md)', '1:1 a_b.md: docs/runbooks/a_b.md, 1:14 a&b.md: docs/runbooks/a&b.md'],
    ['[a](https://acme.example) [b](mailto:maya-lin@acme.example) [c](//acme.example) <http://a.example>', ''],
    ['[a](JavaScript:alert) [b](data:,x)', ''],
    [`[a]() [b](/) [c](../..) [d](<{{ site.url }}/a>) [e](${'$'}{x}/a)`, ''],
    ['`[a](a.md)`\n\n```\n[a](a.md)\n```\n\n<!-- [a](a.md) -->', ''],
    ['[a] [b][c]', ''],
  ])('of %j: %s', (text, links) => {
    const said = read(text).links.map(
      ({ line, column, target, path, anchor }) =>
        `${line}:${column} ${target}: ${path}${anchor === null ? '' : ` #${anchor}`}`,
    );
    expect(said.join(', ')).toBe(links);
  });

  it('is told at most two hundred times', () => {
    const text = Array.from({ length: 300 }, (_, index) => `[a](${index}.md)`).join('\n\n');
    expect(read(text).links.length).toBe(200);
  });
});

describe('a text that is long', () => {
  const good = '## Impact\n\nNobody can pay.\n\n';

  it('is cut, and what is found stays found', () => {
    const reading = read(`${good}${'Words and more words.\n\n'.repeat(20_000)}${good.replace('Impact', 'Escalation')}`);
    expect([reading.isCut, idsOf(reading.sections), reading.hasAnchor]).toEqual([true, ['what-breaks'], null]);
    expect(read(`${good}${'\n'.repeat(20_000)}`).isCut).toBe(true);
    expect(read(good).isCut).toBe(false);
  });

  test.each<[what: string, text: string]>([
    ['words', 'All work and no play. '.repeat(12_000)],
    ['quotes', '>'.repeat(100_000)],
    ['brackets', '['.repeat(100_000)],
    ['links', '[a]('.repeat(25_000)],
    ['stars', '*a_ '.repeat(20_000)],
    ['underscores', `${'_'.repeat(200_000)}a`],
    ['lists in lists', Array.from({ length: 600 }, (_, index) => `${'  '.repeat(index)}- a`).join('\n')],
    ['lists in quotes', '>- '.repeat(30_000)],
    ['items', '- a\n'.repeat(60_000)],
    ['lazy lines', `> a\n${'b\n'.repeat(60_000)}`],
    ['comments', '<!--'.repeat(60_000)],
    ['tags', '<a b="'.repeat(40_000)],
    ['declarations', 'a <!A '.repeat(40_000)],
    ['definitions', Array.from({ length: 12_000 }, (_, index) => `[r${index}]: /u${index}`).join('\n')],
    ['backticks', '`'.repeat(200_000)],
    ['backticks in runs', Array.from({ length: 600 }, (_, index) => '`'.repeat(index + 1)).join(' a ')],
    ['underlines', 'a\n-\n'.repeat(50_000)],
    ['bars', '| '.repeat(120_000)],
    ['addresses', '@a'.repeat(120_000)],
    ['numbers', '1 '.repeat(120_000)],
    ['entities', '&amp;'.repeat(50_000)],
  ])('and hard to parse is read by its lines: %s', (_, noise) => {
    const reading = read(`${good}${noise}\n`);
    expect([idsOf(reading.sections), reading.hasAnchor]).toEqual([['what-breaks'], null]);
  });

  const plain = Object.entries(table.good).filter(
    ([name]) => !/^(?:html|labels|quoted|emphasis)\.|\.(?!md$)|^NIGHT$/.test(name),
  );
  test.each(plain)(
    'has the sections found that a parser finds, where they are plain: %s',
    (name, { headings, sections }) => {
      const reading = readRunbook(`${readText(`good/${name}`)}\n\n${'>'.repeat(50)}\n`, name, headings);
      expect([reading.hasAnchor, saySections(reading)]).toEqual([null, sections]);
    },
  );

  it('has its headings found by lines as well: under, in bold, not in code and comments', () => {
    const noise = `\n${'>'.repeat(50)}\n\n`;
    const text =
      'Shop\n===\n\nImpact\n---\n\nNobody can pay.\n\n**Triage**\n\nLook at it twice.\n\n```\n## Symptoms\nNothing is red.\n```\n<!--\n## Escalate\nCall Maya Lin.\n-->\n\nMitigation\n---\n\nWait for it.\n';
    expect(idsOf(read(noise + text).sections)).toEqual(['what-breaks', 'first-five-minutes', 'stop-the-bleeding']);
  });
});

describe('whatever is written', () => {
  const pieces = [
    ...[
      '#',
      '## ',
      'Impact',
      'Rollback',
      '\n',
      '\n\n',
      '- ',
      '> ',
      '1. ',
      '```',
      '~~~',
      '`',
      '*',
      '**',
      '_',
      '[',
      ']',
      '](a.md)',
    ],
    ...[
      '<!--',
      '-->',
      '<h2>',
      '</h2>',
      '<a id="x">',
      '|',
      '---',
      '===',
      'TODO',
      ': ',
      '…',
      '[x]: y',
      '\t',
      '    ',
      '\r',
      '\0',
    ],
    ...['words to read', '影響', '🔥', '\ud800', '&amp;', '\\', '{{ a }}', 'Lorem ipsum', '__proto__', '\ufeff'],
  ];
  const anyText = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  );
  const anyPath = fc.constantFrom('a.md', 'docs/a.md', 'a.adoc', 'a.txt', 'A', 'a.pdf');

  it('is read, the same each time, and everything found is in the text', () => {
    fc.assert(
      fc.property(anyText, anyPath, (text, path) => {
        const reading = readRunbook(text, path);
        const { sections, hollow, placeholders, links } = reading;
        const lines = text.split(/\r\n|\r|\n/);
        for (const { line } of [...sections, ...hollow, ...placeholders.first, ...links]) {
          expect(lines[line - 1]).toBeDefined();
        }
        for (const { line, column } of [...placeholders.first, ...links]) {
          expect(column).toBeLessThanOrEqual(lines[line - 1]?.length ?? 0);
        }
        const ids = [...sections, ...hollow].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(JSON.stringify(readRunbook(text, path))).toBe(JSON.stringify(reading));
      }),
      { numRuns: 1000 },
    );
  });

  it('in code has no sections and no placeholders', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const code = text.replace(/[`\r]/g, '');
        const { sections, hollow, placeholders, links } = read(`\`\`\`\`\n${code}\n\`\`\`\`\n`);
        expect([sections, hollow, placeholders.count, links]).toEqual([[], [], 0, []]);
      }),
    );
  });

  it('keeps its sections when more is written below', () => {
    const heading = fc
      .constantFrom('# ', '## ', '### ')
      .chain((marks) =>
        fc
          .constantFrom('Impact', 'Symptoms', 'Triage', 'Rollback', 'Contacts', 'Overview', 'Notes')
          .map((name) => `${marks}${name}`),
      );
    const body = fc.constantFrom('', 'Nobody can pay.', 'TBD', '- one', '```\nuptime\n```', '| a | b |\n|---|---|');
    const text = fc
      .array(
        fc.tuple(heading, body).map((both) => both.join('\n\n')),
        { maxLength: 8 },
      )
      .map((parts) => parts.join('\n\n'));
    fc.assert(
      fc.property(text, text, (above, below) => {
        const [before, after] = [read(above), read(`${above}\n\n${below}`)];
        expect(idsOf(after.sections)).toEqual(expect.arrayContaining(idsOf(before.sections)));
      }),
    );
  });
});
