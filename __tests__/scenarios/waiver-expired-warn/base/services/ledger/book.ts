export const book = [];
