/** Our badges beside those of shields' own renderer: as large, as readable, and hardly to be told apart. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBadge } from 'badge-maker';
import { afterAll, describe, expect, test } from 'vitest';
import { type Badged, toBadge, VARIANTS } from '../../src/render/badge.ts';
import { renderSvg } from '../../src/render/badge-svg.ts';
import { BADGE_CASES } from '../render/badge-cases.ts';
import { askPage } from './chromium.ts';

/** What the browser makes of one badge. */
interface Seen {
  readonly width: number;
  readonly height: number;
  readonly role: string;
  readonly name: string;
  /** The texts that are read out, with how far they are inside of their half at either end, in pixels. */
  readonly texts: readonly { readonly text: string; readonly before: number; readonly after: number }[];
  /** Everything in it that does, loads or leads somewhere. */
  readonly alive: readonly string[];
}
interface Compared {
  readonly ours: Seen;
  readonly theirs: Seen;
  /** Of 255, on average over all pixels and colours; and the share of pixels that differ by more than a quarter. */
  readonly difference: number;
  readonly far: number;
}

/** Runs in the page: shows both as a README does, reads their pixels, then looks at what they are made of. */
const LOOK = `
const load = (svg) => new Promise((done, fail) => {
  const image = new Image();
  image.onload = () => done(image);
  image.onerror = () => fail(new Error('no picture: ' + svg));
  image.src = 'data:image/svg+xml;base64,' + btoa(svg);
});
const paint = (image, width) => {
  const canvas = Object.assign(document.createElement('canvas'), { width, height: 20 });
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, 20);
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, width, 20).data;
};
const look = (svg, seam) => {
  const place = document.body.appendChild(document.createElement('div'));
  place.innerHTML = svg;
  const root = place.firstElementChild;
  const { left, right } = root.getBoundingClientRect();
  const isHidden = (node) => node.closest('[aria-hidden]') !== null;
  const texts = [...root.querySelectorAll('text')].filter((node) => !isHidden(node)).map((node, at) => {
    const box = node.getBoundingClientRect();
    const [from, to] = at === 0 ? [left, left + seam] : [left + seam, right];
    return { text: node.textContent, before: box.left - from, after: to - box.right };
  });
  const alive = [...root.querySelectorAll('*')].flatMap((node) => [
    ...(/^(?:script|style|image|use|a|foreignobject|animate.*|set)$/i.test(node.localName) ? [node.localName] : []),
    ...[...node.attributes].flatMap(({ name, value }) =>
      /^on|href$|^style$/i.test(name) || /url\\((?!#)|javascript:|^https?:/i.test(value) ? [name + '=' + value] : []),
  ]);
  const seen = { role: root.computedRole, name: root.computedName, texts, alive };
  place.remove();
  return seen;
};
const compare = async ({ ours, theirs, seam }) => {
  const images = await Promise.all([load(ours), load(theirs)]);
  const width = Math.max(...images.map((image) => image.naturalWidth));
  const [a, b] = images.map((image) => paint(image, width));
  let sum = 0, far = 0;
  for (let at = 0; at < a.length; at += 4) {
    const apart = [0, 1, 2].map((part) => Math.abs(a[at + part] - b[at + part]));
    sum += apart[0] + apart[1] + apart[2];
    if (Math.max(...apart) > 64) far += 1;
  }
  const [first, second] = images.map(({ naturalWidth, naturalHeight }) => ({ width: naturalWidth, height: naturalHeight }));
  return {
    ours: { ...first, ...look(ours, seam) },
    theirs: { ...second, ...look(theirs, seam) },
    difference: sum / (a.length / 4) / 3,
    far: far / (a.length / 4),
  };
};
const compareAll = async (pairs) => {
  const answers = [];
  for (const pair of pairs) answers.push(await compare(pair));
  document.body.textContent = encodeURIComponent(JSON.stringify(answers));
};
`;

const folder = mkdtempSync(join(tmpdir(), 'ownership-gate-badge-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const badges = BADGE_CASES.flatMap(([state, audit]) =>
  VARIANTS.map((variant) => ({ state: `${state}, ${variant}`, badge: toBadge(audit as Badged, variant) })),
);
const pairs = badges.map(({ badge }) => {
  const { label, message, color } = badge;
  const theirs = makeBadge({ label, message, color });
  const seam = Number(/<rect width="(\d+)" height="20" fill="#555"/.exec(theirs)?.[1]);
  return { ours: renderSvg(badge), theirs, seam };
});
const SAID = { label: 'ownership', message: '98 % answered for', color: 'green' } as const;
const drawn = renderSvg({ ...SAID, isError: false });
/** Pairs that are none, so that it is known what a difference looks like. */
const apart = [
  { ours: drawn, theirs: makeBadge({ ...SAID, message: '42 % unswered ear' }), seam: 67 },
  { ours: drawn, theirs: makeBadge({ ...SAID, color: 'red' }), seam: 67 },
];
const page = join(folder, 'pairs.html');
writeFileSync(
  page,
  `<!doctype html><meta charset="utf-8"><body><script>${LOOK}
compareAll(${JSON.stringify([...pairs, ...apart]).replaceAll('<', '\\u003c')});</script>`,
);
const found = askPage(page, '--enable-blink-features=ComputedAccessibilityInfo') as readonly Compared[];
const [stranger, painted] = found.slice(-apart.length);

describe('beside shields', () => {
  test('a badge that says another thing, or in another colour, is told apart', () => {
    expect(stranger?.difference).toBeGreaterThan(3);
    expect(stranger?.far).toBeGreaterThan(0.02);
    expect(painted?.difference).toBeGreaterThan(3);
    expect(painted?.far).toBeGreaterThan(0.2);
  });

  test.each(badges.map(({ state, badge }, at) => [state, badge, found[at]] as const))('%s', (_, badge, compared) => {
    if (compared === undefined) throw new Error('nothing was compared');
    const { ours, theirs, difference, far } = compared;
    expect([ours.width, ours.height]).toEqual([theirs.width, theirs.height]);
    expect([ours.role, ours.name]).toEqual([theirs.role, theirs.name]);
    expect(ours.name).toBe(`${badge.label}: ${badge.message}`);
    expect(ours.texts.map(({ text }) => text)).toEqual([badge.label, badge.message]);
    expect(Math.min(...ours.texts.flatMap(({ before, after }) => [before, after]))).toBeGreaterThan(3);
    expect(ours.alive).toEqual([]);
    expect(difference).toBeLessThan(1.5);
    expect(far).toBeLessThan(0.01);
  });
});
