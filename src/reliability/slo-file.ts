/** SLOs read from a file of another program: OpenSLO v1, Sloth or Pyrra, whichever it turns out to be. */
import { readDocuments } from './document-values.ts';
import { MOST_SLOS } from './fields.ts';
import { type FileObject, findObjects } from './file-objects.ts';
import { readOpenslo } from './openslo.ts';
import { readPyrra } from './pyrra.ts';
import { clip, type FileSlo, type Report, type SloFileFormat, type SloFileProblem } from './slo-file-problems.ts';
import { readSloth, type Scoped } from './sloth.ts';

export type { FileSlo, SloFileFormat, SloFileProblem, SloFileProblemCode } from './slo-file-problems.ts';

/** What a file comes to: the SLOs that are right, and everything that is wrong, from top to bottom. */
export interface SloFileReading {
  /** `null` where no document says which. */
  readonly format: SloFileFormat | null;
  readonly slos: readonly FileSlo[];
  readonly problems: readonly SloFileProblem[];
}

const MOST_PROBLEMS = 50;

/** Reads the text of a file of SLOs. Never throws. */
export const readSloFile = (text: string): SloFileReading => {
  const problems: SloFileProblem[] = [];
  const report: Report = (problem) => {
    problems.push({ ...problem, at: clip(problem.at) });
  };
  const documents = readDocuments(text, report);
  if (documents.length === 0 && problems.length === 0) report({ code: 'empty', line: 1, column: 1, at: '' });
  const { format, objects } = findObjects(documents, report);
  const slos = format === 'openslo' ? readOpenslo(objects, report) : readEach(objects, format, report);
  const excess = slos[MOST_SLOS];
  if (excess === undefined) return { format, slos, problems: order(problems) };
  report({ code: 'too-many-slos', line: excess.line, column: excess.column, at: '' });
  return { format, slos: [], problems: order(problems) };
};

/** Documents of Sloth and Pyrra stand for themselves. */
const readEach = (objects: readonly FileObject[], format: SloFileFormat | null, report: Report): readonly FileSlo[] => {
  const taken = new Set<string>();
  const found: Scoped[] = [];
  for (const { field, kind, isSound } of objects) {
    const read = format === 'pyrra' ? readPyrra(field, taken, report) : readSloth(field, { kind, taken }, report);
    if (isSound) found.push(...read);
  }
  return tellApart(found);
};

/** A name that several services or namespaces have is said with theirs. */
const tellApart = (found: readonly Scoped[]): readonly FileSlo[] => {
  const scopes = new Map<string, Set<string>>();
  for (const { scope, slo } of found) scopes.set(slo.name, (scopes.get(slo.name) ?? new Set()).add(scope));
  return found.map(({ scope, slo }) =>
    (scopes.get(slo.name)?.size ?? 0) < 2 || scope === '' ? slo : { ...slo, name: `${scope} / ${slo.name}` },
  );
};

/** From top to bottom, each once, and no more than anybody reads. */
const order = (problems: readonly SloFileProblem[]): readonly SloFileProblem[] => {
  const sorted = [...problems].sort(
    (a, b) =>
      a.line - b.line || a.column - b.column || compare(a.at, b.at) || compare(a.code, b.code) || compare(a.got, b.got),
  );
  const listed = sorted.filter((problem, index) => {
    const before = sorted[index - 1];
    return before === undefined || KEYS.some((key) => before[key] !== problem[key]);
  });
  if (listed.length <= MOST_PROBLEMS) return listed;
  const rest = listed.splice(MOST_PROBLEMS - 1);
  const { line, column } = rest[0] ?? { line: 1, column: 1 };
  return [...listed, { code: 'too-many-problems', line, column, at: '', got: String(rest.length) }];
};

const KEYS = ['line', 'column', 'at', 'code', 'got'] as const;
const compare = (a = '', b = ''): number => Number(a > b) - Number(a < b);
