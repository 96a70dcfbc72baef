import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startCloud, type Cloud } from './cloud/start.ts';
import { barriersOn } from './fixtures/accessibility.ts';
import { expect, test } from './fixtures/app.ts';
import { addConnection, fillConnection, goToSettings, openStore, PASSPHRASE } from './pages/connections.ts';
import { newWorkspace } from './pages/read-traces.ts';
import { company } from './scenarios/company.ts';
import { ADMIN, PROJECT } from './scenarios/people.ts';

const PLANTED = { access: ADMIN.access, secret: 'PLANTED/secret+0123456789abcdefABCDEF' };

let cloud: Cloud;
test.beforeEach(async () => {
  const account = company(Date.now());
  const [ada] = account.users;
  ada?.keys.push({ access: 'SIMULATEDPLANTEDKEY1', secret: PLANTED.secret });
  cloud = await startCloud({ account });
});
test.afterEach(() => cloud.close());

async function sentenceOf(page: Page, name: string): Promise<string> {
  const row = page.getByRole('listitem').filter({ hasText: name });
  await row.getByRole('button', { name: `Test ${name}` }).click();
  await expect(row.getByRole('status')).not.toContainText('Asking the cloud');
  await expect(row.getByRole('status')).not.toBeEmpty();
  return (await row.getByRole('status').textContent()) ?? '';
}

test('a connection is made, tested, kept over a restart, changed and removed', async ({
  app,
  page,
  host,
}) => {
  await goToSettings(page);
  await openStore(page, host);
  const form = await fillConnection(page, cloud, { name: 'Acme' });
  expect(await barriersOn(page), 'the form').toEqual([]);
  await expect(form.getByRole('checkbox', { name: /^Read only/ })).toBeChecked();
  await form.getByRole('button', { name: 'Save' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Acme' });
  await expect(row).toContainText(PROJECT);
  await expect(row).toContainText('read-only · Sign-in stored');
  expect(await sentenceOf(page, 'Acme')).toContain('Signed in and read a page of traces.');
  const asked = cloud.log.entries();
  expect(asked.length).toBeGreaterThan(0);
  for (const entry of asked) expect(entry).toMatchObject({ method: 'GET', user: 'ada', status: 200 });
  expect(await barriersOn(page), 'the list').toEqual([]);

  const again = await app.open();
  await goToSettings(again);
  if (host === 'serve') {
    await again.getByRole('textbox', { name: 'Passphrase', exact: true }).fill('wrong horse battery');
    await again.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(again.getByText('That is not the passphrase.').first()).toBeVisible();
    expect(await barriersOn(again), 'the passphrase').toEqual([]);
  }
  await openStore(again, host);
  expect(await sentenceOf(again, 'Acme')).toContain('Signed in');

  await again.getByRole('button', { name: 'Edit Acme' }).click();
  const edit = again.getByRole('dialog', { name: 'Edit the connection' });
  // Nothing gives a secret back to a page.
  await expect(edit.getByRole('textbox', { name: 'Secret access key (SK)' })).toHaveValue('');
  await edit.getByRole('textbox', { name: 'Name', exact: true }).fill('Acme Europe');
  await edit.getByRole('button', { name: 'Save' }).click();
  expect(await sentenceOf(again, 'Acme Europe')).toContain('Signed in');

  await again.getByRole('button', { name: 'Remove Acme Europe' }).click();
  const question = again.getByRole('dialog', { name: 'Remove the connection?' });
  expect(await barriersOn(again), 'the question').toEqual([]);
  await question.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(again.getByText('No connection to a cloud yet.')).toBeVisible();
  await expect(again.getByText(/None is stored\./)).toBeVisible();
});

test('an address that no document names is asked for, and none is made up', async ({ page, host }) => {
  await goToSettings(page);
  await openStore(page, host);
  const form = await fillConnection(page, cloud, { name: 'Swiss' });
  await form.getByRole('combobox', { name: 'Cloud', exact: true }).selectOption('Open Telekom Cloud');
  await form.getByRole('combobox', { name: 'Region' }).fill('eu-ch2');
  const address = form.getByRole('textbox', { name: 'Cloud Trace Service' });
  await address.fill('');
  await expect(form.getByText(/No document names/)).toBeVisible();
  await expect(form.getByRole('button', { name: 'Save' })).toBeDisabled();
  expect(await barriersOn(page), 'the form').toEqual([]);
  await address.fill(cloud.endpoints.cts);
  await form.getByRole('textbox', { name: 'FunctionGraph' }).fill('');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
  expect(await sentenceOf(page, 'Swiss')).toContain('Signed in and read a page of traces.');
});

test('a test says what is wrong', async ({ page, host }) => {
  await goToSettings(page);
  await openStore(page, host);
  await addConnection(page, cloud, { name: 'Right' });
  await addConnection(page, cloud, { name: 'Elsewhere', project: 'f'.repeat(32) });
  await addConnection(page, cloud, { name: 'Mistyped', key: { access: 'UNKNOWNKEY', secret: 'x' } });
  expect(await sentenceOf(page, 'Elsewhere')).toMatch(/project/i);
  expect(await sentenceOf(page, 'Mistyped')).toMatch(/key/i);
  cloud.setSkew(3 * 3_600_000);
  expect(await sentenceOf(page, 'Right')).toMatch(/clock/i);
  cloud.setSkew(0);
  cloud.faults.add({ trouble: { kind: 'error', code: 'CTS.0013' } });
  expect(await sentenceOf(page, 'Right')).toMatch(/cts:trace:list/);
  cloud.faults.add({ trouble: { kind: 'not-json' } });
  expect(await sentenceOf(page, 'Right')).toContain('answered with a web page');
  expect(await sentenceOf(page, 'Right')).toContain('Signed in');
  await cloud.close();
  expect(await sentenceOf(page, 'Right')).toMatch(/127\.0\.0\.1/);
});

test('a secret is nowhere in what the app writes', async ({ app, page, host }) => {
  await newWorkspace(app, page);
  await goToSettings(page);
  await openStore(page, host);
  const key = { access: 'SIMULATEDPLANTEDKEY1', secret: PLANTED.secret };
  await addConnection(page, cloud, { name: 'Planted', key });
  expect(await sentenceOf(page, 'Planted')).toContain('Signed in');
  // The service repeats what it understood of a request that it refuses.
  cloud.setSkew(3 * 3_600_000);
  await sentenceOf(page, 'Planted');
  await app.close();

  const written = [...filesBelow(app.home), ...filesBelow(app.folder)];
  expect(written.length).toBeGreaterThan(2);
  const shapes = [PLANTED.secret, PASSPHRASE].flatMap((text) => [
    text,
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
    encodeURIComponent(text),
  ]);
  const found = written.filter((path) => {
    const content = readFileSync(path).toString('latin1');
    return shapes.some((shape) => content.includes(shape));
  });
  expect(found).toEqual([]);
  // The search itself can find something.
  expect(written.some((path) => readFileSync(path, 'latin1').includes('Planted'))).toBe(true);
});

test('a forgotten passphrase costs the secrets and nothing else', async ({ app, page, host }) => {
  test.skip(host !== 'serve', 'The system opens its store itself.');
  await goToSettings(page);
  await openStore(page, host);
  await addConnection(page, cloud, { name: 'Acme' });
  const again = await app.open();
  await goToSettings(again);
  await again.getByRole('button', { name: 'Forgotten?' }).click();
  const question = again.getByRole('dialog', { name: 'Remove all stored secrets?' });
  await expect(question).toContainText('the secret that is stored');
  expect(await barriersOn(again), 'the question').toEqual([]);
  await question.getByRole('button', { name: 'Remove all secrets' }).click();
  await expect(again.getByRole('button', { name: 'Choose this passphrase' })).toBeVisible();
  await expect(again.getByRole('listitem').filter({ hasText: 'Acme' })).toContainText('Sign-in not stored');
  await expect(again.getByRole('button', { name: 'Test Acme' })).toBeDisabled();
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
}
