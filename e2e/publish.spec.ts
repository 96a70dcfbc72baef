import { startCloud, type Cloud } from './cloud/start.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { confirm, heldIn, outcome, planOfDraft, planOfLive, syncAccount } from './pages/publishing.ts';
import { company } from './scenarios/company.ts';
import { PROJECT, REGION } from './scenarios/people.ts';

const DAY_MS = 86_400_000;
const TOPIC = `urn:smn:${REGION}:${PROJECT}:security-alerts`;

let cloud: Cloud;
test.beforeEach(async () => {
  const now = Date.now();
  const account = company(now);
  const traces = account.contents[PROJECT]?.traces;
  if (traces === undefined) throw new Error('The company has no such project.');
  // None is due while the journey runs.
  traces['system'] = { generated: { count: 900, seed: 4, fromAt: now - 6 * DAY_MS, toAt: now - 60_000 } };
  traces['photos'] = {};
  cloud = await startCloud({ account });
});
test.afterEach(() => cloud.close());

test('a draft from a trace is published, read again and proven', async ({ app, page, host }) => {
  await syncAccount(app, page, { cloud, host });
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  const cell = page
    .getByRole('grid', { name: 'Traces', exact: true })
    .getByRole('gridcell', { name: 'login' })
    .first();
  const name = 'login';
  await cell.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Start a draft from this trace' }).click();
  await expect(page.locator('main [role=status] p').last()).toContainText(`The draft ${name} was made.`);

  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('combobox', { name: 'Topic or function' }).fill(TOPIC);
  await page.getByRole('button', { name: 'Plan…' }).click();
  await expect(page.getByRole('heading', { name: `Plan: create ${name}` })).toBeVisible();
  await expect(page.getByText(/Account read \d\d:\d\d:\d\d/)).toBeVisible();
  await expect(page.getByText('cts:notification:create: not known until written')).toBeVisible();
  await expect(page.getByText('known, with confirmed subscriptions')).toBeVisible();
  await expect(page.getByText(/security-alerts: [\d,.]+ → [\d,.]+ messages a day/)).toBeVisible();
  await expect(page.getByRole('tab', { name: /^Gained [1-9]/ })).toBeVisible();
  expect(await barriersOn(page), 'the plan').toEqual([]);

  await confirm(page, name, 'Publish');
  await expect(outcome(page)).toContainText(`${name} is published and proven`);
  expect(heldIn(cloud, name)).toMatchObject({ status: 'enabled', topic_id: TOPIC });
  expect(await barriersOn(page), 'the outcome').toEqual([]);

  await outcome(page).getByRole('button', { name: 'Plan again' }).click();
  await expect(page.getByRole('heading', { name: `Plan: ${name} is as it shall be` })).toBeVisible();
});

test('what is lost is looked at before it can be published', async ({ app, page, host }) => {
  await syncAccount(app, page, { cloud, host });
  await planOfDraft(page, 'logins_to_function', (one) => ({
    ...one,
    operations: [{ service_type: 'VPC', resource_type: 'eip', trace_names: ['deleteEip'] }],
  }));
  await expect(page.getByText('unchanged since the draft began')).toBeVisible();
  const lost = page.getByRole('tab', { name: /^Lost [1-9]\d* \(open\)$/ });
  await expect(lost).toBeVisible();
  await page.getByRole('textbox', { name: / to confirm$/ }).fill('logins_to_function');
  const button = page.getByRole('button', { name: 'Publish', exact: true });
  await expect(page.getByText(/open the list before publishing/)).toBeVisible();
  await expect(button).toBeDisabled();
  await lost.click();
  await expect(page.getByRole('grid', { name: 'Traces that are not reported any more' })).toBeVisible();
  await expect(button).toBeEnabled();
  await button.click();
  await expect(outcome(page)).toContainText('logins_to_function is published and proven');
  expect(JSON.stringify(heldIn(cloud, 'logins_to_function'))).toContain('deleteEip');
});

test('what another changed in between is merged member by member, and nothing of it is lost', async ({
  app,
  page,
  host,
}) => {
  const held = heldIn(cloud, 'key_operations');
  if (held === undefined) throw new Error('The company has no such notification.');
  await syncAccount(app, page, { cloud, host });
  await planOfDraft(page, 'key_operations', (one) => ({
    ...one,
    filter: { condition: 'AND', is_support_filter: true, rule: ['code != 404'] },
  }));
  await expect(page.getByText('unchanged since the draft began')).toBeVisible();
  held.notify_user_list = [{ user_group: 'admin', user_list: ['bruno'] }];
  held.filter = { condition: 'AND', is_support_filter: true, rule: ['code != 500'] };
  await confirm(page, 'key_operations', 'Publish');
  await expect(page.getByText(/was changed in the account while you looked at the plan/)).toBeVisible();
  const merging = page.getByRole('region', { name: 'Changed by somebody else' });
  await expect(merging.getByRole('radio', { name: 'Which User stands: Theirs' })).toBeChecked();
  const take = merging.getByRole('button', { name: 'Take these over' });
  await expect(take).toBeDisabled();
  expect(await barriersOn(page), 'the merge').toEqual([]);
  await merging.getByRole('radio', { name: 'Which filter stands: The draft' }).check();
  await take.click();
  await expect(merging).toHaveCount(0);
  await confirm(page, 'key_operations', 'Publish');
  await expect(outcome(page)).toContainText('key_operations is published and proven');
  expect(heldIn(cloud, 'key_operations')).toMatchObject({
    notify_user_list: [{ user_list: ['bruno'] }],
    filter: { rule: ['code != 404'] },
  });
});

test('a member that is dropped on the way is named, and the earlier notification is put back', async ({
  app,
  page,
  host,
}) => {
  const before = structuredClone(heldIn(cloud, 'key_operations'));
  await syncAccount(app, page, { cloud, host });
  await planOfDraft(page, 'key_operations', (one) => ({ ...one, notify_user_list: [] }));
  cloud.faults.add({ on: { method: 'PUT' }, trouble: { kind: 'lost-members', members: ['filter'] } });
  await confirm(page, 'key_operations', 'Publish');
  await expect(outcome(page)).toContainText('key_operations was not written as it was sent');
  await expect(
    outcome(page)
      .getByRole('row', { name: /Filter rule/ })
      .first(),
  ).toBeVisible();
  await outcome(page).getByRole('link', { name: 'Put the earlier key_operations back' }).click();
  const states = page.getByRole('region', { name: 'Earlier states' });
  await states.getByRole('link').nth(1).click();
  await confirm(page, 'key_operations', 'Publish');
  await expect(outcome(page)).toContainText('key_operations is published and proven');
  expect(heldIn(cloud, 'key_operations')).toEqual(before);
});

test('live ones are switched and deleted by a plan; a deletion that fails half-way tells each', async ({
  app,
  page,
  host,
}) => {
  await syncAccount(app, page, { cloud, host });
  await planOfLive(page, 'key_operations', 'Disable…');
  await expect(page.getByRole('heading', { name: 'Plan: disable key_operations' })).toBeVisible();
  await confirm(page, 'key_operations', 'Disable');
  await expect(outcome(page)).toContainText('key_operations is published and proven');
  expect(heldIn(cloud, 'key_operations')?.status).toBe('disabled');

  const ids = ['key_operations', 'everything_off'].map((name) => heldIn(cloud, name)?.notification_id ?? '');
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/notifications/plan/delete/${PROJECT}/${ids.join(',')}`,
  );
  await expect(page.getByRole('heading', { name: 'Plan: delete 2 notifications' })).toBeVisible();
  cloud.faults.add({ on: { method: 'DELETE' }, trouble: { kind: 'half-deleted' } });
  await confirm(page, '2', 'Delete');
  await expect(outcome(page)).toContainText('key_operations is gone.');
  await expect(outcome(page)).toContainText('everything_off is still there.');
  await expect(outcome(page)).toContainText('The service said:');
  expect(heldIn(cloud, 'key_operations')).toBeUndefined();

  // All of it is in the journal.
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('link', { name: 'Open the journal' }).click();
  await expect(page.getByText('The chain is sound: no entry was changed or taken out.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search the journal' }).fill('delete-notifications');
  await expect(page.getByText('2 entries', { exact: true })).toBeVisible();
  const entries = page.getByRole('grid', { name: 'Entries of the journal' });
  await entries.getByRole('gridcell', { name: 'Change of an account, done' }).click();
  await expect(page.getByRole('group', { name: /^Entry / })).toContainText('stillThere');
  expect(await barriersOn(page), 'the journal').toEqual([]);
});

test('what became of a write that nobody confirmed is not known until the account is read again', async ({
  app,
  page,
  host,
}) => {
  await syncAccount(app, page, { cloud, host });
  await planOfDraft(page, 'everything_off', (one) => ({ ...one, notification_name: 'everything_at_night' }));
  await expect(page.getByRole('tab', { name: /^Lost / })).toBeVisible();
  // The write is looked for once before it is sent; what is read after is not answered.
  cloud.faults.add(
    { on: { method: 'GET', path: '/notifications/' }, after: 2, times: null, trouble: { kind: 'hang-up' } },
    { on: { method: 'PUT' }, trouble: { kind: 'cut-off' } },
  );
  await confirm(page, 'everything_at_night', 'Publish');
  await expect(outcome(page)).toContainText('What became of everything_at_night is not known');
  cloud.faults.clear();
  await outcome(page).getByRole('button', { name: 'Read again' }).click();
  await expect(outcome(page)).toContainText('everything_at_night is published and proven');
});

test('without the right to write the plan is shown all the same, and taken along', async ({
  app,
  page,
  host,
}) => {
  await syncAccount(app, page, { cloud, host, writes: false });
  await planOfDraft(page, 'key_operations', (one) => ({ ...one, filter: null }));
  await expect(page.getByText(/the connection is read-only/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: / to confirm$/ })).toHaveCount(0);
  await expect(page.getByRole('tab', { name: /^Gained/ })).toBeVisible();
  await page.getByRole('button', { name: 'Copy ticket' }).click();
  await expect(page.getByText('Copied', { exact: true })).toBeVisible();
  expect(cloud.log.entries().filter(({ method, service }) => method !== 'GET' && service === 'cts')).toEqual(
    [],
  );
});
