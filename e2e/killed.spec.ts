import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type App } from './fixtures/app.ts';
import { dataProcessOf } from './pages/data-process.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;
const FILTER = 'trace_name = deleteVpc';

test.skip(process.platform !== 'linux', 'Processes are found by their arguments and held still by signals.');

async function isReading(page: Page): Promise<boolean> {
  const { origin } = new URL(page.url());
  const asked = { data: {}, headers: { Origin: origin } };
  const answer = await page.request.post(`${origin}/call/imports.list`, asked);
  const { output } = (await answer.json()) as { output: { endedAt: number | null }[] };
  return output[0]?.endedAt === null;
}

test('after kill -9 of all processes in the middle of an import, all is as it was, and the import is told of and goes on', async ({
  app,
  page,
  host,
}) => {
  test.skip(host !== 'serve', 'Only this host is killed by the journeys.');
  await workHalfDone(app, page);
  const path = put(app.folder, 'much.ndjson', lines(traces(120_000, 'm')));
  await openTraces(app, page, path);
  const data = dataProcessOf(app.home);
  // Before it is written down that it began, there is nothing to tell of.
  await expect.poll(() => isReading(page), { intervals: [50] }).toBe(true);
  process.kill(data, 'SIGSTOP');
  app.expectOnConsole(/ERR_|Failed to load resource/);
  await app.kill();
  process.kill(data, 'SIGKILL');

  const again = await app.open();
  await isAsLeft(again);
  const news = again.getByRole('status').filter({ hasText: 'An import was cut off' });
  await expect(news).toBeVisible();
  await news.getByRole('button', { name: 'Go on' }).click();
  await expect(again.getByText(/^Import finished\./)).toBeVisible({ timeout: 120_000 });
  await filter(again).fill('');
  await expect(list(again)).toHaveAttribute('aria-rowcount', '120041');
});

test('what was typed without a pause until kill -9 is there again, but for the last second at most', async ({
  app,
  page,
  host,
}) => {
  test.skip(host !== 'serve', 'Only this host is killed by the journeys.');
  await newWorkspace(app, page);
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  const text = page.getByRole('textbox', { name: /^JSON of/ });
  await expect(text).toHaveValue(/notification_name/);
  const whole = await text.inputValue();
  await text.focus();
  await page.keyboard.press('Control+End');
  // From the first of these on the text is no JSON, which is kept all the same.
  const typedAt: number[] = [];
  const begunAt = Date.now();
  while (Date.now() - begunAt < 3000) {
    await page.keyboard.type('x');
    typedAt.push(Date.now());
  }
  const data = dataProcessOf(app.home);
  process.kill(data, 'SIGSTOP');
  const killedAt = Date.now();
  app.expectOnConsole(/ERR_|Failed to load resource/);
  await app.kill();
  process.kill(data, 'SIGKILL');

  const again = await app.open();
  await again.getByRole('link', { name: 'Notifications', exact: true }).click();
  await again.getByRole('table', { name: 'Drafts' }).getByRole('link').first().click();
  await again.getByRole('tab', { name: 'JSON' }).click();
  const found = again.getByRole('textbox', { name: /^JSON of/ });
  await expect(found).toHaveValue(/x$/);
  const kept = await found.inputValue();
  expect(kept.startsWith(whole)).toBe(true);
  expect(kept.slice(whole.length)).toMatch(/^x+$/);
  const firstLost = typedAt[kept.length - whole.length] ?? killedAt;
  // A machine that stands still for a while does so for the app as well.
  const longestPause = Math.max(...typedAt.map((at, index) => at - (typedAt[index - 1] ?? begunAt)));
  expect(killedAt - firstLost).toBeLessThan(1000 + longestPause);
});

test('after a reload of the page all is as it was', async ({ app, page }) => {
  await workHalfDone(app, page);
  await page.reload();
  await isAsLeft(page);
});

/** Four operations in turn; the newest trace is the last. */
const NAMES = ['deleteVpc', 'createVpc', 'updateVpc', 'deleteSubnet'];
const traces = (count: number, id: string): object[] =>
  Array.from({ length: count }, (_, at) =>
    trace(`${id}${at}`, { time: START + at * 60_000, trace_name: NAMES[at % NAMES.length] }),
  );

const list = (page: Page): Locator => page.getByRole('grid', { name: 'Traces', exact: true });
const filter = (page: Page): Locator => page.getByRole('combobox', { name: 'Filter' });
const active = (page: Page): Locator => list(page).locator('[role=row][data-active]');

/** A workspace with traces, a filter, a row with its detail open, and a draft. */
async function workHalfDone(app: App, page: Page): Promise<void> {
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'some.ndjson', lines(traces(40, 's'))));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await filter(page).fill(FILTER);
  await expect(list(page)).toHaveAttribute('aria-rowcount', '11');
  const third = list(page).getByRole('row').nth(3);
  await third.getByRole('gridcell', { name: 'deleteVpc' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Start a draft from this trace' }).click();
  await expect(page.locator('main [role=status] p').last()).toContainText('The draft deleteVpc was made.');
  await third.getByRole('gridcell', { name: 'deleteVpc' }).click();
  await expect(page.getByRole('tab', { name: 'Verdicts' })).toBeVisible();
  await expect(active(page)).toContainText(SELECTED);
  // The app writes it within a second; nothing on the screen tells when.
  await expect.poll(() => keptScreens(app)).toMatch(/deleteVpc[^]*"isOpen": ?true/);
}

/** When the third of them happened. */
const SELECTED = '00:28:00';

async function isAsLeft(page: Page): Promise<void> {
  await expect(filter(page)).toHaveValue(FILTER);
  await expect(active(page)).toContainText(SELECTED);
  await expect(page.getByRole('tab', { name: 'Verdicts' })).toBeVisible();
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await expect(page.getByRole('link', { name: 'deleteVpc', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(filter(page)).toHaveValue(FILTER);
}

function keptScreens(app: App): string {
  try {
    return readFileSync(join(app.home, 'screens.json'), 'utf8');
  } catch {
    return '';
  }
}
