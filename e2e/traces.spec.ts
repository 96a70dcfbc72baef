import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const MINUTE = 60_000;
/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;
const USERS = ['lena', 'ci', 'ops'];
const HOSTILE = 'evil\u202egnp <img src=x onerror=alert(1)>';

/** A trace a minute over two days: each tenth a warning, one incident, and one name that tries to be markup. */
function manyTraces(count: number): object[] {
  return Array.from({ length: count }, (_, at) => {
    const time = START + at * MINUTE;
    const rating = at === 1000 ? 'incident' : at % 10 === 0 ? 'warning' : 'normal';
    return trace(`t${at}`, {
      ...{ time, record_time: time + 5_000, trace_rating: rating },
      ...{ user: { name: USERS[at % USERS.length] }, resource_name: at === 999 ? HOSTILE : `port-${at}` },
      ...{
        service_type: at % 2 === 0 ? 'VPC' : 'ECS',
        request: { number: at, zone: at % 4 === 0 ? 'north' : 'south' },
      },
    });
  });
}

async function showTraces(app: App, page: Page, count = 2880): Promise<void> {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'many.ndjson', lines(manyTraces(count))));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(count + 1));
}

const list = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('grid', { name: 'Traces', exact: true });
const activeRow = (page: Page): ReturnType<Page['locator']> => list(page).locator('[role=row][data-active]');

test('traces are narrowed by a value, a stretch of time and back, and each clause can be taken back', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  await expect(page.getByText('2,880 of 2,880 traces')).toBeVisible();
  await page.getByRole('button', { name: /^Only rating = warning/ }).click();
  await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue('rating = warning');
  await expect(page.getByText('287 of 2,880 traces')).toBeVisible();
  await page.getByRole('button', { name: /^Only user name = lena/ }).click({ modifiers: ['ControlOrMeta'] });
  await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue(
    'rating = warning and user != lena',
  );
  await expect(page.getByText('191 of 2,880 traces')).toBeVisible();

  const plot = page.getByRole('application', { name: 'Traces over time, by rating' });
  const box = await plot.boundingBox();
  if (box === null) throw new Error('The chart is not drawn.');
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.95, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText(/^The stretch you chose: 2024-05-1/)).toBeVisible();
  await expect(page.getByText('191 of 2,880 traces')).toBeHidden();
  await plot.focus();
  await page.keyboard.press('Escape');
  await expect(page.getByText('191 of 2,880 traces')).toBeVisible();

  await page.getByRole('checkbox', { name: 'Switch off: user != lena' }).uncheck();
  await expect(page.getByText('287 of 2,880 traces')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Switch on: user != lena' }).check();
  await page.getByRole('button', { name: 'Invert: user != lena' }).click();
  await expect(page.getByText('96 of 2,880 traces')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filter' }).first().click();
  await expect(page.getByText('2,880 of 2,880 traces')).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
});

test('clauses are switched, edited and removed by keys, which stay with the clause', async ({
  app,
  page,
}) => {
  await showTraces(app, page, 60);
  const line = page.getByRole('combobox', { name: 'Filter' });
  await line.fill('rating = warning and user != lena and service = VPC');
  await line.press('Enter');
  await page.getByRole('checkbox', { name: 'Switch off: rating = warning' }).press('Space');
  await expect(page.getByRole('checkbox', { name: 'Switch on: rating = warning' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'Switch off: rating = warning' })).toBeFocused();
  await expect(line).toHaveValue('user != lena and service = VPC and rating = warning');

  await page.getByRole('button', { name: 'Edit: user != lena' }).press('Enter');
  await page.keyboard.type('user = ops');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Edit: user = ops' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('user =');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Edit: user = ops' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('user =');
  await page.keyboard.press('Enter');
  await expect(line).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(line).toHaveValue('user = ops and service = VPC and rating = warning');
  await page.getByRole('button', { name: 'Edit: rating = warning' }).press('Enter');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Enter');
  await expect(list(page)).toBeFocused();
  await expect(line).toHaveValue('user = ops and service = VPC');

  // Two that begin alike are told apart by their names as well, however long they are.
  const long = `user in (${Array.from({ length: 12 }, (_, at) => `operator-${at}`).join(', ')}`;
  await line.fill(`${long}, lena) and ${long}, ops)`);
  await line.press('Enter');
  await expect(page.getByRole('button', { name: `Edit: ${long}, ops)`, exact: true })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
});

test('the whole list is reached by keys, the scrollbar and a time, and the selected trace is in the address', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  await list(page).focus();
  await page.keyboard.press('End');
  await expect(activeRow(page)).toContainText('port-0');
  await expect(activeRow(page)).toHaveAttribute('aria-rowindex', '2881');
  await page.keyboard.press('Home');
  await expect(activeRow(page)).toContainText('port-2879');
  await page.keyboard.press(']');
  await expect(activeRow(page)).toContainText('port-1000');
  await page.keyboard.press('n');
  await expect(activeRow(page)).toContainText('port-990');
  await page.keyboard.press('p');
  await expect(activeRow(page)).toContainText('port-1010');
  await list(page).evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  await expect(list(page).getByText('port-0', { exact: true })).toBeVisible();
  expect(await list(page).getByRole('row').count()).toBeLessThan(60);

  const goTo = async (time: string): Promise<void> => {
    await page.keyboard.press('t');
    await page.getByRole('textbox', { name: /^Date, or date and time/ }).fill(time);
    await page.keyboard.press('Enter');
  };
  await goTo('2019-01-01');
  await expect(page.getByText('That time lies outside the stretch that is looked at')).toBeVisible();
  await goTo('2024-05-17 01:00');
  await expect(activeRow(page)).toContainText('port-1500');
  await expect(page.getByText('That time lies outside the stretch that is looked at')).toHaveCount(0);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Fields' })).toBeVisible();
  await expect(page).toHaveURL(/#\/traces\/\d+$/);
  await page.getByRole('combobox', { name: 'Filter' }).fill('service = VPC');
  await expect(page.getByText('1,440 of 2,880 traces')).toBeVisible();
  await expect(activeRow(page)).toContainText('port-1500');
  expect(await barriersOn(page)).toEqual([]);

  await page.reload();
  await expect(activeRow(page)).toContainText('port-1500');
  await expect(page.getByRole('tab', { name: 'Fields' })).toBeVisible();
  await list(page).focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tab', { name: 'Fields' })).toBeHidden();
});

test('a filter is written with help, its fault is named, and free words are looked for in originals', async ({
  app,
  page,
}) => {
  await showTraces(app, page, 1200);
  await page.keyboard.press('/');
  const filter = page.getByRole('combobox', { name: 'Filter' });
  await expect(filter).toBeFocused();
  await page.keyboard.type('use');
  await expect(page.getByRole('option', { name: 'user', exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('= ');
  await expect(page.getByRole('option', { name: 'lena 400' })).toBeVisible();
  await expect(page.getByText(/^No value follows/)).toBeVisible();
  // What is wrong covers nothing that can be pressed.
  await page.getByRole('button', { name: 'Columns' }).click({ trial: true });
  await page.keyboard.type('le');
  await page.keyboard.press('Tab');
  await expect(filter).toHaveValue('user = lena');
  await expect(page.getByText('400 of 1,200 traces')).toBeVisible();
  await filter.fill('onerror');
  await expect(page.getByText('1 of 1,200 traces')).toBeVisible();
  await expect(list(page).getByText('evilU+202Egnp <img src=x onerror=alert(1)>')).toBeVisible();
  await filter.fill('request.zone = north and user = lena');
  await expect(page.getByText('100 of 1,200 traces')).toBeVisible();
  await filter.fill('request.zone = north and message is empty and not request.number = 4');
  await expect(page.getByText('299 of 1,200 traces')).toBeVisible();
  await expect(page.getByText(/^Looked through/)).toBeHidden();
  await filter.fill('service = nothing');
  await expect(page.getByRole('heading', { name: 'No trace fits' })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  // The button goes with what it does: keys go on in the list.
  await page.getByRole('button', { name: 'Clear filter' }).last().press('Enter');
  await expect(list(page)).toBeFocused();
});

test('what originals are looked through for when the app is opened again is not offered as new', async ({
  app,
  page,
}) => {
  await showTraces(app, page, 1200);
  const line = page.getByRole('combobox', { name: 'Filter' });
  await line.fill('request.zone = north and user = lena');
  await expect(page.getByText('100 of 1,200 traces')).toBeVisible();
  await line.press('Enter');
  await expect(async () => {
    await page.reload();
    await expect(line).toHaveValue('request.zone = north and user = lena', { timeout: 5_000 });
  }).toPass();
  await expect(page.getByText('100 of 1,200 traces')).toBeVisible();
  await expect(page.getByText(/^Looked through/)).toBeHidden();
  await expect(page.getByRole('button', { name: /new: show$/ })).toHaveCount(0);
});

test('the menu of a cell narrows, adds a column, and looks around a trace', async ({ app, page }) => {
  await showTraces(app, page, 1200);
  await list(page).getByText('port-1190', { exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Everything' }).click();
  await expect(page.getByText('25 of 1,200 traces')).toBeVisible();
  await list(page).focus();
  await page.keyboard.press('Escape');
  await list(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ContextMenu');
  await page.getByRole('menuitem', { name: 'Add column: user name' }).click();
  await expect(list(page).getByRole('columnheader', { name: /^User name/ })).toBeVisible();
  await page.keyboard.press('ContextMenu');
  await page.getByRole('menuitem', { name: /^Without user name = / }).click();
  await expect(page.getByText('800 of 1,200 traces')).toBeVisible();
  for (const size of [
    { width: 900, height: 600 },
    { width: 640, height: 400 },
  ]) {
    await page.setViewportSize(size);
    expect(await barriersOn(page), `${size.width}`).toEqual([]);
  }
});

test('in a low window the chart and the rows stay where they are when a trace is opened', async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await showTraces(app, page, 100);
  const rows = list(page).getByRole('row');
  const placeOf = async (at: number) => (await rows.nth(at).boundingBox())?.y;
  const before = await placeOf(3);
  await rows.nth(3).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Details of the trace' })).toBeVisible();
  await expect(page.getByRole('application')).toBeVisible();
  expect(await placeOf(3)).toBe(before);
  // What two traces differ in is read there as well, by scrolling.
  await page.getByRole('tab', { name: 'Compare' }).click();
  const lines = page.getByRole('region', { name: 'Details of the trace' }).getByRole('row');
  await lines.nth(2).scrollIntoViewIfNeeded();
  await expect(lines.nth(2)).toBeInViewport({ ratio: 0.9 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Details of the trace' })).toBeHidden();
  expect(await placeOf(3)).toBe(before);
  await page.getByRole('button', { name: 'Show values' }).click();
  const sidebar = page.getByRole('complementary', { name: 'Values' });
  await sidebar.getByRole('button', { name: 'File', exact: true }).click();
  await sidebar.getByRole('button', { name: /^Only file = / }).click();
  await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue(/^file = /);
  await expect(page.getByText('100 of 100 traces')).toBeVisible();
  await sidebar.getByRole('button', { name: /^Import/ }).click();
  await sidebar.getByRole('button', { name: /^Without import = 1/ }).click();
  await expect(page.getByRole('heading', { name: 'No trace fits' })).toBeVisible();
});

test('two clicks on a trace in a low window select nothing of what opens where they fell', async ({
  app,
  page,
}) => {
  await page.setViewportSize({ width: 900, height: 600 });
  await showTraces(app, page, 100);
  const selected = (): Promise<string | undefined> => page.evaluate(() => getSelection()?.toString());
  const box = await list(page).getByRole('row').nth(6).boundingBox();
  if (box === null) throw new Error('The row is not drawn.');
  await page.mouse.dblclick(box.x + 200, box.y + box.height / 2, { delay: 50 });
  const name = page.getByRole('region', { name: 'Details of the trace' }).getByRole('heading').first();
  await expect(name).toBeVisible();
  expect(await selected()).toBe('');
  await name.dblclick();
  expect(await selected()).not.toBe('');
});

test('the details are as large as their edge is drawn, by mouse and keys, and stay so', async ({
  app,
  page,
}) => {
  await showTraces(app, page, 100);
  const details = page.getByRole('region', { name: 'Details of the trace' });
  const edge = page.getByRole('separator', { name: 'Size of the details' });
  const openOne = async (): Promise<void> => {
    await list(page).getByRole('row').nth(3).click();
    await page.keyboard.press('Enter');
    await expect(details).toBeVisible();
  };
  await openOne();
  const heightOf = async (): Promise<number> => (await details.boundingBox())?.height ?? Number.NaN;
  const before = await heightOf();
  const box = await edge.boundingBox();
  if (box === null) throw new Error('The edge is not drawn.');
  const [x, y] = [box.x + 200, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y - 80, { steps: 4 });
  await page.mouse.up();
  await expect.poll(heightOf).toBeGreaterThan(before + 60);
  await expect.poll(heightOf).toBeLessThan(before + 100);
  await page.mouse.down();
  await page.mouse.move(x, y + 80, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(details).toBeVisible();
  await expect.poll(heightOf).toBeGreaterThan(before + 60);
  await edge.dblclick();
  await expect.poll(heightOf).toBe(before);
  await edge.press('Home');
  await expect.poll(heightOf).toBeLessThan(before);
  await expect(list(page).getByRole('row', { selected: true })).toHaveCount(1);
  expect(await barriersOn(page)).toEqual([]);
  const least = await heightOf();
  await page.reload();
  await openOne();
  await expect.poll(heightOf).toBe(least);
  // As far up as it goes, in a low window: the trace that is shown stays in the list above it.
  await page.setViewportSize({ width: 900, height: 600 });
  const active = list(page).locator('[role=row][data-active]');
  const isSeen = async (): Promise<boolean> => {
    const [row, line] = [await active.boundingBox(), await edge.boundingBox()];
    const head = await list(page).getByRole('row').first().boundingBox();
    if (row === null || line === null || head === null) return false;
    return row.y >= head.y + head.height - 1 && row.y + row.height <= line.y + line.height;
  };
  await expect.poll(isSeen).toBe(true);
  const low = await edge.boundingBox();
  if (low === null) throw new Error('The edge is not drawn.');
  await page.mouse.move(low.x + 200, low.y + 4);
  await page.mouse.down();
  await page.mouse.move(low.x + 200, 100, { steps: 30 });
  await page.mouse.up();
  await expect.poll(isSeen).toBe(true);
  const room = await list(page).boundingBox();
  expect(room?.height).toBeGreaterThan(80);
});
