/** The event that started the run, as the runner left it in the environment and the payload file. */
import { readFileSync } from 'node:fs';
import type { GitHubPull } from '../sources/github.ts';

/** The events this version judges. */
const EVENTS = ['pull_request'] as const;

export type Event = { readonly pull: Omit<GitHubPull, 'request'> } | { readonly refused: string };

/** Reads and checks the payload. Throws nothing: what cannot be used is refused in words. */
export const readEvent = (environment: Readonly<Record<string, string | undefined>>): Event => {
  const name = environment.GITHUB_EVENT_NAME ?? '';
  if (!(EVENTS as readonly string[]).includes(name)) {
    return {
      refused: `This version judges the event ${EVENTS.join(', ')}; it was started by \`${name.replace(/[^\w-]/g, '?')}\`. Write \`on: pull_request\` in the workflow.`,
    };
  }
  const payload = readPayload(environment.GITHUB_EVENT_PATH);
  const number = pick(payload, 'pull_request', 'number') ?? pick(payload, 'number');
  const head = pick(payload, 'pull_request', 'head', 'sha');
  const owner = pick(payload, 'repository', 'owner', 'login');
  const repository = pick(payload, 'repository', 'name');
  const branch = pick(payload, 'repository', 'default_branch');
  if (
    typeof number !== 'number' ||
    typeof head !== 'string' ||
    typeof owner !== 'string' ||
    typeof repository !== 'string' ||
    typeof branch !== 'string'
  ) {
    return {
      refused:
        'The event’s payload does not name a pull request, its head and its repository. Run the check again; if it says the same, report it with the event’s name.',
    };
  }
  return { pull: { repository: { owner, name: repository }, pull: number, expectedHead: head, defaultBranch: branch } };
};

const readPayload = (file: string | undefined): unknown => {
  try {
    return JSON.parse(readFileSync(file ?? '', 'utf8'));
  } catch {
    return null;
  }
};

const pick = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (at, key) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, key)
        ? (at as Record<string, unknown>)[key]
        : undefined,
    value,
  );
