import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Everything but the native modules is bundled, so the packed application carries no dependency tree. */
const native = ['better-sqlite3', '@node-rs/argon2', 'electron'];
/** Faster variants of parts of ws and pg, tried and done without. */
const optional = ['bufferutil', 'utf-8-validate', 'pg-native'];

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rolldownOptions: {
        external: [...native, ...optional],
        input: { index: 'src/main/index.ts', core: 'src/main/core-process.ts', serve: 'src/serve/index.ts' },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        external: native,
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      // Not Vite's `assets`, which is the address of one of our own pages; the hosts cache this folder for ever.
      assetsDir: 'static',
      // electron-vite leaves it off, Vite's own default is on: half of the bytes every window parses at its start.
      minify: true,
      rolldownOptions: { input: { index: 'src/renderer/index.html' } },
    },
  },
});
