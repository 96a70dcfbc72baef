import type { Page } from '@playwright/test';
import { startCloud, type Cloud } from './cloud/start.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { addConnection, goToSettings, openStore } from './pages/connections.ts';
import { newWorkspace } from './pages/read-traces.ts';
import { company } from './scenarios/company.ts';
import { PROJECT } from './scenarios/people.ts';

const DAY_MS = 86_400_000;
const SYSTEM = 900;
const PHOTOS = 450;

let cloud: Cloud;
test.beforeEach(async () => {
  const now = Date.now();
  const account = company(now);
  const traces = account.contents[PROJECT]?.traces;
  if (traces === undefined) throw new Error('The company has no such project.');
  // None is due while the journey runs.
  traces['system'] = { generated: { count: SYSTEM, seed: 4, fromAt: now - 6 * DAY_MS, toAt: now - 60_000 } };
  traces['photos'] = { generated: { count: PHOTOS, seed: 5, fromAt: now - 3 * DAY_MS, toAt: now - 60_000 } };
  cloud = await startCloud({ account });
});
test.afterEach(() => cloud.close());

const syncButton = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('button', { name: 'Sync Acme', exact: true });
const news = (page: Page): ReturnType<Page['locator']> => page.locator('main [role=status] p').last();

test('an account is read into a workspace, what is missing is told and read the next time', async ({
  app,
  page,
  host,
}) => {
  await newWorkspace(app, page);
  await goToSettings(page);
  await openStore(page, host);
  await addConnection(page, cloud, { name: 'Acme' });

  cloud.faults.add({
    on: { service: 'cts', path: '/traces', query: { tracker_name: 'photos' } },
    times: null,
    trouble: { kind: 'status', status: 404 },
  });
  await syncButton(page).click();
  await expect(news(page)).toContainText(`Synced Acme: ${SYSTEM} added, 0 known before.`);
  await expect(news(page)).toContainText(/What photos recorded from .* is missing: /);
  expect(await barriersOn(page), 'what is missing').toEqual([]);

  cloud.faults.clear();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await syncButton(page).click();
  await expect(news(page)).toContainText(`Synced Acme: ${PHOTOS} added`);
  await expect(news(page)).not.toContainText('missing');
  await news(page).getByRole('link').click();
  await expect(page.getByText(/tracker_name=photos/).first()).toBeVisible();

  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await page
    .getByRole('radiogroup', { name: 'Time', exact: true })
    .getByRole('radio', { name: 'All', exact: true })
    .check();
  await expect(page.getByText('1,350 of 1,350 traces')).toBeVisible();
  // The list of keys is a reading POST.
  const written = cloud.log.entries().filter(({ method, service }) => method !== 'GET' && service !== 'kms');
  expect(written).toEqual([]);
});

test('traces are on the screen while the others are still on their way, and a sync is stopped and goes on', async ({
  app,
  page,
  host,
}) => {
  await newWorkspace(app, page);
  await goToSettings(page);
  await openStore(page, host);
  await addConnection(page, cloud, { name: 'Acme' });
  // All but the first page wait.
  cloud.faults.add({
    on: { service: 'cts', path: '/traces', query: { trace_type: 'system' } },
    after: 1,
    times: null,
    trouble: { kind: 'slow', delayMs: 600_000 },
  });
  await syncButton(page).click();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Traces', exact: true })).toBeVisible();
  await expect(page.getByText(/Sync: \d+ %/)).toBeVisible();
  await page.keyboard.press('Control+j');
  await page.getByRole('button', { name: 'Cancel: Sync' }).click();
  await expect(page.getByText(/^Cancelled/).first()).toBeVisible();
  await page.keyboard.press('Escape');

  cloud.faults.clear();
  await goToSettings(page);
  await syncButton(page).click();
  await expect(news(page)).toContainText(/^Synced Acme: [\d,]+ added, [1-9]/);
});

test('a connection is synced by itself as soon as an interval is chosen', async ({ app, page, host }) => {
  await newWorkspace(app, page);
  await goToSettings(page);
  await openStore(page, host);
  await addConnection(page, cloud, { name: 'Acme' });
  const interval = page.getByRole('combobox', { name: 'Sync Acme by itself' });
  await expect(interval).toHaveValue('');
  await interval.selectOption('every 15 minutes');
  await expect(news(page)).toContainText('Synced Acme: 1,350 added, 0 known before.');
  await page.keyboard.press('Control+j');
  await expect(page.getByText('by schedule')).toBeVisible();
  expect(await barriersOn(page), 'a scheduled sync').toEqual([]);
});
