/** Systems by what they need, for tests of who needs whom: only what is looked at of a system. */
import type { System } from '../../src/declaration/resolve.ts';
import type { Dependency } from '../../src/declaration/schema.ts';

export type Needs = Readonly<Record<string, readonly Dependency[]>>;

export const soft = (system: string): Dependency => ({ system, soft: true });

/** `tiers` and `owners` by name; nobody has one without. */
export const declareNeeds = (
  needs: Needs,
  {
    tiers = {},
    owners = {},
  }: { tiers?: Readonly<Record<string, string>>; owners?: Readonly<Record<string, string>> } = {},
): ReadonlyMap<string, System> => {
  const locate = <T>(value: T | undefined): { value: T } | null => (value === undefined ? null : { value });
  return new Map(
    Object.entries(needs).map(([name, dependsOn]) => {
      const system = { name, tier: locate(tiers[name]), owner: locate(owners[name]), dependsOn: { value: dependsOn } };
      return [name, system as unknown as System] as const;
    }),
  );
};
