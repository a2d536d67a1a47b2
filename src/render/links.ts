/** Where a surface in Markdown leads: files and commits on the server, and https addresses that a declaration gives. */
import type { Place } from '../facts.ts';
import { isInRepository, mendPath, splitAnchor } from '../rules/pointer.ts';
import { clip, code } from './escape.ts';

/** Where links lead; `null` renders without links. */
export interface Links {
  /** Such as `https://github.com`. */
  readonly server: string;
  /** `owner/name`. */
  readonly repository: string;
}

/** A file of a commit, perhaps at a line or a heading. */
interface Target {
  readonly file: string;
  readonly commit: string | undefined;
  readonly line?: number;
  readonly heading?: string | null;
}

/** Longer addresses are shown, and not linked. */
const LONGEST = 1_000;

/** One part of an address. A byte that is not UTF-8, a lone surrogate U+DC80–DCFF in a path, is itself. */
const encodePart = (text: string): string =>
  text.replace(/(\p{Surrogate})|[^\p{Surrogate}]+/gu, (part, lone?: string) => {
    if (lone === undefined) return encodeURIComponent(part).replace(/[!'()*~]/g, toHex);
    const byte = lone.charCodeAt(0) - 0xdc00;
    return byte >= 0x80 && byte <= 0xff ? `%${byte.toString(16).toUpperCase()}` : '%EF%BF%BD';
  });

const toHex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/** `text`, which is Markdown already, as a link to a file as it is at a commit; the text alone where none is known. */
export const linkFile = (text: string, { file, commit, line, heading }: Target, links: Links | null): string => {
  // Out of the repository leads no link of ours.
  if (links === null || commit === undefined || file.length > LONGEST || mendPath(file) !== undefined) return text;
  const path = file.split('/').map(encodePart).join('/');
  const at = line !== undefined ? `#L${line}` : heading == null ? '' : `#${encodePart(heading)}`;
  return `[${text}](${links.server}/${links.repository}/blob/${commit}/${path}${at})`;
};

/** `file:line` of a declaration, as a link to it. */
export const linkPlace = ({ file, line, commit }: Place, links: Links | null): string =>
  linkFile(code(clip(`${file}:${line}`, 200)), { file, commit, line }, links);

/** The first seven digits of a commit, as a link to it. */
export const linkCommit = (sha: string, links: Links | null): string => {
  const short = `<code>${sha.slice(0, 7)}</code>`;
  return links === null ? short : `[${short}](${links.server}/${links.repository}/commit/${sha})`;
};

/** An https address without user name or password, fit to stand between `<` and `>`; `null` for anything else. */
const parseAddress = (address: string): { readonly host: string; readonly href: string } | null => {
  if (!/^https:\/\//i.test(address) || !URL.canParse(address)) return null;
  const { protocol, username, password, host, href } = new URL(address);
  if (protocol !== 'https:' || username !== '' || password !== '' || host.startsWith('[')) return null;
  if (href.length > LONGEST) return null;
  return { host, href: href.replace(/[^A-Za-z0-9\-._~:/?#@!&=+,;%]/g, toHex).replaceAll('&', '&amp;') };
};

/** An address somebody wrote, as a link called `text`, or by its host; as code where it is not one to follow. */
export const linkAddress = (address: string, links: Links | null, text?: string): string => {
  const parsed = links === null ? null : parseAddress(address);
  if (parsed === null) return code(clip(address, 200));
  return `[${text ?? code(parsed.host)}](<${parsed.href}>)`;
};

/** A runbook: an address, or a file of the repository at a commit. */
export const linkRunbook = (
  runbook: string,
  { commit, text }: { readonly commit: string | undefined; readonly text?: string },
  links: Links | null,
): string => {
  if (!isInRepository(runbook)) return linkAddress(runbook, links, text);
  const { path, anchor } = splitAnchor(runbook);
  if (links === null || commit === undefined || mendPath(path) !== undefined) return code(clip(runbook, 120));
  return linkFile(text ?? code(clip(path, 120)), { file: path, commit, heading: anchor }, links);
};
