/** Starts what was built as GitHub's runner and a terminal start it, and reads what came of it. */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type EventOptions, makeEvent } from './payload.ts';

export type { EventName } from './payload.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PRELOAD = new URL('./fixed-date.mjs', import.meta.url).href;
const NODE = process.env.E2E_NODE ?? process.execPath;
const PATIENCE = 120_000;

/** A workflow command: a line `::name key=value::message`, or `##[name key=value;]message` anywhere in a line. */
export interface Command {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}
export interface ActionRun extends Ended {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly commands: readonly Command[];
  /** Files of RUNNER_TEMP, by path below it. */
  readonly temporary: Readonly<Record<string, string>>;
  /** Files the run left in its workspace: an action that only reads leaves none. */
  readonly workspace: readonly string[];
  /** What GITHUB_ENV, GITHUB_PATH and GITHUB_STATE were given. */
  readonly state: { readonly environment: string; readonly path: string; readonly state: string };
}

interface Started {
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
}

/** Throws when the process had to be ended. The streams are whole, so a reader of both sees what the runner sees. */
const start = ({ script, args, cwd, environment, stdin }: Started): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(NODE, [script, ...args], {
      cwd,
      env: environment,
      stdio: [stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    const streams = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    child.stdout?.on('data', (chunk: Buffer) => streams.stdout.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => streams.stderr.push(chunk));
    child.stdin?.on('error', () => {}); // a child may end before it has read all
    child.stdin?.end(stdin);
    const watch = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(watch);
      const stdout = Buffer.concat(streams.stdout).toString('utf8');
      const stderr = Buffer.concat(streams.stderr).toString('utf8');
      if (status === null) reject(new Error(`ended by ${signal}\n${stdout}\n${stderr}`));
      else resolve({ status, stdout, stderr });
    });
  });

const unescaped = (text: string, more: Readonly<Record<string, string>> = {}): string =>
  Object.entries({ '%0D': '\r', '%0A': '\n', ...more, '%25': '%' }).reduce(
    (all, [from, to]) => all.replaceAll(from, to),
    text,
  );

const propertiesOf = (text: string, between: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split(between)
      .map((each) => each.trim().split(/=(.*)/s))
      .filter(([key, value]) => key !== '' && value !== undefined)
      .map(([key = '', value = '']) => [key, unescaped(value, { '%3A': ':', '%2C': ',', '%3B': ';', '%5D': ']' })]),
  );

const LEGACY =
  /##\[(debug|warning|error|group|endgroup|notice|add-mask|set-output|command|section)(?: ([^\]]*))?\](.*)$/;

/** The workflow commands of a stream, as the runner reads it. */
export const parseCommands = (stream: string): Command[] => {
  const commands: Command[] = [];
  let stopped: string | null = null;
  for (const line of stream.split(/\r\n|\n|\r/)) {
    const found = /^\s*::([\w-]+)(?: (.*?))?::(.*)$/.exec(line);
    const [, name = '', properties = '', message = ''] = found ?? [];
    if (stopped !== null) {
      if (found !== null && name === stopped) stopped = null;
      continue;
    }
    if (found !== null && name === 'stop-commands') stopped = message;
    else if (found !== null)
      commands.push({ command: name, properties: propertiesOf(properties, ','), message: unescaped(message) });
    else {
      const legacy = LEGACY.exec(line);
      if (legacy !== null) {
        commands.push({
          command: legacy[1] ?? '',
          properties: propertiesOf(legacy[2] ?? '', ';'),
          message: unescaped(legacy[3] ?? ''),
        });
      }
    }
  }
  return commands;
};

/** A file of `name=value` and `name<<DELIMITER` entries. Throws where the runner would. */
export const parseOutputs = (text: string): Record<string, string> => {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const heredoc = /^([^=]*?)<<(.+)$/.exec(line);
    if (heredoc === null) {
      const equals = line.indexOf('=');
      if (equals < 1) throw new Error(`invalid output line: ${line}`);
      outputs[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    const [, name = '', delimiter = ''] = heredoc;
    const end = lines.indexOf(delimiter, index + 1);
    if (end < 0) throw new Error(`no end of output ${name}: ${delimiter}`);
    outputs[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return outputs;
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();

/** Inputs with the defaults of `action.yml`. An input nobody declared is a typing error. */
const inputVariables = (
  file: string,
  given: Readonly<Record<string, string>>,
  token: string,
): Record<string, string> => {
  const declared = existsSync(file)
    ? ((parse(readFileSync(file, 'utf8')) as { inputs?: Record<string, { default?: unknown }> }).inputs ?? {})
    : null;
  const defaults = Object.entries(declared ?? {}).map(([name, input]) => {
    const text = String(input.default ?? '').replace(/\$\{\{\s*github\.token\s*\}\}/g, token);
    return [name, text] as const;
  });
  for (const name of Object.keys(given)) {
    if (declared !== null && !(name in declared)) throw new Error(`action.yml declares no input ${name}`);
  }
  return Object.fromEntries(
    Object.entries({ token, ...Object.fromEntries(defaults), ...given }).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
};

const clock = (date: string | undefined, speed = 1): Record<string, string> =>
  date === undefined
    ? {}
    : {
        NODE_OPTIONS: `--import=${PRELOAD}`,
        OWNERSHIP_GATE_TEST_DATE: date,
        OWNERSHIP_GATE_TEST_SPEED: String(speed),
      };

export interface ActionOptions extends EventOptions {
  /** Today in the child. */
  readonly date: string;
  /** How many times faster than it says the child waits. Default: 1. */
  readonly speed?: number;
  readonly inputs?: Readonly<Record<string, string>>;
  /** `github.token`. */
  readonly token?: string;
  readonly runId?: number;
  readonly attempt?: number;
  readonly job?: string;
  readonly workflow?: string;
  /** The workflow's file. */
  readonly workflowPath?: string;
  /** Over everything else; undefined removes a variable. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The folder that holds `index.js`. Default: this repository's `dist`. */
  readonly dist?: string;
}

/** Runs the Action for one event. */
export const runAction = async (options: ActionOptions): Promise<ActionRun> => {
  const { github, repository, event, date } = options;
  const folder = mkdtempSync(join(tmpdir(), 'runner-'));
  const made = (name: string): string => {
    mkdirSync(join(folder, name));
    return join(folder, name);
  };
  const file = (name: string, text = ''): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  try {
    const { payload, ref, sha, headRef, baseRef } = makeEvent(options);
    const token = options.token ?? 'test-token';
    const full = `${repository.owner}/${repository.name}`;
    const workflowPath = options.workflowPath ?? '.github/workflows/ownership.yml';
    const sender = payload.sender as { login?: string; id?: number } | undefined;
    const actor = sender?.login ?? repository.owner;
    const workspace = made('workspace');
    const temporary = made('temp');
    const files = {
      output: file('output'),
      summary: file('summary'),
      state: file('state'),
      env: file('env'),
      path: file('path'),
    };
    const environment: Record<string, string | undefined> = {
      PATH: process.env.PATH ?? '',
      HOME: made('home'),
      LANG: 'C.UTF-8',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION: '__self',
      GITHUB_ACTION_PATH: options.dist ?? ROOT,
      GITHUB_ACTOR: actor,
      GITHUB_ACTOR_ID: String(sender?.id ?? 1),
      GITHUB_TRIGGERING_ACTOR: actor,
      GITHUB_API_URL: github.url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload)),
      GITHUB_REPOSITORY: full,
      GITHUB_REPOSITORY_ID: '1001',
      GITHUB_REPOSITORY_OWNER: repository.owner,
      GITHUB_REPOSITORY_OWNER_ID: '900001',
      GITHUB_REF: ref,
      GITHUB_REF_NAME: ref.replace(/^refs\/(?:heads|tags|pull)\//, ''),
      GITHUB_REF_TYPE: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
      GITHUB_REF_PROTECTED: 'false',
      GITHUB_SHA: sha,
      GITHUB_HEAD_REF: headRef,
      GITHUB_BASE_REF: baseRef,
      GITHUB_RUN_ID: String(options.runId ?? 90_001),
      GITHUB_RUN_NUMBER: '1',
      GITHUB_RUN_ATTEMPT: String(options.attempt ?? 1),
      GITHUB_JOB: options.job ?? 'ownership',
      GITHUB_WORKFLOW: options.workflow ?? 'Ownership',
      GITHUB_WORKFLOW_REF: `${full}/${workflowPath}@${ref}`,
      GITHUB_WORKFLOW_SHA: sha,
      GITHUB_RETENTION_DAYS: '90',
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_STATE: files.state,
      GITHUB_ENV: files.env,
      GITHUB_PATH: files.path,
      RUNNER_TEMP: temporary,
      RUNNER_TOOL_CACHE: made('tools'),
      RUNNER_OS: 'Linux',
      RUNNER_ARCH: 'X64',
      RUNNER_NAME: 'GitHub Actions 1',
      RUNNER_ENVIRONMENT: 'github-hosted',
      ...inputVariables(join(ROOT, 'action.yml'), options.inputs ?? {}, token),
      ...clock(date, options.speed),
      ...options.environment,
    };
    const ended = await start({
      script: join(options.dist ?? join(ROOT, 'dist'), 'index.js'),
      args: [],
      cwd: workspace,
      environment: Object.fromEntries(
        Object.entries(environment).filter((pair): pair is [string, string] => pair[1] !== undefined),
      ),
    });
    const text = (path: string): string => readFileSync(path, 'utf8');
    return {
      ...ended,
      outputs: parseOutputs(text(files.output)),
      summary: text(files.summary),
      commands: [...parseCommands(ended.stdout), ...parseCommands(ended.stderr)],
      temporary: Object.fromEntries(filesBelow(temporary).map((path) => [path, text(join(temporary, path))])),
      workspace: filesBelow(workspace).map((path) => relative(workspace, join(workspace, path))),
      state: { environment: text(files.env), path: text(files.path), state: text(files.state) },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export interface CliOptions {
  readonly args: readonly string[];
  readonly cwd: string;
  /** Added to PATH, a HOME of its own, and git without configuration. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** Today in the child. Default: today. */
  readonly date?: string;
  /** The folder that holds `index.js`. Default: this repository's `dist/cli`. */
  readonly dist?: string;
}

/** Runs the command line. */
export const runCli = async ({ args, cwd, environment, stdin, date, dist }: CliOptions): Promise<Ended> => {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  try {
    return await start({
      script: join(dist ?? join(ROOT, 'dist/cli'), 'index.js'),
      args,
      cwd,
      environment: {
        PATH: process.env.PATH ?? '',
        HOME: home,
        LANG: 'C.UTF-8',
        GIT_CONFIG_NOSYSTEM: '1',
        ...clock(date),
        ...environment,
      },
      ...(stdin === undefined ? {} : { stdin }),
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
};
