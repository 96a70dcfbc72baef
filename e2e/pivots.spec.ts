import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const MINUTE = 60_000;
/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;
const TRACES = 400;

const list = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('grid', { name: 'Traces', exact: true });
const ask = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('menuitem', { name, exact: true }).click();

/** A trace a minute; each two share a request, and the last names none. */
const TOLD = Array.from({ length: TRACES }, (_, at) => {
  const time = START + at * MINUTE;
  return trace(`t${at}`, {
    ...{
      time,
      record_time: time + 5_000,
      resource_name: `port-${at}`,
      user: { name: at % 4 === 0 ? 'lena' : 'ci' },
    },
    ...(at === TRACES - 1 ? {} : { request_id: `req-${at >> 1}` }),
  });
});

test('from a trace one comes to what hangs together with it, and back by one key', async ({ app, page }) => {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'many.ndjson', lines(TOLD)));
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(TRACES + 1));
  const filter = page.getByRole('combobox', { name: 'Filter' });
  const shown = (count: number): ReturnType<Page['getByText']> =>
    page.getByText(`${count} of ${TRACES} traces`);

  await list(page).getByText('port-390', { exact: true }).click({ button: 'right' });
  await ask(page, 'Same request or correlation id');
  await expect(filter).toHaveValue('request_id = req-195');
  await expect(shown(2)).toBeVisible();
  await list(page).focus();
  await page.keyboard.press('Backspace');
  await expect(filter).toHaveValue('');
  await expect(shown(TRACES)).toBeVisible();
  await page.keyboard.press('Home');

  await list(page).getByText('port-399', { exact: true }).click({ button: 'right' });
  await ask(page, 'Same request or correlation id');
  await expect(page.getByText('The trace names no request.')).toBeVisible();

  await list(page).getByText('port-390', { exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Look this far around' }).press('ArrowRight');
  await page.getByRole('menuitemradio', { name: '5 minutes', exact: true }).press('Enter');
  await expect(page.getByRole('menuitemradio', { name: '5 minutes', exact: true })).toBeChecked();
  await page.keyboard.press('ArrowLeft');
  await ask(page, 'Everything');
  await expect(shown(11)).toBeVisible();

  await list(page).getByText('port-388', { exact: true }).dblclick();
  await page.getByRole('button', { name: 'What can be done with user.name', exact: true }).click();
  await ask(page, /^Same user\.name: /);
  await expect(filter).toHaveValue('user = lena');
  await expect(shown(3)).toBeVisible();
  await page.getByRole('button', { name: 'Back to what was asked before (Backspace)' }).click();
  await expect(shown(11)).toBeVisible();
  await page.getByRole('button', { name: 'Back to what was asked before (Backspace)' }).click();
  await expect(shown(TRACES)).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close details' }).click();

  await list(page).getByText('port-388', { exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Look this far around' }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'Another number of minutes…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Around a trace' });
  const minutes = dialog.getByRole('textbox', { name: 'Minutes before and after' });
  await expect(minutes).toBeFocused();
  await page.keyboard.type('10081');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toHaveText('A whole number from 1 to 10,080 (7 days).');
  await expect(minutes).toBeFocused();
  expect(await barriersOn(page)).toEqual([]);
  await minutes.fill('8');
  await dialog.getByRole('button', { name: /^Same .*: lena$/u }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect(filter).toHaveValue('user = lena');
  await expect(shown(5)).toBeVisible();
  await expect(list(page)).toBeFocused();

  await list(page).getByText('port-388', { exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Look this far around' }).press('ArrowRight');
  await expect(page.getByRole('menuitemradio', { name: '8 minutes', exact: true })).toBeChecked();
});

test('minutes of one’s own are kept by one key', async ({ app, page }) => {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'many.ndjson', lines(TOLD)));
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await list(page).getByText('port-390', { exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Look this far around' }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'Another number of minutes…' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Minutes before and after' })).toBeFocused();
  await page.keyboard.type('90');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(list(page)).toBeFocused();
  await list(page).getByText('port-390', { exact: true }).click({ button: 'right' });
  await expect(page.getByText('Within 1 hour 30 minutes before and after')).toBeVisible();
});
