/** Which workflows of a change run the gate, or run under its name, by what their texts say. */
import { normalize } from 'node:path/posix';
import {
  compose,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  MAX_BYTES,
  type ParsedNode,
  tokenize,
} from '../declaration/dialect.ts';
import { type ChangedPath, type Gate, isFile, type Known } from '../facts.ts';

/** Why a change of a workflow is a change of the gate, the weightiest first. */
const REASONS = ['own-file', 'action', 'job'] as const;

interface Reason {
  readonly why: (typeof REASONS)[number];
  /** `owner/name` of the action, `./`, or the job; `null` for the run's own file. */
  readonly name: string | null;
}

/** One path, and by what it is the gate's; or why nobody can say. */
export type GateChange =
  | ({ readonly path: string } & Reason)
  | { readonly path: string; readonly unknown: string; readonly needs: string | null };

/** What the README calls the action and its job. */
const NAME = 'ownership-gate';
const JOB = 'ownership';
const UNKNOWN_GATE: Gate = { action: null, workflow: null, job: null };

/**
 * Files GitHub runs as workflows: directly in `.github/workflows`, with `.yml` or `.yaml` at the end. It documents these
 * two spellings and no other, and its trees tell upper from lower case.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 */
const isWorkflow = (path: string): boolean => /^\.github\/workflows\/[^/]*\.ya?ml$/.test(path);

const listTexts = ({ path, before, after }: ChangedPath): string[] =>
  isWorkflow(path) ? [before, after].flatMap((entry) => (entry !== null && isFile(entry) ? [entry.id] : [])) : [];

/** Ids of the blobs that tell: workflows before and after the change, each once, sorted. */
export const listWorkflowTexts = (paths: readonly ChangedPath[]): string[] =>
  [...new Set(paths.flatMap(listTexts))].sort();

/**
 * Every path of the change that is the gate's, on either side, with its weightiest reason, in the order of `paths`. `gate`
 * is `null` where nobody told: then what the README calls it is looked for. A text that is unknown is so in the answer
 * too, unless the other side is the gate's already.
 */
export const findGateChanges = ({
  paths,
  gate,
  textOf,
}: {
  readonly paths: readonly ChangedPath[];
  readonly gate: Gate | null;
  readonly textOf: (id: string) => Known<string>;
}): readonly GateChange[] => {
  const run = gate ?? UNKNOWN_GATE;
  const read = new Map<string, Known<Reason | null>>();
  const judge = (id: string): Known<Reason | null> => {
    const text = textOf(id);
    const judged = read.get(id) ?? ('unknown' in text ? text : { known: findReason(text.known, run) });
    read.set(id, judged);
    return judged;
  };
  return paths.flatMap((changed): GateChange[] => {
    const { path } = changed;
    if (path === run.workflow) return [{ path, why: 'own-file', name: null }];
    const sides = listTexts(changed).map(judge);
    const reason = weigh(sides.flatMap((side) => ('known' in side && side.known !== null ? [side.known] : [])));
    if (reason !== null) return [{ path, ...reason }];
    const unknown = sides.find((side) => 'unknown' in side);
    return unknown === undefined ? [] : [{ path, unknown: unknown.unknown, needs: unknown.needs ?? null }];
  });
};

const weigh = (reasons: readonly Reason[]): Reason | null =>
  [...reasons].sort((a, b) => REASONS.indexOf(a.why) - REASONS.indexOf(b.why))[0] ?? null;

/**
 * What the text alone could mean comes first: most workflows hold none of the words and are not read any further. Where
 * they do, YAML tells comments and scripts from what runs; where it cannot, the words are enough.
 */
const findReason = (text: string, gate: Gate): Reason | null => {
  const spelt = [text, decode(text)];
  if (findWords(spelt, gate, ANYWHERE) === null) return null;
  const workflow = readWorkflow(text);
  if (workflow === null) return findWords(spelt, gate, AFTER_USES);
  const uses = workflow.scalars.flatMap((scalar): Reason[] => {
    const name = findAction(scalar, gate);
    return name === null ? [] : [{ why: 'action', name }];
  });
  const job = gate.job ?? JOB;
  return weigh([...uses, ...(workflow.jobs.includes(job) ? [{ why: 'job' as const, name: job }] : [])]);
};

/** How `uses` names the workflow's own repository: anywhere, and where only the text is known. */
const ANYWHERE = /[.$][\\/]/;
const AFTER_USES = /\buses["']?\s*:\s*["']?[.$][\\/]/;

/** What a text may be the gate's for, by its words alone. */
const findWords = (spelt: readonly string[], { action, job }: Gate, own: RegExp): Reason | null => {
  const words = [...(action === null ? [] : [action.slice(action.indexOf('/') + 1).toLowerCase()]), NAME];
  const lower = spelt.map((text) => text.toLowerCase());
  const word = words.find((each) => lower.some((text) => text.includes(each)));
  if (word !== undefined) return { why: 'action', name: word === NAME ? NAME : action };
  if (action === null && spelt.some((text) => own.test(text))) return { why: 'action', name: './' };
  const name = job ?? JOB;
  const alone = new RegExp(`(?<![\\w-])${name.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`);
  return spelt.some((text) => alone.test(text)) ? { why: 'job', name } : null;
};

/** The text with what a value in double quotes may be written as in its place: `\x6f`, or a line that goes on. */
const decode = (text: string): string =>
  text.replace(
    /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U0{3}([0-9A-Fa-f]{5})|(\/)|\r?\n\s*|\\)/g,
    (written: string, two?: string, four?: string, eight?: string, slash?: string) => {
      const code = two ?? four ?? eight;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      return slash ?? (written === '\\\\' ? written : '');
    },
  );

/**
 * The action a value of `uses` names, where it is the gate; else `null`. The runner takes `\` for `/`, several for one,
 * a host before it, and `./` or `$/` for the workflow's own repository; GitHub's names have no case.
 * https://github.com/actions/runner: ActionReferenceBuilder.cs
 */
const findAction = (scalar: string, { action }: Gate): string | null => {
  const uses = scalar.trim();
  if (/^[.$][\\/]/.test(uses)) {
    return action === null && normalize(uses.slice(1).replaceAll('\\', '/')) === '/' ? './' : null;
  }
  const [name = '', ref = ''] = uses.replace(/^https?:\/\/[^\\/]*/i, '').split('@', 2);
  const [owner = '', repository = ''] = name.split(/[\\/]+/).filter((segment) => segment !== '');
  if (ref === '' || !/^[\w-]{1,100}$/.test(owner)) return null;
  const named = `${owner}/${repository}`;
  return named.toLowerCase() === action?.toLowerCase() || repository.toLowerCase() === NAME ? named : null;
};

interface Workflow {
  /** Every key and value that is no list and no map. */
  readonly scalars: readonly string[];
  /** Keys and names of the jobs. A name that is an expression stands as it is written. */
  readonly jobs: readonly string[];
}

/** Lines longer than this cost the YAML library too much. */
const MAX_LINE = 10_000;
/** Line ends to GitHub's parser and not to this one: what is a comment here may be a job there. */
const OTHER_LINE_ENDS = /[\x85\u2028\u2029]|\r(?!\n)/;

/** What a workflow says; `null` where it is no YAML, or none that is sure to be read alike and at little cost. */
const readWorkflow = (text: string): Workflow | null => {
  if (text.length > MAX_BYTES || OTHER_LINE_ENDS.test(text)) return null;
  if (text.split('\n').some(({ length }) => length > MAX_LINE)) return null;
  const tokens = tokenize(text);
  if ('refused' in tokens || tokens.second !== null) return null;
  const document = compose(tokens.tokens, text.length);
  if (document === undefined || document.errors.length > 0) return null;
  return listNames(document.contents as ParsedNode | null);
};

const textOfScalar = (node: ParsedNode): string[] => (isScalar(node) ? [String(node.value ?? '')] : []);

/** Nothing recurses here, and an alias is followed where a name may stand and nowhere else. */
const listNames = (root: ParsedNode | null): Workflow => {
  const scalars: string[] = [];
  const anchored = new Map<string, ParsedNode[]>();
  const open: (ParsedNode | null)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === null || isAlias(node)) continue;
    if (node.anchor !== undefined) anchored.set(node.anchor, [...(anchored.get(node.anchor) ?? []), node]);
    if (isScalar(node)) scalars.push(...textOfScalar(node));
    else if (isSeq(node)) for (const item of node.items) open.push(item as ParsedNode | null);
    else for (const { key, value } of node.items) open.push(key as ParsedNode, value as ParsedNode | null);
  }
  const follow = (node: ParsedNode | null): readonly ParsedNode[] =>
    node === null ? [] : isAlias(node) ? (anchored.get(node.source) ?? []) : [node];
  const listPairs = (node: ParsedNode | null): { keys: string[]; value: ParsedNode | null }[] =>
    follow(node).flatMap((map) =>
      isMap(map)
        ? map.items.map(({ key, value }) => ({
            keys: follow(key as ParsedNode).flatMap(textOfScalar),
            value: value as ParsedNode | null,
          }))
        : [],
    );
  const valuesOf = (node: ParsedNode | null, name: string): (ParsedNode | null)[] =>
    listPairs(node).flatMap(({ keys, value }) => (keys.includes(name) ? [value] : []));
  const jobs = valuesOf(root, 'jobs').flatMap(listPairs);
  return {
    scalars,
    jobs: jobs.flatMap(({ keys, value }) => [
      ...keys,
      ...valuesOf(value, 'name').flatMap((name) => follow(name).flatMap(textOfScalar)),
    ]),
  };
};
