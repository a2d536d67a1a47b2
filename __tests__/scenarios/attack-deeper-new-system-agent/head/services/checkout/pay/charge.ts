export const charge = 2;
