/** A first declaration from the folders a repository has. Nothing only a person can say is invented. */
import { quote } from '../rules/patch.ts';

/** Folders whose sub-folders are things of their own, as monorepos name them. */
const CONTAINERS = new Set([
  'apps',
  'cmd',
  'components',
  'crates',
  'functions',
  'lambdas',
  'libs',
  'modules',
  'packages',
  'plugins',
  'projects',
  'services',
]);
/** Folders that ship nothing. */
const PROSE = new Set(['doc', 'docs']);
const RUNBOOKS = (name: string, folder: string): string[] => [
  `docs/runbooks/${name}.md`,
  `runbooks/${name}.md`,
  `${folder}RUNBOOK.md`,
  `${folder}runbook.md`,
  ...(folder === '' ? ['docs/runbook.md', 'RUNBOOK.md'] : []),
];

export interface Start {
  /** A text for OWNERSHIP.yaml whose blanks a person fills in. */
  readonly text: string;
  /** What was left open, a line each: `checkout: owner, slo`. */
  readonly open: readonly string[];
}

/** Proposes systems for the paths of a repository. */
export const proposeStart = (paths: readonly string[]): Start => {
  const there = new Set(paths);
  const systems = findSystems(paths);
  const open: string[] = [];
  const lines = [
    '# Who answers for what. The blanks are for people to fill in; see docs/ownership-yaml.md of Ownership Gate.',
    'version: 1',
    '',
    'systems:',
  ];
  for (const { name, patterns, folder } of systems) {
    const runbook = RUNBOOKS(name, folder).find((path) => there.has(path));
    lines.push(
      `  ${name}:`,
      `    paths: [${patterns.map(quote).join(', ')}]`,
      '    owner:          # the one person who answers, by GitHub login',
      runbook === undefined
        ? '    runbook:        # a file in this repository, or an https link'
        : `    runbook: ${runbook}`,
      '    slo: [{ indicator: , objective: , window: 30d }]   # what it promises, and a number the owner stands behind',
      '',
    );
    open.push(`${name}: owner, ${runbook === undefined ? 'runbook, ' : ''}slo`);
  }
  const prose = [
    ...new Set(
      paths.flatMap((path) =>
        PROSE.has(path.split('/')[0] ?? '') && path.includes('/') ? [`${path.split('/')[0]}/`] : [],
      ),
    ),
  ];
  if (prose.length > 0 && systems.every(({ patterns }) => !patterns.includes('**'))) {
    lines.push(
      'exempt:',
      `  - paths: [${prose.map(quote).join(', ')}]`,
      '    reason: Prose; ships nothing.',
      '    owner:          # the person who decided it',
      '',
    );
    open.push(`exempt ${prose.join(', ')}: owner`);
  }
  return { text: lines.join('\n'), open };
};

interface Found {
  readonly name: string;
  readonly patterns: readonly string[];
  readonly folder: string;
}

const findSystems = (paths: readonly string[]): Found[] => {
  const folders = new Set<string>();
  let loose = false;
  for (const path of paths) {
    const [first = '', second = '', third] = path.split('/');
    if (second === '' || first.startsWith('.')) loose ||= !/^(?:\.github\/)?OWNERSHIP\.yaml$/.test(path);
    else if (PROSE.has(first)) continue;
    else if (CONTAINERS.has(first) && third !== undefined) folders.add(`${first}/${second}/`);
    else folders.add(`${first}/`);
  }
  const monorepo = [...folders].some((folder) => folder.split('/').length > 2);
  if (!monorepo) return [{ name: 'service', patterns: ['**'], folder: '' }];
  const names = new Map<string, number>();
  const systems = [...folders].sort().map((folder) => {
    const base =
      (folder.split('/').at(-2) ?? '').replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[-_]+|-+$/g, '') || 'system';
    const count = (names.get(base.toLowerCase()) ?? 0) + 1;
    names.set(base.toLowerCase(), count);
    return { name: count === 1 ? base : `${base}-${count}`, patterns: [folder], folder };
  });
  const hidden = [
    ...new Set(
      paths.filter((path) => path.startsWith('.') && path.includes('/')).map((path) => `${path.split('/')[0]}/`),
    ),
  ].sort();
  return loose ? [...systems, { name: 'repository', patterns: ['*', ...hidden], folder: '' }] : systems;
};
