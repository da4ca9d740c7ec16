import { defineConfig } from 'vitest/config';

/** What holds the TypeScript of the ledger: its own tests. */
export default defineConfig({
  test: {
    include: ['tests/ledger/**/*.test.ts'],
    setupFiles: ['tests/support/setup.ts', 'tests/support/setup-database.ts'],
    globalSetup: ['tests/support/global-database.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    isolate: false,
  },
});
