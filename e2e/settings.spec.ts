import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import type { Page } from '@playwright/test';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';
import { dataProcessOf } from './pages/data-process.ts';

test('settings are exported, reset, taken back and imported', async ({ app, page }) => {
  const dark = page.getByRole('radio', { name: 'Dark', exact: true });
  const system = page.getByRole('group', { name: 'Theme' }).getByRole('radio', { name: 'Follow the system' });
  await page.getByRole('link', { name: 'Settings' }).click();
  await dark.check();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  const path = await exported(app, page);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    tracebell_settings: 1,
    settings: { theme: 'dark' },
  });

  await page.getByRole('button', { name: 'Reset to defaults' }).click();
  await expect(page.getByText('All settings are what they are at first.')).toBeVisible();
  await expect(system).toBeChecked();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(dark).toBeChecked();

  await page.getByRole('button', { name: 'Reset to defaults' }).click();
  await expect(system).toBeChecked();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import settings…' }).click();
  await (await chooser).setFiles(path);
  await expect(page.getByText('The settings of the file hold now.')).toBeVisible();
  await expect(dark).toBeChecked();

  const again = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import settings…' }).click();
  await (await again).setFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.getByText('That is no file of Tracebell’s settings.')).toBeVisible();
  await expect(dark).toBeChecked();
});

test('what a test of the network found is said of the settings that were tested, and of no others', async ({
  page,
}) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  const network = page.getByRole('region', { name: 'Network' });
  await network.getByLabel('Own authorities').fill('/nowhere/ca.pem');
  await network.getByRole('button', { name: 'Save' }).click();
  const said = network.getByText('/nowhere/ca.pem, cannot be read');
  await expect(said).toBeVisible();
  await page.getByRole('button', { name: 'Reset to defaults' }).click();
  await expect(network.getByLabel('Own authorities')).toHaveValue('');
  await expect(said).toHaveCount(0);
});

test('the zone of the settings holds where nothing else is chosen', async ({ app, page }) => {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'a.json', lines([trace('a')])));
  await expect(page.getByText(/^Import finished/)).toBeVisible();
  await page.getByRole('link', { name: 'Settings' }).click();
  // How the traces are looked at is kept by now, with the zone of before.
  await expect.poll(() => keptIn(app, 'screens.json')).toContain('"zone": "utc"');
  await page.getByRole('combobox', { name: 'Times are shown in' }).selectOption('Asia/Shanghai');
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Time zone: Asia/Shanghai' })).toBeVisible();
  const again = await app.open();
  await again.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(again.getByRole('button', { name: 'Time zone: Asia/Shanghai' })).toBeVisible();
});

test('rows stand as close as the settings say, in this page and the next', async ({ app, page }) => {
  await newWorkspace(app, page);
  const records = Array.from({ length: 60 }, (_, at) => trace(`t${at}`));
  await openTraces(app, page, put(app.folder, 'a.json', lines(records)));
  await expect(page.getByText(/^Import finished/)).toBeVisible();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect.poll(() => heightOfRow(page)).toBe(28);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('radio', { name: 'Compact' }).check();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect.poll(() => heightOfRow(page)).toBe(24);
  await expect.poll(() => keptIn(app, 'settings.json')).toContain('compact');
  const again = await app.open();
  await again.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect.poll(() => heightOfRow(again)).toBe(24);
});

function keptIn(app: App, name: string): string {
  const path = join(app.home, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

async function heightOfRow(page: Page): Promise<number> {
  const row = page.getByRole('grid', { name: 'Traces', exact: true }).getByRole('row').nth(2);
  return (await row.boundingBox())?.height ?? 0;
}

test('a crash leaves a report in the settings, which is removed there', async ({ app, page }) => {
  test.skip(process.platform !== 'linux', 'The process is found by its arguments.');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('There is none.')).toBeVisible();
  process.kill(dataProcessOf(app.home), 'SIGKILL');
  await expect(page.getByText('ended unexpectedly and was started again')).toBeVisible();
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('There is 1.')).toBeVisible();
  await page.getByText(/the part that reads and writes data/).click();
  await expect(page.getByText('It was ended from outside, or could not say where it was.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove all reports' }).click();
  await expect(page.getByText('There is none.')).toBeVisible();
});

test('whose work the app is made with is found under About', async ({ page }) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Licences' }).click();
  const dialog = page.getByRole('dialog', { name: 'Licences' });
  await expect(dialog.getByRole('status')).toHaveText(/^\d\d packages$/);
  const search = dialog.getByRole('searchbox');
  await expect(search).toBeFocused();
  await page.keyboard.type('open font license');
  await expect(dialog.getByRole('status')).toHaveText(/^2 of \d\d packages$/);
  await dialog.getByText('@fontsource-variable/inter').click();
  await expect(dialog.getByLabel('Licence of @fontsource-variable/inter')).toContainText(
    'The Inter Project Authors',
  );
  expect(await barriersOn(page)).toEqual([]);
  await search.fill('nobody at all');
  await expect(dialog.getByRole('status')).toHaveText(/^0 of/);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Licences' })).toBeFocused();
});

async function exported(app: App, page: Page): Promise<string> {
  const path = join(app.folder, 'settings.json');
  const button = page.getByRole('button', { name: 'Export settings…' });
  if (app.answerDialog !== null) {
    await app.answerDialog('save', path);
    await button.click();
  } else {
    const download = page.waitForEvent('download');
    await button.click();
    await (await download).saveAs(path);
  }
  await expect(page.getByText('The settings were written to')).toBeVisible();
  return path;
}
