import { defineConfig } from 'vite';

/**
 * What the machine runs, web process and worker, as plain JavaScript: to translate the sources while they are
 * loaded costs a web process 400 MB and a second.
 */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'build/processes',
    copyPublicDir: false,
    rollupOptions: {
      input: { web: 'server.ts', worker: 'workers/main.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  publicDir: false,
});
