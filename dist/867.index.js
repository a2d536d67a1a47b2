export const id = 867;
export const ids = [867,802];
export const modules = {

/***/ 3867:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check),
  describeSystem: () => (/* binding */ check_describeSystem)
});

// EXTERNAL MODULE: ./lib/facts.js
var facts = __webpack_require__(1588);
// EXTERNAL MODULE: ./lib/verdict.js
var verdict = __webpack_require__(802);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./lib/declaration/dialect.js
/**
 * The YAML library behind one file: the tokens of a text, taken one by one so that what would cost too much is refused
 * in time, and the nodes made of them.
 */


/** What the contents API of GitHub returns inline, in bytes. */
const MAX_BYTES = 1_048_576;
/** Levels of values in each other, the file's own among them. */
const MAX_DEPTH = 12;
/** Keys, values, brackets, spaces, line ends, …: the largest declarations in their widest form have half as many. */
const MAX_TOKENS = 300_000;
/** What the library's lexer says before a plain value. */
const SCALAR = '\x1f';
/**
 * Never throws. The library reads nested values by recursion, and near the end of its stack a regular expression can
 * end the whole process: so depth is counted here, where nothing recurses yet.
 */
const tokenize = (text) => {
    const parser = new dist/* Parser */.iX();
    const found = {
        tokens: [],
        directives: [],
        second: null,
        anchors: new Set(),
        openQuotes: [],
        openBrackets: [],
    };
    const brackets = [];
    let count = 0;
    let documents = 0;
    let before = '';
    const take = (token) => {
        if (token.type === 'directive')
            found.directives.push(token.offset);
        if (token.type === 'document') {
            documents += 1;
            if (documents > 1) {
                found.second = token.offset;
                return false;
            }
        }
        found.tokens.push(token);
        // Between documents: the first is over, and what follows is noise.
        return token.type !== 'error';
    };
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        const offset = parser.offset;
        count += 1;
        if (count > MAX_TOKENS)
            return { refused: 'declaration-too-large', offset };
        for (const token of parser.next(lexeme))
            if (!take(token))
                return found;
        const top = parser.stack.at(-1);
        if (parser.stack.length > MAX_DEPTH && top !== undefined && countLevels(parser.stack) >= MAX_DEPTH) {
            return { refused: 'declaration-too-deep', offset: top.offset };
        }
        if (before !== SCALAR) {
            const first = lexeme.charAt(0);
            if (lexeme === '[' || lexeme === '{')
                brackets.push({ offset, closes: lexeme === '[' ? ']' : '}' });
            else if (lexeme === ']' || lexeme === '}') {
                const open = brackets.pop();
                if (open !== undefined && open.closes !== lexeme)
                    found.openBrackets.push(open.offset);
            }
            else if (lexeme === '\x18')
                found.openBrackets.push(...brackets.splice(0).map((open) => open.offset));
            else if (first === '&')
                found.anchors.add(lexeme.slice(1));
            else if ((first === '"' || first === "'") && !isClosed(lexeme, first))
                found.openQuotes.push(offset);
        }
        before = lexeme;
    }
    found.openBrackets.push(...brackets.map((open) => open.offset));
    for (const token of parser.end())
        if (!take(token))
            break;
    return found;
};
const countLevels = (stack) => stack.filter(({ type }) => type === 'block-map' || type === 'block-seq' || type === 'flow-collection').length;
const isClosed = (lexeme, quote) => {
    if (lexeme.length < 2 || !lexeme.endsWith(quote))
        return false;
    if (quote === "'")
        return /^'(?:[^']|'')*'$/.test(lexeme);
    let slashes = 0;
    while (lexeme.charAt(lexeme.length - 2 - slashes) === '\\')
        slashes += 1;
    return slashes % 2 === 0;
};
/** An error of the library costs most where it notes its stack, and a hostile text has hundreds of thousands. */
const compose = (tokens, length) => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
        const options = { schema: 'failsafe', version: '1.2', uniqueKeys: false, prettyErrors: false };
        const [document] = new dist/* Composer */.Dk(options).compose(tokens, true, length);
        return document;
    }
    finally {
        Error.stackTraceLimit = limit;
    }
};

// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var valibot_dist = __webpack_require__(7934);
// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __webpack_require__(1916);
;// CONCATENATED MODULE: ./lib/declaration/nearest.js
/** What somebody most likely meant by a word that is not there. */

/** Cyrillic and Greek letters that look like the Latin ones next to them. */
const LOOKALIKES = 'аaсcеeоoрpхxуyіiјjѕsԁdһhԛqѡwαaοoνvρpιiκkτtυuАAВBЕEКKМMНHОOРPСCТTХXΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΧX';
const LATIN = new Map([...LOOKALIKES.matchAll(/(.)(.)/gu)].map(([, other = '', latin = '']) => [other, latin]));
/** A word as it looks: letters of other scripts that look Latin are, and what cannot be seen is gone. */
const flatten = (word) => [...word.normalize('NFKC')]
    .map((letter) => LATIN.get(letter) ?? letter)
    .join('')
    .trim();
const fold = (word) => flatten(word)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[\s_.]+/g, '-');
/** The one of `choices` somebody most likely meant. */
const findNearest = (word, choices) => {
    if (word.length > 100)
        return undefined;
    const folded = fold(word);
    const close = choices
        .map((choice) => ({ choice, far: measure(folded, choice.toLowerCase()) }))
        .filter(({ choice, far }) => far < choice.length && far <= Math.max(1, Math.floor(choice.length / 3)))
        .sort((a, b) => a.far - b.far || (a.choice < b.choice ? -1 : 1));
    return close[0]?.choice;
};
/** Edits between two words; a word that is part of another (`warning`, `warn`; `require`, `also-require`) is near. */
const measure = (word, choice) => {
    const [short, long] = word.length < choice.length ? [word, choice] : [choice, word];
    return short.length >= 4 && (long.startsWith(short) || long.endsWith(`-${short}`))
        ? Math.min(1, long.length - short.length)
        : (0,mod/* distance */.Io)(word, choice);
};

;// CONCATENATED MODULE: ./lib/declaration/forms.js
/**
 * The forms single values of OWNERSHIP.yaml can have, and how the schema says so. Every scalar arrives as text and
 * leaves as what it means. The message of each check is the name of a {@link Form}: words are made elsewhere.
 */

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
const LOGIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?$/;
/** What a login may be mistaken for and the rule `owner` answers in words: a team, a bot. */
const OWNER = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,98}[A-Za-z0-9_])?(?:\[bot\]|\/[A-Za-z0-9][A-Za-z0-9._-]{0,98})?$/;
const TEAM = /^[A-Za-z0-9][A-Za-z0-9-]{0,98}(?:\/[A-Za-z0-9][A-Za-z0-9._-]{0,98})?$/;
const HTTPS = /^https:\/\/[^\s/?#@]+(?:[/?#]\S*)?$/i;
const CONTACT = /^(?:https:\/\/[^\s/?#@]+(?:[/?#]\S*)?|mailto:\S+@\S+)$/i;
const WINDOW = /^[1-9][0-9]{0,3}[dwMQ]$/;
const DURATION = /^[1-9][0-9]{0,4}[smhd]$/;
const BRANCH = /^[^\s~^:\\[\]?]+$/;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
/** A form the value must have: its message is the form's name. */
const forms_form = (name, pattern) => valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP(name), valibot_dist/* regex */.yGV(pattern, name));
/** Text of no other form than its length; blanks alone are none. */
const forms_text = (name, length) => valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP(name), valibot_dist/* minLength */.BpQ(1, name), valibot_dist/* check */.z6Y((value) => value.trim() !== '', name), valibot_dist/* maxLength */.Ru6(length, 'short'));
const isDate = (value) => {
    const date = new Date(`${value}T00:00:00Z`);
    return DATE.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
};
const date = valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP('date'), valibot_dist/* regex */.yGV(DATE, 'date'), valibot_dist/* check */.z6Y(isDate, 'date'));
/** At or below 1 without a `%`: a share somebody meant as a percentage. */
const isShare = (value) => /^0*(?:\.|0(?:\.|$)|1(?:\.0+)?$)/.test(value);
/** A decimal stays text, its digits as written. */
const objective = valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP('objective'), valibot_dist/* regex */.yGV(/^[0-9]{1,3}(?:\.[0-9]{1,12})? ?%?$/, 'objective'), valibot_dist/* check */.z6Y((value) => value.endsWith('%') || !isShare(value), 'objective'), valibot_dist/* transform */.pdi((value) => value.replace(/ ?%$/, '')));
const count = valibot_dist/* pipe */.FsL(valibot_dist/* string */.YjP('count'), valibot_dist/* regex */.yGV(/^[0-9]{1,15}$/, 'count'), valibot_dist/* transform */.pdi((value) => Number(value)));
const flag = valibot_dist/* pipe */.FsL(valibot_dist/* picklist */.KIO(['true', 'false'], 'choice'), valibot_dist/* transform */.pdi((value) => value === 'true'));
/**
 * One of several shapes. Which one is meant is chosen by looking, so that a problem inside is reported
 * against the shape somebody was writing, not against all of them.
 */
const either = (options, choose) => {
    const schema = valibot_dist/* lazy */.RZV((input) => options[choose(input)]);
    return Object.assign(schema, { options });
};
/** To valibot a list is an object whose keys are numbers; here it is a list. */
const noList = (schema) => {
    const run = schema['~run'].bind(schema);
    return Object.assign(schema, {
        '~run': ((dataset, config) => {
            if (!Array.isArray(dataset.value))
                return run(dataset, config);
            valibot_dist/* _addIssue */.EVe(schema, 'type', dataset, config);
            return dataset;
        }),
    });
};
/**
 * An object with these keys and no other; the message of its issues lists the keys, so that a near one can be named.
 * Without a prototype, else `toString` would be a key it knows.
 */
const object = (entries) => noList(valibot_dist/* strictObject */.rej(Object.assign(Object.create(null), entries), `keys ${Object.keys(entries).join(' ')}`));
/** A map from names to values of one kind. */
const map = (key, value) => noList(valibot_dist/* record */.g1P(key, value));
const isMap = (input) => typeof input === 'object' && input !== null && !Array.isArray(input);
const described = (words, schema) => valibot_dist/* pipe */.FsL(schema, valibot_dist/* description */.h_(words));
const optional = (words, schema) => valibot_dist/* exactOptional */.yqP(described(words, schema));
const list = (schema) => valibot_dist/* pipe */.FsL(valibot_dist/* array */.YOg(schema), valibot_dist/* minLength */.BpQ(1, 'filled'));

;// CONCATENATED MODULE: ./lib/declaration/schema.js
/**
 * OWNERSHIP.yaml version 1, written once: the types, the validation, `schema/ownership.v1.json` and
 * `docs/ownership-yaml.md` all come from here. Every scalar arrives as text and leaves as what it means.
 *
 * The message of each check is the name of a {@link Form}: words are made elsewhere.
 */



const login = forms_form('login', LOGIN);
const https = forms_form('https', HTTPS);
const sentence = forms_text('text', 2000);
const path = forms_text('path', 4096);
const pattern = forms_text('pattern', 4096);
/** A path or a link. */
const pointer = forms_text('pointer', 4096);
const notApplicable = object({
    'not-applicable': described('Why this system needs none.', sentence),
});
const DATA_CLASSES = [
    'personal',
    'special-category',
    'payment',
    'health',
    'children',
    'credentials',
    'internal',
    'public',
    'none',
];
const TIERS = ['1', '2', '3', '4'];
/** What a system can owe. */
const DUTIES = ['owner', 'runbook', 'slo', 'backup', 'escalation'];
/** The rules whose severity the policy may set: all but those that guard the law and the facts themselves. */
const ADJUSTABLE = [
    'unowned',
    'ambiguous',
    'owner',
    'owner-access',
    'runbook',
    'slo',
    'slo-arithmetic',
    'backup',
    'escalation',
    'waiver',
    'gate-workflow',
    'blast-radius',
    'history',
];
const escalation = object({
    page: described('Where the person on call is paged: an https link.', https),
    'acknowledge-within': optional('How soon a page is answered, such as `15m`.', forms_form('duration', DURATION)),
});
const sloFile = object({
    file: described('An OpenSLO v1, Sloth or Pyrra file in this repository.', path),
});
const inlineSlo = object({
    name: optional('Matches entries across a change; else the indicator does.', sentence),
    indicator: described('What is measured, in words a customer would understand.', sentence),
    objective: described('The share that is good, such as `99.9%`: above 0, below 100.', objective),
    window: described('Over how long: days `30d`, weeks `4w`, calendar months `1M`, calendar quarters `1Q`.', forms_form('window', WINDOW)),
    promised: optional('What others were promised, looser than the objective.', object({
        objective: described('The share promised.', objective),
        to: optional('Whom it was promised to.', sentence),
    })),
    events: optional('Roughly how many valid events a window has.', count),
});
/** An SLO whose list was forgotten. */
const isSlo = (input) => ['indicator', 'objective', 'window', 'file'].some((key) => key in input);
const action = object({
    what: described('What is to be done.', sentence),
    owner: optional('Who does it.', login),
    due: optional('Until when.', date),
    done: optional('When it was done.', date),
});
const incident = object({
    date: described('The day it happened.', date),
    what: described('What broke, in a few words.', sentence),
    link: optional('The write-up: a path or a link.', pointer),
    actions: optional('What was to change after it.', list(action)),
});
const tradeOff = object({
    what: described('What was decided.', sentence),
    'decided-by': optional('Who decided it.', login),
    risk: optional('What may come of it.', sentence),
    'revisit-by': optional('When to look at it again.', date),
});
const dependency = either([
    forms_form('name', NAME),
    object({
        system: described('The system it needs.', forms_form('name', NAME)),
        soft: optional('`true`: it degrades without it, and does not break.', flag),
    }),
    object({
        external: described('What it needs from outside, in words.', sentence),
        objective: optional('What that promises.', objective),
        soft: optional('`true`: it degrades without it, and does not break.', flag),
    }),
], (input) => (!isMap(input) ? 0 : 'external' in input ? 2 : 1));
const system = object({
    description: optional('What it does, in one line.', sentence),
    paths: described('Patterns of the paths it answers for.', list(pattern)),
    team: optional('The team it belongs to, as `org/team`; never instead of a person.', forms_form('team', TEAM)),
    owner: optional('The one person who answers for it: a GitHub login without `@`.', forms_form('owner', OWNER)),
    backup: optional('Who answers when the owner cannot.', list(forms_form('owner', OWNER))),
    escalation: optional('How the person on call is reached.', escalation),
    runbook: optional('What to do when it breaks: a path in this repository, an https link, or `not-applicable`.', either([pointer, notApplicable], (input) => (isMap(input) ? 1 : 0))),
    slo: optional('What it promises: a list, or `not-applicable`.', either([list(either([inlineSlo, sloFile], (input) => (isMap(input) && 'file' in input ? 1 : 0))), notApplicable], (input) => (isMap(input) && !isSlo(input) ? 1 : 0))),
    tier: optional('1 (an outage is existential) to 4 (a shrug).', valibot_dist/* picklist */.KIO(TIERS, 'choice')),
    'depends-on': optional('What it needs to work.', list(dependency)),
    data: optional('The classes of data it holds; `none` is said, not implied.', list(valibot_dist/* picklist */.KIO(DATA_CLASSES, 'choice'))),
    dashboard: optional('Where its health is seen: an https link.', https),
    incidents: optional('What happened here before.', list(incident)),
    'trade-offs': optional('What was waved away, and until when.', list(tradeOff)),
});
const defaults = object({
    runbook: optional('A path or link; `<system>` stands for the system’s name.', pointer),
    slo: optional('SLO files; `<system>` stands for the system’s name.', list(sloFile)),
    escalation: optional('How the person on call is reached.', escalation),
    tier: optional('1 to 4.', valibot_dist/* picklist */.KIO(TIERS, 'choice')),
    data: optional('The classes of data.', list(valibot_dist/* picklist */.KIO(DATA_CLASSES, 'choice'))),
    dashboard: optional('An https link; `<system>` stands for the system’s name.', https),
});
const team = object({
    owner: optional('The person who answers for the team’s systems.', forms_form('owner', OWNER)),
    backup: optional('Who answers when the owner cannot.', list(forms_form('owner', OWNER))),
    escalation: optional('How the person on call is reached.', escalation),
});
const person = object({
    name: optional('What the person is called.', sentence),
    contact: optional('Where the person is reached: an https or mailto link.', forms_form('contact', CONTACT)),
    id: optional('The numeric id of the account: pins it to this person.', forms_form('count', /^[1-9][0-9]{0,14}$/)),
});
const exemption = object({
    paths: described('Patterns of the paths nobody needs to answer for.', list(pattern)),
    reason: described('Why.', sentence),
    owner: described('The person who decided it.', login),
    expires: optional('The last day it holds, in UTC.', date),
});
const waiver = object({
    systems: described('The systems it serves.', list(forms_form('name', NAME))),
    duties: described('The duties not met yet.', list(valibot_dist/* picklist */.KIO(DUTIES, 'choice'))),
    reason: described('Why, and what will end it.', sentence),
    'approved-by': described('The person who agreed.', login),
    expires: described('The last day it holds, in UTC.', date),
});
const duties = list(valibot_dist/* picklist */.KIO(DUTIES, 'choice'));
const answer = valibot_dist/* picklist */.KIO(['accept', 'declare', 'off'], 'choice');
const acceptance = object({
    agent: optional('A change an agent wrote.', answer),
    assisted: optional('A change an editor’s assistant helped with.', answer),
    bot: optional('A change of a bot such as a dependency updater.', answer),
    undeclared: optional('A change that declares none of these.', answer),
});
const tierPolicy = object({
    require: optional('The duties of this tier, instead of the usual ones.', duties),
    'also-require': optional('Duties on top of the usual ones.', duties),
    acceptance: optional('Acceptance for this tier.', acceptance),
});
const dataPolicy = object({
    'also-require': optional('Duties on top of the usual ones.', duties),
});
const keyed = (keys, schema) => object(Object.fromEntries(keys.map((key) => [key, valibot_dist/* exactOptional */.yqP(schema)])));
const policy = object({
    mode: optional('`report` judges and says the same, but a failure does not fail the check. Default: `enforce`.', valibot_dist/* picklist */.KIO(['report', 'enforce'], 'choice')),
    require: optional('The duties of every system. Default: owner, runbook, slo.', duties),
    tiers: optional('Duties by tier.', keyed(TIERS, tierPolicy)),
    data: optional('Duties by class of data.', keyed(DATA_CLASSES, dataPolicy)),
    unowned: optional('Paths nobody answers for: `fail`, `new-only` (only those the change adds) or `warn`. Default: `fail`.', valibot_dist/* picklist */.KIO(['fail', 'new-only', 'warn'], 'choice')),
    acceptance: optional('Who must accept what, by who wrote it.', acceptance),
    rules: optional('How strictly a rule is taken.', keyed(ADJUSTABLE, valibot_dist/* picklist */.KIO(['fail', 'warn', 'off'], 'choice'))),
    keepers: optional('Who may change the law. Default: the repository’s admins.', list(login)),
    lines: optional('The branches the law covers. Default: the default branch.', list(forms_form('branch', BRANCH))),
    machines: optional('Accounts that are programs: never owner, acceptor or keeper.', list(login)),
});
const ownership = object({
    version: described('The version of this format: 1.', forms_form('version', /^1$/)),
    defaults: optional('What neither a system nor its team says.', defaults),
    teams: optional('What the systems of a team have in common.', map(forms_form('team', TEAM), team)),
    systems: described('What somebody answers for, by name.', map(forms_form('name', NAME), system)),
    exempt: optional('Paths that belong to no system on purpose.', list(exemption)),
    waivers: optional('Duties not met yet, on purpose.', list(waiver)),
    people: optional('How a login is called and reached.', map(login, person)),
    policy: optional('What is required, and how strictly.', policy),
});
/** The keys of the maps people take for one another, by where they stand. */
const HOMES = {
    policy: Object.keys(policy.entries),
    'systems.<name>': Object.keys(system.entries),
    '': Object.keys(ownership.entries),
};

;// CONCATENATED MODULE: ./lib/declaration/suggestions.js
/** What somebody who wrote something else most likely meant, in the form asked for; only what that form accepts. */

const DAYS = { h: 1 / 24, d: 1, w: 7 };
const WINDOW_UNITS = [
    [/^(?:d|days?)?$/i, 'd'],
    [/^(?:w|wk|weeks?)$/i, 'w'],
    [/^(?:m|mo|mon|months?)$/i, 'M'],
    [/^(?:q|quarters?)$/i, 'Q'],
];
const DURATION_UNITS = [
    [/^(?:m|mins?|minutes?)?$/i, 'm'],
    [/^(?:s|secs?|seconds?)$/i, 's'],
    [/^(?:h|hrs?|hours?)$/i, 'h'],
    [/^(?:d|days?)$/i, 'd'],
];
const unitOf = (units, word) => units.find(([pattern]) => pattern.test(word))?.[1];
const proposeLength = (got, units) => {
    const [, amount, word = ''] = /^P?T?0*(\d{1,5})[ -]?([a-z]*)$/i.exec(got.trim()) ?? [];
    const unit = unitOf(units, word);
    return amount === undefined || unit === undefined ? undefined : `${amount}${unit}`;
};
const proposeWindow = (got) => {
    const hours = /^(\d{1,4}) ?(?:h|hours?)$/i.exec(got)?.[1];
    if (hours !== undefined && Number(hours) % 24 === 0)
        return `${Number(hours) * (DAYS.h ?? 0)}d`;
    return proposeLength(got, WINDOW_UNITS);
};
const proposeObjective = (got) => {
    const comma = /^(\d{1,3}),(\d{1,12}) ?%?$/.exec(got);
    if (comma !== null)
        return `${comma[1]}.${comma[2]}%`;
    const percent = /^(?:>=?|≥)? ?(\d{1,2}(?:\.\d{1,12})?) ?(?:%|percent|per cent)$/i.exec(got);
    if (percent !== null)
        return `${percent[1]}%`;
    const share = /^0?\.([1-9]\d)(\d*)$/.exec(got);
    return share === null ? undefined : `${share[1]}${share[2] === '' ? '' : `.${share[2]}`}%`;
};
const proposeDate = (got) => {
    const year = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(got);
    const day = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(got);
    const parts = year === null ? day?.slice(1).reverse() : year.slice(1);
    return parts?.map((part) => part.padStart(2, '0')).join('-');
};
const proposeLogin = (got) => got
    .trim()
    .replace(/^https:\/\/github\.com\//i, '')
    .replace(/^@/, '');
const proposeName = (got) => got
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .trim()
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 63);
const proposeLink = (got) => {
    const secure = got.trim().replace(/^http:\/\//i, 'https://');
    const bare = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\S*$/i.test(secure) ? `https://${secure}` : secure;
    return bare.replace(/^(https:\/\/)[^\s/?#@]*@/i, '$1');
};
const FORMS = {
    version: [(got) => /^v?(1)(?:\.0)*$/i.exec(got)?.[1], () => true],
    name: [proposeName, (write) => NAME.test(write)],
    login: [proposeLogin, (write) => LOGIN.test(write)],
    owner: [proposeLogin, (write) => LOGIN.test(write)],
    team: [proposeLogin, (write) => TEAM.test(write)],
    objective: [proposeObjective, () => true],
    window: [proposeWindow, (write) => WINDOW.test(write)],
    duration: [(got) => proposeLength(got, DURATION_UNITS), (write) => DURATION.test(write)],
    date: [proposeDate, isDate],
    count: [(got) => got.replace(/[,_' .](?=\d{3}(?!\d))/g, ''), (write) => /^[1-9][0-9]{0,14}$/.test(write)],
    https: [proposeLink, (write) => HTTPS.test(write)],
    contact: [
        (got) => (/^[^\s@:/]+@[^\s@:/]+\.[a-z]+$/i.test(got) ? `mailto:${got}` : proposeLink(got)),
        (write) => CONTACT.test(write),
    ],
};
/** A value of the form, for one that is not. */
const proposeValue = (form, got) => {
    const [propose, fits] = FORMS[form] ?? [];
    const write = got === '' || got.length > 300 ? undefined : propose?.(got);
    return write !== undefined && write !== got && fits?.(write) === true ? write : undefined;
};
/** What stands for one of the values there are: `yes` for `true`, the digit of `T1`. */
const proposeChoice = (got, choices) => {
    const digit = /^\D*(\d)\D*$/.exec(got)?.[1] ?? '';
    const said = /^(?:yes|on|y)$/i.test(got) ? 'true' : /^(?:no|off|n)$/i.test(got) ? 'false' : digit;
    return choices.includes(said) ? said : undefined;
};
/** Lists whose items are maps: one plain value makes none. */
const OF_MAPS = /(?:^|\.)(?:slo|incidents|actions|trade-offs|exempt|waivers)$/;
/** A value as YAML takes it inside brackets. */
const quote = (text) => /^[A-Za-z0-9._/][A-Za-z0-9._/@+*()-]*$/.test(text) ? text : JSON.stringify(text);
/** The same content in the other shape: one value as a list, a list of one as a value. */
const proposeItems = (input, form, at) => {
    if (form === 'list' && typeof input === 'string' && input.trim() !== '' && input.length < 300) {
        if (/\.slo$/.test(at) && /^\S+\.ya?ml$/.test(input))
            return `[{ file: ${quote(input)} }]`;
        if (OF_MAPS.test(at))
            return undefined;
        const words = input.split(/,\s*|\s+/).filter((word) => word !== '');
        const items = words.every((word) => /^@?[\w./*-]+$/.test(word)) ? words : [input];
        return `[${items.map((item) => quote(item.replace(/^@/, ''))).join(', ')}]`;
    }
    if (form === 'text' && Array.isArray(input) && input.length === 1 && typeof input[0] === 'string') {
        return input[0] === '' ? undefined : quote(input[0]);
    }
    return form === 'map' && typeof input === 'string' ? proposeMap(input, at) : undefined;
};
/** One plain value as the key of a map it most likely is. */
const proposeMap = (got, at) => {
    if (/\.slo\[\d+\]$/.test(at) && /^\S+\.ya?ml$/.test(got))
        return `{ file: ${quote(got)} }`;
    if (/^systems\.[^.]+$/.test(at) && /^\S*\/\S*$/.test(got))
        return `{ paths: [${quote(got)}] }`;
    if (/\.escalation$/.test(at) && HTTPS.test(got) && !/[,[\]{}"]/.test(got))
        return `{ page: ${got} }`;
    if (/\.promised$/.test(at) && /^\d{1,2}(?:\.\d{1,12})?%$/.test(got))
        return `{ objective: ${got} }`;
    return /^people\.[^.]+$/.test(at) && /^[\p{L} .-]{1,80}$/u.test(got) ? `{ name: ${got} }` : undefined;
};

;// CONCATENATED MODULE: ./lib/declaration/issues.js



/** Where a key path leads: the value, and the key it stands under. */
const findNode = (root, path) => {
    let found = { key: root, node: root };
    for (const step of path) {
        if (typeof step === 'number') {
            const item = found.node.items[step];
            if (item === undefined)
                break;
            found = { key: item, node: item };
        }
        else {
            const entry = found.node.keys.get(step);
            if (entry === undefined)
                break;
            found = { key: entry, node: entry.node };
        }
    }
    return found;
};
const keyPath = (path) => path.reduce((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`), '');
const placeOf = (node) => ({ line: node.line, column: node.column });
/** All issues of a declaration, in the order of the schema. */
const toProblems = (issues, root) => {
    const problems = issues.flatMap((issue) => toProblem(issue, root));
    const version = problems.find(({ code, form }) => code === 'declaration-value' && form === 'version');
    // Another version's file: every other difference follows from that.
    if (version !== undefined && /^\d+$/.test(version.got ?? '') && Number(version.got) > 1)
        return [version];
    return pairMistakes(problems);
};
/** A key under another name is both unknown and missing: it is told once. */
const pairMistakes = (problems) => {
    const maps = new Map();
    for (const problem of problems) {
        const kind = KINDS[problem.code];
        if (kind === undefined)
            continue;
        const map = maps.get(problem.at) ?? { unknown: [], missing: [] };
        map[kind].push(problem);
        maps.set(problem.at, map);
    }
    const dropped = new Set();
    const mended = new Map();
    const unread = new Set(problems.filter(isMisread).map(({ at }) => at));
    for (const [at, { unknown, missing }] of maps) {
        if (unread.has(at))
            for (const lost of missing)
                dropped.add(lost);
        for (const { write } of unknown)
            for (const lost of missing)
                if (lost.got === write)
                    dropped.add(lost);
        const left = missing.filter((lost) => !dropped.has(lost));
        const nameless = unknown.filter(({ write, belongs }) => write === undefined && belongs === undefined);
        const [stranger, other] = nameless;
        const [lost, second] = left;
        if (stranger === undefined)
            continue;
        // A map that knows one key only: where that is missing or others stand beside it, the map is meant as another thing.
        if (stranger.choices?.length === 1) {
            for (const problem of [...nameless.slice(1), ...left])
                dropped.add(problem);
        }
        else if (at !== '' && other === undefined && lost !== undefined && second === undefined) {
            dropped.add(lost);
            mended.set(stranger, { ...stranger, write: lost.got ?? '' });
        }
    }
    return problems.filter((problem) => !dropped.has(problem)).map((problem) => mended.get(problem) ?? problem);
};
/** Keys that were meant are in the text, and not where they are looked for. */
const isMisread = ({ code }) => code === 'declaration-comma' || code === 'declaration-syntax';
const KINDS = { 'declaration-unknown-key': 'unknown', 'declaration-missing-key': 'missing' };
const toProblem = (issue, root) => {
    const path = (issue.path ?? []).map((item) => item.key);
    const { key, node } = findNode(root, path);
    const at = keyPath(path);
    const { type, input } = issue;
    if (type === 'strict_object' && issue.expected !== 'Object') {
        const known = issue.message.split(' ').slice(1);
        const parent = findNode(root, path.slice(0, -1));
        const within = keyPath(path.slice(0, -1));
        if (issue.expected === 'never')
            return findUnknown(parent.node, known, within);
        return [{ code: 'declaration-missing-key', ...placeOf(parent.key), at: within, got: String(path.at(-1)) }];
    }
    const wanted = SHAPES[type];
    const found = shapeOf(input);
    if (wanted !== undefined && wanted !== found)
        return [toShape(issue, { ...placeOf(node), at }, wanted)];
    const isKey = issue.path?.at(-1)?.origin === 'key';
    const place = isKey ? { ...placeOf(key), at: keyPath(path.slice(0, -1)) } : { ...placeOf(node), at };
    if (type === 'picklist') {
        if (found !== 'text')
            return [toShape(issue, place, 'text')];
        const choices = [...(issue.expected ?? '').matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
        const near = findNearest(String(input), choices) ?? proposeChoice(String(input), choices);
        return [
            {
                code: 'declaration-value',
                ...place,
                got: String(input),
                form: 'choice',
                choices,
                ...(near === undefined ? {} : { write: near }),
            },
        ];
    }
    if (typeof input !== 'string')
        return [{ code: 'declaration-value', ...place, got: '', form: 'filled' }];
    const form = issue.message;
    // A pattern says itself that it is too long.
    if (form === 'short' && /\.paths\[\d+\]$/.test(at))
        return [];
    const write = proposeValue(form, input);
    return [
        { code: 'declaration-value', ...place, got: hideSecret(input), form, ...(write === undefined ? {} : { write }) },
    ];
};
/** What stands between `//` and `@` in a link is not for a report to repeat. */
const hideSecret = (text) => text.replace(/^([a-z]+:\/\/)[^\s/?#]*@/i, '$1…@');
const SHAPES = { strict_object: 'map', record: 'map', array: 'list', string: 'text' };
const shapeOf = (input) => (typeof input === 'string' ? 'text' : Array.isArray(input) ? 'list' : 'map');
const toShape = (issue, place, form) => {
    const { input } = issue;
    const got = typeof input === 'string' ? { got: input } : {};
    const write = proposeItems(input, form, place.at);
    const shape = { form, found: shapeOf(input), ...(write === undefined ? {} : { write }) };
    return { code: 'declaration-shape', ...place, ...got, ...shape };
};
/** Every key of a map that is not among those it knows. */
const findUnknown = (map, known, at) => {
    const problems = new Map();
    for (const [name, { line, column, torn }] of map.keys) {
        if (known.includes(name))
            continue;
        if (torn !== undefined && !/^[A-Za-z][\w-]*:\S/.test(name)) {
            const digits = /^\d+(?:, ?\d+)+ ?%?$/.test(torn.text);
            const decimal = digits && !/^\d+(?:, ?\d{3})+$/.test(torn.text);
            const number = torn.text.replace(/, ?/g, decimal ? '.' : '').replace(/ %$/, '%');
            const place = { line: torn.line, column: torn.column, at };
            // A later word of the same value replaces the earlier one: it has both.
            problems.set(`${torn.line}:${torn.column}`, {
                code: 'declaration-comma',
                ...place,
                got: torn.text,
                write: digits ? number : JSON.stringify(torn.text),
            });
            continue;
        }
        const tight = /^([A-Za-z][\w-]*):(\S.*)$/.exec(name);
        const place = { line, column, at };
        if (tight !== null && map.flow) {
            const write = `${tight[1]}: ${tight[2]}`;
            problems.set(name, { code: 'declaration-syntax', ...place, got: name, write, syntax: 'no-space' });
            continue;
        }
        const near = findNearest(name, known);
        const home = near === undefined ? findHome(name, at) : undefined;
        const choices = known.filter((choice) => !map.keys.has(choice));
        problems.set(name, {
            code: 'declaration-unknown-key',
            ...place,
            got: name,
            choices: known.length === 1 ? known : choices,
            ...(near === undefined ? {} : { write: near }),
            ...(home === undefined ? {} : { belongs: home }),
        });
    }
    return [...problems.values()];
};
/** The map a key belongs to that stands in another one. */
const findHome = (name, at) => {
    const outer = at === '' || at === 'defaults' || at === 'policy' || /^(?:systems|teams)\.[^.]*$/.test(at);
    return outer ? Object.keys(HOMES).find((home) => HOMES[home]?.includes(name)) : undefined;
};

// EXTERNAL MODULE: ./node_modules/minimatch/dist/esm/index.js + 8 modules
var esm = __webpack_require__(1138);
;// CONCATENATED MODULE: ./lib/declaration/glob.js

const options = {
    dot: true,
    nobrace: true,
    noext: true,
    nocomment: true,
    nonegate: true,
    platform: 'linux',
};
const wildcard = /[*?]/;
// With these options a class is the only syntax left that the declaration does not have.
const escapeClasses = (text) => text.replace(/[[\]]/g, '\\$&');
const compileWildcards = (text) => {
    let compiled;
    return (path) => {
        compiled ??= new esm/* Minimatch */.VR(escapeClasses(text), options);
        return compiled.match(path);
    };
};
/**
 * A function that says whether a path matches the segments of a pattern: literal characters, `*` and `?` inside one
 * segment, `**` alone for any number of segments, none included. Throws nothing for segments that
 * `parsePattern` let through; what it costs is at most the pattern's length times the path's.
 * Nothing is compiled before the first path that needs it. A path has no empty, `.` or `..` segment: git refuses them.
 */
const compileGlob = (segments) => {
    let end = segments.length;
    while (end > 0 && segments[end - 1] === '**')
        end--;
    if (end === 0)
        return () => true;
    const text = segments.slice(0, end).join('/');
    const isFolder = end < segments.length;
    if (!wildcard.test(text)) {
        if (!isFolder)
            return (path) => path === text;
        const below = `${text}/`;
        return (path) => path.startsWith(below) || path === text;
    }
    const matchesEntry = compileWildcards(text);
    if (!isFolder)
        return matchesEntry;
    // minimatch wants at least one segment for a `**` at the end; the entry itself is matched apart.
    const matchesBelow = compileWildcards(`${text}/**`);
    return (path) => matchesBelow(path) || matchesEntry(path);
};

;// CONCATENATED MODULE: ./lib/declaration/patterns.js

// The longest path Linux opens. It also keeps clear of minimatch's own limit, which throws.
const maxLength = 4096;
const maxWildcards = 8;
const maxAlternatives = 16;
const patterns_wildcard = /[*?]/;
// Control, bidi and zero-width characters, and the two that break a line without being control characters.
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/u;
const alternativesOf = (operator, parts) => {
    if (operator === '?')
        return ['', ...parts];
    return operator === '@' || operator === '{' ? parts : null;
};
/** The first `{a,b}` or `@(a|b)` to close. A brace without a comma, or a bracket without an operator, is literal. */
const findGroup = (text) => {
    const braces = [];
    const brackets = [];
    for (let at = 0; at < text.length; at++) {
        const char = text.charAt(at);
        if (char === '{')
            braces.push([at]);
        else if (char === '(')
            brackets.push([at]);
        else if (char === ',')
            braces.at(-1)?.push(at);
        else if (char === '|')
            brackets.at(-1)?.push(at);
        else if (char === '}' || char === ')') {
            const cuts = (char === '}' ? braces : brackets).pop();
            const open = cuts?.[0];
            if (cuts === undefined || open === undefined)
                continue;
            const operator = char === '}' ? '{' : text.charAt(open - 1);
            const isGroup = char === '}' ? cuts.length > 1 : operator !== '' && '?*+@!'.includes(operator);
            if (!isGroup)
                continue;
            const parts = cuts.map((cut, index) => text.slice(cut + 1, cuts[index + 1] ?? at));
            return {
                code: char === '}' ? 'pattern-braces' : 'pattern-extglob',
                start: char === '}' ? open : open - 1,
                end: at + 1,
                alternatives: alternativesOf(operator, parts),
            };
        }
    }
    return null;
};
/** Every text that the groups of `text` stand for, or `null` where they are too many or not a list. */
const expandGroups = (text) => {
    const done = [];
    const open = [text];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        const group = findGroup(next);
        if (group === null) {
            done.push(next);
            continue;
        }
        if (group.alternatives === null || done.length + open.length + group.alternatives.length > maxAlternatives) {
            return null;
        }
        const [before, after] = [next.slice(0, group.start), next.slice(group.end)];
        open.push(...group.alternatives.map((part) => before + part + after).reverse());
    }
    return done;
};
const mendGlobstar = (segment) => {
    if (!segment.includes('**'))
        return [segment];
    if (/^\*+$/.test(segment))
        return ['**'];
    const inner = segment.replace(/\*{2,}/g, '*');
    if (/^\*\*/.test(segment) && !segment.replace(/^\*+/, '').includes('**'))
        return ['**', inner];
    if (/\*\*$/.test(segment) && !segment.replace(/\*+$/, '').includes('**'))
        return [inner, '**'];
    return [inner];
};
const mendSegments = (text) => {
    const mended = [];
    for (const segment of text.split('/').flatMap(mendGlobstar)) {
        if (segment === '' || segment === '.' || (segment === '**' && mended.at(-1) === '**'))
            continue;
        if (segment !== '..')
            mended.push(segment);
        // Nothing is above the root, and `**` says no folder whose parent could be meant.
        else if (['**', undefined].includes(mended.pop()))
            return null;
    }
    if (mended.length === 0)
        return '**';
    return mended.join('/') + (/(^|\/)\.{0,2}$/.test(text) && mended.at(-1) !== '**' ? '/' : '');
};
/** What to write instead of a refused text: every fault mended, or `null`. */
const mend = (text) => {
    const visible = text.trim().replace(new RegExp(invisible, 'gu'), '?');
    // Escaped pairs come from .gitignore, where brackets have to be; every other backslash separates folders.
    const plain = visible.replace(/\\([[({])([^\\/]*)\\([\])}])/g, '$1$2$3').replace(/\\+/g, '/');
    if (plain.startsWith('!'))
        return null;
    const mended = (expandGroups(plain) ?? [null]).map((part) => part && mendSegments(part));
    const usable = mended.filter((part) => part !== null && findProblem(part) === null);
    return usable.length === mended.length ? [...new Set(usable)].join(', ') : null;
};
const isDots = (segment) => segment === '.' || segment === '..';
const patterns_count = (text, of) => text.match(of)?.length ?? 0;
/** The segments as they are matched: a slash at the end is a `**`. */
const segmentsOf = (text) => {
    const segments = text.split('/');
    if (segments.at(-1) === '')
        segments[segments.length - 1] = '**';
    return segments;
};
const findProblem = (text) => {
    if (text.trim() === '')
        return 'pattern-empty';
    if (text.length > maxLength)
        return 'pattern-too-long';
    if (text !== text.trim())
        return 'pattern-outer-space';
    if (invisible.test(text))
        return 'pattern-control-character';
    if (text.includes('\\'))
        return 'pattern-backslash';
    if (text.startsWith('!'))
        return 'pattern-negation';
    const group = findGroup(text);
    if (group !== null)
        return group.code;
    if (text.startsWith('/'))
        return 'pattern-leading-slash';
    const segments = segmentsOf(text);
    if (segments.some(isDots))
        return 'pattern-dot-segment';
    if (segments.includes(''))
        return 'pattern-empty-segment';
    if (segments.some((segment) => segment !== '**' && segment.includes('**')))
        return 'pattern-globstar-in-segment';
    if (segments.filter((segment) => segment === '**').length > maxWildcards)
        return 'pattern-too-many-globstars';
    const isWild = (segment) => patterns_count(segment, /[*?]/g) > maxWildcards;
    return segments.some(isWild) ? 'pattern-too-many-wildcards' : null;
};
/** Reads one pattern. Throws nothing; a refused text comes back with the text to write instead. */
const parsePattern = (text) => {
    const code = findProblem(text);
    if (code !== null)
        return { problem: { code, write: code === 'pattern-too-long' ? null : mend(text) } };
    const segments = segmentsOf(text);
    const wild = segments.findIndex((segment) => patterns_wildcard.test(segment));
    const pattern = {
        text,
        // Without a wildcard this is -1: all but the last one.
        anchor: segments.slice(0, wild).join('/'),
        literals: [...text.replace(/[*?/]/g, '')].length,
        globstars: segments.filter((segment) => segment === '**').length,
        matches: compileGlob(segments),
    };
    return { pattern };
};

;// CONCATENATED MODULE: ./lib/declaration/beyond-schema.js
/** What no schema says: names that clash, patterns that are none, placeholders where nothing fills them in. */


const MAX_PATTERNS = 20_000;
const PLACEHOLDER = '<system>';
/** A word between angle brackets is meant as one; braces are names of folders too, except where a default says this. */
const ANGLED = /<[A-Za-z][\w -]*>/g;
const ANGLED_OR_BRACED = /<[A-Za-z][\w -]*>|\$?\{\{? ?(?:system|name|service)(?:\.name)? ?\}?\}|\$system\b/g;
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const entriesOf = (value) => (isRecord(value) ? Object.entries(value) : []);
const itemsOf = (value) => (Array.isArray(value) ? [...value.entries()] : []);
/** Two names that differ only in case are one name to people. */
const findNameClashes = (value, root) => {
    const problems = [];
    for (const section of isRecord(value) ? ['systems', 'teams', 'people'] : []) {
        const first = new Map();
        for (const [name] of entriesOf(value[section])) {
            const other = first.get(name.toLowerCase());
            if (other === undefined)
                first.set(name.toLowerCase(), name);
            else {
                const place = placeOf(findNode(root, [section, name]).key);
                const { line } = findNode(root, [section, other]).key;
                problems.push({
                    code: 'declaration-names-clash',
                    ...place,
                    at: section,
                    got: name,
                    choices: [other],
                    first: line,
                });
            }
        }
    }
    return problems;
};
/** Every pattern by its text, and those that are none. */
const readPatterns = (value, root) => {
    const patterns = new Map();
    const problems = [];
    if (!isRecord(value))
        return { patterns, problems };
    let count = 0;
    const readList = (paths, at) => {
        for (const [index, text] of itemsOf(paths)) {
            if (typeof text !== 'string')
                continue;
            count += 1;
            if (count > MAX_PATTERNS) {
                if (count > MAX_PATTERNS + 1)
                    continue;
                const place = placeOf(findNode(root, [...at, index]).node);
                problems.push({ code: 'declaration-too-many-patterns', ...place, at: '' });
            }
            if (text.trim() === '' || patterns.has(text) || count > MAX_PATTERNS)
                continue;
            const parsed = parsePattern(text);
            if ('pattern' in parsed)
                patterns.set(text, parsed.pattern);
            else {
                const { code, write } = parsed.problem;
                problems.push({
                    code: 'declaration-pattern',
                    ...placeOf(findNode(root, [...at, index]).node),
                    at: keyPath([...at, index]),
                    got: text,
                    pattern: code,
                    ...(write === null ? {} : { write }),
                });
            }
        }
    };
    for (const [name, system] of entriesOf(value.systems)) {
        if (isRecord(system))
            readList(system.paths, ['systems', name, 'paths']);
    }
    for (const [index, exemption] of itemsOf(value.exempt)) {
        if (isRecord(exemption))
            readList(exemption.paths, ['exempt', index, 'paths']);
    }
    return { patterns, problems };
};
/** `<system>` is the only placeholder, and only `defaults` knows which system is meant. */
const findPlaceholders = (value, root) => {
    const problems = [];
    const look = (text, at) => {
        const fills = at[0] === 'defaults';
        for (const [got] of typeof text === 'string' ? text.matchAll(fills ? ANGLED_OR_BRACED : ANGLED) : []) {
            if (fills && got === PLACEHOLDER)
                continue;
            const meant = fills && /system|name|service/i.test(got) ? { write: text.replaceAll(got, PLACEHOLDER) } : {};
            const place = placeOf(findNode(root, at).node);
            const choices = fills ? [PLACEHOLDER] : [];
            problems.push({ code: 'declaration-placeholder', ...place, at: keyPath(at), got, choices, ...meant });
        }
    };
    const lookAt = (holder, at) => {
        if (!isRecord(holder))
            return;
        look(holder.runbook, [...at, 'runbook']);
        look(holder.dashboard, [...at, 'dashboard']);
        if (isRecord(holder.escalation))
            look(holder.escalation.page, [...at, 'escalation', 'page']);
        for (const [index, slo] of itemsOf(holder.slo)) {
            if (isRecord(slo))
                look(slo.file, [...at, 'slo', index, 'file']);
        }
    };
    if (!isRecord(value))
        return problems;
    lookAt(value.defaults, ['defaults']);
    for (const section of ['teams', 'systems']) {
        for (const [name, holder] of entriesOf(value[section]))
            lookAt(holder, [section, name]);
    }
    return problems;
};

;// CONCATENATED MODULE: ./lib/declaration/foreign.js
/** Other programs' files of the same name, told apart by the keys only they have. */
const FOREIGN = [
    // github/.github and other repositories of that organisation: `version: 1`, `ownership: [{ team, maintainer, … }]`.
    { whose: 'the ownership.yaml of GitHub’s own repositories', keys: ['ownership'] },
    { whose: 'a squad catalog (owning_squad)', keys: ['owning_squad'] },
    { whose: 'a service catalog (service_id)', keys: ['service_id'] },
    { whose: 'a domain catalog (bounded_context)', keys: ['bounded_context'] },
    { whose: 'a manifest with apiVersion and kind, such as Backstage’s catalog-info.yaml', keys: ['apiVersion', 'kind'] },
    { whose: 'a Datadog service definition', keys: ['schema-version', 'dd-service'] },
    { whose: 'an OpsLevel file', keys: ['service.name'] },
    { whose: 'a Kubernetes OWNERS file', keys: ['approvers'] },
    { whose: 'a Cortex file', keys: ['openapi', 'info'] },
];
/** What Git LFS leaves in a file's place; the words for it are its own. */
const LFS_POINTER = 'a Git LFS pointer';
/** A line of CODEOWNERS: a pattern and its owners. */
const CODEOWNERS = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[^\s#:]+[ \t]+@[A-Za-z0-9]/;
/** Whose file this text is, where it is no YAML of anybody’s. */
const findForeignText = (text) => {
    if (text.startsWith('version https://git-lfs.github.com/spec/'))
        return LFS_POINTER;
    return CODEOWNERS.test(text) ? 'a CODEOWNERS file' : null;
};
/** Whose file this looks like; `null` where it may be ours. A file with `systems` is ours, however it is spelt. */
const findForeign = (value) => !foreign_isMap(value) || 'systems' in value
    ? null
    : (FOREIGN.find(({ keys }) => keys.every((key) => has(value, key.split('.'))))?.whose ?? null);
const foreign_isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const has = (value, [key = '', ...rest]) => foreign_isMap(value) && Object.hasOwn(value, key) && (rest.length === 0 || has(value[key], rest));

;// CONCATENATED MODULE: ./lib/declaration/characters.js
/**
 * Control, bidirectional, zero-width and other characters nobody sees, a carriage return that ends no line, and bytes
 * that are not UTF-8 (lone surrogates). Emoji keep the selectors that give them colour.
 */
const FORBIDDEN = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb]|\r(?!\n)|(?![\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}|\p{Surrogate}/gu;
/** Spaces of other widths, and those that break no line: YAML takes none of them for an indent. */
const INDENT = /^[ \t]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])/gm;
/** More than anybody reads; the rest is alike. */
const ENOUGH = 250;
/** One problem for each such character on each line, at the first. */
const findCharacters = (text, locate) => {
    const problems = [];
    const seen = new Set();
    const utf16 = /^(?:\udcff\udcfe|\udcfe\udcff)/.exec(text)?.[0];
    if (utf16 !== undefined)
        return [{ code: 'declaration-character', line: 1, column: 1, at: '', got: utf16 }];
    for (const { 0: got, index } of text.matchAll(FORBIDDEN)) {
        const place = locate(index);
        const kind = got >= '\udc80' && got <= '\udcff' ? 'byte' : got;
        if (seen.has(`${place.line}${kind}`))
            continue;
        seen.add(`${place.line}${kind}`);
        problems.push({ code: 'declaration-character', ...place, at: '', got });
        if (problems.length === ENOUGH)
            break;
    }
    return problems;
};
/** Lines that are indented by a space that is none to YAML: they are not where they seem to be. */
const findFalseIndents = (text, locate) => {
    const problems = [];
    for (const { 0: whole, 1: got = '', index } of text.matchAll(INDENT)) {
        problems.push({ code: 'declaration-tab', ...locate(index + whole.length - 1), at: '', got });
        if (problems.length === ENOUGH)
            break;
    }
    return problems;
};

;// CONCATENATED MODULE: ./lib/declaration/lines.js
/** Offsets in a text as lines and columns. */
/** Lines end with a line feed, as they do for YAML and on GitHub. */
const indexLines = (text) => {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return (offset) => {
        const wanted = Math.min(Math.max(offset, 0), text.length);
        let [low, high] = [0, starts.length - 1];
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((starts[middle] ?? 0) <= wanted)
                low = middle;
            else
                high = middle - 1;
        }
        return { line: low + 1, column: wanted - (starts[low] ?? 0) + 1 };
    };
};

;// CONCATENATED MODULE: ./lib/declaration/syntax.js

/** One problem a line; none behind a quote that is never closed, where everything is part of it. */
const findSyntaxProblems = (errors, text, { openQuotes, openBrackets }, locate) => {
    const at = { text, locate };
    const found = [];
    const lines = new Map();
    for (const error of errors) {
        const { line } = locate(error.pos[0]);
        lines.set(line, [...(lines.get(line) ?? []), error].slice(0, 50));
        if (lines.size > 250)
            break;
    }
    for (const group of lines.values())
        found.push(...nameErrors(group, at));
    for (const offset of openQuotes)
        found.push(fault('quote-open', offset, at, text.charAt(offset)));
    const isBracketFault = errors.some(({ message }) => / end with an? [\]}]/.test(message));
    for (const offset of isBracketFault ? openBrackets : []) {
        found.push(fault('bracket-open', offset, at, text.charAt(offset)));
    }
    return { problems: keepCauses(found), mended: errors.every(({ code }) => code === 'BAD_SCALAR_START') };
};
/** A line that does not line up; where a tab is the reason, that is told. */
const indentFault = (offset, at) => {
    const start = at.text.lastIndexOf('\n', offset - 1) + 1;
    const tab = /^ *\t/.exec(at.text.slice(start, offset));
    if (tab === null)
        return fault('indent', offset, at);
    return { code: 'declaration-tab', ...at.locate(start + tab[0].length - 1), at: '' };
};
const fault = (syntax, offset, { locate }, got, write) => ({
    code: 'declaration-syntax',
    ...locate(offset),
    at: '',
    ...(got === undefined ? {} : { got }),
    ...(write === undefined ? {} : { write }),
    syntax,
});
/** What follows from another problem goes: all behind an open quote, closing brackets behind an open one, the same line. */
const keepCauses = (found) => {
    const problems = [...found].sort((a, b) => a.line - b.line || a.column - b.column);
    const first = (syntax) => problems.find((problem) => problem.syntax === syntax)?.line ?? Number.POSITIVE_INFINITY;
    const [quote, bracket] = [first('quote-open'), first('bracket-open')];
    const seen = new Set();
    return problems.filter(({ line, syntax, code }) => {
        if (syntax === 'quote-open')
            return line === quote && seen.size < seen.add(line).size;
        if (line >= quote)
            return false;
        if (syntax === 'bracket-open')
            return seen.size < seen.add(line).size;
        if (line > bracket && code === 'declaration-syntax')
            return false;
        if (code === 'declaration-quotes' || code === 'declaration-pattern')
            return true;
        return seen.size < seen.add(line).size;
    });
};
/** The errors of one line. */
const nameErrors = (errors, at) => {
    const has = (code, words = '') => errors.find((error) => error.code === code && error.message.includes(words));
    const quotes = errors.flatMap((error) => nameQuotes(error, at));
    if (quotes.length > 0) {
        const places = new Set();
        return quotes.filter(({ column }) => !places.has(column) && places.add(column));
    }
    const tab = has('TAB_AS_INDENT');
    if (tab !== undefined)
        return [{ code: 'declaration-tab', ...at.locate(tab.pos[0]), at: '' }];
    const nested = has('BLOCK_AS_IMPLICIT_KEY', 'Nested') ?? has('BLOCK_IN_FLOW');
    const torn = has('MULTILINE_IMPLICIT_KEY');
    if (nested !== undefined) {
        return [torn === undefined ? nameColon(nested, at) : indentFault(lastLine(torn, at), at)];
    }
    const item = has('BLOCK_AS_IMPLICIT_KEY');
    if (item !== undefined)
        return [fault('item-indent', skipBlanks(item.pos[0], at), at)];
    const beside = has('UNEXPECTED_TOKEN', 'block-seq-ind');
    if (beside !== undefined) {
        const offset = beside.pos[0];
        return [
            isFirst(offset, at) ? indentFault(offset, at) : fault('item-beside-key', offset, at, restOfLine(offset, at)),
        ];
    }
    const colonless = torn ?? has('MISSING_CHAR', 'followed by map values');
    if (colonless !== undefined)
        return [nameColonless(colonless.pos[0], at)];
    return errors.slice(0, 1).flatMap((error) => nameStar(error, at) ?? nameOne(error, at));
};
/** A key that begins with a star. */
const nameStar = ({ pos: [offset] }, at) => {
    const start = at.text.lastIndexOf('\n', offset - 1) + 1;
    const [, blanks = '', word = ''] = /^([ \t]*)(\*[^\s:]*):/.exec(at.text.slice(start, offset)) ?? [];
    if (word === '')
        return undefined;
    return [{ code: 'declaration-quotes', ...at.locate(start + blanks.length), at: '', got: word, write: `"${word}"` }];
};
const nameOne = ({ code, message, pos: [offset] }, at) => {
    const character = at.text.charAt(offset);
    if (code === 'BAD_DIRECTIVE' || /Missing (?:closing|directives-end)| end with an? [\]}]/.test(message))
        return [];
    if (code === 'BAD_DQ_ESCAPE')
        return [fault('escape', offset, at, at.text.slice(offset, offset + 2))];
    if (/flow-(?:seq|map)-end/.test(message))
        return [fault('bracket-extra', offset, at, character)];
    if (/Unexpected (?:,|empty item|comma)/.test(message))
        return [fault('comma-extra', offset, at)];
    if (/Missing ,/.test(message))
        return [fault('no-comma', offset, at)];
    if (code === 'BAD_INDENT')
        return [indentFault(skipBlanks(offset, at), at)];
    if (/at node end|in YAML stream|Unexpected scalar/.test(message)) {
        return [isFirst(offset, at) ? indentFault(offset, at) : fault('after-value', offset, at, restOfLine(offset, at))];
    }
    return [fault('other', offset, at, message.split('\n')[0] ?? '')];
};
/** A value that needs quotes, or a login that needs no `@`; nothing where the error is of another kind. */
const nameQuotes = ({ code, message, pos: [offset] }, at) => {
    const { text, locate } = at;
    const quotes = (from, word) => {
        const told = { ...locate(from), at: '', got: word };
        // Quotes alone would not make alternatives a pattern.
        const parsed = /\{[^}]*,/.test(word) ? parsePattern(word) : null;
        if (parsed !== null && 'problem' in parsed && parsed.problem.code === 'pattern-braces') {
            const { code, write } = parsed.problem;
            return [{ code: 'declaration-pattern', ...told, pattern: code, ...(write === null ? {} : { write }) }];
        }
        return [{ code: 'declaration-quotes', ...told, write: unquote(word) }];
    };
    if (code === 'BAD_SCALAR_START') {
        if (text.charAt(offset) === '%' && locate(offset).column === 1) {
            return [{ code: 'declaration-feature', ...locate(offset), at: '', got: 'directive' }];
        }
        return quotes(offset, isInFlow(offset, at) ? wordAt(offset, at) : restOfLine(offset, at));
    }
    if (code === 'BAD_ALIAS' && text.charAt(offset) === '*')
        return quotes(offset, restOfLine(offset, at));
    if (/Block scalar header|Not a YAML token/.test(message)) {
        const start = text.lastIndexOf('\n', offset - 1) + 1;
        const header = /[|>][^|>]*$/.exec(text.slice(start, offset));
        const from = header === null ? offset : start + header.index;
        return quotes(from, restOfLine(from, at));
    }
    if (!/Missing , or :|at node end/.test(message))
        return [];
    const [from, word] = bracketWord(offset, at);
    if (/[[{]/.test(word) && !/^[[{][^[{]*[\]}]$/.test(word))
        return quotes(from, word);
    const alias = /\*\S*[ \t]+$/.exec(text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 300), offset));
    return alias === null ? [] : quotes(offset - alias[0].length, restOfLine(offset - alias[0].length, at));
};
/** What to write for a value YAML takes for something else: logins and teams go without `@`, code marks mean nothing. */
const unquote = (word) => {
    const login = /^@([A-Za-z0-9_-]+(?:\/[A-Za-z0-9._-]+)?)$/.exec(word)?.[1];
    const marked = /^`([^`\s]*)`$/.exec(word)?.[1];
    return login ?? marked ?? JSON.stringify(word);
};
const nameColon = ({ code, pos: [offset] }, at) => {
    const rest = restOfLine(offset, at);
    const value = code === 'BLOCK_IN_FLOW' ? (/^[^,\]}]*/.exec(rest)?.[0] ?? rest).trimEnd() : rest;
    // A word and a key: two lines in one.
    if (/^\S+ [a-z][a-z-]*: /.test(value))
        return { code: 'declaration-colon', ...at.locate(offset), at: '', got: value };
    const quote = /["\\]/.test(value) ? "'" : '"';
    const write = value.includes(quote) || value === '' ? {} : { write: `${quote}${value}${quote}` };
    return { code: 'declaration-colon', ...at.locate(offset), at: '', got: value, ...write };
};
const nameColonless = (offset, at) => {
    const got = restOfLine(offset, at);
    const tight = /^([A-Za-z][A-Za-z-]*):(\S.*)$/.exec(got);
    if (tight !== null)
        return fault('no-space', offset, at, got, `${tight[1]}: ${tight[2]}`);
    const loose = /^([A-Za-z][A-Za-z-]*)(?: *= *| +)(\S.*)$/.exec(got);
    const write = loose === null ? (/^[\w-]+$/.test(got) ? `${got}:` : undefined) : `${loose[1]}: ${loose[2]}`;
    return fault('no-colon', offset, at, got, write);
};
const isFirst = (offset, { text }) => {
    let at = offset - 1;
    while (text.charAt(at) === ' ' || text.charAt(at) === '\t')
        at -= 1;
    return at < 0 || text.charAt(at) === '\n';
};
const skipBlanks = (offset, { text }) => {
    let at = offset;
    while (/[ \t]/.test(text.charAt(at)))
        at += 1;
    return at;
};
/** Where the last line of a key that spans several begins. */
const lastLine = ({ pos: [start, end] }, at) => {
    const feed = at.text.lastIndexOf('\n', end - 1);
    return feed < start ? start : skipBlanks(feed + 1, at);
};
/** From an offset to the end of its line, without a comment. */
const restOfLine = (offset, { text }) => {
    const end = text.indexOf('\n', offset);
    const line = text.slice(offset, end === -1 ? text.length : end);
    const comment = /[ \t]#/.exec(line);
    return line.slice(0, comment?.index ?? line.length).trimEnd();
};
const isInFlow = (offset, { text }) => {
    const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
    return line.lastIndexOf('[') > line.lastIndexOf(']') || line.lastIndexOf('{') > line.lastIndexOf('}');
};
const wordAt = (offset, at) => /^[^,\]}]+/.exec(restOfLine(offset, at))?.[0].trimEnd() ?? '';
/** The word around an offset in which brackets are literal: back and forth to a blank, a comma or a bracket of the list. */
const bracketWord = (offset, { text }) => {
    let from = offset;
    let depth = 0;
    while (from > 0 && offset - from < 4096) {
        const character = text.charAt(from - 1);
        if (/\s/.test(character) || (depth === 0 && /[[{,]/.test(character)))
            break;
        depth += /[\]}]/.test(character) ? 1 : /[[{]/.test(character) ? -1 : 0;
        from -= 1;
    }
    let to = offset;
    depth = 0;
    while (to < text.length && to - offset < 4096) {
        const character = text.charAt(to);
        if (/\s/.test(character) || (depth === 0 && /[,\]}]/.test(character)))
            break;
        depth += /[[{]/.test(character) ? 1 : /[\]}]/.test(character) ? -1 : 0;
        to += 1;
    }
    return [from, text.slice(from, to)];
};

;// CONCATENATED MODULE: ./lib/declaration/located.js
/**
 * A declaration's text → plain values of which every scalar is text, with the place of everything. Anything outside
 * the dialect is a located problem; nothing is guessed.
 */




const MAX_LINE = 10_000;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** Reads a declaration's text. Never throws. */
const readLocated = (source) => {
    const text = source.startsWith('\ufeff') ? source.slice(1) : source;
    const locate = indexLines(text);
    const refuse = (problem) => ({ value: undefined, node: null, usable: false, problems: [problem] });
    const tooMuch = findExcess(text);
    if (tooMuch !== null)
        return refuse(tooMuch);
    const characters = findCharacters(text, locate);
    if (characters[0]?.got === '\udcff\udcfe' || characters[0]?.got === '\udcfe\udcff')
        return refuse(characters[0]);
    const tokens = tokenize(text);
    if ('refused' in tokens)
        return refuse({ code: tokens.refused, ...locate(tokens.offset), at: '', got: 'marks' });
    const indents = findFalseIndents(text, locate);
    const problems = [...characters, ...indents];
    for (const offset of tokens.directives) {
        problems.push({ code: 'declaration-feature', ...locate(offset), at: '', got: 'directive' });
    }
    if (tokens.second !== null)
        problems.push({ code: 'declaration-documents', ...locate(tokens.second), at: '' });
    const document = compose(tokens.tokens, text.length);
    if (document === undefined)
        return { value: undefined, node: null, usable: false, problems };
    const { mended, ...syntax } = findSyntaxProblems(document.errors, text, tokens, locate);
    const unseen = new Set(problems.map(({ line }) => line));
    problems.push(...syntax.problems.filter(({ line }) => !unseen.has(line)));
    const contents = document.contents;
    if (contents === null || ((0,dist/* isScalar */.jn)(contents) && contents.source === '' && contents.type === 'PLAIN')) {
        if (problems.length === 0)
            problems.push({ code: 'declaration-empty', line: 1, column: 1, at: '' });
        return { value: undefined, node: null, usable: false, problems };
    }
    const context = {
        text,
        locate,
        problems: [],
        dirty: characters.length > 0,
        anchors: tokens.anchors,
        tooDeep: false,
    };
    const read = walk(contents, context, '', 1);
    // What was made of a line that is no YAML is not told again.
    const faults = new Set(syntax.problems.filter(({ code }) => code === 'declaration-syntax').map(({ line }) => line));
    const places = new Set(syntax.problems.map(({ line, column }) => `${line}:${column}`));
    const own = context.problems.filter(({ line, column }) => !faults.has(line) && !places.has(`${line}:${column}`));
    problems.push(...own);
    return { ...read, usable: mended && tokens.second === null && indents.length === 0 && !context.tooDeep, problems };
};
/** What would cost the YAML library seconds, or nobody could review, is refused before it sees it. */
const findExcess = (text) => {
    if (text.length > MAX_BYTES || countBytes(text) > MAX_BYTES) {
        return { code: 'declaration-too-large', line: 1, column: 1, at: '' };
    }
    for (let start = 0, line = 1; start < text.length; line += 1) {
        const end = text.indexOf('\n', start);
        if ((end === -1 ? text.length : end) - start > MAX_LINE) {
            return { code: 'declaration-too-large', line, column: MAX_LINE + 1, at: '', got: 'line' };
        }
        if (end === -1)
            break;
        start = end + 1;
    }
    return null;
};
/** In UTF-8; a lone surrogate stands for one byte that is none. */
const countBytes = (text) => {
    if (text.length * 3 <= MAX_BYTES)
        return text.length;
    let bytes = 0;
    for (let at = 0; at < text.length; at += 1) {
        const code = text.codePointAt(at) ?? 0;
        if (code > 0xffff)
            at += 1;
        bytes += code < 0x80 || (code >= 0xdc80 && code <= 0xdcff) ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    }
    return bytes;
};
const walk = (node, context, at, depth) => {
    const { locate, problems } = context;
    const start = locate(node?.range[0] ?? 0);
    const leaf = { ...start, endLine: start.line, flow: false, keys: new Map(), items: [] };
    if (node === null)
        return { value: '', node: leaf };
    if ((0,dist/* isAlias */.Vj)(node)) {
        const word = `*${node.source}`;
        if (context.anchors.has(node.source))
            problems.push({ code: 'declaration-feature', ...start, at, got: 'anchor' });
        else
            problems.push({ code: 'declaration-quotes', ...start, at, got: word, write: `"${word}"` });
        return { value: word, node: leaf };
    }
    const negated = (0,dist/* isScalar */.jn)(node) && node.source === '' && /\.paths\[\d+\]$/.test(at) && /^!(?!!)/.test(node.tag ?? '');
    if (negated) {
        const tag = locate(context.text.lastIndexOf('!', node.range[0] - 1));
        return { value: node.tag, node: { ...leaf, ...tag, endLine: tag.line } };
    }
    addProperties(node, context, at);
    const last = locate(node.range[1]);
    const end = { endLine: Math.max(start.line, last.column === 1 ? last.line - 1 : last.line) };
    if ((0,dist/* isScalar */.jn)(node))
        return { value: readScalar(node, context, at), node: { ...leaf, ...end } };
    if (depth >= MAX_DEPTH) {
        if (!context.tooDeep)
            problems.push({ code: 'declaration-too-deep', ...start, at: '' });
        context.tooDeep = true;
        return { value: '', node: leaf };
    }
    if ((0,dist/* isSeq */.oP)(node)) {
        const items = node.items.map((item, index) => walk(item, context, `${at}[${index}]`, depth + 1));
        return {
            value: items.map((item) => item.value),
            node: { ...leaf, ...end, flow: node.flow === true, items: items.map((item) => item.node) },
        };
    }
    if (!(0,dist/* isMap */.jh)(node))
        return { value: '', node: leaf };
    const value = {};
    const keys = new Map();
    let torn;
    for (const pair of node.items) {
        const place = locate(pair.key?.range[0] ?? 0);
        if (!(0,dist/* isScalar */.jn)(pair.key)) {
            const code = (0,dist/* isAlias */.Vj)(pair.key) ? 'declaration-quotes' : 'declaration-feature';
            const word = (0,dist/* isAlias */.Vj)(pair.key) ? `*${pair.key.source}` : 'key';
            const write = (0,dist/* isAlias */.Vj)(pair.key) ? { write: `"${word}"` } : {};
            problems.push({ code, ...place, at, got: word, ...write });
            torn = undefined;
            continue;
        }
        addProperties(pair.key, context, at);
        const key = clean(String(pair.key.value ?? ''), context);
        const before = torn;
        const bare = node.flow === true && pair.value === null;
        const text = before === undefined ? '' : context.text.slice(before.from, pair.key.range[1]);
        torn = bare && before !== undefined ? { ...before, text } : undefined;
        if ((0,dist/* isScalar */.jn)(pair.value) && pair.value.type === 'PLAIN' && pair.value.source !== '') {
            torn = { from: pair.value.range[0], text: pair.value.source ?? '', ...locate(pair.value.range[0]) };
        }
        const earlier = keys.get(key);
        if (key === '<<')
            problems.push({ code: 'declaration-feature', ...place, at, got: 'merge' });
        else if (FORBIDDEN_KEYS.has(key))
            problems.push({ code: 'declaration-forbidden-key', ...place, at, got: key });
        else if (earlier !== undefined) {
            problems.push({ code: 'declaration-duplicate-key', ...place, at, got: key, first: earlier.line });
        }
        else {
            const read = walk(pair.value, context, at === '' ? key : `${at}.${key}`, depth + 1);
            const empty = pair.value === null || ((0,dist/* isScalar */.jn)(pair.value) && pair.value.source === '' && read.value === '');
            const quoted = (0,dist/* isScalar */.jn)(pair.value) && pair.value.type !== 'PLAIN';
            const there = empty && !quoted ? { ...read.node, ...place, endLine: place.line } : read.node;
            value[key] = read.value;
            keys.set(key, { ...place, node: there, ...(bare && torn !== undefined ? { torn } : {}) });
        }
    }
    return { value, node: { ...leaf, ...end, flow: node.flow === true, keys } };
};
/** Anchors and tags, at their own place: the library keeps the value's only. */
const addProperties = (node, context, at) => {
    if ((0,dist/* isAlias */.Vj)(node) || (node.anchor === undefined && node.tag === undefined))
        return;
    const from = Math.max(0, node.range[0] - 300);
    const before = context.text.slice(from, node.range[0]);
    const found = /(?:^|[\s[{,])([!&]\S*)\s*(?:[!&]\S*\s*)?$/.exec(before);
    const offset = found?.[1] === undefined ? node.range[0] : from + found.index + found[0].indexOf(found[1]);
    const got = node.tag === undefined ? 'anchor' : 'tag';
    context.problems.push({ code: 'declaration-feature', ...context.locate(offset), at, got });
};
const clean = (text, context) => (context.dirty ? text.replace(FORBIDDEN, '') : text);
const readScalar = (node, context, at) => {
    if (!(0,dist/* isScalar */.jn)(node))
        return '';
    const value = String(node.value ?? '');
    const place = context.locate(node.range[0]);
    if (node.type === 'PLAIN') {
        // A list's line that is indented too far goes on with the item above it, and nobody would see.
        const stray = /\]$/.test(at) ? /\n([ \t]*)- /.exec(context.text.slice(node.range[0], node.range[1])) : null;
        if (stray !== null) {
            const offset = node.range[0] + stray.index + 1 + (stray[1]?.length ?? 0);
            context.problems.push({ code: 'declaration-syntax', ...context.locate(offset), at, syntax: 'item-indent' });
            return value.slice(0, Math.max(value.indexOf(' - '), 1));
        }
        if (/^@[A-Za-z0-9_-]+(?:\/[A-Za-z0-9._-]+)?$/.test(value))
            return value.slice(1);
    }
    if (node.type === 'QUOTE_DOUBLE' && context.text.startsWith('"', node.range[0]) && !context.dirty) {
        const hidden = value.replace(/[\r\n]/g, '').match(FORBIDDEN)?.[0];
        if (hidden !== undefined) {
            const letter = hidden < ' ' ? /\\[abefv0]/.exec(context.text.slice(node.range[0], node.range[1])) : null;
            if (letter === null)
                context.problems.push({ code: 'declaration-character', ...place, at, got: hidden });
            else {
                const there = context.locate(node.range[0] + letter.index);
                context.problems.push({ code: 'declaration-syntax', ...there, at, got: letter[0], syntax: 'escape' });
            }
            return value.replace(FORBIDDEN, '');
        }
    }
    return clean(value, context);
};

;// CONCATENATED MODULE: ./lib/declaration/parse.js
/** A declaration's text → its checked content with places, or every problem it has. */








/** More problems than a person reads at once. */
const MAX_PROBLEMS = 200;
/** Reads one file. Pure, never throws; problems are sorted by place. */
const parseDeclaration = (text, file, commit) => {
    const foreign = (got) => ({
        problems: [{ code: 'declaration-foreign', line: 1, column: 1, at: '', got }],
    });
    const whose = findForeignText(text);
    if (whose !== null)
        return foreign(whose);
    const { value, node, usable, problems: written } = readLocated(text);
    const others = findForeign(value);
    if (others !== null)
        return foreign(others);
    if (!usable || node === null)
        return { problems: arrange(written) };
    const result = valibot_dist/* safeParse */.xLC(ownership, value);
    const { patterns, problems: refused } = readPatterns(value, node);
    // A place that has a problem as text is not told again for what was made of it.
    const told = new Set(written.map(spot));
    // A map of which a key could not be read may have what it seems to miss.
    const partly = new Set(written.filter(({ code }) => PARTLY.has(code)).map(({ at }) => at));
    const judged = [
        ...toProblems(result.issues ?? [], node),
        ...findNameClashes(value, node),
        ...refused,
        ...findPlaceholders(value, node),
    ].filter((problem) => !told.has(spot(problem)) && !(problem.code === 'declaration-missing-key' && partly.has(problem.at)));
    const problems = [...written, ...judged];
    if (problems.length === 0 && result.success) {
        return { declaration: { file, commit, written: result.output, node, patterns } };
    }
    return { problems: arrange(problems) };
};
const PARTLY = new Set(['declaration-feature', 'declaration-quotes']);
const spot = ({ line, column }) => `${line}:${column}`;
/** By place, each once; what is more than enough is counted. */
const arrange = (problems) => {
    const seen = new Set();
    const unique = problems.filter((problem) => {
        const key = `${spot(problem)}:${problem.code}:${problem.got}`;
        return !seen.has(key) && seen.add(key);
    });
    unique.sort((a, b) => a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1));
    const rest = unique[MAX_PROBLEMS];
    if (rest === undefined)
        return unique;
    const { line, column } = rest;
    const got = String(unique.length - MAX_PROBLEMS);
    return [...unique.slice(0, MAX_PROBLEMS), { code: 'declaration-too-many-problems', line, column, at: '', got }];
};

;// CONCATENATED MODULE: ./lib/declaration/law.js

const USUAL = ['owner', 'runbook', 'slo'];
/** The law one declaration states. */
const readLaw = (declaration) => {
    const { written, node, file, commit, patterns } = declaration;
    const policy = written.policy ?? {};
    const place = (path) => {
        const { line, column } = findNode(node, path).node;
        return { file, line, column, commit };
    };
    return {
        mode: policy.mode ?? 'enforce',
        unowned: policy.unowned ?? 'fail',
        keepers: policy.keepers ?? [],
        machines: policy.machines ?? [],
        exempt: (written.exempt ?? []).map((exemption, index) => ({
            ...exemption,
            place: place(['exempt', index]),
            patterns: exemption.paths.flatMap((text, item) => {
                const pattern = patterns.get(text);
                return pattern === undefined ? [] : [{ pattern, place: place(['exempt', index, 'paths', item]) }];
            }),
        })),
        waivers: (written.waivers ?? []).map((waiver, index) => ({ ...waiver, place: place(['waivers', index]) })),
        policy,
    };
};
/** The duties of a system: those of its tier or the usual ones, and what its tier and its data ask for besides. */
const findDuties = (law, system) => {
    const { policy } = law;
    const tier = policy.tiers?.[(system.tier?.value ?? '')];
    const duties = new Set(tier?.require ?? policy.require ?? USUAL);
    for (const duty of tier?.['also-require'] ?? [])
        duties.add(duty);
    for (const kind of system.data?.value ?? []) {
        for (const duty of policy.data?.[kind]?.['also-require'] ?? [])
            duties.add(duty);
    }
    return duties;
};
/** How strictly the policy takes a rule: `null` where it says nothing. */
const findLevel = (law, rule) => law.policy.rules?.[rule] ?? null;

;// CONCATENATED MODULE: ./lib/declaration/merge.js
const SECTIONS = ['systems', 'teams', 'people', 'defaults'];
/** The entries of one declaration. */
const listEntries = (declaration) => {
    const section = (name) => {
        const keys = declaration.node.keys.get(name)?.node.keys ?? new Map();
        const entries = new Map();
        for (const [key, value] of Object.entries(declaration.written[name] ?? {})) {
            const found = keys.get(key);
            if (found === undefined)
                continue;
            const place = { file: declaration.file, line: found.line, column: found.column, commit: declaration.commit };
            entries.set(key, { value: value, place, node: found.node, patterns: declaration.patterns });
        }
        return entries;
    };
    return {
        systems: section('systems'),
        teams: section('teams'),
        people: section('people'),
        defaults: section('defaults'),
    };
};
const NOTHING = { systems: new Map(), teams: new Map(), people: new Map(), defaults: new Map() };
/** Merges what the base tip and the head made of the merge base's entries. */
const mergeEntries = (sides) => {
    const [from, base, head] = [sides.mergeBase, sides.base, sides.head].map((side) => side === null ? NOTHING : listEntries(side));
    const conflicts = [];
    const merged = SECTIONS.map((section) => {
        const result = new Map();
        for (const name of new Set([...head[section].keys(), ...base[section].keys()])) {
            const [was, ours, theirs] = [from, base, head].map((side) => side[section].get(name));
            const [wasText, ourText, theirText] = [was, ours, theirs].map(canonical);
            const taken = ourText === theirText || ourText === wasText ? theirs : ours;
            if (taken === ours && theirText !== wasText && ourText !== theirText) {
                conflicts.push({ entry: `${section}.${name}`, base: ours?.place ?? null, head: theirs?.place ?? null });
            }
            if (taken !== undefined)
                result.set(name, taken);
        }
        return [section, result];
    });
    return { entries: Object.fromEntries(merged), conflicts };
};
const canonical = (entry) => entry === undefined
    ? ''
    : JSON.stringify(entry.value, (_, value) => typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value);

;// CONCATENATED MODULE: ./lib/declaration/resolve.js
/** Fills in what systems take from their team and the defaults. */
const resolve = (entries) => {
    const teams = new Map([...entries.teams].map(([name, entry]) => [name.toLowerCase(), entry]));
    const systems = new Map();
    for (const [name, entry] of entries.systems)
        systems.set(name, resolveSystem(name, entry, teams, entries));
    const people = new Map([...entries.people].map(([login, entry]) => [login.toLowerCase(), entry.value]));
    return { systems, people };
};
const isNotApplicable = (value) => typeof value === 'object' && value !== null && 'not-applicable' in value;
const resolveSystem = (name, entry, teams, entries) => {
    const team = entry.value.team === undefined ? undefined : teams.get(entry.value.team.toLowerCase());
    const take = (key) => {
        const sources = [
            { by: 'system', entry, value: entry.value[key] },
            { by: 'team', entry: team, value: team?.value?.[key] },
        ];
        for (const { by, entry: from, value } of sources) {
            if (from === undefined || value === undefined)
                continue;
            const { line, column } = from.node.keys.get(key)?.node ?? from.place;
            return { value: value, file: from.place.file, line, column, ...commit(from.place), by };
        }
        const preset = entries.defaults.get(key);
        if (preset === undefined)
            return null;
        const { line, column } = preset.node;
        return { value: fill(preset.value, name), ...preset.place, line, column, by: 'default' };
    };
    const list = entry.node.keys.get('paths')?.node;
    return {
        name,
        place: entry.place,
        endLine: entry.node.endLine,
        pastable: !entry.node.flow,
        paths: entry.value.paths.flatMap((text, index) => {
            const pattern = entry.patterns.get(text);
            const { line, column } = list?.items[index] ?? entry.place;
            return pattern === undefined
                ? []
                : [{ value: pattern, file: entry.place.file, line, column, ...commit(entry.place), by: 'system' }];
        }),
        description: take('description'),
        team: take('team'),
        owner: take('owner'),
        backup: take('backup'),
        escalation: take('escalation'),
        runbook: take('runbook'),
        slo: take('slo'),
        tier: take('tier'),
        dependsOn: take('depends-on'),
        data: take('data'),
        dashboard: take('dashboard'),
        incidents: take('incidents'),
        tradeOffs: take('trade-offs'),
    };
};
const commit = (place) => (place.commit === undefined ? {} : { commit: place.commit });
/** `<system>` in a default is the system's name. */
const fill = (value, name) => typeof value === 'string'
    ? value.replaceAll('<system>', name)
    : Array.isArray(value)
        ? value.map((item) => fill(item, name))
        : typeof value === 'object' && value !== null
            ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fill(item, name)]))
            : value;

;// CONCATENATED MODULE: ./lib/declaration/proposal.js







/** The two places a declaration may stand, in the order they are looked at. */
const PLACES = ['OWNERSHIP.yaml', '.github/OWNERSHIP.yaml'];
/** Pure: the same change gives the same proposal. */
const propose = (change) => {
    const read = reader(change.texts);
    const merged = overlay(change);
    const law = read(change.declarations.law, change.law.sha);
    const base = read(change.declarations.base, change.base.sha);
    const mergeBase = read(change.declarations.mergeBase, change.mergeBase);
    const head = read(change.declarations.head, change.head.sha);
    const after = read(merged, change.head.sha);
    const unknown = [law, base, mergeBase, head, after].find((side) => side.kind === 'broken' && side.findings.some(({ severity }) => severity === 'undecided'));
    const nothing = {
        law: law.kind === 'declaration' ? readLaw(law.declaration) : null,
        lawOf: 'base',
        before: null,
        after: null,
        text: null,
        proposed: null,
    };
    if (unknown?.kind === 'broken')
        return { ...nothing, findings: unknown.findings };
    if (after.kind === 'none' && law.kind === 'none' && base.kind === 'none') {
        return { ...nothing, findings: [(0,verdict.finding)('declaration-missing', 'declaration', { spelt: after.spelt })] };
    }
    if (after.kind === 'none') {
        const gone = change.declarations.base.find(({ path }) => isExact(path));
        const place = { file: gone?.path ?? PLACES[0], line: 1, column: 1, commit: change.base.sha };
        const detail = { spelt: after.spelt };
        return {
            ...nothing,
            findings: [(0,verdict.finding)('declaration-deleted', 'declaration', detail, { place, path: place.file })],
        };
    }
    if (after.kind === 'broken') {
        const standing = law.kind === 'broken' && law.id === after.id;
        return {
            ...nothing,
            findings: standing
                ? law.findings.map((problem) => unreadable(problem, law.findings.length)).slice(0, 1)
                : after.findings,
        };
    }
    const findings = [];
    const touched = change.paths.some(({ path }) => after.spelt.includes(path));
    if (after.spelt.length > 0) {
        const place = { file: after.spelt[0] ?? PLACES[0], line: 1, column: 1, commit: change.head.sha };
        const severity = touched ? 'fail' : 'warn';
        findings.push((0,verdict.finding)('declaration-misspelt', 'declaration', { spelt: after.spelt }, { place, severity }));
    }
    let source = law;
    if (law.kind === 'none') {
        findings.push((0,verdict.finding)('declaration-adopted', 'declaration', { people: listPeople(after.declaration) }, { severity: 'notice', place: proposal_top(after.declaration) }));
        source = after;
    }
    else if (law.kind === 'broken') {
        findings.push((0,verdict.finding)('declaration-mended', 'declaration', { ref: change.law.ref }, { severity: 'undecided', place: proposal_top(after.declaration) }));
        source = after;
    }
    const lawOf = source === after && law.kind !== 'declaration' ? 'change' : 'base';
    const before = base.kind === 'declaration' ? resolve(listEntries(base.declaration)) : null;
    const entries = mergeSides(mergeBase, base, head, after, findings);
    return {
        law: source.kind === 'declaration' ? readLaw(source.declaration) : null,
        lawOf,
        before,
        after: entries === null ? null : base.kind === 'declaration' && base.id === after.id ? before : resolve(entries),
        text: head.kind === 'declaration' ? head.declaration : after.declaration,
        proposed: lawOf === 'base' && head.kind === 'declaration' ? readLaw(head.declaration) : null,
        findings,
    };
};
const isFolder = (mode) => mode === '040000';
const isExact = (path) => PLACES.includes(path);
const proposal_top = (declaration) => ({
    file: declaration.file,
    line: 1,
    column: 1,
    commit: declaration.commit,
});
/** The declaration files of the base tip's tree with the change's own laid over them. */
const overlay = (change) => {
    // A folder in a declaration's place changes with what is in it.
    const isChanged = ({ path, mode }) => change.paths.some((changed) => changed.path === path || (isFolder(mode) && changed.path.startsWith(`${path}/`)));
    return [
        ...change.declarations.base.filter((file) => !isChanged(file)),
        ...change.declarations.head.filter(isChanged),
    ];
};
/** Reads one side; a blob that several sides share is parsed once. */
const reader = (texts) => {
    const byId = new Map(texts);
    const parsed = new Map();
    return (files, commit) => {
        const exact = PLACES.flatMap((place) => files.filter(({ path }) => path === place));
        const spelt = files
            .map(({ path }) => path)
            .filter((path) => !isExact(path))
            .sort();
        const [file, second] = exact;
        if (file === undefined)
            return { kind: 'none', spelt };
        const place = { file: file.path, line: 1, column: 1, commit };
        const id = exact.map((each) => `${each.path} ${each.id}`).join(' ');
        const broken = (problem) => ({ kind: 'broken', findings: [problem], id });
        if (second !== undefined) {
            return broken((0,verdict.finding)('declaration-twice', 'declaration', { files: exact.map(({ path }) => path) }, { place }));
        }
        if (!(0,facts/* isFile */.f)(file)) {
            const kind = file.mode === '120000' ? 'symlink' : isFolder(file.mode) ? 'folder' : 'submodule';
            return broken((0,verdict.finding)('declaration-not-a-file', 'declaration', { kind }, { place }));
        }
        if (file.size > MAX_BYTES) {
            return broken((0,verdict.finding)('declaration-too-large', 'declaration', { code: 'declaration-too-large', line: 1, column: 1, at: '' }, { place }));
        }
        const text = byId.get(file.id) ?? { unknown: 'its text was not read' };
        if ('unknown' in text) {
            const detail = { why: text.unknown, needs: text.needs ?? null };
            return broken((0,verdict.finding)('declaration-unknown', 'declaration', detail, { place, severity: 'undecided' }));
        }
        const key = `${id} ${commit}`;
        const result = parsed.get(key) ?? reuse(parsed, id, commit) ?? parseDeclaration(text.known, file.path, commit);
        parsed.set(key, result);
        parsed.set(id, result);
        if ('declaration' in result)
            return { kind: 'declaration', declaration: result.declaration, id, spelt };
        return { kind: 'broken', findings: result.problems.map((problem) => toFinding(problem, file.path, commit)), id };
    };
};
const reuse = (parsed, key, commit) => {
    const same = parsed.get(key);
    if (same === undefined || 'problems' in same)
        return same;
    return { declaration: { ...same.declaration, commit } };
};
const toFinding = (problem, file, commit) => (0,verdict.finding)(problem.code, 'declaration', problem, {
    place: { file, line: problem.line, column: problem.column, commit },
});
const unreadable = (problem, count) => (0,verdict.finding)('declaration-unreadable-at-base', 'declaration', { problem, count }, { place: problem.place, severity: problem.severity });
/** The entries after the merge; `null` with an undecided finding where the two sides contradict each other. */
const mergeSides = (mergeBase, base, head, after, findings) => {
    const id = (side) => (side.kind === 'none' ? '' : side.id);
    if (id(head) === id(mergeBase) && base.kind === 'declaration')
        return listEntries(base.declaration);
    if (id(base) === id(mergeBase) || id(base) === id(head) || base.kind !== 'declaration')
        return listEntries(after.declaration);
    if (mergeBase.kind === 'broken' || head.kind !== 'declaration') {
        findings.push((0,verdict.finding)('declaration-conflict', 'declaration', { entry: '', base: proposal_top(base.declaration), head: proposal_top(after.declaration) }, { severity: 'undecided', place: proposal_top(after.declaration) }));
        return null;
    }
    const { entries, conflicts } = mergeEntries({
        mergeBase: mergeBase.kind === 'declaration' ? mergeBase.declaration : null,
        base: base.declaration,
        head: head.declaration,
    });
    for (const conflict of conflicts) {
        findings.push((0,verdict.finding)('declaration-conflict', 'declaration', conflict, {
            severity: 'undecided',
            place: conflict.head ?? conflict.base,
        }));
    }
    return conflicts.length === 0 ? entries : null;
};
/** Everybody a declaration names as somebody who answers; a team or a bot, which `owner` refuses, cannot approve. */
const listPeople = ({ written }) => {
    const people = new Map();
    const add = (login) => people.has(login.toLowerCase()) || people.set(login.toLowerCase(), login);
    for (const keeper of written.policy?.keepers ?? [])
        add(keeper);
    for (const holder of [...Object.values(written.systems), ...Object.values(written.teams ?? {})]) {
        for (const login of [holder.owner, ...(holder.backup ?? [])])
            if (login !== undefined && !/[/[]/.test(login))
                add(login);
    }
    return [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, login]) => login);
};

// EXTERNAL MODULE: ./lib/reliability/objective.js
var reliability_objective = __webpack_require__(9207);
;// CONCATENATED MODULE: ./lib/rules/patch.js
/** Text that pastes into the declaration: right place, right indent, quotes where YAML needs them. */

/** What a person fills in; the comment says what belongs there. */
const BLANKS = {
    owner: 'owner:      # one person, by GitHub login',
    backup: 'backup: []  # somebody else, by GitHub login',
    runbook: 'runbook:    # a file in this repository or an https link',
    slo: 'slo: [{ indicator: , objective: , window: 30d }]',
    escalation: 'escalation: { page: , acknowledge-within: 15m }',
};
/** A path or pattern as an item of a YAML list. */
const patch_quote = (text) => /^[A-Za-z0-9._/][A-Za-z0-9._/@+*()-]*$/.test(text) ? text : JSON.stringify(text);
/** Lines to add to a system's entry; `null` where the entry is not in the text or written as `{…}`. */
const patchSystem = (system, text, lines) => {
    const entry = text?.node.keys.get('systems')?.node.keys.get(system.name);
    if (text === null || entry === undefined || entry.node.flow)
        return null;
    const first = [...entry.node.keys.values()][0];
    const indent = ' '.repeat((first?.column ?? entry.column + 2) - 1);
    return { file: text.file, afterLine: entry.node.endLine, text: lines.map((line) => `${indent}${line}\n`).join('') };
};
/** A new system for paths nobody answers for, with the duties the policy asks of it left open. */
const patchNewSystem = (name, paths, text, law) => {
    const systems = text?.node.keys.get('systems')?.node;
    const first = systems === undefined ? undefined : [...systems.keys.values()][0];
    if (text === null || systems === undefined || systems.flow || first === undefined)
        return null;
    const indent = ' '.repeat(first.column - 1);
    const duties = findDuties(law, { tier: null, data: null });
    const lines = [
        `${name}:`,
        `  paths: [${paths.map(patch_quote).join(', ')}]`,
        ...Object.entries(BLANKS).flatMap(([duty, line]) => (duties.has(duty) ? [`  ${line}`] : [])),
    ];
    return { file: text.file, afterLine: systems.endLine, text: lines.map((line) => `${indent}${line}\n`).join('') };
};
/** A name for a new system, from the folder, that none has yet. */
const nameSystem = (folder, taken) => {
    const last = folder
        .split('/')
        .filter((segment) => segment !== '')
        .at(-1) ?? '';
    const base = last
        .replace(/[^A-Za-z0-9_-]+/g, '-')
        .replace(/^[-_]+|-+$/g, '')
        .slice(0, 50) || 'new-system';
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1)
        name = `${base}-${count}`;
    return name;
};

;// CONCATENATED MODULE: ./lib/rules/duty.js
/** What the rules about duties share: which systems are asked, how strictly, and who can settle a gap. */




/**
 * Judges one duty over every system the change touches or edits. In a system it touches a gap fails; in one whose entry
 * alone it edits, a gap that stood before only warns, so that papers can be mended line by line.
 */
const judgeDuty = (rule, situation) => {
    const { law, after, before, touched, edited } = situation;
    const level = findLevel(law, rule.id) ?? 'fail';
    if (level === 'off')
        return [];
    return [...new Set([...touched.keys(), ...edited])].sort().flatMap((name) => {
        const system = after.declared.systems.get(name);
        if (system === undefined || !findDuties(law, system).has(rule.id))
            return [];
        const gaps = rule.findGaps(system, { law, entryOf: after.entryOf });
        const stood = touched.has(name) ? new Set() : findStanding(gaps, { rule, name, law, before });
        return gaps.map((gap) => {
            const severity = gap.severity ?? (stood.has(gap) ? 'warn' : level);
            const patch = gap.lines === undefined ? null : patchSystem(system, situation.text, gap.lines);
            const more = { severity, system: name, place: gap.place ?? system.place, by: duty_listPeople(system, law), patch };
            return (0,verdict.finding)(gap.code, rule.id, gap.detail, more);
        });
    });
};
/** Gaps that are no worse than what stood before: all where there are no more than then, else those there were then. */
const findStanding = (gaps, { rule, name, law, before }) => {
    const system = before?.declared.systems.get(name);
    if (before === null || system === undefined)
        return new Set();
    if (!findDuties(law, system).has(rule.id))
        return new Set(gaps);
    const known = rule
        .findGaps(system, { law, entryOf: before.entryOf })
        .filter(({ severity }) => severity === undefined);
    const stood = new Set(known.map(describeGap));
    return new Set(gaps.length <= known.length ? gaps : gaps.filter((gap) => stood.has(describeGap(gap))));
};
const describeGap = ({ code, detail }) => JSON.stringify([code, detail]);
/** Who can settle something about a system: the people it names, else the keepers. */
const duty_listPeople = (system, law) => {
    const named = [];
    if (system.owner !== null && isPerson(system.owner.value, law))
        named.push({ login: system.owner.value, as: 'owner' });
    for (const login of system.backup?.value ?? []) {
        if (isPerson(login, law) && !named.some((person) => person.login.toLowerCase() === login.toLowerCase()))
            named.push({ login, as: 'backup' });
    }
    return named.length > 0 ? named : law.keepers.map((login) => ({ login, as: 'keeper' }));
};
/** Why a login is nobody who can be woken; `null` for what may be a person. */
const findKind = (login, law) => {
    if (login.includes('/'))
        return 'team';
    if (/\[bot\]$/i.test(login))
        return 'bot';
    return law.machines.some((machine) => machine.toLowerCase() === login.toLowerCase()) ? 'machine' : null;
};
const isPerson = (login, law) => findKind(login, law) === null;
/** The duties a system says it has none of. */
const listNotApplicable = (system) => ['runbook', 'slo'].filter((duty) => isNotApplicable(system[duty]?.value));

;// CONCATENATED MODULE: ./lib/declaration/systems.js
const none = { kind: 'none' };
const noClaims = [];
const isSystem = (claim) => 'system' in claim.by;
/** Precedence of two claims with the same anchor; 0 where nothing that is written decides. */
const compareRank = (a, b) => b.pattern.literals - a.pattern.literals ||
    a.pattern.globstars - b.pattern.globstars ||
    Number(isSystem(b)) - Number(isSystem(a));
const compareText = (a, b) => Number(a > b) - Number(a < b);
/** A total order, so that which of several equal claims is named depends on what they say, not on where they come. */
const compareClaims = (a, b) => compareRank(a, b) ||
    ('system' in a.by && 'system' in b.by ? compareText(a.by.system, b.by.system) : 0) ||
    compareText(a.pattern.text, b.pattern.text) ||
    compareText(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column;
const decideAmong = (winners, first) => {
    if ('exemption' in first.by)
        return { kind: 'exempt', exemption: first.by.exemption, claim: first };
    if (winners.length > 1) {
        const systems = new Set(winners.flatMap(({ by }) => ('system' in by ? [by.system] : [])));
        if (systems.size > 1)
            return { kind: 'ambiguous', systems: [...systems].sort(compareText), claims: winners };
    }
    return { kind: 'system', system: first.by.system, claim: first };
};
/** The matching claims of the highest rank, sorted; empty where none matches. */
const findWinners = ({ exact, globs }, path) => {
    const literal = exact.size === 0 ? noClaims : (exact.get(path) ?? noClaims);
    let winners;
    let best = literal[0];
    for (const claim of globs) {
        if (best !== undefined && compareRank(claim, best) > 0)
            break;
        if (!claim.pattern.matches(path))
            continue;
        best ??= claim;
        winners ??= [];
        winners.push(claim);
    }
    if (literal.length === 0)
        return winners ?? noClaims;
    // A wildcard may match nothing, so `a*` can be as good as `a`; it cannot have more literal characters.
    const equal = literal.filter((claim) => best !== undefined && compareRank(claim, best) === 0);
    return winners === undefined ? equal : [...equal, ...winners].sort(compareClaims);
};
const anchorClaims = (claims) => {
    const anchors = new Map();
    for (const claim of [...claims].sort(compareClaims)) {
        const { anchor, text } = claim.pattern;
        const anchored = anchors.get(anchor) ?? { exact: new Map(), globs: [] };
        anchors.set(anchor, anchored);
        if (/[*?]|\/$/.test(text)) {
            anchored.globs.push(claim);
            continue;
        }
        const same = anchored.exact.get(text);
        if (same === undefined)
            anchored.exact.set(text, [claim]);
        else
            same.push(claim);
    }
    return anchors;
};
const parentOf = (path) => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
/** Every folder that is the parent of an anchor, or above one. */
const foldersAbove = (anchors) => {
    const above = new Set();
    for (const anchor of anchors) {
        for (let folder = anchor; folder !== '';) {
            folder = parentOf(folder);
            if (above.has(folder))
                break;
            above.add(folder);
        }
    }
    return above;
};
/** Arranges the claims. Their order changes no answer. */
const indexClaims = (claims) => {
    const anchors = anchorClaims(claims);
    const above = foldersAbove(anchors.keys());
    // Paths come sorted, so the next one is mostly in the same folder: its anchors, deepest first, are kept.
    let folder = null;
    let chain = [];
    let holdsAnchors = false;
    const enterFolderOf = (path) => {
        const length = Math.max(path.lastIndexOf('/'), 0);
        if (folder !== null && length === folder.length && path.startsWith(folder))
            return;
        folder = path.slice(0, length);
        holdsAnchors = above.has(folder);
        const found = [];
        for (let at = folder;; at = parentOf(at)) {
            const anchored = anchors.get(at);
            if (anchored !== undefined)
                found.push(anchored);
            if (at === '')
                break;
        }
        chain = found;
    };
    /** A folder's pattern is anchored at the folder, and claims an entry of that very name. */
    const anchoredAt = (path) => (holdsAnchors ? anchors.get(path) : undefined);
    const decide = (path) => {
        enterFolderOf(path);
        const own = anchoredAt(path);
        const claimed = own === undefined ? noClaims : findWinners(own, path);
        if (claimed[0] !== undefined)
            return decideAmong(claimed, claimed[0]);
        for (const anchored of chain) {
            const winners = findWinners(anchored, path);
            if (winners[0] !== undefined)
                return decideAmong(winners, winners[0]);
        }
        return none;
    };
    const explain = (path) => {
        enterFolderOf(path);
        const own = anchoredAt(path);
        return (own === undefined ? chain : [own, ...chain]).flatMap(({ exact, globs }) => {
            const matching = globs.filter((claim) => claim.pattern.matches(path));
            return [...(exact.get(path) ?? noClaims), ...matching].sort(compareClaims);
        });
    };
    return { decide, explain, isAnchor: (folder) => anchors.has(folder) || above.has(folder) };
};

;// CONCATENATED MODULE: ./lib/rules/pointer.js
/** Where a declaration points: a path of the repository, perhaps with an anchor, or an address elsewhere. */
/** True for what is meant as a path of this repository: anything that does not begin like an address. */
const isInRepository = (pointer) => !/^[a-z][a-z0-9+.-]*:/i.test(pointer) && !pointer.startsWith('//');
/** An address without the user name and password somebody left in it: a report carries them further than the file did. */
const hideCredentials = (address) => address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1…@');
const splitAnchor = (pointer) => {
    const at = pointer.indexOf('#');
    return at === -1 ? { path: pointer, anchor: null } : { path: pointer.slice(0, at), anchor: pointer.slice(at + 1) };
};
/** What to write instead of a path that does not start at the root of the repository; `undefined` where it does. */
const mendPath = (path) => {
    const segments = path.split(/[\\/]/);
    const plain = path !== '' &&
        !path.includes('\\') &&
        !segments.some((segment) => segment === '' || segment === '.' || segment === '..');
    if (plain)
        return undefined;
    if (segments.includes('..'))
        return null;
    const mended = segments.filter((segment) => segment !== '' && segment !== '.').join('/');
    return mended === '' ? null : mended;
};

;// CONCATENATED MODULE: ./lib/rules/situation.js




/** The declaration itself is nobody's path, whatever a pattern says: `declaration` judges it. */
const isDeclaration = (path) => PLACES.includes(path);
const NONE = { kind: 'none' };
const decide = (index, path) => (isDeclaration(path) ? NONE : index.decide(path));
/**
 * What the second reading asks for, and the situation once it is answered. `null` where the texts leave nothing to judge.
 * Dates are inclusive: an exemption holds on the day it expires.
 */
const situation_frame = (change, proposal, date) => {
    const { law, after: declared } = proposal;
    if (law === null || declared === null)
        return null;
    const changed = new Map(change.paths.map((path) => [path.path, path]));
    const holds = ({ expires }) => expires === undefined || expires >= date;
    const after = { declared, ...indexSide(declared, law, holds) };
    const ended = indexClaims(listExempt(law, (exemption) => !holds(exemption)));
    const before = proposal.before === null
        ? null
        : proposal.before === declared
            ? after
            : { declared: proposal.before, ...indexSide(proposal.before, law, holds) };
    const statuses = labelStatuses(change.paths);
    const paths = change.paths.map((path) => {
        const was = path.before === null || before === null ? NONE : decide(before.index, path.path);
        const now = path.after === null ? NONE : decide(after.index, path.path);
        const past = path.after === null || now.kind !== 'none' ? NONE : decide(ended, path.path);
        return {
            ...path,
            status: statuses.get(path.path) ?? 'modified',
            was,
            now,
            ended: past.kind === 'exempt' ? (law.exempt[past.exemption] ?? null) : null,
        };
    });
    const touched = findTouched(paths, declared, proposal.before);
    const edited = proposal.before === declared ? new Set() : findEdited(proposal.before, declared);
    const pointed = new Set();
    for (const name of [...touched.keys(), ...edited]) {
        for (const side of [proposal.before, declared])
            for (const path of listPointed(side?.systems.get(name)))
                pointed.add(path);
    }
    const moved = before !== null && before !== after && describeClaims(before.claims) !== describeClaims(after.claims);
    const asks = {
        entries: [...pointed].sort(),
        listing: moved ||
            paths.some(({ path, after: there, now }) => there !== null && now.kind === 'none' && !isDeclaration(path)),
    };
    const complete = (answers) => {
        const base = new Map(answers.entries.map((answer) => [answer.path, answer]));
        const entryBefore = (path) => base.get(path) ?? { path, entry: { unknown: 'it was not asked for' } };
        const folders = new Set(change.paths.flatMap(({ path, after: there }) => (there === null ? [] : listFolders(path))));
        const entryAfter = (path) => {
            const own = changed.get(path);
            const answer = own === undefined ? entryBefore(path) : { path, entry: { known: own.after } };
            if ('unknown' in answer.entry || answer.entry.known !== null)
                return answer;
            if (folders.has(path))
                return { ...answer, near: { path, folder: true } };
            const lower = path.toLowerCase();
            const near = change.paths.find((other) => other.after !== null && other.path.toLowerCase() === lower);
            if (near !== undefined)
                return { ...answer, near: { path: near.path, folder: false } };
            const gone = answer.near !== undefined && changed.get(answer.near.path)?.after === null;
            return gone ? { path, entry: answer.entry } : answer;
        };
        return {
            law,
            lawOf: proposal.lawOf,
            date,
            lawRef: change.law.ref,
            before: before === null ? null : { ...before, entryOf: entryBefore },
            after: { ...after, entryOf: entryAfter },
            paths,
            touched,
            edited,
            listing: layOver(answers.listing, changed),
            text: proposal.text,
            proposed: proposal.proposed,
        };
    };
    return { asks, complete };
};
/** The claims of one side under a law, indexed: of all its exemptions, or of those that hold. */
const indexSide = (declared, law, holds = () => true) => {
    const claims = [];
    for (const system of declared.systems.values()) {
        for (const { value, by: _, ...place } of system.paths)
            claims.push({ pattern: value, by: { system: system.name }, place });
    }
    claims.push(...listExempt(law, holds));
    return { claims, index: indexClaims(claims) };
};
const listExempt = (law, isWanted) => law.exempt.flatMap((exempt, exemption) => isWanted(exempt) ? exempt.patterns.map(({ pattern, place }) => ({ pattern, by: { exemption }, place })) : []);
const describeClaims = (claims) => claims
    .map(({ pattern, by }) => `${'system' in by ? by.system : `#${by.exemption}`} ${pattern.text}`)
    .sort()
    .join('\n');
/** Statuses for people. A rename is two ends with the same content; no rule tells it from a deletion and an addition. */
const labelStatuses = (paths) => {
    const statuses = new Map();
    const gone = new Map();
    const content = ({ mode, id }) => `${mode.slice(0, 3)} ${id}`;
    for (const { path, before, after } of paths) {
        if (before !== null && after === null)
            gone.set(content(before), [...(gone.get(content(before)) ?? []), path]);
        statuses.set(path, findStatus(before, after));
    }
    for (const { path, before, after } of paths) {
        if (before !== null || after === null)
            continue;
        const from = gone.get(content(after))?.shift();
        if (from === undefined)
            continue;
        statuses.set(from, 'renamed-from');
        statuses.set(path, 'renamed-to');
    }
    return statuses;
};
const findStatus = (before, after) => {
    if (before === null)
        return 'added';
    if (after === null)
        return 'deleted';
    if (before.mode.slice(0, 3) !== after.mode.slice(0, 3))
        return 'type-changed';
    return before.id === after.id ? 'mode-changed' : 'modified';
};
const listFolders = (path) => {
    const segments = path.split('/').slice(0, -1);
    return segments.map((_, end) => segments.slice(0, end + 1).join('/'));
};
/** The files of the repository a system points to. */
const listPointed = (system) => {
    if (system === undefined)
        return [];
    const { runbook, slo, incidents } = system;
    const pages = [
        ...(runbook === null || isNotApplicable(runbook.value) ? [] : [runbook.value]),
        ...(incidents?.value ?? []).flatMap(({ link }) => (link === undefined ? [] : [link])),
    ].map((page) => splitAnchor(page).path);
    const files = slo === null || isNotApplicable(slo.value) ? [] : slo.value.flatMap((item) => ('file' in item ? [item.file] : []));
    return [...pages, ...files].filter(isInRepository);
};
const findTouched = (paths, after, before) => {
    const touched = new Map();
    const pointers = new Map();
    for (const side of before === null || before === after ? [after] : [before, after]) {
        for (const system of side.systems.values()) {
            for (const path of listPointed(system))
                pointers.set(path, (pointers.get(path) ?? new Set()).add(system.name));
        }
    }
    for (const { path, was, now } of paths) {
        const names = new Set(pointers.get(path));
        for (const decision of [was, now])
            if (decision.kind === 'system')
                names.add(decision.system);
        for (const name of names)
            if (after.systems.has(name))
                touched.set(name, (touched.get(name) ?? 0) + 1);
    }
    return touched;
};
const findEdited = (before, after) => {
    const edited = new Set();
    for (const [name, system] of after.systems) {
        const was = before?.systems.get(name);
        if (was === undefined || describeSystem(was) !== describeSystem(system))
            edited.add(name);
    }
    return edited;
};
/** A system's resolved values without their places. */
const describeSystem = (system) => {
    const { place: _place, endLine: _end, pastable: _pastable, paths, ...values } = system;
    const plain = Object.entries(values).map(([key, value]) => [
        key,
        typeof value === 'object' && value !== null ? value.value : value,
    ]);
    return JSON.stringify([paths.map(({ value }) => value.text).sort(), plain]);
};
const layOver = (listing, changed) => {
    if (listing === null || 'unknown' in listing)
        return listing;
    const after = listing.known.filter((path) => !changed.has(path));
    for (const [path, { after: there }] of changed)
        if (there !== null)
            after.push(path);
    return { known: after.sort() };
};

;// CONCATENATED MODULE: ./lib/rules/ambiguous.js
/** Nobody can say who owns a path: two systems claim it equally, or its name cannot be told from another. */




/** Control, bidirectional and zero-width characters, and bytes that are not UTF-8 (lone surrogates). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
const UNREADABLE = /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]|\p{Surrogate}/u;
const judgeAmbiguous = (situation) => {
    const level = findLevel(situation.law, 'ambiguous') ?? 'fail';
    if (level === 'off')
        return [];
    return [...findEqualClaims(situation).map((found) => ({ ...found, severity: level })), ...findNames(situation)];
};
const findEqualClaims = ({ law, paths, listing, before, after }) => {
    const groups = new Map();
    const add = (path, claims) => {
        const key = claims.map(({ place }) => `${place.file}:${place.line}:${place.column}`).join(' ');
        const group = groups.get(key) ?? { claims, paths: [] };
        group.paths.push(path);
        groups.set(key, group);
    };
    for (const { path, now } of paths)
        if (now.kind === 'ambiguous')
            add(path, now.claims);
    if (before !== null && before.declared !== after.declared && listing !== null && 'known' in listing) {
        const changed = new Set(paths.map(({ path }) => path));
        for (const path of listing.known) {
            const now = changed.has(path) || isDeclaration(path) ? null : after.index.decide(path);
            if (now?.kind === 'ambiguous' && before.index.decide(path).kind !== 'ambiguous')
                add(path, now.claims);
        }
    }
    return [...groups.values()].map(({ claims, paths: files }) => {
        const detail = claims.map(({ by, pattern, place }) => ({
            system: 'system' in by ? by.system : '',
            pattern: pattern.text,
            place,
        }));
        const only = files.length === 1 ? (files[0] ?? null) : null;
        const systems = [...new Set(detail.map(({ system }) => system))].flatMap((name) => {
            const system = after.declared.systems.get(name);
            return system === undefined ? [] : [system];
        });
        const by = systems.flatMap((system) => duty_listPeople(system, law)).filter(ambiguous_isFirst);
        return (0,verdict.finding)('ambiguous', 'ambiguous', { claims: detail }, { path: only, paths: (0,verdict.listPaths)(files), place: claims[0]?.place ?? null, by });
    });
};
const ambiguous_isFirst = ({ login }, index, people) => people.findIndex((person) => person.login.toLowerCase() === login.toLowerCase()) === index;
/** New names that people or other file systems cannot tell from another: said, as the file may fall to somebody else. */
const findNames = ({ paths, after }) => {
    const added = paths.filter(({ before, after: there }) => before === null && there !== null);
    const odd = added.filter(({ path }) => UNREADABLE.test(path)).map(({ path }) => path);
    const findings = odd.length === 0
        ? []
        : [
            (0,verdict.finding)('ambiguous-name', 'ambiguous', { kind: 'characters' }, { severity: 'warn', path: odd.length === 1 ? (odd[0] ?? null) : null, paths: (0,verdict.listPaths)(odd) }),
        ];
    const anchors = new Map();
    for (const claim of after.claims) {
        const key = ambiguous_fold(claim.pattern.anchor);
        const other = anchors.get(key);
        if (other === undefined || describeClaim(claim) < describeClaim(other))
            anchors.set(key, claim);
    }
    const seen = new Map();
    for (const { path, now } of added) {
        for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            const folder = path.slice(0, end);
            const claim = anchors.get(ambiguous_fold(folder));
            if (claim === undefined || after.index.isAnchor(folder))
                continue;
            // Where nobody owns the path, `unowned` says a difference in case already.
            const said = now.kind === 'none' && claim.pattern.anchor.toLowerCase() === folder.toLowerCase();
            if (!said)
                seen.set(claim, [...(seen.get(claim) ?? []), path]);
            break;
        }
    }
    for (const [{ pattern, place, by }, files] of seen) {
        const detail = { kind: 'case', pattern: pattern.text, place, system: 'system' in by ? by.system : null };
        findings.push((0,verdict.finding)('ambiguous-name', 'ambiguous', detail, {
            severity: 'warn',
            path: files.length === 1 ? (files[0] ?? null) : null,
            paths: (0,verdict.listPaths)(files),
            place,
        }));
    }
    return findings;
};
/** An order of claims in which lines and the order of entries do not count. */
const describeClaim = ({ pattern, by }) => `${'system' in by ? `0 ${by.system}` : '1'} ${pattern.text}`;
const ambiguous_fold = (text) => text.normalize('NFC').toLowerCase();

;// CONCATENATED MODULE: ./lib/rules/backup.js


/** Somebody else than the owner answers when the owner cannot. */
const backup = {
    id: 'backup',
    findGaps: (system, { law }) => {
        const { backup: named } = system;
        if (named === null)
            return [{ code: 'backup-missing', detail: {}, lines: [BLANKS.backup] }];
        return named.value.flatMap((login) => {
            const kind = findKind(login, law);
            if (kind !== null)
                return [{ code: 'backup-not-a-person', detail: { got: login, kind }, place: named }];
            const isOwner = login.toLowerCase() === system.owner?.value.toLowerCase();
            return isOwner ? [{ code: 'backup-is-owner', detail: { got: login }, place: named }] : [];
        });
    },
};

;// CONCATENATED MODULE: ./lib/rules/escalation.js

/** There is a way to page whoever is on call. */
const escalation_escalation = {
    id: 'escalation',
    findGaps: (system) => system.escalation === null ? [{ code: 'escalation-missing', detail: {}, lines: [BLANKS.escalation] }] : [],
};

;// CONCATENATED MODULE: ./lib/rules/owner.js


/** A touched system names a person who answers for it: not a team, not a bot. */
const owner = {
    id: 'owner',
    findGaps: (system, { law }) => {
        if (system.owner === null)
            return [{ code: 'owner-missing', detail: {}, lines: [BLANKS.owner] }];
        const kind = findKind(system.owner.value, law);
        if (kind === null)
            return [];
        return [{ code: 'owner-not-a-person', detail: { got: system.owner.value, kind }, place: system.owner }];
    },
};

;// CONCATENATED MODULE: ./lib/rules/runbook.js




/** There is a runbook, and it opens: a regular file after the merge, or an https link without credentials. */
const runbook = {
    id: 'runbook',
    findGaps: (system, { entryOf }) => {
        const pointer = system.runbook;
        if (pointer === null)
            return [{ code: 'runbook-missing', detail: {}, lines: [BLANKS.runbook] }];
        if (isNotApplicable(pointer.value))
            return [];
        const got = pointer.value;
        if (!isInRepository(got))
            return findLinkGaps(got).map((gap) => ({ ...gap, place: pointer }));
        const { path } = splitAnchor(got);
        const write = mendPath(path);
        if (write !== undefined)
            return [{ code: 'runbook-not-a-path', detail: { got, write }, place: pointer }];
        const found = findFileGap(entryOf(path));
        if (found === null)
            return [];
        if ('why' in found)
            return [{ code: 'runbook-unknown', detail: { path, ...found }, severity: 'undecided', place: pointer }];
        return [{ code: 'runbook-not-a-file', detail: { path, ...found }, place: pointer }];
    },
};
/** Why an entry is no regular file; `null` where it is one. */
const findFileGap = ({ path, entry, near }) => {
    if ('unknown' in entry)
        return { why: entry.unknown, needs: entry.needs ?? null };
    if (entry.known === null) {
        if (near?.folder === true && near.path === path)
            return { kind: 'folder', near: null };
        return { kind: 'absent', near: near === undefined || near.folder ? null : near.path };
    }
    if ((0,facts/* isFile */.f)(entry.known))
        return null;
    return { kind: entry.known.mode === '120000' ? 'symlink' : 'submodule', near: null };
};
const findLinkGaps = (link) => {
    const got = hideCredentials(link);
    if (!/^https:\/\//i.test(link))
        return [{ code: 'runbook-not-https', detail: { got, why: 'scheme' } }];
    const url = URL.canParse(link) ? new URL(link) : null;
    if (url === null || /\s/.test(link))
        return [{ code: 'runbook-not-https', detail: { got, why: 'form' } }];
    if (url.username !== '' || url.password !== '')
        return [{ code: 'runbook-not-https', detail: { got, why: 'credentials' } }];
    return [];
};

;// CONCATENATED MODULE: ./lib/rules/slo.js





/** There is an SLO declaration with numbers that can be. What a referenced file says is read by a later version. */
const slo = {
    id: 'slo',
    findGaps: (system, { entryOf }) => {
        const declared = system.slo;
        if (declared === null)
            return [{ code: 'slo-missing', detail: {}, lines: [BLANKS.slo] }];
        if (isNotApplicable(declared.value))
            return [];
        return declared.value.flatMap((item) => {
            if ('file' in item) {
                const write = isInRepository(item.file) ? mendPath(item.file) : null;
                if (write !== undefined)
                    return [{ code: 'slo-not-a-path', detail: { got: item.file, write }, place: declared }];
                const found = findFileGap(entryOf(item.file));
                if (found === null)
                    return [];
                const detail = { path: item.file, ...found };
                if ('why' in detail)
                    return [{ code: 'slo-unknown', detail, severity: 'undecided', place: declared }];
                return [{ code: 'slo-not-a-file', detail, place: declared }];
            }
            const gaps = [];
            for (const [objective, promised] of [
                [item.objective, false],
                [item.promised?.objective, true],
            ]) {
                if (objective !== undefined && !(0,reliability_objective/* isPercentage */.fp)(objective)) {
                    gaps.push({ code: 'slo-out-of-range', detail: { objective, promised }, place: declared });
                }
            }
            return gaps;
        });
    },
};

;// CONCATENATED MODULE: ./lib/declaration/near-miss.js
// How much of a path is looked at: folders from the root down, and characters. Real trees stay far below either.
const maxDepth = 64;
const near_miss_maxLength = 512;
const near_miss_segmentsOf = (text) => text.split('/');
/** For each element of the pattern the index of what it stands for in the subject (-1 for a star), or `null`. */
const align = ({ pattern, subject, star, equal }) => {
    const stands = pattern.map(() => -1);
    let at = 0;
    let starAt = -1;
    let starEnd = 0;
    for (let index = 0; index < subject.length;) {
        const [wanted, found] = [pattern[at], subject[index]];
        if (wanted === star) {
            starAt = at++;
            starEnd = index;
        }
        else if (wanted !== undefined && found !== undefined && equal(wanted, found)) {
            stands[at++] = index++;
        }
        else if (starAt === -1) {
            return null;
        }
        else {
            // Only the last star need give way: what an earlier one could take, it could as well.
            at = starAt + 1;
            index = ++starEnd;
        }
    }
    while (pattern[at] === star)
        at++;
    return at === pattern.length ? stands : null;
};
const alignLetters = (wanted, found) => align({
    pattern: [...wanted],
    subject: [...found],
    star: '*',
    equal: (a, b) => a === '?' || a === b || a.toLowerCase() === b.toLowerCase(),
});
const respellSegment = (segment, found) => {
    const letters = [...found];
    const stands = alignLetters(segment, found);
    return [...segment].map((char, at) => (char === '?' ? char : (letters[stands?.[at] ?? -1] ?? char))).join('');
};
/** The pattern in the path's own spelling, or `null` where more than case tells them apart. */
const respell = (text, path) => {
    const pattern = near_miss_segmentsOf(text.replace(/\/$/, '/**'));
    const subject = near_miss_segmentsOf(path);
    const equal = (a, b) => alignLetters(a, b) !== null;
    const stands = align({ pattern, subject, star: '**', equal });
    if (stands === null)
        return null;
    const spelled = pattern.map((segment, at) => {
        const found = subject[stands[at] ?? -1];
        return found === undefined ? segment : respellSegment(segment, found);
    });
    return text.endsWith('/') ? `${spelled.slice(0, -1).join('/')}/` : spelled.join('/');
};
const foldersOf = (path) => {
    const folders = [];
    for (let cut = path.indexOf('/'); cut > 0 && folders.length < maxDepth; cut = path.indexOf('/', cut + 1)) {
        folders.push(path.slice(0, cut));
    }
    return folders;
};
/** Cheap, and false for nearly every claim: the literal runs of the pattern are somewhere in the path, case aside. */
const resembles = (text, lower) => lower.length <= near_miss_maxLength && text.split(/[*?/]+/).every((run) => lower.includes(run.toLowerCase()));
const describePath = (path) => {
    const folders = foldersOf(path);
    const names = folders.map((folder) => folder.slice(folder.lastIndexOf('/') + 1));
    const name = path.slice(path.lastIndexOf('/') + 1);
    return { path, lower: path.toLowerCase(), name, folders, inner: names.slice(1) };
};
const missBy = (claim, missed) => {
    const { text, anchor, matches } = claim.pattern;
    const isFolder = /(^|\/)(\*\*)?$/.test(text);
    if (/^[^/]+(\/|\/\*\*)?$/.test(text) && missed.folders.length > 0) {
        const covers = isFolder ? missed.inner.some(matches) : matches(missed.name);
        if (covers)
            return { kind: 'root-only', claim, write: `**/${text}` };
    }
    const isAbove = anchor === '' || missed.path.startsWith(`${anchor}/`);
    if (!isFolder && isAbove && missed.folders.some(matches)) {
        return { kind: 'folder-without-slash', claim, write: `${text}/` };
    }
    if (!missed.lower.startsWith(anchor.toLowerCase()) || !resembles(text, missed.lower))
        return null;
    const write = respell(text, missed.path);
    return write === null || write === text ? null : { kind: 'case', claim, write };
};
const depthOf = (folder) => (folder === '' ? 0 : near_miss_segmentsOf(folder).length);
const near_miss_compareText = (a, b) => Number(a > b) - Number(a < b);
/** The deeper, longer, narrower pattern says more about the path; the rest makes the order of claims irrelevant. */
const compareMisses = (a, b) => {
    const [first, second] = [a.claim.pattern, b.claim.pattern];
    return (depthOf(second.anchor) - depthOf(first.anchor) ||
        second.literals - first.literals ||
        first.globstars - second.globstars ||
        near_miss_compareText(first.text, second.text) ||
        near_miss_compareText(a.claim.place.file, b.claim.place.file) ||
        a.claim.place.line - b.claim.place.line ||
        a.claim.place.column - b.claim.place.column);
};
/**
 * The claim that came nearest to covering a path nobody claims, or `null`. What it costs grows with the claims, not
 * with the tree: it is for one path of each proposed folder.
 */
const findNearMiss = (path, claims) => {
    const missed = describePath(path);
    let nearest = null;
    for (const claim of claims) {
        const miss = missBy(claim, missed);
        if (miss !== null && (nearest === null || compareMisses(miss, nearest) < 0))
            nearest = miss;
    }
    return nearest;
};
/**
 * The topmost folder of the path, never the root, for which `holds` is false, with a slash at the end; `null` for a
 * file in the root, or where every folder holds something. `holds` is asked without the slash: does the folder hold
 * a pattern's anchor, or a file that is owned or exempt?
 */
const proposeFolder = (path, holds) => {
    for (let cut = path.indexOf('/'); cut !== -1; cut = path.indexOf('/', cut + 1)) {
        const folder = path.slice(0, cut);
        if (!holds(folder))
            return `${folder}/`;
    }
    return null;
};

;// CONCATENATED MODULE: ./lib/rules/unowned.js
/** A touched path belongs to no system and no exemption. One finding a proposed folder, not one a path. */






const judgeUnowned = (situation) => [
    ...findOrphans(situation),
    ...findUnowned(situation),
    ...findNotices(situation),
];
/** What the policy calls new: an end of a rename is no different from an addition. */
const isNew = ({ before, after, status }) => after !== null && (before === null || status === 'type-changed');
/** The declaration, and what is meant as one: `declaration` judges them. */
const isDeclarationLike = (path) => /^(?:\.github\/)?ownership\.ya?ml$/i.test(path);
/** Paths that nobody answers for, and how strictly that is taken. Those that lose their system are not among them. */
const findUnownedPaths = ({ law, paths }) => {
    const level = findLevel(law, 'unowned');
    if (level === 'off')
        return [];
    return paths.flatMap((path) => {
        if (path.after === null || path.now.kind !== 'none' || path.was.kind === 'system')
            return [];
        if (isDeclarationLike(path.path))
            return [];
        const soft = law.unowned === 'warn' || level === 'warn' || (law.unowned === 'new-only' && !isNew(path));
        return [{ path, severity: soft ? 'warn' : 'fail' }];
    });
};
/** Paths that had a system and have none any more, also those the change does not touch: under every setting. */
const findOrphans = ({ law, paths, listing, before, after }) => {
    const orphans = new Map();
    const add = (path, system) => {
        orphans.set(system, [...(orphans.get(system) ?? []), path]);
    };
    for (const { path, after: there, was, now } of paths) {
        if (there !== null && was.kind === 'system' && now.kind === 'none')
            add(path, was.system);
    }
    if (before !== null && before.declared !== after.declared && listing !== null && 'known' in listing) {
        const changed = new Set(paths.map(({ path }) => path));
        for (const path of listing.known) {
            if (changed.has(path) || isDeclaration(path) || after.index.decide(path).kind !== 'none')
                continue;
            const was = before.index.decide(path);
            if (was.kind === 'system')
                add(path, was.system);
        }
    }
    return [...orphans].map(([system, lost]) => {
        const kept = after.declared.systems.get(system);
        const was = before?.declared.systems.get(system);
        const place = kept?.paths[0] ?? was?.place ?? null;
        const by = was === undefined ? [] : duty_listPeople(was, law);
        return (0,verdict.finding)('unowned-orphaned', 'unowned', { system, kept: kept !== undefined }, { place, paths: (0,verdict.listPaths)(lost), by });
    });
};
const findUnowned = (situation) => {
    const { law, after } = situation;
    // Where an exemption has ended, the rule `waiver` says so.
    const isSaid = findLevel(law, 'waiver') !== 'off';
    const lost = findUnownedPaths(situation).filter(({ path }) => path.ended === null || !isSaid);
    const holds = findHolders(situation, lost.map(({ path }) => path));
    const groups = new Map();
    for (const { path, severity } of lost) {
        const folder = proposeFolder(path.path, holds);
        const key = JSON.stringify([
            severity,
            folder,
            folder === null ? path.path.slice(0, path.path.lastIndexOf('/') + 1) : '',
        ]);
        groups.set(key, [...(groups.get(key) ?? []), path]);
    }
    const taken = new Set([...after.declared.systems.keys()].map((name) => name.toLowerCase()));
    const names = new Map();
    return [...groups].map(([key, group]) => {
        const [severity, folder, parent] = JSON.parse(key);
        const files = group.map(({ path }) => path);
        const first = files[0] ?? '';
        const miss = findNearMiss(first, after.claims);
        const near = miss === null
            ? null
            : { kind: miss.kind, pattern: miss.claim.pattern.text, place: miss.claim.place, write: miss.write };
        const home = folder ?? (parent === '' ? 'root' : parent);
        const name = names.get(home) ?? nameSystem(home, taken);
        names.set(home, name);
        taken.add(name.toLowerCase());
        // Where a pattern was meant for the path, mending it is the way, not a second system.
        const patch = near === null || near.kind === 'root-only'
            ? patchNewSystem(name, folder === null ? files.slice(0, 20) : [folder], situation.text, law)
            : null;
        const proposed = situation.proposed?.exempt
            .filter(({ expires }) => expires === undefined || expires >= situation.date)
            .flatMap(({ patterns }) => patterns)
            .find(({ pattern }) => pattern.matches(first));
        return (0,verdict.finding)('unowned', 'unowned', { near, proposed: proposed?.place ?? null }, { severity, path: files.length === 1 ? first : null, paths: (0,verdict.listPaths)(files, folder), patch });
    });
};
/** Which folders somebody already speaks for: they hold a pattern's anchor, or an owned or exempt file. */
const findHolders = ({ listing, after }, lost) => {
    const held = new Set();
    const roots = new Set(lost.map(({ path }) => path.slice(0, path.indexOf('/') + 1)));
    for (const path of listing !== null && 'known' in listing ? listing.known : []) {
        if (!roots.has(path.slice(0, path.indexOf('/') + 1)) || after.index.decide(path).kind === 'none')
            continue;
        for (let end = path.lastIndexOf('/'); end > 0 && !held.has(path.slice(0, end)); end = path.lastIndexOf('/', end - 1))
            held.add(path.slice(0, end));
    }
    return (folder) => held.has(folder) || after.index.isAnchor(folder);
};
const findNotices = ({ paths, before, after }) => {
    const gone = paths.filter(({ path, after: there, was }) => there === null && was.kind === 'none' && !isDeclaration(path));
    const systems = gone.length === 0 || before === null ? [] : [...before.declared.systems.values()];
    const pointed = new Set(systems.flatMap(listPointed));
    const dead = gone.map(({ path }) => path).filter((path) => !pointed.has(path));
    const caught = new Map();
    for (const path of after.declared.systems.size > 1 ? paths : []) {
        if (!isNew(path) || path.now.kind !== 'system')
            continue;
        const { pattern } = path.now.claim;
        if (pattern.globstars > 0 && pattern.literals === 0)
            caught.set(path.now.system, [...(caught.get(path.now.system) ?? []), path.path]);
    }
    return [
        ...(dead.length === 0
            ? []
            : [(0,verdict.finding)('unowned-deleted', 'unowned', {}, { severity: 'notice', paths: (0,verdict.listPaths)(dead) })]),
        ...[...caught].map(([system, files]) => (0,verdict.finding)('unowned-catch-all', 'unowned', { system }, {
            severity: 'notice',
            system,
            place: after.declared.systems.get(system)?.place ?? null,
            paths: (0,verdict.listPaths)(files),
        })),
    ];
};

;// CONCATENATED MODULE: ./lib/rules/waiver.js
/** Waivers and exemptions: applied while they last, named once they have ended. Dates are inclusive, in UTC. */



/** Paths of this change that only an exemption that has ended speaks for: as strictly as if there were none. */
const judgeExemptions = (situation) => {
    const level = findLevel(situation.law, 'waiver') ?? 'fail';
    if (level === 'off')
        return [];
    const groups = new Map();
    for (const { path, severity: found } of findUnownedPaths(situation)) {
        if (path.ended === null)
            continue;
        const severity = level === 'warn' ? 'warn' : found;
        const key = `${severity} ${path.ended.place.line}:${path.ended.place.column}`;
        const group = groups.get(key) ?? { exemption: path.ended, severity, paths: [] };
        group.paths.push(path.path);
        groups.set(key, group);
    }
    const by = situation.law.keepers.map((login) => ({ login, as: 'keeper' }));
    return [...groups.values()].map(({ exemption, severity, paths }) => {
        const detail = { expires: exemption.expires ?? '', reason: exemption.reason };
        const only = paths.length === 1 ? (paths[0] ?? null) : null;
        const more = { severity, place: exemption.place, path: only, paths: (0,verdict.listPaths)(paths), by };
        return (0,verdict.finding)('exemption-expired', 'waiver', detail, more);
    });
};
/** Takes findings about a duty off the list while a waiver covers them; where it has ended, names it beside the finding. */
const applyWaivers = (findings, situation) => {
    const level = findLevel(situation.law, 'waiver') ?? 'fail';
    const waived = [];
    const standing = findings.flatMap((original) => {
        const { system, rule, severity, place, by, patch } = original;
        const waivers = situation.law.waivers.filter(({ systems, duties }) => system !== null && systems.includes(system) && duties.includes(rule));
        const waiver = waivers.sort((a, b) => (a.expires < b.expires ? 1 : -1))[0];
        if (waiver === undefined)
            return [original];
        const { expires } = waiver;
        if (expires >= situation.date) {
            waived.push({
                finding: original,
                reason: waiver.reason,
                approvedBy: waiver['approved-by'],
                expires,
                place: waiver.place,
            });
            return [];
        }
        if (level === 'off')
            return [original];
        const softened = level === 'warn' && severity === 'fail' ? 'warn' : severity;
        return [
            (0,verdict.finding)('waiver-expired', 'waiver', { expires, waiver: waiver.place, original }, { severity: softened, system, place, by, patch }),
        ];
    });
    return { findings: standing, waived };
};

;// CONCATENATED MODULE: ./lib/rules/index.js










const onSituation = (judge) => ({ situation }) => situation === null ? [] : judge(situation);
/** The change could not be seen whole. */
const change = ({ change: read, situation }) => {
    const listing = situation?.listing ?? null;
    const unknown = 'unknown' in read ? read : listing !== null && 'unknown' in listing ? listing : null;
    if (unknown === null)
        return [];
    return [
        (0,verdict.finding)('change-unknown', 'change', { why: unknown.unknown, needs: unknown.needs ?? null }, { severity: 'undecided' }),
    ];
};
const TABLE = {
    change,
    declaration: ({ proposal }) => proposal?.findings ?? [],
    unowned: onSituation(judgeUnowned),
    ambiguous: onSituation(judgeAmbiguous),
    owner: onSituation((situation) => judgeDuty(owner, situation)),
    runbook: onSituation((situation) => judgeDuty(runbook, situation)),
    slo: onSituation((situation) => judgeDuty(slo, situation)),
    backup: onSituation((situation) => judgeDuty(backup, situation)),
    escalation: onSituation((situation) => judgeDuty(escalation_escalation, situation)),
    waiver: onSituation(judgeExemptions),
};
/** Every finding of every rule, those a waiver covers apart. */
const applyRules = (judged) => {
    const findings = Object.values(TABLE).flatMap((rule) => rule(judged));
    return judged.situation === null ? { findings, waived: [] } : applyWaivers(findings, judged.situation);
};

;// CONCATENATED MODULE: ./lib/check.js
/** The use case both shells call: facts → declaration → verdict. */








/** Reads what is needed from `source`, in two readings, and judges it. */
const check = async (source, run) => {
    const change = await source.readChange();
    if ('unknown' in change)
        return conclude({ change, proposal: null, situation: null }, run);
    const proposal = propose(change.known);
    const framed = situation_frame(change.known, proposal, run.date);
    const nothingAsked = framed === null || (framed.asks.entries.length === 0 && !framed.asks.listing);
    const answers = nothingAsked ? NO_ANSWERS : await source.readAnswers(framed.asks);
    return conclude({ change, proposal, situation: framed?.complete(answers) ?? null }, run);
};
const NO_ANSWERS = { entries: [], listing: null };
/** The verdict of what was read: pure, so the same facts give the same verdict. */
const conclude = (judged, run) => {
    const { change, proposal, situation } = judged;
    const facts = 'known' in change ? change.known : null;
    const { findings: unsorted, waived } = applyRules(judged);
    const findings = (0,verdict.sortFindings)(unsorted);
    const paths = situation?.paths.map(check_describePath) ?? [];
    return {
        program: run.program,
        date: run.date,
        outcome: (0,verdict.findOutcome)(findings),
        mode: proposal?.law?.mode ?? 'enforce',
        base: facts?.base ?? null,
        mergeBase: facts?.mergeBase ?? null,
        head: facts?.head ?? null,
        law: situation?.lawOf ?? null,
        systems: situation === null ? [] : describeSystems(situation, findings),
        paths,
        findings,
        waived,
        exempted: paths.filter(({ exempt, pattern }) => exempt && pattern !== null).length,
        notChecked: [],
    };
};
const check_describePath = (path) => {
    const decision = path.after === null ? path.was : path.now;
    const claim = decision.kind === 'system' || decision.kind === 'exempt' ? decision.claim : null;
    return {
        path: path.path,
        status: path.status,
        system: decision.kind === 'system' ? decision.system : null,
        exempt: decision.kind === 'exempt' || (decision.kind === 'none' && isDeclaration(path.path)),
        pattern: claim?.pattern.text ?? null,
        place: claim?.place ?? null,
    };
};
const describeSystems = ({ touched, after }, findings) => [...touched]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, paths]) => {
    const system = after.declared.systems.get(name);
    if (system === undefined)
        return [];
    const own = findings.filter((finding) => finding.system === name);
    return [{ ...check_describeSystem(system), paths, outcome: (0,verdict.findOutcome)(own) }];
});
/** A system as verdicts and cards say it. */
const check_describeSystem = (system) => ({
    name: system.name,
    description: system.description?.value ?? null,
    owner: system.owner?.value ?? null,
    backup: system.backup?.value ?? [],
    team: system.team?.value ?? null,
    tier: system.tier?.value ?? null,
    runbook: system.runbook === null || isNotApplicable(system.runbook.value) ? null : hideCredentials(system.runbook.value),
    slo: describeSlos(system),
    notApplicable: listNotApplicable(system),
    place: system.place,
});
const describeSlos = ({ slo }) => slo === null || isNotApplicable(slo.value)
    ? []
    : slo.value.map((item) => 'file' in item
        ? { indicator: null, objective: null, window: null, budgetSeconds: null, file: item.file }
        : {
            indicator: item.indicator,
            objective: item.objective,
            window: item.window,
            budgetSeconds: (0,reliability_objective/* findBudgetSeconds */.A5)(item.objective, item.window),
            file: null,
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
