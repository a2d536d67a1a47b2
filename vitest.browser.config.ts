import { defineConfig } from 'vitest/config';

/** `npm run test:browser`: what only a browser can tell. Needs Chromium, so it is no part of `npm test`. */
export default defineConfig({
  test: {
    include: ['__tests__/browser/**/*.browser.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    sequence: { shuffle: true },
  },
});
