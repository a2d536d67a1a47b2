export const id = 215;
export const ids = [215];
export const modules = {

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


/***/ }),

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

/***/ 290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ gitRepository),
  Y: () => (/* binding */ gitSource)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./lib/facts.js
var facts = __webpack_require__(1588);
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

;// CONCATENATED MODULE: ./lib/sources/git.js
/**
 * Facts from a local repository, through git's plumbing only. Two processes in the usual case: one
 * `git rev-parse` finds the commits, one `git cat-file --batch` serves every tree and every text. Nothing of
 * the work tree, the index or the attributes is read, so nothing a repository configures can run.
 */




/** What is read of a text (1 MiB, in bytes: what GitHub's contents API returns inline), and of a folder. */
const mostText = 1_048_576;
const mostTree = 64 * mostText;
/**
 * The variables git gets from the caller: where to find programs, the user's configuration (for
 * `safe.directory`, which also asks `SUDO_UID`) and temporary files. None that begins with `GIT_`: those
 * point at other repositories, add configuration, or make git write traces.
 */
const passed = /^(PATH|PATHEXT|HOME|XDG_CONFIG_HOME|SUDO_UID|TMPDIR|TEMP|TMP|USERPROFILE|HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|PROGRAMDATA|SYSTEMROOT|WINDIR)$/i;
/**
 * A partial clone fetches what it lacks from the address its configuration names: `GIT_NO_LAZY_FETCH` stops
 * that from git 2.45 on, and before it a fetch finds no protocol allowed (https://git-scm.com/docs/git).
 */
const cleanEnvironment = (environment) => ({
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => passed.test(name))),
    LANG: 'C',
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_GRAFT_FILE: external_node_os_.devNull,
});
const start = ({ repo, environment }, args) => {
    const child = (0,external_node_child_process_.spawn)('git', ['--no-replace-objects', '-C', repo, ...args], {
        env: cleanEnvironment(environment),
        windowsHide: true,
    });
    // The pipe breaks when git ends early; why it did is told by 'error' and 'close'.
    child.stdin.on('error', () => undefined);
    return child;
};
/** What git's complaint means for the person at the terminal. */
const explain = ({ repo }, { signal, stderr, error }) => {
    if (error?.code === 'ENOENT') {
        return new Unreadable('git is not installed, or not on the PATH.', 'Install git 2.30 or later.');
    }
    if (error !== undefined)
        return new Unreadable(`git could not be started: ${error.message}`);
    if (signal !== null)
        return new Unreadable(`git was stopped (${signal}) before it had answered.`, 'Run it again.');
    const dubious = /dubious ownership in repository at '(.*)'|unsafe repository \('(.*)' is owned/.exec(stderr);
    if (dubious !== null) {
        return new Unreadable(`git refuses to read ${repo}: the repository belongs to another user.`, `git config --global --add safe.directory '${(dubious[1] ?? dubious[2] ?? '').replaceAll("'", "'\\''")}'`);
    }
    if (/cannot change to/.test(stderr)) {
        return new Unreadable(`There is no folder ${repo} that could be entered.`, 'Name the repository with --repo DIR.');
    }
    if (/not a git repository/i.test(stderr)) {
        return new Unreadable(`${repo} is not in a git repository.`, 'Run it inside a git repository, or name one with --repo DIR.');
    }
    const lines = stderr.split('\n');
    const line = lines.find((one) => one.startsWith('fatal: ')) ?? lines.find((one) => one !== '') ?? 'no reason given';
    const damaged = /corrupt|inflate|loose object|unable to (read|find|parse)|bad (object|tree)|could not (parse|fetch)/;
    return new Unreadable(`git could not read the repository: ${line.slice(0, 300)}`, damaged.test(stderr) ? 'git fsck, or a new clone' : undefined);
};
/** Runs git to its end. Rejects with `Unreadable` only where it did not end by itself. */
const run = (place, args) => new Promise((resolve, reject) => {
    const child = start(place, args);
    child.stdin.end();
    const out = [];
    let [stderr, bytes] = ['', 0];
    const timer = setTimeout(() => give(silent()), place.patience ?? 60_000);
    const give = (reason) => {
        clearTimeout(timer);
        child.kill('SIGKILL');
        reject(reason);
    };
    child.stdout.on('data', (chunk) => {
        timer.refresh();
        bytes += chunk.length;
        if (bytes > 128 * mostPaths)
            give(tooMany());
        else
            out.push(chunk);
    });
    child.stderr.on('data', (chunk) => {
        if (stderr.length < 8192)
            stderr += chunk;
    });
    child.on('error', (error) => give(explain(place, { code: null, signal: null, stderr, error })));
    child.on('close', (code, signal) => {
        clearTimeout(timer);
        if (code === null)
            reject(explain(place, { code, signal, stderr }));
        else
            resolve({ code, signal, stderr, stdout: Buffer.concat(out) });
    });
});
const silent = () => new Unreadable('git did not answer in time.', 'Run it again.');
/**
 * Begins the conversation. Answers come in the order of the questions; `owed[next]` is whose answer comes next.
 * `read` rejects with `Unreadable` when the process ends or falls silent, and from then on.
 */
const openObjects = (place) => {
    const child = start(place, ['cat-file', '--batch']);
    const owed = [];
    let next = 0;
    let failure;
    let stderr = '';
    let timer;
    // A conversation at rest must not keep the program alive, and one under way must.
    const hold = (active) => {
        clearTimeout(timer);
        timer = active ? setTimeout(() => fail(silent()), place.patience ?? 60_000) : undefined;
        for (const held of [child, child.stdin, child.stdout, child.stderr]) {
            if (active)
                held.ref();
            else
                held.unref();
        }
    };
    const fail = (reason) => {
        failure ??= reason;
        child.kill('SIGKILL');
        for (const { reject } of owed.splice(0).slice(next))
            reject(failure);
        next = 0;
        hold(false);
    };
    child.on('error', (error) => fail(explain(place, { code: null, signal: null, stderr, error })));
    child.on('close', (code, signal) => fail(explain(place, { code, signal, stderr })));
    child.stderr.on('data', (chunk) => {
        if (stderr.length < 8192)
            stderr += chunk;
    });
    let header = null;
    let [chunks, have, skip] = [[], 0, 0];
    const settleNext = (object) => {
        owed[next]?.resolve(object);
        next += 1;
        if (next < owed.length)
            return;
        owed.length = 0;
        next = 0;
        hold(false);
    };
    child.stdout.on('data', (chunk) => {
        timer?.refresh();
        const dropped = Math.min(skip, chunk.length);
        skip -= dropped;
        chunks.push(chunk.subarray(dropped));
        have += chunk.length - dropped;
        if (skip > 0 || (header !== null && have <= header.size))
            return;
        let [rest] = chunks.length === 1 ? chunks : [Buffer.concat(chunks)];
        while (rest !== undefined) {
            if (header === null) {
                const end = rest.indexOf(0x0a);
                if (end < 0)
                    break;
                const line = rest.toString('latin1', 0, end);
                rest = rest.subarray(end + 1);
                const [, id = '', type = '', size = ''] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(line) ?? [];
                if (id === '')
                    settleNext(null);
                else
                    header = { id, type, size: Number(size) };
                continue;
            }
            if (header.size > (owed[next]?.most ?? 0)) {
                // What is too large is let go as it arrives.
                const gone = Math.min(rest.length, header.size + 1);
                skip = header.size + 1 - gone;
                rest = rest.subarray(gone);
                settleNext({ ...header, content: null });
                header = null;
                continue;
            }
            if (rest.length <= header.size)
                break;
            settleNext({ ...header, content: rest.subarray(0, header.size) });
            rest = rest.subarray(header.size + 1);
            header = null;
        }
        chunks = rest === undefined || rest.length === 0 ? [] : [rest];
        have = rest?.length ?? 0;
    });
    hold(false);
    return {
        read: async (names, most) => {
            if (failure !== undefined)
                throw failure;
            if (names.length === 0)
                return [];
            if (owed.length === 0)
                hold(true);
            const answers = names.map(() => new Promise((resolve, reject) => owed.push({ most, resolve, reject })));
            child.stdin.write(`${names.join('\n')}\n`);
            return Promise.all(answers);
        },
        close: () => {
            child.stdin.end();
        },
    };
};
const escapes = /\p{Cc}|\.\.|^[-^]|^$/u;
/** Refuses what is no name of one commit: options, ranges, exclusions, and lines that would be two questions. */
const oneCommit = (ref) => {
    if (escapes.test(ref)) {
        throw new Unreadable(`${JSON.stringify(ref)} is no name of one commit.`, 'Name a branch, a tag or a commit.');
    }
    return ref;
};
/**
 * The names git would shorten to `ref`. It takes the tag and only warns, and a tag is anybody's to push. What has
 * `@{` in it is of a branch, or of this clone's own log, and asking for its namesakes would end the conversation.
 */
const namesakes = (ref) => ref === 'HEAD' || ref.includes('@{') || /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref)
    ? []
    : ['tags', 'heads', 'remotes'].map((kind) => `refs/${kind}/${ref}`);
const commitOf = (ref) => `${ref}^{commit}`;
/** Refuses a ref that means different commits as a tag, as a branch and as a remote's branch. */
const refuseAmbiguous = async (objects, ref) => {
    const names = namesakes(ref);
    const found = await objects.read(names.map(commitOf), mostText);
    const meant = names.filter((_, index) => found[index]);
    if (new Set(found.flatMap((object) => object?.id ?? [])).size > 1) {
        throw new Unreadable(`${meant.join(' and ')} are different commits.`, `Say which: ${meant.join(' or ')}.`);
    }
};
/** The entries of a raw tree object: `<mode> SP <name> NUL <id>`, the id in 20 bytes (SHA-1) or 32 (SHA-256). */
const parseTree = (id, content) => {
    const entries = [];
    const width = id.length / 2;
    for (let at = 0; at < content.length;) {
        const space = content.indexOf(0x20, at);
        const end = content.indexOf(0x00, space + 1);
        const mode = space < 0 ? null : canonicalMode(content.toString('latin1', at, space));
        at = end + 1 + width;
        const name = end < 0 ? '' : decodePath(content.subarray(space + 1, end));
        if (mode === null || name === '' || name.includes('/') || at > content.length) {
            throw new Unreadable(`The folder listing (tree ${id}) is damaged.`, 'git fsck');
        }
        entries.push({ name, mode, id: content.toString('hex', end + 1, at) });
    }
    return entries;
};
const notHere = (what) => new Unreadable(`${what} is not in this clone: it is a partial clone, or it is damaged.`, 'git fetch --refetch --no-filter, or a new clone without --filter');
/** The object of an answer, if it is of that type and was read whole. */
const whole = (object, type, what) => {
    if (object === null || object === undefined)
        throw notHere(what);
    if (object.type !== type)
        throw new Unreadable(`${what} is a ${object.type}, not a ${type}.`, 'git fsck');
    if (object.content === null)
        throw new Unreadable(`${what} has ${object.size} bytes, too many to be read.`);
    return { ...object, content: object.content };
};
/** Trees by id, each read and parsed once. */
const treeReader = (objects) => {
    const cache = new Map();
    return async (ids) => {
        const missing = ids.filter((id) => !cache.has(id));
        const reading = objects.read(missing, mostTree);
        for (const [index, id] of missing.entries()) {
            const entries = reading.then((found) => parseTree(id, whole(found[index], 'tree', `The folder listing (tree ${id})`).content));
            entries.catch(() => undefined);
            cache.set(id, entries);
        }
        return new Map(await Promise.all(ids.map(async (id) => [id, (await cache.get(id)) ?? []])));
    };
};
/** Completes declarations, a list for each tree, with their sizes, and reads their texts, each blob once. */
const readDeclarations = async (objects, sides) => {
    const all = new Map(sides.flat().map((entry) => [entry.id, entry]));
    const files = new Set(sides.flatMap((side) => side.filter(facts/* isFile */.f).map(({ id }) => id)));
    const blobs = [...all.values()].filter(({ id, mode }) => files.has(id) || mode === '120000');
    const found = await objects.read(blobs.map(({ id }) => id), mostText);
    const sizes = new Map();
    const texts = [];
    for (const [index, { id, path }] of blobs.entries()) {
        const object = found[index];
        if (!object)
            throw notHere(`The text of ${path}`);
        sizes.set(id, object.size);
        if (object.content !== null && files.has(id))
            texts.push([id, { known: decodePath(object.content) }]);
    }
    const declarations = sides.map((side) => side.map((entry) => ({ ...entry, size: sizes.get(entry.id) ?? 0 })));
    return { declarations, texts };
};
/** Every path of a tree. `ls-tree` lists a large tree several times faster than reading its folders one by one. */
const list = async (place, tree) => {
    const ended = await run(place, ['ls-tree', '-r', '-z', '--name-only', '--full-tree', tree]);
    if (ended.code !== 0)
        throw explain(place, ended);
    const paths = decodePath(ended.stdout).split('\0');
    paths.pop();
    if (paths.length > mostPaths)
        throw tooMany();
    // git sorts by bytes; code units order some characters beyond the basic plane differently.
    return paths.sort();
};
const shortName = (ref) => ref.replace(/^refs\/(heads|remotes)\//, '');
const defaultBase = 'refs/remotes/origin/HEAD';
/**
 * Both ends and their merge base from one `git rev-parse`. Of several merge bases (a criss-cross history) it is
 * the first `git merge-base` names, so that everybody with the same history gets the same one.
 */
const findEnds = async (place, objects, { base, head }) => {
    const named = [...(head === 'HEAD' ? [head] : []), ...(base === defaultBase ? [base] : [])];
    const ends = [commitOf(oneCommit(base)), commitOf(oneCommit(head))];
    const options = named.length === 0 ? [] : ['--symbolic-full-name', ...named];
    const ended = await run(place, ['rev-parse', '--is-shallow-repository', ...ends, ends.join('...'), ...options]);
    if (ended.code !== 0)
        throw await explainEnds(place, objects, { base, head }, ended);
    const [shallow, ...lines] = decodePath(ended.stdout).split('\n').slice(0, -1);
    const full = lines.splice(lines.length - named.length);
    const [baseSha = '', headSha = ''] = lines;
    const mergeBase = lines.find((line) => line.startsWith('^'));
    if (mergeBase === undefined) {
        const what = `${shortName(base)} and ${shortName(head)} have no commit in common`;
        if (shallow !== 'true')
            throw new Unreadable(`${what}.`, 'Name the branch this one was made from: --base REF.');
        throw new Unreadable(`${what} in this shallow clone.`, 'git fetch --unshallow (actions/checkout: fetch-depth: 0)');
    }
    const headName = head === 'HEAD' ? (full[0] ?? head) : head;
    const baseName = base === defaultBase ? (full.at(-1) ?? base) : base;
    return {
        base: { ref: shortName(baseName), sha: baseSha },
        head: { ref: shortName(headName), sha: headSha },
        mergeBase: mergeBase.slice(1),
    };
};
const missing = async (objects, ref) => {
    if (ref === 'HEAD') {
        return new Unreadable('There is no commit yet: the repository, or the branch it is on, is empty.', 'git commit');
    }
    const [remote] = await objects.read([commitOf(`refs/remotes/origin/${ref}`)], mostText);
    const short = shortName(ref);
    return new Unreadable(`This repository knows no commit called ${short}.`, remote ? `Say origin/${short}.` : `git fetch origin ${short.replace(/^origin\//, '')}`);
};
/** Why `rev-parse` failed: asks the conversation which end is missing. */
const explainEnds = async (place, objects, { base, head }, ended) => {
    // A ref such as @{upstream} can end the conversation; then the first complaint is the better one.
    const asked = await settle(objects.read([commitOf(head), commitOf(base)], mostText));
    if ('unknown' in asked)
        return explain(place, ended);
    const [headFound, baseFound] = asked.known;
    if (!headFound)
        return missing(objects, head);
    return baseFound ? explain(place, ended) : missing(objects, base);
};
/** The next best base where `origin/HEAD` is not known, which is so after `git init` and in CI's clones. */
const findBase = async (place, objects) => {
    const told = await run(place, ['rev-parse', '--symbolic-full-name', 'HEAD', '@{upstream}']);
    const [current = '', upstream = ''] = decodePath(told.stdout).split('\n');
    const remote = /^refs\/remotes\/([^/]+)\//.exec(upstream)?.[1] ?? 'origin';
    const candidates = [...new Set([remote, 'origin'])].flatMap((name) => ['HEAD', 'main', 'master'].map((branch) => `refs/remotes/${name}/${branch}`));
    candidates.push(...['refs/heads/main', 'refs/heads/master'].filter((branch) => branch !== current));
    const found = await objects.read(candidates.map(commitOf), mostText);
    const base = candidates.find((_, index) => found[index]);
    if (base !== undefined)
        return base;
    const [head] = await objects.read([commitOf('HEAD')], mostText);
    if (!head)
        throw await missing(objects, 'HEAD');
    throw new Unreadable('There is nothing to compare with: this clone knows no default branch (origin/HEAD, main or master).', 'Name the branch this one merges into: --base REF.');
};
const treeIn = (object, commit) => whole(object, 'tree', `The root folder of ${commit}`).id;
/**
 * The change `merge-base(base, head)..head` of a local repository; the law is the tip of the base. git starts
 * at once. Both readings share what was read, and answer `unknown` in words where git cannot.
 */
const gitSource = (change) => {
    const { base, head = 'HEAD' } = change;
    const objects = openObjects(change);
    const readTrees = treeReader(objects);
    const resolveEnds = async () => {
        if (base !== undefined)
            return findEnds(change, objects, { base, head });
        const first = await settle(findEnds(change, objects, { base: defaultBase, head }));
        if ('known' in first)
            return first.known;
        return findEnds(change, objects, { base: await findBase(change, objects), head });
    };
    const readEnds = async () => {
        const ends = await resolveEnds();
        const commits = [ends.base.sha, ends.mergeBase, ends.head.sha];
        const [found] = await Promise.all([
            objects.read(commits.map((sha) => `${sha}^{tree}`), mostTree),
            base === undefined ? undefined : refuseAmbiguous(objects, base),
            refuseAmbiguous(objects, head),
        ]);
        const [baseTree = '', oldTree = '', newTree = ''] = commits.map((sha, index) => treeIn(found[index], sha));
        return { ends, baseTree, oldTree, newTree };
    };
    const ends = readEnds();
    const readFacts = async () => {
        const { ends: found, baseTree, oldTree, newTree } = await ends;
        const [paths, ...sides] = await Promise.all([
            diffTrees(oldTree, newTree, readTrees),
            ...[baseTree, oldTree, newTree].map((tree) => findDeclarationFiles(tree, readTrees)),
        ]);
        const [onBase = [], onMergeBase = [], onHead = []] = sides;
        const { declarations, texts } = await readDeclarations(objects, [onBase, onMergeBase, onHead]);
        const [law = [], mergeBase = [], proposed = []] = declarations;
        return {
            law: found.base,
            ...found,
            paths,
            declarations: { law, base: law, mergeBase, head: proposed },
            texts,
        };
    };
    const facts = settle(readFacts());
    return {
        readChange: () => facts,
        readAnswers: (asks) => answerAsks(asks, {
            lookUp: async (paths) => lookUp((await ends).baseTree, paths, readTrees),
            list: async () => list(change, (await ends).baseTree),
        }),
        close: objects.close,
    };
};
/** Opens a repository; whether it is one is told by the first `readAt`. */
const gitRepository = (place) => {
    const objects = openObjects(place);
    const readTrees = treeReader(objects);
    const readAt = async (ref) => {
        const [[commit, root]] = await Promise.all([
            objects.read([commitOf(oneCommit(ref)), `${ref}^{tree}`], mostTree),
            refuseAmbiguous(objects, ref),
        ]);
        if (!commit)
            throw await missing(objects, ref);
        const tree = treeIn(root, commit.id);
        const found = await findDeclarationFiles(tree, readTrees);
        const { declarations, texts } = await readDeclarations(objects, [found]);
        return {
            commit: { ref: shortName(ref), sha: commit.id },
            declarations: declarations[0] ?? [],
            texts,
            lookUp: async (paths) => (await answerAsks({ entries: paths, listing: false }, answers(tree))).entries,
            list: () => settle(list(place, tree)),
        };
    };
    const answers = (tree) => ({
        lookUp: (paths) => lookUp(tree, paths, readTrees),
        list: () => list(place, tree),
    });
    return { readAt: (ref) => settle(readAt(ref)), close: objects.close };
};


/***/ })

};
