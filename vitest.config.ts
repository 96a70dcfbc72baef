import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { presentBrowser } from './build/browser.ts';
import { flakyTests } from './build/flaky-tests.ts';

const NODE_FOLDERS = '{shared,electron,build,e2e}';
/** Only what hangs ever gets here: machines differ, and a test that measures says so itself. */
const HANGS_AFTER_MS = 120_000;

const executablePath = await presentBrowser();

export default defineConfig({
  test: {
    pool: 'forks',
    // As in build/node-version.mjs: a thread that is ended while it reads TypeScript would now and then end this Node.
    execArgv: ['--wasm-wrapper-tiering-budget=2000000000'],
    allowOnly: false,
    reporters: [flakyTests(), 'default'],
    // As with the journeys: what passes only at its second try is listed as flaky, a defect to look into, not a reason to
    // lose the rest. Not so a property, whose second try has other cases.
    retry: { count: 1, condition: /^(?!Property failed)/ },
    testTimeout: HANGS_AFTER_MS,
    hookTimeout: HANGS_AFTER_MS,
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          // A process a file costs more than the tests in it; what must be alone is slow anyway.
          isolate: false,
          include: [`${NODE_FOLDERS}/**/*.test.ts`],
          exclude: ['**/*.slow.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'slow', include: [`${NODE_FOLDERS}/**/*.slow.test.ts`] },
      },
      {
        extends: true,
        // Found before the first test: what is found only while one runs has the page loaded anew under it.
        optimizeDeps: { entries: ['renderer/main.ts', 'renderer/**/*.test.ts'] },
        plugins: [
          svelte({ configFile: fileURLToPath(new URL('renderer/svelte.config.js', import.meta.url)) }),
        ],
        test: {
          name: 'renderer',
          include: ['renderer/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright(executablePath === undefined ? {} : { launchOptions: { executablePath } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
