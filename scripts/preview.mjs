/**
 * Pictures of the comment, to be looked at: the most telling of the expected comments as GitHub shows them, 800 pixels
 * wide. `npm run preview [folder]`; needs Chromium or Chrome.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

const EXAMPLES = [
  'fail',
  'pass',
  'undecided',
  'forty-systems',
  'warnings',
  'handover',
  'acceptance-half',
  'broken-glass',
];
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];
const STYLE = readFileSync(
  createRequire(import.meta.url).resolve('github-markdown-css/github-markdown-light.css'),
  'utf8',
);

/** GitHub brings its own pictures for these; a machine without a font for them shows boxes. */
const dot = (colour) =>
  `<svg width="14" height="14" style="vertical-align: -2px"><circle cx="7" cy="7" r="6.5" fill="${colour}"/></svg>`;
const DOTS = {
  '🔴': dot('#dd2e44'),
  '⚪': dot('#ccd6dd'),
  '🟡': dot('#fdcb58'),
  '🔵': dot('#55acee'),
  '🟢': dot('#78b159'),
  '🚨': dot('#be1931'),
};

const findBrowser = () => BROWSERS.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);

/** A page with the comment in a box. */
const toPage = (markdown) => {
  const options = { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] };
  const body = micromark(markdown, options).replace(/[🔴⚪🟡🔵🟢🚨]/gu, (icon) => DOTS[icon]);
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}
body { margin: 0; background: #f6f8fa; }
.markdown-body { box-sizing: border-box; width: 800px; margin: 16px; padding: 16px; border: 1px solid #d1d9e0; border-radius: 6px; font-size: 14px; }
</style><article class="markdown-body">${body}</article>`;
};

const takePicture = (browser, page, picture) => {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--window-size=832,1500'];
  const { status, stderr } = spawnSync(browser, [...args, `--screenshot=${picture}`, pathToFileURL(page).href], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${browser} took no picture:\n${stderr}`);
};

const browser = findBrowser();
if (browser === undefined) {
  console.error(
    `No browser to take pictures with. Install Chromium or Chrome, so that ${BROWSERS.join(', ')} is on the PATH.`,
  );
  process.exitCode = 1;
} else {
  const folder =
    process.argv[2] === undefined ? mkdtempSync(join(tmpdir(), 'ownership-gate-')) : resolve(process.argv[2]);
  mkdirSync(folder, { recursive: true });
  for (const name of EXAMPLES) {
    const markdown = readFileSync(new URL(`../__tests__/render/examples/${name}.comment.md`, import.meta.url), 'utf8');
    const [page, picture] = [join(folder, `${name}.html`), join(folder, `${name}.png`)];
    writeFileSync(page, toPage(markdown));
    takePicture(browser, page, picture);
    rmSync(page);
    console.log(picture);
  }
}
