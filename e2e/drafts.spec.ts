import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { dropFiles } from './pages/drop-files.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const MINUTE = 60_000;
/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;
const NAMES = ['deleteVpc', 'createVpc', 'updateVpc', 'deleteSubnet'];

/** Four operations in turn; the newest trace is the last. */
function traces(count: number): object[] {
  return Array.from({ length: count }, (_, at) =>
    trace(`t${at}`, {
      ...{ time: START + at * MINUTE, service_type: 'VPC', resource_type: 'vpc' },
      ...{ trace_name: NAMES[at % NAMES.length], trace_rating: at % 8 === 0 ? 'warning' : 'normal' },
    }),
  );
}

async function showTraces(app: App, page: Page): Promise<void> {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'many.ndjson', lines(traces(40))));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', '41');
}

const list = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('grid', { name: 'Traces', exact: true });
const activeRow = (page: Page): ReturnType<Page['locator']> => list(page).locator('[role=row][data-active]');
const news = (page: Page): ReturnType<Page['locator']> => page.locator('main [role=status] p');
const cell = (page: Page, name: string): ReturnType<Page['getByRole']> =>
  list(page).getByRole('gridcell', { name }).first();

async function choose(page: Page, name: string, item: string | RegExp): Promise<void> {
  await cell(page, name).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item }).click();
}

test('a draft is made from a trace, extended by another, followed, counted, kept and exported', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  await choose(page, 'deleteVpc', 'Start a draft from this trace');
  await expect(news(page)).toContainText('The draft deleteVpc was made.');

  // Its verdict on this trace, and why on another.
  await cell(page, 'deleteVpc').click();
  await page.getByRole('tab', { name: 'Verdicts' }).click();
  const verdicts = page.getByRole('list', { name: 'Verdicts of the drafts' });
  await expect(verdicts.getByRole('button', { name: 'Match deleteVpc', exact: true })).toBeVisible();
  await cell(page, 'createVpc').click();
  const unmatched = verdicts.getByRole('button', { name: /^No match deleteVpc/ });
  await unmatched.click();
  await expect(verdicts.getByText('The name of the trace is not listed.')).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);

  await choose(page, 'createVpc', 'Add to draft deleteVpc');
  await expect(news(page).last()).toContainText('1 operation was added to the draft deleteVpc.');
  await expect(verdicts.getByRole('button', { name: 'Match deleteVpc', exact: true })).toBeVisible();
  // One key takes it back.
  await list(page).focus();
  await page.keyboard.press('u');
  await expect(unmatched).toBeVisible();
  await choose(page, 'createVpc', 'Add to draft deleteVpc');
  await expect(verdicts.getByRole('button', { name: 'Match deleteVpc', exact: true })).toBeVisible();

  // The keys go from match to match.
  await page.getByRole('button', { name: 'Close details' }).click();
  await list(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('m');
  await expect(activeRow(page)).toContainText('createVpc');
  await page.keyboard.press('m');
  await expect(activeRow(page)).toContainText('deleteVpc');
  await page.keyboard.press('Shift+M');
  await expect(activeRow(page)).toContainText('createVpc');

  // The filter names drafts, and offers their names.
  const filter = page.getByRole('combobox', { name: 'Filter' });
  await filter.fill('matches = del');
  await expect(page.getByRole('option', { name: /^deleteVpc/ })).toBeVisible();
  await filter.fill('matches is empty');
  await expect(page.getByText('20 of 40 traces')).toBeVisible();
  await filter.fill('');
  await filter.press('Escape');

  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  const table = page.getByRole('table', { name: 'Drafts' });
  await expect(table).toContainText('Reports deleteVpc and createVpc of VPC.');
  await page.reload();
  await expect(table).toContainText('Reports deleteVpc and createVpc of VPC.');
  await expect(table.getByRole('button', { name: '20 matches of deleteVpc: show them' })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await table.getByRole('button', { name: '20 matches of deleteVpc: show them' }).click();
  await expect(filter).toHaveValue('matches = deleteVpc');
  await expect(page.getByText('20 of 40 traces')).toBeVisible();
});

test('a draft is written as text, keeps what was valid last, goes out, and comes in again', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No drafts yet' })).toBeVisible();
  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  const text = page.getByRole('textbox', { name: 'JSON of notification' });
  const notification = {
    ...{ notification_name: 'by_rating', operation_type: 'complete', odd: 'kept' },
    filter: { is_support_filter: true, condition: 'AND', rule: ['trace_rating = warning'] },
  };
  await text.fill(JSON.stringify(notification));
  await expect(page.getByText('Reports every operation, where trace_rating = warning.')).toBeVisible();
  await expect(page.getByText('5 matches', { exact: true })).toBeVisible();
  await expect(page.getByText('of 40 traces', { exact: true })).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: 'JSON of by_rating' }).press('End');
  await page.keyboard.type(', half');
  await expect(page.getByRole('alert')).toContainText('This is not valid JSON');
  expect(await barriersOn(page)).toEqual([]);
  await expect(page.getByText('Kept as typed; what was valid last counts.')).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: 'JSON' }).click();
  await expect(page.getByRole('textbox', { name: 'JSON of by_rating' })).toHaveValue(
    `${JSON.stringify(notification)}, half`,
  );

  await page.getByRole('link', { name: 'All drafts' }).click();
  const table = page.getByRole('table', { name: 'Drafts' });
  if (app.answerDialog === null) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export all' }).click(),
    ]);
    const written: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'));
    expect(written).toEqual({ notification, provider: 'huawei' });
  }
  await page.getByRole('button', { name: 'What can be done with by_rating' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'No drafts yet' })).toBeVisible();
  await news(page).last().getByRole('button', { name: 'Undo' }).click();
  await expect(table).toContainText('by_rating');

  const file = put(
    app.folder,
    'in.json',
    JSON.stringify({ notifications: [notification, { notification: {} }] }),
  );
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(news(page).last()).toContainText('2 drafts were imported.');
  await expect(table.getByRole('row')).toHaveCount(4);
  const content = JSON.stringify([notification]);
  await dropFiles(page, [{ name: 'dropped.json', path: file, content }]);
  await expect(table.getByRole('row')).toHaveCount(5);

  // Terraform's own language, with more in the file than the notification; what a draft cannot be made of is said with its place.
  const terraform = (name: string): string =>
    `variable "stage" {}\nresource "huaweicloud_cts_notification" "a" {\n  name = ${name}\n  operation_type = "complete"\n}\n`;
  await page
    .locator('input[type=file]')
    .setInputFiles(put(app.folder, 'in.tf', terraform('"from_terraform"')));
  await expect(table).toContainText('from_terraform');
  await expect(table.getByRole('row')).toHaveCount(6);
  await page.locator('input[type=file]').setInputFiles(put(app.folder, 'odd.tf', terraform('var.stage')));
  await expect(page.getByText(/^Line 3, character 10: what this comes to/)).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(6);

  // All that are shown are chosen by keys, copied, and deleted together; one click brings them back.
  const search = page.getByRole('searchbox', { name: 'Search drafts' });
  await search.fill('by_rating');
  await expect(table.getByRole('row')).toHaveCount(4);
  await table.getByRole('checkbox', { name: 'Choose all' }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(page.getByText('3 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Duplicate', exact: true }).click();
  await expect(news(page).last()).toContainText('3 drafts were made as copies.');
  await expect(table.getByRole('row')).toHaveCount(7);
  await expect(page.getByText('3 chosen')).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await table
    .getByRole('checkbox', { name: /^Choose by_rating/, checked: true })
    .first()
    .focus();
  await page.keyboard.press('Delete');
  await expect(news(page).last()).toContainText('3 drafts were deleted.');
  await expect(table.getByRole('row')).toHaveCount(4);
  await news(page).last().getByRole('button', { name: 'Undo' }).click();
  await expect(table.getByRole('row')).toHaveCount(7);
});
