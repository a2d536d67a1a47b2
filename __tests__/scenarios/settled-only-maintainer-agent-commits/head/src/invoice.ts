export const total = (prices: number[]) => Math.ceil(prices.reduce((sum, price) => sum + price, 0));
