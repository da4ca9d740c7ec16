import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { denyImports } from 'vite-env-only';
import remixConfig from './remix.config.js';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

const words = {
  project: './project.inlang',
  outdir: './app/messages/compiled',
  outputStructure: 'locale-modules',
} as const;

export default defineConfig(({ command }) => ({
  plugins: [
    // In development prisma/generate.mjs compiles the words, for workers and pages alike.
    ...(command === 'build' ? [paraglideVitePlugin(words)] : []),
    tailwindcss(),
    denyImports({
      client: {
        specifiers: [/^node:/, 'stripe', 'bullmq', 'pg', /^@prisma\//],
        files: ['app/platform/**', 'app/ledger/**', 'app/payments/**', 'app/jobs/**'],
      },
    }),
    remix(remixConfig),
  ],
  build: { target: 'es2022', assetsInlineLimit: 0 },
}));
