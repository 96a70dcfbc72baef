import { existsSync, readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';

test('a stranger opens the sample, is led through it, leaves and goes on, finds what is hidden, and removes it', async ({
  app,
  page,
}) => {
  const start = page.getByRole('heading', { name: 'Open a workspace to begin' });
  const isSample = page.getByRole('heading', { name: 'This is a sample' });
  const card = page.getByRole('complementary', { name: 'Tour of the sample' });
  const next = card.getByRole('button', { name: 'Next' });
  const step = (title: string) => card.getByRole('heading', { name: title });

  await expect(start).toBeVisible();
  await page.getByRole('button', { name: 'Open the sample' }).click();
  // Sixty thousand traces are made and read: as long as the machine takes.
  await expect(isSample).toBeVisible({ timeout: 150_000 });
  await expect(page.getByRole('banner').getByText('Sample', { exact: true })).toBeVisible();
  await expect(step('What happened in a week')).toBeVisible();
  // The button that began it is gone: by keyboard it goes on from the card.
  await expect(card).toBeFocused();
  await expect(page.locator('[data-tour-shown]')).toContainText('10 incidents');

  await next.click();
  await expect(step('Somebody new')).toBeVisible();
  await expect(page.locator('[data-tour-shown]').getByRole('button', { name: /^ops-temp:/ })).toBeVisible();

  await next.click();
  await expect(step('What they did')).toBeVisible();
  await expect(page.getByRole('row', { name: /scheduleKeyDeletion/ }).first()).toBeVisible();
  await card.getByRole('button', { name: 'Leave' }).click();
  await expect(page.locator('#content')).toBeFocused();
  await expect(card).toHaveCount(0);

  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Go on with the tour (step 3)' }).click();
  await expect(card).toBeFocused();
  await expect(step('What they did')).toBeVisible();
  await next.click();
  await expect(step('Why nobody was told')).toBeVisible();
  await expect(page.locator('[data-tour-shown]')).toContainText('bucket_policies');
  await next.click();
  await expect(step('Whether all of it is there')).toBeVisible();
  await expect(page.locator('[data-tour-shown]')).toBeVisible();

  // 900 by 600 in 200 %: the card lies below what it points at, and its text unfolds from it.
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width: 450, height: 300 });
  const heading = step('Whether all of it is there').getByRole('button');
  await expect(heading).toHaveAttribute('aria-expanded', 'false');
  const isClear = async (): Promise<boolean> => {
    const [over, under] = [await page.getByRole('main').boundingBox(), await card.boundingBox()];
    return over !== null && under !== null && over.y + over.height <= under.y + 1;
  };
  await expect.poll(isClear).toBe(true);
  await heading.click();
  await expect(heading).toHaveAttribute('aria-expanded', 'true');
  await expect.poll(isClear).toBe(true);
  await expect(card.getByText(/^Digests prove hour by hour/)).toBeInViewport({ ratio: 1 });
  await page.setViewportSize(size);
  await expect(heading).toHaveCount(0);
  await card.getByRole('button', { name: 'Finish' }).click();
  await expect(card).toHaveCount(0);

  // Of the service itself three hours are missing; that another cloud's file spans them makes no quiet of it.
  await expect(
    page
      .getByRole('region', { name: 'Needs attention' })
      .getByText('1 of 3 trackers was never read for 3 h of this time'),
  ).toBeVisible();
  await page.getByRole('spinbutton', { name: 'Longer than hours' }).fill('1');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('cell', { name: '1 of 3 trackers unread' })).toHaveCount(2);

  await page.getByText('What is hidden in it (10)').click();
  await page.getByRole('button', { name: 'An incident that nobody hears of' }).click();
  await expect(page.getByRole('row', { name: /deleteCluster/ })).toBeVisible();

  // What was changed and what came twice is found where it was read.
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('link', { name: 'Imports' }).click();
  await page.getByRole('row').nth(1).getByRole('link').click();
  const files = page.getByRole('grid', { name: 'Files' });
  await page.getByRole('radio', { name: 'With duplicates' }).check({ force: true });
  await expect(files).toHaveAttribute('aria-rowcount', '2');
  const changed = page.getByRole('list', { name: 'Digests' });
  await expect(changed).toContainText('1 changed, 6 not read');
  await changed.getByRole('button', { name: /^Find larkspur-freight_CloudTrace_/ }).click();
  await expect(files).toHaveAttribute('aria-rowcount', '2');
  expect(await barriersOn(page), 'digests of an import').toEqual([]);

  await page.getByRole('link', { name: 'Overview', exact: true }).first().click();
  await expect(isSample).toBeVisible();
  await page.getByRole('button', { name: 'Remove the sample' }).click();
  await expect(start).toBeVisible();
  // It is closed first, and moved away then.
  const back = page.getByRole('button', { name: 'Bring it back' });
  await expect(back).toBeVisible();
  expect(existsSync(join(app.home, 'sample'))).toBe(false);
  await back.click();
  await expect(isSample).toBeVisible();
  expect(readdirSync(join(app.home, 'sample'))).toContain('sample.tracebell');

  // Damaged while it is closed, it is told, and the way to a new one is open.
  await page.getByRole('main').getByRole('button', { name: 'Close', exact: true }).click();
  await expect(start).toBeVisible();
  truncateSync(join(app.home, 'sample', 'sample.tracebell'), 5000);
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await expect(page.getByText(/sample\.tracebell is incomplete/)).toBeVisible();
  await page.getByRole('button', { name: 'Remove the sample' }).click();
  await expect(page.getByRole('button', { name: 'Remove the sample' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Open the sample' }).click();
  await expect(isSample).toBeVisible({ timeout: 150_000 });
});
