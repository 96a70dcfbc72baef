import type { Page } from '@playwright/test';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const MEMBERS = 10_000;
const LONG_LETTERS = 5_000_000;
const MINUTE_MS = 60_000;
const NOON = 1_715_860_800_000;

const list = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('grid', { name: 'Traces', exact: true });

async function show(app: App, page: Page, traces: readonly object[]): Promise<void> {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'hard.ndjson', lines(traces)));
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
}

/** Where on the screen the selected row is. */
async function placeOfRow(page: Page): Promise<number> {
  return (await list(page).getByRole('row', { selected: true }).boundingBox())?.y ?? NaN;
}

async function openDetail(page: Page, name: string, tab: string): Promise<void> {
  await list(page).getByText(name, { exact: true }).dblclick();
  // Two clicks open a trace; they select no word of it.
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
  await page.getByRole('tab', { name: tab, exact: true }).click();
}

test('a body of ten thousand members and one of five megabytes are read, folded and searched', async ({
  app,
  page,
}) => {
  const members = Object.fromEntries(
    Array.from({ length: MEMBERS }, (_, at) => [`member-${at}`, { at, text: `value ${at}` }]),
  );
  const long = `${'x'.repeat(LONG_LETTERS)}the end`;
  await show(app, page, [
    trace('many', { resource_name: 'many-members', request: members, time: NOON }),
    trace('long', { resource_name: 'long-text', request: { long, after: 'short' }, time: NOON - MINUTE_MS }),
  ]);
  await openDetail(page, 'many-members', 'Request');
  const tree = page.getByRole('tree');
  await expect(tree.getByRole('treeitem').first()).toBeVisible();
  // Those in view are elements, not all of them.
  expect(await tree.getByRole('treeitem').count()).toBeLessThan(200);
  await page.getByRole('searchbox', { name: 'Search here' }).fill('value 9876');
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  await expect(tree.getByText('value 9876')).toBeVisible();
  await page.getByRole('tab', { name: 'Raw', exact: true }).click();
  await expect(page.getByText(/as it was read/).first()).toBeVisible();
  await page.keyboard.press('Escape');

  await openDetail(page, 'long-text', 'Request');
  await expect(tree.getByText('short')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search here' }).fill('the end');
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible();
  // Found by a search over all bodies as well, which is how the list finds it.
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Filter' }).fill('"xthe end"');
  await expect(page.getByText('1 of 2 traces')).toBeVisible();
});

test('a pattern that would run for ever is given up and said, and the list stays what it was', async ({
  app,
  page,
}) => {
  const names = Array.from({ length: 40 }, (_, at) => `${'a'.repeat(40 + at)}!`);
  await show(
    app,
    page,
    names.map((name, at) => trace(`t${at}`, { resource_name: name, message: name, time: NOON + at })),
  );
  await expect(page.getByText('40 of 40 traces')).toBeVisible();
  const filter = page.getByRole('combobox', { name: 'Filter' });
  await filter.fill('resource_name ~ "^(a+)+$"');
  await expect(page.getByText(/The pattern takes too long. Shown is what was asked before./)).toBeVisible();
  await expect(page.getByText('? of 40 traces')).toBeVisible();
  await expect(list(page)).toHaveAttribute('aria-rowcount', '41');
  // Nor are the chart and the values beside the list those of what is asked.
  const values = page.getByRole('complementary');
  await expect(values.getByRole('button', { name: 'Only rating = warning, ?', exact: true })).toBeVisible();
  await expect(page.getByRole('figure').getByText('It is not known what fits')).toBeVisible();
  // What is told stays readable under a list of tasks that is opened.
  await page.getByRole('contentinfo').getByRole('button').click();
  const tasks = await page.getByRole('dialog', { name: 'Tasks' }).boundingBox();
  const told = await page.getByRole('region', { name: 'Messages' }).boundingBox();
  expect((tasks?.y ?? NaN) + (tasks?.height ?? NaN)).toBeLessThanOrEqual(told?.y ?? NaN);
  await page.keyboard.press('Escape');
  // Taking the notice back does not make the figure known.
  await page.getByRole('region', { name: 'Messages' }).getByRole('button').click();
  await expect(page.getByText('? of 40 traces')).toBeVisible();
  await filter.fill('resource_name ~ "^a+!$"');
  await expect(page.getByText('40 of 40 traces')).toBeVisible();
  await expect(values.getByRole('button', { name: 'Only rating = warning, 40', exact: true })).toBeVisible();
  // That nothing was found before is no answer to what is asked now.
  await filter.fill('resource_name = nothing');
  await expect(page.getByRole('heading', { name: 'No trace fits' })).toBeVisible();
  await page.setViewportSize({ width: 900, height: 600 });
  await filter.fill('resource_name ~ "^(a+)+$"');
  await expect(page.getByRole('heading', { name: 'It is not known what fits' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'No trace fits' })).toBeHidden();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('? of 40 traces')).toBeVisible();
  // In one line, also in a small window.
  const why = await page.getByText(/^How many fit is not known/).boundingBox();
  expect(why?.height).toBeLessThan(30);
});

test('a pattern on bodies that would run for ever leaves no false figure, and another one is answered', async ({
  app,
  page,
}) => {
  test.slow();
  const messages = Array.from({ length: 40 }, (_, at) => `${'a'.repeat(40 + at)}!`);
  await show(
    app,
    page,
    messages.map((message, at) => trace(`t${at}`, { message, time: NOON + at })),
  );
  await expect(page.getByText('40 of 40 traces')).toBeVisible();
  const filter = page.getByRole('combobox', { name: 'Filter' });
  for (const text of ['message ~ "^(a+)+$"', 'text ~ "^(a+)+$"', 'message !~ "^(a+)+$"']) {
    await filter.fill(text);
    await expect(page.getByText('How many fit is not known.')).toBeHidden();
    const why = page.getByText('How many fit is not known. The pattern takes too long.');
    await expect(why).toBeVisible({ timeout: 30_000 });
    await expect(why).toContainText('Shown is all that may fit.');
    await expect(page.getByText('? of 40 traces')).toBeVisible();
    await expect(page.getByText('No trace fits')).toBeHidden();
    await expect(list(page)).toHaveAttribute('aria-rowcount', '41');
  }
  // What is shown is not what the filter finds, and a file of it does not say so.
  await page.keyboard.press('Control+e');
  await expect(page.getByText(/^What the list shows now/)).toBeVisible();
  await page.keyboard.press('Escape');
  await filter.fill('message ~ "^a{40}!$"');
  await expect(page.getByText('1 of 40 traces')).toBeVisible();
  await expect(page.getByText(/How many fit is not known/)).toBeHidden();
});

test('traces that come in while a list is read are offered, and the list does not jump', async ({
  app,
  page,
}) => {
  const at = (id: string, minutes: number): object =>
    trace(id, { resource_name: id, time: NOON + minutes * MINUTE_MS });
  await show(
    app,
    page,
    Array.from({ length: 300 }, (_, index) => at(`before-${index}`, index)),
  );
  await expect(page.getByText('300 of 300 traces')).toBeVisible();
  await list(page).getByText('before-299', { exact: true }).click();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  const selected = list(page).getByRole('row', { selected: true });
  const name = await selected.innerText();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  const place = await placeOfRow(page);
  // Newer ones, above everything that is in view.
  await openTraces(
    app,
    page,
    put(
      app.folder,
      'later.ndjson',
      lines(Array.from({ length: 50 }, (_, index) => at(`after-${index}`, 400 + index))),
    ),
  );
  const offer = page.getByRole('button', { name: '50 new: show' });
  await expect(offer).toBeVisible();
  expect(await selected.innerText()).toBe(name);
  // Neither by what came in nor by the line that tells of it.
  await expect(page.getByText(/^Import finished/)).toBeVisible();
  expect(await placeOfRow(page)).toBe(place);
  await expect(page.getByText('300 of 350 traces')).toBeVisible();
  await offer.click();
  await expect(page.getByText('350 of 350 traces')).toBeVisible();
  await expect.poll(() => selected.innerText()).toBe(name);
});

test('traces that all happened in one millisecond have a list in one order, a chart and days', async ({
  app,
  page,
}) => {
  const all = Array.from({ length: 500 }, (_, at) =>
    trace(`00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, {
      resource_name: `same-${at}`,
      time: NOON,
    }),
  );
  await show(app, page, all);
  await expect(page.getByText('500 of 500 traces')).toBeVisible();
  const selected = list(page).getByRole('row', { selected: true });
  await list(page).focus();
  await page.keyboard.press('Home');
  await expect(selected).toContainText('same-499');
  await page.keyboard.press('End');
  await expect(selected.getByText('same-0', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ratings' }).first()).toBeVisible();
  await expect(page.getByText('500', { exact: true }).first()).toBeVisible();
});

test('every cell has its menu, also an empty one and the room around its text, and asks for what it shows', async ({
  app,
  page,
}) => {
  await show(app, page, [
    trace('a', { resource_name: 'port-a', time: NOON }),
    trace('b', { resource_name: 'port-b', time: NOON + 1, user: undefined }),
  ]);
  await expect(page.getByText('2 of 2 traces')).toBeVisible();
  const clear = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Clear filter' }).first().click();
    await expect(page.getByText('2 of 2 traces')).toBeVisible();
  };
  /** At the lower edge of the cell, below any text. */
  const askAt = async (name: string, column: string): Promise<void> => {
    const row = await list(page).getByRole('row').filter({ hasText: name }).boundingBox();
    const head = await list(page).getByRole('columnheader', { name: column }).boundingBox();
    const [x, y] = [(head?.x ?? NaN) + 30, (row?.y ?? NaN) + (row?.height ?? NaN) - 4];
    await page.mouse.click(x, y, { button: 'right' });
  };
  const choose = (name: string): Promise<void> => page.getByRole('menuitem', { name, exact: true }).click();
  await askAt('port-b', 'Mark');
  await choose('Without bookmarked = false');
  await expect(page.getByText('0 of 2 traces')).toBeVisible();
  await clear();
  await askAt('port-b', 'User');
  await choose('Only where user name is empty');
  await expect(page.getByText('1 of 2 traces')).toBeVisible();
  await expect(list(page).getByText('port-b')).toBeVisible();
  await clear();
  await askAt('port-a', 'Time');
  await choose('Without Time = 2024-05-16T12:00:00.000Z');
  await expect(page.getByText('1 of 2 traces')).toBeVisible();
  await expect(list(page).getByText('port-b')).toBeVisible();
  await clear();
  await askAt('port-a', 'Mark');
  await choose('Bookmark');
  await expect(page.getByText('Bookmarked', { exact: true }).first()).toBeAttached();
  await askAt('port-a', 'Mark');
  await choose('Only bookmarked = true');
  await expect(page.getByText('1 of 2 traces')).toBeVisible();
  await expect(list(page).getByText('port-a')).toBeVisible();
});
