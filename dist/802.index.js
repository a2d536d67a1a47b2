export const id = 802;
export const ids = [802];
export const modules = {

/***/ 802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RULES: () => (/* binding */ RULES),
/* harmony export */   findExitCode: () => (/* binding */ findExitCode),
/* harmony export */   findOutcome: () => (/* binding */ findOutcome),
/* harmony export */   finding: () => (/* binding */ finding),
/* harmony export */   listPaths: () => (/* binding */ listPaths),
/* harmony export */   sortFindings: () => (/* binding */ sortFindings)
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
const finding = (code, rule, detail, more = {}) => ({
    rule,
    code,
    severity: 'fail',
    system: null,
    path: null,
    paths: null,
    place: null,
    by: [],
    patch: null,
    ...more,
    detail,
});
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
