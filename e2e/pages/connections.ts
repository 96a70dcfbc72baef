import type { Locator, Page } from '@playwright/test';
import type { Cloud } from '../cloud/start.ts';
import { expect } from '../fixtures/app.ts';
import { ADMIN, DOMAIN, PROJECT, REGION } from '../scenarios/people.ts';

export const PASSPHRASE = 'correct horse battery';

export const goToSettings = (page: Page): Promise<void> =>
  page.getByRole('link', { name: 'Settings' }).click();

/** In a browser the store has a passphrase; elsewhere the system opens it. */
export async function openStore(page: Page, host: string): Promise<void> {
  if (host !== 'serve') return;
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(PASSPHRASE);
  const again = page.getByRole('textbox', { name: 'Passphrase again' });
  if (await again.isVisible()) {
    await again.fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Choose this passphrase' }).click();
  } else await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText(/which is open until Tracebell ends/)).toBeVisible();
}

/** Every address, so that nothing is asked of the real ones. */
const SERVICES = [
  ['cts', 'Cloud Trace Service'],
  ['iam', 'Identity (IAM)'],
  ['smn', 'Notification (SMN)'],
  ['functiongraph', 'FunctionGraph'],
  ['kms', 'Keys (KMS)'],
] as const;

export interface Typed {
  name: string;
  project?: string;
  key?: { access: string; secret: string };
  /** Whether it may change the account. */
  writes?: boolean;
}

/** Fills in the form of a new connection, but does not save it. */
export async function fillConnection(page: Page, cloud: Cloud, typed: Typed): Promise<Locator> {
  await page.getByRole('button', { name: 'Add a connection' }).click();
  const form = page.getByRole('dialog', { name: 'Add a connection' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(typed.name);
  await form.getByRole('combobox', { name: 'Cloud', exact: true }).selectOption('Huawei Cloud, Europe');
  await expect(form.getByRole('combobox', { name: 'Region' })).toHaveValue(REGION);
  await form.getByRole('textbox', { name: 'Project ID' }).fill(typed.project ?? PROJECT);
  await form.getByRole('textbox', { name: 'Account ID' }).fill(DOMAIN.id);
  await form.getByText('Addresses of the services').click();
  for (const [service, label] of SERVICES)
    await form.getByRole('textbox', { name: label }).fill(cloud.endpoints[service]);
  const { access, secret } = typed.key ?? ADMIN;
  await form.getByRole('textbox', { name: 'Access key ID (AK)' }).fill(access);
  await form.getByRole('textbox', { name: 'Secret access key (SK)' }).fill(secret);
  if (typed.writes === true) await form.getByRole('checkbox', { name: /^Read only/ }).uncheck();
  return form;
}

export async function addConnection(page: Page, cloud: Cloud, typed: Typed): Promise<void> {
  const form = await fillConnection(page, cloud, typed);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toHaveCount(0);
}
