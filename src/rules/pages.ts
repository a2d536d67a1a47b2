/** Runbooks elsewhere that an audit opens: those on hosts the policy names. */
import { findDuties, findLevel, type Law } from '../declaration/law.ts';
import { isNotApplicable, type System } from '../declaration/resolve.ts';

/** Hosts that may be asked, in lower case, with their port unless it is 443. */
export const listHosts = ({ policy }: Law): readonly string[] => [
  ...new Set((policy['runbook-hosts'] ?? []).map((host) => host.toLowerCase().replace(/:443$/, ''))),
];

/** The address of a page without its fragment; `null` for what is no https link, or has a password in it. */
export const toPage = (link: string): string | null => {
  if (!/^https:\/\/\S+$/i.test(link) || !URL.canParse(link)) return null;
  const url = new URL(link);
  url.hash = '';
  return url.username === '' && url.password === '' ? url.href : null;
};

/** What is to be opened for those of some systems that owe a runbook, each once, sorted. */
export const listPages = (systems: Iterable<System>, law: Law): readonly string[] => {
  const hosts = new Set(listHosts(law));
  if (hosts.size === 0 || findLevel(law, 'runbook') === 'off') return [];
  const pages = [...systems].flatMap((system) => {
    const { runbook } = system;
    if (runbook === null || isNotApplicable(runbook.value) || !findDuties(law, system).has('runbook')) return [];
    const page = toPage(runbook.value);
    return page !== null && hosts.has(new URL(page).host) ? [page] : [];
  });
  return [...new Set(pages)].sort();
};
