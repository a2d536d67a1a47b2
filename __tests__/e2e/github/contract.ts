/**
 * GitHub's published description of its API (`openapi.json`, trimmed by `scripts/trim-openapi.mjs`), as three questions:
 * which operation is this, is this request allowed, and is this a reply GitHub could give.
 */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json | undefined };

interface Schema extends JsonObject {
  readonly $ref?: string;
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly 'x-multi-segment'?: boolean;
  readonly schema: Schema;
}
type Content = { readonly 'application/json'?: { readonly schema: Schema } };
interface Described {
  readonly operationId: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: { readonly [status: string]: { readonly content?: Content } };
}
interface OpenApi {
  readonly paths: { readonly [path: string]: { readonly [method: string]: Described } };
  readonly components: { readonly schemas: { readonly [name: string]: Schema } };
}

export interface Operation {
  readonly id: string;
  /** `GET /repos/{owner}/{repo}/…` */
  readonly route: string;
  readonly matches: (method: string, pathname: string) => Readonly<Record<string, string>> | null;
  readonly described: Described;
  /** JSON pointer to the operation. */
  readonly pointer: string;
}

const ROOT = 'https://test.invalid/openapi.json';
export const API_VERSION = '2022-11-28';

const openapi = JSON.parse(readFileSync(new URL('./openapi.json', import.meta.url), 'utf8')) as OpenApi;
const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true, unicodeRegExp: false });
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
ajv.addFormat('uri', (text) => URL.canParse(text));
for (const format of ['int64', 'int32', 'email', 'timestamp', 'uuid', 'hostname', 'repo.nwo'])
  ajv.addFormat(format, true);
ajv.addSchema(openapi as never, ROOT);

const escaped = (key: string): string => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'));
const validator = (pointer: string): ValidateFunction => {
  const found = ajv.getSchema(`${ROOT}#${pointer}`);
  if (found === undefined) throw new Error(`no schema at ${pointer}`);
  return found as ValidateFunction;
};

const matcher = (path: string, described: Described): Operation['matches'] => {
  const manyFor = new Set(described.parameters.filter((each) => each['x-multi-segment']).map((each) => each.name));
  const names: string[] = [];
  const source = path.replace(/[.]/g, '\\$&').replace(/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    return manyFor.has(name) ? '(.*)' : '([^/]+)';
  });
  const pattern = new RegExp(`^${source}$`);
  return (_, pathname) => {
    const found = pattern.exec(pathname);
    if (found === null) return null;
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(found[index + 1] ?? '')]));
  };
};

/** Named segments before parameters, longer before shorter: `issues/comments/1` is no issue, `commits/main/status` no commit. */
const rank = (route: string): string => `${route.replace(/\{\w+\}/g, '\uffff')}\uffff`;

export const operations: readonly Operation[] = Object.entries(openapi.paths)
  .flatMap(([path, item]) =>
    Object.entries(item).map(([method, described]): Operation => {
      const matches = matcher(path, described);
      return {
        id: described.operationId,
        route: `${method.toUpperCase()} ${path}`,
        matches: (asked, pathname) => (asked.toLowerCase() === method ? matches(asked, pathname) : null),
        described,
        pointer: `/paths/${escaped(path)}/${method}`,
      };
    }),
  )
  .sort((a, b) => (rank(a.route) < rank(b.route) ? -1 : 1));

export const findOperation = (
  method: string,
  pathname: string,
): { operation: Operation; parameters: Readonly<Record<string, string>> } | null => {
  for (const operation of operations) {
    const parameters = operation.matches(method, pathname);
    if (parameters !== null) return { operation, parameters };
  }
  return null;
};

/** Says in words what a schema has against a value; empty when nothing. */
const problemsOf = (pointer: string, value: unknown, what: string): string[] => {
  const validate = validator(pointer);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${what}${error.instancePath} ${error.message ?? error.keyword}`);
};

const deref = (schema: Schema): Schema => {
  if (schema.$ref === undefined) return schema;
  const found = openapi.components.schemas[schema.$ref.replace('#/components/schemas/', '')];
  if (found === undefined) throw new Error(`no schema ${schema.$ref}`);
  return deref(found);
};

const typesOf = (schema: Schema): readonly string[] => {
  const { type } = schema;
  if (typeof type === 'string') return [type];
  return Array.isArray(type) ? (type as string[]) : [];
};

/** Text as the parameter's type reads it: `'7'` is a number where a number is asked for. */
const read = (schema: Schema, text: string): unknown => {
  const types = typesOf(deref(schema));
  if ((types.includes('integer') || types.includes('number')) && /^-?\d+$/.test(text)) return Number(text);
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  return text;
};

export interface AskedFor {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed; undefined where there was none. */
  readonly body: unknown;
  readonly version: string | undefined;
}

/** What is wrong with a request, in words. Stricter than GitHub: it ignores keys nobody knows, which hides typing errors. */
export const requestProblems = (operation: Operation, asked: AskedFor): string[] => {
  const { described, pointer } = operation;
  const problems: string[] = [];
  if (asked.version !== undefined && asked.version !== API_VERSION)
    problems.push(`X-GitHub-Api-Version ${asked.version}`);
  for (const [index, parameter] of described.parameters.entries()) {
    const text = parameter.in === 'path' ? asked.parameters[parameter.name] : asked.query.get(parameter.name);
    if (text === null || text === undefined) {
      if (parameter.required === true) problems.push(`${parameter.in} ${parameter.name} is missing`);
      continue;
    }
    const value = read(parameter.schema, text);
    problems.push(...problemsOf(`${pointer}/parameters/${index}/schema`, value, `${parameter.in} ${parameter.name}`));
    if (parameter.name === 'per_page' && (Number(text) > 100 || Number(text) < 1)) problems.push(`per_page ${text}`);
  }
  const known = new Set(described.parameters.filter((each) => each.in === 'query').map((each) => each.name));
  for (const name of asked.query.keys()) if (!known.has(name)) problems.push(`no such query parameter: ${name}`);

  const body = described.requestBody;
  const schema = body?.content['application/json']?.schema;
  if (body === undefined || schema === undefined) {
    if (asked.body !== undefined) problems.push('a body where none is read');
  } else if (asked.body === undefined) {
    if (body.required) problems.push('the body is missing');
  } else {
    problems.push(...problemsOf(`${pointer}/requestBody/content/application~1json/schema`, asked.body, 'body'));
    const properties = deref(schema).properties as JsonObject | undefined;
    if (properties !== undefined && asked.body !== null && typeof asked.body === 'object') {
      for (const key of Object.keys(asked.body))
        if (!(key in properties)) problems.push(`no such key in the body: ${key}`);
    }
  }
  return problems;
};

const replySchema = (operation: Operation, status: number): { schema: Schema; pointer: string } | null => {
  const schema = operation.described.responses[status]?.content?.['application/json']?.schema;
  if (schema !== undefined) {
    return { schema, pointer: `${operation.pointer}/responses/${status}/content/application~1json/schema` };
  }
  const error = openapi.components.schemas['basic-error'];
  return status >= 400 && error !== undefined ? { schema: error, pointer: '/components/schemas/basic-error' } : null;
};

/** What is wrong with a reply, in words. */
export const replyProblems = (operation: Operation, status: number, body: unknown): string[] => {
  if (status < 400 && operation.described.responses[status] === undefined) return [`no status ${status} described`];
  const described = replySchema(operation, status);
  if (described === null) return body === undefined ? [] : [`a body where status ${status} has none`];
  return problemsOf(described.pointer, body, 'reply');
};

/** Completes what the test's GitHub knows to the whole reply: required properties it did not give get the least valid value. */
export const completeReply = (operation: Operation, status: number, body: Json | undefined): Json | undefined => {
  const described = replySchema(operation, status);
  return described === null || body === undefined ? body : complete(described.schema, body);
};

type Properties = { readonly [name: string]: Schema };
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const alternatives = (schema: Schema): readonly Schema[] | undefined =>
  (schema.oneOf ?? schema.anyOf) as readonly Schema[] | undefined;

/** `allOf` as one schema, with the schema's own keys. */
const merged = (schema: Schema): Schema => {
  const parts = schema.allOf as readonly Schema[] | undefined;
  if (parts === undefined) return schema;
  const whole = [...parts.map((part) => merged(deref(part))), schema];
  return {
    ...Object.assign({}, ...whole),
    allOf: undefined,
    properties: Object.assign({}, ...whole.map((part) => part.properties ?? {})),
    required: whole.flatMap((part) => (part.required as string[] | undefined) ?? []),
  };
};

const kindOf = (value: Json): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
};

/** How well a value suits one of several schemas: below zero, not at all. */
const suits = (given: Schema, value: Json): number => {
  const schema = merged(deref(given));
  const inner = alternatives(schema);
  if (inner !== undefined) return Math.max(...inner.map((each) => suits(each, value)));
  const types = typesOf(schema);
  if (
    types.length > 0 &&
    !types.some((type) => type === kindOf(value) || (type === 'number' && kindOf(value) === 'integer'))
  )
    return -1;
  const allowed = schema.enum as readonly Json[] | undefined;
  if (allowed !== undefined && !allowed.includes(value)) return -1;
  if (!isObject(value)) return 0;
  const properties = (schema.properties ?? {}) as Properties;
  let score = 0;
  for (const [key, each] of Object.entries(value)) {
    const property = properties[key];
    if (property === undefined || each === undefined) continue;
    if (suits(property, each) < 0) return -1;
    score += 1;
  }
  return score;
};

/** How much of what one of several schemas requires a value lacks. */
const lacks = (given: Schema, value: Json): number => {
  const required = (merged(deref(given)).required as readonly string[] | undefined) ?? [];
  return isObject(value) ? required.filter((key) => !(key in value)).length : 0;
};

const complete = (given: Schema, value: Json): Json => {
  const schema = merged(deref(given));
  const choices = alternatives(schema);
  if (choices !== undefined && schema.properties === undefined) {
    const [best] = [...choices].sort((a, b) => suits(b, value) - suits(a, value) || lacks(a, value) - lacks(b, value));
    return best === undefined ? value : complete(best, value);
  }
  if (Array.isArray(value)) {
    const items = schema.items as Schema | undefined;
    return items === undefined ? value : value.map((item) => complete(items, item));
  }
  if (!isObject(value)) return value;
  const properties = (schema.properties ?? {}) as Properties;
  const result: Record<string, Json> = {};
  for (const [key, each] of Object.entries(value)) {
    if (each === undefined) continue;
    const property = properties[key];
    result[key] = property === undefined ? each : complete(property, each);
  }
  for (const key of (schema.required as readonly string[] | undefined) ?? []) {
    if (!(key in result)) result[key] = least(properties[key] ?? {});
  }
  return result;
};

const FORMATS: Readonly<Record<string, string>> = {
  uri: 'https://api.github.com/',
  'date-time': '2026-11-01T00:00:00Z',
  date: '2026-11-01',
  email: 'somebody@acme.example',
};

/** The least value a schema allows; null wherever it may be. */
const least = (given: Schema): Json => {
  const schema = merged(deref(given));
  const types = typesOf(schema);
  if (types.includes('null')) return null;
  const allowed = schema.enum as readonly Json[] | undefined;
  if (allowed !== undefined) return allowed.includes(null) ? null : (allowed[0] ?? null);
  const choices = alternatives(schema);
  if (choices !== undefined && schema.properties === undefined) {
    const nothing = choices.find((each) => typesOf(deref(each)).includes('null'));
    return nothing === undefined ? least(choices[0] ?? {}) : null;
  }
  if (types.includes('object') || schema.properties !== undefined) return complete(schema, {});
  if (types.includes('array'))
    return Array.from({ length: Number(schema.minItems ?? 0) }, () => least((schema.items ?? {}) as Schema));
  if (types.includes('string')) return FORMATS[String(schema.format)] ?? 'x'.repeat(Number(schema.minLength ?? 0));
  if (types.includes('integer') || types.includes('number')) return Number(schema.minimum ?? 0);
  return types.includes('boolean') ? false : {};
};
