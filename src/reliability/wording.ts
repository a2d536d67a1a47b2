/** The same words for what differs only in case and blanks. */
export const plain = (words: string): string => words.toLowerCase().replace(/\s+/g, ' ').trim();
