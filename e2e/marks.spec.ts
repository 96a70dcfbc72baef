import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const MINUTE = 60_000;
/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;
const TRACES = 600;
/** What others write may be anything, in a note as well. */
const NOTE =
  '# Ticket 4711\n\n- approved **by nobody**\n- <img src=x onerror=alert(1)> [run](https://a.example/x)';

async function showTraces(app: App, page: Page): Promise<void> {
  const traces = Array.from({ length: TRACES }, (_, at) => {
    const time = START + at * MINUTE;
    return trace(`t${at}`, { time, record_time: time + 5_000, resource_name: `port-${at}` });
  });
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'many.ndjson', lines(traces)));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(TRACES + 1));
}

const list = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('grid', { name: 'Traces', exact: true });
const activeRow = (page: Page): ReturnType<Page['locator']> => list(page).locator('[role=row][data-active]');

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('traces are bookmarked, tagged and noted by keys, found again by them, and keep them after a reload', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  await list(page).focus();
  await press(page, 'Home', 'ArrowDown', 'b');
  await expect(activeRow(page).getByText('Bookmarked')).toBeAttached();
  await press(page, 'ArrowDown', 'ArrowDown', 'l');
  const field = page.getByRole('combobox', { name: 'Add a tag' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Eip ');
  await press(page, 'Enter');
  await page.keyboard.type('审计');
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: 'Remove tag 审计' })).toBeVisible();
  expect(await barriersOn(page), 'tags').toEqual([]);
  await press(page, 'Escape');
  await expect(field).toBeHidden();
  await expect(list(page)).toBeFocused();
  await expect(activeRow(page)).toContainText('Eip');

  await press(page, 'End', 'l');
  await page.keyboard.type('EI');
  await expect(page.getByRole('option', { name: 'Eip 1' })).toBeVisible();
  await press(page, 'ArrowDown', 'Enter', 'Escape', 'b', 'e');
  // Also what is typed before the note is there, which would be commands in the list.
  await page.keyboard.type('bzt ahead');
  const note = page.getByRole('textbox', { name: 'Note' });
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('bzt ahead');
  await note.fill(NOTE);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await barriersOn(page), 'the note is written').toEqual([]);
  await press(page, 'Escape');
  await expect(list(page)).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Ticket 4711' })).toBeVisible();
  await expect(page.getByText('<img src=x onerror=alert(1)>', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy the address https://a.example/x' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Note' }).locator('a, img')).toHaveCount(0);

  await press(page, 'Home', '.');
  await expect(activeRow(page)).toContainText('port-598');
  await press(page, '.');
  await expect(activeRow(page)).toContainText('port-0');
  await press(page, '.');
  await expect(page.getByText('No bookmark further down.')).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByText('There is no draft yet whose matches could be gone to.')).toBeVisible();
  await press(page, '<');
  await expect(activeRow(page)).toContainText('port-596');
  await press(page, ',');
  await expect(activeRow(page)).toContainText('port-598');

  await press(page, 'b');
  await expect(page.getByText('Bookmark removed')).toBeVisible();
  await press(page, 'z');
  await expect(page.getByText('Taken back')).toBeVisible();
  await expect(activeRow(page).getByText('Bookmarked')).toBeAttached();

  const filter = page.getByRole('combobox', { name: 'Filter' });
  await press(page, '/');
  await page.keyboard.type('tag = ');
  await expect(page.getByRole('option', { name: 'Eip 2' })).toBeVisible();
  await page.keyboard.type('eip');
  await expect(page.getByText(`2 of ${TRACES} traces`)).toBeVisible();
  await filter.fill('bookmarked = true and note contains* ticket');
  await expect(page.getByText(`1 of ${TRACES} traces`)).toBeVisible();
  await filter.fill('');
  await filter.press('Escape');
  await page.getByRole('button', { name: 'Only 审计, 1' }).click();
  await expect(filter).toHaveValue('tag = 审计');
  await expect(page.getByText(`1 of ${TRACES} traces`)).toBeVisible();
  for (const size of [
    { width: 1280, height: 800 },
    { width: 900, height: 600 },
  ]) {
    await page.setViewportSize(size);
    expect(await barriersOn(page), `${size.width}`).toEqual([]);
  }

  const again = await app.open();
  await again.getByRole('link', { name: 'Traces', exact: true }).click();
  const filterAgain = again.getByRole('combobox', { name: 'Filter' });
  await expect(filterAgain).toHaveValue('tag = 审计');
  await filterAgain.fill('');
  await filterAgain.press('Escape');
  await again.getByRole('button', { name: 'Only With a note, 1' }).click();
  await expect(again.getByText(`1 of ${TRACES} traces`)).toBeVisible();
  await list(again).getByText('port-0', { exact: true }).click();
  await again.getByRole('tab', { name: 'Note' }).click();
  await expect(again.getByRole('heading', { name: 'Ticket 4711' })).toBeVisible();
});

test('a note that is written in two tabs holds what both have written', async ({ app, page, host }) => {
  test.skip(host !== 'serve', 'A window of the desktop is one.');
  await showTraces(app, page);
  await list(page).focus();
  await press(page, 'Home', 'e');
  const note = (of: Page): ReturnType<Page['getByRole']> => of.getByRole('textbox', { name: 'Note' });
  await expect(note(page)).toBeFocused();
  await page.keyboard.type('one');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await list(other).focus();
  await press(other, 'Home', 'e');
  await expect(note(other)).toHaveValue('one');
  await note(other).press('End');
  await other.keyboard.type(', two');
  await expect(note(page)).toHaveValue('one, two');
  await note(page).press('End');
  await page.keyboard.type(', three');
  await expect(note(other)).toHaveValue('one, two, three');
});
