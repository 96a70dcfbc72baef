import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type App } from '../fixtures/app.ts';
import { chooseFile } from './choose-file.ts';

export async function newWorkspace(app: App, page: Page): Promise<void> {
  await chooseFile(app, page, {
    dialog: 'save',
    path: join(app.folder, 'audit.tracebell'),
    ask: () => page.keyboard.press('Control+Alt+n'),
  });
  await expect(page.getByRole('heading', { name: 'audit' })).toBeVisible();
}

/** As a person opens traces in this host: by the system's dialog, or by a path typed into the page's. */
export async function openTraces(app: App, page: Page, path: string): Promise<void> {
  await chooseFile(app, page, {
    dialog: 'open',
    path,
    ask: () => page.keyboard.press('Control+Shift+o'),
  });
}
