export const price = 9;
