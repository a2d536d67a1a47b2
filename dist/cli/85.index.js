export const id = 85;
export const ids = [85,802];
export const modules = {

/***/ 7284:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ay: () => (/* binding */ findDuties),
/* harmony export */   Bj: () => (/* binding */ readLaw),
/* harmony export */   W8: () => (/* binding */ findLevel)
/* harmony export */ });
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1018);

const USUAL = ['owner', 'runbook', 'slo'];
/** The law one declaration states. */
const readLaw = (declaration) => {
    const { written, node, file, commit, patterns } = declaration;
    const policy = written.policy ?? {};
    const place = (path) => {
        const { line, column } = (0,_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .findNode */ .c)(node, path).node;
        return { file, line, column, commit };
    };
    return {
        mode: policy.mode ?? 'enforce',
        unowned: policy.unowned ?? 'fail',
        keepers: policy.keepers ?? [],
        machines: policy.machines ?? [],
        exempt: (written.exempt ?? []).map((exemption, index) => ({
            ...exemption,
            place: place(['exempt', index]),
            patterns: exemption.paths.flatMap((text, item) => {
                const pattern = patterns.get(text);
                return pattern === undefined ? [] : [{ pattern, place: place(['exempt', index, 'paths', item]) }];
            }),
        })),
        waivers: (written.waivers ?? []).map((waiver, index) => ({ ...waiver, place: place(['waivers', index]) })),
        policy,
    };
};
/** The duties of a system: those of its tier or the usual ones, and what its tier and its data ask for besides. */
const findDuties = (law, system) => {
    const { policy } = law;
    const tier = policy.tiers?.[(system.tier?.value ?? '')];
    const duties = new Set(tier?.require ?? policy.require ?? USUAL);
    for (const duty of tier?.['also-require'] ?? [])
        duties.add(duty);
    for (const kind of system.data?.value ?? []) {
        for (const duty of policy.data?.[kind]?.['also-require'] ?? [])
            duties.add(duty);
    }
    return duties;
};
/** How strictly the policy takes a rule: `null` where it says nothing. */
const findLevel = (law, rule) => law.policy.rules?.[rule] ?? null;


/***/ }),

/***/ 4438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ PLACES),
  B: () => (/* binding */ propose)
});

// EXTERNAL MODULE: ./lib/facts.js
var facts = __webpack_require__(1588);
// EXTERNAL MODULE: ./lib/verdict.js
var verdict = __webpack_require__(802);
// EXTERNAL MODULE: ./lib/declaration/dialect.js
var dialect = __webpack_require__(7114);
// EXTERNAL MODULE: ./lib/declaration/law.js
var declaration_law = __webpack_require__(7284);
;// CONCATENATED MODULE: ./lib/declaration/merge.js
const SECTIONS = ['systems', 'teams', 'people', 'defaults'];
/** The entries of one declaration. */
const listEntries = (declaration) => {
    const section = (name) => {
        const keys = declaration.node.keys.get(name)?.node.keys ?? new Map();
        const entries = new Map();
        for (const [key, value] of Object.entries(declaration.written[name] ?? {})) {
            const found = keys.get(key);
            if (found === undefined)
                continue;
            const place = { file: declaration.file, line: found.line, column: found.column, commit: declaration.commit };
            entries.set(key, { value: value, place, node: found.node, patterns: declaration.patterns });
        }
        return entries;
    };
    return { systems: section('systems'), teams: section('teams'), people: section('people'), defaults: section('defaults') };
};
const NOTHING = { systems: new Map(), teams: new Map(), people: new Map(), defaults: new Map() };
/** Merges what the base tip and the head made of the merge base's entries. */
const mergeEntries = (sides) => {
    const [from, base, head] = [sides.mergeBase, sides.base, sides.head].map((side) => (side === null ? NOTHING : listEntries(side)));
    const conflicts = [];
    const merged = SECTIONS.map((section) => {
        const result = new Map();
        for (const name of new Set([...head[section].keys(), ...base[section].keys()])) {
            const [was, ours, theirs] = [from, base, head].map((side) => side[section].get(name));
            const [wasText, ourText, theirText] = [was, ours, theirs].map(canonical);
            const taken = ourText === theirText || ourText === wasText ? theirs : ours;
            if (taken === ours && theirText !== wasText && ourText !== theirText) {
                conflicts.push({ entry: `${section}.${name}`, base: ours?.place ?? null, head: theirs?.place ?? null });
            }
            if (taken !== undefined)
                result.set(name, taken);
        }
        return [section, result];
    });
    return { entries: Object.fromEntries(merged), conflicts };
};
const canonical = (entry) => entry === undefined
    ? ''
    : JSON.stringify(entry.value, (_, value) => typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value);

// EXTERNAL MODULE: ./lib/declaration/parse.js + 4 modules
var parse = __webpack_require__(1018);
// EXTERNAL MODULE: ./lib/declaration/resolve.js
var resolve = __webpack_require__(2636);
;// CONCATENATED MODULE: ./lib/declaration/proposal.js







/** The two places a declaration may stand, in the order they are looked at. */
const PLACES = ['OWNERSHIP.yaml', '.github/OWNERSHIP.yaml'];
/** Pure: the same change gives the same proposal. */
const propose = (change) => {
    const read = reader(change.texts);
    const merged = overlay(change);
    const law = read(change.declarations.law, change.law.sha);
    const base = read(change.declarations.base, change.base.sha);
    const mergeBase = read(change.declarations.mergeBase, change.mergeBase);
    const head = read(change.declarations.head, change.head.sha);
    const after = read(merged, change.head.sha);
    const unknown = [law, base, mergeBase, head, after].find((side) => side.kind === 'broken' && side.findings.some(({ severity }) => severity === 'undecided'));
    const nothing = { law: null, lawOf: 'base', before: null, after: null, text: null, proposed: null };
    if (unknown?.kind === 'broken')
        return { ...nothing, findings: unknown.findings };
    if (after.kind === 'none' && law.kind === 'none' && base.kind === 'none') {
        return { ...nothing, findings: [(0,verdict/* finding */.gk)('declaration-missing', 'declaration', { spelt: after.spelt })] };
    }
    if (after.kind === 'none') {
        const gone = change.declarations.base.find(({ path }) => isExact(path));
        const place = { file: gone?.path ?? PLACES[0], line: 1, column: 1, commit: change.base.sha };
        const detail = { spelt: after.spelt };
        return { ...nothing, findings: [(0,verdict/* finding */.gk)('declaration-deleted', 'declaration', detail, { place, path: place.file })] };
    }
    if (after.kind === 'broken') {
        const standing = law.kind === 'broken' && law.id === after.id;
        return { ...nothing, findings: standing ? law.findings.map((problem) => unreadable(problem, law.findings.length)).slice(0, 1) : after.findings };
    }
    const findings = [];
    const touched = change.paths.some(({ path }) => after.spelt.includes(path));
    if (after.spelt.length > 0) {
        const place = { file: after.spelt[0] ?? PLACES[0], line: 1, column: 1, commit: change.head.sha };
        const severity = touched ? 'fail' : 'warn';
        findings.push((0,verdict/* finding */.gk)('declaration-misspelt', 'declaration', { spelt: after.spelt }, { place, severity }));
    }
    let source = law;
    if (law.kind === 'none') {
        findings.push((0,verdict/* finding */.gk)('declaration-adopted', 'declaration', { people: listPeople(after.declaration) }, { severity: 'notice', place: proposal_top(after.declaration) }));
        source = after;
    }
    else if (law.kind === 'broken') {
        findings.push((0,verdict/* finding */.gk)('declaration-mended', 'declaration', { ref: change.law.ref }, { severity: 'undecided', place: proposal_top(after.declaration) }));
        source = after;
    }
    const lawOf = source === after && law.kind !== 'declaration' ? 'change' : 'base';
    const before = base.kind === 'declaration' ? (0,resolve/* resolve */.h)(listEntries(base.declaration)) : null;
    const entries = mergeSides(mergeBase, base, head, after, findings);
    return {
        law: source.kind === 'declaration' ? (0,declaration_law/* readLaw */.Bj)(source.declaration) : null,
        lawOf,
        before,
        after: entries === null ? null : base.kind === 'declaration' && base.id === after.id ? before : (0,resolve/* resolve */.h)(entries),
        text: head.kind === 'declaration' ? head.declaration : after.declaration,
        proposed: lawOf === 'base' && head.kind === 'declaration' ? (0,declaration_law/* readLaw */.Bj)(head.declaration) : null,
        findings,
    };
};
const isExact = (path) => PLACES.includes(path);
const proposal_top = (declaration) => ({ file: declaration.file, line: 1, column: 1, commit: declaration.commit });
/** The declaration files of the base tip's tree with the change's own laid over them. */
const overlay = (change) => {
    const changed = new Set(change.paths.map(({ path }) => path));
    return [
        ...change.declarations.base.filter(({ path }) => !changed.has(path)),
        ...change.declarations.head.filter(({ path }) => changed.has(path)),
    ];
};
/** Reads one side; a blob that several sides share is parsed once. */
const reader = (texts) => {
    const byId = new Map(texts);
    const parsed = new Map();
    return (files, commit) => {
        const exact = PLACES.flatMap((place) => files.filter(({ path }) => path === place));
        const spelt = files.map(({ path }) => path).filter((path) => !isExact(path)).sort();
        const [file, second] = exact;
        if (file === undefined)
            return { kind: 'none', spelt };
        const place = { file: file.path, line: 1, column: 1, commit };
        const broken = (problem) => ({ kind: 'broken', findings: [problem], id: `${file.path} ${file.id}` });
        if (second !== undefined) {
            return broken((0,verdict/* finding */.gk)('declaration-twice', 'declaration', { files: exact.map(({ path }) => path) }, { place }));
        }
        if (!(0,facts/* isFile */.f)(file)) {
            const kind = file.mode === '120000' ? 'symlink' : 'submodule';
            return broken((0,verdict/* finding */.gk)('declaration-not-a-file', 'declaration', { kind }, { place }));
        }
        if (file.size > dialect/* MAX_BYTES */.z) {
            return broken((0,verdict/* finding */.gk)('declaration-too-large', 'declaration', { code: 'declaration-too-large', line: 1, column: 1, at: '' }, { place }));
        }
        const text = byId.get(file.id) ?? { unknown: 'its text was not read' };
        if ('unknown' in text) {
            const detail = { why: text.unknown, needs: text.needs ?? null };
            return broken((0,verdict/* finding */.gk)('declaration-unknown', 'declaration', detail, { place, severity: 'undecided' }));
        }
        const key = `${file.path} ${file.id} ${commit}`;
        const result = parsed.get(key) ?? reuse(parsed, `${file.path} ${file.id}`, commit) ?? (0,parse/* parseDeclaration */.A)(text.known, file.path, commit);
        parsed.set(key, result);
        parsed.set(`${file.path} ${file.id}`, result);
        if ('declaration' in result) {
            return { kind: 'declaration', declaration: result.declaration, id: `${file.path} ${file.id}`, spelt };
        }
        return { kind: 'broken', findings: result.problems.map((problem) => toFinding(problem, file.path, commit)), id: `${file.path} ${file.id}` };
    };
};
const reuse = (parsed, key, commit) => {
    const same = parsed.get(key);
    if (same === undefined || 'problems' in same)
        return same;
    return { declaration: { ...same.declaration, commit } };
};
const toFinding = (problem, file, commit) => (0,verdict/* finding */.gk)(problem.code, 'declaration', problem, { place: { file, line: problem.line, column: problem.column, commit } });
const unreadable = (problem, count) => (0,verdict/* finding */.gk)('declaration-unreadable-at-base', 'declaration', { problem, count }, { place: problem.place, severity: problem.severity });
/** The entries after the merge; `null` with an undecided finding where the two sides contradict each other. */
const mergeSides = (mergeBase, base, head, after, findings) => {
    const id = (side) => (side.kind === 'none' ? '' : side.id);
    if (id(head) === id(mergeBase) && base.kind === 'declaration')
        return listEntries(base.declaration);
    if (id(base) === id(mergeBase) || id(base) === id(head) || base.kind !== 'declaration')
        return listEntries(after.declaration);
    if (mergeBase.kind === 'broken' || head.kind !== 'declaration') {
        findings.push((0,verdict/* finding */.gk)('declaration-conflict', 'declaration', { entry: '', base: proposal_top(base.declaration), head: proposal_top(after.declaration) }, { severity: 'undecided', place: proposal_top(after.declaration) }));
        return null;
    }
    const { entries, conflicts } = mergeEntries({
        mergeBase: mergeBase.kind === 'declaration' ? mergeBase.declaration : null,
        base: base.declaration,
        head: head.declaration,
    });
    for (const conflict of conflicts) {
        findings.push((0,verdict/* finding */.gk)('declaration-conflict', 'declaration', conflict, { severity: 'undecided', place: conflict.head ?? conflict.base }));
    }
    return conflicts.length === 0 ? entries : null;
};
/** Everybody a declaration names as somebody who answers. */
const listPeople = ({ written }) => {
    const people = new Set(written.policy?.keepers ?? []);
    for (const holder of [...Object.values(written.systems), ...Object.values(written.teams ?? {})]) {
        for (const login of [holder.owner, ...(holder.backup ?? [])])
            if (login !== undefined)
                people.add(login);
    }
    return [...people].sort();
};


/***/ }),

/***/ 2636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ resolve),
/* harmony export */   l: () => (/* binding */ isNotApplicable)
/* harmony export */ });
/** Fills in what systems take from their team and the defaults. */
const resolve = (entries) => {
    const teams = new Map([...entries.teams].map(([name, entry]) => [name.toLowerCase(), entry]));
    const systems = new Map();
    for (const [name, entry] of entries.systems)
        systems.set(name, resolveSystem(name, entry, teams, entries));
    const people = new Map([...entries.people].map(([login, entry]) => [login.toLowerCase(), entry.value]));
    return { systems, people };
};
const isNotApplicable = (value) => typeof value === 'object' && value !== null && 'not-applicable' in value;
const resolveSystem = (name, entry, teams, entries) => {
    const team = entry.value.team === undefined ? undefined : teams.get(entry.value.team.toLowerCase());
    const take = (key) => {
        const sources = [
            { by: 'system', entry, value: entry.value[key] },
            { by: 'team', entry: team, value: team?.value?.[key] },
        ];
        for (const { by, entry: from, value } of sources) {
            if (from === undefined || value === undefined)
                continue;
            const { line, column } = from.node.keys.get(key)?.node ?? from.place;
            return { value: value, file: from.place.file, line, column, ...commit(from.place), by };
        }
        const preset = entries.defaults.get(key);
        if (preset === undefined)
            return null;
        return { value: fill(preset.value, name), ...preset.place, by: 'default' };
    };
    const list = entry.node.keys.get('paths')?.node;
    return {
        name,
        place: entry.place,
        endLine: entry.node.endLine,
        pastable: !entry.node.flow,
        paths: entry.value.paths.flatMap((text, index) => {
            const pattern = entry.patterns.get(text);
            const { line, column } = list?.items[index] ?? entry.place;
            return pattern === undefined ? [] : [{ value: pattern, file: entry.place.file, line, column, ...commit(entry.place), by: 'system' }];
        }),
        description: take('description'),
        team: take('team'),
        owner: take('owner'),
        backup: take('backup'),
        escalation: take('escalation'),
        runbook: take('runbook'),
        slo: take('slo'),
        tier: take('tier'),
        dependsOn: take('depends-on'),
        data: take('data'),
        dashboard: take('dashboard'),
        incidents: take('incidents'),
        tradeOffs: take('trade-offs'),
    };
};
const commit = (place) => (place.commit === undefined ? {} : { commit: place.commit });
/** `<system>` in a default is the system's name. */
const fill = (value, name) => typeof value === 'string'
    ? value.replaceAll('<system>', name)
    : Array.isArray(value)
        ? value.map((item) => fill(item, name))
        : typeof value === 'object' && value !== null
            ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, name)]))
            : value;


/***/ }),

/***/ 9207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ findBudgetSeconds),
/* harmony export */   bD: () => (/* binding */ describeSeconds),
/* harmony export */   fp: () => (/* binding */ isPercentage)
/* harmony export */ });
/** Exact decimals as text, and the error budget they leave. No floats: 99.9 has no exact binary form. */
/** A decimal as an integer and the number of its decimal places. */
const parse = (decimal) => {
    const [whole = '0', fraction = ''] = decimal.split('.');
    return { units: BigInt(whole + fraction), places: fraction.length };
};
const print = (units, places) => {
    const digits = units.toString().padStart(places + 1, '0');
    const whole = digits.slice(0, digits.length - places);
    const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
    return fraction === '' ? whole : `${whole}.${fraction}`;
};
/** True above 0 and below 100: 100 % is no objective, it leaves nothing to spend. */
const isPercentage = (decimal) => {
    const { units, places } = parse(decimal);
    return units > 0n && units < 100n * 10n ** BigInt(places);
};
const SECONDS = { d: 86400n, w: 604800n };
/**
 * The error budget of one window in seconds, an exact decimal: (100 − objective) % of the window.
 * `null` for calendar months (`1M`) and quarters (`1Q`), whose length is not fixed, and for an objective that cannot be.
 */
const findBudgetSeconds = (objective, window) => {
    const unit = SECONDS[window.slice(-1)];
    if (unit === undefined || !isPercentage(objective))
        return null;
    const { units, places } = parse(objective);
    const seconds = BigInt(window.slice(0, -1)) * unit;
    return print((100n * 10n ** BigInt(places) - units) * seconds, places + 2);
};
/** Seconds in words: `43 m 12 s`, `4 h 19 m`, `10 m 4.8 s`. At most three units, nothing rounded below a tenth of a second. */
const describeSeconds = (seconds) => {
    const [whole = '0', fraction = ''] = seconds.split('.');
    let rest = BigInt(whole);
    const parts = [];
    for (const [name, size] of [['d', 86400n], ['h', 3600n], ['m', 60n]]) {
        if (rest >= size)
            parts.push(`${rest / size} ${name}`);
        rest %= size;
    }
    const tenths = fraction.slice(0, 3).replace(/0+$/, '');
    if (rest > 0n || tenths !== '' || parts.length === 0)
        parts.push(`${rest}${tenths === '' ? '' : `.${tenths}`} s`);
    return parts.join(' ');
};


/***/ }),

/***/ 9986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ splitAnchor),
/* harmony export */   cC: () => (/* binding */ isInRepository),
/* harmony export */   qN: () => (/* binding */ mendPath)
/* harmony export */ });
/** Where a declaration points: a path of the repository, perhaps with an anchor, or an address elsewhere. */
/** True for what is meant as a path of this repository: anything that does not begin like an address. */
const isInRepository = (pointer) => !/^[a-z][a-z0-9+.-]*:/i.test(pointer) && !pointer.startsWith('//');
const splitAnchor = (pointer) => {
    const at = pointer.indexOf('#');
    return at === -1 ? { path: pointer, anchor: null } : { path: pointer.slice(0, at), anchor: pointer.slice(at + 1) };
};
/** What to write instead of a path that does not start at the root of the repository; `undefined` where it does. */
const mendPath = (path) => {
    const segments = path.split(/[\\/]/);
    const plain = path !== '' && !path.includes('\\') && !segments.some((segment) => segment === '' || segment === '.' || segment === '..');
    if (plain)
        return undefined;
    if (segments.includes('..'))
        return null;
    const mended = segments.filter((segment) => segment !== '' && segment !== '.').join('/');
    return mended === '' ? null : mended;
};


/***/ }),

/***/ 291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gt: () => (/* binding */ situation_frame),
  GG: () => (/* binding */ indexSide),
  HC: () => (/* binding */ isDeclaration),
  Ad: () => (/* binding */ listPointed)
});

// EXTERNAL MODULE: ./lib/declaration/proposal.js + 1 modules
var proposal = __webpack_require__(4438);
// EXTERNAL MODULE: ./lib/declaration/resolve.js
var resolve = __webpack_require__(2636);
;// CONCATENATED MODULE: ./lib/declaration/systems.js
const none = { kind: 'none' };
const noClaims = [];
const isSystem = (claim) => 'system' in claim.by;
/** Precedence of two claims with the same anchor; 0 where nothing that is written decides. */
const compareRank = (a, b) => b.pattern.literals - a.pattern.literals ||
    a.pattern.globstars - b.pattern.globstars ||
    Number(isSystem(b)) - Number(isSystem(a));
const compareText = (a, b) => Number(a > b) - Number(a < b);
/** A total order, so that which of several equal claims is named depends on what they say, not on where they come. */
const compareClaims = (a, b) => compareRank(a, b) ||
    ('system' in a.by && 'system' in b.by ? compareText(a.by.system, b.by.system) : 0) ||
    compareText(a.pattern.text, b.pattern.text) ||
    compareText(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column;
const decideAmong = (winners, first) => {
    if ('exemption' in first.by)
        return { kind: 'exempt', exemption: first.by.exemption, claim: first };
    if (winners.length > 1) {
        const systems = new Set(winners.flatMap(({ by }) => ('system' in by ? [by.system] : [])));
        if (systems.size > 1)
            return { kind: 'ambiguous', systems: [...systems].sort(compareText), claims: winners };
    }
    return { kind: 'system', system: first.by.system, claim: first };
};
/** The matching claims of the highest rank, sorted; empty where none matches. */
const findWinners = ({ exact, globs }, path) => {
    const literal = exact.size === 0 ? noClaims : (exact.get(path) ?? noClaims);
    let winners;
    let best = literal[0];
    for (const claim of globs) {
        if (best !== undefined && compareRank(claim, best) > 0)
            break;
        if (!claim.pattern.matches(path))
            continue;
        best ??= claim;
        winners ??= [];
        winners.push(claim);
    }
    if (literal.length === 0)
        return winners ?? noClaims;
    // A wildcard may match nothing, so `a*` can be as good as `a`; it cannot have more literal characters.
    const equal = literal.filter((claim) => best !== undefined && compareRank(claim, best) === 0);
    return winners === undefined ? equal : [...equal, ...winners].sort(compareClaims);
};
const anchorClaims = (claims) => {
    const anchors = new Map();
    for (const claim of [...claims].sort(compareClaims)) {
        const { anchor, text } = claim.pattern;
        const anchored = anchors.get(anchor) ?? { exact: new Map(), globs: [] };
        anchors.set(anchor, anchored);
        if (/[*?]|\/$/.test(text)) {
            anchored.globs.push(claim);
            continue;
        }
        const same = anchored.exact.get(text);
        if (same === undefined)
            anchored.exact.set(text, [claim]);
        else
            same.push(claim);
    }
    return anchors;
};
const parentOf = (path) => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
/** Every folder that is the parent of an anchor, or above one. */
const foldersAbove = (anchors) => {
    const above = new Set();
    for (const anchor of anchors) {
        for (let folder = anchor; folder !== '';) {
            folder = parentOf(folder);
            if (above.has(folder))
                break;
            above.add(folder);
        }
    }
    return above;
};
/** Arranges the claims. Their order changes no answer. */
const indexClaims = (claims) => {
    const anchors = anchorClaims(claims);
    const above = foldersAbove(anchors.keys());
    // Paths come sorted, so the next one is mostly in the same folder: its anchors, deepest first, are kept.
    let folder = null;
    let chain = [];
    let holdsAnchors = false;
    const enterFolderOf = (path) => {
        const length = Math.max(path.lastIndexOf('/'), 0);
        if (folder !== null && length === folder.length && path.startsWith(folder))
            return;
        folder = path.slice(0, length);
        holdsAnchors = above.has(folder);
        const found = [];
        for (let at = folder;; at = parentOf(at)) {
            const anchored = anchors.get(at);
            if (anchored !== undefined)
                found.push(anchored);
            if (at === '')
                break;
        }
        chain = found;
    };
    /** A folder's pattern is anchored at the folder, and claims an entry of that very name. */
    const anchoredAt = (path) => (holdsAnchors ? anchors.get(path) : undefined);
    const decide = (path) => {
        enterFolderOf(path);
        const own = anchoredAt(path);
        const claimed = own === undefined ? noClaims : findWinners(own, path);
        if (claimed[0] !== undefined)
            return decideAmong(claimed, claimed[0]);
        for (const anchored of chain) {
            const winners = findWinners(anchored, path);
            if (winners[0] !== undefined)
                return decideAmong(winners, winners[0]);
        }
        return none;
    };
    const explain = (path) => {
        enterFolderOf(path);
        const own = anchoredAt(path);
        return (own === undefined ? chain : [own, ...chain]).flatMap(({ exact, globs }) => {
            const matching = globs.filter((claim) => claim.pattern.matches(path));
            return [...(exact.get(path) ?? noClaims), ...matching].sort(compareClaims);
        });
    };
    return { decide, explain, isAnchor: (folder) => anchors.has(folder) || above.has(folder) };
};

// EXTERNAL MODULE: ./lib/rules/pointer.js
var rules_pointer = __webpack_require__(9986);
;// CONCATENATED MODULE: ./lib/rules/situation.js




/** The declaration itself is nobody's path: `declaration` judges it. */
const isDeclaration = (path) => proposal/* PLACES */.l.includes(path);
const NONE = { kind: 'none' };
/** What the second reading asks for, and the situation once it is answered. `null` where the texts leave nothing to judge. */
const situation_frame = (change, proposal) => {
    const { law, after: declared } = proposal;
    if (law === null || declared === null)
        return null;
    const changed = new Map(change.paths.map((path) => [path.path, path]));
    const after = { declared, ...indexSide(declared, law) };
    const before = proposal.before === null ? null : proposal.before === declared ? after : { declared: proposal.before, ...indexSide(proposal.before, law) };
    const statuses = labelStatuses(change.paths);
    const paths = change.paths.map((path) => ({
        ...path,
        status: statuses.get(path.path) ?? 'modified',
        was: path.before === null || before === null ? NONE : before.index.decide(path.path),
        now: path.after === null ? NONE : after.index.decide(path.path),
    }));
    const touched = findTouched(paths, declared, proposal.before);
    const edited = proposal.before === declared ? new Set() : findEdited(proposal.before, declared);
    const pointed = new Set();
    for (const name of [...touched.keys(), ...edited]) {
        for (const side of [proposal.before, declared])
            for (const path of listPointed(side?.systems.get(name)))
                pointed.add(path);
    }
    const moved = before !== null && before !== after && describeClaims(before.claims) !== describeClaims(after.claims);
    const asks = {
        entries: [...pointed].sort(),
        listing: moved || paths.some(({ path, after: there, now }) => there !== null && now.kind === 'none' && !isDeclaration(path)),
    };
    const complete = (answers, date) => {
        const base = new Map(answers.entries.map((answer) => [answer.path, answer]));
        const entryBefore = (path) => base.get(path) ?? { path, entry: { unknown: 'it was not asked for' } };
        const folders = new Set(change.paths.flatMap(({ path, after: there }) => (there === null ? [] : listFolders(path))));
        const entryAfter = (path) => {
            const own = changed.get(path);
            if (own !== undefined)
                return { path, entry: { known: own.after } };
            const answer = entryBefore(path);
            if ('known' in answer.entry && answer.entry.known === null) {
                if (folders.has(path))
                    return { ...answer, near: { path, folder: true } };
                const lower = path.toLowerCase();
                const near = change.paths.find((other) => other.after !== null && other.path.toLowerCase() === lower);
                if (near !== undefined)
                    return { ...answer, near: { path: near.path, folder: false } };
                if (answer.near !== undefined && changed.get(answer.near.path)?.after === null)
                    return { path, entry: answer.entry };
            }
            return answer;
        };
        return {
            law,
            lawOf: proposal.lawOf,
            date,
            lawRef: change.law.ref,
            before: before === null ? null : { ...before, entryOf: entryBefore },
            after: { ...after, entryOf: entryAfter },
            paths,
            touched,
            edited,
            listing: layOver(answers.listing, changed),
            text: proposal.text,
            proposed: proposal.proposed,
        };
    };
    return { asks, complete };
};
/** The claims of one side under a law, indexed. */
const indexSide = (declared, law) => {
    const claims = [];
    for (const system of declared.systems.values()) {
        for (const { value, by: _, ...place } of system.paths)
            claims.push({ pattern: value, by: { system: system.name }, place });
    }
    for (const [exemption, { patterns }] of law.exempt.entries()) {
        for (const { pattern, place } of patterns)
            claims.push({ pattern, by: { exemption }, place });
    }
    return { claims, index: indexClaims(claims) };
};
const describeClaims = (claims) => claims
    .map(({ pattern, by }) => `${'system' in by ? by.system : `#${by.exemption}`} ${pattern.text}`)
    .sort()
    .join('\n');
/** Statuses for people. A rename is two ends with the same content; no rule tells it from a deletion and an addition. */
const labelStatuses = (paths) => {
    const statuses = new Map();
    const gone = new Map();
    const content = ({ mode, id }) => `${mode.slice(0, 3)} ${id}`;
    for (const { path, before, after } of paths) {
        if (before !== null && after === null)
            gone.set(content(before), [...(gone.get(content(before)) ?? []), path]);
        statuses.set(path, findStatus(before, after));
    }
    for (const { path, before, after } of paths) {
        if (before !== null || after === null)
            continue;
        const from = gone.get(content(after))?.shift();
        if (from === undefined)
            continue;
        statuses.set(from, 'renamed-from');
        statuses.set(path, 'renamed-to');
    }
    return statuses;
};
const findStatus = (before, after) => {
    if (before === null)
        return 'added';
    if (after === null)
        return 'deleted';
    if (before.mode.slice(0, 3) !== after.mode.slice(0, 3))
        return 'type-changed';
    return before.id === after.id ? 'mode-changed' : 'modified';
};
const listFolders = (path) => {
    const segments = path.split('/').slice(0, -1);
    return segments.map((_, end) => segments.slice(0, end + 1).join('/'));
};
/** The files of the repository a system points to. */
const listPointed = (system) => {
    if (system === undefined)
        return [];
    const { runbook, slo, incidents } = system;
    const pointers = [
        ...(runbook === null || (0,resolve/* isNotApplicable */.l)(runbook.value) ? [] : [runbook.value]),
        ...(slo === null || (0,resolve/* isNotApplicable */.l)(slo.value) ? [] : slo.value.flatMap((item) => ('file' in item ? [item.file] : []))),
        ...(incidents?.value ?? []).flatMap(({ link }) => (link === undefined ? [] : [link])),
    ];
    return pointers.filter(rules_pointer/* isInRepository */.cC).map((pointer) => (0,rules_pointer/* splitAnchor */.Ik)(pointer).path);
};
const findTouched = (paths, after, before) => {
    const touched = new Map();
    const pointers = new Map();
    for (const side of before === null || before === after ? [after] : [before, after]) {
        for (const system of side.systems.values()) {
            for (const path of listPointed(system))
                pointers.set(path, (pointers.get(path) ?? new Set()).add(system.name));
        }
    }
    for (const { path, was, now } of paths) {
        const names = new Set(pointers.get(path));
        for (const decision of [was, now])
            if (decision.kind === 'system')
                names.add(decision.system);
        for (const name of names)
            if (after.systems.has(name))
                touched.set(name, (touched.get(name) ?? 0) + 1);
    }
    return touched;
};
const findEdited = (before, after) => {
    const edited = new Set();
    for (const [name, system] of after.systems) {
        const was = before?.systems.get(name);
        if (was === undefined || describeSystem(was) !== describeSystem(system))
            edited.add(name);
    }
    return edited;
};
/** A system's resolved values without their places. */
const describeSystem = (system) => {
    const { place: _place, endLine: _end, pastable: _pastable, paths, ...values } = system;
    const plain = Object.entries(values).map(([key, value]) => [key, typeof value === 'object' && value !== null ? value.value : value]);
    return JSON.stringify([paths.map(({ value }) => value.text).sort(), plain]);
};
const layOver = (listing, changed) => {
    if (listing === null || 'unknown' in listing)
        return listing;
    const after = listing.known.filter((path) => !changed.has(path));
    for (const [path, { after: there }] of changed)
        if (there !== null)
            after.push(path);
    return { known: after.sort() };
};


/***/ }),

/***/ 802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cn: () => (/* binding */ findOutcome),
/* harmony export */   Pe: () => (/* binding */ listPaths),
/* harmony export */   Tc: () => (/* binding */ sortFindings),
/* harmony export */   findExitCode: () => (/* binding */ findExitCode),
/* harmony export */   gk: () => (/* binding */ finding),
/* harmony export */   y0: () => (/* binding */ RULES)
/* harmony export */ });
/** The rules of this version. Each has a file in `rules/` and a page in `docs/rules/`. */
const RULES = [
    'change',
    'declaration',
    'unowned',
    'ambiguous',
    'owner',
    'runbook',
    'slo',
    'backup',
    'escalation',
    'waiver',
];
/** A finding with nothing but what its code needs; the rest is given where it is known. */
const finding = (code, rule, detail, more = {}) => ({ rule, code, severity: 'fail', system: null, path: null, paths: null, place: null, by: [], patch: null, ...more, detail });
/** The worst of the findings decides: what fails outweighs what could not be found out. */
const findOutcome = (findings) => findings.some(({ severity }) => severity === 'fail')
    ? 'fail'
    : findings.some(({ severity }) => severity === 'undecided')
        ? 'undecided'
        : 'pass';
/** 0 pass, 1 fail, 2 undecided. `report` turns 1 into 0 and leaves 2: it does not say that all is well. */
const findExitCode = (verdict) => {
    if (verdict.outcome === 'pass')
        return 0;
    if (verdict.outcome === 'undecided')
        return 2;
    return verdict.mode === 'report' ? 0 : 1;
};
const RANK = { fail: 0, undecided: 1, warn: 2, notice: 3 };
/** Worst first, then by rule, place and path: the same facts give the same order. */
const sortFindings = (findings) => [...findings].sort((a, b) => RANK[a.severity] - RANK[b.severity] ||
    RULES.indexOf(a.rule) - RULES.indexOf(b.rule) ||
    compare(a.place?.file ?? '', b.place?.file ?? '') ||
    (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
    (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
    compare(a.path ?? a.paths?.first[0] ?? '', b.path ?? b.paths?.first[0] ?? '') ||
    compare(a.code, b.code));
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** How a finding says which paths it is about: sorted, the first ten by name. */
const listPaths = (paths, folder = null) => ({
    count: paths.length,
    first: [...paths].sort(compare).slice(0, 10),
    folder,
});


/***/ })

};
