/** What is known of runbooks before one is opened: it loads no parser. */

/** The five sections a runbook has, in the order it is read at night. */
export const SECTIONS = ['what-breaks', 'how-you-know', 'first-five-minutes', 'stop-the-bleeding', 'escalate'] as const;
export type SectionId = (typeof SECTIONS)[number];
/** A team's own headings, from its policy, besides those of `SYNONYMS`. */
export type Headings = Readonly<Partial<Record<SectionId, readonly string[]>>>;

export type RunbookKind = 'markdown' | 'asciidoc' | 'text';

/** https://github.com/github/markup#markups */
const ENDINGS: ReadonlyMap<string, RunbookKind> = new Map([
  ...['md', 'markdown', 'mdown', 'mkd', 'mkdn', 'mdx'].map((ending) => [ending, 'markdown'] as const),
  ...['adoc', 'asciidoc', 'asc'].map((ending) => [ending, 'asciidoc'] as const),
  ...['txt', 'text', 'rst', 'org'].map((ending) => [ending, 'text'] as const),
]);

/** What kind of text a path is, by its ending; `null` for what is no text we read. No ending at all is text. */
export const findKind = (path: string): RunbookKind | null => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? 'text' : (ENDINGS.get(name.slice(dot + 1).toLowerCase()) ?? null);
};
