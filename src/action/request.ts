/** GitHub's REST API as a function, through the toolkit, at `GITHUB_API_URL`. Retries belong here. */
import type { GitHubRequest } from '../sources/github.ts';

/** Milliseconds one request may take: a run that hangs is worse than one that says it could not find out. */
const PATIENCE = 20_000;

/** Opens the API with a token. Every request gives up by itself. */
export const openRequest = async (token: string): Promise<GitHubRequest> => {
  const { getOctokit } = await import('@actions/github');
  const patient: typeof fetch = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE) });
  const octokit = getOctokit(token, { request: { fetch: patient } });
  // https://docs.github.com/en/rest/about-the-rest-api/api-versions
  return octokit.request.defaults({ headers: { 'x-github-api-version': '2022-11-28' } }) as unknown as GitHubRequest;
};
