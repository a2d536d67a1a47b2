export const refund = 1;
