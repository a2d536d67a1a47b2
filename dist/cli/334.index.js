export const id = 334;
export const ids = [334,802];
export const modules = {

/***/ 1334:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/rules/patch.js
var patch = __webpack_require__(5625);
;// CONCATENATED MODULE: ./lib/adopt/init.js
/** A first declaration from the folders a repository has. Nothing only a person can say is invented. */

/** Folders whose sub-folders are things of their own, as monorepos name them. */
const CONTAINERS = new Set(['apps', 'cmd', 'components', 'crates', 'functions', 'lambdas', 'libs', 'modules', 'packages', 'plugins', 'projects', 'services']);
/** Folders that ship nothing. */
const PROSE = new Set(['doc', 'docs']);
const RUNBOOKS = (name, folder) => [
    `docs/runbooks/${name}.md`,
    `runbooks/${name}.md`,
    `${folder}RUNBOOK.md`,
    `${folder}runbook.md`,
    ...(folder === '' ? ['docs/runbook.md', 'RUNBOOK.md'] : []),
];
/** Proposes systems for the paths of a repository. */
const proposeStart = (paths) => {
    const there = new Set(paths);
    const systems = findSystems(paths);
    const open = [];
    const lines = ['# Who answers for what. The blanks are for people to fill in; see docs/ownership-yaml.md of Ownership Gate.', 'version: 1', '', 'systems:'];
    for (const { name, patterns, folder } of systems) {
        const runbook = RUNBOOKS(name, folder).find((path) => there.has(path));
        lines.push(`  ${name}:`, `    paths: [${patterns.map(patch/* quote */.hD).join(', ')}]`, '    owner:          # the one person who answers, by GitHub login', runbook === undefined ? '    runbook:        # a file in this repository, or an https link' : `    runbook: ${runbook}`, '    slo: [{ indicator: , objective: , window: 30d }]   # what it promises, and a number the owner stands behind', '');
        open.push(`${name}: owner, ${runbook === undefined ? 'runbook, ' : ''}slo`);
    }
    const prose = [...new Set(paths.flatMap((path) => (PROSE.has(path.split('/')[0] ?? '') && path.includes('/') ? [`${path.split('/')[0]}/`] : [])))];
    if (prose.length > 0 && systems.every(({ patterns }) => !patterns.includes('**'))) {
        lines.push('exempt:', `  - paths: [${prose.map(patch/* quote */.hD).join(', ')}]`, '    reason: Prose; ships nothing.', '    owner:          # the person who decided it', '');
        open.push(`exempt ${prose.join(', ')}: owner`);
    }
    return { text: lines.join('\n'), open };
};
const findSystems = (paths) => {
    const folders = new Set();
    let loose = false;
    for (const path of paths) {
        const [first = '', second = '', third] = path.split('/');
        if (second === '' || first.startsWith('.'))
            loose ||= !/^(?:\.github\/)?OWNERSHIP\.yaml$/.test(path);
        else if (PROSE.has(first))
            continue;
        else if (CONTAINERS.has(first) && third !== undefined)
            folders.add(`${first}/${second}/`);
        else
            folders.add(`${first}/`);
    }
    const monorepo = [...folders].some((folder) => folder.split('/').length > 2);
    if (!monorepo)
        return [{ name: 'service', patterns: ['**'], folder: '' }];
    const names = new Map();
    const systems = [...folders].sort().map((folder) => {
        const base = (folder.split('/').at(-2) ?? '').replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[-_]+|-+$/g, '') || 'system';
        const count = (names.get(base.toLowerCase()) ?? 0) + 1;
        names.set(base.toLowerCase(), count);
        return { name: count === 1 ? base : `${base}-${count}`, patterns: [folder], folder };
    });
    const hidden = [...new Set(paths.filter((path) => path.startsWith('.') && path.includes('/')).map((path) => `${path.split('/')[0]}/`))].sort();
    return loose ? [...systems, { name: 'repository', patterns: ['*', ...hidden], folder: '' }] : systems;
};

// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(9889);
// EXTERNAL MODULE: ./lib/cli/shell.js
var cli_shell = __webpack_require__(6568);
// EXTERNAL MODULE: ./lib/cli/snapshot.js
var cli_snapshot = __webpack_require__(3292);
;// CONCATENATED MODULE: ./lib/cli/init.js






/** `ownership-gate init`. */
const run = async (words, shell) => {
    const { values } = (0,external_node_util_.parseArgs)({ args: [...words], options: { repo: { type: 'string' }, write: { type: 'boolean', default: false } } });
    const snapshot = await (0,cli_snapshot/* readSnapshot */.R)(shell, values);
    try {
        const listing = await snapshot.tree.list();
        if ('unknown' in listing)
            throw new cli_shell/* CannotRun */.z(listing.unknown, listing.needs ?? 'Run it again.');
        const { text, open } = proposeStart(listing.known);
        const there = snapshot.tree.declarations.map(({ path }) => path);
        if (there.length > 0)
            shell.complain(`There is ${(0,render_escape/* printable */.g$)(there.join(', '))} already; this is what a new one would start from.\n`);
        if (values.write) {
            const file = snapshot.toRoot('OWNERSHIP.yaml');
            if (there.length > 0 || (0,external_node_fs_.existsSync)(file))
                throw new cli_shell/* CannotRun */.z(`${file} is there already.`, 'Nothing was written. Leave out --write to see the start.');
            (0,external_node_fs_.writeFileSync)(file, text);
            shell.complain(`Wrote ${file}.\n`);
        }
        else
            shell.print(text);
        shell.complain(`Left open for people to fill in:\n${open.map((line) => `  ${(0,render_escape/* printable */.g$)(line)}\n`).join('')}`);
        return 0;
    }
    finally {
        snapshot.close();
    }
};


/***/ }),

/***/ 3292:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ readSnapshot)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _declaration_proposal_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4438);
/* harmony import */ var _sources_git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(290);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6568);
/** One commit of a local repository with its declaration, for the commands that judge nothing. */





/** Throws {@link CannotRun} where the commit cannot be read. */
const readSnapshot = async (shell, options) => {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(shell.folder, options.repo ?? '.');
    const repository = (0,_sources_git_js__WEBPACK_IMPORTED_MODULE_3__/* .gitRepository */ .x)({ repo: folder, environment: shell.environment });
    const read = await repository.readAt(options.ref ?? 'HEAD');
    if ('unknown' in read) {
        repository.close();
        throw new _shell_js__WEBPACK_IMPORTED_MODULE_4__/* .CannotRun */ .z(read.unknown, read.needs ?? 'See `ownership-gate explain change`.');
    }
    const { commit, declarations, texts } = read.known;
    const proposal = (0,_declaration_proposal_js__WEBPACK_IMPORTED_MODULE_2__/* .propose */ .B)({
        law: commit,
        base: commit,
        mergeBase: commit.sha,
        head: commit,
        paths: [],
        declarations: { law: declarations, base: declarations, mergeBase: declarations, head: declarations },
        texts,
    });
    const root = options.repo === undefined ? findRoot(folder) : folder;
    const toPath = (word) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, word)).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
    return { tree: read.known, proposal, toPath, toRoot: (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(root, path), close: repository.close };
};
/** The nearest folder upwards that holds `.git`; the folder itself where none does. */
const findRoot = (folder) => {
    for (let at = folder;; at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at)) {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(at, '.git')))
            return at;
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(at) === at)
            return folder;
    }
};


/***/ }),

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

/***/ 9889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   wD: () => (/* binding */ markdown)
/* harmony export */ });
/* unused harmony export inertLog */
/** What a stranger can write, made harmless for the place it lands in. */
/** Control, bidirectional and zero-width characters, and bytes that are not UTF-8 (lone surrogates). */
const UNPRINTABLE = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
/[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\p{Surrogate}/gu;
/** Text for a terminal or a log: nothing moves the cursor, reorders the line or hides; a byte that is not UTF-8 is `\x..`. */
const printable = (text) => text.replace(UNPRINTABLE, (character) => {
    const code = character.charCodeAt(0);
    if (code >= 0xdc80 && code <= 0xdcff)
        return `\\x${(code - 0xdc00).toString(16)}`;
    if (character === '\n')
        return '\\n';
    if (character === '\t')
        return '\\t';
    return `\\u${code.toString(16).padStart(4, '0')}`;
});
/** A log line that GitHub's runner does not take for a command: neither `::` at its start nor `##[` anywhere. */
const inertLog = (line) => line.replace(/^(\s*):/, '$1\u2236').replaceAll('##[', '# #[');
/** Inline Markdown text: no link, image, mention, reference, element or line break of a stranger's making. */
const markdown = (text) => printable(text)
    .replace(/[&<>\\`*_[\]|~$@]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/(?<!&)#(?=\w)/g, '&#35;')
    .replace(/:\/\//g, '&#58;//')
    .replace(/:(?=[a-z0-9_+-]+:)/gi, '&#58;')
    .replace(/\bwww\./gi, (word) => `${word.slice(0, 3)}&#46;`)
    .replace(/\bGH-(?=\d)/gi, (word) => `${word.slice(0, 2)}&#45;`)
    .replace(/\b[0-9a-f]{7,40}\b/gi, (word) => `${word.slice(0, 1)}&#8203;${word.slice(1)}`)
    .replace(/^(\s*)([-+=]|\d+[.)])/, '$1&#8203;$2');
/** Code in Markdown, as an element: backticks inside need no counting, and nothing in it is live. */
const code = (text) => `<code>${markdown(text)}</code>`;


/***/ }),

/***/ 5625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ nameSystem),
/* harmony export */   SS: () => (/* binding */ patchNewSystem),
/* harmony export */   a7: () => (/* binding */ BLANKS),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   kT: () => (/* binding */ patchSystem)
/* harmony export */ });
/* harmony import */ var _declaration_law_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7284);
/** Text that pastes into the declaration: right place, right indent, quotes where YAML needs them. */

/** What a person fills in; the comment says what belongs there. */
const BLANKS = {
    owner: 'owner:      # one person, by GitHub login',
    backup: 'backup: []  # somebody else, by GitHub login',
    runbook: 'runbook:    # a file in this repository or an https link',
    slo: 'slo: [{ indicator: , objective: , window: 30d }]',
    escalation: 'escalation: { page: , acknowledge-within: 15m }',
};
/** A path or pattern as an item of a YAML list. */
const quote = (text) => (/^[A-Za-z0-9._/][A-Za-z0-9._/@+*()-]*$/.test(text) ? text : JSON.stringify(text));
/** Lines to add to a system's entry; `null` where the entry is not in the text or written as `{…}`. */
const patchSystem = (system, text, lines) => {
    const entry = text?.node.keys.get('systems')?.node.keys.get(system.name);
    if (text === null || entry === undefined || entry.node.flow)
        return null;
    const first = [...entry.node.keys.values()][0];
    const indent = ' '.repeat((first?.column ?? entry.column + 2) - 1);
    return { file: text.file, afterLine: entry.node.endLine, text: lines.map((line) => `${indent}${line}\n`).join('') };
};
/** A new system for paths nobody answers for, with the duties the policy asks of it left open. */
const patchNewSystem = (name, paths, text, law) => {
    const systems = text?.node.keys.get('systems')?.node;
    const first = systems === undefined ? undefined : [...systems.keys.values()][0];
    if (text === null || systems === undefined || systems.flow || first === undefined)
        return null;
    const indent = ' '.repeat(first.column - 1);
    const duties = (0,_declaration_law_js__WEBPACK_IMPORTED_MODULE_0__/* .findDuties */ .Ay)(law, { tier: null, data: null });
    const lines = [`${name}:`, `  paths: [${paths.map(quote).join(', ')}]`, ...Object.entries(BLANKS).flatMap(([duty, line]) => (duties.has(duty) ? [`  ${line}`] : []))];
    return { file: text.file, afterLine: systems.endLine, text: lines.map((line) => `${indent}${line}\n`).join('') };
};
/** A name for a new system, from the folder, that none has yet. */
const nameSystem = (folder, taken) => {
    const last = folder.split('/').filter((segment) => segment !== '').at(-1) ?? '';
    const base = last.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[-_]+|-+$/g, '').slice(0, 50) || 'new-system';
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1)
        name = `${base}-${count}`;
    return name;
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
