export const price = 1; // moved
