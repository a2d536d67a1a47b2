/** Flowcharts as Mermaid draws them: its own package, in a headless Chromium, as strict as on GitHub. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { askPage } from './chromium.ts';

/** What became of one flowchart. */
export interface Drawing {
  /** What Mermaid says is wrong with it; `null` where it was drawn. */
  readonly error: string | null;
  /** The text of each box, by its id, lines parted by newlines. */
  readonly labels: Readonly<Record<string, string>>;
  /** How many lines lead from box to box. */
  readonly edges: number;
  /** Everything in it that does, loads or leads somewhere. */
  readonly alive: readonly string[];
}

const SCRIPT = createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js');
/** Flowcharts to one page: so many are drawn before its time is up. */
const TO_A_PAGE = 100;

/** Runs in the page: draws every flowchart where it would be seen, and looks at what is there. */
const LOOK = `
let alerts = 0;
window.alert = window.confirm = window.prompt = () => { alerts += 1; };
const SHAPES = new Set(['svg', 'style', 'g', 'defs', 'marker', 'path', 'rect', 'circle', 'polygon', 'ellipse', 'filter',
  'fedropshadow', 'lineargradient', 'stop', 'text', 'tspan', 'foreignobject', 'div', 'span', 'p', 'br']);
const findAlive = (svg) => [...svg.querySelectorAll('*')].flatMap((element) => {
  const name = element.localName.toLowerCase();
  return [
    ...(SHAPES.has(name) ? [] : ['<' + name + '>']),
    ...[...element.attributes].flatMap(({ name: key, value }) =>
      /^on|^(?:xlink:)?href$|^src/i.test(key) || /url\\((?!["']?[^"')]*#)|javascript:/i.test(value) ? [name + ' ' + key + '=' + value] : []),
  ];
});
const read = (label) => {
  const copy = label.cloneNode(true);
  for (const br of copy.querySelectorAll('br')) br.replaceWith('\\n');
  const rows = [...copy.querySelectorAll('tspan.text-outer-tspan')];
  return rows.length === 0 ? copy.textContent : rows.map((row) => row.textContent).join('\\n');
};
const draw = async (text, at) => {
  const drawing = { error: null, labels: {}, edges: 0, alive: [] };
  const place = document.body.appendChild(document.createElement('div'));
  try {
    await mermaid.parse(text);
    const { svg } = await mermaid.render('g' + at, text);
    place.innerHTML = svg;
    for (const node of place.querySelectorAll('g.node')) {
      const id = /flowchart-(.+)-[0-9]+$/.exec(node.id)?.[1] ?? node.id;
      drawing.labels[id] = read(node.querySelector('.label'));
    }
    drawing.edges = place.querySelectorAll('.edgePaths path').length;
    await new Promise((done) => setTimeout(done, 1));
    drawing.alive = findAlive(place.firstElementChild);
  } catch (error) {
    drawing.error = String(error);
  }
  place.remove();
  return drawing;
};
const drawAll = async (texts) => {
  const drawings = [];
  for (const [at, text] of texts.entries()) drawings.push(await draw(text, at));
  if (alerts > 0) drawings[0].alive.push(alerts + ' alerts');
  document.body.textContent = encodeURIComponent(JSON.stringify(drawings));
};
`;

const toPage = (texts: readonly string[], options: object): string => {
  const data = JSON.stringify(texts).replaceAll('<', '\\u003c');
  return `<!doctype html><meta charset="utf-8"><body><script src="${pathToFileURL(SCRIPT).href}"></script><script>${LOOK}
mermaid.initialize(${JSON.stringify({ startOnLoad: false, securityLevel: 'strict', ...options })});
drawAll(${data});</script>`;
};

/** Draws every flowchart; what comes back is in their order. */
export const drawFlowcharts = (texts: readonly string[], options: object = {}): readonly Drawing[] => {
  const folder = mkdtempSync(join(tmpdir(), 'ownership-gate-mermaid-'));
  try {
    return Array.from({ length: Math.ceil(texts.length / TO_A_PAGE) }, (_, at) => {
      const page = join(folder, `${at}.html`);
      writeFileSync(page, toPage(texts.slice(at * TO_A_PAGE, (at + 1) * TO_A_PAGE), options));
      return askPage(page) as readonly Drawing[];
    }).flat();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
