// Trims GitHub's OpenAPI description to the operations the tests' GitHub serves, and writes
// __tests__/e2e/github/openapi.json. The package is 385 MB installed, so it is packed into a temporary
// folder and never a dependency. The output depends on the pinned package and on OPERATIONS alone.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@octokit/openapi@23.0.2';
const INTEGRITY = 'sha512-pV8M7L9GY23AybNvTmo2nyjmpmnt6+2sRE/tqr0ZLQcPS4lnw7u5eZGNmwRNkBC3D7gZXbFx5AHzLUVRBXGDhg==';
const OUTPUT = fileURLToPath(new URL('../__tests__/e2e/github/openapi.json', import.meta.url));

const OPERATIONS = new Set([
  'actions/get-workflow-run',
  'actions/list-jobs-for-workflow-run',
  'actions/list-workflow-runs',
  'actions/list-workflow-runs-for-repo',
  'actions/re-run-workflow',
  'checks/list-for-ref',
  'git/create-blob',
  'git/create-commit',
  'git/create-ref',
  'git/create-tag',
  'git/create-tree',
  'git/get-blob',
  'git/get-commit',
  'git/get-ref',
  'git/get-tag',
  'git/get-tree',
  'git/list-matching-refs',
  'git/update-ref',
  'issues/create-comment',
  'issues/delete-comment',
  'issues/get-comment',
  'issues/list-comments',
  'issues/list-events',
  'issues/list-labels-on-issue',
  'issues/update-comment',
  'orgs/check-membership-for-user',
  'orgs/list-members',
  'pulls/get',
  'pulls/list',
  'pulls/list-commits',
  'pulls/list-files',
  'pulls/list-reviews',
  'rate-limit/get',
  'repos/compare-commits-with-basehead',
  'repos/create-commit-status',
  'repos/get',
  'repos/get-branch',
  'repos/get-branch-rules',
  'repos/get-collaborator-permission-level',
  'repos/get-combined-status-for-ref',
  'repos/get-commit',
  'repos/get-content',
  'repos/list-collaborators',
  'repos/list-pull-requests-associated-with-commit',
  'teams/get-membership-for-user-in-org',
  'teams/list-members-in-org',
  'users/get-authenticated',
  'users/get-by-username',
]);

/** Keys that hold prose, samples or hints for generators. `x-multi-segment` stays: it says which parameters hold slashes. */
const PROSE = new Set([
  'description',
  'summary',
  'example',
  'examples',
  'title',
  'externalDocs',
  'default',
  'deprecated',
]);
const isProse = (key) => PROSE.has(key) || (key.startsWith('x-') && key !== 'x-multi-segment');

/** Holders whose keys are names, not keywords: a property may be called `description`. */
const NAMED = new Set(['properties', 'patternProperties']);

const read = () => {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'));
  try {
    const options = { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], shell: false };
    const [packed] = JSON.parse(execFileSync('npm', ['pack', '--json', PACKAGE], options));
    if (packed.integrity !== INTEGRITY)
      throw new Error(`${PACKAGE} has integrity ${packed.integrity}, not ${INTEGRITY}`);
    const member = 'package/generated/api.github.com.json';
    execFileSync('tar', ['-xzf', packed.filename, member], options);
    return JSON.parse(readFileSync(join(folder, member), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const description = read();
const pointed = (ref) =>
  ref
    .slice(2)
    .split('/')
    .reduce((value, key) => value[key.replaceAll('~1', '/')], description);

/** JSON Schema says "or null" with a type: `nullable` is OpenAPI 3.0 only. */
const nullable = (schema) => {
  const { nullable: orNull, ...rest } = schema;
  if (orNull !== true) return rest;
  if (rest.enum !== undefined && !rest.enum.includes(null)) rest.enum = [...rest.enum, null];
  if (typeof rest.type === 'string') return { ...rest, type: [rest.type, 'null'] };
  return rest.enum !== undefined || Object.keys(rest).length === 0 ? rest : { anyOf: [rest, { type: 'null' }] };
};

const used = new Set();
const trim = (value, named = false) => {
  if (Array.isArray(value)) return value.map((item) => trim(item));
  if (value === null || typeof value !== 'object') return value;
  const kept = {};
  for (const [key, inner] of Object.entries(value)) {
    if (!named && isProse(key)) continue;
    if (!named && key === 'discriminator') continue;
    kept[key] = key === 'enum' && !named ? inner : trim(inner, !named && NAMED.has(key));
  }
  if (named) return kept;
  if (typeof kept.$ref === 'string') {
    const name = kept.$ref.replace('#/components/schemas/', '');
    if (name === kept.$ref) throw new Error(`a reference that is no schema: ${kept.$ref}`);
    used.add(name);
  }
  return nullable(kept);
};

/** Of a content map, JSON only. */
const trimContent = (content) =>
  content?.['application/json'] === undefined
    ? undefined
    : { 'application/json': { schema: trim(content['application/json'].schema) } };

const inlined = (value) => (typeof value.$ref === 'string' ? pointed(value.$ref) : value);

const trimOperation = (operation) => ({
  operationId: operation.operationId,
  parameters: (operation.parameters ?? []).map((parameter) => {
    const { schema, ...rest } = inlined(parameter);
    return { ...trim(rest), schema: trim(schema) };
  }),
  ...(operation.requestBody === undefined
    ? {}
    : {
        requestBody: {
          required: operation.requestBody.required ?? false,
          content: trimContent(operation.requestBody.content),
        },
      }),
  responses: Object.fromEntries(
    Object.entries(operation.responses).map(([status, response]) => {
      const content = trimContent(inlined(response).content);
      return [status, content === undefined ? {} : { content }];
    }),
  ),
});

const paths = new Map();
const left = new Set(OPERATIONS);
for (const [path, item] of Object.entries(description.paths)) {
  for (const [method, operation] of Object.entries(item)) {
    if (!left.delete(operation.operationId)) continue;
    paths.set(path, { ...paths.get(path), [method]: trimOperation(operation) });
  }
}
if (left.size > 0) throw new Error(`no such operation: ${[...left].join(', ')}`);

const schemas = new Map();
for (const name of used) schemas.set(name, trim(description.components.schemas[name])); // `used` grows while it is walked

// The description says the head's repository is always there; it is null once a fork is deleted.
for (const name of ['pull-request', 'pull-request-simple']) {
  const { head } = schemas.get(name).properties;
  head.properties.repo = { anyOf: [head.properties.repo, { type: 'null' }] };
}
// It says the same of who caused an event; that is null once the account is deleted.
for (const [name, { properties }] of schemas) {
  if (name.endsWith('-issue-event')) properties.actor = { anyOf: [properties.actor, { type: 'null' }] };
}

const sorted = (map) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
const lines = (map) =>
  sorted(map)
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
    .join(',\n');
const text = `{"openapi":"3.1.0","info":{"title":"GitHub v3 REST API, trimmed by scripts/trim-openapi.mjs","version":"${PACKAGE}","license":{"name":"MIT"}},
"paths":{
${lines(paths)}
},
"components":{"schemas":{
${lines(schemas)}
}}}
`;
writeFileSync(OUTPUT, text);
process.stdout.write(
  `${PACKAGE}: ${OPERATIONS.size} operations, ${schemas.size} schemas, ${Buffer.byteLength(text)} bytes in __tests__/e2e/github/openapi.json\n`,
);
