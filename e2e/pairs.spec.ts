import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const MINUTE = 60_000;
/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;

const vm = (id: string, ms: number, more: object = {}): object =>
  trace(id, {
    ...{ time: START + ms, record_time: START + ms, trace_rating: 'normal', service_type: 'ECS' },
    ...{ resource_type: 'vm', resource_name: 'web', trace_name: 'createVm', user: { name: 'ci' } },
    ...more,
  });

test('request and result of an operation are unfolded by keys and pointer, also where the filter hides one', async ({
  app,
  page,
}) => {
  const records = [
    vm('request', 0),
    vm('between', MINUTE, { resource_name: 'db', user: { name: 'lena' } }),
    vm('result', 3 * MINUTE + 12_000, { user: null, trace_rating: 'incident', trace_type: 'SystemAction' }),
    vm('later', 60 * MINUTE, { resource_name: 'mail', user: { name: 'lena' } }),
  ];
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'pairs.ndjson', lines(records)));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  const list = page.getByRole('grid', { name: 'Traces', exact: true });
  const rows = list.locator('[role=row][data-index]');
  const active = list.locator('[role=row][data-active]');
  await expect(list).toHaveAttribute('aria-rowcount', '5');
  await expect(list.getByText('pair 3m 12s')).toHaveCount(2);

  // Only what the user did: the result is of nobody.
  await page.getByRole('combobox', { name: 'Filter' }).fill('user = ci');
  await expect(list).toHaveAttribute('aria-rowcount', '2');
  await list.getByRole('button', { name: 'pair 3m 12s: show the result' }).click();
  await expect(list).toHaveAttribute('aria-rowcount', '3');
  await expect(rows.nth(1)).toContainText('result, 3m 12s after');
  await expect(rows.nth(1)).toContainText('incident');
  await list.getByRole('button', { name: 'pair 3m 12s: hide the result' }).click();
  await expect(list).toHaveAttribute('aria-rowcount', '2');

  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(list).toHaveAttribute('aria-rowcount', '3');
  await page.keyboard.press('ArrowDown');
  await expect(active).toContainText('result, 3m 12s after');
  await page.keyboard.press('Enter');
  await expect(page.getByText('It was requested 3m 12s earlier.')).toBeVisible();
  await page.getByRole('button', { name: 'Compare the two' }).click();
  await expect(page.getByRole('tab', { name: 'Compare', selected: true })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'Open the request' }).click();
  await expect(page.getByText('Its result was recorded 3m 12s later.')).toBeVisible();

  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await expect(active).toContainText('pair 3m 12s');
  await page.keyboard.press('ArrowLeft');
  await expect(list).toHaveAttribute('aria-rowcount', '2');
});
