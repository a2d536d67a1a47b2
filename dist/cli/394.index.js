export const id = 394;
export const ids = [394];
export const modules = {

/***/ 2394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7975);
/* harmony import */ var _sources_git_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(290);
/* harmony import */ var _version_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3411);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9048);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6568);







/** `ownership-gate check`: git starts first, the rest of the program loads while it works. */
const run = async (words, shell) => {
    const { values, positionals } = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.parseArgs)({
        args: [...words],
        allowPositionals: true,
        options: {
            base: { type: 'string' },
            head: { type: 'string' },
            repo: { type: 'string' },
            format: { type: 'string', default: 'text' },
            output: { type: 'string' },
        },
    });
    const format = (0,_options_js__WEBPACK_IMPORTED_MODULE_4__/* .readFormat */ .C)(values.format, ['text', 'json', 'markdown']);
    if (positionals.length > 0) {
        throw new _shell_js__WEBPACK_IMPORTED_MODULE_5__/* .CannotRun */ .z(`\`${positionals[0]}\` is not an option.`, 'Write `--base REF` and `--head REF`; see `ownership-gate check --help`.');
    }
    const source = (0,_sources_git_js__WEBPACK_IMPORTED_MODULE_3__/* .gitSource */ .Y)({
        repo: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(shell.folder, values.repo ?? '.'),
        environment: shell.environment,
        ...(values.base === undefined ? {} : { base: values.base }),
        ...(values.head === undefined ? {} : { head: values.head }),
    });
    try {
        const { check } = await Promise.all(/* import() */[__webpack_require__.e(658), __webpack_require__.e(18), __webpack_require__.e(85), __webpack_require__.e(532)]).then(__webpack_require__.bind(__webpack_require__, 7532));
        const verdict = await check(source, { date: shell.now().toISOString().slice(0, 10), program: _version_js__WEBPACK_IMPORTED_MODULE_6__/* .VERSION */ .x });
        const text = await render(verdict, format, shell);
        if (values.output === undefined)
            shell.print(text);
        else
            writeResult((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(shell.folder, values.output), text);
        const { findExitCode } = await __webpack_require__.e(/* import() */ 802).then(__webpack_require__.bind(__webpack_require__, 802));
        return findExitCode(verdict);
    }
    finally {
        source.close();
    }
};
const render = async (verdict, format, shell) => {
    if (format === 'json')
        return (await Promise.all(/* import() */[__webpack_require__.e(302), __webpack_require__.e(544)]).then(__webpack_require__.bind(__webpack_require__, 7544))).renderJson(verdict);
    if (format === 'markdown')
        return (await Promise.all(/* import() */[__webpack_require__.e(302), __webpack_require__.e(840)]).then(__webpack_require__.bind(__webpack_require__, 6840))).renderSummary(verdict, null);
    return (await Promise.all(/* import() */[__webpack_require__.e(302), __webpack_require__.e(762)]).then(__webpack_require__.bind(__webpack_require__, 1762))).renderTerminal(verdict, (0,_shell_js__WEBPACK_IMPORTED_MODULE_5__/* .findLook */ .D)(shell));
};
const writeResult = (file, text) => {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(file, text);
    }
    catch (error) {
        const why = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        throw new _shell_js__WEBPACK_IMPORTED_MODULE_5__/* .CannotRun */ .z(`${file} could not be written (${why}).`, 'Name a file in a folder that exists and can be written to.');
    }
};


/***/ }),

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


/***/ })

};
