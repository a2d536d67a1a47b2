/** Puts an answer where people and later steps look: log, annotations, job summary, outputs, report. None of it can change it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Annotation, renderAnnotations } from '../render/annotations.ts';
import { inertLog } from '../render/escape.ts';
import { renderJson, toOutputs } from '../render/json.ts';
import type { Links } from '../render/links.ts';
import { renderSummary } from '../render/summary.ts';
import { renderTerminal } from '../render/terminal.ts';
import type { Verdict } from '../verdict.ts';
import type { Runner } from './runner.ts';

/** How the log is written: no colour, and no width that cuts. */
export const LOG = { colour: false, width: 120 } as const;

/** Writes a text to the log. */
const sayText = (text: string, { core }: Runner): void => {
  for (const line of text.split('\n')) core.info(inertLog(line));
};

/** Writes it to the log. */
export const say = (verdict: Verdict, runner: Runner): void => sayText(renderTerminal(verdict, LOG), runner);

/** What a run has to say, for each place; made only when it is written. */
export interface Publication {
  readonly log: () => string;
  /** They belong to the commit the run lands on. */
  readonly annotations: () => readonly Annotation[];
  /** The name of its file, and what stands in it. */
  readonly report: readonly [name: string, text: () => string];
  readonly outputs: () => Readonly<Record<string, string>>;
  readonly summary: () => string;
}

/** Writes everything; what cannot be written is a warning. */
export const writeAll = async (publication: Publication, runner: Runner): Promise<void> => {
  const { core, environment } = runner;
  const { log, annotations, report, outputs, summary } = publication;
  sayText(log(), runner);
  const attempt = async (what: string, write: () => unknown): Promise<void> => {
    try {
      await write();
    } catch (error) {
      core.warning(
        `${what} could not be written (${error instanceof Error ? error.message : String(error)}). The verdict stands.`,
      );
    }
  };
  await attempt('The annotations', () => annotateFiles(annotations(), runner));
  const [name, text] = report;
  const file = join(environment.RUNNER_TEMP ?? '.', 'ownership-gate', name);
  await attempt('The report', () => {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text());
    core.setOutput('report', file);
  });
  await attempt('The outputs', () => {
    for (const [key, value] of Object.entries(outputs())) core.setOutput(key, value);
  });
  await attempt('The job summary', () => core.summary.addRaw(summary()).write({ overwrite: true }));
};

/** Writes a verdict. */
export const publish = (
  verdict: Verdict,
  runner: Runner,
  { links, annotate }: { readonly links: Links; readonly annotate: boolean },
): Promise<void> =>
  writeAll(
    {
      log: () => renderTerminal(verdict, LOG),
      annotations: () => (annotate ? renderAnnotations(verdict) : []),
      report: ['verdict.json', () => renderJson(verdict)],
      outputs: () => toOutputs(verdict),
      summary: () => renderSummary(verdict, links),
    },
    runner,
  );

const annotateFiles = (annotations: readonly Annotation[], { core }: Runner): void => {
  for (const { level, title, message, file, line, column } of annotations) {
    core[level](message, {
      title,
      ...(file !== undefined && { file }),
      ...(line !== undefined && { startLine: line }),
      ...(column !== undefined && { startColumn: column }),
    });
  }
};
