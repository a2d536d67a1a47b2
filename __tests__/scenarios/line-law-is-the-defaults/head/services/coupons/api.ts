export const coupon = 9;
