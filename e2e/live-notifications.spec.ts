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
  await expect(
    keys.getByRole('img', { name: /^Matches of key_operations over the seven days/ }),
  ).toBeVisible();
  // Whatever it matches: who is off sends nothing.
  await expect(rows.filter({ hasText: 'everything_off' }).locator('td.perDay')).toHaveText('0');
  await expect(keys.locator('td.perDay')).toHaveText(/^[\d.,]+$/);
  await expect(keys.locator('td.changed')).toHaveText(/\d{4}-\d\d-\d\d \d\d:\d\d/);
  expect(await barriersOn(page), 'the list').toEqual([]);

  await section.getByRole('searchbox', { name: 'Search live notifications' }).fill('on-trace');
  await expect(rows).toHaveCount(2);
  await section.getByRole('searchbox', { name: 'Search live notifications' }).fill('');
  await expect(rows).toHaveCount(4);

  await keys.getByRole('button', { name: 'What can be done with live key_operations' }).click();
  await page.getByRole('menuitem', { name: 'Make a draft' }).click();
  await expect(page.getByText('Made of a live notification')).toBeVisible();
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  const draft = keys.getByRole('link', { name: '1 draft of key_operations: open' });
  await expect(draft).toHaveText('1 draft');
  const own = page
    .getByRole('table', { name: 'Drafts' })
    .getByRole('row')
    .filter({ hasText: 'key_operations' });
  await expect(own).toContainText('As live');

  // Two at once, as drafts under names of their own.
  await section.getByRole('checkbox', { name: 'Choose key_operations' }).check();
  await section.getByRole('checkbox', { name: 'Choose everything_off' }).check();
  await expect(section.getByText('2 chosen')).toBeVisible();
  expect(await barriersOn(page), 'with some chosen').toEqual([]);
  await section.getByRole('button', { name: 'Duplicate as a draft' }).click();
  await expect(page.locator('main [role=status] p').last()).toContainText('2 drafts were made as copies.');
  const copies = page.getByRole('table', { name: 'Drafts' }).getByRole('row').filter({ hasText: '_2' });
  await expect(copies).toHaveCount(2);
  await expect(copies.first()).toContainText('Not live');

  await draft.click();
  await expect(page.getByText('Made of a live notification')).toBeVisible();
});
