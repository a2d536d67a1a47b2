/** Puts a verdict where people and later steps look: log, annotations, job summary, outputs, report. None of it can change it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderAnnotations } from '../render/annotations.ts';
import { inertLog } from '../render/escape.ts';
import { renderJson, toOutputs } from '../render/json.ts';
import type { Links } from '../render/links.ts';
import { renderSummary } from '../render/summary.ts';
import { renderTerminal } from '../render/terminal.ts';
import type { Verdict } from '../verdict.ts';
import type { Runner } from './runner.ts';

/** Writes it to the log. */
export const say = (verdict: Verdict, { core }: Runner): void => {
  for (const line of renderTerminal(verdict, { colour: false, width: 120 }).split('\n')) core.info(inertLog(line));
};

/** Writes everything; what cannot be written is a warning. Annotations belong to the commit the run lands on. */
export const publish = async (
  verdict: Verdict,
  runner: Runner,
  { links, annotate }: { readonly links: Links; readonly annotate: boolean },
): Promise<void> => {
  const { core, environment } = runner;
  say(verdict, runner);
  const attempt = async (what: string, write: () => unknown): Promise<void> => {
    try {
      await write();
    } catch (error) {
      core.warning(
        `${what} could not be written (${error instanceof Error ? error.message : String(error)}). The verdict stands.`,
      );
    }
  };
  if (annotate) await attempt('The annotations', () => annotateFiles(verdict, runner));
  const report = join(environment.RUNNER_TEMP ?? '.', 'ownership-gate', 'verdict.json');
  await attempt('The report', () => {
    mkdirSync(join(report, '..'), { recursive: true });
    writeFileSync(report, renderJson(verdict));
    core.setOutput('report', report);
  });
  await attempt('The outputs', () => {
    for (const [name, value] of Object.entries(toOutputs(verdict))) core.setOutput(name, value);
  });
  await attempt('The job summary', () => core.summary.addRaw(renderSummary(verdict, links)).write({ overwrite: true }));
};

const annotateFiles = (verdict: Verdict, { core }: Runner): void => {
  for (const { level, title, message, file, line, column } of renderAnnotations(verdict)) {
    core[level](message, {
      title,
      ...(file !== undefined && { file }),
      ...(line !== undefined && { startLine: line }),
      ...(column !== undefined && { startColumn: column }),
    });
  }
};
