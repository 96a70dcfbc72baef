import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { PROVIDERS } from '../shared/model/trace.ts';
import { startCloud, type Cloud } from './cloud/start.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { openStore } from './pages/connections.ts';
import { confirm, heldIn, outcome, planOfDraft, planOfLive, syncAccount } from './pages/publishing.ts';
import { newWorkspace } from './pages/read-traces.ts';
import { company } from './scenarios/company.ts';
import { PROJECT } from './scenarios/people.ts';

const DAY_MS = 86_400_000;
// The compiler's library does not know it yet.
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

let cloud: Cloud;
test.beforeEach(async () => {
  const now = Date.now();
  const account = company(now);
  const traces = account.contents[PROJECT]?.traces;
  if (traces === undefined) throw new Error('The company has no such project.');
  // None is due while the journey runs.
  traces['system'] = { generated: { count: 300, seed: 4, fromAt: now - 6 * DAY_MS, toAt: now - 60_000 } };
  traces['photos'] = {};
  cloud = await startCloud({ account });
});
test.afterEach(() => cloud.close());

const section = (page: Page): Locator => page.getByRole('region', { name: 'Live notifications' });
const confirmField = (page: Page): Locator => page.getByRole('textbox', { name: / to confirm$/ });

async function toList(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await expect(section(page).getByRole('table')).toBeVisible();
}

async function choose(page: Page, ...names: string[]): Promise<void> {
  for (const name of names)
    await section(page)
      .getByRole('checkbox', { name: `Choose ${name}` })
      .check();
  await expect(section(page).getByText(`${names.length} chosen`)).toBeVisible();
}

/** What an item of a menu writes to a file, in the way of this host. */
async function written(app: App, page: Page, name: string, run: () => Promise<void>): Promise<string> {
  if (app.answerDialog === null) {
    const [download] = await Promise.all([page.waitForEvent('download'), run()]);
    expect(download.suggestedFilename()).toBe(name);
    return readFileSync(await download.path(), 'utf8');
  }
  const path = join(app.folder, name);
  await app.answerDialog('save', path);
  await run();
  const read = (): string => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return '';
    }
  };
  await expect.poll(read).not.toBe('');
  return read();
}

test('several live ones are exported, switched and deleted at once, each told by itself', async ({
  app,
  page,
  host,
}) => {
  await syncAccount(app, page, { cloud, host });
  await toList(page);
  await choose(page, 'key_operations', 'everything_off');
  expect(await barriersOn(page), 'with some chosen').toEqual([]);
  const bulk = section(page).locator('.note');
  for (const [item, file, holds] of [
    ['As the service tells them, JSON', 'live_notifications.json', '"notification_id"'],
    ['Request bodies that make them anew', 'live_notifications.request.json', '"notification_name"'],
    ['Terraform', 'live_notifications.tf', 'resource "'],
  ] as const) {
    const text = await written(app, page, file, async () => {
      await bulk.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    });
    for (const name of [holds, 'key_operations', 'everything_off']) expect(text).toContain(name);
    expect(text).not.toContain('logins_to_function');
  }

  // Only what is on can be switched off.
  await bulk.getByRole('button', { name: 'Disable…' }).click();
  await expect(page.getByRole('heading', { name: 'Plan: disable key_operations' })).toBeVisible();
  await page.getByRole('link', { name: 'All notifications' }).click();
  await choose(page, 'key_operations', 'logins_to_function');
  await expect(bulk.getByRole('button', { name: 'Enable…' })).toBeDisabled();
  await bulk.getByRole('button', { name: 'Disable…' }).click();
  await expect(page.getByRole('heading', { name: 'Plan: disable 2 notifications' })).toBeVisible();
  await confirm(page, '2', 'Disable');
  await expect(outcome(page)).toContainText('key_operations is published and proven');
  await expect(outcome(page)).toContainText('logins_to_function is published and proven');
  expect(heldIn(cloud, 'logins_to_function')?.status).toBe('disabled');

  await toList(page);
  await choose(page, 'key_operations', 'everything_off', 'logins_to_function');
  await bulk.getByRole('button', { name: 'Delete…' }).click();
  await expect(page.getByRole('heading', { name: 'Plan: delete 3 notifications' })).toBeVisible();
  // One is not there, the service says, and has deleted another all the same.
  cloud.faults.add({ on: { method: 'DELETE' }, trouble: { kind: 'half-deleted', says: 'CTS.0005' } });
  await confirm(page, '3', 'Delete');
  await expect(outcome(page).locator('[data-state=deleted]')).toHaveCount(1);
  await expect(outcome(page).locator('[data-state=still-there]')).toHaveCount(2);
  await expect(outcome(page)).toContainText('The service said:');
  expect(cloud.account.contents[PROJECT]?.notifications).toHaveLength(2);
});

test('one that is gone is told in the list, and every state of it can be brought back', async ({
  app,
  page,
  host,
}) => {
  const before = structuredClone(heldIn(cloud, 'key_operations'));
  await syncAccount(app, page, { cloud, host });
  await planOfLive(page, 'key_operations', 'Disable…');
  await confirm(page, 'key_operations', 'Disable');
  await expect(outcome(page)).toContainText('key_operations is published and proven');
  await planOfLive(page, 'key_operations', 'Delete…');
  await confirm(page, 'key_operations', 'Delete');
  await expect(outcome(page)).toContainText('key_operations is gone.');

  await toList(page);
  await page.getByText('No longer in the account (1)').click();
  expect(await barriersOn(page), 'the list of those that are gone').toEqual([]);
  await page.getByRole('link', { name: 'Earlier states of key_operations, to bring it back' }).click();
  const states = page.getByRole('region', { name: 'Earlier states' });
  // Gone, disabled, enabled.
  await expect(states.getByRole('listitem')).toHaveCount(3);
  await states.getByRole('link').nth(1).click();
  await confirm(page, 'key_operations', 'Publish');
  await expect(outcome(page)).toContainText('key_operations is published and proven');
  const after = heldIn(cloud, 'key_operations');
  expect(after?.notification_id).not.toBe(before?.notification_id);
  // It is a new one to the service, and the same in all that a person wrote.
  const own = { notification_id: '', create_time: 0 };
  expect({ ...after, ...own }).toEqual({ ...before, ...own });

  // The new one has its place; an earlier state of the old one replaces it, which is said.
  await toList(page);
  await page.getByText('No longer in the account (1)').click();
  await page.getByRole('link', { name: 'Earlier states of key_operations, to bring it back' }).click();
  await expect(page.getByText('key_operations was made anew since: that one is replaced')).toBeVisible();
});

test('without any connection the plan of a draft goes along as request, Terraform and ticket', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  const body = { notification_name: 'on_paper', operation_type: 'complete', topic_id: 'urn:smn:r:p:t' };
  await page.getByRole('textbox', { name: /^JSON of/ }).fill(JSON.stringify(body));
  await page.getByRole('button', { name: 'Plan…' }).click();
  await expect(page.getByRole('heading', { name: 'Plan: create on_paper' })).toBeVisible();
  await expect(page.getByText(/there is no connection to this project: add one in Settings/)).toBeVisible();
  await expect(confirmField(page)).toHaveCount(0);
  expect(await barriersOn(page), 'the plan').toEqual([]);
  for (const [button, file, holds] of [
    ['Request body', 'on_paper.request.json', '"notification_name": "on_paper"'],
    ['Terraform', 'on_paper.tf', 'on_paper'],
    ['Ticket text', 'on_paper.md', '## Request body'],
  ] as const) {
    const run = (): Promise<void> => page.getByRole('button', { name: button, exact: true }).click();
    expect(await written(app, page, file, run)).toContain(holds);
  }
});

test('a draft for another provider is tested, and published from nowhere, which its plan says', async ({
  app,
  page,
  host,
}) => {
  await syncAccount(app, page, { cloud, host });
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await page.getByRole('button', { name: 'New draft' }).click();
  const provider = page.getByRole('combobox', { name: 'Traces of' });
  for (const value of PROVIDERS) {
    if (value === 'huawei') continue;
    await provider.selectOption(value);
    await page.getByRole('button', { name: 'Plan…' }).click();
    await expect(page.getByText(/^the draft is for another provider/i)).toBeVisible();
    await expect(page.getByText('It cannot be published')).toBeVisible();
    await expect(confirmField(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Request body' })).toHaveCount(0);
    await page.getByRole('link', { name: 'Back to the draft' }).click();
    await expect(provider).toHaveValue(value);
  }
  expect(await barriersOn(page)).toEqual([]);
  // The same from the list.
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await page
    .getByRole('table', { name: 'Drafts' })
    .getByRole('button', { name: /^What can be done/ })
    .click();
  await page.getByRole('menuitem', { name: 'Plan…' }).click();
  await expect(page.getByText(/^the draft is for another provider/i)).toBeVisible();
  await expect(confirmField(page)).toHaveCount(0);
});

test('a name that is taken and a quota that is full are in the way before anything is sent', async ({
  app,
  page,
  host,
}) => {
  const all = cloud.account.contents[PROJECT]?.notifications ?? [];
  const [first] = all;
  if (first === undefined) throw new Error('The company has none.');
  while (all.length < 100)
    all.push({ ...first, notification_id: `more-${all.length}`, notification_name: `more_${all.length}` });
  await syncAccount(app, page, { cloud, host });
  await toList(page);
  await expect(section(page)).toContainText('100 of 100 in use');
  await planOfDraft(page, 'key_operations', (one) => ({ ...one, notification_name: 'everything_off' }));
  await expect(page.getByText('another notification is called everything_off')).toBeVisible();
  const publish = page.getByRole('button', { name: 'Publish', exact: true });
  await expect(page.locator('.effect')).toHaveAttribute('aria-busy', 'false');
  await confirmField(page).fill('everything_off');
  await expect(publish).toBeDisabled();

  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  await page
    .getByRole('textbox', { name: /^JSON of/ })
    .fill(JSON.stringify({ notification_name: 'one_more', operation_type: 'complete' }));
  await page.getByRole('button', { name: 'Plan…' }).click();
  await expect(page.getByRole('heading', { name: 'Plan: create one_more' })).toBeVisible();
  await expect(page.getByText('100 of 100 are in use: delete one first')).toBeVisible();
  await expect(page.locator('.effect')).toHaveAttribute('aria-busy', 'false');
  await confirmField(page).fill('one_more');
  await expect(publish).toBeDisabled();
  expect(cloud.log.entries().filter(({ method, service }) => method !== 'GET' && service === 'cts')).toEqual(
    [],
  );
});

test('a write that the service refuses is told with its reason, and nothing is sent twice', async ({
  app,
  page,
  host,
}) => {
  await syncAccount(app, page, { cloud, host });
  await planOfLive(page, 'key_operations', 'Disable…');
  const refusals = [
    [400, 'CTS.0003'],
    [403, 'CTS.0013'],
    [409, 'CTS.0400'],
    [503, 'CTS.0004'],
  ] as const;
  let puts = 0;
  for (const [status, code] of refusals) {
    cloud.faults.add({
      on: { method: 'PUT' },
      trouble: { kind: 'status', status, body: { error_code: code, error_msg: `no ${status}` } },
    });
    await confirm(page, 'key_operations', 'Disable');
    await expect(outcome(page)).toContainText('key_operations was not written.');
    await expect(outcome(page)).toContainText(`no ${status}`);
    puts += 1;
    expect(cloud.log.entries().filter(({ method }) => method === 'PUT')).toHaveLength(puts);
    await outcome(page).getByRole('button', { name: 'Plan again' }).click();
    await expect(outcome(page)).toHaveCount(0);
    await expect(page.getByText(/Account read \d\d:\d\d:\d\d/)).toBeVisible();
  }
  expect(heldIn(cloud, 'key_operations')?.status).toBe('enabled');
  // What was refused once is said before it is tried again.
  await expect(page.getByText(/cts:notification:update was refused at/)).toBeVisible();
  await confirm(page, 'key_operations', 'Disable');
  await expect(outcome(page)).toContainText('key_operations is published and proven');
});

test('members that no document names, and digits beyond what a number holds, come through an edit and a publish', async ({
  app,
  page,
  host,
}) => {
  const novelty = { kept: ['as', 'it', 'is'], size: rawJSON('90071992547409931') };
  Object.assign(heldIn(cloud, 'key_operations') ?? {}, { novelty });
  await syncAccount(app, page, { cloud, host });
  await planOfDraft(page, 'key_operations', (one) => ({ ...one, notify_user_list: [] }));
  await expect(page.getByText(/Sent along as it is, though no document names it: “novelty”/)).toBeVisible();
  await confirm(page, 'key_operations', 'Publish');
  await expect(outcome(page)).toContainText('key_operations is published and proven');
  expect(JSON.stringify(heldIn(cloud, 'key_operations')?.['novelty'])).toBe(
    '{"kept":["as","it","is"],"size":90071992547409931}',
  );
  const [put] = cloud.log.entries().filter(({ method }) => method === 'PUT');
  expect(put?.body).toContain('"size":90071992547409931');

  // Typed as a number it would lose its last digit.
  await page.getByRole('link', { name: 'Back to the draft' }).click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  const text = page.getByRole('textbox', { name: /^JSON of/ });
  await text.fill((await text.inputValue()).replace(/"90071992547409931"/, '90071992547409933'));
  await page.getByRole('button', { name: 'Plan…' }).click();
  await expect(page.getByText(/a number is beyond 2\^53/)).toBeVisible();

  // One that is brought back is sent with the digits as they came; this service keeps no such member of a new one, which is told.
  await planOfLive(page, 'key_operations', 'Delete…');
  await confirm(page, 'key_operations', 'Delete');
  await expect(outcome(page)).toContainText('key_operations is gone.');
  await toList(page);
  await page.getByText('No longer in the account (1)').click();
  await page.getByRole('link', { name: 'Earlier states of key_operations, to bring it back' }).click();
  await page.getByRole('region', { name: 'Earlier states' }).getByRole('link').nth(1).click();
  await confirm(page, 'key_operations', 'Publish');
  await expect(outcome(page)).toContainText('What is not so: novelty');
  const post = cloud.log
    .entries()
    .findLast(({ method, path }) => method === 'POST' && /notifications/.test(path));
  expect(post?.body).toContain('"size":90071992547409931');
});

test('a crash of the whole app in mid-publish leaves a change of which nobody knows what became, until it is read', async ({
  app,
  page,
  host,
}) => {
  test.skip(host !== 'serve', 'The other host is killed by its own journeys.');
  app.expectOnConsole(/ERR_|Failed to load resource/);
  await syncAccount(app, page, { cloud, host });
  await planOfLive(page, 'key_operations', 'Disable…');
  cloud.faults.add({ on: { method: 'PUT' }, trouble: { kind: 'silence' } });
  await confirm(page, 'key_operations', 'Disable');
  await expect.poll(() => cloud.log.entries().some(({ method }) => method === 'PUT')).toBe(true);
  expect(await app.kill()).toBe(true);
  // It was on its way.
  const held = heldIn(cloud, 'key_operations');
  if (held !== undefined) held.status = 'disabled';

  const again = await app.open({ workspace: join(app.folder, 'audit.tracebell') });
  const told = again.getByRole('list', { name: 'Changes of which nobody knows what became' });
  await again.getByRole('link', { name: 'Overview', exact: true }).click();
  await expect(told).toContainText('A change of key_operations was sent');
  await told.getByRole('link', { name: /Open the connection/ }).click();
  await openStore(again, host);
  await again.getByRole('link', { name: 'Notifications', exact: true }).click();
  await expect(told).toContainText('It is not known until the account is read.');
  expect(await barriersOn(again), 'what is not known').toEqual([]);
  await told.getByRole('button', { name: 'Read the account' }).click();
  await expect(told).toHaveCount(0);
  await expect(section(again).getByRole('row').filter({ hasText: 'key_operations' })).toContainText(
    'Disabled',
  );
});

test('a crash of the whole app in mid-edit loses nothing that was told to be saved', async ({
  app,
  page,
  host,
}) => {
  test.skip(host !== 'serve', 'The other host is killed by its own journeys.');
  app.expectOnConsole(/ERR_|Failed to load resource/);
  await syncAccount(app, page, { cloud, host });
  await toList(page);
  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByRole('tab', { name: 'JSON' }).click();
  const text = page.getByRole('textbox', { name: /^JSON of/ });
  const valid = JSON.stringify({ notification_name: 'half_way', operation_type: 'complete' });
  await text.fill(valid);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'half_way' })).toBeVisible();
  await text.press('End');
  await page.keyboard.type(', "and h');
  await expect(page.getByText('Kept as typed; what was valid last counts.')).toBeVisible();
  await page.keyboard.type('alf a word');
  expect(await app.kill()).toBe(true);

  const again = await app.open({ workspace: join(app.folder, 'audit.tracebell') });
  await again.getByRole('link', { name: 'Notifications', exact: true }).click();
  await again.getByRole('link', { name: 'half_way', exact: true }).click();
  await again.getByRole('tab', { name: 'JSON' }).click();
  await expect(again.getByRole('textbox', { name: /^JSON of/ })).toHaveValue(/^\{.*\}, "and h/);
});
