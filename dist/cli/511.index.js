export const id = 511;
export const ids = [511];
export const modules = {

/***/ 2511:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _shell_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6568);


/** `ownership-gate schema`. */
const run = async ([which = 'ownership', ...more], shell) => {
    if ((which !== 'ownership' && which !== 'verdict') || more.length > 0) {
        throw new _shell_js__WEBPACK_IMPORTED_MODULE_1__/* .CannotRun */ .z(`There is no schema \`${which}\`.`, 'Write `ownership-gate schema ownership` or `ownership-gate schema verdict`.');
    }
    shell.print((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(new URL(`./schema/${which}.v1.json`, import.meta.url), 'utf8'));
    return 0;
};


/***/ }),

/***/ 6568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ findLook),
/* harmony export */   z: () => (/* binding */ CannotRun)
/* harmony export */ });
/** A command that could not run, and what to do: printed as it is, exit status 2. */
class CannotRun extends Error {
    constructor(message, settle) {
        super(`${message}\n${settle}`);
        this.name = 'CannotRun';
    }
}
/** Colour only on a terminal, and never with NO_COLOR (https://no-color.org: set and not empty). */
const findLook = ({ terminal, environment, columns }) => ({
    colour: terminal && !environment.NO_COLOR && environment.TERM !== 'dumb',
    width: Math.min(Math.max(columns, 60), 120),
});


/***/ })

};
