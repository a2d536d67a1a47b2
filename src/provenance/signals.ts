/**
 * The marks programs that write code leave, one row each: what is looked at, how it is matched, how much it says, and who
 * says so in public. They drift: {@link SIGNALS_AS_OF} is when they were last gone through.
 *
 * People match addresses and ids in full. A name, a part of an address or a whole domain never matches: people are called
 * Claude and Devin, and vendors have staff.
 */

/** The month the table was last gone through. */
export const SIGNALS_AS_OF = '2026-11';

export type Strength = 'strong' | 'weak';
/** What a mark says of the change that bears it. */
export type SignalClass = 'agent' | 'assisted' | 'bot';
/** Whose account or address it is: the pull request's author, a commit's author or committer, or somebody in a trailer. */
export type Role = 'opener' | 'author' | 'committer' | 'trailer';

export interface Mark {
  /** How evidence calls it; each row has its own. */
  readonly name: string;
  /** The tool, in kebab-case; `null` where the mark does not say which. */
  readonly agent: string | null;
  readonly class: SignalClass;
  readonly strength: Strength;
  /** A public page: what the vendor or GitHub says of it, or the tool that leaves it. */
  readonly source: string;
}
/** An account by its numeric id, also in a no-reply address of its host. */
export interface AccountSignal extends Mark {
  readonly place: 'account';
  readonly id: number;
  readonly login: string;
  readonly host: string;
  readonly roles: readonly Role[];
}
/** An account by its type: GitHub's apps are `Bot`. */
export interface TypeSignal extends Mark {
  readonly place: 'account-type';
  readonly type: string;
}
/** An e-mail address, the whole of it, in lower case. */
export interface AddressSignal extends Mark {
  readonly place: 'address';
  readonly address: string;
  readonly roles: readonly Role[];
}
/** What a tool puts behind a person's name, in a commit it made with them. */
export interface NameSignal extends Mark {
  readonly place: 'name';
  readonly ending: string;
  readonly roles: readonly Role[];
}
/** A trailer; `key` in lower case, `shape` is what `value` matches, in words. */
export interface TrailerSignal extends Mark {
  readonly place: 'trailer';
  readonly key: string;
  readonly value: RegExp;
  readonly shape: string;
}
/** A whole line of a pull request's text, or of the foot of a commit's message. */
export interface BodySignal extends Mark {
  readonly place: 'body';
  readonly line: RegExp | string;
  readonly shape: string;
}
export interface BranchSignal extends Mark {
  readonly place: 'branch';
  readonly branch: RegExp;
  readonly shape: string;
}
/** A label, in lower case: GitHub has no two that differ in case only. */
export interface LabelSignal extends Mark {
  readonly place: 'label';
  readonly label: string;
}
/** The beginning of a title. */
export interface TitleSignal extends Mark {
  readonly place: 'title';
  readonly beginning: string;
}
export type Signal =
  | AccountSignal
  | TypeSignal
  | AddressSignal
  | NameSignal
  | TrailerSignal
  | BodySignal
  | BranchSignal
  | LabelSignal
  | TitleSignal;

const EVERYWHERE: readonly Role[] = ['opener', 'author', 'committer', 'trailer'];
const IN_COMMITS: readonly Role[] = ['author', 'committer', 'trailer'];

type Account = Pick<AccountSignal, 'id' | 'login'> & Partial<Pick<AccountSignal, 'class' | 'roles'>>;
const account = (agent: string, one: Account): AccountSignal => ({
  place: 'account',
  name: `${agent}/account-${one.id}${one.roles?.[0] === 'trailer' ? '-co-author' : ''}`,
  agent,
  class: 'agent',
  strength: 'strong',
  // https://docs.github.com/en/rest/users/users#get-a-user-using-their-id
  source: `https://api.github.com/user/${one.id}`,
  host: 'github.com',
  roles: EVERYWHERE,
  ...one,
});
const bot = (agent: string, id: number, login: string): AccountSignal =>
  account(agent, { id, login, class: 'bot', roles: ['opener'] });

type Told = Pick<Mark, 'source'> & Partial<Pick<Mark, 'class' | 'strength'>>;
const mark = (agent: string, name: string, told: Told) =>
  ({ name: `${agent}/${name}`, agent, class: 'agent', strength: 'strong', ...told }) as const;
const address = (agent: string, text: string, told: Told): AddressSignal => ({
  ...mark(agent, `address-${text}`, told),
  place: 'address',
  address: text,
  roles: IN_COMMITS,
});
/** A beginning says that some agent was there, not which: other tools and people use the same. */
const branch = (agent: string, match: Pick<BranchSignal, 'branch' | 'shape'>, source: string): BranchSignal => ({
  ...mark(agent, 'branch', { source, strength: 'weak' }),
  place: 'branch',
  ...match,
});
const trailer = (
  agent: string,
  match: Pick<TrailerSignal, 'key' | 'value' | 'shape'>,
  source: string,
): TrailerSignal => ({ ...mark(agent, `trailer-${match.key}`, { source }), place: 'trailer', ...match });
const body = (agent: string, match: Pick<BodySignal, 'name' | 'line' | 'shape'>, source: string): BodySignal => ({
  ...mark(agent, '', { source }),
  place: 'body',
  ...match,
  name: `${agent}/body-${match.name}`,
});

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const COPILOT_AGENT = 'https://docs.github.com/en/copilot/concepts/agents/coding-agent/about-coding-agent';
const COPILOT_CLI = 'https://github.com/github/copilot-cli';
const CLAUDE_CODE = 'https://code.claude.com/docs/en/settings#attribution-settings';
const CLAUDE_ACTION = 'https://github.com/anthropics/claude-code-action/blob/main/action.yml';
const CODEX = 'https://github.com/openai/codex';
const CODEX_SKILL = 'https://github.com/openai/skills/blob/main/skills/.curated/yeet/SKILL.md';
const CURSOR = 'https://cursor.com/docs/cloud-agent';
const DEVIN = 'https://docs.devin.ai/integrations/gh';
const DEVIN_CLI = 'https://cli.devin.ai/docs';
const JULES = 'https://jules.google/docs/';
const GEMINI = 'https://github.com/google-github-actions/run-gemini-cli';
const AMAZON_Q = 'https://docs.aws.amazon.com/amazonq/latest/qdeveloper-ug/github-feature-development.html';
const AIDER = 'https://aider.chat/docs/git.html#commit-attribution';
const OPENHANDS = 'https://github.com/All-Hands-AI/OpenHands/blob/main/openhands/resolver/send_pull_request.py';
const SWEEP = 'https://github.com/sweepai/sweep';
const JUNIE = 'https://github.com/JetBrains/junie-github-action';
const OPENCODE = 'https://opencode.ai/docs/github/';
const AMP = 'https://ampcode.com/manual';
const REPLIT = 'https://docs.replit.com/replitai/agent';
const KERNEL = 'https://docs.kernel.org/process/coding-assistants.html';

/** Every mark that is known. Order means nothing. */
export const SIGNALS: readonly Signal[] = [
  account('copilot-coding-agent', { id: 198982749, login: 'copilot-swe-agent[bot]' }),
  trailer(
    'copilot-coding-agent',
    {
      key: 'agent-logs-url',
      value: /^https:\/\/(?:github\.com|[a-z0-9-]+\.ghe\.com)\/\S+$/,
      shape: 'https://github.com/…',
    },
    COPILOT_AGENT,
  ),
  // It also writes this as a paragraph of its own, above that of the co-authors: no trailer to git.
  body(
    'copilot-coding-agent',
    {
      name: 'session',
      line: /^Agent-Logs-Url: https:\/\/(?:github\.com|[a-z0-9-]+\.ghe\.com)\/\S+$/,
      shape: 'Agent-Logs-Url: https://github.com/…',
    },
    COPILOT_AGENT,
  ),
  branch('copilot-coding-agent', { branch: /^copilot\/./, shape: 'copilot/…' }, COPILOT_AGENT),

  account('copilot-cli', { id: 223556219, login: 'Copilot' }),
  trailer('copilot-cli', { key: 'copilot-session', value: UUID, shape: '<uuid>' }, COPILOT_CLI),

  // In reviews and in the editor. An editor has been seen to add its line unasked, so it is no agent's.
  account('copilot', { id: 175728472, login: 'Copilot', class: 'assisted' }),
  address('copilot', 'copilot@github.com', { class: 'assisted', source: 'https://github.com/features/copilot' }),
  account('copilot-autofix', { id: 62310815, login: 'github-advanced-security[bot]', class: 'assisted' }),
  account('copilot-autofix', { id: 223894421, login: 'Copilot', class: 'assisted' }),

  account('claude-code', { id: 209825114, login: 'claude[bot]' }),
  account('claude-code', { id: 242468646, login: 'Claude' }),
  address('claude-code', 'noreply@anthropic.com', { source: CLAUDE_CODE }),
  trailer(
    'claude-code',
    {
      key: 'claude-session',
      value: /^https:\/\/claude\.ai\/code\/session_\w+$/,
      shape: 'https://claude.ai/code/session_…',
    },
    CLAUDE_CODE,
  ),
  body(
    'claude-code',
    {
      name: 'footer',
      line: /^(?:🤖 ?)?Generated with \[Claude Code\]\(https:\/\/claude\.(?:ai\/code|com\/claude-code)[^\s()]*\)$/,
      shape: 'Generated with [Claude Code](https://claude.com/claude-code)',
    },
    CLAUDE_CODE,
  ),
  body(
    'claude-code',
    {
      name: 'session',
      line: /^https:\/\/claude\.ai\/code\/session_\w+$/,
      shape: 'https://claude.ai/code/session_…',
    },
    CLAUDE_CODE,
  ),
  branch('claude-code', { branch: /^claude\/./, shape: 'claude/…' }, CLAUDE_ACTION),

  // The connector reviews: as a co-author it is there because somebody took its suggestion.
  account('codex', {
    id: 199175422,
    login: 'chatgpt-codex-connector[bot]',
    roles: ['opener', 'author', 'committer'],
  }),
  account('codex', {
    id: 199175422,
    login: 'chatgpt-codex-connector[bot]',
    class: 'assisted',
    roles: ['trailer'],
  }),
  address('codex', 'noreply@openai.com', { source: CODEX }),
  address('codex', 'codex@openai.com', { source: CODEX }),
  body(
    'codex',
    {
      name: 'task',
      line: /^(?:\[[^\]]{1,40}\]\()?https:\/\/chatgpt\.com\/codex\/(?:cloud\/)?tasks\/task_\w+\)?$/,
      shape: 'https://chatgpt.com/codex/tasks/task_…',
    },
    'https://developers.openai.com/codex/cloud',
  ),
  branch('codex', { branch: /^codex\/./, shape: 'codex/…' }, CODEX_SKILL),
  {
    ...mark('codex', 'title', { source: CODEX_SKILL, strength: 'weak' }),
    place: 'title',
    beginning: '[codex] ',
  },

  account('cursor', { id: 206951365, login: 'cursor[bot]' }),
  address('cursor', 'cursoragent@cursor.com', { source: CURSOR }),
  trailer('cursor', { key: 'made-with', value: /^Cursor$/, shape: 'Cursor' }, CURSOR),
  body(
    'cursor',
    {
      name: 'marker',
      line: /^<!-- CURSOR_AGENT_PR_BODY_BEGIN -->$/,
      shape: '<!-- CURSOR_AGENT_PR_BODY_BEGIN -->',
    },
    CURSOR,
  ),
  body(
    'cursor',
    {
      name: 'link',
      line: /^(?:<div>)?<a href="https:\/\/cursor\.com\/agents\/bc-[0-9a-f-]{36}">/,
      shape: '<a href="https://cursor.com/agents/bc-…">',
    },
    CURSOR,
  ),
  body(
    'cursor',
    {
      name: 'footer',
      line: /^Made with \[Cursor\]\(https:\/\/cursor\.com\/?\)$/,
      shape: 'Made with [Cursor](https://cursor.com)',
    },
    CURSOR,
  ),
  branch('cursor', { branch: /^cursor\/.+-[0-9a-f]{4}$/, shape: 'cursor/…-<4 hex digits>' }, CURSOR),

  account('devin', { id: 158243242, login: 'devin-ai-integration[bot]' }),
  body(
    'devin',
    {
      name: 'footer',
      line: /^Generated with \[Devin\]\(https:\/\/(?:cli\.)?devin\.ai[^\s()]*\)$/,
      shape: 'Generated with [Devin](https://devin.ai)',
    },
    DEVIN_CLI,
  ),
  body(
    'devin',
    {
      name: 'session',
      line: /^(?:[-*] )?(?:Link to Devin (?:run|session): ?)?https:\/\/app\.devin\.ai\/sessions\/[0-9a-f]+$/,
      shape: 'Link to Devin run: https://app.devin.ai/sessions/…',
    },
    DEVIN,
  ),
  branch('devin', { branch: /^devin\/\d{10}-/, shape: 'devin/<unix time>-…' }, DEVIN),

  account('jules', { id: 161369871, login: 'google-labs-jules[bot]' }),
  body(
    'jules',
    {
      name: 'footer',
      line: /^\*?PR created automatically by Jules for task \[\d+\]\(https:\/\/jules\.google\.com\/(?:task|session)\/\d+\)(?: started by @\S+?)?\*?$/,
      shape: 'PR created automatically by Jules for task [<id>](https://jules.google.com/task/<id>)',
    },
    JULES,
  ),
  branch('jules', { branch: /^jules\/.+-\d{17,20}$/, shape: 'jules/…-<17 to 20 digits>' }, JULES),

  account('gemini-cli', { id: 218312386, login: 'gemini-cli[bot]' }),
  address('gemini-cli', 'gemini-cli@google.com', { source: GEMINI }),
  branch('gemini-cli', { branch: /^gemini-fix-./, shape: 'gemini-fix-…' }, GEMINI),
  account('gemini-code-assist', { id: 176961590, login: 'gemini-code-assist[bot]', class: 'assisted' }),

  account('amazon-q', { id: 208079219, login: 'amazon-q-developer[bot]' }),
  branch('amazon-q', { branch: /^Q-DEV-issue-\d+-\d{10}$/, shape: 'Q-DEV-issue-<number>-<unix time>' }, AMAZON_Q),
  account('kiro', { id: 244629292, login: 'kiro-agent' }),
  account('kiro', { id: 245459735, login: 'kiro-agent[bot]' }),

  {
    ...mark('aider', 'author-name', { source: AIDER }),
    place: 'name',
    ending: ' (aider)',
    roles: ['author'],
  },
  // As committer alone it also marks what a person edited before the commit.
  {
    ...mark('aider', 'committer-name', { source: AIDER, class: 'assisted' }),
    place: 'name',
    ending: ' (aider)',
    roles: ['committer'],
  },
  address('aider', 'aider@aider.chat', { source: AIDER }),
  address('aider', 'noreply@aider.chat', { source: AIDER }),

  account('openhands', { id: 175740463, login: 'openhands-agent' }),
  address('openhands', 'openhands@all-hands.dev', { source: OPENHANDS }),
  branch(
    'openhands',
    { branch: /^openhands-fix-issue-\d+(?:-try\d+)?$/, shape: 'openhands-fix-issue-<number>' },
    OPENHANDS,
  ),

  account('sweep', { id: 128439645, login: 'sweep-ai[bot]' }),
  account('sweep', { id: 131841235, login: 'sweep-nightly[bot]' }),
  account('sweep', { id: 132422995, login: 'sweep-canary[bot]' }),
  branch('sweep', { branch: /^sweep\/./, shape: 'sweep/…' }, SWEEP),

  account('junie', { id: 247260674, login: 'junie-agent' }),
  account('junie', { id: 253382199, login: 'junie-github-actions[bot]' }),
  address('junie', 'junie@jetbrains.com', { source: JUNIE }),
  branch('junie', { branch: /^junie\/./, shape: 'junie/…' }, JUNIE),

  account('opencode', { id: 219766164, login: 'opencode-agent[bot]' }),
  address('opencode', 'noreply@opencode.ai', { source: OPENCODE }),
  // No person's login has brackets. In Actions it commits with the id of github-actions[bot].
  address('opencode', 'opencode-agent[bot]@users.noreply.github.com', { source: OPENCODE }),
  address('opencode', '41898282+opencode-agent[bot]@users.noreply.github.com', { source: OPENCODE }),
  branch('opencode', { branch: /^opencode\/./, shape: 'opencode/…' }, OPENCODE),

  address('amp', 'amp@ampcode.com', { source: AMP }),
  trailer(
    'amp',
    {
      key: 'amp-thread-id',
      value: /^https:\/\/ampcode\.com\/threads\/T-[\w-]+$/,
      shape: 'https://ampcode.com/threads/T-…',
    },
    AMP,
  ),

  account('factory', { id: 138933559, login: 'factory-droid[bot]' }),

  address('replit', 'agent@replit.com', { source: REPLIT }),
  trailer('replit', { key: 'replit-commit-author', value: /^Agent$/, shape: 'Agent' }, REPLIT),
  trailer('replit', { key: 'replit-commit-session-id', value: UUID, shape: '<uuid>' }, REPLIT),

  // What projects ask people and agents to write themselves. Some use the trailer for people.
  {
    name: 'declared/trailer-assisted-by',
    agent: null,
    class: 'agent',
    strength: 'weak',
    source: KERNEL,
    place: 'trailer',
    key: 'assisted-by',
    value: /./,
    shape: '<agent>:<model>',
  },
  {
    name: 'declared/label-ai-generated',
    agent: null,
    class: 'agent',
    strength: 'weak',
    source: 'https://docs.github.com/en/issues/using-labels-and-milestones-to-track-work/managing-labels',
    place: 'label',
    label: 'ai-generated',
  },

  bot('dependabot', 49699333, 'dependabot[bot]'),
  bot('renovate', 29139614, 'renovate[bot]'),
  bot('github-actions', 41898282, 'github-actions[bot]'),
  bot('pre-commit-ci', 66853113, 'pre-commit-ci[bot]'),
  {
    name: 'github/account-type-bot',
    agent: null,
    class: 'bot',
    strength: 'strong',
    source: 'https://docs.github.com/en/rest/users/users#get-a-user',
    place: 'account-type',
    type: 'Bot',
  },
];
