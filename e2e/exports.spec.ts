import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

/** A line feed within a record, and a cell that a spreadsheet would run. */
const RECORDS = [
  '{"trace_id": "a2", "trace_name": "=cmd|calc", "trace_rating": "normal", "service_type": "VPC", "time": 1715824860000, "request": {"n": 9007199254740993}}',
  JSON.stringify(trace('a1')),
];

const dialogOf = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('dialog', { name: 'Export traces' });

async function readTwo(app: App, page: Page): Promise<void> {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'two.json', lines(RECORDS)));
  await expect(page.getByText(/^Import finished\. 1 file: 2 traces added\.$/)).toBeVisible();
}

/** In the way of this host; the dialog is open, and all else is chosen. */
async function writeTo(app: App, page: Page, path: string): Promise<void> {
  if (app.answerDialog === null) {
    await dialogOf(page).getByLabel('Path').fill(path);
    await dialogOf(page).getByRole('button', { name: 'Export', exact: true }).click();
  } else {
    await app.answerDialog('save', path);
    await dialogOf(page).getByRole('button', { name: 'Choose where…' }).click();
  }
}

test('traces are exported as a table, oldest first, in UTC, and nothing in it runs', async ({
  app,
  page,
}) => {
  await readTwo(app, page);
  await page.getByRole('main').getByRole('button', { name: 'Export traces…' }).click();
  await expect(dialogOf(page)).toContainText('2 traces: all that this workspace holds');
  expect(await barriersOn(page), 'the dialog').toEqual([]);
  const out = join(app.folder, 'out.csv');
  await writeTo(app, page, out);
  await expect(page.getByText(/^2 traces \(.*\) written to .*out\.csv$/)).toBeVisible();

  const [head = '', first = '', second = '', ...rest] = readFileSync(out, 'utf8').trim().split('\r\n');
  expect(head.replace('\uFEFF', '').split(',')).toEqual(
    expect.arrayContaining(['time', 'trace_id', 'trace_name']),
  );
  expect(first).toContain('2024-05-16T02:00:00');
  expect(first).toContain('a1');
  expect(second).toContain("'=cmd|calc");
  expect(rest).toEqual([]);

  await page.getByRole('contentinfo').getByRole('button').click();
  await expect(page.getByRole('dialog', { name: 'Tasks' }).getByRole('listitem').first()).toContainText(
    /Export traces.*Done · 2 traces \(.*\) written/s,
  );
});

test('records are exported as they were, a line each, and can be read in again', async ({ app, page }) => {
  await readTwo(app, page);
  await page.keyboard.press('Control+e');
  await dialogOf(page).getByRole('radio', { name: 'NDJSON' }).check();
  await expect(dialogOf(page).getByRole('radio', { name: 'Original records' })).toBeChecked();
  const out = join(app.folder, 'out.ndjson');
  await writeTo(app, page, out);
  await expect(page.getByText(/^2 traces \(.*\) written to .*out\.ndjson$/)).toBeVisible();
  expect(readFileSync(out, 'utf8').trim().split('\n')).toEqual(RECORDS.toReversed());

  await openTraces(app, page, out);
  await expect(page.getByText(/^Import finished\. 1 file: 0 traces added, 2 duplicates\.$/)).toBeVisible();
});

test('a file that exists is replaced only after a yes', async ({ app, page }) => {
  await readTwo(app, page);
  const out = join(app.folder, 'kept.csv');
  writeFileSync(out, 'mine');
  await page.keyboard.press('Control+e');
  await writeTo(app, page, out);
  // The system's dialog has asked by itself.
  if (app.answerDialog === null) {
    await expect(dialogOf(page).getByRole('alert')).toContainText('exists already');
    expect(await barriersOn(page), 'the question').toEqual([]);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    await dialogOf(page).getByRole('button', { name: 'Replace the file' }).click();
  }
  await expect(page.getByText(/^2 traces \(.*\) written to .*kept\.csv$/)).toBeVisible();
  expect(readFileSync(out, 'utf8')).not.toBe('mine');
});
