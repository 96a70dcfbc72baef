import type { Page } from '@playwright/test';
import { VIEW_NAMES } from '../shared/model/command.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';

for (const command of ['light', 'dark', 'high contrast', '简体中文']) {
  test(`every view, the palette and the shortcuts can be read after “${command}”`, async ({ page }) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(command);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    for (const [index, view] of VIEW_NAMES.entries()) {
      await page.keyboard.press(`Control+${index + 1}`);
      await expect(page.locator(`a[href="#/${view}"]`)).toHaveAttribute('aria-current', 'page');
      expect(await barriersOn(page), view).toEqual([]);
    }
    await page.evaluate(() => void (location.hash = '#/overview/imports'));
    await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
    expect(await barriersOn(page), 'imports').toEqual([]);
    await readDialog(page, 'Control+Shift+o', 'traces to open');
    await readDialog(page, '?', 'shortcuts');
    await readDialog(page, 'Control+k', 'palette');
  });
}

async function readDialog(page: Page, keys: string, name: string): Promise<void> {
  await page.keyboard.press(keys);
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await barriersOn(page), name).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
