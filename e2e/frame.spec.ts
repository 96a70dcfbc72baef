import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/app.ts';

const VIEWS = ['Overview', 'Traces', 'Notifications', 'Coverage', 'Changes', 'Trackers', 'Cases', 'Settings'];

test('every view opens from the rail, by key and from the palette, and the address keeps it', async ({
  page,
}) => {
  for (const [index, name] of VIEWS.entries()) {
    await page.getByRole('link', { name }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
    await page.keyboard.press(`Control+${((index + 3) % VIEWS.length) + 1}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(VIEWS[(index + 3) % VIEWS.length] ?? '');
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.type('go cover');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Coverage');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Coverage');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Coverage');
});

test('the palette works by keyboard alone and gives the focus back', async ({ page }) => {
  const opener = page.getByRole('button', { name: /Commands/ });
  await opener.focus();
  await page.keyboard.press('Enter');
  const field = page.getByRole('combobox', { name: 'Command palette' });
  await expect(field).toBeFocused();
  await page.keyboard.type('zzz');
  await expect(page.getByText('No command matches.')).toBeVisible();
  await field.fill('theme');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { selected: true })).toHaveText(/Theme: dark/);
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the language changes at once, everywhere, and is kept', async ({ app, page }) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: '简体中文' }).check();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('设置');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('概览');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '打开工作区即可开始' })).toBeVisible();
  const again = await app.open();
  await expect(again.getByRole('link', { name: '追踪器' })).toBeVisible();
});

test('nothing is cut off at 900x600, nor at 1280x800 in 200 %', async ({ page }) => {
  for (const size of [
    { width: 900, height: 600 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size);
    for (let view = 1; view <= VIEWS.length; view += 1) {
      await page.keyboard.press(`Control+${view}`);
      expect(await widerThanShown(page), `${size.width}x${size.height}, view ${view}`).toEqual([]);
      await expect(page.getByRole('link', { name: VIEWS[view - 1] ?? '' })).toBeInViewport();
    }
  }
});

/** Parts of the frame that a person would have to scroll sideways to read. */
function widerThanShown(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main, nav, header, footer, body')]
      .filter((part) => part.scrollWidth > part.clientWidth + 1)
      .map((part) => `${part.tagName} ${part.scrollWidth} > ${part.clientWidth}`),
  );
}
