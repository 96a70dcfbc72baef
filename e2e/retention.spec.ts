import { existsSync } from 'node:fs';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const today = (): object => ({ time: Date.now(), record_time: Date.now() });

test('what a workspace keeps is set, applied after a question, and kept with the workspace', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  const file = put(app.folder, 'two.json', lines([trace('old'), trace('new', today())]));
  await openTraces(app, page, file);
  await expect(page.getByText(/^Import finished\. 1 file: 2 traces added\.$/)).toBeVisible();

  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByText('This workspace keeps all traces.')).toBeVisible();
  await page.getByRole('radio', { name: 'For a number of days' }).check();
  await page.getByRole('textbox', { name: 'Days' }).fill('30');
  expect(await barriersOn(page), 'the section').toEqual([]);
  await page.getByRole('button', { name: 'Apply' }).click();
  const question = page.getByRole('dialog', { name: 'Remove older traces?' });
  await expect(question).toContainText(/1 trace from before .* the last 30 days/);
  await expect(question).toContainText('stay on the disk as they are');
  expect(await barriersOn(page), 'the question').toEqual([]);
  await question.getByRole('button', { name: 'Remove 1 trace', exact: true }).click();
  await expect(page.getByText('This workspace keeps the traces of the last 30 days.')).toBeVisible();
  expect(existsSync(file)).toBe(true);

  const again = await app.open();
  await again.getByRole('link', { name: 'Settings' }).click();
  await expect(again.getByRole('textbox', { name: 'Days' })).toHaveValue('30');

  const older = put(app.folder, 'older.json', lines([trace('older')]));
  await openTraces(app, again, older);
  await expect(
    again.getByText(/^Import finished\. 1 file: 0 traces added, 1 older than this workspace keeps\.$/),
  ).toBeVisible();
  await again.getByRole('link', { name: 'Show result' }).click();
  await expect(again.getByRole('columnheader', { name: 'Expired' })).toBeVisible();
});

test('the name of an event that no document gives is filled in, and kept with the workspace', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  await page.getByRole('link', { name: 'Settings' }).click();
  const field = page.getByRole('textbox', { name: 'Name of “Key Deletion” in the traces' });
  await field.fill('Key:DeleteKey:Success');
  await field.press('Enter');
  await field.blur();
  expect(await barriersOn(page)).toEqual([]);

  const again = await app.open();
  await again.getByRole('link', { name: 'Settings' }).click();
  await expect(again.getByRole('textbox', { name: 'Name of “Key Deletion” in the traces' })).toHaveValue(
    'Key:DeleteKey:Success',
  );
});
