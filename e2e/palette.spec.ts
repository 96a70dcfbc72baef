import { startCloud, type Cloud } from './cloud/start.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { syncAccount } from './pages/publishing.ts';
import { company } from './scenarios/company.ts';

let cloud: Cloud;
test.beforeEach(async () => {
  cloud = await startCloud({ account: company(Date.now()) });
});
test.afterEach(() => cloud.close());

test('the palette makes a draft of a live notification, plans it, and shows the journal', async ({
  app,
  page,
  host,
}) => {
  await syncAccount(app, page, { cloud, host });
  await page.keyboard.press('Control+k');
  const typed = page.getByRole('combobox', { name: 'Command palette' });
  await typed.fill('live key');
  const choice = page.getByRole('option', { name: 'Make a draft of live key_operations' });
  await expect(choice).toHaveAttribute('aria-selected', 'true');
  expect(await barriersOn(page), 'the palette').toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Made of a live notification')).toBeVisible();

  await page.keyboard.press('Control+k');
  await typed.fill('plan');
  const planning = page.getByRole('option', { name: 'Plan the publication of the open draft' });
  await expect(planning).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /^Plan: / })).toBeVisible();

  await page.keyboard.press('Control+k');
  await typed.fill('journal');
  await expect(page.getByRole('option', { name: 'Go to the journal' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(page.getByText('The chain is sound: no entry was changed or taken out.')).toBeVisible();
});
