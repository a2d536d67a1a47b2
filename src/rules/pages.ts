/** Runbooks elsewhere that an audit opens: those on hosts the policy names. */
import type { Law } from '../declaration/law.ts';
import { isNotApplicable, type System } from '../declaration/resolve.ts';
import { isInRepository } from './pointer.ts';

/** Hosts that may be asked, in lower case, with their port unless it is 443. */
export const listHosts = ({ policy }: Law): readonly string[] => [
  ...new Set((policy['runbook-hosts'] ?? []).map((host) => host.toLowerCase().replace(/:443$/, ''))),
];

/** The address without its fragment; `null` where it is no https link, or of no host the policy names. */
export const findPage = (link: string, law: Law): string | null => {
  if (isInRepository(link) || !/^https:\/\/[^\s]+$/i.test(link) || !URL.canParse(link)) return null;
  const url = new URL(link);
  url.hash = '';
  return url.username === '' && url.password === '' && listHosts(law).includes(url.host) ? url.href : null;
};

/** What is to be opened for some systems, each once, sorted. */
export const listPages = (systems: Iterable<System>, law: Law): readonly string[] => {
  const found = [...systems].flatMap(({ runbook }) =>
    runbook === null || isNotApplicable(runbook.value) ? [] : (findPage(runbook.value, law) ?? []),
  );
  return [...new Set(found)].sort();
};
