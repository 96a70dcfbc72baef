import { startCloud, type Cloud } from './cloud/start.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { addConnection, goToSettings, openStore } from './pages/connections.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';
import { company } from './scenarios/company.ts';
import { PROJECT } from './scenarios/people.ts';

let cloud: Cloud;
test.beforeEach(async () => {
  cloud = await startCloud({ account: company(Date.now()) });
});
test.afterEach(() => cloud.close());

const login = { service_type: 'IAM', resource_type: 'user', trace_name: 'login', project_id: PROJECT };
const deletion = { trace_name: 'deleteEip', project_id: PROJECT };
/** Four logins and two deletions; the other file has one of the logins again, and a hundred more. */
const MINE = [
  ...Array.from({ length: 4 }, (_, at) => trace(`login-${at}`, login)),
  ...Array.from({ length: 2 }, (_, at) => trace(`eip-${at}`, deletion)),
];
const OTHER = [
  trace('login-0', login),
  ...Array.from({ length: 100 }, (_, at) => trace(`more-${at}`, login)),
];

test('one file is held against every live notification, and against a draft while it is typed', async ({
  app,
  page,
  host,
}) => {
  await newWorkspace(app, page);
  await goToSettings(page);
  await openStore(page, host);
  await addConnection(page, cloud, { name: 'Acme' });
  await page.getByRole('button', { name: 'Sync Acme', exact: true }).click();
  await expect(page.locator('main [role=status] p').last()).toContainText('Synced Acme');
  await openTraces(app, page, put(app.folder, 'mine.ndjson', lines(MINE)));
  await expect(page.getByText(/^Import finished\..*6 traces added/)).toBeVisible();
  await page.getByRole('link', { name: 'Show result' }).last().click();
  await page.getByRole('grid', { name: 'Files' }).getByText('mine.ndjson').click();
  await page.getByRole('link', { name: 'Test against notifications' }).click();

  const totals = page.getByRole('table', { name: 'What each notification says of the file' });
  const logins = totals.getByRole('row').filter({ hasText: 'logins_to_function' });
  await expect(logins.getByRole('button')).toHaveText('4');
  await expect(totals.getByRole('row').filter({ hasText: 'everything_off' })).toContainText('Off');
  const table = page.getByRole('grid', { name: 'Traces by notification' });
  await expect(table).toHaveAttribute('aria-rowcount', '7');
  const parts = page.getByRole('radiogroup', { name: 'Traces that are listed' });
  await parts.getByRole('radio', { name: 'By none 2' }).check({ force: true });
  await expect(table).toHaveAttribute('aria-rowcount', '3');
  await logins.getByRole('button').click();
  await expect(page.getByText('Reported by logins_to_function')).toBeVisible();
  await expect(table).toHaveAttribute('aria-rowcount', '5');
  await table.getByText('Match', { exact: true }).first().click();
  const why = page.getByRole('region', { name: 'Why: logins_to_function' });
  await expect(why).toContainText('login');
  expect(await barriersOn(page), 'the table').toEqual([]);

  // What comes in from elsewhere does not count for this file.
  await openTraces(app, page, put(app.folder, 'other.ndjson', lines(OTHER)));
  await expect(page.getByText(/^Import finished\..*100 traces added/)).toBeVisible();
  await expect(logins.getByRole('button')).toHaveText('4');

  await page.getByRole('link', { name: 'Notifications', exact: true }).first().click();
  await page.getByRole('button', { name: 'New draft' }).click();
  const live = page.getByRole('region', { name: 'Live test' });
  await page
    .getByRole('radiogroup', { name: 'Operations', exact: true })
    .getByRole('radio', { name: 'All' })
    .check({ force: true });
  const six = live.getByText('6 matches', { exact: true });
  await expect(live.getByText(/^[\d,]+ matches$/)).toBeVisible();
  await expect(six).toHaveCount(0);
  await live.getByRole('button', { name: 'One file…' }).click();
  await live.getByRole('searchbox').fill('mine');
  await live.getByRole('button', { name: /mine\.ndjson/ }).click();
  await expect(six).toBeVisible();
  await expect(live.getByText('Only traces of')).toBeVisible();
  expect(await barriersOn(page), 'the live test of a file').toEqual([]);
  await live.getByRole('button', { name: 'Look at all files again' }).click();
  await expect(six).toHaveCount(0);
});
