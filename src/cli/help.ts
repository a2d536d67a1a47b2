/** What `--help` says. A command that is not built is not here. */
const COMMANDS = {
  check: `Usage: ownership-gate check [--base REF] [--head REF] [--repo DIR]
                            [--format text|json|markdown] [--output FILE]
       ownership-gate check --pull N --online [--repo DIR] [--format text|json|markdown] [--output FILE]

Judges what HEAD changes since it left the base: every path it touches needs a named owner, a runbook and an SLO.
Policy, exemptions and waivers come from the tip of the base. Uncommitted changes are not judged.

With --pull N --online: pull request N as GitHub has it now, with its reviews, its comments and who may write. It asks
the API of the server origin is on, with the token in GITHUB_TOKEN: GITHUB_TOKEN=$(gh auth token) ownership-gate check …

  --base REF     what the change merges into; default: the default branch of origin, as this clone knows it
  --head REF     the change; default: HEAD
  --repo DIR     the repository; default: the current folder
  --format       text (default), json (schema/verdict.v1.json) or markdown
  --output FILE  write the result there instead of to standard output
  --pull N       the number of a pull request, together with --online
  --online       ask GitHub; nothing is asked anywhere without it

Exit status: 0 pass, 1 fail, 2 undecided or could not run.
`,
  who: `Usage: ownership-gate who <path|system|@login>... [--ref REF] [--repo DIR] [--format text|json]
       ownership-gate who - | --trace [--ref REF] [--repo DIR] [--format text|json]

Who answers for a path or a system, and what the person on call wants to know.
A name with / or . is a path, otherwise a system if there is one of that name. Paths are from the current folder.

  @login         a person: what would wake them, what would be left with nobody, and what to hand over before they
                 leave. @acme/payments is a team: its systems. A path that begins with @ is written ./@…
  -              paths from standard input, one a line or with NUL between them. They are from the root of the
                 repository, as git prints them: git diff --name-only main | ownership-gate who -
                 What nobody answers for comes first, then the systems most of the paths belong to.
  --trace        a stack trace or a log from standard input: the files of the commit it names, and whose they are.
                 The most likely owner comes first: where it broke, then who has the most frames.
  --ref REF      the commit to look at; default: HEAD
  --repo DIR     the repository; default: the current folder
  --format       text (default) or json

Standard input may have 10 MiB, and 100,000 paths.
Exit status: 0 found, 1 nobody answers for some of it, 2 could not run.
`,
  audit: `Usage: ownership-gate audit [--ref REF] [--repo DIR] [--format text|json|markdown] [--output FILE] [--online]

Judges the whole repository: every file, every system, by the rules of check. How many files somebody answers for,
what is missing, patterns that lead nowhere, systems without files, waivers that end, and who carries how much.

  --ref REF      the commit to look at; default: HEAD
  --repo DIR     the repository; default: the current folder
  --format       text (default), json (schema/audit.v1.json) or markdown
  --output FILE  write the result there instead of to standard output
  --online       ask GitHub whether owners and backups exist and may write, with the token in GITHUB_TOKEN, and open
                 runbooks on the hosts of policy.runbook-hosts; nothing is asked anywhere without it

Exit status: 0 pass, 1 fail, 2 undecided or could not run.
`,
  badge: `Usage: ownership-gate badge [--of ownership|runbooks|slos] [--format svg|json] [--ref REF] [--repo DIR]
                            [--output FILE]

Draws the badge an audit of the repository comes to: how many files somebody answers for, how many runbooks open, or
how many SLOs are declared.

  --of           ownership (default), runbooks or slos
  --format       svg (default), or json for shields.io; with --output, by the ending of FILE
  --ref REF      the commit to look at; default: HEAD
  --repo DIR     the repository; default: the current folder
  --output FILE  write it there instead of to standard output

Exit status: 0 drawn, whatever it says; 2 could not run.
`,
  explain: `Usage: ownership-gate explain <rule|path> [--ref REF] [--repo DIR]

A rule: what it looks at, why it matters at 2 a.m., how to settle it, how to soften it.
A path: every pattern that matches it, the winner first, and why.

Rules: change, declaration, unowned, ambiguous, owner, owner-access, runbook, slo, slo-arithmetic, backup, escalation,
waiver, acceptance, handover, law, gate-workflow, history, blast-radius, patterns, merged-past
`,
  schema: `Usage: ownership-gate schema [ownership|verdict|audit]

Prints the JSON Schema of OWNERSHIP.yaml (default), of the verdict or of the audit, for editors and scripts.
`,
  init: `Usage: ownership-gate init [--repo DIR] [--write]

Prints a first OWNERSHIP.yaml made from the folders of the repository at HEAD. What only a person can say is left
open, and listed on standard error.

  --repo DIR     the repository; default: the current folder
  --write        write OWNERSHIP.yaml at the root of the repository, if there is none
`,
} as const;

export type Command = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as Command[];
export const isCommand = (word: string): word is Command => (COMMAND_NAMES as string[]).includes(word);

export const describeCommand = (command: Command): string => COMMANDS[command];

export const OVERVIEW = `Ownership Gate: every change has somebody who answers for it.

Usage: ownership-gate <command> [options]

  check    judge what HEAD changes: owner, runbook and SLO for every path it touches
  who      who answers for a path, a system or a stack trace, and what the person on call wants to know
  audit    judge the whole repository: what is answered for, what is not, who carries how much
  badge    draw the badge for a README
  explain  what a rule is about, or why a path belongs to whom it does
  init     print a first OWNERSHIP.yaml for this repository
  schema   print the JSON Schema of OWNERSHIP.yaml, of the verdict or of the audit

  --help, --version; each command has --help.
`;
