export const id = 544;
export const ids = [544];
export const modules = {

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


/***/ })

};
