export const id = 817;
export const ids = [817,889];
export const modules = {

/***/ 7817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/render/escape.js
var render_escape = __webpack_require__(9889);
// EXTERNAL MODULE: ./lib/version.js
var version = __webpack_require__(3411);
;// CONCATENATED MODULE: ./lib/render/form-words.js

const FORMS = {
    version: { is: `is not a version Ownership Gate ${version/* VERSION */.x} reads`, write: '`version: 1`' },
    name: { is: 'is not a name', write: 'letters, digits, `-` and `_`, at most 63, such as `checkout-api`' },
    login: { is: 'is not a GitHub login', write: 'one login without `@`, such as `maya-lin`' },
    owner: { is: 'is not a GitHub login', write: 'one login without `@`, such as `maya-lin`' },
    team: { is: 'is not a team', write: 'a team as GitHub writes it, without `@`, such as `acme/payments`' },
    text: { is: 'is blank', write: 'a few words' },
    path: { is: 'is blank', write: 'a path in this repository, such as `slo/checkout.yaml`' },
    pointer: { is: 'is blank', write: 'a path in this repository, such as `docs/runbook.md`, or an https link' },
    pattern: { is: 'is blank', write: 'a path or pattern, such as `services/checkout/`' },
    short: { is: 'is too long', write: 'at most 2,000 characters (a path: 4,096)' },
    objective: { is: 'is not a percentage', write: 'a percentage such as `99.9%`' },
    window: { is: 'is not a window', write: 'a length with its unit: `30d`, `4w`, `1M` (months) or `1Q` (quarters)' },
    duration: { is: 'is not a length of time', write: 'a number with its unit: `30s`, `15m`, `1h` or `1d`' },
    date: { is: 'is not a day of the calendar', write: 'year, month and day, such as `2027-01-31`' },
    count: { is: 'is not a whole number', write: 'digits only, such as `1200000`' },
    https: { is: 'is not an https link', write: 'a link that begins with `https://` and holds no user name or password' },
    contact: { is: 'is not a link', write: 'an `https://` or `mailto:` link' },
    branch: { is: 'is not a branch', write: 'a branch such as `main` or `release/*`' },
    choice: { is: 'is not one of the values there are', write: 'one of them' },
    filled: { is: 'is empty', write: 'at least one item, or take the key out' },
};
/** Forms of plain letters, digits and signs: a letter that only looks like one is named. */
const PLAIN = new Set([
    'name',
    'login',
    'owner',
    'team',
    'objective',
    'window',
    'duration',
    'date',
    'count',
    'choice',
]);
/** What a key is filled with, by its name. */
const EXAMPLES = {
    version: 'version: 1',
    'waivers.systems': 'systems: [search]',
    paths: 'paths: [services/checkout/]',
    owner: 'owner: maya-lin',
    backup: 'backup: [sam-okafor]',
    runbook: 'runbook: docs/runbooks/checkout.md',
    team: 'team: acme/payments',
    tier: 'tier: 1',
    dashboard: 'dashboard: https://grafana.acme.example/d/checkout',
    description: 'description: Takes the money',
    escalation: 'escalation: { page: https://acme.pagerduty.com/p/checkout, acknowledge-within: 15m }',
    promised: 'promised: { objective: 99.5%, to: merchants }',
    actions: 'actions: [{ what: Idempotency keys, owner: maya-lin, due: 2026-06-30 }]',
    require: 'require: [owner, runbook, slo]',
    'also-require': 'also-require: [backup]',
    keepers: 'keepers: [maya-lin]',
    machines: 'machines: [acme-deployer]',
    lines: 'lines: [main, release/*]',
    tiers: 'tiers: { 1: { also-require: [backup] } }',
    acceptance: 'acceptance: { agent: accept }',
    rules: 'rules: { slo-arithmetic: fail }',
    policy: 'policy: { mode: report }',
    teams: 'teams: { acme/payments: { owner: maya-lin } }',
    people: 'people: { maya-lin: { name: Maya Lin } }',
    defaults: 'defaults: { runbook: docs/runbooks/<system>.md }',
    'policy.data': 'data: { payment: { also-require: [backup] } }',
    slo: 'slo: [{ indicator: A request answers 2xx within 1 s, objective: 99.9%, window: 30d }]',
    indicator: 'indicator: A request answers 2xx within 1 s',
    objective: 'objective: 99.9%',
    window: 'window: 30d',
    file: 'file: slo/checkout.yaml',
    page: 'page: https://acme.pagerduty.com/p/checkout',
    date: 'date: 2026-03-02',
    what: 'what: Double charge on retry',
    'actions.what': 'what: Idempotency keys',
    'trade-offs.what': 'what: One region only',
    system: 'system: ledger',
    external: 'external: Card network',
    reason: 'reason: Prose; ships nothing',
    'waivers.reason': 'reason: Second person starts in January (OPS-412)',
    'not-applicable': 'not-applicable: Built into other systems',
    duties: 'duties: [backup]',
    'approved-by': 'approved-by: maya-lin',
    expires: 'expires: 2027-01-31',
    'depends-on': 'depends-on: [ledger]',
    data: 'data: [personal]',
    incidents: 'incidents: [{ date: 2026-03-02, what: Double charge on retry }]',
    'trade-offs': 'trade-offs: [{ what: One region only }]',
    exempt: 'exempt: [{ paths: [docs/], reason: Prose, owner: maya-lin }]',
    waivers: 'waivers: [{ systems: [search], duties: [backup], reason: Second person starts soon, approved-by: maya-lin, expires: 2027-01-31 }]',
};
const SHAPES = {
    map: { is: 'holds keys', wanted: '`key: value` lines belong here', write: '`key: value` lines below it' },
    list: { is: 'is a list', wanted: 'a list belongs here', write: 'a list: `[a, b]`, or lines that begin with `- `' },
    text: {
        is: 'is one plain value',
        wanted: 'one plain value belongs here',
        write: 'one plain value; brackets and braces that are part of it need quotes around the whole',
    },
};
const PATTERNS = {
    'pattern-empty': 'is empty',
    'pattern-negation': 'begins with `!`: nothing is taken away here',
    'pattern-leading-slash': 'begins with `/`: patterns start at the root already',
    'pattern-dot-segment': 'has `.` or `..` in it: patterns start at the root',
    'pattern-empty-segment': 'has `//` in it',
    'pattern-backslash': 'has a backslash in it: folders are parted by `/`, and nothing needs escaping',
    'pattern-braces': 'has alternatives in `{ }`, which need a pattern each',
    'pattern-extglob': 'has a group in `( )`, whose alternatives need a pattern each',
    'pattern-globstar-in-segment': 'has `**` beside other characters: it stands for whole folders, alone between slashes',
    'pattern-outer-space': 'begins or ends with a space',
    'pattern-too-many-wildcards': 'has more than 8 wildcards between two slashes',
    'pattern-too-many-globstars': 'has more than 8 `**`',
    'pattern-control-character': 'holds a character people cannot see',
    'pattern-too-long': 'is longer than any path',
};
const PATTERN_SETTLE = {
    'pattern-negation': 'Give that folder to a system or an exemption of its own: the deeper pattern wins.',
    'pattern-braces': 'Write one pattern for each alternative.',
    'pattern-extglob': 'Write one pattern for each alternative.',
    'pattern-too-many-wildcards': 'Write a shorter pattern, such as the folder with a `/` at its end.',
    'pattern-too-many-globstars': 'Write a shorter pattern, such as the folder with a `/` at its end.',
    'pattern-too-long': 'Write the folder with a `/` at its end.',
    'pattern-dot-segment': 'Write the path from the root of the repository.',
};
/** An example of a key: of the map it stands in, where that has one of its own. */
const exampleOf = (key, map = '') => [`${map}.${key}`, key].map((name) => (Object.hasOwn(EXAMPLES, name) ? EXAMPLES[name] : undefined)).find(Boolean);

;// CONCATENATED MODULE: ./lib/render/said.js
/** What somebody wrote, short enough for a sentence. */
const show = (got = '') => {
    const line = got.replaceAll('`', 'ˋ').replace(/\s*\n\s*/g, ' ');
    const letters = [...line.slice(0, 200)];
    return `\`${letters.length <= 80 && line.length <= 200 ? line : `${letters.slice(0, 79).join('')}…`}\``;
};
const hex = (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
const foreignLetter = (got = '') => [...got].find((letter) => letter > '\x7f');
const keys = (names) => names.map((name) => `\`${name}\``).join(', ');
const lastKey = (at) => at
    .replace(/(?:\[\d+\])+$/, '')
    .split('.')
    .at(-1) ?? '';
/** The key of the map a key stands in. */
const parentKey = (at) => lastKey(at.replace(/(?:\[\d+\])+$/, '').replace(/\.?[^.]*$/, ''));
const instead = (problem, otherwise) => problem.write === undefined || problem.write.length > 200
    ? otherwise
    : `Write \`${problem.write.replaceAll('`', 'ˋ')}\`.`;
const where = (problem) => (problem.at === '' ? '' : `${cut(problem.at)}: `);
const subject = (problem) => (problem.at === '' ? 'The declaration' : cut(problem.at));
const cut = (at) => (at.length <= 120 ? at : `${at.slice(0, 119)}…`).replaceAll('`', 'ˋ');

;// CONCATENATED MODULE: ./lib/render/syntax-words.js

const SYNTAX = {
    'quote-open': ({ got }) => ({
        message: `A quote (${got}) opens here and is never closed: everything below is taken for its text.`,
        settle: `Close it with another ${got}.`,
    }),
    'bracket-open': ({ got }) => ({
        message: `\`${got}\` opens here and is not closed, or its \`${got === '[' ? ']' : '}'}\` stands further left than the key it belongs to.`,
        settle: `Close it with \`${got === '[' ? ']' : '}'}\`.`,
    }),
    'bracket-extra': ({ got }) => ({ message: `\`${got}\` closes nothing.`, settle: 'Take it out.' }),
    indent: () => ({
        message: 'This line does not line up with the lines it belongs to.',
        settle: 'Give it the same indent as its neighbours; a list and `key: value` lines cannot stand side by side.',
    }),
    'item-indent': () => ({
        message: 'This `- ` does not line up with the items above: it is not an item of their list.',
        settle: 'Give every `- ` of a list the same indent.',
    }),
    'no-colon': (problem) => ({
        message: `${show(problem.got)} has no colon, so it is neither a key nor a value.`,
        settle: instead(problem, 'Write `key: value`, or indent it below the value it goes on from.'),
    }),
    'no-space': (problem) => ({
        message: `${show(problem.got)} has no space after its colon, so it is one word to YAML.`,
        settle: instead(problem, 'Put a space after the colon.'),
    }),
    'no-comma': () => ({
        message: 'A comma is missing before this.',
        settle: 'Put commas between the entries of `[ ]` and `{ }`, and quotes around values with brackets in them.',
    }),
    'comma-extra': () => ({ message: 'A comma stands here with nothing before it.', settle: 'Take it out.' }),
    'item-beside-key': () => ({
        message: 'A `- ` item cannot begin on the line of its key.',
        settle: 'Put it on the next line, indented, or write `[a, b]`.',
    }),
    'after-value': ({ got }) => ({
        message: `${show(got)} stands behind a value that has already ended.`,
        settle: 'Put the whole value between one pair of double quotes, or take the rest out.',
    }),
    escape: ({ got }) => ({
        message: `${show(got)} is something else between double quotes: there a backslash changes the character behind it.`,
        settle: 'Write folders with `/`, or put the value between single quotes.',
    }),
    other: ({ got }) => ({
        message: `This is not YAML: ${String(got)
            .replace(/[.:]*$/, '')
            .replaceAll('`', 'ˋ')}.`,
        settle: 'Mend the line; an editor with YAML support shows where it goes wrong.',
    }),
};

;// CONCATENATED MODULE: ./lib/render/value-words.js


/** Lists that a declaration cannot do without. */
const REQUIRED_LISTS = new Set(['paths', 'systems', 'duties']);
/** Lists whose items are maps. */
const OF_MAPS = new Set(['slo', 'incidents', 'actions', 'trade-offs', 'exempt', 'waivers', 'depends-on']);
const suchAs = (problem) => {
    const found = exampleOf(lastKey(problem.at), parentKey(problem.at));
    return found === undefined ? '' : `, such as \`${found}\``;
};
const sayEmpty = (problem) => {
    const message = `${subject(problem)} is empty.`;
    if (problem.at === 'systems') {
        return {
            message,
            settle: 'Name at least one system and its paths below it; `ownership-gate init` prints a start.',
        };
    }
    if (/^systems\.[^.]+$/.test(problem.at)) {
        return { message, settle: 'Write its `paths:`, `owner:`, `runbook:` and `slo:` below it.' };
    }
    const item = problem.at.endsWith(']');
    if (problem.form === 'filled' || problem.form === 'list') {
        const otherwise = REQUIRED_LISTS.has(lastKey(problem.at)) ? '' : ', or take the key out';
        return { message, settle: `Fill in at least one${suchAs(problem)}${otherwise}.` };
    }
    if (problem.form === 'map')
        return { message, settle: `Fill it in${suchAs(problem)}, or take the key out.` };
    if (problem.choices !== undefined)
        return { message, settle: `Fill in one of ${keys(problem.choices)}.` };
    if (problem.form === 'text' && !item)
        return { message, settle: `Fill in a few words${suchAs(problem)}.` };
    return { message, settle: `Fill in ${FORMS[problem.form]?.write ?? 'a value'}.` };
};
const sayLogin = ({ got = '', at }) => {
    if (/^@?[\w-]+\/[\w.-]+$/.test(got))
        return 'is a team, and this asks for a person';
    if (/\[bot\]$/.test(got)) {
        return at.startsWith('policy.machines')
            ? 'is known to be a bot without this'
            : 'is a bot, and this asks for a person';
    }
    if (/^[^\s@]+@[^\s@]+$/.test(got))
        return 'is an e-mail address, not a GitHub login';
    if (/^@[\w-]+$/.test(got))
        return 'begins with `@`: logins go without it';
    if (/^\S+, *\S+/.test(got))
        return 'names several people: one answers, the others go under `backup`';
    return /^\S+(?: \S+)+$/.test(got) ? 'has a space in it: that is a name, not a GitHub login' : undefined;
};
/** Why a value is refused where more can be said than that it has another form. */
const sayWhy = ({ form, got = '', at }) => {
    if (form === 'login' || form === 'owner')
        return sayLogin({ got, at });
    if (form === 'team' && got.startsWith('@'))
        return 'begins with `@`: teams go without it';
    if (form === 'objective' && /^(?:0?\.\d+|0|1(?:\.0+)?)$/.test(got))
        return 'is a share, and this asks for a percentage';
    if (form === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(got))
        return 'is not a date as this format has it';
    if ((form === 'https' || form === 'contact') && /^[a-z]+:\/\/[^/]*@/i.test(got))
        return 'holds a user name or password';
    return undefined;
};
/** A value that has another form than its key asks for. */
const sayValue = (problem) => {
    const { form: name, got = '', choices } = problem;
    if (got.trim() === '')
        return sayEmpty(problem);
    if (choices !== undefined) {
        return {
            message: `${where(problem)}${show(got)} is none of ${keys(choices)}.`,
            settle: instead(problem, 'Write one of these.'),
        };
    }
    const form = FORMS[name];
    const letter = PLAIN.has(name) ? foreignLetter(got) : undefined;
    const odd = letter === undefined ? '' : `: it holds ${hex(letter)}, which is no plain letter, digit or sign`;
    const known = problem.at.startsWith('policy.machines') && got.endsWith('[bot]');
    const newer = name === 'version' && /^\d+$/.test(got) && Number(got) > 1;
    return {
        message: `${where(problem)}${show(got)} ${sayWhy(problem) ?? form.is}${odd}.`,
        settle: known
            ? 'Take it out.'
            : newer
                ? 'Update Ownership Gate, or write the file in version 1 (`version: 1`).'
                : instead(problem, `Write ${form.write}.`),
    };
};
/** A list, a map or a plain value where another of them belongs. */
const sayShape = (problem) => {
    if (problem.got === '')
        return sayEmpty(problem);
    const { form = 'text', found = 'text' } = problem;
    const key = lastKey(problem.at);
    const got = problem.got === undefined ? '' : ` (${show(problem.got)})`;
    const settle = () => {
        if (problem.at === '')
            return 'Run `ownership-gate init` for a start.';
        if (form === 'list' && found === 'map' && OF_MAPS.has(key))
            return 'Put `[ ]` around the `{ }`, or `- ` before its first key.';
        if (form === 'text' && found === 'list' && key === 'owner')
            return 'Write one person; the others go under `backup`.';
        if (problem.at === 'systems')
            return 'Write each system’s name as a key, with `paths:` and the rest below it.';
        if (/^systems\.[^.]+$/.test(problem.at))
            return 'Write `paths:`, `owner:` and the rest below it.';
        const example = suchAs(problem);
        if (form === 'text')
            return `Write one plain value${example}; brackets and braces that are part of it need quotes.`;
        return example === ''
            ? `Write ${SHAPES[form].write}.`
            : `Write ${form === 'list' ? 'a list' : 'it with its keys'}${example}.`;
    };
    return {
        message: `${subject(problem)}${got} ${SHAPES[found].is}; ${SHAPES[form].wanted}.`,
        settle: instead(problem, settle()),
    };
};

;// CONCATENATED MODULE: ./lib/render/problem-words.js
/** What is wrong with the text of a declaration, in words: what stands there, why it is refused, what to write instead. */





const FEATURES = {
    anchor: 'Anchors and aliases (`&`, `*`) are',
    tag: 'Tags (`!`) are',
    merge: 'Merge keys (`<<`) are',
    directive: 'A directive (`%`) is',
    key: 'A key that is a list or a map is',
};
const FEATURE_SETTLE = {
    anchor: 'Write the values out; what systems share goes under `teams:` or `defaults:`.',
    tag: 'Take it out, or put quotes around the whole value if the `!` belongs to it.',
    merge: 'Write the values out; what systems share goes under `teams:` or `defaults:`.',
    directive: 'Take the line out.',
    key: 'Write a plain key, or put quotes around it if the brackets belong to it.',
};
/** Rules that guard the law itself: no policy makes them milder. */
const FIXED_RULES = new Set(['declaration', 'change', 'handover', 'law', 'acceptance']);
const sayPattern = (problem) => {
    const { pattern = 'pattern-empty', write = '' } = problem;
    const several = write.includes(', ') && write.length <= 200;
    return {
        message: `${where(problem)}${show(problem.got)} ${PATTERNS[pattern]}.`,
        settle: several
            ? `Write one pattern each: ${keys(write.split(', '))}.`
            : instead(problem, PATTERN_SETTLE[pattern] ?? 'See “Patterns” in docs/ownership-yaml.md.'),
    };
};
const sayCharacter = (got) => {
    if (got.startsWith('\udcff\udcfe') || got.startsWith('\udcfe\udcff')) {
        return { message: 'The file is written in UTF-16; only UTF-8 is read.', settle: 'Save it as UTF-8.' };
    }
    const code = got.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) {
        const byte = (code - 0xdc00).toString(16).toUpperCase();
        return { message: `A byte stands here that is not UTF-8 (0x${byte}).`, settle: 'Save the file as UTF-8.' };
    }
    if (got === '\r') {
        return {
            message: 'A carriage return stands here that ends no line (U+000D): some programs show a new line, others none.',
            settle: 'Delete it, or save the file with line feeds.',
        };
    }
    return {
        message: `A character people cannot see stands here (${hex(got)}): what is read would not be what is shown.`,
        settle: 'Delete it.',
    };
};
const NEWER = 'Take it out, or update Ownership Gate if a newer version knows it.';
const sayUnknownKey = (problem) => {
    const { got = '', write, at, belongs, choices = [] } = problem;
    const letter = foreignLetter(got);
    if (write !== undefined && letter !== undefined) {
        return {
            message: `${where(problem)}${show(got)} only looks like \`${write}\`: it holds ${hex(letter)}.`,
            settle: `Type \`${write}\` anew.`,
        };
    }
    const told = sayMisplaced(problem);
    if (told !== undefined)
        return told;
    const message = `${where(problem)}${show(got)} is not a key that Ownership Gate ${version/* VERSION */.x} knows here`;
    if (belongs !== undefined) {
        const settle = belongs === '' ? `Move \`${got}:\` to the left margin of the file.` : `Move it to \`${belongs}.${got}\`.`;
        return { message: `${message}.`, settle };
    }
    if (write !== undefined)
        return { message: `${message}.`, settle: `Did you mean \`${write}\`?` };
    if (at.endsWith('.runbook') && /^(?:path|file|link|url|href)$/.test(got)) {
        return { message: `${message}.`, settle: 'Write the path or link itself, or `not-applicable` with the reason.' };
    }
    const others = choices.length === 0 || choices.length > 14 ? '' : `; there is ${keys(choices)}`;
    return { message: `${message}${others}.`, settle: NEWER };
};
/** Keys that are known, and refused where they stand. */
const sayMisplaced = (problem) => {
    const { got = '', at } = problem;
    const it = `${where(problem)}${show(got)}`;
    if (at === 'policy.rules' && FIXED_RULES.has(got)) {
        return {
            message: `${where(problem)}the rule ${show(got)} cannot be softened or switched off: it guards what all others rest on.`,
            settle: 'Take the line out.',
        };
    }
    if (at === 'defaults' && got === 'paths') {
        return { message: `${it} cannot be a default: each system names its own.`, settle: 'Move it below its system.' };
    }
    if (at === 'defaults' && (got === 'owner' || got === 'backup')) {
        return {
            message: `${it} cannot be a default: people are named for each system or team.`,
            settle: 'Move it to a team under `teams:`, or to each system.',
        };
    }
    if (/\.slo\[\d+\]$/.test(at) && problem.choices?.[0] === 'file' && problem.choices.length === 1) {
        return at.startsWith('defaults.')
            ? {
                message: `${it} cannot be a default: an SLO in words is said for each system.`,
                settle: 'Write `file:` with a path, or move it below its system.',
            }
            : {
                message: `${it} cannot stand beside \`file\`.`,
                settle: 'Keep the file, or the SLO in words; each is an item of its own.',
            };
    }
    if (/depends-on\[\d+\]$/.test(at) && got === 'system') {
        return { message: `${it} cannot stand beside \`external\`.`, settle: 'Make two items of them, or keep one.' };
    }
    return undefined;
};
const PROBLEMS = {
    'declaration-syntax': (problem) => SYNTAX[problem.syntax ?? 'other'](problem),
    'declaration-quotes': (problem) => {
        const { got = '' } = problem;
        const sign = /^[*@`%|>,]/.exec(got)?.[0].replace('`', 'ˋ');
        const why = sign === undefined ? 'the brackets in it' : `a value that begins with \`${sign}\``;
        return {
            message: got.startsWith('@')
                ? `${show(got)}: YAML keeps \`@\` for itself, and logins and teams go without it.`
                : `${show(got)} needs quotes: YAML takes ${why} for something else.`,
            settle: instead(problem, 'Put it between double quotes.'),
        };
    },
    'declaration-colon': (problem) => {
        const key = /^\S+ ([a-z][a-z-]*): /.exec(problem.got ?? '')?.[1];
        const otherwise = 'Put the whole value between quotes';
        return {
            message: `${show(problem.got)} has a colon and a space in it, so YAML takes its first words for another key.`,
            settle: instead(problem, key === undefined ? `${otherwise}.` : `${otherwise}, or begin a new line with \`${key}:\`.`),
        };
    },
    'declaration-comma': (problem) => ({
        message: `${where(problem)}${show(problem.got)} has a comma in it, which between \`{ }\` begins another key.`,
        settle: instead(problem, 'Put the whole value between double quotes.'),
    }),
    'declaration-tab': ({ got }) => ({
        message: got === undefined
            ? 'A tab indents this line; YAML takes plain spaces only.'
            : `A space of another kind (${hex(got)}) indents this line; YAML takes plain spaces only.`,
        settle: 'Replace it with plain spaces.',
    }),
    'declaration-character': ({ got = '' }) => sayCharacter(got),
    'declaration-feature': ({ got = 'tag' }) => ({
        message: `${FEATURES[got]} not part of this format${got === 'merge' || got === 'anchor' ? ': each value is written where it counts' : ''}.`,
        settle: FEATURE_SETTLE[got] ?? 'Take it out.',
    }),
    'declaration-documents': () => ({
        message: 'A second document begins here: only one is read, so the rest would be lost.',
        settle: 'Put everything into one document, without `---` or `...` between.',
    }),
    'declaration-empty': () => ({
        message: 'The declaration is empty: nobody is named for anything.',
        settle: 'Run `ownership-gate init` for a start.',
    }),
    'declaration-too-large': ({ got }) => {
        if (got === 'line') {
            return {
                message: 'This line is longer than 10,000 characters: nobody can review it.',
                settle: 'Break it into several.',
            };
        }
        const most = got === 'marks' ? 'holds more keys, values and signs than are read: 300,000' : 'is larger than 1 MiB';
        return { message: `The declaration ${most}.`, settle: 'Make patterns coarser: a folder instead of its files.' };
    },
    'declaration-too-deep': () => ({
        message: 'Here values stand in each other more than 12 levels deep: nothing in this format does.',
        settle: 'Take out the brackets, `- ` or indents that are too many.',
    }),
    'declaration-too-many-patterns': () => ({
        message: 'This is pattern number 20,001: at most 20,000 are read.',
        settle: 'Make patterns coarser: a folder instead of its files.',
    }),
    'declaration-too-many-problems': ({ got }) => ({
        message: got === '1' ? 'One more problem is not listed.' : `From here on, ${got} more problems are not listed.`,
        settle: 'Settle those above first.',
    }),
    'declaration-foreign': ({ got }) => got === 'a Git LFS pointer'
        ? {
            message: 'This is a Git LFS pointer: the text of the declaration is not in the repository.',
            settle: 'Take the file out of Git LFS (`git lfs untrack`), add it again and commit it.',
        }
        : {
            message: `This looks like ${got}, another program’s file. Nothing of it was read.`,
            settle: 'Keep it under another name, or put the declaration at `.github/OWNERSHIP.yaml`; `ownership-gate init` prints a start.',
        },
    'declaration-forbidden-key': (problem) => ({
        message: `${where(problem)}${show(problem.got)} cannot be a key: programs take it for something of their own.`,
        settle: 'Give it another name.',
    }),
    'declaration-duplicate-key': (problem) => ({
        message: `${where(problem)}${show(problem.got)} stands on line ${problem.first} already: one of the two would be lost.`,
        settle: 'Keep one, or put what both say into one.',
    }),
    'declaration-unknown-key': sayUnknownKey,
    'declaration-missing-key': (problem) => {
        const example = exampleOf(problem.got ?? '', lastKey(problem.at));
        return {
            message: `${where(problem)}${show(problem.got)} is missing.`,
            settle: problem.at === '' && problem.got === 'systems'
                ? 'Add `systems:` with the name, paths and owner of each; `ownership-gate init` prints a start.'
                : `Add it${example === undefined ? '' : `, such as \`${example}\``}.`,
        };
    },
    'declaration-shape': sayShape,
    'declaration-value': sayValue,
    'declaration-pattern': sayPattern,
    'declaration-placeholder': (problem) => problem.choices?.length
        ? {
            message: `${where(problem)}${show(problem.got)} is not a placeholder there is: the only one is \`<system>\`.`,
            settle: instead(problem, 'Write `<system>`, or the path itself.'),
        }
        : {
            message: `${where(problem)}${show(problem.got)} would stay as it is: placeholders are filled in under \`defaults\` only.`,
            settle: 'Write the path or link itself.',
        },
    'declaration-names-clash': (problem) => ({
        message: `${where(problem)}${show(problem.got)} and ${show(problem.choices?.[0])} on line ${problem.first} differ in upper and lower case only: people take them for one.`,
        settle: 'Rename one of them, or put both into one.',
    }),
};
/** Says one problem. */
const describeProblem = (problem) => PROBLEMS[problem.code](problem);

;// CONCATENATED MODULE: ./lib/render/words.js

/** Says a finding. Names and paths are as they are; the renderer makes them harmless for where they land. */
const describe = (finding) => {
    const say = WORDS[finding.code];
    return say === undefined ? describeProblem(finding.detail) : say(finding);
};
const files = (count) => (count === 1 ? '1 file' : `${count} files`);
const one = (count, singular, plural) => (count === 1 ? singular : plural);
const at = (place) => `${place.file}:${place.line}`;
const list = (items) => items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
/** A reason a source gave, to stand inside a sentence. */
const because = (why) => why.replace(/\.$/, '');
const needs = (command, otherwise) => (command === null ? otherwise : command);
const first = (finding) => {
    const { count = 0, first: [name = ''] = [] } = finding.paths ?? {};
    return count < 2 ? name : `${name} and ${count - 1} more`;
};
const NOT_A_PERSON = {
    team: 'is a team: at 2 a.m. a team does not pick up, a person does',
    bot: 'is a bot: it cannot be woken and cannot answer',
    machine: 'is listed under policy.machines: a program cannot answer',
};
const NOT_A_FILE = {
    absent: 'is not there after the merge',
    folder: 'is a folder',
    symlink: 'is a symbolic link, not a file',
    submodule: 'is a submodule, not a file',
};
const WORDS = {
    'change-unknown': ({ detail }) => ({
        message: `The change could not be seen whole: ${because(detail.why)}. What was not seen was not judged.`,
        settle: needs(detail.needs, 'Run the check again; if it says the same, see `ownership-gate explain change`.'),
    }),
    'declaration-missing': ({ detail }) => ({
        message: detail.spelt.length === 0
            ? 'There is no OWNERSHIP.yaml, so nobody is named for anything in this repository.'
            : `There is no OWNERSHIP.yaml; ${list(detail.spelt)} is another spelling and is not read.`,
        settle: detail.spelt.length === 0
            ? 'Run `ownership-gate init > OWNERSHIP.yaml`, fill in what it leaves open, and commit it.'
            : `Run \`git mv ${detail.spelt[0]} OWNERSHIP.yaml\` and commit it.`,
    }),
    'declaration-deleted': ({ detail, place }) => ({
        message: `This change deletes ${place?.file ?? 'OWNERSHIP.yaml'}: after it nobody would be named for anything.${detail.spelt.length === 0 ? '' : ` ${list(detail.spelt)} is another spelling and is not read.`}`,
        settle: detail.spelt.length === 0
            ? `Restore it: \`git checkout origin/HEAD -- ${place?.file ?? 'OWNERSHIP.yaml'}\`.`
            : `Give it its name back: \`git mv ${detail.spelt[0]} ${place?.file ?? 'OWNERSHIP.yaml'}\`.`,
    }),
    'declaration-misspelt': ({ detail }) => ({
        message: `${list(detail.spelt)} looks like the declaration but is not read: only OWNERSHIP.yaml or .github/OWNERSHIP.yaml is. Two files that differ in spelling mislead whoever looks at night.`,
        settle: 'Move what it says into the declaration and delete it, or give it another name.',
    }),
    'declaration-twice': ({ detail }) => ({
        message: `There are two declarations, ${list(detail.files)}: nobody can say which one counts.`,
        settle: `Move everything into ${detail.files[0]} and delete ${detail.files[1]}.`,
    }),
    'declaration-not-a-file': ({ detail, place }) => ({
        message: `${place?.file} is a ${detail.kind === 'symlink' ? 'symbolic link' : detail.kind}, not a file${detail.kind === 'folder' ? '' : ': what it says could change without a review here'}.`,
        settle: 'Commit it as a regular file.',
    }),
    'declaration-unknown': ({ detail, place }) => ({
        message: `${place?.file} could not be read: ${because(detail.why)}.`,
        settle: needs(detail.needs, 'Run the check again.'),
    }),
    'declaration-unreadable-at-base': ({ detail }) => ({
        message: `The declaration on the default branch cannot be read, so nothing can be judged by it. ${describe(detail.problem).message}${detail.count > 1 ? ` (${detail.count - 1} more)` : ''}`,
        settle: `Mend the line in a pull request of its own; an admin has to accept it. ${describe(detail.problem).settle}`,
    }),
    'declaration-mended': ({ detail }) => ({
        message: `The declaration on ${detail.ref} cannot be read; this change mends it and is judged by the rules it brings. Whether an admin accepts that could not be found out here.`,
        settle: 'An admin reads the whole declaration of this change and merges it past this check.',
    }),
    'declaration-conflict': ({ detail }) => ({
        message: `${detail.entry === '' ? 'The declaration' : detail.entry} was changed on both sides in different ways (the base ${detail.base === null ? 'removed it' : at(detail.base)}, this change ${detail.head === null ? 'removed it' : at(detail.head)}): who answers after the merge cannot be said.`,
        settle: 'Update the branch from its base and decide which of the two holds.',
    }),
    'declaration-adopted': ({ detail }) => ({
        message: `The default branch has no declaration yet: this change is judged by the rules it brings.${detail.people.length === 0 ? '' : ` It names ${list(detail.people)}.`}`,
        settle: detail.people.length === 0
            ? 'Name people in it.'
            : 'Everybody it names should approve it: from the merge on they are asked.',
    }),
    unowned: (finding) => {
        const { folder, count = 1 } = finding.paths ?? {};
        const { near, proposed } = finding.detail;
        const where = folder ?? first(finding);
        const hint = near === null
            ? ''
            : near.kind === 'root-only'
                ? ` \`${near.pattern}\` (${at(near.place)}) covers the root only; \`${near.write}\` covers every folder.`
                : near.kind === 'folder-without-slash'
                    ? ` \`${near.pattern}\` (${at(near.place)}) is one file; \`${near.write}\` is the folder and all below it.`
                    : ` \`${near.pattern}\` (${at(near.place)}) differs in case only; \`${near.write}\` would match.`;
        const law = proposed === null
            ? ''
            : ` The exemption at ${at(proposed)} is proposed by this change: it counts once it is on the default branch.`;
        return {
            message: `Nobody answers for ${where}${folder == null ? '' : ` (${files(count)}, first ${finding.paths?.first[0]})`}: when it breaks, there is nobody to call and no runbook.${hint}${law}`,
            settle: near === null
                ? 'Whoever will answer for it adds a system that covers it, or adds it to the paths of a system that exists.'
                : near.kind === 'case'
                    ? `Spell the path as the pattern does, or write \`${near.write}\`.`
                    : `Write \`${near.write}\`, or add a system that covers it.`,
        };
    },
    'unowned-orphaned': (finding) => ({
        message: `${files(finding.paths?.count ?? 0)} ${one(finding.paths?.count ?? 0, 'loses its', 'lose their')} system: ${first(finding)} belonged to ${finding.detail.system}, and after this change to nobody.`,
        settle: finding.detail.kept
            ? `Widen the paths of ${finding.detail.system} again, or add a system that covers them.`
            : `Keep ${finding.detail.system}, or give its paths to another system.`,
    }),
    'unowned-deleted': (finding) => ({
        message: `${files(finding.paths?.count ?? 0)} nobody answered for ${one(finding.paths?.count ?? 0, 'is', 'are')} gone from where ${one(finding.paths?.count ?? 0, 'it was', 'they were')}: ${first(finding)}. A dead file needs no pager.`,
        settle: 'Nothing to do.',
    }),
    'unowned-catch-all': (finding) => ({
        message: `${first(finding)} is new and falls to ${finding.detail.system} only by its catch-all pattern: a catch-all hides what nobody chose to own.`,
        settle: `If ${finding.detail.system} really answers for it, nothing to do; else add a pattern to the system that does.`,
    }),
    ambiguous: (finding) => ({
        message: `${list(finding.detail.claims.map(({ system, pattern, place }) => `${system} (\`${pattern}\`, ${at(place)})`))} claim ${first(finding)} equally: nobody can say who answers.`,
        settle: 'Make the pattern of the one that answers more exact, or take the path out of the other.',
    }),
    'ambiguous-name': (finding) => {
        const { detail } = finding;
        return detail.kind === 'characters'
            ? {
                message: `${first(finding)}: the name holds characters people cannot see or tell apart.`,
                settle: 'Rename it with plain letters.',
            }
            : {
                message: `${first(finding)} differs from \`${detail.pattern}\` (${at(detail.place)})${detail.system === null ? '' : ` of ${detail.system}`} in case or accents only, and does not belong to it.`,
                settle: 'Rename it to match, or add a pattern for it.',
            };
    },
    'owner-missing': ({ system }) => ({
        message: `${system} names no owner: when it breaks there is nobody to call.`,
        settle: `The person who answers for ${system} adds \`owner: <GitHub login>\` to it.`,
    }),
    'owner-not-a-person': ({ system, detail }) => ({
        message: `${system}: \`owner: ${detail.got}\` ${NOT_A_PERSON[detail.kind]}.`,
        settle: `Write the login of the one person who answers for ${system}${detail.kind === 'team' ? '; the team goes under `team:`' : ''}.`,
    }),
    'backup-missing': ({ system }) => ({
        message: `${system} names no backup: when its owner is on a plane, nobody answers.`,
        settle: `Add \`backup: [<GitHub login>]\` to ${system}: somebody else than the owner.`,
    }),
    'backup-is-owner': ({ system, detail }) => ({
        message: `${system}: ${detail.got} is its owner already, so it is no backup.`,
        settle: 'Name somebody else.',
    }),
    'backup-not-a-person': ({ system, detail }) => ({
        message: `${system}: backup \`${detail.got}\` ${NOT_A_PERSON[detail.kind]}.`,
        settle: 'Write the login of a person.',
    }),
    'escalation-missing': ({ system }) => ({
        message: `${system} does not say how to page whoever is on call.`,
        settle: `Add \`escalation: { page: https://… }\` to ${system}.`,
    }),
    'runbook-missing': ({ system }) => ({
        message: `${system} has no runbook: whoever is woken starts from nothing.`,
        settle: `Write one and add \`runbook: docs/runbooks/${system}.md\` to ${system}; an https link will do too.`,
    }),
    'runbook-not-a-file': ({ system, detail }) => ({
        message: `${system}: runbook ${detail.path} ${NOT_A_FILE[detail.kind]}.${detail.near === null ? '' : ` There is ${detail.near}: case counts.`}`,
        settle: detail.near !== null
            ? `Write \`runbook: ${detail.near}\`.`
            : detail.kind === 'absent'
                ? `Commit the file ${detail.path}, or point \`runbook\` of ${system} to the one there is.`
                : `Point \`runbook\` of ${system} to a regular file of this repository, or an https link.`,
    }),
    'runbook-not-a-path': ({ system, detail }) => ({
        message: `${system}: runbook \`${detail.got}\` is no path in this repository.`,
        settle: detail.write === null
            ? 'Write the path from the root of the repository, such as `docs/runbooks/checkout.md`.'
            : `Write \`runbook: ${detail.write}\`.`,
    }),
    'runbook-not-https': ({ system, detail }) => ({
        message: `${system}: runbook ${detail.why === 'credentials' ? 'holds a user name or password, which everybody can read here' : detail.why === 'scheme' ? `\`${detail.got}\` is no https link` : `\`${detail.got}\` is no link that opens`}.`,
        settle: detail.why === 'credentials'
            ? 'Change that password now, and write the link without it.'
            : 'Write an https link, or a path in this repository.',
    }),
    'runbook-unknown': ({ system, detail }) => ({
        message: `${system}: whether runbook ${detail.path} is there could not be found out: ${because(detail.why)}.`,
        settle: needs(detail.needs, 'Run the check again.'),
    }),
    'slo-missing': ({ system }) => ({
        message: `${system} declares no SLO: nobody can say what is broken enough to be woken for.`,
        settle: `Add \`slo: [{ indicator: …, objective: 99.5%, window: 30d }]\` to ${system}, with a number its owner stands behind.`,
    }),
    'slo-out-of-range': ({ system, detail }) => ({
        message: `${system}: ${detail.promised ? 'a promise' : 'an objective'} of ${detail.objective} % cannot be: it has to be above 0 and below 100${/^100(\.0*)?$/.test(detail.objective) ? '; 100 % leaves nothing to spend, so the first error breaks it' : ''}.`,
        settle: 'Write a number its owner stands behind, such as `99.5%`.',
    }),
    'slo-not-a-file': ({ system, detail }) => ({
        message: `${system}: SLO file ${detail.path} ${NOT_A_FILE[detail.kind]}.${detail.near === null ? '' : ` There is ${detail.near}: case counts.`}`,
        settle: detail.near !== null
            ? `Write \`file: ${detail.near}\`.`
            : detail.kind === 'absent'
                ? `Commit the file ${detail.path}, or declare the SLO inline.`
                : 'Point to a regular file of this repository, or declare the SLO inline.',
    }),
    'slo-not-a-path': ({ system, detail }) => ({
        message: `${system}: SLO file \`${detail.got}\` is no path in this repository.`,
        settle: detail.write === null
            ? 'Write the path from the root of the repository, such as `slo/checkout.yaml`.'
            : `Write \`file: ${detail.write}\`.`,
    }),
    'slo-unknown': ({ system, detail }) => ({
        message: `${system}: whether SLO file ${detail.path} is there could not be found out: ${because(detail.why)}.`,
        settle: needs(detail.needs, 'Run the check again.'),
    }),
    'waiver-expired': ({ detail }) => {
        const words = describe(detail.original);
        return {
            message: `The waiver at ${at(detail.waiver)} ended on ${detail.expires}. ${words.message}`,
            settle: `${words.settle} Or a keeper gives the waiver a new end, on the default branch first.`,
        };
    },
    'exemption-expired': (finding) => ({
        message: `The exemption at ${finding.place === null ? '' : at(finding.place)} ended on ${finding.detail.expires} (“${finding.detail.reason}”): nobody answers for ${first(finding)}.`,
        settle: 'Add a system that covers it. Or a keeper gives the exemption a new end, on the default branch first.',
    }),
};

;// CONCATENATED MODULE: ./lib/render/json.js

const place = (at) => ({
    file: at?.file ?? null,
    line: at?.line ?? null,
    column: at?.column ?? null,
});
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
        ...describe(finding),
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
const toSystem = ({ name, owner, backup, team, tier, runbook, slo, notApplicable, place: at, paths, outcome, }) => ({
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
        paths: verdict.paths.map(({ path, status, system, exempt, pattern, place: at }) => ({
            path,
            status,
            system,
            exempt,
            pattern,
            file: at?.file ?? null,
            line: at?.line ?? null,
        })),
        findings: verdict.findings.map(toFinding),
        waived: verdict.waived.map(toWaived),
        exempted: verdict.exempted,
        'not-checked': verdict.notChecked,
    };
    return `${JSON.stringify(value, null, 2)}\n`;
};
/** GitHub keeps 1 MB of outputs a job; the report has what does not fit. */
const MOST_OUTPUT = 200_000;
/** The Action's outputs, by name: one word, then lists as JSON, cut at an item where they would grow too large. */
const toOutputs = (verdict) => {
    const cut = (items) => {
        let size = 2;
        const fits = items.filter((item) => {
            size += JSON.stringify(item).length + 1;
            return size < MOST_OUTPUT;
        });
        return JSON.stringify(fits);
    };
    const owners = [...new Set(verdict.systems.flatMap(({ owner }) => (owner === null ? [] : [owner])))].sort();
    const findings = verdict.findings.map((finding) => {
        const { rule, code, severity, system, path, file, line, message, settle } = toFinding(finding);
        return { rule, code, severity, system, path, file, line, message, settle };
    });
    return {
        verdict: verdict.outcome,
        systems: cut(verdict.systems.map(({ name }) => name)),
        owners: cut(owners),
        findings: cut(findings),
    };
};

;// CONCATENATED MODULE: ./lib/render/outcome.js
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

// EXTERNAL MODULE: ./lib/reliability/objective.js
var objective = __webpack_require__(9207);
;// CONCATENATED MODULE: ./lib/render/terminal.js
/** The verdict for a terminal: what fails first, each with its place and what to do, then one line a system. */




const MARKS = { fail: '✗', undecided: '?', warn: '!', notice: '·' };
const COLOURS = {
    fail: '31',
    undecided: '35',
    warn: '33',
    notice: '36',
    pass: '32',
    dim: '2',
    bold: '1',
};
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
const headline = ({ system, path, paths, place, rule }) => (0,render_escape.printable)(system ??
    paths?.folder ??
    path ??
    (paths !== null && paths.count > 0 ? (paths.first[0] ?? '') : undefined) ??
    place?.file ??
    rule);
const renderFinding = (finding, look) => {
    const { message, settle } = describe(finding);
    const { severity, place, patch } = finding;
    const at = place === null ? '' : `  ${(0,render_escape.printable)(place.file)}:${place.line}:${place.column}`;
    const lines = [
        `  ${paint(look, severity, `${MARKS[severity]} ${headline(finding)}`)}${paint(look, 'dim', `${at}  ${finding.rule}`)}`,
        ...wrap((0,render_escape.printable)(message), look.width, '      '),
    ];
    if (severity !== 'notice')
        lines.push(...wrap(`→ ${(0,render_escape.printable)(settle)}`, look.width, '      '));
    if (patch !== null && severity === 'fail') {
        lines.push(paint(look, 'dim', `        ${(0,render_escape.printable)(patch.file)}, after line ${patch.afterLine}:`));
        for (const line of patch.text.trimEnd().split('\n'))
            lines.push(`        ${(0,render_escape.printable)(line)}`);
    }
    return lines;
};
/** `99.9 %/30 d`. */
const shortSlo = ({ objective, window, file }) => objective === null || window === null
    ? (0,render_escape.printable)(file ?? '')
    : `${objective} %/${window.slice(0, -1)} ${window.slice(-1)}`;
/** `99.9 % of 30 d: budget 43 m 12 s`. */
const longSlo = (slo) => {
    if (slo.objective === null || slo.window === null)
        return `declared in ${(0,render_escape.printable)(slo.file ?? '')}`;
    const budget = slo.budgetSeconds === null ? '' : `: budget ${(0,objective/* describeSeconds */.bD)(slo.budgetSeconds)}`;
    return `${slo.objective} % of ${slo.window.slice(0, -1)} ${slo.window.slice(-1)}${budget}`;
};
const renderSystem = (system, findings, widths, look) => {
    const worst = findings.find(({ system: name }) => name === system.name)?.severity;
    const mark = worst === undefined || worst === 'notice' ? paint(look, 'pass', '✓') : paint(look, worst, MARKS[worst]);
    const state = (rule, value) => findings.some((finding) => finding.rule === rule && finding.system === system.name && finding.severity !== 'notice')
        ? `${rule} ✗`
        : (value ?? (system.notApplicable.some((duty) => duty === rule) ? `${rule} not applicable` : `${rule} –`));
    const slo = state('slo', system.slo[0] === undefined
        ? null
        : `slo ${shortSlo(system.slo[0])}${system.slo.length > 1 ? ` +${system.slo.length - 1}` : ''}`);
    const owner = `${(0,render_escape.printable)(system.owner ?? 'nobody')}${system.backup.length > 0 ? ` +${system.backup.length}` : ''}`;
    const columns = [
        system.name.padEnd(widths[0] ?? 0),
        owner.padEnd(widths[1] ?? 0),
        state('runbook', system.runbook === null ? null : 'runbook ✓').padEnd(22),
        slo,
    ];
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
    const widths = [
        Math.max(0, ...systems.map(({ name }) => name.length)),
        Math.max(0, ...systems.map(({ owner, backup }) => (owner ?? 'nobody').length + (backup.length > 0 ? 2 + `${backup.length}`.length : 0))),
    ];
    for (const system of systems)
        lines.push(renderSystem(system, findings, widths, look));
    if (systems.length > 0)
        lines.push('');
    for (const finding of notices)
        lines.push(...renderFinding(finding, look));
    if (notices.length > 0)
        lines.push('');
    for (const { finding, reason, approvedBy, expires, place } of verdict.waived) {
        lines.push(...wrap(`~ ${finding.system}: ${finding.rule} is waived until ${expires} by ${(0,render_escape.printable)(approvedBy)} (${(0,render_escape.printable)(place.file)}:${place.line}): ${(0,render_escape.printable)(reason)}`, look.width, '  '));
    }
    if (verdict.waived.length > 0)
        lines.push('');
    if (verdict.head !== null && verdict.base !== null) {
        const unowned = paths.filter(({ system, exempt, status }) => system === null && !exempt && status !== 'deleted' && status !== 'renamed-from').length;
        const counts = [
            files(paths.length),
            systems.length === 1 ? '1 system' : `${systems.length} systems`,
            ...(unowned > 0 ? [`${files(unowned)} nobody answers for`] : []),
            ...(verdict.exempted > 0 ? [`${verdict.exempted} exempt`] : []),
            verdict.law === 'change'
                ? 'policy of this change'
                : `policy of ${(0,render_escape.printable)(verdict.base.ref)}@${verdict.base.sha.slice(0, 7)}`,
        ];
        lines.push(paint(look, 'dim', `  ${counts.join(' · ')}`));
        if (verdict.law === null)
            lines[lines.length - 1] = paint(look, 'dim', `  judged ${verdict.head.sha.slice(0, 7)} against ${(0,render_escape.printable)(verdict.base.ref)}@${verdict.base.sha.slice(0, 7)}`);
    }
    lines.push(`  ${paint(look, outcome, `${outcome}${describeOutcome(verdict)}`)}${describeNotes(verdict)}`, '');
    return lines.join('\n');
};

;// CONCATENATED MODULE: ./lib/render/summary.js




const ICONS = { fail: '🔴', undecided: '⚪', warn: '🟡', notice: '🔵', pass: '🟢' };
/** GitHub drops a summary larger than 1 MiB whole, so lists end at a row and say how many more there are. */
const MOST_FINDINGS = 200;
const MOST_PATHS = 1000;
/** Markdown for the job summary, or for `--format markdown`. */
const renderSummary = (verdict, links) => {
    const { findings } = verdict;
    const loud = findings.filter(({ severity }) => severity === 'fail' || severity === 'undecided');
    const quiet = findings.filter(({ severity }) => severity === 'warn' || severity === 'notice');
    const blocks = [
        `## ${ICONS[verdict.outcome]} ${headlineOf(verdict)}`,
        ...renderFindings(loud, verdict, links),
        renderSystems(verdict.systems, verdict, links),
        ...renderFindings(quiet, verdict, links),
        renderWaived(verdict),
        renderPaths(verdict.paths),
        renderFooter(verdict, links),
    ];
    return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
};
const headlineOf = (verdict) => {
    const said = {
        pass: 'Somebody answers for everything this changes',
        fail: 'Not yet',
        undecided: 'Could not find out, so this stays red',
    }[verdict.outcome];
    return `${said}${describeOutcome(verdict)}${describeNotes(verdict)}`;
};
const summary_link = (text, finding, links) => {
    if (finding === null || links === null || finding.commit === undefined)
        return (0,render_escape/* code */.a)(text);
    const path = finding.file.split('/').map(encodeURIComponent).join('/');
    return `[${(0,render_escape/* code */.a)(text)}](${links.server}/${links.repository}/blob/${finding.commit}/${path}#L${finding.line})`;
};
const renderFindings = (findings, verdict, links) => {
    const shown = findings.slice(0, MOST_FINDINGS).map((finding, index) => summary_renderFinding(finding, index, verdict, links));
    const more = findings.length - shown.length;
    return more > 0 ? [...shown, `… and ${more} more; the report has them all.`] : shown;
};
const summary_renderFinding = (finding, index, { outcome }, links) => {
    const { message, settle } = describe(finding);
    const { severity, rule, place, by, patch } = finding;
    const where = place === null ? '' : ` · ${summary_link(`${place.file}:${place.line}`, place, links)}`;
    const who = by.length === 0 ? '' : ` Can be settled by ${by.map(({ login, as }) => `${(0,render_escape/* code */.a)(login)} (${as})`).join(', ')}.`;
    const number = severity === 'fail' && outcome === 'fail' ? `${index + 1}. ` : '';
    const lines = [
        `### ${number}${ICONS[severity]} ${(0,render_escape/* markdown */.w)(headline(finding))} · ${rule}`,
        '',
        `${inline(message)}${where}`,
    ];
    if (severity !== 'notice')
        lines.push('', `**→** ${inline(settle)}${who}`);
    if (patch !== null) {
        const fence = '`'.repeat(Math.max(3, ...[...patch.text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
        lines.push('', `${(0,render_escape/* code */.a)(patch.file)}, after line ${patch.afterLine}:`, '', `${fence}yaml`, patch.text.trimEnd(), fence);
    }
    return lines.join('\n');
};
/** Prose of ours in which backticks mark what was written by others: those parts become code, the rest plain text. */
const inline = (prose) => prose
    .split('`')
    .map((part, index, parts) => (index % 2 === 1 && index < parts.length - 1 ? (0,render_escape/* code */.a)(part) : (0,render_escape/* markdown */.w)(part)))
    .join('');
const renderSystems = (systems, { findings }, links) => {
    if (systems.length === 0)
        return '';
    const rows = systems.map((system) => {
        const worst = findings.find(({ system: name, severity }) => name === system.name && severity !== 'notice')?.severity ?? 'pass';
        const owner = system.owner === null ? '**nobody**' : (0,render_escape/* code */.a)(system.owner);
        const backup = system.backup.length === 0 ? '' : `, then ${system.backup.map(render_escape/* code */.a).join(', ')}`;
        const absent = (duty) => system.notApplicable.some((name) => name === duty) ? 'not applicable' : '–';
        const runbook = system.runbook === null ? absent('runbook') : (0,render_escape/* code */.a)(system.runbook);
        const slo = system.slo.length === 0 ? absent('slo') : system.slo.map((item) => (0,render_escape/* markdown */.w)(longSlo(item))).join('<br>');
        const tier = system.tier === null ? '' : ` · tier ${system.tier}`;
        return `| ${ICONS[worst]} ${summary_link(system.name, system.place, links)}${tier} | ${owner}${backup} | ${runbook} | ${slo} | ${system.paths} |`;
    });
    return ['| System | Who answers | Runbook | Promise | Files |', '|---|---|---|---|---|', ...rows].join('\n');
};
const renderWaived = ({ waived }) => waived
    .map(({ finding, reason, approvedBy, expires }) => `- ${(0,render_escape/* markdown */.w)(`${finding.system}: ${finding.rule} is waived until ${expires} by`)} ${(0,render_escape/* code */.a)(approvedBy)}: ${(0,render_escape/* markdown */.w)(reason)}`)
    .join('\n');
const renderPaths = (paths) => {
    if (paths.length === 0)
        return '';
    const rows = paths.slice(0, MOST_PATHS).map(({ path, status, system, exempt, pattern, place }) => {
        const who = system !== null ? (0,render_escape/* code */.a)(system) : exempt ? 'exempt' : '**nobody**';
        const why = pattern === null || place === null ? '' : `${(0,render_escape/* code */.a)(pattern)} (${(0,render_escape/* code */.a)(`${place.file}:${place.line}`)})`;
        return `| ${(0,render_escape/* code */.a)(path)} | ${status} | ${who} | ${why} |`;
    });
    const more = paths.length - rows.length;
    return [
        `<details><summary>How each of the ${files(paths.length)} was decided</summary>`,
        '',
        '| File | Change | System | By |',
        '|---|---|---|---|',
        ...rows,
        ...(more > 0 ? ['', `… and ${more} more; the report has them all.`] : []),
        '',
        '</details>',
    ].join('\n');
};
const renderFooter = ({ base, head, law }, links) => {
    if (base === null || head === null)
        return '';
    const commit = (sha) => links === null
        ? `<code>${sha.slice(0, 7)}</code>`
        : `[<code>${sha.slice(0, 7)}</code>](${links.server}/${links.repository}/commit/${sha})`;
    const by = law === 'change' ? 'by the policy this change brings' : `by the policy on ${(0,render_escape/* code */.a)(base.ref)} at ${commit(base.sha)}`;
    return `<sub>Judged ${commit(head.sha)} ${by} · <code>ownership-gate explain</code> says more about each rule</sub>`;
};

;// CONCATENATED MODULE: ./lib/action/publish.js
/** Puts a verdict where people and later steps look: log, job summary, outputs, report. None of it can change it. */






/** Writes everything; what cannot be written is a warning. */
const publish = async (verdict, { core, environment }, links) => {
    for (const line of renderTerminal(verdict, { colour: false, width: 120 }).split('\n'))
        core.info((0,render_escape.inertLog)(line));
    const attempt = async (what, write) => {
        try {
            await write();
        }
        catch (error) {
            core.warning(`${what} could not be written (${error instanceof Error ? error.message : String(error)}). The verdict stands.`);
        }
    };
    const report = (0,external_node_path_.join)(environment.RUNNER_TEMP ?? '.', 'ownership-gate', 'verdict.json');
    await attempt('The report', () => {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.join)(report, '..'), { recursive: true });
        (0,external_node_fs_.writeFileSync)(report, renderJson(verdict));
        core.setOutput('report', report);
    });
    await attempt('The outputs', () => {
        for (const [name, value] of Object.entries(toOutputs(verdict)))
            core.setOutput(name, value);
    });
    await attempt('The job summary', () => core.summary.addRaw(renderSummary(verdict, links)).write({ overwrite: true }));
};


/***/ }),

/***/ 9207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A5: () => (/* binding */ findBudgetSeconds),
/* harmony export */   bD: () => (/* binding */ describeSeconds),
/* harmony export */   fp: () => (/* binding */ isPercentage)
/* harmony export */ });
/** Exact decimals as text, and the error budget they leave. No floats: 99.9 has no exact binary form. */
/** A decimal as an integer and the number of its decimal places. */
const parse = (decimal) => {
    const [whole = '0', fraction = ''] = decimal.split('.');
    return { units: BigInt(whole + fraction), places: fraction.length };
};
const print = (units, places) => {
    const digits = units.toString().padStart(places + 1, '0');
    const whole = digits.slice(0, digits.length - places);
    const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
    return fraction === '' ? whole : `${whole}.${fraction}`;
};
/** True above 0 and below 100: 100 % is no objective, it leaves nothing to spend. */
const isPercentage = (decimal) => {
    const { units, places } = parse(decimal);
    return units > 0n && units < 100n * 10n ** BigInt(places);
};
const SECONDS = { d: 86400n, w: 604800n };
/**
 * The error budget of one window in seconds, an exact decimal: (100 − objective) % of the window.
 * `null` for calendar months (`1M`) and quarters (`1Q`), whose length is not fixed, and for an objective that cannot be.
 */
const findBudgetSeconds = (objective, window) => {
    const unit = SECONDS[window.slice(-1)];
    if (unit === undefined || !isPercentage(objective))
        return null;
    const { units, places } = parse(objective);
    const seconds = BigInt(window.slice(0, -1)) * unit;
    return print((100n * 10n ** BigInt(places) - units) * seconds, places + 2);
};
/** Seconds in words: `43 m 12 s`, `4 h 19 m`, `10 m 4.8 s`. At most three units, nothing rounded below a tenth of a second. */
const describeSeconds = (seconds) => {
    const [whole = '0', fraction = ''] = seconds.split('.');
    let rest = BigInt(whole);
    const parts = [];
    for (const [name, size] of [
        ['d', 86400n],
        ['h', 3600n],
        ['m', 60n],
    ]) {
        if (rest >= size)
            parts.push(`${rest / size} ${name}`);
        rest %= size;
    }
    const tenths = fraction.slice(0, 3).replace(/0+$/, '');
    if (rest > 0n || tenths !== '' || parts.length === 0)
        parts.push(`${rest}${tenths === '' ? '' : `.${tenths}`} s`);
    return parts.join(' ');
};


/***/ }),

/***/ 9889:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ code),
/* harmony export */   inertLog: () => (/* binding */ inertLog),
/* harmony export */   printable: () => (/* binding */ printable),
/* harmony export */   w: () => (/* binding */ markdown)
/* harmony export */ });
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
    .replace(/^(\s*)([-+=]+|\d+[.)])(?=\s|$)/, '$1&#8203;$2');
/** Code in Markdown, as an element: backticks inside need no counting, and nothing in it is live. */
const code = (text) => `<code>${markdown(text)}</code>`;


/***/ })

};
