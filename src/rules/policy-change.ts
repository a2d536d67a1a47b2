/** Which keys of the policy say something else than before; what the format says by itself is the same said or not. */
import { type Law, USUAL_ACCEPTANCE, USUAL_BIG_CHANGE } from '../declaration/law.ts';
import type { WrittenPolicy } from '../declaration/schema.ts';

export interface PolicyChange {
  /** The key below `policy`, as `tiers.1.also-require`. */
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What holds where the policy says nothing. */
export const USUAL = {
  mode: 'enforce',
  require: ['owner', 'runbook', 'slo'],
  unowned: 'fail',
  acceptance: USUAL_ACCEPTANCE,
  'longest-waiver': 180,
  'big-change': USUAL_BIG_CHANGE,
} satisfies WrittenPolicy;
/** Keys of lists of logins and hosts, which compare without case. */
const CASELESS = new Set(['keepers', 'machines', 'runbook-hosts']);

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every value by its key. The order of a list says nothing. */
const flatten = (value: unknown, at: readonly string[]): (readonly [key: string, text: string])[] => {
  if (isMap(value)) {
    return Object.entries(value).flatMap(([key, item]) => flatten(item, [...at, key]));
  }
  const items = (Array.isArray(value) ? value : [value]).map((item) =>
    typeof item === 'string' ? item : JSON.stringify(item),
  );
  const texts = CASELESS.has(at[0] ?? '') ? items.map((item) => item.toLowerCase()) : items;
  return [[at.join('.'), [...new Set(texts)].sort().join(', ')]];
};

const readPolicy = ({ policy }: Law): ReadonlyMap<string, string> =>
  new Map([...flatten(USUAL, []), ...flatten(policy, [])]);

/** Keys in which a law differs from each of the others; `before` is what the first of them says. */
export const findPolicyChanges = (law: Law, others: readonly Law[]): readonly PolicyChange[] => {
  const [is, ...was] = [law, ...others].map(readPolicy);
  const keys = new Set([is, ...was].flatMap((policy) => [...(policy?.keys() ?? [])]));
  return [...keys]
    .sort()
    .filter((key) => was.every((policy) => policy.get(key) !== is?.get(key)))
    .map((key) => ({ key, before: was[0]?.get(key) ?? null, after: is?.get(key) ?? null }));
};
