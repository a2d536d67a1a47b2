import { makeBadge } from 'badge-maker';
import fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { type Badge, COLOURS, toBadge, VARIANTS } from '../../src/render/badge.ts';
import { renderSvg } from '../../src/render/badge-svg.ts';
import { BADGE_CASES } from './badge-cases.ts';

describe('the whole picture', () => {
  test.each<[what: string, badge: Badge, svg: string]>([
    [
      'a share',
      { label: 'ownership', message: '98 % answered for', color: 'green', isError: false },
      `<svg xmlns="http://www.w3.org/2000/svg" width="182" height="20" role="img" aria-label="ownership: 98 % answered for">
  <title>ownership: 98 % answered for</title>
  <filter id="soft"><feGaussianBlur stdDeviation="1.6"/></filter>
  <linearGradient id="shade" x2="0" y2="100%">
    <stop offset="0" stop-color="#bbb" stop-opacity=".1"/>
    <stop offset="1" stop-opacity=".1"/>
  </linearGradient>
  <path fill="#555" d="M67 0H3a3 3 0 0 0-3 3v14a3 3 0 0 0 3 3H67z"/>
  <path fill="#67ac09" d="M67 0h112a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H67z"/>
  <rect width="182" height="20" rx="3" fill="url(#shade)"/>
  <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle" text-rendering="geometricPrecision">
    <g fill="#010101" aria-hidden="true">
      <text x="34.5" textLength="57" y="15" fill-opacity=".8" filter="url(#soft)">ownership</text>
      <text x="34.5" textLength="57" y="15" fill-opacity=".3">ownership</text>
    </g>
    <text x="34.5" textLength="57" y="14">ownership</text>
    <g fill="#010101" aria-hidden="true">
      <text x="123.5" textLength="105" y="15" fill-opacity=".8" filter="url(#soft)">98 % answered for</text>
      <text x="123.5" textLength="105" y="15" fill-opacity=".3">98 % answered for</text>
    </g>
    <text x="123.5" textLength="105" y="14">98 % answered for</text>
  </g>
</svg>
`,
    ],
    [
      'hardly any, and its `<`',
      { label: 'ownership', message: '< 1 % answered for, 2 failing', color: 'red', isError: true },
      `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="20" role="img" aria-label="ownership: &#60; 1 % answered for, 2 failing">
  <title>ownership: &#60; 1 % answered for, 2 failing</title>
  <filter id="soft"><feGaussianBlur stdDeviation="1.6"/></filter>
  <linearGradient id="shade" x2="0" y2="100%">
    <stop offset="0" stop-color="#bbb" stop-opacity=".1"/>
    <stop offset="1" stop-opacity=".1"/>
  </linearGradient>
  <path fill="#555" d="M67 0H3a3 3 0 0 0-3 3v14a3 3 0 0 0 3 3H67z"/>
  <path fill="#dd4343" d="M67 0h170a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H67z"/>
  <rect width="240" height="20" rx="3" fill="url(#shade)"/>
  <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle" text-rendering="geometricPrecision">
    <g fill="#010101" aria-hidden="true">
      <text x="34.5" textLength="57" y="15" fill-opacity=".8" filter="url(#soft)">ownership</text>
      <text x="34.5" textLength="57" y="15" fill-opacity=".3">ownership</text>
    </g>
    <text x="34.5" textLength="57" y="14">ownership</text>
    <g fill="#010101" aria-hidden="true">
      <text x="152.5" textLength="163" y="15" fill-opacity=".8" filter="url(#soft)">&#60; 1 % answered for, 2 failing</text>
      <text x="152.5" textLength="163" y="15" fill-opacity=".3">&#60; 1 % answered for, 2 failing</text>
    </g>
    <text x="152.5" textLength="163" y="14">&#60; 1 % answered for, 2 failing</text>
  </g>
</svg>
`,
    ],
  ])('%s', (_, badge, svg) => {
    expect(renderSvg(badge)).toBe(svg);
    expect(renderSvg({ ...badge })).toBe(svg);
  });
});

const sizeOf = (svg: string): readonly (string | undefined)[] =>
  /width="(\d+)" height="(\d+)"/.exec(svg)?.slice(1) ?? [];
/** Shields trims what it is given. */
const said = fc
  .string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 %,<'),
    minLength: 1,
    maxLength: 40,
  })
  .map((text) => text.trim())
  .filter((text) => text !== '');

describe('as large as the badge shields makes', () => {
  test.each(BADGE_CASES)('%s', (_, audit) => {
    for (const variant of VARIANTS) {
      const { label, message, color, ...rest } = toBadge(audit, variant);
      expect(sizeOf(renderSvg({ label, message, color, ...rest }))).toEqual(
        sizeOf(makeBadge({ label, message, color })),
      );
    }
  });

  test('whatever it says', () => {
    fc.assert(
      fc.property(said, said, fc.constantFrom(...COLOURS), (label, message, color) => {
        const ours = sizeOf(renderSvg({ label, message, color, isError: false }));
        const theirs = sizeOf(makeBadge({ label, message, color }));
        // A pixel that falls on the border of two roundings moves a half by two.
        const apart = ours.map((size, at) => Math.abs(Number(size) - Number(theirs[at])));
        expect(Math.max(...apart)).toBeLessThanOrEqual(4);
      }),
    );
  });
});

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}
const listNodes = (node: Node): readonly Node[] => [node, ...(node.childNodes ?? []).flatMap(listNodes)];
const textOf = (node: Node): string =>
  listNodes(node)
    .map(({ value = '' }) => value)
    .join('');

test('whatever it is made to say stays text, and reads as one picture', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom('</title><script>alert(1)</script>', '" onload="alert(1)', '&lt;', ']]>', '<!--', '\0\ufffe\udce9'),
  );
  fc.assert(
    fc.property(hostile, hostile, (label, message) => {
      const svg = renderSvg({ label, message, color: 'red', isError: true });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has none of them
      expect(svg).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/u);
      const nodes = listNodes(parseFragment(svg) as unknown as Node);
      const root = nodes.find(({ nodeName }) => nodeName === 'svg');
      const kinds = new Set(nodes.map(({ nodeName }) => nodeName));
      expect([...kinds].sort()).toEqual(
        [
          '#document-fragment',
          '#text',
          'feGaussianBlur',
          'filter',
          'g',
          'linearGradient',
          'path',
          'rect',
          'stop',
          'svg',
          'text',
          'title',
        ].sort(),
      );
      const attributes = nodes.flatMap(({ attrs = [] }) => attrs);
      expect(attributes.filter(({ name }) => /^on|href|^style$|^src/i.test(name))).toEqual([]);
      expect(root?.attrs?.filter(({ name }) => name === 'role').map(({ value }) => value)).toEqual(['img']);
      const title = nodes.find(({ nodeName }) => nodeName === 'title');
      const name = root?.attrs?.find((attribute) => attribute.name === 'aria-label')?.value;
      expect(title === undefined ? undefined : textOf(title)).toBe(name);
      expect(nodes.filter(({ nodeName }) => nodeName === 'text')).toHaveLength(6);
    }),
  );
});
