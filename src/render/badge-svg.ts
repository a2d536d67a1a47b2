/** A badge as a picture of its own: nothing in it is fetched, runs or needs a font that is not there. */
import type { Badge, BadgeColour } from './badge.ts';
import { printable } from './escape.ts';

/** What the names mean to shields (`badge-maker` 6), so that badges side by side match; with white on all of them. */
const FILLS: Readonly<Record<BadgeColour, string>> = {
  brightgreen: '#4b0',
  green: '#67ac09',
  yellowgreen: '#95991a',
  yellow: '#d8b800',
  orange: '#ea7233',
  red: '#dd4343',
  lightgrey: '#939393',
};
const LABEL_FILL = '#555';

const HEIGHT = 20;
const RADIUS = 3;
/** Between a text and the ends of its half, in pixels. */
const PADDING = 5;

/** How far Verdana advances at 11 pixels, in hundredths of a pixel: measured once, for what a badge can say. */
const ADVANCES: readonly (readonly [advance: number, characters: string])[] = [
  [302, 'il'],
  [379, 'j'],
  [387, ' f'],
  [400, ','],
  [433, 't'],
  [463, 'I'],
  [469, 'r'],
  [500, 'J'],
  [573, 'cs'],
  [578, 'z'],
  [612, 'L'],
  [632, 'F'],
  [651, 'kvxy'],
  [655, 'e'],
  [661, 'a'],
  [663, 'P'],
  [668, 'o'],
  [677, 'Y'],
  [678, 'T'],
  [685, 'bdgpq'],
  [696, 'hnuE'],
  [699, '0123456789'],
  [752, 'ASV'],
  [754, 'BXZ'],
  [762, 'K'],
  [765, 'R'],
  [768, 'C'],
  [805, 'U'],
  [823, 'N'],
  [827, 'H'],
  [848, 'D'],
  [853, 'G'],
  [866, 'OQ'],
  [900, 'w<'],
  [927, 'M'],
  [1070, 'm'],
  [1088, 'W'],
  [1184, '%'],
];
const ADVANCE_OF: ReadonlyMap<string, number> = new Map(
  ADVANCES.flatMap(([advance, characters]) => [...characters].map((character) => [character, advance] as const)),
);
/** A character without a measure gets the most, so that no text leaves its half. */
const WIDEST = 1184;

/** Whole pixels; an odd number of them, so that the middle of a text falls on a pixel. */
const measure = (text: string): number => {
  const sum = [...text].reduce((total, character) => total + (ADVANCE_OF.get(character) ?? WIDEST), 0);
  const pixels = Math.floor(sum / 100);
  return pixels % 2 === 0 ? pixels + 1 : pixels;
};

/** As content and as an attribute; what XML cannot hold is shown by its number, or left out. */
const escapeXml = (text: string): string =>
  printable(text)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Fitted to its measure, so that another font than Verdana fills the same place. The shadow a pixel below, once sharp and
 * once soft, is what makes white readable on yellow and grey.
 */
const drawText = (text: string, middle: number, width: number): readonly string[] => {
  const said = escapeXml(text);
  const place = `x="${middle}" textLength="${width}"`;
  return [
    '    <g fill="#010101" aria-hidden="true">',
    `      <text ${place} y="15" fill-opacity=".8" filter="url(#soft)">${said}</text>`,
    `      <text ${place} y="15" fill-opacity=".3">${said}</text>`,
    '    </g>',
    `    <text ${place} y="14">${said}</text>`,
  ];
};

/** The same badge gives the same bytes. */
export const renderSvg = ({ label, message, color }: Badge): string => {
  const [labelWidth, messageWidth] = [measure(label), measure(message)];
  const left = labelWidth + 2 * PADDING;
  const right = messageWidth + 2 * PADDING;
  const straight = HEIGHT - 2 * RADIUS;
  const name = escapeXml(`${label}: ${message}`);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-label="${name}">`,
    `  <title>${name}</title>`,
    '  <filter id="soft"><feGaussianBlur stdDeviation="1.6"/></filter>',
    '  <linearGradient id="shade" x2="0" y2="100%">',
    '    <stop offset="0" stop-color="#bbb" stop-opacity=".1"/>',
    '    <stop offset="1" stop-opacity=".1"/>',
    '  </linearGradient>',
    `  <path fill="${LABEL_FILL}" d="M${left} 0H${RADIUS}a${RADIUS} ${RADIUS} 0 0 0-${RADIUS} ${RADIUS}v${straight}a${RADIUS} ${RADIUS} 0 0 0 ${RADIUS} ${RADIUS}H${left}z"/>`,
    `  <path fill="${FILLS[color]}" d="M${left} 0h${right - RADIUS}a${RADIUS} ${RADIUS} 0 0 1 ${RADIUS} ${RADIUS}v${straight}a${RADIUS} ${RADIUS} 0 0 1-${RADIUS} ${RADIUS}H${left}z"/>`,
    `  <rect width="${left + right}" height="${HEIGHT}" rx="${RADIUS}" fill="url(#shade)"/>`,
    '  <g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle" text-rendering="geometricPrecision">',
    // One pixel towards the seam, as shields sets them.
    ...drawText(label, PADDING + 1 + labelWidth / 2, labelWidth),
    ...drawText(message, left - 1 + PADDING + messageWidth / 2, messageWidth),
    '  </g>',
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
};
