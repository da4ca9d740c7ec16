import { defineConfig } from 'vitest/config';

/** What holds the rules: tests without a database, and without those that read the tree itself. */
export default defineConfig({
  test: {
    include: ['tests/{money,domain,vectors,demo,banks}/**/*.test.{ts,tsx}'],
    exclude: ['tests/**/*.{db,fault}.test.{ts,tsx}'],
    setupFiles: ['tests/support/setup.ts'],
  },
});
