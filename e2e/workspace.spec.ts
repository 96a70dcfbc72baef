import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { chooseFile } from './pages/choose-file.ts';

test('a workspace is made, closed, found again among the recent ones, and is one plain file', async ({
  app,
  page,
}) => {
  const path = join(app.folder, 'audit 2026 – Prüfung.tracebell');
  await expect(page.getByRole('heading', { name: 'Open a workspace to begin' })).toBeVisible();
  await chooseFile(app, page, {
    dialog: 'save',
    path,
    ask: () => page.getByRole('button', { name: 'New workspace…' }).click(),
  });
  await expect(page.getByRole('heading', { name: 'audit 2026 – Prüfung' })).toBeVisible();
  await expect(page).toHaveTitle('audit 2026 – Prüfung – Tracebell');
  await expect(page.getByRole('contentinfo')).toContainText(path);
  await expect(page.getByText('Nothing has been read into it yet.')).toBeVisible();

  await page.getByRole('main').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: 'Open a workspace to begin' })).toBeVisible();
  expect(readdirSync(app.folder)).toEqual(['audit 2026 – Prüfung.tracebell']);

  await page
    .getByRole('main')
    .getByRole('button', { name: /^audit 2026/ })
    .click();
  await expect(page.getByRole('heading', { name: 'audit 2026 – Prüfung' })).toBeVisible();
});

test('the workspace that was open is open again at the next start', async ({ app, page }) => {
  const path = join(app.folder, 'kept.tracebell');
  await chooseFile(app, page, { dialog: 'save', path, ask: () => page.keyboard.press('Control+Alt+n') });
  await expect(page.getByRole('heading', { name: 'kept' })).toBeVisible();
  const again = await app.open();
  await expect(again.getByRole('heading', { name: 'kept' })).toBeVisible();

  await again.getByRole('link', { name: 'Settings' }).click();
  await again.getByRole('checkbox', { name: 'Open the last workspace when Tracebell starts' }).uncheck();
  const third = await app.open();
  await expect(third.getByRole('heading', { name: 'Open a workspace to begin' })).toBeVisible();
});

test('a copy is written while the workspace is open, and the task says so', async ({ app, page }) => {
  const copy = join(app.folder, 'copy.tracebell');
  await chooseFile(app, page, {
    dialog: 'save',
    path: join(app.folder, 'original.tracebell'),
    ask: () => page.keyboard.press('Control+Alt+n'),
  });
  await expect(page.getByRole('heading', { name: 'original' })).toBeVisible();
  await chooseFile(app, page, {
    dialog: 'save',
    path: copy,
    ask: () => page.keyboard.press('Control+Shift+s'),
  });
  await page.getByRole('contentinfo').getByRole('button').click();
  const list = page.getByRole('dialog', { name: 'Tasks' });
  await expect(list.getByRole('listitem')).toContainText(/Save a copy.*Done.*written/s);
  expect(existsSync(copy)).toBe(true);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Compact', exact: true }).click();
  await page.getByRole('contentinfo').getByRole('button').click();
  await expect(list.getByRole('listitem').first()).toContainText(/Compact workspace.*Done/s);
  await page.keyboard.press('Escape');
});

test('a file that is no workspace is refused with the cause and the open one stays', async ({
  app,
  page,
}) => {
  const good = join(app.folder, 'good.tracebell');
  const bad = join(app.folder, 'bad.tracebell');
  writeFileSync(bad, 'time,user\n');
  await chooseFile(app, page, {
    dialog: 'save',
    path: good,
    ask: () => page.keyboard.press('Control+Alt+n'),
  });
  await expect(page.getByRole('heading', { name: 'good' })).toBeVisible();
  await chooseFile(app, page, { dialog: 'open', path: bad, ask: () => page.keyboard.press('Control+o') });
  await expect(page.getByText(`${bad} is not a Tracebell workspace.`)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('contentinfo')).toContainText(good);
  for (const dismiss of await page.getByRole('button', { name: 'Dismiss' }).all()) await dismiss.click();
});
