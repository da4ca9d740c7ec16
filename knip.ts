import { existsSync } from 'node:fs';
import type { KnipConfig } from 'knip';
import { addresses } from './app/paths.ts';

/** The doors are what the table of addresses names; what lies beside them must be used by one. */
const doors = Object.keys(addresses)
  .map((name) => (name.startsWith('demo/') ? `app/${name}` : `app/routes/${name}`))
  .map((door) => (existsSync(`${door}.tsx`) ? `${door}.tsx` : `${door}.ts`));

export default {
  remix: false,
  entry: [
    ...doors,
    'app/routes.ts',
    'app/entry.*.{ts,tsx}',
    'app/root.tsx',
    'workers/commands/*.ts',
    'prisma/*.{ts,mjs}',
    'tests/**/*.test.{ts,tsx}',
    'tests/e2e/**/*.ts',
    'tests/support/{setup,setup-database,global-database}.ts',
    'tests/bench/stripe-at-once.ts',
    'tests/payments/stripe-shapes.ts',
    'tests/mutants/*.vitest.ts',
  ],
  project: [
    'app/**/*.{ts,tsx}',
    'workers/**/*.ts',
    'sandbox/**/*.ts',
    'prisma/**/*.{ts,mjs}',
    'tests/**/*.ts',
    '*.ts',
  ],
  // Of the system: a test mounts a small disk.
  ignoreBinaries: ['mount', 'umount'],
  ignoreDependencies: [
    '@inlang/plugin-message-format',
    '@stryker-mutator/vitest-runner',
    '@prisma/client',
    'dejavu-fonts-ttf',
    '@expo-google-fonts/figtree',
    '@expo-google-fonts/fraunces',
    'tailwindcss',
    'world-atlas',
  ],
  ignoreExportsUsedInFile: true,
} satisfies KnipConfig;
