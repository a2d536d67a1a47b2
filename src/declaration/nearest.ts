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

/** Edits between two words; a word that is part of another (`warning`, `warn`; `require`, `also-require`) is near. */
const measure = (word: string, choice: string): number => {
  const [short, long] = word.length < choice.length ? [word, choice] : [choice, word];
  return short.length >= 4 && (long.startsWith(short) || long.endsWith(`-${short}`))
    ? Math.min(1, long.length - short.length)
    : distance(word, choice);
};
