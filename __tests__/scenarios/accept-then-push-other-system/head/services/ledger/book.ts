export const book = (entry: string) => entry.trim();
