import * as core from '@actions/core';
import { main } from './action/main.ts';

process.exitCode = await main({ core, environment: process.env, now: () => new Date() });
// What still waits for another try of a request no longer counts. Everything that was said goes out first.
process.stdout.write('', () => process.exit());
