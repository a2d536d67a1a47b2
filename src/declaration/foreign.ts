/** Other programs' files of the same name, told apart by the keys only they have. */
const FOREIGN: readonly { readonly whose: string; readonly keys: readonly string[] }[] = [
  // github/.github and other repositories of that organisation: `version: 1`, `ownership: [{ team, maintainer, … }]`.
  { whose: 'the ownership.yaml of GitHub’s own repositories', keys: ['ownership'] },
  { whose: 'a squad catalog (owning_squad)', keys: ['owning_squad'] },
  { whose: 'a service catalog (service_id)', keys: ['service_id'] },
  { whose: 'a domain catalog (bounded_context)', keys: ['bounded_context'] },
  { whose: 'a manifest with apiVersion and kind, such as Backstage’s catalog-info.yaml', keys: ['apiVersion', 'kind'] },
  { whose: 'a Datadog service definition', keys: ['schema-version', 'dd-service'] },
  { whose: 'an OpsLevel file', keys: ['service.name'] },
  { whose: 'a Kubernetes OWNERS file', keys: ['approvers'] },
  { whose: 'a Cortex file', keys: ['openapi', 'info'] },
];

/** What Git LFS leaves in a file's place; the words for it are its own. */
export const LFS_POINTER = 'a Git LFS pointer';

/** A line of CODEOWNERS: a pattern and its owners. */
const CODEOWNERS = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[^\s#:]+[ \t]+@[A-Za-z0-9]/;

/** Whose file this text is, where it is no YAML of anybody’s. */
export const findForeignText = (text: string): string | null => {
  if (text.startsWith('version https://git-lfs.github.com/spec/')) return LFS_POINTER;
  return CODEOWNERS.test(text) ? 'a CODEOWNERS file' : null;
};

/** Whose file this looks like; `null` where it may be ours. A file with `systems` is ours, however it is spelt. */
export const findForeign = (value: unknown): string | null =>
  !isMap(value) || 'systems' in value
    ? null
    : (FOREIGN.find(({ keys }) => keys.every((key) => has(value, key.split('.'))))?.whose ?? null);

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const has = (value: unknown, [key = '', ...rest]: readonly string[]): boolean =>
  isMap(value) && Object.hasOwn(value, key) && (rest.length === 0 || has(value[key], rest));
