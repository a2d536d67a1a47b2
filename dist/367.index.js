export const id = 367;
export const ids = [367];
export const modules = {

/***/ 7367:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openRequest: () => (/* binding */ openRequest)
/* harmony export */ });
/** Milliseconds one request may take: a run that hangs is worse than one that says it could not find out. */
const PATIENCE = 20_000;
/** Opens the API with a token. Every request gives up by itself. */
const openRequest = async (token) => {
    const { getOctokit } = await __webpack_require__.e(/* import() */ 413).then(__webpack_require__.bind(__webpack_require__, 2413));
    const patient = (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE) });
    const octokit = getOctokit(token, { request: { fetch: patient } });
    // https://docs.github.com/en/rest/about-the-rest-api/api-versions
    return octokit.request.defaults({ headers: { 'x-github-api-version': '2022-11-28' } });
};


/***/ })

};
