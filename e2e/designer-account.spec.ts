import { startCloud, type Cloud } from './cloud/start.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { addConnection, goToSettings, openStore } from './pages/connections.ts';
import { newWorkspace } from './pages/read-traces.ts';
import { company } from './scenarios/company.ts';
import { PROJECT, REGION } from './scenarios/people.ts';

let cloud: Cloud;
test.beforeEach(async () => {
  const account = company(Date.now());
  const traces = account.contents[PROJECT]?.traces;
  if (traces === undefined) throw new Error('The company has no such project.');
  traces['system'] = {
    generated: { count: 20, seed: 4, fromAt: Date.now() - 3_600_000, toAt: Date.now() - 60_000 },
  };
  cloud = await startCloud({ account });
});
test.afterEach(() => cloud.close());

test('topics, functions and the members of groups are offered as the account has them, with what is wrong with a topic', async ({
  app,
  page,
  host,
}) => {
  await newWorkspace(app, page);
  await goToSettings(page);
  await openStore(page, host);
  await addConnection(page, cloud, { name: 'Acme' });
  await page.getByRole('button', { name: 'Sync Acme', exact: true }).click();
  await expect(page.locator('main [role=status] p').last()).toContainText('Synced Acme:');
  await page.getByRole('button', { name: 'Dismiss this result' }).click();

  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await page.getByRole('button', { name: 'New draft' }).click();
  const topic = page.getByRole('combobox', { name: 'Topic or function' });
  const urn = (name: string): string => `urn:smn:${REGION}:${PROJECT}:${name}`;
  await topic.fill(urn('topic-0'));
  await expect(
    page.getByText('No subscription of the topic is confirmed: nobody would be told.'),
  ).toBeVisible();
  await topic.fill(urn('topic-1'));
  await expect(page.getByText('The topic has no subscription: nobody would be told.')).toBeVisible();
  await topic.fill(urn('elsewhere'));
  await expect(page.getByText('The last sync found no such topic in the account.')).toBeVisible();
  await topic.fill(urn('security-alerts'));
  const subscriptions = page.getByRole('list', { name: 'Subscriptions of the topic' });
  await expect(subscriptions).toContainText('email team-0@example.com');
  await page
    .getByRole('radiogroup', { name: 'Operations', exact: true })
    .getByRole('radio', { name: 'All' })
    .check({ force: true });
  await expect(page.getByText(/^All operations would go to people/)).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
});
