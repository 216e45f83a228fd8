import { defineConfig } from 'vitest/config';

const tests = ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'e2e/**/*.test.ts'];
/**
 * Tests that need a PostgreSQL, pack the application, build the demo plant or try many things at random: a part of `npm test`, too slow for `npm run check`.
 */
const slow = ['**/*.slow.test.ts', '**/*.pg.test.ts', '**/package.test.ts', '**/demo/generate.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Left alone, one core would wait while the other works: half of the time on a machine of two.
    maxWorkers: '100%',
    projects: [
      // Modules are loaded once a worker, a quarter of the time otherwise: what a test needs anew it makes anew.
      { extends: true, test: { name: 'unit', include: tests, exclude: slow, isolate: false } },
      {
        extends: true,
        test: { name: 'slow', include: slow, exclude: ['node_modules/**'], testTimeout: 180_000 },
      },
    ],
  },
});
