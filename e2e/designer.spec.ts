import type { Page } from '@playwright/test';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test, type App } from './fixtures/app.ts';
import { newWorkspace, openTraces } from './pages/read-traces.ts';
import { lines, put, trace } from './pages/trace-files.ts';

/** 2024-05-16 00:00 UTC. */
const START = 1_715_817_600_000;

async function beginDraft(app: App, page: Page): Promise<void> {
  const traces = Array.from({ length: 12 }, (_, at) =>
    trace(`t${at}`, {
      ...{ time: START + at * 60_000, service_type: 'KMS', resource_type: 'CMK' },
      trace_name: at % 3 === 0 ? 'scheduleKeyDeletion' : 'encryptData',
    }),
  );
  await newWorkspace(app, page);
  await openTraces(app, page, put(app.folder, 'keys.ndjson', lines(traces)));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss this result' }).click();
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await page.getByRole('button', { name: 'New draft' }).click();
  await expect(tree(page)).toBeVisible();
}

const tree = (page: Page): ReturnType<Page['getByRole']> =>
  page.getByRole('tree', { name: 'Chosen operations' });
const counts = (page: Page): ReturnType<Page['getByText']> => page.getByText(/^\d+\/1,000 operations$/);
const tab = (page: Page, name: string): ReturnType<Page['getByRole']> =>
  page.getByRole('tab', { name, exact: true });
const json = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('textbox', { name: /^JSON of / });

async function choose(page: Page, group: string, option: string): Promise<void> {
  const radio = page
    .getByRole('radiogroup', { name: group, exact: true })
    .getByRole('radio', { name: option });
  await radio.check({ force: true });
  await expect(radio).toBeChecked();
}

test('a draft is designed in the form, by keyboard and by templates, and its JSON says the same', async ({
  app,
  page,
}) => {
  await beginDraft(app, page);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('key deletion');
  await expect(page.getByText('12/64')).toBeVisible();
  await page.getByRole('button', { name: 'Use a name the service takes' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('key_deletion');

  // What was found is chosen by keyboard, and how often it was seen stands beside it.
  await page.getByRole('searchbox', { name: 'Search operations' }).fill('kms keydeletion');
  const leaf = tree(page).getByRole('treeitem', { name: /^scheduleKeyDeletion/ });
  await expect(leaf).toContainText('4');
  await tree(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press(' ');
  await expect(leaf).toHaveAttribute('aria-checked', 'true');
  await expect(tree(page).getByRole('treeitem', { name: 'KMS' })).toHaveAttribute('aria-checked', 'mixed');
  await expect(counts(page)).toHaveText('1/1,000 operations');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(counts(page)).toHaveText('2/1,000 operations');

  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('menuitem', { name: 'Login', exact: true }).click();
  await expect(counts(page)).toHaveText('12/1,000 operations');

  // Rules in rows and as text are one.
  await page.getByRole('button', { name: 'Add a rule' }).click();
  const line = page.getByRole('textbox', { name: 'As text' });
  await expect(line).toHaveValue('trace_rating = warning');
  await line.fill('trace_rating = incident OR code');
  await expect(page.getByText(/^No rule begins here/)).toBeVisible();
  await line.fill('trace_rating = incident OR code = 403');
  await expect(page.getByRole('textbox', { name: 'Value' })).toHaveValue('403');
  await expect(
    page.getByRole('radiogroup', { name: 'Rules are joined by' }).getByRole('radio', { name: 'OR' }),
  ).toBeChecked();

  await choose(page, 'Users', 'Chosen');
  await expect(page.getByText('No users of this group are listed.')).toBeVisible();
  const users = page.getByRole('combobox', { name: 'Add users to users' });
  await users.fill('lena, svc-build');
  await users.press('Enter');
  await expect(page.getByText('2/50 users')).toBeVisible();

  await choose(page, 'Send notifications', 'No');
  await expect(page.getByText('It is kept in the account, disabled and without a topic.')).toBeVisible();
  await page.getByRole('checkbox', { name: /cts_admin_trust/ }).check();
  expect(await barriersOn(page)).toEqual([]);

  await tab(page, 'JSON').click();
  const written = JSON.parse(await json(page).inputValue()) as object;
  expect(written).toMatchObject({
    ...{ notification_name: 'key_deletion', status: 'disabled', agency_name: 'cts_admin_trust' },
    notify_user_list: [{ user_group: 'users', user_list: ['lena', 'svc-build'] }],
    filter: { is_support_filter: true, condition: 'OR', rule: ['trace_rating = incident', 'code = 403'] },
  });
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
});

test('what the form does not know stays as it was written, and half a text keeps what it said last', async ({
  app,
  page,
}) => {
  await beginDraft(app, page);
  await tab(page, 'JSON').click();
  await json(page).fill(
    '{"notification_name": "odd",  "x-long": 12345678901234567890123, "operation_type": "complete", "filter": {"rule": ["code=1", "junk", 5]}}',
  );
  await tab(page, 'Form').click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('odd');
  await page.getByRole('button', { name: 'Switch it on' }).click();
  await page.getByRole('button', { name: 'Remove rule 2' }).click();
  await expect(page.getByRole('button', { name: 'Remove rule 3' })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('odder');
  await tab(page, 'JSON').click();
  await expect(json(page)).toHaveValue(
    '{"notification_name": "odder",  "x-long": 12345678901234567890123, "operation_type": "complete", "filter": {"rule": ["code=1", 5], "is_support_filter": true}}',
  );

  await json(page).press('End');
  await page.keyboard.type(', half');
  await expect(page.getByRole('alert')).toContainText('This is not valid JSON');
  await tab(page, 'Form').click();
  await expect(page.getByRole('alert')).toContainText('The JSON cannot be read as it stands.');
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeDisabled();
  expect(await barriersOn(page)).toEqual([]);
  await expect(page.getByText('Kept as typed; what was valid last counts.')).toBeVisible();

  // Half a text outlives the page, and what was gone back from can be had again.
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('The JSON cannot be read as it stands.');
  await tab(page, 'JSON').click();
  await expect(json(page)).toHaveValue(/, half$/);
  await tab(page, 'Form').click();
  await page.getByRole('button', { name: 'Go back to this' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toBeEnabled();
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect(page.getByRole('alert')).toContainText('The JSON cannot be read as it stands.');
});

test('what was changed is taken back and made again, across tabs and reloads, and versions bring it back', async ({
  app,
  page,
}) => {
  await beginDraft(app, page);
  const [undo, redo] = ['Undo', 'Redo'].map((name) => page.getByRole('button', { name, exact: true }));
  if (undo === undefined || redo === undefined) throw new Error('Both are there.');
  await expect(undo).toBeDisabled();
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('menuitem', { name: 'Login', exact: true }).click();
  await expect(counts(page)).toHaveText('12/1,000 operations');
  await page.getByRole('button', { name: 'Versions' }).click();
  await page.getByRole('textbox', { name: 'Name of the version' }).fill('logins');
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('button', { name: 'What changed since logins' })).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('menuitem', { name: 'Deletion of keys' }).click();
  await expect(counts(page)).toHaveText('10/1,000 operations');
  await tab(page, 'JSON').click();
  await json(page).press('Control+z');
  await expect(json(page)).toHaveValue(/loginfailed/);
  await expect(redo).toBeEnabled();
  await page.reload();
  await tab(page, 'Form').click();
  await expect(counts(page)).toHaveText('12/1,000 operations');
  await redo.click();
  await expect(counts(page)).toHaveText('10/1,000 operations');
  await expect(redo).toBeDisabled();

  await page.getByRole('button', { name: 'Versions' }).click();
  await page.getByRole('button', { name: 'What changed since logins' }).click();
  const table = page.getByRole('group', { name: 'What changed since logins' });
  await expect(table.getByRole('row')).toHaveCount(23);
  await expect(table).toContainText('KMS > CMK > scheduleKeyDeletion');
  expect(await barriersOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Go back to logins' }).click();
  await expect(counts(page)).toHaveText('12/1,000 operations');
  await page.keyboard.press('Escape');
  await undo.click();
  await expect(counts(page)).toHaveText('10/1,000 operations');
});

test('a draft is a block of Terraform too, what it cannot say stays, and what cannot be read is told', async ({
  app,
  page,
}) => {
  await beginDraft(app, page);
  await tab(page, 'JSON').click();
  await json(page).fill(
    '{"notification_name": "keys", "x-long": 12345678901234567890123, "operation_type": "complete"}',
  );
  await tab(page, 'Terraform').click();
  const block = page.getByRole('textbox', { name: 'Terraform block of keys' });
  await expect(block).toHaveValue(
    /^resource "huaweicloud_cts_notification" "keys" \{\n {2}name {11}= "keys"\n/,
  );
  await expect(page.getByText('Not in the block, and kept in the JSON: x-long')).toBeVisible();
  await block.fill(
    'resource "huaweicloud_cts_notification" "mine" {\n  name = "keys"\n  operation_type = "customized"\n  operations {\n    service = "KMS"\n    resource = "CMK"\n    trace_names = ["scheduleKeyDeletion"]\n  }\n}\n',
  );
  await expect(page.getByText('Reports scheduleKeyDeletion of KMS.')).toBeVisible();
  await expect(block).toHaveValue(/"mine"/);
  expect(await barriersOn(page)).toEqual([]);
  await block.press('End');
  await page.keyboard.type('}');
  await expect(page.getByRole('alert')).toContainText('Line 10, column 1: This may not stand here.');
  await tab(page, 'Form').click();
  await expect(page.getByRole('alert')).toContainText('The Terraform block cannot be read as it stands.');
  await expect(counts(page)).toHaveText('1/1,000 operations');
  await page.getByRole('button', { name: 'Mend the block' }).click();
  await expect(block).toHaveValue(/\}\n\}$/);
  await block.press('Control+End');
  await block.press('Backspace');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await tab(page, 'JSON').click();
  await expect(json(page)).toHaveValue(/^\{"notification_name": "keys", "x-long": 12345678901234567890123, /);
});

test('a filter of traces becomes a draft, with what no notification can ask for listed', async ({
  app,
  page,
}) => {
  await beginDraft(app, page);
  await page.getByRole('link', { name: 'Traces', exact: true }).click();
  const filter = page.getByRole('combobox', { name: 'Filter' });
  await filter.fill('service = KMS and name contains KeyDeletion and rating != normal and ip = 10.0.0.1');
  await filter.press('Escape');
  await page.getByRole('button', { name: /^Save as a view|^Save view/ }).click();
  await page.getByRole('menuitem', { name: 'Draft of a notification from this filter' }).click();
  await expect(page.getByText('without what no notification can ask for: ip = 10.0.0.1.')).toBeVisible();
  await expect(
    page.getByText('Reports scheduleKeyDeletion and cancelKeyDeletion of KMS, where trace_rating != normal.'),
  ).toBeVisible();
  await expect(counts(page)).toHaveText('2/1,000 operations');
});

test('what no notification can ask for, logins by root or without a second factor, is a saved view', async ({
  app,
  page,
}) => {
  await newWorkspace(app, page);
  const login = { service_type: 'IAM', resource_type: 'user', trace_name: 'login' };
  const mfa = (mfa_authenticated: string): object => ({
    session_context: { attributes: { mfa_authenticated } },
  });
  const logins = [
    trace('root', { ...login, user: { name: 'r', principal_is_root_user: 'true', ...mfa('true') } }),
    trace('bare', { ...login, user: { name: 'b', principal_is_root_user: 'false', ...mfa('false') } }),
    trace('safe', { ...login, user: { name: 's', principal_is_root_user: 'false', ...mfa('true') } }),
    trace('other', { user: { name: 'r', principal_is_root_user: 'true', ...mfa('false') } }),
  ];
  await openTraces(app, page, put(app.folder, 'logins.ndjson', lines(logins)));
  await expect(page.getByText(/^Import finished\./)).toBeVisible();
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await page.getByRole('button', { name: 'New draft' }).click();
  await page.getByRole('button', { name: 'Templates' }).click();
  await page.getByRole('menuitem', { name: 'Logins by root or without MFA: a view of Traces' }).click();
  const list = page.getByRole('grid', { name: 'Traces', exact: true });
  await expect(list).toHaveAttribute('aria-rowcount', '3');
  await expect(page.getByRole('button', { name: /Logins by root or without MFA/ })).toBeVisible();
});
