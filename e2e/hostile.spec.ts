import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

/** Markup, an order of letters that lies, a character that nobody sees, a program of a table, an address that is a script. */
const HOSTILE = '\u202e=cmd|<img src=x onerror="document.title=1">\u0007 javascript:document.title=1';
const FIELDS = [
  ...['trace_name', 'service_type', 'resource_type', 'resource_id', 'source_ip', 'code', 'api_version'],
  ...['message', 'location_info', 'endpoint', 'resource_url', 'request_id', 'tracker_name', 'unknown_member'],
];
const EVIL = {
  ...Object.fromEntries(FIELDS.map((field) => [field, HOSTILE])),
  ...{ resource_name: `${HOSTILE}${'长'.repeat(350)}`, user: { name: HOSTILE, id: HOSTILE } },
  ...{ request: { [HOSTILE]: [HOSTILE, { [HOSTILE]: HOSTILE }] }, response: HOSTILE },
};
const COUNT = 40;
const TABS = ['Fields', 'Request', 'Response', 'Raw', 'Source', 'Compare', 'Verdicts', 'Note'];

const list = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('grid', { name: 'Traces', exact: true });

async function show(app: App, page: Page, traces: readonly object[]): Promise<void> {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'evil.ndjson', lines(traces)));
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
}

/** Nothing of what a trace holds became a part of the page, or ran. */
async function isHarmless(page: Page, title: string): Promise<void> {
  expect(await page.title()).toBe(title);
  expect(await page.locator('img, script:not([src]), iframe, a[href^="javascript" i]').count()).toBe(0);
}

test('hostile texts in every field are seen for what they are, and do nothing', async ({ app, page }) => {
  // All in one millisecond; some without a user.
  const traces = Array.from({ length: COUNT }, (_, at) =>
    trace(`t${at}`, at % 2 === 0 ? EVIL : { ...EVIL, user: undefined }),
  );
  await show(app, page, traces);
  await expect(list(page)).toHaveAttribute('aria-rowcount', String(COUNT + 1));
  const title = await page.title();
  await isHarmless(page, title);
  // Marks for characters that cannot be seen are no part of what axe takes for the text of a value.
  await page.getByRole('button', { name: 'Hide values' }).click();
  await list(page).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  for (const name of TABS) {
    await page.getByRole('tab', { name, exact: true }).click();
    await expect(page.getByRole('tab', { name, exact: true })).toHaveAttribute('aria-selected', 'true');
    await isHarmless(page, title);
    expect(await barriersOn(page), name).toEqual([]);
  }
  await page.getByRole('tab', { name: 'Request', exact: true }).click();
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await page.keyboard.press('Escape');
  for (const view of ['Overview', 'Notifications']) {
    await page.getByRole('link', { name: view, exact: true }).click();
    await expect(
      page.getByRole('heading', { name: view === 'Overview' ? 'Ratings' : view }).first(),
    ).toBeVisible();
    await isHarmless(page, title);
    expect(await barriersOn(page), view).toEqual([]);
  }
});

test('one trace is a list, a chart and an overview as well as many', async ({ app, page }) => {
  await show(app, page, [trace('only')]);
  await expect(list(page)).toHaveAttribute('aria-rowcount', '2');
  await expect(page.getByText('1 of 1 trace')).toBeVisible();
  for (const size of [
    { width: 900, height: 600 },
    { width: 2560, height: 1440 },
  ]) {
    await page.setViewportSize(size);
    expect(await barriersOn(page), `${size.width}`).toEqual([]);
  }
  await page.getByRole('link', { name: 'Overview', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Ratings' }).first()).toBeVisible();
});
