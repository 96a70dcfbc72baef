import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Calls } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../../shared/model/failure.ts';
import type { Query } from '../../../shared/query/query.ts';
import { dialogs } from '../../state/dialogs.svelte.ts';
import { traceExport } from '../../state/trace-export.svelte.ts';
import { filledHost, READING } from '../../testing/sample-host.ts';
import { COVERAGE, WORKSPACE } from '../../testing/sample-imports.ts';
import { showApp } from '../../testing/show-app.ts';
import { standInBridge, type StandInBridge } from '../../testing/stand-in-bridge.ts';

type ExportInput = Calls['traces.export']['input'];

const dialog = page.getByRole('dialog', { name: 'Export traces' });
const sent = (host: StandInBridge): unknown[] =>
  host.calls.filter(({ name }) => name === 'traces.export').map(({ input }) => input);
const ALL = { query: { kind: 'all' }, rows: null, columns: null };

async function shown(host: StandInBridge): Promise<void> {
  await showApp(host);
  await page.getByRole('button', { name: 'Export traces…' }).click();
  await expect.element(dialog).toBeVisible();
}

describe('the export of traces', () => {
  it('goes where the system’s dialog says, which has asked before it replaces', async () => {
    const host = filledHost();
    await shown(host);
    await expect.element(dialog.getByText(/^1,204,120 traces: all that this workspace holds/)).toBeVisible();
    await dialog.getByRole('radio', { name: 'NDJSON' }).click();
    await dialog.getByRole('radio', { name: 'Fields of the traces' }).click();
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(sent(host)).toEqual([
      { path: '/out/audit traces.ndjson', format: 'ndjson', content: 'fields', ...ALL, replace: true },
    ]);
  });

  it('is let go with the system’s dialog, and can be asked for again', async () => {
    const host = standInBridge({
      'workspace.summary': () => WORKSPACE,
      'coverage.summary': () => COVERAGE,
      'dialog.saveExport': () => ({ path: null }),
    });
    await shown(host);
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
    await expect.poll(() => host.calls.map(({ name }) => name)).toContain('dialog.saveExport');
    expect(sent(host)).toEqual([]);
    await expect.element(dialog).toBeVisible();
  });

  it('has no choice of content for tables, which hold fields', async () => {
    await shown(filledHost());
    await expect.element(dialog.getByRole('radio', { name: 'CSV', exact: true })).toBeChecked();
    const originals = dialog.getByRole('radio', { name: 'Original records' });
    await expect.element(originals).not.toBeInTheDocument();
    await expect.element(dialog.getByRole('radio', { name: 'Fields of the traces' })).toBeChecked();
    await dialog.getByRole('radio', { name: 'JSON', exact: true }).click();
    await expect.element(originals).toBeChecked();
  });

  it('goes to a typed path, whose ending follows the format', async () => {
    const host = filledHost({ kind: 'serve', dialogs: 'browser' });
    await shown(host);
    const path = dialog.getByLabelText('Path');
    await expect.element(path).toHaveFocus();
    await expect.element(path).toHaveValue('/home/me/audit traces.csv');
    await path.fill('/out/mine.csv');
    await dialog.getByRole('radio', { name: 'XLSX' }).click();
    await expect.element(path).toHaveValue('/out/mine.xlsx');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(sent(host)).toEqual([
      { path: '/out/mine.xlsx', format: 'xlsx', content: 'fields', ...ALL, replace: false },
    ]);
  });

  it('without a system’s dialog replaces a file only after a yes to that very path', async () => {
    const exists = ({ path, replace }: ExportInput): { taskId: string } => {
      if (!replace || path === '/open.tracebell') throw new Failure('export-exists', { path });
      return { taskId: 't' };
    };
    const host = standInBridge({
      info: { kind: 'serve', dialogs: 'browser' },
      'workspace.summary': () => WORKSPACE,
      'coverage.summary': () => COVERAGE,
      'traces.export': exists,
    });
    await shown(host);
    const replace = dialog.getByRole('button', { name: 'Replace the file' });
    const path = dialog.getByLabelText('Path');
    await path.fill('/open.tracebell');
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog.getByRole('alert')).toMatchTextContent(/open\.tracebell exists already/);
    await replace.click();
    await expect.element(replace).not.toBeInTheDocument();
    await path.fill('/a.csv');
    await expect.element(dialog.getByRole('alert')).not.toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await replace.click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(sent(host).map((input) => [(input as ExportInput).path, (input as ExportInput).replace])).toEqual([
      ['/open.tracebell', false],
      ['/open.tracebell', true],
      ['/a.csv', false],
      ['/a.csv', true],
    ]);
  });

  const FILTER: Query = { kind: 'time', field: 'time', from: 5 };
  const CHOICES: [what: string, rows: number[] | null, text: string][] = [
    ['what a filter finds', null, 'The traces that the filter finds, oldest first.'],
    ['rows that were chosen', [4, 9], '2 chosen traces, oldest first.'],
  ];
  it.each(CHOICES)('writes %s, and says so', async (_what, rows, text) => {
    const host = filledHost();
    await showApp(host);
    await expect.element(page.getByRole('button', { name: 'Export traces…' })).toBeVisible();
    void traceExport.ask({ query: FILTER, rows });
    await expect.element(dialog.getByText(text)).toBeVisible();
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
    await expect.poll(() => sent(host)).toMatchObject([{ query: FILTER, rows }]);
  });

  it('begins with its keys, and after a filter with all again', async () => {
    const host = filledHost();
    await showApp(host);
    await expect.element(page.getByRole('button', { name: 'Export traces…' })).toBeVisible();
    void traceExport.ask({ query: FILTER, rows: null });
    await expect.element(dialog).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await userEvent.keyboard('{Control>}e{/Control}');
    await expect.element(dialog.getByText(/all that this workspace holds/)).toBeVisible();
  });

  it('leaves another dialog open that was asked for while it began', async () => {
    const host = standInBridge({
      info: { kind: 'serve', dialogs: 'browser' },
      'workspace.summary': () => WORKSPACE,
      'coverage.summary': () => COVERAGE,
      'traces.export': () => {
        void dialogs.show('shortcuts');
        return { taskId: 't' };
      },
    });
    await shown(host);
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => sent(host)).toHaveLength(1);
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });

  it('says what was written, and what was cut', async () => {
    const host = filledHost();
    await showApp(host);
    await expect.element(page.getByRole('button', { name: 'Export traces…' })).toBeVisible();
    const task = { ...READING, kind: 'export' as const, path: '/out/a.xlsx' };
    host.emit('tasks.changed', { tasks: [task] });
    const outcome = { rows: 12_000, cutCells: 3, bytes: 5 * 2 ** 20 };
    host.emit('tasks.changed', { tasks: [{ ...task, state: 'done', endedAt: task.startedAt, outcome }] });
    await expect.element(page.getByText('12,000 traces (5 MiB) written to /out/a.xlsx')).toBeVisible();
    await expect.element(page.getByText(/^3 cells were cut/)).toBeVisible();
  });
});
