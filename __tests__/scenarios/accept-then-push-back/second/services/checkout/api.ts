export const total = (prices: number[]) => Math.floor(prices.reduce((sum, price) => sum + price, 0));
