import type { Page } from '@playwright/test';
import { VIEW_NAMES } from '../shared/model/command.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

for (const command of ['light', 'dark', 'high contrast', '简体中文']) {
  test(`every view, the palette and the shortcuts can be read after “${command}”`, async ({ page }) => {
    await choose(page, command);
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

  test(`what a workspace with traces asks can be read after “${command}”`, async ({ app, page }) => {
    await newWorkspace(app, page);
    await openTraces(app, page, put(app.folder, 'one.json', lines([trace('a')])));
    await expect(page.getByText(/^Import finished/)).toBeVisible();
    await choose(page, command);
    await readDialog(page, 'Control+e', 'export of traces');
    await page.keyboard.press('Control+8');
    await page.locator('input[type=radio][value=days]').check();
    expect(await barriersOn(page), 'settings of the workspace').toEqual([]);
    await page.locator('form:has(input[inputmode=numeric]) button[type=submit]').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await barriersOn(page), 'question before a removal').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
}

async function choose(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(command);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function readDialog(page: Page, keys: string, name: string): Promise<void> {
  await page.keyboard.press(keys);
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await barriersOn(page), name).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}
