export const isValid = (coupon: string) => coupon !== "";
