export const coupon = 0;
