/** What handovers and changes of the law are called. */
import type { Change, HandoverKind, LawChangeKind } from '../verdict.ts';

const HANDOVER: Record<HandoverKind, string> = {
  'system-added': 'new system',
  'system-removed': 'system removed',
  'system-renamed': 'another name',
  'owner-added': 'first owner',
  'owner-replaced': 'another owner',
  'owner-removed': 'no owner any more',
  'backup-added': 'another backup as well',
  'backup-replaced': 'another backup instead',
  'backup-removed': 'a backup less',
  'id-added': 'an account pinned for',
  'id-changed': 'another account pinned for',
  'id-dropped': 'no account pinned any more for',
  'pattern-added': 'more paths',
  'pattern-widened': 'wider paths',
  'pattern-narrowed': 'narrower paths',
  'pattern-removed': 'fewer paths',
  'files-moved': 'files given to',
  'duty-dropped': 'no longer owes',
  'tier-lowered': 'lower tier',
  'data-dropped': 'no longer holds data',
  'dependency-dropped': 'no longer depends on',
  'slo-loosened': 'looser SLO',
  'slo-incomparable': 'another SLO, which cannot be compared',
  'slo-dropped': 'an SLO less',
  'slo-file-changed': 'SLO file changed',
  'runbook-moved': 'another runbook',
  'runbook-dropped': 'no runbook any more',
  'page-moved': 'another page',
  'page-dropped': 'no page any more',
  'acknowledgement-loosened': 'pages answered later',
  'dashboard-moved': 'another dashboard',
  'dashboard-dropped': 'no dashboard any more',
  'contact-moved': 'another contact for',
  'contact-dropped': 'no contact any more for',
};
const LAW: Record<LawChangeKind, string> = {
  policy: 'policy',
  'exemption-added': 'new exemption',
  'exemption-widened': 'wider exemption',
  'exemption-extended': 'longer exemption',
  'exemption-reassigned': 'exemption decided by somebody else',
  'waiver-added': 'new waiver',
  'waiver-widened': 'wider waiver',
  'waiver-extended': 'longer waiver',
  'waiver-reassigned': 'waiver approved by somebody else',
  'not-applicable': 'not applicable',
  'tier-owes-less': 'tier that owes less',
  'paths-excused': 'paths where less is owed',
};

export const sayHandover = (kind: HandoverKind): string => HANDOVER[kind];
export const sayLaw = (kind: LawChangeKind): string => LAW[kind];

/** Which one of several is meant; `null` where before and after say it. */
export const findWhich = ({ about, before, after }: Change): string | null =>
  about === before || about === after ? null : about;

/** `a, b and c`, or with another word before the last. */
export const join = (items: readonly string[], word: string): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
