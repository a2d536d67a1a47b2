/** Accounts, and what they may do in the repository. */
import type { Account, Known, PersonAnswer } from '../facts.ts';
import { type Ask, countAt, type GitHubRequest, misshapen, orgToken, type Subject, textAt } from './github-request.ts';
import { settle, Unreadable } from './trees.ts';

const subjects = {
  access: { words: 'the account’s access to the repository', permission: 'metadata: read', absent: [404] },
  account: { words: 'the account', permission: 'metadata: read', absent: [404] },
  orgAccess: { words: 'the account’s access, with `org-token`', permission: orgToken, absent: [404] },
  orgAccount: { words: 'the account, with `org-token`', permission: orgToken, absent: [404] },
} as const satisfies Record<string, Subject>;

/**
 * An account and what it may do here. GitHub answers 404 for a login that is none, and also for what a token may not see:
 * so the account itself is asked for, and with the organisation's token where there is one.
 * https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
 */
const readAccount = async (ask: Ask, login: string, orgRequest: GitHubRequest | undefined): Promise<Account | null> => {
  const asked = [
    { access: subjects.access, account: subjects.account, request: undefined },
    ...(orgRequest === undefined
      ? []
      : [{ access: subjects.orgAccess, account: subjects.orgAccount, request: orgRequest }]),
  ];
  let exists = false;
  for (const { access, account, request } of asked) {
    const route = '/repos/{owner}/{repo}/collaborators/{username}/permission';
    const permission = await ask(access, route, { username: login }, request);
    if (permission !== null) return readPermission(permission);
    const found = await ask(account, '/users/{username}', { username: login }, request);
    const type = found === null ? null : textAt(account, found, 'type');
    if (type !== null && type !== 'User') return { id: countAt(account, found, 'id'), type, permission: null };
    exists ||= type !== null;
  }
  // Enterprise Managed Users carry `_` and their enterprise's short name, and are seen by its members alone.
  // https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/understanding-iam-for-enterprises/abilities-and-restrictions-of-managed-user-accounts
  if (!exists && (orgRequest !== undefined || !login.includes('_'))) return null;
  throw new Unreadable(
    orgRequest === undefined
      ? 'this job’s token does not see what the account may do here (HTTP 404)'
      : 'neither the job’s token nor `org-token` sees what the account may do here (HTTP 404)',
    orgToken,
  );
};

const readPermission = (data: unknown): Account => {
  const permission = textAt(subjects.access, data, 'permission');
  if (!isPermission(permission)) throw misshapen(subjects.access, 'permission');
  return {
    id: countAt(subjects.access, data, 'user.id'),
    type: textAt(subjects.access, data, 'user.type'),
    permission,
  };
};
const isPermission = (text: string): text is 'admin' | 'write' | 'read' | 'none' =>
  ['admin', 'write', 'read', 'none'].includes(text);

/** Answers about logins, in their order. Each account is asked for once, however its login is spelt. */
export const peopleReader = (
  ask: Ask,
  orgRequest: GitHubRequest | undefined,
): ((logins: readonly string[]) => Promise<readonly PersonAnswer[]>) => {
  const accounts = new Map<string, Promise<Known<Account | null>>>();
  const readOnce = (login: string): Promise<Known<Account | null>> => {
    const account = accounts.get(login.toLowerCase()) ?? settle(readAccount(ask, login, orgRequest));
    accounts.set(login.toLowerCase(), account);
    return account;
  };
  return (logins) => Promise.all(logins.map(async (login) => ({ login, account: await readOnce(login) })));
};
