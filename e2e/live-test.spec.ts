import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const MINUTE = 60_000;
/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;

/** An operation a minute, in turn: of each hour fifteen are deletions, by lena. */
function traces(count: number): object[] {
  return Array.from({ length: count }, (_, at) =>
    trace(`t${at}`, {
      ...{ time: START + at * MINUTE, service_type: 'VPC', resource_type: 'eip' },
      ...{ trace_name: at % 4 === 0 ? 'deleteEip' : 'updateEip', resource_name: `eip-${at}` },
      ...{ trace_rating: at % 8 === 0 ? 'warning' : 'normal' },
      user: { name: at % 4 === 0 ? 'lena' : 'ci' },
    }),
  );
}

const notification = (name: string, more: object = {}): string =>
  JSON.stringify({
    ...{ notification_name: 'eip_delete', operation_type: 'customized' },
    operations: [{ service_type: 'VPC', resource_type: 'eip', trace_names: [name] }],
    ...more,
  });

async function beginDraft(app: App, page: Page, count: number): Promise<ReturnType<Page['getByRole']>> {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'many.ndjson', lines(traces(count))));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await page.getByRole('button', { name: 'New draft' }).click();
  const json = page.getByRole('tab', { name: 'JSON' });
  const text = page.getByRole('textbox', { name: /^JSON of/ });
  await expect(json.or(text).first()).toBeVisible();
  if (await json.isVisible()) await json.click();
  return text;
}

const matches = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('grid', { name: 'Traces that match' });

test('a draft is counted, drawn, listed and explained while it is typed', async ({ app, page }) => {
  const text = await beginDraft(app, page, 240);
  const live = page.getByRole('region', { name: 'Live test' });
  await text.fill(notification('deleteEip'));
  await expect(live.getByText('60 matches', { exact: true })).toBeVisible();
  await expect(live.getByText('of 240 traces', { exact: true })).toBeVisible();
  await expect(live.getByText('lena', { exact: true }).first()).toBeVisible();
  await expect(matches(page)).toHaveAttribute('aria-rowcount', '61');

  // The one that is looked at stays, and says why it is out.
  await matches(page).focus();
  await page.keyboard.press('ArrowDown');
  const why = page.getByRole('region', { name: 'Why?' });
  await expect(why.getByText('A listed operation agrees.').first()).toBeVisible();
  await text.fill(notification('deleteEIP'));
  await expect(live.getByText('0 matches', { exact: true })).toBeVisible();
  await expect(why.getByText('No match', { exact: true }).first()).toBeVisible();
  await expect(why.locator('mark').first()).toHaveText('IP');
  expect(await barriersOn(page)).toEqual([]);

  await text.fill(
    notification('deleteEip', {
      filter: { is_support_filter: true, condition: 'AND', rule: ['trace_rating = warning'] },
    }),
  );
  await expect(live.getByText('30 matches', { exact: true })).toBeVisible();
  // A figure is clicked to see what is behind it.
  await live.getByRole('button', { name: /^Peak of 10 minutes/ }).click();
  await expect(live.getByText('2 matches', { exact: true })).toBeVisible();
  await live.getByRole('button', { name: 'Back to the window before' }).click();
  await expect(live.getByText('30 matches', { exact: true })).toBeVisible();

  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await live.getByRole('button', { name: 'Open in Traces' }).click();
  await expect(page.getByRole('combobox', { name: 'Filter' })).toHaveValue('matches = eip_delete');
  await expect(page.getByText('30 of 240 traces')).toBeVisible();
});

test('what it cannot tell is counted apart, and half a text does not take the figures away', async ({
  app,
  page,
}) => {
  const text = await beginDraft(app, page, 40);
  const live = page.getByRole('region', { name: 'Live test' });
  await text.fill(
    notification('deleteEip', {
      filter: { is_support_filter: true, condition: 'AND', rule: ['api_version != v1'] },
    }),
  );
  await expect(live.getByText('10 cannot tell', { exact: true })).toBeVisible();
  await expect(live.getByText('0 matches', { exact: true })).toBeVisible();
  await live.getByRole('tab', { name: 'Cannot tell 10' }).click();
  await expect(page.getByRole('grid', { name: 'Traces on which it cannot tell' })).toHaveAttribute(
    'aria-rowcount',
    '11',
  );
  await text.press('End');
  await page.keyboard.type(' half');
  await expect(live.getByText('Of the last valid text', { exact: true })).toBeVisible();
  await expect(live.getByText('10 cannot tell', { exact: true })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
});

test('what could not be counted says so where its figures would be, and is counted when it is tried again', async ({
  app,
  page,
  host,
}) => {
  test.skip(host !== 'serve', 'Only what a page asks by HTTP can be kept from it alone.');
  const text = await beginDraft(app, page, 40);
  const live = page.getByRole('region', { name: 'Live test' });
  const failing = ['replay.nearMisses', 'liveTest.tuning'];
  const answer = { json: { ok: false, failure: { code: 'host-unreachable', details: {} } } };
  for (const name of failing) await page.route(`**/call/${name}`, (route) => route.fulfill(answer));
  await text.fill(notification('deleteEIP'));

  // Nothing waits for ever, and no figure is made up.
  await live.getByRole('tab', { name: 'Near misses ?' }).click();
  const told = live.getByRole('alert').filter({ hasText: 'This could not be counted' });
  await expect(told).toBeVisible();
  await expect(live.locator('[aria-busy=true]')).toHaveCount(0);
  await live.getByRole('tab', { name: 'Tuning' }).click();
  await expect(told).toBeVisible();
  await expect(live.locator('[aria-busy=true]')).toHaveCount(0);
  expect(await barriersOn(page)).toEqual([]);

  for (const name of failing) await page.unroute(`**/call/${name}`);
  await live.getByRole('tab', { name: 'Near misses ?' }).click();
  await told.getByRole('button', { name: 'Try again' }).click();
  await expect(live.getByRole('tab', { name: 'Near misses 40' })).toBeVisible();
  await expect(told).toHaveCount(0);
});
