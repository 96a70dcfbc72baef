import { startCloud, type Cloud } from './cloud/start.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { addConnection, goToSettings, openStore } from './pages/connections.ts';
import { newWorkspace } from './pages/read-traces.ts';
import { company } from './scenarios/company.ts';

let cloud: Cloud;
test.beforeEach(async () => {
  cloud = await startCloud({ account: company(Date.now()) });
});
test.afterEach(() => cloud.close());

test('live notifications are listed after a sync, with what they do, and one becomes a draft that remembers it', async ({
  app,
  page,
  host,
}) => {
  await newWorkspace(app, page);
  await goToSettings(page);
  await openStore(page, host);
  await addConnection(page, cloud, { name: 'Acme' });
  await page.getByRole('button', { name: 'Sync Acme', exact: true }).click();
  await expect(page.locator('main [role=status] p').last()).toContainText('Synced Acme');

  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  const section = page.getByRole('region', { name: 'Live notifications' });
  await expect(section).toContainText('3 of 100 in use');
  await expect(section).toContainText(/As they were .* ago/);
  const rows = section.getByRole('row');
  await expect(rows).toHaveCount(4);
  const keys = rows.filter({ hasText: 'key_operations' });
  await expect(keys).toContainText('Enabled');
  await expect(keys).toContainText('Topic security-alerts');
  await expect(rows.filter({ hasText: 'everything_off' })).toContainText('Disabled');
  await expect(rows.filter({ hasText: 'logins_to_function' })).toContainText('Function on-trace');
  await expect(keys.getByRole('cell').nth(3)).toHaveText(/^[\d,]+$/);
  expect(await barriersOn(page), 'the list').toEqual([]);

  await section.getByRole('searchbox', { name: 'Search live notifications' }).fill('on-trace');
  await expect(rows).toHaveCount(2);
  await section.getByRole('searchbox', { name: 'Search live notifications' }).fill('');
  await expect(rows).toHaveCount(4);

  await keys.getByRole('button', { name: 'Make a draft of key_operations' }).click();
  await expect(page.getByText('Made of a live notification')).toBeVisible();
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await expect(keys.getByRole('link', { name: 'Open the draft of key_operations' })).toHaveText('1 draft');
  await keys.getByRole('link', { name: 'Open the draft of key_operations' }).click();
  await expect(page.getByText('Made of a live notification')).toBeVisible();
});
