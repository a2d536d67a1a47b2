/** Markdown as GitHub reads it: rendered by its dialect, then as a browser's tree. */
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}
interface Text {
  readonly value: string;
  /** The elements it stands in, the outermost first. */
  readonly within: readonly string[];
}

/** Every element and text of a page, in their order. */
export interface Page {
  readonly elements: readonly Element[];
  readonly texts: readonly Text[];
}

export const readPage = (markdown: string): Page => {
  const options = { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] };
  const elements: Element[] = [];
  const texts: Text[] = [];
  const walk = (node: Node, within: readonly string[]): void => {
    if (node.nodeName === '#text' && 'value' in node) texts.push({ value: node.value, within });
    if (!('tagName' in node)) return;
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
    elements.push({ name: node.tagName, attributes });
    for (const child of node.childNodes) walk(child, [...within, node.tagName]);
  };
  for (const node of parseFragment(micromark(markdown, options)).childNodes) walk(node, []);
  return { elements, texts };
};
