/** A declaration to change, and the situation that a change of it makes: the ground of the tables about handover and law. */

import type { StatedLaw } from '../../src/declaration/law.ts';
import { readLaw } from '../../src/declaration/law.ts';
import { type Declaration, parseDeclaration } from '../../src/declaration/parse.ts';
import { propose } from '../../src/declaration/proposal.ts';
import { frame, type Situation } from '../../src/rules/situation.ts';
import type { Ask } from '../../src/verdict.ts';
import { memorySource, type Tree } from '../memory-source.ts';

export const DATE = '2026-11-23';

export const SHOP = `version: 1

defaults:
  runbook: docs/runbooks/<system>.md

teams:
  acme/payments:
    owner: maya-lin
    backup: [sam-okafor, ada-berg]
    escalation: { page: https://page.example/payments, acknowledge-within: 15m }

systems:
  checkout:
    description: Takes the money.
    paths:
      - services/checkout/
      - libs/payments/**/*.ts
    team: acme/payments
    slo:
      - name: requests
        indicator: A checkout request answers 2xx within 800 ms
        objective: 99.9%
        window: 30d
        promised: { objective: 99.5%, to: merchants }
    tier: 1
    depends-on: [ledger, { system: search, soft: true }, { external: Card network, objective: 99.95% }]
    data: [payment, personal]
    dashboard: https://grafana.example/d/checkout
  ledger:
    paths: [services/ledger/]
    team: acme/payments
    slo: [{ file: slo/ledger.yaml }]
    tier: 2
  search:
    paths: [services/search/]
    owner: noor-haddad
    runbook: docs/search.md
    slo: [{ indicator: A query answers within 1 s, objective: 99%, window: 28d }]
  house:
    paths: [tools/]
    owner: ivo-petrov
    backup: [noor-haddad]
    runbook: { not-applicable: Nothing of it runs. }
    slo: { not-applicable: Nothing of it runs. }
    tier: 4
  attic:
    paths: [attic/]

exempt:
  - paths: [docs/, "**/*.md"]
    reason: Prose; ships nothing.
    owner: maya-lin
    expires: 2027-03-31

waivers:
  - systems: [search]
    duties: [backup]
    reason: Second person starts in January.
    approved-by: maya-lin
    expires: 2027-01-31

people:
  maya-lin: { name: Maya Lin, contact: https://chat.example/maya, id: 4182733 }
  noor-haddad: { contact: https://chat.example/noor }

policy:
  require: [owner, runbook, slo]
  tiers:
    1: { also-require: [backup, escalation], acceptance: { undeclared: accept } }
    4: { require: [owner] }
  data: { payment: { also-require: [backup] } }
  keepers: [maya-lin, sam-okafor]
  machines: [acme-deployer]
`;

export const FILES = [
  'services/checkout/api.ts',
  'services/checkout/web/page.ts',
  'services/ledger/main.go',
  'services/search/query.ts',
  'libs/payments/card.ts',
  'tools/lint.sh',
  'attic/old.ts',
  'README.md',
];

/** Words of a text that are written anew; each stands in it exactly once. */
export type Edits = readonly (readonly [from: string, to: string])[];

export const edit = (text: string, edits: Edits): string =>
  edits.reduce((current, [from, to]) => {
    if (current.split(from).length !== 2) throw new Error(`${JSON.stringify(from)} stands there not exactly once`);
    return current.replace(from, () => to);
  }, text);

/** The situation that a change from one declaration to another makes; `head` lays files over those of both. */
export const situate = async (
  base: string,
  head: string,
  { files = {}, changed = {} }: { readonly files?: Tree; readonly changed?: Tree } = {},
): Promise<Situation> => {
  const tree: Tree = { ...Object.fromEntries(FILES.map((path) => [path, path])), ...files };
  const source = memorySource({ ...tree, 'OWNERSHIP.yaml': base }, { ...tree, ...changed, 'OWNERSHIP.yaml': head });
  const change = await source.readChange();
  if ('unknown' in change) throw new Error(change.unknown);
  const proposal = propose(change.known);
  const framed = frame(change.known, proposal, { date: DATE, accepted: null });
  if (framed === null) throw new Error(JSON.stringify(proposal.findings, null, 1));
  const unsaid = { said: false, earlier: [], pages: [], pageHosts: [] };
  const first = await source.readAnswers({ ...framed.asks, ...unsaid });
  const { texts } = framed.askFurther(first, null);
  const further = await source.readAnswers({ entries: [], folders: [], listing: false, people: [], texts, ...unsaid });
  return framed.complete({ ...first, texts: [...first.texts, ...further.texts] }, null);
};

export const declare = (text: string): Declaration => {
  const parsed = parseDeclaration(text, 'OWNERSHIP.yaml', 'c0ffee');
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.declaration;
};

export const state = (text: string): StatedLaw => {
  const declaration = declare(text);
  return { declaration, law: readLaw(declaration) };
};

const sayAsk = (ask: Ask): string => {
  if (ask.who === 'system') return `${ask.system} (${ask.logins.join(' or ')})`;
  if ('login' in ask) return ask.who === 'approver' ? `${ask.login} alone` : ask.login;
  return ask.who === 'keepers' ? 'a keeper' : 'an admin';
};

/** One line of a table: what changed, from what to what, and who has to agree. */
export const sayRow = ({
  kind,
  system,
  about,
  before,
  after,
  asks,
}: {
  readonly kind: string;
  readonly system: string | null;
  readonly about: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly asks: readonly Ask[];
}): string =>
  `${[kind, system, about === null ? null : `[${about}]`].filter((part) => part !== null).join(' ')}: ${before ?? '-'} -> ${after ?? '-'}; asks ${asks.map(sayAsk).join(' + ')}`;
