import { copyFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { chooseFile } from './pages/choose-file.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

test('of a workspace whose log has lost its end, it is said that what was written last is missing', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'a.json', lines([trace('a1'), trace('a2')])));
  await expect(page.getByText('Import finished.')).toBeVisible();
  // As a process that is killed now would leave it.
  const left = join(app.folder, 'left.tracebell');
  for (const ending of ['', '-wal', '-shm'])
    copyFileSync(join(app.folder, `audit.tracebell${ending}`), left + ending);
  truncateSync(`${left}-wal`, statSync(`${left}-wal`).size / 2);

  await chooseFile(app, page, { dialog: 'open', path: left, ask: () => page.keyboard.press('Control+o') });
  await expect(page.getByRole('heading', { name: 'left' })).toBeVisible();
  const notice = page.getByText(/What was written last .* is missing/);
  await expect(notice).toBeVisible();
  await expect(page.getByText('left.tracebell-log-damaged')).toBeVisible();
  expect(await barriersOn(page), 'a log that lost its end').toEqual([]);
});

test('of a workspace that was cut short, a recovered copy is made, and what was lost is said', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'a.json', lines([trace('a1'), trace('a2')])));
  await expect(page.getByText('Import finished.')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('heading', { name: 'Open a workspace to begin' })).toBeVisible();
  const path = join(app.folder, 'audit.tracebell');
  const { size } = statSync(path);
  truncateSync(path, size - 100);

  await chooseFile(app, page, { dialog: 'open', path, ask: () => page.keyboard.press('Control+o') });
  const make = page.getByRole('button', { name: 'Make a recovered copy' });
  await expect(make).toBeVisible();
  expect(await barriersOn(page), 'damage').toEqual([]);
  await make.click();
  const news = page.getByRole('status').filter({ hasText: 'holds what could be read' });
  await expect(news).toContainText('audit recovered.tracebell');
  await expect(news).toContainText(/Lost|Nothing was lost/);
  expect(statSync(path).size).toBe(size - 100);
  await news.getByRole('button', { name: 'Open it' }).click();
  await expect(page.getByRole('heading', { name: 'audit recovered' })).toBeVisible();
});
