export const id = 235;
export const ids = [235];
export const modules = {

/***/ 2235:
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
// EXTERNAL MODULE: ./lib/rules/situation.js + 1 modules
var situation = __webpack_require__(291);
// EXTERNAL MODULE: ./lib/verdict.js
var verdict = __webpack_require__(802);
// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(9889);
// EXTERNAL MODULE: ./lib/render/terminal.js
var terminal = __webpack_require__(1762);
;// CONCATENATED MODULE: ./lib/render/explanation.js


/** Why `winner` goes before `other`, both matching; `equal` where nothing written decides. */
const describeLoss = (winner, other) => {
    if (winner === other)
        return 'wins';
    if (winner.pattern.anchor !== other.pattern.anchor)
        return 'loses to the deeper folder';
    if (winner.pattern.literals !== other.pattern.literals)
        return 'loses to more literal characters';
    if (winner.pattern.globstars !== other.pattern.globstars)
        return 'loses to fewer **';
    return 'system' in winner.by === 'system' in other.by ? 'equal' : 'loses: a system goes before an exemption';
};
const explanation_name = (claim, { law, date }) => {
    if ('system' in claim.by)
        return claim.by.system;
    const expires = law.exempt[claim.by.exemption]?.expires;
    return expires !== undefined && expires < date ? `exempt until ${expires}, which is past` : 'exempt';
};
const renderExplanation = (explanation, look) => {
    const { path, decision, matching } = explanation;
    const heads = {
        none: (0,terminal.paint)(look, 'fail', 'nobody answers for it: no pattern matches'),
        ambiguous: (0,terminal.paint)(look, 'fail', 'nobody can say: two systems claim it equally'),
        exempt: decision.kind === 'exempt' ? explanation_name(decision.claim, explanation) : '',
        system: decision.kind === 'system' ? (0,terminal.paint)(look, 'bold', decision.system) : '',
    };
    const lines = ['', `  ${(0,render_escape/* printable */.g$)(path)}`, `  → ${heads[decision.kind]}`, ''];
    const winner = matching[0];
    for (const claim of matching) {
        const said = winner === undefined ? '' : describeLoss(winner, claim);
        lines.push(`  ${(0,render_escape/* printable */.g$)(`${claim.place.file}:${claim.place.line}`).padEnd(22)} ${(0,render_escape/* printable */.g$)(claim.pattern.text).padEnd(28)} ${explanation_name(claim, explanation).padEnd(18)} ${(0,terminal.paint)(look, 'dim', said)}`);
    }
    if (matching.length === 0)
        lines.push('  See `ownership-gate explain unowned`.');
    return `${lines.join('\n')}\n\n`;
};

// EXTERNAL MODULE: ./lib/cli/shell.js
var cli_shell = __webpack_require__(6568);
// EXTERNAL MODULE: ./lib/cli/snapshot.js
var cli_snapshot = __webpack_require__(3292);
;// CONCATENATED MODULE: ./lib/cli/explain.js







/** `ownership-gate explain`: a rule's page, or why a path belongs to whom it does. */
const run = async (words, shell) => {
    const { values, positionals } = (0,external_node_util_.parseArgs)({
        args: [...words],
        allowPositionals: true,
        options: { ref: { type: 'string' }, repo: { type: 'string' } },
    });
    const [word, ...more] = positionals;
    if (word === undefined || more.length > 0)
        throw new cli_shell/* CannotRun */.z('One rule or one path is explained at a time.', `Rules: ${verdict/* RULES */.y0.join(', ')}.`);
    const rule = verdict/* RULES */.y0.find((id) => id === word);
    if (rule !== undefined) {
        shell.print((0,external_node_fs_.readFileSync)(new URL(`./rules/${rule}.md`, import.meta.url), 'utf8'));
        return 0;
    }
    const snapshot = await (0,cli_snapshot/* readSnapshot */.R)(shell, values);
    try {
        const { proposal } = snapshot;
        if (proposal.after === null || proposal.law === null) {
            throw new cli_shell/* CannotRun */.z(`\`${word}\` is no rule, and as a path it cannot be explained: the declaration cannot be read.`, 'Run `ownership-gate check` to see why.');
        }
        const path = snapshot.toPath(word);
        const { index } = (0,situation/* indexSide */.GG)(proposal.after, proposal.law);
        shell.print(renderExplanation({ path, decision: index.decide(path), matching: index.explain(path), law: proposal.law, date: shell.now().toISOString().slice(0, 10) }, (0,cli_shell/* findLook */.D)(shell)));
        return index.decide(path).kind === 'none' || index.decide(path).kind === 'ambiguous' ? 1 : 0;
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
