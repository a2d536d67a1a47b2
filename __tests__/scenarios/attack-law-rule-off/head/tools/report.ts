export const report = 2;
