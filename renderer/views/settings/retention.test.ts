import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { TracePage } from '../../../shared/model/browse.ts';
import { MARKED } from '../../../shared/query/query.ts';
import { DEFAULT_WORKSPACE_SETTINGS } from '../../../shared/model/workspace.ts';
import { daysOf } from '../../state/retention.svelte.ts';
import { WORKSPACE } from '../../testing/sample-imports.ts';
import { showApp } from '../../testing/show-app.ts';
import { standInBridge, type StandInBridge } from '../../testing/stand-in-bridge.ts';

/** With as many traces as given that are older than whatever is kept. */
function host(older: number, kept: number | null = null, readOnly = false): StandInBridge {
  let settings = { ...DEFAULT_WORKSPACE_SETTINGS, retentionDays: kept };
  return standInBridge({
    'workspace.summary': () => ({ ...WORKSPACE, readOnly }),
    'workspace.settings': () => settings,
    'workspace.changeSettings': (change) => (settings = { ...settings, ...change }),
    'traces.page': (): TracePage => ({ rows: [], first: 0, total: older, known: older }),
  });
}
const changes = (bridge: StandInBridge): unknown[] =>
  bridge.calls.filter(({ name }) => name === 'workspace.changeSettings').map(({ input }) => input);
const show = (bridge: StandInBridge): Promise<void> => showApp(bridge, { address: '#/settings' });

async function keep(days: string): Promise<void> {
  await page.getByRole('radio', { name: 'For a number of days' }).click();
  await page.getByRole('textbox', { name: 'Days' }).fill(days);
  await page.getByRole('button', { name: 'Apply' }).click();
}

describe('how long a workspace keeps traces', () => {
  it('is not asked where none is open', async () => {
    await show(standInBridge());
    await expect.element(page.getByRole('heading', { name: 'Appearance' })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'This workspace' })).not.toBeInTheDocument();
  });

  it('is for ever, until a number of days is applied', async () => {
    const bridge = host(0);
    await show(bridge);
    await expect.element(page.getByRole('radio', { name: 'All of them' })).toBeChecked();
    await keep('30');
    await expect
      .element(page.getByText('This workspace keeps the traces of the last 30 days.'))
      .toBeVisible();
    expect(changes(bridge)).toEqual([{ retentionDays: 30 }]);
  });

  it('asks before anything is removed, and says how much, and that files stay', async () => {
    const bridge = host(1234);
    await show(bridge);
    await keep('30');
    const dialog = page.getByRole('dialog', { name: 'Remove older traces?' });
    await expect.element(dialog.getByText(/^1,234 traces from before .* the last 30 days/)).toBeVisible();
    await expect.element(dialog.getByText(/stay on the disk as they are/)).toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Remove nothing' })).toHaveFocus();
    expect(changes(bridge)).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    expect(changes(bridge)).toEqual([]);

    await page.getByRole('button', { name: 'Apply' }).click();
    await dialog.getByRole('button', { name: 'Remove 1,234 traces' }).click();
    await expect.poll(() => changes(bridge)).toEqual([{ retentionDays: 30 }]);
  });

  it('asks for traces by their own time, before the days that are kept', async () => {
    const bridge = host(0);
    await show(bridge);
    const earliest = Date.now() - 30 * 86_400_000;
    await keep('30');
    await expect.poll(() => changes(bridge)).toHaveLength(1);
    const { input } = bridge.calls.find(({ name }) => name === 'traces.page') ?? {};
    const { query } = input as { query: { of: [{ to: number }, object] } };
    expect(query).toMatchObject({
      kind: 'and',
      of: [
        { kind: 'time', field: 'time' },
        { kind: 'not', of: MARKED },
      ],
    });
    const [{ to }] = query.of;
    expect(to).toBeGreaterThanOrEqual(earliest);
    expect(to).toBeLessThanOrEqual(Date.now() - 30 * 86_400_000);
  });

  it('is for ever again without a question', async () => {
    const bridge = host(9, 7);
    await show(bridge);
    await expect.element(page.getByRole('textbox', { name: 'Days' })).toHaveValue('7');
    await page.getByRole('radio', { name: 'All of them' }).click();
    await expect.element(page.getByText('This workspace keeps all traces.')).toBeVisible();
    expect(changes(bridge)).toEqual([{ retentionDays: null }]);
  });

  it('is only shown where the file cannot be written', async () => {
    await show(host(0, 7, true));
    await expect
      .element(page.getByText(/^This workspace keeps the traces of the last 7 days\./))
      .toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Apply' })).not.toBeInTheDocument();
  });

  it('is not applied where it is no number of days', async () => {
    await show(host(0));
    await page.getByRole('radio', { name: 'For a number of days' }).click();
    await page.getByRole('textbox', { name: 'Days' }).fill('0');
    await expect.element(page.getByRole('button', { name: 'Apply' })).toBeDisabled();
    await expect.element(page.getByRole('textbox', { name: 'Days' })).toHaveAttribute('aria-invalid', 'true');
  });
});

it.each([
  ['1', 1],
  [' 36500 ', 36_500],
  ['36501', null],
  ['0', null],
  ['', null],
  ['1.5', null],
  ['-3', null],
  ['1e2', null],
])('“%s” is %s days', (typed, days) => {
  expect(daysOf(typed)).toBe(days);
});
