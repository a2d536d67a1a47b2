export const id = 993;
export const ids = [993];
export const modules = {

/***/ 1588:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ isFile)
/* harmony export */ });
/**
 * The plain data a verdict rests on. Facts are read once, by `sources/`, and survive
 * `JSON.parse(JSON.stringify(facts))`; nothing here knows where they came from.
 */
/** True for a regular file: a symlink or a submodule is none. */
const isFile = (entry) => entry.mode.startsWith('100');


/***/ }),

/***/ 7993:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gitHubSource: () => (/* binding */ gitHubSource)
});

// EXTERNAL MODULE: ./lib/facts.js
var lib_facts = __webpack_require__(1588);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./lib/sources/trees.js
/**
 * Questions about git trees, asked over one port, so that the diff and the look-ups are written once for
 * every place trees can be read from. Everything here works a level at a time: however many folders a
 * level has, it costs one call of the port.
 */

/** The mode of a folder, as `canonicalMode` spells it (a raw tree object says `40000`). */
const folderMode = '040000';
/** Why something could not be read, on its way to becoming a `Known`; `needs` names what would help. */
class Unreadable extends Error {
    needs;
    constructor(message, needs) {
        super(message);
        this.needs = needs;
    }
}
/** The outcome of a reading as a `Known`. Rejects with what is not `Unreadable`: that is a bug, not a fact. */
const settle = async (reading) => {
    try {
        return { known: await reading };
    }
    catch (error) {
        if (!(error instanceof Unreadable))
            throw error;
        return error.needs === undefined ? { unknown: error.message } : { unknown: error.message, needs: error.needs };
    }
};
/**
 * A mode the way git itself reads it: six octal digits; a file is 100644 or 100755 whatever its other
 * permission bits say, and what is no file, symlink or folder is a submodule (`canon_mode` in git's
 * object.h). `null` for text that is no mode.
 */
const canonicalMode = (text) => {
    if (!/^[0-7]{5,7}$/.test(text))
        return null;
    const mode = Number.parseInt(text, 8);
    const kind = mode & 0o170000;
    if (kind === 0o100000)
        return (mode & 0o100) === 0 ? '100644' : '100755';
    if (kind === 0o120000)
        return '120000';
    return kind === 0o040000 ? folderMode : '160000';
};
/** The length of the UTF-8 sequence that begins at `at` (the table of RFC 3629, section 4), 0 where none does. */
const sequenceLength = (bytes, at) => {
    const first = bytes[at] ?? 0;
    if (first < 0x80)
        return 1;
    const second = bytes[at + 1] ?? 0;
    const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (length === 0 || at + length > bytes.length || second < low || second > high)
        return 0;
    return bytes.subarray(at + 2, at + length).every((byte) => byte >= 0x80 && byte <= 0xbf) ? length : 0;
};
/**
 * Bytes as text without loss: UTF-8 where it is UTF-8, and each byte that belongs to no valid sequence as
 * the lone surrogate U+DC00 + byte (U+DC80–DCFF), which no valid UTF-8 decodes to. A byte order mark stays.
 */
const decodePath = (bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if ((0,external_node_buffer_.isAscii)(buffer))
        return buffer.toString('latin1');
    if ((0,external_node_buffer_.isUtf8)(buffer))
        return buffer.toString('utf8');
    const parts = [];
    let start = 0;
    for (let at = 0; at < buffer.length;) {
        const length = sequenceLength(buffer, at);
        if (length === 0) {
            parts.push(buffer.toString('utf8', start, at), String.fromCharCode(0xdc00 + (buffer[at] ?? 0)));
            start = at + 1;
        }
        at += length || 1;
    }
    parts.push(buffer.toString('utf8', start));
    return parts.join('');
};
/** Sorts by the string's UTF-16 code units, as `<` does: the same everywhere, unlike a locale's order. */
const byPath = (a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
const join = (folder, name) => (folder === '' ? name : `${folder}/${name}`);
/** Reads one tree's entries out of a reply of the port, by name; a tree that names one thing twice is refused. */
const named = (trees, id) => {
    const entries = id === null ? [] : trees.get(id);
    if (entries === undefined)
        throw new Unreadable(`The folder listing (tree ${id}) could not be read.`);
    const byName = new Map(entries.map((entry) => [entry.name, entry]));
    if (byName.size !== entries.length) {
        throw new Unreadable(`Two entries of one folder (tree ${id}) have the same name, so they cannot be told apart.`);
    }
    return byName;
};
const unique = (ids) => [...new Set(ids.filter((id) => id !== null))];
const isFolder = (entry) => entry.mode === folderMode;
/** The tree an entry names, where it is a folder. */
const treeOf = (entry) => entry !== undefined && isFolder(entry) ? entry.id : null;
/** What stands at a name where a path can end: no folder. */
const leaf = (entry) => entry === undefined || isFolder(entry) ? null : { mode: entry.mode, id: entry.id };
/**
 * As many paths and folders are taken in. A tree may name one sub-tree many times, ten levels of ten such
 * names are ten thousand million paths in a few hundred bytes, and that must end in words.
 */
const mostPaths = 1_000_000;
/** The complaint of one who met more than `mostPaths`. */
const tooMany = () => new Unreadable('There are more than 1,000,000 paths to look at.');
/**
 * Every path in which two trees differ, sorted by code units, each once. A folder that became a file (or the
 * reverse) is the file's path and every path below the folder. Renames are a deletion and an addition.
 * Reads only the folders whose ids differ. Rejects with what `readTrees` rejects with, and with `Unreadable`
 * past `mostPaths`.
 */
const diffTrees = async (a, b, readTrees) => {
    const changed = [];
    let level = a === b ? [] : [{ folder: '', a, b }];
    while (level.length > 0) {
        const trees = await readTrees(unique(level.flatMap((pair) => [pair.a, pair.b])));
        const next = [];
        for (const pair of level) {
            const [before, after] = [named(trees, pair.a), named(trees, pair.b)];
            for (const name of new Set([...before.keys(), ...after.keys()])) {
                const [old, now] = [before.get(name), after.get(name)];
                if (old?.id === now?.id && old?.mode === now?.mode)
                    continue;
                const path = join(pair.folder, name);
                const [oldTree, newTree] = [treeOf(old), treeOf(now)];
                if (oldTree !== newTree)
                    next.push({ folder: path, a: oldTree, b: newTree });
                const [oldLeaf, newLeaf] = [leaf(old), leaf(now)];
                if (oldLeaf !== null || newLeaf !== null)
                    changed.push({ path, before: oldLeaf, after: newLeaf });
                if (changed.length + next.length > mostPaths)
                    throw tooMany();
            }
        }
        level = next;
    }
    return changed.sort(byPath);
};
/** Every entry of a tree that is no folder, sorted by code units of the path. */
const listTree = async (root, readTrees) => {
    const found = await diffTrees('', root, async (ids) => {
        const trees = new Map(await readTrees(ids.filter((id) => id !== '')));
        return trees.set('', []);
    });
    return found.flatMap(({ path, after }) => (after === null ? [] : [{ path, ...after }]));
};
const declarationName = /^ownership\.ya?ml$/;
/**
 * What is, or may be meant as, the declaration: entries of the root and of `.github` (in exact case, as GitHub
 * reads it) whose lower-cased name is `ownership.yaml` or `ownership.yml`, sorted. A folder of such a name is
 * among them, with a folder's mode: it is in the way of a declaration, and is no file.
 */
const findDeclarationFiles = async (root, readTrees) => {
    const top = named(await readTrees([root]), root);
    const gitHub = treeOf(top.get('.github'));
    const below = gitHub === null ? new Map() : named(await readTrees([gitHub]), gitHub);
    const pick = (entries, folder) => [...entries.values()]
        .filter((entry) => declarationName.test(entry.name.toLowerCase()))
        .map(({ name, mode, id }) => ({ path: join(folder, name), mode, id }));
    return [...pick(top, ''), ...pick(below, '.github')].sort(byPath);
};
/** As many spellings of one path are followed at a level; a tree made to have thousands must not cost more. */
const spellings = 8;
/** Entries by their lower-cased name. */
const folded = (entries) => {
    const byFold = new Map();
    for (const entry of entries) {
        const fold = entry.name.toLowerCase();
        const alike = byFold.get(fold);
        if (alike === undefined)
            byFold.set(fold, [entry]);
        else
            alike.push(entry);
    }
    return byFold;
};
/**
 * What stands at each path, in the order asked. Where nothing does, `near` is the path itself if a folder
 * stands there, else the first path (files first, then by code units) that differs in case only.
 */
const lookUp = async (root, paths, readTrees) => {
    const folds = new Map();
    const likes = (id, trees, name) => {
        const known = folds.get(id) ?? folded(named(trees, id).values());
        folds.set(id, known);
        return known.get(name.toLowerCase()) ?? [];
    };
    const answers = new Map();
    let asked = [...new Set(paths)].map((path) => ({
        path,
        names: path.split('/'),
        walks: [{ tree: root, spelt: '', exact: true }],
    }));
    for (let depth = 0; asked.length > 0; depth += 1) {
        const trees = await readTrees(unique(asked.flatMap((ask) => ask.walks.map((walk) => walk.tree))));
        const deeper = [];
        for (const ask of asked) {
            const name = ask.names[depth] ?? '';
            const met = ask.walks.flatMap((walk) => likes(walk.tree, trees, name).map((entry) => ({
                entry,
                spelt: join(walk.spelt, entry.name),
                exact: walk.exact && entry.name === name,
            })));
            met.sort((x, y) => Number(y.exact) - Number(x.exact) || (x.spelt < y.spelt ? -1 : 1));
            if (depth === ask.names.length - 1)
                answers.set(ask.path, answer(ask.path, met));
            else {
                const folders = met.filter(({ entry }) => isFolder(entry)).slice(0, spellings);
                const walks = folders.map(({ entry, spelt, exact }) => ({ tree: entry.id, spelt, exact }));
                if (walks.length > 0)
                    deeper.push({ ...ask, walks });
            }
        }
        asked = deeper;
    }
    return paths.map((path) => answers.get(path) ?? { path, entry: { known: null } });
};
const answer = (path, met) => {
    const [first] = met;
    const entry = first?.exact ? leaf(first.entry) : null;
    const near = first?.exact ? first : (met.find((one) => !isFolder(one.entry)) ?? first);
    if (entry !== null || near === undefined)
        return { path, entry: { known: entry } };
    return { path, entry: { known: null }, near: { path: near.spelt, folder: isFolder(near.entry) } };
};
/** The second reading of either source: each part that cannot be read is `unknown`, and the rest stands. */
const answerAsks = async (asks, tree) => {
    const [entries, listing] = await Promise.all([
        settle(asks.entries.length === 0 ? Promise.resolve([]) : tree.lookUp(asks.entries)),
        asks.listing ? settle(tree.list()) : null,
    ]);
    return {
        entries: 'known' in entries ? entries.known : asks.entries.map((path) => ({ path, entry: entries })),
        listing,
    };
};

;// CONCATENATED MODULE: ./lib/sources/github.js


const subjects = {
    pull: { words: 'the pull request', permission: 'pull-requests: read' },
    branch: { words: 'the tip of the default branch', permission: 'contents: read' },
    comparison: { words: 'the comparison with the default branch', permission: 'contents: read' },
    tree: { words: 'a folder listing', permission: 'contents: read' },
    text: { words: 'the text of the declaration', permission: 'contents: read' },
};
const inFlight = 8;
/** The largest text that is read: 1 MiB, in bytes, what GitHub's contents API returns inline. */
const mostText = 1_048_576;
/** The id of a tree without entries (`git hash-object -t tree --stdin </dev/null`), which GitHub does not serve. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
/** The value at a path of own keys, `undefined` where there is none. */
const valueAt = (data, keys) => {
    let value = data;
    for (const key of keys.split('.')) {
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key))
            return undefined;
        value = value[key];
    }
    return value;
};
const misshapen = ({ words }, what) => new Unreadable(`GitHub's answer about ${words} is not what its API promises (${what}): it was cut off, or is not GitHub's.`, 'Run it again; on GitHub Enterprise Server, check GITHUB_API_URL.');
const textAt = (subject, data, keys) => {
    const value = valueAt(data, keys);
    if (typeof value !== 'string' || value === '')
        throw misshapen(subject, keys);
    return value;
};
const idAt = (subject, data, keys) => {
    const value = textAt(subject, data, keys);
    if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(value))
        throw misshapen(subject, keys);
    return value;
};
const countAt = (subject, data, keys) => {
    const value = valueAt(data, keys);
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
        throw misshapen(subject, keys);
    return value;
};
/** When a rate limit ends, as GitHub's headers tell (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api). */
const limitEnds = (headers) => {
    const [seconds, reset] = [Number(valueAt(headers, 'retry-after')), Number(valueAt(headers, 'x-ratelimit-reset'))];
    if (seconds > 0)
        return `in ${seconds} seconds`;
    return reset > 0 && reset < 1e11 ? `after ${new Date(reset * 1000).toISOString()}` : 'later';
};
/** What a refused or failed request means. `fault` is what was thrown, or a reply that is no success. */
const explain = ({ words, permission }, fault) => {
    const status = valueAt(fault, 'status');
    const reply = valueAt(fault, 'response') ?? (fault instanceof Error ? undefined : fault);
    const thrown = fault instanceof Error ? fault.message : '';
    const message = String(valueAt(reply, 'data.message') ?? thrown).slice(0, 300);
    // Octokit gives a request that met no server at all status 500, and no response.
    if (typeof status !== 'number' || (status === 500 && reply === undefined)) {
        return new Unreadable(`GitHub could not be reached for ${words}: ${message || 'no reason given'}`, 'Run it again.');
    }
    const headers = valueAt(reply, 'headers');
    const limited = valueAt(headers, 'retry-after') !== undefined || valueAt(headers, 'x-ratelimit-remaining') === '0';
    if (status === 429 || (status === 403 && (limited || /rate limit/i.test(message)))) {
        const complaint = `GitHub's rate limit was reached at ${words} (HTTP ${status}).`;
        return new Unreadable(complaint, `Run it again ${limitEnds(headers)}.`);
    }
    if (status === 404 && /no common ancestor/i.test(message)) {
        return new Unreadable('The pull request and the default branch have no commit in common.');
    }
    if (status === 401)
        return new Unreadable(`GitHub refused the token at ${words} (HTTP 401).`, 'a valid token');
    if (status === 403)
        return new Unreadable(`GitHub does not let this token read ${words} (HTTP 403).`, permission);
    if (status === 404) {
        const complaint = `GitHub shows no such thing as ${words} (HTTP 404): it is gone, or this token may not read it.`;
        return new Unreadable(complaint, permission);
    }
    if (status >= 500)
        return new Unreadable(`GitHub failed at ${words} (HTTP ${status}).`, 'Run it again.');
    return new Unreadable(`GitHub gave no answer about ${words} (HTTP ${status}): ${message || 'no reason given'}`);
};
/** The one place requests leave from: counted, at most eight at a time, and every failure in words. */
const asker = ({ request, repository: { owner, name }, budget = 300 }) => {
    let [spent, active] = [0, 0];
    const waiting = [];
    return async (subject, route, parameters) => {
        if (active >= inFlight)
            await new Promise((resolve) => waiting.push(resolve));
        else
            active += 1;
        try {
            if (spent >= budget)
                throw new Unreadable(`This takes more than the ${budget} requests a run may spend.`);
            spent += 1;
            const reply = await request(`GET /repos/{owner}/{repo}${route}`, { owner, repo: name, ...parameters });
            if (valueAt(reply, 'status') !== 200)
                throw explain(subject, reply);
            return reply.data;
        }
        catch (error) {
            throw error instanceof Unreadable ? error : explain(subject, error);
        }
        finally {
            const next = waiting.shift();
            if (next === undefined)
                active -= 1;
            else
                next();
        }
    };
};
/** A reply of `git/trees`; `size` is 0 for what has none. */
const parseListing = (data) => {
    const [truncated, tree] = [valueAt(data, 'truncated'), valueAt(data, 'tree')];
    if (typeof truncated !== 'boolean' || !Array.isArray(tree))
        throw misshapen(subjects.tree, 'tree');
    const entries = tree.map((entry) => {
        const mode = canonicalMode(textAt(subjects.tree, entry, 'mode'));
        if (mode === null)
            throw misshapen(subjects.tree, 'mode');
        const size = mode === folderMode || mode === '160000' ? 0 : countAt(subjects.tree, entry, 'size');
        return { path: textAt(subjects.tree, entry, 'path'), mode, id: idAt(subjects.tree, entry, 'sha'), size };
    });
    return { truncated, entries };
};
/**
 * Reads a tree with everything below it at once. Where GitHub cuts that off (past 100,000 entries or 7 MB),
 * reads the folder alone, and its folders the same way when they are asked for.
 */
const treeReader = (ask) => {
    const cache = new Map([[emptyTree, Promise.resolve([])]]);
    const sizes = new Map();
    const keep = (root, { entries }, deep) => {
        const folders = new Map([['', { id: root, entries: [] }]]);
        for (const { path, mode, id } of entries) {
            if (mode === folderMode)
                folders.set(path, { id, entries: [] });
        }
        for (const { path, mode, id, size } of entries) {
            const slash = path.lastIndexOf('/');
            const folder = folders.get(path.slice(0, Math.max(slash, 0)));
            if (folder === undefined || (slash >= 0 && !deep))
                throw misshapen(subjects.tree, 'path');
            folder.entries.push({ name: path.slice(slash + 1), mode, id });
            sizes.set(id, size);
        }
        for (const folder of deep ? folders.values() : []) {
            if (!cache.has(folder.id))
                cache.set(folder.id, Promise.resolve(folder.entries));
        }
        return folders.get('')?.entries ?? [];
    };
    const read = async (id) => {
        const whole = parseListing(await ask(subjects.tree, '/git/trees/{tree_sha}', { tree_sha: id, recursive: '1' }));
        if (!whole.truncated)
            return keep(id, whole, true);
        const flat = parseListing(await ask(subjects.tree, '/git/trees/{tree_sha}', { tree_sha: id }));
        if (!flat.truncated)
            return keep(id, flat, false);
        throw new Unreadable(`One folder (tree ${id}) has more entries than GitHub lists.`);
    };
    const readOnce = (id) => {
        const reading = cache.get(id) ?? read(id);
        cache.set(id, reading);
        return reading;
    };
    return {
        read: async (ids) => new Map(await Promise.all(ids.map(async (id) => [id, await readOnce(id)]))),
        sizes,
    };
};
/** A blob as text without loss. GitHub breaks its base64 into lines. */
const readText = async (ask, id) => {
    const data = await ask(subjects.text, '/git/blobs/{file_sha}', { file_sha: id });
    const content = valueAt(data, 'content');
    if (typeof content !== 'string' || valueAt(data, 'encoding') !== 'base64')
        throw misshapen(subjects.text, 'content');
    const bytes = Buffer.from(content, 'base64');
    if (bytes.length !== countAt(subjects.text, data, 'size'))
        throw misshapen(subjects.text, 'size');
    return decodePath(bytes);
};
const readLivePull = async (ask, pull) => {
    const data = await ask(subjects.pull, '/pulls/{pull_number}', { pull_number: pull });
    return {
        head: { ref: textAt(subjects.pull, data, 'head.ref'), sha: idAt(subjects.pull, data, 'head.sha') },
        base: textAt(subjects.pull, data, 'base.ref'),
        defaultBranch: textAt(subjects.pull, data, 'base.repo.default_branch'),
        changedFiles: countAt(subjects.pull, data, 'changed_files'),
    };
};
const compare = async (ask, base, head) => {
    const basehead = `${base}...${head}`;
    const data = await ask(subjects.comparison, '/compare/{basehead}', { basehead, per_page: 1 });
    return {
        tip: idAt(subjects.comparison, data, 'base_commit.sha'),
        tipTree: idAt(subjects.comparison, data, 'base_commit.commit.tree.sha'),
        mergeBase: idAt(subjects.comparison, data, 'merge_base_commit.sha'),
        mergeBaseTree: idAt(subjects.comparison, data, 'merge_base_commit.commit.tree.sha'),
    };
};
/**
 * The comparison is asked for by the branch's name, so that it leaves at once; but a name in a comparison may be a
 * tag's as well, and tags are anybody's who can push. The branch itself tells its tip, and where the comparison
 * had another (or the branch moved in between), it is repeated from the tip.
 */
const readEnds = async (ask, branch, head) => {
    const [reference, first] = await Promise.all([
        ask(subjects.branch, '/git/ref/{ref}', { ref: `heads/${branch}` }),
        compare(ask, branch, head),
    ]);
    const tip = idAt(subjects.branch, reference, 'object.sha');
    const ends = first.tip === tip ? first : await compare(ask, tip, head);
    if (ends.tip !== tip)
        throw misshapen(subjects.comparison, 'base_commit.sha');
    return ends;
};
/** Checks the reading against GitHub's own count, which takes a deletion and an addition together for a rename. */
const checkCount = (paths, pull) => {
    const added = paths.filter(({ before }) => before === null).length;
    const deleted = paths.filter(({ after }) => after === null).length;
    const least = paths.length - Math.min(added, deleted);
    if (pull.changedFiles >= least && pull.changedFiles <= paths.length)
        return;
    throw new Unreadable(`GitHub counts ${pull.changedFiles} changed files in this pull request, and its trees differ in ${paths.length} paths.`, 'Run it again; if it stays so, update the branch from its base.');
};
/**
 * One pull request, judged against the default branch whichever branch it targets: law and base are its live
 * tip. The first requests leave at once. The change is `unknown` once the pull has another head than expected.
 */
const gitHubSource = (place) => {
    const { pull: number, expectedHead, defaultBranch } = place;
    const ask = asker(place);
    const trees = treeReader(ask);
    const texts = new Map();
    const findDeclarations = async (tree) => {
        const entries = await findDeclarationFiles(tree, trees.read);
        const found = entries.map((entry) => ({ ...entry, size: trees.sizes.get(entry.id) ?? 0 }));
        for (const { id } of found.filter((file) => (0,lib_facts/* isFile */.f)(file) && file.size <= mostText)) {
            if (!texts.has(id))
                texts.set(id, settle(readText(ask, id)));
        }
        return found;
    };
    const livePull = readLivePull(ask, number);
    const guessedEnds = readEnds(ask, defaultBranch, expectedHead);
    const onHead = findDeclarations(expectedHead);
    const readEndsOfPull = async () => {
        const pull = await livePull;
        if (pull.head.sha !== expectedHead)
            throw moved(expectedHead, pull.head.sha);
        return pull.defaultBranch === defaultBranch ? guessedEnds : readEnds(ask, pull.defaultBranch, expectedHead);
    };
    const ends = readEndsOfPull();
    const readFacts = async () => {
        const [pull, { tip, tipTree, mergeBase, mergeBaseTree }] = await Promise.all([livePull, ends]);
        const [paths, base, old, head] = await Promise.all([
            diffTrees(mergeBaseTree, expectedHead, trees.read),
            findDeclarations(tipTree),
            findDeclarations(mergeBaseTree),
            onHead,
        ]);
        if (pull.base === pull.defaultBranch)
            checkCount(paths, pull);
        const law = { ref: pull.defaultBranch, sha: tip };
        return {
            law,
            base: law,
            mergeBase,
            head: pull.head,
            paths,
            declarations: { law: base, base, mergeBase: old, head },
            // By id, since which was asked for first depends on which reply came first.
            texts: await Promise.all([...texts]
                .sort(([one], [other]) => (one < other ? -1 : 1))
                .map(async ([id, text]) => [id, await text])),
        };
    };
    const facts = settle(readFacts());
    // What left early and is not waited for, because something before it failed, has been answered for by that.
    for (const early of [guessedEnds, onHead])
        early.catch(() => undefined);
    const confirm = async () => {
        const [before, now] = await Promise.all([livePull, readLivePull(ask, number)]);
        if (now.head.sha !== expectedHead)
            throw moved(expectedHead, now.head.sha);
        if (now.base === before.base && now.defaultBranch === before.defaultBranch)
            return now;
        throw new Unreadable('The pull request was given another base while it was judged.', 'Run it again.');
    };
    return {
        readChange: () => facts,
        readAnswers: (asks) => answerAsks(asks, {
            lookUp: async (paths) => lookUp((await ends).tipTree, paths, trees.read),
            list: async () => (await listTree((await ends).tipTree, trees.read)).map(({ path }) => path),
        }),
        readPull: () => settle(livePull),
        confirmPull: () => settle(confirm()),
    };
};
const moved = (expected, now) => new Unreadable(`This run belongs to an older commit (${expected}): the pull request's head is now ${now}.`, 'The run of the newer commit judges it.');


/***/ })

};
