export const id = 532;
export const ids = [532];
export const modules = {

/***/ 7532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  check: () => (/* binding */ check),
  n: () => (/* binding */ describeSystem)
});

// EXTERNAL MODULE: ./lib/declaration/proposal.js + 1 modules
var declaration_proposal = __webpack_require__(4438);
// EXTERNAL MODULE: ./lib/declaration/resolve.js
var resolve = __webpack_require__(2636);
// EXTERNAL MODULE: ./lib/reliability/objective.js
var reliability_objective = __webpack_require__(9207);
// EXTERNAL MODULE: ./lib/declaration/law.js
var declaration_law = __webpack_require__(7284);
// EXTERNAL MODULE: ./lib/verdict.js
var verdict = __webpack_require__(802);
// EXTERNAL MODULE: ./lib/rules/patch.js
var rules_patch = __webpack_require__(5625);
;// CONCATENATED MODULE: ./lib/rules/duty.js
/** What the rules about duties share: which systems are asked, how strictly, and who can settle a gap. */




/**
 * Judges one duty over every system the change touches or edits. In a system it touches a gap fails; in one whose entry
 * alone it edits, a gap that stood before only warns, so that papers can be mended line by line.
 */
const judgeDuty = (rule, situation) => {
    const { law, after, before, touched, edited } = situation;
    const level = (0,declaration_law/* findLevel */.W8)(law, rule.id) ?? 'fail';
    if (level === 'off')
        return [];
    return [...new Set([...touched.keys(), ...edited])].sort().flatMap((name) => {
        const system = after.declared.systems.get(name);
        if (system === undefined || !(0,declaration_law/* findDuties */.Ay)(law, system).has(rule.id))
            return [];
        const stood = !touched.has(name) && stoodBefore(rule, name, law, before);
        return rule.findGaps(system, { law, entryOf: after.entryOf }).map((gap) => {
            const severity = gap.severity ?? (stood ? 'warn' : level);
            const patch = gap.lines === undefined ? null : (0,rules_patch/* patchSystem */.kT)(system, situation.text, gap.lines);
            const more = { severity, system: name, place: gap.place ?? system.place, by: listPeople(system, law), patch };
            return (0,verdict/* finding */.gk)(gap.code, rule.id, gap.detail, more);
        });
    });
};
const stoodBefore = (rule, name, law, before) => {
    const system = before?.declared.systems.get(name);
    if (before === null || system === undefined)
        return false;
    return !(0,declaration_law/* findDuties */.Ay)(law, system).has(rule.id) || rule.findGaps(system, { law, entryOf: before.entryOf }).length > 0;
};
/** Who can settle something about a system: the people it names, else the keepers. */
const listPeople = (system, law) => {
    const named = [];
    if (system.owner !== null && isPerson(system.owner.value, law))
        named.push({ login: system.owner.value, as: 'owner' });
    for (const login of system.backup?.value ?? []) {
        if (isPerson(login, law) && !named.some((person) => person.login === login))
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
const listNotApplicable = (system) => ['runbook', 'slo'].filter((duty) => (0,resolve/* isNotApplicable */.l)(system[duty]?.value));

;// CONCATENATED MODULE: ./lib/rules/ambiguous.js
/** Nobody can say who owns a path: two systems claim it equally, or its name cannot be told from another. */


/** Control, bidirectional and zero-width characters, and bytes that are not UTF-8 (lone surrogates). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
const UNREADABLE = /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]|\p{Surrogate}/u;
const judgeAmbiguous = (situation) => {
    const level = (0,declaration_law/* findLevel */.W8)(situation.law, 'ambiguous') ?? 'fail';
    if (level === 'off')
        return [];
    return [...findEqualClaims(situation).map((found) => ({ ...found, severity: level })), ...findNames(situation)];
};
const findEqualClaims = ({ paths, listing, before, after }) => {
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
            const now = changed.has(path) ? null : after.index.decide(path);
            if (now?.kind === 'ambiguous' && before.index.decide(path).kind !== 'ambiguous')
                add(path, now.claims);
        }
    }
    return [...groups.values()].map(({ claims, paths: files }) => {
        const detail = claims.map(({ by, pattern, place }) => ({ system: 'system' in by ? by.system : '', pattern: pattern.text, place }));
        const only = files.length === 1 ? (files[0] ?? null) : null;
        return (0,verdict/* finding */.gk)('ambiguous', 'ambiguous', { claims: detail }, { path: only, paths: (0,verdict/* listPaths */.Pe)(files), place: claims[0]?.place ?? null });
    });
};
/** New names that people or other file systems cannot tell from another: said, as the file may fall to somebody else. */
const findNames = ({ paths, after }) => {
    const added = paths.filter(({ before, after: there }) => before === null && there !== null);
    const odd = added.filter(({ path }) => UNREADABLE.test(path)).map(({ path }) => path);
    const findings = odd.length === 0 ? [] : [(0,verdict/* finding */.gk)('ambiguous-name', 'ambiguous', { kind: 'characters' }, { severity: 'warn', path: odd.length === 1 ? (odd[0] ?? null) : null, paths: (0,verdict/* listPaths */.Pe)(odd) })];
    const anchors = new Map(after.claims.map((claim) => [fold(claim.pattern.anchor), claim]));
    const seen = new Map();
    for (const { path } of added) {
        for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            const folder = path.slice(0, end);
            const claim = anchors.get(fold(folder));
            if (claim === undefined || after.index.isAnchor(folder) || claim.pattern.anchor === folder)
                continue;
            seen.set(claim, [...(seen.get(claim) ?? []), path]);
            break;
        }
    }
    for (const [{ pattern, place, by }, files] of seen) {
        const detail = { kind: 'case', pattern: pattern.text, place, system: 'system' in by ? by.system : null };
        findings.push((0,verdict/* finding */.gk)('ambiguous-name', 'ambiguous', detail, { severity: 'warn', path: files.length === 1 ? (files[0] ?? null) : null, paths: (0,verdict/* listPaths */.Pe)(files), place }));
    }
    return findings;
};
const fold = (text) => text.normalize('NFC').toLowerCase();

;// CONCATENATED MODULE: ./lib/rules/backup.js


/** Somebody else than the owner answers when the owner cannot. */
const backup = {
    id: 'backup',
    findGaps: (system, { law }) => {
        const { backup: named } = system;
        if (named === null)
            return [{ code: 'backup-missing', detail: {}, lines: [rules_patch/* BLANKS */.a7.backup] }];
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
const escalation = {
    id: 'escalation',
    findGaps: (system) => system.escalation === null ? [{ code: 'escalation-missing', detail: {}, lines: [rules_patch/* BLANKS */.a7.escalation] }] : [],
};

;// CONCATENATED MODULE: ./lib/rules/owner.js


/** A touched system names a person who answers for it: not a team, not a bot. */
const owner = {
    id: 'owner',
    findGaps: (system, { law }) => {
        if (system.owner === null)
            return [{ code: 'owner-missing', detail: {}, lines: [rules_patch/* BLANKS */.a7.owner] }];
        const kind = findKind(system.owner.value, law);
        if (kind === null)
            return [];
        return [{ code: 'owner-not-a-person', detail: { got: system.owner.value, kind }, place: system.owner }];
    },
};

// EXTERNAL MODULE: ./lib/facts.js
var facts = __webpack_require__(1588);
// EXTERNAL MODULE: ./lib/rules/pointer.js
var rules_pointer = __webpack_require__(9986);
;// CONCATENATED MODULE: ./lib/rules/runbook.js




/** There is a runbook, and it opens: a regular file after the merge, or an https link without credentials. */
const runbook = {
    id: 'runbook',
    findGaps: (system, { entryOf }) => {
        const pointer = system.runbook;
        if (pointer === null)
            return [{ code: 'runbook-missing', detail: {}, lines: [rules_patch/* BLANKS */.a7.runbook] }];
        if ((0,resolve/* isNotApplicable */.l)(pointer.value))
            return [];
        const got = pointer.value;
        if (!(0,rules_pointer/* isInRepository */.cC)(got))
            return findLinkGaps(got).map((gap) => ({ ...gap, place: pointer }));
        const { path } = (0,rules_pointer/* splitAnchor */.Ik)(got);
        const write = (0,rules_pointer/* mendPath */.qN)(path);
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
const findLinkGaps = (got) => {
    if (!/^https:\/\//i.test(got))
        return [{ code: 'runbook-not-https', detail: { got, why: 'scheme' } }];
    const url = URL.canParse(got) ? new URL(got) : null;
    if (url === null || /\s/.test(got))
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
            return [{ code: 'slo-missing', detail: {}, lines: [rules_patch/* BLANKS */.a7.slo] }];
        if ((0,resolve/* isNotApplicable */.l)(declared.value))
            return [];
        return declared.value.flatMap((item) => {
            if ('file' in item) {
                const write = (0,rules_pointer/* isInRepository */.cC)(item.file) ? (0,rules_pointer/* mendPath */.qN)(item.file) : null;
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
            for (const [objective, promised] of [[item.objective, false], [item.promised?.objective, true]]) {
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
const maxLength = 512;
const segmentsOf = (text) => text.split('/');
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
    const pattern = segmentsOf(text.replace(/\/$/, '/**'));
    const subject = segmentsOf(path);
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
const resembles = (text, lower) => lower.length <= maxLength && text.split(/[*?/]+/).every((run) => lower.includes(run.toLowerCase()));
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
const depthOf = (folder) => (folder === '' ? 0 : segmentsOf(folder).length);
const compareText = (a, b) => Number(a > b) - Number(a < b);
/** The deeper, longer, narrower pattern says more about the path; the rest makes the order of claims irrelevant. */
const compareMisses = (a, b) => {
    const [first, second] = [a.claim.pattern, b.claim.pattern];
    return (depthOf(second.anchor) - depthOf(first.anchor) ||
        second.literals - first.literals ||
        first.globstars - second.globstars ||
        compareText(first.text, second.text) ||
        compareText(a.claim.place.file, b.claim.place.file) ||
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

// EXTERNAL MODULE: ./lib/rules/situation.js + 1 modules
var rules_situation = __webpack_require__(291);
;// CONCATENATED MODULE: ./lib/rules/waiver.js
/** Waivers and exemptions: applied while they last, named once they have ended. Dates are inclusive, in UTC. */


/** True where an exemption covers the path as it will be, but has ended. */
const isExpired = ({ now }, { law, date }) => {
    const expires = now.kind === 'exempt' ? law.exempt[now.exemption]?.expires : undefined;
    return expires !== undefined && expires < date;
};
/** Paths of this change that only an exemption that has ended speaks for. */
const judgeExemptions = (situation) => {
    const level = (0,declaration_law/* findLevel */.W8)(situation.law, 'waiver') ?? 'fail';
    if (level === 'off')
        return [];
    return situation.law.exempt.flatMap((exemption, index) => {
        const paths = situation.paths.filter((path) => path.now.kind === 'exempt' && path.now.exemption === index && isExpired(path, situation));
        if (paths.length === 0 || exemption.expires === undefined)
            return [];
        const detail = { expires: exemption.expires, reason: exemption.reason };
        const by = situation.law.keepers.map((login) => ({ login, as: 'keeper' }));
        return [(0,verdict/* finding */.gk)('exemption-expired', 'waiver', detail, { severity: level, place: exemption.place, paths: (0,verdict/* listPaths */.Pe)(paths.map(({ path }) => path)), by })];
    });
};
/** Takes findings about a duty off the list while a waiver covers them; where it has ended, names it beside the finding. */
const applyWaivers = (findings, situation) => {
    const level = (0,declaration_law/* findLevel */.W8)(situation.law, 'waiver') ?? 'fail';
    const waived = [];
    const standing = findings.flatMap((original) => {
        const { system, rule, severity, place, by, patch } = original;
        const waivers = situation.law.waivers.filter(({ systems, duties }) => system !== null && systems.includes(system) && duties.includes(rule));
        const waiver = waivers.sort((a, b) => (a.expires < b.expires ? 1 : -1))[0];
        if (waiver === undefined)
            return [original];
        const { expires } = waiver;
        if (expires >= situation.date) {
            waived.push({ finding: original, reason: waiver.reason, approvedBy: waiver['approved-by'], expires, place: waiver.place });
            return [];
        }
        if (level === 'off')
            return [original];
        const softened = level === 'warn' && severity === 'fail' ? 'warn' : severity;
        return [(0,verdict/* finding */.gk)('waiver-expired', 'waiver', { expires, waiver: waiver.place, original }, { severity: softened, system, place, by, patch })];
    });
    return { findings: standing, waived };
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
const isUnowned = (path, situation) => path.after !== null && !(0,rules_situation/* isDeclaration */.HC)(path.path) && (path.now.kind === 'none' || (isExpired(path, situation) && (0,declaration_law/* findLevel */.W8)(situation.law, 'waiver') === 'off'));
/** Paths that had a system and have none any more, also those the change does not touch: under every setting. */
const findOrphans = ({ paths, listing, before, after }) => {
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
            if (changed.has(path) || after.index.decide(path).kind !== 'none')
                continue;
            const was = before.index.decide(path);
            if (was.kind === 'system')
                add(path, was.system);
        }
    }
    return [...orphans].map(([system, lost]) => {
        const kept = after.declared.systems.get(system);
        const place = kept?.paths[0] ?? before?.declared.systems.get(system)?.place ?? null;
        return (0,verdict/* finding */.gk)('unowned-orphaned', 'unowned', { system, kept: kept !== undefined }, { place, paths: (0,verdict/* listPaths */.Pe)(lost) });
    });
};
const findUnowned = (situation) => {
    const { law, paths, after } = situation;
    const level = (0,declaration_law/* findLevel */.W8)(law, 'unowned');
    if (level === 'off')
        return [];
    const lost = paths.filter((path) => isUnowned(path, situation) && path.was.kind !== 'system');
    const holds = findHolders(situation, lost);
    const groups = new Map();
    for (const path of lost) {
        const soft = law.unowned === 'warn' || level === 'warn' || (law.unowned === 'new-only' && !isNew(path));
        const folder = proposeFolder(path.path, holds);
        const key = JSON.stringify([soft ? 'warn' : 'fail', folder, folder === null ? path.path.slice(0, path.path.lastIndexOf('/') + 1) : '']);
        groups.set(key, [...(groups.get(key) ?? []), path]);
    }
    const taken = new Set([...after.declared.systems.keys()].map((name) => name.toLowerCase()));
    return [...groups].map(([key, group]) => {
        const [severity, folder, parent] = JSON.parse(key);
        const files = group.map(({ path }) => path);
        const first = files[0] ?? '';
        const miss = findNearMiss(first, after.claims);
        const near = miss === null ? null : { kind: miss.kind, pattern: miss.claim.pattern.text, place: miss.claim.place, write: miss.write };
        const name = (0,rules_patch/* nameSystem */.Du)(folder ?? (parent === '' ? 'root' : parent), taken);
        taken.add(name.toLowerCase());
        const patch = (0,rules_patch/* patchNewSystem */.SS)(name, folder === null ? files.slice(0, 20) : [folder], situation.text, law);
        const proposed = situation.proposed?.exempt
            .flatMap(({ patterns }) => patterns)
            .find(({ pattern }) => pattern.matches(first));
        return (0,verdict/* finding */.gk)('unowned', 'unowned', { near, proposed: proposed?.place ?? null }, { severity, path: files.length === 1 ? first : null, paths: (0,verdict/* listPaths */.Pe)(files, folder), patch });
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
const findNotices = ({ paths, after }) => {
    const dead = paths.filter(({ path, after: there, was }) => there === null && was.kind === 'none' && !(0,rules_situation/* isDeclaration */.HC)(path)).map(({ path }) => path);
    const caught = new Map();
    for (const path of after.declared.systems.size > 1 ? paths : []) {
        if (!isNew(path) || path.now.kind !== 'system')
            continue;
        const { pattern } = path.now.claim;
        if (pattern.globstars > 0 && pattern.literals === 0)
            caught.set(path.now.system, [...(caught.get(path.now.system) ?? []), path.path]);
    }
    return [
        ...(dead.length === 0 ? [] : [(0,verdict/* finding */.gk)('unowned-deleted', 'unowned', {}, { severity: 'notice', paths: (0,verdict/* listPaths */.Pe)(dead) })]),
        ...[...caught].map(([system, files]) => (0,verdict/* finding */.gk)('unowned-catch-all', 'unowned', { system }, { severity: 'notice', system, place: after.declared.systems.get(system)?.place ?? null, paths: (0,verdict/* listPaths */.Pe)(files) })),
    ];
};

;// CONCATENATED MODULE: ./lib/rules/index.js










const onSituation = (judge) => ({ situation }) => situation === null ? [] : judge(situation);
/** The change could not be seen whole. */
const change = ({ change: read, situation }) => {
    const listing = situation?.listing ?? null;
    const unknown = 'unknown' in read ? read : listing !== null && 'unknown' in listing ? listing : null;
    if (unknown === null)
        return [];
    return [(0,verdict/* finding */.gk)('change-unknown', 'change', { why: unknown.unknown, needs: unknown.needs ?? null }, { severity: 'undecided' })];
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
    escalation: onSituation((situation) => judgeDuty(escalation, situation)),
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
    const proposal = (0,declaration_proposal/* propose */.B)(change.known);
    const framed = (0,rules_situation/* frame */.Gt)(change.known, proposal);
    const nothingAsked = framed === null || (framed.asks.entries.length === 0 && !framed.asks.listing);
    const answers = nothingAsked ? NO_ANSWERS : await source.readAnswers(framed.asks);
    return conclude({ change, proposal, situation: framed?.complete(answers, run.date) ?? null }, run);
};
const NO_ANSWERS = { entries: [], listing: null };
/** The verdict of what was read: pure, so the same facts give the same verdict. */
const conclude = (judged, run) => {
    const { change, proposal, situation } = judged;
    const facts = 'known' in change ? change.known : null;
    const { findings: unsorted, waived } = applyRules(judged);
    const findings = (0,verdict/* sortFindings */.Tc)(unsorted);
    const paths = situation?.paths.map((path) => check_describePath(path, situation)) ?? [];
    return {
        program: run.program,
        date: run.date,
        outcome: (0,verdict/* findOutcome */.Cn)(findings),
        mode: situation?.law.mode ?? 'enforce',
        base: facts?.base ?? null,
        mergeBase: facts?.mergeBase ?? null,
        head: facts?.head ?? null,
        law: proposal === null || proposal.law === null ? null : proposal.lawOf,
        systems: situation === null ? [] : describeSystems(situation, findings),
        paths,
        findings,
        waived,
        exempted: paths.filter(({ exempt }) => exempt).length,
        notChecked: [],
    };
};
const check_describePath = (path, situation) => {
    const decision = path.after === null ? path.was : path.now;
    const claim = decision.kind === 'system' || decision.kind === 'exempt' ? decision.claim : null;
    return {
        path: path.path,
        status: path.status,
        system: decision.kind === 'system' ? decision.system : null,
        exempt: (decision.kind === 'exempt' && !isExpired(path, situation)) || (decision.kind === 'none' && (0,rules_situation/* isDeclaration */.HC)(path.path)),
        pattern: claim?.pattern.text ?? null,
        place: claim?.place ?? null,
    };
};
const describeSystems = ({ touched, after }, findings) => [...touched].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, paths]) => {
    const system = after.declared.systems.get(name);
    if (system === undefined)
        return [];
    const own = findings.filter((finding) => finding.system === name);
    return [{ ...describeSystem(system), paths, outcome: (0,verdict/* findOutcome */.Cn)(own) }];
});
/** A system as verdicts and cards say it. */
const describeSystem = (system) => ({
    name: system.name,
    description: system.description?.value ?? null,
    owner: system.owner?.value ?? null,
    backup: system.backup?.value ?? [],
    team: system.team?.value ?? null,
    tier: system.tier?.value ?? null,
    runbook: system.runbook === null || (0,resolve/* isNotApplicable */.l)(system.runbook.value) ? null : system.runbook.value,
    slo: describeSlos(system),
    notApplicable: listNotApplicable(system),
    place: system.place,
});
const describeSlos = ({ slo }) => slo === null || (0,resolve/* isNotApplicable */.l)(slo.value)
    ? []
    : slo.value.map((item) => 'file' in item
        ? { indicator: null, objective: null, window: null, budgetSeconds: null, file: item.file }
        : { indicator: item.indicator, objective: item.objective, window: item.window, budgetSeconds: (0,reliability_objective/* findBudgetSeconds */.A5)(item.objective, item.window), file: null });


/***/ }),

/***/ 5625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Du: () => (/* binding */ nameSystem),
/* harmony export */   SS: () => (/* binding */ patchNewSystem),
/* harmony export */   a7: () => (/* binding */ BLANKS),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   kT: () => (/* binding */ patchSystem)
/* harmony export */ });
/* harmony import */ var _declaration_law_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7284);
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
const quote = (text) => (/^[A-Za-z0-9._/][A-Za-z0-9._/@+*()-]*$/.test(text) ? text : JSON.stringify(text));
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
    const duties = (0,_declaration_law_js__WEBPACK_IMPORTED_MODULE_0__/* .findDuties */ .Ay)(law, { tier: null, data: null });
    const lines = [`${name}:`, `  paths: [${paths.map(quote).join(', ')}]`, ...Object.entries(BLANKS).flatMap(([duty, line]) => (duties.has(duty) ? [`  ${line}`] : []))];
    return { file: text.file, afterLine: systems.endLine, text: lines.map((line) => `${indent}${line}\n`).join('') };
};
/** A name for a new system, from the folder, that none has yet. */
const nameSystem = (folder, taken) => {
    const last = folder.split('/').filter((segment) => segment !== '').at(-1) ?? '';
    const base = last.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^[-_]+|-+$/g, '').slice(0, 50) || 'new-system';
    let name = base;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1)
        name = `${base}-${count}`;
    return name;
};


/***/ })

};
