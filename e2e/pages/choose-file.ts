import type { Page } from '@playwright/test';
import type { App } from '../fixtures/app.ts';

/**
 * Asks for a file as a person does in this host: in the system's dialog, or by its path in a dialog of the page.
 * `ask` is what brings the dialog up.
 */
export async function chooseFile(
  app: App,
  page: Page,
  { dialog, path, ask }: { dialog: 'open' | 'save'; path: string; ask: () => Promise<void> },
): Promise<void> {
  if (app.answerDialog !== null) {
    await app.answerDialog(dialog, path);
    await ask();
    return;
  }
  await ask();
  const field = page.getByRole('dialog').getByLabel('Path');
  await field.fill(path);
  await field.press('Enter');
}
