/** The picture as text: what Mermaid is given, how to read it, and that it keeps to its room. A browser draws it in `browser/`. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RadiusGraph } from '../../src/reliability/radius-graph.ts';
import { renderGraph, toFlowchart } from '../../src/render/graph.ts';
import type { Verdict } from '../../src/verdict.ts';

const node = (
  name: string,
  role: RadiusGraph['nodes'][number]['role'],
  tier: string | null = null,
  owner: string | null = null,
) => ({ name, role, tier, owner });
const SHOP: RadiusGraph = {
  nodes: [
    node('ledger', 'touched', '1', 'sam-okafor'),
    node('checkout', 'breaks', '1', 'maya-lin'),
    node('billing', 'breaks'),
    node('reports', 'degrades', '4', 'noor-haddad'),
    node('Card "network"', 'external'),
    node('vault', 'needed', '2', 'maya-lin'),
  ],
  edges: [
    { from: 0, to: 1, soft: false },
    { from: 0, to: 2, soft: false },
    { from: 0, to: 3, soft: true },
    { from: 4, to: 0, soft: false },
    { from: 5, to: 0, soft: false },
  ],
  more: { nodes: 0, edges: 0 },
};
const render = (radius: RadiusGraph | null, room = 10_000): string =>
  renderGraph({ verdict: { radius } as Verdict, links: null, measure: (text) => text.length, rest: '' }, { room });

test('the whole of it', () => {
  expect(
    render(SHOP),
  ).toBe(`An arrow leads from what fails to what breaks with it, a dotted one to what gets worse and goes on. What this change touches has double sides.

\`\`\`mermaid
%%{init: {"flowchart":{"nodeSpacing":12,"rankSpacing":60,"padding":8}}}%%
flowchart LR
  n0[["ledger<br>tier 1, sam-okafor"]]:::touched
  n1["checkout<br>tier 1, maya-lin"]:::breaks
  n2["billing<br>nobody answers"]:::breaks
  n3("reports<br>tier 4, noor-haddad"):::degrades
  n4(["Card #34;#8203;network#34;#8203;<br>outside"]):::external
  n5["vault<br>tier 2, maya-lin"]:::needed
  n0 --> n1
  n0 --> n2
  n0 -.-> n3
  n4 --> n0
  n5 --> n0
  classDef touched fill:#0969da,stroke:#033d8b,color:#ffffff
  classDef breaks fill:#ffebe9,stroke:#cf222e,color:#1f2328
  classDef degrades fill:#fff8c5,stroke:#9a6700,color:#1f2328,stroke-dasharray:4 3
  classDef external fill:#f6f8fa,stroke:#59636e,color:#1f2328
  classDef needed fill:#f6f8fa,stroke:#59636e,color:#1f2328
\`\`\``);
});

describe('what there is to see', () => {
  const chain = (length: number): RadiusGraph => ({
    nodes: Array.from({ length }, (_, at) => node(`s${at}`, at === 0 ? 'touched' : 'breaks')),
    edges: Array.from({ length: length - 1 }, (_, at) => ({ from: at, to: at + 1, soft: false })),
    more: { nodes: 0, edges: 0 },
  });

  test.each<[what: string, radius: RadiusGraph | null]>([
    ['nothing breaks', null],
    ['one box', { nodes: SHOP.nodes.slice(0, 1), edges: [], more: { nodes: 0, edges: 0 } }],
    ['no line', { ...SHOP, edges: [] }],
  ])('nothing where there is %s', (_, radius) => expect(render(radius)).toBe(''));

  test('what is left out is counted', () => {
    const text = render({ ...SHOP, more: { nodes: 12, edges: 3 } });
    expect(text).toContain('3 more arrows between these are left out.');
    expect(text).toContain('\n  more["… and 12 more"]:::rest\n  n0 ~~~ more\n');
  });

  test('a long way stands upright, a short one lies', () => {
    expect(toFlowchart(chain(6))[1]).toBe('flowchart LR');
    expect(toFlowchart(chain(7))[1]).toBe('flowchart TD');
  });

  test('a circle is no way without an end', () => {
    const circle = { ...chain(3), edges: [...chain(3).edges, { from: 2, to: 0, soft: false }] };
    expect(toFlowchart(circle)[1]).toBe('flowchart LR');
  });
});

describe('room', () => {
  test('what does not fit is counted, and needs are not', () => {
    const whole = render(SHOP).length;
    expect(render(SHOP, whole)).not.toContain('more[');
    expect(render(SHOP, whole - 1)).not.toContain('vault');
    expect(render(SHOP, whole - 1)).not.toContain('more[');
    const small = render(SHOP, whole - 300);
    expect(small).toContain('checkout');
    expect(small).toMatch(/… and [12] more/);
  });

  test('never more than there is', () => {
    fc.assert(
      fc.property(fc.nat(1_400), (room) => {
        expect(render(SHOP, room).length).toBeLessThanOrEqual(room);
      }),
    );
  });
});

test('whatever strangers write: one line a box, in quotes, and nothing in them is syntax', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.constantFrom(...SHOP.nodes), (text, { role }) => {
      const lines = toFlowchart({ ...SHOP, nodes: [{ name: text, role, tier: text, owner: text }], edges: [] });
      expect(lines.length).toBe(4);
      expect(lines[2]).toMatch(/^ {2}n0[[(]{1,2}"(?:[\p{L}\p{M}\p{N} ,.()/_-]|#\d+;|<br>)*"[\])]{1,2}:::[a-z]+$/u);
    }),
  );
});
