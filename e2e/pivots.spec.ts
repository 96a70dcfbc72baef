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
});
