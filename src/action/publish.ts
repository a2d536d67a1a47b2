/** Puts a verdict where people and later steps look: log, job summary, outputs, report. None of it can change it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inertLog } from '../render/escape.ts';
import { renderJson, toOutputs } from '../render/json.ts';
import { type Links, renderSummary } from '../render/summary.ts';
import { renderTerminal } from '../render/terminal.ts';
import type { Verdict } from '../verdict.ts';
import type { Runner } from './main.ts';

/** Writes everything; what cannot be written is a warning. */
export const publish = async (verdict: Verdict, { core, environment }: Runner, links: Links): Promise<void> => {
  for (const line of renderTerminal(verdict, { colour: false, width: 120 }).split('\n')) core.info(inertLog(line));
  const attempt = async (what: string, write: () => unknown): Promise<void> => {
    try {
      await write();
    } catch (error) {
      core.warning(
        `${what} could not be written (${error instanceof Error ? error.message : String(error)}). The verdict stands.`,
      );
    }
  };
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
