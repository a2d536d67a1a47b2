/** Pages in a headless Chromium, and what they answer. */
import { execFileSync, spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];
/** Milliseconds of the page's own time, which passes as fast as it can. */
const TIME = 600_000;

const findBrowser = (): string => {
  const found = BROWSERS.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
  if (found === undefined) {
    throw new Error(`No browser to draw with. Install Chromium, so that one of ${BROWSERS.join(', ')} is on the PATH.`);
  }
  return found;
};

const run = (file: string, ...args: readonly string[]): string => {
  const shared = ['--headless', '--no-sandbox', '--disable-gpu', `--virtual-time-budget=${TIME}`];
  return execFileSync(findBrowser(), [...shared, ...args, pathToFileURL(file).href], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
};

/** Opens a page that leaves JSON, encoded as a part of an address, as the only text of its body. */
export const askPage = (file: string, ...args: readonly string[]): unknown => {
  const html = run(file, ...args, '--dump-dom');
  const answer = /<body>([\w%!'()*.~-]+)<\/body>/.exec(html)?.[1];
  if (answer === undefined) throw new Error(`The page was not finished: ${html.slice(0, 400)}`);
  return JSON.parse(decodeURIComponent(answer));
};
