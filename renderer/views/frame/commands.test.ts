import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { COMMANDS, type Command } from '../../../shared/model/command.ts';
import { wordsFor } from '../../../shared/words/languages.ts';
import { filledHost } from '../../testing/sample-host.ts';
import { showApp } from '../../testing/show-app.ts';

const { commands } = wordsFor('en');

// The native menu is held to the same list by a test of its own.
it('palette and shortcut sheet have every command, the sheet those with keys', async () => {
  await showApp(filledHost());
  await page.getByRole('link', { name: 'Traces' }).click();
  await expect.element(page.getByRole('heading', { name: 'Traces', level: 1 })).toBeVisible();

  await userEvent.keyboard('{Control>}k{/Control}');
  const palette = page.getByRole('listbox', { name: 'Command palette' });
  await expect.element(palette).toBeVisible();
  const offered = palette.element().textContent;
  for (const { id, needs } of COMMANDS as readonly Command[]) {
    const name = commands[id as keyof typeof commands];
    if (needs === 'open-draft') expect(offered, id).not.toContain(name);
    else if (id !== 'palette.show') expect(offered, id).toContain(name);
  }
  await userEvent.keyboard('{Escape}');
  await expect.element(palette).not.toBeInTheDocument();

  await userEvent.keyboard('?');
  const sheet = page.getByRole('group', { name: 'Keyboard shortcuts' });
  await expect.element(sheet).toBeVisible();
  const shown = [...sheet.element().querySelectorAll('dt')].map(({ textContent }) => textContent);
  const withKeys = (COMMANDS as readonly Command[]).filter(({ keys }) => keys !== undefined);
  expect(shown.toSorted()).toEqual(
    withKeys.map(({ id }) => commands[id as keyof typeof commands]).toSorted(),
  );
});

it('the palette finds a trace by its id, and goes to it whenever it happened', async () => {
  await showApp(filledHost());
  await expect.element(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  await userEvent.keyboard('{Control>}k{/Control}');
  await page.getByRole('combobox', { name: 'Command palette' }).fill('5c1d7a90-e2f4-11ef-9a30-4b6ea1c0d3b7');
  await expect.element(page.getByRole('option', { name: /^Show the trace 5c1d7a90/ })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: 'Traces', level: 1 })).toBeVisible();
  const filter = page.getByRole('combobox', { name: 'Filter' });
  await expect.element(filter).toHaveValue('id = 5c1d7a90-e2f4-11ef-9a30-4b6ea1c0d3b7');
});
