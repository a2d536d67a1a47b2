/** A runbook that has all a runbook needs, for tests that are about something else. */
import { readFileSync } from 'node:fs';

export const RUNBOOK = readFileSync(new URL('./runbook.md', import.meta.url), 'utf8');
