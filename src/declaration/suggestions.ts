/** What somebody who wrote something else most likely meant, in the form asked for; only what that form accepts. */
import { CONTACT, DURATION, type Form, HEADING, HOST, HTTPS, isDate, LOGIN, NAME, TEAM, WINDOW } from './forms.ts';
import type { Shape } from './problems.ts';

const DAYS: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, w: 7 };
const WINDOW_UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:d|days?)?$/i, 'd'],
  [/^(?:w|wk|weeks?)$/i, 'w'],
  [/^(?:m|mo|mon|months?)$/i, 'M'],
  [/^(?:q|quarters?)$/i, 'Q'],
];
const DURATION_UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:m|mins?|minutes?)?$/i, 'm'],
  [/^(?:s|secs?|seconds?)$/i, 's'],
  [/^(?:h|hrs?|hours?)$/i, 'h'],
  [/^(?:d|days?)$/i, 'd'],
];

const unitOf = (units: readonly (readonly [RegExp, string])[], word: string): string | undefined =>
  units.find(([pattern]) => pattern.test(word))?.[1];

const proposeLength = (got: string, units: readonly (readonly [RegExp, string])[]): string | undefined => {
  const [, amount, word = ''] = /^P?T?0*(\d{1,5})[ -]?([a-z]*)$/i.exec(got.trim()) ?? [];
  const unit = unitOf(units, word);
  return amount === undefined || unit === undefined ? undefined : `${amount}${unit}`;
};

const proposeWindow = (got: string): string | undefined => {
  const hours = /^(\d{1,4}) ?(?:h|hours?)$/i.exec(got)?.[1];
  if (hours !== undefined && Number(hours) % 24 === 0) return `${Number(hours) * (DAYS.h ?? 0)}d`;
  return proposeLength(got, WINDOW_UNITS);
};

const proposeObjective = (got: string): string | undefined => {
  const comma = /^(\d{1,3}),(\d{1,12}) ?%?$/.exec(got);
  if (comma !== null) return `${comma[1]}.${comma[2]}%`;
  const percent = /^(?:>=?|≥)? ?(\d{1,2}(?:\.\d{1,12})?) ?(?:%|percent|per cent)$/i.exec(got);
  if (percent !== null) return `${percent[1]}%`;
  const share = /^0?\.([1-9]\d)(\d*)$/.exec(got);
  return share === null ? undefined : `${share[1]}${share[2] === '' ? '' : `.${share[2]}`}%`;
};

const proposeDate = (got: string): string | undefined => {
  const year = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(got);
  const day = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(got);
  const parts = year === null ? day?.slice(1).reverse() : year.slice(1);
  return parts?.map((part) => part.padStart(2, '0')).join('-');
};

const proposeCount = (got: string): string => got.replace(/[,_' .](?=\d{3}(?!\d))/g, '');

const proposeLogin = (got: string): string =>
  got
    .trim()
    .replace(/^https:\/\/github\.com\//i, '')
    .replace(/^@/, '');

const proposeName = (got: string): string =>
  got
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .trim()
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 63);

const proposeLink = (got: string): string => {
  const secure = got.trim().replace(/^http:\/\//i, 'https://');
  const bare = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\S*$/i.test(secure) ? `https://${secure}` : secure;
  return bare.replace(/^(https:\/\/)[^\s/?#@]*@/i, '$1');
};

/** The host of what may be a whole link, as a browser spells it; its port where that is another than the usual one. */
const proposeHost = (got: string): string | undefined => {
  const link = `https://${got.trim().replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\//i, '')}`;
  return URL.canParse(link) ? new URL(link).host.replace(/\.(?=:|$)/, '') : undefined;
};

const FORMS: Partial<Record<Form, readonly [(got: string) => string | undefined, (write: string) => boolean]>> = {
  version: [(got) => /^v?(1)(?:\.0)*$/i.exec(got)?.[1], () => true],
  name: [proposeName, (write) => NAME.test(write)],
  login: [proposeLogin, (write) => LOGIN.test(write)],
  owner: [proposeLogin, (write) => LOGIN.test(write)],
  team: [proposeLogin, (write) => TEAM.test(write)],
  objective: [proposeObjective, () => true],
  window: [proposeWindow, (write) => WINDOW.test(write)],
  duration: [(got) => proposeLength(got, DURATION_UNITS), (write) => DURATION.test(write)],
  date: [proposeDate, isDate],
  count: [proposeCount, (write) => /^[1-9][0-9]{0,14}$/.test(write)],
  positive: [proposeCount, (write) => /^[1-9][0-9]{0,14}$/.test(write)],
  heading: [(got) => got.trim().replace(/^#+\s*/, ''), (write) => HEADING.test(write)],
  host: [proposeHost, (write) => HOST.test(write)],
  https: [proposeLink, (write) => HTTPS.test(write)],
  contact: [
    (got) => (/^[^\s@:/]+@[^\s@:/]+\.[a-z]+$/i.test(got) ? `mailto:${got}` : proposeLink(got)),
    (write) => CONTACT.test(write),
  ],
};

/** A value of the form, for one that is not. */
export const proposeValue = (form: Form, got: string): string | undefined => {
  const [propose, fits] = FORMS[form] ?? [];
  const write = got === '' || got.length > 300 ? undefined : propose?.(got);
  return write !== undefined && write !== got && fits?.(write) === true ? write : undefined;
};

/** What stands for one of the values there are: `yes` for `true`, the digit of `T1`. */
export const proposeChoice = (got: string, choices: readonly string[]): string | undefined => {
  const digit = /^\D*(\d)\D*$/.exec(got)?.[1] ?? '';
  const said = /^(?:yes|on|y)$/i.test(got) ? 'true' : /^(?:no|off|n)$/i.test(got) ? 'false' : digit;
  return choices.includes(said) ? said : undefined;
};

/** Lists whose items are maps: one plain value makes none. */
const OF_MAPS = /(?:^|\.)(?:slo|incidents|actions|trade-offs|exempt|waivers)$/;

/** A value as YAML takes it inside brackets. */
const quote = (text: string): string =>
  /^[A-Za-z0-9._/][A-Za-z0-9._/@+*()-]*$/.test(text) ? text : JSON.stringify(text);

/** The same content in the other shape: one value as a list, a list of one as a value. */
export const proposeItems = (input: unknown, form: Shape, at: string): string | undefined => {
  if (form === 'list' && typeof input === 'string' && input.trim() !== '' && input.length < 300) {
    if (/\.slo$/.test(at) && /^\S+\.ya?ml$/.test(input)) return `[{ file: ${quote(input)} }]`;
    if (OF_MAPS.test(at)) return undefined;
    // A heading is several words, a path or a login is none.
    const words = input.split(/\.runbook-headings\./.test(at) ? /,\s*/ : /,\s*|\s+/).filter((word) => word !== '');
    const items = words.every((word) => /^@?[\w./*-]+$/.test(word)) ? words : [input];
    return `[${items.map((item) => quote(item.replace(/^@/, ''))).join(', ')}]`;
  }
  if (form === 'text' && Array.isArray(input) && input.length === 1 && typeof input[0] === 'string') {
    return input[0] === '' ? undefined : quote(input[0]);
  }
  return form === 'map' && typeof input === 'string' ? proposeMap(input, at) : undefined;
};

/** One plain value as the key of a map it most likely is. */
const proposeMap = (got: string, at: string): string | undefined => {
  if (/\.slo\[\d+\]$/.test(at) && /^\S+\.ya?ml$/.test(got)) return `{ file: ${quote(got)} }`;
  if (/^systems\.[^.]+$/.test(at) && /^\S*\/\S*$/.test(got)) return `{ paths: [${quote(got)}] }`;
  if (/\.escalation$/.test(at) && HTTPS.test(got) && !/[,[\]{}"]/.test(got)) return `{ page: ${got} }`;
  if (/\.promised$/.test(at) && /^\d{1,2}(?:\.\d{1,12})?%$/.test(got)) return `{ objective: ${got} }`;
  return /^people\.[^.]+$/.test(at) && /^[\p{L} .-]{1,80}$/u.test(got) ? `{ name: ${got} }` : undefined;
};
