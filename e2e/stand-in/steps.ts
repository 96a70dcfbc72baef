import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { MenuRecord } from './control-messages.ts';
import { callIn, expect } from './fixture.ts';
import type { StandIn } from './launch.ts';

/** The page once it is drawn: before, it hears no command. */
export async function framePage(app: StandIn): Promise<Page> {
  const page = await app.page();
  await page.getByRole('navigation').waitFor();
  return page;
}

export async function createWorkspace(app: StandIn, folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.tracebell`);
  expect(await callIn(await app.page(), 'workspace.create', { path })).toMatchObject({ ok: true });
  return path;
}

export async function dialogOpen(app: StandIn, message: string): Promise<void> {
  await expect
    .poll(async () => (await app.control.state()).dialogs.filter(({ open }) => open))
    .toMatchObject([{ options: { message } }]);
}

export function flat(menu: readonly MenuRecord[]): MenuRecord[] {
  return menu.flatMap((item) => [item, ...flat(item.submenu)]);
}
