/** How many words a text has. */

/** Scripts that put no blanks between words: two of their letters are counted as one. */
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const ENTITY = /&(?:[a-z][a-z0-9]{0,30}|#[0-9a-f]{1,8});/gi;
/** The number of an item of a list. */
const NUMBER = /^\d{1,9}[.)]$/;

/** What stands between blanks counts once where it has a letter or a digit: an address, a name, a command. */
export const countWords = (text: string): number => {
  let count = 0;
  for (const [token] of text.replace(ENTITY, ' ').matchAll(/\S+/g)) {
    const dense = token.match(DENSE)?.length ?? 0;
    count += Math.ceil(dense / 2);
    if (/[\p{L}\p{N}]/u.test(dense === 0 ? token : token.replace(DENSE, '')) && !NUMBER.test(token)) count += 1;
  }
  return count;
};
