import { defineConfig } from 'vitest/config';
import LongestFirst from './tests/support/longest-first.ts';

/** `npm run test:long` has more to do in each of the faults. */
const faultTimeout = 120_000 * Number(process.env['FAULT_PATIENCE'] ?? 1);
const setupFiles = ['tests/support/setup.ts'];

export default defineConfig({
  test: {
    // What was compiled once is kept: one file alone starts in half the time.
    experimental: { fsModuleCache: true },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'pure',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/**/*.{db,fault}.test.{ts,tsx}', 'tests/e2e/**'],
          setupFiles,
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'database',
          include: ['tests/**/*.db.test.{ts,tsx}'],
          setupFiles: [...setupFiles, 'tests/support/setup-database.ts'],
          globalSetup: ['tests/support/global-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          // Every file imports the same application: once per worker is enough.
          isolate: false,
          maxWorkers: 3,
          // After the pure ones: vitest asks for it where two projects take different numbers of workers.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.fault.test.ts'],
          setupFiles,
          testTimeout: faultTimeout,
          hookTimeout: faultTimeout,
          // Each file has a server and processes of its own; with three at once a kill may come too late.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
