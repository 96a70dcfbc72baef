import { existsSync } from 'node:fs';
import { findBrowser } from '../electron/serve/browsers.ts';
import { provideBrowser, type BrowserFound } from './browser-ways.ts';
import { isReachable } from './reachable.ts';
import { run, runNode } from './run.ts';

const PROBE_WITHIN_MS = 5_000;
const START_WITHIN_MS = 30_000;
/** 170 MB, or 100 packages; on a slow line. */
const FETCH_WITHIN_MS = 240_000;

const PLAYWRIGHT_CLI = 'node_modules/playwright/cli.js';
const PLAYWRIGHT_DOWNLOADS = 'https://cdn.playwright.dev';

/** Finds or gets a browser for the tests. */
export function ensureBrowser(): Promise<BrowserFound> {
  return provideBrowser({
    named: process.env['TRACEBELL_BROWSER'] || undefined,
    installed: installedBrowsers,
    playwrights: playwrightsBrowser,
    works: startsUnderPlaywright,
    download,
    installPackage,
  });
}

/** The browser for a test run that nobody made sure of one for: nothing is fetched, nothing is tried. */
export async function presentBrowser(): Promise<string | undefined> {
  const named = process.env['TRACEBELL_BROWSER'];
  if (named) return named;
  const [installed] = installedBrowsers();
  return installed ?? (await playwrightsBrowser()) ?? undefined;
}

/** All that the app itself would look for, in its order. */
function installedBrowsers(): string[] {
  const found: string[] = [];
  findBrowser(process.env, process.platform, (path) => {
    if (existsSync(path)) found.push(path);
    return false;
  });
  return found;
}

/** Null where it is not on the disk. */
async function playwrightsBrowser(): Promise<string | null> {
  // Loaded when needed: a third of a second.
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

async function startsUnderPlaywright(path: string): Promise<boolean> {
  const { chromium } = await import('playwright');
  try {
    const browser = await chromium.launch({ executablePath: path, timeout: START_WITHIN_MS });
    await browser.close();
    return true;
  } catch (error) {
    process.stdout.write(`${path} does not start: ${String(error).split('\n')[0] ?? ''}\n`);
    return false;
  }
}

async function download(): Promise<boolean> {
  const from = process.env['PLAYWRIGHT_DOWNLOAD_HOST'] || PLAYWRIGHT_DOWNLOADS;
  if (!(await isReachable(from, PROBE_WITHIN_MS))) return false;
  process.stdout.write('Downloading Playwright’s Chromium …\n');
  const args = [PLAYWRIGHT_CLI, 'install', 'chromium'];
  const { code } = await runNode(args, { output: 'shown', withinMs: FETCH_WITHIN_MS });
  return code === 0;
}

async function installPackage(): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  process.stdout.write('Installing the distribution’s Chromium …\n');
  const apt = (...args: string[]): ReturnType<typeof run> =>
    run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=60', ...args], {
      output: 'kept',
      env: { DEBIAN_FRONTEND: 'noninteractive' },
      withinMs: FETCH_WITHIN_MS,
    });
  // A source that fails leaves the lists of the others, which may be enough.
  await apt('update');
  const { code, output } = await apt('install', '-y', '--no-install-recommends', 'chromium');
  if (code !== 0) process.stdout.write(output);
  return code === 0;
}
