import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const START = 1_715_817_600_000;
const HOSTILE = 'evil\u202egnp <img src=x onerror=alert(1)>';
/** The latest ones, from the top of the list: each says something else of one member. */
const REQUESTS = [
  { name: 'web' },
  { name: null },
  { name: '' },
  {},
  { name: 17 },
  { name: { first: 'a' } },
  { name: HOSTILE },
  { items: [{ id: 'i-1' }, { id: 'i-2' }] },
];
const COUNT = 600;

/** Of three digits, so that none begins with another. */
const nameOf = (at: number): string => `port-${String(at).padStart(3, '0')}`;

function traces(): object[] {
  return Array.from({ length: COUNT }, (_, at) =>
    trace(`t${at}`, {
      ...{ time: START - at * 60_000, record_time: START - at * 60_000 + 5_000, resource_name: nameOf(at) },
      request: REQUESTS[at] ?? { name: `vm-${at % 3}`, 'odd name': at },
    }),
  );
}

const list = (page: Page): Locator => page.getByRole('grid', { name: 'Traces', exact: true });
const cellsOf = (page: Page, row: string): Locator =>
  list(page).getByRole('row').filter({ hasText: row }).getByRole('gridcell');
const heads = (page: Page): Promise<string[]> =>
  list(page)
    .getByRole('columnheader')
    .evaluateAll((all) => all.map((one) => one.textContent.trim()));

async function showTraces(app: App, page: Page): Promise<void> {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'many.ndjson', lines(traces())));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(COUNT + 1));
}

async function addColumn(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('combobox', { name: /^Find a column/ }).fill(path);
  await page.getByRole('button', { name: `Add ${path}` }).click();
  await page.keyboard.press('Escape');
}

test('a path into requests becomes a column, which says what each trace has there', async ({ app, page }) => {
  await showTraces(app, page);
  await addColumn(page, 'request.name');
  expect((await heads(page)).at(-1)).toBe('request.name');
  const said = (row: number): Locator => cellsOf(page, nameOf(row)).last();
  await expect(said(0)).toHaveText('web');
  for (const [row, text] of [
    [1, 'null'],
    [2, '""'],
    [3, ''],
    [4, '17'],
    [5, '{"first":"a"}'],
    [6, 'evilU+202Egnp <img src=x onerror=alert(1)>'],
    [7, ''],
  ] as const)
    await expect(said(row)).toHaveText(text);

  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('combobox', { name: /^Find a column/ }).fill('request.[');
  await expect(page.getByText(/^This path cannot be read/)).toBeVisible();
  expect(await barriersOn(page), 'the chooser').toEqual([]);
  await page.keyboard.press('Escape');

  // Rows far down have their cells as well, and the menu narrows the list by them.
  await list(page).focus();
  await page.keyboard.press('End');
  await expect(said(COUNT - 1)).toHaveText('vm-2');
  await said(COUNT - 1).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Only request.name = vm-2' }).click();
  await expect(page.getByText(`198 of ${COUNT} traces`)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue('request.name = vm-2');
  await cellsOf(page, nameOf(COUNT - 1))
    .last()
    .click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Remove column: request.name' }).click();
  await expect.poll(() => heads(page)).not.toContain('request.name');
  expect(await barriersOn(page)).toEqual([]);
});

test('paths that bodies have are offered while one is typed, in the chooser and in the filter', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  const field = page.getByRole('combobox', { name: /^Find a column/ });
  await field.pressSequentially('request');
  const offered = page.getByRole('listbox', { name: 'Places seen in bodies' });
  await expect(offered.getByRole('option', { name: 'request["odd name"]', exact: true })).toBeVisible();
  await field.pressSequentially('.item');
  await expect(offered.getByRole('option')).toHaveText(['request.items.id']);
  expect(await barriersOn(page), 'with paths').toEqual([]);
  await field.press('Tab');
  await expect(field).toHaveValue('request.items.id');
  await field.fill('odd');
  await expect(offered.getByRole('option')).toHaveText(['request["odd name"]']);
  await field.press('ArrowDown');
  await field.press('Enter');
  await expect.poll(() => heads(page)).toContain('request["odd name"]');
  await expect(field).toHaveValue('');
  await field.fill('odd');
  await expect(page.getByRole('checkbox', { name: 'request["odd name"]' })).toBeChecked();
  await expect(offered).toBeHidden();
  await page.keyboard.press('Escape');

  const filter = page.getByRole('combobox', { name: 'Filter' });
  await filter.pressSequentially('request.na');
  await expect(page.getByRole('option', { name: 'request.name', exact: true })).toBeVisible();
  await filter.press('Tab');
  await expect(filter).toHaveValue('request.name ');
  await filter.pressSequentially('= web');
  await expect(page.getByText(/^1 of \d+ traces$/)).toBeVisible();
});

test('a leaf of a body becomes a column that is kept, and goes out with what the list shows', async ({
  app,
  page,
}) => {
  await showTraces(app, page);
  await list(page).getByText(nameOf(7), { exact: true }).click();
  await page.getByRole('tab', { name: 'Request' }).click();
  const leaf = page.getByRole('treeitem').filter({ hasText: 'i-2' }).last();
  await leaf.click();
  await page.keyboard.press('ContextMenu');
  await page.getByRole('menuitem', { name: 'Add column: request.items[1].id' }).click();
  await expect.poll(() => heads(page)).toContain('request.items[1].id');
  await addColumn(page, 'request["odd name"]');
  await expect(cellsOf(page, nameOf(8)).last()).toHaveText('8');
  await page.getByRole('button', { name: 'Close details' }).click();
  await list(page).getByRole('separator', { name: 'Width of request.items[1].id' }).focus();
  await page.keyboard.press('ArrowRight');

  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export traces' });
  const out = join(app.folder, 'out.csv');
  if (app.answerDialog === null) {
    await dialog.getByLabel('Path').fill(out);
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
  } else {
    await app.answerDialog('save', out);
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
  }
  await expect(page.getByText(/written to .*out\.csv$/)).toBeVisible();
  const [head = '', ...rows] = readFileSync(out, 'utf8').trim().split('\r\n');
  expect(head).toMatch(/,request\.items\[1\]\.id,"request\[""odd name""\]"$/);
  expect(rows.find((row) => row.includes(nameOf(7)))).toMatch(/,i-2,$/);
  expect(rows.find((row) => row.includes(nameOf(8)))).toMatch(/,,8$/);

  await expect
    .poll(() => readFileSync(join(app.home, 'screens.json'), 'utf8'))
    .toMatch(/"name": "request\.items\[1\]\.id",\s*"widthPx": 158/);
  await page.reload();
  await expect.poll(() => heads(page)).toContain('request.items[1].id');
  await expect(cellsOf(page, nameOf(8)).last()).toHaveText('8');
  await page.setViewportSize({ width: 900, height: 600 });
  expect(await barriersOn(page)).toEqual([]);
});
