import { join } from 'node:path';
import { expect, test } from './fixtures/app.ts';
import { chooseFile } from './pages/choose-file.ts';
import { dataProcessOf } from './pages/data-process.ts';

test('when the data process is killed, every tab that is open says so', async ({ app, page, host }) => {
  test.skip(host !== 'serve', 'A window of the desktop is one.');
  test.skip(process.platform !== 'linux', 'The process is found by its arguments.');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByRole('navigation').first()).toBeVisible();
  process.kill(dataProcessOf(app.home), 'SIGKILL');
  for (const tab of [page, other])
    await expect(tab.getByText('ended unexpectedly and was started again')).toBeVisible();
  await other.reload();
  await expect(other.getByRole('navigation').first()).toBeVisible();
  await expect(other.getByText('ended unexpectedly and was started again')).toHaveCount(0);
  await other.close();
});

test('when the data process is killed, the page says so once and the same workspace is open', async ({
  app,
  page,
}) => {
  test.skip(process.platform !== 'linux', 'The process is found by its arguments.');
  await chooseFile(app, page, {
    dialog: 'save',
    path: join(app.folder, 'survivor.tracebell'),
    ask: () => page.keyboard.press('Control+Alt+n'),
  });
  await expect(page.getByRole('heading', { name: 'survivor' })).toBeVisible();
  process.kill(dataProcessOf(app.home), 'SIGKILL');
  const said = page.getByText('ended unexpectedly and was started again');
  await expect(said).toBeVisible();
  await expect(page.getByText('The same workspace is open again.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'survivor' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Dismiss' })).toHaveCount(1);

  // And it works: a write, through the new process.
  await page.getByRole('button', { name: 'Compact', exact: true }).click();
  await page.getByRole('contentinfo').getByRole('button').click();
  await expect(page.getByRole('dialog', { name: 'Tasks' }).getByRole('listitem').first()).toContainText(
    'Done',
  );
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(said).toHaveCount(0);
});
