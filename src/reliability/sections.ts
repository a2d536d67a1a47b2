/** The sections of a runbook, by what people call them. */
import type { Heading } from './outline.ts';
import { type Headings, SECTIONS, type SectionId } from './runbook-kind.ts';

interface Names {
  /** They say it wherever they stand in a heading. */
  readonly clear: readonly string[];
  /** They say it alone, or at either end of a short heading: "Alerts" and "Known alerts", not "How to silence alerts". */
  readonly short: readonly string[];
  /** They say it alone: "Help", not "Browser support". */
  readonly alone: readonly string[];
}

/** What people call each section, in lower case and without articles. */
export const SYNONYMS: Readonly<Record<SectionId, Names>> = {
  'what-breaks': {
    clear: [
      ...['what breaks', 'what broke', 'what is broken', 'whats broken', 'what fails', 'what stops working'],
      ...['what stops', 'what goes wrong', 'what can go wrong', 'what happens when', 'what happens if'],
      ...['what it means', 'what this means', 'what does it mean', 'what does this mean'],
      ...['what this alert means', 'meaning', 'who is hurt', 'whos hurt', 'who is affected', 'whos affected'],
      ...['who suffers', 'who feels it', 'who notices', 'who is impacted', 'impact', 'impacts', 'impacted'],
      ...['blast radius', 'failure mode', 'failure modes', 'affected users', 'affected customers'],
      ...['affected services', 'affected systems', 'affected components', 'user facing effect'],
      ...['user facing effects', 'effect on users', 'effect on customers', 'effects on users'],
      ...['effects on customers', 'why it matters', 'why this matters', 'why does it matter'],
    ],
    short: ['consequence', 'consequences', 'effect', 'effects', 'affected'],
    alone: ['damage'],
  },
  'how-you-know': {
    clear: [
      ...['how you know', 'how do you know', 'how you will know', 'how youll know', 'how we know'],
      ...['how do we know', 'how to know', 'how to tell', 'how to recognise', 'how to recognize'],
      ...['how to detect', 'how it is detected', 'how you notice', 'how we notice', 'how it shows'],
      ...['what you see', 'what you will see', 'what youll see', 'what it looks like', 'what this looks like'],
      ...['what pages you', 'why you were paged', 'why was i paged', 'why am i being paged', 'when this fires'],
      ...['when it fires', 'why it fires', 'what triggers it', 'symptom', 'symptoms', 'warning signs'],
      ...['detection', 'telltale signs'],
    ],
    short: [
      ...['alert', 'alerts', 'alerting', 'alarm', 'alarms', 'dashboard', 'dashboards', 'graphs', 'indicators'],
      ...['key metrics', 'metrics', 'monitor', 'monitoring', 'monitors', 'observability', 'signs', 'trigger'],
      ...['triggers'],
    ],
    alone: ['signal', 'signals'],
  },
  'first-five-minutes': {
    clear: [
      ...['first five minutes', 'first 5 minutes', 'first 5 min', 'first 5 mins', 'first ten minutes'],
      ...['first minutes', 'first 10 minutes', 'first 15 minutes', 'first fifteen minutes', 'first aid'],
      ...['first look', 'first response', 'first steps', 'first step', 'first things first'],
      ...['first thing to do', 'first things to do', 'first checks', 'first actions', 'what to do first'],
      ...['do this first', 'start here', 'where to start', 'where to look', 'what to check', 'things to check'],
      ...['what to look at', 'what to look for', 'initial response', 'initial steps', 'initial checks'],
      ...['initial assessment', 'initial investigation', 'immediate actions', 'immediate action'],
      ...['immediate steps', 'immediate response', 'quick checks', 'sanity checks', 'diagnose', 'diagnosing'],
      ...['diagnosis', 'diagnostic', 'diagnostics', 'triage', 'triaging', 'troubleshoot', 'troubleshooting'],
      ...['narrow it down', 'find cause', 'finding cause', 'is it us', 'is it really down'],
    ],
    short: [
      ...['assess', 'assessment', 'checks', 'debugging', 'investigate', 'investigating', 'investigation'],
      ...['what to do'],
    ],
    alone: ['checklist', 'debug'],
  },
  'stop-the-bleeding': {
    clear: [
      ...['stop bleeding', 'stop damage', 'limit damage', 'make it stop', 'turn it off', 'switch it off'],
      ...['kill switch', 'emergency stop', 'mitigate', 'mitigates', 'mitigating', 'mitigation', 'mitigations'],
      ...['roll back', 'rollback', 'rollbacks', 'rolling back', 'remediate', 'remediating', 'remediation'],
      ...['remediations', 'restore service', 'restoring service', 'service restoration', 'bring it back'],
      ...['get it back', 'how to fix', 'fix it', 'quick fix', 'quick fixes', 'workaround', 'workarounds'],
      ...['work around', 'containment', 'contain it', 'failover', 'fail over', 'failing over'],
      ...[
        'corrective action',
        'corrective actions',
        'how to recover',
        'how to resolve',
        'recovery steps',
        'recovery procedure',
      ],
      ...['recovery procedures', 'emergency procedure', 'emergency procedures'],
    ],
    short: ['known fixes', 'recover', 'recovering', 'recovery', 'resolution', 'resolutions', 'restart'],
    alone: ['contain', 'resolve', 'resolving', 'fix', 'fixes', 'fixing', 'solution', 'solutions'],
  },
  escalate: {
    clear: [
      ...['escalate', 'escalates', 'escalating', 'escalation', 'escalations', 'who to call', 'whom to call'],
      ...['who to contact', 'whom to contact', 'who to page', 'whom to page', 'who to ask', 'whom to ask'],
      ...['who to wake', 'whom to wake', 'when to call', 'when to page', 'when to wake', 'who can help'],
      ...['who owns this', 'who is on call', 'call for help', 'ask for help', 'asking for help', 'get help'],
      ...['getting help', 'need help', 'need more help', 'people to call', 'point of contact'],
      ...['points of contact', 'phone numbers', 'call list', 'still stuck'],
    ],
    short: ['contact', 'contacts', 'contact us', 'on call', 'oncall', 'paging'],
    alone: ['help', 'owner', 'owners', 'ownership', 'people', 'support', 'team'],
  },
};

/** A short heading that begins so is about making something, not about the night. */
const MAKING = new Set([
  ...['add', 'adding', 'build', 'building', 'change', 'changing', 'configure', 'configuring', 'create'],
  ...['creating', 'develop', 'developing', 'edit', 'editing', 'how', 'install', 'installing', 'manage'],
  ...['managing', 'mute', 'muting', 'set', 'setting', 'silence', 'silencing', 'test', 'testing', 'tune'],
  ...['tuning', 'update', 'updating', 'write', 'writing'],
]);
const ARTICLES = new Set(['the', 'a', 'an']);

const NUMBERING =
  /^[\s*_#([]*(?:(?:step|part|phase|section|stage|chapter)\s+)?(?:\d{1,3}(?:\.\d{1,3}){0,5}(?=[\s.):–—-]|$)|[ivx]{1,4}(?=[.):])|[a-z](?=[.)]))[\s.):–—-]*/i;
const SHORTCODE = /:[a-z0-9_+-]{1,40}:/gi;
/** What lets a numeral or a sign look like an emoji. */
const SELECTORS = /[\ufe0e\ufe0f\u20e3\u200d]/g;

/** Words in lower case, without numbering, emoji, marks and articles. */
export const findWords = (heading: string): string[] => {
  const plain = heading.slice(0, 300).replace(SELECTORS, '').normalize('NFKC').replace(SHORTCODE, ' ');
  const text = plain
    .trim()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(NUMBERING, '')
    .replace(/['’]/g, '')
    .toLowerCase();
  return (text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).filter((word) => !ARTICLES.has(word));
};

/** What a heading names side by side: "Symptoms and impact", "Diagnosis & mitigation". */
const splitParts = (heading: string): string[][] =>
  heading
    .replace(SHORTCODE, ' ')
    .split(/[&/,;:+|–—()]|\s-\s|\s(?:and|or)\s/i)
    .map(findWords)
    .filter((words) => words.length > 0);

type Phrases = ReadonlyMap<string, readonly SectionId[]>;

const group = (names: (id: SectionId) => readonly string[]): Phrases => {
  const phrases = new Map<string, SectionId[]>();
  for (const id of SECTIONS) {
    for (const name of names(id)) phrases.set(name, [...(phrases.get(name) ?? []), id]);
  }
  return phrases;
};

const CLEAR = group((id) => SYNONYMS[id].clear);
const SHORT = group((id) => SYNONYMS[id].short);
const ALONE = group((id) => SYNONYMS[id].alone);
/** As many words of a heading are looked at, and as many has a short one. */
const MOST_WORDS = 20;
const FEW_WORDS = 4;

/** Scripts without blanks between words: a phrase is looked for letter by letter. */
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const findClear = (words: readonly string[], phrases: Phrases, longest: number): SectionId[] =>
  words.flatMap((_, start) => {
    const rest = words.slice(start, start + longest);
    return rest.flatMap((_, at) => phrases.get(rest.slice(0, at + 1).join(' ')) ?? []);
  });

const findShort = (words: readonly string[]): SectionId[] => {
  if (words.length > FEW_WORDS || MAKING.has(words[0] ?? '')) return [];
  const atEnds = words.flatMap((_, at) => [
    ...(SHORT.get(words.slice(0, at + 1).join(' ')) ?? []),
    ...(SHORT.get(words.slice(at).join(' ')) ?? []),
  ]);
  return [...(ALONE.get(words.join(' ')) ?? []), ...atEnds];
};

/** Which sections a heading names, by our names and by a team's own. */
export const openSections = (own: Headings): ((heading: string) => readonly SectionId[]) => {
  const said = new Map(SECTIONS.map((id) => [id, (own[id] ?? []).map(findWords).filter(({ length }) => length > 0)]));
  const theirs = group((id) => (said.get(id) ?? []).map((words) => words.join(' ')));
  const longest = Math.max(6, ...[...theirs.keys()].map((phrase) => phrase.split(' ').length));
  const dense = [...theirs].map(([phrase, ids]) => ({ phrase: phrase.replaceAll(' ', ''), ids }));
  const letterByLetter = dense.filter(({ phrase }) => DENSE.test(phrase));
  return (heading) => {
    const words = findWords(heading).slice(0, MOST_WORDS);
    const joined = words.join('');
    const found = new Set([
      ...findClear(words, CLEAR, 6),
      ...findClear(words, theirs, longest),
      ...splitParts(heading.slice(0, 300)).flatMap(findShort),
      ...letterByLetter.filter(({ phrase }) => joined.includes(phrase)).flatMap(({ ids }) => ids),
    ]);
    return SECTIONS.filter((id) => found.has(id));
  };
};

/** The first heading, where no other is of its level or a higher one: it says what the text is, not what a part of it is. */
export const findTitle = (headings: readonly Heading[], deepest: number): Heading | null => {
  const [first, ...others] = headings;
  if (first === undefined || first.depth > deepest) return null;
  return others.some(({ depth }) => depth <= first.depth) ? null : first;
};
