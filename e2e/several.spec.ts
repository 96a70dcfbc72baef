import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const MINUTE = 60_000;
/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;
/** More than are held one by one. */
const TRACES = 1_500;

const made = (from: number, to: number): string =>
  lines(
    Array.from({ length: to - from }, (_, at) => {
      const time = START + (from + at) * MINUTE;
      return trace(`t${from + at}`, {
        ...{ time, record_time: time + 5_000, resource_name: `port-${from + at}` },
        ...{ service_type: (from + at) % 10 === 0 ? 'ECS' : 'VPC' },
      });
    }),
  );

async function showTraces(app: App, page: Page): Promise<void> {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'many.ndjson', made(0, TRACES)));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(TRACES + 1));
}

const list = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('grid', { name: 'Traces', exact: true });
const activeRow = (page: Page): ReturnType<Page['locator']> => list(page).locator('[role=row][data-active]');
const selectedRows = (page: Page): ReturnType<Page['locator']> =>
  list(page).locator('[role=row][aria-selected=true]');
const rowOf = (page: Page, name: string): ReturnType<Page['locator']> =>
  list(page).getByRole('gridcell', { name, exact: true });
const said = (page: Page, text: string | RegExp): ReturnType<Page['locator']> =>
  page.getByRole('status').filter({ hasText: text });

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('several traces are selected by keys and clicks, and marked, tagged and compared together', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  await expect(list(page)).toHaveAttribute('aria-multiselectable', 'true');
  await list(page).focus();
  await press(page, 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(said(page, '3 selected')).toBeVisible();
  await expect(selectedRows(page)).toHaveCount(3);
  await press(page, 'Shift+ArrowUp');
  await expect(said(page, '2 selected')).toBeVisible();

  // One by one, with rows in between that are not.
  await press(page, 'Control+ArrowDown', 'Control+ArrowDown', 'Control+Space');
  await expect(said(page, '3 selected')).toBeVisible();
  await rowOf(page, 'port-1493').click({ modifiers: ['ControlOrMeta'] });
  await expect(said(page, '4 selected')).toBeVisible();
  await rowOf(page, 'port-1493').click({ modifiers: ['ControlOrMeta'] });
  await expect(selectedRows(page)).toHaveCount(3);

  await press(page, 'b');
  await expect(said(page, 'Bookmarked')).not.toHaveCount(0);
  await expect(list(page).getByText('Bookmarked')).toHaveCount(3);
  await press(page, 'b');
  await expect(list(page).getByText('Bookmarked')).toHaveCount(0);
  await press(page, 'z');
  await expect(list(page).getByText('Bookmarked')).toHaveCount(3);

  await press(page, 'l');
  const field = page.getByRole('combobox', { name: 'Add a tag' });
  await expect(field).toBeFocused();
  await page.keyboard.type('open');
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Remove tag open' })).toBeVisible();
  expect(await barriersOn(page), 'tags of several').toEqual([]);
  await press(page, 'Escape');
  await expect(list(page)).toBeFocused();
  await expect(said(page, '3 selected')).toBeVisible();

  await press(page, 'Escape');
  await expect(selectedRows(page)).toHaveCount(1);
  await rowOf(page, 'port-1499').click();
  await press(page, 'Escape');
  await rowOf(page, 'port-1495').click({ modifiers: ['Shift'] });
  await expect(said(page, '5 selected')).toBeVisible();
  await press(page, 'l');
  await expect(page.getByRole('group', { name: 'Tags of 5 traces' })).toContainText('3 of 5');
  await press(page, 'Escape', 'Escape');

  await rowOf(page, 'port-1499').click();
  await press(page, 'Escape');
  await rowOf(page, 'port-1495').click({ modifiers: ['ControlOrMeta'] });
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('tab', { name: 'Compare' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('radio', { name: 'The other selected one' })).toBeChecked();
  for (const size of [
    { width: 1280, height: 800 },
    { width: 900, height: 600 },
  ]) {
    await page.setViewportSize(size);
    expect(await barriersOn(page), `${size.width}`).toEqual([]);
  }
});

test('all of the list is selected at once, less some, and what came in since is not', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  await list(page).focus();
  await press(page, 'Home', 'Control+a');
  await expect(said(page, '1,500 selected')).toBeVisible();
  await press(page, 'Control+ArrowDown', 'Control+Space');
  await expect(said(page, '1,499 selected')).toBeVisible();
  await press(page, 'b');
  await expect(said(page, 'At most 1,000 traces at once')).toBeVisible();

  await openTraces(app, page, put(app.folder, 'more.ndjson', made(TRACES, TRACES + 3)));
  await page.getByRole('button', { name: '3 new: show' }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(TRACES + 4));
  await expect(said(page, '1,499 selected')).toBeVisible();
  await expect(activeRow(page)).toContainText('port-1498');
  await expect(activeRow(page)).toHaveAttribute('aria-selected', 'false');

  await list(page).focus();
  await press(page, 'Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export traces' });
  await expect(dialog.getByRole('radio', { name: 'The 1,499 selected' })).toBeChecked();
  const path = join(app.folder, 'selected.csv');
  if (app.answerDialog === null) {
    await dialog.getByLabel('Path').fill(path);
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  } else {
    await app.answerDialog('save', path);
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
  }
  await expect(page.getByText(/^1,499 traces \(.*written to/)).toBeVisible();
  const written = readFileSync(path, 'utf8');
  expect(written).not.toContain('port-1498');
  expect(written).not.toContain('port-1501');
  expect(written).toContain('port-0');

  // Another list has other places: what is named stays selected, what is too many is given up.
  const filter = page.getByRole('combobox', { name: 'Filter' });
  await filter.fill('service = ECS');
  await expect(said(page, '1,499 traces are no longer selected')).toBeVisible();
  await list(page).focus();
  await press(page, 'Home', 'Control+a');
  await expect(said(page, '151 selected')).toBeVisible();
  await filter.fill('service = ECS and resource starts with "port-14"');
  await expect(said(page, '151 selected · 140 of them not in the list')).toBeVisible();
  await filter.fill('');
  await filter.press('Escape');
  await expect(said(page, /151 selected$/)).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
});

test('what comes in underneath a filter and a window moves nothing, is offered, and is not among what is selected', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  const filter = page.getByRole('combobox', { name: 'Filter' });
  await filter.fill('service = ECS');
  await expect(list(page)).toHaveAttribute('aria-rowcount', '151');
  await page.getByRole('radio', { name: 'All', exact: true }).click();
  await list(page).focus();
  await press(page, 'Home', 'PageDown', 'PageDown');
  // Not the last row in view, which what is told above the list would cover for a moment.
  for (let step = 0; step < 6; step += 1) await press(page, 'ArrowUp');
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(said(page, '3 selected')).toBeVisible();
  // Rows of the page are drawn in any order.
  const texts = async (): Promise<string[]> => (await selectedRows(page).allTextContents()).sort();
  const before = await texts();
  const place = await activeRow(page).boundingBox();

  await openTraces(app, page, put(app.folder, 'more.ndjson', made(TRACES, TRACES + 20)));
  const offer = page.getByRole('button', { name: '2 new: show' });
  await expect(offer).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', '151');
  await expect.poll(() => activeRow(page).boundingBox()).toEqual(place);

  await offer.click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', '153');
  await expect(said(page, '3 selected')).toBeVisible();
  expect(await texts()).toEqual(before);
  await expect.poll(() => activeRow(page).boundingBox()).toEqual(place);
  expect(await barriersOn(page)).toEqual([]);
});
