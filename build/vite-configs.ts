import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { InlineConfig } from 'vite';
import { drawnIcons } from './drawn-icons.ts';
import { CHUNKS, preloadApp } from './preload-app.ts';
import { bundledPackages } from './third-party/bundled-packages.ts';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

export const rendererConfig = (outDir: string): InlineConfig => ({
  root: at('renderer'),
  configFile: false,
  logLevel: 'warn',
  plugins: [
    drawnIcons(),
    svelte({ configFile: at('renderer/svelte.config.js') }),
    preloadApp(),
    bundledPackages(),
  ],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2024',
    // An inlined font or image would be a data: URL, which the policy allows for images only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: CHUNKS } },
  },
});

/** What runs in Electron's main process and in the data process and its threads. */
export const electronConfig = (outDir: string): InlineConfig => ({
  root: at('electron'),
  configFile: false,
  logLevel: 'warn',
  plugins: [bundledPackages()],
  ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
  build: {
    ssr: true,
    target: 'node24',
    minify: false,
    outDir,
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        main: at('electron/program/main.ts'),
        data: at('electron/data/entry.ts'),
        'job-thread': at('electron/data/services/job-thread.ts'),
        'search-thread': at('electron/data/services/search/search-thread.ts'),
        'make-thread': at('electron/data/services/sample/make-thread.ts'),
        'pattern-thread': at('electron/data/services/patterns/pattern-thread.ts'),
        'parse-thread': at('electron/data/services/ingest/parse-thread.ts'),
      },
      output: { format: 'es', entryFileNames: '[name].js' },
    },
  },
});

/** A sandboxed preload is one CommonJS file that can load `electron` and nothing else. */
export const preloadConfig = (outDir: string): InlineConfig => ({
  root: at('electron'),
  configFile: false,
  logLevel: 'warn',
  plugins: [bundledPackages()],
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    target: 'node24',
    minify: false,
    outDir,
    emptyOutDir: false,
    rolldownOptions: {
      input: { preload: at('electron/preload/preload.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});
