import type { Locator, Page } from '@playwright/test';
import type { Cloud } from '../cloud/start.ts';
import { expect, type App } from '../fixtures/app.ts';
import { PROJECT } from '../scenarios/people.ts';
import { addConnection, goToSettings, openStore } from './connections.ts';
import { newWorkspace } from './read-traces.ts';

export type Held = NonNullable<NonNullable<Cloud['account']['contents'][string]>['notifications']>[number];

/** What the simulated account holds now. */
export function heldIn(cloud: Cloud, name: string): Held | undefined {
  return cloud.account.contents[PROJECT]?.notifications?.find((one) => one.notification_name === name);
}

/** A workspace with the account read into it, by a connection that may write unless it is said otherwise. */
export async function syncAccount(
  app: App,
  page: Page,
  { cloud, host, writes = true }: { cloud: Cloud; host: string; writes?: boolean },
): Promise<void> {
  await newWorkspace(app, page);
  await goToSettings(page);
  await openStore(page, host);
  await addConnection(page, cloud, { name: 'Acme', writes });
  await page.getByRole('button', { name: 'Sync Acme', exact: true }).click();
  await expect(page.locator('main [role=status] p').last()).toContainText('Synced Acme');
}

const liveSection = (page: Page): Locator => page.getByRole('region', { name: 'Live notifications' });

/** A draft of a live notification, changed in its JSON; its plan is opened. */
export async function planOfDraft(
  page: Page,
  name: string,
  changed: (notification: Record<string, unknown>) => object,
): Promise<void> {
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await liveSection(page)
    .getByRole('button', { name: `What can be done with live ${name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Make a draft' }).click();
  await expect(page.getByText('Made of a live notification')).toBeVisible();
  await page.getByRole('tab', { name: 'JSON' }).click();
  const text = page.getByRole('textbox', { name: /^JSON of/ });
  const before = JSON.parse(await text.inputValue()) as Record<string, unknown>;
  await text.fill(JSON.stringify(changed(before), null, 2));
  await page.getByRole('button', { name: 'Plan…' }).click();
  await expect(page.getByRole('heading', { name: /^Plan: update / })).toBeVisible();
}

/** From the menu of a live notification. */
export async function planOfLive(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('link', { name: 'Notifications', exact: true }).click();
  await liveSection(page)
    .getByRole('button', { name: `What can be done with live ${name}` })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

const lostTab = (page: Page): Locator => page.getByRole('tab', { name: /^Lost / });

/** Looks at what is lost, where something is, and confirms by name. */
export async function confirm(page: Page, typed: string, action: string): Promise<void> {
  const button = page.getByRole('button', { name: action, exact: true });
  await expect(lostTab(page)).toBeVisible();
  await expect(page.locator('.effect')).toHaveAttribute('aria-busy', 'false');
  if ((await lostTab(page).innerText()).includes('(open)')) {
    await lostTab(page).click();
    await expect(lostTab(page)).not.toContainText('(open)');
  }
  await page.getByRole('textbox', { name: / to confirm$/ }).fill(typed);
  await expect(button).toBeEnabled();
  await button.click();
}

export const outcome = (page: Page): Locator => page.getByRole('region', { name: 'What became of it' });
