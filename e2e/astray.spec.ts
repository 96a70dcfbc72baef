import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { chooseFile } from './pages/choose-file.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const closeButton = (page: Page) =>
  page.getByRole('main').getByRole('button', { name: 'Close', exact: true });

test('a workspace that is deleted while it is open is told of, and nothing is lost in the copy that is saved', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'a.json', lines([trace('a1'), trace('a2')])));
  await expect(page.getByText('Import finished.')).toBeVisible();
  rmSync(join(app.folder, 'audit.tracebell'));
  const notice = page.getByRole('region', { name: 'The open file' });
  await expect(notice).toContainText('was deleted or moved away while it was open');
  expect(await barriersOn(page), 'a file that went away').toEqual([]);

  // What is long is refused, and said; what was read before can still be looked at.
  await openTraces(app, page, put(app.folder, 'b.json', lines([trace('b1')])));
  await expect(
    page.getByRole('region', { name: 'Messages' }).getByText(/was deleted or moved away/),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss', exact: true }).click();

  // Nothing is left behind without being asked.
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await closeButton(page).click();
  const question = page.getByRole('dialog', { name: 'Leave it without a copy?' });
  await expect(question.getByRole('button', { name: 'Save a copy and go on in it…' })).toBeFocused();
  expect(await barriersOn(page), 'the question before it is left').toEqual([]);
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(notice).toContainText('was deleted');

  const copy = join(app.folder, 'saved.tracebell');
  await chooseFile(app, page, {
    dialog: 'save',
    path: copy,
    ask: () => notice.getByRole('button', { name: 'Save a copy and go on in it…' }).click(),
  });
  await expect(page.getByRole('heading', { name: 'saved' })).toBeVisible();
  await expect(notice).toBeEmpty();
  await expect(page.getByRole('contentinfo')).toContainText(copy);
  expect(existsSync(copy)).toBe(true);
  await openTraces(app, page, join(app.folder, 'b.json'));
  await expect(page.getByText('Import finished.')).toBeVisible();
  await page.getByRole('link', { name: 'Traces' }).click();
  await expect(page.getByText('3 traces').first()).toBeVisible();
});

test('a workspace that is renamed while it is open goes on under its new name, or under the old one', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  const [path, away] = [join(app.folder, 'audit.tracebell'), join(app.folder, 'away.tracebell')];
  const notice = page.getByRole('region', { name: 'The open file' });
  renameSync(path, away);
  await expect(notice).toContainText(`was moved while it was open, to ${away}`);
  renameSync(away, path);
  await expect(notice).toBeEmpty();
  renameSync(path, away);
  await notice.getByRole('button', { name: 'Go on with it there' }).click();
  await expect(page.getByRole('heading', { name: 'away' })).toBeVisible();
  await expect(notice).toBeEmpty();
  await openTraces(app, page, put(app.folder, 'a.json', lines([trace('a1')])));
  await expect(page.getByText('Import finished.')).toBeVisible();
});

test('a workspace that is deleted while it is open is left without a copy by a person who says so', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  rmSync(join(app.folder, 'audit.tracebell'));
  await expect(page.getByRole('region', { name: 'The open file' })).toContainText('was deleted');
  await closeButton(page).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave all the same' }).click();
  await expect(page.getByRole('button', { name: 'New workspace' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'The open file' })).toBeEmpty();
});
