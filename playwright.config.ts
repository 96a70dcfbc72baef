import { defineConfig } from '@playwright/test';
import { presentBrowser } from './build/browser.ts';
import { electronForTests } from './build/electron-binary.ts';
import type { HostOptions } from './e2e/fixtures/app.ts';

const executablePath = await presentBrowser();

/** What only Electron's own part of the app does, seen from outside its pages. */
const STAND_IN_ONLY = ['hardening.spec.ts', 'stand-in-*.spec.ts'];

/** Long looks at a page that is the same in every host. */
const SAME_PAGE = ['readable.spec.ts', 'every-screen.spec.ts'];

export default defineConfig<HostOptions>({
  testDir: 'e2e',
  // What ends in `.test.ts` there belongs to the unit tests.
  testMatch: '*.spec.ts',
  globalSetup: './build/build-for-tests.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // What passes only at its second try is listed as flaky in the summary: a defect to look into, not a reason to lose the rest.
  retries: 1,
  // Only what hangs ever gets here: machines differ.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    launchOptions: executablePath === undefined ? {} : { executablePath },
    locale: 'en-US',
    timezoneId: 'UTC',
    actionTimeout: 30_000,
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: 'reduce' },
    electron: electronForTests(),
    needsElectron: process.env['TRACEBELL_NEEDS_ELECTRON'] === '1',
  },
  projects: [
    { name: 'serve', testIgnore: STAND_IN_ONLY, use: { host: 'serve' } },
    { name: 'stand-in', testIgnore: SAME_PAGE, use: { host: 'stand-in' } },
    { name: 'electron', testIgnore: [...STAND_IN_ONLY, ...SAME_PAGE], use: { host: 'electron' } },
  ],
});
