export const query = 2;
