/** What breaks with a change, as a picture: a Mermaid flowchart that GitHub draws. */
import type { RadiusGraph, RadiusNode, Role } from '../reliability/radius-graph.ts';
import { clip, printable } from './escape.ts';
import { joinBlocks, type Share, type Sheet } from './sheet.ts';

/** A name from outside is free text: what a box has no room for is cut. */
const LONGEST = 60;

/**
 * Text between quotes in Mermaid: all but letters, digits and what stands in names is written as a number, so that it ends
 * no quotes, no line and no fence, and names nobody. Mermaid reads what it makes of the numbers once more, for icons
 * (`fa:…`), formulas, `\n` and its own marks, which begin with the ligature ﬂ: a zero-width space after each parts them.
 * https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
const quote = (text: string): string =>
  printable(text).replace(
    /[^\p{L}\p{M}\p{N} ,.()/_-]|\ufb02/gu,
    (character) => `#${character.codePointAt(0) ?? 0};#8203;`,
  );

/** Each role has a shape of its own, because colours are not seen by everybody. */
const SHAPES: Record<Role, readonly [open: string, close: string]> = {
  touched: ['[["', '"]]'],
  breaks: ['["', '"]'],
  degrades: ['("', '")'],
  needed: ['["', '"]'],
  external: ['(["', '"])'],
};

/** Fill and text go together, so that both can be seen on a light page and on a dark one. */
const STYLES: Record<Role, string> = {
  touched: 'fill:#0969da,stroke:#033d8b,color:#ffffff',
  breaks: 'fill:#ffebe9,stroke:#cf222e,color:#1f2328',
  degrades: 'fill:#fff8c5,stroke:#9a6700,color:#1f2328,stroke-dasharray:4 3',
  needed: 'fill:#f6f8fa,stroke:#59636e,color:#1f2328',
  external: 'fill:#f6f8fa,stroke:#59636e,color:#1f2328',
};

/** Tighter than usual, in pixels: thirty boxes below one another are to fit on a page or two. */
const SPACING = {
  LR: { nodeSpacing: 12, rankSpacing: 60, padding: 8 },
  TD: { nodeSpacing: 12, rankSpacing: 30, padding: 8 },
};

/** The name, then what is asked at night: how bad it is, and who answers. */
const sayNode = ({ name, role, tier, owner }: RadiusNode): string => {
  if (role === 'external') return `${quote(clip(name, LONGEST))}<br>outside`;
  const known = [...(tier === null ? [] : [`tier ${tier}`]), owner ?? 'nobody answers'];
  return `${quote(clip(name, LONGEST))}<br>${quote(known.join(', '))}`;
};

/** Of more boxes in a row, each would be too small to read. */
const MOST_IN_ROW = 6;

/** How many boxes stand behind one another, from what is touched on. */
const findDepth = ({ nodes, edges }: RadiusGraph): number => {
  const reached = new Set(nodes.flatMap(({ role }, at) => (role === 'touched' ? [at] : [])));
  let depth = 0;
  for (let size = 0; reached.size > size; depth += 1) {
    size = reached.size;
    for (const at of edges.flatMap(({ from, to }) => (reached.has(from) ? [to] : []))) reached.add(at);
  }
  return depth;
};

/** The lines of the flowchart; the last box counts what there was no room for. */
export const toFlowchart = (graph: RadiusGraph): readonly string[] => {
  const { nodes, edges, more } = graph;
  const direction = findDepth(graph) > MOST_IN_ROW ? 'TD' : 'LR';
  const roles = [...new Set(nodes.map(({ role }) => role))];
  const boxes = nodes.map((node, at) => {
    const [open, close] = SHAPES[node.role];
    return `  n${at}${open}${sayNode(node)}${close}:::${node.role}`;
  });
  // Drawn beside what breaks: the line to it is not seen.
  const rest = [
    `  more["… and ${more.nodes} more"]:::rest`,
    '  n0 ~~~ more',
    `  classDef rest ${STYLES.needed},stroke-dasharray:2 4`,
  ];
  return [
    `%%{init: ${JSON.stringify({ flowchart: SPACING[direction] })}}%%`,
    `flowchart ${direction}`,
    ...boxes,
    ...edges.map(({ from, to, soft }) => `  n${from} ${soft ? '-.->' : '-->'} n${to}`),
    ...(more.nodes === 0 ? [] : rest),
    ...roles.map((role) => `  classDef ${role} ${STYLES[role]}`),
  ];
};

/** The first boxes of a picture alone. */
const cutTo = (graph: RadiusGraph, count: number): RadiusGraph => {
  const nodes = graph.nodes.slice(0, count);
  const left = graph.nodes.slice(count).filter(({ role }) => role !== 'needed' && role !== 'external');
  return {
    nodes,
    edges: graph.edges.filter(({ from, to }) => from < count && to < count),
    more: { nodes: graph.more.nodes + left.length, edges: graph.more.edges },
  };
};

const sayLegend = ({ edges, more }: RadiusGraph): string =>
  [
    'An arrow leads from what fails to what breaks with it',
    edges.some(({ soft }) => soft) ? ', a dotted one to what gets worse and goes on' : '',
    '. What this change touches has double sides.',
    more.edges === 0 ? '' : ` ${more.edges} more arrows between these are left out.`,
  ].join('');

/** How to read it, and the picture, with as many boxes as fit; nothing where there is nothing to see. */
export const renderGraph = ({ verdict: { radius }, measure }: Sheet, { room }: Share): string => {
  for (let count = radius?.nodes.length ?? 0; radius !== null && count > 1; count -= 1) {
    const graph = cutTo(radius, count);
    if (graph.edges.length === 0) return '';
    const text = joinBlocks([sayLegend(graph), ['```mermaid', ...toFlowchart(graph), '```'].join('\n')]);
    if (measure(text) <= room) return text;
  }
  return '';
};
