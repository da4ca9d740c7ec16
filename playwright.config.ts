import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumOnThisMachine } from './tests/support/browser.ts';

/** One installation for the whole run, as `npm start` makes it, in a folder of its own: named here, made there. */
function freshFolder(): string {
  const parent = process.getuid?.() === 0 ? '/var/lib/urunan' : tmpdir();
  return path.join(parent, `e2e-${process.pid}-${Date.now()}`);
}

process.env['E2E_FOLDER'] ??= freshFolder();
const folder = process.env['E2E_FOLDER'];
const port = 3900;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${port}`,
    launchOptions: await chromiumOnThisMachine(),
    locale: 'en',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'with-script', testMatch: /.*\.journey\.ts/ },
    {
      name: 'without-script',
      testMatch: /.*\.journey\.ts/,
      dependencies: ['with-script'],
      use: { javaScriptEnabled: false },
    },
    { name: 'pages', testMatch: /.*\.pages\.ts/ },
  ],
  webServer: {
    command: 'npm start',
    url: `http://localhost:${port}/health`,
    timeout: 120_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: {
      URUNAN_FOLDER: folder,
      URUNAN_BELONGS_TO: String(process.pid),
      PORT: String(port),
      LOG_LEVEL: 'error',
    },
  },
});
