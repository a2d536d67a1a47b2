/**
 * What the comment and the job summary say, whole: a case is a row of `examples.ts` and two files in `examples/`.
 * `UPDATE=1` writes the files anew.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MARKER, renderComment } from '../../src/render/comment.ts';
import { renderSummary } from '../../src/render/summary.ts';
import { EXAMPLES, LINKS, SUMMARY } from './examples.ts';

const update = process.env.UPDATE === '1';
if (update && process.env.CI === 'true') throw new Error('Expected files are not rewritten in CI: someone reads them.');

const expectFile = (name: string, text: string): void => {
  const file = new URL(`./examples/${name}.md`, import.meta.url);
  if (update) writeFileSync(file, text);
  expect(text).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
};

describe('the comment and the job summary', () => {
  test.each(Object.entries(EXAMPLES))('%s', async (name, judge) => {
    const verdict = await judge();
    expectFile(`${name}.comment`, renderComment(verdict, LINKS, { summary: SUMMARY }));
    expectFile(`${name}.summary`, renderSummary(verdict, LINKS));
  });

  test('the marker is the first line', async () => {
    const verdict = await (EXAMPLES.pass?.() ?? Promise.reject());
    expect(renderComment(verdict, LINKS, { summary: null }).split('\n')[0]).toBe(MARKER);
  });
});
