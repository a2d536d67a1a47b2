import { findNearest } from '../declaration/nearest.ts';
import { isNotApplicable } from '../declaration/resolve.ts';
import { type EntryAnswer, isFile, type Known, type PageFound, type Place } from '../facts.ts';
import type { RunbookReading } from '../reliability/runbook.ts';
import { findKind, SECTIONS } from '../reliability/runbook-kind.ts';
import type { FindingWith } from '../verdict.ts';
import type { DutyRule, Gap, Ground } from './duty.ts';
import { toPage } from './pages.ts';
import type { PlaceIn } from './papers.ts';
import { BLANKS } from './patch.ts';
import { hideCredentials, isInRepository, mendPath, splitAnchor } from './pointer.ts';

/**
 * There is a runbook, and it opens: an https link without credentials, or a regular file after the merge that says
 * something. What is missing in it warns; a change that takes most of it away fails.
 */
export const runbook: DutyRule = {
  id: 'runbook',
  findGaps: (system, { entryOf, papers, pages, earlier }) => {
    const pointer = system.runbook;
    if (pointer === null) return [{ code: 'runbook-missing', detail: {}, lines: [BLANKS.runbook] }];
    if (isNotApplicable(pointer.value)) return [];
    const got = pointer.value;
    if (!isInRepository(got)) {
      const gaps = findLinkGaps(got);
      const page = gaps.length > 0 ? null : toPage(got);
      const found = page === null ? undefined : pages?.get(page);
      return [...gaps, ...findPageGaps(got, found)].map((gap) => ({ ...gap, place: pointer }));
    }
    const { path, anchor } = splitAnchor(got);
    const write = mendPath(path);
    if (write !== undefined) return [{ code: 'runbook-not-a-path', detail: { got, write }, place: pointer }];
    const found = findFileGap(entryOf(path));
    if (found !== null && 'why' in found) return [sayUnknown(path, found, pointer)];
    if (found !== null) return [{ code: 'runbook-not-a-file', detail: { path, ...found }, place: pointer }];
    if (findKind(path) === null) {
      return [{ code: 'runbook-not-text', detail: { path }, severity: 'warn', place: pointer }];
    }
    const paper = papers.runbookOf(system);
    if (paper.state === 'unknown') return [sayUnknown(path, paper, pointer)];
    if (paper.state !== 'read') {
      return [{ code: 'runbook-unread', detail: { path }, severity: 'notice', place: pointer }];
    }
    const before = earlier?.papers.runbookOf(earlier.system);
    return findContentGaps(paper, {
      anchor,
      pointer,
      entryOf,
      placeIn: papers.placeIn,
      before: before?.state === 'read' ? before.value : null,
    });
  },
};

const sayUnknown = (
  path: string,
  { why, needs }: { readonly why: string; readonly needs: string | null },
  place: Place,
): Gap => ({ code: 'runbook-unknown', detail: { path, why, needs }, severity: 'undecided', place });

/** Fewer words than these are no runbook. */
const FEWEST_WORDS = 10;
/** Fewer words than these are thin: about a minute of reading. */
const ENOUGH_WORDS = 80;
/** As many placeholders and links are named. */
const MOST_NAMED = 3;

interface Surroundings {
  readonly anchor: string | null;
  readonly pointer: Place;
  readonly entryOf: Ground['entryOf'];
  readonly placeIn: PlaceIn;
  /** The system's runbook before the change. */
  readonly before: RunbookReading | null;
}

const findContentGaps = (
  { path, value: reading }: { readonly path: string; readonly value: RunbookReading },
  surroundings: Surroundings,
): Gap[] => {
  const { anchor, pointer } = surroundings;
  if (anchor !== null && reading.hasAnchor?.(anchor) === false) {
    const near = findNearest(anchor, reading.listAnchors()) ?? null;
    return [{ code: 'runbook-anchor-missing', detail: { path, anchor, near }, place: pointer }];
  }
  const { words, placeholders } = reading;
  const placeholder = placeholders.first[0]?.text ?? null;
  if (words < FEWEST_WORDS) return [{ code: 'runbook-empty', detail: { path, words, placeholder }, place: pointer }];
  const gutted = findGutted(path, reading, surroundings);
  return [
    ...gutted,
    ...(gutted.length > 0 ? [] : findSectionGaps(path, reading, surroundings)),
    ...findPlaceholders(path, reading, surroundings),
    ...findBrokenLinks(path, reading, surroundings),
  ];
};

/** Sections are gone that stood before, and more than half of the words with them. */
const findGutted = (path: string, { sections, words }: RunbookReading, { before, pointer }: Surroundings): Gap[] => {
  if (before === null || words * 2 > before.words) return [];
  const left = new Set(sections.map(({ id }) => id));
  const lost = before.sections.flatMap(({ id }) => (left.has(id) ? [] : [id]));
  if (lost.length === 0) return [];
  return [
    { code: 'runbook-gutted', detail: { path, lost, words: { before: before.words, after: words } }, place: pointer },
  ];
};

const findSectionGaps = (path: string, reading: RunbookReading, { pointer }: Surroundings): Gap[] => {
  const { sections, words } = reading;
  const found = new Set(sections.map(({ id }) => id));
  const headed = new Set(reading.hollow.map(({ id }) => id));
  const wanted = SECTIONS.filter((id) => !found.has(id));
  if (wanted.length === 0 && words >= ENOUGH_WORDS) return [];
  const hollow = wanted.filter((id) => headed.has(id));
  const missing = wanted.filter((id) => !headed.has(id));
  const detail = { path, missing, hollow, words };
  return [{ code: 'runbook-sections-missing', detail, severity: 'warn', place: pointer }];
};

const findPlaceholders = (
  path: string,
  { placeholders: { count, first } }: RunbookReading,
  { placeIn }: Surroundings,
): Gap[] => {
  const [at] = first;
  if (at === undefined) return [];
  const detail = { path, count, first: first.slice(0, MOST_NAMED).map(({ line, text }) => ({ line, text })) };
  const place = placeIn(path, at);
  return [{ code: 'runbook-placeholders', detail, severity: 'warn', place }];
};

type Broken = FindingWith<'runbook-links-broken'>['detail']['first'][number];

/** Links to files that are not there after the merge, and to headings of its own that it does not have. */
const findBrokenLinks = (path: string, reading: RunbookReading, { entryOf, placeIn }: Surroundings): Gap[] => {
  const broken = reading.links.flatMap(
    ({ line, column, target, path: to, anchor }): (Broken & { column: number })[] => {
      if (to === null) return [{ line, column, target, why: 'outside', near: null }];
      if (to === path) {
        if (anchor === null || reading.hasAnchor?.(anchor) !== false) return [];
        return [{ line, column, target, why: 'anchor', near: findNearest(anchor, reading.listAnchors()) ?? null }];
      }
      const gap = findFileGap(entryOf(to));
      if (gap === null || 'why' in gap || gap.kind !== 'absent') return [];
      return [{ line, column, target, why: 'absent', near: gap.near }];
    },
  );
  const [at] = broken;
  if (at === undefined) return [];
  const first = broken.slice(0, MOST_NAMED).map(({ column: _, ...link }) => link);
  const place = placeIn(path, at);
  return [{ code: 'runbook-links-broken', detail: { path, count: broken.length, first }, severity: 'warn', place }];
};

type FileGap =
  | { kind: 'absent' | 'folder' | 'symlink' | 'submodule'; near: string | null }
  | { why: string; needs: string | null };

/** Why an entry is no regular file; `null` where it is one. */
export const findFileGap = ({ path, entry, near }: EntryAnswer): FileGap | null => {
  if ('unknown' in entry) return { why: entry.unknown, needs: entry.needs ?? null };
  if (entry.known === null) {
    if (near?.folder === true && near.path === path) return { kind: 'folder', near: null };
    return { kind: 'absent', near: near === undefined || near.folder ? null : near.path };
  }
  if (isFile(entry.known)) return null;
  return { kind: entry.known.mode === '120000' ? 'symlink' : 'submodule', near: null };
};

const findLinkGaps = (link: string): Gap[] => {
  const got = hideCredentials(link);
  if (!/^https:\/\//i.test(link)) return [{ code: 'runbook-not-https', detail: { got, why: 'scheme' } }];
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url === null || /\s/.test(link)) return [{ code: 'runbook-not-https', detail: { got, why: 'form' } }];
  if (url.username !== '' || url.password !== '')
    return [{ code: 'runbook-not-https', detail: { got, why: 'credentials' } }];
  return [];
};

/** What an audit met at the address; nothing where nobody looked. */
const findPageGaps = (link: string, found: Known<PageFound> | undefined): Gap[] => {
  if (found === undefined) return [];
  if ('unknown' in found)
    return [{ code: 'runbook-page-unreachable', detail: { link, why: found.unknown }, severity: 'undecided' }];
  const page = found.known;
  if (page.status === 'there') return [];
  if (page.status === 'gone') return [{ code: 'runbook-page-gone', detail: { link, status: page.code } }];
  return page.status === 'locked'
    ? [{ code: 'runbook-page-locked', detail: { link, status: page.code, to: page.to }, severity: 'notice' }]
    : [{ code: 'runbook-page-unopened', detail: { link }, severity: 'notice' }];
};
