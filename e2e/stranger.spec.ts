import { startCloud, type Cloud } from './cloud/start.ts';
import type { Account } from './cloud/account.ts';
import { expect, test } from './fixtures/app.ts';
import { addConnection, goToSettings, openStore } from './pages/connections.ts';
import { confirm, outcome } from './pages/publishing.ts';
import { company } from './scenarios/company.ts';
import { PROJECT, REGION } from './scenarios/people.ts';

/** The project that the sample's traces are of. */
const SAMPLE_PROJECT = 'c0b7e1d4a92f4c6e8b5530d6e7a1f942';
const TOPIC = `urn:smn:${REGION}:${SAMPLE_PROJECT}:security-alerts`;

let cloud: Cloud;
test.beforeEach(async () => {
  const account = JSON.stringify(company(Date.now())).replaceAll(PROJECT, SAMPLE_PROJECT);
  cloud = await startCloud({ account: JSON.parse(account) as Account });
});
test.afterEach(() => cloud.close());

test('from nothing to an incident, to a draft that would have told of it, and to a notification in the account', async ({
  page,
  host,
}, testInfo) => {
  const beganAt = Date.now();
  const steps: string[] = [];
  /** Seconds since the first screen was there, for whoever reads the report: machines differ, so nothing hangs on them. */
  const took = (step: string): void =>
    void steps.push(`${step} after ${((Date.now() - beganAt) / 1000).toFixed(1)} s`);
  const list = page.getByRole('grid', { name: 'Traces', exact: true });
  const row = list.locator('[role=row][data-active]');

  await page.getByRole('button', { name: 'Open the sample' }).click();
  // Sixty thousand traces are made and read: as long as the machine takes.
  await expect(page.getByRole('heading', { name: 'This is a sample' })).toBeVisible({ timeout: 150_000 });
  took('sample open');
  const card = page.getByRole('complementary', { name: 'Tour of the sample' });
  await card.getByRole('button', { name: 'Leave' }).click();
  await expect(card).toHaveCount(0);

  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  await expect(list.getByRole('row').nth(1)).toBeVisible();
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press(']');
  await expect(row).toContainText(/incident/i);
  took('first incident found');

  await row.getByRole('gridcell').nth(3).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Start a draft from this trace' }).click();
  const news = page.locator('main [role=status] p').filter({ hasText: 'was made.' });
  const [, name = ''] = /The draft (\S+) was made/.exec(await news.innerText()) ?? [];
  await news.getByRole('link').click();
  const live = page.getByRole('region', { name: 'Live test' });
  await expect(live.getByText(/^[1-9][\d,]* match(es)?$/).first()).toBeVisible();
  took('draft tested');

  await goToSettings(page);
  await openStore(page, host);
  await addConnection(page, cloud, { name: 'Larkspur', project: SAMPLE_PROJECT, writes: true });
  await page.getByRole('button', { name: 'Sync Larkspur', exact: true }).click();
  await expect(page.locator('main [role=status] p').last()).toContainText('Synced Larkspur');
  took('account read');

  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('combobox', { name: 'Topic or function' }).fill(TOPIC);
  await page.getByRole('button', { name: 'Plan…' }).click();
  await expect(page.getByRole('heading', { name: `Plan: create ${name}` })).toBeVisible();
  await confirm(page, name, 'Publish');
  await expect(outcome(page)).toContainText(`${name} is published and proven`);
  const held = cloud.account.contents[SAMPLE_PROJECT]?.notifications ?? [];
  expect(held.map(({ notification_name }) => notification_name)).toContain(name);
  took('notification published');

  await testInfo.attach('timed steps', { body: steps.join('\n'), contentType: 'text/plain' });
  process.stdout.write(`${host}: ${steps.join(', ')}\n`);
});
