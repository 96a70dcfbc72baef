import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

const HOUR = 3_600_000;
/** 2024-03-29 00:10 UTC; on the 31st clocks in Berlin go forward. */
const START = Date.UTC(2024, 2, 29, 0, 10);

async function chooseZone(page: Page, zone: string): Promise<void> {
  await page.getByRole('button', { name: /^Time zone: / }).click();
  await page.getByRole('combobox', { name: 'Find a time zone' }).fill(zone);
  await page.keyboard.press('Enter');
}

test('bars begin where hours and days of the chosen zone do, also where clocks are changed', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  const traces = Array.from({ length: 96 }, (_, at) =>
    trace(`t${at}`, { time: START + at * HOUR, record_time: START + at * HOUR + 5_000 }),
  );
  await openTraces(app, page, put(app.folder, 'four-days.ndjson', lines(traces)));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  const chart = page.getByRole('application', { name: 'Traces over time' });
  const said = page.getByRole('figure').getByRole('status');
  const first = async (): Promise<string> => {
    await chart.press('Home');
    return (await said.textContent()) ?? '';
  };
  await chooseZone(page, 'kolkata');
  // Half an hour beside those of UTC.
  await expect.poll(first).toMatch(/^2024-03-2\d \d[02468]:00:00 – \d[02468]:00:00: /);
  expect(await barriersOn(page)).toEqual([]);
  await chooseZone(page, 'berlin');
  const night = async (): Promise<string> => {
    await chart.press('Home');
    for (let bar = 0; bar < 90; bar += 1) {
      await chart.press('ArrowRight');
      const text = (await said.textContent()) ?? '';
      if (text.startsWith('2024-03-31 00:00')) return text;
    }
    return '';
  };
  await expect.poll(night).toMatch(/^2024-03-31 00:00:00 – 03:00:00: 2 /);
  await page.screenshot({ path: test.info().outputPath('berlin.png') });
  expect(await barriersOn(page)).toEqual([]);
});
