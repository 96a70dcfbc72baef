// `npm run screenshot`: the picture in the README, of the app as it is built now, with the sample open.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { startApp } from './bench/screen/started-app.ts';
import { presentBrowser } from './browser.ts';
import { ROOT } from './run.ts';

const PICTURE = join(ROOT, 'build/screenshot.png');
const SIZE = { width: 1280, height: 800 };

const folder = mkdtempSync(join(tmpdir(), 'tracebell-screenshot-'));
const app = await startApp(null, folder);
const executablePath = await presentBrowser();
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
try {
  const context = await browser.newContext({ viewport: SIZE, locale: 'en-US', timezoneId: 'UTC' });
  // The sample is made first, which takes as long as the machine does.
  context.setDefaultTimeout(0);
  const page = await context.newPage();
  await page.goto(app.link);
  await showNotification(page);
  // Where the sample lies while the picture is taken is nobody's business.
  await page
    .locator('footer .path')
    .evaluate((path) => (path as HTMLElement).style.setProperty('visibility', 'hidden'));
  await page.screenshot({ path: PICTURE });
  process.stdout.write(`${PICTURE}\n`);
} finally {
  await browser.close();
  await app.close();
  rmSync(folder, { recursive: true, force: true });
}

/** A draft that never fires, and what it would report with its operation written right. */
async function showNotification(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('link', { name: 'Notifications' }).click();
  await page.getByRole('table', { name: 'Drafts' }).getByRole('link', { name: 'bucket_policies' }).click();
  await page.getByRole('region', { name: 'Live test' }).getByText('0 matches', { exact: true }).waitFor();
  await page.getByRole('tab', { name: /^Near misses \d/ }).click();
  await page.mouse.move(0, 0);
  await page.waitForFunction(() => document.querySelector('main [aria-busy=true]') === null);
}
