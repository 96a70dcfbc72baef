import { startCloud, type Cloud } from './cloud/start.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { addConnection, goToSettings, openStore } from './pages/connections.ts';
import { newWorkspace } from './pages/read-traces.ts';
import { company } from './scenarios/company.ts';
import { PROJECT } from './scenarios/people.ts';

const DAY_MS = 86_400_000;

let cloud: Cloud;
test.beforeEach(async () => {
  const now = Date.now();
  const account = company(now);
  const traces = account.contents[PROJECT]?.traces;
  if (traces === undefined) throw new Error('The company has no such project.');
  traces['system'] = { generated: { count: 300, seed: 4, fromAt: now - 6 * DAY_MS, toAt: now - 60_000 } };
  cloud = await startCloud({ account });
});
test.afterEach(() => cloud.close());

test('one trace is read by its id, then what the list asks for, and what the service cannot narrow by is said', async ({
  app,
  page,
  host,
}) => {
  await newWorkspace(app, page);
  await goToSettings(page);
  await openStore(page, host);
  await addConnection(page, cloud, { name: 'Acme' });
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Read from the cloud' });
  const open = async (): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Command palette' }).fill('Read from the cloud');
    await page.getByRole('option', { name: /Read from the cloud/ }).click();
    await expect(dialog).toBeVisible();
  };

  await open();
  await dialog.getByRole('radio', { name: 'One trace' }).check();
  await dialog
    .getByRole('textbox', { name: 'Trace ID' })
    .fill(cloud.shelves.of(PROJECT, 'system')[0]?.record(7).trace_id ?? '');
  expect(await barriersOn(page), 'one trace').toEqual([]);
  await dialog.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('1 of 1 trace', { exact: true })).toBeVisible();

  const bar = page.getByRole('combobox', { name: 'Filter' });
  await bar.fill('service = ECS and source_ip != 10.0.0.1');
  await bar.press('Enter');
  await open();
  const clauses = dialog.getByRole('list', { name: 'Clauses of the filter' }).getByRole('listitem');
  await expect(clauses).toHaveCount(2);
  await expect(clauses.first()).toContainText('The service narrows by it.');
  await expect(clauses.last()).toContainText('The service cannot narrow by it');
  expect(await barriersOn(page), 'a filter').toEqual([]);
  await dialog.getByRole('button', { name: 'Read', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/added/).first()).toBeVisible();
  const narrowed = (): number =>
    cloud.log
      .entries()
      .filter(({ query }) => query.some(([name, value]) => name === 'service_type' && value === 'ECS'))
      .length;
  // What the first reading added may still stand there.
  await expect.poll(narrowed).toBeGreaterThan(0);
});
