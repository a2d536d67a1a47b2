/** What is drawn of a blast radius is what was meant, whatever names and words strangers bring. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { System } from '../../src/declaration/resolve.ts';
import { drawRadius, type RadiusGraph, type RadiusNode } from '../../src/reliability/radius-graph.ts';
import { clip, printable } from '../../src/render/escape.ts';
import { toFlowchart } from '../../src/render/graph.ts';
import { type Drawing, drawFlowcharts } from './mermaid.ts';

const TEXTS = [
  'Card network',
  'end',
  'graph',
  'subgraph x',
  'click n0 callback',
  'n1 --> n2',
  'A & B',
  'class n0 touched',
  'style n0 fill:#fff',
  '"',
  '""',
  "'",
  '"] --> n9["',
  '"]:::x',
  '`',
  '`**bold**`',
  '```',
  '```\n\n@everyone',
  '**bold** _it_ ~~s~~',
  '# heading',
  '- item',
  '* item',
  '1. first',
  '1) first',
  '> quote',
  '| a | b |',
  '---',
  '===',
  '#',
  '#35;',
  '#quot;',
  '&quot;',
  '&lt;b&gt;',
  '&#60;b&#62;',
  '#60;b#62;',
  'fl°°35¶ß',
  'ﬂ°°35¶ß',
  'ﬂ°°quot¶ß',
  ';',
  'a;b',
  '%',
  '%% comment',
  '%%{init: {"securityLevel": "loose"}}%%',
  '{',
  '}',
  '{{x}}',
  '[x]',
  '[[x]]',
  '(x)',
  '((x))',
  '<b>bold</b>',
  '<br>',
  'a<br/>b',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="https://evil.example">x</a>',
  '<svg onload=alert(1)>',
  '<iframe src=javascript:alert(1)>',
  '</foreignObject></svg><script>alert(1)</script>',
  '<!-- x',
  ']]>',
  'javascript:alert(1)',
  'https://evil.example/x',
  'www.evil.example',
  'mailto:me@evil.example',
  '@everyone',
  '@org/team',
  'fa:fa-car',
  'fa:fa-user x',
  ':::touched',
  '$$x^2$$',
  '$x$',
  '\\',
  '\\n',
  'a\\nb',
  'a\nb',
  'a\r\nb',
  '\t',
  ' ',
  '',
  '\u202eevil',
  'a\u200bb',
  'a\u00a0b',
  'a\0b',
  'caf\udce9',
  '\ud83d',
  '😀',
  '👩‍👩‍👧',
  'Ärger über Öl',
  '決済ネットワーク',
  'שלום עולם',
  'e\u0301',
  'x'.repeat(300),
  'constructor',
  '__proto__',
  'toString',
  'default',
  'n0',
  'more',
  '--',
  '-->',
  '-.->',
  '~~~',
  '|x|',
  '/x/',
  '\\x\\',
  '^x',
];

/** As many lines as the label has, without what a browser makes one blank of. */
const plain = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim())
    .join('\n');
const expected = ({ name, role, tier, owner }: RadiusNode): string => {
  const below =
    role === 'external'
      ? 'outside'
      : [...(tier === null ? [] : [`tier ${tier}`]), owner ?? 'nobody answers'].join(', ');
  return plain(`${printable(clip(name, 60))}\n${printable(below)}`);
};

/** What is wrong with a drawing of a graph, in words. */
const findFaults = (graph: RadiusGraph, drawing: Drawing): readonly string[] => {
  if (drawing.error !== null) return [drawing.error];
  const wanted = Object.fromEntries([
    ...graph.nodes.map((node, at) => [`n${at}`, expected(node)]),
    ...(graph.more.nodes === 0 ? [] : [['more', `… and ${graph.more.nodes} more`]]),
  ]);
  const found = Object.fromEntries(Object.entries(drawing.labels).map(([id, label]) => [id, plain(label)]));
  const ids = [...new Set([...Object.keys(wanted), ...Object.keys(found)])];
  const labels = ids.flatMap((id) =>
    wanted[id] === found[id] ? [] : [`${id}: ${JSON.stringify(found[id])} instead of ${JSON.stringify(wanted[id])}`],
  );
  const edges = graph.edges.length + (graph.more.nodes === 0 ? 0 : 1);
  return [
    ...labels,
    ...(drawing.edges === edges ? [] : [`${drawing.edges} lines instead of ${edges}`]),
    ...drawing.alive,
  ];
};

const ROLES = ['touched', 'breaks', 'degrades', 'needed', 'external'] as const;
/** One box of each kind, of which a stranger wrote whatever strangers can write. */
const spoil = (text: string): RadiusGraph => ({
  nodes: ROLES.map((role) => {
    const said = role === 'external' ? null : text.slice(0, 40);
    return { name: text, role, tier: said, owner: said };
  }),
  edges: [
    { from: 0, to: 1, soft: false },
    { from: 0, to: 2, soft: true },
    { from: 3, to: 0, soft: false },
    { from: 4, to: 0, soft: true },
  ],
  more: { nodes: 3, edges: 0 },
});

const judge = (graphs: readonly RadiusGraph[]): readonly (readonly string[])[] => {
  const drawings = drawFlowcharts(graphs.map((graph) => toFlowchart(graph).join('\n')));
  return graphs.map((graph, at) => {
    const drawing = drawings[at];
    return drawing === undefined ? ['nothing was drawn'] : findFaults(graph, drawing);
  });
};

describe('what strangers write stays text, and can be read', () => {
  const faults = judge(TEXTS.map(spoil));
  test.each(TEXTS.map((text, at) => [text.slice(0, 60), at] as const))('%j', (_, at) => {
    expect(faults[at]).toEqual([]);
  });
});

test('it is nothing but text where labels are no HTML either', () => {
  // Mermaid breaks these lines where it likes, so that what they say is not compared.
  const graphs = TEXTS.map((text): RadiusGraph => ({ ...spoil(text), nodes: spoil(text).nodes.slice(3), edges: [] }));
  const drawings = drawFlowcharts(
    graphs.map((graph) => toFlowchart(graph).join('\n')),
    { htmlLabels: false, flowchart: { htmlLabels: false } },
  );
  const found = drawings.map(({ error, alive, labels }) => [error, alive, Object.keys(labels)]);
  expect(found).toEqual(TEXTS.map(() => [null, [], ['n0', 'n1', 'more']]));
});

const NAMES = Array.from(
  { length: 12 },
  (_, at) => ['end', 'graph', 'default', 'class', 'click', 'o', 'x'][at] ?? `s-${at}`,
);
const piece = fc.oneof(
  fc.constantFrom(...TEXTS.filter(({ length }) => length < 60)),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const words = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
const soft = fc.boolean();
const need = fc.oneof(
  fc.record({ system: fc.constantFrom(...NAMES), soft }),
  fc.record({ system: fc.constantFrom(...NAMES), soft: fc.constant(false) }),
  fc.record({ external: words, soft }),
);
const declared = fc
  .array(
    fc.record({
      tier: fc.constantFrom(null, '1', '2', '3', '4'),
      owner: fc.oneof(fc.constantFrom(null, 'maya-lin', 'sam-okafor'), words),
      needs: fc.array(need, { maxLength: 3 }),
    }),
    { minLength: NAMES.length, maxLength: NAMES.length },
  )
  .map((systems) => {
    const toSystem = ({ tier, owner, needs }: (typeof systems)[number], at: number): [string, System] => {
      const name = NAMES[at] ?? '';
      const locate = <T>(value: T | null): { value: T } | null => (value === null ? null : { value });
      return [name, { name, tier: locate(tier), owner: locate(owner), dependsOn: locate(needs) } as unknown as System];
    };
    return new Map(systems.map(toSystem));
  });

test('whatever systems are declared', () => {
  const changes = fc.sample(fc.tuple(declared, fc.subarray(NAMES, { minLength: 1, maxLength: 3 })), 150);
  const graphs = changes.flatMap(([systems, touched]) => drawRadius(systems, touched) ?? []);
  expect(graphs.length).toBeGreaterThan(100);
  const faults = judge(graphs);
  expect(graphs.flatMap((graph, at) => (faults[at]?.length === 0 ? [] : [{ graph, faults: faults[at] }]))).toEqual([]);
});

test('as many boxes and lines as there can be', () => {
  const names = Array.from({ length: 200 }, (_, at) => `${'service'.repeat(7)}-${at}`);
  const shapes: Readonly<Record<string, (at: number) => readonly string[]>> = {
    all: () => names,
    chain: (at) => names.slice(at + 1, at + 2),
    star: () => names.slice(0, 1),
    ring: (at) => [names[(at + 1) % names.length] ?? ''],
  };
  const graphs = Object.values(shapes).flatMap((needsOf) => {
    const systems = names.map((name, at) => {
      const system = { name, tier: null, owner: { value: 'm'.repeat(100) }, dependsOn: { value: needsOf(at) } };
      return [name, system as unknown as System] as const;
    });
    return drawRadius(new Map(systems), [names[0] ?? '', names[150] ?? '', names[199] ?? '']) ?? [];
  });
  expect(graphs.length).toBe(4);
  expect(judge(graphs)).toEqual(graphs.map(() => []));
  for (const graph of graphs) expect(toFlowchart(graph).join('\n').length).toBeLessThan(50_000);
});
