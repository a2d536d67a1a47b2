/** What a change declares of who wrote it, by the marks the program knows and those the law adds. */
import type { Law } from '../declaration/law.ts';
import type { ProvenanceFacts } from '../facts.ts';
import { detectProvenance, type ExtraSignal, type Provenance } from '../provenance/provenance.ts';

/** Marks that weigh as strong by themselves where the policy says nothing else. */
const STRONG: ReadonlySet<string> = new Set(['account', 'address', 'trailer', 'body']);

/** The marks of programs the policy adds to the known ones. */
const listSignals = (law: Law): ExtraSignal[] =>
  (law.policy.provenance?.signals ?? []).map(({ place, value, agent, says, strength }, index) => ({
    name: `policy/${agent ?? place}-${index + 1}`,
    agent: agent ?? null,
    class: says ?? 'agent',
    strength: strength ?? (STRONG.has(place) ? 'strong' : 'weak'),
    place,
    value,
  }));

/** `law` is `null` where none could be read: then the known marks count alone. */
export const findProvenance = (facts: ProvenanceFacts, law: Law | null): Provenance =>
  detectProvenance(facts, law === null ? [] : listSignals(law));
