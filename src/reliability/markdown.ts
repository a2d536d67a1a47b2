/** Markdown as GitHub reads it: its outline, by a real parser. */
import Slugger from 'github-slugger';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as readText } from 'mdast-util-to-string';
import {
  BOLD_LINE,
  blankOut,
  type Heading,
  keepOnly,
  LABEL,
  type Outline,
  type Pointer,
  type Span,
  standIn,
} from './outline.ts';
import { findPlaceholders } from './placeholders.ts';
import { readTags } from './tags.ts';
import { countWords } from './word-count.ts';

type Root = ReturnType<typeof fromMarkdown>;
type Node = Root | Root['children'][number];
type Of<T extends Node['type']> = Extract<Node, { readonly type: T }>;

/** What a walk over the tree gathers. */
interface Notes {
  readonly text: string;
  readonly slugger: Slugger;
  readonly headings: Heading[];
  readonly anchors: Set<string>;
  /** What is no prose. */
  readonly blanks: Span[];
  /** Code and pictures within a sentence. */
  readonly inline: Span[];
  readonly code: Span[];
  readonly blocks: Span[];
  readonly pointers: Pointer[];
  readonly references: (Span & { readonly identifier: string })[];
  readonly definitions: Map<string, Pointer>;
}

const spanOf = ({ position }: Node): Span => ({
  start: position?.start.offset ?? 0,
  end: position?.end.offset ?? 0,
});

/** Without pictures and tags, as GitHub makes anchors of it. */
const sayHeading = (node: Node): string => readText(node, { includeImageAlt: false, includeHtml: false });
const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

const noteHeading = (span: Span & { readonly depth: number }, text: string, notes: Notes): void => {
  const anchor = notes.slugger.slug(text);
  notes.anchors.add(anchor);
  notes.headings.push({ ...span, text: tidy(text), anchor });
  notes.blanks.push(span);
};

/** What stands between the fences; of indented code, all of it. */
const findInside = (text: string, { start, end }: Span): Span => {
  const whole = text.slice(start, end);
  if (!/^(?:`{3}|~{3})/.test(whole)) return { start, end };
  const first = /[\r\n]/.exec(whole)?.index ?? whole.length;
  const last = Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf('\r'));
  const closes = last > first && /^[\s>]*(?:`{3,}|~{3,})[ \t]*$/.test(whole.slice(last + 1));
  return { start: start + first, end: closes || last === first ? start + Math.max(first, last) : end };
};

const noteCode = (node: Of<'code' | 'inlineCode'>, notes: Notes): void => {
  const span = spanOf(node);
  const inside = node.type === 'code' ? findInside(notes.text, span) : span;
  notes.code.push(inside);
  if (node.type === 'inlineCode') notes.inline.push(span);
  else {
    notes.blanks.push(span);
    notes.blocks.push(inside);
  }
};

const noteTags = (node: Of<'html'>, notes: Notes): void => {
  const { start, end } = spanOf(node);
  const { unseen, headings, ids, pointers } = readTags(notes.text.slice(start, end), start);
  notes.blanks.push(...unseen);
  notes.pointers.push(...pointers);
  for (const id of ids) notes.anchors.add(id);
  for (const { inner, ...span } of headings) {
    if (span.depth < BOLD_LINE) noteHeading(span, inner, notes);
    else notes.headings.push({ ...span, text: tidy(inner), anchor: '' });
    notes.blanks.push(span);
  }
};

const COLON = /^\s*[:：]/;

/** `**Impact**` alone, and `**Impact:** nobody can pay`, are headings to whoever writes them. */
const noteBold = (node: Of<'paragraph'>, notes: Notes): void => {
  const [strong, next] = node.children;
  if (strong?.type !== 'strong') return;
  const said = tidy(sayHeading(strong));
  const text = said.replace(/\s*[:：]$/, '');
  // Somebody who writes **TBD** heads nothing.
  if (findPlaceholders(said, said).count > 0) return;
  const words = countWords(said);
  const rest = readText(node.children.slice(1));
  if (/^\s*[:：]?\s*$/.test(rest) && words <= 8 && !/[.!。！]$/.test(said)) {
    const span = spanOf(node);
    notes.headings.push({ ...span, depth: BOLD_LINE, text, anchor: '' });
    notes.blanks.push(span);
    return;
  }
  const colon = next?.type === 'text' ? (COLON.exec(next.value)?.[0].length ?? 0) : 0;
  if (words > 6 || (colon === 0 && !/[:：]$/.test(said))) return;
  const { start, end } = spanOf(strong);
  notes.headings.push({ start, end: end + colon, depth: LABEL, text, anchor: '' });
};

/** Of `[text](address)` the text is prose; what stands between `<` and `>` is both. */
const noteLink = (node: Of<'link' | 'linkReference'>, notes: Notes): void => {
  const span = spanOf(node);
  const last = node.children.at(-1);
  if (node.type === 'link') notes.pointers.push({ ...span, target: node.url });
  else notes.references.push({ ...span, identifier: node.identifier });
  if (notes.text[span.start] !== '[') return;
  notes.blanks.push({ start: last === undefined ? span.start : spanOf(last).end, end: span.end });
};

const note = (node: Node, notes: Notes): void => {
  switch (node.type) {
    case 'heading':
      noteHeading({ ...spanOf(node), depth: node.depth }, sayHeading(node), notes);
      break;
    case 'code':
    case 'inlineCode':
      noteCode(node, notes);
      break;
    case 'html':
      noteTags(node, notes);
      break;
    case 'paragraph':
      noteBold(node, notes);
      break;
    case 'link':
    case 'linkReference':
      noteLink(node, notes);
      break;
    case 'image':
      notes.pointers.push({ ...spanOf(node), target: node.url });
      notes.inline.push(spanOf(node));
      break;
    case 'imageReference':
      notes.references.push({ ...spanOf(node), identifier: node.identifier });
      notes.inline.push(spanOf(node));
      break;
    case 'definition':
      // The first of a name counts.
      if (!notes.definitions.has(node.identifier)) {
        notes.definitions.set(node.identifier, { ...spanOf(node), target: node.url });
      }
      notes.blanks.push(spanOf(node));
      break;
  }
};

/** References lead where their definition says, and are mended there. */
const findReferences = ({ references, definitions }: Notes): Pointer[] =>
  references.flatMap(({ identifier, start, end }) => {
    const definition = definitions.get(identifier);
    return definition === undefined ? [] : [{ start, end, target: definition.target }];
  });

/** May throw where the parser does, and may take long: see `isCheap`. */
export const readMarkdown = (text: string): Outline => {
  const notes: Notes = {
    text,
    slugger: new Slugger(),
    headings: [],
    anchors: new Set(),
    blanks: [],
    inline: [],
    code: [],
    blocks: [],
    pointers: [],
    references: [],
    definitions: new Map(),
  };
  const waiting: Node[] = [fromMarkdown(text)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    note(node, notes);
    if ('children' in node) waiting.push(...[...node.children].reverse());
  }
  const { headings, anchors, blanks, inline, code, blocks } = notes;
  return {
    headings,
    prose: blankOut(standIn(text, inline), blanks),
    code: keepOnly(text, code),
    blocks,
    pointers: [...notes.pointers, ...findReferences(notes)].sort((a, b) => a.start - b.start),
    anchors,
  };
};
