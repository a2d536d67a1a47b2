export const id = 18;
export const ids = [18];
export const modules = {

/***/ 7114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ readDialect),
/* harmony export */   z: () => (/* binding */ MAX_BYTES)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/**
 * The YAML that OWNERSHIP.yaml may use, read into plain values of which every scalar is text, with the place of
 * everything. Anything outside that dialect is a located problem; nothing is guessed.
 */

/** What the contents API of GitHub returns inline, in bytes. */
const MAX_BYTES = 1_048_576;
const MAX_DEPTH = 12;
const MAX_LINE = 10_000;
/** Control, bidirectional and zero-width characters, and bytes that are not UTF-8 (lone surrogates). */
const FORBIDDEN = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** Reads a declaration's text. Never throws. */
const readDialect = (source) => {
    const text = source.startsWith('\ufeff') ? source.slice(1) : source;
    const problems = [];
    const tooMuch = findExcess(text);
    if (tooMuch !== null)
        return { value: undefined, node: null, problems: [tooMuch] };
    const counter = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const tokens = [...new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Parser */ .iX(counter.addNewLine).parse(text)];
    const place = (offset) => {
        const { line, col } = counter.linePos(offset);
        return { line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    for (const match of text.matchAll(FORBIDDEN)) {
        problems.push({ code: 'declaration-character', ...place(match.index), at: '', got: match[0] });
    }
    const options = { schema: 'failsafe', version: '1.2', uniqueKeys: false, prettyErrors: false };
    const [document, second] = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Composer */ .Dk(options).compose(tokens, true, text.length);
    if (document === undefined)
        return { value: undefined, node: null, problems };
    if (text.startsWith('%'))
        problems.push({ code: 'declaration-feature', line: 1, column: 1, at: '', got: 'directive' });
    if (second !== undefined) {
        problems.push({ code: 'declaration-documents', ...place(second.range[0]), at: '' });
    }
    const mended = addSyntaxProblems(document.errors, text, place, problems);
    if (document.contents === null) {
        if (problems.length === 0)
            problems.push({ code: 'declaration-empty', line: 1, column: 1, at: '' });
        return { value: undefined, node: null, problems };
    }
    const read = walk(document.contents, { place, problems }, '', 1);
    const usable = mended && second === undefined;
    return { value: usable ? read.value : undefined, node: read.node, problems };
};
/** What would cost the YAML library minutes or the process its memory is refused before it sees it. */
const findExcess = (text) => {
    if (text.length > MAX_BYTES)
        return { code: 'declaration-too-large', line: 1, column: 1, at: '' };
    let depth = 0;
    for (const [index, line] of text.split('\n').entries()) {
        if (line.length > MAX_LINE)
            return { code: 'declaration-too-large', line: index + 1, column: 1, at: '', got: 'line' };
        const nested = /(?:[-?:&!][^\s]*[ \t]+){40}/.exec(line);
        for (const character of line.replace(/[^[\]{}]/g, ''))
            depth += character === '[' || character === '{' ? 1 : -1;
        if (nested !== null || depth > 100) {
            return { code: 'declaration-too-deep', line: index + 1, column: (nested?.index ?? 0) + 1, at: '' };
        }
        depth = Math.max(depth, 0);
    }
    return null;
};
/** Puts the library's errors in this program's words, one a line. True where the values can still be relied on. */
const addSyntaxProblems = (errors, text, place, problems) => {
    const lines = text.split('\n');
    const seen = new Set();
    let mended = true;
    for (const error of errors) {
        const at = place(error.pos[0]);
        const rest = text.slice(error.pos[0], error.pos[0] + 200);
        const login = /^@([A-Za-z0-9_-]+)/.exec(rest);
        if (error.code !== 'BAD_SCALAR_START')
            mended = false;
        if (seen.has(at.line))
            continue;
        seen.add(at.line);
        const line = lines[at.line - 1] ?? '';
        if (error.code === 'BAD_SCALAR_START') {
            const word = /^[^\s,\]}]+/.exec(rest)?.[0] ?? rest.charAt(0);
            problems.push({ code: 'declaration-quotes', ...at, at: '', got: word, write: login?.[1] ?? `"${word}"` });
        }
        else if (error.code === 'TAB_AS_INDENT') {
            problems.push({ code: 'declaration-tab', ...at, at: '' });
        }
        else if (error.code === 'BLOCK_AS_IMPLICIT_KEY' || error.code === 'BLOCK_IN_FLOW') {
            const value = /^\s*(?:- )?(?:[A-Za-z-]+: *)(.*?)\s*$/.exec(line)?.[1] ?? '';
            problems.push({ code: 'declaration-colon', ...at, at: '', got: value, ...quoted(value) });
        }
        else if (error.code === 'MISSING_CHAR' && /[^\s,[]\[[^\]]*\]/.test(line)) {
            const word = /[^\s,[]+\[[^\]]*\][^\s,\]]*/.exec(line)?.[0] ?? '';
            problems.push({ code: 'declaration-quotes', ...at, at: '', got: word, ...quoted(word) });
        }
        else {
            problems.push({ code: 'declaration-syntax', ...at, at: '', got: error.message.split('\n')[0] ?? '' });
        }
    }
    return mended;
};
const quoted = (value) => value !== '' && !/["{}]/.test(value) ? { write: `"${value}"` } : {};
const walk = (node, context, at, depth) => {
    const { place, problems } = context;
    const start = place(node?.range[0] ?? 0);
    const leaf = { ...start, endLine: start.line, flow: false, keys: new Map(), items: [] };
    if (node === null)
        return { value: '', node: leaf };
    const last = place(node.range[1]);
    const end = { endLine: Math.max(start.line, last.column === 1 ? last.line - 1 : last.line) };
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
        const word = `*${node.source}`;
        problems.push({ code: 'declaration-quotes', ...start, at, got: word, write: `"${word}"` });
        return { value: word, node: leaf };
    }
    if (node.anchor !== undefined)
        problems.push({ code: 'declaration-feature', ...start, at, got: 'anchor' });
    if (node.tag !== undefined)
        problems.push({ code: 'declaration-feature', ...start, at, got: 'tag' });
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node)) {
        const value = String(node.value ?? '');
        const bare = node.type === 'PLAIN' && /^@[A-Za-z0-9_-]+$/.test(value) ? value.slice(1) : value;
        return { value: bare, node: { ...leaf, ...end } };
    }
    if (depth >= MAX_DEPTH) {
        problems.push({ code: 'declaration-too-deep', ...start, at });
        return { value: '', node: leaf };
    }
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        const items = node.items.map((item, index) => walk(item, context, `${at}[${index}]`, depth + 1));
        return {
            value: items.map((item) => item.value),
            node: { ...leaf, ...end, flow: node.flow === true, items: items.map((item) => item.node) },
        };
    }
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return { value: '', node: leaf };
    const value = {};
    const keys = new Map();
    for (const pair of node.items) {
        const keyPlace = place(pair.key?.range[0] ?? 0);
        if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(pair.key)) {
            problems.push({ code: 'declaration-feature', ...keyPlace, at, got: 'key' });
            continue;
        }
        const key = String(pair.key.value ?? '');
        const below = at === '' ? key : `${at}.${key}`;
        const earlier = keys.get(key);
        if (key === '<<')
            problems.push({ code: 'declaration-feature', ...keyPlace, at, got: 'merge' });
        else if (FORBIDDEN_KEYS.has(key))
            problems.push({ code: 'declaration-forbidden-key', ...keyPlace, at, got: key });
        else if (earlier !== undefined) {
            problems.push({ code: 'declaration-duplicate-key', ...keyPlace, at, got: key, write: String(earlier.line) });
        }
        else {
            if (pair.key.anchor !== undefined || pair.key.tag !== undefined) {
                problems.push({ code: 'declaration-feature', ...keyPlace, at, got: 'anchor' });
            }
            const read = walk(pair.value, context, below, depth + 1);
            const there = pair.value === null ? { ...read.node, ...keyPlace, endLine: keyPlace.line } : read.node;
            value[key] = read.value;
            keys.set(key, { ...keyPlace, node: there });
        }
    }
    return { value, node: { ...leaf, ...end, flow: node.flow === true, keys } };
};


/***/ }),

/***/ 1018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findNearest: () => (/* binding */ findNearest),
  c: () => (/* binding */ findNode),
  A: () => (/* binding */ parseDeclaration)
});

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./lib/declaration/dialect.js
var dialect = __webpack_require__(7114);
;// CONCATENATED MODULE: ./lib/declaration/foreign.js
/** Other programs' files of the same name, told apart by the keys only they have. */
const FOREIGN = [
    // github/.github and other repositories of that organisation: `version: 1`, `ownership: [{ team, maintainer, … }]`.
    { whose: 'the ownership.yaml of GitHub’s own repositories', keys: ['ownership'] },
    { whose: 'a squad catalog (owning_squad)', keys: ['owning_squad'] },
    { whose: 'a service catalog (service_id)', keys: ['service_id'] },
    { whose: 'a domain catalog (bounded_context)', keys: ['bounded_context'] },
    { whose: 'a Backstage catalog-info.yaml', keys: ['apiVersion', 'kind'] },
    { whose: 'a Datadog service definition', keys: ['schema-version', 'dd-service'] },
    { whose: 'an OpsLevel file', keys: ['service', 'owner'] },
    { whose: 'a Kubernetes OWNERS file', keys: ['approvers'] },
    { whose: 'a Cortex file', keys: ['openapi', 'info'] },
];
/** Whose file this looks like; `null` where it may be ours. A file with `systems` is ours, however it is spelt. */
const findForeign = (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || 'systems' in value)
        return null;
    return FOREIGN.find(({ keys }) => keys.every((key) => key in value))?.whose ?? null;
};

// EXTERNAL MODULE: ./node_modules/minimatch/dist/esm/index.js + 8 modules
var esm = __webpack_require__(1138);
;// CONCATENATED MODULE: ./lib/declaration/glob.js

const options = {
    dot: true,
    nobrace: true,
    noext: true,
    nocomment: true,
    nonegate: true,
    platform: 'linux',
};
const wildcard = /[*?]/;
// With these options a class is the only syntax left that the declaration does not have.
const escapeClasses = (text) => text.replace(/[[\]]/g, '\\$&');
const compileWildcards = (text) => {
    let compiled;
    return (path) => {
        compiled ??= new esm/* Minimatch */.VR(escapeClasses(text), options);
        return compiled.match(path);
    };
};
/**
 * A function that says whether a path matches the segments of a pattern: literal characters, `*` and `?` inside one
 * segment, `**` alone for any number of segments, none included. Throws nothing for segments that
 * `parsePattern` let through; what it costs is at most the pattern's length times the path's.
 * Nothing is compiled before the first path that needs it. A path has no empty, `.` or `..` segment: git refuses them.
 */
const compileGlob = (segments) => {
    let end = segments.length;
    while (end > 0 && segments[end - 1] === '**')
        end--;
    if (end === 0)
        return () => true;
    const text = segments.slice(0, end).join('/');
    const isFolder = end < segments.length;
    if (!wildcard.test(text)) {
        if (!isFolder)
            return (path) => path === text;
        const below = `${text}/`;
        return (path) => path.startsWith(below) || path === text;
    }
    const matchesEntry = compileWildcards(text);
    if (!isFolder)
        return matchesEntry;
    // minimatch wants at least one segment for a `**` at the end; the entry itself is matched apart.
    const matchesBelow = compileWildcards(`${text}/**`);
    return (path) => matchesBelow(path) || matchesEntry(path);
};

;// CONCATENATED MODULE: ./lib/declaration/patterns.js

// The longest path Linux opens. It also keeps clear of minimatch's own limit, which throws.
const maxLength = 4096;
const maxWildcards = 8;
const maxAlternatives = 16;
const patterns_wildcard = /[*?]/;
// Control, bidi and zero-width characters, and the two that break a line without being control characters.
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
const alternativesOf = (operator, parts) => {
    if (operator === '?')
        return ['', ...parts];
    return operator === '@' || operator === '{' ? parts : null;
};
/** The first `{a,b}` or `@(a|b)` to close. A brace without a comma, or a bracket without an operator, is literal. */
const findGroup = (text) => {
    const braces = [];
    const brackets = [];
    for (let at = 0; at < text.length; at++) {
        const char = text.charAt(at);
        if (char === '{')
            braces.push([at]);
        else if (char === '(')
            brackets.push([at]);
        else if (char === ',')
            braces.at(-1)?.push(at);
        else if (char === '|')
            brackets.at(-1)?.push(at);
        else if (char === '}' || char === ')') {
            const cuts = (char === '}' ? braces : brackets).pop();
            const open = cuts?.[0];
            if (cuts === undefined || open === undefined)
                continue;
            const operator = char === '}' ? '{' : text.charAt(open - 1);
            const isGroup = char === '}' ? cuts.length > 1 : operator !== '' && '?*+@!'.includes(operator);
            if (!isGroup)
                continue;
            const parts = cuts.map((cut, index) => text.slice(cut + 1, cuts[index + 1] ?? at));
            return {
                code: char === '}' ? 'pattern-braces' : 'pattern-extglob',
                start: char === '}' ? open : open - 1,
                end: at + 1,
                alternatives: alternativesOf(operator, parts),
            };
        }
    }
    return null;
};
/** Every text that the groups of `text` stand for, or `null` where they are too many or not a list. */
const expandGroups = (text) => {
    const done = [];
    const open = [text];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const group = findGroup(next);
        if (group === null) {
            done.push(next);
            continue;
        }
        if (group.alternatives === null || done.length + open.length + group.alternatives.length > maxAlternatives) {
            return null;
        }
        const [before, after] = [next.slice(0, group.start), next.slice(group.end)];
        open.push(...group.alternatives.map((part) => before + part + after).reverse());
    }
    return done;
};
const mendGlobstar = (segment) => {
    if (!segment.includes('**'))
        return [segment];
    if (/^\*+$/.test(segment))
        return ['**'];
    const inner = segment.replace(/\*{2,}/g, '*');
    if (/^\*\*/.test(segment) && !segment.replace(/^\*+/, '').includes('**'))
        return ['**', inner];
    if (/\*\*$/.test(segment) && !segment.replace(/\*+$/, '').includes('**'))
        return [inner, '**'];
    return [inner];
};
const mendSegments = (text) => {
    const mended = [];
    for (const segment of text.split('/').flatMap(mendGlobstar)) {
        if (segment === '' || segment === '.' || (segment === '**' && mended.at(-1) === '**'))
            continue;
        if (segment !== '..')
            mended.push(segment);
        // Nothing is above the root, and `**` says no folder whose parent could be meant.
        else if (['**', undefined].includes(mended.pop()))
            return null;
    }
    if (mended.length === 0)
        return '**';
    return mended.join('/') + (/(^|\/)\.{0,2}$/.test(text) && mended.at(-1) !== '**' ? '/' : '');
};
/** What to write instead of a refused text: every fault mended, or `null`. */
const mend = (text) => {
    const visible = text.trim().replace(new RegExp(invisible, 'gu'), '?');
    // Escaped pairs come from .gitignore, where brackets have to be; every other backslash separates folders.
    const plain = visible.replace(/\\([[({])([^\\/]*)\\([\])}])/g, '$1$2$3').replace(/\\+/g, '/');
    if (plain.startsWith('!'))
        return null;
    const mended = (expandGroups(plain) ?? [null]).map((part) => part && mendSegments(part));
    const usable = mended.filter((part) => part !== null && findProblem(part) === null);
    return usable.length === mended.length ? [...new Set(usable)].join(', ') : null;
};
const isDots = (segment) => segment === '.' || segment === '..';
const count = (text, of) => text.match(of)?.length ?? 0;
/** The segments as they are matched: a slash at the end is a `**`. */
const segmentsOf = (text) => {
    const segments = text.split('/');
    if (segments.at(-1) === '')
        segments[segments.length - 1] = '**';
    return segments;
};
const findProblem = (text) => {
    if (text.trim() === '')
        return 'pattern-empty';
    if (text.length > maxLength)
        return 'pattern-too-long';
    if (text !== text.trim())
        return 'pattern-outer-space';
    if (invisible.test(text))
        return 'pattern-control-character';
    if (text.includes('\\'))
        return 'pattern-backslash';
    if (text.startsWith('!'))
        return 'pattern-negation';
    const group = findGroup(text);
    if (group !== null)
        return group.code;
    if (text.startsWith('/'))
        return 'pattern-leading-slash';
    const segments = segmentsOf(text);
    if (segments.some(isDots))
        return 'pattern-dot-segment';
    if (segments.includes(''))
        return 'pattern-empty-segment';
    if (segments.some((segment) => segment !== '**' && segment.includes('**')))
        return 'pattern-globstar-in-segment';
    if (segments.filter((segment) => segment === '**').length > maxWildcards)
        return 'pattern-too-many-globstars';
    const isWild = (segment) => count(segment, /[*?]/g) > maxWildcards;
    return segments.some(isWild) ? 'pattern-too-many-wildcards' : null;
};
/** Reads one pattern. Throws nothing; a refused text comes back with the text to write instead. */
const parsePattern = (text) => {
    const code = findProblem(text);
    if (code !== null)
        return { problem: { code, write: code === 'pattern-too-long' ? null : mend(text) } };
    const segments = segmentsOf(text);
    const wild = segments.findIndex((segment) => patterns_wildcard.test(segment));
    const pattern = {
        text,
        // Without a wildcard this is -1: all but the last one.
        anchor: segments.slice(0, wild).join('/'),
        literals: [...text.replace(/[*?/]/g, '')].length,
        globstars: segments.filter((segment) => segment === '**').length,
        matches: compileGlob(segments),
    };
    return { pattern };
};

;// CONCATENATED MODULE: ./lib/declaration/schema.js
/**
 * OWNERSHIP.yaml version 1, written once: the types, the validation, `schema/ownership.v1.json` and
 * `docs/ownership-yaml.md` all come from here. Every scalar arrives as text and leaves as what it means.
 *
 * The message of each check is the name of a {@link Form}: words are made elsewhere.
 */

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?$/;
/** What a login may be mistaken for and the rule `owner` answers in words: a team, a bot. */
const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?(?:\[bot\]|\/[A-Za-z0-9][A-Za-z0-9._-]{0,98})?$/;
const TEAM = /^[A-Za-z0-9][A-Za-z0-9-]{0,98}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,98})?$/;
const HTTPS = /^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/i;
/** A form the value must have: its message is the form's name. */
const schema_form = (name, pattern) => dist/* pipe */.FsL(dist/* string */.YjP('filled'), dist/* regex */.yGV(pattern, name));
const login = schema_form('login', LOGIN);
const sentence = dist/* pipe */.FsL(dist/* string */.YjP('filled'), dist/* minLength */.BpQ(1, 'filled'), dist/* maxLength */.Ru6(2000, 'text'));
const path = dist/* pipe */.FsL(dist/* string */.YjP('filled'), dist/* minLength */.BpQ(1, 'filled'), dist/* maxLength */.Ru6(4096, 'text'));
const https = schema_form('https', HTTPS);
const isDate = (text) => {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};
const date = dist/* pipe */.FsL(dist/* string */.YjP('filled'), dist/* regex */.yGV(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/, 'date'), dist/* check */.z6Y(isDate, 'date'));
/** A decimal stays text, its digits as written; at or below 1 without a `%` is a share somebody meant as a percentage. */
const objective = dist/* pipe */.FsL(dist/* string */.YjP('filled'), dist/* regex */.yGV(/^[0-9]{1,3}(?:\.[0-9]{1,12})? ?%?$/, 'objective'), dist/* check */.z6Y((text) => text.endsWith('%') || !/^(?:0(?:\.|$)|1(?:\.0+)?$)/.test(text), 'objective'), dist/* transform */.pdi((text) => text.replace(/ ?%$/, '')));
const schema_count = dist/* pipe */.FsL(dist/* string */.YjP('filled'), dist/* regex */.yGV(/^[0-9]{1,15}$/, 'count'), dist/* transform */.pdi((text) => Number(text)));
const flag = dist/* pipe */.FsL(dist/* picklist */.KIO(['true', 'false'], 'choice'), dist/* transform */.pdi((text) => text === 'true'));
/**
 * One of several shapes. Which one is meant is chosen by looking, so that a problem inside is reported
 * against the shape somebody was writing, not against all of them.
 */
const either = (options, choose) => {
    const schema = dist/* lazy */.RZV((input) => options[choose(input)]);
    return Object.assign(schema, {
        options,
    });
};
/** An object with these keys and no other; the message of its issues lists the keys, so that a near one can be named. */
const object = (entries) => dist/* strictObject */.rej(entries, `keys ${Object.keys(entries).join(' ')}`);
const isMap = (input) => typeof input === 'object' && input !== null && !Array.isArray(input);
const described = (text, schema) => dist/* pipe */.FsL(schema, dist/* description */.h_(text));
const optional = (text, schema) => dist/* exactOptional */.yqP(described(text, schema));
const list = (schema) => dist/* pipe */.FsL(dist/* array */.YOg(schema), dist/* minLength */.BpQ(1, 'filled'));
const notApplicable = object({
    'not-applicable': described('Why this system needs none.', sentence),
});
const DATA_CLASSES = [
    'personal',
    'special-category',
    'payment',
    'health',
    'children',
    'credentials',
    'internal',
    'public',
    'none',
];
const TIERS = ['1', '2', '3', '4'];
/** What a system can owe. */
const DUTIES = ['owner', 'runbook', 'slo', 'backup', 'escalation'];
/** The rules whose severity the policy may set. `declaration`, `change`, `handover`, `law` and `acceptance` are not among them. */
const ADJUSTABLE = [
    'unowned',
    'ambiguous',
    'owner',
    'owner-access',
    'runbook',
    'slo',
    'slo-arithmetic',
    'backup',
    'escalation',
    'waiver',
    'gate-workflow',
    'blast-radius',
    'history',
];
const escalation = object({
    page: described('Where the person on call is paged: an https link.', https),
    'acknowledge-within': optional('How soon a page is answered, such as `15m`.', schema_form('duration', /^[1-9][0-9]{0,4}[smhd]$/)),
});
const sloFile = object({
    file: described('An OpenSLO v1, Sloth or Pyrra file in this repository.', path),
});
const inlineSlo = object({
    name: optional('Matches entries across a change; else the indicator does.', sentence),
    indicator: described('What is measured, in words a customer would understand.', sentence),
    objective: described('The share that is good, such as `99.9%`: above 0, below 100.', objective),
    window: described('Over how long: days `30d`, weeks `4w`, calendar months `1M`, calendar quarters `1Q`.', schema_form('window', /^[1-9][0-9]{0,3}[dwMQ]$/)),
    promised: optional('What others were promised, looser than the objective.', object({
        objective: described('The share promised.', objective),
        to: optional('Whom it was promised to.', sentence),
    })),
    events: optional('Roughly how many valid events a window has.', schema_count),
});
const action = object({
    what: described('What is to be done.', sentence),
    owner: optional('Who does it.', login),
    due: optional('Until when.', date),
    done: optional('When it was done.', date),
});
const incident = object({
    date: described('The day it happened.', date),
    what: described('What broke, in a few words.', sentence),
    link: optional('The write-up: a path or a link.', path),
    actions: optional('What was to change after it.', list(action)),
});
const tradeOff = object({
    what: described('What was decided.', sentence),
    'decided-by': optional('Who decided it.', login),
    risk: optional('What may come of it.', sentence),
    'revisit-by': optional('When to look at it again.', date),
});
const dependency = either([
    schema_form('name', NAME),
    object({
        system: described('The system it needs.', schema_form('name', NAME)),
        soft: optional('`true`: it degrades without it, and does not break.', flag),
    }),
    object({
        external: described('What it needs from outside, in words.', sentence),
        objective: optional('What that promises.', objective),
        soft: optional('`true`: it degrades without it, and does not break.', flag),
    }),
], (input) => (!isMap(input) ? 0 : 'external' in input ? 2 : 1));
const system = object({
    description: optional('What it does, in one line.', sentence),
    paths: described('Patterns of the paths it answers for.', list(path)),
    team: optional('The team it belongs to, as `org/team`; never instead of a person.', schema_form('team', TEAM)),
    owner: optional('The one person who answers for it: a GitHub login without `@`.', schema_form('owner', OWNER)),
    backup: optional('Who answers when the owner cannot.', list(schema_form('owner', OWNER))),
    escalation: optional('How the person on call is reached.', escalation),
    runbook: optional('What to do when it breaks: a path in this repository, an https link, or `not-applicable`.', either([path, notApplicable], (input) => (isMap(input) ? 1 : 0))),
    slo: optional('What it promises: a list, or `not-applicable`.', either([
        list(either([inlineSlo, sloFile], (input) => (isMap(input) && 'file' in input ? 1 : 0))),
        notApplicable,
    ], (input) => (isMap(input) ? 1 : 0))),
    tier: optional('1 (an outage is existential) to 4 (a shrug).', dist/* picklist */.KIO(TIERS, 'choice')),
    'depends-on': optional('What it needs to work.', list(dependency)),
    data: optional('The classes of data it holds; `none` is said, not implied.', list(dist/* picklist */.KIO(DATA_CLASSES, 'choice'))),
    dashboard: optional('Where its health is seen: an https link.', https),
    incidents: optional('What happened here before.', list(incident)),
    'trade-offs': optional('What was waved away, and until when.', list(tradeOff)),
});
const defaults = object({
    runbook: optional('A path or link; `<system>` stands for the system’s name.', path),
    slo: optional('SLO files; `<system>` stands for the system’s name.', list(sloFile)),
    escalation: optional('How the person on call is reached.', escalation),
    tier: optional('1 to 4.', dist/* picklist */.KIO(TIERS, 'choice')),
    data: optional('The classes of data.', list(dist/* picklist */.KIO(DATA_CLASSES, 'choice'))),
    dashboard: optional('An https link; `<system>` stands for the system’s name.', https),
});
const team = object({
    owner: optional('The person who answers for the team’s systems.', schema_form('owner', OWNER)),
    backup: optional('Who answers when the owner cannot.', list(schema_form('owner', OWNER))),
    escalation: optional('How the person on call is reached.', escalation),
});
const person = object({
    name: optional('What the person is called.', sentence),
    contact: optional('Where the person is reached: an https or mailto link.', schema_form('contact', /^(?:https:\/\/[^\s/?#@]+(?:[/?#]\S*)?|mailto:\S+@\S+)$/i)),
    id: optional('The numeric id of the account: pins it to this person.', schema_form('count', /^[1-9][0-9]{0,14}$/)),
});
const exemption = object({
    paths: described('Patterns of the paths nobody needs to answer for.', list(path)),
    reason: described('Why.', sentence),
    owner: described('The person who decided it.', login),
    expires: optional('The last day it holds, in UTC.', date),
});
const waiver = object({
    systems: described('The systems it serves.', list(schema_form('name', NAME))),
    duties: described('The duties not met yet.', list(dist/* picklist */.KIO(DUTIES, 'choice'))),
    reason: described('Why, and what will end it.', sentence),
    'approved-by': described('The person who agreed.', login),
    expires: described('The last day it holds, in UTC.', date),
});
const duties = list(dist/* picklist */.KIO(DUTIES, 'choice'));
const answer = dist/* picklist */.KIO(['accept', 'declare', 'off'], 'choice');
const acceptance = object({
    agent: optional('A change an agent wrote.', answer),
    assisted: optional('A change an editor’s assistant helped with.', answer),
    bot: optional('A change of a bot such as a dependency updater.', answer),
    undeclared: optional('A change that declares none of these.', answer),
});
const tierPolicy = object({
    require: optional('The duties of this tier, instead of the usual ones.', duties),
    'also-require': optional('Duties on top of the usual ones.', duties),
    acceptance: optional('Acceptance for this tier.', acceptance),
});
const dataPolicy = object({
    'also-require': optional('Duties on top of the usual ones.', duties),
});
const keyed = (keys, schema) => object(Object.fromEntries(keys.map((key) => [key, dist/* exactOptional */.yqP(schema)])));
const policy = object({
    mode: optional('`report` judges and says the same, but never fails the check.', dist/* picklist */.KIO(['report', 'enforce'], 'choice')),
    require: optional('The duties of every system. Default: owner, runbook, slo.', duties),
    tiers: optional('Duties by tier.', keyed(TIERS, tierPolicy)),
    data: optional('Duties by class of data.', keyed(DATA_CLASSES, dataPolicy)),
    unowned: optional('Paths nobody answers for: `fail`, `new-only` (only those the change adds) or `warn`.', dist/* picklist */.KIO(['fail', 'new-only', 'warn'], 'choice')),
    acceptance: optional('Who must accept what, by who wrote it.', acceptance),
    rules: optional('How strictly a rule is taken.', keyed(ADJUSTABLE, dist/* picklist */.KIO(['fail', 'warn', 'off'], 'choice'))),
    keepers: optional('Who may change the law. Default: the repository’s admins.', list(login)),
    lines: optional('The branches the law covers. Default: the default branch.', list(schema_form('branch', /^[^\s~^:\\[\]?]+$/))),
    machines: optional('Accounts that are programs: never owner, acceptor or keeper.', list(login)),
});
const ownership = object({
    version: described('The version of this format: 1.', schema_form('version', /^1$/)),
    defaults: optional('What neither a system nor its team says.', defaults),
    teams: optional('What the systems of a team have in common.', dist/* record */.g1P(schema_form('team', TEAM), team)),
    systems: described('What somebody answers for, by name.', dist/* record */.g1P(schema_form('name', NAME), system)),
    exempt: optional('Paths that belong to no system on purpose.', list(exemption)),
    waivers: optional('Duties not met yet, on purpose.', list(waiver)),
    people: optional('How a login is called and reached.', dist/* record */.g1P(login, person)),
    policy: optional('What is required, and how strictly.', policy),
});

;// CONCATENATED MODULE: ./lib/declaration/parse.js
/** A declaration's text → its checked content with places, or every problem it has. */






const MAX_PATTERNS = 20_000;
/** More problems than a person reads at once; the count of the rest is kept. */
const MAX_PROBLEMS = 200;
/** Reads one file. Pure, never throws; problems are sorted by place. */
const parseDeclaration = (text, file, commit) => {
    const read = (0,dialect/* readDialect */.t)(text);
    const problems = [...read.problems];
    const patterns = new Map();
    if (read.value !== undefined && read.node !== null) {
        const foreign = findForeign(read.value);
        if (foreign !== null) {
            return { problems: [{ code: 'declaration-foreign', line: 1, column: 1, at: '', got: foreign }] };
        }
        const result = dist/* safeParse */.xLC(ownership, read.value);
        for (const issue of result.issues ?? [])
            problems.push(...toProblems(issue, read.node));
        if (isRecord(read.value)) {
            addNameClashes(read.value, read.node, problems);
            addPatternProblems(read.value, read.node, patterns, problems);
            addPlaceholderProblems(read.value, read.node, problems);
        }
        if (problems.length === 0 && result.success) {
            return { declaration: { file, commit, written: result.output, node: read.node, patterns } };
        }
    }
    const seen = new Set();
    const unique = problems.filter((problem) => {
        const key = `${problem.line}:${problem.column}:${problem.code === 'declaration-quotes' ? '' : problem.code}:${problem.got}`;
        return !seen.has(key) && seen.add(key);
    });
    unique.sort((a, b) => a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1));
    return { problems: unique.slice(0, MAX_PROBLEMS) };
};
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Where a key path leads: the value, and the key it stands under. */
const findNode = (root, path) => {
    let found = { key: root, node: root };
    for (const step of path) {
        if (typeof step === 'number') {
            const item = found.node.items[step];
            if (item === undefined)
                break;
            found = { key: item, node: item };
        }
        else {
            const entry = found.node.keys.get(step);
            if (entry === undefined)
                break;
            found = { key: entry, node: entry.node };
        }
    }
    return found;
};
const keyPath = (path) => path.reduce((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`), '');
/** The one of `choices` somebody most likely meant. */
const findNearest = (word, choices) => {
    const close = choices
        .map((choice) => ({ choice, far: (0,mod/* distance */.Io)(word.toLowerCase().replaceAll('_', '-'), choice.toLowerCase()) }))
        .filter(({ choice, far }) => far <= Math.max(1, Math.floor(choice.length / 3)))
        .sort((a, b) => a.far - b.far || (a.choice < b.choice ? -1 : 1));
    return close[0]?.choice;
};
const toProblems = (issue, root) => {
    const path = (issue.path ?? []).map((item) => item.key);
    const { key, node } = findNode(root, path);
    const at = keyPath(path);
    const got = typeof issue.input === 'string' ? { got: issue.input } : {};
    if (issue.type === 'strict_object') {
        const known = issue.message.split(' ').slice(1);
        if (issue.expected === 'Object')
            return [{ code: 'declaration-shape', ...start(node), at, form: 'map', ...got }];
        const parent = findNode(root, path.slice(0, -1));
        const within = { at: keyPath(path.slice(0, -1)) };
        if (issue.expected !== 'never') {
            return [{ code: 'declaration-missing-key', ...start(parent.key), ...within, got: String(path.at(-1)) }];
        }
        return [...parent.node.keys]
            .filter(([name]) => !known.includes(name))
            .map(([name, entry]) => {
            const near = findNearest(name, known);
            const choices = known.filter((choice) => !parent.node.keys.has(choice));
            return { code: 'declaration-unknown-key', line: entry.line, column: entry.column, ...within, got: name, choices, ...(near === undefined ? {} : { write: near }) };
        });
    }
    if (issue.type === 'record')
        return [{ code: 'declaration-shape', ...start(node), at, form: 'map', ...got }];
    if (issue.type === 'array') {
        const write = typeof issue.input === 'string' && issue.input !== '' ? { write: `[${issue.input}]` } : {};
        return [{ code: 'declaration-shape', ...start(node), at, form: 'list', ...got, ...write }];
    }
    if (issue.type === 'string')
        return [{ code: 'declaration-shape', ...start(node), at, form: 'text' }];
    const isKey = issue.path?.at(-1)?.origin === 'key';
    const place = start(isKey ? key : node);
    if (issue.type === 'picklist') {
        if (typeof issue.input !== 'string')
            return [{ code: 'declaration-shape', ...place, at, form: 'text' }];
        const choices = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
        const near = findNearest(issue.input, choices);
        return [{ code: 'declaration-value', ...place, at, ...got, form: 'choice', choices, ...(near === undefined ? {} : { write: near }) }];
    }
    const form = issue.input === '' ? 'filled' : issue.message;
    const write = typeof issue.input === 'string' ? suggest(form, issue.input) : undefined;
    return [{ code: 'declaration-value', ...place, at, ...got, form, ...(write === undefined ? {} : { write }) }];
};
const start = (node) => ({ line: node.line, column: node.column });
/** What somebody who wrote `got` most likely meant, in the form asked for. */
const suggest = (form, got) => {
    if ((form === 'login' || form === 'owner') && /^@[A-Za-z0-9_-]+$/.test(got))
        return got.slice(1);
    if (form === 'window') {
        const days = /^(\d{1,4}) ?(?:days?)?$/i.exec(got);
        return days?.[1] === undefined ? undefined : `${days[1]}d`;
    }
    if (form === 'duration') {
        const [, amount, unit] = /^(\d{1,4}) ?([smhd]?)/i.exec(got) ?? [];
        return amount === undefined ? undefined : `${amount}${unit?.toLowerCase() || 'm'}`;
    }
    if (form === 'objective') {
        if (/^\d{1,3},\d+ ?%?$/.test(got))
            return `${got.replace(',', '.').replace(/ ?%$/, '')}%`;
        const share = /^0?\.(\d{2})(\d*)$/.exec(got);
        if (share?.[1] !== undefined)
            return `${Number(share[1])}${share[2] ? `.${share[2]}` : ''}%`;
    }
    if ((form === 'https' || form === 'contact') && /^http:\/\//i.test(got))
        return got.replace(/^http:/i, 'https:');
    if (form === 'name' && /^[A-Za-z0-9]/.test(got)) {
        const name = got.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/-+$/, '').slice(0, 63);
        return name === '' ? undefined : name;
    }
    return undefined;
};
/** Two names that differ only in case are one name to people. */
const addNameClashes = (value, root, problems) => {
    for (const section of ['systems', 'teams', 'people']) {
        const first = new Map();
        for (const name of isRecord(value[section]) ? Object.keys(value[section]) : []) {
            const other = first.get(name.toLowerCase());
            if (other === undefined)
                first.set(name.toLowerCase(), name);
            else {
                const { key } = findNode(root, [section, name]);
                problems.push({ code: 'declaration-names-clash', ...start(key), at: section, got: name, write: other });
            }
        }
    }
};
const addPatternProblems = (value, root, patterns, problems) => {
    let count = 0;
    const readList = (paths, at) => {
        for (const [index, text] of Array.isArray(paths) ? paths.entries() : []) {
            if (typeof text !== 'string')
                continue;
            count += 1;
            if (text === '' || patterns.has(text))
                continue;
            const parsed = parsePattern(text);
            if ('pattern' in parsed)
                patterns.set(text, parsed.pattern);
            else {
                const place = start(findNode(root, [...at, index]).node);
                const { code, write } = parsed.problem;
                problems.push({ code: 'declaration-pattern', ...place, at: keyPath([...at, index]), got: text, pattern: code, ...(write === null ? {} : { write }) });
            }
        }
    };
    const systems = isRecord(value.systems) ? value.systems : {};
    for (const [name, system] of Object.entries(systems)) {
        if (isRecord(system))
            readList(system.paths, ['systems', name, 'paths']);
    }
    for (const [index, exemption] of Array.isArray(value.exempt) ? value.exempt.entries() : []) {
        if (isRecord(exemption))
            readList(exemption.paths, ['exempt', index, 'paths']);
    }
    if (count > MAX_PATTERNS) {
        problems.push({ code: 'declaration-too-many-patterns', line: 1, column: 1, at: '', got: String(count) });
    }
};
/** `<system>` is the only placeholder, and only `defaults` knows which system is meant. */
const addPlaceholderProblems = (value, root, problems) => {
    const look = (text, allowed, at) => {
        for (const match of typeof text === 'string' ? text.matchAll(/<[a-z-]+>/g) : []) {
            if (allowed.includes(match[0]))
                continue;
            const place = start(findNode(root, at).node);
            problems.push({ code: 'declaration-placeholder', ...place, at: keyPath(at), got: match[0], choices: allowed });
        }
    };
    const lookAt = (holder, at, allowed) => {
        if (!isRecord(holder))
            return;
        look(holder.runbook, allowed, [...at, 'runbook']);
        look(holder.dashboard, allowed, [...at, 'dashboard']);
        for (const [index, slo] of Array.isArray(holder.slo) ? holder.slo.entries() : []) {
            if (isRecord(slo))
                look(slo.file, allowed, [...at, 'slo', index, 'file']);
        }
    };
    lookAt(value.defaults, ['defaults'], ['<system>']);
    for (const [name, system] of Object.entries(isRecord(value.systems) ? value.systems : {}))
        lookAt(system, ['systems', name], []);
};


/***/ })

};
