/** Findings as annotations: beside the line they are about, worst first, within what GitHub takes. */
import type { Audit } from '../audit-result.ts';
import type { Finding, JudgedPath, Severity, Verdict } from '../verdict.ts';
import { describeBriefly } from './brief.ts';
import { nameHead } from './command-words.ts';
import { inertLog, printable } from './escape.ts';
import { describeGlass } from './outcome.ts';
import { headline } from './terminal.ts';
import { describe } from './words.ts';

type Level = 'error' | 'warning' | 'notice';

export interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  /** A file of the head commit; absent where the finding has no place in it. */
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  readonly column?: number;
}

const LEVELS: Record<Severity, Level> = { fail: 'error', undecided: 'error', warn: 'warning', notice: 'notice' };

/** Of each level, GitHub shows the first ten of a step. */
const MOST = 10;
/** GitHub takes 4,096 characters of a message. The toolkit writes `%`, a return and a newline as three. */
const LONGEST = 4_096;
const LONGEST_TITLE = 200;

/** What annotations are made of. A path without a status, as those of an audit, is there. */
type Annotated = Pick<Verdict, 'findings' | 'head' | 'pullHead' | 'breakGlass'> & {
  readonly paths: readonly (Pick<JudgedPath, 'path'> & Partial<Pick<JudgedPath, 'status'>>)[];
};

/**
 * At most ten of each level; where there are more, the tenth says how many. Line numbers hold at the head only: a finding
 * placed elsewhere stands on line 1 of its path, where the change leaves one, or on none. What fails, warns or could not
 * be found out is shown even without a place; a notice without one says nothing beside a line, and is left to the summary.
 * That the glass was broken comes before everything.
 */
export const renderAnnotations = (verdict: Annotated): readonly Annotation[] => {
  const there = new Set(verdict.paths.filter(isThere).map(({ path }) => path));
  const all = verdict.findings.map((finding) => annotate(finding, there, verdict)).filter(isWorthIt);
  const glass = annotateGlass(verdict);
  const rest = (['error', 'warning', 'notice'] as const).flatMap((level) =>
    cut(all, level, level === 'warning' ? MOST - glass.length : MOST),
  );
  return [...glass, ...rest];
};

/** The same of an audit: no change, and so nothing that was let through. */
export const renderAuditAnnotations = ({ findings, commit, listPaths }: Audit): readonly Annotation[] =>
  renderAnnotations({ findings, paths: listPaths(), head: commit, pullHead: null, breakGlass: null });

const annotateGlass = (verdict: Annotated): readonly Annotation[] => {
  const said = describeGlass(verdict);
  if (said === null) return [];
  const message = shorten(makeInert(`${said.charAt(0).toUpperCase()}${said.slice(1)}.`), LONGEST);
  return [{ level: 'warning', title: 'Broken glass', message }];
};

const isThere = ({ status }: Partial<Pick<JudgedPath, 'status'>>): boolean =>
  status !== 'deleted' && status !== 'renamed-from';
const isWorthIt = ({ level, file }: Annotation): boolean => level !== 'notice' || file !== undefined;

const annotate = (finding: Finding, there: ReadonlySet<string>, { head, pullHead }: Annotated): Annotation => {
  const { message, settle } = describe(finding);
  const said = finding.severity === 'notice' ? message : `${message} ${nameHead(settle, pullHead)}`;
  const brief = describeBriefly(finding)?.replaceAll('`', '') ?? finding.rule;
  return {
    level: LEVELS[finding.severity],
    title: shorten(makeInert(`${headline(finding)}: ${brief}`), LONGEST_TITLE),
    message: shorten(makeInert(said), LONGEST),
    ...locate(finding, there, head?.sha),
  };
};

const locate = (
  { place, path, paths }: Finding,
  there: ReadonlySet<string>,
  head: string | undefined,
): Pick<Annotation, 'file' | 'line' | 'column'> => {
  if (place !== null && place.commit !== undefined && place.commit === head) {
    return { file: place.file, line: place.line, column: place.column };
  }
  const file = [...(path === null ? [] : [path]), ...(paths?.first ?? [])].find(
    (one) => there.has(one) && printable(one) === one,
  );
  return file === undefined ? {} : { file, line: 1 };
};

const cut = (all: readonly Annotation[], level: Level, most: number): readonly Annotation[] => {
  const own = all.filter((annotation) => annotation.level === level);
  if (own.length <= most) return own;
  const shown = own.slice(0, most - 1);
  const message = `${own.length - shown.length} more in the job summary.`;
  return [...shown, { level, title: 'Ownership Gate', message }];
};

/** One line that the runner takes for no command, whatever the toolkit puts before it. */
const makeInert = (text: string): string => inertLog(printable(text)).replaceAll('::', ':\u2236');

/** At most so many characters as the toolkit writes them. */
const shorten = (text: string, most: number): string => {
  let length = 0;
  let short = '';
  for (const letter of text) {
    length += letter === '%' ? 3 : letter.length;
    if (length > most - 1) return `${short}…`;
    short += letter;
  }
  return text;
};
