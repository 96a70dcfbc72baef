import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const HOUR = 3_600_000;
/** 2024-05-14 00:00 UTC. */
const START = 1_715_644_800_000;

/** Two traces an hour over two days, each sixth a warning; an hour of forty; and one operator nobody saw before. */
function records(): object[] {
  const at = (hour: number, nth: number, members: object = {}): object => {
    const time = START + hour * HOUR + nth * 60_000;
    return trace(`t${hour}-${nth}`, {
      ...{ time, record_time: time + 1000, trace_rating: 'normal', user: { name: 'lena' } },
      ...members,
    });
  };
  const hours = Array.from({ length: 48 }, (_, hour) => hour);
  return [
    ...hours.flatMap((hour) => [
      at(hour, 0),
      at(hour, 1, { service_type: 'ECS', trace_rating: hour % 3 === 0 ? 'warning' : 'normal' }),
    ]),
    ...Array.from({ length: 40 }, (_, nth) =>
      at(30, 2 + nth, { service_type: 'KMS', trace_name: 'deleteKey' }),
    ),
    at(40, 5, { trace_rating: 'incident', user: { name: '=svc-build' } }),
  ];
}

async function showOverview(app: App, page: Page): Promise<void> {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'two-days.ndjson', lines(records())));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await expect(chart(page)).toBeVisible();
}

const chart = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('application', { name: 'Traces over time, by rating' });
const window = (page: Page, name: string): Promise<void> =>
  page
    .getByRole('radiogroup', { name: 'Time', exact: true })
    .getByRole('radio', { name, exact: true })
    .check();

test('the overview leads from a bar to its traces and back, and its figures are those of the list', async ({
  app,
  page,
}) => {
  await showOverview(app, page);
  await expect(page.getByText('1 incident', { exact: true })).toBeVisible();
  await expect(page.getByText('16 warnings', { exact: true })).toBeVisible();
  await window(page, 'Day');

  // The busiest hour, by keys: the bar says what the table and the list say.
  await expect(page.getByRole('cell', { name: '2024-05-15 06:00' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'As a table: Ratings', exact: true }).click();
  await page.getByRole('button', { name: '2024-05-15 06:00 to 07:00: 42. Show these traces' }).click();
  await expect(page.getByText('42 of 137 traces')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('radio', { name: 'Day', exact: true }).first()).toBeChecked();
  await expect(page.getByRole('heading', { name: 'Failures' })).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);

  await chart(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Traces', exact: true })).toBeVisible();
  await page.goBack();
  await window(page, 'All');
  await page.getByRole('button', { name: /^ECS 48: .* Show these traces$/ }).click();
  await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue('service = ECS');
  await expect(page.getByText('48 of 137 traces')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Failures' })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
});

test('what is new and what is loud is found by thresholds, and a chart is saved', async ({
  app,
  page,
  host,
}) => {
  await showOverview(app, page);
  await window(page, 'Day');
  await expect(page.getByText(/^New is what was not seen before this time/)).toBeVisible();
  await expect(page.getByRole('row', { name: /=svc-build.*new 1 0/ })).toBeVisible();
  await expect(
    page.getByRole('button', { name: /^2024-05-15 06:00 to 07:00: show these traces$/ }),
  ).toBeVisible();
  await page.getByRole('spinbutton', { name: 'At least traces' }).fill('43');
  await page.keyboard.press('Tab');
  await expect(page.getByText('No bar stands out so far.')).toBeVisible();

  const save = page.getByRole('button', { name: 'Save as CSV: New or rare' });
  const path = join(app.folder, 'new.csv');
  if (host === 'serve') {
    const [file] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(file.suggestedFilename()).toBe('new-or-rare-operator.csv');
    await file.saveAs(path);
  } else {
    await app.answerDialog?.('save', path);
    await save.click();
    await expect(page.getByText(/^Saved: /)).toBeVisible();
  }
  // A table program would run what begins with `=`.
  expect(readFileSync(path, 'utf8')).toContain("\r\n'=svc-build,new,1,0,");
});
