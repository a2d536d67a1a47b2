/** Holds the layout: which way imports go, who may touch the world outside, and what files are called. */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/** The sources by path below `src/`, with `/` between folders. */
type Sources = ReadonlyMap<string, string>;

/** From the outside in: a unit imports its own files and those of the layers below it, never a sibling of its layer. */
const LAYERS: readonly (readonly string[])[] = [
  ['action.ts', 'cli.ts'],
  ['action/', 'cli/'],
  ['check', 'sources/', 'render/', 'adopt/'],
  ['rules/'],
  ['declaration/', 'provenance/', 'reliability/'],
  ['the bottom'],
];
/** Files of the root that make up a unit between them. */
const ROOT_FILES: Readonly<Record<string, string>> = {
  'action.ts': 'action.ts',
  'cli.ts': 'cli.ts',
  'check.ts': 'check',
  'audit.ts': 'check',
  'reading.ts': 'check',
  'describe.ts': 'check',
  'verdict.ts': 'the bottom',
  'audit-result.ts': 'the bottom',
  'trend.ts': 'the bottom',
  'facts.ts': 'the bottom',
  'groups.ts': 'the bottom',
  'version.ts': 'the bottom',
};
/** Siblings that may name each other's types: what a system is, is no secret to what calculates with it. */
const TYPES_ACROSS = new Set(['declaration/', 'reliability/']);
/** The two programs: neither loads what the other is made of. */
const PROGRAMS: Readonly<Record<string, string>> = { 'action.ts': 'cli/', 'cli.ts': 'action/' };

/** Units that may read the network, the disk, the clock and the environment. */
const OUTSIDE = new Set(['action.ts', 'cli.ts', 'action/', 'cli/', 'sources/']);
/** Modules of Node that only calculate. */
const PURE_BUILTINS = new Set(['node:path/posix']);
/** Packages with one place: what a file's path begins with. */
const HOMES: readonly { readonly name: RegExp; readonly places: readonly string[] }[] = [
  { name: /^@actions\//, places: ['action/', 'action.ts'] },
  { name: /^minimatch$/, places: ['declaration/glob.ts'] },
  { name: /^(?:mdast-util-|github-slugger$)/, places: ['reliability/'] },
  { name: /^yaml$/, places: ['declaration/dialect.ts', 'reliability/documents.ts', 'adopt/'] },
];
const EMPTY_NAMES = /^(?:utils?|helpers?|types?|common|services?|misc|shared|lib)$/;

const WORLD: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'process', pattern: /(?<![.\w$])process\b(?!\s*:)/ },
  { name: 'the clock', pattern: /\bDate\s*\.\s*now\b|\bnew\s+Date\b(?!\s*\(\s*[^\s)])|(?<!new\s+|[.\w$])Date\s*\(/ },
  { name: 'the clock', pattern: /(?<![.\w$])performance\s*\./ },
  { name: 'fetch', pattern: /(?<![.\w$])fetch\s*\(/ },
  { name: 'the console', pattern: /(?<![.\w$])console\s*\./ },
  { name: 'chance', pattern: /\bMath\s*\.\s*random\b/ },
];

/** The unit a file belongs to; `null` for one the layout has no place for. */
const unitOf = (file: string): string | null => {
  if (!file.includes('/')) return ROOT_FILES[file] ?? null;
  const folder = file.slice(0, file.indexOf('/') + 1);
  return LAYERS.flat().includes(folder) ? folder : null;
};
const layerOf = (unit: string): number => LAYERS.findIndex((units) => units.includes(unit));

/** Comments, strings and regular expressions; then a template from its start, or from where code put into it ends. */
const TOKEN =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?=\/)(?<=(?:[(,=:[!&|?{};+*%<>~^]|\breturn|\btypeof|^)\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\//my;
const TEMPLATE = /[`}](?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|\$\{)/y;

/** A source without comments and, where asked, without what is between quotes: what is left is code. Lines keep their numbers. */
const blank = (source: string, strings: boolean): string => {
  let code = '';
  /** How many braces are open in the code of each template that is open. */
  const open: number[] = [];
  for (let at = 0; at < source.length; ) {
    const char = source.charAt(at);
    const inner = open.at(-1);
    const pattern = char === '`' || (char === '}' && inner === 0) ? TEMPLATE : TOKEN;
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0];
    if (text === undefined) {
      if (inner !== undefined && (char === '{' || char === '}'))
        open[open.length - 1] = inner + (char === '{' ? 1 : -1);
      code += char;
      at += 1;
      continue;
    }
    at += text.length;
    const isComment = pattern === TOKEN && /^\/[/*]/.test(text);
    if (pattern === TEMPLATE) {
      if (char === '}') open.pop();
      if (text.endsWith('${')) open.push(0);
    }
    // Quotes stay, so that `new Date('…')` keeps its argument; what a template puts in stands between brackets.
    const left = pattern === TEMPLATE ? `${char === '}' ? ')' : "''"}${text.endsWith('${') ? '+(' : ''}` : "''";
    const lines = '\n'.repeat(text.split('\n').length - 1);
    code += isComment || strings ? `${isComment ? '' : left}${lines}` : text;
  }
  return code;
};

interface Import {
  readonly from: string;
  readonly line: number;
  /** Gone when it runs: `import type`. An `import { type A }` is not: the module is still loaded. */
  readonly typeOnly: boolean;
}

const readImports = (source: string): Import[] => {
  const code = blank(source, false);
  const lineOf = (index: number): number => code.slice(0, index).split('\n').length;
  const found = (pattern: RegExp): Import[] =>
    [...code.matchAll(pattern)].map(({ index, groups }) => ({
      from: groups?.from ?? '',
      line: lineOf(index),
      typeOnly: groups?.type !== undefined,
    }));
  return [
    ...found(/^(?:import|export)\b(?<type> +type\b(?! +from\b))?[^'"`;]*?\bfrom\s*(?:'|")(?<from>[^'"]+)/gm),
    ...found(/^import\s*(?:'|")(?<from>[^'"]+)/gm),
    ...found(/(?<![.\w$])(?:import|require)\s*\(\s*(?:(?:'|")(?<from>[^'"]+)(?:'|")\s*[,)])?/g),
  ].sort((a, b) => a.line - b.line);
};

const isRelative = (from: string): boolean => from.startsWith('.');
const resolve = (file: string, from: string): string => posix.join(posix.dirname(file), from);

/** Why a file may not import another; `null` where it may. */
const findWrongWay = (file: string, target: string, typeOnly: boolean): string | null => {
  const [from, to] = [unitOf(file), unitOf(target)];
  if (from === null || to === null || from === to) return null;
  if (PROGRAMS[from] === to) return 'the Action and the command line load nothing of each other';
  const [above, below] = [layerOf(from), layerOf(to)];
  if (above < below) return null;
  if (above === below) {
    if (typeOnly && TYPES_ACROSS.has(from) && TYPES_ACROSS.has(to)) return null;
    return 'the two stand side by side, and whoever calls them hands the one what the other made';
  }
  return typeOnly && from === 'the bottom' ? null : 'imports go the other way';
};

/** Cycles of imports that are there when the program runs, each once, from its first file by name. */
const findCycles = (imports: ReadonlyMap<string, readonly string[]>): string[] => {
  const cycles = new Set<string>();
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start !== -1) {
      const cycle = path.slice(start);
      const first = cycle.indexOf([...cycle].sort()[0] ?? '');
      cycles.add([...cycle.slice(first), ...cycle.slice(0, first), cycle[first]].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const target of imports.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of [...imports.keys()].sort()) walk(file, []);
  return [...cycles].map((cycle) => `a cycle of imports: ${cycle}`);
};

const findNameFaults = (file: string): string[] =>
  file
    .replace(/\.ts$/, '')
    .split('/')
    .flatMap((name) => {
      if (EMPTY_NAMES.test(name)) return [`${file}: “${name}” names nothing; call it for what it holds`];
      return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) ? [] : [`${file}: names are in kebab-case`];
    });

const findPackageFaults = (file: string, { from, line }: Import, declared: ReadonlySet<string>): string[] => {
  const at = `${file}:${line}`;
  const unit = unitOf(file);
  if (isBuiltin(from)) {
    if (!from.startsWith('node:')) return [`${at}: imports ${from}; write node:${from}`];
    if (unit === null || OUTSIDE.has(unit) || PURE_BUILTINS.has(from)) return [];
    return [`${at}: imports ${from}; only sources/ and the shells touch the world outside`];
  }
  const name = from.split('/', from.startsWith('@') ? 2 : 1).join('/');
  const home = HOMES.find((one) => one.name.test(name));
  if (home !== undefined && !home.places.some((place) => file.startsWith(place))) {
    return [`${at}: imports ${from}, which belongs to ${home.places.join(' and ')}`];
  }
  return declared.has(name) ? [] : [`${at}: imports ${from}, which is no dependency of the program`];
};

/** Everything in which the sources differ from the layout, in words, by file. */
const findFaults = (sources: Sources, declared: ReadonlySet<string>): string[] => {
  const values = new Map<string, string[]>();
  const faults = [...sources].flatMap(([file, source]) => {
    const unit = unitOf(file);
    const found = [...findNameFaults(file), ...(unit === null ? [`${file}: the layout has no place for it`] : [])];
    for (const one of readImports(source)) {
      const at = `${file}:${one.line}`;
      if (one.from === '') found.push(`${at}: imports what only running it can tell`);
      else if (!isRelative(one.from)) found.push(...findPackageFaults(file, one, declared));
      else {
        const target = resolve(file, one.from);
        if (!sources.has(target)) {
          found.push(`${at}: imports ${one.from}, which is no source`);
          continue;
        }
        const why = findWrongWay(file, target, one.typeOnly);
        if (why !== null) found.push(`${at}: imports ${target}: ${why}`);
        if (!one.typeOnly) values.set(file, [...(values.get(file) ?? []), target]);
      }
    }
    if (unit !== null && !OUTSIDE.has(unit)) {
      for (const [index, line] of blank(source, true).split('\n').entries()) {
        for (const { name, pattern } of WORLD) {
          if (pattern.test(line)) found.push(`${file}:${index + 1}: touches ${name}; only sources/ and the shells do`);
        }
      }
    }
    return found;
  });
  return [...faults, ...findCycles(values)];
};

const root = fileURLToPath(new URL('..', import.meta.url));
const readSources = (): Sources => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return new Map(
    files.sort().map((file) => [file.replaceAll('\\', '/'), readFileSync(join(root, 'src', file), 'utf8')]),
  );
};
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object };

describe('the sources', () => {
  const sources = readSources();

  test('keep to the layout', () => {
    expect(findFaults(sources, new Set(Object.keys(dependencies)))).toEqual([]);
  });

  test('are seen: most files import something', () => {
    const imports = [...sources.values()].flatMap(readImports);
    expect(sources.size).toBeGreaterThan(30);
    expect(imports.length).toBeGreaterThan(sources.size);
    expect(imports.some(({ typeOnly }) => typeOnly)).toBe(true);
  });
});

describe('the check of the layout', () => {
  const packages = new Set(['@actions/core', 'minimatch', 'yaml', 'valibot']);
  const stubs: Record<string, string> = Object.fromEntries(
    [
      ...['action.ts', 'cli.ts', 'check.ts', 'audit.ts', 'verdict.ts', 'facts.ts', 'action/run.ts', 'cli/run.ts'],
      ...['sources/git.ts', 'render/json.ts', 'adopt/init.ts', 'rules/owner.ts', 'rules/slo.ts'],
      ...['declaration/parse.ts', 'declaration/glob.ts', 'declaration/dialect.ts', 'reliability/slo.ts'],
      ...['provenance/accounts.ts', 'provenance/agents.ts'],
    ].map((file) => [file, '']),
  );
  const faultsOf = (files: Record<string, string>): string[] =>
    findFaults(new Map(Object.entries({ ...stubs, ...files })), packages);

  test.each<[what: string, files: Record<string, string>]>([
    [
      'imports that go down',
      { 'cli.ts': "import { run } from './cli/run.ts';", 'cli/run.ts': "import { check } from '../check.ts';" },
    ],
    ['a layer left out', { 'render/json.ts': "import { x } from '../reliability/slo.ts';" }],
    ['neighbours in a folder', { 'rules/owner.ts': "import { x } from './slo.ts';" }],
    [
      'what is known of accounts, from above and beside',
      {
        'rules/owner.ts': "import { x } from '../provenance/accounts.ts';",
        'sources/git.ts': "import { x } from '../provenance/accounts.ts';",
        'provenance/agents.ts': "import { x } from './accounts.ts';",
        'provenance/accounts.ts': "import type { Account } from '../facts.ts';",
      },
    ],
    ['the two use cases', { 'audit.ts': "import { x } from './check.ts';" }],
    [
      'facts and types from above',
      { 'verdict.ts': "import type { Problem } from './declaration/parse.ts';\nimport { x } from './facts.ts';" },
    ],
    ['a type from a sibling', { 'reliability/slo.ts': "import type { System } from '../declaration/parse.ts';" }],
    [
      'a cycle of types',
      {
        'rules/owner.ts': "import type { X } from './slo.ts';",
        'rules/slo.ts': "import type { X } from './owner.ts';",
      },
    ],
    [
      'the world outside, in a shell',
      { 'cli/run.ts': "import { readFileSync } from 'node:fs';\nconst now = Date.now() + process.pid;" },
    ],
    [
      'packages at home',
      { 'declaration/glob.ts': "import { Minimatch } from 'minimatch';", 'action/run.ts': "import('@actions/core');" },
    ],
    [
      'dates that are told',
      { 'check.ts': "new Date('2026-11-23');\nnew Date(seconds * 1000);\nconst date = isDate(text);" },
    ],
    [
      'words that are no code',
      {
        'check.ts':
          "// process.env\n/* fetch(1)\n import x from 'node:fs' */\nconst a = 'the process. Date.now()' + \"fetch(\" + `console.log` + /new Date()'/.source;",
      },
    ],
    [
      'words in templates within templates',
      { 'check.ts': `const x = \`a \${b ? \`process. \${c}\` : "fetch()"} console.log\`;` },
    ],
    [
      'keys and parts of names',
      { 'check.ts': 'const x = { process: 1, a: source.fetch(1), b: prefetch(2), c: run.process };' },
    ],
    ['pure parts of Node', { 'declaration/parse.ts': "import { join } from 'node:path/posix';" }],
  ])('allows %s', (_, files) => {
    expect(faultsOf(files)).toEqual([]);
  });

  test.each<[what: string, files: Record<string, string>, faults: string[]]>([
    [
      'an import that goes up',
      { 'declaration/parse.ts': "\nimport { x } from '../rules/owner.ts';" },
      ['declaration/parse.ts:2: imports rules/owner.ts: imports go the other way'],
    ],
    [
      'a type that goes up',
      { 'rules/owner.ts': "import type { X } from '../check.ts';" },
      ['rules/owner.ts:1: imports check.ts: imports go the other way'],
    ],
    [
      'a value from above in the verdict',
      { 'verdict.ts': "import { type X } from './declaration/parse.ts';" },
      ['verdict.ts:1: imports declaration/parse.ts: imports go the other way'],
    ],
    [
      'an entry imported',
      { 'cli/run.ts': "import '../cli.ts';" },
      ['cli/run.ts:1: imports cli.ts: imports go the other way'],
    ],
    [
      'a re-export that goes up',
      { 'facts.ts': "export * from './check.ts';" },
      ['facts.ts:1: imports check.ts: imports go the other way'],
    ],
    [
      'an import over several lines',
      { 'rules/owner.ts': "import {\n  a,\n  b,\n} from '../render/json.ts';" },
      ['rules/owner.ts:1: imports render/json.ts: imports go the other way'],
    ],
    [
      'a dynamic import that goes up',
      { 'rules/owner.ts': "const x = await import('../sources/git.ts');" },
      ['rules/owner.ts:1: imports sources/git.ts: imports go the other way'],
    ],
    [
      'a dynamic import of who knows what',
      { 'cli/run.ts': 'await import(name);' },
      ['cli/run.ts:1: imports what only running it can tell'],
    ],
    [
      'a value from a sibling',
      { 'reliability/slo.ts': "import { x } from '../declaration/parse.ts';" },
      [
        'reliability/slo.ts:1: imports declaration/parse.ts: the two stand side by side, and whoever calls them hands the one what the other made',
      ],
    ],
    [
      'what is known of accounts, from what is beside it',
      {
        'declaration/parse.ts': "import type { X } from '../provenance/accounts.ts';",
        'provenance/accounts.ts':
          "import type { System } from '../declaration/glob.ts';\nimport { x } from '../rules/owner.ts';",
      },
      [
        'declaration/parse.ts:1: imports provenance/accounts.ts: the two stand side by side, and whoever calls them hands the one what the other made',
        'provenance/accounts.ts:1: imports declaration/glob.ts: the two stand side by side, and whoever calls them hands the one what the other made',
        'provenance/accounts.ts:2: imports rules/owner.ts: imports go the other way',
      ],
    ],
    [
      'siblings',
      {
        'render/json.ts': "import { x } from '../sources/git.ts';",
        'check.ts': "import { y } from './render/json.ts';",
      },
      [
        'check.ts:1: imports render/json.ts: the two stand side by side, and whoever calls them hands the one what the other made',
        'render/json.ts:1: imports sources/git.ts: the two stand side by side, and whoever calls them hands the one what the other made',
      ],
    ],
    [
      'the command line loading the Action',
      { 'cli.ts': "import './action/run.ts';" },
      ['cli.ts:1: imports action/run.ts: the Action and the command line load nothing of each other'],
    ],
    [
      'a cycle',
      { 'rules/slo.ts': "import { x } from './owner.ts';", 'rules/owner.ts': "import { y } from './slo.ts';" },
      ['a cycle of imports: rules/owner.ts → rules/slo.ts → rules/owner.ts'],
    ],
    [
      'the disk',
      { 'declaration/parse.ts': "import { readFileSync } from 'node:fs';" },
      ['declaration/parse.ts:1: imports node:fs; only sources/ and the shells touch the world outside'],
    ],
    [
      'a builtin without its prefix',
      { 'sources/git.ts': "import { join } from 'path';" },
      ['sources/git.ts:1: imports path; write node:path'],
    ],
    [
      'the environment',
      { 'check.ts': '\nconst { env } = process;' },
      ['check.ts:2: touches process; only sources/ and the shells do'],
    ],
    [
      'the environment, in a template',
      { 'check.ts': `const x = \`\${process.pid}\`;` },
      ['check.ts:1: touches process; only sources/ and the shells do'],
    ],
    [
      'the environment, in a template within a template',
      { 'check.ts': `const x = \`a \${b ? \`c \${{ d: 1 }.d} process\` : process.pid} e\`;\nprocess.exit();` },
      [1, 2].map((line) => `check.ts:${line}: touches process; only sources/ and the shells do`),
    ],
    [
      'the clock',
      { 'check.ts': 'new Date();\nnew Date( );\nnew Date;\nDate();\nDate.now();' },
      [1, 2, 3, 4, 5].map((line) => `check.ts:${line}: touches the clock; only sources/ and the shells do`),
    ],
    [
      'the network',
      { 'render/json.ts': 'await fetch(url);' },
      ['render/json.ts:1: touches fetch; only sources/ and the shells do'],
    ],
    [
      'code after a comment and a pattern',
      { 'check.ts': '/* a\n b */ const a = /[\'"`/]/; process.exit();' },
      ['check.ts:2: touches process; only sources/ and the shells do'],
    ],
    [
      'a package away from home',
      { 'rules/owner.ts': "import { parse } from 'yaml';", 'cli/run.ts': "import { x } from '@actions/core';" },
      [
        'cli/run.ts:1: imports @actions/core, which belongs to action/ and action.ts',
        'rules/owner.ts:1: imports yaml, which belongs to declaration/dialect.ts and reliability/documents.ts and adopt/',
      ],
    ],
    [
      'a package nobody installs',
      { 'rules/owner.ts': "import { x } from 'ajv/dist/core';" },
      ['rules/owner.ts:1: imports ajv/dist/core, which is no dependency of the program'],
    ],
    [
      'something outside src',
      { 'cli/run.ts': "import x from '../../package.json';" },
      ['cli/run.ts:1: imports ../../package.json, which is no source'],
    ],
    [
      'a file with an empty name',
      { 'rules/utils.ts': '' },
      ['rules/utils.ts: “utils” names nothing; call it for what it holds'],
    ],
    ['a name in another case', { 'rules/sloFile.ts': '' }, ['rules/sloFile.ts: names are in kebab-case']],
    [
      'a folder of its own',
      { 'core/x.ts': '', 'main.ts': '' },
      ['core/x.ts: the layout has no place for it', 'main.ts: the layout has no place for it'],
    ],
  ])('finds %s', (_, files, faults) => {
    expect(faultsOf(files).sort()).toEqual(faults);
  });
});
