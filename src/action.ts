import * as core from '@actions/core';
import { main } from './action/main.ts';

process.exitCode = await main({ core, environment: process.env, now: () => new Date() });
