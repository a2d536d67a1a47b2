/** What somebody most likely meant by a word that is not there. */
import { distance } from 'fastest-levenshtein';

/** Cyrillic and Greek letters that look like the Latin ones next to them. */
const LOOKALIKES = 'аaсcеeоoрpхxуyіiјjѕsԁdһhԛqѡwαaοoνvρpιiκkτtυuАAВBЕEКKМMНHОOРPСCТTХXΑAΒBΕEΗHΙIΚKΜMΝNΟOΡPΤTΧX';
const LATIN = new Map([...LOOKALIKES.matchAll(/(.)(.)/gu)].map(([, other = '', latin = '']) => [other, latin]));

/** A word as it looks: letters of other scripts that look Latin are, and what cannot be seen is gone. */
const flatten = (word: string): string =>
  /^[ -~]*$/.test(word)
    ? word.trim()
    : [...word.normalize('NFKC')]
        .map((letter) => LATIN.get(letter) ?? letter)
        .join('')
        .trim();

const fold = (word: string): string =>
  flatten(word)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[\s_.]+/g, '-');

/** The one of `choices` somebody most likely meant. */
export const findNearest = (word: string, choices: readonly string[]): string | undefined => {
  if (word.length > 100) return undefined;
  const folded = fold(word);
  const close = choices
    .map((choice) => ({ choice, far: measure(folded, choice.toLowerCase()) }))
    .filter(({ choice, far }) => far < choice.length && far <= Math.max(1, Math.floor(choice.length / 3)))
    .sort((a, b) => a.far - b.far || (a.choice < b.choice ? -1 : 1));
  return close[0]?.choice;
};

const sortLetters = (word: string): string => [...word].sort().join('');

/**
 * The one of `choices` that a slip made this word of: another way to part its words, one letter too many, too few or
 * wrong in a long one, two changed about. Far stricter than {@link findNearest}: for maps others write their keys into.
 */
export const findSlip = (word: string, choices: readonly string[]): string | undefined => {
  if (word.length > 100) return undefined;
  const folded = fold(word);
  return choices.find((choice) => {
    const most = choice.length < 6 ? 0 : choice.length < 9 ? 1 : 2;
    const far = distance(folded, choice);
    return far <= most || (far === 2 && sortLetters(folded) === sortLetters(choice));
  });
};

/** Edits between two words; a word that is part of another (`warning`, `warn`; `require`, `also-require`) is near. */
const measure = (word: string, choice: string): number => {
  const [short, long] = word.length < choice.length ? [word, choice] : [choice, word];
  const isPart = short.length >= 4 && (long.startsWith(short) || long.endsWith(`-${short}`));
  return isPart || (choice.length === 3 && word.startsWith(`${choice}-`))
    ? Math.min(1, long.length - short.length)
    : distance(word, choice);
};
