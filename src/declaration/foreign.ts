/** Other programs' files of the same name, told apart by the keys only they have. */
const FOREIGN: readonly { readonly whose: string; readonly keys: readonly string[] }[] = [
  // github/.github and other repositories of that organisation: `version: 1`, `ownership: [{ team, maintainer, … }]`.
  { whose: 'the ownership.yaml of GitHub’s own repositories', keys: ['ownership'] },
  { whose: 'a squad catalog (owning_squad)', keys: ['owning_squad'] },
  { whose: 'a service catalog (service_id)', keys: ['service_id'] },
  { whose: 'a domain catalog (bounded_context)', keys: ['bounded_context'] },
  { whose: 'a Backstage catalog-info.yaml', keys: ['apiVersion', 'kind'] },
  { whose: 'a Datadog service definition', keys: ['schema-version', 'dd-service'] },
  { whose: 'an OpsLevel file', keys: ['service', 'owner'] },
  { whose: 'a Kubernetes OWNERS file', keys: ['approvers'] },
  { whose: 'a Cortex file', keys: ['openapi', 'info'] },
];

/** Whose file this looks like; `null` where it may be ours. A file with `systems` is ours, however it is spelt. */
export const findForeign = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'systems' in value) return null;
  return FOREIGN.find(({ keys }) => keys.every((key) => key in value))?.whose ?? null;
};
