export const id = 118;
export const ids = [118];
export const modules = {

/***/ 3118:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readEvent: () => (/* binding */ readEvent)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/** The event that started the run, as the runner left it in the environment and the payload file. */

/** The events this version judges. */
const EVENTS = ['pull_request'];
/** Reads and checks the payload. Throws nothing: what cannot be used is refused in words. */
const readEvent = (environment) => {
    const name = environment.GITHUB_EVENT_NAME ?? '';
    if (!EVENTS.includes(name)) {
        return {
            refused: `This version judges the event ${EVENTS.join(', ')}; it was started by \`${name.replace(/[^\w-]/g, '?')}\`. Write \`on: pull_request\` in the workflow.`,
        };
    }
    const payload = readPayload(environment.GITHUB_EVENT_PATH);
    const number = pick(payload, 'pull_request', 'number') ?? pick(payload, 'number');
    const head = pick(payload, 'pull_request', 'head', 'sha');
    const owner = pick(payload, 'repository', 'owner', 'login');
    const repository = pick(payload, 'repository', 'name');
    const branch = pick(payload, 'repository', 'default_branch');
    if (typeof number !== 'number' ||
        typeof head !== 'string' ||
        typeof owner !== 'string' ||
        typeof repository !== 'string' ||
        typeof branch !== 'string') {
        return {
            refused: 'The event’s payload does not name a pull request, its head and its repository. Run the check again; if it says the same, report it with the event’s name.',
        };
    }
    return { pull: { repository: { owner, name: repository }, pull: number, expectedHead: head, defaultBranch: branch } };
};
const readPayload = (file) => {
    try {
        return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file ?? '', 'utf8'));
    }
    catch {
        return null;
    }
};
const pick = (value, ...keys) => keys.reduce((at, key) => typeof at === 'object' && at !== null && Object.hasOwn(at, key)
    ? at[key]
    : undefined, value);


/***/ })

};
