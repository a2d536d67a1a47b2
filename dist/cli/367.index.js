export const id = 367;
export const ids = [367,544];
export const modules = {

/***/ 9048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readFormat)
/* harmony export */ });
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6568);

/** One of the formats a command knows. Throws {@link CannotRun} for another. */
const readFormat = (word, formats) => {
    const found = formats.find((format) => format === word);
    if (found === undefined)
        throw new _shell_js__WEBPACK_IMPORTED_MODULE_0__/* .CannotRun */ .z(`There is no format \`${word}\`.`, `Write --format ${formats.join('|')}.`);
    return found;
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

/***/ 5367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/check.js + 11 modules
var check = __webpack_require__(7532);
;// CONCATENATED MODULE: ./lib/reliability/dependents.js
/** Hard dependencies of a system on other systems, by name. */
const listHard = (system) => (system.dependsOn?.value ?? []).flatMap((item) => {
    if (typeof item === 'string')
        return [item];
    return 'system' in item && item.soft !== true ? [item.system] : [];
});
/** The reverse closure over hard dependencies, nearest first, then by name. A cycle is walked once. */
const findDependents = (systems, name) => {
    const needs = new Map();
    for (const system of systems.values()) {
        for (const needed of listHard(system))
            needs.set(needed, [...(needs.get(needed) ?? []), system.name]);
    }
    const found = new Map();
    let layer = [{ name, through: null }];
    while (layer.length > 0) {
        const next = [];
        for (const at of layer) {
            for (const dependent of [...(needs.get(at.name) ?? [])].sort()) {
                if (dependent === name || found.has(dependent))
                    continue;
                const through = at.name === name ? null : (at.through ?? at.name);
                found.set(dependent, through);
                next.push({ name: dependent, through });
            }
        }
        layer = next;
    }
    return [...found].map(([dependent, through]) => ({ name: dependent, through }));
};

// EXTERNAL MODULE: ./lib/declaration/resolve.js
var resolve = __webpack_require__(2636);
// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(9889);
// EXTERNAL MODULE: ./lib/render/terminal.js
var terminal = __webpack_require__(1762);
;// CONCATENATED MODULE: ./lib/render/card.js
/** The card: what the person on call wants to know about a system, in the order they want it. */



const LABEL = 11;
const duration = (text) => `${text.slice(0, -1)} ${text.slice(-1)}`;
const by = (located, team) => located.by === 'team' ? ` (by team ${team ?? ''})` : located.by === 'default' ? ' (by default)' : '';
const describePeople = ({ system, declared }) => {
    const name = (login) => {
        const person = declared.people.get(login.toLowerCase());
        return person?.name === undefined ? login : `${person.name} (${login})`;
    };
    const backup = system.backup?.value ?? [];
    const owner = system.owner === null ? 'nobody' : name(system.owner.value);
    return `${owner}${backup.length === 0 ? ', no backup' : `, then ${backup.map(name).join(', ')}`}${system.owner === null ? '' : by(system.owner, system.team?.value)}`;
};
const describeRunbook = ({ system, runbook }) => {
    if (system.runbook === null)
        return 'none';
    if ((0,resolve/* isNotApplicable */.l)(system.runbook.value))
        return `not applicable: ${system.runbook.value['not-applicable']}`;
    const state = runbook === null || 'unknown' in runbook.entry ? '' : runbook.entry.known === null ? '  ✗ not there' : '';
    return `${system.runbook.value}${state}`;
};
const describeNeeds = ({ system }) => (system.dependsOn?.value ?? []).map((item) => {
    if (typeof item === 'string')
        return item;
    const soft = item.soft === true ? ', soft' : '';
    if ('system' in item)
        return `${item.system}${soft === '' ? '' : ' (soft)'}`;
    return `${item.external} (external${item.objective === undefined ? '' : `, ${item.objective} %`}${soft})`;
});
const describeBefore = ({ system, date }) => [...(system.incidents?.value ?? [])]
    .sort((a, b) => (a.date < b.date ? 1 : -1))
    .slice(0, 3)
    .map((incident) => {
    const open = (incident.actions ?? []).filter(({ done }) => done === undefined);
    const late = open.some(({ due }) => due !== undefined && due < date);
    const first = open[0];
    const who = [first?.owner, first?.due === undefined ? undefined : `due ${first.due}`].filter((word) => word !== undefined);
    const actions = open.length === 0 ? '' : `: ${open.length} action${open.length === 1 ? '' : 's'} open${who.length === 0 ? '' : ` (${who.join(', ')})`}${late ? ', overdue' : ''}`;
    return `${incident.date} ${incident.what}${actions}`;
});
const describeSlos = (card, indicatorWidth) => {
    const declared = card.system.slo;
    if (declared === null)
        return ['none'];
    if ((0,resolve/* isNotApplicable */.l)(declared.value))
        return [`not applicable: ${declared.value['not-applicable']}`];
    return card.slo.map((slo) => indicatorWidth(slo.indicator === null ? (0,terminal.longSlo)(slo) : `${(0,terminal.longSlo)(slo)} · ${slo.indicator}`));
};
/** The card as lines of text; rows with nothing to say are left out, rows that ought to say something say so. */
const renderCard = (card, look) => {
    const { system, claim, dependents, date } = card;
    const { escalation, data, dashboard, tradeOffs, description } = system;
    const title = [system.tier === null ? null : `tier ${system.tier.value}`, description?.value ?? null].filter((word) => word !== null);
    const pager = escalation === null ? 'not declared' : `${escalation.value.page}${escalation.value['acknowledge-within'] === undefined ? '' : `  acknowledged within ${duration(escalation.value['acknowledge-within'])}`}`;
    const because = claim === null ? `${system.place.file}:${system.place.line}` : `${claim.place.file}:${claim.place.line}  ${claim.pattern.text}`;
    const rows = [
        ['page', [pager]],
        ['answers', [describePeople(card)]],
        ['runbook', [describeRunbook(card)]],
        ['slo', describeSlos(card, (text) => text)],
        ['look', dashboard === null ? [] : [dashboard.value]],
        ['needs', describeNeeds(card).length === 0 ? [] : [describeNeeds(card).join(', ')]],
        ['breaks', dependents.length === 0 ? [] : [dependents.map(({ name, through }) => (through === null ? name : `${name} (through ${through})`)).join(', ')]],
        ['holds', data === null ? [] : [data.value.join(', ')]],
        ['before', describeBefore(card)],
        ['waved off', (tradeOffs?.value ?? []).map((item) => `${item.what}${item['revisit-by'] === undefined ? '' : `, to be looked at again by ${item['revisit-by']}${item['revisit-by'] < date ? ': overdue' : ''}`}`)],
        ['because', [because]],
    ];
    const lines = ['', `  ${(0,terminal.paint)(look, 'bold', (0,render_escape/* printable */.g$)(system.name))}${title.length === 0 ? '' : `  ${(0,terminal.paint)(look, 'dim', (0,render_escape/* printable */.g$)(title.join(' · ')))}`}`];
    for (const [label, texts] of rows) {
        for (const [index, text] of texts.entries()) {
            const indent = ' '.repeat(LABEL + 2);
            const wrapped = (0,terminal.wrap)((0,render_escape/* printable */.g$)(text), look.width, indent);
            wrapped[0] = `  ${(0,terminal.paint)(look, 'dim', (index === 0 ? label : '').padEnd(LABEL))}${wrapped[0]?.slice(LABEL + 2) ?? ''}`;
            lines.push(...wrapped);
        }
    }
    return `${lines.join('\n')}\n`;
};

// EXTERNAL MODULE: ./lib/render/json.js
var json = __webpack_require__(7544);
// EXTERNAL MODULE: ./lib/render/words.js + 1 modules
var words = __webpack_require__(8302);
// EXTERNAL MODULE: ./lib/rules/situation.js + 1 modules
var situation = __webpack_require__(291);
// EXTERNAL MODULE: ./lib/cli/options.js
var options = __webpack_require__(9048);
// EXTERNAL MODULE: ./lib/cli/shell.js
var cli_shell = __webpack_require__(6568);
// EXTERNAL MODULE: ./lib/cli/snapshot.js
var cli_snapshot = __webpack_require__(3292);
;// CONCATENATED MODULE: ./lib/cli/who.js











/** `ownership-gate who`. */
const run = async (words, shell) => {
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: [...words],
        allowPositionals: true,
        options: { ref: { type: 'string' }, repo: { type: 'string' }, format: { type: 'string', default: 'text' } },
    });
    const format = (0,options/* readFormat */.C)(values.format, ['text', 'json']);
    if (positionals.length === 0)
        throw new cli_shell/* CannotRun */.z('Say a path or a system.', 'Such as `ownership-gate who services/checkout/api.ts`.');
    const snapshot = await (0,cli_snapshot/* readSnapshot */.R)(shell, values);
    try {
        const { after } = snapshot.proposal;
        if (after === null)
            return complain(snapshot, shell);
        const answers = positionals.map((word) => find(word, snapshot, after, shell));
        const cards = await Promise.all(answers.map(({ system, claim }) => (system === null ? null : readCard(system, claim, snapshot, after, shell))));
        if (format === 'json')
            shell.print(`${JSON.stringify(answers.map((answer, index) => toJson(answer, cards[index] ?? null)), null, 2)}\n`);
        else {
            for (const [index, { path, nobody }] of answers.entries()) {
                const card = cards[index];
                shell.print(card == null ? `\n  ${(0,render_escape/* printable */.g$)(path ?? '')}: ${nobody}\n` : renderCard(card, (0,cli_shell/* findLook */.D)(shell)));
            }
            shell.print('\n');
        }
        return answers.every(({ system }) => system !== null) ? 0 : 1;
    }
    finally {
        snapshot.close();
    }
};
/** Without a declaration nobody answers (1); with one that cannot be read nobody knows (2). */
const complain = ({ proposal, tree }, shell) => {
    for (const finding of proposal.findings) {
        const at = finding.place === null ? '' : `${finding.place.file}:${finding.place.line}:${finding.place.column}: `;
        const { message, settle } = (0,words/* describe */.q)(finding);
        shell.complain((0,render_escape/* printable */.g$)(`${at}${message}`).concat(`\n  → ${(0,render_escape/* printable */.g$)(settle)}\n`));
    }
    return tree.declarations.length === 0 ? 1 : 2;
};
const find = (word, { proposal, toPath }, after, shell) => {
    const named = /[/.]/.test(word) ? undefined : after.systems.get(word);
    if (named !== undefined)
        return { path: null, system: named, claim: null, nobody: null };
    const path = toPath(word);
    if (proposal.law === null)
        return { path, system: null, claim: null, nobody: 'nobody' };
    const decision = (0,situation/* indexSide */.GG)(after, proposal.law).index.decide(path);
    if (decision.kind === 'system') {
        const system = after.systems.get(decision.system) ?? null;
        return { path, system, claim: decision.claim, nobody: null };
    }
    if (decision.kind === 'exempt') {
        const { reason, expires } = proposal.law.exempt[decision.exemption] ?? { reason: '' };
        const past = expires !== undefined && expires < shell.now().toISOString().slice(0, 10) ? `, but that ended on ${expires}` : '';
        const { file, line } = decision.claim.place;
        return { path, system: null, claim: decision.claim, nobody: `nobody, on purpose (${file}:${line}): ${(0,render_escape/* printable */.g$)(reason)}${past}` };
    }
    if (decision.kind === 'ambiguous') {
        return { path, system: null, claim: null, nobody: `nobody can say: ${decision.systems.join(' and ')} claim it equally. See \`ownership-gate explain ${(0,render_escape/* printable */.g$)(path)}\`` };
    }
    const system = /[/.]/.test(word) ? '' : ', and there is no system of that name';
    return { path, system: null, claim: null, nobody: `nobody answers for it${system}. See \`ownership-gate explain unowned\`` };
};
const readCard = async (system, claim, { tree }, declared, shell) => {
    const pointed = typeof system.runbook?.value === 'string' ? (0,situation/* listPointed */.Ad)({ ...system, slo: null, incidents: null }) : [];
    const [runbook = null] = pointed.length === 0 ? [] : await tree.lookUp(pointed);
    const date = shell.now().toISOString().slice(0, 10);
    return { system, declared, slo: (0,check/* describeSystem */.n)(system).slo, dependents: findDependents(declared.systems, system.name), runbook, claim, date };
};
const toJson = ({ path, claim }, card) => {
    const place = claim?.place ?? card?.system.place ?? null;
    const described = card === null ? null : (0,check/* describeSystem */.n)(card.system);
    return {
        path,
        system: described?.name ?? null,
        owner: described?.owner ?? null,
        backup: described?.backup ?? [],
        team: described?.team ?? null,
        escalation: card?.system.escalation?.value ?? null,
        runbook: described?.runbook ?? null,
        slo: described === null ? [] : (0,json.toSlos)(described.slo),
        tier: described?.tier ?? null,
        'depends-on': card?.system.dependsOn?.value ?? [],
        dependents: card?.dependents.map(({ name }) => name) ?? [],
        data: card?.system.data?.value ?? [],
        pattern: claim?.pattern.text ?? null,
        file: place?.file ?? null,
        line: place?.line ?? null,
    };
};


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

/***/ 7544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderJson: () => (/* binding */ renderJson),
/* harmony export */   toSlos: () => (/* binding */ toSlos)
/* harmony export */ });
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8302);

const place = (at) => ({ file: at?.file ?? null, line: at?.line ?? null, column: at?.column ?? null });
const toFinding = (finding) => {
    const { rule, code, severity, system, path, paths, by, patch } = finding;
    return {
        rule,
        code,
        severity,
        system,
        path,
        paths,
        ...place(finding.place),
        ...(0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q)(finding),
        by,
        patch: patch === null ? null : { file: patch.file, 'after-line': patch.afterLine, text: patch.text },
    };
};
const toWaived = ({ finding, reason, approvedBy, expires, place: at }) => ({
    rule: finding.rule,
    code: finding.code,
    system: finding.system,
    reason,
    'approved-by': approvedBy,
    expires,
    file: at.file,
    line: at.line,
});
/** The promises of a system as JSON says them. */
const toSlos = (slos) => slos.map(({ budgetSeconds, ...slo }) => ({ ...slo, 'budget-seconds': budgetSeconds }));
const toSystem = ({ name, owner, backup, team, tier, runbook, slo, notApplicable, place: at, paths, outcome }) => ({
    name,
    owner,
    backup,
    team,
    tier,
    runbook,
    slo: toSlos(slo),
    'not-applicable': notApplicable,
    file: at.file,
    line: at.line,
    paths,
    outcome,
    'accepted-by': [],
});
/** One JSON value, indented, with a newline at its end. */
const renderJson = (verdict) => {
    const value = {
        schema: 'ownership-gate/verdict/v1',
        program: verdict.program,
        date: verdict.date,
        outcome: verdict.outcome,
        mode: verdict.mode,
        'break-glass': null,
        law: verdict.law,
        base: verdict.base,
        'merge-base': verdict.mergeBase,
        head: verdict.head,
        provenance: null,
        systems: verdict.systems.map(toSystem),
        paths: verdict.paths.map(({ path, status, system, exempt, pattern, place: at }) => ({ path, status, system, exempt, pattern, file: at?.file ?? null, line: at?.line ?? null })),
        findings: verdict.findings.map(toFinding),
        waived: verdict.waived.map(toWaived),
        exempted: verdict.exempted,
        'not-checked': verdict.notChecked,
    };
    return `${JSON.stringify(value, null, 2)}\n`;
};


/***/ }),

/***/ 2720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ describeNotes),
/* harmony export */   S: () => (/* binding */ describeOutcome)
/* harmony export */ });
/** `: 2 things to settle`, `: 1 thing could not be found out`, or nothing on a pass. */
const describeOutcome = ({ outcome, findings }) => {
    if (outcome === 'pass')
        return '';
    const severity = outcome === 'fail' ? 'fail' : 'undecided';
    const count = findings.filter((finding) => finding.severity === severity).length;
    const things = count === 1 ? '1 thing' : `${count} things`;
    return outcome === 'fail' ? `: ${things} to settle` : `: ${things} could not be found out`;
};
/** What the mode and the warnings add to it. */
const describeNotes = ({ outcome, mode, findings }) => {
    const warnings = findings.filter(({ severity }) => severity === 'warn').length;
    const notes = [
        ...(warnings === 0 ? [] : [warnings === 1 ? '1 warning' : `${warnings} warnings`]),
        ...(mode === 'report' && outcome === 'fail' ? ['mode: report, so nothing is blocked'] : []),
    ];
    return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
};


/***/ }),

/***/ 1762:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   headline: () => (/* binding */ headline),
/* harmony export */   longSlo: () => (/* binding */ longSlo),
/* harmony export */   paint: () => (/* binding */ paint),
/* harmony export */   renderTerminal: () => (/* binding */ renderTerminal),
/* harmony export */   shortSlo: () => (/* binding */ shortSlo),
/* harmony export */   wrap: () => (/* binding */ wrap)
/* harmony export */ });
/* harmony import */ var _reliability_objective_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9207);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9889);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2720);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8302);
/** The verdict for a terminal: what fails first, each with its place and what to do, then one line a system. */




const MARKS = { fail: '✗', undecided: '?', warn: '!', notice: '·' };
const COLOURS = { fail: '31', undecided: '35', warn: '33', notice: '36', pass: '32', dim: '2', bold: '1' };
const paint = (look, colour, text) => look.colour ? `\u001b[${COLOURS[colour]}m${text}\u001b[0m` : text;
/** Breaks prose at spaces; a word longer than the line stays whole, so that what is to be copied can be. */
const wrap = (text, width, indent) => {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        if (line !== '' && indent.length + line.length + 1 + word.length > width) {
            lines.push(indent + line);
            line = word;
        }
        else
            line = line === '' ? word : `${line} ${word}`;
    }
    return line === '' ? lines : [...lines, indent + line];
};
/** How a finding is headed: the system, the folder or the path it is about. */
const headline = ({ system, path, paths, place, rule }) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(system ?? paths?.folder ?? path ?? (paths !== null && paths.count > 0 ? (paths.first[0] ?? '') : undefined) ?? place?.file ?? rule);
const renderFinding = (finding, look) => {
    const { message, settle } = (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .describe */ .q)(finding);
    const { severity, place, patch } = finding;
    const at = place === null ? '' : `  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(place.file)}:${place.line}:${place.column}`;
    const lines = [
        `  ${paint(look, severity, `${MARKS[severity]} ${headline(finding)}`)}${paint(look, 'dim', `${at}  ${finding.rule}`)}`,
        ...wrap((0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(message), look.width, '      '),
    ];
    if (severity !== 'notice')
        lines.push(...wrap(`→ ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(settle)}`, look.width, '      '));
    if (patch !== null && severity === 'fail') {
        lines.push(paint(look, 'dim', `        ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(patch.file)}, after line ${patch.afterLine}:`));
        for (const line of patch.text.trimEnd().split('\n'))
            lines.push(`        ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(line)}`);
    }
    return lines;
};
/** `99.9 %/30 d`. */
const shortSlo = ({ objective, window, file }) => objective === null || window === null ? (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(file ?? '') : `${objective} %/${window.slice(0, -1)} ${window.slice(-1)}`;
/** `99.9 % of 30 d: budget 43 m 12 s`. */
const longSlo = (slo) => {
    if (slo.objective === null || slo.window === null)
        return `declared in ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(slo.file ?? '')}`;
    const budget = slo.budgetSeconds === null ? '' : `: budget ${(0,_reliability_objective_js__WEBPACK_IMPORTED_MODULE_0__/* .describeSeconds */ .bD)(slo.budgetSeconds)}`;
    return `${slo.objective} % of ${slo.window.slice(0, -1)} ${slo.window.slice(-1)}${budget}`;
};
const renderSystem = (system, findings, widths, look) => {
    const worst = findings.find(({ system: name }) => name === system.name)?.severity;
    const mark = worst === undefined || worst === 'notice' ? paint(look, 'pass', '✓') : paint(look, worst, MARKS[worst]);
    const state = (rule, value) => findings.some((finding) => finding.rule === rule && finding.system === system.name && finding.severity !== 'notice')
        ? `${rule} ✗`
        : value ?? (system.notApplicable.some((duty) => duty === rule) ? `${rule} not applicable` : `${rule} –`);
    const slo = state('slo', system.slo[0] === undefined ? null : `slo ${shortSlo(system.slo[0])}${system.slo.length > 1 ? ` +${system.slo.length - 1}` : ''}`);
    const owner = `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(system.owner ?? 'nobody')}${system.backup.length > 0 ? ` +${system.backup.length}` : ''}`;
    const columns = [system.name.padEnd(widths[0] ?? 0), owner.padEnd(widths[1] ?? 0), state('runbook', system.runbook === null ? null : 'runbook ✓').padEnd(22), slo];
    return `  ${mark} ${columns.join('  ').trimEnd()}`;
};
/** The whole verdict as lines of text. */
const renderTerminal = (verdict, look) => {
    const { findings, systems, paths, outcome } = verdict;
    const lines = [''];
    const loud = findings.filter(({ severity }) => severity !== 'notice');
    const notices = findings.filter(({ severity }) => severity === 'notice');
    for (const finding of loud)
        lines.push(...renderFinding(finding, look), '');
    const widths = [Math.max(0, ...systems.map(({ name }) => name.length)), Math.max(0, ...systems.map(({ owner, backup }) => (owner ?? 'nobody').length + (backup.length > 0 ? 2 + `${backup.length}`.length : 0)))];
    for (const system of systems)
        lines.push(renderSystem(system, findings, widths, look));
    if (systems.length > 0)
        lines.push('');
    for (const finding of notices)
        lines.push(...renderFinding(finding, look));
    if (notices.length > 0)
        lines.push('');
    for (const { finding, reason, approvedBy, expires, place } of verdict.waived) {
        lines.push(...wrap(`~ ${finding.system}: ${finding.rule} is waived until ${expires} by ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(approvedBy)} (${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(place.file)}:${place.line}): ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(reason)}`, look.width, '  '));
    }
    if (verdict.waived.length > 0)
        lines.push('');
    if (verdict.head !== null && verdict.base !== null) {
        const unowned = paths.filter(({ system, exempt, status }) => system === null && !exempt && status !== 'deleted' && status !== 'renamed-from').length;
        const counts = [
            (0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .files */ .a)(paths.length),
            systems.length === 1 ? '1 system' : `${systems.length} systems`,
            ...(unowned > 0 ? [`${(0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .files */ .a)(unowned)} nobody answers for`] : []),
            ...(verdict.exempted > 0 ? [`${verdict.exempted} exempt`] : []),
            verdict.law === 'change' ? 'policy of this change' : `policy of ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(verdict.base.ref)}@${verdict.base.sha.slice(0, 7)}`,
        ];
        lines.push(paint(look, 'dim', `  ${counts.join(' · ')}`));
        if (verdict.law === null)
            lines[lines.length - 1] = paint(look, 'dim', `  judged ${verdict.head.sha.slice(0, 7)} against ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .printable */ .g$)(verdict.base.ref)}@${verdict.base.sha.slice(0, 7)}`);
    }
    lines.push(`  ${paint(look, outcome, `${outcome}${(0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .describeOutcome */ .S)(verdict)}`)}${(0,_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .describeNotes */ .N)(verdict)}`, '');
    return lines.join('\n');
};


/***/ })

};
