/** What breaks with a change in words, how big it is, and what is wrong with what systems say they need. */
import type { FindingWith } from '../verdict.ts';
import { join } from './change-words.ts';
import { show } from './said.ts';
import type { Words } from './words.ts';

const MOST_SOURCES = 3;
const MOST_SHARES = 5;
const MOST_ROUND = 8;

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;
const listFirst = (names: readonly string[], count: number): string =>
  join(count > names.length ? [...names, `${count - names.length} more`] : names, 'and');

/** `storefront (tier 2, ines-duarte, through checkout)`. Logins are names here: nobody is called. */
const sayDependent = ({ name, tier, owner, through }: FindingWith<'radius'>['detail']['first'][number]): string => {
  const known = [
    ...(tier === null ? [] : [`tier ${tier}`]),
    owner ?? 'nobody answers',
    ...(through === null ? [] : [`through ${through}`]),
  ];
  return `${name} (${known.join(', ')})`;
};

/** `a → b → a`; of a longer way round its beginning and its end. */
export const sayRound = (circle: readonly string[], most = MOST_ROUND): string => {
  const half = Math.floor(most / 2);
  const left = circle.length - 2 * half;
  const shown = circle.length <= most ? circle : [...circle.slice(0, half), `${left} more`, ...circle.slice(-half)];
  return [...shown, ...circle.slice(0, 1)].join(' → ');
};

export const BLAST_WORDS: {
  readonly [C in 'radius' | 'radius-big' | 'dependency-unknown' | 'dependency-cycle']: (
    finding: FindingWith<C>,
  ) => Words;
} = {
  radius: ({ detail: { systems, first, count, tier, degraded } }) => {
    const sources = listFirst(systems.slice(0, MOST_SOURCES), systems.length);
    const worst = tier === null || count === 1 ? '' : `, the worst of tier ${tier}`;
    const also =
      degraded === 0
        ? ''
        : ` ${degraded} more ${degraded === 1 ? 'is' : 'are'} worse off without ${systems.length === 1 ? 'it' : 'them'}.`;
    return {
      message: `When ${sources} ${systems.length === 1 ? 'breaks' : 'break'}, ${counted(count, 'system breaks', 'systems break')} as well${worst}: ${listFirst(first.map(sayDependent), count)}.${also}`,
      settle: 'Nothing has to be done. Whoever answers for them should know before this goes out.',
    };
  },
  'radius-big': ({ detail: { systems, threshold, shares } }) => {
    const owners = shares.filter(({ owner }) => owner !== null).length;
    const shown = shares.slice(0, MOST_SHARES).map(({ owner, count }) => `${owner ?? 'nobody'} ${count}`);
    const among = owners < 2 ? '' : ` that ${owners} people answer for`;
    const split =
      shares.length < 2
        ? 'Split by system, each part can be looked at and taken back alone.'
        : `Split by who answers it is ${shares.length} smaller ones: ${listFirst(shown, shares.length)}.`;
    return {
      message: `This change touches ${counted(systems, 'system', 'systems')}${among} at once; from ${threshold} on it counts as big. Nobody looks at all of it, and taking it back takes back all of it. ${split}`,
      settle: 'Nothing has to be done, where the parts cannot go out one after the other.',
    };
  },
  'dependency-unknown': ({ system, detail: { name, near, isRemoved } }) => {
    const outside = `\`{ external: ${name} }\``;
    if (isRemoved)
      return {
        message: `${system} depends on ${name}, which this change removes: whoever looks at night is sent to nobody, and no sum counts it any more.`,
        settle: `Take ${show(name)} out of \`depends-on\` of ${system}, or write what it depends on now; for what is outside by now, ${outside}.`,
      };
    return {
      message: `${system} depends on ${show(name)}, and there is no system of that name${near === null ? '' : `; there is ${near}`}: whoever looks at night is sent to nobody, and no sum counts it.`,
      settle:
        near === null
          ? `Write the name of a system that is declared, or ${outside} for what is outside.`
          : `Write ${show(near)}, or ${outside} for what is outside.`,
    };
  },
  'dependency-cycle': ({ system, detail: { circle, members } }) => {
    const [, next = ''] = circle;
    if (circle.length === 1)
      return {
        message: `${system} depends on itself: that says nothing, and no sum can count it.`,
        settle: `Take ${system} out of its own \`depends-on\`.`,
      };
    const others = members - circle.length;
    const more =
      others === 0 ? '' : `, and ${counted(others, 'more system is', 'more systems are')} in circles with them`;
    return {
      message: `${system} depends on itself: ${sayRound(circle)}, each on the next${more}. When all are down, none can start before the others, and each is left out of its own sums.`,
      settle: `Decide which of them can start and work, if worse, without the next, and mark that one as soft; for ${system} write \`{ system: ${next}, soft: true }\`.`,
    };
  },
};
